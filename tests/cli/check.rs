//! `roundtable check`.

use serde_json::Value;

use super::{Desk, session};

#[test]
fn a_good_file_is_good() {
    let desk = Desk::new().file("s.toml", session("Good", ""));
    let said = desk.run(&["check", "s.toml"]);
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (0, "", "1 file: no problems\n"));
    assert_eq!(desk.output(&["check", "--json", "s.toml"]), "[]\n");
    let said = desk.run_with(&["check", "-"], session("Good", ""));
    assert_eq!(said.status, 0, "{said:?}");
}

#[test]
fn every_problem_has_its_place_and_a_way_out() {
    let desk = Desk::new()
        .file("bad.toml", session("Bad", "tags = 4\nstart = \"noon\""))
        .file("warn.toml", session("Warn", "sieres = \"x\""))
        .file("good.toml", session("Good", ""));
    let said = desk.run(&["check", "bad.toml", "warn.toml", "good.toml"]);
    assert_eq!(said.status, 1);
    for part in ["bad.toml:4:8: error: ", "bad.toml:5:9: error: ", "warn.toml:4:1: warning: ", "   help: "] {
        assert!(said.out.contains(part), "{part} in {said:?}");
    }
    assert_eq!(said.err, "3 files: 2 errors, 1 warning\n");
    assert_eq!(desk.run(&["check", "warn.toml"]).status, 0);
}

#[test]
fn every_problem_is_shown_and_json_has_all() {
    let people: String = (0..22).map(|_| "[[people]]\nname = \"Ana Lima\"\n".to_owned()).collect();
    let desk = Desk::new().file("bad.toml", session("Bad", "sieres = 1") + &people);
    let said = desk.run(&["check", "bad.toml"]);
    assert_eq!((said.status, said.out.matches(": error: ").count()), (1, 22), "{said:?}");
    let said = desk.run(&["check", "bad.toml", "--json"]);
    let list: Value = serde_json::from_str(&said.out).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!((said.status, list.len()), (1, 23));
    for found in list {
        let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected = ["file", "line", "column", "severity", "message", "help"];
        expected.sort_unstable();
        let mut keys = keys;
        keys.sort_unstable();
        assert_eq!(keys, expected);
        assert!(found["line"].is_u64() && found["help"].is_string());
    }
    assert!(said.out.contains(r#"{"file":"bad.toml","line":4,"column":1,"severity":"warning","#), "{}", said.out);
}

#[test]
fn what_cannot_be_read_is_a_problem_too() {
    let desk = Desk::new().file("good.toml", session("Good", "")).file("folder/x", "").file("empty.toml", "");
    let said = desk.run(&["check", "gone.toml", "good.toml", "folder", "empty.toml"]);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("gone.toml: error: file not found\n   help: check the name"), "{said:?}");
    assert!(said.err.contains("folder: this folder has no session files"), "{said:?}");
    assert!(said.out.contains("empty.toml: error: the file is empty"), "{said:?}");
    let list: Value = serde_json::from_str(&desk.run(&["check", "--json", "gone.toml"]).out).unwrap();
    assert_eq!((&list[0]["line"], &list[0]["column"], &list[0]["severity"]), (&0.into(), &0.into(), &"error".into()));
}

#[test]
fn every_broken_file_is_refused_by_every_command_and_stays_as_it_was() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let desk = Desk::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let path = path.to_str().unwrap();
        let said = desk.run(&["check", path]);
        assert_eq!(said.status, 1, "{path}: {said:?}");
        assert!(!said.out.contains(|c: char| c.is_control() && c != '\n'), "{path}: {said:?}");
        desk.refusal(&["status", path], 1);
        desk.refusal(&["run", path], 1);
        desk.refusal(&["new", path, "x.toml"], 1);
    }
    assert_eq!(desk.files(), Vec::<String>::new());
}

/// A plan of its own for each rule of the lint, with the line and the beginning of what is said.
#[test]
fn what_may_not_work_out_in_the_room_is_said_with_its_line() {
    let head = "format = 1\ntitle = \"T\"\nstart = 15:00:00\nend = 16:00:00\n";
    let people = (0..13).map(|i| format!("[[people]]\nname = \"P{i}\"\n")).collect::<Vec<_>>().concat();
    let activity = |more: &str| {
        format!("[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 30\n\n[[agenda]]\ntitle = \"B\"\n{more}\n")
    };
    for (plan, line, words) in [
        (
            activity("kind = \"talk\"\nminutes = 40"),
            13,
            "warning: the session ends at 16:10, 10 min after the hard end (16:00)",
        ),
        (activity("kind = \"talk\"\nminutes = 60"), 6, "hint: 1 h 30 min without a break, from \"A\" to \"B\""),
        (activity("kind = \"talk\"\nminutes = 5\nat = 15:20:00"), 14, "warning: \"B\" has to start at 15:20"),
        (activity("kind = \"exercise\"\nminutes = 5"), 11, "hint: the exercise \"B\" has no prompt"),
        (
            people.clone() + &activity("kind = \"discussion\"\nminutes = 5\ngroups = { size = 4 }"),
            40,
            "hint: 13 people in groups of 4: 5, 4, 4",
        ),
        (
            people.clone() + &activity("kind = \"discussion\"\nminutes = 12"),
            39,
            "hint: 13 people in 12 min: less than a minute each",
        ),
    ] {
        let desk = Desk::new().file("s.toml", format!("{head}{plan}"));
        let said = desk.run(&["check", "s.toml"]);
        let wanted = format!("s.toml:{line}:1: {}", words.replace("\"A\"", "“A”").replace("\"B\"", "“B”"));
        assert!(said.out.contains(&wanted), "{wanted}\n{}", said.out);
        assert!(said.out.contains("   help: ") && said.status == 0, "{said:?}");
    }
}

#[test]
fn hints_are_counted_and_told_apart() {
    let plan =
        "format = 1\ntitle = \"T\"\nsieres = \"x\"\n[[agenda]]\ntitle = \"A\"\nkind = \"exercise\"\nminutes = 95\n";
    let desk = Desk::new().file("s.toml", plan);
    assert_eq!(desk.run(&["check", "s.toml"]).err, "1 file: 1 warning, 2 hints\n");
    let list: Value = serde_json::from_str(&desk.output(&["check", "--json", "s.toml"])).unwrap();
    let kinds: Vec<&str> = list.as_array().unwrap().iter().map(|f| f["severity"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["warning", "hint", "hint"]);
}

#[test]
fn what_comes_with_the_program_is_clean() {
    let desk = Desk::new();
    for starter in roundtable::library::STARTERS {
        let said = desk.run_with(&["check", "-"], starter.text);
        assert_eq!((said.out.as_str(), said.err.as_str()), ("", "1 file: no problems\n"), "{}", starter.name);
    }
}
