//! Owns what stands below the band of the stage: groups, options with their bars, entries by column, what came of it.

use serde_json::{Value, json};

use super::fitting::{alone, lines_of, step};
use super::look::{StageLook, asked};
use crate::pages::agenda::time;
use crate::pages::context::group_name;
use crate::pages::result::result;
use crate::pages::results::{option_in_words, result_in_words};
use crate::workshop::poll::PublicPoll;
use crate::workshop::text::wording::capitalised;
use crate::workshop::{Axes, Note, Outcome, PhaseKind, Public, PublicCanvas, PublicGroup, Shows, ranked};

/// The most options that are listed, and up to how many of them are large.
const OPTIONS: usize = 8;
const LARGE: usize = 5;
/// Up to so many people have a square of their own.
const SQUARES: u32 = 60;
/// The rows of the body, in hundredths of the height.
const HIGH: f64 = 42.0;
/// The width of the page between its margins.
const WIDE: f64 = 165.0;
/// How high a line is, where its letters are one high, and what stands between two entries.
const LINE: f64 = 1.24;
const BETWEEN: f64 = 1.6;
/// The sizes of entries, the largest first.
const ENTRIES: [f64; 4] = [4.8, 4.4, 4.0, 3.6];
/// The most columns of entries side by side.
const COLUMNS: usize = 4;

/// Returns what stands in the body in this state.
pub(super) fn value(look: &StageLook<'_>, shows: Shows) -> Value {
    let public = look.public;
    match shows {
        Shows::Welcome => welcome(look),
        Shows::Talk => large(&asked(public)),
        Shows::Break => {
            let at = public.goes_on.filter(|_| !look.clock.is_up());
            let said = match at {
                Some(at) => look.language.say("break-until", &[("time", time(at, look.now).into())]),
                None => look.language.say("stage-soon", &[]),
            };
            large(&said)
        }
        Shows::Question => {
            options(public.coming_options.iter().map(|option| json!({ "option": option })).collect(), look)
        }
        Shows::Thumbs => {
            let (up, down) = public.thumbs;
            let all = (up + down).max(1);
            let way = |what: &str, n: u32, other: u32| json!({ "way": look.language.say(what, &[]), "n": n, "width": n * 100 / all, "leads": n > other });
            json!({ "thumbs": [way("thumbs-yes", up, down), way("thumbs-no", down, up)] })
        }
        Shows::Poll => public.poll.as_ref().map_or(Value::Null, |poll| self::poll(look, poll)),
        Shows::Groups => groups(look),
        Shows::Turn => public.canvas.as_ref().map_or(Value::Null, |canvas| {
            let name = public.turn.as_ref().map(|turn| &turn.name);
            let of_group = public.groups.iter().any(|group| Some(&group.name) == name);
            let is_wanted = |note: &Note| of_group && note.group.as_ref() == name;
            columns(look, &by_column(canvas, is_wanted))
        }),
        Shows::Entries => public.canvas.as_ref().map_or(Value::Null, |canvas| entries(look, canvas)),
        Shows::End => public.outcome.as_ref().map_or(Value::Null, |outcome| end(look, outcome)),
    }
}

fn large(text: &str) -> Value {
    json!({ "large": text, "size": alone(text) })
}

/// Returns what is planned and what everybody keeps to, for a screen that shows no code.
fn welcome(look: &StageLook<'_>) -> Value {
    if look.join.is_some() {
        return json!({ "join": true });
    }
    let public = look.public;
    let has_times = public.starts.is_some();
    let row = |a: &crate::workshop::PublicActivity| json!({ "time": if has_times { time(a.starts, look.now) } else { String::new() }, "title": a.title, "minutes": a.minutes });
    json!({
        "purpose": public.purpose,
        "agenda": public.agenda.iter().take(OPTIONS).map(row).collect::<Vec<_>>(),
        "guidelines": public.guidelines.iter().take(OPTIONS).collect::<Vec<_>>(),
        "more": public.agenda.len().saturating_sub(OPTIONS),
    })
}

/// Returns who is in which group. Up to four have a line for each person, up to eight one for their first names; of more
/// the place is told.
fn groups(look: &StageLook<'_>) -> Value {
    let groups = &look.public.groups;
    let many = groups.len();
    let form = match many {
        0..=4 if groups.iter().all(|group| group.here().count() <= 6) => "names",
        0..=8 => "lines",
        _ => "places",
    };
    let of = |group: &PublicGroup| {
        let waits = look
            .public
            .canvas
            .as_ref()
            .map(|canvas| canvas.entries.iter().filter(|note| note.group.as_ref() == Some(&group.name)).count());
        json!({
            "name": group_name(look.language, &group.name),
            "place": group.place,
            "names": group.here().map(|p| json!({ "name": p.name, "hosts": p.hosts })).collect::<Vec<_>>(),
            "line": group.short_names(", "),
            "entries": waits.filter(|n| *n > 0),
        })
    };
    let sit_out: Vec<&str> = look.public.sit_out.iter().map(|p| p.short.as_str()).collect();
    json!({
        "groups": groups.iter().map(of).collect::<Vec<_>>(),
        "form": form,
        "across": match many { 0..=3 => 3, 4..=8 => 4, 9..=15 => 5, _ => 6 },
        "sit_out": (!sit_out.is_empty()).then(|| sit_out.join(", ")),
    })
}

/// Returns a poll: how many have answered, or the options with their bars. What is hidden is not in it.
fn poll(look: &StageLook<'_>, poll: &PublicPoll) -> Value {
    if poll.tally.is_none() || (poll.open && !poll.has_counts) {
        // Options that are drawn anew with each answer stand in their order until the last one.
        let listed: Vec<Value> = if poll.tally.is_some() {
            let words = |(at, option): (usize, &String)| json!({ "option": option_in_words(look.language, poll.usual, at, option) });
            poll.options.iter().enumerate().map(words).collect()
        } else {
            Vec::new()
        };
        if !listed.is_empty() {
            return options(listed, look);
        }
        let answered = poll.answered.unwrap_or(0);
        let of = u64::from(poll.present).max(answered);
        return json!({ "answered": {
            "n": answered,
            "of": of,
            "squares": (of <= u64::from(SQUARES)).then(|| (0..of).map(|at| at < answered).collect::<Vec<_>>()),
            "width": (answered * 100).checked_div(of).unwrap_or(0),
            "later": look.language.say(if poll.hides_few { "poll-few" } else { "poll-later" }, &[]),
        } });
    }
    let mut rows = result(poll, None, look.language)["rows"].take();
    let mut value = options(rows.as_array_mut().map(std::mem::take).unwrap_or_default(), look);
    value["closed"] = (!poll.open).into();
    value
}

/// Returns options as rows, the first eight of them.
fn options(rows: Vec<Value>, look: &StageLook<'_>) -> Value {
    let more = rows.len().saturating_sub(OPTIONS);
    let shown: Vec<Value> = rows.into_iter().take(OPTIONS).collect();
    let size = if shown.len() > LARGE { 3.6 } else { 4.4 };
    json!({
        "rows": shown,
        "size": size,
        "has_counts": shown.iter().any(|row| !row["count"].is_null()),
        "more": more,
        "on_phone": look.join.is_some() || more > 0,
    })
}

/// Returns what was written: while dots or scores are given with their bars, each in its own place; else by column.
fn entries(look: &StageLook<'_>, canvas: &PublicCanvas) -> Value {
    let notes: Vec<&Note> = canvas.entries.iter().map(AsRef::as_ref).collect();
    let votes = look.public.does == Some(PhaseKind::Vote);
    if let Some(axes) = canvas.axes.as_ref().filter(|_| votes) {
        return scores(look, axes, &notes);
    }
    if votes && notes.iter().any(|note| note.all_dots() > 0) {
        let order: Vec<usize> = if look.clock.is_up() {
            let with = ranked(notes.iter().map(|n| n.all_dots()));
            let without = (0..notes.len()).filter(|at| notes[*at].all_dots() == 0);
            with.iter().map(|place| place.at).chain(without).collect()
        } else {
            (0..notes.len()).collect()
        };
        let most = notes.iter().map(|n| n.all_dots()).max().unwrap_or(0);
        let row = |at: usize| {
            let dots = notes[at].all_dots();
            json!({
                "option": notes[at].text, "count": dots, "percent": "",
                "width": (u64::from(dots) * 100).checked_div(u64::from(most)).unwrap_or(0), "wins": false,
            })
        };
        return options(order.into_iter().map(row).collect(), look);
    }
    let all = by_groups(look.public, canvas).unwrap_or_else(|| by_column(canvas, |_| true));
    columns(look, &all)
}

fn scores(look: &StageLook<'_>, axes: &Axes, notes: &[&Note]) -> Value {
    let row = |note: &&Note| {
        let score = |axis: &String| note.score(axis).map_or("–".to_owned(), |s| s.to_string());
        json!({ "option": note.text, "score": format!("{} · {}", score(&axes.names[0]), score(&axes.names[1])) })
    };
    let mut value = options(notes.iter().map(row).collect(), look);
    value["axes"] = json!(format!("{} · {}", axes.names[0], axes.names[1]));
    value
}

/// A column of entries: its heading, the line below it, and each entry with whether it is put forward.
struct Entries {
    head: String,
    below: String,
    all: Vec<(String, bool)>,
}

/// Returns the entries, those that are put forward first.
fn stars_first<'n>(notes: impl Iterator<Item = &'n Note>) -> Vec<(String, bool)> {
    let (stars, others): (Vec<&Note>, Vec<&Note>) = notes.partition(|note| note.headline);
    let text = |note: &Note| match note.merged.len() {
        0 => note.text.clone(),
        more => format!("{} +{more}", note.text),
    };
    stars.into_iter().chain(others).map(|note| (text(note), note.headline)).collect()
}

fn by_column(canvas: &PublicCanvas, is_wanted: impl Fn(&Note) -> bool) -> Vec<Entries> {
    let of = |column: &crate::workshop::Column| {
        let stands = |n: &&Note| n.column.as_ref() == Some(&column.id) && is_wanted(n);
        let entries = stars_first(canvas.entries.iter().map(AsRef::as_ref).filter(stands));
        Entries { head: column.title.clone(), below: String::new(), all: entries }
    };
    canvas.columns.iter().map(of).collect()
}

/// Returns the entries by group, where the phase is about one column.
fn by_groups(public: &Public, canvas: &PublicCanvas) -> Option<Vec<Entries>> {
    if canvas.columns.len() != 1 || public.groups.is_empty() {
        return None;
    }
    let of = |group: &PublicGroup| {
        let stands = |n: &&Note| n.group.as_ref() == Some(&group.name);
        let entries = stars_first(canvas.entries.iter().map(AsRef::as_ref).filter(stands));
        Entries { head: group.name.clone(), below: group.short_names(", "), all: entries }
    };
    Some(public.groups.iter().map(of).filter(|column| !column.all.is_empty()).collect())
}

/// Returns columns of entries, as large as all of them fit; what does not fit is counted.
fn columns(look: &StageLook<'_>, all: &[Entries]) -> Value {
    let shown = all.len().min(COLUMNS);
    let wide = (WIDE / shown.max(1) as f64) - 4.0;
    let high = |column: &Entries, size: f64| {
        let rows = |text: &str| lines_of(text, wide - size, size) as f64 * size * LINE + BETWEEN;
        column.all.iter().map(|(text, _)| rows(text)).sum::<f64>()
    };
    let room = HIGH - 6.0;
    let fits = |size: &&f64| all.iter().take(shown).all(|column| high(column, **size) <= room);
    let size = *ENTRIES.iter().find(fits).unwrap_or(&ENTRIES[ENTRIES.len() - 1]);
    let column = |column: &Entries| {
        let mut used = 0.0;
        let fitting = column.all.iter().take_while(|(text, _)| {
            used += lines_of(text, wide - size, size) as f64 * size * LINE + BETWEEN;
            used <= room
        });
        let kept = fitting.count();
        // The last row tells how many more there are.
        let kept = if kept < column.all.len() { kept.saturating_sub(1) } else { kept };
        json!({
            "head": group_name(look.language, &column.head),
            "below": column.below,
            "entries": column.all[..kept].iter().map(|(text, star)| json!({ "text": text, "star": star })).collect::<Vec<_>>(),
            "more": column.all.len() - kept,
        })
    };
    json!({
        "columns": all.iter().take(shown).map(column).collect::<Vec<_>>(),
        "size": size,
        "hidden": look.public.canvas.as_ref().is_some_and(|canvas| canvas.waiting),
        "more": all.len() - shown,
    })
}

/// Returns what came of the session: what was decided, and who does what.
fn end(look: &StageLook<'_>, outcome: &Outcome) -> Value {
    const MOST: usize = 5;
    let date = look.now.date_naive();
    let action = |a: &crate::workshop::OutcomeAction| {
        let due = a.due.map(|due| look.language.say("stage-by", &[("date", look.language.date(due, date).into())]));
        let who: Vec<String> = a.owner.clone().into_iter().chain(due).collect();
        json!({ "text": capitalised(&a.text), "who": who.join(" · ") })
    };
    let poll = |poll: &crate::workshop::OutcomePoll| json!({ "text": poll.question, "who": result_in_words(look.language, &poll.result) });
    json!({ "end": {
        "decisions": outcome.decisions.iter().take(MOST).collect::<Vec<_>>(),
        "more_decisions": outcome.decisions.len().saturating_sub(MOST),
        "actions": outcome.actions.iter().take(MOST).map(action).collect::<Vec<_>>(),
        "more_actions": outcome.actions.len().saturating_sub(MOST),
        "polls": if outcome.decisions.is_empty() { outcome.polls.iter().take(3).map(poll).collect() } else { Vec::new() },
        "size": step(&outcome.decisions.join("\n"), 80.0, &[(4.8, 7), (4.4, 8), (4.0, 10), (3.6, 12)]),
    } })
}
