//! Owns the prompt for ballots, one a line, perhaps with a name; and the one for the facilitator's own vote.

use crate::app::model::{About, Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::workshop::poll::parse_ballot;
use crate::workshop::{Command, Moment};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "ballot",
    label,
    hints: [
        &["2 4 1 · b d · 1:3 2:2 · - abstain · ! invalid · Ana: 2     Esc closes", "2 4 1 · - abstain · Esc closes"],
        &["Enter adds the ballot · u undoes it", "Enter adds it"],
    ],
    enter: cast,
    ..Prompt::DEFAULT
};

/// The prompt that begins with the facilitator's own name.
pub static OWN_VOTE: Prompt = Prompt {
    id: "own-vote",
    label,
    hints: PROMPT.hints,
    start: |m, _| m.session.plan.facilitators.first().map_or(String::new(), |name| format!("{name}: ")),
    enter: cast,
    ..Prompt::DEFAULT
};

/// Returns the number of the ballot, and what it means as far as it is typed.
fn label(m: &Model, _: &About, text: &str, _: Moment) -> String {
    let number = m.session.poll_run().filter(|r| r.closed.is_none()).map_or(0, |r| r.ballots.len()) + 1;
    match m.ballot(text) {
        _ if text.trim().is_empty() => format!("ballot {number}"),
        Ok(meaning) => format!("ballot {number}: {meaning}"),
        Err(why) => format!("ballot {number}: {}", why.trim_end_matches('.')),
    }
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
    let voted = parse_ballot(text, &asks, &m.voters()).map(|s| Command::Cast { by: s.by, vote: s.vote });
    match voted.map(|command| perform(m, command, now)) {
        Ok(Some(_)) => {
            let n = m.session.poll_run().map_or(0, |r| r.ballots.len());
            m.notify(format!("Ballot {n} saved"), now);
            Entered::Next
        }
        Ok(None) => Entered::Refused,
        Err(why) => {
            m.refuse(why, now);
            Entered::Refused
        }
    }
}
