//! `roundtable verify`: every edited ballot is found.

use super::Desk;
use crate::stage::Stage;

const FOUR: &str = "options = [\"Memphis\", \"Nashville\", \"Chattanooga\", \"Knoxville\"]";

fn held(method: &str, options: &str, ballots: &[&str], hands: &str) -> String {
    let text = format!(
        "format = 1\ntitle = \"Monthly\"\n\n[[agenda]]\ntitle = \"Which one\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n\
         method = \"{method}\"\n{options}\n"
    );
    let s = Stage::of(&text).people(16).press("space").press(hands);
    let s = if ballots.is_empty() { s } else { s.press("b") };
    let s = ballots.iter().fold(s, |s, ballot| s.types(ballot).press("Enter"));
    s.press("Esc o").file()
}

fn sessions() -> Vec<(&'static str, String)> {
    vec![
        ("hands", held("single", FOUR, &[], "1 1 1 2 2 3")),
        ("single", held("single", FOUR, &["1", "2", "2", "-", "ana: 4", "!"], "")),
        ("ranking", held("ranking", FOUR, &["1 2 3 4", "2 3 4 1", "3 4 2 1", "4 3 2 1", "2 1"], "")),
        ("dots", held("dots", FOUR, &["1:2 2:1", "1:1 2:2", "4:3"], "")),
        ("matrix", held("matrix", FOUR, &["1:5,1 2:1,5", "1:4,2", "3:3,3"], "")),
        ("consent", held("consent", "", &["1", "3 too early", "2"], "")),
        ("open", held("open", "", &["more time", "More time", "money"], "")),
        ("named", held("single", &format!("{FOUR}\nballots = \"named\""), &["ana: 1", "ben: 2", "ewa: -"], "")),
    ]
}

#[test]
fn a_folder_is_verified_file_by_file() {
    let text = held("single", FOUR, &["1", "2", "2"], "");
    let edited = text.replace("counts = [1, 2", "counts = [2, 1");
    let desk = Desk::new().file("in/a.toml", &text).file("in/b.toml", &text);
    let said = desk.run(&["verify", "in"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{said:?}");
    for words in ["a.toml\n✓ Which one · run 1 · ", "b.toml\n✓ Which one · run 1 · "] {
        assert!(said.out.contains(words), "{words}\n{said:?}");
    }
    // One bad file is named, the others are verified all the same.
    let desk = desk.file("in/a.toml", edited);
    let said = desk.run(&["verify", "in"]);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(said.err.contains("a.toml") && said.out.contains("b.toml\n✓ Which one"), "{said:?}");
    desk.refusal(&["verify", "in", "--seal", "3f2a 91bc 07de"], 2);
}

#[test]
fn what_was_counted_fits() {
    for (name, text) in sessions() {
        let desk = Desk::new().file("s.toml", &text);
        let said = desk.run(&["verify", "s.toml"]);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{name}: {said:?}\n{text}");
        assert!(said.out.starts_with("✓ Which one · run 1 · "), "{said:?}");
        assert_eq!(desk.run_with(&["verify", "-"], &text).status, 0);
    }
    let said = Desk::new().run(&["verify", "missing.toml"]);
    assert_eq!(said.status, 1);
    let desk = Desk::new().file("s.toml", super::session("None", ""));
    assert_eq!(desk.output(&["verify", "s.toml"]), "This session has no polls.\n");
}

#[test]
fn every_edited_ballot_is_found() {
    let mut edits = 0;
    for (name, text) in sessions() {
        let start = text.find("[[record.poll]]").unwrap();
        let end = start + text[start..].find("[record.journal]").unwrap();
        let lines: Vec<&str> = text[start..end].lines().collect();
        let mut edited: Vec<(String, String)> = Vec::new();
        let mut edit = |what: &str, lines: Vec<String>| {
            edited.push((what.to_owned(), format!("{}{}\n\n{}", &text[..start], lines.join("\n"), &text[end..])));
        };
        let owned = || lines.iter().map(|l| (*l).to_owned()).collect::<Vec<String>>();
        for (i, line) in lines.iter().enumerate() {
            let ballot = line.starts_with("  ");
            if ballot {
                let mut fewer = owned();
                fewer.remove(i);
                edit("a ballot was taken out", fewer);
                let mut more = owned();
                more.insert(i, (*line).to_owned());
                edit("a ballot was put in", more);
                for (from, to) in [
                    ("Memphis", "Knoxville"),
                    ("Nashville", "Memphis"),
                    ("agree", "object"),
                    ("time", "money"),
                    ("Ana", "Hana"),
                    ("= 2", "= 1"),
                    ("5,", "4,"),
                    ("too early", "fine"),
                ] {
                    if line.contains(from) {
                        let mut other = owned();
                        other[i] = line.replace(from, to);
                        edit("a ballot says something else", other);
                    }
                }
            }
            for (key, from, to) in [
                ("hands", "3", "4"),
                ("hands", "2, 1", "1, 2"),
                ("present", "16", "9"),
                ("present", "16", "17"),
                ("options", "Memphis", "Nashvile"),
                ("options", "agree", "consent"),
                ("counts", "1", "7"),
                ("voted", "= ", "= 1"),
                ("seal", "\"", "\"0"),
                ("question", "Which", "What"),
                ("method", "single", "multiple"),
                ("results", "live", "on-reveal"),
                ("voters", "Ana Lima", "Ben Osei"),
                ("invalid", "1", "0"),
                ("abstained", "1", "2"),
            ] {
                if line.starts_with(&format!("{key} =")) && line.contains(from) {
                    let mut other = owned();
                    other[i] = line.replacen(from, to, 1);
                    edit(&format!("{key} says something else"), other);
                }
            }
            if ["seal", "closed"].iter().any(|k| line.starts_with(&format!("{k} ="))) {
                let mut other = owned();
                other.remove(i);
                edit("a line was taken out", other);
            }
        }
        edit("the run was taken out", Vec::new());
        for (what, text) in edited {
            let desk = Desk::new().file("s.toml", &text);
            let said = desk.run(&["verify", "s.toml"]);
            assert_eq!(said.status, 1, "{name}: {what}: {said:?}\n{}", &text[start..]);
            assert!(said.err.contains("s.toml"), "{said:?}");
            edits += 1;
        }
    }
    assert!(edits > 100, "{edits}");
}

#[test]
fn the_first_difference_is_named_with_its_place() {
    let text = held("single", FOUR, &["1", "2", "2"], "").replacen("  \"Memphis\",", "  \"Knoxville\",", 1);
    let desk = Desk::new().file("s.toml", &text);
    let said = desk.run(&["verify", "s.toml"]);
    let line = text.lines().position(|l| l.starts_with("counts")).unwrap() + 1;
    assert!(
        said.err.contains(&format!(
            "s.toml:{line}:10: error: the counts of \"Which one\" do not match: the file says 1, 2, 0, 0"
        )),
        "{said:?}"
    );
    assert!(said.err.contains("help: restore it"), "{said:?}");
    // The program does not go on from it either, and check says the same.
    assert_eq!(desk.run(&["check", "s.toml"]).status, 1);
}

#[test]
fn a_hidden_result_is_not_told() {
    let text = held("single", &format!("{FOUR}\nresults = \"on-reveal\""), &["1", "2", "2"], "");
    let desk = Desk::new().file("s.toml", text);
    assert_eq!(desk.output(&["verify", "s.toml"]), "✓ Which one · run 1 · result hidden, correct\n");
    for args in [&["status", "s.toml"][..], &["status", "--json", "s.toml"]] {
        let said = desk.output(args);
        for told in ["Memphis", "tally", "%", "leads"] {
            assert!(!said.contains(told), "{said}");
        }
    }
}

#[test]
fn a_run_that_cannot_be_read_is_not_called_edited() {
    let text = include_str!("../broken/ballot-seal.toml");
    for (line, bad, message) in [
        ("present = 3", "present = \"3\"", "present must be a whole number"),
        ("opened = 2026-11-24T15:50:00-05:00", "", "has no opened"),
    ] {
        let desk = Desk::new().file("s.toml", text.replace(line, bad));
        let said = desk.run(&["check", "s.toml"]);
        assert_eq!(said.status, 1);
        let said = said.out + &said.err;
        assert!(said.contains(message), "{said}");
        assert!(!said.contains("was edited"), "{said}");
    }
}

#[test]
fn an_unknown_key_does_not_sound_like_a_missing_one() {
    let text = include_str!("../broken/ballot-seal.toml").replace("ballots = []\nseal", "planned = 3\n# seal");
    let said = Desk::new().file("s.toml", text).run(&["check", "s.toml"]);
    assert!(
        (said.out.clone() + &said.err).contains("warning: unknown key \"planned\" in this entry of the record"),
        "{said:?}"
    );
}
