//! Owns the reading of one table: it takes known keys out, value by value, and notes every fault on the way.
//! It knows no key by itself.

use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::faults::Faults;
use super::problem::{nearest, quoted};
use super::times::{moment_of, naive_time, parse_offset};
use crate::workshop::Moment;

/// A text and where it stands.
pub(super) struct Said {
    pub text: String,
    pub place: Range<usize>,
}

/// A table being read.
pub(super) struct Fields<'a, 'i> {
    pub faults: &'a Faults<'a>,
    pub table: &'a DeTable<'i>,
    /// Where a missing key is reported: the table's header.
    pub place: Range<usize>,
    /// What the table is, as `this activity`.
    what: &'static str,
    known: Vec<&'static str>,
}

impl<'a, 'i> Fields<'a, 'i> {
    pub fn new(faults: &'a Faults<'a>, table: &'a DeTable<'i>, place: Range<usize>, what: &'static str) -> Self {
        Self { faults, table, place, what, known: Vec::new() }
    }

    /// The raw value of a key, which is known from now on.
    pub fn raw(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str, help: &str) {
        let found = found(value.get_ref(), self.faults.source.text.get(value.span()));
        self.faults.error(value.span(), format!("{key} must be {expected}, not {found}"), help);
    }

    /// Says that a key is not there; `example` is a line that would mend it.
    pub fn missing(&self, key: &str, example: &str) {
        self.faults.error(
            self.place.clone(),
            format!("{} has no {key}", self.what),
            format!("add a line such as: {example}"),
        );
    }

    pub fn text(&mut self, key: &'static str) -> Option<Said> {
        let value = self.raw(key)?;
        let said = text_of(value);
        if said.is_none() {
            self.wrong(key, value, "text in quotes", &quote_help(key, value));
        }
        said
    }

    /// A text with something in it; blank is as good as absent, and said to be wrong.
    pub fn some_text(&mut self, key: &'static str) -> Option<Said> {
        let said = self.text(key)?;
        if said.text.trim().is_empty() {
            self.faults.error(said.place, format!("{key} is empty"), format!("write something: {key} = \"…\""));
            return None;
        }
        Some(said)
    }

    pub fn required_text(&mut self, key: &'static str, example: &str) -> Option<Said> {
        if !self.table.contains_key(key) {
            self.known.push(key);
            self.missing(key, example);
            return None;
        }
        self.some_text(key)
    }

    /// An optional text as the workshop holds it.
    pub fn string(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|s| s.text)
    }

    pub fn whole(&mut self, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.raw(key)?;
        let expected = if *range.end() == i64::MAX || *range.end() == i64::from(u32::MAX) {
            "a whole number, 0 or more".to_owned()
        } else if range.start() == range.end() {
            range.start().to_string()
        } else {
            format!("a whole number from {} to {}", range.start(), range.end())
        };
        let help = match value.get_ref() {
            DeValue::Integer(i) => {
                if let Some(n) = i64::from_str_radix(i.as_str(), i.radix()).ok().filter(|n| range.contains(n)) {
                    return Some(n);
                }
                String::new()
            }
            DeValue::Float(f) => match f.as_str().parse::<f64>() {
                Ok(n) if n.is_finite() && n.abs() < 1e9 => format!("write {key} = {}", n.round() as i64),
                _ => String::new(),
            },
            DeValue::String(s) if s.trim().parse::<i64>().is_ok_and(|n| range.contains(&n)) => {
                format!("write it without quotes: {key} = {}", s.trim())
            }
            _ => String::new(),
        };
        let help = if help.is_empty() {
            format!("for example: {key} = {}", 5.clamp(*range.start(), *range.end()))
        } else {
            help
        };
        self.wrong(key, value, &expected, &help);
        None
    }

    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.raw(key) else { return false };
        if let DeValue::Boolean(b) = value.get_ref() {
            *b
        } else {
            self.wrong(key, value, "true or false", &format!("write {key} = true or {key} = false, without quotes"));
            false
        }
    }

    /// One word of a closed set, with its place in the set.
    pub fn choice(&mut self, key: &'static str, words: &[&'static str]) -> Option<usize> {
        let value = self.raw(key)?;
        let all = words.join(", ");
        let Some(said) = text_of(value) else {
            self.wrong(key, value, "text in quotes", &format!("one of: {all}"));
            return None;
        };
        let at = words.iter().position(|w| *w == said.text);
        if at.is_none() {
            let help = nearest(&said.text, words.iter().copied())
                .map_or_else(|| format!("one of: {all}"), |w| format!("did you mean \"{w}\"? One of: {all}"));
            self.faults.error(said.place, format!("{key} cannot be {}", quoted(&said.text)), help);
        }
        at
    }

    pub fn texts(&mut self, key: &'static str) -> Vec<Said> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        self.texts_of(key, value)
    }

    pub fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|s| s.text).collect()
    }

    /// A list of lists of texts; a single list may be written without the outer brackets.
    pub fn lists(&mut self, key: &'static str) -> Vec<Vec<Said>> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let nested = value.get_ref().as_array().filter(|a| a.iter().any(|i| i.get_ref().is_array()));
        let lists: Vec<Vec<Said>> = match nested {
            Some(lists) => lists.iter().map(|list| self.texts_of(key, list)).collect(),
            None => vec![self.texts_of(key, value)],
        };
        lists.into_iter().filter(|l| !l.is_empty()).collect()
    }

    /// The same without their places.
    pub fn lists_of_strings(&mut self, key: &'static str) -> Vec<Vec<String>> {
        self.lists(key).into_iter().map(|list| list.into_iter().map(|s| s.text).collect()).collect()
    }

    /// The texts of a list.
    pub fn texts_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Said> {
        let DeValue::Array(items) = value.get_ref() else {
            let help = match value.get_ref() {
                DeValue::String(s) => format!("write it in square brackets: {key} = [{}]", quoted(s)),
                _ => format!("for example: {key} = [\"one\", \"two\"]"),
            };
            self.wrong(key, value, "a list of texts", &help);
            return Vec::new();
        };
        let mut said = Vec::with_capacity(items.len());
        for item in items {
            match text_of(item) {
                Some(s) => said.push(s),
                None => {
                    self.wrong(&format!("every entry of {key}"), item, "text in quotes", &quote_help("", item));
                }
            }
        }
        said
    }

    /// A list of whole numbers, 0 or more.
    pub fn counts(&mut self, key: &'static str) -> Vec<u32> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list of whole numbers", &format!("for example: {key} = [3, 2]"));
            return Vec::new();
        };
        let mut counts = Vec::with_capacity(items.len());
        for item in items {
            let number = item.get_ref().as_integer().and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
            match number {
                Some(n) => counts.push(n),
                None => {
                    self.wrong(&format!("every entry of {key}"), item, "a whole number, 0 or more", "count the hands");
                }
            }
        }
        counts
    }

    /// A table of whole numbers, 0 or more, by their names.
    pub fn scores(&mut self, key: &'static str) -> Vec<(String, u32)> {
        let example = format!("for example: {key} = {{ Impact = 4, Effort = 2 }}");
        let Some(value) = self.raw(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "a table of whole numbers", &example);
            return Vec::new();
        };
        let mut scores = Vec::with_capacity(table.len());
        for (name, value) in table {
            match value.get_ref().as_integer().and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok()) {
                Some(n) => scores.push((name.get_ref().to_string(), n)),
                None => self.wrong(&format!("every entry of {key}"), value, "a whole number, 0 or more", &example),
            }
        }
        scores
    }

    fn datetime(&mut self, key: &'static str) -> Option<(&'a Spanned<DeValue<'i>>, Option<Datetime>)> {
        let value = self.raw(key)?;
        Some((value, value.get_ref().as_datetime().copied()))
    }

    pub fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let (value, when) = self.datetime(key)?;
        let date = match when {
            Some(Datetime { date: Some(d), time: None, .. }) => {
                NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
            }
            _ => None,
        };
        if date.is_none() {
            let help = format!("write year, month and day without quotes: {key} = 2026-11-24");
            self.wrong(key, value, "a date", &help);
        }
        date
    }

    pub fn time(&mut self, key: &'static str) -> Option<NaiveTime> {
        let (value, when) = self.datetime(key)?;
        let time = match when {
            Some(Datetime { date: None, time: Some(t), offset: None }) => naive_time(t),
            _ => None,
        };
        if time.is_none() {
            let help = format!("write hours, minutes and seconds without quotes: {key} = 15:00:00");
            self.wrong(key, value, "a time of day", &help);
        }
        time
    }

    pub fn moment(&mut self, key: &'static str) -> Option<Moment> {
        let (value, when) = self.datetime(key)?;
        let moment = when.and_then(moment_of);
        if moment.is_none() {
            let help = format!("for example: {key} = 2026-11-24T15:01:12-05:00");
            self.wrong(key, value, "a date and time with its offset", &help);
        }
        moment
    }

    pub fn required_moment(&mut self, key: &'static str) -> Option<Moment> {
        if self.table.contains_key(key) {
            return self.moment(key);
        }
        self.known.push(key);
        self.missing(key, &format!("{key} = 2026-11-24T15:01:12-05:00"));
        None
    }

    /// A length in minutes, to the millisecond; nothing where the key is absent.
    pub fn length(&mut self, key: &'static str, least: f64) -> TimeDelta {
        const LONGEST: f64 = 1_000_000.0;
        let Some(value) = self.raw(key) else { return TimeDelta::zero() };
        let minutes = match value.get_ref() {
            DeValue::Float(f) => f.as_str().parse::<f64>().ok(),
            DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|n| n as f64),
            _ => None,
        };
        match minutes {
            Some(m) if m.is_finite() && (least..=LONGEST).contains(&m) => {
                TimeDelta::milliseconds((m * 60_000.0).round() as i64)
            }
            _ => {
                let expected = if least < 0.0 { "a number of minutes" } else { "a number of minutes, 0 or more" };
                self.wrong(key, value, expected, &format!("for example: {key} = 1.5"));
                TimeDelta::zero()
            }
        }
    }

    pub fn offset(&mut self, key: &'static str) -> Option<FixedOffset> {
        let said = self.text(key)?;
        let offset = parse_offset(&said.text);
        if offset.is_none() {
            self.faults.error(
                said.place,
                format!("{key} cannot be {}", quoted(&said.text)),
                format!("write the hours before or after UTC: {key} = \"-05:00\", \"+02:00\" or \"Z\""),
            );
        }
        offset
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str, what: &'static str, example: &str) -> Option<Fields<'a, 'i>> {
        let value = self.raw(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "a table", example);
            return None;
        };
        Some(Fields::new(self.faults, table, value.span(), what))
    }

    /// The tables of a list of tables.
    pub fn tables(&mut self, key: &'static str, what: &'static str, example: &str) -> Vec<Fields<'a, 'i>> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let found = match value.get_ref() {
                DeValue::Table(_) => "a single table".to_owned(),
                other => found(other, None),
            };
            self.faults.error(value.span(), format!("{key} must be a list of tables, not {found}"), example);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(t) => tables.push(Fields::new(self.faults, t, item.span(), what)),
                _ => self.wrong(&format!("every entry of {key}"), item, "a table", example),
            }
        }
        tables
    }

    /// Warns of every key that nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.known.contains(&name) || name.starts_with("x-") {
                continue;
            }
            let help = nearest(name, self.known.iter().copied()).map_or_else(
                || "it does nothing and is kept; a key of your own is best called \"x-…\"".to_owned(),
                |n| format!("did you mean {n}? As it stands it does nothing and is kept"),
            );
            let shown = quoted(name);
            let what = self.what.trim_start_matches("this ").trim_start_matches("the ");
            self.faults.warning(key.span(), format!("no {what} has a key {shown}"), help);
        }
    }
}

/// The text a value holds.
pub(super) fn text_of(value: &Spanned<DeValue<'_>>) -> Option<Said> {
    value.get_ref().as_str().map(|t| Said { text: t.to_owned(), place: value.span() })
}

/// What a value is, as said after `not`.
pub(super) fn found(value: &DeValue<'_>, raw: Option<&str>) -> String {
    match value {
        DeValue::String(s) => quoted(s),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
        _ if raw.is_some() => quoted(raw.unwrap_or_default()).trim_matches('"').to_owned(),
        DeValue::Integer(_) | DeValue::Float(_) => "a number".to_owned(),
        DeValue::Boolean(_) => "true or false".to_owned(),
        DeValue::Datetime(_) => "a date".to_owned(),
    }
}

fn quote_help(key: &str, value: &Spanned<DeValue<'_>>) -> String {
    let key = if key.is_empty() { String::new() } else { format!("{key} = ") };
    match value.get_ref() {
        DeValue::Integer(i) => format!("put it in quotes: {key}{}", quoted(i.as_str())),
        DeValue::Array(_) => format!("take the square brackets away: {key}\"…\""),
        _ => format!("for example: {key}\"…\""),
    }
}
