//! Owns whom a name means in a session. However a name is spelled in a file, in a table or on the screen, it becomes
//! the one spelling that the session uses, here and once: after that, equal texts are the same person.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::text::{same_key, tidy};
use super::{Each, Note, Phase, Plan, Record, Session};

/// Names that are known, found by any of their spellings.
#[derive(Debug, Clone, Default)]
pub struct KnownNames(HashMap<String, String>);

impl KnownNames {
    /// Returns the spelling that is used for a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(&same_key(name)).map(String::as_str)
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lists the spellings that are used, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    /// Adds a name; false where it is known already, in whatever spelling.
    pub fn add(&mut self, name: &str) -> bool {
        let key = same_key(name);
        let new = !self.0.contains_key(&key);
        if new {
            self.0.insert(key, name.to_owned());
        }
        new
    }

    /// Puts the spelling that is used in the place of another one.
    fn settle(&self, name: &mut String) {
        if let Some(known) = self.get(name).filter(|known| *known != name.as_str()) {
            known.clone_into(name);
        }
    }

    fn settle_all<'n>(&self, names: impl IntoIterator<Item = &'n mut String>) {
        names.into_iter().for_each(|name| self.settle(name));
    }

    /// Settles the names of one group, in which nobody is twice.
    pub fn settle_group(&self, members: &mut Vec<String>) {
        let before = members.clone();
        self.settle_all(&mut *members);
        if *members != before {
            let mut here = Self::default();
            members.retain(|name| here.add(name));
        }
    }
}

impl<'n> FromIterator<&'n str> for KnownNames {
    /// Collects names; of several spellings the first one is used.
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        let mut known = Self::default();
        for name in names {
            known.add(name);
        }
        known
    }
}

impl Session {
    /// Returns how the session spells the name of somebody it knows: of the people first, then of those who lead.
    pub fn known_name(&self, name: &str) -> Option<&str> {
        let people = self.plan.people.iter().map(|p| p.name.as_str());
        let came = self.record.attendance.iter().map(|stay| stay.name.as_str());
        let mut all = people.chain(came).chain(self.plan.facilitators.iter().map(String::as_str));
        all.clone().find(|known| *known == name).or_else(|| {
            let key = same_key(name);
            all.find(|known| same_key(known) == key)
        })
    }

    /// Returns the name as the session spells it or, of somebody new, as it is kept.
    pub fn name_to_keep(&self, name: &str) -> String {
        self.known_name(name).map_or_else(|| tidy(name), str::to_owned)
    }

    /// Gives every name in the plan and in the record the spelling that is used: that of the people in the plan, else
    /// the first one. Ballots and their voters stay as they were sealed.
    pub fn settle_names(&mut self) {
        let plan = Arc::make_mut(&mut self.plan);
        let mut people: KnownNames = plan.people.iter().map(|p| p.name.as_str()).collect();
        for stay in &mut self.record.attendance {
            people.add(&stay.name);
        }
        for leader in &plan.facilitators {
            people.add(leader);
        }
        people.settle_all(plan.mentions());
        self.record.settle_names(&people, plan);
    }
}

impl Plan {
    /// Returns every name in the plan that means one of the people.
    fn mentions(&mut self) -> impl Iterator<Item = &mut String> {
        let agenda = self.agenda.iter_mut().flat_map(|a| {
            let lists = a.groups.iter_mut().flat_map(|g| g.apart.iter_mut().chain(&mut g.together));
            a.lead.iter_mut().chain(lists.flatten())
        });
        let carried = self.carried.iter_mut().flat_map(|c| c.owners.names_mut().chain(&mut c.by));
        self.facilitators.iter_mut().chain(&mut self.no_group).chain(agenda).chain(carried)
    }
}

impl Record {
    fn settle_names(&mut self, people: &KnownNames, plan: &Plan) {
        people.settle_all(self.attendance.iter_mut().map(|stay| &mut stay.name));
        people.settle_all(self.apart.iter_mut().chain(&mut self.together).flatten());
        people.settle_all(self.no_group.iter_mut().chain(&mut self.in_groups));
        people.settle_all(self.settled.iter_mut().flat_map(|s| s.owners.names_mut()));
        for sit_out in self
            .breakouts
            .iter_mut()
            .map(|r| &mut r.sit_out)
            .chain(self.planned_groups.iter_mut().map(|p| &mut p.sit_out))
        {
            people.settle_group(sit_out);
        }
        let formed = self.breakouts.iter_mut().map(|round| &mut round.groups);
        for group in formed.chain(self.planned_groups.iter_mut().map(|p| &mut p.groups)).flatten() {
            people.settle_group(&mut group.members);
            people.settle_all(&mut group.host);
        }
        for stretch in &mut self.timing {
            let phases = plan.agenda.iter().find(|a| a.id == stretch.activity).map_or(&[][..], |a| &a.phases);
            let by_person = |p: &&Phase| p.each == Some(Each::Person) && Some(&p.title) == stretch.phase.as_ref();
            if phases.iter().any(|p| by_person(&p)) {
                people.settle_all(&mut stretch.turn);
            }
        }
        let rounds = self.breakouts.iter().flat_map(|round| &round.groups).map(|g| g.name.as_str());
        let groups: HashSet<String> = rounds.clone().map(str::to_owned).collect();
        let known_groups: KnownNames = rounds.collect();
        for note in &mut self.notes {
            if note.group.as_ref().is_some_and(|g| !groups.contains(g) && known_groups.get(g).is_some()) {
                known_groups.settle_all(&mut Arc::make_mut(note).group);
            }
            let named = |n: &Note| n.by.is_some() || !n.owners.names().is_empty();
            if named(note) || note.merged.iter().any(named) {
                let note = Arc::make_mut(note);
                let parts = note.merged.iter_mut().flat_map(|n| n.by.iter_mut().chain(n.owners.names_mut()));
                people.settle_all(note.by.iter_mut().chain(note.owners.names_mut()).chain(parts));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Attendance, Group, GroupRound};

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn every_spelling_in_the_record_becomes_the_one_of_the_plan() {
        let person = |name: &str| crate::workshop::Person { name: name.to_owned(), ..Default::default() };
        let mut s = Session::new(Plan { people: vec![person("Ana Lima"), person("José")], ..Plan::default() });
        let stay = |name: &str| Attendance { name: name.to_owned(), ..Attendance::default() };
        s.record.attendance = ["ana lima", "Ana\u{A0}Lima", "Jose\u{301}", "Zoe", "ZOE"].map(stay).to_vec();
        s.record.apart = vec![names(&["ANA LIMA", "zoe"])];
        let group = Group {
            members: names(&["ana  lima", "Ana Lima", "zoe"]),
            host: Some("ＺＯＥ".into()),
            ..Group::default()
        };
        s.record.breakouts = vec![GroupRound { groups: vec![group], ..GroupRound::default() }];
        let note =
            Note { owners: Some("jOSÉ".into()).into_iter().collect(), by: Some("Jose".into()), ..Note::default() };
        s.record.notes = vec![Arc::new(note)];
        s.settle_names();
        assert_eq!(s.names(), ["Ana Lima", "José", "Zoe"]);
        assert_eq!(s.record.apart, [names(&["Ana Lima", "Zoe"])]);
        let group = &s.record.breakouts[0].groups[0];
        assert_eq!((&group.members, group.host.as_deref()), (&names(&["Ana Lima", "Zoe"]), Some("Zoe")));
        // An accent makes another name.
        let note = &s.record.notes[0];
        assert_eq!((note.owners.words().as_deref(), note.by.as_deref()), (Some("José"), Some("Jose")));
        assert_eq!(s.known_name("zoé"), None);
        assert_eq!(s.known_name(" ana  LIMA "), Some("Ana Lima"));
    }
}
