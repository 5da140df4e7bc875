//! Owns what the facilitator sees of a room that phones take part in: whether it is open and where, who is there by
//! phone, who waits. It knows no connection.

use chrono::TimeDelta;

use crate::workshop::text::same;
use crate::workshop::{EntryKey, Moment};

/// How long a new call stands out.
const CALLS: TimeDelta = TimeDelta::seconds(3);

/// How long nobody may come before that is worth a sentence.
const NOBODY: TimeDelta = TimeDelta::seconds(60);

/// What is said in a build without the feature `room`.
pub const NO_ROOM: &str = "This build has no room. Install it with the feature `room`.";

/// What the facilitator sees of the room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomStatus {
    /// The room, while it is open.
    pub open: Option<OpenRoom>,
    /// Networks to choose from, where there are several that phones may be in.
    pub networks: Vec<Network>,
    /// Private words of participants, in the order in which they came.
    pub messages: Vec<RoomMessage>,
    /// Calls that stand out because they are new, and until when.
    calls: Vec<(Call, Moment)>,
    /// It has been open for a while, and nobody has come.
    pub nobody_came: bool,
    /// When it is said that nobody has come.
    patience: Option<Moment>,
}

/// What somebody in the room wants of the facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// A second phone asks for a name.
    Name,
    /// A hand went up.
    Hand,
    /// A question was asked.
    Question,
    /// A private word came.
    Message,
}

/// What waits on the floor, by what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FloorRow {
    /// A name that a second phone asks for.
    Name(String),
    /// The hand of somebody.
    Hand(String),
    /// A question to the room.
    Question(EntryKey),
    /// The private word of this number.
    Message(u32),
}

/// A private word of a participant. It is in no session, and goes with the room.
#[derive(Clone, PartialEq, Eq)]
pub struct RoomMessage {
    /// What tells it from the others.
    pub id: u32,
    /// Whose it is; nothing where they gave no name.
    pub by: Option<String>,
    /// When it came.
    pub at: Moment,
    /// What it says.
    pub text: String,
    /// Whether the facilitator has read it.
    pub read: bool,
}

impl std::fmt::Debug for RoomMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What it says is for nobody's log.
        write!(f, "RoomMessage({})", self.id)
    }
}

/// A room that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenRoom {
    /// The link that the QR code holds.
    pub link: String,
    /// What people type into a browser: `192.168.17.24:4710`.
    pub address: String,
    /// What they type there: `7QK MX2`.
    pub code: String,
    /// Phones cannot reach it, and why: one sentence.
    pub unreachable: Option<String>,
    /// How many people take part by phone.
    pub people: usize,
    /// How many phones take part without a name.
    pub unnamed: usize,
    /// Names that a second phone asks for.
    pub waiting: Vec<String>,
    /// Who takes part by phone.
    pub names: Vec<String>,
    /// Nobody new joins.
    pub refuses_new: bool,
    /// The name of the Wi-Fi, where the plan tells it.
    pub wifi: Option<String>,
}

/// A network that this computer is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// What the system calls it: `wlan0`.
    pub name: String,
    /// This computer's address there.
    pub address: String,
    /// What speaks against it, in a few words: `a tunnel`.
    pub doubt: Option<&'static str>,
    /// What can be done about it: one sentence.
    pub remedy: Option<&'static str>,
}

/// What the surroundings tell of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomNews {
    /// It is open.
    Opened(OpenRoom),
    /// There are several networks: one has to be chosen.
    Choose(Vec<Network>),
    /// It is closed.
    Closed,
    /// Private words of participants, all that there are.
    Messages(Vec<RoomMessage>),
    /// Who takes part by phone.
    Names(Vec<String>),
    /// Whether nobody new joins.
    RefusesNew(bool),
    /// Somebody came, went, or waits.
    Phones {
        /// How many people take part by phone.
        people: usize,
        /// How many phones take part without a name.
        unnamed: usize,
        /// Names that a second phone asks for.
        waiting: Vec<String>,
    },
}

impl RoomStatus {
    /// Takes what the surroundings tell.
    pub(super) fn hear(&mut self, news: RoomNews, now: Moment) {
        match news {
            RoomNews::Opened(room) => {
                let waits = !room.waiting.is_empty();
                (self.open, self.networks) = (Some(room), Vec::new());
                if waits {
                    self.call(Call::Name, now);
                }
                (self.patience, self.nobody_came) = (Some(now + NOBODY), false);
            }
            RoomNews::Choose(networks) => self.networks = networks,
            RoomNews::Names(names) => {
                if let Some(room) = &mut self.open {
                    room.names = names;
                }
            }
            RoomNews::RefusesNew(refuses) => {
                if let Some(room) = &mut self.open {
                    room.refuses_new = refuses;
                }
            }
            RoomNews::Closed => *self = Self::default(),
            RoomNews::Messages(messages) => {
                let newest = self.messages.last().map_or(0, |message| message.id);
                if messages.iter().any(|message| message.id > newest && !message.read) {
                    self.call(Call::Message, now);
                }
                self.messages = messages;
            }
            RoomNews::Phones { people, unnamed, waiting } => {
                let known = self.open.as_ref().map_or(&[][..], |room| &room.waiting);
                if waiting.iter().any(|name| !known.contains(name)) {
                    self.call(Call::Name, now);
                }
                if let Some(room) = &mut self.open {
                    (room.people, room.unnamed, room.waiting) = (people, unnamed, waiting);
                    self.nobody_came &= room.phones() == 0;
                }
            }
        }
    }

    /// Lets time pass.
    pub(super) fn tick(&mut self, now: Moment) {
        self.calls.retain(|(_, until)| *until > now);
        if self.patience.take_if(|until| *until <= now).is_some() {
            self.nobody_came = self.open.as_ref().is_some_and(|room| room.phones() == 0);
        }
    }

    /// Returns when it looks different though nothing happens.
    pub(super) fn next_change(&self) -> Option<Moment> {
        self.calls.iter().map(|(_, until)| *until).chain(self.patience).min()
    }

    /// Lets a call stand out for a while, where a room is open.
    pub(super) fn call(&mut self, call: Call, now: Moment) {
        if self.open.is_some() {
            self.calls.retain(|(known, _)| *known != call);
            self.calls.push((call, now + CALLS));
        }
    }

    /// Returns whether a call of this kind is new.
    pub fn is_new(&self, call: Call) -> bool {
        self.calls.iter().any(|(known, _)| *known == call)
    }

    /// Returns how many private words the facilitator has not read.
    pub fn unread(&self) -> usize {
        self.messages.iter().filter(|message| !message.read).count()
    }
}

impl OpenRoom {
    /// Returns why nobody can join, in a sentence, where that is so.
    pub fn why_nobody_joins(&self) -> Option<&str> {
        let refuses = self.refuses_new.then_some("Nobody new can join at the moment.");
        self.unreachable.as_deref().or(refuses)
    }

    /// Returns whether somebody takes part by phone.
    pub fn has_phone(&self, name: &str) -> bool {
        self.names.iter().any(|known| same(known, name))
    }

    /// Returns how many phones take part.
    pub fn phones(&self) -> usize {
        self.people + self.unnamed
    }
}
