//! Shows a rehearsal on the screen, faster than it is. It writes no file.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use terminal::{Input, Key};

use super::Failure;
use super::terminal_session::{self, TerminalSession};
use super::themes;
use crate::app;
use crate::app::config::Config;
use crate::app::rehearsal::Rehearsal;
use crate::screens;
use crate::workshop::Moment;

/// A frame at most so often.
const FRAME: Duration = Duration::from_millis(50);

/// Shows it from `start` on, so many times faster, until it is over or the facilitator leaves.
pub fn rehearse(config: &Config, mut rehearsal: Rehearsal, start: Moment, speed: u32) -> Result<Rehearsal, Failure> {
    let title = rehearsal.model.session.plan.title.clone();
    let mut room = TerminalSession::enter(&title)?;
    let theme = themes::built_in(config);
    rehearsal.model.messages.notice =
        Some(format!("Rehearsal, {speed} times faster; nothing is saved. Press space to pause, q to skip to the end."));
    let mut passed = TimeDelta::zero();
    let mut running = true;
    let mut last = Instant::now();
    'shown: while rehearsal.next_at().is_some() {
        let step = last.elapsed();
        last = Instant::now();
        if running {
            passed += TimeDelta::from_std(step * speed).unwrap_or_default();
        }
        let now = start + passed;
        while rehearsal.next_at().is_some_and(|at| at <= now) {
            rehearsal.step();
        }
        app::tick(&mut rehearsal.model, now);
        let model = &rehearsal.model;
        room.draw(|area, buf| screens::draw(model, &config.keys, &theme, now, area, buf))
            .inspect_err(|_| terminal_session::leave())?;
        let inputs = room.inputs(Some(FRAME));
        for input in inputs {
            match input {
                Input::Key(Key::Char('q') | Key::Esc | Key::Ctrl('c')) => break 'shown,
                // Esc, and a key quickly after it, which comes too late.
                Input::Key(key) if key.without_alt().is_some() => break 'shown,
                Input::Key(Key::Char(' ')) => running = !running,
                _ => {}
            }
        }
    }
    terminal_session::leave();
    Ok(rehearsal)
}
