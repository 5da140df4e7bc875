//! Capturing: a line typed while the clock runs, its kind by its first character, nothing ever lost.

use std::time::{Duration, Instant};

use crate::stage::Stage;
use roundtable::workshop::{Note, NoteKind};

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space")
}

fn last(s: &Stage) -> Note {
    s.session().record.notes.last().map(|n| n.as_ref().clone()).expect("a note")
}

#[test]
fn the_first_character_chooses_the_kind_and_the_kind_shows_while_typing() {
    for (typed, kind, text, label) in [
        ("We go on", NoteKind::Note, "We go on", "note"),
        ("!We go on", NoteKind::Decision, "We go on", "decision"),
        ("?Who pays", NoteKind::Question, "Who pays", "question"),
        ("*Start small", NoteKind::Takeaway, "Start small", "takeaway"),
        ("\"It was easy", NoteKind::Quote, "It was easy", "quote"),
        ("~Budget", NoteKind::Parked, "Budget", "parked"),
        ("@ana call the venue by fri", NoteKind::Action, "call the venue", "action"),
        ("\\!literal", NoteKind::Note, "!literal", "note"),
    ] {
        let s = live().press("a").types(typed).shows(&format!("{label} ")).press("Enter");
        let note = last(&s);
        assert_eq!((note.kind, note.text.as_str()), (kind, text), "{typed}");
        assert_eq!(note.activity.as_deref(), Some("welcome"));
        let _ = s.press("Esc").shows(text);
    }
}

#[test]
fn an_action_has_an_owner_of_the_roster_and_a_day() {
    let s = live().press("a").types("@ana call the venue by fri");
    let s = s.shows("Action · Ana Lima · by Fri 27 Nov · whole room").press("Enter Esc");
    let note = last(&s);
    assert_eq!(
        (note.owners.words().as_deref(), note.due.map(|d| d.to_string()).as_deref()),
        (Some("Ana Lima"), Some("2026-11-27"))
    );
    let s = s.shows("action     Ana Lima: call the venue · by Fri 27 Nov");
    let s = s.press("Tab d").shows("✓ action   Ana Lima");
    assert!(last(&s).done);
    let s = s.press("d");
    assert!(!last(&s).done);
}

#[test]
fn the_line_says_what_it_will_keep_and_what_it_did_not_understand() {
    for (typed, preview, hint) in [
        (
            "@ana, ben: book the room by fri",
            "Action · Ana Lima, Ben Osei · by Fri 27 Nov · whole room",
            "Enter saves · Esc",
        ),
        (
            "@ana call by spring",
            "Action · Ana Lima · no date: “by spring” stays in the text",
            "by fri · by 4 dec · by next week",
        ),
        ("@ana call by 3/4", "no date: “by 3/4” is Sat 3 Apr 2027 or Thu 4 Mar 2027?", "by 3 Apr · Enter saves"),
        (
            "@anna call",
            "Action · no owner: nobody here is called “anna”. Ana Lima?",
            "Tab takes Ana Lima · Enter saves as it is",
        ),
        ("@all call", "Action · no owner: “all” is nobody in particular", "Enter saves as it is"),
        ("@ana call by 1 nov", "Action · Ana Lima · by Mon 1 Nov 2027 · whole room", "Enter saves"),
        ("!We go on", "Decision · whole room", "Enter saves"),
    ] {
        let s = live().press("a").types(typed).shows(hint);
        let screen = s.screen();
        let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
        assert!(lines[lines.len() - 2].contains(preview), "{typed}\n{screen}");
    }
    // Tab puts the name that was meant into the line; without a doubt it does nothing.
    let s = live().press("a").types("@anna call").press("Tab").shows("action ▸ @Ana Lima call").press("Tab Enter Esc");
    assert_eq!((last(&s).owners.words().as_deref(), last(&s).text.as_str()), (Some("Ana Lima"), "call"));
    // The room does not read a hidden entry above the line either.
    let s = Stage::open("community-why").people(8).press("space → s a").types("a secret").hides("secret");
    let _ = s.hides("Note ·").press("Esc");
}

#[test]
fn two_owners_are_two_owners_in_the_file_and_wherever_they_are_told() {
    let s = live().notes("@ana, ben: book the room by 1 nov");
    assert_eq!(last(&s).owners.names(), ["Ana Lima", "Ben Osei"]);
    let s = s.shows("action     Ana Lima, Ben Osei: book the room · by Mon 1 Nov 2027");
    assert!(
        s.file().contains("owners = [\"Ana Lima\", \"Ben Osei\"]\n") && !s.file().contains("owner ="),
        "{}",
        s.file()
    );
    let s = s.restart();
    assert_eq!(last(&s).owners.names(), ["Ana Lima", "Ben Osei"]);
    let desk = crate::cli::Desk::new().file("s.toml", s.file());
    for owner in ["ana", "osei"] {
        assert!(desk.output(&["actions", "s.toml", "--owner", owner]).contains("Ana Lima, Ben Osei"), "{owner}");
    }
    assert!(desk.output(&["report", "s.toml"]).contains("**Ana Lima, Ben Osei**, by 1 November 2027: book the room"));
    // It comes back to the line as it can be typed.
    let _ = s.press("Tab Enter").shows("@\"Ana Lima\", \"Ben Osei\": book the room by 2027-11-01").press("Enter");
}

#[test]
fn an_edit_tells_what_changed() {
    let s = live().notes("somebody should call the venue").press("Tab Enter Home").types("@ana ").press("Enter");
    assert_eq!(s.message(), "edited: note → action: Ana Lima: somebody should call the venue");
    let said = |s: Stage, line: &str, words: &str| {
        let s = s.press("Enter ctrl-u").types(line).press("Enter");
        assert_eq!(s.message(), format!("edited: {words}"), "{line}");
        assert!(s.file().contains(words), "the journal of {line}");
        s
    };
    let s = said(s, "@ben call the venue", "Ana Lima → Ben Osei · somebody should call the venue → call the venue");
    let s = said(s, "@kai 陈: call the venue", "Ben Osei → Kai 陈: call the venue");
    let s = said(s, "@kai 陈: call the venue by fri", "no date → Fri 27 Nov: call the venue");
    let s = said(s, "@kai 陈: call the venue by mon", "Fri 27 Nov → Mon 30 Nov: call the venue");
    let s = said(s, "call the venue", "action → note: call the venue");
    let s = said(s, "!we call the venue", "note “call the venue” → decision: we call the venue");
    let _ = said(s, "?who calls", "decision “we call the venue” → question: who calls");
}

#[test]
fn no_letter_is_a_command_while_a_line_is_open() {
    let s = live().press("a").types("q ug1+ >");
    assert!(s.effects().is_empty());
    assert_eq!(s.session().record.timing.len(), 1);
    let s = s.press("Enter");
    assert_eq!(last(&s).text, "q ug1+ >");
}

#[test]
fn the_clock_runs_on_while_typing() {
    let s = live().press("a").types("slow").wait("30s").types(" hands").press("Enter");
    assert_eq!(s.digits(), "4:30");
    assert_eq!(last(&s).at, s.now);
}

#[test]
fn several_notes_follow_one_another_and_enter_on_nothing_leaves() {
    let s = live().press("i").types("one").press("Enter").types("two").press("Enter Enter");
    assert_eq!(s.session().record.notes.len(), 2);
    assert!(s.m.prompt.line.is_none());
}

#[test]
fn what_was_typed_is_kept_on_escape_and_comes_back() {
    let s = live().press("a").types("half a thou").press("Esc").hides("half a thou");
    let s = s.press("a").shows("half a thou").types("ght").press("Enter");
    assert_eq!(last(&s).text, "half a thought");
    let s = s.press("a");
    assert_eq!(s.m.drafts().note, "");
}

#[test]
fn a_draft_survives_a_restart() {
    let s = live().press("a").types("typed and not kept").restart();
    assert!(s.session().record.notes.is_empty());
    let _ = s.press("a").shows("typed and not kept");
}

#[test]
fn a_line_without_words_is_refused_and_stays() {
    let s = live().press("a").types("!").press("Enter");
    assert!(s.session().record.notes.is_empty());
    assert_eq!(s.message(), "There is nothing to save: type some text first.");
    let s = s.types("now words").press("Enter");
    assert_eq!(last(&s).kind, NoteKind::Decision);
}

#[test]
fn pasted_lines_become_one_line() {
    let s = live().press("a").paste("one\r\ntwo\nthree").press("Enter");
    assert_eq!(last(&s).text, "one two three");
}

#[test]
fn what_is_pasted_outside_a_line_does_nothing() {
    let s = live().paste("q\nu\n→ gggg");
    assert!(s.effects().is_empty() && s.session().record.notes.is_empty());
    let _ = s.shows("Nothing was pasted");
}

#[test]
fn a_pasted_megabyte_is_kept_whole_cut_on_the_screen_and_stays_fast() {
    let begun = Instant::now();
    let text = "words and ".repeat(100_000);
    let s = live().unchecked().press("a").paste(&text);
    let _ = s.screen();
    let s = s.types("more").press("← ← Backspace").press("Enter Esc");
    assert_eq!(last(&s).text.len(), text.len() + 3);
    let s = s.shows("words and words").shows("…").press("Tab ↓ ↑");
    s.holds();
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    let s = s.press("a").paste(&"x".repeat(1 << 20)).types("y");
    assert!(s.message().contains("too long"), "{}", s.message());
}

#[test]
fn hostile_text_is_shown_and_does_nothing() {
    let hostile = "\u{1b}[2J\u{1b}]0;pwned\u{7} a\u{202e}b\u{200b}c\u{0} \u{9b}31m";
    let s = live().press("a").paste(hostile).press("Enter");
    let screen = s.screen();
    assert!(!screen.chars().any(|c| c != '\n' && c.is_control()));
    assert!(!screen.contains('\u{202e}') && screen.contains("[2J") && screen.contains("pwned"), "{screen}");
    for keys in ["/", "Esc s", "s :"] {
        let s = live().press("a").paste(hostile).press("Enter").press(keys);
        assert!(!s.screen().contains('\u{202e}'));
    }
}

#[test]
fn letters_of_every_script_stay_whole() {
    for text in ["陈先生同意", "e\u{301}te\u{301}", "👩‍👩‍👧 and 🇩🇪", "שלום עולם", "مرحبا"]
    {
        for columns in [40, 60, 80, 120] {
            let s = live().size(columns, 24).press("a").paste(text).press("← → Enter");
            assert_eq!(last(&s).text, text);
        }
    }
}

#[test]
fn a_note_can_be_reworded_removed_and_brought_back() {
    let s = live().notes("frist").press("Tab Enter").shows("edit ▸").press("ctrl-u").types("!first").press("Enter");
    assert_eq!((last(&s).kind, last(&s).text.as_str()), (NoteKind::Decision, "first"));
    let s = s.press("X");
    assert!(s.session().record.notes.is_empty());
    let s = s.press("u");
    assert_eq!(last(&s).text, "first");
    let s = s.press("u");
    assert_eq!(last(&s).text, "frist");
}

#[test]
fn rewording_without_a_change_changes_nothing() {
    for typed in [
        "plain",
        "!decided!",
        "\"he said \"no\"\"",
        "\\\\server",
        "\\!literal",
        "@ana call the venue by fri",
        "@\"the venue team\" answers",
        "@ nobody in particular",
        "@maría lead",
    ] {
        let s = live().press("a").types(typed).press("Enter");
        let before = last(&s);
        let s = s.press("Tab Enter Enter");
        assert_eq!(last(&s), before, "{typed}");
    }
}

#[test]
fn notes_go_to_the_group_and_the_column_that_are_chosen() {
    let s = live().press("→ → g ] a").types("a person").shows("Note · Group 2 · Who").press("Enter");
    let note = last(&s);
    assert_eq!((note.group.as_deref(), note.column.as_deref()), (Some("Group 2"), Some("who")));
    // A decision is the room's, not the canvas's.
    let s = s.notes("!we start on monday");
    assert_eq!(last(&s).column, None);
    // Looking at another activity and back does not move the selection.
    let s = s.press("↓ ↓ Esc").notes("another person");
    assert_eq!(last(&s).group.as_deref(), Some("Group 2"));
}

#[test]
fn the_selected_entry_is_in_sight_however_many_there_are() {
    let mut s = live().unchecked().press("→ → g");
    for i in 0..60 {
        s = s.notes(&format!("entry number {i:02}"));
    }
    s = s.press("Tab");
    for (columns, rows) in [(120, 40), (80, 24), (60, 20)] {
        s = s.size(columns, rows).press("Esc Tab");
        for _ in 0..60 {
            let note = s.m.selected_note().expect("one is selected");
            let text = s.session().record.notes[note].text.clone();
            s = s.shows(&text).press("↑");
        }
    }
    s.holds();
}

#[test]
fn a_name_takes_less_than_a_note() {
    for keys in ["P", "p n"] {
        let s = live().press(keys).paste(&"x".repeat(9000));
        assert!(s.message().contains("8 kB fit here"), "{keys}: {}", s.message());
        assert!(s.types("short").m.prompt.line.as_ref().is_some_and(|(_, line)| line.text() == "short"), "{keys}");
    }
}

#[test]
fn a_session_takes_no_more_words_than_can_be_read_again() {
    let mut s = live().unchecked();
    let heap = |letter: &str| letter.repeat(1 << 20);
    for letter in ["\u{1}", "b", "c"] {
        s = s.press("a").paste(&heap(letter)).press("Enter");
    }
    s = s.press("a").types("short").press("Enter");
    let (revision, at, bytes) = (s.m.revision, s.now, s.file().len());
    s = s.hears(roundtable::app::News::Saved { revision, at, bytes });
    let notes = s.session().record.notes.len();
    s = s.press("a").paste(&heap("j")).press("Enter");
    assert!(s.message().starts_with("The session is full: its file would have 9."), "{}", s.message());
    assert_eq!(s.session().record.notes.len(), notes);
    // What was typed is not lost, and nothing else stands still.
    s = s.press("Esc space");
    assert_eq!(s.m.prompt.draft.note.len(), 1 << 20);
    // Other words for an entry count as well.
    s = s.press("space Tab Enter ctrl-u").paste(&heap("k"));
    s = s.press("Enter");
    assert!(s.message().starts_with("The session is full"), "{}", s.message());
    // What is taken out makes room.
    s = s.press("Esc ↑ X");
    assert_eq!(s.session().record.notes.len(), notes - 1);
    s = s.press("a ctrl-u Esc");
    let (revision, at, bytes) = (s.m.revision, s.now, s.file().len());
    s = s.hears(roundtable::app::News::Saved { revision, at, bytes });
    s = s.press("a ctrl-u").paste(&heap("l")).press("Enter");
    assert_eq!(s.session().record.notes.len(), notes, "{}", s.message());
}

#[test]
fn ctrl_z_stops_the_program_while_a_line_is_open() {
    let s = live().press("a").types("half").press("ctrl-z");
    assert!(s.effects().contains(&roundtable::app::Effect::Suspend), "{:?}", s.effects());
    let _ = s.shows("half");
}

#[test]
fn other_words_and_a_quick_poll_survive_a_restart_where_they_were() {
    let s = live().notes("one").notes("two").press("Tab ↑ Enter").types(" and a half").restart();
    assert_eq!(s.session().record.notes[0].text, "one");
    assert!(s.message().contains("Enter on that entry"), "{}", s.message());
    let s = s.press("Enter").shows("one and a half").press("Enter");
    assert_eq!(s.session().record.notes[0].text, "one and a half");
    assert_eq!(s.m.drafts(), roundtable::workshop::Drafts::default());
    let s = s.press("P").types("Go on? yes / n").restart();
    assert!(s.message().contains("P brings it back"), "{}", s.message());
    let s = s.press("P").shows("Go on? yes / n").types("o").press("Enter");
    assert_eq!(s.session().record.polls[0].options, ["yes", "no"]);
}

#[test]
fn words_left_for_an_entry_never_get_onto_another_one() {
    let s = live().notes("one").notes("two").press("Tab Enter").types(" and more").press("Esc ↑ X");
    assert_eq!(s.session().record.notes.len(), 1);
    assert_eq!(s.m.drafts().note, "two and more");
    assert_eq!(s.m.drafts().line, None);
}
