//! Owns reading some tables of a session file out of a stream, so that a large file needs little memory: what stands in
//! the other tables is passed over and never held. It expects TOML, and makes the best of what is none.

use std::io::{self, BufRead};

/// The longest header that is looked at.
const LONGEST_HEADER: usize = 1024;

/// What the bytes before this one have begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing: a key or a value may follow.
    Plain,
    Comment,
    /// The header of a table.
    Header,
    /// So many quotes, which begin a text or are an empty one.
    Opening(u8, u8),
    /// A text on one line.
    Text(u8),
    /// A text over several lines, and how many quotes were just seen in it.
    Lines(u8, u8),
    /// So many quotes that may follow those that close a text over several lines.
    Closing(u8, u8),
}

/// Returns the text of those tables of a file that are wanted by their name, such as `record.breakout`, and of what
/// stands above the first one, which is called by an empty name; nothing where that comes to more bytes than `most`.
pub fn skim(from: impl BufRead, wants: impl Fn(&str) -> bool, most: usize) -> io::Result<Option<Vec<u8>>> {
    skim_until(from, wants, |_| false, most)
}

/// Does so, and reads nothing behind the table that is the last one wanted.
pub fn skim_until(
    mut from: impl BufRead,
    wants: impl Fn(&str) -> bool,
    is_last: impl Fn(&str) -> bool,
    most: usize,
) -> io::Result<Option<Vec<u8>>> {
    let mut kept = Vec::new();
    let mut header: Vec<u8> = Vec::new();
    let (mut state, mut depth, mut escaped) = (State::Plain, 0_usize, false);
    let (mut at_start, mut keeps, mut ends) = (true, wants(""), false);
    loop {
        let chunk = from.fill_buf()?;
        if chunk.is_empty() {
            return Ok(Some(kept));
        }
        for &byte in chunk {
            if state == State::Header {
                if byte != b'\n' && header.len() < LONGEST_HEADER {
                    header.push(byte);
                    continue;
                }
                if ends {
                    return Ok(Some(kept));
                }
                let name = name_of(&header);
                (keeps, ends) = (wants(&name), is_last(&name));
                if keeps {
                    kept.append(&mut header);
                }
                header.clear();
                (state, at_start) = (State::Plain, true);
            } else if state == State::Plain && at_start && depth == 0 && byte == b'[' {
                state = State::Header;
                header.push(byte);
                continue;
            } else {
                state = after(state, byte, &mut depth, &mut escaped);
                at_start = match byte {
                    b'\n' => state == State::Plain,
                    b' ' | b'\t' => at_start,
                    _ => false,
                };
            }
            if keeps {
                kept.push(byte);
            }
        }
        if kept.len() > most {
            return Ok(None);
        }
        let read = chunk.len();
        from.consume(read);
    }
}

/// Returns what a byte outside a header leads to.
fn after(state: State, byte: u8, depth: &mut usize, escaped: &mut bool) -> State {
    let plain = |depth: &mut usize| {
        match byte {
            b'[' | b'{' => *depth += 1,
            b']' | b'}' => *depth = depth.saturating_sub(1),
            b'#' => return State::Comment,
            b'"' | b'\'' => return State::Opening(byte, 1),
            _ => {}
        }
        State::Plain
    };
    let text = |quote: u8, escaped: &mut bool| match byte {
        _ if std::mem::take(escaped) => State::Text(quote),
        b'\\' if quote == b'"' => {
            *escaped = true;
            State::Text(quote)
        }
        b'\n' => State::Plain,
        _ if byte == quote => State::Plain,
        _ => State::Text(quote),
    };
    match state {
        State::Comment if byte == b'\n' => State::Plain,
        State::Comment => State::Comment,
        State::Opening(quote, 1) if byte == quote => State::Opening(quote, 2),
        State::Opening(quote, 2) if byte == quote => State::Lines(quote, 0),
        State::Opening(quote, 1) | State::Text(quote) => text(quote, escaped),
        State::Lines(quote, _) if std::mem::take(escaped) => State::Lines(quote, 0),
        State::Lines(quote, 2) if byte == quote => State::Closing(quote, 2),
        State::Lines(quote, seen) if byte == quote => State::Lines(quote, seen + 1),
        State::Lines(quote, _) => {
            *escaped = byte == b'\\' && quote == b'"';
            State::Lines(quote, 0)
        }
        State::Closing(quote, left) if byte == quote && left > 0 => State::Closing(quote, left - 1),
        State::Plain | State::Header | State::Opening(..) | State::Closing(..) => plain(depth),
    }
}

/// Returns the name in a header: `record.note` of `[[ record . "note" ]] # comment`.
fn name_of(header: &[u8]) -> String {
    let text = String::from_utf8_lossy(header);
    let inner = text.trim_start_matches('[');
    let inner = inner.split_once(']').map_or(inner, |(name, _)| name);
    let parts: Vec<&str> = inner.split('.').map(|part| part.trim().trim_matches(['"', '\''])).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything but the notes, read in pieces of this size.
    fn without_notes(text: &str, piece: usize) -> String {
        let from = io::BufReader::with_capacity(piece, text.as_bytes());
        String::from_utf8(skim(from, |name| name != "record.note", 1 << 20).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn what_is_not_wanted_is_left_out_wherever_its_brackets_stand() {
        let note = "[[record.note]]\ntext = \"\"\"\n[[record.breakout]]\n\\\"\"\"\"\"\nlist = [\n[\"a]\"], # ]\n['b\"[[x]]'],\n]\n";
        let plan = "format = 1\ntitle = \"[record]\"\n\n[[agenda]]\ntitle = ''\nrows = [\n  [\"x\"],\n]\n";
        let round = "[[record.breakout]]\nactivity = \"\\\\\"\ngroups = [\n  { name = \"A ''' \", members = [] },\n]\n";
        let text = format!("{plan}{note}{note}{round}  [[ record . \"note\" ]] # one\n{}{round}", &note[16..]);
        let left = format!("{plan}{round}  {round}");
        for piece in [1, 2, 3, 7, 64, 4096] {
            assert_eq!(without_notes(&text, piece), left, "in pieces of {piece}");
        }
    }

    #[test]
    fn more_than_is_wanted_is_not_held() {
        let text = format!("format = 1\n[[record.note]]\ntext = \"{}\"\n", "x".repeat(5000));
        assert!(skim(text.as_bytes(), |_| true, 4000).unwrap().is_none());
        assert_eq!(skim(text.as_bytes(), str::is_empty, 4000).unwrap().unwrap(), b"format = 1\n");
    }
}
