//! Improves a whole plan by simulated annealing over swaps in all rounds (Kirkpatrick, Gelatt and Vecchi 1983). It knows no
//! table of costs: a swap is tried in a fraction of the time that tabu search takes to choose one, so that many more are.

use super::instance::{Instance, Link, Rounds};
use super::random::Random;
use super::weights::Weights;

/// A pair that meets more often than this costs no more.
const MOST_MET: usize = 60;

/// A plan that is annealed.
pub(crate) struct Anneal<'a> {
    instance: &'a Instance,
    weights: Weights,
    /// Who may move: the round and the person.
    free: Vec<(u16, u16)>,
    /// In each round, the group of each person and the place in it.
    place: Vec<Vec<(u16, u16)>>,
    groups: Vec<Vec<Vec<u16>>>,
    met: Vec<u16>,
    /// What each pair costs by constraints and attributes.
    fixed: Vec<i32>,
    /// What meeting once more costs after so many meetings.
    again: Vec<i32>,
    /// The most that a move can matter: where annealing begins.
    hottest: u64,
}

impl<'a> Anneal<'a> {
    /// The swaps that are tried between two looks at whether to go on.
    pub(crate) const PART: u64 = 5_000;

    /// Begins with a plan; none where groups are too large for the weights.
    pub(crate) fn new(instance: &'a Instance, plan: &Rounds) -> Option<Self> {
        let weights = Weights::new(instance)?;
        let n = instance.people;
        let cost = |(pair, link): (usize, &Link)| {
            let constraint = match link {
                Link::Free => 0,
                Link::Apart => i32::from(weights.constraint),
                Link::Together => -i32::from(weights.constraint),
            };
            constraint + i32::from(weights.attribute) * instance.attribute_cost(pair / n, pair % n) as i32
        };
        let fixed = instance.links.iter().enumerate().map(cost).collect();
        let mut met: Vec<u16> = instance.met.iter().map(|&m| m.min(MOST_MET as u32) as u16).collect();
        let (mut place, mut groups, mut free) = (Vec::new(), Vec::new(), Vec::new());
        for (r, (shape, round)) in instance.rounds.iter().zip(plan).enumerate() {
            let mut at = vec![(u16::MAX, 0); n];
            for (g, members) in round.iter().enumerate() {
                for (seat, &p) in members.iter().enumerate() {
                    at[p] = (g as u16, seat as u16);
                    members.iter().filter(|&&q| q != p).for_each(|&q| met[p * n + q] += 1);
                }
            }
            let may_move = |p: &&usize| shape.fixed.iter().all(|(q, _)| q != *p);
            free.extend(shape.present.iter().filter(may_move).map(|&p| (r as u16, p as u16)));
            place.push(at);
            groups.push(round.iter().map(|members| members.iter().map(|&p| p as u16).collect()).collect());
        }
        let again = (0..=MOST_MET + instance.rounds.len()).map(|c| weights.repeat_cost(c).into()).collect();
        let most = if instance.has_attributes() { weights.repeat.max(weights.attribute) } else { weights.repeat };
        Some(Self { instance, weights, free, place, groups, met, fixed, again, hottest: most as u64 * 512 })
    }

    /// Tries the next [`PART`](Self::PART) of so many swaps, `done` of which are done. Meanwhile it cools down from `heat`
    /// percent of the highest temperature, in a straight line. Returns the work done.
    pub(crate) fn run_part(&mut self, done: u64, moves: u64, heat: u64, random: &mut Random) -> u64 {
        let size = self.instance.largest() as u64;
        let coldest = self.weights.repeat as u64 * 102;
        let hottest = (self.hottest * heat / 100).max(coldest);
        let part = Self::PART.min(moves - done);
        if self.free.len() > 1 {
            for step in done..done + part {
                self.step(hottest - (hottest - coldest) * step / moves, random);
            }
        }
        part * (4 + size)
    }

    /// Tries one swap.
    fn step(&mut self, temperature: u64, random: &mut Random) {
        let (round, first) = self.free[random.below(self.free.len())];
        let (round, first) = (usize::from(round), usize::from(first));
        let groups = &self.groups[round];
        if groups.len() < 2 {
            return;
        }
        let (from, seat) = self.place[round][first];
        let other = random.below(groups.len() - 1);
        let to = if other >= usize::from(from) { other + 1 } else { other };
        if groups[to].is_empty() {
            return;
        }
        let other_seat = random.below(groups[to].len());
        let second = usize::from(groups[to][other_seat]);
        if self.instance.rounds[round].fixed.iter().any(|&(p, _)| p == second) {
            return;
        }
        let from = usize::from(from);
        let change = self.change(round, from, first, second) + self.change(round, to, second, first);
        if !random.accepts(change.into(), temperature) {
            return;
        }
        let n = self.instance.people;
        for (g, leaves, comes) in [(from, first, second), (to, second, first)] {
            for x in self.groups[round][g].iter().map(|&x| usize::from(x)).filter(|&x| x != leaves) {
                self.met[leaves * n + x] -= 1;
                self.met[x * n + leaves] -= 1;
                self.met[comes * n + x] += 1;
                self.met[x * n + comes] += 1;
            }
        }
        self.groups[round][from][usize::from(seat)] = second as u16;
        self.groups[round][to][other_seat] = first as u16;
        self.place[round][first] = (to as u16, other_seat as u16);
        self.place[round][second] = (from as u16, seat);
    }

    /// Returns the change in cost if one person leaves a group and another one takes the seat.
    fn change(&self, round: usize, g: usize, leaves: usize, comes: usize) -> i32 {
        let n = self.instance.people;
        let (of_leaves, of_comes) = (leaves * n, comes * n);
        let price = |pair: usize, met: u16| match self.instance.links[pair] {
            Link::Together => self.fixed[pair],
            _ => self.fixed[pair] + self.again[usize::from(met)],
        };
        let members = self.groups[round][g].iter().map(|&x| usize::from(x)).filter(|&x| x != leaves);
        members
            .map(|x| {
                let (out, into) = (of_leaves + x, of_comes + x);
                price(into, self.met[into]) - price(out, self.met[out] - 1)
            })
            .sum()
    }

    /// Returns the plan as it is now.
    pub(crate) fn plan(&self) -> Rounds {
        let group = |members: &Vec<u16>| members.iter().map(|&p| p.into()).collect();
        self.groups.iter().map(|groups| groups.iter().map(group).collect()).collect()
    }
}
