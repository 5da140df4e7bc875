//! Owns search: what a few letters find in notes, people and the agenda. It only looks.

use super::{Model, Pane, Purpose, View};

/// One thing that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An activity, by its place in the agenda.
    Activity(usize),
    /// A person, by their place among everybody.
    Person(usize),
    /// A note, by its place in the record.
    Note(usize),
}

/// What the words typed find: every word has to be there, whatever its case. Agenda first, then people, then
/// notes, the newest first. Without words: all notes.
pub fn find(m: &Model) -> Vec<Found> {
    let typed = match &m.line {
        Some((Purpose::Search, line)) => line.text().to_lowercase(),
        _ => String::new(),
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut all = String::new();
    let mut hit = |texts: &[&str]| {
        all.clear();
        for text in texts {
            lower(&mut all, text);
            all.push(' ');
        }
        words.iter().all(|w| all.contains(w))
    };
    let mut found = Vec::new();
    if !words.is_empty() {
        let agenda = m.session.plan.agenda.iter().enumerate();
        let mut of_plan = |a: &crate::domain::Activity| {
            hit(&[&a.title, a.prompt.as_deref().unwrap_or_default(), a.script.as_deref().unwrap_or_default()])
        };
        found.extend(agenda.filter(|(_, a)| of_plan(a)).map(|(i, _)| Found::Activity(i)));
        let people = m.session.everybody();
        let texts = |p: &crate::domain::Person| {
            let values: Vec<&str> = p.attributes.iter().map(|(_, v)| v.as_str()).collect();
            format!("{} {}", p.name, values.join(" "))
        };
        found.extend(people.iter().enumerate().filter(|(_, p)| hit(&[&texts(p)])).map(|(i, _)| Found::Person(i)));
    }
    let notes = m.session.record.notes.iter().enumerate().rev();
    let mut of_note = |n: &crate::domain::Note| {
        let [group, owner, by] = [&n.group, &n.owner, &n.by].map(|t| t.as_deref().unwrap_or_default());
        words.is_empty() || hit(&[&n.text, group, owner, by, n.kind.word()])
    };
    found.extend(notes.filter(|(_, n)| of_note(n)).map(|(i, _)| Found::Note(i)));
    found
}

/// Adds a text in small letters.
fn lower(to: &mut String, text: &str) {
    if text.is_ascii() {
        let start = to.len();
        to.push_str(text);
        to[start..].make_ascii_lowercase();
    } else {
        to.push_str(&text.to_lowercase());
    }
}

/// Goes to what is selected.
pub(super) fn open(m: &mut Model) {
    let found = find(m).into_iter().nth(m.selected);
    m.line = None;
    m.view = View::Live;
    match found {
        Some(Found::Activity(at)) => {
            m.pane = Pane::Agenda;
            m.ahead = (m.session.step().map(|s| s.activity) != Some(at)).then_some(at);
        }
        Some(Found::Person(at)) => {
            m.view = View::People;
            m.selected = at;
        }
        Some(Found::Note(at)) => {
            let note = &m.session.record.notes[at];
            let activity = note.activity.as_ref().and_then(|id| m.session.plan.position(id));
            m.ahead = activity.filter(|a| m.session.step().map(|s| s.activity) != Some(*a));
            if let (Some(group), Some(round)) = (&note.group, m.shown_round())
                && let Some(place) = round.groups.iter().position(|g| g.name == *group)
            {
                m.group = place;
            }
            m.pane = Pane::Activity;
            m.selected = m.selectable_notes().iter().position(|n| *n == at).unwrap_or(0);
        }
        None => {}
    }
}
