//! Takes the day out of titles, and lines with several labels apart. It knows no activity.

use chrono::NaiveDate;

use super::marks::MOST_LETTERS;
use super::weekdays::is_weekday;
use super::words;

/// Returns the day with its year that stands somewhere in words, and what stands before it.
pub(super) fn day_in(text: &str) -> Option<(NaiveDate, &str)> {
    if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > MOST_LETTERS {
        return None;
    }
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    for (first, (at, _)) in words.iter().enumerate().rev() {
        for (end, word) in words[first..].iter().take(6) {
            let piece = text[*at..end + word.len()].trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(date) = words::day(piece) {
                return Some((date, text[..*at].trim_end()));
            }
        }
    }
    None
}

/// Reads a title with a day, above the agenda: `Séminaire du 27 novembre 2026`, `Ordre du jour – Séminaire, 27.11.2026`.
pub(super) fn titled_day(text: &str) -> Option<(NaiveDate, &str)> {
    let label = text.split_once(':').map(|(label, _)| label);
    let is_label = |label: &str| words::is_label(label) || label.split_whitespace().count() == 1;
    if label.is_some_and(is_label) || text.split_whitespace().count() > 12 || text.ends_with(['.', '!', '?']) {
        return None;
    }
    let (date, before) = day_in(text)?;
    let before = match before.split_once([':', '–', '—']) {
        Some((agenda, title)) if words::is_agenda(agenda) && title.chars().any(char::is_alphanumeric) => title.trim(),
        _ => before,
    };
    Some((date, title_before(before)))
}

/// Returns a title without what parts it from a date behind it.
pub(super) fn title_before(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text =
            text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '—' | '(' | '|'));
        for word in [" am", " vom", " on", " du", " le", " del", " de", " em", " op", " dnia", " for", " of"] {
            text = text.strip_suffix(word).unwrap_or(text);
        }
        if let Some((rest, last)) = text.rsplit_once(' ').filter(|(_, last)| is_weekday(last)) {
            text = &text[..rest.len().max(text.len() - last.len() - 1)];
        }
        if before == text {
            return text;
        }
    }
}

/// Cuts a line with several words and colons: `Date: 27.11.2026   Time: 10:00-11:00   Place: Room 4`.
pub(super) fn several(text: &str) -> Option<Vec<&str>> {
    let known = |piece: &&str| piece.split_once(':').is_some_and(|(label, _)| words::is_label(label));
    for separator in ["  ", "\t", " | ", "; ", " · ", ", "] {
        let pieces: Vec<&str> = text.split(separator).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        if pieces.len() > 1 && pieces.iter().filter(|piece| known(piece)).count() > 1 {
            return Some(pieces);
        }
    }
    None
}
