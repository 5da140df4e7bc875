//! Owns how a command fails: what is said, once, and the exit status. It never decides what is wrong.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use crate::file::{Problem, Severity};
use crate::shell::Failure;
use crate::store::{CreateError, LoadError};

/// How many problems of one file are shown.
pub(super) const SHOWN: usize = 10;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) enum Fault {
    /// The input is wrong, or could not be read or written: exit status 1.
    Input(Failure),
    /// The command was used in a way that cannot work: exit status 2.
    Usage(Failure),
    /// A session file is faulty: exit status 1.
    Problems {
        /// What the file is called.
        file: String,
        /// What is wrong in it.
        problems: Vec<Problem>,
    },
    /// It was said already: exit status 1.
    Reported,
    /// Nobody reads the output any more, which is no fault of anybody.
    OutputClosed,
}

impl Fault {
    pub(super) fn input(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Input(Failure::with_help(message, help))
    }

    pub(super) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage(Failure::with_help(message, help))
    }

    /// Returns the same for whoever owns the screen at the moment.
    pub(super) fn into_failure(self) -> Failure {
        match self {
            Self::Input(failure) | Self::Usage(failure) => failure,
            Self::Problems { file, problems } => Failure::new(rendered(&file, &problems, SHOWN).trim_end()),
            Self::Reported | Self::OutputClosed => Failure::new(""),
        }
    }
}

impl From<CreateError> for Fault {
    fn from(error: CreateError) -> Self {
        match &error {
            CreateError::Exists(path) => {
                let path = path.display();
                Self::input(
                    format!("{path}: this file already exists"),
                    "nothing was overwritten: choose another name, or move the file",
                )
            }
            CreateError::Disk(..) => Self::Input(Failure::new(error.to_string())),
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Input(failure)
    }
}

impl From<io::Error> for Fault {
    /// Turns what standard output answered into a fault.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::input(
                format!("cannot write to standard output ({error})"),
                "check where the output goes: the disk may be full",
            ),
        }
    }
}

/// Returns why a file could not be read: as what is wrong, without the file's name, and what to do about it.
pub(super) fn unreadable(path: &Path, error: &LoadError) -> (String, String) {
    let text = error.to_string();
    let (text, help) = text.rsplit_once(" – ").unwrap_or((&text, "check the name"));
    // The name stands at the beginning, but for a link in the words as well: it is taken off there only.
    let shown: String = path.to_string_lossy().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let named = if path == Path::new("-") { "standard input" } else { &shown };
    let message = text.strip_prefix(named).and_then(|t| t.strip_prefix(": ")).unwrap_or(text);
    (message.to_owned(), help.to_owned())
}

/// Renders the problems of a file as text: so many at most, errors before warnings where not all can be shown, each in
/// its place in the order of the text.
pub(super) fn rendered(file: &str, problems: &[Problem], most: usize) -> String {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let mut room = [most.min(errors), most.saturating_sub(errors)];
    let mut shown = 0;
    let mut text = String::new();
    for problem in problems {
        let room = &mut room[usize::from(problem.severity != Severity::Error)];
        if *room > 0 {
            *room -= 1;
            shown += 1;
            let _ = writeln!(text, "{}", problem.render(file));
        }
    }
    if shown < problems.len() {
        let _ = writeln!(text, "… and {} more", problems.len() - shown);
    }
    text
}
