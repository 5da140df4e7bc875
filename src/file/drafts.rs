//! Owns the text of what is being typed, for a file of its own beside the session's.

use toml::de::DeTable;

use super::faults::Faults;
use super::problem::Source;
use super::reader::TableReader;
use super::record::DRAFTS;
use crate::workshop::Drafts;

/// Returns what is being typed as a text that [`read_drafts`] reads.
pub fn write_drafts(drafts: &Drafts) -> String {
    let lines: Vec<String> =
        DRAFTS.fields(drafts, "\n").iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    lines.concat()
}

/// Reads what was being typed; nothing where the text is damaged.
pub fn read_drafts(text: &str) -> Option<Drafts> {
    let table = DeTable::parse(text).ok()?;
    let source = Source::new(text);
    let faults = Faults::new(&source);
    let drafts = DRAFTS.take(TableReader::new(&faults, table.get_ref(), 0..0, &DRAFTS));
    (!faults.finish().1).then_some(drafts)
}
