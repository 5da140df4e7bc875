//! Floor 1: colours by role.
