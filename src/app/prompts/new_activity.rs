//! Owns the prompt for a new activity, and how a line with commas is read.

use crate::app::model::{Entered, Prompt};
use crate::app::plan_rows::edit_plan;
use crate::workshop::text::same;
use crate::workshop::{Activity, Edit, Kind};

/// The prompt; it is about the index of the agenda where the activity goes.
pub static PROMPT: Prompt = Prompt {
    id: "new-activity",
    label: |_, _, _, _| "new activity".to_owned(),
    hints: [&["Title, 15, break     Enter adds · Esc closes", "Enter adds · Esc closes"]; 2],
    enter: |m, about, text, now| {
        let activity = Box::new(activity(text));
        let refused = !text.trim().is_empty() && !edit_plan(m, Edit::Insert { at: about.index(), activity }, now);
        Entered::taken_if(!refused)
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    ..Prompt::DEFAULT
};

/// Reads `Coffee, 15, break`: a title, and perhaps minutes and a kind, in any order.
fn activity(text: &str) -> Activity {
    // A poll is one only where it says what is asked.
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|k| *k != Kind::Poll).collect();
    let (title, minutes, kind) = parts(text, &kinds, Kind::word);
    let kind = kind.unwrap_or(Kind::Discussion);
    Activity { title, kind, minutes: minutes.unwrap_or(10), ..Activity::default() }
}

/// Returns the title, the minutes and the word of a line with commas.
pub(super) fn parts<T: Copy>(text: &str, words: &[T], word: fn(T) -> &'static str) -> (String, Option<u32>, Option<T>) {
    let mut parts = text.split(',').map(str::trim);
    let mut title = parts.next().unwrap_or_default().to_owned();
    let (mut minutes, mut chosen) = (None, None);
    for part in parts {
        let number = part.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
        if let Some(said) = words.iter().find(|w| same(word(**w), part)) {
            chosen = Some(*said);
        } else if let Some(n) = number.parse().ok().filter(|n| (1..=1440).contains(n)) {
            minutes = Some(n);
        } else if !part.is_empty() {
            // A comma in a title is a comma.
            title = format!("{title}, {part}");
        }
    }
    (title, minutes, chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_an_activity() {
        for (text, title, minutes, kind) in [
            ("Coffee, 15, break", "Coffee", 15, Kind::Break),
            ("Coffee, Break, 20 min", "Coffee", 20, Kind::Break),
            ("Round", "Round", 10, Kind::Discussion),
            ("Who, and how, 5", "Who, and how", 5, Kind::Discussion),
            ("Vote, poll", "Vote, poll", 10, Kind::Discussion),
            ("Long, 2000", "Long, 2000", 10, Kind::Discussion),
            ("", "", 10, Kind::Discussion),
        ] {
            let a = activity(text);
            assert_eq!((a.title.as_str(), a.minutes, a.kind), (title, minutes, kind), "{text}");
        }
    }
}
