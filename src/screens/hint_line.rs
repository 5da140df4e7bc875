//! Owns the hints in the bottom line: clusters of keys at the left, what is always there at the right edge, and which of
//! them go first where the columns run out.

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use super::parts::text::width;
use crate::app::keymap::rows_of;
use crate::app::{Bind, HintLine};
use crate::theme::Role;

/// What stands at the right edge.
const RIGHT: &str = "undo commands help";
/// The most hints at the left.
const MOST: usize = 10;
/// Between clusters, and at least between the left and the right part.
const BETWEEN_CLUSTERS: usize = 4;
/// Between the hints of a cluster.
const BETWEEN_HINTS: usize = 2;
/// Below this width a state may have shorter hints of its own.
const NARROW: u16 = 100;

/// The order in which hints stay where the columns run out, by the names of their rows; what the session waits for stands
/// behind the first. Those that are not named go before all of these.
const SURVIVAL: &[&[&str]] = &[
    &["help"],
    &["start-or-pause"],
    &["next"],
    &["note"],
    &["undo"],
    &["count-hand", "type-count", "thumbs-up", "thumbs-down", "move-person", "shuffle"],
    &["add-minute"],
    &["groups"],
    &["stage"],
    &["commands"],
    &["people"],
    &["search"],
    &["plan"],
];

/// One hint.
struct Hint {
    key: String,
    word: String,
    /// The session waits for it.
    awaited: bool,
    /// It does something now; otherwise its place stays empty.
    works: bool,
    /// Its place in the order of survival; the smallest goes last.
    rank: usize,
}

impl Hint {
    fn width(&self) -> usize {
        width(&self.key) + 1 + width(&self.word)
    }
}

/// The hints of a state: clusters at the left, and the right block.
struct Hints {
    left: Vec<Vec<Hint>>,
    right: Vec<Hint>,
}

impl Hints {
    /// Reads the hints of the state that the session is in, as far as there is room for them.
    fn of_now(cx: &Context<'_>, room: usize) -> Self {
        let rows = rows_of(cx.m.cursor.view);
        let line = cx.m.cursor.view.hints.iter().find(|line| (line.when)(cx.m));
        let is_narrow = |line: &HintLine| room < usize::from(NARROW) && !line.narrow.is_empty();
        let line = line.map_or("", |line| if is_narrow(line) { line.narrow } else { line.rows });
        let (left, right) = line.split_once("||").unwrap_or((line, RIGHT));
        let cluster =
            |names: &str| names.split_whitespace().filter_map(|name| hint(cx, &rows, name)).collect::<Vec<_>>();
        let left = left.split('|').map(cluster).filter(|hints| !hints.is_empty()).collect();
        let mut right = cluster(right);
        // What stands at the edge is there always, whether or not there is something to undo.
        for hint in &mut right {
            hint.works = true;
        }
        let mut hints = Self { left, right };
        while hints.left.iter().map(Vec::len).sum::<usize>() > MOST || (hints.width() > room && hints.count() > 1) {
            hints.drop_one();
        }
        hints
    }

    fn count(&self) -> usize {
        self.left.iter().map(Vec::len).sum::<usize>() + self.right.len()
    }

    fn width(&self) -> usize {
        let left = self.left.iter().map(|hints| row_width(hints)).sum::<usize>();
        let gaps = self.left.len().saturating_sub(1) * BETWEEN_CLUSTERS;
        let middle = if self.left.is_empty() || self.right.is_empty() { 0 } else { BETWEEN_CLUSTERS };
        left + gaps + middle + row_width(&self.right)
    }

    /// Drops the hint that survives least; of several the last one.
    fn drop_one(&mut self) {
        let rows = self.left.iter().chain([&self.right]);
        let all = rows.enumerate().flat_map(|(c, hints)| hints.iter().enumerate().map(move |(i, h)| (h.rank, c, i)));
        let Some((_, cluster, at)) = all.max() else { return };
        match self.left.get_mut(cluster) {
            Some(hints) => _ = hints.remove(at),
            None => _ = self.right.remove(at),
        }
        self.left.retain(|hints| !hints.is_empty());
    }
}

fn row_width(hints: &[Hint]) -> usize {
    hints.iter().map(Hint::width).sum::<usize>() + hints.len().saturating_sub(1) * BETWEEN_HINTS
}

/// Reads one hint of a line; nothing where it has no key here, or takes no place while it does nothing.
fn hint(cx: &Context<'_>, rows: &[&'static Bind], text: &str) -> Option<Hint> {
    let (awaited, text) = text.strip_prefix('*').map_or((false, text), |rest| (true, rest));
    let (optional, text) = text.strip_prefix('?').map_or((false, text), |rest| (true, rest));
    let names = text.split('+');
    let binds: Vec<&Bind> = names.filter_map(|name| rows.iter().copied().find(|bind| bind.id == name)).collect();
    let keys: Vec<String> = binds.iter().map(|b| cx.keys.shown(b)).filter(|key| !key.is_empty()).collect();
    let first = *binds.first()?;
    let works = binds.iter().any(|bind| cx.keys.works(cx.m, bind));
    let minutes = cx.m.extension().map_or_else(String::new, |minutes| minutes.to_string());
    let word = (first.hint)(cx.m).replace("{minutes}", &minutes);
    let group = SURVIVAL.iter().position(|group| group.contains(&first.id)).unwrap_or(SURVIVAL.len());
    let rank = if awaited { 1 } else { 2 * group };
    let is_there = !keys.is_empty() && !word.is_empty() && (works || !optional);
    is_there.then(|| Hint { key: keys.join(" "), word, awaited, works, rank })
}

/// Draws the hints; behind a message only the right block.
pub(super) fn draw(cx: &Context<'_>, area: Rect, message: bool, pen: &mut Pen<'_>) {
    let hints = Hints::of_now(cx, usize::from(area.width));
    let mut x = area.x;
    for cluster in hints.left.iter().filter(|_| !message) {
        draw_row(cluster, x, area, pen);
        x += (row_width(cluster) + BETWEEN_CLUSTERS) as u16;
    }
    draw_row(&hints.right, area.right().saturating_sub(row_width(&hints.right) as u16), area, pen);
}

fn draw_row(hints: &[Hint], mut x: u16, area: Rect, pen: &mut Pen<'_>) {
    for hint in hints {
        if hint.works {
            let key = if hint.awaited { Role::Accent } else { Role::Key };
            let after = pen.text(x, area.y, area.width, &hint.key, key);
            pen.text(x + after + 1, area.y, area.width, &hint.word, Role::Text);
        }
        x += (hint.width() + BETWEEN_HINTS) as u16;
    }
}

/// Returns the columns that a message has beside the right block.
pub(super) fn beside(cx: &Context<'_>, room: u16) -> u16 {
    let right = row_width(&Hints::of_now(cx, usize::from(room)).right);
    room.saturating_sub((right + BETWEEN_CLUSTERS) as u16)
}
