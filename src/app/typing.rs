//! Owns the line being typed: what each key does to it and what becomes of it. While a line is open no letter
//! is a command.

use terminal::Key;

use super::update::{clamp, object, say_it, tell, update};
use super::{Effect, Line, MOST_BYTES, Model, Purpose, View, palette, planning, polling, search};
use crate::domain::{Command, Edit, Moment, Note, NoteKind, OnPhase, Person, Thumb};

/// The most that a line takes which is no note, in bytes: a name, a title, a question with its options.
const MOST_OF_A_NAME: usize = 8 * 1024;

/// Opens a line for this purpose.
pub(super) fn begin(m: &mut Model, purpose: Purpose) {
    let left = m.left.take_if(|(of, text)| *of == purpose && !text.trim().is_empty());
    let line = left.map_or_else(|| line_for(m, &purpose), |(_, text)| Line::new(text));
    if purpose == Purpose::Search {
        m.view = View::Search;
    }
    match purpose {
        Purpose::Search => m.selected = 0,
        Purpose::Palette | Purpose::Shelf(_) => m.offered = 0,
        _ => {}
    }
    m.message = None;
    m.line = Some((purpose, line));
}

/// Opens a line for a ballot in the facilitator's own name.
pub(super) fn own_vote(m: &mut Model) {
    begin(m, Purpose::Ballot);
    let name = m.session.plan.facilitators.first().map_or(String::new(), |name| format!("{name}: "));
    m.line = Some((Purpose::Ballot, Line::new(name)));
}

/// Takes a key while a line is open.
pub fn press(m: &mut Model, key: Key, now: Moment) -> Vec<Effect> {
    let Some((purpose, line)) = &mut m.line else { return Vec::new() };
    let effects = match key {
        Key::Esc | Key::Ctrl('c') => {
            leave(m);
            Vec::new()
        }
        Key::Enter => return enter(m, now),
        Key::Up | Key::Down | Key::PageUp | Key::PageDown => {
            let by = match key {
                Key::Up => -1,
                Key::Down => 1,
                Key::PageUp => -10,
                _ => 10,
            };
            move_beside(m, by);
            Vec::new()
        }
        key => {
            let search = *purpose == Purpose::Search;
            let before = line.text().len();
            let full = matches!(key, Key::Char(c) if !fits(purpose, line, c.len_utf8()));
            if full || !line.press(key) && matches!(key, Key::Char(_)) {
                too_long(m, 1, now);
            } else if m.line.as_ref().is_some_and(|(_, l)| l.text().len() != before) {
                m.offered = 0;
                if search {
                    m.selected = 0;
                }
            }
            Vec::new()
        }
    };
    clamp(m);
    effects
}

/// Takes pasted text: into the line when one is open, else nowhere, for pasted letters are no commands.
pub fn paste(m: &mut Model, text: &str, now: Moment) {
    if let Some((_, area)) = &mut m.area {
        if !area.insert(text) {
            too_long(m, text.len(), now);
        }
        return;
    }
    match &mut m.line {
        Some((purpose, line)) => {
            if !fits(purpose, line, text.len()) || !line.insert(text) {
                too_long(m, text.len(), now);
            }
        }
        None => object(m, "Pasted text is not taken as keys: press a first to keep it as a note.", now),
    }
    clamp(m);
}

/// Says that a paste was too long to be taken at all.
pub fn paste_refused(m: &mut Model, bytes: usize, now: Moment) {
    too_long(m, bytes, now);
}

/// The words of a note as they would be typed on the capture line.
pub(super) fn as_typed(note: &Note) -> String {
    let owner = || match note.owner.as_deref() {
        Some(owner) if owner.contains(char::is_whitespace) => format!("\"{owner}\""),
        Some(owner) => owner.to_owned(),
        None => String::new(),
    };
    match note.kind {
        NoteKind::Action => {
            let due = note.due.map_or(String::new(), |d| format!(" by {d}"));
            format!("@{} {}{due}", owner(), note.text)
        }
        NoteKind::Note if note.text.starts_with(['!', '?', '*', '"', '~', '@', '\\']) => format!("\\{}", note.text),
        // Without the closing mark, one that belongs to the words would be taken for it.
        NoteKind::Quote if note.text.ends_with(['"', '”']) => format!("\"{}\"", note.text),
        kind => kind.sign().map_or(note.text.clone(), |sign| format!("{sign}{}", note.text)),
    }
}

/// A line as it stands when typing begins.
pub(super) fn line_for(m: &Model, purpose: &Purpose) -> Line {
    match purpose {
        Purpose::Capture => Line::new(m.draft.note.clone()),
        Purpose::Reword(note) => Line::new(m.session.record.notes.get(*note).map_or(String::new(), |n| as_typed(n))),
        Purpose::GroupName(group) => {
            Line::new(m.session.round().and_then(|r| r.groups.get(*group)).map_or(String::new(), |g| g.name.clone()))
        }
        Purpose::Elsewhere => Line::new(m.place.clone()),
        Purpose::Title(id, phase) => {
            let activity = m.session.plan.position(id).map(|at| &m.session.plan.agenda[at]);
            let title = activity.and_then(|a| phase.map_or(Some(&a.title), |p| Some(&a.phases.get(p)?.title)));
            Line::new(title.map_or("", String::as_str))
        }
        Purpose::Spelling(option) => {
            Line::new(m.session.poll_run().and_then(|r| r.options.get(*option)).cloned().unwrap_or_default())
        }
        Purpose::Count
        | Purpose::Marks(_)
        | Purpose::Thumbs
        | Purpose::Ballot
        | Purpose::QuickPoll
        | Purpose::Reason
        | Purpose::Chair
        | Purpose::Newcomer
        | Purpose::Search
        | Purpose::Palette
        | Purpose::Planned(_)
        | Purpose::PlannedPhase(..)
        | Purpose::Shelf(_) => Line::default(),
    }
}

/// The most that a line for this takes, in bytes.
fn most(purpose: &Purpose) -> usize {
    if matches!(purpose, Purpose::Capture | Purpose::Reword(_)) { MOST_BYTES } else { MOST_OF_A_NAME }
}

fn fits(purpose: &Purpose, line: &Line, more: usize) -> bool {
    line.text().len() + more <= most(purpose)
}

fn too_long(m: &mut Model, more: usize, now: Moment) {
    let most = m.line.as_ref().map_or(MOST_BYTES, |(purpose, _)| most(purpose)) / 1024;
    let more = more.div_ceil(1024);
    object(m, format!("That is too long: {most} kB fit here, and this would add {more} kB."), now);
}

/// Leaves the line. What was typed for a note stays as a draft: `a` brings it back; so it is with other words, and the
/// key that began them.
fn leave(m: &mut Model) {
    match m.line.take() {
        Some((Purpose::Capture, line)) => line.text().clone_into(&mut m.draft.note),
        Some((Purpose::Search, _)) => m.view = View::Live,
        Some((purpose, line)) => super::drafts::leave(m, purpose, line.text()),
        None => {}
    }
}

fn move_beside(m: &mut Model, by: i32) {
    let stepped = |at: usize, len: usize| at.saturating_add_signed(by as isize).min(len.saturating_sub(1));
    match m.line.as_ref().map(|(purpose, _)| purpose) {
        Some(Purpose::Palette | Purpose::Shelf(_)) => m.offered = stepped(m.offered, palette::find(m).len()),
        Some(Purpose::Search) => m.selected = stepped(m.selected, search::find(m).len()),
        Some(Purpose::Count) => m.option = m.option.saturating_add_signed(by as isize),
        Some(Purpose::Capture) => {
            let groups = m.shown_round().map_or(0, |r| r.groups.len());
            m.group = stepped(m.group, groups);
        }
        _ => {}
    }
}

fn enter(m: &mut Model, now: Moment) -> Vec<Effect> {
    // What was found depends on the line, so it is looked up before the line closes.
    let offered = match m.line {
        Some((Purpose::Palette | Purpose::Shelf(_), _)) => palette::find(m).into_iter().nth(m.offered),
        _ => None,
    };
    if matches!(m.line, Some((Purpose::Search, _))) {
        search::open(m);
        clamp(m);
        return Vec::new();
    }
    let Some((purpose, line)) = m.line.take() else { return Vec::new() };
    let text = line.text();
    let mut effects = Vec::new();
    match purpose.clone() {
        Purpose::Capture => {
            let nothing = text.trim().is_empty();
            if !nothing && !keep(m, text, now) {
                m.line = Some((purpose, line));
            } else if !nothing {
                // The line stays open for the next note: Esc, or Enter on an empty line, leaves.
                m.line = Some((purpose, Line::default()));
            }
            m.draft.note.clear();
        }
        Purpose::Reword(note) => {
            let becomes = Box::new(m.captured(text, now));
            if !say_it(m, Command::Reword { note, becomes }, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Count => {
            if let Some(counts) = counts(text, m.option) {
                say_it(m, Command::SetHands(counts), now);
            } else {
                object(
                    m,
                    "A count is a whole number, such as 8; several, as 8 3 2, set the options from the first on.",
                    now,
                );
                m.line = Some((purpose, line));
            }
        }
        Purpose::Marks(note) => {
            if !super::entries::set_marks(m, note, text, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Thumbs => {
            let counted = counts(text, 0).filter(|c| c.len() == 2);
            if let Some([(_, up), (_, down)]) = counted.as_deref() {
                say_it(m, Command::Thumbs(Thumb::Counted { up: *up, down: *down }), now);
            } else {
                object(m, "Two numbers are wanted, thumbs up and thumbs down: 5 2.", now);
                m.line = Some((purpose, line));
            }
        }
        Purpose::Ballot => {
            // The line stays open for the next one of the pile: Esc, or Enter on an empty line, leaves.
            if !text.trim().is_empty() {
                let next = if polling::cast(m, text, now) { Line::default() } else { line };
                m.line = Some((purpose, next));
            }
        }
        Purpose::QuickPoll => {
            if !text.trim().is_empty() && !polling::quick(m, text, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Reason => {
            if !text.trim().is_empty() {
                say_it(m, Command::GiveReason(text.to_owned()), now);
            }
        }
        Purpose::Chair => {
            if !text.trim().is_empty() && !polling::decide(m, text, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Spelling(option) => {
            if !say_it(m, Command::CorrectOption { option, text: text.to_owned() }, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Newcomer => {
            let name = text.trim().to_owned();
            if !name.is_empty() && say_it(m, Command::Arrive(newcomer(&name)), now) {
                m.selected = m.session.everybody().iter().position(|p| p.name == newcomer(&name).name).unwrap_or(0);
            }
        }
        Purpose::GroupName(group) => {
            if !say_it(m, Command::RenameGroup { group, name: text.to_owned() }, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Elsewhere => {
            let path = text.trim();
            if !path.is_empty() {
                effects.push(Effect::Elsewhere(path.to_owned()));
                tell(m, format!("Saving to {path} …"), now);
            }
        }
        Purpose::Search => {}
        Purpose::Title(id, phase) => {
            let title = text.to_owned();
            let edit = match phase {
                Some(at) => Edit::Phase { id, at, change: OnPhase::Retitle(title) },
                None => Edit::Retitle { id, title },
            };
            if text.trim().is_empty() || !planning::say(m, edit, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::PlannedPhase(id, at) => {
            let change = OnPhase::Insert(Box::new(planning::phase(text)));
            if !text.trim().is_empty() && !planning::say(m, Edit::Phase { id, at, change }, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Planned(at) => {
            let activity = Box::new(planning::activity(text));
            if !text.trim().is_empty() && !planning::say(m, Edit::Insert { at, activity }, now) {
                m.line = Some((purpose, line));
            }
        }
        Purpose::Palette | Purpose::Shelf(_) => {
            if let Some(offer) = offered {
                effects = update(m, offer.action, now);
            }
        }
    }
    clamp(m);
    effects
}

fn keep(m: &mut Model, text: &str, now: Moment) -> bool {
    let note = m.captured(text, now);
    say_it(m, Command::Capture(Box::new(note)), now)
}

/// `8` for the selected option; `8 3 2 2 1` or `8, 3, 2` from the first on; `2=5` for one by its number.
fn counts(text: &str, option: usize) -> Option<Vec<(usize, u32)>> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|w| !w.is_empty()).collect();
    let several = words.len() > 1;
    let read = |(i, word): (usize, &&str)| match word.split_once('=') {
        Some((place, count)) => Some((place.parse::<usize>().ok()?.checked_sub(1)?, count.parse().ok()?)),
        None => Some((if several { i } else { option }, word.parse().ok()?)),
    };
    let counts: Option<Vec<_>> = words.iter().enumerate().map(read).collect();
    counts.filter(|c| !c.is_empty())
}

/// `Zoe Adams, department: Sales` is a name with what is known of the person.
fn newcomer(text: &str) -> Person {
    let mut parts = text.split(',');
    let name = parts.next().unwrap_or_default().trim().to_owned();
    let mut attributes: Vec<(String, String)> = Vec::new();
    let said =
        parts.filter_map(|p| p.split_once([':', '='])).map(|(k, v)| (k.trim().to_lowercase(), v.trim().to_owned()));
    for (key, value) in said.filter(|(k, v)| !k.is_empty() && !v.is_empty()) {
        // Nobody is in two departments: what is said last counts.
        attributes.retain(|(k, _)| *k != key);
        attributes.push((key, value));
    }
    Person { name, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_one_by_one_or_all_at_once() {
        assert_eq!(counts("7", 2), Some(vec![(2, 7)]));
        assert_eq!(counts("8 3, 2", 1), Some(vec![(0, 8), (1, 3), (2, 2)]));
        assert_eq!(counts("2=5", 0), Some(vec![(1, 5)]));
        assert_eq!(counts("", 0), None);
        assert_eq!(counts("-1", 0), None);
        assert_eq!(counts("0=1", 0), None);
    }

    #[test]
    fn a_newcomer_can_bring_attributes() {
        let zoe = newcomer("Zoe Adams, Department: Sales, x");
        assert_eq!(zoe.name, "Zoe Adams");
        assert_eq!(zoe.attributes, [("department".to_owned(), "Sales".to_owned())]);
        assert_eq!(newcomer("Zoe, role: a, role: b").attributes, [("role".to_owned(), "b".to_owned())]);
    }
}
