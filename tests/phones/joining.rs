//! Who a phone is: the link, the code, one name for one person, and what the facilitator decides.

use std::collections::HashSet;

use roundtable::web::Order;
use roundtable::workshop::Presence;

use super::{POLL, Phone, Room, encoded, wait_for};

#[test]
fn the_link_makes_one_participant_however_often_it_is_opened() {
    let room = Room::open(POLL);
    let phone = room.scan();
    let again = room.get(&phone, &format!("/j/{}", room.keys.token()));
    assert_eq!(again.status, 303);
    assert!(again.header("set-cookie").is_none_or(|cookie| cookie.starts_with(&phone.cookie)), "{}", again.head);
    // Only the token is read in any case, and only whole.
    let token = room.keys.token();
    let capitals = room.get(&Phone::default(), &format!("/J/{token}"));
    assert_eq!((capitals.status, capitals.header("location")), (303, Some(room.home().as_str())));
    for (link, status) in [(token.to_lowercase(), 303), (token[1..].to_owned(), 404), (format!("{token}A"), 404)] {
        assert_eq!(room.get(&Phone::default(), &format!("/j/{link}")).status, status, "{link}");
    }
}

#[test]
fn the_cookie_is_private_and_its_own_for_each_session() {
    let room = Room::open(POLL);
    let reply = room.get(&Phone::default(), &format!("/j/{}", room.keys.token()));
    let cookie = reply.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.starts_with("rt-abcdefgh="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "{cookie}");
    let keys: HashSet<String> = (0..50).map(|_| room.scan().cookie).collect();
    assert_eq!(keys.len(), 50);
    // The token is in no page, and no title.
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home()).hides(room.keys.token());
    assert!(!room.get(&ana, &room.home()).head.contains(room.keys.token()));
}

#[test]
fn a_forged_or_unknown_cookie_is_nobody() {
    let room = Room::open(POLL);
    for cookie in ["rt-abcdefgh=AAAAAAAAAAAAAAAAAAAAAAAAAA", "rt-abcdefgh=", "rt-abcdefgh=../../x", "other=1"] {
        let forged = Phone { cookie: cookie.to_owned() };
        for path in ["join", "vote"] {
            let status = room.post(&forged, &format!("{}{path}", room.home()), "typed=Eve&answer=1").status;
            assert_eq!(status, 401, "{cookie} {path}");
        }
        assert_eq!(room.get(&forged, &format!("{}events", room.home())).status, 401, "{cookie}");
        room.get(&forged, &room.home()).shows("Type the code shown on the screen").hides("Whom would you");
    }
    assert!(room.look(|stage| !stage.m.session.names().contains(&"Eve")));
}

#[test]
fn the_code_lets_in_and_guessing_it_costs() {
    let room = Room::open(POLL);
    let code = room.keys.code().to_string();
    room.get(&Phone::default(), "/").shows("Type the code shown on the screen");
    let right = room.post(&Phone::default(), "/code", &format!("code={}", encoded(&code.to_lowercase())));
    assert_eq!((right.status, right.header("location")), (303, Some(&*room.home())));
    for _ in 0..10 {
        let wrong = room.post(&Phone::default(), "/code", "code=222222");
        wrong.shows("That is not the code of this room");
        assert_eq!(wrong.status, 422);
    }
    let stopped = room.post(&Phone::default(), "/code", "code=222222");
    assert_eq!(stopped.status, 429);
    assert!(stopped.header("retry-after").and_then(|s| s.parse::<u64>().ok()).is_some_and(|s| (1..=60).contains(&s)));
    // The right one does not help either now; the link does.
    assert_eq!(room.post(&Phone::default(), "/code", &format!("code={}", encoded(&code))).status, 429);
    room.scan();
}

#[test]
fn a_name_of_the_list_is_claimed_and_a_new_one_arrives() {
    let room = Room::open(POLL);
    let phone = room.scan();
    room.get(&phone, &room.home()).shows("Dana Wood invites you to").shows("<option>Chloé Park</option>");
    let chosen = format!("name={}", encoded("Chloé Park"));
    assert_eq!(room.post(&phone, &format!("{}join", room.home()), &chosen).status, 303);
    room.get(&phone, &room.home()).shows("Welcome, Chloé Park");
    // Typed in another spelling it is the same person.
    let code = room.keys.second_code("Chloé Park").to_string();
    let other = room.scan();
    let fields = format!("typed={}&second={}", encoded("chloé  PARK"), encoded(&code));
    assert_eq!(room.post(&other, &format!("{}join", room.home()), &fields).status, 303);
    let new = room.join("Zoë Quinn");
    room.get(&new, &room.home()).shows("Welcome, Zoë Quinn");
    room.look(|stage| {
        let session = &stage.m.session;
        assert_eq!(session.names(), ["Ana Lima", "Ben Osei", "Chloé Park", "Dev Rao", "Zoë Quinn"]);
        let here = |name: &str| session.presence(name) == Presence::Here;
        assert!(here("Chloé Park") && here("Zoë Quinn") && !here("Ana Lima"));
    });
}

#[test]
fn the_plan_says_whether_names_are_given() {
    let with = |rules: &str| {
        Room::open(
            &POLL.replace("[[agenda]]\ntitle = \"Talk\"", &format!("[room]\n{rules}\n[[agenda]]\ntitle = \"Talk\"")),
        )
    };
    let join = |room: &Room, fields: &str| {
        let phone = room.scan();
        (room.get(&phone, &room.home()), room.post(&phone, &format!("{}join", room.home()), fields))
    };
    let (page, reply) = join(&with("names = \"required\""), "nobody=yes");
    page.hides("Take part without a name").shows("<option>Ana Lima</option>");
    assert_eq!(reply.status, 422);
    let (page, reply) = join(&with("names = \"none\""), &format!("typed={}", encoded("Ana Lima")));
    page.hides("Ana Lima").hides("Your name");
    assert_eq!(reply.status, 303);
    let (page, reply) = join(&with("roster = \"hidden\""), &format!("typed={}", encoded("Ana Lima")));
    page.hides("Ana Lima").shows("Your name").shows("Take part without a name");
    assert_eq!(reply.status, 303);
    let (_, reply) = join(&with("names = \"invited\""), &format!("typed={}", encoded("Ana Lima")));
    reply.shows("Only people with an invitation take part.");
    assert_eq!(reply.status, 403);
}

#[test]
fn a_facilitator_without_a_name_is_spelled_as_the_sentence_wants_it() {
    let room = Room::open(&POLL.replace("facilitators = [\"Dana Wood\"]\n", ""));
    let phone = room.scan();
    room.get(&phone, &room.home()).shows("The facilitator invites you to");
    room.join("Ben Osei");
    let reply = room.post(&phone, &format!("{}join", room.home()), &format!("typed={}", encoded("Ben Osei")));
    reply.shows("or ask the facilitator.");
}

#[test]
fn two_people_are_not_one_person() {
    let room = Room::open(POLL);
    room.join("Ben Osei");
    let second = room.scan();
    let join = format!("{}join", room.home());
    let reply = room.post(&second, &join, &format!("typed={}", encoded("Ben Osei")));
    reply.shows("Ben Osei is already here. Type the code shown on their other device, or ask Dana Wood.");
    assert_eq!(reply.status, 409);
    assert_eq!(room.post(&second, &format!("{}vote", room.home()), "answer=1").status, 303);
    room.order(Order::LetIn("Ben Osei".to_owned()));
    wait_for(|| room.get(&second, &room.home()).body.contains("Welcome, Ben Osei"));
}

#[test]
fn who_is_removed_cannot_go_on() {
    let room = Room::open(POLL);
    let ana = room.join("Ana Lima");
    room.press("space → o");
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    let run = room.get(&ana, &room.home()).field("run");
    let mut listener = super::streams::Listener::open(&room, &ana);
    listener.next("data: ");
    room.order(Order::Remove("Ana Lima".to_owned()));
    wait_for(|| room.get(&ana, &room.home()).status == 403);
    assert_eq!(room.post(&ana, &format!("{}vote", room.home()), &format!("run={run}&answer=2")).status, 403);
    assert_eq!(room.post(&ana, &format!("{}join", room.home()), "typed=Ana").status, 403);
    assert_eq!(room.look(|stage| stage.m.session.poll_run().map(|r| r.ballots.len())), Some(1));
    // What they listened to ends.
    assert_eq!(listener.rest(), "");
    room.order(Order::Restore("Ana Lima".to_owned()));
    wait_for(|| room.get(&ana, &room.home()).status == 200);
}

#[test]
fn names_are_cleaned_before_they_are_kept() {
    let room = Room::open(POLL);
    let phone = room.scan();
    let hostile = encoded("\u{1b}[31mEve\u{202e}\u{200b}  <script>alert(1)</script>");
    assert_eq!(room.post(&phone, &format!("{}join", room.home()), &format!("typed={hostile}")).status, 303);
    room.look(|stage| assert!(stage.m.session.names().contains(&"[31mEve <script>alert(1)</script>")));
    room.get(&phone, &room.home()).hides("<script>alert").shows("&lt;script&gt;");
    for (name, status) in [("", 422), (&"x".repeat(5_000), 422), ("\u{200b}\u{202e}", 422)] {
        let other = room.scan();
        let status_of = room.post(&other, &format!("{}join", room.home()), &format!("typed={}", encoded(name))).status;
        assert_eq!(status_of, status, "{} bytes", name.len());
    }
}

#[test]
fn a_phone_whose_name_the_disk_does_not_take_has_not_joined() {
    let room = Room::open(POLL);
    let phone = room.scan();
    room.disk_is_full(true);
    let stranger = room.get(&Phone::default(), &format!("/j/{}", room.keys.token()));
    stranger.shows("Not recorded: it could not be saved. Try again.");
    assert_eq!((stranger.status, stranger.header("set-cookie")), (503, None));
    let reply = room.post(&phone, &format!("{}join", room.home()), "typed=Eve");
    reply.shows("Not recorded");
    room.disk_is_full(false);
    room.get(&phone, &room.home()).shows("Your name");
}

#[test]
fn where_joining_is_closed_nobody_new_joins_and_who_has_joined_goes_on() {
    let room = Room::open(POLL);
    room.press("space → o");
    let (ana, unnamed, slip) = (room.join("Ana Lima"), room.scan(), room.invite("Ben Osei"));
    room.order(Order::RefuseNew(true));
    let (link, code) = (format!("/j/{}", room.keys.token()), encoded(&room.keys.code().to_string()));
    wait_for(|| room.get(&Phone::default(), &link).status == 403);
    let join = format!("{}join", room.home());
    for reply in [
        room.get(&Phone::default(), &link),
        room.post(&Phone::default(), "/code", &format!("code={code}")),
        room.post(&unnamed, &join, "typed=Dev+Rao"),
        room.post(&unnamed, &join, "nobody=yes"),
        room.post(&Phone::default(), "/invited", &format!("code={}", slip.text())),
        room.post(&unnamed, "/invited", &format!("code={}", slip.text())),
    ] {
        reply.shows("Nobody new can join at the moment. Ask Dana Wood.");
        assert_eq!((reply.status, reply.header("set-cookie")), (403, None));
    }
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    assert_eq!(room.get(&ana, &link).status, 303);
    room.order(Order::RefuseNew(false));
    wait_for(|| room.get(&Phone::default(), &link).status == 303);
    assert_eq!(room.post(&unnamed, &join, "typed=Dev+Rao").status, 303);
}
