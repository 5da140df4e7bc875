//! Reads the capture line: what kind of note it is, and for an action who does it and until when.
//! It never refuses and never loses a word: what it does not understand stays in the text.

mod dates;
mod names;

use chrono::NaiveDate;

use super::text::{nearest, same};
use super::{NoteKind, Person};

pub use dates::DateOrder;
use dates::DateReading;

/// A captured line as it was understood; `text` is empty where nothing but signs and names was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What kind of line it is.
    pub kind: NoteKind,
    /// What was said, trimmed, without the sign, the owners and the date.
    pub text: String,
    /// Who does it: a name of the roster where exactly one fits, otherwise the word as typed.
    pub owners: Vec<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// What was not understood, and stays as it was typed.
    pub doubts: Vec<Doubt>,
}

/// Something in an action that was not understood. Whoever types should see it before Enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Nobody here is called so; a name that is near.
    Nobody(String, Option<String>),
    /// Several people could be meant.
    Several(String, Vec<String>),
    /// Everybody is nobody.
    Everybody(String),
    /// The words after `by` are no day.
    NoDay(String),
    /// The last words are a day, and no `by` stands before them: what is typed, and what it would have to be.
    NoBy(String, String),
    /// The words after `by` are two days: with the first number as the day, and as the month.
    TwoDays(String, NaiveDate, NaiveDate),
}

/// Reads one capture line. The first character chooses the kind: `!` decision, `?` question, `*` takeaway,
/// `"` quote, `~` parked, `@name … by DATE` action; a leading `\` means literally, anything else is a note.
pub fn read(line: &str, today: NaiveDate, people: &[Person], order: Option<DateOrder>) -> Draft {
    let line = line.trim();
    if let Some(literal) = line.strip_prefix('\\') {
        return Draft { text: literal.trim().to_owned(), ..Draft::default() };
    }
    let sign = line.chars().next();
    let kind = NoteKind::ALL.into_iter().find(|k| sign.is_some() && k.sign() == sign).unwrap_or_default();
    let rest = line.strip_prefix(|c| kind.sign() == Some(c)).unwrap_or(line);
    match kind {
        NoteKind::Quote => of_text(kind, rest.strip_suffix(['"', '”']).unwrap_or(rest)),
        NoteKind::Action => action(line, rest, today, people, order),
        _ => of_text(kind, rest),
    }
}

fn of_text(kind: NoteKind, text: &str) -> Draft {
    Draft { kind, text: text.trim().to_owned(), ..Draft::default() }
}

/// Reads what follows the `@`.
fn action(line: &str, rest: &str, today: NaiveDate, people: &[Person], order: Option<DateOrder>) -> Draft {
    let (mut owners, mut rest) = names::owners(rest, people);
    let mut doubts = Vec::new();
    let everybody = |o: &names::Owner| ["all", "everybody", "everyone"].iter().any(|word| same(word, &o.typed));
    if let Some(all) = owners.iter().find(|o| everybody(o)) {
        doubts.push(Doubt::Everybody(all.typed.clone()));
        (owners, rest) = (Vec::new(), line);
    }
    // Without a roster nobody can be unknown.
    for owner in owners.iter().filter(|_| !people.is_empty()) {
        if !owner.several.is_empty() {
            doubts.push(Doubt::Several(owner.typed.clone(), owner.several.clone()));
        } else if !owner.known {
            let near = nearest(&owner.typed, people.iter().map(|p| p.name.as_str())).map(str::to_owned);
            doubts.push(Doubt::Nobody(owner.typed.clone(), near));
        }
    }
    let (text, due, doubt) = until(rest, today, order);
    doubts.extend(doubt);
    let owners = owners.into_iter().map(|o| o.name).collect();
    Draft { owners, due, doubts, ..of_text(NoteKind::Action, text) }
}

/// Returns what comes before the last word `by`, and the date after it; all of the text where that is no date, and why.
fn until(text: &str, today: NaiveDate, order: Option<DateOrder>) -> (&str, Option<NaiveDate>, Option<Doubt>) {
    let is_by = |&at: &usize| {
        let apart = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let word = text[at..].split(char::is_whitespace).next();
        apart && word.is_some_and(|w| w.eq_ignore_ascii_case("by"))
    };
    let Some(by) = text.char_indices().rev().map(|(at, _)| at).find(is_by) else {
        return (text, None, day_without_by(text, today));
    };
    let words = &text[by + "by".len()..];
    let typed = || text[by..].trim().to_owned();
    match dates::read(words, today, order) {
        DateReading::Day(due) => (&text[..by], Some(due), None),
        DateReading::Either(a, b) => (text, None, Some(Doubt::TwoDays(typed(), a, b))),
        DateReading::None if words.trim().is_empty() => (text, None, None),
        DateReading::None => (text, None, Some(Doubt::NoDay(typed()))),
    }
}

/// Returns the day that the last words of a text name, which are no date without `by`: in "ask Sun" it may be a name.
fn day_without_by(text: &str, today: NaiveDate) -> Option<Doubt> {
    const MOST_WORDS: usize = 6;
    let text = text.trim_end();
    let begins = |at: &usize| text[..*at].chars().next_back().is_none_or(char::is_whitespace);
    let words = text.char_indices().filter(|(at, c)| !c.is_whitespace() && begins(at)).map(|(at, _)| at);
    let mut starts: Vec<usize> = words.collect();
    starts = starts.split_off(starts.len().saturating_sub(MOST_WORDS));
    let word = |at: usize| text[at..].split(char::is_whitespace).next().unwrap_or_default();
    // "version 1.2" and "for 2 weeks" say no day, whatever they could be after `by`.
    let says_day = |at: &usize| {
        let first =
            word(*at).chars().next().is_some_and(char::is_alphabetic) && !["a", "an", "one"].contains(&word(*at));
        let named = text[*at..].split_whitespace().count() > 1 && dates::is_month_after(&text[*at..]);
        (first || named || text.len() - at >= 8)
            && matches!(dates::read(&text[*at..], today, None), DateReading::Day(_))
    };
    let at = starts.iter().copied().find(says_day)?;
    let leads = starts.iter().rposition(|start| *start < at).map(|i| starts[i]);
    let from = leads.filter(|lead| ["due", "until", "till"].iter().any(|w| word(*lead).eq_ignore_ascii_case(w)));
    let typed = &text[from.unwrap_or(at)..];
    Some(Doubt::NoBy(typed.to_owned(), format!("by {}", &text[at..])))
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
        read(line, today(), &roster(), None)
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
            assert_eq!(reading(line), Draft { kind, text: text.to_owned(), ..Draft::default() }, "{line:?}");
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
            ("@all send feedback", None, "@all send feedback"),
            ("@zoe@example.org call", Some("zoe@example.org"), "call"),
            ("@ana", Some("Ana Lima"), ""),
            ("@ call the venue", None, "call the venue"),
            ("@: call", None, ": call"),
            ("@ana write to ben@example.org", Some("Ana Lima"), "write to ben@example.org"),
            ("@\"unclosed call", Some("\"unclosed"), "call"),
        ] {
            let draft = reading(line);
            assert_eq!(draft.kind, NoteKind::Action);
            assert_eq!((draft.owners.first().map(String::as_str), draft.text.as_str()), (owner, text), "{line:?}");
            assert!(draft.owners.len() < 2, "{line:?}");
        }
        let alone = read("@ana x", today(), &[], None);
        assert_eq!((alone.owners, alone.doubts), (vec!["ana".to_owned()], vec![]));
    }

    #[test]
    fn a_day_without_by_stays_in_the_text_and_is_pointed_out() {
        for (line, typed, meant) in [
            ("@ana call the venue friday", "friday", "by friday"),
            ("@ana call the venue Fri", "Fri", "by Fri"),
            ("@ana call the venue 4 dec", "4 dec", "by 4 dec"),
            ("@ana call the venue dec 4", "dec 4", "by dec 4"),
            ("@ana call the venue next tuesday", "next tuesday", "by next tuesday"),
            ("@ana call the venue end of month", "end of month", "by end of month"),
            ("@ana call the venue in 2 weeks", "in 2 weeks", "by in 2 weeks"),
            ("@ana call the venue on Friday", "on Friday", "by on Friday"),
            ("@ana call the venue tomorrow", "tomorrow", "by tomorrow"),
            ("@ana call the venue 2026-12-04", "2026-12-04", "by 2026-12-04"),
            ("@ana call the venue, due Friday, 4 Dec", "due Friday, 4 Dec", "by Friday, 4 Dec"),
            ("@ana call the venue until friday", "until friday", "by friday"),
        ] {
            let draft = reading(line);
            assert_eq!(draft.due, None, "{line}");
            assert_eq!(draft.doubts, [Doubt::NoBy(typed.to_owned(), meant.to_owned())], "{line}");
            assert!(draft.text.ends_with(typed), "{line}: {}", draft.text);
            let with_by = line.replacen(typed, meant, 1);
            let taken = reading(&with_by);
            assert!(taken.due.is_some() && taken.doubts.is_empty(), "{with_by}: {taken:?}");
        }
        for line in [
            "@ana ship version 1.2",
            "@ana train for 2 weeks",
            "@ana ask 3 people",
            "@ana call the venue",
            "@ana",
            "@ana plan may",
            "@ana friday lunch",
            "! we go friday",
        ] {
            assert_eq!(reading(line).doubts, [], "{line}");
        }
    }

    #[test]
    fn several_owners_are_several() {
        for (line, owners, text) in [
            ("@ana, ben.o: book the room", "Ana Lima|Ben Osei", "book the room"),
            ("@ana, @chloe call", "Ana Lima|Chloé Park", "call"),
            ("@ana,chloe call", "Ana Lima|Chloé Park", "call"),
            ("@ana and chloe call", "Ana Lima|Chloé Park", "call"),
            ("@ana & chloe + kai 陈: call", "Ana Lima|Chloé Park|Kai 陈", "call"),
            ("@ana, chloe and jean-luc call", "Ana Lima|Chloé Park|Jean-Luc Roux", "call"),
            ("@\"Ana Lima\", \"the venue team\": call", "Ana Lima|the venue team", "call"),
            ("@ana, anna: call", "Ana Lima|anna", "call"),
            // Without a colon a list goes on as long as it names somebody here.
            ("@ana and somebody call", "Ana Lima", "and somebody call"),
            ("@ana, call the venue", "Ana Lima", "call the venue"),
            ("@ana and an idea", "Ana Lima", "and an idea"),
            // Twice the same is once, and a colon later in the text parts no names.
            ("@ana, Ana Lima: call", "Ana Lima", "call"),
            ("@ana call: the venue, the caterer", "Ana Lima", "call: the venue, the caterer"),
            ("@ana meet at 10:30", "Ana Lima", "meet at 10:30"),
        ] {
            let draft = reading(line);
            assert_eq!((draft.owners.join("|").as_str(), draft.text.as_str()), (owners, text), "{line:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let doubts = |line: &str| reading(line).doubts;
        let owned = str::to_owned;
        assert_eq!(doubts("@ana call by fri"), []);
        assert_eq!(doubts("@anna call"), [Doubt::Nobody(owned("anna"), Some(owned("Ana Lima")))]);
        assert_eq!(doubts("@zzz call"), [Doubt::Nobody(owned("zzz"), None)]);
        assert_eq!(doubts("@ben call"), [Doubt::Several(owned("ben"), vec![owned("Ben Osei"), owned("Ben Rao")])]);
        assert_eq!(doubts("@ana call by spring"), [Doubt::NoDay(owned("by spring"))]);
        assert_eq!(doubts("@ana call by 31 Feb"), [Doubt::NoDay(owned("by 31 Feb"))]);
        assert!(matches!(&doubts("@ana call by 3/4")[..], [Doubt::TwoDays(typed, _, _)] if typed == "by 3/4"));
        assert_eq!(doubts("@all call"), [Doubt::Everybody(owned("all"))]);
        let all = reading("@everybody: call by fri");
        assert_eq!((all.owners.len(), all.text.as_str(), all.due.is_some()), (0, "@everybody: call", true));
        assert_eq!(doubts("! we decide by spring"), []);
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
            ("in two weeks", "2026-12-08"),
            ("3 days", "2026-11-27"),
            ("a week", "2026-12-01"),
            ("2 weeks from now", "2026-12-08"),
            ("+3d", "2026-11-27"),
            ("+2w", "2026-12-08"),
            ("+1m", "2026-12-24"),
            ("this friday", "2026-11-27"),
            ("next friday", "2026-12-04"),
            ("next tue", "2026-12-01"),
            ("next week", "2026-12-01"),
            ("next month", "2026-12-24"),
            ("on Friday", "2026-11-27"),
            ("Friday, 4 Dec", "2026-12-04"),
            ("day after tomorrow", "2026-11-26"),
            ("eod", "2026-11-24"),
            ("eow", "2026-11-27"),
            ("end of week", "2026-11-27"),
            ("the end of the week", "2026-11-27"),
            ("end of next week", "2026-12-04"),
            ("eom", "2026-11-30"),
            ("end of month", "2026-11-30"),
            ("the end of next month", "2026-12-31"),
            ("end of february", "2027-02-28"),
            ("end of feb 2028", "2028-02-29"),
            ("end of quarter", "2026-12-31"),
            ("eoy", "2026-12-31"),
            ("12/15", "2026-12-15"),
            ("15/12", "2026-12-15"),
            ("12-15", "2026-12-15"),
            ("12/15/2027", "2027-12-15"),
            ("15/12/27", "2027-12-15"),
            ("2026/12/15", "2026-12-15"),
            ("4/4", "2027-04-04"),
            ("1.12", "2026-12-01"),
            ("sept 3", "2027-09-03"),
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
            "32 dec",
            "30 feb",
            "12/1",
            "13/13",
            "31/2",
            "next",
            "next ben",
            "end of the road",
            "3 people",
            "+3",
            "1.2.3.4",
            "13.13",
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
    fn the_settings_say_which_number_is_the_day() {
        let due = |words: &str, order| read(&format!("@ana x by {words}"), today(), &roster(), Some(order)).due;
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!(due("3/4", DateOrder::DayMonth), day("2027-04-03"));
        assert_eq!(due("3/4", DateOrder::MonthDay), day("2027-03-04"));
        assert_eq!(due("15/12", DateOrder::MonthDay), None);
        assert_eq!(due("15.12.", DateOrder::MonthDay), day("2026-12-15"));
        // At the weekend the end of the week is that of the next one; next Friday is in the week after this one.
        let on = |today: &str, words: &str| dates::read(words, today.parse().unwrap(), None);
        assert_eq!(on("2026-11-29", "end of week"), DateReading::Day(day("2026-12-04").unwrap()));
        assert_eq!(on("2026-11-29", "next friday"), DateReading::Day(day("2026-12-04").unwrap()));
        assert_eq!(on("2026-11-27", "end of week"), DateReading::Day(day("2026-11-27").unwrap()));
        assert_eq!(on("2026-01-31", "next month"), DateReading::Day(day("2026-02-28").unwrap()));
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
