//! Owns `single`: one answer from each person.

use super::defaults::DEFAULT;
use crate::workshop::poll::Method;

pub(super) const METHOD: Method = Method {
    name: "single",
    about: "one answer from each person",
    needs_options: true,
    keys: &["options", "pass", "tie"],
    ..DEFAULT
};
