//! Owns the words by which a line of an agenda is about the session: its end, its day and times, the subject of a mail,
//! the heading above an agenda.

use chrono::{NaiveDate, NaiveTime};

use super::clock::{LONGEST, Written, times, times_at_end};
use crate::file::months::month;
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
    "adjourn",
];

/// Words for a session, at the end of `Fin de la journée`.
const SESSIONS: &[&str] = &[
    "veranstaltung",
    "sitzung",
    "tages",
    "treffens",
    "workshops",
    "seminars",
    "klausur",
    "tagung",
    "journee",
    "reunion",
    "atelier",
    "seance",
    "sesion",
    "jornada",
    "taller",
    "lavori",
    "sessione",
    "riunione",
    "giornata",
    "reuniao",
    "sessao",
    "oficina",
    "dia",
    "dag",
    "bijeenkomst",
    "sessie",
    "workshop",
    "vergadering",
    "spotkania",
    "warsztatu",
    "warsztatow",
    "dnia",
];

/// Tells whether a title says that the session is over.
pub(super) fn is_end(title: &str) -> bool {
    let key = search_key(title);
    let key = key.trim_matches(|c: char| !c.is_alphanumeric());
    let of_session = || {
        let (first, rest) = key.split_once(' ')?;
        Some(ENDS.contains(&first) && SESSIONS.contains(&rest.rsplit([' ', '\'', '’']).next()?))
    };
    ENDS.contains(&key) || of_session() == Some(true)
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
    "programacao",
    "cronograma",
    "plan dnia",
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
    let of = || {
        let (first, rest) = key.split_once(' ')?;
        let second = rest.split(' ').next()?;
        Some(AGENDAS.contains(&first) && ["for", "fur", "der", "des", "de", "del", "da", "do", "van"].contains(&second))
    };
    let short = key.split(' ').count() <= 5;
    AGENDAS.contains(&key) || short && (key.starts_with("agenda ") || key.ends_with(" agenda") || of() == Some(true))
}

/// Words that title a part of a document that is no activity.
const ASIDES: &[&str] = &[
    "notes",
    "goals",
    "goal",
    "objectives",
    "participants",
    "attendees",
    "materials",
    "material",
    "resources",
    "links",
    "preparation",
    "context",
    "background",
    "purpose",
    "decisions",
    "actions",
    "action items",
    "outcomes",
    "attachments",
    "ziele",
    "ziel",
    "teilnehmende",
    "teilnehmer",
    "notizen",
    "vorbereitung",
    "unterlagen",
    "hintergrund",
    "objectifs",
    "participants",
    "materiel",
    "objetivos",
    "participantes",
    "materiales",
    "obiettivi",
    "partecipanti",
    "materiali",
    "doelen",
    "deelnemers",
    "materiaal",
    "cele",
    "uczestnicy",
    "materialy",
    "notas",
    "contexte",
    "contexto",
];

/// Tells a heading above something else than an activity: `Participants`, `Goals of the day`.
pub(super) fn is_aside(text: &str) -> bool {
    let key = search_key(text);
    let key = key.trim_matches(|c: char| !c.is_alphanumeric());
    ASIDES.contains(&key) || key.split_once(' ').is_some_and(|(first, _)| ASIDES.contains(&first))
}

/// Words before what a mail says of itself, and before the place or the length of a session.
const ABOUT: &[(&str, &[&str])] = &[
    (
        "it is the head of a mail",
        &[
            "from",
            "to",
            "cc",
            "bcc",
            "sent",
            "reply-to",
            "von",
            "an",
            "gesendet",
            "envoye",
            "enviado",
            "inviato",
            "verzonden",
            "wyslano",
        ],
    ),
    (
        "it says who takes part",
        &[
            "present",
            "attendees",
            "participants",
            "invited",
            "apologies",
            "absent",
            "facilitator",
            "facilitators",
            "facilitation",
            "hosts",
            "host",
            "note taker",
            "minutes by",
            "teilnehmer",
            "teilnehmende",
            "anwesend",
            "anwesende",
            "entschuldigt",
            "moderation",
            "protokoll",
            "leitung",
            "presents",
            "excuses",
            "animation",
            "animateur",
            "animatrice",
            "asistentes",
            "participantes",
            "presentes",
            "ausentes",
            "facilita",
            "partecipanti",
            "presenti",
            "assenti",
            "aanwezig",
            "deelnemers",
            "begeleiding",
            "uczestnicy",
            "obecni",
            "prowadzacy",
        ],
    ),
    ("it says where", &["where", "location", "venue", "place", "room", "wo", "ort", "raum", "lieu", "lugar", "luogo"]),
    (
        WHOLE,
        &[
            "duration",
            "total duration",
            "total time",
            "length",
            "dauer",
            "gesamtdauer",
            "duree",
            "duree totale",
            "duracion",
            "duracao",
            "durata",
            "duur",
            "czas trwania",
        ],
    ),
];

/// Why a line is left out that says how long the whole takes, or adds up the lines above.
pub(super) const WHOLE: &str = "it says how long the whole takes";
pub(super) const SUM: &str = "it adds up the lines above";

/// Says why a line such as `Sent: Monday, 9:14` is no activity.
pub(super) fn about(text: &str) -> Option<&'static str> {
    let (word, _) = text.split_once(':')?;
    let word = word_of(word);
    ABOUT.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(why, _)| *why)
}

/// Returns the word before a colon, without signs around it.
fn word_of(text: &str) -> String {
    search_key(text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Tells a word that stands before a colon and what is said of the session.
pub(super) fn is_label(label: &str) -> bool {
    let word = word_of(label);
    let word = word.as_str();
    TIME_WORDS.contains(&word) || DATE_WORDS.contains(&word) || ABOUT.iter().any(|(_, words)| words.contains(&word))
}

/// Words before the times of a session: `Time: 15:00–16:00`.
const TIME_WORDS: &[&str] = &[
    "time", "when", "wann", "zeit", "uhrzeit", "heure", "horaire", "hora", "horario", "orario", "ora", "tijd",
    "wanneer", "czas", "kiedy", "quando", "quand", "cuando",
];

/// Words before the day of a session.
const DATE_WORDS: &[&str] = &[
    "date", "day", "when", "datum", "tag", "termin", "wann", "fecha", "data", "jour", "giorno", "dia", "quando",
    "quand", "cuando", "wanneer", "kiedy",
];

/// The day of a session and its times.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct When {
    pub date: Option<NaiveDate>,
    pub times: Option<(NaiveTime, Option<NaiveTime>)>,
}

/// Reads when a session is: `Time: 15:00–16:00`, `Date: Tue 24 November 2026`, `When: 24.11.2026, 15:00–16:00`.
pub(super) fn when(text: &str) -> Option<When> {
    let (word, rest) = text.split_once(':')?;
    // Invitations name the zone and its towns behind the times.
    let rest = [" (UTC", " (GMT"].iter().find_map(|zone| rest.split_once(zone)).map_or(rest, |(before, _)| before);
    let (word, rest) = (word_of(word), rest.trim());
    let (timed, dated) = (TIME_WORDS.contains(&word.as_str()), DATE_WORDS.contains(&word.as_str()));
    let both = |start: Written, end: Option<Written>| {
        (start.at, end.map(|end| end.after(start.at, LONGEST).unwrap_or(end.at)))
    };
    // The zone may stand behind them in a few letters.
    let short = |zone: &str| zone.len() <= 7 && zone.chars().all(|c| c.is_ascii_uppercase() || "()".contains(c));
    if let Some((start, end, _)) = times(rest).filter(|(.., behind)| timed && short(behind)) {
        return Some(When { date: None, times: Some(both(start, end)) });
    }
    if !dated {
        return None;
    }
    if let Some(date) = day(rest) {
        return Some(When { date: Some(date), times: None });
    }
    // One time behind a date is that of a mail.
    let (before, start, end) = times_at_end(rest).filter(|(.., end)| timed || end.is_some())?;
    Some(When { date: Some(day(before)?), times: Some(both(start, end)) })
}

/// Reads a day with its year, perhaps with the day of the week before it: `2026-11-24`, `24.11.2026`,
/// `Tue 24 November 2026`, `November 24th, 2026`, `le 24 novembre 2026`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    const JOINS: &[&str] = &["de", "of", "the", "le", "den"];
    let key = search_key(text);
    let mut words = key.split([' ', ',']).filter(|w| !w.is_empty() && !JOINS.contains(w)).collect::<Vec<_>>();
    let numbers = words.iter().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).count();
    if let [.., date] = words[..]
        && numbers == 1
        && words.len() <= 2
    {
        let read = |form: &&str| NaiveDate::parse_from_str(date, form).ok();
        // `11/27/2026` is one day only, `11/12/2026` may be two.
        let slashed: Vec<NaiveDate> = ["%d/%m/%Y", "%m/%d/%Y"].iter().filter_map(read).collect();
        let one = slashed.first().filter(|first| slashed.iter().all(|day| day == *first)).copied();
        return one.or_else(|| ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(read));
    }
    // The day of the week.
    if words.len() == 4 && !words[0].starts_with(|c: char| c.is_ascii_digit()) {
        words.remove(0);
    }
    let (day, name, year) = match words[..] {
        [name, day, year] if !name.starts_with(|c: char| c.is_ascii_digit()) => (day, name, year),
        [day, name, year] => (day, name, year),
        _ => return None,
    };
    let day = day.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|year| *year > 999)?, month(name)?, day)
}

/// Words before the subject of a mail, and marks of answers in it.
const SUBJECTS: &[&str] = &["subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat"];
const ANSWERS: &[&str] = &["re", "fwd", "fw", "aw", "wg", "tr", "rv", "sv"];

/// Returns the subject of a mail: `Subject: Re: Leads day`.
pub(super) fn subject(text: &str) -> Option<&str> {
    let (word, mut rest) = text.split_once(':')?;
    SUBJECTS.contains(&word_of(word).as_str()).then_some(())?;
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
        let times = |from: u32, to: u32| Some((at(from, 0), Some(at(to, 0))));
        for text in ["Wann: 15:00 – 16:00 Uhr", "🕐 Time: 3-4 pm (CET)"] {
            assert_eq!(when(text), Some(When { date: None, times: times(15, 16) }), "{text}");
        }
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        for text in [
            "Date: 24 November 2026",
            "Datum: Dienstag, 24.11.2026",
            "When: Tue 24 Nov 2026",
            "Date: 11/24/2026",
            "Datum: 24/11/2026",
            "Date: November 24, 2026",
            "📅 Date: Tuesday, November 24th, 2026",
            "Termin: 24. November 2026",
            "Fecha: martes, 24 de noviembre de 2026",
            "Date : le 24 novembre 2026",
        ] {
            assert_eq!(when(text), Some(When { date, times: None }), "{text}");
        }
        for text in ["When: Tue 24 Nov 2026, 15:00–16:00", "Wann: 24.11.2026, 15–16 Uhr"] {
            assert_eq!(when(text), Some(When { date, times: times(15, 16) }), "{text}");
        }
        for text in [
            "Date: Tue, 24 Nov 2026 09:00",
            "Date: 24 November",
            "Date: 11/12/2026",
            "Day: 1 May 24",
            "Time: soon",
            "15:00",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
        assert_eq!(about("Sent: Monday, November 23, 2026 9:14 AM"), Some("it is the head of a mail"));
        assert_eq!(about("Dauer: 90 Minuten"), Some("it says how long the whole takes"));
        assert_eq!(about("Input: 20 min"), None);
        assert_eq!(subject("Betreff: AW: Re: Leads day"), Some("Leads day"));
        assert!(is_agenda("Agenda (40 minutes)") && is_agenda("Ablauf:") && !is_agenda("Leads day"));
        assert!(is_agenda("Pauta da reunião") && !is_agenda("Plan B") && !is_agenda("Program review"));
        assert!(is_end("Ende") && is_end("End.") && !is_end("Endings") && !is_end("End of year review"));
        assert!(is_end("Fin de la journée") && is_end("Fin de l'atelier") && is_end("Ende des Workshops"));
    }
}
