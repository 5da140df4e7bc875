//! `roundtable group`: a table or a session in; a table, JSON or CSV out; and every refusal.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::{Desk, session};

/// People in departments of 9, 6, 5, 4, 3 and 3 for each thirty.
fn team(count: usize) -> String {
    let mut text = "Name,Department\n".to_owned();
    for i in 0..count {
        let department = match i % 30 {
            0..9 => "Support",
            9..15 => "Sales",
            15..20 => "IT",
            20..24 => "Ops",
            24..27 => "HR",
            _ => "Law",
        };
        let _ = writeln!(text, "P{i:02},{department}");
    }
    text
}

fn desk(count: usize) -> Desk {
    Desk::new().file("team.csv", team(count))
}

fn json(desk: &Desk, args: &[&str]) -> Value {
    serde_json::from_str(&desk.output(&[&["group", "team.csv", "--json"], args].concat())).unwrap()
}

fn rounds(told: &Value) -> Vec<Vec<Vec<String>>> {
    let names = |g: &Value| g["members"].as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned()).collect();
    let groups = |r: &Value| r["groups"].as_array().unwrap().iter().map(names).collect();
    told["rounds"].as_array().unwrap().iter().map(groups).collect()
}

/// What is printed before the line of steps, with which it ends.
fn without_steps(text: &str) -> &str {
    text.rfind("steps: ").map_or(text, |at| &text[..at])
}

/// Repeats counted anew.
fn repeats(rounds: &[Vec<Vec<String>>]) -> u64 {
    let mut met: HashMap<(String, String), u64> = HashMap::new();
    for group in rounds.iter().flatten() {
        for a in group {
            for b in group.iter().filter(|b| *b > a) {
                *met.entry((a.clone(), b.clone())).or_default() += 1;
            }
        }
    }
    met.values().map(|times| times - 1).sum()
}

fn check(told: &Value, people: usize, sizes: &[usize]) {
    for round in rounds(told) {
        let all: HashSet<String> = round.iter().flatten().cloned().collect();
        assert_eq!((all.len(), round.iter().map(Vec::len).sum::<usize>()), (people, people));
        assert_eq!(round.iter().map(Vec::len).collect::<Vec<_>>(), sizes);
    }
}

fn check_repeats(told: &Value) {
    assert_eq!(told["repeats"].as_u64().unwrap(), repeats(&rounds(told)));
}

#[test]
fn rounds_without_a_repeat_as_a_table() {
    let desk = desk(16);
    let text = desk.output(&["group", "team.csv", "--size", "4", "--rounds", "5"]);
    assert!(text.starts_with("Round 1\nGroup 1  P"), "{text}");
    assert!(text.contains("\n\nRound 5\nGroup 1  ") && text.contains(" · "), "{text}");
    let last = text.lines().last().unwrap();
    assert!(text.contains("\n\nno repeat pairings\nsteps: ") && last.starts_with("steps: "), "{text}");
    let text = desk.output(&["group", "team.csv", "--size", "4", "--rounds", "6", "--mix", "department", "--meetings"]);
    assert!(
        text.contains("24 repeat pairings, all unavoidable · department mix ")
            && text.contains("% of the best possible")
    );
    assert!(text.contains("Pairs that meet more than once") && text.contains("2 times"), "{text}");
    assert!(text.contains("No more rounds without repeat pairings are possible.\nsteps: "), "{text}");
}

#[test]
fn json_is_as_it_is_documented() {
    let desk = desk(3);
    let said = desk.run(&["group", "team.csv", "--json", "--count", "1", "--hosts", "--seed", "7", "--rounds", "2"]);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let keys: Vec<usize> =
        ["seed", "rounds", "repeats", "repeated", "least_possible", "mix", "broken", "stopped_early", "steps"]
            .iter()
            .map(|k| said.out.find(&format!("\"{k}\":")).unwrap())
            .collect();
    assert!(keys.is_sorted(), "{}", said.out);
    assert_eq!((&told["seed"], &told["repeats"], &told["least_possible"]), (&7.into(), &3.into(), &3.into()));
    assert_eq!(told["repeated"][0], serde_json::json!(["P00", "P01", 2]));
    let group = &told["rounds"][0]["groups"][0];
    assert_eq!((&group["name"], group["members"].as_array().unwrap().len()), (&"Group 1".into(), 3));
    assert_ne!(group["host"], told["rounds"][1]["groups"][0]["host"], "hosts take turns");
    assert!(said.err.starts_with("3 repeat pairings, all unavoidable\nsteps: "), "{}", said.err);
}

#[test]
fn everyday_wishes_are_kept_and_the_score_is_true() {
    let desk = desk(30);
    let args = [
        "--count=6",
        "--rounds=4",
        "--mix=Department",
        "--hosts",
        "--pin=P00=1",
        "--pin=P05=2",
        "--pin=P10=3",
        "--pin=p15=4",
        "--pin=P20=5",
        "--pin=P25=6",
        "--apart=P01,P02,P03,P04",
        "--together=P06,P07",
        "--together",
        "P11, P12",
    ];
    let told = json(&desk, &args);
    check(&told, 30, &[5; 6]);
    for round in rounds(&told) {
        let at = |name: &str| round.iter().position(|g| g.iter().any(|n| n == name)).unwrap();
        assert_eq!(["P00", "P05", "P10", "P15", "P20", "P25"].map(at), [0, 1, 2, 3, 4, 5]);
        assert_eq!((at("P06"), at("P11")), (at("P07"), at("P12")));
        assert_eq!(["P01", "P02", "P03", "P04"].map(at).iter().collect::<HashSet<_>>().len(), 4);
    }
    // Two pairs stay together: their six further meetings are no repeat pairings.
    assert_eq!(repeats(&rounds(&told)) - 6, 0);
    assert!(told["mix"]["department"].as_f64().unwrap() >= 0.88, "{}", told["mix"]);
    assert_eq!(told["broken"], serde_json::json!([]));
    for (round, groups) in told["rounds"].as_array().unwrap().iter().zip(rounds(&told)) {
        for (g, group) in round["groups"].as_array().unwrap().iter().enumerate() {
            assert_eq!(group["host"], format!("P{:02}", g * 5));
            assert!(groups[g].contains(&format!("P{:02}", g * 5)));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_groups_in_any_order_of_people() {
    let desk = desk(14);
    let once = json(&desk, &["--size=4", "--rounds=3", "--mix=department"]);
    assert_eq!(json(&desk, &["--size=4", "--rounds=3", "--mix=department"]), once);
    assert_ne!(json(&desk, &["--size=4", "--rounds=3", "--mix=department", "--seed=2"])["rounds"], once["rounds"]);
    let mut lines: Vec<String> = team(14).lines().map(str::to_owned).collect();
    lines[1..].reverse();
    let turned = Desk::new().file("team.csv", lines.join("\n"));
    let sorted = |told: &Value| {
        let mut rounds = rounds(told);
        rounds.iter_mut().flatten().for_each(|g| g.sort());
        rounds
    };
    assert_eq!(sorted(&json(&turned, &["--size=4", "--rounds=3", "--mix=department"])), sorted(&once));
}

#[test]
fn the_past_is_remembered_from_everything_it_is_kept_in() {
    let desk = desk(12);
    let first = desk.output(&["group", "team.csv", "--size=3", "--rounds=2", "--json"]);
    let table = desk.output(&["group", "team.csv", "--size=3", "--rounds=2", "--csv"]);
    assert!(table.starts_with("round,group,name\n1,Group 1,P"), "{table}");
    assert_eq!(table.lines().count(), 25);
    let desk = desk.file("past.json", &first).file("past.csv", &table);
    let past = rounds(&serde_json::from_str(&first).unwrap());
    let mut all = Vec::new();
    for file in ["past.json", "past.csv"] {
        let told = json(&desk, &["--size=3", "--history", file]);
        let with: Vec<_> = past.iter().cloned().chain(rounds(&told)).collect();
        assert_eq!((told["repeats"].as_u64().unwrap(), repeats(&with)), (0, 0), "{file}");
        all.push(told);
    }
    assert_eq!(all[0], all[1]);
    let two = json(&desk, &["--count=2", "--history=past.json"]);
    assert!(two["repeats"].as_u64().unwrap() > 0 && !two["repeated"].as_array().unwrap().is_empty());
}

#[test]
fn a_session_gives_people_wishes_and_its_own_past() {
    let formed = "\n[record]\nstarted = 2026-11-24T15:00:00Z\n\
         [[record.attendance]]\nname = \"Ana Lima\"\narrived = 2026-11-24T15:00:00Z\n\
         [[record.attendance]]\nname = \"Ben Osei\"\narrived = 2026-11-24T15:00:00Z\n\
         [[record.breakout]]\nactivity = \"who-how\"\nformed = 2026-11-24T15:05:00Z\nseed = 7\nrepeats = 0\n\
         groups = [{ name = \"Group 1\", members = [\"Ana Lima\", \"Ben Osei\"] }]\n";
    let desk = Desk::new().file("s.toml", session("S", "") + formed).file("plan.toml", session("S", ""));
    let said = desk.run(&["group", "s.toml"]);
    assert_eq!(without_steps(&said.out), "Group 1  Ana Lima · Ben Osei\n\n1 repeat pairing, unavoidable\n");
    // The two are of one series.
    let told = desk.output(&["group", "plan.toml"]);
    assert_eq!(without_steps(&told), "Group 1  Ana Lima · Ben Osei\n\n1 repeat pairing, unavoidable\n");
    assert_eq!(
        without_steps(&desk.output(&["group", "plan.toml", "--no-series"])),
        "Group 1  Ana Lima · Ben Osei\n\nno repeat pairings\n"
    );
    let said = desk.run_with(&["group", "-", "--history", "s.toml"], session("S", ""));
    assert_eq!(without_steps(&said.out), "Group 1  Ana Lima · Ben Osei\n\n1 repeat pairing, unavoidable\n");
    let said = desk.run_with(&["group", "-", "--count=1"], "name\nCy\nDi\n");
    assert_eq!(without_steps(&said.out), "Group 1  Cy · Di\n\nno repeat pairings\n");
}

#[test]
fn few_people_and_odd_numbers_have_answers() {
    for (people, args, sizes) in [
        (0, &["--size=4"][..], &[][..]),
        (1, &["--size=4", "--rounds=3"], &[1]),
        (2, &["--count=7"], &[2]),
        (5, &["--size=9"], &[5]),
        (7, &["--sizes=4,3"], &[4, 3]),
        (6, &["--count=1", "--rounds=50"], &[6]),
        (13, &["--size=5"], &[5, 4, 4]),
    ] {
        let told = json(&desk(people), args);
        check(&told, people, sizes);
        check_repeats(&told);
    }
    let told = desk(0).output(&["group", "team.csv"]);
    assert_eq!(without_steps(&told), "there is nobody to form groups from\n\nno repeat pairings\n");
}

#[test]
fn what_is_unknown_is_said() {
    let desk = Desk::new().file("team.csv", "name,site\nA,Rome\nB,rome \nC,Oslo\nD,\n");
    let said = desk.run(&["group", "team.csv", "--size=2", "--mix=site"]);
    assert!(
        without_steps(&said.out).ends_with("sites mixed as well as possible, site unknown for 1 person\n"),
        "{said:?}"
    );
}

#[test]
fn whoever_met_hundreds_of_times_is_told_so() {
    let rounds: Vec<String> = (1..=300).map(|round| format!("{round},1,P00\n{round},1,P01\n")).collect();
    let desk = desk(2).file("past.csv", format!("round,group,name\n{}", rounds.concat()));
    let said = desk.output(&["group", "team.csv", "--history=past.csv"]);
    assert!(without_steps(&said).ends_with("1 repeat pairing, unavoidable · P00 meets P01 301 times\n"), "{said}");
}

#[test]
fn those_who_stay_together_find_seats_where_there_is_but_one_way() {
    let lists = ["P01,P02,P03", "P04,P05,P06", "P07,P08", "P09,P10", "P11,P00"];
    let together = lists.map(|list| format!("--together={list}"));
    let mut args = vec!["--count=2", "--rounds=2"];
    args.extend(together.iter().map(String::as_str));
    let told = json(&desk(12), &args);
    check(&told, 12, &[6, 6]);
    assert_eq!(told["broken"], serde_json::json!([]));
}

#[test]
fn every_contradiction_is_refused_by_name() {
    let desk = desk(8);
    for (args, said) in [
        (
            &["--apart=P01,P02", "--together=P02,P03", "--together=P03,P01"][..],
            "P01 and P02 cannot be both together and apart.",
        ),
        (
            &["--apart=P01,P02,P03", "--count=2"],
            "P01, P02 and P03 should all be apart: 3 people, but there are only 2 groups.",
        ),
        (
            &["--together=P01,P02,P03", "--size=2"],
            "P01, P02 and P03 should be together: 3 people, but the largest group has 2.",
        ),
        (
            &["--together=P01,P02", "--together=P03,P04", "--together=P05,P06", "--together=P07,P00", "--sizes=5,3"],
            "1 group of 5 and 1 group of 3 cannot keep all of these together: P00 and P07; P01 and P02; P03 and P04; P05 and P06.",
        ),
        (
            &["--together=P01,P02", "--together=P03,P04,P05", "--pin=P06=1", "--pin=P07=1", "--pin=P00=1"],
            "2 groups of 4 cannot keep all of these together beside the people with a fixed group: P01 and P02; P03, P04 and P05.",
        ),
        (
            &["--together=P01,P02", "--pin=P01=1", "--pin=P03=1", "--pin=P04=1", "--pin=P05=1"],
            "P01 and P02 should be together, but one of them is fixed in a group without enough seats.",
        ),
        (&["--pin=P01=1", "--pin=P02=1", "--hosts"], "P01 and P02 cannot both host group 1: a group has one host."),
        (&["--pin=P01=1", "--pin=P01=2"], "P01 cannot be in group 1 and in group 2."),
        (
            &["--apart=P01,P02", "--apart=P02,P03", "--apart=P03,P04", "--apart=P04,P05", "--apart=P05,P01"],
            "2 groups of 4 cannot keep all of this: P01 and P02 apart; P02 and P03 apart; P03 and P04 apart; P04 and P05 \
             apart; P01 and P05 apart.",
        ),
        (&["--pin=P01=9"], "P01 should be in group 9, but there are only 2 groups."),
        (
            &["--pin=P01=1", "--pin=P02=1", "--pin=P03=1", "--size=2"],
            "P01, P02 and P03 should be in group 1, but it has only 2 seats.",
        ),
        (
            &["--pin=P01=1", "--pin=P02=2", "--together=P01,P02"],
            "P01 and P02 should be together, but are fixed in group 1 and group 2.",
        ),
        (
            &["--pin=P01=1", "--pin=P02=1", "--apart=P01,P02"],
            "P01 and P02 should be apart, but are both fixed in group 1.",
        ),
        (&["--apart=P01,Q02"], "nobody is called “Q02”\nhelp: did you mean “P02”"),
        (&["--pin=P1=1"], "nobody is called “P1”\nhelp: did you mean “P01”"),
        (&["--pin=P01"], "“P01” does not name a person and a group"),
        (&["--apart=P01"], "names fewer than two people"),
        (&["--mix=departmnt"], "nobody in the file has the attribute “departmnt”\nhelp: did you mean “department”?"),
        (&["--mix=department", "--alike=department"], "department cannot be both mixed and alike"),
        (&["--sizes=4,3"], "these sizes have 7 seats, but there are 8 people"),
        (&["--history=gone.toml"], "gone.toml: file not found"),
        (&["--history=team.csv"], "team.csv: this is not a table with the columns round, group and name"),
    ] {
        let text = desk.refusal(&[&["group", "team.csv"], args].concat(), 1);
        assert!(text.contains(said), "{args:?}: {text}");
    }
    assert!(desk.refusal(&["group", "-", "--history=-"], 2).contains("only once"));
    for args in [&["--size=0"][..], &["--size=2", "--count=2"], &["--json", "--csv"], &["--rounds=0"], &["--seed=-1"]] {
        assert_eq!(desk.run(&[&["group", "team.csv"], args].concat()).status, 2, "{args:?}");
    }
}

#[test]
fn a_search_that_is_cut_off_says_so() {
    let told = json(&desk(60), &["--size=7", "--rounds=20", "--within=1"]);
    check(&told, 60, &[7, 7, 7, 7, 7, 7, 6, 6, 6]);
    check_repeats(&told);
    assert_eq!(told["stopped_early"], true);
    let said = desk(60).run(&["group", "team.csv", "--size=7", "--rounds=20", "--within=1", "--csv"]);
    assert!(said.err.contains("stopped early, so another run may give different groups\nsteps: "), "{}", said.err);
}

#[test]
fn a_plan_is_kept_when_somebody_comes_or_goes() {
    let desk = desk(24);
    let plan = desk.output(&["group", "team.csv", "--count", "6", "--rounds", "4", "--json"]);
    let desk = desk.file("plan.json", plan);
    let text = desk.output(&["group", "team.csv", "--keep", "plan.json"]);
    assert!(
        text.contains("Round 4\n") && text.contains("\neverybody is in the same group as before\nsteps: "),
        "{text}"
    );
    // Another name for the same thing: what is printed can be kept again.
    let desk = desk.file("team.csv", team(25));
    let told = json(&desk, &["--keep", "plan.json"]);
    check_repeats(&told);
    assert!(rounds(&told).iter().all(|round| round.len() == 6 && round.iter().flatten().count() == 25));
    assert!(told["moved"].as_array().unwrap().len() <= 12, "{told}");
    let text = desk.output(&["group", "team.csv", "--keep", "plan.json", "--count", "8"]);
    assert!(!text.contains("Round") && text.contains("Group 8") && text.contains("changed groups: "));
    assert!(text.contains(" people move: ") || text.contains("1 person moves: "), "{text}");
    let told = desk.refusal(&["group", "-", "--keep", "-"], 2);
    assert!(told.contains("standard input can be read only once"), "{told}");
}

#[test]
fn nobody_moves_for_a_newcomer_without_a_gain_that_is_named() {
    let desk = desk(30);
    let plan = desk.output(&["group", "team.csv", "--size", "5", "--rounds", "4", "--json"]);
    let before = rounds(&serde_json::from_str(&plan).unwrap());
    let desk = desk.file("plan.json", plan).file("team.csv", team(31));
    let told = json(&desk, &["--keep", "plan.json"]);
    assert_eq!((&told["repeats"], told["moved"].as_array().unwrap().len()), (&0.into(), 0), "{told}");
    for (before, after) in before.iter().zip(&rounds(&told)) {
        for (before, after) in before.iter().zip(after) {
            assert!(before.iter().all(|name| after.contains(name)));
        }
    }
    assert_eq!(told["moved_for"], serde_json::json!([]));
}

#[test]
fn too_few_people_for_the_groups_asked_for_are_told_so() {
    let desk = desk(7);
    for (args, said) in [
        (&["--size", "8", "--exact", "--rounds", "2"][..], "7 people are too few for groups of 8 and form one group\n"),
        (&["--count", "5"], "7 people are too few for 5 groups and form 3 groups\n"),
        (&["--count", "5", "--exact", "--json"], "7 people are too few for 5 groups and form 3 groups\n"),
        (&["--size", "8"], ""),
        (&["--count", "3"], ""),
    ] {
        let told = desk.run(&[&["group", "team.csv"], args].concat());
        assert_eq!((told.status, told.err.contains("too few")), (0, !said.is_empty()), "{args:?}: {told:?}");
        assert!(told.err.contains(said), "{args:?}: {told:?}");
    }
}

#[test]
fn steps_repeat_a_search_exactly() {
    let desk = desk(25);
    let table = |args: &[&str]| {
        let text =
            desk.output(&[&["group", "team.csv", "--count", "4", "--rounds", "5", "--seed", "3"], args].concat());
        let (groups, steps) = text.rsplit_once("\nsteps: ").unwrap();
        let steps = steps.split_once(' ').unwrap().0.to_owned();
        (groups.replace(" · stopped early, so another run may give different groups", ""), steps)
    };
    for mix in [&[][..], &["--mix", "department", "--apart", "P01,P02"]] {
        for time in [&[][..], &["--search", "300ms"], &["--within", "3"]] {
            let first = table(&[time, mix].concat());
            let again = table(&[&["--steps", &first.1], mix].concat());
            assert_eq!(first, again, "{time:?} {mix:?}");
        }
    }
}

#[test]
fn the_time_of_a_search_is_said_once() {
    let desk = desk(12);
    let refusal = |args: &[&str]| desk.refusal(&[&["group", "team.csv"], args].concat(), 2);
    let told = refusal(&["--search", "1s", "--within", "100"]);
    assert!(told.contains("--search and --within contradict each other"), "{told}");
    let told = refusal(&["--search", "1s", "--steps", "100"]);
    assert!(told.contains("--search and --steps contradict each other"), "{told}");
    let told = refusal(&["--search", "10"]);
    assert!(told.contains("write a number and its unit, such as 10s, 500ms or 2m"), "{told}");
    let told = json(&desk, &["--count", "3", "--rounds", "6", "--search", "200ms"]);
    assert_eq!(told["stopped_early"], false);
}
