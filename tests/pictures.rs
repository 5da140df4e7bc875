//! A few whole screens, kept in `tests/screens` and compared letter by letter.
//! `UPDATE_SCREENS=1 cargo test pictures` draws them anew; then look at them.

use std::path::Path;

use crate::stage::Stage;
use roundtable::app::News;

/// The name of a file, and how what is on it comes about.
type Picture = (&'static str, fn() -> Stage);

/// A session in the middle of its exercise, a few minutes late, with entries: the picture of the README.
pub fn exercise() -> Stage {
    let s = Stage::open("prep-with-peers").with("start = 15:00:00", "start = 15:00:00\nend = 16:00:00").people(16);
    let s = s
        .unchecked()
        .press("space")
        .sleep("6m 10s")
        .press("→")
        .notes("Three of us coach already, nobody calls it that");
    let s = s.sleep("17m 30s").press("→ g").sleep("1m");
    let s = s.notes("New moderators who already answer in the forum").notes("The support lead who asks for numbers");
    let s = s.notes("Quiet experts in the regions").press("]").notes("Someone back from leave").press("] ]");
    let s = s.notes("Ivo's team: they want to be asked").notes("@ana ask Ivo for a list by fri").press("[ [");
    saved(s.sleep("1m 27s"))
}

fn saved(s: Stage) -> Stage {
    let news = News::Saved { revision: s.m.revision, at: s.now };
    s.hears(news)
}

fn poll() -> Stage {
    let s = exercise().press("→ → → → → →").sleep("40s").press("1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5").sleep("20s");
    saved(s)
}

#[test]
fn the_screens_are_as_they_were_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let update = std::env::var_os("UPDATE_SCREENS").is_some();
    let mut wrong = Vec::new();
    let pictures: Vec<Picture> = vec![
        ("planned-120x40", || Stage::open("prep-with-peers").people(16).clock("14:52")),
        ("exercise-120x40", || exercise()),
        ("exercise-80x24", || exercise().size(80, 24)),
        ("exercise-40x12", || exercise().size(40, 12)),
        ("exercise-over-120x40", || exercise().press("Tab").sleep("6m 7s")),
        ("capture-80x24", || exercise().size(80, 24).press("a").types("@lena write to the regions by fri")),
        ("discussion-120x40", || saved(exercise().press("← ←").sleep("1m"))),
        ("poll-120x40", || poll()),
        ("poll-80x24", || poll().size(80, 24)),
        ("poll-run-2-120x40", || saved(poll().press("o o 1 1 2 2 2 2 3 3 4 4 5 5 5 5 5 5").sleep("10s"))),
        ("groups-120x40", || exercise().press("g")),
        ("groups-80x24", || exercise().size(80, 24).press("g")),
        ("groups-late-120x40", || saved(exercise().press("g u p ↓ x Esc g g p ↓ Enter Esc g").sleep("10s"))),
        ("groups-again-120x40", || saved(crate::groups::twice(9).press("↓ w ↓ ↓ ↓").sleep("10s"))),
        ("people-120x40", || saved(exercise().press("p x ↓ ↓ e").sleep("10s"))),
        ("search-120x40", || exercise().press("/").types("ivo")),
        ("palette-120x40", || exercise().press(":").types("gr")),
        ("help-120x40", || exercise().press("?")),
        ("help-80x24", || exercise().size(80, 24).press("?")),
        ("stage-120x40", || exercise().press("s")),
        ("stage-poll-80x24", || poll().size(80, 24).press("s")),
        ("done-120x40", || saved(exercise().press("→ → → → → → → →").sleep("10s"))),
    ];
    for (name, picture) in pictures {
        let s = picture();
        let path = folder.join(format!("{name}.txt"));
        let screen = s.screen();
        if update {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&path, &screen).expect("the picture can be written");
        } else if std::fs::read_to_string(&path).ok().as_ref() != Some(&screen) {
            wrong.push(format!("{name} looks different now:\n{screen}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_SCREENS=1 keeps them as they are now.", wrong.join("\n"));
}

#[test]
fn what_is_current_stands_out_and_so_does_time_that_is_over() {
    let look = |s: &Stage, words: &str| {
        let runs = s.styles();
        runs.into_iter().find(|(text, _)| text.contains(words)).unwrap_or_else(|| panic!("{words} is not there")).1
    };
    let s = exercise();
    assert!(look(&s, "The who").contains("BOLD"));
    assert!(!look(&s, "The how").contains("BOLD"));
    let digits = |s: &Stage| look(s, "██████");
    let (calm, over) = (digits(&s), digits(&exercise().sleep("7m")));
    assert_ne!(calm, over);
}
