//! Floor 0: the workshop. Plain values and pure functions; nothing here reads a clock, a disk, a socket, an
//! environment variable or a source of randomness: times, names and seeds arrive with what is said.

mod activity;
mod ahead;
mod apply;
pub mod breakout;
pub mod capture;
mod carried;
mod clock;
mod day;
pub mod digest;
mod edit;
pub mod lint;
mod note;
mod owed;
mod past;
mod people;
pub mod poll;
mod public;
mod refusal;
mod rounds;
mod said;
mod session;
pub mod text;
pub mod words;

pub use activity::{Activity, Column, Does, Grouping, Kind, Phase, PollPlan, Results, Split, slug};
pub use ahead::Ahead;
pub use apply::apply;
pub use carried::{Carried, Inheritance, Leftover, Met, RowsFrom, Settled};
pub use clock::{Cue, Standing, State, Step, cues, digits, last_cue};
pub use edit::Edit;
pub use note::{Note, NoteKind};
pub use owed::{Owed, owed};
pub use past::Past;
pub use people::{Person, Presence, short_names};
pub use poll::PollRun;
pub use public::Public;
pub use refusal::Refusal;
pub use rounds::{Trial, percent};
pub use said::{Command, Event, Said, counted, spoken};
pub use session::{Attendance, Group, Link, Moment, Origin, Plan, Record, Round, Session, Stretch, Suits};
