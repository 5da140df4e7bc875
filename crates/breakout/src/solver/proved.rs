//! Owns the fewest repeats of small plans where counting proves fewer than are possible: every plan of these shapes was
//! tried. (Branch and bound over whole rounds: the first is given, the second one of each kind, and no two rounds have
//! more in common than needed.)

/// People, groups of even sizes, rounds, and the fewest repeats that any plan has.
const LEAST: &[[usize; 4]] = &[
    [6, 2, 3, 5],
    [7, 3, 4, 1],
    [10, 2, 3, 18],
    [11, 3, 4, 8],
    [11, 4, 5, 1],
    [12, 3, 4, 13],
    [12, 4, 5, 3],
    [12, 4, 6, 7],
    [13, 3, 4, 14],
    [13, 4, 5, 3],
    [14, 2, 3, 39],
    [14, 3, 4, 17],
    [15, 3, 4, 23],
    [18, 2, 3, 68],
    // No two orthogonal Latin squares of order 6 exist (Tarry 1901), so that no fourth round is without a repeat.
    [36, 6, 4, 1],
];

/// Returns the fewest repeats of this many people in groups of even sizes; `each` further round has at least so many more
/// than a shape that was tried. Nothing if no such shape was.
pub(crate) fn proved(people: usize, groups: usize, rounds: usize, each: usize) -> usize {
    let shapes = LEAST.iter().filter(|[n, g, w, _]| *n == people && *g == groups && *w <= rounds);
    shapes.map(|[.., w, least]| least + (rounds - w) * each).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::LEAST;

    /// Every way to put people into groups of these sizes, as a set of pairs.
    fn rounds(people: usize, sizes: &[usize]) -> Vec<u128> {
        fn fill(at: &mut Vec<usize>, people: usize, left: &mut Vec<usize>, sizes: &[usize], out: &mut Vec<u128>) {
            if at.len() == people {
                let pairs = (0..people).flat_map(|b| (0..b).map(move |a| (a, b)));
                let meets = pairs.enumerate().filter(|&(_, (a, b))| at[a] == at[b]);
                return out.push(meets.fold(0, |set, (bit, _)| set | 1 << bit));
            }
            for g in 0..left.len() {
                // Of empty groups of one size, only the first.
                let is_open = left[g] > 0;
                let is_new = left[g] == sizes[g];
                if is_open && !(is_new && (0..g).any(|h| sizes[h] == sizes[g] && left[h] == sizes[h])) {
                    left[g] -= 1;
                    at.push(g);
                    fill(at, people, left, sizes, out);
                    at.pop();
                    left[g] += 1;
                }
            }
        }
        let mut out = Vec::new();
        fill(&mut Vec::new(), people, &mut sizes.to_vec(), sizes, &mut out);
        out
    }

    /// Says whether some rounds after these have no more than so many repeats.
    fn exists(all: &[u128], from: &[usize], met: u128, left: usize, most: u32) -> bool {
        if left == 0 {
            return true;
        }
        let cost = |i: usize| (all[i] & met).count_ones();
        // What a round costs now it costs later at least.
        let least = from.iter().map(|&i| cost(i)).min().unwrap_or(0);
        let fit = |&&i: &&usize| cost(i) + least * (left as u32 - 1) <= most;
        let fit: Vec<usize> = from.iter().filter(fit).copied().collect();
        (0..fit.len()).any(|at| {
            let i = fit[at];
            exists(all, &fit[at..], met | all[i], left - 1, most - cost(i))
        })
    }

    #[test]
    fn no_plan_of_a_small_shape_has_fewer() {
        for &[people, groups, count, least] in LEAST.iter().filter(|shape| shape[0] <= 10) {
            let sizes: Vec<usize> = (0..groups).map(|g| people / groups + usize::from(g < people % groups)).collect();
            let all = rounds(people, &sizes);
            let from: Vec<usize> = (0..all.len()).collect();
            let has = |most: usize| exists(&all, &from, all[0], count - 1, most as u32);
            assert!(has(least) && !has(least - 1), "{people} in {groups} × {count}");
        }
    }
}
