//! Owns the fields of the form of the session: how each value is written and read, and what there is to choose from.

use super::form_fields::{
    Field, field, is_none, list, list_text, misread, read_words, set, some, titled, without, words,
};
use crate::file::outline::fields::{read_at, write_at};
use crate::file::outline::{Misread, OutlineContext, OutlineLine, SessionLine, read_line_in};
use crate::workshop::Zone;

/// The form of the session.
pub(super) static SESSION: &[Field] = &[
    field("title", |_| "", |s| s.details.title.clone(), set!(details.title, titled)),
    field(
        "date",
        |_| "2026-11-24",
        |s| s.details.date.map_or_else(String::new, |d| d.to_string()),
        |s, text| {
            s.details.date = match session_line(text, "date", "Type the day as 2026-11-24.")? {
                Some(SessionLine::Date(date)) => Some(date),
                _ => None,
            };
            Ok(())
        },
    ),
    field("start", |_| "15:00", |s| some(write_at(s.details.start)), set!(details.start, read_at)),
    field(
        "end",
        |_| "16:00, when the room must be free",
        |s| some(write_at(s.details.end)),
        set!(details.end, read_at),
    ),
    field(
        "zone",
        |_| "Europe/Berlin, +01:00",
        |s| s.details.timezone.as_ref().map_or_else(String::new, zone),
        |s, text| {
            s.details.timezone = match session_line(text, "zone", "Type a zone as Europe/Berlin or +01:00.")? {
                Some(SessionLine::Timezone(zone)) => Some(zone),
                _ => None,
            };
            Ok(())
        },
    ),
    field("purpose", |_| "", |s| words(s.details.purpose.as_ref()), set!(details.purpose = read_words)).of_lines(),
    field(
        "guidelines",
        |_| "One voice at a time / Phones away",
        |s| list_text(&s.details.guidelines),
        set!(details.guidelines = list),
    ),
    field(
        "facilitators",
        |_| "Dana Wood / Noor Khan",
        |s| list_text(&s.details.facilitators),
        set!(details.facilitators = list),
    ),
    field(
        "public",
        |_| "department / role, which everybody may see",
        |s| list_text(&s.details.public),
        set!(details.public = list),
    ),
    field("homework", |_| "until the next session", |s| list_text(&s.details.homework), set!(details.homework = list))
        .shown_if(|s| !s.details.homework.is_empty()),
];

fn zone(zone: &Zone) -> String {
    zone.to_string()
}

/// Reads a value as a line about the session that begins with this word; nothing where none is typed.
fn session_line(text: &str, word: &str, otherwise: &str) -> Result<Option<SessionLine>, Misread> {
    if is_none(text) {
        return Ok(None);
    }
    let head = format!("{word} ");
    match read_line_in(&format!("{head}{}", text.trim()), OutlineContext::default()) {
        Ok(OutlineLine::Session(line)) => Ok(Some(line)),
        Ok(_) => Err(misread(text, format!("“{}” is not understood. {otherwise}", text.trim()), None)),
        Err(wrong) => Err(without(&head, wrong)),
    }
}
