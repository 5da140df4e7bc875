//! What no page of ours sends: other sites, other hosts, other methods, requests that are two.

use super::{POLL, Phone, Room, encoded};

#[test]
fn a_form_of_another_site_is_refused() {
    let room = Room::open(POLL);
    room.press("space → o");
    let ana = room.join("Ana Lima");
    let page = room.get(&ana, &room.home());
    let fields = format!("run={}&answer=1", page.field("run"));
    let with_token = format!("{fields}&token={}", page.field("token"));
    let vote = format!("{}vote", room.home());
    let own = format!("Origin: http://{}\r\n", room.address);
    for (headers, fields, status) in [
        ("Origin: http://evil.example\r\n", &with_token, 403),
        ("Origin: null\r\n", &with_token, 403),
        ("Sec-Fetch-Site: cross-site\r\n", &with_token, 403),
        ("Sec-Fetch-Site: same-site\r\n", &with_token, 403),
        (&format!("{own}Sec-Fetch-Site: cross-site\r\n"), &with_token, 403),
        (&format!("{own}Origin: http://evil.example\r\n"), &with_token, 403),
        (&format!("Origin: http://127.0.0.1:{}\r\n", room.address.port() ^ 1), &with_token, 403),
        ("", &fields, 403),
        ("", &format!("{fields}&token=AAAA"), 403),
        ("", &with_token, 200),
        (&own, &fields, 200),
        (&format!("{own}Sec-Fetch-Site: same-origin\r\n"), &fields, 200),
    ] {
        assert_eq!(room.post_with(&ana, &vote, fields, headers).status, status, "{headers}{fields}");
        std::thread::sleep(std::time::Duration::from_millis(110));
    }
}

#[test]
fn a_request_for_another_host_is_refused_before_anything_else() {
    let room = Room::open(POLL);
    let (ana, address) = (room.join("Ana Lima"), room.address);
    let port = address.port();
    for path in [room.home(), format!("{}events", room.home()), "/".to_owned(), "/assets/x/room.css".to_owned()] {
        for host in [format!("evil.example:{port}"), format!("192.0.2.7:{port}"), "127.0.0.1".to_owned(), String::new()]
        {
            let cookie = &ana.cookie;
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
            let status = room.raw(request.as_bytes()).status;
            assert!([421, 400].contains(&status), "{path} {host}: {status}");
        }
    }
    let twice = format!("GET / HTTP/1.1\r\nHost: {address}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    let absolute = format!("GET http://{address}/ HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    for request in [&*twice, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", &*absolute] {
        assert_eq!(room.raw(request.as_bytes()).status, 400, "{request}");
    }
    let local = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(room.raw(local.as_bytes()).status, 200);
}

#[test]
fn other_methods_and_other_protocols_are_refused_and_closed() {
    let room = Room::open(POLL);
    let host = room.address;
    for (start, more) in [
        ("OPTIONS / HTTP/1.1", ""),
        ("TRACE / HTTP/1.1", ""),
        ("CONNECT example.com:80 HTTP/1.1", ""),
        ("PUT / HTTP/1.1", ""),
        ("DELETE / HTTP/1.1", ""),
        ("PRI * HTTP/2.0", ""),
        ("GET / HTTP/1.1", "Connection: Upgrade\r\nUpgrade: websocket\r\n"),
        ("GET / HTTP/1.1", "Upgrade: h2c\r\n"),
        ("GET / HTTP/1.1", "Content-Length: 5\r\n"),
        ("GET / HTTP/1.1", "Transfer-Encoding: chunked\r\n"),
        ("POST /code HTTP/1.1", "Content-Length: 4\r\nContent-Length: 5\r\n"),
        ("POST /code HTTP/1.1", "Content-Length: -4\r\n"),
        ("POST /code HTTP/1.1", "Transfer-Encoding: gzip\r\n"),
        ("GET / HTTP/1.1", "Bad\nHeader: x\r\n: y\r\n"),
        ("hello", ""),
    ] {
        let reply = room.raw(format!("{start}\r\nHost: {host}\r\n{more}\r\n").as_bytes());
        assert!([400, 405, 421, 501, 0].contains(&reply.status), "{start} {more}: {}", reply.head);
        assert!(!reply.head.to_lowercase().contains("access-control"), "{}", reply.head);
    }
}

#[test]
fn a_request_within_a_request_is_none() {
    let room = Room::open(POLL);
    let (ana, host) = (room.join("Ana Lima"), room.address);
    let cookie = &ana.cookie;
    let hidden = format!("GET {} HTTP/1.1\r\nHost: {host}\r\n\r\n", room.home());
    let sent = format!(
        "POST /code HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}"
    );
    let reply = room.raw(sent.as_bytes());
    assert_eq!((reply.status, reply.body.matches("HTTP/1.1").count()), (400, 0), "{}", reply.body);
}

#[test]
fn a_form_is_a_form() {
    let room = Room::open(POLL);
    let host = room.address;
    for (kind, status) in [
        ("text/plain", 415),
        ("multipart/form-data; boundary=x", 415),
        ("application/json", 415),
        ("", 415),
        ("application/x-www-form-urlencoded; charset=utf-8", 422),
    ] {
        let sent = format!(
            "POST /code HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: {kind}\r\nContent-Length: \
             6\r\nConnection: close\r\n\r\ncode=x"
        );
        assert_eq!(room.raw(sent.as_bytes()).status, status, "{kind}");
    }
}

#[test]
fn every_answer_has_the_headers_that_keep_it_safe() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    let css = room.get(&ana, &room.home());
    let css = css.body.split("href=\"").find(|part| part.contains("room.css")).and_then(|part| part.split('"').next());
    let css = css.expect("a style sheet").replace("&#x2f;", "/");
    for path in ["/", &room.home(), "/nothing", &css, &format!("/j/{}", room.keys.token()), "/j/x"] {
        let reply = room.get(&ana, path);
        for (name, value) in
            [("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "same-origin")]
        {
            assert_eq!(reply.header(name), Some(value), "{path}");
        }
        let policy = reply.header("content-security-policy").unwrap_or_default().to_owned();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        let cache = if path == css { "public, max-age=31536000, immutable" } else { "no-store" };
        assert_eq!(reply.header("cache-control"), Some(cache), "{path}");
        assert!(!reply.head.to_lowercase().contains("access-control"), "{}", reply.head);
    }
    assert_eq!(room.get(&ana, &css).header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(room.get(&ana, &room.home()).header("content-type"), Some("text/html; charset=utf-8"));
}

#[test]
fn no_path_leads_to_a_file_and_no_page_changes_anything() {
    let room = Room::open(POLL);
    room.press("space → o");
    let ana = room.join("Ana Lima");
    let before = room.look(|stage| stage.m.session.clone());
    for path in [
        "/assets/../../etc/passwd",
        "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/assets/..\\..\\x",
        "/assets/%00",
        "/s/../s/",
        "//",
        "/s/other/",
        "/favicon.ico",
        &format!("{}join", room.home()),
        &format!("{}vote?run=0&answer=1", room.home()),
        &room.home().to_uppercase(),
        &format!("{}?{}", room.home(), encoded("<script>")),
    ] {
        let reply = room.get(&ana, path);
        assert!([404, 303, 200, 400].contains(&reply.status), "{path}: {}", reply.status);
        reply.hides("<script>").hides("root:");
    }
    assert_eq!(room.get(&Phone::default(), "/s/../etc/passwd").status, 404);
    assert_eq!(room.look(|stage| stage.m.session.clone()), before);
}

#[test]
fn a_request_that_is_written_in_two_ways_is_none() {
    let room = Room::open(POLL);
    let (ana, host) = (room.join("Ana Lima"), room.address);
    let before = room.look(|stage| stage.m.session.clone());
    let form = format!("Host: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n");
    let hidden = format!("POST {}withdraw HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\n\r\n", room.home(), ana.cookie);
    for (what, request) in [
        (
            "length and chunks",
            format!("POST /code HTTP/1.1\r\n{form}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ),
        (
            "chunks and length",
            format!("POST /code HTTP/1.1\r\n{form}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n"),
        ),
        ("two lengths", format!("POST /code HTTP/1.1\r\n{form}Content-Length: 6\r\nContent-Length: 0\r\n\r\ncode=x")),
        ("a list of lengths", format!("POST /code HTTP/1.1\r\n{form}Content-Length: 6, 6\r\n\r\ncode=x")),
        ("a signed length", format!("POST /code HTTP/1.1\r\n{form}Content-Length: +6\r\n\r\ncode=x")),
        ("another way of chunks", format!("POST /code HTTP/1.1\r\n{form}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")),
        ("chunks twice", format!("POST /code HTTP/1.1\r\n{form}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n")),
        ("a blank before the colon", format!("POST /code HTTP/1.1\r\n{form}Content-Length : 6\r\n\r\ncode=x")),
        ("a folded line", format!("POST /code HTTP/1.1\r\n{form}X: a\r\n Content-Length: 6\r\n\r\ncode=x")),
        ("a bare return", format!("GET / HTTP/1.1\rHost: {host}\r\r")),
        ("a zero byte", format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n")),
        ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned()),
        ("a tunnel", format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n")),
    ] {
        // Whatever is taken for a second request must not be answered, and not be carried out.
        let reply = room.raw(format!("{request}{hidden}").as_bytes());
        assert!([400, 405, 421, 501, 0].contains(&reply.status), "{what}: {}", reply.head);
        assert!(!reply.body.contains("HTTP/1.1 "), "{what}: {}", reply.body);
    }
    assert_eq!(room.look(|stage| stage.m.session.clone()), before);
    // Lines that end without a return are read by some and not by others: whatever it is here, it is one request.
    let bare = format!("GET / HTTP/1.1\nHost: {host}\nConnection: close\n\n");
    let reply = room.raw(bare.as_bytes());
    assert!([200, 400].contains(&reply.status) && !reply.body.contains("HTTP/1.1 "), "{}", reply.head);
}

#[test]
fn a_fault_tells_nothing_of_the_inside() {
    let room = Room::open(POLL);
    room.press("space → o");
    let ana = room.join("Ana Lima");
    room.disk_is_full(true);
    let failed = room.vote(&ana, "answer=1");
    assert_eq!(failed.status, 503);
    for word in ["panicked", "src/", ".rs", "os error", "/tmp", "rooms", "hyper"] {
        failed.hides(word);
        assert!(!failed.head.contains(word), "{}", failed.head);
    }
    assert!(failed.header("server").is_none(), "{}", failed.head);
}
