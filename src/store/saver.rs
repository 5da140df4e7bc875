//! Owns when the session is saved: one thread takes the newest state, saves it, and tries again until the
//! disk takes it. Nobody else waits for the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use super::draft_file::DraftFile;
use super::pending::{Failing, Pending};
use super::reason::show;
use super::report::{ExitSave, Flush, FlushOutcome, Now, SaveReport, SaveState, Target};
use super::rescue;
use super::writer::{Writer, sentence};

/// How long to wait after the first, second … failed attempt in a row, in seconds.
const AGAIN: [u64; 4] = [1, 2, 5, 10];
/// How long the disk may take at the end before a copy is made beside it.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long the copy may need for its name at the very end.
const NAMING: Duration = Duration::from_millis(300);

/// A handle to the thread that saves; clones speak to the same one. When the last handle is dropped the
/// thread tries once to save what waits, and ends.
#[derive(Clone)]
pub struct Saver {
    shared: Arc<Shared>,
    _handle: Arc<LastHandle>,
}

struct Shared {
    pending: Mutex<Pending>,
    work: Condvar,
    news: Condvar,
    now: Now,
    shelters: Vec<PathBuf>,
}

enum Job {
    Save(u64, SaveState),
    Note(u64, SaveState),
    Move(PathBuf, Option<(u64, SaveState)>),
    End,
}

impl Saver {
    /// Starts the thread; nothing is written before a state is put.
    pub fn start(target: Target, report: impl Fn(SaveReport) + Send + 'static) -> std::io::Result<Self> {
        let Target { path, content, now, shelters, draft } = target;
        let content: Option<Arc<[u8]>> = content.map(Arc::from);
        let writer = Writer::new(&path, content.clone(), now.clone());
        let pending = Mutex::new(Pending { path: writer.target.clone(), ..Pending::default() });
        let shared = Arc::new(Shared { pending, work: Condvar::new(), news: Condvar::new(), now, shelters });
        let thread = Arc::clone(&shared);
        std::thread::Builder::new().name(String::from("saver")).spawn(move || {
            let _stopped = Stopped(&thread);
            let left = rescue::left_behind(&writer.target, &thread.shelters, content.as_deref().unwrap_or_default());
            drop(content);
            if let Some(sentence) = left {
                report(SaveReport::Told(sentence));
            }
            run(&thread, writer, draft, &report);
        })?;
        Ok(Self { _handle: Arc::new(LastHandle(Arc::clone(&shared))), shared })
    }

    /// Hands over a state, in place of one that still waits; returns at once.
    pub fn put(&self, state: SaveState) {
        let mut pending = self.shared.pending();
        pending.put += 1;
        if state.urgent {
            pending.urgent = pending.put;
        }
        pending.since.get_or_insert_with(Instant::now);
        pending.newest = Some(state);
        drop(pending);
        self.shared.work.notify_one();
    }

    /// Saves all that was put, now, and waits for it so long at most; from any thread.
    pub fn flush(&self, limit: Duration) -> FlushOutcome {
        let end = Instant::now() + limit;
        let flush = self.hurry();
        let mut pending = self.shared.pending();
        loop {
            let outcome = pending.outcome(&flush);
            let left = end.saturating_duration_since(Instant::now());
            if outcome != FlushOutcome::NotYet || left.is_zero() {
                return outcome;
            }
            pending = self.shared.news.wait_timeout(pending, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Saves all that was put, now, and waits for nothing.
    pub fn hurry(&self) -> Flush {
        let mut pending = self.shared.pending();
        pending.flushes += 1;
        let flush = Flush(pending.flushes);
        drop(pending);
        self.shared.work.notify_one();
        flush
    }

    /// Returns what became of that by now; saved is all that has been put until now.
    pub fn look(&self, flush: &Flush) -> FlushOutcome {
        self.shared.pending().outcome(flush)
    }

    /// Saves all that was put, from any thread, at the end of the process or, where the disk does not take it, keeps a
    /// private copy in one of the shelters; within this time.
    pub fn rescue(&self, limit: Duration) -> ExitSave {
        let end = Instant::now() + limit;
        if self.flush(PATIENCE.min(limit / 3)) == FlushOutcome::Saved {
            return ExitSave::Saved;
        }
        let copy = self.copy();
        let saved = self.flush(end.saturating_duration_since(Instant::now() + NAMING)) == FlushOutcome::Saved;
        let left = end.saturating_duration_since(Instant::now());
        let copy = copy.and_then(|named| named.recv_timeout(if saved { NAMING.min(left) } else { left }).ok());
        match (saved, copy) {
            (false, Some(path)) => ExitSave::Copy(path),
            (false, None) => ExitSave::Nowhere,
            (true, copy) => {
                // The disk has taken it after all.
                let _ = copy.map(std::fs::remove_file);
                ExitSave::Saved
            }
        }
    }

    /// Goes on saving in another file, which must not exist yet; a report says whether it worked.
    pub fn elsewhere(&self, path: &Path) {
        self.shared.pending().elsewhere = Some(path.to_path_buf());
        self.shared.work.notify_one();
    }

    /// Returns where states are saved at present.
    pub fn path(&self) -> PathBuf {
        self.shared.pending().path.clone()
    }

    /// Writes the newest state into the first shelter that takes it, whatever the saver's own thread is doing; the
    /// path comes as soon as the copy has it.
    fn copy(&self) -> Option<mpsc::Receiver<PathBuf>> {
        let (path, number, state, text) = {
            let pending = self.shared.pending();
            (pending.path.clone(), pending.put, pending.newest.clone()?, pending.text.clone())
        };
        let time = (self.shared.now)().format("%H%M%S").to_string();
        let folders = self.shared.shelters.clone();
        let (send, receive) = mpsc::channel();
        // In a thread of its own: making the text may fail, and a folder may be as slow as the disk was.
        let work = move || {
            let text = match text {
                Some((made, text)) if made == number => text,
                _ => bytes((state.text)()),
            };
            let named = |path| drop(send.send(path));
            let _ = folders.iter().find(|folder| rescue::copy(folder, &path, &time, &text, named).is_ok());
        };
        std::thread::Builder::new().name(String::from("emergency")).spawn(work).ok()?;
        Some(receive)
    }
}

impl Shared {
    /// Locks what is pending. A poisoned lock is taken all the same: every change below it is a single step.
    fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to do.
    fn job(&self) -> Job {
        let mut pending = self.pending();
        loop {
            let waiting = pending.newest.clone().filter(|_| pending.put > pending.done);
            if let Some(path) = pending.elsewhere.take() {
                let newest = pending.newest.clone().map(|state| (pending.put, state));
                return Job::Move(path, newest);
            }
            let Some(state) = waiting else {
                if pending.closing {
                    return Job::End;
                }
                pending.flushes_begun = pending.flushes;
                pending.flushes_ended = pending.flushes;
                pending = self.work.wait(pending).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            if pending.closing && pending.tried == pending.put {
                return Job::End;
            }
            let now = Instant::now();
            let only_typed = pending.only_typed();
            if only_typed && pending.noted == pending.put {
                pending = self.work.wait(pending).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let due = pending.due(now);
            if due > now {
                pending = self.work.wait_timeout(pending, due - now).unwrap_or_else(PoisonError::into_inner).0;
                continue;
            }
            if only_typed && state.draft.is_some() {
                pending.since = None;
                return Job::Note(pending.put, state);
            }
            pending.begin();
            return Job::Save(pending.put, state);
        }
    }
}

/// Runs the saver's thread.
fn run(shared: &Shared, mut writer: Writer, mut draft: Option<DraftFile>, report: &dyn Fn(SaveReport)) {
    let mut failures = 0;
    loop {
        match shared.job() {
            Job::End => return,
            Job::Note(number, state) => {
                let noted = writer.note(draft.as_mut(), &state);
                let mut pending = shared.pending();
                if noted.is_err() {
                    // The session file takes it instead.
                    pending.urgent = number;
                    continue;
                }
                pending.noted = number;
                drop(pending);
                report(SaveReport::Saved { revision: state.revision, at: (shared.now)(), bytes: writer.bytes() });
            }
            Job::Save(number, state) => {
                let outcome = attempt(shared, &mut writer, &mut draft, number, &state, report);
                let lasting = usize::min(failures, AGAIN.len() - 1);
                failures = if outcome.is_ok() { 0 } else { failures + 1 };
                finish(shared, &writer, number, &state, outcome, Duration::from_secs(AGAIN[lasting]), report);
            }
            Job::Move(path, newest) => {
                let mut other = writer.elsewhere(&path);
                if other.taken() {
                    let sentence = format!("{} already exists: choose another name.", show(&other.target));
                    report(SaveReport::NotMoved(sentence));
                    continue;
                }
                let Some((number, state)) = newest else {
                    writer = other;
                    shared.pending().path.clone_from(&writer.target);
                    report(SaveReport::Moved { path: writer.target.clone() });
                    continue;
                };
                match attempt(shared, &mut other, &mut draft, number, &state, report) {
                    Ok(()) => {
                        writer = other;
                        failures = 0;
                        report(SaveReport::Moved { path: writer.target.clone() });
                        finish(shared, &writer, number, &state, Ok(()), Duration::ZERO, report);
                    }
                    // The old place keeps its own turn of attempts.
                    Err(sentence) => report(SaveReport::NotMoved(sentence)),
                }
            }
        }
    }
}

/// Makes the text and saves it; gives the sentence where that fails.
fn attempt(
    shared: &Shared,
    writer: &mut Writer,
    draft: &mut Option<DraftFile>,
    number: u64,
    state: &SaveState,
    report: &dyn Fn(SaveReport),
) -> Result<(), String> {
    let kept = shared.pending().text.clone();
    let text = match kept {
        Some((made, text)) if made == number => text,
        _ => {
            let made = catch_unwind(AssertUnwindSafe(|| bytes((state.text)())));
            made.map_err(|_| String::from("A fault in roundtable: the text of the session could not be written."))?
        }
    };
    shared.pending().text = Some((number, text.clone()));
    if let Some(draft) = draft {
        // Only for a crash between two steps: that it fails must not stop the save.
        let _ = draft.supersede(&text);
    }
    writer
        .save(state.revision, &text, state.no_copies, &mut |told| report(told))
        .map_err(|error| sentence(&error, &writer.target))?;
    draft.iter_mut().for_each(DraftFile::remove);
    Ok(())
}

/// Lays the outcome on the desk, then tells it.
fn finish(
    shared: &Shared,
    writer: &Writer,
    number: u64,
    state: &SaveState,
    outcome: Result<(), String>,
    wait: Duration,
    report: &dyn Fn(SaveReport),
) {
    let revision = state.revision;
    let mut pending = shared.pending();
    pending.path.clone_from(&writer.target);
    pending.flushes_ended = pending.flushes_begun;
    let told = match outcome {
        Ok(()) => {
            pending.done = number;
            pending.failing = None;
            SaveReport::Saved { revision, at: (shared.now)(), bytes: writer.bytes() }
        }
        Err(sentence) => {
            pending.failing = Some(Failing { sentence: sentence.clone(), at: Instant::now(), wait });
            SaveReport::Failed { revision, sentence }
        }
    };
    drop(pending);
    shared.news.notify_all();
    report(told);
}

fn bytes(text: String) -> Arc<[u8]> {
    Arc::from(text.into_bytes())
}

/// Says that the thread is gone, however it went.
struct Stopped<'a>(&'a Shared);

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        self.0.pending().stopped = true;
        self.0.news.notify_all();
    }
}

/// Lets the thread end with the last handle.
struct LastHandle(Arc<Shared>);

impl Drop for LastHandle {
    fn drop(&mut self) {
        self.0.pending().closing = true;
        self.0.work.notify_one();
    }
}

#[cfg(test)]
#[path = "saver_tests.rs"]
mod tests;
