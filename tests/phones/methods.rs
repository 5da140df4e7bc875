//! Every method of a poll on a phone: rows that buttons move or fill, as a form without a script sends them.

use proptest::prelude::*;
use roundtable::app;
use roundtable::pages::{Fields, FormVoice, read_voice};
use roundtable::workshop::Participant;
use roundtable::workshop::poll::{Answer, Vote};

use super::{POLL, Phone, Reply, Room, encoded};
use crate::stage::Stage;

fn plan(poll: &str) -> String {
    POLL.replace("method = \"single\"", poll)
}

/// A room whose poll, of this method, is open.
fn open(poll: &str) -> Room {
    let room = Room::open(&plan(poll));
    room.press("space → o");
    room
}

/// The options in the order of their rows, as the form carries them.
fn order(page: &Reply) -> Vec<String> {
    let fields = page.body.split("name=\"order\" value=\"").skip(1);
    fields.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

/// The fields that carry this order.
fn as_fields(order: &[String]) -> String {
    order.iter().map(|row| format!("order={row}")).collect::<Vec<_>>().join("&")
}

fn votes(room: &Room) -> Vec<Answer> {
    room.look(|stage| {
        stage.m.session.poll_run().expect("a poll").ballots.iter().map(|b| b.vote.answer.clone()).collect()
    })
}

fn no_name(room: &Room) -> Phone {
    let phone = room.scan();
    assert_eq!(room.post(&phone, &format!("{}join", room.home()), "nobody=yes").status, 303);
    phone
}

#[test]
fn everybody_ranks_from_an_order_of_their_own_that_stays() {
    let options = (0..9).map(|n| format!("\"O{n}\"")).collect::<Vec<_>>().join(", ");
    let text = plan("method = \"ranking\"").replace("\"Operations\", \"Support\", \"Other\"", &options);
    let room = Room::open(&text);
    room.press("space → o");
    let (ana, ben, nobody) = (room.join("Ana Lima"), room.join("Ben Osei"), no_name(&room));
    let seen = |phone: &Phone| order(&room.get(phone, &room.home()));
    let second = room.scan();
    let code = room.keys.second_code("Ana Lima").to_string();
    let joined =
        room.post(&second, &format!("{}join", room.home()), &format!("typed=Ana+Lima&second={}", encoded(&code)));
    assert_eq!((joined.status, seen(&ana), seen(&ana)), (303, seen(&second), seen(&ana)));
    assert!(seen(&ana) != seen(&ben) && seen(&ben) != seen(&nobody) && seen(&ana) != seen(&nobody));
    let mut sorted = seen(&ana);
    sorted.sort();
    assert_eq!(sorted, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "line"]);
    // Where another program runs the same session, the order is another one: nobody works it out later.
    let other = Room::open(&text);
    other.press("space → o");
    let phone = other.join("Ana Lima");
    assert_ne!(order(&other.get(&phone, &other.home())), seen(&ana));
}

#[test]
fn a_row_moves_without_a_script_and_nothing_is_stored_until_it_is_sent() {
    let room = open("method = \"ranking\"");
    let ana = room.join("Ana Lima");
    let before = room.look(|stage| stage.m.session.clone());
    room.get(&ana, &room.home()).shows("Send my ranking").shows("aria-label=\"Move Support up\"");
    let moved = room.vote(&ana, "order=2&order=0&order=1&order=line&move=up-0");
    assert_eq!((moved.status, order(&moved).join(" ")), (200, "0 2 1 line".to_owned()));
    moved.shows("Operations, now 1 of 3").shows("value=\"down-0\" aria-label=\"Move Operations down\" autofocus");
    moved.shows("value=\"up-0\" aria-label=\"Move Operations up\" aria-disabled=\"true\"").hides("✓ Recorded");
    // The page that came sends what it carries.
    let moved = room.vote(&ana, &format!("{}&move=up-1", as_fields(&order(&moved))));
    moved.shows("Support, now 2 of 3").shows("value=\"up-1\" aria-label=\"Move Support up\" autofocus");
    let moved = room.vote(&ana, &format!("{}&move=out-2", as_fields(&order(&moved))));
    assert_eq!(order(&moved).join(" "), "0 1 line 2");
    moved.shows("Other, not ranked").shows("Not ranked");
    assert_eq!(room.look(|stage| stage.m.session.clone()), before);
    let sent = room.vote(&ana, &as_fields(&order(&moved)));
    sent.shows("✓ Recorded").shows("Change my answer").shows("class=\"settled\"");
    assert_eq!((sent.status, votes(&room)), (200, vec![Answer::Ranks(vec![vec![0], vec![1]])]));
    assert_eq!(order(&room.get(&ana, &room.home())).join(" "), "0 1 line 2");
    // What differs from what is recorded can be sent; what is the same again is recorded.
    let moved = room.vote(&ana, "order=0&order=1&order=line&order=2&move=up-1");
    moved.hides("✓ Recorded").shows("Change my answer");
    room.vote(&ana, "order=1&order=0&order=line&order=2&move=up-0").shows("✓ Recorded");
    assert_eq!(votes(&room), [Answer::Ranks(vec![vec![0], vec![1]])]);
}

#[test]
fn no_more_are_ranked_than_the_plan_allows() {
    let room = open("method = \"ranking\"\nlimit = 2");
    let ana = room.join("Ana Lima");
    let page = room.get(&ana, &room.home());
    page.shows("rank up to 2").shows("Not ranked");
    assert_eq!(order(&page).iter().position(|row| row == "line"), Some(2));
    let moved = room.vote(&ana, "order=0&order=1&order=line&order=2&move=up-2");
    assert_eq!(order(&moved).join(" "), "0 2 line 1");
    assert_eq!(room.vote(&ana, "order=0&order=1&order=2").status, 422);
    assert!(votes(&room).is_empty());
}

#[test]
fn a_ranking_that_no_form_of_ours_sends_is_refused() {
    let room = open("method = \"ranking\"");
    let ana = room.join("Ana Lima");
    for fields in
        ["", "order=line&order=0", "order=0&order=0", "order=3", "order=-1", "order=x", "order=line&order=line"]
    {
        assert_eq!(room.vote(&ana, fields).status, 422, "{fields}");
        std::thread::sleep(std::time::Duration::from_millis(110));
    }
    assert!(votes(&room).is_empty());
}

#[test]
fn dots_are_given_out_with_buttons_and_never_more_than_there_are() {
    let room = open("method = \"dots\"\nbudget = 3\ncap = 2");
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home()).shows("3 of 3</b> dots left").shows("One dot more for Support").shows("At most 2");
    let given = room.vote(&ana, "amount-0=1&amount-1=0&amount-2=0&move=more-0");
    given.shows("1 of 3</b> dots left").shows("name=\"amount-0\" value=\"2\"").shows("1 of 3 dots left");
    given.shows("aria-label=\"One dot more for Operations\" aria-disabled=\"true\" autofocus").hides("poll-recorded");
    let all = room.vote(&ana, "amount-0=2&amount-1=0&amount-2=0&move=more-2");
    all.shows("No dots left. Take one back to move it.").shows("name=\"amount-2\" value=\"1\"");
    room.vote(&ana, "amount-0=2&amount-1=0&amount-2=1&move=more-1").shows("name=\"amount-1\" value=\"0\"");
    assert!(votes(&room).is_empty());
    let sent = room.vote(&ana, "amount-0=2&amount-1=0&amount-2=1");
    sent.shows("✓ Recorded");
    assert_eq!((sent.status, votes(&room)), (200, vec![Answer::Amounts(vec![2, 0, 1])]));
    for fields in ["amount-0=3", "amount-0=2&amount-1=2", "amount-0=-1", "amount-0=NaN", "amount-0=9223372036854775808"]
    {
        assert_eq!(room.vote(&ana, fields).status, 422, "{fields}");
        std::thread::sleep(std::time::Duration::from_millis(110));
    }
    assert_eq!(votes(&room), [Answer::Amounts(vec![2, 0, 1])]);
    std::thread::sleep(std::time::Duration::from_secs(1));
    // Whoever takes back all of them has answered without an answer; nobody has without having voted.
    assert_eq!((room.vote(&ana, "amount-0=0").status, votes(&room)), (200, vec![Answer::Abstain]));
    let ben = room.join("Ben Osei");
    assert_eq!(room.vote(&ben, "amount-0=0").status, 422);
}

#[test]
fn credits_say_what_one_more_costs() {
    let room = open("method = \"points\"\ncredits = 12");
    let ana = room.join("Ana Lima");
    let given = room.vote(&ana, "amount-0=2&amount-1=0&amount-2=0&move=more-0");
    given.shows("3 of 12</b> credits left").shows("9 spent here, one more costs 7");
    given.shows("aria-label=\"One vote more for Operations\" aria-disabled=\"true\"");
    given.shows("aria-label=\"One vote more for Support\"><svg");
    assert_eq!(room.vote(&ana, "amount-0=3&amount-1=2").status, 422);
    assert_eq!((room.vote(&ana, "amount-0=3&amount-1=1").status, votes(&room).len()), (200, 1));
}

#[test]
fn a_final_ballot_is_sent_by_its_button_alone() {
    let room = open("method = \"dots\"\nchange = \"final\"");
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home()).hides("data-at-once").shows("Send my answer");
    room.vote(&ana, "amount-0=1").hides("Change my answer").shows("✓ Recorded");
    let room = open("method = \"dots\"");
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home()).shows("data-at-once");
}

/// One field as somebody might make it up.
fn field() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        8 => prop::sample::select(vec!["answer", "order", "words", "reason", "move"]).prop_map(str::to_owned),
        8 => (prop::sample::select(vec!["amount", "x", "y", "rank"]), 0..5_u8).prop_map(|(n, at)| format!("{n}-{at}")),
        1 => ".*",
    ];
    let value = prop_oneof![
        8 => (0..6_i64).prop_map(|n| n.to_string()),
        2 => prop::sample::select(vec![
            "", "-1", "NaN", "abstain", "line", "9223372036854775808", "4294967295", "4294967296", "1e3", "٣", "up-1",
        ]).prop_map(str::to_owned),
        1 => ".*",
    ];
    (name, value)
}

/// Whether a vote is one that the rules of the poll below allow.
fn is_allowed(vote: &Vote) -> bool {
    let differ = |of: &[usize]| of.iter().all(|o| *o < 3 && of.iter().filter(|p| *p == o).count() == 1);
    match &vote.answer {
        Answer::Options(chosen) => !chosen.is_empty() && chosen.len() <= 2 && differ(chosen),
        Answer::Ranks(ranks) => {
            !ranks.is_empty() && ranks.iter().all(|rank| rank.len() == 1) && differ(&ranks.concat())
        }
        Answer::Amounts(each) => each.len() == 3 && each.iter().map(|n| u64::from(*n)).sum::<u64>() <= 16,
        Answer::Places(places) => {
            places.len() == 3 && places.iter().flatten().all(|(x, y)| (1..=5).contains(x) && (1..=5).contains(y))
        }
        Answer::Words(words) => !words.is_empty() && words.chars().count() <= 200,
        Answer::Abstain => true,
        Answer::Invalid => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_a_body_says_a_ballot_is_one_that_the_poll_allows(bodies in prop::collection::vec(prop::collection::vec(field(), 0..8), 1..6)) {
        for method in ["single", "multiple\"\nlimit = \"2", "consent", "scale", "fist-to-five", "dots", "points", "ranking", "matrix", "open"] {
            let poll = format!("method = \"{method}\"").replace("\"2\"", "2");
            let mut stage = Stage::of(&plan(&poll)).unchecked().press("space → o");
            let ana = Participant::Named("Ana Lima".to_owned());
            let now = stage.now;
            app::handle_voice(&mut stage.m, &ana, roundtable::workshop::Voice::Join, now).expect("she is on the list");
            for body in &bodies {
                let me = stage.m.session.participant(&ana, &stage.m.session.public(now));
                let run = me.ballot.as_ref().expect("a ballot").run.to_string();
                let fields = body.iter().cloned().chain([("run".to_owned(), run)]);
                let fields = Fields::new(fields).expect("few fields");
                let before = stage.m.session.clone();
                let heard = match read_voice("vote", &me, &fields) {
                    Some(FormVoice { voice: Ok(voice), .. }) => app::handle_voice(&mut stage.m, &ana, voice, now).is_ok(),
                    _ => false,
                };
                if !heard {
                    prop_assert_eq!(&stage.m.session, &before);
                }
                let run = stage.m.session.poll_run().expect("a poll");
                prop_assert!(run.ballots.len() <= 1);
                prop_assert!(run.ballots.iter().all(|ballot| is_allowed(&ballot.vote)), "{:?}", run.ballots);
            }
        }
    }
}

#[test]
fn a_closed_poll_is_called_so_and_shows_a_named_answer_to_whoever_gave_it() {
    let room = open("method = \"single\"\nballots = \"named\"");
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    room.get(&ana, &room.home()).shows("<title>Open: Partner · Room</title>");
    room.vote(&ana, "answer=1").shows("class=\"settled\"").shows("class=\"good recorded\"");
    room.vote(&ben, "answer=0");
    room.press("o");
    room.get(&ana, &room.home()).shows("Operations and Support tie: 1 of 2 votes each");
    let own = |option: &str| format!("{option}<span class=\"small own\">Your answer</span>");
    let page = room.get(&ana, &room.home());
    page.shows("<title>Closed: Partner · Room</title>").shows(&own("Support")).hides(&own("Operations"));
    room.get(&ben, &room.home()).shows(&own("Operations")).hides(&own("Support"));
    for poll in ["method = \"single\"", "method = \"single\"\nresults = \"live\""] {
        let room = open(poll);
        let ana = room.join("Ana Lima");
        room.vote(&ana, "answer=1");
        room.press("o");
        room.get(&ana, &room.home()).hides("Your answer</span>").shows("Closed: Partner");
    }
    let room = open("method = \"dots\"\nballots = \"named\"");
    let ana = room.join("Ana Lima");
    room.vote(&ana, "amount-1=2&amount-0=0&amount-2=1");
    room.press("o");
    room.get(&ana, &room.home()).shows("Your answer: 2").shows("Your answer: 1").hides("Your answer: 0");
}

#[test]
fn a_result_that_is_not_shown_yet_is_announced_after_the_poll_has_closed() {
    let room = open("method = \"single\"\nresults = \"on-reveal\"");
    let ana = room.join("Ana Lima");
    let run = room.get(&ana, &room.home()).field("run");
    room.vote(&ana, "answer=1");
    room.press("o");
    let page = room.get(&ana, &room.home());
    page.shows("The results appear here when they are shown to the room.").hides("<table class=\"result");
    let late = room.post(&ana, &format!("{}vote", room.home()), &format!("run={run}&answer=0"));
    late.shows("class=\"notice bad\">The poll closed at").shows("<title>Error: ");
    room.press("R");
    room.get(&ana, &room.home()).hides("when they are shown").shows("<table class=\"result");
}
