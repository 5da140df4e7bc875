//! Changed plans: every change is read again as it was made, and nothing else in the text moves.

use proptest::prelude::*;

use super::super::{Opened, activity, read};
use crate::library;
use crate::workshop::{
    Activity, Command, Drafts, Edit, Kind, Moment, OnPhase, Phase, PhaseKind, Request, Session, apply,
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
            Edit::Retitle { id: id("welcome"), title: "Hello \"you\"".into() },
            "[[agenda]]\ntitle   =   \"Welcome\"   # hi",
            "[[agenda]]\nid = \"welcome\"\ntitle   =   \"Hello \\\"you\\\"\"   # hi",
        ),
        (
            Edit::SetPrompt { id: id("work"), phase: None, text: "Three?".into() },
            "prompt = \"\"\"\nOne.\nTwo.\"\"\"",
            "prompt = \"Three?\"",
        ),
        (
            Edit::SetPrompt { id: id("work"), phase: None, text: " \n".into() },
            "prompt = \"\"\"\nOne.\nTwo.\"\"\"\n",
            "",
        ),
        (
            Edit::SetPrompt { id: id("work"), phase: Some(0), text: "Now".into() },
            "title = \"A\"\nminutes = 8\n",
            "title = \"A\"\nminutes = 8\nprompt = \"Now\"\n",
        ),
        (
            Edit::SetScript { id: id("welcome"), text: "a \\ b\n\"\"\" and \"".into() },
            "minutes = 5 # five\n",
            "minutes = 5 # five\nscript = \"\"\"\na \\\\ b\n\"\"\\\" and \\\"\"\"\"\n",
        ),
        (Edit::SetOptional { id: id("close"), optional: true }, "least = 3\n", "least = 3\noptional = true\n"),
        (
            Edit::SetKind { id: id("welcome"), kind: Kind::Break },
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
    let insert = Edit::Insert { at: 0, activity: Box::new(coffee) };
    let text = edited(&empty, [insert]);
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
    edited(twice, [Edit::Insert { at: 0, activity: Box::new(third) }]);
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
    (0..15_u8, any::<u8>(), any::<u8>(), words())
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
                0 => Edit::Insert { at: usize::from(number) % 9, activity: Box::new(a.clone()) },
                1 => Edit::Drop(id),
                2 => Edit::Shift { id, by: i32::from(number) % 7 - 3 },
                3 => Edit::Retitle { id, title: text },
                4 => Edit::SetMinutes { id, phase, minutes: u32::from(number) },
                5 => Edit::SetPrompt { id, phase, text },
                6 => Edit::SetScript { id, text },
                7 => Edit::SetOptional { id, optional: number % 2 == 0 },
                8 => Edit::SetKind { id, kind: Kind::ALL[usize::from(number) % 5] },
                what => {
                    let at = usize::from(number) % (a.phases.len() + 1);
                    let change = match (what, a.phases.get(at)) {
                        (9, Some(phase)) => OnPhase::Insert(Box::new(phase.clone())),
                        (9, None) => OnPhase::Insert(Box::new(Phase { title: text, minutes: 3, ..Phase::default() })),
                        (10, _) => OnPhase::Drop,
                        (11, _) => OnPhase::Shift(i32::from(number) % 5 - 2),
                        (12, _) => OnPhase::Retitle(text),
                        (13, _) => OnPhase::SetKind(PhaseKind::ALL[usize::from(number) % 5]),
                        _ => OnPhase::SetHidden(number % 2 == 0),
                    };
                    Edit::Phase { id, at, change }
                }
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
