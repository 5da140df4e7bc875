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
    let _ = s.shows("here    15:00").shows("here    15:05");
}

#[test]
fn who_did_not_come_is_taken_out_and_comes_late() {
    let s = live().press("x");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Missing);
    let s = s.shows("15 here").shows("× Ana Lima").wait("7m").press("Enter");
    let _ = s.shows("16 here").shows("here    15:07");
}

#[test]
fn who_leaves_and_comes_back_has_two_stays() {
    let s = live().wait("10m").press("e").shows("left    15:10").wait("5m").press("Enter").shows("here    15:15");
    let stays = s.session().record.attendance.iter().filter(|a| a.name == "Ana Lima").count();
    assert_eq!(stays, 2);
    let s = s.press("u").shows("left    15:10");
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
    let s = Stage::open("prep-with-peers")
        .press("p")
        .shows("Nobody is here yet.")
        .shows("Paste a list here")
        .shows("--people FILE");
    let s = s.press("n").types("Zoe").press("Enter");
    assert_eq!(s.session().head_count(), 1);
}

#[test]
fn the_ways_to_get_people_in_are_read_whole_on_a_small_screen() {
    let s = Stage::open("prep-with-peers").size(80, 24).press("p").hides("0 expected");
    let s = s.shows("It is shown before it is\n   taken.").shows("or [[people]] in the\n   session file.");
    let _ = s.size(40, 12).shows("Paste a list here");
}

#[test]
fn skipping_and_ending_are_said_where_the_screen_does_not_show_them() {
    let s = live().press(":").types("skip the activity").press("Enter");
    assert_eq!(s.message(), "Skipped: Welcome");
    let s = s.press(":").types("end the session").press("Enter");
    assert_eq!(s.message(), "Skipped: Who and how, Partner poll, One takeaway each");
    // Where the agenda shows it, the hints stay.
    assert_eq!(live().press("Esc :").types("skip the activity").press("Enter").message(), "");
}

#[test]
fn what_is_said_at_the_start_of_a_session_without_people_goes_with_the_first_key() {
    let mut s = Stage::open("prep-with-peers");
    roundtable::app::say_nobody_yet(&mut s.m);
    let s = s.shows("! Nobody is here yet: paste a list of people here").press("space").hides("Nobody is here yet");
    let _ = s.press("→ → g").shows("! Nobody is here yet: paste a list of people here");
    // Other notices stay until Esc.
    let mut s = Stage::open("prep-with-peers");
    s.m.messages.notice = Some("A notice.".to_owned());
    roundtable::app::say_nobody_yet(&mut s.m);
    let _ = s.press("space").shows("! A notice.").press("Esc").hides("A notice.");
}

#[test]
fn a_person_selected_for_the_palette_is_the_one_it_acts_on() {
    let s = live().press("↓ ↓ :").types("absent").press("Enter");
    assert_eq!(s.session().presence("Chloé Park"), Presence::Missing);
    assert_eq!(s.session().head_count(), 15);
}

#[test]
fn enter_marks_somebody_as_here_and_once_more_as_absent() {
    let s = live().press("Enter").shows("× Ana Lima");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Missing);
    let s = s.press("Enter").shows("✓ Ana Lima");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Here);
}

#[test]
fn a_few_letters_select_somebody_in_the_list() {
    let s = live().press("/").types("ew").shows("▸ ✓ Ewa Nowak").press("Enter").press("x");
    assert_eq!(s.session().presence("Ewa Nowak"), Presence::Missing);
    // Accents may be left out; the arrows go on to the next one who fits.
    let s = live().press("/").types("a").press("↓").shows("▸ ✓ Gül Aydın").press("Enter");
    let s = s.press("/").types("qqq").press("Enter");
    assert_eq!(s.message(), "Nobody here is called “qqq”.");
    // Esc leaves the selection where it was.
    let _ = s.press("Esc").shows("▸ ✓ Gül Aydın");
}

#[test]
fn latecomers_are_marked_and_found_one_after_the_other() {
    let s = Stage::open("prep-with-peers").people(16).press("space → → g p");
    let s = s.press("Tab");
    assert_eq!(s.message(), "Everybody here is in a group.");
    let s = s.press("n").types("Zoe Adler, Sales").press("Enter").press("n").types("Yusuf Demir").press("Enter");
    let s = s.shows("! Zoe Adler").shows("no group: f places them").press("Home Tab").shows("▸ ! Zoe Adler");
    let s = s.press("Tab").shows("▸ ! Yusuf Demir").press("Tab").shows("▸ ! Zoe Adler");
    let s = s.press("f");
    assert!(s.session().unplaced().is_empty() || s.session().unplaced().len() == 1);
    let zoe = s.session().everybody().into_iter().find(|p| p.name == "Zoe Adler").expect("here");
    assert_eq!(zoe.attribute("department"), Some("Sales"));
}

const PASTED: &str = "Name, Department, Email\nZoe Adler, Sales, zoe@example.org\nYusuf Demir, IT, yusuf@example.org\n\
                      Will Stone, Support, will@example.org\nAna Lima, Support, \n???, , \n";

#[test]
fn pasted_people_are_looked_at_before_they_are_added_and_undone_at_once() {
    for open in ["", "n"] {
        let s = live().press(open).paste(PASTED);
        let s = s.shows("─ Add people · 3 of 5 pasted lines ─").shows("name                  department      email");
        let s = s.shows("✓ Zoe Adler           Sales           yes").shows("· Ana Lima            Support");
        let s = s.shows("is on the list already").shows("! ???").shows("line 5: no name");
        let s = s.shows("“Name, Department, Email” read from line 1. E-mail addresses stay private:");
        let s = s.shows("─ Enter adds 3 · x leaves one out · Esc cancels ─");
        assert_eq!(s.session().everybody().len(), 16);
        let s = s.press("↓ x").shows("2 of 5 pasted lines").shows("Enter adds 2").press("x ↑ x").press("Enter");
        let names: Vec<String> = s.session().everybody().into_iter().skip(16).map(|p| p.name).collect();
        assert_eq!(names, ["Yusuf Demir", "Will Stone"]);
        let yusuf = s.session().everybody().into_iter().nth(16).expect("added");
        assert_eq!(yusuf.attribute("email"), Some("yusuf@example.org"));
        let s = s.shows("18 here").press("u").shows("16 here");
        assert_eq!(s.session().everybody().len(), 16);
        s.holds();
        // Esc adds nobody.
        let s = live().press(open).paste(PASTED).press("Esc").shows("16 here");
        assert_eq!(s.session().everybody().len(), 16);
    }
}

#[test]
fn people_pasted_before_the_session_are_on_its_list() {
    let s = Stage::open("prep-with-peers").paste("Ana Lima\nBen Osei <ben@example.org>\n");
    let s = s.shows("2 of 2 pasted lines").press("Enter p").shows("2 expected");
    assert_eq!(s.session().plan.people.len(), 2);
    assert!(s.file().contains("[[people]]\nname = \"Ben Osei\"\nemail = \"ben@example.org\"\n"), "{}", s.file());
    let s = s.press("space").shows("2 here").press("u u p");
    assert!(s.session().everybody().is_empty());
    s.holds();
}

#[test]
fn what_is_no_list_of_several_people_goes_on_the_line() {
    let s = live().paste("Zoe Adler, Sales").shows("add person ▸ Zoe Adler, Sales").press("Enter").shows("17 here");
    assert_eq!(s.session().everybody()[16].attribute("department"), Some("Sales"));
    let s = live().paste("???\n!!!\n").shows("0 of 2 pasted lines").press("Enter");
    assert_eq!(s.message(), "There is nobody to add. Esc closes.");
}

#[test]
fn pasted_headings_without_a_name_are_refused() {
    for text in ["Department,Floor\nSales,3\nIT,4\n", "| Department | Floor |\n|---|---|\n| Sales | 3 |\n"] {
        for open in ["", "n"] {
            let s = live().press(open).paste(text).hides("pasted lines").shows("16 here");
            assert_eq!(s.message(), "No people found: no column is called “name”; line 1 has: Department · Floor.");
        }
    }
    // Lists of names with something behind them stay lists.
    for text in ["Ana, Sales\nBen, IT\n", "Zoe, Manager, Bonn\nYan, Clerk, Bonn\n", "Stan, Sales\nOllie, IT\n"] {
        let _ = live().paste(text).shows("2 of 2 pasted lines");
    }
}

#[test]
fn five_thousand_pasted_lines_scroll_and_are_added_in_one_step() {
    let lines: Vec<String> = (0..4_900).map(|i| format!("Person {}x {}y\n", i % 70, i)).collect();
    let lines = lines.concat();
    let s = live().paste(&lines).shows("4900 of 4900 pasted lines").press("End").shows("Person 69x 4899y");
    let s = s.press("Enter").shows("4916 here").press("u").shows("16 here");
    assert_eq!(s.session().everybody().len(), 16);
}
