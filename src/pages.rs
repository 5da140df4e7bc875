//! Owns the pages for phones and for the shared screen: views of the session in, text out. It knows no connection and
//! changes nothing; what it may show is what [`Public`] and
//! [`ParticipantView`](crate::workshop::ParticipantView) hold.
//!
//! A page is one template; its words come from `languages/`, one file for each language.

mod agenda;
mod amounts;
mod assets;
mod ballot;
mod ballot_page;
mod clock;
mod context;
mod entry_vote;
mod fields;
mod floor;
mod look;
mod qr;
mod ranking;
mod render;
mod result;
mod results;
mod sheet;
mod slips;
mod stage;
mod voices;
mod words;

use crate::workshop::{ClockStatus, Public};

pub use assets::{Asset, asset};
pub use ballot::BallotFault;
pub use fields::Fields;
pub use look::{CodeAsks, CodeFault, Frame, JoinFault, JoinLook, Look, Notice, Said, SlipLook};
pub use sheet::Sheet;
pub use slips::{Slip, SlipsLook, slips};
pub use stage::{JoinWays, StageLook, StageTheme};
pub use voices::{FormVoice, read_voice, sheet_of};
pub use words::{Language, languages};

/// Returns the page of somebody who has joined; `said` is about what they sent last, `typed` what stood in the form.
pub fn participant(look: &Look<'_>, frame: &Frame<'_>, said: &Said, typed: &Fields) -> String {
    render::fill(frame.sheet.template(), look.language, &context::participant(look, frame, said, typed))
}

/// Returns what changes on that page while nothing is sent: one line of JSON. What many people get is the same for all
/// of them; see [`page_key`] for the rest.
pub fn update(look: &Look<'_>) -> String {
    context::update(look).to_string()
}

/// Returns somebody's own hand in words, as a piece of the page; nothing where it is down.
pub fn hand(look: &Look<'_>) -> String {
    floor::hand(look)
}

/// Returns how the questions stand that everybody sees, as JSON.
pub fn standing_questions(look: &Look<'_>) -> String {
    floor::standing(look.public, look.language).to_string()
}

/// Returns what tells this page from another one: while it stays the same, updates fit into it.
pub fn page_key(look: &Look<'_>) -> String {
    context::page_key(look)
}

/// Returns the part of it that is the same for everybody: what is on, and who is where.
pub fn room_key(public: &Public, clock: &ClockStatus) -> String {
    context::room_key(public, clock)
}

/// Returns the page of the shared screen.
pub fn stage(look: &StageLook<'_>) -> String {
    render::fill("stage", look.language, &stage::page(look))
}

/// Returns what stands on that page now, for one that is shown already: one line of JSON.
pub fn stage_update(look: &StageLook<'_>) -> String {
    let value = stage::value(look);
    let body = render::fill("stage_sheet", look.language, &value);
    serde_json::json!({ "now": look.now.timestamp_millis(), "clock": value["clock"], "page": body }).to_string()
}

/// Returns the page for joining.
pub fn join(look: &JoinLook<'_>) -> String {
    render::fill("join", look.language, &context::join(look))
}

/// Returns the page that asks for a code; `wrong` is about the one that was typed.
pub fn code(language: Language, asks: CodeAsks, wrong: Option<CodeFault>) -> String {
    render::fill("code", language, &context::code(language, asks, wrong))
}

/// Returns the page of somebody's slip, on which they press Join.
pub fn slip(look: &SlipLook<'_>) -> String {
    render::fill("slip", look.language, &context::slip(look))
}

/// Returns a page that says one thing.
pub fn notice(language: Language, notice: Notice, leads: Option<&str>) -> String {
    render::fill("notice", language, &context::notice(language, notice, leads))
}
