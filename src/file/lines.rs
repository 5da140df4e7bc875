//! Finds the lines of a text that define something: the headers of tables, and the keys.
//! It expects TOML, and makes the best of what is none.

use toml_parser::lexer::{Token, TokenKind};

/// A line that defines something: a header (with one bracket or two) or, with none, a key.
pub(super) struct Line {
    /// Where it begins, blanks before it not counted.
    pub start: usize,
    /// How many brackets it has.
    pub header: usize,
    /// The parts of its name, and where each begins.
    pub path: Vec<(usize, String)>,
}

/// Returns every header of a text and, if they are wanted, every key; what stands inside texts and lists is neither.
pub(super) fn lines(text: &str, keys: bool) -> Vec<Line> {
    let source = toml_parser::Source::new(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut depth = 0_usize;
    // What was read of the line so far: nothing, its name, or more than its name.
    let mut named = false;
    let mut blank = true;
    let mut double = None;
    for token in source.lex() {
        let (start, end) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => {}
            TokenKind::Newline if depth == 0 => {
                (named, blank) = (false, true);
            }
            TokenKind::LeftSquareBracket if depth == 0 && blank => {
                lines.push(Line { start, header: 1, path: Vec::new() });
                (named, blank) = (true, false);
                double = Some(end);
            }
            TokenKind::LeftSquareBracket if depth == 0 && double == Some(start) => {
                if let Some(line) = lines.last_mut() {
                    line.header = 2;
                }
                double = None;
            }
            TokenKind::RightSquareBracket if depth == 0 => named = false,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            TokenKind::Equals => named = named && depth > 0,
            _ if depth == 0 && (named || blank) => {
                if blank {
                    (named, blank) = (keys, false);
                    if !keys {
                        continue;
                    }
                    lines.push(Line { start, header: 0, path: Vec::new() });
                }
                if token.kind() != TokenKind::Dot
                    && let Some(line) = lines.last_mut()
                {
                    line.path.push((start, name(source, token)));
                }
            }
            _ => {}
        }
    }
    lines
}

fn name(source: toml_parser::Source<'_>, token: Token) -> String {
    let mut decoded = std::borrow::Cow::Borrowed("");
    if let Some(raw) = source.get(token) {
        raw.decode_key(&mut decoded, &mut ());
    }
    decoded.into_owned()
}
