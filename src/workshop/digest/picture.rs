//! Owns what lies on two axes, entries of a canvas or options of a poll, as a reader sees it: scores, and the field that
//! each lies in. It draws nothing.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::Entry;
use crate::workshop::poll::{Matrix, TallyRow};
use crate::workshop::record::entries::half_of;
use crate::workshop::{Activity, Axes, PhaseKind, sort_by_key};

/// Entries or options on two axes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What grows to the right.
    pub across: String,
    /// What grows upwards.
    pub upwards: String,
    /// The lowest score.
    pub low: i32,
    /// The highest score.
    pub high: i32,
    /// What lies on it; what nobody scored stands last.
    pub spots: Vec<PicturePoint>,
}

/// What lies on two axes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PicturePoint {
    /// What stands for it in the picture: a number, or the letter of an option.
    pub sign: String,
    /// The entry or the option.
    pub text: String,
    /// The group whose entry it is.
    pub group: Option<String>,
    /// How far to the right; of a poll the median.
    pub across: Option<MedianScore>,
    /// How far up.
    pub upwards: Option<MedianScore>,
    /// The half of each axis that it lies in; nothing where one of the scores is missing.
    pub lies: Option<AxisHalves>,
    /// The same in words: `high impact, low effort`.
    pub field: String,
    /// How many scored it, where it was a poll.
    pub scored: Option<u64>,
    /// How many before it lie at the same place.
    pub beside: usize,
}

/// The half of each axis: `low`, `high`, or `middle` on the line between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AxisHalves {
    /// On the axis to the right.
    pub across: &'static str,
    /// On the axis upwards.
    pub upwards: &'static str,
}

/// A score that may lie halfway between two steps; holds twice of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MedianScore(pub i64);

impl Serialize for MedianScore {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 2 == 0 { to.serialize_i64(self.0 / 2) } else { to.serialize_f64(self.0 as f64 / 2.0) }
    }
}

impl std::fmt::Display for MedianScore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}{}", self.0.unsigned_abs() / 2, if self.0 % 2 == 0 { "" } else { ".5" })
    }
}

fn half(side: Ordering) -> &'static str {
    match side {
        Ordering::Less => "low",
        Ordering::Equal => "middle",
        Ordering::Greater => "high",
    }
}

impl Picture {
    /// Returns where the options of a poll lie: the first axis goes up, the second to the right.
    pub(super) fn of_poll(matrix: &Matrix, rows: &[TallyRow]) -> Self {
        let [upwards, across] = matrix.axes.clone();
        let mut spots: Vec<PicturePoint> = (rows.iter().zip(&matrix.places).enumerate())
            .map(|(i, (row, place))| {
                let halves = place.map(|p| p.side.map(half));
                PicturePoint {
                    sign: letter(i),
                    text: row.option.clone(),
                    group: None,
                    across: place.map(|p| MedianScore(p.twice[1])),
                    upwards: place.map(|p| MedianScore(p.twice[0])),
                    lies: halves.map(|[up, right]| AxisHalves { across: right, upwards: up }),
                    field: field(&matrix.axes, halves),
                    scored: Some(row.count),
                    beside: 0,
                }
            })
            .collect();
        set_beside(&mut spots);
        let (low, high) = matrix.bounds;
        Self { across, upwards, low, high, spots }
    }

    /// Returns the pictures of an activity's entries, one for each pair of axes that any entry has a score on.
    pub(super) fn of_entries(activity: &Activity, entries: &[&Entry]) -> Vec<Self> {
        let mut pictures: Vec<Self> = Vec::new();
        for phase in activity.phases.iter().filter(|p| p.does == PhaseKind::Vote) {
            let Some(axes) = &phase.axes else { continue };
            let columns: Vec<&str> = activity.columns_of(Some(phase)).map(|c| c.id.as_str()).collect();
            let about =
                |e: &&&Entry| columns.is_empty() || e.column_id.as_deref().is_some_and(|c| columns.contains(&c));
            let picture = Self::of_axes(axes, entries.iter().filter(about).copied());
            let known = pictures.iter().any(|p| p.across == picture.across && p.upwards == picture.upwards);
            if !known && picture.spots.iter().any(|s| s.lies.is_some()) {
                pictures.push(picture);
            }
        }
        pictures
    }

    fn of_axes<'a>(axes: &Axes, entries: impl Iterator<Item = &'a Entry>) -> Self {
        let spot = |(i, e): (usize, &Entry)| {
            let score = |axis: &String| e.scores.iter().find(|(name, _)| name == axis).map(|(_, score)| *score);
            let [x, y] = [score(&axes.names[0]), score(&axes.names[1])];
            let halves = x.zip(y).map(|(x, y)| [x, y].map(|s| half(half_of(s, axes.scale))));
            let twice = |s: u32| MedianScore(i64::from(s) * 2);
            PicturePoint {
                sign: (i + 1).to_string(),
                text: e.text.clone(),
                group: e.group.clone(),
                across: x.map(twice),
                upwards: y.map(twice),
                lies: halves.map(|[across, upwards]| AxisHalves { across, upwards }),
                field: field(&axes.names, halves),
                scored: None,
                beside: 0,
            }
        };
        let mut spots: Vec<PicturePoint> = entries.enumerate().map(spot).collect();
        sort_by_key(&mut spots, |s| s.lies.is_none());
        set_beside(&mut spots);
        let [across, upwards] = axes.names.clone();
        Self { across, upwards, low: 1, high: i32::try_from(axes.scale).unwrap_or(i32::MAX), spots }
    }
}

/// Returns the field in words, the axes in the order of the plan.
fn field(axes: &[String; 2], halves: Option<[&'static str; 2]>) -> String {
    match halves {
        None => "not scored".to_owned(),
        Some(halves) if halves.contains(&"middle") => "on the line".to_owned(),
        Some([first, second]) => format!("{first} {}, {second} {}", axes[0], axes[1]),
    }
}

fn set_beside(spots: &mut [PicturePoint]) {
    let mut seen: std::collections::HashMap<(MedianScore, MedianScore), usize> = std::collections::HashMap::new();
    for spot in spots {
        if let Some(place) = spot.across.zip(spot.upwards) {
            let count = seen.entry(place).or_default();
            spot.beside = *count;
            *count += 1;
        }
    }
}

/// Returns the sign of an option: a letter, or its number beyond the alphabet.
pub fn letter(option: usize) -> String {
    match u8::try_from(option) {
        Ok(n) if n < 26 => char::from(b'a' + n).to_string(),
        _ => (option + 1).to_string(),
    }
}
