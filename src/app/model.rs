//! Owns what the facilitator is doing: the session, what is looked at and selected, what is being typed, messages;
//! and the shape of the rows that the catalogues of views, prompts and keys are made of. It holds state only; what
//! changes it is in `perform`, the views and the prompts.

use std::sync::Arc;

use super::agenda_review::AgendaReview;
use super::effect::{Effect, PlanText};
use super::form::Form;
use super::group_cache::{GroupCache, GroupSearch};
use super::kept::Kept;
pub use super::looked_at::{Card, Look, Pane};
pub use super::messages::Message;
pub(super) use super::messages::Messages;
use super::people_review::PeopleReview;
use super::preview::Preview;
use super::room::{FloorRow, RoomStatus};
pub use super::saving::Saving;
use super::{NoteIndex, TallyCache, TextArea, TextInput, UndoLog};
use crate::workshop::capture::DateOrder;
use crate::workshop::{Activity, Command, Drafts, Event, LineOf, Moment, Session};

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
    /// The room for phones.
    pub room: RoomStatus,
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
    /// The line selected in the pane of the activity, in what there is so far, or in the view's list.
    pub selected: usize,
    /// What is selected on the floor; it stays selected whatever comes before it, and until it goes.
    pub floor: Option<FloorRow>,
    /// The person marked for something that takes two people.
    pub marked: Option<String>,
    /// The entry marked to be merged into another one, by its index in the record.
    pub marked_entry: Option<usize>,
    /// The code of the room is shown on the stage.
    pub code: bool,
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
    /// The form that lies over the plan.
    pub form: Option<Box<Form>>,
    /// What was pasted to plan, while it is reviewed.
    pub pasted: Option<Box<AgendaReview>>,
    /// People who were pasted and are looked at before they are added.
    pub people: Option<Box<PeopleReview>>,
    /// The line selected in the list that floats above the view, such as the palette.
    pub offered: usize,
    /// It was selected by a key, and not because it stands first.
    pub picked: bool,
    /// The names of the commands that were run from the palette, each as often as it was.
    pub used: Vec<String>,
    /// The library, once it is loaded: for each activity the template's name.
    pub library: Vec<(String, Activity)>,
    /// What was typed for a note or the plan, and neither saved nor thrown away.
    pub draft: Drafts,
    /// Which number of `3/4` is the day, where the settings say so.
    pub date_order: Option<DateOrder>,
    /// How many notes the open line has saved.
    pub saved: u32,
    /// What was typed on another line and left.
    pub(super) left: Option<(Purpose, String)>,
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
    /// Move the selection by this many lines.
    Move(i32),
    /// Show the code of the room, opening it where it is closed; once more hides it.
    ShowCode,
    /// Show a card to read, or close it.
    Read(Card),
    /// Do what these rows of the tables of keys say, one after another; then type this.
    Press(Vec<&'static Bind>, &'static str),
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
    /// Its own tables of keys, each below its heading in the help, in the order of the help. Those of every view are in
    /// `views/shared.rs`.
    pub keys: Tables,
    /// What the bottom line hints at, state by state; the first one that is true counts.
    pub hints: &'static [HintLine],
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
    /// Whether what is entered changes the session.
    pub changes: bool,
    /// Whether keys that begin no text go through to the screen while it is empty.
    pub passes: bool,
    /// The list that floats above the view while it is typed.
    pub list: Option<List>,
    /// The text it begins with.
    pub start: fn(&Model, &About) -> String,
    /// Prepares what it needs when it is opened.
    pub open: fn(&mut Model) -> Option<Effect>,
    /// Moves what is selected beside the line by this many.
    pub step: fn(&mut Model, i32),
    /// Lets what is selected follow what is typed.
    pub changed: fn(&mut Model, &About, &str),
    /// Takes the line at Enter.
    pub enter: fn(&mut Model, &About, &str, Moment) -> Entered,
    /// Leaves the line at Esc, with what was typed.
    pub leave: fn(&mut Model, Purpose, &str),
    /// What of the record it is about, where what was typed is to outlive the program.
    pub draft: fn(&About) -> Option<LineOf>,
    /// The key that brings back what was typed for something else, in words, where that is to outlive the program.
    pub back: Option<&'static str>,
    /// Finds what a draft from the file was about, selects it, and tells how it comes back.
    pub restore: fn(&mut Model, LineOf) -> Option<(About, &'static str)>,
}

/// A list that floats above the view while a line is typed.
pub struct List {
    /// Its heading.
    pub title: &'static str,
    /// What one of them is.
    pub one: &'static str,
    /// What Enter does with one.
    pub does: &'static str,
    /// What there is to choose from, given all rows of the tables, those of the view first, and what is typed.
    pub offers: fn(&Model, &[&'static Bind], &str, Moment) -> Vec<ListItem>,
}

/// One line of a list to choose from.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// What it says.
    pub text: String,
    /// By what name it is found.
    pub name: String,
    /// Other words by which it is found, with commas between them.
    pub synonyms: String,
    /// What of the typed line names it; `None`: all of it.
    pub typed: Option<String>,
    /// Its rows in the tables of keys, where it has some.
    pub rows: Vec<&'static Bind>,
    /// What it does, or why it does nothing now.
    pub action: Result<Action, String>,
    /// What Enter will do, where its name does not say it.
    pub says: String,
    /// How well it matches what is typed: 1 best, 0 where nothing is typed.
    pub class: u8,
}

/// One row of a view's table of hints: what stands in the bottom line while something is so.
pub struct HintLine {
    /// Whether it is so.
    pub when: fn(&Model) -> bool,
    /// The names of the rows that are hinted at. ` | ` parts clusters; `+` joins keys before one word; `*` is before what
    /// the session waits for, `?` before what takes no place while it does nothing. What follows ` || ` stands at the right.
    pub rows: &'static str,
    /// The same below 100 columns; empty: no other.
    pub narrow: &'static str,
}

/// A table of keys. It is a static, so that a row that several views have is one row.
pub(super) type KeyTable = &'static [Bind];

/// Tables of keys, each with its heading in the help.
pub(super) type Tables = &'static [(&'static str, &'static KeyTable)];

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
    /// What it does, in the help and the documents.
    pub help: &'static str,
    /// Where and how it stands in the help.
    pub sheet: Sheet,
    /// The word beside the key at the bottom of the screen, as things are now.
    pub hint: fn(&Model) -> &'static str,
    /// Whether it works on the stage at the first press; the others leave the stage at the second one.
    pub on_stage: fn(&Model) -> bool,
    /// Why it does nothing now, where that is worth a sentence of its own.
    pub missing: fn(&Model) -> Option<String>,
    /// Whether that sentence comes before the one that the session has not begun or is over.
    pub refuses_always: bool,
}

/// A second place in the help: its heading, its line, and whether that is what the key does now.
pub(super) type Also = (&'static str, &'static str, fn(&Model) -> bool);

/// Where and how a row of the table of keys stands in the help.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Its heading; empty: that of its table.
    pub group: &'static str,
    /// Its place below the heading; those of the same place stand in the order of the tables.
    pub place: u8,
    /// Whether it waits for the second page where one page has no room for all.
    pub later: bool,
    /// What its line says, where that is not the help; with other rows that the line speaks for, by name.
    pub line: Option<(&'static [&'static str], &'static str)>,
    /// Another heading that it stands below too, what it is there, and whether it is that now.
    pub also: Option<Also>,
    /// Whether it has no line.
    pub left_out: bool,
}
