//! What is half typed when the program ends is found again: lines of every kind, and the fields of forms.

use roundtable::workshop::Drafts;

use super::stage::Stage;

const PLAN: &str = "format = 1\ntitle = \"Leads day\"\nstart = 15:00:00\n\n[[agenda]]\ntitle = \"Welcome\"\nkind = \"talk\"\n\
    minutes = 5\n\n[[agenda]]\nid = \"work\"\ntitle = \"Work\"\nkind = \"exercise\"\ngroups = { size = 4 }\n\n\
    [[agenda.phases]]\ntitle = \"Alone\"\nminutes = 5\ndoes = \"write\"\n";

fn plan() -> Stage {
    Stage::of(PLAN)
}

fn live() -> Stage {
    plan().people(8).press("space")
}

fn brings_back(s: &Stage, keys: &str) {
    assert_eq!(s.message(), format!("Your draft is still there: {keys} brings it back."));
}

#[test]
fn every_line_that_says_something_is_found_again() {
    let formed = || live().press("→ g");
    found_again(plan(), "e n", "Threes, 5, gro", "e, then n");
    found_again(plan(), "e ↓ N", "The who, 8, wri", "e, then N on its activity");
    found_again(live(), "p n", "Zoe Ad", "p, then n");
    found_again(live(), "g", "3 gro", "g");
    found_again(formed(), "g L", "Table 4", "g, then L on the same group");
    found_again(formed(), "g n", " and more", "g, then n on the same group");
    found_again(formed(), "g /", "han 2", "g, then /");
}

/// Types on a line that keys open, and finds it again by the keys that the message names.
fn found_again(s: Stage, keys: &str, typed: &str, again: &str) {
    let s = s.press(keys).types(typed);
    let shown = s.screen();
    let line = shown.lines().find(|line| line.contains(typed)).unwrap_or_else(|| panic!("{keys}: {shown}"));
    let line = line.split("  ").find(|part| part.contains(typed)).expect("the line").trim().to_owned();
    let s = s.restart();
    brings_back(&s, again);
    let keys: String = again.replace(", then", "").replace(" on its activity", "").replace(" on the same group", "");
    let keys = if again.starts_with("e, then N") { "e ↓ N".to_owned() } else { keys };
    let s = s.press(&keys).shows(&line);
    // It is kept again until it is entered.
    assert_ne!(s.m.drafts(), Drafts::default());
}

#[test]
fn the_note_whose_words_were_being_changed_is_selected_again() {
    let edits = |s: Stage| {
        let s = s.types(" and more").restart();
        brings_back(&s, "Enter on that entry");
        s.press("Enter").shows("edit ▸ second and more")
    };
    let notes = |s: Stage| s.press("a").types("first").press("Enter a").types("second").press("Enter");
    let s = edits(notes(live()).press("a").types("third").press("Enter Tab ↑ Enter"));
    let _ = s.press("Enter").shows("second and more");
    // In another group than the first one.
    let s = notes(live().press("→ g ]")).press("[ a").types("third").press("Enter ] Tab ↓");
    let s = if s.m.selected_note().is_some_and(|n| s.session().record.notes[n].text == "second") {
        s
    } else {
        s.press("↑")
    };
    let _ = edits(s.press("Enter"));
    // What runs stays on the screen; the words wait on a note of an activity that is over.
    let s = notes(live()).press("→ / ").types("second").press("Enter Enter").types(" and more").restart();
    let running = s.session().step().map(|step| step.activity);
    assert_eq!(s.m.cursor.viewed.or(running), running);
    let _ = s.press("/").types("second").press("Enter Enter").shows("edit ▸ second and more");
    // At the end.
    let s = live().press("a").types("!first").press("Enter a").types("!second").press("Enter → → →");
    let s = s.press("Tab ↓ Enter").types(" and more").restart();
    let _ = s.press("Enter").shows("edit ▸ !second and more");
}

#[test]
fn a_title_is_on_its_line_again() {
    let s = Stage::of("format = 1\ntitle = \"Untitled session\"\n").types("Leads d").restart();
    let s = s.shows("title ▸ Leads d").types("ay").press("Enter");
    assert_eq!((s.session().plan.title.as_str(), s.m.drafts()), ("Leads day", Drafts::default()));
}

#[test]
fn a_reason_that_was_being_typed_waits_where_notes_are_typed() {
    let poll = "format = 1\ntitle = \"T\"\n\n[[agenda]]\ntitle = \"Go?\"\nkind = \"poll\"\nminutes = 5\n\
        poll = { method = \"consent\" }\n";
    let s = Stage::of(poll).people(4).press("space o 3").types("too ear").restart();
    brings_back(&s, "a");
    let _ = s.press("a").shows("too ear");
}

#[test]
fn the_fields_of_a_form_are_found_again() {
    let s = plan().press("e Enter").types("Hello").press("↓").types("12").restart();
    assert_eq!(s.message(), "Your draft for “Welcome” is still there: e, then Enter on it, brings it back.");
    let s = s.press("e Enter").shows("title     Hello").shows("minutes   12").restart().press("e Enter Esc");
    let a = &s.session().plan.agenda[0];
    assert_eq!((a.title.as_str(), a.minutes, s.m.drafts()), ("Hello", 12, Drafts::default()));
    // What is not understood yet is kept as well, and the words of prompt and script together with it.
    let s = plan().press("e Enter ↓").types("12 mnutes").press("↓ ↓").types("Who?").press("↓").types("Wait.").restart();
    let s = s.press("e Enter").shows("minutes   12 mnutes").shows("prompt    Who?").shows("script    Wait.");
    // Whoever leaves the form without saving leaves its fields.
    let s = s.press("ctrl-c").restart().press("e Enter").shows("minutes   5");
    assert!(!s.file().contains("draft_of_form"), "{}", s.file());
    // A phase is found by its title.
    let s = plan().press("e ↓ ↓ Enter ↓").types("7").restart();
    assert_eq!(s.message(), "Your draft for “Alone” is still there: e, then Enter on it, brings it back.");
    let s = s.press("e Enter").shows("minutes   7").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].minutes, 7);
}

#[test]
fn the_form_of_the_session_and_of_a_new_activity_are_found_again() {
    let s = plan()
        .press("e S ↓ ↓ ↓")
        .types("16:00")
        .press("↓ ↓ Tab")
        .types("Why")
        .press("Enter")
        .types("we meet")
        .restart();
    brings_back(&s, "e, then S");
    let s = s.press("e S").shows("end           16:00").shows("Why").press("Esc");
    let plan_now = &s.session().plan;
    assert_eq!(plan_now.end.map(|t| t.to_string()).as_deref(), Some("16:00:00"));
    assert_eq!(plan_now.purpose.as_deref(), Some("Why\nwe meet"));
    let s = plan().press("e n").types("Threes, 5").press("Tab ↓ ↓ ↓").types("Whom do you coach?").restart();
    brings_back(&s, "e, then n and Tab");
    let s = s.press("e n Tab").shows("title     Threes").shows("prompt    Whom do you coach?").press("Esc");
    let a = &s.session().plan.agenda[1];
    assert_eq!((a.title.as_str(), a.minutes, a.prompt.as_deref()), ("Threes", 5, Some("Whom do you coach?")));
    assert_eq!(s.m.drafts(), Drafts::default());
}
