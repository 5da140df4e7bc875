//! Runs the list from which a facilitator chooses what a new session takes over, until it is written or left.

use terminal::Input;
use terminal::signals::Notice;

use super::Failure;
use super::terminal_session::{self, LoopEvent, TerminalSession};
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
        for event in room.wait(None) {
            match event {
                LoopEvent::Input(inputs) => {
                    for input in inputs {
                        let Input::Key(key) = input else { continue };
                        match list.press(key) {
                            CarryOverOutcome::Leave => break 'shown None,
                            CarryOverOutcome::Write(kept) => break 'shown Some(kept),
                            CarryOverOutcome::Stay => {}
                        }
                    }
                }
                LoopEvent::Gone => {
                    terminal_session::leave();
                    return Err(Failure::new("The terminal was closed."));
                }
                LoopEvent::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                LoopEvent::Drained | LoopEvent::Save(_) | LoopEvent::Past(_) => {}
            }
        }
    };
    terminal_session::leave();
    Ok(chosen)
}
