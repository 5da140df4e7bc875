//! Tallies against counts made another way: tables of known polls, and thousands of random ones.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::workshop::{Moment, PollPlan};

fn moment() -> Moment {
    "2026-11-24T15:50:00-05:00".parse().unwrap()
}

fn run(method: &str, options: &[&str], hands: &[u32]) -> PollRun {
    PollRun {
        activity: "partner".to_owned(),
        question: "Whom?".to_owned(),
        options: options.iter().map(|&o| o.to_owned()).collect(),
        method: method.to_owned(),
        opened: moment(),
        present: 16,
        hands: hands.to_vec(),
        ..PollRun::default()
    }
}

fn with(mut run: PollRun, ballots: &[Answer]) -> PollRun {
    for answer in ballots {
        run.put(None, answer.clone().into());
    }
    run
}

fn closed(run: PollRun) -> PollRun {
    PollRun { closed: Some(moment()), ..run }
}

#[test]
fn a_whole_tally() {
    let options = ["L&D / KM", "Product & Engineering", "Operations", "Customer Support", "Other"];
    let t = tally(&run("single", &options, &[8, 3, 2, 2, 1]), Some(&run("single", &options[..4], &[6, 5, 2, 2])));
    assert_eq!((t.n, t.base.as_str()), (16, "of 16 votes"));
    assert_eq!(t.note.as_deref(), Some("percentages are rounded to add up to 100"));
    assert_eq!(t.standing, "L&D / KM leads: 8 of 16 votes · tie for third: Operations and Customer Support");
    let percents: Vec<&str> = t.rows.iter().map(|r| r.percent.as_str()).collect();
    assert_eq!(percents, ["50.0", "18.8", "12.5", "12.5", "6.2"]);
    let changes: Vec<_> = t.rows.iter().map(|r| r.change).collect();
    assert_eq!(changes, [Some(2), Some(-2), Some(0), Some(0), None]);
    // The same sixteen by ballots, and half by hands and half by ballots.
    let votes: Vec<Answer> = [8, 3, 2, 2, 1]
        .iter()
        .enumerate()
        .flat_map(|(o, n)| std::iter::repeat_n(Answer::Options(vec![o]), *n))
        .collect();
    let by_ballots = tally(&with(run("single", &options, &[]), &votes), None);
    assert_eq!(by_ballots.base, "of 16 votes");
    let mixed = tally(
        &with(
            run("single", &options, &[4, 3, 0, 0, 0]),
            &votes[4..8].iter().chain(&votes[11..]).cloned().collect::<Vec<_>>(),
        ),
        None,
    );
    for other in [&by_ballots, &mixed] {
        assert_eq!(
            other.rows.iter().map(|r| (r.count, r.percent.as_str())).collect::<Vec<_>>(),
            t.rows.iter().map(|r| (r.count, r.percent.as_str())).collect::<Vec<_>>()
        );
    }
    assert_eq!((mixed.turnout.hands, mixed.turnout.ballots, mixed.turnout.voted), (7, 9, Some(16)));
}

#[test]
fn the_standing_is_said() {
    for (method, hands, standing) in [
        ("single", &[0, 0, 0, 0][..], "no votes yet"),
        ("single", &[], "no votes yet"),
        ("single", &[9, 2, 9, 0], "tie: A and C, 9 of 20 votes each"),
        ("single", &[9, 2, 9, 2], "tie: A and C, 9 of 22 votes each · tie for third: B and D"),
        ("single", &[3, 3, 3, 1], "tie: A, B and C, 3 of 10 votes each"),
        ("single", &[3, 3, 3, 3], "tie: all 4 options, 3 of 12 votes each"),
        ("single", &[1, 1, 0, 0], "tie: A and B, 1 of 2 votes each"),
        ("single", &[5, 2, 2, 2], "A leads: 5 of 11 votes · tie for second: B, C and D"),
        ("single", &[4, 3, 2, 1], "A leads: 4 of 10 votes"),
        ("single", &[0, 3, 2, 0], "B leads: 3 of 5 votes"),
        ("single", &[0, 7, 0, 0], "B leads: 7 of 7 votes"),
        ("single", &[0, 1, 0, 0], "B leads: 1 of 1 vote"),
        ("dots", &[0, 1, 0, 0], "B leads: 1 of 1 dot"),
        ("made up", &[4, 3, 2, 1], "A leads: 4 of 10 votes"),
    ] {
        assert_eq!(tally(&run(method, &["A", "B", "C", "D"], hands), None).standing, standing, "{hands:?}");
    }
}

#[test]
fn several_answers_are_of_people() {
    let t = tally(&run("multiple", &["A", "B"], &[14, 10]), None);
    assert_eq!((t.base.as_str(), t.n, t.note), ("of 16 people present · several answers possible", 24, None));
    assert_eq!((t.rows[0].percent.as_str(), t.rows[1].percent.as_str()), ("88", "63"));
    let alone = PollRun { present: 1, ..run("multiple", &["A"], &[1]) };
    assert_eq!(tally(&alone, None).base, "of 1 person present · several answers possible");
    let ballots = with(
        run("multiple", &["A", "B"], &[]),
        &[Answer::Options(vec![0, 1]), Answer::Options(vec![0]), Answer::Abstain],
    );
    let t = tally(&ballots, None);
    assert_eq!((t.base.as_str(), t.turnout.voted), ("of 2 voters · several answers possible", Some(2)));
    assert_eq!((t.rows[0].percent.as_str(), t.rows[1].percent.as_str()), ("", ""));
    assert_eq!(tally(&run("single", &["A"], &[1]), None).base, "of 1 vote");
    assert_eq!(tally(&run("dots", &["A"], &[3]), None).base, "of 3 dots");
}

#[test]
fn consent_is_no_vote() {
    let options = ["agree", "stand aside", "object"];
    for (hands, is_closed, standing) in [
        ([14, 0, 2], true, "no consent: 2 objections"),
        ([14, 1, 1], false, "no consent: 1 objection · 1 stands aside"),
        ([16, 0, 0], true, "consent given: no objections"),
        ([14, 2, 0], true, "consent given: no objections · 2 stand aside"),
        ([3, 0, 0], false, "no objections so far"),
        ([0, 0, 0], true, "no votes"),
        ([0, 0, 0], false, "no votes yet"),
    ] {
        let mut run = run("consent", &options, &hands);
        run.closed = is_closed.then(moment);
        let t = tally(&run, None);
        assert_eq!(t.standing, standing);
        assert!(t.rows.iter().all(|r| r.percent.is_empty()) && t.note.is_none());
    }
    let mut run = run("consent", &options, &[14, 0, 2]);
    assert_eq!(tally(&run, None).remarks, ["2 reasons still to be heard"]);
    run.reasons.push("too early".to_owned());
    let t = tally(&run, None);
    assert_eq!(
        (t.remarks, t.detail),
        (vec!["1 reason still to be heard".to_owned()], Detail::Reasons(vec!["too early".to_owned()]))
    );
}

#[test]
fn a_scale_has_a_middle() {
    let five = ["1 not at all", "2", "3", "4", "5 fully"];
    for (options, hands, standing) in [
        (&five[..], &[0, 1, 4, 8, 3][..], "median 4 · mean 3.8 · middle half from 3 to 4"),
        (&five, &[0, 0, 2, 2, 0], "median between 3 and 4 · mean 3.5 · middle half from 3 to 4"),
        (&five, &[4, 0, 0, 0, 4], "median between 1 and 5 · mean 3.0 · middle half from 1 to 5"),
        (&five, &[0, 0, 0, 0, 1], "median 5 · mean 5.0"),
        (&five, &[0, 0, 0, 9, 1], "median 4 · mean 4.1 · middle half at 4"),
        (&["-1", "0", "1"], &[3, 1, 0], "median -1 · mean -0.7 · middle half at -1"),
        (&["low", "high"], &[3, 1], "median low · middle half at low"),
    ] {
        assert_eq!(tally(&run("scale", options, hands), None).standing, standing);
    }
}

#[test]
fn fist_to_five_hears_the_lower_ones() {
    let options = (method("fist-to-five").unwrap().options)(&PollPlan::default());
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    for (hands, begins) in [
        ([0, 0, 0, 3, 2, 1], "passes: everybody shows 3 or more · median"),
        ([0, 0, 1, 3, 2, 1], "does not pass: hear 1 person below 3 (1 at 2) · median"),
        ([2, 0, 1, 4, 4, 4], "does not pass: hear 3 people below 3 (2 at 0, 1 at 2) · median"),
    ] {
        let standing = tally(&closed(run("fist-to-five", &options, &hands)), None).standing;
        assert!(standing.starts_with(begins), "{standing}");
    }
    assert_eq!(labels(method("fist-to-five").unwrap(), &run("", &options, &[]).options).join(""), "012345");
}

#[test]
fn shares_are_read_and_people_are_told() {
    for (text, said) in [("0.5", "1/2"), ("0.35", "7/20"), ("60", "60 %"), (" 2/3", "2/3")] {
        assert_eq!(Quorum::read(text).unwrap().to_string(), said);
    }
    for text in ["0.0", "1.5", ".5", "0.", "-0.5", "0.5 %", "0.1234567", "1e-1", "3/2", ""] {
        assert!(Quorum::read(text).is_none(), "{text}");
    }
    let turnout = tally(&closed(run("yes-no", &["yes", "no", "abstain"], &[8, 1, 2])), None).turnout;
    assert_eq!((turnout.voted, turnout.abstained, turnout.non_voters()), (Some(9), 2, Some(5)));
}

#[test]
fn the_base_is_printed() {
    let base = |base, hands: &[u32]| {
        let t = tally(
            &PollRun { rules: Rules { base: Some(base), ..Rules::default() }, ..run("single", &["A", "B"], hands) },
            None,
        );
        let percents: Vec<String> = t.rows.iter().map(|r| r.percent.clone()).collect();
        (t.base, percents.join(" "))
    };
    assert_eq!(base(Base::Marks, &[6, 2]), ("of 8 votes".to_owned(), "75 25".to_owned()));
    assert_eq!(base(Base::Voters, &[6, 2]), ("of 8 voters".to_owned(), "75 25".to_owned()));
    assert_eq!(base(Base::Present, &[6, 2]).0, "of 16 people present");
    assert_eq!(base(Base::Present, &[8, 4]).1, "50 25");
    // More votes than people: what cannot be is no base, and no share is more than 100 %.
    assert_eq!(base(Base::Present, &[16, 4]), ("of 20 voters".to_owned(), "80 20".to_owned()));
}

#[test]
fn words_are_put_together() {
    let words = |w: &str| Answer::Words(w.to_owned());
    let mut run = with(
        run("open", &[], &[]),
        &[words("Time"), words("more time"), words("time"), words("Time"), words("money"), Answer::Abstain],
    );
    let rows = |run: &PollRun| {
        tally(run, None).rows.iter().map(|r| format!("{} {}", r.option, r.count)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(rows(&run), "Time 3, money 1, more time 1");
    run.moved.push(("more time".to_owned(), "time".to_owned()));
    assert_eq!(rows(&run), "Time 4, money 1");
    // A circle in an edited file ends all the same, and nothing is lost.
    run.moved.push(("time".to_owned(), "more time".to_owned()));
    assert_eq!(tally(&run, None).n, 5);
}

#[test]
fn options_lie_on_two_axes() {
    let scored = |list: &[(i32, i32)]| Answer::Places(list.iter().map(|p| Some(*p)).collect());
    let t = tally(
        &with(
            run("matrix", &["A", "B", "C"], &[]),
            &[scored(&[(5, 1), (2, 4), (3, 3)]), scored(&[(4, 2), (1, 5), (3, 1)]), scored(&[(5, 2), (2, 5), (3, 2)])],
        ),
        None,
    );
    assert_eq!(t.standing, "high impact, low effort: A · low impact, high effort: B · on the line: C");
    let Detail::Matrix(m) = t.detail else { panic!() };
    assert_eq!(m.places[0].map(|p| p.twice), Some([10, 4]));
}

#[test]
fn ballots_are_checked() {
    let asks = |name: &str, rules: Rules| PollPlan {
        method: name.to_owned(),
        options: ["Ops", "Other", "Sales", "IT"].map(str::to_owned).to_vec(),
        rules,
    };
    let people = ["Ana Lima", "Anton Ek", "Ben Osei"].map(str::to_owned);
    let of = |name: &str, rules: Rules, text: &str| {
        let asks = asks(name, rules);
        parse_ballot(text, &asks, &people).map_or_else(
            |why| why,
            |(s, count)| match count {
                1 => ballot_in_words(&s, &asks),
                _ => format!("{count} × {}", ballot_in_words(&s, &asks)),
            },
        )
    };
    let limit = |n| Rules { limit: Some(n), ..Rules::default() };
    let named = Rules { named: true, ..Rules::default() };
    let dots = Rules { budget: Some(5), cap: Some(3), ..Rules::default() };
    for (name, rules, text, means) in [
        ("single", Rules::default(), "2", "Other"),
        ("single", Rules::default(), "b", "Other"),
        ("single", Rules::default(), "sal", "Sales"),
        ("single", Rules::default(), "o", "“o” could be Ops or Other: type its number."),
        ("single", Rules::default(), "7", "This poll has no option 7."),
        ("single", Rules::default(), "1 2", "Choose one option: this ballot names 2."),
        ("single", Rules::default(), "", "This ballot is empty."),
        ("single", Rules::default(), "-", "abstains"),
        ("single", Rules::default(), "!", "invalid ballot"),
        ("single", Rules::default(), "ben: 2", "Ben Osei: Other"),
        ("single", Rules::default(), "an: 2", "“an” could be Ana Lima or Anton Ek: type more of the name."),
        ("single", Rules::default(), "zoe: 2", "Nobody here is called “zoe”."),
        ("multiple", limit(2), "3 1", "Ops + Sales"),
        ("multiple", limit(2), "1 2 3", "Choose at most 2 options: this ballot names 3."),
        ("multiple", Rules::default(), "2 2", "This ballot names “Other” twice."),
        ("ranking", Rules::default(), "2 4 1", "Other > IT > Ops"),
        ("ranking", Rules::default(), "b>d>a", "Other > IT > Ops"),
        ("ranking", Rules::default(), "4 = 2 > 1", "Other = IT > Ops"),
        ("ranking", Rules::default(), "1>2=3", "Ops > Other = Sales"),
        ("ranking", Rules::default(), "1 2=3 4", "Ops > Other = Sales > IT"),
        ("ranking", Rules::default(), "it =sal= b", "Other = Sales = IT"),
        ("ranking", Rules::default(), "2 =", "“=” stands between two equal options, for example 2 = 4 > 1."),
        ("ranking", Rules::default(), "= 2", "“=” stands between two equal options, for example 2 = 4 > 1."),
        ("ranking", Rules::default(), "2 = > 1", "“=” stands between two equal options, for example 2 = 4 > 1."),
        ("ranking", Rules::default(), "1 = 1", "This ballot names “Ops” twice."),
        ("ranking", limit(2), "1 = 2 = 3", "Choose at most 2 options: this ballot names 3."),
        ("ranking", Rules::default(), "1 2 1", "This ballot names “Ops” twice."),
        ("ranking", Rules::default(), "13 x 3 1", "13 × Sales > Ops"),
        ("ranking", Rules::default(), "13x3 > 1=2", "13 × Sales > Ops = Other"),
        ("ranking", Rules::default(), "2 × -", "2 × abstains"),
        ("ranking", Rules::default(), "0 x 1", "Enter 1 to 10000 equal ballots at once."),
        ("ranking", Rules::default(), "10001 x 1", "Enter 1 to 10000 equal ballots at once."),
        ("ranking", Rules::default(), "99999999999 x 1", "Enter 1 to 10000 equal ballots at once."),
        ("ranking", Rules::default(), "13 x", "This ballot is empty."),
        ("ranking", Rules::default(), "1 x 2", "Other"),
        ("single", Rules::default(), "5 X 2", "5 × Other"),
        ("multiple", limit(2), "3 x 3 1", "3 × Ops + Sales"),
        ("dots", dots.clone(), "4 x 1:3 2:2", "4 × Ops 3, Other 2"),
        ("open", Rules::default(), "2 x more time", "2 × “more time”"),
        ("open", Rules::default(), "2 xylophones", "“2 xylophones”"),
        ("matrix", Rules::default(), "2 x 1:5,2", "2 × Ops 5,2"),
        (
            "single",
            Rules::default(),
            "ben: 2 x 2",
            "A ballot with a name is one ballot: type it without a number before it.",
        ),
        (
            "single",
            Rules::default(),
            "2 x ben: 2",
            "A ballot with a name is one ballot: type it without a number before it.",
        ),
        ("single", named.clone(), "2 x 2", "Ballots in this poll are named: type one a line, each with its name."),
        ("single", named, "ben: 2", "Ben Osei: Other"),
        ("dots", dots.clone(), "1:3 2:2", "Ops 3, Other 2"),
        ("dots", dots.clone(), "a a b", "Ops 2, Other 1"),
        ("dots", dots.clone(), "1:3 2:3", "This ballot spends 6, but everybody has 5 dots."),
        ("dots", dots.clone(), "1:4", "One person may give one option at most 3 dots: this ballot gives “Ops” 4."),
        ("dots", dots, "ben: 1:2", "Ben Osei: Ops 2"),
        ("points", Rules::default(), "1:3 2:2", "Ops 3, Other 2"),
        ("points", Rules::default(), "1:4 2:1", "This ballot costs 17 credits, but everybody has 16."),
        ("points", Rules::default(), "1:x", "“x” is not a whole number."),
        ("matrix", Rules::default(), "1:5,2 3:1,1", "Ops 5,2 · Sales 1,1"),
        ("matrix", Rules::default(), "1:6,2", "Scores go from 1 to 5: this ballot says 6,2."),
        ("matrix", Rules::default(), "1", "“1” is not a score: write 2:4,1 to score option 2 with 4 and 1."),
        ("open", Rules::default(), "  more   time ", "“more time”"),
        ("open", Rules::default(), "note: more time", "“note: more time”"),
    ] {
        assert_eq!(of(name, rules, text), means, "{name}: {text}");
    }
    let own = |name: &str, text: &str| {
        let mut asks = PollPlan { method: name.to_owned(), ..PollPlan::default() };
        asks.options = (method(name).unwrap().options)(&asks);
        parse_ballot(text, &asks, &people).map_or_else(|why| why, |(s, _)| ballot_in_words(&s, &asks))
    };
    assert_eq!(own("yes-no", "a"), "abstains");
    assert_eq!(own("yes-no", "y"), "yes");
    assert_eq!(own("yes-no", "3"), "abstains");
    assert_eq!(own("consent", "3 too early for us"), "object because “too early for us”");
    assert_eq!(own("consent", "-"), "A consent poll has no abstentions: people who say nothing are counted as silent.");
    assert_eq!(own("fist-to-five", "0"), "0 no, I block it");
    assert_eq!(own("fist-to-five", "6"), "This poll has no option 6.");
    assert_eq!(own("scale", "4"), "4");
}

/// A random poll: its options and rules, hands and votes that its method takes.
pub(crate) fn polls() -> impl Strategy<Value = PollRun> {
    let seeds =
        (0..METHODS.len(), 2..7_usize, vec(any::<[u8; 12]>(), 0..40), vec(0..9_u32, 7), 0..60_u32, any::<bool>());
    seeds.prop_map(|(which, n, seeds, hands, present, by_hands)| {
        let how = METHODS[which];
        let plan = PollPlan {
            method: how.name.to_owned(),
            options: if how.needs_options { (0..n).map(|i| format!("option {i}")).collect() } else { Vec::new() },
            rules: Rules { limit: Some(2).filter(|_| how.name == "multiple"), ..Rules::default() },
        };
        let options = (how.options)(&plan);
        let mut run = PollRun { method: plan.method, rules: plan.rules, present, ..run("", &[], &[]) };
        run.hands = if how.hands { vec![0; options.len()] } else { Vec::new() };
        if by_hands && how.hands {
            run.hands.iter_mut().zip(&hands).for_each(|(h, n)| *h = *n);
        }
        run.options = options;
        for seed in seeds {
            if let Ok(answer) = (how.check)(answer(how.form, run.options.len(), seed), &run.options, &run.rules) {
                run.put(None, answer.into());
            } else if seed[0] % 2 == 0 {
                run.put(None, Answer::Invalid.into());
            } else if how.abstains {
                run.put(None, Answer::Abstain.into());
            }
        }
        run
    })
}

fn answer(form: Form, n: usize, seed: [u8; 12]) -> Answer {
    let option = |i: usize| usize::from(seed[i]) % n.max(1);
    match form {
        Form::One => Answer::Options(vec![option(0)]),
        Form::Order => {
            let mut ranks: Vec<Vec<usize>> = Vec::new();
            for (i, by) in seed.iter().enumerate().take(usize::from(seed[11]) % n.max(1) + 1) {
                if ranks.iter().flatten().any(|o| *o == option(i)) {
                    continue;
                }
                match ranks.last_mut() {
                    Some(rank) if by.is_multiple_of(3) => rank.push(option(i)),
                    _ => ranks.push(vec![option(i)]),
                }
            }
            Answer::Ranks(ranks)
        }
        Form::Several => {
            let mut chosen: Vec<usize> = Vec::new();
            for i in 0..=(usize::from(seed[11]) % n.max(1)) {
                if !chosen.contains(&option(i)) {
                    chosen.push(option(i));
                }
            }
            Answer::Options(chosen)
        }
        Form::Amounts => Answer::Amounts((0..n).map(|i| u32::from(seed[i] % 3)).collect()),
        Form::Places => Answer::Places(
            (0..n)
                .map(|i| {
                    (!seed[i].is_multiple_of(4)).then_some((1 + i32::from(seed[i] % 5), 1 + i32::from(seed[i + 5] % 5)))
                })
                .collect(),
        ),
        Form::Words => {
            Answer::Words(["Time", "time", " TIME ", "money", "More time"][usize::from(seed[0] % 5)].to_owned())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_those_of_a_plain_count(run in polls()) {
        let t = tally(&run, None);
        let how = run.known_method().unwrap();
        for (i, row) in t.rows.iter().enumerate() {
            let hands = u64::from(run.hands.get(i).copied().unwrap_or(0));
            let of = |answer: &Answer| -> u64 {
                match answer {
                    Answer::Ranks(ranks) => u64::from(ranks[0].contains(&i)),
                    Answer::Options(chosen) => chosen.iter().filter(|o| **o == i).count() as u64,
                    Answer::Amounts(a) => a.get(i).copied().unwrap_or(0).into(),
                    Answer::Places(p) => u64::from(p.get(i).is_some_and(Option::is_some)),
                    Answer::Words(w) => u64::from(w.trim().to_lowercase() == row.option.to_lowercase()),
                    Answer::Abstain | Answer::Invalid => 0,
                }
            };
            let plain: u64 = hands + run.ballots.iter().map(|b| of(&b.vote.answer)).sum::<u64>();
            prop_assert_eq!(row.count, plain, "{} in {}", &row.option, how.name);
        }
        let sum = t.rows.iter().map(|r| r.count).sum::<u64>();
        prop_assert!(t.n == sum || (how.form == Form::Order && t.n < sum && t.n == run.votes().count() as u64));
        let (abstained, invalid) = (t.turnout.abstained, t.turnout.invalid);
        prop_assert_eq!(invalid, run.ballots.iter().filter(|b| b.vote.answer == Answer::Invalid).count() as u64);
        if let Some(voted) = t.turnout.voted {
            prop_assert_eq!(voted + abstained + invalid, run.ballots.len() as u64 + if how.one_each { run.hand_count() } else { 0 });
            prop_assert!(!how.one_each || voted == t.n);
        } else {
            prop_assert!(run.has_hands());
        }
        // Percentages of a whole add up or say that they do not; of a few people there are none.
        let shown: Vec<&str> = t.rows.iter().map(|r| r.percent.as_str()).filter(|p| !p.is_empty()).collect();
        prop_assert!(shown.is_empty() || shown.len() == t.rows.len());
        if how.exclusive && how.percents && t.n >= 10 && how.one_each && t.n == sum {
            let sum: f64 = shown.iter().map(|p| p.parse::<f64>().unwrap_or(0.0)).sum();
            prop_assert!((sum - 100.0).abs() < 0.001 || t.note.is_some(), "{shown:?}");
        }
        for (a, b) in t.rows.iter().flat_map(|a| t.rows.iter().map(move |b| (a, b))) {
            prop_assert!(a.count != b.count || a.percent == b.percent);
        }
    }

    #[test]
    fn the_order_of_ballots_makes_no_difference(run in polls(), turn in 0..40_usize) {
        let mut other = run.clone();
        other.ballots.clear();
        let by = turn.min(run.ballots.len());
        for ballot in run.ballots[by..].iter().rev().chain(&run.ballots[..by]) {
            other.put(None, ballot.vote.clone());
        }
        prop_assert_eq!(&run, &other);
        prop_assert_eq!(recount(&run), recount(&other));
        prop_assert_eq!(tally(&run, None), tally(&other, None));
    }

    #[test]
    fn the_seal_sees_every_change(run in polls(), at in any::<prop::sample::Index>(), what in 0..7_u8) {
        let seal = recount(&run).seal;
        let mut other = run.clone();
        match what {
            0 if !other.ballots.is_empty() => { other.ballots.remove(at.index(run.ballots.len())); }
            1 if !other.ballots.is_empty() => {
                let twice = other.ballots[at.index(run.ballots.len())].clone();
                other.ballots.push(twice);
            }
            2 if !other.hands.is_empty() => other.hands[at.index(run.hands.len())] += 1,
            3 => other.present += 1,
            4 if !other.options.is_empty() => other.options[at.index(run.options.len())].push('!'),
            5 if !other.ballots.is_empty() => {
                let ballot = Arc::make_mut(&mut other.ballots[at.index(run.ballots.len())]);
                ballot.vote.answer = if ballot.vote.answer == Answer::Invalid { Answer::Abstain } else { Answer::Invalid };
            }
            _ => other.question.push('?'),
        }
        prop_assert_ne!(recount(&other).seal, seal);
    }
}

#[test]
fn a_ranking_without_equal_ranks_has_the_seal_it_had_in_version_0_1_0() {
    let mut run = run("ranking", &["A", "B", "C", "D"], &[]);
    run.put(None, Answer::Ranks(vec![vec![1], vec![0]]).into());
    run.put(None, Answer::Ranks(vec![vec![0], vec![1], vec![2], vec![3]]).into());
    assert_eq!(recount(&run).seal, "4561 4705 9310");
    run.put(None, Answer::Ranks(vec![vec![0], vec![1, 2]]).into());
    let with = recount(&run).seal;
    run.ballots.pop();
    run.put(None, Answer::Ranks(vec![vec![0, 1], vec![2]]).into());
    assert_ne!(recount(&run).seal, with);
}

#[test]
fn a_ballot_takes_the_place_of_the_same_persons() {
    let one = |o| Vote::from(Answer::Options(vec![o]));
    for named in [true, false] {
        let mut run = PollRun { rules: Rules { named, ..Rules::default() }, ..run("single", &["A", "B"], &[0, 0]) };
        run.put(Some("Ana"), one(0));
        run.put(Some("Ben"), one(0));
        run.put(Some("Ana"), one(1));
        assert_eq!(tally(&run, None).rows.iter().map(|r| r.count).collect::<Vec<_>>(), [1, 1]);
        assert!(run.has_voted("Ana") && run.has_voted("Ben") && !run.has_voted("Chloé"));
        assert_eq!(run.ballots.iter().any(|b| b.by.is_some()), named);
        assert_eq!(run.voters.is_empty(), named);
    }
}
