//! Owns how the path of a file is completed while it is typed. It knows names and reads no folder.

use crate::workshop::sort;

/// Returns the folder of a path that is being typed, and the beginning of the name in it.
pub(super) fn parts(text: &str) -> (&str, &str) {
    text.rfind('/').map_or(("", text), |at| text.split_at(at + 1))
}

/// Goes on with a path as far as all names that begin like it agree, and returns those names where there are several.
/// `names` are the files and folders of its folder, each with whether it is a folder.
pub(super) fn complete(text: &str, names: &[(String, bool)]) -> (String, Vec<String>) {
    let (folder, begun) = parts(text);
    let offered = |(name, is_folder): &&(String, bool)| {
        let is_session = std::path::Path::new(name).extension().is_some_and(|ending| ending == "toml");
        name.starts_with(begun) && (*is_folder || is_session) && (begun.starts_with('.') || !name.starts_with('.'))
    };
    let mut found: Vec<String> = names
        .iter()
        .filter(offered)
        .map(|(name, is_folder)| if *is_folder { format!("{name}/") } else { name.clone() })
        .collect();
    sort(&mut found);
    let Some(first) = found.first() else { return (text.to_owned(), found) };
    let agree = |end: usize| first.is_char_boundary(end) && found.iter().all(|name| name.starts_with(&first[..end]));
    let end = (begun.len()..=first.len()).rev().find(|end| agree(*end)).unwrap_or(begun.len());
    (format!("{folder}{}", &first[..end]), found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_it_is_clear() {
        let names = [("nov.toml", false), ("november.toml", false), ("notes.txt", false), ("old", true), (".x", true)];
        let names: Vec<(String, bool)> = names.iter().map(|(name, folder)| ((*name).to_owned(), *folder)).collect();
        let complete = |text: &str| complete(text, &names);
        assert_eq!(complete("~/s/n"), ("~/s/nov".to_owned(), vec!["nov.toml".to_owned(), "november.toml".to_owned()]));
        assert_eq!(complete("~/s/nove").0, "~/s/november.toml");
        assert_eq!(complete("o").0, "old/");
        assert_eq!(complete("/").1.len(), 3);
        assert_eq!(complete(".").0, ".x/");
        assert_eq!(complete("zebra"), ("zebra".to_owned(), Vec::new()));
    }
}
