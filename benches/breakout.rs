//! The cases that groups with memory are measured by: `cargo bench --bench breakout`.
//!
//! Each prints its repeats once, the worst of ten seeds, beside the time.

use roundtable::domain::breakout::{Balance, Effort, Request, RoundRequest, Seat, Sizes, place, plan};
use roundtable::domain::{Group, Grouping, Person, Split};

fn main() {
    for (label, request) in cases() {
        let worst = (0..10).map(|seed| plan(&Request { seed, ..request.clone() }).expect("no contradiction").score);
        let scores: Vec<_> = worst.collect();
        let repeats = scores.iter().map(|s| s.repeats).max().unwrap_or(0);
        let broken = scores.iter().map(|s| s.broken.len()).max().unwrap_or(0);
        let mix = scores.iter().flat_map(|s| &s.mix).map(|m| m.distinct * 100 / m.attainable).min();
        println!("{label}: repeats {repeats}, broken {broken}, mix {mix:?}");
    }
    divan::main();
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

fn request(count: usize, groups: u32, rounds: usize) -> Request {
    let round = RoundRequest { sizes: Sizes::Split(Split::Count(groups)), ..RoundRequest::default() };
    Request { people: people(count), rounds: vec![round; rounds], seed: 1, ..Request::default() }
}

/// Six hosts, four people apart, two pairs together, departments, thirty people, four rounds.
fn wishes() -> Request {
    let mut request = request(30, 6, 4);
    let name = |i: usize| request.people[i].name.clone();
    let seats: Vec<Seat> = (0..6).map(|g| Seat { name: name(g * 5), group: g }).collect();
    let (apart, together) =
        (vec![[1, 2, 3, 4].map(name).to_vec()], vec![[6, 7].map(name).to_vec(), [11, 12].map(name).to_vec()]);
    for round in &mut request.rounds {
        round.seats.clone_from(&seats);
    }
    Request { apart, together, mix: vec!["department".to_owned()], hosts: true, ..request }
}

fn cases() -> Vec<(String, Request)> {
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
        (32, 8, 10),
        (30, 6, 8),
        (30, 5, 6),
        (24, 4, 5),
        (12, 3, 6),
        (20, 4, 6),
    ];
    let mut cases: Vec<(String, Request)> =
        shapes.iter().map(|&(n, g, w)| (format!("{n} in {g} x {w}"), request(n, g as u32, w))).collect();
    cases.push(("wishes".to_owned(), wishes()));
    cases.push(("wishes, mix first".to_owned(), Request { balance: Balance::Mix, ..wishes() }));
    cases
}

fn labels() -> Vec<String> {
    cases().into_iter().map(|(label, _)| label).collect()
}

#[divan::bench(args = labels(), sample_count = 10, sample_size = 1)]
fn whole_plan(bencher: divan::Bencher, label: &String) {
    let (_, request) = cases().into_iter().find(|(l, _)| l == label).expect("a case");
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        plan(&Request { seed, ..request.clone() })
    });
}

/// What the live screen does: one round of sixty people after three others.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn one_round_of_sixty(bencher: divan::Bencher) {
    let first = plan(&Request { mix: vec!["department".to_owned()], ..request(60, 15, 3) }).expect("no contradiction");
    let history = first.rounds.iter().map(|r| r.iter().map(|g| g.members.clone()).collect()).collect();
    let next = Request { history, mix: vec!["department".to_owned()], effort: Effort::Quick, ..request(60, 15, 1) };
    bencher.bench_local(|| plan(&next));
}

#[divan::bench(args = [30, 300])]
fn late_arrival(bencher: divan::Bencher, count: usize) {
    let planned = plan(&request(count, count as u32 / 5, 4)).expect("no contradiction");
    let history: Vec<Vec<Vec<String>>> =
        planned.rounds.iter().map(|r| r.iter().map(|g| g.members.clone()).collect()).collect();
    let mut people = people(count);
    let late = people.remove(count / 2);
    let mut groups: Vec<Group> = planned.rounds[3].clone();
    groups.iter_mut().for_each(|g| g.members.retain(|m| *m != late.name));
    let grouping = Grouping { mix: vec!["department".to_owned()], ..Grouping::default() };
    bencher.bench_local(|| place(&groups, &late, &people, &grouping, &history[..3]));
}
