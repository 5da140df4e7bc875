//! Owns the words for places and ties. It knows no method and counts nothing.

use super::{Pass, PollRun, TallyRow};
use crate::workshop::count_of;
use crate::workshop::text::same_key;
use crate::workshop::text::wording::join_with_and;

/// Returns who leads or has won, and every place that several share; options nobody chose share none.
pub(super) fn rank_summary(run: &PollRun, rows: &[TallyRow], mark: &str) -> String {
    let n: u64 = rows.iter().map(|r| r.count).sum();
    let decides = run.rules.pass == Pass::Plurality && run.rules.quorum.is_none();
    let leads = match run.closed {
        None => "leads",
        Some(_) if decides => "wins",
        Some(_) => "has the most",
    };
    let mut order: Vec<&TallyRow> = rows.iter().filter(|r| r.count > 0).collect();
    order.sort_by_key(|r| std::cmp::Reverse(r.count));
    // Of several answers from each person no share is told: it would be of answers, not of people.
    let several = run.known_method().is_some_and(|m| !m.exclusive);
    let of = |count| if several { count_of(count, mark) } else { format!("{count} of {}", count_of(n, mark)) };
    let each = |count| format!("{} each", of(count));
    // "no wins" would say that nobody does.
    let leader = |option: &str| match same_key(option).as_str() {
        "yes" => "Yes".to_owned(),
        "no" => "No".to_owned(),
        _ => format!("{option} {leads}"),
    };
    let mut said = Vec::new();
    let mut place = 1;
    for sharing in order.chunk_by(|a, b| a.count == b.count) {
        let count = sharing[0].count;
        let names = || join_with_and(sharing.iter().map(|r| r.option.as_str()));
        match (place, sharing.len()) {
            (1, 1) => said.push(format!("{}: {}", leader(&sharing[0].option), of(count))),
            (1, all) if all == rows.len() && all > 2 => said.push(format!("tie: all {all} options, {}", each(count))),
            (1, _) => said.push(format!("tie: {}, {}", names(), each(count))),
            (_, 1) => {}
            _ => said.push(format!("tie for {}: {}", ordinal(place), names())),
        }
        place += sharing.len();
    }
    said.join(" · ")
}

pub(super) fn one_of(things: &str) -> &str {
    things.strip_suffix('s').unwrap_or(things)
}

pub(super) fn ordinal(place: usize) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = WORDS.get(place.wrapping_sub(1)) {
        return (*word).to_owned();
    }
    let end = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_words() {
        for (place, word) in
            [(2, "second"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd"), (113, "113th")]
        {
            assert_eq!(ordinal(place), word);
        }
    }
}
