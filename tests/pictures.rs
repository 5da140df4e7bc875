//! Whole screens, kept in `tests/screens`, one file for each moment and size, and `docs/live.svg`.
//! `UPDATE_SCREENS=1 cargo test pictures` draws them all anew; then look at them with `git diff`.
//!
//! A file has two layers. The first is the screen as text. Below it, after a line of its own, stand the roles of the
//! theme, one line for each row of the screen and in the same order:
//!
//! ```text
//! strong 2, dim 2, good 2
//! accent 1, selected 4–80 + dim 2
//! ```
//!
//! The first row begins with two words in the role `strong`; two words in `dim` follow, then two in `good`. A word is
//! what stands between blanks, or between two roles. In the second row the role `selected` fills columns 4 to 80, and
//! two words on it are in `dim`. An empty line is an empty row. Where a line is typed, the last line says where the
//! cursor is. Colours have no part in it: only `docs/live.svg` changes with a theme, the dark one.

mod moments;
mod roles;
mod svg;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use roundtable::app::Card;
use roundtable::app::prompts::PROMPTS;
use roundtable::app::views::VIEWS;
use roundtable::theme::{self, Role};
use roundtable::workshop::poll::METHODS;

use crate::stage::{Stage, text_of};
pub(crate) use moments::exercise;
use moments::{Moment, moments};

/// What stands between the two layers.
const BETWEEN: &str = "── roles ──\n";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Both layers of a moment at a size.
fn drawn(moment: &Moment, size: (u16, u16), roles: &theme::Theme) -> String {
    let (buf, cursor) = moment.draw(roles, Rect::new(0, 0, size.0, size.1));
    text_of(&buf) + BETWEEN + &roles::of(&buf, cursor)
}

/// The running exercise in the colours of the dark theme.
fn live_svg() -> String {
    let dark = theme::BUILT_IN.iter().find(|b| b.name == "dark").expect("there is a dark theme");
    let dark = theme::parse(dark.text).expect("it is a theme");
    let s = exercise();
    let (buf, _) = s.draw_in(&dark, Rect::new(0, 0, 120, 40));
    let ground = dark.style(Role::Text).bg.expect("it has a background");
    svg::of(&buf, &format!("roundtable: {}", s.session().plan.title), ground)
}

#[cfg(feature = "room")]
#[test]
fn the_screens_are_as_they_were_looked_at() {
    let folder = path("tests/screens");
    let update = std::env::var_os("UPDATE_SCREENS").is_some();
    let roles = roles::theme();
    let mut files: Vec<(PathBuf, String)> = vec![(path("docs/live.svg"), live_svg())];
    for moment in moments() {
        for &(columns, rows) in moment.sizes {
            let name = format!("{}-{columns}x{rows}.txt", moment.name);
            files.push((folder.join(name), drawn(&moment, (columns, rows), &roles)));
        }
    }
    let known: BTreeSet<&PathBuf> = files.iter().map(|(path, _)| path).collect();
    assert_eq!(known.len(), files.len(), "two pictures have one name");
    let mut wrong = Vec::new();
    for (path, picture) in &files {
        let name = path.file_name().unwrap_or_default().display();
        if update {
            std::fs::write(path, picture).expect("the picture can be written");
        } else if std::fs::read_to_string(path).ok().as_ref() != Some(picture) {
            let shown = if path.starts_with(&folder) { picture.as_str() } else { "" };
            wrong.push(format!("{name} looks different now\n{shown}"));
        }
    }
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if !known.contains(&path) {
            if update {
                std::fs::remove_file(&path).expect("the picture can be removed");
            } else {
                wrong.push(format!("{} belongs to no moment", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_SCREENS=1 keeps them as they are now.", wrong.join("\n"));
}

/// Lists the variants of a type with a name for each, and does not compile while one is missing.
macro_rules! every {
    ($all:ident, $of:ident: $($variant:ident),+ $(,)?) => {
        fn $all() -> BTreeSet<&'static str> {
            // Only there so that the compiler names a variant that is not in the list.
            let _ = |one: $of| match one { $($of::$variant { .. } => ()),+ };
            BTreeSet::from([$(stringify!($variant)),+])
        }
    };
}

every!(cards, Card: Help, FullText);
#[test]
fn every_view_has_a_picture() {
    let moments = moments();
    let models = || moments.iter().filter_map(Moment::stage).map(|s| &s.m);
    let methods = || METHODS.iter().map(|m| format!("poll-{}", m.name));
    let seen: BTreeSet<String> = models()
        .map(|m| m.cursor.view.id.to_owned())
        .chain(models().filter_map(|m| m.cursor.card).map(|c| format!("{c:?}")))
        .chain(models().filter_map(|m| m.prompt.line.as_ref()).map(|(purpose, _)| purpose.prompt.id.to_owned()))
        .chain(moments.iter().map(|m| m.name.clone()))
        .collect();
    let rows = VIEWS.iter().map(|v| v.id).chain(PROMPTS.iter().map(|p| p.id)).chain(cards());
    let wanted = rows.map(str::to_owned).chain(methods());
    let missing: Vec<String> = wanted.filter(|w| !seen.contains(w)).collect();
    assert!(missing.is_empty(), "without a picture: {}", missing.join(", "));
    // What is drawn where it has no room says only that.
    for moment in moments.iter().filter(|moment| moment.name != "too-small") {
        let sizes = [(80, 24), (120, 40)];
        assert!(sizes.iter().all(|size| moment.sizes.contains(size)), "{} is not drawn at both sizes", moment.name);
    }
}

#[test]
fn the_roles_of_a_row_can_be_read() {
    let theme = roles::theme();
    let mut buf = Buffer::empty(Rect::new(0, 0, 80, 2));
    buf.set_style(buf.area, theme.style(Role::Text));
    buf.set_string(1, 0, "A title", theme.style(Role::Strong));
    buf.set_string(9, 0, "陈 四", theme.style(Role::Dim));
    buf.set_string(30, 0, "✓ saved", theme.style(Role::Good));
    buf.set_style(Rect::new(3, 1, 77, 1), theme.style(Role::Selected));
    buf.set_string(1, 1, "▸", theme.style(Role::Accent));
    buf.set_string(3, 1, "A line", theme.style(Role::Selected));
    buf.set_string(20, 1, "15 min", theme.style(Role::Dim));
    let read = roles::of(&buf, Some(Position::new(4, 1)));
    assert_eq!(read, "strong 2, dim 2, good 2\naccent 1, selected 4–80 + dim 2\ncursor in row 2, column 5\n");
}

#[test]
fn the_picture_of_the_readme_is_plain_svg() {
    let text = live_svg();
    assert!(text.len() < 60_000, "{} bytes", text.len());
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(["svg", "title", "rect", "path", "g", "text"].contains(&name), "<{name}>");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(!key.starts_with("on") && key != "href" && !value.contains("url("), "{key}={value}");
        }
    }
    // Letter by letter it holds what the screen says.
    let letters = |text: &str| {
        let mut all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        all.sort_unstable();
        all.into_iter().collect::<String>()
    };
    let said: String = document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert_eq!(letters(&said), letters(&exercise().screen()));
}

#[test]
fn what_is_current_stands_out_and_so_does_time_that_is_over() {
    let look = |s: &Stage, words: &str| {
        let runs = s.styles();
        runs.into_iter().find(|(text, _)| text.contains(words)).unwrap_or_else(|| panic!("{words} is not there")).1
    };
    let s = exercise();
    assert!(look(&s, "The who").contains("BOLD"));
    assert!(!look(&s, "The how").contains("BOLD"));
    let digits = |s: &Stage| look(s, "██████");
    let (calm, over) = (digits(&s), digits(&exercise().sleep("7m")));
    assert_ne!(calm, over);
}
