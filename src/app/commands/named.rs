//! Owns the shape of a row of the catalogue of commands.

use crate::app::model::{Action, Model};
use crate::workshop::Moment;

/// One row of the catalogue of commands.
pub struct Named {
    /// What it is called; a last word in capitals is what is typed behind it.
    pub name: &'static str,
    /// Other words by which it is found, with commas between them.
    pub synonyms: &'static str,
    /// What it does.
    pub does: Does,
    /// What it would act on.
    pub on: fn(&Model) -> String,
    /// Why it does nothing now, where its keys do not say so.
    pub refuses: fn(&Model) -> Option<String>,
}

/// What a command does.
pub enum Does {
    /// What these keys do, one after another, by the names of their rows; then this is typed.
    Keys(&'static [&'static str], &'static str),
    /// What is made of the words behind it. The keys that do the same are only shown.
    Typed(&'static [&'static str], fn(&Model, &str, Moment) -> Made),
    /// What is made of things as they are now.
    Acts(fn(&Model) -> Made),
    /// One command for each thing that can be chosen, beside its own row, which only says so.
    Chosen(fn(&Model) -> Vec<Choice>),
}

/// What a command does with the words behind it, and how that is said; or why not.
pub type Made = Result<(Action, String), String>;

/// One thing that can be chosen.
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What chooses it.
    pub action: Action,
}

impl Named {
    /// Returns a command of this name that is found by these other words.
    pub(super) const fn new(name: &'static str, synonyms: &'static str, does: Does) -> Self {
        Self { name, synonyms, does, on: |_| String::new(), refuses: |_| None }
    }

    /// Says why it does nothing now.
    pub(super) const fn refuses(self, refuses: fn(&Model) -> Option<String>) -> Self {
        Self { refuses, ..self }
    }

    /// Says what it would act on.
    pub(super) const fn on(self, on: fn(&Model) -> String) -> Self {
        Self { on, ..self }
    }

    /// Returns the names of the rows whose keys it shows.
    pub fn row_names(&self) -> &'static [&'static str] {
        match self.does {
            Does::Keys(rows, _) | Does::Typed(rows, _) => rows,
            Does::Acts(_) | Does::Chosen(_) => &[],
        }
    }

    /// Returns its name without the word for what is typed behind it.
    pub fn bare_name(&self) -> &'static str {
        let last = self.name.rsplit(' ').next().unwrap_or_default();
        let typed = last.chars().all(|c| c.is_ascii_uppercase());
        if typed { self.name[..self.name.len() - last.len()].trim_end_matches([' ', ',']) } else { self.name }
    }
}
