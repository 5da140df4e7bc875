//! Reads what the home screen lists, in a thread of its own: hundreds of files must not delay the first frame. First
//! the first lines of every file, then what only the whole file says. It reads and never writes a session.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::Timelike;

use crate::app::home::{Home, HomeTemplate, Listed, ListedTrouble, Summary};
use crate::file::{self, Severity};
use crate::shell::found_files::{FoundFiles, Known};
use crate::shell::head::head;
use crate::shell::local_zone::{local_now, set_local_zone};
use crate::shell::series::THREAD;
use crate::shell::templates::{Template, templates};
use crate::shell::terminal_session::{LoopEvent, LoopSender};
use crate::store::{AppFolders, LoadError, OpenedFile, OpenedFiles, home_relative, list, load, stamp};
use crate::workshop::Moment;
use crate::workshop::text::visible;

/// How often the files are looked at again.
const AGAIN: Duration = Duration::from_secs(10);

/// The reading of files for the home screen.
pub(super) struct Scan {
    folders: AppFolders,
    known: Known,
    templates_read: bool,
    runs: bool,
    next: Instant,
}

impl Scan {
    pub(super) fn new(folders: &AppFolders) -> Self {
        Self { folders: folders.clone(), known: Known::new(), templates_read: false, runs: false, next: Instant::now() }
    }

    /// Reads again, whatever became of the last reading.
    pub(super) fn restart(&mut self, sender: LoopSender) {
        self.runs = false;
        self.begin(sender);
    }

    /// Reads what has changed since the last time, behind the screen.
    fn begin(&mut self, sender: LoopSender) {
        if self.runs {
            return;
        }
        let (folders, known) = (self.folders.clone(), std::mem::take(&mut self.known));
        let reads_templates = !self.templates_read;
        self.next = Instant::now() + AGAIN;
        let read = move || {
            let send = |found: FoundFiles| sender.send(LoopEvent::Listed(Box::new(found)));
            let found = if reads_templates { templates(&folders).unwrap_or_default() } else { Vec::new() };
            let send_templates = |about: fn(&Template) -> HomeTemplate| {
                if reads_templates {
                    send(FoundFiles { templates: Some(found.iter().map(about).collect()), ..FoundFiles::default() });
                }
            };
            // Their names at once, and what they are for when the sessions are known.
            send_templates(|t| HomeTemplate { name: t.name.clone(), about: String::new() });
            let known = read_sessions(&folders, &known, |listed| {
                send(FoundFiles { sessions: Some(listed), ..FoundFiles::default() });
            });
            send_templates(template);
            send(FoundFiles { known: Some(known), ..FoundFiles::default() });
        };
        self.runs = std::thread::Builder::new().name(THREAD.to_owned()).spawn(read).is_ok();
    }

    /// Begins again when it is time.
    pub(super) fn again_if_due(&mut self, sender: LoopSender) {
        if Instant::now() >= self.next {
            self.begin(sender);
        }
    }

    /// Takes over what was found.
    pub(super) fn take(&mut self, found: FoundFiles, home: &mut Home) {
        if let Some(sessions) = found.sessions {
            home.list(sessions);
        }
        if let Some(templates) = found.templates {
            self.templates_read = templates.iter().any(|t| !t.about.is_empty());
            home.templates = templates;
        }
        if let Some(known) = found.known {
            (self.known, self.runs) = (known, false);
        }
    }

    /// Forgets a file that was taken off the list.
    pub(super) fn forget(&mut self, path: &Path) {
        self.known.remove(path);
    }

    /// Returns how long until something shown changes by itself, or the files are looked at again.
    pub(super) fn until_next(&self, home: &Home, now: Moment) -> Duration {
        let into_second = Duration::from_nanos(u64::from(now.nanosecond() % 1_000_000_000));
        let ticks = home.sessions().iter().any(Listed::ticks);
        let seconds = if ticks { 1 } else { 60 - u64::from(now.second()).min(59) };
        let change = Duration::from_secs(seconds).saturating_sub(into_second) + Duration::from_millis(1);
        let again = if self.runs { AGAIN } else { self.next.saturating_duration_since(Instant::now()) };
        change.min(again)
    }
}

/// Reads the sessions of the sessions folder and those that were opened lately; `tell` gets the list whenever it has
/// grown. Returns what is known of each file.
fn read_sessions(folders: &AppFolders, before: &Known, mut tell: impl FnMut(Vec<Listed>)) -> Known {
    /// So many files are read before the list is shown again.
    const BATCH: usize = 24;
    let now = local_now();
    let opened_files = OpenedFiles::new(&folders.state);
    let opened = opened_files.all(now.to_utc());
    let mut known = Known::new();
    let mut unread: Vec<PathBuf> = Vec::new();
    for (path, remembered) in candidates(folders, &opened) {
        let stamp = stamp(&path);
        let listed = match before.get(&path) {
            Some((was, listed)) if *was == stamp && stamp.is_some() => listed.clone(),
            _ if stamp.is_none() => gone(&path, remembered),
            _ => {
                unread.push(path.clone());
                first_lines(&path, remembered)
            }
        };
        known.insert(path, (stamp, listed));
    }
    let all = |known: &Known| known.values().map(|(_, listed)| listed.clone()).collect();
    tell(all(&known));
    // What is shown first is read first.
    let mut home = Home::default();
    home.list(unread.iter().filter_map(|path| Some(known.get(path)?.1.clone())).collect());
    let order: Vec<PathBuf> = home.sessions().iter().map(|listed| listed.path.clone()).collect();
    for (i, path) in order.iter().enumerate() {
        if let Some((_, listed)) = known.get_mut(path) {
            read_whole(listed);
        }
        if (i + 1) % BATCH == 0 && i + 1 < order.len() {
            tell(all(&known));
        }
    }
    if !order.is_empty() {
        tell(all(&known));
    }
    // How a session stood last is all that is known of it once its file is gone.
    let changed = opened.into_iter().filter_map(|file| {
        let (_, listed) = known.get(&file.path).filter(|(_, listed)| listed.trouble.is_none())?;
        Some(OpenedFile { title: listed.title.clone(), about: listed.summary.written(), ..file })
    });
    opened_files.remember(changed, now.to_utc());
    known
}

/// Returns the files to list, each once, with what is remembered of them.
fn candidates<'a>(folders: &AppFolders, opened: &'a [OpenedFile]) -> Vec<(PathBuf, Option<&'a OpenedFile>)> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut found: BTreeMap<PathBuf, (PathBuf, Option<&OpenedFile>)> = BTreeMap::new();
    for file in opened {
        found.entry(real(&file.path)).or_insert((file.path.clone(), Some(file)));
    }
    for file in list(&folders.sessions).unwrap_or_default() {
        found.entry(real(&file.path)).or_insert((file.path, None));
    }
    found.into_values().collect()
}

/// Returns what is shown of a file before it is read.
fn unread(path: &Path, remembered: Option<&OpenedFile>) -> Listed {
    let name = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let title = remembered.map(|file| file.title.clone()).filter(|title| !title.is_empty());
    Listed {
        path: path.to_path_buf(),
        place: home_relative(path),
        title: title.unwrap_or_else(name),
        summary: remembered.and_then(|file| Summary::read(&file.about)).unwrap_or_default(),
        trouble: None,
    }
}

/// Returns what is shown of a file that is not there.
fn gone(path: &Path, remembered: Option<&OpenedFile>) -> Listed {
    Listed { trouble: Some(ListedTrouble::Missing), ..unread(path, remembered) }
}

/// Returns what the first lines of a file say.
fn first_lines(path: &Path, remembered: Option<&OpenedFile>) -> Listed {
    let before = unread(path, remembered);
    let Some(mut session) = head(path) else { return before };
    set_local_zone(&mut session);
    let content = before.summary.content;
    Listed { title: session.plan.title.clone(), summary: Summary { content, ..Summary::of_head(&session) }, ..before }
}

/// Reads the whole file.
fn read_whole(listed: &mut Listed) {
    let bytes = match load(&listed.path) {
        Ok(loaded) => loaded.bytes,
        Err(LoadError::Missing(_)) => {
            listed.trouble = Some(ListedTrouble::Missing);
            return;
        }
        Err(_) => {
            listed.trouble = Some(ListedTrouble::Unreadable(None));
            return;
        }
    };
    match file::read_session(&bytes) {
        Ok(mut session) => {
            set_local_zone(&mut session);
            listed.title.clone_from(&session.plan.title);
            listed.summary = Summary::of(session);
            listed.trouble = None;
        }
        Err(problems) => {
            let first = problems.iter().find(|p| p.severity == Severity::Error).or_else(|| problems.first());
            listed.trouble = Some(ListedTrouble::Unreadable(first.map(|p| p.line)));
        }
    }
}

/// Returns what is shown of a template.
fn template(template: &Template) -> HomeTemplate {
    let whose = if template.path.is_some() { "yours · " } else { "" };
    let about = match template.bytes().map(|bytes| file::read_session(&bytes)) {
        Ok(Ok(session)) => session.plan.purpose.clone().unwrap_or_default(),
        Ok(Err(problems)) => problems.first().map_or_else(String::new, |p| format!("line {}: {}", p.line, p.message)),
        Err(error) => error.to_string(),
    };
    HomeTemplate { name: template.name.clone(), about: visible(&format!("{whose}{about}")).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, AppFolders) {
        let dir = tempfile::tempdir().expect("a folder");
        let folders = AppFolders::find(Some(dir.path()));
        std::fs::create_dir_all(&folders.sessions).expect("a folder");
        (dir, folders)
    }

    fn session(title: &str, more: &str) -> String {
        format!("format = 1\ntitle = \"{title}\"\n{more}\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n")
    }

    fn listed(folders: &AppFolders) -> Vec<Listed> {
        let mut last = Vec::new();
        read_sessions(folders, &Known::new(), |found| last = found);
        let mut home = Home::default();
        home.list(last);
        home.sessions().to_vec()
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_session_whose_name_is_no_text_is_listed() {
        use std::os::unix::ffi::OsStrExt;

        let (_dir, folders) = folder();
        let path = folders.sessions.join(std::ffi::OsStr::from_bytes(b"caf\xe9.toml"));
        std::fs::write(&path, session("T", "")).expect("written");
        let found = listed(&folders);
        assert!(found.len() == 1 && load(&found[0].path).is_ok() && found[0].title == "T", "{found:?}");
    }

    #[test]
    fn what_is_broken_or_gone_is_listed_with_the_reason() {
        let (dir, folders) = folder();
        std::fs::write(folders.sessions.join("broken.toml"), session("Broken", "minuts = ")).expect("written");
        let now = local_now();
        let path = dir.path().join("usb/why.toml");
        let about = "ended 2026-11-03 - 50 16 5 0".to_owned();
        let file = OpenedFile { path, opened: now.to_utc(), title: "Why our community".to_owned(), about };
        OpenedFiles::new(&folders.state).remember([file], now.to_utc());
        let found = listed(&folders);
        let troubles: Vec<_> = found.iter().map(|l| (l.title.as_str(), l.trouble.clone())).collect();
        assert_eq!(
            troubles,
            [("broken", Some(ListedTrouble::Unreadable(Some(3)))), ("Why our community", Some(ListedTrouble::Missing))]
        );
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let (_dir, folders) = folder();
        for i in 0..60 {
            std::fs::write(folders.sessions.join(format!("{i}.toml")), session(&format!("S{i}"), "")).expect("written");
        }
        let mut told = 0;
        let known = read_sessions(&folders, &Known::new(), |_| told += 1);
        assert!(told >= 3, "the list is shown while it grows");
        std::fs::write(folders.sessions.join("7.toml"), session("Seven, a longer title", "")).expect("written");
        told = 0;
        let known = read_sessions(&folders, &known, |_| told += 1);
        assert_eq!(told, 2);
        assert!(known.values().any(|(_, listed)| listed.title == "Seven, a longer title"));
    }
}
