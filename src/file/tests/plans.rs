//! Changed plans: every change is read again as it was made, and nothing else in the text moves.

use proptest::prelude::*;

use super::super::{Opened, activity, read};
use crate::library;
use crate::workshop::poll::Rules;
use crate::workshop::text::some_text;
use crate::workshop::{
    Activity, Column, Command, Details, Drafts, Each, Edit, Grouping, Kind, Moment, OnPhase, Phase, PhaseKind,
    PollPlan, Request, Session, Split, apply,
};

fn now() -> Moment {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

fn opened(text: &str) -> Opened {
    read(text.as_bytes())
        .unwrap_or_else(|p| panic!("{}\n{text}", p.iter().map(|p| p.render("t")).collect::<Vec<_>>().join("\n")))
}

fn say(session: &mut Session, edit: Edit) -> bool {
    apply(session, &Request::Facilitator(Command::Plan(Box::new(edit))), now()).is_ok()
}

/// What makes an activity another one, given it as it is.
fn replaced(text: &str, id: &str, change: impl FnOnce(&mut Activity)) -> Edit {
    let plan = opened(text).session.plan;
    let mut activity = plan.agenda[plan.position(id).unwrap()].clone();
    change(&mut activity);
    Edit::Replace { id: id.to_owned(), activity: Box::new(activity) }
}

/// The text after these edits, which must all be carried out, and be read again as they were made.
fn edited(text: &str, edits: impl IntoIterator<Item = Edit>) -> String {
    let file = opened(text);
    let mut session = file.session.clone();
    for edit in edits {
        assert!(say(&mut session, edit.clone()), "{edit:?} was refused");
    }
    let text = file.document.render(&session, &Drafts::default());
    assert_eq!(opened(&text).session, session, "{text}");
    text
}

const PLAN: &str = "# A plan of mine.\nformat = 1\ntitle = \"T\" # the title\nx-mine = [1,\n 2]\n\n# --- first ---\n\n# Say hello.\n[[agenda]]\n\
    title   =   \"Welcome\"   # hi\nkind = \"talk\"\nminutes = 5 # five\nx-note = 'mine'\n\n\n[[agenda]] # work\ntitle = \"Work\"\nkind = \"exercise\"\n\
    prompt = \"\"\"\nOne.\nTwo.\"\"\"\n[[agenda.columns]]\ntitle = \"Who\"\n# steps\n[[agenda.phases]]\ntitle = \"A\"\nminutes = 8\n  [[agenda.phases]]\n  title = \"B\"\n  minutes = 4\n\n\
    [[agenda]]\ntitle = \"Close\"\nkind = \"talk\"\nminutes = 5\nleast = 3\n\n# The end of the plan.\n[record]\n# mine as well\n";

/// Phases in lists, with remarks wherever one can stand.
const LISTED: &str = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"W\"\nkind = \"exercise\"\nphases = [ # all, of them\n  # first\n  \
    { title = \"A\", minutes = 1 }, # a, b\n\n  {title=\"B\",minutes=2,hidden=true} # b ]\n  , { title = \"C\", minutes = 3, prompt = \"\"\"\nx, # y\n\"\"\" }\n  # end\n]\n\
    columns = [{ title = \"Who\" }] # one\n";
const LINES: &str = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"W\"\nkind = \"exercise\"\nphases=[{title=\"A\",minutes=1},{title=\"B\",minutes=2,},]\n\
    [[agenda]]\ntitle = \"V\"\nkind = \"talk\"\nphases = [{ minutes = 2, title = \"A\" }] # v\n[[agenda]]\ntitle = \"U\"\nkind = \"talk\"\nminutes = 2\n";

fn id(id: &str) -> String {
    id.to_owned()
}

#[test]
fn only_the_place_that_changes_is_touched() {
    let minutes = |id: &str, phase, minutes| Edit::SetMinutes { id: id.to_owned(), phase, minutes };
    for (edit, old, new) in [
        (minutes("welcome", None, 7), "minutes = 5 # five", "minutes = 7 # five"),
        (minutes("work", Some(1), 6), "  minutes = 4\n", "  minutes = 6\n"),
        (minutes("close", None, 2), "minutes = 5\nleast = 3\n", "minutes = 2\nleast = 2\n"),
        (
            replaced(PLAN, "welcome", |a| a.title = "Hello \"you\"".into()),
            "[[agenda]]\ntitle   =   \"Welcome\"   # hi",
            "[[agenda]]\nid = \"welcome\"\ntitle   =   \"Hello \\\"you\\\"\"   # hi",
        ),
        (
            replaced(PLAN, "work", |a| a.prompt = Some("Three?".into())),
            "prompt = \"\"\"\nOne.\nTwo.\"\"\"",
            "prompt = \"Three?\"",
        ),
        (replaced(PLAN, "work", |a| a.prompt = None), "prompt = \"\"\"\nOne.\nTwo.\"\"\"\n", ""),
        (
            replaced(PLAN, "work", |a| a.phases[0].prompt = Some("Now".into())),
            "title = \"A\"\nminutes = 8\n",
            "title = \"A\"\nminutes = 8\nprompt = \"Now\"\n",
        ),
        (
            replaced(PLAN, "welcome", |a| a.script = Some("a \\ b\n\"\"\" and \"".into())),
            "minutes = 5 # five\n",
            "minutes = 5 # five\nscript = \"\"\"\na \\\\ b\n\"\"\\\" and \\\"\"\"\"\n",
        ),
        (replaced(PLAN, "close", |a| a.optional = true), "least = 3\n", "least = 3\noptional = true\n"),
        (
            replaced(PLAN, "welcome", |a| a.kind = Kind::Break),
            "kind = \"talk\"\nminutes = 5 # five",
            "kind = \"break\"\nminutes = 5 # five",
        ),
    ] {
        assert_eq!(edited(PLAN, [edit]), PLAN.replacen(old, new, 1));
    }
}

#[test]
fn activities_move_with_their_remarks_and_all_that_belongs_to_them() {
    let text = edited(PLAN, [Edit::Shift { id: id("close"), by: -1 }]);
    let places = [
        "# A plan of mine.",
        "Welcome",
        "title = \"Close\"",
        "[[agenda]] # work",
        "# steps",
        "  title = \"B\"",
        "# The end of the plan.",
    ];
    let found: Vec<usize> = places.iter().map(|p| text.find(p).unwrap_or_else(|| panic!("{p} is gone"))).collect();
    assert!(found.is_sorted(), "{text}");
    let text = edited(PLAN, [Edit::Shift { id: id("welcome"), by: 2 }]);
    assert!(
        text.contains("# Say hello.\n[[agenda]]\ntitle   =   \"Welcome\"   # hi") && text.contains("x-note = 'mine'"),
        "{text}"
    );
    assert!(text.find("# steps") < text.find("# Say hello."), "{text}");
    // There and back again is as if nothing had been.
    let back = [Edit::Shift { id: id("close"), by: -2 }, Edit::Shift { id: id("close"), by: 2 }];
    assert_eq!(edited(PLAN, back), PLAN);
}

#[test]
fn what_is_dropped_goes_and_nothing_else() {
    let text = edited(PLAN, [Edit::Drop(id("work"))]);
    let from = PLAN.find("[[agenda]] # work").unwrap();
    let until = PLAN.find("[[agenda]]\ntitle = \"Close\"").unwrap();
    assert_eq!(text, format!("{}{}", &PLAN[..from], &PLAN[until..]));
    let all = ["welcome", "work", "close"].map(|a| Edit::Drop(id(a)));
    let empty = edited(PLAN, all.clone());
    assert!(!empty.contains("[[agenda") && empty.contains("# The end of the plan."), "{empty}");
    let coffee = Activity { title: "Coffee".into(), kind: Kind::Break, minutes: 15, ..Activity::default() };
    let text = edited(&empty, [Edit::insert(0, coffee)]);
    assert!(
        text.contains(
            "\n\n[[agenda]]\ntitle = \"Coffee\"\nkind = \"break\"\nminutes = 15\n\n# The end of the plan.\n[record]"
        ),
        "{text}"
    );
}

#[test]
fn ids_stay_whatever_happens_to_titles_and_order() {
    let twice = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"Round\"\nkind = \"talk\"\nminutes = 5\n[[agenda]]\ntitle = \"Round\"\nkind = \"talk\"\nminutes = 6\n";
    let text = edited(twice, [Edit::Shift { id: id("round-2"), by: -1 }]);
    assert!(text.contains("id = \"round-2\""), "{text}");
    let text = edited(twice, [Edit::Drop(id("round"))]);
    assert!(text.contains("id = \"round-2\""), "{text}");
    let third = opened(twice).session.plan.agenda[0].clone();
    edited(twice, [Edit::insert(0, third)]);
}

#[test]
fn every_activity_that_comes_with_the_program_is_written_as_it_was_read() {
    for starter in library::STARTERS {
        let plan = opened(starter.text).session.plan;
        for a in &plan.agenda {
            // What keeps the groups of another one needs that one above it.
            let above: String = a.groups.as_ref().and_then(|g| g.keep.as_ref()).map_or(String::new(), |keep| {
                format!("[[agenda]]\nid = \"{keep}\"\ntitle = \"K\"\nkind = \"talk\"\nminutes = 1\n")
            });
            let text = format!("format = 1\ntitle = \"T\"\n{above}{}", activity::text(a, Some(&a.id), "\n"));
            assert_eq!(opened(&text).session.plan.agenda.last(), Some(a), "{}: {text}", starter.name);
        }
    }
}

#[test]
fn an_agenda_on_one_line_is_left_to_an_editor() {
    let file = opened("format = 1\ntitle = \"T\"\nagenda = [{ title = \"A\", kind = \"talk\", minutes = 5 }]\n");
    assert!(!file.document.can_replan());
    assert!(opened(PLAN).document.can_replan());
    assert!(opened("format = 1\ntitle = \"T\"\n").document.can_replan());
}

fn words() -> impl Strategy<Value = String> {
    "[a-c\"\\\\ \n#=\\[\\]é\u{202e}\t]{0,12}"
}

fn change() -> impl Strategy<Value = (u8, u8, u8, String)> {
    (0..26_u8, any::<u8>(), any::<u8>(), words())
}

/// A session that differs in one of the things that it is as a whole.
fn details(mut d: Details, number: u8, text: String) -> Details {
    match number % 9 {
        0 => d.title = text,
        1 => d.purpose = Some(text),
        2 => d.guidelines.push(text),
        3 => d.guidelines.truncate(1),
        4 => d.start = chrono::NaiveTime::from_hms_opt(u32::from(number) % 24, 5, 0),
        5 => d.end = None,
        6 => d.public = vec!["site".into(), "role".into()],
        7 => d.homework = vec![text, "more".into()],
        _ => d.facilitators.insert(0, text),
    }
    d
}

/// An activity that differs in one thing.
fn changed(mut a: Activity, what: u8, number: u8, phase: Option<usize>, text: String) -> Activity {
    let one = |title: String| Column { id: String::new(), title, prompt: None };
    match what {
        8 => a.title = text,
        9 => match phase {
            Some(p) => a.phases[p].prompt = some_text(&text).map(str::to_owned),
            None => a.prompt = some_text(&text).map(str::to_owned),
        },
        10 => a.script = some_text(&text).map(str::to_owned),
        11 => a.optional = number.is_multiple_of(2),
        12 => a.kind = Kind::ALL[usize::from(number) % 5],
        13 => a.phases.iter_mut().take(1).for_each(|p| p.title.clone_from(&text)),
        14 => a.phases.iter_mut().skip(1).for_each(|p| p.does = PhaseKind::ALL[usize::from(number) % 5]),
        15 => a.phases.iter_mut().for_each(|p| p.hidden = number.is_multiple_of(2)),
        16 => {
            a.groups = (!number.is_multiple_of(3)).then(|| Grouping { split: Split::Count(3), ..Grouping::default() });
        }
        17 => a.groups.iter_mut().for_each(|g| {
            g.hosts = number.is_multiple_of(2);
            g.mix = vec!["role".into()];
        }),
        18 => a.columns.push(one(text)),
        19 => a.columns.iter_mut().take(1).for_each(|c| c.title.clone_from(&text)),
        20 => a.columns.reverse(),
        21 => {
            a.columns.clear();
            a.phases.iter_mut().for_each(|p| p.columns.clear());
        }
        22 => a.rows.push(text),
        23 => {
            let options = vec!["Yes".into(), "No".into(), format!("n {number}")];
            let rules = Rules { limit: Some(2), ..Rules::default() };
            a.poll = Some(PollPlan { method: "multiple".into(), options, rules });
        }
        24 => a.poll.iter_mut().for_each(|p| p.options.truncate(2)),
        _ => {
            a.phases.insert(0, Phase { title: text, minutes: 2, each: Some(Each::Entry), ..Phase::default() });
        }
    }
    a
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_row_of_changes_is_read_again_and_can_be_taken_back(
        changes in prop::collection::vec(change(), 1..12), which in any::<u8>(), crlf: bool,
    ) {
        let texts: Vec<&str> = library::STARTERS.iter().map(|s| s.text).chain([PLAN, LISTED, LINES]).collect();
        let text = texts[usize::from(which) % texts.len()];
        let text = if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let file = opened(&text);
        let mut session = file.session.clone();
        for (what, which, number, text) in changes {
            let agenda = &session.plan.agenda;
            let Some(a) = agenda.get(usize::from(which) % agenda.len().max(1)) else { break };
            let (id, phase) = (a.id.clone(), (number % 3 < a.phases.len() as u8).then_some(usize::from(number % 3)));
            let edit = match what {
                0 => Edit::insert(usize::from(number) % 9, a.clone()),
                1 => Edit::Drop(id),
                2 => Edit::Shift { id, by: i32::from(number) % 7 - 3 },
                3 => Edit::SetMinutes { id, phase, minutes: u32::from(number) },
                4 => Edit::SetDetails(Box::new(details(session.plan.details(), number, text))),
                what if what < 8 => {
                    let at = usize::from(number) % (a.phases.len() + 1);
                    let change = match (what, a.phases.get(at)) {
                        (5, Some(phase)) => OnPhase::Insert(Box::new(phase.clone())),
                        (5, None) => OnPhase::Insert(Box::new(Phase { title: text, minutes: 3, ..Phase::default() })),
                        (6, _) => OnPhase::Drop,
                        _ => OnPhase::Shift(i32::from(number) % 5 - 2),
                    };
                    Edit::Phase { id, at, change }
                }
                what => Edit::Replace { id, activity: Box::new(changed(a.clone(), what, number, phase, text)) },
            };
            say(&mut session, edit);
        }
        let rendered = file.document.render(&session, &Drafts::default());
        let again = read(rendered.as_bytes());
        prop_assert!(again.is_ok(), "{}", rendered);
        prop_assert_eq!(&again.unwrap().session, &session, "{}", rendered);
        prop_assert_eq!(file.document.render(&file.session, &Drafts::default()), text);
    }
}
