//! Cues: each rings once, at its time, however late the loop wakes.

use crate::stage::Stage;

fn talk(minutes: u32) -> Stage {
    Stage::of(&format!(
        "format = 1\ntitle = \"Cues\"\n\n[[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = {minutes}\n\
         \n[[agenda]]\ntitle = \"Rest\"\nkind = \"discussion\"\nminutes = {minutes}\n"
    ))
}

#[test]
fn half_time_five_one_and_zero_ring_once_each() {
    let s = talk(20).press("space").wait("9m 59s");
    assert!(s.rings().is_empty());
    let s = s.wait("1s");
    assert_eq!(s.rings(), ["Talk: half time"]);
    let s = s.wait("30m");
    assert_eq!(s.rings(), ["Talk: half time", "Talk: five minutes left", "Talk: one minute left", "Talk: time is up"]);
}

#[test]
fn in_a_short_step_five_minutes_come_before_half_time() {
    let s = talk(8).press("space").wait("3m");
    assert_eq!(s.rings(), ["Talk: five minutes left"]);
    let s = s.wait("1m");
    assert_eq!(s.rings(), ["Talk: five minutes left", "Talk: half time"]);
    let s = s.wait("10m");
    assert_eq!(s.rings().len(), 4);
}

#[test]
fn cues_at_the_same_moment_ring_as_one() {
    let s = talk(10).press("space").wait("15m");
    assert_eq!(s.rings(), ["Talk: five minutes left", "Talk: one minute left", "Talk: time is up"]);
    let s = talk(2).press("space").wait("5m");
    assert_eq!(s.rings(), ["Talk: one minute left", "Talk: time is up"]);
    let s = talk(1).press("space").wait("5m");
    assert_eq!(s.rings(), ["Talk: half time", "Talk: time is up"]);
}

#[test]
fn a_late_waking_rings_once_for_all_it_missed() {
    let s = talk(20).press("space").sleep("40m");
    assert_eq!(s.rings(), ["Talk: time is up"]);
    let s = s.wait("1m");
    assert_eq!(s.rings().len(), 1);
}

#[test]
fn more_time_lets_the_same_cues_ring_again() {
    let s = talk(20).press("space").wait("19m 30s");
    assert_eq!(s.rings().len(), 3);
    let s = s.press(">").wait("10m");
    assert_eq!(s.rings()[3..], ["Talk: five minutes left", "Talk: one minute left", "Talk: time is up"]);
}

#[test]
fn nothing_rings_while_the_clock_is_on_hold() {
    let s = talk(20).press("space").wait("9m").press("space").wait("30m");
    assert!(s.rings().is_empty());
    let s = s.press("space").wait("1m");
    assert_eq!(s.rings(), ["Talk: half time"]);
}

#[test]
fn a_restart_and_an_undo_ring_nothing_that_has_rung() {
    let s = talk(20).press("space").wait("10m 5s").restart().wait("10s");
    assert_eq!(s.rings(), ["Talk: half time"]);
    let s = s.press("+ u").wait("10s").press("→").wait("5s").press("u").wait("10s");
    assert_eq!(s.rings(), ["Talk: half time"]);
}

#[test]
fn what_passed_while_the_program_was_dead_does_not_ring() {
    let mut s = talk(20).press("space").wait("5m");
    s.now += chrono::TimeDelta::minutes(10);
    let s = s.restart().wait("10s");
    assert!(s.rings().is_empty(), "{:?}", s.rings());
}

#[test]
fn the_next_step_has_cues_of_its_own() {
    let s = talk(20).press("space").wait("10m").press("→").wait("10m");
    assert_eq!(s.rings(), ["Talk: half time", "Rest: half time"]);
}
