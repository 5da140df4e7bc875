//! Owns what is said of polls in the language of a page: how one stands, why an answer is none, the words of polls that
//! have their own. What there is to say is decided by the session.

use fluent_bundle::FluentValue;

use super::words::Language;
use crate::workshop::poll::{
    ByReason, ByTie, Decides, Fact, Lead, Misfit, Needs, Obstacle, Share, Statement, TieNext, Unit,
};

/// What a message is filled in with.
type With<'a> = [(&'a str, FluentValue<'a>)];

/// Says how a poll stands: `X wins: 8 of 16 votes`.
pub(super) fn result_in_words(language: Language, statement: &Statement) -> String {
    Say(language).statement(statement).join(" · ")
}

/// Says why an answer is none; nothing where no form of ours can have sent it.
pub(super) fn misfit(language: Language, misfit: &Misfit) -> Option<String> {
    let say = |what: &str, with: &With<'_>| Some(language.say(what, with));
    match misfit {
        Misfit::Shape(_) | Misfit::NoOption(_) => None,
        Misfit::Nothing(_) => say("poll-choose-first", &[]),
        Misfit::NotOne(_) => say("misfit-one", &[]),
        Misfit::Twice(option) => say("misfit-twice", &[("option", option.as_str().into())]),
        Misfit::TooMany { most, .. } => say("misfit-most", &[("most", (*most).into())]),
        Misfit::TooManyDots { spent, each } => {
            say("misfit-dots", &[("each", (*each).into()), ("spent", number(*spent))])
        }
        Misfit::OverCap { cap, option, given } => {
            say("misfit-cap", &[("cap", (*cap).into()), ("option", option.as_str().into()), ("given", (*given).into())])
        }
        Misfit::TooManyCredits { spent, each } => {
            say("misfit-credits", &[("each", (*each).into()), ("spent", spent.to_string().into())])
        }
        Misfit::OffScale { from, to, .. } => say("misfit-scale", &[("from", (*from).into()), ("to", (*to).into())]),
        Misfit::SharedRank(most) => say("misfit-rank", &[("most", (*most).into())]),
        Misfit::TooLong { most, .. } => say("misfit-long", &[("most", (*most).into())]),
    }
}

/// Returns an option as it is read: in the words of the page where the method has words of its own for it.
pub(super) fn option_in_words(language: Language, usual: Option<&str>, at: usize, option: &str) -> String {
    let messages: &[&str] = match usual {
        Some("yes-no") => &["option-yes", "option-no", "option-abstain"],
        Some("consent") => &["option-agree", "option-aside", "option-object"],
        Some("fist-to-five") => {
            &["option-fist-0", "option-fist-1", "option-fist-2", "option-fist-3", "option-fist-4", "option-fist-5"]
        }
        _ => &[],
    };
    let Some(message) = messages.get(at) else { return option.to_owned() };
    let words = language.say(message, &[]);
    // A step of a scale keeps its number.
    if usual == Some("fist-to-five") { format!("{at} {words}") } else { words }
}

/// Returns the name of an axis as it is read.
pub(super) fn axis_in_words(language: Language, axis: &str) -> String {
    match axis {
        "impact" => language.say("axis-impact", &[]),
        "effort" => language.say("axis-effort", &[]),
        own => own.to_owned(),
    }
}

fn number(n: u64) -> FluentValue<'static> {
    n.into()
}

struct Say(Language);

impl Say {
    fn say(&self, what: &str, with: &With<'_>) -> String {
        self.0.say(what, with)
    }

    /// Says it in pieces, the weightiest first.
    fn statement(&self, statement: &Statement) -> Vec<String> {
        match statement {
            Statement::Nothing => Vec::new(),
            Statement::NoVotes { closed } => vec![self.say(if *closed { "no-votes" } else { "no-votes-yet" }, &[])],
            Statement::Undecided { why, closed } => {
                let mut said = vec![self.obstacle(*why, *closed)];
                said.extend(closed.then(|| self.say("nothing-decided", &[])));
                said
            }
            Statement::First { option, lead, share } => {
                let what = match lead {
                    Lead::Leads => "result-leads",
                    Lead::Wins => "result-wins",
                    Lead::ComesFirst => "result-most",
                    Lead::Plain => "result-plain",
                };
                vec![self.say(what, &[("option", option.as_str().into()), ("share", self.share(*share).into())])]
            }
            Statement::FirstBy { option, lead, by, why } => {
                let what = if *lead == Lead::Leads { "result-leads-by" } else { "result-wins-by" };
                let mut said = vec![self.say(what, &[("option", option.as_str().into()), self.method(*by)])];
                said.extend(match why {
                    ByReason::BeatsAll => Some(self.say("result-beats-all", &[])),
                    ByReason::Points(points) => {
                        Some(self.say("result-points", &[("points", self.0.decimal(points).into())]))
                    }
                    ByReason::Plain | ByReason::Whoever => None,
                });
                said
            }
            Statement::Tie { options, all, share, next, rule } => {
                let share = ("share", FluentValue::from(self.share(*share)));
                let mut said = vec![if *all {
                    self.say("result-tie-all", &[("n", options.len().into()), share])
                } else {
                    self.say("result-tie", &[self.options(options), share])
                }];
                said.extend(self.next(*next));
                said.extend(rule.map(|_| self.say("result-none-passes", &[])));
                said
            }
            Statement::TieBy { by, tie, next } => {
                let mut said = vec![self.tie_by(*by, tie)];
                said.extend(self.next(*next));
                said
            }
            Statement::WinsByChair { option, tie } => {
                let mut said = vec![self.say("result-chair-wins", &[("option", option.as_str().into())])];
                said.extend(self.statement(tie));
                said
            }
            Statement::PassesByChair { option, needs, tie } => {
                let mut said = vec![self.judged("result-passes", option, needs)];
                said.extend(self.statement(tie));
                said.push(self.say("result-chair-wins", &[("option", option.as_str().into())]));
                said
            }
            Statement::Judged { option, passes, closed, needs } => {
                let what = match (passes, closed) {
                    (true, true) => "result-passes",
                    (true, false) => "result-would-pass",
                    (false, true) => "result-not-passes",
                    (false, false) => "result-would-not-pass",
                };
                vec![self.judged(what, option, needs)]
            }
            Statement::Motion { passes, closed, needs, .. } => {
                let what = match (passes, closed) {
                    (true, true) => "motion-passed",
                    (true, false) => "motion-would-pass",
                    (false, true) => "motion-not-passed",
                    (false, false) => "motion-would-not-pass",
                };
                vec![self.say(what, &[("needs", self.needs(needs).into())])]
            }
            Statement::MotionByChair { passes, counts } => {
                let what = if *passes { "motion-chair-passed" } else { "motion-chair-not-passed" };
                vec![self.say(what, &[("needs", self.counts(*counts).into())])]
            }
            Statement::MotionTie { counts, next } => {
                let mut said = vec![self.say("motion-tie", &[("needs", self.counts(*counts).into())])];
                said.extend(self.next(*next));
                said
            }
            Statement::MotionCounts { counts } => vec![self.counts(*counts)],
            Statement::Consent { objections, decided, closed } => {
                let what = match (objections, decided, closed) {
                    (0, true, true) => "consent-given",
                    (0, _, true) => "consent-none",
                    (0, _, false) => "consent-none-yet",
                    (_, true, _) => "consent-refused",
                    (_, false, _) => "consent-some",
                };
                vec![self.say(what, &[("count", number(*objections))])]
            }
            Statement::Everybody { least, below, decided, closed } => {
                let what = match (below.is_empty(), decided, closed) {
                    (true, _, true) => "everybody-passes",
                    (true, _, false) => "everybody-so-far",
                    (false, true, _) => "everybody-not",
                    (false, false, _) => "everybody-below",
                };
                let count = below.iter().map(|(_, count)| count).sum();
                vec![self.say(what, &[("least", (*least).into()), ("count", number(count))])]
            }
            Statement::Fact(fact) => self.fact(fact).into_iter().collect(),
        }
    }

    fn share(&self, share: Share) -> String {
        let Share { count, of, unit } = share;
        let what = match unit {
            _ if of.is_none() => "count-votes",
            Unit::Votes => "share-votes",
            Unit::Dots => "share-dots",
            Unit::Scores | Unit::Ballots | Unit::Answers => "share-answers",
            Unit::Voters => "share-voters",
            Unit::Present => "share-present",
        };
        self.say(what, &[("count", number(count)), ("of", number(of.unwrap_or_default()))])
    }

    fn counts(&self, (yes, no): (u64, u64)) -> String {
        self.say("needs-more", &[("yes", number(yes)), ("no", number(no))])
    }

    fn needs(&self, needs: &Needs) -> String {
        match needs {
            Needs::More { yes, no } => self.counts((*yes, *no)),
            Needs::Share { share, needed, .. } => {
                self.say("needs-share", &[("share", self.share(*share).into()), ("needed", number(*needed))])
            }
        }
    }

    fn judged(&self, what: &str, option: &str, needs: &Needs) -> String {
        self.say(what, &[("option", option.into()), ("needs", self.needs(needs).into())])
    }

    fn options(&self, options: &[String]) -> (&'static str, FluentValue<'static>) {
        ("options", self.0.list(options).into())
    }

    fn method(&self, by: Decides) -> (&'static str, FluentValue<'static>) {
        let name = match by {
            Decides::Schulze => "by-schulze",
            Decides::InstantRunOff => "by-run-off",
            Decides::Borda => "by-borda",
        };
        ("method", self.say(name, &[]).into())
    }

    fn tie_by(&self, by: Decides, tie: &ByTie) -> String {
        match tie {
            ByTie::Level(options) | ByTie::LastRound(options, _) => {
                self.say("result-tie-by", &[self.options(options), self.method(by)])
            }
            ByTie::LastPlace(options) | ByTie::LastPlaces(options) => {
                self.say("result-no-winner-by", &[self.options(options), self.method(by)])
            }
            ByTie::CanWin(winners, perhaps) => {
                let all = [&winners[..], perhaps].concat();
                self.say("result-no-winner-by", &[self.options(&all), self.method(by)])
            }
        }
    }

    /// Says what becomes of a tie.
    fn next(&self, next: TieNext) -> Option<String> {
        match next {
            TieNext::RunOff => Some(self.say("result-run-off", &[])),
            TieNext::Chair => Some(self.say("result-chair", &[])),
            TieNext::Stays | TieNext::Broken(_) => None,
        }
    }

    fn obstacle(&self, why: Obstacle, closed: bool) -> String {
        match why {
            Obstacle::MoreVotes { votes, people } => {
                self.say("more-votes", &[("votes", number(votes)), ("people", number(people))])
            }
            Obstacle::NobodyPresent => self.say("nobody-present", &[]),
            Obstacle::PeopleUnknown(_) => self.say("people-unknown", &[]),
            Obstacle::NoQuorum { took_part, needed, .. } => {
                let what = if closed { "no-quorum" } else { "no-quorum-yet" };
                self.say(what, &[("part", number(took_part)), ("needed", number(needed))])
            }
            Obstacle::QuorumOfNobody | Obstacle::QuorumOfHands => self.say("quorum-unknown", &[]),
        }
    }

    /// Says what a method knows where there is no verdict; what stands beside one is for the facilitator.
    fn fact(&self, fact: &Fact) -> Option<String> {
        let step = |step: &str| FluentValue::from(step.to_owned());
        Some(match fact {
            Fact::Median(one, None) => self.say("fact-median", &[("step", step(one))]),
            Fact::Median(low, Some(high)) => {
                self.say("fact-median-between", &[("low", step(low)), ("high", step(high))])
            }
            Fact::Field { axes: [(x, right), (y, up)], options } => {
                let what = match (right, up) {
                    (true, true) => "fact-high-high",
                    (true, false) => "fact-high-low",
                    (false, true) => "fact-low-high",
                    (false, false) => "fact-low-low",
                };
                let axis = |name: &str| FluentValue::from(axis_in_words(self.0, name));
                self.say(what, &[("x", axis(x)), ("y", axis(y)), self.options(options)])
            }
            Fact::OnTheLine(options) => self.say("fact-line", &[self.options(options)]),
            Fact::Aside(_) | Fact::Mean(_) | Fact::MiddleHalf(..) | Fact::By(..) => return None,
        })
    }
}
