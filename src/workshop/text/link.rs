//! Owns how a link is written where it has to be short.

/// Returns a link as it is shortest in a QR code: in capitals where only the secret part of the path is read, which is read
/// in any case; every other link as it is.
pub fn shortest_link(link: &str) -> String {
    let path = link.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let plain = |c: char| c.is_ascii_alphanumeric() || " $%*+-./:".contains(c);
    let secret = path.strip_prefix("j/").or_else(|| path.strip_prefix("i/"));
    let is_secret = secret.is_some_and(|secret| !secret.is_empty() && !secret.contains('/'));
    if is_secret && link.chars().all(plain) { link.to_ascii_uppercase() } else { link.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_for_what_is_read_in_any_case() {
        for (link, expected) in [
            ("http://10.0.0.4:4710/j/ABC2", "HTTP://10.0.0.4:4710/J/ABC2"),
            ("http://10.0.0.4:4710/i/ABC2", "HTTP://10.0.0.4:4710/I/ABC2"),
            ("https://example.org/room/j/ABC2", "https://example.org/room/j/ABC2"),
            ("https://example.org/j/", "https://example.org/j/"),
            ("http://[fe80::1]:4710/j/ABC2", "http://[fe80::1]:4710/j/ABC2"),
            ("https://example.org/~ana/j/ABC2", "https://example.org/~ana/j/ABC2"),
        ] {
            assert_eq!(shortest_link(link), expected);
        }
    }
}
