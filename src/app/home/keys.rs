//! Owns what the keys of the home screen mean, and what is pasted there.

use std::path::PathBuf;

use terminal::Key;

use super::{
    Home, HomeOutcome, HomeRow, HomeTarget, Listed, ListedTrouble, Mode, SearchFor, Section, Start, TemplateLine,
    path_line,
};
use crate::app::day_choice::PRESS_A_DIGIT;
use crate::app::incoming::Incoming;
use crate::app::list_keys::{step_beside_text, step_of, stepped};
use crate::app::{TextArea, TextInput, layouts};
use crate::workshop::Moment;

/// What is said where a key is for a session and none is selected.
const SELECT_FIRST: &str = "Select a session first.";

impl Home {
    /// Takes a key.
    pub fn press(&mut self, key: Key, now: Moment) -> HomeOutcome {
        self.message = None;
        // Whatever is open, the program can be suspended; a letter is a letter there.
        if !matches!(key, Key::Char(_)) && self.keys.row(key).is_some_and(|row| row.id == "suspend") {
            return HomeOutcome::Suspend;
        }
        // Esc, and a key quickly after it, which on the list comes too late.
        if let Some(next) = key.without_alt() {
            let closes = self.mode != Mode::List;
            let outcome = self.press(Key::Esc, now);
            return if closes { self.press(next, now) } else { outcome };
        }
        if self.mode != Mode::List && matches!(key, Key::Esc | Key::Ctrl('c')) {
            self.mode = Mode::List;
            return HomeOutcome::Stay;
        }
        match &mut self.mode {
            Mode::List => self.press_on_list(key, now),
            Mode::Help => {
                self.mode = Mode::List;
                let closes = self.keys.row(key).is_some_and(|row| ["help", "quit"].contains(&row.id));
                if matches!(key, Key::Char(_)) && !closes {
                    return self.press_on_list(key, now);
                }
                HomeOutcome::Stay
            }
            Mode::Search(..) => self.press_in_search(key, now),
            Mode::Templates(..) => self.press_in_templates(key),
            Mode::Text(area) => {
                let (lines, row) = area.rows();
                let is_done = key == Key::Enter && row + 1 == lines.len() && lines[row].text().trim().is_empty();
                let text = area.text();
                if !is_done {
                    area.press(key);
                } else if text.trim().is_empty() {
                    self.mode = Mode::List;
                } else {
                    self.review(&text, now);
                }
                HomeOutcome::Stay
            }
            Mode::Review(incoming, selected) => {
                match incoming.choose_day(key, now.date_naive()) {
                    Some(Ok(read)) => {
                        (**incoming, *selected) = (read, 0);
                        return HomeOutcome::Stay;
                    }
                    Some(Err(why)) => return self.say(why),
                    None => {}
                }
                match key {
                    Key::Enter if incoming.is_ready() => {
                        return HomeOutcome::Go(HomeTarget::Text(incoming.clone()));
                    }
                    Key::Enter if incoming.days.is_some() => self.message = Some(PRESS_A_DIGIT.to_owned()),
                    Key::Enter => self.message = Some("Nothing to make a session from: Esc cancels.".to_owned()),
                    _ if incoming.days.is_some() => {}
                    key => {
                        let key = if key == Key::Char(' ') { Key::PageDown } else { key };
                        *selected = stepped(*selected, step_of(key).unwrap_or(0), incoming.lines.len());
                    }
                }
                HomeOutcome::Stay
            }
            Mode::Path(line, offered) => {
                match key {
                    Key::Tab => return HomeOutcome::Complete(line.text().to_owned()),
                    Key::Enter if !line.text().trim().is_empty() => {
                        return HomeOutcome::Open(line.text().trim().to_owned());
                    }
                    Key::Enter => self.mode = Mode::List,
                    key => {
                        offered.clear();
                        line.press(key);
                    }
                }
                HomeOutcome::Stay
            }
        }
    }

    /// Takes what was pasted: into a line that is open, else as the text of a new session.
    pub fn paste(&mut self, text: &str, now: Moment) {
        self.message = None;
        let is_line = text.trim().lines().count() <= 1;
        match &mut self.mode {
            Mode::Search(line, _) | Mode::Templates(TemplateLine { line, .. }) | Mode::Path(line, _) if is_line => {
                line.insert(text.trim());
            }
            Mode::Text(area) if !area.text().trim().is_empty() => {
                if !area.insert(text) {
                    self.message = Some("This text is too long for a line: paste it on the home screen.".to_owned());
                }
            }
            _ if text.trim().is_empty() => {
                self.message = Some("Nothing was pasted: the clipboard is empty.".to_owned());
            }
            _ => self.review(text, now),
        }
    }

    /// Says that a paste was too long to be taken.
    pub fn paste_refused(&mut self, bytes: usize) {
        self.message = Some(format!("Nothing was pasted: {bytes} bytes are too many for an agenda."));
    }

    /// Goes on with a path as far as the files of its folder allow it.
    pub fn complete(&mut self, names: &[(String, bool)]) {
        let Mode::Path(line, offered) = &mut self.mode else { return };
        let (text, found) = path_line::complete(line.text(), names);
        *line = TextInput::new(text);
        *offered = found;
        if offered.is_empty() {
            self.message = Some("No session file or folder begins with this.".to_owned());
        }
    }

    fn review(&mut self, text: &str, now: Moment) {
        match Incoming::read(text.as_bytes(), None, now.date_naive()) {
            Ok(incoming) => self.mode = Mode::Review(Box::new(incoming), 0),
            Err(why) => {
                self.mode = Mode::List;
                self.message = Some(why);
            }
        }
    }

    fn press_on_list(&mut self, key: Key, now: Moment) -> HomeOutcome {
        match self.keys.row(key) {
            Some(row) => (row.act)(self, now),
            None if matches!(key, Key::Esc | Key::Ctrl('c')) => HomeOutcome::Leave,
            None => {
                if let Key::Char(c) = layouts::translated(key) {
                    self.message = Some(layouts::unknown(c));
                }
                HomeOutcome::Stay
            }
        }
    }

    /// Shows something else than the list.
    pub(super) fn show(&mut self, mode: Mode) -> HomeOutcome {
        self.mode = mode;
        HomeOutcome::Stay
    }

    /// Moves the selection by this many rows.
    pub(super) fn step(&mut self, by: i32, now: Moment) -> HomeOutcome {
        let rows = self.rows(now);
        let all: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].selected().is_some()).collect();
        let at = self.selected(&rows).and_then(|row| all.iter().position(|&i| i == row)).unwrap_or(0);
        self.selected = all.get(stepped(at, by, all.len())).and_then(|&row| rows[row].selected());
        HomeOutcome::Stay
    }

    /// Does what Enter means on the selected row.
    pub(super) fn enter(&mut self, now: Moment) -> HomeOutcome {
        let rows = self.rows(now);
        match self.selected(&rows).map(|row| rows[row].clone()) {
            Some(HomeRow::Start(start)) => self.start(start, now),
            Some(HomeRow::Session(listed)) => match self.unusable(listed) {
                Some(why) => self.say(why),
                None => HomeOutcome::Go(HomeTarget::Run(listed.path.clone())),
            },
            _ => HomeOutcome::Stay,
        }
    }

    pub(super) fn start(&mut self, start: Start, now: Moment) -> HomeOutcome {
        match start {
            Start::Blank => return HomeOutcome::Go(HomeTarget::Blank),
            Start::Template => self.mode = Mode::Templates(TemplateLine::default()),
            Start::Text => self.mode = Mode::Text(TextArea::new("")),
            Start::Open => self.mode = Mode::Path(TextInput::default(), Vec::new()),
            Start::Follow => {
                let ended = |listed: &Listed| listed.summary.section == Section::Ended;
                match self
                    .selected_session(now)
                    .filter(|listed| ended(listed))
                    .map(|l| (l.path.clone(), self.unusable(l)))
                {
                    Some((path, None)) => return HomeOutcome::Go(HomeTarget::Follow(path)),
                    Some((_, Some(why))) => return self.say(why),
                    None if self.sessions.iter().any(ended) => {
                        self.mode = Mode::Search(TextInput::default(), SearchFor::Follow);
                    }
                    None => return self.say("No session has ended yet.".to_owned()),
                }
            }
        }
        HomeOutcome::Stay
    }

    /// Reads the selected session.
    pub(super) fn read(&mut self, now: Moment) -> HomeOutcome {
        self.with_selected(now, |path| HomeOutcome::Go(HomeTarget::Read(path)))
    }

    /// Saves the report of the selected session.
    pub(super) fn report(&mut self, now: Moment) -> HomeOutcome {
        self.with_selected(now, HomeOutcome::Report)
    }

    fn with_selected(&mut self, now: Moment, act: impl Fn(PathBuf) -> HomeOutcome) -> HomeOutcome {
        match self.selected_session(now).map(|listed| (listed.path.clone(), self.unusable(listed))) {
            None => self.say(SELECT_FIRST.to_owned()),
            Some((_, Some(why))) => self.say(why),
            Some((path, None)) => act(path),
        }
    }

    /// Takes the selected file off the list, where it is not found.
    pub(super) fn forget(&mut self, now: Moment) -> HomeOutcome {
        match self
            .selected_session(now)
            .map(|listed| (listed.path.clone(), listed.trouble == Some(ListedTrouble::Missing)))
        {
            None => self.say(SELECT_FIRST.to_owned()),
            Some((path, true)) => {
                self.sessions.retain(|other| other.path != path);
                HomeOutcome::Forget(path)
            }
            Some(_) => {
                let key = self.keys.shown("forget");
                self.say(format!("{key} removes a file that is not found; this one is there."))
            }
        }
    }

    /// Returns why a listed file can neither be run nor read.
    fn unusable(&self, listed: &Listed) -> Option<String> {
        match listed.trouble {
            None => None,
            Some(ListedTrouble::Missing) => {
                Some(format!("{} is not found: {} removes it from the list.", listed.place, self.keys.shown("forget")))
            }
            Some(ListedTrouble::Unreadable(line)) => {
                let line = line.map_or_else(String::new, |line| format!(" at line {line}"));
                Some(format!("{} cannot be read{line}: roundtable check says why.", listed.place))
            }
        }
    }

    fn say(&mut self, message: String) -> HomeOutcome {
        self.message = Some(message);
        HomeOutcome::Stay
    }

    fn press_in_search(&mut self, key: Key, now: Moment) -> HomeOutcome {
        let Mode::Search(line, search) = &mut self.mode else { return HomeOutcome::Stay };
        if key != Key::Enter {
            if let Some(by) = step_beside_text(key) {
                return self.step(by, now);
            }
            if line.press(key) {
                self.selected = None;
            }
            return HomeOutcome::Stay;
        }
        let search = *search;
        match self.selected_session(now).map(|listed| (listed.path.clone(), self.unusable(listed))) {
            None => self.say("No session is found: Esc shows all.".to_owned()),
            Some((_, Some(why))) => self.say(why),
            Some((path, None)) => HomeOutcome::Go(match search {
                SearchFor::Run => HomeTarget::Run(path),
                SearchFor::Follow => HomeTarget::Follow(path),
            }),
        }
    }

    fn press_in_templates(&mut self, key: Key) -> HomeOutcome {
        let found = self.found_templates().len();
        let chosen = self.chosen_template().map(|t| t.name.clone());
        if key == Key::Enter {
            return match chosen {
                Ok(name) => HomeOutcome::Go(HomeTarget::Template(name)),
                Err(why) => self.say(why),
            };
        }
        let Mode::Templates(typing) = &mut self.mode else { return HomeOutcome::Stay };
        if let Some(by) = step_beside_text(key) {
            // The first one is marked already; the key says that it is meant.
            let is_meant = key == Key::Down && chosen.is_err();
            (typing.at, typing.picked) = (if is_meant { 0 } else { stepped(typing.at, by, found) }, true);
        } else if typing.line.press(key) {
            (typing.at, typing.picked) = (0, false);
        }
        HomeOutcome::Stay
    }
}
