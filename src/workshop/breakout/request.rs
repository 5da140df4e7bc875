//! Owns what groups are formed from: people, rounds, history and wishes, by name. It forms nothing.

use super::sizes::sizes;
use super::solver::instance::{Bond, Instance, Sitting};
use super::values::values;
use crate::workshop::{Grouping, Person, Split};

pub use super::solver::instance::Balance;

/// What is to be planned.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Everybody who is there in any round. Their order changes only the order in which members are listed.
    pub people: Vec<Person>,
    /// The rounds, in order.
    pub rounds: Vec<RoundRequest>,
    /// Earlier rounds, each as groups of names; names of strangers are ignored.
    pub history: Vec<Vec<Vec<String>>>,
    /// People who are not to meet: each list pairwise.
    pub apart: Vec<Vec<String>>,
    /// People who stay together, each list in one group.
    pub together: Vec<Vec<String>>,
    /// Attributes to spread over the groups.
    pub mix: Vec<String>,
    /// Attributes to bring together.
    pub alike: Vec<String>,
    /// What is weighed first: new faces or the mix.
    pub balance: Balance,
    /// What was planned for these rounds before, as groups of names: nobody is moved without need. Who is not among
    /// the people is ignored.
    pub draft: Vec<Vec<Vec<String>>>,
    /// Each group has a host.
    pub hosts: bool,
    /// Where chance begins.
    pub seed: u64,
    /// How long to search.
    pub effort: Effort,
}

/// One round that is to be planned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RoundRequest {
    /// The sizes of the groups.
    pub sizes: Sizes,
    /// People who are not there in this round.
    pub absent: Vec<String>,
    /// Who sits where whatever happens: pinned hosts, locked seats, or a whole round that is running already.
    pub seats: Vec<Seat>,
}

/// A fixed seat: who, and in which group, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// Who.
    pub name: String,
    /// The group, counted from 0.
    pub group: usize,
}

/// How large the groups of a round are.
#[derive(Debug, Clone, PartialEq)]
pub enum Sizes {
    /// About so many people in each, or so many groups; sizes differ by at most one.
    Split(Split),
    /// These. What is too few or too many goes to the last groups.
    Given(Vec<usize>),
}

impl Default for Sizes {
    fn default() -> Self {
        Self::Split(Split::default())
    }
}

/// How much work a search may be. Work and not time: the same request gives the same groups on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// At once: what a live screen needs.
    Quick,
    /// As much as the problem seems to need: up to a second or so.
    #[default]
    Usual,
    /// So many elementary steps; some eighty million are a second.
    Steps(u64),
}

impl Request {
    /// One round for everybody, as an agenda describes it.
    pub fn of_grouping(people: &[Person], grouping: &Grouping, history: &[Vec<Vec<String>>], seed: u64) -> Self {
        Self {
            people: people.to_vec(),
            rounds: vec![RoundRequest { sizes: Sizes::Split(grouping.split), ..RoundRequest::default() }],
            history: history.to_vec(),
            apart: grouping.apart.clone(),
            together: grouping.together.clone(),
            mix: grouping.mix.clone(),
            alike: grouping.alike.clone(),
            hosts: grouping.hosts,
            seed,
            ..Self::default()
        }
    }
}

/// The people of a request by number, in the order of their names: whoever lists them in another order gets the
/// same groups.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// Sorted by name.
    pub people: Vec<&'a Person>,
    /// The place of each in the request.
    pub places: Vec<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(people: &'a [Person]) -> Self {
        let mut sorted: Vec<(usize, &Person)> = people.iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        sorted.dedup_by(|(_, a), (_, b)| a.name == b.name);
        let (places, people) = sorted.into_iter().unzip();
        Self { people, places }
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.people.binary_search_by(|p| p.name.as_str().cmp(name)).ok()
    }

    /// Who of a list is known, each once.
    pub(super) fn known(&self, list: &[String]) -> Vec<usize> {
        let mut known: Vec<usize> = list.iter().filter_map(|name| self.find(name)).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    pub(super) fn name(&self, person: usize) -> &'a str {
        &self.people[person].name
    }
}

/// The sizes of a round's groups for so many people.
pub(super) fn sizes_for(wanted: &Sizes, people: usize) -> Vec<usize> {
    match wanted {
        Sizes::Split(split) => sizes(people, *split),
        Sizes::Given(given) => {
            let mut sizes: Vec<usize> = given.iter().copied().filter(|&s| s > 0).collect();
            let mut sum: usize = sizes.iter().fold(0, |sum, &s| sum.saturating_add(s));
            while sum > people {
                let Some(last) = sizes.last_mut() else { break };
                let less = (sum - people).min(*last);
                *last -= less;
                sum -= less;
                if *last == 0 {
                    sizes.pop();
                }
            }
            match sizes.last_mut() {
                Some(last) => *last += people - sum,
                None if people > 0 => sizes.push(people),
                None => {}
            }
            sizes
        }
    }
}

/// The request in numbers. Seats that cannot be given (strangers, absent people, no such group, a group that is
/// full) are left out; what contradicts itself has been refused before.
pub(super) fn instance(request: &Request, names: &Names) -> Instance {
    let n = names.people.len();
    let mut instance = Instance {
        people: n,
        rounds: Vec::new(),
        met: vec![0; n * n],
        past: Vec::new(),
        bonds: vec![Bond::Free; n * n],
        mix: request.mix.iter().map(|key| values(&names.people, key)).collect(),
        alike: request.alike.iter().map(|key| values(&names.people, key)).collect(),
        balance: request.balance,
        draft: None,
    };
    for round in &request.rounds {
        let absent = names.known(&round.absent);
        let present: Vec<usize> = (0..n).filter(|p| absent.binary_search(p).is_err()).collect();
        let sizes = sizes_for(&round.sizes, present.len());
        let mut sitting = Sitting { present, sizes, fixed: Vec::new() };
        for seat in &round.seats {
            let Some(p) = names.find(&seat.name) else { continue };
            let taken = sitting.fixed.iter().filter(|&&(_, g)| g == seat.group).count();
            let free = sitting.sizes.get(seat.group).is_some_and(|&size| taken < size);
            if free && sitting.present.contains(&p) && sitting.fixed.iter().all(|&(q, _)| q != p) {
                sitting.fixed.push((p, seat.group));
            }
        }
        instance.rounds.push(sitting);
    }
    for round in &request.history {
        let mut at = vec![None; n];
        for (g, group) in round.iter().enumerate() {
            let known = names.known(group);
            for &p in &known {
                at[p] = Some(g);
            }
            each_pair(&known, |a, b| {
                for pair in [a * n + b, b * n + a] {
                    instance.met[pair] += 1;
                }
            });
        }
        instance.past.push(at);
    }
    for (lists, bond) in [(&request.apart, Bond::Apart), (&request.together, Bond::Together)] {
        for list in lists {
            each_pair(&names.known(list), |a, b| {
                instance.bonds[a * n + b] = bond;
                instance.bonds[b * n + a] = bond;
            });
        }
    }
    close(&mut instance);
    instance.draft = super::draft::seated(request, names, &mut instance);
    instance
}

/// Who is together with somebody is together with those that person is together with.
fn close(instance: &mut Instance) {
    let n = instance.people;
    let everybody: Vec<usize> = (0..n).collect();
    if instance.bonds.contains(&Bond::Together) {
        for block in super::solver::deal::blocks(instance, &everybody) {
            each_pair(&block, |a, b| {
                for pair in [a * n + b, b * n + a] {
                    if instance.bonds[pair] == Bond::Free {
                        instance.bonds[pair] = Bond::Together;
                    }
                }
            });
        }
    }
}

/// Every two of a list.
pub(super) fn each_pair(list: &[usize], mut what: impl FnMut(usize, usize)) {
    for (i, &a) in list.iter().enumerate() {
        for &b in &list[i + 1..] {
            what(a, b);
        }
    }
}
