//! New groups out of groups: the same as last time, hosts who stay, pairs into fours, two who change places, hosts by
//! lot, and company for whoever is alone.

use crate::groups::{exercise, group_of, groups, select, sizes, twice};
use crate::stage::Stage;
use roundtable::workshop::{Group, Session};

fn first_groups(s: &Stage) -> Vec<Vec<String>> {
    s.session().record.breakouts[0].groups.iter().map(|g| g.members.clone()).collect()
}

fn members(s: &Stage) -> Vec<Vec<String>> {
    groups(s).into_iter().map(|g| g.members).collect()
}

/// Everything but the journal, which keeps a line for each undo.
fn record(s: &Stage) -> Session {
    let mut session = s.session().clone();
    session.record.journal.clear();
    session
}

/// The keys are pressed, taken back, and leave nothing.
fn undone(s: Stage, keys: &str) -> Stage {
    let before = record(&s);
    let s = s.press(keys);
    assert_ne!(record(&s), before, "{keys} did nothing: {}", s.message());
    let s = s.press("u");
    assert_eq!(record(&s), before);
    s.press("U")
}

/// The keys are refused in these words, and nothing changes.
fn refused(s: Stage, keys: &str, why: &str) -> Stage {
    let before = s.session().clone();
    let s = s.press(keys);
    assert_eq!(s.message(), why);
    assert_eq!(*s.session(), before);
    s
}

#[test]
fn the_same_groups_as_last_time() {
    let s = twice(16);
    assert_ne!(members(&s), first_groups(&s));
    let s = undone(s, "=");
    assert_eq!(members(&s), first_groups(&s));
    let s = s.shows("24 pairs have met before; r may avoid it").press("u =");
    assert!(
        s.message().starts_with("4 groups from 16 people, same as in First; 24 repeat pairings, "),
        "{}",
        s.message()
    );
}

#[test]
fn who_left_is_left_out_and_who_came_is_placed() {
    // Ana leaves, and somebody new comes.
    let s = twice(16).press("p e n").types("Zoe, department: IT").press("Enter Esc g =");
    let mut expected = first_groups(&s);
    for group in &mut expected {
        group.retain(|m| m != "Ana Lima");
    }
    let zoe = group_of(&s, "Zoe").expect("Zoe has a place");
    assert_eq!(expected[zoe].len(), 3, "Zoe takes the free seat");
    expected[zoe].push("Zoe".to_owned());
    assert_eq!(members(&s), expected);
}

#[test]
fn there_has_to_be_a_last_time() {
    let _ = refused(exercise(16).press("g g"), "=", "No earlier activity had groups.");
}

#[test]
fn hosts_stay_and_the_rest_scatter() {
    let mut s = exercise(16).press("g g");
    let hosts: Vec<String> = groups(&s).iter().map(|g| g.members[0].clone()).collect();
    for host in &hosts {
        s = select(s, host).press("t");
    }
    let before = groups(&s);
    let s = undone(s, "S");
    let after = groups(&s);
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((&old.name, &old.host), (&new.name, &new.host));
        let stayed: Vec<_> = old.members.iter().filter(|m| new.members.contains(m)).collect();
        assert_eq!(stayed, [old.host.as_ref().expect("there is a host")], "everybody else goes on");
        let together = |m: &&String| after.iter().any(|g| g.members.contains(m) && g.members.contains(&old.members[1]));
        assert_eq!(old.members[1..].iter().filter(together).count(), 1, "and to different groups");
    }
    let s = s.press("u S");
    assert!(s.message().starts_with("4 hosts stayed, 4 groups formed from 16 people (seed "), "{}", s.message());
}

#[test]
fn without_a_host_nobody_scatters() {
    let s = exercise(16).press("g g");
    let s = refused(s, "S", "No group has a host: press t to make the selected person a host.");
    let one = exercise(3).press("g g t");
    assert_eq!(sizes(&one), [3]);
    let _ = refused(one, "S", "There is only one group.");
    // A host who has left cannot stay.
    let s = select(s, "Ana Lima").press("t p e Esc g");
    let _ = refused(s, "S", "No group has a host: press t to make the selected person a host.");
}

#[test]
fn groups_of_too_few_people_are_given_up_from_the_last() {
    let s = select(exercise(16).press("g g"), "Ana Lima").press("t p");
    let others: Vec<String> = s.session().present().into_iter().map(|p| p.name).skip(1).take(11).collect();
    let mut s = s.press("↓");
    for _ in &others {
        s = s.press("e ↓");
    }
    let s = s.press("Esc g S");
    assert_eq!(sizes(&s).iter().sum::<usize>(), 5);
    assert!(sizes(&s).iter().all(|n| *n > 1), "{:?}", sizes(&s));
    assert_eq!(groups(&s).iter().filter_map(|g| g.host.clone()).collect::<Vec<_>>(), ["Ana Lima"]);
}

#[test]
fn pairs_merge_into_fours_and_take_their_notes_along() {
    let s = exercise(16).press("g").notes("of the first").press("] ] ]").notes("of the last").press("g");
    let before = members(&s);
    let s = undone(s, "M");
    assert_eq!(members(&s), [before[..2].concat(), before[2..].concat()]);
    let names: Vec<String> = groups(&s).into_iter().map(|g| g.name).collect();
    assert_eq!(names, ["Group 1", "Group 2"]);
    let at: Vec<_> = s.session().record.notes.iter().map(|n| n.group.clone().unwrap_or_default()).collect();
    assert_eq!(at, ["Group 1", "Group 2"]);
    let s = s.press("g ]").shows("of the last").press("g M");
    assert!(s.message().starts_with("2 groups merged into 1; no repeat pairings"), "{}", s.message());
    let s = refused(s, "M", "There is only one group.");
    assert_eq!(sizes(&s), [16]);
}

#[test]
fn a_group_without_a_partner_stays_and_own_names_are_kept() {
    let s = exercise(12).press("g g n ctrl-u").types("Red").press("Enter");
    let before = members(&s);
    assert_eq!(before.len(), 3);
    let s = s.press("M");
    assert_eq!(members(&s), [before[..2].concat(), before[2].clone()]);
    let names: Vec<String> = groups(&s).into_iter().map(|g| g.name).collect();
    assert_eq!(names, ["Red + Group 2", "Group 3"]);
}

#[test]
fn two_people_change_places() {
    let s = exercise(16).press("g g");
    let (a, b) = (groups(&s)[0].members[1].clone(), groups(&s)[2].members[3].clone());
    let s = select(select(s, &a).press("t w"), &b);
    assert!(s.message().is_empty() || s.message().contains("swap with whom?"), "{}", s.message());
    let s = s.shows("⇄");
    let s = undone(s, "w").hides("⇄");
    assert_eq!((groups(&s)[0].members[1].clone(), groups(&s)[2].members[3].clone()), (b.clone(), a.clone()));
    assert_eq!(groups(&s)[0].host, None, "a host who goes hosts no longer");
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    let s = s.press("u w U");
    assert_eq!(group_of(&s, &a), Some(2));
}

#[test]
fn the_selection_stays_on_the_second_of_the_two() {
    let s = exercise(16).press("g g");
    let (a, b) = (groups(&s)[0].members[1].clone(), groups(&s)[2].members[3].clone());
    let s = select(select(s, &a).press("w"), &b).press("w");
    assert_eq!(s.message(), format!("{a} and {b} swapped"));
    assert_eq!(s.m.selected_name(), Some(b));
}

#[test]
fn esc_leaves_the_swap_and_two_of_one_group_cannot() {
    let s = exercise(16).press("g g");
    let group = groups(&s)[0].clone();
    let s = select(s, &group.members[0]).press("w Esc").hides("⇄").sleep("10s").shows("shuffle");
    assert_eq!(s.m.cursor.marked, None);
    let s = s.press("w w");
    assert_eq!(s.m.cursor.marked, None);
    let s = select(s.press("w"), &group.members[1]);
    let s = refused(s, "w", "Both people are in Group 1: choose someone from another group.").shows("⇄");
    assert_eq!(s.press("g g").m.cursor.marked, None, "nobody stays marked out of sight");
}

#[test]
fn who_has_no_place_and_who_is_gone_cannot_swap() {
    let s = exercise(16).press("p x g g p Enter Esc g");
    let s = refused(select(s, "Ana Lima"), "w", "Ana Lima is not in a group yet.");
    let s = s.press("p e Esc g f p Esc g");
    let ben = select(s, "Ben Osei").press("w p e Esc g");
    assert_eq!(ben.m.cursor.marked, None);
}

#[test]
fn a_host_by_lot_does_not_host_twice_before_everybody_has() {
    let s = undone(exercise(16).press("g g"), "T");
    let Group { members, host, .. } = groups(&s)[0].clone();
    let first = host.expect("there is a host now");
    assert!(members.contains(&first));
    let s = s.sleep("1m").press("T");
    let second = groups(&s)[0].host.clone().expect("there is a host now");
    assert_ne!(first, second);
    // In the next exercise with the same groups, others.
    let mut hosts = Vec::new();
    for seconds in 0..40 {
        let s = Stage::of(crate::groups::TWICE).people(4).press("space g g").sleep(&format!("{seconds}s"));
        let s = s.press("T Esc → g g T");
        let hosted = |i: usize| s.session().record.breakouts[i].groups[0].host.clone();
        assert_ne!(hosted(0), hosted(1));
        hosts.push(hosted(0));
    }
    hosts.sort();
    hosts.dedup();
    assert_eq!(hosts.len(), 4, "everybody can be drawn");
}

#[test]
fn who_is_alone_can_only_host_once() {
    let s = exercise(1).press("g g T");
    assert_eq!(groups(&s)[0].host.as_deref(), Some("Ana Lima"));
    let _ = refused(s, "T", "There is nobody else in Group 1 who can host it.");
}

/// Everybody of a group but the first leaves; the names of those who stay in it.
fn all_but_one_leave(s: Stage, group: usize) -> (Stage, String) {
    let members = groups(&s)[group].members.clone();
    let mut s = s;
    for name in &members[1..] {
        s = s.press("Esc Esc p");
        for _ in 0..100 {
            if s.m.selected_name().as_ref() == Some(name) {
                break;
            }
            s = s.press("↓");
        }
        s = s.press("e");
    }
    (s, members[0].clone())
}

#[test]
fn who_is_left_alone_is_offered_company() {
    let s = exercise(16).press("g");
    let before = members(&s);
    let (s, alone) = all_but_one_leave(s, 1);
    assert_eq!(members(&s), before, "nobody is moved by themselves");
    assert!(s.message().contains(&format!("{alone} is alone in Group 2: m moves ")), "{}", s.message());
    assert_eq!(s.session().singleton_moves().len(), 1);
    let s = undone(s.sleep("10s"), "m");
    assert!(s.session().singleton_moves().is_empty());
    let _ = refused(s, "m", "Nobody is alone in a group.");
}

#[test]
fn while_nobody_is_alone_m_is_no_command() {
    let _ = refused(exercise(16).press("g"), "m", "Nobody is alone in a group.").hides("fix groups");
}

#[test]
fn who_is_pinned_keeps_the_group_at_every_shuffle() {
    let s = exercise(16).press("g g");
    let (a, b) = (groups(&s)[0].members[1].clone(), groups(&s)[2].members[3].clone());
    let s = select(select(s, &a).press("P"), &b).press("P").shows("•");
    assert_eq!(s.message(), format!("Pinned: {b} stays in Group 3 when you shuffle"));
    let mut s = s;
    for _ in 0..5 {
        let before = members(&s);
        s = undone(s, "r");
        assert_ne!(members(&s), before);
        assert_eq!((group_of(&s, &a), group_of(&s, &b), sizes(&s)), (Some(0), Some(2), vec![4; 4]));
    }
    // Once more lets go.
    let mut s = select(select(s, &a).press("P"), &b).press("P").hides("•");
    let mut moved = false;
    for _ in 0..10 {
        s = s.press("r");
        moved |= group_of(&s, &a) != Some(0) || group_of(&s, &b) != Some(2);
    }
    assert!(moved);
}

#[test]
fn too_many_pins_are_refused_and_said() {
    // Two more than the group has seats after a shuffle: they were moved there by hand.
    let s = exercise(16).press("g g");
    let all: Vec<String> = members(&s).concat();
    let mut s = s;
    for name in all.iter().take(6) {
        s = select(s, name).press("1 P");
    }
    let before = s.session().clone();
    let s = s.press("r");
    assert!(s.message().contains("should be in group 1, but it has only 4 seats."), "{}", s.message());
    assert_eq!(*s.session(), before);
}

#[test]
fn a_pin_is_for_one_activity_and_for_who_has_a_place() {
    let s = twice(8).press("P");
    let who = s.m.selected_name().expect("somebody is selected");
    assert!(s.m.is_pinned(&who));
    let s = s.press("Esc ← g");
    assert!(!s.m.is_pinned(&who));
    let s = exercise(16).press("p x g g p Enter Esc g");
    let s = refused(select(s, "Ana Lima"), "P", "Ana Lima is not in a group yet.");
    assert!(s.m.cursor.pinned.is_empty());
}

/// Whatever is pressed in whatever order, everybody in the room who has a place has one place, and nobody is made up.
#[test]
fn nobody_is_lost_and_nobody_is_in_two_groups() {
    const KEYS: [&str; 16] =
        ["=", "S", "M", "r", "w", "↓", "↓", "↓", "t", "T", "m", "P", "1", "2", "p e p", "p Enter p f"];
    let mut lot = 7_u64;
    for people in [1, 2, 5, 9, 16] {
        let mut s = twice(people);
        for _ in 0..60 {
            lot = lot.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let keys = KEYS[(lot >> 33) as usize % KEYS.len()];
            s = s.press(if (lot >> 50).is_multiple_of(5) { "u" } else { keys });
            s = if s.m.cursor.view == &roundtable::app::views::groups::VIEW { s } else { s.press("Esc Esc g") };
            let known: Vec<String> = s.session().everybody().into_iter().map(|p| p.name).collect();
            let mut all: Vec<String> = members(&s).concat();
            assert!(all.iter().all(|m| known.contains(m)));
            let seats = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), seats, "somebody has two places after {keys}");
            let mut round = groups(&s);
            assert!(round.iter().all(|g| g.host.as_ref().is_none_or(|h| g.members.contains(h))));
            round.sort_by(|a, b| a.name.cmp(&b.name));
            round.dedup_by(|a, b| a.name == b.name);
            assert_eq!(round.len(), groups(&s).len(), "two groups of one name after {keys}");
            for trial in s.m.selected_name().map(|n| s.session().move_previews(&n, 9)).unwrap_or_default() {
                assert!(trial.group < round.len());
            }
        }
    }
}
