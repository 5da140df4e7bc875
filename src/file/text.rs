//! Turns the bytes of a file into text, or says in plain words why they are none. It looks at no TOML.

use std::borrow::Cow;

use toml_parser::lexer::TokenKind;

use super::problem::{Problem, Severity, Source};

/// Larger files are refused: no session comes near, and whatever it is should not be worked through.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// More headers of tables are refused as well: each takes a kilobyte of memory while the file is read. A text of the
/// most bytes that a line takes, with nothing but headers in it, has fewer.
const MAX_TABLES: usize = 300_000;

/// So are more lines and entries of lists: each takes a quarter of a kilobyte while the file is read.
const MAX_ENTRIES: usize = 1_000_000;

pub(super) const BACKUP: &str = "look for a backup beside it: the same name with .bak at the end";

const EMPTY: &str = "if it should not be empty, look for a backup beside it: the same name with .bak at the end; \
                     else begin with: roundtable new prep-with-peers FILE";

/// Refuses what is no text at all: too large, empty, or only zeros.
fn refuse_damage(bytes: &[u8], what: &str, if_empty: &str) -> Result<(), Problem> {
    if bytes.len() > MAX_BYTES {
        let size = bytes.len().div_ceil(1024 * 1024);
        return Err(Problem::without_place(
            format!("the file is {size} MiB large; {what} may have {} MiB", MAX_BYTES / 1024 / 1024),
            "check that it is the file you meant",
        ));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let what =
            if bytes.is_empty() { "the file is empty" } else { "the file is empty: it contains only blank lines" };
        return Err(Problem::without_place(what, if_empty));
    }
    if bytes.iter().all(|b| *b == 0) {
        return Err(Problem::without_place("the file is damaged: it contains only zeros", BACKUP));
    }
    Ok(())
}

/// Returns the text of a list of people that another program wrote. Its lines end in `\n`, alone or behind `\r`.
pub(super) fn foreign_text(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    refuse_damage(bytes, "a list of people", "put one name in each line, or a row of headings above the people")?;
    // Controls are in no text, whatever its encoding is.
    if utf16(bytes).is_none()
        && bytes.iter().any(|b| *b < 9)
        && let Err(e) = std::str::from_utf8(without_mark(bytes))
    {
        return Err(not_utf8(without_mark(bytes), e.valid_up_to()));
    }
    let text = decoded(bytes);
    if let Some(problem) = nul_bytes(&text) {
        return Err(problem);
    }
    // Spreadsheets on old Macs end lines so.
    Ok(if text.contains('\r') && !text.contains('\n') { Cow::Owned(text.replace('\r', "\n")) } else { text })
}

/// Returns the text that another program wrote: in UTF-8, in UTF-16 as spreadsheets and meeting tools write it, or in
/// Windows-1252. It takes any bytes.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(order) = utf16(bytes) {
        let units = bytes.chunks_exact(2).map(|pair| match order {
            ByteOrder::Little => u16::from_le_bytes([pair[0], pair[1]]),
            ByteOrder::Big => u16::from_be_bytes([pair[0], pair[1]]),
        });
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Cow::Owned(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text));
    }
    let bytes = without_mark(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|b| windows_1252(*b)).collect()),
    }
}

/// Returns the bytes behind the mark of UTF-8.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Returns the character of a byte in Windows-1252, the code page of western Europe.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Returns the text of a file without its byte order mark, and whether there was one.
pub(super) fn text(bytes: &[u8]) -> Result<(&str, bool), Problem> {
    refuse_damage(bytes, "a session", EMPTY)?;
    if utf16(bytes).is_some() {
        return Err(Problem::without_place(
            "the file is written in UTF-16; a session is read as UTF-8",
            "open it in an editor and save it again with the encoding UTF-8",
        ));
    }
    let (bytes, bom) = (without_mark(bytes), bytes.len() > without_mark(bytes).len());
    let text = std::str::from_utf8(bytes).map_err(|e| not_utf8(bytes, e.valid_up_to()))?;
    // A short file cannot have that many of either.
    let header = |line: &&str| line.len() > 2 && line.starts_with('[') && line.contains(']');
    if text.len() > MAX_TABLES * 4 && text.lines().filter(header).count() > MAX_TABLES {
        return Err(Problem::without_place(
            format!("the file has more than {MAX_TABLES} tables, far more than any session"),
            "check that it is the file you meant",
        ));
    }
    let separators = || text.bytes().filter(|b| matches!(b, b'\n' | b',')).count();
    if text.len() > MAX_ENTRIES && separators() > MAX_ENTRIES && entries(text) > MAX_ENTRIES {
        return Err(Problem::without_place(
            format!("the file has more than {MAX_ENTRIES} lines and entries of lists, far more than any session"),
            "check that it is the file you meant",
        ));
    }
    if let Some(problem) = nul_bytes(text) {
        return Err(problem);
    }
    Ok((text, bom))
}

/// Counts line ends and commas that stand outside of texts.
fn entries(text: &str) -> usize {
    let separates = |kind| matches!(kind, TokenKind::Newline | TokenKind::Comma);
    toml_parser::Source::new(text).lex().filter(|token| separates(token.kind())).count()
}

/// Returns the problem of a text with zeros in it.
fn nul_bytes(text: &str) -> Option<Problem> {
    let at = text.find('\0')?;
    let count = text.bytes().filter(|b| *b == 0).count();
    let what = if count > 1 { format!("{count} NUL bytes, the first") } else { "a NUL byte".to_owned() };
    let message = format!("the file is damaged: it contains {what} here");
    Some(Source::new(text).problem(Severity::Error, at..at + 1, message, Some(BACKUP.to_owned())))
}

/// Which of the two bytes of a character in UTF-16 comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteOrder {
    Little,
    Big,
}

/// Tells UTF-16 by its mark, or by the zeros of plain letters: in every second byte, and hardly in the others.
fn utf16(bytes: &[u8]) -> Option<ByteOrder> {
    if bytes.starts_with(b"\xff\xfe") {
        return Some(ByteOrder::Little);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(ByteOrder::Big);
    }
    let head = &bytes[..bytes.len().min(400)];
    let half = head.len() / 2;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 10;
    let only = |odd: usize| half >= 2 && zeros(odd) > half * 6 && zeros(1 - odd) < half;
    if only(1) { Some(ByteOrder::Little) } else { only(0).then_some(ByteOrder::Big) }
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let lossy = String::from_utf8_lossy(bytes);
    let source = Source::new(&lossy);
    let damaged = bytes[at..].iter().filter(|b| **b < 9).count() > 0;
    let message = if damaged {
        format!("the file is not text: the byte {:#04x} here is not UTF-8", bytes[at])
    } else {
        format!("the file is not UTF-8, perhaps Latin-1: the byte {:#04x} is not a character here", bytes[at])
    };
    let help = "open it in an editor and save it again with the encoding UTF-8, or retype this place";
    source.problem(Severity::Error, at..at + 3, message, Some(help.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> String {
        text(bytes).expect_err("refused").render("s.toml")
    }

    #[test]
    fn empty_and_damaged_files_point_to_the_backup() {
        for bytes in [&b""[..], b" \r\n\t\n", &[0; 4096]] {
            assert!(said(bytes).contains(".bak"));
        }
        assert!(said(b"title = \"a\0\0b\"").contains("1:11: error: the file is damaged: it contains 2 NUL bytes"));
    }

    #[test]
    fn encodings_are_named() {
        let utf16: Vec<u8> = "format = 1\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(said(&utf16).contains("UTF-16"));
        assert!(said(&[&[0xff, 0xfe], &utf16[..]].concat()).contains("UTF-16"));
        assert!(
            said(b"format = 1\ntitle = \"Caf\xe9\"\n").contains("s.toml:2:13: error: the file is not UTF-8, perhaps")
        );
    }

    #[test]
    fn a_large_file_is_refused_with_both_sizes() {
        let said = said(&vec![b'#'; MAX_BYTES + 1]);
        assert!(said.contains("17 MiB") && said.contains("16 MiB"));
    }

    #[test]
    fn a_heap_of_tables_is_refused_before_it_is_worked_through() {
        let said = said("[[people]]\nname = \"a\"\n".repeat(MAX_TABLES + 1).as_bytes());
        assert!(said.contains("more than 300000 tables"), "{said}");
        assert!(text("[a]\n".repeat(MAX_TABLES).as_bytes()).is_ok());
    }

    #[test]
    fn what_other_programs_write_is_read_in_each_of_their_encodings() {
        let wanted = "name;Ort\r\nChloé;Łódź\r\n";
        let units = || wanted.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            wanted.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", wanted.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
        ] {
            assert_eq!(foreign_text(&bytes).expect("text"), wanted);
        }
        let plain: Vec<u8> = "name\nAna\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(foreign_text(&plain).expect("text"), "name\nAna\n");
        assert_eq!(foreign_text(b"Chlo\xe9;5 \x80\rZo\xeb").expect("text"), "Chloé;5 €\nZoë");
        assert!(foreign_text(b"\x01\xe9\x02").is_err_and(|p| p.message.contains("not text")));
        assert!(foreign_text(b"a\0b").is_err_and(|p| p.message.contains("NUL")));
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(text(b"\xef\xbb\xbfa = 1").expect("text"), ("a = 1", true));
    }
}
