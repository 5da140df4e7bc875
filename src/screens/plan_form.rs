//! Owns the form that lies over the plan: one line for each field, what there is to choose from beside it, and what it
//! comes to in the last line; and the text area in which a field is written over several lines.

use ratatui::layout::{Position, Rect};

use super::Context;
use super::parts::text::{fit, width, window};
use super::parts::{Pen, centred, first_in_sight, first_shown};
use crate::app::form::{Form, FormLine, FormOf};
use crate::app::form_keys;
use crate::app::preview::{Preview, Tone};
use crate::app::{PlanPart, TextArea};
use crate::theme::Role;

/// The columns of the form where the terminal has them.
const COLUMNS: u16 = 100;

/// Below this width the form takes the whole screen, and only the selected field has its choices.
const WIDE: u16 = 100;

/// Draws the form above everything, and tells where its cursor is.
pub(super) fn draw(cx: &Context<'_>, screen: Rect, view: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let form = cx.m.prompt.form.as_ref()?;
    if cx.m.prompt.area.is_some() {
        return text_area(cx, view, pen);
    }
    let wide = screen.width >= WIDE;
    let rows = form.lines.len() as u16 + 3;
    let area = if wide && view.height >= rows { centred(view, COLUMNS, rows) } else { screen };
    let title = title(cx, form);
    pen.card(area, &title);
    let hint = hint(form, area.width);
    pen.text_right(area.right() - 2, area.bottom() - 1, area.width.saturating_sub(6), &format!(" {hint} "), Role::Dim);
    let inside = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(2),
    };
    let room = usize::from(inside.height.saturating_sub(1));
    let skip = first_in_sight(form.selected, form.lines.len(), room);
    let label = form.lines.iter().map(|line| width(line.field.name)).max().unwrap_or(0).max(8) as u16;
    let mut cursor = None;
    for (i, line) in form.lines.iter().enumerate().skip(skip).take(room) {
        let y = inside.y + (i - skip) as u16;
        let chosen = i == form.selected;
        let at = field(line, chosen, wide || chosen, Rect { y, height: 1, ..inside }, label, pen);
        cursor = cursor.or(at);
    }
    let y = (inside.y + form.lines.len().min(room) as u16).min(inside.bottom().saturating_sub(1));
    let preview = form_keys::preview(cx.m, form, cx.now);
    let mut pieces = preview_pieces(&preview);
    if let Some(hint) = preview.hint {
        pieces.push((format!("   {hint}"), Role::Dim));
    }
    pen.pieces(inside.x + 3, y, inside.width.saturating_sub(3), &pieces);
    cursor
}

/// Returns what a preview says in one line, with dots between its pieces; what is doubtful stands out.
pub(super) fn preview_pieces(preview: &Preview) -> Vec<(String, Role)> {
    let pieces = preview.pieces.iter().enumerate().flat_map(|(i, (text, tone))| {
        let role = if *tone == Tone::Doubt { Role::Soon } else { Role::Text };
        let dot = (i > 0).then(|| (" · ".to_owned(), Role::Dim));
        dot.into_iter().chain([(text.clone(), role)])
    });
    pieces.collect()
}

/// Returns what the form is about.
fn title(cx: &Context<'_>, form: &Form) -> String {
    let agenda = &cx.m.session.plan.agenda;
    let activity = |id: &str| cx.m.session.plan.position(id).map(|at| &agenda[at]);
    match &form.of {
        FormOf::Session => "Session".to_owned(),
        FormOf::New(_) => form.value("title").filter(|t| !t.is_empty()).unwrap_or("New activity").to_owned(),
        FormOf::Activity(id) => activity(id).map_or_else(String::new, |a| a.title.clone()),
        FormOf::Phase(id, phase) => activity(id).map_or_else(String::new, |a| {
            let title = a.phases.get(*phase).map_or("", |p| p.title.as_str());
            format!("{title} · {}", a.title)
        }),
    }
}

fn hint(form: &Form, columns: u16) -> &'static str {
    match (form.line().field.lines, columns >= 60) {
        (true, true) => "Tab several lines · ctrl-e editor · Enter next · Esc saves and closes",
        (false, true) => "↑ ↓ field · Enter next · Esc saves and closes",
        (_, false) => "Esc saves and closes",
    }
}

/// Draws one field; tells where the cursor is in the selected one.
fn field(line: &FormLine, chosen: bool, choices: bool, area: Rect, label: u16, pen: &mut Pen<'_>) -> Option<Position> {
    let (x, y) = (area.x + 3, area.y);
    if chosen {
        pen.text(area.x + 1, y, 1, "▸", Role::Accent);
    }
    pen.text(x, y, label, line.field.name, if chosen { Role::Strong } else { Role::Dim });
    let x = x + label + 2;
    let room = area.right().saturating_sub(x);
    // A choice that begins with the sign for nothing stands in place of the value.
    let (otherwise, choice) = line.choices.strip_prefix("– ").map_or(("–", line.choices), |c| ("–", c));
    let shown = |text: &str| text.replace('\n', "⏎");
    let (text, at, role) = if chosen && !line.fresh {
        let (before, behind) = line.input.halves();
        let (text, at) = window(&shown(before), &shown(behind), usize::from(room));
        (text, at, Role::Text)
    } else if line.input.text().is_empty() {
        (otherwise.to_owned(), 0, Role::Dim)
    } else {
        let (first, more) = line.input.text().split_once('\n').unwrap_or((line.input.text(), ""));
        let text = if more.is_empty() { first.to_owned() } else { format!("{first} …") };
        let text = fit(&text, usize::from(room)).into_owned();
        let at = width(&text);
        (text, at, Role::Text)
    };
    let used = pen.text(x, y, room, &text, role);
    let cursor = chosen.then(|| Position { x: (x + at as u16).min(area.right().saturating_sub(1)), y });
    if !choices || choice.is_empty() {
        return cursor;
    }
    let place = match line.choices.starts_with("– ") {
        true if line.input.text().is_empty() => Some(used + 1),
        true => None,
        false => [14, 35].into_iter().find(|place| used + 2 <= *place),
    };
    if let Some(place) = place.filter(|place| room >= *place + width(choice) as u16) {
        pen.text(x + place, y, room - place, choice, Role::Dim);
    }
    cursor
}

/// Draws the text area in which a field is written over several lines; tells where its cursor is.
fn text_area(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (what, text) = cx.m.prompt.area.as_ref()?;
    let form = cx.m.prompt.form.as_ref()?;
    let name = match what.part {
        PlanPart::Field("script") => "Script · private",
        PlanPart::Field("purpose") => "Purpose",
        _ => "Prompt · for the room",
    };
    let inside =
        pen.card(centred(area, 84, area.height.saturating_sub(2).min(18)), &format!("{name} · {}", title(cx, form)));
    if inside.height < 3 {
        return None;
    }
    let cursor = lines(text, Rect { height: inside.height - 1, ..inside }, pen);
    let hint = "Esc back to the form · ctrl-c cancels · Enter starts a new line";
    let hint = if width(hint) > usize::from(inside.width) { "Esc back · ctrl-c cancels" } else { hint };
    pen.text(inside.x, inside.bottom() - 1, inside.width, hint, Role::Dim);
    cursor
}

/// Draws the lines of a text around the one that has the cursor.
fn lines(text: &TextArea, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (lines, row) = text.rows();
    let room = usize::from(area.height);
    let skip = first_shown(row, lines.len(), room);
    let mut cursor = None;
    for (i, line) in lines.iter().enumerate().skip(skip).take(room) {
        let y = area.y + (i - skip) as u16;
        let (before, behind) = line.halves();
        if i == row {
            let (shown, column) = window(before, behind, usize::from(area.width));
            pen.text(area.x, y, area.width, &shown, Role::Text);
            cursor = Some(Position { x: (area.x + column as u16).min(area.right() - 1), y });
        } else {
            pen.text(area.x, y, area.width, line.text(), Role::Text);
        }
    }
    cursor
}
