//! Owns what was captured as a reader sees it: places by their titles, and nothing an audience may not see.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::Audience;
use crate::workshop::{Moment, Note, Session, sort_by_key};

/// One captured line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When it was captured.
    pub at: Moment,
    /// `note`, `takeaway`, `decision`, `action`, `question`, `quote` or `parked`.
    pub kind: &'static str,
    /// What was said.
    pub text: String,
    /// Who said it.
    pub by: Option<String>,
    /// Who does it, in one text.
    pub owner: Option<String>,
    /// Who does it, name by name.
    pub owners: Vec<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Whether it is done.
    pub done: bool,
    /// Dots put on it and on what was put together under it.
    pub dots: Option<u32>,
    /// From how many people they are.
    pub voters: Option<u32>,
    /// For a question to the room: how many people want it answered.
    pub votes: Option<u32>,
    /// Whether it is the one that its group puts forward.
    pub headline: bool,
    /// Its scores on the axes it was ranked by: the axis, and how high.
    pub scores: Vec<(String, u32)>,
    /// Alike entries that were put together under it.
    pub merged: Vec<MergedEntry>,
    /// Whether the room has not been shown it; never so for participants, who have no such entries.
    pub hidden: bool,
    /// The title of its activity.
    pub activity: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// The title of its column on the canvas.
    pub column: Option<String>,
    /// Its row on the canvas.
    pub row: Option<String>,
    /// The id of its column, as titles may be alike.
    #[serde(skip)]
    pub(super) column_id: Option<String>,
}

/// What was put together under an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedEntry {
    /// What was said.
    pub text: String,
    /// Who said it.
    pub by: Option<String>,
}

impl fmt::Display for MergedEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.by.as_ref().map_or(Ok(()), |by| write!(f, " – {by}"))
    }
}

/// An entry with the index of its activity in the agenda.
pub(super) type Placed = (Option<usize>, Entry);

/// Returns what was captured, is wanted and may be seen by an audience, in the order of time.
pub(super) fn entries(session: &Session, audience: Audience, wanted: fn(&Note) -> bool) -> Vec<Placed> {
    let seen = |n: &Note| audience == Audience::Facilitator || !n.is_hidden();
    let notes = session.record.notes.iter().filter(|n| wanted(n) && seen(n));
    let mut all: Vec<_> = notes.map(|note| entry(session, note, &seen)).collect();
    sort_by_key(&mut all, |(_, e)| e.at);
    all
}

fn entry(session: &Session, note: &Note, seen: &impl Fn(&Note) -> bool) -> Placed {
    let under: Vec<&Note> = note.merged.iter().filter(|n| seen(n)).collect();
    let dots = under.iter().map(|n| n.own_dots()).fold(note.own_dots(), u32::saturating_add);
    let is_voted = note.dots.is_some() || dots > 0;
    let place = note.activity.as_deref().and_then(|id| session.plan.position(id));
    let activity = place.map(|i| &session.plan.agenda[i]);
    let column = note.column.as_ref();
    let titled = |id: &String| activity.and_then(|a| a.column(id)).map_or_else(|| id.clone(), |c| c.title.clone());
    let entry = Entry {
        at: note.at,
        kind: note.kind.word(),
        text: note.text.clone(),
        by: note.by.clone(),
        owner: note.owners.words(),
        owners: note.owners.names().to_vec(),
        due: note.due,
        done: note.done,
        dots: Some(dots).filter(|dots| if under.is_empty() { is_voted } else { *dots > 0 }),
        voters: note.dots_from(),
        votes: note.asked.then(|| note.votes() as u32),
        headline: note.headline,
        scores: note.all_scores(),
        merged: under.iter().map(|n| MergedEntry { text: n.text.clone(), by: n.by.clone() }).collect(),
        hidden: note.is_hidden(),
        activity: activity.map(|a| a.title.clone()).or_else(|| note.activity.clone()),
        group: note.group.clone(),
        column: column.map(titled),
        row: note.row.clone(),
        column_id: note.column.clone(),
    };
    (place, entry)
}
