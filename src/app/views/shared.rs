//! Owns the keys that several views share, as tables that the views put together.

use crate::app::effect::Effect;
use crate::app::model::{About, Action, Bind, Card, KeyTable, Model};
use crate::app::perform::{NOTHING_TO_REDO, NOTHING_TO_UNDO, perform};
use crate::app::polls;
use crate::app::prompts::{command, count, marks, note, quick_poll, save_elsewhere, thumbs};
use crate::app::rows::{key, wrapped};
use crate::workshop::poll::{shown, shown_in_private};
use crate::workshop::{Command, Moment, OnEntries, Phase, PhaseKind, Refusal, SessionState, Thumb};

/// What is said where an entry has to be selected first.
pub(super) const NOT_SELECTED: &str = "Nothing is selected: Tab goes to the entries, ↑ ↓ select one.";

/// What is said where there is no poll.
const NO_POLL: &str = "No poll is running.";

/// The clock and the steps of the session.
#[rustfmt::skip]
pub(super) static CLOCK: KeyTable = &[
    Bind::new("start-or-pause", &["space"], "Start, pause or resume the session", |m, _| match m.session.state() {
        SessionState::Planned => Some(Action::Perform(Command::Start)),
        SessionState::Live => Some(Action::Perform(Command::Pause)),
        SessionState::Paused => Some(Action::Perform(Command::Resume)),
        SessionState::Done => None,
    }).was(&["clock"])
    .synonyms("begin, go on, continue, hold, wait, halt, freeze, unpause")
    .hint(|m| match m.session.state() {
        SessionState::Planned => "start",
        SessionState::Paused => "resume",
        SessionState::Live | SessionState::Done => "pause",
    })
    .rank(2)
    .awaited(|m| m.session.state() == SessionState::Planned),
    Bind::new("next", &["→", "l"], "Go to the next step or turn", |m, _| {
        m.session.is_under_way().then_some(Action::Perform(Command::Next))
    })
    .synonyms("next phase, next activity, forward, skip ahead, move on, end the session, finish")
    .hint(|m| if m.session.turn().is_some_and(|t| t.next.is_some()) { "next turn" } else { "next" })
    .rank(4),
    Bind::new("back", &["←", "h"], "Go back one step or turn", |m, _| {
        let first = m.session.plan.steps().first().copied();
        let reopens = m.session.state() == SessionState::Done;
        let turns = m.session.turn().is_some_and(|t| t.at > 1);
        (reopens || turns || (m.session.is_under_way() && m.session.step() != first)).then_some(Action::Perform(Command::Back))
    })
    .synonyms("previous, return, reopen the session, before")
    .hint(|m| if m.session.state() == SessionState::Done { "reopen" } else { "back" })
    .rank(9)
    .refuses(|m| {
        Some(if m.session.record.started.is_none() { Refusal::NotStarted } else { Refusal::AtFirst }.to_string())
    }),
    key!("add-minute", &["+"], "1 min", "Add 1 minute", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(1)))).was(&["more"]).synonyms("a minute more for what is running, longer, extend, extra").rank(3),
    key!("remove-minute", &["-"], "1 min", "Remove 1 minute", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(-1)))).was(&["less"]).synonyms("a minute less for what is running, shorter, reduce").rank(7),
    key!("add-5-minutes", &[">"], "5 min", "Add 5 minutes", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(5)))).was(&["more-5"]).synonyms("five minutes more for what is running, longer, extend, overtime"),
    key!("remove-5-minutes", &["<"], "5 min", "Remove 5 minutes", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(-5)))).was(&["less-5"]).synonyms("five minutes less for what is running, shorter, reduce"),
];

/// Taking notes.
#[rustfmt::skip]
pub(super) static NOTES: KeyTable = &[
    key!("note", &["a", "i"], "note", "Add a note: Enter saves, Esc closes", |_, _| Some(note::PROMPT.open())).was(&["capture"]).synonyms("capture, write, decision, question, takeaway, quote, parked, action, task, assign").rank(1),
];

/// Polls and thumbs, where the room can be seen counting.
#[rustfmt::skip]
pub(super) static POLLS: KeyTable = &[
    key!("thumbs-up", &["y"], "thumbs up", "Count thumbs up: add time", |m, _| m.extension().map(|_| Action::Perform(Command::Thumbs(Thumb::Up)))).synonyms("go on, extension, vote for more").rank(1).missing(|_| Some(NO_THUMBS.to_owned())),
    key!("thumbs-down", &["n"], "thumbs down", "Count thumbs down: go to the next step", |m, _| m.extension().map(|_| Action::Perform(Command::Thumbs(Thumb::Down)))).synonyms("stop, vote against more").rank(1).missing(|_| Some(NO_THUMBS.to_owned())),
    Bind::new("count-hand", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "Add a hand, dots or a score", |m, key| {
            let hand = || polls::option_of_key(m, key).map(|option| Action::Perform(Command::AddHand(option)));
            if polls::by_hands(m) {
                return hand();
            }
            let n = key.parse::<usize>().ok()?;
            m.voted_on().map(|_| Action::Do(mark, n as i32))
        }).was(&["hand"]).synonyms("one more hand for that option").hint(|m| match m.session.phase().filter(|_| !m.in_poll()) {
            Some(Phase { axes: Some(_), .. }) => "score",
            Some(_) => "dots",
            None => "hand",
        }).rank(2).unlisted().missing(|m| Some(no_hands(m).to_owned())),
    key!("abstain", &["0"], "abstain", "Add an abstention", |m, _| polls::none_of_these(m).filter(|_| polls::by_hands(m)).map(Action::Perform)).synonyms("abstains, none of these").unlisted().polls_only(),
    key!("quick-poll", &["P"], "quick poll", "Open a quick poll", |m, _| m.session.is_under_way().then_some(quick_poll::PROMPT.open())).synonyms("vote, survey, show of hands, ask"),
    key!("type-count", &["="], "counts", "Type the counts", |m, _| {
            // What is typed would be seen on the stage.
            let seen = m.cursor.view.for_the_room && hides_results(m);
            let hands = (polls::by_hands(m) && !seen).then(|| count::PROMPT.open());
            let thumbs = || m.extension().map(|_| thumbs::PROMPT.open());
            hands.or_else(thumbs).or_else(|| m.voted_on().map(|note| marks::PROMPT.about(About::Index(note))))
        }).was(&["count"]).synonyms("type a count of the poll, number, tally, dots, scores, thumbs").rank(3).missing(|m| Some(no_hands(m).to_owned())),
    Bind::new("open-or-close-poll", &["o"], "Open, close or repeat the poll", |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none());
            m.in_poll().then_some(Action::Perform(if open { Command::ClosePoll } else { Command::OpenPoll }))
        }).was(&["poll"]).synonyms("run it again, a further run, start the vote, stop the vote, revote").hint(|m| match m.session.poll_run() {
            Some(run) if run.closed.is_none() => "close",
            Some(_) => "run again",
            None => "open",
        }).rank(3).polls_only().missing(|_| Some(NO_POLL.to_owned())),
    key!("run-off", &["O"], "run-off", "Hold a run-off between tied options", |m, _| is_tied(m, false).then_some(Action::Perform(Command::RunOff))).synonyms("second round, those who share the first place").rank(2).polls_only().missing(no_tie),
    key!("reveal", &["R"], "reveal", "Reveal hidden results or entries", |m, _| {
            let activity = m.shown_activity().filter(|a| m.caches.notes.hidden(&a.id) > 0);
            let results = (m.in_poll() && hides_results(m)).then_some(Command::Reveal);
            results.or_else(|| Some(Command::Entries(OnEntries::Reveal(activity?.id.clone())))).map(Action::Perform)
        }).synonyms("show the results, unhide, uncover").rank(5).missing(|m| Some(nothing_hidden(m).to_owned())),
];

/// Moving from group to group.
#[rustfmt::skip]
pub(super) static GROUP_STEPS: KeyTable = &[
    key!("previous-group", &["["], "back", "Go to the previous group", |m, _| m.shown_round().map(|_| Action::Do(step_group, -1))).synonyms("the group before").missing(|m| Some(no_groups(m).to_owned())),
    key!("next-group", &["]"], "group", "Go to the next group", |m, _| m.shown_round().map(|_| Action::Do(step_group, 1))).rank(5).missing(|m| Some(no_groups(m).to_owned())),
];

/// Repairing groups when people come and go.
#[rustfmt::skip]
pub(super) static GROUP_REPAIR: KeyTable = &[
    key!(
        "fix-alone",
        &["m"], "fix groups", "Fix anyone left alone",
        |m, _| (!m.session.singleton_moves().is_empty()).then_some(Action::Perform(Command::MoveSingletons))
    ).was(&["company"]).synonyms("give company, single, lonely")
    .rank(1)
    .missing(|_| Some("Nobody is alone in a group.".to_owned())),
    key!(
        "place-latecomers",
        &["f"], "place latecomer", "Place latecomers",
        |m, _| (!m.session.unplaced().is_empty()).then_some(Action::Do(fit_in, 0))
    ).was(&["fit-in"]).synonyms("put a late arrival into a group, newcomer")
    .rank(1)
    .missing(|_| Some("Everybody here is in a group already.".to_owned())),
];

/// Moving in a list.
#[rustfmt::skip]
pub(super) static LIST: KeyTable = &[
    key!("up", &["↑", "k"], "up", "Move up", |_, _| Some(Action::Move(-1))).unlisted(),
    key!("down", &["↓", "j"], "down", "Move down", |_, _| Some(Action::Move(1))).unlisted(),
    key!("page-up", &["PgUp"], "page up", "Move up one page", |_, _| Some(Action::Move(-10))).unlisted(),
    key!("page-down", &["PgDn"], "page down", "Move down one page", |_, _| Some(Action::Move(10))).unlisted(),
];

/// Undo and redo.
#[rustfmt::skip]
pub(super) static UNDO: KeyTable = &[
    key!("undo", &["u"], "undo", "Undo", |m, _| m.log.can_undo().then_some(Action::Undo)).synonyms("take back your own last step, revert, oops, mistake").rank(8).refuses(|_| Some(NOTHING_TO_UNDO.to_owned())),
    key!("redo", &["U"], "redo", "Redo", |m, _| m.log.can_redo().then_some(Action::Redo)).synonyms("do again what was taken back").refuses(|_| Some(NOTHING_TO_REDO.to_owned())),
];

/// What the facilitator is told of and can mend.
#[rustfmt::skip]
pub(super) static TROUBLE: KeyTable = &[
    key!("ignore-sleep", &["z"], "ignore sleep", "Ignore the time the computer slept", |m, _| m.messages.slept.map(|_| Action::Do(ignore_sleep, 0))).was(&["sleep"]).synonyms("take the sleep out of the clock, suspend").rank(1),
];

/// What works everywhere.
#[rustfmt::skip]
pub(super) static EVERYWHERE: KeyTable = &[
    key!("commands", &[":"], "commands", "Find a command by name", |_, _| Some(command::PROMPT.open())).was(&["palette"]).rank(9).unlisted(),
    key!("close", &["Esc"], "close", "Close what is open", |_, _| Some(Action::Close)).was(&["away"]).unlisted(),
    key!("help", &["?"], "help", "Show the keys", |_, _| Some(Action::Read(Card::Help))).rank(10).unlisted(),
    Bind::new("save-elsewhere", &["W"], "Save a copy, or elsewhere if saving fails", |_, _| Some(save_elsewhere::PROMPT.open())).was(&["elsewhere"]).synonyms("save as, save to another file, duplicate, place").hint(|m| if m.saving.trouble.is_some() { "save elsewhere" } else { "" }).rank(1),
    key!("quit", &["q"], "quit", "Quit; the session stays live", |_, _| Some(Action::Quit)).synonyms("leave, exit, bye").rank(9),
    key!("suspend", &["ctrl-z"], "suspend", "Suspend to the shell", |_, _| Some(Action::Run(Effect::Suspend))).synonyms("give the terminal back for a while, background").unlisted(),
];

/// Returns whether the room does not see the results of the poll.
pub(super) fn hides_results(m: &Model) -> bool {
    m.session.poll_run().is_some_and(|run| !shown(run, false))
}

/// Returns whether the poll that ran last ended in a tie for the first place that is still to be decided.
pub(super) fn is_tied(m: &Model, by_chair: bool) -> bool {
    let run = m.session.poll_run().filter(|r| m.in_poll() && r.closed.is_some() && shown_in_private(r));
    run.is_some_and(|r| {
        let tally = m.caches.tallies.of_run(r);
        let chair = !tally.decision.chair_choices().is_empty();
        let tied = !tally.decision.tied_rows().is_empty() && r.chair.is_none();
        if by_chair { chair } else { tied && !chair }
    })
}

/// Returns why a tie cannot be decided.
pub(super) fn no_tie(m: &Model) -> Option<String> {
    m.in_poll().then(|| "There is no tie for first place to break this way.".to_owned())
}

/// Why thumbs mean nothing now.
const NO_THUMBS: &str = "Thumbs count only when time is up in a phase with extensions.";

fn no_hands(m: &Model) -> &'static str {
    if m.in_poll() {
        "This poll takes no hands: b enters ballots, one a line."
    } else if m.session.phase().is_some_and(|p| p.does == PhaseKind::Vote) {
        NOT_SELECTED
    } else {
        NO_POLL
    }
}

fn nothing_hidden(m: &Model) -> &'static str {
    if m.in_poll() {
        "The room sees these results already, or nobody has voted yet."
    } else {
        "Nothing is hidden here."
    }
}

fn no_groups(m: &Model) -> &'static str {
    if m.session.activity().is_some_and(|a| a.groups.is_some()) {
        "No groups yet: g forms them."
    } else {
        "This activity has no groups."
    }
}

/// Puts so many dots on the selected entry, or gives it this score on the axis that is asked for.
fn mark(m: &mut Model, n: i32, now: Moment) {
    let Some(note) = m.voted_on() else { return };
    let n = n.unsigned_abs();
    let scores = m.session.phase().is_some_and(|p| p.axes.is_some());
    let axis = m.cursor.axis;
    let said =
        if scores { OnEntries::Score { note, axis, score: Some(n) } } else { OnEntries::AddDots { note, dots: n } };
    if perform(m, Command::Entries(said), now).is_some() {
        m.cursor.axis = if scores { 1 - m.cursor.axis } else { 0 };
        m.select_note(note);
    }
}

/// Goes to another group, and selects somebody or something in it.
fn step_group(m: &mut Model, by: i32, _: Moment) {
    m.cursor.group = wrapped(m.cursor.group, by, m.shown_groups());
    if m.cursor.view.moves_people {
        m.select_person_of_group();
    } else {
        m.select_here();
    }
}

/// Puts somebody without a group where it costs least.
pub fn fit_in(m: &mut Model, _: i32, now: Moment) {
    let unplaced = m.session.unplaced();
    let selected = m.selected_name().filter(|name| unplaced.iter().any(|p| p.name == *name));
    match selected.or_else(|| unplaced.first().map(|p| p.name.clone())) {
        Some(name) => _ = perform(m, Command::Place { name, group: None }, now),
        None if m.session.round().is_none() => m.refuse("No groups yet: g forms them.", now),
        None => m.refuse("Everybody here is in a group already.", now),
    }
}

fn ignore_sleep(m: &mut Model, _: i32, now: Moment) {
    if let Some(time) = m.messages.slept.take() {
        m.messages.notice = None;
        perform(m, Command::IgnoreSleep(time), now);
    }
}
