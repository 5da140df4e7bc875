//! One test binary: the harness, and a module for each capability.

mod ahead;
mod broken;
mod capture;
mod cli;
mod clock;
mod cues;
mod docs;
mod finding;
mod floors;
mod groups;
mod hostile;
mod leaving;
mod looks;
mod odd;
mod people;
mod pictures;
mod polls;
mod pty;
mod regroup;
mod room;
mod saving;
mod series;
mod sizes;
mod stage;
mod undo;
mod wishes;
