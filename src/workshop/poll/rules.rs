//! Owns the rules a poll is held under: who sees what when, what a ballot may hold, when something has passed.
//! A run keeps the rules it was held under, so that later changes of the plan change no result.

use std::fmt;

use crate::workshop::choices::choices;

/// The rules of one poll. What the plan does not say is the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// When the room sees the results.
    pub results: Results,
    /// The facilitator does not see them earlier than the room either.
    pub blind: bool,
    /// Ballots carry their caster's name.
    pub named: bool,
    /// A ballot cannot be changed once it is cast; else until the poll closes.
    pub binding: bool,
    /// Hands and ballots count together.
    pub mixed: bool,
    /// The share of those present that has to take part.
    pub quorum: Option<Quorum>,
    /// What percentages and majorities are of; the method's own where absent.
    pub base: Option<Base>,
    /// When the leading option has passed.
    pub pass: Pass,
    /// What becomes of a tie for the first place.
    pub tie: Tie,
    /// The most options on one ballot.
    pub limit: Option<u32>,
    /// The dots each person has.
    pub budget: Option<u32>,
    /// The most dots one person may put on one option.
    pub cap: Option<u32>,
    /// The credits each person has, where further votes for one option cost more.
    pub credits: Option<u32>,
    /// The lowest and the highest step of a scale.
    pub bounds: Option<(i32, i32)>,
    /// Words for the steps of a scale: one for each, or for the two ends.
    pub labels: Vec<String>,
    /// What the two axes of a matrix are called.
    pub axes: Vec<String>,
    /// Which count of a ranking decides.
    pub decides: Decides,
}

/// One rule as the session file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleValue {
    /// A word or a text.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes.
    Yes,
    /// Several texts.
    Texts(Vec<String>),
}

impl Rules {
    /// Returns the rules that are not the default, in the words of the session file; when the room sees results is
    /// always among them.
    pub fn changed_rules(&self) -> Vec<(&'static str, RuleValue)> {
        let word = |w: &str| RuleValue::Text(w.to_owned());
        let number = |n: u32| RuleValue::Number(n.into());
        let mut said = vec![("results", word(self.results.word()))];
        let mut put = |key, value: Option<RuleValue>| said.extend(value.map(|v| (key, v)));
        put("blind", self.blind.then_some(RuleValue::Yes));
        put("named", self.named.then_some(RuleValue::Yes));
        put("change", self.binding.then(|| word("final")));
        put("mixed", self.mixed.then_some(RuleValue::Yes));
        put("quorum", self.quorum.map(|q| RuleValue::Text(q.to_string())));
        put("base", self.base.map(|b| word(b.word())));
        put("pass", (self.pass != Pass::Plurality).then(|| word(self.pass.word())));
        put("tie", (self.tie != Tie::Shared).then(|| word(self.tie.word())));
        put("limit", self.limit.map(number));
        put("budget", self.budget.map(number));
        put("cap", self.cap.map(number));
        put("credits", self.credits.map(number));
        put("from", self.bounds.map(|(from, _)| RuleValue::Number(from.into())));
        put("to", self.bounds.map(|(_, to)| RuleValue::Number(to.into())));
        put("labels", (!self.labels.is_empty()).then(|| RuleValue::Texts(self.labels.clone())));
        put("axes", (!self.axes.is_empty()).then(|| RuleValue::Texts(self.axes.clone())));
        put("decides", (self.decides != Decides::Schulze).then(|| word(self.decides.word())));
        said
    }
}

/// A share of those present: at least `part` of `whole`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// The upper number.
    pub part: u32,
    /// The lower number, never 0.
    pub whole: u32,
}

impl Quorum {
    /// Reads a share as it is written: `2/3`, `50 %`, `0.5` or `half`; `None` for what is none, or more than all.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |t: &str| t.trim().parse::<u32>().ok().filter(|n| *n <= 1_000_000);
        let (part, whole) = match (text, text.split_once('/'), text.strip_suffix('%')) {
            ("half", _, _) => (1, 2),
            (_, Some((part, whole)), _) => (number(part)?, number(whole)?),
            (_, None, None) if text.contains('.') => decimal(text)?,
            (_, None, percent) => (number(percent.unwrap_or(text))?, 100),
        };
        (part > 0 && part <= whole).then_some(Self { part, whole })
    }

    /// Returns how many people that is, of so many present.
    pub fn of(self, present: u64) -> u64 {
        let needed = u128::from(present) * u128::from(self.part);
        needed.div_ceil(u128::from(self.whole.max(1))) as u64
    }
}

/// Returns the fraction in lowest terms that a decimal number with up to six decimals is.
fn decimal(text: &str) -> Option<(u32, u32)> {
    let (whole, decimals) = text.split_once('.')?;
    let digits = |t: &str| !t.is_empty() && t.len() <= 6 && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    let below = 10_u32.pow(decimals.len() as u32);
    let above = whole.parse::<u32>().ok()?.checked_mul(below)?.checked_add(decimals.parse().ok()?)?;
    let (mut a, mut b) = (above, below);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    Some((above / a, below / a))
}

impl fmt::Display for Quorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.whole == 100 { write!(f, "{} %", self.part) } else { write!(f, "{}/{}", self.part, self.whole) }
    }
}

choices! {
    /// When the room sees a poll's results.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Results {
        /// While it is open.
        #[default]
        Live = "live",
        /// To those who have voted.
        AfterVote = "after-vote",
        /// Once it is closed.
        OnClose = "on-close",
        /// Once the facilitator reveals them.
        OnReveal = "on-reveal",
    }
}

choices! {
    /// What percentages and majorities are of.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Base {
        /// Of what was counted: hands, votes, dots. Who abstains is not in it.
        #[default]
        Marks = "marks",
        /// Of the people who voted.
        Voters = "voters",
        /// Of the people who were there.
        Present = "present",
    }
}

choices! {
    /// When the leading option has passed.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Pass {
        /// It has more than any other.
        #[default]
        Plurality = "plurality",
        /// More than half.
        Majority = "majority",
        /// Two thirds or more.
        TwoThirds = "two-thirds",
        /// Four fifths or more.
        FourFifths = "four-fifths",
        /// Everybody.
        Unanimous = "unanimous",
    }
}

impl Pass {
    /// Returns how many of so many are needed.
    pub fn needed(self, of: u64) -> u64 {
        let of = u128::from(of);
        let needed = match self {
            Self::Plurality => 1,
            Self::Majority => of / 2 + 1,
            Self::TwoThirds => (of * 2).div_ceil(3),
            Self::FourFifths => (of * 4).div_ceil(5),
            Self::Unanimous => of,
        };
        needed.max(1) as u64
    }
}

choices! {
    /// What becomes of a tie for the first place.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Tie {
        /// It is said, and the place is shared.
        #[default]
        Shared = "shared",
        /// A further run between those who share it.
        RunOff = "run-off",
        /// The chair decides, and the record says so.
        Chair = "chair",
    }
}

choices! {
    /// Which count of a ranking decides; the others are shown beside it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Decides {
        /// Which option beats each other one, and by what paths where none does.
        #[default]
        Schulze = "schulze",
        /// The last one goes out, its ballots go on to their next choice.
        InstantRunOff = "instant-run-off",
        /// Points for each place.
        Borda = "borda",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quorum_is_a_share() {
        for (text, of_40, of_31) in
            [("half", 20, 16), ("1/2", 20, 16), ("2/3", 27, 21), ("50 %", 20, 16), ("51", 21, 16), ("1", 1, 1)]
        {
            let q = Quorum::read(text).unwrap();
            assert_eq!((q.of(40), q.of(31), q.of(0)), (of_40, of_31, 0), "{text}");
            assert_eq!(Quorum::read(&q.to_string()), Some(q));
        }
        for wrong in ["", "0", "3/2", "1/0", "101 %", "most", "-1", "99999999999"] {
            assert_eq!(Quorum::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_needed_is_whole_people() {
        for (of, majority, thirds, fifths) in
            [(0, 1, 1, 1), (1, 1, 1, 1), (9, 5, 6, 8), (10, 6, 7, 8), (15, 8, 10, 12), (16, 9, 11, 13)]
        {
            let needed = [Pass::Majority, Pass::TwoThirds, Pass::FourFifths].map(|p| p.needed(of));
            assert_eq!(needed, [majority, thirds, fifths], "of {of}");
            assert_eq!(Pass::Unanimous.needed(of), of.max(1));
        }
        assert_eq!(Pass::TwoThirds.needed(u64::MAX), 12_297_829_382_473_034_410);
    }

    #[test]
    fn only_what_differs_is_said() {
        let said = |rules: &Rules| rules.changed_rules().iter().map(|(k, _)| *k).collect::<Vec<_>>().join(" ");
        assert_eq!(said(&Rules::default()), "results");
        let rules = Rules { blind: true, bounds: Some((0, 5)), tie: Tie::Chair, ..Rules::default() };
        assert_eq!(said(&rules), "results blind tie from to");
    }
}
