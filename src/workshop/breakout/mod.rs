//! Splits people into breakout groups that remember who has met whom, and places who comes later.
//!
//! A [`Request`] says who is there in which round, what happened before and what is wished; [`plan`] answers with
//! groups for all rounds, planned together, and a [`Score`] that says what could not be avoided. [`form`] and
//! [`place`] are the same for one round of an agenda. Nobody is moved by themselves, and the same people, wishes and
//! seed give the same groups on every machine: the limit of a search is work and not time.
//!
//! The problem is the social golfer problem (number 10 of the library of constraint problems) with wishes, a past and the maximally diverse grouping problem
//! on top; `solver` has the sources of each part.

mod draft;
mod form;
mod leave;
mod outlook;
mod place;
mod planning;
mod request;
mod score;
mod sizes;
mod solver;
mod values;
mod wishes;

pub use form::form;
pub use leave::{Move, company};
pub use outlook::{Outlook, outlook};
pub use place::place;
pub use planning::{Planned, Progress, plan, plan_while};
pub use request::{Balance, Effort, Request, RoundRequest, Seat, Sizes};
pub use score::{Alike, Mix, Score, score, scores};
pub use sizes::sizes;
pub(crate) use solver::random::Random;
pub use wishes::{Contradiction, contradictions};
