//! Owns what one participant may see beside what everybody sees: their group, and what they answered. A result that is
//! hidden from the room is absent here, too, unless the rules show it to those who have voted.

mod hands;
mod marks;
mod writing;

use std::sync::Arc;

use super::poll::{self, Form, Method, PublicPoll, RunId, Vote, budget, credits, shown, tally};
use super::{Participant, PollRun, Presence, Public, Session};
pub use hands::OwnHand;
pub use marks::{EntryVote, ThumbVote, VotedEntry};
pub(in crate::workshop) use writing::is_theirs;
pub use writing::{Canvas, CanvasColumn, SeenEntry};

/// What one participant may see at one moment, beside what everybody sees.
#[derive(Debug, Clone, PartialEq)]
pub struct ParticipantView {
    /// Their name, where they gave one.
    pub name: Option<String>,
    /// Whether they are in the room; whoever gave no name always is.
    pub here: bool,
    /// Their group, by its place among those that everybody sees.
    pub group: Option<usize>,
    /// Whether they sit out this round.
    pub sits_out: bool,
    /// The poll of the running activity, once it was opened, as they may see it.
    pub poll: Option<PublicPoll>,
    /// What they answered in it, once it is closed, where answers carry names; of others nobody knows it.
    pub answered: Option<Vote>,
    /// What they fill in while the poll is open.
    pub ballot: Option<BallotForm>,
    /// The canvas of the running activity, where it has one, as they see it.
    pub canvas: Option<Canvas>,
    /// Their hand.
    pub hand: OwnHand,
    /// The vote on entries of the running phase, where it votes.
    pub vote: Option<EntryVote>,
    /// What the room's thumbs decide once the time of the running phase is up, where its plan has that.
    pub thumb: Option<ThumbVote>,
}

/// What somebody fills in to vote.
#[derive(Debug, Clone, PartialEq)]
pub struct BallotForm {
    /// The run that it counts in.
    pub run: RunId,
    /// How it is answered.
    pub form: Form,
    /// What can be chosen.
    pub options: Vec<String>,
    /// The most options on one ballot.
    pub limit: Option<usize>,
    /// What can be given to all options together: dots or, where further votes for one option cost more, credits.
    pub budget: Option<u32>,
    /// The most for one option.
    pub cap: Option<u32>,
    /// Whether two votes for one option cost four, three cost nine.
    pub squares: bool,
    /// What the two axes are called, and their lowest and highest step.
    pub axes: Option<([String; 2], (i32, i32))>,
    /// Whether somebody can take part without an answer.
    pub abstains: bool,
    /// Whether whoever chooses the last option is asked why.
    pub reasons: bool,
    /// Whether the ballot carries the name.
    pub named: bool,
    /// Whether it can be changed while the poll is open.
    pub can_change: bool,
    /// Whether the facilitator counts hands instead, so that no ballot is taken.
    pub by_hands: bool,
    /// Whether they have voted.
    pub voted: bool,
    /// What they voted, as far as it is known whose ballot is whose.
    pub mine: Option<Vote>,
}

impl Session {
    /// Returns what a participant may see beside what everybody sees.
    pub fn participant(&self, who: &Participant, public: &Public) -> ParticipantView {
        let label = who.label();
        let name = who.name();
        let is_in = |people: &[super::PublicPerson]| people.iter().any(|p| Some(p.name.as_str()) == name);
        let group = public.groups.iter().position(|g| is_in(&g.people));
        let run = self.poll_run();
        let voted = run.is_some_and(|run| run.has_voted(&label));
        ParticipantView {
            here: name.is_none_or(|name| self.presence(name) == Presence::Here),
            group,
            sits_out: is_in(&public.sit_out),
            poll: run.map(|run| self.poll_seen_by(run, voted, public)),
            answered: run
                .filter(|run| run.closed.is_some() && run.rules.named)
                .and_then(|run| run.vote_of(&label).cloned()),
            ballot: run.filter(|run| run.closed.is_none()).and_then(|run| self.ballot(run, &label, voted)),
            canvas: self.canvas_of(who, group.map(|at| public.groups[at].name.as_str())),
            hand: self.hand_of(who),
            vote: self.entry_vote(&label),
            thumb: self.thumb_vote(&label),
            name: name.map(str::to_owned),
        }
    }

    /// Returns the poll as the room may see it or, where those who have voted see more, as they do.
    fn poll_seen_by(&self, run: &PollRun, voted: bool, public: &Public) -> PublicPoll {
        let seen = public.poll.clone().unwrap_or_else(|| poll::public(run, self.run_number(run), None));
        if seen.tally.is_some() || !shown(run, voted) {
            return seen;
        }
        PublicPoll { tally: Some(Arc::new(tally(run, None))), ..seen }
    }

    /// Returns what somebody fills in to vote in an open run.
    fn ballot(&self, run: &PollRun, label: &str, voted: bool) -> Option<BallotForm> {
        let method: &Method = run.known_method()?;
        let has = |key: &str| method.keys.contains(&key);
        let rules = &run.rules;
        let all = match () {
            () if has("credits") => Some(credits(rules)),
            () if has("budget") => Some(budget(rules, run.options.len())),
            () => None,
        };
        Some(BallotForm {
            run: self.run_id()?,
            form: method.form,
            options: run.options.clone(),
            limit: rules.limit.filter(|_| has("limit")).map(|n| n as usize),
            budget: all,
            cap: rules.cap.filter(|_| has("cap")),
            squares: has("credits"),
            axes: (method.form == Form::Places).then(|| (poll::axes(rules), poll::bounds(rules))),
            abstains: method.abstains,
            reasons: method.reasons,
            named: rules.named,
            can_change: !rules.binding,
            by_hands: run.has_hands() && !rules.mixed,
            voted,
            mine: run.vote_of(label).cloned(),
        })
    }
}
