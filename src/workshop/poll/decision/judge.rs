//! Decides: the only place that says whether a poll has a verdict, and which. It reads counts, makes no words and knows no
//! method by name.

use super::{Decision, Fault, Judged, QuorumState, TieState, Verdict, Whole};
use crate::workshop::poll::{Base, Count, Pass, PollRun, Question, Quorum, Reading, Tie, TieNext, Turnout};
use crate::workshop::text::same;

/// Decides what a run comes to, from what its method counted and read.
pub(in crate::workshop::poll) fn decide(run: &PollRun, count: &Count, reading: &Reading, turnout: Turnout) -> Decision {
    let poll = Poll { run, count, reading, turnout };
    let (whole, fault) = poll.whole();
    let quorum = run.rules.quorum.map(|quorum| poll.quorum(quorum));
    let mut tie = poll.tie();
    let verdict = if poll.n() == 0 {
        Verdict::NoVotes
    } else if fault.is_some() && poll.is_strict() {
        Verdict::Impossible
    } else if quorum.is_some_and(|q| !q.is_met()) {
        Verdict::NoQuorum
    } else {
        poll.verdict(whole, &mut tie)
    };
    if matches!(verdict, Verdict::NoVotes | Verdict::Impossible | Verdict::NoQuorum)
        && let Some(tie) = &mut tie
    {
        tie.next = TieNext::Stays;
    }
    Decision { closed: run.closed.is_some(), turnout, whole, quorum, fault, tie, verdict }
}

/// A poll that is to be decided.
struct Poll<'a> {
    run: &'a PollRun,
    count: &'a Count,
    reading: &'a Reading,
    turnout: Turnout,
}

impl Poll<'_> {
    fn n(&self) -> u64 {
        self.count.n()
    }

    fn one_each(&self) -> bool {
        self.run.known_method().is_none_or(|m| m.one_each)
    }

    /// Returns whether the method has a use for this rule.
    fn offers(&self, rule: &str) -> bool {
        self.run.known_method().is_none_or(|m| m.keys.contains(&rule))
    }

    fn pass(&self) -> Pass {
        if self.offers("pass") { self.run.rules.pass } else { Pass::Plurality }
    }

    /// Returns whether more is asked than which option has the most.
    fn is_strict(&self) -> bool {
        let rules = &self.run.rules;
        !matches!(self.reading.question, Question::First(_))
            || self.pass() != Pass::Plurality
            || rules.quorum.is_some()
            || rules.base == Some(Base::Present)
    }

    /// Returns what shares are of, and what is wrong with it. A whole of people is never less than those who voted.
    fn whole(&self) -> (Whole, Option<Fault>) {
        let how = self.run.known_method();
        let (n, Turnout { present, least, .. }) = (self.n(), self.turnout);
        let usual = if how.is_none_or(|m| m.exclusive) { Base::Marks } else { Base::Voters };
        let base = self.run.rules.base.unwrap_or(usual);
        let of_people = self.one_each() || !self.count.people.is_empty();
        let more = (present > 0 && least > present).then_some(Fault::MoreVotes { votes: least, people: present });
        let voters = if self.one_each() { Some(n) } else { self.turnout.voted };
        match (base, voters) {
            (Base::Marks, _) => (Whole::Marks(n), more),
            _ if !of_people => (Whole::Marks(n), more.or(Some(Fault::PeopleUnknown).filter(|_| self.judges_people()))),
            (Base::Voters, Some(voters)) => (Whole::Voters(voters), more),
            // Of hands for several options nobody knows who raised them: they are of all who could.
            (Base::Voters | Base::Present, _) if present > 0 && more.is_none() => (Whole::Present(present), None),
            (_, Some(voters)) => (Whole::Voters(voters), more.or(Some(Fault::NobodyPresent))),
            (_, None) => (Whole::Unknown(n), more.or(Some(Fault::NobodyPresent))),
        }
    }

    /// Returns whether the verdict is a share of something.
    fn judges_people(&self) -> bool {
        self.pass() != Pass::Plurality
    }

    fn quorum(&self, quorum: Quorum) -> QuorumState {
        let Turnout { present, voted, abstained, .. } = self.turnout;
        let needed = quorum.of(present);
        match voted.map(|voted| voted + abstained) {
            _ if present == 0 => QuorumState::NobodyPresent,
            None => QuorumState::HandsForSeveral,
            Some(took_part) if took_part >= needed => QuorumState::Met { took_part, needed },
            Some(took_part) => QuorumState::Missed { took_part, needed },
        }
    }

    /// Returns who shares the first place, and what the rules make of it as long as nothing else forbids it.
    fn tie(&self) -> Option<TieState> {
        let rows = match self.reading.question {
            Question::First(_) => self.reading.order.first().filter(|top| top.len() > 1)?.clone(),
            Question::Motion if self.n() > 0 && self.marks(0) == self.marks(1) => vec![0, 1],
            _ => return None,
        };
        let chair = self.run.chair.as_ref().and_then(|chair| self.run.options.iter().position(|o| same(o, chair)));
        let next = match self.run.rules.tie {
            _ if !self.offers("tie") => TieNext::Stays,
            Tie::Shared => TieNext::Stays,
            Tie::RunOff => TieNext::RunOff,
            Tie::Chair => chair.filter(|c| rows.contains(c)).map_or(TieNext::Chair, TieNext::Broken),
        };
        Some(TieState { rows, next })
    }

    fn marks(&self, row: usize) -> u64 {
        self.count.marks.get(row).copied().unwrap_or(0)
    }

    fn verdict(&self, whole: Whole, tie: &mut Option<TieState>) -> Verdict {
        match &self.reading.question {
            Question::Nothing => Verdict::Nothing,
            Question::Consent { objections: 0, .. } => Verdict::Consented,
            Question::Consent { .. } => Verdict::Objected,
            Question::Everybody { below, .. } if below.is_empty() => Verdict::Supported,
            Question::Everybody { .. } => Verdict::NotSupported,
            Question::First(_) => self.first(whole, tie),
            Question::Motion => self.motion(whole, tie),
        }
    }

    /// Judges whichever option leads.
    fn first(&self, whole: Whole, tie: &mut Option<TieState>) -> Verdict {
        let plurality = self.pass() == Pass::Plurality;
        match (tie, self.reading.order.first().map(Vec::as_slice)) {
            (Some(TieState { next: TieNext::Broken(row), .. }), _) if plurality => Verdict::Won(*row),
            (Some(tie), _) if plurality => {
                debug_assert!(tie.rows.len() > 1);
                Verdict::Tied
            }
            (Some(tie), _) => self.cast(whole, tie, tie.rows[0]).unwrap_or(Verdict::Tied),
            (None, Some([row])) if plurality => Verdict::Won(*row),
            (None, Some([row])) => verdict_of(self.judged(whole, *row, false)),
            (None, _) => Verdict::Nothing,
        }
    }

    /// Judges whether the first row passes against the second one.
    fn motion(&self, whole: Whole, tie: &mut Option<TieState>) -> Verdict {
        match tie {
            Some(tie) => {
                let without = verdict_of(self.judged(whole, 0, false));
                // A tie is no majority, and where one more vote would not make one it is not the tie that decides.
                match self.cast(whole, tie, 0) {
                    Some(verdict) => verdict,
                    None if matches!(tie.next, TieNext::Chair | TieNext::RunOff) => Verdict::Tied,
                    None => without,
                }
            }
            None => verdict_of(self.judged(whole, 0, false)),
        }
    }

    /// Returns what the chair's casting vote makes of a tie; nothing where the chair has none, or has not cast it. It
    /// breaks a tie and is one vote: where one more vote makes no difference there is nothing for the chair to decide.
    fn cast(&self, whole: Whole, tie: &mut TieState, asked: usize) -> Option<Verdict> {
        let motion = matches!(self.reading.question, Question::Motion);
        let chosen = match tie.next {
            TieNext::Broken(row) => row,
            TieNext::RunOff if !motion => return None,
            TieNext::Chair | TieNext::RunOff => asked,
            TieNext::Stays => return None,
        };
        let with = self.judged(whole, if motion { asked } else { chosen }, true);
        if !matches!(self.pass(), Pass::Plurality | Pass::Majority) || with.count < with.needed {
            tie.next = TieNext::Stays;
            return None;
        }
        match tie.next {
            TieNext::Broken(_) if motion && chosen != asked => {
                Some(Verdict::NotPassed(self.judged(whole, asked, false)))
            }
            TieNext::Broken(_) => Some(Verdict::Passed(with)),
            _ => None,
        }
    }

    /// Returns what an option has and needs, perhaps with the chair's casting vote.
    fn judged(&self, whole: Whole, row: usize, casting: bool) -> Judged {
        let more = u64::from(casting);
        if self.pass() == Pass::Plurality {
            let (count, against) = (self.marks(row) + more, self.marks(1));
            return Judged { row, count, of: self.n() + more, needed: against + 1 };
        }
        let counts = match whole {
            Whole::Marks(_) | Whole::Unknown(_) => &self.count.marks,
            _ if self.count.people.is_empty() => &self.count.marks,
            Whole::Voters(_) | Whole::Present(_) => &self.count.people,
        };
        // The chair is one of those present, and one more of those who vote.
        let of = whole.count() + if matches!(whole, Whole::Present(_)) { 0 } else { more };
        let count = counts.get(row).copied().unwrap_or(0) + more;
        Judged { row, count, of, needed: self.pass().needed(of) }
    }
}

fn verdict_of(judged: Judged) -> Verdict {
    if judged.count >= judged.needed { Verdict::Passed(judged) } else { Verdict::NotPassed(judged) }
}
