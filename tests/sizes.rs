//! Every view at every size: nothing breaks, and the time is shown as long as there is a row for it.

use proptest::prelude::*;

use crate::stage::Stage;

const SIZES: &[(u16, u16)] = &[
    (0, 0),
    (1, 0),
    (0, 1),
    (1, 1),
    (10, 3),
    (20, 5),
    (39, 11),
    (40, 11),
    (39, 12),
    (40, 12),
    (60, 20),
    (80, 24),
    (96, 14),
    (120, 40),
    (200, 60),
    (300, 100),
    (500, 12),
    (40, 200),
];

fn views() -> Vec<(&'static str, Stage)> {
    let live = || Stage::open("prep-with-peers").people(16).unchecked().press("space").sleep("4m 30s");
    let exercise =
        || live().press("→ → g").notes("somebody quiet who wants to learn how to answer in public").press("]");
    let poll = || live().press(": Esc").press("→ → → → →").press("1 1 2 3 o o 2");
    vec![
        ("planned", Stage::open("prep-with-peers").people(16)),
        ("live", live()),
        ("over", live().sleep("3h")),
        ("held", live().press("space")),
        ("exercise", exercise()),
        ("many people", Stage::open("prep-with-peers").people(60).press("space → → g")),
        ("nobody", Stage::open("prep-with-peers").press("space → →")),
        ("entries", exercise().press("Tab")),
        ("ahead", exercise().press("↑")),
        ("groups", exercise().press("g")),
        ("groups, late", exercise().press("p x Enter p g")),
        ("people", exercise().press("p")),
        ("poll", poll()),
        ("poll on stage", poll().press("s")),
        ("stage", exercise().press("s")),
        ("search", exercise().press("/").types("a")),
        ("palette", exercise().press(":")),
        ("help", exercise().press("?")),
        ("typing", exercise().press("a").types("@ana a long line that goes on and on and on by fri")),
        ("done", live().press("→ → → → → → → →")),
    ]
}

#[test]
fn every_view_is_drawn_at_every_size() {
    for (name, mut s) in views() {
        for &(columns, rows) in SIZES {
            s = s.unchecked().size(columns, rows);
            let screen = s.screen();
            assert_eq!(screen.lines().count(), usize::from(rows), "{name} at {columns}×{rows}");
        }
    }
}

#[test]
fn the_time_is_shown_as_long_as_there_is_a_row() {
    for (columns, rows) in [(4, 1), (10, 3), (20, 5), (39, 11)] {
        let s = Stage::open("prep-with-peers").press("space").sleep("1m").size(columns, rows).shows("4:00");
        let _ = s.sleep("5m").size(columns.max(5), rows).shows("+1:00");
    }
}

#[test]
fn what_matters_most_stays_to_the_last() {
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        let s = Stage::open("prep-with-peers").people(16).press("space → → g Esc").size(columns, rows);
        let _ = s.shows("Prep").shows("The who").shows("The how").shows("? help");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_resize_at_any_time_is_survived(view in 0..20usize, sizes in prop::collection::vec((0..320u16, 0..110u16), 1..8)) {
        let (_, s) = views().swap_remove(view);
        let mut s = s.unchecked();
        for (columns, rows) in sizes {
            s = s.size(columns, rows);
            let _ = s.draw();
        }
    }
}
