//! Moving in the groups view, and moving people by their names.

use crate::groups::{exercise, group_of, groups};
use crate::stage::Stage;

fn selected(s: &Stage) -> String {
    s.m.selected_name().unwrap_or_default()
}

#[test]
fn arrows_move_in_the_grid_and_never_step_the_session() {
    let s = exercise(16).press("g g");
    let now = s.session().step();
    let all = groups(&s);
    let at = |group: usize, place: usize| all[group].members[place].clone();
    s.screen();
    assert_eq!(selected(&s), at(0, 0));
    let s = s.press("→ ↓ ↓");
    assert_eq!(selected(&s), at(1, 2));
    let s = s.press("l k");
    assert_eq!(selected(&s), at(2, 1));
    let s = s.press("→ → → ↓ ↓ ↓ ↓");
    assert_eq!((selected(&s), s.m.cursor.group), (at(3, 3), 3), "there is nothing further to the right or below");
    let s = s.press("h ←");
    assert_eq!((selected(&s), s.m.cursor.group), (at(1, 3), 1));
    let s = s.press("[");
    assert_eq!(selected(&s), at(0, 0));
    assert_eq!(s.session().step(), now);
    let s = s.press("Esc →");
    assert_ne!(s.session().step(), now, "on the live screen they step");
}

#[test]
fn where_groups_lie_in_two_rows_down_goes_on_to_the_next_row() {
    let s = exercise(16).press("g g").size(80, 24);
    let all = groups(&s);
    let at = |group: usize, place: usize| all[group].members[place].clone();
    s.screen();
    let s = s.press("→ ↓ ↓ ↓ ↓");
    assert_eq!(selected(&s), at(3, 0), "Group 4 is below Group 2");
    let s = s.press("↑");
    assert_eq!(selected(&s), at(1, 3));
    let s = s.press("↓ ← ←");
    assert_eq!(selected(&s), at(2, 0));
    assert_eq!(selected(&s.press("PgUp PgUp")), at(0, 0));
}

#[test]
fn whoever_is_in_no_group_stands_above_the_grid() {
    let s = exercise(16).press("p x Esc g g p Enter Esc g");
    s.screen();
    assert_eq!(selected(&s), "Ana Lima");
    let first = groups(&s)[0].members[0].clone();
    let s = s.press("→ ← ↓");
    assert_eq!(selected(&s), first);
    assert_eq!(selected(&s.press("↑")), "Ana Lima");
}

#[test]
fn the_clock_goes_on_in_the_groups_view() {
    let s = exercise(16).press("g g").shows("▀▀▀     ▀▀▀ ▀▀▀").sleep("10s");
    let before = s.digits();
    let s = s.press("+");
    assert_ne!(s.digits(), before);
    let s = s.press("space");
    assert_eq!(s.session().state(), roundtable::workshop::SessionState::Paused);
}

#[test]
fn the_move_line_takes_a_name_and_a_group() {
    let s = exercise(16).press("g g");
    let from = group_of(&s, "Hana Sato").expect("everybody is in a group");
    let to = (from + 1) % 4;
    let s = s.press("/").types("han");
    assert_eq!(selected(&s), "Hana Sato", "a few letters select at once");
    let s = s.types(&format!(" {}", to + 1)).shows(&format!("Hana Sato → {0} Group {0} · ", to + 1)).press("Enter");
    assert_eq!(group_of(&s, "Hana Sato"), Some(to));
    assert_eq!(selected(&s), "Hana Sato");
    assert_eq!(group_of(&s.press("u"), "Hana Sato"), Some(from));
}

#[test]
fn four_keys_move_a_person() {
    let s = exercise(16).press("g g");
    let from = group_of(&s, "Kai 陈").expect("everybody is in a group");
    let to = if from == 0 { 2 } else { 1 };
    let s = s.press(&format!("/ k {to} Enter"));
    assert_eq!(group_of(&s, "Kai 陈"), Some(to - 1), "{}", s.screen());
    let s = s.press("u / k Enter").press(&to.to_string());
    assert_eq!(group_of(&s, "Kai 陈"), Some(to - 1));
}

#[test]
fn enter_moves_to_a_group_that_no_digit_reaches() {
    let s = exercise(48).press("g g");
    let from = group_of(&s, &selected(&s)).expect("everybody is in a group");
    let who = selected(&s);
    assert!(from < 9 && groups(&s).len() == 12);
    let s = s.press("Enter 1 2").shows(&format!("{who} → 12 Group 12")).press("Enter");
    assert_eq!(group_of(&s, &who), Some(11));
    // A group has its name and its place, too.
    let s = s.press("] n ctrl-u").types("Window seats").press("Enter / ctrl-u");
    let target = s.m.cursor.group;
    let s = s.types("gül window").press("Enter");
    assert_eq!(group_of(&s, "Gül Aydın"), Some(target), "{}", s.screen());
}

#[test]
fn what_the_move_line_does_not_understand_moves_nobody() {
    let s = exercise(16).press("g g");
    let before = s.session().clone();
    let s = s
        .press("/")
        .types("hanna")
        .shows("nobody in the groups is called “hanna”")
        .shows("Tab: Hana Sato")
        .press("Enter");
    assert_eq!(s.message(), "Nobody in the groups is called “hanna”.");
    let s = s.press("Tab").shows("move ▸ Hana Sato").types("9").shows("no group “9”").press("Enter");
    assert_eq!(s.message(), "There is no group “9”.");
    let s = s.press("Esc /").press("Enter");
    assert_eq!(*s.session(), before);
    // Of several who may be meant, the arrows choose.
    let s = s.press("/").types("a").shows("Ana Lima · ").shows("↓ ");
    assert_eq!(selected(&s), "Ana Lima");
    assert_ne!(selected(&s.press("↓")), "Ana Lima");
}

#[test]
fn a_number_can_belong_to_a_name() {
    let s = Stage::open("prep-with-peers").people(16).with("Hana Sato", "Guest 3").with("Ivo Petrov", "Guest 2");
    let s = s.press("space → → g g");
    let s = s.press("/").types("guest 3");
    assert_eq!(selected(&s), "Guest 3");
    let to = if group_of(&s, "Guest 3") == Some(0) { 2 } else { 1 };
    let s = s.types(&format!(" {to}")).press("Enter");
    assert_eq!(group_of(&s, "Guest 3"), Some(to - 1));
}
