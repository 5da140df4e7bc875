//! Owns one activity of the agenda: its kind, time, groups, canvas, phases and poll.
//! It holds what the plan says and never what happened.

use chrono::{NaiveTime, TimeDelta};

use super::RowsFrom;

/// One activity of the agenda.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Activity {
    /// Unique in the plan; made from the title where the plan gives none.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the room does.
    pub kind: Kind,
    /// Planned minutes; for an activity with phases their sum counts instead, and this is what the plan says
    /// besides, or 0 where it says nothing.
    pub minutes: u32,
    /// What it may shrink to, in minutes, when the session runs late.
    pub least: Option<u32>,
    /// May be dropped when the session runs late.
    pub optional: bool,
    /// Pinned start, local time.
    pub at: Option<NaiveTime>,
    /// Who leads it.
    pub lead: Vec<String>,
    /// Shown to the room.
    pub prompt: Option<String>,
    /// For the facilitator's eyes only.
    pub script: Option<String>,
    /// How to form groups; absent: the whole group together.
    pub groups: Option<Grouping>,
    /// The canvas that each group fills.
    pub columns: Vec<Column>,
    /// The canvas's rows; empty where each column is one list.
    pub rows: Vec<String>,
    /// Which carried entries take the place of the rows that are written down.
    pub rows_from: Option<RowsFrom>,
    /// Timed steps; empty where the activity is one step.
    pub phases: Vec<Phase>,
    /// The poll of an activity of kind `poll`.
    pub poll: Option<PollPlan>,
}

/// What the room does in an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Somebody speaks.
    #[default]
    Talk,
    /// Everybody speaks.
    Discussion,
    /// A canvas is filled, in groups or together.
    Exercise,
    /// Hands or ballots are counted.
    Poll,
    /// Nobody has to do anything.
    Break,
}

impl Kind {
    /// Every kind, in the order the documentation lists them.
    pub const ALL: [Self; 5] = [Self::Talk, Self::Discussion, Self::Exercise, Self::Poll, Self::Break];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Discussion => "discussion",
            Self::Exercise => "exercise",
            Self::Poll => "poll",
            Self::Break => "break",
        }
    }
}

/// How an activity's groups are formed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grouping {
    /// How large or how many.
    pub split: Split,
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

/// One column of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Unique in the activity; made from the title where the plan gives none.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What to write there.
    pub prompt: Option<String>,
}

/// One timed step of an activity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phase {
    /// What it is called; unique in the activity.
    pub title: String,
    /// Planned minutes; for each group where `each_group`.
    pub minutes: u32,
    /// What the room does in it.
    pub does: Does,
    /// Ids of the columns it is about; empty: all.
    pub columns: Vec<String>,
    /// What is asked in this phase; the columns' prompts where absent.
    pub prompt: Option<String>,
    /// The minutes are for each group in turn.
    pub each_group: bool,
    /// Entries stay private until revealed.
    pub hidden: bool,
}

/// What the room does in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Does {
    /// Writes entries.
    Write,
    /// Puts alike entries together.
    Merge,
    /// Votes on entries.
    Vote,
    /// Tells the others.
    Share,
    /// Talks.
    #[default]
    Discuss,
}

impl Does {
    /// Every kind of phase, in the order the documentation lists them.
    pub const ALL: [Self; 5] = [Self::Write, Self::Merge, Self::Vote, Self::Share, Self::Discuss];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Merge => "merge",
            Self::Vote => "vote",
            Self::Share => "share",
            Self::Discuss => "discuss",
        }
    }
}

/// A poll as planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PollPlan {
    /// How it is answered and counted: a name of the catalogue in `poll::method`.
    pub method: String,
    /// What may be chosen.
    pub options: Vec<String>,
    /// When the room sees the results.
    pub results: Results,
    /// Ballots carry their caster's name.
    pub named: bool,
}

/// When the room sees a poll's results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Results {
    /// While it is open.
    #[default]
    Live,
    /// To those who have voted.
    AfterVote,
    /// Once it is closed.
    OnClose,
    /// Once the facilitator reveals them.
    OnReveal,
}

impl Results {
    /// Every choice, in the order the documentation lists them.
    pub const ALL: [Self; 4] = [Self::Live, Self::AfterVote, Self::OnClose, Self::OnReveal];

    /// The word the session file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::AfterVote => "after-vote",
            Self::OnClose => "on-close",
            Self::OnReveal => "on-reveal",
        }
    }
}

impl Activity {
    /// The planned time of a step of it: of that phase, or of the whole where it has no phases.
    /// `groups` is how many groups take a turn in a phase that gives one to each.
    pub fn planned(&self, phase: Option<usize>, groups: usize) -> TimeDelta {
        let minutes = |p: &Phase| {
            let turns = if p.each_group { groups.max(1) } else { 1 };
            i64::from(p.minutes) * turns as i64
        };
        let total = match phase {
            Some(i) => self.phases.get(i).map_or(0, minutes),
            None if self.phases.is_empty() => i64::from(self.minutes),
            None => self.phases.iter().map(minutes).sum(),
        };
        TimeDelta::minutes(total)
    }

    /// What is asked: the phase's own words, those of the columns it names, the activity's, or those of all columns;
    /// empty where nothing is.
    pub fn question(&self, phase: Option<&Phase>) -> String {
        if let Some(prompt) = phase.and_then(|p| p.prompt.clone()) {
            return prompt;
        }
        let about = phase.map_or(&[][..], |p| &p.columns);
        let prompts = |of: &dyn Fn(&Column) -> bool| {
            let prompts: Vec<&str> =
                self.columns.iter().filter(|c| of(c)).filter_map(|c| c.prompt.as_deref()).collect();
            prompts.join("\n")
        };
        let named = prompts(&|c| about.contains(&c.id));
        if !named.is_empty() {
            return named;
        }
        self.prompt.clone().unwrap_or_else(|| prompts(&|_| true))
    }

    /// The column with this id.
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }
}

/// An id made from a title: lower-case words joined by hyphens, as `who-and-how` from `Who and how?`.
pub fn slug(title: &str) -> String {
    let mut id = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= 60 {
            break;
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_comes_from_whoever_says_it_first() {
        let column = |id: &str| Column { id: id.into(), title: id.into(), prompt: Some(format!("{id}?")) };
        let mut a = Activity { columns: vec![column("who"), column("how")], ..Activity::default() };
        let named = Phase { columns: vec!["how".into()], ..Phase::default() };
        let whole = Phase::default();
        let own = Phase { prompt: Some("own?".into()), ..named.clone() };
        let asked = |a: &Activity| [Some(&own), Some(&named), Some(&whole), None].map(|p| a.question(p));
        assert_eq!(asked(&a), ["own?", "how?", "who?\nhow?", "who?\nhow?"]);
        a.prompt = Some("all?".into());
        assert_eq!(asked(&a), ["own?", "how?", "all?", "all?"]);
        a.columns.clear();
        a.prompt = None;
        assert_eq!(asked(&a), ["own?", "", "", ""]);
    }
}
