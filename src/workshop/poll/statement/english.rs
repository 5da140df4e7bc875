//! Owns the English of what is said of a poll.

use std::fmt;

use super::{ByReason, ByTie, Fact, Lead, Needs, Obstacle, Share, Statement, Unit};
use crate::workshop::count_of;
use crate::workshop::poll::{Decides, Pass, TieNext};
use crate::workshop::text::wording::{join_with_and, join_with_or};

impl Unit {
    /// Says so many: `8 votes`, `16 people present`.
    pub(in crate::workshop::poll) fn count(self, n: u64) -> String {
        let noun = match self {
            Self::Votes => "vote",
            Self::Dots => "dot",
            Self::Scores => "score",
            Self::Ballots => "ballot",
            Self::Answers => "answer",
            Self::Voters => "voter",
            Self::Present => return format!("{} present", count_of(n, "person")),
        };
        count_of(n, noun)
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tense = |closed: bool, is: &'static str, would: &'static str| if closed { is } else { would };
        match self {
            Self::Nothing => Ok(()),
            Self::NoVotes { closed } => f.write_str(tense(*closed, "no votes", "no votes yet")),
            Self::Undecided { why, closed } => {
                why.write(*closed, f)?;
                f.write_str(if *closed { "; nothing is decided" } else { "" })
            }
            Self::First { option, lead, share } => match lead {
                Lead::Leads => write!(f, "{option} leads: {share}"),
                Lead::Wins => write!(f, "{option} wins: {share}"),
                Lead::ComesFirst => write!(f, "{option} has the most: {share}"),
                Lead::Plain => write!(f, "{option}: {share}"),
            },
            Self::FirstBy { option, lead, by, why } => {
                let verb = match lead {
                    Lead::Leads => "leads",
                    Lead::Wins => "wins",
                    Lead::ComesFirst | Lead::Plain => "comes first",
                };
                write!(f, "{option} {verb} by {}", name(*by))?;
                match why {
                    ByReason::Plain => Ok(()),
                    ByReason::BeatsAll => f.write_str(": it beats every other option"),
                    ByReason::Points(points) => write!(f, " with {points} points"),
                    ByReason::Whoever => f.write_str(", whoever goes out in a tie for last place"),
                }
            }
            Self::Tie { options, all, share, next, rule } => {
                if *all {
                    write!(f, "tie: all {} options, {share} each", options.len())?;
                } else {
                    write!(f, "tie: {}, {share} each", and(options))?;
                }
                f.write_str(decides(*next))?;
                rule.map_or(Ok(()), |rule| write!(f, "; none passes ({})", rule_words(rule)))
            }
            Self::TieBy { by, tie, next } => {
                let by = name(*by);
                match tie {
                    ByTie::Level(options) => write!(f, "tie by {by}: {}", and(options)),
                    ByTie::LastRound(options, votes) => {
                        write!(f, "tie by {by}: {}, {votes} votes each in the last round", and(options))
                    }
                    ByTie::LastPlace(options) => {
                        write!(f, "no winner by {by}: a tie for last place decides between {}", and(options))
                    }
                    ByTie::LastPlaces(options) => {
                        write!(f, "no winner by {by}: ties for last place decide between {}", and(options))
                    }
                    ByTie::CanWin(winners, perhaps) if winners.is_empty() => {
                        write!(f, "no winner by {by}: nobody is known to win, perhaps also {}", and(perhaps))
                    }
                    ByTie::CanWin(winners, perhaps) => {
                        write!(f, "no winner by {by}: {} can win, perhaps also {}", and(winners), and(perhaps))
                    }
                }?;
                f.write_str(decides(*next))
            }
            Self::WinsByChair { option, tie } => write!(f, "{option} wins by the chair's casting vote ({tie})"),
            Self::PassesByChair { option, needs, tie } => {
                write!(f, "{option} passes by the chair's casting vote: {needs} ({tie})")
            }
            Self::Judged { option, passes, closed, needs } => {
                let verb = match passes {
                    true => tense(*closed, "passes", "would pass"),
                    false => tense(*closed, "does not pass", "would not pass"),
                };
                write!(f, "{option} {verb}: {needs}")
            }
            Self::Motion { passes, closed, tie, needs } => {
                let verb = match passes {
                    true => tense(*closed, "passed", "would pass"),
                    false => tense(*closed, "not passed", "would not pass"),
                };
                write!(f, "{verb}: {}{needs}", if *tie { "tie, " } else { "" })
            }
            Self::MotionByChair { passes: true, counts } => {
                write!(f, "passed by the chair's casting vote (tie: {})", for_and_against(*counts))
            }
            Self::MotionByChair { passes: false, counts } => {
                write!(f, "not passed: the chair's casting vote is against (tie: {})", for_and_against(*counts))
            }
            Self::MotionTie { counts, next } => write!(f, "tie: {}{}", for_and_against(*counts), decides(*next)),
            Self::MotionCounts { counts } => f.write_str(&for_and_against(*counts)),
            Self::Consent { objections, decided, closed } => {
                let some = count_of(*objections, "objection");
                match (objections, decided, closed) {
                    (0, true, true) => f.write_str("consent given: no objections"),
                    (0, _, true) => f.write_str("no objections"),
                    (0, _, false) => f.write_str("no objections so far"),
                    (_, true, _) => write!(f, "no consent: {some}"),
                    (_, false, _) => f.write_str(&some),
                }
            }
            Self::Everybody { least, below, decided, closed } => {
                let each: Vec<String> = below.iter().map(|(step, count)| format!("{count} at {step}")).collect();
                let each = each.join(", ");
                let all = count_of(below.iter().map(|(_, count)| count).sum::<u64>(), "person");
                match (below.is_empty(), decided, closed) {
                    (true, true, true) => write!(f, "passes: everybody shows {least} or more"),
                    (true, _, true) => write!(f, "everybody shows {least} or more"),
                    (true, _, false) => write!(f, "so far everybody shows {least} or more"),
                    (false, true, _) => write!(f, "does not pass: hear {all} below {least} ({each})"),
                    (false, false, _) => write!(f, "{all} below {least} ({each})"),
                }
            }
            Self::Fact(fact) => fact.fmt(f),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            Some(of) => write!(f, "{} of {}", self.count, self.unit.count(of)),
            None => f.write_str(&self.unit.count(self.count)),
        }
    }
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::More { yes, no } => f.write_str(&for_and_against((*yes, *no))),
            Self::Share { share, needed, rule } => write!(f, "{share}, {needed} needed ({})", rule_words(*rule)),
        }
    }
}

impl Obstacle {
    fn write(self, closed: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MoreVotes { votes, people } => f.write_str(&more_votes(votes, people)),
            Self::NobodyPresent => f.write_str("nobody is marked as present"),
            Self::PeopleUnknown(unit) => {
                // Votes that are counted by hand are hands.
                let marks = if unit == Unit::Votes { "hands".to_owned() } else { unit.count(2)[2..].to_owned() };
                write!(f, "{marks} counted by hand do not show how many people gave them")
            }
            Self::NoQuorum { took_part, needed, quorum, present } => {
                let yet = if closed { "" } else { " yet" };
                write!(f, "no quorum{yet}: {took_part} of {needed} needed took part ({quorum} of {present} present)")
            }
            Self::QuorumOfNobody => f.write_str("quorum unknown: nobody is marked as present"),
            Self::QuorumOfHands => {
                f.write_str("quorum unknown: hands for several options do not show how many took part")
            }
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aside(1) => f.write_str("1 stands aside"),
            Self::Aside(some) => write!(f, "{some} stand aside"),
            Self::Median(one, None) => write!(f, "median {one}"),
            Self::Median(low, Some(high)) => write!(f, "median between {low} and {high}"),
            Self::Mean(mean) => write!(f, "mean {mean}"),
            Self::MiddleHalf(from, to) if from == to => write!(f, "middle half at {from}"),
            Self::MiddleHalf(from, to) => write!(f, "middle half from {from} to {to}"),
            Self::Field { axes: [(x, right), (y, up)], options } => {
                let side = |high: bool| if high { "high" } else { "low" };
                write!(f, "{} {x}, {} {y}: {}", side(*right), side(*up), and(options))
            }
            Self::OnTheLine(options) => write!(f, "on the line: {}", and(options)),
            Self::By(Decides::InstantRunOff, options) => {
                write!(f, "by {}: {}", name(Decides::InstantRunOff), join_with_or(options.iter().map(String::as_str)))
            }
            Self::By(by, options) => write!(f, "by {}: {}", name(*by), and(options)),
        }
    }
}

/// Says that more people voted than were there.
pub(in crate::workshop::poll) fn more_votes(votes: u64, people: u64) -> String {
    let were = if people == 1 { "was" } else { "were" };
    format!("{} voted, but only {people} {were} present", count_of(votes, "person"))
}

fn and(options: &[String]) -> String {
    join_with_and(options.iter().map(String::as_str))
}

fn for_and_against((yes, no): (u64, u64)) -> String {
    format!("{yes} for, {no} against")
}

/// Returns what becomes of a tie that is not broken yet.
fn decides(next: TieNext) -> &'static str {
    match next {
        TieNext::RunOff => "; a run-off decides",
        TieNext::Chair => "; the chair decides",
        TieNext::Stays | TieNext::Broken(_) => "",
    }
}

fn rule_words(rule: Pass) -> &'static str {
    match rule {
        Pass::Plurality => "the most",
        Pass::Majority => "majority",
        Pass::TwoThirds => "two thirds",
        Pass::FourFifths => "four fifths",
        Pass::Unanimous => "all",
    }
}

fn name(by: Decides) -> &'static str {
    match by {
        Decides::Schulze => "Schulze",
        Decides::InstantRunOff => "instant run-off",
        Decides::Borda => "Borda",
    }
}
