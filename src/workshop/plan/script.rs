//! Owns which words of a script are about the phase that runs. A script is text of the facilitator, line by line.

use super::super::text::same;
use super::super::text::wording::capitalised;
use super::phase::Phase;

/// Returns the script as it is read in a phase, given by its place among the phases of the activity: the paragraphs
/// that are about no phase, and its own without its title. A paragraph is about a phase when it begins with the
/// phase's title and a colon. Without a phase it is the whole script.
///
/// A line is a paragraph. In a script with blank lines a paragraph goes on to the next blank line.
pub fn script_in_phase(script: &str, phases: &[Phase], phase: Option<usize>) -> String {
    let Some(phase) = phase.filter(|at| *at < phases.len()) else { return script.trim().to_owned() };
    let script = script.trim();
    let has_blank_lines = script.lines().any(|line| line.trim().is_empty());
    let mut kept: Vec<String> = Vec::new();
    // The phase that the paragraph is about, while it goes on.
    let mut about: Option<usize> = None;
    for line in script.lines() {
        if line.trim().is_empty() {
            about = None;
            if kept.last().is_some_and(|last| !last.is_empty()) {
                kept.push(String::new());
            }
        } else if let Some((of, rest)) = phase_named(line, phases) {
            if of == phase && !rest.is_empty() {
                kept.push(as_sentence(rest));
            }
            // A title on a line of its own stands above its words.
            about = (has_blank_lines || rest.is_empty()).then_some(of);
        } else if about.is_none_or(|of| of == phase) {
            kept.push(line.to_owned());
        }
    }
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    kept.join("\n")
}

/// Returns the phase whose title and a colon a line begins with, and what follows.
pub fn phase_named<'t>(line: &'t str, phases: &[Phase]) -> Option<(usize, &'t str)> {
    let longest = phases.iter().map(|p| p.title.len()).max()?;
    // A title may have a colon itself.
    let colons = line.match_indices([':', '：']).take_while(|(at, _)| *at <= longest.saturating_mul(2) + 16);
    let named = colons.filter_map(|(at, colon)| {
        let of = phases.iter().position(|p| same(line[..at].trim(), p.title.trim()))?;
        Some((of, line[at + colon.len()..].trim()))
    });
    named.last()
}

/// Returns the words behind a title as a sentence of their own. A single letter stays: it may be a key.
fn as_sentence(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    if first.chars().count() > 1 { capitalised(words) } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phases() -> Vec<Phase> {
        ["The who", "The how", "Tell: aloud"].map(|t| Phase { title: t.to_owned(), ..Phase::default() }).to_vec()
    }

    #[test]
    fn a_phase_has_its_own_paragraphs_and_those_of_no_phase() {
        let script = "The who: ask for a person.\nthe HOW : g forms pairs.\nLook in once.\nTell: aloud: in turn.";
        let read = |phase| script_in_phase(script, &phases(), phase);
        assert_eq!(read(Some(0)), "Ask for a person.\nLook in once.");
        assert_eq!(read(Some(1)), "g forms pairs.\nLook in once.");
        assert_eq!(read(Some(2)), "Look in once.\nIn turn.");
        assert_eq!(read(None), script);
        assert_eq!(read(Some(9)), script);
    }

    #[test]
    fn a_paragraph_between_blank_lines_is_taken_as_a_whole() {
        let script = "Greet.\n\nThe who: ask.\nAsk again.\n\nThe how:\nwait.\nNod.\n\n\nClose.";
        let read = |phase| script_in_phase(script, &phases(), Some(phase));
        assert_eq!(read(0), "Greet.\n\nAsk.\nAsk again.\n\nClose.");
        assert_eq!(read(1), "Greet.\n\nwait.\nNod.\n\nClose.");
        assert_eq!(read(2), "Greet.\n\nClose.");
    }

    #[test]
    fn a_title_above_its_words_needs_no_blank_line() {
        let script = "The who:\nask for a person.\nThe how:\nask for a step.";
        assert_eq!(script_in_phase(script, &phases(), Some(1)), "ask for a step.");
        assert_eq!(script_in_phase("", &phases(), Some(1)), "");
        assert_eq!(script_in_phase("The who else: nobody", &phases(), Some(1)), "The who else: nobody");
    }
}
