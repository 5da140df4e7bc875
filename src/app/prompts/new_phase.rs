//! Owns the prompt for a new phase of an activity.

use super::new_activity::parts;
use crate::app::model::{About, Entered, Prompt};
use crate::app::plan_rows::edit_plan;
use crate::workshop::{Edit, OnPhase, Phase, PhaseKind};

/// The prompt; it is about an activity, and the index among its phases where the phase goes.
pub static PROMPT: Prompt = Prompt {
    id: "new-phase",
    label: |_, _, _, _| "new phase".to_owned(),
    hints: [&["Title, 5, write · merge, vote, share, discuss     Enter adds · Esc closes", "Title, 5, write"]; 2],
    enter: |m, about, text, now| {
        let About::Phase(id, Some(at)) = about.clone() else { return Entered::Taken };
        let change = OnPhase::Insert(Box::new(phase(text)));
        let refused = !text.trim().is_empty() && !edit_plan(m, Edit::Phase { id, at, change }, now);
        Entered::taken_if(!refused)
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    ..Prompt::DEFAULT
};

/// Reads `Share back, 2, share`: a title, and perhaps minutes and what the room does, in any order.
fn phase(text: &str) -> Phase {
    let (title, minutes, does) = parts(text, &PhaseKind::ALL, PhaseKind::word);
    Phase { title, minutes: minutes.unwrap_or(5), does: does.unwrap_or_default(), ..Phase::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_names_every_kind_of_phase() {
        let hint = PROMPT.hints[0][0];
        let missing: Vec<_> =
            PhaseKind::ALL.iter().map(|kind| kind.word()).filter(|word| !hint.contains(word)).collect();
        assert_eq!(missing, [""; 0], "{hint}");
    }
}
