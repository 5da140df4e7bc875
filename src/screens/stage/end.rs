//! The stage when the session is over: thanks, and what came of it.

use ratatui::layout::Rect;

use super::scene::{Layout, Scene, State};
use crate::screens::activity;
use crate::screens::parts::Pen;
use crate::screens::parts::text::{fit, width, wrap};
use crate::screens::status::time;
use crate::theme::Role;
use crate::workshop::text::wording::capitalised;
use crate::workshop::time::wording::due_words;
use crate::workshop::{Outcome, Shows, count_of};

/// The state.
pub(super) const STATE: State = State { shows: Shows::End, aside: |_| Vec::new(), draw };

/// What everybody is told first.
const THANKS: &str = "Thank you";
/// The columns before what came of it.
const LABEL: u16 = 12;

/// The least columns of what somebody is to do, beside the name and the day.
const LEAST: usize = 16;

/// What is told of one kind: what it is called, and its entries, each with its lines and what stands at the right.
type Told = (&'static str, Vec<(Vec<String>, String)>);

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(outcome) = &scene.public.outcome else { return };
    let area = Rect { height: layout.next.saturating_sub(layout.wide.y), ..layout.text };
    let (letters, _) = layout.set(THANKS, area.width, 1, 1);
    letters.draw(pen, (area.x, area.y), area.width, THANKS, Role::Strong);
    let gap = u16::from(!layout.is_low);
    let mut y = area.y + letters.rows() + gap;
    pen.text(area.x, y, area.width, &facts(outcome, area.width.into()), Role::Dim);
    y += 1 + gap + u16::from(layout.is_very_high());
    if scene.reading {
        return activity::reading(Rect { y, height: area.bottom().saturating_sub(y), ..area }, pen);
    }
    // A low screen has room for what was agreed; what else there was stands in the report.
    let most = if layout.is_low { 2 } else { usize::MAX };
    let all = told(outcome, area.width);
    let told: Vec<Told> = all.iter().filter(|(_, entries)| !entries.is_empty()).take(most).cloned().collect();
    let left_out = all.iter().filter(|(_, entries)| !entries.is_empty()).count() > told.len();
    let lines: usize = told.iter().flat_map(|(_, entries)| entries).map(|(lines, _)| lines.len()).sum();
    let room = usize::from(area.bottom().saturating_sub(y));
    let airy = lines + told.len() * 2 <= room;
    let mut rest = room.saturating_sub(usize::from(left_out || lines > room));
    for (label, entries) in &told {
        for (i, (lines, right)) in entries.iter().enumerate() {
            if lines.len() > rest {
                pen.text(area.x + LABEL, y, area.width, "… more in the report", Role::Dim);
                return;
            }
            pen.text(area.x, y, LABEL, if i == 0 { label } else { "" }, Role::Dim);
            for (n, line) in lines.iter().enumerate() {
                pen.text(area.x + LABEL, y, area.width.saturating_sub(LABEL), line, Role::Text);
                if n == 0 {
                    pen.text_right(area.right(), y, area.width, right, Role::Dim);
                }
                y += 1;
            }
            rest -= lines.len();
        }
        if airy {
            y += 1;
            rest = rest.saturating_sub(1);
        }
    }
    if left_out {
        pen.text(area.x + LABEL, y, area.width, "… more in the report", Role::Dim);
    }
}

/// Returns when it was, with how many people, and how much was noted, as far as each has room:
/// `15:00 to 15:52 · 16 people · 23 notes`.
fn facts(outcome: &Outcome, columns: usize) -> String {
    let times = outcome.times.map(|(from, until)| format!("{} to {}", time(from), time(until)));
    let counts = [(outcome.people, "person"), (outcome.notes, "note")];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count_of(n, noun));
    let mut all: Vec<String> = times.into_iter().chain(counts).collect();
    while all.len() > 1 && width(&all.join(" · ")) > columns {
        all.pop();
    }
    all.join(" · ")
}

/// Returns what is told, in the order in which it gives way from the end on.
fn told(outcome: &Outcome, columns: u16) -> Vec<Told> {
    let room = usize::from(columns.saturating_sub(LABEL));
    let lines = |text: &str, room: usize| wrap(text, room, 3);
    let plain = |texts: &[String]| texts.iter().map(|text| (lines(text, room), String::new())).collect();
    let owner = |owner: &Option<String>| owner.clone().unwrap_or_else(|| "Nobody yet".to_owned());
    let longest = outcome.actions.iter().map(|a| width(&owner(&a.owner))).max().unwrap_or(0).min(room / 3);
    let actions = outcome.actions.iter().map(|action| {
        let due = action.due.map_or_else(String::new, |due| due_words(due, action.said));
        let name = fit(&owner(&action.owner), longest).into_owned();
        let before = longest + 6;
        if room < before + width(&due) + LEAST {
            // Too narrow for columns: one below the other.
            let whole = format!("{}: {}", owner(&action.owner), capitalised(&action.text));
            let due = (!due.is_empty()).then_some(due);
            return (lines(&whole, room).into_iter().chain(due).collect(), String::new());
        }
        let text = lines(&capitalised(&action.text), room.saturating_sub(before + width(&due) + 2));
        let line = |(i, text): (usize, &String)| {
            let name = if i == 0 { name.as_str() } else { "" };
            format!("{name}{}{text}", " ".repeat(before - width(name)))
        };
        (text.iter().enumerate().map(line).collect(), due)
    });
    let polls = outcome.polls.iter().map(|poll| {
        let result = capitalised(&poll.result.to_string());
        let one = format!("{}   {result}", poll.question);
        let rows =
            if width(&one) <= room { vec![one] } else { [lines(&poll.question, room), lines(&result, room)].concat() };
        (rows, String::new())
    });
    let plural = if outcome.polls.len() == 1 { "Poll" } else { "Polls" };
    vec![
        ("Decisions", plain(&outcome.decisions)),
        ("Actions", actions.collect()),
        (plural, polls.collect()),
        ("Next time", plain(&outcome.homework)),
    ]
}
