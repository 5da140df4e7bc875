//! Owns what a typed line says before Enter: what will be kept, and what was not understood.

use crate::workshop::NoteKind;

/// What a piece of a preview means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The word for a kind of note.
    Kind(NoteKind),
    /// Who, or what comes first.
    Strong,
    /// What is kept.
    Text,
    /// Where it goes, and other asides.
    Quiet,
    /// What was not understood.
    Doubt,
}

/// The signs that a note can begin with, and what each is for: as much as there is room for, from the left.
pub const SIGNS: &[(&str, NoteKind)] = &[
    ("! ", NoteKind::Decision),
    ("? ", NoteKind::Question),
    ("* ", NoteKind::Takeaway),
    ("\" ", NoteKind::Quote),
    ("~ ", NoteKind::Parked),
    ("@name … by fri  ", NoteKind::Action),
];

/// What a typed line will become.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Its pieces; a dot is drawn between two of them.
    pub pieces: Vec<(String, Tone)>,
    /// What to press or type instead of the usual hint; nothing where the usual one holds.
    pub hint: Option<String>,
    /// The signs stand there instead, as nothing is typed yet.
    pub signs: bool,
}

impl Preview {
    /// Adds a piece, unless there is nothing to say.
    pub(super) fn push(&mut self, text: impl Into<String>, tone: Tone) {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push((text, tone));
        }
    }
}
