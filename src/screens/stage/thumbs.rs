//! The stage when the time is up and the room may have more: what its thumbs decide.

use super::form::Form;
use super::scene::{State, Worth};
use super::stack::Stack;
use crate::theme::Role;
use crate::workshop::Shows;
use crate::workshop::text::wording::{capitalised, number_in_words};

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Thumbs,
    aside: |scene| scene.time_left().map(|left| (Worth::Stays, left)).into_iter().collect(),
    draw: |scene, layout, pen| {
        let minutes = scene.public.extension.unwrap_or_default();
        let unit = if minutes == 1 { "minute" } else { "minutes" };
        let asked = capitalised(&format!("{} more {unit}?", number_in_words(minutes)));
        let (up, down) = scene.public.thumbs;
        let count = |way: &str, count: u32| match up + down {
            0 => way.to_owned(),
            _ => format!("{way} · {count}"),
        };
        let ways = [count("Thumbs up: go on", up), count("Thumbs down: next topic", down)].map(|way| (way, Role::Text));
        Stack { clock: false, answers: true, prompt: &asked, forms: &[Form::of(ways)] }.draw(scene, layout, pen);
    },
};
