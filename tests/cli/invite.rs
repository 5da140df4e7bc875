//! `roundtable invite`.

use serde_json::Value;

use super::{Desk, session};

const ID: &str = "id = \"abcdefghijklmnopqrstuvwxyz\"";
const FILE: &str = "home/state/rooms/abcdefghijklmnopqrstuvwxyz-invited.json";

fn desk() -> Desk {
    Desk::new().file("s.toml", session("Plan", ID))
}

fn json(desk: &Desk, more: &[&str]) -> Value {
    let args: Vec<&str> = ["invite", "s.toml", "--json"].iter().chain(more).copied().collect();
    serde_json::from_str(&desk.output(&args)).expect("an object")
}

fn code(all: &Value, at: usize) -> String {
    all["invitations"][at]["code"].as_str().expect("a code").to_owned()
}

#[test]
fn everybody_has_a_slip_with_name_and_code_and_only_hashes_are_kept() {
    let desk = desk();
    let said = desk.run(&["invite", "s.toml", "-o", "slips.html"]);
    assert_eq!((said.status, said.out.trim()), (0, "slips.html"), "{said:?}");
    assert!(said.err.starts_with("2 invitations: print the page"), "{}", said.err);
    let page = desk.read("slips.html");
    for part in ["Ana Lima", "Ben Osei", "Open the address on the screen and type:", "dashed"] {
        assert!(page.contains(part), "{part}");
    }
    for forbidden in ["<script", "<svg", "http", "src=", "url("] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let codes: Vec<&str> = page.split("class=\"code\"><bdi>").skip(1).filter_map(|part| part.get(..14)).collect();
    assert_eq!(codes.len(), 2);
    let kept = desk.read(FILE);
    for code in codes {
        assert!(!kept.contains(code) && !kept.contains(&code.replace(' ', "")), "{code} in {kept}");
    }
    assert!(kept.contains("Ana Lima"), "{kept}");
    #[cfg(unix)]
    for file in [FILE, "slips.html"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(desk.path(file).metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    assert_eq!(desk.read("s.toml"), session("Plan", ID));
}

#[test]
fn with_an_address_a_phone_reads_the_code() {
    for (at, link) in [
        ("192.168.17.24:4710", "HTTP://192.168.17.24:4710/I/"),
        ("http://192.168.17.24:4710/", "HTTP://192.168.17.24:4710/I/"),
        ("https://Room.example.org", "HTTPS://ROOM.EXAMPLE.ORG/I/"),
    ] {
        let desk = desk();
        let page = desk.output(&["invite", "s.toml", "--at", at]);
        let shown = link.to_lowercase().replace("https://", "").replace("http://", "").replace("/i/", "");
        assert!(page.contains(&format!("<bdi>{shown}</bdi>")), "{shown}");
        let codes: Vec<String> = page
            .split("class=\"code\"><bdi>")
            .skip(1)
            .filter_map(|part| part.get(..14).map(|code| code.replace(' ', "")))
            .collect();
        let read: Vec<String> = page.split("<svg").skip(1).map(scanned).collect();
        assert_eq!(read, codes.iter().map(|code| format!("{link}{code}")).collect::<Vec<_>>());
    }
}

/// Reads the code in a picture, as a phone does.
fn scanned(svg: &str) -> String {
    let side: usize =
        svg.split("viewBox=\"0 0 ").nth(1).and_then(|p| p.split(' ').next()?.parse().ok()).expect("a size");
    let path = svg.split(" d=\"").nth(2).and_then(|p| p.split('"').next()).expect("a path");
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let (at, rest) = run.split_once('h').expect("a run");
        let (x, y) = at.split_once(' ').expect("a place");
        let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
        let many: usize = rest.split('v').next().and_then(|n| n.parse().ok()).expect("a length");
        dark[y * side + x..y * side + x + many].fill(true);
    }
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * 8, side * 8, |x, y| {
        if dark[y / 8 * side + x / 8] { 0 } else { 255 }
    });
    picture.detect_grids().first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text).expect("a code")
}

#[test]
fn run_again_it_invites_who_is_new_and_again_makes_a_new_one() {
    let desk = desk();
    let first = json(&desk, &["--at", "10.0.0.4:4710"]);
    assert_eq!(first["address"], "http://10.0.0.4:4710");
    assert_eq!(first["invitations"][0]["name"], "Ana Lima");
    let link = format!("http://10.0.0.4:4710/i/{}", code(&first, 0).replace(' ', ""));
    assert_eq!(first["invitations"][0]["link"], link.as_str());
    let said = desk.refusal(&["invite", "s.toml"], 1);
    assert!(said.contains("everybody has an invitation") && said.contains("--again NAME"), "{said}");
    let desk = desk
        .file("s.toml", session("Plan", ID).replacen("[[people]]", "[[people]]\nname = \"Zoë Quinn\"\n[[people]]", 1));
    let new = json(&desk, &[]);
    assert_eq!(
        (new["invitations"].as_array().map(Vec::len), &new["invitations"][0]["name"]),
        (Some(1), &"Zoë Quinn".into())
    );
    let before = desk.read(FILE);
    let again = json(&desk, &["--again", "ana  lima"]);
    assert_eq!(
        (again["invitations"].as_array().map(Vec::len), &again["invitations"][0]["name"]),
        (Some(1), &"Ana Lima".into())
    );
    assert_ne!(code(&again, 0), code(&first, 0));
    assert_ne!(desk.read(FILE), before);
    assert_eq!(json(&desk, &["--all"])["invitations"].as_array().map(Vec::len), Some(3));
}

#[test]
fn what_cannot_be_is_said_in_one_sentence_and_keeps_nothing() {
    let nobody = "format = 1\ntitle = \"Plan\"\n[[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\n";
    let twice = session("Plan", ID).replace("Ben Osei", "ana  lima");
    let desk = desk().file("nobody.toml", nobody).file("twice.toml", twice).file("other.txt", "x");
    for (args, status, expected) in [
        (&["invite", "nobody.toml"][..], 1, "nobody.toml: nobody is on the list of people"),
        (&["invite", "twice.toml"], 1, "ana  lima"),
        (&["invite", "none.toml"], 1, "none.toml"),
        (&["invite", "-"], 2, "invitations need a session file"),
        (&["invite", "s.toml", "--people", "team.csv"], 2, "the people who are invited are those in the session file"),
        (&["invite", "s.toml", "--again", "Anna Lima"], 1, "did you mean “Ana Lima”?"),
        (&["invite", "s.toml", "--again", "Zoë"], 1, "nobody on the list is called “Zoë”"),
        (&["invite", "s.toml", "--at", "192.168.17.24"], 2, "the port is missing"),
        (&["invite", "s.toml", "--at", "somewhere over:80"], 2, "write it as 192.168.17.24:4710"),
        (&["invite", "s.toml", "--at", "https://a.org/path"], 2, "without a path"),
        (&["invite", "s.toml", "-o", "s.toml"], 1, "this is the session file"),
        (&["invite", "s.toml", "-o", "other.txt/x.html"], 1, "other.txt"),
    ] {
        let said = desk.refusal(args, status);
        assert!(said.contains(expected), "{args:?}: {said}");
        assert!(!desk.path(FILE).exists(), "{args:?}");
    }
}

#[test]
fn a_session_without_an_id_gets_one() {
    let desk = Desk::new().file("s.toml", session("Plan", ""));
    let said = desk.run(&["invite", "s.toml"]);
    assert!(said.err.contains("s.toml: `id` added, so that the room knows its invitations"), "{}", said.err);
    assert!(desk.read("s.toml").contains("\nid = \""), "{}", desk.read("s.toml"));
    assert_eq!(said.status, 0);
}

#[test]
fn names_are_text_on_the_page() {
    let hostile = session("<b>Plan</b>", ID).replace("Ana Lima", "<img src=x onerror=alert(1)>");
    let page = Desk::new().file("s.toml", hostile).output(&["invite", "s.toml"]);
    assert!(!page.contains("<img") && page.contains("&lt;img src") && !page.contains("<b>Plan"), "{page}");
}
