//! Owns the vote on entries of a phase: what its template gets, and how its form is read.

use serde_json::{Value, json};

use super::amounts::{Amounts, Purse};
use super::ballot_page::{give, left_in_words};
use super::fields::{Fields, number};
use super::look::Said;
use super::words::Language;
use crate::workshop::{Axes, EntryKey, EntryVote, Voice, VotedEntry};

/// The most entries in a form: more would not fit into what a phone may send at once.
const MOST: usize = 250;

/// Reads what somebody puts on entries: `entry-3` says which entry the fourth row is about, `read` what its fields say.
/// Nothing where no form of ours sends that.
fn read<T>(fields: &Fields, read: impl Fn(usize) -> Option<T>) -> Option<Vec<(EntryKey, T)>> {
    let mut all: Vec<(EntryKey, T)> = Vec::new();
    for at in 0..MOST {
        let entry = fields.get(&format!("entry-{at}"));
        if entry.is_empty() {
            break;
        }
        let entry: EntryKey = entry.parse().ok()?;
        if all.iter().any(|(known, _)| *known == entry) {
            return None;
        }
        all.push((entry, read(at)?));
    }
    (!all.is_empty()).then_some(all)
}

/// Reads dots: `amount-3` is how many the fourth row has.
pub(super) fn read_dots(fields: &Fields) -> Option<Voice> {
    let dots = read(fields, |at| match fields.get(&format!("amount-{at}")) {
        "" => Some(0),
        amount => number(amount),
    })?;
    let [activity, phase] = step(fields);
    Some(Voice::GiveDots { activity, phase, dots })
}

/// Reads scores: `x-3` and `y-3` are those of the fourth row, empty where there is none.
pub(super) fn read_scores(fields: &Fields) -> Option<Voice> {
    let score = |axis: &str, at: usize| match fields.get(&format!("{axis}-{at}")) {
        "" => Some(None),
        score => number(score).map(Some),
    };
    let scores = read(fields, |at| Some([score("x", at)?, score("y", at)?]))?;
    let [activity, phase] = step(fields);
    Some(Voice::Score { activity, phase, scores })
}

fn step(fields: &Fields) -> [String; 2] {
    ["activity", "phase"].map(|name| fields.get(name).to_owned())
}

/// Returns whether what was sent last belongs to this vote.
pub(super) fn is_sent(vote: &EntryVote, typed: &Fields) -> bool {
    !typed.get("phase").is_empty() && typed.get("phase") == vote.phase && typed.get("activity") == vote.activity
}

/// Returns what the template gets.
pub(super) fn value(vote: &EntryVote, said: &Said, typed: &Fields, language: Language) -> Value {
    let mut value = match &vote.axes {
        Some(axes) => scores(vote, axes, said, typed),
        None => dots(vote, said, typed, language),
    };
    value["activity"] = json!(vote.activity);
    value["phase"] = json!(vote.phase);
    value["by_hands"] = vote.by_hands.into();
    value["more"] = vote.entries.len().saturating_sub(MOST).into();
    value
}

/// Returns the entries that the form has.
fn shown(vote: &EntryVote) -> &[VotedEntry] {
    &vote.entries[..vote.entries.len().min(MOST)]
}

fn row(entry: &VotedEntry) -> Value {
    json!({ "text": entry.text, "key": entry.key.to_string(), "from": entry.from.join(" · ") })
}

/// Returns the entries with two scores each.
fn scores(vote: &EntryVote, axes: &Axes, said: &Said, typed: &Fields) -> Value {
    let sent = match read_scores(typed).filter(|_| is_sent(vote, typed) && *said != Said::Recorded) {
        Some(Voice::Score { scores, .. }) => scores,
        _ => Vec::new(),
    };
    let score_row = |(at, entry): (usize, &VotedEntry)| {
        let mut row = row(entry);
        let [x, y] = sent.iter().find(|(of, _)| *of == entry.key).map_or(entry.scores, |(_, scores)| *scores);
        (row["at"], row["x"], row["y"]) = (at.into(), json!(x), json!(y));
        row
    };
    let has_scores = shown(vote).iter().any(|entry| entry.scores.iter().any(Option::is_some));
    json!({
        "axes": { "x": axes.names[0], "y": axes.names[1], "steps": (1..=axes.scale).collect::<Vec<_>>() },
        "has_scores": has_scores,
        "settled": has_scores && matches!(said, Said::Nothing | Said::Recorded),
        "give": { "rows": shown(vote).iter().enumerate().map(score_row).collect::<Vec<_>>() },
    })
}

/// Returns the entries with their dots.
fn dots(vote: &EntryVote, said: &Said, typed: &Fields, language: Language) -> Value {
    let purse = Purse { budget: vote.budget, cap: vote.cap, squares: false };
    let own: Vec<u32> = shown(vote).iter().map(|entry| entry.dots).collect();
    let sent = match read_dots(typed).filter(|_| is_sent(vote, typed) && *said != Said::Recorded) {
        Some(Voice::GiveDots { dots, .. }) => dots,
        _ => Vec::new(),
    };
    let amount =
        |(key, own): (EntryKey, u32)| sent.iter().find(|(of, _)| *of == key).map_or(own, |(_, amount)| *amount);
    let each = shown(vote).iter().map(|entry| amount((entry.key, entry.dots))).collect();
    let given = Amounts { purse, each };
    // Entries may have come or gone since the form was made: the button is that of the entry, not of the row.
    let pressed = (*said == Said::Moved && is_sent(vote, typed)).then(|| typed.get("move")).and_then(|pressed| {
        let (what, at) = pressed.split_once('-')?;
        let key = typed.get(&format!("entry-{at}")).parse().ok()?;
        let row = shown(vote).iter().position(|entry| entry.key == key)?;
        Some(format!("{what}-{row}"))
    });
    let given = pressed.as_ref().map_or_else(|| given.clone(), |pressed| given.clone().pressed(pressed));
    let is_as_recorded = given.each == own && own.iter().any(|dots| *dots > 0);
    let rows = shown(vote).iter().map(row);
    json!({
        "cap": vote.cap,
        "budget": vote.budget,
        "settled": is_as_recorded && matches!(said, Said::Nothing | Said::Recorded | Said::Moved),
        "moved": pressed.as_ref().map(|_| left_in_words(&given, "dots", language)),
        "give": give(&given, rows, pressed.as_deref().unwrap_or_default(), "dots", true),
    })
}
