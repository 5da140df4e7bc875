//! Owns the lock of a session: a file beside it, because a lock on the session itself would go with the
//! first save. The file stays behind only where it holds the clock of a session that is under way; the lock itself
//! cannot stay, the system takes it back.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

use super::reason::{capital, cause, reason, show};
use super::sibling_paths;

/// Where a clock that nobody can set stood at a moment of the wall clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMark {
    /// The moment.
    #[serde(with = "moment")]
    pub wall: DateTime<Utc>,
    /// Nanoseconds since the computer was started, sleep included.
    pub boot: i64,
    /// Which start of the computer that was.
    pub boot_id: String,
}

/// Who takes a lock, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub who: String,
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// The clock, so that a restart after a crash knows the time although somebody changed it.
    pub clock: Option<ClockMark>,
}

/// Who has a lock, as far as its file tells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// Who.
    pub who: String,
    /// The number of the process.
    pub pid: u32,
    /// The computer.
    pub host: String,
    /// Since when, with offset; empty where it is not known.
    pub since: String,
    /// When the session was ended properly; absent while it runs and after a crash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<ClockMark>,
}

/// Why there is no lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockProblem {
    /// Somebody else has the session open.
    HeldBy(Box<Holder>),
    /// There are no locks here; the sentence is to be shown once, and then one goes on without.
    Unsupported(String),
    /// The session cannot be saved here; the sentence says why.
    ReadOnly(String),
}

/// The right to save a session, for as long as this value or the process lives.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
    holder: Holder,
    before: Option<Holder>,
}

impl Lock {
    /// Takes the lock of a session file, whose links have been followed already.
    pub fn take(real_path: &Path, claim: &Claim) -> Result<Self, LockProblem> {
        writable(real_path).map_err(|error| {
            let why = match error.kind() {
                ErrorKind::ReadOnlyFilesystem => "is on a read-only disk",
                _ => "is write-protected",
            };
            LockProblem::ReadOnly(format!("{} {why}: changes cannot be saved there.", show(real_path)))
        })?;
        let path = sibling_paths::lock(real_path);
        let mut file = loop {
            let file = open(real_path, &path)?;
            match file.try_lock() {
                // Whoever had it may have removed the file meanwhile: a lock on that one is none.
                Ok(()) if is_at(&file, &path) => break file,
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(LockProblem::HeldBy(Box::new(holder_of(&path)))),
                Err(TryLockError::Error(error)) => {
                    return Err(LockProblem::Unsupported(format!(
                        "{} cannot be locked ({}): make sure that nobody else has this session open.",
                        show(real_path),
                        cause(&error)
                    )));
                }
            }
        };
        let before = read(&mut file).filter(|holder| holder.pid != 0);
        for left in [sibling_paths::temporary(real_path), sibling_paths::temporary(&sibling_paths::backup(real_path))] {
            // Left by a kill in the middle of a save; nobody else can be writing them now.
            let _ = std::fs::remove_file(left);
        }
        let holder = Holder {
            who: claim.who.clone(),
            pid: std::process::id(),
            host: host(),
            since: claim.since.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            ended: None,
            clock: claim.clock.clone(),
        };
        let mut lock = Self { file, path, holder, before };
        lock.note();
        Ok(lock)
    }

    /// Returns the clock of a predecessor that ended, in whatever way, while the session was under way.
    pub fn clock_left_behind(&self) -> Option<&ClockMark> {
        self.before.as_ref().and_then(|holder| holder.clock.as_ref())
    }

    /// Notes the clock, for a restart after a crash.
    pub fn mark_clock(&mut self, mark: ClockMark) {
        self.holder.clock = Some(mark);
        self.note();
    }

    /// Gives the lock back after the program was left properly, and removes its file. It stays with the clock for a
    /// session that is under way, and was changed or had a clock before: its time goes on, whatever happens to the
    /// computer's clock until it is continued.
    pub fn end(mut self, at: DateTime<FixedOffset>, under_way: bool, changed: bool) {
        if under_way && (changed || self.before.is_some()) {
            self.holder.ended = Some(at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false));
            self.note();
        } else {
            // Before the lock goes, so that nobody else has the file already.
            let _ = std::fs::remove_file(&self.path);
        }
    }

    /// Notes who has it, for people; a disk that is full or slow must not stand in the way of the lock.
    fn note(&mut self) {
        let Ok(text) = toml::to_string(&self.holder) else { return };
        let text =
            format!("# Who has this session open. You can leave this file here: it locks nothing by itself.\n{text}");
        let _ = self.file.rewind();
        if self.file.write_all(text.as_bytes()).is_ok() {
            let _ = self.file.set_len(text.len() as u64);
        }
    }
}

/// Refuses a file that may not be written: it must not be replaced either.
pub(super) fn writable(real_path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        use rustix::io::Errno;
        match access(real_path, Access::WRITE_OK) {
            Err(Errno::ROFS) => Err(ErrorKind::ReadOnlyFilesystem.into()),
            Err(Errno::ACCESS | Errno::PERM) => Err(ErrorKind::PermissionDenied.into()),
            _ => Ok(()),
        }
    }
    #[cfg(not(unix))]
    match std::fs::metadata(real_path) {
        Ok(data) if data.permissions().readonly() => Err(ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    }
}

fn open(real_path: &Path, path: &Path) -> Result<File, LockProblem> {
    if path.symlink_metadata().is_ok_and(|data| !data.is_file()) {
        return Err(LockProblem::Unsupported(format!(
            "{} is not a file: remove it, and make sure that nobody else has this session open.",
            show(path)
        )));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32);
    }
    match options.open(path) {
        Ok(file) => Ok(file),
        Err(error) if error.kind() == ErrorKind::PermissionDenied && path.exists() => {
            // Somebody else's lock file: it can be locked without being written.
            let why = || LockProblem::ReadOnly(format!("{}.", capital(&reason(&error, sibling_paths::folder(path)))));
            File::open(path).map_err(|_| why())
        }
        // A folder without room may still take saves later; a lock is not worth refusing the session for.
        Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            Err(LockProblem::Unsupported(format!(
                "{} cannot be locked because {}; make sure that nobody else has this session open.",
                show(real_path),
                reason(&error, sibling_paths::folder(path))
            )))
        }
        Err(error) => Err(LockProblem::ReadOnly(format!("{}.", capital(&reason(&error, sibling_paths::folder(path)))))),
    }
}

/// Returns whether this open file is the one that has the path.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |data: std::fs::Metadata| (data.dev(), data.ino());
        // Where the disk does not tell, the lock is as good as it gets.
        file.metadata().map(id).map_or(true, |ours| path.symlink_metadata().map(id).is_ok_and(|theirs| theirs == ours))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

/// Reads who holds it; a holder that is just writing gets a moment.
fn holder_of(path: &Path) -> Holder {
    for _ in 0..10 {
        let found = super::load::open(path).ok().and_then(|mut file| read(&mut file));
        if let Some(holder) = found.filter(|holder| holder.pid != 0 && holder.ended.is_none()) {
            return holder;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Holder { who: String::from("somebody"), ..Holder::default() }
}

pub(super) fn read(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(16 * 1024).read_to_string(&mut text).ok()?;
    toml::from_str(&text).ok()
}

/// Returns the name of this computer.
pub(super) fn host() -> String {
    #[cfg(unix)]
    {
        rustix::system::uname().nodename().to_string_lossy().into_owned()
    }
    #[cfg(not(unix))]
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

/// A moment as text.
mod moment {
    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Nanos, true))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(from)?;
        DateTime::parse_from_rfc3339(&text).map(|at| at.to_utc()).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who held the lock before and did not end properly.
    fn crashed(lock: &Lock) -> Option<&Holder> {
        lock.before.as_ref().filter(|holder| holder.ended.is_none() && holder.pid != 0)
    }

    fn claim() -> Claim {
        let since = DateTime::parse_from_rfc3339("2026-11-24T10:15:00+01:00").unwrap();
        let clock = ClockMark { wall: since.to_utc(), boot: 1_234_567_890, boot_id: String::from("abc") };
        Claim { who: String::from("Ada"), since, clock: Some(clock) }
    }

    #[test]
    fn a_second_one_is_told_who_holds_it_even_after_saves() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("day.toml");
        std::fs::write(&file, "x").unwrap();
        let lock = Lock::take(&file, &claim()).unwrap();
        for text in ["a", "b", "c"] {
            super::super::replace_file(&file, text.as_bytes()).unwrap();
        }
        let Err(LockProblem::HeldBy(holder)) = Lock::take(&file, &claim()) else { panic!("taken twice") };
        assert_eq!(holder.who, "Ada");
        assert_eq!(holder.pid, std::process::id());
        assert_eq!(holder.since, "2026-11-24T10:15:00+01:00");
        assert_eq!(holder.host, host());
        drop(lock);
        Lock::take(&file, &claim()).unwrap();
    }

    #[test]
    fn a_crash_leaves_the_clock_and_a_proper_end_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("day.toml");
        std::fs::write(&file, "x").unwrap();
        std::fs::write(dir.path().join(".day.toml.tmp"), "half").unwrap();
        let first = Lock::take(&file, &claim()).unwrap();
        assert!(crashed(&first).is_none());
        assert!(!dir.path().join(".day.toml.tmp").exists());
        drop(first); // as a kill would
        let second = Lock::take(&file, &claim()).unwrap();
        assert_eq!(second.clock_left_behind(), claim().clock.as_ref());
        second.end(claim().since, true, false);
        let third = Lock::take(&file, &claim()).unwrap();
        assert!(crashed(&third).is_none());
        assert_eq!(third.clock_left_behind(), claim().clock.as_ref());
        third.end(claim().since, false, true);
        assert!(!dir.path().join("day.toml.lock").exists());
        let third = Lock::take(&file, &claim()).unwrap();
        assert!(crashed(&third).is_none() && third.clock_left_behind().is_none());
        third.end(claim().since, true, false);
        assert!(!dir.path().join("day.toml.lock").exists(), "nothing was changed: nothing is left");
        Lock::take(&file, &claim()).unwrap().end(claim().since, true, true);
        assert!(dir.path().join("day.toml.lock").exists());
    }

    #[test]
    fn a_lock_on_a_file_that_was_removed_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("day.toml.lock");
        let file = File::create(&path).unwrap();
        assert!(is_at(&file, &path));
        std::fs::remove_file(&path).unwrap();
        assert!(!is_at(&file, &path));
        File::create(&path).unwrap();
        assert!(!is_at(&file, &path));
    }

    #[test]
    fn odd_lock_files_do_not_stop_anybody() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("day.toml");
        std::fs::write(&file, "x").unwrap();
        std::fs::write(dir.path().join("day.toml.lock"), b"\xff\x00 not toml").unwrap();
        let lock = Lock::take(&file, &claim()).unwrap();
        assert!(toml::from_str::<Holder>(&std::fs::read_to_string(dir.path().join("day.toml.lock")).unwrap()).is_ok());
        drop(lock);
        std::fs::remove_file(dir.path().join("day.toml.lock")).unwrap();
        std::fs::create_dir(dir.path().join("day.toml.lock")).unwrap();
        assert!(matches!(Lock::take(&file, &claim()), Err(LockProblem::Unsupported(_))));
        assert!(matches!(Lock::take(&dir.path().join("gone/day.toml"), &claim()), Err(LockProblem::ReadOnly(_))));
    }
}
