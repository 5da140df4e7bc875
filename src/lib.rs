//! `roundtable` runs roundtables and workshops from the terminal.

pub mod domain; // floor 0: the workshop
pub mod file; // floor 1: text <-> session
pub mod library; // floor 1: built-in sessions
pub mod store; // floor 4: files on the disk
pub mod theme; // floor 1: colours
pub mod tui; // floor 4: the terminal
