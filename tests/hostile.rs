//! What a stranger wrote into a session is shown as text and does nothing.

use crate::stage::Stage;

#[test]
fn sequences_in_a_title_are_visible_and_act_on_nothing() {
    let _ = Stage::open("prep-with-peers")
        .with(
            "title = \"Prep with peers: coaching and mentoring\"",
            "title = \"a\\u001B]0;b\\u0007c\\u009B2Jd\\u202Ee\"",
        )
        .shows("a␛]0;b␇c\u{FFFD}2Jd\u{FFFD}e")
        .press("space s")
        .shows("Welcome")
        .press("s ? ?")
        .shows("a␛]0;b␇c");
}

#[test]
fn sequences_that_were_pasted_are_visible_and_kept_as_they_came() {
    let stage = Stage::open("prep-with-peers").press("space a").paste("x\u{1b}[2Jy\u{202e}z").press("Enter");
    let stage = stage.shows("•          x␛[2Jy\u{FFFD}z");
    assert_eq!(stage.session().record.notes[0].text, "x\u{1b}[2Jy\u{202e}z");
}
