//! Owns copies of what could not be saved in its place before the process ended: how one is made, and which ones
//! still lie about. It decides nothing about when.

use crate::workshop::sort;
use std::io;
use std::path::{Path, PathBuf};

use super::load;
use super::reason::show;
use super::replace::{Temporary, sync_folder};
use super::sibling_paths;

/// What such a copy is called.
const WORD: &str = "emergency";

/// Writes a private copy with a new name into a folder. The name comes first, and is told at once: the process may end
/// while a slow disk is still being forced to take what it has.
pub(super) fn copy(folder: &Path, like: &Path, time: &str, text: &[u8], named: impl FnOnce(PathBuf)) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    // The number of the process, because a folder for everybody may hold another one's leftover.
    let own = folder.join(format!(".roundtable-{WORD}-{}.tmp", std::process::id()));
    let (mut copy, file) = Temporary::unforced(own, text, None)?;
    named(copy.take_free(|turn| folder.join(sibling_paths::stamped(like, WORD, time, turn)))?);
    // It has its name and all its bytes: this is for a power cut on top.
    let _ = file.sync_all().and_then(|()| sync_folder(folder));
    Ok(())
}

/// Says which copies of a file lie in these folders and hold something else than the file does; nothing where there
/// are none.
pub(super) fn left_behind(file: &Path, folders: &[PathBuf], content: &[u8]) -> Option<String> {
    let start = format!("{}.{WORD}-", file.file_stem()?.to_string_lossy());
    let copies = folders.iter().filter_map(|f| std::fs::read_dir(f).ok()).flatten().flatten();
    let copies = copies.filter(|e| e.file_name().to_str().is_some_and(|n| n.starts_with(&start)));
    let other = |path: &PathBuf| load::load(path).is_ok_and(|copy| copy.bytes != content);
    let mut paths: Vec<PathBuf> = copies.map(|e| e.path()).filter(other).collect();
    sort(&mut paths);
    let newest = show(paths.last()?);
    Some(match paths.len() {
        1 => format!("{newest} holds changes that an earlier run could not save: compare it, then delete it."),
        n => {
            format!(
                "{newest} and other copies ({n} in all) hold changes that earlier runs could not save: compare, then delete."
            )
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_of_until_they_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let (file, state) = (dir.path().join("day.toml"), dir.path().join("state"));
        let folders = [state.clone(), dir.path().join("missing")];
        assert_eq!(left_behind(&file, &folders, b"old"), None);
        let mut at = None;
        copy(&state, &file, "101500", b"new", |path| at = Some(path)).unwrap();
        let at = at.unwrap();
        assert_eq!(at, state.join("day.emergency-101500.toml"));
        assert_eq!(std::fs::read(&at).unwrap(), b"new");
        let told = left_behind(&file, &folders, b"old").unwrap();
        assert!(told.contains("day.emergency-101500.toml holds changes"), "{told}");
        assert_eq!(left_behind(&file, &folders, b"new"), None, "nothing is missing");
        assert_eq!(left_behind(&dir.path().join("da.toml"), &folders, b"old"), None);
        copy(&state, &file, "101500", b"newer", drop).unwrap();
        assert!(left_behind(&file, &folders, b"old").unwrap().contains("2 in all"));
        assert_eq!(std::fs::read_dir(&state).unwrap().count(), 2);
    }
}
