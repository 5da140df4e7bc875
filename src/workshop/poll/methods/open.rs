//! Owns `open`: a line of their own from each person. Answers that are the same by the rule for names are one; others
//! can be moved into one another, and moved back.

use crate::workshop::sort_by_key;
use std::collections::{BTreeMap, HashMap};

use super::defaults::{DEFAULT, leader};
use crate::workshop::poll::{Answer, Count, Form, Method, Misfit, PollRun, Unit};
use crate::workshop::text::same_key;

pub(super) const METHOD: Method = Method {
    name: "open",
    about: "an answer in each person's own words",
    form: Form::Words,
    options: |_| Vec::new(),
    hands: false,
    marks: "answers",
    keys: &["pass"],
    check: |answer, _, _| match answer {
        Answer::Words(words) => {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            match words.chars().count() {
                0 => Err(Misfit::Nothing("Type an answer.")),
                n if n > MOST => Err(Misfit::TooLong { most: MOST, has: n }),
                _ => Ok(Answer::Words(words)),
            }
        }
        _ => Err(Misfit::Shape("Answer this poll in a few words.")),
    },
    count,
    read: |_, rows| leader(rows, Unit::Answers),
    ..DEFAULT
};

const MOST: usize = 200;

/// Returns what two answers have in common that are one: the rule for names.
pub fn alike(words: &str) -> String {
    same_key(words)
}

/// Returns the counts as version 0.1.0 wrote them, which took other forms of a letter for another answer.
pub fn counts_before(run: &PollRun) -> Vec<u64> {
    let before = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    count_by(run, before).marks
}

/// Counts the answers, each with how many gave it, the most frequent first; each is called as most people wrote it.
fn count(run: &PollRun) -> Count {
    count_by(run, alike)
}

fn count_by(run: &PollRun, alike: fn(&str) -> String) -> Count {
    let moved: Vec<(String, String)> = run.moved.iter().map(|(from, into)| (alike(from), alike(into))).collect();
    let into: HashMap<&str, &str> = moved.iter().map(|(from, into)| (from.as_str(), into.as_str())).collect();
    let mut spellings: BTreeMap<&str, u64> = BTreeMap::new();
    for answer in run.votes() {
        if let Answer::Words(words) = answer {
            *spellings.entry(words).or_default() += 1;
        }
    }
    let mut answers: BTreeMap<String, (u64, u64, &str)> = BTreeMap::new();
    for (words, count) in spellings {
        let own = alike(words);
        let mut key = own.as_str();
        // A chain is at most as long as the list; a circle in an edited file ends all the same.
        for _ in 0..into.len() {
            match into.get(key) {
                Some(next) => key = next,
                None => break,
            }
        }
        let (all, most, name) = answers.entry(key.to_owned()).or_insert((0, 0, words));
        *all += count;
        // What was moved in does not give the answer its name.
        if (key == own && *most < count) || *most == 0 {
            *name = words;
            *most = if key == own { count } else { 0 };
        }
    }
    let mut sorted: Vec<(u64, &str)> = answers.values().map(|(count, _, name)| (*count, *name)).collect();
    sort_by_key(&mut sorted, |(count, name)| (std::cmp::Reverse(*count), *name));
    let marks: Vec<u64> = sorted.iter().map(|(count, _)| *count).collect();
    Count {
        rows: Some(sorted.iter().map(|(_, name)| (*name).to_owned()).collect()),
        people: marks.clone(),
        marks,
        whole: None,
    }
}
