//! Owns the sheets of a participant's page: what goes on, the questions to the room, and a word to the facilitator.

/// One sheet of a participant's page, each with a path of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sheet {
    /// What goes on now.
    #[default]
    Now,
    /// Questions to the room.
    Questions,
    /// A private word to the facilitator.
    Message,
}

impl Sheet {
    const ALL: [Self; 3] = [Self::Now, Self::Questions, Self::Message];

    /// Returns the sheet at this path, below the path of the session.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.path() == path)
    }

    /// Returns its path, below the path of the session.
    pub fn path(self) -> &'static str {
        match self {
            Self::Now => "",
            Self::Questions => "questions",
            Self::Message => "message",
        }
    }

    /// Returns the template that fills it.
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Now => "participant",
            Self::Questions => "questions",
            Self::Message => "message",
        }
    }
}
