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

/// What activities are read as: their titles and minutes, and what is said of times.
fn lengths(text: &str) -> (Vec<String>, Vec<String>) {
    let agenda = read(text);
    let activities = agenda.activities.iter().map(|a| format!("{} {}", a.title, a.minutes)).collect();
    let times = |remark: &&String| remark.contains("left out") || remark.contains("read as");
    (activities, agenda.lines.iter().filter_map(|line| line.remark.as_ref()).filter(times).cloned().collect())
}

#[test]
fn a_time_that_steps_back_is_left_out_and_one_of_a_twelve_hour_clock_goes_on() {
    let back = |at: &str| format!("{at} is before the line above: left out");
    let on = |at: &str, later: &str| format!("{at} is read as {later}");
    for (text, activities, remarks) in [
        ("09:00 A\n09:30 B\n09:20 C\n10:00 D (5 min)", "A 30, B 15, C 15, D 5", vec![back("09:20")]),
        ("9:00 A\n9:30 B\n9:20 C\n10:00 D (5 min)", "A 30, B 15, C 15, D 5", vec![back("09:20")]),
        ("9 am A\n9:30 am B\n9:20 am C\n10 am D (5 min)", "A 30, B 15, C 15, D 5", vec![back("09:20")]),
        ("2:00 pm A\n2:30 pm B\n2:20 pm C\n3 pm D (5 min)", "A 30, B 15, C 15, D 5", vec![back("14:20")]),
        ("3:00 A\n3:30 B\n3:20 C\n4:00 D (5 min)", "A 30, B 15, C 15, D 5", vec![back("03:20")]),
        ("14:00 A\n14:30 B\n14:20 C\n15:00 D (5 min)", "A 30, B 15, C 15, D 5", vec![back("14:20")]),
        ("11:00 A\n11:30 B\n01:00 C\n12:00 D (5 min)", "A 30, B 15, C 15, D 5", vec![back("01:00")]),
        (
            "10:00 A\n12:00 B\n9:00 C\n1:00 D (5 min)",
            "A 120, B 30, C 30, D 5",
            vec![back("09:00"), on("1:00", "13:00")],
        ),
        ("11:00 A\n12:00 B\n1:00 C (5 min)", "A 60, B 60, C 5", vec![on("1:00", "13:00")]),
        ("11:30 A\n1:00 B\n2:00 End", "A 90, B 60", vec![on("1:00", "13:00")]),
        ("9:00 A\n5:00 End", "A 480", vec![]),
        ("9:00 A\n1:00-1:30 B\n1:30 C (5 min)", "A 240, B 30, C 5", vec![on("1:00", "13:00"), on("1:30", "13:30")]),
        ("22:00 A\n23:30 B\n0:30 End", "A 90, B 60", vec![]),
    ] {
        let (found, said) = lengths(text);
        assert_eq!((found.join(", ").as_str(), said), (activities, remarks), "{text}");
    }
}

#[test]
fn an_end_before_its_start_is_left_out_and_one_of_a_twelve_hour_clock_goes_on() {
    let out = |times: &str| format!("{times} ends before it begins: the end is left out");
    for (text, activities, remarks) in [
        ("09:30-09:20 A\n10:00 End", "A 30", vec![out("09:30–09:20")]),
        ("9:30-9:20 A\n10:00 B (5 min)", "A 30, B 5", vec![out("09:30–09:20")]),
        ("9:30 am - 9:20 am A\n10:00 End", "A 30", vec![out("09:30–09:20")]),
        ("14:00-09:00 A\n15:00 End", "A 60", vec![out("14:00–09:00")]),
        ("11:30-01:00 A\n12:00 End", "A 30", vec![out("11:30–01:00")]),
        ("11:30-1:00 A\n1:00 B (5 min)", "A 90, B 5", vec!["1:00 is read as 13:00".to_owned()]),
        ("9:00-5:00 A\n5:00 B (5 min)", "A 480, B 5", vec!["5:00 is read as 17:00".to_owned()]),
        ("22:00-01:00 A\n01:00 End", "A 180", vec![]),
        ("start,end,title\n9:30,9:20,A\n10:00,,End", "A 30", vec![out("09:30–09:20")]),
        ("start,end,title\n11:30,1:00,A\n1:00,1:05,B", "A 90, B 5", vec!["1:00 is read as 13:00".to_owned()]),
    ] {
        let (found, said) = lengths(text);
        assert_eq!((found.join(", ").as_str(), said), (activities, remarks), "{text}");
    }
    let of_session = |text: &str| read(text).end.map(|end| end.format("%H:%M").to_string());
    assert_eq!(of_session("Time: 9:00-5:00\nA (5 min)").as_deref(), Some("17:00"));
    assert_eq!(of_session("Time: 22:00-01:00\nA (5 min)").as_deref(), Some("01:00"));
    let night =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T200000\nDTEND:20261125T090000\nSUMMARY:A\nEND:VEVENT\n";
    assert_eq!(lengths(night), (vec!["A 780".to_owned()], vec![]));
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
