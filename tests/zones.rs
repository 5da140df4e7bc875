//! Time zones: an offset belongs to a moment, on the screen and in every output, over each change of the clocks.

use crate::cli::Desk;
use crate::stage::Stage;

/// A night in which the clocks change, by a zone of its own.
fn night(day: &str, start: &str, zone: &str) -> String {
    format!(
        "format = 1\ntitle = \"Night\"\ndate = {day}\nstart = {start}\ntimezone = \"{zone}\"\n\n\
         [[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 60\n\n\
         [[agenda]]\ntitle = \"Rest\"\nkind = \"break\"\nminutes = 60\n\n\
         [[agenda]]\ntitle = \"Close\"\nkind = \"talk\"\nminutes = 30\n"
    )
}

#[test]
fn the_screen_goes_with_the_clocks() {
    for (day, start, zone, planned, later) in [
        // Back in autumn, forward in spring; then half an hour, and south of the equator.
        ("2026-10-25", "01:30:00", "Europe/Berlin", "planned 01:30–03:00", "02:30"),
        ("2026-03-29", "01:30:00", "Europe/Berlin", "planned 01:30–05:00", "04:30"),
        ("2026-11-01", "00:30:00", "America/New_York", "planned 00:30–02:00", "01:30"),
        ("2026-04-05", "01:30:00", "Australia/Lord_Howe", "planned 01:30–03:30", "03:00"),
        ("2026-10-04", "01:30:00", "Australia/Lord_Howe", "planned 01:30–04:30", "04:00"),
        ("2026-04-05", "02:30:00", "Australia/Sydney", "planned 02:30–04:00", "03:30"),
        ("2026-10-25", "01:30:00", "+02:00", "planned 01:30–04:00", "03:30"),
    ] {
        let s = Stage::of(&night(day, start, zone)).shows(planned);
        let s = s.press("space").wait("1h").press("→").wait("1h");
        assert_eq!(s.now.format("%H:%M").to_string(), later, "{zone} {day}");
        assert_eq!(s.ends(), planned[planned.len() - 5..], "{zone} {day}");
        assert_eq!(s.late(), "on time", "{zone} {day}");
        let s = s.press("→").shows(&planned[planned.len() - 5..]);
        // What is written down has the offset of its own moment.
        let text = s.file();
        let opened = roundtable::file::read(text.as_bytes()).expect("it opens").session;
        let took = opened.record.timing.iter().filter_map(|t| Some(t.ended? - t.started));
        assert!(took.clone().all(|t| t.num_minutes() == 60), "{zone} {day}: {text}");
        assert_eq!(took.count(), 2, "{text}");
    }
}

#[test]
fn pinned_starts_and_ends_are_times_on_the_wall() {
    let text = night("2026-10-25", "01:30:00", "Europe/Berlin")
        .replace("timezone", "end = 04:00:00\ntimezone")
        .replace("minutes = 30\n", "minutes = 30\nat = 03:15:00\n");
    let s = Stage::of(&text).press("space").wait("1h").press("→");
    assert_eq!(s.ends(), "03:45");
    let hard = s.session().clock_status(s.now).hard_end.map(|t| t.to_rfc3339());
    assert_eq!(hard.as_deref(), Some("2026-10-25T04:00:00+01:00"));
}

#[test]
fn a_time_that_the_clocks_skip_or_repeat_is_named() {
    for (day, start, says) in [
        (
            "2026-03-29",
            "02:30:00",
            "start: 02:30 does not exist on 2026-03-29 in Europe/Berlin: the clocks go forward, and 03:30 counts",
        ),
        (
            "2026-10-25",
            "02:30:00",
            "start: 02:30 comes twice on 2026-10-25 in Europe/Berlin: the clocks go back, and the first counts",
        ),
    ] {
        let said = Desk::new().file("s.toml", night(day, start, "Europe/Berlin")).run(&["check", "s.toml"]);
        assert!(said.status == 0 && said.out.contains(says), "{said:?}");
        assert!(said.out.contains("s.toml:4:1: warning"), "{said:?}");
    }
    let pinned =
        night("2026-03-28", "23:00:00", "Europe/Berlin").replace("minutes = 30\n", "minutes = 30\nat = 02:15:00\n");
    let said = Desk::new().file("s.toml", pinned).run(&["check", "s.toml"]);
    assert!(said.out.contains("at: 02:15 does not exist on 2026-03-29 in Europe/Berlin"), "{said:?}");
    for fine in ["2026-03-30", "2026-10-24"] {
        let said = Desk::new().file("s.toml", night(fine, "02:30:00", "Europe/Berlin")).run(&["check", "s.toml"]);
        assert!(!said.out.contains("clocks"), "{said:?}");
    }
}

#[test]
fn a_zone_that_does_not_exist_is_refused_with_the_nearest() {
    let desk = Desk::new().file("s.toml", night("2026-10-25", "01:30:00", "Europe/Berlim"));
    let said = desk.run(&["check", "s.toml"]);
    assert!(said.status == 1 && said.out.contains("s.toml:5:12: error: timezone: no time zone is called"), "{said:?}");
    assert!(said.out.contains("did you mean timezone = \"Europe/Berlin\"?"), "{said:?}");
}

#[test]
fn commands_tell_the_time_of_the_plan_and_else_of_this_computer() {
    let desk = Desk::new()
        .file("berlin.toml", night("2026-10-25", "01:30:00", "Europe/Berlin"))
        .file("here.toml", night("2026-10-25", "01:30:00", "Z").replace("timezone = \"Z\"\n", ""));
    assert!(desk.output(&["status", "berlin.toml"]).contains("at 01:30, ends 03:00"));
    assert!(desk.output(&["status", "--json", "berlin.toml"]).contains("\"ends\":\"2026-10-25T03:00:00+01:00\""));
    let rehearsed = desk.output(&["rehearse", "berlin.toml"]);
    assert!(rehearsed.contains("the planned end 03:00"), "{rehearsed}");
    // As people set it: by name, by file, and by rule.
    let mut zones = vec![("Europe/Berlin", "+01:00"), ("UTC", "+00:00"), ("CET-1CEST,M3.5.0,M10.5.0/3", "+01:00")];
    if std::path::Path::new("/usr/share/zoneinfo/Europe/Berlin").exists() {
        zones.extend([(":/usr/share/zoneinfo/Europe/Berlin", "+01:00"), (":Europe/Berlin", "+01:00")]);
    }
    for (zone, offset) in zones {
        let ends = if offset == "+01:00" { "03:00" } else { "04:00" };
        let said = desk.run_in(&["status", "--json", "here.toml"], "", &[("TZ", zone)]);
        let wanted = format!("\"ends\":\"2026-10-25T{ends}:00{offset}\"");
        assert!(said.out.contains(&wanted), "{zone}: {said:?}");
    }
}

#[test]
fn reports_name_the_zone_and_keep_to_it() {
    // Begun in summer time and ended in winter time; one note was written down elsewhere.
    let record = "\n[record]\nstarted = 2026-10-25T01:30:00+02:00\nended = 2026-10-25T03:00:00+01:00\n\n\
                  [[record.timing]]\nactivity = \"talk\"\nstarted = 2026-10-25T01:30:00+02:00\nended = 2026-10-25T02:30:00+02:00\nplanned = 60.0\n\n\
                  [[record.timing]]\nactivity = \"rest\"\nstarted = 2026-10-24T20:30:00-04:00\nended = 2026-10-25T03:00:00+01:00\nplanned = 60.0\n";
    let desk = Desk::new().file("s.toml", night("2026-10-25", "01:30:00", "Europe/Berlin") + record);
    let report = desk.output(&["report", "s.toml"]);
    assert!(report.contains("times in Europe/Berlin"), "{report}");
    assert!(report.contains("01:30–03:00"), "{report}");
    let html = desk.output(&["report", "--format", "html", "s.toml"]);
    assert!(html.contains("times in Europe/Berlin"), "{html}");
    let timing = desk.output(&["report", "--format", "csv", "--table", "timing", "s.toml"]);
    assert!(timing.contains("02:30:00"), "{timing}");
    let recap = desk.output(&["recap", "s.toml"]);
    assert!(!recap.is_empty());
}
