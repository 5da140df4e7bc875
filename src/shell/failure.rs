//! Owns what is said when something ended badly.

/// Why something ended badly: one sentence, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Returns the first line of what is wrong, for a message on the screen.
    pub(crate) fn first_line(&self) -> String {
        self.message.lines().next().unwrap_or_default().to_owned()
    }

    pub(crate) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

/// Returns the sentence after a fault in the program itself.
pub(crate) fn fault(told: &str, what: &str) -> String {
    format!("roundtable stopped because of a fault. {told}\nPlease report it with this line: {what}")
}
