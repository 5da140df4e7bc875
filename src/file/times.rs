//! Turns TOML's dates and times, and offsets written as text, into the domain's.
//! It reports nothing: what is no such time is `None`.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use toml::value::{Datetime, Offset};

use crate::workshop::Moment;

pub(super) fn naive_date(d: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
}

pub(super) fn naive_time(t: toml::value::Time) -> Option<NaiveTime> {
    // A leap second is the last one that a clock can show.
    let second = u32::from(t.second.unwrap_or(0)).min(59);
    let milli = t.nanosecond.unwrap_or(0) / 1_000_000;
    NaiveTime::from_hms_milli_opt(u32::from(t.hour), u32::from(t.minute), second, milli)
}

pub(super) fn moment_of(when: Datetime) -> Option<Moment> {
    let (d, t) = (when.date?, when.time?);
    let offset = match when.offset? {
        Offset::Z => FixedOffset::east_opt(0)?,
        Offset::Custom { minutes } => FixedOffset::east_opt(i32::from(minutes) * 60)?,
    };
    let date = naive_date(d)?;
    offset.from_local_datetime(&date.and_time(naive_time(t)?)).single()
}

/// Returns an offset from UTC as text has it: `Z`, `+01:00`, `+0100` or `-05`.
pub(super) fn parse_offset(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() == 2 => (rest, "00"),
        None => rest.split_at_checked(2)?,
    };
    let number = |t: &str| (t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse::<i32>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then(|| FixedOffset::east_opt(sign * (hours * 60 + minutes) * 60))?
}
