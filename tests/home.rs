//! The home screen: what was begun goes on, what is planned opens, and a template is two keys away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::home::{Home, HomeEntry, HomeOutcome, HomeTarget};
use roundtable::library;
use roundtable::screens;
use roundtable::theme::Theme;
use terminal::Key;

fn entry(target: HomeTarget, title: &str, note: &str) -> HomeEntry {
    HomeEntry { target, title: title.to_owned(), note: note.to_owned() }
}

pub(crate) fn home() -> Home {
    let session = |name: &str| std::path::PathBuf::from(format!("/sessions/{name}.toml"));
    let mut entries = vec![
        entry(HomeTarget::Continue(session("a")), "Monthly roundtable", "began at 15:01"),
        entry(
            HomeTarget::Open(session("b")),
            "A planned day with a title as long as a whole sentence",
            "24 November 2026",
        ),
    ];
    let template =
        |t: &library::Starter| entry(HomeTarget::Template(t.name.to_owned()), t.name, "what it is for, in a few words");
    entries.extend(library::STARTERS.iter().map(template));
    Home { entries, selected: 0 }
}

fn screen(home: &Home, columns: u16, rows: u16) -> Vec<String> {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    screens::home(home, &Theme::terminal(), area, &mut buf);
    let row = |y| (0..columns).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..rows).map(row).collect()
}

#[test]
fn everything_offered_can_be_reached_and_says_what_it_is_for() {
    let mut home = home();
    assert!(matches!(home.press(Key::Enter), HomeOutcome::Go(HomeTarget::Continue(_))));
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        home.press(Key::Home);
        let above = screen(&home, columns, rows);
        assert!(above.iter().any(|l| l.contains("Monthly")), "{above:#?}");
        let cut = above.iter().all(|l| !l.contains("world-cafe"));
        let last = |screen: &[String]| screen[usize::from(rows) - 1].trim_end_matches(" more").to_owned();
        assert_eq!(last(&above).ends_with('↓'), cut, "{above:#?}");
        home.press(Key::End);
        let below = screen(&home, columns, rows);
        assert!(below.iter().any(|l| l.contains("world-cafe")), "{below:#?}");
        assert_eq!(last(&below).ends_with('↑'), cut, "{below:#?}");
    }
    assert_eq!(home.press(Key::Enter), HomeOutcome::Go(HomeTarget::Template("world-cafe".to_owned())));
    let pages = home.entries.len().div_ceil(10);
    (0..pages).for_each(|_| drop(home.press(Key::PageUp)));
    assert!(matches!(home.press(Key::Enter), HomeOutcome::Go(HomeTarget::Continue(_))));
    assert_eq!(home.press(Key::Char('q')), HomeOutcome::Leave);
}

#[test]
fn short_titles_leave_the_room_to_what_is_said_of_them() {
    let mut home = home();
    home.entries.remove(1);
    let screen = screen(&home, 80, 40);
    assert!(screen.iter().any(|l| l.ends_with("what it is for, in a few words")), "{screen:#?}");
    assert!(screen.iter().all(|l| !l.contains('…')), "{screen:#?}");
}

#[test]
fn the_home_screen_can_be_stopped_and_changes_nothing_by_it() {
    let mut home = home();
    home.press(Key::Down);
    let before = home.clone();
    assert_eq!(home.press(Key::Ctrl('z')), HomeOutcome::Suspend);
    assert_eq!(home, before);
}
