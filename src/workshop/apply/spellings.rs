//! Owns the door for names and lengths: whoever is named in what is said is the person of that name whom the session
//! knows, however it is spelled, and no text is longer than what fits. It changes nothing in the session.

use std::borrow::Cow;

use crate::workshop::text::{MOST_NAME, MOST_TEXT, tidy};
use crate::workshop::{Command, OnHands, Participant, Refusal, Request, Session, Voice};

/// Returns what is said with every name in the spelling that the session uses, or refuses a text that is too long.
pub(super) fn resolved<'r>(session: &Session, request: &'r Request) -> Result<Cow<'r, Request>, Refusal> {
    match request {
        Request::Facilitator(command) => fits(command)?,
        Request::Participant(Participant::Named(name) | Participant::Invited(name), _) => {
            super::plan::within(name.len(), MOST_NAME)?;
        }
        Request::Participant(Participant::Unnamed(_), _) | Request::History(_) => {}
    }
    let mut spelled = match request {
        Request::Participant(Participant::Named(_) | Participant::Invited(_), _) => request.clone(),
        Request::Facilitator(command) if names_somebody(command) => request.clone(),
        _ => return Ok(Cow::Borrowed(request)),
    };
    let known = |name: &mut String| {
        if let Some(known) = session.known_name(name).filter(|known| *known != name.as_str()) {
            *name = known.to_owned();
        }
    };
    match &mut spelled {
        Request::Participant(Participant::Named(name) | Participant::Invited(name), voice) => match voice {
            Voice::Join => *name = session.name_to_keep(name),
            _ => known(name),
        },
        Request::Facilitator(Command::Arrive(person)) => {
            person.name = session.name_to_keep(&person.name);
            for (key, value) in &mut person.attributes {
                (*key, *value) = (tidy(key), tidy(value));
            }
        }
        Request::Facilitator(command) => named(command).into_iter().for_each(known),
        Request::Participant(Participant::Unnamed(_), _) | Request::History(_) => {}
    }
    Ok(Cow::Owned(spelled))
}

/// Returns whether a command is about people by their names.
fn names_somebody(command: &Command) -> bool {
    match command {
        Command::Cast { by, .. } => by.is_some(),
        Command::Hands(request) => request.by().is_some(),
        Command::Capture(note) | Command::Reword { becomes: note, .. } => {
            note.by.is_some() || !note.owners.names().is_empty()
        }
        Command::FormGroups { stay, .. } | Command::Rotate { stay, .. } => !stay.is_empty(),
        Command::Arrive(_)
        | Command::Leave(_)
        | Command::MarkMissing(_)
        | Command::ToggleGroups(_)
        | Command::RemovePhones(_)
        | Command::DropBallot(_)
        | Command::Place { .. }
        | Command::ToggleHost(_)
        | Command::Apart(..)
        | Command::Together(..)
        | Command::Swap(..) => true,
        _ => false,
    }
}

/// Lists the names of people in a command.
fn named(command: &mut Command) -> Vec<&mut String> {
    match command {
        Command::Leave(name)
        | Command::MarkMissing(name)
        | Command::ToggleGroups(name)
        | Command::RemovePhones(name)
        | Command::DropBallot(name)
        | Command::ToggleHost(name)
        | Command::Place { name, .. } => {
            vec![name]
        }
        Command::Apart(a, b) | Command::Together(a, b) | Command::Swap(a, b) => vec![a, b],
        Command::Cast { by, .. } => by.iter_mut().collect(),
        Command::Hands(OnHands::Give(by) | OnHands::Lower(by)) => vec![by],
        Command::Capture(note) | Command::Reword { becomes: note, .. } => {
            note.by.iter_mut().chain(note.owners.names_mut()).collect()
        }
        Command::FormGroups { stay, .. } | Command::Rotate { stay, .. } => stay.iter_mut().collect(),
        _ => Vec::new(),
    }
}

/// Refuses a name or a text that is longer than what a line takes, from wherever it comes.
fn fits(command: &Command) -> Result<(), Refusal> {
    let (is, most) = match command {
        Command::Arrive(person) => {
            let known = person.attributes.iter().map(|(key, value)| key.len().max(value.len())).max().unwrap_or(0);
            (person.name.len().max(known), MOST_NAME)
        }
        Command::AddPeople(people) => {
            let texts = people.iter().flat_map(|p| p.attributes.iter().flat_map(|(k, v)| [k, v]).chain([&p.name]));
            (texts.map(String::len).max().unwrap_or(0), MOST_NAME)
        }
        Command::RenameGroup { name, .. } => (name.len(), MOST_NAME),
        Command::CorrectOption { text, .. } | Command::AddOption(text) => (text.len(), MOST_NAME),
        Command::QuickPoll { question, plan } => {
            (question.len().max(plan.options.iter().map(String::len).max().unwrap_or(0)), MOST_NAME)
        }
        Command::Capture(note) | Command::Reword { becomes: note, .. } => (note.text.len(), MOST_TEXT),
        Command::GiveReason(text) => (text.len(), MOST_TEXT),
        Command::Plan(edit) => return super::plan::fits(edit),
        _ => return Ok(()),
    };
    super::plan::within(is, most)
}
