//! Owns the list of the session files that were opened in the last 90 days: small, private, in the folder of the
//! program's own. It is a comfort and nothing else: where it is damaged or cannot be written, nothing happens.

use crate::workshop::sort_by_key;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::load;
use super::replace::write_private;

/// For how long a file is remembered.
const DAYS: i64 = 90;
/// The most files that are remembered; the oldest are forgotten first.
const MOST: usize = 200;
/// A larger list than this was not written by the program, in bytes.
const MOST_BYTES: usize = 256 * 1024;
/// The longest title that is remembered, in letters.
const LONGEST_TITLE: usize = 200;

/// A session file that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// The file, as an absolute path.
    pub path: PathBuf,
    /// When it was opened last.
    pub opened: DateTime<Utc>,
    /// The title of its session.
    #[serde(default)]
    pub title: String,
    /// What is worth knowing of it when it cannot be read any more, in the words of whoever remembers it.
    #[serde(default)]
    pub about: String,
}

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Contents {
    #[serde(default)]
    file: Vec<OpenedFile>,
}

/// The list, by the file it is kept in.
#[derive(Debug, Clone)]
pub struct OpenedFiles(PathBuf);

impl OpenedFiles {
    /// Returns the list that is kept in a folder.
    pub fn new(folder: &Path) -> Self {
        Self(folder.join("opened.toml"))
    }

    /// Returns the files that were opened in the 90 days before a moment, the latest first. A list that cannot be read
    /// holds none.
    pub fn all(&self, now: DateTime<Utc>) -> Vec<OpenedFile> {
        let read = || {
            let bytes = load(&self.0).ok()?.bytes;
            let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= MOST_BYTES)?;
            toml::from_str::<Contents>(&text).ok()
        };
        let mut files = read().unwrap_or_default().file;
        files.retain(|file| now - file.opened <= TimeDelta::days(DAYS) && file.path.is_absolute());
        sort_by_key(&mut files, |file| std::cmp::Reverse(file.opened));
        files.truncate(MOST);
        files
    }

    /// Remembers files; what was known of the same paths before is replaced. A path that is no text is not remembered.
    pub fn remember(&self, files: impl IntoIterator<Item = OpenedFile>, now: DateTime<Utc>) {
        let before = self.all(now);
        let mut all = before.clone();
        for mut file in files {
            if file.path.to_str().is_none() {
                continue;
            }
            if let Some((end, _)) = file.title.char_indices().nth(LONGEST_TITLE) {
                file.title.truncate(end);
            }
            all.retain(|known| known.path != file.path);
            all.insert(0, file);
        }
        sort_by_key(&mut all, |file| std::cmp::Reverse(file.opened));
        all.truncate(MOST);
        if all != before {
            self.write(all);
        }
    }

    /// Forgets a file.
    pub fn forget(&self, path: &Path, now: DateTime<Utc>) {
        let mut all = self.all(now);
        let before = all.len();
        all.retain(|file| file.path != path);
        if all.len() < before {
            self.write(all);
        }
    }

    /// Writes the list in place of the one that is there; what goes wrong is no fault of a session.
    fn write(&self, file: Vec<OpenedFile>) {
        let write = || {
            let text = toml::to_string(&Contents { file }).map_err(std::io::Error::other)?;
            let text =
                format!("# Session files that were opened in the last {DAYS} days, for the home screen.\n{text}");
            write_private(&self.0, &text)
        };
        let _: std::io::Result<()> = write();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + day)
    }

    fn file(name: &str, day: i64) -> OpenedFile {
        let path = std::path::absolute(format!("/sessions/{name}.toml")).unwrap();
        OpenedFile { path, opened: at(day), title: name.to_owned(), about: String::new() }
    }

    fn names(list: &OpenedFiles, day: i64) -> Vec<String> {
        list.all(at(day)).into_iter().map(|file| file.title).collect()
    }

    #[test]
    fn files_are_remembered_for_ninety_days() {
        let dir = tempfile::tempdir().unwrap();
        let list = OpenedFiles::new(&dir.path().join("state"));
        assert_eq!(names(&list, 0), Vec::<String>::new());
        list.remember([file("a", 0), file("b", 1)], at(1));
        list.remember([file("a", 2)], at(2));
        assert_eq!(names(&list, 2), ["a", "b"]);
        assert_eq!(names(&list, 91), ["a", "b"]);
        assert_eq!(names(&list, 92), ["a"]);
        list.forget(&file("a", 0).path, at(2));
        assert_eq!(names(&list, 2), ["b"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(list.0.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn the_list_stays_small_whatever_is_opened() {
        let dir = tempfile::tempdir().unwrap();
        let list = OpenedFiles::new(dir.path());
        let long = OpenedFile { title: "ä".repeat(100_000), ..file("long", 1) };
        list.remember((0..500).map(|i| file(&i.to_string(), 0)).chain([long]), at(1));
        assert_eq!(list.all(at(1)).len(), MOST);
        assert!(list.0.metadata().unwrap().len() < MOST_BYTES as u64 / 4);
    }

    #[test]
    fn a_damaged_list_holds_nothing_and_does_no_harm() {
        let dir = tempfile::tempdir().unwrap();
        let list = OpenedFiles::new(dir.path());
        let long = vec![b'#'; MOST_BYTES + 1];
        for damaged in [&b"[[file]\npath = 3"[..], b"\xff\xfe", b"", b"file = 3", &long] {
            std::fs::write(&list.0, damaged).unwrap();
            assert_eq!(names(&list, 0), Vec::<String>::new());
            list.remember([file("a", 0)], at(0));
            assert_eq!(names(&list, 0), ["a"]);
        }
        // A folder that takes nothing.
        let blocked = OpenedFiles::new(&list.0.join("deeper"));
        blocked.remember([file("a", 0)], at(0));
        assert_eq!(names(&blocked, 0), Vec::<String>::new());
    }
}
