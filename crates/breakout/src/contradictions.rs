//! Finds constraints that contradict each other, before any search. It never changes them.

use super::encode::encode;
use super::names::Names;
use super::problem::Problem;
use super::solver::bin_packing::Packing;
use super::solver::initial::{components, pack_components};
use super::solver::instance::{Instance, Link, each_pair};
use super::solver::one_round::is_impossible;

/// A contradiction, as a sentence.
pub type Contradiction = String;

/// The most people of one problem.
const MOST_PEOPLE: usize = 5_000;

/// About how much memory the solver takes for each pair of people, in bytes.
const BYTES_OF_A_PAIR: usize = 8;

/// With more constraints than this, which of them are to blame is not looked for.
const MOST_CONSTRAINTS: usize = 100;

/// So many constraints are named that contradict each other.
const MOST_NAMED: usize = 12;

/// The search for people who are all apart from each other ends after this many steps.
const MOST_CLIQUE_STEPS: usize = 200_000;

/// Finds every contradiction in the constraints of a problem; none if all of them can perhaps be kept.
pub fn contradictions(problem: &Problem) -> Vec<Contradiction> {
    if let Some(too_many) = too_many(problem.people.len()) {
        return vec![too_many];
    }
    let names = Names::new(&problem.people);
    let instance = encode(problem, &names);
    let mut found = Vec::new();
    together_and_apart(problem, &names, &mut found);
    for r in 0..problem.rounds.len() {
        seats(problem, &names, &instance, r, &mut found);
        too_large(&names, &instance, r, &mut found);
        too_many_apart(&names, &instance, r, &mut found);
        if found.is_empty() {
            no_seats(&names, &instance, r, &mut found);
        }
        if found.is_empty() && (r == 0 || instance.rounds[r] != instance.rounds[r - 1]) {
            no_round(problem, &names, &instance, r, &mut found);
        }
        // The same sentence about the next rounds says nothing new.
        if !found.is_empty() {
            break;
        }
    }
    found.dedup();
    found
}

/// Says that so many people cannot be split: every pair takes some memory, and to ask for too much ends a program.
fn too_many(people: usize) -> Option<Contradiction> {
    if people > MOST_PEOPLE {
        return Some(format!("At most {MOST_PEOPLE} people can be split into groups at once, and these are {people}."));
    }
    let mut memory: Vec<u8> = Vec::new();
    let enough = memory.try_reserve_exact(people * people * BYTES_OF_A_PAIR).is_ok();
    // Memory that is never looked at would not even be asked for.
    std::hint::black_box(&memory);
    (!enough).then(|| format!("There is not enough memory to split {people} people into groups."))
}

fn together_and_apart(problem: &Problem, names: &Names, found: &mut Vec<Contradiction>) {
    // An apart pair may have replaced a together pair in the instance, so look at the lists themselves.
    let mut parent: Vec<usize> = (0..names.people.len()).collect();
    for list in &problem.together {
        let known = names.known(list);
        for &p in &known {
            let (from, to) = (root(&parent, p), root(&parent, known[0]));
            parent[from] = to;
        }
    }
    let mut said = Vec::new();
    for list in &problem.apart {
        each_pair(&names.known(list), |a, b| {
            if root(&parent, a) == root(&parent, b) && !said.contains(&(a, b)) {
                said.push((a, b));
                found.push(format!("{} cannot be both together and apart.", names.list(&[a, b])));
            }
        });
    }
}

fn root(parent: &[usize], mut p: usize) -> usize {
    while parent[p] != p {
        p = parent[p];
    }
    p
}

fn seats(problem: &Problem, names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let sizes = &instance.rounds[r].sizes;
    let mut given: Vec<(usize, usize)> = Vec::new();
    for seat in &problem.rounds[r].seats {
        let Some(p) = names.find(&seat.name) else { continue };
        if seat.group >= sizes.len() {
            let (is, groups) = if sizes.len() == 1 { ("is", "group") } else { ("are", "groups") };
            found.push(format!(
                "{} should be in group {}, but there {is} only {} {groups}.",
                seat.name,
                seat.group + 1,
                sizes.len()
            ));
            continue;
        }
        match given.iter().find(|&&(q, _)| q == p) {
            Some(&(_, g)) if g != seat.group => {
                found.push(format!("{} cannot be in group {} and in group {}.", seat.name, g + 1, seat.group + 1));
            }
            Some(_) => {}
            None => given.push((p, seat.group)),
        }
    }
    let present = &instance.rounds[r].present;
    given.retain(|(p, _)| present.contains(p));
    for (g, &size) in sizes.iter().enumerate() {
        let here: Vec<usize> = given.iter().filter(|&&(_, at)| at == g).map(|&(p, _)| p).collect();
        // A round with everybody in a fixed seat has no hosts to choose.
        if problem.hosts && here.len() > 1 && given.len() < present.len() {
            found.push(format!("{} cannot both host group {}: a group has one host.", names.list(&here[..2]), g + 1));
        } else if here.len() > size {
            found.push(format!("{} should be in group {}, but it has only {size} seats.", names.list(&here), g + 1));
        }
    }
    for (i, &(a, ga)) in given.iter().enumerate() {
        for &(b, gb) in &given[i + 1..] {
            let (one, other) = (names.name(a), names.name(b));
            match instance.link(a, b) {
                Link::Together if ga != gb => found.push(format!(
                    "{one} and {other} should be together, but are fixed in group {} and group {}.",
                    ga + 1,
                    gb + 1
                )),
                Link::Apart if ga == gb => {
                    found.push(format!("{one} and {other} should be apart, but are both fixed in group {}.", ga + 1));
                }
                _ => {}
            }
        }
    }
}

fn too_large(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let largest = instance.rounds[r].sizes.iter().copied().max().unwrap_or(0);
    for component in components(instance, &instance.rounds[r].present) {
        if component.len() > largest {
            let who = names.list(&component);
            found.push(format!(
                "{who} should be together: {} people, but the largest group has {largest}.",
                component.len()
            ));
        }
    }
}

/// Finds lists of people that fit one by one but not all at once, and names no more of them than necessary.
fn no_seats(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let shape = &instance.rounds[r];
    let mut components = components(instance, &shape.present);
    components.sort_by_key(Vec::len);
    let is_impossible = |components: &[Vec<usize>]| pack_components(shape, components) == Packing::Impossible;
    if !is_impossible(&components) {
        return;
    }
    drop_needless(&mut components, |all| all, |left| is_impossible(left));
    let pinned = |p: &usize| shape.fixed.iter().any(|(q, _)| q == p);
    if let [component] = components.as_slice()
        && component.iter().any(pinned)
    {
        let who = names.list(component);
        found.push(format!("{who} should be together, but one of them is fixed in a group without enough seats."));
        return;
    }
    let lists: Vec<String> = components.iter().map(|component| names.list(component)).collect();
    let beside = if shape.fixed.is_empty() { "" } else { " beside the people with a fixed group" };
    let sizes = in_words(&shape.sizes);
    found.push(format!("{sizes} cannot keep all of these together{beside}: {}.", lists.join("; ")));
}

/// Finds constraints of all kinds that cannot be kept at once, by trying every round, and names no more of them than
/// necessary.
fn no_round(problem: &Problem, names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    if !is_impossible(instance, r) {
        return;
    }
    let round = problem.rounds[r].clone();
    let mut left = Problem { rounds: vec![round], history: Vec::new(), previous: Vec::new(), ..problem.clone() };
    let constraints = left.apart.len() + left.together.len() + left.rounds[0].seats.len();
    if constraints <= MOST_CONSTRAINTS {
        let is_impossible = |left: &Problem| is_impossible(&encode(left, names), 0);
        drop_needless(&mut left, |p| &mut p.apart, is_impossible);
        drop_needless(&mut left, |p| &mut p.together, is_impossible);
        drop_needless(&mut left, |p| &mut p.rounds[0].seats, is_impossible);
    }
    let listed = |lists: &[Vec<String>], how: &str| -> Vec<String> {
        let known = lists.iter().map(|list| names.known(list)).filter(|known| known.len() > 1);
        known.map(|known| format!("{} {how}", names.list(&known))).collect()
    };
    let mut all = listed(&left.apart, "apart");
    all.extend(listed(&left.together, "together"));
    let seats = left.rounds[0].seats.iter().filter(|seat| names.find(&seat.name).is_some());
    all.extend(seats.map(|seat| format!("{} in group {}", seat.name, seat.group + 1)));
    if all.len() > MOST_NAMED {
        let more = all.len() - MOST_NAMED;
        all.truncate(MOST_NAMED);
        all.push(format!("{more} more"));
    }
    let sizes = in_words(&instance.rounds[r].sizes);
    found.push(format!("{sizes} cannot keep all of this: {}.", all.join("; ")));
}

/// Takes out of one list of all constraints those without which it is still impossible to keep the others.
fn drop_needless<A, T>(all: &mut A, of: fn(&mut A) -> &mut Vec<T>, is_impossible: impl Fn(&A) -> bool) {
    let mut at = 0;
    while at < of(all).len() {
        let one = of(all).remove(at);
        if !is_impossible(all) {
            of(all).insert(at, one);
            at += 1;
        }
    }
}

/// Lists sizes of groups: “2 groups of 4 and 1 group of 3”.
fn in_words(sizes: &[usize]) -> String {
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let plural = |count| if count == 1 { "" } else { "s" };
    let words = |equal: &[usize]| format!("{} group{} of {}", equal.len(), plural(equal.len()), equal[0]);
    let mut parts: Vec<String> = sizes.chunk_by(|a, b| a == b).map(words).collect();
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) }
}

/// Finds more people than groups who are all apart from each other: a clique of the graph of apart pairs.
fn too_many_apart(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let groups = instance.rounds[r].sizes.len();
    let mut steps = 0;
    let mut best = Vec::new();
    clique(instance, &mut Vec::new(), &instance.rounds[r].present, &mut best, groups + 1, &mut steps);
    if best.len() > groups {
        let who = names.list(&best);
        let noun = if groups == 1 { "group" } else { "groups" };
        found.push(format!("{who} should all be apart: {} people, but there are only {groups} {noun}.", best.len()));
    }
}

/// Finds the largest clique up to a size, by branch and bound.
fn clique(
    instance: &Instance,
    chosen: &mut Vec<usize>,
    from: &[usize],
    best: &mut Vec<usize>,
    enough: usize,
    steps: &mut usize,
) {
    *steps += 1;
    if chosen.len() > best.len() {
        best.clone_from(chosen);
    }
    for (i, &p) in from.iter().enumerate() {
        if best.len() >= enough || chosen.len() + from.len() - i <= best.len() || *steps > MOST_CLIQUE_STEPS {
            return;
        }
        let rest: Vec<usize> = from[i + 1..].iter().copied().filter(|&q| instance.link(p, q) == Link::Apart).collect();
        chosen.push(p);
        clique(instance, chosen, &rest, best, enough, steps);
        chosen.pop();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Person, Round, Seat, Sizes};

    fn name(p: usize) -> String {
        format!("P{p}")
    }

    /// One round of so many people with these constraints.
    fn problem(
        people: usize,
        size: u32,
        apart: &[(usize, usize)],
        together: &[(usize, usize)],
        seats: &[(usize, usize)],
    ) -> Problem {
        let lists = |pairs: &[(usize, usize)]| pairs.iter().map(|&(a, b)| vec![name(a), name(b)]).collect();
        let seats = seats.iter().map(|&(p, group)| Seat { name: name(p), group }).collect();
        Problem {
            people: (0..people).map(|p| Person { name: name(p), ..Person::default() }).collect(),
            rounds: vec![Round { sizes: Sizes::Each(size), seats, ..Round::default() }],
            apart: lists(apart),
            together: lists(together),
            ..Problem::default()
        }
    }

    /// Tries every way to seat everybody from this person on.
    fn is_possible(
        at: &mut Vec<usize>,
        sizes: &[usize],
        people: usize,
        [apart, together, seats]: [&[(usize, usize)]; 3],
    ) -> bool {
        let p = at.len();
        if p == people {
            return true;
        }
        (0..sizes.len()).any(|g| {
            let link = |pairs: &[(usize, usize)], q: usize| pairs.contains(&(p, q)) || pairs.contains(&(q, p));
            let fits = at.iter().filter(|&&h| h == g).count() < sizes[g]
                && seats.iter().all(|&(q, seat)| q != p || seat == g)
                && (0..p).all(|q| !(link(apart, q) && at[q] == g || link(together, q) && at[q] != g));
            at.push(g);
            let found = fits && is_possible(at, sizes, people, [apart, together, seats]);
            at.pop();
            found
        })
    }

    #[test]
    fn no_more_constraints_are_named_than_contradict_each_other() {
        let said = |problem: &Problem| contradictions(problem).join(" ");
        let four = problem(4, 2, &[(0, 3), (1, 3), (1, 2)], &[(0, 2)], &[]);
        assert_eq!(
            said(&four),
            "2 groups of 2 cannot keep all of this: P1 and P3 apart; P0 and P2 together.",
            "P0 and P2 leave P1 and P3 to each other"
        );
        let ring = problem(6, 3, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], &[], &[]);
        assert_eq!(
            said(&ring),
            "2 groups of 3 cannot keep all of this: P0 and P1 apart; P1 and P2 apart; P2 and P3 apart; \
             P3 and P4 apart; P0 and P4 apart."
        );
        let mixed = problem(6, 3, &[(0, 1), (1, 2)], &[(2, 3)], &[(0, 1), (3, 0)]);
        assert_eq!(
            said(&mixed),
            "2 groups of 3 cannot keep all of this: P0 and P1 apart; P1 and P2 apart; P2 and P3 together; P0 in group 2; \
             P3 in group 1."
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn small_impossible_cases_are_proved(
            people in 4..8_usize,
            size in 2..4_u32,
            apart in proptest::collection::vec((0..8_usize, 0..8_usize), 0..12),
            together in proptest::collection::vec((0..8_usize, 0..8_usize), 0..3),
            seats in proptest::collection::vec((0..8_usize, 0..2_usize), 0..3),
        ) {
            let known = |pairs: &[(usize, usize)]| -> Vec<(usize, usize)> {
                pairs.iter().copied().filter(|&(a, b)| a != b && a < people && b < people).collect()
            };
            let (apart, together) = (known(&apart), known(&together));
            let sizes = Sizes::Each(size).for_people(people);
            let seats: Vec<_> = seats.into_iter().filter(|&(p, g)| p < people && g < sizes.len()).collect();
            let possible = is_possible(&mut Vec::new(), &sizes, people, [&apart, &together, &seats]);
            let found = contradictions(&problem(people, size, &apart, &together, &seats));
            prop_assert_eq!(found.is_empty(), possible, "{:?}", found);
        }
    }
}
