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

/// Opens a connection and asks for a page with a cookie; the connection, once the answer begins.
fn asking(room: &Room, path: &str, phone: &Phone) -> std::net::TcpStream {
    let mut stream = room.connect();
    let asked = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n", room.address, phone.cookie);
    stream.write_all(asked.as_bytes()).expect("it is sent");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200", "{path}");
    stream
}

#[test]
fn the_limits_hold_as_they_are_without_a_setting() {
    let limits = Limits::default();
    assert_eq!((limits.max_people, limits.max_connections, limits.max_per_address), (1_000, 2_500, 64));
    assert_eq!(limits.unread, Duration::from_secs(30));
    let room = Room::open(POLL);
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    // Phones that have joined do not count, however many connections they have.
    let _known: Vec<_> = (0..100).map(|_| asking(&room, &room.home(), &ana)).collect();
    let strangers: Vec<_> = (0..64).map(|_| asking(&room, "/", &Phone::default())).collect();
    // One more from there, who is nobody, is sent away; who has joined, or scans the code, is not.
    assert_eq!(room.get(&Phone::default(), "/").status, 503);
    let begun = Instant::now();
    assert!(read_all(&mut room.connect()).is_empty());
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!(room.get(&ben, &room.home()).status, 200);
    room.scan();
    drop(strangers);
    super::wait_for(|| room.get(&Phone::default(), "/").status == 200);
}

#[test]
fn a_thousand_phones_join_and_the_next_one_reads_that_the_room_is_full() {
    let room = Room::open(POLL);
    let join = |n: usize| {
        let phone = room.scan();
        assert_eq!(room.post(&phone, &format!("{}join", room.home()), "nobody=yes").status, 303, "{n}");
        phone
    };
    let phones: Vec<Phone> = std::thread::scope(|scope| {
        let all: Vec<_> =
            (0..8).map(|at| scope.spawn(move || (0..125).map(|n| join(at * 125 + n)).collect::<Vec<_>>())).collect();
        all.into_iter().flat_map(|thread| thread.join().expect("they join")).collect()
    });
    let full = room.get(&Phone::default(), &format!("/j/{}", room.keys.token()));
    full.shows("The room is full. Ask Dana Wood.");
    assert_eq!((full.status, full.header("set-cookie")), (503, None));
    let by_code = room.post(&Phone::default(), "/code", &format!("code={}", encoded(&room.keys.code().to_string())));
    assert_eq!(by_code.status, 503);
    assert_eq!(room.get(&phones[999], &room.home()).status, 200);
}

#[test]
fn a_phone_that_stops_reading_is_dropped_and_the_others_go_on() {
    let options: Vec<String> = (0..100).map(|n| format!("\"{n} {}\"", "x".repeat(180))).collect();
    let plan = POLL.replace("[\"Operations\", \"Support\", \"Other\"]", &format!("[{}]", options.join(", ")));
    let room = Room::with(&plan, Limits { unread: Duration::from_millis(500), ..Limits::default() });
    room.press("space → o");
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    let socket =
        rustix::net::socket(rustix::net::AddressFamily::INET, rustix::net::SocketType::STREAM, None).expect("a socket");
    rustix::net::sockopt::set_socket_recv_buffer_size(&socket, 2048).expect("a small buffer");
    rustix::net::connect(&socket, &room.address).expect("a connection");
    let mut stream = std::net::TcpStream::from(socket);
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
    let asked =
        format!("GET {}events HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n", room.home(), room.address, ana.cookie);
    stream.write_all(asked.as_bytes()).expect("it is sent");
    let mut listener = super::streams::Listener::open(&room, &ben);
    let begun = Instant::now();
    let mut updates = 0;
    // What is written piles up in the buffers of the system before anybody notices.
    while begun.elapsed() < Duration::from_secs(8) {
        room.press("+");
        assert!(!listener.next("data: ").is_empty(), "the other one goes on");
        updates += 1;
    }
    assert!(updates > 20, "{updates}");
    let got = read_all(&mut stream).len();
    // It ends, and not with everything that there was.
    assert!(got < 512 * 1024, "{got} bytes of {updates} updates");
}

#[test]
fn two_thousand_links_opened_at_once_take_no_place_from_anybody() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let link = format!("/j/{}", room.keys.token());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..250 {
                    let status = room.get(&Phone::default(), &link).status;
                    assert!([303, 429, 503].contains(&status), "{status}");
                }
            });
        }
    });
    let kept = room.private().matches("\"came\"").count();
    assert!(kept <= 1_000, "{kept} phones");
    assert_eq!(room.get(&ana, &room.home()).status, 200);
    room.join("Ben Osei");
}

#[test]
fn an_answer_in_words_is_short_and_one_for_each_person() {
    let plan =
        POLL.replace("method = \"single\"\noptions = [\"Operations\", \"Support\", \"Other\"]", "method = \"open\"");
    let room = Room::open(&plan);
    room.press("space → o");
    let ana = room.join("Ana Lima");
    for (words, status) in
        [("x".repeat(201), 422), ("x".repeat(15_000), 422), ("Short".to_owned(), 200), ("Other".to_owned(), 200)]
    {
        assert_eq!(room.vote(&ana, &format!("words={words}")).status, status, "{}", words.len());
        std::thread::sleep(Duration::from_millis(110));
    }
    assert_eq!(room.look(|stage| stage.m.session.poll_run().map(|run| run.ballots.len())), Some(1));
}
