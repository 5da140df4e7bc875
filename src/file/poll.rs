//! Owns the fields of a poll and of its rules, in the plan and in the record, and says which of them fit together.
//! It counts nothing.

use toml::de::DeValue;

use super::encode;
use super::names::Names;
use super::problem::quoted;
use super::reader::{TableReader, text_of};
use super::row::{Row, Value};
use super::table::{Field, Plain, derived, field, part, table};
use crate::workshop::limits::MOST_OPTIONS;
use crate::workshop::poll::{METHODS, Method, Quorum, Rules, bounds, budget, method};
use crate::workshop::{PollPlan, Results};

/// The words for whose ballots are seen.
const BALLOTS: [(&str, &str); 2] =
    [("anonymous", "Nobody sees whose ballot is whose."), ("named", "Ballots carry their voter's name.")];

/// The words for whether a ballot can be changed.
const CHANGE: [(&str, &str); 2] =
    [("until-close", "A ballot can be changed until the poll closes."), ("final", "A ballot stays as it was cast.")];

/// How many of something there may be.
const MANY: Value = Value::Whole(1, 1_000_000);

/// Lists the ways to poll.
fn methods() -> Vec<(&'static str, &'static str)> {
    METHODS.iter().map(|m| (m.name, m.about)).collect()
}

/// Reads one of these words.
fn word(r: &TableReader<'_, '_>, key: &str, words: &[(&str, &str)]) -> Option<String> {
    r.choice(key, &words.iter().map(|word| word.0)).map(|at| words[at].0.to_owned())
}

table! {
    pub(super) POLL: PollPlan = "agenda.poll", "this poll", |r, poll| {
        let method = method(&poll.method);
        options(r, method);
        if let Some(method) = method {
            fitting(r, method, &poll.options, &poll.rules);
        }
    };
    Field::new("method", Value::Choice(methods), "how it is answered and counted, see below",
        |r, _, poll: &mut PollPlan| poll.method = word(r, "method", &methods()).unwrap_or_default(),
        |poll, _, row, w| w.put(row.name, encode::string(&poll.method))).required().like("\"single\""),
    field!(PollPlan.options, "the choices; all different").of(Value::Texts(2, MOST_OPTIONS))
        .or("required where the table below says so").like("[\"Yes\", \"No\"]"),
    field!(PollPlan.rules.results as "results", "when the room sees the results").or("`live`").like("\"on-close\""),
    Field::new("ballots", Value::Choice(|| BALLOTS.to_vec()), "whether ballots carry a name",
        |r, _, poll: &mut PollPlan| poll.rules.named = word(r, "ballots", &BALLOTS).is_some_and(|w| w == BALLOTS[1].0),
        |poll, _, row, w| if poll.rules.named { w.put(row.name, encode::string(BALLOTS[1].0)) })
        .or("`anonymous`").like("\"named\""),
    part!(PollPlan.rules, RULES),
    Field::new("question", Value::Misplaced, "", |r, row, _: &mut PollPlan| if r.has(row.name) {
        let help = "write it as the prompt of its activity: prompt = \"…\"; as written, nobody sees it";
        r.warning(row.name, "a poll asks with the prompt of its activity", help);
    }, |_, _, _, _| {}),
}

table! {
    pub(super) RULES: Rules = "", "these rules", settle;
    field!(Rules.blind, "`true`: the facilitator sees them no earlier than the room").like("true"),
    Field::new("change", Value::Choice(|| CHANGE.to_vec()), "whether a ballot can be changed",
        |r, _, rules: &mut Rules| rules.binding = word(r, "change", &CHANGE).is_some_and(|w| w == CHANGE[1].0),
        |rules, _, row, w| if rules.binding { w.put(row.name, encode::string(CHANGE[1].0)) })
        .or("`until-close`").like("\"final\""),
    field!(Rules.mixed, "`true`: hands and ballots count together").like("true"),
    field!(Rules.quorum, "the share of those present that has to take part: `\"1/2\"`, `\"60 %\"` or `0.6`")
        .like("\"1/2\""),
    field!(Rules.base, "what percentages and majorities are of; with it, percentages are shown below 10 voters too")
        .or("`voters` for `multiple` and `matrix`, else `marks`").like("\"present\""),
    field!(Rules.pass, "what the leading option needs to pass").or("`plurality`").like("\"two-thirds\""),
    field!(Rules.tie, "what happens with a tie for first place").or("`shared`").like("\"run-off\""),
    field!(Rules.limit, "the most options on one ballot; for `multiple` and `ranking`").of(Value::Whole(1, 100))
        .or("no limit").like("2"),
    field!(Rules.budget, "the dots of each person; for `dots`").of(MANY).or("a quarter of the options, 3 at least")
        .like("5"),
    field!(Rules.cap, "the most dots of one person on one option; for `dots`").of(MANY).or("no cap").like("2"),
    field!(Rules.credits, "the credits of each person; for `points`").of(MANY).or("`16`").like("25"),
    derived!(Rules, "from", i32, "the lowest step of a `scale`, or of the axes of a `matrix`",
        |rules| rules.bounds.map(|b| b.0), |rules, from| rules.bounds = Some((from, 5))).or("`1`").like("0"),
    derived!(Rules, "to", i32, "the highest step",
        |rules| rules.bounds.map(|b| b.1), |rules, to| rules.bounds = Some((rules.bounds.map_or(1, |b| b.0), to)))
        .or("`5`").like("10"),
    field!(Rules.labels, "words for the steps of a scale: two for its ends, or one for each")
        .like("[\"not at all\", \"fully\"]"),
    field!(Rules.axes, "what goes up and what goes to the right in a `matrix`").of(Value::Texts(2, 2))
        .or("impact, effort").like("[\"value\", \"cost\"]"),
    field!(Rules.decides, "which count of a `ranking` decides").or("`schulze`").like("\"borda\""),
}

/// Looks at what can be seen without the method.
fn settle(r: &TableReader<'_, '_>, rules: &mut Rules) {
    if let Some((from, to)) = rules.bounds.filter(|(from, to)| from >= to || to - from >= 100) {
        let place = r.place_of(if r.has("to") { "to" } else { "from" });
        let message = format!("a scale goes up, by at most 99 steps: it cannot go from {from} to {to}");
        r.faults.error(place, message, "for example: from = 1, and on the next line to = 5");
        rules.bounds = None;
    }
    if r.has("axes") && rules.axes.len() != 2 {
        let help = "for example: axes = [\"impact\", \"effort\"]";
        r.error("axes", format!("a matrix has two axes, not {}", rules.axes.len()), help);
    }
}

impl Plain for Quorum {
    const VALUE: Value = Value::Share;

    fn read(r: &TableReader<'_, '_>, row: &Row) -> Option<Self> {
        let value = r.raw(row.name)?;
        let text = match value.get_ref() {
            DeValue::Integer(i) => i.as_str(),
            DeValue::Float(f) => f.as_str(),
            value => value.as_str().unwrap_or_default(),
        };
        let quorum = Quorum::read(text);
        match (quorum, text.trim().parse::<f64>()) {
            (Some(_), Ok(1.0)) => {
                let message =
                    format!("quorum = {} can be read in two ways: one in a hundred, or everybody", text.trim());
                let help = "write quorum = \"1 %\", or quorum = \"100 %\" for everybody";
                r.faults.error(value.span(), message, help);
                return None;
            }
            (Some(quorum), Ok(more)) if more > 1.0 => {
                let message = format!("quorum is read as {quorum} of those present, not as {} people", text.trim());
                r.faults.warning(value.span(), message, format!("write quorum = \"{quorum}\""));
            }
            _ => {}
        }
        if quorum.is_none() {
            let message = format!("quorum cannot be {}: it is a share of those present", quoted(text));
            let help = "write a share: quorum = \"1/2\", quorum = \"2/3\" or quorum = \"60 %\"";
            r.faults.error(value.span(), message, help);
        }
        quorum
    }

    fn encode(&self, _: &Row, _: &str) -> String {
        encode::string(&self.to_string())
    }
}

/// Says which options of a planned poll cannot be.
fn options(r: &TableReader<'_, '_>, method: Option<&Method>) {
    let mut seen = Names::new("the option");
    let Some(items) = r.raw("options").and_then(|v| v.get_ref().as_array()) else {
        if method.is_some_and(|m| m.needs_options) && !r.has("options") {
            r.missing("options", "[\"Yes\", \"No\"]");
        }
        return;
    };
    for said in items.iter().filter_map(text_of) {
        if said.text.trim().is_empty() {
            r.faults.error(said.place, "this option is empty", "write the option, or remove it");
        } else {
            seen.add(r.faults, &said, "options are different from each other: change one of them");
        }
    }
    if !(2..=MOST_OPTIONS).contains(&items.len()) {
        let message = format!("a poll has 2 to {MOST_OPTIONS} options, not {}", items.len());
        r.error("options", message, "for example: options = [\"Yes\", \"No\"]");
    }
}

/// Says which rules do not fit the method, the options and each other.
fn fitting(r: &TableReader<'_, '_>, method: &Method, options: &[String], rules: &Rules) {
    let special = |key: &&str, m: &&&Method| m.keys.contains(key);
    for key in r.table.keys().map(|key| key.get_ref().as_ref()) {
        let who: Vec<&str> = METHODS.iter().filter(|m| special(&key, m)).map(|m| m.name).collect();
        if !who.is_empty() && !who.contains(&method.name) {
            let message = format!("{key} has no effect with the method {}", method.name);
            r.warning(key, message, format!("remove it; it works with {}", who.join(", ")));
        }
    }
    if let Some(limit) = rules.limit.filter(|l| *l as usize > options.len() && !options.is_empty()) {
        let message = format!("limit is {limit}, more than the {} options", options.len());
        r.error("limit", message, format!("write a number from 1 to {}", options.len()));
    }
    if let Some(cap) = rules.cap.filter(|c| *c > budget(rules, options.len())) {
        let budget = budget(rules, options.len());
        let message = format!("cap is {cap}, more than the {budget} dots that everybody has");
        r.error("cap", message, format!("make cap {budget} or less, or budget larger"));
    }
    let steps = match (options, method.name) {
        ([], _) if rules.bounds.is_none() => (method.options)(&PollPlan::default()).len(),
        ([], _) => (bounds(rules).1 - bounds(rules).0 + 1) as usize,
        (options, _) => options.len(),
    };
    if !rules.labels.is_empty() && ![2, steps].contains(&rules.labels.len()) && method.keys.contains(&"labels") {
        let message = format!("{} labels for {steps} steps", rules.labels.len());
        r.error("labels", message, format!("write two, for the ends, or {steps}, one for each step"));
    }
    if rules.blind && rules.results == Results::Live {
        let help = "write results = \"on-close\" or results = \"on-reveal\" beside it";
        r.warning("blind", "blind has no effect while results are live", help);
    }
}
