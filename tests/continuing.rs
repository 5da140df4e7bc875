//! Sessions that continue one another: what was carried over is seen, found, marked and kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::carry_over_review::{CarryOverOutcome, CarryOverReview};
use roundtable::theme::Theme;
use roundtable::workshop::CarriedKind;
use terminal::Key;

use crate::stage::Stage;

/// A second part to which everything came along.
pub(crate) fn second() -> Stage {
    Stage::of(
        r#"format = 1
title = "Member networks, part 2"
homework = ["Write to the first persona on your list"]
date = 2026-11-24
start = 15:00:00

[[people]]
name = "Ana Lima"
[[people]]
name = "Ben Osei"
[[people]]
name = "Chloé Park"
[[people]]
name = "Dev Rao"

# mine
[[carried]]
kind = "homework"
text = "Map two segments"
from = "Member networks, part 1"

[[carried]]
kind = "action"
text = "call the venue"
owner = "Ben Osei"
due = 2026-11-20
from = "Member networks, part 1"
file = "part-1.toml"
at = 2026-11-17T15:22:05-05:00

[[carried]]
kind = "question"
text = "Who pays?"

[[carried]]
kind = "entry"
text = "Community manager"
activity = "personas"
column = "who"

[[carried]]
kind = "entry"
text = "Support lead"
activity = "personas"
column = "who"

[[met]]
from = "Member networks, part 1"
groups = [["Ana Lima", "Ben Osei"], ["Chloé Park", "Dev Rao"]]

[[agenda]]
title = "Back again"
kind = "talk"
minutes = 5

[[agenda]]
title = "Give and get"
kind = "exercise"
minutes = 20
groups = { size = 2 }
prompt = "What is in it for them?"
rows = ["Somebody", "Somebody else"]
rows_from = { activity = "personas", column = "who" }
[[agenda.columns]]
title = "Give"
"#,
    )
}

#[test]
fn the_opening_says_what_was_carried_over() {
    let s =
        second().shows("homework: Map two segments").shows("1 homework, 1 action, 1 question, 2 entries: c shows them");
    // Still there while the opening runs, and not later.
    let _ = s.press("space").shows("homework: Map two segments").press("→").hides("homework: Map two segments");
}

#[test]
fn the_list_shows_everything_with_where_it_comes_from() {
    let s = second().press("c").shows("From earlier sessions · 1 homework, 1 action, 1 question, 2 entries");
    let s = s.shows("@ Ben Osei: call the venue · by Fri 20 Nov").shows("Member networks, part 1 · 17 Nov");
    let s = s.shows("? Who pays?").shows("• Community manager");
    let _ = s.size(40, 12).shows("call the venue").size(80, 24).press("c").shows("Back again");
}

#[test]
fn what_is_done_is_recorded_in_this_session_and_can_be_taken_back() {
    let s = second().press("c ↓ d");
    assert_eq!(s.message(), "done, from earlier sessions: call the venue");
    let file = s.file();
    assert!(file.contains("[[record.settled]]\nat = 2026-11-24T15:00:00-05:00\nkind = \"action\"\ntext = \"call the venue\"\nowner = \"Ben Osei\"\n"), "{file}");
    let s = s.shows("✓ Ben Osei: call the venue").restart().press("c").shows("✓ Ben Osei: call the venue");
    assert!(s.session().action_items()[0].done);
    // d again, and undo.
    let s = s.press("↓ d").shows("@ Ben Osei");
    let s = s.press("u").shows("✓ Ben Osei");
    let s = s.press("u");
    assert_eq!(s.message(), "Nothing to undo since the session was opened.");
}

#[test]
fn an_entry_waits_for_nobody() {
    let s = second().press("c ↓ ↓ ↓ d");
    assert!(s.session().record.settled.is_empty());
}

#[test]
fn a_search_finds_what_was_carried_over_and_leads_there() {
    let s = second().press("/").types("venue").shows("1 found").shows("earlier session · Member networks, part 1");
    let _ = s.press("Enter").shows("From earlier sessions ·").press("d").shows("✓ Ben Osei: call the venue");
}

#[test]
fn carried_entries_stand_as_rows_and_are_filled() {
    let s = second().press("space → g");
    let rows = &s.session().plan.agenda[1].rows;
    assert_eq!(rows, &["Community manager", "Support lead"]);
    let s = s.press("}").notes("an hour a week");
    assert_eq!(s.session().record.notes[0].row.as_deref(), Some("Support lead"));
    let _ = s.restart().shows("Support lead");
}

#[test]
fn without_carried_entries_the_rows_of_the_plan_count() {
    let s = second().with("column = \"who\"\n\n[[carried]]", "column = \"why\"\n\n[[carried]]");
    assert_eq!(s.session().plan.agenda[1].rows, ["Support lead"]);
    let s = second()
        .with("rows_from = { activity = \"personas\", column = \"who\" }", "rows_from = { activity = \"gone\" }");
    assert_eq!(s.session().plan.agenda[1].rows, ["Somebody", "Somebody else"]);
}

#[test]
fn who_met_in_an_earlier_session_is_put_together_with_others() {
    let s = second().press("space → g");
    let round = s.session().round().unwrap();
    assert_eq!(round.repeats, 0);
    let together = |a: &str, b: &str| {
        round.groups.iter().any(|g| g.members.iter().any(|m| m == a) && g.members.iter().any(|m| m == b))
    };
    assert!(!together("Ana Lima", "Ben Osei") && !together("Chloé Park", "Dev Rao"));
}

#[test]
fn the_end_sends_home_with_the_homework() {
    let s = second()
        .press("space →")
        .shows("at home")
        .press("→")
        .shows("Homework")
        .shows("  Write to the first persona on your list");
    let _ = s
        .press("s")
        .shows("Next time   Write to the first persona on your list")
        .press("s")
        .size(40, 12)
        .shows("Homework");
}

#[test]
fn questions_and_parked_things_can_be_marked_as_well() {
    let s = second().press("space").notes("?who pays").notes("~budget").notes("plain").press("Tab ↑ ↑ d ↓ d");
    let done: Vec<bool> = s.session().record.notes.iter().map(|n| n.done).collect();
    assert_eq!(done, [true, true, false]);
    let s = s.press("↓ d");
    assert!(!s.session().record.notes[2].done);
    let _ = s.shows("✓ who pays");
}

/// The list from which is chosen what comes along to a third part; only the entries of one column are asked for.
pub(crate) fn list() -> CarryOverReview {
    CarryOverReview::of(second().session().carry_over("two.toml"), |c| {
        c.kind != CarriedKind::Entry || c.text == "Support lead"
    })
}

fn drawn(list: &CarryOverReview, columns: u16, rows: u16) -> String {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    roundtable::screens::carry_over_review(list, "Part 3", &Theme::terminal(), area, &mut buf);
    let row = |y| (0..columns).map(|x| buf[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
    (0..rows).map(row).collect::<Vec<_>>().join("\n")
}

fn press(list: &mut CarryOverReview, keys: &str) -> CarryOverOutcome {
    keys.split_whitespace().map(|k| list.press(Key::parse(k).unwrap())).last().unwrap()
}

#[test]
fn the_list_to_choose_from_has_everything_kind_by_kind() {
    let screen = drawn(&list(), 100, 40);
    for words in [
        "From earlier sessions to Part 3",
        "9 of 10",
        "Homework   1 of 1",
        "✓ Write to the first persona on your list",
        "Open actions   1 of 1",
        "✓ Ben Osei: call the venue · by Fri 20 Nov",
        "Entries   1 of 2",
        "· Community manager",
        "✓ Support lead",
        "People   4 of 4",
        "Who met whom   1 of 1",
        "Esc cancel",
    ] {
        assert!(screen.contains(words), "{words} is not in\n{screen}");
    }
    // What was homework for this part is past.
    assert!(!screen.contains("Map two segments"), "{screen}");
    for (columns, rows) in [(40, 12), (80, 24), (200, 60), (10, 3)] {
        let _ = drawn(&list(), columns, rows);
    }
}

#[test]
fn a_line_a_kind_or_all_of_it_is_taken_or_left() {
    let mut l = list();
    assert_eq!(press(&mut l, "↓ space"), CarryOverOutcome::Stay);
    assert_eq!(l.count("Open actions"), (0, 1));
    press(&mut l, "n");
    assert_eq!(press(&mut l, "Enter"), CarryOverOutcome::Write(roundtable::workshop::CarryOver::default()));
    press(&mut l, "a");
    let CarryOverOutcome::Write(all) = press(&mut l, "Enter") else { panic!("not written") };
    assert_eq!((all.carried.len(), all.people.len(), all.met.len()), (5, 4, 1));
    press(&mut l, "End k Tab");
    assert_eq!((l.count("People"), l.count("Who met whom")), ((0, 4), (1, 1)));
    press(&mut l, "Tab");
    assert_eq!(l.count("People"), (4, 4));
    for key in ["Esc", "q", "ctrl-c"] {
        assert_eq!(press(&mut l, key), CarryOverOutcome::Leave);
    }
}
