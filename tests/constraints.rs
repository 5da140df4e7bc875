//! Wishes that come up while the session runs, and what counts as having met.

use crate::groups::{exercise, group_of, groups, select, sizes, twice};
use crate::stage::Stage;
use roundtable::workshop::{Command, Request, Session, apply};

/// Marks one person and presses the key on another.
fn pair(s: Stage, key: &str, names: [&str; 2]) -> Stage {
    let s = select(s, names[0]).press(key);
    select(s, names[1]).press(key)
}

fn mates(s: &Stage, name: &str) -> Vec<String> {
    let at = group_of(s, name).expect("they are in a group");
    groups(s)[at].members.iter().filter(|m| *m != name).cloned().collect()
}

/// Everything but the journal, which keeps a line for each undo.
fn record(s: &Stage) -> Session {
    let mut session = s.session().clone();
    session.record.journal.clear();
    session
}

#[test]
fn people_who_are_to_be_apart_are_kept_apart_by_the_next_shuffle() {
    let s = exercise(16).press("g g");
    let mate = mates(&s, "Ana Lima")[0].clone();
    let before = record(&s);
    let s = select(s, "Ana Lima").press("A");
    assert_eq!(s.message(), "Ana Lima: keep apart from whom? Press A on the other person; Esc cancels.");
    let s = select(s, &mate).press("A");
    let both = format!("Ana Lima and {mate}");
    assert_eq!(
        s.message(),
        format!("{both} will be kept apart; 1 constraint not met: {both} are not apart; r shuffles again")
    );
    assert!(s.m.cursor.marked.is_none());
    let s = s.shows("apart: Ana and ").shows("1 constraint not met");
    assert!(s.file().contains(&format!("apart = [[\"Ana Lima\", \"{mate}\"]]")), "{}", s.file());
    for _ in 0..3 {
        let s = s.m.clone();
        assert_eq!(s.session.record.apart.len(), 1);
    }
    let mut s = s.press("u");
    assert_eq!(record(&s), before);
    s = s.press("U").restart().press("g");
    for _ in 0..8 {
        s = s.press("r").shows("constraints met");
        assert_ne!(group_of(&s, "Ana Lima"), group_of(&s, &mate));
    }
    // The same once more takes the wish back.
    let s = pair(s, "A", [&mate, "Ana Lima"]).hides("apart: ");
    assert_eq!(s.message(), format!("{both} do not have to be apart"));
    assert!(s.session().record.apart.is_empty() && !s.file().contains("apart ="));
}

#[test]
fn people_who_are_to_be_together_stay_together_and_do_not_repeat() {
    let mut s = twice(16);
    let first = s.session().record.breakouts[0].groups[0].members.clone();
    s = pair(s, "J", [&first[0], &first[1]]);
    s = pair(s, "J", [&first[1], &first[2]]).shows("together: ");
    for _ in 0..5 {
        s = s.press("r").shows("constraints met");
        assert_eq!(group_of(&s, &first[0]), group_of(&s, &first[1]));
        assert_eq!(group_of(&s, &first[0]), group_of(&s, &first[2]), "who is together with somebody is so with all");
        // They meet because it was wished: that is no repeat.
        let score = s.session().score().expect("there are groups");
        let both = |a: &String, b: &String| first[..3].contains(a) && first[..3].contains(b);
        assert!(!score.repeated.iter().any(|(a, b, _)| both(a, b)));
        assert_eq!(s.session().record.breakouts.last().map(|r| r.repeats), Some(score.repeats));
    }
}

#[test]
fn the_command_heeds_what_was_wished() {
    let s = pair(exercise(16).press("g g"), "J", ["Ana Lima", "Ben Osei"]);
    let desk = crate::cli::Desk::new().file("s.toml", s.file());
    for seed in ["1", "2", "3"] {
        let told = desk.output(&["group", "s.toml", "--seed", seed]);
        let both = |line: &str| line.contains("Ana Lima") && line.contains("Ben Osei");
        assert!(told.lines().any(both) && told.contains("constraints met"), "{told}");
    }
}

#[test]
fn a_latecomer_is_placed_as_it_was_wished() {
    let s = exercise(16).press("p x g g g");
    for name in ["Ben Osei", "Chloé Park"] {
        let s = exercise(16).press("p x g g p Enter Esc g");
        let s = pair(s, "J", ["Ana Lima", name]).press("f");
        // The partner's group has room for one more at the most.
        assert_eq!(group_of(&s, "Ana Lima"), group_of(&s, name), "{:?}", sizes(&s));
    }
    let three = groups(&s).iter().position(|g| g.members.len() == 3).expect("15 people");
    let shy = groups(&s)[three].members[0].clone();
    let s = select(s.press("p Enter Esc g"), "Ana Lima");
    let s = pair(s, "A", ["Ana Lima", &shy]).press("Enter");
    assert_ne!(group_of(&s, "Ana Lima"), Some(three), "{}", s.screen());
}

#[test]
fn wishes_that_contradict_others_are_refused_in_one_sentence() {
    let s = pair(exercise(16).press("g g").unchecked(), "J", ["Ana Lima", "Ben Osei"]);
    let before = record(&s);
    let s = pair(s, "A", ["Ben Osei", "Ana Lima"]);
    assert_eq!(s.message(), "Ana Lima and Ben Osei cannot be both together and apart.");
    assert_eq!(record(&s), before);
    assert_eq!(s.m.cursor.marked.as_deref(), Some("Ben Osei"), "somebody else can be chosen");
    // Five people who are all to be apart do not fit into four groups.
    let five = ["Chloé Park", "Dev Rao", "Ewa Nowak", "Farid Haddad", "Gül Aydın"];
    let mut s = s.press("Esc");
    for (i, a) in five.iter().enumerate() {
        for b in &five[i + 1..] {
            s = pair(s, "A", [a, b]);
        }
    }
    assert!(s.message().ends_with("should all be apart: 5 people, but there are only 4 groups."), "{}", s.message());
    assert_eq!(s.session().record.apart.len(), 9);
    let same = Request::Facilitator(Command::Apart("Ana Lima".into(), "Ana Lima".into()));
    let mut session = s.session().clone();
    let refusal = apply(&mut session, &same, s.now).expect_err("that takes two");
    assert_eq!(refusal.to_string(), "Choose two different people.");
    let stranger = Request::Facilitator(Command::Apart("Ana Lima".into(), "Zoe".into()));
    assert_eq!(
        apply(&mut session, &stranger, s.now).map_err(|r| r.to_string()),
        Err("Nobody here is called “Zoe”.".into())
    );
    assert_eq!(session, *s.session());
    let planned = exercise(16).with("groups = { size = 4", "groups = { apart = [\"Ana Lima\", \"Ben Osei\"], size = 4");
    let s = pair(planned.press("space → → g g"), "A", ["Ana Lima", "Ben Osei"]);
    assert_eq!(s.message(), "The plan of this activity already keeps Ana Lima and Ben Osei apart.");
}

#[test]
fn what_a_swap_changes_is_said_before_it_is_made() {
    let s = twice(16);
    let (a, b) = (groups(&s)[0].members[0].clone(), groups(&s)[1].members[0].clone());
    let before = s.session().score().expect("there are groups");
    let s = select(s, &a).press("w");
    let s = select(s, &b).shows(" ⇄ ");
    let trial = s.session().swap_preview([&a, &b]).expect("they are in two groups");
    let s = s.press("w");
    let after = s.session().score().expect("there are groups");
    assert_eq!(trial.repeats, i64::from(after.repeats) - i64::from(before.repeats));
    assert_eq!(trial.again.len(), after.repeated.len());
    let mix = |score: &roundtable::workshop::breakout::Score| {
        score.mix.iter().map(roundtable::workshop::breakout::Mix::percent).next()
    };
    assert_eq!(trial.mix.first().map(|(_, was, is)| (Some(*was), Some(*is))), Some((mix(&before), mix(&after))));
    assert!(s.session().swap_preview([&a, &a]).is_none() && s.session().swap_preview([&a, "Zoe"]).is_none());
}

#[test]
fn a_move_tells_of_every_attribute_that_changes() {
    let plan = "format = 1\ntitle = \"Two\"\n\n[[people]]\nname = \"A\"\na = \"1\"\nb = \"1\"\n\n[[people]]\nname = \"B\"\na = \"2\"\nb = \"2\"\n\n\
        [[people]]\nname = \"C\"\na = \"1\"\nb = \"1\"\n\n[[people]]\nname = \"D\"\na = \"2\"\nb = \"2\"\n\n[[people]]\nname = \"E\"\na = \"3\"\nb = \"3\"\n\n[[people]]\nname = \"F\"\na = \"3\"\nb = \"3\"\n\n\
        [[agenda]]\ntitle = \"X\"\nkind = \"exercise\"\nminutes = 5\ngroups = { count = 2, mix = [\"a\", \"b\"] }\n";
    let s = Stage::of(plan).press("space g g");
    let away = 2 - group_of(&s, "A").expect("everybody is in a group");
    // Groups of two and four: whoever goes back now leaves somebody of their own kind there.
    let s = select(s, "A").press(&away.to_string());
    let who = groups(&s)[away - 1].members.iter().find(|n| ["B", "D"].contains(&n.as_str())).cloned();
    let who = who.expect("there is one of each kind in each group");
    let s = select(s, &who);
    let move_previews = s.session().move_previews(&who, 9);
    assert_eq!(move_previews[0].mix, [("a".to_owned(), 100, 66), ("b".to_owned(), 100, 66)]);
    let _ = s.shows("no repeat pairings, less mixed");
}

#[test]
fn hosts_stay_and_so_does_whoever_is_pinned() {
    let mut s = exercise(16).press("g g");
    let stay: Vec<(usize, String)> = groups(&s).iter().enumerate().map(|(i, g)| (i, g.members[1].clone())).collect();
    for group in groups(&s) {
        s = select(s, &group.members[0]).press("t");
    }
    for (_, name) in &stay[..2] {
        s = select(s, name).press("P");
    }
    let before = groups(&s);
    let s = s.press("S");
    for (i, name) in &stay[..2] {
        assert_eq!(group_of(&s, name), Some(*i), "{name} is pinned");
    }
    for (old, new) in before.iter().zip(&groups(&s)) {
        assert_eq!(old.host, new.host);
        assert!(new.members.contains(old.host.as_ref().expect("each has a host")));
    }
}

#[test]
fn only_rounds_that_were_held_count_for_hosts_and_for_who_has_met() {
    // Shuffled three times: only the last of these rounds was held.
    let s = Stage::of(crate::groups::TWICE).people(4).press("space g g T r T r T");
    let host = groups(&s)[0].host.clone().expect("a host was drawn");
    let mut hosted = vec![host];
    let mut s = s.press("Esc → g g");
    // Everybody else comes first, and nobody of the replaced rounds is held to have hosted.
    for _ in 0..3 {
        s = s.press("T");
        let host = groups(&s)[0].host.clone().expect("a host was drawn");
        assert!(!hosted.contains(&host) || hosted.len() == 4, "{host} again after {hosted:?}");
        if hosted.len() == 1 {
            assert_ne!(host, hosted[0]);
        }
        s = s.press("r");
    }
    hosted.clear();
    // Hosts who stayed: the round before was held, and whom the others sat with counts.
    let mut s = exercise(16).press("g g");
    for group in groups(&s) {
        s = select(s, &group.members[0]).press("t");
    }
    let s = s.press("S");
    let score = s.session().score().expect("there are groups");
    assert_eq!(s.session().met_before("who-how").len(), 1);
    assert_eq!(score.repeats as usize, score.repeated.len());
    assert!(s.file().contains("origin = \"hosts-stayed\""));
    // Merged groups go on with each other: nobody meets anew.
    let s = exercise(8).with("size = 4", "size = 2").press("space → → g g M");
    assert!(s.session().met_before("who-how").is_empty());
    assert_eq!(s.session().score().map(|s| s.repeats), Some(0));
    assert_eq!(s.restart().session().record.breakouts.len(), 2);
}

#[test]
fn who_has_left_is_not_counted_among_the_repeats() {
    let s = twice(5);
    let repeats = s.session().round().map_or(0, |r| r.repeats);
    assert!(repeats > 0);
    let (a, b, _) = s.session().score().expect("there are groups").repeated[0].clone();
    let before = s.session().round().map_or(0, |r| r.repeats);
    let row = s.session().everybody().iter().position(|p| p.name == a).expect("they are on the roster");
    let mut s = s.press("p PgUp PgUp");
    for _ in 0..row {
        s = s.press("↓");
    }
    let s = select(s.press("e Esc g"), &b).press("t");
    let after = s.session().round().map_or(0, |r| r.repeats);
    assert!(after < before, "{after} of {before}");
    assert_eq!(Some(after), s.session().score().map(|s| s.repeats));
}
