//! One test binary: the harness, and a module for each capability.

mod broken;
mod capture;
mod cli;
mod clock;
mod cues;
mod finding;
mod groups;
mod leaving;
mod looks;
mod people;
mod pictures;
mod polls;
mod room;
mod sizes;
mod stage;
mod undo;
