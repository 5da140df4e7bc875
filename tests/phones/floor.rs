//! Hands, questions to the room and private words from phones: one of each person, recorded before it is said, and seen by
//! those alone whom it is for.

use roundtable::app::{self, Action};
use roundtable::room::Message;
use roundtable::web::Order;
use roundtable::workshop::{Command, OnEntries, OnHands};

use super::streams::Listener;
use super::{POLL, Phone, Reply, Room, encoded};

fn room(rules: &str) -> (Room, Phone, Phone) {
    let room = Room::open(&POLL.replacen("[[agenda]]", &format!("[room]\n{rules}\n[[agenda]]"), 1));
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    room.press("space");
    (room, ana, ben)
}

fn say(room: &Room, phone: &Phone, form: &str, fields: &str) -> Reply {
    room.post(phone, &format!("{}{form}", room.home()), fields)
}

fn questions(room: &Room, phone: &Phone) -> Reply {
    room.get(phone, &format!("{}questions", room.home()))
}

fn hands(room: &Room) -> Vec<String> {
    room.look(|stage| stage.m.session.hands().map(|hand| hand.by.clone()).collect())
}

fn lead(room: &Room, command: Command) {
    room.lead(|mut stage| {
        app::update(&mut stage.m, Action::Perform(command), stage.now);
        stage
    });
}

/// Waits until the facilitator sees messages as they should be.
fn until(room: &Room, what: impl Fn(&[Message]) -> bool) {
    for _ in 0..500 {
        if what(&room.messages()) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("{:?}", room.messages());
}

/// The key of a question on a page, by its words.
fn key(page: &Reply, words: &str) -> String {
    let at = page.body.find(words).unwrap_or_else(|| panic!("no “{words}” in {}", page.body));
    let marker = "data-question=\"";
    let from = page.body[..at].rfind(marker).expect("a question") + marker.len();
    page.body[from..].split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_hand_goes_up_and_down_and_says_who_is_before_it() {
    let (room, ana, ben) = room("");
    let chloe = room.join("Chloé Park");
    room.get(&ana, &room.home())
        .shows("aria-pressed=\"false\">Raise hand</button>")
        .shows("role=\"status\" data-speaks=\"\" hidden></p>");
    for (phone, before) in
        [(&ben, "You are next."), (&chloe, "One person is before you."), (&ana, "2 people are before you.")]
    {
        let reply = say(&room, phone, "hand", "sheet=questions&up=yes");
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.shows("aria-pressed=\"true\">Hand is up</button>").shows("Your hand is up.").shows(before);
    }
    assert_eq!(hands(&room), ["Ben Osei", "Chloé Park", "Ana Lima"]);
    // Sent twice, or from a second phone, it is one hand.
    let second = room.scan();
    let code = room.get(&ana, &room.home()).body;
    let code =
        code.split("type this code there: ").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
    assert_eq!(say(&room, &second, "join", &format!("typed=Ana+Lima&second={}", encoded(&code))).status, 303);
    assert_eq!(say(&room, &second, "hand", "up=yes").status, 200);
    assert_eq!(hands(&room).len(), 3);
    say(&room, &chloe, "hand", "up=no").hides(">Hand is up");
    questions(&room, &second).shows("One person is before you.");
    lead(&room, Command::Hands(OnHands::Give("Ana Lima".to_owned())));
    room.get(&second, &room.home()).shows("data-speaks=\"yes\"><b>You have the floor.</b>").shows("Hand is up");
    // When the activity is over, hands are down.
    room.press("→");
    assert_eq!(hands(&room).len(), 0);
    room.get(&ana, &room.home()).shows("Raise hand");
}

#[test]
fn a_hand_that_the_disk_does_not_take_is_not_said_to_be_up() {
    let (room, ana, _) = room("");
    room.disk_is_full(true);
    let reply = say(&room, &ana, "hand", "up=yes");
    assert_eq!(reply.status, 503);
    reply.shows("Not recorded: it could not be saved.");
}

#[test]
fn who_is_not_there_raises_no_hand_and_nobody_does_after_the_end() {
    let (room, ana, _) = room("");
    lead(&room, Command::Leave("Ana Lima".to_owned()));
    let reply = say(&room, &ana, "hand", "up=yes");
    assert_eq!(reply.status, 403);
    reply.shows("You are not marked as being here.");
    for form in ["ask", "want"] {
        assert!(say(&room, &ana, form, "text=Who&question=1-1-0").status >= 400, "{form}");
    }
    room.press("→ →");
    let page = room.get(&ana, &room.home());
    page.hides(">Raise hand").hides("<nav");
    assert_eq!((say(&room, &ana, "hand", "up=yes").status, hands(&room).len()), (409, 0));
}

#[test]
fn a_question_is_asked_with_a_name_or_without_and_each_person_has_one_vote() {
    let (room, ana, ben) = room("");
    let reply = say(&room, &ana, "ask", "text=Who+pays%3F");
    reply.shows("✓ Recorded").shows("<bdi>Ana Lima</bdi> · you");
    say(&room, &ben, "ask", "text=May+we+record+this%3F&without=yes").shows("Without a name · you");
    let page = questions(&room, &ana);
    page.shows("Without a name</p>").hides("Ben Osei").shows("id=\"asked\">2</span>");
    let file = room.look(crate::stage::Stage::file);
    assert!(!file.contains("text = \"May we record this?\"\nby = "), "{file}");
    let fields = format!("question={}", key(&page, "Who pays?"));
    for (phone, up, votes, pressed) in
        [(&ana, "yes", 1, true), (&ben, "yes", 2, true), (&ben, "yes", 2, true), (&ben, "no", 1, false)]
    {
        let reply = say(&room, phone, "want", &format!("{fields}&up={up}"));
        assert_eq!(reply.status, 200);
        reply.shows(&format!("<span class=\"count\">{votes}</span>"));
        reply.shows(&format!("aria-pressed=\"{pressed}\" aria-label=\"Vote for this question, "));
    }
    // The one with more votes stands first.
    let body = questions(&room, &ben).body;
    assert!(body.find("Who pays?") < body.find("May we record this?"));
    lead(&room, Command::SetDone { note: 0, done: true });
    let page = questions(&room, &ben);
    page.shows(">Answered</h2>").shows("<b>1</b> vote").shows("id=\"asked\">1</span>");
    let late = say(&room, &ben, "want", &format!("{fields}&up=yes"));
    late.shows("That question has been answered.");
    assert_eq!(late.status, 409);
}

#[test]
fn a_question_that_is_too_long_or_empty_stays_in_its_field() {
    let (room, ana, _) = room("");
    for (fields, status, words) in [
        (format!("text={}&without=yes", "y".repeat(501)), 422, "a question has at most 500 characters"),
        ("text=++%0A".to_owned(), 422, "Type some words first."),
    ] {
        let reply = say(&room, &ana, "ask", &fields);
        assert_eq!(reply.status, status);
        reply.shows(words).shows("class=\"wrong\"").shows("<title>Error: Questions");
    }
    say(&room, &ana, "ask", &format!("text={}&without=yes", "y".repeat(501)))
        .shows(&"y".repeat(501))
        .shows("value=\"yes\" checked");
    for n in 0..20 {
        // Ten in a second are as many as one phone sends.
        if n == 6 || n == 14 {
            std::thread::sleep(std::time::Duration::from_millis(1_100));
        }
        assert_eq!(say(&room, &ana, "ask", &format!("text=Question+{n}")).status, 200, "{n}");
    }
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let enough = say(&room, &ana, "ask", "text=One+more&without=yes");
    enough.shows("You have asked enough: 20 questions at most.").shows("One more</textarea>");
    assert_eq!(enough.status, 422);
    for fields in ["question=", "question=1-2-3", "question=x&up=yes", "up=yes"] {
        assert_eq!(say(&room, &ana, "want", fields).status, 409, "{fields}");
    }
}

#[test]
fn a_question_that_is_looked_at_first_is_seen_by_whoever_asked() {
    let (room, ana, ben) = room("questions = \"reviewed\"");
    say(&room, &ana, "ask", "text=Who+pays%3F").shows("Who pays?").shows("Only you and Dana Wood see it");
    questions(&room, &ben).hides("Who pays?").shows("hidden>0</span>");
    let mut listener = Listener::open(&room, &ben);
    assert!(!listener.next("data: ").contains("Who pays"));
    lead(&room, Command::Entries(OnEntries::Withhold { note: 0, hidden: false }));
    assert!(listener.next("data: ").contains("\"questions\":1"));
    questions(&room, &ben).shows("Who pays?");
    questions(&room, &ana).hides("Only you and Dana Wood");
    // Hidden again, it is gone for everybody else, from the stream as well.
    lead(&room, Command::Entries(OnEntries::Withhold { note: 0, hidden: true }));
    questions(&room, &ben).hides("Who pays?");
    assert!(listener.next("data: ").contains("\"questions\":0"));
}

#[test]
fn where_questions_are_off_there_is_no_page_for_them() {
    let (room, ana, _) = room("questions = \"off\"");
    room.get(&ana, &room.home()).shows("Raise hand").shows(">Message</a>").hides("data-sheet=\"questions\"");
    assert_eq!(questions(&room, &ana).status, 303);
    let reply = say(&room, &ana, "ask", "text=Who+pays%3F");
    assert_eq!(reply.status, 409);
    reply.shows("No questions can be asked in this session.");
}

#[test]
fn a_private_word_is_in_the_private_file_and_nowhere_else() {
    let (room, ana, ben) = room("");
    let words = "I have to leave at four.";
    let page = room.get(&ana, &format!("{}message", room.home()));
    page.shows("Only Dana Wood sees this. It is not part of the record.").hides("http-equiv");
    let reply = say(&room, &ana, "message", &format!("text={}", encoded(words)));
    assert_eq!(reply.status, 200);
    reply.shows("✓ Sent. Dana Wood can read it now.").hides(words);
    // Sent once more, because the answer was lost, it is one.
    say(&room, &ana, "message", &format!("text={}", encoded(words)));
    until(&room, |all| !all.is_empty());
    let told: Vec<_> = room.messages().into_iter().map(|m| (m.name, m.text, m.read)).collect();
    assert_eq!(told, [(Some("Ana Lima".to_owned()), words.to_owned(), false)]);
    assert!(room.private().contains(words));
    for place in ["", "questions", "message"] {
        room.get(&ben, &format!("{}{place}", room.home())).hides("leave at four");
    }
    let mut listener = Listener::open(&room, &ben);
    assert!(!listener.next("data: ").contains("leave at four"));
    let (file, drawn) = room.look(|stage| (stage.file(), stage.screen()));
    assert!(!file.contains("leave at four") && !drawn.contains("leave at four"));
    room.order(Order::Read(1, true));
    until(&room, |all| all[0].read);
    assert!(room.private().contains("\"read\":true"));
    // It is there again when the program is started again.
    let room = room.restart();
    until(&room, |all| !all.is_empty());
    assert_eq!(room.messages()[0].text, words);
}

#[test]
fn a_private_word_that_is_not_kept_is_not_said_to_be_sent() {
    let (room, ana, _) = room("");
    room.disk_is_full(true);
    let reply = say(&room, &ana, "message", "text=Between+us");
    assert_eq!(reply.status, 503);
    reply.shows("Not recorded: it could not be saved.").shows("Between us</textarea>").hides("Sent.");
    assert_eq!(room.messages(), []);
    room.disk_is_full(false);
    assert_eq!(say(&room, &ana, "message", "text=Between+us").status, 200);
    for (fields, status, words) in [
        ("text=+", 422, "Type some words first."),
        (&*format!("text={}", "z".repeat(501)), 422, "at most 500 characters"),
    ] {
        let reply = say(&room, &ana, "message", fields);
        assert_eq!(reply.status, status);
        reply.shows(words);
    }
    until(&room, |all| all.len() == 1);
}

#[test]
fn forms_of_the_floor_are_as_safe_as_all_others() {
    let (room, ana, _) = room("");
    for form in ["hand", "ask", "want", "message"] {
        let path = format!("{}{form}", room.home());
        let evil = room.post_with(&ana, &path, "text=x&up=yes", "Origin: http://evil.example\r\n");
        assert_eq!(evil.status, 403, "{form}");
        assert_eq!(room.post_with(&ana, &path, "text=x&up=yes", "").status, 403, "{form} without a token");
        let stranger = room.post(&Phone::default(), &path, "text=x&up=yes");
        assert_eq!(stranger.status, 401, "{form}");
        // Loaded anew, it is a page again and changes nothing.
        assert!([200, 303].contains(&room.get(&ana, &path).status), "{form}");
    }
    assert_eq!((hands(&room).len(), room.messages().len()), (0, 0));
    let page = room.get(&ana, &format!("{}questions", room.home()));
    let token = page.field("token");
    let reply = room.post_with(&ana, &format!("{}hand", room.home()), &format!("up=yes&token={token}"), "");
    assert_eq!((reply.status, hands(&room).len()), (200, 1));
    for place in ["questions", "message"] {
        let path = format!("{}{place}", room.home());
        assert_eq!(room.get(&Phone::default(), &path).status, 401, "{place}");
        assert_eq!(room.get(&room.scan(), &path).status, 303, "{place}");
    }
}

#[test]
fn ten_things_a_second_are_as_many_as_one_phone_sends() {
    let (room, ana, _) = room("");
    let many: Vec<u16> = (0..14).map(|n| say(&room, &ana, "message", &format!("text=Word+{n}")).status).collect();
    assert!(many.contains(&429), "{many:?}");
    say(&room, &ana, "message", "text=Kept+here").shows("Kept here</textarea>");
}

#[test]
fn what_people_ask_is_text() {
    let (room, ana, ben) = room("");
    let hostile = "<script>alert(1)</script>{{ 7 * 7 }}\u{202e}";
    say(&room, &ana, "ask", &format!("text={}", encoded(hostile)))
        .shows("&lt;script&gt;")
        .hides("<script>alert")
        .hides("\u{202e}");
    questions(&room, &ben).shows("&lt;script&gt;").hides("<script>alert").shows("{{ 7 * 7 }}");
}

#[test]
fn hands_that_go_up_at_once_are_one_for_each_person() {
    let (room, ..) = room("");
    let room = std::sync::Arc::new(room);
    let phones: Vec<Phone> = (0..20).map(|n| room.join(&format!("Person {n}"))).collect();
    let all = phones.iter().flat_map(|phone| [phone.clone(), phone.clone(), phone.clone()]);
    let sent: Vec<_> = all
        .map(|phone| {
            let room = std::sync::Arc::clone(&room);
            std::thread::spawn(move || say(&room, &phone, "hand", "up=yes&sheet=questions").status)
        })
        .collect();
    let answers: Vec<u16> = sent.into_iter().map(|sent| sent.join().expect("an answer")).collect();
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    let up = hands(&room);
    assert_eq!((up.len(), up.iter().collect::<std::collections::BTreeSet<_>>().len()), (20, 20));
    let last: usize = up[19].trim_start_matches("Person ").parse().expect("a number");
    questions(&room, &phones[last]).shows("19 people are before you.");
}

#[test]
fn the_sheet_of_questions_hears_how_they_stand_and_no_other_sheet_does() {
    let (room, ana, ben) = room("");
    let mut sheet = Listener::to(&room, &ben, "events?questions");
    let mut other = Listener::open(&room, &ben);
    assert!(sheet.next("data: ").contains("\"asked\":[]") && !other.next("data: ").contains("\"asked\""));
    let page = say(&room, &ana, "ask", "text=Who+pays%3F");
    let key = key(&page, "Who pays?");
    let heard = sheet.next("data: ");
    assert!(heard.contains(&format!("\"asked\":[[\"{key}\",0,\"Vote for this question, 0 votes\"]]")), "{heard}");
    let heard = other.next("data: ");
    assert!(heard.contains("\"questions\":1") && !heard.contains(&key), "{heard}");
    lead(&room, Command::SetDone { note: 0, done: true });
    let heard = sheet.next("data: ");
    assert!(heard.contains(&format!("[\"{key}\",null,null]")), "{heard}");
    // One's own hand is in one's own stream alone.
    say(&room, &ana, "hand", "up=yes");
    say(&room, &ben, "hand", "up=yes");
    let mut ana = Listener::open(&room, &ana);
    let heard = (ana.next("data: "), Listener::open(&room, &ben).next("data: "));
    assert!(heard.0.contains("You are next.") && heard.1.contains("One person is before you."), "{heard:?}");
}
