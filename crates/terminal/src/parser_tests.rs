//! Tables of what terminals send and what it means.

use super::*;

fn shown(inputs: &[Input]) -> String {
    let names: Vec<String> = inputs
        .iter()
        .map(|input| match input {
            Input::Key(Key::Char(c)) => c.to_string(),
            Input::Key(Key::Ctrl(c)) => format!("ctrl-{c}"),
            Input::Key(Key::Alt(c)) => format!("alt-{c}"),
            Input::Key(key) => format!("{key:?}"),
            Input::Paste(text) => format!("<{text}>"),
            Input::PasteTooLong(bytes) => format!("<{bytes} bytes>"),
        })
        .collect();
    names.join(" ")
}

/// Everything at once, then silence.
fn parse(bytes: &[u8]) -> String {
    let mut parser = Parser::default();
    let mut inputs = parser.feed(bytes);
    while parser.pending().is_some() {
        inputs.extend(parser.timeout());
    }
    shown(&inputs)
}

/// The same byte by byte.
fn trickle(bytes: &[u8]) -> String {
    let mut parser = Parser::default();
    let mut inputs: Vec<Input> = bytes.iter().flat_map(|&b| parser.feed(&[b])).collect();
    while parser.pending().is_some() {
        inputs.extend(parser.timeout());
    }
    shown(&inputs)
}

fn table(rows: &[(&[u8], &str)]) {
    for (bytes, meaning) in rows {
        assert_eq!(parse(bytes), *meaning, "{:?}", String::from_utf8_lossy(bytes));
        assert_eq!(trickle(bytes), *meaning, "byte by byte: {:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn letters_and_control_keys() {
    table(&[
        (b"aZ 9", "a Z   9"),
        ("é日👍".as_bytes(), "é 日 👍"),
        (b"\x01\x03\x1a\x00", "ctrl-a ctrl-c ctrl-z ctrl- "),
        (b"\x1c\x1d\x1e\x1f", "ctrl-\\ ctrl-] ctrl-^ ctrl-_"),
        (b"\r\n\t", "Enter Enter Tab"),
        (b"\x7f\x08", "Backspace Backspace"),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1bx\x1bX\x1b 5", "alt-x alt-X alt-  5"),
        ("\x1bé\x1bф".as_bytes(), "alt-é alt-ф"),
        (b"\x1b\r\x1b\n\x1b\t\x1b\x01", "Esc Enter Esc Enter Esc Tab Esc ctrl-a"),
        (b"\x1b\x7f\x1b\x08", "AltBackspace AltBackspace"),
        (b"\x1bP", "alt-P"),
        (b"\x1b[", "alt-["),
        (b"\x1b]", "alt-]"),
        (b"\x1bO", "alt-O"),
        (b"\x1b^", "alt-^"),
        (b"\x1b_", "alt-_"),
    ]);
}

#[test]
fn broken_characters_are_dropped() {
    table(&[
        (b"a\xffb\xfe", "a b"),
        (b"\xc3a", "a"),
        (b"\xe6\x97a\xa5b", "a b"),
        (b"\xc0\x80x", "x"),
        (b"\xed\xa0\x80x", "x"),
        (b"\xf0\x9f\x91", ""),
        (b"\xc2\x9bx", "x"),
        (b"\x1b\xc3a", "a"),
    ]);
}

#[test]
fn keys_with_names() {
    table(&[
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "Up Down Right Left Home End"),
        (b"\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF", "Up Down Right Left Home End"),
        (b"\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "Home Delete End PageUp PageDown"),
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "F(1) F(2) F(3) F(4)"),
        (b"\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F(1) F(5) F(6) F(10) F(11) F(12)"),
        (b"\x1b[[A\x1b[[E", "F(1) F(5)"),
        (b"\x1b[Z", "BackTab"),
        (b"\x1b[1;5C\x1b[1;2A\x1b[1;3D", "WordRight Up AltLeft"),
        (b"\x1b[3;5~\x1b[1;2P\x1b[15;5~", "Delete F(1) F(5)"),
        (b"\x1b[a\x1bOd", "Up WordLeft"),
        (b"\x1bOM\x1bOp\x1bOk", "Enter 0 +"),
        (b"\x1b\x1b[A\x1b\x1b[C", "Esc Up Esc Right"),
        (b"\x1b[1;3C\x1b[1;3A\x1b[1;4B\x1b[3;3~\x1b[1;3H", "AltRight Esc Up Esc Down Esc Delete Esc Home"),
    ]);
}

#[test]
fn keyboards_that_tell_more() {
    table(&[
        (b"\x1b[97u\x1b[97;5u\x1b[97;2u", "a ctrl-a A"),
        (b"\x1b[97:65;2u\x1b[49:33;2u", "A !"),
        (b"\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u", "a a"),
        (b"\x1b[1;1:3A\x1b[1;5:2B", "Down"),
        (b"\x1b[13u\x1b[27u\x1b[9;2u\x1b[127u", "Enter Esc BackTab Backspace"),
        (b"\x1b[57414u\x1b[57400u\x1b[57441u\x1b[57358u", "Enter 1"),
        (b"\x1b[27;5;13~\x1b[27;6;97~", "Enter ctrl-a"),
        (b"\x1b[97;9u", "a"),
        (b"\x1b[97;3u\x1b[13;3u\x1b[127;3u\x1b[127;5u", "alt-a Esc Enter AltBackspace ctrl-w"),
    ]);
}

#[test]
fn replies_and_reports_are_never_typed() {
    table(&[
        (b"\x1b[?1;2cx", "x"),
        (b"\x1b[>41;354;0cx", "x"),
        (b"\x1b[12;40Rx", "x"),
        (b"\x1b[1;2Rx", "x"),
        (b"\x1b[0nx", "x"),
        (b"\x1b[Ix\x1b[Oy", "x y"),
        (b"\x1b[<0;10;10Mx\x1b[<0;10;10m", "x"),
        (b"\x1b[M !!x\x1b[32;10;10My", "x y"),
        (b"\x1b[?2004;1$yx", "x"),
        (b"\x1b[8;40;120tx", "x"),
        (b"\x1b[?0ux", "x"),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07x", "x"),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\x", "x"),
        (b"\x1bP>|xterm(390)\x1b\\x", "x"),
        (b"\x1b_Gi=31;OK\x1b\\x", "x"),
        (b"\x1b^private\x1b\\x", "x"),
        (b"\x1b]l title\x1b[Ax", "Up x"),
        (b"\x1b[201~x", "x"),
        (b"\x1b[99999999999999999999~x", "x"),
        (b"\x1b[1;\x18x", "x"),
        (b"\x1b[12", ""),
        (b"\x1b]half", ""),
        (b"\x1bO1", ""),
    ]);
    let long = [b"\x1b[".to_vec(), vec![b'1'; 100_000], b"Ax".to_vec()].concat();
    assert_eq!(parse(&long), "x");
}

#[test]
fn pastes() {
    table(&[
        (b"\x1b[200~hello\r\nq\x1b[201~x", "<hello\r\nq> x"),
        (b"\x1b[200~\x1b[201~x", "x"),
        (b"\x1b[200~a\x1b[31mb\x1b[20\x1b[201~x", "<a\x1b[31mb\x1b[20> x"),
        (b"\x1b[200~a\x1b\x1b[201~x", "<a\x1b> x"),
        (b"\x1b[200~one\x1b[200~two\x1b[201~x", "<one> <two> x"),
        (b"\x1b[200~no end", "<no end>"),
        (b"\x1b[200~no end\x1b[20", "<no end\x1b[20>"),
        (b"\x1b[200~\xff\xc3\x1b[201~", "<\u{fffd}\u{fffd}>"),
    ]);
}

#[test]
fn pastes_have_a_limit() {
    let paste = |bytes: usize| [b"\x1b[200~".to_vec(), vec![b'a'; bytes], b"\x1b[201~x".to_vec()].concat();
    assert_eq!(parse(&paste(4 << 20)).len(), (4 << 20) + 4);
    assert_eq!(parse(&paste((4 << 20) + 1)), "<4194305 bytes> x");
    let mut parser = Parser::default();
    let inputs: Vec<Input> = paste(9_000_000).chunks(65536).flat_map(|chunk| parser.feed(chunk)).collect();
    assert_eq!(shown(&inputs), "<9000000 bytes> x");
}

#[test]
fn a_paste_without_an_end_gives_the_keys_back() {
    let mut parser = Parser::default();
    assert_eq!(parser.feed(b"\x1b[200~hello"), []);
    let mut inputs = Vec::new();
    for _ in 0..10 {
        inputs.extend(parser.waited(Duration::from_millis(500)));
        inputs.extend(parser.feed(b"j"));
    }
    assert_eq!(shown(&inputs), "<hellojjjjjjj> j j j");
    // A slow paste is still a paste.
    assert_eq!(parser.feed(b"\x1b[200~"), []);
    for _ in 0..20 {
        assert_eq!(parser.waited(Duration::from_secs(1)), []);
        assert_eq!(parser.feed(b"a line of a slow paste"), []);
    }
}

#[test]
fn waits_only_for_what_has_begun() {
    let mut parser = Parser::default();
    assert_eq!(parser.pending(), None);
    for (bytes, wait) in [(&b"\x1b"[..], 30), (b"\x1b[1", 250), (b"\x1b]x", 250), (b"\xc3", 250), (b"\x1b[200~", 2000)]
    {
        parser.feed(bytes);
        assert_eq!(parser.pending(), Some(Duration::from_millis(wait)));
        parser.timeout();
        assert_eq!(parser.pending(), None);
    }
}

proptest::proptest! {
    #[test]
    fn junk_never_stops_it(junk in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let mut parser = Parser::default();
        parser.feed(&junk);
        while parser.pending().is_some() {
            parser.timeout();
        }
        proptest::prop_assert_eq!(shown(&parser.feed(b"x")), "x");
    }

    #[test]
    fn reads_may_be_cut_anywhere(junk in "[\\x1b\\[0-9;:~ABMOPu<\\x07\\\\a-cé]{0,60}", cut in 0_usize..60) {
        let bytes = junk.as_bytes();
        let (left, right) = bytes.split_at(cut.min(bytes.len()));
        let mut whole = Parser::default();
        let mut halves = Parser::default();
        let expected = whole.feed(bytes);
        let mut inputs = halves.feed(left);
        inputs.extend(halves.feed(right));
        proptest::prop_assert_eq!(inputs, expected);
    }
}
