//! Groups: formed by one key, changed by hand, and kept together while people come and go.

use crate::stage::Stage;
use roundtable::workshop::{Command, Group, Presence, Request, apply};

/// In the exercise, before groups were formed.
pub(crate) fn exercise(people: usize) -> Stage {
    Stage::open("prep-with-peers").people(people).press("space").sleep("5m").press("→").sleep("15m").press("→")
}

pub(crate) fn groups(s: &Stage) -> Vec<Group> {
    s.session().round().map(|r| r.groups.clone()).unwrap_or_default()
}

pub(crate) fn sizes(s: &Stage) -> Vec<usize> {
    groups(s).iter().map(|g| g.members.len()).collect()
}

pub(crate) fn group_of(s: &Stage, name: &str) -> Option<usize> {
    groups(s).iter().position(|g| g.members.iter().any(|m| m == name))
}

/// Moves the selection of the groups view to somebody.
pub(crate) fn select(s: Stage, name: &str) -> Stage {
    let s = s.press("/").types(name).press("Enter");
    assert_eq!(s.m.selected_name().as_deref(), Some(name), "{}", s.screen());
    s
}

/// What is said where nobody is listed: three ways to get people in.
pub(crate) const NOBODY_LISTED: &str = "Nobody is here yet: paste a list of people here, press p n to add one, or name a \
                                        file when you create the session (--people FILE).";

#[test]
fn nothing_is_formed_until_it_is_asked_for() {
    let s = exercise(16).shows("g forms 4 groups from 16 people (4 + 4 + 4 + 4), mixed by department.");
    assert!(groups(&s).is_empty());
}

#[test]
fn the_first_g_forms_and_a_later_one_opens_them() {
    let s = exercise(16).press("g");
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    let s = s.shows("4 groups from 16 people").shows("▸ Group 1").shows("nothing yet");
    let s = s.press("g").shows("shuffle").shows("Marketing");
    let formed = groups(&s);
    let s = s.press("g").hides("shuffle");
    assert_eq!(groups(&s), formed);
}

#[test]
fn an_activity_without_groups_has_none_to_form() {
    let s = Stage::open("prep-with-peers").people(16).press("space g");
    assert!(s.session().record.breakouts.is_empty());
}

#[test]
fn nobody_here_is_said_and_what_to_do() {
    let s = Stage::open("prep-with-peers").press("space → → g");
    assert_eq!(s.message(), NOBODY_LISTED);
    let s = s.hides("g form groups").press("Esc").shows("Nobody is here yet: paste a list of people here");
    // What it says can be done.
    let s = s.paste("Ana\nBen\nCleo\nDev\n").press("Enter").shows("g forms 1 group from 4 people").press("g");
    assert_eq!(sizes(&s), [4]);
    // People are listed, and have gone.
    let s = Stage::open("prep-with-peers").people(2).press("space → → p x ↓ x Esc g");
    assert_eq!(s.message(), "Nobody is here yet: press p to mark people as here.");
    let _ = s.press("Esc").shows("Nobody is here yet: press p to mark people as here.");
    // Whoever is here is kept out of groups.
    let s = Stage::open("prep-with-peers").people(2).press("space → → p o ↓ o Esc g");
    assert_eq!(s.message(), "Everybody here is kept out of groups: press p, then o on those who should be in one.");
}

#[test]
fn what_groups_come_to_is_told_in_whole_sentences_on_a_small_screen() {
    let s = exercise(16).size(80, 24).press("g");
    let screen = s.screen();
    let last: Vec<&str> = screen.lines().rev().take(2).map(str::trim_end).collect();
    assert_eq!(last[1], " 4 groups from 16 people; no repeat pairings, 100 % mixed.");
    assert_eq!(last[0], " g shows them.                                                   u undo  ? help");
}

#[test]
fn the_groups_view_without_groups_forms_them_as_it_says() {
    let s = exercise(16).press("g g u").shows("No groups yet: g forms them.").press("g").shows("1  Group 1");
    assert_eq!(s.message(), "4 groups from 16 people; no repeat pairings, 100 % mixed");
    assert_eq!((sizes(&s), s.m.cursor.view), (vec![4; 4], &roundtable::app::views::groups::VIEW));
    let s = s.press("g");
    assert_eq!(s.m.cursor.view, &roundtable::app::views::live::VIEW);
}

#[test]
fn the_groups_view_says_how_people_come_in() {
    let mut s = Stage::open("prep-with-peers").press("space → →");
    s.m.cursor.view = &roundtable::app::views::groups::VIEW;
    for size in [(120, 40), (80, 24)] {
        s = s.size(size.0, size.1).shows("Nobody is here yet: paste a list of people here").shows("(--people FILE).");
    }
    let s = s.paste("Ana\nBen\nCleo\nDev\n").press("Enter");
    assert_eq!(s.session().head_count(), 4);
}

#[test]
fn shuffling_again_replaces_the_round_and_can_be_undone() {
    let s = exercise(16).press("g g");
    let first = groups(&s);
    let s = s.press("r");
    assert_ne!(groups(&s), first);
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    let s = s.shows("Round 2 of Who and how").hides("seed").press("u");
    assert_eq!(groups(&s), first);
}

#[test]
fn a_digit_moves_the_selected_person() {
    let s = exercise(16).press("g g");
    let who = groups(&s)[1].members[0].clone();
    let s = select(s, &who).press("4");
    assert_eq!(group_of(&s, &who), Some(3));
    assert_eq!(sizes(&s), [4, 3, 4, 5]);
    let s = s.press("9");
    assert_eq!(s.message(), "There is no group 9.");
    let s = s.press("u");
    assert_eq!(group_of(&s, &who), Some(1));
}

#[test]
fn the_selection_follows_the_person_who_was_moved() {
    let s = exercise(16).press("g g");
    let who = groups(&s)[1].members[0].clone();
    let s = select(s, &who).press("4");
    assert_eq!(s.m.selected_name().as_deref(), Some(who.as_str()));
    let s = s.press("1 t");
    assert_eq!(groups(&s)[0].host.as_deref(), Some(who.as_str()));
}

#[test]
fn a_renamed_group_takes_its_notes_along() {
    let s =
        exercise(16).press("g ]").notes("somebody quiet").press("g n ctrl-u").types("The quiet ones").press("Enter");
    assert_eq!(groups(&s)[1].name, "The quiet ones");
    assert_eq!(s.session().record.notes[0].group.as_deref(), Some("The quiet ones"));
    let s = s.press("g").shows("▸ The quiet ones").shows("1 entry");
    let s = s.press("u");
    assert_eq!(s.session().record.notes[0].group.as_deref(), Some("Group 2"));
}

#[test]
fn two_groups_cannot_have_one_name() {
    let s = exercise(16).press("g g n ctrl-u").types("Group 2").press("Enter");
    assert_eq!(s.message(), "Another group is already called “Group 2”: choose another name.");
    assert_eq!(groups(&s)[0].name, "Group 1");
}

#[test]
fn a_host_is_set_and_unset() {
    let s = exercise(16).press("g g");
    let who = groups(&s)[2].members[1].clone();
    let s = select(s, &who).press("t").shows(&format!("{who} ★"));
    assert_eq!(groups(&s)[2].host.as_deref(), Some(who.as_str()));
    let s = s.press("t").hides("★");
    assert_eq!(groups(&s)[2].host, None);
}

#[test]
fn a_late_arrival_is_placed_where_it_costs_least_and_nobody_else_moves() {
    let s = exercise(16).press("p x g g g");
    assert_eq!(sizes(&s).iter().sum::<usize>(), 15);
    let before = groups(&s);
    let s = s.press("g p").shows("absent").press("Enter");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Here);
    assert!(s.message().contains("f places them in"), "{}", s.message());
    let s = s.press("f");
    assert_eq!(sizes(&s), [4, 4, 4, 4]);
    for (old, new) in before.iter().zip(groups(&s)) {
        assert_eq!(new.members[..old.members.len()], old.members[..]);
    }
}

#[test]
fn people_without_a_group_stand_first_in_the_groups_view() {
    let s = exercise(16).press("p x g g p Enter p g").shows("No group yet").press("2");
    assert_eq!(group_of(&s, "Ana Lima"), Some(1));
    let _ = s.hides("No group yet");
}

#[test]
fn who_leaves_stays_in_the_record_and_is_marked() {
    let s = exercise(16).press("g p e");
    assert_eq!(s.session().presence("Ana Lima"), Presence::Left);
    assert!(group_of(&s, "Ana Lima").is_some());
    let _ = s.press("p").shows("Ana (left)").press("g").shows("(left)");
}

#[test]
fn a_pair_of_two_stays_one_group() {
    let s = exercise(2).press("g");
    assert_eq!(sizes(&s), [2]);
    let s = exercise(1).press("g");
    assert_eq!(sizes(&s), [1]);
    let s = exercise(13).press("g");
    assert!(sizes(&s).iter().all(|n| (3..=5).contains(n)), "{:?}", sizes(&s));
}

#[test]
fn everybody_is_in_exactly_one_group() {
    for people in [3, 7, 13, 16, 24, 41] {
        let s = exercise(people).press("g");
        let mut all: Vec<String> = groups(&s).into_iter().flat_map(|g| g.members).collect();
        all.sort();
        let mut expected: Vec<String> = s.session().present().into_iter().map(|p| p.name).collect();
        expected.sort();
        assert_eq!(all, expected);
    }
}

#[test]
fn what_was_kept_before_the_groups_were_formed_stays_in_sight() {
    let s = Stage::open("prep-with-peers").people(16).press("space → →").press("a").types("An early thought");
    let _ = s.press("Enter Esc g").shows("Whole room").shows("An early thought");
}

/// Two exercises in groups, one after the other.
pub(crate) const TWICE: &str = "format = 1\ntitle = \"Twice\"\n\n[[agenda]]\ntitle = \"First\"\nkind = \"exercise\"\nminutes = 10\ngroups = { size = 4, mix = [\"department\"] }\n\n\
    [[agenda]]\ntitle = \"Second\"\nkind = \"exercise\"\nminutes = 10\ngroups = { size = 4, mix = [\"department\"] }\n";

/// In the groups view of the second exercise, with groups formed in both.
pub(crate) fn twice(people: usize) -> Stage {
    Stage::of(TWICE).people(people).press("space g → g g")
}

#[test]
fn the_head_says_what_the_groups_come_to() {
    let s =
        twice(16).shows("Second ").shows("Round 1").shows("No repeat pairings · departments mixed as well as possible");
    let score = s.session().score().expect("there are groups");
    assert_eq!((score.repeats, score.repeated.len()), (0, 0));
    let _ = s.hides("met before");
    // Five people in groups of four cannot help meeting again.
    let s = twice(5);
    let score = s.session().score().expect("there are groups");
    assert_eq!(score.repeats as usize, score.repeated.len());
    assert!(score.repeats > 0);
    let pairs = if score.repeats == 1 { "1 pair has".to_owned() } else { format!("{} pairs have", score.repeats) };
    let s = s.shows(&format!("{pairs} met before, unavoidable · departments"));
    let who = score.repeated[0].0.clone();
    let _ = select(s, &who).shows(&format!("▸ {who} ↺")).shows(&format!("{who}  met "));
}

#[test]
fn the_message_after_forming_is_as_true_and_short() {
    let s = exercise(16).press("g");
    assert_eq!(s.message(), "4 groups from 16 people; no repeat pairings, 100 % mixed. g shows them.");
}

#[test]
fn the_score_follows_a_move_by_hand() {
    let s = twice(16);
    let first = s.session().record.breakouts[0].groups[0].members.clone();
    let (who, whom) = (first[0].clone(), first[1].clone());
    let to = group_of(&s, &whom).expect("everybody is in a group");
    let s = select(s, &who);
    let preview =
        s.session().move_previews(&who, 99).into_iter().find(|t| t.group == to).expect("that group is another one");
    assert_eq!((preview.again.clone(), preview.repeats), (vec![(who.clone(), whom)], 1));
    let s = s.press(&(to + 1).to_string());
    let score = s.session().score().expect("there are groups");
    assert_eq!(score.repeats, 1);
    assert_eq!(s.session().round().map(|r| r.repeats), Some(1));
    let mix: Vec<u32> = preview.mix.iter().map(|(.., then)| *then).collect();
    assert_eq!(mix, score.mix.iter().map(roundtable::workshop::breakout::Mix::percent).collect::<Vec<_>>());
    let _ = s.shows("1 pair has met before");
}

#[test]
fn the_foot_says_what_a_move_would_change() {
    let s = twice(16);
    let first = s.session().record.breakouts[0].groups[0].members.clone();
    let who = first[0].clone();
    let s = select(s, &who);
    let foot = |s: &Stage| s.screen().lines().find(|l| l.contains("→ ")).unwrap_or_default().trim().to_owned();
    let whole = foot(&s);
    assert!(whole.starts_with(&format!("{who}  → ")) && whole.matches("→").count() == 3, "{whole}");
    // In fewer columns it takes fewer words, and says what is best where not all have room.
    let narrow = foot(&s.size(80, 24));
    assert!(narrow.starts_with(&format!("{who}  → ")) && narrow.chars().count() <= 78, "{narrow}");
    let s = Stage::of(TWICE).people(48).press("space g g").size(80, 24);
    let many = foot(&s);
    assert!(many.ends_with("  …") && (1..=3).contains(&many.matches("→").count()), "{many}");
}

#[test]
fn every_trial_comes_true() {
    for people in [5, 9, 16, 23] {
        let s = twice(people);
        for name in s.m.by_group().into_iter().take(6) {
            let before = s.session().score().expect("there are groups");
            for preview in s.session().move_previews(&name, 99) {
                let mut then = s.session().clone();
                let command = Command::Place { name: name.clone(), group: Some(preview.group) };
                apply(&mut then, &Request::Facilitator(command), s.now).expect("the move can be made");
                let after = then.score().expect("there are groups");
                assert_eq!(preview.repeats, i64::from(after.repeats) - i64::from(before.repeats));
                assert_eq!(preview.again.is_empty(), !after.repeated.iter().any(|(a, b, _)| *a == name || *b == name));
            }
        }
    }
}

#[test]
fn kept_groups_are_no_new_meeting() {
    let kept = TWICE.replacen("mix = [\"department\"] }\n", "mix = [\"department\"] }\nid = \"one\"\n", 1);
    let at = kept.rfind("groups = {").expect("the second exercise has groups");
    let kept = format!("{}groups = {{ keep = \"one\" }}\n", &kept[..at]);
    let s = Stage::of(&kept).people(16).press("space g → g").shows("No repeat pairings");
    let s = select(s, "Ana Lima");
    let s = if group_of(&s, "Ana Lima") == Some(1) { s.press("1") } else { s.press("2") };
    let _ = s.shows("no repeat pairings");
}

#[test]
fn nobody_who_is_gone_is_met() {
    let s = twice(5).press("p e Esc g");
    let score = s.session().score().expect("there are groups");
    assert!(score.repeated.iter().all(|(a, b, _)| a != "Ana Lima" && b != "Ana Lima"));
    assert!(s.session().move_previews("Ana Lima", 99).is_empty());
}
