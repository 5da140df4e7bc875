//! Owns questions to the room: notes that somebody asked everybody, and who wants them answered. It changes nothing.

use std::collections::HashSet;

use crate::workshop::{EntryKey, Note, NoteKind, Participant, Questions, Session, sort_by_key};

/// A question to the room as a participant sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenQuestion {
    /// What it is known by.
    pub key: EntryKey,
    /// What is asked.
    pub text: String,
    /// Who asked, unless they did so without their name.
    pub by: Option<String>,
    /// How many people want it answered.
    pub votes: usize,
    /// Whether they asked it themselves.
    pub mine: bool,
    /// Whether they want it answered.
    pub voted: bool,
    /// Whether it was answered.
    pub answered: bool,
    /// Whether only they and the facilitator see it.
    pub alone: bool,
}

impl Note {
    /// Returns whether it is a question to the room.
    pub fn is_to_room(&self) -> bool {
        self.asked && self.kind == NoteKind::Question
    }

    /// Returns whether the facilitator has something to do with it: to answer it, or to look at it first.
    pub fn waits_for_facilitator(&self) -> bool {
        self.is_to_room() && !self.done && (self.review || !self.is_hidden())
    }

    /// Returns how many people want it answered, or one of those that were merged into it: each person once.
    pub fn votes(&self) -> usize {
        if self.merged.is_empty() {
            return self.votes.len();
        }
        let all = std::iter::once(self).chain(&self.merged).flat_map(|note| &note.votes);
        all.collect::<HashSet<_>>().len()
    }

    /// Returns whether this person wants it answered.
    pub fn has_vote_of(&self, label: &str) -> bool {
        std::iter::once(self).chain(&self.merged).any(|note| note.votes.iter().any(|name| name == label))
    }

    /// Returns whether somebody wrote it from a phone, as far as that is known of one without a name.
    pub(in crate::workshop) fn is_from(&self, who: &Participant) -> bool {
        let by_name = self.asked && self.by.is_some() && self.by.as_deref() == who.name();
        by_name || self.asker.0.as_deref() == Some(&*who.label())
    }
}

impl Session {
    /// Returns whether questions can be asked from phones.
    pub fn takes_questions(&self) -> bool {
        self.plan.room.questions != Questions::Off
    }

    /// Returns the questions to the room, each with its index in the record and what it is known by.
    pub fn questions(&self) -> impl Iterator<Item = (usize, EntryKey, &Note)> {
        self.keyed_notes(|note| note.asked).filter(|(_, _, note)| note.is_to_room())
    }

    /// Returns the indexes of the questions that wait for an answer, those that most people want answered first, then by
    /// age; those that wait to be looked at come before them, those that are hidden last.
    pub fn open_questions(&self) -> Vec<usize> {
        let open = self.questions().filter(|(_, _, note)| !note.done);
        let rank = |note: &Note| match (note.review, note.is_hidden()) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => 2,
        };
        let mut open: Vec<(usize, u8, usize)> = open.map(|(at, _, note)| (at, rank(note), note.votes())).collect();
        sort_by_key(&mut open, |(at, rank, votes)| (*rank, std::cmp::Reverse(*votes), *at));
        open.into_iter().map(|(at, ..)| at).collect()
    }

    /// Returns how many questions everybody sees that wait for an answer.
    pub fn public_questions(&self) -> usize {
        self.record.notes.iter().filter(|note| note.is_to_room() && !note.done && !note.is_hidden()).count()
    }

    /// Returns the questions as a participant sees them: those that wait for an answer, in their order, then those that
    /// have one, the newest first.
    pub fn questions_seen_by(&self, who: &Participant) -> Vec<SeenQuestion> {
        let label = who.label();
        let mut seen: Vec<(usize, SeenQuestion)> = self
            .questions()
            .map(|(at, key, note)| {
                let question = SeenQuestion {
                    key,
                    text: note.text.clone(),
                    by: note.by.clone(),
                    votes: note.votes(),
                    mine: note.is_from(who),
                    voted: note.has_vote_of(&label),
                    answered: note.done,
                    alone: note.is_hidden(),
                };
                (at, question)
            })
            .filter(|(_, question)| !question.alone || question.mine)
            .collect();
        sort_by_key(&mut seen, |(at, q)| {
            if q.answered { (true, std::cmp::Reverse(*at), 0) } else { (false, std::cmp::Reverse(q.votes), *at) }
        });
        seen.into_iter().map(|(_, question)| question).collect()
    }
}
