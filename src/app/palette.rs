//! Owns the palette: every command by its name, found by a few of its letters.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Action, Model, Purpose, binds};
use crate::domain::{Command, Edit, put_in_order};

/// One line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it does, as the help says it.
    pub words: String,
    /// The place of its row in the table of keys, where it has one.
    pub bind: Option<usize>,
    /// What it does, for the program.
    pub action: Action,
}

/// What the letters typed find, the best first. Only what can be done now is offered.
pub fn find(m: &Model) -> Vec<Offer> {
    let typed = match &m.line {
        Some((Purpose::Palette | Purpose::Shelf(_), line)) => line.text(),
        _ => "",
    };
    let offers = match m.line {
        Some((Purpose::Shelf(at), _)) => shelf(m, at),
        _ => all(m),
    };
    if typed.trim().is_empty() {
        return offers;
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, Offer)> = offers
        .into_iter()
        .filter_map(|o| pattern.score(Utf32Str::new(&o.words, &mut letters), &mut matcher).map(|score| (score, o)))
        .collect();
    put_in_order(&mut found, |(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// The activities of the library, to be put in at this place.
fn shelf(m: &Model, at: usize) -> Vec<Offer> {
    let taken = m.shelf.iter().map(|(template, activity)| {
        let minutes = activity.planned(None, 1).num_minutes();
        let words = format!("{} · {minutes} min {} · {template}", activity.title, activity.kind.word());
        let edit = Edit::Insert { at, activity: Box::new(activity.clone()) };
        Offer { words, bind: None, action: Action::Say(Command::Plan(Box::new(edit))) }
    });
    taken.collect()
}

fn all(m: &Model) -> Vec<Offer> {
    let rows = binds::TABLE.iter().enumerate().filter(|(_, b)| b.in_palette && b.on.contains(&m.view));
    let mut offers: Vec<Offer> = rows
        .filter_map(|(i, b)| {
            let action = (b.run)(m, b.keys.first()?)?;
            Some(Offer { words: b.about.to_owned(), bind: Some(i), action })
        })
        .collect();
    for (at, activity) in m.session.plan.agenda.iter().enumerate() {
        if m.session.record.started.is_some() && m.session.step().map(|s| s.activity) != Some(at) {
            let action = Action::Say(Command::GoTo(activity.id.clone()));
            offers.push(Offer { words: format!("go to {}", activity.title), bind: None, action });
        }
    }
    for theme in &m.themes {
        offers.push(Offer { words: format!("theme {theme}"), bind: None, action: Action::Theme(theme.clone()) });
    }
    offers
}
