//! One more option in an open poll: what was counted stays, the result says that the option came late, and a checked
//! file still checks.

use roundtable::file;
use roundtable::workshop::poll::{Answer, METHODS, SealState, audit, seal_states};

use crate::ballots::{FOUR, pile, poll};
use crate::ending::report;
use crate::stage::Stage;

fn run(s: &Stage) -> roundtable::workshop::PollRun {
    s.session().record.polls.last().map(|r| (**r).clone()).expect("a run")
}

/// Types an option behind `A`.
fn adds(s: Stage, option: &str) -> Stage {
    s.press("A").types(option).press("Enter")
}

fn colours() -> Stage {
    poll("method = \"single\"\noptions = [\"Red\", \"Green\"]").press("1 1 2")
}

#[test]
fn an_option_is_added_and_the_counts_stay() {
    let s = colours().press("A").types("  Blue ");
    let s = s.shows("Option 3 · Blue · the result says that it came late, after 3 hands").shows("option ▸");
    let s = s.press("Enter");
    assert_eq!(s.message(), "option added after 3 hands: Blue");
    let s = s.press("3 3").shows("3  Blue").shows("“Blue” was added late, after 3 hands");
    assert_eq!(run(&s).hands, [2, 1, 2]);
    let s = s.press("o").shows("“Blue” was added late, after 3 hands");
    for format in ["md", "html", "json"] {
        let text = report(&s, format).replace("&quot;", "\"");
        assert!(text.contains("“Blue” was added late, after 3 hands"), "{format}: {text}");
    }
    let s = s.press("s").shows("“Blue” was added late").press("s").restart();
    assert_eq!((run(&s).late[0].option.as_str(), run(&s).late[0].after), ("Blue", 3));
    let text = s.file();
    assert!(text.contains("late = [\n  { option = \"Blue\", after = 3 },\n]\n"), "{text}");
    // A further run has the option from the start.
    let s = s.press("o");
    assert_eq!((run(&s).options.len(), run(&s).late.len()), (3, 0));
}

#[test]
fn it_can_be_undone_and_its_spelling_corrected() {
    let s = adds(colours(), "Blu").press("3 u u").hides("3  Blu");
    assert_eq!((run(&s).options.len(), run(&s).hands.len(), run(&s).late.len()), (2, 2, 0));
    let s = s.press("U").shows("3  Blu").press("3 E").types("e").press("Enter").shows("“Blue” was added late");
    assert_eq!(run(&s).late[0].option, "Blue");
    assert!(audit(&s.press("o").session().record).0.iter().all(|run| run.faults.is_empty()));
}

#[test]
fn what_cannot_be_added_is_said() {
    for (typed, why) in [("red", "“Red” and “red” are the same option"), ("Green", "“Green” is already an option")]
    {
        let s = colours().press("A").types(typed).shows("is an option already").press("Enter");
        assert!(s.message().starts_with(why), "{}", s.message());
        assert_eq!(run(&s).options.len(), 2);
    }
    let s = colours().press("A Enter");
    assert_eq!((s.message(), run(&s).options.len()), ("", 2));
    let s = colours().press("o A");
    assert!(s.message().starts_with("This poll is closed"), "{}", s.message());
    let s = poll("method = \"single\"\noptions = [\"Red\", \"Green\"]").press("A");
    assert!(s.message().starts_with("This poll is not open"), "{}", s.message());
    let s = s.press("→ A");
    assert_eq!(s.message(), "No poll is running.");
    let many: Vec<String> = (1..=100).map(|i| format!("\"Option {i}\"")).collect();
    let s = adds(poll(&format!("method = \"single\"\noptions = [{}]", many.join(", "))).press("o"), "One more");
    assert_eq!(s.message(), "A poll has at most 100 options.");
}

#[test]
fn every_method_takes_one_or_says_why_not() {
    for how in METHODS {
        let options = if how.needs_options { FOUR } else { "" };
        let s = poll(&format!("method = \"{}\"\n{options}", how.name)).press("o");
        let before = run(&s).options.len();
        if how.needs_options {
            let s = adds(s, "Clarksville");
            assert_eq!(run(&s).options.len(), before + 1, "{}: {}", how.name, s.message());
            assert!(
                s.restart().screen().contains("“Clarksville” was added late, before the first vote"),
                "{}",
                how.name
            );
        } else {
            let s = s.press("A");
            let said = if how.name == "open" { "in their own words" } else { "has fixed answers" };
            assert!(s.message().contains(said) && s.m.prompt.line.is_none(), "{}: {}", how.name, s.message());
        }
    }
}

#[test]
fn ballots_given_before_say_nothing_of_it() {
    // A ranking: what a ballot leaves out stands below everything that it ranks, the late option as well.
    let s = pile(poll(&format!("method = \"ranking\"\n{FOUR}")), &["1 2 3 4", "2 1 3 4", "1 3"]);
    let s = pile(adds(s, "Clarksville"), &["5 1", "5 2"]);
    assert_eq!(run(&s).late[0].after, 3);
    assert_eq!(run(&s).ballots.iter().filter(|b| b.vote.answer == Answer::Ranks(vec![vec![0], vec![2]])).count(), 1);
    let tally = s.m.caches.tallies.of(0);
    assert_eq!(tally.n, 5);
    let s = s.press("o").shows("“Clarksville” was added late, after 3 ballots").restart();
    assert_eq!(seal_states(&s.session().record), [SealState::Fits]);
    // Dots: everybody has as many as those who voted before, though there are more options.
    let twelve: Vec<String> = (1..=12).map(|i| format!("\"Option {i}\"")).collect();
    let s = pile(poll(&format!("method = \"dots\"\noptions = [{}]", twelve.join(", "))), &["1:2 2:1"]);
    let s = pile(adds(s, "Option 13"), &["13:3"]);
    assert_eq!(run(&s).rules.budget, Some(3));
    assert_eq!(run(&s).ballots.iter().map(|b| b.vote.answer.clone()).collect::<Vec<_>>(), {
        let mut first = vec![0; 13];
        (first[0], first[1]) = (2, 1);
        let mut second = vec![0; 13];
        second[12] = 3;
        [Answer::Amounts(second), Answer::Amounts(first)]
    });
    let before = run(&s);
    assert_eq!(run(&s.restart()), before);
    // Two axes.
    let s = pile(poll(&format!("method = \"matrix\"\n{FOUR}")), &["1:4,2"]);
    let s = pile(adds(s, "Clarksville"), &["5:1,1"]);
    let before = run(&s);
    assert_eq!(run(&s.restart()), before);
}

#[test]
fn a_named_ballot_can_still_be_changed() {
    let s = pile(poll(&format!("method = \"points\"\nballots = \"named\"\n{FOUR}")), &["Ana Lima: 1:4"]);
    let s = pile(adds(s, "Clarksville"), &["Ana Lima: 5:4"]);
    assert_eq!(run(&s).ballots.len(), 1);
    assert_eq!(run(&s).ballots[0].vote.answer, Answer::Amounts(vec![0, 0, 0, 0, 4]));
    // An anonymous one that is known while the poll is open, too.
    let s = poll(&format!("method = \"multiple\"\n{FOUR}")).press("o").votes("Ana Lima", "which-one", "Memphis");
    let s = adds(s, "Clarksville").votes("Ana Lima", "which-one", "Clarksville");
    assert_eq!(run(&s).ballots.iter().map(|b| b.vote.answer.clone()).collect::<Vec<_>>(), [Answer::Options(vec![4])]);
}

#[test]
fn a_seal_covers_what_came_late() {
    let s = adds(colours(), "Blue").press("3 o");
    let text = s.file();
    let states = |text: &str| seal_states(&file::read(text.as_bytes()).unwrap().session.record);
    assert_eq!(states(&text), [SealState::Fits]);
    for (was, is) in [("after = 3", "after = 2"), ("option = \"Blue\"", "option = \"Red\"")] {
        assert!(text.contains(was), "{text}");
        assert_eq!(states(&text.replacen(was, is, 1)), [SealState::Broken], "{is}");
    }
    let lost = text.replace("late = [\n  { option = \"Blue\", after = 3 },\n]\n", "");
    assert_eq!(states(&lost), [SealState::Broken]);
    let gone = text.replacen("option = \"Blue\"", "option = \"Pink\"", 1);
    let faults = audit(&file::read(gone.as_bytes()).unwrap().session.record).0[0].faults.join("; ");
    assert!(faults.contains("\"Pink\" is listed as added late, and there is no such option"), "{faults}");
}

#[test]
fn a_hidden_result_stays_hidden() {
    let s = poll("method = \"single\"\noptions = [\"Red\", \"Green\"]\nresults = \"on-reveal\"\nblind = true");
    let s = adds(s.press("1 1 2"), "Blue").press("3 o");
    assert!(s.file().contains("option added after 3 hands: Blue"), "{}", s.file());
    assert!(!s.file().contains("hands: Blue 1"), "{}", s.file());
    let _ = s.press("s").hides("was added late").press("R").shows("“Blue” was added late");
}
