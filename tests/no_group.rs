//! People who take part and vote, but are in no group.

use crate::cli::Desk;
use crate::groups::{group_of, groups, sizes};
use crate::stage::Stage;

const BASE: &str = "format = 1\ntitle = \"Base\"\nfacilitators = [\"Dana Wood\"]\nno_group = [\"dana wood\"]\n\n\
    [[people]]\nname = \"Dana Wood\"\nrole = \"facilitator\"\n[[people]]\nname = \"Ana Lima\"\n[[people]]\nname = \"Ben Osei\"\n\
    [[people]]\nname = \"Cy Roe\"\n[[people]]\nname = \"Dev Das\"\n\n\
    [[agenda]]\ntitle = \"Talk\"\nkind = \"discussion\"\nminutes = 10\ngroups = { size = 2 }\n\n\
    [[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\nmethod = \"single\"\noptions = [\"Red\", \"Green\"]\n";

/// Selects somebody in the list of people.
fn select(s: Stage, name: &str) -> Stage {
    let mut s = s.press("PgUp PgUp PgUp");
    while s.m.selected_name().as_deref() != Some(name) {
        s = s.press("↓");
    }
    s
}

#[test]
fn whoever_the_plan_names_is_here_and_in_no_group() {
    let s = Stage::of(BASE).press("space g");
    assert_eq!(sizes(&s), [2, 2]);
    assert_eq!(group_of(&s, "Dana Wood"), None);
    assert!(s.session().unplaced().is_empty(), "nobody waits for a group");
    assert_eq!(s.session().head_count(), 5);
    let s = s.press("g").shows("in no group: Dana").press("r");
    assert_eq!(group_of(&s, "Dana Wood"), None);
    assert_eq!(s.session().score().expect("there are groups").broken.len(), 0);
    let s = s.press("Esc → o").shows("5");
    assert_eq!(s.session().poll_run().map(|run| run.present), Some(5), "they vote as everybody does");
}

#[test]
fn one_key_takes_somebody_out_and_in_again() {
    let s = Stage::open("prep-with-peers").people(9).press("space → → g");
    let before = s.session().clone();
    let s = select(s.press("p"), "Ben Osei").press("o");
    assert_eq!(group_of(&s, "Ben Osei"), None);
    assert!(s.session().unplaced().is_empty());
    assert!(s.session().record.journal.last().unwrap().ends_with("Ben Osei takes part but is in no group"));
    assert!(s.file().contains("no_group = [\"Ben Osei\"]"));
    let s = s.shows("in no group").press("Esc g r").shows("in no group: Ben");
    assert_eq!(sizes(&s).iter().sum::<usize>(), 8);
    let s = s.press("u u");
    assert_eq!(groups(&s), before.round().expect("there are groups").groups);
    let s = s.press("U Esc p");
    let s = select(s, "Ben Osei").press("o");
    assert_eq!(s.session().unplaced().len(), 1, "back again, and not placed yet");
    assert!(!s.file().contains("no_group"));
    assert_eq!(sizes(&s.press("f")).iter().sum::<usize>(), 9);
}

#[test]
fn whoever_leaves_the_groups_or_comes_back_is_told_what_can_be_done() {
    let pairs = BASE.replace("no_group = [\"dana wood\"]\n", "");
    let s = Stage::of(&pairs).press("space g");
    let alone = groups(&s).iter().find(|g| g.members.len() == 2).expect("a pair").members.clone();
    let s = select(s.press("p"), &alone[0]).press("o");
    assert!(
        s.message().starts_with(&format!("{} takes part but is in no group. {} is alone in ", alone[0], alone[1]))
            && s.message().contains(": m moves "),
        "{}",
        s.message()
    );
    let s = s.press("o");
    let said = format!("{} is in groups again: f places them in Group ", alone[0]);
    assert!(s.message().starts_with(&said), "{}", s.message());
    let s = s.press("f");
    assert!(group_of(&s, &alone[0]).is_some());
}

#[test]
fn the_record_overrides_the_plan() {
    let s = select(Stage::of(BASE).press("space g p"), "Dana Wood").press("o");
    assert!(s.file().contains("in_groups = [\"Dana Wood\"]"), "{}", s.file());
    assert_eq!(s.session().unplaced().len(), 1);
    // Whoever is moved into a group by hand is in groups.
    let s = Stage::of(BASE).press("space g g /").types("dana 1").press("Enter");
    assert_eq!(group_of(&s, "Dana Wood"), Some(0));
    assert!(!s.session().is_in_no_group("Dana Wood"));
    let s = s.press("u");
    assert_eq!(group_of(&s, "Dana Wood"), None);
    assert!(s.session().is_in_no_group("Dana Wood"));
}

#[test]
fn the_command_line_leaves_them_out_and_check_knows_their_names() {
    let desk = Desk::new().file("s.toml", BASE);
    let out = desk.run(&["group", "s.toml"]).out;
    assert!(!out.contains("Dana") && out.contains("Group 2"), "{out}");
    let desk = Desk::new().file("s.toml", BASE.replace("dana wood", "Dana Would"));
    let said = desk.run(&["check", "s.toml"]);
    assert!(said.out.contains("no_group: nobody on the roster is called \"Dana Would\""), "{said:?}");
    assert!(said.out.contains("did you mean \"Dana Wood\"?"), "{said:?}");
}

#[test]
fn a_follow_up_takes_over_what_the_plan_says_and_not_the_marks_of_a_session() {
    let run = select(Stage::of(BASE).press("space g p"), "Ben Osei").press("o");
    assert!(run.file().contains("no_group = [\"Ben Osei\"]"), "{}", run.file());
    let desk = Desk::new().file("base.toml", run.file());
    desk.run(&["new", "next.toml", "--from", "base.toml"]);
    let next = desk.read("next.toml");
    assert_eq!(next.matches("no_group").count(), 1, "{next}");
    assert!(next.contains("no_group = [\"Dana Wood\"]"), "{next}");
    // Beside what the template says itself, and only for those who are on the list.
    let own = "format = 1\ntitle = \"Own\"\nno_group = [ \"Eve Moss\",\"dana wood\" ] # mine\n\n[[agenda]]\ntitle = \"A\"\n\
               kind = \"talk\"\nminutes = 5\n";
    let guest = BASE.replace("[\"dana wood\"]", "[\"Dana Wood\", \"Cy Roe\", \"Nobody Here\"]");
    let desk =
        desk.file("own.toml", own).file("guest.toml", guest).file("list.csv", "name\nCy Roe\nDana Wood\nEve Moss\n");
    desk.run(&["new", "own.toml", "both.toml", "--from", "guest.toml", "--people", "list.csv"]);
    let both = desk.read("both.toml");
    assert!(both.contains("no_group = [\"Eve Moss\", \"dana wood\", \"Cy Roe\"] # mine"), "{both}");
    // The later of two sessions counts.
    let later = BASE.replace("no_group = [\"dana wood\"]\n", "date = 2026-12-01\n");
    let desk = desk.file("later.toml", later);
    desk.run(&["new", "third.toml", "--from", "base.toml", "--from", "later.toml"]);
    assert!(!desk.read("third.toml").contains("no_group"), "{}", desk.read("third.toml"));
}
