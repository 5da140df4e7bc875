//! How much the room takes: bytes, headers, connections, people.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use roundtable::web::Limits;

use super::{POLL, Phone, Room, encoded, read_all};

#[test]
fn too_much_is_refused_and_the_connection_closes() {
    let room = Room::open(POLL);
    let host = room.address;
    let head = format!(
        "POST /code HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: \
         application/x-www-form-urlencoded\r\n"
    );
    let body = "code=x&".repeat(3_000);
    let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
    for (what, sent, expected) in [
        ("a long body", format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()), 413),
        ("a body that is said to be endless", format!("{head}Content-Length: 99999999999\r\n\r\n"), 413),
        ("chunks without an end", format!("{head}Transfer-Encoding: chunked\r\n\r\n{}", chunk.repeat(6)), 413),
        ("a long path", format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "x".repeat(9_000)), 414),
        ("many headers", format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: y\r\n".repeat(80)), 431),
        ("a long header", format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "y".repeat(40_000)), 431),
    ] {
        let reply = room.raw(sent.as_bytes());
        assert_eq!(reply.status, expected, "{what}: {}", reply.head);
    }
    room.get(&Phone::default(), "/").shows("code");
}

#[test]
fn who_says_nothing_or_half_is_sent_away_and_keeps_nobody_waiting() {
    let room = Room::open(POLL);
    let host = room.address;
    let form = format!(
        "POST /code HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ncode="
    );
    let begun = Instant::now();
    let mut silent: Vec<_> = ["", "GET / HT", &format!("GET / HTTP/1.1\r\nHost: {host}\r\n"), &form]
        .iter()
        .map(|sent| {
            let mut stream = room.connect();
            stream.write_all(sent.as_bytes()).expect("it is sent");
            stream
        })
        .collect();
    assert_eq!(room.get(&Phone::default(), "/").status, 200);
    let answers: Vec<String> =
        silent.iter_mut().map(|stream| String::from_utf8_lossy(&read_all(stream)).into_owned()).collect();
    assert!(begun.elapsed() < Duration::from_secs(18), "{:?}", begun.elapsed());
    assert!(answers[3].starts_with("HTTP/1.1 408"), "{answers:?}");
}

#[test]
fn more_connections_than_the_room_takes_are_closed_and_phones_that_are_known_go_on() {
    let limits = Limits { max_connections: 20, max_per_address: 5, ..Limits::default() };
    let room = Room::with(POLL, limits);
    let ana = room.join("Ana Lima");
    let mut known: Vec<_> = (0..4)
        .map(|_| {
            let mut stream = room.connect();
            let home = room.home();
            let asked = format!("GET {home} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n", room.address, ana.cookie);
            stream.write_all(asked.as_bytes()).expect("it is sent");
            let mut first = [0; 12];
            stream.read_exact(&mut first).expect("an answer");
            assert_eq!(&first, b"HTTP/1.1 200");
            stream
        })
        .collect();
    let strangers: Vec<_> = (0..5).map(|_| room.connect()).collect();
    std::thread::sleep(Duration::from_millis(50));
    // One more from there is closed at once.
    assert!(read_all(&mut room.connect()).is_empty());
    let asked = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", room.address);
    known[0].write_all(asked.as_bytes()).expect("it is still open");
    drop(strangers);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(room.get(&ana, &room.home()).status, 200);
}

#[test]
fn a_full_room_says_so() {
    let room = Room::with(POLL, Limits { max_people: 2, ..Limits::default() });
    let (ana, _ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    let full = room.get(&Phone::default(), &format!("/j/{}", room.keys.token()));
    full.shows("The room is full.");
    assert_eq!(full.status, 503);
    assert_eq!(room.get(&ana, &room.home()).status, 200);
}

#[test]
fn one_phone_sends_ten_things_in_a_second() {
    let room = Room::open(POLL);
    room.press("space → o");
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    let run = room.get(&ana, &room.home()).field("run");
    let vote = format!("{}vote", room.home());
    let sent: Vec<_> = (0..40).map(|n| room.post(&ana, &vote, &format!("run={run}&answer={}", n % 3))).collect();
    let all: Vec<u16> = sent.iter().map(|reply| reply.status).collect();
    assert!(all[..8].iter().all(|s| *s == 200), "{all:?}");
    // What was chosen stands there again, for whoever waits a moment.
    let refused = sent.iter().position(|reply| reply.status == 429).expect("one is too many");
    sent[refused].shows("That was very fast.").shows(&format!("value=\"{}\" checked", refused % 3));
    assert_eq!(sent[refused].header("retry-after"), Some("1"));
    assert_eq!(room.post(&ben, &vote, &format!("run={run}&answer=1")).status, 200);
}

#[test]
fn a_form_with_a_thousand_fields_is_none() {
    let room = Room::open(POLL);
    let fields = "a=1&".repeat(3_000);
    assert_eq!(room.post(&Phone::default(), "/code", &fields).status, 422);
    assert_eq!(room.post(&Phone::default(), "/code", &format!("code={}", encoded("💥"))).status, 422);
}
