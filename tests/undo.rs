//! Undo: every step back to the opening of the file, and forward again.

use proptest::prelude::*;
use terminal::Key;

use crate::stage::Stage;
use roundtable::app::keymap;
use roundtable::workshop::{Record, Session};

/// A session without its journal, which alone remembers what was undone.
fn without_journal(session: &Session) -> Session {
    let record = Record { journal: Vec::new(), ..session.record.clone() };
    Session { record, ..session.clone() }
}

/// Takes back everything there is to take back.
fn all_the_way(mut s: Stage) -> Stage {
    for _ in 0..3 {
        s = s.press("Esc");
    }
    for _ in 0..2_000 {
        if !s.m.log.can_undo() {
            return s;
        }
        s = s.press("u");
    }
    panic!("undo has no end");
}

#[test]
fn each_step_is_taken_back_one_by_one_and_done_again() {
    let s = Stage::open("prep-with-peers").people(16);
    let mut states = vec![without_journal(s.session())];
    let mut s = s;
    for keys in ["space", "+", "→", "→", "g", "]", "←", "space", "space", "→", "→", "→", "1", "o", "R"] {
        let before = s.session().clone();
        s = s.press(keys).wait("2s");
        if *s.session() != before {
            states.push(without_journal(s.session()));
        }
    }
    for state in states.iter().rev().skip(1) {
        s = s.press("u");
        assert_eq!(without_journal(s.session()), *state);
    }
    s = s.press("u");
    assert_eq!(s.message(), "Nothing to undo since the session was opened.");
    for state in states.iter().skip(1) {
        s = s.press("U");
        assert_eq!(without_journal(s.session()), *state);
    }
    s = s.press("U");
    assert_eq!(s.message(), "Nothing to redo.");
}

#[test]
fn what_is_done_anew_ends_what_could_be_done_again() {
    let s = Stage::open("prep-with-peers").press("space + + u -");
    assert!(!s.m.log.can_redo());
    let s = s.press("U");
    assert_eq!(s.session().record.timing[0].added.num_minutes(), 0);
}

#[test]
fn the_journal_remembers_what_was_undone() {
    let s = Stage::open("prep-with-peers").press("space +").wait("1s").press("u");
    let journal: Vec<&str> = s.session().record.journal.iter().map(AsRef::as_ref).collect();
    assert_eq!(journal, ["15:00:00 started", "15:00:00 Welcome", "15:00:01 undone: 1 min more"]);
}

#[test]
fn undo_reaches_back_to_the_opening_of_the_file_and_not_beyond() {
    let s = Stage::open("prep-with-peers").press("space").restart();
    assert!(!s.m.log.can_undo());
    let s = s.press("+");
    let s = all_the_way(s);
    assert!(s.session().record.started.is_some());
}

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Text(&'static str),
    Paste(String),
    Wait(u32),
    Sleep(u32),
    Size(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    let mut keys: Vec<Key> =
        keymap::all_rows().into_iter().flat_map(|b| b.keys).filter_map(|k| Key::parse(k)).collect();
    // Text typed by chance should sometimes be kept.
    keys.extend([
        Key::Enter,
        Key::Enter,
        Key::Esc,
        Key::Esc,
        Key::Right,
        Key::Char('a'),
        Key::Char('g'),
        Key::Backspace,
    ]);
    prop_oneof![
        16 => prop::sample::select(keys).prop_map(Step::Key),
        3 => prop::sample::select(vec!["hello", "@ana go by fri", "!yes", "3 1 4", "Zoe, department: Sales", "2=7", "陈\u{202e}"])
            .prop_map(Step::Text),
        1 => ".{0,40}".prop_map(Step::Paste),
        1 => (0..90_000u32).prop_map(Step::Wait),
        1 => (0..4_000_000u32).prop_map(Step::Sleep),
        1 => (0..150u16, 0..50u16).prop_map(|(w, h)| Step::Size(w, h)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_keys_are_pressed_what_must_hold_holds(starter in 0..roundtable::library::STARTERS.len(), steps in prop::collection::vec(step(), 200)) {
        let s = Stage::open(roundtable::library::STARTERS[starter].name).people(9);
        let opened = s.session().clone();
        let mut s = s.unchecked();
        for (i, step) in steps.into_iter().enumerate() {
            match step {
                Step::Key(key) => s.key(key),
                Step::Text(text) => s = s.types(text),
                Step::Paste(text) => s = s.paste(&text),
                Step::Wait(ms) => s = s.wait(&format!("{ms}ms")),
                Step::Sleep(ms) => s = s.sleep(&format!("{ms}ms")),
                Step::Size(w, h) => s = s.size(w, h),
            }
            let _ = s.draw();
            if i % 20 == 19 {
                s.holds();
            }
        }
        let before = without_journal(s.session());
        let s = s.restart();
        prop_assert_eq!(&without_journal(s.session()), &before);
        let _ = opened;
    }

    #[test]
    fn undo_leads_all_the_way_back(keys in prop::collection::vec(step(), 80)) {
        let s = Stage::open("prep-with-peers").people(9);
        let opened = without_journal(s.session());
        let mut s = s.unchecked();
        for step in keys {
            match step {
                Step::Key(key) => s.key(key),
                Step::Text(text) => s = s.types(text),
                Step::Sleep(ms) => s = s.sleep(&format!("{ms}ms")),
                _ => {}
            }
        }
        let s = all_the_way(s);
        prop_assert_eq!(&without_journal(s.session()), &opened);
        s.holds();
    }
}
