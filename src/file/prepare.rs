//! Makes the text of a new session out of the text of another: its plan, with a new title, series, day, start and
//! roster. Everything else of the plan, remarks included, stays as somebody wrote it.

use chrono::{NaiveDate, NaiveTime};

use super::blocks::{Part, Text, blocks, line_end};
use super::carried::{CARRIED, MET};
use super::plan::{PERSON, SESSION};
use super::{edit, encode, places};
use crate::workshop::text::same;
use crate::workshop::{CarryOver, Person};

/// What is known about a session to be; what is absent stays as it is in the template.
#[derive(Debug, Clone, Copy, Default)]
pub struct Preparation<'a> {
    /// What the session is called.
    pub title: Option<&'a str>,
    /// The series it belongs to.
    pub series: Option<&'a str>,
    /// The day it is planned for.
    pub date: Option<NaiveDate>,
    /// The planned start, local time.
    pub start: Option<NaiveTime>,
    /// What the session is known by; that of the template is not taken over.
    pub id: Option<&'a str>,
    /// The roster; where it is empty, the template's own stays.
    pub people: &'a [Person],
    /// What earlier sessions leave over, in place of what the template itself had carried over; its people are not
    /// looked at.
    pub carry_over: Option<&'a CarryOver>,
}

/// Returns the text of a new session file, made from the text of a template or of an earlier session, whose record is
/// left out. A text that is no TOML comes back as it is, for [`read`](super::read) to say what is wrong with it.
pub fn prepare(template_text: &str, p: &Preparation<'_>) -> String {
    let (bom, text) = match template_text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", template_text),
    };
    let eol = line_end(text);
    let title = p.title.map(encode::string);
    let series = p.series.map(encode::string);
    let date = p.date.map(encode::date);
    let start = p.start.map(encode::time);
    let mut changes: Vec<edit::Change<'_>> = Vec::new();
    for (key, value) in [("title", &title), ("series", &series), ("date", &date), ("start", &start)] {
        if let Some(value) = value {
            changes.push((key, Some(value)));
        }
    }
    let blocks = blocks(text);
    let top = &text[blocks[0].range.clone()];
    let no_group = no_group(top, p);
    if let Some(list) = &no_group {
        changes.push(("no_group", Some(list)));
    }
    let id = p.id.map(encode::string);
    if let Some(id) = &id {
        changes.push(("id", Some(id)));
        // What calendars were told is about the other session.
        if places::has(top, &[], "calendar") {
            changes.push(("calendar", None));
        }
    }
    for (key, replaced) in
        [("people", !p.people.is_empty()), ("carried", p.carry_over.is_some()), ("met", p.carry_over.is_some())]
    {
        if replaced && places::list_places(top, &[], key).is_some() {
            changes.push((key, None));
        }
    }
    let Some(top) = edit::edit(top, &[], &SESSION.order(), &changes, eol) else { return template_text.to_owned() };

    let before_the_agenda = blocks[1..]
        .iter()
        .position(|b| b.part == Part::Agenda)
        .map(|i| i + 1)
        .or_else(|| blocks.iter().position(|b| b.part >= Part::Head))
        .unwrap_or(blocks.len());
    let place = blocks.iter().position(|b| b.part == Part::People).unwrap_or(before_the_agenda);
    let carry_over = p.carry_over.map(carry_over_blocks).unwrap_or_default();
    let mut out = Text { out: String::with_capacity(text.len() + p.people.len() * 64), eol, fresh: false };
    for (i, block) in blocks.iter().enumerate() {
        let raw = if i == 0 { top.as_str() } else { &text[block.range.clone()] };
        if i == place {
            // Remarks above the old roster are remarks about the roster.
            let remarks = raw.find("[[").filter(|_| block.part == Part::People && !p.people.is_empty()).unwrap_or(0);
            people(&mut out, &raw[..remarks], p.people);
        }
        if i == before_the_agenda {
            fresh_blocks(&mut out, &carry_over);
        }
        let dropped = block.part >= Part::Head
            || (block.part == Part::People && !p.people.is_empty())
            || (block.part == Part::Carried && p.carry_over.is_some());
        if !dropped {
            out.kept(raw);
        }
    }
    if place == blocks.len() {
        people(&mut out, "", p.people);
    }
    if before_the_agenda == blocks.len() {
        fresh_blocks(&mut out, &carry_over);
    }
    format!("{bom}{}", out.out)
}

/// Returns the list of those in no group with the ones on the new roster whom earlier sessions know as such; nothing
/// where it stays as it is.
fn no_group(top: &str, p: &Preparation<'_>) -> Option<String> {
    let own = places::list_places(top, &[], "no_group").map_or_else(Vec::new, |(_, entries)| entries);
    let mut list: Vec<&str> = own.into_iter().map(|place| &top[place]).collect();
    let known = |name: &str| list.iter().any(|entry| same(entry.trim_matches(['"', '\'']), name));
    let here = |name: &str| p.people.iter().any(|person| same(&person.name, name));
    let along = p.carry_over.into_iter().flat_map(|along| &along.no_group);
    let new: Vec<String> = along.filter(|name| here(name) && !known(name)).map(|name| encode::string(name)).collect();
    list.extend(new.iter().map(String::as_str));
    (!new.is_empty()).then(|| format!("[{}]", list.join(", ")))
}

fn people(out: &mut Text, remarks: &str, people: &[Person]) {
    let mut blocks: Vec<String> = people.iter().map(|p| encode::table("[[people]]", &PERSON.fields(p, "\n"))).collect();
    if let Some(first) = blocks.first_mut() {
        first.insert_str(0, remarks);
    }
    fresh_blocks(out, &blocks);
}

/// Returns what earlier sessions leave over, block by block, with a remark above the first.
fn carry_over_blocks(carry_over: &CarryOver) -> Vec<String> {
    let carried = carry_over.carried.iter().map(|c| encode::table("[[carried]]", &CARRIED.fields(c, "\n")));
    let met = carry_over.met.iter().map(|m| encode::table("[[met]]", &MET.fields(m, "\n")));
    let mut blocks: Vec<String> = carried.chain(met).collect();
    if let Some(first) = blocks.first_mut() {
        first.insert_str(0, "# From earlier sessions. Delete any block you do not need.\n");
    }
    blocks
}

fn fresh_blocks(out: &mut Text, blocks: &[String]) {
    for block in blocks {
        if out.eol == "\n" { out.fresh(block) } else { out.fresh(&block.replace("\r\n", "\n").replace('\n', out.eol)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read;

    const TEMPLATE: &str = "# A starter.\nformat = 1\ntitle = \"Starter\"  # change me\npurpose = \"Meet\"\n\n\
        # Who comes\n[[people]]\nname = \"Somebody\"\n\n# The agenda\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";

    fn ana() -> Vec<Person> {
        let ana = Person { name: "Ana \"A\"".into(), attributes: vec![("home town".into(), "Köln".into())] };
        vec![ana, Person { name: "Ben".into(), attributes: vec![("role".into(), "Lead".into())] }]
    }

    fn prepared(text: &str, people: &[Person]) -> String {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        let start = NaiveTime::from_hms_opt(15, 0, 0);
        prepare(text, &Preparation { title: Some("New \"one\""), date, start, people, ..Preparation::default() })
    }

    #[test]
    fn a_template_keeps_its_remarks() {
        assert_eq!(
            prepared(TEMPLATE, &ana()),
            "# A starter.\nformat = 1\ntitle = \"New \\\"one\\\"\"  # change me\ndate = 2026-11-24\nstart = 15:00:00\n\
             purpose = \"Meet\"\n\n# Who comes\n[[people]]\nname = \"Ana \\\"A\\\"\"\n\"home town\" = \"Köln\"\n\n\
             [[people]]\nname = \"Ben\"\nrole = \"Lead\"\n\n# The agenda\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n"
        );
    }

    #[test]
    fn nothing_given_changes_nothing() {
        for text in [TEMPLATE, "", "no = toml = at all", "\u{feff}format = 1\r\n"] {
            assert_eq!(prepare(text, &Preparation::default()), text);
        }
    }

    #[test]
    fn any_shape_of_template_can_be_read_afterwards() {
        let shapes = [
            TEMPLATE.replace('\n', "\r\n"),
            TEMPLATE.replace("[[people]]\nname = \"Somebody\"\n", ""),
            TEMPLATE
                .replace("[[people]]\nname = \"Somebody\"\n", "")
                .replace("purpose = \"Meet\"", "people = [\n  { name = \"X\" },\n]"),
            TEMPLATE.replace("title = \"Starter\"  # change me\n", ""),
            format!("\u{feff}{TEMPLATE}\n[[people]]\nname = \"Late\"\n\n[record]\nstarted = 2026-11-24T15:01:12-05:00"),
            TEMPLATE.replace("format = 1\n", "\nformat = 1 # first\ndate = 2020-01-01 # old\n"),
        ];
        for shape in shapes {
            let text = prepared(&shape, &ana());
            let opened = read(text.as_bytes()).unwrap_or_else(|p| panic!("{}\n{text}", p[0].render("s.toml")));
            assert_eq!(opened.session.plan.people, ana(), "{text}");
            assert_eq!(opened.session.plan.title, "New \"one\"");
            assert_eq!(opened.session.plan.date, NaiveDate::from_ymd_opt(2026, 11, 24));
            assert_eq!(opened.session.record, crate::workshop::Record::default());
            let crlf = text.matches("\r\n").count();
            assert!(crlf == 0 || crlf == text.matches('\n').count());
        }
    }
}
