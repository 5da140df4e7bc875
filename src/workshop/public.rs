//! Owns what the room may see. A hidden result or a private script is absent from it, not covered up.

mod outcome;
mod shows;

use std::collections::HashMap;
use std::sync::Arc;

use super::poll::{self, PublicPoll, Tally};
use super::{
    Activity, Axes, Column, Each, EntryKey, Kind, Moment, Note, Phase, PhaseKind, PollRun, Presence, Session,
    SessionState, Step, Turn, short_names,
};
pub use outcome::{Outcome, OutcomeAction, OutcomePoll};
pub use shows::Shows;

/// What the room may see at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Public {
    /// The session's title.
    pub title: String,
    /// Why people come.
    pub purpose: Option<String>,
    /// When the plan says that the session starts, where it says so.
    pub starts: Option<Moment>,
    /// The activities with the moments at which they are planned to begin.
    pub agenda: Vec<PublicActivity>,
    /// When the session is planned to end.
    pub planned_end: Moment,
    /// What everybody keeps to.
    pub guidelines: Vec<String>,
    /// The running activity's title.
    pub activity: Option<String>,
    /// What the room does in the running activity.
    pub kind: Kind,
    /// When the activity after the running one begins, as far as is known now.
    pub goes_on: Option<Moment>,
    /// The running phase: title, place counted from 1, and how many there are.
    pub phase: Option<(String, usize, usize)>,
    /// What the room does in the running phase.
    pub does: Option<PhaseKind>,
    /// Whose turn it is, where the phase gives turns.
    pub turn: Option<Turn>,
    /// Who or what gets the turns.
    pub each: Option<Each>,
    /// What is asked.
    pub prompt: String,
    /// The minutes that the room's thumbs may add when the time of the running phase is up.
    pub extension: Option<u32>,
    /// How many thumbs from phones are up, and how many are down.
    pub thumbs: (u32, u32),
    /// The groups of the running activity.
    pub groups: Vec<PublicGroup>,
    /// Who sits out.
    pub sit_out: Vec<PublicPerson>,
    /// The running activity's poll, once it was opened.
    pub poll: Option<PublicPoll>,
    /// What can be chosen in the running activity's poll, while it was not opened yet.
    pub coming_options: Vec<String>,
    /// The running activity's canvas, where it has one.
    pub canvas: Option<PublicCanvas>,
    /// What comes next.
    pub next: Option<String>,
    /// How many questions to the room wait for an answer; nothing where none can be asked.
    pub questions: Option<usize>,
    /// The questions to the room, as they were asked.
    pub asked: Vec<PublicQuestion>,
    /// What came of the session, once it is over.
    pub outcome: Option<Outcome>,
}

/// An activity of the agenda as the room may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicActivity {
    /// What it is called.
    pub title: String,
    /// When it is planned to begin.
    pub starts: Moment,
    /// Its planned minutes.
    pub minutes: i64,
}

/// How a question to the room stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicQuestion {
    /// What it is known by.
    pub key: EntryKey,
    /// How many people want it answered.
    pub votes: usize,
    /// Whether it was answered.
    pub answered: bool,
}

/// A group as the room may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicGroup {
    /// What it is called.
    pub name: String,
    /// Where it works.
    pub place: Option<String>,
    /// Who is in it.
    pub people: Vec<PublicPerson>,
    /// How many entries of the running activity it has that are not hidden.
    pub entries: usize,
}

impl PublicGroup {
    /// Returns who of it is there.
    pub fn here(&self) -> impl Iterator<Item = &PublicPerson> {
        self.people.iter().filter(|p| !p.left)
    }

    /// Returns who of it is there by their short names, with this between two.
    pub fn short_names(&self, between: &str) -> String {
        self.here().map(|p| p.short.as_str()).collect::<Vec<_>>().join(between)
    }
}

/// Somebody of a group as the room may see them: by name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPerson {
    /// The whole name.
    pub name: String,
    /// The shortest form of the name that nobody else of the session has.
    pub short: String,
    /// Stays with the group and tells what was found.
    pub hosts: bool,
    /// Is not there any more.
    pub left: bool,
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
    /// What entries are ranked by in the running phase.
    pub axes: Option<Axes>,
    /// Whether there is something that the room is not shown yet; never how much.
    pub waiting: bool,
    /// Whether the whole room writes on it now, and sees at once what is written.
    pub is_open: bool,
    /// When the room began to look at it: when the running phase began, or when entries were last revealed. What comes
    /// later is not to move what is seen. Nothing where it does not run.
    pub since: Option<Moment>,
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
            axes: phase.and_then(|p| p.axes.clone()),
            waiting: here.iter().any(|n| n.waits_to_be_revealed()),
            is_open: phase.is_none_or(|p| p.does == PhaseKind::Write) && !self.in_groups() && !self.hides_new_entries(),
            since: here.iter().filter_map(|n| n.revealed).chain(self.running().map(|stretch| stretch.started)).max(),
            entries: here.into_iter().filter(|n| !n.is_hidden()).map(Note::for_everybody).collect(),
            columns,
        }
    }

    /// Returns what the room may see at a moment.
    pub fn public(&self, now: Moment) -> Public {
        self.public_by(now, |run, before| Arc::new(poll::tally(run, before)))
    }

    /// Returns what the room may see at a moment, with the tallies that somebody has counted already.
    pub fn public_by(&self, now: Moment, tally: impl Fn(&PollRun, Option<&PollRun>) -> Arc<Tally>) -> Public {
        let step = self.step();
        let (activity, running) = (self.activity(), self.phase());
        let place = step.and_then(|s| Some((s.phase? + 1, self.plan.agenda[s.activity].phases.len())));
        let phase = running.zip(place).map(|(p, (at, of))| (p.title.clone(), at, of));
        let prompt = activity.map(|a| a.question(running));
        let poll = self.poll_run().map(|run| {
            let before = self.run_before(run);
            PublicPoll::of(run, self.run_number(run), before, || tally(run, before))
        });
        let planned = activity.and_then(|a| a.poll.as_ref()).filter(|_| poll.is_none());
        let canvas = activity.filter(|a| !a.columns.is_empty()).map(|a| self.public_canvas(a, running));
        let turn = self.turn();
        let next = match self.state() {
            SessionState::Done => None,
            _ if turn.as_ref().is_some_and(|t| t.next.is_some()) => turn.as_ref().and_then(|t| t.next.clone()),
            _ => self.step_after(step).map(|s| {
                let a = &self.plan.agenda[s.activity];
                s.phase.map_or_else(|| a.title.clone(), |p| a.phases[p].title.clone())
            }),
        };
        let starts = self.planned_starts(now);
        let (groups, sit_out) = self.public_groups();
        Public {
            title: self.plan.title.clone(),
            purpose: self.plan.purpose.clone(),
            starts: starts.first().copied().filter(|_| self.plan.start.is_some()),
            planned_end: self.clock_status(now).planned_end,
            guidelines: self.plan.guidelines.clone(),
            kind: activity.map_or_else(Kind::default, |a| a.kind),
            goes_on: step.and_then(|s| self.goes_on(s, now)),
            agenda: self.public_agenda(starts),
            activity: activity.map(|a| a.title.clone()),
            phase,
            does: running.map(|p| p.does),
            each: running.and_then(|p| p.each),
            turn,
            prompt: prompt.unwrap_or_default(),
            extension: self.extension(),
            thumbs: self.running().map_or((0, 0), super::StepTiming::phone_thumbs),
            groups,
            sit_out,
            coming_options: planned.map_or_else(Vec::new, |p| p.options.clone()),
            poll,
            canvas,
            next,
            questions: self.takes_questions().then(|| self.public_questions()),
            asked: self.questions_asked(),
            outcome: (self.state() == SessionState::Done).then(|| self.outcome(tally)),
        }
    }

    /// Returns when the activity after this step begins, as far as is known now.
    fn goes_on(&self, step: Step, now: Moment) -> Option<Moment> {
        let after = |at: &usize| *at > step.activity && !self.is_skipped(*at);
        let starts = self.expected_starts(now);
        (0..starts.len()).find(after).map(|at| starts[at])
    }

    fn questions_asked(&self) -> Vec<PublicQuestion> {
        if !self.takes_questions() {
            return Vec::new();
        }
        let seen = self.questions().filter(|(_, _, note)| !note.is_hidden());
        seen.map(|(_, key, note)| PublicQuestion { key, votes: note.votes(), answered: note.done }).collect()
    }

    fn public_agenda(&self, starts: Vec<Moment>) -> Vec<PublicActivity> {
        let of = |(at, starts): (usize, Moment)| PublicActivity {
            title: self.plan.agenda[at].title.clone(),
            starts,
            minutes: self.planned_activity(at).num_minutes(),
        };
        starts.into_iter().enumerate().map(of).collect()
    }

    /// Returns the groups at work as the room may see them, and who sits out.
    fn public_groups(&self) -> (Vec<PublicGroup>, Vec<PublicPerson>) {
        let Some(round) = self.round().filter(|_| self.in_groups()) else { return Default::default() };
        let names = self.names();
        let short: HashMap<&str, String> = names.iter().copied().zip(short_names(&names)).collect();
        let stays = self.last_stays();
        let person = |name: &String, host: Option<&String>| PublicPerson {
            short: short.get(name.as_str()).unwrap_or(name).clone(),
            hosts: host == Some(name),
            left: self.presence_after(stays.get(name.as_str()).copied()) == Presence::Left,
            name: name.clone(),
        };
        let mut entries: HashMap<&str, usize> = HashMap::new();
        let here = |n: &&Arc<Note>| n.activity.as_ref() == self.activity().map(|a| &a.id) && !n.is_hidden();
        for group in self.record.notes.iter().filter(here).filter_map(|note| note.group.as_deref()) {
            *entries.entry(group).or_default() += 1;
        }
        let group = |(at, group): (usize, &super::Group)| PublicGroup {
            name: group.name.clone(),
            place: round.place(at).map(str::to_owned),
            people: group.members.iter().map(|name| person(name, group.host.as_ref())).collect(),
            entries: entries.get(group.name.as_str()).copied().unwrap_or_default(),
        };
        let groups = round.groups.iter().enumerate().map(group).collect();
        (groups, self.sit_out_of(round).iter().map(|name| person(name, None)).collect())
    }
}
