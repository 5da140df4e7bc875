//! Owns what is said about the entries of a canvas and what then happened to them, and what their dots come to. It
//! never carries anything out; that is `apply`.

use crate::workshop::sort_by_key;
use std::fmt;

use crate::workshop::{Axes, Note, count_of};

/// What a facilitator can say about entries of a canvas. Entries are named by their index.
#[derive(Debug, Clone, PartialEq)]
pub enum OnEntries {
    /// Show the room what was hidden in the activity with this id.
    Reveal(String),
    /// Put an entry under another one, which becomes its headline.
    Merge {
        /// Which one.
        note: usize,
        /// Its headline.
        under: usize,
    },
    /// Let an entry that was put under this one stand by itself again: the one of this number, or the last one.
    Split {
        /// The headline.
        note: usize,
        /// Which of those under it, counted from 0.
        part: Option<usize>,
    },
    /// Let one of those that were put under this one lead in its place: the one of this number, or the last one.
    Promote {
        /// The headline so far.
        note: usize,
        /// Which of those under it, counted from 0.
        part: Option<usize>,
    },
    /// Make an entry the one that its group puts forward, or no longer.
    ToggleHeadline(usize),
    /// Put so many dots more on an entry.
    AddDots {
        /// Which one.
        note: usize,
        /// How many more.
        dots: u32,
    },
    /// So many dots are on an entry.
    SetDots {
        /// Which one.
        note: usize,
        /// How many.
        dots: u32,
    },
    /// Hide an entry or a question from the room, whatever the phase does, or show it again.
    Withhold {
        /// Which one.
        note: usize,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Give an entry its score on an axis, counted from 0; none takes it away.
    Score {
        /// Which one.
        note: usize,
        /// The first or the second axis.
        axis: usize,
        /// How high.
        score: Option<u32>,
    },
}

/// What happened to entries. Its words are the journal's words, so a hidden entry is never quoted in them.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryEvent {
    /// The room was shown so many hidden entries.
    Revealed(usize),
    /// The facilitator hides it from the room.
    Withheld,
    /// The room may see it again.
    ShownAgain(String),
    /// An entry was put under another one.
    Merged {
        /// Its words.
        text: String,
        /// Those of its headline.
        under: String,
    },
    /// An entry stands by itself again.
    Split {
        /// Its words.
        text: String,
        /// Those of its headline.
        from: String,
    },
    /// Of entries that were put together another one leads.
    Promoted {
        /// Its words.
        text: String,
        /// Those of the one before.
        was: String,
    },
    /// A group puts this entry forward.
    HeadlineSet(String),
    /// A group puts it forward no longer.
    HeadlineUnset(String),
    /// So many dots are on an entry now.
    Dots {
        /// Its words.
        text: String,
        /// How many.
        dots: u32,
    },
    /// Somebody has put so many dots on entries by phone.
    Given(u32),
    /// An entry was ranked on an axis, or is no longer.
    Scored {
        /// Its words.
        text: String,
        /// The axis.
        axis: String,
        /// How high.
        score: Option<u32>,
    },
}

impl EntryEvent {
    /// Returns whether entries stand elsewhere, or are seen by others, after it.
    pub fn moves_entries(&self) -> bool {
        matches!(
            self,
            Self::Revealed(_)
                | Self::Withheld
                | Self::ShownAgain(_)
                | Self::Merged { .. }
                | Self::Split { .. }
                | Self::Promoted { .. }
        )
    }
}

impl fmt::Display for EntryEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = crate::workshop::text::wording::truncated;
        match self {
            Self::Revealed(n) => write!(f, "{} revealed", count_of(*n, "entry")),
            Self::Withheld => f.write_str("an entry hidden from the room"),
            Self::ShownAgain(text) => write!(f, "shown again: {}", short(text)),
            Self::Merged { text, under } => write!(f, "merged: {} → {}", short(text), short(under)),
            Self::Split { text, from } => write!(f, "split: {} ← {}", short(text), short(from)),
            Self::Promoted { text, was } => write!(f, "on top: {}, not {}", short(text), short(was)),
            Self::HeadlineSet(text) => write!(f, "headline: {}", short(text)),
            Self::HeadlineUnset(text) => write!(f, "headline removed: {}", short(text)),
            Self::Dots { text, dots } => write!(f, "{}: {}", count_of(*dots, "dot"), short(text)),
            Self::Given(dots) => write!(f, "{} by phone", count_of(*dots, "dot")),
            Self::Scored { text, axis, score: Some(score) } => write!(f, "{axis} {score}: {}", short(text)),
            Self::Scored { text, axis, score: None } => write!(f, "{axis} score removed: {}", short(text)),
        }
    }
}

/// The place of something in the order of its dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// From 1; what has as many dots shares one.
    pub place: usize,
    /// Whether others share it.
    pub tied: bool,
    /// What it is, counted from 0 in the order given.
    pub at: usize,
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.place, if self.tied { "=" } else { "" })
    }
}

/// Returns the order of what has so many dots, the most first; what has none is left out. As many dots share a place,
/// and the next one counts them all: 1, 2, 2, 4.
pub fn ranked(dots: impl Iterator<Item = u32>) -> Vec<Rank> {
    let mut order: Vec<(u32, usize)> = dots.enumerate().map(|(at, n)| (n, at)).filter(|(n, _)| *n > 0).collect();
    sort_by_key(&mut order, |(dots, at)| (std::cmp::Reverse(*dots), *at));
    let mut place = 1;
    let mut all = Vec::with_capacity(order.len());
    for sharing in order.chunk_by(|a, b| a.0 == b.0) {
        let tied = sharing.len() > 1;
        all.extend(sharing.iter().map(|(_, at)| Rank { place, tied, at: *at }));
        place += sharing.len();
    }
    all
}

/// Returns where an entry stands between two axes: on each its lower half, its upper half, or the line between them.
///
/// `None` where it has no score on one of them. The line is the middle of the scale: 3 of 5; a scale of 4 has none.
pub fn quadrant(note: &Note, axes: &Axes) -> Option<[std::cmp::Ordering; 2]> {
    let half = |axis: &String| Some(half_of(note.score(axis)?, axes.scale));
    Some([half(&axes.names[0])?, half(&axes.names[1])?])
}

/// Returns the half of a scale from 1 that a score lies in, or the line between them.
pub(in crate::workshop) fn half_of(score: u32, scale: u32) -> std::cmp::Ordering {
    (u64::from(score) * 2).cmp(&(u64::from(scale) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_dots_share_a_place() {
        for (dots, expected) in [
            (&[][..], &[][..]),
            (&[0, 0], &[]),
            (&[1, 3, 2], &[(1, false, 1), (2, false, 2), (3, false, 0)]),
            (&[2, 5, 2, 0, 1], &[(1, false, 1), (2, true, 0), (2, true, 2), (4, false, 4)]),
            (&[4, 4], &[(1, true, 0), (1, true, 1)]),
        ] {
            let places: Vec<_> = ranked(dots.iter().copied()).iter().map(|r| (r.place, r.tied, r.at)).collect();
            assert_eq!(places, expected, "{dots:?}");
        }
    }

    #[test]
    fn what_was_put_together_counts_together() {
        let part = |dots| Note { dots: Some(dots), ..Note::default() };
        assert_eq!(Note { merged: vec![part(3), part(1)], ..part(2) }.all_dots(), 6);
        assert_eq!(Note { merged: vec![part(9)], ..part(u32::MAX) }.all_dots(), u32::MAX);
    }

    #[test]
    fn the_middle_of_the_scale_is_undecided() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let note = |impact, effort| Note {
            scores: vec![("Impact".to_owned(), impact), ("Effort".to_owned(), effort)],
            ..Note::default()
        };
        let axes = |scale| Axes { names: ["Impact".to_owned(), "Effort".to_owned()], scale };
        assert_eq!(quadrant(&note(5, 1), &axes(5)), Some([Greater, Less]));
        assert_eq!(quadrant(&note(3, 4), &axes(5)), Some([Equal, Greater]));
        assert_eq!(quadrant(&note(2, 3), &axes(4)), Some([Less, Greater]));
        assert_eq!(quadrant(&Note::default(), &axes(5)), None);
    }
}
