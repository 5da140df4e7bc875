//! Says how many more rounds can go without a repeat. It never plans them for anybody.

use super::planning::planned;
use super::request::{Effort, Names, Request, instance};
use super::solver::design::design;
use super::solver::instance::{Bond, Instance};

/// How many rounds like the next one can go without a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// So many can: they were found.
    pub found: u32,
    /// More than this cannot: a proof.
    pub most: u32,
}

/// How many more rounds of the shape of a request's first round can follow its history without a repeat.
pub fn outlook(request: &Request) -> Outlook {
    let names = Names::new(&request.people);
    let mut next = request.clone();
    next.rounds.truncate(1);
    let shape = instance(&next, &names);
    let Some(most) = most(&shape) else { return Outlook { found: 0, most: 0 } };
    let plain = shape.is_plain();
    let ready = if plain { design(shape.people, shape.rounds[0].sizes.len(), most).len() } else { 0 };
    let mut outlook = Outlook { found: ready as u32, most: most as u32 };
    // What no construction gives is looked for, one round more each time.
    while outlook.found < outlook.most && outlook.found < LOOKED_FOR {
        let rounds = vec![request.rounds[0].clone(); outlook.found as usize + 1];
        let longer = Request { rounds, effort: Effort::Quick, ..request.clone() };
        if planned(&longer, &mut |_| std::ops::ControlFlow::Continue(())).score.repeats > 0 {
            break;
        }
        outlook.found += 1;
    }
    outlook
}

/// Longer plans than this are not looked for.
const LOOKED_FOR: u32 = 12;

/// No more rounds than this, by counting: nobody runs out of people they have not met, the groups do not together,
/// and no group is larger than an earlier round had groups. None where there are no groups to form.
fn most(instance: &Instance) -> Option<usize> {
    let round = instance.rounds.first()?;
    let smallest = *round.sizes.iter().min()?;
    if smallest < 2 {
        return None;
    }
    let fresh = |a: usize| {
        let others = round.present.iter().filter(|&&b| b != a && instance.bond(a, b) == Bond::Free);
        others.filter(|&&b| instance.met(a, b) == 0).count()
    };
    // People who stay together take seats beside each other that cost nothing.
    let together = |a: usize| round.present.iter().filter(|&&b| instance.bond(a, b) == Bond::Together).count();
    let each = round.present.iter().filter_map(|&a| fresh(a).checked_div((smallest - 1).saturating_sub(together(a))));
    let all: usize = round.present.iter().map(|&a| fresh(a)).sum::<usize>() / 2;
    let bound: usize = round.present.iter().map(|&a| together(a)).sum::<usize>() / 2;
    let slots: usize = round.sizes.iter().map(|s| s * (s - 1) / 2).sum::<usize>().saturating_sub(bound);
    let mut most = each.min().unwrap_or(usize::MAX).min(all.checked_div(slots).unwrap_or(usize::MAX)).min(1_000);
    if bound == 0 {
        let largest = round.sizes.iter().max().copied().unwrap_or(0);
        let met_in = |past: &Vec<Option<usize>>| {
            let mut groups: Vec<usize> = round.present.iter().filter_map(|&p| past[p]).collect();
            let strangers = round.present.len() - groups.len();
            groups.sort_unstable();
            groups.dedup();
            groups.len() + strangers
        };
        if instance.past.iter().any(|past| largest > met_in(past)) {
            most = 0;
        } else if largest > round.sizes.len() {
            most = most.min(1);
        }
    }
    Some(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::breakout::{RoundRequest, Sizes};
    use crate::workshop::{Person, Split};

    fn request(people: usize, size: u32) -> Request {
        let person = |i| Person { name: format!("P{i:02}"), ..Person::default() };
        let sizes = Sizes::Split(Split::Size(size));
        let rounds = vec![RoundRequest { sizes, ..RoundRequest::default() }];
        Request { people: (0..people).map(person).collect(), rounds, ..Request::default() }
    }

    #[test]
    fn known_outlooks() {
        for (people, size, found, most) in [(16, 4, 5, 5), (15, 3, 7, 7), (8, 2, 7, 7), (9, 3, 4, 4), (6, 3, 1, 1)] {
            assert_eq!(outlook(&request(people, size)), Outlook { found, most }, "{people} by {size}");
        }
        assert_eq!(outlook(&request(0, 4)), Outlook { found: 0, most: 0 });
        assert_eq!(outlook(&Request::default()), Outlook { found: 0, most: 0 });
        let mut second = request(6, 3);
        let half = |from: usize| (from..from + 3).map(|i| format!("P{i:02}")).collect::<Vec<_>>();
        second.history = vec![vec![half(0), half(3)]];
        assert_eq!(outlook(&second), Outlook { found: 0, most: 0 });
    }
}
