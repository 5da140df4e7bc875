//! Owns the fields of a form as a phone sends them.

/// The most fields of a form.
const MOST_FIELDS: usize = 1_000;

/// The fields of a form, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Takes the fields as they came; nothing where there are more than any form has.
    pub fn new(fields: impl Iterator<Item = (String, String)>) -> Option<Self> {
        let all: Vec<_> = fields.take(MOST_FIELDS + 1).collect();
        (all.len() <= MOST_FIELDS).then_some(Self(all))
    }

    /// Returns the last value of a field; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Returns all values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a number without a sign.
pub(super) fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}
