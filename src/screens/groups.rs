//! Owns the groups side by side.

use std::collections::{HashMap, HashSet};

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use super::parts::text::{width, wrap};
use crate::app::GroupSearch;
use crate::theme::Role;
use crate::workshop::breakout::Score;
use crate::workshop::text::wording::join_with_and;
use crate::workshop::{MovePreview, Presence, count_of};

/// The least width of a group; below it the groups go below one another.
const LEAST: u16 = 24;

/// Stands before whoever meets somebody again; the line below the head says whom.
const MET: &str = "↺";

/// Stands behind whoever keeps the group at the next shuffle.
const STAYS: &str = " •";

/// What a group says first where nobody would meet again.
const NO_REPEATS: &str = "no repeat pairings, ";

/// Stands before whoever is marked for something that takes two people.
const SWAPS: &str = "⇄";

/// Draws the groups of the running activity.
pub(super) fn draw(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) {
    let session = &cx.m.session;
    let title = session.activity().map_or("No activity is running", |a| a.title.as_str());
    let Some(round) = session.round() else {
        pen.text(area.x, area.y, area.width, title, Role::Strong);
        let why = match (session.activity(), session.head_count()) {
            (Some(a), _) if a.groups.is_none() => "This activity has no groups.",
            (_, 0) => "Nobody is here yet: p marks who is here.",
            _ => "No groups yet: r forms them.",
        };
        pen.text(area.x, area.y + 2, area.width, why, Role::Dim);
        return;
    };
    let rounds = session.record.breakouts.iter().filter(|r| r.activity == round.activity).count();
    let nothing = Score::default();
    let score = cx.m.score().unwrap_or(&nothing);
    let head = [(title.to_owned(), Role::Strong), (format!(" · round {rounds} · {}", score.sentence()), Role::Text)];
    let mut head = head.to_vec();
    let seed = (format!(" · seed {}", round.seed), Role::Dim);
    // The seed is for whoever wants the same groups again: it does not push out words for everybody.
    if head.iter().chain([&seed]).map(|(t, _)| width(t)).sum::<usize>() <= usize::from(area.width) {
        head.push(seed);
    }
    let lines = if area.height > 12 { 3 } else { 1 };
    let area = heading(&head, lines, area, pen);
    if !score.repeated.is_empty() {
        pen.text(area.x, area.y + 1, area.width.saturating_sub(10), &who_met(cx, &score.repeated), Role::Dim);
    }
    let (area, told) = told(cx, !score.repeated.is_empty(), area, pen);
    let mut area = foot(cx, area, pen);
    // Between what is told and the groups, where there is room to breathe.
    if area.height > 20 && (told || !score.repeated.is_empty()) {
        (area.y, area.height) = (area.y + 1, area.height - 1);
    }

    let everybody = session.everybody();
    let mix =
        session.activity().and_then(|a| a.groups.as_ref()).and_then(|g| g.mix.first().or(g.alike.first()).cloned());
    // Everything has its place on a sheet as long as it needs; the screen shows the part with the selected person.
    let mut pieces: Vec<(u16, u16, Piece)> = Vec::new();
    let mut y = 0;
    let unplaced = session.unplaced();
    if !unplaced.is_empty() {
        pieces.push((0, y, Piece::Call));
        y += 1;
        for person in &unplaced {
            let shown = person.name.clone();
            pieces.push((0, y, Piece::Member { shown, attribute: String::new(), met: false, swaps: false }));
            y += 1;
        }
        y += 1;
    }
    let fit = (area.width / LEAST).clamp(1, round.groups.len().max(1) as u16);
    // Two and two rather than three and one.
    let columns = (round.groups.len() as u16).div_ceil((round.groups.len() as u16).div_ceil(fit)).max(1);
    let each = area.width / columns;
    let longest = round.groups.iter().flat_map(|g| &g.members).map(|n| width(n)).max().unwrap_or(0);
    // Whole names where the longest leaves room for what people bring.
    let whole = usize::from(each) >= longest + 16;
    let stays = session.last_stays();
    let attributes: HashMap<&str, &str> = match &mix {
        Some(key) => everybody.iter().map(|p| (p.name.as_str(), p.attribute(key).unwrap_or("unknown"))).collect(),
        None => HashMap::new(),
    };
    let again: HashSet<&String> = score.repeated.iter().flat_map(|(a, b, _)| [a, b]).collect();
    let signs = |name: &String| {
        let mut signs = String::new();
        if round.groups.iter().any(|g| g.host.as_ref() == Some(name)) {
            signs.push_str(" (host)");
        }
        if session.presence_after(stays.get(name.as_str()).copied()) == Presence::Left {
            signs.push_str(" (left)");
        }
        if cx.m.is_pinned(name) {
            signs.push_str(STAYS);
        }
        signs
    };
    // One column before the name is kept for the sign of a repeat, one for the mark; two behind it part the groups.
    let room = usize::from(each.saturating_sub(5));
    let shown = |name: &String| {
        let signs = signs(name);
        let short = cx.cache().shorter(name, room.saturating_sub(width(&signs)).max(4));
        format!("{}{signs}", if whole { name } else { &short })
    };
    let members = round.groups.iter().flat_map(|g| &g.members);
    let widest = members.map(|n| if whole { width(n) } else { width(cx.cache().short(n)) }).max().unwrap_or(0) as u16;
    let names = widest.clamp(8, (each * 3 / 5).max(8));
    let mut tallest = 0;
    for (i, group) in round.groups.iter().enumerate() {
        let column = i as u16 % columns;
        if column == 0 && i > 0 {
            y += tallest + 2;
            tallest = 0;
        }
        pieces.push((column * each, y, Piece::Group(i)));
        for (j, name) in group.members.iter().enumerate() {
            let attribute = attributes.get(name.as_str()).copied().unwrap_or_default();
            let piece = Piece::Member {
                shown: shown(name),
                attribute: attribute.to_owned(),
                met: again.contains(name),
                swaps: cx.m.cursor.marked.as_ref() == Some(name),
            };
            pieces.push((column * each, y + 1 + j as u16, piece));
        }
        tallest = tallest.max(group.members.len() as u16);
    }
    let room = area.height.saturating_sub(2);
    let people = pieces.iter().filter(|(_, _, piece)| matches!(piece, Piece::Member { .. }));
    let selected = people.map(|(_, y, _)| *y).nth(cx.m.cursor.selected).unwrap_or(0);
    let all = y + 1 + tallest;
    let skip = if all <= room { 0 } else { selected.saturating_sub(room / 2).min(all - room) };
    let mut line = 0; // counts people in the order of the selection
    for (x, y, piece) in &pieces {
        let at = y.checked_sub(skip).filter(|y| *y < room).map(|y| area.y + 2 + y);
        let x = area.x + x;
        match (piece, at) {
            (Piece::Call, Some(y)) => {
                pen.text(area.x, y, area.width, "No group yet: f places them, 1…9 moves them to a group", Role::Accent);
            }
            (Piece::Group(i), Some(y)) => {
                pen.text(x, y, 2, &(i + 1).to_string(), Role::Key);
                let role = if *i == cx.m.cursor.group { Role::Accent } else { Role::Strong };
                let used = pen.text(x + 3, y, each - 4, &round.groups[*i].name, role);
                if let Some(place) = round.place(*i) {
                    pen.text(x + 5 + used, y, each.saturating_sub(used + 7), &format!("· {place}"), Role::Dim);
                }
            }
            (piece @ Piece::Member { .. }, Some(y)) => {
                member(cx, piece, names, line, Rect { x, y, width: each, height: 1 }, pen);
            }
            (_, None) => {}
        }
        line += usize::from(matches!(piece, Piece::Member { .. }));
    }
    let more = match (skip > 0, all > skip + room) {
        (true, true) => "↑ ↓ more",
        (true, false) => "↑ more",
        (false, true) => "↓ more",
        (false, false) => return,
    };
    pen.text_right(area.right(), area.y + 1, 9, more, Role::Dim);
}

/// Writes the head in as many lines as it needs; gives the area in which its last line is the first.
fn heading(head: &[(String, Role)], most: usize, area: Rect, pen: &mut Pen<'_>) -> Rect {
    let text: String = head.iter().map(|(text, _)| text.as_str()).collect();
    let lines = wrap(&text, usize::from(area.width), most);
    if lines.len() < 2 {
        pen.pieces(area.x, area.y, area.width, head);
        return area;
    }
    for (y, line) in (area.y..).zip(&lines) {
        pen.text(area.x, y, area.width, line, Role::Text);
    }
    // What the groups are for stands out, as far as it stands on the first line.
    if let Some((title, role)) = head.first().filter(|(title, _)| lines[0].starts_with(title.as_str())) {
        pen.text(area.x, area.y, area.width, title, *role);
    }
    let more = lines.len() as u16 - 1;
    Rect { y: area.y + more, height: area.height - more, ..area }
}

/// Returns who meets again, in words: `↺ met before: Ana and Ben, Chloé and Dev (3 times now)`.
fn who_met(cx: &Context<'_>, repeated: &[(String, String, u32)]) -> String {
    let pairs = repeated.iter().map(|(a, b, times)| {
        let often = if *times > 2 { format!(" ({times} times now)") } else { String::new() };
        format!("{} and {}{often}", cx.cache().short(a), cx.cache().short(b))
    });
    format!("{} met before: {}", MET, pairs.collect::<Vec<_>>().join(", "))
}

/// Writes what is remembered and wished below the head; gives the area that is left, in which the line below the head
/// is free, and whether there was anything to tell.
fn told(cx: &Context<'_>, below: bool, area: Rect, pen: &mut Pen<'_>) -> (Rect, bool) {
    let mut parts: Vec<String> = cx.m.session.history_in_words().into_iter().collect();
    let grouping = cx.m.session.grouping(cx.m.session.activity());
    for (what, lists) in [("apart", &grouping.apart), ("together", &grouping.together)] {
        let sets: Vec<String> = lists.iter().map(|list| and(cx, list)).collect();
        if !sets.is_empty() {
            parts.push(format!("{what}: {}", sets.join(", ")));
        }
    }
    if parts.is_empty() || area.height <= 10 {
        return (area, false);
    }
    let more = u16::from(below);
    pen.text(area.x, area.y + 1 + more, area.width.saturating_sub(10), &parts.join(" · "), Role::Dim);
    (Rect { y: area.y + more, height: area.height - more, ..area }, true)
}

/// Returns short names as people say them: `Ana, Ben and Cy`.
fn and(cx: &Context<'_>, names: &[String]) -> String {
    join_with_and(names.iter().map(|name| cx.cache().short(name)))
}

/// Writes at the foot what a move of the selected person would change, or a swap with whoever is marked; gives the
/// area that is left above it.
fn foot(cx: &Context<'_>, area: Rect, pen: &mut Pen<'_>) -> Rect {
    if let Some((line, role)) = search(cx) {
        let lines = wrap(&line, usize::from(area.width), if area.height > 12 { 3 } else { 2 });
        let least = area.bottom().saturating_sub(lines.len() as u16);
        (least..).zip(&lines).for_each(|(y, line)| _ = pen.text(area.x, y, area.width, line, role));
        return Rect { height: area.height.saturating_sub(lines.len() as u16 + 1), ..area };
    }
    let Some(name) = cx.m.selected_name().filter(|_| area.height > 8) else { return area };
    let short = |name: &str| cx.cache().short(name).to_owned();
    let line = if let Some((marked, preview)) = cx.m.cursor.marked.as_ref().zip(cx.m.swap_preview()) {
        format!("{} {SWAPS} {}: {}", short(marked), short(&name), in_words(cx, preview, true))
    } else {
        let move_previews = cx.m.move_previews();
        if move_previews.is_empty() {
            return area;
        }
        let words =
            move_previews.iter().map(|preview| format!("→ {}: {}", preview.group + 1, in_words(cx, preview, false)));
        let line = format!("{} {}", short(&name), words.collect::<Vec<_>>().join("   "));
        // Where columns are short, it is said once that nobody meets again.
        let parts = line.split_once(NO_REPEATS).filter(|_| width(&line) > usize::from(area.width));
        parts.map(|(first, more)| format!("{first}{NO_REPEATS}{}", more.replace(NO_REPEATS, ""))).unwrap_or(line)
    };
    pen.text(area.x, area.bottom() - 1, area.width, &line, Role::Dim);
    Rect { height: area.height - 2, ..area }
}

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

/// So many moves are named.
const MOVES: usize = 12;

/// Returns `meets Ana again (+1), same mix`; with the names of those who meet where more than one moves.
fn in_words(cx: &Context<'_>, preview: &MovePreview, named: bool) -> String {
    let change = match preview.repeats {
        0 if preview.again.is_empty() => String::new(),
        0 => " (±0)".to_owned(),
        n if n < 0 => format!(" (−{})", -n),
        n => format!(" (+{n})"),
    };
    let short = |i: usize| cx.cache().short(&preview.again[i].1);
    let met = match preview.again.len() {
        0 => "no repeat pairings".to_owned(),
        1 if named => format!("{} meets {} again", cx.cache().short(&preview.again[0].0), short(0)),
        more if named => {
            let (a, b) = (cx.cache().short(&preview.again[0].0), short(0));
            format!("{a} meets {b} again, and {} more", count_of(more - 1, "pair"))
        }
        1 => format!("meets {} again", short(0)),
        2 => format!("meets {} and {} again", short(0), short(1)),
        more => format!("meets {} and {} more again", short(0), more - 1),
    };
    let wishes = match preview.broken {
        0 => String::new(),
        n if n < 0 => ", keeps a constraint".to_owned(),
        _ => ", breaks a constraint".to_owned(),
    };
    let changed: Vec<&(String, u32, u32)> = preview.mix.iter().filter(|(_, now, then)| now != then).collect();
    let mix = match (preview.mix.len(), changed.as_slice()) {
        (0, _) => String::new(),
        (_, []) => ", same mix".to_owned(),
        (1, [(.., then)]) => format!(", {then} % mixed"),
        (_, some) => {
            let each = some.iter().map(|(attribute, _, then)| format!("{attribute} {then} %"));
            format!(", {}", each.collect::<Vec<_>>().join(", "))
        }
    };
    format!("{met}{change}{wishes}{mix}")
}

/// What stands at one place of the list.
enum Piece {
    /// What to do with those who are in no group.
    Call,
    /// A group's number and name.
    Group(usize),
    /// Somebody, with what they bring.
    Member {
        /// The name, and what there is to say beside it.
        shown: String,
        /// What they bring.
        attribute: String,
        /// Whether they meet somebody again.
        met: bool,
        /// Whether they are marked.
        swaps: bool,
    },
}

/// Draws one person: the name, and what they bring at its column.
fn member(cx: &Context<'_>, piece: &Piece, names: u16, line: usize, area: Rect, pen: &mut Pen<'_>) {
    let Piece::Member { shown, attribute, met, swaps } = piece else { return };
    let chosen = line == cx.m.cursor.selected;
    if *met {
        pen.text(area.x, area.y, 1, MET, Role::Dim);
    }
    if *swaps || chosen {
        pen.text(area.x + 1, area.y, 1, if *swaps { SWAPS } else { "▸" }, Role::Accent);
    }
    let role = if chosen { Role::Selected } else { Role::Text };
    let used = pen.text(area.x + 3, area.y, area.width.saturating_sub(5), shown, role);
    let x = area.x + 3 + used.max(names) + 2;
    pen.text(x, area.y, (area.x + area.width).saturating_sub(x + 2), attribute, Role::Dim);
}
