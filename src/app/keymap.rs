//! Owns which key means which row of the table: the defaults, and what the configuration changed.

use std::collections::HashMap;

use terminal::Key;

use super::reader::{self, READER_KEYS};
use super::update::object;
use super::{Action, Effect, Model, View, binds, planning, typing, update};
use crate::domain::{Command, Does, Moment, Refusal, State};

/// Which key means what.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// For each row of the table its keys, each with the name that the row knows it by.
    keys: Vec<Vec<(Key, &'static str)>>,
    /// For each row of the table for reading its keys.
    reading: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let row = |b: &binds::Bind| b.keys.iter().filter_map(|name| Some((Key::parse(name)?, *name))).collect();
        Self { keys: binds::TABLE.iter().map(row).collect(), reading: reader::usual_keys() }
    }
}

impl Keymap {
    /// The keys as the configuration wants them: names of rows with the keys that take the place of theirs.
    /// Everything wrong with it comes back in sentences.
    pub fn changed(changes: &HashMap<String, Vec<String>>) -> Result<Self, Vec<String>> {
        let mut map = Self::default();
        let mut wrong = Vec::new();
        let mut sorted: Vec<_> = changes.iter().collect();
        sorted.sort();
        for (id, names) in sorted {
            let place = binds::TABLE.iter().position(|b| b.id == id);
            let reading = READER_KEYS.iter().position(|b| b.id == id);
            if place.is_none() && reading.is_none() {
                let known = binds::TABLE.iter().map(|b| b.id).chain(READER_KEYS.iter().map(|b| b.id));
                let near = known.max_by_key(|b| (strsim::jaro_winkler(b, id) * 1000.0) as u32);
                wrong.push(format!("[keys] {id}: there is no such command; perhaps {}", near.unwrap_or_default()));
                continue;
            }
            let mut keys = Vec::new();
            for name in names {
                match Key::parse(name) {
                    Some(key) => keys.push(key),
                    None => {
                        wrong.push(format!("[keys] {id}: “{name}” is no key; write it as a, ctrl-r, space, F5 or →"));
                    }
                }
            }
            if let Some(place) = place {
                let known = binds::TABLE[place].keys;
                let named = |(i, key): (usize, &Key)| (*key, *known.get(i).unwrap_or(&known[known.len() - 1]));
                map.keys[place] = keys.iter().enumerate().map(named).collect();
            }
            if let Some(reading) = reading {
                map.reading[reading] = keys;
            }
        }
        wrong.extend(map.conflicts());
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// Pairs of commands that one key would mean in one view.
    pub fn conflicts(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (i, a) in binds::TABLE.iter().enumerate() {
            for (j, b) in binds::TABLE.iter().enumerate().skip(i + 1) {
                if !a.on.iter().any(|v| b.on.contains(v)) {
                    continue;
                }
                for (key, _) in &self.keys[i] {
                    if self.keys[j].iter().any(|(k, _)| k == key) {
                        wrong.push(format!("[keys] the key {key} would mean both {} and {}", a.id, b.id));
                    }
                }
            }
        }
        for (i, keys) in self.reading.iter().enumerate() {
            for (j, others) in self.reading.iter().enumerate().skip(i + 1) {
                for key in keys.iter().filter(|key| others.contains(key)) {
                    let (a, b) = (READER_KEYS[i].id, READER_KEYS[j].id);
                    wrong.push(format!("[keys] in review the key {key} would mean both {a} and {b}"));
                }
            }
        }
        wrong
    }

    /// The keys for reading, one list for each row of their table.
    pub fn reading(&self) -> &[Vec<Key>] {
        &self.reading
    }

    /// The key shown for a row of the table.
    pub fn shown(&self, row: usize) -> String {
        let keys = &self.keys[row];
        match (keys.first(), keys.last()) {
            (Some((first, _)), Some((last, _))) if keys.len() == 9 => format!("{first}…{last}"),
            (Some((first, _)), _) => first.to_string(),
            (None, _) => String::new(),
        }
    }

    /// All keys of a row of the table, as the help shows them.
    pub fn all(&self, row: usize) -> String {
        let keys = &self.keys[row];
        if keys.len() == 9 {
            return self.shown(row);
        }
        keys.iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// What a key means here and now.
    pub fn action(&self, m: &Model, key: Key) -> Option<Action> {
        let mut rows = binds::TABLE.iter().zip(&self.keys).filter(|(b, _)| b.on.contains(&m.view));
        rows.find_map(|(b, keys)| {
            let (_, name) = keys.iter().find(|(k, _)| *k == key)?;
            (b.run)(m, name)
        })
    }

    /// What a key stands for that can do nothing now, where that is worth a sentence of its own.
    fn refused(&self, m: &Model, key: Key) -> Option<Action> {
        let mut rows = binds::TABLE.iter().zip(&self.keys).filter(|(b, _)| b.on.contains(&m.view));
        let (bind, _) = rows.find(|(_, keys)| keys.iter().any(|(k, _)| *k == key))?;
        match bind.id {
            "back" => Some(Action::Say(Command::Back)),
            "undo" => Some(Action::Undo),
            "redo" => Some(Action::Redo),
            _ => None,
        }
    }

    /// Why a key of the table does nothing here and now; `None` for a key that the table does not know.
    fn why_not(&self, m: &Model, key: Key) -> Option<String> {
        if key == Key::Ctrl('c') {
            return Some("Ctrl-C ends nothing here: q leaves, and the session stays live.".to_owned());
        }
        let has = |i: &usize| self.keys[*i].iter().any(|(k, _)| *k == key);
        let mut rows = (0..self.keys.len()).filter(has);
        let here = |i: &usize| binds::TABLE[*i].on.contains(&m.view);
        let row = rows.clone().find(here).or_else(|| rows.next())?;
        Some(match m.session.state() {
            State::Planned => Refusal::NotStarted.to_string(),
            State::Done => Refusal::Over.to_string(),
            State::Live | State::Paused => missing(m, binds::TABLE[row].id).map_or_else(
                || format!("Not here and now: {key} is for “{}”.", binds::TABLE[row].about),
                str::to_owned,
            ),
        })
    }

    /// The rows that can be used in this view now, those with a hint first, by rank.
    pub fn hints(&self, m: &Model) -> Vec<usize> {
        let usable = |b: &binds::Bind| b.rank > 0 && b.on.contains(&m.view) && (b.run)(m, b.keys[0]).is_some();
        let mut rows: Vec<usize> = (0..binds::TABLE.len()).filter(|i| usable(&binds::TABLE[*i])).collect();
        // Before the start nothing is as near as starting.
        let first = |b: &binds::Bind| b.id == "clock" && m.session.state() == State::Planned;
        rows.sort_by_key(|i| (!first(&binds::TABLE[*i]), binds::TABLE[*i].rank));
        rows
    }

    /// The rows that the help lists now: those of polls only where there is one.
    pub fn of_now(m: &Model) -> Vec<usize> {
        let polls = m.in_poll();
        Self::of_view(m.view).into_iter().filter(|i| polls || !binds::TABLE[*i].is_of_polls()).collect()
    }

    /// The rows that work in a view.
    pub fn of_view(view: View) -> Vec<usize> {
        (0..binds::TABLE.len()).filter(|i| binds::TABLE[*i].on.contains(&view)).collect()
    }
}

const NOT_SELECTED: &str = "Nothing is selected: Tab goes to the entries, ↑ and ↓ move among them.";

/// What a command would need that is not there now, where that can be said.
fn missing(m: &Model, id: &str) -> Option<&'static str> {
    let in_poll = m.in_poll();
    Some(match id {
        "company" => "Nobody is alone in a group.",
        "same-groups" => "No activity before this one had groups that could be taken over.",
        "remember" => "No earlier session of this series is known.",
        "scatter" => "No group has a host who could stay: t makes the selected person one.",
        "next-column" | "previous-column" if m.cells().len() == 1 => {
            "This phase is about one column alone: everything you keep goes there."
        }
        "next-column" | "previous-column" => "This activity has no columns to move between.",
        "next-group" | "previous-group" if m.session.activity().is_some_and(|a| a.groups.is_some()) => {
            "No groups have been formed yet: g forms them."
        }
        "next-group" | "previous-group" => "This activity keeps the whole group together.",
        "groups" => "This activity keeps the whole group together, and no groups were formed before it.",
        "thumbs-up" | "thumbs-down" => "Thumbs are asked for when the time of a phase with extensions is up.",
        "reveal" if in_poll => "The room sees the results of this poll already, or nobody has voted yet.",
        "reveal" => "Nothing is hidden here: the room may see all of it.",
        "hand" | "count" if in_poll => "Hands do not tell the answer to this poll: b takes ballots, one a line.",
        "run-off" | "chair" if in_poll => "There is no tie for the first place that could be decided so.",
        "answers" if in_poll => "Tab goes to the answers, ↑ and ↓ move among them; w puts two together.",
        "duels" if in_poll => "Only a ranking has duels.",
        "hand" | "count" if m.session.phase().is_some_and(|p| p.does == Does::Vote) => NOT_SELECTED,
        "hand" | "count" | "poll" => "No poll is running: these keys count hands while one is.",
        "fit-in" => "Everybody who is here has a place: f puts a latecomer into a group.",
        "carried" => "Nothing was carried over: roundtable new --from lets a session follow another.",
        "look" => "There are no groups on a canvas here to look at in another way.",
        "take-apart" | "lead" | "next-part" | "previous-part" if m.selected_note().is_some() => {
            "Nothing was put under this entry."
        }
        "remove" | "done" | "open" | "put-together" | "take-apart" | "headline" if m.view == View::Live => NOT_SELECTED,
        _ => return None,
    })
}

/// Takes a key: into the line being typed, else as the command it means.
pub fn press(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    if m.leaving {
        return leaving(m, key, now);
    }
    // Whatever is open, the program can be stopped; a letter is a letter there.
    let typing = m.area.is_some() || m.line.is_some();
    if typing && !matches!(key, Key::Char(_)) && matches!(keys.action(m, key), Some(Action::Suspend)) {
        return update(m, Action::Suspend, now);
    }
    if m.area.is_some() {
        return planning::press(m, key, now);
    }
    if m.line.is_some() {
        return typing::press(m, key, now);
    }
    let scroll = match key {
        Key::Up if m.card.is_some() => Some(Action::Move(-1)),
        Key::Down if m.card.is_some() => Some(Action::Move(1)),
        Key::PageUp if m.card.is_some() => Some(Action::Move(-10)),
        Key::PageDown if m.card.is_some() => Some(Action::Move(10)),
        _ => None,
    };
    let Some(action) = scroll.or_else(|| keys.action(m, key)).or_else(|| keys.refused(m, key)) else {
        if let Some(why) = keys.why_not(m, key) {
            object(m, why, now);
        }
        return Vec::new();
    };
    // A card lies above everything: the next key puts it away, and means what it says; only moving moves in it.
    if m.card.is_some() && !matches!(action, Action::Read(_) | Action::Away | Action::Move(_)) {
        m.card = None;
    }
    m.message = None;
    update(m, action, now)
}

/// The only question the program asks: whether to leave while the disk refuses the last changes.
fn leaving(m: &mut Model, key: Key, now: Moment) -> Vec<Effect> {
    match key {
        Key::Char('W') => {
            m.leaving = false;
            update(m, Action::Type(super::Purpose::Elsewhere), now)
        }
        Key::Char('q') => update(m, Action::QuitAnyway, now),
        Key::Char('r') | Key::Enter => update(m, Action::SaveNow, now),
        Key::Esc => update(m, Action::Away, now),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_means_one_thing() {
        let map = Keymap::default();
        for (bind, keys) in binds::TABLE.iter().zip(&map.keys) {
            assert_eq!(bind.keys.len(), keys.len(), "{}", bind.id);
        }
        assert_eq!(map.conflicts(), Vec::<String>::new());
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = binds::TABLE.iter().map(|b| b.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), binds::TABLE.len());
    }

    #[test]
    fn a_changed_key_takes_the_place_of_the_old_one_and_conflicts_are_named() {
        let change = |id: &str, key: &str| HashMap::from([(id.to_owned(), vec![key.to_owned()])]);
        let map = Keymap::changed(&change("capture", "Y")).unwrap();
        let row = binds::TABLE.iter().position(|b| b.id == "capture").unwrap();
        assert_eq!(map.shown(row), "Y");
        let wrong = Keymap::changed(&change("capture", "u")).unwrap_err();
        assert_eq!(wrong, ["[keys] the key u would mean both capture and undo"]);
        let wrong = Keymap::changed(&change("captur", "c")).unwrap_err();
        assert!(wrong[0].contains("perhaps capture"), "{wrong:?}");
        assert!(Keymap::changed(&change("capture", "hyper-x")).is_err());
    }
}
