//! The instant run-off against a plain count that follows every lot one by one, and published elections.

use proptest::prelude::*;

use super::*;

type Ranks = Vec<Vec<usize>>;

/// Reads `4 A, 3 B=CD`: how many, and letters from the best one on.
fn ballots(text: &str) -> Vec<Ranks> {
    let group = |group: &str| {
        let (count, order) = group.split_once(' ').unwrap_or(("1", group));
        let mut ranks = Ranks::new();
        let mut equal = false;
        for letter in order.chars() {
            let option = (letter as usize).wrapping_sub('A' as usize);
            match ranks.last_mut() {
                _ if letter == '=' => equal = true,
                Some(rank) if equal => {
                    rank.push(option);
                    equal = false;
                }
                _ => ranks.push(vec![option]),
            }
        }
        vec![ranks; count.parse().unwrap()]
    };
    text.split(", ").flat_map(group).collect()
}

fn count(ballots: &[Ranks], options: usize) -> InstantRunOff {
    run_off(&ballots.iter().map(Vec::as_slice).collect::<Vec<_>>(), options)
}

fn of(options: usize, text: &str) -> InstantRunOff {
    count(&ballots(text), options)
}

fn names(options: &[usize]) -> String {
    options.iter().map(|o| char::from(b'A' + *o as u8)).collect()
}

fn places(order: &[Vec<usize>]) -> String {
    order.iter().map(|tier| names(tier)).collect::<Vec<_>>().join(">")
}

fn votes(round: &RunOffRound) -> String {
    round.votes.iter().map(|(o, v)| format!("{} {v}", names(&[*o]))).collect::<Vec<_>>().join(", ")
}

#[test]
fn round_by_round_the_last_one_goes_out() {
    let r = of(4, "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA");
    assert_eq!((names(&r.winners).as_str(), places(&r.order).as_str(), r.rounds.len()), ("D", "D>A>B>C", 3));
    assert_eq!(votes(&r.rounds[2]), "A 42, D 58");
    assert_eq!(r.rounds.iter().map(|r| names(&r.out)).collect::<Vec<_>>(), ["C", "B", ""]);
    assert_eq!(of(3, "6 A, 3 B, 2 C").rounds.last().map(|r| r.exhausted), Some(0));
    assert_eq!(of(3, "4 A, 4 B, 2 C").rounds[1].exhausted, 2);
    assert_eq!(count(&[], 3), InstantRunOff::default());
}

#[test]
fn a_tie_for_last_place_is_followed_each_way() {
    // Taking out both at once would make A win, though B and C together have six of ten.
    let r = of(3, "4 A, 3 BC, 3 CB");
    assert_eq!(
        (names(&r.winners).as_str(), names(&r.rounds[0].out), names(&r.rounds[0].or)),
        ("BC", "B".into(), "C".into())
    );
    // Nobody's choice: all of them go out together, for that can change nothing.
    assert_eq!(of(5, "3 A, 2 B").rounds.len(), 1);
    let r = of(5, "2 A, 2 B, 1 CA");
    assert_eq!((names(&r.rounds[0].out).as_str(), names(&r.winners).as_str()), ("DE", "A"));
    assert_eq!(names(&of(3, "1 A, 1 B, 1 C").winners), "ABC");
    // One winner, whoever of the last ones goes first.
    let r = of(
        10,
        "DAI, GDH, CBI, DIE, JBH, EFG, BEJ, FGJ, ABI, IEF, HDC, DHA"
            .replace(", ", ", 1 ")
            .replacen("DAI", "1 DAI", 1)
            .as_str(),
    );
    assert_eq!((names(&r.winners).as_str(), r.unfollowed.len()), ("D", 0));
    // Together out only where no later round asks who went first.
    let r = of(5, "1 DCABE, 1 D, 1 ACDBE, 1 BDAEC, 1 CA, 1 CDEAB, 1 EBDCA, 1 CEBDA");
    assert!(names(&r.winners).contains('D'), "{}", names(&r.winners));
}

#[test]
fn an_earlier_round_breaks_a_tie_for_last_place_and_is_named() {
    let r = of(4, "6 A, 5 B, 4 C, 1 DC");
    let round = &r.rounds[1];
    assert_eq!(
        (names(&round.out), names(&round.or), names(&round.level), round.earlier),
        ("C".into(), String::new(), "B".into(), Some(0))
    );
    assert_eq!((names(&r.winners), r.rounds[2].tied.len()), ("A".into(), 0));
}

#[test]
fn the_last_two_are_tied_where_they_are_level() {
    // An earlier round would give it to A; but a level end is a tie.
    for (options, text) in [(3, "3 A, 2 B, 1 CB"), (2, "2 A, 2 B"), (4, "3 A, 2 B, 1 CB")] {
        let r = of(options, text);
        let end = r.rounds.last().unwrap();
        assert_eq!((names(&r.winners), names(&end.tied), end.earlier), ("AB".into(), "AB".into(), None), "{text}");
        assert!(r.rounds.iter().all(|round| round.or.is_empty()));
    }
}

#[test]
fn equal_options_share_one_vote() {
    let r = of(3, "1 A=B, 1 A=B=C, 1 C");
    assert_eq!(votes(&r.rounds[0]), "A 5/6, B 5/6, C 1 1/3");
    // Each way the one that stays gets the whole vote of A=B, and half of the other one.
    assert_eq!(names(&r.winners), "ABC");
    let r = of(4, "3 A=BC, 2 C=DA, 2 D");
    assert_eq!(votes(&r.rounds[0]), "A 1 1/2, B 1 1/2, C 1, D 3");
    assert_eq!(r.rounds[1].exhausted, 0);
    assert_eq!(votes(&r.rounds[1]), "A 1 1/2, B 1 1/2, D 4");
    let all: Ranks = vec![(0..50).collect()];
    let r = count(&[all.clone(), all, vec![vec![7]]], 50);
    assert_eq!(names(&r.winners), names(&[7]));
}

/// Everybody who wins by some lot: one option after the other goes out, and nothing is kept.
fn plain(ballots: &[Ranks], left: &[usize], earlier: &[Vec<u64>], options: usize) -> Vec<usize> {
    // Parts of a vote that up to eight equal options divide.
    const ONE: u64 = 840;
    let mut votes = vec![0; options];
    for ballot in ballots {
        let best = ballot.iter().map(|r| r.iter().filter(|o| left.contains(o)).collect::<Vec<_>>());
        if let Some(best) = best.into_iter().find(|best| !best.is_empty()) {
            for o in &best {
                votes[**o] += ONE / best.len() as u64;
            }
        }
    }
    let cast: u64 = votes.iter().sum();
    if let Some(winner) = left.iter().find(|o| votes[**o] * 2 > cast) {
        return vec![*winner];
    }
    if left.len() <= 2 || cast == 0 {
        return left.to_vec();
    }
    let mut last = left.to_vec();
    for round in [&votes].into_iter().chain(earlier.iter().rev()) {
        let fewest = last.iter().map(|o| round[*o]).min().unwrap();
        last.retain(|o| round[*o] == fewest);
    }
    let earlier: Vec<Vec<u64>> = earlier.iter().chain([&votes]).cloned().collect();
    let mut winners = Vec::new();
    for out in last {
        let rest: Vec<usize> = left.iter().copied().filter(|o| *o != out).collect();
        winners.extend(plain(ballots, &rest, &earlier, options));
    }
    winners.sort_unstable();
    winners.dedup();
    winners
}

/// Random elections of so many options: incomplete ballots, some with equal ranks.
fn elections(most: usize, ballots: usize) -> impl Strategy<Value = (usize, Vec<Ranks>)> {
    (2..=most, 0..2_u8).prop_flat_map(move |(n, equal)| {
        let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        let ballot = (order, 1..=n, proptest::collection::vec(0..4_u8, n)).prop_map(move |(mut order, len, same)| {
            order.truncate(len);
            let mut ranks = Ranks::new();
            for (option, same) in order.into_iter().zip(same) {
                match ranks.last_mut() {
                    Some(rank) if same < equal => rank.push(option),
                    _ => ranks.push(vec![option]),
                }
            }
            ranks
        });
        (Just(n), proptest::collection::vec(ballot, 1..ballots))
    })
}

fn check(n: usize, ballots: &[Ranks]) -> Result<(), TestCaseError> {
    let r = count(ballots, n);
    let all: Vec<usize> = (0..n).collect();
    prop_assert_eq!(&r.winners, &plain(ballots, &all, &[], n));
    prop_assert!(r.perhaps.is_empty() && r.unfollowed.is_empty());
    prop_assert_eq!(&r.order[0], &r.winners);
    let mut placed = r.order.concat();
    placed.sort_unstable();
    prop_assert_eq!(placed, all);
    for round in &r.rounds {
        // Each ballot has one vote, or is exhausted.
        let parts: u128 = round.votes.iter().map(|(_, v)| v.parts).sum();
        prop_assert_eq!(parts / round.votes[0].1.of_one + u128::from(round.exhausted), ballots.len() as u128);
        prop_assert_eq!(parts % round.votes[0].1.of_one, 0);
    }
    // Stopped at once, it claims nothing that is not so.
    let slices: Vec<&[Vec<usize>]> = ballots.iter().map(Vec::as_slice).collect();
    let stopped = run_off_within(&slices, n, 0);
    prop_assert!(r.winners.iter().all(|o| stopped.winners.contains(o) || stopped.perhaps.contains(o)));
    prop_assert!(stopped.winners.iter().all(|o| r.winners.contains(o)));
    prop_assert!(!stopped.unfollowed.is_empty() || stopped.winners == r.winners);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn few_ballots_come_to_what_every_lot_comes_to((n, ballots) in elections(6, 14)) {
        check(n, &ballots)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn many_options_come_to_what_every_lot_comes_to((n, ballots) in elections(8, 12)) {
        check(n, &ballots)?;
    }

    #[test]
    fn many_ballots_come_to_what_every_lot_comes_to((n, ballots) in elections(8, 60)) {
        check(n, &ballots)?;
    }
}
