//! Groups on the live screen where numbers are odd: nobody, somebody, too few, too many, unknown, and little room.

use std::fmt::Write as _;

use crate::groups::{exercise, groups, select, sizes};
use crate::stage::Stage;

/// One exercise with these people and groups.
fn room(people: &[(String, Option<&str>)], asks: &str) -> Stage {
    let mut text = "format = 1\ntitle = \"Odd\"\n".to_owned();
    for (name, site) in people {
        let _ = write!(text, "\n[[people]]\nname = \"{name}\"\n");
        let _ = site.map(|site| writeln!(text, "site = \"{site}\""));
    }
    let _ = write!(text, "\n[[agenda]]\ntitle = \"X\"\nkind = \"exercise\"\nminutes = 5\ngroups = {{ {asks} }}\n");
    Stage::of(&text).unchecked()
}

fn plain(count: usize, asks: &str) -> Stage {
    let people: Vec<_> = (1..=count).map(|i| (format!("Person {i:03}"), None)).collect();
    room(&people, asks).press("space g")
}

#[test]
fn every_number_of_people_has_groups() {
    for (people, asks, expected) in [
        (1, "size = 4", &[1][..]),
        (1, "count = 3", &[1]),
        (2, "count = 5", &[2]),
        (5, "count = 9", &[3, 2]),
        (3, "size = 400", &[3]),
        (6, "count = 1", &[6]),
        (7, "size = 1", &[3, 2, 2]),
    ] {
        let s = plain(people, asks);
        assert_eq!(sizes(&s), expected, "{people}, {asks}");
        // Whatever is pressed then, nobody is lost.
        let s = s.press("g r S M = w ↓ w A J T t P m r H f Enter 1 2 9");
        assert_eq!(sizes(&s).iter().sum::<usize>(), people, "{people}, {asks}");
    }
    let s = room(&[], "size = 4").press("space g");
    assert_eq!(s.message(), crate::groups::NOBODY_LISTED);
    let _ = s.press("g r H A J w m").shows("Odd");
}

#[test]
fn hundreds_of_people_stand_in_one_group_and_in_many() {
    for asks in ["count = 1", "size = 4"] {
        let mut s = plain(300, asks).press("g");
        assert_eq!(sizes(&s).iter().sum::<usize>(), 300);
        for size in [(40, 12), (120, 40)] {
            let first = s.m.selected_name().expect("somebody is selected");
            s = s.size(size.0, size.1).shows(&format!("▸ {first}")).shows("↓ more");
            s = s.press("PgDn PgDn PgDn");
            let name = s.m.selected_name().expect("somebody is selected");
            s = s.shows(&format!("▸ {name}"));
            s = s.press("PgUp PgUp PgUp");
        }
    }
}

#[test]
fn what_is_unknown_neither_mixes_nor_repeats_and_is_said() {
    let people = [("A", Some("Rome")), ("B", Some("rome ")), ("C", Some("Oslo")), ("D", None), ("E", Some("  "))];
    let people: Vec<_> = people.iter().map(|(name, site)| ((*name).to_owned(), *site)).collect();
    let s = room(&people, "count = 2, mix = [\"site\"]").press("space g g");
    let score = s.session().score().expect("there are groups");
    assert_eq!((score.mix[0].distinct, score.mix[0].attainable, score.mix[0].unknown), (3, 3, 2));
    for (columns, rows) in [(80, 24), (60, 24), (120, 40)] {
        let s = room(&people, "count = 2, mix = [\"site\"]").press("space g g").size(columns, rows);
        let text = s.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("site unknown for 2 people"), "{columns}: {text}");
        assert!(text.contains("D unknown") && text.contains("A Rome"), "{columns}: {text}");
    }
}

#[test]
fn names_that_are_too_long_stay_distinct() {
    let long = "Wolfeschlegelsteinhausenbergerdorff";
    let people: Vec<_> = (b'a'..=b'h').map(|c| (format!("{long}-{}", c as char), None)).collect();
    for (columns, rows) in [(60, 24), (80, 24), (120, 40)] {
        let s = room(&people, "count = 2").press("space g").size(columns, rows);
        for s in [s, room(&people, "count = 2").press("space g g").size(columns, rows)] {
            let screen = s.screen();
            for c in 'a'..='h' {
                let tails = [format!("…-{c}"), format!("…{c}"), format!("{long}-{c}")];
                let shown = tails.iter().any(|tail| screen.contains(tail.as_str()));
                // The first one of all may have lost its end and nothing else; who has no room is counted.
                let counted = screen.contains(" +") || screen.contains(" more");
                assert!(shown || c == 'a' || counted, "{columns}: {c}\n{screen}");
            }
        }
    }
}

#[test]
fn a_group_of_one_is_offered_company_however_it_came_about() {
    let alone = "m moves";
    // Somebody leaves, or did not come.
    for key in ["e", "x"] {
        let s = exercise(4).with("size = 4", "size = 2").press("space → → g");
        let name = groups(&s)[0].members[0].clone();
        let before = sizes(&s);
        let mut s = s.press("p");
        while s.m.selected_name().as_deref() != Some(name.as_str()) {
            s = s.press("↓");
        }
        let s = s.press(key);
        assert!(s.message().contains(alone), "{}", s.message());
        let moved = groups(&s).iter().map(|g| g.members.iter().filter(|m| **m != name).count()).collect::<Vec<_>>();
        assert_eq!((before, moved), (vec![2, 2], vec![1, 2]), "nobody is moved unasked");
        let s = s.press("m");
        assert!(s.session().singleton_moves().is_empty());
        let s = s.press("u");
        assert!(!s.session().singleton_moves().is_empty());
    }
    // Somebody is moved by hand.
    let s = exercise(4).with("size = 4", "size = 2").press("space → → g g");
    let name = groups(&s)[0].members[0].clone();
    let s = select(s, &name).press("2");
    assert_eq!(sizes(&s), [1, 3]);
    assert!(s.message().contains(alone), "{}", s.message());
    let s = s.press("m");
    assert_eq!(sizes(&s).iter().filter(|n| **n == 1).count(), 0);
}

#[test]
fn a_folded_group_keeps_the_titles_of_its_columns() {
    let text = "format = 1\ntitle = \"Fold\"\n\n[[agenda]]\ntitle = \"X\"\nkind = \"exercise\"\ngroups = { count = 2 }\n\n\
        [[agenda.columns]]\ntitle = \"Who\"\n\n[[agenda.columns]]\ntitle = \"Howto\"\n\n\
        [[agenda.phases]]\ntitle = \"Both\"\nminutes = 5\ndoes = \"write\"\n";
    let mut s = Stage::of(text).people(6).size(80, 24).press("space g").unchecked();
    for i in 0..30 {
        s = s.notes(&format!("entry {i}")).shows("Howto");
    }
    let _ = s.shows("entry 29").shows("+22");
}
