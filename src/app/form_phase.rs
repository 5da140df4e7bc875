//! Owns the fields of the form of a phase: how each value is written and read, and what there is to choose from.

use super::form_fields::{
    Field, Read, Subject, choice, field, is_none, list, list_text, misread, optional_choice, read_words, titled,
    without, word, words, yes,
};
use crate::file::outline::fields::{read_minutes, read_yes};
use crate::file::outline::{Misread, OutlineContext, OutlineLine, read_line_in, write_activity};
use crate::workshop::text::{nearest, same};
use crate::workshop::{Activity, Each, Phase, PhaseKind, Titled as _, With};

/// The form of a phase.
pub(super) static PHASE: &[Field] = &[
    field("title", |_| "", |s| phase(s).title, |s, text| titled(text).map(|title| set(s, |p| p.title = title))),
    field(
        "minutes",
        |_| "of one turn, where there are turns",
        |s| phase(s).minutes.to_string(),
        |s, text| read_minutes(text).map(|minutes| set(s, |p| p.minutes = minutes)),
    ),
    field(
        "kind",
        |_| "write · merge · vote · share · discuss",
        |s| phase(s).does.word().to_owned(),
        |s, text| choice::<PhaseKind>(text).map(|does| set(s, |p| p.does = does)),
    ),
    field(
        "prompt",
        |_| "",
        |s| words(phase(s).prompt.as_ref()),
        |s, text| {
            let words = read_words(text);
            set(s, |p| p.prompt = words);
            Ok(())
        },
    )
    .of_lines(),
    field("columns", |_| "all columns", about_text, read_about),
    field(
        "each",
        |_| "group · person · entry, one turn after another",
        |s| word(phase(s).each),
        |s, text| optional_choice::<Each>(text).map(|each| set(s, |p| p.each = each)),
    ),
    field(
        "with",
        |_| "alone · pairs · fours · all",
        |s| word(phase(s).with),
        |s, text| optional_choice::<With>(text).map(|with| set(s, |p| p.with = with)),
    ),
    field(
        "hidden",
        |_| "entries stay private until revealed",
        |s| yes(phase(s).hidden),
        |s, text| read_yes(text).map(|hidden| set(s, |p| p.hidden = hidden)),
    ),
    field("more", |_| "3 dots, cap 2 · axes: Impact / Effort · thumbs 3 / 2 · at most 5 turns", more_text, read_more),
];

fn phase(s: &Subject) -> Phase {
    s.activity.phases.get(s.phase).cloned().unwrap_or_default()
}

fn set(s: &mut Subject, with: impl FnOnce(&mut Phase)) {
    if let Some(phase) = s.activity.phases.get_mut(s.phase) {
        with(phase);
    }
}

/// Returns the line of a phase, without its prompt.
fn phase_text(phase: &Phase, of: &Activity) -> String {
    let phases = vec![Phase { prompt: None, ..phase.clone() }];
    let lines =
        write_activity(&Activity { title: "x".to_owned(), columns: of.columns.clone(), phases, ..Activity::default() });
    lines.lines().nth(1).and_then(|line| line.strip_prefix("- ")).unwrap_or_default().to_owned()
}

fn read_phase(s: &Subject, text: &str) -> Result<Phase, Misread> {
    let before = [s.activity.clone()];
    let context = OutlineContext { before: &before, attributes: &s.attributes };
    match read_line_in(&format!("- {}", text.trim()), context) {
        Ok(OutlineLine::Phase(phase)) => Ok(*phase),
        Ok(_) => Err(misread(text, format!("“{}” is not understood.", text.trim()), None)),
        Err(wrong) => Err(without("- ", wrong)),
    }
}

fn about_text(s: &Subject) -> String {
    let titles = phase(s).columns.into_iter().map(|id| s.activity.column(&id).map_or(id.clone(), |c| c.title.clone()));
    list_text(&titles.collect::<Vec<_>>())
}

fn read_about(s: &mut Subject, text: &str) -> Read {
    let mut columns = Vec::new();
    for title in if is_none(text) { Vec::new() } else { list(text) } {
        let Some(column) = s.activity.columns.iter().find(|c| same(&c.title, &title) || c.id == title) else {
            let near = nearest(&title, s.activity.columns.iter().map(|c| c.title.as_str()));
            let help = near.map_or_else(|| "The activity has no such column.".to_owned(), |near| format!("{near}?"));
            return Err(misread(text, format!("“{title}” is not a column. {help}"), near));
        };
        columns.push(column.id.clone());
    }
    set(s, |p| p.columns = columns);
    Ok(())
}

/// Returns a phase with only what has no field of its own.
fn more_of(phase: &Phase) -> Phase {
    Phase {
        title: "x".to_owned(),
        minutes: 5,
        does: if phase.does == PhaseKind::Vote { PhaseKind::Vote } else { PhaseKind::Write },
        each: phase.each.filter(|each| *each == Each::Entry),
        turns: phase.turns,
        extend: phase.extend.clone(),
        dots: phase.dots,
        cap: phase.cap,
        axes: phase.axes.clone(),
        ..Phase::default()
    }
}

fn more_head(phase: &Phase) -> String {
    let bare = Phase { turns: None, extend: Vec::new(), dots: None, cap: None, axes: None, ..more_of(phase) };
    phase_text(&bare, &Activity::default())
}

fn more_text(s: &Subject) -> String {
    let text = phase_text(&more_of(&phase(s)), &Activity::default());
    text.strip_prefix(&more_head(&phase(s))).unwrap_or_default().trim_start_matches(", ").to_owned()
}

fn read_more(s: &mut Subject, text: &str) -> Read {
    let head = more_head(&phase(s));
    let read = if is_none(text) {
        Phase::default()
    } else {
        let head = format!("{head}, ");
        read_phase(s, &format!("{head}{}", text.trim())).map_err(|wrong| without(&head, wrong))?
    };
    if !is_none(text) && read.untitled() != (Phase { title: String::new(), ..more_of(&read) }) {
        return Err(misread(text, format!("“{}” has a field of its own.", text.trim()), None));
    }
    set(s, |p| (p.turns, p.extend, p.dots, p.cap, p.axes) = (read.turns, read.extend, read.dots, read.cap, read.axes));
    Ok(())
}
