//! Owns the words by which a line of an agenda is about the session: its end, its day and times, the subject of a mail,
//! the heading above an agenda.

use chrono::{NaiveDate, NaiveTime};

use super::clock::{LONGEST, times};
use crate::workshop::text::search_key;

/// Words that say that a line is the end of the session.
const ENDS: &[&str] = &[
    "end",
    "the end",
    "ende",
    "schluss",
    "fin",
    "fine",
    "einde",
    "koniec",
    "fim",
    "finish",
    "end of session",
    "end of meeting",
    "end of the meeting",
    "end of workshop",
    "end of the workshop",
    "end of day",
    "ende der sitzung",
    "ende der veranstaltung",
];

/// Tells whether a title says that the session is over.
pub(super) fn is_end(title: &str) -> bool {
    let key = search_key(title);
    ENDS.contains(&key.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Words that title an agenda, not a session.
const AGENDAS: &[&str] = &[
    "agenda",
    "schedule",
    "programme",
    "program",
    "timetable",
    "time table",
    "ablauf",
    "tagesordnung",
    "programm",
    "zeitplan",
    "ordre du jour",
    "deroulement",
    "programa",
    "orden del dia",
    "ordem do dia",
    "pauta",
    "programma",
    "ordine del giorno",
    "scaletta",
    "porzadek obrad",
    "plan",
    "plan spotkania",
    "outline",
    "run of show",
    "draaiboek",
];

/// Tells whether words title an agenda: `Agenda`, `Ablauf:`, `Agenda (40 minutes)`.
pub(super) fn is_agenda(text: &str) -> bool {
    let key = search_key(text);
    let key = key.split(['(', '[']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    AGENDAS.contains(&key) || key.starts_with("agenda ") || key.ends_with(" agenda")
}

/// Words before the times of a session: `Time: 15:00–16:00`.
const TIME_WORDS: &[&str] = &[
    "time", "when", "wann", "zeit", "uhrzeit", "heure", "horaire", "hora", "horario", "orario", "ora", "tijd",
    "wanneer", "czas", "kiedy", "quando", "quand", "cuando",
];

/// Reads the times of the session: `Time: 15:00–16:00`.
pub(super) fn session_times(text: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let (word, rest) = text.split_once(':')?;
    TIME_WORDS.contains(&search_key(word).trim()).then_some(())?;
    let (start, end, behind) = times(rest.trim())?;
    let end = end.map(|end| end.after(start.at, LONGEST).unwrap_or(end.at));
    behind.is_empty().then_some((start.at, end))
}

/// Words before the day of a session.
const DATE_WORDS: &[&str] = &["date", "day", "when", "datum", "tag", "wann", "fecha", "data", "jour", "giorno", "dia"];

/// Reads the day of the session: `Date: Tue 24 November 2026`.
pub(super) fn session_date(text: &str) -> Option<NaiveDate> {
    let (word, rest) = text.split_once(':')?;
    DATE_WORDS.contains(&search_key(word).trim()).then_some(())?;
    let rest = rest.trim();
    let day = |text: &str| {
        let text = text.trim();
        ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d. %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y"]
            .into_iter()
            .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
    };
    // The day of the week stands before it.
    let behind = rest.split_once([',', ' ']).map(|(_, behind)| behind);
    day(rest).or_else(|| behind.and_then(day))
}

/// Words before the subject of a mail, and marks of answers in it.
const SUBJECTS: &[&str] = &["subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat"];
const ANSWERS: &[&str] = &["re", "fwd", "fw", "aw", "wg", "tr", "rv", "sv"];

/// Returns the subject of a mail: `Subject: Re: Leads day`.
pub(super) fn subject(text: &str) -> Option<&str> {
    let (word, mut rest) = text.split_once(':')?;
    SUBJECTS.contains(&search_key(word).trim()).then_some(())?;
    while let Some((_, behind)) = rest.split_once(':').filter(|(word, _)| ANSWERS.contains(&search_key(word).trim())) {
        rest = behind;
    }
    Some(rest.trim()).filter(|rest| rest.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_session_are_known_by_their_words() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        assert_eq!(session_times("Wann: 15:00 – 16:00 Uhr"), Some((at(15, 0), Some(at(16, 0)))));
        let day = NaiveDate::from_ymd_opt(2026, 11, 24);
        for text in [
            "Date: 24 November 2026",
            "Datum: Dienstag, 24.11.2026",
            "When: Tue 24 Nov 2026",
            "Date: November 24, 2026",
        ] {
            assert_eq!(session_date(text), day, "{text}");
        }
        assert_eq!(session_date("Date: Tue, 24 Nov 2026 09:00"), None);
        assert_eq!(subject("Betreff: AW: Re: Leads day"), Some("Leads day"));
        assert!(is_agenda("Agenda (40 minutes)") && is_agenda("Ablauf:") && !is_agenda("Leads day"));
        assert!(is_end("Ende") && is_end("End.") && !is_end("Endings"));
    }
}
