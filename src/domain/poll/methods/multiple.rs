//! Owns `multiple`: several answers from each person, perhaps with a limit. Its percentages are of people and do not
//! pretend to add to 100.

use super::{different, leader, marks_of_options, planned};
use crate::domain::poll::{Form, Method, Says};

pub(super) const METHOD: Method = Method {
    name: "multiple",
    about: "several answers from each person",
    form: Form::Several,
    options: planned,
    needs_options: true,
    hands: true,
    abstains: true,
    reasons: false,
    percents: true,
    exclusive: false,
    one_each: false,
    marks: "hands",
    keys: &["options", "limit"],
    check: |says, options, rules| {
        let Says::Options(mut chosen) = says else {
            return Err("A ballot of this poll names options.".to_owned());
        };
        let most = rules.limit.map_or(options.len(), |n| n as usize);
        different(&chosen, options, most)?;
        chosen.sort_unstable();
        Ok(Says::Options(chosen))
    },
    count: marks_of_options,
    read: |_, rows| leader(rows, "hands"),
};
