//! Owns the months as people write them: how their names begin, without accents, in English, German, French, Spanish,
//! Portuguese, Italian, Dutch and Polish.

/// The beginnings of the names of each month.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "sty"],
    &["feb", "fev", "lut"],
    &["mar", "mrz", "maa"],
    &["apr", "avr", "abr", "kwi"],
    &["may", "mai", "mag", "mei", "maj"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "aou", "ago", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "out", "ott", "paz"],
    &["nov", "lis"],
    &["dec", "dez", "dic", "gru"],
];

/// Returns the month that a word names, counted from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_known_by_how_they_begin() {
        for (word, number) in [("january", 1), ("marzo", 3), ("maart", 3), ("mayo", 5), ("juin", 6), ("juli", 7)] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for (word, number) in [("sierpnia", 8), ("setembro", 9), ("pazdziernika", 10), ("dezember", 12)] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!(month("monday"), None);
    }
}
