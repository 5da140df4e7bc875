//! Owns the keys that several views share, as tables that the views put together.

use crate::app::effect::Effect;
use crate::app::list_keys::wrapped;
use crate::app::model::{About, Action, Bind, Card, KeyTable, Model, Tables};
use crate::app::perform::{NOTHING_TO_REDO, NOTHING_TO_UNDO, perform};
use crate::app::polls;
use crate::app::prompts::{add_option, command, count, marks, note, quick_poll, save_elsewhere, thumbs};
use crate::app::rows::key;
use crate::workshop::poll::{shown, shown_in_private};
use crate::workshop::{Command, Moment, OnEntries, Phase, PhaseKind, Refusal, SessionState, Thumb};

/// What works in every view from which the session is led, before the keys of its own.
pub(in crate::app) static FIRST: Tables = &[("Clock", &CLOCK), ("Session", &UNDO)];
/// What works in each of them behind its own keys.
pub(in crate::app) static THEN: Tables = &[("Clock", &TROUBLE)];
/// What works in every view at all.
pub(in crate::app) static LAST: Tables = &[("Session", &EVERYWHERE)];

/// What is said where an entry has to be selected first.
pub(super) const NOT_SELECTED: &str = "Nothing is selected: Tab goes to the entries, ↑ ↓ select one.";

/// What is said where there is no poll.
const NO_POLL: &str = "No poll is running.";

/// Starting and pausing.
#[rustfmt::skip]
static CLOCK: KeyTable = &[
    Bind::new("start-or-pause", &["space"], "Start, pause or resume", |m, _| match m.session.state() {
        SessionState::Planned => Some(Action::Perform(Command::Start)),
        SessionState::Live => Some(Action::Perform(Command::Pause)),
        SessionState::Paused => Some(Action::Perform(Command::Resume)),
        SessionState::Done => None,
    }).was(&["clock"])
    .hint(|m| match m.session.state() {
        SessionState::Planned => "start",
        SessionState::Paused => "resume",
        SessionState::Live | SessionState::Done => "pause",
    }).line(&[], "Start, pause, resume").on_stage(),
];

/// The steps of the session. In a view with a list or a grid the arrows move in it.
#[rustfmt::skip]
pub(super) static STEPS: KeyTable = &[
    Bind::new("next", &["→", "l"], "Go to the next step or turn", |m, _| {
        m.session.is_under_way().then_some(Action::Perform(Command::Next))
    })
    .hint(|m| if m.session.turn().is_some_and(|t| t.next.is_some()) { "next turn" } else { "next" }).line(&[], "Next step or turn").on_stage(),
    Bind::new("back", &["←", "h"], "Go back one step or turn", |m, _| {
        let first = m.session.plan.steps().first().copied();
        let reopens = m.session.state() == SessionState::Done;
        let turns = m.session.turn().is_some_and(|t| t.at > 1);
        (reopens || turns || (m.session.is_under_way() && m.session.step() != first)).then_some(Action::Perform(Command::Back))
    })
    .hint(|m| if m.session.state() == SessionState::Done { "reopen" } else { "back" })
    .refuses(|m| {
        Some(if m.session.record.started.is_none() { Refusal::NotStarted } else { Refusal::AtFirst }.to_string())
    }).line(&[], "Back one step").on_stage(),
];

/// The time of what is running.
#[rustfmt::skip]
pub(super) static MINUTES: KeyTable = &[
    key!("add-minute", &["+"], "min", "Add 1 minute", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(1)))).was(&["more"]).line(&["remove-minute"], "1 minute more, less").on_stage(),
    key!("remove-minute", &["-"], "min", "Remove 1 minute", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(-1)))).was(&["less"]).on_stage(),
    key!("add-5-minutes", &[">"], "5 min", "Add 5 minutes", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(5)))).was(&["more-5"]).line(&["remove-5-minutes"], "5 minutes more, less").on_stage(),
    key!("remove-5-minutes", &["<"], "5 min", "Remove 5 minutes", |m, _| m.session.is_under_way().then_some(Action::Perform(Command::AddMinutes(-5)))).was(&["less-5"]).on_stage(),
];

/// Taking notes.
#[rustfmt::skip]
pub(super) static NOTES: KeyTable = &[
    key!("note", &["a"], "note", "Add a note", |_, _| Some(note::PROMPT.open())).was(&["capture"]).on_stage(),
    key!("notes", &["i"], "notes", "Add notes, one after another", |_, _| Some(note::NOTES.open())).on_stage(),
];

/// Polls and thumbs, where the room can be seen counting.
#[rustfmt::skip]
pub(super) static POLLS: KeyTable = &[
    key!("thumbs-up", &["y"], "{minutes} more min", "Count thumbs up: add time", |m, _| m.extension().map(|_| Action::Perform(Command::Thumbs(Thumb::Up)))).missing(|_| Some(NO_THUMBS.to_owned())).group("Clock").line(&["thumbs-down"], "Thumbs up, thumbs down").on_stage(),
    key!("thumbs-down", &["n"], "next", "Count thumbs down: next step", |m, _| m.extension().map(|_| Action::Perform(Command::Thumbs(Thumb::Down)))).missing(|_| Some(NO_THUMBS.to_owned())).group("Clock").on_stage(),
    Bind::new("count-hand", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "Add a hand, dots or a score", |m, key| {
            let hand = || polls::option_of_key(m, key).map(|option| Action::Perform(Command::AddHand(option)));
            if polls::by_hands(m) {
                return hand();
            }
            let n = key.parse::<usize>().ok()?;
            m.voted_on().map(|_| Action::Do(mark, n as i32))
        }).was(&["hand"]).hint(|m| match m.session.phase().filter(|_| !m.in_poll()) {
            Some(Phase { axes: Some(_), .. }) => "score",
            Some(_) => "dots",
            None => "hand",
        }).missing(|m| Some(no_hands(m).to_owned())).line(&[], "Add a hand for that option").also("Canvas", "Dots or score", |m| m.voted_on().is_some()).on_stage(),
    key!("abstain", &["0"], "abstain", "Add an abstention", |m, _| polls::none_of_these(m).filter(|_| polls::by_hands(m)).map(Action::Perform)).later().on_stage(),
    key!("type-count", &["="], "counts", "Type the counts", |m, _| {
            let hands = polls::by_hands(m).then(|| count::PROMPT.open());
            let thumbs = || m.extension().map(|_| thumbs::PROMPT.open());
            hands.or_else(thumbs).or_else(|| m.voted_on().map(|note| marks::PROMPT.about(About::Index(note))))
        }).was(&["count"]).missing(|m| Some(no_hands(m).to_owned())).on_stage(),
    Bind::new("open-or-close-poll", &["o"], "Open, close or repeat the poll", |m, _| {
            m.in_poll().then_some(Action::Perform(if m.session.has_open_poll() { Command::ClosePoll } else { Command::OpenPoll }))
        }).was(&["poll"]).hint(|m| match m.session.poll_run() {
            Some(run) if run.closed.is_none() => "close",
            Some(_) => "run again",
            None => "open",
        }).missing(|_| Some(NO_POLL.to_owned())).line(&[], "Open, close, run again").on_stage(),
    key!("quick-poll", &["P"], "quick poll", "Open a quick poll", |m, _| (m.session.is_under_way() && !m.session.has_open_poll()).then_some(quick_poll::PROMPT.open())).missing(|m| m.session.has_open_poll().then(|| Refusal::PollOpen.to_string())).line(&[], "Quick poll").on_stage(),
    key!("add-option", &["A"], "add option", "Add an option", |m, _| {
            let run = m.session.poll_run().filter(|run| m.in_poll() && run.takes_options().is_ok());
            run.map(|_| add_option::PROMPT.open())
        }).missing(|m| Some(no_option_added(m))).on_stage().later(),
    key!("run-off", &["O"], "run-off", "Hold a run-off between the tied", |m, _| is_tied(m, false).then_some(Action::Perform(Command::RunOff))).missing(no_tie).line(&[], "Run-off between the tied").place(2).later().on_stage(),
    key!("reveal", &["R"], "reveal", "Reveal hidden results or entries", |m, _| {
            let activity = m.shown_activity().filter(|a| m.caches.notes.hidden(&a.id) > 0);
            let results = (m.in_poll() && hides_results(m)).then_some(Command::Reveal);
            results.or_else(|| Some(Command::Entries(OnEntries::Reveal(activity?.id.clone())))).map(Action::Perform)
        }).missing(|m| Some(nothing_hidden(m).to_owned())).line(&[], "Reveal the result").also("Canvas", "Reveal hidden entries", |m| !m.in_poll()).later().on_stage(),
];

/// Moving from group to group.
#[rustfmt::skip]
pub(super) static GROUP_STEPS: KeyTable = &[
    key!("previous-group", &["["], "back", "Go to the previous group", |m, _| m.shown_round().map(|_| Action::Do(step_group, -1))).missing(|m| Some(no_groups(m).to_owned())).line(&["next-group"], "Previous, next group").place(1),
    key!("next-group", &["]"], "group", "Go to the next group", |m, _| m.shown_round().map(|_| Action::Do(step_group, 1))).missing(|m| Some(no_groups(m).to_owned())),
];

/// Repairing groups when people come and go.
#[rustfmt::skip]
pub(super) static GROUP_REPAIR: KeyTable = &[
    key!(
        "fix-alone",
        &["m"], "fix groups", "Fix anyone left alone",
        |m, _| (!m.session.singleton_moves().is_empty()).then_some(Action::Perform(Command::MoveSingletons))
    ).was(&["company"])
    .missing(|_| Some("Nobody is alone in a group.".to_owned())).place(3),
    key!(
        "place-latecomers",
        &["f"], "place", "Place latecomers",
        |m, _| (!m.session.unplaced().is_empty()).then_some(Action::Do(fit_in, 0))
    ).was(&["fit-in"])
    .missing(|m| Some(all_placed(m).to_owned())).place(2),
];

/// Moving in a list.
#[rustfmt::skip]
pub(super) static LIST: KeyTable = &[
    key!("up", &["↑", "k"], "select", "Move up", |_, _| Some(Action::Move(-1))).line(&["down", "page-up", "page-down"], "Select; PgUp PgDn by page").place(6).later(),
    key!("down", &["↓", "j"], "down", "Move down", |_, _| Some(Action::Move(1))),
    key!("page-up", &["PgUp"], "page up", "Move up one page", |_, _| Some(Action::Move(-10))),
    key!("page-down", &["PgDn"], "page down", "Move down one page", |_, _| Some(Action::Move(10))),
];

/// Undo and redo.
#[rustfmt::skip]
static UNDO: KeyTable = &[
    key!("undo", &["u"], "undo", "Undo", |m, _| m.log.can_undo().then_some(Action::Undo)).refuses(|_| Some(NOTHING_TO_UNDO.to_owned())).on_stage(),
    key!("redo", &["U"], "redo", "Redo", |m, _| m.log.can_redo().then_some(Action::Redo)).refuses(|_| Some(NOTHING_TO_REDO.to_owned())).on_stage(),
];

/// What the facilitator is told of and can mend.
#[rustfmt::skip]
static TROUBLE: KeyTable = &[
    key!("ignore-sleep", &["z"], "ignore sleep", "Ignore the time asleep", |m, _| m.messages.slept.map(|_| Action::Do(ignore_sleep, 0))).was(&["sleep"]).later(),
];

/// What works everywhere.
#[rustfmt::skip]
static EVERYWHERE: KeyTable = &[
    key!("commands", &[":"], "commands", "Find a command by name", |_, _| Some(command::PROMPT.open())).was(&["palette"]).line(&[], "All commands by name"),
    key!("close", &["Esc"], "close", "Close what is open", |_, _| Some(Action::Close)).was(&["away"]).line(&[], "Close, back to live").group("View").place(7).later().on_stage_while(|m| m.cursor.code),
    key!("help", &["?"], "help", "Show the keys", |_, _| Some(Action::Read(Card::Help))).left_out(),
    key!("quit", &["q"], "quit", "Quit; the session stays live", |_, _| Some(Action::Quit)),
    Bind::new("save-elsewhere", &["W"], "Save somewhere else", |_, _| Some(save_elsewhere::PROMPT.open())).was(&["elsewhere"]).hint(|m| if m.saving.trouble.is_some() { "save elsewhere" } else { "" }).later(),
    key!("suspend", &["ctrl-z"], "suspend", "Suspend to the shell", |_, _| Some(Action::Run(Effect::Suspend))).later(),
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

/// Says why no option can be added.
fn no_option_added(m: &Model) -> String {
    let why = m.session.poll_run().filter(|_| m.in_poll()).map(|run| run.takes_options().err());
    match why {
        Some(refusal) => refusal.unwrap_or(Refusal::PollNotOpen).to_string(),
        None if m.in_poll() => Refusal::PollNotOpen.to_string(),
        None => NO_POLL.to_owned(),
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
    if m.session.in_groups() { "No groups yet: g forms them." } else { "This activity has no groups." }
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
        None => m.refuse(all_placed(m), now),
    }
}

/// Says why nobody has to be placed in a group.
fn all_placed(m: &Model) -> &'static str {
    if m.session.round().is_none() { "No groups yet: g forms them." } else { "Everybody here is in a group already." }
}

fn ignore_sleep(m: &mut Model, _: i32, now: Moment) {
    if let Some(time) = m.messages.slept.take() {
        m.messages.notice = None;
        perform(m, Command::IgnoreSleep(time), now);
    }
}
