//! Owns what the facilitator sees of a room that phones take part in: whether it is open and where, who is there by
//! phone, who waits. It knows no connection.

/// What the facilitator sees of the room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomStatus {
    /// The room, while it is open.
    pub open: Option<OpenRoom>,
    /// Networks to choose from, where there are several that phones may be in.
    pub networks: Vec<Network>,
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
    pub(super) fn hear(&mut self, news: RoomNews) {
        match news {
            RoomNews::Opened(room) => (self.open, self.networks) = (Some(room), Vec::new()),
            RoomNews::Choose(networks) => self.networks = networks,
            RoomNews::Closed => *self = Self::default(),
            RoomNews::Phones { people, unnamed, waiting } => {
                if let Some(room) = &mut self.open {
                    (room.people, room.unnamed, room.waiting) = (people, unnamed, waiting);
                }
            }
        }
    }
}
