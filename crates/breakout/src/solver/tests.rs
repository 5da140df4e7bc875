//! Every number that is kept by differences against one counted afresh, small cases against every plan there is, and
//! the table of what a search must reach with so much work.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::cost_table::{CostTable, Swap};
use super::initial::initial_round;
use super::instance::{Instance, Link, Priority, RoundShape, Rounds};
use super::lower_bound::lower_bound;
use super::objectives::{Objectives, attribute_groups};
use super::portfolio::{Limits, Solution, default_budget, solve};
use super::random::Random;

fn even(people: usize, groups: usize) -> Vec<usize> {
    (0..groups).map(|g| people / groups + usize::from(g < people % groups)).collect()
}

/// So many people who have never met, everybody present in each round.
fn plain(people: usize, groups: usize, rounds: usize) -> Instance {
    let shape = RoundShape { present: (0..people).collect(), sizes: even(people, groups), fixed: Vec::new() };
    Instance {
        people,
        rounds: vec![shape; rounds],
        met: vec![0; people * people],
        links: vec![Link::Free; people * people],
        ..Instance::default()
    }
}

fn solved(instance: &Instance, seed: u64, budget: u64) -> (Solution, Objectives) {
    let solved = solve(instance, seed, Limits::budget(budget), &mut |_| ControlFlow::Continue(()));
    assert_partition(instance, &solved.plan);
    let objectives = Objectives::of(instance, &solved.plan);
    (solved, objectives)
}

fn assert_partition(instance: &Instance, plan: &Rounds) {
    assert_eq!(plan.len(), instance.rounds.len());
    for (round, groups) in instance.rounds.iter().zip(plan) {
        let mut all = groups.concat();
        all.sort_unstable();
        assert_eq!(all, round.present);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), round.sizes);
        for &(p, g) in &round.fixed {
            assert!(groups[g].contains(&p));
        }
    }
}

/// Repeats counted in the plainest way: from the list of all meetings.
fn plain_repeats(instance: &Instance, plan: &Rounds) -> i64 {
    let mut repeats = 0;
    for a in 0..instance.people {
        for b in a + 1..instance.people {
            if instance.link(a, b) == Link::Together {
                continue;
            }
            let mut known = instance.met(a, b) > 0;
            for group in plan.iter().flatten().filter(|g| g.contains(&a) && g.contains(&b)) {
                assert!(!group.is_empty());
                repeats += i64::from(known);
                known = true;
            }
        }
    }
    repeats
}

/// Any problem of up to 14 people.
fn instances() -> impl Strategy<Value = Instance> {
    let person = 0..14_usize;
    let pairs = || proptest::collection::vec((person.clone(), person.clone()), 0..8);
    (
        3..14_usize,
        1..4_usize,
        1..5_usize,
        (pairs(), pairs(), pairs()),
        proptest::collection::vec(proptest::option::of(0..3_usize), 14),
        proptest::collection::vec(proptest::collection::vec(any::<bool>(), 14), 4),
        (0..3_usize, 0..3_u8),
    )
        .prop_map(|(people, rounds, groups, (met, apart, together), values, absent, (pins, priority))| {
            let mut instance = plain(people, 1, rounds);
            for (r, round) in instance.rounds.iter_mut().enumerate() {
                round.present.retain(|&p| p == 0 || !(absent[r][p] && absent[(r + 1) % 4][p]));
                let here = round.present.len();
                round.sizes = even(here, groups.min(here));
                // The sizes begin with the larger ones: there is a seat in each group.
                round.fixed =
                    round.present.iter().take(pins).enumerate().map(|(g, &p)| (p, g % round.sizes.len())).collect();
                let room = round.sizes.clone();
                let mut taken = vec![0; room.len()];
                round.fixed.retain(|&(_, g)| {
                    taken[g] += 1;
                    taken[g] <= room[g]
                });
            }
            let mut each = |list: &[(usize, usize)], what: &mut dyn FnMut(&mut Instance, usize)| {
                for &(a, b) in list.iter().filter(|(a, b)| a != b && *a < people && *b < people) {
                    what(&mut instance, a * people + b);
                    what(&mut instance, b * people + a);
                }
            };
            each(&met, &mut |i, pair| i.met[pair] += 1);
            each(&apart, &mut |i, pair| i.links[pair] = Link::Apart);
            each(&together, &mut |i, pair| i.links[pair] = Link::Together);
            let (first, second) = (values[..people].to_vec(), values.iter().rev().take(people).copied().collect());
            instance.mix = vec![first];
            instance.alike = vec![second];
            instance.priority = [Priority::FewestRepeats, Priority::Balanced, Priority::BestMix][usize::from(priority)];
            instance
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_difference_is_what_counting_afresh_gives(instance in instances(), seed: u64) {
        let mut random = Random::new(seed);
        let plan: Rounds = (0..instance.rounds.len()).map(|r| initial_round(&instance, r, &mut random)).collect();
        assert_partition(&instance, &plan);
        let mut table = CostTable::new(&instance, &plan).expect("small groups");
        for _ in 0..40 {
            let round = random.below(instance.rounds.len());
            let present = &instance.rounds[round].present;
            let [a, b] = [(); 2].map(|()| present[random.below(present.len())]);
            if table.group_of(round, a) == table.group_of(round, b) || !table.is_free(round, a) || !table.is_free(round, b) {
                continue;
            }
            let (before, delta) = (table.cost, table.delta(Swap { round, a, b }));
            table.swap(Swap { round, a, b });
            prop_assert_eq!(table.cost, before + delta);
            let kept = table.snapshot();
            table.recompute();
            prop_assert_eq!(kept, table.snapshot());
            prop_assert_eq!(table.objectives, Objectives::of(&instance, &table.plan()));
            prop_assert_eq!(table.objectives.repeats, plain_repeats(&instance, &table.plan()));
        }
    }

    #[test]
    fn every_plan_is_a_partition_and_none_goes_below_the_bound(instance in instances(), seed: u64) {
        let (solved, objectives) = solved(&instance, seed, 3_000);
        let bound = lower_bound(&instance);
        prop_assert!(objectives.broken > 0 || objectives.repeats >= bound.repeats, "{objectives:?} {bound:?}");
        prop_assert!(objectives.attribute_cost >= bound.attribute_cost);
        let again = solve(&instance, seed, Limits::budget(3_000), &mut |_| ControlFlow::Continue(()));
        prop_assert_eq!(solved.plan, again.plan);
    }
}

/// Every partition of these people into groups of these sizes, each once.
fn partitions(people: &[usize], sizes: &[usize]) -> Vec<Vec<Vec<usize>>> {
    fn choose(from: &[usize], size: usize) -> Vec<Vec<usize>> {
        if size == 0 {
            return vec![Vec::new()];
        }
        (0..from.len())
            .flat_map(|i| {
                choose(&from[i + 1..], size - 1).into_iter().map(move |mut rest| {
                    rest.insert(0, from[i]);
                    rest
                })
            })
            .collect()
    }
    let Some((&first, rest)) = sizes.split_first() else { return vec![Vec::new()] };
    choose(people, first)
        .into_iter()
        .flat_map(|group| {
            let left: Vec<usize> = people.iter().copied().filter(|p| !group.contains(p)).collect();
            partitions(&left, rest).into_iter().map(move |mut groups| {
                groups.insert(0, group.clone());
                groups
            })
        })
        .collect()
}

#[test]
fn small_cases_are_solved_as_well_as_by_trying_everything() {
    // The first round may be any one: the others are tried out.
    fn best(instance: &Instance, plan: &mut Rounds, options: &[Vec<Vec<usize>>]) -> i64 {
        if plan.len() == instance.rounds.len() {
            return Objectives::of(instance, plan).repeats;
        }
        let mut least = i64::MAX;
        for option in options {
            plan.push(option.clone());
            least = least.min(best(instance, plan, options));
            plan.pop();
        }
        least
    }
    for (people, groups, rounds) in [(4, 2, 3), (5, 2, 3), (6, 2, 3), (6, 3, 3), (7, 3, 2), (8, 2, 2), (6, 2, 2)] {
        let instance = plain(people, groups, rounds);
        let options = partitions(&instance.rounds[0].present, &instance.rounds[0].sizes);
        let mut plan = vec![options[0].clone()];
        let optimum = best(&instance, &mut plan, &options);
        assert!(lower_bound(&instance).repeats <= optimum);
        for seed in 0..3 {
            assert_eq!(solved(&instance, seed, 20_000).1.repeats, optimum, "{people} in {groups} × {rounds}");
        }
    }
    for (sizes, rounds) in
        [(&[1, 4][..], 3), (&[1, 6], 2), (&[2, 5], 2), (&[1, 1, 4], 2), (&[1, 2, 3], 3), (&[2, 6], 2), (&[1, 8], 2)]
    {
        let people = sizes.iter().sum();
        let mut instance = plain(people, 1, rounds);
        instance.rounds.iter_mut().for_each(|round| round.sizes = sizes.to_vec());
        let options = partitions(&instance.rounds[0].present, sizes);
        let optimum = best(&instance, &mut vec![options[0].clone()], &options);
        assert!(lower_bound(&instance).repeats <= optimum, "{sizes:?}");
        assert_eq!(solved(&instance, 1, 20_000).1.repeats, optimum, "{sizes:?} × {rounds}");
    }
}

/// Whatever the bound says of one round after a history, no round has fewer repeats and keeps the constraints.
#[test]
fn one_round_after_a_history_is_proved_by_trying_every_round() {
    let mut random = Random::new(11);
    let (mut tight, mut all) = (0, 0);
    for _ in 0..150 {
        let (people, groups) = [(6, 2), (6, 3), (7, 2), (7, 3), (8, 4), (8, 2), (8, 3)][random.below(7)];
        let mut instance = plain(people, groups, 1);
        let options = partitions(&instance.rounds[0].present, &instance.rounds[0].sizes);
        for _ in 0..=random.below(4) {
            let before = &options[random.below(options.len())];
            let mut at = vec![None; people];
            for (g, group) in before.iter().enumerate() {
                for &a in group {
                    at[a] = Some(g);
                    group.iter().filter(|&&b| b != a).for_each(|&b| instance.met[a * people + b] += 1);
                }
            }
            instance.history.push(at);
        }
        for link in [Link::Apart, Link::Together] {
            let (a, b) = (random.below(people), random.below(people));
            if a != b && random.below(2) == 0 {
                instance.links[a * people + b] = link;
                instance.links[b * people + a] = link;
            }
        }
        let of = |option: &Vec<Vec<usize>>| Objectives::of(&instance, &vec![option.clone()]);
        let Some(least) = options.iter().map(of).filter(|o| o.broken == 0).map(|o| o.repeats).min() else { continue };
        let bound = lower_bound(&instance).repeats;
        assert!(bound <= least, "{bound} {least}");
        all += 1;
        tight += usize::from(bound == least);
    }
    assert!(tight == all, "{tight} of {all}");
}

/// Small problems with an attribute, and every order of what comes first: none is beaten by another one in both.
#[test]
fn no_order_of_what_comes_first_is_beaten_by_another() {
    let mut random = Random::new(5);
    for _ in 0..60 {
        let (people, groups, rounds) = (6 + random.below(9), 2 + random.below(3), 1 + random.below(5));
        let mut instance = plain(people, groups, rounds);
        instance.mix = vec![(0..people).map(|_| Some(random.below(3)).filter(|v| *v < 3)).collect()];
        for link in [Link::Apart, Link::Together] {
            let (a, b) = (random.below(people), random.below(people));
            if a != b && random.below(2) == 0 {
                instance.links[a * people + b] = link;
                instance.links[b * people + a] = link;
            }
        }
        let budget = 50_000 * (1 + random.below(20) as u64);
        let seed = random.below(1000) as u64;
        let found = [Priority::FewestRepeats, Priority::Balanced, Priority::BestMix].map(|priority| {
            let view = Instance { priority, ..instance.clone() };
            let (solved, objectives) = solved(&view, seed, budget);
            let (mixed, _) = attribute_groups(&instance, &solved.plan);
            [objectives.broken, objectives.repeats, -(mixed as i64)]
        });
        for a in found {
            for b in found {
                let beats = a != b && a.iter().zip(&b).all(|(a, b)| a <= b);
                assert!(!beats, "{people} in {groups} × {rounds}: {found:?}");
            }
        }
    }
}

/// Whoever asks for new faces first is not to meet many more people again for having asked for a mix as well.
#[test]
fn a_mix_costs_few_repeats_where_new_faces_come_first() {
    let mut random = Random::new(7);
    for (people, groups, rounds) in [(42, 6, 6), (41, 5, 7), (36, 5, 6)] {
        let mut instance = plain(people, groups, rounds);
        let met: Vec<usize> = (0..people).collect();
        for _ in 0..40 {
            let (a, b) = (met[random.below(people)], met[random.below(people)]);
            if a != b {
                (instance.met[a * people + b], instance.met[b * people + a]) = (1, 1);
            }
        }
        let (_, alone) = solved(&instance, 3, default_budget(&instance));
        instance.mix = vec![(0..people).map(|_| Some(random.below(4))).collect()];
        let (_, mixed) = solved(&instance, 3, default_budget(&instance));
        assert!(
            mixed.repeats <= alone.repeats + alone.repeats / 20,
            "{people} in {groups} × {rounds}: {} and {} repeats",
            mixed.repeats,
            alone.repeats
        );
    }
}

#[test]
fn who_is_absent_now_and_then_does_not_spoil_a_schedule() {
    for (people, groups, rounds, away) in [(49, 7, 8, 7), (32, 8, 9, 6), (25, 5, 6, 4), (24, 6, 7, 5), (30, 6, 6, 3)] {
        let mut instance = plain(people, groups, rounds);
        for (r, round) in instance.rounds.iter_mut().enumerate() {
            // In every other round one or two are away.
            let gone = [(r * 5 % 7) % away * 3, (r % 3) % away * 3];
            round.present.retain(|p| r % 2 == 0 || !gone.contains(p));
            round.sizes = even(round.present.len(), groups);
        }
        for seed in 0..10 {
            let (solved, objectives) = solved(&instance, seed, default_budget(&instance));
            assert!(objectives.repeats == 0 && solved.work <= 1, "{people} in {groups} × {rounds}");
        }
    }
}

#[test]
fn one_round_keeps_as_many_wishes_and_mixes_as_well_as_any() {
    let mut instance = plain(7, 3, 1);
    for (a, b, link) in [(0, 1, Link::Apart), (0, 2, Link::Apart), (1, 2, Link::Apart), (3, 4, Link::Together)] {
        instance.links[a * 7 + b] = link;
        instance.links[b * 7 + a] = link;
    }
    instance.mix = vec![vec![Some(0), Some(1), Some(0), Some(0), Some(1), Some(1), None]];
    instance.met[5] = 1;
    instance.met[5 * 7] = 1;
    let rank = |t: Objectives| [t.broken, t.repeats, t.attribute_cost];
    let options = partitions(&instance.rounds[0].present, &instance.rounds[0].sizes);
    let best = options.into_iter().map(|o| rank(Objectives::of(&instance, &vec![o]))).min().expect("there are some");
    for seed in 0..10 {
        assert_eq!(rank(solved(&instance, seed, 20_000).1), best);
    }
}

/// The table of what must be reached, worst of ten seeds; the limit is work, some 80 000 steps of it a millisecond.
#[test]
fn the_table_of_hard_cases() {
    for (people, groups, rounds, most, budget) in [
        (16, 4, 5, 0, 1),
        (25, 5, 6, 0, 1),
        (49, 7, 8, 0, 1),
        (32, 8, 10, 0, 1),
        (26, 5, 6, 5, 1),
        (30, 5, 5, 20, 1),
        (32, 5, 4, 21, 1),
        (14, 4, 4, 0, 1),
        (38, 8, 8, 0, 1),
        (200, 25, 5, 0, 1),
        (300, 50, 4, 0, 1),
        (15, 5, 7, 0, 1),
        (24, 6, 7, 0, 1),
        (30, 6, 6, 0, 1),
        (18, 6, 8, 0, 1),
        (21, 7, 9, 0, 1),
        (50, 10, 9, 0, 1),
        (16, 8, 15, 0, 1),
        (26, 6, 6, 0, 1),
        (27, 6, 6, 1, 1),
        (25, 4, 6, 96, 1),
        (100, 20, 6, 0, 300_000),
        (36, 6, 3, 0, 100_000),
        (9, 3, 6, 18, 20_000),
        (16, 4, 7, 48, 40_000),
        (24, 4, 5, 44, 1_000_000),
        (30, 5, 6, 41, 1_500_000),
    ] {
        for seed in 0..if budget > 500_000 { 2 } else { 10 } {
            let (_, objectives) = solved(&plain(people, groups, rounds), seed, budget);
            assert!(objectives.repeats <= most, "{people} in {groups} × {rounds}, seed {seed}: {objectives:?}");
        }
    }
}

#[test]
fn every_number_of_groups_that_is_a_prime_power_is_ready_made() {
    for groups in [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 25, 27] {
        for people in [2 * groups, 2 * groups + 1, groups * groups - 1, groups * groups] {
            if people <= groups * groups {
                let instance = plain(people, groups, groups.min(8));
                let (solved, objectives) = solved(&instance, 3, default_budget(&instance));
                assert!(objectives.repeats == 0 && solved.work <= 1, "{people} in {groups}");
            }
        }
    }
}

#[test]
fn a_search_stops_at_once_where_nobody_may_go_on() {
    let mut instance = plain(30, 5, 6);
    (instance.met[1], instance.met[30]) = (1, 1);
    let mut looks = 0;
    let solved = solve(&instance, 1, Limits::budget(u64::MAX / 4), &mut |_| {
        looks += 1;
        if looks == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(solved.stopped_early && looks == 3);
    assert_partition(&instance, &solved.plan);
}

/// Six hosts, four people apart, two pairs together and departments, as in `benches/breakout.rs`.
#[test]
fn hosts_wishes_and_departments_for_thirty() {
    let mut instance = plain(30, 6, 4);
    let departments = [9, 6, 5, 4, 3, 3].iter().enumerate().flat_map(|(d, &count)| vec![Some(d); count]);
    instance.mix = vec![departments.collect()];
    for round in &mut instance.rounds {
        round.fixed = (0..6).map(|g| (g * 5, g)).collect();
    }
    let pairs = [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)].map(|(a, b)| (a, b, Link::Apart));
    for (a, b, link) in pairs.into_iter().chain([(6, 7, Link::Together), (11, 12, Link::Together)]) {
        instance.links[a * 30 + b] = link;
        instance.links[b * 30 + a] = link;
    }
    for seed in 0..3 {
        let (_, objectives) = solved(&instance, seed, 1_500_000);
        assert!(
            objectives.broken == 0 && objectives.repeats <= 2 && objectives.attribute_cost <= 30,
            "seed {seed}: {objectives:?}"
        );
    }
}

/// Nine people in pairs and a trio, round by round: after three rounds everybody has been in the trio once or so.
#[test]
fn who_was_in_the_larger_group_is_so_less_often_again() {
    for seed in 0..10 {
        let mut turns = [0; 9];
        let mut instance = plain(9, 4, 1);
        for round in 0..3 {
            let (solved, _) = solved(&instance, 10 * seed + round, 20_000);
            let groups = &solved.plan[0];
            groups[0].iter().for_each(|&p| turns[p] += 1);
            let mut at = vec![None; 9];
            for (g, members) in groups.iter().enumerate() {
                for &a in members {
                    at[a] = Some(g);
                    members.iter().filter(|&&b| b != a).for_each(|&b| instance.met[a * 9 + b] += 1);
                }
            }
            instance.history.push(at);
        }
        assert!(turns.iter().all(|&t| t < 3), "seed {seed}: {turns:?}");
    }
}

#[test]
fn three_who_stay_together_move_as_one() {
    let mut instance = plain(12, 3, 3);
    for component in [[0, 1, 2], [3, 4, 5]] {
        for (a, b) in [(0, 1), (0, 2), (1, 2)].map(|(x, y)| (component[x], component[y])) {
            instance.links[a * 12 + b] = Link::Together;
            instance.links[b * 12 + a] = Link::Together;
        }
    }
    for seed in 0..5 {
        assert_eq!(solved(&instance, seed, 200_000).1.broken, 0);
    }
}

/// The same on every machine; a better search may change it, and then says so here.
#[test]
fn one_plan_for_one_seed() {
    let mut instance = plain(11, 3, 2);
    instance.mix = vec![(0..11).map(|p| Some(p % 3)).collect()];
    instance.met[1] = 1;
    instance.met[11] = 1;
    let text: Vec<String> = solved(&instance, 42, 30_000).0.plan.iter().map(|round| format!("{round:?}")).collect();
    let plan = ["[[5, 6, 0, 10], [2, 3, 7, 1], [8, 9, 4]]", "[[3, 9, 5, 1], [6, 8, 7, 10], [0, 2, 4]]"];
    assert_eq!(text, plan);
}

/// What used to go wrong elsewhere: one group, two groups, large groups, many rounds, nobody, full locks.
#[test]
fn pitfalls_have_answers() {
    for (people, groups, rounds) in
        [(0, 1, 3), (1, 1, 2), (2, 1, 2), (12, 1, 5), (12, 2, 5), (5, 2, 0), (40, 2, 3), (9, 4, 50), (300, 2, 1)]
    {
        let instance = if people == 0 {
            Instance { rounds: vec![RoundShape::default(); rounds], ..Instance::default() }
        } else {
            plain(people, groups, rounds)
        };
        let (_, objectives) = solved(&instance, 1, 100_000);
        assert!(objectives.repeats >= lower_bound(&instance).repeats);
    }
    // Everybody in everybody's way: counters of a whole season stay where they are.
    let mut season = plain(8, 2, 2);
    season.met = vec![255; 64];
    assert_eq!(solved(&season, 1, 10_000).1.repeats, 24);
    // A running round that is held stays as it is, and the next one goes around it.
    let mut held = plain(9, 3, 2);
    held.rounds[0].fixed = (0..9).map(|p| (p, p / 3)).collect();
    let (solved, objectives) = solved(&held, 1, 20_000);
    assert!((0..9).all(|p| solved.plan[0][p / 3].contains(&p)) && objectives.repeats == 0);
}
