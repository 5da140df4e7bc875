//! `roundtable run`: what it refuses before it takes the terminal.

use super::{Desk, session};

#[cfg(feature = "room")]
#[test]
fn an_address_for_the_room_is_written_behind_an_equals_sign() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    let said = desk.refusal(&["run", "s.toml", "--room=4710"], 2);
    assert!(said.contains("write an address, and a port behind it if you like: 192.168.1.20:4710"), "{said}");
    let said = desk.refusal(&["run", "s.toml", "--room", "192.168.1.20"], 2);
    assert!(said.contains("192.168.1.20"), "{said}");
    assert!(desk.output(&["run", "--help"]).contains("--room[=<ADDR:PORT>]"));
}

#[cfg(not(feature = "room"))]
#[test]
fn a_build_without_a_room_says_so_and_lists_no_option_for_it() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    for option in ["--room", "--room=192.168.1.20:4710"] {
        let said = desk.refusal(&["run", "s.toml", option], 2);
        assert!(said.contains("This build has no room. Install it with the feature `room`."), "{said}");
    }
    assert!(!desk.output(&["run", "--help"]).contains("--room="));
}
