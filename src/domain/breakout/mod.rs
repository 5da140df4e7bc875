//! Splits people into breakout groups.
