//! Reads the agenda: activities with their groups, canvases, phases and polls.
//! It knows the words of the format and never what happens when they are carried out.

use std::collections::HashSet;

use super::canvas::{choice_of, columns, phases, rows};
use super::fields::Fields;
use super::names::{Ids, Names};
use super::poll::poll;
use super::problem::{nearest, quoted};
use crate::workshop::{Activity, Carried, Grouping, Kind, Leftover, RowsFrom, Split, slug};

/// Who may be named, and by what they may be grouped.
pub(super) struct Roster<'p> {
    pub names: HashSet<&'p str>,
    pub attributes: HashSet<&'p str>,
    /// What was carried over: entries may become rows.
    pub carried: &'p [Carried],
}

/// Reads every `[[agenda]]`, in order.
pub(super) fn agenda(root: &mut Fields<'_, '_>, roster: &Roster<'_>) -> Vec<Activity> {
    let faults = root.faults;
    let mut agenda: Vec<Activity> = Vec::new();
    let mut given = Names::new("the id");
    let tables = root.tables("agenda", "this activity", "write [[agenda]] on a line of its own for each activity");
    let mut taken = Ids::of(&tables);
    for mut fields in tables {
        let mut activity = activity(&mut fields, roster, &agenda);
        activity.id = match fields.some_text("id") {
            Some(id) => {
                given.add(faults, &id, "give one of the activities another id");
                id.text
            }
            None => taken.free(&slug(&activity.title), "activity"),
        };
        fields.finish();
        agenda.push(activity);
    }
    if agenda.is_empty() && !root.table.contains_key("agenda") {
        let example = "begin it with the lines: [[agenda]], title = \"Welcome\", kind = \"talk\", minutes = 5";
        faults.warning(0..0, "the session has no activity", example);
    }
    agenda
}

fn activity(fields: &mut Fields<'_, '_>, roster: &Roster<'_>, earlier: &[Activity]) -> Activity {
    let title = fields.required_text("title", "title = \"Welcome\"");
    let kind = choice_of(fields, "kind", &Kind::ALL, Kind::word);
    if kind.is_none() && !fields.table.contains_key("kind") {
        fields.missing("kind", "kind = \"discussion\"  (talk, discussion, exercise, poll or break)");
    }
    let kind = kind.unwrap_or_default();
    let minutes = fields.whole("minutes", 1..=1440);
    let minutes_place = fields.table.get("minutes").map(toml::Spanned::span);
    let least = fields.whole("least", 1..=1440);
    let mut activity = Activity {
        title: title.map(|t| t.text).unwrap_or_default(),
        kind,
        minutes: minutes.unwrap_or(0) as u32,
        least: least.map(|n| n as u32),
        optional: fields.flag("optional"),
        at: fields.time("at"),
        lead: fields.strings("lead"),
        prompt: fields.string("prompt"),
        script: fields.string("script"),
        groups: groups(fields, roster, earlier),
        columns: columns(fields),
        rows: rows(fields),
        rows_from: rows_from(fields, roster.carried),
        ..Activity::default()
    };
    if let Some(from) = &activity.rows_from {
        let carried = from.rows(roster.carried);
        if !carried.is_empty() {
            activity.rows = carried;
        }
    }
    activity.phases = phases(fields, &activity.columns);
    activity.poll = poll(fields, kind);
    let sum = activity.phase_minutes();
    let in_turns = activity.has_turns();
    match minutes_place {
        None if activity.phases.is_empty() => fields.missing("minutes", "minutes = 15"),
        Some(place) if minutes.is_some() && sum > 0 && activity.minutes != sum && !in_turns => {
            let message = format!("minutes is {}, but the phases add up to {sum}", activity.minutes);
            fields.faults.warning(place, message, "the phases count: take this line out, or change a phase");
        }
        _ => {}
    }
    if let (Some(least), Some(place)) = (activity.least, fields.table.get("least").map(toml::Spanned::span))
        && let length = activity.minutes.max(sum)
        && length > 0
        && least > length
    {
        let message = format!("least is {least}, more than the activity's {length} minutes");
        fields.faults.error(place, message, "least is what the activity may shrink to: make it smaller");
    }
    activity
}

fn groups(fields: &mut Fields<'_, '_>, roster: &Roster<'_>, earlier: &[Activity]) -> Option<Grouping> {
    let mut g =
        fields.table("groups", "this table of groups", "write groups = { size = 4 } or groups = { count = 3 }")?;
    let faults = g.faults;
    let size = g.whole("size", 1..=500);
    let count = g.whole("count", 1..=500);
    let (has_size, has_count) = (g.table.contains_key("size"), g.table.contains_key("count"));
    if has_size && has_count {
        let place = g.table.get("count").map_or(g.place.clone(), toml::Spanned::span);
        faults.error(place, "groups have either a size or a count, not both", "take one of the two away");
    }
    let keep = g.some_text("keep");
    if !has_size && !has_count && keep.is_none() {
        let message = "groups has neither a size nor a count";
        faults.error(g.place.clone(), message, "write groups = { size = 4 } or groups = { count = 3 }");
    }
    let mut grouping = Grouping {
        split: count.map_or(Split::Size(size.unwrap_or(4) as u32), |n| Split::Count(n as u32)),
        hosts: g.flag("hosts"),
        ..Grouping::default()
    };
    for (key, list) in [("mix", &mut grouping.mix), ("alike", &mut grouping.alike)] {
        for said in g.texts(key) {
            if !roster.names.is_empty() && !roster.attributes.contains(said.text.as_str()) {
                let message = format!("{key} names {}, which nobody on the roster has", quoted(&said.text));
                let mut attributes: Vec<&str> = roster.attributes.iter().copied().collect();
                attributes.sort_unstable();
                let help = match nearest(&said.text, attributes.iter().copied()) {
                    Some(n) => format!("did you mean \"{n}\"?"),
                    None => {
                        format!("give each person a line such as: {} = \"…\"", quoted(&said.text).trim_matches('"'))
                    }
                };
                faults.warning(said.place, message, help);
            }
            list.push(said.text);
        }
    }
    grouping.apart = lists_of_names(&mut g, "apart", roster);
    grouping.together = lists_of_names(&mut g, "together", roster);
    if let Some(keep) = keep {
        let ids = || earlier.iter().map(|a| a.id.as_str());
        if !ids().any(|id| id == keep.text) {
            let message = format!("keep names {}, which is no earlier activity", quoted(&keep.text));
            let help = nearest(&keep.text, ids()).map_or_else(
                || "write the id of an activity above this one that forms groups".to_owned(),
                |n| format!("did you mean \"{n}\"?"),
            );
            faults.error(keep.place, message, help);
        }
        grouping.keep = Some(keep.text);
    }
    g.finish();
    Some(grouping)
}

/// Lists of people; a single list may be written without the outer brackets.
fn lists_of_names(g: &mut Fields<'_, '_>, key: &'static str, roster: &Roster<'_>) -> Vec<Vec<String>> {
    let lists = g.lists(key);
    for said in lists.iter().flatten() {
        if !roster.names.is_empty() && !roster.names.contains(said.text.as_str()) {
            let message = format!("{key} names {}, who is not on the roster", quoted(&said.text));
            let mut names: Vec<&str> = roster.names.iter().copied().collect();
            names.sort_unstable();
            let help = nearest(&said.text, names).map_or_else(
                || "write the name as it stands under [[people]], or add the person there".to_owned(),
                |n| format!("did you mean {}?", quoted(n)),
            );
            g.faults.error(said.place.clone(), message, help);
        }
    }
    lists.into_iter().map(|list| list.into_iter().map(|s| s.text).collect()).collect()
}

/// Which carried entries become the rows; a warning where entries were carried over and none of them is meant.
fn rows_from(fields: &mut Fields<'_, '_>, carried: &[Carried]) -> Option<RowsFrom> {
    let example = "write rows_from = { activity = \"personas\", column = \"who\" }";
    let mut f = fields.table("rows_from", "this choice of rows", example)?;
    let activity = f.required_text("activity", "activity = \"personas\"");
    let column = f.some_text("column");
    let faults = f.faults;
    f.finish();
    let activity = activity?;
    let from = RowsFrom { activity: activity.text.clone(), column: column.as_ref().map(|c| c.text.clone()) };
    let entries = || carried.iter().filter(|c| c.kind == Leftover::Entry);
    if entries().next().is_some() && from.rows(carried).is_empty() {
        let stands = entries().any(|c| c.activity.as_ref() == Some(&activity.text));
        let (said, known) = match column {
            Some(column) if stands => (column, entries().filter_map(|c| c.column.as_deref()).collect::<Vec<_>>()),
            _ => (activity, entries().filter_map(|c| c.activity.as_deref()).collect()),
        };
        let message =
            format!("no carried entry stood in {}, so this canvas gets no rows from them", quoted(&said.text));
        let help = nearest(&said.text, known).map_or_else(
            || "the ids of activity and column are those of the earlier session".to_owned(),
            |n| format!("did you mean {}?", quoted(n)),
        );
        faults.warning(said.place, message, help);
    }
    Some(from)
}
