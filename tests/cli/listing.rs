//! What is built in: templates, themes, completions, the manual, help; and what needs a terminal.

use std::process::{Command, Stdio};

use super::{Desk, session};

const COMMANDS: [&str; 10] =
    ["new", "check", "run", "review", "status", "group", "templates", "themes", "completions", "man"];

#[test]
fn templates_are_listed_and_printed() {
    let desk = Desk::new();
    let list = desk.output(&["templates"]);
    let starters = roundtable::library::STARTERS;
    assert_eq!(list.lines().count(), starters.len());
    for (line, starter) in list.lines().zip(starters) {
        assert!(line.starts_with(starter.name) && line.contains(" min  "), "{line}");
        assert_eq!(desk.output(&["templates", starter.name]), starter.text);
        assert_eq!(desk.output(&["templates", "show", starter.name]), starter.text);
    }
    let json: serde_json::Value = serde_json::from_str(&desk.output(&["templates", "--json"])).unwrap();
    assert_eq!(json[0]["name"], starters[0].name);
    assert!(desk.output(&["templates", "sample-partner-poll"]).contains("[record]"));
    assert!(desk.refusal(&["templates", "poll"], 1).contains("did you mean “partner-poll”"));
}

#[test]
fn own_templates_come_first_and_win() {
    let mine = session("Mine", "purpose = \"Mine alone\"\nsuits = { to = 5 }");
    let desk = Desk::new()
        .file("home/templates/my-hour.toml", &mine)
        .file("home/templates/partner-poll.toml", mine.replace("Mine alone", "Another poll"))
        .file("home/templates/My Café.toml", &mine)
        .file("home/templates/broken.toml", mine.replace("minutes = 5", "minutes = 0"))
        .file("home/templates/notes.txt", "no template");
    let said = desk.run(&["templates"]);
    assert_eq!(said.status, 0, "{said:?}");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), roundtable::library::STARTERS.len() + 2, "{said:?}");
    assert!(lines[0].starts_with("My Café  ") && lines[1].starts_with("my-hour  "), "{said:?}");
    assert!(lines[1].contains(" 1–5 people ") && lines[1].ends_with("Mine alone (yours)"), "{said:?}");
    assert!(
        lines[2].starts_with("partner-poll  ") && lines[2].contains("Another poll (yours, replaces the built-in one")
    );
    assert_eq!(said.out.matches("\npartner-poll ").count(), 1);
    assert!(said.err.contains("templates/broken.toml:") && said.err.contains("minutes must be"), "{said:?}");

    // What is printed is the file, and a broken one can be looked at.
    assert_eq!(desk.output(&["templates", "show", "my-hour"]), mine);
    assert!(desk.output(&["templates", "show", "broken"]).contains("minutes = 0"));
    assert!(desk.refusal(&["templates", "show", "my-hours"], 1).contains("did you mean “my-hour”"));

    // `new` makes a session from it, under its name, and `run` would as well.
    assert!(desk.output(&["new", "partner-poll", "-"]).contains("Another poll"));
    let path = desk.output(&["new", "My Café", "--date", "2026-11-24"]);
    assert!(path.trim_end().ends_with("2026-11-24-my-café.toml"), "{path}");
    assert!(desk.refusal(&["run", "my-hour"], 2).contains("needs a terminal"));
    for command in ["new", "run"] {
        let said = desk.run(&[command, "broken"]);
        assert!(said.status != 0 && said.out.is_empty(), "{said:?}");
    }
    assert!(desk.refusal(&["new", "broken"], 1).contains("broken.toml:"));
    let json: serde_json::Value = serde_json::from_str(&desk.output(&["templates", "--json"])).unwrap();
    assert_eq!((&json[1]["name"], &json[1]["from"], &json[1]["to"]), (&"my-hour".into(), &1.into(), &5.into()));
    assert!(json[1]["file"].as_str().unwrap().ends_with("my-hour.toml") && json[4]["file"].is_null(), "{json}");
}

#[test]
fn themes_are_listed_with_the_one_in_use() {
    let mine = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/dark.toml")).unwrap();
    let desk = Desk::new()
        .file("home/themes/mine.toml", &mine)
        .file("home/themes/broken.toml", mine.replace("accent", "acent"))
        .file("home/themes/dark.toml", &mine);
    let said = desk.run(&["themes"]);
    assert_eq!(said.status, 0);
    assert!(
        said.out.starts_with("* terminal  ") && said.out.contains("\n  mine      ") && said.out.contains("(yours)")
    );
    assert_eq!(said.out.lines().count(), roundtable::theme::BUILT_IN.len() + 1, "{said:?}");
    assert!(said.err.contains("broken.toml: there is no role `acent`; the nearest is `accent`"), "{said:?}");
    assert!(said.err.contains("give this file another name"), "{said:?}");
    let desk = desk.file("home/config.toml", "theme = \"mine\"\n");
    assert!(desk.output(&["themes"]).contains("* mine "));
    let desk = desk.file("home/config.toml", "theme = \"mien\"\n");
    assert!(desk.run(&["themes"]).err.contains("no usable theme called “mien”"));
}

#[test]
fn a_broken_config_is_one_clear_error() {
    let desk = Desk::new().file("home/config.toml", "thme = \"x\"\n[keys]\ncapture = \"u\"\nquit = \"u\"\n");
    let said = desk.refusal(&["themes"], 1);
    for part in [
        "home/config.toml:\n",
        "no setting called “thme”. Did you mean “theme”?",
        "the key u is used for both",
        "help: ",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(said.matches("error: ").count(), 1);
    let desk = desk.file("home/config.toml", b"theme = \"\xff\"");
    assert!(desk.refusal(&["themes"], 1).contains("line 1 is not valid UTF-8"));
}

#[test]
fn completions_manual_and_help_cover_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = desk.output(&["completions", shell]);
        assert!(COMMANDS.iter().all(|c| text.contains(c)), "{shell}");
    }
    let manual = desk.output(&["man"]);
    assert!(manual.contains(".TH roundtable 1") && manual.contains("SYNOPSIS"));
    let help = desk.output(&["--help"]);
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
        assert!(desk.output(&[command, "--help"]).contains("Examples:"), "{command}");
        assert!(desk.output(&["man", command]).contains(&format!(".TH roundtable-{command} 1")), "{command}");
    }
    assert_eq!(desk.output(&["--version"]), format!("roundtable {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_terminal_nothing_interactive_begins() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    for args in [&[][..], &["run", "s.toml"], &["run", "partner-poll"], &["run", "-"]] {
        let said = desk.refusal(args, 2);
        assert!(said.starts_with("error: ") && said.contains("\nhelp: "), "{said}");
    }
    assert_eq!(desk.files(), ["s.toml"]);
    for options in [&["--people", "sample"][..], &["--start", "9:30", "--title", "T"], &["--date", "today"]] {
        let said = desk.refusal(&[&["run", "s.toml"], options].concat(), 2);
        assert!(said.contains(options[0]) && said.contains("s.toml exists"), "{said}");
        assert!(said.contains("help: change them on the plan screen: roundtable run s.toml, then e"), "{said}");
    }
    assert!(desk.refusal(&["run", "parnter-poll"], 1).contains("did you mean “partner-poll”"));
    assert!(desk.refusal(&["run", "gone.toml"], 1).contains("gone.toml: file not found"));
    assert!(desk.refusal(&["review", "gone"], 1).contains("gone: file not found"));
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .args(["templates", "prep-with-peers"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let command = || Command::new(env!("CARGO_BIN_EXE_roundtable"));
    let output = command().arg("templates").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write to standard output"));
}

#[cfg(unix)]
#[test]
fn a_terminal_that_cannot_place_the_cursor_is_told_so() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    let desk = Desk::new().file("s.toml", session("Plan", ""));
    for term in [Some("dumb"), None] {
        let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roundtable"));
        command.args(["run", "s.toml"]);
        command.cwd(desk.path(""));
        command.env_remove("TERM");
        if let Some(term) = term {
            command.env("TERM", term);
        }
        let mut child = pty.slave.spawn_command(command).unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        assert_eq!(child.wait().unwrap().exit_code(), 2);
        drop(pty);
        let mut said = Vec::new();
        // The other end is gone, which some systems call an error.
        let _ = reader.read_to_end(&mut said);
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("TERM is ") && !said.contains('\u{1b}'), "{said:?}");
    }
}
