//! Turns the bytes of an agenda into text, whatever its encoding is. It never fails on a byte; it only refuses what is
//! too large or no text.

use crate::file::text::decoded;

/// The most bytes of an agenda.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The most lines.
pub(super) const MOST_LINES: usize = 20_000;

/// Returns the text, or one sentence why there is none.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("it is larger than {} MiB", MOST_BYTES / 1024 / 1024));
    }
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err("it is not text".to_owned());
    }
    let lines = text.bytes().filter(|b| *b == b'\n').count();
    if lines > MOST_LINES {
        return Err(format!("it has {lines} lines; at most {MOST_LINES} are allowed"));
    }
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
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
