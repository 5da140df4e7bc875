//! Owns how the rows of the running activity are shared: the clock with what is asked, what only the facilitator reads,
//! and what the activity brings. Where rows run out it gives up, in this order: blank rows between groups, all but the
//! newest entries of the other groups, blank rows, their entries, the script, their people, a question beyond two rows,
//! large digits.

use ratatui::layout::Rect;

use super::canvas::{self, Folding};
use super::parts::digits;
use super::parts::text::wrap;
use super::{Context, facilitator_lines, plenary, status, tally};
use crate::theme::Role;
use crate::workshop::poll::method;
use crate::workshop::{Activity, Kind, digits as clock};

/// The columns before what only the facilitator reads.
pub(super) const LABEL: u16 = 8;
/// A question of more lines than this stands below the digits.
const BESIDE: usize = 5;
/// The notes that stay in sight where rows are short.
const LEAST_NOTES: u16 = 3;

/// How the live screen is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The agenda has a pane of its own.
    Wide,
    /// One line says what runs.
    Narrow,
}

impl Shape {
    /// Returns the blank columns between the digits and what is asked beside them.
    fn between(self) -> u16 {
        if self == Self::Wide { 6 } else { 5 }
    }

    /// Returns the most rows of the script while the room works.
    fn script(self) -> usize {
        if self == Self::Wide { 5 } else { 2 }
    }
}

/// The clock with what is asked.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// The size of the digits.
    pub scale: u16,
    /// The columns and rows of the digits; nothing where no clock runs.
    pub digits: (u16, u16),
    /// Where the question begins, from the upper left corner.
    pub at: (u16, u16),
    /// What is asked, line by line.
    pub asked: Vec<(String, Role)>,
    /// The rows of all of it.
    pub rows: u16,
}

/// The rows of each part.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// Blank rows above each part.
    pub gap: u16,
    /// The clock with what is asked.
    pub clock: Clock,
    /// What only the facilitator reads, line by line, with its labels.
    pub words: Vec<(&'static str, String)>,
    /// The script goes on.
    pub more: bool,
    /// What of the groups is given up.
    pub folding: Folding,
}

/// What is given up at a level.
#[derive(Clone, Copy)]
struct Level {
    gap: u16,
    folding: Folding,
    /// The script may go altogether.
    without_script: bool,
    /// The most lines of the question.
    question: usize,
    /// The largest size of the digits.
    scale: u16,
}

/// Returns the levels, one after another: each gives up one thing more.
fn levels(largest: u16, question: usize, shape: Shape) -> [Level; 11] {
    let folding = Folding { places: shape == Shape::Wide, ..Folding::NONE };
    let mut level = Level { gap: 1, folding, without_script: false, question, scale: largest };
    let steps: [fn(&mut Level); 10] = [
        |l| l.folding.deep = Folding::CUT.deep,
        |l| l.folding.apart = false,
        |l| l.folding.others = Some(2),
        |l| l.folding.others = Some(1),
        |l| l.gap = 0,
        |l| l.folding.others = Some(0),
        |l| l.without_script = true,
        |l| l.folding.people = false,
        |l| l.question = 2,
        |l| l.scale = 1,
    ];
    let mut all = [level; 11];
    for (at, step) in steps.iter().enumerate() {
        step(&mut level);
        all[at + 1] = level;
    }
    all
}

impl Rows {
    /// Shares the rows of an area. It is worked out once, until something but the time changes.
    pub(super) fn of(cx: &Context<'_>, activity: &Activity, area: Rect, shape: Shape) -> Self {
        // The digits keep their place and size while they count down, whatever the number of their letters.
        let letters = cx.m.shown_step().map(|_| clock(cx.clock.total).len().max(clock(cx.clock.remaining()).len()));
        let thumbs = cx.m.session.extension().filter(|_| letters.is_some() && cx.clock.is_up());
        let thumbs = thumbs.map(|minutes| (minutes, cx.m.phone_thumbs()));
        let back_at = facilitator_lines::back_at(cx, activity);
        cx.once("rows", (area, shape, letters, thumbs, back_at.clone()), || {
            let lines = facilitator_lines::all(cx, activity, back_at);
            let asked = Asked {
                letters,
                thumbs: thumbs.map(|(minutes, phones)| status::thumbs(minutes, phones)),
                question: cx.m.question_here(),
            };
            share(cx, activity, area, shape, &asked, &lines)
        })
    }
}

/// What is asked beside the digits.
struct Asked {
    /// The letters of the digits, where a clock runs.
    letters: Option<usize>,
    /// What the room is asked when the time is up: it comes before what it was asked all the time.
    thumbs: Option<String>,
    question: String,
}

fn share(
    cx: &Context<'_>,
    activity: &Activity,
    area: Rect,
    shape: Shape,
    asked: &Asked,
    lines: &[(&'static str, String)],
) -> Rows {
    // Larger digits would cost too many changed cells a second; only a screen as large as a wall chart is read from
    // further away.
    let largest = if area.width >= 120 && area.height >= 40 { 3 } else { 2 };
    let (words, script) = wrapped(lines, area.width);
    let works = matches!(activity.kind, Kind::Exercise | Kind::Poll) || cx.m.shows_poll();
    let free = words.len();
    let most = if works { free.min(script + shape.script()) } else { free };
    let least = free.min(script + shape.script());
    let mut last = None;
    for level in levels(largest, usize::from(area.height / 2).max(BESIDE), shape) {
        let clock = clock_rows(area, shape, asked, level);
        let body = body_rows(cx, activity, level.folding, area);
        let least = if level.without_script { 0 } else { least };
        let gaps = level.gap * (1 + u16::from(free > 0) + u16::from(body > 0));
        let taken = usize::from(clock.rows + gaps + body);
        let fits = taken + least <= usize::from(area.height);
        let words_rows = usize::from(area.height).saturating_sub(taken).min(most);
        let more = words_rows < free;
        let rows = Rows {
            gap: level.gap,
            clock,
            words: words[..words_rows].to_vec(),
            more: more && words_rows > script,
            folding: level.folding,
        };
        if fits {
            return rows;
        }
        last = Some(rows);
    }
    last.unwrap_or_else(|| unreachable!("there are levels"))
}

/// Returns the lines broken to the columns, each with its label in its first row, and how many rows come before the
/// script.
fn wrapped(lines: &[(&'static str, String)], columns: u16) -> (Vec<(&'static str, String)>, usize) {
    /// No screen has more rows than this for a script.
    const MOST: usize = 100;
    let room = usize::from(columns.saturating_sub(LABEL));
    let mut all = Vec::new();
    let mut before = 0;
    for (label, text) in lines {
        if *label == facilitator_lines::SCRIPT {
            before = all.len();
        }
        let labels = std::iter::once(*label).chain(std::iter::repeat(""));
        all.extend(labels.zip(wrap(text, room, MOST)));
        if *label != facilitator_lines::SCRIPT {
            before = all.len();
        }
    }
    (all, before)
}

/// Returns the digits and the question: beside them, or below where it is long or there is no room beside.
fn clock_rows(area: Rect, shape: Shape, asked: &Asked, level: Level) -> Clock {
    let lines = |columns: u16, most: usize| -> Vec<(String, Role)> {
        let thumbs = asked.thumbs.as_ref().map_or(Vec::new(), |t| wrap(t, usize::from(columns), 3));
        let question = wrap(&asked.question, usize::from(columns), most.saturating_sub(thumbs.len()).max(1));
        let thumbs = thumbs.into_iter().map(|line| (line, Role::Accent));
        thumbs.chain(question.into_iter().map(|line| (line, Role::Strong))).collect()
    };
    let Some(letters) = asked.letters else {
        let asked = lines(area.width, level.question);
        return Clock { scale: 0, digits: (0, 0), at: (0, 0), rows: asked.len() as u16, asked };
    };
    let longest = "0".repeat(letters);
    let scale = digits::largest(&longest, area.width * 2 / 3, area.height.max(3), level.scale);
    let digits = digits::size(&longest, scale);
    let indent = digits.0 + shape.between();
    let beside = area.width.saturating_sub(indent);
    let short = lines(beside, (BESIDE + 1).min(level.question));
    if beside >= 16 && short.len() <= BESIDE {
        return Clock { scale, digits, at: (indent, 0), rows: digits.1.max(short.len() as u16), asked: short };
    }
    let asked = lines(area.width, level.question);
    let top = digits.1 + level.gap;
    Clock { scale, digits, at: (0, top), rows: top + asked.len() as u16, asked }
}

/// Returns the rows that the poll, the canvas or the notes want.
fn body_rows(cx: &Context<'_>, activity: &Activity, folding: Folding, area: Rect) -> u16 {
    if cx.m.reading {
        return 1;
    }
    let notes = || {
        let all = plenary::wanted_rows(cx, activity, area);
        if folding.others.is_some() { all.min(LEAST_NOTES) } else { all }
    };
    if cx.m.shows_poll() {
        // The state of the poll and what the counts say stand around the options.
        let options = match (cx.m.shown_run(), &activity.poll) {
            (Some(run), _) => tally::body_rows(&cx.m.caches.tallies.of(run), cx.m.cursor.duels),
            (None, Some(plan)) => method(&plan.method).map_or(plan.options.len(), |m| (m.options)(plan).len()),
            (None, None) => 0,
        };
        return (options as u16 + 5 + if folding.others.is_some() { 0 } else { notes() }).min(area.height);
    }
    if cx.m.session.has_groups(activity) || !activity.columns.is_empty() {
        return canvas::wanted_rows(cx, activity, folding, area);
    }
    notes()
}
