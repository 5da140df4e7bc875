//! A proxy in front of the room: the address that people see, https, and who sends what it passes on.

use roundtable::room::{RoomKeys, SlipCode};
use roundtable::web::Limits;

use super::{POLL, Phone, Reply, Room};

const PUBLIC: &str = "room.example.org";

/// A room behind a proxy on this computer, which it trusts.
fn behind_a_proxy(limits: Limits) -> Room {
    Room::through(POLL, limits, |place| {
        place.hosts = vec![PUBLIC.to_owned()];
        place.origin = format!("https://{PUBLIC}");
        place.proxies = vec!["127.0.0.1".parse().expect("an address")];
    })
}

/// Asks as the proxy passes it on.
fn ask(room: &Room, phone: &Phone, start: &str, headers: &str, fields: Option<&str>) -> Reply {
    let cookie = &phone.cookie;
    let form = fields.map_or_else(String::new, |fields| {
        format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", fields.len())
    });
    let body = fields.unwrap_or_default();
    room.raw(
        format!(
            "{start} HTTP/1.1\r\nHost: {PUBLIC}\r\nCookie: {cookie}\r\n{headers}{form}Connection: close\r\n\r\n{body}"
        )
        .as_bytes(),
    )
}

/// Tries a code, sent by this address as the proxy tells it.
fn try_code(room: &Room, forwarded: &str) -> u16 {
    let headers = format!("Origin: https://{PUBLIC}\r\n{forwarded}");
    ask(room, &Phone::default(), "POST /code", &headers, Some("code=222222")).status
}

#[test]
fn the_public_address_is_the_only_host_and_origin_and_its_cookie_is_secure() {
    let room = behind_a_proxy(Limits::default());
    let scan = ask(&room, &Phone::default(), &format!("GET /j/{}", room.keys.token()), "", None);
    let cookie = scan.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.starts_with("__Host-rt-abcdefgh="), "{cookie}");
    for part in ["; Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let phone = Phone { cookie: cookie.split(';').next().unwrap_or_default().to_owned() };
    ask(&room, &phone, &format!("GET {}", room.home()), "", None).shows("Your name").hides("not encrypted");
    let join = format!("POST {}join", room.home());
    let own = format!("https://{PUBLIC}");
    for (origin, status) in [
        (format!("http://{PUBLIC}"), 403),
        (format!("http://{}", room.address), 403),
        (format!("https://{}", room.address), 403),
        (format!("{own}.evil.example"), 403),
        (format!("{own}:8443"), 403),
        (own, 303),
    ] {
        let reply = ask(&room, &phone, &join, &format!("Origin: {origin}\r\n"), Some("typed=Ana+Lima"));
        assert_eq!(reply.status, status, "{origin}");
    }
    for host in [room.address.to_string(), format!("localhost:{}", room.address.port()), format!("{PUBLIC}:80")] {
        let request =
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: {PUBLIC}\r\nConnection: close\r\n\r\n");
        assert_eq!(room.raw(request.as_bytes()).status, 421, "{host}");
    }
}

#[test]
fn without_a_proxy_that_is_trusted_nobody_says_where_they_are() {
    let room = Room::open(POLL);
    let mut all = Vec::new();
    for n in 0..12 {
        let headers = format!(
            "Origin: http://{}\r\nX-Forwarded-For: 10.0.0.{n}\r\nForwarded: for=10.0.0.{n}\r\nX-Real-IP: 10.0.0.{n}\r\n\
             X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n",
            room.address
        );
        all.push(room.post_with(&Phone::default(), "/code", "code=222222", &headers));
    }
    let statuses: Vec<u16> = all.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses, [[422; 10].as_slice(), &[429, 429]].concat());
    assert!(all.iter().all(|reply| !reply.body.contains("evil.example") && !reply.head.contains("evil.example")));
}

#[test]
fn behind_a_proxy_only_the_last_hop_that_is_none_counts() {
    let room = behind_a_proxy(Limits::default());
    // Whoever guesses writes another address before their own each time; the proxy adds theirs at the end.
    let spoofed: Vec<u16> =
        (0..12).map(|n| try_code(&room, &format!("X-Forwarded-For: 10.0.0.{n}, 203.0.113.7\r\n"))).collect();
    assert_eq!(spoofed, [[422; 10].as_slice(), &[429, 429]].concat());
    // Others are not held up by that, nor by other headers.
    assert_eq!(try_code(&room, "X-Forwarded-For: 203.0.113.8\r\n"), 422);
    assert_eq!(try_code(&room, "Forwarded: for=203.0.113.9\r\nX-Forwarded-For: 203.0.113.7\r\n"), 429);
    assert_eq!(try_code(&room, "X-Forwarded-For: 203.0.113.8\r\nX-Forwarded-For: 203.0.113.7\r\n"), 429);
    // Everybody together is still counted.
    let mut statuses = (0..250).map(|n| try_code(&room, &format!("X-Forwarded-For: 198.51.100.{n}\r\n")));
    assert_eq!(statuses.next(), Some(422));
    assert!(statuses.any(|status| status == 429));
    // The facilitator is told in a thread of its own.
    let told = || room.told().iter().any(|told| told.starts_with("Somebody is guessing codes"));
    assert!((0..200).any(|_| told() || {
        std::thread::sleep(std::time::Duration::from_millis(10));
        false
    }));
    assert_eq!(ask(&room, &Phone::default(), &format!("GET /j/{}", room.keys.token()), "", None).status, 303);
}

#[test]
fn a_header_does_not_let_a_phone_send_more_than_others() {
    let room = behind_a_proxy(Limits::default());
    room.press("space → o");
    let scan = ask(&room, &Phone::default(), &format!("GET /j/{}", room.keys.token()), "", None);
    let cookie = scan.header("set-cookie").and_then(|cookie| cookie.split(';').next()).expect("a cookie");
    let phone = Phone { cookie: cookie.to_owned() };
    let own = format!("Origin: https://{PUBLIC}\r\n");
    assert_eq!(ask(&room, &phone, &format!("POST {}join", room.home()), &own, Some("typed=Ana+Lima")).status, 303);
    let run = ask(&room, &phone, &format!("GET {}", room.home()), "", None).field("run");
    let vote = format!("POST {}vote", room.home());
    let sent = (0..40).map(|n| {
        let headers = format!("{own}X-Forwarded-For: 10.1.0.{n}\r\n");
        ask(&room, &phone, &vote, &headers, Some(&format!("run={run}&answer=1"))).status
    });
    assert!(sent.collect::<Vec<_>>().contains(&429));
}

#[test]
fn behind_a_proxy_strangers_are_counted_by_who_sends_and_not_by_the_proxy() {
    use std::io::Write;
    let room = behind_a_proxy(Limits { max_per_address: 2, ..Limits::default() });
    // Two requests of one address that do not end, and any number of connections of the proxy.
    let head = format!(
        "POST /code HTTP/1.1\r\nHost: {PUBLIC}\r\nOrigin: https://{PUBLIC}\r\nX-Forwarded-For: 203.0.113.7\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ncode="
    );
    let mut slow: Vec<_> = (0..2).map(|_| room.connect()).collect();
    for stream in &mut slow {
        stream.write_all(head.as_bytes()).expect("it is sent");
    }
    let _idle: Vec<_> = (0..20).map(|_| room.connect()).collect();
    std::thread::sleep(std::time::Duration::from_millis(100));
    let get = |from: &str, path: &str| {
        ask(&room, &Phone::default(), &format!("GET {path}"), &format!("X-Forwarded-For: {from}\r\n"), None).status
    };
    assert_eq!((get("203.0.113.7", "/"), get("203.0.113.8", "/")), (503, 200));
    // Who has the link comes in all the same.
    assert_eq!(get("203.0.113.7", &format!("/j/{}", room.keys.token())), 303);
    drop(slow);
    std::thread::sleep(std::time::Duration::from_millis(100));
    assert_eq!(get("203.0.113.7", "/"), 200);
}

#[test]
fn the_private_file_tells_the_public_address() {
    let mut keys = RoomKeys::new("abc", [[1; 16], [2; 16]]);
    keys.set_public(Some("https://room.example.org"));
    let read = RoomKeys::read(&keys.text(), "abc").expect("it is read");
    assert_eq!(read.public(), Some("https://room.example.org"));
    let link = roundtable::room::slip_link("https://room.example.org", &SlipCode::new([1; 16]));
    assert!(link.starts_with("https://room.example.org/i/"), "{link}");
}
