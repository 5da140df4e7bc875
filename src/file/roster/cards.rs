//! Reads people from cards (vCard 2.1, 3.0, 4.0): several in one text, with folded lines and quoted-printable values.

use super::super::content_lines::{property, unescaped, unfolded};
use super::super::problem::Source;
use super::found::{Roster, RosterOptions};
use super::names::{is_mail, is_no_name, name_of_mail};
use super::people::People;
use super::rows::behind_lines;
use crate::workshop::Person;
use crate::workshop::text::{same, tidy};

/// One card.
#[derive(Debug, Default)]
struct Card {
    line: usize,
    full: String,
    /// Prefix, first, middle and last name as they are said.
    parts: String,
    nick: String,
    attributes: Vec<(&'static str, String)>,
    is_group: bool,
}

/// Reads the cards of a text; nothing where it holds none.
pub(super) fn cards(source: &Source<'_>) -> Option<Roster> {
    if !source.text.lines().take(200).any(|line| same(line.trim(), "BEGIN:VCARD")) {
        return None;
    }
    let mut people = People::default();
    for card in parsed(source.text) {
        let at = behind_lines(source.text, card.line.saturating_sub(1));
        let mail = card.attributes.iter().find(|(key, _)| *key == "email").map(|(_, value)| value.clone());
        let names = [&card.full, &card.parts, &card.nick];
        let named = names.into_iter().find(|name| !is_no_name(name) && !is_mail(name)).cloned();
        let name = named.or_else(|| mail.as_deref().and_then(name_of_mail)).unwrap_or_default();
        let attributes = card.attributes.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let person = Person { name, attributes };
        if card.is_group {
            people.left_out(at, card.line, person, "a group".to_owned());
        } else if person.name.is_empty() {
            let help = "fill in FN, or delete the card";
            people.faulty(at, card.line, person, "no name", "this card has no name".to_owned(), help);
        } else {
            people.add(at, card.line, person, mail.as_deref(), false);
        }
    }
    Some(Roster { entries: people.entries, ..Roster::default() })
}

fn parsed(text: &str) -> Vec<Card> {
    let (mut cards, mut card): (Vec<Card>, Option<Card>) = (Vec::new(), None);
    let mut lines = unfolded(text).into_iter();
    while let Some((number, mut line)) = lines.next() {
        let Some((name, parameters, _)) = property(&line) else { continue };
        let parameters = parameters.to_owned();
        let is_quoted = parameters
            .split(';')
            .any(|p| same(p.trim(), "QUOTED-PRINTABLE") || same(p.trim(), "ENCODING=QUOTED-PRINTABLE"));
        // A value that is quoted-printable goes on below where its line ends in `=`.
        while is_quoted && line.ends_with('=') {
            line.pop();
            let Some((_, more)) = lines.next() else { break };
            line.push_str(more.trim_start());
        }
        let Some((_, _, value)) = property(&line) else { continue };
        // `item1.EMAIL` is an address, too.
        let name = name.rsplit('.').next().unwrap_or_default().to_owned();
        let is = |other: &str| same(&name, other);
        if is("BEGIN") && same(value.trim(), "VCARD") {
            card = Some(Card { line: number, ..Card::default() });
            continue;
        }
        if is("END") && same(value.trim(), "VCARD") {
            cards.extend(card.take());
            continue;
        }
        let Some(card) = &mut card else { continue };
        let value = if is_quoted { unquoted(value) } else { value.to_owned() };
        if is("FN") {
            card.full = tidy(&unescaped(&value));
        } else if is("N") {
            let parts: Vec<String> = components(&value);
            let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
            card.parts = tidy(&[part(1), part(2), part(0)].join(" "));
        } else if is("NICKNAME") {
            card.nick = tidy(&unescaped(&value));
        } else if is("ORG") {
            let mut parts = components(&value).into_iter();
            card.says("organisation", &parts.next().unwrap_or_default());
            card.says("department", &parts.next().unwrap_or_default());
        } else if is("TITLE") || is("ROLE") {
            card.says("role", &unescaped(&value));
        } else if is("EMAIL") {
            card.says("email", unescaped(&value).trim_start_matches("mailto:"));
        } else if is("TEL") {
            card.says("phone", unescaped(&value).trim_start_matches("tel:"));
        } else if is("KIND") || is("X-ADDRESSBOOKSERVER-KIND") {
            card.is_group = same(value.trim(), "group");
        }
    }
    cards
}

impl Card {
    /// Keeps the first value of an attribute.
    fn says(&mut self, key: &'static str, value: &str) {
        let value = tidy(value);
        if !value.is_empty() && !self.attributes.iter().any(|(known, _)| *known == key) {
            self.attributes.push((key, value));
        }
    }
}

/// Cuts a value at its semicolons, but not at those behind a backslash.
fn components(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ';' && !escaped {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    parts.iter().map(|part| tidy(&unescaped(part))).collect()
}

/// Reads a value that is quoted-printable: `Chlo=C3=A9`; what is no UTF-8 is taken as Latin-1.
fn unquoted(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'=') {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(wrong) => wrong.into_bytes().into_iter().map(char::from).collect(),
    }
}

/// Reads the cards that were pasted or come from a file, unless the options speak of a table.
pub(super) fn of_options(source: &Source<'_>, options: &RosterOptions) -> Option<Roster> {
    if options.name.is_some() || options.skip > 0 { None } else { cards(source) }
}
