//! Owns what a tally looks like: bars, the spread of a scale, the table of a ranking with its duels, words by size,
//! options on two axes; and below it what the counts say. It knows tallies and no method.

use ratatui::layout::Rect;

use super::parts::text::{fit, width, wrap};
use super::parts::{Pen, bar, first_shown};
use crate::theme::Role;
use crate::workshop::count_of;
use crate::workshop::digest::letter;
use crate::workshop::poll::{Detail, Matrix, Ranked, Spread, Tally, round_outcome};
use crate::workshop::text::wording::capitalised;

/// How a tally is to be drawn.
pub(super) struct TallyOptions<'a> {
    /// What the rows are called by on the keys; empty where they have no keys.
    pub labels: &'a [String],
    /// The row that is selected.
    pub chosen: Option<usize>,
    /// The row that stays in sight where there is no room for all.
    pub at: usize,
    /// The duels and rounds of a ranking are shown.
    pub duels: bool,
    /// For the room: no keys, words by size; the rows of a bar, and the blank rows between two bars.
    pub large: Option<(u16, u16)>,
    /// The rules, where they are to be said.
    pub terms: Option<String>,
}

/// Draws a tally; tells the rows it took.
pub(super) fn draw(tally: &Tally, look: &TallyOptions<'_>, area: Rect, pen: &mut Pen<'_>) -> u16 {
    if area.height == 0 {
        return 0;
    }
    let lines = sentences(tally, look);
    let wide = usize::from(area.width.saturating_sub(indent(look)));
    let mut words: Vec<String> = Vec::new();
    // The options come first; of the words what fits below them stays.
    let several = matches!(tally.detail, Detail::Matrix(_) | Detail::Ranking(_)) && !look.duels;
    let least = if several { 2 } else { 1 };
    // For the room a blank row gives way before what came of it.
    let (rows, large) = (tally.rows.len(), look.large.filter(|_| has_bars(tally)));
    let body = large.map_or(body_rows(tally, look.duels) + 1, |(thick, blank)| {
        rows * usize::from(thick) + rows.saturating_sub(1) * usize::from(blank)
    });
    let keep = usize::from(area.height).saturating_sub(body).max(least);
    for line in &lines {
        words.extend(wrap(line, wide, keep.saturating_sub(words.len()).min(3)));
    }
    let body = Rect { height: area.height.saturating_sub(words.len() as u16), ..area };
    let (used, all) = match &tally.detail {
        Detail::Ranking(ranked) if tally.n > 0 => ranking(tally, ranked, look, body, pen),
        Detail::Matrix(matrix) if tally.n > 0 => matrix_of(tally, matrix, look, body, pen),
        Detail::Scale(spread) => bars(tally, look, Some(*spread), body, pen),
        _ if look.large.is_some() && look.labels.is_empty() => cloud(tally, body, pen),
        _ => bars(tally, look, None, body, pen),
    };
    let mut y = area.y + used;
    if !all && look.large.is_none() {
        return used;
    }
    y += u16::from(usize::from(area.bottom().saturating_sub(y)) > words.len());
    for (i, line) in words.iter().enumerate() {
        if y < area.bottom() {
            let role = if look.large.is_some() && i == 0 { Role::Strong } else { Role::Dim };
            pen.text(area.x + indent(look), y, area.width.saturating_sub(indent(look)), line, role);
            y += 1;
        }
    }
    y - area.y
}

fn indent(look: &TallyOptions<'_>) -> u16 {
    if look.large.is_some() { 0 } else { 5 }
}

/// Returns the rows that a tally itself wants, without the words below it.
pub(super) fn body_rows(tally: &Tally, duels: bool) -> usize {
    match &tally.detail {
        Detail::Ranking(ranked) if duels => tally.rows.len() * 2 + 3 + ranked.run_off.rounds.len(),
        Detail::Ranking(_) => tally.rows.len() + 1,
        Detail::Matrix(_) => tally.rows.len().max(9),
        _ => tally.rows.len(),
    }
}

/// Returns whether a tally is one bar below the other.
pub(super) fn has_bars(tally: &Tally) -> bool {
    matches!(tally.detail, Detail::Counts | Detail::Scale(_) | Detail::Reasons(_))
}

/// Returns the sentences below a tally, the weightiest first.
fn sentences(tally: &Tally, look: &TallyOptions<'_>) -> Vec<String> {
    // The room is told what came of it, by itself; where the rest has room it stands below.
    let mut lines = match look.large {
        Some(_) => vec![capitalised(&tally.statement.to_string())],
        None => vec![tally.summary()],
    };
    lines.extend(tally.note.clone().filter(|_| look.large.is_none()));
    let joined = tally.remarks.join(" · ");
    lines.extend((!joined.is_empty()).then_some(joined));
    if let Detail::Reasons(reasons) = &tally.detail {
        lines.extend(reasons.iter().map(|r| format!("reason: {r}")));
    }
    let took = if look.large.is_some() { Vec::new() } else { tally.turnout.sentences() };
    lines.extend((!took.is_empty()).then(|| took.join(" · ")));
    lines.extend(look.terms.clone().filter(|t| t != "anonymous"));
    lines
}

/// Returns which rows are shown where not all have room: those around the chosen one, and a line that says so.
fn window(rows: usize, chosen: usize, room: usize) -> (usize, usize) {
    if rows <= room {
        return (0, rows);
    }
    let shown = room.saturating_sub(1);
    (first_shown(chosen, rows, shown), shown)
}

fn more(shown: usize, all: usize, look: &TallyOptions<'_>, area: Rect, pen: &mut Pen<'_>) {
    let y = area.y + shown as u16;
    if shown < all && y < area.bottom() {
        let text = if look.large.is_some() {
            format!("… {} more", all - shown)
        } else {
            format!("… {shown} of {all} options")
        };
        pen.text(area.x + indent(look), y, area.width.saturating_sub(indent(look)), &text, Role::Dim);
    }
}

/// Draws one bar for each row; on a scale the middle half is lined and the median marked. Tells the rows it took, and
/// whether all rows had room.
fn bars(tally: &Tally, look: &TallyOptions<'_>, spread: Option<Spread>, area: Rect, pen: &mut Pen<'_>) -> (u16, bool) {
    let rows = &tally.rows;
    let most = rows.iter().map(|r| r.count).max().unwrap_or(0);
    let changes = if area.width >= 48 && rows.iter().any(|r| r.change.is_some()) { 10 } else { 0 };
    let with_people =
        look.large.is_none() && area.width >= 56 && rows.iter().any(|r| r.people.is_some_and(|p| p != r.count));
    let people = if with_people { 10 } else { 0 };
    // For the room, whose first vote is to move nothing, signs stand in the margin.
    let left = indent(look) + if spread.is_some() && look.large.is_none() { 2 } else { 0 };
    // The room reads from afar: there is more between label, bar and numbers, and words come before shares.
    let (gap, share) = if look.large.is_some() { (3, if area.width < 60 { 0 } else { 10 }) } else { (2, 9) };
    let numbers = share + if look.large.is_some() { 7 } else { 6 } + changes + people;
    let longest = rows.iter().map(|r| width(&r.option)).max().unwrap_or(0) as u16;
    let between = area.width.saturating_sub(left + gap + numbers);
    let (thick, blank) = look.large.unwrap_or((1, 0));
    let step = thick + blank;
    // A bar of a cell or two says nothing: then the words take its place.
    let label = if between < 24 { longest.min(between) } else { longest.clamp(4, (area.width * 2 / 5).max(12)) };
    let columns = between.saturating_sub(label);
    let (from, shown) = window(rows.len(), look.at, usize::from((area.height + blank) / step));
    for (at, (i, row)) in (0..).zip(rows.iter().enumerate().skip(from).take(shown)) {
        let y = area.y + at * step;
        let [role, of_count, of_share] = match (look.chosen == Some(i), row.count == most && most > 0) {
            _ if look.large.is_some() => [Role::Text, Role::Strong, Role::Dim],
            (true, _) => [Role::Selected; 3],
            (_, true) => [Role::Strong; 3],
            _ => [Role::Text; 3],
        };
        if let Some(key) = look.labels.get(i).filter(|_| look.large.is_none()) {
            pen.text_right(area.x + 3, y, 3, key, Role::Key);
        }
        let x = area.x + left;
        pen.text(x, y, label, &row.option, role);
        if let Some(spread) = spread {
            let sign = match i {
                i if i == spread.median.0 || i == spread.median.1 => "◆",
                i if (spread.half.0..=spread.half.1).contains(&i) => "│",
                _ => "",
            };
            pen.text(x.saturating_sub(2), y, 1, sign, Role::Accent);
        }
        for y in y..y + thick {
            pen.text(x + label + gap, y, columns, &bar(row.count, most, columns), Role::Bar);
        }
        let right = area.right().saturating_sub(changes + people);
        if !row.percent.is_empty() && share > 0 {
            pen.text_right(right, y, 8, &percent(tally.n, &row.percent), of_share);
        }
        pen.text_right(right.saturating_sub(share), y, 6, &row.count.to_string(), of_count);
        if let Some(given) = row.people.filter(|_| people > 0) {
            pen.text_right(right + people, y, people - 1, &format!("from {given}"), Role::Dim);
        }
        if let Some(change) = row.change.filter(|_| changes > 0) {
            let was = i128::from(row.count) - i128::from(change);
            pen.text_right(area.right(), y, changes - 1, &format!("was {was}"), Role::Dim);
        }
    }
    more(shown, rows.len(), look, Rect { y: area.y + shown as u16 * (step - 1), ..area }, pen);
    if shown < rows.len() { (area.height, false) } else { ((shown as u16 * step).saturating_sub(blank), true) }
}

/// Returns a share as it is shown; nothing can be said of no votes at all.
fn percent(n: u64, share: &str) -> String {
    if n == 0 { "–".to_owned() } else { format!("{share} %") }
}

/// Draws options by their place, with what each count makes of them; then, where asked for, the duels and the rounds.
fn ranking(tally: &Tally, ranked: &Ranked, look: &TallyOptions<'_>, area: Rect, pen: &mut Pen<'_>) -> (u16, bool) {
    // Names come before figures.
    let names = 16 + indent(look);
    let columns: &[(&str, u16)] = match area.width.saturating_sub(names) {
        26.. => &[("first", 7), ("Borda", 8), ("pairs won", 11)],
        15..26 => &[("first", 7), ("Borda", 8)],
        7..15 => &[("first", 7)],
        _ => &[],
    };
    let figures: u16 = columns.iter().map(|(_, w)| w).sum();
    let x = area.x + indent(look);
    let places = tally.order.iter().scan(1, |place, tier| {
        let first = *place;
        *place += tier.len();
        Some(tier.iter().map(move |&o| (first, tier.len() > 1, o)).collect::<Vec<_>>())
    });
    let listed: Vec<(usize, bool, usize)> = places.flatten().collect();
    if look.duels && usize::from(area.height) < body_rows(tally, true) {
        // No room for both: the duels are what was asked for.
        let rest = Rect { x, width: area.right().saturating_sub(x), ..area };
        return (duels(tally, ranked, &listed, rest, pen), true);
    }
    let room = area.width.saturating_sub(indent(look) + figures);
    let mut right = x + room;
    for &(title, wide) in columns {
        right += wide;
        pen.text_right(right, area.y, wide, title, Role::Dim);
    }
    let mut y = area.y + 1;
    let fitting = usize::from(area.height.saturating_sub(1)).min(listed.len());
    let shown = if fitting < listed.len() { fitting.saturating_sub(1) } else { fitting };
    for &(place, shared, option) in &listed[..shown] {
        let role = if place == 1 { Role::Strong } else { Role::Text };
        let sign = if shared { format!("{place}=") } else { place.to_string() };
        let name = &tally.rows[option].option;
        let key = look.labels.get(option).filter(|_| look.large.is_none()).map_or(String::new(), |k| format!("  {k}"));
        let used = pen.text(x, y, 4, &sign, role);
        let used = used.max(2) + 1;
        let name_room = room.saturating_sub(used + width(&key) as u16);
        let taken = pen.text(x + used, y, name_room, name, role);
        pen.text(x + used + taken, y, width(&key) as u16, &key, Role::Key);
        let won = (0..tally.rows.len()).filter(|&b| ranked.pairs[option][b] > ranked.pairs[b][option]).count();
        let figures = [ranked.first[option].to_string(), ranked.borda(option), won.to_string()];
        let mut right = x + room;
        for (&(_, wide), figure) in columns.iter().zip(figures) {
            right += wide;
            pen.text_right(right, y, wide, &figure, role);
        }
        y += 1;
    }
    if shown < listed.len() {
        pen.text(x, y, room, &format!("… {} of {} options", shown, listed.len()), Role::Dim);
        return (area.height, false);
    }
    if look.duels {
        let rest = Rect { x, y: y + 1, width: area.right() - x, height: area.bottom().saturating_sub(y + 1) };
        y += 1 + duels(tally, ranked, &listed, rest, pen);
    }
    (y - area.y, true)
}

/// Draws which option beats which, by how many ballots; below it the rounds of the instant run-off.
fn duels(tally: &Tally, ranked: &Ranked, listed: &[(usize, bool, usize)], area: Rect, pen: &mut Pen<'_>) -> u16 {
    let name = |option: usize| tally.rows[option].option.as_str();
    let label = (area.width / 3).max(10).min(area.width);
    let cell = (area.width.saturating_sub(label) / (listed.len() as u16).max(1)).clamp(8, 16);
    let fitting = usize::from(area.width.saturating_sub(label) / cell).min(listed.len());
    let mut y = area.y;
    pen.text(area.x, y, label, "preferred to:", Role::Dim);
    for (at, (_, _, b)) in listed[..fitting].iter().enumerate() {
        let right = area.x + label + cell * (at as u16 + 1);
        pen.text_right(right, y, cell - 1, name(*b), Role::Dim);
    }
    y += 1;
    for (_, _, a) in listed {
        if y >= area.bottom() {
            return area.height;
        }
        pen.text(area.x, y, label.saturating_sub(1), name(*a), Role::Text);
        for (at, (_, _, b)) in listed[..fitting].iter().enumerate() {
            let right = area.x + label + cell * (at as u16 + 1);
            let (votes, back) = (ranked.pairs[*a][*b], ranked.pairs[*b][*a]);
            // A duel that is won is bold, and has a sign for screens without weights.
            let (text, role) = match votes.cmp(&back) {
                _ if a == b => ("·".to_owned(), Role::Dim),
                std::cmp::Ordering::Greater => (format!("›{votes}"), Role::Strong),
                std::cmp::Ordering::Equal => (format!("={votes}"), Role::Text),
                std::cmp::Ordering::Less => (votes.to_string(), Role::Dim),
            };
            pen.text_right(right, y, cell - 1, &text, role);
        }
        y += 1;
    }
    let most = usize::from(area.bottom().saturating_sub(y)) / ranked.run_off.rounds.len().max(1);
    for (i, round) in ranked.run_off.rounds.iter().enumerate() {
        let votes: Vec<String> = round.votes.iter().map(|(o, v)| format!("{} {v}", name(*o))).collect();
        let exhausted = if round.exhausted > 0 { format!(" · {} exhausted", round.exhausted) } else { String::new() };
        let outcome = round_outcome(round, &tally.rows);
        let outcome = if outcome.is_empty() { outcome } else { format!(" · {outcome}") };
        let text = format!("round {}: {}{exhausted}{outcome}", i + 1, votes.join(", "));
        let left = usize::from(area.bottom().saturating_sub(y));
        for line in wrap(&text, usize::from(area.width), most.max(1).min(left)) {
            pen.text(area.x, y, area.width, &line, Role::Dim);
            y += 1;
        }
    }
    y - area.y
}

/// Draws words by the size of their counts: the most frequent spaced out and bold, the rare dim, with their counts.
fn cloud(tally: &Tally, area: Rect, pen: &mut Pen<'_>) -> (u16, bool) {
    let most = tally.rows.first().map_or(0, |r| r.count);
    let (mut x, mut y, mut shown) = (area.x, area.y, 0);
    for row in &tally.rows {
        let (text, role) = match row.count {
            c if c == most && most > 1 => (spaced(&fit(&row.option, usize::from(area.width / 2))), Role::Strong),
            c if c * 2 >= most => (row.option.clone(), Role::Text),
            _ => (row.option.clone(), Role::Dim),
        };
        let piece = if row.count > 1 { format!("{text} {}×", row.count) } else { text };
        let columns = (width(&piece) as u16).min(area.width);
        if x > area.x && x + columns > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom()
            || (y + 1 == area.bottom()
                && x > area.x
                && shown + 1 < tally.rows.len()
                && x + columns * 2 + 12 > area.right())
        {
            break;
        }
        x += pen.text(x, y, columns, &piece, role) + 3;
        shown += 1;
    }
    if shown < tally.rows.len() && area.height > 0 {
        let text = format!("… {}", count_of(tally.rows.len() - shown, "more answer"));
        pen.text_right(area.right(), area.bottom() - 1, width(&text) as u16, &text, Role::Dim);
        return (area.height, true);
    }
    (y + 1 - area.y, true)
}

fn spaced(text: &str) -> String {
    text.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// Draws two axes crossing in the middle, each option at its medians; beside or below it what the signs stand for.
fn matrix_of(tally: &Tally, matrix: &Matrix, look: &TallyOptions<'_>, area: Rect, pen: &mut Pen<'_>) -> (u16, bool) {
    let left = area.x + indent(look);
    let wide = (area.width.saturating_sub(indent(look)) * 2 / 5).clamp(13, 41) | 1;
    let tall = area.height.min(11).saturating_sub(2).max(3) | 1;
    let (from, to) = (i64::from(matrix.bounds.0) * 2, i64::from(matrix.bounds.1) * 2);
    let span = (to - from).max(1);
    // The first axis goes up, the second to the right.
    pen.text(left, area.y, wide, &format!("↑ {}", matrix.axes[0]), Role::Dim);
    for row in 0..tall {
        pen.rule(left + wide / 2, area.y + 1 + row, 1, "│", Role::Line);
    }
    pen.rule(left, area.y + 1 + tall / 2, wide, "─", Role::Line);
    pen.rule(left + wide / 2, area.y + 1 + tall / 2, 1, "┼", Role::Line);
    pen.text_right(left + wide, area.y + 1 + tall, wide, &format!("{} →", matrix.axes[1]), Role::Dim);
    let mut taken: Vec<(u16, u16)> = Vec::new();
    for (i, place) in matrix.places.iter().enumerate() {
        let Some(place) = place else { continue };
        let sign = letter(i);
        let columns = width(&sign) as u16;
        let up = (place.twice[0] - from) * i64::from(tall - 1) / span;
        let across = (place.twice[1] - from) * i64::from(wide - 1) / span;
        let y = area.y + 1 + tall - 1 - up as u16;
        let mut x = left + (across as u16).min(wide.saturating_sub(columns));
        // Options at one place stand side by side.
        while taken.iter().any(|&(tx, ty)| ty == y && tx < x + columns && x <= tx) && x + columns < left + wide {
            x += columns;
        }
        taken.extend((x..x + columns).map(|x| (x, y)));
        pen.text(x, y, columns, &sign, Role::Strong);
    }
    let x = left + wide + 3;
    let room = area.right().saturating_sub(x);
    let high = usize::from(area.height);
    let shown = if tally.rows.len() > high { high.saturating_sub(1) } else { tally.rows.len() };
    if shown < tally.rows.len() {
        let said = format!("… {} more", tally.rows.len() - shown);
        pen.text(x, area.y + shown as u16, room, &said, Role::Dim);
    }
    for (i, row) in tally.rows.iter().enumerate().take(shown) {
        let half =
            |twice: i64| if twice % 2 == 0 { (twice / 2).to_string() } else { format!("{}.5", twice.div_euclid(2)) };
        let figures = matrix.places[i]
            .map_or_else(|| "not scored".to_owned(), |p| format!("{} | {}", half(p.twice[0]), half(p.twice[1])));
        let columns = width(&figures) as u16;
        pen.text(x, area.y + i as u16, 3, &letter(i), Role::Strong);
        pen.text(x + 3, area.y + i as u16, room.saturating_sub(columns + 5), &row.option, Role::Text);
        pen.text_right(area.right(), area.y + i as u16, columns, &figures, Role::Text);
    }
    let rows = (tally.rows.len() as u16).min(area.height);
    ((tall + 2).max(rows), true)
}
