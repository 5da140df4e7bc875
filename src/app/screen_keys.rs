//! Owns how the keys of a screen that is no view are kept: a list for each row of its table, as the settings want them.

use terminal::Key;

use super::layouts;

/// Returns the keys of each row of a table, where the settings change none.
pub(super) fn usual(rows: impl Iterator<Item = &'static [&'static str]>) -> Vec<Vec<Key>> {
    rows.map(|names| names.iter().filter_map(|name| Key::parse(name)).collect()).collect()
}

/// Returns the index of the row that a key stands for.
pub(super) fn row(rows: &[Vec<Key>], key: Key) -> Option<usize> {
    let row = |key| rows.iter().position(|keys| keys.contains(&key));
    row(key).or_else(|| row(layouts::translated(key)))
}
