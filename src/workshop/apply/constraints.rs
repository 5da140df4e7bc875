//! Keeps constraints that come up while the session runs: who is to be apart, and who together. It never moves anybody.

use crate::workshop::breakout;
use crate::workshop::sort;
use crate::workshop::{Event, Grouping, Refusal, Session};

/// What can be asked of two people.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Constraint {
    Apart,
    Together,
}

impl Constraint {
    fn word(self) -> &'static str {
        match self {
            Self::Apart => "apart",
            Self::Together => "together",
        }
    }

    fn of_grouping(self, grouping: &Grouping) -> &[Vec<String>] {
        match self {
            Self::Apart => &grouping.apart,
            Self::Together => &grouping.together,
        }
    }

    fn lists(self, session: &mut Session) -> &mut Vec<Vec<String>> {
        match self {
            Self::Apart => &mut session.record.apart,
            Self::Together => &mut session.record.together,
        }
    }
}

/// Asks for two people to be apart or together or, if that was asked before, drops it. A constraint that contradicts
/// others is refused.
pub(super) fn toggle(
    session: &mut Session,
    constraint: Constraint,
    names: [&String; 2],
) -> Result<Vec<Event>, Refusal> {
    let what = constraint.word();
    if names[0] == names[1] {
        return Err(Refusal::SamePerson);
    }
    let everybody = session.everybody();
    if let Some(stranger) = names.iter().find(|n| !everybody.iter().any(|p| p.name == ***n)) {
        return Err(Refusal::NoPerson((*stranger).clone()));
    }
    let mut pair = names.map(Clone::clone);
    sort(&mut pair);
    let lists = constraint.lists(session);
    let before = lists.len();
    lists.retain(|list| !(list.len() == 2 && pair.iter().all(|n| list.contains(n))));
    if lists.len() < before {
        return Ok(vec![Event::ConstraintDropped { what, names: pair }]);
    }
    let planned = session.activity().and_then(|a| a.groups.as_ref()).map_or(&[][..], |g| constraint.of_grouping(g));
    if planned.iter().any(|list| pair.iter().all(|n| list.contains(n))) {
        let [a, b] = pair;
        return Err(Refusal::WishedAlready(a, b, what));
    }
    let known = contradictions(session);
    constraint.lists(session).push(pair.to_vec());
    let mut found = contradictions(session);
    found.retain(|sentence| !known.contains(sentence));
    if found.is_empty() {
        return Ok(vec![Event::ConstraintAdded { what, names: pair }]);
    }
    constraint.lists(session).pop();
    Err(Refusal::Wishes(found.join(" ")))
}

/// Returns what contradicts itself in the constraints for the running activity, or for the next one with groups.
fn contradictions(session: &Session) -> Vec<String> {
    let agenda = &session.plan.agenda;
    let from = session.step().map_or(0, |s| s.activity);
    let activity = agenda[from.min(agenda.len())..].iter().find(|a| a.groups.is_some());
    let grouping = session.grouping(activity);
    let people = if session.head_count() > 0 { session.present() } else { session.everybody() };
    breakout::contradictions(&grouping.problem(&people, Vec::new(), 0))
}
