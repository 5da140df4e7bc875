//! Owns the tally of one run: counts, percentages, who took part, and the standing in words.
//! It never decides who may see it: that is `public`.

use super::decision::{base_words, decide, remarks, statements};
use super::methods::leader;
use super::turnout::turnout;
use super::{Count, Decision, Detail, PollRun, Statement, TallyRow, Turnout, Unit, Whole, percents, share};

/// What a run comes to, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// One for each option, in the order of the options; answers in words come by their counts.
    pub rows: Vec<TallyRow>,
    /// Marks counted: hands, votes, dots.
    pub n: u64,
    /// What the percentages are of: `of 16 votes`.
    pub base: String,
    /// What was decided, in words: `Operations wins: 8 of 16 votes`, with every tie; while it is open, how it stands.
    pub standing: String,
    /// The first thing that is said of it.
    pub statement: Statement,
    /// What to say beside percentages that do not add to 100.
    pub note: Option<String>,
    /// Who took part.
    pub turnout: Turnout,
    /// What else to know: a quorum that was met, counts that cannot be right, and what the method adds.
    pub remarks: Vec<String>,
    /// Rows by their place, those of equal standing together; empty where there are no places.
    pub order: Vec<Vec<usize>>,
    /// What the method knows beyond counts.
    pub detail: Detail,
    /// What was decided.
    pub decision: Decision,
}

impl Tally {
    /// Says how it stands and of how many, each once.
    pub fn summary(&self) -> String {
        let (whole, more) = self.base.split_once(" · ").unwrap_or((&self.base, ""));
        let told = self.n == 0 || self.standing.contains(whole);
        let whole = if told { "" } else { whole.trim_start_matches("of ") };
        let parts = if told { [self.standing.as_str(), more, ""] } else { [whole, more, self.standing.as_str()] };
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Returns the tally of a run, compared with the run before where there is one.
pub fn tally(run: &PollRun, before: Option<&PollRun>) -> Tally {
    let counted = count(run);
    let options = counted.rows.clone().unwrap_or_else(|| run.options.clone());
    let n = counted.n();
    let turnout = turnout(run, n);
    let then = before.map(count);
    let then_rows = before.zip(then.as_ref()).map(|(b, c)| (c.rows.as_ref().unwrap_or(&b.options), &c.marks));
    let change = |option: &str, count: u64| {
        let (options, marks) = then_rows?;
        let was = marks.get(options.iter().position(|o| o == option)?)?;
        // Both come from 32 bits, or from a number of ballots.
        Some(count as i64 - *was as i64)
    };
    let mut rows: Vec<TallyRow> = (options.into_iter().zip(&counted.marks).enumerate())
        .map(|(i, (option, &count))| TallyRow {
            change: change(&option, count),
            option,
            count,
            percent: String::new(),
            people: counted.people.get(i).copied(),
        })
        .collect();
    let mut reading = run.known_method().map_or_else(|| leader(&rows, Unit::Votes), |m| (m.read)(run, &rows));
    let decision = decide(run, &counted, &reading, turnout);
    let (percents, note) = percentages(run, &counted, &decision);
    rows.iter_mut().zip(percents).for_each(|(row, percent)| row.percent = percent);
    let said = statements(run, &decision, &rows, &reading);
    let standing = said.words.join(" · ");
    let mut remarks = remarks(run, &decision);
    remarks.append(&mut reading.remarks);
    Tally {
        rows,
        n,
        base: base_words(run, decision.whole),
        standing,
        statement: said.first,
        note,
        turnout,
        remarks,
        order: reading.order,
        detail: reading.detail,
        decision,
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

/// With fewer people than this a percentage says less than the counts: it is shown only where the rules name its base.
const FEW: u64 = 10;

/// Returns the percentages, one for each row, and what to say beside them; none where there is nothing they could be of.
fn percentages(run: &PollRun, count: &Count, decision: &Decision) -> (Vec<String>, Option<String>) {
    let how = run.known_method();
    let none = (vec![String::new(); count.marks.len()], None);
    let Turnout { voted, present, least, .. } = decision.turnout;
    let few = voted.unwrap_or(present.max(least)) < FEW && run.rules.base.is_none();
    if few || how.is_some_and(|m| !m.percents) {
        return none;
    }
    let n = count.n();
    // Marks that overlap are no parts of one whole.
    let parts = count.marks.iter().sum::<u64>() == n;
    let one_each = how.is_none_or(|m| m.one_each);
    // Whoever is there and gave no answer is a row of their own, so that all of them add up.
    let (of, silent) = match decision.whole {
        Whole::Unknown(_) => return none,
        Whole::Voters(of) | Whole::Present(of) if !one_each => {
            return (count.people.iter().map(|&c| share(c, of)).collect(), None);
        }
        whole if !parts => return (count.marks.iter().map(|&c| share(c, whole.count())).collect(), None),
        Whole::Present(of) => (&count.marks, of.saturating_sub(n)),
        Whole::Marks(_) | Whole::Voters(_) => (&count.marks, 0),
    };
    let whole: Vec<u64> = of.iter().copied().chain((silent > 0).then_some(silent)).collect();
    let mut all = percents(&whole);
    all.texts.truncate(count.marks.len());
    let with = |note: String| if silent > 0 { format!("{note}, with {silent} who gave no answer") } else { note };
    (all.texts, all.note.map(with))
}
