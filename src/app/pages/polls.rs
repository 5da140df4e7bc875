//! Owns the page of polls: every run with its figures, what they say, and the rule it was held under.

use super::page::{Writer, clock};
use crate::workshop::digest::{Digest, OptionSummary, PollSummary, RankedOption, Ranking};

/// Returns what a run came to, in a line; below its question.
pub(super) fn outcome(p: &PollSummary) -> String {
    let run = if p.runs > 1 { format!("run {}: ", p.run) } else { String::new() };
    p.summary.as_ref().map_or_else(|| format!("{run}results not shown yet"), |summary| format!("{run}{summary}"))
}

/// Writes every run of every poll.
pub(super) fn write(d: &Digest, w: &mut Writer) {
    for p in d.activities.iter().flat_map(|a| &a.polls) {
        let number = if p.runs > 1 { format!(" (run {} of {})", p.run, p.runs) } else { String::new() };
        w.heading(format!("{}{number}", p.question));
        match (&p.ranking, &p.picture) {
            _ if p.tally.is_none() => p.options.iter().for_each(|o| w.item(o.clone())),
            (Some(ranking), _) => order(ranking, w),
            (_, Some(picture)) => w.picture(picture),
            _ => bars(p, w),
        }
        w.text(outcome(p));
        p.remarks.iter().for_each(|r| w.text(r.clone()));
        p.reasons.iter().for_each(|r| w.item(format!("Reason: {r}")));
        if !p.took_part.is_empty() {
            w.aside(p.took_part.join(" · "));
        }
        if let Some(note) = &p.note {
            w.aside(note.clone());
        }
        if let Some(ranking) = &p.ranking {
            duels_and_rounds(ranking, w);
        }
        let rule = if p.rule.is_empty() { p.method.clone() } else { format!("{}, {}", p.method, p.rule) };
        let closed = p.closed.map_or_else(|| ", still open".to_owned(), |c| format!(", closed {}", clock(c)));
        w.aside(format!("Rule: {rule} · {}. {} present, opened {}{closed}.", p.terms, p.present, clock(p.opened)));
    }
}

fn bars(p: &PollSummary, w: &mut Writer) {
    let bar = |share: &OptionSummary| {
        let percent = share.percent.as_ref().map_or_else(String::new, |p| format!(", {p}"));
        let people = share.people.map_or_else(String::new, |n| format!(", from {n}"));
        let middle = share.middle.map_or_else(String::new, |m| format!(" · {m}"));
        (share.count, format!("{}{percent}{people}{middle}", share.count), share.option.clone())
    };
    w.bars(p.tally.iter().flatten().map(bar).collect());
}

/// Writes the options by their places, as long as their first choices.
fn order(ranking: &Ranking, w: &mut Writer) {
    let bar = |o: &RankedOption| {
        let figures = format!("first {}, Borda {}, won {}", o.first, o.borda, o.won);
        (o.first, figures, format!("{} {}", o.place, o.option))
    };
    w.bars(ranking.places.iter().map(bar).collect());
}

/// Writes which option beats which, by how many ballots, and who goes out in which round.
fn duels_and_rounds(ranking: &Ranking, w: &mut Writer) {
    let against = |a: usize, b: usize| ranking.places[a].duels[b].as_ref();
    for (a, option) in ranking.places.iter().enumerate() {
        let duel = |b: usize| {
            let (ours, theirs) = (against(a, b)?, against(b, a)?);
            let other = &ranking.places[b].option;
            (ours.outcome == "won").then(|| format!("{other} {}:{}", ours.ballots, theirs.ballots))
        };
        let won: Vec<String> = (0..ranking.places.len()).filter_map(duel).collect();
        if !won.is_empty() {
            w.aside(format!("{} beats {}", option.option, won.join(", ")));
        }
    }
    for (i, round) in ranking.rounds.iter().enumerate() {
        let votes: Vec<String> = round.votes.iter().map(|v| format!("{} {}", v.option, v.votes)).collect();
        let exhausted = if round.exhausted > 0 { format!(" · {} exhausted", round.exhausted) } else { String::new() };
        let outcome = if round.outcome.is_empty() { String::new() } else { format!(" · {}", round.outcome) };
        w.aside(format!("Run-off, round {}: {}{exhausted}{outcome}", i + 1, votes.join(", ")));
    }
}
