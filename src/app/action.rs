//! Owns what a key can mean, what the program then has to do, and what it is told by its surroundings.

use std::sync::Arc;

use chrono::TimeDelta;

use super::planning::Words;
use super::{Card, Purpose, View};
use crate::domain::{Activity, Command, Moment, Past};

/// What the facilitator wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Say this to the session.
    Say(Command),
    /// Take the last step back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Show this; once more leads back to the live view.
    Show(View),
    /// Away with what floats, is selected or looked at.
    Away,
    /// Type a line.
    Type(Purpose),
    /// Move the selection by so many lines.
    Move(i32),
    /// Move in the other pane.
    OtherPane,
    /// Open what is selected.
    Open,
    /// Go to the next (1) or previous (-1) group.
    Group(i32),
    /// Go to the next (1) or previous (-1) cell of the canvas.
    Cell(i32),
    /// Look at the canvas in the next way: all groups, one group, one column of all groups.
    Look,
    /// Mark the selected entry, or put whatever is marked under it.
    PutTogether,
    /// Let the chosen one of what was put under the selected entry stand by itself again.
    TakeApart,
    /// Let the chosen one of what was put under the selected entry lead.
    LetLead,
    /// Choose the next one of what was put under the selected entry or, negative, the one before.
    Part(i32),
    /// Put so many dots on the selected entry, or give it this score on the axis that is asked for.
    Mark(u32),
    /// The facilitator's first `g`: form groups; later: show them.
    Groups,
    /// Form groups anew from the next seed.
    Shuffle,
    /// Mark the selected person, or do this with whoever is marked and them.
    Pair(Pairing),
    /// Let the selected person keep their group at the next shuffle, or no longer.
    Pin,
    /// Give the selected group a host by lot.
    DrawHost,
    /// Put somebody without a group where it costs least.
    FitIn,
    /// Type a ballot in the facilitator's own name.
    OwnVote,
    /// Show the duels and rounds of a ranking, or no longer.
    Duels,
    /// Mark the selected answer, or put whichever is marked together with it.
    PutAnswers,
    /// Take the time slept out of the clock.
    TakeOutSleep,
    /// Type these words of the plan over several lines.
    Words(Words),
    /// Edit these words of the plan in the facilitator's own editor.
    Editor(Words),
    /// Choose an activity of the library, for this place of the agenda.
    Shelf(usize),
    /// Show a card to read, or put it away.
    Read(Card),
    /// Use this theme.
    Theme(String),
    /// Try to save at once.
    SaveNow,
    /// Leave; the session stays live.
    Quit,
    /// Leave although the last changes are not on the disk.
    QuitAnyway,
    /// Put the program to sleep, as Ctrl-Z does.
    Suspend,
}

/// What can be done with two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// They change places.
    Swap,
    /// They are to be apart, or need not be.
    Apart,
    /// They are to be together, or need not be.
    Together,
}

/// What the program has to do for the facilitator. Saving is not among them: it follows every change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ring: these words are the cue's.
    Ring(String),
    /// Use this theme from now on.
    Theme(String),
    /// Bring the activities of the library.
    Shelf,
    /// Let these words, which read so, be edited in the facilitator's own editor.
    Edit(Words, String),
    /// Save to this file from now on.
    Elsewhere(String),
    /// Try to save at once.
    SaveNow,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// End, once everything is on the disk.
    Quit,
    /// End, with a copy elsewhere of what the disk refuses.
    QuitAnyway,
}

/// What the surroundings tell.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Everything up to this revision is on the disk.
    Saved {
        /// The revision.
        revision: u64,
        /// Since when.
        at: Moment,
    },
    /// Saving failed; it is tried again.
    NotSaved(Trouble),
    /// Something to know until it is put away.
    Notice(String),
    /// These words read so after they were edited.
    Edited(Words, String),
    /// What can be taken from the library: the template's name, and an activity of it.
    Shelf(Vec<(String, Activity)>),
    /// The session is saved in another file from now on.
    Moved(String),
    /// The other place that was asked for is no better; the sentence says why.
    NotMoved(String),
    /// The computer slept for so long.
    Slept(TimeDelta),
    /// What the files of earlier sessions of the series tell.
    Past(Arc<Past>),
}

/// What is wrong with saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, in a sentence that names the folder and the cause.
    pub sentence: String,
}
