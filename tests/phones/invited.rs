//! Invitations: a slip is one person's, it is used by pressing Join and not by opening its link, and a new one takes the
//! place of the old one.

use roundtable::room::SlipCode;
use roundtable::workshop::Presence;

use super::{POLL, Phone, Reply, Room, encoded};

fn invited_only() -> Room {
    let rules = "[room]\nnames = \"invited\"\n[[agenda]]\ntitle = \"Talk\"";
    Room::open(&POLL.replace("[[agenda]]\ntitle = \"Talk\"", rules))
}

/// Opens the link of a slip.
fn look(room: &Room, phone: &Phone, code: &SlipCode) -> Reply {
    room.get(phone, &format!("/i/{}", code.text()))
}

/// Presses Join.
fn press(room: &Room, phone: &Phone, code: &SlipCode) -> Reply {
    room.post(phone, "/invited", &format!("code={}", encoded(&code.to_string())))
}

/// The phone after that.
fn kept(reply: &Reply) -> Phone {
    let cookie = reply.header("set-cookie").expect("a cookie");
    Phone { cookie: cookie.split(';').next().unwrap_or_default().to_owned() }
}

#[test]
fn opening_a_link_uses_nothing_up_and_pressing_join_does() {
    let room = invited_only();
    let code = room.invite("Ana Lima");
    let before = (room.private(), room.look(|stage| stage.m.session.clone()));
    for method in ["GET", "HEAD"] {
        for start in ["/i/", "/I/"] {
            let request = format!(
                "{method} {start}{} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                code.text(),
                room.address
            );
            let reply = room.raw(request.as_bytes());
            assert_eq!((reply.status, reply.header("set-cookie")), (200, None), "{method} {start}");
        }
    }
    look(&room, &Phone::default(), &code).shows("This invitation is for").shows("Ana Lima").shows("Dana Wood invites");
    assert_eq!((room.private(), room.look(|stage| stage.m.session.clone())), before);
    let joined = press(&room, &Phone::default(), &code);
    assert_eq!((joined.status, joined.header("location")), (303, Some(&*room.home())));
    let ana = kept(&joined);
    room.get(&ana, &room.home()).shows("Welcome, Ana Lima");
    room.look(|stage| assert_eq!(stage.m.session.presence("Ana Lima"), Presence::Here));
    // The same browser may come back.
    assert_eq!(press(&room, &ana, &code).status, 303);
    room.get(&ana, &room.home()).shows("Welcome, Ana Lima");
    assert!(!room.private().contains(code.text()) && room.private().contains("Ana Lima"));
}

#[test]
fn a_slip_that_was_used_takes_the_code_on_the_first_phone_or_the_facilitator() {
    let room = invited_only();
    let code = room.invite("Ana Lima");
    kept(&press(&room, &Phone::default(), &code));
    let second = kept(&press(&room, &Phone::default(), &code));
    let waits = room.get(&second, &room.home());
    waits.shows("Ana Lima is already here.").shows("Dana Wood has been told.").hides("Welcome");
    // It goes on waiting, however often the page is loaded.
    room.get(&second, &room.home()).shows("Ana Lima is already here.");
    let join = format!("{}join", room.home());
    let wrong = room.post(&second, &join, "typed=Ana+Lima&second=222222");
    assert_eq!(wrong.status, 409);
    assert_eq!(room.post(&second, &join, "typed=Ana+Lima").status, 409);
    let own = room.keys.second_code("Ana Lima").to_string();
    let fields = format!("typed=Ana+Lima&second={}", encoded(&own));
    assert_eq!(room.post(&second, &join, &fields).status, 303);
    room.get(&second, &room.home()).shows("Welcome, Ana Lima");
    // Whoever pressed by mistake is somebody else again.
    let third = kept(&press(&room, &Phone::default(), &code));
    assert_eq!(room.post(&third, &join, "typed=Ana+Lima&second=&other=yes").status, 303);
    room.get(&third, &room.home()).shows("Type the code on your invitation").hides("already here");
    let fourth = kept(&press(&room, &Phone::default(), &code));
    room.order(roundtable::web::Order::LetIn("Ana Lima".to_owned()));
    super::wait_for(|| room.get(&fourth, &room.home()).body.contains("Welcome, Ana Lima"));
}

#[test]
fn only_who_is_invited_takes_part_where_the_plan_says_so() {
    let room = invited_only();
    let code = room.invite("Ben Osei");
    let stranger = room.scan();
    let page = room.get(&stranger, &room.home());
    page.shows("Type the code on your invitation").hides("Ana Lima").hides("without a name");
    for fields in ["typed=Ana+Lima", "nobody=yes", "name=Ben+Osei", "typed=Ben+Osei&second=222222"] {
        let reply = room.post(&stranger, &format!("{}join", room.home()), fields);
        assert_eq!(reply.status, 403, "{fields}");
        reply.shows("Only people with an invitation take part.");
    }
    assert_eq!(room.post(&stranger, &format!("{}vote", room.home()), "answer=1").status, 303);
    // The code is typed where the one on the screen would be.
    let typed = room.post(&stranger, "/code", &format!("code={}", encoded(&code.to_string().to_lowercase())));
    typed.shows("This invitation is for").shows("Ben Osei");
    assert_eq!(press(&room, &stranger, &code).status, 303);
    room.get(&stranger, &room.home()).shows("Welcome, Ben Osei");
    // In other rooms an invitation works beside names that are given.
    let room = Room::open(POLL);
    room.get(&Phone::default(), "/").shows("Type the code shown on the screen").hides("invitation");
    let code = room.invite("Ben Osei");
    room.get(&Phone::default(), "/").shows("or the one on your invitation");
    let liar = room.join("Ben Osei");
    let ben = kept(&press(&room, &Phone::default(), &code));
    room.get(&ben, &room.home()).shows("Welcome, Ben Osei");
    room.get(&liar, &room.home()).hides("Welcome").shows("Your name");
}

#[test]
fn a_new_invitation_takes_the_place_of_the_old_one_while_the_room_is_open() {
    let room = invited_only();
    let (old, other) = (room.invite("Ana Lima"), room.invite("Ben Osei"));
    let (ana, ben) = (kept(&press(&room, &Phone::default(), &old)), kept(&press(&room, &Phone::default(), &other)));
    let new = room.invite("Ana Lima");
    room.get(&ana, &room.home()).hides("Welcome").shows("Type the code on your invitation");
    assert_eq!(room.post(&ana, &format!("{}vote", room.home()), "answer=1").status, 303);
    room.get(&ben, &room.home()).shows("Welcome, Ben Osei");
    for reply in [look(&room, &ana, &old), press(&room, &ana, &old)] {
        reply.shows("This invitation does not work, or not any more. Ask Dana Wood for a new one.");
        assert_eq!(reply.status, 404);
    }
    assert_eq!(press(&room, &Phone::default(), &new).status, 303);
    // After a restart everybody goes on.
    let room = room.restart();
    assert!(room.get(&ben, &room.home()).body.contains("Welcome, Ben Osei"));
}

#[test]
fn codes_of_slips_are_guessed_no_faster_than_others() {
    let room = invited_only();
    let code = room.invite("Ana Lima");
    let wrong = |n: u8| SlipCode::new([n; 16]);
    for n in 0..5 {
        assert_eq!(look(&room, &Phone::default(), &wrong(n)).status, 404);
        assert_eq!(press(&room, &Phone::default(), &wrong(n)).status, 404);
    }
    for reply in [look(&room, &Phone::default(), &code), press(&room, &Phone::default(), &code)] {
        assert_eq!(reply.status, 429);
        assert!(reply.header("retry-after").is_some());
    }
    for link in ["/i/", "/i/x", "/i/../../x", &format!("/i/{}A", code.text())] {
        assert!([404, 429].contains(&room.get(&Phone::default(), link).status), "{link}");
    }
    // Another site cannot press it.
    let room = invited_only();
    let code = room.invite("Ana Lima");
    let fields = format!("code={}", code.text());
    let reply = room.post_with(&Phone::default(), "/invited", &fields, "Origin: http://evil.example\r\n");
    assert_eq!(reply.status, 403);
}

#[test]
fn the_name_on_a_slip_is_text() {
    let room = invited_only();
    let code = room.invite("<script>alert(1)</script>");
    look(&room, &Phone::default(), &code).hides("<script>alert").shows("&lt;script&gt;");
}

#[test]
fn results_say_that_names_were_only_given_unless_all_came_by_invitation() {
    let plan = POLL.replace("method = \"single\"", "method = \"single\"\nballots = \"named\"");
    let given = "names as given on phones";
    for (by_slip, by_name, says) in [(true, false, false), (false, true, true), (true, true, true)] {
        let room = Room::open(&plan);
        room.press("space → o");
        let mut phones = Vec::new();
        if by_slip {
            let code = room.invite("Ana Lima");
            phones.push(kept(&press(&room, &Phone::default(), &code)));
        }
        if by_name {
            phones.push(room.join("Ben Osei"));
        }
        for phone in &phones {
            assert_eq!(room.vote(phone, "answer=1").status, 200);
        }
        let page = room.get(&phones[0], &room.home());
        let shown = page.body.contains("Names as given on phones.");
        room.press("o");
        room.look(|stage| {
            let (screen, file) = (stage.screen(), stage.file());
            assert_eq!(
                [shown, screen.contains(given), file.contains("names_given = true")],
                [says; 3],
                "{by_slip} {by_name}\n{screen}"
            );
        });
    }
    // Anonymous ballots have no names.
    let room = Room::open(POLL);
    room.press("space → o");
    let ana = room.join("Ana Lima");
    room.vote(&ana, "answer=1");
    room.look(|stage| assert!(!stage.file().contains("names_given")));
}
