//! The two lines for notes: `a` saves one and closes, `i` stays open for many. What the rows say, and which keys go
//! through to the screen.

use roundtable::workshop::NoteKind;

use crate::stage::Stage;

fn live() -> Stage {
    Stage::open("prep-with-peers").people(16).press("space")
}

/// The last two rows of the screen, without blanks at both ends.
fn foot(s: &Stage) -> [String; 2] {
    let screen = s.screen();
    let rows: Vec<&str> = screen.lines().map(str::trim).collect();
    [rows[rows.len() - 2].to_owned(), rows[rows.len() - 1].to_owned()]
}

const SIGNS: &str = "! decision   ? question   * takeaway   \" quote   ~ parked   @name … by fri  action";

#[test]
fn one_note_is_saved_and_the_next_key_is_a_command() {
    let s = live().press("a").types("one").press("Enter p").hides("▸ p");
    assert_eq!((s.session().record.notes.len(), s.m.cursor.view.id), (1, "people"));
    // Without words it only closes.
    let s = live().press("a Enter");
    assert!(s.m.prompt.line.is_none() && s.session().record.notes.is_empty());
}

#[test]
fn many_notes_follow_one_another_and_are_counted() {
    let s = live().press("i");
    let [above, line] = foot(&s);
    assert_eq!(above, SIGNS);
    assert!(line.starts_with("notes ▸") && line.ends_with("empty: space, arrows and Tab work · Esc closes"), "{line}");
    let s = s.types("one").press("Enter").types("?two").press("Enter").types("~three").press("Enter");
    let s = s.types("! We meet every second Tuesday");
    let [above, line] = foot(&s);
    assert_eq!(above, "Decision · whole room · 3 saved");
    assert!(line.starts_with("notes ▸ ! We meet every second Tuesday"), "{line}");
    assert!(line.ends_with("Enter saves, next note · Esc closes"), "{line}");
    let s = s.press("Enter Enter");
    assert!(s.m.prompt.line.is_none());
    assert_eq!(s.session().record.notes.len(), 4);
    // The next time it counts anew.
    let _ = s.press("i").types("five").shows("Note · whole room").hides("saved\n");
}

#[test]
fn keys_that_begin_no_note_go_through_while_the_line_is_empty() {
    for key in ["a", "i"] {
        let s = live().press(key).press("space").shows("Paused");
        let s = s.press("space → →").shows("▸ Who and how").press("←").shows("▸ Use cases");
        let s = s.press("Tab ↑ ↓ PgUp PgDn");
        assert!(s.m.prompt.line.is_some(), "{key}");
        // With a letter in it they belong to the line.
        let s = s.types("x y").press("← ←").types("z");
        assert_eq!(s.m.prompt.line.as_ref().map(|(_, line)| line.text()), Some("xz y"));
        assert!(s.session().step().is_some_and(|step| step.activity == 1));
        let s = s.press("Esc").press(key);
        assert_eq!(s.m.prompt.line.as_ref().map(|(_, line)| line.text()), Some("xz y"), "the draft");
    }
    // A letter of a command, a digit and a sign are text.
    let s = live().press("a").types("q1+");
    assert_eq!(s.m.prompt.line.as_ref().map(|(_, line)| line.text()), Some("q1+"));
}

#[test]
fn the_signs_give_way_from_the_right() {
    for (columns, shown, gone) in
        [(120, "by fri  action", ""), (80, "@name  action", "by fri"), (60, "~ parked", "@name")]
    {
        let s = live().size(columns, 24).press("a").shows(shown);
        assert!(gone.is_empty() || !s.screen().contains(gone), "{columns}: {}", s.screen());
    }
}

#[test]
fn a_kind_can_be_asked_for_by_name() {
    for (name, rest, kind, label) in [
        ("add an action", "ana call by fri", NoteKind::Action, "action ▸ @"),
        ("add a decision", "We go on", NoteKind::Decision, "decision ▸ !"),
        ("add a question", "Who pays", NoteKind::Question, "question ▸ ?"),
        ("add a takeaway", "Ask first", NoteKind::Takeaway, "takeaway ▸ *"),
        ("add a quote", "It was easy", NoteKind::Quote, "quote ▸ \""),
        ("add a parked item", "Budget", NoteKind::Parked, "parked ▸ ~"),
    ] {
        let s = live().press(":").types(name).press("Enter").shows(label);
        // A sign alone is no draft.
        assert_eq!(s.press("Esc").m.drafts().note, "");
        let s = live().press(":").types(name).press("Enter").types(rest).press("Enter");
        assert_eq!(s.session().record.notes.last().map(|n| n.kind), Some(kind));
    }
}

#[test]
fn ending_skipping_and_adding_an_option_are_commands() {
    let s = live().press(":").types("end the session").press("Enter").shows("The session is over");
    assert!(s.session().record.ended.is_some());
    let s = live().press(":").types("leave out").press("Enter").shows("– Welcome").shows("▸ Use cases");
    let _ = s.press("↓ :").types("skip the activity").press("Enter").shows("– Who and how");
    let s = Stage::open("partner-poll").people(4).press("space → 1 :").types("another answer").press("Enter");
    let _ = s.shows("option ▸");
}

#[test]
fn what_is_typed_is_never_drawn_on_the_stage() {
    for (keys, typed) in [("s a", "Zebra"), ("s i", "@ana Zebra"), ("s P", "Zebra? lion / gnu"), ("s a", "! Zebra")] {
        for size in [(120, 40), (80, 24), (40, 12)] {
            let s = live().size(size.0, size.1).press(keys).types(typed);
            let s = s.hides("Zebra").hides("Decision").hides("Action").shows("▸ the room does not see");
            let _ = s.press("Enter").hides("@ana").hides("Decision");
        }
    }
    let s = live().press("s a").types("!").press("Enter");
    let s = s.shows("not saved: Esc, then leave the stage to read why");
    let _ = s.types("x").press("Enter").hides("not saved");
}

#[test]
fn a_quick_poll_has_the_same_two_rows() {
    let s = live().press("P").types("Longer lunch?");
    let [above, line] = foot(&s);
    assert_eq!(above, "Poll · one vote each · yes / no · opens at once");
    assert!(line.starts_with("poll ▸ Longer lunch?"), "{line}");
}

#[test]
fn the_line_is_as_it_was_designed() {
    let last_two = |s: &Stage| {
        let screen = s.screen();
        let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
        lines[38..40].join("\n")
    };
    for (keys, typed, wanted) in [
        (
            "a",
            "Someone back from leave",
            " Note · Group 2 · Who\n note ▸ Someone back from leave                                                                Enter saves · Esc closes",
        ),
        (
            "a",
            "@ana, ben: book the room by 4 dec",
            " Action · Ana Lima, Ben Osei · by Fri 4 Dec · Group 2\n action ▸ @ana, ben: book the room by 4 dec                                                    Enter saves · Esc closes",
        ),
        (
            "a",
            "@ana: call the venue by spring",
            " Action · Ana Lima · no date: “by spring” stays in the text\n action ▸ @ana: call the venue by spring                                 by fri · by 4 dec · by next week · Enter saves",
        ),
        (
            "a",
            "@anna: call the venue",
            " Action · no owner: nobody here is called “anna”. Ana Lima?\n action ▸ @anna: call the venue                                               Tab takes Ana Lima · Enter saves as it is",
        ),
        (
            "i",
            "",
            " ! decision   ? question   * takeaway   \" quote   ~ parked   @name … by fri  action\n notes ▸                                                                 empty: space, arrows and Tab work · Esc closes",
        ),
        (
            "P",
            "Longer lunch?",
            " Poll · one vote each · yes / no · opens at once\n poll ▸ Longer lunch?                                                                       Enter opens it · Esc closes",
        ),
    ] {
        assert_eq!(last_two(&crate::live::live().press(keys).types(typed)), wanted);
    }
    let mut s = Stage::open("prep-with-peers").people(16).press("space i");
    for n in 1..=3 {
        s = s.types(&format!("Note {n}")).press("Enter");
    }
    let wanted = " Decision · whole room · 3 saved\n notes ▸ ! We meet every second Tuesday                                             Enter saves, next note · Esc closes";
    assert_eq!(last_two(&s.types("! We meet every second Tuesday")), wanted);
}
