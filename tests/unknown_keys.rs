//! A key that nothing knows is named, in whatever table it stands.

use roundtable::file;

/// Files that have every kind of table between them.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["sessions", "tests/reports", "tests/files-0.1.0"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "toml") {
                files.push((path.display().to_string(), std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.push(("every-table".into(), include_str!("every-table.toml").into()));
    files
}

/// Returns a text with this key put into each of its tables in turn; each with the line it was put into.
fn edits(text: &str, key: &str) -> Vec<(String, String)> {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.starts_with('[') {
            edits.push((line.to_owned(), format!("{}{key}\n{}", &text[..end], &text[end..])));
        } else if !line.starts_with(['#']) && !line.starts_with("  \"") && !line.contains("= \"") {
            for (at, _) in line.match_indices("{ ") {
                let at = start + at + 2;
                edits.push((line.to_owned(), format!("{}{key}, {}", &text[..at], &text[at..])));
            }
        }
        start = end;
    }
    edits
}

#[test]
fn an_unknown_key_is_named_wherever_it_stands() {
    let mut tried = 0;
    for (name, text) in files() {
        assert!(file::read(text.as_bytes()).is_ok(), "{name}");
        for (line, edited) in edits(&text, "weight = 2") {
            // Scores of an activity without axes may be on any.
            if line.contains("scores = ") && name != "every-table" {
                continue;
            }
            let problems = match file::read(edited.as_bytes()) {
                Ok(opened) => opened.warnings,
                Err(problems) => problems,
            };
            assert!(problems.iter().any(|p| p.message.contains("\"weight\"")), "{name}: {line}{problems:?}");
            tried += 1;
        }
        for (line, edited) in edits(&text, "x-weight = 2") {
            let of_an_option = line.contains("scores = ") || file::read(edited.as_bytes()).is_err();
            let warnings = file::read(edited.as_bytes()).map_or(Vec::new(), |opened| opened.warnings);
            assert!(of_an_option || !warnings.iter().any(|p| p.message.contains("weight")), "{name}: {line}");
        }
    }
    assert!(tried > 500, "{tried}");
}
