//! Owns the problem in numbers: who is present when, how large the groups are, what every pair costs.
//! It knows no names, and never who sits where.

/// What two people are to each other, by wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Bond {
    /// Nothing in particular.
    #[default]
    Free,
    /// They are not to be in one group.
    Apart,
    /// They are to be in one group.
    Together,
}

/// What is weighed first once all wishes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Balance {
    /// As few repeats as possible, then the best mix: a repeat is never bought with mixing.
    #[default]
    NewFaces,
    /// A repeat is taken where it saves two pairs of equal value.
    Even,
    /// The best mix, then as few repeats as possible.
    Mix,
}

/// One round: who is there, and the groups' sizes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sitting {
    /// Who is present, ascending.
    pub present: Vec<usize>,
    /// The size of each group; together as many as are present.
    pub sizes: Vec<usize>,
    /// People who must be in a certain group.
    pub fixed: Vec<(usize, usize)>,
}

/// The whole problem. People are numbers below `people`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Instance {
    /// How many people there are in all rounds together.
    pub people: usize,
    /// The rounds to be planned.
    pub rounds: Vec<Sitting>,
    /// How often each pair met before, a row for each person.
    pub met: Vec<u32>,
    /// Earlier groupings as the group of each person, for the bound on repeats.
    pub past: Vec<Vec<Option<usize>>>,
    /// What each pair is to each other, a row for each person.
    pub bonds: Vec<Bond>,
    /// Attributes to be mixed: each person's value.
    pub mix: Vec<Vec<Option<usize>>>,
    /// Attributes to be alike in a group: each person's value.
    pub alike: Vec<Vec<Option<usize>>>,
    /// What is weighed first.
    pub balance: Balance,
    /// What was planned before: the search begins there, and stays where it finds nothing better.
    pub draft: Option<Plan>,
}

/// Rounds → groups → people.
pub(crate) type Plan = Vec<Vec<Vec<usize>>>;

impl Instance {
    pub(crate) fn bond(&self, a: usize, b: usize) -> Bond {
        self.bonds[a * self.people + b]
    }

    pub(crate) fn met(&self, a: usize, b: usize) -> usize {
        self.met[a * self.people + b] as usize
    }

    /// Attributes to mix in which two people agree, and attributes to be alike in which they differ. An unknown
    /// value neither agrees nor differs.
    pub(crate) fn sameness(&self, a: usize, b: usize) -> usize {
        let both = |v: &&Vec<Option<usize>>| v[a].zip(v[b]);
        self.mix.iter().filter(|v| both(v).is_some_and(|(x, y)| x == y)).count()
            + self.alike.iter().filter(|v| both(v).is_some_and(|(x, y)| x != y)).count()
    }

    /// Whether every pair is as welcome as every other, in rounds of one shape with everybody there.
    pub(crate) fn is_plain(&self) -> bool {
        self.is_uniform()
            && self.met.iter().all(|&m| m == 0)
            && self.bonds.iter().all(|&b| b == Bond::Free)
            && self.rounds.iter().all(|r| r.fixed.is_empty())
    }

    /// Whether each round has as many groups, of sizes that differ by at most one, whoever is absent.
    pub(crate) fn is_regular(&self) -> bool {
        self.rounds.iter().all(|r| {
            let (most, least) = (r.sizes.iter().max(), r.sizes.iter().min());
            r.sizes.len() == self.rounds[0].sizes.len() && most.zip(least).is_some_and(|(m, l)| m - l <= 1)
        })
    }

    /// Whether everybody is present in each round, in groups whose sizes differ by at most one and stay the same.
    pub(crate) fn is_uniform(&self) -> bool {
        self.is_regular() && self.rounds.iter().all(|r| r.present.len() == self.people)
    }

    /// The largest group of all rounds.
    pub(crate) fn largest(&self) -> usize {
        self.rounds.iter().flat_map(|r| r.sizes.iter().copied()).max().unwrap_or(0)
    }
}
