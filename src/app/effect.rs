//! Owns what the program has to do for the facilitator, and what it is told by its surroundings.

use std::sync::Arc;

use chrono::TimeDelta;

use super::room::RoomNews;
use crate::workshop::{Activity, FoundGroups, Moment, SeriesHistory, Session};

/// Which text of the plan is written over several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    /// The activity's id.
    pub id: String,
    /// The phase, counted from 0.
    pub phase: Option<usize>,
    /// Which of its words.
    pub part: PlanPart,
}

/// Which words of an activity, a phase or a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPart {
    /// What the room sees.
    Prompt,
    /// What only the facilitator sees.
    Script,
    /// Prompt and script, as one text.
    Both,
    /// What is typed in this field of the open form.
    Field(&'static str),
}

/// What the program has to do for the facilitator. Saving is not among them: it follows every change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ring: this text is the cue's.
    Ring(String),
    /// Use this theme from now on.
    Theme(String),
    /// Load the activities of the library.
    Library,
    /// Open this text of the plan, which reads so, in the facilitator's own editor.
    Edit(PlanText, String),
    /// Begin the longer search for groups that the model holds, in the background.
    SearchGroups,
    /// Stop that search and tell what it has found.
    StopSearch,
    /// Save to this file from now on.
    SaveElsewhere(String),
    /// Write a copy to this file, and go on saving where it is saved now.
    Copy(String),
    /// Try to save at once.
    SaveNow,
    /// Write the report of the session for participants beside its file.
    Report,
    /// Make a session that follows this one beside its file, and open it.
    FollowUp,
    /// Put this text on the clipboard, and say so with these words.
    Clipboard(String, String),
    /// Make a new link to the page of the shared screen, and copy it.
    StageLink,
    /// End the link to the page of the shared screen.
    EndStageLink,
    /// List the networks in which the room can be open.
    ListNetworks,
    /// Open the room for phones: at this computer's address in this network or, without one, where there is only one. A room
    /// that is open already moves only if its network is gone.
    OpenRoom(Option<String>),
    /// Close the room.
    CloseRoom,
    /// Let nobody new join, or everybody again.
    RefuseNew(bool),
    /// Let the phone in that asks for this name, which another phone has.
    LetIn(String),
    /// Let it wait no longer.
    RefuseName(String),
    /// Mark the message of this number as read, or as new again.
    ReadMessage(u32, bool),
    /// Suspend the program until continued, as Ctrl-Z does.
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
        /// How large the file is, in bytes.
        bytes: usize,
    },
    /// Saving failed; it is tried again.
    NotSaved(Trouble),
    /// Something to show until the facilitator closes it.
    Notice(String),
    /// Something was done, or could not be: a sentence for the bottom line.
    Told {
        /// The sentence.
        text: String,
        /// Whether it could not be done.
        bad: bool,
    },
    /// This text of the plan reads so after it was edited.
    Edited(PlanText, String),
    /// The library: for each activity the template's name.
    Library(Vec<(String, Activity)>),
    /// The session is saved in another file from now on.
    Moved(String),
    /// Somebody else saved the session, which is only read here.
    Reread(Box<Session>),
    /// The other file that was asked for cannot be used; the sentence says why.
    NotMoved(String),
    /// The computer slept for this long.
    Slept(TimeDelta),
    /// What a longer search for groups found, if these are better.
    GroupsFound(Option<Box<FoundGroups>>),
    /// What the files of earlier sessions of the series tell.
    History(Arc<SeriesHistory>),
    /// How the room for phones is.
    Room(RoomNews),
}

/// What is wrong with saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, in a sentence that names the folder and the cause.
    pub sentence: String,
}
