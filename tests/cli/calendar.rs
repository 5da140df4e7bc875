//! Calendars: what is exported is what RFC 5545 asks for, an entry keeps its name, and the file keeps all else.

use std::collections::HashSet;

use super::{Desk, session};

/// One entry: its lines, each as name, parameters and value.
type Entry = Vec<(String, String)>;

/// Reads a calendar as strictly as RFC 5545 allows, and gives its entries.
pub(super) fn strict(text: &str) -> Vec<Entry> {
    assert!(text.ends_with("\r\n"), "{text:?}");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line:?} is too long");
        assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "{line:?}");
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().expect("something to go on with").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(lines.pop().as_deref(), Some("END:VCALENDAR"));
    let (mut entries, mut head, mut open): (Vec<Entry>, Vec<String>, Option<Entry>) = (Vec::new(), Vec::new(), None);
    for line in &lines[1..] {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line:?} has no value"));
        assert!(!name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-'), "{line:?}");
        match (line.as_str(), &mut open) {
            ("BEGIN:VEVENT", None) => open = Some(Vec::new()),
            ("END:VEVENT", Some(_)) => entries.push(open.take().expect("one is open")),
            (_, Some(entry)) => entry.push((name.to_owned(), value.to_owned())),
            (_, None) => head.push(line.clone()),
        }
    }
    assert!(open.is_none());
    assert_eq!(head.iter().filter(|l| *l == "VERSION:2.0").count(), 1, "{head:?}");
    assert_eq!(head.iter().filter(|l| l.starts_with("PRODID:")).count(), 1, "{head:?}");
    assert!(!entries.is_empty(), "a calendar has at least one entry");
    let mut names = HashSet::new();
    for entry in &entries {
        let all = |name: &str| entry.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect::<Vec<_>>();
        for once in ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"] {
            assert_eq!(all(once).len(), 1, "{once}: {entry:?}");
        }
        assert!(all("DESCRIPTION").len() <= 1 && all("URL").len() <= 1 && all("DTEND").len() <= 1, "{entry:?}");
        assert!(names.insert(all("UID")[0].to_owned()), "the name comes twice: {entry:?}");
        all("SEQUENCE")[0].parse::<u32>().expect("a number");
        let moment = |value: &str| {
            let form = value.len() == 16 && value.as_bytes()[8] == b'T' && value.ends_with('Z');
            assert!(form && value.bytes().filter(u8::is_ascii_digit).count() == 14, "{value}");
            value.to_owned()
        };
        for name in ["DTSTAMP", "LAST-MODIFIED", "DTSTART"] {
            for value in all(name) {
                moment(value);
            }
        }
        if let [end] = all("DTEND")[..] {
            assert!(moment(end) > moment(all("DTSTART")[0]), "{entry:?}");
        }
        for name in ["SUMMARY", "DESCRIPTION", "CATEGORIES"] {
            for value in all(name) {
                let mut letters = value.chars();
                while let Some(c) = letters.next() {
                    match c {
                        '\\' => assert!(matches!(letters.next(), Some('\\' | ';' | ',' | 'n' | 'N')), "{value:?}"),
                        ',' => assert_eq!(name, "CATEGORIES", "{value:?}"),
                        c => assert!(c != ';', "{value:?}"),
                    }
                }
            }
        }
        let plain = |url: &str| url.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
        assert!(all("URL").iter().all(|url| plain(url)), "{entry:?}");
    }
    entries
}

fn value<'e>(entry: &'e Entry, name: &str) -> &'e str {
    entry.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
}

const NIGHT: &str = "date = 2026-10-25\nstart = 01:30:00\nend = 03:30:00\n";

fn one(desk: &Desk, file: &str) -> Entry {
    strict(&desk.output(&["export", "--ics", file])).remove(0)
}

#[test]
fn an_entry_keeps_its_name_and_counts_its_changes() {
    let text =
        session("Night", &format!("{NIGHT}timezone = \"Europe/Berlin\"\nx-mine = 1 # mine\n")).replace('\n', "\r\n");
    let desk = Desk::new().file("s.toml", &text);
    let said = desk.run(&["export", "--ics", "s.toml"]);
    assert!(said.status == 0 && said.err.contains("s.toml: `id` and `calendar` added"), "{said:?}");
    let first = strict(&said.out).remove(0);
    assert_eq!((value(&first, "DTSTART"), value(&first, "DTEND")), ("20261024T233000Z", "20261025T023000Z"));
    assert_eq!(value(&first, "SEQUENCE"), "0");
    assert!(value(&first, "DESCRIPTION").starts_with("Times in Europe/Berlin:"), "{first:?}");
    // Two lines were added, and no other byte was changed.
    let kept = desk.read("s.toml");
    let head = kept.split_once("[[").unwrap().0;
    let is_new = |line: &&str| line.starts_with("id = ") || line.starts_with("calendar = ");
    let added: Vec<&str> = head.split_inclusive('\n').filter(is_new).collect();
    assert_eq!(added.iter().fold(kept.clone(), |rest, line| rest.replacen(line, "", 1)), text);
    assert!(added[0].ends_with("\"\r\n") && added.len() == 2, "{added:?}");
    let id = added[0].split('"').nth(1).unwrap();
    assert_eq!(value(&first, "UID"), format!("{id}@roundtable"));
    // Nothing new, nothing written.
    let again = desk.run(&["export", "--ics", "s.toml"]);
    assert_eq!((again.out, again.err.as_str()), (said.out, ""));
    assert_eq!(desk.read("s.toml"), kept);
    // A new title, another place and another day are changes of the same entry.
    let mut text = kept;
    for (turn, (old, new)) in [("Night", "Day"), ("10-25", "10-26"), ("01:30:00", "09:30:00")].into_iter().enumerate() {
        text = text.replacen(old, new, 1);
        let desk = Desk::new().file("moved/other.toml", &text);
        let next = one(&desk, "moved/other.toml");
        assert_eq!(value(&next, "UID"), value(&first, "UID"));
        assert_eq!(value(&next, "SEQUENCE"), (turn + 1).to_string());
        assert!(value(&next, "DTSTAMP") >= value(&first, "DTSTAMP"));
        text = desk.read("moved/other.toml");
    }
}

#[test]
fn two_sessions_of_one_name_are_two_and_a_copy_is_named() {
    let text = session("Same", "date = 2026-12-08\nstart = 15:00:00");
    let desk = Desk::new().file("a/s.toml", &text).file("b/s.toml", &text);
    let all = strict(&desk.output(&["export", "--ics", "a/s.toml", "b/s.toml"]));
    assert_ne!(value(&all[0], "UID"), value(&all[1], "UID"));
    // A copy made by hand has the same id: named wherever both are seen.
    std::fs::copy(desk.path("a/s.toml"), desk.path("a/t.toml")).unwrap();
    let said = desk.run(&["export", "--ics", "a", "b"]);
    assert!(said.status == 1 && said.err.contains("a/s.toml and a/t.toml have the same id"), "{said:?}");
    assert!(said.err.contains("delete the line `id = …` in the copy"), "{said:?}");
    assert_eq!(strict(&said.out).len(), 1);
    let alone = desk.refusal(&["export", "--ics", "a"], 1);
    assert!(alone.contains("have the same id"), "{alone}");
    for args in [&["recap", "a"][..], &["actions", "a/s.toml", "a/t.toml"], &["check", "a/s.toml", "a/t.toml"]] {
        let said = desk.run(args);
        assert!(said.status == 0 && said.err.contains("a/s.toml and a/t.toml have the same id"), "{args:?}: {said:?}");
    }
    let said = desk.run(&["new", "a/s.toml", "next.toml", "--from", "a/s.toml", "--from", "a/t.toml"]);
    assert!(said.err.contains("s.toml and t.toml have the same id"), "{said:?}");
    assert!(desk.run(&["recap", "a/s.toml", "b"]).err.is_empty());
}

#[test]
fn a_new_session_has_an_id_of_its_own() {
    let desk = Desk::new().file("old.toml", session("Old", "date = 2026-12-08\nstart = 15:00:00"));
    desk.output(&["export", "--ics", "old.toml"]);
    for name in ["one.toml", "two.toml"] {
        desk.output(&["new", "old.toml", name, "--from", "old.toml"]);
    }
    desk.output(&["new", "prep-with-peers", "three.toml"]);
    let id = |name: &str| {
        let plan = roundtable::file::read(desk.read(name).as_bytes()).expect("it opens").session.plan;
        assert!(plan.calendar.is_none() || name == "old.toml", "{name}");
        plan.id.clone().unwrap_or_else(|| panic!("{name} has no id"))
    };
    let ids: HashSet<String> = ["old.toml", "one.toml", "two.toml", "three.toml"].map(id).into();
    assert_eq!(ids.len(), 4, "{ids:?}");
    // What 0.1.0 wrote has none, and that is fine.
    assert!(desk.run(&["check", "old.toml"]).status == 0);
}

#[test]
fn a_refused_export_writes_nothing_and_says_what_to_do() {
    let undated = session("Some day", "");
    let desk =
        Desk::new().file("s.toml", &undated).file("zone.toml", session("Z", &format!("{NIGHT}timezone = \"Berlin\"")));
    let text = session("Pipe", NIGHT);
    assert!(desk.refusal(&["export", "--ics", "s.toml"], 1).contains("add `date` and `start` to the file"));
    assert!(desk.refusal(&["export", "--ics", "zone.toml"], 1).contains("did you mean timezone = \"Europe/Berlin\"?"));
    desk.refusal(&["export", "--ics", "s.toml", "-o", "out.ics"], 1);
    assert!(!desk.path("out.ics").exists());
    assert_eq!(desk.read("s.toml"), undated);
    // What comes through a pipe cannot be given an id that stays; the line to add is said.
    let said = desk.run_with(&["export", "--ics", "-"], &text);
    assert!(said.status == 1 && said.out.is_empty(), "{said:?}");
    let line = said.err.lines().find_map(|l| l.split_once("again: ")).map(|(_, line)| line.to_owned()).expect("a line");
    let with_id = text.replacen("series", &format!("{line}\nseries"), 1);
    let said = desk.run_with(&["export", "--ics", "-"], &with_id);
    assert!(said.status == 0 && strict(&said.out).len() == 1, "{said:?}");
    // A calendar that cannot be written leaves the session as it is.
    let desk = Desk::new().file("s.toml", &text);
    desk.refusal(&["export", "--ics", "s.toml", "-o", "other.toml"], 1);
    assert_eq!(desk.read("s.toml"), text);
    let odd = Desk::new().file("s.toml", session("x", "date = 9999-12-31\nstart = 23:30:00\ntimezone = \"-05:00\""));
    assert!(odd.refusal(&["export", "--ics", "s.toml"], 1).contains("beyond what a calendar can hold"));
    let wrong = Desk::new().file("s.toml", session("x", "id = \"a b\""));
    assert!(wrong.run(&["check", "s.toml"]).out.contains("id must be 8 to 64 letters"));
}

#[test]
fn any_words_make_a_strict_calendar() {
    for hostile in
        ["x\\r\\nEND:VEVENT\\nBEGIN:VEVENT", "\\u001b[2J\\u202e\\u2028;,\\\\", &"陈🦀é,".repeat(40), ":;\\t,"]
    {
        let more = format!(
            "{NIGHT}purpose = \"{hostile}\"\ntags = [\"{hostile}\", \"b\"]\nlinks = [{{ label = \"{hostile}\", url = \"https://a.example/é{{x}}?a=1;b,c\" }}]"
        );
        let entry = one(&Desk::new().file("s.toml", session(hostile, &more)), "s.toml");
        assert_eq!(value(&entry, "URL"), "https://a.example/%C3%A9%7Bx%7D?a=1;b,c");
    }
    let empty = "format = 1\ntitle = \"Empty\"\ndate = 2026-12-08\nstart = 15:00:00\nagenda = []\n";
    let entry = one(&Desk::new().file("s.toml", empty), "s.toml");
    assert_eq!(value(&entry, "DTEND"), "");
}
