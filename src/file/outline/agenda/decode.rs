//! Turns the bytes of an agenda into text: UTF-8, UTF-16 with or without its mark, and what older Windows programs
//! write. It never fails on a byte; it only refuses what is too large or no text.

/// The most bytes of an agenda.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The most lines.
pub(super) const MOST_LINES: usize = 20_000;

/// Characters of Windows-1252 between 0x80 and 0x9F.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Returns the text, or one sentence why there is none.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("it is larger than {} MiB", MOST_BYTES / 1024 / 1024));
    }
    let text = decoded(bytes);
    let nul = text.chars().filter(|c| *c == '\0').count();
    if nul > 0 {
        return Err("it is not text".to_owned());
    }
    let lines = text.bytes().filter(|b| *b == b'\n').count();
    if lines > MOST_LINES {
        return Err(format!("it has {lines} lines, and the most are {MOST_LINES}"));
    }
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn decoded(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let head = &bytes[..bytes.len().min(400)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    if half >= 4 && zeros(1) * 10 > half * 6 && zeros(0) * 10 < half {
        return utf16(bytes, u16::from_le_bytes);
    }
    if half >= 4 && zeros(0) * 10 > half * 6 && zeros(1) * 10 < half {
        return utf16(bytes, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|b| windows(*b)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{FFFD}'),
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_read() {
        let words = "9.30 Uhr Begrüßung – 5 min\n";
        let units = || words.encode_utf16();
        let le: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            words.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", words.as_bytes()].concat(),
            [b"\xff\xfe", &le[..]].concat(),
            [b"\xfe\xff", &be[..]].concat(),
            le,
            be,
            b"9.30 Uhr Begr\xfc\xdfung \x96 5 min\r\n".to_vec(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(words));
        }
        assert_eq!(text(b"a\0b").expect_err("no text"), "it is not text");
        assert_eq!(text(b" \n").expect_err("empty"), "it is empty");
        assert!(text(&vec![b'\n'; 30_000]).is_err() && text(&vec![b'a'; MOST_BYTES + 1]).is_err());
    }
}
