//! Owns text in cells: making it safe, cutting it, breaking it into lines. Nothing else in the program writes
//! foreign text into a cell.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::workshop::text::visible;

/// Returns the columns a text takes on the screen.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| UnicodeWidthStr::width(text))
}

/// Returns the columns of a text in which every sign stands for itself in a cell of its own and acts on nothing. Most
/// texts are so, and need no look at letters that join.
pub fn plain_width(text: &str) -> Option<usize> {
    let mut columns = 0;
    for sign in text.chars() {
        match sign {
            ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '—' | '‘'..='”' | '•' | '…' => {
                columns += 1;
            }
            _ => return None,
        }
    }
    Some(columns)
}

/// Returns the text made safe and cut to so many columns, at a word where one ends near; what was cut is marked `…`.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if plain_width(text).is_some_and(|width| width <= columns) {
        return Cow::Borrowed(text);
    }
    // A letter is rarely longer than this; a line of a megabyte is not looked at to its end.
    let safe = visible(head(text, columns.saturating_mul(32).saturating_add(256)));
    let mut used = 0;
    let mut end = 0;
    for (at, letter) in safe.grapheme_indices(true) {
        let w = width(letter);
        if used + w > columns {
            return Cow::Owned(cut(&safe, end, columns));
        }
        used += w;
        end = at + letter.len();
    }
    if safe.len() < text.len() && end == safe.len() && text.len() > columns * 32 + 256 {
        return Cow::Owned(cut(&safe, end, columns));
    }
    safe
}

/// Returns the text made safe and cut to so many columns at a letter; what was cut is marked `…`.
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    let whole = fit(text, columns);
    if !whole.ends_with('…') || text.ends_with('…') {
        return whole;
    }
    let safe = visible(head(text, columns.saturating_mul(32).saturating_add(256)));
    let (mut used, mut end) = (1, 0);
    for (at, letter) in safe.grapheme_indices(true) {
        used += width(letter);
        if used > columns {
            break;
        }
        end = at + letter.len();
    }
    Cow::Owned(format!("{}…", safe[..end].trim_end()))
}

fn cut(safe: &str, end: usize, columns: usize) -> String {
    if columns == 0 {
        return String::new();
    }
    let mut kept = &safe[..end];
    while width(kept) + 1 > columns {
        let Some((at, _)) = kept.grapheme_indices(true).next_back() else { break };
        kept = &kept[..at];
    }
    // Only a word that ends in the last third is worth losing letters for.
    if let Some(at) = kept.rfind(' ')
        && width(&kept[..at]) * 3 >= columns * 2
    {
        kept = &kept[..at];
    }
    // A sign that joins or announces has nothing behind it any more.
    format!("{}…", kept.trim_end_matches([' ', '·', ',', ':', ';', '…']))
}

/// Returns the last columns of a text before the cursor and the first behind it, made safe, so that the cursor is in
/// sight; and the column of the cursor.
pub fn window(before: &str, behind: &str, columns: usize) -> (String, usize) {
    let safe = visible(tail(before, columns.saturating_mul(32).saturating_add(256)));
    let mut start = safe.len();
    let mut used = 0;
    for (at, letter) in safe.grapheme_indices(true).rev() {
        let w = width(letter);
        if used + w + 1 > columns {
            break;
        }
        used += w;
        start = at;
    }
    let shown = &safe[start..];
    let rest = fit(behind, columns.saturating_sub(used));
    (format!("{shown}{rest}"), used)
}

/// Returns the text broken at words into lines of so many columns, at most so many lines; the last one marked when more
/// would follow.
pub fn wrap(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if columns == 0 || most == 0 {
        return lines;
    }
    let all = head(text, columns.saturating_mul(most).saturating_mul(32).saturating_add(256));
    let mut complete = all.len() == text.len();
    'paragraphs: for paragraph in all.trim_end().lines() {
        let paragraph = paragraph.replace('\t', " ");
        let safe = visible(&paragraph);
        let mut line = String::new();
        let mut used = 0;
        for word in safe.split(' ').filter(|w| !w.is_empty()) {
            for piece in pieces(word, columns) {
                let w = width(&piece);
                let gap = usize::from(used > 0);
                if used + gap + w > columns {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                    if lines.len() > most {
                        complete = false;
                        break 'paragraphs;
                    }
                } else if gap > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(&piece);
                used += w;
            }
        }
        lines.push(line);
        if lines.len() > most {
            complete = false;
            break;
        }
    }
    if lines.len() > most || !complete {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            // Where the mark has no room, the second one makes the line too long, and it is cut at a word.
            let marked = if width(last) < columns { format!("{last}…") } else { format!("{last}……") };
            *last = fit(&marked, columns).into_owned();
        }
    }
    lines
}

/// Returns the text in rows of so many columns, the last of which has fewer: something stands beside it.
pub fn rows_beside(text: &str, columns: usize, beside: usize, most: usize) -> Vec<String> {
    let mut rows = wrap(text, columns, most);
    if let Some(last) = rows.pop() {
        if width(&last) > beside {
            // What goes beside the hints begins a sentence where one does, else a part of one, else a word.
            let cuts = || last.match_indices(' ').map(|(at, _)| (&last[..at], &last[at + 1..]));
            let fits = |ends: &[char]| {
                let begins = |head: &str| ends.is_empty() || head.ends_with(ends);
                cuts().find(|(head, tail)| begins(head) && width(tail) <= beside)
            };
            let cut = fits(&['.', '?']).or_else(|| fits(&[';', ':', ','])).or_else(|| fits(&[])).unwrap_or((&last, ""));
            rows.extend([cut.0.to_owned(), cut.1.to_owned()]);
        } else {
            rows.push(last);
        }
    }
    rows
}

/// Returns a word in pieces that fit a line; nearly always the word itself.
fn pieces(word: &str, columns: usize) -> Vec<Cow<'_, str>> {
    if width(word) <= columns {
        return vec![Cow::Borrowed(word)];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for letter in word.graphemes(true) {
        if width(&piece) + width(letter) > columns && !piece.is_empty() {
            pieces.push(Cow::Owned(std::mem::take(&mut piece)));
        }
        piece.push_str(letter);
    }
    pieces.push(Cow::Owned(piece));
    pieces
}

fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn tail(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word_where_one_is_near() {
        assert_eq!(fit("Workshop the who and the how", 40), "Workshop the who and the how");
        assert_eq!(fit("Workshop the who and the how", 20), "Workshop the who…");
        assert_eq!(fit("Donaudampfschifffahrt", 8), "Donauda…");
        assert_eq!(fit("陈陈陈", 4), "陈…");
        assert_eq!(fit("abc", 0), "");
        assert_eq!(width(&fit(&"x".repeat(1 << 20), 10)), 10);
    }

    #[test]
    fn a_title_is_cut_at_a_letter() {
        assert_eq!(clip("Prep with peers: coaching and mentoring", 32), "Prep with peers: coaching and m…");
        assert_eq!(clip("Prep with peers", 15), "Prep with peers");
        assert_eq!(clip("Prep with peers", 6), "Prep…");
        assert_eq!(clip("陈陈陈", 4), "陈…");
        assert_eq!(clip("abc", 1), "…");
        assert_eq!(width(&clip(&"x".repeat(1 << 20), 10)), 10);
    }

    #[test]
    fn lines_are_broken_at_words_and_the_last_one_is_marked() {
        assert_eq!(wrap("one two three", 8, 9), ["one two", "three"]);
        assert_eq!(wrap("one two three four five", 8, 2), ["one two", "three…"]);
        assert_eq!(wrap("a\n\nb", 8, 9), ["a", "", "b"]);
        assert_eq!(wrap("Donaudampfschiff", 8, 9), ["Donaudam", "pfschiff"]);
    }

    #[test]
    fn what_is_taken_for_plain_is_safe_and_takes_a_column() {
        let plain = (0..=0xffff).filter_map(char::from_u32).filter(|c| plain_width(&c.to_string()).is_some());
        for sign in plain {
            let text = format!("{sign}{sign}");
            assert_eq!(visible(&text), text);
            assert_eq!((UnicodeWidthStr::width(text.as_str()), text.graphemes(true).count()), (2, 2), "{sign:?}");
        }
        assert!(plain_width("Chloé · “…” – Łódź").is_some());
        assert!(
            ["e\u{301}", "\u{7f}", "\u{ad}", "\u{202e}", "陈", "☕", "\n"].iter().all(|t| plain_width(t).is_none())
        );
    }

    #[test]
    fn the_cursor_stays_in_sight() {
        assert_eq!(window("hello", "", 10), ("hello".to_owned(), 5));
        assert_eq!(window("hello world", "", 6), ("world".to_owned(), 5));
        assert_eq!(window("he", "llo world", 6), ("hello…".to_owned(), 2));
    }
}
