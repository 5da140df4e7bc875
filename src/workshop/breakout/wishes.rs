//! Finds wishes that contradict each other, before any search. It never mends them.

use super::request::{Names, Request, instance};
use super::solver::deal::{blocks, packing};
use super::solver::instance::{Bond, Instance};
use super::solver::pack::Packing;
use crate::workshop::counted;

/// A contradiction, as one whole sentence.
pub type Contradiction = String;

/// More people than this who are all to be apart from each other are not looked for: the search would have to.
const MOST_CLIQUE_STEPS: usize = 200_000;

/// Every contradiction in the wishes of a request; none where all of them can perhaps be kept.
pub fn contradictions(request: &Request) -> Vec<Contradiction> {
    let names = Names::new(&request.people);
    let instance = instance(request, &names);
    let mut found = Vec::new();
    together_and_apart(request, &names, &instance, &mut found);
    for r in 0..request.rounds.len() {
        seats(request, &names, &instance, r, &mut found);
        too_large(&names, &instance, r, &mut found);
        too_many_apart(&names, &instance, r, &mut found);
        if found.is_empty() {
            no_room(&names, &instance, r, &mut found);
        }
        // The same sentence about the next rounds says nothing new.
        if !found.is_empty() {
            break;
        }
    }
    found.dedup();
    found
}

fn together_and_apart(request: &Request, names: &Names, instance: &Instance, found: &mut Vec<Contradiction>) {
    let n = instance.people;
    let mut block_of = vec![usize::MAX; n];
    // An apart pair in one block may have taken the place of a together pair: the lists themselves are looked at.
    let mut parent: Vec<usize> = (0..n).collect();
    for list in &request.together {
        let known = names.known(list);
        for &p in &known {
            let (from, to) = (root(&parent, p), root(&parent, known[0]));
            parent[from] = to;
        }
    }
    for (p, block) in block_of.iter_mut().enumerate() {
        *block = root(&parent, p);
    }
    let mut said = Vec::new();
    for list in &request.apart {
        let known = names.known(list);
        for (i, &a) in known.iter().enumerate() {
            for &b in &known[i + 1..] {
                if block_of[a] == block_of[b] && !said.contains(&(a, b)) {
                    said.push((a, b));
                    let (a, b) = (names.name(a), names.name(b));
                    found.push(format!("{a} and {b} are to be together and apart."));
                }
            }
        }
    }
}

fn root(parent: &[usize], mut p: usize) -> usize {
    while parent[p] != p {
        p = parent[p];
    }
    p
}

fn seats(request: &Request, names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let sizes = &instance.rounds[r].sizes;
    let mut given: Vec<(usize, usize)> = Vec::new();
    for seat in &request.rounds[r].seats {
        let Some(p) = names.find(&seat.name) else { continue };
        if seat.group >= sizes.len() {
            let (is, groups) = if sizes.len() == 1 { ("is", "group") } else { ("are", "groups") };
            found.push(format!(
                "{} is to be in group {}, but there {is} only {} {groups}.",
                seat.name,
                seat.group + 1,
                sizes.len()
            ));
            continue;
        }
        match given.iter().find(|&&(q, _)| q == p) {
            Some(&(_, g)) if g != seat.group => {
                found.push(format!("{} is to be in group {} and in group {}.", seat.name, g + 1, seat.group + 1));
            }
            Some(_) => {}
            None => given.push((p, seat.group)),
        }
    }
    let present = &instance.rounds[r].present;
    given.retain(|(p, _)| present.contains(p));
    for (g, &size) in sizes.iter().enumerate() {
        let here: Vec<usize> = given.iter().filter(|&&(_, at)| at == g).map(|&(p, _)| p).collect();
        // A whole round that is held as it is has no hosts to choose.
        if request.hosts && here.len() > 1 && given.len() < present.len() {
            found.push(format!("{} are both to host group {}: a group has one host.", list(names, &here[..2]), g + 1));
        } else if here.len() > size {
            found.push(format!("{} are to be in group {}, which has {size} seats.", list(names, &here), g + 1));
        }
    }
    for (i, &(a, ga)) in given.iter().enumerate() {
        for &(b, gb) in &given[i + 1..] {
            let (one, other) = (names.name(a), names.name(b));
            match instance.bond(a, b) {
                Bond::Together if ga != gb => found.push(format!(
                    "{one} and {other} are to be together, but in group {} and in group {}.",
                    ga + 1,
                    gb + 1
                )),
                Bond::Apart if ga == gb => {
                    found.push(format!("{one} and {other} are to be apart, but both in group {}.", ga + 1));
                }
                _ => {}
            }
        }
    }
}

fn too_large(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let largest = instance.rounds[r].sizes.iter().copied().max().unwrap_or(0);
    for block in blocks(instance, &instance.rounds[r].present) {
        if block.len() > largest {
            let who = list(names, &block);
            found.push(format!(
                "{who} are to be together, {} people, but the largest group has {largest}.",
                block.len()
            ));
        }
    }
}

/// Lists of people that fit one by one, but not all at once: of these no more are named than it takes.
fn no_room(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let sitting = &instance.rounds[r];
    let mut blocks = blocks(instance, &sitting.present);
    blocks.sort_by_key(Vec::len);
    let is_impossible = |blocks: &[Vec<usize>]| packing(sitting, blocks) == Packing::Impossible;
    if !is_impossible(&blocks) {
        return;
    }
    let mut at = 0;
    while at < blocks.len() {
        let block = blocks.remove(at);
        if !is_impossible(&blocks) {
            blocks.insert(at, block);
            at += 1;
        }
    }
    let pinned = |p: &usize| sitting.fixed.iter().any(|(q, _)| q == p);
    if let [block] = blocks.as_slice()
        && block.iter().any(pinned)
    {
        let who = list(names, block);
        found.push(format!("{who} are to be together, but the group that one of them is to be in has no seats left."));
        return;
    }
    let lists: Vec<String> = blocks.iter().map(|block| list(names, block)).collect();
    let beside = if sitting.fixed.is_empty() { "" } else { ", beside those who are to be in a certain one" };
    let sizes = in_words(&sitting.sizes);
    found.push(format!("These cannot all be together in {sizes}{beside}: {}.", lists.join("; ")));
}

/// Sizes of groups: “2 groups of 4 and 1 group of 3”.
fn in_words(sizes: &[usize]) -> String {
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let words = |equal: &[usize]| format!("{} of {}", counted(equal.len(), "group"), equal[0]);
    let mut parts: Vec<String> = sizes.chunk_by(|a, b| a == b).map(words).collect();
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) }
}

/// People who are all to be apart from each other need a group each: a clique of the graph of apart pairs.
fn too_many_apart(names: &Names, instance: &Instance, r: usize, found: &mut Vec<Contradiction>) {
    let groups = instance.rounds[r].sizes.len();
    let mut steps = 0;
    let of: Vec<usize> = instance.rounds[r].present.clone();
    let mut best = Vec::new();
    clique(instance, &mut Vec::new(), &of, &mut best, groups + 1, &mut steps);
    if best.len() > groups {
        let who = list(names, &best);
        let noun = if groups == 1 { "group" } else { "groups" };
        found.push(format!("{who} are all to be apart, {} people, but there are only {groups} {noun}.", best.len()));
    }
}

/// The largest clique up to a size, by branch and bound.
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
        let rest: Vec<usize> = from[i + 1..].iter().copied().filter(|&q| instance.bond(p, q) == Bond::Apart).collect();
        chosen.push(p);
        clique(instance, chosen, &rest, best, enough, steps);
        chosen.pop();
    }
}

/// Names as a list in words; of very many only the first.
pub(super) fn list(names: &Names, people: &[usize]) -> String {
    let mut named: Vec<String> = people.iter().take(12).map(|&p| names.name(p).to_owned()).collect();
    if people.len() > 12 {
        named.push(format!("{} more", people.len() - 12));
    }
    let last = named.pop().unwrap_or_default();
    if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) }
}
