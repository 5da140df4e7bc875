//! Ending a session before its time, and skipping an activity: what the agenda, the record and the report say of it.

use roundtable::app::{self, Action, ending};
use roundtable::export;
use roundtable::workshop::digest::{Audience, Digest};

use crate::stage::Stage;

/// Six talks of ten minutes.
pub(crate) fn talks() -> Stage {
    let talks: Vec<String> = (1..=6)
        .map(|i| format!("[[agenda]]\nid = \"part-{i}\"\ntitle = \"Part {i}\"\nkind = \"talk\"\nminutes = 10\n"))
        .collect();
    Stage::of(&format!(
        "format = 1\ntitle = \"Early\"\nstart = 15:00:00\n[[people]]\nname = \"Ana Lima\"\n{}",
        talks.concat()
    ))
}

/// Does what a command of the palette does.
#[track_caller]
pub(crate) fn does(mut s: Stage, command: fn(&app::Model) -> Result<Action, String>) -> Stage {
    let action = command(&s.m).unwrap_or_else(|why| panic!("{why}"));
    let _ = app::update(&mut s.m, action, s.now);
    s
}

fn skipped(s: &Stage) -> Vec<&str> {
    s.session().record.skipped.iter().map(|skipped| skipped.activity.as_str()).collect()
}

/// The report of one format.
pub(crate) fn report(s: &Stage, format: &str) -> String {
    let digest = Digest::of(s.session(), Audience::Participants);
    let format = export::FORMATS.iter().find(|f| f.name == format).unwrap();
    (format.report.unwrap())(&digest, export::Table::default(), &[]).unwrap()
}

#[test]
fn what_has_not_begun_is_skipped_when_the_session_ends() {
    let s = does(talks().press("space").wait("10m").press("→").wait("4m"), ending::end_session);
    assert_eq!(skipped(&s), ["part-3", "part-4", "part-5", "part-6"]);
    let s = s.shows("✓ Part 2").shows("– Part 3").shows("– Part 6").shows("ended 15:14");
    let file = s.file();
    assert!(file.contains("[[record.skipped]]\nactivity = \"part-3\"\nat = 2026-11-24T15:14:00-05:00\n"), "{file}");
    assert!(file.contains("\"15:14:00 skipped: Part 3, Part 4, Part 5, Part 6\",\n  \"15:14:00 ended\",\n"), "{file}");
    assert!(!file.contains("activity = \"part-3\"\nstarted"), "{file}");
    let md = report(&s, "md");
    assert!(md.contains("### Part 3\n\nSkipped · planned 10 min\n"), "{md}");
    assert!(md.contains("| Part 4   |  10 min | Skipped |"), "{md}");
    // What is in the file is what was there.
    let s = s.restart().shows("– Part 3");
    assert_eq!(skipped(&s).len(), 4);
}

#[test]
fn an_early_end_can_be_undone_and_the_session_reopened() {
    let begun = || does(talks().press("space").wait("4m"), ending::end_session);
    let s = begun().press("u").shows("▸ Part 1").hides("– Part 2");
    assert!(skipped(&s).is_empty() && s.session().record.ended.is_none());
    let s = s.press("U").shows("– Part 2");
    assert_eq!(skipped(&s).len(), 5);
    let s = begun().wait("1m").press("←").shows("▸ Part 1").hides("– Part 2");
    assert!(skipped(&s).is_empty());
    let s = s.press("→").shows("▸ Part 2");
    assert_eq!(s.message(), "");
}

#[test]
fn an_activity_that_is_to_come_is_passed_over() {
    let s = talks().press("space ↓ ↓").shows("ends 16:00");
    let s = does(s, ending::skip_activity).shows("– Part 3").shows("ends 15:50 · 10 min ahead");
    let s = s.press("Esc").wait("10m").press("→ →").shows("▸ Part 4").hides("✓ Part 3");
    // Going back passes over it as well; what is selected and entered is no longer skipped.
    let s = s.press("←").shows("▸ Part 2").press("↓ Enter").shows("▸ Part 3");
    assert!(skipped(&s).is_empty());
    // The end of the session leaves alone what was skipped before it, and so does reopening.
    let s = does(s.press("↓ ↓"), ending::skip_activity).press("Esc").wait("1s");
    let s = does(s, ending::end_session);
    assert_eq!(skipped(&s), ["part-5", "part-6"]);
    let s = s.press("←");
    assert_eq!(skipped(&s), ["part-5"]);
}

#[test]
fn what_runs_is_skipped_with_the_time_that_it_took() {
    let s = does(talks().press("space").wait("2m"), ending::skip_activity).shows("▸ Part 2").shows("– Part 1");
    let md = report(&s, "md");
    assert!(md.contains("15:00 · Skipped after 2 min · planned 10 min"), "{md}");
    assert!(md.contains("| Part 1   |  10 min | Skipped after 2 min |"), "{md}");
    assert!(report(&s, "html").contains("Skipped after 2 min"));
    assert!(s.file().contains("15:02:00 skipped: Part 1"), "{}", s.file());
    // Going back to it takes the skipping back, and so does undo.
    let back = s.press("←").shows("▸ Part 1");
    assert!(skipped(&back).is_empty());
    // Skipping the last one ends the session.
    let s = does(talks().press("space → → → → →"), ending::skip_activity).shows("– Part 6");
    assert!(s.session().record.ended.is_some());
}

#[test]
fn what_is_over_or_skipped_already_is_said() {
    let why = |s: &Stage, command: fn(&app::Model) -> Result<Action, String>| command(&s.m).unwrap_err();
    let s = talks();
    assert!(why(&s, ending::end_session).starts_with("The session has not started"));
    assert!(why(&s, ending::skip_activity).starts_with("The session has not started"));
    let s = s.press("space → ↑");
    assert_eq!(
        why(&s, ending::skip_activity),
        "“Part 1” has run already: only what runs or is still to come can be skipped."
    );
    let s = does(s.press("Esc ↓"), ending::skip_activity);
    assert!(why(&s, ending::skip_activity).starts_with("“Part 3” is skipped already"));
    let s = does(s, ending::end_session);
    assert!(why(&s, ending::end_session).starts_with("The session is over"));
}
