//! What the facilitator waits for: a file being read and written, the first frame, and the frame after a key.
//! `cargo bench`; the figures of the day are in `docs/speed.md`.

mod room;

use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveTime};
use divan::Bencher;
use room::{Room, now};
use roundtable::app::{self, Model};
use roundtable::file::{self, Preparation};
use roundtable::library;
use roundtable::store::{Draft, DraftFile, FlushOutcome, SaveState, Saver, Target};
use roundtable::workshop::{Command, Drafts, NoteKind, Person, Request, apply};
use terminal::Key;

fn main() {
    divan::main();
}

/// A session with a roster of sixteen and so many notes, in the middle of its exercise.
fn workshop(notes: usize) -> Room {
    let people: Vec<Person> = (0..16)
        .map(|i| Person {
            name: format!("{} {}", ["Ana", "Ben", "Chloé", "Dev"][i % 4], ["Lima", "Osei", "Park", "Rao"][i / 4]),
            attributes: vec![("department".to_owned(), ["Support", "Sales", "IT"][i % 3].to_owned())],
        })
        .collect();
    let starter = library::starter("prep-with-peers").expect("it comes with the program");
    let text = file::prepare(
        starter.text,
        &Preparation {
            date: NaiveDate::from_ymd_opt(2026, 11, 24),
            start: NaiveTime::from_hms_opt(15, 0, 0),
            people: &people,
            ..Preparation::default()
        },
    );
    let mut opened = file::read(text.as_bytes()).expect("a starter is a session");
    let mut say = |command| apply(&mut opened.session, &Request::Facilitator(command), now()).expect("it can be done");
    for command in
        [Command::Start, Command::Next, Command::Next, Command::FormGroups { seed: 7, stay: Vec::new(), asked: None }]
    {
        say(command);
    }
    let m = Model::new(opened.session.clone(), Drafts::default(), now());
    for i in 0..notes {
        let mut note = m.captured("Somebody who answers in the forum and never says a word in meetings", now());
        note.group = Some(format!("Group {}", i % 4 + 1));
        note.kind = if i % 9 == 0 { NoteKind::Decision } else { NoteKind::Note };
        apply(&mut opened.session, &Request::Facilitator(Command::Capture(Box::new(note))), now()).expect("words");
    }
    Room::of(opened, now())
}

/// The same, gone on to its poll.
fn poll(notes: usize) -> Room {
    let mut room = workshop(notes);
    (0..6).for_each(|_| room.press(Key::Right));
    room
}

const NOTES: [usize; 2] = [0, 5_000];

#[divan::bench(args = NOTES)]
fn load(bencher: Bencher, notes: usize) {
    let text = workshop(notes).text();
    bencher.bench(|| file::read(divan::black_box(text.as_bytes())));
}

/// What the first frame waits for, where the notes are read behind it.
#[divan::bench(args = [0, 5_000, 50_000])]
fn load_ahead(bencher: Bencher, notes: usize) {
    let text = workshop(notes).text();
    bencher.bench(|| match file::read_ahead(divan::black_box(text.as_bytes())) {
        Some(session) => session,
        None => file::read(text.as_bytes()).expect("sound").session,
    });
}

#[divan::bench(args = NOTES)]
fn render(bencher: Bencher, notes: usize) {
    let room = workshop(notes);
    bencher.bench_local(|| room.text());
}

/// From a step to its bytes on the disk: rendered, written, forced out, renamed. The disk decides most of it.
#[divan::bench(args = NOTES)]
fn save(bencher: Bencher, notes: usize) {
    let room = workshop(notes);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("session.toml");
    let now = room.now;
    let target = Target { path, content: None, now: Arc::new(move || now), shelters: Vec::new(), draft: None };
    let saver = Saver::start(target, drop).expect("a thread");
    let mut revision = 0;
    bencher.bench_local(|| {
        revision += 1;
        let (document, session) = (room.document.clone(), Arc::clone(&room.m.session));
        let draft = Drafts { note: revision.to_string(), ..Drafts::default() }; // each save has something new
        saver.put(SaveState {
            revision,
            text: Arc::new(move || document.render(&session, &draft)),
            urgent: true,
            draft: None,
            no_copies: false,
        });
        assert_eq!(saver.flush(Duration::from_secs(10)), FlushOutcome::Saved);
    });
}

/// A second of typing, until it is on the disk: a small file of its own, whatever the size of the session's.
#[divan::bench(args = NOTES)]
fn draft(bencher: Bencher, notes: usize) {
    let room = workshop(notes);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("session.toml");
    let text: Arc<[u8]> = Arc::from(room.text().into_bytes());
    std::fs::write(&path, &text).expect("written");
    let (mut file, _) = DraftFile::find(&folder.path().join("drafts"), "day", &path, &text);
    let mut letters = 0;
    bencher.bench_local(|| {
        letters += 1;
        let drafts = Drafts { note: "a".repeat(letters % 100), ..Drafts::default() };
        let draft = Draft { session: "day".to_owned(), text: file::write_drafts(&drafts) };
        file.write(&path, &text, draft).expect("written");
    });
}

#[divan::bench(args = NOTES)]
fn first_frame(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    let session = (*room.m.session).clone();
    bencher.with_inputs(|| session.clone()).bench_local_values(|session| {
        room.m = Model::new(session, Drafts::default(), room.now);
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn key_in_the_agenda(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        room.press(Key::Char(if down { 'j' } else { 'k' }));
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn key_in_the_entries(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    room.press(Key::Tab);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        room.press(Key::Char(if down { 'k' } else { 'j' }));
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn letter_of_a_note(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    room.press(Key::Char('a'));
    let mut more = false;
    bencher.bench_local(|| {
        more = !more;
        room.press(if more { Key::Char('x') } else { Key::Backspace });
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn note_kept(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    room.press(Key::Char('a'));
    bencher.bench_local(|| {
        // The saver holds the newest state while it writes.
        let held = Arc::clone(&room.m.session);
        room.press(Key::Char('x'));
        room.press(Key::Enter);
        room.draw();
        held
    });
}

#[divan::bench(args = NOTES)]
fn hand_in_a_poll(bencher: Bencher, notes: usize) {
    let mut room = poll(notes);
    bencher.bench_local(|| {
        let held = Arc::clone(&room.m.session);
        room.press(Key::Char('1'));
        room.draw();
        held
    });
}

#[divan::bench(args = NOTES)]
fn letter_of_a_search(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    room.press(Key::Char('/'));
    let mut more = false;
    bencher.bench_local(|| {
        more = !more;
        room.press(if more { Key::Char('s') } else { Key::Backspace });
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn undo(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    room.press(Key::Char('+'));
    let mut back = false;
    bencher.bench_local(|| {
        back = !back;
        room.press(Key::Char(if back { 'u' } else { 'U' }));
        room.draw();
    });
}

#[divan::bench(args = NOTES)]
fn second_passes(bencher: Bencher, notes: usize) {
    let mut room = workshop(notes);
    bencher.bench_local(|| {
        room.now = app::wake(&room.m, room.now);
        app::tick(&mut room.m, room.now);
        room.draw();
    });
}

/// Files of sizes that no workshop has: read, or refused.
mod hostile {
    use super::{Bencher, file};

    const HEAD: &str = "format = 1\ntitle = \"T\"\n";
    const ACTIVITY: &str = "[[agenda]]\ntitle = \"A\"\nkind = \"exercise\"\nminutes = 5\n";

    fn read(bencher: Bencher, text: &str) {
        bencher.bench(|| file::read(divan::black_box(text.as_bytes())));
    }

    #[divan::bench(args = [10_000, 100_000, 900_000], sample_count = 10)]
    fn unknown_keys(bencher: Bencher, count: usize) {
        let keys = (0..count).map(|i| format!("k{i} = 1\n")).collect::<Vec<_>>().concat();
        read(bencher, &format!("{HEAD}{keys}{ACTIVITY}"));
    }

    #[divan::bench(args = [10_000, 100_000, 900_000], sample_count = 10)]
    fn journal_lines(bencher: Bencher, count: usize) {
        read(bencher, &format!("{HEAD}{ACTIVITY}[record]\n[record.journal]\nlines = [{}]\n", "\"l\",".repeat(count)));
    }

    #[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
    fn columns_of_a_table(bencher: Bencher, count: usize) {
        let heads = (0..count).map(|i| format!(",h{i}")).collect::<Vec<_>>().concat();
        let table = format!("name{heads}\nAna\n");
        bencher.bench(|| file::roster(divan::black_box(table.as_bytes()), &file::RosterOptions::default()).is_ok());
    }

    #[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
    fn people(bencher: Bencher, count: usize) {
        let people = (0..count).map(|i| format!("[[people]]\nname = \"P{i}\"\n")).collect::<Vec<_>>().concat();
        read(bencher, &format!("{HEAD}{people}{ACTIVITY}"));
    }
}
