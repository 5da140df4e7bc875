//! Owns one activity of the agenda: its kind, time, groups, canvas, phases and poll.
//! It holds what the plan says and never what happened.

use chrono::{NaiveTime, TimeDelta};
use serde::Serialize;

use crate::workshop::choices::choices;
use crate::workshop::poll::Rules;
use crate::workshop::{Each, Grouping, Phase, RowsFrom, With};

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

choices! {
    /// What the room does in an activity.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum Kind {
        /// Somebody speaks.
        #[default]
        Talk = "talk",
        /// Everybody speaks.
        Discussion = "discussion",
        /// A canvas is filled, in groups or together.
        Exercise = "exercise",
        /// Hands or ballots are counted.
        Poll = "poll",
        /// Nobody has to do anything.
        Break = "break",
    }
}

impl Kind {
    /// Returns how long such an activity takes in a rehearsal, in percent of what is planned: from and to.
    pub fn pace(self) -> (usize, usize) {
        // A kind that is not here takes as long as a discussion.
        const PACES: &[(Kind, (usize, usize))] =
            &[(Kind::Talk, (90, 130)), (Kind::Exercise, (95, 125)), (Kind::Poll, (80, 160)), (Kind::Break, (100, 140))];
        PACES.iter().find(|(kind, _)| *kind == self).map_or((95, 150), |(_, pace)| *pace)
    }
}

/// One column of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Column {
    /// Unique in the activity; made from the title where the plan gives none.
    #[serde(skip)]
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What to write there.
    pub prompt: Option<String>,
}

/// A poll as planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PollPlan {
    /// How it is answered and counted: a name of the catalogue in `poll::methods`.
    pub method: String,
    /// What may be chosen.
    pub options: Vec<String>,
    /// The rules it is held under.
    pub rules: Rules,
}

impl Activity {
    /// Returns the planned time of a step of it: of that phase, or of the whole where it has no phases. So many groups
    /// or people take a turn in a phase that gives them turns.
    pub fn planned(&self, phase: Option<usize>, turns: usize) -> TimeDelta {
        let minutes = |p: &Phase| {
            let times = match p.each {
                None => 1,
                Some(Each::Entry) => p.turns.map_or(1, i64::from),
                Some(Each::Group | Each::Person) => turns.max(1) as i64,
            };
            i64::from(p.minutes) * times
        };
        TimeDelta::minutes(match phase {
            Some(p) => self.phases.get(p).map_or(0, minutes),
            None if self.phases.is_empty() => i64::from(self.minutes),
            None => self.phases.iter().map(minutes).sum(),
        })
    }

    /// Returns the minutes of its phases together, with one turn where turns are taken; 0 without phases.
    pub fn phase_minutes(&self) -> u32 {
        if self.phases.is_empty() { 0 } else { self.planned(None, 1).num_minutes() as u32 }
    }

    /// Returns whether its time grows with those who take a turn in it.
    pub fn has_turns(&self) -> bool {
        self.phases.iter().any(|p| matches!(p.each, Some(Each::Group | Each::Person)))
    }

    /// Returns with whom everybody works in a phase, counted from 0: what it says or, where it says nothing, the last
    /// one before it that says something; with the place of the phase that says it.
    pub fn with(&self, phase: usize) -> Option<(usize, With)> {
        let until = (phase + 1).min(self.phases.len());
        self.phases[..until].iter().enumerate().rev().find_map(|(at, p)| Some((at, p.with?)))
    }

    /// Returns which run of groups a phase belongs to, counted from 0: pairs begin a new one, and so do fours that no
    /// pairs went before. Who met in a run has met once, however often its groups were merged.
    pub fn run(&self, phase: usize) -> usize {
        let until = (phase + 1).min(self.phases.len());
        let said: Vec<With> = self.phases[..until].iter().filter_map(|p| p.with).collect();
        let begins = |(at, with): (usize, &With)| match with {
            With::Pairs => true,
            With::Fours => at == 0 || said[at - 1] != With::Pairs,
            With::Alone | With::All => false,
        };
        said.iter().enumerate().filter(|w| begins(*w)).count()
    }

    /// Returns what is asked: the phase's own words, those of the columns it names, the activity's, or those of all
    /// columns; empty where nothing is.
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

    /// Returns whether people work in groups in it.
    pub fn has_groups(&self) -> bool {
        self.groups.is_some() || self.phases.iter().any(|p| p.with.is_some_and(|w| w.split().is_some()))
    }

    /// Returns the columns that a phase is about, in the order of the canvas; without a phase all of them.
    pub fn columns_of(&self, phase: Option<&Phase>) -> impl Iterator<Item = &Column> {
        let about: Vec<&String> = phase.map_or(Vec::new(), |p| p.columns.iter().collect());
        self.columns.iter().filter(move |c| about.is_empty() || about.contains(&&c.id))
    }

    /// Returns the column with this id.
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }
}

/// Returns an id made from a title: lower-case words joined by hyphens, as `who-and-how` from `Who and how?`.
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
