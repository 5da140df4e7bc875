//! Owns which theme a screen is drawn in: a built-in one, or one of the facilitator's own folder.

use std::path::PathBuf;

use crate::app::config::Config;
use crate::store::AppFolders;
use crate::theme::{self, Theme};
use crate::workshop::text::same;

/// The themes there are, and the one that is shown.
pub(super) struct Themes {
    pub names: Vec<String>,
    pub theme: Theme,
    folder: PathBuf,
    colourless: bool,
    large: bool,
    /// What is wrong with the theme of the settings.
    pub wrong: Option<String>,
}

impl Themes {
    /// Finds the themes, and selects that of the settings.
    pub(super) fn new(folders: &AppFolders, config: &Config) -> Self {
        let mut names: Vec<String> = theme::BUILT_IN.iter().map(|t| t.name.to_owned()).collect();
        let own = crate::store::list(&folders.themes).unwrap_or_default();
        names.extend(own.iter().filter_map(|e| Some(e.path.file_stem()?.to_str()?.to_owned())));
        let colourless = colourless();
        let folder = folders.themes.clone();
        let large = config.large && has_blocks(|name| std::env::var(name).ok());
        let mut themes = Self { names, theme: Theme::terminal(), folder, colourless, large, wrong: None };
        themes.theme.large = large;
        themes.wrong = themes.select(config.theme.as_deref().unwrap_or("terminal"));
        themes
    }

    /// Selects a theme; the sentence says why it cannot be used.
    pub(super) fn select(&mut self, asked: &str) -> Option<String> {
        let name = self.names.iter().find(|n| *n == asked).or_else(|| self.names.iter().find(|n| same(n, asked)));
        let name = name.map_or_else(|| asked.to_owned(), Clone::clone);
        let own = self.folder.join(&name).with_extension("toml");
        let text = match theme::BUILT_IN.iter().find(|t| t.name == name) {
            Some(built_in) => built_in.text.to_owned(),
            None => match crate::store::load(&own) {
                Ok(loaded) => String::from_utf8_lossy(&loaded.bytes).into_owned(),
                Err(error) => return Some(error.to_string()),
            },
        };
        match theme::parse(&text) {
            Ok(mut theme) => {
                theme.large = self.large;
                self.theme = if self.colourless { theme.colourless() } else { theme };
                None
            }
            Err(wrong) => Some(format!("Cannot use the theme {name}: {wrong}")),
        }
    }
}

/// Returns whether a terminal with these variables draws letters of blocks: the console of Linux has not all of the
/// blocks, and a locale without UTF-8 has none.
fn has_blocks(variable: impl Fn(&str) -> Option<String>) -> bool {
    let mut locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(&variable).filter(|v| !v.is_empty());
    let is_utf8 = locale.next().is_none_or(|v| ["UTF-8", "UTF8", "utf-8", "utf8"].iter().any(|name| v.contains(name)));
    is_utf8 && variable("TERM").is_none_or(|term| term != "linux")
}

/// Returns the theme of screens that belong to no session: a built-in one.
pub(super) fn built_in(config: &Config) -> Theme {
    let name = config.theme.as_deref().unwrap_or("terminal");
    let built_in = theme::BUILT_IN.iter().find(|t| same(t.name, name));
    let theme = built_in.and_then(|t| theme::parse(t.text).ok()).unwrap_or_else(Theme::terminal);
    if colourless() { theme.colourless() } else { theme }
}

/// Returns whether the environment asks for no colour.
fn colourless() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
}

#[cfg(test)]
mod tests {
    use super::has_blocks;

    #[test]
    fn blocks_need_utf_8_and_more_than_a_console() {
        for (variables, wanted) in [
            (&[][..], true),
            (&[("TERM", "xterm-256color"), ("LANG", "en_US.UTF-8")], true),
            (&[("TERM", "linux"), ("LANG", "en_US.UTF-8")], false),
            (&[("LANG", "de_DE.utf8")], true),
            (&[("LANG", "de_DE.ISO-8859-1")], false),
            (&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8")], true),
        ] {
            let of = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(has_blocks(of), wanted, "{variables:?}");
        }
    }
}
