//! Owns private words of participants to the facilitator: they are in the room's private file and nowhere else, and go
//! with it.

use serde::{Deserialize, Serialize};

use crate::workshop::Participant;

/// The most characters of a message.
const MOST_CHARACTERS: usize = 500;
/// The most messages of one person.
const MOST_EACH: usize = 20;
/// The most bytes that all messages take together.
const MOST_BYTES: usize = 2 << 20;
/// So many seconds the same words of somebody are the same message.
const AGAIN: i64 = 60;

/// A private word to the facilitator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What tells it from the others.
    pub id: u32,
    /// Whose it is; nothing where they gave no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What tells somebody without a name from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// When it came, in seconds since 1970.
    pub at: i64,
    /// What it says.
    pub text: String,
    /// Whether the facilitator has read it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read: bool,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What it says is for nobody's log.
        write!(f, "Message({})", self.id)
    }
}

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFault {
    /// It says nothing.
    Empty,
    /// It has more characters than these.
    Long(usize),
    /// It is more than one person, or all together, send.
    Enough,
}

/// All of them, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Messages(Vec<Message>);

impl Messages {
    /// Takes one; the same words of somebody within a minute are the one that is there.
    pub(super) fn add(&mut self, who: &Participant, text: &str, now: i64) -> Result<u32, MessageFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MessageFault::Empty);
        }
        if text.chars().count() > MOST_CHARACTERS {
            return Err(MessageFault::Long(MOST_CHARACTERS));
        }
        let (name, number) = match who {
            Participant::Named(name) | Participant::Invited(name) => (Some(name.clone()), None),
            Participant::Unnamed(number) => (None, Some(*number)),
        };
        let theirs = || self.0.iter().filter(|m| m.name == name && m.number == number);
        if let Some(again) = theirs().find(|m| m.text == text && now - m.at < AGAIN) {
            return Ok(again.id);
        }
        let bytes: usize = self.0.iter().map(|m| m.text.len()).sum();
        if theirs().count() >= MOST_EACH || bytes + text.len() > MOST_BYTES {
            return Err(MessageFault::Enough);
        }
        let id = self.0.last().map_or(1, |last| last.id + 1);
        self.0.push(Message { id, name, number, at: now, text: text.to_owned(), read: false });
        Ok(id)
    }

    /// Takes one away that could not be kept.
    pub(super) fn remove(&mut self, id: u32) {
        self.0.retain(|message| message.id != id);
    }

    /// Marks one as read, or as new again.
    pub(super) fn set_read(&mut self, id: u32, read: bool) {
        self.0.iter_mut().filter(|message| message.id == id).for_each(|message| message.read = read);
    }

    /// Returns all of them.
    pub(super) fn all(&self) -> &[Message] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_sends_so_many_and_the_same_words_once() {
        let mut messages = Messages::default();
        let (ana, nobody) = (Participant::Named("Ana".to_owned()), Participant::Unnamed(1));
        assert_eq!(messages.add(&ana, " I leave at four. ", 100), Ok(1));
        assert_eq!(messages.add(&ana, "I leave at four.", 159), Ok(1));
        assert_eq!(messages.add(&nobody, "I leave at four.", 159), Ok(2));
        assert_eq!(messages.add(&ana, "I leave at four.", 160), Ok(3));
        assert_eq!(messages.add(&ana, " \n ", 160), Err(MessageFault::Empty));
        assert_eq!(messages.add(&ana, &"é".repeat(501), 160), Err(MessageFault::Long(500)));
        for n in 3..21 {
            assert!(messages.add(&ana, &format!("{n} {}", "é".repeat(490)), 200).is_ok(), "{n}");
        }
        assert_eq!(messages.add(&ana, "One more", 200), Err(MessageFault::Enough));
        assert_eq!(messages.add(&Participant::Unnamed(2), "One more", 200), Ok(22));
        messages.remove(22);
        messages.set_read(1, true);
        assert_eq!(messages.all().iter().filter(|m| !m.read).count(), 20);
    }

    #[test]
    fn all_of_them_together_have_an_end() {
        let mut messages = Messages::default();
        let long = "𝒳".repeat(490);
        let full = (0..10_000).find(|n| messages.add(&Participant::Unnamed(*n), &format!("{n} {long}"), 0).is_err());
        assert!(full.is_some_and(|n| n > 1_000), "{full:?}");
    }

    #[test]
    fn what_it_says_is_in_no_log() {
        let mut messages = Messages::default();
        messages.add(&Participant::Unnamed(1), "Between us", 0).expect("it is taken");
        assert!(!format!("{messages:?}").contains("Between"));
    }
}
