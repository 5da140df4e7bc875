//! `roundtable verify`: what a chain of seals shows, worked out a second time from `docs/polls.md`, and attacked.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

use roundtable::file;
use roundtable::workshop::poll::{Answer, audit};
use roundtable::workshop::{PollRun, Record};

use super::Desk;
use crate::stage::Stage;

const FOUR: &str = "options = [\"Memphis\", \"Nashville\", \"Chattanooga\", \"Knoxville\"]";

/// Plans a poll for each of these, with the method and further rules.
fn plan(polls: &[(&str, &str)]) -> String {
    let mut text = String::from("format = 1\ntitle = \"Monthly\"\n");
    for (i, (method, rules)) in polls.iter().enumerate() {
        let _ = write!(
            text,
            "\n[[agenda]]\nid = \"poll-{i}\"\ntitle = \"Which {i}\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n\
             method = \"{method}\"\n{rules}\n"
        );
    }
    text
}

/// Holds polls one after another, with these ballots.
fn held(polls: &[(&str, &str, &[&str])]) -> Stage {
    let planned: Vec<(&str, &str)> = polls.iter().map(|(method, rules, _)| (*method, *rules)).collect();
    let mut s = Stage::of(&plan(&planned)).people(16).press("space");
    for (i, (_, _, ballots)) in polls.iter().enumerate() {
        s = if i > 0 { s.press("→").wait("30s") } else { s };
        s = s.press("b");
        s = ballots.iter().fold(s, |s, ballot| s.types(ballot).press("Enter"));
        s = s.press("Esc").wait("20s").press("o");
        let seal = runs(&s.file())[i].1["sealed"].as_str().unwrap().to_owned();
        let shown = format!(" · seal {} {} {}", &seal[7..11], &seal[11..15], &seal[15..19]);
        assert!(s.message().ends_with(&shown), "{}", s.message());
    }
    s
}

fn three_runs() -> String {
    held(&[
        ("single", &format!("{FOUR}\nballots = \"named\"\ntie = \"chair\""), &["ana: 1", "ben: 2", "ewa: -"]),
        ("ranking", &format!("{FOUR}\ndecides = \"borda\""), &["1 2 3 4", "2 3 4 1", "2 1", "!"]),
        ("consent", "", &["1", "3 too early", "2"]),
    ])
    .file()
}

fn every_method() -> String {
    held(&[
        ("multiple", &format!("{FOUR}\nlimit = 2\nquorum = \"1/2\""), &["1 2", "2", "-"]),
        ("dots", FOUR, &["1:2 2:1", "1:1 2:2", "4:3"]),
        ("points", FOUR, &["1:2 2:1"]),
        ("matrix", &format!("{FOUR}\naxes = [\"gain\", \"cost\"]"), &["1:5,1 2:1,5", "3:3,3"]),
        ("scale", "from = 0\nto = 3\nlabels = [\"no\", \"yes\"]", &["0", "3"]),
        ("open", "", &["more time", "More time", "größer"]),
        ("yes-no", "pass = \"two-thirds\"", &["1", "2", "3"]),
    ])
    .file()
}

/// Returns the runs of a file that are closed, in the order of closing, each with its index.
fn runs(text: &str) -> Vec<(usize, Table)> {
    let file: Table = text.parse().unwrap();
    let polls = file["record"]["poll"].as_array().unwrap();
    let mut runs: Vec<(usize, Table)> = polls
        .iter()
        .map(|run| run.as_table().unwrap().clone())
        .enumerate()
        .filter(|r| r.1.contains_key("closed"))
        .collect();
    runs.sort_by_key(|(i, run)| (moment(&run["closed"]), *i));
    runs
}

/// Returns a moment as the seal says it.
fn moment(value: &Value) -> String {
    let at = chrono::DateTime::parse_from_rfc3339(&value.as_datetime().unwrap().to_string()).unwrap();
    at.to_utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

fn netstring(out: &mut String, text: &str) {
    let _ = write!(out, "{}:{text},", text.len());
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Works a seal out from the file alone, as `docs/polls.md` says.
fn sealed(run: &Table, number: usize, position: usize, before: &str) -> String {
    let mut out = String::new();
    let add = |out: &mut String, key: &str| netstring(out, &run.get(key).map(plain).unwrap_or_default());
    let list = |out: &mut String, key: &str| {
        let entries = run.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        netstring(out, &entries.len().to_string());
        for entry in &entries {
            netstring(out, &plain(entry));
        }
    };
    for text in ["roundtable poll 1", &number.to_string(), &position.to_string(), before] {
        netstring(&mut out, text);
    }
    for key in ["activity", "question", "method", "quick"] {
        add(&mut out, key);
    }
    list(&mut out, "options");
    let rules = [
        "axes", "base", "blind", "budget", "cap", "change", "credits", "decides", "from", "labels", "limit", "mixed",
        "named", "pass", "quorum", "results", "tie", "to",
    ];
    netstring(&mut out, &rules.iter().filter(|key| run.contains_key(**key)).count().to_string());
    for key in rules.iter().filter(|key| run.contains_key(**key)) {
        netstring(&mut out, key);
        if run[*key].is_array() { list(&mut out, key) } else { add(&mut out, key) }
    }
    for key in ["opened", "closed"] {
        netstring(&mut out, &moment(&run[key]));
    }
    netstring(&mut out, &run.get("present").map_or_else(|| "0".to_owned(), plain));
    list(&mut out, "hands");
    netstring(&mut out, &run.get("abstaining").map_or_else(|| "0".to_owned(), plain));
    let ballots = run.get("ballots").and_then(Value::as_array).cloned().unwrap_or_default();
    netstring(&mut out, &ballots.len().to_string());
    for ballot in &ballots {
        let flag = |key: &str| ballot.get(key).is_some_and(|v| v.as_bool() == Some(true));
        let text = |key: &str| ballot.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        netstring(&mut out, &text("by"));
        netstring(&mut out, &text("reason"));
        if flag("abstain") || flag("invalid") {
            netstring(&mut out, if flag("abstain") { "abstain" } else { "invalid" });
            continue;
        }
        match (ballot.get("says").unwrap_or(ballot), run["method"].as_str().unwrap()) {
            (Value::String(words), "open") => ["words", words].iter().for_each(|t| netstring(&mut out, t)),
            (Value::String(option), _) => ["options", "1", option].iter().for_each(|t| netstring(&mut out, t)),
            (Value::Array(ranks), "ranking") => {
                netstring(&mut out, "ranks");
                netstring(&mut out, &ranks.len().to_string());
                for rank in ranks {
                    let options = rank.as_array().map_or_else(|| std::slice::from_ref(rank), Vec::as_slice);
                    netstring(&mut out, &options.len().to_string());
                    for option in options {
                        netstring(&mut out, &plain(option));
                    }
                }
            }
            (Value::Array(options), _) => {
                netstring(&mut out, "options");
                netstring(&mut out, &options.len().to_string());
                for option in options {
                    netstring(&mut out, &plain(option));
                }
            }
            (Value::Table(given), _) => {
                let places = given.values().any(Value::is_array);
                netstring(&mut out, if places { "places" } else { "amounts" });
                netstring(&mut out, &given.len().to_string());
                // Options come in the order of the run.
                for option in run["options"].as_array().unwrap().iter().map(plain).filter(|o| given.contains_key(o)) {
                    netstring(&mut out, &option);
                    match &given[&option] {
                        Value::Array(at) => at.iter().for_each(|n| netstring(&mut out, &plain(n))),
                        amount => netstring(&mut out, &plain(amount)),
                    }
                }
            }
            other => panic!("{other:?}"),
        }
    }
    list(&mut out, "voters");
    list(&mut out, "reasons");
    for (key, [a, b]) in [("merged", ["from", "into"]), ("corrected", ["was", "is"])] {
        let pairs = run.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        netstring(&mut out, &pairs.len().to_string());
        for pair in pairs {
            netstring(&mut out, pair[a].as_str().unwrap());
            netstring(&mut out, pair[b].as_str().unwrap());
        }
    }
    add(&mut out, "chair");
    netstring(&mut out, &run.get("resealed").map_or_else(|| "0".to_owned(), plain));
    Sha256::digest(out.as_bytes()).iter().fold("sha256-".to_owned(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Asserts that every seal of a file is the one that a stranger works out.
fn fits(text: &str) {
    let mut before = String::new();
    for (number, (index, run)) in runs(text).iter().enumerate() {
        assert_eq!(run["sealed"].as_str().unwrap(), sealed(run, number + 1, index + 1, &before), "{text}");
        run["sealed"].as_str().unwrap().clone_into(&mut before);
    }
    let file: Table = text.parse().unwrap();
    assert_eq!(file["record"]["last_seal"].as_str().unwrap(), before);
    let said = Desk::new().run_with(&["verify", "-"], text);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{said:?}\n{text}");
}

#[test]
fn a_stranger_works_out_the_same_seals() {
    fits(&three_runs());
    fits(&every_method());
    let hands = Stage::of(&plan(&[("single", FOUR)])).people(16).press("space 1 1 2 o").wait("1m").press("o 2 o");
    fits(&hands.file());
}

#[test]
fn a_run_that_closes_later_is_sealed_later() {
    let s = Stage::of(&plan(&[("single", FOUR), ("single", FOUR)])).people(16).press("space 1 1");
    let s = s.press("→").wait("10s").press("2 2 2 o").wait("10s");
    let first = s.file();
    let text = s.press("←").wait("5s").press("o").file();
    fits(&text);
    assert_eq!(runs(&text).iter().map(|(i, _)| *i).collect::<Vec<_>>(), [1, 0]);
    // The seal that was shown at closing stays.
    assert_eq!(runs(&first)[0].1["sealed"], runs(&text)[0].1["sealed"]);
}

#[test]
fn what_changes_after_closing_seals_anew() {
    let tied = format!("{FOUR}\ntie = \"chair\"");
    let s = Stage::of(&plan(&[("single", &tied), ("single", FOUR)])).people(16).press("space 1 2 o").wait("5s");
    let closed = s.file();
    // The chair decides.
    let s = s.press("J 2 Enter");
    let decided = s.file();
    assert!(decided.contains("chair = \"Nashville\""), "{decided}");
    fits(&decided);
    assert_ne!(runs(&closed)[0].1["sealed"], runs(&decided)[0].1["sealed"]);
    assert!(decided.contains("resealed = 1"), "{decided}");
    let undone = Stage::of(&decided).file();
    fits(&undone);
    // A run before another one changes: the later one is sealed anew as well.
    let later = s.press("u").wait("2s").press("→").wait("9s").press("3 o").wait("3s");
    let before = later.file();
    fits(&before);
    let spelled = later.press("←").press("E").types("!").press("Enter").file();
    assert!(spelled.contains("Memphis!"), "{spelled}");
    fits(&spelled);
    assert_ne!(runs(&before)[1].1["sealed"], runs(&spelled)[1].1["sealed"]);
}

#[test]
fn a_revealed_result_keeps_its_seal() {
    let hidden = format!("{FOUR}\nresults = \"on-reveal\"");
    let s = Stage::of(&plan(&[("single", &hidden)])).people(16).press("space 1 2 o").wait("5s");
    let closed = s.file();
    let report = |text: &str, format: &str| Desk::new().run_with(&["report", "--format", format, "-"], text).out;
    let seal = runs(&closed)[0].1["sealed"].as_str().unwrap().to_owned();
    let shown = s.press("R").file();
    for (format, words) in [("md", &seal[7..11]), ("html", &seal[7..11]), ("json", seal.as_str())] {
        assert!(!report(&closed, format).contains(words), "{format}");
        assert!(report(&shown, format).contains(words), "{format}");
    }
    fits(&shown);
    assert!(shown.contains("revealed = "), "{shown}");
    assert_eq!(runs(&closed)[0].1["sealed"], runs(&shown)[0].1["sealed"]);
}

#[test]
fn a_seal_that_somebody_wrote_down_is_found() {
    let text = three_runs();
    let seal = runs(&text)[1].1["sealed"].as_str().unwrap().to_owned();
    let short = format!("{} {} {}", &seal[7..11], &seal[11..15], &seal[15..19]);
    for written in [short.as_str(), &short.to_uppercase(), &seal, &seal[7..]] {
        let said = Desk::new().run_with(&["verify", "--seal", written, "-"], &text);
        assert_eq!(said.status, 0, "{said:?}");
        assert!(said.out.contains("is the seal of Which 1 · run 1"), "{said:?}");
    }
    for wrong in ["3f2a 91bc 07de", "", &seal[7..15]] {
        let said = Desk::new().run_with(&["verify", "--seal", wrong, "-"], &text);
        assert_eq!(said.status, 1, "{said:?}");
        assert!(said.out.contains("is the seal of no run"), "{said:?}");
    }
}

/// Returns what `verify` has against a file, or nothing.
fn named(text: &str) -> Option<String> {
    let said = Desk::new().run_with(&["verify", "-"], text);
    (said.status == 1).then(|| said.out + &said.err)
}

/// Cuts a file at its runs: what is above them, each run, and what is below.
fn cut(text: &str) -> (&str, Vec<&str>, &str) {
    let start = text.find("[[record.poll]]").unwrap();
    let end = text.find("[record.journal]").unwrap();
    let mut places: Vec<usize> = text[start..end].match_indices("[[record.poll]]").map(|(i, _)| start + i).collect();
    places.push(end);
    (&text[..start], places.windows(2).map(|w| &text[w[0]..w[1]]).collect(), &text[end..])
}

/// Edits that leave a run as it was, for those who read it.
const HARMLESS: &[(&str, &str)] = &[("results = \"live\"", "the plan says the same")];

#[test]
fn every_single_edit_is_named() {
    let text = three_runs();
    let (above, held, below) = cut(&text);
    let whole = |runs: &[&str]| format!("{above}{}{below}", runs.concat());
    let mut edits: Vec<(String, String)> = Vec::new();
    for (i, run) in held.iter().enumerate() {
        let put = |edited: String| {
            let mut runs: Vec<&str> = held.clone();
            runs[i] = &edited;
            whole(&runs)
        };
        let lines: Vec<&str> = run.trim_end().lines().collect();
        let joined = |lines: &[&str]| put(lines.join("\n") + "\n\n");
        for (l, line) in lines.iter().enumerate().skip(1) {
            let key = line.split(" = ").next().unwrap();
            let lone = !line.ends_with('[') && *line != "]";
            if lone && !HARMLESS.iter().any(|(harmless, _)| line == harmless) {
                let mut fewer = lines.clone();
                fewer.remove(l);
                edits.push((format!("run {i}: without {line}"), joined(&fewer)));
                let mut twice = lines.clone();
                twice.insert(l, line);
                edits.push((format!("run {i}: twice {line}"), joined(&twice)));
            }
            let mut change = |what: &str, line: String| {
                let mut other = lines.clone();
                other[l] = &line;
                edits.push((format!("run {i}: {what}: {line}"), joined(&other)));
            };
            // Each text says more, each number is one more, each moment lies a second, an hour, a day later.
            for (at, _) in line.match_indices('"').skip(1).step_by(2) {
                change("another text", format!("{}x{}", &line[..at], &line[at..]));
            }
            if let Some(digit) = line.rfind(|c: char| c.is_ascii_digit()).filter(|_| !line.contains('"')) {
                let n = (line.as_bytes()[digit] - b'0' + 1) % 10;
                change("another number", format!("{}{n}{}", &line[..digit], &line[digit + 1..]));
            }
            if key == "opened" || key == "closed" {
                for place in [18, 15, 12, 9] {
                    let digit = line.find("20").unwrap() + place;
                    let n = if line.as_bytes()[digit] == b'1' { b'2' } else { b'1' };
                    change("another time", format!("{}{}{}", &line[..digit], n as char, &line[digit + 1..]));
                }
            }
            for (from, to) in
                [("true", "false"), ("Memphis", "Nashville"), ("agree", "object"), ("Ana Lima", "Ben Osei")]
            {
                if line.contains(from) {
                    change("exchanged", line.replacen(from, to, 1));
                }
            }
            if lines.get(l + 1).is_some_and(|next| line.starts_with("  ") && next.starts_with("  ") && next != line) {
                let mut swapped = lines.clone();
                swapped.swap(l, l + 1);
                edits.push((format!("run {i}: exchanged ballots {line}"), joined(&swapped)));
            }
        }
        let mut fewer = held.clone();
        fewer.remove(i);
        edits.push((format!("run {i} removed"), whole(&fewer)));
        let question = format!("Which {i}\",\n");
        let line = below.lines().find(|l| l.contains("poll opened") && format!("{l}\n").contains(&question)).unwrap();
        edits.push((format!("run {i} removed with its line"), whole(&fewer).replace(&format!("{line}\n"), "")));
        let mut twice = held.clone();
        twice.insert(i, run);
        edits.push((format!("run {i} doubled"), whole(&twice)));
        twice.push(run);
        twice.remove(i);
        edits.push((format!("run {i} doubled at the end"), whole(&twice)));
        for j in 0..i {
            let mut swapped = held.clone();
            swapped.swap(i, j);
            edits.push((format!("runs {j} and {i} exchanged"), whole(&swapped)));
            let mut copied = held.clone();
            copied[i] = held[j];
            edits.push((format!("run {i} became run {j}"), whole(&copied)));
        }
        // The same run of another evening, sealed there.
        edits.push((format!("run {i} of another file"), put(held_elsewhere(&text, i))));
        let stripped: String = run.split_inclusive('\n').filter(|l| !l.starts_with("sealed")).collect();
        edits.push((format!("run {i} without its new seal"), put(stripped)));
    }
    let last = above.lines().find(|l| l.starts_with("last_seal")).unwrap();
    edits.push(("the last seal removed".into(), text.replace(&format!("{last}\n"), "")));
    edits.push(("the last seal edited".into(), text.replace(last, &last.replace("sha256-", "sha256-0"))));
    assert!(edits.len() > 200, "{}", edits.len());
    let passed: Vec<&str> =
        edits.iter().filter(|(_, text)| named(text).is_none()).map(|(what, _)| what.as_str()).collect();
    // Unsigned ballots lie in the order of their answers, however they stand in the file.
    let passed: Vec<&&str> =
        passed.iter().filter(|what| what.starts_with("run 0") || !what.contains("exchanged ballots")).collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

/// Returns a run of this index that was held and sealed in another session at the same time.
fn held_elsewhere(text: &str, index: usize) -> String {
    let other = held(&[
        ("single", &format!("{FOUR}\nballots = \"named\"\ntie = \"chair\""), &["ana: 4", "ben: 4", "ewa: 4"]),
        ("ranking", &format!("{FOUR}\ndecides = \"borda\""), &["4 3", "4 1", "4", "!"]),
        ("consent", "", &["1", "1", "1"]),
    ])
    .file();
    assert_ne!(cut(text).1[index], cut(&other).1[index]);
    cut(&other).1[index].to_owned()
}

/// What a seal of this kind does not say, though the program keeps it.
const BEYOND: &[&str] = &["revealed"];

/// The edits of somebody who works the counts and the seal of 0.1.0 out again, as the program does at every saving.
#[test]
fn an_edit_that_mends_the_old_seal_is_named() {
    type Edit = (&'static str, fn(&mut PollRun));
    let edits: &[Edit] = &[
        ("activity", |r| r.activity.push('x')),
        ("question", |r| r.question.push('x')),
        ("options", |r| r.options[0].push('x')),
        ("options", |r| r.options.swap(0, 1)),
        ("method", |r| r.method = "multiple".into()),
        ("rules", |r| r.rules.quorum = roundtable::workshop::poll::Quorum::read("1/2")),
        ("rules", |r| r.rules.binding = !r.rules.binding),
        ("rules", |r| r.rules.labels.push("x".into())),
        ("quick", |r| r.quick = !r.quick),
        ("opened", |r| r.opened -= chrono::TimeDelta::seconds(1)),
        ("closed", |r| r.closed = r.closed.map(|at| at + chrono::TimeDelta::seconds(1))),
        ("closed", |r| r.closed = None),
        ("revealed", |r| r.revealed = r.closed),
        ("present", |r| r.present += 1),
        ("hands", |r| r.hands = vec![1; r.options.len()]),
        ("abstaining", |r| r.abstaining += 1),
        ("ballots", |r| drop(r.ballots.pop())),
        ("ballots", |r| r.ballots.push(r.ballots[0].clone())),
        ("ballots", |r| std::sync::Arc::make_mut(&mut r.ballots[0]).vote.answer = Answer::Invalid),
        ("ballots", |r| std::sync::Arc::make_mut(&mut r.ballots[0]).vote.reason = Some("x".into())),
        ("ballots", |r| std::sync::Arc::make_mut(&mut r.ballots[0]).by = Some("Zoe Adams".into())),
        ("voters", |r| r.voters.push("Zoe Adams".into())),
        ("reasons", |r| r.reasons.push("x".into())),
        ("merged", |r| r.moved.push(("x".into(), "y".into()))),
        ("corrected", |r| r.corrected.push(("x".into(), r.options[0].clone()))),
        ("chair", |r| r.chair = Some(r.options[0].clone())),
        ("sealed", |r| r.sealed = None),
        ("sealed", |r| r.sealed = Some("sha256-00".into())),
        ("resealed", |r| r.resealed += 1),
        ("names_given", |r| r.names_given = !r.names_given),
    ];
    let opened = file::read(three_runs().as_bytes()).unwrap();
    let clean = |record: &Record| {
        let (runs, whole) = audit(record);
        whole.is_empty() && runs.iter().all(|run| run.faults.is_empty())
    };
    assert!(clean(&opened.session.record));
    for (index, (what, edit)) in (0..3).flat_map(|i| edits.iter().map(move |edit| (i, edit))) {
        let mut session = opened.session.clone();
        edit(std::sync::Arc::make_mut(&mut session.record.polls[index]));
        assert_eq!(clean(&session.record), BEYOND.contains(what), "run {index}: {what}");
    }
    // With whole runs: removed, doubled, exchanged.
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let mut record = opened.session.record.clone();
        record.polls.swap(a, b);
        assert!(!clean(&record), "{a} and {b} exchanged");
    }
    for index in 0..3 {
        let mut record = opened.session.record.clone();
        let run = record.polls.remove(index);
        assert!(!clean(&record), "{index} removed");
        record.polls.push(run.clone());
        record.polls.push(run);
        assert!(!clean(&record), "{index} doubled");
    }
}

#[test]
fn a_run_that_cannot_be_recounted_is_named() {
    let unknown = include_str!("unknown-method.toml");
    let said = Desk::new().run_with(&["verify", "-"], unknown);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("✗ Q1 · run 1 · "), "{said:?}");
    assert!(said.out.contains("this version does not know the method \"singel\""), "{said:?}");
}
