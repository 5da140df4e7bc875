//! Reads the capture line.
