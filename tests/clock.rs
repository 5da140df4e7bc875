//! The clock of the room: what is planned, what happened, and how late that makes the end.

use crate::stage::{Stage, at};
use roundtable::workshop::SessionState;

/// A day of two pinned halves.
const PINNED: &str = r#"
format = 1
title = "Pinned"
date = 2026-11-24
start = 15:00:00
end = 16:00:00

[[agenda]]
title = "Opening"
kind = "talk"
minutes = 10

[[agenda]]
title = "Guest"
kind = "talk"
minutes = 20
at = 15:20:00

[[agenda]]
title = "Close"
kind = "discussion"
minutes = 10
"#;

fn peers() -> Stage {
    Stage::open("prep-with-peers").people(16)
}

#[test]
fn a_step_begins_with_all_its_time_and_each_second_counts_until_it_is_used_up() {
    let s = peers().press("space");
    assert_eq!(s.digits(), "5:00");
    let s = s.wait("1ms");
    assert_eq!(s.digits(), "5:00");
    let s = s.wait("999ms");
    assert_eq!(s.digits(), "4:59");
}

#[test]
fn at_zero_it_counts_up_with_a_sign_and_nothing_moves_by_itself() {
    let s = peers().press("space").wait("5m");
    assert_eq!(s.digits(), "0:00");
    let s = s.wait("42s");
    assert_eq!(s.digits(), "+0:42");
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Welcome"));
    let s = s.sleep("2h");
    assert_eq!(s.digits(), "+2:00:42");
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Welcome"));
}

#[test]
fn planned_and_actual_minutes_stand_beside_each_other() {
    let s = peers().press("space").wait("6m 10s").press("→").wait("17m").press("→").wait("3m");
    let s = s.shows("✓ Welcome").shows("✓ Use cases").shows("▸ Who and how").shows("▸ The who");
    let line = |word: &str| s.screen().lines().find(|l| l.contains(word)).unwrap_or_default().to_owned();
    let numbers = |word: &str| {
        let line = line(word);
        let left = line.split('│').next().unwrap_or_default().to_owned();
        left.split_whitespace().filter_map(|w| w.parse().ok()).collect::<Vec<u32>>()
    };
    assert_eq!(numbers("✓ Welcome"), [5, 6]);
    assert_eq!(numbers("✓ Use cases"), [15, 17]);
    assert_eq!(numbers("▸ Who and how"), [24, 3]);
    assert_eq!(numbers("▸ The who"), [8, 3]);
}

#[test]
fn ahead_or_behind_is_one_number_with_words() {
    let s = peers().press("space").wait("2m");
    assert_eq!(s.late(), "on time");
    let s = s.press("→");
    assert_eq!(s.late(), "3 min ahead");
    let s = s.shows("3 min ahead").wait("22m");
    assert_eq!(s.late(), "4 min behind");
    let s = s.shows("4 min behind");
    // Going on does not make up for it: the time is gone.
    let s = s.press("→");
    assert_eq!(s.late(), "4 min behind");
}

#[test]
fn starting_late_shows_as_late() {
    let s = peers().clock("15:07").press("space");
    assert_eq!(s.late(), "7 min behind");
    assert_eq!(s.ends(), "15:59");
}

#[test]
fn a_session_begun_far_from_its_planned_start_is_measured_from_where_it_began() {
    let s = peers().clock("20:00").press("space").wait("1m");
    assert_eq!((s.late().as_str(), s.ends().as_str()), ("on time", "20:52"));
    let s = peers().clock("2026-12-03 09:00").press("space");
    assert_eq!((s.late().as_str(), s.ends().as_str()), ("on time", "09:52"));
}

#[test]
fn a_pause_holds_the_clock_and_makes_the_session_late() {
    let s = peers().press("space").wait("1m 30s").press("space");
    assert_eq!(s.session().state(), SessionState::Paused);
    let s = s.shows("Paused").wait("4m");
    assert_eq!((s.digits().as_str(), s.late().as_str()), ("3:30", "4 min behind"));
    let s = s.press("space").wait("30s");
    assert_eq!((s.digits().as_str(), s.late().as_str()), ("3:00", "4 min behind"));
    // A pause ends with the step it was in.
    let s = s.press("space").wait("1m").press("→");
    assert_eq!(s.session().state(), SessionState::Live);
    assert_eq!(s.digits(), "15:00");
}

#[test]
fn back_goes_on_with_what_was_left_and_the_second_stretch_has_no_plan_of_its_own() {
    let s = peers().press("space").wait("2m").press("→").wait("10s").press("←");
    assert_eq!(s.digits(), "3:00");
    let planned: Vec<i64> = s.session().record.timing.iter().map(|t| t.planned.num_minutes()).collect();
    assert_eq!(planned, [5, 15, 0]);
    let s = s.wait("3m").press("→");
    assert_eq!(s.digits(), "14:50");
    let planned: Vec<i64> = s.session().record.timing.iter().map(|t| t.planned.num_minutes()).collect();
    assert_eq!(planned, [5, 15, 0, 0]);
}

#[test]
fn the_first_step_has_nothing_before_it_and_says_so() {
    let s = peers().press("space ←");
    assert_eq!(s.message(), "This is the first activity.");
    assert_eq!(s.session().record.timing.len(), 1);
}

#[test]
fn after_the_last_step_the_session_is_over_and_back_reopens_it() {
    let s = peers().press("space").wait("1m").press("→ → → → → → →");
    assert_eq!(s.session().state(), SessionState::Done);
    let s = s.shows("over").press("→");
    assert_eq!(s.session().state(), SessionState::Done);
    let s = s.press("space");
    assert_eq!(s.session().state(), SessionState::Done);
    let s = s.wait("30s").press("←");
    assert_eq!(s.session().state(), SessionState::Live);
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("One takeaway each"));
    assert_eq!(s.digits(), "5:00");
}

#[test]
fn minutes_can_be_given_and_taken() {
    let s = peers().press("space").wait("1m").press("+");
    assert_eq!((s.digits().as_str(), s.late().as_str()), ("5:00", "1 min behind"));
    let s = s.press(">");
    assert_eq!(s.digits(), "10:00");
    let s = s.press("< -");
    assert_eq!((s.digits().as_str(), s.late().as_str()), ("4:00", "on time"));
    let s = s.press("<");
    assert_eq!(s.digits(), "+1:00");
    let s = s.press("-");
    assert_eq!(s.message(), "There are no minutes left to remove.");
    assert_eq!(s.digits(), "+1:00");
}

#[test]
fn a_pinned_start_absorbs_what_is_late() {
    let s = Stage::of(PINNED).press("space");
    assert_eq!(s.ends(), "15:50");
    let s = s.wait("15m");
    // Five minutes over, but the guest comes at twenty past: the day ends as planned.
    assert_eq!((s.late().as_str(), s.ends().as_str()), ("on time", "15:50"));
    let s = s.wait("8m");
    assert_eq!((s.late().as_str(), s.ends().as_str()), ("3 min behind", "15:53"));
}

#[test]
fn the_hard_end_is_named_when_it_will_be_missed() {
    let s = Stage::of(PINNED).press("space").wait("33m").shows("ends 16:03").shows("3 min past hard end");
    let s = s.press("→ → →");
    assert_eq!(s.session().state(), SessionState::Done);
    let _ = s.shows("ended 15:33");
}

#[test]
fn a_session_over_midnight_keeps_its_times() {
    let late = PINNED.replace("15:", "23:").replace("16:00", "00:00").replace("23:20", "00:05");
    let s = Stage::of(&late).press("space");
    assert_eq!((s.late().as_str(), s.ends().as_str()), ("on time", "00:35"));
    let s = s.shows("35 min past hard end").wait("10m");
    assert_eq!(s.late(), "on time");
    let s = s.wait("55m");
    assert_eq!((s.digits().as_str(), s.ends().as_str()), ("+55:00", "00:35"));
    let s = s.press("→");
    assert_eq!(s.late(), "on time");
    let s = s.wait("20m").press("→").wait("10m").press("→").shows("ended 00:35 · on time");
    assert_eq!(s.restart().late(), "on time");
}

#[test]
fn a_restart_changes_nothing_about_the_clock() {
    let s = peers().press("space").wait("1m 17s").press("→").wait("333ms").press("+").wait("2m 4s").press("space");
    let s = s.wait("10s");
    let before = (s.digits(), s.late(), s.ends());
    let s = s.restart();
    assert_eq!((s.digits(), s.late(), s.ends()), before);
    let s = s.press("space").wait("5s 250ms");
    let before = (s.digits(), s.late(), s.ends());
    let s = s.restart();
    assert_eq!((s.digits(), s.late(), s.ends()), before);
    // Dead for five minutes: the deadline stood still, so the time ran.
    let left = s.session().clock_status(s.now).remaining();
    let s = s.sleep("5m").restart();
    assert_eq!(left - s.session().clock_status(s.now).remaining(), chrono::TimeDelta::minutes(5));
}

#[test]
fn time_the_computer_slept_counts_unless_it_is_taken_out() {
    use roundtable::app::News;
    let s = peers().press("space").wait("1m").sleep("30m");
    let s = s.hears(News::Slept(chrono::TimeDelta::minutes(30))).shows("The computer slept for 30 min");
    assert_eq!(s.digits(), "+26:00");
    let s = s.press("z").hides("The computer slept");
    assert_eq!(s.digits(), "4:00");
    let s = s.press("u");
    assert_eq!(s.digits(), "+26:00");
}

#[test]
fn a_clock_set_back_never_makes_time_negative() {
    let mut s = peers().press("space").wait("2m");
    s.now = at("13:00");
    let s = s.wait("1s");
    assert_eq!(s.digits(), "5:00");
    let s = s.press("→").wait("1s").press("space").wait("1s").press("space u u u");
    s.holds();
}

#[test]
fn the_screen_stays_the_same_between_two_wakings() {
    let mut s = peers().press("space").wait("3m 12s 345ms").press("+");
    for _ in 0..200 {
        let next = roundtable::app::wake(&s.m, s.now);
        let before = s.screen();
        let just = s.now;
        s.now = next - chrono::TimeDelta::milliseconds(1);
        assert_eq!(s.screen(), before, "between {just} and {next}");
        s.now = next;
        let _ = roundtable::app::tick(&mut s.m, next);
    }
}

#[test]
fn the_top_line_stays_true_while_the_clock_is_on_hold() {
    for before in ["1m 12s 345ms", "7m 8s 9ms"] {
        let mut s = peers().press("space").wait("2m 7s 20ms").press("→").wait(before).press("space");
        let top = |s: &Stage| s.screen().lines().next().unwrap_or_default().to_owned();
        for _ in 0..100 {
            let next = roundtable::app::wake(&s.m, s.now);
            let before = top(&s);
            s.now = next - chrono::TimeDelta::milliseconds(1);
            assert_eq!(top(&s), before, "until {next}");
            s.now = next;
        }
    }
}

#[test]
fn looking_ahead_leaves_the_clock_alone() {
    let s = peers().press("space").wait("1m").press("↓ ↓").shows("preview: ").shows("Who and how");
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Welcome"));
    let s = s.press("Esc").hides("preview: ");
    let s = s.press("↓ ↓ ↓ Enter");
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Partner poll"));
    let s = s.press("u");
    assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Welcome"));
    assert_eq!(s.digits(), "4:00");
    // Up from the first stays on the first, which is the running one.
    let _ = s.press("↑ ↑").hides("preview: ");
}
