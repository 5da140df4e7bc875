//! Owns where what came of a session goes: standard output, a file or a folder; and which templates shape it. A session
//! file is never written over.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::fault::Fault;
use super::{open, stdio};
use crate::export::{self, FORMATS, Format, Table, Template, TemplateError};
use crate::file;
use crate::shell::Failure;
use crate::store::{self, AppFolders, LoadError};
use crate::workshop::digest::Audience;
use crate::workshop::{Choice, slug};

/// Who gets what came of it, and where.
#[derive(Debug, clap::Args)]
pub(super) struct Destination {
    /// Write to this file or folder; - is standard output [default: -].
    #[arg(short, long, value_name = "OUT", default_value = "-", hide_default_value = true)]
    pub out: PathBuf,
    /// The audience.
    #[arg(long = "for", value_name = "WHOM", default_value = "participants", value_parser = choice::<Audience>())]
    pub audience: Audience,
}

/// Reads a format that can do something: the others are not offered.
pub(super) fn format(can: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let offered = move || FORMATS.iter().filter(move |f| can(f));
    PossibleValuesParser::new(offered().map(|f| PossibleValue::new(f.name).help(f.about)))
        .map(move |name| offered().find(|f| f.name.eq_ignore_ascii_case(&name)).unwrap_or(&FORMATS[0]))
}

/// Reads a word of a closed set.
pub(super) fn choice<C: Choice + Send + Sync>() -> impl TypedValueParser<Value = C> {
    PossibleValuesParser::new(C::ALL.iter().map(|c| PossibleValue::new(c.word()).help(c.about())))
        .map(|word| C::ALL.iter().copied().find(|c| c.word() == word).unwrap_or(C::ALL[0]))
}

/// Templates of one's own for a format.
pub(super) fn templates(folders: &AppFolders, format: &Format) -> Result<Vec<Template>, Fault> {
    if !format.templated {
        return Ok(Vec::new());
    }
    let folder = &folders.reports;
    let mut own = Vec::new();
    for entry in store::list_ending(folder, format.name).map_err(|e| open::unread_folder(folder, &e))? {
        let Some(name) = entry.path.file_name().and_then(|n| n.to_str()) else { continue };
        let bytes = open::bytes(&entry.path)?;
        let text = open::text(&entry.path, &bytes)?.to_owned();
        own.push(Template { name: name.to_owned(), text });
    }
    Ok(own)
}

/// Returns what is wrong with a template, with its file and line.
pub(super) fn template(folders: &AppFolders, wrong: &TemplateError) -> Fault {
    let file = folders.reports.join(&wrong.name);
    let line = wrong.line.map_or_else(String::new, |l| format!("line {l}: "));
    Fault::input(
        format!("{}: {line}{}", file.display(), wrong.message),
        "fix the template, or move it away to use the built-in one",
    )
}

/// Prints the template that is used for a format, and says where one's own belongs.
pub(super) fn show_template(folders: &AppFolders, what: &str, format: &Format, own: &[Template]) -> Result<(), Fault> {
    let name = format!("{what}.{}", format.name);
    let mine = own.iter().find(|t| t.name == name).map(|t| t.text.as_str());
    let Some(text) = mine.or_else(|| export::built_in(&name)) else {
        return Err(Fault::usage(format!("{} has no template", format.name), "only md and html have templates"));
    };
    let place = folders.reports.join(&name);
    let told = if mine.is_some() { "this is" } else { "put your own template in" };
    stdio::error(&format!("{told} {}\n", place.display()));
    stdio::file(text)
}

/// What a file in a folder is named after.
pub(super) struct FileName<'a> {
    /// The day it is about.
    pub date: Option<NaiveDate>,
    /// The title.
    pub title: &'a str,
    /// What it is: `report`; nothing where the title says it.
    pub what: &'a str,
    /// Which table it is, where it is one.
    pub table: Option<Table>,
}

impl FileName<'_> {
    fn file(&self, ending: &str) -> String {
        let table = self.table.map(|t| t.word().to_owned());
        let title = Some(slug(self.title)).filter(|s| !s.is_empty());
        let date = self.date.map(|d| d.to_string());
        let what = Some(self.what.to_owned()).filter(|w| !w.is_empty());
        let parts = [date, title, what, table];
        let stem = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
        format!("{stem}.{ending}")
    }
}

/// Writes a text where it is to go. What is there already is replaced, unless it is one of the files that were read or
/// any session file.
pub(super) fn write(out: &Path, text: &str, name: &FileName<'_>, ending: &str, read: &[&Path]) -> Result<(), Fault> {
    if out == Path::new("-") {
        return stdio::file(text);
    }
    let path = check(out, name, ending, read)?;
    store::replace_file(&path, text.as_bytes())?;
    stdio::data(&format!("{}\n", path.display()))
}

/// Returns the file that [`write`] would write, or why it would refuse.
pub(super) fn check(out: &Path, name: &FileName<'_>, ending: &str, read: &[&Path]) -> Result<PathBuf, Fault> {
    if out == Path::new("-") {
        return Ok(out.to_path_buf());
    }
    let folder = out.is_dir() || out.to_string_lossy().ends_with(std::path::is_separator);
    let path: PathBuf = if folder { out.join(name.file(ending)) } else { out.to_path_buf() };
    refuse_sessions(&path, read)?;
    Ok(path)
}

/// Refuses to write over a session.
fn refuse_sessions(path: &Path, read: &[&Path]) -> Result<(), Fault> {
    let shown = path.display();
    let refuse = |why: &str| Err(Fault::input(format!("{shown}: {why}"), "nothing was written: choose another name"));
    let same = |a: &Path, b: &Path| {
        std::fs::canonicalize(a).ok().zip(std::fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
    };
    if read.iter().any(|r| same(r, path)) {
        return refuse("this is the session file");
    }
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        return refuse("the name ends in .toml, which is for session files");
    }
    match store::load(path) {
        Ok(there) if file::read(&there.bytes).is_ok() => refuse("a session file has this name"),
        // What is larger than any session is none; an earlier recap of many files can be.
        Ok(_) | Err(LoadError::Missing(_) | LoadError::TooLarge(..)) => Ok(()),
        Err(error) => Err(Failure::new(error.to_string()).into()),
    }
}
