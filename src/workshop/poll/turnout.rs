//! Owns who took part in a run.

use super::{Answer, Form, PollRun};

/// Who took part in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turnout {
    /// People who could vote: everybody who was there while it was open.
    pub present: u64,
    /// The least number of people that hands and ballots can come from.
    pub least: u64,
    /// Who voted; `None` where hands do not tell, as one person may have raised several.
    pub voted: Option<u64>,
    /// Who took part without an answer.
    pub abstained: u64,
    /// Slips that could not be counted.
    pub invalid: u64,
    /// Hands that were counted.
    pub hands: u64,
    /// Ballots in the box, of whatever kind.
    pub ballots: u64,
}

impl Turnout {
    /// Returns who was there and neither voted nor abstained, where that is known.
    pub fn non_voters(&self) -> Option<u64> {
        Some(self.present.saturating_sub(self.voted? + self.abstained + self.invalid))
    }

    /// Returns the same in words, as far as there is anything to say: `14 voted`, `2 of 16 present did not vote`.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(voted) = self.voted.filter(|_| self.ballots > 0 || self.abstained > 0) {
            said.push(format!("{voted} voted"));
        }
        if self.abstained > 0 {
            said.push(format!("{} abstained", self.abstained));
        }
        if self.invalid > 0 {
            said.push(format!("{} invalid", self.invalid));
        }
        if let Some(silent) = self.non_voters().filter(|s| *s > 0 && self.present > 0 && !said.is_empty()) {
            said.push(format!("{silent} of {} present did not vote", self.present));
        }
        if self.hands > 0 && self.ballots > 0 {
            said.push(format!("{} by hand and {} by ballot", self.hands, self.ballots));
        }
        said
    }
}

pub(super) fn turnout(run: &PollRun, marks: u64) -> Turnout {
    let of_kind = |kind: &Answer| run.ballots.iter().filter(|b| b.vote.answer == *kind).count() as u64;
    let (abstained, invalid) = (of_kind(&Answer::Abstain), of_kind(&Answer::Invalid));
    let valid = run.ballots.len() as u64 - abstained - invalid;
    let one_each = run.known_method().is_none_or(|m| m.one_each);
    let voted = match run.has_hands() {
        false => Some(valid),
        // The hands for yes and no among those for yes, no and abstain.
        true if one_each => Some(marks),
        true => None,
    };
    let raised = if one_each { run.hand_count().saturating_sub(marks - valid.min(marks)) } else { 0 };
    Turnout {
        present: run.present.into(),
        least: least_people(run),
        voted,
        abstained: abstained + u64::from(run.abstaining) + raised,
        invalid,
        hands: run.hands_raised(),
        ballots: run.ballots.len() as u64,
    }
}

/// Returns how many people have voted or abstained; nothing where one person may have raised several hands.
pub(super) fn answered(run: &PollRun) -> Option<u64> {
    let tells = !run.has_hands() || run.known_method().is_none_or(|m| m.one_each);
    tells.then(|| run.counted())
}

/// Returns the least number of people that hands and ballots can come from. What one person may give several times tells
/// less than its sum.
fn least_people(run: &PollRun) -> u64 {
    let ballots = run.ballots.len() as u64 + u64::from(run.abstaining);
    let how = run.known_method();
    let hands = || run.hands.iter().map(|h| u64::from(*h));
    let by_hands = match how {
        Some(m) if m.form == Form::Amounts => {
            let each = u64::from(super::budget(&run.rules, run.options.len())).max(1);
            let cap = run.rules.cap.map_or(each, u64::from).clamp(1, each);
            let of_one = hands().max().unwrap_or(0).div_ceil(cap);
            run.hand_count().div_ceil(each).max(of_one)
        }
        Some(m) if !m.one_each => hands().max().unwrap_or(0),
        _ => run.hand_count(),
    };
    by_hands + ballots
}
