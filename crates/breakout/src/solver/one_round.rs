//! Proves how few repeats one round can have after a history, by trying every round: branch and bound, person by person.

use super::instance::{Instance, Link, cheapest_first};

/// With more people than this it is not tried.
const MOST_PEOPLE: usize = 24;
/// The proof is given up after this many steps.
const MOST_STEPS: usize = 4_000;

/// Returns the fewest repeats of a round that keeps all constraints; nothing where that is not proved.
pub(crate) fn fewest_repeats(instance: &Instance, r: usize) -> Option<usize> {
    let shape = &instance.rounds[r];
    if shape.present.len() > MOST_PEOPLE || shape.sizes.len() < 2 {
        return None;
    }
    let mut order = shape.present.clone();
    let known = |p: usize| {
        let pairs = shape.present.iter().filter(|&&q| q != p);
        pairs.filter(|&&q| instance.met(p, q) > 0 || instance.link(p, q) != Link::Free).count()
    };
    let fixed = |p: usize| shape.fixed.iter().find(|&&(q, _)| q == p).map(|&(_, g)| g);
    // People with a fixed group first, then those who know most.
    let cost = |p: usize| if fixed(p).is_some() { i64::MIN } else { -(known(p) as i64) };
    order = cheapest_first(order.into_iter().map(|p| (cost(p), p))).into_iter().map(|(_, p)| p).collect();
    let seats: Vec<Option<usize>> = order.iter().map(|&p| fixed(p)).collect();
    let mut search = OneRound {
        instance,
        sizes: &shape.sizes,
        order,
        seats,
        groups: vec![Vec::new(); shape.sizes.len()],
        least: None,
        steps: 0,
    };
    search.seat(0, 0);
    search.least.filter(|_| search.steps <= MOST_STEPS)
}

struct OneRound<'a> {
    instance: &'a Instance,
    sizes: &'a [usize],
    /// Who is seated first.
    order: Vec<usize>,
    /// The fixed group of each in this order.
    seats: Vec<Option<usize>>,
    groups: Vec<Vec<usize>>,
    least: Option<usize>,
    steps: usize,
}

impl OneRound<'_> {
    /// Seats everybody from this place of the order on, in every way that can still be better.
    fn seat(&mut self, at: usize, cost: usize) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let Some(&p) = self.order.get(at) else {
            self.least = Some(cost);
            return;
        };
        // What the others cost at least, beside those who are seated.
        let later = |&q: &usize| (0..self.groups.len()).filter_map(|g| self.cost(q, g)).min();
        let Some(rest) = self.order[at + 1..].iter().map(later).sum::<Option<usize>>() else { return };
        let open = (0..self.groups.len())
            .filter(|&g| self.seats[at].is_none_or(|seat| seat == g) && !self.is_same_as_before(g))
            .filter_map(|g| Some((self.cost(p, g)? as i64, g)));
        for (more, g) in cheapest_first(open) {
            let more = more as usize;
            if self.least.is_some_and(|least| cost + more + rest >= least) {
                return;
            }
            self.groups[g].push(p);
            self.seat(at + 1, cost + more);
            self.groups[g].pop();
        }
    }

    /// Says whether an empty group of the same size comes before an empty group.
    fn is_same_as_before(&self, g: usize) -> bool {
        let is_alike = |h: usize| self.groups[h].is_empty() && self.sizes[h] == self.sizes[g];
        // Those with a fixed group are seated first, so that an empty group is nobody's.
        self.groups[g].is_empty() && (0..g).any(is_alike) && self.seats.iter().flatten().count() <= self.seated()
    }

    fn seated(&self) -> usize {
        self.groups.iter().map(Vec::len).sum()
    }

    /// Counts whom somebody meets again in a group; nothing where they cannot be there.
    fn cost(&self, p: usize, g: usize) -> Option<usize> {
        if self.groups[g].len() >= self.sizes[g] {
            return None;
        }
        let mut again = 0;
        for (h, members) in self.groups.iter().enumerate() {
            for &q in members {
                match (self.instance.link(p, q), h == g) {
                    (Link::Together, true) | (Link::Free | Link::Apart, false) => {}
                    (Link::Free, true) => again += usize::from(self.instance.met(p, q) > 0),
                    (Link::Apart, true) | (Link::Together, false) => return None,
                }
            }
        }
        Some(again)
    }
}
