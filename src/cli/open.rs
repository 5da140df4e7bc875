//! Owns what commands open: sessions, templates, the settings and the terminal. It never changes any of them.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use terminal::Keyboard;

use super::fault::{Fault, unreadable};
use super::stdio;
use crate::app::config::{self, Config};
use crate::file::{self, Problem};
use crate::shell::{self, Template};
use crate::store::{self, AppFolders, InputError, LoadError};
use crate::workshop::Session;
use crate::workshop::text::{nearest, same};

/// Returns what a file is called in what is said about it.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.to_string_lossy().into_owned() }
}

/// Returns the bytes of a file, or of standard input for `-`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    store::read_input(path).map_err(|e| not_read(path, &e))
}

/// Returns what standard input holds, for a command that takes keys from the terminal afterwards.
pub(super) fn standard_input() -> Result<Vec<u8>, Fault> {
    let types = io::stdin().is_terminal();
    if types {
        stdio::aside("Type or paste an agenda, one activity a line; ctrl-d on an empty line ends it.");
    }
    let tell = || {
        if !types {
            stdio::aside("Waiting for standard input to end; ctrl-c stops.");
        }
    };
    store::read_standard_input(types, tell).map_err(|error| match error {
        InputError::TooLong => Fault::input("standard input is longer than 16 MiB", "give a shorter text"),
        InputError::NoEnd(time) => Fault::input(
            format!("standard input has not ended in {} seconds", time.as_secs()),
            "save it as a file first, and run that",
        ),
        InputError::Other(error) => {
            Fault::input(format!("cannot read standard input ({error})"), "save it as a file first")
        }
    })
}

/// Returns the bytes of a file as text.
pub(super) fn text<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, Fault> {
    std::str::from_utf8(bytes).map_err(|e| {
        let line = 1 + String::from_utf8_lossy(&bytes[..e.valid_up_to()]).matches('\n').count();
        let message = format!("{}: line {line} is not valid UTF-8", path.display());
        Fault::input(message, "save the file again in UTF-8")
    })
}

/// Returns the session in a file, or on standard input for `-`.
pub(super) fn session(path: &Path) -> Result<Session, Fault> {
    read(&name(path), &bytes(path)?)
}

/// Returns the files that were named, those of a folder in the order of their names, each once; and whether a folder
/// could not be read.
pub(super) fn session_files(named: &[PathBuf]) -> (Vec<PathBuf>, bool) {
    let (mut files, mut broken) = (Vec::new(), false);
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match store::list(path) {
            Ok(entries) if entries.is_empty() => {
                stdio::aside(&format!("{}: this folder has no session files", path.display()));
            }
            Ok(entries) => files.extend(entries.into_iter().map(|e| e.path)),
            Err(e) => {
                broken = true;
                stdio::error(&format!("error: {}: cannot read this folder ({e})\n", path.display()));
            }
        }
    }
    let mut known = std::collections::HashSet::new();
    files.retain(|f| known.insert(std::fs::canonicalize(f).unwrap_or_else(|_| f.clone())));
    (files, broken)
}

/// Returns what the first lines of a file say of its session: the keys above its first table and those of `[record]`,
/// and nothing else. Nothing where they do not say it clearly, or where it cannot be read a second time.
pub(super) fn head(path: &Path) -> Option<Session> {
    if path == Path::new("-") { None } else { shell::head(path) }
}

/// Returns the session that a text holds.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Session, Fault> {
    let mut session = file::read_session(bytes).map_err(|problems| faulty(name, problems))?;
    shell::set_local_zone(&mut session);
    Ok(session)
}

/// Returns the fault of a file with problems.
pub(super) fn faulty(name: &str, problems: Vec<Problem>) -> Fault {
    Fault::Problems { file: name.to_owned(), problems }
}

fn not_read(path: &Path, error: &LoadError) -> Fault {
    let (message, help) = unreadable(path, error);
    Fault::input(format!("{}: {message}", name(path)), help)
}

/// What a file's or template's name leads to.
pub(super) enum Named<'a> {
    /// A file that somebody has.
    File(&'a Path),
    /// A session to start from.
    Template(Template),
}

/// Returns whether a path ends as session files do.
pub(super) fn ends_in_toml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"))
}

/// Returns whether a name can only be meant as a path.
pub(super) fn is_path(name: &OsStr) -> bool {
    let path = Path::new(name);
    ends_in_toml(path)
        || name == "-"
        || path.components().count() > 1
        || name.to_string_lossy().ends_with(std::path::is_separator)
}

/// Returns every template: the facilitator's own, and those that come with the program.
pub(super) fn templates(folders: &AppFolders) -> Result<Vec<Template>, Fault> {
    shell::templates(folders).map_err(|e| unread_folder(&folders.templates, &e))
}

/// Says that a folder cannot be read.
pub(super) fn unread_folder(folder: &Path, error: &io::Error) -> Fault {
    Fault::input(format!("{}: cannot read this folder ({error})", folder.display()), "check its permissions")
}

/// Returns the template of this name: `None` where there is none.
pub(super) fn template(folders: &AppFolders, name: &OsStr) -> Result<Option<Template>, Fault> {
    let all = templates(folders)?;
    let name = name.to_string_lossy();
    let at = all.iter().position(|t| t.name == name).or_else(|| all.iter().position(|t| same(&t.name, &name)));
    Ok(at.and_then(|at| all.into_iter().nth(at)))
}

/// Returns what stands in a template, whatever it may be.
pub(super) fn template_bytes(template: &Template) -> Result<Cow<'static, [u8]>, Fault> {
    template.bytes().map_err(|e| not_read(Path::new(&template.place()), &e))
}

/// Returns the text of a template, and the session it holds.
pub(super) fn from_template(template: &Template) -> Result<(Cow<'static, str>, Session), Fault> {
    let bytes = template_bytes(template)?;
    let session = read(&template.place(), &bytes)?;
    let text = match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
    };
    Ok((text, session))
}

/// Returns the fault of a name that is neither a template nor a file.
pub(super) fn unknown(folders: &AppFolders, name: &OsStr) -> Fault {
    let name = name.to_string_lossy();
    let known = shell::templates(folders).unwrap_or_default();
    let help = match nearest(&name, known.iter().map(|t| t.name.as_str())) {
        Some(near) => format!("did you mean “{near}”? List them with `roundtable templates`"),
        None => "list the templates with `roundtable templates`, or give a file that ends in .toml".to_owned(),
    };
    Fault::input(format!("no template or file called “{name}”"), help)
}

/// Returns the facilitator's settings; where there is no such file, the defaults.
pub(super) fn config(folders: &AppFolders) -> Result<Config, Fault> {
    let path = &folders.config_file;
    let bytes = match store::load(path) {
        Ok(loaded) => loaded.bytes,
        Err(LoadError::Missing(_)) => return Ok(Config::default()),
        Err(error) => return Err(not_read(path, &error)),
    };
    let shown = path.display();
    let text = text(path, &bytes)?;
    config::parse(text).map_err(|wrong| {
        let help = "fix the file, or move it away to use the default settings";
        match &wrong[..] {
            [only] => Fault::input(format!("{shown}: {only}"), help),
            all => Fault::input(format!("{shown}:\n  {}", all.join("\n  ")), help),
        }
    })
}

/// What helps where there is no terminal.
const WITHOUT_TERMINAL: &str = "without a terminal, use `roundtable status FILE` or `roundtable review --plain FILE`";

/// Makes sure that there is a terminal to draw on, and that it is where keys come from.
pub(super) fn terminal() -> Result<(), Fault> {
    let is_there = [(io::stdin().is_terminal(), "input"), (io::stdout().is_terminal(), "output")];
    if let Some((_, what)) = is_there.iter().find(|(is_there, _)| !is_there) {
        let message = format!("this command needs a terminal, but standard {what} is not one");
        return Err(Fault::usage(message, WITHOUT_TERMINAL));
    }
    can_place_cursor()
}

/// Returns the keyboard of the terminal to draw on, for a command that reads something else on standard input.
pub(super) fn keyboard() -> Result<Keyboard, Fault> {
    if !io::stdout().is_terminal() {
        let message = "this command needs a terminal, but standard output is not one";
        return Err(Fault::usage(message, WITHOUT_TERMINAL));
    }
    can_place_cursor()?;
    Keyboard::open().map_err(|error| {
        let message = format!("no terminal to take keys from, because standard input is read ({error})");
        Fault::usage(message, "start the command in a terminal, or save what it reads as a file and run that")
    })
}

/// Makes sure that the terminal can be drawn on.
fn can_place_cursor() -> Result<(), Fault> {
    if cfg!(unix) {
        let term = std::env::var_os("TERM").unwrap_or_default();
        if term.is_empty() || term == "dumb" {
            let what = if term.is_empty() { "TERM is not set" } else { "TERM is dumb" };
            return Err(Fault::usage(
                format!("this command needs a full-screen terminal, but {what}"),
                "set TERM to your terminal type, for example: export TERM=xterm-256color",
            ));
        }
    }
    Ok(())
}
