//! Proves how few repeats, and how few pairs of equal value, any plan has. It never says that so few can be reached.

use super::instance::{Instance, Link};
use super::objectives::{MOST_SPREAD, Objectives, spread_of};
use super::one_round::fewest_repeats;
use super::proved::proved;

/// So many rounds are tried.
const MOST_ROUNDS: usize = 6;

fn pairs(size: usize) -> usize {
    size * size.saturating_sub(1) / 2
}

/// Returns the fewest pairs in one bin when `things` go into bins of these capacities.
fn fewest_pairs(things: usize, bins: &[usize]) -> usize {
    let (mut left, mut sum) = (things, 0);
    // The second thing in a bin makes one pair, the third two more, …
    for before in 0.. {
        let open = bins.iter().filter(|&&capacity| capacity > before).count().min(left);
        sum += open * before;
        left -= open;
        if open == 0 || left == 0 {
            break;
        }
    }
    sum
}

/// Returns the fewest pairs in one bin when `things` go into so many bins.
fn fewest_pairs_evenly(things: usize, bins: usize) -> usize {
    let (each, more) = (things / bins.max(1), things % bins.max(1));
    (bins - more.min(bins)) * pairs(each) + more * pairs(each + 1)
}

/// Returns numbers that no plan goes below, found by counting alone.
pub(crate) fn counted_bound(instance: &Instance) -> Objectives {
    let (fresh, spread) = fresh_pairs(instance);
    let repeats = fresh.max(pigeonhole(instance)).max(small_shape(instance)) as i64;
    let spread = spread.max(repeated_pairs(instance) - repeats);
    Objectives { broken: 0, repeats, attribute_cost: attribute_cost(instance) as i64, spread, moved: 0 }
}

/// Returns numbers that no plan goes below: by counting, and for small rounds after a history by trying all of them.
pub(crate) fn lower_bound(instance: &Instance) -> Objectives {
    let counted = counted_bound(instance);
    let is_restricted = instance.met.iter().any(|&m| m > 0) || instance.links.contains(&Link::Apart);
    if !is_restricted {
        return counted;
    }
    let each = |r: usize| fewest_repeats(instance, r).unwrap_or(0);
    let tried: usize = (0..instance.rounds.len().min(MOST_ROUNDS)).map(each).sum();
    Objectives { repeats: counted.repeats.max(tried as i64), ..counted }
}

/// Bounds by plans of small shapes that were all tried. History and constraints only add repeats, save for people who must
/// be together, whose meetings are not counted.
fn small_shape(instance: &Instance) -> usize {
    if !instance.is_uniform() || instance.rounds.is_empty() || instance.links.contains(&Link::Together) {
        return 0;
    }
    let sizes = &instance.rounds[0].sizes;
    proved(instance.people, sizes.len(), instance.rounds.len(), forced(sizes, sizes))
}

/// Bounds by fresh pairs: seats beside somebody, less the pairs that can still meet for the first time.
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
            match instance.link(a, b) {
                Link::Together => slots = slots.saturating_sub(both.count()),
                Link::Apart => {}
                Link::Free => {
                    let may = |r: usize| fixed[r][a].zip(fixed[r][b]).is_none_or(|(x, y)| x == y);
                    let can = both.into_iter().any(may);
                    free += usize::from(can);
                    fresh += usize::from(can && instance.met(a, b) == 0);
                }
            }
        }
    }
    // Without a history the repeats are least uneven when every pair that can meet has met as often as any other.
    let mut spread = 0;
    if free > 0 && instance.met.iter().all(|&m| m == 0) {
        let (each, more) = (slots / free, slots % free);
        let all = |meetings: usize| (0..meetings).map(spread_of).sum::<i64>();
        spread = all(each) * (free - more) as i64 + all(each + 1) * more as i64;
    }
    (slots.saturating_sub(fresh), spread)
}

/// Bounds by the pigeonhole principle: a group larger than the number of groups of an earlier round holds two people
/// from one of them; more if some of these are small.
fn pigeonhole(instance: &Instance) -> usize {
    let present = presence(instance);
    let mut sum = 0;
    for (r, round) in instance.rounds.iter().enumerate() {
        let mut most = 0;
        for past in &instance.history {
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
            // Meetings of people who must be together are no repeats.
            let p = &round.present;
            let bound = (0..p.len()).flat_map(|i| p[i + 1..].iter().map(move |&b| (p[i], b)));
            let together = bound.filter(|&(a, b)| instance.link(a, b) == Link::Together).count();
            sum += most.saturating_sub(together);
        }
    }
    sum
}

/// Bounds repeats and spread together without a history: counts the pairs that share a group in two rounds, for every
/// two rounds. x meetings count x·(x − 1) ÷ 2 times, which is x − 1 repeats and their spread.
fn repeated_pairs(instance: &Instance) -> i64 {
    let rounds = instance.rounds.len();
    let fresh = instance.met.iter().all(|&m| m == 0) && !instance.links.contains(&Link::Together);
    if !fresh || !instance.is_uniform() || rounds > MOST_SPREAD {
        return 0;
    }
    let sizes = instance.rounds.first().map_or(&[][..], |r| &r.sizes);
    (pairs(rounds) * forced(sizes, sizes)) as i64
}

/// Returns the fewest pairs from one earlier group that groups of these sizes hold, if people come from groups this
/// large.
fn forced(sizes: &[usize], bins: &[usize]) -> usize {
    sizes.chunk_by(|a, b| a == b).map(|equal| equal.len() * fewest_pairs(equal[0], bins)).sum()
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

/// Bounds the attribute cost: each value to mix, spread as evenly as the groups allow.
fn attribute_cost(instance: &Instance) -> usize {
    let mut sum = 0;
    for (round, values) in instance.rounds.iter().flat_map(|r| instance.mix.iter().map(move |v| (r, v))) {
        let mut counts = vec![0_usize; values.iter().flatten().max().map_or(0, |&v| v + 1)];
        round.present.iter().filter_map(|&p| values[p]).for_each(|v| counts[v] += 1);
        sum += counts.into_iter().map(|count| fewest_pairs_evenly(count, round.sizes.len())).sum::<usize>();
    }
    sum
}
