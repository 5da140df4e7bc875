//! Floor 0: the workshop. Plain values and pure functions; nothing here reads a clock, a disk, a socket, an
//! environment variable or a source of randomness: times, names and seeds arrive with what is said.
//!
//! From the bottom up: [`text`] and [`time`]'s wording; the types of the plan and of the record; the session that both make;
//! what can be said to it, what then happened, why not; what a session knows of its time, groups, polls and series;
//! `apply`, which alone changes it; and what others may read of it, [`Public`] and [`digest`].

mod apply;

pub mod capture;
pub(crate) mod choices;
pub mod digest;
mod event;
mod groups;
pub mod limits;
mod names;
mod participant;
mod plan;
pub mod poll;
mod public;
mod record;
mod refusal;
mod request;
mod series;
mod session;
pub mod text;
pub mod time;

pub use ::breakout::{self, Person};
pub use apply::apply;
pub use choices::Choice;
pub use event::Event;
pub use groups::longer_search::{FoundGroups, LongerSearch};
pub use groups::people::{Presence, short_names};
pub use groups::planned_groups::AskedGroups;
pub use groups::regroup::Regroup;
pub use groups::rounds::{MovePreview, SingletonMove};
pub use groups::solve::{comparable, group_name, group_number, too_few};
pub use names::KnownNames;
pub use participant::{
    BallotForm, Canvas, CanvasColumn, EntryVote, OwnHand, ParticipantView, SeenEntry, ThumbVote, VotedEntry,
};
pub use plan::activity::{Activity, Column, Kind, PollPlan, slug};
pub use plan::carried_item::{CarriedItem, CarriedKind, Met, RowsFrom};
pub(crate) use plan::continued::{Titled, continued};
pub use plan::details::{Details, UNTITLED};
pub use plan::edit::{Edit, OnPhase};
pub use plan::grouping::{Grouping, Split};
pub use plan::lint;
pub use plan::phase::{Axes, DOTS, Each, Phase, PhaseKind, SCALE, With};
pub use plan::places::{MOST_PLACES, PlaceFault, is_address, place};
pub use plan::public_attributes::{PublicAttributes, is_contact};
pub use plan::room_rules::{Hands, Names, Questions, RoomRules, Roster};
pub use plan::script::{phase_named, script_in_phase};
pub use plan::{CalendarEntry, Link, Plan, Step, Suits};
pub use poll::{PollRun, Results};
pub use public::{
    Outcome, OutcomeAction, OutcomePoll, Public, PublicActivity, PublicCanvas, PublicGroup, PublicPerson,
    PublicQuestion, Shows,
};
pub use record::drafts::{Drafts, FormWords, LineOf, LineWords, OtherWords, PlanWords};
pub use record::entries::{EntryEvent, OnEntries, Rank, quadrant, ranked};
pub use record::entry_key::EntryKey;
pub use record::hand::Hand;
pub use record::note::{Asker, Note, NoteKind, ScoredBy};
pub use record::owners::Owners;
pub use record::question::SeenQuestion;
pub use record::round::{Group, GroupRound, Origin, PlannedGroups};
pub use record::step_timing::{StepTiming, Thumb, Thumbs};
pub use record::{Attendance, Record, Settled, Skipped};
pub use refusal::Refusal;
pub use request::{Command, Entry, OnHands, Participant, Request, Voice};
pub use series::action_items::{ActionItem, ActionList};
pub use series::carry_over::CarryOver;
pub use series::copies::{COPY_HELP, copies};
pub use series::history::{HeldRound, SeriesHistory};
pub use session::Session;
pub use text::sort::{sort, sort_by, sort_by_key};
pub use text::wording::count_of;
pub use time::Moment;
pub use time::clock::{COUNTDOWN, ClockStatus, Cue, SessionState, cues, digits, last_cue};
pub use time::coming::ComingTime;
pub use time::turns::Turn;
pub use time::wording::duration_in_words;
pub use time::zone::{WallTime, Zone};
