//! The view of the floor: what people want of the facilitator, the most urgent first. Names asked for twice, hands,
//! questions to the room, private words.

use std::collections::HashMap;

use super::shared;
use crate::app::effect::Effect;
use crate::app::list_keys::stepped;
use crate::app::model::{Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::room::FloorRow;
use crate::app::rows::key;
use crate::workshop::{Command, EntryKey, Note, OnEntries, OnHands};

/// The view.
pub static VIEW: View = View {
    id: "floor",
    title: "Floor",
    keys: &[("Clock", &shared::MINUTES), ("Floor", &ROWS), ("Notes", &shared::NOTES), ("View", &shared::LIST)],
    hints: &[HintLine {
        when: |_| true,
        rows: "open done take-down | room start-or-pause add-minute+remove-minute || undo help",
        narrow: "",
    }],
    opener: Some(OPENER),
    // Other views have another use for its key.
    opens_from: |view| view.leads && !["end", "groups", "people"].contains(&view.id),
    leads: true,
    open: |m| select(m, 0),
    rows: |m| rows(m).len(),
    step: |m, by| {
        let at = place(m).map_or(m.cursor.selected, |at| stepped(at, by, rows(m).len()));
        select(m, at);
    },
    // What the facilitator has dealt with gives way to what stood below it.
    follow: |m, _| {
        if place(m).is_none() {
            select(m, m.cursor.selected);
        }
    },
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("floor", &["r"], "Show hands, questions and messages", |_, _| Some(Action::Show(&VIEW)))
    .hint(|m| if m.cursor.view == &VIEW { "back" } else { "floor" })
    .group("Room")
    .line(&[], "Hands, questions, messages")
    .later();

#[rustfmt::skip]
static ROWS: KeyTable = &[
    Bind::new("open", &["Enter"], "Give the floor, let a name in", |m, _| match selected(m)? {
        FloorRow::Name(name) => Some(Action::Run(Effect::LetIn(name))),
        FloorRow::Hand(by) => Some(Action::Perform(Command::Hands(OnHands::Give(by)))),
        FloorRow::Question(key) => question(m, key).filter(|(_, note)| note.withheld).map(|(note, _)| withhold(note, false)),
        FloorRow::Message(_) => None,
    }).hint(|m| match &m.cursor.floor {
        Some(FloorRow::Name(_)) => "let in",
        Some(FloorRow::Hand(_)) => "give the floor",
        Some(FloorRow::Question(key)) if question(m, *key).is_some_and(|(_, note)| note.withheld) => "show",
        _ => "",
    }).refuses(|m| Some(if selected(m).is_none() { not_selected(m) } else { "d marks it as done." }.to_owned())).line(&[], "Give the floor, let in, show"),
    Bind::new("done", &["d"], "Mark done; the next has the floor", |m, _| match selected(m) {
        Some(FloorRow::Question(key)) => question(m, key).map(|(note, _)| Action::Perform(Command::SetDone { note, done: true })),
        Some(FloorRow::Message(id)) => {
            let message = m.room.messages.iter().find(|message| message.id == id)?;
            Some(Action::Run(Effect::ReadMessage(id, !message.read)))
        }
        Some(FloorRow::Name(_)) => None,
        Some(FloorRow::Hand(_)) | None => match (m.session.speaker(), m.session.hands().next()) {
            (Some(_), _) => Some(Action::Perform(Command::Hands(OnHands::EndTurn))),
            (None, Some(first)) => Some(Action::Perform(Command::Hands(OnHands::Give(first.by.clone())))),
            (None, None) => None,
        },
    }).hint(|m| match &m.cursor.floor {
        Some(FloorRow::Question(_)) => "answered",
        Some(FloorRow::Message(id)) if m.room.messages.iter().any(|message| message.id == *id && message.read) => "not read",
        Some(FloorRow::Message(_)) => "read",
        Some(FloorRow::Name(_)) => "",
        Some(FloorRow::Hand(_)) | None => "next speaker",
    }).refuses(|m| Some(if selected(m).is_none() { not_selected(m) } else { "Enter lets in, X refuses." }.to_owned())).line(&[], "Done: next, answered, read"),
    Bind::new("take-down", &["X", "Del"], "Lower, hide or refuse it", |m, _| match selected(m)? {
        FloorRow::Name(name) => Some(Action::Run(Effect::RefuseName(name))),
        FloorRow::Hand(by) => Some(Action::Perform(Command::Hands(OnHands::Lower(by)))),
        FloorRow::Question(key) => question(m, key).map(|(note, _)| withhold(note, true)),
        FloorRow::Message(_) => None,
    }).hint(|m| match &m.cursor.floor {
        Some(FloorRow::Name(_)) => "refuse",
        Some(FloorRow::Hand(_)) => "lower",
        Some(FloorRow::Question(_)) => "hide",
        _ => "",
    }).refuses(|m| Some(if selected(m).is_none() { not_selected(m) } else { "A message goes with the room: d marks it as read." }.to_owned())).line(&[], "Lower, hide, refuse"),
    key!("hide-entry", &["Y"], "hide", "Hide from the room, or show again", |m, _| hide_or_show(m)).refuses(|m| Some(not_selected(m).to_owned())).line(&[], "Hide or show a question"),
];

fn hide_or_show(m: &Model) -> Option<Action> {
    let Some(FloorRow::Question(key)) = selected(m) else { return None };
    let (note, question) = question(m, key)?;
    Some(withhold(note, !question.withheld))
}

fn withhold(note: usize, hidden: bool) -> Action {
    Action::Perform(Command::Entries(OnEntries::Withhold { note, hidden }))
}

fn not_selected(m: &Model) -> &'static str {
    if rows(m).is_empty() { "Nobody is waiting." } else { "Nothing is selected: ↑ ↓ select." }
}

/// Returns a question to the room with its index in the record.
fn question(m: &Model, key: EntryKey) -> Option<(usize, &Note)> {
    m.session.questions().find(|(_, known, _)| *known == key).map(|(at, _, note)| (at, note))
}

/// Returns everything that waits, the most urgent first; of messages the newest first, those that were read last.
pub fn rows(m: &Model) -> Vec<FloorRow> {
    let names = m.room.open.iter().flat_map(|room| room.waiting.iter().cloned().map(FloorRow::Name));
    let hands = m.session.hands().map(|hand| FloorRow::Hand(hand.by.clone()));
    let keys: HashMap<usize, EntryKey> = m.session.questions().map(|(at, key, _)| (at, key)).collect();
    let questions =
        m.session.open_questions().into_iter().filter_map(|at| keys.get(&at).copied().map(FloorRow::Question));
    let of = |read: bool| m.room.messages.iter().rev().filter(move |message| message.read == read);
    let messages = of(false).chain(of(true)).map(|message| FloorRow::Message(message.id));
    names.chain(hands).chain(questions).chain(messages).collect()
}

/// Returns the place of what is selected, while it is there.
fn place(m: &Model) -> Option<usize> {
    let selected = m.cursor.floor.as_ref()?;
    rows(m).iter().position(|row| row == selected)
}

/// Returns what is selected, while it is there.
fn selected(m: &Model) -> Option<FloorRow> {
    place(m)?;
    m.cursor.floor.clone()
}

fn select(m: &mut Model, at: usize) {
    let rows = rows(m);
    m.cursor.selected = at.min(rows.len().saturating_sub(1));
    m.cursor.floor = rows.into_iter().nth(m.cursor.selected);
}

/// Keeps selected what was selected, whatever came before it or went. What has gone leaves nothing selected: a key would
/// mean somebody else. What comes first where nothing was is selected.
pub(in crate::app) fn keep_selected(m: &mut Model, was_empty: bool) {
    if m.cursor.view != &VIEW {
        return;
    }
    match place(m) {
        Some(at) => m.cursor.selected = at,
        None if was_empty => select(m, 0),
        None => m.cursor.floor = None,
    }
}

/// Returns whether the view is shown and nobody is waiting.
pub(in crate::app) fn is_empty(m: &Model) -> bool {
    m.cursor.view == &VIEW && rows(m).is_empty()
}
