//! What the eye finds: nothing that matters is missing, said twice or cut without a mark, at any usual size.

use crate::stage::Stage;

const SIZES: [(u16, u16); 4] = [(40, 12), (60, 20), (80, 24), (120, 40)];

fn exercise() -> Stage {
    Stage::open("prep-with-peers").people(16).unchecked().press("space → → g").sleep("10s")
}

fn poll() -> Stage {
    exercise().press("→ → → → → →").press("1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5").sleep("10s")
}

fn row(s: &Stage, words: &str) -> usize {
    let screen = s.screen();
    screen.lines().position(|l| l.contains(words)).unwrap_or_else(|| panic!("no “{words}”:\n{screen}"))
}

#[test]
fn the_script_lies_below_the_clock_and_above_what_the_groups_have() {
    let s = exercise().notes("a person").size(120, 40);
    assert!(row(&s, "██") < row(&s, "script"), "{}", s.screen());
    assert!(row(&s, "script") < row(&s, "Group 1"), "{}", s.screen());
    let s = s.press("← ←");
    assert!(row(&s, "Use cases") < row(&s, "script"), "{}", s.screen());
}

#[test]
fn every_group_shows_its_entries_while_there_is_room() {
    let mut s = exercise();
    for group in 1..=4 {
        for n in 1..=4 {
            s = s.notes(&format!("entry {n} of group {group}"));
        }
        s = s.press("]");
    }
    s = s.size(120, 40);
    for group in 1..=4 {
        s = s.shows(&format!("entry 1 of group {group}")).shows(&format!("entry 4 of group {group}"));
    }
    let s = s.size(80, 24);
    let _ = s.shows("entry 1 of group 1").shows("entry 4 of group 1").shows("Group 4").shows("4 entries");
}

#[test]
fn what_is_above_is_counted_beside_the_text_not_on_it() {
    let mut s = exercise();
    for n in 1..=9 {
        s = s.notes(&format!("number {n}, with words enough to fill a line and go on upon the next"));
    }
    for (columns, rows) in SIZES {
        s = s.size(columns, rows);
        for line in s.screen().lines().filter(|l| l.contains('↑')) {
            let (before, _) = line.split_once('↑').expect("it is there");
            assert!(before.ends_with("  "), "at {columns}×{rows}: {line}");
        }
    }
}

#[test]
fn a_clock_on_hold_says_so_at_every_size() {
    for (columns, rows) in SIZES {
        let s = exercise().press("space").size(columns, rows).shows("Paused").press("s").shows("Paused");
        let _ = s.press("s space").wait("10s").hides("Paused");
    }
}

#[test]
fn all_options_and_their_numbers_are_on_the_smallest_screen() {
    for (columns, rows) in SIZES {
        let s = poll().size(columns, rows);
        let screen = s.screen();
        for n in 1..=5 {
            assert!(screen.lines().any(|l| l.contains(&format!(" {n}  ")) && l.ends_with('%')), "{screen}");
        }
    }
    for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
        let _ = poll().size(columns, rows).shows("Operations and Customer Support");
    }
    let _ = poll().press("o o 1 1 1 1 1 1 1 1 1 1").sleep("10s").size(40, 12).shows("100 %");
}

#[test]
fn nobodys_group_is_missing_on_the_stage() {
    for (columns, rows) in SIZES {
        let mut s = exercise().press("s").size(columns, rows);
        for group in 1..=4 {
            s = s.shows(&format!("Group {group}"));
        }
        let _ = s.shows("Next: The how");
    }
    let s = Stage::open("prep-with-peers").people(60).unchecked().press("space → → g s").size(60, 20);
    let s = (1..=15).fold(s, |s, group| s.shows(&format!("Group {group} ")));
    let _ = s.size(40, 12).shows("more groups");
}

#[test]
fn a_session_that_is_over_tells_what_came_of_it() {
    let s = exercise().notes("!We meet every second Tuesday").notes("@ana call the venue by fri").press("→ → → → → →");
    let s = s.press("1 1 2").notes("*Ask first").press("→ → →").sleep("10s");
    let s = s.shows("The session is over").shows("16 people");
    let s = s.shows("Decisions  1").shows("We meet every second Tuesday").shows("Actions  1").shows("Takeaways  1");
    let _ = s.shows("leads").shows("session.toml").shows("←  Reopen");
    for (columns, rows) in SIZES {
        let small = exercise().press("→ → → → → → → →").size(columns, rows);
        let _ = small.shows("over");
    }
    let _ = exercise().press("→ → → → → → → →").sleep("10s").shows("No decisions, actions or takeaways");
}

#[test]
fn the_line_being_typed_says_how_it_ends() {
    let s = exercise().press("a").shows("empty: space, arrows and Tab work · Esc closes").shows("! decision");
    let s = s.types("a thought").shows("Enter saves · Esc closes").hides("! decision").press("Enter");
    let s = s
        .press("/")
        .shows("Enter goes there")
        .press("Esc :")
        .shows("type a name · ↑ ↓ choose · Esc closes")
        .press("Esc");
    let _ = s.press("p n").shows("Name, department: Sales");
}

#[test]
fn two_people_of_one_name_are_asked_about() {
    let plan = "format = 1\ntitle = \"Two\"\n\n[[people]]\nname = \"Ana Lima\"\n\n[[people]]\nname = \"Ana Ruiz\"\n\n\
                [[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\n";
    let s = Stage::of(plan)
        .press("space a")
        .types("@ana call the venue")
        .shows("“ana” is Ana Lima or Ana Ruiz?")
        .shows("Tab takes Ana Lima");
    let _ = s.press("ctrl-u").types("@\"Ana Ruiz\" call").shows("Action · Ana Ruiz · whole room");
}

#[test]
fn a_draft_that_was_kept_is_told() {
    let s = exercise().press("a").types("half a thought").restart();
    assert_eq!(s.message(), "Your draft is still there: a brings it back.");
    let _ = s.press("a").shows("half a thought");
}

#[test]
fn a_key_without_effect_says_what_is_missing() {
    let s = exercise().press("}");
    assert_eq!(s.message(), "This phase has one column: all your notes go there.");
    let s = s.press("1");
    assert_eq!(s.message(), "No poll is running.");
    let s = s.press("f");
    assert_eq!(s.message(), "Everybody here is in a group already.");
    let s = s.press("← ← ← ]");
    assert_eq!(s.message(), "This activity has no groups.");
}

#[test]
fn the_selected_person_is_in_sight_among_many_groups() {
    for (columns, rows) in SIZES {
        let mut s = Stage::open("prep-with-peers").people(60).unchecked().press("space → → g g").size(columns, rows);
        s = s.shows("▸");
        for _ in 0..6 {
            s = s.press("PgDn").shows("▸");
        }
        let _ = s.press("PgUp PgUp PgUp PgUp PgUp PgUp").shows("Group 1");
    }
}

#[test]
fn before_it_begins_one_sees_what_for_and_for_whom() {
    let s = Stage::open("prep-with-peers").people(16).shows("16 expected: p shows the list").shows("purpose");
    let _ = s.press("space").hides("purpose");
    let _ = Stage::open("prep-with-peers").shows("nobody yet: p adds people");
}

#[test]
fn what_is_in_no_row_is_not_taken_for_the_last_one() {
    let s = Stage::open("skeptic-to-advocate").people(8).press("space → →").notes("a row's own").notes("!Ask IT first");
    let screen = s.screen();
    let at = |words: &str| screen.lines().position(|l| l.contains(words)).unwrap_or_else(|| panic!("{screen}"));
    assert_eq!(at("other notes") + 1, at("decision  Ask IT first"), "{screen}");
    let _ = Stage::open("skeptic-to-advocate").press("space → →").hides("other notes");
}

#[test]
fn all_words_of_an_activity_can_be_read_on_the_smallest_screen_and_never_by_the_room() {
    let s = Stage::open("prep-with-peers").people(16).unchecked().press("space → →").size(40, 12);
    let script = s.session().activity().and_then(|a| a.script.clone()).expect("it has one");
    let words: Vec<String> = script.split_whitespace().map(str::to_owned).collect();
    let mut s = s.press("v").shows("column");
    let mut read = String::new();
    for _ in 0..40 {
        read += &s.screen();
        s = s.press("↓");
    }
    assert!(words.iter().all(|w| read.contains(w)), "{read}");
    let s = s.press("Esc").hides("purpose").press("v").shows("column").press("v").hides("column");
    let last = script.lines().last().expect("a line").chars().take(12).collect::<String>();
    let _ = s.size(120, 40).press("v s").hides(&last);
}

#[test]
fn what_is_voted_on_comes_before_the_script() {
    let s = Stage::open("lean-coffee").people(9).unchecked().press("space →");
    let s = s.notes("Onboarding").notes("Metrics").notes("Burnout").press("→").size(80, 24);
    let s = s.shows("dots placed").shows("Onboarding").shows("Metrics").shows("Burnout");
    let _ = s.shows("script");
}
