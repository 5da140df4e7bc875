//! Owns the prompt for ballots, one a line, perhaps with a name; and the one for the facilitator's own vote.

use crate::app::model::{About, Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::workshop::poll::{Ballot, parse_ballot};
use crate::workshop::{Command, Moment};

/// What can be typed.
const HINTS: &[&str] = &[
    "2 4 1 · 2 = 4 > 1 · 1:3 2:2 · 13 x 3 1 · - abstain · ! invalid · Ana: 2     Esc closes",
    "2 4 1 · 2 = 4 > 1 · 13 x 3 1 · - abstain · Esc closes",
    "2 4 1 · - abstain · Esc closes",
];

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "ballot",
    label,
    hints: [HINTS, &["Enter adds the ballot · u undoes it", "Enter adds it"]],
    preview,
    enter: cast,
    ..Prompt::DEFAULT
};

/// The prompt that begins with the facilitator's own name.
pub static OWN_VOTE: Prompt = Prompt {
    id: "own-vote",
    label,
    hints: PROMPT.hints,
    start: |m, _| m.session.plan.facilitators.first().map_or(String::new(), |name| format!("{name}: ")),
    preview,
    enter: cast,
    ..Prompt::DEFAULT
};

/// Returns the number of the ballot.
fn label(m: &Model, _: &About, _: &str, _: Moment) -> String {
    format!("ballot {}", number(m))
}

fn number(m: &Model) -> usize {
    m.session.poll_run().filter(|r| r.closed.is_none()).map_or(0, |r| r.ballots.len()) + 1
}

/// Returns what the line means as far as it is typed, in full.
fn preview(m: &Model, _: &About, text: &str, _: Moment) -> Preview {
    let mut preview = Preview::default();
    if text.trim().is_empty() {
        return preview;
    }
    let number = number(m);
    match m.ballot(text) {
        Ok((meaning, 1)) => preview.push(format!("ballot {number}: {meaning}"), Tone::Text),
        Ok((meaning, count)) => preview.push(format!("{count} ballots: {meaning}"), Tone::Text),
        Err(why) => preview.push(format!("ballot {number}: {}", why.trim_end_matches('.')), Tone::Doubt),
    }
    preview
}

/// Puts the ballot typed into the box; the line stays open for the next one of the pile.
fn cast(m: &mut Model, _: &About, text: &str, now: Moment) -> Entered {
    if text.trim().is_empty() {
        return Entered::Taken;
    }
    let Some(asks) = m.session.ballot_form() else {
        m.refuse("There is no poll here.", now);
        return Entered::Refused;
    };
    match parse_ballot(text, &asks, &m.voters()) {
        Ok((Ballot { by, vote }, count)) => {
            if perform(m, Command::Cast { by, vote, count }, now).is_none() {
                return Entered::Refused;
            }
            let n = m.session.poll_run().map_or(0, |r| r.ballots.len());
            let saved =
                if count == 1 { format!("Ballot {n} saved") } else { format!("{count} ballots saved, {n} in all") };
            m.notify(saved, now);
            Entered::Next
        }
        Err(why) => {
            m.refuse(why, now);
            Entered::Refused
        }
    }
}
