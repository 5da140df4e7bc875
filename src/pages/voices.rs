//! Owns which form says what: the fields of a form become a voice. Whether it is carried out is decided by the session.

use super::ballot::{Fields, read_vote};
use super::look::Said;
use crate::workshop::{Entry, EntryKey, ParticipantView, Refusal, Voice};

/// A voice, or why the fields are none.
type Read = Result<Voice, Said>;

/// Reads the fields of a form.
type Reader = fn(&ParticipantView, &Fields) -> Read;

/// What the forms on a participant's page are called, each with what reads it.
const FORMS: &[(&str, Reader)] = &[("vote", vote), ("write", write), ("reword", reword), ("withdraw", withdraw)];

/// Returns whether there is a form of this name.
pub fn is_form(name: &str) -> bool {
    FORMS.iter().any(|(known, _)| *known == name)
}

/// Reads what somebody says with the form of this name; nothing where there is none.
pub fn read_voice(name: &str, me: &ParticipantView, fields: &Fields) -> Option<Read> {
    let (_, read) = FORMS.iter().find(|(known, _)| *known == name)?;
    Some(read(me, fields))
}

#[expect(clippy::unnecessary_wraps, reason = "other forms can be wrong")]
fn write(_: &ParticipantView, fields: &Fields) -> Read {
    let row = Some(fields.get("row").to_owned()).filter(|row| !row.is_empty());
    let [activity, column, text] = ["activity", "column", "text"].map(|name| fields.get(name).to_owned());
    Ok(Voice::Write(Entry { activity, column, row, text }))
}

fn reword(_: &ParticipantView, fields: &Fields) -> Read {
    let (activity, text) = (fields.get("activity").to_owned(), fields.get("text").to_owned());
    Ok(Voice::Reword { activity, entry: entry(fields)?, text })
}

fn withdraw(_: &ParticipantView, fields: &Fields) -> Read {
    Ok(Voice::Withdraw { activity: fields.get("activity").to_owned(), entry: entry(fields)? })
}

fn entry(fields: &Fields) -> Result<EntryKey, Said> {
    fields.get("entry").parse().map_err(|()| Said::Refused(Refusal::NoNote))
}

fn vote(me: &ParticipantView, fields: &Fields) -> Read {
    let sent = fields.get("run").parse().ok();
    // A ballot for a run that is over is none for the one that took its place.
    let Some((form, run)) = me.ballot.as_ref().zip(sent).filter(|(form, sent)| form.run == *sent) else {
        return Err(Said::Refused(Refusal::PollClosed));
    };
    read_vote(form, fields).map(|vote| Voice::Vote { run, vote }).map_err(Said::NoBallot)
}
