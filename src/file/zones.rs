//! Owns the time zones that come with the program, by their names in the IANA database, and what to call one when
//! somebody wrote something else. They are packed by `build.rs`.

use chrono::FixedOffset;

use super::problem::{nearest, quoted};
use super::reader::TableReader;
use super::times::parse_offset;
use crate::workshop::text::{same, same_key};
use crate::workshop::time::zone::{YearlyRule, Zone, ZoneRules};

/// The names in order, each with the number of its rules, and the rules.
static ZONES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zones.bin"));

/// Seconds of a unit in which the changes are counted.
const UNIT: i64 = 30;

/// Abbreviations that hold for half the year, or in several countries, and a place that somebody may mean.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ACDT", "Australia/Adelaide"),
    ("ACST", "Australia/Darwin"),
    ("AEDT", "Australia/Sydney"),
    ("AEST", "Australia/Sydney"),
    ("AWST", "Australia/Perth"),
    ("BRT", "America/Sao_Paulo"),
    ("BST", "Europe/London"),
    ("CDT", "America/Chicago"),
    ("CEST", "Europe/Berlin"),
    ("CST", "America/Chicago"),
    ("EDT", "America/New_York"),
    ("EEST", "Europe/Helsinki"),
    ("IST", "Asia/Kolkata"),
    ("JST", "Asia/Tokyo"),
    ("KST", "Asia/Seoul"),
    ("MDT", "America/Denver"),
    ("MESZ", "Europe/Berlin"),
    ("MEZ", "Europe/Berlin"),
    ("MSK", "Europe/Moscow"),
    ("NZDT", "Pacific/Auckland"),
    ("NZST", "Pacific/Auckland"),
    ("PDT", "America/Los_Angeles"),
    ("PST", "America/Los_Angeles"),
    ("SGT", "Asia/Singapore"),
    ("WEST", "Europe/Lisbon"),
];

/// Returns the zone that a text names: by an offset or by a name of the IANA database.
pub fn zone(text: &str) -> Option<Zone> {
    if let Some(offset) = parse_offset(text) {
        return Some(Zone::Fixed(offset));
    }
    let (name, place) = entries().find(|(name, _)| *name == text)?;
    Some(Zone::named(name, unpacked(place)?))
}

impl TableReader<'_, '_> {
    /// Reads a time zone: a name of the IANA database, or an offset from UTC.
    pub(super) fn zone(&self, key: &str) -> Option<Zone> {
        let said = self.text(key)?;
        let zone = zone(said.text);
        if zone.is_none() {
            let message = format!("{key}: no time zone is called {}", quoted(said.text));
            self.faults.error(said.place, message, remedy(key, said.text));
        }
        zone
    }
}

/// Says how to write the zone that a text probably means.
fn remedy(key: &str, text: &str) -> String {
    let write = |name: &str| format!("write {key} = \"{name}\"");
    let offset = ["UTC", "GMT"].iter().find_map(|word| {
        let rest = text.get(..3).filter(|start| same(start, word)).map(|_| text[3..].trim())?;
        let (sign, hours) = rest.split_at_checked(1)?;
        let full = if hours.len() == 1 { format!("{sign}0{hours}") } else { rest.to_owned() };
        parse_offset(&full)
    });
    if let Some(offset) = offset {
        return write(&offset.to_string());
    }
    if let Some((_, place)) = ABBREVIATIONS.iter().find(|(short, _)| same(short, text)) {
        return format!("write the name of a place, such as {key} = \"{place}\"");
    }
    let plain = |text: &str| same_key(&text.replace([' ', '-'], "_"));
    let (wanted, names) = (plain(text), names());
    let places: Vec<&str> = names.iter().map(|name| name.rsplit('/').next().unwrap_or(name)).collect();
    let by_place = (0..names.len()).find(|&i| plain(names[i]) == wanted || plain(places[i]) == wanted);
    let near = by_place.or_else(|| near(text, &names)).or_else(|| near(&wanted, &places)).map(|i| names[i]);
    match near {
        Some(name) => format!("did you mean {key} = \"{name}\"?"),
        None => format!(
            "write the name of a place in the IANA database, or the hours before or after UTC: \
             {key} = \"Europe/Berlin\" or {key} = \"-05:00\""
        ),
    }
}

/// Returns which of the names is the nearest.
fn near(text: &str, names: &[&'static str]) -> Option<usize> {
    let near = nearest(text, names.iter().copied())?;
    names.iter().position(|name| *name == near)
}

/// Lists the names of all zones.
pub(super) fn names() -> Vec<&'static str> {
    entries().map(|(name, _)| name).collect()
}

/// Lists the names with the number of the rules of each.
fn entries() -> impl Iterator<Item = (&'static str, usize)> {
    let mut rest = ZONES;
    std::iter::from_fn(move || {
        let (&length, behind) = rest.split_first().filter(|(length, _)| **length > 0)?;
        let (name, behind) = behind.split_at_checked(usize::from(length))?;
        let (place, behind) = behind.split_first_chunk::<2>()?;
        rest = behind;
        Some((std::str::from_utf8(name).ok()?, usize::from(u16::from_le_bytes(*place))))
    })
}

/// Returns the rules with this number.
fn unpacked(place: usize) -> Option<ZoneRules> {
    let mut rest = ZONES;
    while let Some((&length, behind)) = rest.split_first() {
        if length == 0 {
            rest = behind;
            break;
        }
        rest = behind.get(usize::from(length) + 2..)?;
    }
    for _ in 0..place {
        let (length, behind) = rest.split_first_chunk::<2>()?;
        rest = behind.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    let (length, behind) = rest.split_first_chunk::<2>()?;
    let (&count, mut rest) = behind.get(..usize::from(u16::from_le_bytes(*length)))?.split_first()?;
    let mut offsets = Vec::new();
    for _ in 0..count {
        let (seconds, behind) = rest.split_first_chunk::<4>()?;
        offsets.push(FixedOffset::east_opt(i32::from_le_bytes(*seconds))?);
        rest = behind;
    }
    let (&length, behind) = rest.split_first()?;
    let (yearly, mut rest) = behind.split_at_checked(usize::from(length))?;
    let yearly = YearlyRule::parse(std::str::from_utf8(yearly).ok()?);
    let (mut at, mut changes) = (0_i64, Vec::new());
    while !rest.is_empty() {
        let (mut units, mut shift) = (0_i64, 0);
        loop {
            let (&byte, behind) = rest.split_first()?;
            rest = behind;
            units |= i64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                break;
            }
        }
        let (&offset, behind) = rest.split_first()?;
        rest = behind;
        at += units * UNIT;
        changes.push((at, *offsets.get(usize::from(offset))?));
    }
    Some(ZoneRules { first: *offsets.first()?, changes, yearly })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    #[test]
    fn every_zone_can_be_read() {
        for (name, place) in entries() {
            let rules = unpacked(place).unwrap_or_else(|| panic!("{name}"));
            assert!(rules.yearly.is_some(), "{name}");
            assert!(rules.changes.is_sorted_by_key(|(at, _)| *at), "{name}");
        }
        assert!(names().len() > 590);
    }

    #[test]
    fn zones_were_what_they_were() {
        for (name, utc, there) in [
            ("UTC", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00+00:00"),
            ("CET", "2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00"),
            ("Europe/Berlin", "2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00"),
            ("Europe/Berlin", "2000-10-28T12:00:00Z", "2000-10-28T14:00:00+02:00"),
            // The rules begin in 2000; what counted then counts before.
            ("Europe/Berlin", "1970-07-01T12:00:00Z", "1970-07-01T14:00:00+02:00"),
            ("Europe/Dublin", "2026-01-01T12:00:00Z", "2026-01-01T12:00:00+00:00"),
            ("Europe/Dublin", "2026-07-01T12:00:00Z", "2026-07-01T13:00:00+01:00"),
            ("America/New_York", "2006-03-20T12:00:00Z", "2006-03-20T07:00:00-05:00"),
            ("America/New_York", "2007-03-20T12:00:00Z", "2007-03-20T08:00:00-04:00"),
            ("America/Sao_Paulo", "2018-12-01T12:00:00Z", "2018-12-01T10:00:00-02:00"),
            ("America/Sao_Paulo", "2026-12-01T12:00:00Z", "2026-12-01T09:00:00-03:00"),
            ("Asia/Kolkata", "2026-07-01T12:00:00Z", "2026-07-01T17:30:00+05:30"),
            ("Asia/Kathmandu", "2026-07-01T12:00:00Z", "2026-07-01T17:45:00+05:45"),
            ("Australia/Lord_Howe", "2026-01-01T12:00:00Z", "2026-01-01T23:00:00+11:00"),
            ("Australia/Lord_Howe", "2026-07-01T12:00:00Z", "2026-07-01T22:30:00+10:30"),
            ("Australia/Sydney", "2026-01-01T12:00:00Z", "2026-01-01T23:00:00+11:00"),
            // Samoa left out a day.
            ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00"),
            ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00"),
            ("Etc/GMT+5", "2026-07-01T12:00:00Z", "2026-07-01T07:00:00-05:00"),
        ] {
            let at: DateTime<Utc> = utc.parse().unwrap();
            assert_eq!(zone(name).unwrap_or_else(|| panic!("{name}")).at(&at).to_rfc3339(), there, "{name}");
        }
    }

    #[test]
    fn an_unknown_zone_leads_to_a_known_one() {
        for (text, help) in [
            ("Europe/Berlim", "did you mean timezone = \"Europe/Berlin\"?"),
            ("europe/berlin", "did you mean timezone = \"Europe/Berlin\"?"),
            ("Berlin", "did you mean timezone = \"Europe/Berlin\"?"),
            ("New York", "did you mean timezone = \"America/New_York\"?"),
            ("Nwe York", "did you mean timezone = \"America/New_York\"?"),
            ("UTC+1", "write timezone = \"+01:00\""),
            ("GMT-05:30", "write timezone = \"-05:30\""),
            ("UTC +2", "write timezone = \"+02:00\""),
            ("CEST", "write the name of a place, such as timezone = \"Europe/Berlin\""),
            ("PST", "write the name of a place, such as timezone = \"America/Los_Angeles\""),
        ] {
            assert_eq!(zone(text), None, "{text}");
            assert_eq!(remedy("timezone", text), help, "{text}");
        }
        for text in ["", "+", "+1", "+25:00", "+01:60", "UTC+", "x", "🦀", "+🦀", &"Z".repeat(300)] {
            assert_eq!(zone(text), None, "{text}");
            assert!(remedy("timezone", text).contains("timezone = "), "{text}");
        }
    }

    #[test]
    fn offsets_are_read_as_people_write_them() {
        for (text, seconds) in [("Z", 0), ("+01:00", 3600), ("-05:00", -18000), ("+0100", 3600), ("-05", -18000)] {
            assert_eq!(zone(text), Some(Zone::Fixed(FixedOffset::east_opt(seconds).unwrap())), "{text}");
        }
    }
}
