//! What breaks the rules of TOML is refused, wherever it stands: what `check` passes, every reader of TOML reads.

use roundtable::file;

/// Lines that no session knows, each invalid in TOML 1.0 and 1.1; after the list of invalid files of `toml-test`.
const INVALID: &[&str] = &[
    "x-a = 0x",
    "x-a = 0b",
    "x-a = 0o",
    "x-a = 0x_1",
    "x-a = 0x1_",
    "x-a = 0xg",
    "x-a = 0b2",
    "x-a = 0o8",
    "x-a = 0X1",
    "x-a = 0B1",
    "x-a = 0O1",
    "x-a = +0x1",
    "x-a = -0b1",
    "x-a = +0o1",
    "x-a = 01",
    "x-a = -01",
    "x-a = +01",
    "x-a = 00",
    "x-a = 1__2",
    "x-a = _1",
    "x-a = 1_",
    "x-a = ++1",
    "x-a = +-1",
    "x-a = 1a",
    "x-a = +",
    "x-a = -",
    "x-a = 0_1",
    "x-a = 9223372036854775808",
    "x-a = -9223372036854775809",
    "x-a = 0xffffffffffffffffff",
    "x-a = 1.",
    "x-a = .1",
    "x-a = +.1",
    "x-a = 1.e5",
    "x-a = 1e",
    "x-a = 1e+",
    "x-a = 1._2",
    "x-a = 1_.2",
    "x-a = 1.2_",
    "x-a = 1e_2",
    "x-a = 1e2_",
    "x-a = 01.5",
    "x-a = 1.2.3",
    "x-a = 1e5.5",
    "x-a = e5",
    "x-a = 1__0.5",
    "x-a = 1.5__0",
    "x-a = Inf",
    "x-a = NaN",
    "x-a = in",
    "x-a = na",
    "x-a = ++inf",
    "x-a = inf_",
    "x-a = infinity",
    "x-a = 1E",
    "x-a = 2026-02-30",
    "x-a = 2026-13-01",
    "x-a = 2026-00-10",
    "x-a = 2026-01-00",
    "x-a = 2026-04-31",
    "x-a = 2100-02-29",
    "x-a = 2026-1-1",
    "x-a = 26-01-01",
    "x-a = 2026-01-01T",
    "x-a = 2026-01-01T25:00:00",
    "x-a = 2026-01-01T10:60:00",
    "x-a = 2026-01-01T10:00:61",
    "x-a = 2026-01-01T10:00:00+25:00",
    "x-a = 2026-01-01T10:00:00+10:60",
    "x-a = 2026-01-01T10:00:00.",
    "x-a = 2026-01-01T10:00:00Zx",
    "x-a = 2026-01-01  10:00:00",
    "x-a = 24:00:00",
    "x-a = 10:60:00",
    "x-a = 10:00:00.",
    "x-a = 1:00:00",
    "x-a = 10:00:00Z",
    "x-a = 2026-01-01T10:00:00+1:00",
    "x-a = 2026-01-01x10:00:00",
    "x-a = 10:00:00+01:00",
    "x-a = True",
    "x-a = FALSE",
    "x-a = truee",
    "x-a = t",
    "x-a = falsify",
    "x-a = word",
    "x-a =",
    "x-a",
    "x-a = = 1",
    "= 1",
    "x-a = 1 x-b = 2",
    "x-a = 1, x-b = 2",
    "x-a.= 1",
    ".x-a = 1",
    "x-a..b = 1",
    "x a = 1",
    "x! = 1",
    "é = 1",
    "\"x\ny\" = 1",
    "\"\"\"x\"\"\" = 1",
    "'''x''' = 1",
    "x-a\n= 1",
    "x-a =\n1",
    "x-a = \"a\" \"b\"",
    "x-a = \"a\"b",
    "x-a = \"a\\qb\"",
    "x-a = \"\\u12\"",
    "x-a = \"\\ud800\"",
    "x-a = \"\\U00110000\"",
    "x-a = \"\\uzzzz\"",
    "x-a = \"\\ \"",
    "x-a = \"a\u{1}b\"",
    "x-a = \"a\u{7f}b\"",
    "x-a = \"a\u{1f}b\"",
    "x-a = 'a\u{1}b'",
    "x-a = 'a\u{7f}b'",
    "x-a = \"\"\"a\u{1}b\"\"\"",
    "x-a = '''a\u{8}b'''",
    "x-a = \"a",
    "x-a = 'a",
    "x-a = \"\"\"a",
    "x-a = '''a",
    "x-a = a\"",
    "x-a = \"\"\"a\"\"\"\"\"\"",
    "x-a = '''a''''''",
    "x-a = \"a\nb\"",
    "x-a = 'a\nb'",
    "x-a = \"\"\"\\q\"\"\"",
    "# a\u{1}b",
    "# a\u{7f}",
    "# a\rb",
    "x-a = 1 # a\u{1f}",
    "x-a = 1\rx-b = 2",
    "x-a = \"a\rb\"",
    "\u{1}",
    "\u{b}x-a = 1",
    "x-a = '''a\rb'''",
    "x-a = \"\"\"a\rb\"\"\"",
    "x-a = 1\u{c}",
    "\u{a0}x-a = 1",
    "\u{feff}x-a = 1",
    "x-a = [1 2]",
    "x-a = [1,,2]",
    "x-a = [,1]",
    "x-a = [1",
    "x-a = 1]",
    "x-a = [1, 2",
    "x-a = [a]",
    "x-a = [[1]",
    "x-a = ]",
    "x-a = { b = 1",
    "x-a = { b }",
    "x-a = { b = 1 c = 2 }",
    "x-a = { , }",
    "x-a = { b = 1,, c = 2 }",
    "x-a = {{}}",
    "x-a = }",
    "x-a = { b = 1, b = 2 }",
    "x-a = { b.c = 1, b = 2 }",
    "x-a = { b = 1, b.c = 2 }",
    "x-a = { = 1 }",
    "x-a = { b = }",
    "x-a = 1\nx-a = 2",
    "x-a = 1\n\"x-a\" = 2",
    "x-a = 1\nx-a.b = 2",
    "x-a.b = 1\nx-a = 2",
    "x-a.b = 1\nx-a.b = 2",
    "x-a.b = 1\nx-a.b.c = 2",
    "x-a = {}\nx-a.b = 1",
    "x-a = { b = 1 }\n[x-a.c]",
    "x-a = []\n[[x-a]]",
    "x-a = [{}]\n[x-a.b]",
    "x-a = 1\n[x-a]",
    "x-a = 1\n[[x-a]]",
    "x-a = 1\n[x-a.b]",
    "[x-a]\n[x-a]",
    "[x-a]\n[\"x-a\"]",
    "[[x-a]]\n[x-a]",
    "[x-a]\n[[x-a]]",
    "[x-a.b]\n[x-a]\nb = 1",
    "[x-a]\nb.c = 1\n[x-a.b]",
    "[x-a]\nb = 1\n[x-a.b]",
    "[x-a.b]\n[x-a.b]",
    "[x-a]\nb.c.d = 1\n[x-a.b.c]",
    "[x-a.b.c]\nd = 9\n[x-a]\nb.c.e = 1",
    "[[x-a.b]]\n[x-a]\nb.c = 2",
    "[[x-a.b]]\n[x-a]\nb = 1",
    "[x-a]\nb = 1\nb = 2",
    "[]",
    "[x-a",
    "[x-a]]",
    "[[x-a]",
    "[x-a] b = 1",
    "[x-a] [x-b]",
    "[.x-a]",
    "[x-a.]",
    "[x-a..b]",
    "[x a]",
    "[x!]",
    "[ [x-a] ]",
    "[[x-a] ]",
    "[ [x-a]]",
    "[[]]",
    "[x-a\n]",
    "[\"x-a]",
    "[[x-a]]b",
    "[x-a]#\u{1}",
    "[[x-a]]\nb = 1\nb = 1",
];

/// Lines that are fine, however odd.
const VALID: &[&str] = &[
    "x-a = 0",
    "x-a = +0",
    "x-a = -0",
    "x-a = 0x1F_ff",
    "x-a = 0b0_1",
    "x-a = 0o07",
    "x-a = 1_000",
    "x-a = 0.0",
    "x-a = +1.5e-3",
    "x-a = 1e06",
    "x-a = inf",
    "x-a = -inf",
    "x-a = nan",
    "x-a = 9223372036854775807",
    "x-a = -9223372036854775808",
    "x-a = 2024-02-29",
    "x-a = 23:59:60",
    "x-a = 2026-01-01 10:00:00z",
    "x-a = 2026-01-01t10:00:00.123456789+01:00",
    "x-a = \"\\u00e9 \\U0001F600 \\b\\f\"",
    "x-a = ''",
    "x-a = '''it''s'''",
    "x-a = \"\"\"a\"\"\"\"\"",
    "x-a = [1, \"a\", [2.5], {}]",
    "x-a = [\n  1, # one\n]",
    "x-a.b.c = 1\nx-a.b.d = 2",
    "[x-a.b]\n[x-a]\nc = 1",
    "[[x-a]]\n[x-a.b]\n[[x-a]]\n[x-a.b]",
    "x-a = { b.c = 1, b.d = 2 }",
    "\"x-a é\" = 1",
    "# a\ttab",
    "x-a\t=\t1\t",
    "[ x-a . 'b' ]",
];

/// Sessions with these lines in them: at the top, in an activity, behind the record, and with Windows line ends.
fn sessions(lines: &str) -> Vec<String> {
    let header = lines.contains('[') && lines.lines().any(|l| l.starts_with('['));
    let (top, rest) = ("format = 1\ntitle = \"T\"\n", "[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n");
    let mut all = vec![format!("{top}{lines}\n{rest}"), format!("{top}{lines}\n{rest}").replace('\n', "\r\n")];
    if !header {
        all.push(format!("{top}{rest}{lines}\n"));
        all.push(format!("{top}{rest}[record]\n{lines}\n"));
        all.push(format!("{top}{rest}[record]\nstarted = 2026-11-24T15:00:00Z\n[[record.note]]\nat = 2026-11-24T15:00:00Z\ntext = \"n\"\n{lines}"));
    }
    all
}

#[test]
fn what_no_reader_reads_is_refused() {
    for lines in INVALID {
        for text in sessions(lines) {
            assert!(file::read(text.as_bytes()).is_err(), "{lines:?} passes in\n{text}");
        }
    }
    for lines in VALID {
        for text in sessions(lines) {
            let read = file::read(text.as_bytes());
            assert!(read.is_ok(), "{lines:?} is refused in\n{text}\n{:?}", read.err());
            assert!(text.parse::<toml::Table>().is_ok(), "{text}");
        }
    }
}

/// Whatever is edited in a file: what opens here is read by the whole parser as well.
#[test]
fn what_opens_here_opens_elsewhere() {
    let text = include_str!("every-table.toml");
    let marks = [
        "0", "_", ".", "x", "e", "-", "+", "\"", "'", "\\", "[", "]", "{", "}", "=", ",", "#", "\n", "\r", "\t",
        "\u{1}", "é", "0x", "1.", "T", ":", "[[", "]]", "\"\"\"", "''",
    ];
    let mut opened = 0;
    for at in text.char_indices().map(|(at, _)| at).step_by(11) {
        for mark in marks {
            for edited in
                [format!("{}{mark}{}", &text[..at], &text[at..]), format!("{}{mark}{}", &text[..at], &text[at + 1..])]
            {
                if file::read(edited.as_bytes()).is_ok() {
                    opened += 1;
                    let table = edited.parse::<toml::Table>();
                    assert!(table.is_ok(), "at {at}: {mark:?}: {:?}\n{edited}", table.err());
                }
            }
        }
    }
    assert!(opened > 300, "{opened}");
}
