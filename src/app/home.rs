//! Owns the home screen's state: the sessions it lists, what can be started, what is typed there, and what is selected.
//! It reads no file and no clock: sessions and templates arrive, and what is chosen leaves as an outcome.

mod choice;
mod keys;
mod listed;
mod path_line;
mod table;

pub use choice::{HomeOutcome, HomeRow, HomeTarget, HomeTemplate, Mode, SearchFor, Start, TemplateLine};
pub use listed::{Content, Listed, ListedTrouble, Section, StatePart, Summary};
pub use table::{HOME_KEYS, HomeBind, HomeKeys};

use super::incoming::Incoming;
use super::palette;
use crate::workshop::text::search_key;
use crate::workshop::{Moment, sort_by, sort_by_key};
use choice::Selected;

/// How many ended sessions are listed; the others are found by searching.
const ENDED: usize = 5;

/// The home screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Home {
    sessions: Vec<Listed>,
    /// The templates.
    pub templates: Vec<HomeTemplate>,
    /// What it is doing.
    pub mode: Mode,
    /// What is said of the last key.
    pub message: Option<String>,
    /// Which keys the list has.
    pub keys: HomeKeys,
    selected: Option<Selected>,
}

impl Home {
    /// Returns a home screen with these keys, on which nothing is listed yet.
    pub fn new(keys: HomeKeys) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Returns one that shows what was understood of a text.
    pub fn reviewing(incoming: Incoming, keys: HomeKeys) -> Self {
        Self { mode: Mode::Review(Box::new(incoming), 0), ..Self::new(keys) }
    }

    /// Takes over what was found on the disk, in the order in which it is shown.
    pub fn list(&mut self, mut sessions: Vec<Listed>) {
        sort_by(&mut sessions, |a, b| {
            let (day, other) = ((a.summary.day, a.summary.at), (b.summary.day, b.summary.at));
            let by_time = match a.summary.section {
                // What has no day comes last.
                Section::Live | Section::Planned => (day.0.is_none(), day).cmp(&(other.0.is_none(), other)),
                Section::Ended => other.cmp(&day),
            };
            a.summary.section.cmp(&b.summary.section).then(by_time).then_with(|| a.path.cmp(&b.path))
        });
        self.sessions = sessions;
    }

    /// Returns the sessions in the order in which they are shown.
    pub fn sessions(&self) -> &[Listed] {
        &self.sessions
    }

    /// Returns the rows of the list: everything, or what a search finds.
    pub fn rows(&self, now: Moment) -> Vec<HomeRow<'_>> {
        let (words, search) = match &self.mode {
            Mode::Search(line, search) => (Some(search_key(line.text()).into_owned()), Some(*search)),
            _ => (None, None),
        };
        // Where no title is found, the day and the place are searched as well.
        let holds = |text: &str, words: &str| {
            let text = search_key(text);
            words.split_whitespace().all(|word| text.contains(word))
        };
        let by_title = words.as_ref().is_some_and(|words| self.sessions.iter().any(|s| holds(&s.title, words)));
        let is_found = |listed: &&Listed| {
            let Some(words) = &words else { return true };
            let all = || format!("{} {} {}", listed.title, listed.when(now), listed.place);
            if by_title { holds(&listed.title, words) } else { holds(&all(), words) }
        };
        let mut rows = Vec::new();
        for (section, heading) in [(Section::Live, "Live"), (Section::Planned, "Planned"), (Section::Ended, "Ended")] {
            if search == Some(SearchFor::Follow) && section != Section::Ended {
                continue;
            }
            let most = if section == Section::Ended && search.is_none() { ENDED } else { usize::MAX };
            let found: Vec<&Listed> =
                self.sessions.iter().filter(|s| s.summary.section == section).filter(is_found).collect();
            if found.is_empty() {
                continue;
            }
            rows.push(HomeRow::Heading(heading));
            rows.extend(found.iter().take(most).map(|listed| HomeRow::Session(listed)));
            if let Some(older) = found.len().checked_sub(most).filter(|older| *older > 0) {
                rows.push(HomeRow::Older(older));
            }
        }
        if search.is_none() {
            rows.push(HomeRow::Heading("New session"));
            rows.extend(Start::ALL.map(HomeRow::Start));
        }
        rows
    }

    /// Returns which of the rows is selected; the first that can be, until something else was chosen.
    pub fn selected(&self, rows: &[HomeRow<'_>]) -> Option<usize> {
        let chosen = rows.iter().position(|row| self.selected.is_some() && row.selected() == self.selected);
        chosen.or_else(|| rows.iter().position(|row| row.selected().is_some()))
    }

    /// Returns the selected session.
    pub fn selected_session(&self, now: Moment) -> Option<&Listed> {
        let rows = self.rows(now);
        match rows.get(self.selected(&rows)?)? {
            HomeRow::Session(listed) => Some(listed),
            HomeRow::Heading(_) | HomeRow::Older(_) | HomeRow::Start(_) => None,
        }
    }

    /// Returns the templates that what was typed finds, the best first, each with the class of its match.
    pub fn found_templates(&self) -> Vec<(u8, &HomeTemplate)> {
        let Mode::Templates(typing) = &self.mode else { return Vec::new() };
        let typed = typing.line.text().replace('-', " ");
        let class = |t: &HomeTemplate| palette::class(&typed, &t.name.replace('-', " "), &t.about.replace(',', " "));
        let mut found: Vec<(u8, &HomeTemplate)> = self.templates.iter().filter_map(|t| Some((class(t)?, t))).collect();
        sort_by_key(&mut found, |(class, _)| *class);
        found
    }

    /// Returns the template that Enter takes, or why it takes none.
    pub fn chosen_template(&self) -> Result<&HomeTemplate, String> {
        let Mode::Templates(typing) = &self.mode else { return Err(String::new()) };
        let found = self.found_templates();
        let typed = typing.line.text().trim();
        let nothing = || format!("No template called “{typed}”.");
        match found.get(typing.at) {
            None => Err(nothing()),
            Some(_) if !typing.picked && typed.is_empty() => Err("Type a name, or choose with ↓.".to_owned()),
            // What only contains the letters, or is spelt otherwise, is never taken unasked.
            Some((class, near)) if !typing.picked && *class >= palette::CONTAINS => {
                Err(format!("{} ↓ {}", nothing(), near.name))
            }
            Some((_, template)) => Ok(template),
        }
    }
}

/// Returns how many templates there are to choose from, in words.
pub fn template_count(home: &Home) -> String {
    match home.templates.len() {
        0 => "the templates that come with the program, searched as you type".to_owned(),
        n => format!("{n} to choose from, searched as you type"),
    }
}
