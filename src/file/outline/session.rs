//! Owns the lines that are about the session as a whole: `start 15:00`, `end 16:00`, `title Leads day`.

use chrono::NaiveDate;

use super::length::{number, time};
use super::line::SessionLine;
use super::misread::PartError;
use super::parts::{cut, minutes};
use super::signs::{self, range};
use crate::file::zones::zone;
use crate::workshop::text::{search_key, tidy};
use crate::workshop::{Choice as _, Kind};

/// The words that such lines begin with.
const WORDS: &[(&str, &str)] = &[
    ("title", "title"),
    ("start", "start"),
    ("starts", "start"),
    ("begin", "start"),
    ("begins", "start"),
    ("end", "end"),
    ("ends", "end"),
    ("date", "date"),
    ("day", "date"),
    ("zone", "zone"),
    ("timezone", "zone"),
    ("time zone", "zone"),
];

/// Reads a line about the session; nothing where it is about something else.
pub(super) fn line(text: &str) -> Result<Option<SessionLine>, PartError> {
    let Some((word, what, rest, colon)) = split(text) else { return Ok(None) };
    let place = text.len() - text.trim_start().len()..text.trim_end().len();
    let rest = rest.trim();
    Ok(match what {
        "title" => {
            if !colon {
                both(text, word)?;
            }
            let (line, _) = cut(rest).map_err(|wrong| wrong.behind(place.end - rest.len()))?;
            let title = tidy(&signs::text_of(&line.signs));
            (!title.is_empty()).then_some(SessionLine::Title(title))
        }
        "start" | "end" => {
            let rest = ["at ", "by "].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
            match time(rest) {
                Some(at) if what == "start" => Some(SessionLine::Start(at)),
                Some(at) => Some(SessionLine::End(at)),
                None => {
                    let hour = number(&search_key(rest)).filter(|hour| *hour < 24);
                    if let Some(hour) = hour {
                        let put = format!("{what} {hour}:00");
                        let sentence = format!("“{}” is not a time. {put}?", text.trim());
                        return Err(PartError::new(place, sentence).put(put));
                    }
                    let timed =
                        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':') && !rest.contains(',');
                    if timed {
                        let sentence = format!("“{rest}” is not a time. Type hours and minutes: {what} 15:00");
                        return Err(PartError::new(place, sentence));
                    }
                    None
                }
            }
        }
        "date" => NaiveDate::parse_from_str(rest, "%Y-%m-%d").ok().map(SessionLine::Date),
        _ => zone(rest).map(SessionLine::Timezone),
    })
}

/// Tells whether a line begins as one about the session does.
pub(super) fn begins(text: &str) -> bool {
    split(text).is_some()
}

/// Cuts a line behind the word that it begins with: that word as written, what it says, the rest, and whether a colon
/// stands between.
fn split(text: &str) -> Option<(&str, &'static str, &str, bool)> {
    let text = text.trim();
    WORDS.iter().rev().find_map(|(word, what)| {
        let head = text.get(..word.len()).filter(|head| search_key(head) == *word)?;
        let rest = &text[word.len()..];
        match rest.trim_start().strip_prefix(':') {
            Some(behind) => Some((head, *what, behind, true)),
            None if rest.starts_with(char::is_whitespace) => Some((head, *what, rest, false)),
            None => None,
        }
    })
}

/// Asks about a line that can be the title of the session and an activity: `Title page, 5`.
fn both(text: &str, word: &str) -> Result<(), PartError> {
    let (line, _) = cut(text)?;
    let parts = signs::parts(&line.signs);
    let tells = |part: &&&[signs::Sign]| {
        minutes(part).is_ok_and(|n| n.is_some()) || Kind::of(&search_key(&signs::text_of(part))).is_some()
    };
    if parts.iter().skip(1).any(|part| tells(&part)) {
        let place = range(parts[0]);
        let title = text[place.clone()].trim();
        let sentence = format!("This line can be an activity or the session's title ({word} …). \"{title}\"?");
        return Err(PartError::new(place, sentence).put(format!("\"{title}\"")));
    }
    Ok(())
}
