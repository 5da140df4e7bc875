//! `roundtable report`: what it says, what it keeps to itself, and that no text breaks out of its place.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::{Desk, session};

/// A finished session with everything in it that a report tells.
pub(crate) fn prep() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/prep.toml")).unwrap()
}

fn desk() -> Desk {
    Desk::new().file("s.toml", prep())
}

/// Compares with a file of `tests/reports`; `UPDATE_SCREENS=1 cargo test` writes it anew.
pub(crate) fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(name);
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} differs; UPDATE_SCREENS=1 cargo test report writes it anew:\n{text}");
}

#[test]
fn every_format_tells_the_same_session() {
    let desk = desk();
    for (name, args) in [
        ("prep.md", &["--format", "md"][..]),
        ("prep-facilitator.md", &["--for", "facilitator"]),
        ("prep.html", &["--format", "html"]),
        ("prep.json", &["--format", "json"]),
        ("prep-notes.csv", &["--format", "csv"]),
        ("prep-polls.csv", &["--format", "csv", "--table", "polls"]),
        ("prep-attendance.csv", &["--format", "csv", "--table", "attendance", "--for", "facilitator"]),
        ("prep-timing.csv", &["--format", "csv", "--table", "timing"]),
    ] {
        golden(name, &desk.output(&[&["report", "s.toml"], args].concat()));
    }
}

/// Entries with dots and on two axes; polls that put in order, scale, score on two axes, and object.
fn figures() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/figures.toml")).unwrap()
}

#[test]
fn every_figure_of_the_live_screen_is_told() {
    let desk = Desk::new().file("s.toml", figures());
    for (name, args) in [
        ("figures.md", &["report", "s.toml"][..]),
        ("figures.html", &["report", "s.toml", "--format", "html"]),
        ("figures-polls.csv", &["report", "s.toml", "--format", "csv", "--table", "polls"]),
        ("figures.txt", &["review", "s.toml", "--plain"]),
    ] {
        golden(name, &desk.output(args));
    }
    structure(&desk.output(&["report", "s.toml", "--format", "html"]));
    let json: Value = serde_json::from_str(&desk.output(&["report", "s.toml", "--format", "json"])).unwrap();
    let polls: Vec<&Value> = (1..=4).map(|a| &json["activities"][a]["polls"][0]).collect();
    let [order, mood, scored, consent] = polls[..] else { panic!("four polls") };
    assert_eq!(order["ranking"]["places"][1]["duels"][0], serde_json::json!({"ballots": 3, "outcome": "lost"}));
    assert_eq!(order["ranking"]["places"][1]["duels"][1], Value::Null, "nothing against itself");
    assert_eq!(order["ranking"]["rounds"][0]["or"], serde_json::json!(["Phone"]));
    assert_eq!(order["turnout"], serde_json::json!({"voted": 7, "abstained": 1, "invalid": 0, "silent": 0}));
    assert_eq!(mood["scale"], serde_json::json!({"median": ["4"], "half": ["3", "4"], "mean": "3.6"}));
    assert_eq!(mood["tally"][2]["middle"], "middle half");
    assert_eq!(scored["picture"]["spots"][0]["upwards"], 4.5);
    assert_eq!(scored["picture"]["spots"][1]["lies"], serde_json::json!({"across": "low", "upwards": "middle"}));
    assert_eq!(consent["reasons"], serde_json::json!(["too early # for *us*"]));
    let impact = &json["activities"][0];
    assert_eq!(impact["pictures"][0]["spots"][3]["beside"], 1, "two entries at one place");
    let places: Vec<&str> =
        impact["by_dots"].as_array().unwrap().iter().map(|e| e["place"].as_str().unwrap()).collect();
    assert_eq!(places, ["1=", "1=", "3", "4"]);
}

#[test]
fn what_the_plan_knows_no_more_is_told_under_its_old_name() {
    let cut = prep().replace("id = \"partner\"\n", "id = \"other\"\n");
    let desk = Desk::new().file("s.toml", cut);
    // Nobody knows any more when the room was to see the result.
    assert!(desk.output(&["report", "s.toml"]).contains("### partner\n"));
    let text = desk.output(&["report", "s.toml", "--for", "facilitator"]);
    for told in ["### partner\n", "L&D / KM wins: 4 of 5 votes", "- Decision: We start with L&D, in December."] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let grouped = prep().replace("activity = \"who-how\"\nformed", "activity = \"pairs\"\nformed");
    let text = Desk::new().file("s.toml", grouped).output(&["report", "s.toml"]);
    assert!(text.contains("### pairs\n") && text.contains("- Group 1: Ana Lima, Ben Osei"), "{text}");
}

#[test]
fn dots_of_what_is_hidden_are_not_counted_for_participants() {
    let hidden = prep().replace("by = \"Dev Rao\", dots = 3 }", "by = \"Dev Rao\", dots = 3, hidden = true }");
    let desk = Desk::new().file("s.toml", hidden);
    let text = desk.output(&["report", "s.toml"]);
    assert!(
        text.contains("People who answer (headline) (impact 4) (effort 2) (2 dots)") && !text.contains("at night"),
        "{text}"
    );
    let text = desk.output(&["report", "s.toml", "--for", "facilitator"]);
    assert!(text.contains("(merged: Whoever answers at night – Dev Rao)") && text.contains("(5 dots)"), "{text}");
}

#[test]
fn a_hidden_result_has_no_figures_of_any_kind() {
    let hidden = figures().replace("results = \"live\"", "results = \"on-reveal\"");
    let desk = Desk::new().file("s.toml", hidden);
    for args in [
        &["report", "s.toml"][..],
        &["report", "s.toml", "--format", "html"],
        &["report", "s.toml", "--format", "csv", "--table", "polls"],
        &["report", "s.toml", "--format", "json"],
        &["review", "s.toml"],
        &["recap", "s.toml"],
        &["recap", "s.toml", "--format", "html"],
    ] {
        let text = desk.output(args);
        for secret in ["Schulze", "median 4", "too early", "4.5", "stand aside:", "run-off", "7 voted", "abstained, "] {
            assert!(!text.contains(secret), "{args:?} tells {secret}\n{text}");
        }
    }
}

#[test]
fn a_reader_who_was_not_there_has_the_answers() {
    let text = desk().output(&["report", "s.toml"]);
    for answer in [
        "- We start with L&D, in December.",
        "- **Ben Osei**, by 1 December 2026: Invite L&D to the December call",
        "Run 2: L&D / KM wins: 4 of 5 votes. L&D / KM: 4; Operations: 1;",
        "**Key takeaway**: Know the person before the ask. (headline) – Dev Rao",
        "ended 1 min behind",
    ] {
        assert!(text.contains(answer), "{answer}\n{text}");
    }
}

#[test]
fn participants_read_nothing_that_was_not_shown() {
    let desk = desk();
    for format in ["md", "html", "csv", "json"] {
        for table in ["notes", "polls", "attendance", "timing"] {
            let mut args = vec!["report", "s.toml", "--format", format];
            if format == "csv" {
                args.extend(["--table", table]);
            }
            let text = desk.output(&args);
            for secret in ["SECRET-SCRIPT", "SECRET-ENTRY", "median", "Ewa Nowak"] {
                assert!(!text.contains(secret), "{format} {table} tells {secret}");
            }
        }
    }
    let json: Value = serde_json::from_str(&desk.output(&["report", "s.toml", "--format", "json"])).unwrap();
    let mood = &json["activities"][4]["polls"][0];
    for key in ["tally", "n", "base", "standing", "note"] {
        assert_eq!(mood[key], Value::Null, "{key}");
    }
    let text = desk.output(&["report", "s.toml", "--for", "facilitator"]);
    for told in ["SECRET-SCRIPT", "SECRET-ENTRY of somebody (hidden)", "median 3", "Ewa Nowak"] {
        assert!(text.contains(told), "{told}");
    }
}

#[test]
fn json_has_the_figures_worked_out() {
    let json: Value = serde_json::from_str(&desk().output(&["report", "s.toml", "--format", "json"])).unwrap();
    assert_eq!(
        (&json["format"], &json["audience"], &json["state"]),
        (&1.into(), &"participants".into(), &"done".into())
    );
    let again = &json["activities"][3]["polls"][1];
    assert_eq!(
        again["tally"][0],
        serde_json::json!({"option": "L&D / KM", "count": 4, "percent": null, "change": 2, "people": null, "middle": null})
    );
    assert_eq!((&again["n"], &again["run"], &again["runs"]), (&5.into(), &2.into(), &2.into()));
    assert_eq!(json["activities"][1]["rounds"].as_array().unwrap().len(), 1, "what was only shuffled is no round");
    assert_eq!(json["times"]["behind_s"], 100);
    assert_eq!(json["times"]["took_s"], 46 * 60 + 28);
}

/// Every key of a value, at any depth.
fn keys(value: &Value, all: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            all.extend(map.keys().cloned());
            map.values().for_each(|v| keys(v, all));
        }
        Value::Array(list) => list.iter().for_each(|v| keys(v, all)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_is_documented() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.md")).unwrap();
    let desk = desk().file("f.toml", figures()).file("plan.toml", session("Plan", "date = 2026-12-24"));
    let mut all = std::collections::BTreeSet::new();
    for args in [
        &["report", "s.toml", "--for", "facilitator"][..],
        &["report", "f.toml"],
        &["recap", "s.toml", "f.toml", "plan.toml", "--for", "facilitator"],
    ] {
        let text = desk.output(&[args, &["--format", "json"]].concat());
        keys(&serde_json::from_str(&text).unwrap(), &mut all);
    }
    assert!(all.len() > 100, "{all:?}");
    let missing: Vec<&String> = all.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/report.md does not know {missing:?}");
}

/// What people could try in every field, each with a marker that has to be found again.
const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\\\"http://evil.example\\\",\\\"x\\\")",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\\t=1",
    "# heading\\n\\n- list\\n\\n```\\ncode",
    "| a | b |\\n| - | - |\\n| c | d |",
    "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <http://evil.example>",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\\\"><svg onload=alert(1)>'</title></style>",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "\\u001b]52;c;AAAA\\u0007\\u009b31m\\u202Eabc\\u200b",
    "*a* _b_ ~~c~~ `d` &lt; &#60; a\\\\",
    "1. x\\n\\n    code\\n---\\n===",
];

/// The session with this text in every field that people write.
fn poisoned(text: &str) -> String {
    let poison = |key: &str, source: &str| {
        let lines: Vec<String> = source
            .lines()
            .map(|l| if l.starts_with(key) { format!("{key}\"{text}\"") } else { l.to_owned() })
            .collect();
        lines.join("\n")
    };
    let mut all = prep();
    for key in ["title = ", "series = ", "purpose = ", "prompt = ", "text = "] {
        all = poison(key, &all);
    }
    all = all
        .replace("\"Recording\"", &format!("\"{text}\""))
        .replace("[\"One voice at a time\"", &format!("[\"{text}\""));
    all = all.replace("\"Sales\"", &format!("\"{text}\"")).replace("\"Dana Wood\"", &format!("\"{text}\""));
    // Titles of phases are unique.
    all.replacen(
        &format!("title = \"{text}\"\nminutes = 8\ndoes = \"write\"\ncolumns = [\"who\"]"),
        "title = \"The who\"\nminutes = 8\ndoes = \"write\"\ncolumns = [\"who\"]",
        1,
    )
    .replace("phase = \"The how\"\n", "")
    .replace("[\"L&D / KM\",", &format!("[\"{text}\","))
}

/// The structure of a page: its elements, and every attribute that could act.
pub(crate) fn structure(page: &str) -> Vec<String> {
    // HTML leaves these open; besides, the page is as strict as XML.
    let page: String = page
        .split_inclusive('>')
        .map(|piece| match piece.rfind('<') {
            Some(at) if ["<meta", "<br"].iter().any(|open| piece[at..].starts_with(open)) => {
                piece.replacen('>', "/>", 1)
            }
            _ => piece.to_owned(),
        })
        .collect();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let page = roxmltree::Document::parse_with_options(&page, options).expect("well-formed");
    let mut all = Vec::new();
    for node in page.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "iframe", "object", "img", "link", "base", "form"].contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            if ["href", "src", "style"].contains(&attribute.name()) {
                assert!(
                    attribute.name() == "href" && attribute.value().starts_with("https://example.org/"),
                    "{}",
                    attribute.value()
                );
            }
        }
        // A picture may or may not have room for a number.
        if !["text", "desc"].contains(&name) {
            all.push(name.to_owned());
        }
    }
    all
}

/// The structure of a Markdown text, by a parser that knows what forums add.
fn outline(text: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut all = Vec::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://example.org/"), "{dest_url}");
                all.push("link".to_owned());
            }
            Event::Start(Tag::Heading { level, .. }) => all.push(level.to_string()),
            Event::Start(tag) => all.push(format!("{tag:?}")),
            Event::Text(_) | Event::End(_) | Event::HardBreak => {}
            other => panic!("{other:?} in\n{text}"),
        }
    }
    all
}

/// Reads a table as RFC 4180 says, without the library that wrote it.
fn cells(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = table.strip_prefix('\u{feff}').expect("a mark of UTF-8").chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty());
    rows
}

#[test]
fn hostile_text_stays_in_its_place() {
    let harmless = Desk::new().file("s.toml", poisoned("harmless words"));
    let of = |desk: &Desk, args: &[&str]| {
        desk.output(&[&["report", "s.toml", "--for", "facilitator", "--format"], args].concat())
    };
    let (page, text) = (structure(&of(&harmless, &["html"])), outline(&of(&harmless, &["md"])));
    assert!(page.len() > 200 && text.len() > 80);
    for hostile in HOSTILE {
        let desk = Desk::new().file("s.toml", poisoned(hostile));
        assert_eq!(desk.run(&["check", "s.toml"]).status, 0, "{hostile}");
        let html = of(&desk, &["html"]);
        // Line ends within text are line ends on the page.
        let without_breaks: Vec<String> = structure(&html).into_iter().filter(|e| e != "br").collect();
        assert_eq!(without_breaks, page, "{hostile}");
        let md = of(&desk, &["md"]);
        // A table of longer texts is told as lists; everything else stands as it was.
        let blocks =
            |all: &[String]| all.iter().filter(|e| e.starts_with('h') || *e == "link").cloned().collect::<Vec<_>>();
        assert_eq!(blocks(&outline(&md)), blocks(&text), "{hostile}");
        for table in ["notes", "polls", "attendance", "timing"] {
            for cell in cells(&of(&desk, &["csv", "--table", table])).into_iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{hostile}: {cell}");
            }
        }
        let json = of(&desk, &["json"]);
        for made in [&html, &md, &json] {
            assert!(
                !made.contains(|c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)),
                "{hostile}"
            );
        }
        let json: Value = serde_json::from_str(&json).unwrap();
        let typed: toml::Table = format!("x = \"{hostile}\"").parse().unwrap();
        assert_eq!(json["decisions"][0]["text"].as_str(), typed["x"].as_str());
    }
}

#[test]
fn tables_read_back() {
    let desk = desk();
    let notes = cells(&desk.output(&["report", "s.toml", "--format", "csv"]));
    assert_eq!(notes.len(), 16);
    assert!(notes.iter().all(|r| r.len() == notes[0].len()));
    assert_eq!(
        notes[3][..4],
        ["2026-11-24 15:14:00", "note", "New moderators who already answer in the forum", "Ana Lima"]
    );
    let came = cells(&desk.output(&["report", "s.toml", "--format", "csv", "--table", "attendance"]));
    let ben: Vec<_> = came.iter().filter(|r| r[0] == "Ben Osei").map(|r| r[2..5].join(" ")).collect();
    assert_eq!(ben, ["2026-11-24 15:01:12 2026-11-24 15:20:00 36", "2026-11-24 15:30:00  "]);
}

#[test]
fn it_goes_where_it_is_told_and_never_over_a_session() {
    let desk = desk().file("b/other.txt", session("Other", "")).file("out.md", "an earlier report");
    assert_eq!(desk.output(&["report", "s.toml", "-o", "out.md"]), "out.md\n");
    assert!(desk.read("out.md").starts_with("# Prep with peers"));
    let name = desk.output(&["report", "s.toml", "--format", "html", "-o", "b"]);
    assert_eq!(name, "b/2026-11-24-prep-with-peers-coaching-mentoring-report.html\n");
    assert_eq!(
        desk.output(&["report", "s.toml", "--format", "html", "-o", "b/"]),
        name,
        "an earlier report is replaced"
    );
    let table = desk.output(&["report", "s.toml", "--format", "csv", "--table", "polls", "-o", "new/"]);
    assert_eq!(table, "new/2026-11-24-prep-with-peers-coaching-mentoring-report-polls.csv\n");
    let before = desk.files();
    for (out, why) in [
        ("s.toml", "this is the session file"),
        ("b/other.txt", "a session file has this name"),
        ("x.toml", "which is for session files"),
    ] {
        let said = desk.refusal(&["report", "s.toml", "-o", out], 1);
        assert!(said.contains(why) && said.contains("nothing was written"), "{said}");
    }
    assert_eq!(desk.files(), before);
    assert_eq!(desk.read("s.toml"), prep());
    let large = Desk::new().file("s.toml", prep()).file("out.md", "x".repeat((16 << 20) + 1));
    large.output(&["report", "s.toml", "-o", "out.md"]);
    assert_eq!(large.read("out.md"), desk.read("out.md"), "an earlier one is replaced, however large it was");
    let piped = desk.run_with(&["report", "-"], prep());
    assert_eq!(piped.out, desk.read("out.md"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let desk = desk();
    for args in [
        &["report"][..],
        &["report", "s.toml", "--format", "pdf"],
        &["report", "s.toml", "--for", "all"],
        &["report", "s.toml", "--table", "notes"],
        &["report", "--show-template", "--format", "csv"],
    ] {
        desk.refusal(args, 2);
    }
    assert!(desk.refusal(&["report", "gone.toml"], 1).contains("file not found"));
}

#[test]
fn a_plan_and_a_session_under_way_can_be_told_too() {
    let desk = Desk::new().file("s.toml", session("Plan", "date = 2026-11-24\nstart = 15:00:00"));
    let text = desk.output(&["report", "s.toml"]);
    assert!(text.contains("Tuesday, 24 November 2026, 15:00–15:24 · planned"), "{text}");
    assert!(text.contains("## Agenda") && !text.contains("Summary"), "{text}");
    structure(&desk.output(&["report", "s.toml", "--format", "html"]));
    let cut = prep().replace("ended = 2026-11-24T15:47:40-05:00\n[[record.attendance]]", "[[record.attendance]]");
    let desk = Desk::new().file("s.toml", cut);
    let text = desk.output(&["report", "s.toml"]);
    assert!(text.contains("The session is live: this is its state at 15:47"), "{text}");
}

#[test]
fn a_template_of_ones_own_takes_the_place() {
    let own =
        "# {{ title }}\n{% for e in decisions %}\n- {{ e.text }}\n{% endfor %}\n{% include \"built-in/report.md\" %}\n";
    let desk = desk().file("home/reports/report.md", own);
    let text = desk.output(&["report", "s.toml"]);
    assert!(text.starts_with("# Prep with peers: coaching & mentoring\n- We start with L&D, in December.\n"), "{text}");
    assert!(text.contains("## Planned and actual"));
    assert_eq!(desk.output(&["report", "--show-template"]), own);
    for (wrong, line, why) in [
        ("# {{ title }}\n\n{% for e in %}", 3, "unexpected"),
        ("one\n{{ titel }}\n", 2, "undefined"),
        ("one\n\n\n{{ title | nothing }}\n", 4, "unknown filter"),
        ("{{ times.date | clock }}", 1, "is not a time"),
    ] {
        let desk = Desk::new().file("s.toml", prep()).file("home/reports/report.md", wrong);
        let said = desk.refusal(&["report", "s.toml"], 1);
        assert!(said.contains(&format!("reports/report.md: line {line}: ")) && said.contains(why), "{said}");
        // The built-in one is not touched by it.
        desk.output(&["report", "s.toml", "--format", "json"]);
    }
}

#[test]
fn a_template_of_ones_own_cannot_run_away_with_the_computer() {
    for (wrong, line, why) in [
        ("one\n{{ title | indent(999999999999) }}", Some(2), "the number for “indent” is too large"),
        ("{{ title | indent(width=999999999999) }}", Some(1), "the number for “indent” is too large"),
        ("{{ [1] | batch(99999999999, 'x') | list }}", Some(1), "the number for “batch” is too large"),
        ("{{ [1] | slice(99999999999, 'x') | list }}", Some(1), "the number for “slice” is too large"),
        ("{{ '%9999999999d' | format(1) }}", Some(1), "the number for “format” is too large"),
        ("{{ '%*d' | format(9999999999, 1) }}", Some(1), "the number for “format” is too large"),
        ("{{ 'x' * 99999999999 }}", Some(1), "too large"),
        ("\n{% for i in range(99999999) %}{% endfor %}", Some(2), "too many"),
        ("{% macro f() %}{{ f() }}{% endmacro %}\n{{ f() }}", Some(1), "recursion"),
        ("{% include 'report.md' %}", Some(1), "recursion"),
        ("{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}", None, "memory"),
    ] {
        let desk = Desk::new().file("s.toml", prep()).file("home/reports/report.md", wrong);
        let said = desk.refusal(&["report", "s.toml", "--out", "out.md"], 1);
        let place = line.map_or_else(|| "report.md: ".to_owned(), |line| format!("report.md: line {line}: "));
        assert!(said.contains(&place) && said.contains(why), "{wrong}: {said}");
        assert!(!desk.path("out.md").exists(), "{wrong}");
    }
}

#[cfg(unix)]
#[test]
fn what_the_program_writes_nobody_else_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().file("s.toml", super::session("Plan", ""));
    for args in [
        &["report", "s.toml", "-o", "r.md"][..],
        &["report", "s.toml", "--format", "html", "-o", "r.html"],
        &["report", "s.toml", "--format", "json", "-o", "r.json"],
        &["recap", "s.toml", "-o", "recap.md"],
        &["new", "lean-coffee", "new.toml"],
    ] {
        desk.output(args);
        let written = args.iter().rev().find(|arg| arg.contains('.')).expect("a file");
        assert_eq!(desk.path(written).metadata().unwrap().permissions().mode() & 0o777, 0o600, "{written}");
    }
}
