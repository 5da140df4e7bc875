//! Owns the prompt for the counts of a poll by hands.

use crate::app::model::{Entered, Prompt};
use crate::app::perform::perform;
use crate::app::rows::ENTER_SETS;
use crate::workshop::Command;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "count",
    label: |m, _, _, _| {
        let options = m.session.poll_run().map(|r| r.options.clone()).unwrap_or_default();
        let option = options.get(m.cursor.option).map_or(String::new(), |o| format!(" {o}"));
        format!("count for {}{option}", m.cursor.option + 1)
    },
    hints: [
        &["8 sets this option · 8 3 2 sets the first three     Esc closes", "Enter saves · Esc closes"],
        ENTER_SETS,
    ],
    step: |m, by| m.cursor.option = m.cursor.option.saturating_add_signed(by as isize),
    enter: |m, _, text, now| {
        let Some(counts) = counts(text, m.cursor.option) else {
            let why = "Type a whole number, such as 8. To set the first three options, type 8 3 2.";
            m.refuse(why, now);
            return Entered::Refused;
        };
        perform(m, Command::SetHands(counts), now);
        Entered::Taken
    },
    ..Prompt::DEFAULT
};

/// Reads counts: `8` for the selected option; `8 3 2 2 1` or `8, 3, 2` from the first on; `2=5` for one by its number.
pub(super) fn counts(text: &str, option: usize) -> Option<Vec<(usize, u32)>> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|w| !w.is_empty()).collect();
    let several = words.len() > 1;
    let read = |(i, word): (usize, &&str)| match word.split_once('=') {
        Some((place, count)) => Some((place.parse::<usize>().ok()?.checked_sub(1)?, count.parse().ok()?)),
        None => Some((if several { i } else { option }, word.parse().ok()?)),
    };
    let counts: Option<Vec<_>> = words.iter().enumerate().map(read).collect();
    counts.filter(|c| !c.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_one_by_one_or_all_at_once() {
        assert_eq!(counts("7", 2), Some(vec![(2, 7)]));
        assert_eq!(counts("8 3, 2", 1), Some(vec![(0, 8), (1, 3), (2, 2)]));
        assert_eq!(counts("2=5", 0), Some(vec![(1, 5)]));
        assert_eq!(counts("", 0), None);
        assert_eq!(counts("-1", 0), None);
        assert_eq!(counts("0=1", 0), None);
    }
}
