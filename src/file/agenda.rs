//! Reads the agenda: activities with their groups, canvases, phases and polls, and says what does not fit together.
//! It never knows what happens when they are carried out.

use super::activity::{ACTIVITY, GROUPING};
use super::canvas::{columns, phases, rows};
use super::names::{Ids, Names};
use super::poll::POLL;
use super::problem::quoted;
use super::reader::TableReader;
use crate::workshop::sort;
use crate::workshop::{Activity, CarriedItem, CarriedKind, Kind, KnownNames, MOST_PLACES, RowsFrom, place, slug};

/// Who may be named, and by what they may be grouped.
pub(super) struct Roster<'p> {
    pub names: KnownNames,
    pub attributes: KnownNames,
    /// What was carried over: entries may become rows.
    pub carried: &'p [CarriedItem],
}

/// Reads every `[[agenda]]`, in order.
pub(super) fn agenda(root: &TableReader<'_, '_>, roster: &Roster<'_>) -> Vec<Activity> {
    let mut agenda: Vec<Activity> = Vec::new();
    let mut given = Names::of_ids("the id");
    let mut taken = Ids::of(root.raw("agenda"));
    ACTIVITY.each(root, "agenda", |r, mut activity| {
        complete(r, &mut activity, roster, &agenda);
        if let Some(id) = r.said("id") {
            given.add(r.faults, &id, "give one of the activities another id");
        }
        if activity.id.is_empty() {
            activity.id = taken.free(&slug(&activity.title), "activity");
        }
        agenda.push(activity);
    });
    if agenda.is_empty() && !root.has("agenda") {
        let example = "begin it with the lines: [[agenda]], title = \"Welcome\", kind = \"talk\", minutes = 5";
        root.faults.warning(0..0, "the session has no activity", example);
    }
    agenda
}

/// Reads what belongs to an activity, and looks at what has to fit together.
fn complete(r: &TableReader<'_, '_>, a: &mut Activity, roster: &Roster<'_>, earlier: &[Activity]) {
    groups(r, roster, earlier);
    rows(r);
    if r.faults.too_many("rows", a.rows.len(), &r.place_of("rows")) {
        a.rows.clear();
    }
    a.columns = columns(r);
    if let Some(from) = &a.rows_from {
        let carried = rows_from(r, from, roster.carried);
        if !carried.is_empty() && !r.faults.too_many("rows", carried.len(), &r.place_of("rows_from")) {
            a.rows = carried;
        }
    }
    a.phases = phases(r, a);
    poll(r, a);
    let sum = a.phase_minutes();
    if !r.has("minutes") && a.phases.is_empty() {
        r.missing("minutes", "15");
    } else if a.minutes > 0 && sum > 0 && a.minutes != sum && !a.has_turns() {
        let message = format!("minutes is {}, but the phases add up to {sum}", a.minutes);
        r.warning("minutes", message, "the phases count: remove this line, or change a phase");
    }
    let length = a.minutes.max(sum);
    if let Some(least) = a.least.filter(|least| length > 0 && *least > length) {
        let message = format!("least is {least}, more than the activity's {length} minutes");
        r.error("least", message, "least is what the activity may shrink to: make it smaller");
    }
}

/// Reads the poll, and says where it and the kind of its activity do not fit.
fn poll(r: &TableReader<'_, '_>, a: &mut Activity) {
    let example = "add below the activity: [agenda.poll], then method = \"single\" and options = [\"Yes\", \"No\"]";
    if !r.has("poll") && a.kind == Kind::Poll {
        r.error("kind", "this poll has no [agenda.poll]", example);
    }
    let Some(inner) = r.table("poll", &POLL, "") else { return };
    if a.kind != Kind::Poll && r.has("kind") {
        let message = format!("this poll is never opened: its activity has kind = \"{}\"", a.kind.word());
        r.faults.warning(inner.place.clone(), message, "write kind = \"poll\", or remove the poll");
    }
    a.poll = Some(POLL.take(inner));
}

/// The most attributes that are named where one is meant.
const NAMED: usize = 6;

/// Says what the groups of an activity name that nobody has.
fn groups(r: &TableReader<'_, '_>, roster: &Roster<'_>, earlier: &[Activity]) {
    let Some(table) = r.raw("groups").and_then(|v| Some((v.span(), v.get_ref().as_table()?))) else { return };
    let g = TableReader::new(r.faults, table.1, table.0, &GROUPING);
    for key in ["mix", "alike"] {
        let known = |text: &str| roster.names.is_empty() || roster.attributes.get(text).is_some();
        for said in g.every_text(key).filter(|said| !known(said.text)) {
            let message = format!("{key}: nobody on the roster has the attribute {}", quoted(said.text));
            let line = format!("give each person a line such as: {} = \"…\"", quoted(said.text).trim_matches('"'));
            // A list in another language has its own name for it.
            let others: Vec<String> = sorted(&roster.attributes).into_iter().take(NAMED).map(quoted).collect();
            let line = if others.is_empty() {
                line
            } else {
                format!("{line}; or name what people have: {}", others.join(", "))
            };
            let help = r.faults.meant(said.text, || sorted(&roster.attributes), &line);
            r.faults.warning(said.place, message, help);
        }
    }
    for key in ["apart", "together"] {
        let known = |text: &str| roster.names.is_empty() || roster.names.get(text).is_some();
        for said in g.every_text(key).filter(|said| !known(said.text)) {
            let message = format!("{key}: nobody on the roster is called {}", quoted(said.text));
            let otherwise = "write the name as it stands under [[people]], or add the person there";
            let help = r.faults.meant(said.text, || sorted(&roster.names), otherwise);
            r.faults.error(said.place, message, help);
        }
    }
    places(&g);
    let ids = earlier.iter().map(|a| a.id.as_str());
    if let Some(keep) = g.said("keep").filter(|keep| !ids.clone().any(|id| id == keep.text)) {
        let message = format!("no earlier activity has the id {}", quoted(keep.text));
        let otherwise = "write the id of an activity above this one that forms groups";
        let help = r.faults.meant(keep.text, || ids, otherwise);
        r.faults.error(keep.place, message, help);
    }
}

/// Says which places of groups are none.
fn places(g: &TableReader<'_, '_>) {
    let said: Vec<_> = g.every_text("places").collect();
    if said.len() > MOST_PLACES {
        let message = format!("these groups have {} places; at most {MOST_PLACES} are allowed", said.len());
        g.error("places", message, "keep a place for each group");
        return;
    }
    for said in said {
        if let Err(fault) = place(said.text) {
            g.faults.error(said.place, fault.to_string(), fault.remedy());
        }
    }
}

/// Puts words in order, so that of two that are as near the same is named each time.
fn sorted(words: &KnownNames) -> Vec<&str> {
    let mut words: Vec<&str> = words.all().collect();
    sort(&mut words);
    words
}

/// Returns the rows that carried entries make, with a warning where there are entries and none of them is meant.
fn rows_from(r: &TableReader<'_, '_>, from: &RowsFrom, carried: &[CarriedItem]) -> Vec<String> {
    let rows = from.rows(carried);
    let entries = || carried.iter().filter(|c| c.kind == CarriedKind::Entry);
    if rows.is_empty() && entries().next().is_some() {
        let stands = entries().any(|c| c.activity.as_ref() == Some(&from.activity));
        let (key, said, known) = match &from.column {
            Some(column) if stands => ("column", column, entries().filter_map(|c| c.column.as_deref()).collect()),
            _ => ("activity", &from.activity, entries().filter_map(|c| c.activity.as_deref()).collect::<Vec<_>>()),
        };
        let message = format!("no carried entry is from {}, so this canvas gets no rows", quoted(said));
        let otherwise = "the ids of activity and column are those of the earlier session";
        let help = r.faults.meant(said, || known, otherwise);
        let inner = r.raw("rows_from").and_then(|v| v.get_ref().get(key));
        r.faults.warning(inner.map_or_else(|| r.place_of("rows_from"), toml::Spanned::span), message, help);
    }
    rows
}
