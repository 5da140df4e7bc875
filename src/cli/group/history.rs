//! Reads the rounds of earlier groups: of a session file, or of what this command printed.

use std::path::Path;

use serde::Deserialize;

use crate::cli::fault::Fault;
use crate::cli::open;
use crate::workshop::HeldRound;
use crate::workshop::text::same;

/// Returns who met, and who sat out, in the rounds of a file.
pub(super) fn history(path: &Path) -> Result<Vec<HeldRound>, Fault> {
    #[derive(Deserialize)]
    struct JsonOutput {
        rounds: Vec<Round>,
    }
    #[derive(Deserialize)]
    struct Round {
        groups: Vec<Group>,
        #[serde(default)]
        sit_out: Vec<String>,
    }
    #[derive(Deserialize)]
    struct Group {
        members: Vec<String>,
    }
    let bytes = open::bytes(path)?;
    let name = open::name(path);
    let trimmed = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes).trim_ascii();
    if trimmed.starts_with(b"{") {
        let told: JsonOutput = serde_json::from_slice(trimmed).map_err(|e| {
            let help = "give a session file, or a file printed by `roundtable group --json` or `--csv`";
            Fault::input(format!("{name}: this file has no groups ({e})"), help)
        })?;
        let round =
            |r: Round| HeldRound { groups: r.groups.into_iter().map(|g| g.members).collect(), sit_out: r.sit_out };
        return Ok(told.rounds.into_iter().map(round).collect());
    }
    if is_session(path, &bytes) {
        return open::read(&name, &bytes).map(|session| session.held_before(""));
    }
    table(&name, trimmed)
}

/// Rounds from a table of round, group and name.
fn table(file: &str, bytes: &[u8]) -> Result<Vec<HeldRound>, Fault> {
    let wrong = |what: String| {
        let help = "give a session file, or a file printed by `roundtable group --json` or `--csv`";
        Fault::input(format!("{file}: {what}"), help)
    };
    let mut rows = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headings = rows.headers().map_err(|e| wrong(e.to_string()))?.clone();
    let column = |wanted: &str| headings.iter().position(|h| same(h, wanted));
    let (Some(round), Some(group), Some(name)) = (column("round"), column("group"), column("name")) else {
        return Err(wrong("this is not a table with the columns round, group and name".to_owned()));
    };
    let mut rounds: Listed<Listed<Vec<String>>> = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|e| wrong(e.to_string()))?;
        let groups = entry(&mut rounds, &row[round]);
        entry(groups, &row[group]).push(row[name].to_owned());
    }
    let round = |groups: Listed<Vec<String>>| HeldRound {
        groups: groups.into_iter().map(|(_, names)| names).collect(),
        sit_out: Vec::new(),
    };
    Ok(rounds.into_iter().map(|(_, groups)| round(groups)).collect())
}

/// Things under a key, in the order in which they came.
type Listed<T> = Vec<(String, T)>;

/// Returns what a list has under a name; added where it has nothing.
fn entry<'a, T: Default>(list: &'a mut Listed<T>, key: &str) -> &'a mut T {
    let at = list.iter().position(|(k, _)| same(k, key)).unwrap_or_else(|| {
        list.push((key.to_owned(), T::default()));
        list.len() - 1
    });
    &mut list[at].1
}

/// Tells a session file by its name, or where the name does not say, by the key that every session file has.
pub(super) fn is_session(path: &Path, bytes: &[u8]) -> bool {
    let ends = |end: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(end));
    if ends("toml") || ends("csv") || ends("tsv") {
        return ends("toml");
    }
    let text = String::from_utf8_lossy(bytes);
    text.lines().any(|l| l.trim_start().strip_prefix("format").is_some_and(|l| l.trim_start().starts_with('=')))
}
