//! Brings a plan as close to an earlier one as that costs nothing. It never makes a plan worse.

use super::instance::{Instance, Plan};
use super::table::{Swap, Table};
use super::tabu::rank;

/// The same plan, or one that is as good, with more people in the groups of the earlier one.
pub(crate) fn keep(instance: &Instance, plan: &Plan, earlier: &Plan) -> Plan {
    let mut plan = plan.clone();
    let homes: Vec<Vec<usize>> = earlier.iter().map(|groups| seats(instance, groups)).collect();
    for (r, groups) in plan.iter_mut().enumerate() {
        rename(instance, r, groups, &homes[r]);
    }
    let Some(mut table) = Table::new(instance, &plan) else { return plan };
    let mut is_changed = true;
    while std::mem::take(&mut is_changed) {
        for (r, home) in homes.iter().enumerate() {
            for a in instance.rounds[r].present.iter().copied() {
                for b in instance.rounds[r].present.iter().copied() {
                    let (ga, gb) = (table.group_of(r, a), table.group_of(r, b));
                    // Somebody goes home, and nobody leaves home for it.
                    if gb != home[a] || ga == gb || home[b] == gb || !table.is_free(r, a) || !table.is_free(r, b) {
                        continue;
                    }
                    let before = rank(instance.balance, table.tally);
                    table.swap(Swap { round: r, a, b });
                    if rank(instance.balance, table.tally) > before {
                        table.swap(Swap { round: r, a: b, b: a });
                    } else {
                        is_changed = true;
                    }
                }
            }
        }
    }
    table.plan()
}

/// The group of each person in one round; nobody's is beyond all groups.
fn seats(instance: &Instance, groups: &[Vec<usize>]) -> Vec<usize> {
    let mut at = vec![usize::MAX; instance.people];
    groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&p| at[p] = g));
    at
}

/// Groups of one size in which nobody has a fixed seat change names, so that as many people as possible are where
/// they were; greedily, the closest first.
fn rename(instance: &Instance, round: usize, groups: &mut [Vec<usize>], home: &[usize]) {
    let sitting = &instance.rounds[round];
    let open: Vec<usize> = (0..groups.len()).filter(|g| sitting.fixed.iter().all(|(_, at)| at != g)).collect();
    let mut names = open.clone();
    let mut pairs: Vec<(usize, usize, usize)> = (open.iter())
        .flat_map(|&g| open.iter().map(move |&name| (g, name)))
        .filter(|&(g, name)| sitting.sizes[g] == sitting.sizes[name])
        .map(|(g, name)| (groups[g].iter().filter(|&&p| home[p] == name).count(), g, name))
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
