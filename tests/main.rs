//! One test binary: the harness, and a module for each capability.

mod broken;
mod capture;
mod clock;
mod cues;
mod hostile;
mod pty;
mod saving;
mod stage;
