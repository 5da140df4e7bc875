//! Leaving: nothing is asked, unless the disk refuses the last changes.

use crate::stage::Stage;
use roundtable::app::{Effect, News, Trouble};

pub(crate) fn trouble() -> News {
    News::NotSaved(Trouble { sentence: "The disk of /home/dana is full.".to_owned() })
}

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space")
}

#[test]
fn leaving_asks_nothing() {
    let s = live().press("q");
    assert_eq!(s.effects(), [Effect::Quit]);
}

#[test]
fn saved_is_shown_only_once_it_is() {
    let s = live().shows("saving …").hides("✓ saved");
    let revision = s.m.revision;
    let at = s.now;
    let s = s.press("+").hears(News::Saved { revision, at, bytes: 0 }).hides("✓ saved");
    let s = s.hears(News::Saved { revision: revision + 1, at, bytes: 0 }).shows("✓ saved");
    let _ = s.press("u").hides("✓ saved");
}

#[test]
fn a_failed_save_is_said_in_words_until_it_is_mended() {
    let s = live().hears(trouble()).shows("! NOT SAVED").shows("The disk of /home/dana is full.");
    let s = s.wait("1m").press("Esc").shows("The disk of /home/dana is full.");
    let (revision, at) = (s.m.revision, s.now);
    let _ = s.hears(News::Saved { revision, at, bytes: 0 }).hides("NOT SAVED").shows("on the disk again");
}

#[test]
fn leaving_with_a_failed_save_asks_and_offers_another_place() {
    let s = live().hears(trouble()).press("q").shows("The last changes are not saved");
    assert!(s.effects().is_empty());
    let s = s.press("Esc").hides("The last changes").press("q r");
    assert_eq!(s.effects(), [Effect::SaveNow]);
    let s = s.press("W").shows("save to ▸").press("ctrl-u").types("/tmp/x.toml").press("Enter");
    assert_eq!(s.effects()[1], Effect::SaveElsewhere("/tmp/x.toml".to_owned()));
    let s = s.press("q q");
    assert_eq!(s.effects()[2], Effect::QuitAnyway);
}

#[test]
fn the_question_is_seen_in_every_view_and_size() {
    // The stage is left with a second press.
    for (keys, quit) in [("Esc", "q"), ("p", "q"), ("g g", "q"), ("s", "q q"), ("?", "q")] {
        let s = live().press("→ →").press(keys).hears(trouble()).press(quit).shows("The last changes are not saved");
        let _ = s.size(40, 12).shows("The last changes").size(20, 5).shows("q quits").press("q");
    }
}

#[test]
fn a_failed_save_is_said_on_the_stage_too() {
    let _ = live().press("s").hides("not saved").hears(trouble()).shows("! not saved");
}
