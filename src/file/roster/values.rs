//! Tells what a field holds where the heading does not: a moment, an answer, a refusal. It looks at one field at a time.

use super::super::months::month;
use super::names::words;
use crate::workshop::text::search_key;

/// Beginnings of answers by which somebody does not come, in small letters without accents.
const DECLINED: [&str; 52] = [
    "cancel",
    "deactivated",
    "inactive",
    "bot",
    "anulowan",
    "zrezygnowa",
    "no show",
    "declin",
    "denied",
    "refund",
    "partially refund",
    "waitlist",
    "wait list",
    "waiting list",
    "on waitlist",
    "not attending",
    "not going",
    "not coming",
    "can t go",
    "reject",
    "withdrawn",
    "deleted",
    "transferred",
    "expired",
    "abandoned",
    "unregistered",
    "abgesagt",
    "abgelehnt",
    "absage",
    "abgemeldet",
    "storniert",
    "warteliste",
    "erstattet",
    "annul",
    "refus",
    "rembours",
    "liste d attente",
    "desist",
    "cancelad",
    "rechaz",
    "reembols",
    "lista de espera",
    "recusad",
    "rifiut",
    "rimbors",
    "lista d attesa",
    "geannuleerd",
    "afgemeld",
    "afgewezen",
    "wachtlijst",
    "odrzucon",
    "lista rezerwowa",
];

/// The same, as whole answers to `Will you come?`.
const NO: [&str; 13] = [
    "no",
    "nein",
    "non",
    "nao",
    "nee",
    "nie",
    "anulowano",
    "zwrocono",
    "terugbetaald",
    "niet",
    "n",
    "nope",
    "no thanks",
];

/// Other answers about coming: a column with nothing else says nothing of people.
const COMING: [&str; 50] = [
    "approved",
    "potwierdzone",
    "potwierdzony",
    "potwierdzona",
    "accepted",
    "attending",
    "checked in",
    "going",
    "yes",
    "confirmed",
    "registered",
    "pending",
    "pending approval",
    "tentative",
    "none",
    "maybe",
    "completed",
    "paid",
    "unpaid",
    "free order",
    "active",
    "invited",
    "no response",
    "not responded",
    "waiting",
    "ja",
    "zugesagt",
    "bestatigt",
    "angemeldet",
    "oui",
    "confirme",
    "accepte",
    "inscrit",
    "si",
    "confirmado",
    "aceptado",
    "aprobado",
    "sim",
    "aprovado",
    "aceito",
    "confermato",
    "accettato",
    "bevestigd",
    "aangemeld",
    "tak",
    "potwierdzono",
    "zaakceptowano",
    "organizer",
    "y",
    "coming",
];

/// Answers to a day or a time in a poll.
const POLLED: [&str; 38] = [
    "yes",
    "no",
    "maybe",
    "ok",
    "if need be",
    "ifneedbe",
    "yes if need be",
    "x",
    "o",
    "0",
    "1",
    "true",
    "false",
    "ja",
    "nein",
    "vielleicht",
    "oui",
    "non",
    "peut etre",
    "si",
    "quizas",
    "tal vez",
    "sim",
    "nao",
    "talvez",
    "forse",
    "nee",
    "misschien",
    "tak",
    "nie",
    "moze",
    "under reserve",
    "available",
    "unavailable",
    "pending",
    "y",
    "n",
    "",
];

/// Words of months, days, zones and lengths in moments.
const MOMENT_WORDS: [&str; 30] = [
    "am", "pm", "a", "p", "m", "gmt", "utc", "cet", "cest", "est", "edt", "pst", "pdt", "z", "t", "h", "s", "min",
    "mins", "sec", "std", "uhr", "hr", "hrs", "hours", "minutes", "seconds", "d", "et", "bst",
];

/// Beginnings of days.
const DAYS: [&str; 10] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "mi", "do"];

/// Tells an answer by which somebody does not come; a plain `no` counts where the heading asks for coming.
pub(super) fn declines(value: &str, asked: bool) -> bool {
    let words = words(value);
    DECLINED.iter().any(|begin| words.starts_with(begin)) || asked && NO.contains(&words.as_str())
}

/// Tells any answer about coming.
pub(super) fn is_about_coming(value: &str) -> bool {
    declines(value, true) || COMING.contains(&words(value).as_str())
}

/// Tells an answer to a day or a time in a poll.
pub(super) fn is_polled(value: &str) -> bool {
    POLLED.contains(&words(value).as_str())
}

/// Tells a day or a time that a poll asks for: `Tue 24 Nov 15:00`, `24.11.2026`.
pub(super) fn is_slot(heading: &str) -> bool {
    heading.contains(|c: char| c.is_ascii_digit()) && is_moment(heading)
}

/// Tells a date, a time or a length of time, and nothing else.
pub(super) fn is_moment(value: &str) -> bool {
    let key = search_key(value);
    let letters = key.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let known = |word: &str| {
        MOMENT_WORDS.contains(&word) || DAYS.iter().any(|begin| word.starts_with(begin)) || month(word).is_some()
    };
    value.len() <= 60 && value.contains(|c: char| c.is_ascii_digit()) && letters.into_iter().all(known)
}

/// Tells a date with a time, as programs stamp what they take.
pub(super) fn is_stamp(value: &str) -> bool {
    let bytes = value.as_bytes();
    let clock = bytes.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit());
    let numbers: Vec<&str> = value.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    clock && (numbers.len() > 4 || numbers.iter().any(|n| n.len() == 4)) && is_moment(value)
}

/// Tells an address on the web.
pub(super) fn is_link(value: &str) -> bool {
    ["http://", "https://"].iter().any(|begin| value.starts_with(begin)) && !value.contains(' ')
}

/// Tells a number to call: seven digits or more, and nothing but signs between them.
pub(super) fn is_phone(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let signs = value.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-–()./".contains(c));
    (7..=17).contains(&digits) && signs && chrono::NaiveDate::parse_from_str(value.trim(), "%Y-%m-%d").is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_from_other_answers() {
        for no in ["cancelled by self", "Declined", "Refunded", "On Waitlist", "Not Attending", "storniert", "Annulé"]
        {
            assert!(declines(no, false) && is_about_coming(no), "{no}");
        }
        assert!(declines("No", true) && !declines("No", false));
        for yes in ["approved", "Checked In", "Attending", "None", "Tentative", "Yes", "North"] {
            assert!(!declines(yes, true), "{yes}");
        }
    }

    #[test]
    fn moments_are_told_from_words() {
        for stamp in
            ["2026/11/24 9:12:31 AM GMT+1", "11/24/26, 3:00:11 PM", "Nov 24, 2026 15:12:09", "2026-11-24T15:00:00Z"]
        {
            assert!(is_stamp(stamp), "{stamp}");
        }
        for moment in ["1h 0m 49s", "57", "24.11.2026", "15:00", "Tue 24", "3:00 PM – 4:00 PM"] {
            assert!(is_moment(moment) && !is_stamp(moment), "{moment}");
        }
        for other in ["Sales", "Room 12", "", "Ana"] {
            assert!(!is_moment(other), "{other}");
        }
        assert!(is_phone("+49 (0)170 123-4567") && !is_phone("2026-11-24") && !is_phone("1234"));
        assert!(is_polled("(OK)") && is_polled("") && !is_polled("Sales"));
    }
}
