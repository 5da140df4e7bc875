//! Owns what the keys of the home screen mean, and what is pasted there.

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

impl Home {
    /// Takes a key.
    pub fn press(&mut self, key: Key, now: Moment) -> HomeOutcome {
        self.message = None;
        if key == Key::Ctrl('z') {
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
            Mode::List => self.press_on_list(layouts::translated(key), now),
            Mode::Help => {
                self.mode = Mode::List;
                let key = layouts::translated(key);
                if matches!(key, Key::Char(c) if c != '?' && c != 'q') {
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
            Mode::Review(incoming, first) => {
                if let Some(read) = incoming.choose_day(key, now.date_naive()) {
                    (**incoming, *first) = (read, 0);
                    return HomeOutcome::Stay;
                }
                match key {
                    Key::Enter if incoming.is_ready() => {
                        return HomeOutcome::Go(HomeTarget::Text(incoming.clone()));
                    }
                    Key::Enter if incoming.days.is_some() => self.message = Some(PRESS_A_DIGIT.to_owned()),
                    Key::Enter => self.message = Some("Nothing to make a session from: Esc cancels.".to_owned()),
                    key => {
                        let key = if key == Key::Char(' ') { Key::PageDown } else { key };
                        *first = stepped(*first, step_of(key).unwrap_or(0), incoming.lines.len());
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
        match key {
            Key::Char('q') | Key::Esc | Key::Ctrl('c') => return HomeOutcome::Leave,
            Key::Char('?') => self.mode = Mode::Help,
            Key::Char('/') => self.mode = Mode::Search(TextInput::default(), SearchFor::Run),
            Key::Enter => return self.enter(now),
            Key::Char(c) if let Some(start) = Start::ALL.into_iter().find(|s| s.words().0 == c) => {
                return self.start(start, now);
            }
            Key::Char('v' | 'r' | 'X') | Key::Delete => return self.about_session(key, now),
            key if self.moves(key, now) => {}
            Key::Char(c) => self.message = Some(layouts::unknown(c)),
            _ => {}
        }
        HomeOutcome::Stay
    }

    /// Moves the selection; false where the key does not move.
    fn moves(&mut self, key: Key, now: Moment) -> bool {
        let rows = self.rows(now);
        let all: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].selected().is_some()).collect();
        let at = self.selected(&rows).and_then(|row| all.iter().position(|&i| i == row)).unwrap_or(0);
        let Some(by) = step_of(key) else { return false };
        self.selected = all.get(stepped(at, by, all.len())).and_then(|&row| rows[row].selected());
        true
    }

    /// Does what Enter means on the selected row.
    fn enter(&mut self, now: Moment) -> HomeOutcome {
        let rows = self.rows(now);
        match self.selected(&rows).map(|row| rows[row].clone()) {
            Some(HomeRow::Start(start)) => self.start(start, now),
            Some(HomeRow::Session(listed)) => match unusable(listed) {
                Some(why) => self.say(why),
                None => HomeOutcome::Go(HomeTarget::Run(listed.path.clone())),
            },
            _ => HomeOutcome::Stay,
        }
    }

    fn start(&mut self, start: Start, now: Moment) -> HomeOutcome {
        match start {
            Start::Blank => return HomeOutcome::Go(HomeTarget::Blank),
            Start::Template => self.mode = Mode::Templates(TemplateLine::default()),
            Start::Text => self.mode = Mode::Text(TextArea::new("")),
            Start::Open => self.mode = Mode::Path(TextInput::default(), Vec::new()),
            Start::Follow => {
                let ended = |listed: &Listed| listed.summary.section == Section::Ended;
                match self.selected_session(now).filter(|listed| ended(listed)).map(|l| (l.path.clone(), unusable(l))) {
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

    /// Does what a key means for the selected session.
    fn about_session(&mut self, key: Key, now: Moment) -> HomeOutcome {
        let Some(listed) = self.selected_session(now).cloned() else {
            return self.say("Select a session first.".to_owned());
        };
        let is_missing = listed.trouble == Some(ListedTrouble::Missing);
        match (key, unusable(&listed)) {
            (Key::Char('X') | Key::Delete, _) if is_missing => {
                self.sessions.retain(|other| other.path != listed.path);
                HomeOutcome::Forget(listed.path)
            }
            (Key::Char('X') | Key::Delete, _) => {
                self.say("X removes a file that is not found; this one is there.".to_owned())
            }
            (_, Some(why)) => self.say(why),
            (Key::Char('r'), None) => HomeOutcome::Report(listed.path),
            (_, None) => HomeOutcome::Go(HomeTarget::Read(listed.path)),
        }
    }

    fn say(&mut self, message: String) -> HomeOutcome {
        self.message = Some(message);
        HomeOutcome::Stay
    }

    fn press_in_search(&mut self, key: Key, now: Moment) -> HomeOutcome {
        let Mode::Search(line, search) = &mut self.mode else { return HomeOutcome::Stay };
        let search = *search;
        match key {
            Key::Enter => match (self.selected_session(now).cloned(), search) {
                (None, _) => self.say("No session is found: Esc shows all.".to_owned()),
                (Some(listed), _) if unusable(&listed).is_some() => self.say(unusable(&listed).unwrap_or_default()),
                (Some(listed), SearchFor::Run) => HomeOutcome::Go(HomeTarget::Run(listed.path)),
                (Some(listed), SearchFor::Follow) => HomeOutcome::Go(HomeTarget::Follow(listed.path)),
            },
            key => {
                if step_beside_text(key).is_some() {
                    self.moves(key, now);
                } else if line.press(key) {
                    self.selected = None;
                }
                HomeOutcome::Stay
            }
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

/// Returns why a listed file can neither be run nor read.
fn unusable(listed: &Listed) -> Option<String> {
    match listed.trouble {
        None => None,
        Some(ListedTrouble::Missing) => Some(format!("{} is not found: X removes it from the list.", listed.place)),
        Some(ListedTrouble::Unreadable(line)) => {
            let line = line.map_or_else(String::new, |line| format!(" at line {line}"));
            Some(format!("{} cannot be read{line}: roundtable check says why.", listed.place))
        }
    }
}
