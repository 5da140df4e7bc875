//! Owns the file in which a text is lent to the facilitator's editor: private, and gone afterwards, however the program
//! ended.

use std::path::{Path, PathBuf};

use super::create::CreateError;
use super::replace::{Temporary, make_private};

const START: &str = "roundtable-";
const END: &str = ".txt";

/// Writes a text into a private file of a folder, for a program that is started now.
pub fn lend(folder: &Path, text: &str) -> Result<PathBuf, CreateError> {
    let path = folder.join(format!("{START}{}{END}", std::process::id()));
    let failed = |error| CreateError::Disk(path.clone(), error);
    make_private(folder).map_err(failed)?;
    let name = folder.join(format!(".{START}{}.tmp", std::process::id()));
    Temporary::write(name, text.as_bytes(), None).and_then(|new| new.replace(&path)).map_err(failed)?;
    Ok(path)
}

/// Removes what was lent by runs that have ended without taking it back.
pub fn remove_lent(folder: &Path) {
    for file in super::list_ending(folder, &END[1..]).unwrap_or_default() {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        let process = name.strip_prefix(START).and_then(|rest| rest.strip_suffix(END)?.parse().ok());
        if process.is_some_and(|process| !is_alive(process)) {
            let _ = std::fs::remove_file(&file.path);
        }
    }
}

/// Returns whether a process may still be running.
fn is_alive(process: i32) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        use rustix::process::{Pid, test_kill_process};
        Pid::from_raw(process).is_some_and(|pid| test_kill_process(pid) != Err(Errno::SRCH))
    }
    #[cfg(not(unix))]
    {
        let _ = process;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_lent_text_is_private_and_does_not_stay() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("state");
        let lent = lend(&folder, "secret\n").unwrap();
        assert_eq!(std::fs::read_to_string(&lent).unwrap(), "secret\n");
        assert_eq!(lent.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        // One of a run that has ended, one of somebody else's.
        std::fs::write(folder.join("roundtable-2147483646.txt"), "left").unwrap();
        std::fs::write(folder.join("notes.txt"), "mine").unwrap();
        remove_lent(&folder);
        let mut left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["notes.txt".into(), lent.file_name().unwrap().to_owned()]);
    }
}
