//! Planning ahead: groups of several activities are planned together, and planned anew when people come and go.

use std::fmt::Write as _;

use crate::groups::{group_of, groups, select};
use crate::stage::Stage;
use roundtable::workshop::Group;

/// An agenda with a talk and so many exercises in groups.
fn agenda(rounds: usize, wishes: &str) -> String {
    let mut text =
        "format = 1\ntitle = \"Ahead\"\n\n[[agenda]]\ntitle = \"Welcome\"\nkind = \"talk\"\nminutes = 5\n".to_owned();
    for i in 1..=rounds {
        let _ = write!(
            text,
            "\n[[agenda]]\ntitle = \"Round {i}\"\nkind = \"exercise\"\nminutes = 10\ngroups = {{ size = 4{wishes} }}\n"
        );
    }
    text
}

fn day(rounds: usize, people: usize) -> Stage {
    Stage::of(&agenda(rounds, "")).people(people).press("space")
}

fn members(groups: &[Group]) -> Vec<Vec<String>> {
    groups.iter().map(|g| g.members.clone()).collect()
}

fn repeats(s: &Stage) -> u32 {
    s.session().record.breakouts.iter().map(|r| r.repeats).sum()
}

#[test]
fn all_rounds_are_planned_together() {
    // Sixteen people in fours for five rounds: nobody meets twice only if no round is chosen for itself.
    let mut s = day(5, 16);
    for _ in 0..5 {
        s = s.press("→ g");
        assert_eq!(repeats(&s), 0, "{}", s.message());
    }
    assert!(s.session().record.planned_groups.is_empty());
}

#[test]
fn what_is_planned_is_shown_and_comes_true() {
    let s = day(3, 16).press("→ g ↓").shows("planned: 4 groups from 16 people");
    let s = s.shows("over all 3 rounds: no repeat pairings").shows("Group 4");
    assert_eq!(s.session().record.breakouts.len(), 1, "looking forms nothing");
    let planned_groups = s.session().plan_coming_groups();
    assert_eq!(planned_groups.iter().map(|a| a.activity.as_str()).collect::<Vec<_>>(), ["round-2", "round-3"]);
    assert_eq!(planned_groups, s.session().record.planned_groups, "as it stands in the file");
    let s = s.restart().press("→ g");
    assert_eq!(members(&groups(&s)), members(&planned_groups[0].groups));
    let s = s.press("→ g");
    assert_eq!(members(&groups(&s)), members(&planned_groups[1].groups));
    let s = s.press("u u");
    assert_eq!(s.session().record.planned_groups.len(), 1, "what was taken back is planned again");
}

#[test]
fn before_the_first_groups_the_plan_is_what_g_forms() {
    let s = day(2, 9).press("↓").shows("planned: 2 groups from 9 people");
    let planned_groups = s.session().plan_coming_groups();
    let s = s.press("Esc →").shows("looking ahead to 1 more round").press("g");
    assert_eq!(members(&groups(&s)), members(&planned_groups[0].groups));
    let s = Stage::of(&agenda(2, "")).press("space ↓ ↓").hides("planned: ");
    assert!(s.session().plan_coming_groups().is_empty(), "nobody is here");
}

#[test]
fn who_comes_and_goes_changes_the_later_rounds_and_never_the_running_one() {
    let mut s = day(3, 16).press("→ g");
    let running = groups(&s);
    let before = s.session().plan_coming_groups();
    // Somebody leaves: everybody else stays where they were planned.
    s = s.press("p e Esc");
    assert_eq!(groups(&s), running);
    let after = s.session().plan_coming_groups();
    for (old, new) in before.iter().zip(&after) {
        let without = |g: &Group| g.members.iter().filter(|m| *m != "Ana Lima").cloned().collect::<Vec<_>>();
        assert_eq!(old.groups.iter().map(without).collect::<Vec<_>>(), members(&new.groups));
    }
    // Somebody comes, and four more: other sizes, so everything to come is planned anew.
    for name in ["Zoe", "Yan", "Xia", "Wim", "Vic"] {
        s = s.press("p n").types(name).press("Enter Esc");
    }
    assert_eq!(groups(&s), running);
    let s = s.press("↓ ↓").shows("planned: 5 groups from 20 people");
    let planned_groups = s.session().plan_coming_groups();
    for round in &planned_groups {
        let mut all = members(&round.groups).concat();
        all.sort();
        let mut here: Vec<String> = s.session().present().into_iter().map(|p| p.name).collect();
        here.sort();
        assert_eq!(all, here);
    }
    let (rounds, score) = s.session().score_coming_groups(&planned_groups);
    assert_eq!((rounds, score.repeats), (3, 0));
    let _ = s.shows("over all 3 rounds: no repeat pairings");
}

#[test]
fn a_new_plan_moves_as_few_people_as_it_can() {
    let s = day(3, 16).press("→ g");
    let (running, before) = (groups(&s), s.session().plan_coming_groups());
    // Two of one planned group leave: groups of 4, 4, 4 and 2 are no longer of the right sizes.
    let gone = &before[0].groups[1].members[..2];
    let mut s = s.press("p");
    let roster: Vec<String> = s.session().everybody().into_iter().map(|p| p.name).collect();
    let mut at = 0;
    for name in gone {
        let to = roster.iter().position(|n| n == name).expect("nobody yet");
        s = s.press(&"↓ ".repeat(to.saturating_sub(at))).press(&"↑ ".repeat(at.saturating_sub(to))).press("e");
        at = to;
    }
    let s = s.press("Esc");
    assert!(s.session().present().iter().all(|p| !gone.contains(&p.name)));
    let after = s.session().plan_coming_groups();
    let at = |groups: &[Group], name: &String| groups.iter().position(|g| g.members.contains(name));
    let mut moved = 0;
    for (old, new) in before.iter().zip(&after) {
        let mut sizes: Vec<usize> = new.groups.iter().map(|g| g.members.len()).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [3, 3, 4, 4]);
        let here = s.session().present();
        moved += here.iter().filter(|p| at(&old.groups, &p.name) != at(&new.groups, &p.name)).count();
    }
    assert!(moved <= 4, "{moved} of 28 seats");
    assert_eq!(s.session().score_coming_groups(&after).1.repeats, 0);
    assert_eq!(running.len(), groups(&s).len());
}

#[test]
fn a_shuffle_plans_the_later_rounds_anew() {
    let s = day(3, 16).press("→ g");
    let before = s.session().record.planned_groups.clone();
    let s = s.press("g r");
    assert_ne!(s.session().record.planned_groups, before);
    let (rounds, score) = s.session().score_coming_groups(&s.session().record.planned_groups);
    assert_eq!((rounds, score.repeats), (3, 0));
    // Changed by hand: what is to come still knows whom everybody sits with.
    let (who, whom) = (groups(&s)[0].members[0].clone(), groups(&s)[1].members[0].clone());
    let s = select(select(s, &who).press("w"), &whom).press("w");
    assert_eq!(group_of(&s, &who), Some(1));
    let (_, score) = s.session().score_coming_groups(&s.session().plan_coming_groups());
    assert_eq!(score.repeats, 0, "{}", score.sentence());
}

#[test]
fn wishes_hold_in_the_rounds_to_come() {
    let s = Stage::of(&agenda(3, ", hosts = true")).people(16).press("space → g g");
    let s = select(select(s, "Ana Lima").press("A"), "Ben Osei").press("A");
    let apart = |groups: &[Group]| {
        !groups.iter().any(|g| ["Ana Lima", "Ben Osei"].iter().all(|n| g.members.iter().any(|m| m == n)))
    };
    assert!(s.session().plan_coming_groups().iter().all(|a| apart(&a.groups)));
    let mut hosts: Vec<String> = groups(&s).into_iter().filter_map(|g| g.host).collect();
    let mut s = s.press("Esc");
    for _ in 0..2 {
        s = s.press("→ g");
        assert!(apart(&groups(&s)));
        hosts.extend(groups(&s).into_iter().filter_map(|g| g.host));
    }
    assert_eq!(hosts.len(), 12);
    hosts.sort();
    hosts.dedup();
    assert!(hosts.len() >= 11, "hosts take turns: {hosts:?}");
}

#[test]
fn kept_groups_and_other_wishes_have_their_place_in_the_plan() {
    let text = agenda(4, "")
        .replacen("title = \"Round 1\"", "title = \"Round 1\"\nid = \"one\"", 1)
        .replacen("Round 2\"\nkind = \"exercise\"\nminutes = 10\ngroups = { size = 4 }", "Round 2\"\nkind = \"exercise\"\nminutes = 10\ngroups = { keep = \"one\" }", 1)
        .replacen("Round 3\"\nkind = \"exercise\"\nminutes = 10\ngroups = { size = 4 }", "Round 3\"\nkind = \"exercise\"\nminutes = 10\ngroups = { count = 8, mix = [\"department\"], together = [\"Ana Lima\", \"Ben Osei\"] }", 1);
    let text = roundtable::file::prepare(
        &text,
        &roundtable::file::Preparation { people: &crate::stage::roster(16), ..Default::default() },
    );
    let s = Stage::of(&text).press("space → g");
    let planned_groups = s.session().plan_coming_groups();
    assert_eq!(planned_groups.iter().map(|a| a.activity.as_str()).collect::<Vec<_>>(), ["round-3", "round-4"]);
    assert_eq!(planned_groups[0].groups.len(), 8);
    assert!(planned_groups[0].groups.iter().any(|g| g.members == ["Ana Lima", "Ben Osei"]), "{:?}", planned_groups[0]);
    let (rounds, score) = s.session().score_coming_groups(&planned_groups);
    assert_eq!((rounds, score.repeats), (3, 0), "{}", score.sentence());
    let s = s.press("→ → g → g");
    assert_eq!(members(&groups(&s)), members(&planned_groups[1].groups));
}

#[test]
fn who_has_to_meet_again_does_so_as_late_as_can_be() {
    // Sixteen people in fours cannot go further than five rounds.
    let mut s = day(7, 16);
    let mut repeats = Vec::new();
    for _ in 0..7 {
        s = s.press("→ g");
        repeats.extend(s.session().record.breakouts.last().map(|r| r.repeats));
    }
    assert!(repeats[0] == 0 && repeats[0] <= repeats[6], "{repeats:?}");
    assert!(repeats.is_sorted(), "{repeats:?}");
}

#[test]
fn fifty_rounds_and_hundreds_of_people_have_an_answer() {
    let s = day(50, 7).unchecked().press("→ g ↓").shows("over all 50 rounds: ");
    assert_eq!(s.session().record.planned_groups.len(), 49);
    let s = day(4, 300).unchecked().press("→ g").shows("75 groups from 300 people");
    assert_eq!(groups(&s).len(), 75);
    let _ = s.press("↓").shows("planned: 75 groups from 300 people").shows("more groups");
    for people in [1, 2, 3] {
        let s = day(3, people).press("→ g ↓").shows("over all 3 rounds: ");
        assert_eq!(groups(&s).len(), 1);
    }
}

#[test]
fn a_longer_search_is_shown_before_it_is_taken() {
    // The same groups again: everybody meets everybody of their group a second time.
    let s = day(2, 16).press("→ g → g g =").shows("repeat pairings");
    let before = members(&groups(&s));
    let s = s.press("G").shows("Searching for better groups");
    assert_eq!(s.effects().last(), Some(&roundtable::app::Effect::SearchGroups));
    let s = s
        .search_ends()
        .shows("Better groups: 24 → 0 repeat pairings (24 repeat pairings fewer)")
        .shows("people move: ");
    assert_eq!(members(&groups(&s)), before, "nobody moves before that is asked for");
    // Esc leaves everything as it is; Enter takes it, and it can be undone.
    let s = s.press("Esc").hides("Better groups").press("G").search_ends().press("Enter");
    assert_eq!(s.session().record.breakouts.last().map(|r| r.repeats), Some(0));
    assert!(s.message().contains("moved: 24 repeat pairings fewer"), "{}", s.message());
    s.holds();
    let s = s.press("u");
    assert_eq!(members(&groups(&s)), before);
    // A search that ends early tells what it has found.
    let s = s.press("G G");
    assert_eq!(s.effects().last(), Some(&roundtable::app::Effect::StopSearch));
    let s = s.search_ends().shows("Better groups: ");
    // Where nothing is better, nothing is offered.
    let s = s.press("Enter G").search_ends();
    assert!(s.message().contains("No better groups found"), "{}", s.message());
}

#[test]
fn a_longer_search_for_others_is_given_up() {
    let s = day(2, 16).press("→ g → g g =").press("G");
    // Somebody leaves meanwhile.
    let s = s.press("p x");
    assert!(s.session().head_count() < 16);
    let s = s.wait("1s");
    assert!(s.message().contains("search for better groups was stopped"), "{}", s.message());
    assert!(s.effects().contains(&roundtable::app::Effect::StopSearch));
    // What waits to be taken is given up as well.
    let s = day(2, 16).press("→ g → g g = G").search_ends().shows("Better groups");
    let s = s.press("A").press("↓ ↓ A").wait("1s").hides("Better groups");
    assert!(s.message().contains("search for better groups was stopped"), "{}", s.message());
    // A note changes nothing of it.
    let s = day(2, 16).press("→ g → g g = G").search_ends().press("a").types("a note").press("Enter").wait("1s");
    let _ = s.shows("Better groups");
}
