//! Owns the words of the pages: one file for each language in `languages/`, in the format of Project Fluent.

use std::sync::OnceLock;

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

/// Returns the language of the pages for a browser that asks like this (`Accept-Language`); English where it asks for
/// none that there is.
pub fn language(asked: &str) -> Language {
    let mut wanted: Vec<(&str, f32)> = asked.split(',').take(32).filter_map(weighted).collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    let known = |tag: &str| {
        let first = tag.split('-').next().unwrap_or_default();
        LANGUAGES.iter().position(|l| l.name.eq_ignore_ascii_case(first)).map(Language)
    };
    wanted.iter().find_map(|(tag, _)| known(tag)).or_else(|| known("en")).unwrap_or(Language(0))
}

fn weighted(part: &str) -> Option<(&str, f32)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
    let weight = weight.trim().strip_prefix("q=")?.parse().ok()?;
    (weight > 0.0).then(|| (tag.trim(), weight))
}

impl Language {
    /// Returns its tag: `en`.
    pub fn tag(self) -> &'static str {
        LANGUAGES[self.0].name
    }

    /// Returns whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self.tag(), "ar" | "fa" | "he" | "ur")
    }

    /// Says something in this language.
    pub(super) fn say(self, what: &str, with: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(what).and_then(|m| m.value()) else { return what.to_owned() };
        let args: FluentArgs<'_> = with.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned()
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: OnceLock<Vec<FluentBundle<FluentResource>>> = OnceLock::new();
        &BUNDLES.get_or_init(|| (0..LANGUAGES.len()).map(|at| Self(at).read()).collect())[self.0]
    }

    fn read(self) -> FluentBundle<FluentResource> {
        let tag = self.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(self.is_right_to_left());
        // What is wrong with a file a test says; the rest of it is read.
        let resource = FluentResource::try_new(LANGUAGES[self.0].text.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
        bundle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_the_browser_likes_most() {
        for asked in ["", "xx", "en", "en-GB,en;q=0.9", "xx;q=1, en;q=0.1", "EN", ";;;", "de;q=0, en"] {
            assert_eq!(language(asked).tag(), "en", "{asked}");
        }
    }

    #[test]
    fn a_message_says_its_words() {
        let english = language("en");
        let say = |n: u32| english.say("waiting-here", &[("count", n.into())]);
        assert_eq!((say(1), say(12)), ("One person is here.".to_owned(), "12 people are here.".to_owned()));
    }
}
