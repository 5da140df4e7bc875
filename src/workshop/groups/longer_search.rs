//! Says what a longer search for better groups looks for, and what it came to. It never searches, and moves nobody.

use std::ops::ControlFlow;

use crate::workshop::breakout::{self, Effort, Groups, Plan, Problem, Score};
use crate::workshop::groups::planned_groups::{Batch, MOST_PAIRS};
use crate::workshop::groups::solve::members;
use crate::workshop::{PlannedGroups, Session};

/// A search for better groups: those of the running activity, and those planned for later ones with the same constraints.
#[derive(Debug, Clone, PartialEq)]
pub struct LongerSearch {
    /// The activities, the running one first.
    pub activities: Vec<String>,
    /// The groups as they are, and what they are formed of.
    pub problem: Problem,
}

/// Better groups, which nobody has been moved to yet.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundGroups {
    /// The groups of the running activity.
    pub groups: Groups,
    /// Those of later activities.
    pub planned_groups: Vec<PlannedGroups>,
    /// Who of the running groups moves, and into which group, counted from 0.
    pub moves: Vec<(String, usize)>,
    /// How many seats of later rounds change.
    pub later_moves: usize,
    /// What it is good for: “3 repeat pairings fewer”.
    pub gains: Vec<String>,
    /// The repeat pairings of all these rounds, before and after.
    pub repeats: (u32, u32),
}

impl Session {
    /// Returns what a longer search would look for now; `stay` keep their groups. Nothing where no groups are at work.
    pub fn longer_search(&self, stay: &[String]) -> Option<LongerSearch> {
        let round = self.round().filter(|_| self.in_groups())?;
        let running = self.activity()?;
        let people = self.to_group();
        let now = self.present_groups(round);
        // Somebody without a group is placed first.
        if people.len() < 2 || now.len() < 2 || !self.unplaced().is_empty() || now.iter().any(|g| g.members.is_empty())
        {
            return None;
        }
        let at = self.plan.position(&running.id)?;
        let Batch { grouping, activities, rounds } = self.batch_from(at, MOST_PAIRS / people.len().pow(2).max(1))?;
        let mut problem = grouping.problem(&people, self.met_before(&running.id), round.seed);
        let planned = |id: &&String| self.record.planned_groups.iter().find(|p| p.activity == **id);
        let later = activities[1..].iter().map(|id| planned(&id).map_or_else(Vec::new, |p| members(&p.groups)));
        problem.previous = std::iter::once(members(&now)).chain(later).collect();
        problem.rounds = rounds;
        problem.rounds[0].sizes = breakout::Sizes::Given(now.iter().map(|g| g.members.len()).collect());
        problem.rounds[0].seats = super::solve::seats(&now, stay);
        problem.hosts = false;
        problem.may_reshuffle = true;
        problem.effort = Effort::UntilStopped;
        Some(LongerSearch { activities, problem })
    }
}

impl LongerSearch {
    /// Searches as long as `goes_on` says so. Nothing where no better groups are found, or where constraints contradict
    /// each other. It takes as long as it is allowed to: never call it where somebody waits.
    pub fn run(&self, goes_on: &mut dyn FnMut() -> bool) -> Option<FoundGroups> {
        let mut look = |_| if goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        self.found(&breakout::plan_while(&self.problem, &mut look).ok()?)
    }

    /// Returns what a search found, if it is better than the groups as they are.
    fn found(&self, plan: &Plan) -> Option<FoundGroups> {
        let before = breakout::score(&self.problem, &self.problem.previous);
        let mixed = |score: &Score| score.mix.iter().map(|m| m.attainable.saturating_sub(m.distinct)).sum::<u32>();
        let worth = |score: &Score| (score.broken.len(), score.repeats, mixed(score));
        if worth(&plan.score) >= worth(&before) {
            return None;
        }
        let mut rounds = plan.names();
        let groups = rounds.remove(0);
        let group_of = |name: &String| groups.iter().position(|g| g.contains(name));
        let moves = plan.moved.iter().filter(|(r, _)| *r == 0);
        let moves: Vec<(String, usize)> = moves.filter_map(|(_, name)| Some((name.clone(), group_of(name)?))).collect();
        let later = self.activities[1..].iter().zip(rounds).zip(&self.problem.rounds[1..]);
        Some(FoundGroups {
            later_moves: plan.moved.len() - moves.len(),
            moves,
            planned_groups: later
                .map(|((id, groups), round)| PlannedGroups {
                    activity: id.clone(),
                    groups: super::solve::named(groups),
                    sit_out: round.absent.clone(),
                })
                .collect(),
            groups,
            gains: plan.moved_for.clone(),
            repeats: (before.repeats, plan.score.repeats),
        })
    }
}
