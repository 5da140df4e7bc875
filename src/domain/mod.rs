//! Floor 0: the workshop. Plain values and pure functions; nothing here reads a clock, a disk, a socket, an
//! environment variable or a source of randomness: times, names and seeds arrive with what is said.

mod activity;
pub mod breakout;
pub mod capture;
mod note;
mod people;
pub mod poll;
mod session;
pub mod text;

pub use activity::{Activity, Column, Does, Grouping, Kind, Phase, PollPlan, Results, Split, slug};
pub use note::{Note, NoteKind};
pub use people::{Person, Presence, short_names};
pub use poll::PollRun;
pub use session::{Attendance, Group, Link, Moment, Plan, Record, Round, Session, Stretch};
