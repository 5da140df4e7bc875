//! Finding things: search, the palette, the help.

use crate::stage::Stage;
use roundtable::app::commands::COMMANDS;
use roundtable::app::help_sheet::{self, SheetLine};
use roundtable::app::{Keymap, ListItem, palette, views};
use roundtable::workshop::SessionState;

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space")
}

#[test]
fn search_finds_agenda_people_and_notes_by_every_word_typed() {
    let s = live().notes("the venue is booked").notes("!venue stays").press("/").shows("2 found");
    let s = s.types("VENUE").shows("2 found").types(" booked").shows("1 found");
    let s =
        s.press("ctrl-u").types("ana").shows("Ana Lima").press("ctrl-u").types("takeaway").shows("One takeaway each");
    let _ =
        s.press("ctrl-u").types("xyzzy").shows("must contain every word").press("Esc").shows("1 of 5").m.cursor.view;
}

#[test]
fn what_was_found_and_chosen_is_opened() {
    let s = live().notes("apples").notes("pears").press("/").types("apples").press("Enter");
    assert_eq!(s.m.selected_note(), Some(0));
    let s = s.press("/").types("kai").press("Enter");
    assert_eq!((s.m.cursor.view, s.m.selected_name().as_deref()), (&views::people::VIEW, Some("Kai 陈")));
    let s = s.press("Esc /").types("takeaway each").press("Enter").shows("preview: ");
    assert_eq!(s.m.shown(), Some(4));
    let s = s.press("/").types("nothing of the sort").press("Enter");
    assert_eq!(s.m.cursor.view, &views::live::VIEW);
}

#[test]
fn search_moves_with_the_arrows() {
    let s = live().notes("one thing").notes("two things").press("/").types("thing").press("↓ Enter");
    // The newest is first, so the second is the older one.
    assert_eq!(s.m.selected_note(), Some(0));
}

/// What the palette lists now.
fn listed(s: &Stage) -> Vec<ListItem> {
    palette::find(&s.m, &Keymap::default().all_rows(s.m.cursor.view), s.now)
}

/// The texts of what the palette lists for these words, in a running session.
fn texts(typed: &str) -> Vec<String> {
    listed(&live().press(":").types(typed)).into_iter().map(|item| item.text).collect()
}

#[test]
fn each_name_and_each_synonym_finds_its_command_first() {
    let all: Vec<&str> =
        COMMANDS.iter().flat_map(|named| named.synonyms.split(", ")).filter(|s| !s.is_empty()).collect();
    let mut s = live().unchecked().press(":");
    for named in COMMANDS {
        let part = named.bare_name().split([':', ';']).next().unwrap_or_default();
        for typed in [named.bare_name(), part].into_iter().chain(named.synonyms.split(", ")).filter(|s| !s.is_empty()) {
            s = s.press("ctrl-u").paste(typed);
            let found = listed(&s);
            let first = found.first().unwrap_or_else(|| panic!("{typed} finds nothing"));
            // Two commands of one key share their synonyms; the first of them is the one that can be run.
            let same = COMMANDS.iter().find(|other| first.name == other.bare_name());
            let is = first.name == named.bare_name() || same.is_some_and(|other| other.synonyms == named.synonyms);
            assert!(is, "{typed} finds {} and not {}", first.name, named.name);
            assert!(first.class <= 2, "{typed}: {}", first.class);
        }
    }
    for (at, synonym) in all.iter().enumerate() {
        let of = |synonym: &str| {
            COMMANDS.iter().filter(|n| n.synonyms.split(", ").any(|s| s == synonym)).collect::<Vec<_>>()
        };
        let owners = of(synonym);
        assert!(owners.iter().all(|n| n.synonyms == owners[0].synonyms), "{synonym} stands in two commands");
        let name = COMMANDS.iter().find(|n| n.name.eq_ignore_ascii_case(synonym));
        assert!(name.is_none(), "{synonym} is a name, too: {at}");
    }
}

#[test]
fn every_row_that_a_command_names_is_in_the_tables() {
    let rows = roundtable::app::keymap::all_rows();
    for named in COMMANDS {
        for id in named.row_names() {
            assert!(rows.iter().any(|row| row.id == *id), "{}: no row {id}", named.name);
        }
    }
}

#[test]
fn what_is_named_exactly_comes_first_and_runs() {
    for (typed, text) in [
        ("undo", "Undo"),
        ("quit", "Quit; the session stays live"),
        ("pause", "Pause"),
        ("u", "Undo"),
        ("P", "Quick poll"),
    ] {
        assert_eq!(texts(typed)[0], text, "{typed}");
    }
    // What does not exist finds nothing that is near by accident.
    assert_eq!(texts("music"), [""; 0]);
    let s = live().notes("one").press(":").types("undo").press("Enter");
    assert_eq!(s.session().record.notes.len(), 0);
    let s =
        live().press(":").types("music").shows("No command called “music”.").press("Enter").shows("command ▸ music");
    assert_eq!(s.session().state(), SessionState::Live);
}

#[test]
fn the_classes_come_in_their_order() {
    let class = |typed: &str| palette::class(typed, "Réveal: hidden entries", "show the results, unhide");
    for (typed, expected) in [
        ("reveal", Some(1)),
        ("REVEAL: hidden entries", Some(1)),
        ("show the results", Some(2)),
        ("rev", Some(3)),
        ("entries hid", Some(4)),
        ("results reveal", Some(5)),
        ("veal", Some(6)),
        ("l", None),
        ("revael", Some(7)),
        ("reveaal", Some(7)),
        ("revel", Some(7)),
        ("unhyde", Some(7)),
        ("rl", None),
        ("rvl", None),
    ] {
        assert_eq!(class(typed), expected, "{typed}");
    }
}

#[test]
fn enter_runs_only_what_is_clearly_meant_and_never_the_next_row() {
    let redo = || live().press(":").types("redo").shows("Redo: nothing to redo · Esc closes");
    assert_eq!(redo().press("Enter").shows("command ▸ redo").m.session.state(), SessionState::Live);
    let mistyped = || live().press(":").types("puase").shows("No command called “puase”. ↓ Pause · Esc closes");
    assert_eq!(mistyped().press("Enter").session().state(), SessionState::Live);
    assert_eq!(mistyped().press("↓ Enter").session().state(), SessionState::Paused);
    let inside = || live().press(":").types("ause").shows("also containing “ause”");
    assert_eq!(inside().press("Enter").session().state(), SessionState::Live);
    assert_eq!(inside().press("↓ Enter").session().state(), SessionState::Paused);
    let _ = live().press(": Enter").shows("command ▸").press("Esc").hides("command ▸");
}

#[test]
fn what_enter_will_run_is_said_before() {
    let _ = live().press(":").types("stage on").shows("Enter runs “Stage on” · ↑ ↓ choose · Esc closes");
    let _ = live().press(":").types("extend 5").shows("Enter: 5 minutes more, now ending 15:57 · Esc closes");
    let _ = live().press(":").types("break 10").shows("Enter: a break of 10 minutes after Welcome · Esc closes");
}

#[test]
fn a_number_behind_a_command_is_said_to_it() {
    for (typed, digits) in [
        ("extend 5", "10:00"),
        ("extend", "5:00"),
        ("more 2", "7:00"),
        ("add 3 minutes", "8:00"),
        ("add 5", "10:00"),
        ("add 5m", "10:00"),
        ("add 5 more", "10:00"),
        ("5 more minutes", "10:00"),
        ("shorten 2", "3:00"),
        ("less 2 min", "3:00"),
        ("set 10", "10:00"),
        ("timer 7", "7:00"),
        ("shorten 9", "5:00"),
    ] {
        assert_eq!(live().press(":").types(typed).press("Enter").digits(), digits, "{typed}");
    }
    let s = live().wait("90s").press(":").types("set 2").press("Enter");
    assert_eq!(s.digits(), "2:00");
    assert_eq!(s.press("u").digits(), "3:30");
    let s = live().press(":").types("coffee 10").press("Enter");
    assert_eq!(s.session().plan.agenda[1].title, "Break");
    assert_eq!(s.press("u").session().plan.agenda[1].title, "Use cases");
    for typed in ["add break 10", "add a break of 10 minutes"] {
        let _ = live().press(":").types(typed).shows("Enter: a break of 10 minutes after Welcome");
    }
    let _ = live().press(":").types("extend").shows("how many minutes? extend 5");
    // Words behind a command that takes none are no part of it.
    assert!(!texts("end session now").iter().any(|text| text.starts_with("End the session")));
}

#[test]
fn somebody_is_moved_by_name_and_number() {
    let s = live().press("→ → g").press(":").types("move hana 2").press("Enter");
    assert!(s.session().round().expect("groups").groups[1].members.iter().any(|name| name == "Hana Sato"));
    let _ = live().press("→ → g :").types("move nobody 2").shows("nobody here is called “nobody”");
    let _ = live().press("→ → g :").types("move hana 9").shows("there are 4 groups");
    let _ = live().press(":").types("move hana 2").shows("no groups yet");
}

#[test]
fn a_command_of_another_view_goes_there() {
    let s = live().press(":").types("guest").press("Enter");
    assert_eq!(s.m.cursor.view, &views::people::VIEW);
    assert!(s.m.prompt.line.is_some());
    let s = live().press(":").types("new activity").press("Enter");
    assert_eq!(s.m.cursor.view, &views::plan::VIEW);
    let s = live().press(":").types("decide").press("Enter").types(" we meet").press("Enter Esc");
    assert_eq!(s.session().record.notes[0].kind.word(), "decision");
}

#[test]
fn what_was_used_most_comes_first_of_its_class() {
    assert_eq!(texts("add")[0], "Add an activity");
    let s = live().press(":").types("write").press("Enter Esc :").types("add");
    assert_eq!(listed(&s)[0].text, "Add a note");
}

#[test]
fn the_palette_goes_to_any_activity() {
    let s = live().press(":").types("go to partner").press("Enter");
    assert_eq!(s.session().activity().map(|a| a.id.as_str()), Some("partner"));
    let _ = live().press(":").types("go to").shows("type its name, or choose one");
}

#[test]
fn everything_that_the_palette_offers_does_something() {
    let offers = listed(&live().press(":"));
    for (at, item) in offers.iter().enumerate().filter(|(_, item)| item.action.is_ok()) {
        let mut s = live().press(":");
        (s.m.prompt.offered, s.m.prompt.picked) = (at, true);
        let s = s.press("Enter");
        let closed = s.m.prompt.line.as_ref().is_none_or(|(purpose, _)| purpose.prompt.id != "command");
        assert!(closed, "{}", item.text);
        assert!(!s.m.messages.message.as_ref().is_some_and(|m| m.bad), "{}: {}", item.text, s.message());
    }
    for item in offers.iter().filter(|item| item.action.is_err()) {
        assert!(item.action.as_ref().is_err_and(|why| !why.is_empty()), "{}", item.text);
    }
}

#[test]
fn the_palette_acts_on_the_note_that_is_selected() {
    let s = live().notes("one").notes("two").notes("three").press("Tab ↑ :").types("take out").press("Enter");
    let left: Vec<&str> = s.session().record.notes.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(left, ["one", "three"]);
}

/// Every line of the help of the view.
fn sheet(s: &Stage) -> Vec<SheetLine> {
    help_sheet::of_now(&s.m, &Keymap::default()).into_iter().flat_map(|group| group.lines).collect()
}

#[test]
fn a_line_of_the_help_is_short() {
    for view in views::VIEWS {
        let mut s = live().unchecked();
        s.m.cursor.view = view;
        for line in sheet(&s) {
            assert!(line.text.split_whitespace().count() <= 8, "{view:?}: {}", line.text);
            assert!(line.text.chars().count() <= 29, "{view:?}: {}", line.text);
        }
    }
}

#[test]
fn the_help_lists_every_key_of_the_view_at_every_size() {
    for (keys, view) in [("Esc", &views::live::VIEW), ("p", &views::people::VIEW), ("g g", &views::groups::VIEW)] {
        for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
            let s = live().press("→ →").press(keys).size(columns, rows).unchecked();
            assert_eq!(s.m.cursor.view, view);
            let mut missing = sheet(&s);
            let mut s = s.press("?");
            for _ in 0..12 {
                let screen = s.screen();
                missing.retain(|line| {
                    let words: String = line.text.chars().take(20).collect();
                    !screen.lines().any(|l| l.contains(&line.keys) && l.contains(words.trim()))
                });
                s = s.press("Tab");
            }
            let missing: Vec<&str> = missing.iter().map(|line| line.text).collect();
            assert_eq!(missing, [""; 0], "{view:?} at {columns}×{rows}\n{}", s.screen());
            let _ = s.press("Esc").hides("Esc closes");
        }
    }
}

#[test]
fn undo_and_stage_are_on_the_first_page_at_every_size() {
    for size in [(40, 12), (60, 20), (80, 24), (100, 30), (120, 28), (120, 40)] {
        let s = live().size(size.0, size.1).press("?");
        let _ = if size.1 > 20 { s.shows("u  Undo").shows("Stage: what the room") } else { s.shows("Keys · Live") };
    }
}

#[test]
fn keys_that_do_nothing_now_are_quiet_in_the_help() {
    let is_quiet =
        |s: &Stage, text: &str| s.styles().iter().any(|(piece, look)| piece.contains(text) && look.contains("DIM"));
    let s = live().press("?");
    assert!(is_quiet(&s, "Break the tie") && !is_quiet(&s, "Quick poll") && is_quiet(&s, "Redo"));
    let poll = Stage::open("partner-poll").people(16).press("space → o ?");
    assert!(!is_quiet(&poll, "Add a hand for that option") && is_quiet(&poll, "Dots or score"));
}

#[test]
fn letters_and_signs_work_from_the_help_and_what_turns_pages_does_not() {
    let s = live().press("? +").hides("Keys · Live");
    assert_eq!(s.digits(), "6:00");
    let s = live().size(80, 24).press("?").shows("Keys · Live · 1 of 2").press("space").shows("Keys · Live · 2 of 2");
    assert_eq!(s.session().state(), SessionState::Live);
    for key in ["→", "↓", "PgDn", "Tab"] {
        let s = live().size(80, 24).press("?").press(key).shows("Keys · Live · 2 of 2");
        assert_eq!(s.session().activity().map(|a| a.title.as_str()), Some("Welcome"), "{key}");
    }
    let _ =
        live().size(80, 24).press("? Tab Tab").shows("1 of 2").press("Tab ←").shows("1 of 2").press("?").hides("Keys");
}

/// The last rows of a screen.
fn last_rows(s: &Stage, count: usize) -> String {
    let screen = s.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    lines[lines.len() - count..].join("\n")
}

#[test]
fn the_palette_is_as_it_was_designed() {
    let s = crate::canvas::mapping(8).unchecked().notes("Nobody told me whom to ask").press(":").types("re");
    let wanted = "╭─ Commands ───────────────────────────────────────────────────────────────────────╮
│ Reveal hidden entries                                                          R │
│ Report: save the results as a file                                               │
│ Redo                                                         nothing to redo   U │
│ Resume                                                        not paused   space │
│ Back one step                                                                  ← │
│ Undo                                                                           u │
╰──────────────────────────────────────────────────────────────────────────────────╯
 command ▸ re          Enter runs “Reveal hidden entries” · ↑ ↓ choose · Esc closes";
    assert_eq!(last_rows(&s, 9), wanted);
    for (typed, wanted) in [
        ("redo", " command ▸ redo                                  Redo: nothing to redo · Esc closes"),
        ("extend 5", " command ▸ extend 5            Enter: 5 minutes more, now ending 16:00 · Esc closes"),
        ("exetnd", " command ▸ exetnd        No command called “exetnd”. ↓ Extend the time · Esc closes"),
    ] {
        let s = crate::live::live().press(":").types(typed);
        assert_eq!(last_rows(&s, 1), wanted);
    }
}

#[test]
fn words_that_nobody_has_looked_up_find_a_command() {
    let mut s = crate::live::live().press(":");
    let mut wrong = Vec::new();
    for (typed, name) in [
        ("email", "Report"),
        ("send the results", "Report"),
        ("print", "Report"),
        ("pdf", "Report"),
        ("export", "Report"),
        ("protocol", "Report"),
        ("handout", "Report"),
        ("meeting notes", "Report"),
        ("whiteboard", "Add a note"),
        ("post-it", "Add a note"),
        ("sticky", "Add a note"),
        ("brainstorm", "Add a note"),
        ("minutes", "Add a note"),
        ("todo", "Add an action"),
        ("who does what", "Add an action"),
        ("commitment", "Add an action"),
        ("we decided", "Add a decision"),
        ("conclusion", "Add a decision"),
        ("open question", "Add a question"),
        ("parking lot", "Add a parked item"),
        ("off topic", "Add a parked item"),
        ("key point", "Add a takeaway"),
        ("lesson", "Add a takeaway"),
        ("winner", "Reveal"),
        ("who won", "Reveal"),
        ("show results", "Reveal"),
        ("result", "Type the counts"),
        ("hands", "Floor"),
        ("tally", "Type the counts"),
        ("ballot", "Enter paper ballots"),
        ("anonymous", "Quick poll"),
        ("rating", "Quick poll"),
        ("temperature check", "Quick poll"),
        ("election", "Quick poll"),
        ("yes/no", "Quick poll"),
        ("vote", "Quick poll"),
        ("poll", "Quick poll"),
        ("close voting", "Close the poll"),
        ("open voting", "Open the poll"),
        ("vote again", "Run it again"),
        ("runoff", "Run-off"),
        ("tie", "Break the tie"),
        ("draw lots", "Break the tie"),
        ("write-in", "Add an option"),
        ("font", "Stage on"),
        ("bigger", "Stage on"),
        ("big screen", "Stage on"),
        ("projector", "Stage on"),
        ("share screen", "Stage on"),
        ("breakout", "Show groups"),
        ("teams", "Show groups"),
        ("split up", "Show groups"),
        ("pair up", "Show groups"),
        ("assign groups", "Show groups"),
        ("shuffle", "Shuffle groups"),
        ("random", "Shuffle groups"),
        ("mix up", "Shuffle groups"),
        ("swap", "Move a person"),
        ("switch groups", "Move a person"),
        ("merge", "Merge groups"),
        ("bigger groups", "Merge groups"),
        ("leader", "Draw a host"),
        ("spokesperson", "Draw a host"),
        ("zoom link", "Set the places"),
        ("table numbers", "Set the places"),
        ("exclude", "Keep a person out of groups"),
        ("observer", "Keep a person out of groups"),
        ("separate", "Keep two people apart"),
        ("same group", "Keep two people together"),
        ("pin", "Pin or unpin the person"),
        ("solo", "Fix anyone left alone"),
        ("late", "Place latecomers"),
        ("attendance", "People"),
        ("roll call", "People"),
        ("check-in", "People"),
        ("no-show", "People"),
        ("headcount", "People"),
        ("import", "Add a person"),
        ("csv", "Add a person"),
        ("guest", "Add a person"),
        ("paste a list", "Add a person"),
        ("timer", "Set the time left"),
        ("countdown", "Set the time left"),
        ("clock", "Set the time left"),
        ("deadline", "Set the time left"),
        ("reset the timer", "Set the time left"),
        ("delay", "Extend the time"),
        ("overtime", "Extend the time"),
        ("more time", "Extend the time"),
        ("hurry", "Shorten the time"),
        ("faster", "Shorten the time"),
        ("coffee", "Break"),
        ("lunch break", "Break"),
        ("stretch", "Break"),
        ("energizer", "Add an activity"),
        ("icebreaker", "Add an activity"),
        ("warm up", "Add an activity"),
        ("agenda", "Plan"),
        ("reorder", "Plan"),
        ("timing", "Plan"),
        ("template", "Insert from the library"),
        ("library", "Insert from the library"),
        ("start time", "Edit the session"),
        ("rename the session", "Edit the session"),
        ("skip", "Skip the activity"),
        ("omit", "Skip the activity"),
        ("next", "Next step"),
        ("forward", "Next step"),
        ("back", "Back one step"),
        ("previous", "Back one step"),
        ("stop", "Pause"),
        ("hold", "Pause"),
        ("stop the timer", "Pause"),
        ("adjourn", "End the session"),
        ("end the meeting", "End the session"),
        ("oops", "Undo"),
        ("rollback", "Undo"),
        ("cancel", "Undo"),
        ("speaker notes", "Full text"),
        ("script", "Full text"),
        ("last session", "From earlier sessions"),
        ("homework", "From earlier sessions"),
        ("follow up", "Follow-up session"),
        ("next meeting", "Follow-up session"),
        ("dark mode", "Theme"),
        ("colour", "Theme"),
        ("high contrast", "Theme"),
        ("backup", "Save"),
        ("autosave", "Save"),
        ("log out", "Quit"),
        ("exit", "Quit"),
        ("shortcuts", "Help"),
        ("cheat sheet", "Help"),
        ("cluster", "Merge entries"),
        ("tick", "Mark done"),
        ("erase", "Delete the note"),
    ] {
        s = s.press("ctrl-u").paste(typed);
        let found = listed(&s);
        let first = found.first().map(|item| (item.name.split([':', ';']).next().unwrap_or_default(), item.class));
        if !first.is_some_and(|(found, class)| found == name && class <= 5) {
            wrong.push(format!("{typed}: {first:?} and not {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What the program cannot do has no row.
    for typed in ["music", "video"] {
        s = s.press("ctrl-u").paste(typed);
        let found = listed(&s);
        assert!(found.iter().all(|item| item.class > 5), "{typed}: {:?}", found.first().map(|item| &item.text));
    }
}

#[test]
fn what_is_no_command_has_a_row_that_says_where_it_is() {
    for (typed, says) in [
        ("quorum", "a rule in the plan: e, Enter on the poll"),
        ("majority", "a rule in the plan: e, Enter on the poll"),
        ("settings", "in config.toml: see docs/settings.md"),
        ("preferences", "in config.toml: see docs/settings.md"),
        ("bell", "a setting: bell = false in config.toml"),
        ("mute", "a setting: bell = false in config.toml"),
        ("language", "the screens are in English; notes can be in any"),
    ] {
        let s = live().size(80, 24).press(":").types(typed).shows(says);
        let _ = s.press("Enter").shows(&format!("command ▸ {typed}"));
    }
}

#[test]
fn words_of_a_room_find_their_command() {
    for (typed, name) in [
        ("who is here", "People"),
        ("rewind", "Back one step"),
        ("put people in groups", "Show groups"),
        ("give time 5", "Extend the time"),
        ("mark absent", "People"),
        ("rename the group", "Name the group"),
        ("drop", "Skip the activity"),
        ("wrap up", "End the session"),
    ] {
        let found = listed(&crate::live::live().press(":").types(typed));
        assert_eq!(found.first().map(|item| (item.name.as_str(), item.action.is_ok())), Some((name, true)), "{typed}");
    }
}
