//! What the facilitator is told about saving.

use roundtable::app::{News, Trouble};

use crate::stage::Stage;

#[test]
fn that_the_other_place_is_no_better_is_told_beside_the_trouble() {
    let trouble = || News::NotSaved(Trouble { sentence: "The disk is full in /w: make room there.".to_owned() });
    let _ = Stage::open("prep-with-peers")
        .press("space")
        .hears(trouble())
        .press("q W ctrl-u")
        .types("/nowhere/a.toml")
        .press("Enter")
        .shows("Saving to /nowhere/a.toml …")
        .hears(News::NotMoved("The folder /nowhere is gone.".to_owned()))
        .shows("The folder /nowhere is gone.")
        .shows("The disk is full in /w");
}
