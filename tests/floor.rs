//! Hands and questions to the room: who is first, what is refused, what the file keeps, and what undo leaves alone.

use proptest::prelude::*;
use roundtable::app::{self, Action};
use roundtable::workshop::digest::{Audience, Digest};
use roundtable::workshop::poll::Answer;
use roundtable::workshop::{
    Command, Entry, EntryKey, Note, NoteKind, OnEntries, OnHands, Participant, Refusal, Session, Voice,
};

use crate::stage::Stage;

/// Two activities, the second one a canvas, with four people.
const PLAN: &str = "format = 1\ntitle = \"Floor\"\npeople = [{ name = \"Ana Lima\" }, { name = \"Ben Osei\" }, { name = \
                    \"Chloé Park\" }, { name = \"Dev Rao\" }]\n[[agenda]]\ntitle = \"Talk\"\nkind = \
                    \"discussion\"\nminutes = 5\n[[agenda]]\ntitle = \"Peers\"\nkind = \"exercise\"\nminutes = 5\nid = \
                    \"peers\"\ncolumns = [{ id = \"who\", title = \"Who\" }]\n[[agenda]]\ntitle = \"Vote\"\nkind = \
                    \"poll\"\nminutes = 5\nid = \"vote\"\n[agenda.poll]\nmethod = \"single\"\noptions = [\"A\", \"B\"]\n";

fn room(rules: &str) -> Stage {
    Stage::of(&PLAN.replace("[[agenda]]\ntitle = \"Talk\"", &format!("[room]\n{rules}\n[[agenda]]\ntitle = \"Talk\"")))
}

fn named(name: &str) -> Participant {
    Participant::Named(name.to_owned())
}

fn say(s: &mut Stage, who: &Participant, voice: Voice) -> Result<(), Refusal> {
    let said = app::handle_voice(&mut s.m, who, voice, s.now);
    s.holds();
    said
}

fn raise(s: &mut Stage, name: &str) {
    say(s, &named(name), Voice::RaiseHand).expect("a hand");
}

fn ask(s: &mut Stage, name: &str, text: &str) -> Result<EntryKey, Refusal> {
    say(s, &named(name), Voice::Ask { text: text.to_owned(), named: true })?;
    Ok(s.session().questions().last().expect("a question").1)
}

fn want(s: &mut Stage, who: &Participant, question: EntryKey, up: bool) -> Result<(), Refusal> {
    say(s, who, Voice::VoteForQuestion { question, up })
}

fn lead(s: &mut Stage, command: Command) {
    app::update(&mut s.m, Action::Perform(command), s.now);
    s.holds();
}

fn hands(s: &Stage) -> Vec<String> {
    s.session().hands().map(|hand| hand.by.clone()).collect()
}

fn speaker(s: &Stage) -> Option<String> {
    s.session().speaker().map(|hand| hand.by.clone())
}

#[test]
fn hands_wait_in_the_order_in_which_they_went_up() {
    let mut s = room("").press("space");
    for name in ["Ben Osei", "ana  lima", "Ben Osei", "Dev Rao"] {
        raise(&mut s, name);
    }
    assert_eq!(hands(&s), ["Ben Osei", "Ana Lima", "Dev Rao"]);
    say(&mut s, &Participant::Unnamed(3), Voice::RaiseHand).expect("a hand");
    say(&mut s, &named("Ben Osei"), Voice::LowerHand).expect("it goes down");
    raise(&mut s, "Ben Osei");
    assert_eq!(hands(&s), ["Ana Lima", "Dev Rao", "somebody without a name (3)", "Ben Osei"]);
    // Lowered twice, it is down.
    say(&mut s, &named("Chloé Park"), Voice::LowerHand).expect("it is down");
}

#[test]
fn the_floor_goes_from_one_to_the_next_and_the_file_keeps_the_turns() {
    let mut s = room("").press("space");
    for name in ["Ben Osei", "Ana Lima", "Dev Rao"] {
        raise(&mut s, name);
    }
    lead(&mut s, Command::Hands(OnHands::Give("ana lima".to_owned())));
    assert_eq!(
        (speaker(&s), hands(&s)),
        (Some("Ana Lima".to_owned()), vec!["Ben Osei".to_owned(), "Dev Rao".to_owned()])
    );
    // Whoever has the floor raises no hand beside it.
    raise(&mut s, "Ana Lima");
    assert_eq!(hands(&s).len(), 2);
    let mut s = s.wait("40s");
    lead(&mut s, Command::Hands(OnHands::EndTurn));
    assert_eq!(speaker(&s), Some("Ben Osei".to_owned()));
    let mut s = s.wait("10s");
    say(&mut s, &named("Ben Osei"), Voice::LowerHand).expect("they give it back");
    assert_eq!((speaker(&s), hands(&s)), (None, vec!["Dev Rao".to_owned()]));
    let spoken: Vec<i64> =
        s.session().record.hands.iter().filter_map(|h| Some((h.ended? - h.floor?).num_seconds())).collect();
    assert_eq!(spoken, [10, 40]);
    let file = s.file();
    assert!(
        file.contains("[[record.hand]]\nby = \"Ana Lima\"\nraised = 2026-11-24T15:00:00-05:00\nfloor = "),
        "{file}"
    );
    // Undo leads back to who had it before.
    let s = s.press("u");
    assert_eq!(speaker(&s), Some("Ana Lima".to_owned()));
}

#[test]
fn a_hand_goes_down_with_its_owner_and_with_the_activity() {
    for (rules, kept) in [("", 0), ("hands = \"keep\"", 2)] {
        let mut s = room(rules).press("space");
        for name in ["Ben Osei", "Ana Lima", "Dev Rao", "Chloé Park"] {
            raise(&mut s, name);
        }
        lead(&mut s, Command::Leave("Ben Osei".to_owned()));
        lead(&mut s, Command::Hands(OnHands::Lower("Dev Rao".to_owned())));
        assert_eq!(hands(&s), ["Ana Lima", "Chloé Park"]);
        let refused = say(&mut s, &named("Ben Osei"), Voice::RaiseHand);
        assert_eq!(refused, Err(Refusal::NotHere("Ben Osei".to_owned())));
        let s = s.press("→");
        assert_eq!(hands(&s).len(), kept, "{rules}");
        let mut s = s.press("→ →");
        assert_eq!(hands(&s).len(), 0, "{rules}");
        assert_eq!(say(&mut s, &named("Ana Lima"), Voice::RaiseHand), Err(Refusal::Over));
    }
}

#[test]
fn what_is_said_about_hands_that_are_down_changes_nothing() {
    let mut s = room("").press("space");
    raise(&mut s, "Ana Lima");
    let before = s.session().clone();
    for (wrong, why) in [
        (OnHands::Give("Ben Osei".to_owned()), "The hand of Ben Osei is not up."),
        (OnHands::Lower("Nobody".to_owned()), "The hand of Nobody is not up."),
        (OnHands::EndTurn, "Nobody has the floor."),
    ] {
        lead(&mut s, Command::Hands(wrong));
        assert_eq!((s.message(), s.session()), (why, &before));
    }
}

#[test]
fn a_question_is_recorded_with_who_asked_and_who_wants_it_answered() {
    let mut s = room("").press("space");
    let who_pays = ask(&mut s, "Ana Lima", "  Who pays?\n").expect("a question");
    assert_eq!(ask(&mut s, "Ana Lima", "Who pays?"), Ok(who_pays), "sent once more it is the same question");
    let without = Voice::Ask { text: "May we record this?".to_owned(), named: false };
    say(&mut s, &named("Ben Osei"), without).expect("a question");
    for (name, up) in
        [("Ben Osei", true), ("ben osei", true), ("Dev Rao", true), ("Dev Rao", false), ("Ana Lima", true)]
    {
        want(&mut s, &named(name), who_pays, up).expect("a vote");
    }
    let asked: Vec<(&str, Option<&str>, usize)> =
        s.session().questions().map(|(_, _, n)| (n.text.as_str(), n.by.as_deref(), n.votes())).collect();
    assert_eq!(asked, [("Who pays?", Some("Ana Lima"), 2), ("May we record this?", None, 0)]);
    let file = s.file();
    assert!(file.contains("kind = \"question\"\ntext = \"Who pays?\"\nby = \"Ana Lima\"\nasked = true\nvotes = [\"Ben Osei\", \"Ana Lima\"]\n"), "{file}");
    // Whoever left out the name is in no file; on their own phone it is theirs, until the program ends.
    assert!(!file.contains("text = \"May we record this?\"\nby"), "{file}");
    let seen = |s: &Stage, name: &str| s.session().questions_seen_by(&named(name))[1].clone();
    assert!(seen(&s, "Ben Osei").mine && !seen(&s, "Dev Rao").mine);
    let s = s.restart();
    assert!(!seen(&s, "Ben Osei").mine);
    assert_eq!(s.session().questions_seen_by(&named("Ana Lima"))[0].votes, 2);
}

#[test]
fn questions_stand_by_votes_and_then_by_age() {
    let mut s = room("").press("space");
    let keys: Vec<EntryKey> =
        ["A", "B", "C", "D"].iter().map(|t| ask(&mut s, "Ana Lima", t).expect("a question")).collect();
    for (key, names) in [(keys[2], &["Ben Osei", "Dev Rao"][..]), (keys[1], &["Ben Osei"]), (keys[3], &["Dev Rao"])] {
        for name in names {
            want(&mut s, &named(name), key, true).expect("a vote");
        }
    }
    let order = |s: &Stage| -> Vec<String> {
        s.session().questions_seen_by(&named("Ben Osei")).into_iter().map(|q| q.text).collect()
    };
    assert_eq!(order(&s), ["C", "B", "D", "A"]);
    lead(&mut s, Command::SetDone { note: 2, done: true });
    assert_eq!(order(&s), ["B", "D", "A", "C"]);
    assert_eq!(want(&mut s, &named("Ana Lima"), keys[2], true), Err(Refusal::QuestionAnswered));
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 1, hidden: true }));
    assert_eq!(order(&s), ["D", "A", "C"]);
    assert_eq!(want(&mut s, &named("Ana Lima"), keys[1], true), Err(Refusal::NoNote));
    assert!(s.file().contains("hidden = true\nwithheld = true"), "{}", s.file());
    let s = s.press("u");
    assert_eq!(order(&s), ["B", "D", "A", "C"]);
}

#[test]
fn a_reviewed_question_waits_and_questions_can_be_off() {
    let mut s = room("questions = \"reviewed\"").press("space");
    let key = ask(&mut s, "Ana Lima", "Who pays?").expect("a question");
    let seen = |s: &Stage, name: &str| s.session().questions_seen_by(&named(name));
    assert!(seen(&s, "Ana Lima")[0].alone && seen(&s, "Ben Osei").is_empty());
    assert_eq!(want(&mut s, &named("Ben Osei"), key, true), Err(Refusal::NoNote));
    assert!(!s.session().record.journal.iter().any(|line| line.contains("Who pays")));
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: false }));
    assert!(!seen(&s, "Ben Osei")[0].alone);
    // One that is hidden without being shown waits no longer.
    let second = ask(&mut s, "Ben Osei", "Is it rude?").expect("a question");
    assert_eq!(s.session().open_questions(), [1, 0]);
    let waits = |s: &Stage| s.session().questions().filter(|(_, _, note)| note.waits_for_facilitator()).count();
    assert_eq!(waits(&s), 2);
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 1, hidden: true }));
    assert_eq!((waits(&s), s.session().open_questions()), (1, vec![0, 1]));
    assert_eq!(want(&mut s, &named("Ana Lima"), second, true), Err(Refusal::NoNote));
    let mut s = room("questions = \"off\"").press("space");
    assert_eq!(ask(&mut s, "Ana Lima", "Who pays?"), Err(Refusal::NoQuestions));
    assert_eq!(want(&mut s, &named("Ana Lima"), key, true), Err(Refusal::NoQuestions));
}

#[test]
fn nobody_asks_without_end() {
    let mut s = room("").press("space").unchecked();
    let ben = named("Ben Osei");
    for n in 0..20 {
        let voice = Voice::Ask { text: format!("Question {n}?"), named: n % 2 == 0 };
        app::handle_voice(&mut s.m, &ben, voice, s.now).expect("a question");
    }
    assert_eq!(ask(&mut s, "Ben Osei", "One more?"), Err(Refusal::EnoughQuestions(20)));
    assert_eq!(ask(&mut s, "Ana Lima", &"é".repeat(501)), Err(Refusal::LongQuestion(500)));
    assert_eq!(ask(&mut s, "Ana Lima", " \n "), Err(Refusal::NoWords));
    assert!(ask(&mut s, "Ana Lima", &"é".repeat(500)).is_ok());
    // Beyond two megabytes nobody asks, by whatever name.
    let long = "𝒳".repeat(500);
    let refused = (0..2_000).find_map(|n| {
        let voice = Voice::Ask { text: long.clone(), named: false };
        app::handle_voice(&mut s.m, &Participant::Unnamed(n), voice, s.now).err()
    });
    assert_eq!(refused, Some(Refusal::EnoughQuestions(20)));
    assert!(s.file().len() < 3 << 20);
}

#[test]
fn an_entry_that_is_hidden_is_seen_by_nobody_until_it_is_shown_again() {
    let mut s = room("").press("space →");
    let entry = |text: &str| {
        Voice::Write(Entry { activity: "peers".into(), column: "who".into(), row: None, text: text.into() })
    };
    say(&mut s, &named("Ana Lima"), entry("Rude words")).expect("an entry");
    say(&mut s, &named("Ben Osei"), entry("Kind words")).expect("an entry");
    let public = |s: &Stage| {
        let canvas = s.session().public(s.now).canvas.expect("a canvas");
        (canvas.entries.iter().map(|n| n.text.clone()).collect::<Vec<_>>(), canvas.waiting)
    };
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: true }));
    assert_eq!(public(&s), (vec!["Kind words".to_owned()], false));
    // Revealing what a phase hides does not show it.
    lead(&mut s, Command::Entries(OnEntries::Reveal("peers".to_owned())));
    assert_eq!(s.message(), "No entries are hidden: the room can see all of them.");
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: true }));
    assert_eq!(s.message(), "The room does not see it already.");
    // Its writer, and nobody else, sees it on the phone.
    let seen = |s: &Stage, name: &str| {
        let canvas = s.session().canvas_of(&named(name), None).expect("a canvas");
        canvas.columns[0].entries.iter().map(|e| (e.text.clone(), e.alone)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&s, "Ana Lima")[0], ("Rude words".to_owned(), true));
    assert_eq!(seen(&s, "Ben Osei"), [("Kind words".to_owned(), false)]);
    let told = |audience| format!("{:?}", Digest::of(s.session(), audience));
    assert!(!told(Audience::Participants).contains("Rude") && told(Audience::Facilitator).contains("Rude"));
    let s = s.press("u");
    assert_eq!(public(&s).0, ["Rude words", "Kind words"]);
}

#[test]
fn showing_one_entry_again_does_not_end_a_phase_that_hides() {
    let plan = PLAN.replace("minutes = 5\nid = \"peers\"\n", "id = \"peers\"\n").replace(
        "[[agenda]]\ntitle = \"Vote\"",
        "[[agenda.phases]]\ntitle = \"Write\"\nminutes = 5\ndoes = \"write\"\nhidden = true\n[[agenda]]\ntitle = \"Vote\"",
    );
    let mut s = Stage::of(&plan).press("space →");
    let entry = Voice::Write(Entry { activity: "peers".into(), column: "who".into(), row: None, text: "Words".into() });
    say(&mut s, &named("Ana Lima"), entry).expect("an entry");
    for hidden in [true, false] {
        lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden }));
        assert!(s.session().hides_new_entries() && s.session().record.notes[0].is_hidden(), "{hidden}");
    }
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: true }));
    assert_eq!(s.session().public(s.now).canvas.map(|c| c.waiting), Some(false));
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: false }));
    lead(&mut s, Command::Entries(OnEntries::Reveal("peers".to_owned())));
    assert!(!s.session().record.notes[0].is_hidden());
}

#[test]
fn hands_and_questions_are_taken_before_the_start_and_stay() {
    let mut s = room("");
    raise(&mut s, "Ana Lima");
    let key = ask(&mut s, "Ben Osei", "When is lunch?").expect("a question");
    want(&mut s, &Participant::Unnamed(1), key, true).expect("a vote");
    say(&mut s, &named("Zoe Adler"), Voice::Join).expect("she is here");
    raise(&mut s, "Zoe Adler");
    let s = s.restart().press("space");
    assert_eq!(hands(&s), ["Ana Lima", "Zoe Adler"]);
    assert_eq!(s.session().questions_seen_by(&Participant::Unnamed(1))[0].votes, 1);
}

/// What somebody says or does, by chance.
#[derive(Debug, Clone)]
enum Step {
    Join(usize),
    Vote(usize, usize),
    Write(usize, u8),
    Reword(usize, u8),
    Withdraw(usize),
    Raise(usize),
    Lower(usize),
    Ask(usize, u8, bool),
    Want(usize, usize, bool),
    Lead(usize),
    Undo,
    Redo,
    Wait(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..5_usize;
    prop_oneof![
        1 => who().prop_map(Step::Join),
        3 => (who(), 0..2_usize).prop_map(|(w, o)| Step::Vote(w, o)),
        3 => (who(), any::<u8>()).prop_map(|(w, n)| Step::Write(w, n)),
        2 => (who(), any::<u8>()).prop_map(|(w, n)| Step::Reword(w, n)),
        1 => who().prop_map(Step::Withdraw),
        3 => who().prop_map(Step::Raise),
        1 => who().prop_map(Step::Lower),
        3 => (who(), any::<u8>(), any::<bool>()).prop_map(|(w, n, named)| Step::Ask(w, n, named)),
        2 => (who(), 0..4_usize, any::<bool>()).prop_map(|(w, q, up)| Step::Want(w, q, up)),
        8 => (0..16_usize).prop_map(Step::Lead),
        6 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => any::<u8>().prop_map(Step::Wait),
    ]
}

const WHO: [&str; 5] = ["Ana Lima", "Ben Osei", "Chloé Park", "Dev Rao", "Zoe Adler"];

/// A word that somebody was told is recorded, as long as nobody has said something else in its place.
#[derive(Debug, Clone, PartialEq)]
enum Told {
    Here(String),
    Ballot(String, usize),
    Entry(String, String),
    Question(Option<String>, String),
    Want(String, String),
}

/// Whether the file holds it.
fn holds(session: &Session, told: &Told) -> bool {
    let notes = || session.record.notes.iter();
    match told {
        Told::Here(name) => session.record.attendance.iter().any(|stay| stay.name == *name && stay.arrived.is_some()),
        Told::Ballot(name, option) => session.record.polls.iter().any(|run| {
            let by = |b: &roundtable::workshop::poll::Ballot| b.by.as_deref() == Some(name.as_str());
            run.ballots.iter().any(|b| by(b) && b.vote.answer == Answer::Options(vec![*option]))
        }),
        Told::Entry(name, text) => notes().any(|n| n.by.as_deref() == Some(name) && n.text == *text && !n.asked),
        Told::Question(by, text) => notes().any(|n| n.by == *by && n.text == *text && n.asked),
        Told::Want(name, text) => notes().any(|n| n.text == *text && n.votes.iter().any(|v| v == name)),
    }
}

/// A command of the facilitator, by number, that takes no word of others away by itself.
fn command(session: &Session, n: usize) -> Option<Command> {
    let note = || session.record.notes.iter().position(|n| n.by.is_none() && !n.asked);
    let question = |n: usize| session.questions().nth(n).map(|(at, ..)| at);
    let hand = || session.hands().next().map(|hand| hand.by.clone());
    Some(match n {
        0 => Command::Start,
        1 | 2 => Command::Next,
        3 => Command::Back,
        4 => Command::OpenPoll,
        5 => Command::ClosePoll,
        6 => Command::Capture(Box::new(Note { text: "Mine".to_owned(), ..Note::default() })),
        7 => Command::RemoveNote(note()?),
        8 => Command::Hands(OnHands::Give(hand()?)),
        9 => Command::Hands(OnHands::EndTurn),
        10 => Command::Hands(OnHands::Lower(hand()?)),
        11 => Command::Entries(OnEntries::Withhold { note: question(0)?, hidden: true }),
        12 => Command::Entries(OnEntries::Withhold { note: question(0)?, hidden: false }),
        13 => Command::SetDone { note: question(1)?, done: true },
        14 => Command::AddMinutes(1),
        _ => Command::Arrive(roundtable::workshop::Person { name: WHO[4].to_owned(), attributes: Vec::new() }),
    })
}

/// Lets somebody say something; what they were told then takes the place of what it changes.
fn hear(s: &mut Stage, told: &mut Vec<Told>, step: &Step) {
    let own_entry = |s: &Stage, name: &str| {
        let canvas = s.session().canvas_of(&named(name), None)?;
        let entry = canvas.columns.first()?.entries.iter().find(|e| e.mine)?.clone();
        Some((entry.key, entry.text))
    };
    let (who, voice, before, after) = match step {
        Step::Join(w) => (WHO[*w], Voice::Join, None, Some(Told::Here(WHO[*w].to_owned()))),
        Step::Vote(w, option) => {
            let Some(run) = s.session().run_id() else { return };
            let vote = Answer::Options(vec![*option]).into();
            let before = Told::Ballot(WHO[*w].to_owned(), 1 - option);
            (WHO[*w], Voice::Vote { run, vote }, Some(before), Some(Told::Ballot(WHO[*w].to_owned(), *option)))
        }
        Step::Write(w, n) => {
            let text = format!("Entry {n}");
            let entry = Entry { activity: "peers".into(), column: "who".into(), row: None, text: text.clone() };
            (WHO[*w], Voice::Write(entry), None, Some(Told::Entry(WHO[*w].to_owned(), text)))
        }
        Step::Reword(w, n) => {
            let Some((entry, was)) = own_entry(s, WHO[*w]) else { return };
            let text = format!("Reworded {n}");
            let voice = Voice::Reword { activity: "peers".into(), entry, text: text.clone() };
            let name = WHO[*w].to_owned();
            (WHO[*w], voice, Some(Told::Entry(name.clone(), was)), Some(Told::Entry(name, text)))
        }
        Step::Withdraw(w) => {
            let Some((entry, was)) = own_entry(s, WHO[*w]) else { return };
            let voice = Voice::Withdraw { activity: "peers".into(), entry };
            (WHO[*w], voice, Some(Told::Entry(WHO[*w].to_owned(), was)), None)
        }
        Step::Raise(w) => (WHO[*w], Voice::RaiseHand, None, None),
        Step::Lower(w) => (WHO[*w], Voice::LowerHand, None, None),
        Step::Ask(w, n, named) => {
            let text = format!("Question {n} of {w}?");
            let by = named.then(|| WHO[*w].to_owned());
            let again = s.session().questions().any(|(_, _, n)| n.text == text);
            let after = (!again).then_some(Told::Question(by, text.clone()));
            (WHO[*w], Voice::Ask { text, named: *named }, None, after)
        }
        Step::Want(w, q, up) => {
            let Some((question, text)) = s.session().questions().nth(*q).map(|(_, key, n)| (key, n.text.clone()))
            else {
                return;
            };
            let want = Told::Want(WHO[*w].to_owned(), text);
            let (before, after) = if *up { (None, Some(want)) } else { (Some(want), None) };
            (WHO[*w], Voice::VoteForQuestion { question, up: *up }, before, after)
        }
        _ => return,
    };
    if app::handle_voice(&mut s.m, &named(who), voice, s.now).is_ok() {
        told.retain(|t| Some(t) != before.as_ref());
        told.extend(after);
        let raised = matches!(step, Step::Raise(_));
        let is_up = s.session().record.hands.iter().any(|h| h.by == who && h.ended.is_none());
        assert!(!raised || is_up, "the hand of {who} is not up");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn undo_takes_nothing_away_that_somebody_was_told_is_recorded(steps in prop::collection::vec(step(), 60)) {
        let plan = PLAN.replace("method = \"single\"", "method = \"single\"\nballots = \"named\"");
        let mut s = Stage::of(&plan).unchecked();
        let mut told = Vec::new();
        for step in &steps {
            match step {
                Step::Lead(n) => {
                    if let Some(command) = command(s.session(), *n) {
                        app::update(&mut s.m, Action::Perform(command), s.now);
                    }
                }
                Step::Undo | Step::Redo => {
                    let action = if matches!(step, Step::Undo) { Action::Undo } else { Action::Redo };
                    app::update(&mut s.m, action, s.now);
                }
                Step::Wait(n) => s = s.wait(&format!("{n}s")),
                said => hear(&mut s, &mut told, said),
            }
            let lost: Vec<&Told> = told.iter().filter(|t| !holds(s.session(), t)).collect();
            prop_assert!(lost.is_empty(), "{lost:?} lost by {step:?}");
        }
        s.holds();
    }
}

#[test]
fn a_step_that_others_have_built_on_stays_and_a_sentence_says_why() {
    let mut s = room("questions = \"reviewed\"").press("space");
    let key = ask(&mut s, "Ana Lima", "Who pays?").expect("a question");
    lead(&mut s, Command::Entries(OnEntries::Withhold { note: 0, hidden: false }));
    want(&mut s, &named("Ben Osei"), key, true).expect("a vote");
    let s = s.press("u");
    assert_eq!(s.message(), "1 person has voted or written since: what they sent stays. ← goes back.");
    assert_eq!(s.session().record.notes[0].kind, NoteKind::Question);
    assert!(!s.session().record.notes[0].is_hidden());
}
