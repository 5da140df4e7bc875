//! Owns where groups work: what a place may be, a name such as `Table 4` or an address of the web. It never opens one.

use std::fmt;

use crate::workshop::text::{same, tidy};
use crate::workshop::{Grouping, Split, count_of};

/// The most places of one activity.
pub const MOST_PLACES: usize = 500;
/// The most that a place takes, in bytes: addresses of meetings are long.
const MOST_PLACE: usize = 1_000;

/// What begins an address that is no page of the web.
const OTHER_ADDRESSES: [&str; 18] = [
    "about",
    "blob",
    "callto",
    "data",
    "facetime",
    "file",
    "ftp",
    "javascript",
    "mailto",
    "msteams",
    "sip",
    "sips",
    "skype",
    "slack",
    "sms",
    "tel",
    "vbscript",
    "zoommtg",
];

/// Why a text is no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceFault {
    /// There is nothing in it.
    Blank,
    /// It is longer than anybody reads: so many bytes.
    Long(usize),
    /// It is an address, and none of the web.
    Address(String),
    /// It begins as an address of the web, and is none.
    Broken(String),
}

impl PlaceFault {
    /// Returns what to write instead.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Blank => "write a name such as \"Table 4\", or remove it",
            Self::Long(_) => "write a short name, or a shorter address",
            Self::Address(_) => "write a name such as \"Table 4\", or an address that begins with http:// or https://",
            Self::Broken(_) => "write the whole address, without blanks: \"https://meet.example/2\"",
        }
    }
}

impl fmt::Display for PlaceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("this place is empty"),
            Self::Long(bytes) => write!(f, "this place has {bytes} bytes; at most {MOST_PLACE} are allowed"),
            Self::Address(text) => write!(f, "“{text}” is not an http or https address"),
            Self::Broken(text) => write!(f, "“{text}” is not a whole address"),
        }
    }
}

/// Returns a place as it is kept, or why it is none.
pub fn place(text: &str) -> Result<String, PlaceFault> {
    let text = tidy(text);
    if text.is_empty() {
        return Err(PlaceFault::Blank);
    }
    if text.len() > MOST_PLACE {
        return Err(PlaceFault::Long(text.len()));
    }
    let scheme = scheme(&text);
    if !is_web(scheme) {
        let other = OTHER_ADDRESSES.iter().any(|other| same(scheme, other));
        return if other || text.contains("://") { Err(PlaceFault::Address(text)) } else { Ok(text) };
    }
    let rest = text[scheme.len() + 1..].strip_prefix("//");
    let host = rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let whole = host.chars().any(char::is_alphanumeric) && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if whole { Ok(text) } else { Err(PlaceFault::Broken(text)) }
}

/// Returns whether a place is an address of the web rather than a name.
pub fn is_address(place: &str) -> bool {
    is_web(scheme(place))
}

/// Returns what stands before the colon of an address. Behind it there is no blank: `Data: the map` is a name.
fn scheme(text: &str) -> &str {
    text.split_once(':').filter(|(_, rest)| !rest.starts_with(' ')).map_or("", |(scheme, _)| scheme)
}

fn is_web(scheme: &str) -> bool {
    ["http", "https"].iter().any(|web| same(scheme, web))
}

/// Returns what does not fit between the places and the groups that so many people make, and what to do about it.
pub(super) fn mismatch(grouping: &Grouping, people: usize) -> Option<(String, &'static str)> {
    let places = &grouping.places;
    let twice = (1..places.len()).find(|&at| places[..at].iter().any(|before| same(before, &places[at])));
    if let Some(at) = twice {
        return Some((format!("two groups are at “{}”", places[at]), "give each group a place of its own"));
    }
    let groups = match grouping.split {
        Split::Count(count) if people < 2 => count as usize,
        Split::Size(_) if people < 2 => return None,
        _ => grouping.sizes(people).len(),
    };
    if places.is_empty() || places.len() == groups {
        return None;
    }
    let words = format!("{} for {}", count_of(places.len(), "place"), count_of(groups, "group"));
    let help = if places.len() < groups {
        "add places here, or type them with L once the groups are formed"
    } else {
        "remove the places that nobody needs, or ask for more groups"
    };
    Some((words, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_name_or_an_address_of_the_web() {
        for text in [
            "Table 4",
            "Window",
            "Room: 2",
            "10:30 corner",
            "Raum:2",
            "https://meet.example/2",
            "HTTP://meet.example",
            "https://meet.example?room=2",
            "http://[::1]:8080/x",
            "Tisch „Süd“",
            "窓",
            "Data: the map",
        ] {
            assert_eq!(place(text), Ok(text.to_owned()), "{text}");
        }
        assert_eq!(place("  Table   4 "), Ok("Table 4".to_owned()));
        for text in ["ftp://files.example", "javascript:alert(1)", "JavaScript:alert(1)", "mailto:ana@x.org", "x://y"] {
            assert_eq!(place(text), Err(PlaceFault::Address(text.to_owned())), "{text}");
        }
        for text in ["https://", "http:", "https:meet.example", "https:///room", "https://meet example/2", "http://?"] {
            assert_eq!(place(text), Err(PlaceFault::Broken(text.to_owned())), "{text}");
        }
        assert_eq!(place(" \t"), Err(PlaceFault::Blank));
        assert_eq!(place(&"x".repeat(MOST_PLACE)), Ok("x".repeat(MOST_PLACE)));
        assert_eq!(place(&"x".repeat(MOST_PLACE + 1)), Err(PlaceFault::Long(MOST_PLACE + 1)));
    }

    #[test]
    fn an_address_of_the_web_is_told_from_a_name_in_any_case() {
        for (place, is) in [
            ("https://meet.example/2", true),
            ("HTTPS://meet.example/2", true),
            ("http: the map", false),
            ("Table 1", false),
            ("mailto:a@b.example", false),
        ] {
            assert_eq!(is_address(place), is, "{place}");
        }
    }
}
