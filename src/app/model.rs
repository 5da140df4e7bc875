//! Owns what the facilitator is doing: the session, what is looked at and selected, what is being typed, messages;
//! and the shape of the rows that the catalogues of views, prompts and keys are made of. It holds state only; what
//! changes it is in `perform`, the views and the prompts.

use std::sync::Arc;

use chrono::TimeDelta;

use super::effect::{Effect, PlanText, Trouble};
use super::group_cache::{GroupCache, GroupSearch};
use super::kept::Kept;
use super::preview::Preview;
use super::{NoteIndex, TallyCache, TextArea, TextInput, UndoLog};
use crate::workshop::capture::DateOrder;
use crate::workshop::{Activity, Command, Cue, Drafts, Event, LineOf, Moment, Session};

/// Everything the screen is drawn from.
#[derive(Debug, Clone)]
pub struct Model {
    /// The session as it is now.
    pub session: Arc<Session>,
    /// What can be undone.
    pub log: UndoLog,
    /// Counts changes of the session; the saver reports which one is on the disk.
    pub revision: u64,
    /// What is worked out of the session and kept between frames.
    pub caches: Caches,
    /// What is looked at and selected.
    pub cursor: Cursor,
    /// What is being typed.
    pub prompt: Typing,
    /// How saving goes.
    pub saving: Saving,
    /// What is said to the facilitator.
    pub messages: Messages,
    /// The longer search for groups.
    pub group_search: GroupSearch,
    /// The names of the themes, for the palette.
    pub themes: Vec<String>,
    /// The notes are still being read: what is shown must not count them, and nothing may be saved.
    pub reading: bool,
}

/// What is worked out of the session and kept between frames.
#[derive(Debug, Clone)]
pub struct Caches {
    /// Where the notes are.
    pub notes: NoteIndex,
    /// The results of the polls.
    pub tallies: TallyCache,
    /// What can be said of the groups.
    pub(super) groups: GroupCache,
    /// What was made for the last frame.
    pub kept: Kept,
}

/// What is looked at and selected.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cursor {
    /// The view that fills the screen.
    pub view: &'static View,
    /// The card that floats above it.
    pub card: Option<Card>,
    /// The first row of the card that is shown, where it has no room for all.
    pub card_from: usize,
    /// The pane of the live view that `↑` and `↓` move in.
    pub pane: Pane,
    /// The activity looked at, by its index in the agenda; `None`: the running one.
    pub viewed: Option<usize>,
    /// The group that notes go to, counted from 0.
    pub group: usize,
    /// How the canvas is looked at.
    pub look: Look,
    /// The cell of the canvas that notes go to, counted over the running phase's rows and columns.
    pub cell: usize,
    /// The poll option that `=` sets, counted from 0.
    pub option: usize,
    /// The quick poll that was closed and put away, by its index in the record.
    pub put_away: Option<usize>,
    /// The duels and rounds of a ranking are shown.
    pub duels: bool,
    /// The answer in words that was marked to be merged with another one.
    pub answer: Option<String>,
    /// The line selected in the pane of the activity or in the view's list.
    pub selected: usize,
    /// The view was opened from the stage, and nothing was selected in it: it shows nothing private.
    pub veiled: bool,
    /// The person marked for something that takes two people.
    pub marked: Option<String>,
    /// The entry marked to be merged into another one, by its index in the record.
    pub marked_entry: Option<usize>,
    /// Which of the entries merged into the one at this index of the record is chosen, counted from 0.
    pub part: Option<(usize, usize)>,
    /// The axis that the next score of the selected entry is for, counted from 0.
    pub axis: usize,
    /// Who keeps their group at the next shuffle: the activity's id, and the name. It is not kept in the file.
    pub pinned: Vec<(String, String)>,
}

/// What is being typed, and what was typed and left.
#[derive(Debug, Clone, Default)]
pub struct Typing {
    /// The line being typed, and what for.
    pub line: Option<(Purpose, TextInput)>,
    /// The text of the plan being written, and which it is.
    pub area: Option<(PlanText, TextArea)>,
    /// The line selected in the list that floats above the view, such as the palette.
    pub offered: usize,
    /// The library, once it is loaded: for each activity the template's name.
    pub library: Vec<(String, Activity)>,
    /// What was typed for a note or the plan, and neither saved nor thrown away.
    pub draft: Drafts,
    /// Which number of `3/4` is the day, where the settings say so.
    pub date_order: Option<DateOrder>,
    /// What was typed on another line and left.
    pub(super) left: Option<(Purpose, String)>,
}

/// How saving goes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Saving {
    /// The newest change that is on the disk.
    pub on_disk: u64,
    /// When it got there.
    pub at: Option<Moment>,
    /// How large the file is with everything that was done, in bytes; until it is saved, about.
    pub bytes: usize,
    /// What is wrong, while it is.
    pub trouble: Option<Trouble>,
    /// The question that is asked when leaving would lose something.
    pub leaving: bool,
    /// The file, as the facilitator would name it.
    pub place: String,
    /// The agenda of the file is written in a way that cannot be changed in place.
    pub fixed_agenda: bool,
}

/// What is said to the facilitator, and what was heard of the clock.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Messages {
    /// The sentence in the bottom line.
    pub message: Option<Message>,
    /// What the facilitator has to know until they close it with Esc.
    pub notice: Option<String>,
    /// Time that passed while the computer slept, which `z` takes out of the clock.
    pub slept: Option<TimeDelta>,
    /// The stretch that runs, counted from 0, and the last cue it has passed.
    pub(super) heard: Option<(usize, Option<Cue>)>,
    /// The time of what runs was up when the clock was last looked at.
    pub(super) up: bool,
}

/// A sentence in the bottom line; it goes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something was refused or went wrong.
    pub bad: bool,
    /// When it goes.
    pub until: Moment,
}

/// What floats above a view to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// The keys of the view.
    Help,
    /// The full text of the activity on the screen, and what the session is for.
    FullText,
}

/// The parts of the live view that can be moved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The list of activities.
    #[default]
    Agenda,
    /// The running activity: its entries, or its options.
    Activity,
}

/// How the canvas of an activity with groups is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// All groups below one another, the current one first of all.
    #[default]
    Overview,
    /// One group with all columns.
    Group,
    /// One column with all groups side by side.
    Compare,
    /// The result of a vote: the order of dots, or the picture of two axes.
    Result,
}

/// What the facilitator wants.
#[derive(Debug, Clone)]
pub enum Action {
    /// Say this to the session.
    Perform(Command),
    /// Undo the last step.
    Undo,
    /// Redo what was undone.
    Redo,
    /// Show this view; once more leads back to the live view.
    Show(&'static View),
    /// Close what floats, is marked or looked at.
    Close,
    /// Type a line.
    Type(Purpose),
    /// Write a text of the plan over several lines.
    Write(PlanText),
    /// Move the selection by this many lines.
    Move(i32),
    /// Show a card to read, or close it.
    Read(Card),
    /// Do what the row of a key says, with this number.
    Do(fn(&mut Model, i32, Moment), i32),
    /// Let the program do this.
    Run(Effect),
    /// Leave; the session stays live.
    Quit,
}

/// What a line is typed for.
#[derive(Debug, Clone)]
pub struct Purpose {
    /// The prompt.
    pub prompt: &'static Prompt,
    /// What of the session it is about.
    pub about: About,
}

impl PartialEq for Purpose {
    fn eq(&self, other: &Self) -> bool {
        self.prompt == other.prompt && self.about == other.about
    }
}

/// What of the session a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Nothing in particular.
    Nothing,
    /// A note, an option or a group, by its index; or an index of the agenda.
    Index(usize),
    /// An activity by its id, and the index of a phase of it.
    Phase(String, Option<usize>),
}

impl About {
    /// Returns the index it holds.
    pub fn index(&self) -> usize {
        if let Self::Index(at) = self { *at } else { 0 }
    }
}

/// What became of a typed line at Enter.
#[derive(Debug, Clone)]
pub enum Entered {
    /// It was taken; the line closes.
    Taken,
    /// It was not taken; it stays as it was typed.
    Refused,
    /// It was taken; the line stays open for the next one.
    Next,
    /// It was taken, and this follows.
    Then(Action),
}

/// One row of the catalogue of views: what fills the screen.
pub struct View {
    /// Its name.
    pub id: &'static str,
    /// The heading of its keys in the help and the documents.
    pub title: &'static str,
    /// The tables of keys that work in it, in the order of the help.
    pub keys: &'static [&'static KeyTable],
    /// The key that opens it.
    pub opener: Option<Bind>,
    /// The views in which that key works.
    pub opens_from: fn(&View) -> bool,
    /// Whether it shows the notes and polls of the activity, so that they can be selected in it.
    pub shows_activity: bool,
    /// Whether what runs is led from it: its keys open the other views.
    pub leads: bool,
    /// Whether people are moved between groups in it.
    pub moves_people: bool,
    /// Whether the plan is edited in it.
    pub edits_plan: bool,
    /// Whether the room sees it.
    pub for_the_room: bool,
    /// Prepares it when it is opened.
    pub open: fn(&mut Model),
    /// How many lines can be selected.
    pub rows: fn(&Model) -> usize,
    /// The name of the selected person.
    pub person: fn(&Model) -> Option<String>,
    /// Moves the selection by this many lines.
    pub step: fn(&mut Model, i32),
    /// Lets the selection follow what happened.
    pub follow: fn(&mut Model, &Event),
}

/// One row of the catalogue of prompts: a purpose that a line is typed for.
pub struct Prompt {
    /// Its name.
    pub id: &'static str,
    /// The text before the line: what it is for, and what it would become.
    pub label: fn(&Model, &About, &str, Moment) -> String,
    /// What the line will become, in a row above it.
    pub preview: fn(&Model, &About, &str, Moment) -> Preview,
    /// The line that Tab makes of it; nothing where there is nothing to complete.
    pub complete: fn(&Model, &About, &str, Moment) -> Option<String>,
    /// The text behind the line while it is empty, then while it is not: the fullest wording first.
    pub hints: [&'static [&'static str]; 2],
    /// The most it takes, in bytes.
    pub limit: usize,
    /// Whether the room must not read it where entries are hidden.
    pub private: bool,
    /// The list that floats above the view while it is typed.
    pub list: Option<List>,
    /// The text it begins with.
    pub start: fn(&Model, &About) -> String,
    /// Prepares what it needs when it is opened.
    pub open: fn(&mut Model) -> Option<Effect>,
    /// Moves what is selected beside the line by this many.
    pub step: fn(&mut Model, i32),
    /// Takes the line at Enter.
    pub enter: fn(&mut Model, &About, &str, Moment) -> Entered,
    /// Leaves the line at Esc, with what was typed.
    pub leave: fn(&mut Model, Purpose, &str),
    /// What of the record it is about, where what was typed is to outlive the program.
    pub draft: fn(&About) -> Option<LineOf>,
    /// Finds what a draft from the file was about, selects it, and tells how it comes back.
    pub restore: fn(&mut Model, LineOf) -> Option<(About, &'static str)>,
}

/// A list that floats above the view while a line is typed.
pub struct List {
    /// Its heading.
    pub title: &'static str,
    /// What it says where nothing is found.
    pub empty: &'static str,
    /// What there is to choose from, given the keys that work now.
    pub offers: fn(&Model, &[&'static Bind]) -> Vec<ListItem>,
}

/// One line of a list to choose from.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// What it says.
    pub text: String,
    /// Its row in the table of keys, where it has one.
    pub bind: Option<&'static Bind>,
    /// What it does.
    pub action: Action,
}

/// A table of keys. It is a static, so that a row that several views have is one row.
pub(super) type KeyTable = &'static [Bind];

/// One row of the table of keys: keys and what they mean.
pub struct Bind {
    /// Its name in the configuration.
    pub id: &'static str,
    /// Older names, which the configuration may still use.
    pub was: &'static [&'static str],
    /// Its keys, by name; the first is the one shown.
    pub keys: &'static [&'static str],
    /// What it means now, for the key of this name; `None`: nothing.
    pub run: fn(&Model, &str) -> Option<Action>,
    /// What it does, in the help and the palette.
    pub help: &'static str,
    /// Other words by which the palette finds it.
    pub synonyms: &'static str,
    /// The word beside the key at the bottom of the screen, as things are now.
    pub hint: fn(&Model) -> &'static str,
    /// Its rank among the hints; 0: only in the help.
    pub rank: u8,
    /// Whether the session waits for it now, so that its hint stands first.
    pub awaited: fn(&Model) -> bool,
    /// Whether the palette offers it.
    pub in_palette: bool,
    /// Whether it means something only while there is a poll.
    pub polls_only: bool,
    /// Why it does nothing now, where that is worth a sentence of its own.
    pub missing: fn(&Model) -> Option<String>,
    /// Whether that sentence comes before the one that the session has not begun or is over.
    pub refuses_always: bool,
}
