//! Who is here: everybody expected at the start, then whoever comes and goes.

use crate::stage::Stage;
use roundtable::workshop::Presence;

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space p")
}

#[test]
fn everybody_is_expected_and_then_here() {
    let s = Stage::open("prep-with-peers").people(16).press("p").shows("16 expected");
    let s = s.press("space").shows("16 here").shows("0 absent");
    assert_eq!(s.session().head_count(), 16);
}

#[test]
fn who_was_marked_before_the_start_stays_as_marked() {
    let s = Stage::open("prep-with-peers").people(16).press("p x ↓ Enter").wait("5m").press("space");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Missing);
    assert_eq!(s.session().head_count(), 15);
    let _ = s.shows("here since 15:00").shows("here since 15:05");
}

#[test]
fn who_did_not_come_is_taken_out_and_comes_late() {
    let s = live().press("x");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Missing);
    let s = s.shows("15 here").shows("× Ana Lima").wait("7m").press("Enter");
    let _ = s.shows("16 here").shows("here since 15:07");
}

#[test]
fn who_leaves_and_comes_back_has_two_stays() {
    let s = live().wait("10m").press("e").shows("left 15:10").wait("5m").press("Enter").shows("here since 15:15");
    let stays = s.session().record.attendance.iter().filter(|a| a.name == "Ana Lima").count();
    assert_eq!(stays, 2);
    let s = s.press("u").shows("left 15:10");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Left);
}

#[test]
fn somebody_new_is_here_with_what_is_known_of_them() {
    let s = live().press("n").types("Zoe Adams, department: Sales").press("Enter");
    let s = s.shows("Zoe Adams").shows("17 here");
    let zoe = s.session().everybody().pop().expect("somebody");
    assert_eq!((zoe.name.as_str(), zoe.attribute("department")), ("Zoe Adams", Some("Sales")));
    // The selection is on the newcomer.
    let s = s.press("x");
    assert_eq!(s.session().presence("Zoe Adams"), Presence::Missing);
    assert_eq!(s.session().presence("Ana Lima"), Presence::Here);
}

#[test]
fn a_name_that_is_here_already_is_refused() {
    for spelling in ["Ana Lima", "ana lima", "Ana  Lima ", "Ana\u{A0}Lima", "A\u{200B}na Lima", "Ａｎａ Ｌｉｍａ"]
    {
        let s = live().press("n").types(spelling).press("Enter");
        assert_eq!(s.message(), "Ana Lima is here already. Is this somebody else? Then add an initial or a surname.");
        assert_eq!(s.session().everybody().len(), 16, "{spelling:?}");
        // The line is still there, for the initial.
        let s = s.types(" B.").press("Enter").shows("17 here");
        assert_eq!(s.session().everybody().len(), 17, "{spelling:?}");
    }
    let s = live().press("n").types("   ").press("Enter");
    assert_eq!(s.session().everybody().len(), 16);
    let s = s.press("n").types("\u{200B}\u{A0}").press("Enter");
    assert_eq!((s.message(), s.session().everybody().len()), ("A person needs a name.", 16));
}

#[test]
fn somebody_absent_who_is_added_by_another_spelling_is_here() {
    let s = live().press("x").shows("15 here").press("n").types("ana  LIMA").press("Enter").shows("16 here");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Here);
    assert_eq!(s.message(), "Ana Lima is here.");
    // Who has left comes back.
    let s =
        s.press("e").shows("15 here").wait("5m").press("n").types("ANA LIMA, role: x").press("Enter").shows("16 here");
    assert_eq!(s.session().everybody().len(), 16);
    let stays: Vec<&str> =
        s.session().record.attendance.iter().map(|a| a.name.as_str()).filter(|n| n.starts_with('A')).collect();
    assert_eq!(stays.iter().filter(|n| **n == "Ana Lima").count(), 2, "{stays:?}");
    // Undo takes the same step back, and the file holds no other spelling.
    let s = s.press("u").shows("15 here");
    assert!(!s.file().contains("ANA LIMA"));
    s.holds();
}

#[test]
fn a_new_name_is_kept_without_blanks_that_nobody_sees() {
    let s = live()
        .press("n")
        .types(" Zoe\u{A0} \u{200B}Adams ,  Department : Sales\u{A0}")
        .press("Enter")
        .shows("Zoe Adams");
    let zoe = s.session().everybody().pop().expect("somebody");
    assert_eq!((zoe.name.as_str(), zoe.attribute("department")), ("Zoe Adams", Some("Sales")));
}

#[test]
fn nobody_on_the_roster_is_said_with_the_way_out() {
    let s = Stage::open("prep-with-peers").press("p").shows("Nobody yet: n adds a person.");
    let s = s.press("n").types("Zoe").press("Enter");
    assert_eq!(s.session().head_count(), 1);
}

#[test]
fn a_person_selected_for_the_palette_is_the_one_it_acts_on() {
    let s = live().press("↓ ↓ :").types("absent").press("Enter");
    assert_eq!(s.session().presence("Chloé Park"), Presence::Missing);
    assert_eq!(s.session().head_count(), 15);
}
