//! Owns the options that say what a new session is to be: its title, its day and start, its people.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::fault::Fault;
use super::people::TableArgs;
use crate::shell::local_now;
use crate::workshop::Person;

/// What a new session is to be.
#[derive(Debug, Default, clap::Args)]
pub(super) struct SessionArgs {
    /// The title of the session.
    #[arg(long, value_name = "TITLE", value_parser = title)]
    pub(super) title: Option<String>,
    /// The date: 2026-11-24, today or tomorrow [default: today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<NaiveDate>,
    /// The planned start in local time: 15:00 or 9:30.
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    pub(super) start: Option<NaiveTime>,
    /// People: a table or list as other programs export it; - is standard input, sample sixteen invented people.
    #[arg(long, value_name = "FILE")]
    pub(super) people: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
}

impl SessionArgs {
    /// Returns the people of the table, if one was named.
    pub(super) fn people(&self) -> Result<Option<Vec<Person>>, Fault> {
        if self.people.is_none() && self.table.is_given() {
            let message = "--name, --columns and --skip say how to read --people";
            return Err(Fault::usage(message, "add --people FILE"));
        }
        self.people.as_deref().map(|file| self.table.read(file)).transpose()
    }

    /// Returns the day of the session.
    pub(super) fn day(&self) -> NaiveDate {
        self.date.unwrap_or_else(|| local_now().date_naive())
    }

    /// Lists the options that were given.
    pub(super) fn given(&self) -> Vec<&'static str> {
        let all = [
            ("--people", self.people.is_some()),
            ("--name, --columns and --skip", self.table.is_given()),
            ("--start", self.start.is_some()),
            ("--title", self.title.is_some()),
            ("--date", self.date.is_some()),
        ];
        all.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect()
    }
}

fn title(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("a title needs at least one character") } else { Ok(text.to_owned()) }
}

/// Returns a day as it is typed on the command line.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let today = local_now().date_naive();
    match text.trim().to_lowercase().as_str() {
        "today" => Ok(today),
        "tomorrow" => today.succ_opt().ok_or("this date does not exist"),
        written => {
            let digits = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let day = digits.then(|| NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()).flatten();
            day.ok_or("write a date as 2026-11-24, today or tomorrow")
        }
    }
}

fn time(text: &str) -> Result<NaiveTime, &'static str> {
    let read = |form| NaiveTime::parse_from_str(text.trim(), form).ok();
    let time = read("%H:%M").or_else(|| read("%H:%M:%S")).filter(|t| t.nanosecond() == 0);
    time.ok_or("write a time as 15:00 or 9:30")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        assert_eq!(day("2026-11-24").ok(), date);
        let today = local_now().date_naive();
        assert!(day("Today").unwrap() >= today && day("tomorrow").unwrap() > today);
        for wrong in ["24.11.2026", "2026-02-30", "2026-1-1", "soon", "", "99999-01-01", "11/24"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
        for (written, hour, minute) in [("15:00", 15, 0), ("9:30", 9, 30), ("09:30:00", 9, 30), ("0:05", 0, 5)] {
            assert_eq!(time(written).ok(), NaiveTime::from_hms_opt(hour, minute, 0), "{written}");
        }
        for wrong in ["24:00", "9.30", "9", "23:59:60", "noon", "-1:00", ""] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
