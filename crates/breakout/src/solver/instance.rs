//! Owns the problem in numbers: who is present when, how large the groups are, what every pair costs.
//! It knows no names.

/// The constraint on two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Link {
    /// None.
    #[default]
    Free,
    /// They must not share a group.
    Apart,
    /// They must share a group.
    Together,
}

/// What comes first once all constraints are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Priority {
    /// As few repeats as possible, then the best mix.
    #[default]
    FewestRepeats,
    /// A repeat is accepted if it avoids two pairs of equal value.
    Balanced,
    /// The best mix, then as few repeats as possible.
    BestMix,
}

/// One round: who is present, and the sizes of the groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RoundShape {
    /// Who is present, ascending.
    pub present: Vec<usize>,
    /// The size of each group; they add up to the people present.
    pub sizes: Vec<usize>,
    /// People with a fixed group.
    pub fixed: Vec<(usize, usize)>,
}

/// The whole problem. People are numbers below `people`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Instance {
    /// The number of people in all rounds together.
    pub people: usize,
    /// The rounds to plan.
    pub rounds: Vec<RoundShape>,
    /// How often each pair met before, a row for each person.
    pub met: Vec<u32>,
    /// Earlier rounds, as the group of each person.
    pub history: Vec<Vec<Option<usize>>>,
    /// The constraint on each pair, a row for each person.
    pub links: Vec<Link>,
    /// Attributes to mix: each person's value.
    pub mix: Vec<Vec<Option<usize>>>,
    /// Attributes to be alike in a group: each person's value.
    pub alike: Vec<Vec<Option<usize>>>,
    /// What comes first.
    pub priority: Priority,
    /// Whether the search hardly weighs attributes: they only decide between plans with equally few repeats.
    pub attributes_last: bool,
    /// The plan to begin with, and to stay close to.
    pub previous: Option<Rounds>,
    /// Whether the search only begins with it, and need not stay close to it.
    pub may_reshuffle: bool,
    /// For each round of that plan, the group that each person had before; nothing without such a plan.
    pub homes: Vec<Vec<Option<usize>>>,
}

/// Rounds → groups → people.
pub(crate) type Rounds = Vec<Vec<Vec<usize>>>;

/// For each round, the group of each point; points are people in an order still to be chosen.
pub(crate) type Schedule = Vec<Vec<usize>>;

impl Instance {
    pub(crate) fn link(&self, a: usize, b: usize) -> Link {
        self.links[a * self.people + b]
    }

    pub(crate) fn met(&self, a: usize, b: usize) -> usize {
        self.met[a * self.people + b] as usize
    }

    /// Counts the attributes to mix in which two people agree, and those to be alike in which they differ. An unknown
    /// value neither agrees nor differs.
    pub(crate) fn attribute_cost(&self, a: usize, b: usize) -> usize {
        let both = |v: &&Vec<Option<usize>>| v[a].zip(v[b]);
        self.mix.iter().filter(|v| both(v).is_some_and(|(x, y)| x == y)).count()
            + self.alike.iter().filter(|v| both(v).is_some_and(|(x, y)| x != y)).count()
    }

    /// Says whether there are attributes to mix, or to be alike.
    pub(crate) fn has_attributes(&self) -> bool {
        !(self.mix.is_empty() && self.alike.is_empty())
    }

    /// Says whether nothing distinguishes one pair from another, in rounds of one shape with everybody present.
    pub(crate) fn is_plain(&self) -> bool {
        self.is_uniform()
            && self.met.iter().all(|&m| m == 0)
            && self.links.iter().all(|&b| b == Link::Free)
            && self.rounds.iter().all(|r| r.fixed.is_empty())
    }

    /// Says whether all rounds have the same number of groups, of sizes that differ by at most one.
    pub(crate) fn is_regular(&self) -> bool {
        self.rounds.iter().all(|r| {
            let (most, least) = (r.sizes.iter().max(), r.sizes.iter().min());
            r.sizes.len() == self.rounds[0].sizes.len() && most.zip(least).is_some_and(|(m, l)| m - l <= 1)
        })
    }

    /// Says whether everybody is present in each of these rounds.
    pub(crate) fn is_uniform(&self) -> bool {
        self.is_regular() && self.rounds.iter().all(|r| r.present.len() == self.people)
    }

    /// Returns the size of the largest group.
    pub(crate) fn largest(&self) -> usize {
        self.rounds.iter().flat_map(|r| r.sizes.iter().copied()).max().unwrap_or(0)
    }
}

/// Puts a few things in the order of their cost, then of their number.
pub(crate) fn cheapest_first(costs: impl IntoIterator<Item = (i64, usize)>) -> Vec<(i64, usize)> {
    let mut sorted: Vec<(i64, usize)> = Vec::new();
    for entry in costs {
        let at = sorted.iter().rposition(|other| *other <= entry).map_or(0, |at| at + 1);
        sorted.insert(at, entry);
    }
    sorted
}

/// Calls a function with every two of a list.
pub(crate) fn each_pair(list: &[usize], mut call: impl FnMut(usize, usize)) {
    for (i, &a) in list.iter().enumerate() {
        for &b in &list[i + 1..] {
            call(a, b);
        }
    }
}
