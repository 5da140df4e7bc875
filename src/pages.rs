//! Owns the pages for phones and for the shared screen: views of the session in, text out. It knows no connection and
//! changes nothing; what it may show is what [`Public`] and [`ParticipantView`] hold.
//!
//! A page is one template; its words come from `languages/`, one file for each language.

mod assets;
mod ballot;
mod clock;
mod context;
mod render;
mod words;

use crate::workshop::{ClockStatus, Moment, ParticipantView, Public, Refusal};

pub use assets::{Asset, asset};
pub use ballot::{BallotFault, Fields, read_vote};
pub use words::{Language, language};

/// What a page for a participant is made of.
pub struct Look<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// What they see beside it.
    pub me: &'a ParticipantView,
    /// Where the session stands.
    pub clock: &'a ClockStatus,
    /// When it is shown.
    pub now: Moment,
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// How many people are here.
    pub here: usize,
    /// The code that lets in a second phone of theirs.
    pub second_code: &'a str,
    /// The token that goes with each form.
    pub form_token: &'a str,
    /// Its language.
    pub language: Language,
}

/// What is said at the top of a page about what was sent last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing was sent.
    #[default]
    Nothing,
    /// It is on the disk.
    Recorded,
    /// It was refused.
    Refused(Refusal),
    /// It was no ballot.
    NoBallot(BallotFault),
    /// The disk does not take it.
    NotSaved,
    /// Too much in one second.
    TooFast,
}

/// Returns the page of somebody who has joined; `said` is about what they sent last, `typed` what stood in the form.
pub fn participant(look: &Look<'_>, said: &Said, typed: &Fields) -> String {
    render::fill("participant", look.language, &context::participant(look, said, typed))
}

/// Returns what changes on that page while nothing is sent: one line of JSON. What many people get is the same for all
/// of them; see [`page_key`] for the rest.
pub fn update(look: &Look<'_>) -> String {
    context::update(look).to_string()
}

/// Returns what tells this page from another one: while it stays the same, updates fit into it.
pub fn page_key(look: &Look<'_>) -> String {
    context::page_key(look)
}

/// What the page for joining is made of.
pub struct JoinLook<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// The names that can be chosen.
    pub roster: &'a [String],
    /// Whether somebody may take part without a name.
    pub names_optional: bool,
    /// The token that goes with the form.
    pub form_token: &'a str,
    /// Its language.
    pub language: Language,
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
    /// The disk does not take it.
    NotSaved,
    /// The session refuses it.
    Refused,
}

/// Returns the page for joining.
pub fn join(look: &JoinLook<'_>) -> String {
    render::fill("join", look.language, &context::join(look))
}

/// Returns the page that asks for the short code; `wrong` is about the one that was typed.
pub fn code(language: Language, wrong: Option<CodeFault>) -> String {
    render::fill("code", language, &context::code(wrong))
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
    /// The phone has not joined.
    NotJoined,
    /// The form did not come from a page of ours, or not whole.
    WrongForm,
}

/// Returns a page that says one thing.
pub fn notice(language: Language, notice: Notice, leads: Option<&str>) -> String {
    render::fill("notice", language, &context::notice(language, notice, leads))
}
