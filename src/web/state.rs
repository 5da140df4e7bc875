//! Owns what the web part knows: the keys of the room, who tries too often, the newest views, and which streams are open.
//! One thread has it; nothing here is shared.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::sync::{oneshot, watch};

use super::limits::{ANSWER, Limits, STREAMS};
use super::views::Views;
use super::waist::{Answer, Answerer, ToOwner, Waist};
use crate::room::{Chance, Guard, Key, KeyHash, Message, RoomKeys, RoomSummary};
use crate::workshop::{Participant, Voice};

/// What the web part knows.
pub(super) struct State {
    pub(super) waist: Waist,
    pub(super) keys: RefCell<RoomKeys>,
    pub(super) guard: RefCell<Guard>,
    pub(super) limits: Limits,
    /// The hosts by which pages of ours are asked for, with their port.
    pub(super) hosts: Vec<String>,
    /// The beginning of the address that people see.
    pub(super) origin: String,
    /// Set once the room closes; what is open then ends.
    pub(super) closing: watch::Sender<bool>,
    views: RefCell<Option<Rc<Views>>>,
    streams: RefCell<HashMap<KeyHash, VecDeque<oneshot::Sender<()>>>>,
    told: RefCell<RoomSummary>,
    told_messages: RefCell<Vec<Message>>,
    began: Instant,
    /// Known to nobody, and forgotten with the room: from the order in which somebody began a ranking, nobody finds out
    /// who it was.
    salt: Chance,
    /// How many connections are open.
    pub(super) connections: Cell<usize>,
}

impl State {
    pub(super) fn new(waist: Waist, keys: RoomKeys, limits: Limits, hosts: Vec<String>, origin: String) -> Self {
        Self {
            salt: (waist.chance)(),
            waist,
            keys: RefCell::new(keys),
            guard: RefCell::default(),
            limits,
            hosts,
            origin,
            closing: watch::Sender::new(false),
            views: RefCell::default(),
            streams: RefCell::default(),
            told: RefCell::default(),
            told_messages: RefCell::default(),
            began: Instant::now(),
            connections: Cell::new(0),
        }
    }

    /// Returns the views of the newest state.
    pub(super) fn views(&self) -> Rc<Views> {
        let newest = self.waist.views.borrow().clone();
        let mut kept = self.views.borrow_mut();
        match kept.as_ref().filter(|views| views.is_good(newest.number)) {
            Some(views) => Rc::clone(views),
            None => Rc::clone(kept.insert(Rc::new(Views::new(newest, (self.waist.now)())))),
        }
    }

    /// Returns the time since the room was opened.
    pub(super) fn age(&self) -> Duration {
        self.began.elapsed()
    }

    /// Returns who has this key, once they have joined.
    pub(super) fn who(&self, key: &Key) -> Option<Participant> {
        self.keys.borrow().phone(key).and_then(crate::room::Phone::who)
    }

    /// Returns what makes the order in which somebody begins a ranking: on all their phones the same.
    pub(super) fn seed_of(&self, who: &Participant) -> u64 {
        let mut hash = DefaultHasher::new();
        (self.salt, who).hash(&mut hash);
        hash.finish()
    }

    /// Says something to the session and waits for the answer.
    pub(super) async fn say(&self, who: Participant, voice: Voice) -> Answer {
        let (answer, answered) = Answerer::new();
        (self.waist.tell)(ToOwner::Said { who, voice, answer });
        match tokio::time::timeout(ANSWER, answered).await {
            Ok(Ok(answer)) => answer,
            // Whether it is recorded is not known; sent once more it counts once.
            Ok(Err(_)) | Err(_) => Answer::NotSaved,
        }
    }

    /// Writes the private file and waits until it is there; then tells the facilitator what has changed.
    pub(super) async fn keep(&self) -> bool {
        let (send, kept) = oneshot::channel();
        let text = self.keys.borrow().text();
        (self.waist.keep)(text, Box::new(move |is_there| _ = send.send(is_there)));
        self.tell_summary();
        matches!(tokio::time::timeout(ANSWER, kept).await, Ok(Ok(true)))
    }

    /// Tells the facilitator who takes part by phone, where that has changed.
    pub(super) fn tell_summary(&self) {
        let summary = self.keys.borrow().summary();
        if *self.told.borrow() != summary {
            self.told.replace(summary.clone());
            (self.waist.tell)(ToOwner::Room(summary));
        }
    }

    /// Tells the facilitator the private words to them that are on the disk, where they have changed.
    pub(super) fn tell_messages(&self) {
        let messages = self.keys.borrow().messages().to_vec();
        if *self.told_messages.borrow() != messages {
            self.told_messages.replace(messages.clone());
            (self.waist.tell)(ToOwner::Messages(messages));
        }
    }

    /// Ends the streams of those who came by the link to the shared screen.
    pub(super) fn end_stages(&self) {
        if let Some(stage) = self.keys.borrow().stage_link() {
            self.streams.borrow_mut().remove(stage);
        }
    }

    /// Notes a stream of a phone; what comes back is ready when it has to end for a newer one.
    pub(super) fn add_stream(&self, phone: KeyHash) -> oneshot::Receiver<()> {
        let (end, ended) = oneshot::channel();
        let mut streams = self.streams.borrow_mut();
        let open = streams.entry(phone).or_default();
        open.retain(|stream| !stream.is_closed());
        if open.len() >= STREAMS
            && let Some(oldest) = open.pop_front()
        {
            let _ = oldest.send(());
        }
        open.push_back(end);
        ended
    }
}
