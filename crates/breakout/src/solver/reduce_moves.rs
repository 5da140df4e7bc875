//! Brings a plan as close to an earlier one as is possible without making it worse.

use super::cost_table::{CostTable, Swap};
use super::instance::{Instance, Rounds};
use super::objectives::is_as_good;
use super::tabu::swap_if;

/// Returns a plan that is as good, with more people in the groups of the earlier one.
pub(crate) fn reduce_moves(instance: &Instance, plan: &Rounds) -> Rounds {
    let mut plan = plan.clone();
    let of_round = |homes: &Vec<Option<usize>>| homes.iter().map(|home| home.unwrap_or(usize::MAX)).collect();
    let targets: Vec<Vec<usize>> = instance.homes.iter().map(of_round).collect();
    for (r, groups) in plan.iter_mut().enumerate() {
        relabel(instance, r, groups, &targets[r]);
    }
    let Some(mut table) = CostTable::new(instance, &plan) else { return plan };
    let mut is_changed = true;
    while std::mem::take(&mut is_changed) {
        for (r, target) in targets.iter().enumerate() {
            for a in instance.rounds[r].present.iter().copied() {
                for b in instance.rounds[r].present.iter().copied() {
                    let (ga, gb) = (table.group_of(r, a), table.group_of(r, b));
                    // Somebody goes back, and nobody leaves their earlier group for it.
                    if gb != target[a] || ga == gb || target[b] == gb || !table.is_free(r, a) || !table.is_free(r, b) {
                        continue;
                    }
                    is_changed |= swap_if(&mut table, Swap { round: r, a, b }, is_as_good);
                }
            }
        }
    }
    table.plan()
}

/// Relabels groups of equal size without fixed seats, so that as many people as possible are where they were; greedily,
/// the closest first.
fn relabel(instance: &Instance, round: usize, groups: &mut [Vec<usize>], target: &[usize]) {
    let shape = &instance.rounds[round];
    let open: Vec<usize> = (0..groups.len()).filter(|g| shape.fixed.iter().all(|(_, at)| at != g)).collect();
    let mut names = open.clone();
    let mut pairs: Vec<(usize, usize, usize)> = (open.iter())
        .flat_map(|&g| open.iter().map(move |&name| (g, name)))
        .filter(|&(g, name)| shape.sizes[g] == shape.sizes[name])
        .map(|(g, name)| (groups[g].iter().filter(|&&p| target[p] == name).count(), g, name))
        .collect();
    pairs.sort_by_key(|&(same, g, name)| (std::cmp::Reverse(same), g != name, g, name));
    let mut left = open;
    let mut renamed = groups.to_vec();
    for (_, g, name) in pairs {
        if let (Some(from), Some(to)) = (left.iter().position(|&x| x == g), names.iter().position(|&x| x == name)) {
            left.swap_remove(from);
            names.swap_remove(to);
            renamed[name].clone_from(&groups[g]);
        }
    }
    groups.clone_from_slice(&renamed);
}
