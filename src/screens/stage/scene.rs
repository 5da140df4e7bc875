//! Owns what the stage is drawn from, where things stand on it, and the heading that every state has.

use std::sync::{Arc, Mutex, PoisonError};

use ratatui::layout::Rect;

use super::form::Form;
use crate::app::room::OpenRoom;
use crate::screens::parts::text::width;
use crate::screens::parts::{Letters, Pen};
use crate::theme::Role;
use crate::workshop::{ClockStatus, Kind, Moment, Public, SessionState, Shows, digits};

/// A state of the stage.
pub(super) struct State {
    /// What it shows.
    pub(super) shows: Shows,
    /// Draws what stands between the heading and what comes next.
    pub(super) draw: fn(&Scene<'_>, &Layout, &mut Pen<'_>),
    /// What stands at the right of the heading.
    pub(super) aside: fn(&Scene<'_>) -> Vec<Piece>,
}

/// A piece of what stands at the right of the heading: what it is worth where not all have room, and its words.
pub(super) type Piece = (Worth, String);

/// What a piece of the heading is worth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It goes first.
    Least,
    /// It goes where the title would have no room.
    Detail,
    /// It always stays: how it stands, and how far it is.
    Stays,
}

/// What the room may see, and what was laid out of it, which is the same for as long as it is.
pub struct Seen {
    /// What the room may see.
    public: Public,
    /// The groups in the forms that they can have in so many columns.
    groups: Mutex<Option<(u16, Arc<[Form]>)>>,
}

impl Seen {
    /// Creates it from what the room may see.
    pub fn new(public: Public) -> Self {
        Self { public, groups: Mutex::default() }
    }

    /// Returns the public view.
    pub fn public(&self) -> &Public {
        &self.public
    }
}

/// What the stage is drawn from.
pub struct Scene<'a> {
    /// What the room may see.
    pub(super) public: &'a Public,
    seen: &'a Seen,
    /// Where the session stands.
    pub(in crate::screens) clock: &'a ClockStatus,
    /// The moment that is shown.
    pub(super) now: Moment,
    /// The notes are still being read.
    pub(super) reading: bool,
    /// The room, while phones can join it.
    pub(super) room: Option<&'a OpenRoom>,
    /// How many people are here; where that is told, how to join is shown in place of everything else.
    #[cfg_attr(not(feature = "room"), expect(dead_code, reason = "there is no code without a room"))]
    pub(super) code: Option<usize>,
}

/// Where things stand.
pub(super) struct Layout {
    /// The whole screen.
    pub(super) area: Rect,
    /// What fills the screen from the top: between the margins, below the heading and above what comes next.
    pub(super) wide: Rect,
    /// What is centred: narrower, as a line of text is.
    pub(super) text: Rect,
    /// The rows in which a centred stack has air around it.
    pub(super) airy: Rect,
    /// The row of what comes next.
    pub(super) next: u16,
    /// The screen is low.
    pub(super) is_low: bool,
    /// Letters may be larger than the terminal's own.
    large: bool,
}

/// The least columns and rows for large letters.
const LARGE: (u16, u16) = (72, 20);
/// The least columns and rows for huge letters.
const HUGE: (u16, u16) = (160, 48);
/// From this many rows on the heading has a row above it.
const HIGH: u16 = 30;
/// The most columns of a text.
pub(super) const MOST_COLUMNS: u16 = 160;

fn is_small(area: Rect) -> bool {
    area.height < LARGE.1
}

impl Layout {
    pub(super) fn of(area: Rect, large: bool) -> Self {
        let is_low = area.height < HIGH;
        let margin = if area.width >= 100 { 10 } else { 4 };
        let (heading, below) = if is_low { (0, 2) } else { (1, 3) };
        let next = area.bottom().saturating_sub(below);
        let top = area.y + heading + if is_small(area) { 1 } else { 2 };
        let wide = Rect {
            x: area.x + margin,
            y: top,
            width: area.width.saturating_sub(2 * margin),
            // On a small screen there is no blank row above what comes next.
            height: next.saturating_sub(u16::from(!is_small(area))).saturating_sub(top),
        };
        let side = if area.width >= 80 { 10 } else { margin };
        let columns = area.width.saturating_sub(2 * side).min(MOST_COLUMNS);
        let text = Rect { x: area.x + (area.width - columns) / 2, width: columns, ..wide };
        let from = area.y + if is_low { 2 } else { 5 };
        let airy = Rect { y: from, height: area.bottom().saturating_sub(6).saturating_sub(from), ..text };
        Self { area, wide, text, airy, next, is_low, large }
    }

    /// Returns whether the screen has so few rows that blank ones give way.
    pub(super) fn is_small(&self) -> bool {
        is_small(self.area)
    }

    /// Returns whether letters can have this size on a screen of that size.
    pub(super) fn allows(&self, letters: Letters) -> bool {
        let Rect { width, height, .. } = self.area;
        match letters {
            Letters::Plain => true,
            Letters::Large => self.large && width >= LARGE.0 && height >= LARGE.1,
            Letters::Huge => self.large && width >= HUGE.0 && height >= HUGE.1,
        }
    }

    /// Returns a text as large as it fits in so many columns and lines; plain letters take up to `plain` lines.
    pub(super) fn set(&self, text: &str, columns: u16, lines: usize, plain: usize) -> (Letters, Vec<String>) {
        let sizes = [Letters::Huge, Letters::Large].into_iter().filter(|size| self.allows(*size));
        let mut set = sizes.filter_map(|size| Some((size, size.lines(text, columns, lines)?)));
        set.next().unwrap_or_else(|| (Letters::Plain, Letters::Plain.lines(text, columns, plain).unwrap_or_default()))
    }

    /// Returns whether there is room for two rows where one would do.
    pub(super) fn is_very_high(&self) -> bool {
        self.area.height >= HUGE.1
    }
}

impl<'a> Scene<'a> {
    /// Creates what is drawn at a moment; while notes are still being read, none are told.
    pub fn new(seen: &'a Seen, clock: &'a ClockStatus, now: Moment, reading: bool) -> Self {
        Self { public: &seen.public, seen, clock, now, reading, room: None, code: None }
    }

    /// Says that phones can join, and shows how in place of everything else where it is told how many people are here.
    #[must_use]
    pub fn open_to(self, room: Option<&'a OpenRoom>, code: Option<usize>) -> Self {
        Self { room, code, ..self }
    }

    /// Returns the groups in the forms that they can have in so many columns, worked out once.
    pub(super) fn groups(&self, columns: u16, make: impl FnOnce() -> Vec<Form>) -> Arc<[Form]> {
        let mut kept = self.seen.groups.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref().filter(|(known, _)| *known == columns) {
            Some((_, forms)) => Arc::clone(forms),
            None => Arc::clone(&kept.insert((columns, make().into())).1),
        }
    }
}

impl Scene<'_> {
    /// Draws what runs at the left, and at the right how far it is.
    pub(super) fn heading(&self, layout: &Layout, aside: Vec<Piece>, pen: &mut Pen<'_>) {
        let y = layout.area.y + u16::from(!layout.is_low);
        let Rect { x, width: columns, .. } = layout.wide;
        let paused = (self.clock.state == SessionState::Paused).then(|| (Worth::Stays, "Paused".to_owned()));
        let mut pieces: Vec<Piece> = paused.into_iter().chain(aside).collect();
        let joined = |pieces: &[Piece]| pieces.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" · ");
        while width(&joined(&pieces)) > usize::from(columns) * 2 / 3 {
            let least = (0..pieces.len()).min_by_key(|at| pieces[*at].0);
            let Some(at) = least.filter(|at| pieces[*at].0 < Worth::Stays) else { break };
            pieces.remove(at);
        }
        let aside = joined(&pieces);
        let room = columns.saturating_sub(if aside.is_empty() { 0 } else { width(&aside) as u16 + 3 });
        let title = self.title();
        pen.text(x, y, room, title, Role::Dim);
        pen.text_right(x + columns, y, columns, &aside, Role::Dim);
    }

    /// Returns what the heading says: the phase, else the activity; where nothing is asked that stands large below, and
    /// the heading says what it belongs to.
    fn title(&self) -> &str {
        let public = self.public;
        let is_below = public.prompt.is_empty() && public.poll.is_none() && public.turn.is_none();
        match (&public.phase, &public.activity) {
            (Some(_), Some(activity)) if is_below => activity,
            (None, Some(_)) if is_below && public.kind != Kind::Break => &public.title,
            (Some((phase, ..)), _) => phase,
            (None, Some(activity)) => activity,
            (None, None) if self.clock.state == SessionState::Done => &public.title,
            (None, None) => "",
        }
    }

    /// Returns what is asked; where nothing is, what runs.
    pub(super) fn asked(&self) -> &str {
        let public = self.public;
        match (&public.phase, &public.activity) {
            _ if !public.prompt.is_empty() => &public.prompt,
            (Some((phase, ..)), _) => phase,
            (None, activity) => activity.as_deref().unwrap_or_default(),
        }
    }

    /// Returns what comes next; of a group with its people.
    pub(super) fn next(&self) -> Option<String> {
        let next = self.public.next.as_ref().filter(|_| self.clock.state != SessionState::Planned)?;
        let group = self.public.groups.iter().find(|g| self.public.turn.is_some() && g.name == *next);
        let people = group.map(|g| g.short_names(", "));
        Some(people.filter(|p| !p.is_empty()).map_or_else(|| next.clone(), |people| format!("{next} · {people}")))
    }

    /// Returns the digits of the clock, while it runs or is paused.
    pub(super) fn digits(&self) -> Option<String> {
        let runs = matches!(self.clock.state, SessionState::Live | SessionState::Paused);
        runs.then(|| digits(self.clock.remaining()))
    }

    /// Returns the time that is left in one row: `2:07`, and once it is up `over by 0:12`.
    pub(super) fn time_left(&self) -> Option<String> {
        let left = self.digits()?;
        Some(match left.strip_prefix('+') {
            Some(over) => format!("over by {over}"),
            None if self.clock.is_up() => "time is up".to_owned(),
            None => left,
        })
    }
}

/// Returns which phase it is: `1 of 3`; of turns, which turn.
pub(super) fn place(scene: &Scene<'_>) -> Vec<Piece> {
    let turn = scene.public.turn.as_ref().map(|t| (t.at, t.of));
    let place = turn.or(scene.public.phase.as_ref().map(|(_, at, of)| (*at, *of)));
    let place = place.filter(|(_, of)| *of > 1).map(|(at, of)| (Worth::Stays, format!("{at} of {of}")));
    place.into_iter().collect()
}

/// Returns that some entries are hidden, where they are, and which phase it is.
pub(super) fn hidden_and_place(scene: &Scene<'_>) -> Vec<Piece> {
    let waiting = scene.public.canvas.as_ref().is_some_and(|c| c.waiting);
    let hidden = waiting.then(|| (Worth::Detail, "some entries are hidden".to_owned()));
    hidden.into_iter().chain(place(scene)).collect()
}
