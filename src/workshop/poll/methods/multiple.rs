//! Owns `multiple`: several answers from each person, perhaps with a limit. Its percentages are of people and do not
//! pretend to add to 100.

use super::usual::{USUAL, different};
use crate::workshop::poll::{Form, Method, Says};

pub(super) const METHOD: Method = Method {
    name: "multiple",
    about: "several answers from each person",
    form: Form::Several,
    needs_options: true,
    exclusive: false,
    one_each: false,
    keys: &["options", "limit"],
    check: |says, options, rules| {
        let Says::Options(mut chosen) = says else {
            return Err("Choose options.".to_owned());
        };
        let most = rules.limit.map_or(options.len(), |n| n as usize);
        different(&chosen, options, most)?;
        chosen.sort_unstable();
        Ok(Says::Options(chosen))
    },
    ..USUAL
};
