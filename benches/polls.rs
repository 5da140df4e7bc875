//! Ten thousand ballots of every method: counted, counted anew after one more, drawn up to its bytes, saved and read.
//! `cargo bench --bench polls`; the figures of the day are in `docs/speed.md`.

mod room;

use std::sync::Arc;

use divan::Bencher;
use room::{Room, now};
use roundtable::file;
use roundtable::workshop::poll::{Answer, Decides, Form, METHODS, Method, Vote, ranked, tally};
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

/// A thousand ballots over twenty options, drawn in several ways; and few that were made to be hard.
const DRAWN: [&str; 8] = [
    "any order",
    "along a line",
    "two or three named",
    "few kinds",
    "on a map",
    "around one order",
    "equal ranks",
    "all tied",
];

fn drawn(how: &str) -> Vec<Answer> {
    const N: usize = 20;
    let any = |i: usize| {
        let mut order: Vec<usize> = (0..N).collect();
        (1..N).for_each(|k| order.swap(k, number(i * 31 + k) % (k + 1)));
        order
    };
    let near = |far: &dyn Fn(usize) -> usize| {
        let mut order: Vec<usize> = (0..N).collect();
        order.sort_by_key(|&o| far(o));
        order
    };
    let spot = |i: usize| (number(i * 2 + 1) % 1000, number(i * 2) % 1000);
    let order = |i: usize| match how {
        "along a line" => near(&|o| (o * 50).abs_diff(number(i) % 1000)),
        "two or three named" => any(i).into_iter().take(2 + i % 2).collect(),
        "few kinds" => any(number(i) % 8),
        "on a map" => {
            let (x, y) = spot(i + 1000);
            near(&|o| spot(o).0.abs_diff(x).pow(2) + spot(o).1.abs_diff(y).pow(2))
        }
        "around one order" => near(&|o| o * 100 + number(i * 31 + o) % 500),
        "all tied" => (0..N).map(|k| (i + k) % N).collect(),
        _ => any(i),
    };
    let ranks = |i: usize| {
        let mut ranks: Vec<Vec<usize>> = Vec::new();
        for option in order(i) {
            match ranks.last_mut() {
                Some(rank) if how == "equal ranks" && number(i * 31 + option).is_multiple_of(3) => rank.push(option),
                _ => ranks.push(vec![option]),
            }
        }
        Answer::Ranks(ranks)
    };
    (0..1000).map(ranks).collect()
}

/// The three counts of a ranking.
#[divan::bench(args = DRAWN)]
fn ranking(bencher: Bencher, how: &str) {
    let answers = drawn(how);
    let ballots: Vec<&[Vec<usize>]> =
        answers.iter().map(|a| if let Answer::Ranks(ranks) = a { ranks.as_slice() } else { &[] }).collect();
    bencher.bench_local(|| ranked(divan::black_box(&ballots), 20, Decides::InstantRunOff));
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
    bencher.bench_local(|| room.draw_anew());
}

#[divan::bench(args = names())]
fn stage(bencher: Bencher, method: &str) {
    let mut room = poll(method);
    room.press(Key::Char('s'));
    bencher.bench_local(|| room.draw_anew());
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
