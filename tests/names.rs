//! One rule of sameness: however a name is spelled, and by whatever door it comes in, it is the same person or option.

use crate::cli::Desk;
use crate::stage::Stage;
use roundtable::file;
use roundtable::workshop::{Command, Refusal, Request, apply};

/// Spellings of `José Ruiz` that are the same name.
const JOSE: [&str; 6] =
    ["José Ruiz", "Jose\u{301} Ruiz", "JOSÉ  ruiz", "José\u{A0}Ruiz", " Jo\u{200B}sé Ruiz\u{FEFF}", "Ｊｏｓé Ｒｕｉｚ"];

const PLAN: &str = r#"format = 1
title = "Names"
date = 2026-11-24
start = 15:00:00
facilitators = ["Dana Wood"]

[[people]]
name = "José Ruiz"
department = "Sales"
[[people]]
name = "Ana Lima"
department = "sales "
[[people]]
name = "Ben Osei"
department = "IT"
[[people]]
name = "Chloé Park"
department = "ｉｔ"

[[agenda]]
title = "Groups"
kind = "discussion"
minutes = 20
groups = { count = 2 }

[[agenda]]
title = "Vote"
kind = "poll"
minutes = 5
[agenda.poll]
method = "single"
options = ["Café", "Tea", "Both"]
ballots = "named"
"#;

fn refused(text: &str) -> Vec<String> {
    let problems = file::read(text.as_bytes()).expect_err("refused");
    problems.iter().map(|p| p.render("s.toml").lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn one_person_twice_is_an_error_in_a_file_and_in_a_table() {
    for spelling in &JOSE[1..] {
        let text = PLAN.replacen("Ana Lima", spelling, 1);
        let said = refused(&text).join("\n");
        assert!(said.starts_with("s.toml:11:8: error: the name ") && said.contains("is already on line 8"), "{said}");
        let table = format!("name,team\nJosé Ruiz,A\nBen,B\n{spelling},C\n");
        let desk = Desk::new().file("p.csv", &table);
        let said = desk.refusal(&["group", "p.csv", "--size", "2"], 1);
        assert!(said.contains("p.csv:4:1: error: the name ") && said.contains("is already on line 2"), "{said}");
        let said = desk.refusal(&["new", "prep-with-peers", "new.toml", "--people", "p.csv"], 1);
        assert!(said.contains("is already on line 2") && !desk.files().iter().any(|f| f == "new.toml"), "{said}");
    }
    let accents = PLAN.replacen("Ana Lima", "Jose Ruiz", 1);
    assert!(file::read(accents.as_bytes()).is_ok(), "an accent makes another name");
}

#[test]
fn options_rows_and_phases_that_are_the_same_are_an_error() {
    for spelling in ["café", "CAFÉ ", "Cafe\u{301}", "Ca\u{200B}fé", "Ｃａｆé"] {
        let said = refused(&PLAN.replacen("\"Tea\"", &format!("\"{spelling}\""), 1)).join("\n");
        assert!(said.contains("the option ") && said.contains("is already on line 32, as \"Café\""), "{said}");
        for (list, what) in [("rows = ", "the row"), ("", "")] {
            let rows = format!("{list}[\"Café\", \"{spelling}\"]\n");
            let rows = if list.is_empty() { String::new() } else { rows };
            let text = PLAN.replacen("groups = {", &format!("{rows}groups = {{"), 1);
            if !what.is_empty() {
                assert!(refused(&text).join("\n").contains(what));
            }
        }
        let phase = |title: &str| format!("\n[[agenda.phases]]\ntitle = \"{title}\"\nminutes = 10\n");
        let phases = format!("{}{}\n[[agenda]]\ntitle = \"Vote\"", phase("Café"), phase(spelling));
        let said = refused(&PLAN.replacen("\n[[agenda]]\ntitle = \"Vote\"", &phases, 1)).join("\n");
        assert!(said.contains("the phase "), "{said}");
    }
}

#[test]
fn every_spelling_in_a_record_is_the_person_of_the_plan() {
    for spelling in JOSE {
        let plan = PLAN.replacen(
            "groups = { count = 2 }",
            &format!("lead = [\"{spelling}\"]\ngroups = {{ count = 2, apart = [\"{spelling}\", \"ben osei\"] }}"),
            1,
        );
        let text = format!(
            "{plan}\n[record]\nstarted = 2026-11-24T15:00:00Z\n\n[[record.attendance]]\nname = \"José Ruiz\"\narrived = 2026-11-24T15:00:00Z\n\n\
             [[record.attendance]]\nname = \"{spelling}\"\narrived = 2026-11-24T15:01:00Z\n\n\
             [[record.note]]\nat = 2026-11-24T15:02:00Z\nkind = \"action\"\ntext = \"call\"\nowner = \"{spelling}\"\nby = \"{spelling}\"\n"
        );
        let opened = file::read(text.as_bytes()).unwrap_or_else(|p| panic!("{}", p[0].render("s.toml")));
        let s = &opened.session;
        assert_eq!((s.head_count(), s.names().len()), (1, 4), "{spelling:?}");
        assert_eq!(s.record.notes[0].owners.words().as_deref(), Some("José Ruiz"));
        assert_eq!(s.plan.agenda[0].lead, ["José Ruiz"]);
        // What stands in the file stays, to the byte.
        assert_eq!(opened.document.render(s, &opened.draft), text);
        let desk = Desk::new().file("s.toml", &text);
        assert!(desk.output(&["actions", "s.toml", "--owner", "jose"]).contains("José Ruiz"));
        assert!(desk.output(&["recap", "s.toml", "--for", "facilitator"]).contains("- 1 person in 1 session"));
        assert!(desk.output(&["report", "s.toml"]).contains("1 person took part"));
    }
}

#[test]
fn a_command_names_people_as_they_are_typed() {
    let desk = Desk::new().file("s.toml", PLAN);
    for spelling in JOSE.into_iter().chain(["jose ruiz"]) {
        let pin = format!("{spelling}=2");
        let apart = format!("{spelling},ANA LIMA");
        let said = desk.run(&["group", "s.toml", "--count", "2", "--pin", &pin, "--apart", &apart, "--csv"]);
        assert_eq!(said.status, 0, "{spelling:?}: {}", said.err);
        assert!(
            said.out.contains("1,Group 2,José Ruiz\n") && said.out.contains("1,Group 1,Ana Lima\n"),
            "{}",
            said.out
        );
    }
    let both = PLAN.replacen("Ana Lima", "Jose Ruiz", 1);
    let desk = desk.file("both.toml", both);
    let said =
        desk.run(&["group", "both.toml", "--count", "2", "--pin", "JOSE ruiz=1", "--pin", "JOSÉ ruiz=2", "--csv"]);
    assert!(said.out.contains("Group 1,Jose Ruiz\n") && said.out.contains("Group 2,José Ruiz\n"), "{}", said.err);
    // An earlier plan that spells them in another way is the same plan.
    let kept =
        "round,group,name\n1,Group 1,jose\u{301} ruiz\n1,Group 1,BEN OSEI\n1,Group 2,ana  lima\n1,Group 2,chloé park\n";
    let desk = desk.file("kept.csv", kept);
    let said = desk.output(&["group", "s.toml", "--keep", "kept.csv"]);
    assert!(said.contains("everybody is in the same group as before"), "{said}");
}

#[test]
fn one_department_in_two_spellings_is_one() {
    let desk = Desk::new().file("s.toml", PLAN);
    for key in ["department", "Department", "ＤＥＰＡＲＴＭＥＮＴ "] {
        let said = desk.output(&["group", "s.toml", "--count", "2", "--mix", key, "--csv"]);
        let group =
            |name: &str| said.lines().find(|l| l.ends_with(name)).expect("there").split(',').nth(1).map(str::to_owned);
        assert_ne!(group("José Ruiz"), group("Ana Lima"), "{said}");
        assert_ne!(group("Ben Osei"), group("Chloé Park"), "{said}");
    }
}

#[test]
fn a_ballot_names_people_and_options_as_they_are_typed() {
    for (spelling, option) in JOSE.into_iter().zip(["Café", "cafe", "CAFE\u{301}", "caf", "Ｃａｆé", "c"]) {
        let option = if option == "c" { "1" } else { option };
        let s = Stage::of(PLAN).press("space → b").types(&format!("{spelling}: {option}")).press("Enter");
        let s = s.types("jose ruiz: tea").press("Enter");
        let run = s.session().poll_run().expect("a poll");
        assert_eq!(run.ballots.len(), 1, "{spelling:?}: {}", s.message());
        assert_eq!(run.ballots[0].by.as_deref(), Some("José Ruiz"));
    }
}

#[test]
fn a_quick_poll_whose_options_are_the_same_is_refused() {
    for options in ["Yes / yes / no", "Café / cafe\u{301}", "a  b / A b"] {
        let s = Stage::of(PLAN).press("space P").types(&format!("Lunch? {options}")).press("Enter");
        assert!(s.message().contains("are the same option"), "{options}: {}", s.message());
        assert!(s.session().record.polls.is_empty());
    }
    let s = Stage::of(PLAN).press("space P").types("Lunch? Yes / Y\u{200B}es").press("Enter");
    assert_eq!(s.message(), "“Yes” is already an option: options must differ.");
    let s = Stage::of(PLAN).press("space P").types("Lunch?  Yes\u{A0}please /  no\u{200B} ").press("Enter");
    assert_eq!(s.session().record.polls[0].options, ["Yes please", "no"]);
}

#[test]
fn somebody_named_in_a_request_is_the_one_who_is_known() {
    let mut s = Stage::of(PLAN).press("space g").session().clone();
    let now = crate::stage::at("15:10");
    for spelling in JOSE {
        let mut say = |command: Command| apply(&mut s, &Request::Facilitator(command), now).err();
        assert_eq!(say(Command::Leave(spelling.to_owned())), None);
        assert_eq!(say(Command::Leave(spelling.to_owned())), Some(Refusal::NotHere("José Ruiz".to_owned())));
        let person = roundtable::workshop::Person { name: spelling.to_owned(), ..Default::default() };
        assert_eq!(say(Command::Arrive(person)), None);
        assert_eq!(say(Command::Apart(spelling.to_owned(), "JOSÉ RUIZ".to_owned())), Some(Refusal::SamePerson));
        assert_eq!(s.head_count(), 4);
    }
    assert_eq!(s.names().len(), 4);
}

#[test]
fn search_and_mentions_leave_accents_out() {
    let s = Stage::of(PLAN).press("space a").types("@jose call Chloe\u{301}").press("Enter");
    assert_eq!(s.session().record.notes[0].owners.words().as_deref(), Some("José Ruiz"));
    for typed in ["chloe", "CHLOÉ", "chloe\u{301}"] {
        let _ = Stage::of(PLAN)
            .press("space a")
            .types("Ask Chloé twice")
            .press("Enter /")
            .types(typed)
            .shows("Chloé Park")
            .shows("Ask Chloé");
    }
}

#[test]
fn a_template_and_a_tag_are_found_in_any_spelling() {
    let desk = Desk::new().file("s.toml", PLAN.replacen("date =", "tags = [\"Café\"]\ndate =", 1));
    let _ = desk.output(&["new", "Prep-With-Peers", "made.toml"]);
    assert!(desk.files().iter().any(|f| f == "made.toml"));
    assert!(desk.output(&["recap", "s.toml", "--tag", "cafe\u{301} "]).contains("Names"));
}

#[test]
fn a_table_with_an_open_quote_is_refused_with_its_line() {
    for (table, line) in [
        ("name,role\nAna,Lead\nBen,\"Host\nCy,Lead\nDee,Host\n", 3),
        ("name,role\nAna,\"Lead\nBen,\"Host\"\nCy,Lead\n", 2),
        ("name,role\nAna,Lead\n\"Ben\nCy,Lead\n", 3),
        ("name,role\n\"Ana\nBen\",Lead\n", 2),
        ("name;role\nAna;\"Lead\nBen;Host\"\n", 2),
        ("name,\"role\nAna,Lead\n", 1),
    ] {
        let desk = Desk::new().file("p.csv", table);
        let said = desk.refusal(&["group", "p.csv", "--size", "2"], 1);
        assert!(said.contains(&format!("p.csv:{line}:")) && said.contains("quote"), "{table:?}: {said}");
    }
    let fine = "name,notes\nAna,\"likes \"\"tea\"\"\nand cake\"\nBen,\"a, b\"  \n";
    let desk = Desk::new().file("p.csv", fine);
    assert!(desk.output(&["group", "p.csv", "--size", "2"]).contains("Ana · Ben"));
}

#[test]
fn a_name_longer_than_a_line_is_refused_at_every_door() {
    let long = "x".repeat(9000);
    let desk = Desk::new()
        .file("p.csv", format!("name,role\nAna,Lead\n{long},Host\n"))
        .file("r.csv", format!("name,role\nAna,{long}\n"))
        .file("s.toml", PLAN.replacen("Ana Lima", &long, 1))
        .file("o.toml", PLAN.replacen("Tea", &long, 1));
    for (file, line) in [("p.csv", 3), ("r.csv", 2), ("s.toml", 11), ("o.toml", 32)] {
        let said = desk.run(&["group", file, "--size", "2"]);
        assert_eq!(said.status, 1, "{file}");
        assert!(
            said.err.contains(&format!("{file}:{line}:")) && said.err.contains("9 kB long"),
            "{file}: {}",
            said.err
        );
    }
    let mut s = Stage::of(PLAN).press("space").session().clone();
    let person = roundtable::workshop::Person { name: long, ..Default::default() };
    let now = crate::stage::at("15:10");
    let refused = apply(&mut s, &Request::Facilitator(Command::Arrive(person)), now);
    assert_eq!(refused, Err(Refusal::TooLong { kb: 9, most: 8 }));
}

#[test]
fn folders_are_read_where_files_are() {
    let desk = Desk::new().file("all/one.toml", PLAN).file("all/broken.toml", "title = ");
    let said = desk.run(&["actions", "all"]);
    assert!(said.status == 1 && said.err.contains("no open actions in 1 file"), "{}", said.err);
    let said = desk.run(&["check", "all"]);
    assert!(said.out.contains("all/broken.toml:") && said.err.starts_with("2 files:"), "{}", said.err);
    let said = desk.run(&["group", "all/one.toml", "--history", "all"]);
    assert_eq!(said.status, 1, "a broken file among them is no history");
}

#[cfg(unix)]
#[test]
fn pipes_are_read_where_files_are() {
    let desk = Desk::new().file("s.toml", PLAN).file("p.csv", "name,role\nAna,Lead\nBen,Host\n");
    let program = env!("CARGO_BIN_EXE_roundtable");
    for (line, shown) in [
        ("report <(cat s.toml)", "# Names"),
        ("recap <(cat s.toml)", "Names"),
        ("check <(cat s.toml)", ""),
        ("group <(sleep 0.05; cat p.csv) --size 2", "Ana · Ben"),
        ("new prep-with-peers - --people <(cat p.csv)", "name = \"Ben\""),
    ] {
        let mut bash = std::process::Command::new("bash");
        let said = bash.args(["-c", &format!("{program} {line}")]).current_dir(desk.path("")).output();
        let Ok(said) = said else { return };
        let out = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.status.success() && out.contains(shown), "{line}: {out}{}", String::from_utf8_lossy(&said.stderr));
    }
}

#[test]
fn a_recap_counts_a_person_once_however_the_files_spell_the_name() {
    let held = |day: u32, name: &str| {
        format!(
            "format = 1\ntitle = \"Day {day}\"\ntags = [\"{name}\"]\n[[people]]\nname = \"{name}\"\n[[agenda]]\ntitle = \"T\"\nkind = \"talk\"\n\
             minutes = 5\n[record]\nstarted = 2026-11-{day}T15:00:00Z\nended = 2026-11-{day}T16:00:00Z\n[[record.attendance]]\n\
             name = \"{name}\"\narrived = 2026-11-{day}T15:00:00Z\n[[record.note]]\nat = 2026-11-{day}T15:30:00Z\n\
             kind = \"action\"\ntext = \"Call  {name}\"\nowner = \"{name}\"\n"
        )
    };
    let mut desk = Desk::new();
    for (i, spelling) in JOSE.iter().enumerate() {
        desk = desk.file(&format!("all/{i}.toml"), held(20 + i as u32, spelling));
    }
    let said = desk.output(&["recap", "all", "--for", "facilitator"]);
    assert!(said.contains("1 person took part") && said.contains("- 1 person in 6 sessions"), "{said}");
    assert_eq!(said.matches("Call").count(), 1, "one action that goes on: {said}");
    assert!(said.contains("- **José Ruiz**: Day 20, Day 21, Day 22"), "one theme: {said}");
    // The next session has this person once, too.
    let from: Vec<&str> = vec!["new", "prep-with-peers", "-", "--from", "all", "--all"];
    assert_eq!(desk.output(&from).matches("\n[[people]]").count(), 1);
}

#[test]
fn people_counted_by_hand_are_the_people_who_came() {
    let text = format!(
        "{PLAN}\n[record]\nstarted = 2026-11-24T15:00:00Z\nended = 2026-11-24T16:00:00Z\n\n[[record.poll]]\nactivity = \"vote\"\n\
         question = \"Vote\"\noptions = [\"Café\", \"Tea\"]\nmethod = \"single\"\nopened = 2026-11-24T15:10:00Z\n\
         closed = 2026-11-24T15:12:00Z\npresent = 16\nhands = [9, 4]\n"
    );
    let desk = Desk::new().file("s.toml", text);
    for command in ["recap", "report"] {
        let said = desk.output(&[command, "s.toml"]);
        assert!(said.contains(" · 16 people") && !said.contains("0 people"), "{said}");
    }
    let quiet = format!("{PLAN}\n[record]\nstarted = 2026-11-24T15:00:00Z\nended = 2026-11-24T16:00:00Z\n");
    let desk = Desk::new().file("s.toml", quiet);
    for command in ["recap", "report"] {
        let said = desk.output(&[command, "s.toml"]);
        assert!(!said.contains("0 people"), "{said}");
    }
}

#[test]
fn counts_that_version_0_1_0_wrote_for_answers_in_words_are_still_true() {
    let plan = PLAN.replacen("\"single\"", "\"open\"", 1).replacen("options = [\"Café\", \"Tea\", \"Both\"]\n", "", 1);
    let mut s = Stage::of(&plan).press("space → b");
    for (name, answer) in [("José Ruiz", "Café"), ("Ana Lima", "cafe\u{301}"), ("Ben Osei", "tea")] {
        s = s.types(&format!("{name}: {answer}")).press("Enter");
    }
    let text = s.press("Esc o").file();
    assert!(text.contains("counts = [2, 1]"), "{text}");
    let before = text.replacen("counts = [2, 1]", "counts = [1, 1, 1]", 1);
    assert!(file::read(before.as_bytes()).is_ok(), "{:?}", file::read(before.as_bytes()).map(|_| ()));
    let edited = text.replacen("counts = [2, 1]", "counts = [1, 2]", 1);
    assert!(file::read(edited.as_bytes()).is_err());
}

#[test]
fn an_option_a_group_and_a_phase_are_not_renamed_to_another_one() {
    let s = Stage::of(PLAN).press("space → o E").press("Ctrl-u").types("tea\u{A0}").press("Enter");
    assert!(s.message().contains("are the same option"), "{}", s.message());
    // Another spelling of its own is no other option.
    let s = s.press("Ctrl-u").types("CAFÉ").press("Enter");
    assert_eq!(s.session().poll_run().expect("a poll").options[0], "CAFÉ");
    let mut s = Stage::of(PLAN).press("space g").session().clone();
    let rename = Command::RenameGroup { group: 0, name: " group\u{A0}2".to_owned() };
    let refused = apply(&mut s, &Request::Facilitator(rename), crate::stage::at("15:10"));
    assert_eq!(refused, Err(Refusal::GroupNameTaken("group 2".to_owned())));
}

#[test]
fn groups_on_the_screen_mix_departments_in_any_spelling() {
    let plan = PLAN.replacen("{ count = 2 }", "{ count = 2, mix = [\"Department\"] }", 1);
    let s = Stage::of(&plan).press("space g g");
    let groups = &s.session().round().expect("groups").groups;
    let together = |a: &str, b: &str| groups.iter().any(|g| [a, b].iter().all(|n| g.members.iter().any(|m| m == n)));
    assert!(!together("José Ruiz", "Ana Lima") && !together("Ben Osei", "Chloé Park"), "{groups:?}");
}
