//! Owns the form that lies over the plan: its fields with what is typed in each, which one is selected, and what they
//! come to. It changes no session.

use terminal::Key;

use super::TextInput;
use super::form_fields::{ACTIVITY, Field, Subject};
use super::form_phase::PHASE;
use super::form_session::SESSION;
use crate::file::outline::Misread;
use crate::workshop::{Activity, Details, Edit};

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormOf {
    /// The activity with this id.
    Activity(String),
    /// An activity that is not in the plan yet: the place where it goes.
    New(usize),
    /// A phase of the activity with this id, counted from 0.
    Phase(String, usize),
    /// The session as a whole.
    Session,
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it is about.
    pub of: FormOf,
    /// The selected line.
    pub selected: usize,
    /// Its lines, one for each field.
    pub lines: Vec<FormLine>,
    /// What it was filled in from.
    subject: Subject,
    /// Esc did not save it, and nothing was pressed since: once more leaves it.
    pub(super) refused: bool,
}

/// One line of a form.
#[derive(Debug, Clone)]
pub struct FormLine {
    /// Its field.
    pub field: &'static Field,
    /// What there is to choose from.
    pub choices: &'static str,
    /// What is typed in it.
    pub input: TextInput,
    /// The value it had.
    was: String,
    /// Nothing was typed since it was selected: what is typed replaces the value.
    pub fresh: bool,
}

impl FormLine {
    /// Returns whether a text is another value than it had.
    pub(super) fn differs(&self, text: &str) -> bool {
        text != self.was
    }
}

impl Form {
    /// Opens the form of an activity.
    pub fn of_activity(of: FormOf, activity: Activity) -> Self {
        Self::new(of, ACTIVITY, Subject { activity, ..Subject::default() })
    }

    /// Opens the form of a phase of an activity.
    pub fn of_phase(activity: Activity, phase: usize) -> Self {
        Self::new(FormOf::Phase(activity.id.clone(), phase), PHASE, Subject { activity, phase, ..Subject::default() })
    }

    /// Opens the form of the session.
    pub fn of_session(details: Details) -> Self {
        Self::new(FormOf::Session, SESSION, Subject { details, ..Subject::default() })
    }

    fn new(of: FormOf, fields: &'static [Field], subject: Subject) -> Self {
        let shown = fields.iter().filter(|field| (field.shown)(&subject));
        let line = |field: &'static Field| {
            let was = (field.write)(&subject);
            FormLine { field, choices: (field.choices)(&subject), input: TextInput::new(was.clone()), was, fresh: true }
        };
        Self { of, selected: 0, lines: shown.map(line).collect(), subject, refused: false }
    }

    /// Lets what is written know the plan that it goes into.
    #[must_use]
    pub fn beside(mut self, before: Vec<Activity>, attributes: Vec<String>, heads: usize) -> Self {
        (self.subject.before, self.subject.attributes, self.subject.heads) = (before, attributes, heads);
        for line in &mut self.lines {
            line.was = (line.field.write)(&self.subject);
            line.input = TextInput::new(line.was.clone());
        }
        self
    }

    /// Returns the selected line.
    pub fn line(&self) -> &FormLine {
        &self.lines[self.selected]
    }

    /// Returns the name of the selected field.
    pub fn field(&self) -> &'static str {
        self.line().field.name
    }

    /// Selects another line, from the last one on the first.
    pub(super) fn step(&mut self, by: i32) {
        self.lines[self.selected].fresh = false;
        let count = self.lines.len() as i64;
        self.selected = (self.selected as i64 + i64::from(by)).rem_euclid(count) as usize;
        self.lines[self.selected].fresh = true;
    }

    /// Takes a key into the selected line; false where there is no room for it.
    pub(super) fn press(&mut self, key: Key) -> bool {
        let line = &mut self.lines[self.selected];
        let fresh = std::mem::take(&mut line.fresh);
        if fresh && matches!(key, Key::Char(_)) {
            line.input = TextInput::default();
        }
        line.input.press(key) || !matches!(key, Key::Char(_))
    }

    /// Puts text into the selected line; false where there is no room for it. A text of several lines stays one where
    /// the value may have several.
    pub(super) fn insert(&mut self, text: &str) -> bool {
        let line = &mut self.lines[self.selected];
        if std::mem::take(&mut line.fresh) {
            line.input = TextInput::default();
        }
        if !line.field.lines || !text.trim_end().contains(['\n', '\r']) {
            return line.input.insert(text.trim_end_matches(['\n', '\r']));
        }
        let (before, behind) = line.input.halves();
        let text = format!("{before}{}{behind}", text.replace("\r\n", "\n").replace('\r', "\n"));
        let fits = text.len() <= super::MOST_BYTES;
        if fits {
            line.input = TextInput::new(text);
        }
        fits
    }

    /// Returns what is typed in the field of this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.lines.iter().find(|line| line.field.name == name).map(|line| line.input.text())
    }

    /// Puts another value into the field of this name, as if it had been typed.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        for line in self.lines.iter_mut().filter(|line| line.field.name == name) {
            line.input = TextInput::new(value);
            line.fresh = false;
        }
    }

    /// Returns whether anything was typed that is not the value it had.
    pub fn is_changed(&self) -> bool {
        matches!(self.of, FormOf::New(_)) || self.lines.iter().any(|line| line.differs(line.input.text()))
    }

    /// Returns what the fields come to, or the first one that is not understood.
    pub(super) fn subject(&self) -> Result<Subject, (usize, Misread)> {
        let mut subject = self.subject.clone();
        for (i, line) in self.lines.iter().enumerate().filter(|(_, line)| line.differs(line.input.text())) {
            (line.field.read)(&mut subject, line.input.text()).map_err(|wrong| (i, wrong))?;
        }
        Ok(subject)
    }

    /// Returns the change of the plan that the fields come to, or the first field that is not understood.
    pub fn edit(&self) -> Result<Edit, (usize, Misread)> {
        let Subject { activity, details, .. } = self.subject()?;
        Ok(match &self.of {
            FormOf::New(at) => Edit::insert(*at, activity),
            FormOf::Session => Edit::SetDetails(Box::new(details)),
            FormOf::Activity(id) | FormOf::Phase(id, _) => {
                Edit::Replace { id: id.clone(), activity: Box::new(activity) }
            }
        })
    }
}
