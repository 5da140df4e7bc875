//! Takes the times off that stand before or behind a title in an agenda, and tells what a time is meant to be.

use std::collections::HashSet;

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use super::super::length::time;
use super::marks::{MOST_LETTERS, unmarked};
use crate::workshop::text::search_key;

/// Words before a time, without accents.
const BEFORE: &[&str] = &[
    "from", "von", "ab", "um", "at", "a", "de", "das", "las", "as", "desde", "dalle", "alle", "ore", "van", "om", "od",
    "godz.", "godz", "o", "kl.", "kl",
];

/// Signs between two times.
const DASHES: [char; 6] = ['-', '–', '—', '−', '‐', '→'];

/// Words between two times, without accents.
const BETWEEN: &[&str] = &["to", "bis", "until", "till", "a", "al", "alle", "tot", "ate", "do", "as"];

/// A time, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub at: NaiveTime,
    /// It cannot be meant half a day later: `am` or `pm` stands behind it, or a zero before its hour.
    pub exact: bool,
}

/// The most hours from a start to its end where the end is written for a clock of twelve hours.
pub(super) const LONGEST: i64 = 10;

impl Written {
    /// Returns when it is meant to be after another time: as it is written or, on a clock of twelve hours, half a day
    /// later, but not more than so many hours on. Nothing where it is before the other one.
    pub(super) fn after(self, from: NaiveTime, most: i64) -> Option<NaiveTime> {
        let night = from.hour() >= 18 && self.at.hour() < 6;
        let ends_the_day = self.exact && self.at == NaiveTime::MIN && from.hour() >= 12;
        if self.at >= from || night || ends_the_day {
            return Some(self.at);
        }
        let later = self.at.overflowing_add_signed(TimeDelta::hours(12)).0;
        let near = later >= from && later - from <= TimeDelta::hours(most);
        (!self.exact && self.at.hour() < 12 && near).then_some(later)
    }
}

/// A time as it stands.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<bool>,
    /// Its minutes are written.
    full: bool,
    /// It can be nothing but a time.
    sure: bool,
    /// It is written as a clock of 24 hours has it.
    exact: bool,
    /// It is a word, such as noon, which a title can be as well.
    word: bool,
}

impl Clock {
    fn written(self) -> Option<Written> {
        Some(Written { at: self.time()?, exact: self.exact })
    }

    fn time(self) -> Option<NaiveTime> {
        let hour = match self.half {
            None => self.hour,
            Some(_) if !(1..=12).contains(&self.hour) => return None,
            Some(afternoon) => self.hour % 12 + if afternoon { 12 } else { 0 },
        };
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}

/// Words for twelve o'clock at day and at night, without accents, in the languages of agendas.
const NOON: &[&str] = &[
    "noon",
    "midday",
    "mid-day",
    "mittags",
    "mittag",
    "midi",
    "mediodia",
    "meio-dia",
    "meio dia",
    "mezzogiorno",
    "poludnia",
    "poludnie",
    "poludniu",
];
const MIDNIGHT: &[&str] = &[
    "midnight",
    "mitternacht",
    "minuit",
    "medianoche",
    "meia-noite",
    "meia noite",
    "mezzanotte",
    "middernacht",
    "polnocy",
    "polnoc",
];

/// Reads the word for a time that a text begins with.
fn worded(text: &str) -> Option<(Clock, &str)> {
    let words = NOON.iter().map(|word| (*word, 12)).chain(MIDNIGHT.iter().map(|word| (*word, 0)));
    for (word, hour) in words {
        // An accent makes a word longer, by a byte.
        let begun = (word.len()..word.len() + 3).find_map(|n| {
            let (begin, rest) = text.split_at_checked(n)?;
            (search_key(begin) == word && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
        });
        if let Some(rest) = begun {
            return Some((
                Clock { hour, minute: 0, half: None, full: true, sure: true, exact: true, word: true },
                rest,
            ));
        }
    }
    None
}

/// Reads the time that a text begins with, and returns what stands behind it.
fn clock(text: &str) -> Option<(Clock, &str)> {
    if text.starts_with(char::is_alphabetic) {
        return worded(text);
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let n = digits(text);
    if !(1..=2).contains(&n) {
        return None;
    }
    let hour: u32 = text[..n].parse().ok()?;
    let mut rest = &text[n..];
    let mut clock =
        Clock { hour, minute: 0, half: None, full: false, sure: false, exact: text.starts_with('0'), word: false };
    let sign = rest.chars().next().filter(|c| matches!(c, ':' | '.' | 'h' | 'H'));
    if let Some(sign) = sign {
        let behind = &rest[1..];
        if digits(behind) == 2 {
            clock.minute = behind[..2].parse().ok()?;
            rest = &behind[2..];
            clock.full = true;
            // A point parts numbers of chapters and dates, too.
            clock.sure = sign != '.' || (hour >= 6 && !rest.starts_with('.'));
            let seconds = rest.strip_prefix(':').filter(|s| sign == ':' && digits(s) == 2);
            rest = seconds.map_or(rest, |s| &s[2..]);
        } else if matches!(sign, 'h' | 'H') && hour >= 7 && !behind.starts_with(char::is_alphanumeric) {
            clock.sure = true;
            rest = behind;
        }
    }
    let unit = rest.trim_start();
    let key: String = search_key(&unit.chars().take(8).collect::<String>()).into_owned();
    for (word, half) in [
        ("a.m.", Some(false)),
        ("p.m.", Some(true)),
        ("am", Some(false)),
        ("pm", Some(true)),
        ("uhr", None),
        ("uur", None),
        ("o'clock", None),
        ("hrs", None),
        ("h", None),
        ("noon", Some(true)),
        ("midday", Some(true)),
        ("midnight", Some(false)),
    ] {
        // A number with h alone is a length as well.
        if word == "h" && !clock.sure {
            continue;
        }
        if hour != 12 && matches!(word, "noon" | "midday" | "midnight") {
            continue;
        }
        let behind = unit.get(word.len()..).filter(|_| key.starts_with(word));
        if let Some(behind) = behind.filter(|b| !b.starts_with(char::is_alphanumeric)) {
            let behind = without_words(behind.trim_start(), &["mittags", "noon"]).unwrap_or(behind);
            return Some((Clock { half, sure: true, exact: clock.exact || half.is_some(), ..clock }, behind));
        }
    }
    (hour < 24 && !rest.starts_with(|c: char| c.is_alphanumeric())).then_some((clock, rest))
}

/// The times that a text begins with, sure or not.
struct Begins<'t> {
    first: Clock,
    /// What stands behind the first.
    rest: &'t str,
    /// The second, whether it stands right behind a dash, and what stands behind it.
    last: Option<(Clock, bool, &'t str)>,
}

/// Takes off words such as these that a text begins with.
fn without_words<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    words.contains(&search_key(word).as_ref()).then(|| rest.trim_start())
}

fn begins(text: &str) -> Option<Begins<'_>> {
    let known = |mut text| {
        while let Some(rest) = without_words(text, BEFORE) {
            text = rest;
        }
        text
    };
    // Pictures and brackets may stand before it.
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && (!c.is_ascii() || "([| \t\"".contains(c)));
    // `a` and `do` are words before a time only where one follows.
    let (first, rest) = clock(known(text))?;
    let spaced = rest.trim_start();
    let between = spaced.strip_prefix(DASHES).or_else(|| without_words(spaced, BETWEEN));
    let last = between.and_then(|between| {
        let (last, behind) = clock(known(between.trim_start()))?;
        Some((last, rest.starts_with(DASHES) && between == between.trim_start(), behind))
    });
    Some(Begins { first, rest, last })
}

/// A time that a line begins with, perhaps the end, and what stands behind them.
pub(super) type Times<'t> = (Written, Option<Written>, &'t str);

/// Takes the times off that a text begins with: `15:00`, `15:00–15:05`, `9.30 Uhr`, `3-4 pm`.
pub(super) fn times(text: &str) -> Option<Times<'_>> {
    times_in(text, false)
}

/// Takes the times off that a line begins with; `loose` ones may be numbers without minutes, or before 6.00.
pub(super) fn times_in(text: &str, loose: bool) -> Option<Times<'_>> {
    let Begins { first, rest, last } = begins(text)?;
    let alone = |behind: &str| !behind.starts_with(DASHES) && !behind.starts_with(['.', '%']);
    let ends = |(last, tight, behind): &(Clock, bool, &str)| {
        last.sure || (loose || first.sure && *tight && first.full) && alone(behind)
    };
    let named = |(last, _, behind): &(Clock, bool, &str)| !last.word || !behind.trim().is_empty() || first.word;
    if let Some((last, _, behind)) = last.filter(ends).filter(named) {
        // In `3-4 pm` and `11-1 pm` the first one goes by the second.
        let morning = first.hour % 12 > last.hour % 12;
        let half = first.half.or_else(|| {
            last.half.filter(|_| !first.word && (!first.sure || first.hour < 12)).map(|half| half != morning)
        });
        let first = Clock { half, exact: first.exact || half.is_some(), ..first };
        return Some((first.written()?, Some(last.written()?), title(behind)));
    }
    (first.sure || loose && first.full).then_some(())?;
    // `Noon: Lunch` begins with a time, `Midnight in Paris` with a title.
    if first.word && !loose && !rest.trim_start().starts_with(['|', ':', '-', '–', '—', '\t', ')', ']', ',', '@']) {
        return None;
    }
    Some((first.written()?, None, title(rest)))
}

/// Returns the lines in which a number can be a time because of the lines around it: `10:30 – 12` below `9–10:30`, and
/// `1.00` among `9.30` and `11.15`.
pub(super) fn loose(lines: &[&str]) -> HashSet<usize> {
    let of_line = |(at, line): (usize, &&str)| {
        let text = unmarked(line).text;
        let found = begins(&text)?;
        Some((at, found.first, found.last.map(|(last, ..)| last)))
    };
    let found: Vec<(usize, Clock, Option<Clock>)> =
        lines.iter().enumerate().filter(|(_, line)| line.len() <= MOST_LETTERS).filter_map(of_line).collect();
    let face = |clock: Clock| (clock.hour % 12, clock.minute);
    let full = found.iter().filter(|(_, first, _)| first.full && first.sure && !first.word).count() > 1;
    let mut loose = HashSet::new();
    for (n, &(at, first, last)) in found.iter().enumerate() {
        let above = n.checked_sub(1).and_then(|n| found[n].2).map(|end| face(end) == face(first));
        let below = last.and_then(|last| found.get(n + 1).map(|(_, next, _)| face(*next) == face(last)));
        let goes_on = if first.full { below.or(above) } else { above.or(below) };
        let lone = last.is_none() && full && first.full;
        if (lone && (!first.sure || first.word)) || (last.is_some() && goes_on == Some(true)) {
            loose.insert(at);
        }
    }
    loose
}

/// Takes the times off that a text ends with: `Welcome (15:00–15:05)`, `Welcome - 15:00`, `Welcome   15:00`.
pub(super) fn times_at_end(text: &str) -> Option<(&str, Written, Option<Written>)> {
    let text = text.trim_end();
    let last = |inside: &'_ str| times(inside).filter(|(.., rest)| rest.is_empty()).map(|(start, end, _)| (start, end));
    let done = |before: &'_ str, (start, end)| {
        let before = before.trim_end().trim_end_matches([',', ':', '|', '-', '–', '—', '@']).trim_end();
        // In `Work until 15:00` the time says something else.
        let word = before.rsplit(char::is_whitespace).next().map(search_key).unwrap_or_default();
        let part = PREPOSITIONS.contains(&word.as_ref()) || before.trim().is_empty();
        (!part).then_some((before.len(), start, end))
    };
    let mut found = None;
    if let Some(inner) = text.strip_suffix([')', ']'])
        && let Some((before, inside)) = inner.rsplit_once(['(', '['])
    {
        found = last(inside).and_then(|times| done(before, times));
    }
    // The longest end that is a time and nothing else.
    let words = text.char_indices().filter(|(at, c)| c.is_whitespace() && *at > 0).map(|(at, _)| at);
    let ends: Vec<usize> = words.collect();
    for at in ends.iter().rev().take(6).rev() {
        if found.is_none() && text[*at..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            found = last(&text[*at..]).and_then(|times| done(&text[..*at], times));
        }
    }
    found.map(|(before, start, end)| (&text[..before], start, end))
}

/// Words before a time within a title.
const PREPOSITIONS: &[&str] = &[
    "until", "till", "by", "at", "from", "to", "before", "after", "bis", "um", "ab", "vor", "nach", "von", "a", "om",
    "tot", "do", "od", "around", "ca.", "since",
];

/// Returns a title without the signs before it that part it from a time.
fn title(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ')' | ']' | '|' | ':' | '-' | '–' | '—' | ',' | ';' | '*' | '>' | '·' | '•' | '"' | '=' | '→'
            )
    })
}

/// Reads a cell that holds one time.
pub(super) fn cell_times(text: &str) -> Option<(Written, Option<Written>)> {
    match times(text) {
        Some((start, end, "")) => Some((start, end)),
        _ => time(text).map(|at| (Written { at, exact: text.trim_start().starts_with('0') }, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(text: &str) -> Option<(NaiveTime, Option<NaiveTime>, &str)> {
        super::times(text).map(|(start, end, rest)| (start.at, end.map(|end| end.at), rest))
    }

    fn times_at_end(text: &str) -> Option<(&str, NaiveTime, Option<NaiveTime>)> {
        super::times_at_end(text).map(|(before, start, end)| (before, start.at, end.map(|end| end.at)))
    }

    #[test]
    fn lines_around_a_number_make_it_a_time() {
        let of = |text: &str| {
            let mut lines: Vec<usize> = loose(&text.lines().collect::<Vec<_>>()).into_iter().collect();
            lines.sort_unstable();
            lines
        };
        assert_eq!(of("9-9:30 A\n9:30 – 10 B\n10-11 C\n11-1 D\n1-2:30 E"), [0, 1, 2, 3, 4]);
        assert_eq!(of("9:00-9:30 A\n9:30 - 10 ideas each\n9:45 B"), [0]);
        assert_eq!(of("2:45-3:15 A\n3-4 ideas\n4:00 B"), [0usize; 0]);
        assert_eq!(of("9.30 A\n11.00 B\n1.00 C"), [2]);
        assert_eq!(of("1.10 A\n1.20 B"), [0usize; 0]);
    }

    #[test]
    fn times_stand_before_a_title() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        for (text, start, end, title) in [
            ("15:00 Welcome", at(15, 0), None, "Welcome"),
            ("15:00–15:05 Welcome", at(15, 0), Some(at(15, 5)), "Welcome"),
            ("15:00 - 15:05: Welcome", at(15, 0), Some(at(15, 5)), "Welcome"),
            ("15:00 - Welcome", at(15, 0), None, "Welcome"),
            ("9.30 Uhr Begrüßung", at(9, 30), None, "Begrüßung"),
            ("9 Uhr Begrüßung", at(9, 0), None, "Begrüßung"),
            ("9.00 bis 9.30 Uhr: Begrüßung", at(9, 0), Some(at(9, 30)), "Begrüßung"),
            ("3pm Welcome", at(15, 0), None, "Welcome"),
            ("3-4 pm Welcome", at(15, 0), Some(at(16, 0)), "Welcome"),
            ("11-1pm Welcome", at(11, 0), Some(at(13, 0)), "Welcome"),
            ("10:00-10:15 | Coffee", at(10, 0), Some(at(10, 15)), "Coffee"),
            ("[10:00] Coffee", at(10, 0), None, "Coffee"),
            ("14h30 Accueil", at(14, 30), None, "Accueil"),
            ("de 14h à 15h Accueil", at(14, 0), Some(at(15, 0)), "Accueil"),
            ("09:00:00 Start", at(9, 0), None, "Start"),
            ("🕐 6:00 PM Doors", at(18, 0), None, "Doors"),
            ("15:00 → 15:10 Intro", at(15, 0), Some(at(15, 10)), "Intro"),
        ] {
            assert_eq!(times(text), Some((start, end, title)), "{text}");
        }
        for (text, start, end, title) in [
            ("Ore 9:00 Saluti", at(9, 0), None, "Saluti"),
            ("dalle ore 9:00 alle ore 10:30 Saluti", at(9, 0), Some(at(10, 30)), "Saluti"),
            ("14h00 às 14h10 – Abertura", at(14, 0), Some(at(14, 10)), "Abertura"),
            ("das 14h às 15h Abertura", at(14, 0), Some(at(15, 0)), "Abertura"),
            ("a las 9:00 Bienvenida", at(9, 0), None, "Bienvenida"),
            ("od godz. 9:00 do 9:15 Powitanie", at(9, 0), Some(at(9, 15)), "Powitanie"),
            ("kl. 9.30 Velkommen", at(9, 30), None, "Velkommen"),
            ("10:30-12 Roadmap", at(10, 30), Some(at(12, 0)), "Roadmap"),
            ("10:30 - 3 groups", at(10, 30), None, "3 groups"),
        ] {
            assert_eq!(times(text), Some((start, end, title)), "{text}");
        }
        for text in [
            "5 min Welcome",
            "9-10 Welcome",
            "1.2 Welcome",
            "1.10 Welcome",
            "24.11.2026 Day",
            "2h Work",
            "3 things",
            "25:00 x",
            "Welcome",
        ] {
            assert_eq!(times(text), None, "{text}");
        }
        assert_eq!(times_at_end("Welcome (15:00)"), Some(("Welcome", at(15, 0), None)));
        assert_eq!(times_at_end("Welcome     15:00"), Some(("Welcome", at(15, 0), None)));
        assert_eq!(times_at_end("Leads day 15:00 - 16:30"), Some(("Leads day", at(15, 0), Some(at(16, 30)))));
        assert_eq!(times_at_end("Work until 15:00"), None);
        assert_eq!(times_at_end("Welcome – 15:00-15:10"), Some(("Welcome", at(15, 0), Some(at(15, 10)))));
    }
}
