//! Ten thousand ballots of every method: counted, counted anew after one more, drawn up to its bytes, saved and read.
//! `cargo bench --bench polls`; the figures of the day are in `docs/speed.md`.

mod room;

use std::sync::Arc;

use divan::Bencher;
use room::{Room, now};
use roundtable::file;
use roundtable::workshop::poll::{Answer, Form, METHODS, Method, Vote, tally};
use roundtable::workshop::{Command, Request, apply};
use terminal::Key;

const BALLOTS: usize = 10_000;
const OPTIONS: usize = 12;

fn main() {
    divan::main();
}

/// A number that looks like any other, from the place of a ballot.
fn number(i: usize) -> usize {
    (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) as usize
}

fn answer(method: &Method, options: usize, i: usize) -> Answer {
    let option = number(i) % options.max(1);
    match method.form {
        Form::One => Answer::Options(vec![option]),
        Form::Several => Answer::Options((0..=number(i) % 3).map(|k| (option + k * 5) % options).collect()),
        Form::Order => {
            let mut order: Vec<usize> = (0..options).collect();
            (1..options).for_each(|k| order.swap(k, number(i * 31 + k) % (k + 1)));
            order.truncate(1 + number(i) % options);
            Answer::Ranks(order.into_iter().map(|o| vec![o]).collect())
        }
        Form::Amounts => {
            let mut amounts = vec![0; options];
            amounts[option] = 2;
            amounts[(option + 1) % options] += 1;
            Answer::Amounts(amounts)
        }
        Form::Places => {
            let score = |k: usize| 1 + (number(i * 7 + k) % 5) as i32;
            Answer::Places((0..options).map(|k| Some((score(k), score(k + 50)))).collect())
        }
        Form::Words => Answer::Words(format!("word {}", number(i) % 200)),
    }
}

/// A poll of this method that is open, with all its ballots.
fn poll(method: &str) -> Room {
    let how = METHODS.iter().find(|m| m.name == method).expect("a method");
    let options: Vec<String> = (0..OPTIONS).map(|i| format!("\"Option number {i}\"")).collect();
    let options = if how.needs_options { format!("options = [{}]", options.join(", ")) } else { String::new() };
    let text = format!(
        "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\nmethod = \"{method}\"\n{options}\n"
    );
    let mut opened = file::read(text.as_bytes()).expect("a session");
    let mut say = |command| apply(&mut opened.session, &Request::Facilitator(command), now()).expect("it can be done");
    say(Command::Start);
    say(Command::OpenPoll);
    let options = opened.session.poll_run().map_or(0, |r| r.options.len());
    for i in 0..BALLOTS {
        let vote = Vote::from(answer(how, options, i));
        apply(&mut opened.session, &Request::Facilitator(Command::Cast { by: None, vote, count: 1 }), now())
            .expect("a ballot");
    }
    Room::of(opened, now())
}

fn names() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|m| m.name)
}

#[divan::bench(args = names())]
fn counted(bencher: Bencher, method: &str) {
    let room = poll(method);
    let run = room.m.session.poll_run().expect("a run").clone();
    bencher.bench_local(|| tally(divan::black_box(&run), None));
}

/// One more ballot typed in, counted with all the others and drawn.
#[divan::bench(args = names())]
fn one_more_ballot(bencher: Bencher, method: &str) {
    let mut room = poll(method);
    room.press(Key::Char('b'));
    bencher.bench_local(|| {
        let held = Arc::clone(&room.m.session);
        room.press(Key::Char('-'));
        room.press(Key::Enter);
        room.draw();
        held
    });
}

#[divan::bench(args = names())]
fn frame(bencher: Bencher, method: &str) {
    let mut room = poll(method);
    bencher.bench_local(|| room.draw());
}

#[divan::bench(args = names())]
fn stage(bencher: Bencher, method: &str) {
    let mut room = poll(method);
    room.press(Key::Char('s'));
    bencher.bench_local(|| room.draw());
}

#[divan::bench(args = names())]
fn rendered(bencher: Bencher, method: &str) {
    let room = poll(method);
    bencher.bench_local(|| room.text());
}

#[divan::bench(args = names())]
fn read(bencher: Bencher, method: &str) {
    let room = poll(method);
    let text = room.text();
    bencher.bench_local(|| file::read(text.as_bytes()));
}
