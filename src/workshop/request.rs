//! Owns the language: what can be said to a session. What then happened is in `event`, why something was refused in
//! `refusal`. It never carries anything out; that is `apply`.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::workshop::poll::{RunId, Vote};
use crate::workshop::{
    Edit, EntryKey, FoundGroups, Grouping, Moment, Note, OnEntries, Person, PollPlan, SeriesHistory, Thumb,
};

/// Something said to the session. A participant's voice can do only what a participant may.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// The facilitator commands.
    Facilitator(Command),
    /// The files of earlier sessions tell who met in them.
    History(Arc<SeriesHistory>),
    /// Somebody in the room says something for themselves.
    Participant(Participant, Voice),
}

/// Who takes part without being the facilitator.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Participant {
    /// Somebody by the name that they gave.
    Named(String),
    /// Somebody by the name on their invitation.
    Invited(String),
    /// Somebody who gave no name; the number tells them from others who gave none, and nothing else.
    Unnamed(u32),
}

impl Participant {
    /// Returns what stands in the record for them where it has to say who has voted: their name, or a number.
    pub fn label(&self) -> Cow<'_, str> {
        match self {
            Self::Named(name) | Self::Invited(name) => Cow::Borrowed(name),
            Self::Unnamed(number) => Cow::Owned(format!("somebody without a name ({number})")),
        }
    }

    /// Returns the name, where they have one here.
    pub fn name(&self) -> Option<&str> {
        if let Self::Named(name) | Self::Invited(name) = self { Some(name) } else { None }
    }
}

/// What a participant can say.
#[derive(Debug, Clone, PartialEq)]
pub enum Voice {
    /// Be here: somebody on the list, somebody who is back, or somebody new. Whoever is here already stays.
    Join,
    /// Write an entry on the canvas of the running activity.
    Write(Entry),
    /// Give an entry of their own other words, while the phase lasts.
    Reword {
        /// The activity's id.
        activity: String,
        /// Which entry.
        entry: EntryKey,
        /// What it says.
        text: String,
    },
    /// Take an entry of their own away, while the phase lasts.
    Withdraw {
        /// The activity's id.
        activity: String,
        /// Which entry.
        entry: EntryKey,
    },
    /// Raise their hand, to speak.
    RaiseHand,
    /// Take it down; who has the floor gives it back.
    LowerHand,
    /// Put a question to the room.
    Ask {
        /// What is asked.
        text: String,
        /// Whether their name stands with it.
        named: bool,
    },
    /// Want a question answered, or no longer.
    VoteForQuestion {
        /// Which one.
        question: EntryKey,
        /// Whether they want it answered.
        up: bool,
    },
    /// Vote in this run of a poll; once more, where that is allowed, to change the ballot.
    Vote {
        /// Which run.
        run: RunId,
        /// The ballot.
        vote: Vote,
    },
    /// Say whether what is running goes on, when its time is up and the room is asked.
    Thumb {
        /// Which question it answers.
        ask: String,
        /// Whether it goes on.
        up: bool,
    },
    /// Put dots on entries in the running phase: all that they put on these, in the place of what they put there before.
    GiveDots {
        /// The activity's id.
        activity: String,
        /// The phase's title.
        phase: String,
        /// How many on which entry.
        dots: Vec<(EntryKey, u32)>,
    },
    /// Score entries on the two axes of the running phase, in the place of the scores that they gave these before.
    Score {
        /// The activity's id.
        activity: String,
        /// The phase's title.
        phase: String,
        /// Which entry, and how high on each axis.
        scores: Vec<(EntryKey, [Option<u32>; 2])>,
    },
}

/// An entry as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The activity's id.
    pub activity: String,
    /// The column's id.
    pub column: String,
    /// The row, where the canvas has rows.
    pub row: Option<String>,
    /// What it says.
    pub text: String,
}

/// What a facilitator can say about hands. They are named by whose they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnHands {
    /// Give somebody whose hand is up the floor; whoever has it loses it.
    Give(String),
    /// End the turn of whoever has the floor; the first in the order gets it.
    EndTurn,
    /// Take a hand down.
    Lower(String),
}

impl OnHands {
    /// Returns whose hand it is about, where it names somebody.
    pub fn by(&self) -> Option<&str> {
        match self {
            Self::Give(by) | Self::Lower(by) => Some(by),
            Self::EndTurn => None,
        }
    }
}

/// What a facilitator can say. Every one of them can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Begin the session: everybody expected is here, the first activity runs.
    Start,
    /// Pause the clock.
    Pause,
    /// Let the clock go on.
    Resume,
    /// Go on to the next phase or activity; after the last one the session is over.
    Next,
    /// Go back to the phase or activity before; after the end, reopen the session.
    Back,
    /// End the session here; what has not begun is skipped.
    End,
    /// Skip the activity with this id: the one that runs, or one that is still to come.
    Skip(String),
    /// Go to the activity with this id, at its first phase that was not held yet.
    GoTo(String),
    /// Give what is running so many minutes more (or, negative, fewer).
    AddMinutes(i32),
    /// Let what is running have so many minutes left.
    SetTimeLeft(u32),
    /// Take time that passed unused, such as a lid that was closed, out of the running clock.
    IgnoreSleep(TimeDelta),
    /// The room showed its thumbs on whether what is running goes on.
    Thumbs(Thumb),
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
    /// These people take part: on the list before the session begins, in the room after that. Who is known is left as is.
    AddPeople(Vec<Person>),
    /// Somebody has left.
    Leave(String),
    /// Somebody who was taken as present did not come.
    MarkMissing(String),
    /// Somebody takes part but is in no group or, if that was said before, is in groups.
    ToggleGroups(String),
    /// Form groups for the running activity, from this seed.
    FormGroups {
        /// Where the shuffle begins.
        seed: u64,
        /// Who stays in the group they are in, as far as they are in one.
        stay: Vec<String>,
        /// How large or how many, where that is not as planned.
        asked: Option<Box<Grouping>>,
    },
    /// Move people into the better groups that a longer search found.
    TakeFoundGroups(Box<FoundGroups>),
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
    /// Give groups, counted from 0, a place: a name or an address; an empty one takes it away.
    SetPlaces(Vec<(usize, String)>),
    /// Make somebody the host of their group, or, if they are it already, nobody.
    ToggleHost(String),
    /// Take over the groups of the activity before, for whoever is still here; newcomers are placed.
    SameGroups,
    /// Leave the hosts where they are and form the rest of their groups anew, from this seed.
    Rotate {
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
    MoveSingletons,
    /// Let those who met in earlier sessions of the series count as having met, or not.
    Remember(bool),
    /// Remove somebody's phones from the room; what they sent stays.
    RemovePhones(String),
    /// Drop somebody's ballot in the open poll.
    DropBallot(String),
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
    /// One more hand of those who abstain, or so many.
    Abstain(Option<u32>),
    /// Put a ballot that was given on paper or aloud into the box, perhaps with a name, or several equal ones without;
    /// opens the poll if need be.
    Cast {
        /// Whose it is.
        by: Option<String>,
        /// What it says.
        vote: Vote,
        /// How many say so.
        count: u32,
    },
    /// Put ballots whose names were taken off into the box of the run opened then.
    Collect {
        /// When the run was opened.
        opened: Moment,
        /// Who has voted.
        voters: Vec<String>,
        /// What they said, in an order that tells nothing.
        votes: Vec<Vote>,
    },
    /// Open a poll that nobody planned, in the running activity.
    QuickPoll {
        /// What is asked.
        question: String,
        /// How.
        plan: Box<PollPlan>,
    },
    /// Open a further run between the options that share the first place.
    RunOff,
    /// Let hands and ballots count together in the open poll.
    Mix,
    /// Keep why somebody objects.
    GiveReason(String),
    /// The chair decides a tie for this option, counted from 0.
    ChairDecides(usize),
    /// Put the spelling of an option right; its counts stay.
    CorrectOption {
        /// Which option, counted from 0.
        option: usize,
        /// How it reads.
        text: String,
    },
    /// Add an option to the open poll; its counts stay.
    AddOption(String),
    /// Put an answer in words together with another one.
    MoveAnswer {
        /// The answer that moves.
        from: String,
        /// Where it belongs.
        into: String,
    },
    /// Change the plan.
    Plan(Box<Edit>),
    /// Something about entries of a canvas.
    Entries(OnEntries),
    /// Something about hands.
    Hands(OnHands),
    /// Write a line into the journal; changes nothing else.
    Remark(String),
}
