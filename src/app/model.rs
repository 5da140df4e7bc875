//! Owns what the facilitator is doing: the session under their hands, the view, the selection, the line being
//! typed, messages. It holds state only; what changes it is in `update`.

use std::sync::Arc;

use chrono::TimeDelta;

use super::planning::{self, Words};
use super::{Area, Board, Filed, Line, Log, Look, Tallied, Trouble};
use crate::domain::{Activity, Cue, Moment, Note, NoteKind, Person, Phase, Round, Session, State, Step, Unkept};

/// Everything the screen is drawn from.
#[derive(Debug, Clone)]
pub struct Model {
    /// The session as it is now.
    pub session: Arc<Session>,
    /// Where the session's notes are.
    pub filed: Filed,
    /// What the session's polls come to.
    pub tallied: Tallied,
    /// What can be taken back.
    pub log: Log,
    /// What is worked out of the groups and kept between frames.
    pub(super) board: Board,
    /// What the session comes to in its file, or more.
    pub(super) weight: usize,
    /// Counts changes of the session; the saver reports which one is on the disk.
    pub revision: u64,
    /// What is shown.
    pub view: View,
    /// The card that floats above it.
    pub card: Option<Card>,
    /// The first row of the card that is shown, where it has no room for all.
    pub card_from: usize,
    /// The question that is asked when leaving would lose something.
    pub leaving: bool,
    /// The line being typed, and what for.
    pub line: Option<(Purpose, Line)>,
    /// The words of the plan being typed, and which they are.
    pub area: Option<(Words, Area)>,
    /// What can be taken from the library: the template's name, and an activity of it.
    pub shelf: Vec<(String, Activity)>,
    /// The agenda of the file is written in a way that cannot be changed in place.
    pub fixed_agenda: bool,
    /// The pane of the live view that `↑` and `↓` move in.
    pub pane: Pane,
    /// The activity looked at; `None`: the running one.
    pub ahead: Option<usize>,
    /// The group that captures go to, counted from 0.
    pub group: usize,
    /// How the canvas is looked at.
    pub look: Look,
    /// The cell of the canvas that captures go to, counted over the running phase's rows and columns.
    pub cell: usize,
    /// The poll option that `=` sets, counted from 0.
    pub option: usize,
    /// The run of a poll asked on the spot that was put away, by its place in the record.
    pub put_away: Option<usize>,
    /// The duels and rounds of a ranking are shown.
    pub duels: bool,
    /// The answer in words that was marked to be put together with another one.
    pub answer: Option<String>,
    /// The line selected in the pane of the activity, in the groups, people or search list.
    pub selected: usize,
    /// Who was marked in the groups view, for something that takes two people.
    pub marked: Option<String>,
    /// The entry that was marked to be put under another one, by its place in the record.
    pub marked_entry: Option<usize>,
    /// Which of the entries that were put under the one at this place in the record is chosen, counted from 0.
    pub part: Option<(usize, usize)>,
    /// The axis that the next score of the selected entry is for, counted from 0.
    pub axis: usize,
    /// Who keeps their group at the next shuffle: the activity's id, and the name. It is not kept in the file.
    pub pinned: Vec<(String, String)>,
    /// The line selected in the palette, which floats above those lists and acts on what is selected there.
    pub offered: usize,
    /// What was typed on the capture line, or of the plan's words, and neither kept nor thrown away.
    pub draft: Unkept,
    /// What was typed on another line and left.
    pub(super) left: Option<(Purpose, String)>,
    /// What is said in the bottom line.
    pub message: Option<Message>,
    /// How saving goes.
    pub saving: Saving,
    /// What the facilitator has to know until they put it away with Esc.
    pub notice: Option<String>,
    /// Time that passed while the computer slept, which `z` takes out of the clock.
    pub slept: Option<TimeDelta>,
    /// The file, as the facilitator would name it.
    pub place: String,
    /// The names of the themes, for the palette.
    pub themes: Vec<String>,
    /// The stretch that runs, counted from 0, and the last cue it has passed.
    pub(super) heard: Option<(usize, Option<Cue>)>,
    /// The time of what runs was up when the clock was last looked at.
    pub(super) up: bool,
}

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Agenda, clock and the running activity.
    Live,
    /// The groups side by side.
    Groups,
    /// Who is here.
    People,
    /// The plan, to be changed.
    Plan,
    /// What earlier sessions have left over.
    Carried,
    /// What was found.
    Search,
    /// Only what the room may see, large.
    Stage,
}

/// What floats above a view to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// The keys of the view.
    Help,
    /// All words of the activity on the screen, and what the session is for.
    Words,
}

/// The parts of the live view that can be moved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The list of activities.
    Agenda,
    /// The running activity: its entries, or its options.
    Activity,
}

/// What a line of text is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Kept as a note.
    Capture,
    /// Becomes the words of the note at this place in the record.
    Reword(usize),
    /// The count of a poll option.
    Count,
    /// The dots or the scores of the entry at this place in the record.
    Marks(usize),
    /// How many thumbs are up and down.
    Thumbs,
    /// One ballot of a pile, perhaps with a name.
    Ballot,
    /// A poll that nobody planned.
    QuickPoll,
    /// Why somebody objects.
    Reason,
    /// The option for which the chair decides a tie.
    Chair,
    /// The right spelling of a poll option, counted from 0.
    Spelling(usize),
    /// The name of somebody new.
    Newcomer,
    /// The new name of this group, counted from 0.
    GroupName(usize),
    /// Where to save instead.
    Elsewhere,
    /// What to look for.
    Search,
    /// The name of a command.
    Palette,
    /// The new title of the activity with this id, or of a phase of it, counted from 0.
    Title(String, Option<usize>),
    /// A new activity, for this place of the agenda.
    Planned(usize),
    /// A new phase of the activity with this id, for this place among its phases.
    PlannedPhase(String, usize),
    /// An activity of the library, for this place of the agenda.
    Shelf(usize),
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

/// How saving goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saving {
    /// The newest change that is on the disk.
    pub on_disk: u64,
    /// When it got there.
    pub at: Option<Moment>,
    /// What is wrong, while it is.
    pub trouble: Option<Trouble>,
}

/// One place of a canvas: a column, and a row where the canvas has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The row.
    pub row: Option<&'a str>,
    /// The id of the column.
    pub column: &'a str,
}

impl Model {
    /// The model of a session that was just opened.
    pub fn new(session: Session, draft: Unkept, now: Moment) -> Self {
        let session = Arc::new(session);
        let mut model = Self {
            filed: Filed::of(&session.record.notes),
            tallied: Tallied::of_session(&session),
            log: Log::new(Arc::clone(&session)),
            weight: super::weight::of_session(&session),
            session,
            board: Board::default(),
            revision: 0,
            view: View::Live,
            card: None,
            card_from: 0,
            leaving: false,
            line: None,
            area: None,
            shelf: Vec::new(),
            fixed_agenda: false,
            pane: Pane::Agenda,
            ahead: None,
            group: 0,
            look: Look::Overview,
            cell: 0,
            option: 0,
            put_away: None,
            duels: false,
            answer: None,
            selected: 0,
            marked: None,
            marked_entry: None,
            part: None,
            axis: 0,
            pinned: Vec::new(),
            offered: 0,
            draft,
            left: None,
            message: None,
            saving: Saving::default(),
            notice: None,
            slept: None,
            place: String::new(),
            themes: Vec::new(),
            heard: None,
            up: false,
        };
        model.look_at_the_clock(now);
        super::drafts::bring_back(&mut model, now);
        model
    }

    /// The activity on the screen: the one looked at, else the running one, else the first or last.
    pub fn shown(&self) -> Option<usize> {
        let fallback = match self.session.state() {
            State::Done => self.session.plan.agenda.len().checked_sub(1),
            _ => (!self.session.plan.agenda.is_empty()).then_some(0),
        };
        self.ahead.or_else(|| self.session.step().map(|s| s.activity)).or(fallback)
    }

    /// The activity on the screen.
    pub fn shown_activity(&self) -> Option<&Activity> {
        self.shown().map(|i| &self.session.plan.agenda[i])
    }

    /// The running step, when the activity on the screen is the running one.
    pub fn shown_step(&self) -> Option<Step> {
        self.session.step().filter(|s| Some(s.activity) == self.shown())
    }

    /// The phase that is shown: the running one, else none.
    pub fn shown_phase(&self) -> Option<&Phase> {
        let step = self.shown_step()?;
        self.session.plan.agenda[step.activity].phases.get(step.phase?)
    }

    /// The groups of the activity on the screen.
    pub fn shown_round(&self) -> Option<&Round> {
        let activity = self.shown_activity().filter(|a| a.has_groups())?;
        self.session.round_of(&activity.id)
    }

    /// The name of the group that captures go to.
    pub fn group_name(&self) -> Option<&str> {
        let round = self.session.round().filter(|_| self.session.in_groups())?;
        round.groups.get(self.group).map(|g| g.name.as_str())
    }

    /// The places of the canvas that the shown phase is about, row by row.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let columns: Vec<&str> = activity.columns_of(self.shown_phase()).map(|c| c.id.as_str()).collect();
        let rows = self.rows();
        rows.iter().flat_map(|row| columns.iter().map(|column| Cell { row: *row, column })).collect()
    }

    /// People in the order of the groups view: those without a group first, then group by group.
    pub fn by_group(&self) -> Vec<String> {
        let mut names: Vec<String> = self.session.unplaced().into_iter().map(|p| p.name).collect();
        if let Some(round) = self.session.round() {
            names.extend(round.groups.iter().flat_map(|g| g.members.iter().cloned()));
        }
        names
    }

    /// The name selected in the groups view or in the people view.
    pub fn selected_name(&self) -> Option<String> {
        match self.view {
            View::Groups => self.by_group().get(self.selected).cloned(),
            View::People => self.session.everybody().get(self.selected).map(|p: &Person| p.name.clone()),
            _ => None,
        }
    }

    /// Whether somebody keeps their group at the next shuffle of the running activity.
    pub fn is_pinned(&self, name: &str) -> bool {
        let activity = self.session.activity().map(|a| a.id.as_str());
        self.pinned.iter().any(|(id, n)| Some(id.as_str()) == activity && n == name)
    }

    /// Whoever of the groups on the screen keeps their group.
    pub fn pinned_here(&self) -> Vec<String> {
        self.by_group().into_iter().filter(|name| self.is_pinned(name)).collect()
    }

    /// Whether every change is on the disk.
    pub fn is_saved(&self) -> bool {
        self.saving.on_disk >= self.revision
    }

    /// What a restart would have to bring back.
    pub fn typed(&self) -> Unkept {
        let note = match &self.line {
            Some((Purpose::Capture, line)) => line.text(),
            _ => &self.draft.note,
        };
        let words = planning::written(self).or_else(|| self.draft.words.clone());
        Unkept { note: note.to_owned(), words, line: super::drafts::line(self) }
    }

    /// What a capture would become if it were kept now.
    pub fn captured(&self, text: &str, now: Moment) -> Note {
        let draft = crate::domain::capture::read(text, now.date_naive(), &self.session.everybody());
        let activity = self.session.activity().or_else(|| {
            // Before and after, a note belongs to the activity that is looked at.
            self.ahead.and(self.shown_activity())
        });
        let cells = self.cells();
        let on_canvas = matches!(draft.kind, NoteKind::Note | NoteKind::Quote) && self.shown_step().is_some();
        let cell = cells.get(self.cell).filter(|_| on_canvas);
        Note {
            at: now,
            activity: activity.map(|a| a.id.clone()),
            group: self.group_name().map(str::to_owned),
            column: cell.map(|c| c.column.to_owned()),
            row: cell.and_then(|c| c.row).map(str::to_owned),
            kind: draft.kind,
            text: draft.text,
            owner: draft.owner,
            due: draft.due,
            ..Note::default()
        }
    }

    /// Takes note of which cue was passed last, and whether the time is up; tells the cue before.
    pub(super) fn look_at_the_clock(&mut self, now: Moment) -> Option<(usize, Option<Cue>)> {
        self.up = self.session.standing(now).is_up();
        let cue = self.cue_now(now);
        std::mem::replace(&mut self.heard, cue)
    }

    /// The running stretch and the last cue it has passed.
    pub(super) fn cue_now(&self, now: Moment) -> Option<(usize, Option<Cue>)> {
        self.session.step()?;
        let stretch = self.session.record.timing.len() - 1;
        let (total, elapsed) = self.session.running_time(now);
        Some((stretch, crate::domain::last_cue(total, total - elapsed)))
    }
}
