//! Owns what the settings say of the room for phones: how much it takes, and how phones reach it. It knows no connection.

use crate::workshop::text::{nearest, tidy};

/// The keys of `[room]` in the settings, each with the numbers that make sense, and what it is.
pub const KEYS: [(&str, (i64, i64), &str); 3] = [
    ("max_people", (1, 20_000), "the most phones that join"),
    ("max_connections", (1, 100_000), "the most connections at a time"),
    ("max_per_address", (1, 100_000), "the most of them from one address, of phones that have not joined"),
];

/// The key for the network that phones have to be in.
const WIFI: &str = "wifi";

/// What the settings say of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomSettings {
    /// The most phones that join.
    pub max_people: usize,
    /// The most connections at a time.
    pub max_connections: usize,
    /// The most connections from one address of phones that have not joined.
    pub max_per_address: usize,
    /// The network that phones have to be in, by the name that people see, where the plan names none.
    pub wifi: Option<String>,
    /// The beginning of the address that people see, where a proxy gives it: `https://room.example.org`.
    pub public_url: Option<String>,
    /// Programs that pass on what phones send, by their addresses.
    pub trusted_proxies: Vec<String>,
}

impl Default for RoomSettings {
    fn default() -> Self {
        Self::for_people(1_000)
    }
}

impl RoomSettings {
    fn for_people(max_people: usize) -> Self {
        let max_connections = max_people.saturating_mul(5).div_ceil(2);
        Self {
            max_people,
            max_connections,
            max_per_address: 64,
            wifi: None,
            public_url: None,
            trusted_proxies: Vec::new(),
        }
    }

    /// Reads the table of the settings; everything that is wrong with it comes back at once, each in one sentence.
    pub(super) fn read(table: &toml::Table) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let names = || KEYS.iter().map(|(known, ..)| *known).chain([WIFI]);
        for key in table.keys().filter(|key| names().all(|known| known != key.as_str())) {
            let names = names();
            let near = nearest(key, names).map_or_else(String::new, |near| format!(". Did you mean “{near}”?"));
            wrong.push(format!("[room] no setting called “{key}”{near}"));
        }
        let mut number = |at: usize| {
            let (key, (least, most), _) = KEYS[at];
            let value = table.get(key)?;
            let fits = value.as_integer().filter(|n| (least..=most).contains(n));
            if fits.is_none() {
                wrong.push(format!("[room] {key}: write a whole number from {least} to {most}, without quotes"));
            }
            fits.and_then(|n| usize::try_from(n).ok())
        };
        let [people, connections, per_address] = [number(0), number(1), number(2)];
        let mut room = people.map_or_else(Self::default, Self::for_people);
        room.max_connections = connections.unwrap_or(room.max_connections);
        room.max_per_address = per_address.unwrap_or(room.max_per_address);
        match table.get(WIFI).map(toml::Value::as_str) {
            Some(Some(name)) if !name.trim().is_empty() => room.wifi = Some(tidy(name)),
            None => {}
            Some(_) => wrong.push("[room] wifi: write the name of the network in quotes".to_owned()),
        }
        if wrong.is_empty() { Ok(room) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RoomSettings, Vec<String>> {
        RoomSettings::read(&toml::from_str(text).unwrap())
    }

    #[test]
    fn the_limits_follow_the_number_of_people_unless_they_are_set() {
        let limits = |text: &str| read(text).map(|r| (r.max_people, r.max_connections, r.max_per_address));
        assert_eq!(limits(""), Ok((1_000, 2_500, 64)));
        assert_eq!(limits("max_people = 31"), Ok((31, 78, 64)));
        assert_eq!(limits("max_connections = 90\nmax_per_address = 8"), Ok((1_000, 90, 8)));
    }

    #[test]
    fn what_is_wrong_is_said_at_once_with_what_would_be_right() {
        let wrong = read("max_people = \"many\"\nmax_connections = 0\nmax_poeple = 3").unwrap_err();
        assert_eq!(
            wrong,
            [
                "[room] no setting called “max_poeple”. Did you mean “max_people”?",
                "[room] max_people: write a whole number from 1 to 20000, without quotes",
                "[room] max_connections: write a whole number from 1 to 100000, without quotes",
            ]
        );
        assert_eq!(read("wifi = 3").unwrap_err(), ["[room] wifi: write the name of the network in quotes"]);
        assert_eq!(read("wifi = \" Guests \"").unwrap().wifi.as_deref(), Some("Guests"));
    }
}
