//! Proves how few repeats, and how few equal pairs, any plan must have. It never says that so few can be reached.

use super::instance::{Bond, Instance};
use super::tally::{MOST_SPREAD, Tally, spread_of};

fn pairs(size: usize) -> usize {
    size * size.saturating_sub(1) / 2
}

/// Fewest equal pairs when `things` go into bins that hold no more than this.
fn fewest(things: usize, bins: &[usize]) -> usize {
    let (mut left, mut sum) = (things, 0);
    // The second thing in a bin makes one pair, the third two more, …
    for before in 0.. {
        let open = bins.iter().filter(|&&room| room > before).count().min(left);
        sum += open * before;
        left -= open;
        if open == 0 || left == 0 {
            break;
        }
    }
    sum
}

/// Fewest equal pairs when `things` go into so many bins.
fn evenly(things: usize, bins: usize) -> usize {
    let (each, more) = (things / bins.max(1), things % bins.max(1));
    (bins - more.min(bins)) * pairs(each) + more * pairs(each + 1)
}

/// Numbers that no plan of this problem goes below.
pub(crate) fn least(instance: &Instance) -> Tally {
    let (fresh, spread) = fresh_pairs(instance);
    let repeats = fresh.max(pigeonhole(instance)) as i64;
    let spread = spread.max(again(instance) - repeats);
    Tally { broken: 0, repeats, sameness: sameness(instance) as i64, spread }
}

/// Fresh pairs run out: seats beside somebody, less the pairs that can still meet for the first time.
fn fresh_pairs(instance: &Instance) -> (usize, i64) {
    let n = instance.people;
    let mut slots: usize = instance.rounds.iter().flat_map(|r| &r.sizes).map(|&s| pairs(s)).sum();
    let present = presence(instance);
    let fixed: Vec<Vec<Option<usize>>> = (instance.rounds.iter())
        .map(|r| {
            let mut at = vec![None; n];
            r.fixed.iter().for_each(|&(p, g)| at[p] = Some(g));
            at
        })
        .collect();
    let (mut fresh, mut free) = (0, 0);
    for a in 0..n {
        for b in a + 1..n {
            let both = (0..instance.rounds.len()).filter(|&r| present[r][a] && present[r][b]);
            match instance.bond(a, b) {
                Bond::Together => slots = slots.saturating_sub(both.count()),
                Bond::Apart => {}
                Bond::Free => {
                    let may = |r: usize| fixed[r][a].zip(fixed[r][b]).is_none_or(|(x, y)| x == y);
                    let can = both.into_iter().any(may);
                    free += usize::from(can);
                    fresh += usize::from(can && instance.met(a, b) == 0);
                }
            }
        }
    }
    // Without a past the repeats are least uneven when every pair that can meet has met as often as any other.
    let mut spread = 0;
    if free > 0 && instance.met.iter().all(|&m| m == 0) {
        let (each, more) = (slots / free, slots % free);
        let all = |meetings: usize| (0..meetings).map(spread_of).sum::<i64>();
        spread = all(each) * (free - more) as i64 + all(each + 1) * more as i64;
    }
    (slots.saturating_sub(fresh), spread)
}

/// A group larger than the number of groups of an earlier round holds two people from one of them; more where some of
/// them are small.
fn pigeonhole(instance: &Instance) -> usize {
    let present = presence(instance);
    let mut sum = 0;
    for (r, round) in instance.rounds.iter().enumerate() {
        let mut most = 0;
        for past in &instance.past {
            let mut groups: Vec<usize> = round.present.iter().filter_map(|&p| past[p]).collect();
            groups.sort_unstable();
            let mut bins: Vec<usize> = groups.chunk_by(|a, b| a == b).map(<[usize]>::len).collect();
            bins.resize(bins.len() + round.present.len() - groups.len(), 1);
            most = most.max(forced(&round.sizes, &bins));
        }
        for (before, there) in instance.rounds.iter().zip(&present).take(r) {
            let strangers = round.present.iter().filter(|&&p| !there[p]).count();
            let mut bins = before.sizes.clone();
            bins.resize(bins.len() + strangers, 1);
            most = most.max(forced(&round.sizes, &bins));
        }
        if most > 0 {
            // People who stay together meet again and are no repeat.
            let p = &round.present;
            let bound = (0..p.len()).flat_map(|i| p[i + 1..].iter().map(move |&b| (p[i], b)));
            let together = bound.filter(|&(a, b)| instance.bond(a, b) == Bond::Together).count();
            sum += most.saturating_sub(together);
        }
    }
    sum
}

/// Pairs that share a group in two of the rounds, counted for every two rounds, without a past: x meetings are
/// x·(x − 1) ÷ 2 such, and x − 1 repeats and the spread of these are no more. So whoever has no repeat more than they
/// must has at least the rest as spread.
fn again(instance: &Instance) -> i64 {
    let rounds = instance.rounds.len();
    let fresh = instance.met.iter().all(|&m| m == 0) && !instance.bonds.contains(&Bond::Together);
    if !fresh || !instance.is_uniform() || rounds > MOST_SPREAD {
        return 0;
    }
    let sizes = instance.rounds.first().map_or(&[][..], |r| &r.sizes);
    (pairs(rounds) * forced(sizes, sizes)) as i64
}

/// Pairs of one earlier group that groups of these sizes hold at least, where those who are there come from groups
/// this large.
fn forced(sizes: &[usize], bins: &[usize]) -> usize {
    sizes.chunk_by(|a, b| a == b).map(|equal| equal.len() * fewest(equal[0], bins)).sum()
}

fn presence(instance: &Instance) -> Vec<Vec<bool>> {
    let of = |present: &Vec<usize>| {
        let mut is = vec![false; instance.people];
        for &p in present {
            is[p] = true;
        }
        is
    };
    instance.rounds.iter().map(|r| of(&r.present)).collect()
}

/// Every value of an attribute to mix spread as evenly as the groups allow.
fn sameness(instance: &Instance) -> usize {
    let mut sum = 0;
    for (round, values) in instance.rounds.iter().flat_map(|r| instance.mix.iter().map(move |v| (r, v))) {
        let mut counts = vec![0_usize; values.iter().flatten().max().map_or(0, |&v| v + 1)];
        round.present.iter().filter_map(|&p| values[p]).for_each(|v| counts[v] += 1);
        sum += counts.into_iter().map(|count| evenly(count, round.sizes.len())).sum::<usize>();
    }
    sum
}
