//! The stream of updates: what is new comes by itself, at most ten times a second, and nothing of it is private.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::{POLL, Phone, Room};

/// A phone that listens.
pub(super) struct Listener(BufReader<TcpStream>);

impl Listener {
    pub(super) fn open(room: &Room, phone: &Phone) -> Self {
        Self::to(room, phone, "events")
    }

    /// Listens at this path below the one of the session.
    pub(super) fn to(room: &Room, phone: &Phone, path: &str) -> Self {
        Self::at(room, phone, &format!("{}{path}", room.home()))
    }

    /// Listens at this path.
    pub(super) fn at(room: &Room, phone: &Phone, path: &str) -> Self {
        let mut stream = room.connect();
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nAccept: text/event-stream\r\n\r\n",
            room.address, phone.cookie
        );
        stream.write_all(asked.as_bytes()).expect("it is sent");
        Self(BufReader::new(stream))
    }

    /// Returns the next line that says something.
    fn any(&mut self) -> String {
        loop {
            let line = self.next("");
            // The lengths of pieces are lines, too.
            if !line.is_empty() && !line.bytes().all(|b| b.is_ascii_hexdigit()) {
                return line;
            }
        }
    }

    /// Returns what comes within this time.
    fn within(&mut self, time: Duration) -> String {
        self.0.get_ref().set_read_timeout(Some(time)).expect("a timeout");
        let mut line = String::new();
        while let Ok(1..) = self.0.read_line(&mut line) {}
        let said = line.lines().filter(|line| !line.trim().is_empty() && !line.bytes().all(|b| b.is_ascii_hexdigit()));
        said.collect::<Vec<_>>().join(" ")
    }

    /// Returns everything that still comes until the other side closes.
    pub(super) fn rest(&mut self) -> String {
        let mut rest = String::new();
        let _ = std::io::Read::read_to_string(&mut self.0, &mut rest);
        rest.replace("0\r\n\r\n", "").trim().to_owned()
    }

    /// Returns the next line that begins like this.
    pub(super) fn next(&mut self, begins: &str) -> String {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap_or(0) == 0 {
                return String::new();
            }
            if let Some(rest) = line.strip_prefix(begins) {
                return rest.trim().to_owned();
            }
        }
    }
}

#[test]
fn what_is_new_comes_by_itself() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let mut listener = Listener::open(&room, &ana);
    let first = listener.next("data: ");
    assert!(first.contains("\"key\":"), "{first}");
    room.press("space → o");
    let asked = Instant::now();
    let second = listener.next("data: ");
    assert!(second.contains("0 of 4 people have answered"), "{second}");
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    assert_ne!(first.split(',').next(), second.split(',').next());
}

#[test]
fn many_votes_are_few_updates_and_the_last_one_is_the_count() {
    let room = Room::open(POLL);
    room.press("space → o");
    let phones: Vec<Phone> = (0..40).map(|n| room.join(&format!("Person {n}"))).collect();
    let mut listener = Listener::open(&room, &phones[0]);
    let begun = Instant::now();
    for (n, phone) in phones.iter().enumerate() {
        assert_eq!(room.vote(phone, &format!("answer={}", n % 3)).status, 200);
    }
    let mut updates = 0;
    loop {
        let data = listener.next("data: ");
        updates += 1;
        if data.contains("40 of 44 people have answered") {
            break;
        }
        assert!(!data.is_empty() && updates < 100, "{data}");
    }
    let most = begun.elapsed().as_millis() / 100 + 2;
    assert!(updates <= most, "{updates} updates in {:?}", begun.elapsed());
}

#[test]
fn a_hidden_result_is_not_in_the_stream_and_not_in_the_page() {
    let room = Room::open(&POLL.replace("method = \"single\"", "method = \"single\"\nresults = \"on-close\""));
    room.press("space → o");
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    let data = Listener::open(&room, &ben).next("data: ");
    assert!(!data.contains("Support") && data.contains("of 4 people"), "{data}");
    room.get(&ben, &room.home()).shows("The results appear when the poll closes.").hides("<table class=\"result");
    room.press("o");
    room.get(&ben, &room.home()).shows("<table class=\"result");
}

#[test]
fn the_room_that_closes_says_so_and_frees_its_port() {
    let mut room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let mut listener = Listener::open(&room, &ana);
    listener.next("data: ");
    let begun = Instant::now();
    room.server = None;
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(listener.next("event: "), "closed");
    std::net::TcpListener::bind(room.address).expect("the port is free");
}

#[test]
fn a_fifth_stream_of_a_phone_closes_the_first() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let mut listeners: Vec<Listener> = (0..4)
        .map(|_| {
            let mut listener = Listener::open(&room, &ana);
            listener.next("data: ");
            listener
        })
        .collect();
    let mut fifth = Listener::open(&room, &ana);
    assert!(!fifth.next("data: ").is_empty());
    assert_eq!(listeners[0].next("data: "), "");
    room.press("space");
    assert!(!listeners[1].next("data: ").is_empty());
}

#[test]
fn an_idle_stream_gets_one_sign_of_life_every_fifteen_seconds() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let mut listener = Listener::open(&room, &ana);
    assert!(!listener.next("data: ").is_empty());
    let begun = Instant::now();
    let sign = listener.any();
    assert!((14..18).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    // One of the two: an update, or a comment.
    let is_update = sign.starts_with("retry: ") || sign.starts_with("id: ");
    assert!(is_update || sign.starts_with(':'), "{sign}");
    if is_update {
        assert!(!listener.next("data: ").is_empty());
    }
    assert_eq!(listener.within(Duration::from_secs(5)), "");
}
