//! Tables of decisions: what Robert's Rules of Order Newly Revised (12th edition) and the descriptions of consent and fist
//! to five say, and what went wrong before.

use crate::workshop::PollPlan;
use crate::workshop::poll::{
    Answer, Base, Decides, Pass, PollRun, Quorum, QuorumState, Rules, Tie, TieNext, Verdict, Whole, method, tally,
};

/// A closed poll of so many present, counted by hands.
fn closed(name: &str, hands: &[u32], present: u32, rules: Rules) -> PollRun {
    let letters: Vec<String> = ["A", "B", "C", "D", "E"].iter().take(hands.len()).map(|&o| o.to_owned()).collect();
    let known = method(name).unwrap();
    let options = if known.needs_options { letters } else { Vec::new() };
    let plan = PollPlan { method: name.to_owned(), options, rules };
    let at = "2026-11-24T15:50:00-05:00".parse().unwrap();
    PollRun {
        options: (known.options)(&plan),
        method: plan.method,
        rules: plan.rules,
        opened: at,
        closed: Some(at),
        present,
        hands: hands.to_vec(),
        ..PollRun::default()
    }
}

fn by_ballots(run: PollRun, ballots: &[Answer]) -> PollRun {
    let mut run = PollRun { hands: Vec::new(), ..run };
    for answer in ballots {
        run.put(None, answer.clone().into());
    }
    run
}

fn says(run: &PollRun) -> String {
    tally(run, None).standing
}

fn rules(text: &str) -> Rules {
    let mut rules = Rules::default();
    for word in text.split_whitespace() {
        match word {
            "majority" => rules.pass = Pass::Majority,
            "two-thirds" => rules.pass = Pass::TwoThirds,
            "four-fifths" => rules.pass = Pass::FourFifths,
            "unanimous" => rules.pass = Pass::Unanimous,
            "marks" => rules.base = Some(Base::Marks),
            "voters" => rules.base = Some(Base::Voters),
            "present" => rules.base = Some(Base::Present),
            "chair" => rules.tie = Tie::Chair,
            "run-off" => rules.tie = Tie::RunOff,
            share => rules.quorum = Some(Quorum::read(share).unwrap()),
        }
    }
    rules
}

#[test]
fn motions() {
    for (text, hands, present, said) in [
        // RONR 44:1: a majority is more than half of the votes cast; who abstains casts none.
        ("", [9, 4, 2], 16, "passed: 9 for, 4 against"),
        ("", [1, 0, 15], 16, "passed: 1 for, 0 against"),
        ("majority", [5, 4, 7], 16, "passed: 5 of 9 votes, 5 needed (majority)"),
        ("majority", [4, 5, 7], 16, "not passed: 4 of 9 votes, 5 needed (majority)"),
        // RONR 44:12: a tie is no majority: the motion is lost.
        ("", [4, 4, 2], 16, "not passed: tie, 4 for, 4 against"),
        ("majority", [4, 4, 2], 16, "not passed: 4 of 8 votes, 5 needed (majority)"),
        // RONR 44:3: two thirds is at least two thirds of the votes cast.
        ("two-thirds", [9, 4, 2], 16, "passed: 9 of 13 votes, 9 needed (two thirds)"),
        ("two-thirds", [20, 10, 0], 30, "passed: 20 of 30 votes, 20 needed (two thirds)"),
        ("two-thirds", [19, 10, 0], 30, "not passed: 19 of 29 votes, 20 needed (two thirds)"),
        ("four-fifths", [8, 4, 2], 16, "not passed: 8 of 12 votes, 10 needed (four fifths)"),
        ("unanimous", [8, 0, 2], 16, "passed: 8 of 8 votes, 8 needed (all)"),
        // RONR 44:9: of those present, an abstention has the effect of a vote against.
        ("majority present", [8, 0, 8], 16, "not passed: 8 of 16 people present, 9 needed (majority)"),
        ("majority present", [9, 0, 7], 16, "passed: 9 of 16 people present, 9 needed (majority)"),
        ("two-thirds present", [10, 1, 0], 16, "not passed: 10 of 16 people present, 11 needed (two thirds)"),
        ("majority voters", [5, 4, 7], 16, "passed: 5 of 9 voters, 5 needed (majority)"),
        // RONR 40:2: without a quorum nothing can be decided. Who abstains takes part.
        ("1/2", [4, 1, 3], 16, "passed: 4 for, 1 against"),
        (
            "1/2",
            [4, 1, 2],
            16,
            "no quorum: 7 of 8 needed took part (1/2 of 16 present); nothing is decided · 4 for, 1 against",
        ),
        (
            "1/2",
            [0, 1, 2],
            16,
            "no quorum: 3 of 8 needed took part (1/2 of 16 present); nothing is decided · 0 for, 1 against",
        ),
        ("1/2", [4, 1, 2], 0, "quorum unknown: nobody is marked as present; nothing is decided · 4 for, 1 against"),
        ("1/2", [0, 0, 0], 16, "no quorum: 0 of 8 needed took part (1/2 of 16 present); nothing is decided · no votes"),
        // What cannot be is said, and nothing passes on it.
        (
            "majority present",
            [8, 1, 0],
            5,
            "9 people voted, but only 5 were present; nothing is decided · 8 for, 1 against",
        ),
        ("majority present", [8, 1, 0], 0, "nobody is marked as present; nothing is decided · 8 for, 1 against"),
        ("", [8, 1, 0], 5, "9 people voted, but only 5 were present; nothing is decided · 8 for, 1 against"),
        ("", [8, 1, 0], 0, "passed: 8 for, 1 against"),
        ("majority", [8, 1, 0], 0, "passed: 8 of 9 votes, 5 needed (majority)"),
        ("", [0, 0, 9], 16, "no votes"),
        // What becomes of a tie.
        ("run-off", [4, 4, 0], 16, "tie: 4 for, 4 against; a run-off decides"),
        ("chair", [4, 4, 0], 16, "tie: 4 for, 4 against; the chair decides"),
        ("chair majority", [4, 4, 0], 16, "tie: 4 for, 4 against; the chair decides"),
        ("chair two-thirds", [4, 4, 0], 16, "not passed: 4 of 8 votes, 6 needed (two thirds)"),
        ("chair majority present", [4, 4, 0], 16, "not passed: 4 of 16 people present, 9 needed (majority)"),
        ("chair majority present", [4, 4, 0], 8, "tie: 4 for, 4 against; the chair decides"),
    ] {
        assert_eq!(says(&closed("yes-no", &hands, present, rules(text))), said, "{text} {hands:?} of {present}");
    }
    let open = PollRun { closed: None, ..closed("yes-no", &[4, 1, 2], 16, rules("1/2")) };
    assert_eq!(says(&open), "no quorum yet: 7 of 8 needed took part (1/2 of 16 present) · 4 for, 1 against");
    let open = PollRun { closed: None, ..closed("yes-no", &[4, 1, 2], 16, rules("majority")) };
    assert_eq!(says(&open), "would pass: 4 of 5 votes, 3 needed (majority)");
    assert_eq!(tally(&open, None).decision.outcome(), None);
}

#[test]
fn the_chairs_casting_vote() {
    for (method, text, hands, present, chair, said) in [
        // RONR 44:12: the chair can vote to break a tie, and so cause a motion to pass, or let it be lost.
        ("yes-no", "chair", &[4, 4, 0][..], 16, "yes", "passed by the chair's casting vote (tie: 4 for, 4 against)"),
        (
            "yes-no",
            "chair",
            &[4, 4, 0],
            16,
            "no",
            "not passed: the chair's casting vote is against (tie: 4 for, 4 against)",
        ),
        (
            "yes-no",
            "chair majority",
            &[4, 4, 0],
            16,
            "yes",
            "passed by the chair's casting vote (tie: 4 for, 4 against)",
        ),
        (
            "yes-no",
            "chair majority present",
            &[4, 4, 0],
            8,
            "yes",
            "passed by the chair's casting vote (tie: 4 for, 4 against)",
        ),
        // A casting vote is one vote: it makes no two thirds, and no majority of those present out of four of sixteen.
        ("yes-no", "chair two-thirds", &[4, 4, 0], 16, "yes", "not passed: 4 of 8 votes, 6 needed (two thirds)"),
        ("yes-no", "chair two-thirds", &[1, 1, 0], 16, "yes", "not passed: 1 of 2 votes, 2 needed (two thirds)"),
        ("yes-no", "chair unanimous", &[4, 4, 0], 16, "yes", "not passed: 4 of 8 votes, 8 needed (all)"),
        (
            "yes-no",
            "chair majority present",
            &[4, 4, 0],
            16,
            "yes",
            "not passed: 4 of 16 people present, 9 needed (majority)",
        ),
        // It decides only where there is a tie, and only between those who share the place.
        ("yes-no", "chair", &[5, 4, 0], 16, "no", "passed: 5 for, 4 against"),
        (
            "single",
            "chair",
            &[4, 4, 1],
            16,
            "A",
            "A wins by the chair's casting vote (tie: A and B, 4 of 9 votes each)",
        ),
        (
            "single",
            "chair",
            &[4, 4, 1],
            16,
            "B",
            "B wins by the chair's casting vote (tie: A and B, 4 of 9 votes each)",
        ),
        ("single", "chair", &[4, 4, 1], 16, "C", "tie: A and B, 4 of 9 votes each; the chair decides"),
        ("single", "chair", &[4, 4, 1], 16, "", "tie: A and B, 4 of 9 votes each; the chair decides"),
        ("single", "", &[4, 4, 1], 16, "A", "tie: A and B, 4 of 9 votes each"),
        (
            "single",
            "chair majority",
            &[4, 4, 0],
            16,
            "A",
            "A passes by the chair's casting vote: 5 of 9 votes, 5 needed (majority) (tie: A and B, 4 of 8 votes each)",
        ),
        ("single", "chair majority", &[4, 4, 2], 16, "A", "tie: A and B, 4 of 10 votes each; none passes (majority)"),
        (
            "single",
            "chair 3/4",
            &[4, 4, 1],
            16,
            "A",
            "no quorum: 9 of 12 needed took part (3/4 of 16 present); nothing is decided · tie: A and B, 4 of 9 votes each",
        ),
        ("dots", "chair", &[4, 4, 1], 16, "A", "A wins by the chair's casting vote (tie: A and B, 4 of 9 dots each)"),
    ] {
        let run = closed(method, hands, present, rules(text));
        let run = PollRun { chair: Some(chair.to_owned()).filter(|c| !c.is_empty()), ..run };
        assert_eq!(says(&run), said, "{text} {hands:?}: {chair}");
    }
    let tied = closed("single", &[4, 4, 1], 16, rules("chair"));
    assert_eq!(tally(&tied, None).decision.chair_choices(), [0, 1]);
    for none in [
        closed("single", &[4, 3, 1], 16, rules("chair")),
        closed("single", &[4, 4, 1], 16, rules("")),
        closed("single", &[4, 4, 1], 16, rules("chair 3/4")),
        closed("yes-no", &[4, 4, 1], 16, rules("chair two-thirds")),
        PollRun { closed: None, ..tied },
    ] {
        assert_eq!(tally(&none, None).decision.chair_choices(), [] as [usize; 0]);
    }
    let order = |options: &[usize]| Answer::Ranks(options.iter().map(|o| vec![*o]).collect());
    let run = by_ballots(closed("ranking", &[0, 0], 4, rules("chair")), &[order(&[0, 1]), order(&[1, 0])]);
    assert_eq!(says(&run).split(" · ").next(), Some("tie by Schulze: A and B; the chair decides"));
    let run = PollRun { chair: Some("B".to_owned()), ..run };
    assert_eq!(says(&run).split(" · ").next(), Some("B wins by the chair's casting vote (tie by Schulze: A and B)"));
}

#[test]
fn which_option_comes_first() {
    for (method, text, hands, present, said) in [
        ("single", "", &[5, 3][..], 16, "A wins: 5 of 8 votes"),
        ("single", "majority", &[5, 3], 16, "A passes: 5 of 8 votes, 5 needed (majority)"),
        ("single", "majority", &[4, 3, 2], 16, "A does not pass: 4 of 9 votes, 5 needed (majority)"),
        ("single", "majority", &[4, 4, 2], 16, "tie: A and B, 4 of 10 votes each; none passes (majority)"),
        ("single", "run-off", &[4, 4, 2], 16, "tie: A and B, 4 of 10 votes each; a run-off decides"),
        ("single", "1/2", &[5, 3], 16, "A wins: 5 of 8 votes"),
        (
            "single",
            "2/3",
            &[5, 3],
            16,
            "no quorum: 8 of 11 needed took part (2/3 of 16 present); nothing is decided · A has the most: 5 of 8 votes",
        ),
        ("single", "", &[5, 3], 0, "A wins: 5 of 8 votes"),
        ("single", "", &[5, 3], 6, "A wins: 5 of 8 votes"),
        (
            "single",
            "majority",
            &[5, 3],
            6,
            "8 people voted, but only 6 were present; nothing is decided · A has the most: 5 of 8 votes",
        ),
        // Hands for several options: people raise one for each, so they are of the people, not of all hands.
        ("multiple", "majority", &[10, 9, 8], 12, "A passes: 10 of 12 people present, 7 needed (majority)"),
        (
            "multiple",
            "majority",
            &[10, 9, 8],
            0,
            "nobody is marked as present; nothing is decided · A has the most: 10 votes",
        ),
        ("multiple", "majority marks", &[10, 9, 8], 12, "A does not pass: 10 of 27 votes, 14 needed (majority)"),
        ("multiple", "", &[10, 9, 8], 12, "A wins: 10 of 12 people present"),
        ("multiple", "", &[10, 9, 8], 0, "A wins: 10 votes"),
        (
            "multiple",
            "1/2",
            &[10, 9, 8],
            12,
            "quorum unknown: hands for several options do not show how many took part; nothing is decided · A has the most: 10 of 12 people present",
        ),
        (
            "multiple",
            "majority",
            &[10, 9, 8],
            9,
            "10 people voted, but only 9 were present; nothing is decided · A has the most: 10 votes",
        ),
        ("dots", "majority", &[9, 6], 16, "A passes: 9 of 15 dots, 8 needed (majority)"),
        (
            "dots",
            "majority present",
            &[9, 6],
            16,
            "dots counted by hand do not show how many people gave them; nothing is decided · A has the most: 9 of 15 dots",
        ),
        (
            "dots",
            "majority",
            &[9, 6],
            4,
            "5 people voted, but only 4 were present; nothing is decided · A has the most: 9 of 15 dots",
        ),
    ] {
        assert_eq!(says(&closed(method, hands, present, rules(text))), said, "{method} {text} {hands:?} of {present}");
    }
    // Dots are ordered by dots, and a majority of voters is one of people.
    let dots = |amounts: &[u32]| Answer::Amounts(amounts.to_vec());
    let run = closed("dots", &[0, 0, 0], 16, rules("majority voters"));
    let run =
        by_ballots(run, &[dots(&[3, 0, 0]), dots(&[3, 0, 0]), dots(&[0, 1, 0]), dots(&[0, 1, 1]), dots(&[0, 1, 0])]);
    assert_eq!(says(&run), "A does not pass: 2 of 5 voters, 3 needed (majority)");
    let several = |options: &[usize]| Answer::Options(options.to_vec());
    let run = closed("multiple", &[0, 0, 0], 16, rules("two-thirds"));
    let run = by_ballots(run, &[several(&[0, 1]), several(&[0, 2]), several(&[1]), Answer::Abstain]);
    assert_eq!(says(&run), "tie: A and B, 2 of 3 voters each; none passes (two thirds)");
    // A ranking has a count of its own: neither first choices nor a majority decide beside it.
    for (decides, said) in [
        (Decides::Schulze, "B wins by Schulze: it beats every other option"),
        (Decides::InstantRunOff, "C wins by instant run-off"),
        (Decides::Borda, "B wins by Borda with 6 points"),
    ] {
        let run = closed("ranking", &[0, 0, 0], 16, Rules { decides, ..rules("majority") });
        let order = |options: &[usize]| Answer::Ranks(options.iter().map(|o| vec![*o]).collect());
        let ballots = [&[0, 1, 2][..], &[0, 1, 2], &[1, 2, 0], &[2, 1, 0], &[2, 1, 0]].map(order);
        let run = by_ballots(run, &ballots);
        assert_eq!(says(&run).split(" · ").next(), Some(said), "{decides:?}");
        assert!(!says(&run).contains("pass"));
        let run = PollRun { rules: Rules { decides, ..rules("1/2") }, ..run };
        assert!(says(&run).starts_with("no quorum: 5 of 8 needed took part"), "{}", says(&run));
        assert!(!says(&run).contains("wins"), "{}", says(&run));
    }
}

#[test]
fn consent_and_fist_to_five() {
    for (method, text, hands, present, said) in [
        ("consent", "", &[9, 1, 0][..], 16, "consent given: no objections · 1 stands aside"),
        ("consent", "", &[9, 0, 1], 16, "no consent: 1 objection"),
        (
            "consent",
            "3/4",
            &[9, 1, 0],
            16,
            "no quorum: 10 of 12 needed took part (3/4 of 16 present); nothing is decided · no objections · 1 stands aside",
        ),
        (
            "consent",
            "3/4",
            &[9, 0, 1],
            16,
            "no quorum: 10 of 12 needed took part (3/4 of 16 present); nothing is decided · 1 objection",
        ),
        ("consent", "", &[9, 0, 0], 6, "9 people voted, but only 6 were present; nothing is decided · no objections"),
        ("fist-to-five", "", &[0, 0, 0, 4, 0, 0], 16, "passes: everybody shows 3 or more"),
        ("fist-to-five", "", &[0, 1, 0, 3, 0, 0], 16, "does not pass: hear 1 person below 3 (1 at 1)"),
        (
            "fist-to-five",
            "1/2",
            &[0, 0, 0, 4, 0, 0],
            16,
            "no quorum: 4 of 8 needed took part (1/2 of 16 present); nothing is decided · everybody shows 3 or more",
        ),
        (
            "fist-to-five",
            "1/2",
            &[0, 1, 0, 3, 0, 0],
            16,
            "no quorum: 4 of 8 needed took part (1/2 of 16 present); nothing is decided · 1 person below 3 (1 at 1)",
        ),
        (
            "scale",
            "1/2",
            &[0, 0, 0, 4, 0],
            16,
            "no quorum: 4 of 8 needed took part (1/2 of 16 present); nothing is decided",
        ),
    ] {
        let said_now = says(&closed(method, hands, present, rules(text)));
        let said_now = said_now.split(" · median").next().unwrap_or_default().to_owned();
        assert_eq!(said_now, said, "{method} {text} {hands:?}");
    }
    // Steps in words of one's own tell nobody who is below.
    let own =
        PollRun { options: vec!["no".to_owned(), "yes".to_owned()], ..closed("fist-to-five", &[3, 1], 16, rules("")) };
    assert_eq!(tally(&own, None).decision.verdict, Verdict::Nothing);
}

#[test]
fn a_decision_is_made_of_values() {
    let t = tally(&closed("yes-no", &[4, 4, 1], 16, rules("1/2 chair present majority")), None);
    assert_eq!(t.decision.whole, Whole::Present(16));
    assert_eq!(t.decision.quorum, Some(QuorumState::Met { took_part: 9, needed: 8 }));
    assert_eq!(t.decision.tie.as_ref().map(|t| (t.rows.clone(), t.next)), Some((vec![0, 1], TieNext::Stays)));
    assert_eq!(t.decision.outcome(), Some("not passed"));
    assert_eq!(t.remarks, ["quorum met: 9 took part, 8 needed (1/2 of 16 present)"]);
    let t = tally(&closed("single", &[9, 8], 16, rules("")), None);
    assert_eq!(t.remarks, ["count again: 17 people voted, but only 16 were present"]);
}
