//! Real elections, typed in ballot by ballot as from a pile of paper, against what was published of them and against
//! counts by other programs. The files in `tests/elections` say in their first lines where they are from.

use roundtable::workshop::poll::{Answer, Detail, Ranked, Tally};

use crate::stage::Stage;

/// Types a whole election in.
fn election(text: &str, rules: &str) -> Stage {
    let options = text.lines().find_map(|l| l.strip_prefix("options: ")).expect("options");
    let options: Vec<String> = options.split(" | ").map(|o| format!("{o:?}")).collect();
    let plan = format!(
        "format = 1\ntitle = \"Election\"\n\n[[agenda]]\ntitle = \"Whom\"\nkind = \"poll\"\nminutes = 5\n[agenda.poll]\n\
         method = \"ranking\"\noptions = [{}]\n{rules}\n",
        options.join(", ")
    );
    let s = Stage::of(&plan).press("space b").unchecked();
    let piles = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit()));
    piles.fold(s, |s, pile| s.types(pile).press("Enter")).press("Esc o").size(200, 60)
}

fn counted(s: &Stage) -> (std::sync::Arc<Tally>, Ranked) {
    let tally = s.m.caches.tallies.of(0);
    let Detail::Ranking(ranked) = &tally.detail else { panic!("no ranking") };
    // Every pair and every point, straight from the ballots.
    let n = tally.rows.len();
    let run = &s.session().record.polls[0];
    let ballots: Vec<&Vec<Vec<usize>>> =
        run.votes().map(|a| if let Answer::Ranks(ranks) = a { ranks } else { panic!("no ranks") }).collect();
    for a in 0..n {
        let mut twice = 0;
        for b in (0..n).filter(|b| *b != a) {
            let place = |ranks: &[Vec<usize>], o| ranks.iter().position(|r| r.contains(&o)).unwrap_or(usize::MAX);
            let before = ballots.iter().filter(|r| place(r, a) < place(r, b)).count() as u64;
            let level = ballots.iter().filter(|r| place(r, a) == place(r, b)).count() as u64;
            assert_eq!(ranked.pairs[a][b], before, "{a} against {b}");
            twice += 2 * before + level;
        }
        assert_eq!(ranked.twice_borda[a], twice, "{a}");
    }
    (tally.clone(), (**ranked).clone())
}

/// The options as the places name them: `10 > 14 = 2`.
fn places(tally: &Tally, order: &[Vec<usize>]) -> String {
    let tier = |tier: &Vec<usize>| tier.iter().map(|&o| tally.rows[o].option.as_str()).collect::<Vec<_>>().join(" = ");
    order.iter().map(tier).collect::<Vec<_>>().join(" > ")
}

#[test]
fn ties_for_last_place_that_decide_nothing_leave_a_winner() {
    let s = election(include_str!("elections/tideman-A14.txt"), "decides = \"instant-run-off\"");
    let s = s.shows("10 wins by instant run-off, whoever goes out in a tie for last place");
    let (t, r) = counted(&s);
    assert_eq!(t.n, 73);
    assert_eq!(r.first, [3, 11, 5, 2, 2, 0, 2, 6, 1, 22, 1, 1, 1, 7, 4, 1, 4]);
    assert_eq!(places(&t, &r.schulze), "10 > 14 > 2 > 17 > 5 = 9 > 12 > 8 > 3 > 4 > 11 > 16 > 1 > 7 > 6 > 13 > 15");
    assert_eq!((places(&t, &r.run_off.order[..2]), r.run_off.unfollowed.len()), ("10 > 2".to_owned(), 0));
    assert_eq!((r.borda(9).as_str(), r.borda(13).as_str(), r.borda(15).as_str()), ("869", "706.5", "517.5"));
}

#[test]
fn a_level_end_is_a_tie_that_the_rule_for_ties_decides() {
    let ballots = include_str!("elections/tideman-A26.txt");
    let s = election(ballots, "decides = \"instant-run-off\"");
    let s =
        s.shows("tie by instant run-off: 2 and 4, 43 votes each in the last round").hides("wins by instant run-off");
    let (t, r) = counted(&s);
    assert_eq!(places(&t, &r.run_off.order), "2 = 4 > 1 > 5 > 3");
    assert_eq!(places(&t, &r.schulze), "4 > 1 > 2 > 3 > 5");
    assert_eq!((0..5).map(|o| r.borda(o)).collect::<Vec<_>>(), ["225.5", "225.5", "164", "234.5", "150.5"]);
    let s = s.press("D").shows("round 4: 2 43, 4 43 · 14 exhausted · tie: 2 and 4");
    let _ = s.restart().shows("2 and 4");
    let s = election(ballots, "decides = \"instant-run-off\"\ntie = \"run-off\"")
        .shows("43 votes each in the last round; a run-off decides")
        .press("O");
    assert_eq!(s.session().record.polls[1].options, ["2", "4"]);
    let s = election(ballots, "decides = \"instant-run-off\"\ntie = \"chair\"").press("J").types("4").press("Enter");
    let _ = s.shows("4 wins by the chair's casting vote");
}

#[test]
fn equal_ranks_count_as_debian_counts_them() {
    let s = election(include_str!("elections/tideman-D07.txt"), "");
    let s = s.shows("Sam Hocevar wins by Schulze: it beats every other option");
    let s = s.shows("212 ballots with equal ranks");
    let (t, r) = counted(&s);
    assert_eq!(t.n, 482);
    assert_eq!(
        places(&t, &r.schulze),
        "Sam Hocevar > Steve McIntyre > Raphaël Hertzog > Wouter Verhelst > Anthony Towns > Gustavo Franco > \
         None Of The Above > Simon Richter > Aigars Mahinovs"
    );
    let order = places(&t, &r.run_off.order);
    assert!(order.starts_with("Sam Hocevar > Steve McIntyre > "), "{order}");
    assert!(r.run_off.rounds[0].votes.iter().any(|(_, votes)| votes.part().is_some()));
    let before = s.session().record.polls[0].ballots.clone();
    let s = s.restart();
    assert_eq!(s.session().record.polls[0].ballots, before);
}

#[test]
fn three_counts_of_one_election_elect_three() {
    let s = election(include_str!("elections/burlington-2009.txt"), "decides = \"instant-run-off\"");
    let s = s.shows("Kiss wins by instant run-off").shows("by Schulze: Montroll").shows("by Borda: Montroll");
    let (t, r) = counted(&s);
    assert_eq!(t.n, 8980);
    assert_eq!(places(&t, &r.run_off.order), "Kiss > Wright > Montroll > Smith > Write-in > Simpson");
    assert_eq!(places(&t, &r.schulze), "Montroll > Kiss > Wright > Smith > Simpson > Write-in");
    // The most first choices, alone or with Write-in, has Wright.
    assert_eq!(r.first.iter().max(), Some(&r.first[4]));
}
