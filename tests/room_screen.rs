//! The facilitator's side of the room: the code that phones scan, on the screen and on the stage; who is there by phone;
//! which network the room is open in; and what is asked before it closes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use roundtable::app::room::{Call, Network, OpenRoom, RoomNews};
use roundtable::app::{Effect, News};
use roundtable::web::Order;

use roundtable::theme::Theme;

use crate::stage::Stage;

/// A room that is open at an address.
fn at(address: &str) -> OpenRoom {
    OpenRoom {
        link: format!("http://{address}/j/ABCDEFGHIJKLMNOPQRSTUVWX23"),
        address: address.to_owned(),
        code: "7QK MX2".to_owned(),
        people: 12,
        unnamed: 2,
        wifi: Some("Workshop-Guest".to_owned()),
        ..OpenRoom::default()
    }
}

/// The session of the pictures with an open room.
pub(crate) fn open() -> Stage {
    crate::pictures::exercise().hears(opened(at("192.168.17.24:4710")))
}

/// The same with names that a second phone asks for.
pub(crate) fn names() -> Stage {
    open().hears(phones(&["Ben Osei", "Lena Weiß"]))
}

/// Phones came, and wait for these names.
pub(crate) fn phones(waiting: &[&str]) -> News {
    let waiting = waiting.iter().map(|name| (*name).to_owned()).collect();
    News::Room(RoomNews::Phones { people: 12, unnamed: 2, waiting })
}

/// Networks to choose from.
pub(crate) fn networks() -> News {
    let network = |name: &str, address: &str, doubt| Network {
        name: name.to_owned(),
        address: address.to_owned(),
        doubt,
        remedy: None,
    };
    News::Room(RoomNews::Choose(vec![
        network("eth0", "10.1.2.3", None),
        network("wlan0", "192.168.17.24", None),
        network("docker0", "172.17.0.1", Some("a container network")),
        network("tailscale0", "100.101.1.2", Some("a tunnel")),
    ]))
}

/// The network of a computer that phones do not get into.
pub(crate) fn inside() -> News {
    let remedy = "Phones do not get into WSL: run roundtable in Windows, or set networkingMode=mirrored in .wslconfig and \
                  choose the address with A.";
    let network = |name: &str, address: &str, remedy| Network {
        name: name.to_owned(),
        address: address.to_owned(),
        doubt: Some("inside WSL"),
        remedy,
    };
    News::Room(RoomNews::Choose(vec![network("eth0", "172.29.1.2", Some(remedy))]))
}

/// A room that nobody has come to for a while.
pub(crate) fn nobody() -> Stage {
    let room = OpenRoom { people: 0, unnamed: 0, wifi: None, ..at("192.168.17.24:4710") };
    crate::pictures::exercise().hears(opened(room)).press("Q").wait("61s")
}

/// A room that only this computer reaches.
pub(crate) fn unreachable() -> Stage {
    let why = "No network that phones can be in was found: only this computer reaches the room.";
    let room =
        OpenRoom { unreachable: Some(why.to_owned()), wifi: None, people: 0, unnamed: 0, ..at("127.0.0.1:4710") };
    crate::pictures::exercise().hears(opened(room))
}

/// A room whose link needs a larger code.
pub(crate) fn long() -> Stage {
    crate::pictures::exercise().hears(opened(at("workshop-room.facilitators.example.org:4710")))
}

/// A room whose link needs a code that no screen holds.
pub(crate) fn too_long() -> Stage {
    let host = "a-very-long-name-of-a-room.of-a-very-long-name-of-an-organisation.example.org:4710";
    crate::pictures::exercise().hears(opened(at(host)))
}

/// A session that is about to start, with an open room.
pub(crate) fn planned() -> Stage {
    Stage::open("prep-with-peers").people(16).unchecked().clock("14:52").hears(opened(at("192.168.17.24:4710")))
}

fn opened(room: OpenRoom) -> News {
    News::Room(RoomNews::Opened(room))
}

/// Reads the code on the screen, as a phone does that sees the cells in their colours.
fn scanned(buf: &Buffer) -> Option<String> {
    let light = |colour: Color| colour == Color::Indexed(231);
    let (width, height) = (usize::from(buf.area.width) * 8, usize::from(buf.area.height) * 16);
    let grey = |x: usize, y: usize| {
        let cell = &buf[((x / 8) as u16, (y / 16) as u16)];
        let shown = match cell.symbol() {
            "█" => cell.fg,
            "▀" if y % 16 < 8 => cell.fg,
            "▄" if y % 16 >= 8 => cell.fg,
            _ => cell.bg,
        };
        // What is no code is as grey as a terminal.
        if light(shown) {
            255
        } else if shown == Color::Indexed(16) {
            0
        } else {
            90
        }
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    picture.detect_grids().first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
}

const SMALL: [&str; 19] = [
    "Join with your phone",
    "",
    "1  scan the code, or",
    "",
    "2  open",
    "   192.168.17.24:4710",
    "",
    "   and type",
    "   7QK MX2",
    "",
    "",
    "12 of 16 on their phones",
    "2 without a name",
    "",
    "",
    "Same Wi-Fi: Workshop-Guest",
    "Plain http: not for secrets",
    "",
    "",
];

/// What stands at the right of a column, row by row.
fn right_of(s: &Stage, column: usize) -> Vec<String> {
    s.screen().lines().map(|line| line.chars().skip(column).collect()).collect()
}

#[test]
fn the_code_and_the_words_stand_where_they_were_designed() {
    let s = open().press("Q").size(80, 24);
    assert_eq!(right_of(&s, 42)[3..22], SMALL);
    let rows: Vec<String> = s.screen().lines().map(|line| line.chars().take(39).collect()).collect();
    assert_eq!(rows[3], format!("  {}", "█".repeat(37)));
    assert_eq!(rows[21], format!("  {}", "█".repeat(37)));
    assert!(rows[5].starts_with("  ████ ▄▄▄▄▄ ") && rows[5].ends_with(" ▄▄▄▄▄ ████"), "{}", rows[5]);
    assert_eq!(rows[22], "");
    let hints = " Q hide  C copy address  A other address  O close the room       u undo  ? help";
    assert_eq!(s.screen().lines().last(), Some(hints));
}

#[test]
fn a_phone_reads_the_code_at_every_size_and_in_every_theme() {
    let link = "HTTP://192.168.17.24:4710/J/ABCDEFGHIJKLMNOPQRSTUVWX23";
    for keys in ["Q", "s Q"] {
        let s = open().press(keys);
        for theme in [Theme::terminal(), Theme::terminal().colourless()] {
            for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
                let (buf, _) = s.draw_in(&theme, Rect::new(0, 0, columns, rows));
                assert_eq!(scanned(&buf).as_deref(), Some(link), "{keys} {columns}×{rows}");
            }
        }
        let long = long().press(keys);
        let (buf, _) = long.draw_in(&Theme::terminal(), Rect::new(0, 0, 80, 24));
        let host = "WORKSHOP-ROOM.FACILITATORS.EXAMPLE.ORG:4710";
        assert_eq!(scanned(&buf), Some(format!("HTTP://{host}/J/ABCDEFGHIJKLMNOPQRSTUVWX23")), "{keys}");
    }
}

#[test]
fn large_letters_stand_beside_the_code_where_they_have_room() {
    let s = open().press("Q");
    let words = right_of(&s, 42);
    assert_eq!(words[4], "1  Scan the code, or open");
    assert_eq!(words[6], "▗█  ▟▀▙ ▟▀▙   ▗█  ▗▛▘ ▟▀▙   ▗█  █▀█   ▟▀▙  ▟█ ▄  ▟█ █▀█ ▗█  ▟▀▜▖");
    assert_eq!(words[11], "2  and type");
    assert_eq!(words[16], " ▀   ▝▀ ▀▘▝▘  ▀ ▝▘▀ ▝▘▀▀▀");
    assert_eq!(words[18], "12 of 16 on their phones · 2 without a name");
    assert_eq!(words[20], "Same Wi-Fi: Workshop-Guest · plain http: not for secrets");
    // Where letters may not be large, all of it stands as on a small screen.
    assert_eq!(right_of(&open().plain().press("Q"), 42)[3..22], SMALL);
}

#[test]
fn a_higher_code_begins_one_row_higher_and_a_longer_link_has_none() {
    let s = long().press("Q").size(80, 24);
    let rows: Vec<String> = s.screen().lines().map(|line| line.chars().take(43).collect()).collect();
    for row in [2, 22] {
        assert_eq!(rows[row], format!("  {}", "█".repeat(41)), "{row}");
    }
    // An address is whole, or nobody can type it.
    let s = s.shows("workshop-room.facilitators.exa").shows("   mple.org:4710");
    drop(s);
    let s = too_long().press("Q").hides("█████").shows("7QK MX2").hides("Make the window larger");
    drop(s.size(80, 24).shows("organisation.example").hides("Make the window larger"));
}

#[test]
fn a_small_window_shows_what_is_typed_and_says_what_the_code_needs() {
    for (columns, rows) in [(40, 12), (60, 24), (80, 21), (120, 20)] {
        let s = open().size(columns, rows).press("Q").hides("████").shows("192.168.17.24:4710").shows("7QK MX2");
        drop(s.shows("Make the window larger for the QR"));
        let s = open().plain().size(columns, rows).press("s Q").shows("192.168.17.24:4710").shows("7QK MX2");
        drop(s.shows("Join with your phone"));
    }
}

#[test]
fn q_opens_the_room_and_hides_the_code_and_the_room_stays_open() {
    let s = crate::pictures::exercise().size(80, 24).press("Q").shows("The room is closed.");
    assert_eq!(s.effects().last(), Some(&Effect::OpenRoom(None)));
    let s = s.hears(opened(at("192.168.17.24:4710"))).shows("Join with your phone").shows("Q hide");
    let before = s.effects().len();
    let s = s.press("Q").hides("Join with your phone").shows("12 of 16 on phones   r");
    assert_eq!((s.effects().len(), s.m.room.open.is_some()), (before, true));
    // Shown again, the address is looked at again.
    let s = s.press("Q").shows("Join with your phone");
    assert_eq!(s.effects().last(), Some(&Effect::OpenRoom(None)));
    let s = s.press("O");
    assert_eq!(s.effects().last(), Some(&Effect::CloseRoom));
    let s = s.hears(News::Room(RoomNews::Closed)).shows("The room is closed.").shows("O open the room").press("O");
    assert_eq!(s.effects().last(), Some(&Effect::OpenRoom(None)));
}

#[test]
fn the_link_is_copied_and_another_address_is_chosen_from_a_list() {
    let s = open().size(80, 24).press("Q C");
    let link = "http://192.168.17.24:4710/j/ABCDEFGHIJKLMNOPQRSTUVWX23".to_owned();
    let said = "Copied: whoever opens this link can join.".to_owned();
    assert_eq!(s.effects().last(), Some(&Effect::Clipboard(link, said)));
    let s = s.press("A");
    assert_eq!(s.effects().last(), Some(&Effect::ListNetworks));
    let s = s.hears(networks()).shows("In which network are the phones?").shows("a container network").hides("████");
    let chosen = s.press("↓ Enter");
    assert_eq!(chosen.effects().last(), Some(&Effect::OpenRoom(Some("192.168.17.24".to_owned()))));
    let s = chosen.hears(opened(at("10.1.2.3:4710"))).shows("   10.1.2.3:4710").press("A").hears(networks());
    drop(s.press("Esc").shows("Join with your phone").press("Esc").hides("Join with your phone"));
}

#[test]
fn the_palette_makes_a_link_for_the_projector_and_ends_it() {
    let s =
        open().press(":").types("stage link").shows("Copy the stage link").shows("the one before ends").press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::StageLink));
    let s = s.press(":").types("end the stage").shows("End the stage link").press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::EndStageLink));
    let s = s.hears(News::Room(RoomNews::Closed)).press("Esc :").types("stage link").shows("no room is open");
    drop(s);
}

#[test]
fn several_networks_are_asked_about_wherever_the_room_is_opened_from() {
    let s = crate::pictures::exercise().hears(networks()).shows("In which network are the phones?");
    assert_eq!(s.m.cursor.selected, 0);
    // On the stage nobody else has to read it.
    let s = crate::pictures::exercise().press("s Q").hears(networks()).hides("192.168").hides("docker0");
    drop(s.shows("Leave the stage first."));
}

#[test]
fn the_code_is_shown_on_the_stage_and_goes_with_the_same_key() {
    let s = open().press("s").hides("Join with your phone").press("Q").shows("Join with your phone").hides("hide");
    let s = s.press("Q").hides("Join with your phone").press("Q Esc").hides("Join with your phone");
    assert_eq!(s.m.cursor.view.id, "stage");
    // Whoever shows the code and goes to the stage shows it there.
    let s = open().press("Q s").shows("Join with your phone");
    assert_eq!(s.m.cursor.view.id, "stage");
    drop(s.press("s s").hides("Join with your phone"));
    // The clock and polls are still led by their keys.
    let s = open().press("s Q space").shows("Join with your phone");
    assert_eq!(s.session().state(), roundtable::workshop::SessionState::Paused);
}

#[test]
fn people_can_join_from_the_welcome_on() {
    let s = planned().shows(" 12 of 16 on phones   r").press("s");
    let row = s.screen().lines().nth(37).map(str::to_owned);
    assert_eq!(row.as_deref(), Some("            Join with your phone: 192.168.17.24:4710   code 7QK MX2"));
    let s = s.hears(News::Room(RoomNews::Closed)).hides("Join");
    drop(s.press("space").hears(opened(at("10.1.2.3:4710"))).hides("10.1.2.3"));
}

#[test]
fn what_the_room_wants_stands_below_the_day_and_moves_nothing() {
    let plain = crate::pictures::exercise();
    let before: Vec<String> = plain.screen().lines().map(str::to_owned).collect();
    let s = open();
    let after: Vec<String> = s.screen().lines().map(str::to_owned).collect();
    assert!(after[2].ends_with(" 12 of 16 on phones   r") && after[2].chars().count() == 119, "{}", after[2]);
    assert_eq!((&after[..2], &after[3..]), (&before[..2], &before[3..]));
    let s = s.hears(phones(&["Ben Osei"])).shows(" 1 name · 12 of 16 on phones   r");
    assert!(s.m.room.is_new(Call::Name));
    let s = s.wait("3s");
    assert!(!s.m.room.is_new(Call::Name));
    // The same name again is no new call.
    let s = s.hears(phones(&["Ben Osei"]));
    assert!(!s.m.room.is_new(Call::Name));
    let s = s.hears(phones(&["Ben Osei", "Lena Weiß"])).shows(" 2 names · 12 of 16");
    // The least urgent goes first.
    let s = s.notes("!We meet").notes("?Who pays").notes("~Phones").notes("*Ask").size(80, 24);
    let row = s.screen().lines().nth(2).map(str::to_owned).unwrap_or_default();
    assert!(row.ends_with("2 names   r") && !row.contains("phones"), "{row}");
    drop(s.hears(News::Room(RoomNews::Closed)).hides("names").hides("   r"));
}

#[test]
fn a_name_asked_for_twice_waits_for_one_of_two_keys() {
    let s = names().press("Q").size(80, 24);
    let row = "  ▸ Ben Osei  asks to join on a second phone         Enter lets in · X refuses";
    assert_eq!(s.screen().lines().nth(22), Some(row));
    let s = s.press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::LetIn("Ben Osei".to_owned())));
    let s = s.press("↓").shows("▸ Lena Weiß asks").press("X");
    assert_eq!(s.effects().last(), Some(&Effect::RefuseName("Lena Weiß".to_owned())));
    let s = s.hears(phones(&["Ben Osei"])).shows("▸ Ben Osei").hears(phones(&[])).hides("asks to join").press("X");
    assert_eq!(s.message(), "Nobody asks for a name that another phone has.");
}

#[test]
fn q_asks_before_it_closes_the_room_under_phones() {
    let quits = |s: &Stage| s.effects().contains(&Effect::Quit);
    let s = open().press("q");
    assert_eq!(s.message(), "q closes the room for 14 phones · press q again");
    assert!(!quits(&s) && quits(&s.press("q")));
    // Another key in between, or four seconds, and it is asked again.
    assert!(!quits(&open().press("q + q")));
    assert!(!quits(&open().press("q").wait("5s").press("q")));
    let one = OpenRoom { people: 1, unnamed: 0, ..at("10.1.2.3:4710") };
    let s = crate::pictures::exercise().hears(opened(one)).press("q");
    assert_eq!(s.message(), "q closes the room for 1 phone · press q again");
    let none = OpenRoom { people: 0, unnamed: 0, ..at("10.1.2.3:4710") };
    assert!(quits(&crate::pictures::exercise().hears(opened(none)).press("q")));
    assert!(quits(&crate::pictures::exercise().press("q")));
}

#[test]
fn a_room_that_nobody_comes_to_says_what_may_be_the_reason() {
    let none = || OpenRoom { people: 0, unnamed: 0, ..at("192.168.17.24:4710") };
    let said = "Nobody yet? A firewall or a guest Wi-Fi may block port 4710.";
    let s = crate::pictures::exercise().hears(opened(none())).press("Q").wait("59s").hides("Nobody yet?");
    let s = s.wait("2s").shows(said);
    // It is nothing for the room, and goes when somebody comes.
    let s = s
        .press("s")
        .hides("Nobody yet?")
        .press("s Q")
        .shows(said)
        .size(80, 24)
        .shows("Nobody yet? A firewall or a guest");
    let s = s.hears(phones(&[])).hides("Nobody yet?").wait("5m").hides("Nobody yet?");
    drop(s);
    let s = crate::pictures::exercise().hears(opened(none())).hears(phones(&[])).press("Q").wait("2m");
    drop(s.hides("Nobody yet?"));
}

#[test]
fn whoever_only_reads_a_session_opens_no_room() {
    let mut s = crate::pictures::exercise();
    s.m.saving.read_only = Some("Somebody else runs this session.".to_owned());
    let s = s.press("Q");
    assert_eq!(
        (s.message(), s.effects().contains(&Effect::OpenRoom(None))),
        ("Somebody else runs this session.", false)
    );
    assert_eq!(s.m.cursor.view.id, "live");
}

#[test]
fn a_phone_is_removed_with_one_key_and_its_open_ballot_with_the_same_key() {
    let s = open().press("p X");
    let first = s.m.session.names()[0].to_owned();
    assert_eq!(s.message(), format!("{first} does not take part by phone."));
    let s = s.hears(News::Room(RoomNews::Names(vec![first.clone()]))).press("X");
    assert_eq!(s.message(), format!("Removed the phone of {first}."));
    assert_eq!(s.session().removed_phones, [first.as_str()]);
    let s = s.press("u");
    assert_eq!((s.message(), s.session().removed_phones.len()), (&*format!("Undone: removed the phone of {first}"), 0));
    for named in [false, true] {
        let ballots = if named { "\nballots = \"named\"" } else { "" };
        let plan = crate::phones::POLL.replace("method = \"single\"", &format!("method = \"single\"{ballots}"));
        let mut s = Stage::of(&plan).unchecked().press("space → o").hears(opened(at("192.168.17.24:4710")));
        for name in ["Ana Lima", "Ben Osei"] {
            assert_eq!(s.vote(name, "partner", "Support"), None);
        }
        let s = s.hears(News::Room(RoomNews::Names(vec!["Ana Lima".to_owned()]))).press("p X");
        assert_eq!(s.message(), "Removed the phone of Ana Lima. Their open ballot stays · X again drops it");
        let ballots = |s: &Stage| s.session().poll_run().map_or(0, |run| run.ballots.len());
        let s = s.hears(News::Room(RoomNews::Names(Vec::new())));
        assert_eq!(ballots(&s), 2);
        let s = s.press("X");
        assert_eq!((s.message(), ballots(&s)), ("Dropped the ballot of Ana Lima.", 1));
        let s = s.press("u");
        assert_eq!(ballots(&s), 2, "{}", s.message());
        let s = s.press("X").press("X");
        assert_eq!((s.message(), ballots(&s)), ("Ana Lima does not take part by phone.", 1));
        // Closed without it, the poll stays as it is.
        let s = s.press("o").press("u U");
        assert_eq!(ballots(&s), 1);
    }
    assert_eq!(
        Order::between(&["Ana".to_owned(), "Ben".to_owned()], &["Ana".to_owned(), "Dev".to_owned()]),
        [Order::Restore("Ben".to_owned()), Order::Remove("Dev".to_owned())]
    );
    let s = crate::pictures::exercise().press("p X");
    assert_eq!(s.message(), "The room is closed: nobody takes part by phone.");
}

#[test]
fn joining_is_closed_and_opened_by_name() {
    let s = open().press("Q").types(":close joining").press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::RefuseNew(true)));
    let s = s.hears(News::Room(RoomNews::RefusesNew(true))).shows("Nobody new can join at the moment.");
    let s = s.size(80, 24).shows("Nobody new can join at the moment.").types(":open joining").press("Enter");
    assert_eq!(s.effects().last(), Some(&Effect::RefuseNew(false)));
    drop(s.hears(News::Room(RoomNews::RefusesNew(false))).hides("Nobody new can join"));
}
