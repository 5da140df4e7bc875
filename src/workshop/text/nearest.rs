//! Owns the guess at what somebody meant who mistyped a word. It knows no list of words; they arrive as arguments.

use super::search_key;

/// Longer words than this, in letters, are no slip of the keyboard.
const MOST: usize = 80;

/// Finds the candidate that a mistyped word probably meant; `None` where none is near.
///
/// Near is at most one slip (a letter too many, too few, wrong or swapped) for every three letters, of the whole or of
/// its first word; where nothing is, a candidate that holds the word, of at least four letters. Capitals and accents
/// count for nothing, and blanks, hyphens and underscores for the same.
pub fn nearest<'c>(given: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_of(given, &mut candidates.into_iter())
}

fn nearest_of<'c>(given: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let given = folded(given.trim());
    let length = given.chars().count();
    if length == 0 || length > MOST {
        return None;
    }
    let slips = |word: &str| {
        let slips = strsim::damerau_levenshtein(&given, word);
        (slips <= (length.max(word.chars().count()) / 3).max(1)).then_some(slips)
    };
    let distance = |candidate: &'c str| {
        let whole = folded(candidate);
        let first = candidate.split_whitespace().next().map(folded).filter(|first| *first != whole);
        let first = || slips(&first?).map(|slips| slips + 1);
        let part = || (given.len() >= 4 && whole.contains(&given)).then_some(MOST);
        Some((slips(&whole).or_else(first).or_else(part)?, candidate))
    };
    candidates.filter(|c| c.len() <= 4 * MOST).filter_map(distance).min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

fn folded(word: &str) -> String {
    search_key(word).replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        for (given, candidates, meant) in [
            ("minuts", &["minutes", "least"][..], Some("minutes")),
            ("Breakk", &["talk", "break"], Some("break")),
            ("cyn", &["cyan", "red"], Some("cyan")),
            ("taem", &["team", "time"], Some("team")),
            ("zebra", &["minutes", "least"], None),
            ("min", &["minutes"], None),
            ("", &["a"], None),
            ("a", &[], None),
            ("Prep with peer", &["plan", "prep-with-peers"], Some("prep-with-peers")),
            ("poll", &["prep-with-peers", "partner-poll"], Some("partner-poll")),
            ("polls", &["partner-poll"], None),
            ("retrospective", &["partner-poll"], None),
            ("Anna", &["Ana Lima", "Ben Osei"], Some("Ana Lima")),
            ("Ben Oseo", &["Ana Lima", "Ben Osei"], Some("Ben Osei")),
            ("Zacharias", &["Ana Lima", "Ben Osei"], None),
        ] {
            assert_eq!(nearest(given, candidates.iter().copied()), meant, "{given:?}");
        }
        assert_eq!(nearest(&"x".repeat(100), [&*"x".repeat(99)]), None);
    }
}
