//! Owns the prompt for where groups work: one place for the selected group, or several for the groups in their order.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::workshop::{Command, place};

/// The prompt; it is about the index of the group.
pub static PROMPT: Prompt = Prompt {
    id: "group-place",
    label: |_, _, _, _| "place".to_owned(),
    preview: |m, about, text, _| preview(m, about.index(), text),
    hints: [
        &["Table 4 or a link · several: Table 1 / Table 2 · Enter removes", "Table 4 or a link · Enter removes"],
        &["several: Table 1 / Table 2 · Enter saves · Esc closes", "Enter saves · Esc closes"],
    ],
    start: |m, about| m.session.round().and_then(|r| r.place(about.index())).unwrap_or_default().to_owned(),
    enter: |m, about, text, now| {
        let command = Command::SetPlaces(places(about.index(), text));
        Entered::taken_if(perform(m, command, now).is_some())
    },
    back: Some("g, then L on the same group"),
    ..Prompt::DEFAULT
};

/// Returns which group gets which place: a single one is for the selected group, several are for the first group, the
/// second, and so on. Nothing typed removes the place.
fn places(selected: usize, text: &str) -> Vec<(usize, String)> {
    // An address has slashes of its own: only one between blanks parts two places.
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts: Vec<String> = words.split(|word| *word == "/").map(|part| part.join(" ")).collect();
    match &parts[..] {
        [only] => vec![(selected, only.clone())],
        // A part without a word leaves its group where it is.
        _ => parts.into_iter().enumerate().filter(|(_, part)| !part.is_empty()).collect(),
    }
}

/// Returns which group would work where.
fn preview(m: &Model, selected: usize, text: &str) -> Preview {
    let mut preview = Preview::default();
    let Some(round) = m.session.round() else { return preview };
    for (at, text) in places(selected, text) {
        let Some(group) = round.groups.get(at) else {
            preview.push(format!("no group for “{text}”"), Tone::Doubt);
            continue;
        };
        match place(&text) {
            _ if text.is_empty() => preview.push(format!("{}: no place", group.name), Tone::Quiet),
            Ok(place) => preview.push(format!("{}: {place}", group.name), Tone::Text),
            Err(fault) => preview.push(fault.to_string(), Tone::Doubt),
        }
    }
    preview
}
