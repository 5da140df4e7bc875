//! Owns the line that adds activities to the plan, one after another, and phases to one of them. What is understood, and
//! what is not, is said before Enter.

use crate::app::agenda_review::with;
use crate::app::model::{About, Action, Entered, Model, Prompt, Purpose};
use crate::app::plan_preview;
use crate::app::plan_rows::{PlanRow, edit_plan, first_to_come, rows};
use crate::app::preview::{Preview, Tone};
use crate::file::outline::{Misread, OutlineContext, OutlineLine, read_line_in};
use crate::workshop::{Activity, Details, Edit, Moment, OnPhase, Phase};

/// The prompt; it is about the index of the agenda where the activity goes.
pub static PROMPT: Prompt = Prompt {
    id: "new-activity",
    label: |_, _, _, _| "add".to_owned(),
    preview: |m, about, text, now| preview(m, about, text, now),
    complete: |m, about, text, _| suggestion(m, about, text),
    hints: [
        &["Enter or Esc closes · ↑ ↓ move the place", "Enter or Esc closes"],
        &[
            "Enter adds, next line · Tab opens the form · Esc closes",
            "Enter adds · Tab form · Esc closes",
            "Enter adds",
        ],
    ],
    start: |m, _| left(m, &PROMPT),
    step: |m, by| move_place(m, by),
    enter: |m, about, text, now| add(m, about, text, now),
    leave: |m, purpose, text| purpose.keep(m, text),
    back: Some("e, then n"),
    ..Prompt::DEFAULT
};

/// The same for a phase; it is about an activity, and the index among its phases where the phase goes.
pub static PHASE: Prompt = Prompt {
    id: "new-phase",
    label: |_, _, _, _| "phase".to_owned(),
    hints: [
        &["The who, 8, write: Who · merge, vote, share, discuss · Esc closes", "The who, 8, write: Who"],
        &["Enter adds, next line · Esc closes", "Enter adds"],
    ],
    preview: |m, about, text, now| preview(m, about, text, now),
    complete: |m, about, text, _| suggestion(m, about, text),
    start: |m, _| left(m, &PHASE),
    enter: |m, about, text, now| add(m, about, text, now),
    leave: |m, purpose, text| purpose.keep(m, text),
    back: Some("e, then N on its activity"),
    ..Prompt::DEFAULT
};

/// What a line becomes.
enum Line {
    Nothing,
    Activity(usize, Box<Activity>),
    /// A phase of the activity at this index.
    Phase {
        activity: usize,
        at: usize,
        phase: Box<Phase>,
    },
    Session(Box<Details>),
}

/// Returns the text that was typed on a prompt and left, wherever it was meant to go.
fn left(m: &Model, prompt: &'static Prompt) -> String {
    let left = m.prompt.left.as_ref().filter(|(of, _)| of.prompt == prompt);
    left.map_or_else(String::new, |(_, text)| text.clone())
}

/// Lists the attributes of the people, by which groups can be mixed.
pub fn attributes(m: &Model) -> Vec<String> {
    let mut attributes: Vec<String> = Vec::new();
    for (key, _) in m.session.plan.people.iter().flat_map(|p| &p.attributes) {
        if !attributes.contains(key) {
            attributes.push(key.clone());
        }
    }
    attributes
}

/// Reads a line at its place.
fn read(m: &Model, about: &About, text: &str) -> Result<Line, Misread> {
    let agenda = &m.session.plan.agenda;
    let typed_phase = matches!(about, About::Phase(..));
    let text = if typed_phase && !text.trim().is_empty() { format!("- {text}") } else { text.to_owned() };
    let (place, phase_at) = match about {
        About::Phase(id, at) => (m.session.plan.position(id).map_or(agenda.len(), |at| at + 1), *at),
        about => (about.index().min(agenda.len()), None),
    };
    let attributes = attributes(m);
    let context = OutlineContext { before: &agenda[..place], attributes: &attributes };
    let without_dash = |wrong: Misread| Misread {
        range: wrong.range.start.saturating_sub(2)..wrong.range.end.saturating_sub(2),
        suggestion: wrong.suggestion.map(|line| line.strip_prefix("- ").map_or(line.clone(), str::to_owned)),
        ..wrong
    };
    let line = read_line_in(&text, context).map_err(|wrong| if typed_phase { without_dash(wrong) } else { wrong })?;
    let above = |what: &str| {
        place.checked_sub(1).ok_or_else(|| Misread {
            range: 0..text.len(),
            sentence: format!("There is no activity above: add one, then its {what}."),
            suggestion: None,
        })
    };
    let words = |activity: usize, prompt: Option<String>, script: Option<String>| {
        let was = &agenda[activity];
        let prompt = prompt.or_else(|| was.prompt.clone());
        Line::Activity(
            activity,
            Box::new(Activity { prompt, script: script.or_else(|| was.script.clone()), ..was.clone() }),
        )
    };
    Ok(match line {
        OutlineLine::Blank => Line::Nothing,
        OutlineLine::Activity(activity) => Line::Activity(place, activity),
        OutlineLine::Phase(phase) => {
            let activity = above("phases")?;
            let at = phase_at.unwrap_or(agenda[activity].phases.len());
            Line::Phase { activity, at, phase }
        }
        OutlineLine::Prompt(text) => words(above("prompt")?, Some(text), None),
        OutlineLine::Script(text) => words(above("script")?, None, Some(text)),
        OutlineLine::Session(line) => Line::Session(Box::new(with(m.session.plan.details(), line))),
    })
}

/// Returns the change of the plan that a line is.
fn edit(m: &Model, line: Line) -> Option<Edit> {
    let agenda = &m.session.plan.agenda;
    Some(match line {
        Line::Nothing => return None,
        Line::Activity(_, activity) if !activity.id.is_empty() => Edit::Replace { id: activity.id.clone(), activity },
        Line::Activity(at, activity) => Edit::insert(at, *activity),
        Line::Phase { activity, at, phase } => {
            Edit::Phase { id: agenda[activity].id.clone(), at, change: OnPhase::Insert(phase) }
        }
        Line::Session(details) => Edit::SetDetails(details),
    })
}

fn preview(m: &Model, about: &About, text: &str, now: Moment) -> Preview {
    let mut preview = Preview::default();
    match read(m, about, text) {
        Err(wrong) => {
            preview.push(wrong.sentence, Tone::Doubt);
            preview.hint = wrong.suggestion.is_some().then(|| "Tab takes the suggestion · Esc closes".to_owned());
        }
        Ok(Line::Nothing) => {
            let place = match about {
                About::Phase(id, _) => m.session.plan.position(id).map(|at| format!("phase of {}", title(m, at))),
                about => {
                    (!m.session.plan.agenda.is_empty()).then(|| plan_preview::place_in_words(&m.session, about.index()))
                }
            };
            preview.push(place.unwrap_or_default(), Tone::Quiet);
        }
        Ok(Line::Activity(at, activity)) if activity.id.is_empty() => {
            return plan_preview::of_activity(m, at, &activity, now);
        }
        Ok(Line::Phase { activity, at, phase }) => {
            let activity_of = &m.session.plan.agenda[activity];
            let line = Line::Phase { activity, at, phase: phase.clone() };
            if let Some(edit) = edit(m, line) {
                return plan_preview::of_phase(m, activity_of, at, &phase, edit, now);
            }
        }
        Ok(line) => {
            let words = match &line {
                Line::Activity(_, a) => format!("Prompt and script of {}", a.title),
                _ => "The session".to_owned(),
            };
            if let Some(edit) = edit(m, line) {
                match plan_preview::tried(m, edit, now) {
                    Ok(session) => {
                        preview.push(words, Tone::Text);
                        preview.push(plan_preview::session_in_words(&session, &m.session), Tone::Text);
                        plan_preview::push_end(&mut preview, &session, now);
                    }
                    Err(refusal) => preview.push(refusal.to_string(), Tone::Doubt),
                }
            }
        }
    }
    preview
}

fn title(m: &Model, at: usize) -> &str {
    &m.session.plan.agenda[at].title
}

/// Returns the line with the suggestion in it, where a part of it is not understood.
fn suggestion(m: &Model, about: &About, text: &str) -> Option<String> {
    read(m, about, text).err()?.suggestion
}

/// Returns the activity that the line would add, and where; nothing where it adds none.
pub fn activity_of(m: &Model, about: &About, text: &str) -> Option<(usize, Activity)> {
    match read(m, about, text).ok()? {
        Line::Activity(at, activity) if activity.id.is_empty() => Some((at, *activity)),
        _ => None,
    }
}

/// Takes a line; the next one goes below what it added.
fn add(m: &mut Model, about: &About, text: &str, now: Moment) -> Entered {
    // Where it is refused, the row above says why.
    let Ok(line) = read(m, about, text) else { return Entered::Refused };
    let adds = matches!(&line, Line::Activity(_, a) if a.id.is_empty());
    let Some(edit) = edit(m, line) else { return Entered::Taken };
    if !edit_plan(m, edit, now) {
        return Entered::Refused;
    }
    m.prompt.left.take_if(|(of, _)| of.prompt == &PROMPT || of.prompt == &PHASE);
    let next = match about {
        About::Phase(id, Some(at)) => PHASE.about(About::Phase(id.clone(), Some(at + 1))),
        About::Phase(id, None) => PHASE.about(About::Phase(id.clone(), None)),
        about if adds => {
            let selected = rows(m).get(m.cursor.selected).map_or(about.index(), |row| row.activity);
            PROMPT.about(About::Index(selected + 1))
        }
        about => PROMPT.about(about.clone()),
    };
    Entered::Then(next)
}

/// Moves the place where the next activity goes, while the line is empty.
fn move_place(m: &mut Model, by: i32) {
    let last = m.session.plan.agenda.len();
    let first = first_to_come(m).min(last);
    let Some((Purpose { about, .. }, line)) = &mut m.prompt.line else { return };
    if !line.text().is_empty() {
        return;
    }
    let at = about.index().saturating_add_signed(by as isize).clamp(first, last);
    *about = About::Index(at);
    let above = PlanRow { activity: at.saturating_sub(1), phase: None };
    if let Some(row) = rows(m).iter().position(|row| *row == above) {
        m.cursor.selected = row;
    }
}

/// Returns what opens the line for an activity at this place.
pub fn at(place: usize) -> Action {
    PROMPT.about(About::Index(place))
}
