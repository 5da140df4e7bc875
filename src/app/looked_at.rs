//! Owns the words for what is looked at: the card above a view, the pane that the arrows move in, the look of the canvas.

/// What floats above a view to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// The keys of the view.
    Help,
    /// The full text of the activity on the screen, and what the session is for.
    FullText,
}

/// The parts of the live view that can be moved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The list of activities.
    #[default]
    Agenda,
    /// The running activity: its entries, or its options.
    Activity,
    /// What the session has brought so far.
    SoFar,
}

/// How the canvas of an activity with groups is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// All groups below one another, the current one first of all.
    #[default]
    Overview,
    /// One group with all columns.
    Group,
    /// One column with all groups side by side.
    Compare,
    /// The result of a vote: the order of dots, or the picture of two axes.
    Result,
}
