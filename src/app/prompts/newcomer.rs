//! Owns the prompt for a person who is new: the name, and perhaps attributes.

use crate::app::model::{Entered, Prompt};
use crate::app::perform::perform;
use crate::workshop::{Command, Person};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "newcomer",
    label: |_, _, _, _| "add person".to_owned(),
    hints: [&["Name, department: Sales     Enter adds · Esc closes", "Enter adds · Esc closes"]; 2],
    enter: |m, _, text, now| {
        let person = newcomer(text.trim());
        let name = person.name.clone();
        if !text.trim().is_empty() && perform(m, Command::Arrive(person), now).is_some() {
            m.cursor.selected = m.session.everybody().iter().position(|p| p.name == name).unwrap_or(0);
        }
        Entered::Taken
    },
    ..Prompt::DEFAULT
};

/// Reads a person: `Zoe Adams, department: Sales` is a name with what is known of the person.
fn newcomer(text: &str) -> Person {
    let mut parts = text.split(',');
    let name = parts.next().unwrap_or_default().trim().to_owned();
    let mut attributes: Vec<(String, String)> = Vec::new();
    let said =
        parts.filter_map(|p| p.split_once([':', '='])).map(|(k, v)| (k.trim().to_lowercase(), v.trim().to_owned()));
    for (key, value) in said.filter(|(k, v)| !k.is_empty() && !v.is_empty()) {
        // Nobody is in two departments: what is said last counts.
        attributes.retain(|(k, _)| *k != key);
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
