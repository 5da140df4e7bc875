//! Says what groups come to, in numbers and in one true sentence. It never forms groups.

use std::fmt::Write as _;

use super::request::{Names, Request, instance};
use super::solver::bound;
use super::solver::instance::{Bond, Instance, Plan};
use super::solver::tally::{Tally, meetings};
use super::wishes::list;
use crate::workshop::Group;

/// What the groups of one or more rounds come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// Meetings beyond a pair's first, the history included; people who stay together are not counted.
    pub repeats: u32,
    /// A number of repeats that no groups go below: a proof, but no promise that so few can be reached.
    pub least: u32,
    /// Pairs that meet again in these rounds, and how often they have met then, the history included; those who meet
    /// most often first.
    pub repeated: Vec<(String, String, u32)>,
    /// For each attribute to mix, how well that is done.
    pub mix: Vec<Mix>,
    /// For each attribute to be alike, how well that is done.
    pub alike: Vec<Alike>,
    /// Wishes that are not kept, each as a clause: “Ana and Bo meet in round 2”.
    pub broken: Vec<String>,
    /// Whether there were wishes at all.
    pub wished: bool,
    /// The search was stopped early: another time other groups may come of it.
    pub cut: bool,
}

/// How well an attribute is mixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mix {
    /// The attribute.
    pub attribute: String,
    /// Different values in each group, summed up.
    pub distinct: u32,
    /// The most that groups of these sizes can have of these values.
    pub attainable: u32,
    /// People of whom the value is not known.
    pub unknown: u32,
}

impl Mix {
    /// The share of what can be attained: 1 where nothing can.
    pub fn share(&self) -> f64 {
        if self.attainable == 0 { 1.0 } else { f64::from(self.distinct) / f64::from(self.attainable) }
    }
}

/// How well people with one value of an attribute were brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The attribute.
    pub attribute: String,
    /// Groups in which nobody's value differs.
    pub groups: u32,
    /// All groups.
    pub of: u32,
    /// People of whom the value is not known.
    pub unknown: u32,
}

/// What these groups come to, whoever formed or changed them: present in a round is who is in one of its groups.
pub fn score(request: &Request, rounds: &[Vec<Group>]) -> Score {
    scores(request, [rounds]).pop().unwrap_or_default()
}

/// The same for several ways to group the same people, with one look at what happened before.
pub fn scores<'a>(request: &Request, plans: impl IntoIterator<Item = &'a [Vec<Group>]>) -> Vec<Score> {
    let names = Names::new(&request.people);
    let whole = instance(request, &names);
    let score = |rounds: &[Vec<Group>]| {
        let plan: Plan = rounds.iter().map(|groups| groups.iter().map(|g| names.known(&g.members)).collect()).collect();
        let mut instance = whole.clone();
        instance.rounds.resize_with(plan.len(), Default::default);
        for (sitting, groups) in instance.rounds.iter_mut().zip(&plan) {
            sitting.present = groups.concat();
            sitting.present.sort_unstable();
            sitting.sizes = groups.iter().map(Vec::len).collect();
            let present = &sitting.present;
            sitting.fixed.retain(|&(p, g)| present.contains(&p) && g < groups.len());
        }
        score_of(request, &names, &instance, &plan)
    };
    plans.into_iter().map(score).collect()
}

pub(super) fn score_of(request: &Request, names: &Names, instance: &Instance, plan: &Plan) -> Score {
    let tally = Tally::of(instance, plan);
    let least = bound::least(instance);
    let wished = instance.bonds.iter().any(|&b| b != Bond::Free) || instance.rounds.iter().any(|r| !r.fixed.is_empty());
    let unknown = |values: &[Option<usize>]| {
        let there = |p: &usize| instance.rounds.iter().any(|r| r.present.contains(p));
        (0..instance.people).filter(|p| values[*p].is_none() && there(p)).count() as u32
    };
    let mix = (request.mix.iter().zip(&instance.mix))
        .map(|(attribute, values)| {
            let (distinct, attainable) = mixed(values, plan);
            Mix { attribute: attribute.clone(), distinct, attainable, unknown: unknown(values) }
        })
        .collect();
    let alike = (request.alike.iter().zip(&instance.alike))
        .map(|(attribute, values)| Alike {
            attribute: attribute.clone(),
            groups: plan.iter().flatten().filter(|group| distinct(values, group) <= 1).count() as u32,
            of: plan.iter().flatten().count() as u32,
            unknown: unknown(values),
        })
        .collect();
    Score {
        repeats: tally.repeats as u32,
        least: least.repeats as u32,
        repeated: repeated(names, instance, plan),
        mix,
        alike,
        broken: broken(names, instance, plan),
        wished,
        cut: false,
    }
}

fn distinct(values: &[Option<usize>], group: &[usize]) -> usize {
    let mut here: Vec<usize> = group.iter().filter_map(|&p| values[p]).collect();
    here.sort_unstable();
    here.dedup();
    here.len()
}

/// Different values in all groups, and the most that there could be.
fn mixed(values: &[Option<usize>], plan: &Plan) -> (u32, u32) {
    let (mut is, mut could) = (0, 0);
    for groups in plan {
        let mut counts = vec![0_usize; values.iter().flatten().max().map_or(0, |&v| v + 1)];
        groups.iter().flatten().filter_map(|&p| values[p]).for_each(|v| counts[v] += 1);
        let kinds = counts.iter().filter(|&&c| c > 0).count();
        let by_groups: usize = groups.iter().map(|g| g.len().min(kinds)).sum();
        let by_values: usize = counts.iter().map(|&c| c.min(groups.len())).sum();
        could += by_groups.min(by_values);
        is += groups.iter().map(|g| distinct(values, g)).sum::<usize>();
    }
    (is as u32, could as u32)
}

fn repeated(names: &Names, instance: &Instance, plan: &Plan) -> Vec<(String, String, u32)> {
    let now = meetings(instance, plan);
    let n = instance.people;
    let mut pairs = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let all = instance.met(a, b) + now[a * n + b];
            if now[a * n + b] > 0 && all > 1 && instance.bond(a, b) != Bond::Together {
                pairs.push((names.name(a).to_owned(), names.name(b).to_owned(), all as u32));
            }
        }
    }
    pairs.sort_by_key(|&(.., times)| std::cmp::Reverse(times));
    pairs
}

fn broken(names: &Names, instance: &Instance, plan: &Plan) -> Vec<String> {
    let mut broken = Vec::new();
    for (r, (sitting, groups)) in instance.rounds.iter().zip(plan).enumerate() {
        let at = if plan.len() == 1 { String::new() } else { format!(" in round {}", r + 1) };
        let group_of = |p: usize| groups.iter().position(|g| g.contains(&p));
        for group in groups {
            for (i, &a) in group.iter().enumerate() {
                for &b in group[i + 1..].iter().filter(|&&b| instance.bond(a, b) == Bond::Apart) {
                    let mut both = [a, b];
                    both.sort_unstable();
                    broken.push(format!("{} are not apart{at}", list(names, &both)));
                }
            }
        }
        for block in super::solver::deal::blocks(instance, &sitting.present) {
            if block.iter().any(|&p| group_of(p) != group_of(block[0])) {
                broken.push(format!("{} are not together{at}", list(names, &block)));
            }
        }
        for &(p, g) in &sitting.fixed {
            if group_of(p) != Some(g) {
                broken.push(format!("{} is not in group {}{at}", names.name(p), g + 1));
            }
        }
    }
    broken
}

impl Score {
    /// The score as one sentence: “5 repeats, at least 4 unavoidable · Ana meets Bo 3 times · mix 96 % of what these
    /// departments allow · all wishes kept”.
    pub fn sentence(&self) -> String {
        let mut parts = vec![self.in_repeats()];
        if let Some((a, b, times)) = self.repeated.first().filter(|(.., times)| *times > 2) {
            let more = self.repeated.iter().filter(|(.., t)| *t > 2).count() - 1;
            let more = match more {
                0 => String::new(),
                1 => ", and so does one more pair".to_owned(),
                more => format!(", and {more} more pairs meet 3 times or more"),
            };
            let more = if *times > 3 {
                more.replace("and so does one more pair", "and one more pair 3 times or more")
            } else {
                more
            };
            parts.push(format!("{a} meets {b} {times} times{more}"));
        }
        for mix in &self.mix {
            let percent = (mix.distinct * 100).checked_div(mix.attainable).unwrap_or(100);
            let mut part = format!("mix {percent} % of what these {} allow", plural(&mix.attribute));
            if mix.unknown > 0 {
                let _ = write!(part, ", {}", unknown(mix.unknown, &mix.attribute));
            }
            parts.push(part);
        }
        for alike in &self.alike {
            let noun = if alike.of == 1 { "group" } else { "groups" };
            let mut part = format!("{} of {} {noun} alike in {}", alike.groups, alike.of, alike.attribute);
            if alike.unknown > 0 {
                let _ = write!(part, ", {}", unknown(alike.unknown, &alike.attribute));
            }
            parts.push(part);
        }
        match self.broken.as_slice() {
            [] if self.wished => parts.push("all wishes kept".to_owned()),
            [] => {}
            [only] => parts.push(format!("1 wish not kept: {only}")),
            all => parts.push(format!("{} wishes not kept: {}", all.len(), all.join(", "))),
        }
        if self.cut {
            parts.push("stopped early, so another run may give other groups".to_owned());
        }
        parts.join(" · ")
    }

    fn in_repeats(&self) -> String {
        let noun = if self.repeats == 1 { "repeat" } else { "repeats" };
        match (self.repeats, self.least) {
            (0, _) => "no repeats".to_owned(),
            (1, 1..) => "1 repeat, unavoidable".to_owned(),
            (all, least) if all <= least => format!("{all} {noun}, all unavoidable"),
            (all, 0) => format!("{all} {noun}, perhaps avoidable"),
            (all, least) => format!("{all} {noun}, at least {least} unavoidable"),
        }
    }
}

fn unknown(people: u32, attribute: &str) -> String {
    let noun = if people == 1 { "person" } else { "people" };
    format!("{attribute} unknown for {people} {noun}")
}

/// The plural of an English noun, as far as rules go.
fn plural(noun: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|e| noun.ends_with(e));
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ends(&["s", "x", "ch", "sh"]) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}
