//! Owns the text of the plan that is written over several lines: a prompt or a script, its draft, and how it is saved.

use super::effect::{PlanPart, PlanText};
use super::model::Model;
use super::plan_rows::{PlanRow, edit_plan};
use crate::workshop::text::some_text;
use crate::workshop::{Edit, Moment, PlanWords};

/// What stands between prompt and script where both are edited as one text.
const BETWEEN: &str = "--- Above: the prompt, for the room. Below: the script, for your eyes only. ---";

/// Returns prompt and script as one text.
pub(super) fn joined(prompt: &str, script: &str) -> String {
    format!("{prompt}\n\n{BETWEEN}\n\n{script}")
}

/// Takes that text apart; without the line between them all of it is the prompt.
pub(super) fn parted(text: &str) -> (&str, Option<&str>) {
    let between = text.find(BETWEEN).or_else(|| text.find("---"));
    let Some(at) = between.filter(|at| *at == 0 || text[..*at].ends_with('\n')) else { return (text, None) };
    let line = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    (&text[..at], Some(text[line..].trim_start_matches(['\n', '\r'])))
}

/// Returns the words as they are in the plan.
pub(super) fn as_planned(m: &Model, words: &PlanText) -> String {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let text = activity.and_then(|a| match (words.part, words.phase) {
        (PlanPart::Both, None) => {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            Some(joined(&text(&a.prompt), &text(&a.script)))
        }
        (PlanPart::Script, _) => a.script.clone(),
        (PlanPart::Prompt, None) => a.prompt.clone(),
        (PlanPart::Prompt | PlanPart::Both, Some(p)) => a.phases.get(p)?.prompt.clone(),
        (PlanPart::Field(_), _) => None,
    });
    text.unwrap_or_default().replace("\r\n", "\n")
}

/// Returns these words as a draft, where they are not those of the plan.
pub(super) fn drafted_if_new(m: &Model, words: &PlanText, text: &str) -> Option<PlanWords> {
    (text.trim_end() != as_planned(m, words).trim_end()).then(|| drafted(m, words, text.to_owned()))
}

fn drafted(m: &Model, words: &PlanText, text: String) -> PlanWords {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let phase = activity.zip(words.phase).and_then(|(a, p)| Some(a.phases.get(p)?.title.clone()));
    PlanWords { activity: words.id.clone(), phase, script: words.part == PlanPart::Script, text }
}

/// Returns what was being written of these words and left.
pub(super) fn draft_of(m: &Model, words: &PlanText) -> Option<String> {
    let about = drafted(m, words, String::new());
    m.prompt.draft.words.as_ref().filter(|d| d.is_about(&about)).map(|d| d.text.clone())
}

/// Forgets what was being written of these words.
pub(super) fn forget(m: &mut Model, words: &PlanText) {
    let about = drafted(m, words, String::new());
    m.prompt.draft.words.take_if(|d| d.is_about(&about));
}

/// Returns the row of what waits to be brought back, words or a form, with what it is about.
pub(super) fn draft_row(m: &Model) -> Option<(PlanRow, &str)> {
    let draft = &m.prompt.draft;
    let of_words = draft.words.as_ref().map(|words| (&words.activity, &words.phase));
    let of_form = draft.form.as_ref().and_then(|form| Some((form.activity.as_ref()?, &form.phase)));
    let (id, phase) = of_words.or(of_form)?;
    let activity = m.session.plan.position(id)?;
    let a = &m.session.plan.agenda[activity];
    match phase {
        None => Some((PlanRow { activity, phase: None }, &a.title)),
        Some(title) => {
            let phase = a.phases.iter().position(|p| p.title == *title)?;
            Some((PlanRow { activity, phase: Some(phase) }, &a.phases[phase].title))
        }
    }
}

/// Returns what that is about.
pub(super) fn draft_title(m: &Model) -> Option<&str> {
    draft_row(m).map(|(_, title)| title)
}

/// Returns what puts these words into the plan; nothing where what they are about is gone.
fn with_text(m: &Model, words: &PlanText, text: &str) -> Option<Edit> {
    let mut activity = m.session.plan.agenda[m.session.plan.position(&words.id)?].clone();
    let text_of = |text| some_text(text).map(str::to_owned);
    match (words.part, words.phase) {
        (PlanPart::Field(_), _) => return None,
        (PlanPart::Both, None) => {
            let (prompt, script) = parted(text);
            activity.prompt = text_of(prompt);
            activity.script = script.map_or(activity.script, text_of);
        }
        (PlanPart::Script, _) => activity.script = text_of(text),
        (PlanPart::Prompt, None) => activity.prompt = text_of(text),
        (PlanPart::Prompt | PlanPart::Both, Some(p)) => activity.phases.get_mut(p)?.prompt = text_of(text),
    }
    Some(Edit::Replace { id: words.id.clone(), activity: Box::new(activity) })
}

/// Keeps these words in the plan; where that is refused, they wait to be brought back.
pub(super) fn keep(m: &mut Model, words: &PlanText, text: &str, now: Moment) {
    let text = text.replace("\r\n", "\n");
    let same = text.trim_end() == as_planned(m, words).trim_end();
    if same || with_text(m, words, &text).is_some_and(|edit| edit_plan(m, edit, now)) {
        forget(m, words);
    } else if words.part == PlanPart::Both && words.phase.is_none() {
        let (prompt, script) = parted(&text);
        let one = |part, text: &str| drafted_if_new(m, &PlanText { part, ..words.clone() }, text);
        let draft = script.and_then(|script| one(PlanPart::Script, script)).or_else(|| one(PlanPart::Prompt, prompt));
        m.prompt.draft.words = draft.or_else(|| m.prompt.draft.words.take());
    } else {
        m.prompt.draft.words = Some(drafted(m, words, text));
    }
}
