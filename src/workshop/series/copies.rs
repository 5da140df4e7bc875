//! Owns the question whether two files hold the same session: one is then a copy of the other. It reads no file.

use std::collections::BTreeMap;

/// What to do about a copy.
pub const COPY_HELP: &str =
    "delete the line `id = …` in the copy; it gets an id of its own when you run it or export it to a calendar";

/// Says which files have the same id, each with all its files, where more than one has it. Files come by their names.
pub fn copies<'a>(files: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Vec<String> {
    let mut by_id: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, id) in files {
        if let Some(id) = id {
            by_id.entry(id).or_default().push(name);
        }
    }
    let several = by_id.into_values().filter(|names| names.len() > 1);
    several
        .filter_map(|names| {
            let (last, others) = names.split_last()?;
            Some(format!("{} and {last} have the same id", others.join(", ")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_the_same_id_are_named_together() {
        let files = [("a", Some("1")), ("b", None), ("c", Some("2")), ("d", Some("1")), ("e", None), ("f", Some("1"))];
        assert_eq!(copies(files), ["a, d and f have the same id"]);
        assert!(copies([("a", Some("1")), ("b", Some("2"))]).is_empty());
    }
}
