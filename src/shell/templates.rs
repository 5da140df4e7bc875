//! Owns which templates there are: the facilitator's own, and those that come with the program where no own one has
//! their name. It reads them and never changes one.

use crate::workshop::sort_by_key;
use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

use crate::file;
use crate::library::{self, Starter};
use crate::store::{self, AppFolders, LoadError};
use crate::workshop::text::same;
use crate::workshop::{Activity, Kind};

/// A session to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name it is asked for by: its file's name without the ending.
    pub name: String,
    /// The facilitator's own file; one that comes with the program has none.
    pub path: Option<PathBuf>,
    built_in: Option<&'static Starter>,
}

impl Template {
    /// Returns one that comes with the program.
    pub fn built_in(starter: &'static Starter) -> Self {
        Self { name: starter.name.to_owned(), path: None, built_in: Some(starter) }
    }

    /// Returns what stands in it.
    pub fn bytes(&self) -> Result<Cow<'static, [u8]>, LoadError> {
        match (&self.path, self.built_in) {
            (None, Some(starter)) => Ok(starter.text.as_bytes().into()),
            (path, _) => Ok(store::load(path.as_deref().unwrap_or(self.name.as_ref()))?.bytes.into()),
        }
    }

    /// Returns what it is called in what is said about it.
    pub fn place(&self) -> String {
        self.path.as_ref().map_or_else(|| self.name.clone(), |p| p.display().to_string())
    }

    /// Returns whether it stands in for one of the same name that comes with the program.
    pub fn replaces(&self) -> bool {
        self.path.is_some() && self.built_in.is_some()
    }
}

/// Returns every template, the facilitator's own first; each part by name. The error is that of the folder of own ones.
pub fn templates(folders: &AppFolders) -> io::Result<Vec<Template>> {
    let own = store::list(&folders.templates)?.into_iter().map(|entry| {
        let name = entry.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Template { built_in: library::STARTERS.iter().find(|s| same(s.name, &name)), name, path: Some(entry.path) }
    });
    let mut all: Vec<Template> = own.collect();
    let others = library::STARTERS.iter().filter(|s| !all.iter().any(|t| same(&t.name, s.name)));
    let others: Vec<Template> = others.map(Template::built_in).collect();
    all.extend(others);
    Ok(all)
}

/// Returns the activities of the templates, each with its template's name.
pub(super) fn activities(folders: &AppFolders) -> Vec<(String, Activity)> {
    let all = templates(folders).unwrap_or_default();
    let plans = all.iter().filter_map(|t| Some((&t.name, file::read(&t.bytes().ok()?).ok()?.session.plan)));
    let mut found: Vec<(String, Activity)> = plans
        .flat_map(|(name, plan)| plan.agenda.iter().map(|a| (name.clone(), a.clone())).collect::<Vec<_>>())
        .collect();
    // Exercises and polls are what a library is asked for; the words around them come last.
    sort_by_key(&mut found, |(_, a)| !matches!(a.kind, Kind::Exercise | Kind::Poll));
    found
}
