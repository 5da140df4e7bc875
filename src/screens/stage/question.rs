//! The stage before a poll is opened: what will be asked, and what can be chosen.

use super::form::Form;
use super::scene::{State, place};
use super::stack::Stack;
use crate::theme::Role;
use crate::workshop::Shows;

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Question,
    aside: place,
    draw: |scene, layout, pen| {
        let options = &scene.public.coming_options;
        let list = Form::of(options.iter().map(|option| (option.clone(), Role::Text)));
        let forms = if options.is_empty() { Vec::new() } else { vec![Form { noun: "option", ..list }] };
        Stack { clock: true, answers: false, prompt: scene.asked(), forms: &forms }.draw(scene, layout, pen);
    },
};
