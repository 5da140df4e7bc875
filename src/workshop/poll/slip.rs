//! Owns the slip: one line typed for one ballot, and what it means in words. It decides nothing about the poll it is for.

use super::{Form, Method, Says, Vote, labels, method};
use crate::workshop::PollPlan;

/// A ballot as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Whose it is, where that was said.
    pub by: Option<String>,
    /// What it says.
    pub vote: Vote,
}

/// Reads one line as a ballot of a poll that asks so, its options filled in: `2 4 1` or `b d`, `1:3 2:2` for amounts, `1:5,2` for places on two axes,
/// words for an open question; `-` abstains, `!` is a slip that cannot be counted. `Ana: 2` says whose it is: one of
/// `people`, by as much of the name as tells them apart. What cannot be read comes back as a sentence.
pub fn slip(text: &str, asks: &PollPlan, people: &[String]) -> Result<Slip, String> {
    let reader = Reader::of(asks)?;
    let how = reader.how;
    let (by, text) = reader.name(text.trim(), people)?;
    let vote = match text {
        "" => return Err("This ballot is empty.".to_owned()),
        "-" | "abstain" if !how.abstains => {
            return Err(format!(
                "A {} poll has no abstentions: people who say nothing are counted as silent.",
                how.name
            ));
        }
        "-" | "abstain" => Says::Abstain.into(),
        "!" => Says::Invalid.into(),
        text => reader.vote(text)?,
    };
    let says = match vote.says {
        says @ (Says::Abstain | Says::Invalid) => says,
        says => (how.check)(says, &asks.options, &asks.rules)?,
    };
    Ok(Slip { by, vote: Vote { says, reason: vote.reason } })
}

/// What a ballot says, in words: `Operations › Other`, `Ana Lima: abstains`.
pub fn meaning(slip: &Slip, asks: &PollPlan) -> String {
    let name = |o: usize| asks.options.get(o).map_or("?", String::as_str);
    let form = method(&asks.method).map_or(Form::One, |m| m.form);
    let says = match &slip.vote.says {
        Says::Options(chosen) => {
            let between = if form == Form::Order { " › " } else { " + " };
            chosen.iter().map(|o| name(*o)).collect::<Vec<_>>().join(between)
        }
        Says::Amounts(amounts) => {
            let given = amounts.iter().enumerate().filter(|(_, a)| **a > 0);
            given.map(|(o, a)| format!("{} {a}", name(o))).collect::<Vec<_>>().join(", ")
        }
        Says::Places(places) => {
            let scored = places.iter().enumerate().filter_map(|(o, p)| Some((o, (*p)?)));
            scored.map(|(o, (x, y))| format!("{} {x},{y}", name(o))).collect::<Vec<_>>().join(" · ")
        }
        Says::Words(words) => format!("“{words}”"),
        Says::Abstain => "abstains".to_owned(),
        Says::Invalid => "invalid ballot".to_owned(),
    };
    let reason = slip.vote.reason.as_ref().map_or(String::new(), |r| format!(" because “{r}”"));
    slip.by.as_ref().map_or_else(|| format!("{says}{reason}"), |by| format!("{by}: {says}{reason}"))
}

struct Reader<'a> {
    how: &'a Method,
    asks: &'a PollPlan,
    labels: Vec<String>,
}

/// The option that a line names, counted from 0.
pub fn option(text: &str, asks: &PollPlan) -> Result<usize, String> {
    Reader::of(asks)?.option(text.trim())
}

impl<'a> Reader<'a> {
    fn of(asks: &'a PollPlan) -> Result<Self, String> {
        let how = method(&asks.method).ok_or_else(|| format!("roundtable has no poll method “{}”.", asks.method))?;
        Ok(Self { how, asks, labels: labels(how, &asks.options) })
    }

    /// Takes the name off the beginning of a line, where there is one.
    fn name<'t>(&self, text: &'t str, people: &[String]) -> Result<(Option<String>, &'t str), String> {
        let Some((before, rest)) = text.split_once(':') else { return Ok((None, text)) };
        let before = before.trim();
        let spread = matches!(self.how.form, Form::Amounts | Form::Places);
        if before.is_empty() || (spread && self.option(before).is_ok()) {
            return Ok((None, text));
        }
        let asked = before.to_lowercase();
        let begins: Vec<&String> = people.iter().filter(|p| p.to_lowercase().starts_with(&asked)).collect();
        let exact = people.iter().find(|p| p.to_lowercase() == asked);
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
            Form::Words => Ok(Says::Words(text.to_owned()).into()),
            Form::One if self.how.reasons => {
                let mut parts = text.splitn(2, |c: char| c.is_whitespace() || c == ',');
                let option = self.option(parts.next().unwrap_or_default())?;
                let reason = parts.next().map(|r| r.trim().trim_start_matches("because ").trim().to_owned());
                let says = Says::Options(vec![option]);
                Ok(Vote { says, reason: reason.filter(|r| !r.is_empty()) })
            }
            Form::One | Form::Several | Form::Order => Ok(Says::Options(options()?).into()),
            Form::Amounts => {
                let mut amounts = vec![0_u32; self.asks.options.len()];
                for word in words() {
                    let (option, amount) = match word.split_once([':', '=']) {
                        Some((option, n)) => (option, n.parse().map_err(|_| format!("“{n}” is not a whole number."))?),
                        None => (word, 1),
                    };
                    let option = self.option(option)?;
                    amounts[option] = amounts[option].saturating_add(amount);
                }
                Ok(Says::Amounts(amounts).into())
            }
            Form::Places => {
                let mut places = vec![None; self.asks.options.len()];
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
                        return Err(format!("This ballot names “{}” twice.", self.asks.options[option]));
                    }
                }
                Ok(Says::Places(places).into())
            }
        }
    }

    /// An option by its number, its letter, or the beginning of its words.
    fn option(&self, word: &str) -> Result<usize, String> {
        if let Some(option) = self.labels.iter().position(|l| l == word) {
            return Ok(option);
        }
        let asked = word.to_lowercase();
        let mut letters = asked.chars();
        // Methods with words of their own are answered by those: `a` is abstain, not the first option.
        if let (Some(letter @ 'a'..='z'), None, true) = (letters.next(), letters.next(), self.how.needs_options) {
            let option = letter as usize - 'a' as usize;
            if option < self.asks.options.len() {
                return Ok(option);
            }
        }
        let begin = |o: &String| o.to_lowercase().starts_with(&asked);
        let found: Vec<usize> = (0..self.asks.options.len()).filter(|&i| begin(&self.asks.options[i])).collect();
        match (found.as_slice(), word.parse::<u64>()) {
            ([one], Err(_)) => Ok(*one),
            (_, Ok(n)) => Err(format!("This poll has no option {n}.")),
            ([], _) => Err(format!("No option is called “{word}”.")),
            ([a, b, ..], _) => {
                let options = &self.asks.options;
                Err(format!("“{word}” could be {} or {}: type its number.", options[*a], options[*b]))
            }
        }
    }
}
