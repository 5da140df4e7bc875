//! Owns the agenda of a page, and the line of the day: one piece for each activity, as wide as it is long.

use serde::Serialize;

use crate::workshop::{ClockStatus, Moment, Public, SessionState};

/// How many units wide the line is.
const WIDTH: f64 = 1000.0;
/// The gap between two pieces.
const GAP: f64 = 6.0;
/// Where the thick and the thin pieces begin, and how thick they are; then the bar of the hard end.
const THICK: (f64, f64) = (4.5, 4.0);
const THIN: (f64, f64) = (5.7, 1.6);
const END: (f64, f64) = (1.3, 10.4);

/// The agenda, and where in it the session is.
#[derive(Serialize)]
pub(super) struct Agenda {
    /// The activities.
    rows: Vec<Row>,
    /// Which one runs, counted from 1.
    at: usize,
    /// How many there are.
    of: usize,
    /// The line of the day.
    line: Vec<Piece>,
    /// How wide it is.
    width: f64,
}

#[derive(Serialize)]
struct Row {
    title: String,
    starts: String,
    minutes: i64,
    when: When,
}

#[derive(Serialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum When {
    Past,
    Now,
    Later,
}

/// A piece of the line of the day.
#[derive(Serialize)]
struct Piece {
    look: &'static str,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Piece {
    fn new(look: &'static str, x: f64, width: f64, (y, height): (f64, f64)) -> Self {
        let round = |n: f64| (n * 10.0).round() / 10.0;
        Self { look, x: round(x), y, width: round(width.max(1.0)), height }
    }
}

impl Agenda {
    pub(super) fn of(public: &Public, clock: &ClockStatus, now: Moment) -> Self {
        let running = clock.step.map(|step| step.activity);
        let over = clock.state == SessionState::Done;
        let when = |at: usize| match running {
            _ if over => When::Past,
            Some(now) if at < now => When::Past,
            Some(now) if at == now => When::Now,
            _ => When::Later,
        };
        let activities = public.agenda.iter().enumerate();
        let rows: Vec<Row> = activities
            .map(|(at, activity)| Row {
                title: activity.title.clone(),
                starts: time(activity.starts, now),
                minutes: activity.minutes,
                when: when(at),
            })
            .collect();
        Self {
            at: running.map_or(0, |at| at + 1),
            of: rows.len(),
            line: line(public, clock, &rows),
            width: WIDTH,
            rows,
        }
    }
}

/// Returns the pieces of the line of the day. What is over is thick, what is to come is thin.
fn line(public: &Public, clock: &ClockStatus, rows: &[Row]) -> Vec<Piece> {
    let planned: i64 = rows.iter().map(|row| row.minutes).sum();
    let free = clock.hard_end.map_or(0, |end| (end - clock.planned_end).num_minutes().max(0));
    let unit = WIDTH / (planned + free).max(1) as f64;
    let mut pieces = Vec::new();
    let mut x = 0.0;
    for row in rows {
        let whole = row.minutes as f64 * unit;
        let width = (whole - GAP).max(1.0);
        match row.when {
            When::Past => pieces.push(Piece::new("past", x, width, THICK)),
            When::Later => pieces.push(Piece::new("later", x, width, THIN)),
            When::Now => {
                let done = width * done(public, clock);
                pieces.push(Piece::new("later", x, width, THIN));
                pieces.push(Piece::new("now", x, done, THICK));
            }
        }
        x += whole;
    }
    if clock.hard_end.is_some() {
        pieces.push(Piece::new("end", WIDTH - GAP, GAP, END));
    }
    pieces
}

/// Returns how much of the running activity is done, from 0 to 1: its phases count alike.
fn done(public: &Public, clock: &ClockStatus) -> f64 {
    let of_step = clock.elapsed.num_seconds() as f64 / clock.total.num_seconds().max(1) as f64;
    let of_step = of_step.clamp(0.0, 1.0);
    public.phase.as_ref().map_or(of_step, |(_, at, of)| (*at as f64 - 1.0 + of_step) / (*of).max(1) as f64)
}

/// Returns a time of day as pages say it.
pub(super) fn time(at: Moment, now: Moment) -> String {
    at.with_timezone(&now.timezone()).format("%H:%M").to_string()
}
