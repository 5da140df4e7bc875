//! Owns what the page of the shared screen is made of.

use crate::pages::words::Language;
use crate::workshop::{ClockStatus, Moment, Public};

/// What the page is made of.
pub struct StageLook<'a> {
    /// What everybody sees.
    pub public: &'a Public,
    /// Where the session stands.
    pub clock: &'a ClockStatus,
    /// When it is shown.
    pub now: Moment,
    /// Its language.
    pub language: Language,
    /// Who leads, where the plan says so.
    pub leads: Option<&'a str>,
    /// How many people are here, and how many were expected.
    pub here: (usize, usize),
    /// The theme that is asked for.
    pub theme: Option<StageTheme>,
    /// How to join; nothing for whoever looks from a phone that has joined.
    pub join: Option<JoinWays<'a>>,
}

/// How to join a room.
#[derive(Debug, Clone, Copy)]
pub struct JoinWays<'a> {
    /// The link in the QR code.
    pub link: &'a str,
    /// What people type into a browser.
    pub address: &'a str,
    /// What they type there.
    pub code: &'a str,
}

/// A theme that is asked for; without one, a screen chooses by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageTheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Returns what is asked; where nothing is, what runs.
pub(super) fn asked(public: &Public) -> String {
    let named = [
        Some(public.prompt.as_str()),
        public.phase.as_ref().map(|(title, ..)| title.as_str()),
        public.activity.as_deref(),
    ];
    named.into_iter().flatten().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
}
