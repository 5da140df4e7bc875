//! Owns how much a session may hold. More than this is no workshop, and would make the program slow or run out of memory.

/// The most people on a roster, and in one shuffle.
pub const MOST_PEOPLE: usize = 5_000;

/// The most attributes of one person.
pub const MOST_ATTRIBUTES: usize = 500;

/// The most activities, phases or columns of one activity, and rows of one canvas.
pub const MOST_PARTS: usize = 1_000;

/// The most options of one poll.
pub const MOST_OPTIONS: usize = 100;
