//! `roundtable new`.

use roundtable::file;

use super::{Desk, session};

fn plan(text: &str) -> roundtable::domain::Plan {
    let opened = file::read(text.as_bytes()).expect("a session");
    (*opened.session.plan).clone()
}

#[test]
fn without_a_file_a_dated_one_is_made_in_the_sessions_folder() {
    let desk = Desk::new();
    let args = ["new", "partner-poll", "--date", "2026-11-24", "--title", "Ünsere Wahl: jetzt!", "--start", "9:30"];
    let said = desk.run(&args);
    assert_eq!(said.status, 0, "{said:?}");
    let path = desk.path("home/sessions/2026-11-24-ünsere-wahl-jetzt.toml");
    assert_eq!(said.out, format!("{}\n", path.display()));
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    assert!(said.err.starts_with("run it with: roundtable run ") && said.err.contains("2026-11-24"), "{said:?}");
    let plan = plan(&desk.read("home/sessions/2026-11-24-ünsere-wahl-jetzt.toml"));
    assert_eq!(plan.title, "Ünsere Wahl: jetzt!");
    assert_eq!(plan.start.unwrap().to_string(), "09:30:00");
    assert_eq!(plan.date.unwrap().to_string(), "2026-11-24");
    // Once more: another name, nothing overwritten.
    assert!(desk.output(&args).ends_with("2026-11-24-ünsere-wahl-jetzt-2.toml\n"));
    assert_eq!(desk.files().len(), 2);
}

#[test]
fn dir_wins_over_the_environment_and_the_day_is_today() {
    let desk = Desk::new();
    let elsewhere = desk.path("elsewhere").display().to_string();
    let out = desk.output(&["--dir", &elsewhere, "new", "prep-with-peers"]);
    assert!(out.starts_with(&elsewhere) && out.ends_with("-prep-with-peers.toml\n"), "{out}");
    let files = desk.files();
    assert_eq!(files.len(), 1);
    assert!(plan(&desk.read(&files[0])).date.is_some());
    assert_eq!(desk.run(&["new", "partner-poll", "p.toml", "--date", "tomorrow"]).status, 0);
}

#[test]
fn nothing_is_ever_overwritten() {
    let desk = Desk::new().file("mine.toml", "mine");
    let said = desk.refusal(&["new", "partner-poll", "mine.toml"], 1);
    assert!(
        said.contains("already something of that name") && said.contains("help: nothing was overwritten"),
        "{said}"
    );
    assert_eq!(desk.read("mine.toml"), "mine");
    assert_eq!(desk.files(), ["mine.toml"]);
}

#[test]
fn a_minus_writes_to_standard_output() {
    let desk = Desk::new();
    let said = desk.run(&["new", "partner-poll", "-", "--title", "Here"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert_eq!(plan(&said.out).title, "Here");
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[test]
fn people_come_from_every_sort_of_table() {
    let names = "Ana Lima, Support|Ben \"B\" Osei, Sales; North";
    let tables: [(&str, &[u8]); 5] = [
        ("commas", b"name,department\nAna Lima,Support\n\"Ben \"\"B\"\" Osei\",Sales; North\n"),
        ("mark", b"\xef\xbb\xbfName,Department\r\nAna Lima,Support\r\n\"Ben \"\"B\"\" Osei\",Sales; North\r\n"),
        ("semicolons", b"department;name\nSupport;Ana Lima\n\"Sales; North\";\"Ben \"\"B\"\" Osei\"\n"),
        ("tabs", b"name\tdepartment\nAna Lima\tSupport\n\"Ben \"\"B\"\" Osei\"\tSales; North"),
        ("blank lines", b"name,department\n\nAna Lima,Support\n,\n\"Ben \"\"B\"\" Osei\",Sales; North\n\n"),
    ];
    for (what, table) in tables {
        let desk = Desk::new().file("team.csv", table);
        desk.output(&["new", "prep-with-peers", "s.toml", "--people", "team.csv"]);
        let people = plan(&desk.read("s.toml")).people;
        let all: Vec<String> = people.iter().map(|p| format!("{}, {}", p.name, p.attributes[0].1)).collect();
        assert_eq!(all.join("|"), names, "{what}");
    }
    let desk = Desk::new();
    let said = desk.run_with(&["new", "partner-poll", "s.toml", "--people", "-"], "name\nAna\n");
    assert_eq!((said.status, plan(&desk.read("s.toml")).people.len()), (0, 1), "{said:?}");
}

#[test]
fn a_faulty_table_is_refused_with_its_lines() {
    let desk = Desk::new().file("team.csv", "name,department\nAna,Support\nAna,Sales\n");
    let said = desk.refusal(&["new", "partner-poll", "s.toml", "--people", "team.csv"], 1);
    assert!(said.contains("team.csv:3:1: error: the name \"Ana\" is already on line 2"), "{said}");
    assert_eq!(desk.files(), ["team.csv"]);
    assert!(
        desk.refusal(&["new", "partner-poll", "--people", "none.csv"], 1).contains("none.csv: there is no such file")
    );
}

#[test]
fn people_without_what_groups_are_mixed_by_are_told() {
    let desk = Desk::new().file("team.csv", "name\nAna\nBen\n");
    let said = desk.run(&["new", "prep-with-peers", "s.toml", "--people", "team.csv"]);
    assert_eq!(said.status, 0);
    assert!(said.err.contains("s.toml:") && said.err.contains("warning: mix names \"department\""), "{said:?}");
}

#[test]
fn an_earlier_session_gives_people_and_series() {
    let newcomer = "\n[record]\nstarted = 2026-11-17T15:00:00Z\nended = 2026-11-17T16:00:00Z\n[[record.attendance]]\n\
        name = \"Cleo\"\ndepartment = \"IT\"\narrived = 2026-11-17T15:00:00Z\n";
    let desk = Desk::new().file("nov.toml", session("November", "") + newcomer);
    desk.output(&["new", "partner-poll", "dec.toml", "--from", "nov.toml"]);
    let plan_of_december = plan(&desk.read("dec.toml"));
    let names: Vec<&str> = plan_of_december.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Ana Lima", "Ben Osei", "Cleo"]);
    assert_eq!(plan_of_december.people[2].attribute("department"), Some("IT"));
    assert_eq!((plan_of_december.series.as_deref(), plan_of_december.title.as_str()), (Some("Weekly"), "Partner poll"));
    // The session itself as the template: the plan with its remarks, without the record.
    desk.output(&["new", "nov.toml", "again.toml"]);
    assert!(!desk.read("again.toml").contains("[record]"));
    assert_eq!(plan(&desk.read("again.toml")).people.len(), 2);
}

#[test]
fn what_cannot_be_a_template_is_named() {
    let desk = Desk::new().file("bad.toml", session("Bad", "minuts = 3\ntags = 4"));
    let said = desk.refusal(&["new", "prep-with-pears"], 1);
    assert!(said.contains("help: perhaps prep-with-peers"), "{said}");
    assert!(desk.refusal(&["new", "zebra"], 1).contains("`roundtable templates` lists"));
    assert!(desk.refusal(&["new", "gone.toml"], 1).contains("gone.toml: there is no such file"));
    assert!(desk.refusal(&["new", "bad.toml"], 1).contains("bad.toml:5:8: error: "));
    assert_eq!(desk.files(), ["bad.toml"]);
}

#[test]
fn wrong_usage_has_its_own_status() {
    let desk = Desk::new();
    for args in [
        &["new"][..],
        &["new", "partner-poll", "--date", "24.11.2026"],
        &["new", "partner-poll", "--start", "25:00"],
        &["new", "partner-poll", "--title", " "],
        &["new", "-", "--people", "-"],
        &["new", "partner-poll", "a.toml", "b.toml"],
        &["nwe"],
        &["check"],
        &["status", "--jsn", "x.toml"],
        &["completions", "tcl"],
        &["man", "nothing"],
        &["templates", "prep-with-peers", "more"],
    ] {
        desk.refusal(args, 2);
    }
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_told_and_nothing_is_left() {
    let desk = Desk::new().file("home", "a file where the folder should be");
    let said = desk.refusal(&["new", "partner-poll"], 1);
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(desk.files(), ["home"]);
    desk.refusal(&["new", "partner-poll", "/proc/x.toml"], 1);
}
