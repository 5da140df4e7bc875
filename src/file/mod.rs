//! Floor 1: text to session and back.
