//! Proves how few repeats one round can have after a history, or that it cannot keep its constraints, by trying every
//! round: branch and bound, person by person.

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
    let search = every_round(instance, r, shape.present.clone());
    search.least.filter(|_| search.steps <= MOST_STEPS)
}

/// Says whether it is proved that no round keeps all constraints.
pub(crate) fn is_impossible(instance: &Instance, r: usize) -> bool {
    let shape = &instance.rounds[r];
    let bound = |p: &usize| {
        let linked = shape.present.iter().any(|&q| instance.link(*p, q) != Link::Free);
        linked || shape.fixed.iter().any(|(q, _)| q == p)
    };
    // Everybody else takes the seats that are left.
    let bound: Vec<usize> = shape.present.iter().copied().filter(bound).collect();
    if bound.is_empty() || bound.len() > MOST_PEOPLE {
        return false;
    }
    let without_history = Instance { met: vec![0; instance.met.len()], ..instance.clone() };
    let search = every_round(&without_history, r, bound);
    search.least.is_none() && search.steps <= MOST_STEPS
}

/// Tries every way to seat these people in a round.
fn every_round(instance: &Instance, r: usize, people: Vec<usize>) -> OneRound<'_> {
    let shape = &instance.rounds[r];
    let known = |p: usize| {
        let pairs = shape.present.iter().filter(|&&q| q != p);
        pairs.filter(|&&q| instance.met(p, q) > 0 || instance.link(p, q) != Link::Free).count()
    };
    let fixed = |p: usize| shape.fixed.iter().find(|&&(q, _)| q == p).map(|&(_, g)| g);
    // People with a fixed group first, then those who know most.
    let cost = |p: usize| if fixed(p).is_some() { i64::MIN } else { -(known(p) as i64) };
    let order: Vec<usize> =
        cheapest_first(people.into_iter().map(|p| (cost(p), p))).into_iter().map(|(_, p)| p).collect();
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
    search
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
