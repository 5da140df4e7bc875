//! Proposes moves when somebody was left alone. It never makes them.

use super::place::{cost_in, partners};
use super::problem::{Groups, Problem};

/// A proposed move: who, from which group to which, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The person who moves.
    pub name: String,
    /// The group they leave.
    pub from: usize,
    /// The group they join.
    pub to: usize,
}

/// Finds the fewest moves after which nobody is alone in a group: the person who is alone joins others, or somebody
/// without a seat in the first round of the problem joins them if a group would become too large otherwise; then the
/// cheapest, as for [`place`](super::place()). None if nobody is alone, or if there is nobody else.
pub fn singleton_moves(problem: &Problem, groups: &[Vec<String>]) -> Vec<Move> {
    let mut now = groups.to_vec();
    let mut moves = Vec::new();
    while let Some(next) = best_move(problem, &now) {
        now[next.from].retain(|m| *m != next.name);
        now[next.to].push(next.name.clone());
        moves.push(next);
    }
    moves
}

fn best_move(problem: &Problem, groups: &Groups) -> Option<Move> {
    let size = |g: usize| groups[g].len();
    let has_seat = |group: usize, name: &String| {
        problem.rounds.first().is_some_and(|r| r.seats.iter().any(|seat| seat.group == group && seat.name == *name))
    };
    let alone: Vec<usize> = (0..groups.len()).filter(|&g| size(g) == 1).collect();
    let mut moves: Vec<Move> = Vec::new();
    for &lonely in &alone {
        for other in (0..groups.len()).filter(|&g| g != lonely && size(g) > 0) {
            moves.push(Move { name: groups[lonely][0].clone(), from: lonely, to: other });
            if size(other) > 2 {
                let movable = groups[other].iter().filter(|m| !has_seat(other, m));
                moves.extend(movable.map(|m| Move { name: m.clone(), from: other, to: lonely }));
            }
        }
    }
    let everybody: usize = (0..groups.len()).map(size).sum();
    let fair = everybody.div_ceil((0..groups.len()).filter(|&g| size(g) > 0).count().max(1));
    let after = |m: &Move| {
        let sizes = (0..groups.len()).map(|g| size(g) + usize::from(g == m.to) - usize::from(g == m.from));
        let sizes: Vec<usize> = sizes.collect();
        // One more than in even groups is fine.
        let too_many = sizes.iter().max().map_or(0, |&largest| largest.saturating_sub(fair + 1));
        (sizes.iter().filter(|&&s| s == 1).count(), too_many)
    };
    moves
        .into_iter()
        .enumerate()
        .min_by_key(|(i, m)| {
            let cost = cost_in(problem, &groups[m.to], &m.name, &partners(problem, &m.name));
            (after(m), cost, size(m.from) > 1, *i)
        })
        .map(|(_, m)| m)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(members: &[&[&str]]) -> Groups {
        members.iter().map(|m| m.iter().map(|&n| n.to_owned()).collect()).collect()
    }

    fn moves(members: &[&[&str]], history: &[Groups]) -> Vec<(String, usize, usize)> {
        let problem = Problem { history: history.to_vec(), ..Problem::default() };
        singleton_moves(&problem, &groups(members)).into_iter().map(|m| (m.name, m.from, m.to)).collect()
    }

    #[test]
    fn nobody_stays_alone_and_as_few_as_possible_move() {
        assert!(moves(&[&["A", "B"], &["C", "D", "E"]], &[]).is_empty());
        assert!(moves(&[&["A"]], &[]).is_empty() && moves(&[], &[]).is_empty());
        assert_eq!(moves(&[&["A"], &["B"]], &[]), [("A".to_owned(), 0, 1)], "one move for two who are alone");
        let met = vec![groups(&[&["C", "A"]])];
        let three = [&["A", "B", "X"][..], &["C"], &["D", "E", "F"]];
        assert_eq!(moves(&three, &met), [("C".to_owned(), 1, 2)], "where the history costs least");
        let large = [&["A", "B", "X", "Y", "Z"][..], &["C"]];
        assert_eq!(moves(&large, &met), [("B".to_owned(), 0, 1)], "somebody new comes from the large group");
        assert_eq!(moves(&[&["A"], &["B"], &["C"], &[]], &[]).len(), 2);
    }
}
