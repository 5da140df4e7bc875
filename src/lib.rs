//! `roundtable` runs roundtables and workshops from the terminal. This is the map of the house.
//!
//! ```text
//!  frame.rs ───▶ Prep with peers                          15:26   ends 16:04 · 4 min behind   ✓ saved
//!                ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┃┈┈
//!
//!  agenda.rs ──▶   ✓ Welcome          5    6 │  The who                             phase 1 of 3
//!                  ▸ Who and how     24    3 │
//!                    ▸ The who        8    3 │  █▀▀  ▀ ▀▀█ ▀▀█    Which colleague would you
//!                      The how        8      │  ▀▀█    ▄▀  ▀▀█    like to coach?  ◀── activity.rs
//!                    Partner poll     3      │  ▀▀▀  ▄ ▀▀▀ ▀▀▀    ◀── parts/digits.rs
//!                                            │
//!                                            │  ▸ Group 1   Ana · Ben · Chloé     2 entries
//!                                            │      • Someone back from leave  ◀── canvas.rs
//!
//!  app/binds.rs ▶ a note   space pause   + minute more   → next   g groups              ? help
//! ```
//!
//! Six floors; each imports only those below it, and a test holds them up.
//!
//! | floor | modules | owns |
//! | --: | --- | --- |
//! | 0 | [`workshop`] | the workshop: plan, record, clock, people, groups, polls, notes, what can be said, `apply` |
//! | 1 | [`mod@file`], [`library`], [`theme`], [`export`] | text in, values out |
//! | 2 | [`app`] | what the facilitator is doing: selection, the line being typed, the table of keys, undo |
//! | 3 | [`screens`] | state to cells |
//! | 4 | [`store`], [`clock`], [`terminal`] | the rim: only these touch disk, clocks and terminal; `terminal` is a crate |
//! | 5 | [`shell`], [`cli`] | wiring: carries out effects, one command a file |
//!
//! A key press travels like this: bytes → a [`terminal::Key`] → a row of the table ([`app::views`]) → an
//! [`app::Action`] → often a [`workshop::Command`] → [`workshop::apply`], the only function that changes a
//! session → events for the journal and the screen. The [`shell`] hands the new session to the saver
//! ([`store`]) before it draws. Below the rim, that type of a key is all that is known of the terminal.

pub mod app;
pub mod cli;
pub mod clock;
pub mod export;
pub mod file;
pub mod library;
pub mod screens;
pub mod shell;
pub mod store;
pub mod theme;
pub mod workshop;
