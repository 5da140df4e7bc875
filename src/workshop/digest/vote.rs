//! Owns one run of a poll as a reader sees it. It never counts and never divides: the tally comes from `poll`.

use std::sync::Arc;

use serde::Serialize;

use super::{Audience, Picture, Ranking};
use crate::workshop::poll::{self, Detail, RunPlace, Spread, Tally};
use crate::workshop::{Moment, PollRun};

/// One run of a poll.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PollSummary {
    /// What was asked.
    pub question: String,
    /// How it was answered: a name of the catalogue.
    pub method: String,
    /// The same in a few words.
    pub rule: String,
    /// What was laid down for it, as far as the room should know: `anonymous · quorum 50 %`.
    pub terms: String,
    /// What could be chosen, as it was asked; empty where people answer in words.
    pub options: Vec<String>,
    /// When the room was to see the results: `live`, `after-vote`, `on-close` or `on-reveal`.
    pub results: &'static str,
    /// Which run it is, from 1, and of how many.
    pub run: usize,
    /// How often it was asked.
    pub runs: usize,
    /// Whether answers were still being counted.
    pub open: bool,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// Its seal, `sha256-` and 64 digits, so that it stands outside the file; absent with the tally, as a seal can be
    /// tried out on every result.
    pub sealed: Option<String>,
    /// The first twelve digits of the seal, as people write it down.
    pub seal: Option<String>,
    /// How often it was sealed anew after it closed.
    pub resealed: u32,
    /// People in the room.
    pub present: u32,
    /// Each option with its count; absent while the room may not see it.
    pub tally: Option<Vec<OptionSummary>>,
    /// How many marks were counted; absent with the tally.
    pub n: Option<u64>,
    /// What the percentages are of, in words; absent with the tally.
    pub base: Option<String>,
    /// What was decided, with every tie; while it is open, how it stands; absent with the tally.
    pub standing: Option<String>,
    /// The same with what it is of; absent with the tally.
    pub summary: Option<String>,
    /// The verdict in a word: `passed`, `not passed`, `won`, `tied`, `consent`, `no consent`, `no quorum`, `impossible` or
    /// `no votes`; nothing while it is open, where there is nothing to decide, and absent with the tally.
    pub verdict: Option<&'static str>,
    /// What to know about percentages that were rounded.
    pub note: Option<String>,
    /// What else to know: a quorum that was met, counts that cannot be right; absent with the tally.
    pub remarks: Vec<String>,
    /// Why somebody objects, in their own words; absent with the tally.
    pub reasons: Vec<String>,
    /// Who took part, in words: `14 voted`, `2 of 16 present did not vote`; absent with the tally.
    pub took_part: Vec<String>,
    /// The same in numbers; absent with the tally.
    pub turnout: Option<TurnoutSummary>,
    /// Where the middle of a scale lies; absent with the tally.
    pub scale: Option<ScaleSummary>,
    /// Places, duels and rounds of options that were put in order; absent with the tally.
    pub ranking: Option<Ranking>,
    /// Where options lie on two axes; absent with the tally.
    pub picture: Option<Picture>,
}

/// Who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TurnoutSummary {
    /// People who gave an answer; nothing where hands do not tell.
    pub voted: Option<u64>,
    /// Who took part without an answer.
    pub abstained: u64,
    /// Slips that could not be counted.
    pub invalid: u64,
    /// Who was there and did none of this; nothing where hands do not tell.
    pub silent: Option<u64>,
}

/// Where the middle of the answers on a scale lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleSummary {
    /// The step in the middle, or the two that it lies between.
    pub median: Vec<String>,
    /// The middle half of the answers lies from this step to that one.
    pub half: [String; 2],
    /// The mean, where the steps are numbers: `3.4`.
    pub mean: Option<String>,
}

/// One option of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionSummary {
    /// The option.
    pub option: String,
    /// Its marks.
    pub count: u64,
    /// Its part in percent, sign and all; nothing where the method has none.
    pub percent: Option<String>,
    /// Marks more or, negative, fewer than in the run before.
    pub change: Option<i64>,
    /// How many people gave it any, where that is not the count.
    pub people: Option<u64>,
    /// On a scale: `median`, or `middle half` of the answers.
    pub middle: Option<&'static str>,
}

/// Returns the runs of an activity's polls for an audience, oldest first.
pub(super) fn votes(runs: &[&PollRun], audience: Audience) -> Vec<PollSummary> {
    let places = poll::run_places(runs.iter().copied());
    let vote = |(run, place): (&&PollRun, &RunPlace)| {
        let before = place.before.map(|i| runs[i]);
        let tally = match audience {
            Audience::Facilitator => poll::shown_in_private(run).then(|| Arc::new(poll::tally(run, before))),
            Audience::Participants => poll::public(run, 1, before).tally,
        };
        of(run, (place.number, place.of), tally.as_deref())
    };
    runs.iter().zip(&places).map(vote).collect()
}

fn of(run: &PollRun, (number, runs): (usize, usize), tally: Option<&Tally>) -> PollSummary {
    let percent = |n: u64, text: String| (n > 0 && !text.is_empty()).then(|| format!("{text}%"));
    let mut vote = PollSummary {
        question: run.question.clone(),
        method: run.method.clone(),
        rule: poll::method(&run.method).map_or_else(String::new, |m| m.about.to_owned()),
        terms: poll::terms(run),
        options: run.options.clone(),
        results: run.rules.results.word(),
        run: number,
        runs,
        open: run.closed.is_none(),
        opened: run.opened,
        closed: run.closed,
        present: run.present,
        ..PollSummary::default()
    };
    if let Some(tally) = tally {
        let n = tally.n;
        let spread = if let Detail::Scale(spread) = &tally.detail { Some(spread) } else { None };
        let share = |(i, r): (usize, &poll::TallyRow)| OptionSummary {
            percent: percent(n, r.percent.clone()),
            option: r.option.clone(),
            count: r.count,
            change: r.change,
            people: r.people.filter(|p| *p != r.count),
            middle: spread.and_then(|s| middle(s, i)),
        };
        vote.tally = Some(tally.rows.iter().enumerate().map(share).collect());
        vote.n = Some(n);
        vote.sealed.clone_from(&run.sealed);
        vote.seal = run.sealed.as_deref().map(poll::short_seal);
        vote.resealed = if run.sealed.is_some() { run.resealed } else { 0 };
        vote.base = Some(tally.base.clone());
        vote.standing = Some(tally.standing.clone());
        vote.summary = Some(tally.summary());
        vote.verdict = tally.decision.outcome();
        vote.note.clone_from(&tally.note);
        vote.remarks.clone_from(&tally.remarks);
        let turnout = tally.turnout;
        vote.took_part = turnout.sentences();
        vote.turnout = Some(TurnoutSummary {
            voted: turnout.voted,
            abstained: turnout.abstained,
            invalid: turnout.invalid,
            silent: turnout.non_voters(),
        });
        detail(&mut vote, tally);
    }
    vote
}

/// Adds what the method knows beyond counts.
fn detail(vote: &mut PollSummary, tally: &Tally) {
    let option = |i: usize| tally.rows[i].option.clone();
    match &tally.detail {
        Detail::Counts => {}
        Detail::Reasons(reasons) => vote.reasons.clone_from(reasons),
        Detail::Scale(spread) => {
            let (low, high) = spread.median;
            let median = if low == high { vec![option(low)] } else { vec![option(low), option(high)] };
            let half = [option(spread.half.0), option(spread.half.1)];
            vote.scale = Some(ScaleSummary { median, half, mean: spread.mean() });
        }
        Detail::Ranking(ranked) => vote.ranking = (tally.n > 0).then(|| Ranking::of(ranked, tally)),
        Detail::Matrix(matrix) => vote.picture = (tally.n > 0).then(|| Picture::of_poll(matrix, &tally.rows)),
    }
}

fn middle(spread: &Spread, row: usize) -> Option<&'static str> {
    match row {
        i if i == spread.median.0 || i == spread.median.1 => Some("median"),
        i if (spread.half.0..=spread.half.1).contains(&i) => Some("middle half"),
        _ => None,
    }
}
