//! Improves a plan by the best swap of all rounds that was not made lately (tabu search: Glover 1989; for this
//! problem Dotú and Van Hentenryck 2005). It never moves anybody out of a fixed seat.

use super::instance::{Balance, Bond, Instance};
use super::random::Random;
use super::table::{FORBIDDEN, Swap, Table};
use super::tally::Tally;

/// A swap and what it comes to; smaller is better, part by part.
pub(crate) type Rank = [i64; 4];

/// What a tally is worth, the most important first.
pub(crate) fn rank(balance: Balance, tally: Tally) -> Rank {
    let Tally { broken, repeats, sameness, spread } = tally;
    match balance {
        Balance::NewFaces => [broken, repeats, sameness, spread],
        Balance::Even => [broken, 2 * sameness + 3 * repeats, repeats, spread],
        Balance::Mix => [broken, sameness, repeats, spread],
    }
}

/// Swaps without improvement after which the plan is shaken: with many wishes, soon is better than late.
const STALL: u64 = 400;
/// For up to so many swaps a swap is not undone: one of these, drawn anew with each shake,
const LONG: [usize; 3] = [10, 20, 100];
/// and this where something is to be mixed: so many swaps cost nothing then that the search does not turn back by itself.
const SHORT: [usize; 1] = [5];
/// Work after which a swap that helps is taken without looking at the rest; the next look begins there.
const ENOUGH: usize = 2_000;
/// So many swaps lie between two tries to move people who stay together.
const BLOCK_EVERY: u64 = 16;

/// A search that can be stopped and taken up again.
pub(crate) struct Tabu {
    /// Until which swap a pair of a round may not be swapped again.
    until: Vec<u32>,
    now: u32,
    tenure: usize,
    tenures: &'static [usize],
    next: (usize, usize),
    since: u64,
    local: i64,
    /// The best plan seen, by the seats of each round.
    pub best: Vec<Vec<u16>>,
    pub best_rank: Rank,
    /// When, in work, the best was found.
    pub found: u64,
    blocks: Vec<(usize, Vec<usize>)>,
    /// How many partners each person has in each round.
    partners: Vec<i16>,
    scratch: Vec<i16>,
}

impl Tabu {
    pub(crate) fn new(table: &Table, random: &mut Random) -> Self {
        let instance = table.instance;
        let n = instance.people;
        let mut partners = vec![0; n * instance.rounds.len()];
        let mut blocks = Vec::new();
        if instance.bonds.contains(&Bond::Together) {
            for (r, round) in instance.rounds.iter().enumerate() {
                for &p in &round.present {
                    let with = round.present.iter().filter(|&&q| instance.bond(p, q) == Bond::Together);
                    partners[r * n + p] = with.count() as i16;
                }
                blocks.extend(super::deal::blocks(instance, &round.present).into_iter().map(|block| (r, block)));
            }
        }
        let tenures = if instance.mix.is_empty() && instance.alike.is_empty() { &LONG[..] } else { &SHORT[..] };
        Self {
            until: vec![0; n * n * instance.rounds.len()],
            now: 0,
            tenure: drawn(tenures, random),
            tenures,
            next: (0, 0),
            since: 0,
            local: table.cost,
            best: seats(table),
            best_rank: rank(instance.balance, table.tally),
            found: table.work,
            blocks,
            partners,
            scratch: vec![0; table.width],
        }
    }

    /// Swaps until the work is done or the goal is reached.
    pub(crate) fn run(&mut self, table: &mut Table, goal: Rank, limit: u64, random: &mut Random) {
        while table.work < limit && self.best_rank > goal {
            self.now += 1;
            if !self.blocks.is_empty() && u64::from(self.now).is_multiple_of(BLOCK_EVERY) {
                self.move_block(table, random);
                self.note(table);
            }
            match self.choose(table, random) {
                Some(swap) => {
                    table.swap(swap);
                    let n = table.instance.people;
                    let until = self.now + 2 + random.below(self.tenure) as u32;
                    self.until[(swap.round * n + swap.a) * n + swap.b] = until;
                    self.until[(swap.round * n + swap.b) * n + swap.a] = until;
                }
                // Nobody pays anything, or nobody may move.
                None => self.since = STALL,
            }
            self.note(table);
            if self.since >= STALL {
                self.shake(table, random);
            }
        }
    }

    /// Remembers the plan if it is the best so far.
    fn note(&mut self, table: &Table) {
        self.since += 1;
        if table.cost < self.local {
            self.local = table.cost;
            self.since = 0;
        }
        let rank = rank(table.instance.balance, table.tally);
        if rank < self.best_rank {
            self.best_rank = rank;
            self.found = table.work;
            for (best, room) in self.best.iter_mut().zip(&table.rooms) {
                best.clone_from(&room.at);
            }
        }
    }

    /// The best swap that is not tabu, or that is better than all before; ties by lot.
    fn choose(&mut self, table: &mut Table, random: &mut Random) -> Option<Swap> {
        let n = table.instance.people;
        let width = table.width;
        let rounds = table.rooms.len();
        let (first_round, first_group) = std::mem::take(&mut self.next);
        let better = self.local - table.cost;
        let mut best = i64::from(i16::MAX);
        let mut found = None;
        let mut ties = 0;
        let mut work = 0;
        'all: for i in 0..=rounds {
            let r = (first_round + i) % rounds;
            let groups = table.rooms[r].groups();
            // The round in which the look begins is looked at in two parts.
            let part = match i {
                0 => first_group..groups,
                i if i == rounds => 0..first_group.min(groups),
                _ => 0..groups,
            };
            for g in part {
                if work > ENOUGH && best < 0 {
                    self.next = (r, g);
                    break 'all;
                }
                let pays = |table: &Table, p: usize| {
                    let glad = i32::from(self.partners[r * n + p]) * i32::from(table.wish_price());
                    table.is_free(r, p) && i32::from(table.pays(r, p)) + glad > 0
                };
                let mut is_new = true;
                for seat in table.rooms[r].start[g]..table.rooms[r].start[g + 1] {
                    let a = table.person(r, seat);
                    if !pays(table, a) {
                        continue;
                    }
                    if std::mem::take(&mut is_new) {
                        table.moves_into(r, g, &mut self.scratch);
                        work += width / 8;
                    }
                    let own = i64::from(table.pays(r, a));
                    let (bids, twice) = table.bids(r, a);
                    let price = |bid: i16, x: i16, twice: i16| bid.saturating_add(x).saturating_sub(twice);
                    let least = (bids.iter().zip(&self.scratch).zip(twice))
                        .fold(i16::MAX, |least, ((&bid, &x), &twice)| least.min(price(bid, x, twice)));
                    work += width / 8;
                    if i64::from(least) - own > best {
                        continue;
                    }
                    work += width / 4;
                    for (b, ((&bid, &x), &twice)) in bids.iter().zip(&self.scratch).zip(twice).enumerate().take(n) {
                        let delta = i64::from(price(bid, x, twice)) - own;
                        if delta > best || self.scratch[b] == FORBIDDEN {
                            continue;
                        }
                        if self.until[(r * n + a) * n + b] >= self.now && delta >= better {
                            continue;
                        }
                        if delta < best {
                            best = delta;
                            ties = 0;
                        }
                        ties += 1;
                        if random.below(ties) == 0 {
                            found = Some(Swap { round: r, a, b });
                        }
                    }
                }
            }
        }
        table.work += work as u64;
        found
    }

    /// Tries to move people who stay together into another group, each in exchange for whoever costs least there;
    /// taken back where it is for the worse.
    fn move_block(&mut self, table: &mut Table, random: &mut Random) {
        let (r, block) = &self.blocks[random.below(self.blocks.len())];
        let from = table.group_of(*r, block[0]);
        let to = random.below(table.instance.rounds[*r].sizes.len());
        if to == from || block.iter().any(|&p| !table.is_free(*r, p) || table.group_of(*r, p) != from) {
            return;
        }
        let before = table.cost;
        let mut made = Vec::new();
        for &a in block {
            let seats = table.rooms[*r].start[to]..table.rooms[*r].start[to + 1];
            let free = |b: &usize| table.is_free(*r, *b) && !block.contains(b);
            let others = seats.map(|seat| table.person(*r, seat)).filter(free);
            let swap = others.map(|b| Swap { round: *r, a, b }).min_by_key(|&swap| table.delta(swap));
            let Some(swap) = swap else { break };
            table.swap(swap);
            made.push(swap);
        }
        // One try in eight may cost as much as a repeat: otherwise a block would stay where it was dealt.
        let bearable = if random.below(8) == 0 { 20 } else { 0 };
        if made.len() < block.len() || table.cost > before + bearable {
            for swap in made.into_iter().rev() {
                table.swap(Swap { a: swap.b, b: swap.a, ..swap });
            }
        }
    }

    /// Some random swaps, and another tenure.
    fn shake(&mut self, table: &mut Table, random: &mut Random) {
        let rounds = table.rooms.len();
        for _ in 0..2 + random.below(2 * rounds - 1) {
            let round = random.below(rounds);
            let seats = table.rooms[round].at.len();
            if seats == 0 {
                continue;
            }
            let [a, b] = [(); 2].map(|()| table.person(round, random.below(seats)));
            if table.group_of(round, a) != table.group_of(round, b)
                && table.is_free(round, a)
                && table.is_free(round, b)
            {
                table.swap(Swap { round, a, b });
            }
        }
        self.tenure = drawn(self.tenures, random);
        self.since = 0;
        self.local = table.cost;
        table.work += 1;
        self.note(table);
    }
}

fn drawn(tenures: &[usize], random: &mut Random) -> usize {
    tenures[random.below(tenures.len())]
}

pub(crate) fn seats(table: &Table) -> Vec<Vec<u16>> {
    table.rooms.iter().map(|room| room.at.clone()).collect()
}

/// Whether there is anything to swap in any round.
pub(crate) fn can_move(instance: &Instance) -> bool {
    instance.rounds.iter().any(|r| r.sizes.iter().filter(|&&s| s > 0).count() > 1 && r.fixed.len() < r.present.len())
}
