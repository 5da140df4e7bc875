//! Owns who does an action: nobody yet, one person, or several.

use std::fmt;

use crate::workshop::text::same;

/// The people who do an action, each once, in the order in which they were named.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Owners(Vec<String>);

impl Owners {
    /// Adds somebody who has a name and is not among them.
    pub fn add(&mut self, name: String) {
        if !name.trim().is_empty() && !self.0.iter().any(|known| same(known, &name)) {
            self.0.push(name);
        }
    }

    /// Returns each name.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Returns each name, to be spelled in another way.
    pub(in crate::workshop) fn names_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.0.iter_mut()
    }

    /// Returns all of them in one text, as in `Ana Lima, Ben Osei`; nothing where there is nobody.
    pub fn words(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.to_string())
    }

    /// Returns the name where there is exactly one.
    pub fn only(&self) -> Option<String> {
        if let [one] = &self.0[..] { Some(one.clone()) } else { None }
    }

    /// Returns the names where there are several.
    pub fn several(&self) -> Option<Vec<String>> {
        (self.0.len() > 1).then(|| self.0.clone())
    }
}

impl FromIterator<String> for Owners {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let mut owners = Self::default();
        owners.extend(names);
        owners
    }
}

impl Extend<String> for Owners {
    fn extend<I: IntoIterator<Item = String>>(&mut self, names: I) {
        for name in names {
            self.add(name);
        }
    }
}

impl fmt::Display for Owners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}
