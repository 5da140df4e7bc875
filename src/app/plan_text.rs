//! Owns the text of the plan that is written over several lines: a prompt or a script, its draft, and how it is saved.

use terminal::Key;

use super::TextArea;
use super::effect::PlanText;
use super::model::Model;
use super::plan_rows::{PlanRow, edit_plan};
use crate::workshop::{Edit, Moment, PlanWords};

/// Returns the words as they are in the plan.
pub(super) fn as_planned(m: &Model, words: &PlanText) -> String {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let text = activity.and_then(|a| match (words.script, words.phase) {
        (true, _) => a.script.clone(),
        (false, None) => a.prompt.clone(),
        (false, Some(p)) => a.phases.get(p)?.prompt.clone(),
    });
    text.unwrap_or_default().replace("\r\n", "\n")
}

/// Returns the words that were being written in the text area, where they are not those of the plan.
pub(super) fn written(m: &Model) -> Option<PlanWords> {
    let (words, area) = m.prompt.area.as_ref()?;
    let text = area.text();
    (text.trim_end() != as_planned(m, words).trim_end()).then(|| drafted(m, words, text))
}

fn drafted(m: &Model, words: &PlanText, text: String) -> PlanWords {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let phase = activity.zip(words.phase).and_then(|(a, p)| Some(a.phases.get(p)?.title.clone()));
    PlanWords { activity: words.id.clone(), phase, script: words.script, text }
}

/// Returns the row of the words that wait to be brought back, with what they are about.
pub(super) fn draft_row(m: &Model) -> Option<(PlanRow, &str)> {
    let words = m.prompt.draft.words.as_ref()?;
    let activity = m.session.plan.position(&words.activity)?;
    let a = &m.session.plan.agenda[activity];
    match &words.phase {
        None => Some((PlanRow { activity, phase: None }, &a.title)),
        Some(title) => {
            let phase = a.phases.iter().position(|p| p.title == *title)?;
            Some((PlanRow { activity, phase: Some(phase) }, &a.phases[phase].title))
        }
    }
}

/// Returns what the words that wait to be brought back are about.
pub(super) fn draft_title(m: &Model) -> Option<&str> {
    draft_row(m).map(|(_, title)| title)
}

/// Opens the text area for these words, with what was being written of them where that was left.
pub(super) fn open_area(m: &mut Model, words: PlanText) {
    m.messages.message = None;
    let planned = as_planned(m, &words);
    let about = drafted(m, &words, String::new());
    let text = m.prompt.draft.words.as_ref().filter(|d| d.is_about(&about)).map_or(planned, |d| d.text.clone());
    m.prompt.area = Some((words, TextArea::new(&text)));
}

/// Leaves the text area: what was written stays to be brought back; what was brought back and left once more is thrown
/// away.
fn leave_area(m: &mut Model, now: Moment) {
    let written = written(m);
    m.prompt.area = None;
    if written.is_none() {
        return;
    }
    if m.prompt.draft.words == written {
        m.prompt.draft.words = None;
        m.notify("Discarded: the text is unchanged", now);
    } else {
        m.prompt.draft.words = written;
        m.notify("Not saved: the text is unchanged. The same key brings your draft back.", now);
    }
}

/// Takes a key while the text area is open.
pub(super) fn press(m: &mut Model, key: Key, now: Moment) {
    let Some((words, area)) = &mut m.prompt.area else { return };
    match key {
        Key::Ctrl('c') => leave_area(m, now),
        Key::Esc => {
            let (words, text) = (words.clone(), area.text());
            m.prompt.area = None;
            keep(m, &words, &text, now);
        }
        key => {
            if !area.press(key) && matches!(key, Key::Char(_)) {
                m.refuse("The text is too long.", now);
            }
        }
    }
}

/// Keeps these words in the plan; where that is refused, they wait to be brought back.
pub(super) fn keep(m: &mut Model, words: &PlanText, text: &str, now: Moment) {
    let text = text.replace("\r\n", "\n");
    let drafts = drafted(m, words, text.clone());
    let same = text.trim_end() == as_planned(m, words).trim_end();
    let (id, phase) = (words.id.clone(), words.phase);
    let edit = if words.script { Edit::SetScript { id, text } } else { Edit::SetPrompt { id, phase, text } };
    if same || edit_plan(m, edit, now) {
        m.prompt.draft.words.take_if(|d| d.is_about(&drafts));
    } else {
        m.prompt.draft.words = Some(drafts);
    }
}
