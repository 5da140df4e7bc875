//! Finding things: search, the palette, the help.

use crate::stage::Stage;
use roundtable::app::prompts::command;
use roundtable::app::{Keymap, palette, views};
use roundtable::workshop::SessionState;

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space")
}

#[test]
fn search_finds_agenda_people_and_notes_by_every_word_typed() {
    let s = live().notes("the venue is booked").notes("!venue stays").press("/").shows("2 found");
    let s = s.types("VENUE").shows("2 found").types(" booked").shows("1 found");
    let s =
        s.press("ctrl-u").types("ana").shows("Ana Lima").press("ctrl-u").types("takeaway").shows("One takeaway each");
    let _ =
        s.press("ctrl-u").types("xyzzy").shows("must contain every word").press("Esc").shows("1 of 5").m.cursor.view;
}

#[test]
fn what_was_found_and_chosen_is_opened() {
    let s = live().notes("apples").notes("pears").press("/").types("apples").press("Enter");
    assert_eq!(s.m.selected_note(), Some(0));
    let s = s.press("/").types("kai").press("Enter");
    assert_eq!((s.m.cursor.view, s.m.selected_name().as_deref()), (&views::people::VIEW, Some("Kai 陈")));
    let s = s.press("/").types("takeaway each").press("Enter").shows("preview: ");
    assert_eq!(s.m.shown(), Some(4));
    let s = s.press("/").types("nothing of the sort").press("Enter");
    assert_eq!(s.m.cursor.view, &views::live::VIEW);
}

#[test]
fn search_moves_with_the_arrows() {
    let s = live().notes("one thing").notes("two things").press("/").types("thing").press("↓ Enter");
    // The newest is first, so the second is the older one.
    assert_eq!(s.m.selected_note(), Some(0));
}

#[test]
fn the_palette_finds_by_a_few_letters_and_shows_the_key() {
    let s = live().press(":").shows("Commands").types("5 minutes").press("Esc :").types("five more").press("Enter");
    assert_eq!(s.digits(), "10:00");
    let s = s.press(":").types("stage").press("Enter");
    assert_eq!(s.m.cursor.view, &views::stage::VIEW);
}

#[test]
fn the_palette_finds_commands_by_everyday_words() {
    for (typed, text) in [
        ("take back", "Undo"),
        ("projector", "Show or leave the stage"),
        ("capture", "Add a note"),
        ("absent", "Show the list of people"),
    ] {
        let s = live().press(":").types(typed);
        let found = palette::find(&s.m, &Keymap::default().binds(s.m.cursor.view));
        assert!(found[0].text.starts_with(text), "{typed}: {}", found[0].text);
    }
}

#[test]
fn the_palette_works_on_the_stage_too_and_can_be_seen() {
    let s = live().press("s :").shows("Commands").types("pause").press("Enter");
    assert_eq!(s.session().state(), SessionState::Paused);
    let _ = s.press("?").shows("Keys · Stage").press("Esc").hides("Keys · Stage");
}

#[test]
fn the_palette_goes_to_any_activity() {
    let s = live().press(":").types("go to partner").press("Enter");
    assert_eq!(s.session().activity().map(|a| a.id.as_str()), Some("partner"));
}

#[test]
fn the_palette_offers_only_what_can_be_done() {
    let words = |s: &Stage| {
        palette::find(&s.m, &Keymap::default().binds(s.m.cursor.view)).into_iter().map(|o| o.text).collect::<Vec<_>>()
    };
    let s = Stage::open("prep-with-peers").people(4).press(":");
    assert!(
        !words(&s)
            .iter()
            .any(|w| w.starts_with("Go to the next") || w.starts_with("Go to ") || w.contains("latecomer"))
    );
    assert!(words(&s).iter().any(|w| w.starts_with("Start")));
    let s = s.press("Esc space :");
    assert!(words(&s).iter().any(|w| w.starts_with("Go to the next")));
    assert!(!words(&s).iter().any(|w| w.contains("in a poll")));
    // And everything it offers does something.
    for at in 0..words(&s).len() {
        let mut s = live().press(":");
        s.m.prompt.offered = at;
        let s = s.press("Enter");
        assert!(!s.m.prompt.line.as_ref().is_some_and(|(purpose, _)| purpose.prompt == &command::PROMPT));
        assert!(
            !s.m.messages.message.as_ref().is_some_and(|m| m.bad),
            "{}: {}",
            words(&live().press(":"))[at],
            s.message()
        );
    }
    let _ = s.types("zzzz").shows("No command found.").press("Enter");
}

#[test]
fn the_palette_acts_on_the_note_that_is_selected() {
    let s = live().notes("one").notes("two").notes("three").press("Tab ↑ :").types("take out").press("Enter");
    let left: Vec<&str> = s.session().record.notes.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(left, ["one", "three"]);
}

#[test]
fn the_help_lists_every_key_of_the_view_at_every_size() {
    for (keys, view) in [
        ("Esc", &views::live::VIEW),
        ("p", &views::people::VIEW),
        ("g g", &views::groups::VIEW),
        ("s", &views::stage::VIEW),
    ] {
        for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
            let s = live().press("→ →").press(keys).size(columns, rows).press("?").unchecked();
            assert_eq!(s.m.cursor.view, view);
            let map = Keymap::default();
            let mut missing = map.of_now(&s.m);
            let mut s = s;
            for _ in 0..60 {
                let screen = s.screen();
                missing.retain(|row| {
                    let words: String = row.help.chars().take(14).collect();
                    let keys = map.all(row);
                    !screen.lines().any(|l| l.contains(&keys) && l.contains(words.trim()))
                });
                s = s.press("↓");
            }
            let missing: Vec<&str> = missing.iter().map(|r| r.id).collect();
            assert_eq!(missing, [""; 0], "{view:?} at {columns}×{rows}\n{}", s.screen());
            let _ = s.press("Esc").hides("Esc closes");
        }
    }
}

#[test]
fn the_help_lists_the_keys_of_polls_where_there_is_one() {
    let poll = Stage::open("partner-poll").people(16).press("space");
    let _ = poll.press("?").hides("Add an abstention").press("Esc → ?").shows("Add an abstention");
}

#[test]
fn the_key_after_the_help_means_what_it_says() {
    let s = live().press("? +").hides("Keys · Live");
    assert_eq!(s.digits(), "6:00");
}
