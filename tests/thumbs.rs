//! Turns for entries, and the room's thumbs when the time is up.

use crate::stage::Stage;

pub(crate) fn coffee() -> Stage {
    let s = Stage::open("lean-coffee").people(6).press("space →").sleep("1s").notes("Why builds break");
    let s = s.sleep("1s").notes("Who joins next").sleep("1s").notes("Broken builds").sleep("1s").notes("Cake");
    // Alike topics are one; four dots for the builds, three for who joins, none for the cake.
    s.press("→ k k k k j j M k k M 4 j 3")
}

fn turns(s: &Stage) -> Vec<String> {
    s.session().record.timing.iter().filter_map(|t| t.turn.clone()).collect()
}

#[test]
fn topics_get_a_box_each_the_most_dots_first() {
    let s = coffee().press("→").shows("Topic · Why builds break · 1 of 3").shows("next: Who joins next");
    let s = s.wait("30s");
    assert_eq!(s.digits(), "4:30");
    let s = s.press("→").shows("Who joins next · 2 of 3").shows("next: Cake");
    let s = s
        .press("→")
        .shows("Cake · 3 of 3")
        .shows("next: Unfinished business, 9 min")
        .press("→")
        .shows("Unfinished business");
    assert_eq!(turns(&s), ["Why builds break", "Who joins next", "Cake"]);
    // Back to a topic, and what it is called now is still its turn.
    let s = s.press("← ←").shows("Who joins next · 2 of 3").press("Enter").types(", and when").press("Enter");
    let s = s.shows("Who joins next, and when · 2 of 3").press("→").shows("Cake · 3 of 3");
    let s = s
        .restart()
        .shows("Cake · 3 of 3")
        .plain()
        .press("s")
        .shows("Cake")
        .shows("3 of 3")
        .shows("Next: Unfinished business");
    assert_eq!(turns(&s)[1], "Who joins next, and when");
}

#[test]
fn what_is_kept_in_a_box_finds_its_topic_selected() {
    let s = coffee().press("→");
    assert_eq!(s.m.selected_note().map(|i| s.session().record.notes[i].text.as_str()), Some("Why builds break"));
    let s = s.press("→");
    assert_eq!(s.m.selected_note().map(|i| s.session().record.notes[i].text.as_str()), Some("Who joins next"));
}

#[test]
fn the_room_is_asked_when_the_time_is_up_and_not_before() {
    let (asked, large) = ("Up: 3 more min", "Three more minutes?");
    let s = coffee().plain().press("→").wait("4m 59s").hides(asked).press("s").hides(large).press("s y");
    assert!(s.session().record.timing.last().unwrap().thumbs.is_empty(), "nobody was asked");
    let s = s
        .wait("1s")
        .shows(asked)
        .shows("time is up. y thumbs up, n thumbs down, = counts")
        .press("s")
        .shows(large)
        .shows("Thumbs up: go on")
        .shows("Thumbs down: next topic")
        .shows("time is up")
        .press("s");
    // On hold nobody is asked: the time stands still.
    let s = s.press("space").hides(asked).press("space").shows(asked);
    let s = s.press("y").hides(asked);
    assert_eq!(s.digits(), "3:00");
    let s = s.wait("3m").shows("Up: 2 more min").press("y");
    assert_eq!(s.digits(), "2:00");
    let s = s.wait("2m").hides("Up: ").press("y n").shows("Why builds break · 1 of 3");
    assert!(s.file().contains("thumbs = [{ more = 3 }, { more = 2 }]\n"), "{}", s.file());
    assert!(s.file().contains("planned = 5.0\nadded = 5.0\n"), "{}", s.file());
    let journal = s.session().record.journal.join("\n");
    assert!(journal.contains("thumbs up, 3 min more"), "{journal}");
}

#[test]
fn thumbs_are_taken_wherever_they_are_asked_for() {
    // The box was cut to nothing: the room is asked on the screen, so the key answers.
    let s = coffee().press("→ - - - - -").wait("1s").shows("Up: 3 more min").press("y");
    assert_eq!(s.digits(), "2:59");
    let s = s.press("- - -").wait("1s").shows("Up: 2 more min").press("n");
    let _ = s.shows("Who joins next · 2 of 3");
}

#[test]
fn thumbs_down_begin_the_next_topic_and_can_be_taken_back() {
    let s = coffee().press("→").wait("5m").press("n").shows("Who joins next · 2 of 3");
    assert_eq!(s.digits(), "5:00");
    assert!(s.file().contains("thumbs = [{ more = 0 }]\n"), "{}", s.file());
    let s = s.press("u").shows("Why builds break · 1 of 3").shows("Up: 3 more min").press("y").restart();
    assert_eq!(s.digits(), "3:00");
    let s = s.press("u");
    assert_eq!(s.message(), "Nothing to undo since the session was opened.");
}

#[test]
fn thumbs_are_counted_and_as_many_up_as_down_do_not_go_on() {
    let up = || coffee().press("→").wait("5m");
    let s = up().press("=").shows("thumbs up and down").types("4 2").press("Enter");
    assert_eq!(s.digits(), "3:00");
    assert!(s.file().contains("thumbs = [{ up = 4, down = 2, more = 3 }]\n"), "{}", s.file());
    let s = up().press("=").types("3 3").press("Enter").shows("Who joins next · 2 of 3");
    assert!(s.file().contains("thumbs = [{ up = 3, down = 3, more = 0 }]\n"), "{}", s.file());
    let s = up().press("=").types("many").press("Enter");
    assert_eq!(s.message(), "Type two numbers, thumbs up and thumbs down, such as 5 2.");
    assert!(s.session().record.timing.last().unwrap().thumbs.is_empty());
    let s = s.press("Esc").size(40, 12).shows("Thumbs? Up").press("s").shows("Three more minutes?");
    let _ = s.size(80, 24).shows("Thumbs up: go on").press("s").shows("Up: 3 more min");
}

#[test]
fn a_phase_without_turns_can_be_extended_too() {
    let plan = r#"format = 1
title = "T"
[[agenda]]
title = "Talk"
kind = "exercise"
prompt = "What?"
[[agenda.phases]]
title = "Together"
minutes = 2
extend = [4]
[[agenda.phases]]
title = "Close"
minutes = 1
"#;
    let s = Stage::of(plan).press("space").wait("2m").press("y");
    assert_eq!(s.digits(), "4:00");
    let s = s.wait("4m").hides("Up: ").press("y");
    assert_eq!(s.digits(), "0:00");
    let s = s.press("→").wait("1m").hides("Thumbs?").press("y n").shows("Close");
    assert_eq!(s.session().record.timing[0].added, chrono::TimeDelta::minutes(4));
}

/// A plan whose topics are written in private.
const PRIVATE: &str = r#"format = 1
title = "T"
[[agenda]]
title = "Talk"
kind = "exercise"
columns = [{ title = "Topic", prompt = "What?" }]
[[agenda.phases]]
title = "Write"
minutes = 2
does = "write"
hidden = true
[[agenda.phases]]
title = "Box"
minutes = 3
each = "entry"
turns = 2
"#;

#[test]
fn a_hidden_topic_has_no_turn_before_it_is_revealed() {
    let s = Stage::of(PRIVATE).press("space").notes("Zebra").press("→").sleep("1s");
    assert!(turns(&s).is_empty());
    let leaks =
        |s: &Stage| format!("{:?}{:?}", s.session().record.journal, s.session().public(s.now)).contains("Zebra");
    assert!(!leaks(&s));
    let s = s.press("R").shows("Box · Zebra · 1 of 1").press("u");
    assert!(!leaks(&s) && turns(&s).is_empty());
}

#[test]
fn a_box_without_topics_waits_for_them() {
    let s = Stage::of(PRIVATE).with("hidden = true\n", "").press("space →");
    assert_eq!(s.digits(), "6:00");
    let s = s.notes("One").shows("Box · One · 1 of 1");
    assert_eq!(s.digits(), "3:00");
    let s = s.sleep("1s").notes("Two").sleep("1s").notes("Three");
    let s = s.shows("next: Two").press("→").shows("Two · 2 of 2").shows("last step").press("→").shows("over");
    assert_eq!(turns(&s), ["One", "Two"]);
}
