//! The canvas: what the room is not shown yet, entries put together, headlines, dots, turns and ways to look at it.

use crate::cli::Desk;
use crate::stage::Stage;

/// A template as somebody else would write it.
pub(crate) const TEMPLATE: &str = r#"# Somebody else's template: nothing in it is known to the program beforehand.
format = 1
title = "Onboarding, seen by three roles"
date = 2026-11-24
start = 15:00:00
end = 16:30:00

[[agenda]]
title = "Welcome"
kind = "talk"
minutes = 5

[[agenda]]
id = "map"
title = "What hurts, what helps"
kind = "exercise"
groups = { size = 4, mix = ["department"] }
rows = ["Newcomer", "Mentor", "Manager"]
script = "Quiet ones first: nobody reads aloud yet."

[[agenda.columns]]
id = "hurts"
title = "What hurts"
prompt = "What makes the first week hard?"
[[agenda.columns]]
id = "helps"
title = "What helps"
prompt = "What made yours better?"

[[agenda.phases]]
title = "In silence"
minutes = 4
does = "write"
columns = ["hurts"]
hidden = true
[[agenda.phases]]
title = "Aloud"
minutes = 6
does = "write"
[[agenda.phases]]
title = "Sort"
minutes = 5
does = "merge"
[[agenda.phases]]
title = "Tell"
minutes = 2
does = "share"
each = "group"
[[agenda.phases]]
title = "Talk"
minutes = 5
"#;

pub(crate) fn of(template: &str, people: usize) -> Stage {
    Stage::of(template).people(people)
}

pub(crate) fn mapping(people: usize) -> Stage {
    of(TEMPLATE, people).press("space → g").sleep("10s")
}

const SECRET: &str = "Nobody told me zebra";

#[test]
fn what_is_hidden_is_in_nothing_that_the_room_can_see() {
    let s = mapping(8).notes(SECRET).press("]").notes("!Zebra is decided");
    let s = s.shows("◌ Nobody told me zebra").shows("2 hidden").shows("hidden");
    // The facilitator takes back, does again, rewords and removes: what is said of it quotes nothing.
    let s = s.press("u").hides("Zebra is decided").press("U").press("] Tab Enter Esc").notes("Another zebra");
    assert!(s.session().record.notes.iter().all(|n| n.is_hidden()), "{:?}", s.session().record.notes);
    let leaks = |words: &str| words.to_lowercase().contains("zebra");
    assert!(!leaks(&s.session().record.journal.join("\n")), "{:?}", s.session().record.journal);
    assert!(!leaks(&format!("{:?}", s.session().public(s.now))));
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut s = mapping(8).notes(SECRET).press("s").size(columns, rows);
        assert!(!leaks(&s.screen()), "{}", s.screen());
        s = s.press("u");
        assert!(!leaks(&s.screen()), "{}", s.screen());
        s = s.press("U");
        assert!(!leaks(&s.screen()), "{}", s.screen());
        s = s.press("a").types(SECRET);
        assert!(!leaks(&s.screen()), "while it is typed\n{}", s.screen());
        s = s.press("Enter").sleep("1s").press("→ →");
        assert!(!leaks(&s.screen()), "in later phases\n{}", s.screen());
    }
    let desk = Desk::new().file("s.toml", s.file());
    for args in [
        &["status", "s.toml"][..],
        &["status", "--json", "s.toml"],
        &["review", "s.toml"],
        &["report", "s.toml"],
        &["report", "--format", "json", "s.toml"],
        &["recap", "s.toml"],
    ] {
        let said = desk.output(args);
        assert!(!leaks(&said), "{args:?} says {said}");
    }
    assert!(desk.output(&["status", "--json", "s.toml"]).contains("\"notes\":0"));
}

#[test]
fn reveal_shows_it_to_the_room_and_can_be_taken_back() {
    let s = mapping(8).notes("No laptop on day one").press("s").hides("No laptop").shows("entries are hidden");
    let s = s.press("R").shows("No laptop on day one").hides("entries are hidden");
    let note = &s.session().record.notes[0];
    assert_eq!((note.hidden, note.revealed), (true, Some(s.now)));
    assert!(s.file().contains("hidden = true\nrevealed = 2026-11-24T15:00:10-05:00\n"), "{}", s.file());
    let s = s.press("u").hides("No laptop on day one");
    assert!(s.session().record.notes[0].is_hidden());
    let s = s.press("U s").shows("• No laptop on day one").hides("◌");
    // Once revealed the phase is open, and there is nothing more to reveal.
    let s = s.sleep("5s").notes("No desk either").hides("◌").press("R");
    assert_eq!(s.message(), "Nothing is hidden here.");
}

#[test]
fn what_was_not_revealed_stays_hidden_in_later_phases_and_after_a_restart() {
    let s = mapping(8).notes("No laptop").press("→").notes("A buddy").restart();
    let s = s.shows("◌ No laptop").shows("• A buddy").shows("1 hidden").press("s").hides("No laptop").shows("1 entry");
    let s = s.press("→").hides("No laptop").shows("A buddy").press("s → → → → → →").shows("The session is over");
    let s = s.press("k k k j").press("s").hides("No laptop");
    assert!(s.session().record.notes[0].is_hidden());
}

#[test]
fn going_back_into_a_hidden_phase_hides_again_what_is_new() {
    let s = mapping(8).notes("One").press("R →").sleep("10s").press("←").notes("Two");
    assert!(!s.session().record.notes[1].is_hidden(), "it was revealed while the phase ran");
    let s = mapping(8).notes("One").press("→").sleep("10s").press("R").sleep("1s").press("←").notes("Two");
    assert!(!s.session().record.notes[1].is_hidden(), "all of it was revealed later on");
}

#[test]
fn the_room_sees_who_sits_where_and_what_they_wrote_when_they_are_through() {
    let s = mapping(8).press("→").notes("A buddy").press("s").size(120, 40);
    let s = s.shows("Ana Lima · ").shows("1 entry").hides("A buddy");
    let s = s.press("→").shows("A buddy").shows("What hurts").shows("Newcomer");
    let _ = s.size(40, 12).hides("script");
}

#[test]
fn a_canvas_is_looked_at_whole_by_group_and_side_by_side() {
    let s = mapping(12).press("R").notes("of one").press("]").notes("of two").press("→ C");
    let s =
        s.shows("▸ Group 2").shows("of two").hides("Group 1").hides("of one").shows("What hurts").shows("What helps");
    let s = s.press("C").shows("of one").shows("of two").shows("Group 1").shows("Group 3").hides("What helps  ");
    let _ = s.press("C").shows("Group 1").shows("Group 3");
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        let s = mapping(12).press("→").notes("of one").size(columns, rows).press("C").shows("of one").shows("Group 1");
        let _ = s.press("C").shows("of one").shows("Group 1").press("]").shows("Group 2");
    }
}

#[test]
fn a_wide_canvas_moves_sideways_with_the_column_and_down_with_the_row() {
    let columns: Vec<String> = (1..=9).map(|n| format!("[[agenda.columns]]\ntitle = \"Column {n}\"\n")).collect();
    let mut wide =
        String::from("format = 1\ntitle = \"W\"\n[[agenda]]\ntitle = \"A\"\nkind = \"exercise\"\nminutes = 9\n");
    wide += "rows = [\"R1\", \"R2\", \"R3\", \"R4\", \"R5\", \"R6\", \"R7\"]\n";
    wide += &columns.concat();
    let mut s = Stage::of(&wide).press("space").size(80, 24);
    for cell in 0..63 {
        s = s.notes(&format!("in {}/{}", cell / 9 + 1, cell % 9 + 1));
        let here = format!("R{} · Column {}", cell / 9 + 1, cell % 9 + 1);
        s = s.shows(&here).shows(&format!("in {}/{}", cell / 9 + 1, cell % 9 + 1)).press("}");
    }
    // The selection goes through the cells as they are read, and takes the place of captures along.
    let mut s = s.press("Tab");
    for cell in (0..63).rev() {
        s = s.shows(&format!("in {}/{}", cell / 9 + 1, cell % 9 + 1)).press("↑");
    }
    let s = s.notes("beside the first");
    let note = s.session().record.notes.last().expect("a note");
    assert_eq!((note.column.as_deref(), note.row.as_deref()), (Some("column-1"), Some("R1")));
    let _ = s.size(40, 12).shows("Column 1").shows("beside the first");
}

/// Two minutes of writing, then merging, dots and axes, for a whole room.
const VOTING: &str = r#"format = 1
title = "What first"
date = 2026-11-24
start = 15:00:00

[[agenda]]
id = "first"
title = "What first"
kind = "exercise"
[[agenda.columns]]
title = "Ideas"
[[agenda.phases]]
title = "Collect"
minutes = 5
does = "write"
[[agenda.phases]]
title = "Sort"
minutes = 5
does = "merge"
[[agenda.phases]]
title = "Dots"
minutes = 3
does = "vote"
dots = 2
cap = 1
[[agenda.phases]]
title = "Rank"
minutes = 5
does = "vote"
axes = ["Impact", "Effort"]
[[agenda.phases]]
title = "Talk"
minutes = 5
"#;

pub(crate) fn ideas(texts: &[&str]) -> Stage {
    let start = of(VOTING, 6).press("space");
    texts.iter().fold(start, |s, text| s.notes(text).sleep("1s"))
}

fn texts(s: &Stage) -> Vec<&str> {
    s.session().record.notes.iter().map(|n| n.text.as_str()).collect()
}

#[test]
fn alike_entries_are_put_together_and_each_can_be_taken_apart_again() {
    let s = ideas(&["slow laptops", "a buddy", "old laptops", "no laptop"]).press("→ k k k M");
    let s = s.shows("◆ slow laptops").press("j j M").shows("• old laptops +1").shows("+ slow laptops");
    assert_eq!(texts(&s), ["a buddy", "old laptops", "no laptop"]);
    // A headline that is put under another one takes along what was under it.
    let s = s.press("M j M").shows("no laptop +2");
    let merged: Vec<&str> = s.session().record.notes[1].merged.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(merged, ["old laptops", "slow laptops"]);
    assert!(s.file().contains("merged = [\n  { text = \"old laptops\", at = "), "{}", s.file());
    let s = s.restart().press("Tab k k j").shows("no laptop +2").press("T");
    assert_eq!(texts(&s), ["slow laptops", "a buddy", "no laptop"]);
    // The headline stays selected, so the next one comes out with the same key.
    let s = s.press("k T");
    assert_eq!(s.message(), "Nothing is merged into this entry.");
    let s = s.press("j T");
    assert_eq!(texts(&s), ["slow laptops", "a buddy", "old laptops", "no laptop"]);
    let s = s.press("u u").shows("no laptop +2").press("U U");
    assert_eq!(texts(&s).len(), 4);
    assert!(s.session().record.notes.iter().all(|n| n.merged.is_empty()));
}

#[test]
fn any_of_what_was_put_together_can_lead_or_be_taken_out() {
    let s = ideas(&["slow laptops", "a buddy", "old laptops", "no laptop"]).press("→ → k k k 4 j j 2 k k M j j M");
    let s = s.press("M j M").shows("no laptop +2 ●6").shows("+ old laptops").shows("+ slow laptops");
    // A key chooses, round and round; another one lets it lead, with everything else below it.
    let s = s.press(")").shows("▸ old laptops").press(")").shows("▸ slow laptops").press(")").shows("▸ old laptops");
    let s = s.press("(").shows("▸ slow laptops").press("L").shows("slow laptops +2 ●6").shows("+ no laptop");
    assert_eq!(texts(&s), ["slow laptops", "a buddy"]);
    assert_eq!(s.message(), "on top: slow laptops, not no laptop");
    let s = s.press("u").shows("no laptop +2 ●6").press("U").shows("slow laptops +2 ●6").restart().press("Tab k k");
    // What the group puts forward stays what it puts forward.
    let s = s.press("H L").shows("★ old laptops +2").press("( L").shows("★ no laptop +2");
    assert_eq!(s.session().record.notes.iter().filter(|n| n.headline).count(), 1);
    let s = s.press(") T").shows("no laptop +1");
    assert_eq!(texts(&s).len(), 3);
    let s = s.press("T");
    assert_eq!(texts(&s), ["slow laptops", "a buddy", "old laptops", "no laptop"]);
    let dots: Vec<_> = s.session().record.notes.iter().map(|n| n.dots).collect();
    assert_eq!(dots, [Some(4), None, Some(2), None], "each has its own again");
    let s = s.press("L").press(")");
    assert!(s.message().contains("merged into this"), "{}", s.message());
}

#[test]
fn a_score_stays_with_what_was_put_together() {
    let s = ideas(&["one", "two"]).press("→ M j M → → 4 2").shows("two +1 · Impact 4 · Effort 2").press("L");
    let s = s.shows("one +1 · Impact 4 · Effort 2").press("L").shows("two +1 · Impact 4");
    // What has scores of its own keeps them.
    let s = s.press("T k 5 5 M j M").shows("two +1 · Impact 4").press("L").shows("one +1 · Impact 5 · Effort 5");
    let _ = s.press("L").shows("two +1 · Impact 4 · Effort 2");
}

#[test]
fn what_cannot_be_put_together_says_why_and_nothing_changes() {
    let s = ideas(&["one"]).notes("@ana call them").press("Tab k M j M");
    assert!(s.message().starts_with("An action cannot be merged"), "{}", s.message());
    let s = s.press("Esc k M M");
    assert_eq!((s.message(), s.m.cursor.marked_entry), ("", None));
    let s = s.press("Esc M");
    assert!(s.message().starts_with("Nothing is selected"), "{}", s.message());
    let s = ideas(&["one", "two"]).press("→ M j M X");
    assert!(s.message().starts_with("Other entries are merged"), "{}", s.message());
    assert_eq!(texts(&s), ["two"]);
    let s = mapping(4).notes("hidden").press("→").notes("open").press("Tab k M j M");
    assert!(s.message().starts_with("One entry is hidden"), "{}", s.message());
}

#[test]
fn a_group_has_one_headline_and_keeps_all_the_others() {
    let s = mapping(8).press("→").notes("one").notes("two").press("]").notes("of the other").press("Tab H");
    let s = s.shows("★ of the other").press("Tab [ Tab H").shows("★ two").press("k H").shows("★ one").shows("• two");
    let headlines: Vec<&str> =
        s.session().record.notes.iter().filter(|n| n.headline).map(|n| n.text.as_str()).collect();
    assert_eq!(headlines, ["one", "of the other"]);
    let _ = s.press("H").hides("★ one").shows("★ of the other").press("→ s").shows("★ of the other");
}

#[test]
fn dots_are_put_by_digits_within_a_budget_and_make_an_order_with_ties() {
    let s = ideas(&["apples", "pears", "plums", "figs"])
        .press("→ M j M")
        .press("→")
        .shows("0 of 12 dots placed · 2 each · at most 1 per entry");
    let s = s.press("3 j 2 2 1 k 1").shows("apples").shows("●4").shows("●5").shows("9 of 12 dots placed");
    let s = s.press("C").shows("1 ").shows("plums").shows("5 ●").shows("1 entry without dots");
    let s = s
        .press("C j = ")
        .types("4")
        .press("Enter C")
        .shows("1=")
        .shows("tie for place 1: ")
        .shows("1 entry without dots");
    // On the stage nothing moves while dots are put; their order is told when the time is up.
    let s = s.press("s").hides("1=").shows("4 ●").wait("3m").shows("1=").shows("4 ●").press("s");
    let s = s.press("= ").types("none").press("Enter");
    assert_eq!(s.message(), "Type a number of dots, such as 8; 0 clears them.");
    let s = s.press("Esc 9").shows("! 17 dots, but 6 people have only 12");
    let s = s.press("u =").types("0").press("Enter").hides("1=");
    // What was put together counts together, and keeps its own when it is taken apart.
    let s = s.press("C C").restart().press("Tab");
    let _ = s.press("→ →").shows("What first");
}

#[test]
fn dots_are_only_put_where_the_phase_votes() {
    let s = ideas(&["apples"]).press("Tab 3");
    assert_eq!(s.message(), "No poll is running.");
    let s = s.press("Tab → → Tab 3");
    assert!(s.message().starts_with("Nothing is selected"), "{}", s.message());
    assert!(s.session().record.notes[0].dots.is_none());
}

#[test]
fn entries_are_ranked_by_two_axes_and_the_line_is_undecided() {
    let s =
        ideas(&["apples", "pears", "plums", "figs"]).press("→ → →").shows("scores the selected entry: Impact, 1 to 5");
    let s = s.press("5").shows("Effort, 1 to 5").press("1 j 2 4 j 3 5 C");
    let s = s
        .shows("high Impact, low Effort")
        .shows("low Impact, high Effort")
        .shows("on the line")
        .shows("not scored yet");
    assert!(s.file().contains("scores = { Impact = 5, Effort = 1 }"), "{}", s.file());
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        let s =
            ideas(&["apples", "pears"]).press("→ → → 5 1 j 2 4 C").size(columns, rows).shows("apples").shows("5 | 1");
        let _ =
            if columns >= 60 { s.shows("↑ Effort").shows("Impact →").press("s").shows("↑ Effort") } else { s };
    }
    let s = s.press("8");
    assert_eq!(s.message(), "Choose a score from 1 to 5.");
    let s = s.press("=").types("1 -").press("Enter");
    assert_eq!(s.session().record.notes[2].scores, [("Impact".to_owned(), 1)]);
    let s = s.press("=").types("1").press("Enter");
    assert_eq!(s.message(), "Type two scores, such as 4 2; - clears one.");
    // The picture stays in the phases that follow.
    let _ = s.press("Esc →").shows("high Impact, low Effort").restart().press("C").shows("high Impact, low Effort");
}

#[test]
fn each_group_gets_a_turn_with_its_own_clock_and_the_next_is_named() {
    let s = mapping(12).press("→ → →").shows("Tell · Group 1 of 3").shows("next: Group 2");
    assert_eq!(s.digits(), "2:00");
    let s = s.wait("1m 30s").press("+");
    assert_eq!(s.digits(), "1:30");
    let s = s.press("→").shows("Tell · Group 2 of 3").shows("▸ Group 2").shows("next: Group 3");
    assert_eq!(s.digits(), "2:00");
    let s = s.wait("48s").restart().shows("Tell · Group 2 of 3");
    assert_eq!(s.digits(), "1:12");
    let turns = |s: &Stage| -> Vec<Option<String>> {
        s.session().record.timing.iter().skip(4).map(|t| t.turn.clone()).collect()
    };
    assert_eq!(turns(&s), [Some("Group 1".to_owned()), Some("Group 2".to_owned())]);
    // Back to the turn before goes on with what was left of it.
    let s = s.press("←").shows("Tell · Group 1 of 3");
    assert_eq!(s.digits(), "1:30");
    let s = s
        .press("→ →")
        .shows("Group 3 of 3")
        .shows("next: Talk, 5 min")
        .size(80, 24)
        .shows("Tell · Group 3 of 3")
        .shows("next: Talk");
    let s = s
        .size(120, 40)
        .plain()
        .press("s")
        .shows("Tell")
        .shows("Group 3")
        .shows("3 of 3")
        .press("s →")
        .shows("Talk")
        .hides("Group 3 of 3");
    let s = s.press("←").shows("Group 3 of 3");
    assert!(s.file().contains("turn = \"Group 3\""));
    let journal = s.session().record.journal.join("\n");
    assert!(journal.contains("What hurts, what helps: Tell, Group 2"), "{journal}");
}

#[test]
fn turns_are_planned_for_who_is_there_and_the_end_moves_with_each_of_them() {
    // 5 + 4 + 6 + 5 + 2 × 3 + 5 minutes.
    let s = of(TEMPLATE, 12);
    assert_eq!(s.ends(), "15:31");
    let s = s.press("space →").wait("5m").press("g → → →");
    assert_eq!(s.ends(), "15:16");
    // A turn that is left early gives its minutes back; one that runs over takes from the end, not from the others.
    let s = s.press("→");
    assert_eq!(s.ends(), "15:14");
    let s = s.wait("4m");
    assert_eq!((s.digits().as_str(), s.ends().as_str()), ("+2:00", "15:16"));
}

#[test]
fn a_group_that_has_left_is_passed_over() {
    let s = mapping(8).press("→ → →").shows("Group 1 of 2");
    let s = s.press("p").press(&"e ↓ ".repeat(8)).press("Esc");
    assert_eq!(s.session().head_count(), 0);
    let s = s.shows("next: Talk, 5 min").press("→").shows("Talk");
    assert_eq!(s.session().record.timing.iter().filter(|t| t.turn.is_some()).count(), 1);
}

/// Each person has a minute, then 1-2-4-All, twice new pairs.
const ROUNDS: &str = r#"format = 1
title = "Alone, in pairs, in fours, all"
date = 2026-11-24
start = 15:00:00

[[agenda]]
id = "one-two-four"
title = "1-2-4-All"
kind = "exercise"
[[agenda.columns]]
title = "Ideas"
[[agenda.phases]]
title = "Say your name"
minutes = 1
each = "person"
does = "share"
[[agenda.phases]]
title = "Think"
minutes = 1
does = "write"
with = "alone"
[[agenda.phases]]
title = "Compare"
minutes = 2
does = "write"
with = "pairs"
[[agenda.phases]]
title = "Build"
minutes = 4
does = "merge"
with = "fours"
[[agenda.phases]]
title = "Choose"
minutes = 1
does = "merge"
[[agenda.phases]]
title = "Share"
minutes = 1
each = "group"
does = "share"
with = "all"
[[agenda.phases]]
title = "Somebody new"
minutes = 4
with = "pairs"
"#;

fn sizes(s: &Stage) -> Vec<usize> {
    s.session().round().map_or(Vec::new(), |r| r.groups.iter().map(|g| g.members.len()).collect())
}

#[test]
fn each_person_gets_a_turn_and_whoever_left_is_passed_over() {
    let s = of(ROUNDS, 5).press("space").shows("Say your name · Ana Lima · 1 of 5").shows("next: Ben Osei");
    assert_eq!(s.ends(), "15:18");
    let s = s.press("p ↓ e Esc").shows("next: Chloé Park").press("→").shows("Chloé Park · 2 of 4");
    let s = s.press("p n").types("Zoe Adams").press("Enter Esc").shows("Chloé Park · 2 of 5");
    let s =
        s.press("→ →").shows("Ewa Nowak · 4 of 5").shows("next: Zoe Adams").press("← ←").shows("Chloé Park · 2 of 5");
    let s = s.press("→ → → →").shows("Think");
    let _ = s.press("←").shows("Zoe Adams · 5 of 5");
}

#[test]
fn alone_in_pairs_in_fours_all_and_nobody_is_reshuffled_or_alone() {
    for people in 2..=17 {
        let s = of(ROUNDS, people).press("space").press(&"→ ".repeat(people)).shows("Think");
        assert!(s.session().round().is_none());
        let s = s.press("g");
        assert!(s.message().contains("has no groups"), "{}", s.message());
        let s = s.notes("by myself").press("→").shows("g forms").press("g");
        let pairs = s.session().record.breakouts[0].clone();
        assert_eq!(pairs.phase.as_deref(), Some("Compare"));
        assert!(sizes(&s).iter().all(|n| (2..=3).contains(n)), "{people}: {:?}", sizes(&s));
        let s = s.notes("of a pair").press("→");
        let s = if sizes(&s).len() > 1 { s.shows("two by two").press("g") } else { s };
        assert!(sizes(&s).iter().all(|n| (2..=5).contains(n)), "{people}: {:?}", sizes(&s));
        let fours = s.session().round().expect("groups").clone();
        for pair in &pairs.groups {
            let together = |g: &roundtable::workshop::Group| pair.members.iter().all(|m| g.members.contains(m));
            assert!(fours.groups.iter().any(together), "{people}: {pair:?} was torn apart");
        }
        assert_eq!(fours.repeats, 0, "who was a pair before has not met again");
        let s = s.press("→").shows("Choose").hides("two by two").press("→");
        assert!(s.session().round().is_none(), "all are together");
        let turns = fours.groups.len();
        let s =
            s.shows(&format!("Group 1 of {turns}")).notes("of all").press(&"→ ".repeat(turns)).shows("Somebody new");
        let note = s.session().record.notes.iter().find(|n| n.text == "of all").expect("it was kept");
        assert_eq!(note.group, None);
        let s = s.shows("g forms").press("g");
        let last = s.session().round().expect("new pairs").clone();
        assert_eq!(last.phase.as_deref(), Some("Somebody new"));
        // With nine people and more there is somebody new for everybody.
        assert!(people < 9 || people % 2 == 1 || last.repeats == 0, "{people}: {last:?}");
        assert_eq!(s.session().record.breakouts.len(), if pairs.groups.len() > 1 { 3 } else { 2 });
        let _ = s.restart().hides("g forms").press("g").shows("Group 1");
    }
}

#[test]
fn going_back_from_fours_to_pairs_keeps_the_fours() {
    let s = of(ROUNDS, 8).press("space").press(&"→ ".repeat(8)).press("→ g → g ←").shows("Compare");
    assert_eq!(sizes(&s), [4, 4]);
    let s = s.press("u u").shows("Build");
    assert_eq!(sizes(&s), [2, 2, 2, 2]);
    assert!(s.m.session.regroup().is_some());
}

#[test]
fn a_phase_with_turns_waits_for_its_groups() {
    let plan =
        TEMPLATE.replace("does = \"share\"\neach = \"group\"", "does = \"share\"\neach = \"group\"\nhidden = false");
    let s = of(&plan, 8).press("space → → → →").shows("Tell").hides("of 2");
    assert_eq!(s.digits(), "4:00");
    let s = s.press("g").shows("Tell · Group 1 of 2");
    assert_eq!((s.digits().as_str(), s.session().record.timing.len()), ("2:00", 5));
    // A group that is renamed keeps its turn; groups that are merged give the turn to what they became.
    let s = s.press("g n").press("ctrl-u").types("Lions").press("Enter Esc").shows("Tell · Lions · 1 of 2");
    let s = s.press("→").shows("Group 2 of 2").press("g M Esc").press("→");
    let _ = s.shows("1 of 1").press("→").shows("Talk");
}

#[test]
fn somebody_elses_template_runs_to_its_end() {
    let s = mapping(13).notes("No laptop").press("}").notes("Nobody told me").press("]").notes("No buddy").press("R");
    let s = s.wait("4m").press("→ {").notes("A lunch").wait("6m").press("→").shows("What helps");
    // The two of one cell that are alike, wherever the selection stands now.
    let s = s.press("C C").shows("What hurts").press("Tab Tab M").press("↑ M").wait("5m").press("→");
    let s = s.wait("2m").press("→").wait("2m").press("→").wait("2m").press("→").wait("5m").shows("Talk").press("→");
    let s = s.shows("The session is over").restart().shows("The session is over");
    let merged: usize = s.session().record.notes.iter().map(|n| n.merged.len()).sum();
    assert_eq!((s.session().record.notes.len() + merged, merged), (4, 1));
    assert!(
        s.file().starts_with(&s.file()[..TEMPLATE.len().min(60)]) && s.file().contains("# Somebody else's template")
    );
}
