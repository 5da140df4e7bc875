//! `roundtable rehearse`.

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
    let mut rehearsal = roundtable::app::rehearsal::Rehearsal::new(&plan, Some(13), 1, start);
    while rehearsal.next_at().is_some() {
        rehearsal.step();
    }
    let rounds = &rehearsal.model.session.record.breakouts;
    let origins: Vec<_> = rounds.iter().map(|r| (r.phase.as_deref(), r.origin)).collect();
    assert_eq!(origins, [(Some("In pairs"), Origin::Formed), (Some("In fours"), Origin::Merged)]);
    // As the first version rehearsed it.
    let out = Desk::new().output(&["rehearse", "1-2-4-all", "--people", "13"]);
    for row in ["09:03    12    18     +6     +7", "09:21     2     2     ±0     +7"] {
        assert!(out.contains(row), "{row}\n{out}");
    }
}

#[test]
fn every_template_is_rehearsed_to_its_end_with_any_number_of_people() {
    let desk = Desk::new();
    for starter in roundtable::library::STARTERS {
        for (people, seed) in [("1", "1"), ("2", "2"), ("13", "3"), ("60", "4")] {
            let out = desk.output(&["rehearse", starter.name, "--people", people, "--seed", seed]);
            let plan = roundtable::file::read(starter.text.as_bytes()).unwrap().session.plan;
            for activity in &plan.agenda {
                assert!(out.contains(&activity.title), "{}: {} was not held\n{out}", starter.name, activity.title);
            }
        }
    }
    assert_eq!(desk.files(), Vec::<String>::new());
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
