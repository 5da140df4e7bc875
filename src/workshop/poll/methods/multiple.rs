//! Owns `multiple`: several answers from each person, perhaps with a limit. Its percentages are of people and do not
//! pretend to add to 100.

use super::defaults::{DEFAULT, different};
use crate::workshop::poll::{Answer, Form, Method, Misfit};

pub(super) const METHOD: Method = Method {
    name: "multiple",
    about: "several answers from each person",
    form: Form::Several,
    needs_options: true,
    exclusive: false,
    one_each: false,
    keys: &["options", "limit", "pass", "tie"],
    check: |answer, options, rules| {
        let Answer::Options(mut chosen) = answer else {
            return Err(Misfit::Shape("Choose options."));
        };
        let most = rules.limit.map_or(options.len(), |n| n as usize);
        different(&chosen, options, most)?;
        chosen.sort_unstable();
        Ok(Answer::Options(chosen))
    },
    ..DEFAULT
};
