//! Reads the record out of a parsed text: the half of a session file that the program wrote.
//! What it refers to may have left the plan since, so a dead reference is a warning: a record always opens.

use std::collections::HashSet;
use std::sync::Arc;

use super::fields::{Fields, Said};
use super::plan::attributes;
use super::problem::{nearest, quoted};
use super::run::run;
use crate::workshop::{
    Activity, Ahead, Attendance, Group, Leftover, LineOf, LineWords, Note, NoteKind, Origin, Plan, PlanWords, Record,
    Round, Settled, Stretch, Thumbs, Unkept,
};

pub(super) const WHOLE: std::ops::RangeInclusive<i64> = 0..=u32::MAX as i64;

/// Reads everything under `[record]`, and the text that was being typed.
pub(super) fn record(root: &mut Fields<'_, '_>, plan: &Plan) -> (Record, Unkept) {
    if !headed(root, "record", "[record]", "write the record below a line [record]") {
        return (Record::default(), Unkept::default());
    }
    let Some(mut r) = root.table("record", "the record", "write it as a table: [record]") else {
        return (Record::default(), Unkept::default());
    };
    let mut record = Record { started: r.moment("started"), ended: r.moment("ended"), ..Record::default() };
    record.forgets = r.flag("forgets_series");
    (record.apart, record.together) = (r.lists_of_strings("apart"), r.lists_of_strings("together"));
    let typed = r.string("draft").unwrap_or_default();
    let draft = Unkept { note: typed, words: draft_of_plan(&mut r), line: draft_of_line(&mut r) };
    for mut f in lists(&mut r, "attendance") {
        record.attendance.extend(attendance(&mut f));
    }
    for mut f in lists(&mut r, "timing") {
        record.timing.push(stretch(&mut f, plan));
        f.finish();
    }
    let mut groups = HashSet::new();
    for mut f in lists(&mut r, "breakout") {
        if let Some(round) = round(&mut f, plan) {
            groups.extend(round.groups.iter().map(|g| g.name.clone()));
            record.breakouts.push(round);
        }
        f.finish();
    }
    for mut f in lists(&mut r, "ahead") {
        if let Some(activity) = f.required_text("activity", "activity = \"welcome\"") {
            known(&f, &activity, plan);
            record.ahead.push(Ahead { activity: activity.text, groups: groups_of(&mut f) });
        }
        f.finish();
    }
    for mut f in lists(&mut r, "note") {
        record.notes.extend(note(&mut f, plan, &groups).map(Arc::new));
        f.finish();
    }
    for mut f in lists(&mut r, "poll") {
        record.polls.extend(run(&mut f, plan).map(Arc::new));
        f.finish();
    }
    for mut f in lists(&mut r, "settled") {
        record.settled.extend(settled(&mut f));
        f.finish();
    }
    if headed(&mut r, "journal", "[record.journal]", "write it below a line [record.journal]")
        && let Some(mut j) = r.table("journal", "the journal", "write it as a table: [record.journal]")
    {
        record.journal = j.strings("lines").into_iter().map(Arc::from).collect();
        j.finish();
    }
    r.finish();
    (record, draft)
}

/// Words of the plan that were being written.
fn draft_of_plan(r: &mut Fields<'_, '_>) -> Option<PlanWords> {
    let help = "write draft_of_plan = { activity = \"welcome\", prompt = \"…\" }";
    let mut f = r.table("draft_of_plan", "this draft", help)?;
    let activity = f.required_text("activity", "activity = \"welcome\"").map(|a| a.text);
    let (phase, prompt, script) = (f.string("phase"), f.string("prompt"), f.string("script"));
    f.finish();
    Some(PlanWords { activity: activity?, phase, script: script.is_some(), text: script.or(prompt)? })
}

/// A line that was being typed for something of the record.
fn draft_of_line(r: &mut Fields<'_, '_>) -> Option<LineWords> {
    let mut f = r.table("draft_of_line", "this draft", "write draft_of_line = { entry = 3, text = \"…\" }")?;
    let mut place = |key| f.whole(key, 1..=i64::from(u32::MAX)).map(|n| n as usize - 1);
    let (entry, option) = (place("entry"), place("option"));
    let text = f.string("text");
    f.finish();
    let of = entry.map(LineOf::Entry).or(option.map(LineOf::Option)).unwrap_or(LineOf::Poll);
    Some(LineWords { of, text: text? })
}

/// Whether a table stands below a header of its own, as the program writes it; other shapes could not be added to.
fn headed(f: &mut Fields<'_, '_>, key: &'static str, header: &str, help: &str) -> bool {
    let Some((name, value)) = f.table.get_key_value(key) else { return true };
    let (name, value) = (name.span(), value.span());
    let text = f.faults.source.text;
    let inside = value.start <= name.start && name.end <= value.end;
    let written = inside && text.get(value.clone()).is_some_and(|t| t.starts_with('['));
    // A parent that is only implied by `[record.journal]` has no header, and needs none.
    let implied = inside && value == name && starts_with_bracket(text, name.start);
    if written || implied {
        return true;
    }
    let _ = f.raw(key);
    f.faults.error(name, format!("{header} has to stand on a line of its own"), help);
    false
}

fn starts_with_bracket(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(['[', ' ', '\t']).len() < at
        && text[..at].rfind('\n').map_or(&text[..at], |i| &text[i + 1..at]).trim_start().starts_with('[')
}

fn lists<'a, 'i>(r: &mut Fields<'a, 'i>, key: &'static str) -> Vec<Fields<'a, 'i>> {
    let header = format!("[[record.{key}]]");
    let help = format!("write {header} on a line of its own for each entry");
    if !headed(r, key, &header, &help) {
        return Vec::new();
    }
    r.tables(key, "this entry of the record", &help)
}

fn attendance(f: &mut Fields<'_, '_>) -> Option<Attendance> {
    let name = f.required_text("name", "name = \"Ana Lima\"")?;
    let absent = f.flag("absent");
    let arrived = f.moment("arrived").filter(|_| !absent);
    let attributes = attributes(f, &["name", "arrived", "left", "absent"]);
    Some(Attendance { name: name.text, arrived, left: f.moment("left"), attributes })
}

fn stretch(f: &mut Fields<'_, '_>, plan: &Plan) -> Stretch {
    let activity = f.required_text("activity", "activity = \"welcome\"");
    let phase = f.text("phase");
    if let (Some(activity), Some(phase)) = (activity.as_ref().and_then(|a| known(f, a, plan)), &phase) {
        let titles = activity.phases.iter().map(|p| p.title.as_str());
        gone(f, phase, titles, "phase", "of this activity");
    }
    Stretch {
        activity: activity.map(|a| a.text).unwrap_or_default(),
        phase: phase.map(|p| p.text),
        turn: f.string("turn"),
        started: f.required_moment("started").unwrap_or_default(),
        ended: f.moment("ended"),
        planned: f.length("planned", 0.0),
        added: f.length("added", -1_000_000.0),
        paused: f.length("paused", 0.0),
        held: f.moment("paused_since"),
        thumbs: thumbs(f),
    }
}

fn thumbs(f: &mut Fields<'_, '_>) -> Vec<Thumbs> {
    let shown = f.tables("thumbs", "this show of thumbs", "write thumbs = [{ up = 5, down = 2, more = 3 }]");
    let read = |mut t: Fields<'_, '_>| {
        let mut count = |key| t.whole(key, WHOLE).map(|n| n as u32);
        let thumbs = Thumbs { up: count("up"), down: count("down"), more: count("more").unwrap_or(0) };
        t.finish();
        thumbs
    };
    shown.into_iter().map(read).collect()
}

fn round(f: &mut Fields<'_, '_>, plan: &Plan) -> Option<Round> {
    let activity = f.required_text("activity", "activity = \"welcome\"")?;
    known(f, &activity, plan);
    let formed = f.required_moment("formed")?;
    let seed = f.whole("seed", 0..=i64::MAX).unwrap_or(0) as u64;
    let repeats = f.whole("repeats", WHOLE).unwrap_or(0) as u32;
    let words = Origin::ALL.map(Origin::word);
    let phase = f.string("phase");
    let origin = f.choice("origin", &words).map(|i| Origin::ALL[i]).unwrap_or_default();
    if !f.table.contains_key("groups") {
        f.missing("groups", "groups = [{ name = \"Group 1\", members = [\"Ana Lima\"] }]");
    }
    let groups = groups_of(f);
    Some(Round { activity: activity.text, formed, seed, repeats, phase, origin, groups })
}

fn groups_of(f: &mut Fields<'_, '_>) -> Vec<Group> {
    let example = "write groups = [{ name = \"Group 1\", members = [\"Ana Lima\"] }]";
    let mut groups = Vec::new();
    for mut g in f.tables("groups", "this group", example) {
        let name = g.required_text("name", "name = \"Group 1\"").map(|n| n.text).unwrap_or_default();
        groups.push(Group { name, members: g.strings("members"), host: g.string("host") });
        g.finish();
    }
    groups
}

fn note(f: &mut Fields<'_, '_>, plan: &Plan, groups: &HashSet<String>) -> Option<Note> {
    let at = f.required_moment("at");
    if !f.table.contains_key("text") {
        f.missing("text", "text = \"What was said\"");
    }
    let text = f.string("text");
    let activity = f.text("activity");
    let group = f.text("group");
    let column = f.text("column");
    if let Some(a) = activity.as_ref().and_then(|a| known(f, a, plan))
        && let Some(column) = &column
    {
        gone(f, column, a.columns.iter().map(|c| c.id.as_str()), "column", "of this activity");
    }
    if let Some(group) = group.as_ref().filter(|g| !groups.is_empty() && !groups.contains(&g.text)) {
        gone(f, group, groups.iter().map(String::as_str), "group", "of this session");
    }
    let words = NoteKind::ALL.map(NoteKind::word);
    let kind = f.choice("kind", &words).map(|i| NoteKind::ALL[i]).unwrap_or_default();
    let note = Note {
        at: at?,
        activity: activity.map(|a| a.text),
        group: group.map(|g| g.text),
        column: column.map(|c| c.text),
        row: f.string("row"),
        kind,
        text: text?,
        by: f.string("by"),
        owner: f.string("owner"),
        due: f.date("due"),
        done: f.flag("done"),
        dots: f.whole("dots", WHOLE).map(|n| n as u32),
        voters: f.whole("voters", WHOLE).map(|n| n as u32),
        headline: f.flag("headline"),
        hidden: f.flag("hidden"),
        revealed: f.moment("revealed"),
        scores: f.scores("scores"),
        ..Note::default()
    };
    Some(Note { merged: merged(f, &note), ..note })
}

/// What was put together under a headline; what it does not say of itself is as the headline has it.
fn merged(f: &mut Fields<'_, '_>, headline: &Note) -> Vec<Note> {
    let example = "write merged = [{ text = \"What was said\" }]";
    let words = NoteKind::ALL.map(NoteKind::word);
    let mut all = Vec::new();
    for mut m in f.tables("merged", "this entry", example) {
        if !m.table.contains_key("text") {
            m.missing("text", "text = \"What was said\"");
        }
        let place = |own: Option<String>, headline: &Option<String>| match own {
            Some(own) => Some(own).filter(|o| !o.is_empty()),
            None => headline.clone(),
        };
        let note = Note {
            text: m.string("text").unwrap_or_default(),
            by: m.string("by"),
            dots: m.whole("dots", WHOLE).map(|n| n as u32),
            voters: m.whole("voters", WHOLE).map(|n| n as u32),
            at: m.moment("at").unwrap_or(headline.at),
            activity: headline.activity.clone(),
            group: place(m.string("group"), &headline.group),
            column: place(m.string("column"), &headline.column),
            row: place(m.string("row"), &headline.row),
            kind: m.choice("kind", &words).map(|i| NoteKind::ALL[i]).unwrap_or_default(),
            headline: m.flag("headline"),
            hidden: m.flag("hidden"),
            revealed: m.moment("revealed"),
            scores: m.scores("scores"),
            ..Note::default()
        };
        m.finish();
        all.push(note);
    }
    all
}

fn settled(f: &mut Fields<'_, '_>) -> Option<Settled> {
    let at = f.required_moment("at");
    let words = Leftover::ALL.map(Leftover::word);
    let kind = f.choice("kind", &words).map(|i| Leftover::ALL[i]);
    if !f.table.contains_key("text") {
        f.missing("text", "text = \"Call the venue\"");
    }
    let (text, owner) = (f.string("text"), f.string("owner"));
    Some(Settled { at: at?, kind: kind.unwrap_or(Leftover::Action), text: text?, owner })
}

/// The activity a record speaks of; a warning where it is not in the plan.
pub(super) fn known<'p>(f: &Fields<'_, '_>, id: &Said, plan: &'p Plan) -> Option<&'p Activity> {
    let found = plan.agenda.iter().find(|a| a.id == id.text);
    if found.is_none() {
        gone(f, id, plan.agenda.iter().map(|a| a.id.as_str()), "activity", "of the agenda");
    }
    found
}

pub(super) fn gone<'c>(
    f: &Fields<'_, '_>,
    said: &Said,
    known: impl Iterator<Item = &'c str> + Clone,
    what: &str,
    whose: &str,
) {
    if known.clone().any(|k| k == said.text) {
        return;
    }
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    let help = nearest(&said.text, known).map_or_else(
        || "it is shown under this name all the same".to_owned(),
        |n| format!("did you mean {}? It is shown under its own name all the same", quoted(n)),
    );
    f.faults.warning(said.place.clone(), format!("{} is no {what} {whose}", quoted(&said.text)), help);
}
