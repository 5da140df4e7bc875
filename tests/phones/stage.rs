//! The page of the shared screen: who may look at it, and that nothing private or hidden is on it.

use super::streams::Listener;
use super::{POLL, Phone, Room};
use roundtable::web::Order;

#[test]
fn it_opens_by_its_own_link_or_with_a_cookie_and_is_no_page_to_anybody_else() {
    let room = Room::open(POLL);
    let stranger = Phone::default();
    let home = room.home();
    let unknown = room.get(&stranger, &format!("{home}nothing"));
    let wrong = "A".repeat(26);
    for path in
        ["stage", "stage/", "stage/events", &format!("stage/{wrong}"), &format!("stage/{wrong}/events"), "stage/x/y"]
    {
        let reply = room.get(&stranger, &format!("{home}{path}"));
        assert_eq!((reply.status, &reply.body), (404, &unknown.body), "{path}");
    }
    let link = room.stage_link();
    let page = room.get(&stranger, &link);
    assert_eq!(page.status, 200);
    let code = room.keys.code().to_string();
    page.shows("Dana Wood invites you to").shows(&code).shows("<svg class=\"qr\"").shows(&room.address.to_string());
    // Whoever has joined looks with their cookie, and lets nobody else in.
    let ana = room.join("Ana Lima");
    let page = room.get(&ana, &format!("{home}stage"));
    assert_eq!(page.status, 200);
    page.shows("Room").hides(&code).hides("class=\"qr\"").hides(room.keys.token());
    // A phone that has scanned the code and is nobody yet sees nothing.
    assert_eq!(room.get(&room.scan(), &format!("{home}stage")).status, 404);
    // The file holds a hash, and not the link.
    let token = link.rsplit('/').next().expect("a token");
    assert!(token.len() == 26 && !room.private().contains(token));
}

#[test]
fn a_new_link_ends_the_one_before_and_one_that_is_revoked_is_none() {
    let room = Room::open(POLL);
    let stranger = Phone::default();
    let first = room.stage_link();
    let mut listener = Listener::at(&room, &stranger, &format!("{first}/events"));
    assert!(listener.next("data: ").contains("invites you to"));
    let second = room.stage_link();
    assert_ne!(first, second);
    assert_eq!((room.get(&stranger, &first).status, room.get(&stranger, &second).status), (404, 200));
    // Its stream ends with it.
    while !listener.next("data: ").is_empty() {}
    room.order(Order::EndStageLink);
    for _ in 0..200 {
        if room.get(&stranger, &second).status == 404 {
            return;
        }
    }
    panic!("the link still opens the stage");
}

#[test]
fn a_link_that_the_disk_does_not_take_is_not_told_and_it_is_the_same_after_a_restart() {
    let room = Room::open(POLL);
    let link = room.stage_link();
    let room = room.restart();
    assert_eq!(room.get(&Phone::default(), &link).status, 200);
    room.disk_is_full(true);
    room.order(Order::StageLink([7; 16]));
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(room.held.links.lock().expect("the links").is_empty());
}

#[test]
fn it_follows_the_session_and_hides_what_is_hidden() {
    let room = Room::open(&POLL.replace("method = \"single\"", "method = \"single\"\nresults = \"on-close\""));
    let stranger = Phone::default();
    let link = room.stage_link();
    let mut listener = Listener::at(&room, &stranger, &format!("{link}/events"));
    assert!(listener.next("data: ").contains("until we start") || room.look(|s| s.session().plan.start.is_none()));
    room.press("space");
    assert!(listener.next("data: ").contains("left, until"));
    room.press("→ o");
    let phones: Vec<Phone> = ["Ana Lima", "Ben Osei", "Chloé Park"].map(|name| room.join(name)).to_vec();
    for phone in &phones {
        assert_eq!(room.vote(phone, "answer=0").status, 200);
    }
    let page = room.get(&stranger, &link);
    page.shows("of 4 answered").shows("<b>3</b>").shows("The results appear when the poll closes.");
    page.hides("Operations").hides("75%").hides("class=\"n\"");
    room.press("o");
    room.get(&stranger, &link).shows("Operations").shows("wins").shows("Whom would you partner with?");
}

#[test]
fn a_clock_that_stands_still_is_not_counted_on_and_nothing_is_said_of_what_is_not_there() {
    let room = Room::open(POLL);
    let stranger = Phone::default();
    let link = room.stage_link();
    for keys in ["space", "space", "space", "→", "→"] {
        let page = room.get(&stranger, &link);
        page.hides("None");
        room.press(keys);
        let paused = room.look(|s| s.session().state()) == roundtable::workshop::SessionState::Paused;
        if paused {
            room.get(&stranger, &link).shows("Paused").hides("data-until");
        }
    }
}

#[test]
fn nothing_private_is_on_it() {
    let plan = "format = 1\ntitle = \"Room\"\nid = \"abcdefghijklmnopqrstuvwxyz\"\nstart = 15:00:00\n\
        people = [{ name = \"Ana Lima\", email = \"ana@secret.example\" }, { name = \"Ben Osei\" }]\n\
        [[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\nscript = \"A private script\"\nprompt = \"What now?\"\n\
        [[agenda]]\ntitle = \"Write\"\nkind = \"exercise\"\nscript = \"A private script\"\ncolumns = [{ title = \"Ideas\" }]\n\
        [[agenda.phases]]\ntitle = \"Think\"\nminutes = 5\ndoes = \"write\"\nhidden = true\n\
        [[agenda.phases]]\ntitle = \"Look\"\nminutes = 5\ndoes = \"share\"\n";
    let room = Room::open(plan);
    let stranger = Phone::default();
    let link = room.stage_link();
    room.lead(|s| s.press("space").notes("a private remark").press("→").notes("a hidden idea"));
    for _ in 0..4 {
        let page = room.get(&stranger, &link);
        for private in ["private script", "secret.example", "private remark", "hidden idea"] {
            page.hides(private);
        }
        room.press("→");
    }
    room.get(&stranger, &link).shows("Thank you");
}

#[test]
fn a_theme_can_be_asked_for_and_text_is_text() {
    let room = Room::open(&POLL.replace("title = \"Room\"", "title = \"<script>alert(1)</script>\""));
    let stranger = Phone::default();
    let link = room.stage_link();
    let page = room.get(&stranger, &format!("{link}?theme=dark"));
    page.shows("data-theme=\"dark\"").shows("&lt;script&gt;").hides("<script>alert");
    room.get(&stranger, &format!("{link}?theme=pink")).hides("data-theme");
    assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'none'")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
}
