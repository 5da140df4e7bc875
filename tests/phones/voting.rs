//! One ballot for each person, counted in the run that it was meant for, and the same answer everywhere.

use std::sync::Arc;

use roundtable::app::{self, Action};
use roundtable::workshop::Command;

use super::{POLL, Phone, Room};

/// A room whose poll is open.
fn open() -> Room {
    let room = Room::open(POLL);
    room.press("space → o");
    room
}

/// How often each option was chosen.
fn counts(room: &Room) -> Vec<usize> {
    use roundtable::workshop::poll::Answer;
    room.look(|stage| {
        let run = stage.m.session.poll_run().expect("a poll");
        let chosen = |option| run.votes().filter(|v| matches!(v, Answer::Options(o) if o.contains(&option))).count();
        (0..run.options.len()).map(chosen).collect()
    })
}

#[test]
fn a_vote_is_counted_once_and_can_be_changed() {
    let room = open();
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home())
        .shows("Whom would you partner with?")
        .shows("Send my answer")
        .hides("Change my answer");
    let reply = room.vote(&ana, "answer=1");
    reply.shows("Recorded").shows("Change my answer");
    assert_eq!((reply.status, counts(&room)), (200, vec![0, 1, 0]));
    // The answer got lost on its way: the phone sends it once more.
    assert_eq!((room.vote(&ana, "answer=1").status, counts(&room)), (200, vec![0, 1, 0]));
    assert_eq!((room.vote(&ana, "answer=2").status, counts(&room)), (200, vec![0, 0, 1]));
    assert_eq!(room.look(|stage| stage.m.session.poll_run().map(|r| r.ballots.len())), Some(1));
}

#[test]
fn a_final_answer_stays_what_it_was() {
    let room = Room::open(&POLL.replace("method = \"single\"", "method = \"single\"\nchange = \"final\""));
    room.press("space → o");
    let ana = room.join("Ana Lima");
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    let reply = room.vote(&ana, "answer=0");
    reply.shows("answers in this poll are final");
    assert_eq!((reply.status, counts(&room)), (409, vec![0, 1, 0]));
}

#[test]
fn a_hundred_votes_of_one_person_at_once_are_one() {
    let room = Arc::new(open());
    let ana = room.join("Ana Lima");
    let run = room.get(&ana, &room.home()).field("run");
    // Ten a second are taken of one phone, so that a hundred are of eleven devices.
    let phones: Vec<Phone> = std::iter::once(ana.clone()).chain((0..10).map(|_| second(&room, "Ana Lima"))).collect();
    let senders: Vec<_> = (0..100)
        .map(|n| {
            let (room, phone, run) = (Arc::clone(&room), phones[n % phones.len()].clone(), run.clone());
            std::thread::spawn(move || {
                let path = format!("{}vote", room.home());
                room.post(&phone, &path, &format!("run={run}&answer={}", n % 3)).status
            })
        })
        .collect();
    let all: Vec<u16> = senders.into_iter().map(|s| s.join().expect("an answer")).collect();
    assert!(all.iter().all(|status| [200, 429].contains(status)), "{all:?}");
    assert_eq!(counts(&room).iter().sum::<usize>(), 1);
}

/// A further phone of somebody, by the code on the first one.
fn second(room: &Room, name: &str) -> Phone {
    let phone = room.scan();
    let code = room.keys.second_code(name).to_string();
    let fields = format!("typed={}&second={}", super::encoded(name), super::encoded(&code));
    assert_eq!(room.post(&phone, &format!("{}join", room.home()), &fields).status, 303);
    phone
}

#[test]
fn a_ballot_for_a_run_that_is_over_is_not_counted_in_the_next_one() {
    let room = open();
    let ana = room.join("Ana Lima");
    let run = room.get(&ana, &room.home()).field("run");
    room.lead(|stage| stage.press("o").wait("3m"));
    let (vote, fields) = (format!("{}vote", room.home()), format!("run={run}&answer=0"));
    let late = room.post(&ana, &vote, &fields);
    late.shows("The poll closed at 15:00, before your answer arrived. Your answer is not counted.");
    assert_eq!((late.status, counts(&room)), (409, vec![0, 0, 0]));
    room.press("o");
    assert_eq!((room.post(&ana, &vote, &fields).status, counts(&room)), (409, vec![0, 0, 0]));
    assert_eq!((room.vote(&ana, "answer=0").status, counts(&room)), (200, vec![1, 0, 0]));
}

#[test]
fn what_no_form_sends_is_refused_and_changes_nothing() {
    let room = open();
    let ana = room.join("Ana Lima");
    let before = room.look(|stage| stage.m.session.clone());
    for fields in [
        "",
        "answer=",
        "answer=3",
        "answer=-1",
        "answer=0&answer=1",
        "answer=NaN",
        "answer=9223372036854775808",
        "answer=18446744073709551616",
        "answer=0x1",
        "answer=%00",
        "answer=1.0",
        "amount-0=1",
        "words=hello",
    ] {
        let status = room.vote(&ana, fields).status;
        assert_eq!(status, 422, "{fields}");
        std::thread::sleep(std::time::Duration::from_millis(110));
    }
    let vote = format!("{}vote", room.home());
    for run in ["", "0", "x-y", "00-0", "99-1", "0-99999999999999999999", "-1-1"] {
        std::thread::sleep(std::time::Duration::from_millis(110));
        assert_eq!(room.post(&ana, &vote, &format!("run={run}&answer=0")).status, 409, "{run}");
    }
    assert_eq!(room.look(|stage| stage.m.session.clone()), before);
}

#[test]
fn a_vote_that_the_disk_does_not_take_is_not_recorded() {
    let room = open();
    let ana = room.join("Ana Lima");
    room.disk_is_full(true);
    let reply = room.vote(&ana, "answer=1");
    assert_eq!(reply.status, 503);
    reply.shows("Not recorded").hides("✓");
    room.disk_is_full(false);
    assert_eq!((room.vote(&ana, "answer=1").status, counts(&room)), (200, vec![0, 1, 0]));
}

#[test]
fn after_a_crash_nobody_changes_an_anonymous_answer_and_phones_go_on() {
    let room = open();
    let ana = room.join("Ana Lima");
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    let room = room.restart();
    let page = room.get(&ana, &room.home());
    page.shows("Whom would you partner with?");
    assert_eq!(room.vote(&ana, "answer=2").status, 409);
    assert_eq!(counts(&room), [0, 1, 0]);
    let ben = room.join("Ben Osei");
    assert_eq!((room.vote(&ben, "answer=2").status, counts(&room)), (200, vec![0, 1, 1]));
}

#[test]
fn named_ballots_need_a_name_and_others_do_not() {
    let room = Room::open(&POLL.replace("method = \"single\"", "method = \"single\"\nballots = \"named\""));
    room.press("space → o");
    let nobody = room.scan();
    assert_eq!(room.post(&nobody, &format!("{}join", room.home()), "nobody=yes").status, 303);
    let reply = room.vote(&nobody, "answer=1");
    reply.shows("carry names");
    assert_eq!((reply.status, counts(&room)), (403, vec![0, 0, 0]));
    let room = open();
    let nobody = room.scan();
    assert_eq!(room.post(&nobody, &format!("{}join", room.home()), "nobody=yes").status, 303);
    assert_eq!((room.vote(&nobody, "answer=1").status, counts(&room)), (200, vec![0, 1, 0]));
    assert_eq!((room.vote(&nobody, "answer=2").status, counts(&room)), (200, vec![0, 0, 1]));
}

#[test]
fn somebody_whom_the_facilitator_marks_as_gone_does_not_vote() {
    let room = open();
    let ana = room.join("Ana Lima");
    room.lead(|mut stage| {
        let gone = Action::Perform(Command::Leave("Ana Lima".to_owned()));
        app::update(&mut stage.m, gone, stage.now);
        stage
    });
    let reply = room.vote(&ana, "answer=1");
    reply.shows("not marked as being here");
    assert_eq!((reply.status, counts(&room)), (403, vec![0, 0, 0]));
}

#[test]
fn of_a_few_anonymous_ballots_nobody_sees_more_than_how_many_there_are() {
    let room = open();
    let phones: Vec<Phone> = (0..5).map(|n| room.join(&format!("Person {n}"))).collect();
    let table = "<table class=\"result";
    for (n, phone) in phones.iter().enumerate().take(4) {
        assert_eq!(room.vote(phone, "answer=1").status, 200);
        room.get(phone, &room.home()).hides(table);
        room.look(|stage| {
            let screen = stage.screen();
            assert!(!screen.contains("Support leads"), "{n}");
            assert!(screen.contains("hidden until 5 people have voted by phone"), "{screen}");
        });
        room.press("R");
        let said = room.look(|stage| stage.message().to_owned());
        assert_eq!(said, "The result is hidden until 5 people have voted by phone, or the poll closes.");
    }
    assert_eq!(room.vote(&phones[4], "answer=1").status, 200);
    room.get(&phones[0], &room.home()).shows(table);
    room.look(|stage| assert!(stage.screen().contains("Support leads"), "{}", stage.screen()));
    // One who takes part by name gives no secret away.
    let room = Room::open(&POLL.replace("method = \"single\"", "method = \"single\"\nballots = \"named\""));
    room.press("space → o");
    let ana = room.join("Ana Lima");
    room.vote(&ana, "answer=1").shows(table);
}

#[test]
fn whoever_votes_again_without_a_cookie_is_seen_to() {
    let room = Room::open(POLL);
    room.press("space → o");
    for n in 0..5 {
        let phone = room.scan();
        assert_eq!(room.post(&phone, &format!("{}join", room.home()), "nobody=yes").status, 303);
        assert_eq!(room.vote(&phone, "answer=1").status, 200, "{n}");
    }
    let said = room.look(|stage| stage.message().to_owned());
    assert_eq!(said, "5 votes, and 4 people marked as here: somebody may have joined twice.");
}
