//! Owns the language: what can be said to a session and what then happened; why something was refused is in
//! `refusal`. It never carries anything out; that is `apply`.

use std::fmt;
use std::sync::Arc;

use chrono::TimeDelta;

use super::words::shortened;
use super::{Edit, EntryEvent, Note, NoteKind, OnEntries, Past, Person};

/// Something said to the session. A participant's voice will be its second kind; it can do only what a
/// participant may.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// The facilitator commands.
    Facilitator(Command),
    /// The files of earlier sessions tell who met in them.
    Past(Arc<Past>),
}

/// What a facilitator can say. Every one of them can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Begin the session: everybody expected is here, the first activity runs.
    Start,
    /// Put the clock on hold.
    Pause,
    /// Let the clock go on.
    Resume,
    /// Go on to the next phase or activity; after the last one the session is over.
    Next,
    /// Go back to the phase or activity before; after the end, reopen the session.
    Back,
    /// Go to the activity with this id, at its first phase that was not held yet.
    GoTo(String),
    /// Give what is running so many minutes more (or, negative, fewer).
    AddMinutes(i32),
    /// Take time that passed unused, such as a lid that was closed, out of the running clock.
    TakeOut(TimeDelta),
    /// Keep a line; `at` is set to the moment it is said.
    Capture(Box<Note>),
    /// Give the note at this place in the record other words.
    Reword {
        /// Its place in the record.
        note: usize,
        /// What it becomes: kind, text, owner and due date count.
        becomes: Box<Note>,
    },
    /// Take the note at this place out of the record.
    RemoveNote(usize),
    /// Mark an action as done, or as still to do.
    SetDone {
        /// Its place in the record.
        note: usize,
        /// Whether it is done.
        done: bool,
    },
    /// Mark something carried over, by its place in the plan, as done, or as still waiting.
    Settle {
        /// Its place among what was carried over.
        carried: usize,
        /// Whether it is done.
        done: bool,
    },
    /// Somebody is here: from the roster, back again, or new.
    Arrive(Person),
    /// Somebody has left.
    Leave(String),
    /// Somebody who was taken as present did not come.
    Miss(String),
    /// Form groups for the running activity, from this seed.
    FormGroups {
        /// Where the shuffle begins.
        seed: u64,
        /// Who stays in the group they are in, as far as they are in one.
        stay: Vec<String>,
    },
    /// Put somebody into a group: a late arrival, or a move from another group.
    Place {
        /// Who.
        name: String,
        /// Into which group, counted from 0; `None`: where it costs least.
        group: Option<usize>,
    },
    /// Call a group something else; what it wrote goes with it.
    RenameGroup {
        /// Which group, counted from 0.
        group: usize,
        /// Its new name.
        name: String,
    },
    /// Make somebody the host of their group, or, if they are it already, nobody.
    ToggleHost(String),
    /// Take over the groups of the activity before, for whoever is still here; newcomers are placed.
    SameGroups,
    /// Leave the hosts where they are and form the rest of their groups anew, from this seed.
    Scatter {
        /// Where the shuffle begins.
        seed: u64,
        /// Who else stays, as far as they are in a group.
        stay: Vec<String>,
    },
    /// Two people are to be apart from now on or, if that was said before, need not be.
    Apart(String, String),
    /// Two people are to be together from now on or, if that was said before, need not be.
    Together(String, String),
    /// Merge the groups two by two.
    Merge,
    /// Let two people of different groups change places.
    Swap(String, String),
    /// Give a group, counted from 0, a host by lot, of those who have hosted least.
    DrawHost {
        /// Which group.
        group: usize,
        /// What the lot is drawn from.
        seed: u64,
    },
    /// Make the fewest moves after which nobody is alone in a group.
    GiveCompany,
    /// Let those who met in earlier sessions of the series count as having met, or not.
    Remember(bool),
    /// Open the running activity's poll; after a closed run, a further one.
    OpenPoll,
    /// Close the poll.
    ClosePoll,
    /// Show the room the results.
    Reveal,
    /// One more hand for an option, counted from 0; opens the poll if need be.
    AddHand(usize),
    /// So many hands for these options, counted from 0; opens the poll if need be.
    SetHands(Vec<(usize, u32)>),
    /// Change the plan.
    Plan(Box<Edit>),
    /// Something about entries of a canvas.
    Entries(OnEntries),
    /// Write a line into the journal; changes nothing else.
    Remark(String),
}

/// What happened. Its words are the journal's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The session began.
    Started,
    /// The session is over.
    Ended,
    /// The session goes on after its end.
    Reopened,
    /// This step runs now: the activity's title, and the phase's where it has phases.
    Entered {
        /// The activity's title.
        activity: String,
        /// The phase's title.
        phase: Option<String>,
        /// Whose turn it is, where there are turns.
        turn: Option<String>,
    },
    /// The clock is on hold.
    Paused,
    /// The clock goes on after so long.
    Resumed(TimeDelta),
    /// The running step was given (or lost) minutes.
    MinutesAdded(i32),
    /// So much unused time was taken out of the clock.
    TakenOut(TimeDelta),
    /// A line was kept.
    Captured {
        /// Its kind.
        kind: NoteKind,
        /// Its text.
        text: String,
        /// Where it went: group and column titles, as far as it has them.
        place: Vec<String>,
    },
    /// A note reads differently now.
    Reworded {
        /// How it read.
        was: String,
        /// How it reads.
        is: String,
    },
    /// A note was taken out.
    NoteRemoved(String),
    /// An action was marked.
    DoneSet {
        /// Its text.
        text: String,
        /// Whether it is done.
        done: bool,
    },
    /// Something carried over was marked.
    SettledSet {
        /// Its text.
        text: String,
        /// Whether it is done.
        done: bool,
    },
    /// Somebody came.
    Arrived(String),
    /// Somebody left.
    Left(String),
    /// Somebody did not come.
    Missed(String),
    /// Groups were formed.
    GroupsFormed {
        /// How many.
        groups: usize,
        /// Of how many people.
        people: usize,
        /// Where the shuffle began.
        seed: u64,
        /// Pairs that had met before.
        repeats: u32,
    },
    /// The groups of an earlier activity were taken over.
    GroupsAgain {
        /// The earlier activity's title.
        activity: String,
        /// How many groups.
        groups: usize,
        /// Of how many people.
        people: usize,
    },
    /// The hosts stayed and everybody else went on.
    Scattered {
        /// How many groups.
        groups: usize,
        /// Of how many people.
        people: usize,
        /// How many stayed.
        hosts: usize,
        /// Where the shuffle began.
        seed: u64,
    },
    /// Two people are to be apart, or to be together.
    Wished {
        /// `apart` or `together`.
        what: &'static str,
        /// Who.
        names: [String; 2],
    },
    /// Two people need not be apart, or not be together.
    WishDropped {
        /// `apart` or `together`.
        what: &'static str,
        /// Who.
        names: [String; 2],
    },
    /// Groups were merged two by two.
    Merged {
        /// How many there were.
        was: usize,
        /// How many there are.
        groups: usize,
    },
    /// Two people changed places.
    Swapped(String, String),
    /// Somebody is in a group now.
    Placed {
        /// Who.
        name: String,
        /// The group's name.
        group: String,
    },
    /// A group is called something else.
    GroupRenamed {
        /// Its old name.
        was: String,
        /// Its new name.
        is: String,
    },
    /// Somebody hosts a group.
    HostSet {
        /// The group's name.
        group: String,
        /// Who.
        name: String,
    },
    /// A group has no host any more.
    HostUnset(String),
    /// Earlier sessions of the series count from now on, or do not.
    Remembering(bool),
    /// A poll was opened.
    PollOpened {
        /// What is asked.
        question: String,
        /// Which run of it, counted from 1.
        run: usize,
    },
    /// A poll was closed after so many hands.
    PollClosed(u64),
    /// The room sees the results.
    Revealed,
    /// Hands were counted: option and new count.
    Counted(Vec<(String, u32)>),
    /// The plan was changed; the words say how.
    Replanned(String),
    /// Something happened to entries of a canvas.
    Entries(EntryEvent),
    /// A remark for the journal.
    Remarked(String),
}

/// Minutes and seconds as a person says them: `45 s`, `3 min`, `1 h 20 min`.
pub fn spoken(time: TimeDelta) -> String {
    // From an hour on to the nearest minute; a clock that was set by two hours says so.
    let seconds = match time.num_seconds().abs() {
        s if s >= 3570 => (s + 30) / 60 * 60,
        s => s,
    };
    match (seconds / 3600, seconds / 60 % 60, seconds) {
        (0, 0, s) => format!("{s} s"),
        (0, m, _) => format!("{m} min"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

/// `1 group`, `3 groups`.
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Started => f.write_str("started"),
            Self::Ended => f.write_str("ended"),
            Self::Reopened => f.write_str("reopened"),
            Self::Entered { activity, phase, turn } => {
                f.write_str(activity)?;
                phase.iter().try_for_each(|phase| write!(f, ": {phase}"))?;
                turn.iter().try_for_each(|turn| write!(f, ", {turn}"))
            }
            Self::Paused => f.write_str("paused"),
            Self::Resumed(held) => write!(f, "goes on after {}", spoken(*held)),
            Self::MinutesAdded(n) if *n < 0 => write!(f, "{} min less", -n),
            Self::MinutesAdded(n) => write!(f, "{n} min more"),
            Self::TakenOut(time) => write!(f, "{} taken out of the clock", spoken(*time)),
            Self::Captured { kind, text, place } => {
                f.write_str(kind.word())?;
                if !place.is_empty() {
                    write!(f, " ({})", place.join(", "))?;
                }
                write!(f, ": {}", shortened(text))
            }
            Self::Reworded { was, is } => write!(f, "reworded: {} → {}", shortened(was), shortened(is)),
            Self::NoteRemoved(text) => write!(f, "removed: {}", shortened(text)),
            Self::DoneSet { text, done: true } => write!(f, "done: {}", shortened(text)),
            Self::DoneSet { text, done: false } => write!(f, "still to do: {}", shortened(text)),
            Self::SettledSet { text, done: true } => write!(f, "done, carried over: {}", shortened(text)),
            Self::SettledSet { text, done: false } => write!(f, "still waiting, carried over: {}", shortened(text)),
            Self::Arrived(name) => write!(f, "{name} is here"),
            Self::Left(name) => write!(f, "{name} left"),
            Self::Missed(name) => write!(f, "{name} is not here"),
            Self::GroupsFormed { groups, people, seed, repeats } => {
                write!(f, "{} of {people} people formed (seed {seed}", counted(*groups, "group"))?;
                match repeats {
                    0 => f.write_str(")"),
                    n => write!(f, ", {} met before)", counted(*n as usize, "pair")),
                }
            }
            Self::GroupsAgain { activity, groups, people } => {
                write!(f, "{} of {people} people as in {activity}", counted(*groups, "group"))
            }
            Self::Scattered { groups, people, hosts, seed } => {
                let groups = counted(*groups, "group");
                write!(f, "{} stayed, {groups} of {people} people formed (seed {seed})", counted(*hosts, "host"))
            }
            Self::Wished { what, names: [a, b] } => write!(f, "{a} and {b} are to be {what}"),
            Self::WishDropped { what, names: [a, b] } => write!(f, "{a} and {b} need not be {what} any more"),
            Self::Merged { was, groups } => write!(f, "{} merged into {groups}", counted(*was, "group")),
            Self::Swapped(a, b) => write!(f, "{a} and {b} changed places"),
            Self::Placed { name, group } => write!(f, "{name} is in {group}"),
            Self::GroupRenamed { was, is } => write!(f, "{was} is called {is}"),
            Self::HostSet { group, name } => write!(f, "{name} hosts {group}"),
            Self::HostUnset(group) => write!(f, "{group} has no host"),
            Self::Remembering(true) => f.write_str("earlier sessions of the series count"),
            Self::Remembering(false) => f.write_str("earlier sessions of the series do not count"),
            Self::PollOpened { question, run: 1 } => write!(f, "poll opened: {question}"),
            Self::PollOpened { question, run } => write!(f, "poll opened, run {run}: {question}"),
            Self::PollClosed(hands) => write!(f, "poll closed with {}", counted(*hands as usize, "hand")),
            Self::Revealed => f.write_str("results revealed"),
            Self::Counted(counts) => {
                let words: Vec<_> = counts.iter().map(|(option, n)| format!("{option} {n}")).collect();
                write!(f, "hands: {}", words.join(", "))
            }
            Self::Replanned(words) => write!(f, "plan: {words}"),
            Self::Entries(event) => event.fmt(f),
            Self::Remarked(text) => f.write_str(text),
        }
    }
}
