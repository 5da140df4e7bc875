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
