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

#[test]
fn notes_are_refused_before_the_file_becomes_too_large_to_be_read() {
    let mut stage = Stage::open("prep-with-peers").press("space a").unchecked();
    let page = "\u{1}".repeat(1_000_000);
    for _ in 0..4 {
        stage = stage.paste(&page).press("Enter");
    }
    let stage = stage.shows("8 MB of notes are the most");
    assert!(stage.session().record.notes.len() == 1);
    assert!(stage.file().len() < roundtable::file::MAX_BYTES, "{}", stage.file().len());
    stage.restart().holds();
}
