//! Reads lengths of several rounds, `three rounds of 12 minutes`, and numbers in words in the languages of agendas.

use super::super::length::{Length, length, number};

/// Numbers in words, without accents, in German, French, Spanish, Portuguese, Italian, Dutch and Polish.
const NUMBERS: &[(u32, &[&str])] = &[
    (1, &["ein", "eine", "un", "una", "uno", "um", "uma", "een", "jedna", "jeden"]),
    (2, &["zwei", "deux", "dos", "dois", "duas", "due", "twee", "dwie", "dwa"]),
    (3, &["drei", "trois", "tres", "tre", "drie", "trzy"]),
    (4, &["vier", "quatre", "cuatro", "quatro", "quattro", "cztery"]),
    (5, &["funf", "cinq", "cinco", "cinque", "vijf", "piec"]),
    (6, &["sechs", "six", "seis", "sei", "zes", "szesc"]),
    (7, &["sieben", "sept", "siete", "sete", "sette", "zeven", "siedem"]),
    (8, &["acht", "huit", "ocho", "oito", "otto", "osiem"]),
    (9, &["neun", "neuf", "nueve", "nove", "negen", "dziewiec"]),
    (10, &["zehn", "dix", "diez", "dez", "dieci", "tien", "dziesiec"]),
    (12, &["zwolf", "douze", "doce", "doze", "dodici", "twaalf", "dwanascie"]),
    (15, &["funfzehn", "quinze", "quince", "quindici", "vijftien", "pietnascie"]),
    (20, &["zwanzig", "vingt", "veinte", "vinte", "venti", "twintig", "dwadziescia"]),
    (25, &["funfundzwanzig", "vingt-cinq", "veinticinco", "venticinque", "vijfentwintig"]),
    (30, &["dreissig", "trente", "treinta", "trinta", "trenta", "dertig", "trzydziesci"]),
    (40, &["vierzig", "quarante", "cuarenta", "quarenta", "quaranta", "veertig", "czterdziesci"]),
    (45, &["funfundvierzig", "quarante-cinq", "quarantacinque", "vijfenveertig"]),
    (50, &["funfzig", "cinquante", "cincuenta", "cinquenta", "cinquanta", "vijftig"]),
    (60, &["sechzig", "soixante", "sesenta", "sessenta", "sessanta", "zestig"]),
    (90, &["neunzig", "quatre-vingt-dix", "noventa", "novanta", "negentig"]),
];

/// Words for rounds.
const ROUNDS: &[&str] = &[
    "rounds",
    "round",
    "times",
    "x",
    "×",
    "sessions",
    "turns",
    "blocks",
    "runden",
    "runde",
    "durchgange",
    "mal",
    "blocke",
    "einheiten",
    "tours",
    "fois",
    "series",
    "rondas",
    "ronda",
    "vueltas",
    "veces",
    "turnos",
    "rodadas",
    "vezes",
    "giri",
    "turni",
    "volte",
    "rondes",
    "ronden",
    "keer",
    "maal",
    "blokken",
    "rundy",
    "rund",
    "razy",
    "tury",
    "slots",
];

/// Words between the rounds and the length of one.
const OF: &[&str] =
    &["of", "a", "zu", "je", "von", "mit", "de", "da", "di", "van", "po", "each", "at", "x", "×", "jeweils", "with"];

/// Returns the number that a word is, in any of the languages.
pub(super) fn any_number(word: &str) -> Option<u32> {
    number(word).or_else(|| NUMBERS.iter().find(|(_, words)| words.contains(&word)).map(|(n, _)| *n))
}

/// Returns a length in which a number in words of another language is in digits: `funf minuten` is `5 minuten`.
pub(super) fn in_digits(key: &str) -> Option<String> {
    let (first, rest) = key.split_once(' ')?;
    let n = NUMBERS.iter().find(|(_, words)| words.contains(&first)).map(|(n, _)| *n)?;
    Some(format!("{n} {rest}"))
}

/// Reads how many rounds there are and how long one takes: `three rounds of 12 minutes`, `3 x 20 min`, `2 mal 10 min`.
pub(super) fn rounds(key: &str) -> Option<(u32, u32)> {
    let one = |text: &str| {
        let text = text.trim();
        let text = text.strip_suffix(" each").unwrap_or(text);
        match length(text).or_else(|| length(&in_digits(text)?))? {
            Length::Minutes(n) if number(text).is_none() => Some(n),
            _ => None,
        }
    };
    if let Some((times, rest)) = key.split_once(['x', '×', '*'])
        && let (Some(times), Some(one)) = (any_number(times.trim()), one(rest))
    {
        return Some((times, one));
    }
    let mut words = key.split(' ');
    let (times, rounds) = (any_number(words.next()?)?, words.next()?);
    if !ROUNDS.contains(&rounds) {
        return None;
    }
    let rest: Vec<&str> = words.skip_while(|word| OF.contains(word)).collect();
    Some((times, one(&rest.join(" "))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_read_in_eight_languages() {
        for (key, wanted) in [
            ("three rounds of 12 minutes", (3, 12)),
            ("4 rounds of five minutes each", (4, 5)),
            ("two times 5 min", (2, 5)),
            ("3 x 20 min", (3, 20)),
            ("3×20'", (3, 20)),
            ("drei runden zu je 12 minuten", (3, 12)),
            ("2 mal zehn minuten", (2, 10)),
            ("trois tours de 12 minutes", (3, 12)),
            ("tres rondas de 10 minutos", (3, 10)),
            ("tre giri da 10 minuti", (3, 10)),
            ("drie rondes van 10 minuten", (3, 10)),
            ("trzy rundy po 10 minut", (3, 10)),
            ("duas rodadas de 15 min", (2, 15)),
        ] {
            assert_eq!(rounds(key), Some(wanted), "{key}");
        }
        for key in ["three rounds", "rounds of 5 minutes", "three rounds of 12", "five minutes", "x 5 min"] {
            assert_eq!(rounds(key), None, "{key}");
        }
    }
}
