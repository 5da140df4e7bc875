//! Shares seats in larger groups evenly, without making a plan worse.

use super::cost_table::{CostTable, Swap};
use super::instance::{Instance, Rounds};
use super::objectives::is_as_good;
use super::tabu::swap_if;

/// With more people than this it is not worth the time.
const MOST: usize = 60;

/// Returns a plan that is as good, in which larger groups are shared more evenly; the history counts.
pub(crate) fn share_large_groups(instance: &Instance, plan: &Rounds) -> Option<Rounds> {
    let is_uneven = |sizes: &[usize]| sizes.iter().max() != sizes.iter().min();
    if instance.people > MOST || !instance.rounds.iter().any(|r| is_uneven(&r.sizes)) {
        return None;
    }
    let mut turns = vec![0_usize; instance.people];
    let past = instance.history.iter().map(|at| {
        let members = |g: usize| (0..at.len()).filter(|&p| at[p] == Some(g)).collect::<Vec<_>>();
        (0..at.iter().flatten().max().map_or(0, |&g| g + 1)).map(members).filter(|m| !m.is_empty()).collect()
    });
    for groups in past.chain(plan.iter().cloned()).collect::<Rounds>() {
        let least = groups.iter().map(Vec::len).min();
        groups.iter().filter(|members| Some(members.len()) > least).flatten().for_each(|&p| turns[p] += 1);
    }
    let mut table = CostTable::new(instance, plan)?;
    let mut is_changed = true;
    while std::mem::take(&mut is_changed) {
        for (r, round) in instance.rounds.iter().enumerate() {
            let least = round.sizes.iter().min();
            for &a in &round.present {
                for &b in &round.present {
                    let [large, small] = [a, b].map(|p| round.sizes.get(table.group_of(r, p)) > least);
                    let is_turn = turns[a] > turns[b] + 1 && large && !small;
                    if !is_turn || !table.is_free(r, a) || !table.is_free(r, b) {
                        continue;
                    }
                    if swap_if(&mut table, Swap { round: r, a, b }, is_as_good) {
                        turns[a] -= 1;
                        turns[b] += 1;
                        is_changed = true;
                    }
                }
            }
        }
    }
    Some(table.plan())
}
