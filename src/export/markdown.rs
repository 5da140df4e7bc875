//! Owns text in Markdown: what people typed, escaped as little as keeps it text under `CommonMark` and the tables,
//! struck words and task lists that forums add; and tables laid out so that they read well as plain text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::lines::visible_lines;

/// Returns one line of text: line ends become blanks.
pub(super) fn line(text: &str) -> String {
    escaped(&visible_lines(text).join(" "))
}

/// Returns text of several lines, each line end a line end; empty lines are left out, as they would end the paragraph.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<String> = visible_lines(text).iter().map(|l| escaped(l)).collect();
    lines.join("\\\n")
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

/// Returns a line of safe text as a Markdown parser has to see it to show the same.
fn escaped(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let number = all.iter().take_while(|c| c.is_ascii_digit()).count();
    for (i, &c) in all.iter().enumerate() {
        let next = all.get(i + 1).copied();
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' => true,
            // Within a word it is only a letter.
            '_' => {
                let within = |at: Option<&char>| at.is_some_and(char::is_ascii_alphanumeric);
                !(i > 0 && within(all.get(i - 1)) && within(all.get(i + 1)))
            }
            '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
            '&' => names_a_letter(&all[i + 1..]),
            // At the front these make headings, quotes, lists, rules and definitions.
            '>' | '=' | ':' => i == 0,
            // At the end it would close a heading.
            '#' if next.is_none() => true,
            '#' | '-' | '+' => i == 0 && next.is_none_or(|n| n == ' ' || n == c),
            '.' | ')' => number > 0 && i == number && next.is_none_or(|n| n == ' '),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns whether what follows an ampersand makes it the name of another letter, as in `&lt;`.
fn names_a_letter(rest: &[char]) -> bool {
    let name = rest.iter().take(40).take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    name > 0 && rest.get(name) == Some(&';')
}

/// Lays out the tables of a finished text and takes superfluous empty lines out. It can tell tables by their first
/// letter, as text that people typed never begins a line with an unescaped `|`.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut table: Vec<Vec<&str>> = Vec::new();
    let mut empty = true;
    for line in text.lines().map(str::trim_end).chain(std::iter::once("")) {
        if let Some(row) = line.strip_prefix('|') {
            table.push(cells(row));
            continue;
        }
        if !table.is_empty() {
            lay_out(&table, &mut out);
            table.clear();
            empty = false;
        }
        if line.is_empty() && empty {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        empty = line.is_empty();
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
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

fn lay_out(rows: &[Vec<&str>], out: &mut String) {
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
        out.push('|');
        for (i, &wide) in widths.iter().enumerate() {
            let cell = row.get(i).copied().unwrap_or("");
            let space = " ".repeat(wide - cell.width().min(wide));
            // Only below the heads: what somebody typed can look the same.
            if at == 1 && ruler(cell) {
                let dashes = "-".repeat(wide - usize::from(right[i]));
                let _ = write!(out, " {dashes}{} |", if right[i] { ":" } else { "" });
            } else if right[i] {
                let _ = write!(out, " {space}{cell} |");
            } else {
                let _ = write!(out, " {cell}{space} |");
            }
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

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
        visible_lines(text).join(between)
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
