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
mod entries;
pub mod lint;
mod note;
mod owed;
mod past;
mod people;
mod phase;
mod phases;
pub mod poll;
mod public;
mod refusal;
mod rounds;
mod said;
mod session;
pub mod text;
pub mod words;

pub use activity::{Activity, Column, Grouping, Kind, PollPlan, Results, Split, slug};
pub use ahead::Ahead;
pub use apply::apply;
pub use carried::{Carried, Inheritance, Leftover, Met, RowsFrom, Settled};
pub use clock::{Cue, Standing, State, Step, cues, digits, last_cue};
pub use edit::Edit;
pub use entries::{EntryEvent, OnEntries, Place, quarter, ranked};
pub use note::{Note, NoteKind};
pub use owed::{Owed, owed};
pub use past::Past;
pub use people::{Person, Presence, short_names};
pub use phase::{Axes, DOTS, Does, Each, Phase, SCALE, With};
pub use phases::{Regroup, Turn};
pub use poll::PollRun;
pub use public::{Public, PublicCanvas};
pub use refusal::Refusal;
pub use rounds::{Trial, percent};
pub use said::{Command, Event, Said, counted, spoken};
pub use session::{Attendance, Group, Link, Moment, Origin, Plan, Record, Round, Session, Stretch, Suits};
