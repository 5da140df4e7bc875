//! Groups that no plan has, asked for in one line.

use crate::cli::Desk;
use crate::groups::{groups, sizes};
use crate::stage::Stage;
use roundtable::workshop::Grouping;

/// In a discussion that has no groups in its plan.
fn discussion(people: usize) -> Stage {
    Stage::open("prep-with-peers").people(people).press("space").sleep("5m").press("→").sleep("2m")
}

fn asked(s: &Stage) -> Option<Grouping> {
    s.session().record.breakouts.last().and_then(|r| r.asked.clone())
}

#[test]
fn two_keys_form_groups_of_four() {
    let s = discussion(16);
    let plan = s.session().plan.clone();
    let s = s.press("g").shows("4 groups from 16 people: 4, 4, 4, 4 · mixed by department · no repeat pairings");
    let s = s.shows("of 3 · 5 groups · pairs · Enter forms · Esc closes").press("Enter");
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    assert_eq!(s.session().plan, plan, "the plan is as it was");
    assert!(s.file().contains("asked = { size = 4, mix = [\"department\"] }"), "{}", s.file());
    let s = s.shows("▸ Group 1").press("g").shows("1  Group 1").shows("No repeat pairings");
    let s = s.press("u");
    assert!(groups(&s).is_empty());
}

#[test]
fn what_was_previewed_is_what_comes() {
    let s = discussion(16).press("g").types("of 3");
    let s = s.shows("5 groups from 16 people: 4, 3, 3, 3, 3 · mixed by department · no repeat pairings").press("Enter");
    assert_eq!(sizes(&s), [4, 3, 3, 3, 3]);
    let s = s.press("g r");
    assert_eq!(sizes(&s), [4, 3, 3, 3, 3], "a shuffle asks for the same");
    assert_eq!(asked(&s).map(|g| g.split.sizes(16).len()), Some(5));
    // Whoever comes late is placed, and notes go to the groups.
    let s = s.press("p x Esc g r p Enter Esc f a").types("From a group").press("Enter Esc");
    assert_eq!(sizes(&s).iter().sum::<usize>(), 16);
    let note = s.session().record.notes.last().expect("it was kept").clone();
    assert_eq!(note.group.as_deref(), Some(s.m.group_name().expect("there are groups")));
}

#[test]
fn the_groups_remember_who_met() {
    let s = discussion(9).press("g").types("3 groups").press("Enter");
    assert_eq!(sizes(&s), [3, 3, 3]);
    let s = s.press("→ g");
    let score = s.session().score().expect("the exercise has groups");
    assert!(score.repeats > 0 || s.session().met_before("who-how").len() == 1);
    assert_eq!(s.session().met_before("who-how").len(), 1);
}

#[test]
fn nothing_is_formed_of_what_is_not_understood() {
    let s = discussion(16);
    let before = s.session().clone();
    let s = s.press("g").types("3").shows("Groups of 3, or 3 groups?").press("Enter");
    assert_eq!(*s.session(), before);
    let s = s.press("Tab").shows("groups ▸ of 3").press("Enter");
    assert_eq!(sizes(&s), [4, 3, 3, 3, 3]);
    let s = discussion(16)
        .press("g")
        .types("groups off 3")
        .shows("“groups off 3” is not understood. groups of 3?")
        .press("Tab Enter");
    assert_eq!(sizes(&s).len(), 5);
    let s = discussion(16).press("g").types("pairs, mix shoe size").shows("Nobody has the attribute “shoe size”");
    let s = s.press("Esc");
    assert!(groups(&s).is_empty());
    let s = s.press("g").shows("pairs, mix shoe size");
    assert!(groups(&s).is_empty());
}

#[test]
fn the_line_does_not_open_while_nobody_is_here() {
    let s = discussion(0).press("g").hides("groups ▸");
    assert_eq!(s.message(), crate::groups::NOBODY_LISTED);
    let s = discussion(2).press("p x ↓ x Esc g").hides("groups ▸");
    assert_eq!(s.message(), "Nobody is here yet: press p to mark people as here.");
    let s = s.press("p Enter Esc g").shows("groups ▸");
    // Nor are any formed once whoever was here has gone.
    assert!(groups(&s).is_empty());
}

#[test]
fn before_the_start_and_where_everybody_works_alone_there_is_no_line() {
    let s = Stage::open("prep-with-peers").people(16).press("g");
    assert_eq!(s.message(), "The session has not started: press space to start it.");
    let plan = "format = 1\ntitle = \"T\"\n[[people]]\nname = \"Ana\"\n[[people]]\nname = \"Ben\"\n[[agenda]]\ntitle = \"1-2-4-all\"\nkind = \"exercise\"\n\
        [[agenda.phases]]\ntitle = \"Alone\"\nminutes = 2\nwith = \"alone\"\n[[agenda.phases]]\ntitle = \"Pairs\"\nminutes = 2\nwith = \"pairs\"\n";
    let s = Stage::of(plan).press("space g");
    assert_eq!(s.message(), "“1-2-4-all” has no groups in its plan: the whole room works together.");
    assert!(groups(&s).is_empty());
}

#[test]
fn the_record_opens_again_and_is_verified() {
    let s = discussion(16).press("g").types("pairs, hosts").press("Enter");
    assert!(groups(&s).iter().all(|g| g.host.is_some()));
    let file = s.file();
    let s = s.restart();
    assert_eq!(sizes(&s).len(), 8);
    assert!(asked(&s).is_some_and(|g| g.hosts));
    let s = s.press("g r");
    assert_eq!(sizes(&s).len(), 8);
    let desk = Desk::new().file("s.toml", &file);
    assert_eq!(desk.run(&["check", "s.toml"]).status, 0, "{:?}", desk.run(&["check", "s.toml"]));
    assert_eq!(desk.run(&["verify", "s.toml"]).status, 0, "{:?}", desk.run(&["verify", "s.toml"]));
    let report = desk.run(&["report", "s.toml"]).out;
    assert!(report.contains("- Group 8: "), "{report}");
}
