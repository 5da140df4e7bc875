//! Owns the slip: one line typed for one ballot, and what it means in words. It decides nothing about the poll it is for.

use super::{Answer, Ballot, Form, MOST_EQUAL_BALLOTS, Method, Vote, labels, method};
use crate::workshop::PollPlan;
use crate::workshop::text::{same, search_key};

/// Reads one line as a ballot of a poll that asks so, its options filled in: `2 4 1` or `b d`, `2 = 4 > 1` with equal ranks, `1:3 2:2` for amounts, `1:5,2` for places on two axes,
/// words for an open question; `-` abstains, `!` is a slip that cannot be counted. `Ana: 2` says whose it is: one of
/// `people`, by as much of the name as tells them apart. `13 x 3 1` is thirteen equal ballots without a name: the number
/// comes back beside the ballot. What cannot be read comes back as a sentence.
pub fn parse_ballot(text: &str, form: &PollPlan, people: &[String]) -> Result<(Ballot, u32), String> {
    let parser = BallotParser::of(form)?;
    let how = parser.how;
    let (count, text) = pile(text.trim())?;
    let (by, text) = parser.name(text, people)?;
    if by.is_some() && (count.is_some() || pile(text)?.0.is_some()) {
        return Err("A ballot with a name is one ballot: type it without a number before it.".to_owned());
    }
    if form.rules.named && count.is_some() {
        return Err("Ballots in this poll are named: type one a line, each with its name.".to_owned());
    }
    let vote = match text {
        "" => return Err("This ballot is empty.".to_owned()),
        "-" | "abstain" if !how.abstains => {
            return Err(format!(
                "A {} poll has no abstentions: people who say nothing are counted as silent.",
                how.name
            ));
        }
        "-" | "abstain" => Answer::Abstain.into(),
        "!" => Answer::Invalid.into(),
        text => parser.vote(text)?,
    };
    let answer = match vote.answer {
        answer @ (Answer::Abstain | Answer::Invalid) => answer,
        answer => (how.check)(answer, &form.options, &form.rules).map_err(|misfit| misfit.to_string())?,
    };
    Ok((Ballot { by, vote: Vote { answer, reason: vote.reason } }, count.unwrap_or(1)))
}

/// Takes the number of equal ballots off the beginning of a line, where there is one: `13 x`, `13 ×`, `13x`.
fn pile(text: &str) -> Result<(Option<u32>, &str), String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let Some(ballot) = rest.trim_start().strip_prefix(['x', 'X', '×']).filter(|_| digits > 0) else {
        return Ok((None, text));
    };
    // The x of a word is none of its own.
    if ballot.starts_with(char::is_alphabetic) {
        return Ok((None, text));
    }
    match number.parse() {
        Ok(count) if (1..=MOST_EQUAL_BALLOTS).contains(&count) => Ok((Some(count), ballot.trim())),
        _ => Err(format!("Enter 1 to {MOST_EQUAL_BALLOTS} equal ballots at once.")),
    }
}

/// Returns what a ballot says, in words: `Operations > Other = Sales`, `Ana Lima: abstains`.
pub fn ballot_in_words(ballot: &Ballot, form: &PollPlan) -> String {
    let name = |o: usize| form.options.get(o).map_or("?", String::as_str);
    let answer = match &ballot.vote.answer {
        Answer::Options(chosen) => chosen.iter().map(|o| name(*o)).collect::<Vec<_>>().join(" + "),
        Answer::Ranks(ranks) => {
            let rank = |rank: &Vec<usize>| rank.iter().map(|o| name(*o)).collect::<Vec<_>>().join(" = ");
            ranks.iter().map(rank).collect::<Vec<_>>().join(" > ")
        }
        Answer::Amounts(amounts) => {
            let given = amounts.iter().enumerate().filter(|(_, a)| **a > 0);
            given.map(|(o, a)| format!("{} {a}", name(o))).collect::<Vec<_>>().join(", ")
        }
        Answer::Places(places) => {
            let scored = places.iter().enumerate().filter_map(|(o, p)| Some((o, (*p)?)));
            scored.map(|(o, (x, y))| format!("{} {x},{y}", name(o))).collect::<Vec<_>>().join(" · ")
        }
        Answer::Words(words) => format!("“{words}”"),
        Answer::Abstain => "abstains".to_owned(),
        Answer::Invalid => "invalid ballot".to_owned(),
    };
    let reason = ballot.vote.reason.as_ref().map_or(String::new(), |r| format!(" because “{r}”"));
    ballot.by.as_ref().map_or_else(|| format!("{answer}{reason}"), |by| format!("{by}: {answer}{reason}"))
}

struct BallotParser<'a> {
    how: &'a Method,
    form: &'a PollPlan,
    labels: Vec<String>,
}

/// Returns the option that a line names, counted from 0.
pub fn option(text: &str, form: &PollPlan) -> Result<usize, String> {
    BallotParser::of(form)?.option(text.trim())
}

impl<'a> BallotParser<'a> {
    fn of(form: &'a PollPlan) -> Result<Self, String> {
        let how = method(&form.method).ok_or_else(|| format!("roundtable has no poll method “{}”.", form.method))?;
        Ok(Self { how, form, labels: labels(how, &form.options) })
    }

    /// Takes the name off the beginning of a line, where there is one.
    fn name<'t>(&self, text: &'t str, people: &[String]) -> Result<(Option<String>, &'t str), String> {
        let Some((before, rest)) = text.split_once(':') else { return Ok((None, text)) };
        let before = before.trim();
        let spread = matches!(self.how.form, Form::Amounts | Form::Places);
        if before.is_empty() || (spread && self.option(before).is_ok()) {
            return Ok((None, text));
        }
        let asked = search_key(before);
        let begins: Vec<&String> = people.iter().filter(|p| search_key(p).starts_with(&*asked)).collect();
        // With its accents a name is one person's, and without them it may be.
        let plain = || begins.iter().copied().filter(|p| search_key(p) == asked).collect::<Vec<_>>();
        let exact = people.iter().find(|p| same(p, before)).or_else(|| match plain()[..] {
            [one] => Some(one),
            _ => None,
        });
        match (exact, begins.as_slice()) {
            (Some(name), _) => Ok((Some(name.clone()), rest.trim())),
            (None, [name]) => Ok((Some((*name).clone()), rest.trim())),
            (None, []) if self.how.form == Form::Words => Ok((None, text)),
            (None, []) => Err(format!("Nobody here is called “{before}”.")),
            (None, [first, second, ..]) => {
                Err(format!("“{before}” could be {first} or {second}: type more of the name."))
            }
        }
    }

    fn vote(&self, text: &str) -> Result<Vote, String> {
        let words = || text.split(|c: char| c.is_whitespace() || ",;>›+".contains(c)).filter(|w| !w.is_empty());
        let options = || words().map(|w| self.option(w)).collect::<Result<Vec<_>, _>>();
        match self.how.form {
            Form::Words => Ok(Answer::Words(text.to_owned()).into()),
            Form::One if self.how.reasons => {
                let mut parts = text.splitn(2, |c: char| c.is_whitespace() || c == ',');
                let option = self.option(parts.next().unwrap_or_default())?;
                let reason = parts.next().map(|r| r.trim().trim_start_matches("because ").trim().to_owned());
                let answer = Answer::Options(vec![option]);
                Ok(Vote { answer, reason: reason.filter(|r| !r.is_empty()) })
            }
            Form::One | Form::Several => Ok(Answer::Options(options()?).into()),
            Form::Order => Ok(Answer::Ranks(self.ranks(text)?).into()),
            Form::Amounts => {
                let mut amounts = vec![0_u32; self.form.options.len()];
                for word in words() {
                    let (option, amount) = match word.split_once([':', '=']) {
                        Some((option, n)) => (option, n.parse().map_err(|_| format!("“{n}” is not a whole number."))?),
                        None => (word, 1),
                    };
                    let option = self.option(option)?;
                    amounts[option] = amounts[option].saturating_add(amount);
                }
                Ok(Answer::Amounts(amounts).into())
            }
            Form::Places => {
                let mut places = vec![None; self.form.options.len()];
                for word in text.split(|c: char| c.is_whitespace() || c == ';').filter(|w| !w.is_empty()) {
                    let place = word.split_once([':', '=']).and_then(|(option, place)| {
                        let (x, y) = place.split_once([',', '/'])?;
                        Some((option, (x.parse().ok()?, y.parse().ok()?)))
                    });
                    let Some((option, place)) = place else {
                        return Err(format!("“{word}” is not a score: write 2:4,1 to score option 2 with 4 and 1."));
                    };
                    let option = self.option(option)?;
                    if places[option].replace(place).is_some() {
                        return Err(format!("This ballot names “{}” twice.", self.form.options[option]));
                    }
                }
                Ok(Answer::Places(places).into())
            }
        }
    }

    /// Reads ranks, best first: `2 4 1`, `2 > 4 > 1`, and with equal ranks `2 = 4 > 1`. Names of several words stand
    /// between signs: `North hall = Library > Café`.
    fn ranks(&self, text: &str) -> Result<Vec<Vec<usize>>, String> {
        let mut ranks: Vec<Vec<usize>> = Vec::new();
        for part in text.split(|c: char| ",;>›+".contains(c)) {
            for (i, equal) in part.split('=').enumerate() {
                let equal = equal.trim();
                if equal.is_empty() && part.contains('=') {
                    return Err("“=” stands between two equal options, for example 2 = 4 > 1.".to_owned());
                }
                let mut options = self.in_order(equal)?.into_iter();
                if let Some(rank) = ranks.last_mut().filter(|_| i > 0) {
                    rank.extend(options.next());
                }
                ranks.extend(options.map(|option| vec![option]));
            }
        }
        Ok(ranks)
    }

    /// Reads options with spaces between them, or one whose name has spaces.
    fn in_order(&self, text: &str) -> Result<Vec<usize>, String> {
        let each = text.split_whitespace().map(|word| self.option(word)).collect::<Result<Vec<_>, _>>();
        match self.option(text) {
            Ok(one) if each.is_err() => Ok(vec![one]),
            _ => each,
        }
    }

    /// Returns an option by its number, its letter, or the beginning of its words.
    fn option(&self, word: &str) -> Result<usize, String> {
        if let Some(option) = self.labels.iter().position(|l| l == word) {
            return Ok(option);
        }
        // A whole name is its option's, though others begin with it.
        let whole = |o: &String| word.len() > 1 && same(o, word);
        if let Some(option) = self.form.options.iter().position(whole) {
            return Ok(option);
        }
        let asked = search_key(word);
        let mut letters = asked.chars();
        // Methods with words of their own are answered by those: `a` is abstain, not the first option.
        if let (Some(letter @ 'a'..='z'), None, true) = (letters.next(), letters.next(), self.how.needs_options) {
            let option = letter as usize - 'a' as usize;
            if option < self.form.options.len() {
                return Ok(option);
            }
        }
        let begin = |o: &String| search_key(o).starts_with(&*asked);
        let found: Vec<usize> = (0..self.form.options.len()).filter(|&i| begin(&self.form.options[i])).collect();
        match (found.as_slice(), word.parse::<u64>()) {
            ([one], Err(_)) => Ok(*one),
            (_, Ok(n)) => Err(format!("This poll has no option {n}.")),
            ([], _) => Err(format!("No option is called “{word}”.")),
            ([a, b, ..], _) => {
                let options = &self.form.options;
                Err(format!("“{word}” could be {} or {}: type its number.", options[*a], options[*b]))
            }
        }
    }
}
