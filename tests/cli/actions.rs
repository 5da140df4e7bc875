//! `roundtable actions`.

use serde_json::Value;

use super::{Desk, session};

/// A finished session with these actions, remarks and odd blanks in it.
fn with_actions(title: &str, actions: &[&str]) -> String {
    let mut text = session(title, "# a remark of mine\nx-mine = 1   # and another\n");
    text.push_str("\n[record]\nstarted = 2026-11-24T15:00:00-05:00\nended = 2026-11-24T16:00:00-05:00\n");
    for (i, action) in actions.iter().enumerate() {
        let more =
            format!("at = 2026-11-24T15:{i:02}:05-05:00\nkind   =  \"action\"\n{action}\nx-own = true # stays\n");
        text.extend(["\n# said in a hurry\n[[record.note]]\n", &more]);
    }
    text + "\n[record.journal]\nlines = [\n  \"15:00:00 started\",\n]\n# the end"
}

fn desk() -> Desk {
    let nov = [
        "text = \"Book the room\"\nowner = \"Ben Osei\"\ndue = 2026-12-04",
        "text = \"Call the venue\"\nowner = \"Ana Lima\"\ndue = 2026-11-29",
        "text = \"Thank the guest\"\nowner = \"Ana Lima\"\ndone = true",
    ];
    let dec = ["text = \"Ask Ivo\"", "text = \"Write it up\"\nowner = \"Ana Lima\"\ndue = 2026-12-02"];
    Desk::new()
        .file("nov.toml", with_actions("November", &nov))
        .file("dec.toml", with_actions("December", &dec))
        .file("none.toml", session("Nothing", ""))
}

#[test]
fn what_is_open_is_listed_by_its_day() {
    let said = desk().run(&["actions", "--today", "2026-12-02", "nov.toml", "dec.toml", "none.toml"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert_eq!(
        said.out,
        "overdue by 3 days  Ana Lima  Call the venue  nov.toml 2\n\
         due today          Ana Lima  Write it up     dec.toml 2\n\
         by Fri 4 Dec       Ben Osei  Book the room   nov.toml 1\n\
         no date            nobody    Ask Ivo         dec.toml 1\n"
    );
    assert_eq!(said.err, "4 open in 3 files, 1 overdue\n");
    let none = desk().run(&["actions", "none.toml"]);
    assert_eq!((none.out.as_str(), none.err.as_str()), ("", "no open actions in 1 file\n"));
}

#[test]
fn an_owner_and_what_is_done_can_be_asked_for() {
    let desk = desk();
    let lines = |args: &[&str]| desk.output(args).lines().count();
    let base = ["actions", "nov.toml", "dec.toml"];
    assert_eq!(lines(&[&base[..], &["--owner", "ana"]].concat()), 2);
    assert_eq!(lines(&[&base[..], &["--owner", "ana", "--owner", "osei"]].concat()), 3);
    assert_eq!(lines(&[&base[..], &["--owner", "ana", "--done"]].concat()), 1);
    assert_eq!(lines(&[&base[..], &["--open", "--done"]].concat()), 5);
    assert_eq!(lines(&[&base[..], &["--open"]].concat()), 4);
    assert_eq!(lines(&[&base[..], &["--owner", "zoe"]].concat()), 0);
}

#[test]
fn json_has_all_of_it() {
    let out = desk().output(&["actions", "--json", "--today", "2026-12-02", "nov.toml"]);
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(
        list[0],
        serde_json::json!({
            "file": "nov.toml", "number": 2, "text": "Call the venue", "owner": "Ana Lima", "owners": ["Ana Lima"],
            "due": "2026-11-29",
            "done": false, "overdue": true, "session": "November", "captured": "2026-11-24T15:01:05-05:00",
        })
    );
    assert_eq!(desk().output(&["actions", "--json", "none.toml"]), "[]\n");
}

#[test]
fn a_broken_file_is_named_and_the_others_are_listed() {
    let desk = desk().file("bad.toml", "format = 1\ntitle = 3\n");
    let said = desk.run(&["actions", "bad.toml", "gone.toml", "dec.toml"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("bad.toml:2:9: error: ") && said.err.contains("gone.toml: file not found"), "{said:?}");
    assert!(said.err.ends_with("2 open in 1 file, 1 overdue\n") || said.err.contains("2 open in 1 file"), "{said:?}");
    assert_eq!(said.out.lines().count(), 2);
}

#[test]
fn closing_an_action_changes_its_line_and_nothing_else() {
    let desk = desk();
    let before = desk.read("nov.toml");
    let said = desk.run(&["actions", "done", "nov.toml", "2"]);
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (0, "", "done: Call the venue\n"));
    let after = desk.read("nov.toml");
    assert_eq!(after, before.replace("due = 2026-11-29\n", "due = 2026-11-29\ndone = true\n"));
    // The numbers of the others stay, and once more changes nothing.
    assert!(desk.output(&["actions", "nov.toml"]).trim_end().ends_with("nov.toml 1"));
    assert_eq!(desk.run(&["actions", "done", "nov.toml", "2"]).err, "already done: Call the venue\n");
    assert_eq!(desk.read("nov.toml"), after);
}

#[test]
fn the_line_ends_of_another_system_stay() {
    let text = with_actions("Crlf", &["text = \"Call\""]).replace('\n', "\r\n");
    let desk = Desk::new().file("w.toml", format!("\u{feff}{text}"));
    desk.output(&["actions", "done", "w.toml", "1"]);
    assert_eq!(desk.read("w.toml"), format!("\u{feff}{}", text.replace("\"Call\"\r\n", "\"Call\"\r\ndone = true\r\n")));
}

#[test]
fn what_cannot_be_closed_is_refused_and_nothing_is_written() {
    let desk = desk();
    let before = desk.read("nov.toml");
    for number in ["0", "4", "18446744073709551615"] {
        let said = desk.refusal(&["actions", "done", "nov.toml", number], 1);
        assert!(said.contains(&format!("no action {number}: it has actions 1 to 3")), "{said}");
    }
    assert!(desk.refusal(&["actions", "done", "none.toml", "1"], 1).contains("it has no actions"));
    assert!(desk.refusal(&["actions", "done", "gone.toml", "1"], 1).contains("file not found"));
    for args in [
        &["actions"][..],
        &["actions", "done", "nov.toml"],
        &["actions", "done", "-", "1"],
        &["actions", "done", "nov.toml", "x"],
    ] {
        desk.refusal(args, 2);
    }
    assert_eq!(desk.read("nov.toml"), before);
}

#[test]
fn a_session_that_runs_elsewhere_is_left_alone() {
    use roundtable::store::{Claim, Lock};
    let desk = desk();
    let before = desk.read("nov.toml");
    let since = "2026-11-24T15:00:00-05:00".parse().unwrap();
    let claim = Claim { who: "Dana".into(), since, clock: None };
    let lock = Lock::take(&desk.path("nov.toml").canonicalize().unwrap(), &claim).unwrap();
    let said = desk.refusal(&["actions", "done", "nov.toml", "2"], 1);
    assert!(said.contains("nov.toml is open: Dana is running it"), "{said}");
    assert_eq!(desk.read("nov.toml"), before);
    drop(lock);
    desk.output(&["actions", "done", "nov.toml", "2"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    let before = desk.read("nov.toml");
    std::fs::set_permissions(desk.path("nov.toml"), std::fs::Permissions::from_mode(0o444)).unwrap();
    // Whoever may do everything is not kept by a mode.
    if std::fs::OpenOptions::new().write(true).open(desk.path("nov.toml")).is_err() {
        let said = desk.refusal(&["actions", "done", "nov.toml", "2"], 1);
        assert!(said.contains("write-protected"), "{said}");
        assert_eq!(desk.read("nov.toml"), before);
    }
}
