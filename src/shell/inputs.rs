//! Owns how what comes from the terminal reaches a session on the screen: keys, and pastes of every size.

use terminal::Input;

use crate::app::{self, Effect, Keymap, Model};
use crate::workshop::Moment;

/// Takes an input; tells what the program has to do for it.
pub(super) fn take(model: &mut Model, keys: &Keymap, input: &Input, now: Moment) -> Vec<Effect> {
    match input {
        Input::Key(key) => return app::press(model, keys, *key, now),
        Input::Paste(text) => app::paste(model, text, now),
        Input::PasteTooLong(bytes) => app::paste_refused(model, *bytes, now),
    }
    Vec::new()
}
