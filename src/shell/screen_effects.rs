//! Owns the effects that every live view has, whether it runs a session or reads along: bell, theme, library, a while
//! in the shell.

use super::templates::activities;
use super::terminal_session::{self, TerminalSession};
use super::themes::Themes;
use crate::app::{self, Effect, Model, News};
use crate::store::AppFolders;
use crate::workshop::Moment;

/// Carries out an effect of this sort; gives back one of another sort, for whoever knows more.
pub(super) fn carry_out(
    effect: Effect,
    model: &mut Model,
    room: &mut TerminalSession,
    themes: &mut Themes,
    (folders, bell): (&AppFolders, bool),
    now: Moment,
) -> Option<Effect> {
    let news = match effect {
        Effect::Ring(_) if bell => {
            room.ring();
            return None;
        }
        Effect::Ring(_) => return None,
        Effect::Theme(name) => News::Notice(themes.select(&name)?),
        Effect::Clipboard(text, said) => {
            room.copy(&text);
            News::Told { text: said, bad: false }
        }
        Effect::Library => News::Library(activities(folders)),
        Effect::Suspend if terminal_session::suspend() => return None,
        Effect::Suspend => News::Notice("No shell to suspend to.".to_owned()),
        other => return Some(other),
    };
    app::handle_news(model, news, now);
    None
}
