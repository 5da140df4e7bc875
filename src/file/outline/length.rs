//! Owns lengths and times of day as people write them: `90 min`, `1h30`, `half an hour`, `15:20`, `9.30 Uhr`, `3 pm`.

use std::borrow::Cow;

use chrono::NaiveTime;

use crate::workshop::text::search_key;

/// The most minutes of one activity.
pub(super) const MOST_MINUTES: u32 = 1440;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 7] = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty"];

/// Words for minutes, as they are typed and as agendas of other languages have them.
const MINUTES: &[&str] = &[
    "m", "mn", "min", "mins", "minute", "minutes", "'", "′", "’", "minuten", "minuto", "minutos", "minuti", "minut",
    "minuta", "minuty", "minuut",
];

/// Words for hours.
const HOURS: &[&str] = &[
    "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "ora", "ore",
    "uur", "godz", "godzina", "godziny", "godzin",
];

/// A longer text, in bytes, is no length.
const LONGEST: usize = 200;

/// Lengths in words, without accents, in the languages of agendas.
const WORDED: &[(u32, &[&str])] = &[
    (1, &["a minute"]),
    (
        15,
        &[
            "a quarter of an hour",
            "quarter of an hour",
            "a quarter hour",
            "viertelstunde",
            "eine viertelstunde",
            "quart d'heure",
            "un quart d'heure",
            "cuarto de hora",
            "un cuarto de hora",
            "un quarto d'ora",
            "kwartier",
            "een kwartier",
            "kwadrans",
        ],
    ),
    (
        30,
        &[
            "half an hour",
            "half hour",
            "a half hour",
            "halbe stunde",
            "eine halbe stunde",
            "demi-heure",
            "une demi-heure",
            "media hora",
            "meia hora",
            "mezz'ora",
            "mezzora",
            "half uur",
            "een half uur",
            "pol godziny",
        ],
    ),
    (45, &["three quarters of an hour", "dreiviertelstunde", "eine dreiviertelstunde"]),
    (60, &["an hour", "a full hour", "eine stunde", "une heure", "una hora", "uma hora", "un'ora", "een uur"]),
    (
        90,
        &[
            "an hour and a half",
            "one and a half hours",
            "anderthalb stunden",
            "eineinhalb stunden",
            "une heure et demie",
            "hora y media",
            "una hora y media",
            "uma hora e meia",
            "un'ora e mezza",
            "anderhalf uur",
            "poltorej godziny",
        ],
    ),
];

/// Writes `1½ h` as `1.5 h`, and `1/2 h` as `0.5 h`.
pub(super) fn fractions(text: &str) -> Cow<'_, str> {
    if !text.contains(['½', '¼', '¾', '/']) {
        return Cow::Borrowed(text);
    }
    let mut text = text.to_owned();
    for (sign, slashed, decimals) in [("½", "1/2", ".5"), ("¼", "1/4", ".25"), ("¾", "3/4", ".75")] {
        let found = text.find(sign).map(|at| (at, sign.len()));
        let found = found.or_else(|| text.starts_with(slashed).then_some((0, slashed.len())));
        let Some((at, len)) = found else { continue };
        let whole = text[..at].trim_end();
        let whole = if whole.ends_with(|c: char| c.is_ascii_digit()) { whole } else { "0" };
        text = format!("{whole}{decimals}{}", &text[at + len..]);
    }
    Cow::Owned(text)
}

/// What a text says of a length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Length {
    /// So many minutes.
    Minutes(u32),
    /// A length, but none that an activity can have.
    Outside,
    /// From so many minutes to so many.
    Between(u32, u32),
}

/// Reads a number in digits or, from one to sixty, in words.
pub(super) fn number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(word.parse().unwrap_or(u32::MAX));
    }
    let index = |list: &[&str], word: &str| list.iter().position(|w| !w.is_empty() && *w == word);
    if let Some(n) = index(&ONES[1..], word).map(|i| i + 1).or_else(|| index(&TENS, word).map(|i| i * 10)) {
        return Some(n as u32);
    }
    let tens = TENS.iter().enumerate().skip(2).take(4).find(|(_, tens)| word.starts_with(**tens))?;
    let one = word[tens.1.len()..].trim_start_matches(['-', ' ']);
    index(&ONES[1..10], one).map(|i| (tens.0 * 10 + i + 1) as u32)
}

/// Reads a length: `5`, `5 min`, `1h30`, `an hour`, `5-10 min`. A number alone is minutes.
pub(super) fn length(text: &str) -> Option<Length> {
    if text.len() > LONGEST {
        return None;
    }
    let text = fractions(text.trim());
    let key = search_key(&text);
    let key = key.trim_end_matches('.').trim();
    let inside = |n: u32| if (1..=MOST_MINUTES).contains(&n) { Length::Minutes(n) } else { Length::Outside };
    if let Some((minutes, _)) = WORDED.iter().find(|(_, words)| words.contains(&key)) {
        return Some(Length::Minutes(*minutes));
    }
    if let Some(length) = single(key) {
        return Some(match length {
            Length::Minutes(n) => inside(n),
            other => other,
        });
    }
    if let Some((a, b)) = ["-", "–", "—", " to ", " or "].iter().find_map(|dash| key.split_once(dash)) {
        let (Some(from), Some(Length::Minutes(to))) = (number(a.trim()), single(b)) else { return None };
        let hours = unit(b).is_some_and(|u| HOURS.contains(&u));
        let from = if hours { from.saturating_mul(60) } else { from };
        return (from < to).then_some(Length::Between(from, to));
    }
    None
}

/// Returns the unit that a text ends with.
fn unit(text: &str) -> Option<&str> {
    let text = text.trim();
    let at = text.rfind(|c: char| c.is_ascii_digit() || c.is_whitespace())?;
    Some(text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()))
}

/// Reads hours and minutes with their unit, such as `1:30 h`; from seven hours on, that is a time of day.
fn clocked(key: &str) -> Option<Length> {
    let unit = unit(key)?;
    let (hours, minutes) = key.strip_suffix(unit)?.trim_end().split_once(':')?;
    let (hours, minutes) = (number(hours).filter(|h| *h < 7)?, sixty(minutes).filter(|_| minutes.len() == 2)?);
    HOURS.contains(&unit).then_some(Length::Minutes(hours * 60 + minutes))
}

/// Reads one length.
fn single(key: &str) -> Option<Length> {
    if let Some(length) = clocked(key) {
        return Some(length);
    }
    if let Some(n) = number(key.trim()) {
        return Some(Length::Minutes(n));
    }
    let words = tokens(key);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| *w != "and").collect();
    let is = |units: &[&str], word: &str| units.contains(&word.trim_end_matches('.'));
    let minutes = |n: u32| Some(Length::Minutes(n));
    match words[..] {
        [n, unit] if is(MINUTES, unit) => minutes(number(n)?),
        [a, b, unit] if is(MINUTES, unit) => minutes(number(&format!("{a} {b}"))?),
        ["a" | "an", unit] if is(HOURS, unit) => minutes(60),
        [n, unit] if is(HOURS, unit) => match n.split_once(['.', ',']) {
            None => minutes(number(n)?.saturating_mul(60)),
            Some((whole, "5")) => minutes(number(whole)?.saturating_mul(60).saturating_add(30)),
            Some((whole, "25")) => minutes(number(whole)?.saturating_mul(60).saturating_add(15)),
            Some((whole, "75")) => minutes(number(whole)?.saturating_mul(60).saturating_add(45)),
            Some(_) => None,
        },
        [h, hours, m] if is(HOURS, hours) => minutes(number(h)?.saturating_mul(60).saturating_add(sixty(m)?)),
        [h, hours, m, unit] if is(HOURS, hours) && is(MINUTES, unit) => {
            minutes(number(h)?.saturating_mul(60).saturating_add(sixty(m)?))
        }
        _ => None,
    }
}

fn sixty(text: &str) -> Option<u32> {
    number(text).filter(|n| *n < 60)
}

/// Splits a text into numbers and words: `1h30` is three of them.
fn tokens(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let kind = if c.is_whitespace() {
            0
        } else if c.is_ascii_digit() || matches!(c, '.' | ',') && last == Some(1) {
            1
        } else {
            2
        };
        match (kind, last == Some(kind)) {
            (0, _) => {}
            (_, true) => found.last_mut().expect("a token").push(c),
            _ => found.push(c.to_string()),
        }
        last = Some(kind);
    }
    // A point behind a number ends it.
    found.iter().map(|w| w.trim_end_matches(['.', ',']).to_owned()).filter(|w| !w.is_empty()).collect()
}

/// Reads a length as a table has it, where `0:10` and `1:30` are hours and minutes.
pub(super) fn table_length(text: &str) -> Option<Length> {
    let text = fractions(text.trim());
    let text = search_key(&text);
    let text = text.trim().trim_start_matches(['~', '≈']).trim_start_matches("ca.").trim_start_matches("ca ").trim();
    let clock: Vec<&str> = text.trim_end_matches(['h', ' ']).split(':').collect();
    let digits = |t: &&str| (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if matches!(clock.len(), 2 | 3) && clock.iter().all(digits) {
        let n = number(clock[0])?.saturating_mul(60).saturating_add(sixty(clock[1])?);
        return Some(if (1..=MOST_MINUTES).contains(&n) { Length::Minutes(n) } else { Length::Outside });
    }
    length(text)
}

/// What stands behind a time in other languages.
const CLOCK: &[&str] = &["uhr", "h", "hrs", "hours", "uur", "heures", "hs", "o'clock"];

/// What stands before it.
const BEFORE: &[&str] = &["at ", "um ", "ab ", "a ", "a las ", "alle ", "om ", "godz. ", "o "];

/// Reads a time of day: `15:20`, `9.30 Uhr`, `15h20`, `3 pm`, `noon`; `None` for a number alone.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let key = search_key(text);
    let mut key = key.trim();
    if matches!(key, "noon" | "midday" | "12 noon") {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    if key == "midnight" {
        return NaiveTime::from_hms_opt(0, 0, 0);
    }
    key = BEFORE.iter().find_map(|word| key.strip_prefix(word)).unwrap_or(key).trim_start();
    let (digits, half) = half_of_day(key);
    let (digits, said) = match CLOCK.iter().find_map(|word| digits.strip_suffix(word)) {
        Some(rest) if half.is_none() => (rest.trim_end(), true),
        _ => (digits, half.is_some()),
    };
    let parts: Vec<&str> = digits.split([':', '.', 'h']).collect();
    let digit = |t: &&str| (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digit) {
        return None;
    }
    let (hour, minute, second) = match parts[..] {
        [h] if said => (h, "0", "0"),
        [h, m] if m.len() == 2 => (h, m, "0"),
        [h, m, s] if m.len() == 2 && s.len() == 2 && digits.matches('.').count() == 0 => (h, m, s),
        _ => return None,
    };
    let hour = hour.parse::<u32>().ok()?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, second.parse().ok()?)
}

/// Takes off whether it is the first or the second half of the day.
fn half_of_day(key: &str) -> (&str, Option<bool>) {
    let words = [("a.m.", false), ("a.m", false), ("am", false), ("p.m.", true), ("p.m", true), ("pm", true)];
    let found = words.iter().find_map(|(word, half)| Some((key.strip_suffix(word)?, *half)));
    match found.map(|(rest, half)| (rest.trim_end(), half)) {
        Some((rest, half)) if rest.ends_with(|c: char| c.is_ascii_digit()) => (rest, Some(half)),
        _ => (key, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("5", 5),
            ("5 min", 5),
            ("5min", 5),
            ("5 Min.", 5),
            ("5'", 5),
            ("5’", 5),
            ("90 min", 90),
            ("90 minutes", 90),
            ("1h", 60),
            ("1 h", 60),
            ("1h30", 90),
            ("1 h 30", 90),
            ("1h30m", 90),
            ("1 h 30 min", 90),
            ("1 hour and 30 minutes", 90),
            ("1.5 h", 90),
            ("2 hours", 120),
            ("an hour", 60),
            ("one hour", 60),
            ("half an hour", 30),
            ("five", 5),
            ("Five minutes", 5),
            ("twenty-five", 25),
            ("twenty five minutes", 25),
            ("sixty", 60),
            ("fifty-nine minutes", 59),
            ("15 minuti", 15),
            ("½ h", 30),
            ("1/2 Std.", 30),
            ("1½ h", 90),
            ("1 ½ Stunden", 90),
            ("¾ Stunde", 45),
            ("1:30 h", 90),
            ("0:45 Std.", 45),
            ("eine halbe Stunde", 30),
            ("un quart d'heure", 15),
            ("une heure et demie", 90),
            ("mezz'ora", 30),
            ("1 Std", 60),
            ("1440", 1440),
        ] {
            assert_eq!(length(text), Some(Length::Minutes(minutes)), "{text}");
        }
        for text in
            ["", "min", "soon", "5 5", "15:20", "5 groups", "-5", "1h75", "sixty-one", "2.7 h", "zero", "five-ish"]
        {
            assert_eq!(length(text), None, "{text}");
        }
        assert_eq!(length("0"), Some(Length::Outside));
        assert_eq!(length("99999999999999 h"), Some(Length::Outside));
        assert_eq!(length("5-10 min"), Some(Length::Between(5, 10)));
        assert_eq!(length("5 to 10"), Some(Length::Between(5, 10)));
        assert_eq!(length("1-2 h"), Some(Length::Between(60, 120)));
        for (text, minutes) in [("0:10", 10), ("1:30 h", 90), ("01:30:00", 90), ("~10 min", 10), ("10", 10)] {
            assert_eq!(table_length(text), Some(Length::Minutes(minutes)), "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, hour, minute) in [
            ("15:20", 15, 20),
            ("9:05", 9, 5),
            ("9.30", 9, 30),
            ("9.30 Uhr", 9, 30),
            ("9 Uhr", 9, 0),
            ("15h20", 15, 20),
            ("15h", 15, 0),
            ("3 pm", 15, 0),
            ("3pm", 15, 0),
            ("12 am", 0, 0),
            ("12:15 PM", 12, 15),
            ("3:20 p.m.", 15, 20),
            ("noon", 12, 0),
            ("09:00:00", 9, 0),
            ("um 9 Uhr", 9, 0),
            ("0:00", 0, 0),
        ] {
            assert_eq!(time(text), NaiveTime::from_hms_opt(hour, minute, 0), "{text}");
        }
        for text in ["", "15", "25:00", "9:5", "13 pm", "1.5", "1.2.2026", "am", "soon", "15:20:99", "15:60"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
