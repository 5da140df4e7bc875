//! Owns the prompt for a person who is new: the name, and perhaps attributes.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::workshop::text::{heading, same, tidy};
use crate::workshop::{Command, Person, Presence};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "newcomer",
    label: |_, _, _, _| "add person".to_owned(),
    hints: [&["Name, department: Sales     Enter adds · Esc closes", "Enter adds · Esc closes"]; 2],
    enter: |m, _, text, now| {
        if text.trim().is_empty() {
            return Entered::Taken;
        }
        let person = newcomer(text);
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
    ..Prompt::DEFAULT
};

/// Reads a person: `Zoe Adams, department: Sales` is a name with what is known of the person.
fn newcomer(text: &str) -> Person {
    let mut parts = text.split(',');
    let name = tidy(parts.next().unwrap_or_default());
    let mut attributes: Vec<(String, String)> = Vec::new();
    let said = parts.filter_map(|p| p.split_once([':', '='])).map(|(k, v)| (heading(k), tidy(v)));
    for (key, value) in said.filter(|(k, v)| !k.is_empty() && !v.is_empty()) {
        // Nobody is in two departments: what is said last counts.
        attributes.retain(|(k, _)| !same(k, &key));
        attributes.push((key, value));
    }
    Person { name, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_can_bring_attributes() {
        let zoe = newcomer("Zoe Adams, Department: Sales, x");
        assert_eq!(zoe.name, "Zoe Adams");
        assert_eq!(zoe.attributes, [("department".to_owned(), "Sales".to_owned())]);
        assert_eq!(newcomer("Zoe, role: a, role: b").attributes, [("role".to_owned(), "b".to_owned())]);
    }
}
