//! Plans the groups of activities that are still to come, all of them together. It never forms them for anybody, and
//! never touches those that have been formed.

use std::collections::{BTreeMap, HashMap};

use crate::workshop::breakout::{self, Effort, Groups, Problem, Round, Score, Seat};
use crate::workshop::groups::solve::{members, named, place_the_others};
use crate::workshop::{Activity, Group, Grouping, Person, PlannedGroups, Session};
use crate::workshop::{sort_by, sort_by_key};

/// Rounds are planned together up to this many times the square of how many people there are: more take longer than
/// somebody who has pressed a key wants to wait. What is over it is planned when it is nearer.
pub(super) const MOST_PAIRS: usize = 200_000;

/// So many rounds of a plan are put in order, the nearest ones.
const MOST_ORDERED: usize = 6;

/// The groups that would come of what is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedGroups {
    /// Their sizes.
    pub sizes: Vec<usize>,
    /// Who would sit out.
    pub sit_out: Vec<String>,
    /// What they would come to.
    pub score: Score,
}

impl Session {
    /// Returns where chance begins for groups that are formed for the first time: where it began for those before, or
    /// with the start of the session.
    pub fn seed(&self) -> u64 {
        let begun = || self.record.started.map_or(0, |t| t.timestamp().unsigned_abs() % 100_000);
        self.record.breakouts.last().map_or_else(begun, |round| round.seed)
    }

    /// Returns the groups of the activities to come as they would be formed now, for those who are in the room; none
    /// while nobody is. They stay as they were planned when the last groups were formed, as long as nobody comes or
    /// goes and no better ones are found.
    pub fn plan_coming_groups(&self) -> Vec<PlannedGroups> {
        let Some(now) = self.step().map(|s| s.activity) else { return Vec::new() };
        if self.head_count() == 0 {
            return Vec::new();
        }
        let formed = self.plan.agenda.get(now).is_none_or(|a| a.groups.is_none() || self.round_of(&a.id).is_some());
        let known = &self.record.planned_groups;
        let planned = self.groups_from(now + usize::from(formed), None, Vec::new(), self.seed(), known);
        // What runs and is not formed yet is planned with the others, and is none of those to come.
        planned.into_iter().skip(usize::from(!formed)).collect()
    }

    /// Returns what the running groups and those planned ahead come to together, and how many rounds they are.
    pub fn score_coming_groups(&self, coming: &[PlannedGroups]) -> (usize, Score) {
        let people = self.to_group();
        let running = self.activity().filter(|a| self.has_groups(a));
        let now = running.and_then(|a| Some((a, members(&self.present_groups(self.round_of(&a.id)?)))));
        let coming = coming.iter().filter_map(|a| Some((self.activity_of(&a.activity)?, members(&a.groups))));
        let (activities, rounds): (Vec<&Activity>, Vec<Groups>) = now.into_iter().chain(coming).unzip();
        let Some(first) = activities.first() else { return (0, Score::default()) };
        let mut grouping = self.grouping(Some(first));
        for other in &activities[1..] {
            let other = self.grouping(Some(other));
            if !same_constraints(&grouping, &other) {
                // One sentence cannot speak of different constraints; what repeats is the same for all of them.
                grouping = Grouping { together: grouping.together, ..Grouping::default() };
                grouping.together.extend(other.together);
            }
        }
        let mut problem = grouping.problem(&people, self.met_before(&first.id), 0);
        problem.rounds = vec![problem.rounds[0].clone(); rounds.len()];
        (rounds.len(), breakout::score(&problem, &rounds))
    }

    /// Returns the groups that would be formed for the running activity now, and those planned for later ones with them;
    /// `seats` are taken already. What was planned for it is taken the first time; a shuffle wants something else, for
    /// the rounds to come too.
    pub(in crate::workshop) fn groups_to_form(
        &self,
        asked: Option<&Grouping>,
        seats: Vec<Seat>,
        seed: u64,
    ) -> (PlannedGroups, Vec<PlannedGroups>) {
        let Some(activity) = self.activity() else { return Default::default() };
        let shuffled = self.record.breakouts.iter().any(|r| r.activity == activity.id);
        let known = if shuffled { &[][..] } else { &self.record.planned_groups };
        let at = self.plan.position(&activity.id).unwrap_or(0);
        let mut planned = self.groups_from(at, asked, seats, seed, known).into_iter();
        (planned.next().unwrap_or_default(), planned.collect())
    }

    /// Returns what the groups that are asked for in the running activity would come to; formed now, these very groups
    /// come out. Nothing where no activity runs.
    pub fn score_of_asked(&self, asked: &Grouping) -> Option<AskedGroups> {
        let activity = self.activity()?;
        let PlannedGroups { groups, sit_out, .. } = self.groups_to_form(Some(asked), Vec::new(), self.next_seed()).0;
        let groups = members(&groups);
        let grouping = self.with_constraints(asked.clone(), Some(activity));
        let problem = grouping.problem(&self.to_group(), self.met_before(&activity.id), 0);
        let sizes = groups.iter().map(Vec::len).collect();
        Some(AskedGroups { sizes, sit_out, score: breakout::score(&problem, &[groups]) })
    }

    /// Returns where chance begins for the next groups of the running activity: a shuffle begins somewhere else than the
    /// one before.
    pub fn next_seed(&self) -> u64 {
        let last = self.activity().and_then(|a| self.record.breakouts.iter().rev().find(|r| r.activity == a.id));
        last.map_or(self.seed(), |r| r.seed.wrapping_add(1) & (i64::MAX as u64))
    }

    /// Returns groups for every activity from this place of the agenda on whose groups are still to be formed, and in
    /// any case for the running one; in the first of them `seats` are taken already. Those with the same constraints
    /// are planned together, and then those with others. `known` is what was planned before: it stays, repaired for who
    /// came and went, where nothing better is found. `asked` is what is asked of the running activity instead of its plan.
    pub(in crate::workshop) fn groups_from(
        &self,
        from: usize,
        asked: Option<&Grouping>,
        seats: Vec<Seat>,
        seed: u64,
        known: &[PlannedGroups],
    ) -> Vec<PlannedGroups> {
        let people = self.to_group();
        let running = self.step().map(|s| s.activity);
        let agenda = self.plan.agenda.iter().enumerate().skip(from);
        let wanted = agenda.filter(|(at, a)| {
            let own = a.groups.as_ref().is_some_and(|g| g.keep.is_none());
            Some(*at) == running || (own && !self.record.breakouts.iter().any(|r| r.activity == a.id))
        });
        let grouping = |at: usize, a: &Activity| match asked.filter(|_| Some(at) == running) {
            Some(asked) => self.with_constraints(asked.clone(), Some(a)),
            None => self.grouping(Some(a)),
        };
        let mut left: Vec<(&Activity, Grouping)> = wanted.map(|(at, a)| (a, grouping(at, a))).collect();
        let order: Vec<&str> = left.iter().map(|(a, _)| a.id.as_str()).collect();
        let times = || left.first().map_or_else(BTreeMap::new, |(a, _)| self.sat_out_before(&a.id));
        let sit_outs = self.sit_outs(&left, &people, &seats, seed, known, times);
        let sit_outs: HashMap<&str, Vec<String>> = order.iter().copied().zip(sit_outs).collect();
        let out = |a: &Activity| sit_outs.get(a.id.as_str()).cloned().unwrap_or_default();
        let most = (MOST_PAIRS / people.len().pow(2).max(1)).max(1);
        let mut planned: Vec<PlannedGroups> = Vec::new();
        let mut seats = Some(seats);
        while let Some((first, grouping)) = left.first().cloned() {
            let (mut batch, others): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|(_, g)| same_constraints(g, &grouping));
            batch.truncate(most);
            left = others;
            let mut met = self.met_before(&first.id);
            met.extend(planned.iter().map(|p| members(&p.groups)));
            let mut problem = grouping.problem(&people, met, seed);
            problem.effort = Effort::Quick;
            problem.hosts = false;
            problem.rounds = batch.iter().map(|(a, g)| round(g, out(a))).collect();
            problem.rounds[0].seats = seats.take().unwrap_or_default();
            let rounds = best(problem, &batch, known);
            let coming = |((a, _), groups): (&(&Activity, Grouping), _)| PlannedGroups {
                activity: a.id.clone(),
                groups,
                sit_out: out(a),
            };
            planned.extend(batch.iter().zip(rounds).map(coming));
        }
        sort_by_key(&mut planned, |p| order.iter().position(|id| *id == p.activity));
        planned
    }

    /// Returns who sits out in each of these activities, in their order: whoever sat out least, by `times` and in those
    /// before it, and as it was planned before where that is so. In the first of them `seats` are taken already.
    fn sit_outs(
        &self,
        activities: &[(&Activity, Grouping)],
        people: &[Person],
        seats: &[Seat],
        seed: u64,
        known: &[PlannedGroups],
        times: impl FnOnce() -> BTreeMap<String, usize>,
    ) -> Vec<Vec<String>> {
        if activities.iter().all(|(_, g)| g.left_over(people.len()) == 0) {
            return vec![Vec::new(); activities.len()];
        }
        let mut times = times();
        let mut all = Vec::new();
        for (at, (activity, grouping)) in activities.iter().enumerate() {
            let mut problem = grouping.problem(people, self.met_before(&activity.id), seed);
            problem.rounds[0].seats = if at == 0 { seats.to_vec() } else { Vec::new() };
            problem.previous =
                known.iter().filter(|k| k.activity == activity.id).map(|k| members(&k.groups)).take(1).collect();
            let chosen = breakout::sit_outs(&problem, 0, grouping.left_over(people.len()), &times);
            for name in &chosen {
                *times.entry(name.clone()).or_default() += 1;
            }
            all.push(chosen);
        }
        all
    }

    /// Returns the running activity and those after it that ask the same of groups that are still to be formed.
    pub(super) fn batch_from(&self, at: usize, most: usize) -> Option<Batch> {
        let running = self.plan.agenda.get(at)?;
        let grouping = self.grouping(Some(running));
        let later = self.plan.agenda.iter().skip(at + 1).filter(|a| {
            let own = a.groups.as_ref().is_some_and(|g| g.keep.is_none());
            own && !self.record.breakouts.iter().any(|r| r.activity == a.id)
        });
        let now = self.round_of(&running.id).map_or_else(Vec::new, |r| self.sit_out_of(r));
        let (mut activities, mut rounds) = (vec![running.id.clone()], vec![round(&grouping, now.clone())]);
        let alike = later.map(|a| (a, self.grouping(Some(a)))).filter(|(_, g)| same_constraints(g, &grouping));
        let alike: Vec<(&Activity, Grouping)> = alike.take(most.max(1) - 1).collect();
        let times = || self.sat_out_with(&running.id, &now);
        let sit_outs = self.sit_outs(&alike, &self.to_group(), &[], self.seed(), &self.record.planned_groups, times);
        for ((activity, grouping), out) in alike.iter().zip(sit_outs) {
            activities.push(activity.id.clone());
            rounds.push(round(grouping, out));
        }
        Some(Batch { grouping, activities, rounds })
    }

    fn activity_of(&self, id: &str) -> Option<&Activity> {
        self.plan.agenda.iter().find(|a| a.id == id)
    }
}

/// Activities whose groups are planned together.
pub(super) struct Batch {
    /// What they ask of groups.
    pub grouping: Grouping,
    /// Their ids.
    pub activities: Vec<String>,
    /// A round for each.
    pub rounds: Vec<Round>,
}

/// Describes the round of an activity in which some sit out.
fn round(grouping: &Grouping, sit_out: Vec<String>) -> Round {
    Round { sizes: grouping.split.into(), absent: sit_out, ..Round::default() }
}

/// Returns whether two activities ask the same of their groups, however large these are.
fn same_constraints(a: &Grouping, b: &Grouping) -> bool {
    let wishes = |g: &Grouping| (g.mix.clone(), g.alike.clone(), g.apart.clone(), g.together.clone());
    wishes(a) == wishes(b)
}

/// Returns the groups of a problem: those that were planned before where they are as good as can be or as good as
/// others that are found; otherwise others in which as few people as possible are somewhere else than planned.
fn best(problem: Problem, batch: &[(&Activity, Grouping)], known: &[PlannedGroups]) -> Vec<Vec<Group>> {
    let drafted = |activity: &Activity| known.iter().find(|k| k.activity == activity.id).map(|k| k.groups.clone());
    let drafts: Vec<Option<Vec<Group>>> = batch.iter().map(|(activity, _)| drafted(activity)).collect();
    if !problem.rounds[0].seats.is_empty() || drafts.iter().all(Option::is_none) {
        return found(&problem).0.into_iter().map(named).collect();
    }
    let repaired = drafts.iter().zip(&problem.rounds).map(|(groups, round)| repaired(groups.clone()?, &problem, round));
    let score = |rounds: &[Vec<Group>]| {
        breakout::score(&problem, &rounds.iter().map(|groups| members(groups)).collect::<Vec<_>>())
    };
    let old = repaired.collect::<Option<Vec<Vec<Group>>>>().map(|old| (score(&old), old));
    if let Some((score, old)) = &old
        && score.broken.is_empty()
        && score.repeats <= score.lower_bound
        && score.mix.iter().all(|m| m.distinct == m.attainable)
    {
        return old.clone();
    }
    let previous = drafts.iter().map(|groups| members(groups.as_deref().unwrap_or_default())).collect();
    let (rounds, new) = found(&Problem { previous, ..problem });
    let mixed = |score: &Score| score.mix.iter().map(|m| m.attainable - m.distinct).sum::<u32>();
    let worth = |score: &Score| (score.broken.len(), score.repeats, mixed(score));
    match old {
        Some((score, old)) if worth(&score) <= worth(&new) => old,
        _ => rounds.into_iter().map(named).collect(),
    }
}

/// Returns the groups that a search finds. Where people cannot help meeting again, they do so as late as can be: by
/// then others may be there, and the last round may never come. Rounds that are mostly as they were planned stay in
/// their order.
fn found(problem: &Problem) -> (Vec<Groups>, Score) {
    let planned = breakout::plan_best_effort(problem);
    let (mut rounds, score) = (planned.names(), planned.score);
    let seats = rounds.iter().flatten().map(Vec::len).sum::<usize>();
    if score.repeats == 0 || (!problem.previous.is_empty() && 2 * planned.moved.len() <= seats) {
        return (rounds, score);
    }
    let mut so_far = problem.clone();
    for i in 0..rounds.len().min(MOST_ORDERED) {
        so_far.rounds = vec![problem.rounds[i].clone()];
        let alike: Vec<usize> = (i..rounds.len()).filter(|&j| problem.rounds[j] == problem.rounds[i]).collect();
        let scores = breakout::scores(&so_far, alike.iter().map(|&j| std::slice::from_ref(&rounds[j])));
        let costs = |s: &Score| (s.repeats, s.mix.iter().map(|m| m.attainable - m.distinct).sum::<u32>());
        if let Some((&best, _)) = alike.iter().zip(&scores).min_by_key(|(j, s)| (costs(s), **j)) {
            rounds.swap(i, best);
        }
        so_far.history.push(rounds[i].clone());
    }
    (rounds, score)
}

/// Returns planned groups without those who are gone or sit out and with those who came; nothing where they are not of
/// the right sizes then.
fn repaired(mut groups: Vec<Group>, problem: &Problem, round: &Round) -> Option<Vec<Group>> {
    for group in &mut groups {
        group.members.retain(|m| problem.people.iter().any(|p| p.name == *m) && !round.absent.contains(m));
    }
    place_the_others(&mut groups, problem, &round.absent);
    let mut sizes: Vec<usize> = groups.iter().map(|g| g.members.len()).collect();
    sort_by(&mut sizes, |a, b| b.cmp(a));
    (sizes == round.sizes.for_people(problem.people.len() - round.absent.len())).then_some(groups)
}
