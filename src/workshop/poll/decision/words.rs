//! Owns what is said of a decision: numbers stand beside what they are of, and nothing is said to have won or passed that
//! was not decided.

use super::{Decision, Fault, Judged, QuorumState, TieState, Verdict, Whole};
use crate::workshop::poll::rank_summary::{rank_summary, tie};
use crate::workshop::poll::statement::more_votes;
use crate::workshop::poll::{
    ByTie, First, FirstBy, Form, Lead, Needs, Obstacle, Pass, PollRun, Question, Reading, Share, Statement, TallyRow,
    TieNext, Unit,
};

/// Returns what percentages are of: `of 16 votes`.
pub(in crate::workshop::poll) fn base_words(run: &PollRun, whole: Whole) -> String {
    let several = run.known_method().is_some_and(|m| m.form == Form::Several);
    let more = if several && !matches!(whole, Whole::Marks(_)) { " · several answers possible" } else { "" };
    let (of, unit) = of(run, whole);
    format!("of {}{more}", unit.count(of))
}

/// Returns what something is a share of: 8 votes, 16 people present.
fn of(run: &PollRun, whole: Whole) -> (u64, Unit) {
    match whole {
        Whole::Marks(n) | Whole::Unknown(n) => (n, Unit::of_marks(run.known_method().map_or("votes", |m| m.marks))),
        Whole::Voters(n) => (n, Unit::Voters),
        Whole::Present(n) => (n, Unit::Present),
    }
}

/// What is said of how a poll stands.
pub(in crate::workshop::poll) struct Said {
    /// The first thing: the verdict, where there is one.
    pub(in crate::workshop::poll) first: Statement,
    /// All of it in English, what the method knows beside the verdict included.
    pub(in crate::workshop::poll) words: Vec<String>,
}

/// Returns what is said of how a poll stands: the verdict first, then what the method knows beside it.
pub(in crate::workshop::poll) fn statements(
    run: &PollRun,
    decision: &Decision,
    rows: &[TallyRow],
    reading: &Reading,
) -> Said {
    let say = Words { run, decision, rows, reading };
    let mut said: Vec<Statement> = Vec::new();
    let mut ties = Vec::new();
    match decision.verdict {
        Verdict::NoVotes => {
            said.extend(decision.quorum.and_then(|q| say.no_quorum(q)));
            said.push(Statement::NoVotes { closed: decision.closed });
        }
        Verdict::Impossible => said.extend(decision.fault.map(|f| say.undecided(say.fault(f)))),
        Verdict::NoQuorum => said.extend(decision.quorum.and_then(|q| say.no_quorum(q))),
        _ => {}
    }
    if decision.verdict != Verdict::NoVotes {
        let result;
        (result, ties) = say.result();
        said.extend(Some(result).filter(|result| !result.is_nothing()));
        if decision.verdict == Verdict::Nothing && decision.quorum.is_some_and(|q| !q.is_met()) {
            said.extend(decision.quorum.and_then(|q| say.no_quorum(q)));
        }
        said.extend(reading.facts.iter().cloned().map(Statement::Fact));
    }
    let words = said.iter().map(Statement::to_string).chain(ties).collect();
    Said { first: said.into_iter().next().unwrap_or_default(), words }
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

/// What there is to say of one run.
struct Words<'a> {
    run: &'a PollRun,
    decision: &'a Decision,
    rows: &'a [TallyRow],
    reading: &'a Reading,
}

impl Words<'_> {
    fn fault(&self, fault: Fault) -> Obstacle {
        match fault {
            Fault::MoreVotes { votes, people } => Obstacle::MoreVotes { votes, people },
            Fault::NobodyPresent => Obstacle::NobodyPresent,
            Fault::PeopleUnknown => {
                Obstacle::PeopleUnknown(Unit::of_marks(self.run.known_method().map_or("hands", |m| m.marks)))
            }
        }
    }

    fn undecided(&self, why: Obstacle) -> Statement {
        Statement::Undecided { why, closed: self.decision.closed }
    }

    /// Returns why there is no quorum; nothing where there is one.
    fn no_quorum(&self, state: QuorumState) -> Option<Statement> {
        let (quorum, present) = (self.run.rules.quorum?, self.decision.turnout.present);
        Some(self.undecided(match state {
            QuorumState::Met { .. } => return None,
            QuorumState::Missed { took_part, needed } => Obstacle::NoQuorum { took_part, needed, quorum, present },
            QuorumState::NobodyPresent => Obstacle::QuorumOfNobody,
            QuorumState::HandsForSeveral => Obstacle::QuorumOfHands,
        }))
    }

    /// Returns what was counted with its verdict, and who shares a further place.
    fn result(&self) -> (Statement, Vec<String>) {
        let (verdict, closed) = (self.decision.verdict, self.decision.closed);
        let said = match &self.reading.question {
            Question::Nothing => Statement::Nothing,
            Question::First(first) => return self.first(first),
            Question::Motion => self.motion(),
            Question::Consent { objections } => {
                let decided = matches!(verdict, Verdict::Consented | Verdict::Objected);
                Statement::Consent { objections: *objections, decided, closed }
            }
            Question::Everybody { least, below } => {
                let decided = matches!(verdict, Verdict::Supported | Verdict::NotSupported);
                Statement::Everybody { least: *least, below: below.clone(), decided, closed }
            }
        };
        (said, Vec::new())
    }

    fn motion(&self) -> Statement {
        let count = |row: usize| self.rows.get(row).map_or(0, |r| r.count);
        let counts = (count(0), count(1));
        let chair = self.chair().is_some();
        let closed = self.decision.closed;
        let is_tie = self.decision.tie.is_some() && self.run.rules.pass == Pass::Plurality;
        match self.decision.verdict {
            Verdict::Passed(_) if chair => Statement::MotionByChair { passes: true, counts },
            Verdict::NotPassed(_) if chair => Statement::MotionByChair { passes: false, counts },
            Verdict::Passed(judged) => {
                Statement::Motion { passes: true, closed, tie: false, needs: self.judged(judged) }
            }
            Verdict::NotPassed(judged) => {
                Statement::Motion { passes: false, closed, tie: is_tie, needs: self.judged(judged) }
            }
            Verdict::Tied => Statement::MotionTie { counts, next: self.next() },
            _ => Statement::MotionCounts { counts },
        }
    }

    /// Returns the option for which the chair has decided.
    fn chair(&self) -> Option<usize> {
        match self.decision.tie {
            Some(TieState { next: TieNext::Broken(row), .. }) => Some(row),
            _ => None,
        }
    }

    /// Returns what becomes of a tie that is not broken yet.
    fn next(&self) -> TieNext {
        match self.decision.tie.as_ref().map(|tie| tie.next) {
            Some(next @ (TieNext::RunOff | TieNext::Chair)) if self.decision.closed => next,
            _ => TieNext::Stays,
        }
    }

    /// Returns what something was judged by: 9 of 13 votes, 9 needed, two thirds.
    fn judged(&self, judged: Judged) -> Needs {
        let Judged { count, needed, .. } = judged;
        if self.run.rules.pass == Pass::Plurality {
            return Needs::More { yes: count, no: self.rows.get(1).map_or(0, |r| r.count) };
        }
        let whole = match self.decision.whole {
            Whole::Marks(_) | Whole::Unknown(_) => Whole::Marks(judged.of),
            Whole::Voters(_) => Whole::Voters(judged.of),
            Whole::Present(_) => Whole::Present(judged.of),
        };
        let (of, unit) = of(self.run, whole);
        Needs::Share { share: Share { count, of: Some(of), unit }, needed, rule: self.run.rules.pass }
    }

    fn option(&self, row: usize) -> String {
        self.rows.get(row).map_or_else(String::new, |r| r.option.clone())
    }

    /// Returns which option comes first, and who shares a further place.
    fn first(&self, first: &First) -> (Statement, Vec<String>) {
        let lead = match (self.decision.verdict, self.decision.closed) {
            (_, false) => Lead::Leads,
            (Verdict::Won(_), true) => Lead::Wins,
            _ => Lead::ComesFirst,
        };
        let all: u64 = self.rows.iter().map(|r| r.count).sum();
        // Of several answers from each person no share of the answers is told: only one of people.
        let exclusive = self.run.known_method().is_none_or(|m| m.exclusive);
        let each = |count: u64| match self.decision.whole {
            _ if exclusive => Share { count, of: Some(all), unit: first.mark },
            whole @ (Whole::Voters(_) | Whole::Present(_)) => {
                let (of, unit) = of(self.run, whole);
                Share { count, of: Some(of), unit }
            }
            _ => Share { count, of: None, unit: first.mark },
        };
        let (most, mut ties) = rank_summary(self.rows, lead, each);
        let most = match &first.by {
            None => most,
            Some(by) => {
                ties.clear();
                self.first_by(by, lead)
            }
        };
        let said = match (self.decision.verdict, self.chair(), &self.decision.tie) {
            (Verdict::Won(row), Some(_), Some(_)) => {
                Statement::WinsByChair { option: self.option(row), tie: Box::new(most) }
            }
            (Verdict::Passed(judged), Some(_), Some(tied)) => {
                let rows: Vec<&TallyRow> = tied.rows.iter().filter_map(|r| self.rows.get(*r)).collect();
                let tie = tie(&rows, self.rows.len(), each(rows.first().map_or(0, |r| r.count)));
                let (option, needs) = (self.option(judged.row), self.judged(judged));
                Statement::PassesByChair { option, needs, tie: Box::new(tie) }
            }
            (Verdict::Passed(judged), ..) => self.judged_option(judged, true),
            (Verdict::NotPassed(judged), ..) => self.judged_option(judged, false),
            (Verdict::Tied, ..) => self.tied(most),
            _ => most,
        };
        (said, ties)
    }

    fn first_by(&self, first: &FirstBy, lead: Lead) -> Statement {
        let FirstBy { by, why, tie } = first;
        let top = self.reading.order.first().map_or(&[][..], Vec::as_slice);
        match (top, tie) {
            ([one], _) => Statement::FirstBy { option: self.option(*one), lead, by: *by, why: why.clone() },
            (_, Some(tie)) => Statement::TieBy { by: *by, tie: tie.clone(), next: TieNext::Stays },
            (several, None) => {
                let options = several.iter().map(|o| self.option(*o)).collect();
                Statement::TieBy { by: *by, tie: ByTie::Level(options), next: TieNext::Stays }
            }
        }
    }

    fn judged_option(&self, judged: Judged, passes: bool) -> Statement {
        let (option, needs) = (self.option(judged.row), self.judged(judged));
        Statement::Judged { option, passes, closed: self.decision.closed, needs }
    }

    /// Returns a tie with what becomes of it.
    fn tied(&self, tie: Statement) -> Statement {
        let next = self.next();
        match tie {
            Statement::Tie { options, all, share, .. } => {
                let pass = self.run.rules.pass;
                let rule = (pass != Pass::Plurality && next == TieNext::Stays).then_some(pass);
                Statement::Tie { options, all, share, next, rule }
            }
            Statement::TieBy { by, tie, .. } => Statement::TieBy { by, tie, next },
            other => other,
        }
    }
}
