//! Owns the prompt for a person who is new: the name, and perhaps attributes.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::file::typed_person;
use crate::workshop::{Command, Presence};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "newcomer",
    label: |_, _, _, _| "add person".to_owned(),
    hints: [&["Name, department: Sales · or paste a list     Enter adds · Esc closes", "Enter adds · Esc closes"]; 2],
    enter: |m, _, text, now| {
        if text.trim().is_empty() {
            return Entered::Taken;
        }
        let person = typed_person(text);
        let name = m.session.name_to_keep(&person.name);
        let select = |m: &mut Model| {
            m.cursor.selected = m.session.names().iter().position(|n| *n == name).unwrap_or(m.cursor.selected);
        };
        // Somebody who is absent or has left comes in; a second person of one name cannot be told from the first.
        if m.session.presence(&name) == Presence::Here {
            select(m);
            m.refuse(format!("{name} is here already. Is this somebody else? Then add an initial or a surname."), now);
            return Entered::Refused;
        }
        let arrived = perform(m, Command::Arrive(person), now).is_some();
        if arrived {
            select(m);
        }
        Entered::taken_if(arrived)
    },
    back: Some("p, then n"),
    ..Prompt::DEFAULT
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_can_bring_attributes() {
        let zoe = typed_person("Zoe Adams, Department: Sales, x");
        assert_eq!(zoe.name, "Zoe Adams");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(zoe.attributes, [pair("department", "Sales"), pair("role", "x")]);
        assert_eq!(typed_person("Zoe, role: a, role: b").attributes, [("role".to_owned(), "b".to_owned())]);
    }
}
