//! Owns what a vote on entries has come to, on the screen: the order of their dots with every tie, or the picture of
//! two axes. What it draws is given to it, so that the stage shows the room only what is public.

use std::cmp::Ordering;

use ratatui::layout::Rect;

use super::Context;
use super::parts::text::{fit, width};
use super::parts::{Pen, bar, first_in_sight, note_text};
use crate::theme::Role;
use crate::workshop::{Axes, Note, Rank, count_of, quadrant};

/// Returns how the vote stands, for the facilitator: what was put of what all here have, or the score asked for next.
pub(super) fn progress(cx: &Context<'_>) -> Option<(String, Role)> {
    let m = cx.m;
    let phase = m.shown_step().and(m.session.phase()).filter(|p| p.does == crate::workshop::PhaseKind::Vote)?;
    if let Some(axes) = &phase.axes {
        let asked = &axes.names[m.cursor.axis.min(1)];
        return Some((format!("a digit scores the selected entry: {asked}, 1 to {}", axes.scale), Role::Accent));
    }
    let each = phase.budget()?;
    let present = m.session.head_count();
    let all = u64::from(each) * u64::from(present);
    let ranking = m.ranking();
    let dots = |i: usize| u64::from(m.session.record.notes[i].all_dots());
    let put: u64 = ranking.iter().map(|(_, i)| dots(*i)).sum();
    let most = u64::from(phase.cap.unwrap_or(each)) * u64::from(present);
    let over = ranking.first().is_some_and(|(_, i)| m.session.record.notes[*i].merged.is_empty() && dots(*i) > most);
    if put > all && present > 0 {
        return Some((format!("! {put} dots, but {} have only {all}", count_of(present, "person")), Role::Bad));
    }
    if over && present > 0 {
        return Some((format!("! more dots on one entry than allowed: {most} at most"), Role::Bad));
    }
    let cap = phase.cap.map_or(String::new(), |cap| format!(" · at most {cap} per entry"));
    Some((format!("{put} of {all} dots placed · {each} each{cap}"), Role::Dim))
}

/// Draws the order of dots: place, words, bar and count; tells the rows it took.
pub(super) fn ranking(
    rows: &[(Rank, &Note)],
    without: usize,
    selected: Option<&Note>,
    area: Rect,
    pen: &mut Pen<'_>,
) -> u16 {
    let most = rows.first().map_or(0, |(_, n)| n.all_dots());
    let longest = rows.iter().map(|(_, n)| width(&note_text(n)) + 4).max().unwrap_or(0) as u16;
    let between = area.width.saturating_sub(5 + 8);
    let label = if between < 28 { between } else { longest.clamp(8, between * 3 / 5) };
    let columns = between.saturating_sub(label + 2);
    let at = selected.and_then(|s| rows.iter().position(|(_, n)| std::ptr::eq(*n, s)));
    let foot = usize::from(area.height > 3) * 2;
    let room = usize::from(area.height).saturating_sub(foot);
    let skip = first_in_sight(at.unwrap_or(0), rows.len(), room);
    let mut y = area.y;
    for (i, (place, note)) in rows.iter().enumerate().skip(skip).take(room) {
        let chosen = at == Some(i);
        let role = match (chosen, place.place) {
            (true, _) => Role::Selected,
            (_, 1) => Role::Strong,
            _ => Role::Text,
        };
        let dots = note.all_dots();
        let more = if note.merged.is_empty() { String::new() } else { format!(" +{}", note.merged.len()) };
        let text = note_text(note);
        let text = fit(&text, usize::from(label).saturating_sub(width(&more)));
        pen.text_right(area.x + 3, y, 4, &place.to_string(), Role::Dim);
        pen.text(area.x + 5, y, label, &format!("{text}{more}"), role);
        pen.text(area.x + 5 + label + 2, y, columns, &bar(u64::from(dots), u64::from(most), columns), Role::Bar);
        pen.text_right(area.right(), y, 7, &format!("{dots} ●"), role);
        y += 1;
    }
    if foot > 0 {
        pen.text(area.x + 5, y + 1, area.width.saturating_sub(5), &ties(rows, without), Role::Dim);
        y += 2;
    }
    y - area.y
}

/// Returns who shares a place, and how many entries have no dot: `tie for 2: A and B · 5 entries without a dot`.
fn ties(rows: &[(Rank, &Note)], without: usize) -> String {
    let mut said = Vec::new();
    for sharing in rows.chunk_by(|a, b| a.0.place == b.0.place).filter(|s| s.len() > 1) {
        let names: Vec<String> = sharing.iter().take(2).map(|(_, n)| fit(&n.text, 24).into_owned()).collect();
        let names = if sharing.len() > 2 { format!("{} entries", sharing.len()) } else { names.join(" and ") };
        said.push(format!("tie for place {}: {names}", sharing[0].0.place));
    }
    match without {
        0 => {}
        1 => said.push("1 entry without dots".to_owned()),
        n => said.push(format!("{n} entries without dots")),
    }
    if rows.is_empty() { "No dots yet.".to_owned() } else { said.join(" · ") }
}

/// From this width on the entries of a picture stand beside it.
const BESIDE: u16 = 52;

/// Returns the rows that the picture of two axes takes at the least.
pub(super) fn picture_rows(axes: &Axes, columns: u16) -> usize {
    let high = axes.scale as usize + usize::from(axes.scale.is_multiple_of(2));
    if columns >= BESIDE { high + 2 } else { high + 6 }
}

/// Draws the picture of two axes with the entries in it by number, and beside or below it the entries: by their quarters,
/// or in their own order, in which a score moves nothing.
pub(super) fn picture(
    axes: &Axes,
    notes: &[&Note],
    selected: Option<&Note>,
    by_quarter: bool,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let list = if by_quarter { list } else { in_order };
    let at = selected.and_then(|s| notes.iter().position(|n| std::ptr::eq(*n, s)));
    let high = axes.scale as u16 + u16::from(axes.scale.is_multiple_of(2));
    let beside = area.width >= BESIDE;
    if usize::from(area.height) < picture_rows(axes, area.width) || area.width < 36 {
        return list(axes, notes, at, area, pen);
    }
    let columns = if beside { area.width / 2 } else { area.width };
    // Rows as high as fits, so that the picture is about as high as it is wide.
    let stretch = ((area.height.saturating_sub(2)) / high).clamp(1, 3);
    let stretch = if beside { stretch } else { 1 };
    field(axes, notes, at, Rect { width: columns, height: high * stretch + 2, ..area }, stretch, pen);
    let rest = if beside {
        let x = area.x + columns + 3;
        Rect { x, width: area.right().saturating_sub(x), ..area }
    } else {
        let y = area.y + high + 3;
        Rect { y, height: area.bottom().saturating_sub(y), ..area }
    };
    list(axes, notes, at, rest, pen);
}

/// Draws the field itself: the second axis upwards, the first across, a line through the middle of each.
fn field(axes: &Axes, notes: &[&Note], at: Option<usize>, area: Rect, stretch: u16, pen: &mut Pen<'_>) {
    let scale = axes.scale as u16;
    // An even scale has its line between two steps, and so one column and one row more.
    let even = scale.is_multiple_of(2);
    let steps = scale + u16::from(even);
    let left = area.x + 2;
    let cell = area.width.saturating_sub(3) / steps;
    let slot = |score: u16| if even && score > scale / 2 { score } else { score - 1 };
    let middle = steps / 2;
    let bottom = area.y + 1 + steps * stretch;
    pen.text(area.x, area.y, area.width, &format!("↑ {}", axes.names[1]), Role::Dim);
    for y in area.y + 1..bottom {
        pen.rule(left, y, 1, "│", Role::Line);
        pen.rule(left + 1 + middle * cell + cell / 2, y, 1, "┊", Role::Line);
    }
    let line = bottom - 1 - middle * stretch - stretch / 2;
    pen.rule(left + 1, line, cell * steps, "┈", Role::Line);
    pen.rule(left + 1 + middle * cell + cell / 2, line, 1, "┼", Role::Line);
    pen.rule(left + 1, bottom, cell * steps, "─", Role::Line);
    pen.rule(left, bottom, 1, "└", Role::Line);
    let across = format!("{} →", axes.names[0]);
    pen.text_right(left + 1 + cell * steps, bottom, cell * steps, &format!(" {across}"), Role::Dim);
    for score in 1..=scale {
        let y = bottom - 1 - slot(score) * stretch - stretch / 2;
        pen.text_right(left, y, 2, &score.to_string(), Role::Dim);
        for up in 1..=scale {
            let y = bottom - 1 - slot(up) * stretch - stretch / 2;
            let x = left + 1 + slot(score) * cell;
            let stands = |n: &Note| {
                let score_of = |i: usize| n.score(&axes.names[i]).map(|s| s.min(axes.scale) as u16);
                score_of(0) == Some(score) && score_of(1) == Some(up)
            };
            let here: Vec<usize> = (0..notes.len()).filter(|i| stands(notes[*i])).collect();
            if here.is_empty() {
                continue;
            }
            let numbers: Vec<String> = here.iter().map(|i| (i + 1).to_string()).collect();
            let all = numbers.join(",");
            let text = if width(&all) < usize::from(cell) { all } else { format!("{}…", fit(&numbers[0], 3)) };
            let role = if at.is_some_and(|a| here.contains(&a)) { Role::Selected } else { Role::Strong };
            let room = cell.max(1);
            pen.text(x + room.saturating_sub(width(&text) as u16) / 2, y, room, &text, role);
        }
    }
}

/// A line of a list: its text, the scores at its end, and which entry it is.
type Line = (String, String, Option<usize>);

/// Returns the line of an entry.
fn line(axes: &Axes, notes: &[&Note], i: usize) -> Line {
    let score = |axis: &String| notes[i].score(axis).map_or("–".to_owned(), |s| s.to_string());
    let scores = format!("  {} | {}", score(&axes.names[0]), score(&axes.names[1]));
    (format!("{:>3} {}", i + 1, notes[i].text), scores, Some(i))
}

/// Draws the entries in their own order.
fn in_order(axes: &Axes, notes: &[&Note], at: Option<usize>, area: Rect, pen: &mut Pen<'_>) {
    let lines: Vec<Line> = (0..notes.len()).map(|i| line(axes, notes, i)).collect();
    draw_lines(&lines, notes.len(), at, area, pen);
}

/// Draws the entries by their quarters, each under the words for its quarter.
fn list(axes: &Axes, notes: &[&Note], at: Option<usize>, area: Rect, pen: &mut Pen<'_>) {
    use Ordering::{Equal, Greater, Less};
    let [across, upwards] = &axes.names;
    let mut lines: Vec<Line> = Vec::new();
    let mut put = |title: String, stands: &dyn Fn(&Note) -> bool| {
        let mine: Vec<usize> = (0..notes.len()).filter(|i| stands(notes[*i])).collect();
        if mine.is_empty() {
            return;
        }
        lines.push((title, String::new(), None));
        lines.extend(mine.into_iter().map(|i| line(axes, notes, i)));
    };
    for (x, y) in [(Greater, Greater), (Greater, Less), (Less, Greater), (Less, Less)] {
        let half = |o: Ordering| if o == Greater { "high" } else { "low" };
        let title = format!("{} {across}, {} {upwards}", half(x), half(y));
        put(title, &|n| quadrant(n, axes) == Some([x, y]));
    }
    put("on the line".to_owned(), &|n| quadrant(n, axes).is_some_and(|q| q.contains(&Equal)));
    put("not scored yet".to_owned(), &|n| quadrant(n, axes).is_none());
    if lines.is_empty() {
        lines.push(("No entries to score yet: a adds one.".to_owned(), String::new(), None));
    }
    draw_lines(&lines, notes.len(), at, area, pen);
}

/// Draws lines with their scores, whatever the length of their texts; where not all have room, those around the selected
/// one, and how many entries there are beside them.
fn draw_lines(lines: &[Line], entries: usize, at: Option<usize>, area: Rect, pen: &mut Pen<'_>) {
    let all = usize::from(area.height);
    let room = if lines.len() > all { all.saturating_sub(1) } else { all };
    let focus = lines.iter().position(|(.., entry)| entry.is_some() && *entry == at).unwrap_or(0);
    let skip = first_in_sight(focus, lines.len(), room);
    let shown = lines.iter().skip(skip).take(room);
    for (y, (text, scores, entry)) in (area.y..).zip(shown.clone()) {
        let role = match entry {
            None => Role::Dim,
            chosen if *chosen == at => Role::Selected,
            _ => Role::Text,
        };
        let text = fit(text, usize::from(area.width).saturating_sub(width(scores)));
        pen.text(area.x, y, area.width, &format!("{text}{scores}"), role);
    }
    if room < all {
        let more = format!("… {} more", entries - shown.filter(|(.., entry)| entry.is_some()).count());
        pen.text(area.x, area.bottom().saturating_sub(1), area.width, &more, Role::Dim);
    }
}
