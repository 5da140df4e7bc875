//! Where groups work: places of the plan and places typed in the session.

use crate::cli::Desk;
use crate::groups::{exercise, groups};
use crate::stage::Stage;

fn places(s: &Stage) -> Vec<Option<String>> {
    groups(s).into_iter().map(|g| g.place).collect()
}

fn some(names: &[&str]) -> Vec<Option<String>> {
    names.iter().map(|n| Some(*n).filter(|n| !n.is_empty()).map(str::to_owned)).collect()
}

fn planned(places: &str) -> Stage {
    let groups = format!("groups = {{ size = 4, mix = [\"department\"], places = {places} }}");
    let plan = Stage::open("prep-with-peers").with("groups = { size = 4, mix = [\"department\"] }", &groups);
    plan.people(16).press("space").sleep("5m").press("→").sleep("15m").press("→")
}

const FOUR: &str = "[\"Table 1\", \"Table 2\", \"https://meet.example/3\", \"Window\"]";

#[test]
fn groups_are_formed_at_the_places_of_the_plan() {
    let s = planned(FOUR).press("g");
    assert_eq!(places(&s), some(&["Table 1", "Table 2", "https://meet.example/3", "Window"]));
    let s = s.press("g").shows("· Table 1").shows("· Window").press("r");
    assert_eq!(places(&s), some(&["Table 1", "Table 2", "https://meet.example/3", "Window"]), "a shuffle keeps them");
    let s = s.press("Esc s").shows("Group 1     Table 1").shows("https://meet.example/3").press("s");
    assert!(s.file().contains("place = \"https://meet.example/3\""), "{}", s.file());
}

#[test]
fn a_place_is_typed_and_undone() {
    let s = exercise(16).press("g g");
    assert_eq!(places(&s), some(&["", "", "", ""]));
    let s = s.press("]").press("L").types("Table 4").shows("Group 2: Table 4").press("Enter");
    assert_eq!(places(&s), some(&["", "Table 4", "", ""]));
    assert!(s.session().record.journal.last().unwrap().ends_with("Group 2: Table 4"));
    let s = s.press("L").types(" b").press("Enter");
    assert_eq!(places(&s), some(&["", "Table 4 b", "", ""]), "the line begins with the place");
    let s = s.press("L ctrl-u Enter");
    assert_eq!(places(&s), some(&["", "", "", ""]), "nothing typed removes it");
    assert!(s.session().record.journal.last().unwrap().ends_with("Group 2 has no place"));
    let s = s.press("u u");
    assert_eq!(places(&s), some(&["", "Table 4", "", ""]));
    assert_eq!(places(&s.press("u")), some(&["", "", "", ""]));
}

#[test]
fn several_places_go_to_the_groups_in_order() {
    let s = exercise(16).press("g g ] ] L").types("Table 1 / https://meet.example/a/b / / Window");
    let s = s.shows("Group 1: Table 1 · Group 2: https://meet.example/a/b").press("Enter");
    assert_eq!(places(&s), some(&["Table 1", "https://meet.example/a/b", "", "Window"]));
    let s = s.press("L").types("1 / 2 / 3 / 4 / 5").shows("no group for “5”").press("Enter");
    assert_eq!(s.message(), "There is no group 5.");
    assert_eq!(places(&s), some(&["Table 1", "https://meet.example/a/b", "", "Window"]), "nothing has changed");
    let s = s.press("ctrl-u").types("javascript:alert(1)").shows("is not an http or https address").press("Enter");
    assert_eq!(
        s.message(),
        "No place was set: “javascript:alert(1)” is not an http or https address; write a name such as \"Table 4\", or an address that begins with http:// or https://."
    );
    assert_eq!(places(&s), some(&["Table 1", "https://meet.example/a/b", "", "Window"]));
}

#[test]
fn groups_take_their_places_along() {
    let s = planned(FOUR).press("g g M");
    assert_eq!(places(&s), some(&["Table 1", "https://meet.example/3"]), "of two groups the first one's place");
    let s = planned(FOUR).press("g g t S");
    assert_eq!(places(&s), some(&["Table 1", "Table 2", "https://meet.example/3", "Window"]));
}

#[test]
fn places_are_in_what_is_read_and_what_programs_take() {
    let s = planned(FOUR).press("g");
    let desk = Desk::new().file("s.toml", s.file());
    let status = desk.run(&["status", "s.toml", "--json"]);
    assert!(status.out.contains("\"place\":\"Table 1\""), "{status:?}");
    let html = desk.run(&["report", "s.toml", "--format", "html"]);
    assert!(html.out.contains("<strong>Group 1</strong> · Table 1:"), "{}", html.out);
    assert!(html.out.contains("href=\"https://meet.example/3\""), "{}", html.out);
    let md = desk.run(&["report", "s.toml"]);
    assert!(md.out.contains("- Group 2 · Table 2: "), "{}", md.out);
    assert!(desk.run(&["review", "s.toml"]).out.contains("Group 4 · Window: "));
    let grouped = desk.run(&["group", "s.toml"]);
    assert!(grouped.out.contains("Group 4 · Window"), "{}", grouped.out);
    let json = desk.run(&["group", "s.toml", "--json"]);
    assert!(json.out.contains("\"place\":\"Table 1\""), "{}", json.out);
}

#[test]
fn check_compares_places_with_groups() {
    let said = |places: &str, people: usize| {
        let groups = format!("groups = {{ size = 4, mix = [\"department\"], places = {places} }}");
        let plan = Stage::open("prep-with-peers").with("groups = { size = 4, mix = [\"department\"] }", &groups);
        Desk::new().file("s.toml", plan.people(people).file()).run(&["check", "s.toml"]).out
    };
    assert!(said("[\"A\", \"B\"]", 16).contains("2 places for 4 groups"), "{}", said("[\"A\", \"B\"]", 16));
    assert!(said("[\"A\", \"B\", \"C\", \"D\", \"E\"]", 16).contains("5 places for 4 groups"));
    assert!(said("[\"A\", \"B\", \"C\", \"a\"]", 16).contains("two groups are at “a”"));
    assert!(!said(FOUR, 16).contains("place"), "{}", said(FOUR, 16));
}
