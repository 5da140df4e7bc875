//! Owns the parts that say under which rules a poll is held: `until closed`, `quorum 50 %`, `named`, `cap 2`.
//! One table has their words, for reading and for writing.

use super::canvas::list_text;
use super::misread::PartError;
use super::parts::{Given, after};
use super::poll_draft::PollDraft;
use super::signs::{self, Signs, range, text_of};
use crate::workshop::Choice;
use crate::workshop::poll::{Base, Decides, Pass, Quorum, Results, Rules, Tie};
use crate::workshop::text::{search_key, tidy};

/// A rule that is one word or a few.
struct Word {
    /// What is said by it: what can be said once.
    what: &'static str,
    /// The words, the first as they are written.
    words: &'static [&'static str],
    /// It holds.
    is: fn(&Rules) -> bool,
    /// Lets it hold.
    set: fn(&mut Rules),
}

const RESULTS: &str = "when the room sees the result";
const PASS: &str = "what passes";

/// Every rule without a value.
const WORDS: &[Word] = &[
    Word { what: RESULTS, words: &["live"], is: |_| false, set: |r| r.results = Results::Live },
    Word {
        what: RESULTS,
        words: &["until closed", "hidden until closed", "on close"],
        is: |r| r.results == Results::OnClose,
        set: |r| r.results = Results::OnClose,
    },
    Word {
        what: RESULTS,
        words: &["until revealed", "hidden until revealed", "on reveal"],
        is: |r| r.results == Results::OnReveal,
        set: |r| r.results = Results::OnReveal,
    },
    Word {
        what: RESULTS,
        words: &["until voted", "hidden until voted", "after vote"],
        is: |r| r.results == Results::AfterVote,
        set: |r| r.results = Results::AfterVote,
    },
    Word { what: "blind", words: &["blind"], is: |r| r.blind, set: |r| r.blind = true },
    Word { what: "named", words: &["named", "with names"], is: |r| r.named, set: |r| r.named = true },
    Word { what: "named", words: &["anonymous"], is: |_| false, set: |r| r.named = false },
    Word { what: "final", words: &["final"], is: |r| r.binding, set: |r| r.binding = true },
    Word { what: "mixed", words: &["mixed", "hands and ballots"], is: |r| r.mixed, set: |r| r.mixed = true },
    Word { what: PASS, words: &["plurality"], is: |_| false, set: |r| r.pass = Pass::Plurality },
    Word { what: PASS, words: &["majority"], is: |r| r.pass == Pass::Majority, set: |r| r.pass = Pass::Majority },
    Word {
        what: PASS,
        words: &["two-thirds", "two thirds"],
        is: |r| r.pass == Pass::TwoThirds,
        set: |r| r.pass = Pass::TwoThirds,
    },
    Word {
        what: PASS,
        words: &["four-fifths", "four fifths"],
        is: |r| r.pass == Pass::FourFifths,
        set: |r| r.pass = Pass::FourFifths,
    },
    Word { what: PASS, words: &["unanimous"], is: |r| r.pass == Pass::Unanimous, set: |r| r.pass = Pass::Unanimous },
];

/// A rule with a value behind its word.
struct Valued {
    what: &'static str,
    /// The word before the value.
    word: &'static str,
    /// An example of a value.
    example: &'static str,
    /// The value as it is written, where it is not the usual one.
    get: fn(&Rules) -> Option<String>,
    /// Takes a value; `false` where it is none.
    set: fn(&mut Rules, &str) -> bool,
}

/// Every rule with one value.
const VALUED: &[Valued] = &[
    Valued {
        what: "the quorum",
        word: "quorum",
        example: "50 %",
        get: |r| r.quorum.map(|q| q.to_string()),
        set: |r, text| {
            // A number alone can be a share or people.
            let share = text.contains(['%', '/', '.']) || text == "half";
            put(&mut r.quorum, Quorum::read(text).filter(|_| share))
        },
    },
    Valued {
        what: "what percentages are of",
        word: "base",
        example: "present",
        get: |r| r.base.map(|b| b.word().to_owned()),
        set: |r, text| put(&mut r.base, Base::of(text)),
    },
    Valued {
        what: "what a tie leads to",
        word: "tie",
        example: "run-off",
        get: |r| (r.tie != Tie::Shared).then(|| r.tie.word().to_owned()),
        set: |r, text| choose(&mut r.tie, text),
    },
    Valued {
        what: "what decides",
        word: "decided by",
        example: "borda",
        get: |r| (r.decides != Decides::Schulze).then(|| r.decides.word().to_owned()),
        set: |r, text| choose(&mut r.decides, text),
    },
    Valued {
        what: "the limit",
        word: "limit",
        example: "2",
        get: |r| r.limit.map(|n| n.to_string()),
        set: |r, text| put(&mut r.limit, number(text, 100)),
    },
    Valued {
        what: "the dots",
        word: "budget",
        example: "5",
        get: |r| r.budget.map(|n| n.to_string()),
        set: |r, text| put(&mut r.budget, number(text, 1_000_000)),
    },
    Valued {
        what: "the cap",
        word: "cap",
        example: "2",
        get: |r| r.cap.map(|n| n.to_string()),
        set: |r, text| put(&mut r.cap, number(text, 1_000_000)),
    },
    Valued {
        what: "the credits",
        word: "credits",
        example: "25",
        get: |r| r.credits.map(|n| n.to_string()),
        set: |r, text| put(&mut r.credits, number(text, 1_000_000)),
    },
];

fn put<T>(into: &mut Option<T>, value: Option<T>) -> bool {
    let found = value.is_some();
    if found {
        *into = value;
    }
    found
}

fn choose<T: Choice>(into: &mut T, text: &str) -> bool {
    let found = T::of(text);
    if let Some(found) = found {
        *into = found;
    }
    found.is_some()
}

fn number(text: &str, most: u32) -> Option<u32> {
    super::length::number(text).filter(|n| (1..=most).contains(n))
}

/// Takes a part that is a rule of a poll.
pub(super) fn part(draft: &mut PollDraft, given: &mut Given, part: Signs<'_>) -> Result<bool, PartError> {
    let text = text_of(part);
    let key = search_key(&text);
    if let Some(word) = WORDS.iter().find(|w| w.words.contains(&key.as_ref())) {
        given.add(word.what, part)?;
        (word.set)(&mut draft.rules);
        return Ok(draft.rule(given, part));
    }
    for rule in VALUED {
        let Some(rest) = after(part, rule.word) else { continue };
        given.add(rule.what, part)?;
        let value = search_key(&text_of(rest)).into_owned();
        if !(rule.set)(&mut draft.rules, &value) {
            let sentence = format!("“{text}” is not understood. For example: {} {}", rule.word, rule.example);
            return Err(PartError::new(range(part), sentence));
        }
        return Ok(draft.rule(given, part));
    }
    // Dots and credits are counted before their word, too.
    for (word, what) in [("dots", "the dots"), ("credits", "the credits")] {
        let count = key.strip_suffix(word).and_then(|count| number(count.trim(), 1_000_000));
        let Some(count) = count else { continue };
        given.add(what, part)?;
        *(if word == "dots" { &mut draft.rules.budget } else { &mut draft.rules.credits }) = Some(count);
        return Ok(draft.rule(given, part));
    }
    for (word, what) in [("labels", "the labels"), ("axes", "the axes")] {
        let Some(rest) = after(part, word) else { continue };
        given.add(what, part)?;
        let texts: Vec<String> = signs::options(rest).into_iter().map(|o| tidy(&text_of(o))).collect();
        if texts.len() < 2 {
            return Err(PartError::new(range(part), format!("Type {what}: {word}: low / high")));
        }
        *(if word == "labels" { &mut draft.rules.labels } else { &mut draft.rules.axes }) = texts;
        return Ok(draft.rule(given, part));
    }
    Ok(false)
}

/// Returns the parts that say these rules, where they are not the usual ones.
pub(super) fn parts(rules: &Rules) -> Vec<String> {
    let words = WORDS.iter().filter(|w| (w.is)(rules)).map(|w| w.words[0].to_owned());
    let values = VALUED.iter().filter_map(|v| Some(format!("{} {}", v.word, (v.get)(rules)?)));
    let list = |word: &str, texts: &[String]| (!texts.is_empty()).then(|| format!("{word}: {}", list_text(texts)));
    let lists = [list("labels", &rules.labels), list("axes", &rules.axes)];
    words.chain(values).chain(lists.into_iter().flatten()).collect()
}
