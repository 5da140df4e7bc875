//! Says what groups come to, in numbers and in one true sentence. It never forms groups.

use std::fmt::Write as _;

use super::encode::encode;
use super::names::Names;
use super::problem::{Groups, Problem};
use super::solver::initial::components;
use super::solver::instance::{Instance, Link, Rounds, each_pair};
use super::solver::lower_bound::{counted_bound, lower_bound};
use super::solver::objectives::{Objectives, distinct, meetings};

/// What the groups of one or more rounds come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// Meetings beyond a pair's first, the history included; people who stay together are not counted.
    pub repeats: u32,
    /// A proven lower bound on repeats; no promise that so few can be reached.
    pub lower_bound: u32,
    /// Pairs that meet again in these rounds, and how often they have met then, the history included; those who meet
    /// most often first.
    pub repeated: Vec<(String, String, u32)>,
    /// For each attribute to mix, how well that is done.
    pub mix: Vec<Mix>,
    /// For each attribute to be alike, how well that is done.
    pub alike: Vec<Alike>,
    /// Broken constraints, each as a clause: “Ana and Bo are not together in round 2”.
    pub broken: Vec<String>,
    /// Whether there were constraints at all.
    pub constrained: bool,
    /// Whether the search was stopped early: another run may give different groups.
    pub stopped_early: bool,
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
    /// Returns the share in whole percent.
    pub fn percent(&self) -> u32 {
        (self.distinct * 100).checked_div(self.attainable).unwrap_or(100)
    }

    /// Returns the share of what can be attained: 1 if nothing can.
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

/// Scores groups, whoever formed or changed them: whoever is in a group of a round counts as present.
pub fn score(problem: &Problem, rounds: &[Groups]) -> Score {
    scores(problem, [rounds]).pop().unwrap_or_default()
}

/// Scores several ways to group the same people, and looks at the history only once.
pub fn scores<'a>(problem: &Problem, plans: impl IntoIterator<Item = &'a [Groups]>) -> Vec<Score> {
    let names = Names::new(&problem.people);
    let whole = encode(problem, &names);
    let score = |rounds: &[Groups]| {
        let plan: Rounds = rounds.iter().map(|groups| groups.iter().map(|g| names.known(g)).collect()).collect();
        let mut instance = whole.clone();
        instance.rounds.resize_with(plan.len(), Default::default);
        for (shape, groups) in instance.rounds.iter_mut().zip(&plan) {
            shape.present = groups.concat();
            shape.present.sort_unstable();
            shape.sizes = groups.iter().map(Vec::len).collect();
            let present = &shape.present;
            shape.fixed.retain(|&(p, g)| present.contains(&p) && g < groups.len());
        }
        score_of(problem, &names, &instance, &plan)
    };
    plans.into_iter().map(score).collect()
}

pub(crate) fn score_of(problem: &Problem, names: &Names, instance: &Instance, plan: &Rounds) -> Score {
    let objectives = Objectives::of(instance, plan);
    // What counting alone proves is mostly enough.
    let counted = counted_bound(instance).repeats;
    let least = if objectives.repeats > counted { lower_bound(instance).repeats } else { counted };
    let constrained =
        instance.links.iter().any(|&b| b != Link::Free) || instance.rounds.iter().any(|r| !r.fixed.is_empty());
    let unknown = |values: &[Option<usize>]| {
        let there = |p: &usize| instance.rounds.iter().any(|r| r.present.contains(p));
        (0..instance.people).filter(|p| values[*p].is_none() && there(p)).count() as u32
    };
    let mix = (problem.mix.iter().zip(&instance.mix))
        .map(|(attribute, values)| {
            let (distinct, attainable) = mixed(values, plan);
            Mix { attribute: attribute.clone(), distinct, attainable, unknown: unknown(values) }
        })
        .collect();
    let alike = (problem.alike.iter().zip(&instance.alike))
        .map(|(attribute, values)| Alike {
            attribute: attribute.clone(),
            groups: plan.iter().flatten().filter(|group| distinct(values, group) <= 1).count() as u32,
            of: plan.iter().flatten().count() as u32,
            unknown: unknown(values),
        })
        .collect();
    Score {
        repeats: objectives.repeats as u32,
        lower_bound: least as u32,
        repeated: repeated(names, instance, plan),
        mix,
        alike,
        broken: broken(names, instance, plan),
        constrained,
        stopped_early: false,
    }
}

/// Counts different values in all groups, and the most that there could be.
fn mixed(values: &[Option<usize>], plan: &Rounds) -> (u32, u32) {
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

fn repeated(names: &Names, instance: &Instance, plan: &Rounds) -> Vec<(String, String, u32)> {
    let now = meetings(instance, plan);
    let n = instance.people;
    let mut pairs = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let all = instance.met(a, b) + now[a * n + b];
            if now[a * n + b] > 0 && all > 1 && instance.link(a, b) != Link::Together {
                pairs.push((names.name(a).to_owned(), names.name(b).to_owned(), all as u32));
            }
        }
    }
    pairs.sort_by_key(|&(.., times)| std::cmp::Reverse(times));
    pairs
}

fn broken(names: &Names, instance: &Instance, plan: &Rounds) -> Vec<String> {
    let mut broken = Vec::new();
    for (r, (shape, groups)) in instance.rounds.iter().zip(plan).enumerate() {
        let at = if plan.len() == 1 { String::new() } else { format!(" in round {}", r + 1) };
        let group_of = |p: usize| groups.iter().position(|g| g.contains(&p));
        for group in groups {
            each_pair(group, |a, b| {
                if instance.link(a, b) == Link::Apart {
                    broken.push(format!("{} are not apart{at}", names.list(&[a.min(b), a.max(b)])));
                }
            });
        }
        for component in components(instance, &shape.present) {
            if component.iter().any(|&p| group_of(p) != group_of(component[0])) {
                broken.push(format!("{} are not together{at}", names.list(&component)));
            }
        }
        for &(p, g) in &shape.fixed {
            if group_of(p) != Some(g) {
                broken.push(format!("{} is not in group {}{at}", names.name(p), g + 1));
            }
        }
    }
    broken
}

impl Score {
    /// Puts the score into one sentence: “5 repeat pairings, at least 4 unavoidable · Ana meets Bo 3 times · department
    /// mix 96 % of the best possible · constraints met”.
    pub fn sentence(&self) -> String {
        let mut parts = vec![self.in_repeats()];
        if let Some((a, b, times)) = self.repeated.first().filter(|(.., times)| *times > 2) {
            let more = self.repeated.iter().filter(|(.., t)| *t > 2).count() - 1;
            let more = match more {
                0 => String::new(),
                1 => ", and 1 more pair meets 3 times or more".to_owned(),
                more => format!(", and {more} more pairs meet 3 times or more"),
            };
            parts.push(format!("{a} meets {b} {times} times{more}"));
        }
        for mix in &self.mix {
            let mut part = match mix.percent() {
                100 => format!("{} mixed as well as possible", plural(&mix.attribute)),
                percent => format!("{} mix {percent} % of the best possible", mix.attribute),
            };
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
        let all_met = || self.constrained.then(|| "constraints met".to_owned());
        parts.extend(self.broken_constraints().or_else(all_met));
        if self.stopped_early {
            parts.push("stopped early, so another run may give different groups".to_owned());
        }
        parts.join(" · ")
    }

    /// Says which constraints are broken, if any: “1 constraint not met: Ana and Bo are not apart”.
    pub fn broken_constraints(&self) -> Option<String> {
        match self.broken.len() {
            0 => None,
            1 => Some(format!("1 constraint not met: {}", self.broken[0])),
            more => Some(format!("{more} constraints not met: {}", self.broken.join(", "))),
        }
    }

    fn in_repeats(&self) -> String {
        let noun = if self.repeats == 1 { "repeat pairing" } else { "repeat pairings" };
        match (self.repeats, self.lower_bound) {
            (0, _) => "no repeat pairings".to_owned(),
            (1, 1..) => "1 repeat pairing, unavoidable".to_owned(),
            (all, least) if all <= least => format!("{all} {noun}, all unavoidable"),
            (all, 0) => format!("{all} {noun}, maybe avoidable"),
            (all, least) => format!("{all} {noun}, at least {least} unavoidable"),
        }
    }
}

fn unknown(people: u32, attribute: &str) -> String {
    let noun = if people == 1 { "person" } else { "people" };
    format!("{attribute} unknown for {people} {noun}")
}

/// Returns the plural of a regular English noun.
pub(crate) fn plural(noun: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|e| noun.ends_with(e));
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ends(&["s", "x", "ch", "sh"]) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}
