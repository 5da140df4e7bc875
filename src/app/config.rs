//! Owns the facilitator's settings: what the text of the config file means. It never looks for the file.

use std::collections::HashMap;

use super::Keymap;
use super::rehearsal::Assumptions;
use super::room_settings::RoomSettings;
use crate::workshop::Choice as _;
use crate::workshop::capture::DateOrder;
use crate::workshop::text::nearest;

/// Every key of the file.
const KEYS: [&str; 7] = ["theme", "large", "bell", "dates", "keys", "rehearsal", "room"];

/// The facilitator's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The name of the theme; `None`: the program's own choice.
    pub theme: Option<String>,
    /// Whether letters on the stage may be larger than the terminal's own.
    pub large: bool,
    /// Whether the terminal's bell rings at a cue.
    pub bell: bool,
    /// Which number of `3/4` is the day; `None`: the one reading that is a day.
    pub dates: Option<DateOrder>,
    /// Which key means what.
    pub keys: Keymap,
    /// What a rehearsal assumes.
    pub rehearsal: Assumptions,
    /// How much the room for phones takes, and how phones reach it.
    pub room: RoomSettings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            large: true,
            bell: true,
            dates: None,
            keys: Keymap::default(),
            rehearsal: Assumptions::default(),
            room: RoomSettings::default(),
        }
    }
}

/// Reads a config file; everything that is wrong with it comes back at once, each in one sentence.
///
/// ```
/// let config = roundtable::app::config::parse("theme = \"dark\"\n[keys]\nnote = [\"Y\"]\n").unwrap();
/// assert_eq!(config.theme.as_deref(), Some("dark"));
/// assert!(config.bell);
/// ```
pub fn parse(text: &str) -> Result<Config, Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: toml::Table = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |s| 1 + text[..s.start.min(text.len())].matches('\n').count());
        vec![format!("line {line} is not valid TOML: {}", e.message().replace('\n', "; "))]
    })?;
    let mut config = Config::default();
    let mut wrong = Vec::new();
    for (key, value) in &file {
        match (key.as_str(), value) {
            ("theme", toml::Value::String(name)) if !name.trim().is_empty() => config.theme = Some(name.clone()),
            ("theme", _) => wrong.push("theme: write a name in quotes, such as theme = \"dark\"".to_owned()),
            ("large", value) => match value.as_str() {
                Some(word @ ("on" | "off")) => config.large = word == "on",
                _ => wrong.push("large: write \"on\" or \"off\", in quotes".to_owned()),
            },
            ("bell", toml::Value::Boolean(bell)) => config.bell = *bell,
            ("dates", value) => match value.as_str().and_then(DateOrder::of) {
                Some(order) => config.dates = Some(order),
                None => {
                    wrong.push("dates: write \"day-month\" for 15/12 or \"month-day\" for 12/15, in quotes".to_owned());
                }
            },
            ("bell", _) => wrong.push("bell: write true or false, without quotes".to_owned()),
            ("keys", toml::Value::Table(table)) => match keys(table) {
                Ok(keys) => config.keys = keys,
                Err(more) => wrong.extend(more),
            },
            ("keys", _) => wrong.push("keys: write a table, such as [keys] with note = \"n\" below it".to_owned()),
            ("rehearsal", toml::Value::Table(table)) => match Assumptions::read(table) {
                Ok(assumptions) => config.rehearsal = assumptions,
                Err(more) => wrong.extend(more),
            },
            ("rehearsal", _) => {
                wrong.push("rehearsal: write a table, such as [rehearsal] with start = [0, 5] below it".to_owned());
            }
            ("room", toml::Value::Table(table)) => match RoomSettings::read(table) {
                Ok(room) => config.room = room,
                Err(more) => wrong.extend(more),
            },
            ("room", _) => {
                wrong.push("room: write a table, such as [room] with max_people = 200 below it".to_owned());
            }
            (other, _) => {
                let near = nearest(other, KEYS).map_or_else(String::new, |near| format!(". Did you mean “{near}”?"));
                wrong.push(format!("no setting called “{other}”{near}"));
            }
        }
    }
    if wrong.is_empty() { Ok(config) } else { Err(wrong) }
}

fn keys(table: &toml::Table) -> Result<Keymap, Vec<String>> {
    let mut wrong = Vec::new();
    let mut changes = HashMap::new();
    for (command, value) in table {
        let names: Option<Vec<String>> = match value {
            toml::Value::String(key) => Some(vec![key.clone()]),
            toml::Value::Array(list) => list.iter().map(|v| v.as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        match names {
            Some(names) => _ = changes.insert(command.clone(), names),
            None => wrong.push(format!("[keys] {command}: write a key in quotes, or a list: [\"n\", \"ctrl-n\"]")),
        }
    }
    match Keymap::changed(&changes) {
        Ok(keys) if wrong.is_empty() => Ok(keys),
        Ok(_) => Err(wrong),
        Err(more) => {
            wrong.extend(more);
            Err(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::all_rows;

    #[test]
    fn an_empty_file_changes_nothing() {
        let config = parse("").unwrap();
        assert_eq!((config.theme, config.bell), (None, true));
    }

    #[test]
    fn every_setting_is_read() {
        let config = parse(
            "theme = \"mine\"\nlarge = \"off\"\nbell = false\n[keys]\nnote = [\"Y\", \"ctrl-n\"]\nhelp = \"F1\"\n",
        )
        .unwrap();
        assert_eq!((config.theme.as_deref(), config.large, config.bell), (Some("mine"), false, false));
        let row = all_rows().into_iter().find(|b| b.id == "note").unwrap();
        assert_eq!(config.keys.shown(row), "Y");
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let wrong = parse("thme = \"dark\"\nbell = \"no\"\n[keys]\ncaptur = \"n\"\nhelp = 3\n").unwrap_err();
        let said = wrong.join("\n");
        for part in
            ["no setting called “thme”. Did you mean “theme”?", "bell: write true", "mean “note”?", "help: write a key"]
        {
            assert!(said.contains(part), "{said}");
        }
        assert_eq!(wrong.len(), 4);
        assert!(parse("theme =").unwrap_err()[0].starts_with("line 1 is not valid TOML"));
        assert_eq!(parse("large = false").unwrap_err(), ["large: write \"on\" or \"off\", in quotes"]);
        assert!(parse("keys = 3").is_err() && parse("theme = 3").is_err());
    }
}
