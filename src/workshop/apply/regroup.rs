//! Makes new groups out of groups: the same again, hosts who stay, groups merged, and company for whoever is alone.

use super::running::{change, new_round, own_round, rename_in_notes, running, wanted};
use crate::workshop::breakout::{self, Round, Seat, Sizes};
use crate::workshop::groups::solve::{group_name, group_number, members, place_the_others};
use crate::workshop::{Event, Group, GroupRound, Moment, Origin, Person, Presence, Refusal, Session};

/// Takes the groups of the activity before, for whoever is still here; who was not there is placed.
pub(super) fn same(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let (activity, grouping, people) = wanted(session, None)?;
    let (title, before) = session.round_before().ok_or(Refusal::NoGroupsBefore)?;
    let (title, before) = (title.to_owned(), before.clone());
    let met = session.met_before(&activity);
    let mut groups = session.present_groups(&before);
    groups.retain(|g| !g.members.is_empty());
    if groups.is_empty() {
        return Err(Refusal::NoGroupsBefore);
    }
    if !grouping.places.is_empty() {
        for group in &mut groups {
            group.place = None;
        }
    }
    // In the same groups, of exactly the size that is asked, the same people are left over.
    let sit_out = if grouping.exact { session.sit_out_of(&before) } else { Vec::new() };
    place_the_others(&mut groups, &grouping.problem(&people, met, 0), &sit_out);
    let event = Event::GroupsAgain { activity: title, groups: groups.len(), people: people.len() - sit_out.len() };
    let round = GroupRound { seed: before.seed, groups, sit_out, ..GroupRound::default() };
    new_round(session, round, None, now);
    Ok(vec![event])
}

/// Keeps hosts, and whoever else is to stay, in their groups; everybody else goes on to others.
pub(super) fn rotate(session: &mut Session, seed: u64, stay: &[String], now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let activity = running(session)?;
    let (grouping, activity) = (session.grouping(Some(activity)), activity.id.clone());
    let people = session.to_group();
    let here = session.present_groups(&round);
    let hosts = here.iter().filter(|g| g.host.is_some()).count();
    if hosts == 0 {
        return Err(Refusal::NoHosts);
    }
    // Nobody is to sit alone: with fewer people than that, groups without a host are given up, the last first.
    let mut kept = here.clone();
    while kept.len() > hosts.max(people.len() / 2) {
        let stays = |g: &Group| g.members.iter().any(|m| stay.contains(m));
        let last = kept.iter().rposition(|g| g.host.is_none() && !stays(g));
        let Some(last) = last.or_else(|| kept.iter().rposition(|g| g.host.is_none())) else { break };
        kept.remove(last);
    }
    if kept.len() < 2 {
        return Err(Refusal::OneGroup);
    }
    let met = session.met_before(&activity);
    let mut problem = grouping.problem(&people, met, seed);
    // Whom somebody sat with until now counts too: they are to go on to others.
    problem.history.push(members(&here));
    problem.effort = breakout::Effort::Quick;
    problem.hosts = false;
    let (each, more) = (people.len() / kept.len(), people.len() % kept.len());
    let stays = |g: &Group, name: &String| g.host.as_ref() == Some(name) || stay.contains(name);
    let seats = kept.iter().enumerate().flat_map(|(group, g)| {
        g.members.iter().filter(move |name| stays(g, name)).map(move |name| Seat { name: name.clone(), group })
    });
    let sizes = |more: usize| Sizes::Given((0..kept.len()).map(|g| each + usize::from(g < more)).collect());
    problem.rounds = vec![Round { sizes: sizes(more), seats: seats.collect(), ..Round::default() }];
    let mut sit_out = Vec::new();
    if grouping.exact {
        let times = session.sat_out_with(&activity, &round.sit_out);
        sit_out = breakout::sit_outs(&problem, 0, more, &times);
        problem.rounds[0].sizes = sizes(more - sit_out.len());
    }
    problem.rounds[0].absent.clone_from(&sit_out);
    // To stay behind with one's host is no going on, however few repeats it makes; where nothing else is possible
    // the search says so, and without this constraint it finds who has to.
    let staying = |g: &Group| {
        let host = g.host.clone()?;
        let together = |name: &String| grouping.together.iter().any(|l| l.contains(&host) && l.contains(name));
        let guests = g.members.iter().filter(|name| !stays(g, name) && !together(name));
        Some(guests.map(|name| vec![host.clone(), name.clone()]).collect::<Vec<_>>())
    };
    let mut going_on = problem.clone();
    going_on.apart.extend(kept.iter().filter_map(staying).flatten());
    let planned = breakout::plan(&going_on).or_else(|_| breakout::plan(&problem));
    let planned = planned.map_err(|found| Refusal::Wishes(found.join(" ")))?;
    for (group, formed) in kept.iter_mut().zip(planned.rounds.into_iter().flatten()) {
        group.members = formed.members;
    }
    let event = Event::Rotated { groups: kept.len(), people: people.len() - sit_out.len(), hosts, seed };
    let round = GroupRound { groups: kept, sit_out, seed, origin: Origin::HostsStayed, ..GroupRound::default() };
    new_round(session, round, None, now);
    Ok(vec![event])
}

/// Merges groups two by two; of an odd number the largest one stays as it is, so that sizes come out as even as they
/// can: a three and two pairs make a four and the three. What the groups wrote goes with them.
pub(super) fn merge(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let activity = running(session)?.id.clone();
    let mut here = session.present_groups(&round);
    here.retain(|g| !g.members.is_empty());
    if here.len() < 2 {
        return Err(Refusal::OneGroup);
    }
    let was = here.len();
    if was % 2 == 1
        && let Some(largest) = (0..was).max_by_key(|i| here[*i].members.len())
    {
        let alone = here.remove(largest);
        here.push(alone);
    }
    let numbered = here.iter().all(|g| group_number(&g.name).is_some());
    let mut merged: Vec<Group> = here
        .chunks(2)
        .enumerate()
        .map(|(i, both)| Group {
            name: match both {
                _ if numbered => group_name(i),
                [a, b] => format!("{} + {}", a.name, b.name),
                one => one.iter().map(|g| g.name.clone()).collect(),
            },
            members: both.iter().flat_map(|g| g.members.clone()).collect(),
            host: both.iter().find_map(|g| g.host.clone()),
            place: both.iter().find_map(|g| g.place.clone()),
        })
        .collect();
    let pair = |name: &str| here.iter().position(|g| g.name == name).map(|at| merged[at / 2].name.clone());
    rename_in_notes(session, &activity, pair);
    join(session, &activity, &mut merged, &session.sit_out_of(&round));
    let event = Event::Merged { was, groups: merged.len() };
    let round = GroupRound { groups: merged, seed: round.seed, origin: Origin::Merged, ..GroupRound::default() };
    new_round(session, round, None, now);
    Ok(vec![event])
}

/// Puts people who sat out into the groups that fours, or other merged groups, leave room in: nobody is left over then.
fn join(session: &Session, activity: &str, merged: &mut [Group], sat_out: &[String]) {
    if sat_out.is_empty() {
        return;
    }
    let people: Vec<Person> = session.to_group().into_iter().filter(|p| sat_out.contains(&p.name)).collect();
    let grouping = session.grouping(session.activity());
    place_the_others(merged, &grouping.problem(&people, session.met_before(activity), 0), &[]);
}

/// Swaps two people of different groups, or of a group and of those who sit out; a host who leaves the group hosts it
/// no longer.
pub(super) fn swap(session: &mut Session, names: [&str; 2], now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let mut seats = [None; 2];
    for (seat, name) in seats.iter_mut().zip(names) {
        if session.presence(name) != Presence::Here {
            return Err(Refusal::NotHere(name.to_owned()));
        }
        let place = |members: &Vec<String>| members.iter().position(|m| m == name);
        *seat = round.groups.iter().enumerate().find_map(|(g, group)| Some((g, place(&group.members)?)));
        if seat.is_none() && place(&round.sit_out).is_none() {
            return Err(Refusal::InNoGroup(name.to_owned()));
        }
    }
    match seats {
        [Some((a, _)), Some((b, _))] if a == b => {
            return Err(Refusal::SameGroup { group: round.groups[a].name.clone() });
        }
        [None, None] => return Err(Refusal::BothSitOut(names[0].to_owned(), names[1].to_owned())),
        _ => {}
    }
    change(session, round, now, |round| {
        let comes = [names[1], names[0]];
        for (leaves, comes) in names.iter().zip(comes) {
            if let Some(place) = round.sit_out.iter().position(|n| n == leaves) {
                comes.clone_into(&mut round.sit_out[place]);
                break;
            }
        }
        for ((group, place), comes) in seats.into_iter().zip(comes).filter_map(|(seat, comes)| Some((seat?, comes))) {
            comes.clone_into(&mut round.groups[group].members[place]);
            round.groups[group].host.take_if(|h| names.contains(&h.as_str()));
        }
        vec![Event::Swapped(names[0].to_owned(), names[1].to_owned())]
    })
}

/// Makes the fewest moves after which nobody is alone.
pub(super) fn move_singletons(session: &mut Session, now: Moment) -> Result<Vec<Event>, Refusal> {
    let round = own_round(session)?;
    let moves = session.singleton_moves();
    if moves.is_empty() {
        return Err(Refusal::NobodyAlone);
    }
    change(session, round, now, |round| {
        let mut events = Vec::new();
        for step in moves {
            round.remove_member(&step.name);
            let to = &mut round.groups[step.to];
            to.members.push(step.name.clone());
            events.push(Event::Placed { name: step.name, group: to.name.clone() });
        }
        events
    })
}

/// Lets the earlier sessions of the series count, or not.
pub(super) fn remember(session: &mut Session, counts: bool) -> Result<Vec<Event>, Refusal> {
    if session.history_size().0 == 0 && !session.record.forgets {
        return Err(Refusal::NothingRemembered);
    }
    if session.record.forgets != counts {
        return Ok(Vec::new());
    }
    session.record.forgets = !counts;
    Ok(vec![Event::Remembering(counts)])
}
