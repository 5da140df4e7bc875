//! Owns what the screen says of groups and what takes time to work out: it is kept from frame to frame, until something
//! changes. It never changes anything itself.

use std::cell::OnceCell;

use super::{Model, View};
use crate::domain::breakout::Score;
use crate::domain::{Ahead, Trial};

/// No more groups than this are tried for somebody: the line on the screen holds no more.
const TRIED: usize = 14;

/// What is worked out once.
#[derive(Debug, Clone, Default)]
pub struct Board {
    of: Key,
    score: OnceCell<Option<Score>>,
    trials: OnceCell<Vec<Trial>>,
    swap: OnceCell<Option<Trial>>,
    ahead: OnceCell<Outlook>,
}

/// What is planned for the activities to come.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// The groups of each.
    pub ahead: Vec<Ahead>,
    /// How many rounds these are together with the running one.
    pub rounds: usize,
    /// What they come to together.
    pub score: Score,
}

/// What it was worked out of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Key {
    revision: u64,
    selected: Option<String>,
    marked: Option<String>,
}

impl Model {
    /// What the groups of the running activity come to.
    pub fn score(&self) -> Option<&Score> {
        self.board.score.get_or_init(|| self.session.score()).as_ref()
    }

    /// What each other group, the first ones, would change for the selected person of the groups view.
    pub fn trials(&self) -> &[Trial] {
        let selected = || self.selected_name().map_or_else(Vec::new, |name| self.session.trials(&name, TRIED));
        self.board.trials.get_or_init(selected)
    }

    /// What would change if the selected person of the groups view and whoever is marked changed places.
    pub fn trial_of_swap(&self) -> Option<&Trial> {
        let swap = || self.session.trial_of_swap([self.marked.as_deref()?, &self.selected_name()?]);
        self.board.swap.get_or_init(swap).as_ref()
    }

    /// The groups of the activities to come, as they are planned now.
    pub fn outlook(&self) -> &Outlook {
        self.board.ahead.get_or_init(|| {
            let ahead = self.session.plan_ahead();
            let (rounds, score) = self.session.score_ahead(&ahead);
            Outlook { ahead, rounds, score }
        })
    }

    /// Forgets what was worked out of something else.
    pub(super) fn wipe(&mut self) {
        let selected = if self.view == View::Groups { self.selected_name() } else { None };
        let of = Key { revision: self.revision, selected, marked: self.marked.clone() };
        if self.board.of.revision != of.revision {
            self.board = Board::default();
        } else if self.board.of != of {
            (self.board.trials, self.board.swap) = Default::default();
        }
        self.board.of = of;
    }
}
