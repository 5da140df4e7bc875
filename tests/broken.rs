//! Every file in `tests/broken` is refused with the message that it announces: in its first lines, after `# expect: `,
//! or, where it cannot carry a remark, in the file beside it that ends in `.expect`.

use std::path::Path;

#[test]
fn every_broken_file_is_refused_with_the_message_in_its_first_comment() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        count += 1;
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("the file can be read");
        let remarks = std::fs::read(path.with_extension("expect")).unwrap_or_else(|_| bytes.clone());
        let remarks = String::from_utf8_lossy(&remarks).into_owned();
        let expected: Vec<&str> = remarks.lines().map_while(|l| l.strip_prefix("# expect: ")).collect();
        assert!(!expected.is_empty(), "{name} does not say what to expect");
        let problems = roundtable::file::read(&bytes).expect_err(&name);
        let shown: Vec<String> = problems.iter().map(|p| p.render(&name)).collect();
        let shown = shown.join("\n");
        for part in expected {
            if !shown.contains(part) {
                failures.push(format!("{name}: expected {part:?} in\n{shown}"));
            }
        }
        assert!(problems.iter().all(|p| p.help.is_some()), "{name}: every problem says what to do\n{shown}");
        let places: Vec<(usize, usize)> = problems.iter().map(|p| (p.line, p.column)).collect();
        assert!(places.is_sorted(), "{name}: in the order of the text\n{shown}");
        // `ROUNDTABLE_SHOW=1 cargo test broken -- --nocapture` shows how they read.
        if std::env::var_os("ROUNDTABLE_SHOW").is_some() {
            println!("{shown}\n");
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(count >= 30, "only {count} broken files");
}
