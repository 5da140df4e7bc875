//! People who sit out a round in turns, where groups are to be exactly as large as asked.

use std::collections::HashMap;

use crate::cli::Desk;
use crate::groups::{group_of, groups, sizes};
use crate::stage::Stage;

/// A session of so many people in exact pairs, activity by activity.
pub(crate) fn pairs(people: usize, activities: usize) -> String {
    exact(people, &vec!["{ size = 2, exact = true }"; activities])
}

/// A session of so many people with these groups, activity by activity.
fn exact(people: usize, groups: &[&str]) -> String {
    let people: Vec<String> = (1..=people).map(|i| format!("[[people]]\nname = \"P{i}\"\n")).collect();
    let agenda = groups.iter().enumerate().map(|(i, groups)| {
        format!("[[agenda]]\ntitle = \"Talk {i}\"\nkind = \"discussion\"\nminutes = 10\ngroups = {groups}\n")
    });
    format!("format = 1\ntitle = \"Pairs\"\n{}{}", people.concat(), agenda.collect::<String>())
}

fn sit_out(s: &Stage) -> Vec<String> {
    s.session().sitting_out()
}

#[test]
fn whoever_is_left_over_takes_part_and_sits_out() {
    let s =
        Stage::of(&pairs(7, 1)).press("space").shows("g forms 3 groups from 7 people (2 + 2 + 2); 1 person sits out.");
    let s = s.press("g");
    assert_eq!(sizes(&s), [2, 2, 2]);
    let out = sit_out(&s);
    assert_eq!(out.len(), 1);
    assert!(s.session().unplaced().is_empty(), "nobody waits for a group");
    assert_eq!(s.session().head_count(), 7);
    let s = s.shows(&format!("3 groups from 6 people; {} sits out", out[0])).shows("Sits out");
    assert!(s.file().contains(&format!("sit_out = [\"{}\"]", out[0])), "{}", s.file());
    assert!(
        s.session()
            .record
            .journal
            .last()
            .unwrap()
            .contains(&format!("3 groups formed from 6 people; {} sits out", out[0]))
    );
    let s = s.press("g").shows("Sitting out this round").shows(&out[0]);
    let s = s.press("p").shows("sits out");
    let s = s.press("Esc u");
    assert!(groups(&s).is_empty() && sit_out(&s).is_empty());
}

#[test]
fn without_exact_sizes_differ_by_one_as_ever() {
    let s = Stage::of(&exact(7, &["{ size = 2 }"])).press("space g");
    assert_eq!(sizes(&s), [3, 2, 2]);
    assert!(sit_out(&s).is_empty() && !s.file().contains("sit_out"));
}

#[test]
fn nobody_sits_out_twice_before_everybody_did() {
    let mut s = Stage::of(&pairs(5, 11)).press("space g");
    let mut times: HashMap<String, usize> = HashMap::new();
    for round in 1..=11 {
        for name in sit_out(&s) {
            *times.entry(name).or_default() += 1;
        }
        assert_eq!(times.values().sum::<usize>(), round);
        let least = (1..=5).map(|i| times.get(&format!("P{i}")).copied().unwrap_or(0)).min().unwrap();
        assert!(times.values().all(|n| n - least <= 1), "after {round} rounds: {times:?}");
        s = s.press("→ g");
    }
}

#[test]
fn what_is_planned_ahead_is_what_comes() {
    let s = Stage::of(&pairs(9, 4)).press("space g");
    let planned = s.session().record.planned_groups.clone();
    let mut all: Vec<String> = planned.iter().flat_map(|p| p.sit_out.clone()).chain(sit_out(&s)).collect();
    all.sort();
    all.dedup();
    assert_eq!((planned.len(), all.len()), (3, 4), "each time somebody else");
    let s = s.press("↓").shows(&format!("planned: 4 groups from 8 people; {} sits out", planned[0].sit_out[0]));
    let s = s.press("Esc → g");
    assert_eq!(sit_out(&s), planned[0].sit_out);
    assert_eq!(groups(&s), planned[0].groups);
    assert!((0..4).all(|i| s.session().record.breakouts.get(i).is_none_or(|r| r.repeats == 0)));
    // A swap by hand counts: whoever sat out by it does not do so again.
    let next = planned[1].sit_out[0].clone();
    let at = group_of(&s, &next).expect("is in a group");
    let s = s.press("g PgUp PgUp").press(&format!("{}", at + 1));
    assert_eq!(sizes(&s).iter().sum::<usize>(), 9, "the selected person sat out and is in that group now");
    assert!(sit_out(&s).is_empty());
    let s = s.press("u PgUp PgUp w /").types(&next).press("Enter w");
    assert_eq!(sit_out(&s), std::slice::from_ref(&next));
    let s = s.press("Esc → g");
    assert_ne!(sit_out(&s), [next]);
    assert_eq!(sizes(&s), [2, 2, 2, 2]);
}

#[test]
fn moves_swaps_and_undo_work_with_those_who_sit_out() {
    let s = Stage::of(&pairs(7, 1)).press("space g g PgUp PgUp");
    let out = sit_out(&s)[0].clone();
    assert_eq!(s.m.selected_name().as_ref(), Some(&out), "stands above the groups");
    let s = s.shows("→ 1").press("2");
    assert_eq!(group_of(&s, &out), Some(1));
    assert!(sit_out(&s).is_empty() && !s.file().contains("sit_out"));
    let s = s.press("u");
    assert_eq!(sit_out(&s), std::slice::from_ref(&out));
    let s = s.press("PgUp w ↓").shows("⇄");
    let other = s.m.selected_name().expect("somebody of a group");
    let at = group_of(&s, &other);
    let s = s.press("w").shows(&format!("{out} and {other} swapped"));
    assert_eq!((sit_out(&s), group_of(&s, &out)), (vec![other.clone()], at));
    let s = s.press("u");
    assert_eq!((sit_out(&s), group_of(&s, &other)), (vec![out], at));
}

#[test]
fn whoever_sits_out_joins_somebody_who_is_left_alone() {
    let s = Stage::of(&pairs(7, 1)).press("space g");
    let out = sit_out(&s)[0].clone();
    let leaver = groups(&s)[0].members[0].clone();
    let alone = groups(&s)[0].members[1].clone();
    let s = s
        .press("p /")
        .types(&leaver)
        .press("Enter e")
        .shows(&format!("{alone} is alone in Group 1: m moves {out} there."));
    let s = s.press("m");
    assert_eq!(group_of(&s, &out), Some(0));
    assert!(sit_out(&s).is_empty());
}

#[test]
fn who_comes_late_is_placed_and_who_sits_out_may_leave() {
    let s = Stage::of(&pairs(7, 2)).press("space g");
    let out = sit_out(&s)[0].clone();
    let s = s.press("p /").types(&out).press("Enter e");
    assert!(sit_out(&s).is_empty(), "has left");
    assert_eq!(sizes(&s), [2, 2, 2]);
    let s = s.press("Enter");
    assert_eq!(sit_out(&s), std::slice::from_ref(&out), "and is back");
    let s = s.press("o");
    assert!(sit_out(&s).is_empty() && s.session().record.breakouts[0].sit_out.is_empty(), "is in no group for good");
    // Six people are left to be grouped, so nobody is left over.
    let s = s.press("Esc → g");
    assert_eq!(sizes(&s), [2, 2, 2]);
    assert!(sit_out(&s).is_empty());
    let s = s.press("p n").types("Late Guest").press("Enter").shows("f places them");
    assert_eq!(s.session().unplaced().len(), 1, "a latecomer does not sit out");
}

#[test]
fn threes_equal_groups_and_small_rooms() {
    let s = Stage::of(&exact(16, &["{ size = 3, exact = true }", "{ count = 3, exact = true }"])).press("space g");
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![3; 5], 1));
    let s = s.press("→ g");
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![5; 3], 1));
    let s = Stage::of(&exact(2, &["{ size = 3, exact = true }"])).press("space g");
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![2], 0), "too few for one such group");
    let s = Stage::of(&exact(8, &["{ size = 3, exact = true }"])).press("space g g").shows("Sitting out this round");
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![3, 3], 2));
}

#[test]
fn too_few_for_one_exact_group_are_told_so_before_and_after() {
    let few = "7 people are too few for groups of 8 and form one group";
    let s = Stage::of(&exact(7, &["{ size = 8, exact = true }"])).press("e Enter").shows(few).press("Esc Esc");
    let s = s.press("space").shows(&format!("g forms groups: {few}.")).press("g");
    assert!(s.message().contains(few), "{}", s.message());
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![7], 0));
    let s = Stage::open("prep-with-peers").people(7).press("space").press("→").sleep("2m");
    let s = s.press("g").types("of 8, exact").shows(few).press("Esc");
    let _ = s.press("g").types("of 7, exact").hides("too few").press("Esc");
    let s = Stage::open("prep-with-peers").people(7).press("space").press("→").sleep("2m");
    let _ = s.press("g").types("5 groups").shows("7 people are too few for 5 groups and form 3 groups").press("Esc");
    // Without `exact` sizes are about what was asked.
    let s = Stage::of(&exact(7, &["{ size = 8 }"])).press("space g");
    assert!(!s.message().contains("too few"), "{}", s.message());
}

#[test]
fn hosts_stay_and_others_go_on_in_turns() {
    let s = Stage::of(&exact(7, &["{ size = 2, exact = true, hosts = true }"])).press("space g");
    let (first, hosts) = (sit_out(&s), groups(&s).into_iter().filter_map(|g| g.host).collect::<Vec<_>>());
    let s = s.press("g S");
    let second = sit_out(&s);
    assert_eq!((sizes(&s), second.len()), (vec![2; 3], 1));
    assert!(second != first && !hosts.contains(&second[0]), "{first:?} {second:?} {hosts:?}");
    let s = s.press("S");
    assert!(sit_out(&s) != second && sit_out(&s) != first);
    // Fours have room for everybody.
    let s = s.press("M");
    assert_eq!(sizes(&s).iter().sum::<usize>(), 7);
    assert!(sit_out(&s).is_empty());
}

#[test]
fn asked_on_the_spot_the_line_says_who_sits_out() {
    let s = Stage::open("prep-with-peers").people(15).press("space").press("→").sleep("2m");
    let s = s.press("g").types("pairs exact").shows("7 groups from 14 people: 2, 2, 2, 2, 2, 2, 2").shows("sits out");
    let s = s.press("Enter");
    assert_eq!((sizes(&s), sit_out(&s).len()), (vec![2; 7], 1));
    assert!(s.file().contains("asked = { size = 2, exact = true, mix = [\"department\"] }"), "{}", s.file());
    let first = sit_out(&s);
    let s = s.press("→ g");
    assert!(s.session().sat_out_before("who-how").contains_key(&first[0]));
}

#[test]
fn the_stage_and_the_report_say_who_sits_out() {
    let s = Stage::of(&pairs(7, 1)).press("space g");
    let out = sit_out(&s)[0].clone();
    let s = s.press("s").shows(&format!("Sits out     {out}"));
    let desk = Desk::new();
    let desk = desk.file("pairs.toml", s.file());
    assert!(desk.run(&["report", "pairs.toml"]).out.contains(&format!("- Sat out: {out}\n")));
    let told = desk.run(&["report", "pairs.toml", "--format", "json"]).out;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["activities"][0]["rounds"][0]["sit_out"], serde_json::json!([out]));
    assert!(desk.run(&["status", "pairs.toml", "--json"]).out.contains("\"sit_out\""));
}

#[test]
fn the_command_line_lets_people_sit_out_in_turns() {
    let desk = Desk::new();
    let team: Vec<String> = (1..=7).map(|i| format!("P{i}\n")).collect();
    let desk = desk.file("team.csv", format!("name\n{}", team.concat()));
    let said = desk.run(&["group", "team.csv", "--size", "2", "--exact", "--rounds", "7", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let mut all: Vec<String> =
        (0..7).map(|r| told["rounds"][r]["sit_out"][0].as_str().expect("a name").to_owned()).collect();
    all.sort();
    all.dedup();
    assert_eq!((all.len(), &told["repeats"]), (7, &serde_json::json!(0)));
    assert!(desk.run(&["group", "team.csv", "--size", "2", "--exact"]).out.contains(" sits out\n"));
    // What was printed is remembered, and kept.
    let six = desk.run(&["group", "team.csv", "--size", "2", "--exact", "--rounds", "6", "--json"]).out;
    let desk = desk.file("one.json", six);
    let one: serde_json::Value = serde_json::from_str(&desk.read("one.json")).expect("JSON");
    let last = desk.run(&["group", "team.csv", "--size", "2", "--exact", "--history", "one.json", "--json"]).out;
    let last: serde_json::Value = serde_json::from_str(&last).expect("JSON");
    let before: Vec<&str> = (0..6).map(|r| one["rounds"][r]["sit_out"][0].as_str().expect("a name")).collect();
    assert!(!before.contains(&last["rounds"][0]["sit_out"][0].as_str().expect("a name")));
    let kept = desk.run(&["group", "team.csv", "--keep", "one.json", "--json"]).out;
    let kept: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
    assert_eq!((&kept["rounds"], &kept["moved"]), (&one["rounds"], &serde_json::json!([])));
    // A session file asks for it itself.
    let desk = desk.file("pairs.toml", pairs(7, 3));
    let said = desk.run(&["group", "pairs.toml"]).out;
    assert_eq!(said.matches(" sits out\n").count(), 3, "{said}");
}

/// Returns how often each person has sat out or, of whoever is here, not yet.
fn times(s: &Stage) -> HashMap<String, usize> {
    let (session, activity) = (s.session(), s.session().activity().expect("one runs").id.clone());
    let mut times: HashMap<String, usize> = session.present().into_iter().map(|p| (p.name, 0)).collect();
    times.extend(session.sat_out_before(&activity));
    times
}

#[test]
fn whoever_sat_out_least_sits_out_next_though_people_come_and_go() {
    let mut s = Stage::of(&pairs(7, 14)).press("space g");
    for round in 0..13 {
        // Somebody leaves, comes back or comes late between two rounds, in groups that are made ahead.
        s = match round {
            2 => s.press("p /").types("P3").press("Enter e Esc"),
            4 => s.press("p n").types("Late One").press("Enter Esc"),
            5 => s.press("p /").types("P5").press("Enter x Esc"),
            7 => s.press("p /").types("P3").press("Enter Enter Esc"),
            9 => s.press("p /").types("P5").press("Enter Enter Esc"),
            _ => s,
        };
        s = s.press("→");
        let before = times(&s);
        s = s.press("g");
        let here: Vec<String> = s.session().present().into_iter().map(|p| p.name).collect();
        let out = sit_out(&s);
        assert_eq!(out.len(), here.len() % 2, "round {round}: {here:?}");
        let least = here.iter().map(|name| before[name]).min().expect("somebody is here");
        for name in &out {
            assert_eq!(before[name], least, "round {round}: {name} of {before:?}");
        }
    }
}

#[test]
fn whoever_sat_out_of_pairs_that_became_fours_is_counted_once() {
    let agenda = "{ size = 2, exact = true }";
    let s = Stage::of(&exact(7, &[agenda, agenda]).replacen(
        "title = \"Pairs\"",
        "title = \"Pairs\"\nseries = \"Club\"",
        1,
    ));
    let s = s.press("space g");
    let first = sit_out(&s)[0].clone();
    let s = s.press("g M");
    assert!(sit_out(&s).is_empty());
    let s = s.press("Esc → g");
    assert_eq!(times(&s)[&first], 1);
    let s = s.press("→");
    let desk = Desk::new().file("first.toml", s.file());
    desk.run(&["new", "--from", "first.toml", "next.toml"]);
    let text = desk.read("next.toml");
    let opened = roundtable::file::read(text.as_bytes()).expect("a session").session;
    let series = roundtable::workshop::SeriesHistory::of([s.session()]);
    let all: usize = opened.sat_out_before("").values().sum();
    let both = roundtable::workshop::Session { history: series.into(), ..opened };
    assert_eq!((all, both.sat_out_before("").values().sum::<usize>()), (2, 2), "{text}");
    assert_eq!(both.met_before("").len(), 2, "the fours, and the pairs of the second activity");
}

#[test]
fn whoever_the_first_version_placed_does_not_sit_out_as_well() {
    let s = Stage::of(&pairs(7, 2)).press("space g");
    let out = sit_out(&s)[0].clone();
    let member = groups(&s)[0].members[0].clone();
    // Version 0.1.0 keeps the line that it does not know, and places whoever is in no group.
    let list = format!("members = [\"{member}\"");
    let placed = s.file().replacen(&list, &format!("members = [\"{out}\", \"{member}\""), 1);
    assert!(placed != s.file() && placed.contains(&format!("sit_out = [\"{out}\"]")), "{placed}");
    let session = roundtable::file::read(placed.as_bytes()).expect("a session").session;
    assert!(session.sitting_out().is_empty() && session.unplaced().is_empty());
    let desk = Desk::new().file("s.toml", placed);
    assert!(!desk.run(&["report", "s.toml"]).out.contains("Sat out"));
    let next = session.plan.agenda[1].id.clone();
    assert!(session.sat_out_before(&next).is_empty());
}

#[test]
fn a_series_and_what_is_carried_over_remember_who_sat_out() {
    let s = Stage::of(&pairs(5, 4)).press("space g → g → g → g");
    let desk = Desk::new();
    let first = s.file().replacen("title = \"Pairs\"", "title = \"Pairs\"\nseries = \"Club\"", 1);
    let mut out: Vec<String> = s.session().record.breakouts.iter().flat_map(|r| r.sit_out.clone()).collect();
    out.sort();
    out.dedup();
    assert_eq!(out.len(), 4);
    let left = (1..=5).map(|i| format!("P{i}")).find(|name| !out.contains(name)).expect("one of five");
    let desk = desk.file("first.toml", first);
    let desk = desk
        .file("second.toml", pairs(5, 1).replacen("title = \"Pairs\"", "title = \"Pairs 2\"\nseries = \"club\"", 1));
    assert!(desk.run(&["group", "second.toml"]).out.contains(&format!("{left} sits out\n")));
    let said = desk.run(&["new", "--from", "first.toml", "follow-up.toml"]);
    assert!(desk.read("follow-up.toml").contains("sit_out = [\"P"), "{}{}", said.out, desk.read("follow-up.toml"));
    assert!(
        desk.run(&["group", "follow-up.toml", "--no-series", "--size", "2", "--exact"])
            .out
            .contains(&format!("{left} sits out\n"))
    );
}
