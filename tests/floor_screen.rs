//! The floor on the facilitator's screen: what waits, in which order, one key for each act, and a selection that stays with
//! what was selected.

use chrono::TimeDelta;
use roundtable::app::room::{Call, OpenRoom, RoomMessage, RoomNews};
use roundtable::app::{self, Effect, News};
use roundtable::workshop::{EntryKey, Participant, Voice};

use crate::stage::Stage;

fn named(name: &str) -> Participant {
    Participant::Named(name.to_owned())
}

/// Somebody says something from a phone.
fn says(mut s: Stage, who: &Participant, voice: Voice) -> Stage {
    app::handle_voice(&mut s.m, who, voice, s.now).unwrap_or_else(|why| panic!("{who:?}: {why}"));
    s.holds();
    s
}

fn raises(s: Stage, name: &str) -> Stage {
    says(s, &named(name), Voice::RaiseHand)
}

fn asks(s: Stage, name: &str, text: &str, with_name: bool) -> Stage {
    says(s, &named(name), Voice::Ask { text: text.to_owned(), named: with_name })
}

fn last_question(s: &Stage) -> EntryKey {
    s.session().questions().last().expect("a question").1
}

fn wants(mut s: Stage, names: &[&str]) -> Stage {
    let question = last_question(&s);
    for name in names {
        s = says(s, &named(name), Voice::VoteForQuestion { question, up: true });
    }
    s
}

/// Private words: who, how many seconds ago, what, and whether it was read.
fn messages(s: Stage, all: &[(&str, i64, &str, bool)]) -> Stage {
    let message = |(at, (by, ago, text, read)): (usize, &(&str, i64, &str, bool))| RoomMessage {
        id: at as u32 + 1,
        by: Some((*by).to_owned()).filter(|by| !by.is_empty()),
        at: s.now - TimeDelta::seconds(*ago),
        text: (*text).to_owned(),
        read: *read,
    };
    let all = all.iter().enumerate().map(message).collect();
    s.hears(News::Room(RoomNews::Messages(all)))
}

fn waiting(s: Stage, names: &[&str]) -> Stage {
    let waiting = names.iter().map(|name| (*name).to_owned()).collect();
    s.hears(News::Room(RoomNews::Phones { people: 12, unnamed: 0, waiting }))
}

/// A session in an exercise, with an open room and nobody waiting.
pub(crate) fn calm() -> Stage {
    let room = OpenRoom { address: "192.168.17.24:4710".to_owned(), people: 12, ..OpenRoom::default() };
    crate::pictures::exercise().hears(News::Room(RoomNews::Opened(room)))
}

/// The same with something of every kind, and somebody who has the floor.
pub(crate) fn busy() -> Stage {
    let s = asks(calm(), "Pia Costa", "Who pays for the coach?", true);
    let s = wants(s, &["Ana Lima", "Ben Osei", "Dev Rao", "Kai 陈", "Gül Aydın"]);
    let s = wants(asks(s, "Dev Rao", "May we record this?", false), &["Ana Lima"]);
    let s = raises(s, "Mia Rossi").press("r Enter").wait("25s");
    let s = raises(s, "Ben Osei").wait("35s");
    let s = raises(s, "Noor Khan").wait("40s");
    let s = messages(waiting(s, &["Ben Osei"]), &[("Kai 陈", 20, "I have to leave at four.", false)]);
    // The second question is hidden.
    s.press("Esc r ↓ ↓ ↓ ↓ Y ↑ ↑ ↑ ↑")
}

/// Texts that are longer than a row.
pub(crate) fn long() -> Stage {
    let text =
        "Why do we ask those who have the least time to coach the others, and what would have to be different so that \
                somebody else could do it, at least for the first weeks of a new colleague? "
            .repeat(2);
    let s = asks(calm(), "Pia Costa", text.trim(), true);
    let s = messages(s, &[("", 200, "Read already.", true), ("Kai 陈", 20, text.trim(), false)]);
    s.press("r")
}

fn rows(s: &Stage) -> Vec<String> {
    s.screen().lines().skip(3).map(str::to_owned).collect()
}

#[test]
fn what_waits_stands_where_it_was_designed() {
    let s = busy();
    let rows = rows(&s);
    for (at, row) in [
        (2, "   Names"),
        (
            3,
            "     ▸ Ben Osei                  asks to join on a second phone                             Enter lets in · X refuses",
        ),
        (5, "   Hands"),
        (
            6,
            "       1  Ben Osei                                                                                               1:15",
        ),
        (
            7,
            "       2  Noor Khan                                                                                              0:40",
        ),
        (9, "   Questions"),
        (
            10,
            "       Who pays for the coach?                                                  Pia Costa                     5 votes",
        ),
        (
            11,
            "       May we record this?                                                      no name               1 vote · hidden",
        ),
        (13, "   Messages"),
        (
            14,
            "       Kai 陈                    I have to leave at four.                                                        0:20",
        ),
        (
            16,
            "   Speaking   Mia Rossi                                                                                          1:40",
        ),
    ] {
        assert_eq!(rows[at], row, "{at}");
    }
    drop(
        busy()
            .size(80, 24)
            .shows("     ▸ Ben Osei")
            .shows("       Kai 陈: I have to leave at four.")
            .shows("Speaking   Mia Rossi"),
    );
}

#[test]
fn the_row_below_the_day_counts_what_waits_and_new_calls_stand_out() {
    let s = raises(calm(), "Ana Lima");
    assert!(s.m.room.is_new(Call::Hand));
    let s = s.shows(" 1 hand up · 12 of 16 on phones   r").wait("3s");
    assert!(!s.m.room.is_new(Call::Hand));
    let s = asks(raises(s, "Ben Osei"), "Ana Lima", "Who pays?", true);
    assert!(s.m.room.is_new(Call::Question));
    let s = messages(s, &[("Kai 陈", 0, "I leave at four.", false)]);
    let s = waiting(s, &["Dev Rao"]).shows(" 1 name · 2 hands up · 1 question · 1 message · 12 of 16 on phones   r");
    // The least urgent goes first where there is no room.
    let s = s.notes("!We meet").notes("?Who pays").notes("~Phones").notes("*Ask").size(80, 24);
    let row = s.screen().lines().nth(2).map(str::to_owned).unwrap_or_default();
    assert!(row.ends_with("   r") && row.contains("1 name") && !row.contains("phones"), "{row}");
    // What was read or hidden is no call, and without a room there is none.
    let s = messages(s.size(120, 40), &[("Kai 陈", 0, "I leave at four.", true)]).hides("1 message");
    let s = s.press("r ↓ ↓ ↓ X Esc").hides("1 question").shows("2 hands up");
    drop(s.hears(News::Room(RoomNews::Closed)).hides("hands up").hides("   r"));
}

#[test]
fn one_key_gives_the_floor_and_one_goes_on_to_the_next() {
    let s = raises(raises(raises(calm(), "Ana Lima"), "Ben Osei"), "Dev Rao");
    let s = s.press("r").shows("▸ 1  Ana Lima").press("↓ Enter").shows("Speaking   Ben Osei");
    let s = s.press("d").shows("Speaking   Ana Lima").shows("▸ 1  Dev Rao").press("d").shows("Speaking   Dev Rao");
    let s = s.press("d").hides("Speaking").shows("Nobody is waiting.");
    // Each of them is undone.
    let s = s.press("u").shows("Speaking   Dev Rao").press("u u u").shows("1  Ana Lima").hides("Speaking");
    let s = s.press("X");
    assert_eq!(s.message(), "Nothing is selected: ↑ ↓ select.");
    // Without a speaker, d gives the floor to the first one.
    drop(s.press("d").shows("Speaking   Ana Lima"));
}

#[test]
fn what_others_do_moves_nothing_under_the_hands() {
    let s = asks(raises(calm(), "Ben Osei"), "Ana Lima", "Who pays?", true);
    let s = s.press("r ↓").shows("▸ Who pays?");
    let s = raises(waiting(s, &["Kai 陈"]), "Dev Rao").shows("▸ Who pays?");
    let s = wants(asks(s, "Ana Lima", "More wanted?", true), &["Ben Osei", "Dev Rao"]).shows("▸ Who pays?");
    // What has gone leaves nothing selected: the key would mean somebody else.
    let s = s.press("↑ ↑").shows("▸ 2  Dev Rao");
    let s = says(s, &named("Dev Rao"), Voice::LowerHand).hides("▸");
    let before = s.session().clone();
    let s = s.press("Enter");
    assert_eq!((s.message(), s.session()), ("Nothing is selected: ↑ ↓ select.", &before));
    drop(s.press("↓").shows("▸"));
    // Where nobody waited, the first one who comes is selected.
    let s = raises(calm().press("r").shows("Nobody is waiting."), "Ben Osei").shows("▸ 1  Ben Osei");
    drop(raises(s, "Ana Lima").shows("▸ 1  Ben Osei"));
}

#[test]
fn questions_are_answered_and_hidden_and_messages_read() {
    let s = asks(asks(calm(), "Ana Lima", "Who pays?", true), "Ben Osei", "Is it rude?", true).press("r");
    let s = s.press("↓ X").shows("0 votes · hidden").press("Y").hides("hidden").press("Y").shows("hidden");
    let s = s.press("Enter").hides("hidden");
    let s = s.press("d").wait("5s").hides("Is it rude?");
    assert!(s.session().record.notes.iter().any(|note| note.text == "Is it rude?" && note.done));
    let s = messages(
        s.press("u").shows("Is it rude?"),
        &[("Kai 陈", 65, "I leave at four.", false), ("", 5, "Too loud.", false)],
    );
    let screen = s.screen();
    assert!(screen.find("Too loud.") < screen.find("I leave at four."), "the newest first:\n{screen}");
    let s = s.press("↓ ↓").shows("▸ no name").press("d");
    assert_eq!(s.effects().last(), Some(&Effect::ReadMessage(2, true)));
    let s = messages(s, &[("Kai 陈", 65, "I leave at four.", false), ("", 5, "Too loud.", true)]).shows("▸ no name");
    let screen = s.screen();
    assert!(screen.find("Too loud.") > screen.find("I leave at four."), "what was read comes last:\n{screen}");
    let s = s.shows("d not read").press("d");
    assert_eq!(s.effects().last(), Some(&Effect::ReadMessage(2, false)));
    let s = s.press("X");
    assert_eq!(s.message(), "A message goes with the room: d marks it as read.");
    // They are in no session, and no room that is closed has any.
    let s = s.hears(News::Room(RoomNews::Closed)).hides("I leave at four.");
    assert!(!s.file().contains("leave at"));
}

#[test]
fn names_asked_for_twice_are_let_in_or_refused_here_as_well() {
    let s = waiting(calm(), &["Ben Osei", "Lena Weiß"]).press("r");
    let s = s.press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::LetIn("Ben Osei".to_owned())));
    let s = s.press("↓ X");
    assert_eq!(s.effects().last(), Some(&Effect::RefuseName("Lena Weiß".to_owned())));
    let s = s.press("d");
    assert_eq!(s.message(), "Enter lets in, X refuses.");
}

#[test]
fn who_waits_longer_than_three_minutes_stands_out() {
    let s = raises(calm(), "Ana Lima").press("r");
    // Each second is shown, also while the clock stands.
    let paused = raises(calm(), "Ana Lima").press("space r");
    assert_eq!(app::wake(&paused.m, paused.now) - paused.now, TimeDelta::seconds(1));
    let s = s.wait("3m");
    let late = |s: &Stage, words: &str| {
        s.styles().iter().any(|(text, style)| text.contains(words) && style.contains("Yellow"))
    };
    assert!(s.screen().contains("3:00") && !late(&s, "3:00"));
    let s = s.press("↓").wait("1s");
    let s = raises(s, "Ben Osei").press("↓");
    assert!(late(&s, "3:01"), "{:?}", s.styles());
}

#[test]
fn all_of_a_long_text_is_read_where_it_is_selected() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let s = long().size(columns, rows);
        let whole = |s: &Stage| s.screen().matches("colleague?").count();
        assert_eq!(whole(&s), 2, "{}", s.screen());
        let s = s.press("↓").shows("▸ Kai 陈");
        assert_eq!(whole(&s), 2, "{}", s.screen());
    }
}

#[test]
fn an_entry_is_hidden_by_one_key_and_shown_again_by_the_same() {
    let s = crate::pictures::exercise().notes("Rude words").press("Tab Y");
    let note = |s: &Stage| s.session().record.notes.iter().find(|n| n.text == "Rude words").expect("a note").withheld;
    assert!(note(&s));
    assert_eq!(s.message(), "an entry hidden from the room");
    let stage = s.press("s").hides("Rude words").press("s").shows("◌ Rude words");
    // Revealing what a phase hides does not reveal it.
    let s = stage.press("R");
    assert!(note(&s));
    let s = s.press("Esc Tab Y");
    assert!(!note(&s) && s.message() == "shown again: Rude words", "{}", s.message());
    let s = s.press("u");
    assert!(note(&s));
    let s = s.press("Esc Esc Esc Y");
    assert_eq!(s.message(), "Nothing is selected: Tab goes to the entries, ↑ ↓ select one.");
}

#[test]
fn the_palette_knows_the_floor_and_what_it_hides() {
    drop(calm().press(":").types("q&a").press("Enter").shows("Floor · first come"));
    let s = crate::pictures::exercise().notes("Rude words").press("Tab :").types("moderate").press("Enter");
    assert!(s.session().record.notes.iter().any(|n| n.withheld));
    drop(s.press(":").types("show it again").press("Enter").hides("◌ Rude words"));
}
