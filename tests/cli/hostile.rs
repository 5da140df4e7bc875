//! Texts and names that try to drive the terminal, through every command that prints.

use super::{Desk, Said, session};

/// Sets the title, clears the screen, turns the direction, and hides.
const HOSTILE: &str = r"\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil\u2066\u007f";

fn acts(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn hostile() -> String {
    let at = "2026-11-24T15:00:00Z";
    let text = session(HOSTILE, "").replace("Welcome", HOSTILE).replace("Ana Lima", HOSTILE);
    format!(
        "{text}\n[record]\nstarted = {at}\n[[record.attendance]]\nname = \"{HOSTILE}\"\narrived = {at}\n\
         [[record.timing]]\nactivity = \"partner\"\nstarted = {at}\nplanned = 3.0\n\
         [[record.poll]]\nactivity = \"partner\"\nquestion = \"{HOSTILE}\"\noptions = [\"{HOSTILE}\", \"B\"]\n\
         method = \"single\"\nopened = {at}\nclosed = {at}\npresent = 2\nhands = [2, 1]\n"
    )
}

#[test]
fn nothing_in_a_file_drives_the_terminal() {
    let theme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/dark.toml")).unwrap();
    let about = theme.lines().find(|l| l.starts_with("about")).unwrap();
    let desk = Desk::new()
        .file("s.toml", hostile())
        .file("bad.toml", hostile().replace("kind = \"talk\"", &format!("kind = \"{HOSTILE}\"\n\"{HOSTILE}\" = 1")))
        .file("home/themes/mine.toml", theme.replace(about, &format!("about = \"{HOSTILE}\"")))
        .file("home/themes/bad.toml", format!("\"{HOSTILE}\" = 1"))
        .file("team.csv", format!("name,{0}\n{0},{0}\n{0},x\n", "\u{1b}]0;owned\u{7}\u{202e}"));
    let mut marked = 0;
    for args in [
        &["status", "s.toml"][..],
        &["status", "--json", "s.toml"],
        &["check", "s.toml"],
        &["check", "bad.toml"],
        &["check", "--json", "bad.toml"],
        &["themes"],
        &["new", "s.toml"],
        &["new", "bad.toml"],
        &["new", "s.toml", "x.toml", "--people", "team.csv"],
        &["run", "bad.toml"],
        &["run", "s.toml"],
    ] {
        let Said { out, err, .. } = desk.run(args);
        assert!(!out.contains(acts), "{args:?}: {out:?}");
        marked += usize::from(format!("{out}{err}").contains(['␛', '\u{fffd}']));
    }
    assert!(marked >= 5, "what was made harmless is seen");
    let json = desk.output(&["status", "--json", "s.toml"]);
    let status: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(status["title"].as_str().unwrap().starts_with("\u{1b}]0;owned\u{7}"), "programs get what was written");
    assert_eq!(status["poll"]["tally"][0]["count"], 2);
}

#[test]
fn nothing_typed_drives_the_terminal() {
    let desk = Desk::new();
    let typed = "\u{1b}]0;owned\u{7}\u{202e}x";
    for args in [
        &["new", typed][..],
        &["new", "partner-poll", "--date", typed],
        &["new", "partner-poll", "--from", typed],
        &["run", typed],
        &["check", typed],
        &["status", typed],
        &["templates", typed],
        &["man", typed],
        &[typed],
        &["--dir", typed, "themes", typed],
    ] {
        let said = desk.run(args);
        assert_ne!(said.status, 0, "{args:?}");
        assert!(!said.out.contains(acts), "{args:?}: {said:?}");
    }
    let said = desk.run(&["new", "partner-poll", typed]);
    assert!(!said.out.contains(acts), "{said:?}");
    let said = desk.run(&["new", "partner-poll", "--title", "../../etc/\u{1b}[2Jx", "--date", "2026-11-24"]);
    assert!(said.out.ends_with("home/sessions/2026-11-24-etc-2jx.toml\n"), "{said:?}");
    let said = desk.run(&["new", "partner-poll", "-", "--title", "\u{1b}[2J"]);
    assert!(said.status == 0 && !said.out.contains(acts), "{said:?}");
}
