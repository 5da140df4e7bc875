//! The command line: the program itself, run in a folder of its own.

mod actions;
mod agenda;
mod calendar;
mod check;
mod group;
mod hostile;
#[cfg(feature = "room")]
mod invite;
mod listing;
mod new;
mod recap;
mod rehearse;
pub(crate) mod report;
mod run;
mod seals;
mod status;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with files in it, in which the program is run.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Puts a file on the desk.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file on the desk.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { walk(&path, found) } else { found.push(path) }
            }
        }
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        let name = |p: PathBuf| p.strip_prefix(self.folder.path()).unwrap().to_string_lossy().replace('\\', "/");
        let mut names: Vec<String> = found.into_iter().map(name).collect();
        names.sort();
        names
    }

    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, "")
    }

    /// Runs the program with this on its standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Said {
        self.run_in(args, input, &[])
    }

    /// Runs the program with this on its standard input and in its environment.
    pub(crate) fn run_in(&self, args: &[&str], input: impl AsRef<[u8]>, environment: &[(&str, &str)]) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_roundtable"))
            .args(args)
            .current_dir(self.folder.path())
            .env("ROUNDTABLE_DIR", self.path("home"))
            .env("TERM", "xterm-256color")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Whoever reads no input closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is said is UTF-8");
        let said = Said {
            out: text(output.stdout),
            err: text(output.stderr),
            status: output.status.code().expect("no signal"),
        };
        let acts =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!said.err.contains(acts), "{args:?} drives the terminal: {said:?}");
        assert!(!said.err.contains("panicked"), "{args:?}: {said:?}");
        said
    }

    /// What the program puts on standard output when all is well.
    pub(crate) fn output(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.status, 0, "{args:?}: {said:?}");
        said.out
    }

    /// What the program says when it refuses, which is `error: …` once, and nothing on standard output.
    pub(crate) fn refusal(&self, args: &[&str], status: i32) -> String {
        let said = self.run(args);
        assert_eq!(said.status, status, "{args:?}: {said:?}");
        assert_eq!(said.out, "", "{args:?}");
        assert!(said.err.contains("error: "), "{args:?}: {said:?}");
        said.err
    }
}

/// A session file of three activities, with this below the first lines.
pub(crate) fn session(title: &str, more: &str) -> String {
    format!(
        r#"format = 1
title = "{title}"
series = "Weekly"
{more}
[[people]]
name = "Ana Lima"
department = "Support"
[[people]]
name = "Ben Osei"
department = "Sales"

[[agenda]]
title = "Welcome"
kind = "talk"
minutes = 5

[[agenda]]
id = "who-how"
title = "Who and how"
kind = "exercise"
groups = {{ size = 2 }}
[[agenda.columns]]
title = "Who"
prompt = "Who is it?"
[[agenda.phases]]
title = "The who"
minutes = 8
does = "write"
[[agenda.phases]]
title = "The how"
minutes = 8

[[agenda]]
id = "partner"
title = "Partner poll"
kind = "poll"
minutes = 3
prompt = "Whom?"
[agenda.poll]
method = "single"
options = ["A", "B"]
results = "on-close"
"#
    )
}
