//! Owns what the record knows of groups: whose groups these are, who has met, what they come to, what a move would
//! change. It never changes anything.

use std::collections::{BTreeMap, HashSet};

use crate::workshop::breakout::{Groups, Move, Problem, Score, Seat};
use crate::workshop::groups::solve::members;
use crate::workshop::{
    Activity, Group, GroupRound, Grouping, HeldRound, Origin, Person, Presence, Session, With, breakout,
};

/// What would change if somebody were in another group, or if two people changed places.
#[derive(Debug, Clone, PartialEq)]
pub struct MovePreview {
    /// The group, counted from 0, that the person goes to.
    pub group: usize,
    /// Who of those that move would meet whom of their new group again.
    pub again: Vec<(String, String)>,
    /// How many repeats there would be more or, negative, fewer.
    pub repeats: i64,
    /// For each attribute that is mixed, the mix in percent of what can be attained, now and then.
    pub mix: Vec<(String, u32, u32)>,
    /// How many constraints would be broken more or, negative, fewer.
    pub broken: i64,
}

/// A move after which somebody is no longer alone in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingletonMove {
    /// Who moves.
    pub name: String,
    /// Out of which group, counted from 0; nothing where they sit out.
    pub from: Option<usize>,
    /// Into which one.
    pub to: usize,
}

impl Session {
    /// Returns the groups of an activity: its own newest round, or the round of the activity whose groups it keeps.
    pub fn round_of(&self, activity: &str) -> Option<&GroupRound> {
        let own = self.record.breakouts.iter().rev().find(|r| r.activity == activity);
        own.or_else(|| self.round_of(self.kept_by(activity)?))
    }

    /// Returns the activity whose groups another one keeps. Only an earlier one can be kept, so following it ends.
    fn kept_by(&self, activity: &str) -> Option<&str> {
        let at = self.plan.position(activity)?;
        let kept = self.plan.agenda[at].groups.as_ref()?.keep.as_deref()?;
        (self.plan.position(kept)? < at).then_some(kept)
    }

    /// Returns the groups of the running activity.
    pub fn round(&self) -> Option<&GroupRound> {
        let activity = self.activity()?;
        match self.with() {
            None => self.round_of(&activity.id),
            Some(with) => {
                with.split().and_then(|_| self.newest_of_run(&activity.id)).map(|i| &self.record.breakouts[i])
            }
        }
    }

    /// Returns the groups of the nearest activity before the running one that has any, with its title.
    pub fn round_before(&self) -> Option<(&str, &GroupRound)> {
        let at = self.plan.position(&self.activity()?.id)?;
        self.plan.agenda[..at].iter().rev().find_map(|a| {
            let own = self.record.breakouts.iter().rev().find(|r| r.activity == a.id)?;
            Some((a.title.as_str(), own))
        })
    }

    /// Returns people who are here and in no group, while the running activity has groups; not those who sit out.
    pub fn unplaced(&self) -> Vec<Person> {
        let Some(round) = self.round() else { return Vec::new() };
        let members = round.groups.iter().flat_map(|g| &g.members);
        let placed: HashSet<&str> = members.chain(&round.sit_out).map(String::as_str).collect();
        // Asked for every frame, and mostly everybody is in a group.
        if self.present_names().iter().all(|name| placed.contains(name)) {
            return Vec::new();
        }
        self.to_group().into_iter().filter(|p| !placed.contains(p.name.as_str())).collect()
    }

    /// Returns who is here and sits out the round of the running activity.
    pub fn sitting_out(&self) -> Vec<String> {
        self.round().map_or_else(Vec::new, |round| self.sit_out_of(round))
    }

    /// Returns who of those who sit out a round is in the room.
    pub(in crate::workshop) fn sit_out_of(&self, round: &GroupRound) -> Vec<String> {
        let here = |name: &&String| self.presence(name) == Presence::Here && !self.is_in_no_group(name);
        round.sit_out.iter().filter(here).cloned().collect()
    }

    /// Returns where somebody without a group costs least: group counted from 0.
    pub fn best_group_for(&self, person: &Person) -> Option<usize> {
        let activity = self.activity()?;
        let mut here = members(&self.present_groups(self.round()?));
        for group in &mut here {
            group.retain(|m| *m != person.name);
        }
        let problem = self.grouping(Some(activity)).problem(&self.everybody(), self.met_before(&activity.id), 0);
        Some(breakout::place(&problem, &here, &person.name))
    }

    /// Returns the groups of a round without those who are not in the room; a group may be empty then.
    pub fn present_groups(&self, round: &GroupRound) -> Vec<Group> {
        let here = self.present_names();
        let mut groups = round.groups.clone();
        for group in &mut groups {
            group.members.retain(|m| here.contains(m.as_str()) && !self.is_in_no_group(m));
            group.host.take_if(|h| !here.contains(h.as_str()));
        }
        groups
    }

    /// Returns what the groups of the running activity come to for those who are in the room.
    pub fn score(&self) -> Option<Score> {
        let (groups, problem) = self.as_problem()?;
        Some(breakout::score(&problem, &[members(&groups)]))
    }

    /// Returns what each other group, the first so many of them, would change for somebody; nothing where they are not
    /// in the room.
    pub fn move_previews(&self, name: &str, most: usize) -> Vec<MovePreview> {
        let Some((groups, problem)) = self.as_problem() else { return Vec::new() };
        if !problem.people.iter().any(|p| p.name == name) {
            return Vec::new();
        }
        let groups = members(&groups);
        let own = groups.iter().position(|g| g.iter().any(|m| m == name));
        let moved = |group: usize| {
            let mut then = groups.clone();
            if let Some(own) = own {
                then[own].retain(|m| m != name);
            }
            then[group].push(name.to_owned());
            (group, then)
        };
        let others = (0..groups.len()).filter(|&g| Some(g) != own).take(most);
        tried(&problem, &groups, &[name], &others.map(moved).collect::<Vec<_>>())
    }

    /// Returns what would change if two people of different groups changed places; nothing where they cannot.
    pub fn swap_preview(&self, names: [&str; 2]) -> Option<MovePreview> {
        let (groups, problem) = self.as_problem()?;
        let groups = members(&groups);
        let seat = |name: &str| {
            let seat = |g: &Vec<String>| g.iter().position(|m| m == name);
            groups.iter().enumerate().find_map(|(at, g)| Some((at, seat(g)?)))
        };
        let seats = names.map(seat);
        let sitting_out = self.sitting_out();
        if names.iter().zip(seats).any(|(name, seat)| seat.is_none() && !sitting_out.iter().any(|n| n == name)) {
            return None;
        }
        let mut then = groups.clone();
        for (seat, comes) in seats.iter().zip([names[1], names[0]]) {
            if let Some((group, at)) = *seat {
                comes.clone_into(&mut then[group][at]);
            }
        }
        let [a, b] = seats.map(|seat| seat.map(|(group, _)| group));
        (a != b).then(|| tried(&problem, &groups, &names, &[(b.or(a)?, then)]).pop()).flatten()
    }

    /// Returns the fewest moves after which nobody in the room is alone in a group; whoever sits out joins them first.
    pub fn singleton_moves(&self) -> Vec<SingletonMove> {
        // Asked for every frame, and hardly ever is anybody alone.
        let here = self.present_names();
        let count = |g: &Group| g.members.iter().filter(|m| here.contains(m.as_str())).count();
        let alone = self.round().is_some_and(|r| r.groups.iter().any(|g| count(g) == 1));
        let Some((groups, mut problem)) = alone.then(|| self.as_problem()).flatten() else { return Vec::new() };
        let host = |(group, g): (usize, &Group)| Some(Seat { name: g.host.clone()?, group });
        problem.rounds[0].seats = groups.iter().enumerate().filter_map(host).collect();
        let mut groups = members(&groups);
        let mut sitting_out = self.sitting_out();
        let mut moves = Vec::new();
        while let Some(to) = groups.iter().position(|g| g.len() == 1)
            && let Some(name) = sitting_out.first().cloned()
        {
            // Somebody whom they have not met, where there is such a one.
            let met = |name: &String| {
                let both = |group: &Vec<String>| group.contains(name) && group.contains(&groups[to][0]);
                problem.history.iter().flatten().any(both)
            };
            let name = sitting_out.iter().find(|name| !met(name)).cloned().unwrap_or(name);
            sitting_out.retain(|n| *n != name);
            groups[to].push(name.clone());
            moves.push(SingletonMove { name, from: None, to });
        }
        let further = breakout::singleton_moves(&problem, &groups).into_iter();
        moves.extend(further.map(|Move { name, from, to }| SingletonMove { name, from: Some(from), to }));
        moves
    }

    /// Returns the running activity's groups of those who are in the room, and what was asked of them.
    fn as_problem(&self) -> Option<(Vec<Group>, Problem)> {
        let activity = self.activity()?;
        let round = self.round()?;
        let grouping = self.grouping(Some(activity));
        let met = self.met_before(&activity.id);
        Some((self.present_groups(round), grouping.problem(&self.to_group(), met, round.seed)))
    }

    /// Returns what is asked of the groups of an activity: what was asked in the session or else its plan, and the
    /// constraints that came up since.
    pub fn grouping(&self, activity: Option<&Activity>) -> Grouping {
        let asked = activity.and_then(|a| self.asked_of(&a.id).or(a.groups.as_ref()));
        self.with_constraints(asked.cloned().unwrap_or_default(), activity)
    }

    /// Returns what was asked of the newest groups of an activity in the session itself.
    pub fn asked_of(&self, activity: &str) -> Option<&Grouping> {
        self.record.breakouts.iter().rev().find(|r| r.activity == activity)?.asked.as_ref()
    }

    /// Returns what groups are mixed by in the activity nearest to the running one that mixes them, an earlier one first.
    pub fn usual_mix(&self) -> Vec<String> {
        let now = self.step().map_or(0, |s| s.activity).min(self.plan.agenda.len());
        let (before, after) = self.plan.agenda.split_at(now);
        let mixes = before.iter().rev().chain(after).filter_map(|a| a.groups.as_ref()).map(|g| &g.mix);
        mixes.into_iter().find(|mix| !mix.is_empty()).cloned().unwrap_or_default()
    }

    /// Returns whether people work in groups in an activity: its plan says so, or they were asked to in the session.
    pub fn has_groups(&self, activity: &Activity) -> bool {
        activity.has_groups() || self.asked_of(&activity.id).is_some()
    }

    /// Returns what is asked of groups with the constraints that came up since.
    pub(in crate::workshop) fn with_constraints(
        &self,
        mut grouping: Grouping,
        activity: Option<&Activity>,
    ) -> Grouping {
        let runs = activity.is_some_and(|a| self.activity().is_some_and(|r| r.id == a.id));
        if let Some(split) = self.with().filter(|_| runs).and_then(With::split) {
            (grouping.split, grouping.exact) = (split, false);
        }
        grouping.apart.extend(self.record.apart.iter().cloned());
        grouping.together.extend(self.record.together.iter().cloned());
        // Who stays together with somebody stays together with those that person stays together with.
        let mut sets: Vec<Vec<String>> = Vec::new();
        for mut list in std::mem::take(&mut grouping.together) {
            while let Some(at) = sets.iter().position(|set| set.iter().any(|n| list.contains(n))) {
                let more: Vec<String> = list.into_iter().filter(|n| !sets[at].contains(n)).collect();
                list = sets.swap_remove(at);
                list.extend(more);
            }
            sets.push(list);
        }
        grouping.together = sets;
        grouping
    }

    /// Returns pairs in these groups of the running activity who had met before, but for those who stay together.
    pub(in crate::workshop) fn repeats(&self, groups: &[Group]) -> u32 {
        let Some(activity) = self.activity() else { return 0 };
        let (grouping, met) = (self.grouping(Some(activity)), self.met_before(&activity.id));
        let here = self.present_names();
        let mut groups = members(groups);
        for group in &mut groups {
            group.retain(|m| here.contains(m.as_str()) && !self.is_in_no_group(m));
        }
        breakout::score(&grouping.problem(&self.to_group(), met, 0), &[groups]).repeats
    }

    /// Returns the groups in which people met before this activity: those of earlier sessions of the series as far as
    /// they count, then the rounds that were held, but for the newest of this activity and of those whose groups it
    /// keeps, as nobody meets anew by staying together.
    pub fn met_before(&self, activity: &str) -> Vec<Vec<Vec<String>>> {
        let met = self.held_before(activity).into_iter().map(|round| round.groups);
        met.filter(|groups| !groups.is_empty()).collect()
    }

    /// Returns how often people sat out in the same rounds.
    pub fn sat_out_before(&self, activity: &str) -> BTreeMap<String, usize> {
        self.sat_out_with(activity, &[])
    }

    /// Returns the same with one round more, in which these people sit out.
    pub(in crate::workshop) fn sat_out_with(&self, activity: &str, sit_out: &[String]) -> BTreeMap<String, usize> {
        let before = self.held_before(activity).into_iter().flat_map(|round| round.sit_out);
        let mut times = BTreeMap::new();
        for name in before.chain(sit_out.iter().cloned()) {
            *times.entry(name).or_default() += 1;
        }
        times
    }

    /// Returns these rounds: who met in them, and who sat out.
    pub fn held_before(&self, activity: &str) -> Vec<HeldRound> {
        let mut held = self.past_rounds();
        held.extend(self.own_rounds(activity));
        held
    }

    /// Returns the same without the earlier sessions.
    pub(in crate::workshop) fn own_rounds(&self, activity: &str) -> Vec<HeldRound> {
        let rounds = &self.record.breakouts;
        let mut same = vec![activity];
        while let Some(kept) = same.last().and_then(|id| self.kept_by(id)) {
            same.push(kept);
        }
        // Hosts who stay can have stayed in groups that were kept from another activity: those were held then.
        let first = rounds.iter().find(|r| r.activity == activity);
        let went_on = first.is_some_and(|r| r.origin == Origin::HostsStayed);
        let going_on = |i: usize| {
            let earlier_run = rounds[i].activity == activity && !self.is_of_run(&rounds[i]);
            self.round_after(i).is_none()
                && !earlier_run
                && same.iter().position(|id| *id == rounds[i].activity).is_some_and(|at| at == 0 || !went_on)
        };
        let held = |i: usize| {
            // Of those who were merged and go on, only who sat out before is known by now.
            let merged = self.merged_into(i);
            let is_counted = self.is_held(i) && !going_on(i) && merged.is_none_or(&going_on);
            is_counted.then(|| HeldRound {
                groups: if merged.is_some() { Vec::new() } else { members(&rounds[i].groups) },
                sit_out: self.sat_out_in(i),
            })
        };
        (0..rounds.len()).filter_map(held).collect()
    }

    /// Returns the round, by its index, into which the groups of another one were merged: pairs who became fours have
    /// not parted between the two.
    pub(in crate::workshop) fn merged_into(&self, i: usize) -> Option<usize> {
        self.round_after(i).filter(|&n| self.record.breakouts[n].origin == Origin::Merged && self.is_held(n))
    }

    /// Returns who sat out a round, by its index, or those that were merged into it.
    pub(in crate::workshop) fn sat_out_in(&self, i: usize) -> Vec<String> {
        let mut names = self.record.breakouts[i].sit_out.clone();
        let merged = (0..i).filter(|before| self.merged_into(*before) == Some(i));
        names.extend(merged.flat_map(|before| self.sat_out_in(before)));
        names
    }

    /// Returns the next round of the same run of the same activity, by its index.
    fn round_after(&self, i: usize) -> Option<usize> {
        let rounds = &self.record.breakouts;
        let run = self.run_of(&rounds[i]);
        (i + 1..rounds.len()).find(|&n| rounds[n].activity == rounds[i].activity && self.run_of(&rounds[n]) == run)
    }

    /// Returns whether a round, by its index, was held: a shuffle takes the place of the round before it.
    pub(in crate::workshop) fn is_held(&self, i: usize) -> bool {
        self.round_after(i).is_none_or(|n| self.record.breakouts[n].origin != Origin::Formed)
    }
}

/// Returns what each of these ways to group, beside the group that somebody goes to, would change for those who move.
fn tried(problem: &Problem, now: &Groups, movers: &[&str], ways: &[(usize, Groups)]) -> Vec<MovePreview> {
    let all = std::iter::once(now).chain(ways.iter().map(|(_, way)| way));
    let scores = breakout::scores(problem, all.map(std::slice::from_ref));
    let Some((now, scores)) = scores.split_first() else { return Vec::new() };
    let preview = |(score, &(group, _)): (&Score, &(usize, Groups))| {
        let again = score.repeated.iter().filter_map(|(a, b, _)| {
            let pair = |who: &String, whom: &String| (who.clone(), whom.clone());
            let moves = |name: &String| movers.contains(&name.as_str());
            if moves(a) { Some(pair(a, b)) } else { moves(b).then(|| pair(b, a)) }
        });
        let mix = now.mix.iter().zip(&score.mix).map(|(was, is)| (is.attribute.clone(), was.percent(), is.percent()));
        MovePreview {
            group,
            again: again.collect(),
            repeats: i64::from(score.repeats) - i64::from(now.repeats),
            mix: mix.collect(),
            broken: score.broken.len() as i64 - now.broken.len() as i64,
        }
    };
    scores.iter().zip(ways).map(preview).collect()
}
