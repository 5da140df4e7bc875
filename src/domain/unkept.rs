//! Owns what was being typed and is neither kept nor thrown away, so that it can be brought back. It never decides when.

/// What was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unkept {
    /// On the line for notes; empty where nothing was.
    pub note: String,
    /// Words of the plan.
    pub words: Option<PlanWords>,
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
    /// Whether both are the same words of the plan, however they read.
    pub fn is_about(&self, other: &Self) -> bool {
        (&self.activity, &self.phase, self.script) == (&other.activity, &other.phase, other.script)
    }
}

impl Unkept {
    /// A draft of a note alone.
    pub fn of_note(text: impl Into<String>) -> Self {
        Self { note: text.into(), words: None }
    }
}
