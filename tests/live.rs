//! The live screen: what stands where, what is given up as rows run out, and what there is so far.

use crate::stage::Stage;

/// A session in its exercise, with something of each kind from the activities before.
pub(crate) fn live() -> Stage {
    let s = Stage::open("prep-with-peers").with("start = 15:00:00", "start = 15:00:00\nend = 16:00:00").people(16);
    let s = s.with("size = 4", "size = 4, places = [\"Table 1\", \"Table 2\", \"Table 3\", \"Window\"]");
    let s = s.unchecked().press("space").sleep("6m 10s").press("→").notes("?Who pays for the coach?");
    let s = s.notes("~The newsletter").notes("~Phones in the room").notes("!We meet every second Tuesday");
    let s = s.notes("@ben book the room by 4 dec").sleep("17m 30s").press("→ g").sleep("1m");
    let s = s.notes("New moderators who already answer in the forum").notes("The support lead who asks for numbers");
    let s = s.notes("Quiet experts in the regions").press("]").notes("Someone back from leave").press("] ]");
    let s = s.notes("Ivo's team: they want to be asked").notes("@ana ask Ivo for a list by fri").press("[ [");
    s.sleep("1m 27s")
}

/// What stands to the left of the rule, or to the right of it, row by row.
fn pane(s: &Stage, left: bool) -> Vec<String> {
    let screen = s.screen();
    let halves = screen.lines().filter_map(|line| line.split_once('│'));
    halves.map(|(a, b)| if left { a.trim_end().to_owned() } else { b.to_owned() }).collect()
}

fn row(s: &Stage, words: &str) -> usize {
    let screen = s.screen();
    screen.lines().position(|l| l.contains(words)).unwrap_or_else(|| panic!("no “{words}”:\n{screen}"))
}

#[test]
fn the_panes_are_as_they_were_designed() {
    let s = live();
    let left = pane(&s, true);
    let wanted = "   ✓ Welcome                  5    6
   ✓ Use cases               15   18
   ▸ Who and how             24    2
     ▸ The who                8    2
       The how                8
       Share back             8
     Partner poll             3
     One takeaway each        5

   ─────────────────────────────────
   planned end  15:52
   now ending   15:55
   hard end     16:00

   Actions                         2
     Ana  Ask Ivo for a list  27 Nov
     Ben  Book the room        4 Dec
   Decisions                       1
     We meet every second Tuesday
   Parked                          2
     Phones in the room
     The newsletter
   Questions                       1
     Who pays for the coach?";
    assert_eq!(left.join("\n").trim_end(), wanted);
    let right = pane(&s, false).join("\n");
    let wanted = "  The who                                          1 of 3 · next: The how, 8 min

  ██████          ██████  ██████      Whom do you want to coach or mentor, and
  ██        ██        ██      ██      what moves that person?
  ██████          ██████  ██████
      ██    ██        ██      ██
  ██████          ██████  ██████

  script  Ask for a person, not a job title. \"What would they thank you for?\"
          finds the motive.
          Look in on every group once; the quiet one first. At two minutes left
          say it, once.

    Group 1   Table 1   Ana · Dev · Ewa · Hana                         3 entries
      • New moderators who already answer in the forum
      • The support lead who asks for numbers
      • Quiet experts in the regions

  ▸ Group 2   Table 2   Lena · Noor · Ola · Pia                          1 entry
      • Someone back from leave

    Group 3   Table 3   Chloé · Gül · Ivo · Kai                      nothing yet

    Group 4   Window    Ben · Farid · Jude · Mia                       2 entries
      • Ivo's team: they want to be asked
      action  Ana Lima: ask Ivo for a list · by Fri 27 Nov
";
    assert!(right.starts_with(wanted), "{right}");
}

#[test]
fn the_line_of_the_day_is_as_it_was_designed() {
    for (columns, done, left) in [(120, 49, 67), (80, 32, 44)] {
        let screen = live().size(columns, 40).screen();
        let line = format!(" {}╸{}┃", "━".repeat(done), "┈".repeat(left));
        assert_eq!(screen.lines().nth(1).map(str::trim_end), Some(line.as_str()));
    }
    // At the very start and past the end the mark is there too.
    let line = |s: &Stage| s.screen().lines().nth(1).unwrap_or_default().trim().to_owned();
    let s = Stage::open("prep-with-peers").people(4).press("space");
    assert!(line(&s).starts_with("╸┈"), "{}", line(&s));
    let s = live().sleep("2h");
    assert!(line(&s).contains("━╸╍"), "{}", line(&s));
}

#[test]
fn of_the_script_only_what_is_about_the_running_phase_is_shown() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let s = live().size(columns, rows);
        let s = s.shows("Ask for a person").hides("the first ten minutes").hides("least finished").hides("The who: ");
        let s = s.press("→").shows("Ask for the first ten minutes").hides("Ask for a person").hides("least finished");
        let s = s.press("→").shows("The least finished group goes first").hides("first ten minutes");
        // All of it can be read at any time.
        let _ = s.press("v").shows("The who: Ask for a person").shows("The how: Ask for the first ten minutes");
    }
    // Where nothing runs, all of it is shown with its titles.
    let _ = live().press("→ → → → → → ↑").shows("The who: Ask").shows("Share back: The least");
}

#[test]
fn a_long_script_keeps_to_five_rows_while_the_room_works() {
    let lines: Vec<String> = (1..=12).map(|n| format!("Sentence {n}.")).collect();
    let of = |kind: &str| {
        Stage::of(&format!(
            "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"{kind}\"\nminutes = 5\n\
             script = \"\"\"\n{}\"\"\"\n",
            lines.join("\n")
        ))
        .press("space")
    };
    let s = of("exercise").shows("Sentence 5.").hides("Sentence 6.").shows("v more");
    let s = s.size(80, 24).shows("Sentence 2.").hides("Sentence 3.").shows("v more");
    let _ = s.press("v").shows("Sentence 12.");
    for kind in ["talk", "discussion"] {
        let s = of(kind).shows("Sentence 12.").hides("v more");
        let s = s.size(80, 18).shows("Sentence 2.").hides("Sentence 12.").shows("v more");
        let _ = s.size(80, 24).notes("said aloud").shows("said aloud").shows("Sentence 2.");
    }
}

#[test]
fn a_long_question_stands_below_the_digits() {
    let long = "Where would a little coaching change how a colleague works with your community? ".repeat(4);
    let text = |prompt: &str| {
        format!(
            "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\nprompt = \"{}\"\n",
            prompt.trim()
        )
    };
    let s = Stage::of(&text(&long)).press("space");
    assert!(row(&s, "Where would") > row(&s, "██") + 4, "{}", s.screen());
    let s = Stage::of(&text(&long[..160])).press("space");
    assert_eq!(row(&s, "Where would"), row(&s, "██"), "{}", s.screen());
}

#[test]
fn the_question_of_a_quick_poll_takes_the_place_of_the_prompt() {
    let s = live().press("P").types("Longer lunch? yes / no").press("Enter");
    assert_eq!(row(&s, "Longer lunch?"), row(&s, "██"), "{}", s.screen());
    let _ = s.hides("Whom do you want to coach").shows("yes").size(40, 12).shows("Longer lunch?").shows("yes");
}

#[test]
fn what_there_is_so_far_shrinks_with_the_rows() {
    let s = live();
    let s = ["one", "two", "three"].iter().fold(s, |s, n| s.notes(&format!("*lesson {n}")));
    let s = s.notes("*lesson four").notes("*lesson five");
    let s = s.shows("lesson five").shows("lesson three").shows("+2").shows("Takeaways");
    let left = pane(&s, true).join("\n");
    assert!(!left.contains("lesson two"), "{left}");
    let at = |word: &str| left.find(word).unwrap_or_else(|| panic!("{word}: {left}"));
    assert!(at("lesson five") < at("lesson four"), "the newest first: {left}");
    let order = ["Actions", "Decisions", "Parked", "Questions", "Takeaways"].map(at);
    assert!(order.is_sorted(), "{left}");
    // Two of each, then one, then the counts in one line.
    let left = |s: &Stage| pane(s, true).join("\n");
    let s = s.size(120, 33);
    assert!(left(&s).contains("lesson four") && !left(&s).contains("lesson three"), "{}", s.screen());
    let s = s.size(120, 30);
    assert!(left(&s).contains("lesson five") && !left(&s).contains("lesson four"), "{}", s.screen());
    let s = s.size(120, 24);
    assert!(left(&s).contains("2 actions · 1 decision · 2 parked"), "{}", s.screen());
    let _ = s.size(80, 24).shows(" 1 decision · 2 actions · 2 parked · 1 question · 5 takeaways\n");
}

#[test]
fn what_is_hidden_is_counted_and_never_quoted() {
    let s = crate::canvas::mapping(8).unchecked().notes("!One desk for all").notes("!And a second one");
    let left = pane(&s, true).join("\n");
    assert!(left.contains("Decisions                       2") && left.contains("2 hidden"), "{left}");
    assert!(!left.contains("One desk") && !left.contains("second one"), "{left}");
    let s = s.size(80, 24).shows(" 2 decisions\n");
    // Nothing of it can be gone to there.
    let s = s.press("Tab Tab d X");
    assert_eq!((s.m.chosen_note(), s.session().record.notes.len()), (None, 2));
    let s = s.press("→ R").size(120, 40);
    let left = pane(&s, true).join("\n");
    assert!(left.contains("One desk for all") && !left.contains("hidden"), "{left}");
    // Where there is no pane, what there is so far takes the place of the activity while it is moved in.
    let s = s.size(80, 24).press("Tab Tab").hides("██").shows("Decisions").shows("One desk for all");
    let _ = s.press("↓ Tab").shows("██");
}

#[test]
fn what_there_is_so_far_is_moved_in_edited_done_and_deleted() {
    let s = live().press("Tab Tab");
    let selected = |s: &Stage| s.m.chosen_note().map(|i| s.session().record.notes[i].text.clone()).unwrap_or_default();
    assert_eq!(selected(&s), "ask Ivo for a list");
    let s = s.press("↓");
    assert_eq!(selected(&s), "book the room");
    let s = s.press("d").shows("✓ Ben");
    // A newer one comes before it, and the selection stays.
    let s = s.notes("@dev order lunch");
    assert_eq!(selected(&s), "book the room");
    let s = s.press("Enter ctrl-u").types("@ben book the hall").press("Enter").shows("✓ Ben  Book the hall");
    let s = s.press("j j j");
    assert_eq!(selected(&s), "The newsletter");
    let notes = s.session().record.notes.len();
    let s = s.press("X");
    assert_eq!(s.session().record.notes.len(), notes - 1);
    assert!(!pane(&s, true).join("\n").contains("newsletter"), "{}", s.screen());
    let s = s.press("u").shows("The newsletter");
    // The agenda comes next, and arrows step the session from every pane.
    let s = s.press("→");
    assert_eq!(s.session().step().and_then(|step| step.phase), Some(1));
    let s = s.press("← Tab ↓").shows("preview: Enter goes there");
    let _ = s.press("Esc").hides("preview");
}

#[test]
fn without_anything_so_far_the_panes_are_two() {
    let s = Stage::open("prep-with-peers").people(16).press("space").notes("a note").press("Tab");
    assert_eq!(s.m.chosen_note(), Some(0));
    let s = s.press("Tab ↓").shows("preview: Enter goes there");
    let s = s.press("Esc").notes("!agreed").press("Tab Tab");
    assert_eq!(s.m.chosen_note(), Some(1));
    // What was the last of it is deleted: the agenda is moved in again.
    let _ = s.press("X ↓").shows("preview: Enter goes there").hides("Decisions");
}

#[test]
fn kinds_are_words_where_there_is_room_for_words() {
    let s = Stage::open("prep-with-peers").people(16).press("space");
    let s = s.notes("a note").notes("!We begin").notes("@ana ask by fri").notes("\"So be it");
    let s = s.shows("•          a note").shows("decision   We begin").shows("quote      So be it");
    let s = s.shows("action     Ana Lima: ask · by Fri 27 Nov").shows("decision   We begin");
    let s = s.size(80, 24).shows("decision   We begin");
    drop(s);
    let columns: Vec<String> = (1..=3).map(|n| format!("[[agenda.columns]]\ntitle = \"C{n}\"\n")).collect();
    let text = format!(
        "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"exercise\"\nminutes = 9\n{}",
        columns.concat()
    );
    let s = Stage::of(&text).press("space").notes("\"So be it");
    let _ = s.size(200, 60).shows("quote  So be it").size(80, 24).shows("\" So be it").hides("quote");
}

#[test]
fn the_selected_group_keeps_three_entries_and_the_others_fold() {
    let mut s = live().press("[");
    for n in 1..=5 {
        s = s.notes(&format!("first group {n}"));
    }
    let s = s.size(80, 24).shows("first group 5").shows("first group 3");
    let s = s.press("] ] ]").shows("first group 5").hides("first group 3").shows("8 entries").shows("+7");
    let s = s.size(80, 18).shows("8 entries").hides("first group 5").shows("Ask for a person");
    let s = s.size(80, 16).hides("Ask for a person").shows("Ivo's team");
    let _ = s.shows("next: The how, 8 min").shows("█");
}

#[test]
fn as_rows_run_out_what_matters_most_is_given_up_last() {
    // Each of these is on the screen from some number of rows on, and never goes again with more rows.
    let words = ["next: The how", "Whom do you want", "Ana", "script", "New moderators", "Someone back"];
    for columns in [60, 80, 96, 120, 200] {
        let mut shown = vec![false; words.len()];
        for rows in 16..=60 {
            let s = live().size(columns, rows);
            let screen = s.screen();
            assert_eq!(screen.lines().count(), usize::from(rows));
            for (at, word) in words.iter().enumerate() {
                let is = screen.contains(word);
                assert!(is || !shown[at], "“{word}” went at {columns}×{rows}:\n{screen}");
                shown[at] |= is;
            }
        }
        assert!(shown.iter().all(|is| *is), "{columns}: {shown:?}");
    }
}

#[test]
fn below_sixty_by_sixteen_the_clock_is_a_line() {
    for (columns, rows) in [(59, 24), (40, 12), (59, 15), (120, 15), (30, 8), (20, 5)] {
        let s = live().size(columns, rows);
        let screen = s.screen();
        let lines: Vec<&str> = screen.lines().collect();
        assert!(lines[0].contains("Pr"), "{columns}×{rows}:\n{screen}");
        assert!(lines[1].contains("The"), "{columns}×{rows}:\n{screen}");
        assert_eq!(lines[2].trim(), "5:33", "{columns}×{rows}:\n{screen}");
        assert!(lines[3].contains("Whom"), "{columns}×{rows}:\n{screen}");
        assert!(!screen.contains("script") && !screen.contains("Group 1"), "{columns}×{rows}:\n{screen}");
        let _ = s.shows("? help");
    }
    // Whoever goes to the entries sees them.
    let _ = live().size(40, 12).press("Tab").shows("Someone back from leave").press("Esc").hides("Someone back");
}

#[test]
fn the_end_has_the_colour_of_how_late_it_is() {
    let look = |s: &Stage, words: &str| {
        let runs = s.styles();
        runs.into_iter().find(|(text, _)| text.contains(words)).unwrap_or_else(|| panic!("{words} is not there")).1
    };
    let late = live();
    let past = live().sleep("30m");
    let on_time = Stage::open("prep-with-peers").people(16).press("space").sleep("1m");
    let [late, past, on_time] = [late, past, on_time].map(|s| look(&s, "ends "));
    assert!(late != past && past != on_time && late != on_time, "{late} {past} {on_time}");
}
