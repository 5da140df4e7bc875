//! Owns a poll on the facilitator's screen: what can be chosen, how it stands, and under which rules. What a tally looks
//! like is in `tally`.

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use super::parts::text::{width, wrap};
use super::tally::{self, TallyOptions};
use crate::app::Pane;
use crate::theme::Role;
use crate::workshop::poll::{Form, labels, method, shown, shown_in_private, terms};
use crate::workshop::{Activity, PollPlan, PollRun, Refusal, SessionState, count_of};

/// Draws the poll of the activity on the screen; tells the rows it took.
pub(super) fn draw(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let Some(place) = cx.m.shown_run() else {
        return activity.poll.as_ref().map_or(0, |plan| unopened(cx, plan, area, pen));
    };
    let run = &cx.m.session.record.polls[place];
    let mut y = area.y;
    let role = if run.closed.is_some() { Role::Dim } else { Role::Accent };
    let words = state(cx, run);
    pen.text_right(area.right(), y, area.width, &words, role);
    let hands = run.hands_raised();
    if hands > u64::from(run.present) && run.present > 0 && run.known_method().is_some_and(|m| m.one_each) {
        let (warning, beside) = ("! more hands than people", area.width.saturating_sub(width(&words) as u16 + 2));
        y += u16::from(usize::from(beside) < width(warning));
        pen.text(area.x, y, area.width, warning, Role::Bad);
    }
    // Where rows are short the options and the words on them come before the air.
    y += 1 + u16::from(area.bottom().saturating_sub(y) >= run.options.len() as u16 + 5);
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    let used = if shown_in_private(run) { open_result(cx, place, rest, pen) } else { hidden(cx, run, rest, pen) };
    y - area.y + used + 1
}

fn state(cx: &Context<'_>, run: &PollRun) -> String {
    let state = if run.closed.is_some() { "closed" } else { "open" };
    let number = cx.m.session.run_number(run);
    let nth = if number == 1 { String::new() } else { format!("run {number} · ") };
    let hidden = if shown_in_private(run) && !shown(run, false) { " · hidden from the room" } else { "" };
    let hands = run.hands_raised();
    let votes = match (hands, run.ballots.len()) {
        (_, 0) if run.known_method().is_none_or(|m| m.hands) => count_of(hands, "hand"),
        (0, ballots) => count_of(ballots, "ballot"),
        (hands, ballots) => format!("{} + {}", count_of(hands, "hand"), count_of(ballots, "ballot")),
    };
    format!("{nth}{state} · {} present · {votes}{hidden}", run.present)
}

fn unopened(cx: &Context<'_>, plan: &PollPlan, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let Some(how) = method(&plan.method) else { return 0 };
    let options = (how.options)(plan);
    options_alone(cx, &labels(how, &options), &options, area, pen);
    let mut y = area.y + options.len() as u16 + u16::from(!options.is_empty());
    if y < area.bottom() && cx.m.shown_step().is_some() && cx.clock.state != SessionState::Done {
        let words = if how.hands {
            "1…9 adds a hand and opens the poll; b enters ballots, o opens it."
        } else {
            "b enters ballots, one a line, and opens the poll; o opens it."
        };
        pen.text(area.x, y, area.width, words, Role::Dim);
        y += 1;
        if y >= area.bottom() {
            return y - area.y;
        }
        let run = PollRun { method: plan.method.clone(), rules: plan.rules.clone(), options, ..PollRun::default() };
        let name = if how.name == "single" { "one vote each" } else { how.name };
        pen.text(area.x, y, area.width, &format!("{name}, {}", terms(&run)), Role::Dim);
    }
    y + 2 - area.y
}

/// Draws the options alone: nothing that could tell how the poll stands.
fn hidden(cx: &Context<'_>, run: &PollRun, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let labels = run.known_method().map_or_else(Vec::new, |m| labels(m, &run.options));
    let used = options_alone(cx, &labels, &run.options, area, pen);
    let why = match () {
        () if run.hides_few() => Refusal::FewBallots.to_string(),
        () if run.closed.is_some() => "Results are hidden: R reveals them.".to_owned(),
        () => "Results are hidden: closing the poll or R reveals them.".to_owned(),
    };
    let hands = run.hands_raised();
    let what = if run.ballots.is_empty() { count_of(hands, "hand") } else { count_of(run.ballots.len(), "ballot") };
    let text = format!("{what} counted. {why}");
    let y = area.y + used + 1;
    let lines = wrap(&text, usize::from(area.width), usize::from(area.bottom().saturating_sub(y)));
    pen.lines(Rect { y, ..area }, lines.iter().map(|line| (line, Role::Dim)));
    used + 1 + lines.len() as u16
}

fn options_alone(cx: &Context<'_>, labels: &[String], options: &[String], area: Rect, pen: &mut Pen<'_>) -> u16 {
    for (i, option) in options.iter().enumerate().take(usize::from(area.height)) {
        let y = area.y + i as u16;
        let chosen = i == cx.m.cursor.option && cx.m.cursor.pane == Pane::Activity && cx.m.shown_run().is_some();
        pen.text_right(area.x + 3, y, 3, labels.get(i).map_or("", String::as_str), Role::Key);
        let role = if chosen { Role::Selected } else { Role::Text };
        pen.text(area.x + 5, y, area.width.saturating_sub(5), option, role);
    }
    (options.len() as u16).min(area.height)
}

fn open_result(cx: &Context<'_>, place: usize, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let run = &cx.m.session.record.polls[place];
    let tally = cx.m.caches.tallies.of(place);
    let focus = cx.m.cursor.pane == Pane::Activity && cx.m.shown_step().is_some();
    let words = run.known_method().is_some_and(|m| m.form == Form::Words);
    let labels = match run.known_method() {
        // What nobody can type any more needs no sign.
        Some(m) if !words && (run.closed.is_none() || m.form != Form::Order) => labels(m, &run.options),
        _ => Vec::new(),
    };
    let look = TallyOptions {
        labels: &labels,
        chosen: (focus && (run.closed.is_none() || words)).then_some(cx.m.cursor.option),
        at: cx.m.cursor.option,
        duels: cx.m.cursor.duels,
        large: None,
        terms: Some(terms(run)),
    };
    tally::draw(&tally, &look, area, pen)
}
