//! Owns which key means what in which view: the tables of all views put together, and what the configuration changed.

use crate::workshop::{sort, sort_by_key};
use std::collections::{HashMap, HashSet};

use terminal::Key;

use super::home::HOME_KEYS;
use super::layouts;
use super::model::{Action, Bind, Model, Tables, View};
use super::review_screen::REVIEW_KEYS;
use super::room::NO_ROOM;
use super::screen_keys;
use super::views::{VIEWS, shared};
use crate::workshop::text::nearest;
use crate::workshop::text::wording::join_with_and;

/// Which key means what.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// Every row of the tables with its keys, each with the name that the row knows it by.
    rows: Vec<(&'static Bind, Vec<(Key, &'static str)>)>,
    /// For each view the rows that work in it, by their index.
    views: Vec<Vec<usize>>,
    /// The screens that are no views: the one for reading, and the home screen.
    screens: [ScreenKeys; 2],
    /// What the facilitator has to know of their configuration, in one line.
    told: Option<String>,
    /// The same of the home screen.
    told_at_home: Option<String>,
}

/// Where the keys of the home screen are.
const AT_HOME: &str = "on the home screen ";

/// The keys of a screen that is no view.
#[derive(Debug, Clone)]
struct ScreenKeys {
    /// What is said of its keys where two of them are one.
    place: &'static str,
    /// The names of the rows of its table.
    ids: Vec<&'static str>,
    /// For each of them its keys.
    keys: Vec<Vec<Key>>,
}

impl ScreenKeys {
    fn new(place: &'static str, rows: &[(&'static str, &'static [&'static str])]) -> Self {
        let keys = screen_keys::usual(rows.iter().map(|(_, keys)| *keys));
        Self { place, ids: rows.iter().map(|(id, _)| *id).collect(), keys }
    }
}

/// Returns the names of the rows that screens have which are no views.
fn screen_ids() -> impl Iterator<Item = &'static str> {
    REVIEW_KEYS.iter().map(|row| row.id).chain(HOME_KEYS.iter().map(|row| row.id))
}

/// Returns the rows that work in a view: what every view has and its own tables, the keys that open the other views, and
/// last the table that works everywhere.
pub fn rows_of(view: &View) -> Vec<&'static Bind> {
    with_headings(view).into_iter().map(|(_, bind)| bind).collect()
}

/// Returns the same rows, each with its heading in the help.
pub fn with_headings(view: &View) -> Vec<(&'static str, &'static Bind)> {
    let openers = VIEWS.iter().filter(|other| (other.opens_from)(view)).filter_map(|other| other.opener.as_ref());
    let [first, then] = if view.leads { [shared::FIRST, shared::THEN] } else { [&[][..]; 2] };
    let rows =
        |tables: Tables| tables.iter().flat_map(|(heading, table)| table.iter().map(move |bind| (*heading, bind)));
    let own = [first, view.keys, then].into_iter().flat_map(rows);
    let all = own.chain(openers.map(|bind| ("View", bind))).chain(rows(shared::LAST));
    all.map(|(heading, bind)| (if bind.sheet.group.is_empty() { heading } else { bind.sheet.group }, bind)).collect()
}

/// Returns every row of the tables once, view by view.
pub fn all_rows() -> Vec<&'static Bind> {
    let mut rows: Vec<&'static Bind> = Vec::new();
    for bind in VIEWS.iter().flat_map(|view| rows_of(view)) {
        if !rows.iter().any(|known| std::ptr::eq(*known, bind)) {
            rows.push(bind);
        }
    }
    rows
}

/// Names of commands that there were and are none any more: a form in the plan has taken their place.
pub const GONE: [&str; 14] = [
    "rename",
    "retitle",
    "edit-prompt",
    "prompt",
    "edit-script",
    "script",
    "script-in-editor",
    "script-editor",
    "toggle-optional",
    "optional",
    "change-kind",
    "kind",
    "hide-entries",
    "hide",
];

/// Returns the name that a command has today, given any of its names.
fn id_of(name: &str) -> Option<&'static str> {
    let row = all_rows().into_iter().find(|bind| bind.id == name || bind.was.contains(&name));
    row.map(|bind| bind.id).or_else(|| screen_ids().find(|id| *id == name))
}

impl Default for Keymap {
    fn default() -> Self {
        let binds = all_rows();
        let index = |bind: &&Bind| binds.iter().position(|known| std::ptr::eq(*known, *bind));
        let views = VIEWS.iter().map(|view| rows_of(view).iter().filter_map(index).collect()).collect();
        let keys = |b: &Bind| b.keys.iter().filter_map(|name| Some((Key::parse(name)?, *name))).collect();
        let rows = binds.iter().map(|bind| (*bind, keys(bind))).collect();
        let reading: Vec<_> = REVIEW_KEYS.iter().map(|row| (row.id, row.keys)).collect();
        let home: Vec<_> = HOME_KEYS.iter().map(|row| (row.id, row.keys)).collect();
        let screens = [ScreenKeys::new("in review ", &reading), ScreenKeys::new(AT_HOME, &home)];
        Self { rows, views, screens, told: None, told_at_home: None }
    }
}

impl Keymap {
    /// Changes the keys as the configuration wants them: names of rows with the keys that take the place of theirs. Where
    /// such a key is that of another row, it is so no longer. Everything wrong with it comes back in sentences.
    pub fn changed(changes: &HashMap<String, Vec<String>>) -> Result<Self, Vec<String>> {
        let mut map = Self::default();
        let (mut wrong, mut gone) = (Vec::new(), Vec::new());
        let mut sorted: Vec<_> = changes.iter().collect();
        sort(&mut sorted);
        let mut given: HashMap<&str, &str> = HashMap::new();
        for (name, keys) in sorted {
            let Some(id) = id_of(name) else {
                if GONE.contains(&name.as_str()) {
                    gone.push(name.as_str());
                    continue;
                }
                let names = all_rows().into_iter().flat_map(|b| b.was.iter().copied().chain([b.id]));
                let near = nearest(name, names.chain(screen_ids())).and_then(id_of);
                let near = near.map_or_else(String::new, |near| format!(". Did you mean “{near}”?"));
                wrong.push(format!("[keys] no command called “{name}”{near}"));
                continue;
            };
            if let Some(other) = given.insert(id, name) {
                wrong.push(format!("[keys] {other} and {name} are one command. Use only {id}"));
            }
            for key in keys.iter().filter(|key| Key::parse(key).is_none()) {
                wrong.push(format!("[keys] {name}: “{key}” is not a key. Write a key as a, ctrl-r, space, F5 or →"));
            }
            let keys: Vec<Key> = keys.iter().filter_map(|key| Key::parse(key)).collect();
            for (bind, of_row) in map.rows.iter_mut().filter(|(b, _)| b.id == id) {
                let named =
                    |(i, key): (usize, &Key)| (*key, *bind.keys.get(i).unwrap_or(&bind.keys[bind.keys.len() - 1]));
                *of_row = keys.iter().enumerate().map(named).collect();
            }
            for screen in &mut map.screens {
                if let Some(at) = screen.ids.iter().position(|known| *known == id) {
                    screen.keys[at].clone_from(&keys);
                }
            }
        }
        let [taken, at_home] = map.give_way(|id| given.contains_key(id));
        map.told = told(&taken, &gone);
        map.told_at_home = instead(&at_home, AT_HOME);
        wrong.extend(map.conflicts());
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// Takes keys from rows where another row has them by the wish of the facilitator; tells which, each with the row that
    /// has it now and the one that had it.
    /// Those of the home screen are told apart, as they are said there.
    fn give_way(&mut self, is_wish: impl Fn(&str) -> bool) -> [Vec<Taken>; 2] {
        let mut taken = Vec::new();
        for view in &self.views {
            let wishes = view.iter().filter(|row| is_wish(self.rows[**row].0.id));
            let wishes: Vec<(Key, usize)> =
                wishes.flat_map(|row| self.rows[*row].1.iter().map(|(key, _)| (*key, *row))).collect();
            for row in view.iter().filter(|row| !is_wish(self.rows[**row].0.id)) {
                for (key, by) in &wishes {
                    if self.rows[*row].1.iter().any(|(known, _)| known == key) {
                        taken.push((*key, self.rows[*by].0.id, self.rows[*row].0.id));
                    }
                }
            }
            for row in view {
                let (bind, keys) = &mut self.rows[*row];
                keys.retain(|(known, _)| is_wish(bind.id) || !wishes.iter().any(|(key, _)| key == known));
            }
        }
        let mut at_home = Vec::new();
        for ScreenKeys { place, ids, keys } in &mut self.screens {
            let taken = if *place == AT_HOME { &mut at_home } else { &mut taken };
            for at in (0..ids.len()).filter(|at| is_wish(ids[*at])) {
                let wished = keys[at].clone();
                for (other, theirs) in keys.iter_mut().enumerate().filter(|(other, _)| !is_wish(ids[*other])) {
                    let lost = theirs.extract_if(.., |key| wished.contains(key));
                    taken.extend(lost.map(|key| (key, ids[at], ids[other])));
                }
            }
        }
        for taken in [&mut taken, &mut at_home] {
            sort_by_key(taken, |(_, by, from)| (*by, *from));
            taken.dedup();
        }
        [taken, at_home]
    }

    /// Returns what the facilitator has to know of their configuration when the program starts.
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// Returns the same for the home screen.
    pub fn told_at_home(&self) -> Option<&str> {
        self.told_at_home.as_deref()
    }

    /// Lists pairs of commands that one key would mean in one view.
    pub fn conflicts(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let of_row = |row: &usize| (self.rows[*row].0.id, self.rows[*row].1.iter().map(|(key, _)| *key).collect());
        let views = self.views.iter().map(|view| ("", view.iter().map(of_row).collect()));
        let of_screen = |screen: &ScreenKeys| screen.ids.iter().copied().zip(screen.keys.iter().cloned()).collect();
        for (place, rows) in views.chain(self.screens.iter().map(|screen| (screen.place, of_screen(screen)))) {
            let rows: Vec<(&str, Vec<Key>)> = rows;
            for (i, (a, keys)) in rows.iter().enumerate() {
                for (b, others) in &rows[i + 1..] {
                    for key in keys.iter().filter(|key| others.contains(key)) {
                        wrong.push(format!("[keys] {place}the key {key} is used for both {a} and {b}"));
                    }
                }
            }
        }
        let mut known = HashSet::new();
        wrong.retain(|sentence| known.insert(sentence.clone()));
        wrong
    }

    /// Returns the keys for reading, one list for each row of their table.
    pub fn reading(&self) -> &[Vec<Key>] {
        &self.screens[0].keys
    }

    /// Returns the keys of the home screen, one list for each row of their table.
    pub fn home(&self) -> &[Vec<Key>] {
        &self.screens[1].keys
    }

    /// Returns the rows that work in a view, each with its keys.
    fn in_view(&self, view: &View) -> impl Iterator<Item = &(&'static Bind, Vec<(Key, &'static str)>)> {
        let at = VIEWS.iter().position(|v| *v == view);
        at.map_or(&[][..], |at| &self.views[at]).iter().map(|row| &self.rows[*row])
    }

    /// Returns the rows that work in a view.
    pub fn binds(&self, view: &View) -> Vec<&'static Bind> {
        self.in_view(view).map(|(bind, _)| *bind).collect()
    }

    fn keys(&self, bind: &Bind) -> &[(Key, &'static str)] {
        self.rows.iter().find(|(b, _)| std::ptr::eq(*b, bind)).map_or(&[], |(_, keys)| keys)
    }

    /// Returns the key shown for a row of the table.
    pub fn shown(&self, bind: &Bind) -> String {
        let keys = self.keys(bind);
        match (keys.first(), keys.last()) {
            (Some((first, _)), Some((last, _))) if keys.len() == 9 => format!("{first}…{last}"),
            (Some((first, _)), _) => Self::shown_key(*first),
            (None, _) => String::new(),
        }
    }

    /// Returns a key as it is shown: a minus is as wide as a plus.
    pub fn shown_key(key: Key) -> String {
        if key == Key::Char('-') { "−".to_owned() } else { key.to_string() }
    }

    /// Returns all keys of a row of the table, as the help shows them.
    pub fn all(&self, bind: &Bind) -> String {
        let keys = self.keys(bind);
        if keys.len() == 9 {
            return self.shown(bind);
        }
        keys.iter().map(|(key, _)| Self::shown_key(*key)).collect::<Vec<_>>().join(" ")
    }

    /// Returns whether a key of this row does something now.
    pub fn works(&self, m: &Model, bind: &Bind) -> bool {
        self.keys(bind).iter().any(|(_, name)| (bind.run)(m, name).is_some())
    }

    /// Returns what a key means here and now.
    pub fn action(&self, m: &Model, key: Key) -> Option<Action> {
        self.in_view(m.cursor.view).find_map(|(bind, keys)| {
            let (_, name) = keys.iter().find(|(k, _)| *k == key)?;
            (bind.run)(m, name)
        })
    }

    /// Returns every row of the tables, those of a view first.
    pub fn all_rows(&self, view: &View) -> Vec<&'static Bind> {
        let here = self.binds(view);
        let mut all = here.clone();
        all.extend(
            self.rows.iter().map(|(bind, _)| *bind).filter(|bind| !here.iter().any(|b| std::ptr::eq(*b, *bind))),
        );
        all
    }

    /// Returns the row that a key has in a view.
    pub(super) fn row(&self, view: &View, key: Key) -> Option<&'static Bind> {
        let row = self.in_view(view).find(|(_, keys)| keys.iter().any(|(k, _)| *k == key));
        row.map(|(bind, _)| *bind)
    }

    /// Returns whether a row that works in a view has this key.
    pub(super) fn has(&self, view: &View, key: Key) -> bool {
        self.in_view(view).any(|(_, keys)| keys.iter().any(|(k, _)| *k == key))
    }

    /// Returns whether a row of any view has this key.
    pub(super) fn is_known(&self, key: Key) -> bool {
        self.rows.iter().any(|(_, keys)| keys.iter().any(|(k, _)| *k == key))
    }

    /// Returns why a key does nothing here and now; `None` for one that is no character, and that no table knows.
    pub(super) fn why_not(&self, m: &Model, key: Key) -> Option<String> {
        if key == Key::Ctrl('c') {
            return Some("Ctrl-C does not quit: q does, and the session stays live.".to_owned());
        }
        let has = |(_, keys): &&(&Bind, Vec<(Key, &str)>)| keys.iter().any(|(k, _)| *k == key);
        let Some((bind, _)) = self.in_view(m.cursor.view).find(has).or_else(|| self.rows.iter().find(has)) else {
            if !cfg!(feature = "room") && key == Key::Char('Q') {
                return Some(NO_ROOM.to_owned());
            }
            return if let Key::Char(c) = key { Some(layouts::unknown(c)) } else { None };
        };
        bind.why_not(m).or_else(|| Some(format!("{key} does nothing here; it {}", third_person(bind.help))))
    }
}

/// A key that a row has by the wish of the facilitator: the row that has it, and the one that had it.
type Taken = (Key, &'static str, &'static str);

/// Says in one line which of the program's own keys gave way, and which names are no more.
fn told(taken: &[Taken], gone: &[&str]) -> Option<String> {
    let names = gone.join(", ");
    let first = instead(taken, "").map(|ways| format!("{ways} Press : to find every command by name."));
    let second = (!names.is_empty()).then(|| format!("No command is called {names} any more: see docs/keys.md."));
    let all: Vec<String> = first.into_iter().chain(second).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Says which keys do something else now, and where.
fn instead(taken: &[Taken], place: &str) -> Option<String> {
    let ways: Vec<String> = taken.iter().map(|(key, by, from)| format!("{key} is {by} instead of {from}")).collect();
    (!ways.is_empty()).then(|| format!("By your settings, {place}{}.", join_with_and(ways.iter().map(String::as_str))))
}

/// Turns a help line into what its key does: `Open, close or repeat the poll` into `opens, closes or repeats the poll`.
fn third_person(help: &str) -> String {
    let mut words: Vec<String> = help.split(' ').map(str::to_owned).collect();
    let mut at = 0;
    while let Some(word) = words.get_mut(at) {
        let verb = word.trim_end_matches([',', ';', ':']);
        let sign = word[verb.len()..].to_owned();
        let ending = if verb.ends_with(['s', 'x', 'o']) || verb.ends_with("ch") { "es" } else { "s" };
        *word = format!("{}{ending}{sign}", verb.to_lowercase());
        let lists = |at: usize| words.get(at).is_some_and(|w| w == "or");
        at += match sign.as_str() {
            "," if lists(at + 2) => 1,
            "" if lists(at + 1) => 2,
            _ => break,
        };
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a help line begins with.
    const VERBS: &str = "Add Break Change Choose Close Copy Correct Count Delete Draw Duplicate Edit Enter Find Fix Form \
                         Begin Follow Give Go Hide Hold Ignore Insert Keep Lower Make Mark Merge Move Open Pin Place Put Quit Read \
                         Redo Refuse Remove Rename Run Take \
                         Reveal Rotate Save Search Select Set Show Shuffle Split Start Suspend Swap Switch Type Undo";

    #[test]
    fn a_help_line_is_short_and_begins_with_a_verb() {
        let lines = all_rows().into_iter().map(|b| (b.id, b.help));
        for (id, help) in
            lines.chain(REVIEW_KEYS.iter().map(|b| (b.id, b.about))).chain(HOME_KEYS.iter().map(|b| (b.id, b.about)))
        {
            assert!(help.split_whitespace().count() <= 8 && !help.contains('.'), "{id}: {help}");
            let first = help.split([' ', ',', ';']).next().unwrap();
            let verb = VERBS.split_whitespace().any(|v| v == first);
            assert!(
                verb || ["Same groups as last time", "Hosts stay, others rotate"].contains(&help),
                "{id}: {first} is not among the VERBS"
            );
        }
    }

    #[test]
    fn a_help_line_says_what_the_key_does() {
        for (help, does) in [
            ("Enter paper ballots", "enters paper ballots"),
            ("Start, pause or resume the session", "starts, pauses or resumes the session"),
            ("Form or show breakout groups", "forms or shows breakout groups"),
            ("Fix anyone left alone", "fixes anyone left alone"),
            ("Switch between agenda and entries", "switches between agenda and entries"),
            ("Mark done, answered or taken up", "marks done, answered or taken up"),
            ("Quit; the session stays live", "quits; the session stays live"),
            ("Undo", "undoes"),
        ] {
            assert_eq!(third_person(help), does);
        }
    }

    #[test]
    fn every_key_of_the_tables_is_a_key_and_means_one_thing() {
        let map = Keymap::default();
        for (bind, keys) in &map.rows {
            assert_eq!(bind.keys.len(), keys.len(), "{}", bind.id);
        }
        assert_eq!(map.conflicts(), Vec::<String>::new());
    }

    #[test]
    fn a_name_stands_once_in_a_view() {
        for view in VIEWS {
            let mut ids: Vec<_> = rows_of(view).iter().map(|b| b.id).collect();
            let all = ids.len();
            sort(&mut ids);
            ids.dedup();
            assert_eq!(ids.len(), all, "{view:?}");
        }
    }

    #[test]
    fn a_changed_key_takes_the_place_of_the_old_one_and_conflicts_are_named() {
        let change = |id: &str, key: &str| HashMap::from([(id.to_owned(), vec![key.to_owned()])]);
        let map = Keymap::changed(&change("note", "Y")).unwrap();
        let row = all_rows().into_iter().find(|b| b.id == "note").unwrap();
        assert_eq!(map.shown(row), "Y");
        let own = HashMap::from([("note", "Y"), ("undo", "Y")].map(|(id, key)| (id.to_owned(), vec![key.to_owned()])));
        let wrong = Keymap::changed(&own).unwrap_err();
        assert_eq!(wrong, ["[keys] the key Y is used for both undo and note"]);
        let wrong = Keymap::changed(&change("captur", "c")).unwrap_err();
        assert!(wrong[0].contains("mean “note”?"), "{wrong:?}");
        assert!(Keymap::changed(&change("note", "hyper-x")).is_err());
    }

    #[test]
    fn a_name_of_the_configuration_means_one_command() {
        let (mut ids, mut older) = (Vec::new(), Vec::new());
        for bind in all_rows() {
            ids.push(bind.id);
            older.extend(bind.was.iter().map(|was| (*was, bind.id)));
        }
        ids.extend(screen_ids());
        sort(&mut older);
        older.dedup();
        for (at, (was, id)) in older.iter().enumerate() {
            assert!(!ids.contains(was), "{was} of {id} is the name of another command too");
            assert!(older[at + 1..].iter().all(|(other, _)| other != was), "{was} was the name of two commands");
        }
    }

    #[test]
    fn two_names_of_one_command_are_not_taken_together() {
        let both = [("note", "Y"), ("capture", "Z")].map(|(id, key)| (id.to_owned(), vec![key.to_owned()]));
        let wrong = Keymap::changed(&HashMap::from(both)).unwrap_err();
        assert_eq!(wrong, ["[keys] capture and note are one command. Use only note"]);
    }
}
