//! Owns what may be seen of a poll, and by whom. A hidden result is absent from what is public: no count, no order, no
//! leader.

use std::sync::Arc;

use super::turnout::answered;
use super::{Detail, Form, PollRun, Rules, Tally, tally};
use crate::workshop::{Moment, PollPlan, Results, count_of};

/// A run of a poll as the room may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPoll {
    /// What is asked.
    pub question: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// Hands are still being counted.
    pub open: bool,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// Which run it is, from 1.
    pub run: usize,
    /// How many people have voted or abstained, where hands tell; it is no secret while the result is.
    pub answered: Option<u64>,
    /// How many people could vote.
    pub present: u32,
    /// The rules it is held under, as far as the room should know them: `anonymous · final`.
    pub terms: String,
    /// The method whose own words the options are: those of yes and no, of consent; nothing where the plan has them.
    pub usual: Option<&'static str>,
    /// Answers add up, each in its place; places and pictures of all options are drawn anew with each answer.
    pub has_counts: bool,
    /// The result is hidden because so few have voted by phone that it would tell who said what.
    pub hides_few: bool,
    /// Names on ballots were given on phones, by people who did not come by invitation.
    pub names_given: bool,
    /// The result; absent while it is hidden.
    pub tally: Option<Arc<Tally>>,
}

/// Returns what the room may see of the run of this number (from 1), compared with the run before where the room may
/// see that too.
pub fn public(run: &PollRun, number: usize, before: Option<&PollRun>) -> PublicPoll {
    PublicPoll::of(run, number, before, || Arc::new(tally(run, before)))
}

impl PublicPoll {
    /// Returns what the room may see of a run; its tally, compared with the run before, only where it may be seen.
    pub fn of(run: &PollRun, number: usize, before: Option<&PollRun>, tally: impl FnOnce() -> Arc<Tally>) -> Self {
        let tally = shown(run, false).then(tally).map(|mut tally| {
            // The room hears reasons when the poll is closed: until then each would move what stands below it.
            if run.closed.is_none() && matches!(tally.detail, Detail::Reasons(_)) {
                Arc::make_mut(&mut tally).detail = Detail::Reasons(Vec::new());
            }
            if before.is_some_and(|b| !shown(b, false)) {
                Arc::make_mut(&mut tally).rows.iter_mut().for_each(|r| r.change = None);
            }
            tally
        });
        Self {
            answered: answered(run),
            present: run.present,
            question: run.question.clone(),
            options: run.options.clone(),
            usual: usual_options(run),
            has_counts: run.known_method().is_none_or(|m| !matches!(m.form, Form::Order | Form::Places)),
            open: run.closed.is_none(),
            closed: run.closed,
            run: number,
            terms: terms(run),
            hides_few: run.hides_few() && (run.rules.results == Results::Live || run.revealed.is_some()),
            names_given: run.names_given,
            tally,
        }
    }
}

/// Returns the method whose own words the options of a run are.
fn usual_options(run: &PollRun) -> Option<&'static str> {
    let method = run.known_method().filter(|m| !m.needs_options && !run.options.is_empty())?;
    let rules = Rules { bounds: run.rules.bounds, ..Rules::default() };
    let own = PollPlan { method: run.method.clone(), options: Vec::new(), rules };
    ((method.options)(&own) == run.options).then_some(method.name)
}

/// Returns whether a result may be seen by the room, or by somebody who has voted.
pub fn shown(run: &PollRun, has_voted: bool) -> bool {
    let over = run.closed.is_some() || run.revealed.is_some();
    !run.hides_few()
        && match run.rules.results {
            Results::Live => true,
            // Of hands nobody knows whose they are, so the room as a whole sees it when the voting is over.
            Results::AfterVote => over || has_voted,
            Results::OnClose => over,
            Results::OnReveal => run.revealed.is_some(),
        }
}

/// Returns whether the facilitator may see a result on the private screen.
pub fn shown_in_private(run: &PollRun) -> bool {
    !run.hides_few() && (shown(run, false) || !run.rules.blind)
}

/// Returns the rules of a run in a few words, the ones that differ from the usual.
pub fn terms(run: &PollRun) -> String {
    let rules = &run.rules;
    let mut said = vec![if rules.named { "named".to_owned() } else { "anonymous".to_owned() }];
    said.extend(run.names_given.then(|| "names as given on phones".to_owned()));
    said.extend(rules.binding.then(|| "final once cast".to_owned()));
    said.extend(rules.quorum.map(|q| format!("quorum {q}")));
    let offers = |rule: &str| run.known_method().is_none_or(|m| m.keys.contains(&rule));
    let pass = offers("pass") && rules.pass != super::Pass::Plurality;
    said.extend(pass.then(|| format!("passes by {}", rules.pass.word())));
    said.extend(rules.limit.map(|n| format!("up to {n}")));
    let keys = run.known_method().map_or(&[][..], |m| m.keys);
    if keys.contains(&"budget") {
        said.push(count_of(super::budget(rules, run.options.len()), "dot") + " each");
        said.extend(rules.cap.map(|n| format!("at most {n} for one option")));
    }
    if keys.contains(&"credits") {
        said.push(format!("{} credits each", super::credits(rules)));
    }
    said.extend(match rules.tie {
        _ if !offers("tie") => None,
        super::Tie::Shared => None,
        super::Tie::RunOff => Some("a tie goes to a run-off".to_owned()),
        super::Tie::Chair => Some("the chair breaks a tie".to_owned()),
    });
    said.extend(rules.mixed.then(|| "hands and ballots counted together".to_owned()));
    said.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_heard_when_the_poll_is_closed() {
        let at = "2026-11-24T15:50:00-05:00".parse::<Moment>().unwrap();
        let open = PollRun {
            options: ["agree", "stand aside", "object"].map(str::to_owned).to_vec(),
            method: "consent".to_owned(),
            opened: at,
            present: 3,
            hands: vec![2, 0, 1],
            reasons: vec!["Too early".to_owned()],
            ..PollRun::default()
        };
        let reasons = |run: &PollRun| public(run, 1, None).tally.map(|tally| tally.detail.clone());
        assert_eq!(reasons(&open), Some(Detail::Reasons(Vec::new())));
        let closed = PollRun { closed: Some(at), ..open };
        assert_eq!(reasons(&closed), Some(Detail::Reasons(vec!["Too early".to_owned()])));
    }

    #[test]
    fn hidden_results_are_absent() {
        let at = "2026-11-24T15:50:00-05:00".parse::<Moment>().unwrap();
        for (results, room, voter) in [
            (Results::Live, [true, true, true], true),
            (Results::AfterVote, [false, true, true], true),
            (Results::OnClose, [false, true, true], false),
            (Results::OnReveal, [false, false, true], false),
        ] {
            let open = PollRun {
                options: vec!["A".to_owned(), "B".to_owned()],
                method: "single".to_owned(),
                rules: Rules { results, ..Rules::default() },
                opened: at,
                present: 3,
                hands: vec![2, 1],
                ..PollRun::default()
            };
            let closed = PollRun { closed: Some(at), ..open.clone() };
            let revealed = PollRun { revealed: Some(at), ..closed.clone() };
            let tallies = [&open, &closed, &revealed].map(|run| public(run, 1, None).tally.is_some());
            assert_eq!(tallies, room, "{results:?}");
            assert_eq!(shown(&open, true), voter, "{results:?}");
            assert!(public(&open, 1, None).open && !public(&closed, 1, None).open);
            let blind = PollRun { rules: Rules { results, blind: true, ..Rules::default() }, ..open.clone() };
            assert!(shown_in_private(&open));
            assert_eq!(shown_in_private(&blind), room[0]);
            if results == Results::OnReveal {
                let change = |before| public(&revealed, 2, Some(before)).tally.unwrap().rows[0].change;
                assert_eq!((change(&closed), change(&revealed)), (None, Some(0)));
            }
        }
    }
}
