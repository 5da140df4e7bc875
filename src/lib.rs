//! `roundtable` runs roundtables and workshops from the terminal.

pub mod app;
pub mod cli;
pub mod domain;
pub mod file;
pub mod keys;
pub mod library;
pub mod screens;
pub mod shell;
pub mod store;
pub mod theme;
pub mod tui;
