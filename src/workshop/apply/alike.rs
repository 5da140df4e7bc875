//! Owns what is said of options that are the same as others.

use crate::workshop::Refusal;

/// Returns why this cannot be an option beside another one that is the same.
pub(super) fn option_twice(option: &str, first: &str) -> Refusal {
    if option == first {
        return Refusal::OptionTwice(option.to_owned());
    }
    Refusal::OptionAlike(first.to_owned(), option.to_owned())
}
