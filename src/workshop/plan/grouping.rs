//! Owns what is asked of the groups of an activity. It never forms them.

/// How an activity's groups are formed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grouping {
    /// How large or how many.
    pub split: Split,
    /// Whether all groups have exactly this size, or are equally large: whoever is left over sits out, in turns.
    pub exact: bool,
    /// Attributes to spread over the groups.
    pub mix: Vec<String>,
    /// Attributes to bring together.
    pub alike: Vec<String>,
    /// People who are not to meet: each list pairwise.
    pub apart: Vec<Vec<String>>,
    /// People who stay together.
    pub together: Vec<Vec<String>>,
    /// Each group has a host.
    pub hosts: bool,
    /// The id of an earlier activity whose groups go on.
    pub keep: Option<String>,
    /// Where each group works, group by group: a name or an address.
    pub places: Vec<String>,
}

impl Grouping {
    /// Returns where the group of this index works.
    pub fn place(&self, group: usize) -> Option<&str> {
        self.places.get(group).map(String::as_str)
    }
}

/// How large the groups are, or how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// About so many people in each.
    Size(u32),
    /// So many groups.
    Count(u32),
}

impl Default for Split {
    fn default() -> Self {
        Self::Size(4)
    }
}
