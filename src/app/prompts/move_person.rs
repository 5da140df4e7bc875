//! Owns the move line: a few letters of a name select the person at once, a group behind it moves them there.

use crate::app::list_keys::wrapped;
use crate::app::model::{Entered, Model, Prompt};
use crate::app::move_words;
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::workshop::sort_by_key;
use crate::workshop::text::{nearest, same, search_key};
use crate::workshop::{Command, Group, short_names};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "move-person",
    label: |_, _, _, _| "move".to_owned(),
    preview: |m, _, text, _| preview(m, text),
    complete: |m, _, text, _| complete(m, text),
    hints: [&["name, then group · Enter moves · Esc closes", "Enter moves · Esc closes"]; 2],
    open: |m| {
        m.prompt.offered = 0;
        None
    },
    step: |m, by| {
        let text = m.prompt.line.as_ref().map(|(_, line)| line.text().to_owned()).unwrap_or_default();
        let found = read(m, &text).people.len();
        m.prompt.offered = wrapped(m.prompt.offered, by, found);
        select(m, &text);
    },
    changed: |m, _, text| select(m, text),
    enter: |m, _, text, now| {
        let line = read(m, text);
        let Some(name) = line.person(m) else {
            if text.trim().is_empty() {
                return Entered::Taken;
            }
            m.refuse(format!("Nobody in the groups is called “{}”.", text.trim()), now);
            return Entered::Refused;
        };
        match line.group {
            Wanted::Nothing => Entered::Taken,
            Wanted::Group(group) => {
                Entered::taken_if(perform(m, Command::Place { name, group: Some(group) }, now).is_some())
            }
            Wanted::Unknown(text) => {
                m.refuse(format!("There is no group “{text}”."), now);
                Entered::Refused
            }
        }
    },
    back: Some("g, then /"),
    ..Prompt::DEFAULT
};

/// What the line says.
struct Line {
    /// Everybody whose name may be meant, the likeliest first.
    people: Vec<String>,
    /// A group stands alone: whoever is selected moves.
    selected: bool,
    group: Wanted,
}

/// Which group the line names.
enum Wanted {
    Nothing,
    Group(usize),
    Unknown(String),
}

impl Line {
    /// Returns who is meant.
    fn person(&self, m: &Model) -> Option<String> {
        if self.selected {
            return m.selected_name();
        }
        self.people.get(m.prompt.offered).or(self.people.first()).cloned()
    }
}

/// Reads a name and the group behind it. As many words as can be belong to the name: `guest 3` is Guest 3.
fn read(m: &Model, text: &str) -> Line {
    let key = search_key(text.trim());
    let mut words: Vec<&str> = key.split_whitespace().collect();
    let groups = m.session.round().map_or(&[][..], |r| &r.groups);
    let nobody = |selected, group| Line { people: Vec::new(), selected, group };
    if words.is_empty() {
        return nobody(false, Wanted::Nothing);
    }
    let names = names(m);
    let mut unknown = None;
    for taken in (1..=words.len()).rev() {
        let people = matching(&names, &words[..taken]);
        let rest = words[taken..].join(" ");
        match group(groups, &rest) {
            _ if people.is_empty() => {}
            _ if rest.is_empty() => return Line { people, selected: false, group: Wanted::Nothing },
            Some(group) => return Line { people, selected: false, group: Wanted::Group(group) },
            None => unknown = unknown.or(Some(Line { people, selected: false, group: Wanted::Unknown(rest) })),
        }
    }
    if let Some(line) = unknown {
        return line;
    }
    if let Some(group) = group(groups, &words.join(" ")) {
        return nobody(true, Wanted::Group(group));
    }
    // A number may follow at once: `han1`.
    let last = words.pop().unwrap_or_default();
    let letters = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &last[letters.len()..];
    words.extend(Some(letters).filter(|letters| !letters.is_empty()));
    let people = if words.is_empty() || number.is_empty() { Vec::new() } else { matching(&names, &words) };
    if people.is_empty() {
        return nobody(false, Wanted::Nothing);
    }
    let group = group(groups, number).map_or_else(|| Wanted::Unknown(number.to_owned()), Wanted::Group);
    Line { people, selected: false, group }
}

/// Returns everybody who can be moved, those without a group first.
fn names(m: &Model) -> Vec<String> {
    let mut names = m.by_group();
    let others = m.session.present().into_iter().map(|p| p.name);
    names.extend(others.filter(|name| !names.contains(name)).collect::<Vec<_>>());
    names
}

/// Returns the names in which each of these words begins a word; those that begin with the first of them come first.
fn matching(names: &[String], words: &[&str]) -> Vec<String> {
    let begins = |name: &&String| {
        let key = search_key(name);
        words.iter().all(|word| key.split_whitespace().any(|part| part.starts_with(word)))
    };
    let mut found: Vec<String> = names.iter().filter(begins).cloned().collect();
    sort_by_key(&mut found, |name| {
        let key = search_key(name);
        (key != words.join(" "), !key.starts_with(words[0]))
    });
    found
}

/// Returns the group with this number or name, or at this place; nothing where several may be meant.
fn group(groups: &[Group], text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < groups.len());
    }
    let exactly = groups.iter().position(|g| same(&g.name, text) || g.place.as_ref().is_some_and(|p| same(p, text)));
    let begins = |name: &str| !text.is_empty() && search_key(name).starts_with(text);
    let mut found =
        (0..groups.len()).filter(|at| begins(&groups[*at].name) || groups[*at].place.as_deref().is_some_and(begins));
    let first = found.next();
    exactly.or(first.filter(|_| found.next().is_none()))
}

/// Selects whoever the line names.
fn select(m: &mut Model, text: &str) {
    let line = read(m, text);
    let Some(name) = line.person(m).filter(|_| !line.selected) else { return };
    if let Some(at) = m.by_group().iter().position(|n| *n == name) {
        m.cursor.selected = at;
        m.select_group_of_person();
    }
}

/// Returns who would move where, and what that would change.
fn preview(m: &Model, text: &str) -> Preview {
    let mut preview = Preview::default();
    let line = read(m, text);
    let Some(name) = line.person(m) else {
        if !text.trim().is_empty() {
            preview.push(format!("nobody in the groups is called “{}”", text.trim()), Tone::Doubt);
            preview.hint = complete(m, text).map(|name| format!("Tab: {}", name.trim()));
        }
        return preview;
    };
    let round = m.session.round();
    let groups = round.map_or(&[][..], |r| &r.groups);
    let own = groups.iter().position(|g| g.members.contains(&name));
    let named = |group: usize| format!("{} {}", group + 1, groups[group].name);
    match &line.group {
        Wanted::Group(to) => {
            preview.push(format!("{name} → {}", named(*to)), Tone::Strong);
            if own == Some(*to) {
                preview.push("is there already", Tone::Doubt);
            } else if let Some(found) =
                m.move_previews().iter().find(|p| p.group == *to && m.selected_name().as_ref() == Some(&name))
            {
                let all = m.session.names();
                let short = short_names(&all);
                let short = |name: &str| {
                    all.iter().position(|n| *n == name).map_or_else(|| name.to_owned(), |at| short[at].clone())
                };
                preview.push(move_words::in_words(found, &short), Tone::Text);
            }
        }
        Wanted::Unknown(text) => {
            preview.push(&name, Tone::Strong);
            preview.push(format!("no group “{text}”"), Tone::Doubt);
        }
        Wanted::Nothing => {
            preview.push(&name, Tone::Strong);
            preview.push(own.map_or_else(|| "in no group".to_owned(), named), Tone::Quiet);
            if let Some(other) = line.people.iter().find(|n| **n != name) {
                let more = line.people.len() - 1;
                let words =
                    if more == 1 { format!("↓ {other}") } else { format!("↓ {other} and {} more", more - 1) };
                preview.push(words, Tone::Quiet);
            }
        }
    }
    preview
}

/// Returns the line with the whole name of whoever is meant, or of the name that is nearest.
fn complete(m: &Model, text: &str) -> Option<String> {
    let line = read(m, text);
    if let Some(name) = line.person(m).filter(|_| !line.selected) {
        return matches!(line.group, Wanted::Nothing).then(|| format!("{name} "));
    }
    let names = names(m);
    nearest(text.trim(), names.iter().map(String::as_str)).map(|name| format!("{name} "))
}
