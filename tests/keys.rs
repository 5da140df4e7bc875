//! Keys as terminals, keyboards of other scripts and input methods send them.

use roundtable::app::{About, Purpose, TextInput, prompts, views};
use terminal::Key;

use crate::stage::Stage;

/// What is pressed after Esc: letters, digits, signs, keys with a name, and letters of other scripts.
const NEXT: &str = "a p g P ] { 0 9 + q / : é ф ← → Backspace";

/// A session with people, a poll and groups, under way.
fn running() -> Stage {
    Stage::open("partner-poll").people(16).press("space").unchecked()
}

fn with_alt(key: Key) -> Key {
    match key {
        Key::Char(c) => Key::Alt(c),
        Key::Left => Key::AltLeft,
        Key::Right => Key::AltRight,
        Key::Backspace => Key::AltBackspace,
        key => panic!("{key} is sent behind Esc"),
    }
}

/// Presses Esc and a key, once one after the other and once as tmux puts them together: the same has to happen.
#[track_caller]
fn is_esc_then(name: &str, place: &str, open: &dyn Fn() -> Stage) {
    let key = Key::parse(name).expect("a key");
    let apart = open().press(&format!("Esc {name}"));
    let mut together = open();
    together.key(with_alt(key));
    assert_eq!(together.screen(), apart.screen(), "{place}: Esc {name}");
    assert_eq!(format!("{:?}", together.effects()), format!("{:?}", apart.effects()), "{place}: Esc {name}");
    assert_eq!(together.m.session, apart.m.session, "{place}: Esc {name}");
}

#[test]
fn a_key_with_alt_that_means_nothing_is_esc_and_the_key_in_every_view() {
    for name in NEXT.split_whitespace().chain(["space"]) {
        for view in views::VIEWS {
            let open = || {
                let mut stage = running();
                stage.m.cursor.view = view;
                stage
            };
            is_esc_then(name, view.id, &open);
        }
        is_esc_then(name, "help", &|| running().press("?"));
        is_esc_then(name, "full text", &|| running().press("v"));
        let asked = || {
            let mut stage = running();
            stage.m.saving.leaving = true;
            stage
        };
        is_esc_then(name, "the question at the end", &asked);
    }
}

#[test]
fn a_key_with_alt_that_means_nothing_is_esc_and_the_key_in_every_line() {
    for prompt in prompts::PROMPTS {
        for name in ["a", "p", "]", "1", "q", "?", "ф", "space"] {
            let open = || {
                let mut stage = running();
                stage.m.prompt.line = Some((Purpose { prompt, about: About::Nothing }, TextInput::new("half")));
                stage
            };
            is_esc_then(name, prompt.id, &open);
        }
    }
    let area = || running().press("e p").types("half");
    is_esc_then("g", "text area", &area);
}

#[test]
fn esc_keeps_the_draft_and_the_next_key_works() {
    let s = running().press("a").types("half").press("alt-p").shows("People").hides("note ▸");
    let _ = s.press("Esc a").shows("note ▸ half");
}

#[test]
fn keys_with_alt_that_mean_something_keep_their_meaning() {
    let s = running().press("a").types("one two").press("alt-b").types("x").shows("one xtwo");
    let s = s.press("alt-f").types("!").shows("one xtwo!").press("alt-←").types("y").shows("one yxtwo!");
    let _ = s.press("End alt-Backspace").hides("yxtwo").shows("note ▸ one");
    let config = "[keys]\npeople = \"alt-p\"\nnote = \"alt-a\"\n";
    let s = running().configured(config).press("alt-p").shows("People");
    // In a view the key means what the configuration says; in a line, too, once the line is closed.
    let s = s.press("Esc alt-a").shows("note ▸").types("half").press("alt-p").hides("note ▸").shows("People");
    // What it says nothing of stays Esc and the key.
    let _ = s.press("Esc alt-g").shows("groups ▸");
}

#[test]
fn a_letter_of_another_layout_is_the_key_it_is_on() {
    for letter in ["ф", "α", "ש", "ش", "ა", "ㅁ", "ａ"] {
        let _ = running().press(letter).shows("note ▸");
    }
    let _ = running().press("Г").hides("not a key").press("з").shows("People");
    let _ = running().press("？").shows("Keys");
    // In a line a letter is a letter.
    let _ = running().press("ф").types("фа").shows("note ▸ фа");
    let _ = running().press(":").types("ф").shows("command ▸ ф");
}

#[test]
fn a_letter_that_is_bound_means_what_it_is_bound_to() {
    let bound = || running().configured("[keys]\npeople = \"ф\"\n");
    let _ = bound().press("ф").shows("People").hides("note ▸");
}

#[test]
fn a_character_that_is_no_key_says_so() {
    for letter in ["日", "ü", "ल", "ل"] {
        let s = running().press(letter);
        let says = format!("“{letter}” is not a key here. The keys are Latin letters, digits and signs");
        assert!(s.message().starts_with(&says), "{}", s.message());
        let _ = s.shows("switch the");
    }
    let _ = running().press("é").shows("“é” is not a key here. For a digit, hold Shift");
    let _ = running().press("Q").shows("Q does nothing here. ? shows the keys.");
}
