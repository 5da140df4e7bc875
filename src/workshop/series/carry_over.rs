//! Owns what a session leaves over for the next one: what is open, entries, homework, people, and who has met whom.
//! It opens no file; their names arrive as arguments.

use crate::workshop::sort_by_key;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::workshop::text::{same, same_key};
use crate::workshop::{CarriedItem, CarriedKind, Met, NoteKind, Person, Session, count_of};

/// All that sessions leave over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarryOver {
    /// What waits, and what was written.
    pub carried: Vec<CarriedItem>,
    /// Everybody the sessions knew.
    pub people: Vec<Person>,
    /// Who takes part but is in no group, by the plan: what was said in a session held for that session.
    pub no_group: Vec<String>,
    /// Who has met whom.
    pub met: Vec<Met>,
}

impl CarryOver {
    /// Adds what a later session leaves over; what was there already is not there twice, and what is known of a person
    /// later counts.
    pub fn add(&mut self, later: Self) {
        let mut known: HashSet<_> = self.carried.iter().map(CarriedItem::identity).collect();
        self.carried.extend(later.carried.into_iter().filter(|c| known.insert(c.identity())));
        sort_by_key(&mut self.carried, |c| c.kind);
        self.no_group.retain(|name| !later.people.iter().any(|p| same(&p.name, name)));
        self.no_group.extend(later.no_group);
        let mut places: HashMap<String, usize> = HashMap::new();
        for (place, person) in self.people.iter().enumerate() {
            places.entry(same_key(&person.name)).or_insert(place);
        }
        for person in later.people {
            match places.entry(same_key(&person.name)) {
                Entry::Vacant(new) => {
                    new.insert(self.people.len());
                    self.people.push(person);
                }
                Entry::Occupied(place) => {
                    let known = &mut self.people[*place.get()];
                    for (key, value) in person.attributes {
                        match known.attributes.iter_mut().find(|(k, _)| same(k, &key)) {
                            Some(old) => old.1 = value,
                            None => known.attributes.push((key, value)),
                        }
                    }
                }
            }
        }
        for met in later.met {
            if !self.met.contains(&met) {
                self.met.push(met);
            }
        }
    }

    /// Takes out what is settled in any of these sessions, though another one still holds it as open.
    pub fn without_settled(&mut self, sessions: &[&Session]) {
        let done = |c: &CarriedItem| {
            let note = |s: &Session| {
                let notes = &s.record.notes;
                c.at.is_some() && notes.iter().any(|n| Some(n.at) == c.at && n.text == c.text && n.done)
            };
            sessions.iter().any(|s| s.record.has_settled(c) || note(s))
        };
        self.carried.retain(|c| !c.kind.is_task() || !done(c));
    }
}

impl Session {
    /// Returns what this session, kept in a file of this name, leaves over for the next one: what is open, entries, its
    /// homework, everybody it knows, and who has met whom. What it had from earlier ones keeps its origin.
    pub fn carry_over(&self, file: &str) -> CarryOver {
        let mut carry_over = CarryOver {
            people: self.everybody(),
            no_group: self.plan.no_group.clone(),
            met: self.plan.met.clone(),
            ..CarryOver::default()
        };
        let own = |kind, text: &str| CarriedItem {
            kind,
            text: text.to_owned(),
            from: Some(self.plan.title.clone()),
            file: Some(file.to_owned()).filter(|f| !f.is_empty()),
            ..CarriedItem::default()
        };
        let before = self.plan.carried.iter();
        // What was homework for this session is past.
        let open = before.filter(|c| c.kind != CarriedKind::Homework && !self.record.has_settled(c));
        let mut carried: Vec<CarriedItem> = open.cloned().collect();
        carried.extend(self.plan.homework.iter().map(|text| own(CarriedKind::Homework, text)));
        for note in self.record.notes.iter().filter(|n| !n.done && !n.is_hidden()) {
            let kind = match note.kind {
                NoteKind::Action => CarriedKind::Action,
                NoteKind::Question => CarriedKind::Question,
                NoteKind::Parked => CarriedKind::Parked,
                NoteKind::Note | NoteKind::Quote if note.column.is_some() => CarriedKind::Entry,
                _ => continue,
            };
            let entry = kind == CarriedKind::Entry;
            carried.push(CarriedItem {
                by: note.by.clone(),
                owners: note.owners.clone(),
                due: note.due,
                at: Some(note.at),
                activity: note.activity.clone().filter(|_| entry),
                column: note.column.clone().filter(|_| entry),
                row: note.row.clone().filter(|_| entry),
                group: note.group.clone().filter(|_| entry),
                ..own(kind, &note.text)
            });
        }
        let rounds = &self.record.breakouts;
        for (i, round) in rounds.iter().enumerate() {
            if self.is_held(i) && self.merged_into(i).is_none() {
                let activity = self.plan.position(&round.activity).map(|a| self.plan.agenda[a].title.clone());
                carry_over.met.push(Met {
                    from: Some(self.plan.title.clone()),
                    activity: activity.or_else(|| Some(round.activity.clone())),
                    on: Some(round.formed.date_naive()),
                    groups: round.groups.iter().map(|g| g.members.clone()).filter(|g| g.len() > 1).collect(),
                    sit_out: self.sat_out_in(i),
                });
            }
        }
        carry_over.met.retain(|m| !m.groups.is_empty());
        let mut all = CarryOver::default();
        all.add(CarryOver { carried, ..carry_over });
        all
    }

    /// Returns what was carried over and still waits: `2 actions, 1 question`; empty where nothing does.
    pub fn open_items(&self) -> String {
        // Asked for every frame at the opening, and there may be hundreds of both.
        let settled: HashSet<_> = self.record.settled.iter().map(|s| (s.kind, &s.text, &s.owners)).collect();
        let open = self.plan.carried.iter().filter(|c| !settled.contains(&(c.kind, &c.text, &c.owners)));
        let open: Vec<CarriedKind> = open.map(|c| c.kind).collect();
        let count = |kind: CarriedKind| open.iter().filter(|k| **k == kind).count();
        let words = CarriedKind::ALL.iter().filter_map(|kind| match (kind, count(*kind)) {
            (_, 0) => None,
            (CarriedKind::Parked | CarriedKind::Homework, n) => Some(format!("{n} {}", kind.word())),
            (_, n) => Some(count_of(n, kind.word())),
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Command, Group, GroupRound, Moment, Note, Origin, Plan, Request, RowsFrom, apply};
    use std::sync::Arc;

    fn at(minute: u32) -> Moment {
        format!("2026-11-24T15:{minute:02}:00Z").parse().unwrap()
    }

    fn note(minute: u32, kind: NoteKind, text: &str, column: Option<&str>, done: bool) -> Arc<Note> {
        Arc::new(Note {
            at: at(minute),
            activity: Some("personas".into()),
            column: column.map(str::to_owned),
            kind,
            text: text.into(),
            owners: (kind == NoteKind::Action).then(|| "Ana".to_owned()).into_iter().collect(),
            done,
            ..Note::default()
        })
    }

    fn part_one() -> Session {
        let mut s = Session::new(Plan { title: "Part 1".into(), homework: vec!["Map two".into()], ..Plan::default() });
        s.record.notes = vec![
            note(1, NoteKind::Note, "Community manager", Some("who"), false),
            note(2, NoteKind::Note, "  community  MANAGER", Some("who"), false),
            note(3, NoteKind::Note, "Support lead", Some("who"), false),
            note(4, NoteKind::Note, "wants numbers", Some("why"), false),
            note(5, NoteKind::Action, "call", None, false),
            note(6, NoteKind::Action, "call twice", None, true),
            note(7, NoteKind::Question, "when?", None, false),
            note(8, NoteKind::Parked, "budget", None, false),
            note(9, NoteKind::Decision, "go", None, false),
            note(10, NoteKind::Note, "plain", None, false),
        ];
        let group =
            |names: &[&str]| Group { members: names.iter().map(|n| (*n).to_owned()).collect(), ..Group::default() };
        for names in [[["A", "B"], ["C", "D"]], [["A", "C"], ["B", "D"]]] {
            let groups = names.iter().map(|n| group(n)).collect();
            s.record.breakouts.push(GroupRound {
                activity: "x".into(),
                formed: at(0),
                seed: 1,
                repeats: 0,
                phase: None,
                groups,
                sit_out: Vec::new(),
                asked: None,
                origin: Origin::default(),
            });
        }
        s
    }

    #[test]
    fn what_is_open_is_left_over_and_what_is_done_is_not() {
        let carry_over = part_one().carry_over("one.toml");
        let words: Vec<String> = carry_over.carried.iter().map(|c| format!("{}: {}", c.kind.word(), c.text)).collect();
        assert_eq!(
            words,
            [
                "homework: Map two",
                "action: call",
                "question: when?",
                "parked: budget",
                "entry: Community manager",
                "entry: Support lead",
                "entry: wants numbers"
            ]
        );
        assert!(
            carry_over
                .carried
                .iter()
                .all(|c| c.from.as_deref() == Some("Part 1") && c.file.as_deref() == Some("one.toml"))
        );
        assert_eq!(
            (carry_over.carried[1].at, carry_over.carried[1].owners.to_string()),
            (Some(at(5)), "Ana".to_owned())
        );
        // The first round of the activity was shuffled again, so nobody worked in it.
        assert_eq!(carry_over.met.len(), 1);
        assert_eq!(carry_over.met[0].groups, [["A", "C"], ["B", "D"]]);
    }

    #[test]
    fn what_the_room_was_never_shown_does_not_come_along() {
        let mut s = part_one();
        let hidden = |minute, kind, text: &str, column| {
            let note = Arc::unwrap_or_clone(note(minute, kind, text, column, false));
            Note { hidden: true, ..note }
        };
        let secret = hidden(20, NoteKind::Note, "zebra", Some("who"));
        s.record.notes = [NoteKind::Action, NoteKind::Question, NoteKind::Parked]
            .map(|kind| Arc::new(hidden(21, kind, "zebra", None)))
            .to_vec();
        let under = Note { merged: vec![secret.clone()], ..secret.clone() };
        s.record.notes.push(Arc::new(under));
        let carry_over = s.carry_over("one.toml");
        assert!(carry_over.carried.iter().all(|c| c.kind == CarriedKind::Homework), "{:?}", carry_over.carried);
        assert!(!format!("{carry_over:?}").contains("zebra"), "{carry_over:?}");
        // Once it was shown, it is an entry like any other.
        s.record.notes.push(Arc::new(Note { revealed: Some(at(30)), text: "lion".into(), ..secret }));
        let carry_over = s.carry_over("one.toml");
        let entries: Vec<&str> =
            carry_over.carried.iter().filter(|c| c.kind == CarriedKind::Entry).map(|c| c.text.as_str()).collect();
        assert_eq!(entries, ["lion"]);
    }

    #[test]
    fn a_third_part_knows_where_things_come_from_and_nothing_settled_comes_along() {
        let carry_over = part_one().carry_over("one.toml");
        let mut two = Session::new(Plan {
            title: "Part 2".into(),
            carried: carry_over.carried,
            met: carry_over.met,
            ..Plan::default()
        });
        assert_eq!(two.open_items(), "1 homework, 1 action, 1 question, 1 parked, 3 entries");
        apply(&mut two, &Request::Facilitator(Command::Settle { carried: 1, done: true }), at(30)).unwrap();
        let carry_over = two.carry_over("two.toml");
        let words: Vec<&str> = carry_over.carried.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(words, ["when?", "budget", "Community manager", "Support lead", "wants numbers"]);
        assert!(carry_over.carried.iter().all(|c| c.file.as_deref() == Some("one.toml")));
        // With both parts at once nothing comes twice, and what part 2 settled is gone.
        let mut both = part_one().carry_over("one.toml");
        both.add(two.carry_over("two.toml"));
        both.without_settled(&[&part_one(), &two]);
        assert_eq!(both.carried.iter().filter(|c| c.kind == CarriedKind::Question).count(), 1);
        assert!(both.carried.iter().all(|c| c.text != "call"));
        assert_eq!(both.met.len(), 1);
    }

    #[test]
    fn rows_are_the_entries_of_a_column_each_once() {
        let carried = part_one().carry_over("").carried;
        let from = |column: Option<&str>| RowsFrom { activity: "personas".into(), column: column.map(str::to_owned) };
        assert_eq!(from(Some("who")).rows(&carried), ["Community manager", "Support lead"]);
        assert_eq!(from(None).rows(&carried).len(), 3);
        assert!(from(Some("gone")).rows(&carried).is_empty());
    }

    #[test]
    fn people_of_several_sessions_are_joined_and_the_later_word_counts() {
        let person = |name: &str, pairs: &[(&str, &str)]| Person {
            name: name.into(),
            attributes: pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        };
        let mut all = CarryOver {
            people: vec![person("Ana", &[("department", "IT"), ("site", "Oslo")])],
            ..CarryOver::default()
        };
        all.add(CarryOver {
            people: vec![person("Ben", &[]), person("Ana", &[("department", "Sales")])],
            ..CarryOver::default()
        });
        assert_eq!(all.people, [person("Ana", &[("department", "Sales"), ("site", "Oslo")]), person("Ben", &[])]);
    }
}
