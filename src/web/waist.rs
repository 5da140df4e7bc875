//! Owns the waist between the pages and the session: views out, voices in, and no third thing.

use std::sync::Arc;

use tokio::sync::{oneshot, watch};

use crate::room::{Chance, Message, RoomSummary};
use crate::workshop::{Moment, Participant, Refusal, Session, Voice};

/// The session at one moment. Whoever gets two of them keeps the one with the higher number.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Grows with each change.
    pub number: u64,
    /// The session as it is then.
    pub session: Arc<Session>,
}

/// What the web part tells whoever owns the session.
#[derive(Debug)]
pub enum ToOwner {
    /// A participant says something; the answer comes when it is on the disk, or was refused.
    Said {
        /// Who.
        who: Participant,
        /// What.
        voice: Voice,
        /// Takes the answer.
        answer: Answerer,
    },
    /// Phones came, went, or wait.
    Room(RoomSummary),
    /// All private words to the facilitator, as they are now.
    Messages(Vec<Message>),
    /// The link to the shared screen, which is on the disk: it is shown once.
    StageLink(String),
    /// Something that the facilitator should know, in one sentence.
    Notice(String),
}

/// What became of a voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is on the disk.
    Recorded,
    /// It was refused; nothing has changed.
    Refused(Refusal),
    /// The disk does not take it now: it counts only once it is there, and nobody was told that it is.
    NotSaved,
}

/// Takes the answer to one voice.
#[derive(Debug)]
pub struct Answerer(oneshot::Sender<Answer>);

impl Answerer {
    /// Makes one with the end at which the answer arrives.
    pub(super) fn new() -> (Self, oneshot::Receiver<Answer>) {
        let (send, receive) = oneshot::channel();
        (Self(send), receive)
    }

    /// Gives the answer.
    pub fn give(self, answer: Answer) {
        // A phone that has gone meanwhile finds out when it comes back.
        let _ = self.0.send(answer);
    }
}

/// Called with whether the private file is on the disk.
pub type Kept = Box<dyn FnOnce(bool) + Send>;

/// What the web part needs from around it.
#[derive(Clone)]
pub struct Waist {
    /// The newest state of the session.
    pub views: watch::Receiver<Snapshot>,
    /// Takes what participants say; returns at once.
    pub tell: Arc<dyn Fn(ToOwner) + Send + Sync>,
    /// The session's clock.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// Random bits of the operating system.
    pub chance: fn() -> Chance,
    /// Returns the file of invitations where it has changed since it was last asked for; an empty text where there is
    /// none any more.
    pub invited: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Writes the private file; returns at once.
    pub keep: Arc<dyn Fn(String, Kept) + Send + Sync>,
}
