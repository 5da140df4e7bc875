//! The harness: a session on an invented day, keys pressed on it, time that moves because the test says so, and the
//! screen as text. After every step it checks what must always hold.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use roundtable::app::{self, Effect, Keymap, Model, News};
use roundtable::file::{self, Document, Preparation};
use roundtable::theme::Theme;
use roundtable::workshop::poll::{Answer, Form, method};
use roundtable::workshop::{Moment, Participant, Person, Session, Voice};
use roundtable::{library, screens};
use terminal::Key;
use unicode_width::UnicodeWidthStr;

/// A session being run.
pub(crate) struct Stage {
    pub m: Model,
    pub now: Moment,
    size: (u16, u16),
    keys: Keymap,
    theme: Theme,
    plan: String,
    /// The plan that the text holds.
    planned: std::sync::Arc<roundtable::workshop::Plan>,
    document: Document,
    rings: Vec<String>,
    effects: Vec<Effect>,
    checks: bool,
}

/// Sixteen people of five departments, and more of the same when more are asked for.
pub(crate) fn roster(count: usize) -> Vec<Person> {
    const NAMES: [&str; 16] = [
        "Ana Lima",
        "Ben Osei",
        "Chloé Park",
        "Dev Rao",
        "Ewa Nowak",
        "Farid Haddad",
        "Gül Aydın",
        "Hana Sato",
        "Ivo Petrov",
        "Jude O'Neil",
        "Kai 陈",
        "Lena Weiß",
        "Mia Rossi",
        "Noor Khan",
        "Ola Berg",
        "Pia Costa",
    ];
    const DEPARTMENTS: [&str; 5] = ["Support", "Sales", "Product", "Marketing", "IT"];
    (0..count)
        .map(|i| Person {
            name: match i / NAMES.len() {
                0 => NAMES[i].to_owned(),
                n => format!("{} {}", NAMES[i % NAMES.len()], n + 1),
            },
            attributes: vec![("department".to_owned(), DEPARTMENTS[i % DEPARTMENTS.len()].to_owned())],
        })
        .collect()
}

/// A moment in the zone of the stories: `15:00` on the day of the stories, or `2026-11-25 00:10`.
pub(crate) fn at(text: &str) -> Moment {
    let whole = if text.len() > 8 { text.to_owned() } else { format!("2026-11-24 {text}") };
    let seconds = if whole.matches(':').count() == 1 { ":00" } else { "" };
    format!("{}{seconds}-05:00", whole.replace(' ', "T")).parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// A time in words: `4m 30s`, `1h`, `250ms`.
pub(crate) fn time(words: &str) -> TimeDelta {
    words
        .split_whitespace()
        .map(|w| {
            let cut = w.find(|c: char| c.is_alphabetic()).unwrap_or_else(|| panic!("{w} has no unit"));
            let n: i64 = w[..cut].parse().unwrap_or_else(|e| panic!("{w}: {e}"));
            match &w[cut..] {
                "h" => TimeDelta::hours(n),
                "m" => TimeDelta::minutes(n),
                "s" => TimeDelta::seconds(n),
                "ms" => TimeDelta::milliseconds(n),
                unit => panic!("{unit} is no unit of time"),
            }
        })
        .sum()
}

/// Cells as text, without blanks at line ends.
pub(crate) fn text_of(buf: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buf.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            line.push_str(symbol);
            x += (symbol.width() as u16).max(1);
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

impl Stage {
    /// A starter by its name, planned for 15:00 on the day of the stories.
    pub(crate) fn open(name: &str) -> Self {
        let starter = library::starter(name).unwrap_or_else(|| panic!("there is no starter {name}"));
        let day = Preparation {
            date: NaiveDate::from_ymd_opt(2026, 11, 24),
            start: NaiveTime::from_hms_opt(15, 0, 0),
            ..Preparation::default()
        };
        Self::of(&file::prepare(starter.text, &day))
    }

    /// A plan of one's own. The clock stands at the planned start.
    pub(crate) fn of(text: &str) -> Self {
        let opened = file::read(text.as_bytes()).unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(|p| p.render("plan")).collect::<Vec<_>>().join("\n"))
        });
        let plan = &opened.session.plan;
        let day = plan.date.unwrap_or(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"));
        let start = plan.start.unwrap_or(NaiveTime::from_hms_opt(15, 0, 0).expect("a time"));
        // A plan without a zone is held in that of the stories.
        let now = match &plan.timezone {
            Some(zone) => zone.moment(day.and_time(start)),
            None => at(&format!("{day} {}", start.format("%H:%M:%S"))),
        };
        let planned = std::sync::Arc::clone(plan);
        let mut stage = Self {
            m: Model::new(opened.session, opened.draft, now),
            now,
            size: (120, 40),
            keys: Keymap::default(),
            theme: Theme::terminal(),
            plan: text.to_owned(),
            planned,
            document: opened.document,
            rings: Vec::new(),
            effects: Vec::new(),
            checks: true,
        };
        "session.toml".clone_into(&mut stage.m.saving.place);
        stage.check();
        stage
    }

    /// The same plan with so many invented people on its roster.
    #[must_use]
    pub(crate) fn people(self, count: usize) -> Self {
        let people = roster(count);
        Self::of(&file::prepare(&self.plan, &Preparation { people: &people, ..Preparation::default() }))
    }

    /// The same plan with these words of it in place of those.
    #[must_use]
    pub(crate) fn with(self, old: &str, new: &str) -> Self {
        assert!(self.plan.contains(old), "{old} is not in the plan");
        Self::of(&self.plan.replacen(old, new, 1))
    }

    /// The same with the keys of a configuration.
    #[must_use]
    pub(crate) fn configured(mut self, text: &str) -> Self {
        self.keys = app::config::parse(text).unwrap_or_else(|wrong| panic!("{}", wrong.join("\n"))).keys;
        self
    }

    /// The same without letters larger than the terminal's own, so that the stage can be read as text.
    #[must_use]
    pub(crate) fn plain(mut self) -> Self {
        self.theme.large = false;
        self
    }

    /// The same at another moment.
    #[must_use]
    pub(crate) fn clock(mut self, text: &str) -> Self {
        self.now = at(text);
        self
    }

    /// Leaves out what is checked after each step, where steps are many or slow.
    #[must_use]
    pub(crate) fn unchecked(mut self) -> Self {
        self.checks = false;
        self
    }

    /// Presses keys by their names, with blanks between them.
    #[must_use]
    pub(crate) fn press(mut self, names: &str) -> Self {
        for name in names.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
            self.key(key);
        }
        self
    }

    /// Presses one key.
    pub(crate) fn key(&mut self, key: Key) {
        let effects = app::press(&mut self.m, &self.keys, key, self.now);
        self.collect(effects);
        self.check();
    }

    /// Types letters.
    #[must_use]
    pub(crate) fn types(mut self, text: &str) -> Self {
        let checks = std::mem::replace(&mut self.checks, false);
        for c in text.chars() {
            self.key(Key::Char(c));
        }
        self.checks = checks;
        self.check();
        self
    }

    /// Keeps a line: `a`, the letters, Enter.
    #[must_use]
    pub(crate) fn notes(self, text: &str) -> Self {
        self.press("a").types(text).press("Enter")
    }

    /// Somebody votes from where they sit: an option, or several with commas between them, in their order.
    #[must_use]
    pub(crate) fn votes(mut self, name: &str, poll: &str, answer: &str) -> Self {
        let refused = self.vote(name, poll, answer);
        assert_eq!(refused, None, "{name} could not vote");
        self
    }

    /// The same; tells why it was refused.
    pub(crate) fn vote(&mut self, name: &str, poll: &str, answer: &str) -> Option<String> {
        let asks = self.m.session.ballot_form().expect("a poll");
        let option = |text: &str| asks.options.iter().position(|o| o == text.trim()).unwrap_or(usize::MAX);
        let order = answer.split(',').map(option);
        let answer = match method(&asks.method).map(|m| m.form) {
            Some(Form::Order) => Answer::Ranks(order.map(|o| vec![o]).collect()),
            _ => Answer::Options(order.collect()),
        };
        let run = self.m.session.run_id().filter(|_| self.m.session.activity().is_some_and(|a| a.id == poll));
        let voice = Voice::Vote { run: run.expect("a run of this poll"), vote: answer.into() };
        let refused = app::handle_voice(&mut self.m, &Participant::Named(name.to_owned()), voice, self.now).err();
        self.check();
        refused.map(|r| r.to_string())
    }

    /// Pastes text.
    #[must_use]
    pub(crate) fn paste(mut self, text: &str) -> Self {
        app::paste(&mut self.m, text, self.now);
        self.check();
        self
    }

    /// Lets time pass as the real loop does: it wakes whenever `app::wake` says so.
    #[must_use]
    pub(crate) fn wait(mut self, words: &str) -> Self {
        let until = self.now + time(words);
        loop {
            let next = app::wake(&self.m, self.now);
            assert!(next > self.now, "the loop would spin at {}", self.now);
            if next >= until {
                break;
            }
            self.now = self.session().zone(next).at(&next);
            let effects = app::tick(&mut self.m, self.now);
            self.collect(effects);
        }
        self.sleep_until(until)
    }

    /// Lets time pass without waking once, as a closed lid does.
    #[must_use]
    pub(crate) fn sleep(self, words: &str) -> Self {
        let until = self.now + time(words);
        self.sleep_until(until)
    }

    fn sleep_until(mut self, until: Moment) -> Self {
        self.now = self.session().zone(until).at(&until);
        let effects = app::tick(&mut self.m, self.now);
        self.collect(effects);
        self.check();
        self
    }

    /// Tells the program what its surroundings have to tell.
    #[must_use]
    /// The longer search that runs ends, and the program hears what it found.
    pub(crate) fn search_ends(self) -> Self {
        let roundtable::app::GroupSearch::Running(search, _) = &self.m.group_search else { panic!("no search runs") };
        let mut looks = 0;
        let found = search.run(&mut || {
            looks += 1;
            looks < 40
        });
        self.hears(News::GroupsFound(found.map(Box::new)))
    }

    pub(crate) fn hears(mut self, news: News) -> Self {
        app::handle_news(&mut self.m, news, self.now);
        self.check();
        self
    }

    /// Saves, ends the program, and opens the file again.
    #[must_use]
    pub(crate) fn restart(mut self) -> Self {
        let text = self.file();
        let opened = file::read(text.as_bytes()).expect("what was written can be read");
        self.m = Model::new(opened.session, opened.draft, self.now);
        self.document = opened.document;
        let record = ["\n[record", "\n[[record"].iter().filter_map(|h| text.find(h)).min();
        text[..record.unwrap_or(text.len())].clone_into(&mut self.plan);
        self.planned = std::sync::Arc::clone(&self.m.session.plan);
        self.check();
        self
    }

    /// Another size of the terminal.
    #[must_use]
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self.check();
        self
    }

    /// The words are on the screen.
    #[track_caller]
    #[must_use]
    pub(crate) fn shows(self, words: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(words), "“{words}” is not on the screen:\n{screen}");
        self
    }

    /// The words are not on the screen.
    #[track_caller]
    #[must_use]
    pub(crate) fn hides(self, words: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "“{words}” is on the screen:\n{screen}");
        self
    }

    /// The screen as text, without blanks at line ends.
    pub(crate) fn screen(&self) -> String {
        text_of(&self.draw())
    }

    /// The pieces of the screen that are bold, reversed or underlined, or in a colour, each with how it looks.
    pub(crate) fn styles(&self) -> Vec<(String, String)> {
        let buf = self.draw();
        let mut runs: Vec<(String, String)> = Vec::new();
        for y in 0..buf.area.height {
            let mut last = None;
            for x in 0..buf.area.width {
                let cell = &buf[(x, y)];
                let plain = cell.modifier == Modifier::empty();
                let look = format!("{:?} {:?}", cell.fg, cell.modifier);
                if last.as_ref() == Some(&look) {
                    if let Some(run) = runs.last_mut() {
                        run.0.push_str(cell.symbol());
                    }
                } else {
                    runs.push((cell.symbol().to_owned(), if plain { String::new() } else { look.clone() }));
                    last = Some(look);
                }
            }
        }
        runs.retain(|(text, _)| !text.trim().is_empty());
        runs
    }

    /// The cells.
    pub(crate) fn draw(&self) -> Buffer {
        self.draw_in(&self.theme, Rect::new(0, 0, self.size.0, self.size.1)).0
    }

    /// The cells in the colours of a theme, and where the cursor of a line being typed is.
    pub(crate) fn draw_in(&self, theme: &Theme, area: Rect) -> (Buffer, Option<Position>) {
        let mut buf = Buffer::empty(area);
        let cursor = screens::draw(&self.m, &self.keys, theme, self.now, area, &mut buf);
        // What was kept of the frames before makes no difference; it is taken from the third frame on.
        for _ in 0..2 {
            let mut again = Buffer::empty(area);
            screens::draw(&self.m, &self.keys, theme, self.now, area, &mut again);
            assert_eq!(again, buf, "a second passes");
        }
        let mut anew = Buffer::empty(area);
        screens::draw(&self.m.clone(), &self.keys, theme, self.now, area, &mut anew);
        assert_eq!(anew, buf, "nothing is kept");
        (buf, cursor)
    }

    /// The text of the file as it would be saved now.
    pub(crate) fn file(&self) -> String {
        self.document.render(&self.m.session, &self.m.drafts())
    }

    /// The session.
    pub(crate) fn session(&self) -> &Session {
        &self.m.session
    }

    /// What has rung so far.
    pub(crate) fn rings(&self) -> &[String] {
        &self.rings
    }

    /// What else the program was asked to do so far.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// What the bottom line says.
    pub(crate) fn message(&self) -> &str {
        self.m.messages.message.as_ref().map_or("", |m| m.text.as_str())
    }

    /// The digits of the clock, from where the session stands.
    pub(crate) fn digits(&self) -> String {
        roundtable::workshop::digits(self.session().clock_status(self.now).remaining())
    }

    /// Ahead or behind, in the words of the screen.
    pub(crate) fn late(&self) -> String {
        screens::status::lateness(self.session().clock_status(self.now).behind)
    }

    /// When it will end: `16:04`.
    pub(crate) fn ends(&self) -> String {
        screens::status::time(self.session().clock_status(self.now).ends)
    }

    fn collect(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ring(words) => self.rings.push(words),
                other => self.effects.push(other),
            }
        }
    }

    fn check(&self) {
        if self.checks {
            self.holds();
        }
    }

    /// What must always hold.
    #[track_caller]
    pub(crate) fn holds(&self) {
        assert_eq!(self.m.log.replay(), *self.m.session, "undo would lead to another session");
        let buf = self.draw();
        for cell in buf.content() {
            assert!(!cell.symbol().chars().any(char::is_control), "a control character is in a cell");
        }
        let text = self.file();
        if self.m.session.plan == self.planned {
            assert!(text.starts_with(self.plan.trim_end()), "the plan's text was touched:\n{text}");
        }
        let again = file::read(text.as_bytes()).unwrap_or_else(|problems| {
            panic!("{}\n{text}", problems.iter().map(|p| p.render("saved")).collect::<Vec<_>>().join("\n"))
        });
        let (saved, now) = (&again.session, &self.m.session);
        assert_eq!((&saved.plan, &saved.record), (&now.plan, &now.record), "the file says something else");
        assert_eq!(again.draft, self.m.drafts(), "the draft is another one");
    }
}
