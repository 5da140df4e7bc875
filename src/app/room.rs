//! Owns what the facilitator sees of a room that phones take part in: whether it is open and where, who is there by
//! phone, who waits. It knows no connection.

use chrono::TimeDelta;

use crate::workshop::Moment;

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
    /// Until when the newest call stands out.
    pub called: Option<Moment>,
    /// It has been open for a while, and nobody has come.
    pub nobody_came: bool,
    /// When it is said that nobody has come.
    patience: Option<Moment>,
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
                if !room.waiting.is_empty() {
                    self.called = Some(now + CALLS);
                }
                (self.open, self.networks) = (Some(room), Vec::new());
                (self.patience, self.nobody_came) = (Some(now + NOBODY), false);
            }
            RoomNews::Choose(networks) => self.networks = networks,
            RoomNews::Closed => *self = Self::default(),
            RoomNews::Phones { people, unnamed, waiting } => {
                if let Some(room) = &mut self.open {
                    if waiting.iter().any(|name| !room.waiting.contains(name)) {
                        self.called = Some(now + CALLS);
                    }
                    (room.people, room.unnamed, room.waiting) = (people, unnamed, waiting);
                    self.nobody_came &= room.phones() == 0;
                }
            }
        }
    }

    /// Lets time pass.
    pub(super) fn tick(&mut self, now: Moment) {
        self.called.take_if(|until| *until <= now);
        if self.patience.take_if(|until| *until <= now).is_some() {
            self.nobody_came = self.open.as_ref().is_some_and(|room| room.phones() == 0);
        }
    }

    /// Returns when it looks different though nothing happens.
    pub(super) fn next_change(&self) -> Option<Moment> {
        self.called.into_iter().chain(self.patience).min()
    }
}

impl OpenRoom {
    /// Returns how many phones take part.
    pub fn phones(&self) -> usize {
        self.people + self.unnamed
    }
}
