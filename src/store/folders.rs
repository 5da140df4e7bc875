//! Owns where things are: sessions, configuration, themes, templates and state. Finding a place writes nothing.

use crate::workshop::sort_by;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use directories::ProjectDirs;

/// Where sessions, configuration, themes, templates and state are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppFolders {
    /// The folder new sessions are made in.
    pub sessions: PathBuf,
    /// The file of the facilitator's settings.
    pub config_file: PathBuf,
    /// The folder of the facilitator's own themes.
    pub themes: PathBuf,
    /// The folder of the facilitator's own templates of reports.
    pub reports: PathBuf,
    /// The folder of the facilitator's own templates.
    pub templates: PathBuf,
    /// The folder for what only this program needs, such as emergency copies.
    pub state: PathBuf,
}

impl AppFolders {
    /// Finds the places: in the folder given, else in the one `ROUNDTABLE_DIR` names, else where this system
    /// keeps such things.
    pub fn find(dir: Option<&Path>) -> Self {
        let named = || std::env::var_os("ROUNDTABLE_DIR").filter(|d| !d.is_empty()).map(PathBuf::from);
        if let Some(dir) = dir.map(Path::to_path_buf).or_else(named) {
            return Self::within(&dir);
        }
        match ProjectDirs::from("", "", "roundtable") {
            Some(dirs) => {
                let state = dirs.state_dir().unwrap_or_else(|| dirs.data_dir());
                Self::of(dirs.data_dir(), dirs.config_dir(), state.to_path_buf())
            }
            // No home: everything stays where the program was started.
            None => Self::within(Path::new("roundtable")),
        }
    }

    /// Returns the folder for text that is being typed.
    pub fn drafts(&self) -> PathBuf {
        self.state.join("drafts")
    }

    /// Returns the private file of the room of the session with this id.
    pub fn room(&self, id: &str) -> PathBuf {
        self.state.join("rooms").join(format!("{id}.json"))
    }

    /// Returns the lock of that room, which the program has that has it open.
    pub fn room_lock(&self, id: &str) -> PathBuf {
        self.state.join("open-rooms").join(format!("{id}.lock"))
    }

    /// Returns the private file of who is invited to that room.
    pub fn invitations(&self, id: &str) -> PathBuf {
        self.state.join("rooms").join(format!("{id}-invited.json"))
    }

    fn within(dir: &Path) -> Self {
        // Absolute, because a later change of the working folder must not move anything.
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
        Self::of(&dir, &dir, dir.join("state"))
    }

    fn of(data: &Path, config: &Path, state: PathBuf) -> Self {
        Self {
            sessions: data.join("sessions"),
            config_file: config.join("config.toml"),
            themes: config.join("themes"),
            reports: config.join("reports"),
            templates: config.join("templates"),
            state,
        }
    }
}

/// One file of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was last written, as far as the disk knows.
    pub modified: Option<SystemTime>,
}

/// Lists the `.toml` files of a folder by name; a folder that is not there holds none.
pub fn list(folder: &Path) -> std::io::Result<Vec<ListedFile>> {
    list_ending(folder, "toml")
}

/// Lists the files of a folder that end like this, by name; a folder that is not there holds none.
pub fn list_ending(folder: &Path, ending: &str) -> std::io::Result<Vec<ListedFile>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found: Vec<ListedFile> = entries
        .flatten()
        .filter(|e| !e.file_name().to_string_lossy().starts_with('.'))
        .filter(|e| e.path().extension().is_some_and(|x| x == ending))
        .filter_map(|e| {
            // Follows links: a link to a session is a session.
            let data = std::fs::metadata(e.path()).ok()?;
            data.is_file().then(|| ListedFile { path: e.path(), modified: data.modified().ok() })
        })
        .collect();
    sort_by(&mut found, |a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Lists the names in a folder, each with whether it is a folder; a folder that cannot be read has none.
pub fn names(folder: &Path) -> Vec<(String, bool)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|e| Some((e.file_name().into_string().ok()?, e.path().is_dir()))).collect()
}

/// Returns a path as it is shown, with `~` for the home folder.
pub fn home_relative(path: &Path) -> String {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    let below = home.as_deref().and_then(|home| path.strip_prefix(home).ok());
    below.map_or_else(|| path.display().to_string(), |below| format!("~/{}", below.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_folder_holds_everything_and_is_not_created() {
        let dir = tempfile::tempdir().unwrap();
        let places = AppFolders::find(Some(&dir.path().join("w")));
        assert_eq!(places.sessions, dir.path().join("w/sessions"));
        assert_eq!(places.config_file, dir.path().join("w/config.toml"));
        assert_eq!(places.themes, dir.path().join("w/themes"));
        assert_eq!(places.templates, dir.path().join("w/templates"));
        assert_eq!(places.state, dir.path().join("w/state"));
        assert!(!dir.path().join("w").exists());
    }

    #[test]
    fn lists_sessions_only() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.toml", "a.toml", ".a.toml.tmp", ".hidden.toml", "a.toml.bak", "a.toml.lock"] {
            std::fs::write(dir.path().join(name), "").unwrap();
        }
        std::fs::create_dir(dir.path().join("folder.toml")).unwrap();
        let names: Vec<_> = list(dir.path()).unwrap().into_iter().map(|e| e.path).collect();
        assert_eq!(names, [dir.path().join("a.toml"), dir.path().join("b.toml")]);
        assert_eq!(list(&dir.path().join("nowhere")).unwrap(), []);
    }
}
