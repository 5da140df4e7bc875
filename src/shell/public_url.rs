//! Owns how the address is read that people see of a room behind a proxy.

/// The beginning of the address that people see, where a proxy gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
}

impl PublicUrl {
    /// Returns it without a path: `https://room.example.org`.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl std::str::FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let example = "write it as https://room.example.org";
        let text = text.trim().to_ascii_lowercase();
        if text.starts_with("http://") {
            return Err(format!("a public address needs https: {example}"));
        }
        let host = text.strip_prefix("https://").ok_or(example)?;
        let host = host.strip_suffix('/').unwrap_or(host);
        if host.contains(['/', '?', '#', '@']) {
            return Err(format!("the room needs an address of its own, without a path: {example}"));
        }
        // The usual port is not part of what browsers call the origin.
        let host = host.strip_suffix(":443").unwrap_or(host);
        if is_host(host) { Ok(Self { origin: format!("https://{host}") }) } else { Err(example.to_owned()) }
    }
}

/// Returns whether a text is the name or the address of a computer, with a port or without.
pub fn is_host(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('[') {
        let Some((ip, port)) = rest.split_once(']') else { return false };
        return ip.parse::<std::net::Ipv6Addr>().is_ok()
            && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let part = |part: &str| {
        let plain = part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (1..=63).contains(&part.len()) && plain && !part.starts_with('-') && !part.ends_with('-')
    };
    let looks_like_ip = name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let named = if looks_like_ip { name.parse::<std::net::Ipv4Addr>().is_ok() } else { name.split('.').all(part) };
    named && name.len() <= 253 && port.is_none_or(is_port)
}

fn is_port(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_and_has_no_path() {
        let read = |text: &str| text.parse::<PublicUrl>().map(|url| url.origin().to_owned());
        for (text, host) in [
            ("https://room.example.org", "room.example.org"),
            ("https://Room.Example.org/", "room.example.org"),
            ("https://room.example.org:443", "room.example.org"),
            ("https://room.example.org:8443", "room.example.org:8443"),
            ("https://192.168.1.4:8443", "192.168.1.4:8443"),
            ("https://[2001:db8::7]:8443", "[2001:db8::7]:8443"),
            ("https://localhost", "localhost"),
        ] {
            assert_eq!(read(text), Ok(format!("https://{host}")), "{text}");
        }
        for text in [
            "",
            "room.example.org",
            "http://room.example.org",
            "https://",
            "https://room.example.org/room",
            "https://room.example.org?x",
            "https://dana@room.example.org",
            "https://room_example",
            "https://-a.org",
            "https://a..org",
            "https://a.org:0",
            "https://a.org:99999",
            "https://a.org:",
            "https://1.2.3",
            "https://[::1",
            "ftp://a.org",
            "https://a b.org",
            "https://bücher.example",
        ] {
            assert!(read(text).is_err_and(|why| why.ends_with("https://room.example.org")), "{text}");
        }
    }
}
