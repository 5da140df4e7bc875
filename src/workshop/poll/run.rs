//! Owns one run of a poll: what was asked under which rules, the hands that were counted, the ballots that were cast.
//! It never divides: percents are made in `percent`.

use std::sync::Arc;

use super::{Answer, Ballot, BallotOwners, LateOption, Rules, Vote};
use crate::workshop::text::{same, same_key};
use crate::workshop::{Moment, PollPlan};

/// Of fewer unsigned ballots from phones than this no result is shown while the poll is open.
const FEW: usize = 5;

/// One run of a poll. A closed run is never changed; a re-run is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PollRun {
    /// The activity's id.
    pub activity: String,
    /// What was asked.
    pub question: String,
    /// What could be chosen.
    pub options: Vec<String>,
    /// A name of the catalogue in `methods`.
    pub method: String,
    /// The rules it was held under.
    pub rules: Rules,
    /// Names on ballots were given on phones, by people who did not come by invitation.
    pub names_given: bool,
    /// It was asked on the spot; the plan knows nothing of it.
    pub quick: bool,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed; `None` while it is open.
    pub closed: Option<Moment>,
    /// When a poll with hidden results was revealed to the room.
    pub revealed: Option<Moment>,
    /// People who were there when it was closed, or are there now.
    pub present: u32,
    /// Hands counted by the facilitator, one number for each option.
    pub hands: Vec<u32>,
    /// Hands of those who abstain.
    pub abstaining: u32,
    /// Ballots: as they came in where they are named, else in an order that tells nothing.
    pub ballots: Vec<Arc<Ballot>>,
    /// Who has voted, where it is known and the ballots do not say it; in the order of the alphabet.
    pub voters: Vec<String>,
    /// Why somebody objects, where it was said aloud.
    pub reasons: Vec<String>,
    /// Answers that were put together: what became part of what.
    pub moved: Vec<(String, String)>,
    /// Options whose spelling was put right: how they read, and how they read now.
    pub corrected: Vec<(String, String)>,
    /// Options that were added while it was open, in order.
    pub late: Vec<LateOption>,
    /// The option for which the chair decided a tie.
    pub chair: Option<String>,
    /// Its seal: SHA-256 over everything above but `revealed`, and over the seal of the run that closed before it;
    /// `None` while it is open, and for a run that version 0.1.0 closed.
    pub sealed: Option<String>,
    /// How often it was sealed anew, as something changed after it closed.
    pub resealed: u32,
    /// Whose ballot is whose while it may be changed.
    pub ties: BallotOwners,
}

impl PollRun {
    /// Returns what it asks for, without what was answered.
    pub fn ballot_form(&self) -> PollPlan {
        PollPlan { method: self.method.clone(), options: self.options.clone(), rules: self.rules.clone() }
    }

    /// Counts all hands, those who abstain not among them.
    pub fn hand_count(&self) -> u64 {
        self.hands.iter().map(|n| u64::from(*n)).sum()
    }

    /// Counts all hands, those who abstain among them.
    pub fn hands_raised(&self) -> u64 {
        self.hand_count() + u64::from(self.abstaining)
    }

    /// Returns whether anything was counted by hand.
    pub fn has_hands(&self) -> bool {
        self.abstaining > 0 || self.hands.iter().any(|n| *n > 0)
    }

    /// Counts everything that was given so far: hands, abstentions and ballots.
    pub fn counted(&self) -> u64 {
        self.hands_raised() + self.ballots.len() as u64
    }

    /// Returns what one of those is called: a hand, a ballot or, where both may be there, a vote.
    pub fn one_vote(&self) -> &'static str {
        match (self.has_hands(), self.ballots.is_empty()) {
            (true, true) => "hand",
            (false, false) => "ballot",
            _ => "vote",
        }
    }

    /// Returns whether this person has voted; of hands nobody knows.
    pub fn has_voted(&self, name: &str) -> bool {
        let mut known = self.voters.iter().chain(self.ballots.iter().filter_map(|b| b.by.as_ref()));
        known.clone().any(|v| v == name) || {
            let key = same_key(name);
            known.any(|v| same_key(v) == key)
        }
    }

    /// Returns what this person has voted, where it is known whose ballot is whose.
    pub fn vote_of(&self, name: &str) -> Option<&Vote> {
        if !self.rules.named {
            return self.ties.votes.get(name);
        }
        let of = |b: &&Arc<Ballot>| b.by.as_deref().is_some_and(|known| same(known, name));
        self.ballots.iter().find(of).map(|b| &b.vote)
    }

    /// Returns whether unsigned ballots of people who are known to have voted lie in it, and it is open: two versions of
    /// it would tell whose ballot is whose.
    pub fn is_open_and_unsigned(&self) -> bool {
        self.closed.is_none() && !self.rules.named && !self.voters.is_empty()
    }

    /// Returns whether so few have voted by phone that a result would tell who said what. It may be seen as soon as there
    /// are five of them, or the poll is closed.
    pub fn hides_few(&self) -> bool {
        let open = self.closed.is_none() && !self.rules.named;
        // After a restart nobody knows who of them voted by phone.
        let unknown = self.voters.len().saturating_sub(self.ties.votes.len());
        open && (1..FEW).contains(&(unknown + self.ties.by_phone.len()))
    }

    /// Returns who cast an unsigned ballot that they may still change, in the order of the alphabet, and their votes;
    /// `None` where ballots are named.
    pub fn signed(&self) -> Option<(Vec<String>, Vec<Vote>)> {
        (!self.rules.named).then(|| self.ties.votes.clone().into_iter().unzip())
    }

    /// Returns the answers on the ballots that can be counted.
    pub fn votes(&self) -> impl Iterator<Item = &Answer> {
        self.ballots.iter().map(|b| &b.vote.answer).filter(|s| !matches!(s, Answer::Abstain | Answer::Invalid))
    }

    /// Puts a ballot into the box: a named one in place of the same person's, an unsigned one where its answer lies
    /// in the order of answers, so that nothing tells when it came.
    pub(in crate::workshop) fn put(&mut self, by: Option<&str>, vote: Vote) {
        if self.rules.named {
            let ballot = Arc::new(Ballot { vote, by: by.map(str::to_owned) });
            let of = |b: &Arc<Ballot>, by: &str| b.by.as_deref().is_some_and(|known| same(known, by));
            match by.and_then(|by| self.ballots.iter_mut().find(|b| of(b, by))) {
                Some(old) => *old = ballot,
                None => self.ballots.push(ballot),
            }
            return;
        }
        if let Some(by) = by {
            if let Some(old) = self.ties.votes.insert(by.to_owned(), vote.clone()) {
                self.take(&old);
            }
            if !self.voters.iter().any(|v| same(v, by)) {
                let place = self.voters.partition_point(|v| v.as_str() < by);
                self.voters.insert(place, by.to_owned());
            }
        }
        let ballot = Ballot { vote, by: None };
        let place = self.ballots.partition_point(|b| **b < ballot);
        self.ballots.insert(place, Arc::new(ballot));
    }

    /// Takes a person's ballot out of the box; returns whether there was one that is known to be theirs.
    pub(in crate::workshop) fn drop_ballot(&mut self, name: &str) -> bool {
        if self.rules.named {
            let before = self.ballots.len();
            self.ballots.retain(|b| b.by.as_deref().is_none_or(|by| !same(by, name)));
            return self.ballots.len() < before;
        }
        let Some(vote) = self.ties.votes.remove(name) else { return false };
        self.take(&vote);
        self.ties.by_phone.remove(name);
        self.voters.retain(|voter| !same(voter, name));
        true
    }

    fn take(&mut self, vote: &Vote) {
        if let Some(place) = self.ballots.iter().position(|b| b.by.is_none() && b.vote == *vote) {
            self.ballots.remove(place);
        }
    }
}
