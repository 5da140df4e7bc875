//! Opens the review of pasted people and takes its keys. Nothing is changed before Enter.

use terminal::Key;

use super::TextInput;
use super::list_keys::{step_of, stepped};
use super::model::{About, Model, Purpose};
use super::people_review::{PeopleReview, ReviewRow, RowState};
use super::perform::perform;
use super::prompts::newcomer;
use super::views::{groups, live, people};
use crate::file::{Fate, Roster, pasted_roster};
use crate::workshop::text::same;
use crate::workshop::{Command, KnownNames, Moment, Person, is_contact};

/// Takes pasted people: on the line for a new person, in the list, and where nobody is here yet; tells whether that was
/// all. One person goes on the line, which is opened for it.
pub(super) fn paste(m: &mut Model, text: &str, now: Moment) -> bool {
    if m.prompt.people.is_some() {
        m.refuse("Nothing was pasted. First press Enter or Esc.", now);
        return true;
    }
    let view = m.cursor.view;
    let in_list = view == &people::VIEW || [&live::VIEW, &groups::VIEW].contains(&view) && m.session.names().is_empty();
    if !m.prompt.line.as_ref().map_or(in_list, |(purpose, _)| purpose.prompt == &newcomer::PROMPT) {
        return false;
    }
    if let Some(why) = m.saving.read_only.clone() {
        m.refuse(why, now);
        return true;
    }
    match pasted_roster(text) {
        Ok(roster) if roster.entries.len() > 1 => {
            open(m, roster);
            return true;
        }
        Ok(_) => {}
        Err(headings) => {
            m.refuse(format!("No people found: no column is called “name”; {}.", headings.in_words()), now);
            return true;
        }
    }
    if m.prompt.line.is_none() && view == &people::VIEW {
        let purpose = Purpose { prompt: &newcomer::PROMPT, about: About::Nothing };
        m.prompt.line = Some((purpose, TextInput::default()));
    }
    false
}

/// Opens the review of what was read.
fn open(m: &mut Model, roster: Roster) {
    let known: KnownNames = m.session.names().into_iter().collect();
    let people = roster.people();
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in people.iter().flat_map(|p| &p.attributes) {
        if !keys.iter().any(|k| same(k, key)) {
            keys.push(key);
        }
    }
    let columns: Vec<(String, bool)> = keys.iter().map(|k| ((*k).to_owned(), is_contact(k, &people))).collect();
    let mail = |key: &str| people.iter().any(|p| p.attribute(key).is_some_and(|v| v.contains('@')));
    let contacts = |mails: bool| columns.iter().any(|(key, contact)| *contact && mail(key) == mails);
    let contacts = [contacts(true), contacts(false)];
    let rows = roster.entries.into_iter().map(|entry| {
        let state = match entry.fate {
            Fate::Read if known.get(&entry.person.name).is_some() => {
                RowState::Known("is on the list already".to_owned())
            }
            Fate::Read => RowState::Taken,
            Fate::LeftOut(why) => RowState::Known(why),
            Fate::Faulty { short, .. } => RowState::Faulty(format!("line {}: {short}", entry.line)),
        };
        let name = if entry.person.name.is_empty() { entry.written } else { entry.person.name.clone() };
        ReviewRow { name, person: entry.person, state }
    });
    m.prompt.people = Some(Box::new(PeopleReview {
        rows: rows.collect(),
        selected: 0,
        headings: roster.headings,
        columns,
        left_out: roster.columns_left_out.into_iter().map(|c| c.heading).collect(),
        contacts,
    }));
    m.prompt.line = None;
    m.messages.message = None;
}

/// Takes a key while the review is open.
pub(super) fn press(m: &mut Model, key: Key, now: Moment) {
    let Some(review) = &mut m.prompt.people else { return };
    m.messages.message = None;
    match key {
        Key::Char('x') => {
            if let Some(row) = review.rows.get_mut(review.selected) {
                match row.state {
                    RowState::Taken => row.state = RowState::Dropped,
                    RowState::Dropped => row.state = RowState::Taken,
                    RowState::Known(_) | RowState::Faulty(_) => {}
                }
            }
        }
        Key::Enter => {
            let taken = review.rows.iter().filter(|r| r.state == RowState::Taken);
            let people: Vec<Person> = taken.map(|r| r.person.clone()).collect();
            let Some(first) = people.first().map(|p| p.name.clone()) else {
                m.refuse("There is nobody to add. Esc closes.", now);
                return;
            };
            // What was refused can be looked at again.
            if perform(m, Command::AddPeople(people), now).is_some() {
                m.prompt.people = None;
                m.cursor.selected = m.session.names().iter().position(|n| same(n, &first)).unwrap_or(m.cursor.selected);
            }
        }
        Key::Esc | Key::Ctrl('c') => m.prompt.people = None,
        key => review.selected = stepped(review.selected, step_of(key).unwrap_or(0), review.rows.len()),
    }
}
