//! Owns what the heading of the live screen says: which step runs, its place among the others, and what comes next.

use ratatui::layout::Rect;

use super::parts::Pen;
use super::parts::text::width;
use super::{Context, status};
use crate::theme::Role;
use crate::workshop::{SessionState, Step, duration_in_words};

/// The blanks between two pieces of a heading.
const APART: u16 = 3;

/// What the heading says.
pub(super) struct Heading {
    /// The activity, where the title does not name it.
    activity: Option<String>,
    /// The activity; its phase while one runs, with whose turn it is.
    title: String,
    /// Its place among its neighbours: `1 of 3`.
    position: String,
    /// What comes next, or what can be done.
    next: String,
    /// The same in fewer columns.
    next_in_short: String,
    /// The step runs.
    runs: bool,
    /// What else has to be known: it is paused, entries are hidden.
    states: Vec<String>,
}

impl Heading {
    /// Returns the heading of the activity on the screen; nothing without one.
    pub(super) fn of(cx: &Context<'_>) -> Option<Self> {
        let session = &cx.m.session;
        let at = cx.m.shown()?;
        let activity = &session.plan.agenda[at];
        let place = format!("{} of {}", at + 1, session.plan.agenda.len());
        let mut heading = Self {
            activity: None,
            title: activity.title.clone(),
            position: place,
            next: String::new(),
            next_in_short: String::new(),
            runs: cx.m.shown_step().is_some(),
            states: states(cx),
        };
        let Some(step) = cx.m.shown_step() else {
            heading.next = match cx.clock.state {
                _ if cx.m.cursor.viewed.is_some() => "preview: Enter goes there, Esc closes".to_owned(),
                SessionState::Planned => {
                    format!("space starts · {}", duration_in_words(session.planned_activity(at)))
                }
                _ => "the session is over".to_owned(),
            };
            heading.next_in_short.clone_from(&heading.next);
            return Some(heading);
        };
        let turn = session.turn();
        if let Some((phase, words)) = step.phase.and_then(|p| Some((p, activity.phases.get(p)?))) {
            let whose = turn.as_ref().map_or_else(String::new, |turn| format!(" · {}", status::turn(turn)));
            heading.activity = Some(activity.title.clone());
            heading.title = format!("{}{whose}", words.title);
            heading.position = format!("{} of {}", phase + 1, activity.phases.len());
        }
        if let Some(turn) = turn.filter(|turn| turn.next.is_some()) {
            heading.next = status::next_turn(&turn);
            heading.next_in_short.clone_from(&heading.next);
        } else {
            (heading.next, heading.next_in_short) = next_step(cx, step);
        }
        Some(heading)
    }

    /// Draws it above the running activity, beside the agenda.
    pub(super) fn draw(&self, area: Rect, pen: &mut Pen<'_>) {
        let right = match (self.runs, self.next.as_str()) {
            (true, next) => format!("{} · {next}", self.position),
            (false, next) => next.to_owned(),
        };
        let x = pen.text_right(area.right(), area.y, area.width * 2 / 3, &right, Role::Dim);
        let x = self.draw_states(x, area, pen);
        let role = if self.runs { Role::Strong } else { Role::Text };
        pen.text(area.x, area.y, x.saturating_sub(area.x + 2), &self.title, role);
    }

    /// Draws it as the only line that says what runs, where the agenda has no room. It gives up the place, then the
    /// minutes of what is next, then the activity of a phase.
    pub(super) fn draw_line(&self, area: Rect, pen: &mut Pen<'_>) {
        let with_activity = self.activity.as_ref().map(|activity| format!("{activity} · {}", self.title));
        let full = with_activity.as_ref().unwrap_or(&self.title);
        let position = self.position.as_str();
        let states: usize = self.states.iter().map(|state| width(state) + usize::from(APART)).sum();
        let choices =
            [(full, position, &self.next), (full, "", &self.next), (full, "", &self.next_in_short)].into_iter();
        let choices = choices.chain([(&self.title, "", &self.next_in_short)]);
        let sign = if self.runs { 2 } else { 0 };
        let columns = |(title, position, next): &(&String, &str, &String)| {
            let position = if position.is_empty() { 0 } else { width(position) + usize::from(APART) };
            sign + width(title) + position + states + width(next) + usize::from(APART)
        };
        let fitting = choices.clone().find(|c| columns(c) <= usize::from(area.width));
        let Some((title, position, next)) = fitting.or_else(|| choices.last()) else { return };
        let x = pen.text_right(area.right(), area.y, area.width / 2, next, Role::Dim);
        let x = self.draw_states(x, area, pen);
        let mut left = area.x;
        if self.runs {
            pen.text(left, area.y, 1, "▸", Role::Accent);
            left += 2;
        }
        let role = if self.runs { Role::Strong } else { Role::Text };
        let used = pen.text(left, area.y, x.saturating_sub(left + 2), title, role);
        let left = left + used + APART;
        pen.text(left, area.y, x.saturating_sub(left), position, Role::Dim);
    }

    /// Draws what else has to be known to the left of a column; tells where it begins.
    fn draw_states(&self, x: u16, area: Rect, pen: &mut Pen<'_>) -> u16 {
        self.states.iter().fold(x, |x, state| {
            pen.text_right(x.saturating_sub(APART).max(area.x), area.y, area.width / 3, state, Role::Accent)
        })
    }
}

/// Returns what else has to be known, the most important last: it stands farthest to the left.
fn states(cx: &Context<'_>) -> Vec<String> {
    let mut states = Vec::new();
    let Some(activity) = cx.m.shown_activity() else { return states };
    let runs = cx.m.shown_step().is_some();
    let hidden = cx.m.caches.notes.hidden(&activity.id);
    if hidden > 0 {
        states.push(format!("◌ {hidden} hidden"));
    } else if runs && !cx.m.reading && cx.once("hides", (), || cx.m.session.hides_new_entries()) {
        states.push("◌ hidden".to_owned());
    }
    if runs && cx.clock.state == SessionState::Paused {
        states.push("Paused".to_owned());
    }
    states
}

/// Returns the step after this one with its minutes, and without them: `next: The how, 8 min`.
fn next_step(cx: &Context<'_>, step: Step) -> (String, String) {
    let session = &cx.m.session;
    let Some(next) = session.step_after(Some(step)) else {
        return ("last step".to_owned(), "last step".to_owned());
    };
    let activity = &session.plan.agenda[next.activity];
    // Within an activity the phase says enough; another one is named as a whole.
    let (title, planned) = match next.phase.filter(|_| next.activity == step.activity) {
        Some(phase) => (&activity.phases[phase].title, session.planned(next)),
        None => (&activity.title, session.planned_activity(next.activity)),
    };
    let short = format!("next: {title}");
    match status::minutes(planned) {
        0 => (short.clone(), short),
        minutes => (format!("{short}, {minutes} min"), short),
    }
}
