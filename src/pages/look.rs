//! Owns what the pages are made of: views, and what is said of what was sent last.

use super::ballot::BallotFault;
use super::sheet::Sheet;
use super::words::Language;
use crate::workshop::{ClockStatus, Moment, Names, ParticipantView, Public, Refusal, SeenQuestion};

/// What everything on a participant's page is made of that may change while it is shown.
pub struct Look<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// What they see beside it.
    pub me: &'a ParticipantView,
    /// Where the session stands.
    pub clock: &'a ClockStatus,
    /// When it is shown.
    pub now: Moment,
    /// What tells it from the page of another step: see [`room_key`](super::room_key).
    pub room_key: &'a str,
    /// Its language.
    pub language: Language,
}

/// What a whole page has besides.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// How many people are here.
    pub here: usize,
    /// The code that lets in a second phone of theirs.
    pub second_code: &'a str,
    /// The token that goes with each form.
    pub form_token: &'a str,
    /// Which of its sheets it is.
    pub sheet: Sheet,
    /// The questions to the room, for the sheet that shows them.
    pub questions: &'a [SeenQuestion],
    /// What makes the order in which they begin a ranking; it tells nobody who they are.
    pub seed: u64,
}

/// What is said at the top of a page about what was sent last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing was sent.
    #[default]
    Nothing,
    /// It is on the disk.
    Recorded,
    /// It is on the disk of the facilitator alone.
    Sent,
    /// A button on a form has changed what stands in it; nothing was sent.
    Moved,
    /// It was refused.
    Refused(Refusal),
    /// It was no ballot.
    NoBallot(BallotFault),
    /// The disk does not take it.
    NotSaved,
    /// The phone sends too much.
    TooFast,
    /// It is more than one person sends to the facilitator.
    EnoughMessages,
}

impl Said {
    /// Returns whether what was sent was not taken.
    pub(super) fn is_wrong(&self) -> bool {
        !matches!(self, Self::Nothing | Self::Recorded | Self::Sent | Self::Moved)
    }
}

/// What the page for joining is made of.
pub struct JoinLook<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// The names that can be chosen.
    pub roster: &'a [String],
    /// Whether they give their names.
    pub names: Names,
    /// The token that goes with the form.
    pub form_token: &'a str,
    /// When it is shown.
    pub now: Moment,
    /// Its language.
    pub language: Language,
    /// Whether nobody on the way can read the page.
    pub secure: bool,
    /// What was wrong with what was sent.
    pub wrong: Option<JoinFault<'a>>,
}

/// Why somebody could not join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinFault<'a> {
    /// No name was given.
    NoName,
    /// The name is too long.
    LongName,
    /// Another phone has this name.
    InUse(&'a str),
    /// The phone sends too much.
    TooFast,
    /// Only who was invited takes part.
    NotInvited,
    /// The disk does not take it.
    NotSaved,
    /// The session refuses it.
    Refused,
}

/// What the page of somebody's slip is made of.
pub struct SlipLook<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// Whose slip it is.
    pub name: &'a str,
    /// Its code.
    pub code: &'a str,
    /// Whether nobody on the way can read the page.
    pub secure: bool,
    /// Its language.
    pub language: Language,
}

/// Which code a page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeAsks {
    /// The one on the screen.
    Room,
    /// That one, or the one on a slip.
    Either,
    /// The one on a slip: only who was invited takes part.
    Slip,
}

/// What was wrong with a short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// It is not the code of this room.
    Wrong,
    /// Too many were wrong: wait so many seconds.
    TooOften(u64),
}

/// A page that says one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// There is no such page.
    NotFound,
    /// The phone was removed.
    Removed,
    /// The room is full.
    Full,
    /// The disk does not take it.
    NotSaved,
    /// Nobody has this slip, or it is worth nothing any more.
    NoSlip,
    /// The phone sends too much.
    TooFast,
    /// The session refuses it.
    Refused,
    /// Nobody new joins.
    JoiningClosed,
    /// The phone has not joined.
    NotJoined,
    /// The form did not come from a page of ours, or not whole.
    WrongForm,
}
