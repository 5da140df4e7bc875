//! Owns the words of the pages: one file for each language in `languages/`, in the format of Project Fluent. A language is
//! read when somebody uses it.

use std::sync::OnceLock;

use chrono::{Datelike as _, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language that the pages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(usize);

/// A language as it comes with the program.
struct LanguageFile {
    name: &'static str,
    text: &'static str,
}

/// The languages that browsers still ask for by a tag that is not theirs any more.
const OLD_TAGS: &[(&str, &str)] = &[("iw", "he"), ("in", "id"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro"), ("sh", "sr")];

/// Begins and ends a text that is set by itself, whatever stands around it.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Lists the languages that there are, by their tags.
pub fn languages() -> impl Iterator<Item = Language> {
    (0..LANGUAGES.len()).map(Language)
}

impl Default for Language {
    fn default() -> Self {
        languages().find(|language| language.tag() == "en").unwrap_or(Self(0))
    }
}

impl Language {
    /// Returns the language of a tag, or of the nearest one above it: `pt` for `pt-BR`, `zh` for `zh-Hant-TW`.
    pub fn of(tag: &str) -> Option<Self> {
        let mut tag = tag.trim();
        let first = tag.split('-').next().unwrap_or_default();
        let new = OLD_TAGS.iter().find(|(old, _)| first.eq_ignore_ascii_case(old)).map(|(_, new)| *new);
        let renamed;
        if let Some(new) = new {
            renamed = format!("{new}{}", &tag[first.len()..]);
            tag = &renamed;
        }
        loop {
            if let Some(known) = languages().find(|language| language.tag().eq_ignore_ascii_case(tag)) {
                return Some(known);
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }

    /// Returns the language that a browser likes most of those that there are, as it asks (`Accept-Language`).
    pub fn asked(asked: &str) -> Option<Self> {
        let mut wanted: Vec<(&str, f32)> = asked.split(',').take(32).filter_map(weighted).collect();
        wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
        wanted.iter().find_map(|(tag, _)| Self::of(tag))
    }

    /// Returns the language of what everybody sees: the one of the plan, where it has one that there is; else English.
    pub fn of_room(planned: Option<&str>) -> Self {
        planned.and_then(Self::of).unwrap_or_default()
    }

    /// Returns its tag: `en`.
    pub fn tag(self) -> &'static str {
        LANGUAGES[self.0].name
    }

    /// Returns its name in itself: `Deutsch`.
    pub fn name(self) -> &'static str {
        let named = LANGUAGES[self.0].text.lines().find_map(|line| line.strip_prefix("language-name = "));
        named.unwrap_or(self.tag())
    }

    /// Returns whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self.tag(), "ar" | "fa" | "he" | "ur")
    }

    /// Says something in this language; a text that it is filled in with stands by itself.
    pub(crate) fn say(self, what: &str, with: &[(&str, FluentValue<'_>)]) -> String {
        let set = |value: &FluentValue<'_>| match value {
            FluentValue::String(text) => FluentValue::from(self.isolated(text)),
            other => other.clone().into_owned(),
        };
        self.fill(what, &with.iter().map(|(name, value)| (*name, set(value))).collect())
    }

    fn fill(self, what: &str, with: &FluentArgs<'_>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(what).and_then(|m| m.value()) else {
            // What a translation lacks is said in English; a test finds it.
            return if self == Self::default() { what.to_owned() } else { Self::default().fill(what, with) };
        };
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(with), &mut faults).into_owned()
    }

    /// Returns a text as it stands in a sentence: by itself, where its direction may be another one.
    fn isolated(self, text: &str) -> String {
        let may_turn = self.is_right_to_left() || text.chars().any(comes_from_the_right);
        let [begins, ends] = ISOLATE;
        if may_turn && !text.is_empty() { format!("{begins}{text}{ends}") } else { text.to_owned() }
    }

    /// Returns a number that is written with a point as this language writes it: `3,4`.
    pub(crate) fn decimal(self, number: &str) -> String {
        number.replace('.', &self.say("decimal-point", &[]))
    }

    /// Returns a day in words: `Tuesday 24 November`, with its year where that is not the one of today.
    pub(crate) fn day(self, day: NaiveDate, today: NaiveDate) -> String {
        let weekday = self.say("weekday", &[("n", day.weekday().number_from_monday().into())]);
        let date = self.date(day, today);
        self.say("date-weekday", &[("weekday", weekday.into()), ("date", date.into())])
    }

    /// Returns a day in words without its weekday: `24 November`.
    pub(crate) fn date(self, day: NaiveDate, today: NaiveDate) -> String {
        let month = self.say("month", &[("n", day.month().into())]);
        let what = if day.year() == today.year() { "date" } else { "date-year" };
        let year = day.year().to_string();
        self.say(what, &[("day", day.day().into()), ("month", month.into()), ("year", year.into())])
    }

    /// Returns several things in a sentence: `A, B and C`.
    pub(crate) fn list(self, all: &[String]) -> String {
        let names = all.iter().map(|name| self.isolated(name)).enumerate();
        let said = names.reduce(|(_, before), (at, next)| {
            let what = if at + 1 == all.len() { "list-and" } else { "list-comma" };
            let with = [("before", FluentValue::from(before)), ("next", next.into())];
            (at, self.fill(what, &with.into_iter().collect()))
        });
        said.map_or_else(String::new, |(_, said)| said)
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        BUNDLES[self.0].get_or_init(|| self.read())
    }

    fn read(self) -> FluentBundle<FluentResource> {
        let tag = self.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // What is set by itself is decided here, where it is known what is a name and what a number.
        bundle.set_use_isolating(false);
        // What is wrong with a file a test says; the rest of it is read.
        let resource = FluentResource::try_new(LANGUAGES[self.0].text.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
        bundle
    }
}

/// Returns whether a letter is written from right to left.
fn comes_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Reads a part of `Accept-Language`: a tag and how much it is liked, from 0 to 1; nothing where it is refused.
fn weighted(part: &str) -> Option<(&str, f32)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
    let (q, weight) = weight.trim().split_once('=')?;
    let weight: f32 = weight.trim().parse().ok()?;
    (q.trim().eq_ignore_ascii_case("q") && weight > 0.0 && weight <= 1.0).then(|| (tag.trim(), weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_the_browser_likes_most() {
        for (asked, tag) in [
            ("en", Some("en")),
            ("en-GB,en;q=0.9", Some("en")),
            ("xx;q=1, EN ; Q = 0.1", Some("en")),
            ("en;q=0.001,xx", Some("en")),
            ("", None),
            ("xx", None),
            ("*", None),
            (";;;", None),
            ("en;q=0", None),
            ("en;q=nan, en;q=2, en;q=inf, en;q=-1, en;x=1", None),
            ("-, --, en--x", Some("en")),
        ] {
            assert_eq!(Language::asked(asked).map(Language::tag), tag, "{asked}");
        }
        assert_eq!(Language::asked("en;q=0.2,").map(Language::tag), Some("en"));
        assert_eq!(Language::of("iw-IL"), Language::of("he"));
        assert_eq!((Language::of_room(None).tag(), Language::of_room(Some("xx")).tag()), ("en", "en"));
    }

    #[test]
    fn a_message_says_its_words() {
        let english = Language::default();
        let say = |n: u32| english.say("waiting-here", &[("count", n.into())]);
        assert_eq!((say(1), say(12)), ("One person is here.".to_owned(), "12 people are here.".to_owned()));
        let names = ["A", "B", "C"].map(str::to_owned);
        assert_eq!([&names[..1], &names[..2], &names[..]].map(|all| english.list(all)), ["A", "A and B", "A, B and C"]);
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(english.day(day("2026-11-24"), day("2026-01-01")), "Tuesday 24 November");
        assert_eq!(english.date(day("2027-02-03"), day("2026-12-31")), "3 February 2027");
        // A name from the other direction does not turn what stands around it.
        let here = |name: &str| english.say("waiting-welcome", &[("name", name.into())]);
        assert_eq!(
            (here("Ana"), here("هناء")),
            ("Welcome, Ana".to_owned(), "Welcome, \u{2068}هناء\u{2069}".to_owned())
        );
    }
}
