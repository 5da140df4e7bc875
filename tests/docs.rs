//! The documents: what they show is made from the program, and what they tell to type exists.
//! `UPDATE_DOCS=1 cargo test docs` writes the made parts anew.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use roundtable::app::home::HOME_KEYS;
use roundtable::app::views::{VIEWS, live};
use roundtable::app::{Bind, REVIEW_KEYS, View, keymap};
use roundtable::workshop::{Kind, NoteKind, PhaseKind, PollPlan, lint, poll};
use roundtable::{file, library};

pub(crate) fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

/// How keys are written in a table.
fn keys_of(bind: &Bind) -> String {
    match bind.keys {
        [first, .., last] if bind.keys.len() == 9 => format!("`{first}` … `{last}`"),
        keys => keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" "),
    }
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('*', "\\*").replace('~', "\\~")
}

/// The keys of a view that are not in the views before it, with their names in the configuration.
fn view_keys(view: &View) -> String {
    let mut text = "| key | what it does | name |\n| --- | --- | --- |\n".to_owned();
    let earlier = VIEWS.iter().take_while(|other| **other != view);
    let known: Vec<&Bind> = earlier.flat_map(|other| keymap::rows_of(other)).collect();
    let mut same = Vec::new();
    for bind in keymap::rows_of(view) {
        if known.iter().any(|other| (other.id, other.keys, other.help) == (bind.id, bind.keys, bind.help)) {
            same.push(format!("`{}`", bind.keys[0]));
        } else {
            let _ = writeln!(text, "| {} | {} | `{}` |", keys_of(bind), escaped(bind.help), bind.id);
        }
    }
    if !same.is_empty() {
        let _ = writeln!(text, "\nThe keys of the live view that work here too: {}", same.join(" "));
    }
    text
}

/// The keys of a screen that is no view.
fn screen_keys(rows: impl Iterator<Item = (&'static [&'static str], &'static str, &'static str)>) -> String {
    let mut text = "| key | what it does | name |\n| --- | --- | --- |\n".to_owned();
    for (keys, about, id) in rows {
        let keys: Vec<String> = keys.iter().map(|k| format!("`{k}`")).collect();
        let _ = writeln!(text, "| {} | {about} | `{id}` |", keys.join(" "));
    }
    text
}

fn older_names() -> String {
    let mut text = "| older name | name now |\n| --- | --- |\n".to_owned();
    let mut rows: Vec<_> = keymap::all_rows().iter().flat_map(|b| b.was.iter().map(|was| (*was, b.id))).collect();
    rows.sort_unstable();
    rows.dedup();
    for (was, id) in rows {
        let _ = writeln!(text, "| `{was}` | `{id}` |");
    }
    text
}

/// `docs/keys.md` with its tables made anew; what is written between them stays, and a new view gets a section.
fn keys_page(page: &str) -> String {
    let mut page = page.to_owned();
    for view in VIEWS {
        if !page.contains(&format!("<!-- {} -->", view.id)) {
            let section = format!("## {}\n\n<!-- {1} -->\n<!-- /{1} -->\n\n", view.title, view.id);
            page = page.replacen("## Typing a line", &format!("{section}## Typing a line"), 1);
        }
        page = with_region(&page, view.id, &view_keys(view));
    }
    let page = with_region(&page, "reading", &screen_keys(REVIEW_KEYS.iter().map(|b| (b.keys, b.about, b.id))));
    let page = with_region(&page, "home", &screen_keys(HOME_KEYS.iter().map(|b| (b.keys, b.about, b.id))));
    with_region(&page, "older-names", &older_names())
}

/// The keys that the README shows.
fn everyday_keys() -> String {
    const EVERYDAY: [&str; 11] = [
        "start-or-pause",
        "next",
        "back",
        "add-minute",
        "note",
        "groups",
        "count-hand",
        "stage",
        "room",
        "undo",
        "help",
    ];
    let mut text = "| key | what it does |\n| --- | --- |\n".to_owned();
    for id in EVERYDAY {
        // Not every build has a room.
        let row = keymap::rows_of(&live::VIEW).into_iter().find(|b| b.id == id);
        let Some(bind) = row else {
            assert!(id == "room" && cfg!(not(feature = "room")), "{id}");
            continue;
        };
        let _ = writeln!(text, "| {} | {} |", keys_of(bind), escaped(bind.help));
    }
    text.push_str("\n[All keys](docs/keys.md), view by view. You can change each of them.\n");
    text
}

fn picture() -> String {
    format!("```text\n{}```\n", crate::pictures::exercise().size(100, 24).screen())
}

/// The table of templates, from the files themselves.
fn templates() -> String {
    let mut text = "| name | for what | time | people |\n| --- | --- | --: | --: |\n".to_owned();
    for starter in library::STARTERS {
        let plan = file::read(starter.text.as_bytes()).expect(starter.name).session.plan;
        let minutes: i64 = plan.agenda.iter().map(|a| a.planned(None, 1).num_minutes()).sum();
        let grows = plan.agenda.iter().any(roundtable::workshop::Activity::has_turns);
        let (name, purpose) = (starter.name, plan.purpose.as_deref().unwrap_or_default());
        let suits = plan.suits.map_or_else(String::new, |s| s.to_string());
        let plus = if grows { "+" } else { "" };
        let _ = writeln!(text, "| [`{name}`](../sessions/{name}.toml) | {purpose} | {minutes}{plus} min | {suits} |");
    }
    text
}

/// The table of poll methods, from their catalogue.
fn methods() -> String {
    let mut text = "| method | what it is | options | by hands |\n| --- | --- | --- | --- |\n".to_owned();
    for m in poll::METHODS {
        let own = (m.options)(&PollPlan::default()).join(", ");
        let options = if m.needs_options {
            "required"
        } else if own.is_empty() {
            "none"
        } else {
            &own
        };
        let hands = if m.hands { "yes" } else { "no" };
        let _ = writeln!(text, "| `{}` | {} | {options} | {hands} |", m.name, m.about);
    }
    text
}

/// Where a region's text begins and ends.
pub(crate) fn region(text: &str, name: &str) -> std::ops::Range<usize> {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("there is no {open}")) + open.len();
    start..text.find(&close).unwrap_or_else(|| panic!("there is no {close}"))
}

/// The text with what stands between the marks replaced.
fn with_region(text: &str, name: &str, made: &str) -> String {
    let Range { start, end } = region(text, name);
    format!("{}{made}{}", &text[..start], &text[end..])
}

#[test]
fn the_template_in_twenty_lines_is_one() {
    let page = read("docs/templates.md");
    let example = &page[region(&page, "example")];
    let example = example.trim().trim_start_matches("```toml\n").trim_end_matches("```");
    assert!(example.lines().count() <= 20, "{example}");
    let s = crate::stage::Stage::of(example).people(9).press("space").shows("What do you keep, stop, start?");
    let found = lint::lint(s.session(), s.now);
    assert!(found.is_empty(), "{found:?}");
    let _ = s.press("g").press(&"→ ".repeat(8)).shows("over");
}

#[test]
fn what_the_documents_show_is_made_from_the_program() {
    let readme = read("README.md");
    let made = with_region(&with_region(&readme, "keys", &everyday_keys()), "screen", &picture());
    let page = read("docs/templates.md");
    let listed = with_region(&page, "templates", &templates());
    let format = read("docs/session-file.md");
    let with_methods = with_region(&format, "methods", &methods());
    let keys = read("docs/keys.md");
    let tables = keys_page(&keys);
    for (name, is, should) in [
        ("README.md", readme, made),
        ("docs/keys.md", keys, tables),
        ("docs/templates.md", page, listed),
        ("docs/session-file.md", format, with_methods),
    ] {
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path(name), should).expect("the document can be written");
        } else if !["README.md", "docs/keys.md"].contains(&name) || cfg!(feature = "room") {
            // They list the keys of a room, which not every build has.
            assert!(is == should, "{name} is not what the program is; UPDATE_DOCS=1 cargo test docs writes it anew");
        }
    }
}

/// The commands in the blocks of a document that are to be typed.
fn commands(text: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = ["```sh", "```console"].contains(&line);
        } else if inside && !line.trim().is_empty() {
            found.push(line.trim_start_matches("$ ").to_owned());
        }
    }
    found
}

#[test]
fn every_command_in_the_documents_exists() {
    let mut typed = Vec::new();
    for name in [
        "README.md",
        "docs/running.md",
        "docs/room.md",
        "docs/groups.md",
        "docs/planning.md",
        "docs/session-file.md",
        "docs/report.md",
        "docs/speed.md",
        "docs/templates.md",
        "docs/recipes.md",
        "docs/keys.md",
        "docs/polls.md",
        "CONTRIBUTING.md",
    ] {
        typed.extend(commands(&read(name)).into_iter().map(|c| (name, c)));
    }
    assert!(typed.len() >= 3, "{typed:?}");
    for (name, command) in typed {
        let words: Vec<&str> = command.split_whitespace().filter(|w| !w.contains('=')).collect();
        let own = match words.as_slice() {
            ["cargo", "run", rest @ ..] => rest.split(|w| *w == "--").nth(1).unwrap_or_default(),
            ["cargo", sub, ..] => {
                assert!(["test", "bench", "install", "build", "doc"].contains(sub), "{name}: {command}");
                continue;
            }
            ["roundtable", rest @ ..] => rest,
            _ => continue,
        };
        let Some(sub) = own.first().filter(|w| !w.starts_with('-')) else { continue };
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable")).args([sub, "--help"]).output();
        assert!(ran.expect("the program runs").status.success(), "{name}: there is no `roundtable {sub}`");
        if *sub == "run"
            && let Some(what) =
                own.get(1).filter(|w| !w.contains('.') && w.chars().all(|c| c.is_lowercase() || c == '-'))
        {
            assert!(library::starter(what).is_some(), "{name}: there is no starter {what}");
        }
    }
}

#[test]
fn every_rule_of_the_lint_is_documented() {
    let page = read("docs/planning.md");
    for rule in roundtable::workshop::lint::RULES {
        assert!(page.contains(&format!("| `{}` |", rule.name)), "docs/planning.md does not know {}", rule.name);
    }
}

#[test]
fn the_glossary_has_each_word_of_the_catalogues_once_and_in_order() {
    let page = read("docs/glossary.md");
    let rows = page.lines().filter(|l| l.starts_with("| ") && !l.starts_with("| ---")).skip(1);
    let terms: Vec<&str> = rows.filter_map(|l| l.split(" | ").next()?.strip_prefix("| ")).collect();
    assert!(terms.is_sorted_by(|a, b| a < b), "{terms:?}");
    let kinds = Kind::ALL.map(Kind::word).into_iter().chain(PhaseKind::ALL.map(PhaseKind::word));
    let words = kinds.chain(NoteKind::ALL.map(NoteKind::word)).chain(poll::METHODS.iter().map(|m| m.name));
    for word in words {
        assert!(terms.contains(&word), "docs/glossary.md does not explain {word}");
    }
}

/// Wording that was given up; the glossary has the words that took its place.
const BANNED: &[&str] = &[
    "take back",
    "takes back",
    "taken back",
    "on hold",
    "give company",
    "somebody new is here",
    "late arrival",
    "give the terminal back",
    "take the time the computer",
    "not here and now",
    "mix stays",
    "of what these",
    "perhaps avoidable",
    "met again",
    "leads by",
    "the chair decides a tie",
    "further run",
    "is no template",
    "asks nothing",
    "plan: planned",
    "is of kind",
    "kept besides",
    "each activity brought",
    "it came to",
    "not held",
    "carried over",
    "is explained",
    "the groups anew",
    "scatter",
    "will and wishes",
    "wishes of the day",
];

/// Every file below a folder.
fn below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the program").flatten() {
        let path = entry.path();
        if path.is_dir() { below(&path, found) } else { found.push(path) }
    }
}

#[test]
fn nobody_reads_a_wording_that_was_given_up() {
    let root = path("");
    let mut files = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(path).to_vec();
    for folder in ["src", "crates", "docs", "sessions", "themes"] {
        below(&path(folder), &mut files);
    }
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let is_code = file.extension().is_some_and(|e| e == "rs");
        let text = if is_code { text.split("#[cfg(test)]\nmod ").next().unwrap_or_default() } else { &text };
        for (number, line) in text.lines().enumerate() {
            // Comments are for programmers, except those that are the help of a command.
            let comment =
                line.trim_start().starts_with("//") && !(name.starts_with("src/cli/") && line.contains("///"));
            // The palette finds a command by its old wording too, and a configuration by its old name.
            let line = line.split(".was(").next().unwrap_or_default();
            let line = line.to_lowercase();
            let older = name.ends_with("keys.md") && line.starts_with("| `") || name.contains("/tests/");
            let older = older || name.ends_with("commands/catalogue.rs");
            let read = !older && (!is_code || (!comment && (line.contains('"') || line.contains("///"))));
            let banned = BANNED.iter().filter(|words| read && line.contains(**words));
            found.extend(banned.map(|words| format!("{name}:{}: {words}", number + 1)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
