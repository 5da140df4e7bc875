//! Polls by ballots: a pile of paper typed in, votes from where people sit, the rules they are held under, and what the
//! file says of them afterwards.

use roundtable::workshop::poll::{Answer, METHODS};

use crate::stage::Stage;

fn plan(poll: &str) -> String {
    format!(
        "format = 1\ntitle = \"Monthly\"\nfacilitators = [\"Dana Wood\"]\n\n[[agenda]]\ntitle = \"Which one\"\nkind = \"poll\"\n\
         minutes = 5\n[agenda.poll]\n{poll}\n\n[[agenda]]\ntitle = \"Talk\"\nkind = \"discussion\"\nminutes = 5\n"
    )
}

pub(crate) fn poll(rules: &str) -> Stage {
    Stage::of(&plan(rules)).people(16).press("space")
}

pub(crate) const FOUR: &str = "options = [\"Memphis\", \"Nashville\", \"Chattanooga\", \"Knoxville\"]";

fn capital(rules: &str) -> Stage {
    poll(&format!("method = \"ranking\"\n{FOUR}\n{rules}"))
}

/// Types ballots, one a line, and leaves.
pub(crate) fn pile(s: Stage, ballots: &[&str]) -> Stage {
    let s = ballots.iter().fold(s.press("b"), |s, ballot| s.types(ballot).press("Enter"));
    s.press("Esc")
}

fn run(s: &Stage) -> roundtable::workshop::PollRun {
    s.session().record.polls.last().map(|r| (**r).clone()).expect("a run")
}

#[test]
fn a_pile_of_paper_is_typed_in_one_ballot_a_line() {
    let s = capital("").shows("b enters ballots").press("b").types("1 2 3 4").shows("ballot 1: Memphis > Nashville");
    let s = s.press("Enter").shows("Ballot 1 saved").types("b c d a").shows("ballot 2: Nashville > Chattanooga");
    let s = s.press("Enter").types("4 9").shows("This poll has no option 9").press("Enter");
    assert!(s.m.prompt.line.is_some() && run(&s).ballots.len() == 2);
    let s = s.press("Ctrl-u").types("-").press("Enter").types("!").press("Enter Esc");
    let s = s.shows("2 voted · 1 abstained · 1 invalid · 12 of 16 present did not vote");
    assert_eq!(run(&s).ballots.len(), 4);
    let s = s.press("u").shows("Undone: a ballot");
    assert_eq!(run(&s).ballots.iter().filter(|b| b.vote.answer == Answer::Invalid).count(), 0);
    let s = s.press("u u");
    assert_eq!(run(&s).ballots.len(), 1);
    let _ = s.press("u").shows("b enters ballots");
}

#[test]
fn options_of_one_rank_are_equal() {
    let s = capital("").press("b").types("2 = 4 > 1").shows("ballot 1: Nashville = Knoxville > Memphis").press("Enter");
    let s = s.types("mem > chat=nash").press("Enter").types("1=2=3=4").press("Enter");
    let s = s.types("3 = 3").press("Enter").shows("names “Chattanooga” twice").press("Ctrl-u Esc");
    let text = s.file();
    for ballot in [
        "[\"Memphis\", [\"Nashville\", \"Chattanooga\"]],",
        "[[\"Memphis\", \"Nashville\", \"Chattanooga\", \"Knoxville\"]],",
        "[[\"Nashville\", \"Knoxville\"], \"Memphis\"],",
    ] {
        assert!(text.contains(ballot), "{ballot}: {text}");
    }
    let before = run(&s);
    let s = s.restart();
    assert_eq!(run(&s), before);
    let s = s.press("b").types("1 = 2").press("Enter Esc u").shows("Undone: a ballot");
    assert_eq!(run(&s), before);
    let s = s.press("o").size(200, 60);
    assert_eq!((s.m.caches.tallies.of(0).n, s.m.caches.tallies.of(0).turnout.voted), (3, Some(3)));
}

#[test]
fn an_earlier_round_that_decides_who_goes_out_is_named() {
    let s = pile(capital("decides = \"instant-run-off\"").unchecked(), &["6 x 1", "5 x 2", "4 x 3", "4 3"]).press("o");
    let s = s.size(200, 60).shows("Memphis wins by instant run-off");
    let s = s.shows("round 2, out: Chattanooga (level with Nashville, fewer votes in round 1)");
    let _ = s.press("D").shows("out: Chattanooga (level with Nashville, fewer votes in round 1)");
    // Only the last two are left: no earlier round decides between them.
    let s = pile(capital("decides = \"instant-run-off\"").unchecked(), &["3 x 1", "2 x 2", "3 2"]).press("o");
    let _ = s.size(200, 60).shows("tie by instant run-off: Memphis and Nashville, 3 votes each in the last round");
}

#[test]
fn the_circle_that_is_named_goes_through_the_first_place() {
    let ballots = ["1 2 3 4", "2 1 4 3"];
    let s = pile(capital("").unchecked(), &ballots).press("o").size(200, 60);
    let s = s.shows("tie by Schulze: Memphis and Nashville");
    let _ = s.shows("no option beats all the others: Memphis and Nashville are tied, 1 each");
    let five = "method = \"ranking\"\noptions = [\"A\", \"B\", \"C\", \"D\", \"E\"]";
    let s = pile(poll(five).unchecked(), &["1 2 3 4 5", "2 1 4 5 3", "1=2 5 3 4"]).press("o").size(200, 60);
    let _ = s.shows("no option beats all the others: A and B are tied, 1 each").hides("C beats");
}

#[test]
fn a_name_of_several_words_can_be_ranked() {
    let s = poll("method = \"ranking\"\noptions = [\"North\", \"North hall\", \"Café\"]").press("b");
    let _ = s.types("north hall = cafe > north").shows("ballot 1: North hall = Café > North");
}

#[test]
fn a_pile_of_equal_ballots_is_one_step() {
    let s = capital("").press("b").types("13 x 3 1").shows("13 ballots: Chattanooga > Memphis").press("Enter");
    assert!(s.message().contains("13 ballots saved, 13 in all"), "{}", s.message());
    let s = s.types("2 × 1=2").shows("2 ballots: Memphis = Nashville").press("Enter").types("4").press("Enter Esc");
    assert_eq!(run(&s).ballots.len(), 16);
    assert!(!s.session().record.journal.join("\n").contains("ballots"));
    let s = s.press("u").shows("Undone: a ballot").press("u").shows("Undone: 2 ballots");
    assert_eq!(run(&s).ballots.len(), 13);
    let s = s.restart();
    assert_eq!(run(&s).ballots.len(), 13);
    // A ballot with a name is one, and a named poll has no other.
    for (rules, text, why) in [
        ("ballots = \"named\"", "13 x 3 1", "named: type one a line"),
        ("", "ana: 13 x 3 1", "one ballot: type it without a number"),
        ("", "13 x ana: 3 1", "one ballot: type it without a number"),
        ("", "10001 x 3 1", "1 to 10000 equal ballots"),
        ("", "0 x 3 1", "1 to 10000 equal ballots"),
    ] {
        let s = capital(rules).press("b").types(text).shows(why).press("Enter");
        assert!(s.message().contains(why), "{}", s.message());
        assert!(s.session().record.polls.is_empty());
    }
    let s = poll("method = \"consent\"").press("b").types("14 x 1").shows("14 ballots: agree").press("Enter");
    assert_eq!(run(&s).ballots.len(), 14);
}

#[test]
fn the_whole_ballot_is_read_back_before_it_is_saved() {
    let names =
        ["Community garden", "Library evening", "Repair café", "Neighbourhood walk", "Open workshop", "Bike day"];
    let options = names.map(|n| format!("\"{n}\"")).join(", ");
    let whole =
        "ballot 1: Open workshop = Bike day > Neighbourhood walk > Repair café > Library evening > Community garden";
    for (width, height) in [(80, 24), (60, 20), (120, 40), (40, 12)] {
        let s = poll(&format!("method = \"ranking\"\noptions = [{options}]")).press("b").size(width, height);
        let s = s.types("6=5 4 3 2 1");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words(&s.screen()).contains(&words(whole)), "{width}×{height}\n{}", s.screen());
        // The line below keeps its place, and nothing else moves.
        let _ = s.shows("ballot 1 ▸ 6=5 4 3 2 1").press("Enter").shows("ballot 2 ▸");
    }
}

#[test]
fn a_ranking_shows_every_count_and_says_which_decides() {
    let of = |n: usize, ballot: &'static str| std::iter::repeat_n(ballot, n);
    let ballots: Vec<&str> =
        of(42, "1 2 3 4").chain(of(26, "2 3 4 1")).chain(of(15, "3 4 2 1")).chain(of(17, "4 3 2 1")).collect();
    let s = pile(capital("").unchecked(), &ballots).press("o").size(200, 60);
    let s = s.shows("Nashville wins by Schulze: it beats every other option").shows("by instant run-off: Knoxville");
    let s = s.shows("by Borda: Nashville").shows("194").hides("preferred to");
    let s = s.press("D").shows("preferred to").shows("›58").shows("round 3: Memphis 42, Knoxville 58");
    // On a small screen the duels take the place of the ranks, and the clock gives them rows.
    let s = s.size(80, 24).shows("›58").shows("round 3: Memphis 42, Knoxville 58").shows("Nashville wins");
    let _ = s.press("D").hides("preferred to").size(60, 24).shows("Nashville wins").size(40, 12).shows("Nashville");
    let ballots = ["1 2 3", "2 3 1", "3 1 2"];
    let s = pile(capital("decides = \"borda\""), &ballots).press("o").size(200, 60);
    let _ = s.shows("tie by Borda: Memphis, Nashville and Chattanooga").shows("no option beats all the others");
}

#[test]
fn hands_and_ballots_do_not_mix_unless_it_is_said() {
    let s = poll(&format!("method = \"single\"\n{FOUR}")).press("1 1").press("b").types("2").press("Enter");
    assert!(s.message().contains("press B to count hands and ballots together"), "{}", s.message());
    let s = s.press("Esc B b").types("2").press("Enter Esc").shows("2 hands + 1 ballot");
    let s = s.shows("of 3 votes").shows("2 by hand and 1 by ballot").shows("hands and ballots counted together");
    assert_eq!(run(&s).ballots.len(), 1);
    let s = poll(&format!("method = \"single\"\n{FOUR}")).press("b").types("2").press("Enter Esc 1");
    assert!(s.message().contains("counts ballots"), "{}", s.message());
}

#[test]
fn people_vote_for_themselves_once_and_may_change_it_until_it_closes() {
    let mut s = poll(&format!("method = \"single\"\n{FOUR}")).press("o").votes("Ana Lima", "which-one", "Memphis");
    s = s.votes("Ben Osei", "which-one", "Memphis").votes("Ana Lima", "which-one", "Knoxville");
    assert_eq!(run(&s).ballots.len(), 2);
    let mut s = s.shows("2 ballots").press("u");
    // What people were told is recorded is never taken away: without the opening there would be no ballot.
    assert_eq!(s.message(), "2 people have voted or written since: what they sent stays. ← goes back.");
    assert_eq!(run(&s).ballots.len(), 2);
    for (name, poll, answer, why) in [
        ("Nobody", "which-one", "Memphis", "Nobody here is called “Nobody”."),
        ("Ana Lima", "which-one", "Nowhere", "This poll has no option"),
        ("Ana Lima", "which-one", "Memphis,Knoxville", "Choose one option"),
        ("Dana Wood", "which-one", "Memphis", "Nobody here is called “Dana Wood”."),
    ] {
        let before = run(&s);
        let said = s.vote(name, poll, answer).unwrap_or_default();
        assert!(said.contains(why), "{said}");
        assert_eq!(run(&s), before);
    }
    let mut s = s.press("o");
    assert!(s.vote("Ana Lima", "which-one", "Memphis").is_some_and(|w| w.contains("closed")));
    // Taken back, the poll is open again; whose ballot is whose was forgotten when it closed.
    let mut s = s.press("u");
    assert!(s.vote("Ana Lima", "which-one", "Memphis").is_some_and(|w| w.contains("cannot be changed")));
    let mut s = s.votes("Chloé Park", "which-one", "Memphis").restart();
    assert!(s.vote("Chloé Park", "which-one", "Knoxville").is_some_and(|w| w.contains("cannot be changed")));
    assert_eq!(run(&s).ballots.len(), 3);
}

#[test]
fn a_final_ballot_stays_and_a_named_one_has_its_name() {
    let mut s = poll(&format!("method = \"single\"\n{FOUR}\nchange = \"final\"")).press("o");
    s = s.votes("Ana Lima", "which-one", "Memphis");
    assert!(s.vote("Ana Lima", "which-one", "Knoxville").is_some_and(|w| w.contains("final")));
    let named = format!("method = \"single\"\n{FOUR}\nballots = \"named\"");
    let s = poll(&named).press("b").types("2").press("Enter");
    assert!(s.message().contains("start with the name"), "{}", s.message());
    let s = s.press("Ctrl-u").types("ana: 2").shows("ballot 1: Ana Lima: Nashville").press("Enter");
    let s = s.types("ana: 3").press("Enter").types("ben: -").press("Enter Esc");
    assert_eq!(run(&s).ballots.len(), 2);
    let text = s.file();
    assert!(text.contains("{ by = \"Ana Lima\", says = \"Chattanooga\" }"), "{text}");
    assert!(text.contains("{ by = \"Ben Osei\", abstain = true }") && text.contains("Ana Lima voted"), "{text}");
    // It is known whose ballot it is, so it can be changed after a restart too.
    let s = s.restart().votes("Ana Lima", "which-one", "Memphis");
    assert_eq!(run(&s).ballots.len(), 2);
}

#[test]
fn nothing_ties_a_person_to_an_anonymous_ballot() {
    let mut s = poll(&format!("method = \"single\"\n{FOUR}")).press("o");
    let answers = ["Knoxville", "Memphis", "Nashville", "Memphis"];
    for (name, answer) in ["Hana Sato", "Ana Lima", "Ben Osei", "Dev Rao"].iter().zip(answers) {
        s = s.votes(name, "which-one", answer).wait("10s");
    }
    let s = s.press("b").types("ewa: 3").press("Enter Esc");
    let text = s.file();
    let record = &text[text.find("[[record.poll]]").expect("a run")..];
    let ballots = &record[record.find("ballots = [").unwrap()..record.find("voters").unwrap()];
    // In the order of the options, whenever they came; who voted stands apart, by the alphabet.
    assert_eq!(ballots.matches('"').count(), 10);
    let places: Vec<_> = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(|o| ballots.find(o)).into();
    assert!(places.is_sorted(), "{ballots}");
    assert!(
        record.contains("voters = [\"Ana Lima\", \"Ben Osei\", \"Dev Rao\", \"Ewa Nowak\", \"Hana Sato\"]"),
        "{record}"
    );
    let journal = &record[record.find("[record.journal]").unwrap()..];
    for name in ["Ana", "Hana", "ballot", "Memphis"] {
        assert!(!journal.contains(name), "{name}: {journal}");
    }
    // Once it is closed the memory of the program holds nothing either.
    let s = s.press("o");
    let memory = format!("{:?}", s.m.log);
    assert!(!memory.contains("Participant") && !memory.contains("by: Some"), "{memory}");
    let s = s.press("u o");
    assert_eq!(run(&s).ballots.len(), 5);
}

#[test]
fn consent_stops_at_an_objection_and_asks_why() {
    let s = poll("method = \"consent\"").press("1 1 1 3").shows("reason for the objection");
    let s = s.types("too early for the shops").press("Enter o");
    let s = s.shows("no consent: 1 objection").shows("reason: too early for the shops").hides("%");
    let s = s.press("u 3 Esc").shows("1 reason still to be heard").press("o o 1 1 1 1 2 o");
    let _ = s.shows("consent given: no objections · 1 stands aside").shows("run 2");
}

#[test]
fn fist_to_five_is_counted_by_fingers() {
    let s = poll("method = \"fist-to-five\"").press("3 4 5 5 2 0 o");
    let s = s.shows("hear 2 people below 3 (1 at 0, 1 at 2)").shows("0  ").shows("◆").shows("between 3 and 4");
    assert_eq!(run(&s).hands, [1, 0, 1, 1, 1, 2]);
    let _ = s.press("o 3 4 4 o").shows("passes: everybody shows 3 or more").size(60, 24).shows("passes");
}

#[test]
fn abstentions_count_for_the_quorum_and_not_for_the_answer() {
    let s =
        poll("method = \"yes-no\"\nquorum = \"1/2\"\npass = \"two-thirds\"").press("1 1 1 1 2 2 0 3 o").size(200, 60);
    let s = s.shows("of 6 votes").shows("passed: 4 of 6 votes, 4 needed (two thirds)");
    let _ = s.shows("quorum met: 8 took part, 8 needed (1/2 of 16 present)").shows("2 abstained");
}

#[test]
fn who_could_vote_is_whoever_was_there_while_it_was_open() {
    let s = poll(&format!("method = \"single\"\n{FOUR}")).press("1 1").shows("16 present");
    // Whoever leaves while it is open could vote; whoever leaves afterwards makes no difference to it.
    let s = s.press("p x j x Esc").shows("16 present").press("o p j x Esc").shows("16 present");
    assert_eq!(run(&s).present, 16);
    let _ = s.press("o").shows("14 present");
    // Whoever leads is a peer and may vote.
    let s = poll(&format!("method = \"single\"\n{FOUR}")).press("V").shows("Dana Wood: ").types("2").press("Enter Esc");
    assert_eq!((run(&s).present, run(&s).ballots.len()), (17, 1));
}

#[test]
fn a_tie_goes_to_a_run_off_or_to_the_chair() {
    let s = poll(&format!("method = \"single\"\n{FOUR}\ntie = \"run-off\"")).press("1 1 3 3 4 o");
    let s = s.shows("tie: Memphis and Chattanooga, 2 of 5 votes each; a run-off decides").press("O");
    assert_eq!(run(&s).options, ["Memphis", "Chattanooga"]);
    let s = s.press("1 1 1 2 2 o").shows("run 2").shows("was 2");
    assert_eq!(s.session().record.polls.len(), 2);
    let s = poll(&format!("method = \"single\"\n{FOUR}\ntie = \"chair\"")).press("1 1 3 3 4 o");
    let s = s
        .shows("tie: Memphis and Chattanooga, 2 of 5 votes each; the chair decides")
        .press("J")
        .types("2")
        .press("Enter");
    assert!(s.message().contains("no tie"), "{}", s.message());
    let s = s.press("Ctrl-u").types("3").press("Enter").size(200, 60);
    let s = s.shows("Chattanooga wins by the chair's casting vote (tie: Memphis and Chattanooga, 2 of 5 votes each)");
    assert_eq!((run(&s).chair.as_deref(), run(&s).hands), (Some("Chattanooga"), vec![2, 0, 2, 1]));
    let s = s.restart().size(200, 60).shows("Chattanooga wins by the chair's casting vote");
    assert!(s.file().contains("chair = \"Chattanooga\""));
}

#[test]
fn a_spelling_is_put_right_and_the_counts_stay() {
    let s = poll("method = \"single\"\noptions = [\"Opertions\", \"Other\"]").press("1 1 2 1 E");
    let s = s.press("Ctrl-u").types("Operations").press("Enter").shows("Operations").hides("Opertions  ");
    assert_eq!(run(&s).hands, [3, 1]);
    let s = s.press("o o 1").shows("run 2").shows("Operations").shows("was 3");
    let s = s.press("E").press("Ctrl-u").types("Other").press("Enter");
    assert!(s.message().contains("is already an option"), "{}", s.message());
    let s = s.press("Esc").restart().shows("Operations");
    assert!(s.file().contains("corrected = [{ was = \"Opertions\", is = \"Operations\" }]"));
    assert!(s.file().contains("option corrected: Opertions → Operations, counts kept"));
}

#[test]
fn a_quick_poll_is_open_at_once_and_touches_no_plan() {
    let s = poll("method = \"yes-no\"")
        .plain()
        .press("→ P")
        .types("Lunch now? yes / no / later")
        .shows("Poll · one vote each · yes / no / later · opens at once");
    let s = s.press("Enter").shows("Lunch now?").shows("open · 16 present").press("1 1 3");
    assert_eq!((run(&s).hands, run(&s).quick, run(&s).activity.as_str()), (vec![2, 0, 1], true, "talk"));
    let s = s
        .press("s")
        .shows("Lunch now?")
        .shows("yes")
        .hides("%")
        .press("s o Esc")
        .hides("Lunch now?")
        .press("s")
        .hides("Lunch");
    let s = s
        .press("s P")
        .types("Go on?")
        .press("Enter 1 1 2")
        .shows("would pass: 2 for, 1 against")
        .press("o o 2 o")
        .shows("run 2");
    assert_eq!(s.session().record.polls.len(), 3);
    let s = s.restart().shows("run 2").press("P").types("Which? a / a").press("Enter");
    assert!(s.message().contains("is already an option"), "{}", s.message());
    let s = s.press("Ctrl-u").types("Which? a").press("Enter");
    assert!(s.message().contains("2 to 100 options"), "{}", s.message());
    let s = s.press("Ctrl-u").types("Ready? 0-5").press("Enter 5 3").shows("median");
    let s = s.press("P");
    assert!(s.message().contains("A poll is open"), "{}", s.message());
    let s = s.press("o :").types("quick poll").press("Enter");
    assert!(s.m.prompt.line.is_some());
}

#[test]
fn answers_in_words_are_put_together() {
    let s = poll("method = \"open\"").press("b").types("More time").press("Enter").types("more  TIME").press("Enter");
    let s = s.types("time").press("Enter").types("money").press("Enter Esc").shows("of 4 answers");
    let s = s.press("Tab").press("↓ ↓").press("w").shows("into which answer?").press("↑ ↑ w");
    let rows: Vec<String> = s.m.caches.tallies.of(0).rows.iter().map(|r| format!("{} {}", r.option, r.count)).collect();
    assert_eq!(rows, ["More time 3", "money 1"]);
    let s = s.press("s").shows("3×").press("s u");
    assert_eq!(s.m.caches.tallies.of(0).rows.len(), 3);
    let _ = s.press("U").restart().shows("More time");
}

#[test]
fn dots_points_and_axes_are_typed_in() {
    let s = pile(poll(&format!("method = \"dots\"\n{FOUR}\nbudget = 4\ncap = 3")), &["1:3 2:1", "a a b", "4:1"]);
    let s = s.shows("of 8 dots").shows("from 2").shows("4 of 12 dots not used").shows("4 dots each");
    assert_eq!(s.m.caches.tallies.of(0).rows.iter().map(|r| r.count).collect::<Vec<_>>(), [5, 2, 0, 1]);
    let s = pile(poll(&format!("method = \"points\"\n{FOUR}\ncredits = 9")), &["1:3", "1:2 2:2"]);
    let s = s.shows("17 of 18 credits spent");
    assert_eq!(s.m.caches.tallies.of(0).rows.iter().map(|r| r.count).collect::<Vec<_>>(), [5, 2, 0, 0]);
    let s = pile(poll(&format!("method = \"matrix\"\n{FOUR}")), &["1:5,1 2:1,5", "1:4,2 2:2,4 3:3,3"]).size(200, 60);
    let s = s.shows("↑ impact").shows("effort →").shows("high impact, low effort: Memphis").shows("4.5 | 1.5");
    let _ = s.size(60, 24).shows("low effort: Memphis").size(80, 24).shows("effort →");
}

#[test]
fn nothing_of_a_hidden_result_gets_out_before_it_is_shown() {
    for method in METHODS {
        let options = if method.needs_options { FOUR } else { "" };
        for results in ["after-vote", "on-close", "on-reveal"] {
            for blind in ["", "blind = true"] {
                let s = poll(&format!("method = \"{}\"\n{options}\nresults = \"{results}\"\n{blind}", method.name));
                let s = match method.name {
                    "open" => pile(s, &["Wombat", "wombat", "Quokka"]),
                    "dots" | "points" => pile(s, &["1:3", "1:2 2:1", "3:1"]),
                    "matrix" => pile(s, &["1:5,1", "1:4,2 2:1,5", "3:1,1"]),
                    "ranking" => pile(s, &["2 1 3", "2 3 1", "4 2 1"]),
                    _ => pile(s, &["2", "2", "1"]),
                };
                let tell = [
                    "%",
                    "leads",
                    "tie",
                    "wins",
                    "median",
                    "mean",
                    "Wombat",
                    "Quokka",
                    "high impact",
                    "object:",
                    "because",
                    "no consent",
                    "passes:",
                    "does not pass",
                    "3×",
                    "no winner",
                    "no objections",
                    "passed",
                ];
                let place = format!("{} {results} {blind}", method.name);
                let screen = s.press("s");
                for words in tell {
                    assert!(!screen.screen().contains(words), "{place}: {words}\n{}", screen.screen());
                }
                let public = screen.session().public(screen.now);
                assert!(public.poll.is_some_and(|p| p.tally.is_none()), "{place}");
                let journal = screen.session().record.journal.join("\n");
                for words in ["Wombat", "Nashville", "yes", "object", ": "] {
                    let told = journal.lines().filter(|l| l.contains(words) && !l.contains("poll opened"));
                    assert_eq!(told.count(), 0, "{place}: {words}\n{journal}");
                }
                let screen = screen.press("s");
                if !blind.is_empty() {
                    for words in tell.iter().filter(|w| **w != "object:") {
                        assert!(!screen.screen().contains(words), "{place}: {words}\n{}", screen.screen());
                    }
                }
                let s = screen.press("o R s");
                assert!(s.session().public(s.now).poll.is_some_and(|p| p.tally.is_some()), "{place}");
            }
        }
    }
}

#[test]
fn plus_and_minus_never_change_a_poll() {
    let s = poll(&format!("method = \"single\"\n{FOUR}")).press("1 1 o");
    let before = run(&s);
    let s = s.press("+ - > <");
    assert_eq!(run(&s), before);
}

#[test]
fn everybody_voting_by_paper_in_a_large_room_reads_well() {
    let options: Vec<String> = (1..=30).map(|i| format!("\"A rather long option, number {i}\"")).collect();
    let s =
        Stage::of(&plan(&format!("method = \"multiple\"\noptions = [{}]\nlimit = 3", options.join(", ")))).people(300);
    let s = s.unchecked().press("space b");
    let ballots = (0..300).map(|i| format!("{} {}", i % 30 + 1, (i * 7 + 4) % 30 + 1));
    let mut s = ballots.fold(s, |s, ballot| s.types(&ballot).press("Enter")).press("Esc");
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        s = s.size(columns, rows).shows("A rather long");
        assert!(s.screen().contains("300 ballots"));
    }
    s.holds();
}
