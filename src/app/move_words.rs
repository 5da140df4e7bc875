//! Owns the words for what a move between groups would change: whom somebody would meet again, and the mix.

use crate::workshop::MovePreview;
use crate::workshop::sort_by_key;

/// What is said first where nobody would meet again.
const NO_REPEATS: &str = "no repeat pairings";

/// Returns `no repeat pairings, same mix` or `meets Ana again`, with short names.
pub fn in_words(preview: &MovePreview, short: &dyn Fn(&str) -> String) -> String {
    let whom = |i: usize| short(&preview.again[i].1);
    let met = match preview.again.len() {
        0 => NO_REPEATS.to_owned(),
        1 => format!("meets {} again", whom(0)),
        2 => format!("meets {} and {} again", whom(0), whom(1)),
        more => format!("meets {} and {} more again", whom(0), more - 1),
    };
    format!("{met}{}{}", constraint(preview), mix(preview))
}

/// Returns the same for two people who change places: `Ana meets Ben again, and 2 more pairs`.
pub fn swap_in_words(preview: &MovePreview, short: &dyn Fn(&str) -> String) -> String {
    let Some((who, whom)) = preview.again.first() else { return in_words(preview, short) };
    let more = match preview.again.len() - 1 {
        0 => String::new(),
        1 => ", and 1 more pair".to_owned(),
        more => format!(", and {more} more pairs"),
    };
    format!("{} meets {} again{more}{}", short(who), short(whom), constraint(preview))
}

/// Puts moves into one line of so many columns, each behind an arrow and the number of the group: all in full where
/// they fit, else in fewer words, else the three best.
pub fn moves_in_words(
    previews: &[MovePreview],
    short: &dyn Fn(&str) -> String,
    columns: usize,
    width: fn(&str) -> usize,
) -> String {
    let arrow = |preview: &MovePreview, words: &str| format!("→ {}  {words}", preview.group + 1);
    let full = |gap: &str, some: &[&MovePreview]| {
        some.iter().map(|p| arrow(p, &in_words(p, short))).collect::<Vec<_>>().join(gap)
    };
    let brief = |some: &[&MovePreview]| {
        let mut said = false;
        let words = some.iter().map(|p| {
            let words = in_words(p, short);
            let words = match words.strip_prefix("no repeat pairings, ").filter(|_| said) {
                Some(rest) => rest.to_owned(),
                None => words.replace(" again", ""),
            };
            said |= p.again.is_empty();
            arrow(p, &words)
        });
        words.collect::<Vec<_>>().join("  ")
    };
    let all: Vec<&MovePreview> = previews.iter().collect();
    let mut best = all.clone();
    sort_by_key(&mut best, |p| (p.broken, p.again.len(), -gain(p), p.group));
    let fewer = (1..=best.len().min(3)).rev().map(|most| {
        let more = if most < all.len() { "  …" } else { "" };
        format!("{}{more}", brief(&best[..most]))
    });
    let mut ways: Vec<String> = vec![full("    ", &all), full("  ", &all), brief(&all)];
    ways.extend(fewer);
    let fits = ways.iter().position(|line| width(line) <= columns).unwrap_or(ways.len() - 1);
    ways.swap_remove(fits)
}

fn constraint(preview: &MovePreview) -> &'static str {
    match preview.broken {
        0 => "",
        n if n < 0 => ", keeps a constraint",
        _ => ", breaks a constraint",
    }
}

/// Returns how much better the mix would be.
fn gain(preview: &MovePreview) -> i64 {
    preview.mix.iter().map(|(_, now, then)| i64::from(*then) - i64::from(*now)).sum()
}

fn mix(preview: &MovePreview) -> &'static str {
    match gain(preview) {
        // Whoever meets somebody again: that counts, and the mix does not matter any more.
        _ if preview.mix.is_empty() || !preview.again.is_empty() => "",
        0 => ", same mix",
        n if n < 0 => ", less mixed",
        _ => ", better mixed",
    }
}
