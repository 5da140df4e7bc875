//! Owns what the lock file of a session tells somebody who only looks on: whether its program lives, and where its clock
//! stands. It opens the file for reading and takes no lock.

use std::path::Path;

use super::lock::{ClockMark, host, read};
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

/// Returns what became of the program that runs the session of a file whose links have been followed, and where its
/// clock stood; given the present start of the computer.
pub fn runner(real_path: &Path, boot_id: &str) -> (Runner, Option<ClockMark>) {
    let lock = super::load::open(&sibling_paths::lock(real_path)).ok().and_then(|mut file| read(&mut file));
    let Some(holder) = lock.filter(|holder| holder.pid != 0 && holder.host == host()) else {
        return (Runner::Elsewhere, None);
    };
    let runner = match is_alive(holder.pid) {
        _ if holder.ended.is_some() => Runner::Stopped,
        // After a restart of the computer another process may have the number.
        _ if holder.clock.as_ref().is_some_and(|mark| mark.boot_id != boot_id) => Runner::Stopped,
        Some(true) => Runner::Lives,
        Some(false) => Runner::Stopped,
        None => Runner::Elsewhere,
    };
    (runner, holder.clock)
}

/// Returns whether a process lives, where the system tells.
fn is_alive(pid: u32) -> Option<bool> {
    #[cfg(unix)]
    {
        let pid = rustix::process::Pid::from_raw(i32::try_from(pid).ok()?)?;
        // A process of somebody else lives, too.
        let is_there = !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH));
        Some(is_there && !is_defunct(pid.as_raw_nonzero().get()))
    }
    #[cfg(not(unix))]
    {
        let _ = pid;
        None
    }
}

/// Returns whether a process has ended, and only nobody has asked yet how.
#[cfg(unix)]
fn is_defunct(pid: i32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name before it stands in brackets, and may hold anything.
    stat.rsplit(") ").next().is_some_and(|rest| stat.contains(") ") && rest.starts_with(['Z', 'X']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Runner {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.toml");
        std::fs::write(sibling_paths::lock(&session), text).unwrap();
        runner(&session, "this start").0
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
        assert_eq!(runner(Path::new("/nowhere/s.toml"), ""), (Runner::Elsewhere, None));
    }

    #[test]
    #[cfg(unix)]
    fn a_process_that_was_killed_is_dead() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let text = format!("pid = {}\nhost = {:?}\n", child.id(), host());
        assert_eq!(told(&text), Runner::Lives);
        child.kill().unwrap();
        while cfg!(target_os = "linux") && !is_defunct(child.id() as i32) {
            std::thread::yield_now();
        }
        assert!(!cfg!(target_os = "linux") || told(&text) == Runner::Stopped, "nobody has asked how it ended");
        child.wait().unwrap();
        assert_eq!(told(&text), Runner::Stopped);
    }
}
