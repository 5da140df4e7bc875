//! Keeps, while people are swapped, what each person would pay in each group, so that a swap's price is three
//! additions. It never chooses a swap.
//!
//! The usual table of local search for graph partitioning (Kernighan and Lin 1970; Gallego, Laguna, Martí and Duarte
//! 2013 for diverse groups), over all rounds at once.

use super::instance::{Bond, Instance, Plan};
use super::prices::Prices;
use super::tally::{Tally, spread_of};

/// What is forbidden costs this much: more than any swap, and no sum of it with a swap's price overflows.
pub(crate) const FORBIDDEN: i16 = 30_000;
/// Who has met more often than this before costs no more: what a further meeting costs stays the same long before.
const MOST_MET: usize = 200;
/// Nobody's seat.
const ABSENT: u16 = u16::MAX;

/// One round: who sits where, and what each person pays there and would pay elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    /// Who sits on each seat; those of a group stand together.
    pub at: Vec<u16>,
    /// Each person's seat.
    seat: Vec<u16>,
    /// Each person's group.
    pub group: Vec<u16>,
    /// The first seat of each group, and the number of seats.
    pub start: Vec<usize>,
    /// The least price for who may be moved, and a forbidden one for everybody else.
    mask: Vec<i16>,
    /// For each group, what each person pays there or would pay.
    load: Vec<i16>,
    /// What each person pays where they are.
    own: Vec<i16>,
    /// For each person, what they would pay in each other's group, and whether that has changed since.
    bid: Vec<i16>,
    stale: Vec<bool>,
}

/// Everybody's seats in all rounds, and what they cost.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub instance: &'a Instance,
    pub rooms: Vec<Room>,
    pub tally: Tally,
    pub cost: i64,
    /// Elementary steps done.
    pub work: u64,
    /// The width of a row of people: a multiple of eight.
    pub width: usize,
    prices: Prices,
    /// What meeting once more costs after so many meetings.
    again: Vec<i16>,
    /// How often each pair meets in the past and in all rounds.
    count: Vec<u16>,
    /// What each pair costs by wishes and attributes.
    fixed: Vec<i16>,
    same: Vec<u8>,
    /// Twice what each pair would pay for sharing a group in one round more.
    twice: Vec<i16>,
    /// Room for what a swap changes.
    change: Vec<i16>,
}

impl Room {
    /// Who is in a group.
    pub(crate) fn members(&self, g: usize) -> &[u16] {
        &self.at[self.start[g]..self.start[g + 1]]
    }

    pub(crate) fn groups(&self) -> usize {
        self.start.len() - 1
    }

    /// Writes down for the members of a group what they pay; what others would pay beside them is stale then.
    fn settle(&mut self, g: usize, width: usize) {
        let load = &self.load[g * width..][..width];
        for &p in &self.at[self.start[g]..self.start[g + 1]] {
            self.own[usize::from(p)] = load[usize::from(p)];
        }
        self.stale.fill(true);
    }
}

/// A swap of two people of different groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Swap {
    pub round: usize,
    pub a: usize,
    pub b: usize,
}

impl<'a> Table<'a> {
    /// The table of a plan; none where the groups are too large for prices of 16 bits.
    pub(crate) fn new(instance: &'a Instance, plan: &Plan) -> Option<Self> {
        let prices = Prices::new(instance)?;
        let n = instance.people;
        let width = n.next_multiple_of(8);
        let (mut fixed, mut same) = (vec![0; n * n], vec![0; n * n]);
        for a in 0..n {
            for b in (0..n).filter(|&b| b != a) {
                let alike = instance.sameness(a, b);
                same[a * n + b] = alike as u8;
                let wish = match instance.bond(a, b) {
                    Bond::Free => 0,
                    Bond::Apart => prices.wish,
                    Bond::Together => -prices.wish,
                };
                fixed[a * n + b] = wish + prices.same * alike as i16;
            }
        }
        let mut table = Self {
            instance,
            rooms: Vec::new(),
            tally: Tally::default(),
            cost: 0,
            work: 0,
            width,
            prices,
            again: (0..=MOST_MET + instance.rounds.len()).map(|c| prices.again(c)).collect(),
            count: vec![0; n * n],
            fixed,
            same,
            twice: vec![0; n * width],
            change: vec![0; width],
        };
        for (round, groups) in instance.rounds.iter().zip(plan) {
            let mut room = Room {
                at: Vec::new(),
                seat: vec![ABSENT; n],
                group: vec![ABSENT; n],
                start: vec![0],
                mask: vec![FORBIDDEN; width],
                load: vec![0; groups.len() * width],
                own: vec![0; width],
                bid: vec![0; n * width],
                stale: vec![true; n],
            };
            for members in groups {
                for &p in members {
                    room.seat[p] = room.at.len() as u16;
                    room.at.push(p as u16);
                    if round.fixed.iter().all(|&(q, _)| q != p) {
                        room.mask[p] = i16::MIN;
                    }
                }
                room.start.push(room.at.len());
            }
            table.rooms.push(room);
        }
        table.recompute();
        Some(table)
    }

    /// Who sits where, as a plan.
    pub(crate) fn plan(&self) -> Plan {
        let group = |room: &Room, g: usize| room.members(g).iter().map(|&p| p.into()).collect();
        self.rooms.iter().map(|room| (0..room.groups()).map(|g| group(room, g)).collect()).collect()
    }

    /// Seats everybody anew as in a copy of `at` of each room.
    pub(crate) fn restore(&mut self, seats: &[Vec<u16>]) {
        for (room, at) in self.rooms.iter_mut().zip(seats) {
            room.at.clone_from(at);
            for (seat, &p) in at.iter().enumerate() {
                room.seat[usize::from(p)] = seat as u16;
            }
        }
        self.recompute();
    }

    /// Counts everything afresh.
    pub(crate) fn recompute(&mut self) {
        let (n, width) = (self.instance.people, self.width);
        self.tally = Tally::of(self.instance, &self.plan());
        self.cost = self.prices.of(self.tally);
        for (count, &met) in self.count.iter_mut().zip(&self.instance.met) {
            *count = met.min(MOST_MET as u32) as u16;
        }
        for room in &mut self.rooms {
            for g in 0..room.groups() {
                for seat in room.start[g]..room.start[g + 1] {
                    let a = usize::from(room.at[seat]);
                    room.group[a] = g as u16;
                    for &b in room.members(g).iter().filter(|&&b| usize::from(b) != a) {
                        self.count[a * n + usize::from(b)] += 1;
                    }
                }
            }
        }
        for a in 0..n {
            for b in (0..n).filter(|&b| b != a) {
                self.twice[a * width + b] = 2 * self.price(a, b, 0);
            }
        }
        for r in 0..self.rooms.len() {
            let mut load = std::mem::take(&mut self.rooms[r].load);
            load.fill(0);
            let room = &self.rooms[r];
            for &p in &room.at {
                for &q in room.at.iter().filter(|&&q| q != p) {
                    let (p, q) = (usize::from(p), usize::from(q));
                    let together = room.group[p] == room.group[q];
                    load[usize::from(room.group[q]) * width + p] += self.price(p, q, together.into());
                }
            }
            let room = &mut self.rooms[r];
            room.load = load;
            for g in 0..room.groups() {
                room.settle(g, width);
            }
        }
        self.work += (self.rooms.len() * n * n / 2) as u64;
    }

    /// What a pair pays for sharing a group in one round, where so many of their meetings are in that round.
    fn price(&self, a: usize, b: usize, together: usize) -> i16 {
        let pair = a * self.instance.people + b;
        let again = match self.instance.bonds[pair] {
            Bond::Together => 0,
            _ => self.again[usize::from(self.count[pair]) - together],
        };
        self.fixed[pair] + again
    }

    /// Who sits on a seat.
    pub(crate) fn person(&self, r: usize, seat: usize) -> usize {
        self.rooms[r].at[seat].into()
    }

    /// The group of somebody present.
    pub(crate) fn group_of(&self, r: usize, person: usize) -> usize {
        self.rooms[r].group[person].into()
    }

    /// Whether somebody is there and may be moved.
    pub(crate) fn is_free(&self, r: usize, person: usize) -> bool {
        self.rooms[r].mask[person] != FORBIDDEN
    }

    /// What a person pays where they are.
    pub(crate) fn pays(&self, r: usize, person: usize) -> i16 {
        self.rooms[r].own[person]
    }

    pub(crate) fn wish_price(&self) -> i16 {
        self.prices.wish
    }

    /// For each person, what they would pay in group `g` beyond what they pay now; a forbidden price for its own
    /// members and for who may not be moved.
    pub(crate) fn moves_into(&self, r: usize, g: usize, into: &mut [i16]) {
        let room = &self.rooms[r];
        let load = &room.load[g * self.width..][..self.width];
        for (((x, &load), &own), &mask) in into.iter_mut().zip(load).zip(&room.own).zip(&room.mask) {
            *x = (load - own).max(mask);
        }
        for &p in room.members(g) {
            into[usize::from(p)] = FORBIDDEN;
        }
    }

    /// What a person would pay in each other's group, and twice what they and the other pay for each other.
    pub(crate) fn bids(&mut self, r: usize, person: usize) -> (&[i16], &[i16]) {
        let row = person * self.width..(person + 1) * self.width;
        let room = &mut self.rooms[r];
        let bids = &mut room.bid[row.clone()];
        if std::mem::take(&mut room.stale[person]) {
            for (g, ends) in room.start.windows(2).enumerate() {
                let load = room.load[g * self.width + person];
                for &p in &room.at[ends[0]..ends[1]] {
                    bids[usize::from(p)] = load;
                }
            }
        }
        (bids, &self.twice[row])
    }

    /// What it changes that two people of different groups take each other's seats.
    pub(crate) fn delta(&self, swap: Swap) -> i64 {
        let Swap { round, a, b } = swap;
        let room = &self.rooms[round];
        let more = |p: usize, q: usize| {
            i64::from(room.load[usize::from(room.group[q]) * self.width + p]) - i64::from(room.own[p])
        };
        more(a, b) + more(b, a) - i64::from(self.twice[a * self.width + b])
    }

    /// Swaps two people of different groups.
    pub(crate) fn swap(&mut self, swap: Swap) {
        let Swap { round, a, b } = swap;
        let width = self.width;
        self.cost += self.delta(swap);
        let (ga, gb) = (self.group_of(round, a), self.group_of(round, b));
        // What everybody pays for the two changes places. Who shares a group with one of them does so in this round
        // already, and pays for one meeting less.
        let mut change = std::mem::take(&mut self.change);
        for ((x, &to), &from) in change.iter_mut().zip(&self.twice[b * width..]).zip(&self.twice[a * width..]) {
            *x = (to - from) / 2;
        }
        for (g, with, sign) in [(ga, a, -1), (gb, b, 1)] {
            for x in self.rooms[round].members(g).iter().map(|&x| usize::from(x)).filter(|&x| x != with) {
                change[x] += sign * (self.price(x, with, 1) - self.price(x, with, 0));
            }
        }
        let room = &mut self.rooms[round];
        for &p in &room.at {
            let p = usize::from(p);
            room.load[ga * width + p] += change[p];
            room.load[gb * width + p] -= change[p];
        }
        self.change = change;
        room.at.swap(room.seat[a].into(), room.seat[b].into());
        room.seat.swap(a, b);
        room.group.swap(a, b);
        room.settle(ga, width);
        room.settle(gb, width);
        // The pairs that meet once less, and once more.
        for (g, leaves, comes) in [(ga, a, b), (gb, b, a)] {
            for seat in self.rooms[round].start[g]..self.rooms[round].start[g + 1] {
                let x = self.person(round, seat);
                if x != comes {
                    self.meet(round, leaves, x, false);
                    self.meet(round, comes, x, true);
                }
            }
        }
        let sizes = self.rooms[round].members(ga).len() + self.rooms[round].members(gb).len();
        self.work += (self.instance.people * sizes / 8 + sizes * self.rooms.len() * 2) as u64;
    }

    /// A pair meets once more, or once less, in a round: what it costs them in the other rounds changes.
    fn meet(&mut self, round: usize, p: usize, q: usize, more: bool) {
        let (n, width) = (self.instance.people, self.width);
        let by = if more { 1 } else { -1 };
        let bond = self.instance.bonds[p * n + q];
        match bond {
            Bond::Apart => self.tally.broken += by,
            Bond::Together => self.tally.broken -= by,
            Bond::Free => {}
        }
        self.tally.sameness += by * i64::from(self.same[p * n + q]);
        let was = usize::from(self.count[p * n + q]);
        let is = if more { was + 1 } else { was - 1 };
        self.count[p * n + q] = is as u16;
        self.count[q * n + p] = is as u16;
        if bond == Bond::Together {
            return;
        }
        // A meeting that is not the first is a repeat.
        let fewer = was.min(is);
        self.tally.repeats += by * i64::from(fewer > 0);
        self.tally.spread += by * spread_of(fewer);
        let apart = self.again[is] - self.again[was];
        self.twice[p * width + q] += 2 * apart;
        self.twice[q * width + p] += 2 * apart;
        for (r, room) in self.rooms.iter_mut().enumerate() {
            if r == round || room.group[p] == ABSENT || room.group[q] == ABSENT {
                continue;
            }
            let (gp, gq) = (usize::from(room.group[p]), usize::from(room.group[q]));
            let together = usize::from(gp == gq);
            let by = self.again[is - together] - self.again[was - together];
            if by == 0 {
                continue;
            }
            for (x, gx, gy) in [(p, gp, gq), (q, gq, gp)] {
                room.load[gy * width + x] += by;
                if gx == gy {
                    room.own[x] += by;
                }
                room.stale[x] = true;
            }
        }
    }

    /// Everything that is kept, to compare with what is counted afresh.
    #[cfg(test)]
    pub(crate) fn state(&self) -> (Tally, i64, Vec<u16>, Vec<Vec<i16>>, Vec<i16>) {
        let rooms = self
            .rooms
            .iter()
            .flat_map(|r| [r.load.clone(), r.own.clone(), r.group.iter().map(|&g| g as i16).collect()])
            .collect();
        (self.tally, self.cost, self.count.clone(), rooms, self.twice.clone())
    }
}
