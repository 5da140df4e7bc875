//! Owns the list that floats above the view while a line is typed: what the typed words find in it, and what Enter does.
//! Words match words, never scattered letters, and nothing is run below a clear match.

use super::model::{Action, Bind, List, ListItem, Model};
use crate::workshop::text::search_key;
use crate::workshop::{Moment, sort_by_key};

/// The first class whose rows have to be chosen before Enter runs them: what is typed is only part of a word.
pub const CONTAINS: u8 = 6;
/// The class of what differs from what is typed by one letter.
const MISTYPED: u8 = 7;

/// Finds what the typed words stand for, the best first: each with the class of its match, 0 where nothing is typed.
pub fn find(m: &Model, rows: &[&'static Bind], now: Moment) -> Vec<ListItem> {
    let Some(((_, line), list)) = m.prompt.line.as_ref().zip(list(m)) else { return Vec::new() };
    let mut found = (list.offers)(m, rows, line.text(), now);
    let used = |name: &str| m.prompt.used.iter().filter(|used| *used == name).count();
    found.retain_mut(|item| {
        let typed = item.typed.as_deref().unwrap_or(line.text());
        let class = class(typed, &item.name, &item.synonyms);
        let class = if is_key(typed, item) { class.filter(|class| *class == 1).or(Some(2)) } else { class };
        item.class = class.unwrap_or_default();
        class.is_some()
    });
    // What is named exactly stands first, whether or not it can be done.
    sort_by_key(&mut found, |item| {
        (item.class, item.class != 1 && item.action.is_err(), usize::MAX - used(&item.name))
    });
    found
}

/// Returns the item that Enter runs, or why it runs none.
pub fn chosen(m: &Model, found: &[ListItem]) -> Result<ListItem, String> {
    let line = typed(m);
    let nothing = || format!("No {} called “{line}”.", list(m).map_or("", |list| list.one));
    let Some(item) = found.get(m.prompt.offered) else { return Err(nothing()) };
    if !m.prompt.picked && line.is_empty() {
        return Err("Type a name, or choose with ↓.".to_owned());
    }
    if !m.prompt.picked && item.class >= CONTAINS {
        return Err(format!("{} ↓ {}", nothing(), item.name));
    }
    item.action.as_ref().map(|_| item.clone()).map_err(|why| format!("{}: {why}", item.heading()))
}

/// Returns what is typed.
pub fn typed(m: &Model) -> &str {
    m.prompt.line.as_ref().map_or("", |(_, line)| line.text().trim())
}

/// Returns the list that floats above the view.
fn list(m: &Model) -> Option<&'static List> {
    m.prompt.line.as_ref().and_then(|(purpose, _)| purpose.prompt.list.as_ref())
}

/// Returns what the line says at the right: what Enter will do.
pub fn hint(m: &Model, found: &[ListItem]) -> String {
    let line = typed(m);
    if line.is_empty() && !m.prompt.picked {
        return "type a name · ↑ ↓ choose · Esc closes".to_owned();
    }
    match chosen(m, found) {
        Ok(item) if !item.says.is_empty() => format!("Enter: {} · Esc closes", item.says),
        Ok(item) => {
            let does = list(m).map_or("", |list| list.does);
            format!("Enter {does} “{}” · ↑ ↓ choose · Esc closes", item.shown())
        }
        Err(why) => format!("{why} · Esc closes"),
    }
}

impl ListItem {
    /// Returns a line that does this.
    pub fn new(text: &str, action: Action) -> Self {
        Self {
            text: text.to_owned(),
            name: text.to_owned(),
            synonyms: String::new(),
            typed: None,
            rows: Vec::new(),
            action: Ok(action),
            says: String::new(),
            class: 0,
        }
    }

    /// Returns its text as far as the colon, or as what is told beside it.
    pub fn shown(&self) -> &str {
        let told = self.text.split(" · ").next().unwrap_or(&self.text);
        told.split([':', ';']).next().unwrap_or(told)
    }

    /// Returns its name as far as the colon.
    fn heading(&self) -> &str {
        self.name.split([':', ';']).next().unwrap_or(&self.name)
    }
}

/// Returns the words of a text as they are searched.
pub fn words(text: &str) -> Vec<String> {
    let key = search_key(text);
    key.split_whitespace().map(str::to_owned).collect()
}

/// Returns whether what is typed is the key of an item.
fn is_key(typed: &str, item: &ListItem) -> bool {
    item.rows.len() == 1 && item.rows[0].keys.contains(&typed.trim())
}

/// Returns how well typed words match a name and its synonyms, 1 best: the name or its part before a colon; a synonym; the
/// beginning of the name; beginnings of its words; of its words and its synonyms'; a part of it; all but one letter.
pub fn class(typed: &str, name: &str, synonyms: &str) -> Option<u8> {
    let query = words(typed);
    if query.is_empty() {
        return Some(0);
    }
    let typed = query.join(" ");
    let whole = words(name).join(" ");
    let part = name.split([':', ';']).next().map_or_else(String::new, |part| words(part).join(" "));
    let synonyms: Vec<String> =
        synonyms.split(',').map(|synonym| words(synonym).join(" ")).filter(|s| !s.is_empty()).collect();
    let begins = |word: &String, texts: &[&String]| {
        texts
            .iter()
            .any(|text| text.split([' ', ':', ';', '-', '/', ',']).any(|known| known.starts_with(word.as_str())))
    };
    let all: Vec<&String> = std::iter::once(&whole).chain(&synonyms).collect();
    if typed == whole || typed == part {
        Some(1)
    } else if synonyms.contains(&typed) {
        Some(2)
    } else if whole.starts_with(&typed) {
        Some(3)
    } else if query.iter().all(|word| begins(word, &[&whole])) {
        Some(4)
    } else if query.iter().all(|word| begins(word, &all)) {
        Some(5)
    } else if typed.chars().count() >= 2 && whole.contains(&typed) {
        Some(CONTAINS)
    } else {
        (typed.chars().count() >= 4 && mistyped(&typed, &part, &all)).then_some(MISTYPED)
    }
}

/// Returns whether one letter is wrong, missing, too many or in the place of its neighbour.
fn mistyped(typed: &str, part: &str, all: &[&String]) -> bool {
    let near = |known: &str| known.chars().count() >= 3 && strsim::damerau_levenshtein(typed, known) == 1;
    near(part) || all.iter().any(|text| near(text) || text.split(' ').any(near))
}
