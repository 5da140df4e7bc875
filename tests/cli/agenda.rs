//! `roundtable new --agenda`.

use roundtable::file;

use super::Desk;

const MAIL: &str = "Hi all,\n\n15:00 Welcome\n15:10 Threes (20 min)\n15:30 Coffee\n15:40 End\n\nBest,\nAna\n";

fn titles(text: &str) -> Vec<String> {
    let opened = file::read(text.as_bytes()).expect("a session");
    opened.session.plan.agenda.iter().map(|a| format!("{} {}", a.title, a.minutes)).collect()
}

#[test]
fn an_agenda_becomes_a_session_and_each_line_is_told() {
    let desk = Desk::new().file("mail.txt", MAIL);
    let said = desk.run(&["new", "--agenda", "mail.txt", "leads-day.toml", "--date", "2026-11-24"]);
    assert_eq!((said.status, said.out.as_str()), (0, "leads-day.toml\n"), "{said:?}");
    for line in [
        "mail.txt: 4 of 7 lines understood\n",
        "    1 – “Hi all,” is left out: it has no time, minutes or kind\n",
        "    3 ✓ Welcome · discussion · 10 min\n",
        "    4 ✓ Threes · exercise · 20 min\n",
        "    5 ✓ Coffee · break · 10 min\n",
        "    6 ✓ end 15:40\n",
        "run it with: roundtable run leads-day.toml\n",
    ] {
        assert!(said.err.contains(line), "{line}{said:?}");
    }
    let text = desk.read("leads-day.toml");
    assert_eq!(titles(&text), ["Welcome 10", "Threes 20", "Coffee 10"]);
    let plan = file::read(text.as_bytes()).expect("a session").session.plan;
    assert_eq!((plan.title.as_str(), plan.start.map(|t| t.to_string())), ("Mail", Some("15:00:00".into())));
}

#[test]
fn an_agenda_comes_from_standard_input_and_goes_to_the_sessions_folder() {
    let desk = Desk::new();
    let args = ["new", "--agenda", "-", "--title", "Leads day", "--date", "2026-11-24", "--start", "9:00"];
    let said = desk.run_with(&args, "Welcome, 5, talk\nClose, 5, tlak\n");
    assert_eq!(said.status, 0, "{said:?}");
    assert!(said.err.contains("    2 ? “Close, 5, tlak”: “tlak” is not understood. talk?\n"), "{said:?}");
    assert_eq!(titles(&desk.read("home/sessions/2026-11-24-leads-day.toml")), ["Welcome 5"]);
    let said = desk.run_with(&["new", "--agenda", "-", "-"], "Welcome, 5, talk\n");
    assert_eq!((said.status, titles(&said.out)), (0, vec!["Welcome 5".to_owned()]), "{said:?}");
}

#[test]
fn where_nothing_is_understood_nothing_is_written() {
    let calendar = |days: &[&str]| {
        let event = |day: &&str| format!("BEGIN:VEVENT\nDTSTART:{day}T090000\nSUMMARY:Team\nEND:VEVENT\n");
        format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", days.iter().map(event).collect::<String>())
    };
    for (content, sentence) in [
        ("Dear Ana,\nhow are you?\n".to_owned(), "no line of it was understood as an activity"),
        (String::new(), "it is empty"),
        ("a\0b".to_owned(), "it is not text"),
        ("format = 1\n[[agenda]]\n".to_owned(), "it is a session file, not an agenda"),
        ("who,what if\na,b\n".to_owned(), "a comma in a title goes in quotes: \"who, what if\"?"),
        (calendar(&["20261124", "20261125"]), "choose one with --date: 2026-11-24 (1 entry), 2026-11-25 (1 entry)"),
    ] {
        let desk = Desk::new().file("agenda.txt", &content);
        let said = desk.run(&["new", "--agenda", "agenda.txt", "new.toml"]);
        let text = said.err.to_lowercase();
        assert!(said.status == 1 && text.contains(sentence) && said.err.matches("error: ").count() == 1, "{said:?}");
        assert_eq!(desk.files(), ["agenda.txt"]);
    }
    let desk = Desk::new().file("days.ics", calendar(&["20261124", "20261125"]));
    desk.output(&["new", "--agenda", "days.ics", "new.toml", "--date", "2026-11-25"]);
    assert_eq!(titles(&desk.read("new.toml")), ["Team 10"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = Desk::new().file("mail.txt", MAIL);
    let said = desk.run(&["new", "--agenda", "mail.txt", "--dry-run"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{said:?}");
    assert!(said.err.contains("4 of 7 lines understood"), "{said:?}");
    assert_eq!(desk.files(), ["mail.txt"]);
    assert_eq!(desk.run(&["new", "partner-poll", "--dry-run"]).status, 2);
    assert_eq!(desk.run(&["new", "--agenda", "mail.txt", "a.toml", "b.toml"]).status, 2);
    assert_eq!(desk.run(&["new"]).status, 2);
}

#[test]
fn a_day_of_an_agenda_of_several_is_chosen_by_its_number() {
    let days = "Day 1\n9:00 Welcome\n10:00 Work (30 min)\nDay 2\n9:00 Recap\n9:30 Close (10 min)\n";
    let desk = Desk::new().file("days.txt", days);
    let said = desk.run(&["new", "--agenda", "days.txt", "new.toml"]);
    let sentence = "choose one with --day: 1 (Day 1, 2 entries), 2 (Day 2, 2 entries)";
    assert!(said.status == 1 && said.err.contains(sentence), "{said:?}");
    desk.output(&["new", "--agenda", "days.txt", "new.toml", "--day", "2"]);
    assert_eq!(titles(&desk.read("new.toml")), ["Recap 30", "Close 10"]);
}

#[test]
fn every_line_that_is_left_out_is_listed() {
    let lines: Vec<String> = (0..60).map(|n| format!("This is sentence {n} of a letter.\n")).collect();
    let lines = lines.concat();
    let desk = Desk::new().file("mail.txt", format!("9:00 Welcome (20 min)\n9:10 Work (5 min)\n{lines}--\nAna\n"));
    let said = desk.run(&["new", "--agenda", "mail.txt", "--dry-run"]);
    assert!(said.err.contains("it says 20 min, but “Work” begins after 10 min: 10 min is used"), "{said:?}");
    assert!((0..60).all(|n| said.err.contains(&format!("sentence {n} of a letter"))), "{said:?}");
    assert!(said.err.contains("“Ana” is left out: it is below the signature mark"), "{said:?}");
}
