//! Owns the lines for notes, one that closes and one that stays open: what a note would become, where it goes, and its
//! draft.

use chrono::NaiveDate;

use crate::app::MOST_BYTES;
use crate::app::list_keys::stepped;
use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::app::rows::ENTER_SAVES;
use crate::workshop::capture::Doubt;
use crate::workshop::text::wording::capitalised;
use crate::workshop::time::wording::{day_words, due_words};
use crate::workshop::{Command, Moment, NoteKind};

/// The prompt for one note.
pub static PROMPT: Prompt = Prompt {
    id: "note",
    label: |m, _, text, now| m.understood(start_of(text), now).kind.word().to_owned(),
    preview: |m, _, text, now| preview_or_signs(m, text, now),
    hints: [&[EMPTY, "Esc closes"], ENTER_SAVES],
    enter: |m, _, text, now| save(m, text, now, Entered::Taken),
    ..LINE
};

/// The prompt for many notes, one after another: it stays open.
pub static NOTES: Prompt = Prompt {
    id: "notes",
    label: |_, _, _, _| "notes".to_owned(),
    preview: |m, _, text, now| {
        let mut preview = preview_or_signs(m, text, now);
        let saved = m.prompt.saved;
        if saved > 0 && !preview.signs {
            preview.push(format!("{saved} saved"), Tone::Quiet);
        }
        preview
    },
    hints: [&[EMPTY, "Esc closes"], &["Enter saves, next note · Esc closes", "Enter saves · Esc closes"]],
    enter: |m, _, text, now| save(m, text, now, Entered::Next),
    ..LINE
};

/// The key of the line for notes.
pub const NOTE_KEY: &str = "a";

/// What is said beside a line on which nothing is typed.
const EMPTY: &str = "empty: space, arrows and Tab work · Esc closes";

/// What both have in common.
const LINE: Prompt = Prompt {
    complete: |m, _, text, now| complete(m, text, now),
    limit: MOST_BYTES,
    passes: true,
    start: |m, _| m.prompt.draft.note.clone(),
    step: |m, by| {
        let groups = m.shown_round().map_or(0, |r| r.groups.len());
        m.cursor.group = stepped(m.cursor.group, by, groups);
    },
    leave: |m, _, text| {
        // A sign alone is no draft.
        let typed = !text.trim_start_matches(SIGN_LETTERS).trim().is_empty();
        m.prompt.draft.note = if typed { text.to_owned() } else { String::new() };
    },
    ..Prompt::DEFAULT
};

/// The letters that say what kind a line is.
const SIGN_LETTERS: [char; 6] = ['!', '?', '*', '"', '~', '@'];

/// Saves a line, and then leaves it open or not; an empty one only closes.
fn save(m: &mut Model, text: &str, now: Moment, then: Entered) -> Entered {
    let empty = text.trim().is_empty();
    let note = (!empty).then(|| Command::Capture(Box::new(m.captured(text, now))));
    let entered = match note.map(|note| perform(m, note, now)) {
        None => Entered::Taken,
        Some(Some(_)) => then,
        Some(None) => Entered::Refused,
    };
    m.prompt.saved += u32::from(matches!(entered, Entered::Next));
    m.prompt.draft.note.clear();
    entered
}

/// Returns what a line would become; while nothing is typed, the signs.
fn preview_or_signs(m: &Model, text: &str, now: Moment) -> Preview {
    if text.is_empty() {
        return Preview { signs: true, ..Preview::default() };
    }
    preview(m, start_of(text), now)
}

/// Returns the beginning of a text, as far as it can be seen.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(400)]
}

/// Returns what the note would become: its kind, owners, due day and place, or what was not understood.
pub(super) fn preview(m: &Model, text: &str, now: Moment) -> Preview {
    let (draft, note, today) = (m.understood(text, now), m.captured(text, now), now.date_naive());
    let mut preview = Preview::default();
    preview.push(capitalised(draft.kind.word()), Tone::Kind(draft.kind));
    if m.session.hides_new_entries() && draft.kind != NoteKind::Action {
        preview.push("hidden", Tone::Quiet);
    }
    // Who is in doubt is asked, and not said as if it were known.
    let asked = |name: &String| {
        draft.doubts.iter().any(|d| matches!(d, Doubt::Nobody(t, _) | Doubt::Several(t, _) if t == name))
    };
    let owners: Vec<String> = draft.owners.iter().filter(|o| !asked(o)).cloned().collect();
    preview.push(owners.join(", "), Tone::Strong);
    preview.push(draft.due.map_or_else(String::new, |due| due_words(due, today)), Tone::Text);
    for doubt in &draft.doubts {
        preview.push(doubt_in_words(doubt, today), Tone::Doubt);
    }
    preview.hint = draft.doubts.first().map(|doubt| match (suggestion(&draft.doubts), doubt) {
        (Some((_, words)), _) => format!("Tab takes {words} · Enter saves as it is"),
        (None, Doubt::NoDay(_)) => "by fri · by 4 dec · by next week · Enter saves".to_owned(),
        (None, Doubt::TwoDays(_, day, _)) => format!("by {} · Enter saves", day.format("%-d %b")),
        _ => "Enter saves as it is · Esc closes".to_owned(),
    });
    if draft.doubts.is_empty() {
        let column = note.column.as_ref().and_then(|id| m.shown_activity()?.column(id)).map(|c| c.title.clone());
        let place: Vec<String> = [note.group, note.row, column].into_iter().flatten().collect();
        let place = if place.is_empty() { vec!["whole room".to_owned()] } else { place };
        preview.push(place.join(" · "), Tone::Quiet);
    }
    preview
}

fn doubt_in_words(doubt: &Doubt, today: NaiveDate) -> String {
    match doubt {
        Doubt::Nobody(typed, None) => format!("no owner: nobody here is called “{typed}”"),
        Doubt::Nobody(typed, Some(near)) => format!("no owner: nobody here is called “{typed}”. {near}?"),
        Doubt::Several(typed, names) => match &names[..] {
            [first, second] => format!("“{typed}” is {first} or {second}?"),
            [first, second, ..] => format!("“{typed}” is {first}, {second} or another?"),
            _ => format!("whom does “{typed}” mean?"),
        },
        Doubt::Everybody(typed) => format!("no owner: “{typed}” is nobody in particular. @ana, ben: names people"),
        Doubt::NoBy(typed, _) => format!("no date: “{typed}” stays in the text without “by”"),
        Doubt::NoDay(typed) => format!("no date: “{typed}” stays in the text"),
        Doubt::TwoDays(typed, a, b) => {
            format!("no date: “{typed}” is {} or {}?", day_words(*a, today), day_words(*b, today))
        }
    }
}

/// Returns the first words in doubt as typed, and what Tab puts there: a name, or the day with `by`.
fn suggestion(doubts: &[Doubt]) -> Option<(&str, &str)> {
    doubts.iter().find_map(|doubt| match doubt {
        Doubt::Nobody(typed, Some(name)) => Some((typed.as_str(), name.as_str())),
        Doubt::Several(typed, names) => Some((typed.as_str(), names.first()?.as_str())),
        Doubt::NoBy(typed, meant) => Some((typed.as_str(), meant.as_str())),
        _ => None,
    })
}

/// Returns the line with the suggested words in place of what was typed.
pub(super) fn complete(m: &Model, text: &str, now: Moment) -> Option<String> {
    let draft = m.understood(text, now);
    let (typed, name) = suggestion(&draft.doubts)?;
    let at = text.find('@')? + 1;
    // A day stands at the end, a name at the beginning.
    let is_day = draft.doubts.iter().any(|doubt| matches!(doubt, Doubt::NoBy(day, _) if day == typed));
    let found = if is_day { text[at..].rfind(typed) } else { text[at..].find(typed) };
    let place = at + found?;
    Some(format!("{}{name}{}", &text[..place], &text[place + typed.len()..]))
}
