//! Reads how long to search, as people write it: 10s, 500ms, 2m.

use std::time::Duration;

/// The longest search: a day.
const MOST: u64 = 24 * 60 * 60 * 1000;

/// Reads a time with its unit.
pub(super) fn search_time(text: &str) -> Result<Duration, String> {
    let help = "write a number and its unit, such as 10s, 500ms or 2m";
    let text = text.trim();
    let unit = text.find(|c: char| !c.is_ascii_digit()).ok_or(help)?;
    let (number, unit) = text.split_at(unit);
    let number: u64 = number.parse().map_err(|_| help)?;
    let milliseconds = match unit.trim() {
        "ms" => 1,
        "s" | "sec" => 1000,
        "m" | "min" => 60 * 1000,
        "h" => 60 * 60 * 1000,
        _ => return Err(help.to_owned()),
    };
    match number.checked_mul(milliseconds) {
        Some(0) => Err("a search takes some time: write 500ms or more".to_owned()),
        Some(time) if time <= MOST => Ok(Duration::from_millis(time)),
        _ => Err("a search takes a day at most".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::search_time;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, seconds) in [("10s", 10.0), ("500ms", 0.5), ("2m", 120.0), (" 2 min ", 120.0), ("1h", 3600.0)] {
            assert_eq!(search_time(text).map(|time| time.as_secs_f64()), Ok(seconds), "{text}");
        }
        for text in [
            "",
            "10",
            "s",
            "ten s",
            "10 years",
            "-1s",
            "1.5s",
            "0s",
            "99999999999999999999s",
            "25h",
            "9999999999999999m",
        ] {
            assert!(search_time(text).is_err(), "{text}");
        }
    }
}
