//! Reads how a poll is planned: method, options and rules. It knows the words of the format and counts nothing.

use toml::de::DeValue;

use super::canvas::choice_of;
use super::fields::{Fields, Said, text_of};
use super::names::Names;
use super::problem::quoted;
use crate::workshop::poll::{Base, Decides, METHODS, Method, Pass, Quorum, Rules, Tie, bounds, budget};
use crate::workshop::{Kind, PollPlan, Results};

/// The keys that mean something to some methods only.
const SPECIAL: [&str; 9] = ["options", "limit", "budget", "cap", "credits", "from", "to", "labels", "axes"];

/// Reads `[agenda.poll]`.
pub(super) fn poll(fields: &mut Fields<'_, '_>, kind: Kind) -> Option<PollPlan> {
    let example = "add below the activity: [agenda.poll], then method = \"single\" and options = [\"Yes\", \"No\"]";
    if !fields.table.contains_key("poll") {
        let _ = fields.raw("poll");
        if kind == Kind::Poll {
            let place = fields.table.get("kind").map_or(fields.place.clone(), toml::Spanned::span);
            fields.faults.error(place, "this poll does not say what is asked: it has no [agenda.poll]", example);
        }
        return None;
    }
    let mut p = fields.table("poll", "this poll", example)?;
    if kind != Kind::Poll && fields.table.contains_key("kind") {
        let message = format!("the activity is of kind \"{}\", so its poll is never opened", kind.word());
        p.faults.warning(p.place.clone(), message, "write kind = \"poll\", or take the poll away");
    }
    let names: Vec<&'static str> = METHODS.iter().map(|m| m.name).collect();
    if !p.table.contains_key("method") {
        p.missing("method", &format!("method = \"single\"  ({})", names.join(", ")));
    }
    let method = p.choice("method", &names).map(|i| METHODS[i]);
    if let Some(question) = p.raw("question") {
        let help = "write it as the prompt of its activity: prompt = \"…\"; as it stands nobody sees it";
        p.faults.warning(question.span(), "a poll asks with the prompt of its activity".to_owned(), help);
    }
    let options = options(&mut p, method);
    let mut rules = rules(&mut p);
    rules.named = p.choice("ballots", &["anonymous", "named"]) == Some(1);
    if let Some(method) = method {
        fitting(&p, method, &options, &rules);
    }
    p.finish();
    Some(PollPlan { method: method.map_or("single", |m| m.name).to_owned(), options, rules })
}

fn options(p: &mut Fields<'_, '_>, method: Option<&Method>) -> Vec<String> {
    let mut seen = Names::new("the option");
    let mut options = Vec::new();
    for said in p.texts("options") {
        if said.text.trim().is_empty() {
            p.faults.error(said.place, "this option is empty", "write what may be chosen, or take it away");
        } else if seen.add(p.faults, &said, "options are different from each other: change one of them") {
            options.push(said.text);
        }
    }
    match p.table.get("options").map(|v| (v.span(), v.get_ref())) {
        None if method.is_some_and(|m| m.needs_options) => p.missing("options", "options = [\"Yes\", \"No\"]"),
        Some((place, DeValue::Array(items))) if !(2..=100).contains(&items.len()) => {
            let message = format!("a poll has 2 to 100 options, not {}", items.len());
            p.faults.error(place, message, "for example: options = [\"Yes\", \"No\"]");
        }
        _ => {}
    }
    options
}

/// Reads the rules that plan and record say in the same words.
pub(super) fn rules(p: &mut Fields<'_, '_>) -> Rules {
    let count = |n: Option<i64>| n.map(|n| n as u32);
    let most = 1..=1_000_000;
    Rules {
        results: choice_of(p, "results", &Results::ALL, Results::word).unwrap_or_default(),
        blind: p.flag("blind"),
        named: false,
        binding: p.choice("change", &["until-close", "final"]) == Some(1),
        mixed: p.flag("mixed"),
        quorum: quorum(p),
        base: choice_of(p, "base", &Base::ALL, Base::word),
        pass: choice_of(p, "pass", &Pass::ALL, Pass::word).unwrap_or_default(),
        tie: choice_of(p, "tie", &Tie::ALL, Tie::word).unwrap_or_default(),
        limit: count(p.whole("limit", 1..=100)),
        budget: count(p.whole("budget", most.clone())),
        cap: count(p.whole("cap", most.clone())),
        credits: count(p.whole("credits", most)),
        bounds: scale(p),
        labels: p.strings("labels"),
        axes: axes(p),
        decides: choice_of(p, "decides", &Decides::ALL, Decides::word).unwrap_or_default(),
    }
}

fn quorum(p: &mut Fields<'_, '_>) -> Option<Quorum> {
    let value = p.raw("quorum")?;
    let said = match value.get_ref() {
        DeValue::Integer(i) => Some(Said { text: i.as_str().to_owned(), place: value.span() }),
        DeValue::Float(f) => Some(Said { text: f.as_str().to_owned(), place: value.span() }),
        _ => text_of(value),
    };
    let quorum = said.as_ref().and_then(|s| Quorum::read(&s.text));
    if quorum.is_none() {
        let shown = said.map_or_else(|| "this".to_owned(), |s| quoted(&s.text));
        let help = "write a share: quorum = \"1/2\", quorum = \"2/3\" or quorum = \"60 %\"";
        p.faults.error(value.span(), format!("quorum cannot be {shown}: it is a share of those present"), help);
    }
    quorum
}

fn scale(p: &mut Fields<'_, '_>) -> Option<(i32, i32)> {
    let (has_from, has_to) = (p.table.contains_key("from"), p.table.contains_key("to"));
    let from = p.whole("from", -1000..=1000);
    let to = p.whole("to", -1000..=1000);
    if !has_from && !has_to {
        return None;
    }
    let (from, to) = (from.unwrap_or(1) as i32, to.unwrap_or(5) as i32);
    let place = p.table.get("to").or_else(|| p.table.get("from")).map_or(p.place.clone(), toml::Spanned::span);
    if from >= to || to - from >= 100 {
        let message = format!("a scale goes up, by 99 steps at the most: it cannot go from {from} to {to}");
        p.faults.error(place, message, "for example: from = 1, and on the next line to = 5");
        return None;
    }
    Some((from, to))
}

fn axes(p: &mut Fields<'_, '_>) -> Vec<String> {
    let axes = p.strings("axes");
    if let Some(value) = p.table.get("axes")
        && axes.len() != 2
    {
        let help = "for example: axes = [\"impact\", \"effort\"]";
        p.faults.error(value.span(), format!("a matrix has two axes, not {}", axes.len()), help);
    }
    axes
}

/// Whether the rules fit the method, the options and each other.
fn fitting(p: &Fields<'_, '_>, method: &Method, options: &[String], rules: &Rules) {
    let place = |key: &str| p.table.get(key).map_or(p.place.clone(), toml::Spanned::span);
    for key in SPECIAL.into_iter().chain(["decides"]).filter(|k| p.table.contains_key(*k) && !method.keys.contains(k)) {
        let who: Vec<&str> = METHODS.iter().filter(|m| m.keys.contains(&key)).map(|m| m.name).collect();
        let message = format!("{key} does nothing in a poll by {}", method.name);
        p.faults.warning(place(key), message, format!("take it away; it is for {}", who.join(", ")));
    }
    if let Some(limit) = rules.limit.filter(|l| *l as usize > options.len() && !options.is_empty()) {
        let message = format!("limit is {limit}, more than the {} options", options.len());
        p.faults.error(place("limit"), message, format!("write a number from 1 to {}", options.len()));
    }
    if let Some(cap) = rules.cap.filter(|c| *c > budget(rules, options.len())) {
        let budget = budget(rules, options.len());
        let message = format!("cap is {cap}, more than the {budget} dots that everybody has");
        p.faults.error(place("cap"), message, format!("make cap {budget} at the most, or budget larger"));
    }
    let steps = match (options, method.name) {
        ([], _) if rules.bounds.is_none() => (method.options)(&PollPlan::default()).len(),
        ([], _) => (bounds(rules).1 - bounds(rules).0 + 1) as usize,
        (options, _) => options.len(),
    };
    if !rules.labels.is_empty() && ![2, steps].contains(&rules.labels.len()) && method.keys.contains(&"labels") {
        let message = format!("{} labels for {steps} steps", rules.labels.len());
        p.faults.error(place("labels"), message, format!("write two, for the ends, or {steps}, one for each step"));
    }
    if rules.blind && rules.results == Results::Live {
        let help = "write results = \"on-close\" or results = \"on-reveal\" beside it";
        p.faults.warning(place("blind"), "blind does nothing while results are live", help);
    }
}
