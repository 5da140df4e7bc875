//! Owns what a participant may put on entries in a phase that votes and what they have put there, and their thumb when the
//! room is asked whether it goes on.

use crate::workshop::{Axes, EntryKey, Note, NoteKind, Phase, PhaseKind, Session};

/// A vote on the entries of a canvas, as one participant sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryVote {
    /// The activity's id.
    pub activity: String,
    /// The phase's title.
    pub phase: String,
    /// The dots that they have, where entries get dots.
    pub budget: u32,
    /// The two axes that entries are scored on, where they get scores instead.
    pub axes: Option<Axes>,
    /// The most dots on one entry.
    pub cap: Option<u32>,
    /// The facilitator types them, so that none are taken by phone.
    pub by_hands: bool,
    /// The entries, in the order in which they were written.
    pub entries: Vec<VotedEntry>,
}

/// An entry with what a participant has put on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotedEntry {
    /// What it is known by.
    pub key: EntryKey,
    /// What it says.
    pub text: String,
    /// Where it is from: its group, its row and its column, as far as it has them.
    pub from: Vec<String>,
    /// Their dots on it, and on what was merged into it.
    pub dots: u32,
    /// Their score on each axis.
    pub scores: [Option<u32>; 2],
}

/// A question to the room's thumbs, as one participant sees it once the time is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThumbVote {
    /// Which question it is.
    pub ask: String,
    /// The minutes that would be added.
    pub minutes: u32,
    /// What they said, where they did.
    pub up: Option<bool>,
}

impl Session {
    /// Returns the question to the room's thumbs that is asked when the time is up.
    pub(super) fn thumb_vote(&self, label: &str) -> Option<ThumbVote> {
        let (minutes, ask, running) = (self.extension()?, self.thumbs_asked()?, self.running()?);
        let is_in = |names: &[String]| names.iter().any(|name| name == label);
        let up = is_in(&running.thumbs_up).then_some(true).or(is_in(&running.thumbs_down).then_some(false));
        Some(ThumbVote { ask, minutes, up })
    }

    /// Returns the entries that get dots or scores in the running phase and that the room may see, each with its place in
    /// the record; none where the phase does not vote.
    pub(in crate::workshop) fn voted_entries(&self) -> Vec<(usize, EntryKey, &Note)> {
        let votes = |phase: &&Phase| phase.does == PhaseKind::Vote;
        let Some((activity, phase)) = self.activity().zip(self.phase().filter(votes)) else { return Vec::new() };
        let about: Vec<&String> = activity.columns_of(Some(phase)).map(|column| &column.id).collect();
        let counts = |note: &Note| {
            let here = note.column.as_ref().is_some_and(|id| about.contains(&id));
            here && note.kind != NoteKind::Action && !note.is_hidden()
        };
        self.keyed_entries(&activity.id).filter(|(_, _, note)| counts(note)).collect()
    }

    /// Returns whether entries get dots or scores in the running phase.
    pub fn votes_on_entries(&self) -> bool {
        self.phase().is_some_and(|phase| phase.does == PhaseKind::Vote)
    }

    /// Returns whether what the facilitator types and what comes from phones count together in the running phase.
    pub fn mixes_marks(&self) -> bool {
        let step = self.step();
        self.record.timing.iter().any(|stretch| stretch.mixed && self.step_of(stretch) == step)
    }

    /// Returns whether something holds of an entry that gets dots or scores, where only one source counts.
    fn has_one_source(&self, holds: impl Fn(&Note) -> bool) -> bool {
        !self.mixes_marks() && self.voted_entries().iter().any(|(_, _, note)| note.has(&holds))
    }

    /// Returns whether the dots or scores of the running phase are typed by the facilitator.
    pub(in crate::workshop) fn marks_by_keys(&self) -> bool {
        match self.phase().and_then(|phase| phase.axes.as_ref()) {
            Some(axes) => self.has_one_source(|note| note.scores.iter().any(|(axis, _)| axes.names.contains(axis))),
            None => self.has_one_source(|note| note.dots.is_some_and(|dots| dots > 0)),
        }
    }

    /// Returns whether the dots of the running phase come from phones.
    pub(in crate::workshop) fn dots_by_phones(&self) -> bool {
        self.has_one_source(|note| !note.dots_by.is_empty())
    }

    /// Returns whether the scores of the running phase come from phones.
    pub(in crate::workshop) fn scores_by_phones(&self) -> bool {
        self.has_one_source(|note| !note.scores_by.is_empty())
    }

    /// Returns the vote on entries that runs, as somebody sees it; nothing where none does.
    pub(super) fn entry_vote(&self, label: &str) -> Option<EntryVote> {
        let phase = self.phase().filter(|phase| self.is_under_way() && phase.does == PhaseKind::Vote)?;
        let activity = self.activity()?;
        let score = |note: &Note, at: usize| phase.axes.as_ref().and_then(|axes| note.score_of(label, &axes.names[at]));
        let column = |note: &Note| note.column.as_ref().and_then(|id| activity.column(id)).map(|c| c.title.clone());
        let entry = |(_, key, note): (usize, EntryKey, &Note)| VotedEntry {
            key,
            text: note.text.clone(),
            from: note.group.clone().into_iter().chain(note.row.clone()).chain(column(note)).collect(),
            dots: note.dots_of(label),
            scores: [score(note, 0), score(note, 1)],
        };
        Some(EntryVote {
            activity: activity.id.clone(),
            phase: phase.title.clone(),
            budget: phase.budget().unwrap_or_default(),
            axes: phase.axes.clone(),
            cap: phase.cap,
            by_hands: self.marks_by_keys(),
            entries: self.voted_entries().into_iter().map(entry).collect(),
        })
    }
}
