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
    let s = plan().shows("start  min   activity").shows("✓ ends before the hard end");
    let s = s
        .shows("15:00    5   Welcome               talk")
        .shows("15:05   12   Work                  exercise · pairs · 1 column");
    let s = s
        .shows("    8     Alone               discuss")
        .shows("15:22        End                   room free until 15:30");
    let s = s.shows("? the exercise “Work” has no").shows("? no guidelines: S adds them");
    // Every change is told by the end at once.
    let s = s.press("> >").shows("15:32        End").shows("! the session ends at 15:32");
    let s = s.press("u u").shows("15:22        End");
    for (columns, rows) in [(80, 24), (40, 12), (200, 60)] {
        let _ = s.m.clone();
        let t = plan().size(columns, rows).shows("15:22        End").shows("Welcome");
        let _ = t.press("? ? :").types("dup").press("Esc e").shows("Welcome");
    }
    let _ = plan().size(80, 24).hides("Check").shows("✓ ends before the hard end");
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
    let s = plan().press("n").types("Coffee, 15, break").press("Enter Esc");
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
    let s = plan().press("e space").notes("kept here").press("e Enter");
    let s = s.types("Hello").press("Esc").shows("Renamed “Welcome” to “Hello”");
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
    let s = s.press("k k k k n").types("Breathe, 2").press("Enter Esc");
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
    let s = plan().press("Enter ↓ ↓ ↓ Tab").shows("Prompt · for the room · Welcome").shows("Esc back to the form");
    let s = s.types("Who are").press("Enter").types("you?").press("Esc").shows("Who are⏎you?").press("Esc");
    assert_eq!(s.session().plan.agenda[0].prompt.as_deref(), Some("Who are\nyou?"));
    let s = s.press("Enter ↓ ↓ ↓").shows("Who are …").press("↓").types("Ask \"first\". q").press("Esc");
    let text = s.file();
    assert!(
        text.contains(
            "minutes = 5\nprompt = \"\"\"\nWho are\nyou?\"\"\"\nscript = \"Ask \\\"first\\\". q\"\nx-mine = true\n"
        ),
        "{text}"
    );
    // Left, brought back, and left once more: it is discarded, and the plan is as it was.
    let s = s.press("Enter ↓ ↓ ↓ Tab").types("!!!").press("Esc ctrl-c").shows("brings your draft");
    let s = s.press("Enter").shows("Who are …").press("↓ ↓ ↓ Tab").shows("you?!!!").press("Esc ctrl-c");
    let s = s.shows("Discarded").press("Enter ↓ ↓ ↓ Tab").hides("!!!").press("Esc Esc");
    assert_eq!(s.file(), text);
    // A phase has its own prompt.
    let s = s.press("↓ ↓ Enter ↓ ↓ ↓").types("Write").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("Write"));
    let s = s.press("Enter ↓ ↓ ↓ End").paste(" it\ndown").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("Write it\ndown"));
    // Without words there is no prompt.
    let s = s.press("Enter ↓ ↓ ↓ ctrl-u Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt, None);
}

#[test]
fn prompt_and_script_are_one_text_in_the_editor() {
    use roundtable::app::{Effect, PlanPart, PlanText};
    let s = plan().press("E");
    let Some(Effect::Edit(words, text)) = s.effects().last().cloned() else { panic!("no editor") };
    assert_eq!(words, PlanText { id: "welcome".into(), phase: None, part: PlanPart::Both });
    let edited = text.replacen("\n\n---", "Who?\n\n---", 1) + "Ask.\n";
    let s = s.hears(News::Edited(words.clone(), edited.clone()));
    let a = &s.session().plan.agenda[0];
    assert_eq!((a.prompt.as_deref(), a.script.as_deref()), (Some("Who?"), Some("Ask.")));
    // In the form the same, and nothing is saved before Esc.
    let s = s.press("u Enter ctrl-e");
    assert!(matches!(s.effects().last(), Some(Effect::Edit(..))));
    let s = s.hears(News::Edited(words, edited)).shows("Who?").shows("Ask.");
    assert_eq!(s.session().plan.agenda[0].prompt, None);
    let s = s.press("Esc");
    assert_eq!(s.session().plan.agenda[0].script.as_deref(), Some("Ask."));
    // A phase has a prompt alone.
    let s = s.press("↓ ↓ E");
    let Some(Effect::Edit(words, text)) = s.effects().last().cloned() else { panic!("no editor") };
    assert_eq!((words.part, text.as_str()), (PlanPart::Prompt, ""));
    let s = s.hears(News::Edited(words, "Alone?\n".into()));
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("Alone?"));
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
    let s = plan().press("L");
    assert_eq!(s.effects().last(), Some(&roundtable::app::Effect::Library));
    let s = s
        .hears(News::Library(shelf))
        .shows("Library")
        .types("partner poll")
        .shows("Partner poll · 2 min poll · partner-poll")
        .shows("Enter adds “Partner poll”");
    let s = s.size(80, 24).shows("Enter adds “Partner poll”").size(120, 40);
    let s = s.types(" zebra").shows("No activity called “partner poll zebra”.").press("ctrl-u").types("partner poll");
    let s = s.press("Enter");
    let poll = &s.session().plan.agenda[1];
    assert!(poll.kind == Kind::Poll && poll.poll.is_some(), "{poll:?}");
    let s = s.restart().press("space →").shows("L&D");
    assert_eq!(s.session().activity().map(|a| a.kind), Some(Kind::Poll));
}

/// Selects a field of the form by its name.
fn field(s: Stage, name: &str) -> Stage {
    let mut s = s;
    for _ in 0..20 {
        if s.screen().contains(&format!("▸ {name} ")) {
            return s;
        }
        s = s.press("↓");
    }
    panic!("there is no field {name}:\n{}", s.screen());
}

#[test]
fn the_form_changes_every_field() {
    let s = plan().press("Enter").shows("╭─ Welcome ─").shows("▸ title     Welcome");
    let s = field(s, "minutes").types("1h30");
    let s = field(s, "kind").types("exercise");
    let s = field(s, "groups").types("of 3");
    let s = field(s, "columns").types("Who: Who is it? / How, rows: Sales / IT");
    let s = field(s, "phases").types("Write, 8, write: Who / Share back, 2 each group");
    let s = field(s, "at least").types("5");
    let s = field(s, "optional").types("yes").press("Esc");
    assert_eq!(
        s.message(),
        "Changed the kind, the shortest length, the groups, the columns, the rows and the phases of “Welcome”"
    );
    let text = s.file();
    let expected = "title = \"Welcome\" # hi\nkind = \"exercise\"\nleast = 5\noptional = true\ngroups = { size = 3 }\nrows = [\"Sales\", \"IT\"]\nx-mine = true\n";
    assert!(text.contains(expected), "{text}");
    for part in [
        "[[agenda.columns]]\ntitle = \"Who\"\nprompt = \"Who is it?\"\n",
        "[[agenda.phases]]\ntitle = \"Write\"\nminutes = 8\ndoes = \"write\"\ncolumns = [\"who\"]\n",
        "each = \"group\"\n",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let s = s
        .restart()
        .press("e")
        .size(200, 60)
        .shows("exercise · groups of 3 · 2 columns · 2 rows · at least 5 · optional")
        .size(120, 40);
    // A poll with its rules.
    let s = s.press("n").types("Vote, 5, talk").press("Enter Esc Enter");
    let s = field(s, "options").types("multiple: Yes / No / Perhaps, until closed").press("Esc");
    let poll = s.session().plan.agenda[1].poll.clone().expect("a poll");
    assert_eq!((poll.method.as_str(), poll.options.len(), poll.rules.results.word()), ("multiple", 3, "on-close"));
    assert_eq!(s.session().plan.agenda[1].kind, Kind::Poll);
    let s = s.shows("poll · multiple · 3 options · until closed").press("u u").restart().press("u");
    assert_eq!(s.message(), "Nothing to undo since the session was opened.");
}

#[test]
fn what_is_typed_in_a_form_replaces_the_value_or_is_left() {
    let s = plan().press("Enter").types("A").shows("▸ title     A ").press("ctrl-c").shows("Discarded");
    assert_eq!(s.file(), PLAN);
    // A value is edited in place once the cursor has moved in it.
    let s = s.press("Enter End").types("!").press("Esc");
    assert_eq!(titles(&s)[0], "Welcome!");
    let s = s.press("u Enter Esc");
    assert_eq!(s.file(), PLAN);
    // What is not understood keeps the form open, with the field selected.
    let s = field(s.press("Enter"), "kind").types("breka").press("↓ ↓ Esc").shows("▸ kind      breka").shows("break?");
    let s = s.press("Tab").shows("▸ kind      break").press("Esc");
    assert_eq!(s.session().plan.agenda[0].kind, Kind::Break);
    // So does what is refused.
    let s = field(s.press("Enter"), "at least").types("90").shows("At least 90 min is more than it takes: 5 min.");
    let s = s.press("Esc").shows("▸ at least  90").press("ctrl-c");
    assert_eq!(s.session().plan.agenda[0].least, None);
    let s = field(s.press("Enter"), "kind").types("poll").shows("A poll needs options").press("ctrl-c");
    // The length of an activity is that of its phases.
    let s = field(s.press("↓ Enter"), "minutes").shows("12            from its phases").types("20");
    let _ = s.shows("Its phases make its length").press("Tab").shows("▸ minutes   12");
}

#[test]
fn a_phase_has_a_form_of_its_own() {
    let s = plan().press("↓ ↓ Enter").shows("╭─ Alone · Work ─");
    let s = field(s, "kind").types("write");
    let s = field(s, "columns").types("Who");
    let s = field(s, "each").types("group");
    let s = field(s, "with").types("pairs");
    let s = field(s, "hidden").types("yes");
    let s = field(s, "more").types("thumbs 3 / 2").press("Esc");
    let phase = &s.session().plan.agenda[1].phases[0];
    assert_eq!((phase.does.word(), phase.hidden, phase.columns.len()), ("write", true, 1));
    assert_eq!(
        (phase.each.map(roundtable::workshop::Each::word), phase.with.map(roundtable::workshop::With::word)),
        (Some("group"), Some("pairs"))
    );
    assert_eq!(phase.extend, [3, 2]);
    let s = field(s.press("Enter"), "kind").types("vote");
    let s = field(s, "more").types("3 dots, cap 2").press("Esc").restart();
    let phase = &s.session().plan.agenda[1].phases[0];
    assert_eq!((phase.dots, phase.cap, &phase.extend), (Some(3), Some(2), &Vec::new()));
    let s = field(s.press("e ↓ ↓ Enter"), "columns").types("Whoo").shows("“Whoo” is not a column. Who?").press("Tab");
    let _ = s.shows("▸ columns   Who");
}

#[test]
fn the_session_has_a_form() {
    let s = plan().press("S").shows("╭─ Session ─").shows("title         Day");
    let s = s.types("Leads day");
    let s = field(s, "start").types("9:00");
    let s = field(s, "end").types("10:00");
    let s = field(s, "purpose").types("Get ready.");
    let s = field(s, "guidelines").types("One voice at a time / Phones away");
    let s = field(s, "public").types("department").shows("ends 09:22, 38 min before the end").press("Esc");
    let text = s.file();
    let expected = "title = \"Leads day\"\ndate = 2026-11-24\nstart = 09:00:00\nend = 10:00:00\npurpose = \"Get ready.\"\nguidelines = [\"One voice at a time\", \"Phones away\"]\npublic = [\"department\"]\n";
    assert!(text.starts_with(&format!("# A plan of mine.\nformat = 1\n{expected}")), "{text}");
    let s = s.shows("✓ ends before the hard end").hides("no guidelines").press("u");
    assert_eq!(s.file(), PLAN);
    // Homework stands there where the plan has some; a time that is none is not taken.
    let s = field(s.press("S").hides("homework"), "end").types("25:00").press("Esc").shows("is not a time");
    let s = s.press("ctrl-c e space e S");
    let s = field(s, "start").types("8:00").press("Esc");
    assert_eq!(s.message(), "The session has already started.");
    let s = field(s.press("ctrl-u"), "start").types("15:00");
    let s = field(s, "end").types("15:45").press("Esc");
    assert_eq!(s.session().plan.end.map(|e| e.to_string()), Some("15:45:00".into()));
}

#[test]
fn remarks_and_keys_of_ones_own_stay_where_lists_and_tables_change() {
    let text = "format = 1 # the first\ntitle = \"T\"\nguidelines = [\n  # gently\n  \"One voice\", # at a time\n  \"Phones away\",\n]\n\n\
        [[agenda]]\ntitle = \"W\" # w\nkind = \"exercise\"\nminutes = 5\nprompt = \"?\"\ngroups = { size = 4, x-mine = 1 } # groups\n\
        # the columns\n[[agenda.columns]]\ntitle = \"Who\" # who\nx = 1\n[[agenda.columns]]\nid = \"h\"\ntitle = \"How\"\n\
        # the poll\n[agenda.poll] # below\nmethod = \"single\" # one\noptions = [\"a\", \"b\"] # ab\nx = 2\n";
    let s = Stage::of(text).press("e Enter");
    let s = field(s, "groups").types("3 groups");
    let s = field(s, "columns").types("Person / How").press("Esc S");
    let s = field(s, "guidelines").types("Phones away / Be kind").press("Esc");
    let expected = text
        .replace("{ size = 4, x-mine = 1 } # groups", "{ count = 3, x-mine = 1 } # groups")
        .replace("title = \"Who\" # who", "id = \"who\"\ntitle = \"Person\" # who")
        .replace(
            "  # gently\n  \"One voice\", # at a time\n  \"Phones away\",\n",
            "  \"Phones away\",\n  # gently\n  \"Be kind\", # at a time\n",
        );
    assert_eq!(s.file(), expected);
    let s = field(s.press("u u Enter"), "options").types("c / d").press("Esc");
    let expected = text
        .replace("kind = \"exercise\"", "kind = \"poll\"")
        .replace("options = [\"a\", \"b\"] # ab", "options = [\"c\", \"d\"] # ab");
    assert_eq!(s.file(), expected);
}

#[test]
fn what_the_record_is_about_stays_in_the_plan() {
    // A column with an entry, groups that were formed, a poll that was opened.
    let text = PLAN.replace("[[agenda]]\ntitle = \"Close\"", "[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 2\n[agenda.poll]\nmethod = \"single\"\noptions = [\"a\", \"b\"]\n\n[[agenda]]\ntitle = \"Close\"");
    let s = Stage::of(&text).people(4).press("space → g").notes("somebody").press("→ → 1 → e");
    let s = field(s.press("k k k k k k k k k ↓ Enter"), "columns").press("ctrl-u Esc");
    assert_eq!(s.message(), "“Who” has entries: you cannot delete it.");
    let s = field(s.press("ctrl-c Enter"), "groups").types("of 3").press("Esc");
    assert_eq!(s.message(), "“Work” is over: its groups and its start stay as they were.");
    let s = field(s.press("ctrl-c Enter"), "phases").types("Together, 4").press("Esc");
    assert_eq!(s.message(), "“Alone” has run or has notes: you cannot delete it.");
    let s = field(s.press("ctrl-c ↓ ↓ ↓ Enter"), "options").types("a / b / c").press("Esc");
    assert_eq!(s.message(), "The poll of “Vote” was opened already: its options and rules stay as they were.");
    let s = field(s.press("ctrl-c Enter"), "minutes").types("9").press("Esc");
    assert_eq!(s.message(), "“Vote” has started: change its minutes in the live view with + and -.");
    // Another title and other words are fine.
    let s = field(s.press("ctrl-c Enter"), "prompt").types("Which?").press("Esc");
    assert_eq!(s.message(), "Changed the prompt of “Vote”");
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
fn a_blank_session_begins_with_its_title_and_one_activity_a_line() {
    let blank = || Stage::of("format = 1\ntitle = \"Untitled session\"\n# nothing yet\n");
    let s = blank().shows("   title ▸ ").shows("Esc leaves it untitled").shows("Add one activity a line, for example:");
    let s = s
        .types("Leads day")
        .press("Enter")
        .shows(" add ▸ ")
        .shows("     Threes, 5, groups of 3       an exercise in groups");
    let s = s.types("start 15:00").press("Enter").types("First, 5, talk").press("Enter");
    let s = s.shows("15:00    5   First").hides("for example").shows(" add ▸ ");
    let s =
        s.types("Second, 3").press("Enter").types("- Half, 1").press("Enter").types("- Rest, 2").press("Enter Enter");
    assert_eq!(titles(&s), ["First", "Second"]);
    assert_eq!(s.session().plan.agenda[1].phases.len(), 2);
    let s = s.restart().press("space").press("e").shows("Leads day").shows("First");
    assert_eq!(s.session().plan.start.map(|t| t.to_string()), Some("15:00:00".into()));
    // Without a title the first activity can come all the same.
    let s = blank().press("Esc").types("Only, 2").press("Enter Esc").restart();
    assert_eq!((s.session().plan.title.as_str(), titles(&s)), ("Untitled session", vec!["Only"]));
    // Keys that need an activity say nothing wrong.
    let s = blank().press("Esc Esc").press("+ x d J Enter E h l").shows("Add one activity a line");
    assert_eq!(titles(&s), [""; 0]);
}

#[test]
fn from_blank_to_a_running_session_in_few_keys() {
    let keys = std::cell::Cell::new(0);
    let press = |s: Stage, names: &str| {
        keys.set(keys.get() + names.split(' ').count());
        s.press(names)
    };
    let mut s = Stage::of("format = 1\ntitle = \"Untitled session\"\n").types("Leads day");
    for line in ["Welcome, 5, talk", "Threes, 5, groups of 3", "Vote, 5, poll: a / b / c", ""] {
        s = press(s, "Enter").types(line);
    }
    let s = press(s, "Esc Esc space");
    assert_eq!(titles(&s), ["Welcome", "Threes", "Vote"]);
    assert!(s.session().is_under_way() && keys.get() <= 25, "{} keys", keys.get());
    // Threes now, in one line, below what runs.
    let s = s.press("e n").types("Threes, 5").press("Enter Esc Esc").shows("Welcome");
    let a = &s.session().plan.agenda[1];
    assert_eq!((a.title.as_str(), a.minutes, a.kind), ("Threes", 5, Kind::Exercise));
    assert!(a.groups.is_some());
}

#[test]
fn the_line_says_what_it_adds_and_where() {
    let s = Stage::of(PLAN).people(16).press("e n").shows("after Welcome").shows("Enter or Esc closes");
    let s = s.types("Threes, 5, groups of 3");
    let s = s.shows(" Exercise · 5 min · 5 groups: 4, 3, 3, 3, 3 · after Welcome · ends 15:27, 3 min before the end");
    let s = s.shows("Enter adds, next line · Tab opens the form · Esc closes");
    let s = s.press("ctrl-u").types("Long, 20").shows("ends 15:42, 12 min after the end");
    // What is not understood keeps the line, and Tab takes the suggestion.
    let s = s
        .press("ctrl-u")
        .types("Work, groups off 3")
        .shows("“groups off 3” is not understood. groups of 3?")
        .press("Enter");
    assert_eq!(titles(&s).len(), 3);
    let s = s.press("Tab").shows("add ▸ Work, groups of 3").press("ctrl-u").types("Vote, poll").press("Enter");
    let s = s.shows("Type the options: a / b / c");
    // On the empty line arrows move the place, as far as nothing has happened.
    let s =
        s.press("ctrl-u ↑").shows("at the beginning").types("Zero, 1").press("Enter").types("One, 1").press("Enter");
    assert_eq!(titles(&s), ["Zero", "One", "Welcome", "Work", "Close"]);
    let s = s.press("↓ ↓ ↓ ↓").shows("after Close").types("Last, 1").press("↑ Enter Enter");
    assert_eq!(titles(&s).last(), Some(&"Last"));
    // Tab opens the form of what is typed; nothing is added before it is saved.
    let s = s.press("n").types("Lunch, 45").press("Tab").shows("╭─ Lunch ─").shows("kind      break");
    assert_eq!(titles(&s).len(), 6);
    let s = s.press("ctrl-c n").types("Long talk, 45").press("Tab ↓").types("50").press("Esc");
    assert_eq!((titles(&s)[6], s.session().plan.agenda[6].minutes), ("Long talk", 50));
    // Phases of the selected activity, one after another.
    let s = s.press("N").shows(" phase ▸ ").types("Eat, 40").press("Enter").types("Talk, 10").press("Enter Esc");
    assert_eq!(s.session().plan.agenda[6].phases.iter().map(|p| p.minutes).collect::<Vec<_>>(), [40, 10]);
    let _ = s.restart();
}

fn phases(s: &Stage) -> Vec<&str> {
    s.session().plan.agenda[1].phases.iter().map(|p| p.title.as_str()).collect()
}

#[test]
fn phases_are_added_moved_doubled_reworded_and_dropped() {
    let s = plan().press("↓ ↓").press("Enter").types("In silence").press("Esc");
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
    let s = s.press("x N").types("Share, 2, share").press("Enter Esc");
    assert_eq!(phases(&s), ["In silence", "Together", "Share"], "behind what is selected then");
    let share = &s.session().plan.agenda[1].phases[2];
    assert_eq!((share.minutes, share.does.word()), (2, "share"));
    let s = s.press("u u u u u u");
    assert_eq!(s.file(), PLAN);
    let s = s.press("U U").restart();
    assert_eq!(phases(&s), ["Together", "In silence"]);
}

#[test]
fn what_a_phase_cannot_be_says_why() {
    let s = plan().press("↓ ↓ Enter").types("Together").press("Esc");
    assert_eq!(s.message(), "This activity already has a phase called “Together”: choose another title.");
    let s = s.press("ctrl-c").press("e space → e j x");
    assert_eq!(s.message(), "“Alone” is running: you cannot delete it.");
    let s = s.press("J");
    assert_eq!(s.message(), "You cannot move what has started, or move anything before it.");
    let s = s.press("j K");
    assert_eq!(s.message(), "You cannot move what has started, or move anything before it.");
    assert_eq!(phases(&s), ["Alone", "Together"]);
    // A new one comes behind what runs, and what was held is found by its new title.
    let s = s.press("k k N").types("Pairs, 3, write").press("Enter Esc k k Enter").types("Silence").press("Esc");
    assert_eq!(phases(&s), ["Silence", "Together", "Pairs"]);
    assert_eq!(s.session().record.timing[1].phase.as_deref(), Some("Silence"));
    let s = s.press("e").sleep("10s").press("→").shows("Together").restart().shows("Together").press("e j x");
    assert_eq!(s.message(), "“Silence” has run or has notes: you cannot delete it.");
    assert!(s.file().contains("phase = \"Silence\""), "{}", s.file());
}

#[test]
fn an_activity_gets_its_first_phase_and_loses_its_last() {
    let s = plan().press("N").types("Only").press("Enter Esc");
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
    let s = listed().press("+ Enter ↓ ↓ ↓").types("Why?").press("Esc");
    let expected =
        LISTED.replace("minutes = 8, does = \"write\" }", "minutes = 9, does = \"write\", prompt = \"Why?\" }");
    assert_eq!(s.file(), expected);
    let s = s.press("Enter ↓ ↓ ↓ ctrl-u Esc -");
    assert_eq!(s.file(), LISTED);
    let s = s.press("Enter").types("Silence").press("Esc");
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
    let s = s.press("N").types("Pairs, 3, write").press("Enter Esc");
    assert!(
        s.file()
            .contains("# quietly\n  { title = \"Pairs\", minutes = 3, does = \"write\" },\n  { title = \"Together\""),
        "{}",
        s.file()
    );
    let s = s.press("x");
    assert_eq!(s.file(), LISTED);
    let s = s.press("J j N").types("Last").press("Enter Esc").restart();
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
    let s = field(s.press("x Enter"), "hidden").types("yes").press("Esc");
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
    let s = plan().press("e a").types("a thought").press("Esc e ↓ ↓ Enter ↓ ↓ ↓").types("What would you").restart();
    assert_eq!(s.message(), "Your draft for “Alone” is still there: e, then Enter on it, brings it back.");
    assert!(
        s.file().contains("draft_of_plan = { activity = \"work\", phase = \"Alone\", prompt = \"What would you\" }")
    );
    // The planning screen opens on it, and the form goes on.
    let s = s.press("e Enter ↓ ↓ ↓").shows("What would you").press("End").types(" like?").press("Esc");
    assert_eq!(s.session().plan.agenda[1].phases[0].prompt.as_deref(), Some("What would you like?"));
    assert!(!s.file().contains("draft_of_plan") && s.file().contains("draft = \"a thought\""), "{}", s.file());
    // What is written over several lines is kept too.
    let s = plan().press("Enter ↓ ↓ ↓ ↓ Tab").types("Ask").press("Enter").types("twice").restart();
    assert!(s.file().contains("script = \"Ask\\ntwice\""), "{}", s.file());
    // What the file does not take waits, too: nothing that was written is gone.
    let mut s = Stage::of(PLAN);
    s.m.saving.fixed_agenda = true;
    let s = s.press("e Enter ↓ ↓ ↓").types("Hello?").press("Esc").shows("edit the file, or write").shows("Hello?");
    let _ = s.restart().press("e Enter").shows("Hello?");
}

#[test]
fn a_line_that_was_left_comes_back() {
    let s = plan().press("n").types("Coffee, 15, break").press("Esc n").shows("Coffee, 15, break").press("Enter");
    assert_eq!(titles(&s)[1], "Coffee");
    let s =
        s.press("Esc n").hides("Coffee, 15, break").types("Tea").press("Esc j j j n").shows("add ▸ Tea").press("Enter");
    assert_eq!(titles(&s), ["Welcome", "Coffee", "Work", "Tea", "Close"]);
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

/// An agenda as somebody would paste it.
const PASTED: &str = "Hello all\nstart 14:00\n\nIntro, 5, talk\nask: Who are you?\nThrees, 10, groups of 3\n- Write, 6, write\n- Share, 4\nVote, 5, pol: a / b\n";

#[test]
fn pasted_lines_are_reviewed_before_anything_is_changed() {
    let s = plan()
        .paste(PASTED)
        .shows("╭─ Add activities · 7 of 8 pasted lines ─")
        .shows("Enter adds 7 · x leaves one out");
    let s =
        s.shows("✓ Threes, 10, groups of 3").shows("exercise · 10 min · groups of 3").shows("✓   - Write, 6, write");
    let s = s.shows("! Vote, 5, pol: a / b").shows("line 9: ").shows("the session starts 14:00");
    assert_eq!(s.file(), PLAN);
    let s = s.press("Esc").hides("pasted lines");
    assert_eq!(s.file(), PLAN);
    // A greeting is no activity: x leaves it out. What belongs to an activity goes with it.
    let s = s.paste(PASTED).press("x").shows("6 of 8 pasted lines").press("j j j j x").shows("3 of 8 pasted lines");
    let s = s.press("x Enter");
    assert_eq!(s.message(), "Added 2 activities");
    assert_eq!(titles(&s), ["Welcome", "Intro", "Threes", "Work", "Close"]);
    assert_eq!(s.session().plan.agenda[1].prompt.as_deref(), Some("Who are you?"));
    assert_eq!(s.session().plan.agenda[2].phases.iter().map(|p| p.minutes).collect::<Vec<_>>(), [6, 4]);
    assert_eq!(s.session().plan.start.map(|t| t.to_string()), Some("14:00:00".into()));
    // All of it is one step.
    let s = s.restart().press("e").paste("One, 1\r\nTwo, 2").press("Enter u");
    assert_eq!(titles(&s).len(), 5);
}

#[test]
fn what_was_taken_otherwise_than_it_stands_there_is_said_in_the_review_of_a_paste() {
    let text = "start 9:00\nend 9:30\n09:00 Welcome (20 min)\n09:10 Work (40 min)\n";
    let s = Stage::of("format = 1\ntitle = \"T\"\n").paste(text).shows("it says 20 min, but");
    let text = "start 9:00\nend 9:30\nWelcome (20 min)\nWork (40 min)\n";
    let _ = s.press("Esc").paste(text).shows("the activities take 1 h, but from 09:00 to 09:30 there are 30 min");
}

#[test]
fn an_agenda_can_be_pasted_into_the_line_and_a_blank_session() {
    let s =
        Stage::of("format = 1\ntitle = \"T\"\n").paste("A, 1\nB, 2\nC, 3").shows("3 of 3 pasted lines").press("Enter");
    assert_eq!(titles(&s), ["A", "B", "C"]);
    // One line stays on the line; several open the review, at the place of the line.
    let s = s.press("n").paste("D, 4").shows("add ▸ D, 4").press("Enter").paste("E, 5\nF, 6").press("Enter");
    assert_eq!(titles(&s), ["A", "B", "C", "D", "E", "F"]);
    let s = s.paste("A, groups off 3\nfoo, bar").shows("0 of 2 pasted lines").press("Enter");
    assert_eq!(s.message(), "There is nothing to add. Esc cancels.");
    let s = s
        .press("Esc")
        .paste("ask: Who?\nsay: Wait.")
        .shows("0 of 2 pasted lines")
        .shows("There is no activity above it.")
        .press("Esc");
    assert_eq!(s.session().plan.agenda.len(), 6);
}

#[test]
fn a_form_that_cannot_be_saved_is_left_by_a_second_escape() {
    let s = plan().press("S ↓").types("soon").press("Esc").shows("soon");
    assert_eq!(s.message(), "Not saved: correct this line, or press Esc again to leave the plan unchanged.");
    // Whatever is pressed in between, the next one is a first one again.
    let s = s.press("↓ Esc").shows("soon").press("Esc").hides("soon");
    assert_eq!(s.message(), "Discarded: the plan is unchanged.");
    assert_eq!(s.file(), PLAN);
}

#[test]
fn agendas_of_every_kind_are_pasted_as_they_are() {
    let mail =
        "Hello all,\n\n15:00 Welcome\n15:10 Round, everybody one case\n15:30 Coffee\n15:40 End\n\nBest regards\nAna\n";
    let table = "| Time | Topic | Minutes |\n| --- | --- | --- |\n| 15:00 | Welcome | 10 |\n| 15:10 | Round | 20 |\n";
    let commas = "Title;Minutes;Type\nWelcome;10;talk\nRound;20;discussion\n";
    for (pasted, first) in [(mail, "Welcome"), (table, "Welcome"), (commas, "Welcome")] {
        let s = Stage::of("format = 1\ntitle = \"T\"\n").paste(pasted).shows("pasted lines").press("Enter");
        let a = &s.session().plan.agenda;
        assert!(a.len() >= 2 && a[0].title == first && a[0].minutes == 10, "{pasted}: {a:?}");
        assert!(a[1].title.starts_with("Round") && a[1].minutes == 20, "{pasted}: {a:?}");
        let _ = s.restart();
    }
    let s = Stage::of("format = 1\ntitle = \"T\"\n").paste(mail).press("Enter");
    assert_eq!(s.session().plan.start.map(|at| at.to_string()).as_deref(), Some("15:00:00"));
    // Into a plan that has activities come activities alone.
    let s = plan().paste(table).press("Enter");
    assert_eq!((s.session().plan.agenda.len(), s.session().plan.start), (5, plan().session().plan.start));
    // Of a calendar with several days one has to be chosen, and the box says how.
    let event = |day: u32| {
        format!(
            "BEGIN:VEVENT\nSUMMARY:Talk {day}\nDTSTART:202612{day:02}T150000\nDTEND:202612{day:02}T153000\nEND:VEVENT\n"
        )
    };
    let days = format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR\n", event(1), event(2));
    let s = plan().paste(&days).shows("0 of ").press("Enter");
    assert_eq!(s.message(), "Press the digit of a day.");
    let s = s.press("Esc").paste(&days).shows("Which day?").shows("Entries on 2 days").hides("--date");
    let s = s.shows("press 2 for Wed 2 Dec 2026 · 1 entry").press("3 2").shows("1 of 1 pasted line").hides("Talk 1");
    let s = s.press("Enter");
    assert!(s.session().plan.agenda.iter().any(|a| a.title == "Talk 2" && a.minutes == 30), "{}", s.file());
}

#[test]
fn a_pasted_calendar_shows_its_days_below_its_lines_and_each_line_whole() {
    let event = |day: u32| {
        format!(
            "BEGIN:VEVENT\nSUMMARY:Talk {day}\nDTSTART:202612{day:02}T150000\nDTEND:202612{day:02}T153000\nEND:VEVENT\n"
        )
    };
    let all_day = "BEGIN:VEVENT\nSUMMARY:Out of office\nDTSTART;VALUE=DATE:20261203\nEND:VEVENT\n";
    let days = format!("BEGIN:VCALENDAR\n{all_day}{}END:VCALENDAR\n", (1..=20).map(event).collect::<String>());
    for size in [(80, 24), (120, 40)] {
        let s = plan().size(size.0, size.1).paste(&days);
        let screen = s.screen();
        let row = |words: &str| {
            let found = screen.lines().position(|line| line.contains(words));
            found.unwrap_or_else(|| panic!("{words} is not shown\n{screen}"))
        };
        let head = row("│   Entries on 20 days  ");
        for digit in 1..=9 {
            assert_eq!(row(&format!("│   press {digit} for ")), head + digit, "{screen}");
        }
        row("│   11 later · ↓  ");
        assert_eq!(row("│ ! 2026-12-03 Out of office  "), row("Add activities") + 1, "{screen}");
        let _ = s.press("Esc");
    }
    let s = plan().size(80, 24).paste("Threes, 10, groups off 3\nIntro, 5, talk\n");
    let s = s.shows("groups of 3?").shows("Enter adds 1");
    assert!(s.screen().lines().any(|row| row.contains("✓ Intro, 5, talk")));
}

#[test]
fn a_paste_of_thousands_of_lines_is_reviewed_too() {
    let many = "what, nonsense\n".repeat(6000);
    let s =
        plan().unchecked().paste(&(many + "Real, 5\n")).shows("0 of 6001 pasted lines").press("PgDn PgDn j k Enter");
    assert_eq!(s.message(), "There is nothing to add. Esc cancels.");
    assert_eq!(s.press("Esc").file(), PLAN);
}
