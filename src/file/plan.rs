//! Owns the fields of the plan, the first half of a session file, and reads it. It leaves the record alone.

use crate::workshop::sort;
use std::collections::HashMap;
use std::ops::Range;

use super::activity::ACTIVITY;
use super::agenda::{Roster, agenda};
use super::names::{UNIQUE, already};
use super::problem::quoted;
use super::reader::TableReader;
use super::record::RECORD;
use super::row::Value;
use super::table::{Field, field, inner, table};
use crate::workshop::text::same_key;
use crate::workshop::{CalendarEntry, KnownNames, Link, Person, Plan, RoomRules, Suits};

/// How many people a session can be meant for.
const PEOPLE: Value = Value::Whole(1, 10_000);

table! {
    pub(super) SESSION: Plan = "", "the session";
    Field::elsewhere("format", Value::Whole(1, 1), "the format of the file").or("required").like("1"),
    field!(Plan.title, "what the session is called").of(Value::Filled).required().like("\"Prep with peers\""),
    field!(Plan.series, "sessions of one [series](groups.md#series) follow one another and remember who has met")
        .like("\"Prep with peers\""),
    field!(Plan.date, "the day it is planned for").or("the day it is run").like("2026-11-24"),
    field!(Plan.start, "the planned start").or("when you start it").like("15:00:00"),
    field!(Plan.end, "when the room has to be free").or("no hard end").like("16:00:00"),
    field!(Plan.timezone, "the [time zone](#time-zones) of all times: its name, or its offset from UTC")
        .or("this computer's own").like("\"Europe/Berlin\""),
    field!(Plan.facilitators, "who leads").or("nobody").like("[\"Dana Wood\"]"),
    field!(Plan.purpose, "why people come").of(Value::Lines).like("\"Get ready to coach.\""),
    field!(Plan.guidelines, "rules that everybody sees").like("[\"One voice at a time\"]"),
    field!(Plan.homework, "tasks for everybody until next time").like("[\"Map two segments\"]"),
    field!(Plan.tags, "words to find the session by").like("[\"coaching\"]"),
    field!(Plan.public, "[attributes of people that everybody may see](#people)").or("those that `mix` and `alike` name")
        .like("[\"department\"]"),
    field!(Plan.no_group, "people who take part and vote, but are in no group").or("nobody").like("[\"Dana Wood\"]"),
    field!(Plan.suits, "for how many people it is meant: `from`, `to`, or one of them").or("any number")
        .like("{ from = 6, to = 30 }"),
    field!(Plan.links, "addresses, each with a label")
        .like("[{ label = \"Recording\", url = \"https://example.org/rec\" }]"),
    field!(Plan.id, "what the session is known by in calendars; see [the id](#the-id)").of(Value::Id)
        .or("made by `new` and `run`").like("\"k5w2v7x3q4m6t2n5r7p3c4d6f2\""),
    field!(Plan.calendar, "what `export --ics` told [calendars](report.md#calendars) last"),
    field!(Plan.room, "[what holds for phones](#phones)"),
    Field::elsewhere("people", Value::Tables(&PERSON), "see [people](#people)"),
    field!(Plan.carried, "see [from earlier sessions](#from-earlier-sessions)"),
    field!(Plan.met, "see [from earlier sessions](#from-earlier-sessions)"),
    Field::elsewhere("agenda", Value::Tables(&ACTIVITY), "see [activities](#activities)"),
    Field::elsewhere("record", Value::Table(&RECORD), "see [the record](#the-record)"),
}

table! {
    SUITS: Suits = "", "this table of sizes", |r, suits| {
        if !r.has("from") && !r.has("to") {
            let message = "suits has neither from nor to";
            r.faults.error(r.place.clone(), message, "write suits = { from = 6, to = 30 }");
        }
        if let Some(to) = suits.to.filter(|to| *to < suits.from) {
            let from = suits.from;
            let help = format!("write the smaller number first: suits = {{ from = {to}, to = {from} }}");
            r.faults.error(r.place.clone(), format!("suits goes from {from} to {to}"), help);
        }
    };
    field!(Suits.from, "the fewest people").of(PEOPLE).like("6"),
    field!(Suits.to, "the most people").of(PEOPLE).like("30"),
}

inner!(Suits: SUITS);

table! {
    LINK: Link = "", "this link";
    field!(Link.label, "what to call it").of(Value::Filled).required().like("\"Recording\""),
    field!(Link.url, "where it leads").of(Value::Filled).required().like("\"https://example.org/rec\""),
}

inner!(Link: LINK);

table! {
    CALENDAR: CalendarEntry = "", "this calendar entry";
    field!(CalendarEntry.sequence, "how many changes there were").always().like("0"),
    field!(CalendarEntry.content, "a fingerprint of the entry").required().like("\"8c1f0a9be2d34c57\""),
    field!(CalendarEntry.changed, "when it was last changed").required().like("2026-11-24T15:01:12+00:00"),
}

inner!(CalendarEntry: CALENDAR);

table! {
    pub(super) ROOM: RoomRules = "room", "this table for phones";
    field!(RoomRules.names, "whether people who take part by phone give their names").or("`optional`").like("\"required\""),
    field!(RoomRules.write, "whether people write from their phones").or("`true`").like("false"),
    field!(RoomRules.questions, "what becomes of questions to the room").or("`open`").like("\"reviewed\""),
    field!(RoomRules.hands, "what becomes of raised hands when an activity ends").or("`lower`").like("\"keep\""),
    field!(RoomRules.roster, "whether the list of people is shown to whoever joins").or("`shown`").like("\"hidden\""),
    field!(RoomRules.language, "the language of what the room sees, by its tag").of(Value::Filled)
        .or("English").like("\"de\""),
    field!(RoomRules.wifi, "the network that phones have to be in").of(Value::Filled).or("not named")
        .like("\"Workshop-Guest\""),
}

inner!(RoomRules: ROOM);

table! {
    pub(super) PERSON: Person = "people", "this person";
    field!(Person.name, "unique in the file").of(Value::Filled).required().like("\"Ana Lima\""),
    Field::new("anything else", Value::Attributes, "an attribute of the person",
        |r, _, p: &mut Person| p.attributes = r.attributes(),
        |p, _, _, w| w.attributes(&p.attributes, &PERSON)).like("department = \"Support\""),
}

/// Reads everything above the record; faults are noted, and the plan is as complete as they allow.
pub(super) fn plan(root: &TableReader<'_, '_>) -> Plan {
    let mut plan = Plan::default();
    SESSION.read(root, &mut plan);
    plan.people = people(root);
    no_group(root, &plan.people);
    // Thousands of people have a few attributes.
    let mut attributes: Vec<&str> =
        plan.people.iter().flat_map(|p| &p.attributes).map(|(key, _)| key.as_str()).collect();
    sort(&mut attributes);
    attributes.dedup();
    let roster = Roster {
        names: plan.people.iter().map(|p| p.name.as_str()).collect(),
        attributes: attributes.into_iter().collect(),
        carried: &plan.carried,
    };
    let agenda = agenda(root, &roster);
    plan.agenda = agenda;
    plan
}

fn people(root: &TableReader<'_, '_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut seen: HashMap<String, (Range<usize>, String)> = HashMap::new();
    PERSON.each(root, "people", |r, person| {
        let place = r.place_of("name");
        let key = same_key(&person.name);
        if let Some((first, name)) = seen.get(&key).filter(|_| r.has("name")) {
            let message = already("the name", &person.name, name, r.faults.line(first));
            r.faults.error(place, message, UNIQUE);
            return;
        }
        seen.insert(key, (place, person.name.clone()));
        people.push(person);
    });
    people
}

/// Says who is to be in no group and is not on the roster; whoever comes later can be.
fn no_group(root: &TableReader<'_, '_>, people: &[Person]) {
    let names = || people.iter().map(|p| p.name.as_str());
    let known: KnownNames = names().collect();
    for said in root.every_text("no_group").filter(|said| !people.is_empty() && known.get(said.text).is_none()) {
        let message = format!("no_group: nobody on the roster is called {}", quoted(said.text));
        let otherwise = "write the name as it stands under [[people]]";
        let help = root.faults.meant(said.text, names, otherwise);
        root.faults.warning(said.place, message, help);
    }
}

/// Says whether the text is a session of a format that this program reads; nothing else is worth saying if not.
pub(super) fn format(root: &TableReader<'_, '_>) -> bool {
    let has = |key: &str| root.has(key);
    if !has("format") {
        let mut lacking = vec!["`format = 1` is missing"];
        if !has("title") {
            lacking.push("it has no title");
        }
        if !has("agenda") {
            lacking.push("it has no [[agenda]]");
        }
        let message = format!("this is not a roundtable session: {}", lacking.join(", "));
        let help = "if it is meant to be one, begin it with the line: format = 1";
        root.faults.error(0..0, message, help);
        return has("title") && has("agenda");
    }
    let value = root.raw("format").and_then(|v| Some((v.span(), v.get_ref().as_integer()?)));
    if let Some((place, number)) = value {
        let newer = match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(n) => n > 1,
            Err(_) => !number.as_str().starts_with('-'),
        };
        if newer {
            let shown = quoted(number.as_str());
            let message = format!("this file uses format {}; this program reads format 1", shown.trim_matches('"'));
            root.faults.error(place, message, "update roundtable, or ask for the file in format 1");
            return false;
        }
    }
    root.whole("format", (1, 1));
    true
}
