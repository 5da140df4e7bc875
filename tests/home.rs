//! The home screen: what runs goes on, what is planned opens, what has ended is read and followed, and a new session is
//! a key away.

use std::path::PathBuf;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use roundtable::app::home::{
    Content, Home, HomeKeys, HomeOutcome, HomeTarget, HomeTemplate, Listed, ListedTrouble, Mode, Section, Start,
    Summary,
};
use roundtable::app::incoming::Incoming;
use roundtable::screens;
use roundtable::theme::Theme;
use roundtable::workshop::{Moment, SessionState};
use terminal::Key;

use crate::stage::{Stage, at, text_of};

/// The moment of the pictures.
fn now() -> Moment {
    at("14:52")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A session that the list knows.
fn listed(title: &str, place: &str, summary: Summary) -> Listed {
    Listed { path: PathBuf::from(place), place: place.to_owned(), title: title.to_owned(), summary, trouble: None }
}

fn planned(moment: &str, minutes: u32, people: usize) -> Summary {
    let at = at(moment);
    let content = Some(Content { minutes, people, activities: 5, open_actions: 0 });
    Summary { section: Section::Planned, day: Some(at.date_naive()), at: Some(at), content, live: None }
}

fn ended(date: &str, open_actions: usize) -> Summary {
    let content = Some(Content { minutes: 50, people: 12, activities: 5, open_actions });
    Summary { section: Section::Ended, day: Some(day(date)), at: None, content, live: None }
}

/// A lean coffee in its third activity, begun at 14:01.
fn live() -> Summary {
    let agenda =
        |title: &str, minutes: u32| format!("[[agenda]]\ntitle = \"{title}\"\nkind = \"talk\"\nminutes = {minutes}\n");
    let all: String = [("A", 10), ("B", 20), ("C", 10), ("D", 10), ("E", 5)].map(|(t, m)| agenda(t, m)).concat();
    let plan = format!("format = 1\ntitle = \"Lean coffee\"\ndate = 2026-11-24\nstart = 14:00:00\n{all}");
    let stage = Stage::of(&plan).clock("14:01").press("space").sleep("25m").press("→").sleep("20m 10s").press("→");
    let session = stage.session().clone();
    assert_eq!(session.state(), SessionState::Live);
    Summary::of(session)
}

/// What the pictures show.
pub(crate) fn home() -> Home {
    let mut home = Home::default();
    let missing = Listed {
        trouble: Some(ListedTrouble::Missing),
        ..listed("Why our community", "/media/usb/why.toml", ended("2026-11-03", 0))
    };
    home.list(vec![
        missing,
        listed("Role mapping", "~/sessions/role-mapping.toml", ended("2026-11-17", 2)),
        listed("Goal alignment", "~/sessions/goal-alignment.toml", planned("2026-11-26 10:00", 50, 0)),
        listed("Prep with peers: coaching and mentoring", "~/sessions/prep.toml", planned("15:00", 52, 16)),
        listed("Lean coffee with the leads", "~/sessions/lean.toml", live()),
    ]);
    let template = |name: &str, about: &str| HomeTemplate { name: name.to_owned(), about: about.to_owned() };
    home.templates = vec![
        template("1-2-4-all", "Find ideas together, first alone, then in growing groups."),
        template("lean-coffee", "Talk about what the people in the room want to talk about."),
        template("prep-with-peers", "Find the one colleague each of us will coach next."),
    ];
    home
}

/// A home with many sessions.
pub(crate) fn many() -> Home {
    let mut home = home();
    let mut all = home.sessions().to_vec();
    let month = |i: u32| ended(&format!("2026-{:02}-{:02}", 1 + i / 28, 1 + i % 28), (i % 3) as usize);
    all.extend((0..200).map(|i| listed(&format!("Session {i}"), &format!("~/sessions/s{i}.toml"), month(i))));
    all.extend((0..20).map(|i| {
        listed(
            &format!("Plan {i}"),
            &format!("~/sessions/p{i}.toml"),
            planned(&format!("2026-12-{:02} 10:00", i + 1), 45, 8),
        )
    }));
    home.list(all);
    home
}

/// A home with more sessions that are over than are listed.
fn older() -> Home {
    let mut home = home();
    let mut all = home.sessions().to_vec();
    let day = |i: u32| ended(&format!("2026-10-{:02}", i + 1), (i % 3) as usize);
    all.extend((0..15).map(|i| listed(&format!("Session {i}"), &format!("~/sessions/s{i}.toml"), day(i))));
    home.list(all);
    home
}

/// Draws the home screen of the pictures in the colours of a theme.
pub(crate) fn draw(home: &Home, theme: &Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
    screens::home(home, theme, now(), area, buf)
}

fn screen(home: &Home, columns: u16, rows: u16) -> Vec<String> {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    draw(home, &Theme::terminal(), area, &mut buf);
    text_of(&buf).lines().map(str::to_owned).collect()
}

fn press(home: &mut Home, keys: &str) -> HomeOutcome {
    let mut last = HomeOutcome::Stay;
    for key in keys.split(' ') {
        let key = match key {
            "Enter" => Key::Enter,
            "Esc" => Key::Esc,
            "Tab" => Key::Tab,
            "↓" => Key::Down,
            "↑" => Key::Up,
            "End" => Key::End,
            "Home" => Key::Home,
            "PgDn" => Key::PageDown,
            "space" => Key::Char(' '),
            key => Key::Char(key.chars().next().expect("a key")),
        };
        last = home.press(key, now());
    }
    last
}

fn types(home: &mut Home, text: &str) {
    for c in text.chars() {
        home.press(Key::Char(c), now());
    }
}

/// The home screen in each of its modes, for the pictures.
pub(crate) fn moments() -> Vec<(&'static str, Home)> {
    let typed = |mut home: Home, keys: &str, text: &str| {
        press(&mut home, keys);
        types(&mut home, text);
        home
    };
    let mut path = typed(home(), "o", "~/sessions/no");
    path.complete(&[("nov.toml".to_owned(), false), ("november.toml".to_owned(), false)]);
    let mut first = Home::default();
    first.templates = home().templates;
    let mut broken = home();
    let mut all = broken.sessions().to_vec();
    let unreadable = listed("broken", "~/sessions/broken.toml", Summary::default());
    all.push(Listed { trouble: Some(ListedTrouble::Unreadable(Some(14))), ..unreadable });
    broken.list(all);
    press(&mut broken, "↓ ↓ ↓ Enter");
    vec![
        ("home", home()),
        ("home-many", many()),
        ("home-older", older()),
        ("home-first-start", first),
        ("home-search", typed(many(), "/", "session 17")),
        ("home-templates", typed(home(), "t", "")),
        ("home-path", path),
        ("home-broken", broken),
        ("home-review", {
            let mut review = home();
            review
                .paste("title Leads day\nstart 15:00\nWelcome, 5, talk\nThrees, 5, groups off 3\nCoffee, 10\n", now());
            review
        }),
        ("home-text", typed(home(), "p", "Welcome, 5")),
        ("home-help", typed(home(), "?", "")),
    ]
}

fn shows(home: &Home, words: &str) {
    let screen = screen(home, 120, 40);
    assert!(screen.iter().any(|line| line.contains(words)), "{words} is not shown:\n{}", screen.join("\n"));
}

fn run(path: &str) -> HomeOutcome {
    HomeOutcome::Go(HomeTarget::Run(PathBuf::from(path)))
}

#[test]
fn sessions_are_listed_by_what_they_wait_for() {
    let wanted = "   roundtable                                                                                      Tue 24 Nov · 14:52

   Live
   ▸ Lean coffee with the leads                   since 14:01        3 of 5 · 10:00 left            ~/sessions/lean.toml

   Planned
     Prep with peers: coaching and mentoring      today 15:00        in 8 min · 16 people           ~/sessions/prep.toml
     Goal alignment                               Thu 26 Nov 10:00   50 min · nobody yet sessions/goal-alignment.toml

   Ended
     Role mapping                                 Tue 17 Nov         2 actions open        sessions/role-mapping.toml
     Why our community                            Tue 3 Nov          all done                usb/why.toml · not found

   New session
     b  Blank                 a title, then activities one line each
     t  From a template       3 to choose from, searched as you type
     p  From pasted text      one activity a line: Coffee, 10, break
     f  Follow an ended one   its people, open actions and parked items
     o  Open a file";
    let mut home = home();
    let lines = screen(&home, 120, 40);
    let clock = |line: &str| line.replace("10:00 left ", "mm:ss left ").replace("4:10 left  ", "mm:ss left ");
    for (i, wanted) in wanted.lines().enumerate() {
        assert_eq!(clock(&lines[i + 1]), clock(wanted), "row {}\n{}", i + 2, lines.join("\n"));
    }
    let hints = " ↑ ↓ choose  Enter run  v read  r report    b blank  t template  p paste  o open               / search  q quit  ? help";
    assert_eq!(lines[39], hints);
    assert_eq!(press(&mut home, "Enter"), run("~/sessions/lean.toml"));
    assert_eq!(press(&mut home, "↓ Enter"), run("~/sessions/prep.toml"));
    assert_eq!(press(&mut home, "v"), HomeOutcome::Go(HomeTarget::Read(PathBuf::from("~/sessions/prep.toml"))));
    assert_eq!(press(&mut home, "r"), HomeOutcome::Report(PathBuf::from("~/sessions/prep.toml")));
    assert_eq!(press(&mut home, "q"), HomeOutcome::Leave);
}

#[test]
fn on_a_small_screen_only_the_selected_session_says_more() {
    let mut home = home();
    press(&mut home, "↓");
    let lines = screen(&home, 80, 24);
    let at = lines.iter().position(|l| l.contains("Prep with peers")).expect("it is there");
    assert!(lines[at].ends_with("today 15:00") && lines[at].starts_with("   ▸ "), "{lines:#?}");
    assert!(lines[at + 1].contains("in 8 min · 16 people") && lines[at + 1].ends_with("~/sessions/prep.toml"));
    assert!(!lines.join("\n").contains("lean.toml"), "{lines:#?}");
    assert!(lines.iter().all(|l| !l.contains('…')), "{lines:#?}");
    assert!(lines[23].ends_with("/ search  q quit  ? help") && lines[23].contains("b blank"), "{lines:#?}");
}

#[test]
fn everything_can_be_reached_on_every_size() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut home = many();
        press(&mut home, "Home");
        let above = screen(&home, columns, rows);
        assert!(above.iter().any(|l| l.contains("Lean coffee")), "{above:#?}");
        press(&mut home, "End");
        let below = screen(&home, columns, rows);
        assert!(below.iter().any(|l| l.contains("Open a file")), "{below:#?}");
        let is_cut = rows < 60;
        assert_eq!(above.iter().any(|l| l.ends_with("↓ more")), is_cut, "{above:#?}");
        assert_eq!(below.iter().any(|l| l.ends_with("↑ more")), is_cut, "{below:#?}");
    }
}

#[test]
fn older_sessions_are_found_by_searching() {
    let mut home = many();
    shows(&home, "197 older: /");
    press(&mut home, "/");
    types(&mut home, "session 17");
    let lines = screen(&home, 120, 40);
    assert!(
        lines.iter().any(|l| l.contains("Session 171")) && !lines.iter().any(|l| l.contains("Plan 1")),
        "{lines:#?}"
    );
    assert!(!lines.iter().any(|l| l.contains("New session")), "{lines:#?}");
    types(&mut home, "1");
    shows(&home, "Enter runs “Session 171” · ↑ ↓ choose · Esc closes");
    assert_eq!(press(&mut home, "Enter"), run("~/sessions/s171.toml"));
    types(&mut home, " zebra");
    shows(&home, "No session is found");
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
    press(&mut home, "Esc");
    assert_eq!(home.mode, Mode::List);
    // By the day, and by the place.
    press(&mut home, "/");
    types(&mut home, "17 nov");
    shows(&home, "Role mapping");
    press(&mut home, "Esc /");
    types(&mut home, "usb");
    shows(&home, "Why our community");
}

#[test]
fn what_is_not_found_or_not_readable_says_so_and_is_not_run() {
    let mut home = home();
    let mut all = home.sessions().to_vec();
    let broken = listed("broken", "~/sessions/broken.toml", Summary::default());
    all.push(Listed { trouble: Some(ListedTrouble::Unreadable(Some(14))), ..broken });
    home.list(all);
    shows(&home, "cannot be read: line 14");
    press(&mut home, "↓ ↓ ↓");
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
    assert_eq!(
        home.message.as_deref(),
        Some("~/sessions/broken.toml cannot be read at line 14: roundtable check says why.")
    );
    assert_eq!(press(&mut home, "X"), HomeOutcome::Stay);
    press(&mut home, "↓ ↓");
    for key in ["Enter", "v", "r", "f"] {
        assert_eq!(press(&mut home, key), HomeOutcome::Stay, "{key}");
        assert!(home.message.as_ref().is_some_and(|m| m.contains("X removes it from the list")), "{:?}", home.message);
    }
    assert_eq!(press(&mut home, "X"), HomeOutcome::Forget(PathBuf::from("/media/usb/why.toml")));
    assert!(!screen(&home, 120, 40).join("\n").contains("Why our community"));
}

#[test]
fn a_first_start_offers_a_new_session() {
    let mut home = Home::default();
    let lines = screen(&home, 120, 40);
    assert_eq!(lines[3], "   New session");
    assert!(lines[4].starts_with("   ▸ b  Blank"), "{lines:#?}");
    assert!(!lines.join("\n").contains("Live"));
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Go(HomeTarget::Blank));
    assert_eq!(press(&mut home, "f"), HomeOutcome::Stay);
    assert_eq!(home.message.as_deref(), Some("No session has ended yet."));
    assert_eq!(press(&mut home, "v"), HomeOutcome::Stay);
    assert_eq!(home.message.as_deref(), Some("Select a session first."));
}

#[test]
fn a_template_is_found_as_a_command_is() {
    let mut home = home();
    let makes = |name: &str| HomeOutcome::Go(HomeTarget::Template(name.to_owned()));
    press(&mut home, "t");
    shows(&home, "╭─ Templates ─");
    shows(&home, "Type a name, or choose with ↓. · Esc closes");
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
    types(&mut home, "peers");
    shows(&home, "Enter makes “prep-with-peers” · ↑ ↓ choose · Esc closes");
    assert_eq!(press(&mut home, "Enter"), makes("prep-with-peers"));
    // What it is for is found as well.
    press(&mut home, "Esc t");
    types(&mut home, "room talk");
    assert_eq!(press(&mut home, "Enter"), makes("lean-coffee"));
    // One wrong letter, and a part of a word, are offered and not taken.
    for typed in ["laen-coffee", "offee"] {
        press(&mut home, "Esc t");
        types(&mut home, typed);
        shows(&home, &format!("No template called “{typed}”. ↓ lean-coffee"));
        assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
        assert_eq!(press(&mut home, "↓ Enter"), makes("lean-coffee"));
    }
    press(&mut home, "Esc t");
    types(&mut home, "zebra");
    assert_eq!(press(&mut home, "↓ Enter"), HomeOutcome::Stay);
    press(&mut home, "Esc t ↓ ↓ ↓ ↓ ↑");
    assert_eq!(press(&mut home, "Enter"), makes("lean-coffee"));
}

#[test]
fn an_ended_session_is_followed_whether_it_is_selected_or_searched() {
    let mut home = home();
    let follow = |path: &str| HomeOutcome::Go(HomeTarget::Follow(PathBuf::from(path)));
    press(&mut home, "↓ ↓ ↓");
    assert_eq!(press(&mut home, "f"), follow("~/sessions/role-mapping.toml"));
    press(&mut home, "Home f");
    let lines = screen(&home, 120, 40);
    assert!(!lines.join("\n").contains("Lean coffee"), "{lines:#?}");
    types(&mut home, "role");
    shows(&home, "Enter follows “Role mapping”");
    assert_eq!(press(&mut home, "Enter"), follow("~/sessions/role-mapping.toml"));
}

#[test]
fn a_path_is_typed_and_completed() {
    let mut home = home();
    press(&mut home, "o");
    types(&mut home, "~/s/n");
    assert_eq!(press(&mut home, "Tab"), HomeOutcome::Complete("~/s/n".to_owned()));
    home.complete(&[("nov.toml".to_owned(), false), ("november.toml".to_owned(), false), ("x".to_owned(), true)]);
    shows(&home, "nov.toml  november.toml");
    shows(&home, "open ▸ ~/s/nov");
    types(&mut home, ".toml");
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Open("~/s/nov.toml".to_owned()));
}

#[test]
fn the_selection_stays_where_it_was_when_sessions_come() {
    let mut home = home();
    press(&mut home, "↓ ↓");
    let all = many().sessions().to_vec();
    home.list(all);
    assert_eq!(press(&mut home, "Enter"), run("~/sessions/goal-alignment.toml"));
}

#[test]
fn a_session_file_that_is_pasted_is_shown_before_it_is_made() {
    let text = "format = 1\ntitle = \"From a mail\"\n[[agenda]]\ntitle = \"Hello\"\nkind = \"talk\"\nminutes = 5\n";
    let mut home = home();
    home.paste(text, now());
    shows(&home, "╭─ New session · From a mail ─");
    shows(&home, "✓ Hello, 5, talk");
    let HomeOutcome::Go(HomeTarget::Text(incoming)) = press(&mut home, "Enter") else { panic!("{:?}", home.mode) };
    assert_eq!((incoming.title.as_str(), incoming.text.as_str()), ("From a mail", text));
    press(&mut home, "Esc");
    assert_eq!(home.mode, Mode::List);
    home.paste(&text.replace("minutes", "minuts"), now());
    assert!(home.message.as_ref().is_some_and(|m| m.contains("line 3") || m.contains("line 6")), "{:?}", home.message);
    home.paste(" \n ", now());
    assert_eq!(home.message.as_deref(), Some("Nothing was pasted: the clipboard is empty."));
    assert!(Incoming::read(b"\x00\xff\xfe\x00\x01", None, now().date_naive()).is_err());
}

#[test]
fn a_pasted_agenda_is_shown_line_by_line_before_anything_is_made() {
    let agenda = "title Leads day\nstart 15:00\nend 16:00\n\nWelcome, 5, talk\nWho and how, 8, groups of 4\n- The who, 8, write\n\
        ask: Whom do you coach?\nThrees, 5, groups off 3\nCoffee, 10\nCoffee, 5\n";
    let mut home = home();
    home.paste(agenda, now());
    shows(&home, "╭─ New session · Leads day ─");
    shows(&home, "✓ start 15:00");
    shows(&home, "✓ Welcome · talk · 5 min");
    shows(&home, "! line 9: “Threes, 5, groups off 3”: “groups off 3” is not understood");
    shows(&home, "4 activities · 1 line not understood");
    shows(&home, "Enter makes it · Esc cancels");
    let HomeOutcome::Go(HomeTarget::Text(incoming)) = press(&mut home, "Enter") else { panic!("{:?}", home.mode) };
    let opened =
        roundtable::file::read(incoming.text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}\n{}", incoming.text));
    assert_eq!(
        opened.warnings.iter().map(|w| &w.message).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "{}",
        incoming.text
    );
    let plan = &opened.session.plan;
    assert_eq!(
        plan.agenda.iter().map(|a| a.title.as_str()).collect::<Vec<_>>(),
        ["Welcome", "Who and how", "Coffee", "Coffee"]
    );
    assert_eq!(
        (plan.title.as_str(), plan.start.map(|t| t.to_string()), plan.end.map(|t| t.to_string())),
        ("Leads day", Some("15:00:00".to_owned()), Some("16:00:00".to_owned()))
    );
    assert_eq!(plan.agenda[1].phases[0].prompt.as_deref(), Some("Whom do you coach?"));
    assert_ne!(plan.agenda[2].id, plan.agenda[3].id);
    assert!(!incoming.text.contains("[record]"), "{}", incoming.text);
    assert_eq!(press(&mut home, "Esc"), HomeOutcome::Stay);
    assert_eq!(home.mode, Mode::List);
}

#[test]
fn every_line_of_a_pasted_agenda_is_read_whole_and_the_selected_one_stays_in_sight() {
    let mut home = home();
    home.paste("title Leads day\nWelcome, 5, talk\nThrees, 5, groups off 3\nCoffee, 10\n", now());
    let small = screen(&home, 80, 24).concat();
    assert!(small.contains("groups of 3?") && !small.contains('…'), "{small}");
    // Of a long letter the few lines that are understood are seen at once.
    let letter = |n: usize| match n {
        10 | 200 | 399 => format!("Part {n}, 5, talk\n"),
        n => format!("This is sentence {n} of a long letter, and nothing that an agenda would say in so many words.\n"),
    };
    home.paste(&(0..400).map(letter).collect::<String>(), now());
    for size in [(80, 24), (120, 40)] {
        let rows = screen(&home, size.0, size.1);
        for part in ["✓ Part 10", "✓ Part 200", "✓ Part 399", "3 activities · 397 lines not understood"] {
            assert!(rows.iter().any(|row| row.contains(part)), "{part}\n{}", rows.join("\n"));
        }
        let foot = rows.iter().find(|row| row.contains("Esc cancels")).expect("the keys");
        assert!(foot.contains("Enter makes it · ↑ ↓ more · Esc cancels ╯") || foot.contains("Esc cancels ─"), "{foot}");
    }
    // The end is where the last line is.
    for keys in ["End", "↓ ↓ PgDn", "↑"] {
        press(&mut home, keys);
    }
    let Mode::Review(_, selected) = &home.mode else { panic!("{:?}", home.mode) };
    assert_eq!(*selected, 398);
    assert!(screen(&home, 80, 24).concat().contains("line 399: "), "{}", screen(&home, 80, 24).join("\n"));
}

#[test]
fn what_is_said_is_read_whole_on_a_small_screen() {
    for (name, home) in moments() {
        let rows = screen(&home, 80, 24);
        let foot = &rows[rows.len() - 1];
        assert!(!foot.contains('…'), "{name}: {foot}");
        if let Some(message) = &home.message {
            let end = message.split(' ').next_back().expect("a word");
            assert!(rows[rows.len() - 1].contains(end), "{name}\n{}", rows.join("\n"));
        }
    }
}

#[test]
fn nothing_is_made_of_a_text_in_which_nothing_is_understood() {
    let mut home = home();
    home.paste(", ,\n;;\n", now());
    assert!(matches!(home.mode, Mode::Review(..)), "{:?} {:?}", home.mode, home.message);
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
    assert!(home.message.as_ref().is_some_and(|m| m.starts_with("Nothing to make a session from")));
    press(&mut home, "Esc");
    for long in ["x, 5\n".repeat(100_000), "a\0b".to_owned()] {
        home.paste(&long, now());
        assert_eq!(home.mode, Mode::List);
        assert!(home.message.is_some());
    }
}

#[test]
fn a_calendar_with_several_days_asks_which_one() {
    let event = |day: u32, title: &str| {
        format!(
            "BEGIN:VEVENT\r\nSUMMARY:{title}\r\nDTSTART:202611{day}T100000\r\nDTEND:202611{day}T103000\r\nEND:VEVENT\r\n"
        )
    };
    let events = event(24, "Welcome") + &event(25, "Look back");
    let mut home = home();
    home.paste(&format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"), now());
    shows(&home, "press 1 for Tue 24 Nov 2026");
    shows(&home, "Which day?");
    assert_eq!(press(&mut home, "Enter"), HomeOutcome::Stay);
    assert_eq!(press(&mut home, "2"), HomeOutcome::Stay);
    shows(&home, "1 activity");
    let HomeOutcome::Go(HomeTarget::Text(incoming)) = press(&mut home, "Enter") else { panic!("{:?}", home.mode) };
    assert!(incoming.text.contains("Look back") && incoming.text.contains("date = 2026-11-25"), "{}", incoming.text);
}

#[test]
fn a_calendar_of_a_year_offers_the_days_to_come_and_says_nothing_of_the_others() {
    let event = |day: NaiveDate| {
        let at = day.format("%Y%m%d");
        format!("BEGIN:VEVENT\nSUMMARY:Team {day}\nDTSTART:{at}T100000\nDTEND:{at}T103000\nEND:VEVENT\n")
    };
    let events: String = day("2026-01-01").iter_days().take(365).map(event).collect();
    let mut home = home();
    home.paste(&format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n"), now());
    for row in ["Entries on 365 days", "327 earlier · ↑", "press 1 for Tue 24 Nov 2026 · 1 entry", "29 later · ↓"]
    {
        shows(&home, row);
    }
    let rows = screen(&home, 120, 40).iter().filter(|row| row.contains("Team") || row.contains("press ")).count();
    assert_eq!(rows, 9);
    assert!(!screen(&home, 120, 40).concat().contains("--date"));
    press(&mut home, "Home PgDn ↓");
    shows(&home, "press 1 for Mon 12 Jan 2026");
    press(&mut home, "End");
    shows(&home, "press 9 for Thu 31 Dec 2026");
    press(&mut home, "9");
    shows(&home, "✓ Team 2026-12-31");
    shows(&home, "364 entries on other days left out");
    assert!(matches!(press(&mut home, "Enter"), HomeOutcome::Go(HomeTarget::Text(_))));
}

#[test]
fn what_may_have_been_an_activity_is_shown_before_a_session_is_made() {
    let read = |text: &str| Incoming::read(text.as_bytes(), None, now().date_naive()).expect("an agenda");
    let mut lines: Vec<String> = (0..400).map(|n| format!("This is sentence {n} of a long letter.")).collect();
    for (at, line) in [(10, "15:00 Welcome"), (200, "15:10 Work"), (399, "15:30 Close (5 min)")] {
        lines[at] = line.to_owned();
    }
    let long = read(&lines.join("\n"));
    assert!(long.is_to_be_reviewed());
    assert_eq!(long.summary(), "3 activities · 397 lines not understood");
    // What only holds an agenda together needs no look.
    let clear = "# Leads day\n\n## Agenda\n15:00 Welcome\n15:10 Work\n-----\n15:30 End\n";
    let table = "Time,Topic,Min\n15:00,Welcome,10\n15:10,Work,20\n";
    for text in [clear, table] {
        assert!(!read(text).is_to_be_reviewed(), "{:?}", read(text).lines);
    }
    for doubtful in [
        "15:00 Welcome\n15:10 Work\nDear team lead\n15:30 End\n",
        "15:00 Welcome\n15:00 Work\n15:30 End\n",
        "Hi all,\n15:00 Welcome\n15:30 End\n",
        "15:00 Welcome\n15:30 End\n--\nMore, 10, talk\n",
        "15:00 Welcome (20 min)\n15:10 Work\n15:30 End\n",
    ] {
        assert!(read(doubtful).is_to_be_reviewed(), "{doubtful}");
    }
}

#[test]
fn activities_that_a_session_has_no_room_for_are_counted() {
    let mut home = home();
    home.paste(&"Work, 5\n".repeat(1200), now());
    shows(&home, "│ 1000 activities  ");
    shows(&home, "200 lines left out: see ! · no room for 200: at most 1000 activities");
    home.paste(&("Work, 5\n".repeat(1001) + "Close, 5, tlak\n"), now());
    shows(&home, "│ 1000 activities · 1 line not understood  ");
    shows(&home, "2 lines left out: see ! · no room for 1: at most 1000 activities");
}

#[test]
fn an_agenda_can_be_typed() {
    let mut home = home();
    press(&mut home, "p");
    types(&mut home, "Welcome, 5");
    press(&mut home, "Enter");
    types(&mut home, "Coffee, 10");
    press(&mut home, "Enter Enter");
    shows(&home, "╭─ New session · Untitled session ─");
    shows(&home, "2 activities");
    assert!(matches!(press(&mut home, "Enter"), HomeOutcome::Go(HomeTarget::Text(_))));
}

#[test]
fn the_keys_of_the_home_screen_are_those_of_the_settings() {
    let settings = "[keys]\nblank = \"F2\"\nread = \"r\"\nquit = \"Z\"\nsearch = []\n";
    let keys = roundtable::app::config::parse(settings).expect("settings").keys;
    let told = "By your settings, on the home screen r is read instead of report.";
    assert_eq!((keys.told(), keys.told_at_home()), (None, Some(told)));
    let mut home = home();
    home.keys = HomeKeys::new(keys.home());
    shows(&home, "↑ ↓ choose  Enter run  r read    F2 blank  t template  p paste  o open ");
    shows(&home, " Z quit  ? help");
    shows(&home, "F2 Blank");
    assert!(!screen(&home, 120, 40).concat().contains("/ search"));
    assert!(matches!(press(&mut home, "r"), HomeOutcome::Go(HomeTarget::Read(_))));
    assert_eq!(home.press(Key::F(2), now()), HomeOutcome::Go(HomeTarget::Blank));
    for (key, does_nothing) in [("b", true), ("q", true), ("Z", false)] {
        assert_eq!(press(&mut home, key) == HomeOutcome::Stay, does_nothing, "{key}");
    }
    press(&mut home, "?");
    shows(&home, "F2  Begin a blank session");
    // Two commands of the home screen with one key are told of.
    let wrong = roundtable::app::config::parse("[keys]\nblank = \"z\"\ntemplate = \"z\"\n").unwrap_err();
    assert_eq!(wrong, ["[keys] on the home screen the key z is used for both blank and template"]);
}

#[test]
fn the_home_screen_can_be_stopped_and_helps() {
    let mut home = home();
    press(&mut home, "↓");
    let before = home.clone();
    assert_eq!(home.press(Key::Ctrl('z'), now()), HomeOutcome::Suspend);
    assert_eq!(home, before);
    press(&mut home, "?");
    shows(&home, "╭─ Keys · Home ─");
    assert_eq!(press(&mut home, "t"), HomeOutcome::Stay);
    assert!(matches!(home.mode, Mode::Templates(..)), "{:?}", home.mode);
    press(&mut home, "Esc k");
    assert_eq!(press(&mut home, "z"), HomeOutcome::Stay);
    assert_eq!(home.message.as_deref(), Some("z does nothing here. ? shows the keys."));
    assert_eq!(Start::ALL.map(|s| home.keys.shown(s.words().0)), ["b", "t", "p", "f", "o"]);
}
