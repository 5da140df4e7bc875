//! Owns the sentences that say why something was not carried out.

use thiserror::Error;

/// Why something was not carried out. `Display` is one whole sentence for whoever asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not started yet.
    #[error("The session has not begun: space starts it.")]
    NotStarted,
    /// Already started.
    #[error("The session has begun already.")]
    AlreadyStarted,
    /// Over.
    #[error("The session is over: ← reopens it.")]
    Over,
    /// Not on hold.
    #[error("The clock is running: space pauses it.")]
    NotPaused,
    /// On hold already.
    #[error("The clock is on hold: space lets it go on.")]
    AlreadyPaused,
    /// The agenda is empty.
    #[error("The agenda is empty: write an [[agenda]] entry into the session file.")]
    NoAgenda,
    /// Nothing before the first step.
    #[error("This is the first activity.")]
    AtFirst,
    /// No such activity.
    #[error("There is no activity “{0}” in the agenda.")]
    NoActivity(String),
    /// An activity without a title.
    #[error("An activity needs a title.")]
    NoTitle,
    /// A length that no activity has.
    #[error("An activity takes 1 to 1440 minutes.")]
    NoLength,
    /// Phases make the length.
    #[error("The phases of “{0}” make its length: choose one of them.")]
    PhasesCount(String),
    /// It runs, or ran.
    #[error("“{0}” has begun: in the live view + and - give it minutes.")]
    HasBegun(String),
    /// The running activity.
    #[error("“{0}” is running: it cannot be dropped.")]
    IsRunning(String),
    /// An activity that was held.
    #[error("“{0}” was held, or something was kept in it: it stays in the agenda.")]
    WasHeld(String),
    /// Another activity keeps its groups.
    #[error("“{by}” keeps the groups of “{title}”: it comes after it, and not without it.")]
    GroupsKept {
        /// The activity that forms the groups.
        title: String,
        /// The activity that keeps them.
        by: String,
    },
    /// What is past.
    #[error("What has begun stays where it is, and nothing moves before it.")]
    PastStays,
    /// First or last already.
    #[error("“{0}” cannot move further.")]
    NoFurther(String),
    /// Phases are told apart by their titles.
    #[error("Another phase of this activity is called “{0}” already.")]
    PhaseTitleTaken(String),
    /// A poll without options.
    #[error("A poll needs its options: insert one from the library.")]
    NoPollPlanned,
    /// Less than no time.
    #[error("There is no minute left to take.")]
    NothingToTake,
    /// A line without words.
    #[error("There is nothing to keep: type some words first.")]
    NoWords,
    /// No such note.
    #[error("That note is not there any more.")]
    NoNote,
    /// Only what waits can be done.
    #[error("Only an action, a question or something parked can be marked as done.")]
    NothingToDo,
    /// A person without a name.
    #[error("A person needs a name.")]
    NoName,
    /// A stranger.
    #[error("Nobody here is called “{0}”.")]
    NoPerson(String),
    /// Already in the room.
    #[error("{0} is here already.")]
    HereAlready(String),
    /// Not in the room.
    #[error("{0} is not here.")]
    NotHere(String),
    /// Nobody to form groups of.
    #[error("Nobody is here yet: p marks people present.")]
    NobodyHere,
    /// The activity has no groups.
    #[error("“{0}” keeps the whole group together: its plan has no groups.")]
    NoGroupsPlanned(String),
    /// Groups not formed.
    #[error("No groups have been formed yet: g forms them.")]
    NoGroups,
    /// No such group.
    #[error("There is no group {0}.")]
    NoGroup(usize),
    /// Two groups of one name.
    #[error("Another group is called “{0}” already.")]
    GroupNameTaken(String),
    /// In that group already.
    #[error("{name} is in {group} already.")]
    InGroupAlready {
        /// Who.
        name: String,
        /// The group's name.
        group: String,
    },
    /// No groups to take over.
    #[error("No activity before this one had groups that could be taken over.")]
    NoGroupsBefore,
    /// Nobody who could stay.
    #[error("No group has a host who could stay: t makes the selected person one.")]
    NoHosts,
    /// Nobody else to draw.
    #[error("There is nobody else in {0} who could host it.")]
    NoOtherHost(String),
    /// Nothing to merge, nowhere to go.
    #[error("There is only one group.")]
    OneGroup,
    /// Two people of one group cannot change places.
    #[error("Both are in {group}: choose somebody of another group.")]
    SameGroup {
        /// The group's name.
        group: String,
    },
    /// No series, or nothing in its files.
    #[error("No earlier session of this series is known.")]
    NothingRemembered,
    /// Nobody needs company.
    #[error("Nobody is alone in a group.")]
    NobodyAlone,
    /// Somebody is meant twice.
    #[error("That takes two people: choose somebody else.")]
    SamePerson,
    /// The plan has that wish.
    #[error("{0} and {1} are to be {2} already: the plan of this activity says so.")]
    WishedAlready(String, String, &'static str),
    /// Wishes that contradict each other.
    #[error("{0}")]
    Wishes(String),
    /// In no group.
    #[error("{0} is in no group yet.")]
    InNoGroup(String),
    /// Not a poll.
    #[error("“{0}” is no poll.")]
    NotAPoll(String),
    /// A method without hands.
    #[error("A poll by {0} cannot be counted by hands.")]
    NotByHands(String),
    /// No such option.
    #[error("This poll has no option {0}.")]
    NoOption(usize),
    /// A ballot that does not fit.
    #[error("{0}")]
    Misfit(String),
    /// Two sources of votes.
    #[error("This poll is counted by hands, and nobody may vote twice: B lets hands and ballots count together.")]
    CountedByHands,
    /// Two sources of votes.
    #[error("This poll is counted by ballots, and nobody may vote twice: B lets hands and ballots count together.")]
    CountedByBallots,
    /// A named poll.
    #[error("Ballots of this poll are named: begin with the name and a colon, as in Ana: 2.")]
    NeedsName,
    /// Ballots are final.
    #[error("{0} has voted, and ballots of this poll are final.")]
    VotedAlready(String),
    /// An unsigned ballot from before the program was opened.
    #[error("{0} has voted, and nobody knows which ballot is theirs: it stands.")]
    BallotUnknown(String),
    /// No abstention here.
    #[error("Nobody abstains in a poll by {0}: who says nothing is counted as silent.")]
    NobodyAbstains(String),
    /// A vote for another poll.
    #[error("The poll “{0}” does not run now.")]
    NotThisPoll(String),
    /// No question.
    #[error("A poll needs a question: type it, then the options, as in Lunch now? yes / no / later.")]
    NoQuestion,
    /// One option twice.
    #[error("“{0}” is an option already: options are different from each other.")]
    OptionTwice(String),
    /// Too few options, or too many.
    #[error("A poll has 2 to 100 options, not {0}: write them after the question, with / between them.")]
    OptionCount(usize),
    /// Another poll is open.
    #[error("A poll is open: o closes it first.")]
    PollOpen,
    /// Still open.
    #[error("This poll is still open: o closes it.")]
    PollStillOpen,
    /// No tie.
    #[error("There is no tie for the first place that could be decided so.")]
    NoTie,
    /// No such answer.
    #[error("These are not two answers that could be put together.")]
    NoAnswer,
    /// Closed.
    #[error("This poll is closed: o opens a further run, u takes the closing back.")]
    PollClosed,
    /// Not open.
    #[error("This poll is not open: o opens it.")]
    PollNotOpen,
    /// One entry cannot be put under itself.
    #[error("That is the same entry: choose another one to put it under.")]
    SameEntry,
    /// Entries of two activities.
    #[error("That entry is on the canvas of another activity.")]
    OtherCanvas,
    /// An action has an owner and a day of its own.
    #[error("An action stays by itself: it has an owner. Only entries are put together and voted on.")]
    ActionAlone,
    /// One hidden, one not.
    #[error("One of the two is hidden from the room and the other is not: R reveals first.")]
    HalfHidden,
    /// Nothing was put under it.
    #[error("Nothing was put under this entry.")]
    NothingUnder,
    /// Others would go with it.
    #[error("Others were put under this entry: T takes them apart first.")]
    OthersUnder,
    /// The phase takes no dots.
    #[error("No dots are put in this phase: one that does \"vote\" takes them.")]
    NoDotsHere,
    /// The phase ranks nothing.
    #[error("Nothing is ranked in this phase: one with axes does that.")]
    NoScoresHere,
    /// The plan has no (further) extension for what is running.
    #[error("The plan gives this no further extension: + adds a minute, → goes on.")]
    NoExtension,
    /// A score beyond the scale.
    #[error("The scale goes from 1 to {0}.")]
    OffScale(u32),
    /// Nothing is hidden.
    #[error("No entry is hidden: the room may see all of them.")]
    NoEntryHidden,
    /// Revealed already, or never hidden.
    #[error("The room sees the results already.")]
    NothingHidden,
}
