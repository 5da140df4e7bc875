//! Lends the terminal to the facilitator's own editor for a text, and takes it back. It decides nothing about the text.

use std::path::Path;
use std::process::Command;

use super::terminal_session::TerminalSession;
use crate::store;

/// Opens the editor that `VISUAL` or `EDITOR` names and returns the text as it was left; a sentence where that did not
/// work, and then nothing has changed. The text lies in a file in this folder meanwhile.
pub(super) fn edit(room: &mut TerminalSession, folder: &Path, text: &str) -> Result<String, String> {
    let wanted = ["VISUAL", "EDITOR"].iter().find_map(|v| std::env::var(v).ok().filter(|e| !e.trim().is_empty()));
    let named = wanted.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = named.split_whitespace();
    let program = words.next().unwrap_or_default();
    let path = store::lend(folder, &format!("{text}\n")).map_err(|e| e.to_string())?;
    let (status, resumed) = terminal::screen::lend(|| Command::new(program).args(words).arg(&path).status());
    room.clear();
    let edited = store::load(&path);
    // What cannot be removed is a text in a folder of our own, and no reason to lose what was typed.
    let _ = std::fs::remove_file(&path);
    if let Err(e) = resumed {
        return Err(format!("Cannot use the terminal: {e}."));
    }
    match status {
        Err(e) => return Err(format!("Cannot start the editor {program} ({e}): set EDITOR to another one.")),
        Ok(status) if !status.success() => {
            return Err(format!("{program} ended with an error: the text is unchanged."));
        }
        Ok(_) => {}
    }
    let bytes = edited.map_err(|e| e.to_string())?.bytes;
    String::from_utf8(bytes).map_err(|_| "The edited text is not valid UTF-8: the text is unchanged.".to_owned())
}
