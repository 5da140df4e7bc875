//! Owns what happened: the answers to what was said, in the words of the journal. It never carries anything out.

use std::fmt;

use chrono::TimeDelta;

use super::text::wording::{sits_out, truncated};
use super::{EntryEvent, Moment, NoteKind, Thumb, count_of, duration_in_words};

/// What happened. Its words are the journal's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The session began.
    Started,
    /// The session is over.
    Ended,
    /// Activities were skipped, by their titles.
    Skipped(Vec<String>),
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
    /// The clock is paused.
    Paused,
    /// The clock goes on after so long.
    Resumed(TimeDelta),
    /// The running step was given (or lost) minutes.
    MinutesAdded(i32),
    /// The running step has so many minutes left.
    TimeLeftSet(u32),
    /// So much unused time was taken out of the clock.
    SleepIgnored(TimeDelta),
    /// Somebody has said by phone whether it goes on.
    ThumbRaised(bool),
    /// The room showed its thumbs: the minutes that came of it, or none.
    ThumbsShown {
        /// How they were shown.
        thumb: Thumb,
        /// The minutes more; 0 where what is next begins.
        more: u32,
    },
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
    Reworded(String),
    /// A note was taken out.
    NoteRemoved(String),
    /// An action was marked.
    DoneSet {
        /// Its text.
        text: String,
        /// Whether it is done.
        done: bool,
    },
    /// Something happened to entries of a canvas.
    Entries(EntryEvent),
    /// Somebody raised a hand.
    HandRaised(String),
    /// A hand went down, or its owner gave the floor back.
    HandLowered(String),
    /// Somebody has the floor.
    FloorGiven(String),
    /// Somebody's turn to speak is over.
    TurnEnded(String),
    /// Somebody wants a question answered, or no longer.
    QuestionVote {
        /// The question.
        text: String,
        /// Whether they want it answered.
        up: bool,
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
    /// People were added, so many and by these names.
    PeopleAdded(Vec<String>),
    /// Somebody left.
    Left(String),
    /// Somebody did not come.
    Missed(String),
    /// Somebody's phones were removed from the room.
    PhonesRemoved(String),
    /// Somebody's ballot in the open poll was dropped.
    BallotDropped(String),
    /// Somebody takes part but is in no group.
    InNoGroup(String),
    /// Somebody is in groups again.
    InGroups(String),
    /// Groups were formed.
    GroupsFormed {
        /// How many.
        groups: usize,
        /// Of how many people.
        people: usize,
        /// Who sits out.
        sit_out: Vec<String>,
        /// Where the shuffle began.
        seed: u64,
        /// Pairs that had met before.
        repeats: u32,
    },
    /// People moved into the better groups that a longer search found.
    BetterGroups {
        /// How many.
        people: usize,
        /// What it is good for.
        gains: String,
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
    Rotated {
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
    ConstraintAdded {
        /// `apart` or `together`.
        what: &'static str,
        /// Who.
        names: [String; 2],
    },
    /// Two people need not be apart, or not be together.
    ConstraintDropped {
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
    /// Groups work somewhere else: each by its name, with its place; without one where that is empty.
    PlacesSet(Vec<(String, String)>),
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
    /// A poll was closed.
    PollClosed {
        /// How many hands were counted.
        hands: u64,
        /// How many ballots were cast.
        ballots: u64,
    },
    /// The room sees the results.
    Revealed,
    /// Hands were counted: option and new count; nothing where that is hidden.
    Counted(Vec<(String, u32)>),
    /// A ballot was cast, or several equal ones.
    Voted {
        /// Who cast it, in a named poll.
        by: Option<String>,
        /// When the run was opened, where an unsigned ballot came with a name that must not stay beside it.
        signed: Option<Moment>,
        /// How many ballots.
        count: u32,
    },
    /// Hands and ballots count together.
    Mixed,
    /// An objection has its reason.
    ReasonGiven,
    /// The chair decided a tie; for which option, where that is not hidden.
    ChairDecided(Option<String>),
    /// The spelling of an option was put right.
    OptionCorrected {
        /// How it read.
        was: String,
        /// How it reads.
        is: String,
    },
    /// An option was added to the open poll.
    OptionAdded {
        /// The option.
        option: String,
        /// What was counted by then, in words.
        after: String,
    },
    /// Two answers are one.
    AnswerMoved,
    /// The plan was changed; the words say how.
    Replanned(String),
    /// A remark for the journal.
    Remarked(String),
}

impl Event {
    /// Returns whether it has a line in the journal. An unsigned ballot has none: when it came is nobody's business. The
    /// same goes for dots and thumbs from a phone. Neither have hands that go up and down, and votes for questions: they are
    /// many, and say little later.
    pub fn is_journaled(&self) -> bool {
        let many = matches!(self, Self::HandRaised(_) | Self::HandLowered(_) | Self::QuestionVote { .. });
        let given = matches!(self, Self::Voted { by: None, .. } | Self::Entries(EntryEvent::Given(_)));
        !many && !given && !matches!(self, Self::ThumbRaised(_))
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Started => f.write_str("started"),
            Self::Ended => f.write_str("ended"),
            Self::Skipped(titles) => write!(f, "skipped: {}", titles.join(", ")),
            Self::Reopened => f.write_str("reopened"),
            Self::Entered { activity, phase, turn } => {
                f.write_str(activity)?;
                phase.iter().try_for_each(|phase| write!(f, ": {phase}"))?;
                turn.iter().try_for_each(|turn| write!(f, ", {}", truncated(turn)))
            }
            Self::Entries(event) => event.fmt(f),
            Self::Paused => f.write_str("paused"),
            Self::Resumed(held) => write!(f, "resumed after {}", duration_in_words(*held)),
            Self::MinutesAdded(n) if *n < 0 => write!(f, "{} min less", -n),
            Self::MinutesAdded(n) => write!(f, "{n} min more"),
            Self::TimeLeftSet(n) => write!(f, "{n} min left"),
            Self::SleepIgnored(time) => write!(f, "{} of sleep ignored", duration_in_words(*time)),
            Self::ThumbRaised(up) => write!(f, "a thumb {}", if *up { "up" } else { "down" }),
            Self::ThumbsShown { thumb, more } => {
                match thumb {
                    Thumb::Up => f.write_str("thumbs up")?,
                    Thumb::Down => f.write_str("thumbs down")?,
                    Thumb::Counted { up, down } => write!(f, "thumbs: {up} up, {down} down")?,
                }
                if *more > 0 { write!(f, ", {more} min more") } else { f.write_str(", next") }
            }
            Self::Captured { kind, text, place } => {
                f.write_str(kind.word())?;
                if !place.is_empty() {
                    write!(f, " ({})", place.join(", "))?;
                }
                write!(f, ": {}", truncated(text))
            }
            Self::Reworded(change) => write!(f, "edited: {change}"),
            Self::NoteRemoved(text) => write!(f, "deleted: {}", truncated(text)),
            Self::DoneSet { text, done: true } => write!(f, "done: {}", truncated(text)),
            Self::DoneSet { text, done: false } => write!(f, "not done: {}", truncated(text)),
            Self::HandRaised(by) => write!(f, "{by} raised a hand"),
            Self::HandLowered(by) => write!(f, "hand lowered: {by}"),
            Self::FloorGiven(by) => write!(f, "{by} has the floor"),
            Self::TurnEnded(by) => write!(f, "{by} has spoken"),
            Self::QuestionVote { text, up: true } => write!(f, "a vote for: {}", truncated(text)),
            Self::QuestionVote { text, up: false } => write!(f, "a vote less for: {}", truncated(text)),
            Self::SettledSet { text, done: true } => write!(f, "done, from earlier sessions: {}", truncated(text)),
            Self::SettledSet { text, done: false } => write!(f, "not done, from earlier sessions: {}", truncated(text)),
            Self::Arrived(name) => write!(f, "{name} is here"),
            Self::PeopleAdded(names) => {
                write!(f, "{} added: {}", count_of(names.len(), "person"), truncated(&names.join(", ")))
            }
            Self::Left(name) => write!(f, "{name} left"),
            Self::Missed(name) => write!(f, "{name} is absent"),
            Self::PhonesRemoved(name) => write!(f, "removed the phone of {name}"),
            Self::BallotDropped(name) => write!(f, "dropped the ballot of {name}"),
            Self::InNoGroup(name) => write!(f, "{name} takes part but is in no group"),
            Self::InGroups(name) => write!(f, "{name} is in groups again"),
            Self::GroupsFormed { groups, people, sit_out, seed, repeats } => {
                write!(f, "{} formed from {people} people", count_of(*groups, "group"))?;
                if !sit_out.is_empty() {
                    write!(f, "; {}", truncated(&sits_out(sit_out.iter().map(String::as_str))))?;
                }
                write!(f, " (seed {seed}")?;
                match repeats {
                    0 => f.write_str(")"),
                    n => write!(f, ", {} met before)", count_of(*n, "pair")),
                }
            }
            Self::BetterGroups { people, gains } => {
                write!(f, "{people} {} moved: {gains}", if *people == 1 { "person" } else { "people" })
            }
            Self::GroupsAgain { activity, groups, people } => {
                write!(f, "{} from {people} people, same as in {activity}", count_of(*groups, "group"))
            }
            Self::Rotated { groups, people, hosts, seed } => {
                let groups = count_of(*groups, "group");
                write!(f, "{} stayed, {groups} formed from {people} people (seed {seed})", count_of(*hosts, "host"))
            }
            Self::ConstraintAdded { what, names: [a, b] } => write!(f, "{a} and {b} will be kept {what}"),
            Self::ConstraintDropped { what, names: [a, b] } => write!(f, "{a} and {b} do not have to be {what}"),
            Self::Merged { was, groups } => write!(f, "{} merged into {groups}", count_of(*was, "group")),
            Self::Swapped(a, b) => write!(f, "{a} and {b} swapped"),
            Self::Placed { name, group } => write!(f, "{name} moved to {group}"),
            Self::GroupRenamed { was, is } => write!(f, "{was} renamed to {is}"),
            Self::PlacesSet(places) => {
                let words = places.iter().map(|(group, place)| match place.as_str() {
                    "" => format!("{group} has no place"),
                    place => format!("{group}: {}", truncated(place)),
                });
                f.write_str(&words.collect::<Vec<_>>().join(", "))
            }
            Self::HostSet { group, name } => write!(f, "{name} hosts {group}"),
            Self::HostUnset(group) => write!(f, "{group} has no host"),
            Self::Remembering(true) => f.write_str("earlier sessions of the series are used"),
            Self::Remembering(false) => f.write_str("earlier sessions of the series are ignored"),
            Self::PollOpened { question, run: 1 } => write!(f, "poll opened: {question}"),
            Self::PollOpened { question, run } => write!(f, "poll opened, run {run}: {question}"),
            Self::PollClosed { hands, ballots: 0 } => write!(f, "poll closed with {}", count_of(*hands, "hand")),
            Self::PollClosed { hands: 0, ballots } => write!(f, "poll closed with {}", count_of(*ballots, "ballot")),
            Self::PollClosed { hands, ballots } => {
                let (hands, ballots) = (count_of(*hands, "hand"), count_of(*ballots, "ballot"));
                write!(f, "poll closed with {hands} and {ballots}")
            }
            Self::Voted { by: Some(name), .. } => write!(f, "{name} voted"),
            Self::Voted { by: None, count: 1, .. } => f.write_str("a ballot"),
            Self::Voted { by: None, count, .. } => write!(f, "{count} ballots"),
            Self::Mixed => f.write_str("hands and ballots are counted together"),
            Self::ReasonGiven => f.write_str("reason for an objection recorded"),
            Self::ChairDecided(Some(option)) => write!(f, "tie broken by the chair: {option}"),
            Self::ChairDecided(None) => f.write_str("tie broken by the chair"),
            Self::OptionCorrected { was, is } => {
                write!(f, "option corrected: {} → {}, counts kept", truncated(was), truncated(is))
            }
            Self::OptionAdded { option, after } => write!(f, "option added {after}: {}", truncated(option)),
            Self::AnswerMoved => f.write_str("two answers merged"),
            Self::Revealed => f.write_str("results revealed"),
            Self::Counted(counts) if counts.is_empty() => f.write_str("hands counted"),
            Self::Counted(counts) => {
                let words: Vec<_> = counts.iter().map(|(option, n)| format!("{option} {n}")).collect();
                write!(f, "hands: {}", words.join(", "))
            }
            Self::Replanned(text) | Self::Remarked(text) => f.write_str(text),
        }
    }
}
