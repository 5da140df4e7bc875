//! Owns what a session comes to for those who read about it: one value that every report, page and table is made
//! from. It reads no clock, and what an audience may not see is absent from it, not covered up.

mod audience;
mod chapter;
mod entry;
mod kept;
mod open_actions;
mod people;
mod picture;
mod ranking;
mod recap;
mod timeline;
mod times;
mod vote;

use chrono::NaiveDate;
use serde::Serialize;

use super::{CarriedItem, Link, Note, NoteKind, Session, SessionState, sort_by_key};

pub use audience::Audience;
pub use chapter::{CanvasSheet, Chapter, PhaseTime, RoundSummary, SheetRow};
pub use entry::{Entry, MergedEntry};
pub use kept::{KeptEntry, KeptList, RecapItem};
pub use people::{Attendee, People, Stay};
pub use picture::{AxisHalves, MedianScore, Picture, PicturePoint, letter};
pub use ranking::{Duel, RankedEntry, RankedOption, Ranking, RunOff, RunOffVotes};
pub use recap::{Participation, Recap, RecapFilter, RecapPart, RecapSession, RecapTheme, Upcoming, VisitCount};
pub use timeline::{Span, Timeline};
pub use times::Times;
pub use vote::{OptionSummary, PollSummary, ScaleSummary, TurnoutSummary};

/// What a session came to, for one audience. Lengths are whole seconds; a point in time is written with its
/// distance from UTC, a planned one as the clock on the wall.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Digest {
    /// The version of this shape.
    pub format: u8,
    /// For whom it is.
    pub audience: Audience,
    /// What the session is called.
    pub title: String,
    /// The series it belongs to.
    pub series: Option<String>,
    /// `planned`, `live`, `paused` or `done`.
    pub state: &'static str,
    /// Why people came.
    pub purpose: Option<String>,
    /// What everybody kept to.
    pub guidelines: Vec<String>,
    /// Who led.
    pub facilitators: Vec<String>,
    /// Words to find the session by.
    pub tags: Vec<String>,
    /// Where more is.
    pub links: Vec<Link>,
    /// When it was, planned against actual.
    pub times: Times,
    /// The day to scale, once it has begun.
    pub timeline: Option<Timeline>,
    /// What to remember first, where anything was taken away.
    pub key_takeaway: Option<Entry>,
    /// What was decided.
    pub decisions: Vec<Entry>,
    /// Who does what until when.
    pub actions: Vec<Entry>,
    /// What people took home.
    pub takeaways: Vec<Entry>,
    /// What is still to be answered.
    pub questions: Vec<Entry>,
    /// What was kept for later.
    pub parked: Vec<Entry>,
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
    /// What earlier sessions had left over, and whether it is settled.
    pub carried: Vec<Inherited>,
    /// What each activity brought, in the order of the agenda.
    pub activities: Vec<Chapter>,
    /// What was captured outside the agenda.
    pub elsewhere: Vec<Entry>,
    /// Who was there.
    pub room: People,
}

/// Something that an earlier session had left over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inherited {
    /// `homework`, `action`, `question`, `parked` or `entry`.
    pub kind: &'static str,
    /// What was said.
    pub text: String,
    /// Who does it, in one text.
    pub owner: Option<String>,
    /// Who does it, name by name.
    pub owners: Vec<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The title of the session it comes from.
    pub from: Option<String>,
    /// Whether it was done, answered or taken up in this session.
    pub settled: bool,
}

impl Inherited {
    fn of(session: &Session, carried: &CarriedItem) -> Self {
        Self {
            kind: carried.kind.word(),
            text: carried.text.clone(),
            owner: carried.owners.words(),
            owners: carried.owners.names().to_vec(),
            due: carried.due,
            from: carried.from.clone(),
            settled: session.record.has_settled(carried),
        }
    }
}

/// The version of the shape of a digest.
pub const FORMAT: u8 = 1;

impl Digest {
    /// Returns what a session comes to for an audience. Of a session that is under way it tells what the record holds.
    pub fn of(session: &Session, audience: Audience) -> Self {
        let session = &*session.by_its_clock();
        let entries = entry::entries(session, audience, |_| true);
        Self::with(session, audience, &entries, &entries)
    }

    /// Returns it with no more entries than a recap tells of.
    fn for_recap(session: &Session, audience: Audience) -> Self {
        let session = &*session.by_its_clock();
        let listed = |n: &Note| !matches!(n.kind, NoteKind::Note | NoteKind::Quote | NoteKind::Parked);
        let told = entry::entries(session, audience, listed);
        let weighty = session.record.notes.iter().any(|n| n.headline || n.all_dots() > 0);
        // Of the others it tells those with dots or a mark, in the order of the canvas.
        let placed = if weighty { entry::entries(session, audience, |_| true) } else { Vec::new() };
        Self::with(session, audience, &told, &placed)
    }

    /// Returns it with these entries in its lists, and those where they were captured.
    fn with(session: &Session, audience: Audience, listed: &[entry::Placed], placed: &[entry::Placed]) -> Self {
        let plan = &session.plan;
        let of_kind = |kind: NoteKind| -> Vec<Entry> {
            listed.iter().filter(|(_, e)| e.kind == kind.word()).map(|(_, e)| e.clone()).collect()
        };
        let takeaways = of_kind(NoteKind::Takeaway);
        let at = times::last_known(session);
        Self {
            format: FORMAT,
            audience,
            title: plan.title.clone(),
            series: plan.series.clone(),
            state: session.state().word(),
            purpose: plan.purpose.clone(),
            guidelines: plan.guidelines.clone(),
            facilitators: plan.facilitators.clone(),
            tags: plan.tags.clone(),
            links: plan.links.clone(),
            times: Times::of(session, at),
            timeline: Timeline::of(session, at),
            key_takeaway: key(&takeaways).cloned(),
            decisions: of_kind(NoteKind::Decision),
            actions: of_kind(NoteKind::Action),
            questions: of_kind(NoteKind::Question),
            parked: of_kind(NoteKind::Parked),
            takeaways,
            homework: plan.homework.clone(),
            carried: plan.carried.iter().map(|c| Inherited::of(session, c)).collect(),
            activities: chapter::chapters(session, audience, placed, at),
            elsewhere: placed.iter().filter(|(a, _)| a.is_none()).map(|(_, e)| e.clone()).collect(),
            room: People::of(session, audience, at),
        }
    }

    /// Returns everything captured, in the order of time.
    pub fn entries(&self) -> Vec<&Entry> {
        let canvas =
            self.activities.iter().flat_map(|a| &a.canvas).flat_map(|s| &s.rows).flat_map(|r| &r.cells).flatten();
        let notes = self.activities.iter().flat_map(|a| &a.notes);
        let mut all: Vec<&Entry> = canvas.chain(notes).chain(&self.elsewhere).collect();
        sort_by_key(&mut all, |e| e.at);
        all
    }

    /// Returns whether anything has happened yet.
    pub fn has_begun(&self) -> bool {
        self.state != SessionState::Planned.word()
    }
}

/// Returns the takeaway to tell first: one marked as headline, else the one with most dots, else the last one said.
fn key(takeaways: &[Entry]) -> Option<&Entry> {
    let marked = takeaways.iter().find(|t| t.headline);
    let most = takeaways.iter().filter_map(|t| t.dots).max().filter(|d| *d > 0);
    marked.or_else(|| takeaways.iter().find(|t| most.is_some() && t.dots == most)).or_else(|| takeaways.last())
}
