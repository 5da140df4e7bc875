//! The stage while somebody speaks, or everybody does: the time and what is asked.

use super::scene::{State, place};
use super::stack::Stack;

/// The state.
pub(super) const STATE: State = State {
    is: |_| true,
    aside: place,
    draw: |scene, layout, pen| {
        Stack { clock: true, answers: false, prompt: scene.asked(), forms: &[] }.draw(scene, layout, pen);
    },
};
