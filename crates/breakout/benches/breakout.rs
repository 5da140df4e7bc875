//! The cases that groups with memory are measured by: `cargo bench -p roundtable-breakout`.
//!
//! First a table: for each case the worst of ten seeds at default effort, counted anew from the names alone, with the
//! time that the slowest and the fastest of them took; then everyday plans, how many of them meet the bound; then the
//! times as the harness takes them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use breakout::{Effort, Person, Plan, Priority, Problem, Round, Seat, Sizes, place, plan};

const SEEDS: u64 = 10;

fn main() {
    println!(
        "{:28} {:>7} {:>6} {:>6} {:>5}  {:>9} {:>9}",
        "case", "repeats", "bound", "broken", "mix", "slowest", "fastest"
    );
    for (label, problem) in cases() {
        let row = Row::of(&problem);
        let Row { repeats, least, broken, mix, slowest, fastest } = row;
        println!("{label:28} {repeats:>7} {least:>6} {broken:>6} {mix:>5.2}  {slowest:>9.2?} {fastest:>9.2?}");
    }
    everyday();
    divan::main();
}

/// The worst of all seeds.
struct Row {
    repeats: u32,
    least: u32,
    broken: usize,
    mix: f64,
    slowest: Duration,
    fastest: Duration,
}

impl Row {
    fn of(problem: &Problem) -> Self {
        let (mut slowest, mut fastest) = (Duration::ZERO, Duration::MAX);
        let mut row = Self { repeats: 0, least: 0, broken: 0, mix: 1.0, slowest, fastest };
        for seed in 0..SEEDS {
            let problem = Problem { seed, ..problem.clone() };
            let begin = Instant::now();
            let planned = plan(&problem).expect("no contradiction");
            let spent = begin.elapsed();
            (slowest, fastest) = (slowest.max(spent), fastest.min(spent));
            let mix = recount(&problem, &planned);
            row.mix = row.mix.min(mix);
            row.repeats = row.repeats.max(planned.score.repeats);
            row.least = planned.score.lower_bound;
            row.broken = row.broken.max(planned.score.broken.len());
        }
        Self { slowest, fastest, ..row }
    }
}

/// Counts groups anew from their names: everybody in one group of each round, sizes that differ by one at most, the
/// repeats that the score tells, and constraints. Answers how well departments are mixed.
fn recount(problem: &Problem, planned: &Plan) -> f64 {
    let together = |a: &String, b: &String| problem.together.iter().any(|list| list.contains(a) && list.contains(b));
    let mut met: BTreeMap<(&String, &String), u32> = BTreeMap::new();
    let (mut distinct, mut attainable) = (0, 0);
    for (r, groups) in planned.rounds.iter().enumerate() {
        let mut everybody: Vec<&String> = groups.iter().flat_map(|g| &g.members).collect();
        everybody.sort_unstable();
        assert!(everybody.iter().copied().eq(problem.people.iter().map(|p| &p.name)), "a partition");
        let sizes: Vec<usize> = groups.iter().map(|g| g.members.len()).collect();
        assert!(sizes.iter().max().zip(sizes.iter().min()).is_none_or(|(most, least)| most - least <= 1), "{sizes:?}");
        for group in groups {
            for (i, a) in group.members.iter().enumerate() {
                for b in &group.members[i + 1..] {
                    *met.entry((a.min(b), a.max(b))).or_default() += 1;
                    assert!(!problem.apart.iter().any(|list| list.contains(a) && list.contains(b)), "apart");
                }
            }
        }
        for list in &problem.together {
            assert!(groups.iter().any(|g| list.iter().all(|name| g.members.contains(name))), "together");
        }
        for seat in &problem.rounds[r].seats {
            assert!(groups[seat.group].members.contains(&seat.name), "pinned");
        }
        let of =
            |name: &String| problem.people.iter().find(|p| p.name == *name).and_then(|p| p.attribute("department"));
        let kinds = |names: &[&String]| {
            let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
            for name in names {
                *counts.entry(of(name)).or_default() += 1;
            }
            counts
        };
        let all = kinds(&everybody);
        let by_groups: usize = sizes.iter().map(|&size| size.min(all.len())).sum();
        attainable += by_groups.min(all.values().map(|&count| count.min(groups.len())).sum());
        distinct += groups.iter().map(|g| kinds(&g.members.iter().collect::<Vec<_>>()).len()).sum::<usize>();
    }
    let repeats: u32 = met.iter().filter(|((a, b), _)| !together(a, b)).map(|(_, times)| times - 1).sum();
    assert_eq!(repeats, planned.score.repeats);
    if problem.mix.is_empty() { 1.0 } else { distinct as f64 / attainable as f64 }
}

/// 6 to 60 people in groups of 2 to 6 for 2 to 6 rounds.
fn everyday() {
    let (mut cases, mut met, mut slow, mut slowest) = (0, 0, 0, Duration::ZERO);
    for count in (6..=40).chain([44, 48, 50, 55, 60]) {
        let mut shapes: Vec<usize> = (2..=6).map(|size| (count + size / 2) / size).filter(|&g| g > 1).collect();
        shapes.dedup();
        for groups in shapes {
            for rounds in 2..=6 {
                let row = Row::of(&problem(count, groups as u32, rounds));
                cases += 1;
                met += usize::from(row.repeats <= row.least);
                if count <= 30 {
                    slow += usize::from(row.fastest > Duration::from_millis(5));
                    slowest = slowest.max(row.fastest);
                }
            }
        }
    }
    let share = met as f64 * 100.0 / f64::from(cases);
    println!("everyday plans: {met} of {cases} at the bound with each of {SEEDS} seeds, {share:.1} %");
    println!("of those for 30 people at most, {slow} take more than 5 ms, and none more than {slowest:.1?}");
}

fn people(count: usize) -> Vec<Person> {
    let departments = [9, 6, 5, 4, 3, 3];
    let department = |i: usize| {
        let mut left = i % 30;
        departments
            .iter()
            .position(|&d| {
                left < d || {
                    left -= d;
                    false
                }
            })
            .unwrap_or(0)
    };
    let person = |i| Person {
        name: format!("Person {i:03}"),
        attributes: vec![("department".to_owned(), format!("D{}", department(i)))],
    };
    (0..count).map(person).collect()
}

fn problem(count: usize, groups: u32, rounds: usize) -> Problem {
    let round = Round { sizes: Sizes::Count(groups), ..Round::default() };
    Problem { people: people(count), rounds: vec![round; rounds], seed: 1, ..Problem::default() }
}

/// Six hosts, four people apart, two pairs together, departments, thirty people, four rounds.
fn constrained() -> Problem {
    let mut problem = problem(30, 6, 4);
    let name = |i: usize| problem.people[i].name.clone();
    let seats: Vec<Seat> = (0..6).map(|g| Seat { name: name(g * 5), group: g }).collect();
    let (apart, together) =
        (vec![[1, 2, 3, 4].map(name).to_vec()], vec![[6, 7].map(name).to_vec(), [11, 12].map(name).to_vec()]);
    for round in &mut problem.rounds {
        round.seats.clone_from(&seats);
    }
    Problem { apart, together, mix: vec!["department".to_owned()], hosts: true, ..problem }
}

fn cases() -> Vec<(String, Problem)> {
    let shapes = [
        (24, 6, 4),
        (28, 7, 5),
        (49, 7, 8),
        (100, 20, 6),
        (200, 25, 5),
        (300, 50, 4),
        (15, 5, 7),
        (24, 6, 7),
        (30, 6, 6),
        (18, 6, 8),
        (21, 7, 9),
        (32, 8, 9),
        (32, 8, 10),
        (26, 5, 6),
        (30, 5, 5),
        (36, 6, 4),
        (30, 6, 8),
        (30, 5, 6),
        (24, 4, 5),
        (12, 3, 6),
        (20, 4, 6),
    ];
    let mut cases: Vec<(String, Problem)> =
        shapes.iter().map(|&(n, g, w)| (format!("{n} in {g} x {w}"), problem(n, g as u32, w))).collect();
    cases.push(("constraints".to_owned(), constrained()));
    cases.push(("constraints, mix first".to_owned(), Problem { priority: Priority::BestMix, ..constrained() }));
    cases
}

fn labels() -> Vec<String> {
    cases().into_iter().map(|(label, _)| label).collect()
}

#[divan::bench(args = labels(), sample_count = 10, sample_size = 1)]
fn whole_plan(bencher: divan::Bencher, label: &String) {
    let (_, problem) = cases().into_iter().find(|(l, _)| l == label).expect("a case");
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        plan(&Problem { seed, ..problem.clone() })
    });
}

/// What the live screen does: one round of sixty people after three others.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn one_round_of_sixty(bencher: divan::Bencher) {
    let first = plan(&Problem { mix: vec!["department".to_owned()], ..problem(60, 15, 3) }).expect("no contradiction");
    let next = Problem {
        history: first.names(),
        mix: vec!["department".to_owned()],
        effort: Effort::Quick,
        ..problem(60, 15, 1)
    };
    bencher.bench_local(|| plan(&next));
}

#[divan::bench(args = [30, 300])]
fn late_arrival(bencher: divan::Bencher, count: usize) {
    let planned = plan(&problem(count, count as u32 / 5, 4)).expect("no contradiction");
    let mut history = planned.names();
    let mut groups = history.pop().unwrap_or_default();
    let late = people(count).remove(count / 2).name;
    for group in &mut groups {
        group.retain(|m| *m != late);
    }
    let problem = Problem { people: people(count), mix: vec!["department".to_owned()], history, ..Problem::default() };
    bencher.bench_local(|| place(&problem, &groups, &late));
}
