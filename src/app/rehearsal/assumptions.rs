//! Owns what a rehearsal assumes about a day, and how the `[rehearsal]` table of the settings changes it.

use crate::workshop::text::nearest;
use crate::workshop::{Choice as _, Kind};

/// From and to.
type Span = (usize, usize);

/// What a rehearsal assumes about a day: how many people come, how late it starts, how long things take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// People, where neither the plan nor the command line says how many.
    pub people: usize,
    /// Percent of the people who do not come.
    pub absent: usize,
    /// Percent of the people who come late.
    pub late: usize,
    /// Minutes by which they are late, counted from the start.
    pub late_by: Span,
    /// Minutes by which the session starts late.
    pub start: Span,
    /// Seconds that people need to find their group.
    pub groups: Span,
    /// The facilitator uses `least` and `optional` when the session runs late.
    pub uses_slack: bool,
    /// Kinds that take another share of their minutes than usual, in percent.
    pace: Vec<(Kind, Span)>,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            people: 12,
            absent: 8,
            late: 15,
            late_by: (1, 12),
            start: (0, 3),
            groups: (30, 120),
            uses_slack: true,
            pace: Vec::new(),
        }
    }
}

impl Assumptions {
    /// Returns how long an activity of this kind takes, in percent of what is planned: from and to.
    pub fn pace(&self, kind: Kind) -> Span {
        self.pace.iter().find(|(k, _)| *k == kind).map_or_else(|| kind.pace(), |(_, pace)| *pace)
    }

    /// Reads the table of the settings; everything that is wrong with it comes back at once, each in one sentence.
    pub fn read(table: &toml::Table) -> Result<Self, Vec<String>> {
        let mut read = Self::default();
        let mut wrong = Vec::new();
        for (key, value) in table {
            let said = match key.as_str() {
                "people" => number(value, 1, 500).map(|n| read.people = n),
                "absent" => number(value, 0, 100).map(|n| read.absent = n),
                "late" => number(value, 0, 100).map(|n| read.late = n),
                "late-by" => span(value, 120).map(|s| read.late_by = s),
                "start" => span(value, 120).map(|s| read.start = s),
                "groups" => span(value, 3600).map(|s| read.groups = s),
                "uses-slack" => {
                    value.as_bool().map(|yes| read.uses_slack = yes).ok_or("write true or false".to_owned())
                }
                kind => {
                    let Some(kind) = Kind::of(kind) else {
                        let near = nearest(kind, keys()).map_or_else(String::new, |n| format!(". Did you mean “{n}”?"));
                        wrong.push(format!("[rehearsal]: no setting called “{kind}”{near}"));
                        continue;
                    };
                    span(value, 1000).map(|s| read.pace.push((kind, s)))
                }
            };
            if let Err(help) = said {
                wrong.push(format!("[rehearsal] {key}: {help}"));
            }
        }
        if read.absent + read.late > 100 {
            wrong.push("[rehearsal]: absent and late are more than 100 percent together".to_owned());
        }
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }
}

/// Returns every key of the table.
pub fn keys() -> impl Iterator<Item = &'static str> {
    let own = ["people", "absent", "late", "late-by", "start", "groups", "uses-slack"];
    own.into_iter().chain(Kind::ALL.iter().map(|k| k.word()))
}

fn number(value: &toml::Value, from: usize, to: usize) -> Result<usize, String> {
    let number = value.as_integer().and_then(|n| usize::try_from(n).ok()).filter(|n| (from..=to).contains(n));
    number.ok_or_else(|| format!("write a whole number from {from} to {to}"))
}

fn span(value: &toml::Value, most: usize) -> Result<Span, String> {
    let ends: Option<Vec<usize>> =
        value.as_array().and_then(|list| list.iter().map(|v| number(v, 0, most).ok()).collect());
    match ends.as_deref() {
        Some(&[from, to]) if from <= to => Ok((from, to)),
        _ => Err(format!("write two whole numbers up to {most}, the smaller one first: [2, 5]")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_assumption_can_be_set() {
        let text = "people = 20\nabsent = 0\nlate = 5\nlate-by = [2, 3]\nstart = [0, 0]\ngroups = [60, 60]\n\
            uses-slack = false\ndiscussion = [100, 120]\n";
        let read = Assumptions::read(&text.parse().unwrap()).unwrap();
        assert_eq!((read.people, read.absent, read.late, read.late_by), (20, 0, 5, (2, 3)));
        assert_eq!((read.start, read.groups, read.uses_slack), ((0, 0), (60, 60), false));
        assert_eq!((read.pace(Kind::Discussion), read.pace(Kind::Talk)), ((100, 120), Kind::Talk.pace()));
        assert_eq!(Assumptions::read(&toml::Table::new()).unwrap(), Assumptions::default());
    }

    #[test]
    fn the_page_of_settings_shows_every_assumption_as_it_is() {
        let page = include_str!("../../../docs/settings.md");
        let shown = page.split("[rehearsal]\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let table: toml::Table = shown.parse().unwrap();
        assert_eq!(table.keys().map(String::as_str).collect::<Vec<_>>(), keys().collect::<Vec<_>>());
        let read = Assumptions::read(&table).unwrap();
        for kind in Kind::ALL {
            assert_eq!(read.pace(kind), kind.pace(), "{}", kind.word());
        }
        assert_eq!(Assumptions { pace: Vec::new(), ..read }, Assumptions::default());
    }

    #[test]
    fn everything_wrong_is_said() {
        let text = "peeple = 3\npeople = 0\nabsent = 60\nlate = 60\nstart = [3, 1]\ntalk = 100\nuses-slack = 1\n";
        let wrong = Assumptions::read(&text.parse().unwrap()).unwrap_err();
        assert_eq!(
            wrong,
            [
                "[rehearsal]: no setting called “peeple”. Did you mean “people”?",
                "[rehearsal] people: write a whole number from 1 to 500",
                "[rehearsal] start: write two whole numbers up to 120, the smaller one first: [2, 5]",
                "[rehearsal] talk: write two whole numbers up to 1000, the smaller one first: [2, 5]",
                "[rehearsal] uses-slack: write true or false",
                "[rehearsal]: absent and late are more than 100 percent together",
            ]
        );
    }
}
