//! `roundtable new`.

use roundtable::file;

use super::{Desk, session};

fn plan(text: &str) -> roundtable::workshop::Plan {
    let opened = file::read(text.as_bytes()).expect("a session");
    (*opened.session.plan).clone()
}

#[test]
fn without_a_file_a_dated_one_is_made_in_the_sessions_folder() {
    let desk = Desk::new();
    let args = ["new", "partner-poll", "--date", "2026-11-24", "--title", "Ünsere Wahl: jetzt!", "--start", "9:30"];
    let said = desk.run(&args);
    assert_eq!(said.status, 0, "{said:?}");
    let path = desk.path("home/sessions/2026-11-24-ünsere-wahl-jetzt.toml");
    assert_eq!(said.out, format!("{}\n", path.display()));
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    assert!(said.err.starts_with("run it with: roundtable run ") && said.err.contains("2026-11-24"), "{said:?}");
    let plan = plan(&desk.read("home/sessions/2026-11-24-ünsere-wahl-jetzt.toml"));
    assert_eq!(plan.title, "Ünsere Wahl: jetzt!");
    assert_eq!(plan.start.unwrap().to_string(), "09:30:00");
    assert_eq!(plan.date.unwrap().to_string(), "2026-11-24");
    // Once more: another name, nothing overwritten.
    assert!(desk.output(&args).ends_with("2026-11-24-ünsere-wahl-jetzt-2.toml\n"));
    assert_eq!(desk.files().len(), 2);
}

#[test]
fn dir_wins_over_the_environment_and_the_day_is_today() {
    let desk = Desk::new();
    let elsewhere = desk.path("elsewhere").display().to_string();
    let out = desk.output(&["--dir", &elsewhere, "new", "prep-with-peers"]);
    assert!(out.starts_with(&elsewhere) && out.ends_with("-prep-with-peers.toml\n"), "{out}");
    let files = desk.files();
    assert_eq!(files.len(), 1);
    assert!(plan(&desk.read(&files[0])).date.is_some());
    assert_eq!(desk.run(&["new", "partner-poll", "p.toml", "--date", "tomorrow"]).status, 0);
}

#[test]
fn nothing_is_ever_overwritten() {
    let desk = Desk::new().file("mine.toml", "mine");
    let said = desk.refusal(&["new", "partner-poll", "mine.toml"], 1);
    assert!(said.contains("this file already exists") && said.contains("help: nothing was overwritten"), "{said}");
    assert_eq!(desk.read("mine.toml"), "mine");
    assert_eq!(desk.files(), ["mine.toml"]);
}

#[test]
fn a_minus_writes_to_standard_output() {
    let desk = Desk::new();
    let said = desk.run(&["new", "partner-poll", "-", "--title", "Here"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert_eq!(plan(&said.out).title, "Here");
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[test]
fn people_come_from_every_sort_of_table() {
    let names = "Ana Lima, Support|Ben \"B\" Osei, Sales; North";
    let tables: [(&str, &[u8]); 5] = [
        ("commas", b"name,department\nAna Lima,Support\n\"Ben \"\"B\"\" Osei\",Sales; North\n"),
        ("mark", b"\xef\xbb\xbfName,Department\r\nAna Lima,Support\r\n\"Ben \"\"B\"\" Osei\",Sales; North\r\n"),
        ("semicolons", b"department;name\nSupport;Ana Lima\n\"Sales; North\";\"Ben \"\"B\"\" Osei\"\n"),
        ("tabs", b"name\tdepartment\nAna Lima\tSupport\n\"Ben \"\"B\"\" Osei\"\tSales; North"),
        ("blank lines", b"name,department\n\nAna Lima,Support\n,\n\"Ben \"\"B\"\" Osei\",Sales; North\n\n"),
    ];
    for (what, table) in tables {
        let desk = Desk::new().file("team.csv", table);
        desk.output(&["new", "prep-with-peers", "s.toml", "--people", "team.csv"]);
        let people = plan(&desk.read("s.toml")).people;
        let all: Vec<String> = people.iter().map(|p| format!("{}, {}", p.name, p.attributes[0].1)).collect();
        assert_eq!(all.join("|"), names, "{what}");
    }
    let desk = Desk::new();
    let said = desk.run_with(&["new", "partner-poll", "s.toml", "--people", "-"], "name\nAna\n");
    assert_eq!((said.status, plan(&desk.read("s.toml")).people.len()), (0, 1), "{said:?}");
}

#[test]
fn a_faulty_table_is_refused_with_its_lines() {
    let desk = Desk::new().file("team.csv", "name,department\nAna,Support\nAna,Sales\n");
    let said = desk.refusal(&["new", "partner-poll", "s.toml", "--people", "team.csv"], 1);
    assert!(said.contains("team.csv:3:1: error: the name \"Ana\" is already on line 2"), "{said}");
    assert_eq!(desk.files(), ["team.csv"]);
    assert!(desk.refusal(&["new", "partner-poll", "--people", "none.csv"], 1).contains("none.csv: file not found"));
}

#[test]
fn people_without_what_groups_are_mixed_by_are_told() {
    let desk = Desk::new().file("team.csv", "name\nAna\nBen\n");
    let said = desk.run(&["new", "prep-with-peers", "s.toml", "--people", "team.csv"]);
    assert_eq!(said.status, 0);
    assert!(
        said.err.contains("s.toml:")
            && said.err.contains("warning: mix: nobody on the roster has the attribute \"department\""),
        "{said:?}"
    );
    // A heading in another language keeps its own name, which the groups can be mixed by.
    let desk = Desk::new().file("team.csv", "Name;Abteilung\nAna;Verkauf\nBen;IT\n");
    let said = desk.run(&["new", "prep-with-peers", "s.toml", "--people", "team.csv"]);
    assert!(said.err.contains("department = \"…\"; or name what people have: \"abteilung\""), "{said:?}");
}

#[test]
fn an_earlier_session_gives_people_and_series() {
    let newcomer = "\n[record]\nstarted = 2026-11-17T15:00:00Z\nended = 2026-11-17T16:00:00Z\n[[record.attendance]]\n\
        name = \"Cleo\"\ndepartment = \"IT\"\narrived = 2026-11-17T15:00:00Z\n";
    let desk = Desk::new().file("nov.toml", session("November", "") + newcomer);
    desk.output(&["new", "partner-poll", "dec.toml", "--from", "nov.toml"]);
    let plan_of_december = plan(&desk.read("dec.toml"));
    let names: Vec<&str> = plan_of_december.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Ana Lima", "Ben Osei", "Cleo"]);
    assert_eq!(plan_of_december.people[2].attribute("department"), Some("IT"));
    assert_eq!((plan_of_december.series.as_deref(), plan_of_december.title.as_str()), (Some("Weekly"), "Partner poll"));
    // The session itself as the template: the plan with its remarks, without the record.
    desk.output(&["new", "nov.toml", "again.toml"]);
    assert!(!desk.read("again.toml").contains("[record]"));
    assert_eq!(plan(&desk.read("again.toml")).people.len(), 2);
}

#[test]
fn what_cannot_be_a_template_is_named() {
    let desk = Desk::new().file("bad.toml", session("Bad", "minuts = 3\ntags = 4"));
    let said = desk.refusal(&["new", "prep-with-pears"], 1);
    assert!(said.contains("help: did you mean “prep-with-peers”"), "{said}");
    assert!(desk.refusal(&["new", "zebra"], 1).contains("list the templates with `roundtable templates`"));
    assert!(desk.refusal(&["new", "gone.toml", "more.toml"], 1).contains("gone.toml: file not found"));
    assert!(desk.refusal(&["new", "bad.toml"], 1).contains("bad.toml:5:8: error: "));
    assert_eq!(desk.files(), ["bad.toml"]);
}

#[test]
fn a_name_that_is_no_file_yet_becomes_a_blank_session() {
    let desk = Desk::new();
    let said = desk.run(&["new", "leads-day.toml", "--start", "15:00", "--date", "2026-11-24", "--people", "sample"]);
    assert_eq!((said.status, said.out.as_str()), (0, "leads-day.toml\n"), "{said:?}");
    assert_eq!(said.err, "add activities and run it with: roundtable run leads-day.toml\n");
    let blank = plan(&desk.read("leads-day.toml"));
    assert_eq!((blank.title.as_str(), blank.agenda.len(), blank.people.len()), ("Leads day", 0, 16));
    assert_eq!(
        (blank.start.unwrap().to_string(), blank.date.unwrap().to_string()),
        ("15:00:00".into(), "2026-11-24".into())
    );
    desk.output(&["new", "folder/b.toml", "--title", "A \"b\""]);
    assert_eq!(plan(&desk.read("folder/b.toml")).title, "A \"b\"");
    desk.output(&["new", "--from", "leads-day.toml", "next.toml"]);
    assert_eq!(plan(&desk.read("next.toml")).people.len(), 16);
    // What is there is a template, and stays as it is.
    desk.output(&["new", "leads-day.toml", "copy.toml"]);
    assert_eq!(plan(&desk.read("copy.toml")).title, "Leads day");
    assert_eq!(desk.files(), ["copy.toml", "folder/b.toml", "leads-day.toml", "next.toml"]);
}

#[test]
fn the_sample_people_come_with_the_program_unless_a_file_has_their_name() {
    let desk = Desk::new();
    desk.output(&["new", "prep-with-peers", "s.toml", "--people", "sample"]);
    let people = plan(&desk.read("s.toml")).people;
    assert_eq!(people.len(), 16);
    assert!(people.iter().all(|p| p.attribute("department").is_some()), "{people:?}");
    let desk = desk.file("sample", "name\nZoe\n");
    desk.output(&["new", "prep-with-peers", "t.toml", "--people", "sample"]);
    assert_eq!(plan(&desk.read("t.toml")).people[0].name, "Zoe");
}

#[test]
fn wrong_usage_has_its_own_status() {
    let desk = Desk::new();
    for args in [
        &["new"][..],
        &["new", "partner-poll", "--date", "24.11.2026"],
        &["new", "partner-poll", "--start", "25:00"],
        &["new", "partner-poll", "--title", " "],
        &["new", "-", "--people", "-"],
        &["new", "partner-poll", "a.toml", "b.toml"],
        &["nwe"],
        &["check"],
        &["status", "--jsn", "x.toml"],
        &["completions", "tcl"],
        &["man", "nothing"],
        &["templates", "prep-with-peers", "more"],
    ] {
        desk.refusal(args, 2);
    }
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_told_and_nothing_is_left() {
    let desk = Desk::new().file("home", "a file where the folder should be");
    let said = desk.refusal(&["new", "partner-poll"], 1);
    assert!(said.contains("not saved"), "{said}");
    assert_eq!(desk.files(), ["home"]);
    desk.refusal(&["new", "partner-poll", "/proc/x.toml"], 1);
}

/// The first part of a workshop, as it stands at its end.
fn part_1() -> String {
    let plan = r#"format = 1
title = "Member networks, part 1"
series = "Member networks"
homework = ["Map two segments and their influencers"]

[[people]]
name = "Ana Lima"
department = "Support"

[[agenda]]
id = "personas"
title = "Personas"
kind = "exercise"
minutes = 20
prompt = "Whom do you need to reach?"
[[agenda.columns]]
title = "Who"
[[agenda.columns]]
title = "Why"

[record]
started = 2026-11-24T15:00:00-05:00
ended = 2026-11-24T16:00:00-05:00

[[record.attendance]]
name = "Ana Lima"
arrived = 2026-11-24T15:00:00-05:00

[[record.attendance]]
name = "Zoe Adams"
arrived = 2026-11-24T15:00:00-05:00
department = "IT"

[[record.breakout]]
activity = "personas"
formed = 2026-11-24T15:01:00-05:00
seed = 3
repeats = 0
groups = [{ name = "Group 1", members = ["Ana Lima", "Zoe Adams"] }]
"#;
    let notes = [
        ("note", "Community manager", "activity = \"personas\"\ngroup = \"Group 1\"\ncolumn = \"who\""),
        ("note", "Support \\\"lead\\\"", "activity = \"personas\"\ncolumn = \"who\""),
        ("note", "wants numbers", "activity = \"personas\"\ncolumn = \"why\""),
        ("action", "call the venue", "owner = \"Ana Lima\"\ndue = 2026-12-01"),
        ("action", "is done", "owner = \"Ana Lima\"\ndone = true"),
        ("question", "Who pays?", "by = \"Zoe Adams\""),
        ("parked", "The budget", "activity = \"personas\""),
        ("decision", "We go", ""),
    ];
    let blocks = notes.iter().enumerate().map(|(i, (kind, text, more))| {
        format!(
            "\n[[record.note]]\nat = 2026-11-24T15:{:02}:00-05:00\nkind = \"{kind}\"\ntext = \"{text}\"\n{more}\n",
            i + 10
        )
    });
    plan.to_owned() + &blocks.collect::<Vec<_>>().concat()
}

/// The second part, as a template.
const PART_2: &str = r#"# Part 2 of two.
format = 1
title = "Member networks, part 2"

# The agenda, with a remark.
[[agenda]]
title = "Back again"
kind = "talk"
minutes = 5

[[agenda]]
title = "Give and get"
kind = "exercise"
minutes = 20
prompt = "What is in it for them?"
rows = ["A persona", "Another one"]
rows_from = { activity = "personas", column = "who" }
[[agenda.columns]]
title = "Give"
[[agenda.columns]]
title = "Get"
"#;

fn workshop() -> Desk {
    Desk::new().file("part-1.toml", part_1()).file("part-2.toml", PART_2)
}

#[test]
fn personas_of_the_first_part_stand_as_rows_in_the_second() {
    let desk = workshop();
    let said = desk.run(&["new", "part-2.toml", "dec.toml", "--from", "part-1.toml", "--date", "2026-12-01"]);
    assert_eq!(said.status, 0, "{said:?}");
    let along =
        "from earlier sessions: 1 homework, 1 action, 1 question, 1 parked, 3 entries, 2 people, 1 round of groups\n";
    assert!(said.err.starts_with(along), "{said:?}");
    let text = desk.read("dec.toml");
    let plan = plan(&text);
    assert_eq!(plan.agenda[1].rows, ["Community manager", "Support \"lead\""]);
    assert_eq!(plan.series.as_deref(), Some("Member networks"));
    assert_eq!(plan.people[1].attribute("department"), Some("IT"));
    assert_eq!(plan.met[0].groups, [["Ana Lima", "Zoe Adams"]]);
    // Everything reads without the program, and the remarks of the template stay.
    let action = "[[carried]]\nkind = \"action\"\ntext = \"call the venue\"\nowner = \"Ana Lima\"\ndue = 2026-12-01\n\
        from = \"Member networks, part 1\"\nfile = \"part-1.toml\"\nat = 2026-11-24T15:13:00-05:00\n";
    assert!(text.contains(action) && text.contains("# From earlier sessions."), "{text}");
    assert!(text.contains("text = \"Map two segments and their influencers\""), "{text}");
    assert!(text.starts_with("# Part 2 of two.\n") && text.contains("# The agenda, with a remark.\n[[agenda]]"));
    assert!(!text.contains("is done") && !text.contains("We go") && !text.contains("[record]"), "{text}");
    assert_eq!(
        desk.run(&["check", "dec.toml"]).err,
        "1 file: no problems\n",
        "{}",
        desk.run(&["check", "dec.toml"]).out
    );
    // Without an earlier part the template has rows all the same.
    desk.output(&["new", "part-2.toml", "alone.toml"]);
    assert_eq!(self::plan(&desk.read("alone.toml")).agenda[1].rows, ["A persona", "Another one"]);
}

#[test]
fn what_comes_along_can_be_chosen() {
    let kinds = |plan: &roundtable::workshop::Plan| {
        let mut kinds: Vec<&str> = plan.carried.iter().map(|c| c.kind.word()).collect();
        kinds.dedup();
        (kinds.join(" "), plan.people.len(), plan.met.len())
    };
    for (flags, wanted) in [
        (&["--all"][..], ("homework action question parked entry", 2, 1)),
        (&["--none"], ("", 0, 0)),
        (&["--only", "actions,parked"], ("action parked", 0, 0)),
        (&["--only", "questions", "--only", "homework"], ("homework question", 0, 0)),
        (&["--only", "people,entries"], ("entry", 2, 1)),
    ] {
        let desk = workshop();
        desk.output(&[&["new", "part-2.toml", "x.toml", "--from", "part-1.toml"], flags].concat());
        let plan = plan(&desk.read("x.toml"));
        let (words, people, met) = wanted;
        assert_eq!(kinds(&plan), (words.to_owned(), people, met), "{flags:?}");
        assert_eq!(plan.series.as_deref(), Some("Member networks"));
    }
    let desk = workshop();
    for wrong in [&["--all", "--none"][..], &["--only", "actins"], &["--all", "--only", "people"]] {
        let said = desk.refusal(&[&["new", "part-2.toml", "x.toml", "--from", "part-1.toml"], wrong].concat(), 2);
        assert!(!said.is_empty());
    }
    desk.refusal(&["new", "part-2.toml", "x.toml", "--all"], 2);
}

#[test]
fn a_third_part_follows_both_and_nothing_comes_twice() {
    let desk = workshop();
    desk.output(&["new", "part-2.toml", "two.toml", "--from", "part-1.toml", "--date", "2026-12-01"]);
    desk.output(&["actions", "done", "two.toml", "1"]);
    desk.output(&[
        "new",
        "part-2.toml",
        "three.toml",
        "--from",
        "part-1.toml",
        "--from",
        "two.toml",
        "--date",
        "2026-12-08",
    ]);
    let plan = plan(&desk.read("three.toml"));
    let words: Vec<&str> = plan.carried.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(
        words,
        [
            "Map two segments and their influencers",
            "Who pays?",
            "The budget",
            "Community manager",
            "Support \"lead\"",
            "wants numbers"
        ]
    );
    assert!(plan.carried.iter().all(|c| c.file.as_deref() == Some("part-1.toml")));
    assert_eq!((plan.people.len(), plan.met.len()), (2, 1));
    // The earlier session itself as the template: what it had carried gives way to what it leaves.
    desk.output(&["new", "two.toml", "again.toml", "--from", "two.toml"]);
    let again = self::plan(&desk.read("again.toml"));
    assert_eq!(again.carried.len(), 5);
}

#[test]
fn an_action_that_was_carried_on_is_listed_once_and_closed_where_it_is() {
    let desk = workshop();
    desk.output(&["new", "part-2.toml", "two.toml", "--from", "part-1.toml", "--date", "2026-12-01"]);
    let list = |files: &[&str]| desk.output(&[&["actions", "--today", "2026-12-02"], files].concat());
    assert_eq!(list(&["part-1.toml", "two.toml"]), "overdue by 1 day  Ana Lima  call the venue  two.toml 1\n");
    assert_eq!(list(&["two.toml", "part-1.toml"]), "overdue by 1 day  Ana Lima  call the venue  two.toml 1\n");
    let before = desk.read("two.toml");
    desk.output(&["actions", "done", "two.toml", "1"]);
    let after = desk.read("two.toml");
    assert!(after.starts_with(&before) && after[before.len()..].starts_with("\n[[record.settled]]\n"), "{after}");
    assert_eq!(list(&["part-1.toml", "two.toml"]), "");
    assert_eq!(list(&["part-1.toml"]).lines().count(), 1);
}

#[test]
fn a_faulty_earlier_session_is_named_and_nothing_is_written() {
    let desk = workshop().file("bad.toml", "format = 1\n[[carried]]\nkind = \"acton\"\nat = \"noon\"\n[[met]]\n");
    let said = desk.refusal(&["new", "part-2.toml", "x.toml", "--from", "bad.toml"], 1);
    for part in [
        "bad.toml:1:1: error: ",
        "bad.toml:3:8: error: kind cannot be \"acton\"",
        "did you mean \"action\"",
        "has no text",
        "bad.toml:4:6: error: ",
        "has no groups",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!desk.files().contains(&"x.toml".to_owned()));
}

#[test]
fn the_member_networks_workshop_goes_on_in_its_second_part() {
    let desk = Desk::new();
    // A template belongs to no series until somebody says so.
    desk.output(&["new", "persona-mapping", "none.toml"]);
    assert_eq!(plan(&desk.read("none.toml")).series, None);
    desk.output(&["new", "persona-mapping", "one.toml", "--date", "2026-11-10", "--series", "Member networks"]);
    assert!(desk.refusal(&["new", "persona-mapping", "x.toml", "--series", " "], 2).contains("a series needs a name"));
    let at = "2026-11-10T16:30:00-05:00";
    let entry = |column: &str, text: &str| {
        format!(
            "\n[[record.note]]\nat = {at}\nactivity = \"personas\"\ncolumn = \"{column}\"\nkind = \"note\"\ntext = \"{text}\"\n"
        )
    };
    let more = ["\n[record]\nstarted = 2026-11-10T16:00:00-05:00\nended = 2026-11-10T17:00:00-05:00\n".to_owned()];
    let notes = [entry("who", "The new manager"), entry("who", "A sceptic in IT"), entry("motivations", "wants calm")];
    std::fs::write(desk.path("one.toml"), desk.read("one.toml") + &[&more[..], &notes[..]].concat().concat()).unwrap();
    desk.output(&["new", "wiifm-prioritisation", "two.toml", "--from", "one.toml", "--date", "2026-11-24"]);
    let two = plan(&desk.read("two.toml"));
    let rows =
        |plan: &roundtable::workshop::Plan| plan.agenda.iter().find(|a| a.rows_from.is_some()).unwrap().rows.clone();
    assert_eq!(rows(&two), ["The new manager", "A sceptic in IT"]);
    let homework = two.carried.iter().filter(|c| c.kind == roundtable::workshop::CarriedKind::Homework);
    assert_eq!(homework.count(), 2);
    assert_eq!(two.series.as_deref(), Some("Member networks"));
    // Alone it has rows of its own.
    desk.output(&["new", "wiifm-prioritisation", "alone.toml"]);
    assert_eq!(rows(&plan(&desk.read("alone.toml"))).len(), 4);
}
