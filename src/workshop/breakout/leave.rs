//! Proposes moves when somebody was left alone. It never makes them.

use super::place::{partners, price_in};
use crate::workshop::{Group, Grouping, Person};

/// A move that is proposed: who, from which group to which, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub name: String,
    /// The group they leave.
    pub from: usize,
    /// The group they join.
    pub to: usize,
}

/// The fewest moves after which nobody is alone in a group: the one who is alone joins others, or somebody who is no
/// host joins them where a group would become too large otherwise; then where it costs least, as for [`place`](super::place).
/// None where nobody is alone, or where there is nobody else.
pub fn company(groups: &[Group], people: &[Person], grouping: &Grouping, met: &[Vec<Vec<String>>]) -> Vec<Move> {
    let mut now = groups.to_vec();
    let mut moves = Vec::new();
    while let Some(next) = best_move(&now, people, grouping, met) {
        now[next.from].members.retain(|m| *m != next.name);
        now[next.to].members.push(next.name.clone());
        moves.push(next);
    }
    moves
}

fn best_move(groups: &[Group], people: &[Person], grouping: &Grouping, met: &[Vec<Vec<String>>]) -> Option<Move> {
    let size = |g: usize| groups[g].members.len();
    let alone: Vec<usize> = (0..groups.len()).filter(|&g| size(g) == 1).collect();
    let mut moves: Vec<Move> = Vec::new();
    for &lonely in &alone {
        for other in (0..groups.len()).filter(|&g| g != lonely && size(g) > 0) {
            moves.push(Move { name: groups[lonely].members[0].clone(), from: lonely, to: other });
            if size(other) > 2 {
                let movable = groups[other].members.iter().filter(|m| groups[other].host.as_ref() != Some(m));
                moves.extend(movable.map(|m| Move { name: m.clone(), from: other, to: lonely }));
            }
        }
    }
    let everybody: usize = (0..groups.len()).map(size).sum();
    let fair = everybody.div_ceil((0..groups.len()).filter(|&g| size(g) > 0).count().max(1));
    let after = |m: &Move| {
        let sizes = (0..groups.len()).map(|g| size(g) + usize::from(g == m.to) - usize::from(g == m.from));
        let sizes: Vec<usize> = sizes.collect();
        // One more than there would be in even groups is no harm.
        let too_many = sizes.iter().max().map_or(0, |&largest| largest.saturating_sub(fair + 1));
        (sizes.iter().filter(|&&s| s == 1).count(), too_many)
    };
    moves
        .into_iter()
        .enumerate()
        .min_by_key(|(i, m)| {
            let person = people.iter().find(|p| p.name == m.name).cloned();
            let person = person.unwrap_or_else(|| Person { name: m.name.clone(), ..Person::default() });
            (
                after(m),
                price_in(&groups[m.to], &person, people, grouping, &partners(&m.name, met)),
                size(m.from) > 1,
                *i,
            )
        })
        .map(|(_, m)| m)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(members: &[&[&str]]) -> Vec<Group> {
        let group = |m: &&[&str]| Group { members: m.iter().map(|&n| n.to_owned()).collect(), ..Group::default() };
        members.iter().map(group).collect()
    }

    fn moves(members: &[&[&str]], met: &[Vec<Vec<String>>]) -> Vec<(String, usize, usize)> {
        let moves = company(&groups(members), &[], &Grouping::default(), met);
        moves.into_iter().map(|m| (m.name, m.from, m.to)).collect()
    }

    #[test]
    fn nobody_stays_alone_and_as_few_as_possible_move() {
        assert!(moves(&[&["A", "B"], &["C", "D", "E"]], &[]).is_empty());
        assert!(moves(&[&["A"]], &[]).is_empty() && moves(&[], &[]).is_empty());
        assert_eq!(moves(&[&["A"], &["B"]], &[]), [("A".to_owned(), 0, 1)], "one move for two who are alone");
        let met = vec![vec![vec!["C".to_owned(), "A".to_owned()]]];
        let three = [&["A", "B", "X"][..], &["C"], &["D", "E", "F"]];
        assert_eq!(moves(&three, &met), [("C".to_owned(), 1, 2)], "where the past costs least");
        let large = [&["A", "B", "X", "Y", "Z"][..], &["C"]];
        assert_eq!(moves(&large, &met), [("B".to_owned(), 0, 1)], "somebody new comes from the large group");
        assert_eq!(moves(&[&["A"], &["B"], &["C"], &[]], &[]).len(), 2);
    }
}
