//! The stage when the time is up and the room may have more: what its thumbs decide.

use super::form::Form;
use super::scene::State;
use super::stack::Stack;
use crate::theme::Role;
use crate::workshop::Shows;
use crate::workshop::text::wording::{capitalised, number_in_words};

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Thumbs,
    aside: |scene| scene.time_left().into_iter().collect(),
    draw: |scene, layout, pen| {
        let minutes = scene.public.extension.unwrap_or_default();
        let unit = if minutes == 1 { "minute" } else { "minutes" };
        let asked = capitalised(&format!("{} more {unit}?", number_in_words(minutes)));
        let ways = ["Thumbs up: go on", "Thumbs down: next topic"].map(|way| (way.to_owned(), Role::Text));
        Stack { clock: false, answers: true, prompt: &asked, forms: &[Form::of(ways)] }.draw(scene, layout, pen);
    },
};
