//! Owns the reading of one table of a text: value by value, with every fault noted on the way.
//! It knows no key by itself.

use std::ops::Range;
use std::slice;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::faults::{ATTRIBUTES, Faults};
use super::problem::{Severity, nearest, quoted, too_long};
use super::row::{Described, Row, Value, either};
use super::times::{moment_of, naive_date, naive_time};
use super::tree;
use super::values::{found, quote_help, whole_of};
use crate::workshop::Moment;
use crate::workshop::text::{MOST_NAME, MOST_TEXT};

/// A text and where it stands.
pub(super) struct Said<'v> {
    pub text: &'v str,
    pub place: Range<usize>,
}

/// Reads one table of a text.
pub(super) struct TableReader<'a, 'i> {
    pub faults: &'a Faults<'a>,
    pub table: &'a DeTable<'i>,
    /// Where a missing key is reported: the table's header.
    pub place: Range<usize>,
    /// What the table may hold.
    described: &'static dyn Described,
}

impl<'a, 'i> TableReader<'a, 'i> {
    pub(super) fn new(
        faults: &'a Faults<'a>,
        table: &'a DeTable<'i>,
        place: Range<usize>,
        described: &'static dyn Described,
    ) -> Self {
        Self { faults, table, place, described }
    }

    /// Returns the raw value of a key.
    pub(super) fn raw(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        tree::get(self.table, key)
    }

    /// Tells whether a key is there, whatever it says.
    pub(super) fn has(&self, key: &str) -> bool {
        self.raw(key).is_some()
    }

    /// Returns a text and where it stands, where there is one with something in it.
    pub(super) fn said(&self, key: &str) -> Option<Said<'a>> {
        text_of(self.raw(key)?).filter(|said| !said.text.trim().is_empty())
    }

    /// Returns every text of a list, or of the lists in it, and where it stands; what is no text is left out.
    pub(super) fn every_text(&self, key: &str) -> impl Iterator<Item = Said<'a>> {
        let items = self.raw(key).and_then(|v| v.get_ref().as_array()).into_iter().flatten();
        items.flat_map(|item| item.get_ref().as_array().map_or(slice::from_ref(item), |list| list)).filter_map(text_of)
    }

    /// Returns where the value of a key stands, or the table where it is not there.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        self.raw(key).map_or(self.place.clone(), Spanned::span)
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str, help: &str) {
        let found = found(value.get_ref(), self.faults.source.text.get(value.span()));
        self.faults.error(value.span(), format!("{key} must be {expected}, not {found}"), help);
    }

    /// Notes an error at a key.
    pub(super) fn error(&self, key: &str, message: impl Into<String>, help: impl Into<String>) {
        self.faults.error(self.place_of(key), message, help);
    }

    /// Notes a warning at a key.
    pub(super) fn warning(&self, key: &str, message: impl Into<String>, help: impl Into<String>) {
        self.faults.warning(self.place_of(key), message, help);
    }

    /// Says that a key is not there; `example` is a line that would mend it.
    pub(super) fn missing(&self, key: &str, example: &str) {
        let message = format!("{} has no {key}", self.described.what());
        self.faults.error(self.place.clone(), message, format!("add a line such as: {key} = {example}"));
    }

    /// Says that the key of a row is not there.
    pub(super) fn missing_row(&self, row: &Row) {
        let words = match row.value {
            Value::Choice(words) => format!("  ({})", either(&words())),
            _ => String::new(),
        };
        self.missing(row.name, &format!("{}{words}", row.example));
    }

    pub(super) fn text(&self, key: &str) -> Option<Said<'a>> {
        let value = self.raw(key)?;
        let said = text_of(value);
        if said.is_none() {
            self.wrong(key, value, "text in quotes", &quote_help(key, value));
        }
        said.filter(|said| self.fits(key, said, MOST_TEXT))
    }

    /// Returns whether a text is no longer than what anybody types there; if it is, that is an error.
    fn fits(&self, key: &str, said: &Said<'_>, most: usize) -> bool {
        let fits = said.text.len() <= most;
        if !fits {
            let (message, help) = too_long(key, said.text.len(), most);
            self.faults.error(said.place.clone(), message, help);
        }
        fits
    }

    /// Returns a text with something in it; blank is as good as absent, and said to be wrong.
    pub(super) fn some_text(&self, key: &str) -> Option<Said<'a>> {
        let said = self.text(key)?;
        if said.text.trim().is_empty() {
            self.faults.error(said.place, format!("{key} is empty"), format!("write something: {key} = \"…\""));
            return None;
        }
        // What is carried over was a note.
        let most = if key == "text" { MOST_TEXT } else { MOST_NAME };
        self.fits(key, &said, most).then_some(said)
    }

    /// Returns an id that every program can take.
    pub(super) fn id(&self, key: &str) -> Option<Said<'a>> {
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let said = self.some_text(key)?;
        if !(8..=64).contains(&said.text.len()) || !plain(said.text) {
            let message =
                format!("{key} must be 8 to 64 letters, digits, hyphens or underscores, not {}", quoted(said.text));
            self.faults.error(said.place, message, "delete this line: the program makes an id by itself");
            return None;
        }
        Some(said)
    }

    pub(super) fn whole(&self, key: &str, (least, most): (i64, i64)) -> Option<i64> {
        let value = self.raw(key)?;
        let fits = |n: &i64| (least..=most).contains(n);
        if let Some(n) = whole_of(value.get_ref()).filter(fits) {
            return Some(n);
        }
        let expected = match (least, most) {
            (0, most) if most >= u32::MAX.into() => "a whole number, 0 or more".to_owned(),
            _ if least == most => least.to_string(),
            _ => format!("a whole number from {least} to {most}"),
        };
        let rounded = |f: &str| f.parse::<f64>().ok().filter(|n| n.abs() < 1e9).map(f64::round);
        let help = match value.get_ref() {
            DeValue::Float(f) => rounded(f.as_str()).map(|n| format!("write {key} = {n}")),
            DeValue::String(s) => {
                s.trim().parse().ok().filter(fits).map(|n| format!("write it without quotes: {key} = {n}"))
            }
            _ => None,
        };
        let help = help.unwrap_or_else(|| format!("for example: {key} = {}", 5.clamp(least, most)));
        self.wrong(key, value, &expected, &help);
        None
    }

    /// Reads a value of a form that `expected` and `help` describe; in the help `{}` stands for the key.
    fn formed<V>(&self, key: &str, expected: &str, help: &str, form: fn(&DeValue<'_>) -> Option<V>) -> Option<V> {
        let value = self.raw(key)?;
        let formed = form(value.get_ref());
        if formed.is_none() {
            self.wrong(key, value, expected, &help.replace("{}", key));
        }
        formed
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let help = "write {} = true or {} = false, without quotes";
        self.formed(key, "true or false", help, |value| if let DeValue::Boolean(b) = value { Some(*b) } else { None })
    }

    /// Returns which word of a closed set stands here.
    pub(super) fn choice<'w>(&self, key: &str, words: &(impl Iterator<Item = &'w str> + Clone)) -> Option<usize> {
        let value = self.raw(key)?;
        let all = || words.clone().collect::<Vec<_>>().join(", ");
        let Some(said) = value.get_ref().as_str() else {
            self.wrong(key, value, "text in quotes", &format!("one of: {}", all()));
            return None;
        };
        let at = words.clone().position(|w| w == said);
        if at.is_none() {
            let help = match nearest(said, words.clone()) {
                None => format!("one of: {}", all()),
                Some(word) => format!("did you mean \"{word}\"? One of: {}", all()),
            };
            self.faults.error(value.span(), format!("{key} cannot be {}", quoted(said)), help);
        }
        at
    }

    /// Reads a list of texts.
    pub(super) fn texts(&self, key: &str) -> Option<Vec<String>> {
        self.raw(key).map(|value| self.texts_of(key, value))
    }

    /// Reads a list of lists of texts; a single list may be written without the outer brackets.
    pub(super) fn lists(&self, key: &str) -> Option<Vec<Vec<String>>> {
        let value = self.raw(key)?;
        let nested = value.get_ref().as_array().filter(|a| a.iter().any(|i| i.get_ref().is_array()));
        let lists: Vec<Vec<String>> = match nested {
            Some(lists) => lists.iter().map(|list| self.texts_of(key, list)).collect(),
            None => vec![self.texts_of(key, value)],
        };
        Some(lists.into_iter().filter(|l| !l.is_empty()).collect())
    }

    /// Reads the texts of a list.
    pub(super) fn texts_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            let help = match value.get_ref() {
                DeValue::String(s) => format!("write it in square brackets: {key} = [{}]", quoted(s)),
                _ => format!("for example: {key} = [\"one\", \"two\"]"),
            };
            self.wrong(key, value, "a list of texts", &help);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match text_of(item) {
                Some(said) if said.text.len() > MOST_TEXT => {
                    self.fits(&format!("an entry of {key}"), &said, MOST_TEXT);
                }
                Some(said) => texts.push(said.text.to_owned()),
                None => self.wrong(&format!("every entry of {key}"), item, "text in quotes", &quote_help("", item)),
            }
        }
        texts
    }

    /// Reads a list of whole numbers, 0 or more.
    pub(super) fn counts(&self, key: &str) -> Option<Vec<u32>> {
        let (value, example) = (self.raw(key)?, "for example: {} = [3, 2]");
        let Some(items) = value.get_ref().as_array() else {
            return self.formed(key, "a list of whole numbers", example, |_| None);
        };
        Some(items.iter().filter_map(|item| self.count(key, item, example)).collect())
    }

    /// Reads a table of whole numbers, 0 or more, by their names.
    pub(super) fn scores(&self, key: &str) -> Option<Vec<(String, u32)>> {
        let (value, example) = (self.raw(key)?, "for example: {} = { Impact = 4, Effort = 2 }");
        let Some(table) = value.get_ref().as_table() else {
            return self.formed(key, "a table of whole numbers", example, |_| None);
        };
        let score = |name: &str, value| Some((name.to_owned(), self.count(key, value, example)?));
        Some(table.iter().filter_map(|(name, value)| score(name.get_ref(), value)).collect())
    }

    fn count(&self, key: &str, value: &Spanned<DeValue<'_>>, example: &str) -> Option<u32> {
        let number = whole_of(value.get_ref()).and_then(|n| u32::try_from(n).ok());
        if number.is_none() {
            let every = format!("every entry of {key}");
            self.wrong(&every, value, "a whole number, 0 or more", &example.replace("{}", key));
        }
        number
    }

    pub(super) fn date(&self, key: &str) -> Option<NaiveDate> {
        let help = "write year, month and day without quotes: {} = 2026-11-24";
        self.formed(key, "a date", help, |value| match value.as_datetime()? {
            Datetime { date: Some(d), time: None, .. } => naive_date(*d),
            _ => None,
        })
    }

    pub(super) fn time(&self, key: &str) -> Option<NaiveTime> {
        let help = "write hours, minutes and seconds without quotes: {} = 15:00:00";
        self.formed(key, "a time of day", help, |value| match value.as_datetime()? {
            Datetime { date: None, time: Some(t), offset: None } => naive_time(*t),
            _ => None,
        })
    }

    pub(super) fn moment(&self, key: &str) -> Option<Moment> {
        let help = "for example: {} = 2026-11-24T15:01:12-05:00";
        self.formed(key, "a date and time with its offset", help, |value| moment_of(*value.as_datetime()?))
    }

    /// Reads a length in minutes, to the millisecond.
    pub(super) fn length(&self, key: &str, least: f64) -> Option<TimeDelta> {
        const LONGEST: f64 = 1_000_000.0;
        let minutes = self.raw(key).and_then(|value| match value.get_ref() {
            DeValue::Float(f) => f.as_str().parse::<f64>().ok(),
            value => whole_of(value).map(|n| n as f64),
        });
        if let Some(m) = minutes.filter(|m| (least..=LONGEST).contains(m)) {
            return Some(TimeDelta::milliseconds((m * 60_000.0).round() as i64));
        }
        let expected = if least < 0.0 { "a number of minutes" } else { "a number of minutes, 0 or more" };
        self.formed(key, expected, "for example: {} = 1.5", |_| None)
    }

    /// Returns a reader for a table inside this one.
    pub(super) fn table(&self, key: &str, described: &'static dyn Described, example: &str) -> Option<Self> {
        let value = self.raw(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "a table", &described.written(key, example, false));
            return None;
        };
        Some(Self::new(self.faults, table, value.span(), described))
    }

    /// Returns a reader for each table of a list of tables.
    pub(super) fn tables(&self, key: &str, described: &'static dyn Described, example: &str) -> Vec<Self> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let example = || described.written(key, example, true);
        let DeValue::Array(items) = value.get_ref() else {
            let found = match value.get_ref() {
                DeValue::Table(_) => "a single table".to_owned(),
                other => found(other, None),
            };
            let message = format!("{key} must be a list of tables, not {found}");
            self.faults.error(value.span(), message, example());
            return Vec::new();
        };
        let refused = self.faults.too_many(described.header(), items.len(), &value.span());
        let mut tables = Vec::with_capacity(items.len());
        for item in items.iter().filter(|_| !refused) {
            match item.get_ref() {
                DeValue::Table(t) => tables.push(Self::new(self.faults, t, item.span(), described)),
                _ => self.wrong(&format!("every entry of {key}"), item, "a table", &example()),
            }
        }
        tables
    }

    /// Lists every further text key of a person, in its order, and warns of what is no text.
    pub(super) fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        let refused = self.faults.too_many(ATTRIBUTES, self.table.len(), &self.place);
        for (key, value) in self.table.iter().filter(|_| !refused) {
            let name: &str = key.get_ref();
            match value.get_ref() {
                _ if self.described.knows(name) => {}
                DeValue::String(text) => {
                    let said = Said { text, place: value.span() };
                    if self.fits(quoted(name).trim_matches('"'), &said, MOST_NAME) {
                        attributes.push((name.to_owned(), text.to_string()));
                    }
                }
                _ if name.starts_with("x-") || self.faults.is_full(Severity::Warning) => {}
                other => {
                    let found = found(other, self.faults.source.text.get(value.span()));
                    let message = format!("{} is {found}, but an attribute of a person is text", quoted(name));
                    self.faults.warning(
                        value.span(),
                        message,
                        "put it in quotes; as written, it is kept but has no effect",
                    );
                }
            }
        }
        attributes
    }

    /// Returns whether an error was found in the table so far.
    pub(super) fn has_errors(&self) -> bool {
        let end = self.table.iter().map(|(_, value)| value.span().end).max().unwrap_or(self.place.end);
        self.faults.has_error_within(self.place.start..end)
    }

    /// Warns of every key that the table does not have.
    pub(super) fn finish(self) {
        if self.described.has_attributes() {
            return;
        }
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.faults.is_full(Severity::Warning) || self.described.knows(name) || name.starts_with("x-") {
                continue;
            }
            let rows = self.described.rows();
            let help = match nearest(name, rows.iter().map(|row| row.name)) {
                Some(near) => format!("did you mean {near}? As written, it is kept but has no effect"),
                None => "it is kept but has no effect; begin a key of your own with \"x-\"".to_owned(),
            };
            let message = format!("unknown key {} in {}", quoted(name), self.described.what());
            self.faults.warning(key.span(), message, help);
        }
    }
}

/// Returns the text a value holds.
pub(super) fn text_of<'v>(value: &'v Spanned<DeValue<'_>>) -> Option<Said<'v>> {
    value.get_ref().as_str().map(|text| Said { text, place: value.span() })
}
