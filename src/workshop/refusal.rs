//! Owns the sentences that say why something was not carried out.

use thiserror::Error;

use super::PlaceFault;
use super::poll::Misfit;

/// Why something was not carried out. `Display` is one whole sentence for whoever asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not started yet.
    #[error("The session has not started: press space to start it.")]
    NotStarted,
    /// Already started.
    #[error("The session has already started.")]
    AlreadyStarted,
    /// Over.
    #[error("The session is over: press ← to reopen it.")]
    Over,
    /// Not paused.
    #[error("The clock is running: press space to pause it.")]
    NotPaused,
    /// On hold already.
    #[error("The clock is paused: press space to resume.")]
    AlreadyPaused,
    /// The agenda is empty.
    #[error("The agenda is empty: press e to add activities.")]
    NoAgenda,
    /// Nothing before the first step.
    #[error("This is the first activity.")]
    AtFirst,
    /// As many as a session may have.
    #[error("A session has at most {1} {0}.")]
    Most(&'static str, usize),
    /// No such activity.
    #[error("The agenda has no activity “{0}”.")]
    NoActivity(String),
    /// A session without a title.
    #[error("A session needs a title.")]
    NoSessionTitle,
    /// An activity without a title.
    #[error("An activity needs a title.")]
    NoTitle,
    /// A length that no activity has.
    #[error("An activity takes 1 to 1440 minutes.")]
    NoLength,
    /// Phases make the length.
    #[error("The length of “{0}” is the sum of its phases: change one of them.")]
    PhasesCount(String),
    /// It runs, or ran.
    #[error("“{0}” has started: change its minutes in the live view with + and -.")]
    HasBegun(String),
    /// What is over cannot be left out.
    #[error("“{0}” has run already: only what runs or is still to come can be skipped.")]
    NothingToSkip(String),
    /// It is skipped.
    #[error("“{0}” is skipped already: select it in the agenda and press Enter to begin it.")]
    SkippedAlready(String),
    /// The running activity.
    #[error("“{0}” is running: you cannot delete it.")]
    IsRunning(String),
    /// An activity that was held.
    #[error("“{0}” has run or has notes: you cannot delete it.")]
    WasHeld(String),
    /// An activity that was held before the running one.
    #[error("“{0}” is over: its groups and its start stay as they were.")]
    IsOver(String),
    /// A poll that was opened.
    #[error("The poll of “{0}” was opened already: its options and rules stay as they were.")]
    PollHeld(String),
    /// A column or a row that has entries.
    #[error("“{0}” has entries: you cannot delete it.")]
    HasEntries(String),
    /// A row twice.
    #[error("“{0}” is already a row: rows must differ.")]
    RowTwice(String),
    /// A column that is not there.
    #[error("“{phase}” is about “{column}”, and this activity has no such column: add it to the columns first.")]
    NoColumn {
        /// The phase.
        phase: String,
        /// What it names.
        column: String,
    },
    /// The shortest length is longer than the activity.
    #[error("At least {least} min is more than it takes: {minutes} min.")]
    LeastTooLong {
        /// The shortest length.
        least: u32,
        /// The length.
        minutes: u32,
    },
    /// Another activity keeps its groups.
    #[error("“{by}” uses the groups of “{title}”: keep “{title}”, and keep it before “{by}”.")]
    GroupsKept {
        /// The activity that forms the groups.
        title: String,
        /// The activity that keeps them.
        by: String,
    },
    /// What is past.
    #[error("You cannot move what has started, or move anything before it.")]
    PastStays,
    /// First or last already.
    #[error("“{0}” cannot move any further.")]
    NoFurther(String),
    /// Phases are told apart by their titles.
    #[error("This activity already has a phase called “{0}”: choose another title.")]
    PhaseTitleTaken(String),
    /// A poll without options.
    #[error("A poll needs options: type them under options, for example poll: yes / no.")]
    NoPollPlanned,
    /// Less than no time.
    #[error("There are no minutes left to remove.")]
    NothingToTake,
    /// A line without words.
    #[error("There is nothing to save: type some text first.")]
    NoWords,
    /// A text that is longer than what is typed there.
    #[error("That text is too long: it has {kb} kB, and {most} kB fit here.")]
    TooLong {
        /// What it takes.
        kb: usize,
        /// What fits.
        most: usize,
    },
    /// No such note.
    #[error("That note has been deleted.")]
    NoNote,
    /// Only what waits can be done.
    #[error("Only actions, questions and parked items can be marked as done.")]
    NothingToDo,
    /// A person without a name.
    #[error("A person needs a name.")]
    NoName,
    /// A stranger.
    #[error("Nobody here is called “{0}”.")]
    NoPerson(String),
    /// Already in the room.
    #[error("{0} is already here.")]
    HereAlready(String),
    /// Not in the room.
    #[error("{0} is not here.")]
    NotHere(String),
    /// Nobody to form groups of: nobody is listed.
    #[error(
        "Nobody is here yet: paste a list of people here, press p n to add one, or name a file when you create the \
         session (--people FILE)."
    )]
    NobodyListed,
    /// Nobody to form groups of: people are listed, but not here.
    #[error("Nobody is here yet: press p to mark people as here.")]
    NobodyHere,
    /// Nobody to form groups of: whoever is here is in no group.
    #[error("Everybody here is kept out of groups: press p, then o on those who should be in one.")]
    NobodyInGroups,
    /// The activity has no groups.
    #[error("“{0}” has no groups in its plan: the whole room works together.")]
    NoGroupsPlanned(String),
    /// Groups not formed.
    #[error("There are no groups yet: press g to form them.")]
    NoGroups,
    /// No such group.
    #[error("There is no group {0}.")]
    NoGroup(usize),
    /// Two groups of one name.
    #[error("Another group is already called “{0}”: choose another name.")]
    GroupNameTaken(String),
    /// A text that is no place.
    #[error("No place was set: {fault}; {}.", .fault.remedy())]
    NoPlace {
        /// Why it is none.
        fault: PlaceFault,
    },
    /// In that group already.
    #[error("{name} is already in {group}.")]
    InGroupAlready {
        /// Who.
        name: String,
        /// The group's name.
        group: String,
    },
    /// No groups to take over.
    #[error("No earlier activity has groups to use again.")]
    NoGroupsBefore,
    /// Nobody who could stay.
    #[error("No group has a host: press t to make the selected person a host.")]
    NoHosts,
    /// Nobody else to draw.
    #[error("There is nobody else in {0} who can host it.")]
    NoOtherHost(String),
    /// Nothing to merge, nowhere to go.
    #[error("There is only one group.")]
    OneGroup,
    /// Two people of one group cannot change places.
    #[error("Both people are in {group}: choose someone from another group.")]
    SameGroup {
        /// The group's name.
        group: String,
    },
    /// No series, or nothing in its files.
    #[error("There are no earlier sessions of this series.")]
    NothingRemembered,
    /// Groups that were found are for others than those who are in groups now.
    #[error("The groups have changed since this search began. Search again.")]
    GroupsChanged,
    /// Nobody needs company.
    #[error("Nobody is alone in a group.")]
    NobodyAlone,
    /// Somebody is meant twice.
    #[error("Choose two different people.")]
    SamePerson,
    /// The plan has that constraint.
    #[error("The plan of this activity already keeps {0} and {1} {2}.")]
    WishedAlready(String, String, &'static str),
    /// Wishes that contradict each other.
    #[error("{0}")]
    Wishes(String),
    /// In no group.
    #[error("{0} is not in a group yet.")]
    InNoGroup(String),
    /// Both sit out.
    #[error("{0} and {1} both sit out.")]
    BothSitOut(String, String),
    /// Not a poll.
    #[error("“{0}” is not a poll.")]
    NotAPoll(String),
    /// A method without hands.
    #[error("A {0} poll cannot be counted by show of hands: use ballots.")]
    NotByHands(String),
    /// No such option.
    #[error("This poll has no option {0}.")]
    NoOption(usize),
    /// A ballot that does not fit.
    #[error("{0}")]
    Misfit(Misfit),
    /// Two sources of votes.
    #[error("This poll counts hands, and nobody may vote twice: press B to count hands and ballots together.")]
    CountedByHands,
    /// Two sources of votes.
    #[error("This poll counts ballots, and nobody may vote twice: press B to count hands and ballots together.")]
    CountedByBallots,
    /// A named poll.
    #[error("Ballots in this poll are named: start with the name and a colon, for example Ana: 2.")]
    NeedsName,
    /// Several ballots of one person.
    #[error("A ballot with a name is one ballot: type it without a number before it.")]
    OneBallotEach,
    /// So many equal ballots at once.
    #[error("Enter 1 to {0} equal ballots at once.")]
    BallotCount(u32),
    /// Ballots are final.
    #[error("{0} has already voted, and votes in this poll are final.")]
    VotedAlready(String),
    /// An unsigned ballot from before the program was opened.
    #[error("{0} has already voted anonymously: that ballot cannot be changed.")]
    BallotUnknown(String),
    /// No ballot of this person.
    #[error("{0} has no ballot in this poll.")]
    NoBallot(String),
    /// No abstention here.
    #[error("A {0} poll has no abstentions: people who say nothing are counted as silent.")]
    NobodyAbstains(String),
    /// No question.
    #[error("A poll needs a question: type it, then the options, for example Lunch now? yes / no / later.")]
    NoQuestion,
    /// One option twice.
    #[error("“{0}” is already an option: options must differ.")]
    OptionTwice(String),
    /// One option in two spellings.
    #[error("“{0}” and “{1}” are the same option: options must differ in more than capitals and blanks.")]
    OptionAlike(String, String),
    /// As many options as a poll may have.
    #[error("A poll has at most {0} options.")]
    MostOptions(usize),
    /// Answers that the method makes.
    #[error("A {0} poll has fixed answers: options can be added where the poll lists its own.")]
    FixedAnswers(String),
    /// Everybody answers in words.
    #[error("People answer this poll in their own words: there is no list to add an option to.")]
    OwnWords,
    /// Too few options, or too many.
    #[error("A poll needs 2 to 100 options, not {0}: write them after the question, separated by /.")]
    OptionCount(usize),
    /// Another poll is open.
    #[error("A poll is open: press o to close it first.")]
    PollOpen,
    /// Still open.
    #[error("This poll is still open: press o to close it.")]
    PollStillOpen,
    /// No tie.
    #[error("There is no tie for first place to break.")]
    NoTie,
    /// No such answer.
    #[error("These two answers cannot be merged.")]
    NoAnswer,
    /// Closed.
    #[error("This poll is closed: press o to run it again, or u to undo.")]
    PollClosed,
    /// Not open.
    #[error("This poll is not open: press o to open it.")]
    PollNotOpen,
    /// One entry cannot be put under itself.
    #[error("That is the same entry: choose a different one to merge it into.")]
    SameEntry,
    /// Entries of two activities.
    #[error("That entry belongs to another activity: choose one from this activity.")]
    OtherCanvas,
    /// An action has an owner and a day of its own.
    #[error("An action cannot be merged or voted on: it has an owner. Choose an entry.")]
    ActionAlone,
    /// One hidden, one not.
    #[error("One entry is hidden and the other is not: press R to reveal first.")]
    HalfHidden,
    /// One hidden by the facilitator, one not.
    #[error("One entry is hidden from the room: press Y on it to show it first.")]
    HalfWithheld,
    /// Nothing was put under it.
    #[error("Nothing is merged into this entry.")]
    NothingUnder,
    /// Others would go with it.
    #[error("Other entries are merged into this one: press T to take them apart first.")]
    OthersUnder,
    /// The phase takes no dots.
    #[error("You cannot add dots in this phase: use a phase with does = \"vote\".")]
    NoDotsHere,
    /// Two sources of dots.
    #[error("Dots come from phones here, and nobody may vote twice: press B to count yours together with them.")]
    DotsByPhones,
    /// Two sources of scores.
    #[error("Scores come from phones here: press B to type your own in their place.")]
    ScoresByPhones,
    /// Two sources, said to whoever has a phone.
    #[error("The facilitator types what is voted here.")]
    MarksByKeys,
    /// The vote on entries is over.
    #[error("This vote is over: what you sent is not counted.")]
    VoteOver,
    /// The phase ranks nothing.
    #[error("You cannot score entries in this phase: use a phase with axes.")]
    NoScoresHere,
    /// The plan has no (further) extension for what is running.
    #[error("The plan allows no more extensions: press + to add a minute, or → to move on.")]
    NoExtension,
    /// Nothing is written from phones now.
    #[error("Nothing can be written here now.")]
    NothingToWrite,
    /// The row is none of the canvas.
    #[error("Choose one of the rows.")]
    NoRow,
    /// As much as one person writes.
    #[error("You have written enough here: {0} entries at most.")]
    EnoughEntries(usize),
    /// An entry that is too long.
    #[error("That is too long: an entry has at most {0} characters.")]
    LongEntry(usize),
    /// The plan takes no questions from phones.
    #[error("Questions are off in this session.")]
    NoQuestions,
    /// A question that is too long.
    #[error("That is too long: a question has at most {0} characters.")]
    LongQuestion(usize),
    /// As much as one person asks.
    #[error("You have asked enough here: {0} questions at most.")]
    EnoughQuestions(usize),
    /// A question that has its answer.
    #[error("That question has been answered.")]
    QuestionAnswered,
    /// A hand that is not up.
    #[error("The hand of {0} is not up.")]
    HandDown(String),
    /// Nobody has the floor.
    #[error("Nobody has the floor.")]
    NobodySpeaks,
    /// Hidden from the room by the facilitator.
    #[error("The room does not see it already.")]
    HiddenAlready,
    /// Not hidden by the facilitator.
    #[error("It is not hidden.")]
    ShownAlready,
    /// Somebody else's entry.
    #[error("That is somebody else's entry.")]
    NotYours,
    /// A score beyond the scale.
    #[error("Choose a score from 1 to {0}.")]
    OffScale(u32),
    /// Nothing is hidden.
    #[error("No entries are hidden: the room can see all of them.")]
    NoEntryHidden,
    /// So few have voted by phone that a result would tell who said what.
    #[error("The result is hidden until 5 people have voted by phone, or the poll closes.")]
    FewBallots,
    /// Revealed already, or never hidden.
    #[error("The room can already see the results.")]
    NothingHidden,
}
