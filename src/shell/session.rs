//! Opens a session: reads the file, takes the lock, and finds out what time it is in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;

use super::Failure;
use super::local_zone::{in_zone, set_local_zone};
use crate::clock::{Clock, ClockBase};
use crate::file::{self, Document, Opened, Severity};
use crate::store::{AppFolders, Claim, ClockMark, DraftFile, LeftDraft, Loaded, Lock, LockProblem, MakeText, load};
use crate::workshop::text::visible;
use crate::workshop::{Drafts, Session, Zone};

/// The most problems that are shown at once.
const SHOWN: usize = 10;

/// A session that was read.
pub(super) struct OpenedFile {
    /// What it held.
    pub opened: Opened,
    /// Its bytes, to notice when somebody else changes them.
    pub bytes: Vec<u8>,
    /// The file itself, after every link.
    pub real_path: PathBuf,
}

/// Reads a session file, or says everything that is wrong with it.
pub(super) fn read(path: &Path) -> Result<OpenedFile, Failure> {
    parse(path, bytes(path)?)
}

/// Reads the bytes of a session file.
pub(super) fn bytes(path: &Path) -> Result<Loaded, Failure> {
    load(path).map_err(|e| Failure::new(e.to_string()))
}

/// Reads the session that a file held, or says everything that is wrong with it.
pub(super) fn parse(path: &Path, loaded: Loaded) -> Result<OpenedFile, Failure> {
    match file::read(&loaded.bytes) {
        Ok(mut opened) => {
            set_local_zone(&mut opened.session);
            Ok(OpenedFile { opened, bytes: loaded.bytes, real_path: loaded.real_path })
        }
        Err(problems) => {
            let name = path.display().to_string();
            let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
            let mut text: Vec<String> = errors.iter().take(SHOWN).map(|p| p.render(&name)).collect();
            if errors.len() > SHOWN {
                text.push(format!("… and {} more", errors.len() - SHOWN));
            }
            let count = crate::workshop::count_of(errors.len(), "problem");
            let message = format!("Cannot open {}: {count}.\n{}", visible(&name), text.join("\n"));
            Err(Failure::with_help(message, format!("fix the file, then check it with: roundtable check {name}")))
        }
    }
}

/// The right to save, and the time in the session.
pub(super) struct Held {
    /// The lock; without one where the disk knows none, or nothing can be written.
    pub lock: Option<Lock>,
    /// The session's clock.
    pub clock: Clock,
    /// What the facilitator should know about it.
    pub notice: Option<String>,
    /// Why nothing can be saved here, when that is known already.
    pub read_only: Option<String>,
}

/// Takes the lock of a session. The clock of one that is under way goes on as it was, whatever the computer's
/// clock says now.
pub(super) fn hold(path: &Path, real_path: &Path, zone: Option<&Zone>, under_way: bool) -> Result<Held, Failure> {
    let clock = Clock::start(None);
    let who = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|v| std::env::var(v).ok());
    let claim = Claim {
        who: who.unwrap_or_else(|| "somebody".to_owned()),
        since: in_zone(zone, clock.now()),
        clock: Some(mark(clock.base())),
    };
    let held = |lock, clock, notice, read_only| Ok(Held { lock, clock, notice, read_only });
    match Lock::take(real_path, &claim) {
        Ok(mut lock) => {
            let Some(left) = lock.clock_left_behind().filter(|_| under_way).cloned() else {
                return held(Some(lock), clock, None, None);
            };
            let base = ClockBase { wall: left.wall, boot: left.boot, boot_id: left.boot_id };
            let clock = Clock::start(Some(base));
            lock.mark_clock(mark(clock.base()));
            held(Some(lock), clock, None, None)
        }
        Err(LockProblem::Unsupported(sentence)) => held(None, clock, Some(sentence), None),
        Err(LockProblem::ReadOnly(sentence)) => held(None, clock, None, Some(sentence)),
        Err(LockProblem::HeldBy(holder)) => {
            let name = path.display().to_string();
            let since = DateTime::parse_from_rfc3339(&holder.since).map_or_else(
                |_| String::new(),
                |t| format!(" since {}", in_zone(zone, t.to_utc()).format("%H:%M on %-d %B")),
            );
            let message = format!(
                "{} is open: {} is running it (process {} on {}){since}.",
                visible(&name),
                visible(&holder.who),
                holder.pid,
                visible(&holder.host),
            );
            Err(Failure::with_help(message, format!("to follow it read-only: roundtable review --follow {name}")))
        }
    }
}

/// What was being typed when the program ended, and where it is kept.
pub(super) struct LeftText {
    /// Where it is kept from now on.
    pub file: DraftFile,
    /// What was being typed, if it is not in the session file.
    pub drafts: Option<Drafts>,
    /// What the facilitator should know about it.
    pub notice: Option<String>,
}

/// Looks for what was being typed in a session file when the program ended; the lock must be held.
pub(super) fn left_text(folders: &AppFolders, real_path: &Path, bytes: &[u8], session: &Session) -> LeftText {
    let (file, left) = DraftFile::find(&folders.drafts(), &identity(session), real_path, bytes);
    let (drafts, notice) = match left {
        None => (None, None),
        Some(LeftDraft::Current(text)) => (file::read_drafts(&text), None),
        Some(LeftDraft::Older(text)) => (file::read_drafts(&text).map(Drafts::without_places), None),
        Some(LeftDraft::Foreign(path)) => {
            let place = path.display().to_string();
            let notice = format!("{} has a draft of another session with this file name.", visible(&place));
            (None, Some(notice))
        }
    };
    LeftText { file, drafts, notice }
}

/// Returns what tells a session from another one that takes its file's name.
pub(super) fn identity(session: &Session) -> String {
    let (plan, record) = (&session.plan, &session.record);
    let date = plan.date.map(|date| date.to_string());
    let started = record.started.map(|at| at.to_rfc3339());
    format!("{} · {} · {}", plan.title, date.unwrap_or_default(), started.unwrap_or_default())
}

fn mark(base: &ClockBase) -> ClockMark {
    ClockMark { wall: base.wall, boot: base.boot, boot_id: base.boot_id.clone() }
}

/// Makes the text of a session, for the saver's thread.
pub(super) fn text(document: &Document, session: &Arc<Session>, draft: &Drafts) -> MakeText {
    let (document, session, draft) = (document.clone(), Arc::clone(session), draft.clone());
    Arc::new(move || document.render(&session, &draft))
}
