//! Writes what a session leaves beside its file: the report for participants, and the session that follows. It never
//! writes over a file that is not its own.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::local_zone::local_now;
use crate::app::{News, ended};
use crate::export::{FORMATS, Table};
use crate::file::{self, Preparation, Severity};
use crate::store::{self, CreateError};
use crate::workshop::digest::{Audience, Digest};
use crate::workshop::text::{hex, visible};
use crate::workshop::{Session, slug};

/// Writes the report of the session in this file; tells where it is, or why there is none.
pub(super) fn report(session: &Session, file: &Path) -> News {
    match write_report(session, file) {
        Ok(path) => News::Told { text: format!("Saved {}, for participants.", name(&path)), bad: false },
        Err(text) => News::Told { text, bad: true },
    }
}

fn write_report(session: &Session, file: &Path) -> Result<PathBuf, String> {
    let write = FORMATS.iter().find(|format| format.name == "html").and_then(|format| format.report);
    let digest = Digest::of(session, Audience::Participants);
    let written = write.map(|write| write(&digest, Table::default(), &[]));
    let text = written.and_then(Result::ok).ok_or("The report could not be made: write it with roundtable report.")?;
    let text = signed(&text, session.plan.id.as_deref().unwrap_or_default());
    let named = file.file_name().map_or_else(|| "session".into(), |name| name.to_string_lossy());
    let first = file.with_file_name(ended::report_name(&named));
    for path in std::iter::once(first.clone()).chain((2..100).map(|n| numbered(&first, n))) {
        match store::create(&path, &text) {
            Err(CreateError::Exists(_)) if is_own(&path, session.plan.id.as_deref().unwrap_or_default()) => {
                return store::replace_file(&path, text.as_bytes()).map(|()| path).map_err(|e| format!("{e}."));
            }
            Err(CreateError::Exists(_)) => {}
            other => return other.map_err(|e| format!("{e}.")),
        }
    }
    Err(format!("{}: too many files of this name: move some of them.", name(&first)))
}

/// Returns the report with a last line that says whose it is, and by which an edit of it shows.
fn signed(text: &str, id: &str) -> String {
    let text = text.trim_end();
    format!("{text}\n{}\n", signature(text, id))
}

fn signature(text: &str, id: &str) -> String {
    let digits = hex(&Sha256::digest(text)[..6]);
    format!("<!-- roundtable report of {id}: {digits} -->")
}

/// Returns whether a file is a report of the same session that nobody has edited since.
fn is_own(path: &Path, id: &str) -> bool {
    let Ok(there) = std::fs::read_to_string(path) else { return false };
    let own = there.trim_end().rsplit_once('\n');
    !id.is_empty() && own.is_some_and(|(text, last)| last == signature(text.trim_end(), id))
}

/// Returns the same name with a number: `prep-report-2.html`.
fn numbered(path: &Path, n: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{n}.html"))
}

/// Makes the session that follows the one in this file, whose text reads so, in a folder; gives the path of the new file,
/// or a sentence.
pub(super) fn follow_up(session: &Session, text: &str, file: &Path, folder: &Path) -> Result<PathBuf, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let along = ended::takes_along(session, &name);
    let date = local_now().date_naive();
    let id = store::new_id();
    let preparation = Preparation {
        series: session.plan.series.as_deref(),
        date: Some(date),
        id: Some(&id),
        people: &along.people,
        carry_over: Some(&along),
        ..Preparation::default()
    };
    let text = file::prepare(text, &preparation);
    if let Err(problems) = file::read(text.as_bytes()) {
        let first = problems.iter().find(|p| p.severity == Severity::Error).map_or("", |p| p.message.as_str());
        return Err(format!("The follow-up session could not be made: {first}."));
    }
    store::create_dated(folder, &slug(&session.plan.title), date, &text).map_err(|error| format!("{error}."))
}

/// Returns the folder that a file is in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn name(path: &Path) -> String {
    visible(&path.file_name().unwrap_or_default().to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "format = 1\nid = \"abcdefgh12345678\"\ntitle = \"Prep\"\n# mine\n\n[[people]]\nname = \"Ana Lima\"\n\n\
                        [[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\n\n[record]\n\
                        started = 2026-11-24T15:00:00-05:00\nended = 2026-11-24T15:05:00-05:00\n\n[[record.note]]\n\
                        at = 2026-11-24T15:01:00-05:00\nkind = \"action\"\ntext = \"Call the venue\"\nowner = \"Ana Lima\"\n";

    fn session() -> Session {
        file::read(PLAN.as_bytes()).unwrap().session
    }

    fn written(news: &News) -> String {
        let News::Told { text, bad: false } = news else { panic!("{news:?}") };
        text.trim_start_matches("Saved ").trim_end_matches(", for participants.").to_owned()
    }

    #[test]
    fn a_report_takes_the_place_of_its_own_last_one_and_of_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("prep.toml");
        let mut session = session();
        assert_eq!(written(&report(&session, &file)), "prep-report.html");
        let path = dir.path().join("prep-report.html");
        assert!(std::fs::read_to_string(&path).unwrap().contains("Call the venue"));
        // The same session writes it anew.
        std::sync::Arc::make_mut(&mut session.plan).purpose = Some("A purpose of its own".to_owned());
        assert_eq!(written(&report(&session, &file)), "prep-report.html");
        assert!(std::fs::read_to_string(&path).unwrap().contains("A purpose of its own"));
        // What somebody has edited stays, and so does a file of somebody else, and the report of another session.
        let edited = std::fs::read_to_string(&path).unwrap().replace("A purpose of its own", "My words");
        std::fs::write(&path, &edited).unwrap();
        assert_eq!(written(&report(&session, &file)), "prep-report-2.html");
        assert_eq!(written(&report(&session, &file)), "prep-report-2.html");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
        std::sync::Arc::make_mut(&mut session.plan).id = Some("another-id".to_owned());
        assert_eq!(written(&report(&session, &file)), "prep-report-3.html");
        // Without an id nothing is known to be its own.
        std::sync::Arc::make_mut(&mut session.plan).id = None;
        assert_eq!(written(&report(&session, &file)), "prep-report-4.html");
        assert_eq!(written(&report(&session, &file)), "prep-report-5.html");
    }

    #[test]
    fn a_folder_that_refuses_is_named() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("file"), "").unwrap();
        let News::Told { text, bad: true } = report(&session(), &dir.path().join("file/prep.toml")) else {
            panic!("it was written")
        };
        assert!(text.contains("not a folder"), "{text}");
    }

    #[test]
    fn a_follow_up_has_the_plan_and_what_waits_and_no_record() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("prep.toml");
        let path = follow_up(&session(), PLAN, &file, dir.path()).unwrap();
        assert_eq!(path.parent(), Some(dir.path()));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("# mine") && !text.contains("[record"), "{text}");
        let next = file::read(text.as_bytes()).unwrap().session;
        assert_eq!(next.plan.title, "Prep");
        assert_ne!(next.plan.id.as_deref(), Some("abcdefgh12345678"));
        assert_eq!(next.plan.people.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Ana Lima"]);
        assert_eq!(next.plan.carried.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), ["Call the venue"]);
        assert_eq!(next.plan.carried[0].file.as_deref(), Some("prep.toml"));
        // A second one has a name of its own.
        assert_ne!(follow_up(&session(), PLAN, &file, dir.path()).unwrap(), path);
    }
}
