//! Owns what one line can be, and what it may speak of.

use chrono::{NaiveDate, NaiveTime};

use crate::workshop::{Activity, Phase, Zone};

/// What one line says.
#[derive(Debug, Clone, PartialEq)]
pub enum OutlineLine {
    /// An activity; its id is left to whoever puts it into a plan.
    Activity(Box<Activity>),
    /// A phase of the activity above.
    Phase(Box<Phase>),
    /// A line of the prompt of what is above.
    Prompt(String),
    /// A line of the script of the activity above.
    Script(String),
    /// Something about the session as a whole.
    Session(SessionLine),
    /// Nothing.
    Blank,
}

/// What a line says about the session as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionLine {
    /// What it is called.
    Title(String),
    /// Its day.
    Date(NaiveDate),
    /// When it starts.
    Start(NaiveTime),
    /// When the room must be free.
    End(NaiveTime),
    /// The zone of its times.
    Timezone(Zone),
}

/// What a line may speak of. Without it, a line stands for itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutlineContext<'a> {
    /// The activities before the place where the line goes; a phase belongs to the last of them.
    pub before: &'a [Activity],
    /// The attributes of the people; where it is empty, any word can be one.
    pub attributes: &'a [String],
}
