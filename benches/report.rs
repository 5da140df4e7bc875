//! What somebody waits for afterwards: a report, a month in one piece, and the picture after a key while reading.
//! `cargo bench --bench report`; the figures of the day are in `docs/speed.md`.

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::ReviewScreen;
use roundtable::app::pages::pages;
use roundtable::export::{FORMATS, Table};
use roundtable::theme::Theme;
use roundtable::workshop::Session;
use roundtable::workshop::digest::{Audience, Digest, Recap, RecapFilter, RecapPart};
use roundtable::{file, library, screens};
use terminal::Key;

fn main() {
    divan::main();
}

/// The kind of a note where all kinds are: every other one is told by a recap.
fn of_every_kind(i: usize) -> &'static str {
    ["note", "note", "takeaway", "decision", "action", "question"][i % 6]
}

/// A finished session with so many notes of these kinds.
fn finished(notes: usize, kind: fn(usize) -> &'static str) -> String {
    let sample = library::SAMPLES.iter().find(|s| s.name == "sample-partner-poll").expect("it comes with the program");
    let note = |i: usize| {
        let kind = kind(i);
        format!(
            "[[record.note]]\nat = 2026-11-17T15:{:02}:{:02}+01:00\nactivity = \"meaning\"\nkind = \"{kind}\"\n\
             text = \"Somebody who answers in the forum and never says a word in meetings {i}\"\nby = \"Ivo Petrovski\"\n\n",
            i / 60 % 60,
            i % 60,
        )
    };
    let notes: Vec<String> = (0..notes).map(note).collect();
    sample.text.replace("[record.journal]", &format!("{}[record.journal]", notes.concat()))
}

fn session(text: &str) -> Session {
    file::read_session(text.as_bytes()).expect("it is a session")
}

fn digest(text: &str) -> Digest {
    Digest::of(&session(text), Audience::Participants)
}

/// Twenty sessions of a thousand notes.
fn month(kind: &str) -> String {
    match kind {
        "plain" => finished(1000, |_| "note"),
        _ => finished(1000, of_every_kind),
    }
}

/// A month read by nothing but a TOML parser: what the recap is measured by.
#[divan::bench(args = ["told", "plain"])]
fn month_by_a_toml_parser(bencher: Bencher, kind: &str) {
    let text = month(kind);
    bencher.bench(|| {
        for _ in 0..20 {
            divan::black_box(text.parse::<toml::Table>().expect("it is TOML"));
        }
    });
}

/// The same in one piece, on one core: half of the notes are told, or none.
#[divan::bench(args = ["told", "plain"])]
fn month_in_one_piece(bencher: Bencher, kind: &str) {
    let text = month(kind);
    let format = &FORMATS[0];
    bencher.bench(|| {
        let parts = (0..20).map(|_| RecapPart::of(&session(&text), Audience::Participants)).collect();
        let recap = Recap::of(parts, Audience::Participants, &RecapFilter::default());
        let mut text = String::new();
        format.recap.expect("it writes recaps")(recap, &[], &mut text).expect("the built-in template is whole");
        text
    });
}

#[divan::bench(args = ["md", "html", "csv", "json"])]
fn report_of_5000_notes(bencher: Bencher, name: &str) {
    let digest = digest(&finished(5000, of_every_kind));
    let format = FORMATS.iter().find(|f| f.name == name).expect("it is in the catalogue");
    bencher.bench(|| {
        format.report.expect("it writes reports")(&digest, Table::Notes, &[]).expect("the built-in template is whole")
    });
}

#[divan::bench]
fn pages_of_5000_notes(bencher: Bencher) {
    let digest = digest(&finished(5000, of_every_kind));
    bencher.bench(|| pages(&digest));
}

/// `j` among 5,000 notes, and the picture.
#[divan::bench]
fn a_key_while_reading(bencher: Bencher) {
    let digest = digest(&finished(5000, of_every_kind));
    let mut reader = ReviewScreen::new(digest.title.clone(), pages(&digest), false);
    while reader.pages[reader.page].title != "Notes by time" {
        reader.press(Key::Right);
    }
    let theme = Theme::terminal();
    let area = Rect::new(0, 0, 120, 40);
    let mut buf = Buffer::empty(area);
    bencher.bench_local(|| {
        reader.press(Key::Char('j'));
        screens::review(&reader, &theme, area, &mut buf)
    });
}
