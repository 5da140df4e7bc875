//! Owns what the room may see. A hidden result or a private script is absent from it, not covered up.

use std::sync::Arc;

use super::poll::{self, PublicPoll, Tally};
use super::{Activity, Axes, Column, Group, Note, Phase, PhaseKind, PollRun, Session, SessionState, Turn};

/// What the room may see at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Public {
    /// The session's title.
    pub title: String,
    /// The running activity's title.
    pub activity: Option<String>,
    /// The running phase: title, place counted from 1, and how many there are.
    pub phase: Option<(String, usize, usize)>,
    /// Whose turn it is, where the phase gives turns.
    pub turn: Option<Turn>,
    /// What is asked.
    pub prompt: String,
    /// The minutes that the room's thumbs may add when the time of the running phase is up.
    pub extension: Option<u32>,
    /// The groups of the running activity.
    pub groups: Vec<Group>,
    /// Who sits out.
    pub sit_out: Vec<String>,
    /// The running activity's poll, once it was opened.
    pub poll: Option<PublicPoll>,
    /// The running activity's canvas, where it has one.
    pub canvas: Option<PublicCanvas>,
    /// What comes next.
    pub next: Option<String>,
    /// What everybody is to do until the next session, once this one is over.
    pub homework: Vec<String>,
}

/// A canvas as the room may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicCanvas {
    /// The columns that the running phase is about.
    pub columns: Vec<Column>,
    /// Its rows; none where each column is one list.
    pub rows: Vec<String>,
    /// What stands in those columns and is not hidden, in the order in which it was captured.
    pub entries: Vec<Arc<Note>>,
    /// What the running phase does with them.
    pub does: PhaseKind,
    /// What entries are ranked by in the running phase.
    pub axes: Option<Axes>,
    /// Whether there is something that the room is not shown yet; never how much.
    pub waiting: bool,
}

impl Session {
    /// Returns whether what is kept now stays hidden: the running phase hides, and it was not revealed yet.
    pub fn hides_new_entries(&self) -> bool {
        let Some((step, activity)) = self.step().zip(self.activity()) else { return false };
        let hides = self.phase().is_some_and(|p| p.hidden);
        let began = self.record.timing.iter().find(|s| self.step_of(s) == Some(step)).map(|s| s.started);
        let shown = |n: &Note| n.activity.as_ref() == Some(&activity.id) && n.revealed >= began;
        hides && !self.record.notes.iter().any(|n| n.revealed.is_some() && shown(n))
    }

    /// Returns the canvas of an activity as the room may see it in this phase.
    pub fn public_canvas(&self, activity: &Activity, phase: Option<&Phase>) -> PublicCanvas {
        let columns: Vec<Column> = activity.columns_of(phase).cloned().collect();
        let stands = |n: &Note| {
            n.activity.as_ref() == Some(&activity.id)
                && n.column.as_ref().is_some_and(|id| columns.iter().any(|c| c.id == *id))
        };
        let here: Vec<&Arc<Note>> = self.record.notes.iter().filter(|n| stands(n)).collect();
        PublicCanvas {
            rows: activity.rows.clone(),
            does: phase.map_or(PhaseKind::Discuss, |p| p.does),
            axes: phase.and_then(|p| p.axes.clone()),
            waiting: here.iter().any(|n| n.is_hidden()),
            entries: here.into_iter().filter(|n| !n.is_hidden()).cloned().collect(),
            columns,
        }
    }

    /// Returns what the room may see now.
    pub fn public(&self) -> Public {
        self.public_by(|run, before| Arc::new(poll::tally(run, before)))
    }

    /// Returns what the room may see now, with the tallies that somebody has counted already.
    pub fn public_by(&self, tally: impl Fn(&PollRun, Option<&PollRun>) -> Arc<Tally>) -> Public {
        let step = self.step();
        let (activity, running) = (self.activity(), self.phase());
        let place = step.and_then(|s| Some((s.phase? + 1, self.plan.agenda[s.activity].phases.len())));
        let phase = running.zip(place).map(|(p, (at, of))| (p.title.clone(), at, of));
        let prompt = activity.map(|a| a.question(running));
        let poll = self.poll_run().map(|run| {
            let before = self.run_before(run);
            PublicPoll::of(run, self.run_number(run), before, || tally(run, before))
        });
        let canvas = activity.filter(|a| !a.columns.is_empty()).map(|a| self.public_canvas(a, running));
        let groups = self.round().filter(|_| self.in_groups());
        let turn = self.turn();
        let next = match self.state() {
            SessionState::Done => None,
            _ if turn.as_ref().is_some_and(|t| t.next.is_some()) => turn.as_ref().and_then(|t| t.next.clone()),
            _ => self.step_after(step).map(|s| {
                let a = &self.plan.agenda[s.activity];
                s.phase.map_or_else(|| a.title.clone(), |p| a.phases[p].title.clone())
            }),
        };
        Public {
            title: self.plan.title.clone(),
            activity: activity.map(|a| a.title.clone()),
            phase,
            turn,
            prompt: prompt.unwrap_or_default(),
            extension: self.extension(),
            groups: groups.map_or_else(Vec::new, |r| r.groups.clone()),
            sit_out: groups.map_or_else(Vec::new, |r| self.sit_out_of(r)),
            poll,
            canvas,
            next,
            homework: if self.state() == SessionState::Done { self.plan.homework.clone() } else { Vec::new() },
        }
    }
}
