//! Dots that people give by phone to the entries of a phase that votes.

use std::fmt::Write as _;

use proptest::prelude::*;
use roundtable::app;
use roundtable::pages::{Fields, FormVoice, read_voice};
use roundtable::workshop::{Entry, Participant, Voice};

use super::{Phone, Reply, Room};
use crate::stage::Stage;

const VOTE: &str = "format = 1\ntitle = \"Room\"\nfacilitators = [\"Dana Wood\"]\nid = \"abcdefghijklmnopqrstuvwxyz\"\n\
    people = [{ name = \"Ana Lima\" }, { name = \"Ben Osei\" }, { name = \"Chloé Park\" }, { name = \"Dev Rao\" }]\n\
    [[agenda]]\ntitle = \"Peers\"\nkind = \"exercise\"\nid = \"peers\"\n\
    columns = [{ id = \"who\", title = \"Who\", prompt = \"Who is it?\" }, { id = \"how\", title = \"How\" }]\n\
    [[agenda.phases]]\ntitle = \"Write\"\nminutes = 5\ndoes = \"write\"\n\
    [[agenda.phases]]\ntitle = \"Choose\"\nminutes = 5\ndoes = \"vote\"\ndots = 3\ncap = 2\ncolumns = [\"who\"]\n\
    [[agenda.phases]]\ntitle = \"Talk\"\nminutes = 5\n";

/// A room in the phase that votes, with two entries to vote on and one in another column.
fn open() -> (Room, Phone, Phone) {
    let room = Room::open(VOTE);
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    room.press("space");
    for (phone, column, text) in [(&ana, "who", "First"), (&ben, "who", "Second"), (&ben, "how", "Elsewhere")] {
        let fields = format!("activity=peers&column={column}&text={text}");
        assert_eq!(room.post(phone, &format!("{}write", room.home()), &fields).status, 200);
    }
    room.press("→");
    (room, ana, ben)
}

/// Sends dots, and perhaps a button, with the fields that the page carries.
fn give(room: &Room, phone: &Phone, amounts: &[u32], more: &str) -> Reply {
    let page = room.get(phone, &room.home());
    let mut fields = format!("activity={}&phase={}", page.field("activity"), page.field("phase"));
    for (at, amount) in amounts.iter().enumerate() {
        let entry = page.field(&format!("entry-{at}"));
        let _ = write!(fields, "&entry-{at}={entry}&amount-{at}={amount}");
    }
    room.post(phone, &format!("{}dots", room.home()), &format!("{fields}{more}"))
}

fn dots(room: &Room) -> Vec<(String, u32)> {
    room.look(|stage| stage.m.session.record.notes.iter().map(|n| (n.text.clone(), n.all_dots())).collect())
}

fn counts(room: &Room) -> Vec<u32> {
    dots(room).into_iter().map(|(_, dots)| dots).collect()
}

#[test]
fn dots_on_entries_are_counted_once_and_changed_until_the_phase_closes() {
    let (room, ana, ben) = open();
    let page = room.get(&ana, &room.home());
    page.shows("3 of 3</b> dots left")
        .shows("First")
        .shows("Second")
        .hides("Elsewhere")
        .shows("At most 2 on one entry");
    page.shows("With your name: Dana Wood can see where you put your dots.").hides("http-equiv");
    let reply = give(&room, &ana, &[2, 1], "");
    reply.shows("✓ Recorded").shows("No dots left. Take one back to move it.");
    assert_eq!((reply.status, counts(&room)), (200, vec![2, 1, 0]));
    assert_eq!((give(&room, &ana, &[2, 1], "").status, counts(&room)), (200, vec![2, 1, 0]));
    assert_eq!((give(&room, &ben, &[0, 2], "").status, counts(&room)), (200, vec![2, 3, 0]));
    assert_eq!((give(&room, &ana, &[0, 1], "").status, counts(&room)), (200, vec![0, 3, 0]));
    room.get(&ana, &room.home()).shows("2 of 3</b> dots left").shows("name=\"amount-1\" value=\"1\"");
    // The facilitator sees it at once, and the file tells it again after the program was ended.
    room.look(|stage| assert!(stage.screen().contains("3 of"), "{}", stage.screen()));
    let room = room.restart();
    room.get(&ana, &room.home()).shows("2 of 3</b> dots left");
    assert_eq!((give(&room, &ana, &[1, 1], "").status, counts(&room)), (200, vec![1, 3, 0]));
}

#[test]
fn a_dot_moves_without_a_script_and_nothing_is_stored_until_it_is_sent() {
    let (room, ana, _) = open();
    let given = give(&room, &ana, &[1, 0], "&move=more-0");
    given.shows("1 of 3</b> dots left").shows("name=\"amount-0\" value=\"2\"").shows("1 of 3 dots left");
    given.shows("aria-label=\"One dot more for First\" aria-disabled=\"true\" autofocus").hides("✓ Recorded</p>");
    assert_eq!((given.status, counts(&room)), (200, vec![0, 0, 0]));
}

#[test]
fn what_is_too_much_too_late_or_made_up_is_refused_in_words() {
    let (room, ana, _) = open();
    assert_eq!(give(&room, &ana, &[3, 0], "").status, 422);
    assert_eq!(give(&room, &ana, &[2, 2], "").status, 422);
    let page = room.get(&ana, &room.home());
    let (first, path) = (page.field("entry-0"), format!("{}dots", room.home()));
    for (fields, status) in [
        ("", 422),
        ("activity=peers&phase=Choose", 422),
        ("activity=peers&phase=Choose&entry-0=x&amount-0=1", 422),
        ("activity=peers&phase=Choose&entry-0=1-1-0&amount-0=1", 409),
        ("activity=peers&phase=Choose&entry-0=FIRST&amount-0=-1", 422),
        ("activity=peers&phase=Choose&entry-0=FIRST&amount-0=NaN", 422),
        ("activity=peers&phase=Choose&entry-0=FIRST&amount-0=1&entry-1=FIRST&amount-1=1", 422),
        ("activity=peers&phase=Talk&entry-0=FIRST&amount-0=1", 409),
        ("activity=other&phase=Choose&entry-0=FIRST&amount-0=1", 409),
    ] {
        std::thread::sleep(std::time::Duration::from_millis(170));
        assert_eq!(room.post(&ana, &path, &fields.replace("FIRST", &first)).status, status, "{fields}");
    }
    room.press("→");
    let late = room.post(&ana, &path, &format!("activity=peers&phase=Choose&entry-0={first}&amount-0=1"));
    late.shows("This vote is over. What you sent is not counted.");
    assert_eq!((late.status, counts(&room)), (409, vec![0, 0, 0]));
}

#[test]
fn dots_come_from_keys_or_from_phones_unless_the_facilitator_says_both() {
    let (room, ana, ben) = open();
    assert_eq!(give(&room, &ana, &[1, 0], "").status, 200);
    room.press("2");
    let said = room.look(|stage| stage.message().to_owned());
    assert!(said.starts_with("Dots come from phones here"), "{said}");
    room.press("B 2");
    assert_eq!(counts(&room).iter().sum::<u32>(), 3);
    assert_eq!(give(&room, &ben, &[0, 1], "").status, 200);
    assert_eq!(counts(&room).iter().sum::<u32>(), 4);
    let (room, ana, _) = open();
    let page = room.get(&ana, &room.home());
    room.press("2");
    room.get(&ana, &room.home()).shows("Dana Wood types what is voted here.").hides("One dot more");
    let fields = format!("activity=peers&phase=Choose&entry-0={}&amount-0=1", page.field("entry-0"));
    let late = room.post(&ana, &format!("{}dots", room.home()), &fields);
    assert_eq!((late.status, counts(&room).iter().sum::<u32>()), (409, 2));
}

#[test]
fn dots_go_with_entries_that_are_put_together_and_are_not_lost_by_undo() {
    let (room, ana, ben) = open();
    assert_eq!(give(&room, &ana, &[1, 2], "").status, 200);
    assert_eq!(give(&room, &ben, &[1, 0], "").status, 200);
    room.lead(|mut stage| {
        use roundtable::app::{self, Action};
        use roundtable::workshop::{Command, OnEntries};
        let together = Action::Perform(Command::Entries(OnEntries::Merge { note: 1, under: 0 }));
        app::update(&mut stage.m, together, stage.now);
        stage
    });
    assert_eq!(dots(&room), [("First".to_owned(), 4), ("Elsewhere".to_owned(), 0)]);
    room.get(&ana, &room.home()).shows("No dots left").shows("name=\"amount-0\" value=\"3\"");
    assert_eq!((give(&room, &ana, &[2], "").status, counts(&room)), (200, vec![3, 0]));
    // She was told that it is recorded, and it hangs on the step.
    room.press("u");
    assert_eq!(counts(&room), [3, 0], "{}", room.look(|stage| stage.message().to_owned()));
}

/// What phones say when the time is up.
fn thumb(room: &Room, phone: &Phone, up: &str) -> Reply {
    let ask = room.get(phone, &room.home()).field("ask");
    room.post(phone, &format!("{}thumb", room.home()), &format!("ask={ask}&up={up}"))
}

#[test]
fn when_the_time_is_up_phones_say_whether_it_goes_on() {
    let room =
        Room::open(&VOTE.replace("title = \"Talk\"\nminutes = 5\n", "title = \"Talk\"\nminutes = 5\nextend = [3]\n"));
    let (ana, ben, dev) = (room.join("Ana Lima"), room.join("Ben Osei"), room.join("Dev Rao"));
    room.press("space → →");
    room.get(&ana, &room.home()).hides("Three more minutes").shows("data-asks");
    room.lead(|stage| stage.wait("5m"));
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let page = room.get(&ana, &room.home());
    page.shows("<h1>Three more minutes for this?</h1>").shows("We go on if more say yes than no.").hides("data-asks>");
    page.shows("<title>Three more minutes for this?");
    let ask = page.field("ask");
    let reply = thumb(&room, &ana, "yes");
    reply.shows("✓ Yes, go on").shows("Recorded").shows("value=\"yes\" aria-pressed=\"true\"");
    assert_eq!((reply.status, thumb(&room, &ana, "yes").status), (200, 200));
    thumb(&room, &ben, "no");
    thumb(&room, &dev, "yes");
    assert_eq!(thumb(&room, &dev, "maybe").status, 422);
    room.look(|stage| assert!(stage.screen().contains("2 up, 1 down"), "{}", stage.screen()));
    let reply = thumb(&room, &ana, "no");
    reply.shows("✓ No, move on").hides("✓ Yes");
    room.look(|stage| assert!(stage.screen().contains("1 up, 2 down"), "{}", stage.screen()));
    // What was told to them is in the file.
    let room = room.restart();
    room.get(&ana, &room.home()).shows("✓ No, move on");
    thumb(&room, &ana, "yes");
    room.press("y");
    room.look(|stage| {
        let stretch = stage.m.session.record.timing.last().expect("a stretch");
        assert_eq!((stretch.thumbs[0].up, stretch.thumbs[0].down, stretch.thumbs[0].more), (Some(2), Some(1), 3));
        assert!(stretch.thumbs_up.is_empty() && stretch.thumbs_down.is_empty());
    });
    let late = room.post(&ana, &format!("{}thumb", room.home()), &format!("ask={ask}&up=yes"));
    late.shows("This vote is over. What you sent is not counted.");
    assert_eq!(late.status, 409);
}

/// Sends scores with the fields that the page carries.
fn score(room: &Room, phone: &Phone, scores: &[(&str, &str)]) -> Reply {
    let page = room.get(phone, &room.home());
    let mut fields = format!("activity={}&phase={}", page.field("activity"), page.field("phase"));
    for (at, (x, y)) in scores.iter().enumerate() {
        let entry = page.field(&format!("entry-{at}"));
        let _ = write!(fields, "&entry-{at}={entry}&x-{at}={x}&y-{at}={y}");
    }
    room.post(phone, &format!("{}scores", room.home()), &fields)
}

#[test]
fn entries_are_scored_on_two_axes_and_the_middle_counts() {
    let room = Room::open(&VOTE.replace("dots = 3\ncap = 2\n", "axes = [\"Impact\", \"Effort\"]\n"));
    let (ana, ben, dev) = (room.join("Ana Lima"), room.join("Ben Osei"), room.join("Dev Rao"));
    room.press("space");
    for text in ["First", "Second"] {
        let fields = format!("activity=peers&column=who&text={text}");
        assert_eq!(room.post(&ana, &format!("{}write", room.home()), &fields).status, 200);
    }
    room.press("→");
    let scores =
        |room: &Room| room.look(|s| s.m.session.record.notes.iter().map(|n| n.all_scores()).collect::<Vec<_>>());
    let page = room.get(&ana, &room.home());
    page.shows("<label>Impact <select name=\"x-0\">").shows("Send my answer").shows("can see how you scored");
    let reply = score(&room, &ana, &[("5", "1"), ("", "")]);
    reply.shows("✓ Recorded").shows("<option selected>5</option>");
    assert_eq!(reply.status, 200);
    assert_eq!(score(&room, &ben, &[("2", "1"), ("3", "")]).status, 200);
    assert_eq!(score(&room, &dev, &[("4", "3"), ("", "4")]).status, 200);
    let impact = |n| ("Impact".to_owned(), n);
    let effort = |n| ("Effort".to_owned(), n);
    assert_eq!(scores(&room), [vec![impact(4), effort(1)], vec![impact(3), effort(4)]]);
    assert_eq!(score(&room, &ana, &[("6", "1")]).status, 422);
    assert_eq!(score(&room, &ana, &[("0", "1")]).status, 422);
    assert_eq!(score(&room, &ana, &[("x", "1")]).status, 422);
    room.look(|stage| assert!(stage.screen().contains("First"), "{}", stage.screen()));
    let room = room.restart();
    room.get(&ana, &room.home()).shows("<option selected>5</option>").shows("Change my answer");
    assert_eq!(score(&room, &ana, &[("1", "1"), ("", "")]).status, 200);
    assert_eq!(scores(&room)[0], [impact(2), effort(1)]);
    room.press("Tab 3");
    let said = room.look(|stage| stage.message().to_owned());
    assert!(said.starts_with("Scores come from phones here"), "{said}");
    room.press("B 3");
    let typed = room.look(|s| s.m.session.record.notes.iter().flat_map(|n| n.scores.clone()).collect::<Vec<_>>());
    assert_eq!(typed, [impact(3)], "{}", room.look(|s| s.message().to_owned()));
}

#[test]
fn what_the_room_sees_has_the_dots_and_not_whose_they_are() {
    let (room, ana, _) = open();
    give(&room, &ana, &[2, 1], "");
    room.look(|stage| {
        let canvas = stage.m.session.public(stage.now).canvas.expect("a canvas");
        let dots: Vec<u32> = canvas.entries.iter().map(|note| note.all_dots()).collect();
        assert_eq!(dots, [2, 1]);
        assert!(canvas.entries.iter().all(|note| note.dots_by.is_empty() && note.voters == Some(1)));
    });
}

/// A field as somebody might make it up; `ENTRY` stands for an entry that there is.
fn field() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        8 => (prop::sample::select(vec!["entry", "amount", "x", "y"]), 0..4_u8).prop_map(|(n, at)| format!("{n}-{at}")),
        2 => prop::sample::select(vec!["activity", "phase", "move", "up", "ask"]).prop_map(str::to_owned),
        1 => ".*",
    ];
    let value = prop_oneof![
        6 => prop::sample::select(vec!["0", "1", "2", "3", "ENTRY0", "ENTRY1", "ENTRY2"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["", "-1", "NaN", "4294967295", "4294967296", "more-1", "yes"]).prop_map(str::to_owned),
        1 => ".*",
    ];
    (name, value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_body_says_nobody_gives_more_than_they_have(bodies in prop::collection::vec(prop::collection::vec(field(), 0..10), 1..8), scores in any::<bool>()) {
        let text = if scores { VOTE.replace("dots = 3\ncap = 2\n", "axes = [\"Impact\", \"Effort\"]\n") } else { VOTE.to_owned() };
        let mut stage = Stage::of(&text).unchecked().press("space");
        let (ana, now) = (Participant::Named("Ana Lima".to_owned()), stage.now);
        app::handle_voice(&mut stage.m, &ana, Voice::Join, now).expect("she is on the list");
        for text in ["First", "Second", "Third"] {
            let entry = Entry { activity: "peers".to_owned(), column: "who".to_owned(), row: None, text: text.to_owned() };
            app::handle_voice(&mut stage.m, &ana, Voice::Write(entry), now).expect("she writes");
        }
        let mut stage = stage.press("→");
        for body in &bodies {
            let me = stage.m.session.participant(&ana, &stage.m.session.public(now));
            let keys: Vec<String> = me.vote.as_ref().expect("a vote").entries.iter().map(|e| e.key.to_string()).collect();
            let known = |value: &str| match value.strip_prefix("ENTRY").and_then(|at| at.parse::<usize>().ok()) {
                Some(at) => keys[at % keys.len()].clone(),
                None => value.to_owned(),
            };
            let step = [("activity", "peers"), ("phase", "Choose")].map(|(n, v)| (n.to_owned(), v.to_owned()));
            let fields = step.into_iter().chain(body.iter().map(|(name, value)| (name.clone(), known(value))));
            let fields = Fields::new(fields).expect("few fields");
            for form in ["dots", "scores", "thumb"] {
                let before = stage.m.session.clone();
                let heard = match read_voice(form, &me, &fields) {
                    Some(FormVoice { voice: Ok(voice), .. }) => app::handle_voice(&mut stage.m, &ana, voice, now).is_ok(),
                    _ => false,
                };
                if !heard {
                    prop_assert_eq!(&stage.m.session, &before);
                }
                let notes = &stage.m.session.record.notes;
                prop_assert!(notes.iter().all(|note| note.all_dots() <= 2));
                prop_assert!(notes.iter().map(|note| note.all_dots()).sum::<u32>() <= 3);
                prop_assert!(notes.iter().flat_map(|note| note.all_scores()).all(|(_, score)| (1..=5).contains(&score)));
            }
        }
    }
}

#[test]
fn a_vote_on_very_many_entries_fits_into_what_a_phone_may_send() {
    for axes in [false, true] {
        let axes_in = VOTE.replace("dots = 3\ncap = 2\n", "axes = [\"Impact\", \"Effort\"]\n");
        let mut text = if axes { axes_in } else { VOTE.to_owned() };
        text += "[record]\nstarted = 2026-11-24T15:00:00-05:00\n";
        for n in 0..300 {
            let _ = write!(
                text,
                "[[record.note]]\nat = 2026-11-24T15:{:02}:{:02}-05:00\nactivity = \"peers\"\ncolumn = \"who\"\ntext = \"Entry {n}\"\n",
                n / 60,
                n % 60
            );
        }
        text += "[[record.timing]]\nactivity = \"peers\"\nphase = \"Choose\"\nstarted = 2026-11-24T15:10:00-05:00\nplanned = 5.0\n";
        let room = Room::open(&text);
        let ana = room.join("Ana Lima");
        room.get(&ana, &room.home()).shows("50 more entries are on the screen");
        let reply = if axes { score(&room, &ana, &[("5", "1"); 250]) } else { give(&room, &ana, &[0; 250], "") };
        assert_eq!(reply.status, 200, "{}", reply.body);
    }
}
