//! The stage: what the room sees, and nothing else; in every state, as large as there is room, and still.

use chrono::TimeDelta;
use roundtable::app;

use crate::canvas::ideas;
use crate::stage::Stage;

/// The exercise in groups, with a place for each group.
fn exercise() -> Stage {
    let places = "places = [\"Table 1\", \"Table 2\", \"Table 3\", \"Window\"]";
    let s = Stage::open("prep-with-peers")
        .with(
            "groups = { size = 4, mix = [\"department\"] }",
            &format!("groups = {{ size = 4, mix = [\"department\"], {places} }}"),
        )
        .people(16)
        .unchecked();
    s.press("space → → g").sleep("2m 27s")
}

/// The rows of the screen, from the first to the last that has something on it.
fn rows(s: &Stage) -> Vec<String> {
    s.screen().lines().map(str::to_owned).collect()
}

/// The row in which words stand.
fn row(s: &Stage, words: &str) -> usize {
    let rows = rows(s);
    rows.iter().position(|r| r.contains(words)).unwrap_or_else(|| panic!("no “{words}”:\n{}", s.screen()))
}

const GROUPS: &str = "
          The who                                                                                       1 of 3



                                     █████████               █████████   █████████
                                     ███▀▀▀▀▀▀      ▄▄▄      ▀▀▀▀▀▀███   ▀▀▀▀▀▀███
                                     ███            ███            ███         ███
                                     █████████               █████████   █████████
                                     ▀▀▀▀▀▀███      ▄▄▄      ▀▀▀▀▀▀███   ▀▀▀▀▀▀███
                                           ███      ███            ███         ███
                                     █████████               █████████   █████████
                                     ▀▀▀▀▀▀▀▀▀               ▀▀▀▀▀▀▀▀▀   ▀▀▀▀▀▀▀▀▀

           █ ▐▌▜▌             ▝█                                 ▗▌   ▗▌                       ▜▌
           █▗▐▌▐▙▜▖▟▀▙ █▄█▖  ▗▄█ ▟▀▙   █ █ ▟▀▙ █ █   █▗▐▌▝▀▙ █▀▙ ▜▛▘  ▜▛▘▟▀▙   ▟▀▙ ▟▀▙ ▝▀▙ ▟▀▙ ▐▙▜▖  ▟▀▙ ▜▟▜▖
           █▛█▌▐▌▐▌█ █ █▜▜▌  █ █ █ █   ▜▄█ █ █ █ █   ███▌▟▀█ █ █ ▐▌▖  ▐▌▖█ █   █ ▄ █ █ ▟▀█ █ ▄ ▐▌▐▌  █ █ ▐▌▝▘
           ▀ ▝▘▀▘▝▘▝▀▘ ▀ ▝▘  ▝▀▝▘▝▀▘   ▄▄▛ ▝▀▘ ▝▀▝▘  ▝▘▀ ▝▀▝▘▀ ▀  ▀    ▀ ▝▀▘   ▝▀▘ ▝▀▘ ▝▀▝▘▝▀▘ ▀▘▝▘  ▝▀▘ ▀▀

                       ▗▌                      ▝█       ▜▌      ▗▌                         ▗▌ ▜▌      ▗▌
           █▄█▖▟▀▙ █▀▙ ▜▛▘▟▀▙ ▜▟▜▖    ▝▀▙ █▀▙ ▗▄█   █▗▐▌▐▙▜▖▝▀▙ ▜▛▘  █▄█▖▟▀▙ █ █ ▟▀▙ ▟▀▀   ▜▛▘▐▙▜▖▝▀▙ ▜▛▘
           █▜▜▌█▀▀ █ █ ▐▌▖█ █ ▐▌▝▘▗▖  ▟▀█ █ █ █ █   ███▌▐▌▐▌▟▀█ ▐▌▖  █▜▜▌█ █ ▜▄▛ █▀▀ ▝▀▙   ▐▌▖▐▌▐▌▟▀█ ▐▌▖
           ▀ ▝▘▝▀▘ ▀ ▀  ▀ ▝▀▘ ▀▀  ▟▘  ▝▀▝▘▀ ▀ ▝▀▝▘  ▝▘▀ ▀▘▝▘▝▀▝▘ ▀   ▀ ▝▘▝▀▘  ▀  ▝▀▘ ▀▀▘    ▀ ▀▘▝▘▝▀▝▘ ▀

                                   ▟▀▙
           ▜▞▜▖▟▀▙ ▜▟▜▖▟▀▀ ▟▀▙ █▀▙  ▗▛
           ▐▙▟▘█▀▀ ▐▌▝▘▝▀▙ █ █ █ █  ▀
           ▟▙  ▝▀▘ ▀▀  ▀▀▘ ▝▀▘ ▀ ▀  ▀

                        Group 1     Table 1     Ana Lima · Dev Rao · Ewa Nowak · Hana Sato
                        Group 2     Table 2     Lena Weiß · Noor Khan · Ola Berg · Pia Costa
                        Group 3     Table 3     Chloé Park · Gül Aydın · Ivo Petrov · Kai 陈
                        Group 4     Window      Ben Osei · Farid Haddad · Jude O'Neil · Mia Rossi




          Next: The how


";

const GROUPS_SMALL: &str = "    The who                                                           1 of 3

                 █████████               █████████   █████████
                 ███▀▀▀▀▀▀      ▄▄▄      ▀▀▀▀▀▀███   ▀▀▀▀▀▀███
                 ███            ███            ███         ███
                 █████████               █████████   █████████
                 ▀▀▀▀▀▀███      ▄▄▄      ▀▀▀▀▀▀███   ▀▀▀▀▀▀███
                       ███      ███            ███         ███
                 █████████               █████████   █████████
                 ▀▀▀▀▀▀▀▀▀               ▀▀▀▀▀▀▀▀▀   ▀▀▀▀▀▀▀▀▀

            Whom do you want to coach or mentor, and what moves that
            person?

          Group 1   Table 1   Ana · Dev · Ewa · Hana
          Group 2   Table 2   Lena · Noor · Ola · Pia
          Group 3   Table 3   Chloé · Gül · Ivo · Kai
          Group 4   Window    Ben · Farid · Jude · Mia




    Next: The how

";

const WELCOME: &str = "


               ▜▛▜▖                  ▝▘ ▗▌ ▜▌                        ▄                   ▜▌  ▝▘
               ▐▙▟▘▜▟▜▖▟▀▙ ▜▞▜▖  █▗▐▌▜▌ ▜▛▘▐▙▜▖  ▜▞▜▖▟▀▙ ▟▀▙ ▜▟▜▖▟▀▀ ▀   ▟▀▙ ▟▀▙ ▝▀▙ ▟▀▙ ▐▙▜▖▜▌ █▀▙ ▟▀▟▘
               ▐▌  ▐▌▝▘█▀▀ ▐▙▟▘  ███▌▐▌ ▐▌▖▐▌▐▌  ▐▙▟▘█▀▀ █▀▀ ▐▌▝▘▝▀▙ ▄   █ ▄ █ █ ▟▀█ █ ▄ ▐▌▐▌▐▌ █ █ ▜▄█
               ▀▀  ▀▀  ▝▀▘ ▟▙    ▝▘▀ ▀▀  ▀ ▀▘▝▘  ▟▙  ▝▀▘ ▝▀▘ ▀▀  ▀▀▘ ▀   ▝▀▘ ▝▀▘ ▝▀▝▘▝▀▘ ▀▘▝▘▀▀ ▀ ▀ ▄▄▛
                        ▝█               ▗▌         ▝▘
               ▝▀▙ █▀▙ ▗▄█   █▄█▖▟▀▙ █▀▙ ▜▛▘▟▀▙ ▜▟▜▖▜▌ █▀▙ ▟▀▟▘
               ▟▀█ █ █ █ █   █▜▜▌█▀▀ █ █ ▐▌▖█ █ ▐▌▝▘▐▌ █ █ ▜▄█
               ▝▀▝▘▀ ▀ ▝▀▝▘  ▀ ▝▘▝▀▘ ▀ ▀  ▀ ▝▀▘ ▀▀  ▀▀ ▀ ▀ ▄▄▛


            Find the one colleague each of us will coach next, what moves them, and how we will reach them.


            We start at 15:00    in 8 min


            Agenda                                                Guidelines

            15:00   Welcome                5                      Speak from your own practice
            15:05   Use cases             15                      Ask before you advise
            15:20   Who and how           24                      What is said here stays here
            15:44   Partner poll           3
            15:47   One takeaway each      5
            15:52   End
";

#[test]
fn groups_and_the_welcome_are_as_they_were_designed() {
    let s = exercise().press("s");
    assert_eq!(s.screen(), GROUPS);
    let s = s.size(80, 24);
    assert_eq!(s.screen(), GROUPS_SMALL);
    let s = Stage::open("prep-with-peers").people(16).clock("14:52").press("s");
    assert_eq!(s.screen().trim_end(), WELCOME.trim_end());
}

#[test]
fn the_turn_of_a_group_shows_what_that_group_wrote() {
    let s = exercise().press("]").notes("The night shift lead").notes("Someone back from leave");
    let s = s.press("→").notes("Ask for one story").notes("A walk, not a meeting").press("Tab H Esc");
    let s = s.press("[").notes("Another group's idea").press("→ → s");
    assert_eq!(row(&s, "Share back"), 1);
    assert!(rows(&s)[1].ends_with("2 of 4"), "{}", s.screen());
    // Digits at the right margin, the name of the group on the same foot.
    assert!(rows(&s)[3].ends_with("██████"), "{}", s.screen());
    assert!(rows(&s)[7].starts_with("           ▀▀▘▀▀  ▝▀▘ ▝▀▝▘▟▙    ▀▀▀"), "{}", s.screen());
    assert_eq!(rows(&s)[9], "          Lena · Noor · Ola · Pia");
    assert_eq!(rows(&s)[13], "          Who                                                 How");
    assert_eq!(rows(&s)[15], "          • The night shift lead                              ★ A walk, not a meeting");
    assert_eq!(rows(&s)[17], "          • Someone back from leave                           • Ask for one story");
    assert_eq!(rows(&s)[37], "          Next: Group 3 · Chloé, Gül, Ivo, Kai");
    let s = s.hides("Another group's idea").size(80, 24);
    // A low screen has room for what the group puts forward.
    let _ = s.shows("★ A walk").hides("one story").shows("night shift");
}

#[test]
fn bars_grow_and_nothing_moves() {
    let before = || exercise().press("→ → → → → → o s");
    let labels = ["L&D / Knowledge Management", "Product & Engineering", "Operations", "Customer Support", "Other"];
    let places = |s: &Stage| labels.map(|label| row(s, label));
    for size in [(80, 24), (120, 40), (200, 60)] {
        let none = before().size(size.0, size.1);
        let wanted = places(&none);
        let mut s = none;
        for key in ["1", "1", "2", "3", "1", "5"] {
            s = s.press(key);
            assert_eq!(places(&s), wanted, "{size:?}\n{}", s.screen());
        }
        assert!(s.screen().contains("Open · 6 of 16 voted"), "{}", s.screen());
        let s = s.press("o").shows("Closed · 6 of 16 voted").shows("L&D / Knowledge Management wins: 3 of 6 votes");
        assert_eq!(places(&s), wanted, "{size:?}");
    }
    let s = before().press("1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5");
    let bar = |n: usize| "█".repeat(n);
    let r = rows(&s);
    assert_eq!(r[12], format!("          L&D / Knowledge Management   {}      8    50.0 %", bar(54)));
    assert_eq!(r[14], format!("          Product & Engineering        {}▎{}3    18.8 %", bar(20), " ".repeat(39)));
    assert_eq!(r[22], "          L&D / Knowledge Management leads: 8 of 16 votes");
}

#[test]
fn nothing_moves_when_groups_write() {
    let empty = exercise().press("s");
    let s = exercise().notes("One").notes("Two").press("]").notes("Three").press("s");
    for (before, after) in rows(&empty).iter().zip(rows(&s)) {
        assert!(after.starts_with(before.as_str()), "{before}\n{after}");
    }
    let r = rows(&s);
    assert!(
        r[29].ends_with("Hana Sato           2 entries") && r[30].ends_with("Pia Costa           1 entry"),
        "{}",
        s.screen()
    );
}

#[test]
fn before_the_start_the_last_minutes_are_counted() {
    let s = Stage::open("prep-with-peers").people(16).plain().clock("14:54:59").press("s");
    let s = s.shows("We start at 15:00    in 6 min").clock("14:55:58");
    let big = s.shows("We start at 15:00    █");
    let wakes = |s: &Stage| app::wake(&s.m, s.now) - s.now;
    assert!(wakes(&big) <= TimeDelta::seconds(1), "{}", wakes(&big));
    let s = big.clock("15:00:01").shows("We start at 15:00    any moment now");
    assert!(wakes(&s) > TimeDelta::seconds(30), "{}", wakes(&s));
    let s = Stage::open("prep-with-peers").people(16).with("start = 15:00:00", "").plain().press("s");
    let _ = s.shows("We start soon").hides("15:00");
}

#[test]
fn a_break_says_when_it_ends_and_a_poll_what_can_be_chosen() {
    let plan = "format = 1\ntitle = \"T\"\nstart = 15:00:00\n[[agenda]]\ntitle = \"Coffee\"\nkind = \"break\"\nminutes = 10\n\
        [[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\nprompt = \"Tea?\"\n\
        [agenda.poll]\nmethod = \"single\"\noptions = [\"Green\", \"Black\"]\nresults = \"on-close\"\n";
    let s = Stage::of(plan)
        .plain()
        .unchecked()
        .press("space s")
        .shows("Coffee")
        .shows("We go on at 15:10")
        .shows("Next: Vote");
    let s = s.press("space").shows("Paused").shows("We go on soon").press("space").sleep("11m").shows("We go on soon");
    let s = s.press("→").shows("Tea?").shows("Green").shows("Black").hides("Open");
    let s = s.press("o 1 1 2").shows("Open · 3 voted").hides("█████████ ").hides("leads");
    let _ = s.press("o").shows("Closed").shows("Green wins: 2 of 3 votes");
}

#[test]
fn while_a_result_is_hidden_the_room_sees_how_many_have_voted() {
    let s = Stage::open("prep-with-peers")
        .people(16)
        .with("options = [\n  \"L&D", "results = \"on-close\"\noptions = [\n  \"L&D");
    let s = s.unchecked().plain().press("space → → → → → s 1 1 2 2 2");
    let _ = s.shows("Operations").shows("5 of 16 have voted").hides("███").hides("leads");
}

#[test]
fn the_end_thanks_and_tells_what_came_of_it() {
    let s = exercise()
        .notes("!We meet every second Tuesday")
        .notes("@ana ask Ivo for a list by fri")
        .notes("@ben book the room");
    let s = s.press("→ → → → → → 1 1 2 o → → s").plain();
    let s = s.shows("Thank you").shows("16 people").shows("3 notes");
    let s = s.shows("Decisions   We meet every second Tuesday").shows("Actions     Ana Lima      Ask Ivo for a list");
    let s = s.shows("by Fri 27 Nov").shows("Ben Osei      Book the room");
    let s = s.shows("L&D / Knowledge Management wins: 2 of 3 votes").size(80, 24);
    let _ = s.shows("Decisions").shows("Actions").shows("… more in the report").hides("Poll");
}

#[test]
fn text_without_glyphs_is_plain_as_a_whole() {
    let asked = |prompt: &str| {
        let plan = format!(
            "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\nprompt = \"{prompt}\"\n"
        );
        Stage::of(&plan).unchecked().press("space s")
    };
    for plain in ["Wie geht es, Łódź?", "Как дела?", "مرحبا بكم", "你好吗", "So good 🎉"] {
        let _ = asked(plain).shows(plain);
    }
    let _ = asked("Wie geht’s – gut?").hides("geht").shows("▟▀▙");
    // Where letters have no room, or are not wanted, they are the terminal's own.
    let _ = asked("What now?").size(71, 24).shows("What now?");
    let _ = asked("What now?").size(80, 19).shows("What now?");
    let _ = asked("What now?").plain().shows("What now?");
    let _ = asked(&"Many words that say little. ".repeat(12)).size(120, 40).shows("Many words that say little.");
}

#[test]
fn who_is_where_gives_way_step_by_step() {
    let crowd =
        |people: usize| Stage::open("prep-with-peers").people(people).unchecked().press("space → → g s").size(80, 24);
    // So many groups that names are left out, then groups.
    let s = crowd(60).shows("4 people").shows("Group 15");
    let _ = s.size(40, 12).shows("more groups");
    let s = exercise().press("s").size(60, 20).shows("Group 4").shows("Next: The how");
    let _ = s.size(40, 12).shows("Group 1").shows("Group 4");
}

#[test]
fn long_names_are_marked_where_they_are_cut() {
    let plan = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Work\"\nkind = \"exercise\"\nminutes = 9\n\
        groups = { size = 2, places = [\"https://meet.example/a/very/long/address/of/a/room/that/goes/on/and/on/for/ever/and/for/a/day\"] }\n\
        prompt = \"What now?\"\n";
    let mut s = Stage::of(plan).people(4).unchecked().press("space g g s");
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        s = s.size(columns, rows);
        let screen = s.screen();
        let line = screen.lines().find(|l| l.contains("https://meet")).unwrap_or_else(|| panic!("{screen}"));
        assert!(line.contains("/ever/and/for/a/day   ") || line.contains("…   "), "{line}");
    }
}

#[test]
fn of_many_entries_the_headline_and_the_latest_are_seen() {
    let mut s = exercise();
    for n in 1..=40 {
        s = s.notes(&format!("entry {n:02}"));
        if n == 3 {
            s = s.press("Tab H Esc");
        }
    }
    let s = s.press("→ → s");
    let s = s.shows("★ entry 03").shows("• entry 40").hides("entry 04").shows("… 20 more");
    let _ = s.size(40, 12).shows("★ entry 03");
}

/// The rows of these words, at a size.
fn rows_of(s: &Stage, words: &[String]) -> Vec<Option<usize>> {
    let screen = rows(s);
    words.iter().map(|words| screen.iter().position(|line| line.contains(words.as_str()))).collect()
}

/// An entry; every third is long.
fn entry(n: usize) -> String {
    let long = "with many words that go on and on until they take more than a line of their column, and more";
    format!("entry {n:02} {}", if n.is_multiple_of(3) { long } else { "" })
}

/// Twenty entries arrive where so many are there already, and none of them moves another one at any size.
fn stays_still(start: Stage, there: usize) {
    let sizes = [(40, 12), (72, 20), (80, 24), (120, 40), (200, 60)];
    let marks: Vec<String> = (1..=60).map(|n| format!("entry {n:02}")).collect();
    let mut s = start.unchecked().sleep("1s").press("s");
    let mut before: Vec<Vec<Option<usize>>> = vec![Vec::new(); sizes.len()];
    for n in there..=there + 20 {
        if n > there {
            s = s.press("s").notes(&entry(n)).sleep("1s").press("s");
        }
        for ((columns, height), before) in sizes.into_iter().zip(&mut before) {
            s = s.size(columns, height);
            let after = rows_of(&s, &marks);
            for (was, is) in before.iter().zip(&after).filter(|(was, _)| was.is_some()) {
                assert_eq!(was, is, "with {n} of {there} at {columns}×{height}\n{}", s.screen());
            }
            if after.iter().filter(|row| row.is_some()).count() < n {
                s = s.shows(" more");
            }
            *before = after;
        }
    }
}

#[test]
fn nothing_moves_when_an_entry_arrives() {
    // A plenary that writes, a phase that merges with so many already there, rows, and dots.
    let plenary = Stage::of(
        "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Ideas\"\nkind = \"discussion\"\nminutes = 30\n\
         [[agenda.columns]]\ntitle = \"One\"\n[[agenda.columns]]\ntitle = \"Two\"\n",
    );
    let merging = |there: usize| {
        let texts: Vec<String> = (1..=there).map(entry).collect();
        ideas(&texts.iter().map(String::as_str).collect::<Vec<_>>()).press("→")
    };
    let rows = crate::canvas::mapping(8).press("→ R →");
    let voting = merging(4).press("→").sleep("1s").press("k 2");
    stays_still(plenary.press("space"), 0);
    for there in [5, 12, 30] {
        stays_still(merging(there), there);
    }
    stays_still(rows, 0);
    stays_still(voting, 4);
}

#[test]
fn the_first_entry_moves_nothing() {
    let plan = |hidden: &str| {
        Stage::of(&format!(
            "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Ideas\"\nkind = \"exercise\"\nprompt = \"What now?\"\n\
             [[agenda.columns]]\ntitle = \"One\"\n[[agenda.phases]]\ntitle = \"Write\"\nminutes = 5\ndoes = \"write\"\n{hidden}"
        ))
    };
    for hidden in ["", "hidden = true\n"] {
        let s = plan(hidden).unchecked().press("space s");
        let before = rows(&s);
        let s = s.press("s").notes("The first").press("s");
        for (before, after) in before.iter().zip(rows(&s)) {
            assert!(after.starts_with(before.as_str()) || before.is_empty(), "{before}\n{after}");
        }
        let s = if hidden.is_empty() {
            s.shows("The first")
        } else {
            s.hides("The first").shows("some entries are hidden")
        };
        let _ = s.press("R").size(80, 24);
    }
}

#[test]
fn rows_of_a_canvas_stand_side_by_side() {
    let s = crate::canvas::mapping(8).press("→ R").notes("Three passwords").press("} }").notes("A list of names");
    let s = s.press("→ s").size(120, 40);
    for name in ["Newcomer", "Mentor", "Manager"] {
        assert_eq!(s.screen().matches(name).count(), 1, "{}", s.screen());
    }
    assert!(row(&s, "Newcomer") < row(&s, "Mentor") && row(&s, "Mentor") < row(&s, "Manager"), "{}", s.screen());
}

#[test]
fn places_of_many_groups_are_told() {
    let places: Vec<String> = (1..=30).map(|n| format!("\"Table {n}\"")).collect();
    let plan = format!(
        "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Work\"\nkind = \"exercise\"\nminutes = 9\n\
         groups = {{ size = 4, places = [{}] }}\nprompt = \"What now?\"\n",
        places.join(", ")
    );
    let of = |at: usize| char::from(b"aeioubdfgklmnprstvwz"[at]);
    let name = |n: usize| format!("{}{}{}a", of(5 + n % 15).to_uppercase(), of(n % 5), of(5 + n / 15));
    let people: Vec<String> = (0..120).map(|n| format!("[[people]]\nname = \"{} Smith\"\n", name(n))).collect();
    let crowd = Stage::of(&(plan.clone() + &people.concat())).unchecked().press("space g g s").size(120, 40);
    let _ = (0..120).fold(crowd, |s, n| s.shows(&name(n))).shows("Table 1 ").shows("Table 30 ");
    // Long names give way to the place, and last of all to their number.
    for (columns, height) in [(80, 24), (200, 60)] {
        let s = Stage::of(&plan).people(120).unchecked().press("space g g s").size(columns, height);
        for n in 1..=30 {
            assert!(s.screen().contains(&format!("Group {n} ")), "{n}\n{}", s.screen());
            assert!(s.screen().contains(&format!("Table {n} ")), "{n}\n{}", s.screen());
        }
    }
    // What has no room is counted in groups.
    let s = Stage::of(&plan).people(120).unchecked().press("space g g s").size(40, 12);
    let shown = s.screen().matches("Group ").count();
    let _ = s.shows(&format!("… {} more groups", 30 - shown));
}

#[test]
fn of_many_options_the_one_that_won_is_seen() {
    let options: Vec<String> = (1..=20).map(|n| format!("\"Option {n:02}\"")).collect();
    let plan = format!(
        "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\nprompt = \"Which?\"\n\
         [agenda.poll]\nmethod = \"single\"\noptions = [{}]\n",
        options.join(", ")
    );
    let counts = (1..=20).map(|n| if n == 18 { "7" } else { "1" }).collect::<Vec<_>>().join(" ");
    let s = Stage::of(&plan).people(30).unchecked().press("space o =").types(&counts).press("Enter s").size(80, 24);
    // While it is open the order is that of the plan.
    let s = s.shows("Option 01").shows(" more").hides("Option 20");
    let s = s.press("o").shows("Option 18 wins: 7 of 26 votes").shows(" more");
    let first = rows(&s).into_iter().find(|line| line.contains("███")).unwrap_or_default();
    assert!(first.contains("Option 18"), "{}", s.screen());
    let _ = s.size(40, 12).shows("Option 18 ").shows("wins: 7 of 26 votes").shows(" more");
}

#[test]
fn a_narrow_heading_says_how_it_stands_before_anything_else() {
    let poll = || exercise().press("→ → → → → → o 1 2 s").size(40, 12);
    let _ = poll().shows("Open · 3:00").press("space").shows("Paused · Open · 3:00").press("space o").shows("Closed");
    let _ = exercise().press("space s").size(40, 12).shows("Paused · 1 of 3");
    let s = crate::canvas::mapping(8).notes("One").press("s").size(40, 12).shows("In silence ").shows("1 of 5");
    let _ = s.size(80, 24).shows("some entries are hidden · 1 of 5");
}

#[test]
fn before_the_start_agenda_and_guidelines_give_way_last() {
    let s = Stage::open("prep-with-peers").people(16).clock("14:52").press("s");
    let s = s.size(72, 20).shows("End").shows("What is said here stays here");
    let _ = s.size(40, 12).shows("15:00   Welcome").shows(" more and 3 guidelines");
}

#[test]
fn blank_rows_stand_between_blocks_before_those_in_a_list() {
    let s = crate::canvas::mapping(8).press("s").size(80, 24);
    let r = rows(&s);
    let last = r.iter().position(|line| line.contains("▝▀▘ ▝▀▘ ▀▘▝▘")).expect("the prompt");
    assert!(
        r[last + 1].is_empty() && r[last + 2].contains("Group 1") && r[last + 3].contains("Group 2"),
        "{}",
        s.screen()
    );
}

#[test]
fn options_are_whole_on_a_narrow_stage() {
    let plan = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Vote\"\nkind = \"poll\"\nminutes = 5\n\
        prompt = \"Which?\"\n[agenda.poll]\nmethod = \"single\"\noptions = [\"A buddy for everybody\", \"One list of names\"]\n";
    let s = Stage::of(plan).people(9).unchecked().press("space o 1 1 2 s").size(40, 12);
    let _ = s.shows("A buddy for everybody").shows("One list of names").shows("A buddy for everybody leads");
}

#[test]
fn the_room_counts_what_the_facilitator_counts() {
    let s =
        exercise().notes("One").notes("!We meet on Tuesdays").notes("@ana ask Ivo").size(120, 40).shows("3 entries");
    let s = s.press("s").shows("3 entries").press("s → →").shows("3 entries");
    let _ = s.press("←").press("s").shows("3 entries");
}

#[test]
fn entries_keep_their_rows_while_dots_are_put() {
    let s = ideas(&["apples", "pears", "plums"]).press("→ → k k 1 s");
    let before: Vec<usize> = ["apples", "pears", "plums"].map(|text| row(&s, text)).to_vec();
    let s = s.press("s").press("j j 3").press("s");
    let after: Vec<usize> = ["apples", "pears", "plums"].map(|text| row(&s, text)).to_vec();
    assert_eq!(before, after, "{}", s.screen());
    let s = s.wait("3m");
    assert!(row(&s, "plums") < row(&s, "apples"), "{}", s.screen());
}

#[test]
fn what_has_no_room_is_marked() {
    // Of entries on two axes the scores stay, and the rest is counted.
    let texts: Vec<String> = (1..=30).map(|n| format!("idea {n:02} {}", "long ".repeat(20))).collect();
    let s = ideas(&texts.iter().map(String::as_str).collect::<Vec<_>>()).press("→ → → 5 1 s");
    let s =
        s.size(80, 24).shows(" more").shows("…  – | –").wait("5m").shows("high Impact, low Effort").shows("…  5 | 1");
    let _ = s.shows(" more");
    // Before the start: agenda and guidelines.
    let plan = |guidelines: usize| {
        let lines: Vec<String> = (1..=guidelines).map(|n| format!("\"guideline {n}\"")).collect();
        let head = format!("format = 1\ntitle = \"T\"\nstart = 15:00:00\nguidelines = [{}]\n", lines.join(", "));
        let agenda = |n: usize| format!("[[agenda]]\ntitle = \"Part {n}\"\nkind = \"talk\"\nminutes = 5\n");
        Stage::of(&(head + &(1..=3).map(agenda).collect::<String>())).unchecked().press("s")
    };
    let s = plan(9).size(72, 20).shows("Part 3").shows("guideline 1").shows(" more");
    let s = s.size(72, 14);
    assert!(s.screen().contains("… and 9 guidelines") || s.screen().contains(" more"), "{}", s.screen());
    let _ = plan(3).size(40, 12).shows("… ");
}

#[test]
fn on_a_narrow_end_actions_stand_below_one_another() {
    let s =
        exercise().notes("@ana ask Ivo for a list of everybody by fri").press("→ → → → → → → → s").size(40, 24).plain();
    let _ = s.shows("Ana Lima: Ask Ivo").shows("by Fri 27 Nov");
}

#[test]
fn why_somebody_objects_is_heard_when_the_poll_is_closed() {
    let plan = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Decide\"\nkind = \"poll\"\nminutes = 9\n\
        [agenda.poll]\nquestion = \"Shall we?\"\nmethod = \"consent\"\n";
    let s = Stage::of(plan).people(4).unchecked().plain().press("space o 1 1 3").types("Too early").press("Enter");
    let s = s.press("s").hides("Too early").press("o");
    let _ = s.shows("Too early");
}

#[test]
fn nothing_private_is_on_it() {
    let mut s = Stage::open("prep-with-peers").people(16).plain().press("space").notes("a private remark").press("s");
    for _ in 0..8 {
        let screen = s.screen();
        for activity in &s.session().plan.agenda {
            for line in activity.script.iter().flat_map(|t| t.lines()) {
                let words: String = line.chars().take(20).collect();
                assert!(!screen.contains(&words), "{words}\n{screen}");
            }
        }
        for word in ["private remark", "saving", "behind", "ahead", "space", "? help", "u undo"] {
            assert!(!screen.contains(word), "{word}\n{screen}");
        }
        s = s.press("→");
    }
}

#[test]
fn keys_work_while_the_room_looks_on() {
    let s = Stage::open("partner-poll").people(16).press("space → s 1 1 1 1 1 1 1 1 2 2 2 2").shows("67 %");
    let _ = s.press("o u o o 1").press("s").shows("run 2");
}
