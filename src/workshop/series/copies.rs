//! Owns the question whether two files hold the same session: one is then a copy of the other. It reads no file.

/// What to do about a copy.
pub const COPY_HELP: &str =
    "delete the line `id = …` in the copy; it gets an id of its own when you run it or export it to a calendar";

/// Says which files have the same id, each with all its files, where more than one has it. Files come by their names.
pub fn copies<'a>(files: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Vec<String> {
    let files: Vec<(&str, &str)> = files.into_iter().filter_map(|(name, id)| Some((name, id?))).collect();
    let mut told = Vec::new();
    for (i, (_, id)) in files.iter().enumerate() {
        let names: Vec<&str> = files[i..].iter().filter(|(_, other)| other == id).map(|(name, _)| *name).collect();
        let is_first = files[..i].iter().all(|(_, other)| other != id);
        if let Some((last, others)) = names.split_last().filter(|(_, others)| is_first && !others.is_empty()) {
            told.push(format!("{} and {last} have the same id", others.join(", ")));
        }
    }
    told
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
