//! Owns the tally of one run: counts, percentages, who took part, and the standing in words.
//! It never decides who may see it: that is `public`.

use super::rank_summary::{one_of, rank_summary};
use super::turnout::turnout;
use super::{Base, Count, Detail, Form, PollRun, Reading, TallyRow, Turnout, percents, share, verdict};
use crate::workshop::count_of;

/// What a run comes to, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// One for each option, in the order of the options; answers in words come by their counts.
    pub rows: Vec<TallyRow>,
    /// Marks counted: hands, votes, dots.
    pub n: u64,
    /// What the percentages are of: `of 16 votes`.
    pub base: String,
    /// What the counts say: `Operations leads: 8 of 16 votes`, with every tie.
    pub standing: String,
    /// What to say beside percentages that do not add to 100.
    pub note: Option<String>,
    /// Who took part.
    pub turnout: Turnout,
    /// What the rules make of it: quorum, majority, tie; and what else the method knows.
    pub remarks: Vec<String>,
    /// Rows by their place, those of equal standing together; empty where there are no places.
    pub order: Vec<Vec<usize>>,
    /// What the method knows beyond counts.
    pub detail: Detail,
}

impl Tally {
    /// Says how it stands and of how many, each once.
    pub fn summary(&self) -> String {
        let told = self.standing.contains(&self.base);
        if told {
            self.standing.clone()
        } else {
            format!("{} · {}", self.base.trim_start_matches("of "), self.standing)
        }
    }
}

/// Returns the tally of a run, compared with the run before where there is one.
pub fn tally(run: &PollRun, before: Option<&PollRun>) -> Tally {
    let Count { rows: named, marks, people, whole } = count(run);
    let options = named.unwrap_or_else(|| run.options.clone());
    let n = whole.unwrap_or_else(|| marks.iter().sum());
    let turnout = turnout(run, n);
    let (percents, base, note) = percentages(run, &marks, n, &people, turnout);
    let then = before.map(count);
    let then_rows = before.zip(then.as_ref()).map(|(b, c)| (c.rows.as_ref().unwrap_or(&b.options), &c.marks));
    let change = |option: &str, count: u64| {
        let (options, marks) = then_rows?;
        let was = marks.get(options.iter().position(|o| o == option)?)?;
        // Both come from 32 bits, or from a number of ballots.
        Some(count as i64 - *was as i64)
    };
    let rows: Vec<TallyRow> = (options.into_iter().zip(&marks).zip(percents).enumerate())
        .map(|(i, ((option, &count), percent))| TallyRow {
            change: change(&option, count),
            option,
            count,
            percent,
            people: people.get(i).copied(),
        })
        .collect();
    let mut reading = run.known_method().map_or_else(Reading::default, |m| (m.read)(run, &rows));
    if run.known_method().is_none() && n > 0 {
        reading.standing = rank_summary(run, &rows, "vote");
    }
    if n == 0 {
        let words = if run.closed.is_some() { "no votes" } else { "no votes yet" };
        words.clone_into(&mut reading.standing);
    }
    let mut remarks = verdict::of(run, &rows, &reading, turnout, n);
    remarks.append(&mut reading.remarks);
    Tally {
        rows,
        n,
        base,
        standing: reading.standing,
        note,
        turnout,
        remarks,
        order: reading.order,
        detail: reading.detail,
    }
}

/// Returns what the run's method counts; hands alone where this program does not know it.
pub(super) fn count(run: &PollRun) -> Count {
    run.known_method().map_or_else(
        || Count {
            rows: None,
            marks: run.hands.iter().map(|h| u64::from(*h)).collect(),
            people: Vec::new(),
            whole: None,
        },
        |m| (m.count)(run),
    )
}

/// Returns the percentages, what they are of, and what to say where they do not add up.
fn percentages(
    run: &PollRun,
    marks: &[u64],
    n: u64,
    people_of: &[u64],
    turnout: Turnout,
) -> (Vec<String>, String, Option<String>) {
    let how = run.known_method();
    let what = match how {
        Some(m) if m.marks != "hands" => m.marks,
        _ => "votes",
    };
    let of_marks = format!("of {}", count_of(n, one_of(what)));
    if how.is_some_and(|m| !m.percents) {
        return (vec![String::new(); marks.len()], of_marks, None);
    }
    let usual = if how.is_none_or(|m| m.exclusive) { Base::Marks } else { Base::Voters };
    let base = run.rules.base.unwrap_or(usual);
    let one_each = how.is_none_or(|m| m.one_each);
    // People who gave an option any, or hands, of people: those present where the voters cannot be told from hands.
    let of_people = |of: u64, words: String| {
        let counts = if people_of.is_empty() { marks } else { people_of };
        let several = !one_each && how.is_some_and(|m| m.form == Form::Several);
        let words = if several { format!("of {words} · several answers possible") } else { format!("of {words}") };
        (counts.iter().map(|&c| share(c, of)).collect(), words, None)
    };
    // Marks that overlap are no parts of one whole.
    let parts = marks.iter().sum::<u64>() == n;
    match (base, turnout.voted) {
        (Base::Marks, _) if !parts => (marks.iter().map(|&c| share(c, n)).collect(), of_marks, None),
        (Base::Marks, _) => {
            let all = percents(marks);
            (all.texts, of_marks, all.note)
        }
        (Base::Voters, Some(_)) if one_each && parts => {
            let all = percents(marks);
            (all.texts, format!("of {}", count_of(n, "voter")), all.note)
        }
        (Base::Voters, Some(voted)) => of_people(voted, count_of(voted, "voter")),
        (Base::Present, _) if one_each && parts && n <= turnout.present => {
            // Whoever is there and gave no answer is a row of their own, so that all of them add up.
            let whole: Vec<u64> = marks.iter().copied().chain([turnout.present - n]).collect();
            let mut all = percents(&whole);
            all.texts.pop();
            (all.texts, format!("of {} present", count_of(turnout.present, "person")), all.note)
        }
        _ if one_each => of_people(turnout.present, format!("{} present", count_of(turnout.present, "person"))),
        _ => of_people(turnout.present, count_of(turnout.present, "person")),
    }
}
