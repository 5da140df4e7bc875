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
    let mut stage = Stage::open("prep-with-peers").press("space i").unchecked();
    let page = "\u{1}".repeat(1_000_000);
    for _ in 0..4 {
        stage = stage.paste(&page).press("Enter");
    }
    let stage = stage.shows("The session is full: its file would have");
    assert!(stage.session().record.notes.len() == 1);
    assert!(stage.file().len() < roundtable::file::MAX_BYTES, "{}", stage.file().len());
    stage.restart().holds();
}

#[test]
fn while_the_notes_are_read_nothing_counts_them() {
    for (keys, view) in [
        ("", "live"),
        ("space", "begun"),
        ("space → → s", "stage"),
        ("space /", "search"),
        ("l l l l l l l l l l l l", "over"),
    ] {
        let mut stage = Stage::open("prep-with-peers").press("space a").types("said").press("Enter").unchecked();
        stage.m = roundtable::app::Model { reading: true, ..stage.m.clone() };
        let screen = stage.press("Esc").press(keys).screen();
        assert!(screen.contains("reading notes …"), "{view}: {screen}");
        for counted in ["1 note", "said", "found"] {
            assert!(!screen.contains(counted), "{view}: {screen}");
        }
    }
}

#[test]
fn trouble_is_told_in_words_and_in_a_look_of_its_own() {
    let stage = Stage::open("prep-with-peers").press("space");
    let waiting = stage.shows("saving …");
    let looks = waiting
        .hears(News::NotSaved(Trouble { sentence: "The folder /w is gone: bring it back.".to_owned() }))
        .shows("not saved: The folder /w is gone")
        .styles();
    assert!(looks.iter().any(|(text, look)| text.contains("! NOT SAVED") && !look.is_empty()), "{looks:?}");
}
