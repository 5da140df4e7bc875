//! Keeps, while people are swapped, what each person would pay in each group, so that a swap's price is three
//! additions. It never chooses a swap.
//!
//! The usual table of local search for graph partitioning (Kernighan and Lin 1970; Gallego, Laguna, Martí and Duarte
//! 2013 for diverse groups), over all rounds at once.

use super::instance::{Bond, Instance, Plan};
use super::prices::Prices;
use super::tally::{Tally, spread_of};

/// What is forbidden costs this much: more than any swap, and no sum of it with a swap's price overflows.
const FORBIDDEN: i16 = 30_000;
/// Nobody's seat.
const ABSENT: u16 = u16::MAX;

/// One round's seats: those of a group stand together.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    /// Who sits on each seat.
    pub at: Vec<u16>,
    /// Each person's seat.
    seat: Vec<u16>,
    /// The group of each seat.
    pub group: Vec<u16>,
    /// The first seat of each group, and the number of seats.
    pub start: Vec<usize>,
    /// Seats that are not exchanged.
    pub locked: Vec<bool>,
    /// For each group, what each seat's person pays there or would pay.
    load: Vec<i16>,
    /// What each seat's person pays where they are.
    own: Vec<i16>,
    /// For each person and seat, what the person would pay for that seat, less the two's own price twice.
    bid: Vec<i16>,
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
    /// The width of a row of seats: a multiple of eight.
    pub width: usize,
    prices: Prices,
    /// What meeting once more costs after so many meetings.
    again: Vec<i16>,
    /// How often each pair meets in the past and in all rounds.
    count: Vec<u16>,
    /// What each pair costs by wishes and attributes.
    fixed: Vec<i16>,
    same: Vec<u8>,
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
            again: (0..400 + instance.rounds.len()).map(|c| prices.again(c)).collect(),
            count: vec![0; n * n],
            fixed,
            same,
        };
        for (round, groups) in instance.rounds.iter().zip(plan) {
            let mut room = Room {
                at: Vec::new(),
                seat: vec![ABSENT; n],
                group: Vec::new(),
                start: vec![0],
                locked: Vec::new(),
                load: vec![0; groups.len() * width],
                own: vec![0; width],
                bid: vec![FORBIDDEN; n * width],
            };
            for (g, members) in groups.iter().enumerate() {
                for &p in members {
                    room.seat[p] = room.at.len() as u16;
                    room.at.push(p as u16);
                    room.group.push(g as u16);
                    room.locked.push(round.fixed.iter().any(|&(q, _)| q == p));
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
        let group =
            |room: &Room, g: usize| room.at[room.start[g]..room.start[g + 1]].iter().map(|&p| p.into()).collect();
        self.rooms.iter().map(|room| (0..room.start.len() - 1).map(|g| group(room, g)).collect()).collect()
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
        let n = self.instance.people;
        self.tally = Tally::of(self.instance, &self.plan());
        for (count, &met) in self.count.iter_mut().zip(&self.instance.met) {
            *count = met.into();
        }
        for room in &self.rooms {
            for g in 0..room.start.len() - 1 {
                let members = &room.at[room.start[g]..room.start[g + 1]];
                for &a in members {
                    for &b in members.iter().filter(|&&b| b != a) {
                        self.count[usize::from(a) * n + usize::from(b)] += 1;
                    }
                }
            }
        }
        self.cost = self.prices.of(self.tally);
        for r in 0..self.rooms.len() {
            let mut load = std::mem::take(&mut self.rooms[r].load);
            load.fill(0);
            let room = &self.rooms[r];
            for (seat, &p) in room.at.iter().enumerate() {
                for (other, &q) in room.at.iter().enumerate().filter(|&(other, _)| other != seat) {
                    let together = room.group[seat] == room.group[other];
                    let price = self.price(p.into(), q.into(), together);
                    load[usize::from(room.group[other]) * self.width + seat] += price;
                }
            }
            let room = &mut self.rooms[r];
            room.load = load;
            for seat in 0..room.at.len() {
                room.own[seat] = room.load[usize::from(room.group[seat]) * self.width + seat];
            }
            for g in 0..self.rooms[r].start.len() - 1 {
                self.bid_for(r, g);
            }
        }
        self.work += (self.rooms.len() * n * n / 2) as u64;
    }

    /// What a pair pays for sharing a group in one round, beside their meetings in the other rounds.
    fn price(&self, a: usize, b: usize, together: bool) -> i16 {
        let pair = a * self.instance.people + b;
        let again = if self.instance.bonds[pair] == Bond::Together {
            0
        } else {
            self.again[usize::from(self.count[pair]) - usize::from(together)]
        };
        self.fixed[pair] + again
    }

    /// Writes the column of a group's seats into everybody's bids.
    fn bid_for(&mut self, r: usize, g: usize) {
        let mut bid = std::mem::take(&mut self.rooms[r].bid);
        let room = &self.rooms[r];
        for (seat, &p) in room.at.iter().enumerate() {
            let load = room.load[g * self.width + seat];
            let own = usize::from(room.group[seat]) == g;
            let row = usize::from(p) * self.width;
            for to in room.start[g]..room.start[g + 1] {
                bid[row + to] = if own || room.locked[to] || room.locked[seat] {
                    FORBIDDEN
                } else {
                    load - 2 * self.price(p.into(), room.at[to].into(), false)
                };
            }
        }
        self.rooms[r].bid = bid;
    }

    /// Who sits on a seat.
    pub(crate) fn person(&self, r: usize, seat: usize) -> usize {
        self.rooms[r].at[seat].into()
    }

    /// The group of somebody present.
    pub(crate) fn group_of(&self, r: usize, person: usize) -> usize {
        let room = &self.rooms[r];
        room.group[usize::from(room.seat[person])].into()
    }

    /// Whether somebody is there and may be moved.
    pub(crate) fn is_free(&self, r: usize, person: usize) -> bool {
        let seat = self.rooms[r].seat[person];
        seat != ABSENT && !self.rooms[r].locked[usize::from(seat)]
    }

    /// What the person on a seat pays, beside what they are glad of: people they are to be with.
    pub(crate) fn pays(&self, r: usize, seat: usize) -> i16 {
        self.rooms[r].own[seat]
    }

    pub(crate) fn wish_price(&self) -> i16 {
        self.prices.wish
    }

    /// For each seat, what its person would pay in group `g` beyond what they pay now.
    pub(crate) fn moves_into(&self, r: usize, g: usize, into: &mut [i16]) {
        let room = &self.rooms[r];
        let load = &room.load[g * self.width..][..self.width];
        for ((x, &load), &own) in into.iter_mut().zip(load).zip(&room.own) {
            *x = load - own;
        }
    }

    /// A person's bids for each seat.
    pub(crate) fn bids(&self, r: usize, person: usize) -> &[i16] {
        &self.rooms[r].bid[person * self.width..][..self.width]
    }

    /// What it changes that two people of different groups take each other's seats.
    pub(crate) fn delta(&self, swap: Swap) -> i64 {
        let room = &self.rooms[swap.round];
        let (sa, sb) = (usize::from(room.seat[swap.a]), usize::from(room.seat[swap.b]));
        let (ga, gb) = (usize::from(room.group[sa]), usize::from(room.group[sb]));
        let load = |g: usize, seat: usize| i64::from(room.load[g * self.width + seat]);
        load(gb, sa) + load(ga, sb) - load(ga, sa) - load(gb, sb) - 2 * i64::from(self.price(swap.a, swap.b, false))
    }

    /// Swaps two people of different groups.
    pub(crate) fn swap(&mut self, swap: Swap) {
        let Swap { round, a, b } = swap;
        let n = self.instance.people;
        self.cost += self.delta(swap);
        let room = &self.rooms[round];
        let (sa, sb) = (usize::from(room.seat[a]), usize::from(room.seat[b]));
        let (ga, gb) = (usize::from(room.group[sa]), usize::from(room.group[sb]));
        // What everybody pays for the two changes places; prices without this round stay.
        let change: Vec<i16> = (room.at.iter().enumerate())
            .map(|(seat, &p)| {
                let p = usize::from(p);
                let g = usize::from(room.group[seat]);
                let to = |other: usize, at: usize| if p == other { 0 } else { self.price(p, other, g == at) };
                to(b, gb) - to(a, ga)
            })
            .collect();
        let width = self.width;
        let room = &mut self.rooms[round];
        for (seat, &by) in change.iter().enumerate() {
            room.load[ga * width + seat] += by;
            room.load[gb * width + seat] -= by;
        }
        for g in 0..room.start.len() - 1 {
            room.load.swap(g * width + sa, g * width + sb);
        }
        room.at.swap(sa, sb);
        (room.seat[a], room.seat[b]) = (sb as u16, sa as u16);
        for g in [ga, gb] {
            for seat in room.start[g]..room.start[g + 1] {
                room.own[seat] = room.load[g * width + seat];
            }
        }
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
        self.bid_for(round, ga);
        self.bid_for(round, gb);
        let sizes = self.rooms[round].start[ga + 1] - self.rooms[round].start[ga] + self.rooms[round].start[gb + 1]
            - self.rooms[round].start[gb];
        self.work += (n * sizes / 8 + sizes * self.rooms.len() * 2) as u64;
    }

    /// A pair meets once more, or once less, in a round: what it costs them in the other rounds changes.
    fn meet(&mut self, round: usize, p: usize, q: usize, more: bool) {
        let n = self.instance.people;
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
        let width = self.width;
        for (r, room) in self.rooms.iter_mut().enumerate() {
            let (sp, sq) = (usize::from(room.seat[p]), usize::from(room.seat[q]));
            if r == round || room.seat[p] == ABSENT || room.seat[q] == ABSENT {
                continue;
            }
            let (gp, gq) = (usize::from(room.group[sp]), usize::from(room.group[sq]));
            let together = usize::from(gp == gq);
            let by = self.again[is - together] - self.again[was - together];
            if by == 0 {
                continue;
            }
            for (x, sx, gx, y, sy, gy) in [(p, sp, gp, q, sq, gq), (q, sq, gq, p, sp, gp)] {
                room.load[gy * width + sx] += by;
                if gx == gy {
                    room.own[sx] += by;
                } else if !room.locked[sx] {
                    let _ = y;
                    for to in room.start[gy]..room.start[gy + 1] {
                        if !room.locked[to] {
                            room.bid[x * width + to] += by;
                        }
                    }
                    if !room.locked[sy] {
                        room.bid[x * width + sy] -= 2 * by;
                    }
                }
            }
        }
    }

    /// Everything that is kept, to compare with what is counted afresh.
    #[cfg(test)]
    pub(crate) fn state(&self) -> (Tally, i64, Vec<u16>, Vec<Vec<i16>>) {
        let rooms = self.rooms.iter().flat_map(|r| [r.load.clone(), r.own.clone(), r.bid.clone()]).collect();
        (self.tally, self.cost, self.count.clone(), rooms)
    }
}
