//! Owns the wait for input, which another thread can end. It returns all that has come at once, so that a held key is
//! one batch and one frame, and it notices that the terminal is gone.

#[cfg(not(unix))]
mod events;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use events::{Poller, Waker};
#[cfg(unix)]
pub use unix::{Poller, Waker};
