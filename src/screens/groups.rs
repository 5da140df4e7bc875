//! Owns the groups side by side, below the clock of what runs.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::Context;
use super::groups_grid::{self, Sheet};
use super::parts::text::{width, wrap};
use super::parts::{Pen, big_clock, time_role};
use crate::app::{GroupSearch, move_words};
use crate::theme::Role;
use crate::workshop::breakout::Score;
use crate::workshop::text::wording::join_with_and;
use crate::workshop::{GroupRound, SessionState, count_of, digits};

/// From this size on the clock has large digits.
const LARGE: (u16, u16) = (96, 25);

/// Draws the groups of the running activity.
pub(super) fn draw(cx: &Context<'_>, body: Rect, pen: &mut Pen<'_>) {
    let inset = Rect { x: body.x + 3, width: body.width.saturating_sub(5), ..body };
    let Some(round) = cx.m.session.round() else { return nothing(cx, inset, pen) };
    let nothing = Score::default();
    let score = cx.m.score().unwrap_or(&nothing);
    let foot = cx.once("foot", body, || foot(cx, body));
    let least = body.bottom().saturating_sub(foot.rows());
    let large = body.width >= LARGE.0 && body.height >= LARGE.1;
    let laid_out = |attributes: bool| {
        let columns = inset.width + 1;
        let part = if attributes { "sheet" } else { "bare sheet" };
        cx.once(part, columns, || Arc::new(Sheet::of(cx, round, score, attributes, columns)))
    };
    let mut sheet = laid_out(true);
    // Where rows are short the large digits go first, with the prompt beside them, then what people bring.
    let roomy = large && heading_rows(cx, score, inset, true) + sheet.rows <= least.saturating_sub(body.y);
    let room = least.saturating_sub(body.y + heading_rows(cx, score, body, roomy));
    if sheet.rows > room {
        let bare = laid_out(false);
        sheet = if bare.rows < sheet.rows { bare } else { sheet };
    }
    let y = body.y + if roomy { large_heading(cx, score, inset, pen) } else { heading(cx, round, score, body, pen) };
    if roomy {
        let right = round_number(cx, round, true);
        pen.text_right(inset.right(), body.y, inset.width / 2, &right, Role::Dim);
    }
    let grid = Rect { y, height: least.saturating_sub(y), ..inset };
    cx.m.set_group_columns(usize::from(sheet.columns));
    let more = match cx.kept("view", grid, pen, |pen| groups_grid::draw(cx, round, &sheet, grid, pen)) {
        (true, true) => "↑ ↓ more",
        (true, false) => "↑ more",
        (false, true) => "↓ more",
        (false, false) => "",
    };
    pen.text_right(inset.right(), y.saturating_sub(1), 9, more, Role::Dim);
    foot.draw(Rect { y: least, height: body.bottom() - least, ..inset }, body, pen);
}

/// Says why there are no groups.
fn nothing(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let title = session.activity().map_or("No activity is running", |a| a.title.as_str());
    pen.text(area.x, area.y, area.width, title, Role::Strong);
    let why = if session.activity().is_none() {
        "Groups can be formed once the activity runs.".to_owned()
    } else if !session.takes_groups() {
        "In this phase there are no groups.".to_owned()
    } else {
        session.nobody_to_group().map_or("No groups yet: g forms them.".to_owned(), |why| why.to_string())
    };
    let lines = wrap(&why, usize::from(area.width), usize::from(area.height.saturating_sub(2)));
    pen.lines(Rect { y: area.y + 2, ..area }, lines.iter().map(|line| (line, Role::Dim)));
}

/// Returns the title of what runs, and whether it is that of a phase.
fn title<'m>(cx: &'m Context<'_>) -> (&'m str, bool) {
    let activity = cx.m.session.activity().map_or("", |a| a.title.as_str());
    cx.m.session.phase().map_or((activity, false), |phase| (phase.title.as_str(), true))
}

/// Returns `Round 2 of Who and how`; in short `Round 2`.
fn round_number(cx: &Context<'_>, round: &GroupRound, long: bool) -> String {
    let session = &cx.m.session;
    let number = session.record.breakouts.iter().filter(|r| r.activity == round.activity).count();
    match session.activity().filter(|_| long && title(cx).1) {
        Some(activity) => format!("Round {number} of {}", activity.title),
        None => format!("Round {number}"),
    }
}

/// Returns how many rows the heading takes with the blank ones below it.
fn heading_rows(cx: &Context<'_>, score: &Score, area: Rect, large: bool) -> u16 {
    let (columns, least) = if large { (large_columns(cx, area).1, 3) } else { (area.width.saturating_sub(2), 2) };
    let (summary, more) = said(cx, score, columns, large);
    let rows = if large { 2 } else { 1 } + (summary.len() + more.len()) as u16;
    (rows + 1).max(if large { least + 2 } else { least + 1 })
}

/// Returns where the words beside the large digits begin, and how many columns they have.
fn large_columns(cx: &Context<'_>, area: Rect) -> (u16, u16) {
    let columns = match cx.clock.state {
        SessionState::Live | SessionState::Paused => super::parts::digits::size(&digits(cx.clock.remaining()), 1).0 + 4,
        SessionState::Planned | SessionState::Done => 0,
    };
    (area.x + columns, area.width.saturating_sub(columns))
}

/// Draws clock, title, prompt and what the groups come to; tells the rows it took.
fn large_heading(cx: &Context<'_>, score: &Score, area: Rect, pen: &mut Pen<'_>) -> u16 {
    big_clock(&cx.clock, Rect { height: 3, ..area }, 1, pen);
    let (x, columns) = large_columns(cx, area);
    let right = cx.m.session.round().map_or(0, |round| width(&round_number(cx, round, true)) as u16 + 3);
    pen.text(x, area.y, columns.saturating_sub(right), title(cx).0, Role::Strong);
    let prompt = cx.m.session.activity().map(|a| a.question(cx.m.session.phase())).unwrap_or_default();
    if let Some(line) = wrap(&prompt, usize::from(columns), 1).first() {
        pen.text(x, area.y + 1, columns, line, Role::Strong);
    }
    write_said(cx, score, Rect { x, y: area.y + 2, width: columns, ..area }, true, pen);
    heading_rows(cx, score, area, true)
}

/// Draws the same in few rows, with the time at the right; tells the rows it took.
fn heading(cx: &Context<'_>, round: &GroupRound, score: &Score, body: Rect, pen: &mut Pen<'_>) -> u16 {
    let (x, columns) = (body.x + 1, body.width.saturating_sub(2));
    let time = match cx.clock.state {
        SessionState::Live | SessionState::Paused => digits(cx.clock.remaining()),
        SessionState::Planned | SessionState::Done => String::new(),
    };
    pen.text_right(body.right() - 1, body.y, columns, &time, time_role(&cx.clock));
    let number = round_number(cx, round, false);
    let rest = columns.saturating_sub((width(&time) + width(&number)) as u16 + 8);
    let used = pen.text(x, body.y, rest, title(cx).0, Role::Strong);
    pen.text(x + used + 4, body.y, width(&number) as u16, &number, Role::Dim);
    write_said(cx, score, Rect { x, y: body.y + 1, width: columns, ..body }, false, pen);
    heading_rows(cx, score, body, false)
}

/// Writes what the groups come to, and what counts for them.
fn write_said(cx: &Context<'_>, score: &Score, area: Rect, large: bool, pen: &mut Pen<'_>) {
    let (summary, more) = said(cx, score, area.width, large);
    let role = if score.repeats == 0 && score.broken.is_empty() { Role::Good } else { Role::Text };
    let lines = summary.iter().map(|line| (line, role)).chain(more.iter().map(|line| (line, Role::Dim)));
    pen.lines(Rect { height: (summary.len() + more.len()) as u16, ..area }, lines);
}

/// Returns what the groups come to, and below it what is remembered and wished, line by line.
fn said(cx: &Context<'_>, score: &Score, columns: u16, large: bool) -> (Vec<String>, Vec<String>) {
    let summary = wrap(&summary(score), usize::from(columns), 3);
    let told = told(cx);
    let more = if told.is_empty() { Vec::new() } else { wrap(&told, usize::from(columns), if large { 2 } else { 1 }) };
    (summary, more)
}

/// Returns `No repeat pairings · departments mixed as well as possible`.
fn summary(score: &Score) -> String {
    let pairs = if score.repeats == 1 { "1 pair has".to_owned() } else { format!("{} pairs have", score.repeats) };
    let repeats = match (score.repeats, score.lower_bound) {
        (0, _) => "No repeat pairings".to_owned(),
        (n, least) if n <= least => format!("{pairs} met before, unavoidable"),
        (_, 0) => format!("{pairs} met before; r may avoid it"),
        (_, least) => format!("{pairs} met before, at least {least} unavoidable; r may avoid the rest"),
    };
    let sentence = score.sentence();
    match sentence.split_once(" · ") {
        Some((_, rest)) => format!("{repeats} · {rest}"),
        None => repeats,
    }
}

/// Returns what is remembered and wished.
fn told(cx: &Context<'_>) -> String {
    let mut parts: Vec<String> = cx.m.session.history_in_words().into_iter().collect();
    let grouping = cx.m.session.grouping(cx.m.session.activity());
    for (what, lists) in [("apart", &grouping.apart), ("together", &grouping.together)] {
        let names = |list: &Vec<String>| join_with_and(list.iter().map(|name| cx.cache().short(name)));
        let sets: Vec<String> = lists.iter().map(names).collect();
        if !sets.is_empty() {
            parts.push(format!("{what}: {}", sets.join(", ")));
        }
    }
    let here = cx.m.session.present().into_iter().filter(|p| cx.m.session.is_in_no_group(&p.name));
    let besides: Vec<String> = here.map(|p| cx.cache().short(&p.name).to_owned()).collect();
    if !besides.is_empty() {
        parts.push(format!("in no group: {}", besides.join(", ")));
    }
    parts.join(" · ")
}

/// What stands at the foot.
#[derive(Clone)]
struct Foot {
    lines: Vec<String>,
    role: Role,
    /// The rows below it that stay blank, and those above.
    blank: [u16; 2],
    /// It begins where the groups begin, and not at the edge.
    inset: bool,
}

impl Foot {
    fn rows(&self) -> u16 {
        if self.lines.is_empty() { 0 } else { self.lines.len() as u16 + self.blank[0] + self.blank[1] }
    }

    fn draw(&self, area: Rect, body: Rect, pen: &mut Pen<'_>) {
        let x = if self.inset { area.x } else { body.x + 1 };
        for (y, line) in (area.y + self.blank[0]..body.bottom()).zip(&self.lines) {
            pen.text(x, y, body.right().saturating_sub(x + 1), line, self.role);
        }
    }
}

/// Returns what a move of the selected person would change, or a swap with whoever is marked, or what a search found.
fn foot(cx: &Context<'_>, body: Rect) -> Foot {
    let large = body.height >= LARGE.1;
    let inset = body.width >= LARGE.0;
    let columns = usize::from(body.width.saturating_sub(if inset { 5 } else { 2 }));
    let blank = [u16::from(body.height > 12), u16::from(large)];
    if let Some((line, role)) = search(cx) {
        let lines = wrap(&line, columns, if body.height > 12 { 3 } else { 2 });
        return Foot { lines, role, blank, inset };
    }
    let lines = selected_moves(cx, columns).filter(|_| body.height > 8).into_iter().collect();
    Foot { lines, role: Role::Dim, blank, inset }
}

/// Returns `Lena Weiß  → 1  no repeat pairings, same mix    → 4  meets Ben again`.
fn selected_moves(cx: &Context<'_>, columns: usize) -> Option<String> {
    let name = cx.m.selected_name()?;
    let short = |name: &str| cx.cache().short(name).to_owned();
    if let Some((marked, preview)) = cx.m.cursor.marked.as_ref().zip(cx.m.swap_preview()) {
        return Some(format!("{marked} ⇄ {name}  {}", move_words::swap_in_words(preview, &short)));
    }
    let previews = cx.m.move_previews();
    let met = cx.m.score().map_or_else(Vec::new, |score| {
        let of = |(a, b, times): &(String, String, u32)| {
            let other = [(a, b), (b, a)].into_iter().find(|(one, _)| **one == name)?.1;
            let often = if *times > 2 { format!(" ({times} times)") } else { String::new() };
            Some(format!("{}{often}", short(other)))
        };
        score.repeated.iter().filter_map(of).collect()
    });
    let met = match met.len() {
        0 => String::new(),
        1..=3 => format!("  met {} before", join_with_and(met.iter().map(String::as_str))),
        more => format!("  met {} and {} more before", met[0], more - 1),
    };
    let begin = format!("{name}{met}");
    if previews.is_empty() {
        return Some(begin).filter(|_| !met.is_empty());
    }
    let room = columns.saturating_sub(width(&begin) + 2);
    Some(format!("{begin}  {}", move_words::moves_in_words(previews, &short, room, width)))
}

/// So many moves are named.
const MOVES: usize = 12;

/// Returns what there is to say of a longer search: that it runs, or what the groups would be that it found.
fn search(cx: &Context<'_>) -> Option<(String, Role)> {
    let (found, of) = match &cx.m.group_search {
        GroupSearch::None => return None,
        GroupSearch::Running(..) => {
            return Some((
                "Searching for better groups: 10 seconds at most. G shows what is found so far.".to_owned(),
                Role::Dim,
            ));
        }
        GroupSearch::Found { found, of, .. } => (found, of),
    };
    let (before, after) = found.repeats;
    let rounds = match of.activities.len() {
        1 => String::new(),
        more => format!(" in {more} rounds"),
    };
    let gains = if found.gains.is_empty() { String::new() } else { format!(" ({})", found.gains.join(", ")) };
    let move_of = |(name, to): &(String, usize)| format!("{} → {}", cx.cache().short(name), to + 1);
    let mut moves: Vec<String> = found.moves.iter().take(MOVES).map(move_of).collect();
    if found.moves.len() > MOVES {
        moves.push(format!("{} more", found.moves.len() - MOVES));
    }
    let now = match found.moves.len() {
        0 => "nobody moves now".to_owned(),
        1 => format!("1 person moves: {}", moves.join(", ")),
        more => format!("{more} people move: {}", moves.join(", ")),
    };
    let later = match found.later_moves {
        0 => String::new(),
        more => format!(" · {} in later rounds", count_of(more, "move")),
    };
    let line = format!(
        "Better groups: {before} → {after} repeat pairings{rounds}{gains} · {now}{later} · Enter uses them, Esc leaves these."
    );
    Some((line, Role::Accent))
}
