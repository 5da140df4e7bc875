//! A series: who met in earlier sessions counts as having met, as long as that is wanted.

use std::sync::Arc;

use crate::cli::Desk;
use crate::groups::{group_of, groups, select};
use crate::stage::{Stage, roster};
use roundtable::app::News;
use roundtable::file::{self, Preparation};
use roundtable::workshop::{SeriesHistory, Session};

/// A session of the series on this day: one exercise in groups.
fn plan(day: u32, groups: &str) -> String {
    format!(
        "format = 1\ntitle = \"Day {day}\"\nseries = \"Prep\"\ndate = 2026-11-{day:02}\nstart = 15:00:00\n\n\
         [[agenda]]\ntitle = \"First\"\nkind = \"exercise\"\nminutes = 10\ngroups = {{ {groups} }}\n"
    )
}

fn on(day: u32) -> Stage {
    Stage::of(&plan(day, "size = 4")).people(16)
}

/// What the files of these sessions tell.
fn told(sessions: &[&Stage]) -> News {
    let sessions: Vec<Session> =
        sessions.iter().map(|s| file::read(s.file().as_bytes()).expect("it can be read").session).collect();
    News::History(Arc::new(SeriesHistory::of(&sessions)))
}

fn held(day: u32) -> Stage {
    on(day).press("space g")
}

/// The third session of the series, with what the first two tell.
fn third() -> Stage {
    let first = held(3);
    let second = on(10).press("space").hears(told(&[&first])).press("g");
    on(17).hears(told(&[&second, &first]))
}

#[test]
fn who_met_in_earlier_sessions_counts_as_having_met() {
    let s = third().press("space g").hides("repeat pairing,").hides("repeat pairings,");
    assert!(s.message().starts_with("4 groups from 16 people; no repeat pairings"), "{}", s.message());
    let s = s.press("g").shows("remembers 2 earlier sessions of Prep: 2 rounds");
    assert_eq!(s.session().met_before("first").len(), 2);
    // The file says nothing of it, and a restart asks the other files again.
    assert!(!s.file().contains("remembers") && !s.file().contains("forgets"));
}

#[test]
fn the_memory_is_switched_off_and_on_and_taken_back() {
    let s = third().press("space g g H").shows("ignores 2 earlier sessions of Prep: 2 rounds");
    assert!(
        s.message().starts_with("earlier sessions of the series are ignored; no repeat pairings"),
        "{}",
        s.message()
    );
    assert!(s.session().met_before("first").is_empty());
    assert!(s.file().contains("\nforgets_series = true\n"));
    let s = s.press("u").shows("remembers 2 earlier");
    assert_eq!(s.session().met_before("first").len(), 2);
    let history = Arc::clone(&s.session().history);
    let s = s.press("U").restart().hears(News::History(history)).press("g").shows("ignores 2 earlier");
    let s = s.press("H").shows("remembers 2 earlier");
    assert!(!s.file().contains("forgets_series"));
}

#[test]
fn without_a_past_there_is_nothing_to_switch() {
    let s = on(17).press("space g g H");
    assert_eq!(s.message(), "No earlier session of this series is known.");
    let _ = s.hides("remembers");
    let s = on(17).hears(told(&[])).press("space g g").hides("remembers");
    assert!(!s.session().record.forgets);
}

#[test]
fn groups_formed_before_the_files_were_read_stay_when_something_is_taken_back() {
    let (first, s) = (held(3), on(17).press("space g"));
    let before = groups(&s);
    let s = s.hears(told(&[&first])).press("p e u");
    assert_eq!(groups(&s), before);
    let s = s.press("Esc g").shows("remembers 1 earlier session of Prep: 1 round");
    assert!(s.session().score().expect("there are groups").repeats > 0, "the same shuffle of the same people");
    let _ = s.shows("met before").shows("↺");
}

#[test]
fn only_what_was_before_counts_and_nothing_twice() {
    let (first, later) = (held(3), held(24));
    let news = told(&[&first, &later, &first]);
    let s = on(17).hears(news.clone());
    assert_eq!(s.session().history_size(), (1, 1), "before its start the planned day counts");
    let s = s.press("space");
    assert_eq!(s.session().history_size(), (1, 1));
    // A session that was started on another day than it was planned for.
    let s = on(17).clock("2026-11-30 15:00").hears(news).press("space");
    assert_eq!(s.session().history_size(), (2, 2));
    // A copy of this session is no earlier one.
    let s = held(17);
    let copy = told(&[&s]);
    assert_eq!(s.hears(copy).session().history_size(), (0, 0));
}

#[test]
fn a_name_written_otherwise_is_the_same_person() {
    let text = |names: &[&str]| {
        let people: Vec<_> = names.iter().map(|n| format!("\n[[people]]\nname = \"{n}\"\n")).collect();
        plan(3, "size = 2").replacen("\n[[agenda]]", &format!("{}\n[[agenda]]", people.concat()), 1)
    };
    let met = |then: &[&str], now: &[&str]| {
        let then = Stage::of(&text(then)).press("space g");
        let now = Stage::of(&text(now).replace("-11-03", "-11-17")).hears(told(&[&then])).press("space");
        now.session().met_before("").concat().concat()
    };
    assert_eq!(met(&["ANA  LIMA", "Chloe\u{301}"], &["Ana Lima", "Chlo\u{e9}"]), ["Ana Lima", "Chlo\u{e9}"]);
    assert_eq!(met(&["Ana", "Ben"], &["Anna", "Ben"]), Vec::<String>::new());
    // An accent makes another name.
    assert_eq!(met(&["José", "Ben"], &["Jose", "Ben"]), Vec::<String>::new());
}

#[test]
fn the_command_remembers_the_same_files() {
    let desk = Desk::new()
        .file("home/sessions/first.toml", held(3).file())
        .file("work/second.toml", held(10).file())
        .file("work/again.toml", held(10).file())
        .file("work/later.toml", held(24).file())
        .file("work/other.toml", held(4).file().replace("\"Prep\"", "\"Other\""))
        .file("work/broken.toml", "series = \"Prep\" breakout [[")
        .file("work/noise.toml", b"series breakout \xff\x00".as_slice())
        .file("work/this.toml", prepared(17));
    let said = desk.run(&["group", "work/this.toml", "--csv"]);
    assert_eq!(said.status, 0);
    assert!(said.err.starts_with("remembers 2 earlier sessions of Prep: 2 rounds\n"), "{}", said.err);
    let off = desk.run(&["group", "work/this.toml", "--csv", "--no-series"]);
    assert!(!off.err.contains("remembers") && off.err.contains("no repeat pairings"), "{}", off.err);
    assert_eq!(desk.run(&["group", "work/this.toml", "--csv"]).out, said.out, "the same input, the same groups");
    // What is wished for in the file holds for the command too.
    let forgets = on(17).hears(told(&[&held(3)])).press("space g g H").file();
    let desk = desk.file("work/this.toml", forgets);
    let said = desk.run(&["group", "work/this.toml", "--json"]);
    assert!(said.err.starts_with("ignores 2 earlier sessions of Prep: 2 rounds\n"), "{}", said.err);
}

fn prepared(day: u32) -> String {
    file::prepare(&plan(day, "size = 4"), &Preparation { people: &roster(16), ..Preparation::default() })
}

#[test]
fn whoever_came_without_being_on_the_roster_is_remembered_too() {
    let first = on(3).press("space p n").types("Zoe").press("Enter Esc g");
    assert!(group_of(&first, "Zoe").is_some());
    let s = on(17).hears(told(&[&first])).press("space g g p n").types("zoe").press("Enter Esc g");
    let s = select(s, "zoe").press("f");
    let zoe = s.session().met_before("first").concat().into_iter().find(|g| g.contains(&"zoe".to_owned()));
    assert_eq!(zoe.map(|g| g.len()), Some(5));
}
