//! `roundtable themes`.

use std::fmt::Write as _;
use std::path::Path;

use super::fault::{Fault, unreadable};
use super::{open, stdio};
use crate::shell::Failure;
use crate::store::{self, AppFolders};
use crate::theme::{self, Theme};

/// List the themes, including your own; * marks the current one
///
/// Your own themes are TOML files in the themes folder, named after their file.
/// Choose a theme in the config file: theme = "dark". If one of your themes cannot
/// be used, standard error says why.
///
/// Examples:
///
///   roundtable themes
///   roundtable --dir my-folder themes
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {}

/// Lists the themes.
pub(super) fn run(folders: &AppFolders) -> Result<(), Fault> {
    let config = open::config(folders)?;
    let (own, mut said) = own(folders)?;
    let mut all: Vec<(String, Theme, &str)> = Vec::new();
    for built_in in theme::BUILT_IN {
        let name = built_in.name;
        let theme = theme::parse(built_in.text).map_err(Failure::new)?;
        all.push((name.to_owned(), theme, ""));
    }
    all.extend(own.into_iter().map(|(name, theme)| (name, theme, "(yours)")));
    let standard = theme::BUILT_IN[0].name;
    let mut used = config.theme.as_deref().unwrap_or(standard);
    if all.iter().all(|(name, ..)| name != used) {
        let _ = writeln!(
            said,
            "warning: {}: no usable theme called “{used}”; using {standard}",
            folders.config_file.display()
        );
        used = standard;
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|(name, theme, whose)| {
            let mark = if name == used { "*" } else { " " };
            vec![format!("{mark} {name}"), format!("{} {whose}", theme.about)]
        })
        .collect();
    stdio::error(&said);
    stdio::data(&stdio::columns(&rows))
}

/// Returns the facilitator's own themes, and what is wrong with those that cannot be used.
fn own(folders: &AppFolders) -> Result<(Vec<(String, Theme)>, String), Fault> {
    let folder = &folders.themes;
    let entries = store::list(folder).map_err(|e| open::unread_folder(folder, &e))?;
    let mut own = Vec::new();
    let mut said = String::new();
    for entry in entries {
        let name = entry.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if theme::BUILT_IN.iter().any(|t| t.name == name) {
            let why = format!("{name} is a built-in theme; give this file another name");
            _ = writeln!(said, "warning: {}: {why}", entry.path.display());
            continue;
        }
        match read(&entry.path) {
            Ok(theme) => own.push((name, theme)),
            Err(why) => _ = writeln!(said, "warning: {}: {}", entry.path.display(), why.replace('\n', " ")),
        }
    }
    Ok((own, said))
}

fn read(path: &Path) -> Result<Theme, String> {
    let bytes = store::load(path).map_err(|e| unreadable(path, &e).0)?.bytes;
    let text = std::str::from_utf8(&bytes).map_err(|_| "the file is not valid UTF-8".to_owned())?;
    theme::parse(text)
}
