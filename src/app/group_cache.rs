//! Owns what is said of groups and takes time to work out: it is kept from frame to frame, until something changes.

use std::cell::{Cell, OnceCell, RefCell};

use crate::workshop::breakout::Score;
use crate::workshop::{AskedGroups, FoundGroups, Grouping, LongerSearch, MovePreview, PlannedGroups, Session};

/// So many people are seated anew, group by group, to see where somebody would be best.
const SEATED: usize = 20_000;

/// What is worked out once.
#[derive(Debug, Clone, Default)]
pub(super) struct GroupCache {
    of: Key,
    score: OnceCell<Option<Score>>,
    move_previews: OnceCell<Vec<MovePreview>>,
    swap: OnceCell<Option<MovePreview>>,
    outlook: OnceCell<Outlook>,
    /// How many groups the screen has side by side; it outlives what is worked out.
    pub(super) columns: Cell<usize>,
    asked: RefCell<Option<Asked>>,
}

/// What was asked of groups, and what comes of it.
type Asked = (Grouping, Option<AskedGroups>);

/// What is planned for the activities to come.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// The groups of each.
    pub planned_groups: Vec<PlannedGroups>,
    /// How many rounds these are together with the running one.
    pub rounds: usize,
    /// Their score together.
    pub score: Score,
}

/// A longer search for groups, from the key that begins it to the key that takes or leaves what it found.
#[derive(Debug, Clone, Default)]
pub enum GroupSearch {
    /// There is none.
    #[default]
    None,
    /// It runs, and looked for the right thing at this revision.
    Running(Box<LongerSearch>, u64),
    /// It found better groups, which are shown until they are taken or left.
    Found {
        /// The groups.
        found: Box<FoundGroups>,
        /// What was searched for.
        of: Box<LongerSearch>,
        /// The revision at which they were right.
        revision: u64,
    },
}

/// What it was worked out of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Key {
    pub revision: u64,
    pub selected: Option<String>,
    pub marked: Option<String>,
}

impl GroupCache {
    /// Returns the score of the groups of the running activity.
    pub(super) fn score(&self, session: &Session) -> Option<&Score> {
        self.score.get_or_init(|| session.score()).as_ref()
    }

    /// Returns what each other group, the first ones, would change for a person.
    pub(super) fn move_previews(&self, session: &Session, person: impl FnOnce() -> Option<String>) -> &[MovePreview] {
        let most = SEATED / session.names().len().max(1);
        self.move_previews.get_or_init(|| person().map_or_else(Vec::new, |name| session.move_previews(&name, most)))
    }

    /// Returns what would change if two people changed places.
    pub(super) fn swap(
        &self,
        session: &Session,
        pair: impl FnOnce() -> Option<(String, String)>,
    ) -> Option<&MovePreview> {
        let swap = || pair().and_then(|(a, b)| session.swap_preview([&a, &b]));
        self.swap.get_or_init(swap).as_ref()
    }

    /// Returns what comes of groups that are asked for.
    pub(super) fn asked(&self, session: &Session, asked: &Grouping) -> Option<AskedGroups> {
        let mut known = self.asked.borrow_mut();
        if let Some((_, found)) = known.as_ref().filter(|(of, _)| of == asked) {
            return found.clone();
        }
        let found = session.score_of_asked(asked);
        *known = Some((asked.clone(), found.clone()));
        found
    }

    /// Returns the groups of the activities to come, as they are planned now.
    pub(super) fn outlook(&self, session: &Session) -> &Outlook {
        self.outlook.get_or_init(|| {
            let planned_groups = session.plan_coming_groups();
            let (rounds, score) = session.score_coming_groups(&planned_groups);
            Outlook { planned_groups, rounds, score }
        })
    }

    /// Forgets what was worked out of something else.
    pub(super) fn keep_only(&mut self, of: Key) {
        if self.of.revision != of.revision {
            *self = Self { columns: self.columns.clone(), ..Self::default() };
        } else if self.of != of {
            (self.move_previews, self.swap) = Default::default();
        }
        self.of = of;
    }
}
