//! The house: which module may import which, what may touch the world, how long a file gets, which words it holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every module with the modules below it that it may import. What is not here has no place in the house yet.
/// `terminal` is the crate: below the rim it stands for its `Key` type and nothing else.
const FLOORS: &[(&str, &[&str])] = &[
    ("workshop", &[]),
    ("theme", &["workshop"]),
    ("library", &[]),
    ("file", &["workshop"]),
    ("export", &["workshop", "file"]),
    ("app", &["workshop", "file", "terminal"]),
    ("screens", &["workshop", "theme", "app", "terminal"]),
    ("store", &["workshop", "file"]),
    ("clock", &[]),
    ("bell", &[]),
    ("room", &["workshop"]),
    ("pages", &["workshop"]),
    ("web", &["workshop", "room", "pages"]),
    ("shell", ALL),
    ("cli", ALL),
    ("main", ALL),
];

/// The crates of the workspace, below all floors: each with the modules that may use it.
const CRATES: &[(&str, &[&str])] = &[("breakout", &["workshop", "app", "screens", "cli"])];

const ALL: &[&str] = &[
    "workshop", "theme", "library", "file", "export", "room", "pages", "app", "screens", "store", "clock", "bell",
    "web", "terminal", "shell", "cli",
];

/// The rim and what wires it: the only modules that touch the world.
const RIM: &[&str] = &["store", "clock", "terminal", "bell", "web", "shell", "cli", "main"];

/// What touches the world, or asks it for the time.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant::now",
    "Local::now",
    "Utc::now",
    "println!",
    "print!(",
    "crossterm",
    "thread_rng",
];

/// Files below the rim that may name one of these, and why it touches nothing there.
const MAY_NAME: &[(&str, &str, &str)] =
    &[("src/export/sink.rs", "std::io", "the trait by which libraries put out bytes; nothing is opened")];

/// Files that may be longer than the rest, and why.
const LONG: &[(&str, &str)] = &[("src/app/binds.rs", "a table: one row after another")];

const MOST_LINES: usize = 400;

/// What folds capitals: names are compared in `workshop::text` alone, which knows blanks and forms of letters too.
const FOLDS: &[&str] =
    &["to_lowercase", "to_uppercase", "to_ascii_lowercase", "make_ascii_lowercase", "eq_ignore_ascii_case"];

/// Files outside of `workshop::text` that may fold capitals, and what of: never names.
const MAY_FOLD: &[(&str, &str)] = &[
    ("src/app/keymap.rs", "the first word of a help line within a sentence"),
    ("src/app/layouts.rs", "the key of a capital on another keyboard layout"),
    ("src/app/prompts/search.rs", "plain letters, faster than the rule and the same"),
    ("src/cli/group/history.rs", "the ending of a file name"),
    ("src/cli/session_args.rs", "the words today and tomorrow"),
    ("src/workshop/poll/chain.rs", "the digits of a seal"),
    ("src/cli/invite.rs", "the name of a computer in an address"),
    ("src/shell/public_url.rs", "the name of a computer in an address"),
    ("src/cli/open.rs", "the ending of a file name"),
    ("src/cli/output.rs", "the ending of a file name, the word for a format"),
    ("src/pages/words.rs", "the tag of a language"),
    ("src/web/door.rs", "the kind of a body"),
    ("src/store/create.rs", "the name of a file made from a title"),
    ("src/store/reason.rs", "the first letter of a sentence"),
    ("src/workshop/capture.rs", "the word by"),
    ("src/workshop/capture/dates.rs", "words for days and months"),
    ("src/workshop/plan.rs", "the scheme of an address"),
    ("src/workshop/plan/activity.rs", "an id made from a title"),
    ("src/workshop/poll/methods/open.rs", "the rule of version 0.1.0, by which it wrote counts"),
];

/// A file of the program without its tests.
struct Source {
    path: String,
    module: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    for entry in std::fs::read_dir(root.join("crates")).expect("the folder can be read") {
        collect(&entry.expect("the folder can be read").path().join("src"), &mut paths);
    }
    let mut all = Vec::new();
    for path in paths {
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        // The files of a crate are one module of that name here: their floors are the crate's own.
        let inside = name.strip_prefix("src/").or(name.strip_prefix("crates/")).expect("below src or crates");
        if inside.contains("/tests/") || inside.ends_with("_tests.rs") || inside.ends_with("/tests.rs") {
            continue;
        }
        let module = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
        let text = std::fs::read_to_string(&path).expect("a source file is text");
        all.push(Source { path: name, module, text: without_tests(&text) });
    }
    assert!(all.len() > 50, "only {} source files", all.len());
    all
}

/// Whether code names a crate or a module: `name::` with nothing before it that would make it another name.
fn names(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(&path).any(|(at, _)| !code[..at].ends_with(is_word))
}

pub(crate) fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
    into.sort();
}

/// The text before the tests, which stand at the end of a file.
pub(crate) fn without_tests(text: &str) -> String {
    match text.find("\n#[cfg(test)]\nmod tests {") {
        Some(end) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

/// The code without its remarks.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that a file takes from a root: the modules after `crate::`, or what follows the name of a crate.
fn imported(code: &str, root: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(root) {
        // The end of a longer name or path is another root.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let part = &code[at + root.len()..];
        let names = match part.strip_prefix('{') {
            // `use crate::{a::b, c}`: the first name of each part.
            Some(list) => {
                let mut depth = 0;
                let mut top = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        c if depth == 0 => top.push(c),
                        _ => {}
                    }
                }
                top.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect()
            }
            None => vec![part.to_owned()],
        };
        for name in names {
            found.push(name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn each_floor_imports_only_those_below_it() {
    let floors: BTreeMap<&str, &[&str]> = FLOORS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.module != "lib" && !s.path.starts_with("crates/")) {
        let Some(below) = floors.get(source.module.as_str()) else {
            wrong.push(format!("{}: the module {} has no floor", source.path, source.module));
            continue;
        };
        let code = code(&source.text);
        let from_terminal = imported(&code, "terminal::");
        let crates = from_terminal.iter().take(1).map(|_| "terminal".to_owned());
        for name in imported(&code, "crate::").into_iter().chain(crates) {
            if name != source.module && !below.contains(&name.as_str()) {
                wrong.push(format!("{} imports {name}", source.path));
            }
        }
        if !RIM.contains(&source.module.as_str()) {
            for name in from_terminal.iter().filter(|name| *name != "Key") {
                wrong
                    .push(format!("{} takes {name} from the terminal: below the rim only keys are known", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_are_below_every_floor() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| CRATES.iter().any(|(name, _)| *name == s.module)) {
        for name in ["roundtable"].iter().chain(CRATES.iter().map(|(name, _)| name).filter(|n| **n != source.module)) {
            if names(&code(&source.text), name) {
                wrong.push(format!("{} imports {name}", source.path));
            }
        }
    }
    for source in sources() {
        let code = code(&source.text);
        for (name, users) in CRATES.iter().filter(|(name, _)| names(&code, name)) {
            // Everybody but the domain takes it through the domain's re-export.
            let directly = code.contains(&format!("use {name}::")) || code.contains(&format!("use ::{name}"));
            if !users.contains(&source.module.as_str()) || (directly && source.module != "workshop") {
                wrong.push(format!("{} imports {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_solver_says_no_word_of_workshops() {
    for source in sources().iter().filter(|s| s.module == "breakout") {
        let lower = source.text.to_lowercase();
        for word in ["session", "activity", "activities", "agenda", "workshop", "facilitator"] {
            let whole = lower.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
            assert!(!whole, "{} says {word}", source.path);
        }
    }
}

#[test]
fn only_the_rim_touches_the_world() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !RIM.contains(&s.module.as_str())) {
        let code = code(&source.text);
        let may = |word: &str| MAY_NAME.iter().any(|(path, named, _)| *path == source.path && *named == word);
        for word in WORLD.iter().filter(|w| code.contains(**w) && !may(w)) {
            wrong.push(format!("{} uses {word}", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_compared_by_one_rule() {
    let mut wrong = Vec::new();
    let mut folding = Vec::new();
    for source in sources().iter().filter(|s| s.path.starts_with("src/") && !s.path.starts_with("src/workshop/text")) {
        let code = code(&source.text);
        for word in FOLDS.iter().filter(|w| code.contains(**w)) {
            folding.push(source.path.clone());
            if !MAY_FOLD.iter().any(|(path, _)| *path == source.path) {
                wrong.push(format!("{} uses {word}: compare names with workshop::text::same", source.path));
            }
        }
    }
    let idle = MAY_FOLD.iter().filter(|(path, _)| !folding.iter().any(|f| f == path));
    wrong.extend(idle.map(|(path, _)| format!("{path} folds no capitals any more: take it off the list")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_in_every_way_of_writing_them() {
    assert_eq!(imported("use crate::workshop::{Note, text};", "crate::"), ["workshop"]);
    assert_eq!(
        imported("use crate::{app::{Model, View}, file};\nlet x = crate::theme::parse(y);", "crate::"),
        ["app", "file", "theme"]
    );
    assert_eq!(
        imported("use terminal::{Key, screen};\nTheme::terminal::x; terminal::Key::Esc", "terminal::"),
        ["Key", "screen", "Key"]
    );
}

#[test]
fn files_stay_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > MOST_LINES && !LONG.iter().any(|(path, _)| *path == source.path) {
            wrong.push(format!("{} has {lines} lines without its tests", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_first_what_it_owns() {
    for source in sources().into_iter().filter(|s| s.module != "main") {
        assert!(source.text.starts_with("//! "), "{} does not say what it owns", source.path);
    }
}

#[test]
fn nothing_half_done_is_left_behind() {
    let mut wrong = Vec::new();
    for source in sources() {
        // It is also a word that people type to find the command for an action.
        let lower = source.text.to_lowercase().replace("task, todo, assign", "");
        for word in ["todo", "fixme", "xxx", "hack", "dbg!", "unimplemented!"] {
            let whole = lower.split(|c: char| !c.is_alphanumeric() && c != '!').any(|w| w == word);
            if whole || (word.ends_with('!') && lower.contains(word)) {
                wrong.push(format!("{} holds {word}", source.path));
            }
        }
        if code(&source.text).contains(".unwrap()") {
            wrong.push(format!("{} unwraps without saying why it cannot fail", source.path));
        }
        let name = source.path.rsplit('/').next().unwrap_or_default().to_owned();
        for word in ["manager", "helper", "util", "handler"] {
            if name.contains(word) {
                wrong.push(format!("{} is named after no thing of a workshop", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nouns that end like a verb in the third person.
const NOUNS: &[&str] = &["Axes", "Digits", "Options", "Percentages", "This", "Whose", "Words"];

#[test]
fn the_docs_of_a_function_begin_with_a_verb() {
    let mut wrong = Vec::new();
    for source in sources() {
        let mut first = None;
        for line in source.text.lines().map(str::trim_start) {
            if let Some(doc) = line.strip_prefix("///") {
                first.get_or_insert(doc.trim());
                continue;
            }
            if line.starts_with("#[") {
                continue;
            }
            let Some(doc) = first.take() else { continue };
            // A field or a type may be a function too: `open: fn(`.
            let head = line.split('(').next().unwrap_or_default();
            let function = head.split(' ').any(|word| word == "fn") && !head.ends_with("fn");
            let word = doc.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if function && !line.starts_with("//") && (!word.ends_with('s') || NOUNS.contains(&word)) {
                wrong.push(format!("{}: {doc}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "say first what the function does:\n{}", wrong.join("\n"));
}
