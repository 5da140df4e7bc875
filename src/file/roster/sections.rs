//! Tells in a list of people what is no person: headings with what they say of those below, sums, and sentences that
//! name several. It makes no people.

use std::collections::HashSet;

use super::marks::{clean, without_mark};
use super::names::{is_total, looks_like_person, whole_name, words};
use super::section_words::{AND, OUT, PEOPLE, ROLES, UNITS, WITH};
use super::values::{declines, is_moment};
use crate::workshop::text::wording::capitalised;
use crate::workshop::text::{search_key, tidy};

/// What a heading says of the people below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Section {
    /// Nothing: `Participants`.
    Plain,
    /// An attribute of each: `Hosts:`, `Team Support`.
    Tag(&'static str, String),
    /// They do not come: `Not going (2)`.
    Out(String),
    /// Something that no word is known for; where there are several, it is a department.
    Unknown(String),
}

/// What a line of a list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// One person, or several addresses.
    One(String),
    /// Several names, with what is said of them.
    Names(Section, Vec<String>),
    /// A heading.
    Heading(Section),
    /// What the person above does: `Organizer` below a name.
    Role(String),
    /// It adds up the others.
    Sum,
    /// It says when.
    When,
    /// It is crossed out.
    Crossed(String),
}

/// Takes a number of people off that stands behind a heading: `Invited (12)`, `Going · 5`.
fn uncounted(text: &str) -> (&str, bool) {
    let text = text.trim_end_matches(':').trim_end();
    let signs = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '[' | ']' | '/');
    let rest = text.trim_end_matches(signs).trim_end();
    let behind = &text[rest.len()..];
    let number = behind.trim().trim_matches(['(', ')', '[', ']']);
    let is_count = !number.is_empty() && number.split('/').all(|n| n.parse::<u32>().is_ok());
    let bracketed = behind.contains(['(', '[']) || rest.ends_with([':', '·', '-', '–']);
    if is_count && bracketed && !rest.is_empty() {
        (rest.trim_end_matches([':', '·', '-', '–', ' ']), true)
    } else {
        (text, false)
    }
}

/// Returns what words say that stand above people; nothing where they can be a name.
pub(super) fn known(text: &str) -> Option<Section> {
    let key = words(text);
    if OUT.contains(&key.as_str()) || declines(text, false) {
        return Some(Section::Out(key));
    }
    if PEOPLE.contains(&key.as_str()) {
        return Some(Section::Plain);
    }
    if let Some((_, one)) = ROLES.iter().find(|(many, _)| *many == key) {
        let single = tidy(text);
        let one = if one.is_empty() { capitalised(single.trim_end_matches(['s', 'S'])) } else { (*one).to_owned() };
        return Some(Section::Tag("role", one));
    }
    let all: Vec<&str> = text.split_whitespace().collect();
    if !(2..=4).contains(&all.len()) {
        return None;
    }
    let unit = |word: &str| UNITS.iter().find(|(_, list)| list.contains(&words(word).as_str())).map(|(unit, _)| *unit);
    if let Some(unit) = unit(all[0]) {
        let rest = all[1..].join(" ");
        // A table is known by its whole name.
        let value = if unit == "group" { all.join(" ") } else { rest };
        return Some(Section::Tag(unit, value.trim_matches([':', '-', '–', ' ']).to_owned()));
    }
    let last = all[all.len() - 1];
    unit(last).filter(|unit| *unit != "group").map(|unit| Section::Tag(unit, all[..all.len() - 1].join(" ")))
}

/// Tells what a line of a list is; `alone` is set where the text has no other line.
pub(super) fn line(raw: &str, alone: bool) -> Line {
    let trimmed = raw.trim();
    let level = trimmed.len() - trimmed.trim_start_matches('#').len();
    let is_marked = (1..=6).contains(&level) && trimmed[level..].starts_with(' ');
    let text = clean(if is_marked { trimmed[level..].trim() } else { trimmed });
    let is_bold = trimmed.starts_with("**") && trimmed.trim_end_matches(':').ends_with("**");
    if trimmed.contains("~~") && trimmed.matches("~~").count() == 2 && without_mark(trimmed).starts_with("~~") {
        return Line::Crossed(text);
    }
    if is_sum(&text) || is_sum(trimmed) {
        return Line::Sum;
    }
    let (head, is_counted) = uncounted(&text);
    let listed = without_mark(trimmed) != trimmed;
    if let Some(section) = known(head).filter(|_| !listed || text.ends_with(':')) {
        // One of them stands below a name: `Organizer`.
        return match section {
            Section::Tag("role", role)
                if words(&role) == words(&text) && !text.ends_with(':') && !is_marked && !is_bold =>
            {
                Line::Role(role)
            }
            section => Line::Heading(section),
        };
    }
    if text.ends_with('?') {
        return Line::Heading(Section::Plain);
    }
    if text.contains(|c: char| c.is_ascii_digit())
        && text.contains([' ', ':'])
        && (is_moment(&text) || text.matches(':').count() > 1 && is_stretch(&text))
    {
        return Line::When;
    }
    // A cross behind a name is a refusal.
    if let Some(name) = ["❌", "✗", "✘", "👎", "🚫"].iter().find_map(|sign| text.trim_end().strip_suffix(sign))
    {
        return Line::Crossed(name.trim().to_owned());
    }
    let short = head.split_whitespace().count() <= 5 && !head.contains([',', ';', '@', '<', '\t', '|']);
    if short && (is_marked || text.ends_with(':') || is_counted || is_bold && !looks_like_person(head)) && !listed {
        return Line::Heading(Section::Unknown(tidy(head)));
    }
    if let Some(names) = mentions(trimmed).or_else(|| sentence(&text, alone)) {
        return names;
    }
    // Somebody comes along.
    let guests = text.trim_end_matches(|c: char| c.is_ascii_digit());
    match guests.strip_suffix('+') {
        Some(name) if guests.len() < text.len() && name.contains(char::is_alphabetic) => {
            Line::One(name.trim().to_owned())
        }
        _ => Line::One(text),
    }
}

/// Tells a day with a time and an end: `Friday, 27 November⋅10:00 – 11:30`.
fn is_stretch(text: &str) -> bool {
    let parts = text.split(['⋅', '·', '–', '—', ',', '-']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .into_iter()
        .all(|part| is_moment(part) || words(part).split(' ').all(|word| word.len() > 5 && word.ends_with("day")))
}

/// Tells a line that adds up the others: `Total: 5`, `5 people`.
fn is_sum(text: &str) -> bool {
    let key = words(text);
    let total = is_total(text) && key.contains(|c: char| c.is_ascii_digit());
    let counted = key.split_once(' ').is_some_and(|(n, what)| {
        n.parse::<u32>().is_ok()
            && (PEOPLE.contains(&what) || matches!(what, "person" | "osob" | "guests" | "total" | "gesamt" | "pax"))
    });
    let answers = key.split_once(' ').is_some_and(|(n, what)| n.parse::<u32>().is_ok() && OUT.contains(&what));
    total || counted || answers
}

/// Reads several mentions: `@Ana Lima @Ben Osei`.
fn mentions(text: &str) -> Option<Line> {
    let text = text.strip_prefix('@')?;
    let names: Vec<String> = text.split(" @").map(|name| tidy(name.trim_matches([',', ' ']))).collect();
    let is_name = |name: &String| name.starts_with(char::is_alphabetic) && !name.contains('@');
    (names.len() > 1 && names.iter().all(is_name)).then_some(Line::Names(Section::Plain, names))
}

/// Reads a sentence that names several people: `With Ana, Ben and Chloe`, `Hosts: Ana Lima, Ben Osei`.
fn sentence(text: &str, alone: bool) -> Option<Line> {
    let labelled = text.split_once(':').filter(|(label, _)| label.split_whitespace().count() <= 5);
    if let Some((label, rest)) = labelled {
        let section = known(uncounted(label).0);
        let names = names(rest).filter(|names| section.is_some() || names.len() > 1);
        match (section, names) {
            (Some(section), Some(names)) => return Some(Line::Names(section, names)),
            (None, Some(names)) if !looks_like_person(label) && names.iter().all(|n| looks_like_person(n)) => {
                return Some(Line::Names(Section::Unknown(tidy(label)), names));
            }
            _ => return None,
        }
    }
    let (first, rest) = text.split_once(' ')?;
    if WITH.contains(&search_key(first).as_ref())
        && let Some(names) = names(rest).filter(|names| names.len() > 1 || alone)
    {
        return Some(Line::Names(Section::Plain, names));
    }
    let found = names(text).filter(|names| names.len() > 1)?;
    let joined = text.contains('&') || AND.iter().any(|and| text.contains(&format!(" {and} ")));
    let whole = found.iter().all(|name| looks_like_person(name));
    let sure = if alone { joined || found.len() > 2 } else { joined && found.len() > 2 && whole };
    sure.then_some(Line::Names(Section::Plain, found))
}

/// Cuts a sentence into names; nothing where a piece can be none.
fn names(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches(['.', '!']);
    if text.contains(['@', '<', '=', '\t', '|', '/']) {
        return None;
    }
    let mut pieces: Vec<String> = Vec::new();
    // Semicolons part names that are written as `Lima, Ana`.
    let separators: &[char] = if text.contains(';') { &[';'] } else { &[',', '&'] };
    for piece in text.split(separators) {
        let mut name: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            if AND.contains(&word) {
                pieces.push(name.join(" "));
                name.clear();
            } else {
                name.push(word);
            }
        }
        pieces.push(name.join(" "));
    }
    pieces.retain(|piece| !piece.is_empty());
    if pieces.iter().all(|piece| piece.contains(',')) {
        pieces = pieces.iter().map(|piece| whole_name(piece)).collect();
    }
    let is_name = |piece: &String| {
        let count = piece.split_whitespace().count();
        (1..=5).contains(&count)
            && !piece.starts_with(char::is_lowercase)
            && piece.starts_with(char::is_alphabetic)
            && !piece.contains(|c: char| c.is_ascii_digit() || "?!:".contains(c))
            && piece.split_whitespace().next_back().is_some_and(|w| !w.starts_with(char::is_lowercase))
    };
    (!pieces.is_empty() && pieces.iter().all(is_name)).then_some(pieces)
}

/// Returns where the headings begin that show by their place that they are some: parents in a nested list, or lone words
/// above the names of each block.
pub(super) fn units(text: &str) -> HashSet<usize> {
    let place = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let filled: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    if text.contains(['@', ';', '|']) {
        return HashSet::new();
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let listed = |line: &str| without_mark(line.trim()) != line.trim();
    let nested: Vec<bool> =
        filled.windows(2).map(|pair| indent(pair[1]) > indent(pair[0]) && listed(pair[1])).collect();
    let parents: Vec<&str> = filled.iter().zip(&nested).filter(|(_, parent)| **parent).map(|(line, _)| *line).collect();
    let least = filled.iter().map(|line| indent(line)).min().unwrap_or(0);
    let lone = filled.iter().filter(|line| indent(line) == least).count();
    if parents.len() > 1 && parents.len() == lone {
        return parents.into_iter().map(place).collect();
    }
    let mut heads = Vec::new();
    let mut others = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let first = at == 0 || lines[at - 1].trim().is_empty();
        if first { &mut heads } else { &mut others }.push(*line);
    }
    let words = |line: &str| clean(line).split_whitespace().count();
    let is_head = |line: &&&str| words(line) == 1 && !listed(line);
    let sure = heads.len() > 1
        && heads.iter().filter(is_head).count() == heads.len()
        && others.len() >= heads.len()
        && others.iter().all(|line| words(line) > 1);
    if sure { heads.into_iter().map(place).collect() } else { HashSet::new() }
}

/// Tells whether a text is a list that says by itself that it is one: with headings above people, or a sentence.
pub(super) fn is_list(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(2_000).collect();
    let alone = lines.len() == 1;
    let tells = |found: &Line| match found {
        Line::Heading(Section::Unknown(_)) | Line::One(_) | Line::Crossed(_) | Line::Sum | Line::When => false,
        Line::Heading(_) | Line::Names(..) | Line::Role(_) => true,
    };
    let read: Vec<Line> = lines.iter().map(|text| line(text, alone)).collect();
    let units = !units(text).is_empty();
    let plain = |text: &str| text.split_whitespace().count() <= 6 && !text.contains(['=', '{', '}', ';', '\t', '|']);
    (units || read.iter().any(tells)) && read.iter().all(|found| !matches!(found, Line::One(text) if !plain(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_the_people_below_are() {
        let tag = |key: &'static str, value: &str| Line::Heading(Section::Tag(key, value.to_owned()));
        for (text, wanted) in [
            ("Participants", Line::Heading(Section::Plain)),
            ("## Participants", Line::Heading(Section::Plain)),
            ("Invited (12)", Line::Heading(Section::Plain)),
            ("**Going (3)**", Line::Heading(Section::Plain)),
            ("Teilnehmende:", Line::Heading(Section::Plain)),
            ("Hosts:", tag("role", "Host")),
            ("Guests", tag("role", "Guest")),
            ("Gäste:", tag("role", "Gast")),
            ("Prowadzący:", tag("role", "Prowadzący")),
            ("Team Support", tag("team", "Support")),
            ("Support team (4)", tag("team", "Support")),
            ("Abteilung Vertrieb:", tag("department", "Vertrieb")),
            ("Table 1", tag("group", "Table 1")),
            ("Not going (1)", Line::Heading(Section::Out("not going".to_owned()))),
            ("Marketing:", Line::Heading(Section::Unknown("Marketing".to_owned()))),
            ("Total: 5", Line::Sum),
            ("5 people", Line::Sum),
            ("Gesamt: 12", Line::Sum),
            ("**Ana Lima**", Line::One("Ana Lima".to_owned())),
            ("- **Ana Lima**", Line::One("Ana Lima".to_owned())),
            ("* _Ana Lima_ – Sales", Line::One("Ana Lima – Sales".to_owned())),
            ("1. `Ana Lima`", Line::One("Ana Lima".to_owned())),
            ("[Ana Lima](https://x.org)", Line::One("Ana Lima".to_owned())),
            ("- ~~Ana Lima~~", Line::Crossed("Ana Lima".to_owned())),
            ("Ana Guest", Line::One("Ana Guest".to_owned())),
        ] {
            assert_eq!(line(text, false), wanted, "{text}");
        }
        assert_eq!(clean("[Ana Lima](mailto:ana_b@x.org)"), "Ana Lima <ana_b@x.org>");
    }

    #[test]
    fn sentences_name_several_people() {
        for (text, wanted) in [
            ("With Ana, Ben and Chloe", "Ana|Ben|Chloe"),
            ("Mit Ana, Ben und Chloé.", "Ana|Ben|Chloé"),
            ("Avec Ana et Ben", "Ana|Ben"),
            ("Participants: Ana Lima, Ben Osei and Chloé Park", "Ana Lima|Ben Osei|Chloé Park"),
            ("Ana, Ben, Chloe & Dev", "Ana|Ben|Chloe|Dev"),
            ("Ana, Ben, Chloe", "Ana|Ben|Chloe"),
            ("Z Aną, Ewą i Janem", "Aną|Ewą|Janem"),
            ("Hosts: Ana Lima", "Ana Lima"),
        ] {
            let Line::Names(_, names) = line(text, true) else { panic!("{text}: {:?}", line(text, true)) };
            assert_eq!(names.join("|"), wanted, "{text}");
        }
        for text in ["Ana Lima, Sales and Marketing", "Ana, Sales and Marketing", "Ana Lima: Support", "With love"] {
            assert!(matches!(line(text, false), Line::One(_)), "{text}: {:?}", line(text, false));
        }
    }
}
