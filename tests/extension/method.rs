//! Owns `tick-box`: as many answers as each person likes.

use super::multiple;
use crate::workshop::poll::Method;

pub(super) const METHOD: Method = Method { name: "tick-box", about: "a tick for each answer", ..multiple::METHOD };
