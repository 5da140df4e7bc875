//! Owns which poll is on the screen and what its keys would mean. It counts nothing and changes nothing.

use super::model::{Model, Pane};
use crate::workshop::poll::{ballot_in_words, labels, method, parse_ballot};
use crate::workshop::{Command, Kind, Moment, Public};

impl Model {
    /// Returns the run of a poll that the screen shows, by its index: the newest one of the activity on it,
    /// but for one asked on the spot that was put away.
    pub fn shown_run(&self) -> Option<usize> {
        let activity = self.shown_activity()?;
        let (newest, run) = self.session.runs_of(&activity.id).next_back()?;
        let away = activity.poll.is_none() && run.closed.is_some() && self.cursor.put_away == Some(newest);
        (!away).then_some(newest)
    }

    /// Returns whether the activity on the screen shows a poll rather than what it is otherwise about.
    pub fn shows_poll(&self) -> bool {
        self.shown_activity().is_some_and(|a| a.poll.is_some()) || self.shown_run().is_some()
    }

    /// Returns what is asked on the screen: the question of a poll asked on the spot, else that of the activity or phase.
    pub fn question_here(&self) -> String {
        let run = self.shown_run().map(|place| &self.session.record.polls[place]);
        match (run.filter(|run| run.quick), self.shown_activity()) {
            (Some(run), _) => run.question.clone(),
            (None, Some(activity)) => activity.question(self.shown_phase()),
            (None, None) => String::new(),
        }
    }

    /// Returns whether the keys of polls mean something now.
    pub fn in_poll(&self) -> bool {
        self.cursor.viewed.is_none()
            && self.session.activity().is_some_and(|a| a.kind == Kind::Poll || self.shows_poll())
    }

    /// Returns what the room may see at a moment.
    pub fn public(&self, now: Moment) -> Public {
        let mut public = self.session.public_by(now, |run, _| self.caches.tallies.of_run(run));
        if self.cursor.viewed.is_none() && !self.shows_poll() {
            public.poll = None;
        }
        public
    }

    /// Returns everybody whose ballot may be typed in by name.
    pub fn voters(&self) -> Vec<String> {
        let mut names: Vec<String> = self.session.everybody().into_iter().map(|p| p.name).collect();
        let more = self.session.plan.facilitators.iter().filter(|f| !names.contains(f)).cloned();
        names.extend(more.collect::<Vec<_>>());
        names
    }

    /// Returns what a line typed for a ballot means, and of how many, or why it is none yet.
    pub fn ballot(&self, text: &str) -> Result<(String, u32), String> {
        let asks = self.session.ballot_form().ok_or("There is no poll here.")?;
        parse_ballot(text, &asks, &self.voters()).map(|(ballot, count)| (ballot_in_words(&ballot, &asks), count))
    }
}

/// Returns the poll asked on the spot that is shown though it is closed.
pub(super) fn shown_quick_poll(m: &Model) -> Option<usize> {
    let planned = m.shown_activity().is_some_and(|a| a.poll.is_some());
    m.shown_run().filter(|i| !planned && m.session.record.polls[*i].closed.is_some())
}

/// Returns the option that a digit stands for.
pub(super) fn option_of_key(m: &Model, key: &str) -> Option<usize> {
    let asks = m.session.ballot_form()?;
    let how = method(&asks.method)?;
    let labels = labels(how, &asks.options);
    // A digit that is no option is refused by its number, not passed over.
    labels
        .iter()
        .position(|l| l == key)
        .or_else(|| key.parse::<usize>().ok()?.checked_sub(1).map(|n| n.max(labels.len())))
}

/// Returns whether hands can be counted now.
pub(super) fn by_hands(m: &Model) -> bool {
    m.in_poll() && m.session.ballot_form().and_then(|a| method(&a.method)).is_some_and(|how| how.hands)
}

/// Returns what the key `0` means: an option of that name, or an abstention.
pub(super) fn none_of_these(m: &Model) -> Option<Command> {
    let asks = m.session.ballot_form()?;
    let zero = labels(method(&asks.method)?, &asks.options).iter().position(|l| l == "0");
    Some(zero.map_or(Command::Abstain(None), Command::AddHand))
}

/// Returns the answer in words that is selected.
pub(super) fn selected_answer(m: &Model) -> Option<String> {
    let run = m.session.poll_run()?;
    let words = run.known_method().is_some_and(|h| h.form == crate::workshop::poll::Form::Words);
    let chosen = words && m.cursor.view.shows_activity && m.cursor.pane == Pane::Activity;
    m.caches.tallies.of_run(run).rows.get(m.cursor.option).filter(|_| chosen).map(|r| r.option.clone())
}

/// Returns how many rows of the poll can be selected.
pub(super) fn rows(m: &Model) -> usize {
    let of_run = m.session.poll_run().map(|run| m.caches.tallies.of_run(run).rows.len().max(run.options.len()));
    of_run.unwrap_or_else(|| m.session.ballot_form().map_or(0, |a| a.options.len()))
}
