//! Owns what the web part knows: the keys of the room, who tries too often, the newest views, and which streams are open.
//! One thread has it; nothing here is shared.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::sync::{oneshot, watch};

use super::limits::{ANSWER, Limits, STREAMS};
use super::views::Views;
use super::waist::{Answer, Answerer, ToOwner, Waist};
use crate::room::{Chance, Guard, Invitations, Key, KeyHash, Message, Phone, RoomKeys, RoomSummary};
use crate::workshop::{Participant, Voice};

/// What the room answers to.
pub(super) struct At {
    /// The hosts by which pages of ours are asked for, with their port.
    pub(super) hosts: Vec<String>,
    /// The beginning of the address that people see.
    pub(super) origin: String,
    /// Programs that pass on what phones send, by their addresses.
    pub(super) proxies: Vec<IpAddr>,
}

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
    /// Programs that pass on what phones send, by their addresses.
    pub(super) proxies: Vec<IpAddr>,
    /// Who is invited, as it was last read.
    invitations: RefCell<Invitations>,
    /// Set once the room closes; what is open then ends.
    pub(super) closing: watch::Sender<bool>,
    views: RefCell<Option<Rc<Views>>>,
    streams: RefCell<HashMap<KeyHash, VecDeque<oneshot::Sender<()>>>>,
    told: RefCell<RoomSummary>,
    told_messages: RefCell<Vec<Message>>,
    /// Where each phone that has joined was seen last; on no disk.
    seen: RefCell<HashMap<KeyHash, IpAddr>>,
    began: Instant,
    /// Known to nobody, and forgotten with the room: from the order in which somebody began a ranking, nobody finds out
    /// who it was.
    salt: Chance,
    /// How many connections are open.
    pub(super) connections: Cell<usize>,
}

impl State {
    pub(super) fn new(waist: Waist, keys: RoomKeys, limits: Limits, at: At) -> Self {
        let At { hosts, origin, proxies } = at;
        Self {
            salt: (waist.chance)(),
            waist,
            invitations: RefCell::default(),
            keys: RefCell::new(keys),
            guard: RefCell::default(),
            limits,
            hosts,
            origin,
            proxies,
            closing: watch::Sender::new(false),
            views: RefCell::default(),
            streams: RefCell::default(),
            told: RefCell::default(),
            told_messages: RefCell::default(),
            seen: RefCell::default(),
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

    /// Returns whether phones come by https, through a proxy.
    pub(super) fn is_secure(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// Returns the time since the room was opened.
    pub(super) fn age(&self) -> Duration {
        self.began.elapsed()
    }

    /// Returns who has this key, once they have joined. Whoever came by a slip that is worth nothing any more is nobody.
    pub(super) fn who(&self, key: &Key) -> Option<Participant> {
        if self.keys.borrow().phone(key).is_some_and(Phone::has_slip) {
            self.look_at_invitations();
        }
        self.keys.borrow().phone(key).and_then(Phone::who)
    }

    /// Returns whose slip has the code of this hash.
    pub(super) fn invited(&self, slip: &KeyHash) -> Option<String> {
        self.look_at_invitations();
        self.invitations.borrow().name(slip).map(str::to_owned)
    }

    /// Returns whether somebody is invited by a slip.
    pub(super) fn has_invitations(&self) -> bool {
        self.look_at_invitations();
        !self.invitations.borrow().is_empty()
    }

    /// Reads who is invited, where that has changed.
    fn look_at_invitations(&self) {
        let Some(text) = (self.waist.invited)() else { return };
        let session = self.keys.borrow().session().to_owned();
        self.invitations.replace(Invitations::read(&text, &session).unwrap_or_default());
        let any = self.keys.borrow_mut().keep_slips(&self.invitations.borrow());
        if any {
            // What is not on the disk yet is found out again after a restart.
            (self.waist.keep)(self.keys.borrow().text(), Box::new(|_| ()));
            self.tell_summary();
        }
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

    /// Notes where a phone is that has joined.
    pub(super) fn see(&self, phone: KeyHash, from: IpAddr) {
        self.seen.borrow_mut().insert(phone, from);
    }

    /// Counts the phones that have joined and were seen at this address last.
    pub(super) fn joined_from(&self, from: IpAddr) -> usize {
        self.seen.borrow().values().filter(|at| **at == from).count()
    }

    /// Ends the streams of a phone.
    pub(super) fn end_streams(&self, phone: &KeyHash) {
        for stream in self.streams.borrow_mut().remove(phone).into_iter().flatten() {
            let _ = stream.send(());
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
