//! Owns the seals of a record: for each closed run a SHA-256 over all that was counted and over the seal before it, so
//! that an edited, exchanged or missing run shows. `docs/polls.md` describes the text it is made of.

use crate::workshop::{sort, sort_by_key};
use sha2::{Digest as _, Sha256};

use super::seal::recount;
use super::{Answer, Ballot, PollRun, RuleValue};
use crate::workshop::text::hex;
use crate::workshop::{Moment, Record};

/// What every seal of this kind begins with in the file.
const KIND: &str = "sha256-";

/// How a run stands to its seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealState {
    /// It is open, so it has none yet.
    Open,
    /// It was closed by version 0.1.0, before any run that has a seal of this kind.
    Old,
    /// Its seal fits the run, its place and the seal before it.
    Fits,
    /// Its seal does not fit, or is missing.
    Broken,
}

/// Where a run stands among the others.
#[derive(Debug, Clone, Copy)]
pub struct SealPlace<'a> {
    /// Which closed run it is in the order of closing, from 1.
    pub number: usize,
    /// Which run it is in the file, from 1.
    pub position: usize,
    /// The seal of the run that closed before it; empty for the first.
    pub before: &'a str,
}

/// Returns how each run stands to its seal, in the order of the file.
pub fn seal_states(record: &Record) -> Vec<SealState> {
    let mut states: Vec<SealState> = record.polls.iter().map(|run| open_state(run)).collect();
    let (mut before, mut seals_began) = (String::new(), false);
    for (i, index) in closing_order(record).into_iter().enumerate() {
        let run = &record.polls[index];
        let place = SealPlace { number: i + 1, position: index + 1, before: &before };
        states[index] = match &run.sealed {
            Some(sealed) if *sealed == seal_of(run, place) => SealState::Fits,
            None if !seals_began => SealState::Old,
            _ => SealState::Broken,
        };
        seals_began |= run.sealed.is_some();
        before = link(run);
    }
    states
}

fn open_state(run: &PollRun) -> SealState {
    if run.sealed.is_some() { SealState::Broken } else { SealState::Open }
}

/// Returns whether the record names the run that closed last: where not, a run is missing at the end.
pub fn ends_with_last_seal(record: &Record) -> bool {
    let last = closing_order(record).last().and_then(|i| record.polls[*i].sealed.as_ref());
    last == record.last_seal.as_ref()
}

/// Returns the seals of a record as they were before a change, so that only those that fitted are made anew after it.
pub(in crate::workshop) fn before_change(record: &Record) -> (Vec<SealState>, bool) {
    (seal_states(record), ends_with_last_seal(record))
}

/// Seals every run that was closed by a change, and seals anew those whose seal fitted before it. What did not fit
/// stays as it is: a change never hides an edit.
pub(in crate::workshop) fn seal_runs(record: &mut Record, (were, complete): (Vec<SealState>, bool)) {
    let mut before = String::new();
    for (i, index) in closing_order(record).into_iter().enumerate() {
        let was = were.get(index).copied().unwrap_or(SealState::Open);
        let run = &record.polls[index];
        let closes = was == SealState::Open;
        if closes || was == SealState::Fits {
            // The seal of a run that is missing stays in the chain, so that it is missed.
            let missed = record.last_seal.as_ref().filter(|_| closes && !complete);
            let place = SealPlace { number: i + 1, position: index + 1, before: missed.unwrap_or(&before) };
            let mut sealed = seal_of(run, place);
            if run.sealed.as_ref() != Some(&sealed) {
                let run = std::sync::Arc::make_mut(&mut record.polls[index]);
                if !closes {
                    run.resealed = run.resealed.saturating_add(1);
                    sealed = seal_of(run, place);
                }
                run.sealed = Some(sealed);
            }
            if closes || complete {
                record.last_seal.clone_from(&record.polls[index].sealed);
            }
        }
        before = link(&record.polls[index]);
    }
}

/// Lists the closed runs by their indexes, in the order in which they were closed.
fn closing_order(record: &Record) -> Vec<usize> {
    let mut closed: Vec<(Moment, usize)> =
        record.polls.iter().enumerate().filter_map(|(i, run)| Some((run.closed?, i))).collect();
    sort(&mut closed);
    closed.into_iter().map(|(_, i)| i).collect()
}

/// Returns what the seal of the next run says of this one.
fn link(run: &PollRun) -> String {
    run.sealed.clone().unwrap_or_else(|| recount(run).seal)
}

/// Returns the seal of a run at its place: `sha256-` and 64 digits.
pub fn seal_of(run: &PollRun, place: SealPlace<'_>) -> String {
    format!("{KIND}{}", hex(&Sha256::digest(sealed_text(run, place))))
}

/// Returns a seal as people write it down: its first twelve digits, as `3f2a 91bc 07de`.
pub fn short_seal(sealed: &str) -> String {
    let digits: Vec<char> = sealed.strip_prefix(KIND).unwrap_or(sealed).chars().take(12).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Returns whether somebody wrote this seal down, at least its first twelve digits.
pub fn is_seal(sealed: &str, written: &str) -> bool {
    let written: String = written.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let digits = written.strip_prefix(KIND).unwrap_or(&written);
    digits.len() >= 12 && sealed.strip_prefix(KIND).is_some_and(|all| all.starts_with(digits))
}

/// Returns the text that a seal is made of.
fn sealed_text(run: &PollRun, place: SealPlace<'_>) -> Vec<u8> {
    let mut out = SealText(Vec::new());
    out.text("roundtable poll 1");
    out.number(place.number as i64);
    out.number(place.position as i64);
    out.text(place.before);
    out.text(&run.activity);
    out.text(&run.question);
    out.text(&run.method);
    out.text(if run.quick { "true" } else { "" });
    out.texts(&run.options);
    out.rules(run);
    out.moment(Some(run.opened));
    out.moment(run.closed);
    out.number(run.present.into());
    out.number(run.hands.len() as i64);
    run.hands.iter().for_each(|hands| out.number((*hands).into()));
    out.number(run.abstaining.into());
    out.number(run.ballots.len() as i64);
    run.ballots.iter().for_each(|ballot| out.ballot(ballot, &run.options));
    out.texts(&run.voters);
    out.texts(&run.reasons);
    out.pairs(&run.moved);
    out.pairs(&run.corrected);
    out.text(run.chair.as_deref().unwrap_or_default());
    out.number(run.resealed.into());
    // A run without late options has the seal that it always had.
    if !run.late.is_empty() {
        out.text("late");
        out.number(run.late.len() as i64);
        for late in &run.late {
            out.text(&late.option);
            out.number(late.after.into());
        }
    }
    if run.names_given {
        out.text("names_given");
    }
    out.0
}

/// Texts one after another, each with its length in bytes in front: `4:lunch,` could not be told apart otherwise. They
/// are the netstrings of D. J. Bernstein.
struct SealText(Vec<u8>);

impl SealText {
    fn text(&mut self, text: &str) {
        self.0.extend(format!("{}:{text},", text.len()).bytes());
    }

    fn number(&mut self, n: i64) {
        self.text(&n.to_string());
    }

    fn moment(&mut self, at: Option<Moment>) {
        self.text(&at.map_or_else(String::new, |at| at.to_utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()));
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as i64);
        for text in texts {
            self.text(text);
        }
    }

    fn pairs(&mut self, pairs: &[(String, String)]) {
        self.number(pairs.len() as i64);
        for (a, b) in pairs {
            self.text(a);
            self.text(b);
        }
    }

    fn rules(&mut self, run: &PollRun) {
        let mut rules = run.rules.changed_rules();
        sort_by_key(&mut rules, |(key, _)| *key);
        self.number(rules.len() as i64);
        for (key, value) in rules {
            self.text(key);
            match value {
                RuleValue::Text(text) => self.text(&text),
                RuleValue::Number(n) => self.number(n),
                RuleValue::Yes => self.text("true"),
                RuleValue::Texts(texts) => self.texts(&texts),
            }
        }
    }

    /// Adds a ballot: whose it is, why, the kind of the answer, and what it says, with options by their texts.
    fn ballot(&mut self, ballot: &Ballot, options: &[String]) {
        let option = |i: usize| options.get(i).map_or("", String::as_str);
        self.text(ballot.by.as_deref().unwrap_or_default());
        self.text(ballot.vote.reason.as_deref().unwrap_or_default());
        match &ballot.vote.answer {
            Answer::Options(chosen) => {
                self.text("options");
                self.number(chosen.len() as i64);
                for o in chosen {
                    self.text(option(*o));
                }
            }
            Answer::Ranks(ranks) => {
                self.text("ranks");
                self.number(ranks.len() as i64);
                for rank in ranks {
                    self.number(rank.len() as i64);
                    for o in rank {
                        self.text(option(*o));
                    }
                }
            }
            Answer::Amounts(amounts) => {
                self.text("amounts");
                let given: Vec<(usize, u32)> = amounts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
                self.number(given.len() as i64);
                for (o, n) in given {
                    self.text(option(o));
                    self.number(n.into());
                }
            }
            Answer::Places(places) => {
                self.text("places");
                let scored: Vec<_> = places.iter().enumerate().filter_map(|(o, at)| Some((o, (*at)?))).collect();
                self.number(scored.len() as i64);
                for (o, (x, y)) in scored {
                    self.text(option(o));
                    self.number(x.into());
                    self.number(y.into());
                }
            }
            Answer::Words(words) => {
                self.text("words");
                self.text(words);
            }
            Answer::Abstain => self.text("abstain"),
            Answer::Invalid => self.text("invalid"),
        }
    }
}
