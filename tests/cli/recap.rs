//! `roundtable recap` and `roundtable export --ics`: many sessions in one piece, and planned ones in a calendar.

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};

use super::report::{golden, prep, structure};
use super::{Desk, session};

fn sample() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/sample-partner-poll.toml")).unwrap()
}

/// A month: two sessions held, one to come, a second part of one in which an action was done, and a broken file.
fn month() -> Desk {
    let second = prep()
        .replace("title = \"Prep with peers: coaching & mentoring\"", "title = \"Prep with peers, part 2\"")
        .replace("2026-11-24", "2026-11-30")
        .replace(
            "text = \"Invite L&D to the December call\"",
            "text = \"invite L&D to the December call \"\ndone = true",
        )
        .replace("tags = [\"coaching\", \"relationships\"]", "tags = [\"Coaching\"]");
    Desk::new().file("month/c.toml", prep()).file("month/a.toml", second).file("month/b.toml", sample()).file(
        "month/next.toml",
        session("Next one", "date = 2026-12-08\nstart = 15:00:00\nend = 16:00:00\npurpose = \"Go on.\""),
    )
}

#[test]
fn a_file_whose_first_lines_lie_outside_is_not_read() {
    let held = |title: &str, planned: &str, started: &str, rest: &str| {
        let plan = session(title, &format!("date = {planned}"));
        format!("{plan}\n[record]\nstarted = {started}T15:00:00+01:00\nended = {started}T16:00:00+01:00\n{rest}")
    };
    let broken = "[[record.note]]\nat = 5\n";
    let desk = Desk::new()
        .file("all/old.toml", held("Old", "2026-10-01", "2026-10-01", broken))
        .file("all/late.toml", held("Late", "2026-10-01", "2026-11-05", ""))
        .file("all/early.toml", held("Early", "2026-11-20", "2026-10-02", broken))
        .file("all/next.toml", session("Next", "date = 2026-12-01"));
    // The day it was started counts, not the one it was planned for; what lies outside may hold anything.
    let told = desk.output(&["recap", "all", "--since", "2026-11-01", "--until", "2026-11-30"]);
    let told: Vec<bool> = ["Old", "Late", "Early", "Next"].iter().map(|title| told.contains(title)).collect();
    assert_eq!(told, [false, true, false, true]);
    desk.output(&["recap", "all", "--series", "Others"]);
    let said = desk.run(&["recap", "all"]);
    let named = ["old.toml", "late.toml", "early.toml"].map(|file| said.err.contains(file));
    assert_eq!((said.status, named), (1, [true, false, true]), "{}", said.err);
}

#[test]
fn a_month_in_one_piece() {
    let desk = month();
    golden("month.md", &desk.output(&["recap", "month"]));
    golden("month.html", &desk.output(&["recap", "month", "--format", "html", "--for", "facilitator"]));
    structure(&desk.output(&["recap", "month", "--format", "html"]));
    let json: serde_json::Value = serde_json::from_str(&desk.output(&["recap", "month", "--format", "json"])).unwrap();
    let titles: Vec<_> = json["sessions"].as_array().unwrap().iter().map(|s| s["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Partner poll: November", "Prep with peers: coaching & mentoring", "Prep with peers, part 2"]);
    // What was done in part 2 is not open, and what is open there is told once.
    let open: Vec<_> = json["actions"].as_array().unwrap().iter().map(|a| a["text"].as_str().unwrap()).collect();
    assert_eq!(open, ["Invite the knowledge management team to the December call"]);
    assert_eq!(json["themes"][0]["tag"], "relationships");
    assert_eq!(
        json["company"]["often"],
        serde_json::json!([{"sessions": 2, "people": 5}, {"sessions": 1, "people": 16}])
    );
}

#[test]
fn names_are_for_the_facilitator() {
    let desk = month();
    for format in ["md", "html", "json"] {
        let all = desk.output(&["recap", "month", "--format", format]);
        assert!(
            !all.contains("Kwame Addison") && !all.contains("SECRET-SCRIPT") && !all.contains("median"),
            "{format}"
        );
    }
    assert!(desk.output(&["recap", "month", "--for", "facilitator"]).contains("| Kwame Addison"));
}

#[test]
fn sessions_are_chosen() {
    let desk = month();
    let told = |args: &[&str]| {
        let text = desk.output(&[&["recap", "month"], args].concat());
        text.lines().filter(|l| l.starts_with("## P")).map(|l| l[3..].to_owned()).collect::<Vec<_>>().join(" · ")
    };
    let (poll, one, two) =
        ("Partner poll: November", "Prep with peers: coaching & mentoring", "Prep with peers, part 2");
    assert_eq!(told(&["--since", "2026-11-20"]), format!("{one} · {two}"));
    assert_eq!(told(&["--until", "2026-11-24"]), format!("{poll} · {one}"));
    assert_eq!(told(&["--series", "prep with PEERS"]), format!("{one} · {two}"));
    assert_eq!(told(&["--tag", "poll", "--tag", "nothing"]), poll);
    assert_eq!(told(&["--since", "2027-01-01"]), "");
    let text = desk.output(&["recap", "month", "--until", "2026-11-30"]);
    assert!(
        text.starts_with("# Recap: November 2026\n")
            && text.contains("**Next one**, Tuesday, 8 December 2026, 15:00–16:00: Go on."),
        "{text}"
    );
}

#[test]
fn a_broken_file_is_named_and_the_rest_comes_out() {
    let desk = month().file("month/broken.toml", "format = 1\ntitle = 7\n").file("deep/x.toml", "[".repeat(20_000));
    let whole = desk.output(&["recap", "month/a.toml", "month/b.toml", "month/c.toml", "month/next.toml"]);
    let said = desk.run(&["recap", "month", "deep/x.toml", "month/a.toml", "gone.toml"]);
    assert_eq!((said.status, said.out.as_str()), (1, whole.as_str()));
    for name in ["month/broken.toml:2:", "deep/x.toml", "gone.toml: "] {
        assert!(said.err.contains(name), "{name}: {}", said.err);
    }
    assert_eq!(desk.run(&["recap"]).status, 2);
    assert_eq!(desk.run(&["recap", "month", "--format", "csv"]).status, 2);
    desk.refusal(&["recap", "month/a.toml", "-o", "month/b.toml"], 1);
    assert_eq!(desk.output(&["recap", "month/b.toml", "-o", "out/"]), "out/2026-11-17-recap-november-2026.md\n");
}

/// The entries of a calendar, by a parser that is not ours.
fn entries(text: &str) -> Vec<icalendar::Event> {
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line:?}");
    }
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let calendar: Calendar = text.parse().expect("a calendar");
    let event = |c: CalendarComponent| match c {
        CalendarComponent::Event(event) => Some(event),
        other => panic!("{other:?}"),
    };
    calendar.components.into_iter().filter_map(event).collect()
}

#[test]
fn planned_sessions_stand_in_the_calendar() {
    let plan = "date = 2026-12-08\nstart = 15:00:00\nend = 16:00:00\ntimezone = \"-05:00\"\npurpose = \"Why; and, what for\\nand more\"\n\
                tags = [\"a,b\"]\nlinks = [{ label = \"Room\", url = \"https://example.org/room;x=1,2\" }, { label = \"Bad\", url = \"javascript:1\" }]";
    let desk = Desk::new().file("s/one.toml", session("Next; one, with \\\\ signs", plan));
    let text = desk.output(&["export", "--ics", "s/one.toml"]);
    let all = entries(&text);
    let event = &all[0];
    let at = |d: Option<DatePerhapsTime>| match d {
        Some(DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Utc(moment))) => moment.to_rfc3339(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (at(event.get_start()), at(event.get_end())),
        ("2026-12-08T20:00:00+00:00".to_owned(), "2026-12-08T21:00:00+00:00".to_owned())
    );
    assert!(text.contains("\r\nSUMMARY:Next\\; one\\, with \\\\ signs\r\n"), "{text}");
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("DESCRIPTION:Why\\; and\\, what for\\nand more\\n\\nTimes in UTC-05:00:\\n15:00 Welcome\\n15:05 Who and how\\n15:21 Partner poll\\n\\nRoom: https"), "{unfolded}");
    assert!(unfolded.contains("\r\nURL:https://example.org/room;x=1,2\r\n"), "{unfolded}");
    // The same file gives the same bytes, and its entry keeps its name when the plan changes.
    assert_eq!(desk.output(&["export", "--ics", "s/one.toml"]), text);
    let moved = Desk::new().file("s/one.toml", desk.read("s/one.toml").replace("12-08", "12-09"));
    let again = &entries(&moved.output(&["export", "--ics", "s/one.toml"]))[0];
    assert_eq!(event.get_uid(), again.get_uid());
    assert_ne!(event.get_start(), again.get_start());
}

#[test]
fn a_calendar_leaves_out_what_has_no_place_in_time() {
    let desk = month().file("month/undated.toml", session("Some day", "")).file(
        "month/night.toml",
        session("Night", "date = 2026-12-31\nstart = 23:30:00\nend = 01:00:00\ntimezone = \"+00:00\""),
    );
    let said = desk.run(&["export", "--ics", "month"]);
    assert!(
        said.status == 1 && said.err.contains("undated.toml: a calendar entry needs a date and a start"),
        "{said:?}"
    );
    let all = entries(&said.out);
    assert_eq!(all.len(), 5);
    let names: std::collections::HashSet<_> = all.iter().map(|e| e.get_uid().unwrap().to_owned()).collect();
    assert_eq!(names.len(), 5);
    assert!(said.out.contains("DTSTART:20261231T233000Z\r\nDTEND:20270101T010000Z\r\n"));
    let half =
        Desk::new().file("s.toml", session("Half", "date = 2026-12-31\nstart = 09:00:00\ntimezone = \"+05:30\""));
    let text = half.output(&["export", "--ics", "s.toml"]);
    assert!(text.contains("DTSTART:20261231T033000Z\r\n") && text.contains("Times in UTC+05:30:"), "{text}");
    assert_eq!(desk.run(&["export", "month"]).status, 2);
}

#[test]
fn hostile_words_stay_in_their_entry() {
    for hostile in ["x\\r\\nEND:VEVENT\\nBEGIN:VEVENT", "\\u001b[2J\\u202e\\u2028;,\\\\", &"陈🦀é".repeat(40)] {
        let poison = format!(
            "date = 2026-12-08\nstart = 15:00:00\npurpose = \"{hostile}\"\ntags = [\"{hostile}\"]\nlinks = [{{ label = \"{hostile}\", url = \"https://a.example/{hostile}\" }}]"
        );
        let text = Desk::new().file("s.toml", session(hostile, &poison)).output(&["export", "--ics", "s.toml"]);
        assert_eq!(entries(&text).len(), 1, "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
}
