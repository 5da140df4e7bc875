//! Owns the plans with the fewest repeats known, for shapes where these do not reach the lower bound or a search takes
//! long. A better plan is a new line of `best_known.txt`.

use super::instance::Schedule;

const KNOWN: &str = include_str!("best_known.txt");

/// Reads a line: people, groups and repeats, and the plan.
/// Reads three numbers, and letters for the groups of each round.
pub(super) fn read(line: &str) -> Option<([usize; 3], Schedule)> {
    let mut words = line.split_ascii_whitespace();
    let mut number = || words.next()?.parse().ok();
    let numbers = [number()?, number()?, number()?];
    let round = |letters: &str| letters.bytes().map(|letter| usize::from(letter - b'A')).collect();
    Some((numbers, words.map(round).collect()))
}

/// Returns the plan for this many people, groups and rounds, if there is one.
pub(crate) fn best_known(people: usize, groups: usize, rounds: usize) -> Option<Schedule> {
    let start = format!("{people} {groups} ");
    let plans = KNOWN.lines().filter(|line| line.starts_with(&start)).filter_map(read);
    plans.map(|(_, schedule)| schedule).find(|schedule| schedule.len() == rounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_is_what_it_says() {
        let mut known = Vec::new();
        for line in KNOWN.lines().filter(|line| !line.starts_with('#')) {
            let ([people, groups, repeats], schedule) = read(line).expect(line);
            let mut met = vec![0_usize; people * people];
            for round in &schedule {
                assert_eq!(round.len(), people, "{line}");
                for g in 0..groups {
                    let members: Vec<usize> = (0..people).filter(|&p| round[p] == g).collect();
                    assert!(members.len() == people / groups || members.len() == people.div_ceil(groups), "{line}");
                    for (i, &a) in members.iter().enumerate() {
                        members[i + 1..].iter().for_each(|&b| met[a * people + b] += 1);
                    }
                }
            }
            assert_eq!(met.iter().map(|m| m.saturating_sub(1)).sum::<usize>(), repeats, "{line}");
            let key = (people, groups, schedule.len());
            assert!(!known.contains(&key), "{key:?} twice");
            known.push(key);
            assert_eq!(best_known(people, groups, schedule.len()), Some(schedule));
        }
        assert!(known.len() > 50 && best_known(16, 4, 4).is_none());
    }
}
