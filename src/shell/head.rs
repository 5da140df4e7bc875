//! Reads the first lines of a session file, and nothing behind them.

use std::io::BufReader;
use std::path::Path;

use crate::file;
use crate::store;
use crate::workshop::Session;

/// The most bytes of the first lines of a file.
const MOST: usize = 64 * 1024;

/// Returns what the first lines of a file say of its session: the keys above its first table and those of `[record]`,
/// and nothing else. Nothing where they do not say it clearly, or where the file cannot be read.
pub fn head(path: &Path) -> Option<Session> {
    let from = BufReader::new(store::open_input(path).ok()?);
    let wanted = |table: &str| table.is_empty() || table == "record";
    let bytes = store::skim_until(from, wanted, |table| table == "record", MOST).ok()??;
    file::read_head(&bytes)
}
