//! Makes names of what stands in lists: `Lima, Ana`, `Ana Lima <ana@x.org>`, `Ana Lima (Guest)`. It never compares people.

use super::marks;
use crate::workshop::text::wording::capitalised;
use crate::workshop::text::{search_key, tidy};

/// What follows a comma behind a name and is no first name.
const BEHIND_A_COMMA: [&str; 32] = [
    "jr", "sr", "ii", "iii", "iv", "phd", "ph d", "md", "m d", "dr", "prof", "prof dr", "mba", "msc", "bsc", "ma",
    "ba", "m a", "b a", "m sc", "b sc", "esq", "cpa", "rn", "dds", "llm", "jd", "pmp", "dipl ing", "mag", "ing", "cfa",
];

/// What meeting tools add to a name in brackets.
const ADDED: [&str; 30] = [
    "guest",
    "external",
    "unverified",
    "host",
    "co host",
    "cohost",
    "organizer",
    "organiser",
    "presenter",
    "attendee",
    "me",
    "you",
    "gast",
    "extern",
    "nicht verifiziert",
    "organisator",
    "invite",
    "externe",
    "non verifie",
    "invitado",
    "externo",
    "no comprobado",
    "convidado",
    "ospite",
    "esterno",
    "niet geverifieerd",
    "gosc",
    "zewnetrzny",
    "host me",
    "guest unverified",
];

/// What stands where a name is missing.
const NO_NAMES: [&str; 27] = [
    "",
    "info requested",
    "info requested info requested",
    "anonymous",
    "anonymous user",
    "anonym",
    "anonymer benutzer",
    "anonyme",
    "utilisateur anonyme",
    "anonimo",
    "usuario anonimo",
    "anonimowy",
    "anonimowy uzytkownik",
    "anoniem",
    "anonieme gebruiker",
    "utente anonimo",
    "unknown",
    "unknown user",
    "unbekannt",
    "inconnu",
    "n a",
    "na",
    "none",
    "null",
    "no name",
    "tbd",
    "tba",
];

/// What begins the row below a table that adds it up.
const TOTALS: [&str; 17] = [
    "total",
    "totals",
    "grand total",
    "count",
    "sum",
    "subtotal",
    "summe",
    "gesamt",
    "gesamtsumme",
    "anzahl",
    "somme",
    "nombre total",
    "suma",
    "totale",
    "somma",
    "totaal",
    "razem",
];

/// Returns the name in a field, and the address of mail that stands with it.
pub(super) fn name(field: &str) -> (String, Option<String>) {
    let marked = ["**", "](", "~~", "`"].iter().any(|mark| field.contains(mark));
    let field = if marked { marks::clean(field) } else { field.to_owned() };
    let (field, mail) = split_mail(&field);
    (whole_name(&field), mail)
}

/// Returns a name as people say it: `Lima, Ana (Guest)` is Ana Lima.
pub(super) fn whole_name(field: &str) -> String {
    let mut name = tidy(field.trim_matches(is_picture));
    while let Some((before, within)) = bracketed(&name) {
        if !is_added(within) {
            break;
        }
        name = before.to_owned();
    }
    let inner = name.trim_matches(['"', '“', '”', '„', '\'', '‘', '’']);
    let quoted = name.chars().next().is_some_and(|c| !c.is_alphanumeric()) && inner.len() + 1 < name.len();
    turned(if quoted { inner } else { &name })
}

/// Tells what meeting tools add to a name in brackets.
pub(super) fn is_added(within: &str) -> bool {
    ADDED.contains(&words(within).as_str())
}

/// Tells a sign that is no part of a name: a picture, a flag, a tick.
fn is_picture(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f000}'..='\u{1faff}')
}

/// Returns a name without the original one that stands behind it in brackets; what has a slash are pronouns.
pub(super) fn without_original(name: &str) -> &str {
    match bracketed(name.trim()) {
        Some((before, within)) if !within.contains('/') => before,
        _ => name,
    }
}

/// Returns what stands before the brackets at the end, and within them.
pub(super) fn bracketed(name: &str) -> Option<(&str, &str)> {
    let inner = name.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let before = inner[..open].trim_end();
    (!before.is_empty()).then_some((before, &inner[open + 1..]))
}

/// Returns `Lima, Ana` as Ana Lima; what has another comma, or a degree behind it, stays.
fn turned(name: &str) -> String {
    let Some((last, first)) = name.split_once(',') else { return name.to_owned() };
    let (last, first) = (last.trim(), first.trim());
    // Pronouns belong to the whole.
    let (bare, brackets) = first.split_once(" (").map_or((first, ""), |(bare, _)| (bare, &first[bare.len()..]));
    let few = |part: &str| (1..=4).contains(&part.split_whitespace().count());
    let letters = |part: &str| part.chars().any(char::is_alphabetic) && !part.contains(|c: char| c.is_ascii_digit());
    let title = BEHIND_A_COMMA.contains(&words(bare).as_str());
    if first.contains(',') || title || !few(last) || !few(bare) || !letters(last) || !letters(bare) {
        return name.to_owned();
    }
    format!("{bare} {last}{brackets}")
}

/// Returns a field without the address of mail in it, and the address: `Ana Lima <ana@x.org>`.
pub(super) fn split_mail(field: &str) -> (String, Option<String>) {
    let Some(at) = field.find('@') else { return (field.to_owned(), None) };
    let outside = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '|');
    let start = field[..at].rfind(outside).map_or(0, |i| i + field[i..].chars().next().map_or(1, char::len_utf8));
    let end = field[at..].find(outside).map_or(field.len(), |i| at + i);
    let address = field[start..end].trim_start_matches("mailto:");
    if !is_mail(address) {
        return (field.to_owned(), None);
    }
    let before = field[..start].trim_end_matches(['<', '(', '[', ' ', ':']).trim_end_matches("mailto");
    let after = field[end..].trim_start_matches(['>', ')', ']', ' ']);
    (format!("{before} {after}").trim().to_owned(), Some(address.to_owned()))
}

/// Returns the name that an address of mail is made of: `chloe.mueller@example.org`.
pub(super) fn name_of_mail(mail: &str) -> Option<String> {
    let (user, _) = mail.split_once('@')?;
    let words: Vec<&str> = user.split(['.', '_']).collect();
    let plain = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    ((2..=3).contains(&words.len()) && words.iter().all(plain))
        .then(|| words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" "))
}

/// Tells an address of mail: one `@`, and a dot somewhere behind it.
pub(super) fn is_mail(text: &str) -> bool {
    let text = text.trim();
    let parts = text.split_once('@').filter(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    parts.is_some() && !text.contains(char::is_whitespace)
}

/// Tells what stands in a field for a missing name, or what can be no name: a number, signs.
pub(super) fn is_no_name(name: &str) -> bool {
    !name.chars().any(char::is_alphabetic) || NO_NAMES.contains(&words(name).as_str())
}

/// Tells the first field of a row that adds up what stands above it.
pub(in crate::file) fn is_total(name: &str) -> bool {
    let words = words(name);
    let begin = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    TOTALS.contains(&begin) || begin.strip_prefix("total ").is_some_and(|_| begin.len() < words.len())
}

/// Tells what looks like somebody's name: two to five words that begin with a capital or have none, and no digit.
pub(super) fn looks_like_person(text: &str) -> bool {
    let text = text.trim();
    let count = text.split_whitespace().count();
    let capital = |w: &str| w.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase());
    let small = |w: &&str| !capital(w);
    (2..=5).contains(&count)
        && capital(text)
        && text.split_whitespace().next_back().is_some_and(capital)
        && text.split_whitespace().filter(small).count() <= 2
        && !text.contains(|c: char| c.is_ascii_digit() || "?!:=/@".contains(c))
}

/// Returns the plain words of a field: no accents, no signs.
pub(super) fn words(text: &str) -> String {
    let plain: String = search_key(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_say_them() {
        for (field, wanted) in [
            ("Lima, Ana", "Ana Lima"),
            ("  Müller ,  Chloé ", "Chloé Müller"),
            ("van der Berg, Jan", "Jan van der Berg"),
            ("Lima, Ana (she/her)", "Ana Lima (she/her)"),
            ("Ben Osei (Guest)", "Ben Osei"),
            ("🌟 Ana Lima 🇩🇪", "Ana Lima"),
            ("Ana Lima ✅", "Ana Lima"),
            ("Osei, Ben (Gast) (Extern)", "Ben Osei"),
            ("Ana Lima (she/her)", "Ana Lima (she/her)"),
            ("Jane Doe, PhD", "Jane Doe, PhD"),
            ("Chloé Müller, Dr.", "Chloé Müller, Dr."),
            ("Martin, Smith, and Jones", "Martin, Smith, and Jones"),
            ("\"Ana Lima\"", "Ana Lima"),
            ("'Dev Rao'", "Dev Rao"),
            ("Dev 'Rao'", "Dev 'Rao'"),
            ("Team 4, Lisbon", "Team 4, Lisbon"),
            ("(Ana)", "(Ana)"),
            ("דנה כהן", "דנה כהן"),
            ("Kai 陈", "Kai 陈"),
        ] {
            assert_eq!(whole_name(field), wanted);
        }
        assert_eq!(without_original("Ana L (Ana Lima)"), "Ana L");
        assert_eq!(without_original("Ana Lima (she/her)"), "Ana Lima (she/her)");
    }

    #[test]
    fn addresses_are_taken_out_of_names() {
        let both = |name: &str, mail: &str| (name.to_owned(), Some(mail.to_owned()));
        assert_eq!(name("Ana Lima <ana@x.org>"), both("Ana Lima", "ana@x.org"));
        assert_eq!(name("\"Lima, Ana\" <ana@x.org>"), both("Ana Lima", "ana@x.org"));
        assert_eq!(name("Ana Lima (mailto:ana@x.org)"), both("Ana Lima", "ana@x.org"));
        assert_eq!(name("Ana Lima ana@x.org"), both("Ana Lima", "ana@x.org"));
        assert_eq!(name("ana@x.org"), both("", "ana@x.org"));
        assert_eq!(name("Ana @home"), ("Ana @home".to_owned(), None));
    }

    #[test]
    fn what_is_no_name_is_known() {
        for no in ["???", "12", "", "Info Requested", "Anonymous user", "n/a", "-"] {
            assert!(is_no_name(no), "{no}");
        }
        for total in ["Total", "Total: 12", "Gesamt", "Count", "Totaal 4", "Total participants: 7"] {
            assert!(is_total(total), "{total}");
        }
        assert!(!is_total("Ana Total") && !is_no_name("Ng") && !is_no_name("陈"));
        assert!(
            looks_like_person("Ana de la Cruz") && looks_like_person("דנה כהן") && looks_like_person("Jude O'Neil")
        );
        assert!(!looks_like_person("Ana") && !looks_like_person("who came") && !looks_like_person("Table 4"));
    }
}
