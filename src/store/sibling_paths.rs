//! Owns the names of the files that stand beside a session: lock, backup, temporary and conflict copies.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The longest file name every usual file system takes, in bytes.
const NAME: usize = 255;

/// Returns `FOLDER/PREFIX NAME SUFFIX` for a file, cut in the middle where the name would become too long. A mark of
/// the whole name takes the place of what was cut, so that no two files have one file beside them in common.
pub(super) fn beside(path: &Path, prefix: &str, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let room = NAME - prefix.len() - suffix.len();
    let mut side = OsString::from(prefix);
    if name.len() <= room {
        side.push(name);
    } else {
        let mark = format!("~{:08x}", mark(name.as_encoded_bytes()) as u32);
        side.push(cut(&name.to_string_lossy(), room - mark.len()));
        side.push(mark);
    }
    side.push(suffix);
    path.with_file_name(side)
}

/// Returns a number that tells names or contents apart, the same in every version and on every machine: FNV-1a, of 64
/// bits.
pub(super) fn mark(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns where a save is written before it takes the file's name.
pub(super) fn temporary(path: &Path) -> PathBuf {
    beside(path, ".", ".tmp")
}

/// Returns the one previous generation.
pub(super) fn backup(path: &Path) -> PathBuf {
    beside(path, "", ".bak")
}

/// Returns the lock file.
pub(super) fn lock(path: &Path) -> PathBuf {
    beside(path, "", ".lock")
}

/// Returns the folder a file stands in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns `STEM.WORD-TIME.EXT`, or with `-2`, `-3` … behind the time for later turns.
pub(super) fn stamped(path: &Path, word: &str, time: &str, turn: u32) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(|| String::from("toml"), |e| e.to_string_lossy().into_owned());
    let again = if turn > 1 { format!("-{turn}") } else { String::new() };
    let tail = format!(".{word}-{time}{again}.{}", cut(&ending, 16));
    format!("{}{tail}", cut(&stem, NAME - tail.len()))
}

/// Returns the beginning of a text that fits into so many bytes.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_beside_the_file() {
        let file = Path::new("/w/day.toml");
        assert_eq!(temporary(file), Path::new("/w/.day.toml.tmp"));
        assert_eq!(backup(file), Path::new("/w/day.toml.bak"));
        assert_eq!(lock(file), Path::new("/w/day.toml.lock"));
        assert_eq!(stamped(file, "conflict", "101500", 1), "day.conflict-101500.toml");
        assert_eq!(stamped(file, "conflict", "101500", 2), "day.conflict-101500-2.toml");
        assert_eq!(folder(Path::new("day.toml")), Path::new("."));
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        let long = format!("/w/{}.toml", "é".repeat(125));
        for side in [temporary(Path::new(&long)), backup(Path::new(&long)), lock(Path::new(&long))] {
            assert!(side.file_name().unwrap().len() <= 255, "{side:?}");
        }
        assert!(stamped(Path::new(&long), "conflict", "101500", 12).len() <= 255);
    }

    #[test]
    fn long_names_stay_apart() {
        for length in 240..=255 {
            let names = ["a.toml", "b.toml"].map(|end| format!("/w/{}{end}", "x".repeat(length - end.len())));
            let [one, other] = names.each_ref().map(Path::new);
            let mut sides: Vec<PathBuf> = [one, other]
                .iter()
                .flat_map(|p| [p.to_path_buf(), temporary(p), backup(p), temporary(&backup(p)), lock(p)])
                .collect();
            assert!(sides.iter().all(|s| s.file_name().unwrap().len() <= 255), "{length}");
            sides.sort();
            sides.dedup();
            assert_eq!(sides.len(), 10, "{length}");
        }
    }
}
