//! Owns time zones: by which rules a moment and a time on a wall clock belong together. The rules come in as values;
//! nothing here reads the computer.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc, Weekday};

use crate::workshop::Moment;

/// A time zone: the offset of local time from UTC at each moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// One offset, always.
    Fixed(FixedOffset),
    /// A zone with a name, whose offset changes by rules.
    Named(Arc<NamedZone>),
}

/// A zone with a name and its rules.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedZone {
    name: String,
    rules: ZoneRules,
}

/// The rules of a zone: changes of the offset that are known one by one, and from the last of them on the rule of
/// each year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRules {
    /// The offset before the first change.
    pub first: FixedOffset,
    /// The changes, earliest first: seconds since 1970 in UTC, and the offset from then on.
    pub changes: Vec<(i64, FixedOffset)>,
    /// What happens every year after the last of them, where something does.
    pub yearly: Option<YearlyRule>,
}

/// Summer time that begins and ends every year by the same rule, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearlyRule {
    standard: FixedOffset,
    /// The offset in summer, and the days on which it begins and ends.
    summer: Option<(FixedOffset, YearlyDay, YearlyDay)>,
}

/// A day of each year, and the time of day: the third Sunday in March at 2:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct YearlyDay {
    month: u32,
    /// 1 to 5; the fifth is the last.
    week: u32,
    weekday: Weekday,
    /// Seconds after local midnight; may be negative or more than a day.
    time: i64,
}

/// What a time on the wall clock is in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallTime {
    /// One moment, as nearly always.
    Once(Moment),
    /// Shown twice, because the clocks are put back.
    Twice(Moment, Moment),
    /// Never shown, because the clocks are put forward: the moment that clocks which were not put forward would have
    /// called so.
    Skipped(Moment),
}

impl WallTime {
    /// Returns the moment that counts: of two the first, and of a skipped time the one as much later as the clocks
    /// were put forward (RFC 5545, section 3.3.5).
    pub fn moment(self) -> Moment {
        match self {
            Self::Once(moment) | Self::Twice(moment, _) | Self::Skipped(moment) => moment,
        }
    }
}

impl Zone {
    /// Creates a zone with a name.
    pub fn named(name: &str, rules: ZoneRules) -> Self {
        Self::Named(Arc::new(NamedZone { name: name.to_owned(), rules }))
    }

    /// Returns the offset at a moment.
    pub fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset {
        match self {
            Self::Fixed(offset) => *offset,
            Self::Named(zone) => zone.rules.offset_at(at.timestamp()),
        }
    }

    /// Returns a moment by the clock of this zone.
    pub fn at<T: TimeZone>(&self, moment: &DateTime<T>) -> Moment {
        let utc = moment.to_utc();
        utc.with_timezone(&self.offset_at(utc))
    }

    /// Returns what a time on the wall clock is here.
    pub fn wall_time(&self, local: NaiveDateTime) -> WallTime {
        // No offset is further from UTC than this, so a change that matters lies in between.
        const REACH: TimeDelta = TimeDelta::hours(15);
        let utc = local.and_utc();
        let near = |by: TimeDelta| self.offset_at(utc.checked_add_signed(by).unwrap_or(utc));
        let moment = |offset: FixedOffset| {
            let at = utc.checked_sub_signed(TimeDelta::seconds(offset.local_minus_utc().into())).unwrap_or(utc);
            self.at(&at)
        };
        let (before, after) = (near(-REACH), near(REACH));
        let (early, late) = (moment(before), moment(after));
        match (early.naive_local() == local, late.naive_local() == local) {
            (true, true) if early < late => WallTime::Twice(early, late),
            (true, _) => WallTime::Once(early),
            (false, true) => WallTime::Once(late),
            (false, false) => WallTime::Skipped(early),
        }
    }

    /// Returns the moment that a time on the wall clock stands for here.
    pub fn moment(&self, local: NaiveDateTime) -> Moment {
        self.wall_time(local).moment()
    }

    /// Returns whether the clocks are put forward or back between two moments.
    pub fn changes_between(&self, from: Moment, until: Moment) -> bool {
        self.offset_at(from.to_utc()) != self.offset_at(until.to_utc())
    }
}

impl fmt::Display for Zone {
    /// Returns the name, or `UTC+01:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(offset) if offset.local_minus_utc() == 0 => f.write_str("UTC"),
            Self::Fixed(offset) => write!(f, "UTC{offset}"),
            Self::Named(zone) => f.write_str(&zone.name),
        }
    }
}

impl ZoneRules {
    fn offset_at(&self, at: i64) -> FixedOffset {
        match self.changes.partition_point(|(from, _)| *from <= at) {
            0 if self.changes.is_empty() => self.yearly.map_or(self.first, |rule| rule.offset_at(at)),
            0 => self.first,
            n if n == self.changes.len() => self.yearly.map_or(self.changes[n - 1].1, |rule| rule.offset_at(at)),
            n => self.changes[n - 1].1,
        }
    }
}

impl YearlyRule {
    /// Reads a rule as POSIX writes it, with the extensions of RFC 8536; days are written as month, week and weekday.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = abbreviation(text)?;
        let (standard, rest) = posix_offset(rest)?;
        let standard = FixedOffset::east_opt(standard)?;
        if rest.is_empty() {
            return Some(Self { standard, summer: None });
        }
        let rest = abbreviation(rest)?;
        let (summer, rest) = match posix_offset(rest) {
            Some((offset, rest)) => (FixedOffset::east_opt(offset)?, rest),
            None => (FixedOffset::east_opt(standard.local_minus_utc() + 3600)?, rest),
        };
        let (begins, ends) = rest.strip_prefix(',')?.split_once(',')?;
        Some(Self { standard, summer: Some((summer, YearlyDay::parse(begins)?, YearlyDay::parse(ends)?)) })
    }

    fn offset_at(&self, at: i64) -> FixedOffset {
        let Some((summer, begins, ends)) = self.summer else { return self.standard };
        let local = at.saturating_add(self.standard.local_minus_utc().into());
        let Some(year) = DateTime::from_timestamp(local, 0).map(|t| t.year()) else { return self.standard };
        let (Some(from), Some(until)) = (begins.in_year(year, self.standard), ends.in_year(year, summer)) else {
            return self.standard;
        };
        // South of the equator summer time ends before it begins.
        let is_summer = if from < until { (from..until).contains(&at) } else { at >= from || at < until };
        if is_summer { summer } else { self.standard }
    }
}

impl YearlyDay {
    fn parse(text: &str) -> Option<Self> {
        const DAYS: [Weekday; 7] =
            [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
        let (day, time) = text.split_once('/').unwrap_or((text, "2"));
        let mut numbers = day.strip_prefix('M')?.split('.').map(|n| n.parse::<u32>().ok());
        let (month, week, weekday) = (numbers.next()??, numbers.next()??, numbers.next()??);
        let fits = (1..=12).contains(&month) && (1..=5).contains(&week) && numbers.next().is_none();
        let weekday = DAYS.get(weekday as usize).copied().filter(|_| fits)?;
        let (time, rest) = clock_time(time)?;
        rest.is_empty().then_some(Self { month, week, weekday, time })
    }

    /// Returns the moment in a year, in seconds since 1970, by the offset that counts until then.
    fn in_year(self, year: i32, until_then: FixedOffset) -> Option<i64> {
        let nth = |week: u32| NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, week as u8);
        let day = nth(self.week).or_else(|| nth(4))?;
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        Some(midnight + self.time - i64::from(until_then.local_minus_utc()))
    }
}

/// Returns what follows the abbreviation of a zone: `CET` or `<+0330>`.
fn abbreviation(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('<') {
        return Some(quoted.split_once('>')?.1);
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (text.len() - rest.len() >= 3).then_some(rest)
}

/// Returns an offset in seconds east of UTC, and what follows it. POSIX counts to the west.
fn posix_offset(text: &str) -> Option<(i32, &str)> {
    let (west, rest) = clock_time(text)?;
    Some((i32::try_from(-west).ok()?, rest))
}

/// Returns `2`, `-1` or `3:30` in seconds, and what follows it.
fn clock_time(text: &str) -> Option<(i64, &str)> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(digits.len());
    let mut seconds = 0;
    for (part, unit) in digits[..end].split(':').zip([3600, 60, 1]) {
        seconds += part.parse::<i64>().ok().filter(|n| *n < 1000)? * unit;
    }
    Some((sign * seconds, &digits[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(rule: &str) -> Zone {
        let yearly = YearlyRule::parse(rule).unwrap_or_else(|| panic!("{rule}"));
        Zone::named(rule, ZoneRules { first: yearly.standard, changes: Vec::new(), yearly: Some(yearly) })
    }

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    #[test]
    fn every_moment_has_the_offset_of_its_own_time() {
        for (rule, utc, there) in [
            (BERLIN, "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"),
            (BERLIN, "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
            (BERLIN, "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00"),
            (BERLIN, "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00"),
            (BERLIN, "9999-07-01T00:00:00Z", "9999-07-01T02:00:00+02:00"),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"),
            // Half hours, and south of the equator.
            ("IST-5:30", "2026-07-01T00:00:00Z", "2026-07-01T05:30:00+05:30"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", "2026-01-01T11:00:00+11:00"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", "2026-07-01T10:00:00+10:00"),
            ("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "2026-01-01T00:00:00Z", "2026-01-01T13:45:00+13:45"),
            // On Lord Howe Island summer time is half an hour.
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", "2026-01-01T11:00:00+11:00"),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30"),
            // Before midnight, and more than a day after it.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", "2026-03-29T00:00:00-01:00"),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", "2026-03-28T22:59:59-02:00"),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", "2026-03-27T01:59:59+02:00"),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", "2026-03-27T03:00:00+03:00"),
            // Where winter is the exception.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", "2026-07-01T01:00:00+01:00"),
        ] {
            let at: DateTime<Utc> = utc.parse().unwrap();
            assert_eq!(zone(rule).at(&at).to_rfc3339(), there, "{rule} at {utc}");
        }
    }

    #[test]
    fn a_time_on_the_wall_clock_is_one_moment_or_two_or_none() {
        let berlin = zone(BERLIN);
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        for (text, is) in [
            ("2026-03-29T01:59:59", WallTime::Once(moment("2026-03-29T01:59:59+01:00"))),
            ("2026-03-29T02:00:00", WallTime::Skipped(moment("2026-03-29T03:00:00+02:00"))),
            ("2026-03-29T02:30:00", WallTime::Skipped(moment("2026-03-29T03:30:00+02:00"))),
            ("2026-03-29T03:00:00", WallTime::Once(moment("2026-03-29T03:00:00+02:00"))),
            ("2026-10-25T01:59:59", WallTime::Once(moment("2026-10-25T01:59:59+02:00"))),
            (
                "2026-10-25T02:00:00",
                WallTime::Twice(moment("2026-10-25T02:00:00+02:00"), moment("2026-10-25T02:00:00+01:00")),
            ),
            ("2026-10-25T03:00:00", WallTime::Once(moment("2026-10-25T03:00:00+01:00"))),
        ] {
            let found = berlin.wall_time(local(text));
            assert_eq!(found, is, "{text}");
            assert_eq!(found.moment().offset(), is.moment().offset(), "{text}");
        }
        let howe = zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
        let skipped = howe.wall_time(local("2026-10-04T02:10:00"));
        assert_eq!(skipped, WallTime::Skipped(moment("2026-10-04T02:40:00+11:00")));
        let fixed = Zone::Fixed(FixedOffset::east_opt(5400).unwrap());
        assert_eq!(fixed.moment(local("2026-03-29T02:30:00")), moment("2026-03-29T02:30:00+01:30"));
    }

    #[test]
    fn what_is_no_rule_is_none() {
        for text in [
            "",
            "CET",
            "1CET",
            "CET-1CEST",
            "CET-1CEST,M3.5.0",
            "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,J60,J300",
            "CET-1x",
        ] {
            assert_eq!(YearlyRule::parse(text), None, "{text}");
        }
    }
}
