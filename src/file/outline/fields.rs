//! Reads and writes one field of an activity by itself, as a form shows it: in the grammar of the whole line.

use chrono::NaiveTime;

use super::canvas::columns_text;
use super::groups::{self, GroupsDraft};
use super::length::{number, time};
use super::line::OutlineContext;
use super::misread::{Misread, PartError};
use super::parts::{self, Given, cut};
use super::poll_draft::PollDraft;
use super::signs::{self, Signs, escaped, field_text, range, text_of};
use super::{canvas, phase, poll, suggest};
use crate::workshop::text::{same, search_key, tidy};
use crate::workshop::{Activity, Choice as _, Column, Grouping, Kind, Phase, PollPlan};

/// Tells whether a field says that there is nothing.
fn is_none(text: &str) -> bool {
    matches!(search_key(text).trim(), "" | "-" | "–" | "—" | "none" | "no")
}

/// Reads a whole field, cut into characters.
fn field<T>(text: &str, read: impl FnOnce(Signs<'_>) -> Result<T, PartError>) -> Result<T, Misread> {
    let read = || read(&cut(text)?.0.signs);
    read().map_err(|wrong| wrong.in_line(text))
}

/// Reads the minutes of an activity or a phase.
pub fn read_minutes(text: &str) -> Result<u32, Misread> {
    field(text, |signs| {
        let wrong =
            || PartError::new(range(signs), format!("“{}” is not a length. For example: 5 or 1h30", text.trim()));
        parts::minutes(signs)?.ok_or_else(wrong)
    })
}

/// Reads a kind of activity.
pub fn read_kind(text: &str) -> Result<Kind, Misread> {
    field(text, |signs| {
        let kind = |text: &str| Kind::of(&search_key(text));
        kind(&text_of(signs)).ok_or_else(|| suggest::unread_field(signs, |put| kind(put).is_some()))
    })
}

/// Reads how groups are formed: `groups of 4, mix department`, `of 3`, `5 groups`, `pairs` or `none`.
pub fn read_groups(text: &str, context: OutlineContext<'_>) -> Result<Option<Grouping>, Misread> {
    if is_none(text) {
        return Ok(None);
    }
    field(text, |signs| {
        let (mut groups, mut given) = (GroupsDraft::default(), Given::default());
        for part in signs::parts(signs).into_iter().filter(|p| !signs::trimmed(p).is_empty()) {
            if !groups::part(&mut groups, &mut given, part, context)? {
                let understood = |put: &str| {
                    let (mut groups, mut given) = (GroupsDraft::default(), Given::default());
                    let line = signs::signs(put, |_| false);
                    line.is_ok_and(|l| groups::part(&mut groups, &mut given, &l.signs, context) == Ok(true))
                };
                return Err(suggest::unread_field(part, understood));
            }
        }
        groups.finish(&given, None)
    })
}

/// Writes how groups are formed; `before` are the activities before it.
pub fn write_groups(groups: Option<&Grouping>, before: &[Activity]) -> String {
    let keep = |id: &str| escaped(before.iter().find(|a| a.id == id).map_or(id, |a| a.title.as_str()));
    groups.map_or_else(|| "none".to_owned(), |g| groups::parts(g, keep).join(", "))
}

/// Reads the columns of a canvas; one that was there before keeps its id.
pub fn read_columns(text: &str, before: &[Column]) -> Result<Vec<Column>, Misread> {
    if is_none(text) {
        return Ok(Vec::new());
    }
    field(text, |signs| canvas::columns(signs, before))
}

/// Writes the columns of a canvas.
pub fn write_columns(columns: &[Column]) -> String {
    if columns.is_empty() { "none".to_owned() } else { columns_text(columns, field_text) }
}

/// Reads the rows of a canvas.
pub fn read_rows(text: &str) -> Result<Vec<String>, Misread> {
    if is_none(text) {
        return Ok(Vec::new());
    }
    field(text, canvas::rows)
}

/// Writes the rows of a canvas.
pub fn write_rows(rows: &[String]) -> String {
    if rows.is_empty() {
        return "none".to_owned();
    }
    rows.iter().map(|r| field_text(r)).collect::<Vec<_>>().join(" / ")
}

/// Reads the phases of an activity, ` / ` between them. Prompts, which are not written here, stay with their phases.
pub fn read_phases(text: &str, of: &Activity) -> Result<Vec<Phase>, Misread> {
    if is_none(text) {
        return Ok(Vec::new());
    }
    field(text, |signs| {
        let found = signs::options(signs);
        let mut phases: Vec<Phase> = Vec::new();
        for (i, one) in found.iter().enumerate() {
            let mut read = phase::of_parts(text, &signs::parts(one), Some(&of.columns))?;
            if phases.iter().any(|p| same(&p.title, &read.title)) {
                return Err(PartError::new(range(one), format!("Two phases are called “{}”.", read.title)));
            }
            let was = of.phases.iter().find(|p| same(&p.title, &read.title));
            let there = was.or_else(|| of.phases.get(i).filter(|_| of.phases.len() == found.len()));
            read.prompt = there.and_then(|p| p.prompt.clone());
            phases.push(read);
        }
        Ok(phases)
    })
}

/// Writes the phases of an activity, without their prompts.
pub fn write_phases(of: &Activity) -> String {
    if of.phases.is_empty() {
        return "none".to_owned();
    }
    of.phases.iter().map(|p| phase::text_in_list(p, of)).collect::<Vec<_>>().join(" / ")
}

/// Reads a poll: `a / b / c` with one vote each, `dots: a / b`, `scale 1-5`, then its rules; `none` for none.
pub fn read_poll(text: &str) -> Result<Option<PollPlan>, Misread> {
    if is_none(text) {
        return Ok(None);
    }
    field(text, |signs| {
        let (mut poll, mut given) = (PollDraft::default(), Given::default());
        for part in signs::parts(signs).into_iter().filter(|p| !signs::trimmed(p).is_empty()) {
            // Options alone can begin with the word for a rule.
            let list = given.place("the options").is_none() && signs::options(part).len() > 1;
            if poll::way(&mut poll, &mut given, part)? || (!list && poll::part(&mut poll, &mut given, part)?) {
                continue;
            }
            if !list && given.place("the options").is_some() {
                let understood = |put: &str| {
                    let (mut poll, mut given) = (PollDraft::default(), Given::default());
                    let line = signs::signs(put, |_| false);
                    line.is_ok_and(|l| poll::part(&mut poll, &mut given, &l.signs) == Ok(true))
                };
                return Err(suggest::unread_field(part, understood));
            }
            given.add("the options", part)?;
            poll.named = true;
            poll.options = poll::options(part)?;
        }
        poll.finish(&given)
    })
}

/// Writes a poll.
pub fn write_poll(poll: Option<&PollPlan>) -> String {
    poll.map_or_else(|| "none".to_owned(), |poll| poll::parts(poll, true).join(", "))
}

/// Reads a start that does not move: `15:20`, `3 pm`; `none` for none.
pub fn read_at(text: &str) -> Result<Option<NaiveTime>, Misread> {
    if is_none(text) {
        return Ok(None);
    }
    field(text, |signs| {
        let text = text_of(signs);
        time(&text).map(Some).ok_or_else(|| match number(&text).filter(|hour| *hour < 24) {
            Some(hour) => {
                PartError::new(range(signs), format!("“{text}” is not a time. {hour}:00?")).put(format!("{hour}:00"))
            }
            None => PartError::new(range(signs), format!("“{text}” is not a time. For example: 15:20")),
        })
    })
}

/// Writes a start that does not move.
pub fn write_at(at: Option<NaiveTime>) -> String {
    at.map_or_else(|| "–".to_owned(), |at| at.format("%H:%M").to_string())
}

/// Reads the shortest length of an activity in minutes; `none` for none.
pub fn read_least(text: &str) -> Result<Option<u32>, Misread> {
    if is_none(text) { Ok(None) } else { read_minutes(text).map(Some) }
}

/// Reads whether something is so.
pub fn read_yes(text: &str) -> Result<bool, Misread> {
    match search_key(text).trim() {
        "yes" | "y" | "true" | "optional" | "on" => Ok(true),
        "no" | "n" | "false" | "off" | "" | "-" | "–" | "none" => Ok(false),
        _ => field(text, |signs| {
            Err(PartError::new(range(signs), format!("“{}” is not understood. yes or no?", text.trim())))
        }),
    }
}

/// Reads a list of names with commas or plus signs between them.
pub fn read_names(text: &str) -> Result<Vec<String>, Misread> {
    if is_none(text) {
        return Ok(Vec::new());
    }
    field(text, |signs| {
        let names = signs::parts(signs).into_iter().flat_map(signs::joined).map(|n| tidy(&text_of(n)));
        Ok(names.filter(|n| !n.is_empty()).collect())
    })
}

/// Writes a list of names.
pub fn write_names(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(|n| escaped(n)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::Split;

    #[test]
    fn fields_are_read_as_a_form_shows_them() {
        let none = OutlineContext::default();
        for (text, written) in [
            ("of 3", "groups of 3"),
            ("5 groups", "5 groups"),
            ("pairs", "pairs"),
            ("none", "none"),
            ("–", "none"),
            ("groups of 4, mix department", "groups of 4, mix department"),
        ] {
            assert_eq!(write_groups(read_groups(text, none).expect(text).as_ref(), &[]), written, "{text}");
        }
        assert_eq!(read_groups("of 3", none).expect("groups").expect("groups").split, Split::Size(3));
        let misread = read_groups("groups off 3", none).expect_err("a slip");
        assert_eq!(misread.suggestion.as_deref(), Some("groups of 3"));
        for text in ["a / b / c", "a / b, until closed", "dots: a / b, budget 5", "scale 1-5", "consent, named", "none"]
        {
            assert_eq!(write_poll(read_poll(text).expect(text).as_ref()), text);
        }
        assert_eq!(
            read_poll("a / b, until close").expect_err("a slip").suggestion.as_deref(),
            Some("a / b, until closed")
        );
        assert_eq!(read_kind("braek").expect_err("a slip").suggestion.as_deref(), Some("break"));
        assert_eq!(write_at(read_at("3 pm").expect("a time")), "15:00");
        assert_eq!(read_at("–"), Ok(None));
        assert_eq!(read_least("15 min"), Ok(Some(15)));
        assert_eq!(read_minutes("1h30"), Ok(90));
        assert_eq!((read_yes("yes"), read_yes("no")), (Ok(true), Ok(false)));
        assert_eq!(write_names(&read_names("Ana Lima, Ben").expect("names")), "Ana Lima, Ben");
        assert_eq!(write_rows(&read_rows("Sales, all / IT").expect("rows")), "Sales, all / IT");
    }

    #[test]
    fn what_the_record_knows_stays() {
        let columns = read_columns("Who: Who, and why? / How", &[]).expect("columns");
        assert_eq!(write_columns(&columns), "Who: Who, and why? / How");
        let renamed = read_columns("Person / How", &columns).expect("columns");
        assert_eq!(renamed.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["who", "how"]);
        let more = read_columns("How / Who / Why", &columns).expect("columns");
        assert_eq!(more.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["how", "who", "why"]);
        let mut of = Activity { columns, ..Activity::default() };
        of.phases = read_phases("The who, 8, write: Who / Both, 8, write: Who + How / Share back, 2 each group", &of)
            .expect("phases");
        of.phases[0].prompt = Some("Who?".into());
        assert_eq!(write_phases(&of), "The who, 8, write: Who / Both, 8, write: Who + How / Share back, 2 each group");
        let again = read_phases("Share back, 2 each group / The who, 9", &of).expect("phases");
        assert_eq!(again[1].prompt.as_deref(), Some("Who?"));
        assert!(read_phases("A / a", &of).is_err());
    }
}
