//! One more of each thing that grows: a kind of activity, a poll method, a field of the session file, an export format, a
//! view with its screen, a prompt, a key and a theme. Each is a file and a line in a catalogue, or only one of the two.
//! A copy of the program gets them, is compiled, and then knows them everywhere: `check`, `schema`, help, palette,
//! completions and the tables of the documents.
//!
//! Compiling takes a minute, so `cargo test` leaves it out: `cargo test --test suite extension -- --ignored` runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that come new: where, and which one of `tests/extension`.
const FILES: &[(&str, &str)] = &[
    ("src/workshop/poll/methods/tick_box.rs", "method.rs"),
    ("src/export/txt.rs", "format.rs"),
    ("src/app/prompts/last_word.rs", "prompt.rs"),
    ("src/app/views/seating.rs", "view.rs"),
    ("src/screens/seating.rs", "screen.rs"),
    ("themes/dusk.toml", "theme.toml"),
    ("tests/extended.rs", "extended.rs"),
];

/// What comes new in files that are there: in which, before what, and the text. A file has to be declared as well.
const ROWS: &[(&str, &str, &str)] = &[
    (
        "src/workshop/plan/activity.rs",
        "/// Nobody has to",
        "/// Everybody moves.\n        Energizer = \"energizer\",\n        ",
    ),
    (
        "src/workshop/plan.rs",
        "/// Sessions of one series",
        "/// Where people meet.\n    pub venue: Option<String>,\n    ",
    ),
    (
        "src/file/plan.rs",
        "field!(Plan.series,",
        "field!(Plan.venue, \"where people meet\").like(\"\\\"Room 3\\\"\"),\n    ",
    ),
    ("src/workshop/poll/methods.rs", "mod yes_no;", "mod tick_box;\n"),
    ("src/workshop/poll/methods.rs", "&multiple::METHOD,", "&tick_box::METHOD,\n    "),
    ("src/export.rs", "\npub use format", "mod txt;\n"),
    ("src/export.rs", "csv::FORMAT", "txt::FORMAT, "),
    ("src/app/prompts.rs", "pub mod library;", "pub mod last_word;\n"),
    ("src/app/prompts.rs", "&library::PROMPT,", "&last_word::PROMPT,\n    "),
    ("src/app/views.rs", "pub mod search;", "pub mod seating;\n"),
    ("src/app/views.rs", "&search::VIEW", "&seating::VIEW, "),
    ("src/screens.rs", "mod search;", "mod seating;\n"),
    ("src/screens/frame.rs", "(&views::search::VIEW,", "(&views::seating::VIEW, super::seating::draw),\n    "),
    ("tests/main.rs", "mod finding;", "mod extended;\n"),
    ("docs/session-file.md", "| `yes-no` |", "| `tick-box` | any of the options | required | yes |\n"),
    ("docs/glossary.md", "| entry |", "| energizer | everybody moves | file |\n"),
    ("docs/glossary.md", "| tie |", "| tick-box | a tick for each answer | file |\n"),
];

/// Copies what the program is built of, and gives the copy one more of each.
fn extended_copy(root: &Path, copy: &Path) {
    for part in ["src", "crates", "tests", "benches", "sessions", "themes", "languages", "docs"] {
        let _ = fs::remove_dir_all(copy.join(part));
        copy_folder(&root.join(part), &copy.join(part));
    }
    for file in ["Cargo.toml", "Cargo.lock", "build.rs", "README.md", "CONTRIBUTING.md"] {
        fs::copy(root.join(file), copy.join(file)).expect("a file can be copied");
    }
    for (path, from) in FILES {
        fs::copy(root.join("tests/extension").join(from), copy.join(path)).expect("a file can be copied");
    }
    for (path, before, text) in ROWS {
        fs::write(copy.join(path), with_row(&copy.join(path), before, text)).expect("a file can be written");
    }
}

/// A file as it is with one more row.
fn with_row(path: &Path, before: &str, text: &str) -> String {
    let old = fs::read_to_string(path).expect("it is text");
    let at = old.find(before).unwrap_or_else(|| panic!("{} has no {before}", path.display()));
    format!("{}{text}{}", &old[..at], &old[at..])
}

/// What is said of a type, a module or a value: the names behind `::` and `.`.
fn parts_named(text: &str) -> impl Iterator<Item = &str> {
    text.split("::")
        .flat_map(|part| part.split('.'))
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
}

#[test]
fn the_example_of_each_names_what_the_program_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, before, text) in ROWS {
        let _ = with_row(&root.join(path), before, text);
    }
    let code = crate::guides::words_of(&["src", "crates"]);
    let new: Vec<&str> = FILES.iter().filter_map(|(path, _)| Path::new(path).file_stem()?.to_str()).collect();
    for (_, from) in FILES.iter().filter(|(path, _)| path.starts_with("src/")) {
        let text = fs::read_to_string(root.join("tests/extension").join(from)).expect("it is text");
        for name in parts_named(&text) {
            assert!(name.is_empty() || code.contains(name) || new.contains(&name), "{from} names {name}");
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let path = entry.expect("a folder can be read").path();
        let to = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a file can be copied");
        }
    }
}

#[test]
#[ignore = "it compiles the program anew, which takes a minute or two"]
fn one_more_of_each_is_known_everywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("extended");
    extended_copy(root, &copy);
    let out = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--lib", "--test", "suite", "--", "extended::", "docs::"])
        // Whatever walks through a catalogue takes one more row.
        .args(["keymap::", "methods::", "listing::", "planning::", "rebinding::", "schema::"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env("UPDATE_DOCS", "1")
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && said.contains("the_program_knows_one_more_of_each ... ok"), "{said}");
    for (page, words) in [
        ("docs/keys.md", ["`F7`", "`F8`"]),
        ("docs/session-file.md", ["| `venue` |", "energizer"]),
        ("docs/session-file.md", ["| `tick-box` |", "a tick for each answer"]),
    ] {
        let text = fs::read_to_string(copy.join(page)).expect("the page is there");
        for word in words {
            assert!(text.contains(word), "{page} does not know {word}");
        }
    }
}
