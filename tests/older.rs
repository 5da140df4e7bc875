//! Files that version 0.1.0 wrote: they open, go on and verify, and what was being typed in them is taken up.

use roundtable::file;
use roundtable::workshop::poll::{SealState, audit};

use crate::cli::Desk;
use crate::stage::Stage;

/// Files as version 0.1.0 saved them in the middle of a session, and at its end.
const FILES: &[(&str, &str)] = &[
    ("planned", include_str!("files-0.1.0/planned.toml")),
    ("live", include_str!("files-0.1.0/live.toml")),
    ("paused", include_str!("files-0.1.0/paused.toml")),
    ("ahead", include_str!("files-0.1.0/ahead.toml")),
    ("draft-note", include_str!("files-0.1.0/draft-note.toml")),
    ("draft-entry", include_str!("files-0.1.0/draft-entry.toml")),
    ("draft-plan", include_str!("files-0.1.0/draft-plan.toml")),
    ("draft-poll", include_str!("files-0.1.0/draft-poll.toml")),
    ("quick-open", include_str!("files-0.1.0/quick-open.toml")),
    ("poll-open", include_str!("files-0.1.0/poll-open.toml")),
    ("ended", include_str!("files-0.1.0/ended.toml")),
];

fn text(name: &str) -> &'static str {
    FILES.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Opens a file a quarter of an hour later.
fn opened(name: &str) -> Stage {
    Stage::of(text(name)).clock("2026-11-30 15:40:00").restart()
}

#[test]
fn older_files_open_and_verify() {
    for (name, text) in FILES {
        let read = file::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!((read.warnings.len(), read.unconfirmed.len()), (0, 0), "{name}: {:?}", read.warnings);
        // Nothing is written without a step.
        assert_eq!(read.document.render(&read.session, &read.draft), *text, "{name}");
        let said = Desk::new().run_with(&["verify", "-"], text);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{name}: {said:?}");
        let said_of = |words: &str| said.out.matches(words).count();
        let closed = text.matches("\nclosed = ").count();
        let runs = text.matches("[[record.poll]]").count();
        // A hidden result is not told, and neither is its seal.
        let hidden = said_of("result hidden");
        assert_eq!(
            (said_of("sealed (0.1.0)"), said_of("still open") + hidden),
            (closed, runs - closed),
            "{name}: {said:?}"
        );
    }
}

#[test]
fn what_was_being_typed_is_taken_up() {
    let _ = opened("draft-note").press("a").shows("note ▸ and half a th");
    let _ = opened("draft-entry").press("Enter").shows("Forum moderators anew");
    let _ = opened("draft-plan").press("e Enter").shows("Which one first");
    let _ = opened("draft-poll").press("P").shows("Longer break? yes / no / maybe");
}

#[test]
fn older_files_go_on() {
    for (name, text) in FILES.iter().filter(|(name, _)| !["planned", "ended"].contains(name)) {
        let s = opened(name).notes("A word more").press("space").wait("1m").press("space");
        let written = s.file();
        assert!(written.contains("A word more\""), "{name}");
        // Every line of the record stays, but for what is running and what was being typed.
        for line in text.lines().filter(|l| !l.starts_with("draft") && !l.starts_with("paused")) {
            assert!(written.lines().any(|l| l == line), "{name}: {line} is gone");
        }
        assert_eq!(Desk::new().run_with(&["verify", "-"], &written).status, 0, "{name}");
    }
    // Groups that were planned ahead are there when their turn comes.
    let s = opened("ahead").press("Esc → → → →");
    assert!(s.file().contains("members = "));
}

#[test]
fn a_poll_that_the_older_version_opened_is_sealed_here() {
    for name in ["quick-open", "poll-open"] {
        let s = opened(name).press("o");
        let closed = s.file();
        let record = file::read(closed.as_bytes()).unwrap().session.record;
        let (runs, whole) = audit(&record);
        assert!(whole.is_empty(), "{whole:?}");
        let last = runs.last().unwrap();
        assert_eq!((last.seal, last.faults.as_slice()), (SealState::Fits, &[][..]), "{name}");
        let said = Desk::new().run_with(&["verify", "-"], &closed);
        assert_eq!(said.status, 0, "{said:?}");
        // The runs before it keep the seal that they have, and are covered by the new one.
        if name == "poll-open" {
            assert!(said.out.contains("counts 2, 1, 1 · sealed (0.1.0)"), "{said:?}");
            let edited = closed.replacen("question = \"Longer break?\"", "question = \"Longer?\"", 1);
            assert_eq!(Desk::new().run_with(&["verify", "-"], &edited).status, 1);
        }
        assert_eq!(s.press("u").file().matches("sealed = ").count(), 0, "{name}");
    }
}

#[test]
fn a_poll_that_the_older_version_closed_in_a_newer_file_is_named() {
    let closed = opened("poll-open").press("o").file();
    // As 0.1.0 does it: it keeps the new keys and adds a run that has the older seal alone.
    let s =
        Stage::of(&closed).clock("2026-11-30 15:50:00").restart().press("→ b").types("ana: 1 2").press("Enter Esc o");
    let newer = s.file();
    let start = newer.rfind("sealed = ").unwrap();
    let end = start + newer[start..].find('\n').unwrap() + 1;
    let old = closed.lines().find(|l| l.starts_with("last_seal")).unwrap();
    let new = newer.lines().find(|l| l.starts_with("last_seal")).unwrap();
    let mixed = format!("{}{}", &newer[..start], &newer[end..]).replace(new, old);
    let said = Desk::new().run_with(&["verify", "-"], &mixed);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(said.out.contains("it has no seal, and a run before it has one"), "{said:?}");
}
