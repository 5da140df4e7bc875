//! Owns `single`: one answer from each person.

use super::{leader, marks_of_options, one, planned};
use crate::domain::poll::{Form, Method};

pub(super) const METHOD: Method = Method {
    name: "single",
    about: "one answer from each person",
    form: Form::One,
    options: planned,
    needs_options: true,
    hands: true,
    abstains: true,
    reasons: false,
    percents: true,
    exclusive: true,
    one_each: true,
    marks: "hands",
    keys: &["options"],
    check: one,
    count: marks_of_options,
    read: |_, rows| leader(rows, "hands"),
};
