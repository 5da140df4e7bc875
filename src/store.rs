//! Floor 4: files on the disk. The only module that opens, reads or writes one; it knows paths and bytes,
//! never what a session means, and it never touches the terminal.

mod create;
mod draft_file;
mod folders;
mod identity;
mod lent_text;
mod load;
mod lock;
mod memory;
mod opened_files;
mod pending;
mod private_file;
mod reason;
mod replace;
mod report;
mod rescue;
mod runner;
mod saver;
mod sibling_paths;
mod skim;
mod standard_input;
mod writer;

pub use create::{CreateError, create, create_dated, dated_name, replace_file, replace_file_with};
pub use draft_file::{Draft, DraftFile, LeftDraft};
pub use folders::{AppFolders, ListedFile, home_relative, list, list_ending, names};
pub use identity::{chance, new_id};
pub use lent_text::{lend, remove_lent};
pub use load::{LIMIT, LoadError, Loaded, Stamp, changed, head, load, open_input, read_input, stamp};
pub use lock::{Claim, ClockMark, Holder, Lock, LockProblem};
pub use memory::resident_bytes;
pub use opened_files::{OpenedFile, OpenedFiles};
pub use private_file::{
    PrivateFile, PrivateLock, PrivateWriter, WhenKept, change_private, read_private, remove_private,
};
pub use report::{ExitSave, Flush, FlushOutcome, MakeText, Now, SaveReport, SaveState, Target};
pub use runner::{Runner, RunnerWatch, running};
pub use saver::Saver;
pub use skim::{skim, skim_until};
pub use standard_input::{InputError, read_standard_input};
