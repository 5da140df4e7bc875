//! The stage view: what the room sees, and nothing else.

use crate::stage::Stage;

#[test]
fn the_room_sees_prompt_time_groups_and_what_comes_next() {
    let s = Stage::open("prep-with-peers").people(16).press("space → → g s");
    let _ = s.shows("The who").shows("Whom do you want to coach").shows("Group 4").shows("Ana").shows("Next: The how");
}

#[test]
fn nothing_private_is_on_it() {
    let mut s = Stage::open("prep-with-peers").people(16).press("space").notes("a private remark").press("s");
    for _ in 0..8 {
        let screen = s.screen();
        for activity in &s.session().plan.agenda {
            for line in activity.script.iter().flat_map(|t| t.lines()) {
                let words: String = line.chars().take(20).collect();
                assert!(!screen.contains(&words), "{words}\n{screen}");
            }
        }
        for word in ["private remark", "saving", "behind", "ahead", "space", "? help", "u undo"] {
            assert!(!screen.contains(word), "{word}\n{screen}");
        }
        s = s.press("→");
    }
}

#[test]
fn before_and_after_it_is_kind() {
    let s = Stage::open("prep-with-peers").people(16).press("s").shows("Starting soon");
    let _ = s.press("space → → → → → → →").shows("Thank you");
}

#[test]
fn keys_work_while_the_room_looks_on() {
    let s = Stage::open("partner-poll").people(16).press("space → s 1 1 1 1 1 1 1 1 2 2 2 2").shows("67 %");
    let _ = s.press("o u o o 1").press("s").shows("run 2");
}
