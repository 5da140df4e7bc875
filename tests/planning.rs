//! The planning screen: what each key does to the plan, what is refused, and what stays.

use roundtable::app::News;
use roundtable::workshop::Kind;

use crate::stage::Stage;

const PLAN: &str = r#"# A plan of mine.
format = 1
title = "Day"
date = 2026-11-24
start = 15:00:00
end = 15:30:00

# Say hello.
[[agenda]]
title = "Welcome" # hi
kind = "talk"
minutes = 5
x-mine = true

[[agenda]]
title = "Work"
kind = "exercise"
groups = { size = 2 }
[[agenda.columns]]
title = "Who"
# The first step.
[[agenda.phases]]
title = "Alone"
minutes = 8
[[agenda.phases]]
title = "Together"
minutes = 4

[[agenda]]
title = "Close"
kind = "talk"
minutes = 5
groups = { keep = "work" }
"#;

pub(crate) fn plan() -> Stage {
    Stage::of(PLAN).press("e")
}

fn titles(s: &Stage) -> Vec<&str> {
    s.session().plan.agenda.iter().map(|a| a.title.as_str()).collect()
}

#[test]
fn the_plan_shows_times_the_end_and_what_may_not_work_out() {
    let s = plan().shows("Plan · 3 activities").shows("ends 15:22 · 8 min before the hard end 15:30");
    let s = s.shows("15:00     5   Welcome").shows("15:05    12 ? Work").shows("Alone").shows("15:17     5   Close");
    let s = s.shows("the exercise “Work” has no prompt").shows("say what people should do");
    // Every change is told by the end at once.
    let s = s.press("> >").shows("ends 15:32 · 2 min after the hard end 15:30").shows("! the session ends at 15:32");
    let s = s.press("u u").shows("ends 15:22");
    for (columns, rows) in [(80, 24), (40, 12), (200, 60)] {
        let _ = s.m.clone();
        let t = plan().size(columns, rows).shows("ends 15:22").shows("Welcome");
        let _ = t.press("? ? :").types("dup").press("Esc e").shows("Welcome");
    }
}

#[test]
fn minutes_are_given_and_taken_and_remarks_stay() {
    let s = plan().press("+ + -");
    assert_eq!(s.session().plan.agenda[0].minutes, 6);
    assert_eq!(s.message(), "“Welcome” now takes 6 min instead of 7");
    assert_eq!(s.file(), PLAN.replace("minutes = 5\nx-mine", "minutes = 6\nx-mine"));
    let s = s.press("u u u");
    assert_eq!(s.file(), PLAN);
    // A phase has its own length; its activity has the sum.
    let s = s.press("↓ +");
    assert_eq!(s.message(), "The length of “Work” is the sum of its phases: change one of them.");
    let s = s.press("↓ + +");
    assert_eq!(s.file(), PLAN.replace("minutes = 8", "minutes = 10"));
    // Less than a minute there is not.
    let s = plan().press("< < < <");
    assert_eq!(s.session().plan.agenda[0].minutes, 1);
}

#[test]
fn activities_are_moved_added_doubled_and_dropped() {
    let s = plan().press("n").types("Coffee, 15, break").press("Enter");
    assert_eq!(titles(&s), ["Welcome", "Coffee", "Work", "Close"]);
    assert_eq!((s.session().plan.agenda[1].kind, s.session().plan.agenda[1].minutes), (Kind::Break, 15));
    // The new one is selected.
    let s = s.press("J J");
    assert_eq!(titles(&s), ["Welcome", "Work", "Close", "Coffee"]);
    let s = s.press("J");
    assert_eq!(s.message(), "“Coffee” cannot move any further.");
    let s = s.press("K d");
    assert_eq!(titles(&s), ["Welcome", "Work", "Coffee", "Coffee", "Close"]);
    let s = s.press("x x");
    assert_eq!(s.session().plan.agenda.len(), 3);
    let text = s.file();
    assert!(
        text.starts_with("# A plan of mine.\n") && text.contains("# Say hello.\n[[agenda]]\ntitle = \"Welcome\" # hi"),
        "{text}"
    );
    let mut s = s;
    for _ in 0..7 {
        s = s.press("u");
    }
    assert_eq!(s.file(), PLAN);
}

#[test]
fn a_new_title_leaves_the_record_where_it_was() {
    let s = plan().press("e space").notes("kept here").press("e r");
    let s = s.press("ctrl-u").types("Hello").press("Enter").shows("Renamed “Welcome” to “Hello”");
    let text = s.file();
    assert!(text.contains("[[agenda]]\nid = \"welcome\"\ntitle = \"Hello\" # hi\n"), "{text}");
    let s = s.restart().press("Esc").shows("•          kept here").shows("Hello");
    assert_eq!(s.session().record.notes[0].activity.as_deref(), Some("welcome"));
    assert_eq!(s.session().step().map(|s| s.activity), Some(0));
}

#[test]
fn what_runs_or_was_held_is_not_dropped_and_nothing_moves_into_the_past() {
    let s = plan().press("e space → e x");
    assert_eq!(s.message(), "“Work” is running: you cannot delete it.");
    let s = s.press("k x");
    assert_eq!(s.message(), "“Welcome” has run or has notes: you cannot delete it.");
    let s = s.press("J");
    assert_eq!(s.message(), "You cannot move what has started, or move anything before it.");
    let s = s.press("+");
    assert_eq!(s.message(), "“Welcome” has started: change its minutes in the live view with + and -.");
    let s = s.press("j j j j K");
    assert_eq!(titles(&s), ["Welcome", "Work", "Close"]);
    // Something new comes behind what runs, and what has run goes on as it did.
    let s = s.press("k k k k n").types("Breathe, 2").press("Enter");
    assert_eq!(titles(&s), ["Welcome", "Work", "Breathe", "Close"]);
    let s = s.press("e →").shows("Together").press("→").shows("Breathe");
    let text = s.file();
    assert!(text.contains("Added “Breathe”"), "{text}");
    let _ = s.restart();
}

#[test]
fn groups_that_go_on_need_the_activity_that_forms_them() {
    let s = plan().press("↓ x");
    assert_eq!(s.message(), "“Close” uses the groups of “Work”: keep “Work”, and keep it before “Close”.");
    let s = s.press("J");
    assert_eq!(s.message(), "“Close” uses the groups of “Work”: keep “Work”, and keep it before “Close”.");
    assert_eq!(s.file(), PLAN);
}

#[test]
fn prompts_and_scripts_are_written_over_several_lines() {
    let s = plan().press("p").shows("Prompt · for the room · Welcome").shows("Esc saves");
    let s = s.types("Who are").press("Enter").types("you?").press("Esc").shows("Who are");
    assert_eq!(s.session().plan.agenda[0].prompt.as_deref(), Some("Who are\nyou?"));
    let s = s.press("s").types("Ask \"first\". q").press("Esc");
    let text = s.file();
    assert!(
        text.contains(
            "minutes = 5\nprompt = \"\"\"\nWho are\nyou?\"\"\"\nscript = \"Ask \\\"first\\\". q\"\nx-mine = true\n"
        ),
        "{text}"
    );
    // Left, brought back, and left once more: it is Discarded, and the plan is as it was.
    let s = s
        .press("p")
        .types("!!!")
        .press("ctrl-c")
        .shows("The same key brings your draft back")
        .press("p")
        .shows("you?!!!");
    let s = s.press("ctrl-c").shows("Discarded").press("p").hides("!!!").press("Esc");
    assert_eq!(s.file(), text);
    // A phase has its own prompt; Enter opens it too.
    let s = s.press("↓ ↓ Enter").types("Write").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("Write"));
    let s = s.press("p").paste(" it\ndown").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("Write it\ndown"));
    // Without words there is no prompt.
    let s = s.press("p ctrl-u Backspace ctrl-u Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt, None);
}

#[test]
fn something_is_taken_from_the_library() {
    let shelf = roundtable::library::STARTERS
        .iter()
        .flat_map(|t| {
            let plan = roundtable::file::read(t.text.as_bytes()).unwrap().session.plan;
            plan.agenda.iter().map(|a| (t.name.to_owned(), a.clone())).collect::<Vec<_>>()
        })
        .collect();
    let s = plan().press("i");
    assert_eq!(s.effects().last(), Some(&roundtable::app::Effect::Library));
    let s = s
        .hears(News::Library(shelf))
        .shows("Library")
        .types("partner poll")
        .shows("Partner poll · 2 min poll · partner-poll");
    let s = s.press("Enter");
    let poll = &s.session().plan.agenda[1];
    assert!(poll.kind == Kind::Poll && poll.poll.is_some(), "{poll:?}");
    let s = s.restart().press("space →").shows("L&D");
    assert_eq!(s.session().activity().map(|a| a.kind), Some(Kind::Poll));
}

#[test]
fn kind_and_what_may_give_way_are_changed() {
    let s = plan().press("t o");
    assert_eq!((s.session().plan.agenda[0].kind, s.session().plan.agenda[0].optional), (Kind::Discussion, true));
    // A poll without options is none.
    let s = s.press(&"t ".repeat(Kind::ALL.len() - 2));
    assert_eq!(s.session().plan.agenda[0].kind, Kind::Talk);
    let s = s.press("o");
    assert_eq!(s.file(), PLAN);
}

#[test]
fn planning_leaves_no_trace_in_the_record_before_the_start() {
    let s = plan().press("+ J K u u U x u");
    assert!(s.session().record.journal.is_empty());
    assert!(!s.file().contains("[record"), "{}", s.file());
}

#[test]
fn an_agenda_on_one_line_is_left_to_an_editor() {
    let text = "format = 1\ntitle = \"T\"\nagenda = [{ title = \"A\", kind = \"talk\", minutes = 5 }]\n";
    let mut s = Stage::of(text);
    s.m.saving.fixed_agenda = true;
    let s = s.press("e +");
    assert!(s.message().contains("edit the file, or write"), "{}", s.message());
    assert_eq!(s.file(), text);
}

#[test]
fn an_empty_plan_is_filled() {
    let s = Stage::of("format = 1\ntitle = \"T\"\n# nothing yet\n").press("e").shows("n adds one");
    let s = s.press("+ x d p J n").types("First").press("Enter n").types("Second, 3, talk").press("Enter");
    assert_eq!(titles(&s), ["First", "Second"]);
    let _ = s.restart().press("e space").shows("First");
}

fn phases(s: &Stage) -> Vec<&str> {
    s.session().plan.agenda[1].phases.iter().map(|p| p.title.as_str()).collect()
}

#[test]
fn phases_are_added_moved_doubled_reworded_and_dropped() {
    let s = plan().press("↓ ↓").press("r ctrl-u").types("In silence").press("Enter");
    assert_eq!(s.message(), "Renamed “Alone” to “In silence”");
    assert_eq!(s.file(), PLAN.replace("\"Alone\"", "\"In silence\""));
    // The remark goes with its phase, and the selection too.
    let s = s.press("J").shows("In silence");
    assert_eq!(phases(&s), ["Together", "In silence"]);
    assert!(s.file().contains("\n# The first step.\n[[agenda.phases]]\ntitle = \"In silence\""), "{}", s.file());
    let s = s.press("J");
    assert_eq!(s.message(), "“In silence” cannot move any further.");
    let s = s.press("K d");
    assert_eq!(phases(&s), ["In silence", "In silence 2", "Together"]);
    let s = s.press("x N").types("Share, 2, share").press("Enter");
    assert_eq!(phases(&s), ["In silence", "Together", "Share"], "behind what is selected then");
    let share = &s.session().plan.agenda[1].phases[2];
    assert_eq!((share.minutes, share.does.word()), (2, "share"));
    // What the room does, and whether it hides; a vote takes its dots along when it is none any more.
    let s = s.press("t").shows("discuss").press("h");
    assert!(s.session().plan.agenda[1].phases[2].hidden);
    let s = s.press("h u u u u u u u u u");
    assert_eq!(s.file(), PLAN);
    let s = s.press("U U").restart();
    assert_eq!(phases(&s), ["Together", "In silence"]);
}

#[test]
fn what_a_phase_cannot_be_says_why() {
    let s = plan().press("↓ ↓ r ctrl-u").types("Together").press("Enter");
    assert_eq!(s.message(), "This activity already has a phase called “Together”: choose another title.");
    let s = s.press("ctrl-u Enter").press("Esc e space → e j x");
    assert_eq!(s.message(), "“Alone” is running: you cannot delete it.");
    let s = s.press("J");
    assert_eq!(s.message(), "You cannot move what has started, or move anything before it.");
    let s = s.press("j K");
    assert_eq!(s.message(), "You cannot move what has started, or move anything before it.");
    assert_eq!(phases(&s), ["Alone", "Together"]);
    // A new one comes behind what runs, and what was held is found by its new title.
    let s = s.press("k k N").types("Pairs, 3, write").press("Enter k k r ctrl-u").types("Silence").press("Enter");
    assert_eq!(phases(&s), ["Silence", "Together", "Pairs"]);
    assert_eq!(s.session().record.timing[1].phase.as_deref(), Some("Silence"));
    let s = s.press("e").sleep("10s").press("→").shows("Together").restart().shows("Together").press("e j x");
    assert_eq!(s.message(), "“Silence” has run or has notes: you cannot delete it.");
    assert!(s.file().contains("phase = \"Silence\""), "{}", s.file());
}

#[test]
fn an_activity_gets_its_first_phase_and_loses_its_last() {
    let s = plan().press("N").types("Only").press("Enter");
    let a = &s.session().plan.agenda[0];
    assert_eq!((a.minutes, a.phases.len(), a.phases[0].minutes), (0, 1, 5));
    assert!(!s.file().contains("minutes = 5\nx-mine"), "{}", s.file());
    let s = s.restart().press("e j x");
    let a = &s.session().plan.agenda[0];
    assert_eq!((a.minutes, a.phases.len()), (5, 0), "it is as long as its phase was");
    let s = s.restart();
    assert!(s.file().contains("x-mine = true"), "{}", s.file());
}

/// The same phases in a list, with remarks wherever one can stand.
const LISTED: &str = r#"format = 1
title = "Day"
[[agenda]]
title = "Welcome"
kind = "talk"
minutes = 5
[[agenda]]
title = "Work" # of the day
kind = "exercise"
prompt = "What?"
phases = [ # in this order
  # The first step.
  { title = "Alone", minutes = 8, does = "write" }, # quietly
  { title = "Together",   minutes=4 } # aloud
  # that is all
]
columns = [{ title = "Who" }] # one is enough
"#;

#[test]
fn phases_in_a_list_keep_every_remark() {
    let listed = || Stage::of(LISTED).press("e ↓ ↓");
    let s = listed().press("+ p").types("Why?").press("Esc");
    let expected =
        LISTED.replace("minutes = 8, does = \"write\" }", "minutes = 9, does = \"write\", prompt = \"Why?\" }");
    assert_eq!(s.file(), expected);
    let s = s.press("p ctrl-u Esc -");
    assert_eq!(s.file(), LISTED);
    let s = s.press("r ctrl-u").types("Silence").press("Enter");
    assert_eq!(s.file(), LISTED.replace("\"Alone\"", "\"Silence\""));
    // Moved, the remarks go along.
    let s = listed().press("J");
    let text = s.file();
    assert!(
        text.contains("  { title = \"Together\",   minutes=4 }, # aloud\n  # The first step.\n  { title = \"Alone\", minutes = 8, does = \"write\" } # quietly\n  # that is all\n]"),
        "{text}"
    );
    let s = s.press("K");
    assert_eq!(s.file(), LISTED);
    // Added and doubled in the shape of the others, dropped without a trace.
    let s = s.press("N").types("Pairs, 3, write").press("Enter");
    assert!(
        s.file()
            .contains("# quietly\n  { title = \"Pairs\", minutes = 3, does = \"write\" },\n  { title = \"Together\""),
        "{}",
        s.file()
    );
    let s = s.press("x");
    assert_eq!(s.file(), LISTED);
    let s = s.press("J j N").types("Last").press("Enter").restart();
    assert_eq!(phases(&s).len(), 3);
    for remark in ["# in this order", "# The first step.", "# quietly", "# aloud", "# that is all", "# one is enough"] {
        assert!(s.file().contains(remark), "{remark} is gone: {}", s.file());
    }
    let s = s.press("e ↓ ↓ x x x");
    assert_eq!(s.session().plan.agenda[1].phases.len(), 0);
    assert!(s.restart().file().contains("# of the day"));
}

#[test]
fn phases_on_one_line_stay_on_one_line() {
    let line = "phases = [{title=\"A\",minutes=1}, { title = \"B\", minutes = 2, each = \"person\" }] # two";
    let text = format!("format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"W\"\nkind = \"discussion\"\n{line}\n");
    let s = Stage::of(&text).press("e ↓ + J");
    assert!(
        s.file()
            .contains("phases = [{ title = \"B\", minutes = 2, each = \"person\" }, {title=\"A\",minutes=2}] # two\n"),
        "{}",
        s.file()
    );
    let s = s.press("K - d");
    assert!(
        s.file().contains("[{title=\"A\",minutes=1}, { title = \"A 2\", minutes = 1 }, { title = \"B\""),
        "{}",
        s.file()
    );
    let s = s.press("x h");
    assert!(
        s.file().contains(
            "[{title=\"A\",minutes=1}, { title = \"B\", minutes = 2, each = \"person\", hidden = true }] # two"
        ),
        "{}",
        s.file()
    );
    let _ = s.restart();
}

#[test]
fn what_is_written_survives_a_kill_and_an_accident() {
    // In the middle of a sentence the program ends; a note had been begun as well.
    let s = plan().press("e a").types("a thought").press("Esc e ↓ ↓ p").types("What would you").restart();
    assert_eq!(s.message(), "Your draft for “Alone” is still there: e, then p or s on it, brings it back.");
    assert!(
        s.file().contains("draft_of_plan = { activity = \"work\", phase = \"Alone\", prompt = \"What would you\" }")
    );
    // The planning screen opens on it, and the same key goes on.
    let s = s.press("e p").shows("What would you").types(" like?").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("What would you like?"));
    assert!(!s.file().contains("draft_of_plan") && s.file().contains("draft = \"a thought\""), "{}", s.file());
    // A script that is left waits for the script, not for the prompt.
    let s = s.press("s").types("Ask").press("ctrl-c p").hides("Ask").press("Esc s").shows("Ask").press("Esc");
    assert_eq!(s.session().plan.agenda[1].script.as_deref(), Some("Ask"));
    // What the file does not take waits, too: nothing that was written is gone.
    let mut s = Stage::of(PLAN);
    s.m.saving.fixed_agenda = true;
    let s = s.press("e p").types("Hello?").press("Esc").shows("edit the file, or write").press("p").shows("Hello?");
    let _ = s.restart().press("e p").shows("Hello?");
}

#[test]
fn a_title_that_was_left_comes_back() {
    let s = plan().press("n").types("Coffee, 15, break").press("Esc n").shows("Coffee, 15, break").press("Enter");
    assert_eq!(titles(&s)[1], "Coffee");
    let s = s.press("n").hides("Coffee, 15, break").press("Esc r").types(" and cake").press("Esc");
    assert_eq!(titles(&s)[1], "Coffee");
    let s = s.press("r").shows("Coffee and cake").press("Enter");
    assert_eq!(titles(&s)[1], "Coffee and cake");
}

#[test]
fn nothing_slips_into_a_remark_when_phases_of_a_list_move() {
    let list = "phases = [ { title = \"A\", minutes = 1 }, # a, b\n  {title=\"B\",minutes=2} # b ]\n  , { title = \"C\", minutes = 3 } ]\n";
    let text =
        format!("format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"W\"\nkind = \"discussion\"\nprompt = \"?\"\n{list}");
    for keys in ["x", "J", "J J", "j x", "j K", "j J", "j j K K", "j x x x", "d", "j d", "x x", "N B1 Enter"] {
        let s = Stage::of(&text).press("e ↓");
        // Every step is read again from the file as it would be saved.
        let s = keys.split(' ').fold(s, |s, key| if key == "B1" { s.types(key) } else { s.press(key) });
        let _ = s.restart();
    }
}
