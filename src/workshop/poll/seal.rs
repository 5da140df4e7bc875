//! Owns the seal of a run: a number worked out of all that was counted, so that an edit of it shows. It guards against
//! slips and quiet edits, not against somebody who works the number out anew.

use super::tally::count;
use super::turnout::turnout;
use super::{Answer, Ballot, PollRun, RuleValue, Rules};

/// What the file says beside the ballots, so that it can be checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recount {
    /// What was counted for each row.
    pub counts: Vec<u64>,
    /// How many voted, where that is known.
    pub voted: Option<u64>,
    /// How many abstained.
    pub abstained: u64,
    /// How many slips could not be counted.
    pub invalid: u64,
    /// The seal: twelve digits.
    pub seal: String,
}

/// Counts a run anew from its hands and ballots.
pub fn recount(run: &PollRun) -> Recount {
    let count = count(run);
    let turnout = turnout(run, count.marks.iter().sum());
    Recount {
        counts: count.marks,
        voted: turnout.voted,
        abstained: turnout.abstained,
        invalid: turnout.invalid,
        seal: seal(run),
    }
}

fn seal(run: &PollRun) -> String {
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    for text in [&run.activity, &run.question, &run.method] {
        sum.text(text);
    }
    sum.texts(&run.options);
    sum.rules(&run.rules);
    sum.number(i64::from(run.quick));
    for at in [Some(run.opened), run.closed, run.revealed] {
        sum.number(at.map_or(i64::MIN, |at| at.timestamp_millis()));
    }
    sum.number(run.present.into());
    sum.number(run.hands.len() as i64);
    for h in &run.hands {
        sum.number((*h).into());
    }
    sum.number(run.abstaining.into());
    sum.number(run.ballots.len() as i64);
    for b in &run.ballots {
        sum.ballot(b);
    }
    sum.texts(&run.voters);
    sum.texts(&run.reasons);
    for (a, b) in run.moved.iter().chain(&run.corrected) {
        sum.text(a);
        sum.text(b);
    }
    sum.number(run.moved.len() as i64);
    sum.text(run.chair.as_deref().unwrap_or_default());
    let digits = sum.end() % 1_000_000_000_000;
    format!("{:04} {:04} {:04}", digits / 100_000_000, digits / 10_000 % 10_000, digits % 10_000)
}

/// The hash FNV-1a (Fowler, Noll, Vo) over texts and numbers, each marked with its length or kind.
struct Sum(u64);

impl Sum {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn number(&mut self, n: i64) {
        self.bytes(&n.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.bytes(text.as_bytes());
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as i64);
        for t in texts {
            self.text(t);
        }
    }

    fn rules(&mut self, rules: &Rules) {
        for (key, value) in rules.changed_rules() {
            self.text(key);
            match value {
                RuleValue::Text(text) => self.text(&text),
                RuleValue::Number(n) => self.number(n),
                RuleValue::Yes => self.number(1),
                RuleValue::Texts(texts) => self.texts(&texts),
            }
        }
    }

    fn ballot(&mut self, ballot: &Ballot) {
        self.text(ballot.by.as_deref().unwrap_or_default());
        self.text(ballot.vote.reason.as_deref().unwrap_or_default());
        match &ballot.vote.answer {
            Answer::Options(chosen) => {
                self.number(1 + 8 * chosen.len() as i64);
                for o in chosen {
                    self.number(*o as i64);
                }
            }
            // A ballot without equal ranks has the number it always had.
            Answer::Ranks(ranks) if ranks.iter().all(|rank| rank.len() == 1) => {
                self.number(1 + 8 * ranks.len() as i64);
                for o in ranks.iter().flatten() {
                    self.number(*o as i64);
                }
            }
            Answer::Ranks(ranks) => {
                self.number(7 + 8 * ranks.len() as i64);
                for rank in ranks {
                    self.number(rank.len() as i64);
                    for o in rank {
                        self.number(*o as i64);
                    }
                }
            }
            Answer::Amounts(amounts) => {
                self.number(2 + 8 * amounts.len() as i64);
                for a in amounts {
                    self.number((*a).into());
                }
            }
            Answer::Places(places) => {
                self.number(3 + 8 * places.len() as i64);
                for place in places {
                    let (x, y) = place.map_or((i64::MIN, 0), |(x, y)| (x.into(), y.into()));
                    self.number(x);
                    self.number(y);
                }
            }
            Answer::Words(words) => {
                self.number(4);
                self.text(words);
            }
            Answer::Abstain => self.number(5),
            Answer::Invalid => self.number(6),
        }
    }

    /// Returns the sum with its bits mixed, so that every digit depends on everything.
    /// The mixing is that of David Stafford's variant 13, as in `SplitMix64`.
    fn end(self) -> u64 {
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
