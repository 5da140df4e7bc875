//! Owns what the rows of the catalogues have in common: how a key, a view and a prompt are written down, and what they
//! do where they say nothing else.

use std::fmt;

use terminal::Key;

use super::TextInput;
use super::list_keys::stepped;
use super::model::{About, Action, Bind, Entered, Model, Prompt, Purpose, Sheet, View};
use super::preview::Preview;
use crate::workshop::text::MOST_NAME;
use crate::workshop::{Refusal, SessionState};

/// The most that a line takes which is no note, in bytes: a name, a title, a question with its options.
const SHORT_LINE: usize = MOST_NAME;

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
    /// Returns a row without a hint.
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
            sheet: Sheet { group: "", place: 0, later: false, line: None, also: None, left_out: false },
            hint: |_| "",
            on_stage: |_| false,
            missing: |_| None,
            refuses_always: false,
        }
    }

    /// Returns why it does nothing now, where that can be said in a sentence.
    pub(super) fn why_not(&self, m: &Model) -> Option<String> {
        let missing = || (self.missing)(m);
        let state = || match m.session.state() {
            SessionState::Planned => Some(Refusal::NotStarted.to_string()),
            SessionState::Done => Some(Refusal::Over.to_string()),
            SessionState::Live | SessionState::Paused => None,
        };
        if self.refuses_always { missing().or_else(state) } else { state().or_else(missing) }
    }

    /// Lists the names that it had in the configuration before; they go on working.
    pub(super) const fn was(self, was: &'static [&'static str]) -> Self {
        Self { was, ..self }
    }

    /// Gives it a hint that depends on how things are now.
    pub(super) const fn hint(self, hint: fn(&Model) -> &'static str) -> Self {
        Self { hint, ..self }
    }

    /// Puts it below another heading of the help than its table.
    pub(super) const fn group(self, group: &'static str) -> Self {
        Self { sheet: Sheet { group, ..self.sheet }, ..self }
    }

    /// Gives it a place below its heading: 1 stands behind those that have none.
    pub(super) const fn place(self, place: u8) -> Self {
        Self { sheet: Sheet { place, ..self.sheet }, ..self }
    }

    /// Lets it wait for the second page of the help where one page has no room for all.
    pub(super) const fn later(self) -> Self {
        Self { sheet: Sheet { later: true, ..self.sheet }, ..self }
    }

    /// Gives it another line in the help sheet, which may speak for other rows of the view, too.
    pub(super) const fn line(self, rows: &'static [&'static str], line: &'static str) -> Self {
        Self { sheet: Sheet { line: Some((rows, line)), ..self.sheet }, ..self }
    }

    /// Puts it below another heading of the help, too: what it does there, and whether that is what it does now.
    pub(super) const fn also(self, group: &'static str, line: &'static str, now: fn(&Model) -> bool) -> Self {
        Self { sheet: Sheet { also: Some((group, line, now)), ..self.sheet }, ..self }
    }

    /// Gives it no line of its own in the help.
    pub(super) const fn left_out(self) -> Self {
        Self { sheet: Sheet { left_out: true, ..self.sheet }, ..self }
    }

    /// Lets it work on the stage at the first press: nothing private is shown by it.
    pub(super) const fn on_stage(self) -> Self {
        self.on_stage_while(|_| true)
    }

    /// Lets it work on the stage at the first press while this is so.
    pub(super) const fn on_stage_while(self, on_stage: fn(&Model) -> bool) -> Self {
        Self { on_stage, ..self }
    }

    /// Says why it does nothing while the session runs.
    pub(super) const fn missing(self, missing: fn(&Model) -> Option<String>) -> Self {
        Self { missing, ..self }
    }

    /// Says why it does nothing, whatever the session does.
    pub(super) const fn refuses(self, missing: fn(&Model) -> Option<String>) -> Self {
        Self { missing, refuses_always: true, ..self }
    }
}

impl View {
    /// What a view does where it says nothing else.
    pub const DEFAULT: Self = Self {
        id: "",
        title: "",
        keys: &[],
        hints: &[],
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
        passes: false,
        list: None,
        start: |_, _| String::new(),
        open: |_| None,
        step: |_, _| {},
        changed: |_, _, _| {},
        enter: |_, _, _, _| Entered::Taken,
        leave: |_, _, _| {},
        draft: |_| None,
        back: None,
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
        let mut line = TextInput::new((self.prompt.start)(m, &self.about));
        // An action that nobody owns waits for the name.
        if line.text().starts_with("@ ") {
            line.press(Key::Home);
            line.press(Key::Right);
        }
        line
    }

    /// Keeps what was typed on a line that is left, so that the same key brings it back.
    pub(super) fn keep(self, m: &mut Model, text: &str) {
        if !text.trim().is_empty() {
            m.prompt.left = Some((self, text.to_owned()));
        }
    }
}

impl Model {
    /// Lets what is selected follow what is typed.
    pub(super) fn follow_line(&mut self) {
        if let Some((purpose, line)) = self.prompt.line.clone() {
            (purpose.prompt.changed)(self, &purpose.about, line.text());
        }
    }
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
