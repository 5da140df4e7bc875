//! The end of a session on the screen: what was agreed, every poll with its own result, and where to go from here.

use roundtable::app::{Effect, ended, ending};

use crate::ending::does;
use crate::stage::Stage;

/// A session like that of the design: two decisions' worth of notes, two polls, one activity skipped at the end.
pub(crate) fn ended_early() -> Stage {
    let s = Stage::open("prep-with-peers").with("start = 15:00:00", "start = 15:00:00\nend = 16:00:00").people(16);
    let s = s.clock("15:01").press("space").wait("6m").press("→").notes("!We meet every second Tuesday");
    let s = s.notes("@ book the room").notes("@ana: ask Ivo for a list by fri").wait("18m").press("→").wait("22m");
    let s = s.press("→ → →").notes("~Phones in the room").notes("~The newsletter");
    let s = s.press("1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5 o").wait("2m").press("P").types("Shall we open a window?");
    let s = s.press("Enter 2 2 2 o").wait("2m");
    let mut s = does(s, ending::end_session);
    "prep.toml".clone_into(&mut s.m.saving.place);
    s.sleep("10s")
}

#[track_caller]
fn row(s: &Stage, with: &str) -> String {
    let screen = s.screen();
    let found = screen.lines().find(|line| line.contains(with)).unwrap_or_else(|| panic!("no {with}:\n{screen}"));
    found.split_once('│').map_or(found, |(_, right)| right).trim_end().to_owned()
}

#[test]
fn it_tells_what_was_agreed_and_how_each_poll_went() {
    let s = ended_early();
    let head = row(&s, "The session is over");
    assert!(head.ends_with("15:01 to 15:51 · 50 min · 16 people"), "{head}");
    for (with, begins, ends) in [
        ("Decisions", "  Decisions  1", "1"),
        ("second Tuesday", "    We meet every second Tuesday", "Tuesday"),
        ("Actions", "  Actions  2", "2"),
        ("for a list", "    Ana Lima   Ask Ivo for a list", "by Fri 27 Nov"),
        ("the room  ", "    nobody     Book the room", "no date"),
        ("Polls", "  Polls  2", "2"),
        ("Whom would", "    Whom would you most like to partner with?", "?"),
        ("wins", "      L&D / Knowledge Management wins", "8 of 16 votes"),
        ("a window", "    Shall we open a window?", "?"),
        ("Rejected", "      Rejected", "3 of 3 votes against"),
        ("Report ", "    r  Report             saved as prep-report.html, for participants", "participants"),
        ("Follow-up ", "    f  Follow-up session  takes along 2 actions, 2 parked items, ", "the people"),
        ("Reopen", "    ←  Reopen             goes back to Partner poll", "poll"),
        ("Quit", "    q  Quit               everything is saved in prep.toml", "prep.toml"),
    ] {
        let row = row(&s, with);
        assert!(row.starts_with(begins) && row.ends_with(ends), "{row}");
    }
    let screen = s.screen();
    let actions: Vec<usize> = ["for a list", "Book the room"].iter().map(|t| screen.find(t).unwrap()).collect();
    assert!(actions[0] < actions[1], "an action that lacks something comes last");
    assert!(
        s.styles().iter().any(|(text, look)| text.contains("nobody") && look.contains("Yellow")),
        "{:?}",
        s.styles()
    );
    let _ = s.shows("– One takeaway each").shows("ended        15:51");
}

#[test]
fn the_panes_are_as_they_were_designed() {
    let wanted = "   ✓ Welcome                  5    6 │  The session is over                        15:01 to 15:51 · 50 min · 16 people
   ✓ Use cases               15   18 │
   ✓ Who and how             24   22 │  Decisions  1
   ✓ Partner poll             3    4 │    We meet every second Tuesday
   – One takeaway each        5      │
                                     │  Actions  2
   ───────────────────────────────── │    Ana Lima   Ask Ivo for a list                                  by Fri 27 Nov
   planned end  15:52                │    nobody     Book the room                                             no date
   ended        15:51                │
   hard end     16:00                │  Polls  2
                                     │    Whom would you most like to partner with?
                                     │      L&D / Knowledge Management wins                              8 of 16 votes
                                     │    Shall we open a window?
                                     │      Rejected                                              3 of 3 votes against
                                     │
                                     │  Next
                                     │    r  Report             saved as prep-report.html, for participants
                                     │    f  Follow-up session  takes along 2 actions, 2 parked items, the people
                                     │    ←  Reopen             goes back to Partner poll
                                     │    q  Quit               everything is saved in prep.toml";
    let screen = ended_early().screen();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    assert_eq!(lines[3..23].join("\n"), wanted);
    let hints = " r report  f follow-up  ← reopen    Tab entries  Enter edit  d done    s stage  / search  q quit         u undo  ? help";
    assert_eq!(lines[39], hints);
}

#[test]
fn a_day_stands_near_its_action_on_a_wall_too() {
    let s = ended_early().size(200, 60);
    let action = row(&s, "Ask Ivo for a list");
    assert!(action.trim_end().ends_with("by Fri 27 Nov") && action.trim_end().chars().count() < 115, "{action}");
}

#[test]
fn what_can_be_done_next_is_selected_from_the_start() {
    for (keys, effect) in [
        ("r", Effect::Report),
        ("Enter", Effect::Report),
        ("f", Effect::FollowUp),
        ("↓ Enter", Effect::FollowUp),
        ("q", Effect::Quit),
        ("↓ ↓ ↓ Enter", Effect::Quit),
        ("↓ ↓ ↓ ↓ ↓ ↑ Enter ↓", Effect::Ring(String::new())),
    ] {
        let s = ended_early().press(keys);
        if effect == Effect::Ring(String::new()) {
            assert!(s.session().record.ended.is_none(), "{keys}");
        } else {
            assert!(s.effects().contains(&effect), "{keys}: {:?}", s.effects());
        }
    }
    let s = ended_early().press("←").shows("▸ Partner poll");
    assert_eq!(s.m.cursor.view.id, "live");
    let s = s.press("u").shows("The session is over");
    assert_eq!(s.m.cursor.view.id, "end");
    // It is where one comes back to, also after a restart.
    let s = s.press("p Esc").shows("The session is over").press("s s").shows("The session is over").restart();
    assert_eq!(s.m.cursor.view.id, "end");
}

#[test]
fn entries_are_selected_edited_and_done() {
    let s = ended_early().press("d");
    assert_eq!(ended::selected(&s.m), Some(0));
    let s = ended_early().press("Tab");
    assert_eq!(ended::selected(&s.m), Some(0));
    // The second entry has all that an action needs, the third one lacks both.
    let s = s.press("↓ d").shows("done").press("d ↓ Enter");
    assert_eq!(s.m.prompt.line.as_ref().map(|(_, line)| line.halves()), Some(("@", " book the room")));
    let s = s.types("ben").press("End").types(" by 4 dec").shows("Action · Ben Osei · by Fri 4 Dec").press("Enter");
    let row_of = row(&s, "Book the room");
    assert!(row_of.contains("Ben Osei") && row_of.ends_with("by Fri 4 Dec"), "{row_of}");
    // One that lacks a day only waits for it.
    let s = s.press("Esc").notes("@ana: call the venue").press("Tab ↓ ↓ ↓ Enter");
    assert_eq!(s.m.prompt.line.as_ref().map(|(_, line)| line.text()), Some("@\"Ana Lima\" call the venue by "));
    let s = s.press("Enter");
    assert!(s.m.prompt.line.is_none());
    assert!(s.session().record.notes.iter().any(|n| n.text == "call the venue" && n.due.is_none()));
    let s = s.press("Enter").types("fri").press("Enter");
    assert!(s.session().record.notes.iter().any(|n| n.text == "call the venue" && n.due.is_some()));
    let notes = s.session().record.notes.len();
    let s = s.press("X");
    assert_eq!(s.session().record.notes.len(), notes - 1);
    let _ = s.press("u Tab Enter");
    let empty = does(Stage::open("prep-with-peers").people(4).press("space"), ending::end_session).press("Tab ↓");
    assert_eq!(ended::selected(&empty.m), None);
}

#[test]
fn a_kind_has_eight_rows_and_the_rest_is_counted() {
    let mut s = Stage::open("prep-with-peers").people(16).press("space i");
    for n in 1..=11 {
        s = s.types(&format!("!Decision number {n}")).press("Enter");
    }
    let s = does(s.press("Esc"), ending::end_session).sleep("10s").shows("Decisions  11").shows("Decision number 8");
    let s = s.hides("Decision number 9").shows("+3 · Tab");
    let s = s.press("Tab ↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓").shows("Decision number 11").hides("+3 · Tab");
    // Where rows are short: fewer of each, and at last only how many. What can be done next stays.
    for (columns, rows) in [(120, 24), (80, 24), (80, 20), (80, 14), (60, 16), (40, 12)] {
        let s = s.m.clone();
        let mut small = ended_early().size(columns, rows);
        small = small.shows("r  Report").shows("q  Quit").shows("The session is over");
        assert!(
            small.screen().contains("decision") || small.screen().contains("Decisions") || rows < 14,
            "{}",
            small.screen()
        );
        drop(s);
    }
    let s = ended_early().size(80, 24).shows("4 of 5 done · 1 skipped").shows("Follow-up session");
    let _ = s.size(80, 16).shows("2 actions · 1 decision · 2 polls · 2 parked");
}

#[test]
fn each_run_of_a_poll_stands_under_its_question() {
    let s = Stage::open("partner-poll").people(16).press("space → 1 1 2 o o 2 2 1 o").sleep("10s");
    let s = does(s, ending::end_session).sleep("10s").shows("Polls  1").shows("Run 1: ").shows("Run 2: ");
    let run = row(&s, "Run 2");
    assert!(run.ends_with("2 of 3 votes"), "{run}");
    let hidden = Stage::open("partner-poll")
        .people(16)
        .with("method = \"single\"", "method = \"single\"\nresults = \"on-reveal\"");
    let s = does(hidden.press("space → 1 1 2 o"), ending::end_session).sleep("10s");
    let _ = s.shows("Results never shown").hides("wins");
}

#[test]
fn a_long_path_is_named_by_its_file() {
    let mut s = Stage::open("prep-with-peers").people(16).press("space l l l l l l l l l l l l");
    s.m.saving.place = "/home/ana/Documents/workshops/of this year/2026-11-24-prep-with-peers.toml".to_owned();
    let _ = s
        .shows("saved as 2026-11-24-prep-with-peers-report.html")
        .shows("everything is saved in 2026-11-24-prep-with-peers.toml");
}
