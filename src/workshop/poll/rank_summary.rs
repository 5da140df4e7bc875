//! Owns the words for places and ties. It knows no method and counts nothing.

use super::{RunOffRound, TallyRow};
use crate::workshop::sort_by_key;
use crate::workshop::text::same_key;
use crate::workshop::text::wording::join_with_and;

/// Returns who comes first, with the verb for it, and every further place that several share; options nobody chose share
/// none. `of` says a count with what it is of.
pub(super) fn rank_summary(rows: &[TallyRow], verb: &str, of: impl Fn(u64) -> String) -> (String, Vec<String>) {
    let mut order: Vec<&TallyRow> = rows.iter().filter(|r| r.count > 0).collect();
    sort_by_key(&mut order, |r| std::cmp::Reverse(r.count));
    // "no wins" would say that nobody does.
    let leader = |option: &str| match same_key(option).as_str() {
        "yes" => "Yes".to_owned(),
        "no" => "No".to_owned(),
        _ => format!("{option} {verb}"),
    };
    let (mut first, mut ties) = (String::new(), Vec::new());
    let mut place = 1;
    for sharing in order.chunk_by(|a, b| a.count == b.count) {
        let count = sharing[0].count;
        match (place, sharing.len()) {
            (1, 1) => first = format!("{}: {}", leader(&sharing[0].option), of(count)),
            (1, _) => first = tie(sharing, rows.len(), &of(count)),
            (_, 1) => {}
            _ => {
                let names = join_with_and(sharing.iter().map(|r| r.option.as_str()));
                ties.push(format!("tie for {}: {names}", ordinal(place)));
            }
        }
        place += sharing.len();
    }
    (first, ties)
}

/// Returns the options of so many that share the first place, each with this much.
pub(super) fn tie(sharing: &[&TallyRow], all: usize, each: &str) -> String {
    if sharing.len() == all && all > 2 {
        return format!("tie: all {all} options, {each} each");
    }
    format!("tie: {}, {each} each", join_with_and(sharing.iter().map(|r| r.option.as_str())))
}

/// Returns how a round of an instant run-off ends: `out: B`, `tie for last: A or B`, `tie: A and B`; with the earlier
/// round that told some of the last ones apart.
pub fn round_outcome(round: &RunOffRound, rows: &[TallyRow]) -> String {
    let name = |o: &usize| rows[*o].option.as_str();
    let names = |which: &[usize]| join_with_and(which.iter().map(name));
    if !round.tied.is_empty() {
        return format!("tie: {}", names(&round.tied));
    }
    let last: Vec<usize> = round.out.iter().chain(&round.or).copied().collect();
    let apart = match (round.earlier, &round.or[..]) {
        (Some(i), []) => format!(" (level with {}, fewer votes in round {})", names(&round.level), i + 1),
        (Some(i), _) => format!(" ({} had more votes in round {})", names(&round.level), i + 1),
        (None, _) => String::new(),
    };
    match (&round.out[..], &round.or[..]) {
        ([], _) => String::new(),
        (out, []) => format!("out: {}{apart}", out.iter().map(name).collect::<Vec<_>>().join(", ")),
        _ => format!("tie for last: {}{apart}", either(&last, rows)),
    }
}

/// Returns the names of rows of which one is meant: `A, B or C`.
pub(super) fn either(which: &[usize], rows: &[TallyRow]) -> String {
    let names: Vec<&str> = which.iter().map(|&o| rows[o].option.as_str()).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => names.concat(),
    }
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
