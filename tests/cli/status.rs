//! `roundtable status`.

use chrono::{DateTime, FixedOffset, SubsecRound, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{Desk, session};

fn ago(seconds: i64) -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(2 * 3600).unwrap();
    (Utc::now() - TimeDelta::seconds(seconds)).trunc_subsecs(0).with_timezone(&zone)
}

/// A record of a session that began 700 seconds ago, with both people there.
fn record(more: &str) -> String {
    let at = ago(700).to_rfc3339();
    format!(
        "\n[record]\nstarted = {at}\n[[record.attendance]]\nname = \"Ana Lima\"\narrived = {at}\n\
         [[record.attendance]]\nname = \"Ben Osei\"\narrived = {at}\n{more}"
    )
}

fn stretch(activity: &str, phase: &str, began: i64, planned: u32, more: &str) -> String {
    let phase = if phase.is_empty() { String::new() } else { format!("phase = \"{phase}\"\n") };
    let began = ago(began).to_rfc3339();
    format!(
        "[[record.timing]]\nactivity = \"{activity}\"\n{phase}started = {began}\nplanned = {planned}.0\nadded = 0.0\n{more}"
    )
}

fn json_of(desk: &Desk) -> Value {
    serde_json::from_str(&desk.output(&["status", "--json", "s.toml"])).unwrap()
}

#[test]
fn planned() {
    let desk =
        Desk::new().file("s.toml", session("Plan", "date = 2026-11-24\nstart = 15:00:00\ntimezone = \"-05:00\""));
    let line = desk.output(&["status", "s.toml"]);
    assert_eq!(line, "Plan: planned for 2026-11-24 at 15:00, ends 15:24, 2 on the roster\n");
    let out = desk.output(&["status", "s.toml", "--json"]);
    assert_eq!(
        out,
        "{\"format\":1,\"title\":\"Plan\",\"state\":\"planned\",\"activity\":null,\"phase\":null,\"skipped\":[],\"elapsed_s\":null,\
         \"remaining_s\":null,\"behind_s\":null,\"ends\":\"2026-11-24T15:24:00-05:00\",\"present\":0,\"groups\":[],\
         \"notes\":0,\"poll\":null,\"room\":{\"open\":false,\"people\":0,\"address\":null},\"floor\":{\"hands\":0,\"questions\":0}}\n"
    );
}

#[test]
fn live_in_a_phase() {
    let groups = format!(
        "[[record.breakout]]\nactivity = \"who-how\"\nformed = {}\nseed = 7\nrepeats = 0\n\
         groups = [{{ name = \"Group 1\", members = [\"Ana Lima\", \"Ben Osei\"] }}]\n\
         [[record.note]]\nat = {0}\nactivity = \"who-how\"\nkind = \"note\"\ntext = \"x\"\n",
        ago(100).to_rfc3339()
    );
    let phase = stretch("who-how", "The who", 100, 8, "");
    let desk = Desk::new().file("s.toml", session("Live", "") + &record(&(phase + &groups)));
    let line = desk.output(&["status", "s.toml"]);
    assert!(
        line.starts_with("Live: The who (Who and how), 6:") && line.contains(" left, 5 min behind, ends "),
        "{line}"
    );
    assert!(line.ends_with(", 2 here\n"), "{line}");
    let status = json_of(&desk);
    assert_eq!(status["state"], "live");
    assert_eq!(status["activity"], json!({"id": "who-how", "title": "Who and how", "kind": "exercise"}));
    assert_eq!(status["phase"], json!({"title": "The who", "index": 1, "count": 2}));
    let (elapsed, left) = (status["elapsed_s"].as_i64().unwrap(), status["remaining_s"].as_i64().unwrap());
    assert!((100..160).contains(&elapsed) && elapsed + left == 480, "{status}");
    assert!((300..420).contains(&status["behind_s"].as_i64().unwrap()), "{status}");
    assert!(status["ends"].as_str().unwrap().ends_with("+02:00"), "{status}");
    assert_eq!(status["groups"], json!([{"name": "Group 1", "members": ["Ana Lima", "Ben Osei"]}]));
    assert_eq!((&status["present"], &status["notes"], &status["poll"]), (&2.into(), &1.into(), &Value::Null));
}

#[test]
fn over_and_paused() {
    let held = format!("paused_since = {}\n", ago(60).to_rfc3339());
    let desk = Desk::new().file("s.toml", session("Late", "") + &record(&stretch("welcome", "", 700, 5, &held)));
    let line = desk.output(&["status", "s.toml"]);
    assert!(line.starts_with("Late: Welcome, 5:40 over, paused, "), "{line}");
    let status = json_of(&desk);
    assert_eq!((&status["state"], &status["remaining_s"]), (&"paused".into(), &(-340).into()));
}

#[test]
fn a_hidden_poll_has_no_tally() {
    let poll = |more: &str| {
        format!(
            "[[record.poll]]\nactivity = \"partner\"\nquestion = \"Whom?\"\noptions = [\"A\", \"B\"]\n\
             method = \"single\"\nopened = {}\npresent = 3\nhands = [2, 1]\n{more}",
            ago(50).to_rfc3339()
        )
    };
    let with = |poll: String| {
        let text = session("Poll", "") + &record(&(stretch("partner", "", 60, 3, "") + &poll));
        json_of(&Desk::new().file("s.toml", text))["poll"].clone()
    };
    assert_eq!(with(String::new()), Value::Null);
    assert_eq!(with(poll("")), json!({"question": "Whom?", "open": true, "run": 1}));
    let closed = poll(&format!("closed = {}\n", ago(10).to_rfc3339()));
    assert_eq!(
        with(closed.clone() + &closed),
        json!({"question": "Whom?", "open": false, "run": 2, "n": 3, "base": "of 3 votes", "summary": "A wins: 2 of 3 votes",
            "verdict": "won", "tally": [
            {"option": "A", "count": 2, "percent": null}, {"option": "B", "count": 1, "percent": null}]})
    );
}

#[test]
fn done() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/sample-partner-poll.toml");
    let desk = Desk::new().file("s.toml", std::fs::read(sample).unwrap());
    assert_eq!(desk.output(&["status", "s.toml"]), "Partner poll: November: ended 15:06, 1 min behind\n");
    let status = json_of(&desk);
    assert_eq!(
        (&status["state"], &status["activity"], &status["elapsed_s"]),
        (&"done".into(), &Value::Null, &Value::Null)
    );
    assert_eq!(status["ends"], "2026-11-17T15:06:55+01:00");
    let said = desk.run_with(&["status", "-"], std::fs::read(sample).unwrap());
    assert_eq!(said.status, 0, "{said:?}");
}

#[test]
fn it_writes_nothing_and_needs_no_lock() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    desk.output(&["status", "s.toml"]);
    assert_eq!(desk.files(), ["s.toml"]);
    let said = desk.refusal(&["status", "gone.toml"], 1);
    assert_eq!(said, "error: gone.toml: file not found\nhelp: check the name, or create the file\n");
}

#[test]
fn the_stage_needs_a_file_that_it_can_follow() {
    let told = Desk::new().refusal(&["stage", "-"], 2);
    assert!(
        told.contains("standard input cannot be followed") && told.contains("name the file instead of -"),
        "{told}"
    );
}

#[test]
fn it_counts_hands_and_questions() {
    let record = "[record]\nstarted = 2026-11-24T15:00:00-05:00\n[[record.note]]\nat = 2026-11-24T15:01:00-05:00\nkind = \
                  \"question\"\ntext = \"Who pays?\"\nasked = true\nvotes = [\"Ben Osei\"]\n[[record.note]]\nat = \
                  2026-11-24T15:01:00-05:00\nkind = \"question\"\ntext = \"Is it rude?\"\nhidden = true\nwithheld = \
                  true\nasked = true\n[[record.hand]]\nby = \"Ana Lima\"\nraised = 2026-11-24T15:01:00-05:00\n";
    let plan = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";
    let desk = Desk::new().file("s.toml", format!("{plan}{record}"));
    assert_eq!(json_of(&desk)["floor"], json!({ "hands": 1, "questions": 1 }));
    let report = desk.output(&["report", "s.toml", "--format", "md"]);
    assert!(report.contains("Who pays? (1 vote)") && !report.contains("rude"), "{report}");
}
