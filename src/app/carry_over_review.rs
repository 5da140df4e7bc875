//! Owns the list from which a facilitator chooses what a new session takes over. It writes nothing: it tells what was
//! chosen.

use chrono::NaiveDate;

use terminal::Key;

use super::layouts;
use super::list_keys::{step_of, stepped};
use crate::workshop::time::wording::due_words;
use crate::workshop::{CarriedItem, CarriedKind, CarryOver};

/// What earlier sessions leave over, line by line, and what of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarryOverReview {
    carry_over: CarryOver,
    /// The lines, kind by kind.
    pub lines: Vec<ReviewLine>,
    /// What is selected.
    pub selected: usize,
}

/// One thing that may be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewLine {
    /// The heading it stands under.
    pub heading: &'static str,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub from: String,
    /// Whether it is taken over.
    pub kept: bool,
    what: LineItem,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineItem {
    Carried(usize),
    Person(usize),
    Met(usize),
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CarryOverOutcome {
    /// Nothing yet.
    Stay,
    /// Nothing is to be written.
    Leave,
    /// This is taken over.
    Write(CarryOver),
}

impl CarryOverReview {
    /// Returns the list of all of it; what `wanted` says no to is there, and not kept unless it is chosen.
    pub fn of(carry_over: CarryOver, wanted: impl Fn(&CarriedItem) -> bool) -> Self {
        let mut lines = Vec::new();
        for kind in CarriedKind::ALL {
            let things = carry_over.carried.iter().enumerate().filter(|(_, c)| c.kind == kind);
            lines.extend(things.map(|(i, c)| ReviewLine {
                heading: heading(kind),
                text: words(c),
                from: origin(c),
                kept: wanted(c),
                what: LineItem::Carried(i),
            }));
        }
        lines.extend(carry_over.people.iter().enumerate().map(|(i, p)| {
            let known: Vec<&str> = p.attributes.iter().map(|(_, v)| v.as_str()).collect();
            let from = known.join(" · ");
            ReviewLine { heading: "People", text: p.name.clone(), from, kept: true, what: LineItem::Person(i) }
        }));
        lines.extend(carry_over.met.iter().enumerate().map(|(i, m)| {
            let day = m.on.map(|on| on.format("%-d %B %Y").to_string());
            let from = [m.from.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let text = m.activity.clone().unwrap_or_else(|| "a round of groups".to_owned());
            ReviewLine { heading: "Who met whom", text, from, kept: true, what: LineItem::Met(i) }
        }));
        Self { carry_over, lines, selected: 0 }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> CarryOverOutcome {
        match layouts::translated(key) {
            // Esc, and a key quickly after it, which comes too late.
            key if key.without_alt().is_some() => return self.press(Key::Esc),
            Key::Esc | Key::Char('q') | Key::Ctrl('c') => return CarryOverOutcome::Leave,
            Key::Enter => return CarryOverOutcome::Write(self.kept()),
            Key::Char(' ') => {
                if let Some(line) = self.lines.get_mut(self.selected) {
                    line.kept = !line.kept;
                    self.step(1);
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
            key => self.step(step_of(key).unwrap_or(0)),
        }
        CarryOverOutcome::Stay
    }

    fn step(&mut self, by: i32) {
        self.selected = stepped(self.selected, by, self.lines.len());
    }

    /// Returns how many lines of a heading are kept, and how many there are.
    pub fn count(&self, heading: &str) -> (usize, usize) {
        let all = self.lines.iter().filter(|l| l.heading == heading);
        (all.clone().filter(|l| l.kept).count(), all.count())
    }

    /// Returns what is taken over.
    pub fn kept(&self) -> CarryOver {
        fn choose<T: Clone>(all: &[T], kept: impl Fn(usize) -> bool) -> Vec<T> {
            all.iter().enumerate().filter(|(i, _)| kept(*i)).map(|(_, thing)| thing.clone()).collect()
        }
        let kept = |what: LineItem| self.lines.iter().any(|l| l.kept && l.what == what);
        CarryOver {
            carried: choose(&self.carry_over.carried, |i| kept(LineItem::Carried(i))),
            people: choose(&self.carry_over.people, |i| kept(LineItem::Person(i))),
            // Those of them who are on the list.
            no_group: self.carry_over.no_group.clone(),
            met: choose(&self.carry_over.met, |i| kept(LineItem::Met(i))),
        }
    }
}

/// Returns the heading above things of a kind.
pub fn heading(kind: CarriedKind) -> &'static str {
    match kind {
        CarriedKind::Homework => "Homework",
        CarriedKind::Action => "Open actions",
        CarriedKind::Question => "Open questions",
        CarriedKind::Parked => "Parked",
        CarriedKind::Entry => "Entries",
    }
}

/// Returns a carried thing with who does it by when.
pub fn words(c: &CarriedItem) -> String {
    // Without the day on which it was said every year is another one.
    let said = c.at.map_or(NaiveDate::MIN, |at| at.date_naive());
    let due = c.due.map_or(String::new(), |due| format!(" · {}", due_words(due, said)));
    match c.owners.words() {
        Some(owner) => format!("{owner}: {}{due}", c.text),
        None => format!("{}{due}", c.text),
    }
}

/// Returns where a carried thing comes from: the session, the day, and for an entry its column.
pub fn origin(c: &CarriedItem) -> String {
    let day = c.at.map(|at| at.format("%-d %b").to_string());
    [c.column.clone(), c.group.clone(), c.from.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
