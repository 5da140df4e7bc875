//! Owns actions as they stand after a session: who owes what by when, under which number, and what is overdue.
//! It never reads a clock: the day arrives as an argument.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::workshop::text::search_key;
use crate::workshop::time::wording::due_words;
use crate::workshop::{CarriedItem, CarriedKind, Command, Moment, Note, NoteKind, Owners, Session, count_of};

/// An action that somebody owes, or has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionItem {
    /// Its number among the session's actions, counted from 1; it stays when others are closed.
    pub number: usize,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owners: Owners,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Whether it is done.
    pub done: bool,
    /// When it was captured.
    pub at: Option<Moment>,
}

impl ActionItem {
    /// Returns whether it is still open after its day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.done && self.due.is_some_and(|due| due < today)
    }

    /// Returns how it stands on this day: `overdue by 3 days`, `due today`, `by Fri 4 Dec`, `done`, `no date`.
    pub fn due_in_words(&self, today: NaiveDate) -> String {
        let Some(due) = self.due else { return if self.done { "done" } else { "no date" }.to_owned() };
        match (today - due).num_days() {
            _ if self.done => "done".to_owned(),
            0 => "due today".to_owned(),
            late if late > 0 => format!("overdue by {}", count_of(late, "day")),
            _ => due_words(due, today),
        }
    }

    /// Returns whether this owner is meant: every word asked for begins a word of the owner's name, as names are searched:
    /// capitals and accents count for nothing.
    pub fn is_owned_by(&self, asked: &str) -> bool {
        let asked = search_key(asked.trim().trim_start_matches('@'));
        self.owners.names().iter().any(|owner| {
            let owner = search_key(owner);
            let mut words = asked.split_whitespace().peekable();
            words.peek().is_some() && words.all(|word| owner.split_whitespace().any(|name| name.starts_with(word)))
        })
    }
}

/// The actions of several sessions, gathered from one after the other: no session has to stay for it.
#[derive(Debug, Default)]
pub struct ActionList {
    days: Vec<Option<NaiveDate>>,
    all: Vec<(usize, ActionItem)>,
    known: HashMap<(Moment, String), usize>,
}

impl ActionList {
    /// Adds the actions of a session. One that was carried from session to session is there once, in the last of them,
    /// and done as soon as it is done in any.
    pub fn add(&mut self, session: &Session) {
        let here = self.days.len();
        self.days.push(session.record.started.map(|at| at.date_naive()).or(session.plan.date));
        for action in session.action_items() {
            let again = action.at.and_then(|at| self.known.get(&(at, action.text.clone())).copied());
            let Some(place) = again else {
                self.known.extend(action.at.map(|at| ((at, action.text.clone()), self.all.len())));
                self.all.push((here, action));
                continue;
            };
            let known = &mut self.all[place];
            let done = action.done || known.1.done;
            if self.days[here] >= self.days[known.0] {
                *known = (here, action);
            }
            known.1.done = done;
        }
    }

    /// Returns the actions, each with the place of its session among those that were added.
    pub fn into_items(self) -> Vec<(usize, ActionItem)> {
        self.all
    }
}

impl Session {
    /// Returns every action of the session, in the order of the file: those carried over, then its own.
    pub fn action_items(&self) -> Vec<ActionItem> {
        let carried = self.carried_action_items().map(|(_, c)| ActionItem {
            number: 0,
            text: c.text.clone(),
            owners: c.owners.clone(),
            due: c.due,
            done: self.record.has_settled(c),
            at: c.at,
        });
        let own = self.own_action_items().map(|(_, n)| ActionItem {
            number: 0,
            text: n.text.clone(),
            owners: n.owners.clone(),
            due: n.due,
            done: n.done,
            at: Some(n.at),
        });
        carried.chain(own).enumerate().map(|(i, action)| ActionItem { number: i + 1, ..action }).collect()
    }

    fn carried_action_items(&self) -> impl Iterator<Item = (usize, &CarriedItem)> {
        self.plan.carried.iter().enumerate().filter(|(_, c)| c.kind == CarriedKind::Action)
    }

    fn own_action_items(&self) -> impl Iterator<Item = (usize, &Arc<Note>)> {
        self.record.notes.iter().enumerate().filter(|(_, n)| n.kind == NoteKind::Action)
    }

    /// Returns what to say so that the action of this number is done; `None` where there is none of this number.
    pub fn close_action_item(&self, number: usize) -> Option<Command> {
        let carried = self.carried_action_items().map(|(carried, _)| Command::Settle { carried, done: true });
        let own = self.own_action_items().map(|(note, _)| Command::SetDone { note, done: true });
        carried.chain(own).nth(number.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn action_items(due: Option<&str>, done: bool) -> ActionItem {
        let owner = Some("Ana Lima".to_owned());
        ActionItem {
            number: 1,
            text: "call".into(),
            owners: owner.into_iter().collect(),
            due: due.map(day),
            done,
            at: None,
        }
    }

    #[test]
    fn a_day_late_is_said_and_today_is_not_late() {
        let today = day("2026-12-02");
        for (due, done, words, late) in [
            (Some("2026-12-01"), false, "overdue by 1 day", true),
            (Some("2026-11-22"), false, "overdue by 10 days", true),
            (Some("2026-12-02"), false, "due today", false),
            (Some("2026-12-04"), false, "by Fri 4 Dec", false),
            (Some("2027-01-04"), false, "by Mon 4 Jan 2027", false),
            (Some("2026-12-01"), true, "done", false),
            (None, false, "no date", false),
            (None, true, "done", false),
        ] {
            let action = action_items(due, done);
            assert_eq!((action.due_in_words(today).as_str(), action.is_overdue(today)), (words, late), "{due:?}");
        }
    }

    #[test]
    fn an_owner_is_found_by_any_of_their_names() {
        for (asked, meant) in [
            ("ana", true),
            ("LIMA", true),
            ("@Ana Lima", true),
            ("lima a", true),
            ("an", true),
            ("na", false),
            ("", false),
            ("ben", false),
        ] {
            assert_eq!(action_items(None, false).is_owned_by(asked), meant, "{asked}");
        }
    }
}
