//! The stage in a break: how long it still is, and when the session goes on.

use super::form::Form;
use super::scene::{State, place};
use super::stack::Stack;
use crate::screens::status::time;
use crate::theme::Role;
use crate::workshop::{SessionState, Shows};

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Break,
    aside: place,
    draw: |scene, layout, pen| {
        let at = scene.public.goes_on.filter(|_| scene.clock.state == SessionState::Live && !scene.clock.is_up());
        let words = at.map_or_else(|| "We go on soon".to_owned(), |at| format!("We go on at {}", time(at)));
        let said = &scene.public.prompt;
        let said: Vec<Form> = (!said.is_empty())
            .then(|| Form::of(said.lines().map(|line| (line.to_owned(), Role::Text))))
            .into_iter()
            .collect();
        Stack { clock: true, answers: false, prompt: &words, forms: &said }.draw(scene, layout, pen);
    },
};
