//! Owns how a session is cut short: ending it where it stands, and skipping an activity. Both are commands without a key.

use super::model::{Action, Model};
use crate::workshop::{Command, Refusal, SessionState};

/// Returns what ends the session here; where it is not under way, why not.
///
/// # Errors
///
/// A sentence, before the start and after the end.
pub fn end_session(m: &Model) -> Result<Action, String> {
    match m.session.state() {
        SessionState::Planned => Err(Refusal::NotStarted.to_string()),
        SessionState::Done => Err(Refusal::Over.to_string()),
        SessionState::Live | SessionState::Paused => Ok(Action::Perform(Command::End)),
    }
}

/// Returns what skips the activity that is looked at or, where none is, the one that runs; else why not.
///
/// # Errors
///
/// A sentence: nothing runs, or the activity was held or skipped already.
pub fn skip_activity(m: &Model) -> Result<Action, String> {
    end_session(m)?;
    let running = m.session.step().map(|step| step.activity);
    let Some(at) = m.cursor.viewed.or(running) else { return Err(Refusal::NotStarted.to_string()) };
    let activity = &m.session.plan.agenda[at];
    if m.session.is_skipped(at) {
        return Err(Refusal::SkippedAlready(activity.title.clone()).to_string());
    }
    if m.session.has_begun(at) && running != Some(at) {
        return Err(Refusal::NothingToSkip(activity.title.clone()).to_string());
    }
    Ok(Action::Perform(Command::Skip(activity.id.clone())))
}
