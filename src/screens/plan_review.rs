//! Owns the review of what was pasted to plan: line by line what was understood, before anything is changed.

use ratatui::layout::Rect;

use super::Context;
use super::day_choice::{days, lines_in_sight, rows_together};
use super::parts::text::wrap;
use super::parts::{Pen, centred};
use super::plan_form::preview_pieces;
use crate::app::agenda_review::{AgendaReview, PastedLine};
use crate::app::form_keys;
use crate::app::plan_preview::pasted_in_words;
use crate::theme::Role;
use crate::workshop::count_of;

/// The columns of the box where the terminal has them.
const COLUMNS: u16 = 100;

/// Where what a line becomes begins.
const BECOMES: u16 = 44;

/// A line takes at most so many rows.
const MOST_ROWS: usize = 4;

/// Draws the review above everything.
pub(super) fn draw(cx: &Context<'_>, view: Rect, pen: &mut Pen<'_>) {
    let Some(review) = cx.m.prompt.pasted.as_deref() else { return };
    let taken = review.taken();
    let title = format!("Add activities · {taken} of {}", count_of(review.lines.len() + review.more, "pasted line"));
    let columns = COLUMNS.min(view.width).saturating_sub(4);
    let rows = |line: usize| LineRows::of(&review.lines[line], columns).height();
    let days_rows = review.days.as_ref().map_or(0, |days| days.rows().len());
    let remarks: Vec<String> =
        review.remarks.iter().flat_map(|r| wrap(r, usize::from(columns), MOST_ROWS)).take(MOST_ROWS).collect();
    let days_rows = days_rows + if review.days.is_some() { 0 } else { remarks.len() };
    let most = usize::from(view.height).saturating_sub(4);
    let together = rows_together(review.lines.len(), most, rows) + days_rows;
    let area = centred(view, COLUMNS, (together.min(most) + 4) as u16);
    let inside = pen.card(area, &title);
    if inside.height < 3 {
        return;
    }
    let mut above = days(review.days.as_ref(), Rect { height: inside.height - 2, ..inside }, pen);
    if review.days.is_none() {
        above.height = above.height.saturating_sub(remarks.len() as u16);
        let foot = Rect { y: above.bottom(), height: remarks.len() as u16, ..inside };
        pen.lines(foot, remarks.iter().map(|row| (row, Role::Soon)));
    }
    let selected = review.selected;
    for (i, place) in lines_in_sight(selected, review.lines.len(), above, rows) {
        draw_line(&review.lines[i], i == selected && review.days.is_none(), place, pen);
    }
    foot(cx, review, Rect { y: inside.bottom() - 1, height: 1, ..inside }, pen);
    let hint = match review.days {
        Some(_) => " 1 to 9 choose · Esc cancels ".to_owned(),
        None => format!(" Enter adds {taken} · x leaves one out · Esc cancels "),
    };
    pen.text_right(area.right() - 2, area.bottom() - 1, area.width.saturating_sub(6), &hint, Role::Dim);
}

/// What a line says, and what it becomes, each in rows.
struct LineRows {
    inset: u16,
    says: Vec<String>,
    becomes: Vec<String>,
    /// Where what it becomes begins.
    x: u16,
}

impl LineRows {
    fn of(line: &PastedLine, columns: u16) -> Self {
        let mut becomes = match &line.becomes {
            _ if line.left_out => "left out".to_owned(),
            Ok(line) => pasted_in_words(line),
            Err(why) => format!("line {}: {why}", line.number),
        };
        if let Some(remark) = line.remark.as_ref().filter(|_| !line.left_out) {
            becomes = format!("{becomes} · {remark}");
        }
        let room = if columns >= BECOMES + 20 { BECOMES - 4 } else { columns / 2 };
        let inset = if line.is_below() { 2 } else { 0 };
        let x = 2 + room + 2;
        let rows = |text: &str, columns: u16| wrap(text, usize::from(columns), MOST_ROWS);
        let says = rows(&line.text, room.saturating_sub(inset));
        Self { inset, says, becomes: rows(&becomes, columns.saturating_sub(x)), x }
    }

    fn height(&self) -> usize {
        self.says.len().max(self.becomes.len()).max(1)
    }
}

fn draw_line(line: &PastedLine, chosen: bool, area: Rect, pen: &mut Pen<'_>) {
    let (sign, plain) = match (&line.becomes, line.left_out) {
        (_, true) => ("·", Role::Dim),
        (Ok(_), false) => ("✓", Role::Text),
        (Err(_), false) => ("!", Role::Soon),
    };
    let rows = LineRows::of(line, area.width);
    for (at, y) in (area.y..area.bottom()).enumerate() {
        let [role, dim] = pen.row(area, y, chosen, [plain, Role::Dim]);
        if at == 0 {
            pen.text(area.x, y, 1, sign, role);
        }
        if let Some(says) = rows.says.get(at) {
            let x = area.x + 2 + rows.inset;
            pen.text(x, y, (area.x + rows.x).saturating_sub(x + 1), says, role);
        }
        if let Some(becomes) = rows.becomes.get(at) {
            let role = if line.becomes.is_err() { role } else { dim };
            pen.text(area.x + rows.x, y, area.width.saturating_sub(rows.x), becomes, role);
        }
    }
}

/// Draws what the lines come to that are taken.
fn foot(cx: &Context<'_>, review: &AgendaReview, area: Rect, pen: &mut Pen<'_>) {
    let preview = form_keys::review_preview(cx.m, review, cx.now);
    pen.pieces(area.x, area.y, area.width, &preview_pieces(&preview));
}
