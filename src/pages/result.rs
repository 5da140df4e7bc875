//! Owns what the result of a poll says on a page: what was decided, and the row of each answer.

use serde_json::{Value, json};

use super::results::{option_in_words, result_in_words};
use super::words::Language;
use crate::workshop::poll::{Answer, PublicPoll, Verdict, Vote, alike};

/// Returns a result as far as it may be seen.
pub(super) fn result(poll: &PublicPoll, answered: Option<&Vote>, language: Language) -> Value {
    let tally = poll.tally.as_deref();
    let most = tally.map_or(0, |tally| tally.rows.iter().map(|row| row.count).max().unwrap_or(0));
    let winners = tally.map_or_else(Vec::new, |tally| match &tally.decision.verdict {
        Verdict::Won(row) => vec![*row],
        Verdict::Passed(judged) => vec![judged.row],
        Verdict::Tied => tally.decision.tied_rows().to_vec(),
        _ => Vec::new(),
    });
    let state = match (poll.open, poll.answered) {
        (false, Some(n)) => {
            language.say("poll-answered-closed", &[("answered", n.into()), ("present", poll.present.into())])
        }
        (false, None) => String::new(),
        (true, Some(n)) => language.say("poll-open", &[("answered", n.into()), ("present", poll.present.into())]),
        (true, None) => language.say("poll-open-unknown", &[]),
    };
    json!({
        "open": poll.open,
        "state": state,
        "later": tally.is_none().then(|| {
            let when = match (poll.open, poll.hides_few) {
                (false, _) => "poll-when-shown",
                (true, true) => "poll-few",
                (true, false) => "poll-later",
            };
            language.say(when, &[])
        }),
        "statement": tally.filter(|_| !poll.open).map(|tally| result_in_words(language, &tally.statement)),
        "names_given": poll.names_given && tally.is_some(),
        "shares": tally.is_some_and(|tally| tally.rows.iter().any(|row| !row.percent.is_empty())),
        "rows": tally.map(|tally| tally.rows.iter().enumerate().map(|(at, row)| json!({
            "option": option_in_words(language, poll.usual, at, &row.option),
            "count": row.count,
            "percent": if row.percent.is_empty() {
                String::new()
            } else {
                language.say("percent", &[("n", language.decimal(&row.percent).into())])
            },
            "width": (row.count * 100).checked_div(most).unwrap_or(0),
            "wins": !poll.open && winners.contains(&at),
            "own": answered.and_then(|vote| own(&vote.answer, at, &row.option, language)),
        })).collect::<Vec<_>>()),
    })
}

/// Says that somebody answered with this row and, where there is more to say, how.
fn own(answer: &Answer, at: usize, option: &str, language: Language) -> Option<String> {
    let chosen = |chosen: bool| chosen.then(|| language.say("result-own", &[]));
    let with = |answer: String| language.say("result-own-is", &[("answer", answer.into())]);
    match answer {
        Answer::Options(options) => chosen(options.contains(&at)),
        Answer::Words(words) => chosen(alike(words) == alike(option)),
        Answer::Amounts(each) => each.get(at).filter(|amount| **amount > 0).map(|amount| with(amount.to_string())),
        Answer::Ranks(ranks) => {
            ranks.iter().position(|rank| rank.contains(&at)).map(|rank| with((rank + 1).to_string()))
        }
        Answer::Places(places) => places.get(at).copied().flatten().map(|(x, y)| with(format!("{x}, {y}"))),
        Answer::Abstain | Answer::Invalid => None,
    }
}
