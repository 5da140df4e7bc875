//! Owns rounds of breakout groups: those that were formed, and those that are planned.

use serde::Serialize;

use crate::workshop::choices::choices;
use crate::workshop::{Grouping, Moment};

/// One round of breakout groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupRound {
    /// The activity's id.
    pub activity: String,
    /// When it was formed.
    pub formed: Moment,
    /// Where its shuffle began; below 2^63, as the file format holds no more.
    pub seed: u64,
    /// Pairs of people in it who had met before, at its last change; those who were to stay together and those who had
    /// left are not counted.
    pub repeats: u32,
    /// The phase that it was formed for, where the phases say with whom everybody works.
    pub phase: Option<String>,
    /// What became of the round before it.
    pub origin: Origin,
    /// What was asked of the groups, where that was said in the session and not in the plan.
    pub asked: Option<Grouping>,
    /// The groups.
    pub groups: Vec<Group>,
    /// Who takes part but sits out this round, as the groups are to be exactly as large as asked.
    pub sit_out: Vec<String>,
}

impl GroupRound {
    /// Returns where the group of this index works: a name such as `Table 1`, or an address. Everybody may see it.
    pub fn place(&self, group: usize) -> Option<&str> {
        self.groups.get(group)?.place.as_deref()
    }

    /// Takes somebody out of their group, or from among those who sit out; they are its host no more.
    pub(in crate::workshop) fn remove_member(&mut self, name: &str) {
        self.sit_out.retain(|n| n != name);
        for group in &mut self.groups {
            group.members.retain(|m| m != name);
            group.host.take_if(|h| h == name);
        }
    }
}

choices! {
    /// How a round came about, which tells whether the round before it in the same activity was held.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Origin {
        /// It was formed anew and takes the place of the round before it.
        #[default]
        Formed = "formed",
        /// The hosts of the round before it stayed, and everybody else went on.
        HostsStayed = "hosts-stayed",
        /// The groups of the round before it were merged two by two.
        Merged = "merged",
    }
}

/// One breakout group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Who is in it, by name.
    pub members: Vec<String>,
    /// Who stays and tells what was found.
    pub host: Option<String>,
    /// Where it works: a name or an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Groups that are planned for an activity that is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlannedGroups {
    /// The activity's id.
    pub activity: String,
    /// The groups as they would be formed now.
    pub groups: Vec<Group>,
    /// Who would sit out.
    pub sit_out: Vec<String>,
}
