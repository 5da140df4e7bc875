//! Owns the words for places and ties. It knows no method and counts nothing.

use super::{Lead, RunOffRound, Share, Statement, TallyRow, TieNext};
use crate::workshop::sort_by_key;
use crate::workshop::text::same_key;
use crate::workshop::text::wording::{join_with_and, join_with_or};

/// Returns who comes first, alone or as one of several, and every further place that several share; options nobody chose
/// share none. `of` says what a count is of.
pub(super) fn rank_summary(rows: &[TallyRow], lead: Lead, of: impl Fn(u64) -> Share) -> (Statement, Vec<String>) {
    let mut order: Vec<&TallyRow> = rows.iter().filter(|r| r.count > 0).collect();
    sort_by_key(&mut order, |r| std::cmp::Reverse(r.count));
    let (mut first, mut ties) = (Statement::Nothing, Vec::new());
    let mut place = 1;
    for sharing in order.chunk_by(|a, b| a.count == b.count) {
        let share = of(sharing[0].count);
        match (place, sharing) {
            (1, [alone]) => {
                // "no wins" would say that nobody does.
                let (option, lead) = match same_key(&alone.option).as_str() {
                    "yes" => ("Yes".to_owned(), Lead::Plain),
                    "no" => ("No".to_owned(), Lead::Plain),
                    _ => (alone.option.clone(), lead),
                };
                first = Statement::First { option, lead, share };
            }
            (1, _) => first = tie(sharing, rows.len(), share),
            (_, [_]) => {}
            _ => {
                let names = join_with_and(sharing.iter().map(|r| r.option.as_str()));
                ties.push(format!("tie for {}: {names}", ordinal(place)));
            }
        }
        place += sharing.len();
    }
    (first, ties)
}

/// Returns that some of so many options share the first place, each with this much.
pub(super) fn tie(sharing: &[&TallyRow], all: usize, share: Share) -> Statement {
    Statement::Tie {
        options: sharing.iter().map(|row| row.option.clone()).collect(),
        all: sharing.len() == all && all > 2,
        share,
        next: TieNext::Stays,
        rule: None,
    }
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
    join_with_or(which.iter().map(|&o| rows[o].option.as_str()))
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
