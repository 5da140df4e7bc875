//! Keys as terminals, keyboards of other scripts and input methods send them.

use roundtable::app::{self, About, Purpose, TextInput, keymap, prompts, views};
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
    let s = running().press("a").types("half").press("alt-p").shows("16 here · 0 absent").hides("note ▸");
    let _ = s.press("Esc a").shows("note ▸ half");
}

#[test]
fn keys_with_alt_that_mean_something_keep_their_meaning() {
    let s = running().press("a").types("one two").press("alt-b").types("x").shows("one xtwo");
    let s = s.press("alt-f").types("!").shows("one xtwo!").press("alt-←").types("y").shows("one yxtwo!");
    let _ = s.press("End alt-Backspace").hides("yxtwo").shows("note ▸ one");
    let config = "[keys]\npeople = \"alt-p\"\nnote = \"alt-a\"\n";
    let s = running().configured(config).press("alt-p").shows("16 here · 0 absent");
    // In a view the key means what the configuration says; in a line, too, once the line is closed.
    let s =
        s.press("Esc alt-a").shows("note ▸").types("half").press("alt-p").hides("note ▸").shows("16 here · 0 absent");
    // What it says nothing of stays Esc and the key.
    let _ = s.press("Esc alt-g").shows("groups ▸");
}

#[test]
fn a_letter_of_another_layout_is_the_key_it_is_on() {
    for letter in ["ф", "α", "ש", "ش", "ა", "ㅁ", "ａ"] {
        let _ = running().press(letter).shows("note ▸");
    }
    let _ = running().press("Г").hides("not a key").press("з").shows("16 here · 0 absent");
    let _ = running().press("？").shows("Keys");
    // In a line a letter is a letter.
    let _ = running().press("ф").types("фа").shows("note ▸ фа");
    let _ = running().press(":").types("ф").shows("command ▸ ф");
}

#[test]
fn a_letter_that_is_bound_means_what_it_is_bound_to() {
    let bound = || running().configured("[keys]\npeople = \"ф\"\n");
    let _ = bound().press("ф").shows("16 here · 0 absent").hides("note ▸");
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
    let _ = running().press("Z").shows("Z does nothing here. ? shows the keys.");
}

#[cfg(not(feature = "room"))]
#[test]
fn a_build_without_a_room_says_so_and_lists_none() {
    let s = Stage::open("prep-with-peers").people(16).press("Q");
    assert_eq!(s.message(), "This build has no room. Install it with the feature `room`.");
    let s = s.hides("Q room").press("?").hides("Room").hides("QR code").press("Esc : ").types("room");
    drop(s.hides("Open the room").hides("Close the room"));
}

/// The session on the stage, in an activity whose groups are not formed yet.
fn on_stage() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space → → s")
}

#[test]
fn a_private_key_leaves_the_stage_at_the_second_press() {
    let says = "p leaves the stage · press p again";
    let s = on_stage().press("p").shows(says);
    assert_eq!(s.m.cursor.view, &views::stage::VIEW);
    let s = s.press("p").hides(says).shows("Ana Lima");
    assert_eq!(s.m.cursor.view, &views::people::VIEW);
    // Another key in between, or two seconds, and the first press counts for nothing.
    let s = on_stage().press("p e").shows("e leaves the stage · press e again").press("p").shows(says);
    assert_eq!(s.m.cursor.view, &views::stage::VIEW);
    let s = on_stage().press("p").wait("2s").hides(says).press("p").shows(says);
    assert_eq!(s.m.cursor.view, &views::stage::VIEW);
    let s = on_stage().press("Esc").shows("Esc leaves the stage").press("Esc").m.cursor.view;
    assert_eq!(s, &views::live::VIEW);
    let _ = on_stage().press(": :").shows("command ▸").press("Esc s ? ?").shows("Keys · Live");
    let _ = on_stage()
        .press("b b")
        .shows("b does nothing here; it enters paper ballots")
        .press("s q")
        .shows("q leaves the stage");
}

#[test]
fn clock_keys_hands_and_the_first_g_work_on_the_stage_at_once() {
    let s = on_stage().press("g");
    assert_eq!(s.session().round().map(|round| round.groups.len()), Some(4));
    assert_eq!(s.m.cursor.view, &views::stage::VIEW);
    let s = s.press("g").shows("g leaves the stage · press g again").press("g");
    assert_eq!(s.m.cursor.view, &views::groups::VIEW);
    let s = on_stage().press("+ →").press("s");
    assert_eq!(s.m.cursor.view, &views::live::VIEW);
    assert_eq!(s.session().running().map(|running| running.phase.is_some()), Some(true));
    let poll = Stage::open("partner-poll").people(16).press("space → s o 1 1 2 o");
    assert_eq!(poll.session().poll_run().map(|run| run.closed.is_some()), Some(true));
    assert_eq!(poll.m.cursor.view, &views::stage::VIEW);
}

#[test]
fn nothing_that_is_typed_or_said_is_read_on_the_stage() {
    let s = on_stage()
        .press("a")
        .types("a secret about Ana")
        .shows("note ▸ the room does not see")
        .hides("secret")
        .hides("Ana");
    let s = s.press("Enter").shows("Saved.");
    let s = s.press("u").shows("Undone.").hides("secret");
    let _ = s.press("u u u u").hides("undo");
    let s = on_stage().press("P").types("Shall Ana stay?").hides("Shall");
    assert_eq!(s.press("Esc").m.cursor.view, &views::stage::VIEW);
}

#[test]
fn these_keys_mean_the_same_on_every_console_screen_of_a_session() {
    let everywhere = ["space", "a", "i", "u", "U", "s", "p", ":", "?", "Esc", "q"];
    let row = |view: &app::View, key: &str| {
        keymap::rows_of(view).into_iter().find(|bind| bind.keys.contains(&key)).map(|bind| bind.id)
    };
    for view in views::VIEWS.iter().filter(|view| view.leads) {
        for key in everywhere {
            assert_eq!(row(view, key), row(&views::live::VIEW, key), "{view:?}: {key}");
        }
        let steps = ["→", "←"].iter().any(|key| matches!(row(view, key), Some("next" | "back")));
        let reopens = *view == &views::end::VIEW;
        assert_eq!(steps, view.shows_activity || view.for_the_room || reopens, "{view:?} steps the session");
        for (letter, arrow) in [("h", "←"), ("j", "↓"), ("k", "↑"), ("l", "→")] {
            assert_eq!(row(view, letter), row(view, arrow), "{view:?}: {letter}");
        }
    }
}
