//! Owns new files: names that are safe whatever the title, and files that appear whole or not at all.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::reason::{capital, reason, show};
use super::replace::{FileAttributes, Temporary, make_folder, sync_folder};
use super::sibling_paths::{cut, folder, temporary};

/// Why a file could not be written; its text is one sentence with a remedy.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// Something of that name is there already.
    #[error("{}: this file already exists – choose another name", show(.0))]
    Exists(PathBuf),
    /// The disk refused.
    #[error("{}: not saved: {}", show(.0), reason(.1, folder(.0)))]
    Disk(PathBuf, #[source] io::Error),
}

/// Writes a new file durably, which only its owner may read, and gives its path; it never overwrites and leaves nothing behind on failure.
pub fn create(path: &Path, text: &str) -> Result<PathBuf, CreateError> {
    let failed = |error: io::Error| CreateError::Disk(path.into(), error);
    if path.symlink_metadata().is_ok() {
        return Err(CreateError::Exists(path.into()));
    }
    make_folder(path).map_err(failed)?;
    // Two programs creating at once must not share a temporary file: nobody holds a lock yet.
    let own = path.with_file_name(format!(".roundtable-{}.tmp", std::process::id()));
    let mut new = Temporary::write(own, text.as_bytes(), None).map_err(failed)?;
    new.take(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CreateError::Exists(path.into()),
        _ => failed(error),
    })?;
    sync_folder(folder(path)).map_err(failed)?;
    Ok(path.to_path_buf())
}

/// Writes a new file under the first free name that [`dated_name`] makes.
pub fn create_dated(folder: &Path, slug: &str, date: NaiveDate, text: &str) -> Result<PathBuf, CreateError> {
    loop {
        match create(&dated_name(folder, slug, date), text) {
            // Taken between the look and the writing: look again.
            Err(CreateError::Exists(_)) => {}
            other => return other,
        }
    }
}

/// Writes a file durably in place of the one that has the name, keeping its mode; links are followed. A new one only its
/// owner may read.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), CreateError> {
    replace_file_with(path, |file| file.write_all(bytes))
}

/// Writes a file like [`replace_file`] with whatever is put into it, so that nobody has to hold the whole content. Where
/// putting it in fails, the old file stays.
pub fn replace_file_with(
    path: &Path,
    put: impl FnOnce(&mut std::fs::File) -> io::Result<()>,
) -> Result<(), CreateError> {
    let failed = |error: io::Error| CreateError::Disk(path.into(), error);
    make_folder(path).map_err(failed)?;
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let like = std::fs::metadata(&real).ok().map(|data| FileAttributes::of(&data));
    let new = Temporary::write_with(temporary(&real), put, like.as_ref()).map_err(failed)?;
    new.replace(&real).map_err(failed)?;
    sync_folder(folder(&real)).map_err(failed)
}

/// Returns the first free name of the form `2026-11-24-prep-with-peers.toml`, then `…-2.toml`, …; safe for any title.
pub fn dated_name(folder: &Path, slug: &str, date: NaiveDate) -> PathBuf {
    let slug = safe(slug);
    let mut turn = 1_u32;
    loop {
        let again = if turn > 1 { format!("-{turn}") } else { String::new() };
        let path = folder.join(format!("{}-{slug}{again}.toml", date.format("%Y-%m-%d")));
        if path.symlink_metadata().is_err() {
            return path;
        }
        turn += 1;
    }
}

/// Returns letters and digits joined by single hyphens; anything that a shell, a folder or a terminal could understand
/// is gone.
fn safe(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') && !('\u{300}'..='\u{36f}').contains(&c) {
            name.push('-');
        }
        if name.len() > 80 {
            break;
        }
    }
    let name = cut(&name, 80).trim_end_matches('-');
    if name.is_empty() { String::from("session") } else { name.to_owned() }
}

/// Returns the sentence for a failed save in a folder.
pub(super) fn not_saved(error: &io::Error, path: &Path) -> String {
    format!("{}.", capital(&reason(error, folder(path))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn names_are_safe_for_every_title() {
        let folder = Path::new("/nowhere");
        for (title, name) in [
            ("prep-with-peers", "2026-11-24-prep-with-peers.toml"),
            ("../../etc/passwd", "2026-11-24-etc-passwd.toml"),
            ("CON", "2026-11-24-con.toml"),
            ("a\0b\x1b[2J\u{202e}c", "2026-11-24-a-b-2j-c.toml"),
            ("Café – Übung!", "2026-11-24-café-übung.toml"),
            ("", "2026-11-24-session.toml"),
            ("///", "2026-11-24-session.toml"),
            ("-rf *", "2026-11-24-rf.toml"),
        ] {
            assert_eq!(dated_name(folder, title, day()), folder.join(name), "{title:?}");
        }
        let long = dated_name(folder, &"ö".repeat(5000), day());
        assert!(long.file_name().unwrap().len() < 120, "{long:?}");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("new/folder");
        let first = create_dated(&folder, "day", day(), "one\n").unwrap();
        let second = create_dated(&folder, "day", day(), "two\n").unwrap();
        assert_eq!(first, folder.join("2026-11-24-day.toml"));
        assert_eq!(second, folder.join("2026-11-24-day-2.toml"));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    }

    #[test]
    fn creating_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        std::fs::write(&path, "theirs").unwrap();
        assert!(matches!(create(&path, "ours"), Err(CreateError::Exists(_))));
        #[cfg(unix)]
        {
            let link = dir.path().join("link.toml");
            std::os::unix::fs::symlink("gone", &link).unwrap();
            assert!(matches!(create(&link, "ours"), Err(CreateError::Exists(_))));
        }
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn a_file_is_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, "").unwrap();
        for folder in [file.clone(), file.join("deeper")] {
            let text = create_dated(&folder, "day", day(), "x").unwrap_err().to_string();
            assert!(text.contains("not a folder"), "{text}");
        }
    }

    #[test]
    fn replacing_keeps_mode_and_link() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sub/config.toml");
        replace_file(&path, b"a").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
            let link = dir.path().join("link.toml");
            std::os::unix::fs::symlink("sub/config.toml", &link).unwrap();
            replace_file(&link, b"b").unwrap();
            assert!(link.symlink_metadata().unwrap().is_symlink());
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
            assert_eq!(std::fs::read(&path).unwrap(), b"b");
        }
    }
}
