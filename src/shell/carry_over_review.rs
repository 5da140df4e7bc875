//! Runs the list from which a facilitator chooses what a new session takes over, until it is written or left.

use super::Failure;
use super::room::{self, LoopEvent, Room, key};
use super::themes;
use crate::app::config::Config;
use crate::app::prune::{Pruned, Pruning};
use crate::domain::Inheritance;
use crate::screens;
use crate::tui::{Input, Notice};

/// Shows the list; nothing when the facilitator leaves it.
pub fn carry_over_review(config: &Config, mut list: Pruning, title: &str) -> Result<Option<Inheritance>, Failure> {
    let mut room = Room::enter(title)?;
    let theme = themes::built_in(config);
    let chosen = 'shown: loop {
        room.draw(|area, buf| {
            screens::carry_over_review(&list, title, &theme, area, buf);
            None
        })
        .inspect_err(|_| room::leave())?;
        for event in room.wait(None) {
            match event {
                LoopEvent::Input(inputs) => {
                    for input in inputs {
                        let Input::Key(event) = input else { continue };
                        match key(event).map(|k| list.press(k)) {
                            Some(Pruned::Leave) => break 'shown None,
                            Some(Pruned::Write(kept)) => break 'shown Some(kept),
                            Some(Pruned::Stay) | None => {}
                        }
                    }
                }
                LoopEvent::Gone => {
                    room::leave();
                    return Err(Failure::new("The terminal is gone."));
                }
                LoopEvent::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                LoopEvent::Drained | LoopEvent::Save(_) | LoopEvent::Past(_) => {}
            }
        }
    };
    room::leave();
    Ok(chosen)
}
