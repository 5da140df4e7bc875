//! Owns who is invited to a room, each by a slip with a code of their own. It is what the file of invitations holds, which
//! `roundtable invite` writes and the room only reads; of a code it has only the hash.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{KeyHash, SlipCode};
use crate::workshop::text::same;

/// Who is invited to the room of one session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitations {
    /// The id of the session.
    session: String,
    /// Whose each slip is, by the hash of its code.
    slips: BTreeMap<KeyHash, String>,
}

impl Invitations {
    /// Creates those of a session that nobody is invited to yet.
    pub fn new(session: &str) -> Self {
        Self { session: session.to_owned(), slips: BTreeMap::new() }
    }

    /// Reads what the file of this session holds; nothing where it is another one's, or broken.
    pub fn read(text: &str, session: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|all: &Self| all.session == session)
    }

    /// Returns what the file holds.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Invites somebody: the slip that they had before is worth nothing from then on.
    pub fn invite(&mut self, name: &str, code: &SlipCode) {
        self.slips.retain(|_, known| !same(known, name));
        self.slips.insert(code.hash(), name.to_owned());
    }

    /// Returns whether somebody has a slip.
    pub fn has(&self, name: &str) -> bool {
        self.slips.values().any(|known| same(known, name))
    }

    /// Returns whether nobody is invited.
    pub fn is_empty(&self) -> bool {
        self.slips.is_empty()
    }

    /// Returns whose slip has the code of this hash.
    pub fn name(&self, slip: &KeyHash) -> Option<&str> {
        self.slips.get(slip).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_slip_takes_the_place_of_the_old_one() {
        let (first, second) = (SlipCode::new([1; 16]), SlipCode::new([2; 16]));
        let mut all = Invitations::new("abc");
        all.invite("Ana Lima", &first);
        assert_eq!((all.name(&first.hash()), all.has("ana  LIMA"), all.has("Ben")), (Some("Ana Lima"), true, false));
        all.invite("ana lima", &second);
        assert_eq!((all.name(&first.hash()), all.name(&second.hash())), (None, Some("ana lima")));
        let text = all.text();
        assert!(!text.contains(second.text()), "{text}");
        assert_eq!(Invitations::read(&text, "abc"), Some(all));
        assert_eq!((Invitations::read(&text, "other"), Invitations::read("{", "abc")), (None, None));
    }
}
