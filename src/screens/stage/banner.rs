//! Owns the head of a screen that fills from the top: what it is about at the left, the digits at the right.

use ratatui::layout::Rect;

use super::scene::{Layout, Scene};
use crate::screens::parts::{Letters, Pen, digits, time_role};
use crate::theme::Role;

/// The columns between the words and the digits.
const GAP: u16 = 4;
/// The most lines of the words.
const MOST: usize = 2;

/// Draws the words as large as there is room beside the digits, in the terminal's own letters where `plain`; tells the
/// rows that it took.
pub(super) fn draw(scene: &Scene<'_>, layout: &Layout, words: &str, plain: bool, pen: &mut Pen<'_>) -> u16 {
    let area = layout.wide;
    let scale = match layout.is_very_high() {
        _ if area.width < 48 => 0,
        true => 3,
        false => 1 + u16::from(!layout.is_low),
    };
    let text = scene.digits().unwrap_or_default();
    let (columns, rows) = digits::size(&text, scale);
    let room = area.width.saturating_sub(columns + GAP);
    let most = if plain { 0 } else { MOST };
    let (letters, lines) = layout.set(words, room, most, 3);
    let high = lines.len() as u16 * letters.rows();
    let used = rows.max(high);
    let x = area.right().saturating_sub(columns);
    digits::draw(pen, Rect { x, y: area.y, width: columns, height: rows }, &text, scale, time_role(scene.clock));
    // Words stand on the line that the digits stand on.
    let top = area.y + if letters == Letters::Plain { 0 } else { used - high };
    letters.draw_lines(pen, (area.x, top), room, &lines, Role::Strong);
    used
}
