//! Owns the options by which commands read a table or a list of people, and says what was left out of it.

use std::path::Path;

use super::fault::Fault;
use super::{open, stdio};
use crate::file::{self, RosterOptions};
use crate::library;
use crate::workshop::Person;

/// What decides where guessing would be wrong.
#[derive(Debug, Default, clap::Args)]
pub(super) struct TableArgs {
    /// The column with the names, by heading or number; First+Last joins two.
    #[arg(long, value_name = "COLUMN")]
    name: Option<String>,
    /// The only columns to keep, by heading; "Bereich=department" gives one another name.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    columns: Vec<String>,
    /// Skip N lines at the top of the table.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    skip: usize,
}

impl TableArgs {
    /// Tells whether any of the options is given.
    pub(super) fn is_given(&self) -> bool {
        self.name.is_some() || !self.columns.is_empty() || self.skip > 0
    }

    /// Returns the people in a file, on standard input for `-`; where no file is called `sample`, those that come with
    /// the program.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<Person>, Fault> {
        let sample = path == Path::new(library::SAMPLE) && path.symlink_metadata().is_err();
        if sample {
            self.people(path, library::SAMPLE_PEOPLE.as_bytes())
        } else {
            self.people(path, &open::bytes(path)?)
        }
    }

    /// Returns the people in the bytes of a file, and says on standard error what was left out.
    pub(super) fn people(&self, path: &Path, bytes: &[u8]) -> Result<Vec<Person>, Fault> {
        let options =
            RosterOptions { name: self.name.clone(), columns: self.columns.clone(), skip: self.skip, pasted: false };
        let name = open::name(path);
        let roster = file::roster(bytes, &options).map_err(|problems| open::faulty(&name, problems))?;
        if let Some(said) = roster.left_out() {
            stdio::error(&format!("{name}: {said}\n"));
        }
        Ok(roster.people())
    }
}
