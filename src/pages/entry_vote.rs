//! Owns the vote on entries of a phase: what its template gets, and how its form is read.

use serde_json::{Value, json};

use super::amounts::{Amounts, Purse};
use super::ballot_page::{give, left_in_words};
use super::fields::{Fields, number};
use super::look::Said;
use super::words::Language;
use crate::workshop::EntryVote;
use crate::workshop::{EntryKey, Voice};

/// The most entries in a form.
const MOST: usize = 400;

/// Reads the dots that somebody gives: `entry-3` says which entry the fourth row is about, `amount-3` how many it has.
/// Nothing where no form of ours sends that.
pub(super) fn read_dots(fields: &Fields) -> Option<Voice> {
    let mut dots: Vec<(EntryKey, u32)> = Vec::new();
    for at in 0..MOST {
        let (entry, amount) = (fields.get(&format!("entry-{at}")), fields.get(&format!("amount-{at}")));
        if entry.is_empty() {
            break;
        }
        let entry: EntryKey = entry.parse().ok()?;
        let amount = if amount.is_empty() { 0 } else { number(amount)? };
        if dots.iter().any(|(known, _)| *known == entry) {
            return None;
        }
        dots.push((entry, amount));
    }
    if dots.is_empty() {
        return None;
    }
    let [activity, phase] = ["activity", "phase"].map(|name| fields.get(name).to_owned());
    Some(Voice::GiveDots { activity, phase, dots })
}

/// Returns whether what was sent last belongs to this vote.
pub(super) fn is_sent(vote: &EntryVote, typed: &Fields) -> bool {
    !typed.get("phase").is_empty() && typed.get("phase") == vote.phase && typed.get("activity") == vote.activity
}

/// Returns what the template gets.
pub(super) fn value(vote: &EntryVote, said: &Said, typed: &Fields, language: Language) -> Value {
    let purse = Purse { budget: vote.budget, cap: vote.cap, squares: false };
    let own: Vec<u32> = vote.entries.iter().map(|entry| entry.dots).collect();
    let sent = match read_dots(typed).filter(|_| is_sent(vote, typed) && *said != Said::Recorded) {
        Some(Voice::GiveDots { dots, .. }) => dots,
        _ => Vec::new(),
    };
    let amount =
        |(key, own): (EntryKey, u32)| sent.iter().find(|(of, _)| *of == key).map_or(own, |(_, amount)| *amount);
    let each = vote.entries.iter().map(|entry| amount((entry.key, entry.dots))).collect();
    let given = Amounts { purse, each };
    // Entries may have come or gone since the form was made: the button is that of the entry, not of the row.
    let pressed = (*said == Said::Moved && is_sent(vote, typed)).then(|| typed.get("move")).and_then(|pressed| {
        let (what, at) = pressed.split_once('-')?;
        let key = typed.get(&format!("entry-{at}")).parse().ok()?;
        let row = vote.entries.iter().position(|entry| entry.key == key)?;
        Some(format!("{what}-{row}"))
    });
    let given = pressed.as_ref().map_or_else(|| given.clone(), |pressed| given.clone().pressed(pressed));
    let is_as_recorded = given.each == own && own.iter().any(|dots| *dots > 0);
    let rows = vote
        .entries
        .iter()
        .map(|entry| json!({ "text": entry.text, "key": entry.key.to_string(), "from": entry.from.join(" · ") }));
    json!({
        "activity": vote.activity,
        "phase": vote.phase,
        "by_hands": vote.by_hands,
        "cap": vote.cap,
        "budget": vote.budget,
        "settled": is_as_recorded && matches!(said, Said::Nothing | Said::Recorded | Said::Moved),
        "moved": pressed.as_ref().map(|_| left_in_words(&given, "dots", language)),
        "give": give(&given, rows, pressed.as_deref().unwrap_or_default(), "dots", true),
    })
}
