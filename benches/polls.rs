//! Ten thousand ballots of every method: counted, counted anew after one more, drawn, saved and read.
//! `cargo bench --bench polls`; the figures of the day are in `docs/speed.md`.

use std::sync::Arc;

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::{self, Keymap, Model};
use roundtable::domain::poll::{Form, METHODS, Method, Says, Vote, tally};
use roundtable::domain::{Command, Moment, Said, apply};
use roundtable::file::{self, Document};
use roundtable::keys::Key;
use roundtable::screens;
use roundtable::theme::Theme;

const BALLOTS: usize = 10_000;
const OPTIONS: usize = 12;

fn main() {
    divan::main();
}

struct Room {
    m: Model,
    document: Document,
    keys: Keymap,
    theme: Theme,
    now: Moment,
    buf: Buffer,
}

/// A number that looks like any other, from the place of a ballot.
fn number(i: usize) -> usize {
    (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) as usize
}

fn answer(method: &Method, options: usize, i: usize) -> Says {
    let option = number(i) % options.max(1);
    match method.form {
        Form::One => Says::Options(vec![option]),
        Form::Several => Says::Options((0..=number(i) % 3).map(|k| (option + k * 5) % options).collect()),
        Form::Order => {
            let mut order: Vec<usize> = (0..options).collect();
            (1..options).for_each(|k| order.swap(k, number(i * 31 + k) % (k + 1)));
            order.truncate(1 + number(i) % options);
            Says::Options(order)
        }
        Form::Amounts => {
            let mut amounts = vec![0; options];
            amounts[option] = 2;
            amounts[(option + 1) % options] += 1;
            Says::Amounts(amounts)
        }
        Form::Places => {
            let score = |k: usize| 1 + (number(i * 7 + k) % 5) as i32;
            Says::Places((0..options).map(|k| Some((score(k), score(k + 50)))).collect())
        }
        Form::Words => Says::Words(format!("word {}", number(i) % 200)),
    }
}

impl Room {
    fn new(method: &str) -> Self {
        let how = METHODS.iter().find(|m| m.name == method).expect("a method");
        let options: Vec<String> = (0..OPTIONS).map(|i| format!("\"Option number {i}\"")).collect();
        let options = if how.needs_options { format!("options = [{}]", options.join(", ")) } else { String::new() };
        let text = format!(
            "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\nmethod = \"{method}\"\n{options}\n"
        );
        let now: Moment = "2026-11-24T15:00:00-05:00".parse().expect("a moment");
        let mut opened = file::read(text.as_bytes()).expect("a session");
        let mut say = |command| apply(&mut opened.session, &Said::Facilitator(command), now).expect("it can be done");
        say(Command::Start);
        say(Command::OpenPoll);
        let options = opened.session.poll_run().map_or(0, |r| r.options.len());
        for i in 0..BALLOTS {
            let vote = Vote::from(answer(how, options, i));
            apply(&mut opened.session, &Said::Facilitator(Command::Cast { by: None, vote }), now).expect("a ballot");
        }
        let m = Model::new(opened.session, None, now);
        let buf = Buffer::empty(Rect::new(0, 0, 120, 40));
        Self { m, document: opened.document, keys: Keymap::default(), theme: Theme::terminal(), now, buf }
    }

    fn press(&mut self, key: Key) {
        app::press(&mut self.m, &self.keys, key, self.now);
    }

    fn draw(&mut self) {
        self.buf.reset();
        screens::draw(&self.m, &self.keys, &self.theme, self.now, self.buf.area, &mut self.buf);
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|m| m.name)
}

#[divan::bench(args = names())]
fn counted(bencher: Bencher, method: &str) {
    let room = Room::new(method);
    let run = room.m.session.poll_run().expect("a run").clone();
    bencher.bench_local(|| tally(divan::black_box(&run), None));
}

/// One more ballot typed in, counted with all the others and drawn.
#[divan::bench(args = names())]
fn one_more_ballot(bencher: Bencher, method: &str) {
    let mut room = Room::new(method);
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
    let mut room = Room::new(method);
    bencher.bench_local(|| room.draw());
}

#[divan::bench(args = names())]
fn stage(bencher: Bencher, method: &str) {
    let mut room = Room::new(method);
    room.press(Key::Char('s'));
    bencher.bench_local(|| room.draw());
}

#[divan::bench(args = names())]
fn rendered(bencher: Bencher, method: &str) {
    let room = Room::new(method);
    bencher.bench_local(|| room.document.render(&room.m.session, None));
}

#[divan::bench(args = names())]
fn read(bencher: Bencher, method: &str) {
    let room = Room::new(method);
    let text = room.document.render(&room.m.session, None);
    bencher.bench_local(|| file::read(text.as_bytes()));
}
