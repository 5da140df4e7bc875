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

#[cfg(feature = "room")]
#[test]
fn a_public_address_and_a_proxy_are_what_they_say() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    for (args, expected) in [
        (["--public-url", "http://room.example.org"], "a public address needs https"),
        (["--public-url", "room.example.org"], "write it as https://room.example.org"),
        (["--public-url", "https://room.example.org/room"], "without a path"),
        (["--trusted-proxy", "proxy.example.org"], "write addresses, with commas between them: 127.0.0.1,10.0.0.9"),
        (["--trusted-proxy", "127.0.0.1,"], "write addresses"),
        (["--trusted-proxy", "10.0.0.0/8"], "write addresses"),
    ] {
        let said = desk.refusal(&["run", "s.toml", args[0], args[1]], 2);
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[cfg(not(feature = "room"))]
#[test]
fn a_build_without_a_room_says_so_and_lists_no_option_for_it() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    for option in ["--room", "--room=192.168.1.20:4710"] {
        let said = desk.refusal(&["run", "s.toml", option], 2);
        assert!(said.contains("This build has no room. Install it with the feature `room`."), "{said}");
    }
    for args in [
        &["invite", "s.toml"][..],
        &["run", "s.toml", "--public-url", "https://room.example.org"],
        &["run", "s.toml", "--trusted-proxy", "127.0.0.1"],
    ] {
        let said = desk.refusal(args, 2);
        assert!(said.contains("This build has no room. Install it with the feature `room`."), "{said}");
    }
    let help = desk.output(&["run", "--help"]);
    assert!(!help.contains("--room") && !help.contains("--public-url") && !help.contains("--trusted-proxy"), "{help}");
    assert!(!desk.output(&["--help"]).contains("invite"));
}
