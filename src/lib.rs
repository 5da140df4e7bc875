//! `roundtable` runs workshops from the terminal. This is the map of the code; `docs/architecture.md` has the reasons.
//!
//! What draws the live view, in `screens/`:
//!
//! ```text
//!  frame.rs ───▶ Prep with peers                          15:26   ends 16:04 · 4 min behind   ✓ saved
//!                ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┃┈┈
//!
//!  agenda.rs ──▶   ✓ Welcome          5    6 │  The who        activity.rs ──▶      phase 1 of 3
//!                  ▸ Who and how     24    3 │
//!                    ▸ The who        8    3 │  █▀▀  ▀ ▀▀█ ▀▀█    Which colleague would you
//!                      The how        8      │  ▀▀█    ▄▀  ▀▀█    like to coach?
//!                    Partner poll     3      │  ▀▀▀  ▄ ▀▀▀ ▀▀▀    ◀── parts/digits.rs
//!                                            │
//!  live.rs puts both panes side by side ───▶ │  ▸ Group 1   Ana · Ben · Chloé     2 entries
//!                                            │      • Someone back from leave     ◀── canvas.rs
//!
//!  frame.rs ───▶ a note   space pause   + 1 min   → next   g groups                          ? help
//! ```
//!
//! The other views have a file of their name there: `groups.rs`, `people.rs`, `plan.rs`, `search.rs`, `stage.rs`. What
//! the keys in the bottom line mean is in the file of the same name in [`app::views`].
//!
//! Six floors; each imports only those below it, and a test checks that.
//!
//! | floor | modules | owns |
//! | --: | --- | --- |
//! | 5 | [`shell`], [`cli`] | wiring: carries out effects, one file for each command |
//! | 4 | [`store`], [`clock`], [`terminal`] | the rim: only these touch disk, clock and terminal; `terminal` is a crate |
//! | 3 | [`screens`] | state to cells |
//! | 2 | [`app`] | what the facilitator is doing: selection, typing, keys, undo |
//! | 1 | [`mod@file`], [`library`], [`theme`], [`export`] | text to values, values to text |
//! | 0 | [`workshop`] | the workshop: plan, record, time, groups, polls, notes, and `apply` |
//! | – | [`breakout`] | the solver for groups, a crate that knows nothing of workshops |
//!
//! A key: bytes → [`terminal::Key`] → its row ([`app::views`]) → [`app::Action`] → [`workshop::Command`] →
//! [`workshop::apply`] → events → caches and messages → the saver ([`store`]) → the frame ([`screens`]).

pub mod app;
pub mod cli;
pub mod clock;
pub mod export;
pub mod file;
pub mod library;
#[cfg(feature = "room")]
pub mod pages;
#[cfg(feature = "room")]
pub mod room;
pub mod screens;
pub mod shell;
pub mod store;
pub mod theme;
#[cfg(feature = "room")]
pub mod web;
pub mod workshop;
