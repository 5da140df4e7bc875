//! What people write from their phones: for their group, their own to change while the phase lasts, hidden where the plan
//! says so.

use super::{Phone, Reply, Room, encoded};

const EXERCISE: &str = "format = 1\ntitle = \"Room\"\nfacilitators = [\"Dana Wood\"]\nid = \"abcdefghijklmnopqrstuvwxyz\"\n\
    people = [{ name = \"Ana Lima\" }, { name = \"Ben Osei\" }, { name = \"Chloé Park\" }, { name = \"Dev Rao\" }]\n\
    [[agenda]]\ntitle = \"Peers\"\nkind = \"exercise\"\ngroups = { size = 2 }\nid = \"peers\"\n\
    columns = [{ id = \"who\", title = \"Who\", prompt = \"Who is it?\" }, { id = \"how\", title = \"How\" }]\n\
    [[agenda.phases]]\ntitle = \"The who\"\nminutes = 5\ndoes = \"write\"\ncolumns = [\"who\"]\n\
    [[agenda.phases]]\ntitle = \"Share\"\nminutes = 5\ndoes = \"share\"\n";

fn room(text: &str) -> (Room, Phone, Phone) {
    let room = Room::open(text);
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    room.press("space g Enter Enter");
    assert!(room.look(|stage| stage.m.session.round().is_some()), "no groups were formed");
    (room, ana, ben)
}

fn write(room: &Room, phone: &Phone, fields: &str) -> Reply {
    room.post(phone, &format!("{}write", room.home()), &format!("activity=peers&column=who&{fields}"))
}

fn notes(room: &Room) -> Vec<(String, Option<String>, Option<String>)> {
    room.look(|stage| {
        stage.m.session.record.notes.iter().map(|n| (n.text.clone(), n.by.clone(), n.group.clone())).collect()
    })
}

/// The group of a person, by its name.
fn group(room: &Room, name: &str) -> Option<String> {
    room.look(|stage| {
        let round = stage.m.session.round().cloned()?;
        round.groups.into_iter().find(|g| g.members.iter().any(|m| m == name)).map(|g| g.name)
    })
}

#[test]
fn an_entry_stands_in_the_group_of_its_writer_with_the_name() {
    let (room, ana, _) = room(EXERCISE);
    room.get(&ana, &room.home()).shows("Who is it?");
    let reply = write(&room, &ana, &format!("text={}", encoded("New moderators  \u{202e}who answer")));
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.shows("New moderators who answer");
    let expected = ("New moderators who answer".to_owned(), Some("Ana Lima".to_owned()), group(&room, "Ana Lima"));
    assert_eq!(notes(&room), [expected]);
    assert!(group(&room, "Ana Lima").is_some());
}

#[test]
fn an_entry_is_its_writers_to_reword_and_to_withdraw_while_the_phase_lasts() {
    let (room, ana, ben) = room(EXERCISE);
    let entry = write(&room, &ana, "text=First").field("entry");
    let (reword, withdraw) = (format!("{}reword", room.home()), format!("{}withdraw", room.home()));
    let fields = format!("activity=peers&entry={entry}");
    assert_eq!(room.post(&ben, &reword, &format!("{fields}&text=Stolen")).status, 403);
    assert_eq!(room.post(&ben, &withdraw, &fields).status, 403);
    let long = "y".repeat(501);
    let refused = room.post(&ana, &reword, &format!("{fields}&text={long}"));
    refused.shows("at most 500 characters").shows(&long);
    assert_eq!((refused.status, &*notes(&room)[0].0), (422, "First"));
    assert_eq!(room.post(&ana, &reword, &format!("{fields}&text=Second")).status, 200);
    assert_eq!(notes(&room)[0].0, "Second");
    // It is known by the same key after that.
    assert_eq!(room.post(&ana, &reword, &format!("{fields}&text=Third")).status, 200);
    room.press("→");
    for (form, more) in [(&reword, "&text=Late"), (&withdraw, "")] {
        let late = room.post(&ana, form, &format!("{fields}{more}"));
        late.shows("Nothing can be written here any more.");
        assert_eq!(late.status, 409, "{form}");
    }
    assert_eq!(write(&room, &ana, "text=Late").status, 409);
    room.press("←");
    assert_eq!(room.post(&ana, &withdraw, &fields).status, 200);
    assert_eq!(notes(&room), []);
}

#[test]
fn what_the_facilitator_hides_is_seen_by_its_writer_alone() {
    let (room, ana, ben) = room(&EXERCISE.replace("groups = { size = 2 }", "groups = { count = 1 }"));
    write(&room, &ana, "text=Rude+words").hides("Only you and Dana Wood see it");
    room.get(&ben, &room.home()).shows("Rude words");
    room.press("Tab Y");
    room.get(&ana, &room.home()).shows("Rude words <span class=\"small\">Only you and Dana Wood see it</span>");
    room.get(&ben, &room.home()).hides("Rude words");
    room.press("Y");
    room.get(&ben, &room.home()).shows("Rude words");
}

#[test]
fn what_is_hidden_is_seen_by_its_writer_alone() {
    let hidden = EXERCISE.replace("columns = [\"who\"]", "columns = [\"who\"]\nhidden = true");
    let room = Room::open(&hidden.replace("size = 2", "size = 4"));
    let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
    room.press("space g Enter Enter");
    write(&room, &ana, "text=Somebody+secret").shows("Somebody secret");
    room.get(&ana, &room.home()).shows("Somebody secret");
    room.get(&ben, &room.home()).hides("Somebody secret");
    room.press("R");
    room.get(&ben, &room.home()).shows("Somebody secret");
}

#[test]
fn what_cannot_be_an_entry_is_refused_and_changes_nothing() {
    let (room, ana, _) = room(EXERCISE);
    let path = format!("{}write", room.home());
    let pause = || std::thread::sleep(std::time::Duration::from_millis(110));
    let long = "x".repeat(501);
    for (fields, status) in [
        ("activity=peers&column=who&text=", 422),
        ("activity=peers&column=who&text=%20%E2%80%8B", 422),
        (&*format!("activity=peers&column=who&text={long}"), 422),
        ("activity=peers&column=how&text=x", 409),
        ("activity=peers&column=nowhere&text=x", 409),
        ("activity=other&column=who&text=x", 409),
        ("activity=peers&column=who&row=1&text=x", 422),
        ("text=x", 409),
    ] {
        assert_eq!(room.post(&ana, &path, fields).status, status, "{fields}");
        pause();
    }
    for entry in ["", "1-2-3", "x", "-1--1-0", "99999999999999999999-0-0"] {
        let fields = format!("activity=peers&entry={entry}&text=x");
        assert_eq!(room.post(&ana, &format!("{}reword", room.home()), &fields).status, 409, "{entry}");
        pause();
    }
    assert_eq!(notes(&room), []);
    let closed =
        EXERCISE.replace("[[agenda]]\ntitle = \"Peers\"", "[room]\nwrite = false\n[[agenda]]\ntitle = \"Peers\"");
    let (room, ana, _) = self::room(&closed);
    assert_eq!(write(&room, &ana, "text=x").status, 409);
}

#[test]
fn one_person_writes_twenty_entries_at_most() {
    let (room, ana, ben) = room(EXERCISE);
    for n in 0..20 {
        assert_eq!(write(&room, &ana, &format!("text=Entry+{n}")).status, 200);
        std::thread::sleep(std::time::Duration::from_millis(125));
    }
    let reply = write(&room, &ana, "text=One+more");
    assert_eq!((reply.status, notes(&room).len()), (422, 20));
    assert_eq!(write(&room, &ben, "text=Mine").status, 200);
}

#[test]
fn an_undo_never_takes_away_what_somebody_was_told_is_recorded() {
    let (room, ana, _) = room(EXERCISE);
    assert_eq!(write(&room, &ana, "text=Kept").status, 200);
    // Without the start there would be no phase to write in.
    for _ in 0..10 {
        room.press("u");
    }
    assert_eq!(notes(&room).len(), 1);
    let said = room.look(|stage| stage.message().to_owned());
    assert_eq!(said, "1 person has voted or written since: what they sent stays. ← goes back.");
}

#[test]
fn somebody_who_is_in_no_group_is_told_so() {
    let (room, _, _) = room(EXERCISE);
    let new = room.join("Zoë Quinn");
    let reply = write(&room, &new, "text=Hello");
    assert_eq!((reply.status, notes(&room).len()), (409, 0));
}

#[test]
fn an_entry_that_is_sent_once_more_is_one_entry() {
    let (room, ana, ben) = room(EXERCISE);
    assert_eq!((write(&room, &ana, "text=Once").status, write(&room, &ana, "text=Once").status), (200, 200));
    assert_eq!(notes(&room).len(), 1);
    assert_eq!(write(&room, &ben, "text=Once").status, 200);
    room.lead(|stage| stage.wait("2m"));
    assert_eq!(write(&room, &ana, "text=Once").status, 200);
    assert_eq!(notes(&room).len(), 3);
}

#[test]
fn what_others_of_the_group_write_comes_by_itself_and_what_is_hidden_does_not() {
    for (more, comes) in [("", true), ("\nhidden = true", false)] {
        let plan = EXERCISE.replace("columns = [\"who\"]", &format!("columns = [\"who\"]{more}"));
        let room = Room::open(&plan.replace("size = 2", "size = 4"));
        let (ana, ben) = (room.join("Ana Lima"), room.join("Ben Osei"));
        room.press("space g Enter Enter");
        let mut listener = super::streams::Listener::open(&room, &ben);
        let before = listener.next("data: ");
        assert!(!before.contains("From Ana"), "{before}");
        assert_eq!(write(&room, &ana, "text=From+Ana").status, 200);
        room.press("+");
        let after = listener.next("data: ");
        assert_eq!(after.contains("<li>From Ana</li>"), comes, "{after}");
        let own = super::streams::Listener::open(&room, &ana).next("data: ");
        assert!(!own.contains("From Ana"), "{own}");
    }
}

#[test]
fn who_gives_no_name_writes_as_much_as_everybody_else_and_the_same_words_once() {
    let room = Room::open(&EXERCISE.replace("groups = { size = 2 }\n", ""));
    let nobody = room.scan();
    assert_eq!(room.post(&nobody, &format!("{}join", room.home()), "nobody=yes").status, 303);
    room.press("space");
    for _ in 0..2 {
        assert_eq!(write(&room, &nobody, "text=Sent+twice").status, 200);
    }
    assert_eq!(notes(&room), [("Sent twice".to_owned(), None, None)]);
    for n in 1..20 {
        if n % 7 == 0 {
            std::thread::sleep(std::time::Duration::from_millis(1_100));
        }
        assert_eq!(write(&room, &nobody, &format!("text=Entry+{n}")).status, 200, "{n}");
    }
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let enough = write(&room, &nobody, "text=One+more");
    enough.shows("You have written enough here: 20 entries at most.");
    assert_eq!((enough.status, notes(&room).len()), (422, 20));
}
