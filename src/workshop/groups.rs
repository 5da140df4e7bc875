//! People and groups of a session: who is here, which groups there are, what they come to and which are planned.

pub(super) mod longer_search;
pub(super) mod people;
pub(super) mod planned_groups;
pub(super) mod regroup;
pub(super) mod rounds;
pub(super) mod solve;
