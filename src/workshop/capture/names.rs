//! Finds whom a typed name means on the roster.
//! It never guesses: where nobody or several fit, the word stays as it was typed.

use crate::workshop::Person;
use crate::workshop::text::{same, search_key, tidy};

/// Returns who is named right after the `@`, and what follows; nobody where a space or nothing follows it.
pub(super) fn owner<'a>(rest: &'a str, people: &[Person]) -> (Option<String>, &'a str) {
    if let Some((name, after)) = quoted(rest) {
        return (Some(meant(name, people)), after);
    }
    if rest.starts_with(char::is_whitespace) {
        return (None, rest);
    }
    let longest = people.iter().map(|p| p.name.split_whitespace().count()).max().unwrap_or(0);
    for count in (2..=longest).rev() {
        let Some((name, after)) = first_words(rest, count) else { continue };
        let typed = words(name);
        let is_whole = |p: &&Person| p.name.split_whitespace().count() == count && words(&p.name) == typed;
        if people.iter().any(|p| is_whole(&p)) {
            return (Some(meant(name, people)), after);
        }
    }
    let Some((word, after)) = first_words(rest, 1) else { return (None, rest) };
    match word.trim_end_matches([',', ':', ';']) {
        "" => (None, rest),
        name => (Some(meant(name, people)), after),
    }
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

/// Returns the one person whom this name fits: wholly, else by whole words, else by beginnings of words.
fn meant(name: &str, people: &[Person]) -> String {
    if let Some(person) = people.iter().find(|p| p.name == name).or_else(|| people.iter().find(|p| same(&p.name, name)))
    {
        return person.name.clone();
    }
    let typed = words(name);
    let fits: [Fit; 3] = [
        |whole, typed| whole == typed,
        |whole, typed| in_order(whole, typed, |w, t| w == t),
        |whole, typed| in_order(whole, typed, |w, t| w.starts_with(t)),
    ];
    for fit in fits {
        let mut found = people.iter().filter(|p| fit(&words(&p.name), &typed));
        match (found.next(), found.next()) {
            (Some(one), None) => return one.name.clone(),
            (Some(_), Some(_)) => break,
            (None, _) => {}
        }
    }
    tidy(name)
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
