//! Owns how saving goes, as far as the screen says it.

use super::effect::Trouble;
use crate::workshop::Moment;

/// How saving goes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Saving {
    /// Whether there is no file yet: the session has neither a title nor an activity.
    pub has_no_file: bool,
    /// The newest change that is on the disk.
    pub on_disk: u64,
    /// When it got there.
    pub at: Option<Moment>,
    /// How large the file is with everything that was done, in bytes; until it is saved, about.
    pub bytes: usize,
    /// What is wrong, while it is.
    pub trouble: Option<Trouble>,
    /// The question that is asked when leaving would lose something.
    pub leaving: bool,
    /// The file, as the facilitator would name it.
    pub place: String,
    /// Why nothing can be changed, where somebody else runs the session.
    pub read_only: Option<String>,
    /// The agenda of the file is written in a way that cannot be changed in place.
    pub fixed_agenda: bool,
}
