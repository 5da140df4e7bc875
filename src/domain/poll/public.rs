//! Owns what the room may see of a poll. A hidden result is absent from it: no count, no order, no leader.

use super::{PollRun, Tally, tally};
use crate::domain::{PollPlan, Results};

/// A run of a poll as the room may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPoll {
    /// What is asked.
    pub question: String,
    /// Hands are still being counted.
    pub open: bool,
    /// Which run it is, from 1.
    pub run: usize,
    /// The result; absent while it is hidden.
    pub tally: Option<Tally>,
}

/// What the room may see of the run of this number (from 1), compared with the run before where the room may see
/// that too.
pub fn public(plan: &PollPlan, run: &PollRun, number: usize, before: Option<&PollRun>) -> PublicPoll {
    let tally = shown(plan, run).then(|| tally(run, before.filter(|b| shown(plan, b))));
    PublicPoll { question: run.question.clone(), open: run.closed.is_none(), run: number, tally }
}

fn shown(plan: &PollPlan, run: &PollRun) -> bool {
    match plan.results {
        Results::Live => true,
        // Hands are counted for the whole room at once, so "after voting" is when the counting is over.
        Results::AfterVote | Results::OnClose => run.closed.is_some() || run.revealed.is_some(),
        Results::OnReveal => run.revealed.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    #[test]
    fn hidden_results_are_absent() {
        let at = "2026-11-24T15:50:00-05:00".parse::<Moment>().unwrap();
        let open = PollRun {
            activity: "partner".to_owned(),
            question: "Whom?".to_owned(),
            options: vec!["A".to_owned(), "B".to_owned()],
            method: "single".to_owned(),
            opened: at,
            closed: None,
            revealed: None,
            present: 3,
            hands: vec![2, 1],
        };
        let closed = PollRun { closed: Some(at), ..open.clone() };
        let revealed = PollRun { revealed: Some(at), ..closed.clone() };
        for (results, seen) in [
            (Results::Live, [true, true, true]),
            (Results::AfterVote, [false, true, true]),
            (Results::OnClose, [false, true, true]),
            (Results::OnReveal, [false, false, true]),
        ] {
            let plan = PollPlan { results, ..PollPlan::default() };
            let tallies = [&open, &closed, &revealed].map(|run| public(&plan, run, 1, None).tally.is_some());
            assert_eq!(tallies, seen, "{results:?}");
        }
        let plan = PollPlan { results: Results::OnReveal, ..PollPlan::default() };
        let change = |before| public(&plan, &revealed, 2, Some(before)).tally.unwrap().rows[0].change;
        assert_eq!((change(&closed), change(&revealed)), (None, Some(0)));
        assert!(public(&plan, &open, 1, None).open && !public(&plan, &closed, 1, None).open);
    }
}
