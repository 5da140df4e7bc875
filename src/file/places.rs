//! Finds where tables, keys and lists stand in a piece of TOML. It changes nothing.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Returns whether the table that `path` leads to, in a list of tables its first entry, has this key.
pub(super) fn has(piece: &str, path: &[&str], key: &str) -> bool {
    let Ok(root) = DeTable::parse(piece) else { return false };
    find(root.get_ref(), path).is_some_and(|(table, _)| table.contains_key(key))
}

/// Returns whether what stands under this key is a list.
pub(super) fn is_list(piece: &str, path: &[&str], key: &str) -> bool {
    let Ok(root) = DeTable::parse(piece) else { return false };
    find(root.get_ref(), path).and_then(|(table, _)| table.get(key)).is_some_and(|v| v.get_ref().is_array())
}

/// Returns where a list stands, and each of its entries.
pub(super) fn list_places(piece: &str, path: &[&str], key: &str) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    let root = DeTable::parse(piece).ok()?;
    let (table, _) = find(root.get_ref(), path)?;
    let value = table.get(key)?;
    let list = value.get_ref().as_array()?;
    Some((value.span(), list.iter().map(Spanned::span).collect()))
}

/// Returns where the value of a key stands that is written on a line of its own: `key = value`.
pub(super) fn value_place(piece: &str, path: &[&str], key: &str) -> Option<Range<usize>> {
    let root = DeTable::parse(piece).ok()?;
    let (table, _) = find(root.get_ref(), path)?;
    place(table, key).filter(|p| p.inline).map(|p| p.value)
}

/// Returns the table that `path` leads to, in a list of tables its first entry, and where its header stands.
pub(super) fn find<'t, 'i>(root: &'t DeTable<'i>, path: &[&str]) -> Option<(&'t DeTable<'i>, Range<usize>)> {
    let mut table = root;
    let mut header = 0..0;
    for name in path {
        let value = table.get(*name)?;
        let value = match value.get_ref() {
            DeValue::Array(list) => list.first()?,
            _ => value,
        };
        header = value.span();
        table = value.get_ref().as_table()?;
    }
    Some((table, header))
}

/// Where a key and its value stand.
pub(super) struct Place {
    pub key: Range<usize>,
    pub value: Range<usize>,
    /// `key = value` on a line, not a table with a header or with dots.
    pub inline: bool,
}

/// Returns where a key stands in a table.
pub(super) fn place(table: &DeTable<'_>, key: &str) -> Option<Place> {
    // A key that is written in quotes is looked for by what the quotes hold.
    let decoded = if key.starts_with('"') {
        DeValue::parse(key).ok().and_then(|v| v.get_ref().as_str().map(str::to_owned))?
    } else {
        key.to_owned()
    };
    let (name, value) = table.get_key_value(decoded.as_str())?;
    let (key, value) = (name.span(), value.span());
    let inline = key.end <= value.start;
    Some(Place { key, value, inline })
}
