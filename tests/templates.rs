//! What lies in `sessions/`: each is read, keeps what its remarks promise, and runs to its end by keys.

use std::fmt::Write as _;

use roundtable::file::{self, Preparation};
use roundtable::library::{STARTERS, Starter};
use roundtable::workshop::text::same_key;
use roundtable::workshop::{Kind, SessionState, lint, phase_named};

use crate::stage::{Stage, at, roster};

/// A template on the day of the stories, with so many people.
fn day(starter: &Starter, heads: usize) -> String {
    let people = roster(heads);
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24);
    let start = chrono::NaiveTime::from_hms_opt(15, 0, 0);
    file::prepare(starter.text, &Preparation { people: &people, date, start, ..Preparation::default() })
}

/// The fewest it suits, the most, and some number between them.
fn sizes(starter: &Starter) -> [usize; 3] {
    let suits = file::read(starter.text.as_bytes()).expect(starter.name).session.plan.suits.expect(starter.name);
    let (from, to) = (suits.from as usize, suits.to.unwrap_or(40) as usize);
    [from, usize::midpoint(from, to), to]
}

/// The words of a text with one blank between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_runs_to_its_end_by_keys() {
    for starter in STARTERS {
        for heads in sizes(starter) {
            let mut s = Stage::of(&day(starter, heads)).unchecked().press("space");
            let mut went = Vec::new();
            while s.session().state() != SessionState::Done {
                let step = s.session().step().expect("it is under way");
                let plan = s.session().plan.clone();
                let activity = &plan.agenda[step.activity];
                let phase = step.phase.map(|i| activity.phases[i].title.clone());
                assert!(s.session().record.timing.len() < 300, "{}: it does not end", starter.name);
                // A phase with turns is gone on from as often as it has turns.
                if went.last() == Some(&(activity.id.clone(), phase.clone())) {
                    s = s.press("→");
                    continue;
                }
                went.push((activity.id.clone(), phase));
                let forms = match step.phase {
                    Some(i) if activity.phases.iter().any(|p| p.with.is_some()) => {
                        activity.phases[i].with.is_some_and(|w| w.split().is_some())
                    }
                    at => activity.groups.as_ref().is_some_and(|g| g.keep.is_none()) && at.is_none_or(|i| i == 0),
                };
                if forms {
                    s = s.press("g");
                    assert!(s.session().round().is_some(), "{}: {}", starter.name, s.message());
                }
                s = match activity.kind {
                    Kind::Poll => s.press("1 2 2 o"),
                    _ => s.notes("* Ask the neighbours"),
                };
                s = s.press("→");
            }
            let planned: Vec<_> = plan_steps(&s);
            assert_eq!(went, planned, "{}", starter.name);
            let polls = s.session().plan.agenda.iter().filter(|a| a.kind == Kind::Poll).count();
            assert_eq!(s.session().record.polls.len(), polls, "{}", starter.name);
            s.holds();
            let _ = s.restart().shows("Ask the neighbours");
        }
    }
}

fn plan_steps(s: &Stage) -> Vec<(String, Option<String>)> {
    let mut steps = Vec::new();
    for a in &s.session().plan.agenda {
        match a.phases.as_slice() {
            [] => steps.push((a.id.clone(), None)),
            phases => steps.extend(phases.iter().map(|p| (a.id.clone(), Some(p.title.clone())))),
        }
    }
    steps
}

#[test]
fn what_the_room_is_asked_is_read_in_full_on_a_small_stage() {
    for starter in STARTERS {
        let heads = sizes(starter)[1];
        let mut s = Stage::of(&day(starter, heads)).unchecked().plain().size(80, 24).press("space s");
        while s.session().state() != SessionState::Done {
            let step = s.session().step().expect("it is under way");
            let activity = &s.session().plan.agenda[step.activity];
            let asked = activity.question(step.phase.map(|i| &activity.phases[i]));
            assert!(!asked.is_empty(), "{}: {} asks nothing", starter.name, activity.title);
            // The digits of the clock may stand beside it.
            let shown = words(&s.screen().replace(|c: char| "█▀▄".contains(c), " "));
            assert!(shown.contains(&words(&asked)), "{}: {asked}\n{}", starter.name, s.screen());
            let longest = asked.lines().map(|l| l.chars().count()).max().unwrap_or(0);
            assert!(longest <= 110, "{}: {longest} letters are too many for a room: {asked}", starter.name);
            s = s.press("→");
        }
    }
}

#[test]
fn each_script_is_a_list_of_whole_sentences() {
    for starter in STARTERS {
        let plan = file::read(starter.text.as_bytes()).expect(starter.name).session.plan;
        for activity in &plan.agenda {
            let script = activity.script.as_deref().unwrap_or_default();
            assert!((1..=8).contains(&script.lines().count()), "{}: {script}", starter.name);
            for line in script.lines() {
                assert!(line.ends_with(['.', '?', '!', '"']), "{}: a thought is broken off: {line}", starter.name);
            }
        }
    }
}

#[test]
fn pairs_become_fours_and_nobody_is_reshuffled() {
    for name in ["1-2-4-all", "nine-whys"] {
        let starter = STARTERS.iter().find(|s| s.name == name).expect(name);
        let mut s = Stage::of(&day(starter, 16)).press("space");
        let first = if name == "nine-whys" { "First interview" } else { "In pairs" };
        for title in [first, "In fours"] {
            while s.session().phase().is_none_or(|p| p.title != title) {
                s = s.press("→");
            }
            s = s.press("g");
        }
        let rounds = &s.session().record.breakouts;
        let (pairs, fours) = (&rounds[0].groups, &rounds[1].groups);
        assert_eq!((pairs.len(), fours.len()), (8, 4), "{name}");
        for pair in pairs {
            assert!(fours.iter().any(|f| pair.members.iter().all(|m| f.members.contains(m))), "{name}: {pair:?}");
        }
    }
}

#[test]
fn in_the_cafe_hosts_stay_and_tell() {
    let starter = STARTERS.iter().find(|s| s.name == "world-cafe").expect("a café");
    let s = Stage::of(&day(starter, 20)).press("space → g");
    let first = s.session().round().expect("tables").groups.clone();
    let s = s.press("→ g S Esc");
    let second = s.session().round().expect("tables").groups.clone();
    let s = s.press("→ → g S Esc");
    let third = s.session().round().expect("tables").groups.clone();
    assert_eq!(s.session().activity().expect("a round").id, "round-3");
    for ((one, two), three) in first.iter().zip(&second).zip(&third) {
        assert!(one.host.is_some() && one.host == two.host && two.host == three.host, "{one:?} {two:?} {three:?}");
        let travelled = one.members.iter().filter(|m| two.members.contains(m)).count();
        assert_eq!(travelled, 1, "all but the host leave: {one:?} {two:?}");
    }
    // The harvest is that of the last tables: each has its minutes.
    let s = s.press("→");
    assert_eq!(s.session().planned_activity(5).num_minutes(), 2 * third.len() as i64);
}

#[test]
fn a_new_partner_each_round() {
    let starter = STARTERS.iter().find(|s| s.name == "impromptu-networking").expect("three rounds");
    let s = Stage::of(&day(starter, 12)).press("space → g → g → g");
    let rounds = &s.session().record.breakouts;
    assert_eq!(rounds.len(), 3);
    let mut pairs: Vec<_> = rounds.iter().flat_map(|r| r.groups.iter().map(|g| g.members.clone())).collect();
    for pair in &mut pairs {
        pair.sort();
    }
    pairs.sort();
    pairs.dedup();
    assert_eq!(pairs.len(), 18, "nobody meets twice");
}

#[test]
fn none_gives_a_warning_for_anybody_it_suits() {
    for starter in STARTERS {
        for heads in sizes(starter) {
            let text = day(starter, heads);
            let opened = file::read(text.as_bytes()).expect(starter.name);
            let found = lint::lint(&opened.session, at("14:00"));
            let warnings: Vec<_> = found.iter().filter(|f| f.severity == lint::Severity::Warning).collect();
            assert!(warnings.is_empty(), "{} with {heads}: {warnings:?}", starter.name);
            assert!(
                found.iter().all(|f| !["suits", "break", "prompt"].contains(&f.rule)),
                "{} with {heads}: {found:?}",
                starter.name
            );
        }
    }
}

#[test]
fn the_remarks_tell_the_true_length() {
    const NUMBERS: [&str; 7] = ["no", "one", "two", "three", "four", "five", "six"];
    for starter in STARTERS {
        let plan = file::read(starter.text.as_bytes()).expect(starter.name).session.plan;
        let remarks: String =
            starter.text.lines().map_while(|l| l.strip_prefix('#')).fold(String::new(), |mut all, l| {
                let _ = write!(all, "{l} ");
                all
            });
        let remarks = words(&remarks);
        for part in ["Purpose ", "People ", "Time ", "Change ", "A script is for your eyes only."] {
            assert!(remarks.contains(part), "{} does not say {part}", starter.name);
        }
        let (before, after) = remarks.split_once("the plan takes ").unwrap_or_else(|| panic!("{}", starter.name));
        let said: i64 = after.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("{after}"));
        let mut last = before.rsplit(' ').filter(|w| !w.is_empty());
        let groups = last.next().filter(|w| ["groups", "tables", "six"].contains(w)).map_or(1, |_| {
            let number = last.find(|w| NUMBERS.contains(w)).unwrap_or_default();
            NUMBERS.iter().position(|n| *n == number).unwrap_or(1)
        });
        let takes: i64 = plan.agenda.iter().map(|a| a.planned(None, groups).num_minutes()).sum();
        assert_eq!(said, takes, "{} with {groups} groups", starter.name);
        let hour = remarks.contains("How long an hour. ") || remarks.contains("How long an hour: ");
        assert!(!hour || takes <= 60, "{}: {takes} minutes are no hour", starter.name);
        assert!(plan.agenda.last().is_some_and(|a| a.id == "takeaway" || starter.name == "partner-poll"));
    }
}

#[test]
fn what_a_script_says_of_a_phase_begins_with_its_title() {
    let mut named = 0;
    for starter in STARTERS {
        let plan = file::read(starter.text.as_bytes()).expect(starter.name).session.plan;
        for activity in plan.agenda.iter().filter(|a| !a.phases.is_empty()) {
            let titles: Vec<String> = activity.phases.iter().map(|p| same_key(&p.title)).collect();
            for line in activity.script.iter().flat_map(|script| script.lines()) {
                if phase_named(line, &activity.phases).is_some() {
                    named += 1;
                    continue;
                }
                // What begins nearly so would be shown in every phase.
                let Some((before, _)) = line.split_once(':').filter(|(b, _)| b.split_whitespace().count() <= 4) else {
                    continue;
                };
                let near = |word: &str| {
                    let word = same_key(word);
                    word.len() > 3 && titles.iter().any(|t| t.split(' ').any(|of| of.contains(word.as_str())))
                };
                let near = before.split_whitespace().any(near);
                assert!(!near, "{}, {}: “{before}:” is nearly the title of a phase", starter.name, activity.title);
            }
        }
    }
    assert!(named >= 40, "{named} lines are about one phase");
}
