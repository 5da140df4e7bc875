//! Polls by show of hands: one key a hand, and nothing shown that the room should not see yet.

use crate::stage::Stage;

const HANDS: &str = "1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5";

fn poll() -> Stage {
    Stage::open("partner-poll").people(16).press("space →")
}

fn hands(s: &Stage) -> Vec<u32> {
    s.session().poll_run().map(|r| r.hands.clone()).unwrap_or_default()
}

fn hidden(when: &str) -> Stage {
    Stage::open("partner-poll")
        .people(16)
        .with("method = \"single\"", &format!("method = \"single\"\nresults = \"{when}\""))
        .press("space →")
}

#[test]
fn the_options_are_read_out_before_it_opens() {
    let s = poll().shows("1  L&D / Knowledge Management").shows("5  Other").shows("1…9 adds a hand");
    assert!(s.session().poll_run().is_none());
}

#[test]
fn no_second_poll_is_typed_while_one_is_open() {
    let s = poll().press("1 P").hides("poll ▸ ");
    assert_eq!(s.message(), "A poll is open: press o to close it first.");
    let s = s.press(":").types("quick poll").shows("Quick poll: a poll is open: press o to close it first");
    let _ = s.press("Enter").hides("poll ▸ ");
    let _ = poll().press("1 o P").shows("poll ▸ ");
}

#[test]
fn the_first_hand_opens_and_each_press_is_one_more() {
    let s = poll().press("1 1 3");
    assert_eq!(hands(&s), [2, 0, 1, 0, 0]);
    let s = s.shows("open · 16 present · 3 hands").press("u");
    assert_eq!(hands(&s), [2, 0, 0, 0, 0]);
    let s = s.press("9");
    assert_eq!(s.message(), "This poll has no option 9.");
}

#[test]
fn sixteen_answers_add_to_a_hundred_and_equal_counts_read_equal() {
    let s = poll().press(HANDS);
    assert_eq!(hands(&s), [8, 3, 2, 2, 1]);
    let s = s.shows("16 hands");
    for (option, count, percent) in [
        ("L&D / Knowledge Management", "8", "50.0 %"),
        ("Product & Engineering", "3", "18.8 %"),
        ("Operations", "2", "12.5 %"),
        ("Customer Support", "2", "12.5 %"),
        ("Other", "1", "6.2 %"),
    ] {
        let screen = s.screen();
        let line = screen.lines().find(|l| l.contains(option) && l.contains('%')).unwrap_or_default();
        assert!(line.contains(&format!(" {count} ")) && line.contains(percent), "{line}");
    }
    let _ = s.shows("of 16 votes").shows("leads: 8 of 16 votes");
}

#[test]
fn a_tie_is_called_a_tie() {
    let _ = poll().press("1 1 2 2 3").shows("tie").shows("L&D / Knowledge Management and Product & Engineering");
}

#[test]
fn a_count_can_be_typed_for_one_or_for_all() {
    let s = poll().press("2 =").types("7").press("Enter");
    assert_eq!(hands(&s), [0, 7, 0, 0, 0]);
    let s = s.press("=").types("8 3, 2 2 1").press("Enter");
    assert_eq!(hands(&s), [8, 3, 2, 2, 1]);
    let s = s.press("=").types("5=4").press("Enter");
    assert_eq!(hands(&s), [8, 3, 2, 2, 4]);
    let s = s.press("=").types("many").press("Enter");
    assert!(s.message().starts_with("Type a whole number"), "{}", s.message());
    let s = s.press("Esc = ↓").shows("count for").types("0").press("Enter");
    assert_eq!(s.session().poll_runs().count(), 1);
}

#[test]
fn more_hands_than_people_are_said() {
    let s = poll().press("=").types("16 1").press("Enter").shows("! more hands than people");
    // Where both have no room on a line, neither is written over the other.
    let s = s.press("o").shows("! more hands than people").press("o =").types("16 1").press("Enter");
    let _ = s.size(60, 24).shows("! more hands than people\n").shows("run 2 · open · 16 present · 17 hands");
}

#[test]
fn a_closed_poll_takes_no_hand_until_it_runs_again_beside_the_first() {
    let s = poll().press("1 1 2 o").shows("closed").press("1");
    assert_eq!(hands(&s), [2, 1, 0, 0, 0]);
    assert!(s.message().starts_with("This poll is closed"), "{}", s.message());
    let s = s.press("o 2 2 2 1");
    assert_eq!(hands(&s), [1, 3, 0, 0, 0]);
    assert_eq!(s.session().record.polls[0].hands, [2, 1, 0, 0, 0]);
    let _ = s.shows("run 2").shows("was 1").shows("was 2").shows("was 0");
}

#[test]
fn closing_can_be_taken_back() {
    let s = poll().press("1 o u 1");
    assert_eq!(hands(&s), [2, 0, 0, 0, 0]);
}

#[test]
fn the_facilitator_sees_hidden_results_in_private_and_the_room_does_not() {
    for when in ["on-close", "on-reveal", "after-vote"] {
        let s = hidden(when).press(HANDS).shows("hidden from the room").shows("50.0 %");
        let s = s.press("s").hides("%").hides("leads").hides(" 8 ");
        let public = s.session().public(s.now);
        assert!(public.poll.is_some_and(|p| p.tally.is_none()));
        let s = s.press("R").shows("50.0 %").press("u");
        let _ = s.hides("50.0 %");
    }
    let _ = hidden("on-close").press(HANDS).press("s o").shows("50.0 %");
    let _ = hidden("on-reveal").press(HANDS).press("s o").hides("50.0 %").press("R").shows("50.0 %");
}

#[test]
fn a_blind_poll_hides_its_results_from_the_facilitator_too() {
    for when in ["on-close", "on-reveal", "after-vote"] {
        let blind = || hidden(&format!("{when}\"\nblind = true\nchange = \"final")).press(HANDS);
        for keys in ["Esc", "s", "Tab", ":", "?", "u U", "u"] {
            let s = blind().press(keys);
            let screen = s.screen();
            for told in ["%", "leads", "Management  ", "tie:", "50", " 8 "] {
                assert!(!screen.contains(told), "“{told}” tells the result after {keys}:\n{screen}");
            }
        }
        // The options stand in the order of the plan, and the number of hands is all that is told.
        let s = blind().shows("16 hands counted. Results are hidden").press("R").shows("50.0 %");
        let s = s.press("u").hides("%").restart().hides("%").press("u").hides("%");
        let _ = s.press("s").hides("%");
    }
}

#[test]
fn the_message_of_an_undone_hand_does_not_tell_a_hidden_count() {
    let s = hidden("on-close").press("1 1 1 u");
    assert!(!s.message().contains('3'), "{}", s.message());
}

#[test]
fn digits_do_nothing_outside_a_poll() {
    let s = Stage::open("partner-poll").people(16).press("space 1 2 3 o =");
    assert!(s.session().record.polls.is_empty() && s.m.prompt.line.is_none());
}
