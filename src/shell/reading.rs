//! Shows a long session while its notes are still being read. Keys are answered at once on the session without notes,
//! and carried out again on the whole one when it is there; until then nothing is saved.

use std::path::Path;
use std::time::{Duration, Instant};

use terminal::Input;

use super::local_zone::{in_zone, set_local_zone};
use super::session::{self, OpenedFile};
use super::terminal_session::{LoopEvent, LoopSender, TerminalSession};
use super::themes::Themes;
use super::{Failure, inputs};
use crate::app::config::Config;
use crate::app::{self, Model};
use crate::clock::Clock;
use crate::screens;
use crate::store::{AppFolders, Loaded};
use crate::workshop::{Drafts, Moment, Session};

/// What came in meanwhile, and when.
pub(super) type Waiting = Vec<(Instant, Input)>;

/// Reads a file whose session is known but for its notes; returns what was typed until they were there.
pub(super) fn read_behind(
    room: &mut TerminalSession,
    (folders, config): (&AppFolders, &Config),
    path: &Path,
    loaded: Loaded,
    mut ahead: Session,
) -> Result<(OpenedFile, Waiting), Failure> {
    set_local_zone(&mut ahead);
    let (clock, zone) = (Clock::start(None), ahead.plan.timezone.clone());
    let moment = || in_zone(zone.as_ref(), clock.now());
    let theme = Themes::new(folders, config).theme;
    let mut model = Model::new(ahead, Drafts::default(), moment());
    model.reading = true;
    model.saving.place = path.display().to_string();
    let (mut waiting, mut start) = (Waiting::new(), Some(loaded));
    loop {
        let now = moment();
        room.draw(|area, buf| screens::draw(&model, &config.keys, &theme, now, area, buf))?;
        if let Some(loaded) = start.take() {
            // Behind the first frame, which is not to wait for it.
            read_in_background(path, loaded, room.sender())?;
        }
        let wait = (app::wake(&model, now) - moment()).to_std().unwrap_or_default();
        for event in room.wait(Some(wait + Duration::from_millis(1))) {
            match event {
                LoopEvent::Input(all) => {
                    for input in all {
                        preview(&mut model, config, &input, moment());
                        waiting.push((Instant::now(), input));
                    }
                }
                LoopEvent::Read(read) => return (*read).map(|opened| (opened, waiting)),
                LoopEvent::Notice(_) => room.clear(),
                LoopEvent::Save(_)
                | LoopEvent::Past(_)
                | LoopEvent::Copy(_)
                | LoopEvent::Groups(_)
                | LoopEvent::Room(_)
                | LoopEvent::Listed(_)
                | LoopEvent::Drained => {}
            }
        }
    }
}

/// Shows what an input does, as far as that can be told without the notes; it is carried out later.
fn preview(model: &mut Model, config: &Config, input: &Input, now: Moment) {
    drop(inputs::take(model, &config.keys, input, now));
    // With the notes the answer may be another one.
    model.messages.message.take_if(|message| message.bad);
}

fn read_in_background(path: &Path, loaded: Loaded, sender: LoopSender) -> Result<(), Failure> {
    let path = path.to_path_buf();
    let read = move || sender.send(LoopEvent::Read(Box::new(session::parse(&path, loaded))));
    let thread = std::thread::Builder::new().name("reader".to_owned()).spawn(read);
    thread.map(drop).map_err(|e| Failure::new(format!("roundtable cannot read in the background: {e}.")))
}
