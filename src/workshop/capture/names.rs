//! Finds whom a typed name means on the roster.
//! It never guesses: where nobody or several fit, the word stays as it was typed.

use crate::workshop::Person;
use crate::workshop::text::{same, search_key, tidy};

/// An owner as typed, and whom of the people that could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    /// The word or name that was typed.
    pub typed: String,
    /// The name of the one person meant; what was typed where that is not known.
    pub name: String,
    /// Those who could be meant, where several could.
    pub several: Vec<String>,
    /// Somebody is meant.
    pub known: bool,
}

/// Words between two owners.
const BETWEEN: [&str; 5] = [",", "&", "+", "and ", "und "];

/// Returns who is named right after the `@`, and what follows; nobody where a blank or nothing follows it.
///
/// Everything up to a colon is a list of owners, if each of its parts is a word or a name. Without such a colon the first
/// name counts, and after a comma, `&`, `+` or `and` each further one for as long as it names somebody here.
pub(super) fn owners<'a>(rest: &'a str, people: &[Person]) -> (Vec<Owner>, &'a str) {
    if let Some((list, after)) = rest.split_once(':')
        && let Some(owners) = listed(list, people)
    {
        return (owners, after);
    }
    let Some((first, mut after)) = first(rest, people) else { return (Vec::new(), rest) };
    let mut owners = vec![first];
    loop {
        let next = after.trim_start();
        let Some(next) = BETWEEN.iter().find_map(|word| next.strip_prefix(word)) else { break };
        let next = next.trim_start();
        let next = next.strip_prefix('@').unwrap_or(next);
        let Some((owner, more)) = first_by(next, people, &FITS[..2]).filter(|(owner, _)| owner.known) else { break };
        owners.push(owner);
        after = more;
    }
    (unique(owners), after.trim_start_matches([',', ':', ';']))
}

/// Returns a whole list of owners, where each part of the text is one.
fn listed(text: &str, people: &[Person]) -> Option<Vec<Owner>> {
    let text = text.replace(" and ", ",");
    let parts: Vec<&str> = text.split([',', '&', '+']).map(|p| p.trim().trim_start_matches('@')).collect();
    let one = |part: &&str| {
        if let Some((name, "")) = quoted(part).map(|(name, after)| (name, after.trim())) {
            return Some(meant(name, people, &FITS));
        }
        let (owner, after) = first(part, people)?;
        after.trim().is_empty().then_some(owner)
    };
    let owners: Vec<Owner> = parts.iter().map(one).collect::<Option<_>>()?;
    (!text.starts_with(char::is_whitespace)).then(|| unique(owners))
}

fn unique(owners: Vec<Owner>) -> Vec<Owner> {
    let mut kept: Vec<Owner> = Vec::new();
    for owner in owners {
        if !kept.iter().any(|k| same(&k.name, &owner.name)) {
            kept.push(owner);
        }
    }
    kept
}

/// Returns the first name of a text, and what follows it.
fn first<'a>(rest: &'a str, people: &[Person]) -> Option<(Owner, &'a str)> {
    first_by(rest, people, &FITS)
}

fn first_by<'a>(rest: &'a str, people: &[Person], fits: &[Fit]) -> Option<(Owner, &'a str)> {
    if let Some((name, after)) = quoted(rest) {
        return Some((meant(name, people, fits), after));
    }
    if rest.starts_with(char::is_whitespace) {
        return None;
    }
    let longest = people.iter().map(|p| p.name.split_whitespace().count()).max().unwrap_or(0);
    for count in (2..=longest).rev() {
        let Some((name, after)) = first_words(rest, count) else { continue };
        let trimmed = name.trim_end_matches([',', ';']);
        let typed = words(trimmed);
        let is_whole = |p: &&Person| p.name.split_whitespace().count() == count && words(&p.name) == typed;
        if people.iter().any(|p| is_whole(&p)) {
            return Some((meant(trimmed, people, fits), &rest[trimmed.len().min(rest.len() - after.len())..]));
        }
    }
    let (word, _) = first_words(rest, 1)?;
    // A list without blanks, as in `ana,ben`, ends a word too; `R&D` and an address do not.
    let end = word.find([',', ';']).unwrap_or(word.len());
    let name = word[..end].trim_end_matches(':');
    (!name.is_empty()).then(|| (meant(name, people, fits), &rest[name.len()..]))
}

/// Returns a name in quotation marks, and what follows it.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix(['"', '“'])?;
    let (name, after) = inner.split_once(['"', '”'])?;
    (!name.trim().is_empty()).then(|| (name.trim(), after))
}

/// Returns the first `count` words as they stand, and what follows them.
fn first_words(text: &str, count: usize) -> Option<(&str, &str)> {
    let mut end = 0;
    for _ in 0..count {
        let start = text.len() - text[end..].trim_start().len();
        let word = text[start..].split_whitespace().next()?;
        end = start + word.len();
    }
    Some(text.split_at(end))
}

/// Whether the words of a name fit the words typed.
type Fit = fn(&[String], &[String]) -> bool;

/// Ways in which a name fits: wholly, by whole words, by beginnings of words.
const FITS: [Fit; 3] = [
    |whole, typed| whole == typed,
    |whole, typed| in_order(whole, typed, |w, t| w == t),
    |whole, typed| in_order(whole, typed, |w, t| w.starts_with(t)),
];

/// Finds whom of the people a name means: the one whom it fits, in the first way in which it fits anybody.
fn meant(name: &str, people: &[Person], fits: &[Fit]) -> Owner {
    let typed = words(name);
    let owner = |name: &str, several, known| Owner { typed: String::new(), name: name.to_owned(), several, known };
    let exact = people.iter().find(|p| same(&p.name, name));
    let found = match exact {
        Some(person) => owner(&person.name, Vec::new(), true),
        None => fits
            .iter()
            .map(|fit| people.iter().filter(|p| fit(&words(&p.name), &typed)).map(|p| p.name.clone()).collect())
            .find(|found: &Vec<String>| !found.is_empty())
            .map_or_else(
                || owner(&tidy(name), Vec::new(), false),
                |found| if let [one] = &found[..] { owner(one, Vec::new(), true) } else { owner(name, found, true) },
            ),
    };
    Owner { typed: name.to_owned(), ..found }
}

/// Returns whether every typed word fits a word of the name, one after the other.
fn in_order(whole: &[String], typed: &[String], fits: impl Fn(&str, &str) -> bool) -> bool {
    let mut rest = whole.iter();
    typed.iter().all(|t| rest.any(|w| fits(w, t)))
}

/// Returns the words of a name for comparing: folded, apart at spaces, dots and hyphens, without apostrophes.
fn words(name: &str) -> Vec<String> {
    let folded = search_key(name).replace(['\'', '’'], "");
    let found: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    if found.is_empty() { vec![folded.trim().to_owned()] } else { found }
}
