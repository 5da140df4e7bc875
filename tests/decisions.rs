//! What polls decide: random ones against a count that somebody makes on paper, and what every output says of them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use roundtable::file::Opened;
use roundtable::workshop::poll::{Answer, Tally, Vote, method, tally};
use roundtable::workshop::{Command, Drafts, Moment, Person, Request, Session, apply};

use crate::cli::Desk;
use crate::stage::Stage;

const METHODS: [&str; 9] =
    ["single", "yes-no", "multiple", "dots", "points", "consent", "fist-to-five", "scale", "ranking"];
const PASSES: [&str; 5] = ["plurality", "majority", "two-thirds", "four-fifths", "unanimous"];
const BASES: [&str; 4] = ["", "marks", "voters", "present"];
const QUORUMS: [(&str, u64, u64); 7] =
    [("", 0, 1), ("", 0, 1), ("", 0, 1), ("1/2", 1, 2), ("2/3", 2, 3), ("60 %", 60, 100), ("100 %", 1, 1)];

/// What happens while a poll is open.
#[derive(Debug, Clone)]
enum Step {
    Arrive(usize),
    Leave(usize),
    Hands(usize, u32),
    Abstain(u32),
    Ballot(Option<usize>, [usize; 4]),
    Invalid,
}

#[derive(Debug, Clone)]
struct Case {
    method: &'static str,
    options: usize,
    pass: &'static str,
    base: &'static str,
    quorum: (&'static str, u64, u64),
    chair: bool,
    mixed: bool,
    here: usize,
    steps: Vec<Step>,
    chosen: usize,
}

fn case() -> impl Strategy<Value = Case> {
    let step = prop_oneof![
        2 => (0..12_usize).prop_map(Step::Arrive),
        2 => (0..12_usize).prop_map(Step::Leave),
        3 => (0..6_usize, 0..5_u32).prop_map(|(o, n)| Step::Hands(o, n)),
        1 => (0..4_u32).prop_map(Step::Abstain),
        5 => (proptest::option::of(0..12_usize), [0..6_usize, 0..6_usize, 0..6_usize, 0..6_usize])
            .prop_map(|(by, picks)| Step::Ballot(by, picks)),
        1 => Just(Step::Invalid),
    ];
    let rules = (0..METHODS.len(), 2..5_usize, 0..PASSES.len(), 0..BASES.len(), 0..QUORUMS.len());
    (rules, any::<bool>(), any::<bool>(), 0..12_usize, vec(step, 0..24), 0..4_usize).prop_map(
        |((how, options, pass, base, quorum), chair, mixed, here, steps, chosen)| Case {
            method: METHODS[how],
            options,
            pass: PASSES[pass],
            base: BASES[base],
            quorum: QUORUMS[quorum],
            chair,
            mixed,
            here,
            steps,
            chosen,
        },
    )
}

fn name(i: usize) -> String {
    format!("Person {i}")
}

fn at(second: usize) -> Moment {
    format!("2026-11-24T15:{:02}:{:02}-05:00", second / 60, second % 60).parse().unwrap()
}

fn plan(case: &Case) -> Opened {
    let options: Vec<String> = (0..case.options).map(|i| format!("\"option {i}\"")).collect();
    let needs = method(case.method).unwrap().needs_options;
    let mut poll = format!("method = \"{}\"\npass = \"{}\"\n", case.method, case.pass);
    for (key, value) in [("base", case.base), ("quorum", case.quorum.0), ("tie", if case.chair { "chair" } else { "" })]
    {
        if !value.is_empty() {
            poll.extend([key, " = \"", value, "\"\n"]);
        }
    }
    if needs {
        poll.extend(["options = [", &options.join(", "), "]\n"]);
    }
    if case.mixed {
        poll.push_str("mixed = true\n");
    }
    let text = format!(
        "format = 1\ntitle = \"T\"\n\n[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n{poll}"
    );
    roundtable::file::read(text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}"))
}

/// The paper that somebody keeps beside the poll: who was there, every hand and every slip in words.
#[derive(Debug, Default, Clone)]
struct Paper {
    here: BTreeSet<String>,
    ever: BTreeSet<String>,
    hands: BTreeMap<usize, u64>,
    abstaining: u64,
    slips: Vec<(Option<String>, Slip)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Slip {
    Picks(Vec<usize>),
    Dots(Vec<u64>),
    Abstains,
    Spoilt,
}

fn ballot(case: &Case, picks: [usize; 4], options: usize) -> (Answer, Slip) {
    let different = |most: usize| {
        let mut chosen: Vec<usize> = Vec::new();
        for pick in picks.iter().take(most) {
            if !chosen.contains(&(pick % options)) {
                chosen.push(pick % options);
            }
        }
        chosen
    };
    match case.method {
        "multiple" => {
            let mut chosen = different(3);
            chosen.sort_unstable();
            (Answer::Options(chosen.clone()), Slip::Picks(chosen))
        }
        "ranking" => (Answer::Ranks(different(4).into_iter().map(|o| vec![o]).collect()), Slip::Picks(different(4))),
        "dots" | "points" => {
            let mut given = vec![0_u64; options];
            for pick in picks.iter().take(3) {
                given[pick % options] += 1;
            }
            (Answer::Amounts(given.iter().map(|n| *n as u32).collect()), Slip::Dots(given))
        }
        "yes-no" if picks[0] % 3 == 2 => (Answer::Abstain, Slip::Abstains),
        _ => (Answer::Options(vec![picks[0] % options]), Slip::Picks(vec![picks[0] % options])),
    }
}

/// Plays a case; what the program refuses is not on the paper either.
fn play(case: &Case) -> (Session, Paper) {
    let mut session = plan(case).session;
    let mut paper = Paper::default();
    let mut clock = 0;
    let mut tell = |session: &mut Session, command: Command| {
        clock += 1;
        apply(session, &Request::Facilitator(command), at(clock)).is_ok()
    };
    let person = |i: usize| Person { name: name(i), attributes: Vec::new() };
    assert!(tell(&mut session, Command::Start));
    for i in 0..case.here {
        assert!(tell(&mut session, Command::Arrive(person(i))));
        paper.here.insert(name(i));
    }
    assert!(tell(&mut session, Command::OpenPoll));
    paper.ever = paper.here.clone();
    let options = session.poll_run().map_or(0, |r| r.options.len());
    for step in &case.steps {
        match step {
            Step::Arrive(i) => {
                if tell(&mut session, Command::Arrive(person(*i))) {
                    paper.here.insert(name(*i));
                    paper.ever.insert(name(*i));
                }
            }
            Step::Leave(i) => {
                if tell(&mut session, Command::Leave(name(*i))) {
                    paper.here.remove(&name(*i));
                }
            }
            Step::Hands(option, n) => {
                let option = option % options;
                if tell(&mut session, Command::SetHands(vec![(option, *n)])) {
                    paper.hands.insert(option, u64::from(*n));
                }
            }
            Step::Abstain(n) => {
                if tell(&mut session, Command::Abstain(Some(*n))) {
                    paper.abstaining = u64::from(*n);
                }
            }
            Step::Ballot(by, picks) => {
                let (answer, slip) = ballot(case, *picks, options);
                let by = by.map(name);
                if tell(&mut session, Command::Cast { by: by.clone(), vote: Vote::from(answer), count: 1 }) {
                    if by.is_some() {
                        paper.slips.retain(|(whose, _)| *whose != by);
                    }
                    paper.slips.push((by, slip));
                }
            }
            Step::Invalid => {
                if tell(&mut session, Command::Cast { by: None, vote: Vote::from(Answer::Invalid), count: 1 }) {
                    paper.slips.push((None, Slip::Spoilt));
                }
            }
        }
    }
    (session, paper)
}

fn close(session: &mut Session) {
    apply(session, &Request::Facilitator(Command::ClosePoll), at(3000)).unwrap();
}

fn result(session: &Session) -> Tally {
    tally(session.poll_run().unwrap(), None)
}

/// How many so large a share of so many is: is it reached?
fn reaches(pass: &str, have: u64, of: u64) -> bool {
    match pass {
        "majority" => have * 2 > of,
        "two-thirds" => have * 3 >= of * 2,
        "four-fifths" => have * 5 >= of * 4,
        _ => have == of,
    }
}

/// Decides on paper, slip by slip; nothing where nobody decides anything.
fn on_paper(case: &Case, paper: &Paper, options: usize, chair: Option<usize>) -> Option<&'static str> {
    let mut marks = vec![0_u64; options];
    let mut people = vec![0_u64; options];
    let (mut voters, mut abstained) = (0, paper.abstaining);
    for (_, slip) in &paper.slips {
        match slip {
            Slip::Abstains => abstained += 1,
            Slip::Spoilt => {}
            Slip::Picks(chosen) => {
                voters += 1;
                let counted: &[usize] = if case.method == "ranking" { &chosen[..1] } else { chosen };
                for option in counted {
                    marks[*option] += 1;
                    people[*option] += 1;
                }
            }
            Slip::Dots(given) => {
                voters += 1;
                for (option, n) in given.iter().enumerate() {
                    marks[option] += n;
                    people[option] += u64::from(*n > 0);
                }
            }
        }
    }
    let raised: u64 = paper.hands.values().sum();
    let hands = raised > 0 || paper.abstaining > 0;
    for (option, n) in &paper.hands {
        marks[*option] += n;
        people[*option] += n;
    }
    let several = case.method == "multiple";
    let dots = case.method == "dots";
    let one_each = !several && !dots && case.method != "points";
    if case.method == "yes-no" {
        abstained += marks[2];
        marks.truncate(2);
        people.truncate(2);
    }
    let all: u64 = marks.iter().sum();
    // One by one: whose hands and slips could these be, if as few people as possible are behind them?
    let slips = paper.slips.len() as u64;
    let behind_hands = if one_each {
        raised
    } else if dots {
        let each = options.div_ceil(4).max(3) as u64;
        raised.div_ceil(each).max(paper.hands.values().max().copied().unwrap_or(0).div_ceil(each))
    } else {
        paper.hands.values().max().copied().unwrap_or(0)
    };
    let fewest = behind_hands + slips + paper.abstaining;
    let present = paper.ever.len() as u64;
    let known = one_each || !hands;
    let took_part = if one_each { all + abstained } else { voters + abstained };

    if all == 0 {
        return Some("no votes");
    }
    let contest = !["consent", "fist-to-five", "scale", "yes-no"].contains(&case.method);
    let has_pass = ["single", "yes-no", "multiple", "dots", "points"].contains(&case.method);
    let pass = if has_pass { case.pass } else { "plurality" };
    let strict = !contest || pass != "plurality" || !case.quorum.0.is_empty() || case.base == "present";
    // The whole: of what counts, or of people; where hands do not tell who voted, of everybody who was there.
    let base = if case.base.is_empty() { if several { "voters" } else { "marks" } } else { case.base };
    let mut impossible = present > 0 && fewest > present;
    let mut of_present = false;
    let whole = match base {
        "marks" => all,
        _ if dots && hands => {
            impossible |= pass != "plurality";
            all
        }
        "voters" if one_each => all,
        "voters" if known => voters,
        _ => {
            impossible |= present == 0;
            of_present = true;
            present
        }
    };
    if impossible && strict {
        return Some("impossible");
    }
    if !case.quorum.0.is_empty() && (present == 0 || !known || took_part * case.quorum.2 < present * case.quorum.1) {
        return Some("no quorum");
    }
    let count = if base == "marks" || (dots && hands) { &marks } else { &people };
    match case.method {
        "scale" | "ranking" => None,
        "consent" => Some(if marks[2] > 0 { "no consent" } else { "consent" }),
        "fist-to-five" => Some(if marks[0] + marks[1] + marks[2] > 0 { "not passed" } else { "passed" }),
        "yes-no" => {
            let tie = marks[0] == marks[1];
            let casting = case.chair
                && tie
                && match pass {
                    "majority" if of_present => (count[0] + 1) * 2 > whole,
                    "plurality" | "majority" => true,
                    _ => false,
                };
            Some(match (casting, chair) {
                (true, None) => "tied",
                (true, Some(0)) => "passed",
                (true, Some(_)) => "not passed",
                (false, _) if pass == "plurality" => {
                    if marks[0] > marks[1] {
                        "passed"
                    } else {
                        "not passed"
                    }
                }
                (false, _) => {
                    if reaches(pass, count[0], whole) {
                        "passed"
                    } else {
                        "not passed"
                    }
                }
            })
        }
        _ => {
            let most = *marks.iter().max().unwrap();
            let top: Vec<usize> = (0..marks.len()).filter(|o| marks[*o] == most).collect();
            Some(match (&top[..], pass) {
                ([_], "plurality") => "won",
                ([one], _) => {
                    if reaches(pass, count[*one], whole) {
                        "passed"
                    } else {
                        "not passed"
                    }
                }
                (_, "plurality") if case.chair && chair.is_some() => "won",
                (_, "majority") if case.chair && chair.is_some() => {
                    let of = if of_present { whole } else { whole + 1 };
                    if (count[chair.unwrap()] + 1) * 2 > of { "passed" } else { "tied" }
                }
                _ => "tied",
            })
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn random_polls_come_to_what_a_count_on_paper_comes_to(case in case()) {
        let (mut session, paper) = play(&case);
        let options = session.poll_run().unwrap().options.len();
        let before = session.clone();
        close(&mut session);
        let run = session.poll_run().unwrap();
        prop_assert_eq!(u64::from(run.present), paper.ever.len() as u64);
        let t = result(&session);
        let d = &t.decision;
        if case.method != "ranking" {
            prop_assert_eq!(d.outcome(), on_paper(&case, &paper, options, None), "{:?}\n{}", &paper, &t.standing);
        }
        let word = d.outcome().unwrap_or_default();
        let decided = ["won", "passed", "consent"].contains(&word);
        // Nothing is decided without a quorum, nor said to be.
        let without = d.quorum.is_some_and(|q| !q.is_met());
        prop_assert!(!(without && decided), "{}", &t.standing);
        if without {
            let said = t.summary();
            let claims = ["wins", "passed:", "passes", "consent given"];
            prop_assert!(claims.iter().all(|claim| !said.contains(claim)), "{}", said);
        }
        // Percentages are no more than 100 and in the order of their counts.
        let share = |text: &str| text.trim_start_matches('<').parse::<f64>().unwrap();
        for row in t.rows.iter().filter(|r| !r.percent.is_empty()) {
            prop_assert!(share(&row.percent) <= 100.0, "{:?}", &t.rows);
        }
        for (a, b) in t.rows.iter().flat_map(|a| t.rows.iter().map(move |b| (a, b))) {
            if !a.percent.is_empty() && a.count > b.count && !["dots", "points"].contains(&case.method) {
                prop_assert!(share(&a.percent) >= share(&b.percent), "{:?}", &t.rows);
            }
        }
        // Whoever leaves before it closes makes nothing pass.
        for leaver in &paper.here {
            let mut fewer = before.clone();
            apply(&mut fewer, &Request::Facilitator(Command::Leave(leaver.clone())), at(2999)).unwrap();
            close(&mut fewer);
            prop_assert_eq!(result(&fewer).decision.outcome(), d.outcome(), "{} leaves", leaver);
        }
        // The chair decides where there is a tie to break, and only among those who share it.
        let choices = d.chair_choices().to_vec();
        let mut chaired = session.clone();
        let taken = apply(&mut chaired, &Request::Facilitator(Command::ChairDecides(case.chosen)), at(3001)).is_ok();
        prop_assert_eq!(taken, choices.contains(&case.chosen));
        if taken && case.method != "ranking" {
            let t = result(&chaired);
            prop_assert_eq!(t.decision.outcome(), on_paper(&case, &paper, options, Some(case.chosen)), "{}", &t.standing);
            prop_assert!(t.standing.contains("casting vote"), "{}", &t.standing);
        }
        // What is written is read again, and says the same.
        let text = plan(&case).document.render(&chaired, &Drafts::default());
        let read = roundtable::file::read(text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}\n{text}")).session;
        prop_assert_eq!(tally(read.record.polls.last().unwrap(), None), result(&chaired));
    }
}

fn live(activity: &str) -> Stage {
    let text = format!("format = 1\ntitle = \"Monthly\"\n\n[[agenda]]\ntitle = \"Offer\"\nminutes = 5\n{activity}");
    Stage::of(&text).people(16).press("space")
}

#[test]
fn every_result_stands_beside_its_own_question() {
    let s = live("kind = \"talk\"\n").press("P").types("Longer lunch?").press("Enter 2 2 2 o Esc");
    let s = s.press("P").types("Meet in May?").press("Enter 1 1 o Esc → ");
    let screen = s.sleep("10s").size(120, 40).shows("The session is over");
    let text = screen.screen();
    let line = |words: &str| text.lines().position(|l| l.contains(words)).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert_eq!(line("3 of 3 votes against"), line("Longer lunch?") + 1);
    assert_eq!(line("2 of 2 votes for"), line("Meet in May?") + 1);
    let desk = Desk::new().file("s.toml", screen.file());
    for (args, between) in [
        (&["report", "s.toml"][..], "\n\nResult: "),
        (&["report", "s.toml", "--format", "html"], "</h3>\n<p>Result: "),
        (&["review", "s.toml"], " "),
    ] {
        let text = desk.output(args);
        for told in [
            format!("Longer lunch?{between}3 votes · not passed: 0 for, 3 against"),
            format!("Meet in May?{between}2 votes · passed: 2 for, 0 against"),
        ] {
            assert!(text.contains(&told), "{args:?}: {told}\n{text}");
        }
    }
}

#[test]
fn people_who_leave_after_voting_make_nothing_pass() {
    let plan = "kind = \"poll\"\n[agenda.poll]\nmethod = \"yes-no\"\npass = \"majority\"\nbase = \"present\"\n";
    let s = live(plan).press("1 1 1 1 1 1 1 1 2").shows("would not pass: 8 of 16 people present, 9 needed (majority)");
    let s = s.press("p x x x Esc o").shows("not passed: 8 of 16 people present, 9 needed (majority)");
    let _ = s.restart().shows("not passed: 8 of 16 people present, 9 needed (majority)").hides("160 %");
    let s = live(plan).press("= ").types("20 1").press("Enter o").hides("passed").hides("125 %");
    let _ = s.size(200, 60).shows("21 people voted, but only 16 were present; nothing is decided · 20 for, 1 against");
}

#[test]
fn nothing_is_decided_without_a_quorum_in_any_output() {
    for (method, more, hands) in [
        ("yes-no", "", "3, 1, 0"),
        ("single", "options = [\"A\", \"B\"]", "3, 1"),
        ("multiple", "options = [\"A\", \"B\"]", "3, 1"),
        ("dots", "options = [\"A\", \"B\"]", "3, 1"),
        ("consent", "", "4, 0, 0"),
        ("fist-to-five", "", "0, 0, 0, 2, 2, 0"),
    ] {
        let options = method_options(method, more);
        let text = format!(
            "format = 1\ntitle = \"T\"\n\n[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n\
             method = \"{method}\"\n{more}\nquorum = \"1/2\"\n\n[record]\nstarted = 2026-11-24T15:00:00-05:00\n\n\
             [[record.timing]]\nactivity = \"vote\"\nstarted = 2026-11-24T15:00:00-05:00\n\n[[record.poll]]\n\
             activity = \"vote\"\nquestion = \"Shall we?\"\noptions = {options:?}\nmethod = \"{method}\"\n\
             results = \"live\"\nquorum = \"1/2\"\nopened = 2026-11-24T15:01:00-05:00\n\
             closed = 2026-11-24T15:02:00-05:00\npresent = 16\nhands = [{hands}]\n"
        );
        let desk = Desk::new().file("s.toml", text);
        for args in [
            &["report", "s.toml"][..],
            &["report", "s.toml", "--format", "html"],
            &["report", "s.toml", "--format", "json"],
            &["report", "s.toml", "--format", "csv", "--table", "polls"],
            &["recap", "s.toml"],
            &["review", "s.toml"],
            &["status", "--json", "s.toml"],
        ] {
            let said = desk.output(args);
            let no =
                if method == "multiple" || method == "dots" { "quorum unknown: " } else { "no quorum: 4 of 8 needed" };
            assert!(said.contains(no) && said.contains("nothing is decided"), "{method} {args:?}\n{said}");
            for claim in ["wins", "passed:", "passes:", "consent given"] {
                assert!(!said.contains(claim), "{method} {args:?}: {claim}\n{said}");
            }
        }
    }
}

fn method_options(name: &str, more: &str) -> Vec<String> {
    if more.is_empty() {
        let known = method(name).unwrap();
        (known.options)(&roundtable::workshop::PollPlan::default())
    } else {
        vec!["A".to_owned(), "B".to_owned()]
    }
}

#[test]
fn rules_that_a_method_has_no_use_for_are_named_in_the_plan() {
    let warnings = |poll: &str| {
        let text = format!(
            "format = 1\ntitle = \"T\"\n\n[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n{poll}"
        );
        let opened = roundtable::file::read(text.as_bytes()).unwrap();
        opened.warnings.iter().map(|w| w.render("s.toml")).collect::<Vec<_>>().join("\n")
    };
    let options = "options = [\"A\", \"B\"]\n";
    for method in ["ranking", "scale", "consent", "fist-to-five", "matrix"] {
        let options = if ["ranking", "matrix"].contains(&method) { options } else { "" };
        let said = warnings(&format!("method = \"{method}\"\n{options}pass = \"majority\"\n"));
        assert!(said.contains(&format!("pass has no effect with the method {method}")), "{said}");
        assert!(said.contains("it works with single, multiple, yes-no"), "{said}");
    }
    for method in ["single", "multiple", "dots", "points"] {
        assert_eq!(warnings(&format!("method = \"{method}\"\n{options}pass = \"majority\"\ntie = \"chair\"\n")), "");
    }
    assert!(warnings("method = \"scale\"\ntie = \"chair\"\n").contains("tie has no effect with the method scale"));
    for (quorum, said) in [("60", "quorum is read as 60 % of those present"), ("\"5\"", "not as 5 people")] {
        let warned = warnings(&format!("method = \"yes-no\"\nquorum = {quorum}\n"));
        assert!(warned.contains(said) && warned.contains("write quorum = "), "{warned}");
    }
    for quorum in ["\"60 %\"", "0.6", "\"1/2\"", "\"1 %\"", "\"half\""] {
        assert_eq!(warnings(&format!("method = \"yes-no\"\nquorum = {quorum}\n")), "", "{quorum}");
    }
}
