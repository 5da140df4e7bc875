//! Tells words for how people work from names: `all`, `pairs`, `groups of 4`, in the languages of agendas. It does not
//! know who leads.

use super::super::groups::split_of;
use super::super::length::number;
use crate::workshop::Split;
use crate::workshop::text::search_key;

/// How people work, as a table says it in place of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// All together, or each alone: there are no groups.
    Whole,
    /// In groups.
    Groups(Split),
}

/// Words for all people, or for each alone.
const WHOLE: &[&str] = &[
    "all",
    "everyone",
    "everybody",
    "all together",
    "plenary",
    "plenum",
    "whole group",
    "the whole group",
    "group",
    "full group",
    "large group",
    "team",
    "the team",
    "whole team",
    "participants",
    "all participants",
    "class",
    "individual",
    "individually",
    "individuals",
    "alone",
    "solo",
    "self",
    "alle",
    "alle zusammen",
    "im plenum",
    "plenumsgesprach",
    "ganze gruppe",
    "gesamtgruppe",
    "gruppe",
    "teilnehmende",
    "teilnehmer",
    "tn",
    "alle tn",
    "einzeln",
    "einzelarbeit",
    "allein",
    "tous",
    "toutes",
    "tout le monde",
    "pleniere",
    "en pleniere",
    "grand groupe",
    "individuel",
    "seul",
    "participants es",
    "todos",
    "todas",
    "plenaria",
    "plenario",
    "en plenaria",
    "individual",
    "todos juntos",
    "plenaria geral",
    "tutti",
    "tutte",
    "in plenaria",
    "individuale",
    "iedereen",
    "allemaal",
    "plenair",
    "individueel",
    "hele groep",
    "wszyscy",
    "wszystkie",
    "plenarnie",
    "indywidualnie",
    "cala grupa",
    "uczestnicy",
];

/// Words for pairs.
const PAIRS: &[&str] = &[
    "pair",
    "in pairs",
    "in a pair",
    "partner",
    "partners",
    "with a partner",
    "partner work",
    "dyads",
    "zu zweit",
    "paare",
    "in paaren",
    "paarweise",
    "partnerarbeit",
    "tandem",
    "tandems",
    "2er gruppen",
    "zweiergruppen",
    "zweierteams",
    "binome",
    "binomes",
    "en binome",
    "en binomes",
    "par deux",
    "a deux",
    "parejas",
    "en parejas",
    "por parejas",
    "pares",
    "em pares",
    "em duplas",
    "duplas",
    "coppie",
    "a coppie",
    "in coppia",
    "tweetallen",
    "in tweetallen",
    "duo s",
    "pary",
    "w parach",
    "parami",
];

/// Words for groups without a size: those of four are usual.
const GROUPS: &[&str] = &[
    "groups",
    "small groups",
    "in groups",
    "in small groups",
    "breakout",
    "breakouts",
    "breakout groups",
    "breakout rooms",
    "break out rooms",
    "group work",
    "groupwork",
    "gruppen",
    "kleingruppen",
    "in gruppen",
    "in kleingruppen",
    "gruppenarbeit",
    "kleingruppe",
    "groupes",
    "petits groupes",
    "sous groupes",
    "en sous groupes",
    "en groupes",
    "en petits groupes",
    "grupos",
    "grupos pequenos",
    "pequenos grupos",
    "en grupos",
    "em grupos",
    "subgrupos",
    "gruppi",
    "in gruppi",
    "piccoli gruppi",
    "sottogruppi",
    "groepen",
    "groepjes",
    "in groepjes",
    "in groepen",
    "subgroepen",
    "kleine groepen",
    "grupy",
    "w grupach",
    "male grupy",
    "w malych grupach",
    "podgrupy",
];

/// The size of groups where nothing says it.
const USUAL: u32 = 4;

/// Words between `groups` and their size, and before it.
const OF: &[&str] = &[
    "groups of",
    "gruppen a",
    "gruppen zu",
    "gruppen von",
    "gruppen mit",
    "groupes de",
    "grupos de",
    "gruppi di",
    "gruppi da",
    "groepen van",
    "groepjes van",
    "groups with",
    "grupy po",
    "grupach po",
    "teams of",
    "teams a",
    "teams zu",
    "tables of",
    "small groups of",
    "kleingruppen a",
    "kleingruppen zu",
    "kleingruppen von",
    "zu",
    "a",
    "rooms of",
    "breakout rooms of",
];

/// Words for threes and fours.
const SIZED: &[(u32, &[&str])] = &[
    (3, &["zu dritt", "dreiergruppen", "trios", "a trois", "en trios", "em trios", "triads", "drietallen", "trojki"]),
    (4, &["zu viert", "vierergruppen", "quartets", "viertallen", "czworki"]),
    (5, &["zu funft", "funfergruppen"]),
];

/// Returns words without accents and signs.
fn plain(text: &str) -> String {
    let words: String = search_key(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns how people work by these words; nothing where they can be a name.
pub(super) fn audience(text: &str) -> Option<Audience> {
    let words = plain(text);
    let size = |n| Some(Audience::Groups(Split::Size(n)));
    if WHOLE.contains(&words.as_str()) {
        return Some(Audience::Whole);
    }
    if PAIRS.contains(&words.as_str()) {
        return size(2);
    }
    if GROUPS.contains(&words.as_str()) {
        return size(USUAL);
    }
    if let Some((n, _)) = SIZED.iter().find(|(_, list)| list.contains(&words.as_str())) {
        return size(*n);
    }
    if let Some(split) = split_of(text.trim()) {
        return Some(Audience::Groups(split));
    }
    // `4er-Gruppen`, `gruppen a 4`, `4-osobowe grupy`.
    let counted = |n: &str| {
        let n = n.strip_suffix("er").unwrap_or(n);
        number(n).filter(|n| (2..=50).contains(n))
    };
    let inside = ["in ", "en ", "w "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(&words);
    let (first, rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let of_size = ["gruppen", "gruppe", "teams", "osobowe grupy", "osobowych grupach"].contains(&rest);
    if of_size && let Some(n) = counted(first).filter(|_| first.ends_with("er") || rest.starts_with("osob")) {
        return size(n);
    }
    if let Some(n) = first.strip_suffix("ergruppen").or_else(|| first.strip_suffix("erteams")).and_then(number) {
        return size(n);
    }
    let (of, n) = inside.rsplit_once(' ')?;
    if let Some(n) = counted(n).filter(|_| OF.contains(&of)) {
        return size(n);
    }
    None
}

/// Returns the groups of a size that a title ends with, and the title without them where they stand apart: `Plans — groups
/// of 4`, `Break-out (in pairs)`, `Rückblick in 4er-Gruppen`.
pub(super) fn groups_behind(title: &str) -> Option<(Split, Option<&str>)> {
    let title = title.trim();
    let sized = |text: &str| match audience(text) {
        Some(Audience::Groups(split)) if !GROUPS.contains(&plain(text).as_str()) => Some(split),
        _ => None,
    };
    if let Some(inner) = title.strip_suffix(')')
        && let Some((before, inside)) = inner.rsplit_once('(')
        && let Some(split) = sized(inside)
    {
        return Some((split, Some(before.trim_end())));
    }
    for dash in [" – ", " — ", " - ", ": ", ", "] {
        if let Some((before, behind)) = title.rsplit_once(dash)
            && let Some(split) = sized(behind)
        {
            return Some((split, Some(before.trim_end())));
        }
    }
    let starts: Vec<usize> = title.match_indices(' ').map(|(at, _)| at + 1).collect();
    let last = starts.iter().rev().take(4).rev();
    let joined = |words: &str| {
        let first = search_key(words.split(' ').next().unwrap_or_default()).into_owned();
        ["in", "en", "em", "a", "zu", "w", "by", "par"].contains(&first.as_str())
    };
    last.map(|at| &title[*at..])
        .filter(|words| joined(words) || search_key(words).starts_with("groups of "))
        .find_map(|words| sized(words).map(|split| (split, None)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_how_people_work_are_no_names() {
        for text in ["all", "Alle", "Plenum", "everyone", "tous", "Todos", "TN", "individually", "Wszyscy"] {
            assert_eq!(audience(text), Some(Audience::Whole), "{text}");
        }
        for (text, size) in [
            ("pairs", 2),
            ("In pairs", 2),
            ("zu zweit", 2),
            ("en binômes", 2),
            ("w parach", 2),
            ("groups of 4", 4),
            ("in groups of three", 3),
            ("threes", 3),
            ("4er-Gruppen", 4),
            ("3er Gruppen", 3),
            ("5ergruppen", 5),
            ("Gruppen à 5", 5),
            ("groupes de 3", 3),
            ("en grupos de 6", 6),
            ("groepjes van 3", 3),
            ("w grupach po 4", 4),
            ("Kleingruppen", 4),
            ("small groups", 4),
            ("zu dritt", 3),
        ] {
            assert_eq!(audience(text), Some(Audience::Groups(Split::Size(size))), "{text}");
        }
        assert_eq!(audience("4 groups"), Some(Audience::Groups(Split::Count(4))));
        for (title, size, rest) in [
            ("Plans for 2027 — groups of 4", 4, Some("Plans for 2027")),
            ("Break-out: what now? (groups of 3)", 3, Some("Break-out: what now?")),
            ("Work in pairs", 2, None),
            ("Rückblick in 4er-Gruppen", 4, None),
            ("Lavoro a coppie", 2, None),
            ("Praca w grupach po 4", 4, None),
            ("Dinâmica em duplas", 2, None),
            ("Breakouts groups of 3", 3, None),
        ] {
            assert_eq!(groups_behind(title), Some((Split::Size(size), rest)), "{title}");
        }
        for title in ["Work in groups", "Welcome (all)", "Groups", "Pairs", "Kleingruppen", "Share in plenary"] {
            assert_eq!(groups_behind(title), None, "{title}");
        }
        for name in ["Ana", "Ben Osei", "Team Support", "Alle Lee", "Ana und alle", "Pär", "4", "HR"] {
            assert_eq!(audience(name), None, "{name}");
        }
    }
}
