//! Owns the file in which text being typed is kept while the session file stays as it is: small, private, in a folder of
//! the program's own. It says to which session file it belongs, by path and content, and never decides when to save.

use std::cell::LazyCell;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::load;
use super::replace::{put_private, sync_folder};
use super::sibling_paths::{cut, folder, mark};

/// How such a file ends.
const ENDING: &str = "draft";

/// What is being typed, as text, and in which session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What tells the session from another one that takes its file's name.
    pub session: String,
    /// What is being typed.
    pub text: String,
}

/// A draft that was left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftDraft {
    /// It was typed on top of exactly this session file.
    Current(String),
    /// It was typed in this session; somebody has changed its file since.
    Older(String),
    /// Another session had this file's name when it was typed; it stays where it is.
    Foreign(PathBuf),
}

/// What the file holds.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    /// The session file.
    file: String,
    session: String,
    /// Which content of the session file the draft goes on top of.
    content: String,
    /// Which content has the draft in it already: noted before the session file is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contained_in: Option<String>,
    draft: String,
}

/// The place of one session's draft.
#[derive(Debug, Clone)]
pub struct DraftFile {
    path: PathBuf,
    /// The session file that the draft belongs to.
    of: String,
    /// What was written last, or left behind.
    held: Option<Arc<Contents>>,
    /// The mark of this content is known.
    marked: Option<(Arc<[u8]>, String)>,
}

impl DraftFile {
    /// Looks into a folder for what was being typed in a session file, with this content, when the program ended; gives
    /// the place for what comes. Whoever calls holds the lock of the session file.
    pub fn find(folder: &Path, session: &str, file: &Path, content: &[u8]) -> (Self, Option<LeftDraft>) {
        let of = file.to_string_lossy().into_owned();
        // Mostly there is no draft to compare anything with.
        let content = LazyCell::new(|| content_mark(content));
        let mut foreign = None;
        let mut found: Option<(PathBuf, Contents, bool)> = None;
        for path in super::list_ending(folder, ENDING).unwrap_or_default().into_iter().map(|listed| listed.path) {
            let Some(left) = read(&path) else { continue };
            let own = left.file == of;
            // A file that has moved takes its draft along; beside a copy, the original is still there.
            if !own && Path::new(&left.file).symlink_metadata().is_ok() {
                continue;
            }
            if left.contained_in.as_ref() == Some(&*content) {
                let _ = std::fs::remove_file(&path);
            } else if left.content == *content {
                found = Some((path, left, true));
                break;
            } else if own && left.session == session {
                found.get_or_insert((path, left, false));
            } else if own {
                foreign = Some(path);
            }
        }
        let free = || {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{}-{:016x}", cut(&stem, 100), mark(of.as_bytes()));
            let names =
                (1..).map(|turn| if turn > 1 { format!("{name}-{turn}.{ENDING}") } else { format!("{name}.{ENDING}") });
            names.map(|name| folder.join(name)).find(|path| path.symlink_metadata().is_err()).unwrap_or_default()
        };
        match found {
            Some((path, left, current)) => {
                let text = left.draft.clone();
                let left = Some(Arc::new(left));
                let draft = if current { LeftDraft::Current(text) } else { LeftDraft::Older(text) };
                (Self { path, of, held: left, marked: None }, Some(draft))
            }
            None => (Self { path: free(), of, held: None, marked: None }, foreign.map(LeftDraft::Foreign)),
        }
    }

    /// Writes a draft that goes on top of this content of the session file.
    pub fn write(&mut self, target: &Path, content: &Arc<[u8]>, draft: Draft) -> io::Result<()> {
        self.of = target.to_string_lossy().into_owned();
        let content = self.mark(content);
        let Draft { session, text: draft } = draft;
        self.put(Contents { file: self.of.clone(), session, content, contained_in: None, draft })
    }

    /// Notes that the session file is about to have this content, with the draft in it: after a crash it must not come
    /// a second time.
    pub(super) fn supersede(&mut self, content: &Arc<[u8]>) -> io::Result<()> {
        let Some(held) = self.held.clone() else { return Ok(()) };
        let contained_in = Some(self.mark(content));
        let (file, session) = (held.file.clone(), held.session.clone());
        let (content, draft) = (held.content.clone(), held.draft.clone());
        self.put(Contents { file, session, content, contained_in, draft })
    }

    /// Removes the file: the session file has everything.
    pub fn remove(&mut self) {
        if self.held.take().is_some() {
            let _ = std::fs::remove_file(&self.path);
        }
    }

    fn put(&mut self, contents: Contents) -> io::Result<()> {
        let text = toml::to_string(&contents).map_err(io::Error::other)?;
        let text = format!(
            "# What was being typed in a session that was not left yet; it goes into the session file.\n{text}"
        );
        put_private(&self.path, &text)?;
        self.held = Some(Arc::new(contents));
        sync_folder(folder(&self.path))
    }

    fn mark(&mut self, content: &Arc<[u8]>) -> String {
        match &self.marked {
            Some((known, mark)) if Arc::ptr_eq(known, content) => mark.clone(),
            _ => {
                let mark = content_mark(content);
                self.marked = Some((Arc::clone(content), mark.clone()));
                mark
            }
        }
    }
}

fn read(path: &Path) -> Option<Contents> {
    let bytes = load::load(path).ok()?.bytes;
    toml::from_str(&String::from_utf8(bytes).ok()?).ok()
}

fn content_mark(content: &[u8]) -> String {
    format!("{:016x}-{}", mark(content), content.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder {
        dir: tempfile::TempDir,
    }

    impl Folder {
        fn new() -> Self {
            Self { dir: tempfile::tempdir().unwrap() }
        }

        /// Makes a file with this content and gives its path.
        fn file(&self, name: &str, content: &str) -> PathBuf {
            let path = self.dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, content).unwrap();
            path
        }

        fn find(&self, session: &str, file: &Path) -> (DraftFile, Option<LeftDraft>) {
            let content = std::fs::read(file).unwrap();
            DraftFile::find(&self.dir.path().join("state/drafts"), session, file, &content)
        }

        /// Types in a session; whatever ends the program, the draft stays.
        fn typed(&self, session: &str, file: &Path, text: &str) -> DraftFile {
            let mut draft = self.find(session, file).0;
            let content = Arc::from(std::fs::read(file).unwrap());
            draft.write(file, &content, Draft { session: session.to_owned(), text: text.to_owned() }).unwrap();
            draft
        }

        fn drafts(&self) -> usize {
            std::fs::read_dir(self.dir.path().join("state/drafts")).map_or(0, Iterator::count)
        }
    }

    fn current(text: &str) -> LeftDraft {
        LeftDraft::Current(text.to_owned())
    }

    #[test]
    fn a_draft_is_private_and_found_again() {
        let folder = Folder::new();
        let file = folder.file("day.toml", "day");
        let draft = folder.typed("day", &file, "half a \"sentence\"\n");
        assert_eq!(folder.find("day", &file).1, Some(current("half a \"sentence\"\n")));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&draft.path), mode(draft.path.parent().unwrap())), (0o600, 0o700));
        }
        folder.find("day", &file).0.remove();
        assert_eq!((folder.find("day", &file).1, folder.drafts()), (None, 0));
        drop(draft);
    }

    #[test]
    fn a_moved_file_takes_its_draft_along_and_a_copy_gets_none() {
        let folder = Folder::new();
        let file = folder.file("day.toml", "day");
        folder.typed("day", &file, "typed");
        let copy = folder.file("elsewhere/copy.toml", "day");
        assert_eq!(folder.find("day", &copy).1, None);
        assert_eq!(folder.find("day", &file).1, Some(current("typed")));
        let moved = folder.dir.path().join("elsewhere/moved.toml");
        std::fs::rename(&file, &moved).unwrap();
        assert_eq!(folder.find("day", &moved).1, Some(current("typed")));
        // It belongs there from now on, and nobody else gets it.
        folder.typed("day", &moved, "typed on");
        assert_eq!((folder.find("day", &moved).1, folder.drafts()), (Some(current("typed on")), 1));
        assert_eq!(folder.find("day", &copy).1, None);
    }

    #[test]
    fn a_changed_file_of_the_same_session_gets_its_draft_and_another_session_does_not() {
        let folder = Folder::new();
        let file = folder.file("day.toml", "day");
        folder.typed("day", &file, "typed");
        folder.file("day.toml", "day, with a word changed by hand");
        assert_eq!(folder.find("day", &file).1, Some(LeftDraft::Older("typed".to_owned())));
        let other = folder.find("another day", &file).1;
        assert!(matches!(other, Some(LeftDraft::Foreign(_))), "{other:?}");
        // Both are kept.
        folder.typed("another day", &file, "other words");
        assert_eq!((folder.find("another day", &file).1, folder.drafts()), (Some(current("other words")), 2));
    }

    #[test]
    fn a_draft_that_the_session_file_took_before_a_crash_does_not_come_twice() {
        let folder = Folder::new();
        let file = folder.file("day.toml", "day");
        let mut draft = folder.typed("day", &file, "typed");
        draft.supersede(&Arc::from(b"day with the note".to_vec())).unwrap();
        // Before the session file has its new content, the draft counts; afterwards it does not.
        assert_eq!(folder.find("day", &file).1, Some(current("typed")));
        folder.file("day.toml", "day with the note");
        assert_eq!((folder.find("day", &file).1, folder.drafts()), (None, 0));
    }

    #[test]
    fn what_is_damaged_is_no_draft_and_does_no_harm() {
        let folder = Folder::new();
        let file = folder.file("day.toml", "day");
        folder.file("state/drafts/junk.draft", "\u{0}[[[");
        std::fs::create_dir(folder.dir.path().join("state/drafts/folder.draft")).unwrap();
        assert_eq!(folder.find("day", &file).1, None);
        folder.typed("day", &file, "typed");
        assert_eq!(folder.find("day", &file).1, Some(current("typed")));
    }
}
