//! Owns what the rows of the catalogues have in common: how a key, a view and a prompt are written down, and what they
//! do where they say nothing else.

use std::fmt;

use super::TextInput;
use super::model::{About, Action, Bind, Entered, Model, Prompt, Purpose, View};
use super::preview::Preview;
use crate::workshop::text::MOST_NAME;

/// The most that a line takes which is no note, in bytes: a name, a title, a question with its options.
const SHORT_LINE: usize = MOST_NAME;

/// The rank of the hint that stands at the right edge.
pub const AT_THE_EDGE: u8 = 10;
/// What is said on most prompts beside the line.
pub const ENTER_SAVES: &[&str] = &["Enter saves · Esc closes"];
/// What is said on prompts that set a value.
pub const ENTER_SETS: &[&str] = &["Enter saves · Esc closes"];

/// Writes down a row of the table of keys that has a constant hint.
macro_rules! key {
    ($id:literal, $keys:expr, $hint:literal, $help:literal, $run:expr) => {
        $crate::app::model::Bind { hint: |_| $hint, ..$crate::app::model::Bind::new($id, $keys, $help, $run) }
    };
}
pub(super) use key;

impl Bind {
    /// Returns a row without a hint that the palette offers.
    pub const fn new(
        id: &'static str,
        keys: &'static [&'static str],
        help: &'static str,
        run: fn(&Model, &str) -> Option<Action>,
    ) -> Self {
        Self {
            id,
            was: &[],
            keys,
            run,
            help,
            synonyms: "",
            hint: |_| "",
            rank: 0,
            awaited: |_| false,
            in_palette: true,
            polls_only: false,
            missing: |_| None,
            refuses_always: false,
        }
    }

    /// Lists the names that it had in the configuration before; they go on working.
    pub(super) const fn was(self, was: &'static [&'static str]) -> Self {
        Self { was, ..self }
    }

    /// Gives it a hint of this rank: 1 stands first.
    pub(super) const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// Gives it other words under which the palette finds it.
    pub(super) const fn synonyms(self, synonyms: &'static str) -> Self {
        Self { synonyms, ..self }
    }

    /// Gives it a hint that depends on how things are now.
    pub(super) const fn hint(self, hint: fn(&Model) -> &'static str) -> Self {
        Self { hint, ..self }
    }

    /// Leaves it out of the palette.
    pub(super) const fn unlisted(self) -> Self {
        Self { in_palette: false, ..self }
    }

    /// Lets the help list it only while there is a poll.
    pub(super) const fn polls_only(self) -> Self {
        Self { polls_only: true, ..self }
    }

    /// Says why it does nothing while the session runs.
    pub(super) const fn missing(self, missing: fn(&Model) -> Option<String>) -> Self {
        Self { missing, ..self }
    }

    /// Says why it does nothing, whatever the session does.
    pub(super) const fn refuses(self, missing: fn(&Model) -> Option<String>) -> Self {
        Self { missing, refuses_always: true, ..self }
    }

    /// Puts its hint first while the session waits for it.
    pub(super) const fn awaited(self, awaited: fn(&Model) -> bool) -> Self {
        Self { awaited, ..self }
    }
}

impl View {
    /// What a view does where it says nothing else.
    pub const DEFAULT: Self = Self {
        id: "",
        title: "",
        keys: &[],
        opener: None,
        opens_from: |view| view.leads,
        shows_activity: false,
        leads: false,
        moves_people: false,
        edits_plan: false,
        for_the_room: false,
        open: |_| {},
        rows: |_| 0,
        person: |_| None,
        step: |m, by| m.cursor.selected = stepped(m.cursor.selected, by, (m.cursor.view.rows)(m)),
        follow: |_, _| {},
    };
}

impl Prompt {
    /// What a prompt does where it says nothing else.
    pub const DEFAULT: Self = Self {
        id: "",
        label: |_, _, _, _| String::new(),
        preview: |_, _, _, _| Preview::default(),
        complete: |_, _, _, _| None,
        hints: [ENTER_SAVES, ENTER_SAVES],
        limit: SHORT_LINE,
        changes: true,
        private: false,
        list: None,
        start: |_, _| String::new(),
        open: |_| None,
        step: |_, _| {},
        enter: |_, _, _, _| Entered::Taken,
        leave: |_, _, _| {},
        draft: |_| None,
        restore: |_, _| None,
    };

    /// Returns what a key does that opens this prompt.
    pub const fn open(&'static self) -> Action {
        self.about(About::Nothing)
    }

    /// Returns what a key does that opens this prompt for something of the session.
    pub const fn about(&'static self, about: About) -> Action {
        Action::Type(Purpose { prompt: self, about })
    }
}

impl Entered {
    /// Closes the line where it was taken, and else leaves it as it was typed.
    pub(super) fn taken_if(taken: bool) -> Self {
        if taken { Self::Taken } else { Self::Refused }
    }
}

impl Purpose {
    /// Returns the line as it stands when typing begins.
    pub fn start(&self, m: &Model) -> TextInput {
        TextInput::new((self.prompt.start)(m, &self.about))
    }

    /// Keeps what was typed on a line that is left, so that the same key brings it back.
    pub(super) fn keep(self, m: &mut Model, text: &str) {
        if !text.trim().is_empty() {
            m.prompt.left = Some((self, text.to_owned()));
        }
    }
}

/// Returns the index this many steps away from another one, within so many.
pub(super) fn stepped(at: usize, by: i32, len: usize) -> usize {
    at.saturating_add_signed(by as isize).min(len.saturating_sub(1))
}

/// Returns the index this many steps away, from the last one on to the first.
pub(super) fn wrapped(at: usize, by: i32, len: usize) -> usize {
    if len == 0 { 0 } else { (at as i64 + i64::from(by)).rem_euclid(len as i64) as usize }
}

/// Rows of the catalogues are the same where their names are.
macro_rules! by_name {
    ($($row:ty),*) => {$(
        impl PartialEq for $row {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id
            }
        }

        impl Eq for $row {}

        impl fmt::Debug for $row {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id)
            }
        }
    )*};
}

by_name!(Bind, View, Prompt);
