//! Runs the list from which a facilitator chooses what a new session takes over, until it is written or left.

use terminal::Input;

use super::Failure;
use super::terminal_session::{self, TerminalSession};
use super::themes;
use crate::app::carry_over_review::{CarryOverOutcome, CarryOverReview};
use crate::app::config::Config;
use crate::screens;
use crate::workshop::CarryOver;

/// Shows the list; nothing when the facilitator leaves it.
pub fn carry_over_review(
    config: &Config,
    mut list: CarryOverReview,
    title: &str,
) -> Result<Option<CarryOver>, Failure> {
    let mut room = TerminalSession::enter(title)?;
    let theme = themes::built_in(config);
    let chosen = 'shown: loop {
        room.draw(|area, buf| {
            screens::carry_over_review(&list, title, &theme, area, buf);
            None
        })
        .inspect_err(|_| terminal_session::leave())?;
        for input in room.inputs(None) {
            let Input::Key(key) = input else { continue };
            match list.press(key) {
                CarryOverOutcome::Leave => break 'shown None,
                CarryOverOutcome::Write(kept) => break 'shown Some(kept),
                CarryOverOutcome::Stay => {}
            }
        }
    };
    terminal_session::leave();
    Ok(chosen)
}
