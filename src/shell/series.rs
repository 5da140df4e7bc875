//! Gathers what earlier sessions of a series tell, from the folders in which they can be. It reads and never writes,
//! and passes over whatever it cannot read.

use std::collections::BTreeSet;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::terminal_session::{LoopEvent, LoopSender};
use crate::file;
use crate::store::{AppFolders, list, open_input, skim};
use crate::workshop::{SeriesHistory, Session};

/// Returns what the other sessions of a session's series tell: those in the sessions folder, and in the folder of the
/// file itself. Which of them are earlier ones is decided where they count.
pub fn load_series_history(folders: &AppFolders, file: Option<&Path>, session: &Session) -> SeriesHistory {
    let Some(series) = session.plan.series.as_deref() else { return SeriesHistory::default() };
    let own = file.and_then(|f| f.canonicalize().ok());
    let beside = [file, own.as_deref()].into_iter().flatten().filter_map(Path::parent);
    let here = |folder: &Path| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() };
    let folders = beside.map(here).chain([folders.sessions.clone()]);
    // By their real paths: a link leads to a session, and is not a second one.
    let files: BTreeSet<PathBuf> = folders
        .flat_map(|folder| list(&folder).unwrap_or_default())
        .filter_map(|entry| entry.path.canonicalize().ok())
        .filter(|path| Some(path) != own.as_ref())
        .collect();
    // One after the other: of each only who met whom is kept.
    SeriesHistory::of(files.iter().filter_map(|path| read(path, series)))
}

/// The most that is read of one file, in bytes: a hundred people in a hundred rounds are less.
const MOST: usize = 256 * 1024;

/// Returns a session of the series in which groups were formed, as far as the groups go: most of a file is notes and
/// ballots, and they are passed over.
fn read(path: &Path, series: &str) -> Option<Session> {
    let file = open_input(path).ok()?;
    let text = skim(BufReader::new(file), tells_of_groups, MOST).ok()??;
    // Most files of a folder can be told from a session in which groups met without being read as one.
    let holds = |word: &str| text.windows(word.len()).any(|w| w == word.as_bytes());
    if !holds("series") || !holds("breakout") {
        return None;
    }
    let session = file::read_session(&text).ok()?;
    session.is_in_series(series).then_some(session)
}

/// Returns whether a table of the file can say who was in which group, or has to be there.
fn tells_of_groups(table: &str) -> bool {
    let besides = ["note", "poll", "journal", "attendance", "settled", "ahead"];
    let record = table.strip_prefix("record.").map(|name| name.split('.').next().unwrap_or(name));
    record.is_none_or(|name| !besides.contains(&name)) && table != "met"
}

/// Does so in a thread of its own, for hundreds of files must not delay the first frame, and tells the loop.
pub(super) fn load_in_background(folders: &AppFolders, file: &Path, session: &Arc<Session>, sender: LoopSender) {
    if session.plan.series.is_none() {
        return;
    }
    let (folders, file, session) = (folders.clone(), file.to_path_buf(), Arc::clone(session));
    let thread = std::thread::Builder::new().name(THREAD.to_owned());
    // Without the thread the session runs as one without a past.
    let _ = thread.spawn(move || {
        let history = load_series_history(&folders, Some(&file), &session);
        if !history.is_empty() {
            sender.send(LoopEvent::Past(Arc::new(history)));
        }
    });
}

/// The name of that thread: a fault in it is no fault of the session.
pub(super) const THREAD: &str = "series";
