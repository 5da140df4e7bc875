//! A template by somebody else: rows, hidden phases, merging, votes, turns and regrouping in one plan that the program
//! has never seen, run to its end by keys.

use crate::cli::Desk;
use crate::stage::Stage;

/// Written by somebody who read the documentation and nothing else: their own order of keys, remarks, odd spacing, quotes
/// where none are needed, columns on one line.
const PLAN: &str = r#"# The night shift retrospective   (do not edit without asking Mo)
format=1
title    = "Nachtschicht: what did we learn?"   # both languages, please
date     = 2026-11-24
start    = 22:30:00
end      = 23:59:00
"purpose" = '''Leave with two changes that hold at 3 a.m.'''
x-owner  = "Mo"

  [[agenda]]
  title  = "Ankommen"
  kind   = "talk"
  minutes= 3

[[agenda]]
  kind   = "exercise"          # everything below is one exercise
  title  = "Night & day"
  script = "Nobody reads aloud before the reveal."
  rows   = [ "Hand-over",
             "Alarms",        # the loud ones
             "Coffee" ]
  columns = [ { title = "What wakes us", prompt = "What went wrong at night?" }, { title = "What helps", id = "helps", prompt = "What made it bearable?" } ]

    [[agenda.phases]]
    title = "Alone, in silence"
    minutes = 3
    with = "alone"
    does = "write"
    hidden = true
    columns = ["what-wakes-us"]

    [[agenda.phases]]
    title = "In pairs"
    minutes = 4
    with = "pairs"
    does = "write"
    hidden = true
    [[agenda.phases]]
    title = "In fours"
    minutes = 6
    with = "fours"
    does = "merge"           # put alike ones together
    [[agenda.phases]]
    title = "Each four tells"
    each = "group"
    minutes = 1
    does = "share"
    [[agenda.phases]]
    title = "Three dots"
    minutes = 3
    with = "all"
    does = "vote"
    dots = 3
    cap = 2
    [[agenda.phases]]
    title = "How hard"
    does = "vote"
    axes = ["Gain", "Pain"]
    scale = 4
    minutes = 4
    [[agenda.phases]]
    title = "The two on top"
    each = "entry"
    turns = 2
    minutes = 4
    extend = [2]
    [[agenda.phases]]
    title = "A word from everybody"
    each = "person"
    minutes = 1
    prompt = "What will you do at the next shift?"

[[agenda]]
title = "Schluss"
kind = "discussion"
minutes = 5
"#;

const SECRET: &str = "zebra";

fn leaks(text: &str) -> bool {
    text.to_lowercase().contains(SECRET)
}

/// What the room, whoever reads afterwards, and whoever asks for the state can see.
fn assert_nothing_leaks(s: &Stage, when: &str) {
    assert!(!leaks(&format!("{:?}", s.session().public(s.now))), "{when}: in what is public");
    assert!(!leaks(&s.session().record.journal.join("\n")), "{when}: in the journal");
    let stage = Stage::of(&s.file()).clock(&s.now.format("%Y-%m-%d %H:%M:%S").to_string()).press("s");
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let screen = Stage::size(Stage::of(&s.file()), columns, rows).press("s").screen();
        assert!(!leaks(&screen), "{when}: on the stage\n{screen}");
    }
    assert!(!leaks(&stage.screen()), "{when}: on the stage");
    let desk = Desk::new().file("s.toml", s.file());
    for args in [
        &["status", "s.toml"][..],
        &["status", "--json", "s.toml"],
        &["report", "s.toml"],
        &["report", "--format", "html", "s.toml"],
        &["report", "--format", "csv", "s.toml"],
        &["report", "--format", "json", "s.toml"],
        &["review", "--plain", "s.toml"],
        &["recap", "s.toml"],
        &["export", "--ics", "s.toml"],
        &["new", "partner-poll", "-", "--from", "s.toml", "--all"],
    ] {
        let said = desk.run(args);
        assert!(!leaks(&said.out) && !leaks(&said.err), "{when}: {args:?} says {said:?}");
        assert_eq!(said.status, 0, "{when}: {args:?} says {said:?}");
    }
    // Whatever was written beside the report is public, too; the backup is the session as it was.
    for name in desk.files().into_iter().filter(|n| n != "s.toml" && n != "s.toml.bak") {
        assert!(!leaks(&desk.read(&name)), "{when}: {name}");
    }
}

/// The keys, then the same taken back and done again: nothing is lost on the way.
fn there_and_back(s: Stage, keys: &str) -> Stage {
    let record = |s: &Stage| {
        let mut record = s.session().record.clone();
        record.journal.clear();
        record
    };
    let before = record(&s);
    let s = s.press(keys);
    let after = record(&s);
    assert_ne!(after, before, "{keys} did nothing: {}", s.message());
    let s = s.press("u");
    assert_eq!(record(&s), before, "{keys} taken back");
    let s = s.press("U");
    assert_eq!(record(&s), after, "{keys} done again");
    s
}

#[test]
fn a_plan_by_somebody_else_runs_to_its_end_by_keys() {
    let s = Stage::of(PLAN).people(7).size(80, 24);
    let desk = Desk::new().file("s.toml", s.file());
    assert_eq!(desk.run(&["check", "s.toml"]).status, 0, "{:?}", desk.run(&["check", "s.toml"]));

    // Alone: hidden, row by row.
    let s = there_and_back(s.press("space").sleep("3m"), "→").shows("Alone, in silence").shows("hidden");
    let s = s.notes("A zebra in the corridor").sleep("1s").press("}").notes("Zebras ring twice").sleep("1s");
    let s = s.press("}").notes("?Who feeds the zebra").sleep("1s");
    assert_nothing_leaks(&s, "alone");
    let s = there_and_back(s, "→");

    // Pairs of seven people: one of them is a three.
    let s = there_and_back(s, "g").sleep("1s");
    let pairs = s.session().record.breakouts.last().unwrap().groups.clone();
    assert_eq!(pairs.iter().map(|g| g.members.len()).collect::<Vec<_>>(), [3, 2, 2]);
    let s = s.notes("The third zebra").sleep("1s").press("]").notes("Zebra crossing").sleep("1s");
    assert_nothing_leaks(&s, "in pairs");
    let s = s.restart();
    assert_nothing_leaks(&s, "after a restart");

    // Fours are merged out of them, nobody is reshuffled, and what the pairs wrote goes along.
    let s = there_and_back(s.press("→").sleep("1s"), "g").sleep("1s");
    let fours = s.session().record.breakouts.last().unwrap().groups.clone();
    assert_eq!(
        fours.iter().map(|g| g.members.len()).collect::<Vec<_>>(),
        [4, 3],
        "the three stays, the twos are merged"
    );
    for pair in &pairs {
        assert!(fours.iter().any(|four| pair.members.iter().all(|m| four.members.contains(m))), "{pairs:?} {fours:?}");
    }
    assert_nothing_leaks(&s, "in fours");
    // Two hidden entries are put together, still hidden, and an open one cannot lie above them.
    let texts = |s: &Stage| -> Vec<String> { s.session().record.notes.iter().map(|n| n.text.clone()).collect() };
    let s = there_and_back(s.press("[ Tab Tab k k k k k M j"), "M");
    assert_eq!(texts(&s).len(), 4, "{:?}", texts(&s));
    assert_nothing_leaks(&s, "merged");
    // Reveal, take it back, reveal again.
    let s = s.press("R");
    assert!(leaks(&format!("{:?}", s.session().public(s.now))));
    let s = s.press("u");
    assert_nothing_leaks(&s, "after the reveal was taken back");
    let s = s.press("U").sleep("1s").notes("Louder phones").sleep("1s");
    assert_eq!(texts(&s).len(), 5);

    // Each four has its turn, and → goes on to the next.
    let mut s = s.press("→");
    for (i, four) in fours.iter().enumerate() {
        assert_eq!(s.session().turn().map(|t| t.name), Some(four.name.clone()));
        s = if i == 0 { there_and_back(s, "→") } else { s.press("→") };
    }
    // Three dots each: more than there are is said, and so is the order.
    let s = s.shows("0 of 21 dots placed").press("Home").press("5");
    let s = there_and_back(s, "9").press("j").press("4").press("C").shows("●").press("C");
    let s = there_and_back(s.press("→").shows("Gain, 1 to 4"), "4").press("2");
    let voted = s.session().record.notes.iter().filter(|n| n.dots.is_some()).count();
    let scored = s.session().record.notes.iter().filter(|n| n.scores.len() == 2).count();
    assert_eq!((voted, scored), (2, 1));

    // The two with the most dots, one after the other; the thumbs give the first one two minutes more.
    let s = s.press("→").wait("4m").shows("Up: 2 more min");
    let topic = s.session().turn().map(|t| (t.name, t.of));
    assert_eq!(topic.as_ref().map(|t| t.1), Some(2), "{topic:?}");
    let s = there_and_back(s, "y");
    assert_eq!(s.digits(), "2:00");
    let s = s.press("→ →").shows("A word from everybody");

    // Everybody here has a turn; somebody leaves and somebody comes while it goes round.
    let mut s = s.restart().press("p j j e").press("Esc");
    let mut heard = Vec::new();
    while let Some(turn) = s.session().turn() {
        heard.push(turn.name);
        s = s.sleep("30s").press("→");
    }
    assert_eq!(heard.len(), 6, "{heard:?}");
    assert!(!heard.contains(&"Chloé Park".to_owned()), "who has left is passed over: {heard:?}");
    let s = s.shows("Schluss").notes("*I will mute the zebra").press("→").shows("The session is over");

    // Back from the end, and on again.
    let s = there_and_back(s, "←").press("→").shows("The session is over");
    assert!(s.file().starts_with("# The night shift retrospective   (do not edit without asking Mo)\nformat=1\n"));
    for remark in ["# both languages, please", "# the loud ones", "# put alike ones together", "x-owner  = \"Mo\""] {
        assert!(s.file().contains(remark), "{remark} is gone");
    }

    // Everything is in the record, and in the report: rows, what was put together, dots, scores and the takeaway.
    let desk = Desk::new().file("s.toml", s.file());
    assert_eq!(desk.run(&["check", "s.toml"]).status, 0, "{:?}", desk.run(&["check", "s.toml"]));
    let report = desk.output(&["report", "s.toml"]);
    for part in
        ["Hand-over", "Alarms", "What wakes us", "What helps", "zebra", "Louder phones", "I will mute the zebra"]
    {
        assert!(report.contains(part), "{part} is missing in\n{report}");
    }
    let carried = desk.output(&["new", "partner-poll", "-", "--from", "s.toml", "--all"]);
    assert!(carried.contains("zebra"), "once revealed it comes along: {carried}");
}
