//! Owns a small private file that many ask to be written: a thread of its own writes the newest text, once for everybody
//! who waits.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::load;
use super::replace::{make_private, write_private};
use super::sibling_paths::{self, folder};

/// Called with whether the text, or a newer one, is on the disk.
pub type WhenKept = Box<dyn FnOnce(bool) + Send>;

#[derive(Default)]
struct Waiting {
    text: Option<String>,
    calls: Vec<WhenKept>,
    end: bool,
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    work: Condvar,
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks for a private file to be written.
#[derive(Clone)]
pub struct PrivateWriter(Arc<Shared>);

impl PrivateWriter {
    /// Writes this text, and calls when it is there; returns at once.
    pub fn put(&self, text: String, call: WhenKept) {
        let mut waiting = self.0.waiting();
        waiting.text = Some(text);
        waiting.calls.push(call);
        drop(waiting);
        self.0.work.notify_one();
    }
}

/// A private file: only its owner may read it, and what it holds is whole at every moment. Dropped, it writes what still
/// waits.
pub struct PrivateFile {
    shared: Arc<Shared>,
    path: PathBuf,
    thread: Option<JoinHandle<()>>,
}

impl PrivateFile {
    /// Starts the thread that writes it; nothing is written before a text is put.
    pub fn start(path: &Path) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let (thread, path) = (Arc::clone(&shared), path.to_path_buf());
        let target = path.clone();
        let thread = std::thread::Builder::new().name(String::from("private")).spawn(move || run(&thread, &target))?;
        Ok(Self { shared, path, thread: Some(thread) })
    }

    /// Returns what asks for it to be written.
    pub fn writer(&self) -> PrivateWriter {
        PrivateWriter(Arc::clone(&self.shared))
    }

    /// Writes nothing any more, and removes it.
    pub fn remove(mut self) {
        self.end();
        let _ = std::fs::remove_file(&self.path);
    }

    fn end(&mut self) {
        self.shared.waiting().end = true;
        self.shared.work.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for PrivateFile {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reads a private file; nothing where there is none that can be read.
pub fn read_private(path: &Path) -> Option<String> {
    String::from_utf8(load::load(path).ok()?.bytes).ok()
}

/// The right to a private file, for as long as this value lives: no other program on this computer has it.
#[derive(Debug)]
pub struct PrivateLock {
    path: PathBuf,
    _file: std::fs::File,
}

impl PrivateLock {
    /// Takes it; nothing where another program has it.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        let file = open_lock(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { path: path.to_path_buf(), _file: file })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Drop for PrivateLock {
    fn drop(&mut self) {
        // While it is still locked, so that nobody else has the file already.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Opens a file that is there to be locked.
fn open_lock(path: &Path) -> io::Result<std::fs::File> {
    make_private(folder(path))?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Changes a private file that no program holds: `change` gets what it holds and returns what it shall hold, which is on the
/// disk afterwards. Two programs that change one at the same time do so one after the other.
pub fn change_private<T, E: From<io::Error>>(
    path: &Path,
    change: impl FnOnce(Option<&str>) -> Result<(String, T), E>,
) -> Result<T, E> {
    let lock = open_lock(&sibling_paths::lock(path))?;
    lock.lock()?;
    let (text, told) = change(read_private(path).as_deref())?;
    write_private(path, &text)?;
    Ok(told)
}

/// Removes a private file that no program holds, and its lock.
pub fn remove_private(path: &Path) {
    let _ = std::fs::remove_file(path);
    let _ = std::fs::remove_file(sibling_paths::lock(path));
}

fn run(shared: &Shared, path: &Path) {
    loop {
        let mut waiting = shared.waiting();
        while waiting.text.is_none() && !waiting.end {
            waiting = shared.work.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let Some(text) = waiting.text.take() else { return };
        let calls = std::mem::take(&mut waiting.calls);
        drop(waiting);
        let kept = write_private(path, &text).is_ok();
        for call in calls {
            call(kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn the_newest_text_is_there_when_it_is_said_to_be() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rooms/a.json");
        let file = PrivateFile::start(&path).unwrap();
        let (send, told) = mpsc::channel();
        for n in 0..100 {
            let (send, path) = (send.clone(), path.clone());
            file.writer().put(n.to_string(), Box::new(move |kept| send.send((n, kept, read_private(&path))).unwrap()));
        }
        for expected in 0..100 {
            let (n, kept, text) = told.recv().unwrap();
            let on_disk: i32 = text.unwrap().parse().unwrap();
            assert!(n == expected && kept && on_disk >= n, "{n}: {on_disk}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        file.remove();
        assert!(!path.exists());
    }

    #[test]
    fn what_one_program_has_another_one_has_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("open/a.lock");
        let first = PrivateLock::take(&path).unwrap();
        assert!(first.is_some() && PrivateLock::take(&path).unwrap().is_none());
        drop(first);
        assert!(!path.exists() && PrivateLock::take(&path).unwrap().is_some());
    }

    #[test]
    fn a_disk_that_refuses_is_told() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("rooms"), "no folder").unwrap();
        let file = PrivateFile::start(&dir.path().join("rooms/a.json")).unwrap();
        let (send, told) = mpsc::channel();
        file.writer().put(String::new(), Box::new(move |kept| send.send(kept).unwrap()));
        assert!(!told.recv().unwrap());
    }
}
