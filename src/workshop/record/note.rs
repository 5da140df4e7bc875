//! Owns what is captured: notes, decisions, actions, canvas entries.
//! It never decides where a note belongs; whoever captures it says so.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::workshop::choices::choices;
use crate::workshop::{Moment, Owners};

/// Who wrote something from a phone, also where the name was left out. It is in memory alone and stands in no file, so that
/// two records with the same notes are equal whether or not it is known.
#[derive(Debug, Clone, Default)]
pub struct Asker(pub(in crate::workshop) Option<String>);

impl PartialEq for Asker {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Asker {}

/// One captured line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// When it was captured.
    pub at: Moment,
    /// The id of the activity it belongs to.
    pub activity: Option<String>,
    /// The group whose canvas it is on.
    pub group: Option<String>,
    /// The id of the canvas column; absent for a plain note.
    pub column: Option<String>,
    /// The canvas row, where the canvas has rows.
    pub row: Option<String>,
    /// What kind of line it is.
    pub kind: NoteKind,
    /// What was said, exactly as typed.
    pub text: String,
    /// Who said it.
    pub by: Option<String>,
    /// Who does it, for an action.
    pub owners: Owners,
    /// Until when, for an action.
    pub due: Option<NaiveDate>,
    /// An action that is done.
    pub done: bool,
    /// Dots put on it; those of what was put together under it come on top.
    pub dots: Option<u32>,
    /// People who put them.
    pub voters: Option<u32>,
    /// Dots put on it by phone: who, and how many. They come on top, too.
    pub dots_by: Vec<(String, u32)>,
    /// The one entry that its group puts forward.
    pub headline: bool,
    /// It was kept while the phase hid what is written.
    pub hidden: bool,
    /// When the room was shown it, where it was hidden.
    pub revealed: Option<Moment>,
    /// The facilitator keeps it from the room, whatever the phase does; it is hidden as long.
    pub withheld: bool,
    /// It is withheld until the facilitator has looked at it.
    pub review: bool,
    /// For a question: it was put to the whole room.
    pub asked: bool,
    /// For a question to the room: who wants it answered.
    pub votes: Vec<String>,
    /// Who wrote it from a phone, also without their name.
    pub asker: Asker,
    /// Its scores on the axes that it was ranked by: the axis, and how high.
    pub scores: Vec<(String, u32)>,
    /// Scores from phones: who, and which. Where none was typed, the middle one of them counts.
    pub scores_by: Vec<ScoredBy>,
    /// Alike entries that were put together under it, whole, so that each can be taken apart again. They have none
    /// under themselves.
    pub merged: Vec<Note>,
}

impl Note {
    /// Returns whether only the facilitator may see it.
    pub fn is_hidden(&self) -> bool {
        self.withheld || self.waits_to_be_revealed()
    }

    /// Returns whether the phase in which it was written hides it, and it was not revealed yet.
    pub fn waits_to_be_revealed(&self) -> bool {
        !self.withheld && self.hidden && self.revealed.is_none()
    }

    /// Returns all dots: its own and those of what was put together under it.
    pub fn all_dots(&self) -> u32 {
        self.merged.iter().map(Self::own_dots).fold(self.own_dots(), u32::saturating_add)
    }

    /// Returns its own dots: those that the facilitator typed, and those from phones.
    pub fn own_dots(&self) -> u32 {
        self.dots_by.iter().map(|(_, dots)| *dots).fold(self.dots.unwrap_or(0), u32::saturating_add)
    }

    /// Returns how many dots somebody put by phone on it and on what was put together under it.
    pub fn dots_of(&self, label: &str) -> u32 {
        let own = |note: &Self| note.dots_by.iter().find(|(by, _)| by == label).map_or(0, |(_, dots)| *dots);
        self.merged.iter().map(own).fold(own(self), u32::saturating_add)
    }

    /// Returns from how many people its dots are, as far as that is known.
    pub fn dots_from(&self) -> Option<u32> {
        let all = self.merged.iter().chain([self]).flat_map(|note| &note.dots_by);
        let people: std::collections::BTreeSet<&str> = all.map(|(by, _)| by.as_str()).collect();
        self.voters.or((!people.is_empty()).then_some(people.len() as u32))
    }

    /// Returns whether something holds of it, or of one of those that were put together under it.
    pub(in crate::workshop) fn has(&self, holds: impl Fn(&Self) -> bool) -> bool {
        holds(self) || self.merged.iter().any(holds)
    }

    /// Returns its score on an axis: the one that the facilitator typed or, where there is none, the middle one of those
    /// from phones; of two in the middle, the lower.
    pub fn score(&self, axis: &str) -> Option<u32> {
        let typed = score_in(&self.scores, axis);
        typed.or_else(|| {
            let mut all: Vec<u32> = self.scores_by.iter().filter_map(|by| score_in(&by.scores, axis)).collect();
            all.sort_unstable();
            all.get(all.len().saturating_sub(1) / 2).copied()
        })
    }

    /// Returns its scores, each with its axis.
    pub fn all_scores(&self) -> Vec<(String, u32)> {
        let mut all = self.scores.clone();
        for (axis, _) in self.scores_by.iter().flat_map(|by| &by.scores) {
            if all.iter().all(|(known, _)| known != axis)
                && let Some(score) = self.score(axis)
            {
                all.push((axis.clone(), score));
            }
        }
        all
    }

    /// Returns the score that somebody gave by phone on an axis.
    pub fn score_of(&self, label: &str, axis: &str) -> Option<u32> {
        self.scores_by.iter().find(|given| given.by == label).and_then(|given| score_in(&given.scores, axis))
    }

    /// Returns it as the room may see it: what phones put on it counts, and nobody reads whose it is.
    pub(in crate::workshop) fn for_everybody(note: &Arc<Self>) -> Arc<Self> {
        let is_open = |note: &Self| note.dots_by.is_empty() && note.scores_by.is_empty();
        if is_open(note) && note.merged.iter().all(is_open) {
            return Arc::clone(note);
        }
        let mut seen = Self::clone(note);
        seen.close();
        seen.merged.iter_mut().for_each(Self::close);
        Arc::new(seen)
    }

    /// Keeps what phones put on it, and forgets whose it is.
    fn close(&mut self) {
        self.voters = self.voters.or((!self.dots_by.is_empty()).then_some(self.dots_by.len() as u32));
        self.dots = Some(self.own_dots()).filter(|dots| self.dots.is_some() || *dots > 0);
        self.scores = self.all_scores();
        self.dots_by.clear();
        self.scores_by.clear();
    }

    /// Returns how the journal and messages name it; both can be seen by the room, so what is hidden is not quoted.
    pub fn named(&self) -> String {
        if self.is_hidden() { "a hidden entry".to_owned() } else { self.text.clone() }
    }
}

fn score_in(scores: &[(String, u32)], axis: &str) -> Option<u32> {
    scores.iter().find(|(name, _)| name == axis).map(|(_, score)| *score)
}

/// The scores of one person, from a phone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoredBy {
    /// Who.
    pub by: String,
    /// The axis, and how high.
    pub scores: Vec<(String, u32)>,
}

choices! {
    /// What kind of line was captured.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
    pub enum NoteKind {
        /// Anything.
        #[default]
        Note = "note",
        /// What somebody takes home.
        Takeaway = "takeaway",
        /// What was decided.
        Decision = "decision",
        /// What somebody will do.
        Action = "action",
        /// What is still to be answered.
        Question = "question",
        /// Somebody's own words.
        Quote = "quote",
        /// What is kept for later.
        Parked = "parked",
    }
}

impl NoteKind {
    /// Returns the first character that chooses this kind on the line for notes, where there is one.
    pub fn sign(self) -> Option<char> {
        self.mark(false).chars().next().filter(|_| self != Self::Note)
    }

    /// Returns the sign before such a note.
    pub fn mark(self, done: bool) -> &'static str {
        match self {
            _ if done && self.can_be_done() => "✓",
            Self::Note => "•",
            Self::Takeaway => "*",
            Self::Decision => "!",
            Self::Action => "@",
            Self::Question => "?",
            Self::Quote => "\"",
            Self::Parked => "~",
        }
    }

    /// Returns the word for several of them.
    pub fn plural(self) -> String {
        if self == Self::Parked { self.word().to_owned() } else { format!("{}s", self.word()) }
    }

    /// Reports whether it waits for somebody: to be done, answered or taken up.
    pub fn can_be_done(self) -> bool {
        matches!(self, Self::Action | Self::Question | Self::Parked)
    }
}
