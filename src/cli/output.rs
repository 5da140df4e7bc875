//! Owns where what came of a session goes: standard output, a file or a folder; and which templates shape it. A session
//! file is never written over.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::fault::Fault;
use super::pieces::Pieces;
use super::{open, stdio};
use crate::export::{self, FORMATS, Format, Sink, Table, Template, TemplateError};
use crate::file;
use crate::shell::Failure;
use crate::store::{self, AppFolders, LoadError};
use crate::workshop::digest::Audience;
use crate::workshop::{Choice, slug};

/// How long templates of one's own may take.
const FILL_LIMIT: Duration = Duration::from_secs(30);
/// How much memory they may need, in bytes, besides four times what the session has.
const MOST_MEMORY: u64 = 512 << 20;
/// The stack for filling them: as much as the main thread has.
const FILL_STACK: usize = 8 << 20;

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
        .map(|word| C::of(&word).unwrap_or(C::ALL[0]))
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

/// Fills templates, with a limit of time and memory where some of them are one's own: what they can do to a computer is
/// not bounded by their own limits, for a text may be doubled again and again. The template that is named is the one that
/// the filling begins with.
pub(super) fn fill(
    folders: &AppFolders,
    what: &str,
    format: &Format,
    own: Vec<Template>,
    work: impl FnOnce(&[Template]) -> Result<String, TemplateError> + Send + 'static,
) -> Result<String, Fault> {
    if own.is_empty() {
        return work(&own).map_err(|wrong| template(folders, &wrong));
    }
    let before = store::resident_bytes();
    let most = before.map(|bytes| bytes.saturating_mul(4).saturating_add(MOST_MEMORY));
    let (tell, told) = std::sync::mpsc::channel();
    let thread = std::thread::Builder::new().name("template".to_owned()).stack_size(FILL_STACK);
    let failed = |message: String| {
        let name = format!("{what}.{}", format.name);
        template(folders, &TemplateError { name, line: None, message })
    };
    let begun = thread.spawn(move || drop(tell.send(work(&own))));
    begun.map_err(|e| failed(format!("the computer is too busy to fill it ({e})")))?;
    let end = Instant::now() + FILL_LIMIT;
    loop {
        match told.recv_timeout(Duration::from_millis(5)) {
            Ok(filled) => return filled.map_err(|wrong| template(folders, &wrong)),
            Err(RecvTimeoutError::Disconnected) => return Err(failed("filling it failed".to_owned())),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if Instant::now() > end {
            let message =
                format!("it takes longer than {} seconds: is there a loop without an end?", FILL_LIMIT.as_secs());
            return Err(failed(message));
        }
        if most.zip(store::resident_bytes()).is_some_and(|(most, now)| now > most) {
            return Err(failed("it needs too much memory: does a text or list grow without an end?".to_owned()));
        }
    }
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
    write_pieces(&check(out, name, ending, read)?, |sink| {
        // What is refused is told at the end.
        let _ = sink.write_str(text);
        Ok(())
    })
}

/// Writes a text where it is to go while it is made; the place is one that [`check`] returned. Where making it fails,
/// no file is written.
pub(super) fn write_pieces(out: &Path, make: impl FnOnce(Sink<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    if out == Path::new("-") {
        return stdio::pieces(make);
    }
    let mut unmade = None;
    let written = store::replace_file_with(out, |file| {
        let mut pieces = Pieces::new(file);
        let made = make(&mut pieces);
        // What the disk refuses comes first: the text fails because of it.
        pieces.finish()?;
        made.map_err(|fault| {
            unmade = Some(fault);
            std::io::ErrorKind::InvalidData.into()
        })
    });
    match unmade {
        Some(fault) => return Err(fault),
        None => written?,
    }
    stdio::data(&format!("{}\n", out.display()))
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
