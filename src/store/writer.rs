//! Owns one attempt to save: what is on the disk, whether somebody else changed it, and the order of the
//! steps. It runs in the saver's thread only and decides nothing about when to try again.

use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::draft_file::DraftFile;
use super::load;
use super::reason::{cause, reason, show};
use super::replace::{FileAttributes, Temporary, sync_folder};
use super::report::{Now, SaveReport, SaveState};
use super::sibling_paths;

/// How long a backup stays the previous generation.
const GENERATION: TimeDelta = TimeDelta::minutes(10);

/// The file that is saved to, and what is known about it.
pub(super) struct Writer {
    /// The real file.
    pub target: PathBuf,
    /// What it held when it was last read or written by us; nothing where we have still to make it.
    known: Option<Arc<[u8]>>,
    /// No copy is kept of that.
    no_copies: bool,
    /// What the last attempt wanted to write: a rename may succeed and still report an error.
    attempted: Option<Arc<[u8]>>,
    /// Whether `known` is sure to survive a power cut.
    forced: bool,
    like: Option<FileAttributes>,
    backed_up: Option<DateTime<FixedOffset>>,
    told: Vec<&'static str>,
    now: Now,
}

/// What is under the name, compared with what we know.
enum Seen {
    Ours,
    Gone,
    Theirs,
}

impl Writer {
    pub(super) fn new(path: &Path, content: Option<Arc<[u8]>>, now: Now) -> Self {
        let forced = content.is_some();
        let target = resolve(path);
        Self {
            target,
            known: content,
            no_copies: false,
            attempted: None,
            forced,
            like: None,
            backed_up: None,
            told: Vec::new(),
            now,
        }
    }

    /// Returns the same for a file that does not exist yet.
    pub(super) fn elsewhere(&self, path: &Path) -> Self {
        Self::new(path, None, self.now.clone())
    }

    /// Saves, or leaves everything as it was; what else there is to say goes to `tell`.
    pub(super) fn save(
        &mut self,
        revision: u64,
        text: &Arc<[u8]>,
        no_copies: bool,
        tell: &mut dyn FnMut(SaveReport),
    ) -> io::Result<()> {
        let present = regular(&self.target);
        if self.forced
            && self.known.as_ref() == Some(text)
            && present.as_ref().is_some_and(|data| data.len() == text.len() as u64)
        {
            return Ok(());
        }
        tell(SaveReport::Saving { revision });
        if let Some(data) = &present {
            // The folder would let us replace it all the same.
            super::lock::writable(&self.target).map_err(|error| match error.kind() {
                ErrorKind::PermissionDenied => io::Error::new(ErrorKind::PermissionDenied, Protected),
                _ => error,
            })?;
            let like = FileAttributes::of(data);
            if like.links > 1 {
                self.tell_once("links", tell, |path| {
                    format!("{path} has {} names (hard links): only this one is updated.", like.links)
                });
            }
            self.like = Some(like);
        }
        let mut new = Temporary::write(sibling_paths::temporary(&self.target), text, self.like.as_ref())?;
        if !new.owner_kept {
            self.tell_once("owner", tell, |path| {
                format!("{path} belonged to someone else: it is saved, and you own it now.")
            });
        }
        self.attempted = Some(text.clone());
        if !no_copies && !self.no_copies {
            self.back_up(text, tell);
        }
        self.no_copies = no_copies;
        match self.look()? {
            Seen::Ours => new.replace(&self.target)?,
            Seen::Gone => match new.take(&self.target) {
                Ok(()) if self.known.is_some() => tell(SaveReport::Rewritten { path: self.target.clone() }),
                Ok(()) => {}
                // Somebody was quicker by a moment.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => self.step_aside(new, tell)?,
                Err(error) => return Err(error),
            },
            Seen::Theirs => self.step_aside(new, tell)?,
        }
        self.known = Some(text.clone());
        self.forced = false;
        sync_folder(sibling_paths::folder(&self.target))?;
        self.forced = true;
        Ok(())
    }

    /// Writes what is being typed into its own file, on top of a session file that is surely on the disk.
    pub(super) fn note(&self, draft: Option<&mut DraftFile>, state: &SaveState) -> io::Result<()> {
        let known = self.known.as_ref().filter(|_| self.forced);
        match (draft, known, &state.draft) {
            (Some(file), Some(known), Some(draft)) => file.write(&self.target, known, draft.clone()),
            _ => Err(ErrorKind::Unsupported.into()),
        }
    }

    /// Returns how large the session file is, as far as it is known.
    pub(super) fn bytes(&self) -> usize {
        self.known.as_ref().map_or(0, |known| known.len())
    }

    /// Returns whether something is under the name; used before going on there.
    pub(super) fn taken(&self) -> bool {
        self.target.symlink_metadata().is_ok()
    }

    /// Compares what is under the name with what we know; content counts, never a time stamp.
    fn look(&self) -> io::Result<Seen> {
        let data = match self.target.symlink_metadata() {
            Ok(data) => data,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Seen::Gone),
            Err(error) => return Err(error),
        };
        let ours: Vec<&Arc<[u8]>> = self.known.iter().chain(self.known.as_ref().and(self.attempted.as_ref())).collect();
        if !data.is_file() || !ours.iter().any(|text| text.len() as u64 == data.len()) {
            return Ok(Seen::Theirs);
        }
        let mut present = Vec::with_capacity(data.len() as usize + 1);
        let file = match load::open(&self.target) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Seen::Gone),
            Err(error) => return Err(error),
        };
        file.take(data.len() + 1).read_to_end(&mut present)?;
        Ok(if ours.iter().any(|text| present == text[..]) { Seen::Ours } else { Seen::Theirs })
    }

    /// Leaves the outside version under the name and goes on in a file of our own.
    fn step_aside(&mut self, mut new: Temporary, tell: &mut dyn FnMut(SaveReport)) -> io::Result<()> {
        let now = (self.now)();
        let time = now.format("%H%M%S").to_string();
        let name = |turn| self.target.with_file_name(sibling_paths::stamped(&self.target, "conflict", &time, turn));
        let ours = new.take_free(name)?;
        let theirs = std::mem::replace(&mut self.target, ours.clone());
        self.backed_up = Some(now);
        tell(SaveReport::Conflict { theirs, ours });
        Ok(())
    }

    /// Keeps the previous generation, at the first save and then at most every ten minutes. A backup is for
    /// hands, not for crashes: that it fails must not stop the save.
    fn back_up(&mut self, text: &Arc<[u8]>, tell: &mut dyn FnMut(SaveReport)) {
        let Some(known) = self.known.clone().filter(|known| !known.is_empty() && known != text) else { return };
        let now = (self.now)();
        if self.backed_up.is_some_and(|at| (now - at).abs() < GENERATION) {
            return;
        }
        self.backed_up = Some(now);
        let backup = sibling_paths::backup(&self.target);
        let made = Temporary::write(sibling_paths::temporary(&backup), &known, self.like.as_ref())
            .and_then(|copy| copy.replace(&backup));
        if let Err(error) = made {
            let why = reason(&error, sibling_paths::folder(&backup));
            self.tell_once("backup", tell, |_| format!("Backup {} was not saved: {why}.", show(&backup)));
        }
    }

    fn tell_once(&mut self, what: &'static str, tell: &mut dyn FnMut(SaveReport), say: impl Fn(String) -> String) {
        if !self.told.contains(&what) {
            self.told.push(what);
            tell(SaveReport::Told(say(show(&self.target))));
        }
    }
}

/// Why a file is left alone that could be replaced.
#[derive(Debug, thiserror::Error)]
#[error("it is write-protected")]
struct Protected;

/// Returns the sentence for a failed attempt.
pub(super) fn sentence(error: &io::Error, target: &Path) -> String {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Protected>) {
        return format!("{} is write-protected: change its permissions or save elsewhere.", show(target));
    }
    match error.kind() {
        ErrorKind::IsADirectory => {
            format!("Something beside {} is in the way of saving ({}): remove it.", show(target), cause(error))
        }
        _ => super::create::not_saved(error, target),
    }
}

fn regular(path: &Path) -> Option<std::fs::Metadata> {
    path.symlink_metadata().ok().filter(std::fs::Metadata::is_file)
}

/// Returns the real file behind a path, also where the file is still missing.
fn resolve(path: &Path) -> PathBuf {
    let within = |folder: PathBuf| folder.join(path.file_name().unwrap_or_default());
    std::fs::canonicalize(path)
        .or_else(|_| std::fs::canonicalize(sibling_paths::folder(path)).map(within))
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_path_buf())
}
