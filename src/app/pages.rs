//! Owns what can be read of a session, page by page, as a row of passages that a screen lays out and a printer of plain
//! text writes one below the other. It holds what the digest holds, and no more.

mod canvas;
mod notes;
mod page;
mod polls;

use crate::workshop::count_of;
use crate::workshop::digest::{Chapter, Digest};
use crate::workshop::time::wording::{lateness, minutes};

use notes::{by_kind, by_person, by_time};
use page::{Writer, clock, page};
use polls::outcome;

pub use page::{Page, Passage, PassageKind};

/// Returns everything that can be read of a session. The first page is always there; the others where something is on
/// them.
pub fn pages(digest: &Digest) -> Vec<Page> {
    let mut all = vec![page("Overview", |w| overview(digest, w)), page("Agenda", |w| agenda(digest, w))];
    all.extend(digest.activities.iter().flat_map(|a| canvas::pages(digest, a)));
    all.push(page("Groups", |w| groups(digest, w)));
    all.push(page("Polls", |w| polls::write(digest, w)));
    let entries = digest.entries();
    all.push(page("Notes by kind", |w| by_kind(&entries, w)));
    all.push(page("Notes by person", |w| by_person(&entries, w)));
    all.push(page("Notes by time", |w| by_time(&entries, w)));
    all.push(page("People", |w| people(digest, w)));
    all.push(page("Links", |w| digest.links.iter().for_each(|l| w.link(l))));
    let mut first = true;
    all.retain(|p| std::mem::take(&mut first) || !p.passages.is_empty());
    all
}

fn overview(d: &Digest, w: &mut Writer) {
    w.heading(d.title.clone());
    let t = &d.times;
    let when = t.date.map_or_else(|| "no date yet".to_owned(), |d| d.format("%A, %-d %B %Y").to_string());
    let span = match (t.started, t.ended, t.planned_start, t.planned_end) {
        (Some(from), Some(until), ..) => format!(", {}–{}", clock(from), clock(until)),
        (Some(from), None, ..) => format!(", since {}", clock(from)),
        (None, _, Some(from), Some(until)) => format!(", {}–{}", from.format("%H:%M"), until.format("%H:%M")),
        _ => String::new(),
    };
    let zone = t.zone.as_ref().filter(|_| !span.is_empty()).map_or_else(String::new, |z| format!(" (times in {z})"));
    let state = match d.state {
        "planned" => " · planned".to_owned(),
        "done" => String::new(),
        state => format!(" · {state}"),
    };
    w.text(format!("{when}{span}{zone}{state}"));
    if !d.facilitators.is_empty() {
        w.text(format!("led by {}", d.facilitators.join(", ")));
    }
    if let Some(purpose) = &d.purpose {
        w.text(format!("Purpose: {purpose}"));
    }
    if d.has_begun() {
        w.text(format!("{} came", count_of(d.room.came, "person")));
    }
    if let Some(key) = &d.key_takeaway {
        w.heading("Key takeaway");
        w.entries([key]);
    }
    if d.has_begun() {
        w.heading("Decisions");
        w.entries(&d.decisions);
        if d.decisions.is_empty() {
            w.aside("No decisions.");
        }
        w.heading("Actions");
        w.entries(&d.actions);
        if d.actions.is_empty() {
            w.aside("No actions.");
        }
    }
    if !d.homework.is_empty() {
        w.heading("Until next time");
        d.homework.iter().for_each(|text| w.item(text.clone()));
    }
    if !d.carried.is_empty() {
        w.heading("From earlier sessions");
        for c in &d.carried {
            let owner = c.owner.as_ref().map_or_else(String::new, |o| format!("{o}: "));
            let settled = if c.settled { " · done" } else { "" };
            w.item(format!("{}: {owner}{}{settled}", c.kind, c.text));
        }
    }
    w.section("Open questions", &d.questions);
    w.section("Parked", &d.parked);
    if let Some(timeline) = &d.timeline {
        w.heading("Planned and actual time");
        w.put(PassageKind::Day(timeline.clone()), "");
        for (i, a) in d.activities.iter().enumerate() {
            let took = match a.took_s {
                _ if a.skipped => skipped(a),
                Some(s) => format!("took {} min", whole(s)),
                None => "not started".to_owned(),
            };
            w.item(format!("{} {}: planned {} min, {took}", i + 1, a.title, whole(a.planned_s)));
        }
    }
    if let (Some(took), Some(behind)) = (t.took_s, t.behind_s) {
        let late = lateness(chrono::TimeDelta::try_seconds(behind).unwrap_or_default());
        w.text(format!("Planned {} min, took {} min, ended {late}.", whole(t.planned_s), whole(took)));
    }
    if !d.guidelines.is_empty() {
        w.heading("Guidelines");
        d.guidelines.iter().for_each(|g| w.item(g.clone()));
    }
}

fn agenda(d: &Digest, w: &mut Writer) {
    for (i, a) in d.activities.iter().enumerate() {
        w.heading(format!("{} {}", i + 1, a.title));
        let mut facts = vec![match (a.started, a.took_s, a.planned_start) {
            (Some(started), ..) if a.skipped => {
                format!("{} · {}, planned {} min", clock(started), skipped(a), whole(a.planned_s))
            }
            _ if a.skipped => format!("{}, planned {} min", skipped(a), whole(a.planned_s)),
            (Some(started), Some(took), _) => {
                format!("{} · took {} min, planned {} min", clock(started), whole(took), whole(a.planned_s))
            }
            (_, _, Some(start)) => format!("{} · planned {} min", start.format("%H:%M"), whole(a.planned_s)),
            _ => format!("planned {} min", whole(a.planned_s)),
        }];
        if !a.lead.is_empty() {
            facts.push(format!("led by {}", a.lead.join(", ")));
        }
        w.aside(facts.join(" · "));
        if let Some(prompt) = &a.prompt {
            w.text(prompt.clone());
        }
        for p in &a.phases {
            let took = p.took_s.map_or_else(String::new, |s| format!(", took {} min", whole(s)));
            w.aside(format!("{}: planned {} min{took}", p.title, whole(p.planned_s)));
        }
        brought(a, w);
        w.entries(&a.notes);
    }
    w.section("Outside the agenda", &d.elsewhere);
}

/// Writes what has a page of its own, in a line.
fn brought(a: &Chapter, w: &mut Writer) {
    if let Some(round) = a.rounds.last() {
        w.text(format!("{}: see Groups", count_of(round.groups.len(), "group")));
    }
    let written: usize = a.canvas.iter().map(|s| s.entries).sum();
    if written > 0 {
        w.text(format!("{} on the canvas", count_of(written, "entry")));
    }
    for p in &a.polls {
        // Several polls can be asked in one activity: each result stands beside its own question.
        let end = if p.question.ends_with(['?', '.', '!', ':', '…']) { "" } else { ":" };
        let question = if a.prompt.as_ref() == Some(&p.question) { "" } else { &format!("{}{end} ", p.question) };
        w.text(format!("{question}{}", outcome(p)));
    }
}

fn groups(d: &Digest, w: &mut Writer) {
    for a in &d.activities {
        for (i, round) in a.rounds.iter().enumerate() {
            let number = if a.rounds.len() > 1 { format!(", round {}", i + 1) } else { String::new() };
            w.heading(format!("{}{number}", a.title));
            let met = match round.repeats {
                0 => "no repeat pairings".to_owned(),
                1 => "one pair had met before".to_owned(),
                n => format!("{n} pairs had met before"),
            };
            w.aside(format!("formed {} · {met}", clock(round.formed)));
            for g in &round.groups {
                let host = g.host.as_ref().map_or_else(String::new, |h| format!(" · host: {h}"));
                let place = g.place.as_ref().map_or_else(String::new, |p| format!(" · {p}"));
                w.item(format!("{}{place}: {}{host}", g.name, g.members.join(", ")));
            }
            if !round.sit_out.is_empty() {
                w.item(format!("Sat out: {}", round.sit_out.join(", ")));
            }
        }
    }
}

fn people(d: &Digest, w: &mut Writer) {
    for p in &d.room.people {
        let values: Vec<&str> = p.attributes.iter().map(|(_, v)| v.as_str()).collect();
        let who = if values.is_empty() { String::new() } else { format!(", {}", values.join(", ")) };
        let stays: Vec<String> = (p.stays.iter())
            .map(|s| {
                s.left.map_or_else(
                    || format!("from {}", clock(s.arrived)),
                    |left| format!("{}–{}", clock(s.arrived), clock(left)),
                )
            })
            .collect();
        let stays = if stays.is_empty() { format!(" · {}", p.presence) } else { format!(" · {}", stays.join(", ")) };
        w.item(format!("{}{who}{stays}", p.name));
    }
}

/// Says that an activity was skipped, and after how long where it had begun.
fn skipped(a: &Chapter) -> String {
    match a.took_s.map_or(0, whole) {
        0 => "Skipped".to_owned(),
        took => format!("Skipped after {took} min"),
    }
}

fn whole(s: i64) -> i64 {
    minutes(chrono::TimeDelta::try_seconds(s).unwrap_or_default())
}
