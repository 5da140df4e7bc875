//! Owns the tally of one run: counts, percentages, who took part, and the standing in words.
//! It never decides who may see it: that is `public`.

use super::words::{number, people};
use super::{Base, Count, Form, Matrix, PollRun, Ranked, Reading, Spread, percents, share, verdict};

/// What a run comes to, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// One for each option, in the order of the options; answers in words come by their counts.
    pub rows: Vec<Row>,
    /// Marks counted: hands, votes, dots.
    pub n: u64,
    /// What the percentages are of: `of 16 hands`.
    pub base: String,
    /// What the counts say: `Operations leads by 5`, with every tie.
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

/// One option of a tally.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The option.
    pub option: String,
    /// Its marks.
    pub count: u64,
    /// Its percentage without the sign; empty where the method has none.
    pub percent: String,
    /// Marks more (or, negative, fewer) than in the run before, where that had the same option.
    pub change: Option<i64>,
    /// How many people gave it any, where that is known.
    pub people: Option<u64>,
}

/// What a method knows beyond counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    Counts,
    /// Where the middle of a scale lies.
    Scale(Spread),
    /// Rounds, duels and points.
    Ranking(Box<Ranked>),
    /// Why somebody objects.
    Reasons(Vec<String>),
    /// Where options lie on two axes.
    Matrix(Matrix),
}

/// Who took part in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turnout {
    /// People who may vote: those present when it closed, or now.
    pub present: u64,
    /// Who voted; `None` where hands do not tell, as one person may have raised several.
    pub voted: Option<u64>,
    /// Who took part without an answer.
    pub abstained: u64,
    /// Slips that could not be counted.
    pub invalid: u64,
    /// Hands that were counted.
    pub hands: u64,
    /// Ballots in the box, of whatever kind.
    pub ballots: u64,
}

impl Turnout {
    /// Who was there and neither voted nor abstained, where that is known.
    pub fn silent(&self) -> Option<u64> {
        Some(self.present.saturating_sub(self.voted? + self.abstained + self.invalid))
    }

    /// The same in words, as far as there is anything to say: `14 voted`, `2 of 16 present did not vote`.
    pub fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(voted) = self.voted.filter(|_| self.ballots > 0 || self.abstained > 0) {
            said.push(format!("{voted} voted"));
        }
        if self.abstained > 0 {
            said.push(format!("{} abstained", self.abstained));
        }
        if self.invalid > 0 {
            said.push(format!("{} not valid", self.invalid));
        }
        if let Some(silent) = self.silent().filter(|s| *s > 0 && self.present > 0 && !said.is_empty()) {
            said.push(format!("{silent} of {} present did not vote", self.present));
        }
        if self.hands > 0 && self.ballots > 0 {
            said.push(format!("{} by hand and {} by ballot", self.hands, self.ballots));
        }
        said
    }
}

/// The tally of a run, compared with the run before where there is one.
pub fn tally(run: &PollRun, before: Option<&PollRun>) -> Tally {
    let Count { rows: named, marks, people } = counted(run);
    let options = named.unwrap_or_else(|| run.options.clone());
    let n = marks.iter().sum();
    let turnout = turnout(run, n);
    let (percents, base, note) = percentages(run, &marks, &people, turnout);
    let then = before.map(counted);
    let then_rows = before.zip(then.as_ref()).map(|(b, c)| (c.rows.as_ref().unwrap_or(&b.options), &c.marks));
    let change = |option: &str, count: u64| {
        let (options, marks) = then_rows?;
        let was = marks.get(options.iter().position(|o| o == option)?)?;
        // Both come from 32 bits, or from a number of ballots.
        Some(count as i64 - *was as i64)
    };
    let rows: Vec<Row> = (options.into_iter().zip(&marks).zip(percents).enumerate())
        .map(|(i, ((option, &count), percent))| Row {
            change: change(&option, count),
            option,
            count,
            percent,
            people: people.get(i).copied(),
        })
        .collect();
    let mut reading = run.how().map_or_else(Reading::default, |m| (m.read)(run, &rows));
    if run.how().is_none() && n > 0 {
        reading.standing = super::words::places(&rows, n, "hands");
    }
    if n == 0 {
        let words = if run.closed.is_some() { "nobody voted" } else { "nobody has voted yet" };
        words.clone_into(&mut reading.standing);
    }
    let mut remarks = verdict::of(run, &rows, &reading, turnout);
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

/// What the run's method counts; hands alone where this program does not know it.
pub(super) fn counted(run: &PollRun) -> Count {
    run.how().map_or_else(
        || Count { rows: None, marks: run.hands.iter().map(|h| u64::from(*h)).collect(), people: Vec::new() },
        |m| (m.count)(run),
    )
}

pub(super) fn turnout(run: &PollRun, marks: u64) -> Turnout {
    let of_kind = |kind: &super::Says| run.ballots.iter().filter(|b| b.vote.says == *kind).count() as u64;
    let (abstained, invalid) = (of_kind(&super::Says::Abstain), of_kind(&super::Says::Invalid));
    let valid = run.ballots.len() as u64 - abstained - invalid;
    let one_each = run.how().is_none_or(|m| m.one_each);
    let voted = match run.has_hands() {
        false => Some(valid),
        // The hands for yes and no among those for yes, no and abstain.
        true if one_each => Some(marks),
        true => None,
    };
    let raised = if one_each { run.hand_count().saturating_sub(marks - valid.min(marks)) } else { 0 };
    Turnout {
        present: run.present.into(),
        voted,
        abstained: abstained + u64::from(run.abstaining) + raised,
        invalid,
        hands: run.hand_count() + u64::from(run.abstaining),
        ballots: run.ballots.len() as u64,
    }
}

/// The percentages, what they are of, and what to say where they do not add up.
fn percentages(
    run: &PollRun,
    marks: &[u64],
    people_of: &[u64],
    turnout: Turnout,
) -> (Vec<String>, String, Option<String>) {
    let how = run.how();
    let n: u64 = marks.iter().sum();
    let what = match how {
        Some(m) if m.one_each && m.marks == "hands" && turnout.ballots > 0 => "votes",
        Some(m) => m.marks,
        None => "hands",
    };
    let of_marks = format!("of {}", number(n, what));
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
    match (base, turnout.voted) {
        (Base::Marks, _) => {
            let all = percents(marks);
            (all.texts, of_marks, all.note)
        }
        (Base::Voters, Some(_)) if one_each => {
            let all = percents(marks);
            (all.texts, format!("of {}", number(n, "voters")), all.note)
        }
        (Base::Voters, Some(voted)) => of_people(voted, number(voted, "voters")),
        (Base::Present, _) if one_each && n <= turnout.present => {
            // Whoever is there and gave no answer is a row of their own, so that all of them add up.
            let whole: Vec<u64> = marks.iter().copied().chain([turnout.present - n]).collect();
            let mut all = percents(&whole);
            all.texts.pop();
            (all.texts, format!("of {} present", people(turnout.present)), all.note)
        }
        _ if one_each => of_people(turnout.present, format!("{} present", people(turnout.present))),
        _ => of_people(turnout.present, people(turnout.present)),
    }
}
