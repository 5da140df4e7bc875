//! Owns the keys that several views share, as tables that the views put together.

use crate::app::effect::Effect;
use crate::app::model::{About, Action, Bind, Card, Model};
use crate::app::perform::{NOTHING_TO_REDO, NOTHING_TO_UNDO, perform};
use crate::app::polls;
use crate::app::prompts::{command, count, marks, note, quick_poll, save_elsewhere, thumbs};
use crate::app::rows::{key, wrapped};
use crate::workshop::poll::{Tie, shown, shown_in_private};
use crate::workshop::{Command, Does, Moment, OnEntries, Phase, Refusal, State, Thumb};

/// What is said where an entry has to be selected first.
pub(super) const NOT_SELECTED: &str = "Nothing is selected: Tab goes to the entries, ↑ and ↓ move among them.";

/// What is said where there is no poll.
const NO_POLL: &str = "No poll is running: these keys count hands while one is.";

/// The clock and the steps of the session.
pub(super) const CLOCK: &[Bind] = &[
    Bind::new("start-or-pause", &["space"], "start the session, then pause and go on", |m, _| {
        match m.session.state() {
            State::Planned => Some(Action::Say(Command::Start)),
            State::Live => Some(Action::Say(Command::Pause)),
            State::Paused => Some(Action::Say(Command::Resume)),
            State::Done => None,
        }
    })
    .was(&["clock"])
    .hint(|m| match m.session.state() {
        State::Planned => "start",
        State::Paused => "go on",
        State::Live | State::Done => "pause",
    })
    .rank(2)
    .awaited(|m| m.session.state() == State::Planned),
    Bind::new("next", &["→", "l"], "next phase, activity or turn; after the last one the session is over", |m, _| {
        under_way(m).then_some(Action::Say(Command::Next))
    })
    .hint(|m| if m.session.turn().is_some_and(|t| t.next.is_some()) { "next turn" } else { "next" })
    .rank(4),
    Bind::new("back", &["←", "h"], "back to the turn, phase or activity before; nothing is lost", |m, _| {
        let first = m.session.plan.steps().first().copied();
        let reopens = m.session.state() == State::Done;
        let turns = m.session.turn().is_some_and(|t| t.at > 1);
        (reopens || turns || (under_way(m) && m.session.step() != first)).then_some(Action::Say(Command::Back))
    })
    .hint(|m| if m.session.state() == State::Done { "reopen" } else { "back" })
    .rank(9)
    .refuses(|m| {
        Some(if m.session.record.started.is_none() { Refusal::NotStarted } else { Refusal::AtFirst }.to_string())
    }),
    key!("add-minute", &["+"], "minute more", "a minute more for what is running", |m, _| under_way(m)
        .then_some(Action::Say(Command::AddMinutes(1))))
    .was(&["more"])
    .rank(3),
    key!("remove-minute", &["-"], "less", "a minute less for what is running", |m, _| under_way(m)
        .then_some(Action::Say(Command::AddMinutes(-1))))
    .was(&["less"])
    .rank(7),
    key!("add-5-minutes", &[">"], "5 more", "five minutes more for what is running", |m, _| under_way(m)
        .then_some(Action::Say(Command::AddMinutes(5))))
    .was(&["more-5"]),
    key!("remove-5-minutes", &["<"], "5 less", "five minutes less for what is running", |m, _| under_way(m)
        .then_some(Action::Say(Command::AddMinutes(-5))))
    .was(&["less-5"]),
];

/// Taking notes.
pub(super) const NOTES: &[Bind] = &[
    key!("note", &["a", "i"], "note", "capture: type, Enter keeps, Esc leaves; ! decision, ? question, * takeaway, \" quote, ~ parked, @name … by DATE action", |_, _| Some(note::PROMPT.open())).was(&["capture"]).rank(1),
];

/// Polls and thumbs, where the room can be seen counting.
pub(super) const POLLS: &[Bind] = &[
    key!("thumbs-up", &["y"], "thumbs up: go on", "thumbs up at zero: on for the minutes of the extension; = types a count", |m, _| m.extension().map(|_| Action::Say(Command::Thumbs(Thumb::Up)))).rank(1).missing(|_| Some(NO_THUMBS.to_owned())),
    key!("thumbs-down", &["n"], "thumbs down: next", "thumbs down at zero: what is next begins", |m, _| m.extension().map(|_| Action::Say(Command::Thumbs(Thumb::Down)))).rank(1).missing(|_| Some(NO_THUMBS.to_owned())),
    Bind::new("count-hand", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "one more hand for that option of the poll; in a phase that votes, so many dots on the selected entry, or its score", |m, key| {
            let hand = || polls::option_of_key(m, key).map(|option| Action::Say(Command::AddHand(option)));
            if polls::by_hands(m) {
                return hand();
            }
            let n = key.parse::<usize>().ok()?;
            m.voted_on().map(|_| Action::Do(mark, n as i32))
        }).was(&["hand"]).hint(|m| match m.session.phase().filter(|_| !m.in_poll()) {
            Some(Phase { axes: Some(_), .. }) => "score",
            Some(_) => "dots",
            None => "a hand",
        }).rank(2).unlisted().missing(|m| Some(no_hands(m).to_owned())),
    key!("abstain", &["0"], "abstains", "one more hand of those who abstain; on a scale that has a 0, a hand for it", |m, _| polls::none_of_these(m).filter(|_| polls::by_hands(m)).map(Action::Say)).unlisted().polls_only(),
    key!("quick-poll", &["P"], "quick poll", "quick poll: type question? a / b / c and it is open; no options ask for yes or no, 1-5 for a scale", |m, _| under_way(m).then_some(quick_poll::PROMPT.open())),
    key!("type-count", &["="], "count", "type a count of the poll: for the option chosen last, or several for all from the first on; or the dots or scores of an entry; or thumbs, 5 2", |m, _| {
            // What is typed would be seen on the stage.
            let seen = m.cursor.view.for_the_room && hides_results(m);
            let hands = (polls::by_hands(m) && !seen).then(|| count::PROMPT.open());
            let thumbs = || m.extension().map(|_| thumbs::PROMPT.open());
            hands.or_else(thumbs).or_else(|| m.voted_on().map(|note| marks::PROMPT.about(About::Index(note))))
        }).was(&["count"]).rank(3).missing(|m| Some(no_hands(m).to_owned())),
    Bind::new("open-or-close-poll", &["o"], "open the poll, close it; after that, a further run of it", |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none());
            m.in_poll().then_some(Action::Say(if open { Command::ClosePoll } else { Command::OpenPoll }))
        }).was(&["poll"]).hint(|m| match m.session.poll_run() {
            Some(run) if run.closed.is_none() => "close",
            Some(_) => "run again",
            None => "open",
        }).rank(3).polls_only().missing(|_| Some(NO_POLL.to_owned())),
    key!("run-off", &["O"], "run-off", "run-off: a further run of the poll between those who share the first place", |m, _| is_tied(m, false).then_some(Action::Say(Command::RunOff))).rank(2).polls_only().missing(no_tie),
    key!("reveal", &["R"], "reveal", "reveal: show the room the results of a poll, or the hidden entries of the activity on the screen", |m, _| {
            let activity = m.shown_activity().filter(|a| m.caches.notes.hidden(&a.id) > 0);
            let results = (m.in_poll() && hides_results(m)).then_some(Command::Reveal);
            results.or_else(|| Some(Command::Entries(OnEntries::Reveal(activity?.id.clone())))).map(Action::Say)
        }).rank(5).missing(|m| Some(nothing_hidden(m).to_owned())),
];

/// Moving from group to group.
pub(super) const GROUP_STEPS: &[Bind] = &[
    key!("previous-group", &["["], "group back", "the group before; captures go to that group", |m, _| m
        .shown_round()
        .map(|_| Action::Do(step_group, -1)))
    .missing(|m| Some(no_groups(m).to_owned())),
    key!("next-group", &["]"], "group", "the next group; captures go to that group", |m, _| m
        .shown_round()
        .map(|_| Action::Do(step_group, 1)))
    .rank(5)
    .missing(|m| Some(no_groups(m).to_owned())),
];

/// Repairing groups when people come and go.
pub(super) const GROUP_REPAIR: &[Bind] = &[
    key!(
        "fix-alone",
        &["m"],
        "give company",
        "give company: the fewest moves after which nobody is alone in a group",
        |m, _| (!m.session.company().is_empty()).then_some(Action::Say(Command::GiveCompany))
    )
    .was(&["company"])
    .rank(1)
    .missing(|_| Some("Nobody is alone in a group.".to_owned())),
    key!(
        "place-latecomers",
        &["f"],
        "place latecomer",
        "put a late arrival into the group where it costs least; nobody else moves",
        |m, _| (!m.session.unplaced().is_empty()).then_some(Action::Do(fit_in, 0))
    )
    .was(&["fit-in"])
    .rank(1)
    .missing(|_| Some("Everybody who is here has a place: f puts a latecomer into a group.".to_owned())),
];

/// Moving in a list.
pub(super) const LIST: &[Bind] = &[
    key!("up", &["↑", "k"], "up", "up", |_, _| Some(Action::Move(-1))).unlisted(),
    key!("down", &["↓", "j"], "down", "down", |_, _| Some(Action::Move(1))).unlisted(),
    key!("page-up", &["PgUp"], "page up", "a page up", |_, _| Some(Action::Move(-10))).unlisted(),
    key!("page-down", &["PgDn"], "page down", "a page down", |_, _| Some(Action::Move(10))).unlisted(),
];

/// Undo and redo.
pub(super) const UNDO: &[Bind] = &[
    key!("undo", &["u"], "undo", "take back your own last step", |m, _| m.log.can_undo().then_some(Action::Undo))
        .rank(8)
        .refuses(|_| Some(NOTHING_TO_UNDO.to_owned())),
    key!("redo", &["U"], "redo", "do again what was taken back", |m, _| m.log.can_redo().then_some(Action::Redo))
        .refuses(|_| Some(NOTHING_TO_REDO.to_owned())),
];

/// What the facilitator is told of and can mend.
pub(super) const TROUBLE: &[Bind] = &[
    key!("ignore-sleep", &["z"], "take the sleep out", "take the time the computer slept out of the clock", |m, _| m
        .messages
        .slept
        .map(|_| Action::Do(take_sleep_out, 0)))
    .was(&["sleep"])
    .rank(1),
    key!("save-elsewhere", &["W"], "save elsewhere", "save to another place from now on", |m, _| m
        .saving
        .trouble
        .as_ref()
        .map(|_| save_elsewhere::PROMPT.open()))
    .was(&["elsewhere"])
    .rank(1),
];

/// What works everywhere.
pub(super) const EVERYWHERE: &[Bind] = &[
    key!("commands", &[":"], "commands", "every command by name", |_, _| Some(command::PROMPT.open()))
        .was(&["palette"])
        .rank(9)
        .unlisted(),
    key!("close", &["Esc"], "close", "close what is open, back to what is running", |_, _| Some(Action::Close))
        .was(&["away"])
        .unlisted(),
    key!("help", &["?"], "help", "help for this screen", |_, _| Some(Action::Read(Card::Help))).rank(10).unlisted(),
    key!("quit", &["q"], "leave", "leave; the session stays live and can be continued", |_, _| Some(Action::Quit))
        .rank(9),
    key!("suspend", &["ctrl-z"], "to the shell", "give the terminal back for a while; the clock runs on", |_, _| Some(
        Action::Run(Effect::Suspend)
    ))
    .unlisted(),
];

/// Whether the session has begun and is not over.
pub(super) fn under_way(m: &Model) -> bool {
    matches!(m.session.state(), State::Live | State::Paused)
}

/// Whether the room does not see the results of the poll.
pub(super) fn hides_results(m: &Model) -> bool {
    m.session.poll_run().is_some_and(|run| !shown(run, false))
}

/// Whether the poll that ran last ended in a tie for the first place that is still to be decided.
pub(super) fn is_tied(m: &Model, by_chair: bool) -> bool {
    let run = m.session.poll_run().filter(|r| m.in_poll() && r.closed.is_some() && shown_in_private(r));
    run.is_some_and(|r| {
        let tied = m.caches.tallies.of_run(r).order.first().is_some_and(|top| top.len() > 1);
        tied && r.chair.is_none() && (r.rules.tie == Tie::Chair) == by_chair
    })
}

/// Why a tie cannot be decided.
pub(super) fn no_tie(m: &Model) -> Option<String> {
    m.in_poll().then(|| "There is no tie for the first place that could be decided so.".to_owned())
}

/// Why thumbs mean nothing now.
const NO_THUMBS: &str = "Thumbs are asked for when the time of a phase with extensions is up.";

fn no_hands(m: &Model) -> &'static str {
    if m.in_poll() {
        "Hands do not tell the answer to this poll: b takes ballots, one a line."
    } else if m.session.phase().is_some_and(|p| p.does == Does::Vote) {
        NOT_SELECTED
    } else {
        NO_POLL
    }
}

fn nothing_hidden(m: &Model) -> &'static str {
    if m.in_poll() {
        "The room sees the results of this poll already, or nobody has voted yet."
    } else {
        "Nothing is hidden here: the room may see all of it."
    }
}

fn no_groups(m: &Model) -> &'static str {
    if m.session.activity().is_some_and(|a| a.groups.is_some()) {
        "No groups have been formed yet: g forms them."
    } else {
        "This activity keeps the whole group together."
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
        None if m.session.round().is_none() => m.object("No groups have been formed yet: g forms them.", now),
        None => m.object("Everybody who is here is in a group.", now),
    }
}

fn take_sleep_out(m: &mut Model, _: i32, now: Moment) {
    if let Some(time) = m.messages.slept.take() {
        m.messages.notice = None;
        perform(m, Command::TakeOut(time), now);
    }
}
