//! Owns how much the room takes: people, connections, bytes, time.

use std::time::Duration;

/// How much the room takes. What can be set has its default here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most phones.
    pub max_people: usize,
    /// The most connections.
    pub max_connections: usize,
    /// The most connections from one address of phones that the room does not know yet.
    pub max_per_address: usize,
    /// How long a phone may stop reading its stream.
    pub unread: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let max_people = 1_000;
        Self { max_people, max_connections: max_people * 5 / 2, max_per_address: 64, unread: Duration::from_secs(30) }
    }
}

/// How long the head of a request may take; a connection that waits for the next request closes after that, too.
pub(super) const HEAD: Duration = Duration::from_secs(10);
/// How long a connection may take to show that the room knows its phone, where there are too many that do not.
pub(super) const PROOF: Duration = Duration::from_secs(1);
/// How long the body of a request may take.
pub(super) const BODY: Duration = Duration::from_secs(10);
/// The most bytes of a body.
pub(super) const BODY_BYTES: usize = 16 * 1024;
/// The most header lines.
pub(super) const HEADERS: usize = 64;
/// The most bytes of a head.
pub(super) const HEAD_BYTES: usize = 16 * 1024;
/// The most bytes of a path.
pub(super) const PATH_BYTES: usize = 4 * 1024;
/// The shortest time between two updates of one phone.
pub(super) const UPDATES: Duration = Duration::from_millis(100);
/// How often a stream shows that it lives when nothing changes.
pub(super) const ALIVE: Duration = Duration::from_secs(15);
/// The most streams of one phone; one more closes the oldest.
pub(super) const STREAMS: usize = 4;
/// How long the session may take to answer; then the phone is told to try again.
pub(super) const ANSWER: Duration = Duration::from_secs(20);
