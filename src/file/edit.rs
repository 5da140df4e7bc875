//! Changes single values in a piece of TOML and leaves every other byte where it is. It writes only what it is given.

use crate::workshop::sort_by_key;
use std::ops::Range;

use toml::de::DeTable;

use super::encode::KeyValue;
use super::lists;
use super::places::{Place, find, place};

/// A key and its new value, or `None` to take it out.
pub(super) type Change<'a> = (&'a str, Option<&'a str>);

/// Lists what is to change so that these keys and values become those.
pub(super) fn differences<'f>(old: &'f [KeyValue], new: &'f [KeyValue]) -> Vec<Change<'f>> {
    let changed = new.iter().filter(|field| !old.contains(field)).map(|(k, v)| (k.as_ref(), Some(v.as_str())));
    let gone = old.iter().filter(|(key, _)| !new.iter().any(|(k, _)| k == key));
    changed.chain(gone.map(|(key, _)| (key.as_ref(), None))).collect()
}

/// Returns the piece with the changes made in the table that `path` leads to, in a list of tables its first entry.
/// New keys come after the last one before them in `order`. Keys are as they stand in the file. `None` where the
/// table, or a key to change, is not written in a way that can be changed in place.
pub(super) fn edit(piece: &str, path: &[&str], order: &[&str], changes: &[Change<'_>], eol: &str) -> Option<String> {
    if changes.is_empty() {
        return Some(piece.to_owned());
    }
    let root = DeTable::parse(piece).ok()?;
    let (table, header) = find(root.get_ref(), path)?;
    let top = if path.is_empty() { 0 } else { line_end(piece, header.end) };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for &(key, value) in changes {
        let value = value.map(|v| if eol == "\n" { v.to_owned() } else { v.replace('\n', eol) });
        match (place(table, key), value) {
            (Some(Place { inline: false, .. }), _) => return None,
            (Some(p), Some(value)) => {
                let merged = lists::merged(&piece[p.value.clone()], &value, eol);
                edits.push((p.value, merged.unwrap_or(value)));
            }
            (Some(p), None) => {
                let start = piece[..p.key.start].rfind('\n').map_or(0, |i| i + 1);
                edits.push((start..line_end(piece, p.value.end), String::new()));
            }
            (None, Some(value)) => {
                let before = order.iter().take_while(|k| **k != key);
                let anchor = before.filter_map(|k| place(table, k)).filter(|p| p.inline).map(|p| p.value.end).max();
                let at = anchor.map_or(top, |end| line_end(piece, end));
                let unfinished = at > 0 && !piece[..at].ends_with('\n');
                edits.push((at..at, format!("{}{key} = {value}{eol}", if unfinished { eol } else { "" })));
            }
            (None, None) => {}
        }
    }
    // A line is taken out after what comes behind it was put in; of several insertions the first comes first.
    sort_by_key(&mut edits, |(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(piece.len() + 128);
    let mut done = 0;
    for (range, text) in edits {
        out.push_str(piece.get(done..range.start.max(done))?);
        if range.start >= piece.len() && out.ends_with('\n') {
            out.push_str(text.strip_prefix(eol).unwrap_or(&text));
        } else {
            out.push_str(&text);
        }
        done = range.end.max(done);
    }
    out.push_str(&piece[done..]);
    Some(out)
}

/// Returns a table between braces with the changes made; `None` where it cannot be changed in place.
pub(super) fn edit_inline(table: &str, order: &[&str], changes: &[Change<'_>]) -> Option<String> {
    const KEY: &str = "t = ";
    let mut text = format!("{KEY}{table}");
    for &(key, value) in changes {
        let root = DeTable::parse(&text).ok()?;
        let (inside, _) = find(root.get_ref(), &["t"])?;
        text = match (place(inside, key), value) {
            (Some(Place { inline: false, .. }), _) => return None,
            (Some(p), Some(value)) => format!("{}{value}{}", &text[..p.value.start], &text[p.value.end..]),
            (Some(p), None) => {
                let (before, behind) = (text[..p.key.start].trim_end(), text[p.value.end..].trim_start());
                match behind.strip_prefix(',') {
                    // The first one goes with the comma behind it, any other with the one before it.
                    Some(behind) if before.ends_with('{') => format!("{before} {}", behind.trim_start()),
                    _ => format!("{}{}", before.strip_suffix(',').unwrap_or(before), &text[p.value.end..]),
                }
            }
            (None, Some(value)) => {
                let before = order.iter().take_while(|k| **k != key);
                let anchor = before.filter_map(|k| place(inside, k)).map(|p| p.value.end).max();
                match anchor {
                    Some(end) => format!("{}, {key} = {value}{}", &text[..end], &text[end..]),
                    None if inside.is_empty() => format!("{KEY}{{ {key} = {value} }}"),
                    None => {
                        let open = text.find('{')? + 1;
                        format!("{} {key} = {value},{}", &text[..open], &text[open..])
                    }
                }
            }
            (None, None) => continue,
        };
    }
    text.strip_prefix(KEY).map(str::to_owned)
}

/// Returns the byte after the line end that follows, or the end of the text.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |i| from + i + 1)
}
