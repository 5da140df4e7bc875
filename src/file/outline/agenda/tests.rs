//! What agendas are read as: each file of `tests/agendas` with what became of its lines beside it, in a file that ends
//! in `.expect`. `UPDATE_AGENDAS=1` writes those; look at each difference.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::*;

/// An agenda in short: the session, the activities as lines of the grammar, and what became of each line.
fn told(agenda: &Agenda) -> String {
    let mut out = String::new();
    let head = super::super::super::plan::SESSION.fields(
        &Plan {
            title: agenda.title.clone().unwrap_or_default(),
            date: agenda.date,
            start: agenda.start,
            end: agenda.end,
            timezone: agenda.timezone.clone(),
            ..Plan::default()
        },
        "\n",
    );
    for (key, value) in head {
        let _ = writeln!(out, "{key} = {value}");
    }
    out.push('\n');
    for a in &agenda.activities {
        let _ = writeln!(out, "{}", super::super::write_activity(a));
    }
    out.push('\n');
    for line in &agenda.lines {
        if let Some(words) = agenda.in_words(line) {
            let mark = if line.meaning.is_understood() { '+' } else { '-' };
            let _ = writeln!(out, "{:>3} {mark} {words}", line.number);
        }
    }
    out.extend(agenda.remarks.iter().map(|r| format!("{r}\n")));
    if agenda.activities.is_empty() {
        let _ = writeln!(out, "{}", agenda.why_empty());
    }
    out
}

#[test]
fn agendas_of_many_kinds_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agendas");
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|e| e == "expect") {
            continue;
        }
        count += 1;
        let bytes = std::fs::read(&path).expect("the file can be read");
        let agenda = read_agenda(&bytes, None).expect("an agenda");
        let told = told(&agenda);
        let expected = path.with_file_name(format!("{}.expect", path.file_name().expect("a name").to_string_lossy()));
        if std::env::var_os("UPDATE_AGENDAS").is_some() {
            std::fs::write(&expected, &told).expect("it can be written");
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        if told != wanted {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
        // What is understood can be saved and opened.
        let text = agenda.session_text("Untitled");
        let opened = crate::file::read(text.as_bytes());
        let opened = opened.unwrap_or_else(|p| panic!("{}\n{text}", p[0].render("s.toml")));
        assert_eq!(opened.session.plan.agenda, agenda.activities, "{text}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 16, "only {count} agendas");
}

fn read(text: &str) -> Agenda {
    read_agenda(text.as_bytes(), None).expect("an agenda")
}

#[test]
fn three_lines_of_four_hundred_are_found() {
    let mut lines: Vec<String> =
        (0..400).map(|n| format!("This is sentence {n} of a long letter, and it goes on.")).collect();
    lines[10] = "15:00 Welcome".to_owned();
    lines[200] = "15:10 Work".to_owned();
    lines[399] = "15:30 Close (5 min)".to_owned();
    let agenda = read(&lines.join("\n"));
    let titles: Vec<&str> = agenda.activities.iter().map(|a| a.title.as_str()).collect();
    assert_eq!((titles.join(" "), agenda.understood(), agenda.written()), ("Welcome Work Close".to_owned(), 3, 400));
    assert_eq!(agenda.activities.iter().map(|a| a.minutes).collect::<Vec<_>>(), [10, 20, 5]);
}

#[test]
fn hostile_sizes_end_soon() {
    let began = std::time::Instant::now();
    let long = "x,".repeat(100_000);
    for text in [
        "Work, 5\n".repeat(5_000),
        "Work and more, tlak, groups off 3\n".repeat(1_000),
        long.clone(),
        format!("{long}\n").repeat(10),
        "15:00 x\n".repeat(5_000),
        "- a (5 min)\n".repeat(5_000),
        format!("15:00 Work\n{}", "  - a\n".repeat(5_000)),
        "> ".repeat(100_000),
        "|a|b|\n|---|---|\n".repeat(9_000),
        format!("title,minutes\n{}", "a,5\n".repeat(5_000)),
        format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\nDTSTART:20261124T090000\nSUMMARY:a\nEND:VEVENT\n".repeat(4_900)),
        "((((((((((".repeat(10_000),
        "#".repeat(100_000),
        "\"".repeat(300),
    ] {
        let _ = read_agenda(text.as_bytes(), None);
    }
    assert!(began.elapsed().as_secs() < 120, "{:?}", began.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_agenda(&bytes, None);
    }

    #[test]
    fn whatever_is_understood_can_be_saved(lines in proptest::collection::vec(line(), 1..14)) {
        let text = lines.join("\n");
        let Ok(agenda) = read_agenda(text.as_bytes(), None) else { return Ok(()) };
        for line in &agenda.lines {
            if let LineMeaning::Misread(misread) = &line.meaning {
                prop_assert!(line.text.get(misread.range.clone()).is_some(), "{:?}", line);
            }
        }
        let saved = agenda.session_text("Untitled");
        match crate::file::read(saved.as_bytes()) {
            Ok(opened) => prop_assert_eq!(&opened.session.plan.agenda, &agenda.activities, "{}\n{}", text, saved),
            Err(p) => prop_assert!(false, "{}\n{}\n{}", p[0].render("s"), text, saved),
        }
    }
}

fn line() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(
        &[
            "15:00 ",
            "15:10-15:20 ",
            "9.30 Uhr ",
            "3pm ",
            "- ",
            "  - ",
            "1. ",
            "# ",
            "### ",
            "> ",
            "Welcome",
            "Work",
            "Coffee",
            "Threes",
            "Poll",
            ", 5",
            ", groups of 3",
            ", talk",
            ", poll: a / b",
            ", columns: A / B",
            ", write: A",
            ", vote, 3 dots",
            " (5 min)",
            " 10 min",
            "5' ",
            "start ",
            "end ",
            "title ",
            "15:00",
            "ask: x",
            "say: y",
            " | ",
            "\t",
            ";",
            ",",
            "\"",
            "é",
            "\u{202e}",
            "at 15:20",
            "same as before",
            ", 2 each group",
            ", at least 9",
            "|---|---|",
            "time,title,minutes",
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "DTSTART:20261124T090000",
            "SUMMARY:x",
            "END:VEVENT",
            "--",
            "End",
        ][..],
    );
    proptest::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}
