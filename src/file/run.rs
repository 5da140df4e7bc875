//! Reads and writes one run of a poll: what was asked, hands and ballots, and beside them the counts by which an edit
//! shows. A ballot says options by their text.

use std::fmt::Write as _;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{Fields, text_of};
use super::fresh::{self, Element, Field, list, moment, string, strings};
use super::poll::rules;
use super::problem::{nearest, quoted};
use super::record::{WHOLE, gone, known};
use crate::workshop::poll::{Ballot, Form, METHODS, Method, Says, Vote, Worded, checked, method};
use crate::workshop::{Plan, PollRun, Results};

const ACCEPT: &str =
    "put it back as it was; if the change is meant, take the lines counts, voted, abstained, invalid and seal away";

/// Reads one `[[record.poll]]`.
pub(super) fn run(f: &mut Fields<'_, '_>, plan: &Plan) -> Option<PollRun> {
    let activity = f.required_text("activity", "activity = \"partner\"");
    let planned = activity.as_ref().and_then(|a| known(f, a, plan)).and_then(|a| a.poll.as_ref());
    if !f.table.contains_key("method") {
        f.missing("method", "method = \"single\"");
    }
    let name = f.text("method");
    if let Some(m) = name.as_ref().filter(|m| method(&m.text).is_none()) {
        gone(f, m, METHODS.iter().map(|m| m.name), "way to poll", "that this program knows");
    }
    let says_results = f.table.contains_key("results");
    let mut rules = rules(f);
    rules.named = f.flag("named");
    if !says_results {
        // Where nobody knows when the room was to see it, only what was revealed is public.
        rules.results = planned.map_or(Results::OnReveal, |planned| planned.rules.results);
    }
    let mut run = PollRun {
        activity: activity?.text,
        question: f.string("question").unwrap_or_default(),
        options: f.strings("options"),
        method: name?.text,
        rules,
        quick: f.flag("quick"),
        opened: f.required_moment("opened")?,
        closed: f.moment("closed"),
        revealed: f.moment("revealed"),
        present: f.whole("present", WHOLE).unwrap_or(0) as u32,
        hands: f.counts("hands"),
        abstaining: f.whole("abstaining", WHOLE).unwrap_or(0) as u32,
        voters: f.strings("voters"),
        reasons: f.strings("reasons"),
        moved: pairs(f, "merged", ["from", "into"]),
        corrected: pairs(f, "corrected", ["was", "is"]),
        chair: f.string("chair"),
        ..PollRun::default()
    };
    let readable = ballots(f, &mut run);
    hands(f, &run);
    check(f, &run, readable);
    Some(run)
}

fn pairs(f: &mut Fields<'_, '_>, key: &'static str, [a, b]: [&'static str; 2]) -> Vec<(String, String)> {
    let example = format!("write {key} = [{{ {a} = \"…\", {b} = \"…\" }}]");
    let mut pairs = Vec::new();
    for mut entry in f.tables(key, "this entry", &example) {
        let both = (entry.string(a), entry.string(b));
        if let (Some(a), Some(b)) = both {
            pairs.push((a, b));
        }
        entry.finish();
    }
    pairs
}

fn hands(f: &Fields<'_, '_>, run: &PollRun) {
    let place = || f.table.get("hands").map_or(f.place.clone(), Spanned::<DeValue<'_>>::span);
    if !run.options.is_empty() && !run.hands.is_empty() && run.options.len() != run.hands.len() {
        let message = format!("{} numbers of hands for {} options", run.hands.len(), run.options.len());
        f.faults.warning(place(), message, "write one number for each option, in their order");
    }
    let hands = run.hand_count() + u64::from(run.abstaining);
    if run.how().is_some_and(|m| m.one_each) && run.present > 0 && hands > u64::from(run.present) {
        let message = format!("{hands} hands, and {} were present", run.present);
        f.faults.warning(place(), message, "somebody may have raised two hands: count again, or set present right");
    }
}

/// Reads the ballots; false where one of them cannot be understood.
fn ballots(f: &mut Fields<'_, '_>, run: &mut PollRun) -> bool {
    let Some(value) = f.raw("ballots") else { return true };
    let DeValue::Array(items) = value.get_ref() else {
        f.faults.error(value.span(), "ballots must be a list", "write ballots = [] where hands were counted");
        return false;
    };
    // Ballots of a method that a later program has are kept in the file as they are.
    let Some(how) = run.how() else { return items.is_empty() };
    let mut fine = true;
    for item in items {
        match ballot(item, how, run) {
            Ok(ballot) => run.ballots.push(Arc::new(ballot)),
            Err((message, help)) => {
                fine = false;
                f.faults.error(item.span(), message, help);
            }
        }
    }
    if !run.rules.named {
        run.ballots.sort();
    }
    fine
}

type Wrong = (String, String);

fn ballot(item: &Spanned<DeValue<'_>>, how: &Method, run: &PollRun) -> Result<Ballot, Wrong> {
    let wrapped = item.get_ref().as_table().filter(|t| wraps(t, how.form));
    let text = |key: &str| wrapped.and_then(|t| t.get(key)?.get_ref().as_str().map(str::to_owned));
    let flag = |key: &str| wrapped.is_some_and(|t| t.get(key).is_some_and(|v| v.get_ref().as_bool() == Some(true)));
    let says = match wrapped.map(|t| t.get("says")) {
        _ if flag("abstain") => Says::Abstain,
        _ if flag("invalid") => Says::Invalid,
        Some(Some(says)) => answer(says, how, run)?,
        Some(None) => return Err(("this ballot says nothing".to_owned(), "write what it said: says = …".to_owned())),
        None => answer(item, how, run)?,
    };
    Ok(Ballot { by: text("by"), vote: Vote { says, reason: text("reason") } })
}

/// Whether a table is a ballot with a name or a reason around its answer, and not amounts or places by option.
fn wraps(table: &DeTable<'_>, form: Form) -> bool {
    let of_table = |v: &DeValue<'_>| v.is_table();
    let says = table.get("says").map(Spanned::get_ref).is_some_and(|v| match form {
        Form::Amounts | Form::Places => of_table(v),
        _ => true,
    });
    let flag = |key: &str| table.get(key).is_some_and(|v| v.get_ref().is_bool());
    says || flag("abstain") || flag("invalid") || !matches!(form, Form::Amounts | Form::Places)
}

fn answer(item: &Spanned<DeValue<'_>>, how: &Method, run: &PollRun) -> Result<Says, Wrong> {
    let option = |text: &str| {
        run.options.iter().position(|o| o == text).ok_or_else(|| {
            let help = nearest(text, run.options.iter().map(String::as_str)).map_or_else(
                || "the options of this run stand above its ballots: write one of them".to_owned(),
                |n| format!("did you mean {}?", quoted(n)),
            );
            (format!("this ballot is for {}, which is no option of this run", quoted(text)), help)
        })
    };
    let shape = |example: &str| {
        let message = format!("this is no ballot of a poll by {}", how.name);
        (message, format!("it looks like: {example}"))
    };
    let number = |v: &DeValue<'_>| v.as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
    let says = match how.form {
        Form::One => {
            let text = text_of(item).ok_or_else(|| shape("\"Operations\""))?;
            Says::Options(vec![option(&text.text)?])
        }
        Form::Words => Says::Words(text_of(item).ok_or_else(|| shape("\"more time\""))?.text),
        Form::Several | Form::Order => {
            let items = item.get_ref().as_array().ok_or_else(|| shape("[\"Operations\", \"Other\"]"))?;
            let texts = items.iter().map(|i| text_of(i).ok_or_else(|| shape("[\"Operations\", \"Other\"]")));
            Says::Options(texts.map(|t| option(&t?.text)).collect::<Result<_, _>>()?)
        }
        Form::Amounts => {
            let table = item.get_ref().as_table().ok_or_else(|| shape("{ \"Operations\" = 2, \"Other\" = 1 }"))?;
            let mut amounts = vec![0_u32; run.options.len()];
            for (key, value) in table {
                let amount = number(value.get_ref()).and_then(|n| u32::try_from(n).ok());
                amounts[option(key.get_ref())?] =
                    amount.ok_or_else(|| shape("{ \"Operations\" = 2, \"Other\" = 1 }"))?;
            }
            Says::Amounts(amounts)
        }
        Form::Places => {
            let wrong = || shape("{ \"Operations\" = [4, 2] }");
            let table = item.get_ref().as_table().ok_or_else(wrong)?;
            let mut places = vec![None; run.options.len()];
            for (key, value) in table {
                let both = value.get_ref().as_array().filter(|a| a.len() == 2).ok_or_else(wrong)?;
                let at = |i: usize| number(both[i].get_ref()).and_then(|n| i32::try_from(n).ok()).ok_or_else(wrong);
                places[option(key.get_ref())?] = Some((at(0)?, at(1)?));
            }
            Says::Places(places)
        }
    };
    let help = "put the ballot back as it was, or take it away".to_owned();
    (how.check)(says, &run.options, &run.rules).map_err(|message| (message.trim_end_matches('.').to_owned(), help))
}

/// Compares what the run says beside its ballots with what they come to.
fn check(f: &mut Fields<'_, '_>, run: &PollRun, readable: bool) {
    let says_counts = f.table.get("counts").map(Spanned::span);
    let said = Said {
        counts: says_counts.clone().map(|_| f.counts("counts").into_iter().map(u64::from).collect()),
        numbers: ["voted", "abstained", "invalid"].map(|key| (key, f.whole(key, 0..=i64::MAX).map(|n| n as u64))),
        seal: f.text("seal").map(|s| s.text),
    };
    if !readable {
        return;
    }
    let is = checked(run);
    let place = |key: &str| f.table.get(key).map_or(f.place.clone(), Spanned::<DeValue<'_>>::span);
    let line = |counts: &[u64]| counts.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let of = quoted(&run.question);
    if let Some(counts) = said.counts.filter(|c| *c != is.counts) {
        let (says, come) = (line(&counts), line(&is.counts));
        let message = format!("the counts of {of} no longer fit: here stands {says}, hands and ballots come to {come}");
        return f.faults.error(place("counts"), message, ACCEPT);
    }
    let come = [is.voted, Some(is.abstained), Some(is.invalid)];
    for ((key, says), come) in said.numbers.into_iter().zip(come) {
        if let (Some(says), Some(come)) = (says, come)
            && says != come
        {
            let message = format!("{key} of {of} no longer fits: here stands {says}, the ballots come to {come}");
            return f.faults.error(place(key), message, ACCEPT);
        }
    }
    match said.seal {
        None => f.faults.without_seal(f.place.clone(), format!("the run of {of} has no seal: nothing to check it by")),
        Some(seal) if seal != is.seal => {
            let message = format!("the run of {of} was edited: its seal no longer fits what it says");
            f.faults.error(place("seal"), message, ACCEPT);
        }
        Some(_) => {}
    }
}

/// What a run says beside its ballots.
struct Said {
    counts: Option<Vec<u64>>,
    numbers: [(&'static str, Option<u64>); 3],
    seal: Option<String>,
}

impl Element for Arc<PollRun> {
    const TABLE: &'static str = "poll";

    fn fields(&self) -> Vec<Field> {
        let mut f = fresh::Fields::default();
        f.put("activity", string(&self.activity));
        f.flag("quick", self.quick);
        f.put("question", string(&self.question));
        f.put("options", strings(&self.options));
        f.put("method", string(&self.method));
        for (key, value) in self.rules.said() {
            f.put(key, worded(&value));
        }
        f.put("opened", moment(self.opened));
        f.moment("closed", self.closed);
        f.moment("revealed", self.revealed);
        f.put("present", self.present.to_string());
        f.put("hands", list(self.hands.iter().map(u32::to_string)));
        f.put("abstaining", (self.abstaining > 0).then(|| self.abstaining.to_string()));
        f.put("ballots", written(self));
        f.put("voters", (!self.voters.is_empty()).then(|| strings(&self.voters)));
        f.put("reasons", (!self.reasons.is_empty()).then(|| strings(&self.reasons)));
        f.put("merged", both(&self.moved, ["from", "into"]));
        f.put("corrected", both(&self.corrected, ["was", "is"]));
        f.text("chair", self.chair.as_ref());
        let is = checked(self);
        f.put("counts", list(is.counts.iter().map(u64::to_string)));
        f.put("voted", is.voted.map(|n| n.to_string()));
        f.put("abstained", (is.abstained > 0).then(|| is.abstained.to_string()));
        f.put("invalid", (is.invalid > 0).then(|| is.invalid.to_string()));
        f.put("seal", string(&is.seal));
        f.0
    }

    fn identity(&self) -> String {
        format!("{}\0{}", self.activity, self.opened.timestamp_millis())
    }
}

/// The value of a rule as it stands in the file.
pub(super) fn worded(value: &Worded) -> String {
    match value {
        Worded::Text(text) => string(text),
        Worded::Number(n) => n.to_string(),
        Worded::Yes => "true".to_owned(),
        Worded::Texts(texts) => strings(texts),
    }
}

fn both(pairs: &[(String, String)], [a, b]: [&str; 2]) -> Option<String> {
    let entry = |(x, y): &(String, String)| format!("{{ {a} = {}, {b} = {} }}", string(x), string(y));
    (!pairs.is_empty()).then(|| list(pairs.iter().map(entry)))
}

/// The ballots, one on a line.
fn written(run: &PollRun) -> String {
    let form = run.how().map_or(Form::One, |m| m.form);
    let mut out = String::from("[");
    for ballot in &run.ballots {
        out.push_str("\n  ");
        let says = match &ballot.vote.says {
            Says::Abstain => "abstain = true".to_owned(),
            Says::Invalid => "invalid = true".to_owned(),
            says => {
                let says = spelled(says, form, run);
                if ballot.by.is_none() && ballot.vote.reason.is_none() {
                    let _ = write!(out, "{says},");
                    continue;
                }
                format!("says = {says}")
            }
        };
        let by = ballot.by.as_ref().map(|by| format!("by = {}, ", string(by))).unwrap_or_default();
        let reason = ballot.vote.reason.as_ref().map(|r| format!(", reason = {}", string(r))).unwrap_or_default();
        let _ = write!(out, "{{ {by}{says}{reason} }},");
    }
    out.push_str(if run.ballots.is_empty() { "]" } else { "\n]" });
    out
}

fn spelled(says: &Says, form: Form, run: &PollRun) -> String {
    let name = |o: usize| string(run.options.get(o).map_or("", String::as_str));
    let table = |entries: Vec<String>| format!("{{ {} }}", entries.join(", "));
    match says {
        Says::Options(chosen) if form == Form::One => name(chosen.first().copied().unwrap_or(usize::MAX)),
        Says::Options(chosen) => list(chosen.iter().map(|o| name(*o))),
        Says::Amounts(amounts) => {
            let given = amounts.iter().enumerate().filter(|(_, a)| **a > 0);
            table(given.map(|(o, a)| format!("{} = {a}", name(o))).collect())
        }
        Says::Places(places) => {
            let scored = places.iter().enumerate().filter_map(|(o, p)| Some((o, (*p)?)));
            table(scored.map(|(o, (x, y))| format!("{} = [{x}, {y}]", name(o))).collect())
        }
        Says::Words(words) => string(words),
        Says::Abstain | Says::Invalid => String::new(),
    }
}
