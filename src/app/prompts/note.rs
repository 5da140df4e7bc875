//! Owns the line for notes: what it would become, where it goes, and its draft.

use chrono::NaiveDate;

use crate::app::MOST_BYTES;
use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::app::rows::{ENTER_SAVES, stepped};
use crate::workshop::capture::Doubt;
use crate::workshop::text::wording::capitalised;
use crate::workshop::time::wording::{day_words, due_words};
use crate::workshop::{Command, Moment, NoteKind};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "note",
    label: |m, _, text, now| m.understood(start_of(text), now).kind.word().to_owned(),
    preview: |m, _, text, now| preview(m, start_of(text), now),
    complete: |m, _, text, now| complete(m, text, now),
    hints: [
        &[
            "! decision  ? question  * takeaway  \" quote  ~ parked  @name action     Enter saves · Esc closes",
            "! decision  ? question  * takeaway  @name action     Enter saves · Esc closes",
            "Enter saves · Esc closes",
        ],
        ENTER_SAVES,
    ],
    limit: MOST_BYTES,
    private: true,
    start: |m, _| m.prompt.draft.note.clone(),
    step: |m, by| {
        let groups = m.shown_round().map_or(0, |r| r.groups.len());
        m.cursor.group = stepped(m.cursor.group, by, groups);
    },
    enter: |m, _, text, now| {
        let empty = text.trim().is_empty();
        let note = (!empty).then(|| Command::Capture(Box::new(m.captured(text, now))));
        let entered = match note.map(|note| perform(m, note, now)) {
            None => Entered::Taken,
            // The line stays open for the next note: Esc, or Enter on an empty line, leaves.
            Some(Some(_)) => Entered::Next,
            Some(None) => Entered::Refused,
        };
        m.prompt.draft.note.clear();
        entered
    },
    leave: |m, _, text| text.clone_into(&mut m.prompt.draft.note),
    ..Prompt::DEFAULT
};

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
        (Some((_, name)), _) => format!("Tab takes {name} · Enter saves as it is"),
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
        Doubt::NoDay(typed) => format!("no date: “{typed}” stays in the text"),
        Doubt::TwoDays(typed, a, b) => {
            format!("no date: “{typed}” is {} or {}?", day_words(*a, today), day_words(*b, today))
        }
    }
}

/// Returns the first owner in doubt as typed, and whose name Tab puts there.
fn suggestion(doubts: &[Doubt]) -> Option<(&str, &str)> {
    doubts.iter().find_map(|doubt| match doubt {
        Doubt::Nobody(typed, Some(name)) => Some((typed.as_str(), name.as_str())),
        Doubt::Several(typed, names) => Some((typed.as_str(), names.first()?.as_str())),
        _ => None,
    })
}

/// Returns the line with the suggested name in place of what was typed.
pub(super) fn complete(m: &Model, text: &str, now: Moment) -> Option<String> {
    let draft = m.understood(text, now);
    let (typed, name) = suggestion(&draft.doubts)?;
    let at = text.find('@')? + 1;
    let place = at + text[at..].find(typed)?;
    Some(format!("{}{name}{}", &text[..place], &text[place + typed.len()..]))
}
