//! The documents for those who change keys and those who change the program: their examples work, and what they name
//! exists.

use std::collections::BTreeSet;
use std::path::Path;

use roundtable::app::{TextArea, TextInput, config};
use terminal::Key;

use crate::docs::{path, read, region};

/// The keys in the first column of a table.
fn first_column(table: &str) -> Vec<Key> {
    let cells = table.lines().skip(2).filter_map(|line| line.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.map(|name| Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"))).collect()
}

#[test]
fn the_keys_for_typing_in_the_documents_are_taken() {
    let page = read("docs/keys.md");
    for key in first_column(&page[region(&page, "line")]) {
        let elsewhere =
            matches!(key, Key::Enter | Key::Esc | Key::Ctrl('c') | Key::Up | Key::Down | Key::PageUp | Key::PageDown);
        assert!(elsewhere || TextInput::new("two words").press(key), "{key}");
    }
    for key in first_column(&page[region(&page, "text-area")]) {
        assert!(matches!(key, Key::Esc | Key::Ctrl('c')) || TextArea::new("two\nlines").press(key), "{key}");
    }
}

#[test]
fn every_config_in_the_documents_can_be_used() {
    for name in ["docs/keys.md", "docs/settings.md"] {
        let page = read(name);
        let blocks: Vec<&str> = page.split("```toml\n").skip(1).filter_map(|b| b.split("```").next()).collect();
        assert!(!blocks.is_empty(), "{name} has no example");
        for block in blocks {
            config::parse(block).unwrap_or_else(|wrong| panic!("{name}: {}", wrong.join("\n")));
        }
    }
}

/// What a document names between backticks, outside blocks.
fn quoted(text: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if !inside {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// Every word of the code in these folders.
pub(crate) fn words_of(folders: &[&str]) -> BTreeSet<String> {
    let mut paths = Vec::new();
    for folder in folders {
        crate::floors::collect(&path(folder), &mut paths);
    }
    let mut words = BTreeSet::new();
    for file in paths {
        let text = std::fs::read_to_string(&file).expect("a source file is text");
        words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
    }
    words
}

#[test]
fn what_the_documents_for_developers_name_exists() {
    const OTHERS: [&str; 2] = ["unsafe", "persist"];
    let code = words_of(&["src", "crates", "tests"]);
    for name in ["docs/recipes.md", "docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"] {
        // The paths of drawings, too.
        for word in read(name).split(|c: char| c.is_whitespace() || "`,;()".contains(c)) {
            let inside = ["src/", "crates/", "tests/", "docs/"].iter().any(|folder| word.starts_with(folder));
            assert!(!inside || path(word).exists(), "{name} names {word}, which does not exist");
        }
        for word in quoted(&read(name)).iter().filter(|word| !OTHERS.contains(&word.as_str())) {
            let is_path =
                word.contains('/') || word.rsplit_once('.').is_some_and(|(_, end)| ["rs", "md"].contains(&end));
            if is_path && !word.contains(' ') {
                assert!(path(word).exists(), "{name} names {word}, which does not exist");
            }
            let bare = word.trim_end_matches("()").trim_end_matches('!').trim_start_matches("..");
            let is_name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_');
            if !is_path && bare.split("::").all(is_name) {
                for part in bare.split("::") {
                    assert!(code.contains(part), "{name} names {word}, which is not in the code");
                }
            }
        }
    }
}

/// The anchors that the headings of a page have.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#')).map(|h| h.trim_start_matches('#').trim());
    let keep = |c: char| c.is_alphanumeric() || c == ' ' || c == '-' || c == '_';
    headings.map(|h| h.to_lowercase().chars().filter(|c| keep(*c)).collect::<String>().replace(' ', "-")).collect()
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let mut pages: Vec<String> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned).to_vec();
    pages.extend(["crates/breakout/README.md", "crates/terminal/README.md"].map(str::to_owned));
    for entry in std::fs::read_dir(path("docs")).expect("the folder can be read").flatten() {
        pages.push(format!("docs/{}", entry.file_name().to_string_lossy()));
    }
    let mut broken = Vec::new();
    for page in pages.iter().filter(|page| Path::new(page).extension().is_some_and(|end| end == "md")) {
        let text = read(page);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") || link.contains(' ') {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = path(page).parent().expect("a folder").to_path_buf();
            let target = if file.is_empty() { path(page) } else { folder.join(file) };
            let there = std::fs::read_to_string(&target).ok();
            let leads = there.is_some_and(|text| anchor.is_empty() || anchors(&text).contains(anchor));
            if !leads && !target.is_dir() {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}
