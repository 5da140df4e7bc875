//! Rebinding keys: each name of version 0.1.0 goes on working.

use roundtable::app::{REVIEW_KEYS, config, keymap, views};

use crate::stage::Stage;

#[test]
fn every_name_of_the_first_version_still_rebinds() {
    let text = include_str!("config-0.1.0.toml");
    let file: toml::Table = toml::from_str(text).expect("it is TOML");
    let keys = file["keys"].as_table().expect("it has keys");
    // Its keys were free in version 0.1.0, and a row that has come since may have one of them.
    let mut all = text.to_owned();
    for row in keymap::all_rows() {
        let known = keys.contains_key(row.id) || row.was.iter().any(|was| keys.contains_key(*was));
        let line = format!("{} = []\n", row.id);
        if !known && !all.contains(&line) {
            all += &line;
        }
    }
    let config = config::parse(&all).unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
    assert_eq!((config.theme.as_deref(), config.bell), (Some("dark"), false));
    assert_eq!(keys.len(), 101, "version 0.1.0 had so many names");
    for (name, key) in keys {
        let key = key.as_str().expect("one key each");
        let rows: Vec<_> =
            keymap::all_rows().into_iter().filter(|b| b.id == name || b.was.contains(&name.as_str())).collect();
        for row in &rows {
            assert_eq!(config.keys.shown(row), key, "{name} is {} now", row.id);
        }
        let today = rows.first().map_or(name.as_str(), |row| row.id);
        let reading = REVIEW_KEYS.iter().position(|row| row.id == today);
        if let Some(at) = reading {
            let keys: Vec<String> = config.keys.reading()[at].iter().map(ToString::to_string).collect();
            assert_eq!(keys, [key], "{name} is {today} while reading");
        }
        let is_gone = keymap::GONE.contains(&name.as_str());
        assert!(is_gone || !rows.is_empty() || reading.is_some(), "nothing goes by {name}");
    }
}

#[test]
fn a_key_of_ones_own_comes_before_a_key_of_the_program() {
    let text = "[keys]\nnote = \"p\"\nnext = [\"→\", \"u\"]\n";
    let keys = config::parse(text).expect("it is no error").keys;
    let told = keys.told().expect("it is said");
    assert_eq!(
        told,
        "By your settings, u is next instead of undo and p is note instead of people. Press : to find every command by name."
    );
    let s = Stage::open("prep-with-peers").people(16).press("space").configured(text);
    let s = s.press("p").shows("note ▸").press("Esc u").shows("Use cases");
    // What gave way keeps its place among the commands, without a key.
    let s = s.press(":").types("undo").shows("Enter runs “Undo”").press("Enter").shows("Welcome");
    assert_eq!(s.press(":").types("people").press("Enter").m.cursor.view, &views::people::VIEW);
    assert_eq!(config::parse("[keys]\nnote = \"F5\"\n").expect("it is one").keys.told(), None);
}

#[test]
fn a_key_of_the_home_screen_that_gave_way_is_told_there() {
    let keys = config::parse("[keys]\nopen-file = \"b\"\n").expect("it is no error").keys;
    assert_eq!(keys.told(), None);
    assert_eq!(keys.told_at_home(), Some("By your settings, on the home screen b is open-file instead of blank."));
}

#[test]
fn two_keys_of_ones_own_are_not_mixed_up() {
    let wrong = config::parse("[keys]\nnote = \"p\"\npeople = \"p\"\n").expect_err("one key, two commands");
    assert!(wrong.join("\n").contains("the key p is used for both"), "{wrong:?}");
}
