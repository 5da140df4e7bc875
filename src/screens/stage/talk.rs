//! The stage while somebody speaks, or everybody does: the time and what is asked.

use super::scene::{State, hidden_and_place};
use super::stack::Stack;
use crate::workshop::Shows;

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Talk,
    aside: hidden_and_place,
    draw: |scene, layout, pen| {
        Stack { clock: true, answers: false, prompt: scene.asked(), forms: &[] }.draw(scene, layout, pen);
    },
};
