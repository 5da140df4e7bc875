//! Reads the canvas of an activity and its phases: columns, rows, and what is done with what stands in them.
//! It knows the words of the format and never what happens when they are carried out.

use super::fields::Fields;
use super::names::{Ids, Names};
use super::problem::{nearest, quoted};
use crate::workshop::{Axes, Column, DOTS, Does, Each, Phase, SCALE, With, slug};

pub(super) fn columns(fields: &mut Fields<'_, '_>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut given = Names::new("the column id");
    let tables =
        fields.tables("columns", "this column", "write [[agenda.columns]] on a line of its own for each column");
    let mut taken = Ids::of(&tables);
    for mut c in tables {
        let title = c.required_text("title", "title = \"Who\"");
        let title = title.map(|t| t.text).unwrap_or_default();
        let id = match c.some_text("id") {
            Some(id) => {
                given.add(c.faults, &id, "give one of the columns another id");
                id.text
            }
            None => taken.free(&slug(&title), "column"),
        };
        columns.push(Column { id, title, prompt: c.string("prompt") });
        c.finish();
    }
    columns
}

pub(super) fn rows(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut names = Names::new("the row");
    let mut rows = Vec::new();
    for said in fields.texts("rows") {
        if names.add(fields.faults, &said, "rows are unique: rename one of them") {
            rows.push(said.text);
        }
    }
    rows
}

pub(super) fn phases(fields: &mut Fields<'_, '_>, columns: &[Column]) -> Vec<Phase> {
    let mut phases = Vec::new();
    let mut titles = Names::new("the phase");
    let example = "write [[agenda.phases]] on a line of its own for each phase";
    for mut p in fields.tables("phases", "this phase", example) {
        let title = p.required_text("title", "title = \"Share back\"");
        if let Some(said) = &title {
            titles.add(p.faults, said, "phases of one activity have different titles: rename one of them");
        }
        let minutes = p.whole("minutes", 1..=1440);
        if !p.table.contains_key("minutes") {
            p.missing("minutes", "minutes = 5");
        }
        let mut phase = Phase {
            title: title.map(|t| t.text).unwrap_or_default(),
            minutes: minutes.unwrap_or(0) as u32,
            does: choice_of(&mut p, "does", &Does::ALL, Does::word).unwrap_or_default(),
            prompt: p.string("prompt"),
            each: choice_of(&mut p, "each", &Each::ALL, Each::word),
            with: choice_of(&mut p, "with", &With::ALL, With::word),
            turns: p.whole("turns", 1..=100).map(|n| n as u32),
            extend: extend(&mut p),
            hidden: p.flag("hidden"),
            dots: p.whole("dots", 1..=100).map(|n| n as u32),
            cap: p.whole("cap", 1..=100).map(|n| n as u32),
            axes: axes(&mut p),
            ..Phase::default()
        };
        voting(&p, &phase);
        turns(&p, &phase);
        for said in p.texts("columns") {
            if !columns.iter().any(|c| c.id == said.text) {
                let message = format!("columns names {}, which is no column of this activity", quoted(&said.text));
                let help = nearest(&said.text, columns.iter().map(|c| c.id.as_str())).map_or_else(
                    || "write the id of one of its [[agenda.columns]]".to_owned(),
                    |n| format!("did you mean {}?", quoted(n)),
                );
                p.faults.error(said.place, message, help);
            }
            phase.columns.push(said.text);
        }
        p.finish();
        phases.push(phase);
    }
    phases
}

/// The minutes of the extensions that a phase may have.
fn extend(p: &mut Fields<'_, '_>) -> Vec<u32> {
    let place = p.table.get("extend").map(toml::Spanned::span);
    let minutes = p.counts("extend");
    if let Some(place) = place.filter(|_| minutes.iter().any(|n| !(1..=1440).contains(n))) {
        p.faults.error(place, "an extension lasts from 1 to 1440 minutes", "for example: extend = [3, 1]");
    }
    minutes
}

/// Says how many turns there can be.
fn turns(p: &Fields<'_, '_>, phase: &Phase) {
    match (p.table.get("turns").map(toml::Spanned::span), phase.each) {
        (None, Some(Each::Entry)) => p.missing("turns", "turns = 5, the most entries that get a turn"),
        (Some(place), each) if each != Some(Each::Entry) => {
            let message = "turns says how many entries get a turn, and this phase gives them none";
            p.faults.error(place, message, "write each = \"entry\", or take turns away");
        }
        _ => {}
    }
}

/// The two axes of a phase, with their scale.
fn axes(p: &mut Fields<'_, '_>) -> Option<Axes> {
    let example = "name two, such as: axes = [\"Impact\", \"Effort\"]";
    let scale = p.whole("scale", 2..=9);
    let place = p.table.get("axes").map(toml::Spanned::span);
    let names: Vec<String> = p.strings("axes").into_iter().filter(|n| !n.trim().is_empty()).collect();
    let Some(place) = place else {
        if let Some(place) = p.table.get("scale").map(toml::Spanned::span) {
            p.faults.error(place, "scale says how far axes go, and this phase has none", example);
        }
        return None;
    };
    match <[String; 2]>::try_from(names) {
        Ok(names) if names[0] != names[1] => Some(Axes { names, scale: scale.map_or(SCALE, |n| n as u32) }),
        Ok(_) => {
            p.faults.error(place, "both axes have the same name", example);
            None
        }
        Err(names) => {
            let message = format!("entries are ranked by 2 axes, not by {}", names.len());
            p.faults.error(place, message, example);
            None
        }
    }
}

/// Says what a phase cannot have together.
fn voting(p: &Fields<'_, '_>, phase: &Phase) {
    let place = |key: &str| p.table.get(key).map(toml::Spanned::span);
    for key in ["dots", "cap", "axes"] {
        let Some(place) = place(key).filter(|_| phase.does != Does::Vote) else { continue };
        let message = format!("{key} is for a phase that votes, and this one does \"{}\"", phase.does.word());
        p.faults.error(place, message, format!("write does = \"vote\", or take {key} away"));
    }
    for key in ["dots", "cap"] {
        if let Some(place) = place(key).filter(|_| phase.does == Does::Vote && phase.axes.is_some()) {
            let message = format!("a phase has either {key} or axes, not both");
            p.faults.error(place, message, "make two phases of it, one after the other");
        }
    }
    let dots = phase.dots.unwrap_or(DOTS);
    if let Some((cap, place)) = phase.cap.zip(place("cap")).filter(|(cap, _)| *cap > dots) {
        let message = format!("cap lets one person put {cap} dots on one entry, but each has only {dots}");
        p.faults.error(place, message, format!("write cap = {dots} at the most, or take it away"));
    }
}

/// One value of a closed set by its word.
pub(super) fn choice_of<T: Copy>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Option<T> {
    let words: Vec<&'static str> = all.iter().map(|v| word(*v)).collect();
    fields.choice(key, &words).map(|i| all[i])
}
