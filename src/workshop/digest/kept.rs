//! Owns entries as a recap keeps them: those of one session together, so that hundreds of thousands need little room.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{Entry, MergedEntry};
use crate::workshop::{Choice as _, Moment, NoteKind};

/// The entries of one session that a recap tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct KeptEntries {
    /// The session's title.
    pub session: String,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Every text, one behind the other, and where each ends.
    texts: String,
    ends: Vec<u32>,
    entries: Vec<Small>,
    rare: Vec<Rare>,
}

/// The number of a text, counted from 1.
type Text = NonZeroU32;

/// An entry without its texts.
#[derive(Debug, Clone, PartialEq)]
struct Small {
    at: Moment,
    kind: NoteKind,
    text: Text,
    by: Option<Text>,
    owner: Option<Text>,
    due: Option<NaiveDate>,
    activity: Option<Text>,
    group: Option<Text>,
    column: Option<Text>,
    row: Option<Text>,
    done: bool,
    headline: bool,
    hidden: bool,
    /// The number of what few have, counted from 1.
    rare: Option<NonZeroU32>,
}

/// What few entries have.
#[derive(Debug, Clone, PartialEq)]
struct Rare {
    owners: Vec<String>,
    dots: Option<u32>,
    voters: Option<u32>,
    votes: Option<u32>,
    scores: Vec<(String, u32)>,
    merged: Vec<MergedEntry>,
}

/// Keeps the entries of one session, one after the other.
pub(super) struct Keeper {
    kept: KeptEntries,
    known: HashMap<String, Text>,
}

impl Keeper {
    pub(super) fn new(session: String, date: Option<NaiveDate>) -> Self {
        Self { kept: KeptEntries { session, date, ..KeptEntries::default() }, known: HashMap::new() }
    }

    /// Keeps some lists of entries.
    pub(super) fn keep<const N: usize>(mut self, lists: [Vec<Entry>; N]) -> [KeptList; N] {
        let places = lists.map(|entries| {
            let from = self.kept.entries.len();
            for entry in entries {
                let small = self.small(entry);
                self.kept.entries.push(small);
            }
            from as u32..self.kept.entries.len() as u32
        });
        self.kept.texts.shrink_to_fit();
        self.kept.ends.shrink_to_fit();
        self.kept.entries.shrink_to_fit();
        self.kept.rare.shrink_to_fit();
        let of = Arc::new(self.kept);
        places.map(|places| KeptList { of: Arc::clone(&of), places })
    }

    fn small(&mut self, e: Entry) -> Small {
        let alone = e.owners.len() == usize::from(e.owner.is_some()) && e.owners.first() == e.owner.as_ref();
        let plain = alone
            && e.dots.is_none()
            && e.voters.is_none()
            && e.votes.is_none()
            && e.scores.is_empty()
            && e.merged.is_empty();
        let rare = Rare {
            owners: e.owners,
            dots: e.dots,
            voters: e.voters,
            votes: e.votes,
            scores: e.scores,
            merged: e.merged,
        };
        Small {
            at: e.at,
            kind: NoteKind::of(e.kind).unwrap_or_default(),
            text: self.put(&e.text),
            by: self.share(e.by),
            owner: self.share(e.owner),
            due: e.due,
            activity: self.share(e.activity),
            group: self.share(e.group),
            column: self.share(e.column),
            row: self.share(e.row),
            done: e.done,
            headline: e.headline,
            hidden: e.hidden,
            rare: if plain { None } else { Some(self.put_rare(rare)) },
        }
    }

    fn put_rare(&mut self, rare: Rare) -> NonZeroU32 {
        self.kept.rare.push(rare);
        number(self.kept.rare.len())
    }

    fn put(&mut self, text: &str) -> Text {
        self.kept.texts.push_str(text);
        self.kept.ends.push(self.kept.texts.len() as u32);
        number(self.kept.ends.len())
    }

    /// Keeps a text that other entries may have as well.
    fn share(&mut self, text: Option<String>) -> Option<Text> {
        let text = text?;
        if let Some(known) = self.known.get(&text) {
            return Some(*known);
        }
        let new = self.put(&text);
        self.known.insert(text, new);
        Some(new)
    }
}

/// Returns the number of what was put last in a list that is this long.
fn number(length: usize) -> NonZeroU32 {
    NonZeroU32::new(length as u32).unwrap_or(NonZeroU32::MIN)
}

impl KeptEntries {
    fn text(&self, text: Text) -> &str {
        let at = text.get() as usize - 1;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.texts[from..self.ends[at] as usize]
    }

    fn entry(&self, at: u32) -> Entry {
        let small = &self.entries[at as usize];
        let text = |text: Option<Text>| text.map(|text| self.text(text).to_owned());
        let owner = text(small.owner);
        let rare = small.rare.map(|at| self.rare[at.get() as usize - 1].clone());
        let rare = rare.unwrap_or_else(|| Rare {
            owners: owner.iter().cloned().collect(),
            dots: None,
            voters: None,
            votes: None,
            scores: Vec::new(),
            merged: Vec::new(),
        });
        Entry {
            at: small.at,
            kind: small.kind.word(),
            text: self.text(small.text).to_owned(),
            by: text(small.by),
            owner,
            owners: rare.owners,
            due: small.due,
            done: small.done,
            dots: rare.dots,
            voters: rare.voters,
            votes: rare.votes,
            headline: small.headline,
            scores: rare.scores,
            merged: rare.merged,
            hidden: small.hidden,
            activity: text(small.activity),
            group: text(small.group),
            column: text(small.column),
            row: text(small.row),
            column_id: None,
        }
    }
}

/// An entry of a session as a recap keeps it. It is written as the [`Entry`] that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptEntry {
    of: Arc<KeptEntries>,
    at: u32,
}

/// Entries of a session as a recap keeps them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeptList {
    of: Arc<KeptEntries>,
    places: Range<u32>,
}

impl KeptList {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Gives each.
    pub fn iter(&self) -> impl Iterator<Item = KeptEntry> {
        self.places.clone().map(|at| KeptEntry { of: Arc::clone(&self.of), at })
    }
}

impl Serialize for KeptList {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl KeptEntry {
    /// Returns it whole.
    pub fn entry(&self) -> Entry {
        self.of.entry(self.at)
    }

    /// Returns what was said.
    pub fn text(&self) -> &str {
        self.of.text(self.small().text)
    }

    /// Returns who does it, in one text.
    pub fn owner(&self) -> Option<&str> {
        self.small().owner.map(|owner| self.of.text(owner))
    }

    /// Returns until when.
    pub fn due(&self) -> Option<NaiveDate> {
        self.small().due
    }

    /// Returns whether it is done.
    pub fn is_done(&self) -> bool {
        self.small().done
    }

    fn small(&self) -> &Small {
        &self.of.entries[self.at as usize]
    }
}

impl Serialize for KeptEntry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.entry().serialize(to)
    }
}

/// Something that was kept, with the session it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct RecapItem(pub KeptEntry);

impl RecapItem {
    /// Returns the title of its session.
    pub fn session(&self) -> &str {
        &self.0.of.session
    }

    /// Returns the day of its session.
    pub fn date(&self) -> Option<NaiveDate> {
        self.0.of.date
    }
}

impl Serialize for RecapItem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Told<'a> {
            #[serde(flatten)]
            entry: Entry,
            session: &'a str,
            date: Option<NaiveDate>,
        }
        Told { entry: self.0.entry(), session: self.session(), date: self.date() }.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_out_as_it_went_in() {
        let plain = Entry {
            at: Moment::default(),
            kind: "action",
            text: "Call “the” venue".to_owned(),
            by: Some("Ana".to_owned()),
            owner: Some("Ana".to_owned()),
            owners: vec!["Ana".to_owned()],
            due: NaiveDate::from_ymd_opt(2026, 12, 1),
            done: false,
            dots: None,
            voters: None,
            votes: None,
            headline: true,
            scores: Vec::new(),
            merged: Vec::new(),
            hidden: false,
            activity: Some("Harvest".to_owned()),
            group: Some(String::new()),
            column: None,
            row: Some("Row".to_owned()),
            column_id: None,
        };
        let bare = Entry { text: String::new(), by: None, owner: None, owners: Vec::new(), ..plain.clone() };
        let two = vec!["Ana".to_owned(), "Bo".to_owned()];
        let several = Entry { owner: Some("Ana, Bo".to_owned()), owners: two, ..plain.clone() };
        let merged = vec![MergedEntry { text: "Call".to_owned(), by: None }];
        let rare = Entry {
            dots: Some(3),
            voters: Some(2),
            votes: Some(5),
            scores: vec![("Impact".to_owned(), 4)],
            merged,
            ..bare.clone()
        };
        let all = [plain, bare, several, rare];
        let keeper = Keeper::new("November".to_owned(), None);
        let [one, none, most] = keeper.keep([all[..1].to_vec(), Vec::new(), all[1..].to_vec()]);
        let back: Vec<Entry> = one.iter().chain(most.iter()).map(|kept| kept.entry()).collect();
        assert_eq!(back, all);
        assert!(none.is_empty());
    }
}
