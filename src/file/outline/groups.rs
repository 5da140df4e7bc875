//! Owns the parts that say how groups are formed: `groups of 3`, `4 groups`, `pairs`, `mix department`, `hosts`,
//! `same as before`. Here they are read and written.

use std::ops::Range;

use super::canvas::list_text;
use super::length::{Length, length, number};
use super::line::OutlineContext;
use super::misread::PartError;
use super::parts::{Given, after};
use super::signs::{self, Signs, escaped, range, text_of};
use crate::workshop::text::wording::capitalised;
use crate::workshop::text::{nearest, same, search_key, tidy};
use crate::workshop::{Activity, Grouping, MOST_PLACES, Split, place};

/// Words for groups of a size.
const SIZES: &[(&str, u32)] = &[
    ("pairs", 2),
    ("twos", 2),
    ("duos", 2),
    ("threes", 3),
    ("trios", 3),
    ("triads", 3),
    ("fours", 4),
    ("fives", 5),
    ("sixes", 6),
    ("sevens", 7),
    ("eights", 8),
    ("nines", 9),
    ("tens", 10),
];

/// The most people in a group, and the most groups.
const MOST: u32 = 500;

/// What the parts say of groups so far.
#[derive(Debug, Default)]
pub(super) struct GroupsDraft {
    pub split: Option<Split>,
    /// There are to be none.
    pub none: bool,
    grouping: Grouping,
    /// Where something is said that groups are needed for.
    needed: Option<(Range<usize>, String)>,
}

/// What words say of the size or number of groups.
enum Reading {
    Split(Split),
    Between(String),
    Outside,
}

/// Reads `groups of 3`, `4 groups`, `pairs`.
fn split(text: &str) -> Option<Reading> {
    let key = search_key(text);
    let key = key.strip_prefix("in ").unwrap_or(&key);
    if let Some((_, size)) = SIZES.iter().find(|(word, _)| *word == key) {
        return Some(Reading::Split(Split::Size(*size)));
    }
    let of = ["groups of ", "group of ", "breakout groups of ", "breakouts of ", "of "];
    let people = |text: &str| {
        let text = text.trim();
        let text = [" people", " persons", " each"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
        text.to_owned()
    };
    if let Some(size) = of.iter().find_map(|words| key.strip_prefix(words)).map(people) {
        return match (number(&size), length(&size)) {
            (Some(n), _) if (1..=MOST).contains(&n) => Some(Reading::Split(Split::Size(n))),
            (Some(_), _) => Some(Reading::Outside),
            (None, Some(Length::Between(_, to))) => Some(Reading::Between(format!("groups of {to}"))),
            _ => None,
        };
    }
    let count =
        [" groups", " group", " breakout groups", " breakouts"].iter().find_map(|word| key.strip_suffix(word))?;
    let count = count.trim_end_matches(" breakout").trim();
    match (number(count), length(count)) {
        (Some(n), _) if (1..=MOST).contains(&n) => Some(Reading::Split(Split::Count(n))),
        (Some(_), _) => Some(Reading::Outside),
        (None, Some(Length::Between(_, to))) => Some(Reading::Between(format!("{to} groups"))),
        _ => None,
    }
}

/// Returns what words say of groups, where they are nothing else: `groups of 3`, `4 groups`, `pairs`.
pub(super) fn split_of(text: &str) -> Option<Split> {
    match split(text)? {
        Reading::Split(split) => Some(split),
        Reading::Between(_) | Reading::Outside => None,
    }
}

/// Returns the text without the words that say that groups are to be exactly so large, where they say it of a size or a
/// number: `pairs exact`, `groups of exactly 3`, `4 equal groups`.
fn exactly(text: &str) -> Option<String> {
    let key = search_key(text);
    let rest = [("exact ", ""), ("exactly ", ""), ("of exactly ", "of "), (" equal groups", " groups")];
    let begun = rest.into_iter().filter(|(word, _)| key.contains(word)).map(|(word, put)| key.replacen(word, put, 1));
    let ended = [" exact", " exactly"].iter().filter_map(|word| key.strip_suffix(word)).map(str::to_owned);
    begun.chain(ended).find(|rest| split(rest).is_some())
}

/// Returns the size that a title asks for that is a word for groups: 2 for `Pairs`.
pub(super) fn title_split(title: &str) -> Option<u32> {
    match split(title)? {
        Reading::Split(Split::Size(size)) if !search_key(title).starts_with("of ") => Some(size),
        _ => None,
    }
}

/// Takes a part that is about groups.
pub(super) fn part(
    draft: &mut GroupsDraft,
    given: &mut Given,
    part: Signs<'_>,
    context: OutlineContext<'_>,
) -> Result<bool, PartError> {
    let part = after(part, "with").filter(|rest| !rest.is_empty()).unwrap_or(part);
    let text = text_of(part);
    let exact = exactly(&text);
    match split(exact.as_ref().unwrap_or(&text)) {
        Some(Reading::Split(split)) => {
            given.add("the groups", part)?;
            draft.split = Some(split);
            draft.grouping.exact |= exact.is_some();
            return Ok(true);
        }
        Some(Reading::Between(put)) => {
            let sentence = format!("“{text}” can be understood in two ways. {put}?");
            return Err(PartError::new(range(part), sentence).put(put));
        }
        Some(Reading::Outside) => {
            return Err(PartError::new(range(part), format!("“{text}” is not possible: from 1 to {MOST}.")));
        }
        None => {}
    }
    let key = search_key(&text);
    match key.as_ref() {
        "no groups" | "groups none" | "without groups" => {
            given.add("the groups", part)?;
            draft.none = true;
            return Ok(true);
        }
        "groups" | "breakouts" | "breakout groups" | "breakout" | "in groups" | "small groups" => {
            let sentence = format!("“{text}” does not say how many people. groups of 4?");
            return Err(PartError::new(range(part), sentence).put("groups of 4"));
        }
        "exact" => {
            given.add("exact", part)?;
            draft.grouping.exact = true;
            draft.needs(part);
            return Ok(true);
        }
        "hosts" => {
            given.add("hosts", part)?;
            draft.grouping.hosts = true;
            draft.needs(part);
            return Ok(true);
        }
        _ => {}
    }
    if let Some(rest) = after(part, "same as") {
        given.add("the groups kept", part)?;
        draft.grouping.keep = Some(earlier(rest, part, context.before)?);
        return Ok(true);
    }
    if let Some(rest) = after(part, "places") {
        given.add("the places", part)?;
        draft.grouping.places = places(rest, part)?;
        draft.needs(part);
        return Ok(true);
    }
    for word in ["mix", "alike", "apart", "together"] {
        let Some(rest) = after(part, word) else { continue };
        let values = signs::joined(rest);
        let example = if matches!(word, "mix" | "alike") { "department" } else { "Ana Lima + Ben Osei" };
        let few = matches!(word, "apart" | "together") && values.len() < 2;
        if values.is_empty() || few {
            // `Together` alone is a word like others.
            return Err(PartError::new(range(part), format!("“{text}” needs more words: {word} {example}")));
        }
        let mut said = Vec::new();
        for value in values {
            let name = tidy(&text_of(value));
            match word {
                "mix" | "alike" => said.extend(attributes(value, &name, context.attributes)?),
                _ => said.push(name),
            }
        }
        let g = &mut draft.grouping;
        match word {
            "mix" => g.mix.extend(said),
            "alike" => g.alike.extend(said),
            "apart" => g.apart.push(said),
            _ => g.together.push(said),
        }
        draft.needs(part);
        return Ok(true);
    }
    Ok(false)
}

/// Reads where the groups work, group by group.
fn places(list: Signs<'_>, part: Signs<'_>) -> Result<Vec<String>, PartError> {
    let read = |name: &Signs<'_>| {
        place(&text_of(name))
            .map_err(|fault| PartError::new(range(name), format!("{}.", capitalised(&fault.to_string()))))
    };
    let read: Vec<String> = signs::options(list).iter().map(read).collect::<Result<_, _>>()?;
    match read.len() {
        0 => Err(PartError::new(range(part), "Type the places: places: Table 1 / Table 2")),
        n if n > MOST_PLACES => {
            Err(PartError::new(range(part), format!("At most {MOST_PLACES} places are allowed, not {n}.")))
        }
        _ => Ok(read),
    }
}

/// Returns the attributes that a text names, as the people have them.
fn attributes(place: Signs<'_>, text: &str, known: &[String]) -> Result<Vec<String>, PartError> {
    let find = |text: &str| known.iter().find(|k| same(k, text)).cloned();
    if known.is_empty() {
        return Ok(vec![text.to_owned()]);
    }
    if let Some(one) = find(text) {
        return Ok(vec![one]);
    }
    let several: Option<Vec<String>> = text.split(" and ").map(|one| find(one.trim())).collect();
    if let Some(several) = several {
        return Ok(several);
    }
    let near = nearest(text, known.iter().map(String::as_str));
    let sentence = format!("Nobody has the attribute “{text}”.");
    Err(match near {
        Some(near) => PartError::new(range(place), format!("{sentence} {near}?")).put(escaped(near)),
        None => PartError::new(range(place), sentence),
    })
}

/// Returns the id of the earlier activity whose groups go on.
fn earlier(name: Signs<'_>, part: Signs<'_>, before: &[Activity]) -> Result<String, PartError> {
    let text = text_of(name);
    let grouped = || before.iter().rev().filter(|a| a.groups.is_some());
    let found = match search_key(&text).as_ref() {
        "before" | "last" | "last time" => grouped().next(),
        _ => grouped().find(|a| same(&a.title, &text) || a.id == text),
    };
    if let Some(found) = found {
        return Ok(found.id.clone());
    }
    let near = nearest(&text, grouped().map(|a| a.title.as_str()));
    Err(match (near, grouped().next()) {
        (Some(near), _) => {
            let sentence = format!("No activity before it is called “{text}”. same as {near}?");
            PartError::new(range(part), sentence).put(format!("same as {}", escaped(near)))
        }
        (None, Some(_)) => {
            let sentence = format!("No activity before it is called “{text}”. same as before?");
            PartError::new(range(part), sentence).put("same as before")
        }
        (None, None) => {
            PartError::new(range(part), "No activity before it has groups. groups of 4?").put("groups of 4")
        }
    })
}

impl GroupsDraft {
    fn needs(&mut self, part: Signs<'_>) {
        self.needed.get_or_insert((range(part), text_of(part)));
    }

    /// Returns how groups are formed; `worded` is the size that the title asks for.
    pub(super) fn finish(self, given: &Given, worded: Option<Split>) -> Result<Option<Grouping>, PartError> {
        let split = self.split.or(worded.filter(|_| !self.none));
        let wanted = split.is_some() || self.grouping.keep.is_some();
        match self.needed {
            Some((place, text)) if !wanted => {
                let put = if self.none { None } else { Some(format!("groups of 4, {text}")) };
                let sentence = match &put {
                    Some(put) => format!("“{text}” needs groups. {put}?"),
                    None => format!("“{text}” needs groups, and this line says “no groups”."),
                };
                return Err(PartError { range: place, sentence, put });
            }
            _ => {}
        }
        if self.none && self.grouping.keep.is_some() {
            let place = given.place("the groups kept").unwrap_or_default();
            return Err(PartError::new(place, "This line says “no groups” as well. Delete one of them."));
        }
        if self.grouping.keep.is_some() && self.grouping.exact {
            let place = given.place("exact").or_else(|| given.place("the groups")).unwrap_or_default();
            return Err(PartError::new(place, "Groups that are used again keep who sits out. Delete “exact”."));
        }
        if self.grouping.keep.is_some() && !self.grouping.places.is_empty() {
            let place = given.place("the places").unwrap_or_default();
            return Err(PartError::new(place, "Groups that are used again keep their places."));
        }
        Ok(wanted.then(|| Grouping { split: split.unwrap_or_default(), ..self.grouping }))
    }
}

/// Returns the parts that say how groups are formed; `keep` names the activity whose groups go on.
pub(super) fn parts(g: &Grouping, keep: impl Fn(&str) -> String) -> Vec<String> {
    let mut parts = Vec::new();
    match g.split {
        Split::Size(4) if g.keep.is_some() => {}
        Split::Size(2) => parts.push("pairs".to_owned()),
        Split::Size(n) => parts.push(format!("groups of {n}")),
        Split::Count(n) => parts.push(format!("{n} groups")),
    }
    parts.extend(g.exact.then(|| "exact".to_owned()));
    let people = |names: &Vec<String>| names.iter().map(|n| escaped(n)).collect::<Vec<_>>().join(" + ");
    parts.extend(g.mix.iter().map(|m| format!("mix {}", escaped(m))));
    parts.extend(g.alike.iter().map(|m| format!("alike {}", escaped(m))));
    parts.extend(g.apart.iter().map(|names| format!("apart {}", people(names))));
    parts.extend(g.together.iter().map(|names| format!("together {}", people(names))));
    parts.extend(g.hosts.then(|| "hosts".to_owned()));
    parts.extend((!g.places.is_empty()).then(|| format!("places: {}", list_text(&g.places))));
    parts.extend(g.keep.iter().map(|id| format!("same as {}", keep(id))));
    parts
}
