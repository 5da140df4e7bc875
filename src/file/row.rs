//! Owns how a table of the session file is described: one row for each key. Reader, writer, schema and documentation
//! are made from these rows and keep no list of keys of their own.

use crate::workshop::Choice;

/// Describes what may stand under a key.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Text,
    /// Text over as many lines as it has.
    Lines,
    /// Text with something in it.
    Filled,
    /// Letters, digits, hyphens and underscores, from 8 to 64 of them.
    Id,
    /// A whole number from one to another.
    Whole(i64, i64),
    /// A length in minutes with decimals, from a least one on.
    Minutes(f64),
    Flag,
    Date,
    Time,
    Moment,
    /// A time zone: its name, or a distance from UTC, as text.
    Zone,
    /// A share of those present.
    Share,
    /// One word of a closed set: the words, and what each means.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// A list of texts, and how many it has where that is fixed: from, to.
    Texts(usize, usize),
    /// A list of whole numbers, each from one to another.
    Counts(i64, i64),
    /// A list of lists of texts; a single list may stand without the outer brackets where `true`.
    Lists(bool),
    /// Whole numbers by their names.
    Scores,
    /// A list whose entries the documentation describes.
    Ballots,
    /// What one ballot says.
    Answer,
    /// Every key that has no row of its own: an attribute of a person.
    Attributes,
    /// Two texts under these keys, in a list.
    Pairs(&'static str, &'static str),
    Table(&'static dyn Described),
    Tables(&'static dyn Described),
    /// The keys of another table, among those of this one.
    Part(&'static dyn Described),
    /// A key that people write here by mistake; reading it says so.
    Misplaced,
}

/// Lists the words of a closed set with their meanings.
pub(super) fn words<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|choice| (choice.word(), choice.about())).collect()
}

/// Describes one key of a table.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// The key.
    pub name: &'static str,
    /// What it says, for people.
    pub about: &'static str,
    /// What may stand under it.
    pub value: Value,
    /// A table without it is refused, and it is always written.
    pub required: bool,
    /// It is written though it has the value that it would have without being written.
    pub always: bool,
    /// What counts where it is absent, for people.
    pub otherwise: &'static str,
    /// A value that it may have.
    pub example: &'static str,
}

/// A table of the session file, without what it is read into.
pub(super) trait Described: Sync {
    /// Returns its header, as `record.note`; empty where it stands between braces.
    fn header(&self) -> &'static str;

    /// Returns how messages call it, as `this activity`.
    fn what(&self) -> &'static str;

    /// Returns the row of this number, counted from 0.
    fn row(&self, at: usize) -> Option<&'static Row>;
}

impl dyn Described {
    /// Lists every row, those of its parts among them.
    pub(super) fn rows(&self) -> Vec<&'static Row> {
        let own = (0..).map_while(|at| self.row(at));
        own.flat_map(|row| if let Value::Part(part) = row.value { part.rows() } else { vec![row] }).collect()
    }

    /// Tells whether it has this key.
    pub(super) fn knows(&self, key: &str) -> bool {
        (0..).map_while(|at| self.row(at)).any(|row| match row.value {
            Value::Part(part) => part.knows(key),
            Value::Attributes => false,
            _ => row.name == key,
        })
    }

    /// Tells whether every further text is an attribute of a person.
    pub(super) fn has_attributes(&self) -> bool {
        (0..).map_while(|at| self.row(at)).any(|row| matches!(row.value, Value::Attributes))
    }

    /// Says how one such table is written, or a list of them, where the key has something else.
    pub(super) fn written(&self, key: &str, example: &str, list: bool) -> String {
        match (self.header(), list) {
            ("", _) => format!("write {key} = {example}"),
            (header, false) => format!("write it below a line [{header}]"),
            (header, true) => {
                let what = self.what().trim_start_matches("this ");
                format!("write [[{header}]] on a line of its own for each {what}")
            }
        }
    }
}

/// Lists words as `a, b or c`.
pub(super) fn either(words: &[(&str, &str)]) -> String {
    let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.concat(),
    }
}
