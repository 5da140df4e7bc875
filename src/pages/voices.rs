//! Owns which form says what: the fields of a form become a voice. Whether it is carried out is decided by the session.

use super::ballot::{BallotFault, read_vote};
use super::entry_vote::{read_dots, read_scores};
use super::fields::Fields;
use super::look::Said;
use super::sheet::Sheet;
use crate::workshop::{Entry, EntryKey, ParticipantView, Refusal, Voice};

/// A voice, or why the fields are none.
type Read = Result<Voice, Said>;

/// Reads the fields of a form.
type Reader = fn(&ParticipantView, &Fields) -> Read;

/// A form of a participant's page.
struct Form {
    /// What its action is called.
    name: &'static str,
    /// Reads its fields.
    read: Reader,
    /// The sheet that it stands on; nothing where it stands on each of them.
    sheet: Option<Sheet>,
    /// What its sheet says once it is on the disk.
    done: Said,
}

const FORMS: &[Form] = &[
    Form { name: "vote", read: vote, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "dots", read: dots, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "scores", read: scores, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "thumb", read: thumb, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "write", read: write, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "reword", read: reword, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "withdraw", read: withdraw, sheet: Some(Sheet::Now), done: Said::Recorded },
    Form { name: "hand", read: hand, sheet: None, done: Said::Nothing },
    Form { name: "ask", read: ask, sheet: Some(Sheet::Questions), done: Said::Recorded },
    Form { name: "want", read: want, sheet: Some(Sheet::Questions), done: Said::Nothing },
];

/// What somebody says with a form.
#[derive(Debug)]
pub struct FormVoice {
    /// The voice, or why the fields are none.
    pub voice: Result<Voice, Said>,
    /// What its sheet says once it is on the disk.
    pub done: Said,
}

/// Returns the sheet that shows what came of a form of this name; nothing where there is none.
pub fn sheet_of(name: &str, fields: &Fields) -> Option<Sheet> {
    let form = FORMS.iter().find(|form| form.name == name)?;
    Some(form.sheet.or_else(|| Sheet::at(fields.get("sheet"))).unwrap_or_default())
}

/// Reads what somebody says with the form of this name; nothing where there is none.
pub fn read_voice(name: &str, me: &ParticipantView, fields: &Fields) -> Option<FormVoice> {
    let form = FORMS.iter().find(|form| form.name == name)?;
    Some(FormVoice { voice: (form.read)(me, fields), done: form.done.clone() })
}

#[expect(clippy::unnecessary_wraps, reason = "other forms can be wrong")]
fn hand(_: &ParticipantView, fields: &Fields) -> Read {
    Ok(if is_up(fields) { Voice::RaiseHand } else { Voice::LowerHand })
}

#[expect(clippy::unnecessary_wraps, reason = "other forms can be wrong")]
fn ask(_: &ParticipantView, fields: &Fields) -> Read {
    Ok(Voice::Ask { text: fields.get("text").to_owned(), named: fields.get("without") != "yes" })
}

fn want(_: &ParticipantView, fields: &Fields) -> Read {
    let question = fields.get("question").parse().map_err(|()| Said::Refused(Refusal::NoNote))?;
    Ok(Voice::VoteForQuestion { question, up: is_up(fields) })
}

/// Returns whether a form says up, and not down again.
fn is_up(fields: &Fields) -> bool {
    fields.get("up") != "no"
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

fn scores(_: &ParticipantView, fields: &Fields) -> Read {
    read_scores(fields).ok_or(Said::NoBallot(BallotFault::Garbled))
}

fn thumb(_: &ParticipantView, fields: &Fields) -> Read {
    let up = match fields.get("up") {
        "yes" => true,
        "no" => false,
        _ => return Err(Said::NoBallot(BallotFault::Garbled)),
    };
    Ok(Voice::Thumb { ask: fields.get("ask").to_owned(), up })
}

fn dots(_: &ParticipantView, fields: &Fields) -> Read {
    if !fields.get("move").is_empty() {
        return Err(Said::Moved);
    }
    read_dots(fields).ok_or(Said::NoBallot(BallotFault::Garbled))
}

fn vote(me: &ParticipantView, fields: &Fields) -> Read {
    let sent = fields.get("run").parse().ok();
    // A ballot for a run that is over is none for the one that took its place.
    let Some((form, run)) = me.ballot.as_ref().zip(sent).filter(|(form, sent)| form.run == *sent) else {
        return Err(Said::Refused(Refusal::PollClosed));
    };
    if !fields.get("move").is_empty() {
        return Err(Said::Moved);
    }
    read_vote(form, fields).map(|vote| Voice::Vote { run, vote }).map_err(Said::NoBallot)
}
