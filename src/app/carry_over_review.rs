//! Owns the list from which a facilitator chooses what a new session takes over. It writes nothing: it tells what was
//! chosen.

use terminal::Key;

use crate::workshop::{Carried, Inheritance, Leftover};

/// What earlier sessions leave over, line by line, and what of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pruning {
    left: Inheritance,
    /// The lines, kind by kind.
    pub lines: Vec<Line>,
    /// What is selected.
    pub selected: usize,
}

/// One thing that may be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The heading it stands under.
    pub heading: &'static str,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub from: String,
    /// Whether it is taken over.
    pub kept: bool,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Carried(usize),
    Person(usize),
    Met(usize),
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pruned {
    /// Nothing yet.
    Stay,
    /// Nothing is to be written.
    Leave,
    /// This is taken over.
    Write(Inheritance),
}

impl Pruning {
    /// The list of all of it; what `wanted` says no to is there, and not kept unless it is chosen.
    pub fn of(left: Inheritance, wanted: impl Fn(&Carried) -> bool) -> Self {
        let mut lines = Vec::new();
        for kind in Leftover::ALL {
            let things = left.carried.iter().enumerate().filter(|(_, c)| c.kind == kind);
            lines.extend(things.map(|(i, c)| Line {
                heading: heading(kind),
                text: words(c),
                from: origin(c),
                kept: wanted(c),
                what: What::Carried(i),
            }));
        }
        lines.extend(left.people.iter().enumerate().map(|(i, p)| {
            let known: Vec<&str> = p.attributes.iter().map(|(_, v)| v.as_str()).collect();
            let from = known.join(" · ");
            Line { heading: "People", text: p.name.clone(), from, kept: true, what: What::Person(i) }
        }));
        lines.extend(left.met.iter().enumerate().map(|(i, m)| {
            let day = m.on.map(|on| on.format("%-d %B %Y").to_string());
            let from = [m.from.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let text = m.activity.clone().unwrap_or_else(|| "a round of groups".to_owned());
            Line { heading: "Who met whom", text, from, kept: true, what: What::Met(i) }
        }));
        Self { left, lines, selected: 0 }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Pruned {
        let last = self.lines.len().saturating_sub(1);
        match key {
            Key::Esc | Key::Char('q') | Key::Ctrl('c') => return Pruned::Leave,
            Key::Enter => return Pruned::Write(self.kept()),
            Key::Down | Key::Char('j') => self.selected = (self.selected + 1).min(last),
            Key::Up | Key::Char('k') => self.selected = self.selected.saturating_sub(1),
            Key::PageDown => self.selected = (self.selected + 10).min(last),
            Key::PageUp => self.selected = self.selected.saturating_sub(10),
            Key::Home => self.selected = 0,
            Key::End => self.selected = last,
            Key::Char(' ') => {
                if let Some(line) = self.lines.get_mut(self.selected) {
                    line.kept = !line.kept;
                    self.selected = (self.selected + 1).min(last);
                }
            }
            Key::Tab => {
                // All of a kind at once: kept, unless all of them are.
                let heading = self.lines.get(self.selected).map_or("", |l| l.heading);
                let kept = self.lines.iter().filter(|l| l.heading == heading).all(|l| l.kept);
                self.lines.iter_mut().filter(|l| l.heading == heading).for_each(|l| l.kept = !kept);
            }
            Key::Char('a') => self.lines.iter_mut().for_each(|l| l.kept = true),
            Key::Char('n') => self.lines.iter_mut().for_each(|l| l.kept = false),
            _ => {}
        }
        Pruned::Stay
    }

    /// How many lines of a heading are kept, and how many there are.
    pub fn count(&self, heading: &str) -> (usize, usize) {
        let all = self.lines.iter().filter(|l| l.heading == heading);
        (all.clone().filter(|l| l.kept).count(), all.count())
    }

    /// What is taken over.
    pub fn kept(&self) -> Inheritance {
        fn choose<T: Clone>(all: &[T], kept: impl Fn(usize) -> bool) -> Vec<T> {
            all.iter().enumerate().filter(|(i, _)| kept(*i)).map(|(_, thing)| thing.clone()).collect()
        }
        let kept = |what: What| self.lines.iter().any(|l| l.kept && l.what == what);
        Inheritance {
            carried: choose(&self.left.carried, |i| kept(What::Carried(i))),
            people: choose(&self.left.people, |i| kept(What::Person(i))),
            met: choose(&self.left.met, |i| kept(What::Met(i))),
        }
    }
}

/// The heading above things of a kind.
pub fn heading(kind: Leftover) -> &'static str {
    match kind {
        Leftover::Homework => "Homework",
        Leftover::Action => "Open actions",
        Leftover::Question => "Open questions",
        Leftover::Parked => "Parked",
        Leftover::Entry => "Entries",
    }
}

/// A carried thing with who does it by when.
pub fn words(c: &Carried) -> String {
    let due = c.due.map_or(String::new(), |d| format!(" · by {}", d.format("%a %-d %b")));
    match &c.owner {
        Some(owner) => format!("{owner}: {}{due}", c.text),
        None => format!("{}{due}", c.text),
    }
}

/// Where a carried thing comes from: the session, the day, and for an entry its column.
pub fn origin(c: &Carried) -> String {
    let day = c.at.map(|at| at.format("%-d %b").to_string());
    [c.column.clone(), c.group.clone(), c.from.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
