//! What is private stays private: contact data, scripts, and entries that are hidden, on the stage in every state and
//! in every output for participants.

use crate::cli::Desk;
use crate::stage::Stage;

/// Words that nobody but the facilitator may see.
const PRIVATE: [&str; 8] =
    ["zebra@", "ben@", "555 0199", "vegan", "wheelchair", "Whisper this", "Look at the clock", "unripe"];

/// A session with every kind of activity, and a roster as meeting tools export it.
const PLAN: &str = r#"format = 1
title = "Prep"
date = 2026-11-24
start = 15:00:00
timezone = "-05:00"
purpose = "To get ready."

[[people]]
name = "Ana Lima"
email = "zebra@example.org"
department = "Support"
"Mobile phone" = "+1 555 0199 22"
diet = "vegan"
[[people]]
name = "Ben Osei"
email = "ben@example.org"
department = "Sales"
[[people]]
name = "Chloe Park"
department = "Sales"
reach = "@zebra@chat.example"
needs = "wheelchair"
[[people]]
name = "Dev Rao"
department = "IT"

[[agenda]]
title = "Welcome"
kind = "talk"
minutes = 5
prompt = "Why are you here?"
script = "Whisper this to yourself."

[[agenda]]
id = "work"
title = "Work"
kind = "exercise"
groups = { size = 2, mix = ["department", "email"] }
script = "Look at the clock."
columns = [{ id = "who", title = "Who", prompt = "Who is it?" }]
phases = [
  { title = "Write", minutes = 5, does = "write", columns = ["who"], hidden = true },
  { title = "Vote", minutes = 5, does = "vote", columns = ["who"], dots = 2 },
  { title = "Share", minutes = 2, does = "share", each = "group" },
]

[[agenda]]
id = "poll"
title = "Poll"
kind = "poll"
minutes = 3
prompt = "Which?"
script = "Whisper this too."
[agenda.poll]
method = "single"
options = ["Mail", "Phone"]
results = "on-reveal"

[[agenda]]
title = "Coffee"
kind = "break"
minutes = 5
"#;

fn assert_private(text: &str, when: &str) {
    for word in PRIVATE {
        assert!(!text.contains(word), "{when} shows “{word}”:\n{text}");
    }
}

/// Looks at the stage, and at what the first key from it shows.
fn look(s: Stage, when: &str) -> Stage {
    let mut s = s.plain().press("s");
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        s = s.size(columns, rows);
        assert_private(&s.screen(), when);
        for key in ["p", "g", "/", "?", "v"] {
            s = s.press(key);
            if key == "p" {
                assert_private(&s.screen(), &format!("{when}, after {key}"));
            }
            // Esc closes what floats above the stage; another view is left by the stage's own key.
            s = if s.m.cursor.view.for_the_room { s.press("Esc") } else { s.press("s") };
            s = if s.m.cursor.view.for_the_room { s } else { s.press("s") };
            assert_private(&s.screen(), &format!("{when}, back from {key}"));
        }
    }
    assert_private(&format!("{:?}", s.session().public(s.now)), when);
    s.size(120, 40).press("s")
}

#[test]
fn nothing_private_reaches_the_room_or_a_reader() {
    let s = look(Stage::of(PLAN).unchecked(), "before the start");
    let s = look(s.press("space"), "the talk");
    let s = look(s.press("space"), "paused").press("space");
    let s = s.press("→ g").notes("A fruit that is unripe");
    let s = look(s, "hidden writing");
    let s = look(s.press("→"), "voting");
    let s = look(s.press("→"), "sharing");
    let s = look(s.press("→ →"), "the poll");
    let s = look(s.press("o"), "the open poll");
    let s = look(s.press("o"), "the closed poll");
    let s = look(s.press("→"), "the break");
    let s = look(s.press("→"), "the end");
    let desk = Desk::new().file("s.toml", s.file()).file("plan.toml", PLAN);
    for file in ["s.toml", "plan.toml"] {
        for args in [
            &["report", file][..],
            &["report", file, "--format", "html"],
            &["report", file, "--format", "json"],
            &["report", file, "--format", "csv"],
            &["report", file, "--format", "csv", "--table", "attendance"],
            &["report", file, "--format", "csv", "--table", "polls"],
            &["review", file, "--plain"],
            &["recap", file],
            &["recap", file, "--format", "html"],
            &["recap", file, "--format", "json"],
            &["export", file, "--ics"],
            &["export", "--ics", file],
            &["actions", file],
            &["status", file],
            &["status", file, "--json"],
            &["verify", file],
        ] {
            let said = desk.run(args);
            assert_private(&said.out, &format!("{args:?}"));
            assert_private(&said.err, &format!("{args:?}"));
        }
    }
    // What groups are mixed by, and is no address, is public; the facilitator's own report has everything.
    let table = |more: &[&str]| {
        desk.output(&[&["report", "s.toml", "--format", "csv", "--table", "attendance"], more].concat())
    };
    assert!(table(&[]).contains("name,presence,arrived,left,minutes,department\r\n"), "{}", table(&[]));
    let whole = table(&["--for", "facilitator"]);
    assert!(whole.contains("zebra@example.org") && whole.contains("vegan"), "{whole}");
    // `check` says that an address is no way to form groups by, and what to do.
    let check = desk.run(&["check", "plan.toml"]);
    assert!(check.out.contains("“email” looks like contact data") || check.err.contains("“email” looks"), "{check:?}");
}

#[test]
fn public_names_what_everybody_may_see() {
    let plan = PLAN.replace("purpose =", "public = [\"diet\", \"email\", \"shoe size\"]\npurpose =");
    let desk = Desk::new().file("s.toml", &plan);
    let table = desk.output(&["report", "s.toml", "--format", "csv", "--table", "attendance"]);
    assert!(table.contains("name,presence,arrived,left,minutes,diet,email,department\r\n"), "{table}");
    assert!(table.contains("vegan,zebra@example.org,Support"), "{table}");
    let said = desk.run(&["check", "s.toml"]);
    let all = said.out + &said.err;
    for words in ["“email” looks like contact data, and everybody can see it", "nobody has the attribute “shoe size”"]
    {
        assert!(all.contains(words), "{words}\n{all}");
    }
}

#[test]
fn the_list_of_people_shows_private_data_in_one_line_for_the_facilitator() {
    let s = Stage::of(PLAN).unchecked().press("p");
    let screen = s.screen();
    let with: Vec<&str> = screen.lines().filter(|l| l.contains("zebra@")).collect();
    assert_eq!(with.len(), 1, "{screen}");
    assert!(with[0].contains("Ana Lima · Support · zebra@example.org · +1 555 0199 22 · vegan"), "{screen}");
    assert!(!screen.contains("ben@"), "{screen}");
    let s = s.press("↓").shows("Ben Osei · Sales · ben@example.org");
    // From the stage it takes a second press.
    let _ = s.press("s p").hides("@").press("p").shows("zebra@example.org");
}
