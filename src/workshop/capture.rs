//! Reads the capture line: what kind of note it is, and for an action who does it and until when.
//! It never refuses and never loses a word: what it does not understand stays in the text.

mod dates;
mod names;

use chrono::NaiveDate;

use super::{NoteKind, Person};

/// A captured line as it was understood; `text` is empty where nothing but signs and names was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What kind of line it is.
    pub kind: NoteKind,
    /// What was said, trimmed, without the sign, the owner and the date.
    pub text: String,
    /// Who does it: a name of the roster where exactly one fits, otherwise the word as typed.
    pub owner: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// Reads one capture line. The first character chooses the kind: `!` decision, `?` question, `*` takeaway,
/// `"` quote, `~` parked, `@name … by DATE` action; a leading `\` means literally, anything else is a note.
pub fn read(line: &str, today: NaiveDate, people: &[Person]) -> Draft {
    let line = line.trim();
    if let Some(literal) = line.strip_prefix('\\') {
        return Draft { text: literal.trim().to_owned(), ..Draft::default() };
    }
    let sign = line.chars().next();
    let kind = NoteKind::ALL.into_iter().find(|k| sign.is_some() && k.sign() == sign).unwrap_or_default();
    let rest = line.strip_prefix(|c| kind.sign() == Some(c)).unwrap_or(line);
    let mut draft = Draft { kind, ..Draft::default() };
    let text = match kind {
        NoteKind::Quote => rest.strip_suffix(['"', '”']).unwrap_or(rest),
        NoteKind::Action => {
            let (owner, rest) = names::owner(rest, people);
            let (text, due) = until(rest, today);
            (draft.owner, draft.due) = (owner, due);
            text
        }
        _ => rest,
    };
    text.trim().clone_into(&mut draft.text);
    draft
}

/// Returns what comes before the last word `by`, and the date after it; all of the text where that is no date.
fn until(text: &str, today: NaiveDate) -> (&str, Option<NaiveDate>) {
    let is_by = |&at: &usize| {
        let apart = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let word = text[at..].split(char::is_whitespace).next();
        apart && word.is_some_and(|w| w.eq_ignore_ascii_case("by"))
    };
    let Some(by) = text.char_indices().rev().map(|(at, _)| at).find(is_by) else { return (text, None) };
    match dates::read(&text[by + "by".len()..], today) {
        Some(due) => (&text[..by], Some(due)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Tuesday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn roster() -> Vec<Person> {
        [
            "Ana Lima",
            "Ben Osei",
            "Ben Rao",
            "Chloé Park",
            "José María Ruiz",
            "Jude O'Neil",
            "Jean-Luc Roux",
            "Kai",
            "Kai 陈",
            "Anabel Roy",
        ]
        .map(|name| Person { name: name.to_owned(), attributes: Vec::new() })
        .to_vec()
    }

    fn reading(line: &str) -> Draft {
        read(line, today(), &roster())
    }

    #[test]
    fn the_first_character_chooses_the_kind() {
        use NoteKind::{Action, Decision, Note, Parked, Question, Quote, Takeaway};
        for (line, kind, text) in [
            ("plain words", Note, "plain words"),
            ("  spaces  inside  ", Note, "spaces  inside"),
            ("! we go", Decision, "we go"),
            ("!we go!", Decision, "we go!"),
            ("?who pays?", Question, "who pays?"),
            ("* start small", Takeaway, "start small"),
            ("\"it was easy", Quote, "it was easy"),
            ("\"it was easy\"", Quote, "it was easy"),
            ("\"it was easy”", Quote, "it was easy"),
            ("\"No\" is an answer", Quote, "No\" is an answer"),
            ("~ budget", Parked, "budget"),
            ("\\!important", Note, "!important"),
            ("\\@ana is a handle", Note, "@ana is a handle"),
            ("\\\\server", Note, "\\server"),
            ("\\", Note, ""),
            ("", Note, ""),
            ("   ", Note, ""),
            ("!", Decision, ""),
            ("\"", Quote, ""),
            ("\"\"", Quote, ""),
            ("@", Action, ""),
            ("@  ", Action, ""),
            ("write to ana@example.org by fri", Note, "write to ana@example.org by fri"),
            ("2 ! 3", Note, "2 ! 3"),
            ("Füße", Note, "Füße"),
            ("“typeset” words", Note, "“typeset” words"),
        ] {
            assert_eq!(reading(line), Draft { kind, text: text.to_owned(), owner: None, due: None }, "{line:?}");
        }
    }

    #[test]
    fn the_owner_is_found() {
        for (line, owner, text) in [
            ("@ana call the venue", Some("Ana Lima"), "call the venue"),
            ("@ANA call", Some("Ana Lima"), "call"),
            ("@lima call", Some("Ana Lima"), "call"),
            ("@lim call", Some("Ana Lima"), "call"),
            ("@ana: call", Some("Ana Lima"), "call"),
            ("@ana, call", Some("Ana Lima"), "call"),
            ("@ana.lima call", Some("Ana Lima"), "call"),
            ("@a.lima call", Some("Ana Lima"), "call"),
            ("@Ana Lima call", Some("Ana Lima"), "call"),
            ("@ana lima: call", Some("Ana Lima"), "call"),
            ("@\"Ana Lima\" call", Some("Ana Lima"), "call"),
            ("@\"Ana Lima\"", Some("Ana Lima"), ""),
            ("@“ana lima” call", Some("Ana Lima"), "call"),
            ("@\"the venue team\" call", Some("the venue team"), "call"),
            ("@an call", Some("an"), "call"),
            ("@anab call", Some("Anabel Roy"), "call"),
            ("@ben call", Some("ben"), "call"),
            ("@ben rao call", Some("Ben Rao"), "call"),
            ("@ben.o call", Some("Ben Osei"), "call"),
            ("@chloe call", Some("Chloé Park"), "call"),
            ("@jose call", Some("José María Ruiz"), "call"),
            ("@maria call", Some("José María Ruiz"), "call"),
            ("@jose maria ruiz call", Some("José María Ruiz"), "call"),
            ("@jose.ruiz call", Some("José María Ruiz"), "call"),
            ("@oneil call", Some("Jude O'Neil"), "call"),
            ("@o'neil call", Some("Jude O'Neil"), "call"),
            ("@jean-luc call", Some("Jean-Luc Roux"), "call"),
            ("@luc call", Some("Jean-Luc Roux"), "call"),
            ("@kai call", Some("Kai"), "call"),
            ("@kai 陈 call", Some("Kai 陈"), "call"),
            ("@陈 call", Some("Kai 陈"), "call"),
            ("@zoe call", Some("zoe"), "call"),
            ("@all send feedback", Some("all"), "send feedback"),
            ("@zoe@example.org call", Some("zoe@example.org"), "call"),
            ("@ana", Some("Ana Lima"), ""),
            ("@ call the venue", None, "call the venue"),
            ("@: call", None, ": call"),
            ("@ana write to ben@example.org", Some("Ana Lima"), "write to ben@example.org"),
            ("@\"unclosed call", Some("\"unclosed"), "call"),
        ] {
            let draft = reading(line);
            assert_eq!(draft.kind, NoteKind::Action);
            assert_eq!((draft.owner.as_deref(), draft.text.as_str()), (owner, text), "{line:?}");
        }
        assert_eq!(read("@ana x", today(), &[]).owner.as_deref(), Some("ana"));
    }

    #[test]
    fn the_date_is_found() {
        for (words, due) in [
            ("today", "2026-11-24"),
            ("Tomorrow", "2026-11-25"),
            ("tue", "2026-12-01"),
            ("tuesday", "2026-12-01"),
            ("wed", "2026-11-25"),
            ("thurs", "2026-11-26"),
            ("fri", "2026-11-27"),
            ("Fri.", "2026-11-27"),
            ("friday!", "2026-11-27"),
            ("mon", "2026-11-30"),
            ("sunday", "2026-11-29"),
            ("2026-12-01", "2026-12-01"),
            ("2025-01-01", "2025-01-01"),
            ("1 dec", "2026-12-01"),
            ("dec 1", "2026-12-01"),
            ("1 December", "2026-12-01"),
            ("1. dec", "2026-12-01"),
            ("1st dec", "2026-12-01"),
            ("Dec 2nd", "2026-12-02"),
            ("dec 1, 2027", "2027-12-01"),
            ("1 dec 2027.", "2027-12-01"),
            ("1.12.", "2026-12-01"),
            ("01.12.2027", "2027-12-01"),
            ("24 nov", "2026-11-24"),
            ("23 nov", "2027-11-23"),
            ("15 jan", "2027-01-15"),
            ("3.2.", "2027-02-03"),
            ("29 feb", "2028-02-29"),
            ("in 3 days", "2026-11-27"),
            ("in 1 day", "2026-11-25"),
            ("in a week", "2026-12-01"),
            ("in 2 weeks", "2026-12-08"),
            ("in 2 months", "2027-01-24"),
        ] {
            let draft = reading(&format!("@ana call the venue by {words}"));
            let due = due.parse::<NaiveDate>().unwrap();
            assert_eq!((draft.text.as_str(), draft.due), ("call the venue", Some(due)), "{words}");
        }
    }

    #[test]
    fn what_is_no_date_stays() {
        for words in [
            "",
            "the river",
            "next week",
            "32 dec",
            "30 feb",
            "12/1",
            "1.12",
            "fr",
            "m",
            "ma 3",
            "2026-13-01",
            "in 3",
            "in -3 days",
            "in 99999999 days",
            "in 3 days or so",
            "99999999999-01-01",
            "fri, led by Ben",
            "friendly words",
            "٣ dec",
        ] {
            let draft = reading(&format!("@ana call by {words}"));
            assert_eq!((draft.text.as_str(), draft.due), (format!("call by {words}").trim(), None), "{words}");
        }
    }

    #[test]
    fn only_the_last_by_counts() {
        for (line, text, due) in [
            ("@ana stop by the shop by fri", "stop by the shop", true),
            ("@ana by fri", "", true),
            ("@ana by FRI", "", true),
            ("@ana call  BY  fri", "call", true),
            ("@ana call\tby\tfri", "call", true),
            ("@ana go to the lobby fri", "go to the lobby fri", false),
            ("@ana a by-product by fri", "a by-product", true),
            ("@ana by fri call", "by fri call", false),
            ("@ana by", "by", false),
        ] {
            let draft = reading(line);
            assert_eq!((draft.text.as_str(), draft.due.is_some()), (text, due), "{line:?}");
        }
        assert_eq!(reading("! we decide by fri").text, "we decide by fri");
    }
}
