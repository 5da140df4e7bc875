//! Owns the words for a decision. Numbers stand beside what they are of, and nothing is said to have won or passed that
//! was not decided.

use super::{Decision, Fault, Judged, QuorumState, TieNext, TieState, Verdict, Whole};
use crate::workshop::count_of;
use crate::workshop::poll::rank_summary::{one_of, rank_summary, tie};
use crate::workshop::poll::{First, Form, Pass, PollRun, Question, Reading, TallyRow};
use crate::workshop::text::wording::join_with_and;

/// Returns what percentages are of: `of 16 votes`.
pub(in crate::workshop::poll) fn base_words(run: &PollRun, whole: Whole) -> String {
    let several = run.known_method().is_some_and(|m| m.form == Form::Several);
    let more = if several && !matches!(whole, Whole::Marks(_)) { " · several answers possible" } else { "" };
    format!("of {}{more}", of(run, whole))
}

/// Returns what something is a share of: `8 votes`, `16 people present`.
fn of(run: &PollRun, whole: Whole) -> String {
    match whole {
        Whole::Marks(n) | Whole::Unknown(n) => {
            let marks = run.known_method().map_or("votes", |m| m.marks);
            count_of(n, one_of(if marks == "hands" { "votes" } else { marks }))
        }
        Whole::Voters(n) => count_of(n, "voter"),
        Whole::Present(n) => format!("{} present", count_of(n, "person")),
    }
}

/// Returns how a poll stands: the verdict first, then what the method knows beside it.
pub(in crate::workshop::poll) fn standing(
    run: &PollRun,
    decision: &Decision,
    rows: &[TallyRow],
    reading: &Reading,
) -> String {
    let say = Words { run, decision, rows, reading };
    let mut said: Vec<String> = Vec::new();
    match decision.verdict {
        Verdict::NoVotes => {
            said.extend(decision.quorum.and_then(|q| say.no_quorum(q)));
            said.push(if decision.closed { "no votes" } else { "no votes yet" }.to_owned());
            return said.join(" · ");
        }
        Verdict::Impossible => said.extend(decision.fault.map(|f| say.undecided(say.fault(f)))),
        Verdict::NoQuorum => said.extend(decision.quorum.and_then(|q| say.no_quorum(q))),
        _ => {}
    }
    let (result, ties) = say.result();
    said.extend(result);
    if decision.verdict == Verdict::Nothing && decision.quorum.is_some_and(|q| !q.is_met()) {
        said.extend(decision.quorum.and_then(|q| say.no_quorum(q)));
    }
    said.extend(reading.facts.iter().cloned());
    said.extend(ties);
    said.join(" · ")
}

/// Returns what else to know of a decision: a quorum that was met, counts that cannot be right.
pub(in crate::workshop::poll) fn remarks(run: &PollRun, decision: &Decision) -> Vec<String> {
    let mut said: Vec<String> = run.late.iter().map(|late| late.in_words(run.one_vote())).collect();
    if let (Some(quorum), Some(QuorumState::Met { took_part, needed })) = (run.rules.quorum, decision.quorum) {
        let of = decision.turnout.present;
        said.push(format!("quorum met: {took_part} took part, {needed} needed ({quorum} of {of} present)"));
    }
    if let (Some(Fault::MoreVotes { votes, people }), true) = (decision.fault, decision.verdict != Verdict::Impossible)
    {
        said.push(format!("count again: {}", more_votes(votes, people)));
    }
    said
}

fn more_votes(votes: u64, people: u64) -> String {
    let were = if people == 1 { "was" } else { "were" };
    format!("{} voted, but only {people} {were} present", count_of(votes, "person"))
}

/// What there is to say of one run.
struct Words<'a> {
    run: &'a PollRun,
    decision: &'a Decision,
    rows: &'a [TallyRow],
    reading: &'a Reading,
}

impl Words<'_> {
    fn fault(&self, fault: Fault) -> String {
        match fault {
            Fault::MoreVotes { votes, people } => more_votes(votes, people),
            Fault::NobodyPresent => "nobody is marked as present".to_owned(),
            Fault::PeopleUnknown => {
                let marks = self.run.known_method().map_or("hands", |m| m.marks);
                format!("{marks} counted by hand do not show how many people gave them")
            }
        }
    }

    /// Adds that nothing is decided, once the poll is closed.
    fn undecided(&self, why: String) -> String {
        if self.decision.closed { format!("{why}; nothing is decided") } else { why }
    }

    /// Returns why there is no quorum; nothing where there is one.
    fn no_quorum(&self, state: QuorumState) -> Option<String> {
        let (quorum, of) = (self.run.rules.quorum?, self.decision.turnout.present);
        let why = match state {
            QuorumState::Met { .. } => return None,
            QuorumState::Missed { took_part, needed } => {
                let yet = if self.decision.closed { "" } else { " yet" };
                format!("no quorum{yet}: {took_part} of {needed} needed took part ({quorum} of {of} present)")
            }
            QuorumState::NobodyPresent => "quorum unknown: nobody is marked as present".to_owned(),
            QuorumState::HandsForSeveral => {
                "quorum unknown: hands for several options do not show how many took part".to_owned()
            }
        };
        Some(self.undecided(why))
    }

    /// Returns what was counted with its verdict, and who shares a further place.
    fn result(&self) -> (Option<String>, Vec<String>) {
        match &self.reading.question {
            Question::Nothing => (None, Vec::new()),
            Question::First(first) => {
                let (said, ties) = self.first(first);
                (Some(said), ties)
            }
            Question::Motion => (Some(self.motion()), Vec::new()),
            Question::Consent { objections } => (Some(self.consent(*objections)), Vec::new()),
            Question::Everybody { least, below } => (Some(self.everybody(*least, below)), Vec::new()),
        }
    }

    fn consent(&self, objections: u64) -> String {
        let some = count_of(objections, "objection");
        match (self.decision.verdict, objections, self.decision.closed) {
            (Verdict::Consented, _, true) => "consent given: no objections".to_owned(),
            (Verdict::Objected, ..) => format!("no consent: {some}"),
            (_, 0, true) => "no objections".to_owned(),
            (_, 0, false) => "no objections so far".to_owned(),
            _ => some,
        }
    }

    fn everybody(&self, least: i64, below: &[(i64, u64)]) -> String {
        let each: Vec<String> = below.iter().map(|(step, count)| format!("{count} at {step}")).collect();
        let all = count_of(below.iter().map(|(_, count)| count).sum::<u64>(), "person");
        match (self.decision.verdict, below.is_empty(), self.decision.closed) {
            (Verdict::Supported, _, true) => format!("passes: everybody shows {least} or more"),
            (Verdict::NotSupported, ..) => format!("does not pass: hear {all} below {least} ({})", each.join(", ")),
            (_, true, true) => format!("everybody shows {least} or more"),
            (_, true, false) => format!("so far everybody shows {least} or more"),
            _ => format!("{all} below {least} ({})", each.join(", ")),
        }
    }

    fn motion(&self) -> String {
        let count = |row: usize| self.rows.get(row).map_or(0, |r| r.count);
        let counts = format!("{} for, {} against", count(0), count(1));
        let chair = self.chair().is_some();
        let tied = self.decision.tie.is_some();
        match self.decision.verdict {
            Verdict::Passed(_) if chair => format!("passed by the chair's casting vote (tie: {counts})"),
            Verdict::NotPassed(_) if chair => {
                format!("not passed: the chair's casting vote is against (tie: {counts})")
            }
            Verdict::Passed(judged) => format!("{}: {}", self.tense("passed", "would pass"), self.judged(judged)),
            Verdict::NotPassed(judged) => {
                let tie = if tied && self.run.rules.pass == Pass::Plurality { "tie, " } else { "" };
                format!("{}: {tie}{}", self.tense("not passed", "would not pass"), self.judged(judged))
            }
            Verdict::Tied => format!("tie: {counts}{}", self.next()),
            _ => counts,
        }
    }

    /// Returns a verdict in words: nothing has passed before the poll is closed.
    fn tense(&self, closed: &'static str, open: &'static str) -> &'static str {
        if self.decision.closed { closed } else { open }
    }

    /// Returns the option for which the chair has decided.
    fn chair(&self) -> Option<usize> {
        match self.decision.tie {
            Some(TieState { next: TieNext::Broken(row), .. }) => Some(row),
            _ => None,
        }
    }

    /// Returns what becomes of a tie that is not broken yet.
    fn next(&self) -> &'static str {
        match self.decision.tie.as_ref().map(|tie| tie.next) {
            Some(TieNext::RunOff) if self.decision.closed => "; a run-off decides",
            Some(TieNext::Chair) if self.decision.closed => "; the chair decides",
            _ => "",
        }
    }

    /// Returns what something was judged by: `9 of 13 votes, 9 needed (two thirds)`.
    fn judged(&self, judged: Judged) -> String {
        let Judged { count, needed, .. } = judged;
        if self.run.rules.pass == Pass::Plurality {
            let against = |row: usize| self.rows.get(row).map_or(0, |r| r.count);
            return format!("{count} for, {} against", against(1));
        }
        let whole = match self.decision.whole {
            Whole::Marks(_) | Whole::Unknown(_) => Whole::Marks(judged.of),
            Whole::Voters(_) => Whole::Voters(judged.of),
            Whole::Present(_) => Whole::Present(judged.of),
        };
        format!("{count} of {}, {needed} needed ({})", of(self.run, whole), self.rule())
    }

    fn rule(&self) -> &'static str {
        match self.run.rules.pass {
            Pass::Plurality => "the most",
            Pass::Majority => "majority",
            Pass::TwoThirds => "two thirds",
            Pass::FourFifths => "four fifths",
            Pass::Unanimous => "all",
        }
    }

    fn option(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |r| r.option.as_str())
    }

    /// Returns which option comes first, and who shares a further place.
    fn first(&self, first: &First) -> (String, Vec<String>) {
        let verb = match (self.decision.verdict, self.decision.closed) {
            (_, false) => "leads",
            (Verdict::Won(_), true) => "wins",
            _ if first.by.is_some() => "comes first",
            _ => "has the most",
        };
        let count: u64 = self.rows.iter().map(|r| r.count).sum();
        // Of several answers from each person no share of the answers is told: only one of people.
        let exclusive = self.run.known_method().is_none_or(|m| m.exclusive);
        let each = |n: u64| match self.decision.whole {
            _ if exclusive => format!("{n} of {}", count_of(count, first.mark)),
            whole @ (Whole::Voters(_) | Whole::Present(_)) => format!("{n} of {}", of(self.run, whole)),
            _ => count_of(n, first.mark),
        };
        let (most, mut ties) = rank_summary(self.rows, verb, each);
        let most = match &first.by {
            None => most,
            Some(by) => {
                ties.clear();
                let top = self.reading.order.first().map_or(&[][..], Vec::as_slice);
                match (top, &by.tie) {
                    ([one], _) => format!("{} {verb} by {}{}", self.option(*one), by.name, by.why),
                    (_, Some(tie)) => tie.clone(),
                    (several, None) => {
                        format!("tie by {}: {}", by.name, join_with_and(several.iter().map(|o| self.option(*o))))
                    }
                }
            }
        };
        let said = match (self.decision.verdict, self.chair(), &self.decision.tie) {
            (Verdict::Won(row), Some(_), Some(_)) => {
                format!("{} wins by the chair's casting vote ({most})", self.option(row))
            }
            (Verdict::Passed(judged), Some(_), Some(tied)) => {
                let rows: Vec<&TallyRow> = tied.rows.iter().filter_map(|r| self.rows.get(*r)).collect();
                let level = tie(&rows, self.rows.len(), &each(rows.first().map_or(0, |r| r.count)));
                format!(
                    "{} passes by the chair's casting vote: {} ({level})",
                    self.option(judged.row),
                    self.judged(judged)
                )
            }
            (Verdict::Passed(judged), ..) => {
                let verb = self.tense("passes", "would pass");
                format!("{} {verb}: {}", self.option(judged.row), self.judged(judged))
            }
            (Verdict::NotPassed(judged), ..) => {
                let verb = self.tense("does not pass", "would not pass");
                format!("{} {verb}: {}", self.option(judged.row), self.judged(judged))
            }
            (Verdict::Tied, ..) => {
                let alone = self.run.rules.pass != Pass::Plurality && self.next().is_empty() && first.by.is_none();
                let none = if alone { format!("; none passes ({})", self.rule()) } else { String::new() };
                format!("{most}{}{none}", self.next())
            }
            _ => most,
        };
        (said, ties)
    }
}
