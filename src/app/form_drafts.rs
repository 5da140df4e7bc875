//! Owns what of the form that lies over the plan outlives the program: what was typed in its fields, whether it is found
//! again when the form is opened, and when it is forgotten.

use super::effect::{PlanPart, PlanText};
use super::form::{Form, FormOf};
use super::model::Model;
use super::plan_text;
use crate::workshop::{FormWords, PlanWords};

/// Returns which words of the plan a form has in its field for them.
fn text_of(form: &Form, part: PlanPart) -> Option<PlanText> {
    match (&form.of, part) {
        (FormOf::Activity(id), _) => Some(PlanText { id: id.clone(), phase: None, part }),
        (FormOf::Phase(id, phase), PlanPart::Prompt) => Some(PlanText { id: id.clone(), phase: Some(*phase), part }),
        _ => None,
    }
}

/// Returns the name of the field that a text is written for.
pub(super) fn field_of(words: &PlanText) -> &'static str {
    match words.part {
        PlanPart::Field(name) => name,
        PlanPart::Script => "script",
        PlanPart::Prompt | PlanPart::Both => "prompt",
    }
}

/// Returns what is typed in a field now, also where it is written over several lines.
fn typed<'m>(m: &'m Model, form: &'m Form, name: &str) -> Option<std::borrow::Cow<'m, str>> {
    let area = m.prompt.area.as_ref().filter(|(words, _)| field_of(words) == name);
    area.map(|(_, area)| area.text().into()).or_else(|| form.value(name).map(Into::into))
}

/// Returns the words that are being written in the form, where they are not those of the plan.
pub(super) fn written(m: &Model) -> Option<PlanWords> {
    let form = m.prompt.form.as_deref()?;
    let of = |part, name| plan_text::drafted_if_new(m, &text_of(form, part)?, &typed(m, form, name)?);
    of(PlanPart::Script, "script").or_else(|| of(PlanPart::Prompt, "prompt"))
}

/// Returns what is typed in the form besides these words, else what of one waits to be brought back.
pub(super) fn filled_in(m: &Model, words: Option<&PlanWords>) -> Option<FormWords> {
    let Some(form) = m.prompt.form.as_deref() else { return m.prompt.draft.form.clone() };
    let known = words.map(|words| if words.script { "script" } else { "prompt" });
    let new = matches!(form.of, FormOf::New(_));
    let fields = form.lines.iter().filter(|line| Some(line.field.name) != known).filter_map(|line| {
        let text = typed(m, form, line.field.name)?.into_owned();
        let says = if new { !text.is_empty() } else { line.differs(&text) };
        says.then(|| (line.field.name.to_owned(), text))
    });
    let fields: Vec<(String, String)> = fields.collect();
    (!fields.is_empty()).then(|| FormWords { fields, ..about(m, form) })
}

/// Returns what a form is about, without what is typed in it.
fn about(m: &Model, form: &Form) -> FormWords {
    let phase = |id: &str, phase: usize| {
        let activity = &m.session.plan.agenda[m.session.plan.position(id)?];
        Some(activity.phases.get(phase)?.title.clone())
    };
    match &form.of {
        FormOf::Activity(id) => FormWords { activity: Some(id.clone()), ..FormWords::default() },
        FormOf::Phase(id, at) => {
            FormWords { activity: Some(id.clone()), phase: phase(id, *at), ..FormWords::default() }
        }
        FormOf::New(at) => FormWords { place: Some(*at), ..FormWords::default() },
        FormOf::Session => FormWords::default(),
    }
}

/// Returns whether what was typed belongs into a form; a new activity may go to another place by now.
fn is_of(m: &Model, words: &FormWords, form: &Form) -> bool {
    let about = about(m, form);
    (&words.activity, &words.phase, words.place.is_some()) == (&about.activity, &about.phase, about.place.is_some())
}

/// Puts what was typed and left into a form that is opened.
pub(super) fn bring_back(m: &mut Model, form: &mut Form) {
    if m.prompt.draft.form.as_ref().is_some_and(|words| is_of(m, words, form))
        && let Some(words) = m.prompt.draft.form.take()
    {
        for (name, text) in &words.fields {
            form.set(name, text);
        }
    }
    for (part, name) in [(PlanPart::Prompt, "prompt"), (PlanPart::Script, "script")] {
        if let Some(text) = text_of(form, part).and_then(|words| plan_text::draft_of(m, &words)) {
            form.set(name, &text);
        }
    }
}

/// Forgets the words of a form that wait to be brought back.
pub(super) fn forget(m: &mut Model, form: &Form) {
    for part in [PlanPart::Prompt, PlanPart::Script] {
        if let Some(words) = text_of(form, part) {
            plan_text::forget(m, &words);
        }
    }
}
