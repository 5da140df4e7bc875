//! Owns one change to a session file without a screen: lock, change, save, and the lock given back. It decides
//! nothing about what is changed.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::local_zone::in_zone;
use super::session::{self, Held};
use super::{Failure, saving};
use crate::store::{FlushOutcome, SaveReport, SaveState, Saver, Target};
use crate::workshop::{Moment, Session};

/// How long the disk may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Changes a session and saves it; where `change` refuses, or the session is open elsewhere, nothing is written.
pub fn amend<T>(path: &Path, change: impl FnOnce(&mut Session, Moment) -> Result<T, Failure>) -> Result<T, Failure> {
    let (mut change, mut told) = (Some(change), None);
    // One function for every change: a copy for each would make the program larger.
    change_and_save(path, &mut |session, now| {
        if let Some(change) = change.take() {
            told = Some(change(session, now)?);
        }
        Ok(())
    })?;
    told.ok_or_else(|| Failure::new("nothing was changed"))
}

fn change_and_save(
    path: &Path,
    change: &mut dyn FnMut(&mut Session, Moment) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let session::OpenedFile { opened, bytes, real_path } = session::read(path)?;
    let zone = opened.session.plan.timezone.as_ref();
    let Held { lock, clock, read_only, .. } = session::hold(path, &real_path, zone, opened.session.is_under_way())?;
    let mut changed = opened.session.clone();
    let outcome = match read_only {
        Some(sentence) => Err(Failure::new(sentence)),
        None => change(&mut changed, in_zone(zone, clock.now())),
    };
    let outcome = outcome.and_then(|()| {
        if changed == opened.session {
            return Ok(());
        }
        let text = session::text(&opened.document, &Arc::new(changed), &opened.draft);
        let target = Target {
            path: real_path,
            content: Some(bytes),
            now: saving::now(&clock, zone),
            shelters: Vec::new(),
            draft: None,
        };
        save(target, text)
    });
    if let Some(lock) = lock {
        lock.end(in_zone(zone, clock.now()), opened.session.is_under_way(), true);
    }
    outcome
}

fn save(target: Target, text: crate::store::MakeText) -> Result<(), Failure> {
    let aside = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&aside);
    let report = move |report| {
        if let SaveReport::Conflict { ours, .. } = report {
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(ours);
        }
    };
    let saver = Saver::start(target, report).map_err(|e| Failure::new(format!("roundtable cannot save: {e}.")))?;
    saver.put(SaveState { revision: 1, text, urgent: true, draft: None, no_copies: false });
    match saver.flush(PATIENCE) {
        FlushOutcome::Saved => {}
        FlushOutcome::NotYet => return Err(Failure::new("The disk is very slow: the change is not saved yet.")),
        FlushOutcome::Failed(sentence) => return Err(Failure::new(sentence)),
    }
    match aside.lock().unwrap_or_else(PoisonError::into_inner).take() {
        None => Ok(()),
        Some(ours) => Err(Failure::with_help(
            format!(
                "Another program changed the file at the same moment. It was not overwritten; your change is in {}.",
                ours.display()
            ),
            "compare the two files, then run the command again",
        )),
    }
}
