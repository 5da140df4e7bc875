//! Opens the form of what is selected in the plan, takes its keys, and saves what it comes to as one step.

use terminal::Key;

use super::agenda_review::AgendaReview;
use super::day_choice::{PRESS_A_DIGIT, WHICH_DAY};
use super::effect::{Effect, PlanPart, PlanText};
use super::form::{Form, FormOf};
use super::form_drafts;
use super::list_keys::{step_of, stepped};
use super::model::{About, Model, Prompt};
use super::plan_preview;
use super::plan_rows::{edit_plan, selected};
use super::plan_text;
use super::preview::{Preview, Tone};
use super::prompts::new_activity::{self, attributes};
use crate::workshop::text::some_text;
use crate::workshop::{Edit, Moment, count_of};

/// Opens a form, with words of it that were being written and left.
fn open(m: &mut Model, form: Form, at: usize) {
    m.messages.message = None;
    let before = m.session.plan.agenda[..at.min(m.session.plan.agenda.len())].to_vec();
    let mut form = form.beside(before, attributes(m), plan_preview::heads(&m.session));
    form_drafts::bring_back(m, &mut form);
    m.prompt.form = Some(Box::new(form));
}

/// Opens the form of the selected activity or phase.
pub(super) fn open_selected(m: &mut Model, _: i32, _: Moment) {
    let Some((row, a)) = selected(m).map(|(row, a)| (row, a.clone())) else { return };
    let form = match row.phase {
        Some(phase) => Form::of_phase(a, phase),
        None => Form::of_activity(FormOf::Activity(a.id.clone()), a),
    };
    open(m, form, row.activity);
}

/// Returns whether a form or a review lies over the view and takes every key.
pub(super) fn is_open(m: &Model) -> bool {
    m.prompt.form.is_some() || m.prompt.pasted.is_some()
}

/// Opens the form of the activity that a line would add, in place of the line.
pub(super) fn open_typed(m: &mut Model, prompt: &Prompt, about: &About, text: &str) {
    let adds = prompt == &new_activity::PROMPT;
    if let Some((at, activity)) = new_activity::activity_of(m, about, text).filter(|_| adds) {
        m.prompt.line = None;
        open(m, Form::of_activity(FormOf::New(at), activity), at);
    }
}

/// Opens the form of the session.
pub(super) fn open_session(m: &mut Model, _: i32, _: Moment) {
    let form = Form::of_session(m.session.plan.details());
    open(m, form, 0);
}

/// Takes a key while a form is open.
pub(super) fn press(m: &mut Model, key: Key, now: Moment) -> Vec<Effect> {
    if m.prompt.area.is_some() {
        press_in_area(m, key, now);
        return Vec::new();
    }
    if m.prompt.pasted.is_some() {
        press_in_review(m, key, now);
        return Vec::new();
    }
    let Some(form) = m.prompt.form.as_mut() else { return Vec::new() };
    m.messages.message = None;
    let refused = std::mem::take(&mut form.refused);
    match key {
        Key::Up | Key::BackTab => form.step(-1),
        Key::Down | Key::Enter => form.step(1),
        Key::PageUp => form.step(-(form.selected as i32)),
        Key::PageDown => form.step((form.lines.len() - 1 - form.selected) as i32),
        Key::Esc if !refused => save(m, now),
        Key::Esc | Key::Ctrl('c') => leave(m, now),
        Key::Ctrl('e') => return in_editor(m),
        Key::Tab => tab(m),
        key => {
            if !form.press(key) {
                m.refuse("The text is too long.", now);
            }
        }
    }
    Vec::new()
}

/// Takes the suggestion for the selected field, writes a text over several lines, or goes to the next field.
fn tab(m: &mut Model) {
    let Some(form) = m.prompt.form.as_mut() else { return };
    let misread = form.edit().err().filter(|(at, _)| *at == form.selected);
    if let Some(suggestion) = misread.and_then(|(_, wrong)| wrong.suggestion) {
        let field = form.field();
        form.set(field, &suggestion);
        return;
    }
    if !form.line().field.lines {
        form.step(1);
        return;
    }
    m.prompt.area = Some((
        PlanText { id: String::new(), phase: None, part: PlanPart::Field(form.field()) },
        super::TextArea::new(form.line().input.text()),
    ));
}

/// Takes a key while a field is written over several lines: Esc puts the text back into its field, Ctrl-C leaves the
/// field as it was.
fn press_in_area(m: &mut Model, key: Key, now: Moment) {
    let Some((words, area)) = &mut m.prompt.area else { return };
    match key {
        Key::Ctrl('c') => m.prompt.area = None,
        Key::Esc => {
            let (field, text) = (form_drafts::field_of(words), area.text());
            m.prompt.area = None;
            if let Some(form) = m.prompt.form.as_mut() {
                form.set(field, text.trim_end());
            }
        }
        key => {
            if !area.press(key) && matches!(key, Key::Char(_)) {
                m.refuse("The text is too long.", now);
            }
        }
    }
}

/// Takes pasted text into the form or, where it is pasted to plan, into a review; false where neither is so.
pub(super) fn paste(m: &mut Model, text: &str, now: Moment) -> bool {
    if m.prompt.pasted.is_some() {
        return true;
    }
    if m.prompt.form.is_none() && is_agenda(m, text) {
        review(m, text, now);
        return true;
    }
    let fits = match (&mut m.prompt.area, &mut m.prompt.form) {
        (Some((_, area)), _) => area.insert(text),
        (None, Some(form)) => form.insert(text),
        (None, None) => return false,
    };
    if !fits {
        m.refuse("The text is too long.", now);
    }
    true
}

/// Returns whether pasted text is an agenda: several lines on the line that adds activities, or anything in the list.
fn is_agenda(m: &Model, text: &str) -> bool {
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(2).count();
    match &m.prompt.line {
        Some((purpose, _)) => purpose.prompt == &new_activity::PROMPT && lines > 1,
        None => m.cursor.view.edits_plan && lines > 0,
    }
}

/// Opens the review of what was pasted to plan.
fn review(m: &mut Model, text: &str, now: Moment) {
    if let Some(why) = m.saving.read_only.clone() {
        m.refuse(why, now);
        return;
    }
    let at = match &m.prompt.line {
        Some((purpose, _)) => purpose.about.index(),
        None => selected(m).map_or(m.session.plan.agenda.len(), |(row, _)| row.activity + 1),
    };
    let review = AgendaReview::new(text, at, &m.session.plan, &attributes(m), None, now);
    m.messages.message = None;
    m.prompt.pasted = Some(Box::new(review));
}

/// Takes a key while a day of a pasted calendar has to be chosen.
fn press_in_days(m: &mut Model, key: Key, now: Moment) {
    let Some(review) = m.prompt.pasted.as_mut() else { return };
    let Some(days) = review.days.as_mut() else { return };
    match key {
        Key::Enter => m.refuse(PRESS_A_DIGIT, now),
        Key::Esc | Key::Ctrl('c') => m.prompt.pasted = None,
        key => {
            if let Some(day) = days.press(key) {
                let text = String::from_utf8_lossy(days.source()).into_owned();
                let at = review.at;
                let review = AgendaReview::new(&text, at, &m.session.plan, &attributes(m), Some(day), now);
                m.prompt.pasted = Some(Box::new(review));
            }
        }
    }
}

/// Takes a key while what was pasted is reviewed.
fn press_in_review(m: &mut Model, key: Key, now: Moment) {
    let Some(review) = m.prompt.pasted.as_mut() else { return };
    m.messages.message = None;
    if review.days.is_some() {
        return press_in_days(m, key, now);
    }
    match key {
        Key::Char('x' | ' ') | Key::Delete => review.toggle(),
        Key::Esc | Key::Ctrl('c') => m.prompt.pasted = None,
        Key::Enter => match review.edit() {
            None => m.refuse("There is nothing to add. Esc cancels.", now),
            Some(edit) => {
                if edit_plan(m, edit, now) {
                    (m.prompt.pasted, m.prompt.line) = (None, None);
                }
            }
        },
        key => review.selected = stepped(review.selected, step_of(key).unwrap_or(0), review.lines.len()),
    }
}

/// Says what the pasted lines come to that are taken.
pub fn review_preview(m: &Model, review: &AgendaReview, now: Moment) -> Preview {
    let mut preview = Preview::default();
    if review.days.is_some() {
        preview.push(WHICH_DAY, Tone::Text);
        return preview;
    }
    let Some(edit) = review.edit() else {
        preview.push("Nothing is added.", Tone::Doubt);
        return preview;
    };
    if let Edit::Insert { activities, .. } = &edit {
        preview.push(count_of(activities.len(), "activity"), Tone::Text);
    }
    match plan_preview::tried(m, edit, now) {
        Err(refusal) => preview.push(refusal.to_string(), Tone::Doubt),
        Ok(session) => {
            preview.push(plan_preview::session_in_words(&session, &m.session), Tone::Text);
            plan_preview::push_end(&mut preview, &session, now);
        }
    }
    if review.more > 0 {
        preview.push(format!("{} left out", count_of(review.more, "more line")), Tone::Doubt);
    }
    preview
}

/// Saves what the form comes to and closes it; where something is not understood, or refused, it stays open.
fn save(m: &mut Model, now: Moment) {
    let Some(form) = m.prompt.form.as_mut() else { return };
    if !form.is_changed() {
        m.prompt.form = None;
        return;
    }
    match form.edit() {
        Err((at, _)) => {
            // The last line says why.
            let by = at as i32 - form.selected as i32;
            form.step(by);
            form.refused = true;
            m.refuse("Not saved: correct this line, or press Esc again to leave the plan unchanged.", now);
        }
        Ok(edit) => {
            let Some(mut form) = m.prompt.form.take() else { return };
            if edit_plan(m, edit, now) {
                form_drafts::forget(m, &form);
                m.prompt.left.take_if(|(of, _)| matches!(form.of, FormOf::New(_)) && of.prompt.id == "new-activity");
            } else {
                form.refused = true;
                m.prompt.form = Some(form);
            }
        }
    }
}

/// Closes the form without saving; words that were written in it wait to be brought back, the second time not any more.
fn leave(m: &mut Model, now: Moment) {
    let words = form_drafts::written(m);
    let Some(form) = m.prompt.form.take() else { return };
    if !form.is_changed() {
        return;
    }
    match words {
        Some(words) if m.prompt.draft.words.as_ref() != Some(&words) => {
            m.prompt.draft.words = Some(words);
            m.notify("Not saved: the plan is unchanged. Enter brings your draft of the text back.", now);
        }
        _ => {
            form_drafts::forget(m, &form);
            m.notify("Discarded: the plan is unchanged.", now);
        }
    }
}

/// Opens prompt and script of the form in the facilitator's own editor.
fn in_editor(m: &mut Model) -> Vec<Effect> {
    let Some(form) = m.prompt.form.as_ref() else { return Vec::new() };
    let (id, phase) = match &form.of {
        FormOf::Activity(id) => (id.clone(), None),
        FormOf::Phase(id, phase) => (id.clone(), Some(*phase)),
        FormOf::New(_) => (String::new(), None),
        // Its longest text is why people come.
        FormOf::Session => {
            let text = form.value("purpose").unwrap_or_default().to_owned();
            let words = PlanText { id: String::new(), phase: None, part: PlanPart::Field("purpose") };
            return vec![Effect::Edit(words, text)];
        }
    };
    let prompt = form.value("prompt").unwrap_or_default();
    match form.value("script") {
        Some(script) => {
            let words = PlanText { id, phase, part: PlanPart::Both };
            vec![Effect::Edit(words, plan_text::joined(prompt, script))]
        }
        None => vec![Effect::Edit(PlanText { id, phase, part: PlanPart::Prompt }, prompt.to_owned())],
    }
}

/// Takes what was written in the editor, into the form where it is open.
pub(super) fn edited(m: &mut Model, words: &PlanText, text: &str, now: Moment) {
    let text = text.replace("\r\n", "\n");
    let Some(form) = m.prompt.form.as_mut() else {
        plan_text::keep(m, words, &text, now);
        return;
    };
    match words.part {
        PlanPart::Both => {
            let (prompt, script) = plan_text::parted(&text);
            form.set("prompt", some_text(prompt).unwrap_or_default());
            if let Some(script) = script {
                form.set("script", some_text(script).unwrap_or_default());
            }
        }
        PlanPart::Field(name) => form.set(name, text.trim_end()),
        PlanPart::Prompt => form.set("prompt", text.trim_end()),
        PlanPart::Script => form.set("script", text.trim_end()),
    }
}

/// Says what the form comes to, or what in it is not understood.
pub fn preview(m: &Model, form: &Form, now: Moment) -> Preview {
    match form.edit() {
        Ok(edit) => plan_preview::of_form(m, &edit, now),
        Err((_, wrong)) => {
            let mut preview = Preview::default();
            preview.push(wrong.sentence, Tone::Doubt);
            preview.hint = wrong.suggestion.is_some().then(|| "Tab takes the suggestion".to_owned());
            preview
        }
    }
}
