//! Owns the parts that make a poll: `poll: a / b / c`, `multiple: a / b`, `scale 1-5`, `consent`. Here they are read and
//! written; the rules it is held under are in `rules.rs`.

use super::canvas::list_text;
use super::misread::PartError;
use super::parts::{Given, after};
use super::poll_draft::PollDraft;
use super::rules;
use super::signs::{self, Signs, range, text_of};
use crate::workshop::PollPlan;
use crate::workshop::limits::MOST_OPTIONS;
use crate::workshop::poll::{METHODS, bounds, budget, method};
use crate::workshop::sort_by_key;
use crate::workshop::text::{MOST_NAME, same_key, search_key, tidy};

/// Further words for a way to poll.
const WORDS: &[(&str, &str)] = &[
    ("poll", "single"),
    ("vote", "single"),
    ("one vote each", "single"),
    ("multiple choice", "multiple"),
    ("yes no", "yes-no"),
    ("yes/no", "yes-no"),
    ("fist to five", "fist-to-five"),
    ("fist", "fist-to-five"),
    ("rank", "ranking"),
];

/// Returns the ways to poll, each with the words for it, the longest first.
fn words() -> Vec<(&'static str, &'static str)> {
    let mut words: Vec<_> = METHODS.iter().map(|m| (m.name, m.name)).chain(WORDS.iter().copied()).collect();
    sort_by_key(&mut words, |(word, _)| std::cmp::Reverse(word.len()));
    words
}

/// Takes a part that is about a poll.
pub(super) fn part(draft: &mut PollDraft, given: &mut Given, part: Signs<'_>) -> Result<bool, PartError> {
    Ok(way(draft, given, part)? || rules::part(draft, given, part)?)
}

/// Takes a way to poll, with its options.
pub(super) fn way(draft: &mut PollDraft, given: &mut Given, part: Signs<'_>) -> Result<bool, PartError> {
    let found = words().into_iter().find_map(|(word, name)| Some((word, name, after(part, word)?)));
    let Some((word, name, rest)) = found else { return Ok(false) };
    let poll = matches!(word, "poll" | "vote");
    let (head, list) = match signs::named(part, true) {
        Some((_, list)) => (&part[..part.len() - list.len()], Some(list)),
        None => (part, None),
    };
    // Between the word and its colon stand the bounds of a scale, and nothing else.
    let between = if list.is_some() { after(head, word).unwrap_or_default() } else { rest };
    let between = text_of(between);
    let limits = scale(between.trim_end_matches(':').trim());
    if !between.trim_end_matches(':').trim().is_empty() {
        let scaled = METHODS.iter().any(|m| m.name == name && m.keys.contains(&"from"));
        match limits {
            Some(limits) if scaled => {
                given.add("the bounds", part)?;
                draft.rules.bounds = Some(limits);
            }
            _ => return Ok(false),
        }
    }
    if poll && list.is_none() {
        return Err(PartError::new(range(part), "Type the options: a / b / c"));
    }
    // `poll: consent`, `poll: scale 1-5` and `poll: dots: a / b` name the way.
    if let Some(inner) =
        list.filter(|list| poll && (signs::options(list).len() == 1 || signs::named(list, true).is_some()))
        && way(draft, given, inner)?
    {
        return Ok(true);
    }
    if poll {
        draft.named = true;
    } else {
        given.add("the kind of poll", part)?;
        draft.method = Some(name);
    }
    if let Some(list) = list.filter(|list| !list.is_empty()) {
        given.add("the options", part)?;
        draft.options = options(list)?;
    } else if list.is_some() {
        return Err(PartError::new(range(part), "Type the options: a / b / c"));
    }
    Ok(true)
}

/// Reads the options of a poll: two or more, different from each other.
pub(super) fn options(list: Signs<'_>) -> Result<Vec<String>, PartError> {
    let mut read: Vec<String> = Vec::new();
    for option in signs::options(list) {
        let text = tidy(&text_of(option));
        if text.len() > MOST_NAME {
            return Err(PartError::new(range(option), format!("An option has at most {MOST_NAME} bytes.")));
        }
        if read.iter().any(|o| same_key(o) == same_key(&text)) {
            return Err(PartError::new(range(option), format!("Two options are called “{text}”.")));
        }
        read.push(text);
    }
    match read.len() {
        0 => Err(PartError::new(range(list), "Type the options: a / b / c")),
        1 => {
            let text = &read[0];
            let several: Vec<&str> = text.split('/').map(str::trim).filter(|o| !o.is_empty()).collect();
            let sentence = format!("“{text}” is one option. Type two or more: a / b / c");
            if several.len() < 2 {
                return Err(PartError::new(range(list), sentence));
            }
            let put = list_text(&several);
            Err(PartError::new(range(list), format!("“{text}” is one option. {put}?")).put(put))
        }
        n if n > MOST_OPTIONS => {
            Err(PartError::new(range(list), format!("A poll has at most {MOST_OPTIONS} options, not {n}.")))
        }
        _ => Ok(read),
    }
}

/// Reads `1-5` or `-2 to 2`.
fn scale(text: &str) -> Option<(i32, i32)> {
    let key = search_key(text);
    let text = key.strip_prefix("from ").unwrap_or(&key).replace(['–', '—', '−'], "-");
    let number = |t: &str| t.trim().parse::<i32>().ok();
    if let Some((from, to)) = text.split_once(" to ") {
        return Some((number(from)?, number(to)?));
    }
    let dash = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
    Some((number(&text[..dash])?, number(&text[dash + 1..])?))
}

impl PollDraft {
    /// Returns the poll, where there is one, or what does not fit together in it.
    pub(super) fn finish(&self, given: &Given) -> Result<Option<PollPlan>, PartError> {
        let there = self.named || self.method.is_some();
        if !there {
            let Some(place) = given.place("a rule of a poll").filter(|_| self.ruled) else { return Ok(None) };
            let words = given.words("a rule of a poll").unwrap_or_default();
            let sentence = format!("“{words}” is for a poll. Type its options: poll: a / b / c");
            return Err(PartError::new(place, sentence));
        }
        let name = self.method.unwrap_or("single");
        let place = || given.place("the kind of poll").or_else(|| given.place("the options")).unwrap_or_default();
        if self.options.is_empty() && method(name).is_some_and(|m| m.needs_options) {
            let put = given.words("the kind of poll").unwrap_or(name);
            return Err(PartError::new(place(), format!("Type the options: {put}: a / b / c")));
        }
        let rules = &self.rules;
        let wrong = |what: &'static str, sentence: String| {
            Err(PartError::new(given.place(what).unwrap_or_else(place), sentence))
        };
        if let Some((from, to)) =
            rules.bounds.filter(|(from, to)| from >= to || i64::from(*to) - i64::from(*from) >= 100)
        {
            return wrong("the bounds", format!("A scale goes up, by at most 99 steps: not from {from} to {to}."));
        }
        let n = self.options.len();
        if rules.limit.is_some_and(|limit| n > 0 && limit as usize > n) {
            return wrong("the limit", format!("There are {n} options, so a ballot cannot have more."));
        }
        let dots = budget(rules, n);
        if rules.cap.is_some_and(|cap| cap > dots) {
            return wrong("the cap", format!("Everybody has {dots} dots, so an option cannot get more."));
        }
        if !rules.axes.is_empty() && rules.axes.len() != 2 {
            return wrong("the axes", "Type two axes: axes: impact / effort".to_owned());
        }
        let plan = PollPlan { method: name.to_owned(), options: self.options.clone(), rules: rules.clone() };
        let steps = match (&self.options[..], rules.bounds) {
            ([], Some(_)) => (bounds(rules).1 - bounds(rules).0 + 1) as usize,
            ([], None) => method(name).map_or(0, |m| (m.options)(&PollPlan::default()).len()),
            (options, _) => options.len(),
        };
        let labelled = method(name).is_some_and(|m| m.keys.contains(&"labels"));
        if labelled && !rules.labels.is_empty() && ![2, steps].contains(&rules.labels.len()) {
            return wrong("the labels", format!("Type two labels, for the ends, or {steps}, one for each step."));
        }
        Ok(Some(plan))
    }
}

/// Returns the parts that make a poll: how it is answered, with its options, then its rules. With `bare`, options of a
/// poll with one vote each stand alone, as a field of their own has them.
pub(super) fn parts(poll: &PollPlan, bare: bool) -> Vec<String> {
    let single = poll.method == "single";
    let word = if single { "poll" } else { poll.method.as_str() };
    let scaled = METHODS.iter().any(|m| m.name == poll.method && m.keys.contains(&"from"));
    let limits = poll
        .rules
        .bounds
        .filter(|_| scaled)
        .map(|(from, to)| if from < 0 || to < 0 { format!(" {from} to {to}") } else { format!(" {from}-{to}") });
    let word = format!("{word}{}", limits.unwrap_or_default());
    let options = list_text(&poll.options);
    let mut parts = Vec::new();
    match (single && bare, options.as_str()) {
        (true, _) => parts.push(options),
        (false, "") => parts.push(word),
        (false, options) => parts.push(format!("{word}: {options}")),
    }
    parts.extend(rules::parts(&poll.rules));
    parts
}
