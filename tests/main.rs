//! One test binary: the harness, and a module for each capability.

mod broken;
mod capture;
mod clock;
mod cues;
mod saving;
mod stage;
