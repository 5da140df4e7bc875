//! Owns what the lock file of a session tells somebody who only looks on: whether its program lives, and where its clock
//! stands. It opens the file for reading and takes no lock.

use std::path::{Path, PathBuf};

use super::load::{Stamp, stamp};
use super::lock::{ClockMark, Holder, host, read};
use super::sibling_paths;

/// What became of the program that runs a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// It lives, on this computer.
    Lives,
    /// It ran on this computer, and was left or killed.
    Stopped,
    /// Nobody can tell: it runs on another computer, or no program has the session.
    Elsewhere,
}

/// Looks again and again at what became of the program that runs a session. While nothing changes, a look asks the system
/// two questions and reads nothing.
pub struct RunnerWatch {
    lock: PathBuf,
    host: String,
    boot_id: String,
    stamp: Option<Stamp>,
    holder: Option<Holder>,
    process: Option<Process>,
}

/// Returns who runs the session of a file on this computer now, as far as that is known.
pub fn running(real_path: &Path, boot_id: &str) -> Option<Holder> {
    let mut watch = RunnerWatch::new(real_path, boot_id);
    if watch.look() == Runner::Lives { watch.holder } else { None }
}

impl RunnerWatch {
    /// Begins to look at the session of a file whose links have been followed; given the present start of the computer.
    pub fn new(real_path: &Path, boot_id: &str) -> Self {
        let lock = sibling_paths::lock(real_path);
        let mut watch =
            Self { lock, host: host(), boot_id: boot_id.to_owned(), stamp: None, holder: None, process: None };
        watch.stamp = stamp(&watch.lock);
        watch.read();
        watch
    }

    /// Returns what became of the program by now.
    pub fn look(&mut self) -> Runner {
        let stamp = stamp(&self.lock);
        if stamp != self.stamp {
            self.stamp = stamp;
            self.read();
        }
        let Some(holder) = &self.holder else { return Runner::Elsewhere };
        if holder.ended.is_some() || self.clock().is_some_and(|mark| mark.boot_id != self.boot_id) {
            // After a restart of the computer another process may have the number.
            return Runner::Stopped;
        }
        match self.process.as_ref().and_then(Process::is_alive) {
            Some(true) => Runner::Lives,
            Some(false) => Runner::Stopped,
            None => Runner::Elsewhere,
        }
    }

    /// Returns where the clock of that program stood.
    pub fn clock(&self) -> Option<&ClockMark> {
        self.holder.as_ref()?.clock.as_ref()
    }

    fn read(&mut self) {
        let holder = super::load::open(&self.lock).ok().and_then(|mut file| read(&mut file));
        self.holder = holder.filter(|holder| holder.pid != 0 && holder.host == self.host);
        self.process = self.holder.as_ref().and_then(|holder| Process::of(holder.pid));
    }
}

/// A process that somebody else started.
struct Process {
    #[cfg(unix)]
    pid: rustix::process::Pid,
    /// Stands for this very process, also where another one gets its number.
    #[cfg(target_os = "linux")]
    handle: Option<std::os::fd::OwnedFd>,
}

#[cfg(unix)]
impl Process {
    fn of(pid: u32) -> Option<Self> {
        let pid = rustix::process::Pid::from_raw(i32::try_from(pid).ok()?)?;
        Some(Self {
            pid,
            #[cfg(target_os = "linux")]
            handle: rustix::process::pidfd_open(pid, rustix::process::PidfdFlags::empty()).ok(),
        })
    }

    /// Returns whether it lives, where the system tells. One that ended is dead although nobody has asked yet how.
    fn is_alive(&self) -> Option<bool> {
        #[cfg(target_os = "linux")]
        if let Some(handle) = &self.handle {
            use rustix::event::{PollFd, PollFlags, Timespec, poll};
            // It can be read once the process has ended.
            return poll(&mut [PollFd::new(handle, PollFlags::IN)], Some(&Timespec::default()))
                .ok()
                .map(|ready| ready == 0);
        }
        // A process of somebody else lives, too.
        Some(!matches!(rustix::process::test_kill_process(self.pid), Err(rustix::io::Errno::SRCH)))
    }
}

#[cfg(not(unix))]
impl Process {
    fn of(_: u32) -> Option<Self> {
        None
    }

    fn is_alive(&self) -> Option<bool> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Runner {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.toml");
        std::fs::write(sibling_paths::lock(&session), text).unwrap();
        RunnerWatch::new(&session, "this start").look()
    }

    #[test]
    fn the_lock_file_tells_whether_the_program_lives() {
        let (host, own) = (host(), std::process::id());
        let lives = if cfg!(unix) { Runner::Lives } else { Runner::Elsewhere };
        assert_eq!(told(&format!("pid = {own}\nhost = {host:?}\n")), lives);
        assert_eq!(told(&format!("pid = {own}\nhost = {host:?}\nended = \"2026-11-24T15:00:00Z\"\n")), Runner::Stopped);
        assert_eq!(told(&format!("pid = {own}\nhost = \"another-{host}\"\n")), Runner::Elsewhere);
        let mark = |boot: &str| {
            format!(
                "pid = {own}\nhost = {host:?}\n[clock]\nwall = \"2026-11-24T15:00:00Z\"\nboot = 1\nboot_id = \"{boot}\"\n"
            )
        };
        assert_eq!((told(&mark("this start")), told(&mark("another start"))), (lives, Runner::Stopped));
        for text in ["", "pid = 0", "no toml", "pid = -1"] {
            assert_eq!(told(text), Runner::Elsewhere, "{text}");
        }
        let mut nowhere = RunnerWatch::new(Path::new("/nowhere/s.toml"), "");
        assert_eq!((nowhere.look(), nowhere.clock()), (Runner::Elsewhere, None));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_process_that_was_killed_is_dead_at_the_next_look() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.toml");
        let start = || std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let lock = |pid: u32| {
            std::fs::write(sibling_paths::lock(&session), format!("pid = {pid}\nhost = {:?}\n", host())).unwrap();
        };
        let mut child = start();
        lock(child.id());
        let mut watch = RunnerWatch::new(&session, "");
        assert_eq!((watch.look(), watch.look()), (Runner::Lives, Runner::Lives));
        child.kill().unwrap();
        // Nobody has asked yet how it ended.
        while watch.look() == Runner::Lives {
            std::thread::yield_now();
        }
        assert_eq!(watch.look(), Runner::Stopped);
        child.wait().unwrap();
        assert_eq!(watch.look(), Runner::Stopped);
        // Started again, it is another process.
        let mut again = start();
        std::fs::remove_file(sibling_paths::lock(&session)).unwrap();
        assert_eq!(watch.look(), Runner::Elsewhere);
        lock(again.id());
        assert_eq!(watch.look(), Runner::Lives);
        again.kill().unwrap();
        again.wait().unwrap();
        assert_eq!(watch.look(), Runner::Stopped);
    }
}
