//! Owns text in Markdown: what people typed, escaped as little as keeps it text under `CommonMark` and the tables,
//! struck words and task lists that forums add; and tables laid out so that they read well as plain text.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use super::lines::{in_one_line, joined};
use super::sink::Sink;

/// Returns one line of text: line ends become blanks.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&in_one_line(text), &mut out);
    out
}

/// Returns text of several lines, each line end a line end; empty lines are left out, as they would end the paragraph.
pub(super) fn lines(text: &str) -> String {
    joined(text, "\\\n", escape)
}

/// Returns a link to an address that may be followed.
pub(super) fn link(label: &str, url: &str) -> String {
    let label = line(label);
    let mut to = String::new();
    for c in url.chars() {
        match c {
            '<' => to.push_str("%3C"),
            '>' => to.push_str("%3E"),
            '\\' | '&' | '|' => to.extend(['\\', c]),
            c => to.push(c),
        }
    }
    format!("[{}](<{to}>)", if label.is_empty() { line(url) } else { label })
}

/// Writes a line of safe text as a Markdown parser has to see it to show the same.
fn escape(text: &str, out: &mut String) {
    let mut written = 0;
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (i, c) in text.char_indices() {
        let rest = || &text[i + c.len_utf8()..];
        let next = || rest().chars().next();
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' => true,
            // Within a word it is only a letter.
            '_' => {
                let within = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                !(within(before) && within(next()))
            }
            '<' => next().is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
            '&' => names_a_letter(rest()),
            // At the front these make headings, quotes, lists, rules and definitions.
            '>' | '=' | ':' => i == 0,
            // At the end it would close a heading.
            '#' if rest().is_empty() => true,
            '#' | '-' | '+' => i == 0 && next().is_none_or(|n| n == ' ' || n == c),
            '.' | ')' => number > 0 && i == number && next().is_none_or(|n| n == ' '),
            _ => false,
        };
        if special {
            out.push_str(&text[written..i]);
            out.push('\\');
            written = i;
        }
        before = Some(c);
    }
    out.push_str(&text[written..]);
}

/// Returns whether what follows an ampersand makes it the name of another letter, as in `&lt;`.
fn names_a_letter(rest: &str) -> bool {
    let name = rest.bytes().take(40).take_while(|c| c.is_ascii_alphanumeric() || *c == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}

/// Lays out the tables of a finished text and takes superfluous empty lines out, line by line while the text
/// is made. It can tell tables by their first letter, as text that people typed never begins a line with an unescaped `|`.
pub(super) struct Tidy<'a> {
    to: Sink<'a>,
    /// The line that is not whole yet.
    line: String,
    /// The rows of the table that is not whole yet.
    table: Vec<String>,
    /// Something was written, so that an empty line means something.
    begun: bool,
    /// An empty line is to be written before whatever comes next.
    empty: bool,
}

impl<'a> Tidy<'a> {
    /// Makes a place for text that is handed on tidied.
    pub(super) fn new(to: Sink<'a>) -> Self {
        Self { to, line: String::new(), table: Vec::new(), begun: false, empty: false }
    }

    /// Writes what was not whole yet: nothing follows.
    pub(super) fn finish(mut self) -> fmt::Result {
        if !self.line.is_empty() {
            self.end_line()?;
        }
        self.end_table()
    }

    fn end_line(&mut self) -> fmt::Result {
        let mut line = std::mem::take(&mut self.line);
        line.truncate(line.trim_end().len());
        if line.starts_with('|') {
            self.table.push(line);
            return Ok(());
        }
        self.end_table()?;
        if line.is_empty() {
            self.empty = self.begun;
        } else {
            self.gap()?;
            line.push('\n');
            self.to.write_str(&line)?;
        }
        // Its room serves the next line.
        line.clear();
        self.line = line;
        Ok(())
    }

    fn end_table(&mut self) -> fmt::Result {
        if self.table.is_empty() {
            return Ok(());
        }
        self.gap()?;
        let table = std::mem::take(&mut self.table);
        let rows: Vec<Vec<&str>> = table.iter().map(|row| cells(&row[1..])).collect();
        lay_out(&rows, self.to)
    }

    fn gap(&mut self) -> fmt::Result {
        self.begun = true;
        if std::mem::take(&mut self.empty) { self.to.write_str("\n") } else { Ok(()) }
    }
}

impl fmt::Write for Tidy<'_> {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        while let Some((line, rest)) = text.split_once('\n') {
            self.line.push_str(line);
            self.end_line()?;
            text = rest;
        }
        self.line.push_str(text);
        Ok(())
    }
}

/// Returns the cells of a row without its first bar.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut from, mut escape) = (0, false);
    for (at, c) in row.char_indices() {
        if c == '|' && !escape {
            cells.push(row[from..at].trim());
            from = at + 1;
        }
        escape = c == '\\' && !escape;
    }
    cells
}

fn lay_out(rows: &[Vec<&str>], out: Sink<'_>) -> fmt::Result {
    let ruler = |cell: &str| cell.len() >= 3 && cell.chars().all(|c| c == '-' || c == ':');
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|c| c.width()).max().unwrap_or(0).max(3);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let right: Vec<bool> = (0..columns)
        .map(|i| {
            rows.get(1).and_then(|r| r.get(i)).is_some_and(|c| ruler(c) && c.ends_with(':') && !c.starts_with(':'))
        })
        .collect();
    for (at, row) in rows.iter().enumerate() {
        out.write_char('|')?;
        for (i, &wide) in widths.iter().enumerate() {
            let cell = row.get(i).copied().unwrap_or("");
            let space = " ".repeat(wide - cell.width().min(wide));
            // Only below the heads: what somebody typed can look the same.
            if at == 1 && ruler(cell) {
                let dashes = "-".repeat(wide - usize::from(right[i]));
                write!(out, " {dashes}{} |", if right[i] { ":" } else { "" })?;
            } else if right[i] {
                write!(out, " {space}{cell} |")?;
            } else {
                write!(out, " {cell}{space} |")?;
            }
        }
        out.write_char('\n')?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use std::fmt::Write as _;

    use super::super::lines::visible_lines;
    use super::*;

    fn tidy(text: &str) -> String {
        let mut out = String::new();
        let mut tidy = Tidy::new(&mut out);
        // In pieces of all kinds it comes out the same.
        text.split_inclusive(' ').for_each(|piece| tidy.write_str(piece).unwrap());
        tidy.finish().unwrap();
        out
    }

    /// What a parser makes of a document: its tags, and all of its text.
    fn parsed(document: &str, options: Options) -> (Vec<String>, String) {
        let (mut tags, mut text) = (Vec::new(), String::new());
        for event in Parser::new_ext(document, options) {
            match event {
                Event::Start(tag) => tags.push(match tag {
                    Tag::Link { dest_url, .. } => format!("link {dest_url}"),
                    tag => format!("{tag:?}"),
                }),
                Event::Text(t) => text.push_str(&t),
                Event::End(_) => {}
                Event::SoftBreak => text.push('⏎'),
                Event::HardBreak => text.push('\n'),
                other => tags.push(format!("{other:?}")),
            }
        }
        (tags, text)
    }

    fn forum() -> Options {
        Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM
            | Options::ENABLE_DEFINITION_LIST
    }

    fn typed() -> impl Strategy<Value = String> {
        let signs: Vec<&str> = vec![
            "a",
            "Z",
            "9",
            "1.",
            "10)",
            " ",
            "  ",
            "    ",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "*",
            "**",
            "_",
            "__",
            "`",
            "```",
            "~~~",
            "~",
            "#",
            "###### ",
            "> ",
            "- ",
            "+ ",
            "---",
            "===",
            "[",
            "]",
            "](",
            "(",
            ")",
            "![",
            "[^1]",
            "[ ]",
            "[x] ",
            "<",
            ">",
            "</p>",
            "<b>",
            "<!--",
            "<?",
            "&",
            "&amp;",
            "&#60;",
            "&lt",
            ";",
            "\\",
            "|",
            "| - |",
            "|---|",
            ":",
            ": x",
            "$",
            "é",
            "陈",
            "\u{1b}",
            "\u{a0}",
            "http://a.example/x_y",
            "www.a.example",
            "[a]: b",
            "{#id}",
            "!",
            "=",
            "-",
            "+",
            "ä_ö",
            "\u{200b}",
        ];
        proptest::collection::vec(proptest::sample::select(signs), 0..14).prop_map(|s| s.concat())
    }

    /// The text as it is to be read: safe, each line trimmed, no empty ones.
    fn meant(text: &str, between: &str) -> String {
        visible_lines(text).collect::<Vec<_>>().join(between)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn typed_text_stays_text(text in typed()) {
            for options in [Options::empty(), forum()] {
                let (one, several) = (meant(&text, " "), meant(&text, "\n"));
                prop_assume!(!one.is_empty());
                for (document, tags, read) in [
                    (format!("{}\n", line(&text)), vec!["Paragraph"], &one),
                    (format!("{}\n", lines(&text)), vec!["Paragraph"], &several),
                    (format!("- {}\n", lines(&text)), vec!["List(None)", "Item"], &several),
                    (format!("- **Ana**: {}\n", lines(&text)), vec!["List(None)", "Item", "Strong"], &several),
                    (format!("> {}\n", line(&text)), vec!["BlockQuote(None)", "Paragraph"], &one),
                ] {
                    let (got, said) = parsed(&document, options);
                    prop_assert_eq!(got, tags, "{}", document);
                    prop_assert_eq!(said.trim_start_matches("Ana: "), read.trim_start_matches("Ana: "), "{}", document);
                }
                let (got, said) = parsed(&format!("## {}\n", line(&text)), options);
                prop_assert!(got.len() == 1 && got[0].starts_with("Heading"), "{:?} {}", got, text);
                prop_assert_eq!(said, one.clone());
                let (got, said) = parsed(&link(&text, "https://a.example/x"), options);
                prop_assert_eq!(got, ["Paragraph", "link https://a.example/x"]);
                prop_assert_eq!(said, one);
            }
        }

        #[test]
        fn a_cell_stays_a_cell(texts in proptest::collection::vec(typed(), 4)) {
            let cell = |i: usize| line(&texts[i]);
            let table = format!("| {} | {} |\n| --- | --: |\n| {} | {} |\n", cell(0), cell(1), cell(2), cell(3));
            for document in [&table, &tidy(&table)] {
                let (tags, said) = parsed(document, forum());
                let cells = tags.iter().filter(|t| *t == "TableCell").count();
                prop_assert_eq!((cells, tags.len()), (4, 7), "{}", document);
                prop_assert_eq!(said, texts.iter().map(|t| meant(t, " ")).collect::<String>(), "{}", document);
            }
        }

        #[test]
        fn an_address_stays_what_it_was(path in "[!-;=?-~]{0,30}") {
            let url = format!("https://a.example/{path}");
            let (tags, _) = parsed(&link("x", &url), forum());
            prop_assert_eq!(tags, ["Paragraph".to_owned(), format!("link {url}")]);
        }
    }

    #[test]
    fn a_cell_that_looks_like_a_rule_is_none() {
        let tidied = tidy("| a | b |\n| --- | --: |\n| -:- | --- |\n");
        assert!(tidied.lines().nth(2).is_some_and(|row| row.contains("-:-")), "{tidied}");
    }

    #[test]
    fn what_needs_no_escape_stays_as_it_was_typed() {
        for text in ["L&D / KM", "call Ana - by Friday", "snake_case", "5 > 3 < 7", "1 000 (about)", "50 % + x = y"] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("# no heading *here*"), "\\# no heading \\*here\\*");
        assert_eq!(line("1. no list"), "1\\. no list");
        assert_eq!(line("&lt;b> <b>"), "\\&lt;b> \\<b>");
    }

    #[test]
    fn tables_are_laid_out_and_empty_lines_taken_out() {
        let text = "a\n\n\n\n| option | n |\n| --- | --: |\n| 陈 \\| x | 10 |\n\n\nb\n\n";
        assert_eq!(tidy(text), "a\n\n| option  |   n |\n| ------- | --: |\n| 陈 \\| x |  10 |\n\nb\n");
    }
}
