//! A second passes and nothing else happens: the frame after it in every view, with few and with many people, notes,
//! activities and ballots. It has to cost the same. `cargo bench --bench ticks`; the figures are in `docs/speed.md`.

mod room;

use std::fmt::Write as _;

use divan::Bencher;
use room::{Room, now};
use roundtable::app;
use roundtable::file;
use roundtable::workshop::poll::{Answer, Vote};
use roundtable::workshop::{Command, Note, Request, apply};
use terminal::Key;

fn main() {
    divan::main();
}

/// What there is of everything.
#[derive(Clone, Copy)]
struct Amounts {
    people: usize,
    notes: usize,
    activities: usize,
    ballots: usize,
}

const FEW: Amounts = Amounts { people: 16, notes: 16, activities: 3, ballots: 16 };

/// A view: how it is called, whether the poll runs in it, whether the session is over, and the key that opens it.
type View = (&'static str, bool, bool, Option<Key>);

const VIEWS: [View; 10] = [
    ("live", false, false, None),
    ("groups", false, false, Some(Key::Char('g'))),
    ("people", false, false, Some(Key::Char('p'))),
    ("plan", false, false, Some(Key::Char('e'))),
    ("search", false, false, Some(Key::Char('/'))),
    ("stage", false, false, Some(Key::Char('s'))),
    ("poll", true, false, None),
    ("stage of a poll", true, false, Some(Key::Char('s'))),
    ("end", false, true, None),
    ("stage at the end", false, true, Some(Key::Char('s'))),
];

/// The room of a session with so much in it, as it looks in a view.
fn room(of: Amounts, (_, poll, over, key): View) -> Room {
    let mut text = String::from("format = 1\ntitle = \"Many\"\nstart = 15:00:00\ndate = 2026-11-24\n");
    for i in 0..of.people {
        let _ = write!(text, "[[people]]\nname = \"Person{i} Family{i}\"\ndepartment = \"D{}\"\n", i % 7);
    }
    text.push_str(
        "[[agenda]]\nid = \"canvas\"\ntitle = \"Canvas\"\nkind = \"exercise\"\nminutes = 30\nprompt = \"What helps?\"\n\
         [agenda.groups]\nsize = 4\nmix = [\"department\"]\n[[agenda.columns]]\nid = \"helps\"\ntitle = \"Helps\"\n\
         [[agenda.columns]]\nid = \"hinders\"\ntitle = \"Hinders\"\n\
         [[agenda]]\nid = \"poll\"\ntitle = \"Poll\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\nmethod = \"single\"\n\
         options = [\"One\", \"Two\", \"Three\"]\n",
    );
    for i in 2..of.activities {
        let _ = write!(text, "[[agenda]]\nid = \"a{i}\"\ntitle = \"Activity {i}\"\nkind = \"talk\"\nminutes = 5\n");
    }
    let mut opened = file::read(text.as_bytes()).expect("a session");
    let mut say = |command| apply(&mut opened.session, &Request::Facilitator(command), now()).expect("it can be done");
    say(Command::Start);
    say(Command::FormGroups { seed: 7, stay: Vec::new(), asked: None });
    let groups = of.people / 4;
    for i in 0..of.notes {
        let note = Note {
            at: now(),
            activity: Some("canvas".to_owned()),
            group: Some(format!("Group {}", i % groups + 1)),
            column: Some(["helps", "hinders"][i % 2].to_owned()),
            text: "Somebody who answers in the forum and never says a word in meetings".to_owned(),
            ..Note::default()
        };
        say(Command::Capture(Box::new(note)));
    }
    if poll {
        say(Command::Next);
        say(Command::OpenPoll);
        for i in 0..of.ballots {
            let vote = Vote::from(Answer::Options(vec![i % 3]));
            say(Command::Cast { by: None, vote, count: 1 });
        }
    }
    if over {
        (0..of.activities).for_each(|_| _ = say(Command::Next));
    }
    let mut room = Room::of(opened, now());
    if let Some(key) = key {
        room.press(key);
    }
    room
}

fn second_passes(bencher: Bencher, of: Amounts, view: View) {
    let mut room = room(of, view);
    room.draw();
    bencher.bench_local(|| {
        room.now = app::wake(&room.m, room.now);
        app::tick(&mut room.m, room.now);
        room.draw();
    });
}

fn names() -> impl Iterator<Item = &'static str> {
    VIEWS.iter().map(|view| view.0)
}

fn view(name: &str) -> View {
    *VIEWS.iter().find(|view| view.0 == name).expect("a view")
}

#[divan::bench(args = names())]
fn few(bencher: Bencher, name: &str) {
    second_passes(bencher, FEW, view(name));
}

#[divan::bench(args = names())]
fn people_200(bencher: Bencher, name: &str) {
    second_passes(bencher, Amounts { people: 200, ..FEW }, view(name));
}

#[divan::bench(args = names())]
fn people_800(bencher: Bencher, name: &str) {
    second_passes(bencher, Amounts { people: 800, ..FEW }, view(name));
}

#[divan::bench(args = names())]
fn notes_5000(bencher: Bencher, name: &str) {
    second_passes(bencher, Amounts { notes: 5_000, ..FEW }, view(name));
}

#[divan::bench(args = names())]
fn activities_200(bencher: Bencher, name: &str) {
    second_passes(bencher, Amounts { activities: 200, ..FEW }, view(name));
}

#[divan::bench(args = names())]
fn ballots_1000(bencher: Bencher, name: &str) {
    second_passes(bencher, Amounts { ballots: 1_000, ..FEW }, view(name));
}
