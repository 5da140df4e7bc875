//! Floor 1: the built-in sessions.
