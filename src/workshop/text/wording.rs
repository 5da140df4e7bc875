//! Owns small pieces of wording that every sentence is made of: numbers of things, lists, short forms.

/// Says a number of things, in the singular for one: `1 group`, `3 groups`, `2 people`, `4 entries`.
pub fn count_of(n: impl TryInto<u64>, noun: &str) -> String {
    match n.try_into().unwrap_or(u64::MAX) {
        1 => format!("1 {noun}"),
        n => format!("{n} {}", plural(noun)),
    }
}

/// The numbers that are written as words, from one.
pub(in crate::workshop) const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Returns a number as it reads in a sentence: `three`, `15`.
pub fn number_in_words(n: u32) -> String {
    let word = (n as usize).checked_sub(1).and_then(|at| NUMBERS.get(at));
    word.map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// Names more than one of a thing.
fn plural(noun: &str) -> String {
    match (noun.strip_suffix("person"), noun.strip_suffix('y')) {
        (Some(before), _) => format!("{before}people"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}

/// Returns a word with a capital in front.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Cuts long text for the journal, which is for skimming: the note keeps all of it.
pub(in crate::workshop) fn truncated(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Returns `A`, `A and B`, `A, B and C`.
pub fn join_with_and<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Returns `A`, `A or B`, `A, B or C`.
pub fn join_with_or<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Returns `Ana sits out`, `Ana and Ben sit out`.
pub fn sits_out<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let out = sit_out(names.len());
    format!("{} {out}", join_with_and(names.into_iter()))
}

/// Returns what so many people do who are in no group this round.
pub fn sit_out(people: usize) -> &'static str {
    if people == 1 { "sits out" } else { "sit out" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_singular() {
        for (n, noun, words) in [
            (1, "group", "1 group"),
            (0, "group", "0 groups"),
            (2, "person", "2 people"),
            (1, "person", "1 person"),
            (2, "entry", "2 entries"),
            (3, "activity", "3 activities"),
            (10, "day", "10 days"),
            (2, "earlier session", "2 earlier sessions"),
        ] {
            assert_eq!(count_of(n, noun), words);
        }
    }
}
