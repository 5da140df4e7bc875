//! Owns what was being typed and is neither kept nor thrown away, so that it can be brought back. It never decides when.

/// What was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// On the line for notes; empty where nothing was.
    pub note: String,
    /// Words of the plan.
    pub words: Option<PlanWords>,
    /// Other words for something of the record.
    pub line: Option<LineWords>,
    /// On a line for something else.
    pub other: Option<OtherWords>,
    /// In a form.
    pub form: Option<FormWords>,
}

impl Drafts {
    /// Moves a line for something of the record to the draft of a note: its place may mean something else by now.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        if let Some(line) = self.line.take_if(|line| line.of != LineOf::Poll) {
            self.note.push_str(if self.note.is_empty() { "" } else { " " });
            self.note.push_str(&line.text);
        }
        self
    }
}

/// A line that was being typed for something of the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineWords {
    /// What for.
    pub of: LineOf,
    /// The words themselves.
    pub text: String,
}

/// What a line was typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineOf {
    /// Other words for the note at this place of the record, counted from 0.
    Entry(usize),
    /// The right spelling of this option of the running poll, counted from 0.
    Option(usize),
    /// A poll that nobody planned.
    #[default]
    Poll,
}

/// A line that was being typed for something else: a person, groups, an activity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OtherWords {
    /// The name of the line.
    pub line: String,
    /// The place that it is about, counted from 0.
    pub place: Option<usize>,
    /// The id of the activity that it is about.
    pub activity: Option<String>,
    /// The words themselves.
    pub text: String,
}

/// A form that was being filled in: that of the session, where nothing says what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormWords {
    /// The id of the activity that it is about.
    pub activity: Option<String>,
    /// The title of the phase that it is about.
    pub phase: Option<String>,
    /// The place of the agenda where a new activity goes, counted from 0.
    pub place: Option<usize>,
    /// The fields by their names, each with what was typed in it.
    pub fields: Vec<(String, String)>,
}

/// Words of the plan that were being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanWords {
    /// The activity's id.
    pub activity: String,
    /// The phase's title, where they are those of a phase.
    pub phase: Option<String>,
    /// The script instead of the prompt.
    pub script: bool,
    /// The words themselves.
    pub text: String,
}

impl PlanWords {
    /// Returns whether both are the same words of the plan, however they read.
    pub fn is_about(&self, other: &Self) -> bool {
        (&self.activity, &self.phase, self.script) == (&other.activity, &other.phase, other.script)
    }
}
