//! Owns all words of an activity, to be read in full. It chooses them; where they stand is the screen's.

use super::model::Model;

impl Model {
    /// Returns all words of the activity on the screen and of the session, line by line, each with what it is where
    /// that is not the same as above.
    pub fn full_text<'a>(&'a self) -> Vec<(&'static str, &'a str)> {
        let plan = &self.session.plan;
        let mut words: Vec<(&'static str, &'a str)> = Vec::new();
        if let Some(activity) = self.shown_activity() {
            words.extend(activity.prompt.iter().map(|p| ("prompt", p.as_str())));
            for phase in &activity.phases {
                words.push(("phase", &phase.title));
                words.extend(phase.prompt.iter().map(|p| ("", p.as_str())));
            }
            for column in &activity.columns {
                words.push(("column", &column.title));
                words.extend(column.prompt.iter().map(|p| ("", p.as_str())));
            }
            words.extend(activity.lead.iter().map(|l| ("lead", l.as_str())));
            words.extend(activity.script.iter().map(|s| ("script", s.as_str())));
        }
        words.extend(plan.purpose.iter().map(|p| ("purpose", p.as_str())));
        words.extend(
            plan.guidelines.iter().enumerate().map(|(i, g)| (if i == 0 { "guidelines" } else { "" }, g.as_str())),
        );
        let lines = |(label, text): (&'static str, &'a str)| {
            text.trim().lines().enumerate().map(move |(i, line)| (if i == 0 { label } else { "" }, line))
        };
        words.into_iter().flat_map(lines).collect()
    }
}
