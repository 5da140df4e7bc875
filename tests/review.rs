//! Reading a session: keys in, screen out; and the same as plain text.

use std::io::{BufRead, BufReader};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::config::parse;
use roundtable::app::pages::pages;
use roundtable::app::{ReviewRequest, ReviewScreen};
use roundtable::theme::Theme;
use roundtable::workshop::digest::{Audience, Digest};
use roundtable::{file, screens};
use terminal::Key;

use crate::cli::report::prep;
use crate::cli::{Desk, session};

/// Somebody who reads.
struct Chair {
    reader: ReviewScreen,
    size: (u16, u16),
}

fn digest(text: &str) -> Digest {
    Digest::of(&file::read(text.as_bytes()).unwrap().session, Audience::Participants)
}

impl Chair {
    fn open(text: &str) -> Self {
        let digest = digest(text);
        Self { reader: ReviewScreen::new(digest.title.clone(), pages(&digest), false), size: (100, 30) }
    }

    /// Presses keys by name, one after another; tells what the last one asks for.
    fn press(&mut self, keys: &str) -> ReviewRequest {
        keys.split_whitespace().map(|name| self.reader.press(Key::parse(name).unwrap())).last().unwrap()
    }

    fn types(&mut self, text: &str) {
        text.chars().for_each(|c| drop(self.reader.press(Key::Char(c))));
    }

    fn screen(&mut self) -> String {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buf = Buffer::empty(area);
        self.reader.over = screens::review(&self.reader, &Theme::terminal(), area, &mut buf).1;
        let line = |y| (0..area.width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned() + "\n";
        (0..area.height).map(line).collect()
    }

    /// Goes to the page of this title.
    fn turn_to(&mut self, title: &str) -> String {
        for _ in 0..self.reader.pages.len() {
            if self.reader.pages[self.reader.page].title == title {
                return self.screen();
            }
            self.press("→");
        }
        panic!("there is no page {title}");
    }
}

#[test]
fn every_page_tells_its_part() {
    let mut chair = Chair { size: (110, 50), ..Chair::open(&prep()) };
    for (page, told) in [
        (
            "Overview",
            &["Key takeaway", "! We start with L&D, in December.", "planned 1━", "actual  ", "ended 1 min behind"][..],
        ),
        ("Agenda", &["2 Who and how", "15:12 · took 16 min, planned 16 min", "run 2: L&D / KM wins: 4 of 5 votes"]),
        ("Who and how: by group", &["Group 2", "Chloé Park, Dev Rao, Zoe Adams", "• Quiet experts in the regions"]),
        ("Who and how: by column", &["How", "Group 1", "• Ask for ten minutes"]),
        ("Offer and gain: by column", &["We gain", "IT", "• Single sign-on"]),
        ("Groups", &["formed 15:12 · no repeat pairings", "• Group 1: Ana Lima, Ben Osei · host: Ana Lima"]),
        (
            "Polls",
            &[
                "L&D / KM",
                "████",
                "wins: 4 of 5 votes",
                "Rule: single, one answer from each person · anonymous. 5 present",
            ],
        ),
        ("Notes by kind", &["Decisions", "Parked", "~ A budget for travel"]),
        ("Notes by person", &["Ben Osei", "@ Ben Osei: Invite L&D"]),
        ("Notes by time", &["15:05 They only come when it burns. – Ana Lima (Use cases)"]),
        ("People", &["• Ben Osei · 15:01–15:20, from 15:30", "Zoe Adams"]),
        ("Links", &["→ Recording: https://example.org/rec?id=7&t=1", "• Not a link: javascript:alert(1)"]),
    ] {
        let screen = chair.turn_to(page);
        for words in told {
            assert!(screen.contains(words), "{page} does not tell {words}\n{screen}");
        }
        assert!(!screen.contains("SECRET") && !screen.contains("median"), "{screen}");
    }
}

#[test]
fn it_is_readable_at_every_size() {
    let mut chair = Chair::open(&prep());
    for size in [(200, 60), (120, 40), (80, 24), (40, 12), (39, 12), (1, 1)] {
        chair.size = size;
        for _ in 0..chair.reader.pages.len() {
            let screen = chair.screen();
            assert!(size.0 < 40 || screen.lines().last().unwrap().ends_with("? help"), "{screen}");
            chair.press("→");
        }
        chair.press("?");
        let last = (0..20).map(|_| drop(chair.press("↓"))).last();
        assert!(size.0 < 40 || last.is_none() || chair.screen().contains("ctrl-z"), "{}", chair.screen());
        chair.press("? /");
        chair.types("ben");
        chair.screen();
        chair.press("Esc");
    }
}

#[test]
fn the_settings_change_its_keys() {
    let settings = "[keys]\ncopy = \"Y\"\nnext-page = [\"n\"]\nhelp = \"F1\"\nquit = \"Q\"\n";
    let mut chair = Chair::open(&prep());
    chair.reader.keys = parse(settings).unwrap().keys.reading().to_vec();
    assert!(chair.screen().contains(" n next page") && chair.screen().contains("F1 help"), "{}", chair.screen());
    chair.press("n");
    assert_eq!(chair.reader.page, 1);
    assert!(matches!(chair.press("Y"), ReviewRequest::Copy(_)));
    assert_eq!(
        (chair.press("→"), chair.press("y"), chair.press("q")),
        (ReviewRequest::Stay, ReviewRequest::Stay, ReviewRequest::Stay)
    );
    assert_eq!(chair.reader.page, 1, "what took the place of a key leaves it without a meaning");
    chair.press("F1");
    assert!(chair.screen().contains("Keys · Reading") && chair.screen().contains("Y               Copy the passage"));
    assert_eq!((chair.press("Q"), chair.press("ctrl-c")), (ReviewRequest::Leave, ReviewRequest::Leave));
    let wrong = parse("[keys]\ncopy = \"Z\"\nsearch = \"Z\"\nnext-pge = \"x\"\n").unwrap_err().join("\n");
    assert!(wrong.contains("in review the key Z is used for both search and copy"), "{wrong}");
    assert!(wrong.contains("mean “next-page”"), "{wrong}");
}

#[test]
fn what_is_chosen_stays_in_sight() {
    let note = |i: usize| {
        let words = "word ".repeat(i % 40);
        format!("[[record.note]]\nat = 2026-11-24T15:46:00-05:00\nkind = \"note\"\ntext = \"number {i:04} {words}\"\n")
    };
    let notes = (0..5000).map(note).collect::<Vec<_>>().concat();
    let mut chair = Chair::open(&prep().replace("[record.journal]", &format!("{notes}[record.journal]")));
    chair.turn_to("Notes by time");
    chair.press("End");
    assert!(chair.screen().contains("15:47 Start small."), "{}", chair.screen());
    chair.press("↑ ↑ ↑");
    assert!(chair.screen().contains("number 4997"), "{}", chair.screen());
    chair.press("PgUp PgUp");
    assert!(chair.screen().contains("number 4977"), "{}", chair.screen());
    chair.press("Home");
    assert!(chair.screen().contains("They only come when it burns"));
}

#[test]
fn a_passage_longer_than_the_screen_is_read_by_lines() {
    let long: String = (1..=60).map(|i| format!("word{i:02} ")).collect::<Vec<_>>().concat();
    let mut chair = Chair { size: (40, 12), ..Chair::open(&prep().replace("Start small.", &long)) };
    chair.turn_to("Notes by time");
    chair.press("End");
    let screen = chair.screen();
    assert!(screen.contains("word01") && !screen.contains("word60") && screen.contains("↓ more"), "{screen}");
    for _ in 0..20 {
        chair.press("↓");
        chair.screen();
    }
    let screen = chair.screen();
    assert!(screen.contains("word60") && !screen.contains("↓ more"), "{screen}");
    chair.press("Home");
    assert!(chair.screen().contains("They only come"), "{}", chair.screen());
}

#[test]
fn bars_of_one_poll_are_drawn_to_one_scale() {
    let figures = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/figures.toml")).unwrap();
    for size in [(60, 60), (80, 60), (120, 60), (200, 60)] {
        let mut chair = Chair { size, ..Chair::open(&figures) };
        let screen = chair.turn_to("Polls");
        // Two steps of the scale got two hands each, and only one of them has more to tell beside its bar.
        let bar = |end: &str| {
            let line = screen.lines().find(|l| l.contains(end)).unwrap_or_else(|| panic!("{screen}"));
            line.chars().filter(|c| ('▁'..='▏').contains(c)).collect::<String>()
        };
        assert_eq!(bar("2 · middle half"), bar("5 very"), "{screen}");
    }
}

#[test]
fn search_goes_where_it_was_found() {
    let mut chair = Chair::open(&prep());
    chair.press("/");
    chair.types("december ben");
    let screen = chair.screen();
    assert!(screen.contains("2 found") && screen.contains("search ▸ december ben"), "{screen}");
    chair.press("↓ Enter");
    assert_eq!(chair.reader.pages[chair.reader.page].title, "Notes by time");
    assert!(chair.reader.shown().unwrap().text.contains("Invite L&D"));
    chair.press("/");
    chair.types("nothing like it");
    assert!(chair.screen().contains("Nothing found."));
    chair.press("Esc");
    assert!(chair.screen().contains("Invite L&D"));
}

#[test]
fn an_address_is_shown_before_it_is_opened_and_only_real_ones_are() {
    let mut chair = Chair::open(&prep());
    chair.turn_to("Links");
    assert_eq!(chair.press("o"), ReviewRequest::Stay);
    assert!(
        chair.screen().contains("Open this address?") && chair.screen().contains("https://example.org/rec?id=7&t=1")
    );
    assert_eq!(chair.press("x"), ReviewRequest::Stay, "any other key cancels");
    assert_eq!(chair.press("o Enter"), ReviewRequest::Open("https://example.org/rec?id=7&t=1".to_owned()));
    chair.press("↓");
    assert_eq!(chair.press("o Enter"), ReviewRequest::Stay);
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a b",
        "https://a\\u202eb",
        "-x",
        "http\\n://a",
        "data:text/html,x",
    ] {
        let mut chair = Chair::open(&prep().replace("https://example.org/rec?id=7&t=1", url));
        chair.turn_to("Links");
        assert_eq!(chair.press("o Enter"), ReviewRequest::Stay, "{url}");
    }
}

#[test]
fn a_passage_can_be_copied_unless_it_is_huge() {
    let mut chair = Chair::open(&prep());
    chair.turn_to("Notes by kind");
    chair.press("↓");
    assert_eq!(
        chair.press("y"),
        ReviewRequest::Copy("New moderators who already answer in the forum · 3 dots from 2 – Ana Lima".to_owned())
    );
    let mut hostile = Chair::open(&prep().replace("\"Start small.\"", "\"x\\u001b[2J\\nrm -rf\""));
    hostile.turn_to("Notes by time");
    let ReviewRequest::Copy(text) = hostile.press("End y") else { panic!("nothing was copied") };
    assert!(!text.contains(char::is_control), "{text:?}");
    let mut huge = Chair::open(&prep().replace("Start small.", &"x".repeat(60_000)));
    huge.turn_to("Notes by time");
    assert_eq!(huge.press("End y"), ReviewRequest::Stay);
    assert!(huge.screen().contains("more than 50000 bytes"));
}

#[test]
fn hostile_text_is_only_shown() {
    let hostile = "\\u001b]0;title\\u0007\\u001b[2J\\u009b31m\\u202ereversed\\u2066\\nnext\\u200b";
    let text = prep()
        .replace("Start small.", hostile)
        .replace("Ana Lima", &format!("Ana {hostile}"))
        .replace("Prep with peers:", hostile);
    let mut chair = Chair::open(&text);
    for _ in 0..chair.reader.pages.len() {
        let screen = chair.screen();
        assert!(
            !screen.contains(|c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)),
            "{screen:?}"
        );
        chair.press("→");
    }
    let plain = Desk::new().file("s.toml", text).output(&["review", "s.toml"]);
    assert!(!plain.contains(|c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)));
}

#[test]
fn pages_made_anew_keep_the_place() {
    let mut chair = Chair::open(&prep());
    chair.turn_to("Notes by time");
    chair.press("↓ ↓");
    let chosen = chair.reader.shown().cloned();
    let more = prep().replace(
        "[record.journal]",
        "[[record.note]]\nat = 2026-11-24T15:04:00-05:00\nkind = \"parked\"\ntext = \"Earlier\"\n[record.journal]",
    );
    let digest = digest(&more);
    chair.reader.refresh(digest.title.clone(), pages(&digest));
    assert_eq!(chair.reader.shown().cloned(), chosen);
    let plan = self::digest(&session("Plan", ""));
    chair.reader.refresh(plan.title.clone(), pages(&plan));
    assert_eq!((chair.reader.page, chair.reader.pages[0].title.as_str()), (0, "Overview"));
    chair.screen();
}

#[test]
fn plain_text_says_the_same_without_a_picture() {
    let desk = Desk::new().file("s.toml", prep());
    let text = desk.output(&["review", "s.toml", "--plain"]);
    assert_eq!(text, desk.output(&["review", "s.toml"]), "where there is no terminal");
    for words in [
        "- decision: We start with L&D, in December.",
        "- action: Ben Osei: Invite L&D",
        "- L&D / KM: 4",
        "- action, done: Zoe Adams",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains(['━', '█', '│']) && !text.contains("SECRET"), "{text}");
    assert_eq!(desk.run_with(&["review", "-"], prep()).out, text);
    desk.refusal(&["review", "-", "--follow"], 2);
    assert!(desk.refusal(&["review", "gone.toml"], 1).contains("file not found"));
    assert_eq!(desk.files(), ["s.toml"]);
}

/// Reads on until a line holds these words.
fn until(lines: &mut impl Iterator<Item = String>, words: &str) {
    assert!(lines.any(|l| l.contains(words)), "{words}");
}

#[test]
fn plain_text_keeps_up_with_a_session_until_it_is_over() {
    let live = prep().replace("ended = 2026-11-24T15:47:40-05:00\n[[record.attendance]]", "[[record.attendance]]");
    let more = |text: &str| {
        live.replace("[record.journal]", &format!("[[record.note]]\nat = 2026-11-24T15:50:00-05:00\nkind = \"decision\"\ntext = \"{text}\"\n[record.journal]"))
    };
    let desk = Desk::new().file("s.toml", &live);
    let path = desk.path("s.toml");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .args(["review", "--plain", "--follow"])
        .arg(&path)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    until(&mut lines, "Not a link");
    // As the saver does it: a whole file takes the name.
    let replace = |text: String| {
        std::fs::write(desk.path("s.tmp"), text).unwrap();
        std::fs::rename(desk.path("s.tmp"), &path).unwrap();
    };
    replace(more("We go on in January"));
    until(&mut lines, "- decision: We go on in January");
    replace("format = ".to_owned());
    replace(prep());
    until(&mut lines, "took 46 min, ended 1 min behind");
    assert!(lines.all(|l| !l.contains("Quiet experts")), "what was told is not told again");
    assert!(child.wait().unwrap().success());
}
