//! Owns what the template of a ballot gets: what can be chosen, with what was recorded, chosen or typed before.

use serde_json::{Value, json};

use super::amounts::Amounts;
use super::ballot::purse;
use super::fields::Fields;
use super::look::Said;
use super::ranking::{Press, Ranking};
use super::results::{axis_in_words, option_in_words};
use super::words::Language;
use crate::workshop::BallotForm;
use crate::workshop::poll::{Answer, Form, Vote};

/// The most dots that are drawn one by one.
const PIPS: u32 = 8;

/// A ballot, and what came back from it last.
pub(super) struct Ballot<'a> {
    pub form: &'a BallotForm,
    pub said: &'a Said,
    pub typed: &'a Fields,
    /// What makes the order in which this person begins a ranking.
    pub seed: u64,
    pub language: Language,
    /// The words that every poll of this kind has, where the plan writes none of its own.
    pub usual: Option<&'static str>,
}

impl Ballot<'_> {
    /// Returns what stands on the ballot.
    pub(super) fn value(&self) -> Value {
        let Self { form, typed, .. } = self;
        let mine = self.mine();
        let option = |(at, text): (usize, &String)| {
            let number = at.to_string();
            let chosen = matches!(mine, Some(Answer::Options(options)) if options.contains(&at));
            let (x, y) = match mine {
                Some(Answer::Places(places)) => places.get(at).copied().flatten(),
                _ => None,
            }
            .map_or_else(Default::default, |(x, y)| (x.to_string(), y.to_string()));
            json!({
                "text": self.option(at, text),
                "at": at,
                "chosen": chosen || typed.all("answer").any(|answer| answer == number),
                "x": self.kept(&format!("x-{at}"), x),
                "y": self.kept(&format!("y-{at}"), y),
            })
        };
        let words = if let Some(Answer::Words(words)) = mine { words.clone() } else { String::new() };
        let reason = form.mine.as_ref().and_then(|vote| vote.reason.clone()).unwrap_or_default();
        let mut value = json!({
            "run": form.run.to_string(),
            "form": form_word(form.form),
            "options": form.options.iter().enumerate().map(option).collect::<Vec<_>>(),
            "limit": form.limit,
            "budget": form.budget,
            "cap": form.cap,
            "squares": form.squares,
            "axes": form.axes.as_ref().map(|(names, (from, to))| json!({
                "x": axis_in_words(self.language, &names[0]), "y": axis_in_words(self.language, &names[1]),
                "steps": (*from..=*to).collect::<Vec<_>>(),
            })),
            "abstains": form.abstains,
            "abstained": mine == Some(&Answer::Abstain) || typed.all("answer").any(|answer| answer == "abstain"),
            "reasons": form.reasons,
            "reason": self.kept("reason", reason),
            "words": self.kept("words", words),
            "named": form.named,
            "can_change": form.can_change,
            "by_hands": form.by_hands,
            "voted": form.voted,
            "known": form.mine.is_some(),
            "settled": self.is_settled(None),
        });
        match form.form {
            Form::Order => self.add_rows(&mut value),
            Form::Amounts => self.add_amounts(&mut value),
            _ => {}
        }
        value
    }

    /// Returns an option in the language of the page.
    fn option(&self, at: usize, text: &str) -> String {
        option_in_words(self.language, self.usual, at, text)
    }

    /// Returns whether what was sent last belongs to this ballot: then it stands there again, and nothing else.
    fn is_sent(&self) -> bool {
        self.typed.get("run") == self.form.run.to_string()
    }

    /// Returns the answer that was recorded, unless another one was sent after it.
    fn mine(&self) -> Option<&Answer> {
        self.form.mine.as_ref().filter(|_| !self.is_sent()).map(|vote| &vote.answer)
    }

    fn kept(&self, field: &str, own: String) -> String {
        if self.is_sent() { self.typed.get(field).to_owned() } else { own }
    }

    /// Returns the button that was pressed last, where that was one that sends nothing.
    fn press(&self) -> Option<&str> {
        (self.is_sent() && *self.said == Said::Moved).then(|| self.typed.get("move"))
    }

    /// Returns whether what stands there is recorded, so that there is nothing to send.
    fn is_settled(&self, shown: Option<&Answer>) -> bool {
        let Some(Vote { answer, .. }) = self.form.mine.as_ref() else { return false };
        match self.said {
            Said::Nothing | Said::Recorded => true,
            Said::Moved => shown == Some(answer),
            _ => false,
        }
    }

    /// Adds the rows of a ranking, and where the ranked ones end.
    fn add_rows(&self, value: &mut Value) {
        let form = self.form;
        let sent = self.is_sent().then(|| Ranking::read(form, self.typed)).flatten().filter(|sent| sent.ranked() > 0);
        let ranking = match (sent, form.mine.as_ref().map(|vote| &vote.answer)) {
            (Some(sent), _) => sent,
            (None, Some(Answer::Ranks(ranks))) => Ranking::recorded(form, ranks),
            (None, _) => Ranking::start(form, self.seed),
        };
        let press = self.press().and_then(Press::read);
        let ranking = press.map_or_else(|| ranking.clone(), |press| ranking.clone().pressed(press));
        let last = form.options.len().saturating_sub(1);
        let mut rows: Vec<Value> = ranking
            .rows()
            .enumerate()
            .map(|(at, (option, rank))| {
                json!({
                    "at": option, "text": self.option(option, &form.options[option]), "rank": rank, "top": at == 0, "end": at == last,
                    "focus": press.filter(|press| press.option() == option).map(|press| match press {
                        Press::Up(_) if at == 0 => "down",
                        Press::Down(_) if at != last => "down",
                        _ => "up",
                    }),
                })
            })
            .collect();
        let lowest = ranking.rows().nth(ranking.ranked().saturating_sub(1)).map(|(option, _)| option);
        rows.insert(ranking.ranked(), json!({ "line": true, "hidden": ranking.ranked() > last }));
        value["rows"] = rows.into();
        value["all_ranked"] = (ranking.ranked() > last).into();
        value["most"] = ranking.most().into();
        value["lowest"] = json!(lowest.map(|option| json!({ "at": option, "text": form.options[option] })));
        value["settled"] = self.is_settled(Some(&Answer::Ranks(ranking.ranks()))).into();
        let named = press.and_then(|press| Some((press.option(), form.options.get(press.option())?)));
        value["moved"] = json!(named.map(|(option, text)| match ranking.rank(option) {
            Some(rank) => self.language.say(
                "rank-now",
                &[("option", text.as_str().into()), ("place", rank.into()), ("of", form.options.len().into())]
            ),
            None => self.language.say("rank-out", &[("option", text.as_str().into())]),
        }));
    }

    /// Adds what each option has, and what is left to give.
    fn add_amounts(&self, value: &mut Value) {
        let (form, purse, many) = (self.form, purse(self.form), self.form.options.len());
        let own = match form.mine.as_ref().map(|vote| &vote.answer) {
            Some(Answer::Amounts(own)) => own.iter().copied().chain(std::iter::repeat(0)).take(many).collect(),
            _ => vec![0; many],
        };
        let sent = self.is_sent().then(|| Amounts::read(purse, many, self.typed)).flatten();
        let given = sent.unwrap_or(Amounts { purse, each: own });
        let given = self.press().map_or_else(|| given.clone(), |pressed| given.clone().pressed(pressed));
        let has_none = given.each.iter().all(|amount| *amount == 0);
        let shown = if has_none { Answer::Abstain } else { Answer::Amounts(given.each.clone()) };
        value["settled"] = self.is_settled(Some(&shown)).into();
        let what = if purse.squares { "credits" } else { "dots" };
        let rows = form.options.iter().enumerate().map(|(at, text)| json!({ "text": self.option(at, text) }));
        value["give"] = give(&given, rows, self.press().unwrap_or_default(), what, form.can_change);
        value["moved"] = json!(self.press().map(|_| left_in_words(&given, what, self.language)));
    }
}

/// Returns what the template of rows with − and + gets; each row has its `text` already.
pub(super) fn give(
    given: &Amounts,
    rows: impl Iterator<Item = Value>,
    pressed: &str,
    what: &str,
    at_once: bool,
) -> Value {
    let row = |(at, mut row): (usize, Value)| {
        row["at"] = at.into();
        row["amount"] = given.each[at].into();
        row["less"] = (given.each[at] > 0).into();
        row["more"] = given.takes_more(at).into();
        row["cost"] = (given.cost_of(at) as u64).into();
        row["next"] = (given.next_costs(at) as u64).into();
        let focus = |button: &str| pressed == format!("{button}-{at}");
        row["focus"] = json!(["less", "more"].into_iter().find(|button| focus(button)));
        row
    };
    let (budget, left) = (given.purse.budget, given.left() as u64);
    json!({
        "what": what,
        "budget": budget,
        "left": left,
        "pips": if budget <= PIPS { (0..u64::from(budget)).map(|at| at < left).collect() } else { Vec::new() },
        "spent": given.is_spent(),
        "cap": given.purse.cap,
        "squares": given.purse.squares,
        "at_once": at_once,
        "rows": rows.enumerate().map(row).collect::<Vec<_>>(),
    })
}

/// Says how much is left to give.
pub(super) fn left_in_words(given: &Amounts, what: &str, language: Language) -> String {
    if given.is_spent() {
        return language.say(&format!("{what}-none-left"), &[]);
    }
    let left =
        language.say("budget-left", &[("left", (given.left() as u64).into()), ("budget", given.purse.budget.into())]);
    format!("{left} {}", language.say(&format!("{what}-left"), &[]))
}

fn form_word(form: Form) -> &'static str {
    match form {
        Form::One => "one",
        Form::Several => "several",
        Form::Order => "order",
        Form::Amounts => "amounts",
        Form::Places => "places",
        Form::Words => "words",
    }
}
