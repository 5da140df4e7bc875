//! `roundtable rehearse`.

use roundtable::app::rehearsal::{Assumptions, Rehearsal};
use roundtable::workshop::Origin;

use super::{Desk, session};

#[test]
fn the_same_seed_gives_the_same_day_and_the_file_stays() {
    let text = session("Tuesday", "date = 2026-11-24\nstart = 15:00:00\nend = 15:20:00\ntimezone = \"Z\"\n# mine\n");
    let desk = Desk::new().file("s.toml", &text);
    let first = desk.output(&["rehearse", "s.toml", "--people", "16"]);
    assert_eq!(first, desk.output(&["rehearse", "s.toml", "--people", "16"]));
    assert_ne!(first, desk.output(&["rehearse", "s.toml", "--people", "16", "--seed", "2"]));
    for words in [
        "Tuesday: rehearsed with 16 people",
        "seed 1",
        "start  plan  took   over  drift",
        "Welcome",
        "Who and how",
        "Partner poll",
        "the hard end 15:20",
        "ways to save time:",
    ] {
        assert!(first.contains(words), "{words}\n{first}");
    }
    assert_eq!(desk.read("s.toml"), text);
    assert_eq!(desk.files(), ["s.toml"]);
    // Without a terminal it is only printed.
    assert_eq!(first, desk.output(&["rehearse", "s.toml", "--people", "16", "--speed", "60"]));
}

#[test]
fn pairs_are_formed_and_merged_and_each_step_takes_a_moment_to_find_ones_group() {
    let text = roundtable::library::STARTERS.iter().find(|s| s.name == "1-2-4-all").unwrap().text;
    let plan = roundtable::file::read(text.as_bytes()).unwrap().session.plan;
    let start = "2026-11-24T09:00:00Z".parse().unwrap();
    let mut rehearsal = Rehearsal::new(&plan, Some(13), 1, start, Assumptions::default());
    while rehearsal.next_at().is_some() {
        rehearsal.step();
    }
    let rounds = &rehearsal.model.session.record.breakouts;
    let origins: Vec<_> = rounds.iter().map(|r| (r.phase.as_deref(), r.origin)).collect();
    assert_eq!(origins, [(Some("In pairs"), Origin::Formed), (Some("In fours"), Origin::Merged)]);
}

#[test]
fn every_template_is_rehearsed_to_its_end_with_any_number_of_people() {
    let desk = Desk::new();
    for starter in roundtable::library::STARTERS {
        for (people, seed) in [("1", "1"), ("2", "2"), ("13", "3"), ("60", "4")] {
            let out = desk.output(&["rehearse", starter.name, "--people", people, "--seed", seed]);
            let plan = roundtable::file::read(starter.text.as_bytes()).unwrap().session.plan;
            for activity in &plan.agenda {
                assert!(out.contains(&activity.title), "{}: {} is not there\n{out}", starter.name, activity.title);
            }
        }
    }
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[test]
fn a_template_ends_in_time_with_the_slack_it_plans() {
    let start = "2026-11-24T09:00:00Z".parse().unwrap();
    for starter in roundtable::library::STARTERS {
        let plan = roundtable::file::read(starter.text.as_bytes()).unwrap().session.plan;
        let ends = (1..=20).map(|seed| Rehearsal::new(&plan, Some(16), seed, start, Assumptions::default()).finish());
        let late = ends.filter(|o| o.late().num_seconds() > 30).count();
        assert!(late <= 3, "{}: late in {late} of 20", starter.name);
    }
}

/// Ten minutes of talk, then ten that may be five, then three that may be left out, then ten more.
const SLACK: &str = "format = 1\ntitle = \"T\"\ndate = 2026-11-24\nstart = 15:00:00\n\
    [[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 10\n\
    [[agenda]]\ntitle = \"B\"\nkind = \"talk\"\nminutes = 10\nleast = 5\n\
    [[agenda]]\ntitle = \"C\"\nkind = \"talk\"\nminutes = 3\noptional = true\n\
    [[agenda]]\ntitle = \"D\"\nkind = \"talk\"\nminutes = 10\n";

#[test]
fn the_slack_of_the_plan_is_used_when_it_is_late_and_only_then() {
    let with = |talk: &str, more: &str| {
        let settings = format!("[rehearsal]\nabsent = 0\nlate = 0\nstart = [0, 0]\ntalk = [{talk}, {talk}]\n{more}");
        Desk::new().file("home/config.toml", &settings).file("s.toml", SLACK).output(&["rehearse", "s.toml"])
    };
    // Exactly as planned: nothing is cut, nothing is skipped, and no column for it.
    let out = with("100", "");
    assert!(out.contains("ended 15:33, on time") && !out.contains("cut") && !out.contains("skipped"), "{out}");
    // Four minutes late after A; B would take 14 and gives 8 back.
    let out = with("140", "");
    assert!(out.contains("B  15:14    10     6     -4     ±0    8"), "{out}");
    assert!(out.contains("\nC  ") && !out.contains("skipped"), "{out}");
    // Ten minutes late after A; B is 5 minutes short, and C is skipped.
    let out = with("200", "");
    assert!(out.contains("B  15:20    10     5     -5     +5   15"), "{out}");
    assert!(out.contains("skipped to save time: “C”"), "{out}");
    // Whoever wants to know what happens without it says so.
    let out = with("200", "uses-slack = false\n");
    assert!(out.contains("B  15:20    10    20    +10    +20") && out.contains("skip “C”"), "{out}");
    assert!(!out.contains("cut") && !out.contains("skipped"), "{out}");
    // A wrong setting is said, and nothing is rehearsed.
    let desk = Desk::new().file("home/config.toml", "[rehearsal]\ntalc = [1, 2]\n").file("s.toml", SLACK);
    assert!(desk.refusal(&["rehearse", "s.toml"], 1).contains("Did you mean “talk”?"));
}

#[test]
fn a_pinned_start_is_waited_for() {
    let plan = "format = 1\ntitle = \"T\"\ndate = 2026-11-24\nstart = 15:00:00\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n\
        [[agenda]]\ntitle = \"B\"\nkind = \"talk\"\nminutes = 5\nat = 15:30:00\n";
    let out = Desk::new().file("s.toml", plan).output(&["rehearse", "s.toml"]);
    assert!(out.contains("B  15:30"), "{out}");
}

#[test]
fn what_cannot_be_rehearsed_is_said() {
    let desk =
        Desk::new().file("empty.toml", "format = 1\ntitle = \"T\"\n").file("bad.toml", "format = 1\ntitle = 3\n");
    assert!(desk.refusal(&["rehearse", "empty.toml"], 1).contains("the agenda is empty"));
    assert!(desk.refusal(&["rehearse", "bad.toml"], 1).contains("bad.toml:2:9: error: "));
    assert!(desk.refusal(&["rehearse", "gone.toml"], 1).contains("file not found"));
    assert!(desk.refusal(&["rehearse", "prep-with-pears"], 1).contains("did you mean “prep-with-peers”"));
    for wrong in [&["--people", "0"][..], &["--people", "501"], &["--speed", "0"], &["--seed", "x"]] {
        desk.refusal(&[&["rehearse", "empty.toml"], wrong].concat(), 2);
    }
}
