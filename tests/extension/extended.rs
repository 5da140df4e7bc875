//! What the copy with one more of each knows of them.

use roundtable::app::{Keymap, palette};

use crate::cli::Desk;
use crate::stage::Stage;

const SESSION: &str = include_str!("extension/session.toml");

#[test]
fn the_program_knows_one_more_of_each() {
    let desk = Desk::new().file("s.toml", SESSION);
    let check = desk.run(&["check", "s.toml"]);
    assert!(check.status == 0 && !check.err.contains("unknown"), "{check:?}");
    let schema = desk.run(&["schema"]).out;
    for word in ["\"venue\"", "\"energizer\"", "\"tick-box\""] {
        assert!(schema.contains(word), "the schema does not know {word}");
    }
    assert_eq!(desk.run(&["report", "s.toml", "--format", "txt"]).out, "One more of each\n");
    assert!(desk.run(&["completions", "bash"]).out.contains("md html txt csv"), "the completions do not know txt");
    assert!(desk.run(&["themes"]).out.contains("dusk"), "the list of themes does not know dusk");

    let stage = Stage::of(SESSION).press("F7").shows("Seats for One more of each").press("?");
    let stage = stage.shows("Seating").shows("Type a last word").press("Esc :");
    let keys = Keymap::default().all_rows(stage.m.cursor.view);
    let offers: Vec<String> = palette::find(&stage.m, &keys, stage.now).into_iter().map(|o| o.text).collect();
    assert!(offers.iter().any(|o| o == "Type a last word"), "{offers:?}");
    let _ = stage.press("Esc F8").types("thanks").press("Enter").shows("The last word is thanks");
    let _ = Stage::of(SESSION).press("space → 1 2").shows("Tea");
}
