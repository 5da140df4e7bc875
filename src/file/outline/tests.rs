//! What lines are read as, one row for each, and that what is written is read as the same.

use proptest::prelude::*;

use super::*;
use chrono::{NaiveDate, NaiveTime};

use crate::workshop::{Activity, Column, Phase};

fn activity(line: &str) -> Activity {
    match read_line(line) {
        Ok(OutlineLine::Activity(a)) => *a,
        other => panic!("{line}: {other:?}"),
    }
}

fn phase(line: &str) -> Phase {
    match read_line(line) {
        Ok(OutlineLine::Phase(p)) => *p,
        other => panic!("{line}: {other:?}"),
    }
}

/// What a line is read as, in short: title | minutes | kind | the other parts as they are written.
fn said(line: &str) -> String {
    let a = activity(line);
    let text = write_activity(&a);
    let rest = text.strip_prefix(&signs::title_text(&a.title)).expect("the title");
    format!("{}{rest}", a.title)
}

#[test]
fn a_line_becomes_an_activity() {
    for (line, said_) in [
        // The examples of the blank start.
        ("Welcome, 5, talk", "Welcome, 5, talk"),
        ("Threes, 5, groups of 3", "Threes, 5, exercise, groups of 3"),
        ("Vote, 5, poll: a / b / c", "Vote, 5, poll: a / b / c"),
        ("Coffee, 10", "Coffee, 10, break"),
        // Parts in any order.
        ("Coffee, break, 20 min", "Coffee, 20, break"),
        ("Round", "Round, 10, discussion"),
        ("Work, groups of 3, 5", "Work, 5, exercise, groups of 3"),
        // Minutes.
        ("Work, 1h30", "Work, 90, discussion"),
        ("Work, 90 min, exercise", "Work, 90, exercise"),
        ("Work, 5'", "Work, 5, discussion"),
        ("Work, five minutes", "Work, 5, discussion"),
        ("Work, fifty-nine", "Work, 59, discussion"),
        ("Work, half an hour", "Work, 30, discussion"),
        // Breaks.
        ("Tea", "Tea, 10, break"),
        ("Lunch, 60", "Lunch, 60, break"),
        ("Coffee break, 15", "Coffee break, 15, break"),
        ("Break, 15", "Break, 15, break"),
        ("Coffee and tea, 15", "Coffee and tea, 15, break"),
        ("Kaffeepause, 15", "Kaffeepause, 15, break"),
        ("Pausa café, 15", "Pausa café, 15, break"),
        ("Break the ice, 15", "Break the ice, 15, discussion"),
        ("Coffee with the board, 15", "Coffee with the board, 15, discussion"),
        ("Outbreak, 15", "Outbreak, 15, discussion"),
        ("Coffee, 10, talk", "Coffee, 10, talk"),
        // Groups.
        ("Pairs, 5", "Pairs, 5, exercise, pairs"),
        ("Threes", "Threes, 10, exercise, groups of 3"),
        ("Fours, 5", "Fours, 5, exercise, groups of 4"),
        ("Work, pairs", "Work, 10, exercise, pairs"),
        ("Work, in threes", "Work, 10, exercise, groups of 3"),
        ("Work, fours", "Work, 10, exercise, groups of 4"),
        ("Work, fives", "Work, 10, exercise, groups of 5"),
        ("Work, 4 groups", "Work, 10, exercise, 4 groups"),
        ("Work, four groups", "Work, 10, exercise, 4 groups"),
        ("Work, groups of three", "Work, 10, exercise, groups of 3"),
        ("Pairs, 5, exact", "Pairs, 5, exercise, pairs, exact"),
        ("Work, exact pairs", "Work, 10, exercise, pairs, exact"),
        ("Work, pairs exact", "Work, 10, exercise, pairs, exact"),
        ("Work, in exact threes", "Work, 10, exercise, groups of 3, exact"),
        ("Work, groups of exactly 3", "Work, 10, exercise, groups of 3, exact"),
        ("Work, groups of 3 exactly, mix department", "Work, 10, exercise, groups of 3, exact, mix department"),
        ("Work, 4 equal groups", "Work, 10, exercise, 4 groups, exact"),
        ("Work, groups of 4, mix department, hosts", "Work, 10, exercise, groups of 4, mix department, hosts"),
        ("Work, groups of 4, with mix department", "Work, 10, exercise, groups of 4, mix department"),
        ("Work, groups of 4, mix a + b", "Work, 10, exercise, groups of 4, mix a, mix b"),
        ("Pairs, 5, discussion", "Pairs, 5, discussion, pairs"),
        ("Pairs, 5, talk", "Pairs, 5, talk, no groups"),
        ("Pairs, groups of 4", "Pairs, 10, exercise, groups of 4"),
        ("Pairs, no groups", "Pairs, 10, discussion, no groups"),
        ("Work, pairs, apart Ana + Ben", "Work, 10, exercise, pairs, apart Ana + Ben"),
        (
            "Work, pairs, places: Table 1 / https://meet.example/2",
            "Work, 10, exercise, pairs, places: Table 1 / https://meet.example/2",
        ),
        // Canvas.
        ("Work, columns: Who / How", "Work, 10, exercise, columns: Who / How"),
        (
            "Work, columns: Who: Who is the person? / How: How will you reach them?",
            "Work, 10, exercise, columns: Who: Who is the person? / How: How will you reach them?",
        ),
        ("Work, columns: A, rows: x / y", "Work, 10, exercise, columns: A, rows: x / y"),
        // Polls.
        ("Vote, multiple: a / b", "Vote, 10, multiple: a / b"),
        ("Vote, poll: multiple: a / b", "Vote, 10, multiple: a / b"),
        ("Vote, dots: a / b, 5 dots", "Vote, 10, dots: a / b, budget 5"),
        ("Vote, ranking: a / b", "Vote, 10, ranking: a / b"),
        ("Vote, scale 1-5", "Vote, 10, scale 1-5"),
        ("Vote, poll: scale 0-10", "Vote, 10, scale 0-10"),
        ("Vote, scale -2 to 2", "Vote, 10, scale -2 to 2"),
        ("Vote, consent", "Vote, 10, consent"),
        ("Vote, open", "Vote, 10, open"),
        ("Vote, poll: yes / no, until closed", "Vote, 10, poll: yes / no, until closed"),
        ("Vote, until revealed, consent", "Vote, 10, consent, until revealed"),
        ("Vote, poll: a / b, live", "Vote, 10, poll: a / b"),
        ("Vote, poll: HR/IT / Sales", "Vote, 10, poll: HR/IT / Sales"),
        (r"Vote, poll: a \/ b / c", r"Vote, 10, poll: a \/ b / c"),
        (r"Vote, poll: a\, b / c", r"Vote, 10, poll: a\, b / c"),
        ("Vote, poll: \"a, b\" / c", r"Vote, 10, poll: a\, b / c"),
        ("Vote, yes-no, quorum 50 %, two-thirds", "Vote, 10, yes-no, two-thirds, quorum 50 %"),
        ("Vote, poll, poll: a / b", "Vote, 10, poll: a / b"),
        // When.
        ("Work, at 15:20", "Work, 10, discussion, at 15:20"),
        ("Work, at 3pm", "Work, 10, discussion, at 15:00"),
        ("Work, 20, at least 10", "Work, 20, discussion, at least 10"),
        ("Work, optional", "Work, 10, discussion, optional"),
        ("Work, lead Ana Lima + Ben", "Work, 10, discussion, lead Ana Lima + Ben"),
        // To the end of the line.
        ("Work, 5, ask: Who, and how?", "Work, 5, discussion\nask: Who, and how?"),
        ("Work, say: \"Hello, 5", "Work, 10, discussion\nsay: \"Hello, 5"),
        // Commas in titles.
        ("\"Who, and how\", 5", "Who, and how, 5, discussion"),
        (r"Who\, and how, 5", "Who, and how, 5, discussion"),
        ("Talk, 5", "Talk, 5, talk"),
        ("  Round ,, 5 , ", "Round, 5, discussion"),
        ("ברוכים הבאים, 5, talk", "ברוכים הבאים, 5, talk"),
    ] {
        assert_eq!(said(line), said_, "{line}");
    }
}

#[test]
fn a_line_that_is_not_understood_says_what_was_meant() {
    for (line, part, sentence, suggestion) in [
        (
            "Threes, 5, groups off 3",
            "groups off 3",
            "“groups off 3” is not understood. groups of 3?",
            "Threes, 5, groups of 3",
        ),
        ("Work, gruops of 3", "gruops of 3", "“gruops of 3” is not understood. groups of 3?", "Work, groups of 3"),
        ("Work, discusion", "discusion", "“discusion” is not understood. discussion?", "Work, discussion"),
        ("Work, paris", "paris", "“paris” is not understood. pairs?", "Work, pairs"),
        ("Work, 5 mni", "5 mni", "“5 mni” is not understood. 5 min?", "Work, 5 min"),
        ("Work, presentation, 5", "presentation", "“presentation” is not understood. talk?", "Work, talk, 5"),
        ("Work, 15:20", "15:20", "“15:20” is not understood. at 15:20?", "Work, at 15:20"),
        ("Work, at 3", "at 3", "“at 3” is not a time. at 15:00?", "Work, at 15:00"),
        ("Work, 5-10 min", "5-10 min", "“5-10 min” can be 5 or 10 minutes. 10 min?", "Work, 10 min"),
        (
            "Work, groups of 3-4",
            "groups of 3-4",
            "“groups of 3-4” can be understood in two ways. groups of 4?",
            "Work, groups of 4",
        ),
        ("Work, groups", "groups", "“groups” does not say how many people. groups of 4?", "Work, groups of 4"),
        (
            "Who, and how, 5",
            "Who, and how",
            "“and how” is not understood. A comma in a title goes in quotes: \"Who, and how\"?",
            "\"Who, and how\", 5",
        ),
        ("Work, at lest 10", "at lest 10", "“at lest 10” is not understood. at least 10?", "Work, at least 10"),
        (
            "Work, colums: a / b",
            "colums: a / b",
            "“colums: a / b” is not understood. columns: a / b?",
            "Work, columns: a / b",
        ),
        ("Vote, poll: a/b/c", "a/b/c", "“a/b/c” is one option. a / b / c?", "Vote, poll: a / b / c"),
        (
            "Vote, until closing, poll: a / b",
            "until closing",
            "“until closing” is not understood. until closed?",
            "Vote, until closed, poll: a / b",
        ),
        (
            "Work, mix department",
            "mix department",
            "“mix department” needs groups. groups of 4, mix department?",
            "Work, groups of 4, mix department",
        ),
        (
            "Work, 5, at least 10",
            "at least 10",
            "“at least 10” is more than its 5 minutes. at least 5?",
            "Work, 5, at least 5",
        ),
        (
            "Work, same as before",
            "same as before",
            "No activity before it has groups. groups of 4?",
            "Work, groups of 4",
        ),
        ("\"Work, 5", "\"Work, 5", "This quote is not closed.", "\"Work, 5\""),
        ("start 9", "start 9", "“start 9” is not a time. start 9:00?", "start 9:00"),
        (
            "Title page, 5",
            "Title page",
            "This line can be an activity or the session's title (Title …). \"Title page\"?",
            "\"Title page\", 5",
        ),
        (
            "- Share back, 2 each entry",
            "2 each entry",
            "Say how many entries get a turn. 2 each entry, at most 5 turns?",
            "- Share back, 2 each entry, at most 5 turns",
        ),
        (
            "- Share back, 2 each gruop",
            "2 each gruop",
            "“2 each gruop” is not understood. 2 each group?",
            "- Share back, 2 each group",
        ),
    ] {
        let misread = read_line(line).expect_err(line);
        assert_eq!(&line[misread.range.clone()], part, "{line}");
        assert_eq!(misread.sentence, sentence, "{line}");
        assert_eq!(misread.suggestion.as_deref(), Some(suggestion), "{line}");
        assert!(
            read_line(suggestion).is_ok() || suggestion == "start 9:00",
            "{suggestion}: {:?}",
            read_line(suggestion)
        );
    }
    for (line, part, sentence) in [
        ("Vote, poll", "poll", "Type the options: a / b / c"),
        ("Vote, poll:", "poll:", "Type the options: a / b / c"),
        ("Vote, multiple", "multiple", "Type the options: multiple: a / b / c"),
        ("Poll, 5", "Poll", "Type the options: a / b / c"),
        ("Vote, poll: a / A", "A", "Two options are called “A”."),
        ("Vote, poll: a", "a", "“a” is one option. Type two or more: a / b / c"),
        ("Vote, until closed", "until closed", "“until closed” is for a poll. Type its options: poll: a / b / c"),
        ("Vote, talk, poll: a / b", "talk", "“talk” is not a poll, but this line asks for one. Delete “talk”."),
        ("Work, 5, 10", "10", "“5” and “10” are both the minutes. Delete one of them."),
        ("Work, talk, break", "break", "“talk” and “break” are both the kind. Delete one of them."),
        ("Work, 0", "0", "“0” is not possible: an activity takes 1 to 1440 minutes."),
        ("Work, 25 h", "25 h", "“25 h” is not possible: an activity takes 1 to 1440 minutes."),
        ("Work, 5, qwertzuiop", "qwertzuiop", "“qwertzuiop” is not understood."),
        ("5, talk", "5", "“5” is not a title. Type the title first: Welcome, 5"),
        ("poll: a / b", "poll: a / b", "“poll: a / b” is not a title. Type the title first: Welcome, 5"),
        (", 5", "", "Type the title first: Welcome, 5"),
        ("- , 5", "", "Type the title first: - Share back, 5"),
        ("Work, columns: A / a", "a", "Two columns are called “a”."),
        ("Work, pairs, places: ftp://x.org", "ftp://x.org", "“ftp://x.org” is not an http or https address."),
        ("Work, 501 groups", "501 groups", "“501 groups” is not possible: from 1 to 500."),
        ("- A, 5, 3 dots", "3 dots", "“3 dots” is for a phase that votes: vote, 3 dots"),
        ("- A, say: x", " say: x", "A phase has no script: write say: in the line of its activity."),
    ] {
        let misread = read_line(line).expect_err(line);
        assert_eq!(misread.sentence, sentence, "{line}");
        assert_eq!(&line[misread.range.clone()], part, "{line}");
    }
}

#[test]
fn a_line_with_a_mark_is_a_phase() {
    let of = Activity {
        columns: vec![
            Column { id: "who".into(), title: "Who".into(), prompt: None },
            Column { id: "reach".into(), title: "How".into(), prompt: None },
        ],
        ..Activity::default()
    };
    for (line, said) in [
        ("- The who, 8, write: Who", "The who, 8, write: Who"),
        ("- The who, write: Who, 8 min", "The who, 8, write: Who"),
        ("– Talk it over", "Talk it over, 5"),
        ("- Share back, 2 each group", "Share back, 2 each group"),
        ("- Share back, 2 min for each group, discuss", "Share back, 2 each group, discuss"),
        ("- Speak, 1 each person", "Speak, 1 each person"),
        ("- Discuss, 5 each entry, at most 3 turns", "Discuss, 5 each entry, discuss, at most 3 turns"),
        ("- Vote, 3", "Vote, 3, vote"),
        ("- Dots, 3, vote, 5 dots, cap 2", "Dots, 3, vote, 5 dots, cap 2"),
        ("- Rank, 3, vote, axes: Impact / Effort", "Rank, 3, vote, axes: Impact + Effort"),
        ("- Write, 3, alone, hidden", "Write, 3, write, alone, hidden"),
        ("- Compare, in pairs", "Compare, 5, pairs"),
        ("- Close, thumbs 3 / 2", "Close, 5, thumbs 3 + 2"),
        ("- \"Who, and how\", 3", "\"Who, and how\", 3"),
    ] {
        assert_eq!(super::phase::text(&phase(line), &of), said, "{line}");
    }
    let context = OutlineContext { before: std::slice::from_ref(&of), ..OutlineContext::default() };
    let Ok(OutlineLine::Phase(read)) = read_line_in("- A, write: how / Who", context) else { panic!() };
    assert_eq!(read.columns, ["reach", "who"]);
    let misread = read_line_in("- A, write: Whom", context).expect_err("no column");
    assert_eq!(misread.sentence, "“Whom” is not a column. Who?");
    assert_eq!(misread.suggestion.as_deref(), Some("- A, write: Who"));
}

#[test]
fn a_line_can_be_about_the_session() {
    let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
    for (line, said) in [
        ("start 15:00", SessionLine::Start(at(15, 0))),
        ("Start: 9.30 Uhr", SessionLine::Start(at(9, 30))),
        ("starts at 3 pm", SessionLine::Start(at(15, 0))),
        ("end 16:00", SessionLine::End(at(16, 0))),
        ("ends by 16:00", SessionLine::End(at(16, 0))),
        ("title Leads day", SessionLine::Title("Leads day".into())),
        ("Title: Leads, all of them", SessionLine::Title("Leads, all of them".into())),
        ("date 2026-11-24", SessionLine::Date(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"))),
    ] {
        assert_eq!(read_line(line), Ok(OutlineLine::Session(said)), "{line}");
    }
    assert!(matches!(read_line("zone Europe/Berlin"), Ok(OutlineLine::Session(SessionLine::Timezone(_)))));
    assert_eq!(read_line("  "), Ok(OutlineLine::Blank));
    assert_eq!(read_line("ask: Who, and how?"), Ok(OutlineLine::Prompt("Who, and how?".into())));
    assert_eq!(read_line("say: Go."), Ok(OutlineLine::Script("Go.".into())));
    for line in ["Start, 5", "End, 5", "Endings, 5", "Start of the day, 5", "Title, 5", "Date night, 5"] {
        assert_eq!(activity(line).minutes, 5, "{line}");
    }
}

#[test]
fn a_line_speaks_of_what_is_before_it() {
    let groups = activity("Who and how, groups of 4");
    let groups = Activity { id: "who-how".into(), ..groups };
    let before = [groups, activity("Coffee")];
    let attributes = ["department".to_owned(), "role".to_owned()];
    let context = OutlineContext { before: &before, attributes: &attributes };
    let read = |line: &str| match read_line_in(line, context) {
        Ok(OutlineLine::Activity(a)) => a.groups.expect("groups"),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(read("More, same as before").keep.as_deref(), Some("who-how"));
    assert_eq!(read("More, same as who and how").keep.as_deref(), Some("who-how"));
    assert_eq!(read("More, threes, mix Role and department").mix, ["role", "department"]);
    for (line, sentence, suggestion) in [
        (
            "More, same as who nad how",
            "No activity before it is called “who nad how”. same as Who and how?",
            "More, same as Who and how",
        ),
        (
            "More, threes, mix departmnt",
            "Nobody has the attribute “departmnt”. department?",
            "More, threes, mix department",
        ),
    ] {
        let misread = read_line_in(line, context).expect_err(line);
        assert_eq!((misread.sentence.as_str(), misread.suggestion.as_deref()), (sentence, Some(suggestion)));
    }
}

/// Words that mean something, so that random lines come close to it.
const AWKWARD: &[&str] = &[
    ",",
    " / ",
    "/",
    ":",
    ": ",
    "\"",
    "“",
    "”",
    "\\",
    "\\,",
    "+",
    "- ",
    "–",
    "5",
    "90 min",
    "1h",
    "'",
    "groups of ",
    "3",
    "poll: ",
    "columns: ",
    "ask: ",
    "say:",
    "at ",
    "least ",
    "15:20",
    "each ",
    "write",
    "same as before",
    "pairs",
    "title ",
    "start ",
    "end",
    "\u{202e}",
    "\u{301}",
    "é",
    "ß",
    "\t",
    "\u{0}",
    "dots",
    "scale ",
    "-",
    "quorum ",
    "%",
    "x",
];

fn awkward() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => proptest::sample::select(AWKWARD).prop_map(str::to_owned), 1 => "\\PC{0,4}", 1 => Just(" ".to_owned())];
    proptest::collection::vec(word, 0..14).prop_map(|words| words.concat())
}

/// A name with signs that mean something.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![3 => "[A-Za-zé]{1,6}", 1 => proptest::sample::select(AWKWARD).prop_map(str::to_owned)];
    proptest::collection::vec(word, 1..5)
        .prop_map(|words| crate::workshop::text::tidy(&words.join(" ")))
        .prop_filter("a name that can be one", |name| name.chars().any(char::is_alphabetic) && !name.contains('\0'))
}

fn names(least: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(name(), least..4).prop_filter("different", |names| {
        (1..names.len()).all(|i| names[..i].iter().all(|n| !crate::workshop::text::same(n, &names[i])))
    })
}

fn plain() -> impl Strategy<Value = String> {
    "[A-Z][a-z]{2,6} [a-z]{3,6}"
}

fn grouping() -> impl Strategy<Value = crate::workshop::Grouping> {
    use crate::workshop::{Grouping, Split};
    let split = prop_oneof![(1..20_u32).prop_map(Split::Size), (1..20_u32).prop_map(Split::Count)];
    let people = || proptest::collection::vec(names(2), 0..2);
    (
        split,
        proptest::collection::vec(plain(), 0..3),
        proptest::collection::vec(plain(), 0..2),
        people(),
        people(),
        any::<(bool, bool)>(),
        proptest::collection::vec(plain(), 0..3),
    )
        .prop_map(|(split, mix, alike, apart, together, (hosts, exact), places)| Grouping {
            split,
            exact,
            mix,
            alike,
            apart,
            together,
            hosts,
            keep: None,
            places,
        })
}

fn poll() -> impl Strategy<Value = crate::workshop::PollPlan> {
    use crate::workshop::poll::{Base, Decides, METHODS, Pass, Quorum, Results, Rules, Tie};
    use proptest::{option::of, sample::select};
    let rules = (
        (select(&Results::ALL[..]), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
        (
            of((1..9_u32).prop_map(|n| Quorum { part: n, whole: 10 })),
            of(select(&Base::ALL[..])),
            select(&Pass::ALL[..]),
        ),
        (select(&Tie::ALL[..]), select(&Decides::ALL[..]), of(1..2_u32), of(3..9_u32), of(1..3_u32), of(1..99_u32)),
        of((-3..3_i32).prop_map(|n| (n, n + 4))),
    );
    (select(METHODS), names(2), rules).prop_map(|(method, options, rules)| {
        let ((results, blind, named, binding, mixed), (quorum, base, pass), rest, bounds) = rules;
        let (tie, decides, limit, budget, cap, credits) = rest;
        let bounds = bounds.filter(|_| method.keys.contains(&"from"));
        let options = if method.needs_options { options } else { Vec::new() };
        let rules = Rules {
            results,
            blind,
            named,
            binding,
            mixed,
            quorum,
            base,
            pass,
            tie,
            limit,
            budget,
            cap,
            credits,
            bounds,
            labels: Vec::new(),
            axes: Vec::new(),
            decides,
        };
        crate::workshop::PollPlan { method: method.name.to_owned(), options, rules }
    })
}

fn any_activity() -> impl Strategy<Value = Activity> {
    use crate::workshop::{Kind, slug};
    use proptest::{option::of, sample::select};
    let words = || "[A-Z][a-z ,/\"\\\\]{1,12}[.?]";
    let first = (name(), select(&Kind::ALL[..]), 1..200_u32, of(1..2_u32), any::<bool>(), of(0..1440_u32));
    let second = (of(grouping()), names(0), names(0), proptest::collection::vec(of(words()), 4), poll());
    (first, second, proptest::collection::vec(name(), 0..3), of(words()), of(words())).prop_map(
        |(
            (title, kind, minutes, least, optional, at),
            (groups, columns, rows, prompts, poll),
            lead,
            prompt,
            script,
        )| {
            let ids = columns.iter().enumerate().map(|(i, c)| (i, slug(c)));
            let mut taken = crate::file::names::Ids::besides(std::iter::empty());
            let ids: Vec<String> = ids.map(|(_, id)| taken.free(&id, "column")).collect();
            let columns: Vec<Column> = columns
                .into_iter()
                .zip(ids)
                .zip(prompts)
                .map(|((title, id), prompt)| Column { id, title, prompt })
                .collect();
            Activity {
                title,
                kind,
                minutes,
                least,
                optional,
                at: at.and_then(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0)),
                lead,
                prompt,
                script,
                groups,
                columns,
                rows,
                poll: (kind == Kind::Poll).then_some(poll),
                ..Activity::default()
            }
        },
    )
}

#[test]
fn a_quote_in_a_title_is_shown_where_it_stands() {
    for line in ["title “  '1h", "  title: “Leads day", "title \"Leads day"] {
        let misread = read_line(line).expect_err(line);
        assert_eq!(misread.sentence, "This quote is not closed.", "{line}");
        assert!(line[misread.range].starts_with(['“', '"']), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_stops_the_program(line in awkward()) {
        for text in [line.clone(), format!("Work, {line}"), format!("- {line}"), format!("Vote, poll: {line}")] {
            if let Err(misread) = read_line(&text) {
                prop_assert!(text.get(misread.range.clone()).is_some(), "{:?} of {:?}", misread.range, text);
                prop_assert!(!misread.sentence.is_empty());
            }
        }
        let _ = fields::read_phases(&line, &Activity::default());
        let _ = fields::read_poll(&line);
        let _ = fields::read_groups(&line, OutlineContext::default());
        let _ = fields::read_columns(&line, &[]);
    }

    #[test]
    fn a_suggestion_helps(line in awkward()) {
        let text = format!("Work, {line}");
        if let Err(Misread { range, suggestion: Some(better), sentence }) = read_line(&text)
            && sentence != "This quote is not closed."
        {
            let rest = |text: &str, from: usize| text.len() - from.min(text.len());
            match read_line(&better) {
                Ok(_) => {}
                // Where more is wrong, it is wrong further behind.
                Err(next) => prop_assert!(
                    rest(&better, next.range.end) <= rest(&text, range.start),
                    "{:?} -> {:?}: {}", text, better, next.sentence
                ),
            }
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same(a in any_activity()) {
        let text = write_activity(&a);
        let mut read = Activity::default();
        for line in text.lines() {
            match read_line(line) {
                Ok(OutlineLine::Activity(a)) => read = *a,
                Ok(OutlineLine::Prompt(words)) => read.prompt = Some(words),
                Ok(OutlineLine::Script(words)) => read.script = Some(words),
                other => prop_assert!(false, "{:?}: {:?}", line, other),
            }
        }
        prop_assert_eq!(&read, &a, "{}", text);
        prop_assert_eq!(fields::read_poll(&fields::write_poll(a.poll.as_ref())), Ok(a.poll.clone()));
        prop_assert_eq!(fields::read_groups(&fields::write_groups(a.groups.as_ref(), &[]), OutlineContext::default()), Ok(a.groups.clone()));
        prop_assert_eq!(fields::read_columns(&fields::write_columns(&a.columns), &a.columns), Ok(a.columns.clone()));
    }
}
