//! Owns the fields of one run of a poll: what was asked, hands and ballots, and beside them the counts by which an edit
//! shows. A ballot says options by their text.

use crate::workshop::sort;
use std::fmt::Write as _;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::encode::{list, string};
use super::names::{gone, known};
use super::poll::RULES;
use super::problem::{Severity, meant, quoted};
use super::reader::{TableReader, text_of};
use super::row::Value;
use super::table::{Field, field, part, table};
use super::values::whole_of;
use crate::workshop::poll::{Answer, Ballot, Form, METHODS, Method, Recount, Tie, Vote, counts_before, recount, tally};
use crate::workshop::text::same;
use crate::workshop::{Plan, PollRun, Results, count_of};

const ACCEPT: &str =
    "restore it; if the change is intended, remove the lines counts, voted, abstained, invalid and seal";

table! {
    pub(super) RUN: PollRun = "record.poll", "this entry of the record";
    field!(PollRun.activity, "the activity's id").of(Value::Filled).required().like("\"partner\""),
    field!(PollRun.quick, "`true`: a quick poll, which is not in the plan"),
    field!(PollRun.question, "the question at that time"),
    field!(PollRun.options, "the options at that time"),
    field!(PollRun.method, "how it was answered and counted").required().like("\"single\""),
    field!(PollRun.rules.results as "results", "when the room sees the results").always().or("as the plan says"),
    field!(PollRun.rules.named as "named", "`true`: ballots carry names"),
    field!(PollRun.names_given, "`true`: names on ballots were given on phones, by people without an [invitation](room.md#invitations)"),
    part!(PollRun.rules, RULES),
    field!(PollRun.opened, "when it was opened").required().like("2026-11-24T15:01:12-05:00"),
    field!(PollRun.closed, "when it was closed; without it the poll is open"),
    field!(PollRun.revealed, "when hidden results were shown to the room"),
    field!(PollRun.present, "how many could vote: everybody who was in the room while it was open").or("`0`"),
    field!(PollRun.hands, "the hands that were counted, one number for each option").or("no hands"),
    field!(PollRun.abstaining, "how many abstained by hand").or("`0`"),
    Field::new("ballots", Value::Ballots, "one ballot a line; anonymous ones in the order of their answers", |_, _, _| {},
        |run: &PollRun, _, row, w| if !run.ballots.is_empty() { w.put(row.name, written(run)) }).or("no ballots"),
    field!(PollRun.voters, "who has voted, if ballots came with a name and are anonymous; in alphabetical order"),
    field!(PollRun.reasons, "reasons for objections, if hands were counted"),
    field!(PollRun.moved as "merged", "open answers that were merged").of(Value::Pairs("from", "into")),
    field!(PollRun.corrected, "options whose spelling was corrected").of(Value::Pairs("was", "is")),
    field!(PollRun.late, "options that were added while the poll was open").like("[{ option = \"Blue\", after = 3 }]"),
    field!(PollRun.chair, "the option for which the chair broke a tie"),
    Field::new(
        "",
        Value::Part(&CHECKED),
        "",
        |_, _, _| {},
        |run: &PollRun, _, _, w| {
            CHECKED.write(&recount(run), &Recount::default(), w);
        },
    ),
    field!(PollRun.sealed, "SHA-256 over everything in the run and over the seal before it, see [polls](polls.md#checking)")
        .or("not checked"),
    field!(PollRun.resealed, "how often it was sealed anew, as something changed after it closed").or("`0`"),
}

table! {
    CHECKED: Recount = "", "this entry of the record";
    field!(Recount.counts, "the counts when the file was saved").or("not checked"),
    field!(Recount.voted, "how many voted").or("not checked"),
    field!(Recount.abstained, "how many abstained").or("not checked"),
    field!(Recount.invalid, "how many ballots could not be counted").or("not checked"),
    field!(Recount.seal, "twelve digits computed from everything in the run; they do not match after an edit")
        .or("not checked"),
}

/// Completes what was read of the `[[record.poll]]` of this index.
pub(super) fn run(f: &TableReader<'_, '_>, mut run: PollRun, index: usize, plan: &Plan) -> PollRun {
    let planned = known(f, plan).and_then(|a| a.poll.as_ref());
    gone(f, "method", METHODS.iter().map(|m| m.name), "poll method", "this program");
    if !f.has("results") {
        // Where nobody knows when the room was to see it, only what was revealed is public.
        run.rules.results = planned.map_or(Results::OnReveal, |planned| planned.rules.results);
    }
    if f.faults.too_many("options", run.options.len(), &f.place_of("options")) {
        return run;
    }
    let readable = ballots(f, &mut run);
    hands(f, &run);
    chair(f, &run, readable);
    check(f, &run, index, readable);
    run
}

fn hands(f: &TableReader<'_, '_>, run: &PollRun) {
    let place = || f.place_of("hands");
    if !run.options.is_empty() && !run.hands.is_empty() && run.options.len() != run.hands.len() {
        let message =
            format!("hands has {}, but there are {} options", count_of(run.hands.len(), "number"), run.options.len());
        f.faults.warning(place(), message, "write one number for each option, in their order");
    }
    let hands = run.hands_raised();
    if run.known_method().is_some_and(|m| m.one_each) && run.present > 0 && hands > u64::from(run.present) {
        let message = format!("{hands} hands, and {} were present", run.present);
        f.faults.warning(place(), message, "somebody may have raised two hands: count again, or correct present");
    }
}

/// Says where the chair chose what could not be chosen: a tie is broken between those who share it.
fn chair(f: &TableReader<'_, '_>, run: &PollRun, readable: bool) {
    let counted = readable && run.known_method().is_some() && !f.has_errors();
    let Some(chair) = run.chair.as_ref().filter(|_| counted) else { return };
    if run.rules.tie != Tie::Chair {
        let help = "remove chair; if the chair breaks ties of this poll, write tie = \"chair\"";
        return f.error("chair", format!("the chair chose {}, but tie is not \"chair\"", quoted(chair)), help);
    }
    let decision = tally(run, None).decision;
    let tied: Vec<&str> = decision.tied_rows().iter().filter_map(|row| Some(run.options.get(*row)?.as_str())).collect();
    if tied.iter().any(|o| same(o, chair)) {
        return;
    }
    let (message, help) = match tied.as_slice() {
        [] => (format!("the chair chose {}, but there is no tie", quoted(chair)), "remove chair".to_owned()),
        tied => {
            let names = tied.iter().map(|o| quoted(o)).collect::<Vec<_>>().join(" or ");
            (
                format!("the chair chose {}, which is not among the tied options", quoted(chair)),
                format!("write {names}"),
            )
        }
    };
    // Which options of a ranking are tied was counted less exactly before.
    if run.known_method().is_some_and(|m| m.form == Form::Order) {
        f.warning("chair", message, help);
    } else {
        f.error("chair", message, help);
    }
}

/// Reads the ballots; false where one of them cannot be understood.
fn ballots(f: &TableReader<'_, '_>, run: &mut PollRun) -> bool {
    let Some(value) = f.raw("ballots") else { return true };
    let DeValue::Array(items) = value.get_ref() else {
        f.faults.error(value.span(), "ballots must be a list", "write ballots = [] if hands were counted");
        return false;
    };
    // Ballots of a method that a later program has are kept in the file as they are.
    let Some(how) = run.known_method() else { return items.is_empty() };
    let mut fine = true;
    for item in items {
        match ballot(f, item, how, run) {
            Ok(ballot) => run.ballots.push(Arc::new(ballot)),
            Err(None) => fine = false,
            Err(Some((message, help))) => {
                fine = false;
                f.faults.error(item.span(), message, help);
                if f.faults.is_full(Severity::Error) {
                    break;
                }
            }
        }
    }
    if !run.rules.named {
        sort(&mut run.ballots);
    }
    fine
}

/// What is wrong and what to do about it; nothing where it was said already.
type Wrong = Option<(String, String)>;

/// What stands around an answer.
#[derive(Default)]
struct Wrapped {
    by: Option<String>,
    reason: Option<String>,
    abstain: bool,
    invalid: bool,
}

table! {
    BALLOT: Wrapped = "", "this ballot";
    field!(Wrapped.by, "whose it is").of(Value::Filled),
    Field::elsewhere("says", Value::Answer, "the answer"),
    field!(Wrapped.reason, "why"),
    field!(Wrapped.abstain, "`true`: no answer"),
    field!(Wrapped.invalid, "`true`: it could not be counted"),
}

fn ballot(f: &TableReader<'_, '_>, item: &Spanned<DeValue<'_>>, how: &Method, run: &PollRun) -> Result<Ballot, Wrong> {
    let Some(table) = item.get_ref().as_table().filter(|t| wraps(t, how.form)) else {
        return Ok(Ballot { by: None, vote: answer(item, how, run)?.into() });
    };
    let r = TableReader::new(f.faults, table, item.span(), &BALLOT);
    let (errors, says) = (f.faults.errors(), r.raw("says"));
    let wrapped = BALLOT.take(r);
    if f.faults.errors() > errors {
        return Err(None);
    }
    let alone = |answer| match says {
        Some(_) => Err(Some(("this ballot says two things".to_owned(), "remove one of them".to_owned()))),
        None => Ok(answer),
    };
    let says = match says {
        _ if wrapped.abstain && wrapped.invalid => {
            return Err(Some(("this ballot says two things".to_owned(), "remove one of them".to_owned())));
        }
        _ if wrapped.abstain => alone(Answer::Abstain)?,
        _ if wrapped.invalid => alone(Answer::Invalid)?,
        Some(says) => answer(says, how, run)?,
        None => return Err(Some(("this ballot says nothing".to_owned(), "write what it said: says = …".to_owned()))),
    };
    Ok(Ballot { by: wrapped.by, vote: Vote { answer: says, reason: wrapped.reason } })
}

/// Returns whether a table is a ballot with a name or a reason around its answer, and not amounts or places by option.
fn wraps(table: &DeTable<'_>, form: Form) -> bool {
    let of_table = |v: &DeValue<'_>| v.is_table();
    let says = table.get("says").map(Spanned::get_ref).is_some_and(|v| match form {
        Form::Amounts | Form::Places => of_table(v),
        _ => true,
    });
    let flag = |key: &str| table.get(key).is_some_and(|v| v.get_ref().is_bool());
    says || flag("abstain") || flag("invalid") || !matches!(form, Form::Amounts | Form::Places)
}

fn answer(item: &Spanned<DeValue<'_>>, how: &Method, run: &PollRun) -> Result<Answer, Wrong> {
    let option = |text: &str| {
        run.options.iter().position(|o| o == text).ok_or_else(|| {
            let otherwise = "write one of the options of this run";
            let help = meant(text, run.options.iter().map(String::as_str), otherwise);
            Some((format!("this ballot is for {}, and the run has no such option", quoted(text)), help))
        })
    };
    let shape = |example: &str| {
        let message = format!("this is not a ballot for the method {}", how.name);
        Some((message, format!("it looks like: {example}")))
    };
    let says = match how.form {
        Form::One => {
            let text = text_of(item).ok_or_else(|| shape("\"Operations\""))?;
            Answer::Options(vec![option(text.text)?])
        }
        Form::Words => Answer::Words(text_of(item).ok_or_else(|| shape("\"more time\""))?.text.to_owned()),
        Form::Several => {
            let items = item.get_ref().as_array().ok_or_else(|| shape("[\"Operations\", \"Other\"]"))?;
            let texts = items.iter().map(|i| text_of(i).ok_or_else(|| shape("[\"Operations\", \"Other\"]")));
            Answer::Options(texts.map(|t| option(t?.text)).collect::<Result<_, _>>()?)
        }
        Form::Order => {
            let wrong =
                || shape("[\"Operations\", \"Other\"], or with equal ranks [\"Operations\", [\"Other\", \"Time\"]]");
            let one = |i: &Spanned<DeValue<'_>>| option(text_of(i).ok_or_else(wrong)?.text);
            let rank = |i: &Spanned<DeValue<'_>>| match i.get_ref().as_array() {
                Some(equal) => equal.iter().map(one).collect(),
                None => Ok(vec![one(i)?]),
            };
            let items = item.get_ref().as_array().ok_or_else(wrong)?;
            Answer::Ranks(items.iter().map(rank).collect::<Result<_, _>>()?)
        }
        Form::Amounts => {
            let table = item.get_ref().as_table().ok_or_else(|| shape("{ \"Operations\" = 2, \"Other\" = 1 }"))?;
            let mut amounts = vec![0_u32; run.options.len()];
            for (key, value) in table {
                let amount = whole_of(value.get_ref()).and_then(|n| u32::try_from(n).ok());
                amounts[option(key.get_ref())?] =
                    amount.ok_or_else(|| shape("{ \"Operations\" = 2, \"Other\" = 1 }"))?;
            }
            Answer::Amounts(amounts)
        }
        Form::Places => {
            let wrong = || shape("{ \"Operations\" = [4, 2] }");
            let table = item.get_ref().as_table().ok_or_else(wrong)?;
            let mut places = vec![None; run.options.len()];
            for (key, value) in table {
                let both = value.get_ref().as_array().filter(|a| a.len() == 2).ok_or_else(wrong)?;
                let at = |i: usize| whole_of(both[i].get_ref()).and_then(|n| i32::try_from(n).ok()).ok_or_else(wrong);
                places[option(key.get_ref())?] = Some((at(0)?, at(1)?));
            }
            Answer::Places(places)
        }
    };
    let help = "restore the ballot, or remove it".to_owned();
    (how.check)(says, &run.options, &run.rules)
        .map_err(|misfit| Some((misfit.to_string().trim_end_matches('.').to_owned(), help)))
}

/// Compares what the run says beside its ballots with what they come to.
fn check(f: &TableReader<'_, '_>, run: &PollRun, index: usize, readable: bool) {
    let mut said = Recount::default();
    CHECKED.read(f, &mut said);
    // What could not be read makes no sum: to speak of an edit would lead astray.
    if !readable || f.has_errors() {
        return;
    }
    let is = recount(run);
    let line = |counts: &[u64]| counts.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let of = quoted(&run.question);
    let before = || run.known_method().is_some_and(|m| m.form == Form::Words) && said.counts == counts_before(run);
    if f.has("counts") && said.counts != is.counts && !before() {
        let (says, come) = (line(&said.counts), line(&is.counts));
        let message = format!("the counts of {of} do not match: the file says {says}, hands and ballots give {come}");
        return f.error("counts", message, ACCEPT);
    }
    let numbers = [
        ("voted", said.voted, is.voted),
        ("abstained", Some(said.abstained), Some(is.abstained)),
        ("invalid", Some(said.invalid), Some(is.invalid)),
    ];
    for (key, says, come) in numbers.into_iter().filter(|(key, ..)| f.has(key)) {
        if let (Some(says), Some(come)) = (says, come)
            && says != come
        {
            let message = format!("{key} of {of} does not match: the file says {says}, the ballots give {come}");
            return f.error(key, message, ACCEPT);
        }
    }
    if !f.has("seal") {
        f.faults.unconfirmed(index, f.place.clone(), format!("the run of {of} has no seal: nothing to check it by"));
    } else if said.seal != is.seal {
        f.error("seal", format!("the run of {of} was edited: its seal does not match"), ACCEPT);
    } else if said != is {
        // What is the default is not written, so what is not there says the default.
        f.faults.unconfirmed(index, f.place.clone(), format!("the run of {of} lacks some of its counts"));
    }
}

/// Returns the ballots, one on a line.
fn written(run: &PollRun) -> String {
    let form = run.known_method().map_or(Form::One, |m| m.form);
    let mut out = String::from("[");
    for ballot in &run.ballots {
        out.push_str("\n  ");
        let says = match &ballot.vote.answer {
            Answer::Abstain => "abstain = true".to_owned(),
            Answer::Invalid => "invalid = true".to_owned(),
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

fn spelled(says: &Answer, form: Form, run: &PollRun) -> String {
    let name = |o: usize| string(run.options.get(o).map_or("", String::as_str));
    let table = |entries: Vec<String>| format!("{{ {} }}", entries.join(", "));
    match says {
        Answer::Options(chosen) if form == Form::One => name(chosen.first().copied().unwrap_or(usize::MAX)),
        Answer::Options(chosen) => list(chosen.iter().map(|o| name(*o))),
        Answer::Ranks(ranks) => list(ranks.iter().map(|rank| match rank[..] {
            [one] => name(one),
            _ => list(rank.iter().map(|o| name(*o))),
        })),
        Answer::Amounts(amounts) => {
            let given = amounts.iter().enumerate().filter(|(_, a)| **a > 0);
            table(given.map(|(o, a)| format!("{} = {a}", name(o))).collect())
        }
        Answer::Places(places) => {
            let scored = places.iter().enumerate().filter_map(|(o, p)| Some((o, (*p)?)));
            table(scored.map(|(o, (x, y))| format!("{} = [{x}, {y}]", name(o))).collect())
        }
        Answer::Words(words) => string(words),
        Answer::Abstain | Answer::Invalid => String::new(),
    }
}
