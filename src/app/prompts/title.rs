//! Owns the prompt for another title of an activity or phase.

use crate::app::model::{About, Entered, Prompt};
use crate::app::plan_rows::edit_plan;
use crate::workshop::{Edit, OnPhase};

/// The prompt; it is about an activity, or a phase of it.
pub static PROMPT: Prompt = Prompt {
    id: "title",
    label: |_, about, _, _| match about {
        About::Phase(_, Some(_)) => "title of the phase".to_owned(),
        _ => "title".to_owned(),
    },
    start: |m, about| {
        let About::Phase(id, phase) = about else { return String::new() };
        let activity = m.session.plan.position(id).map(|at| &m.session.plan.agenda[at]);
        let title = activity.and_then(|a| phase.map_or(Some(&a.title), |p| Some(&a.phases.get(p)?.title)));
        title.cloned().unwrap_or_default()
    },
    enter: |m, about, text, now| {
        let About::Phase(id, phase) = about.clone() else { return Entered::Taken };
        let title = text.to_owned();
        let edit = match phase {
            Some(at) => Edit::Phase { id, at, change: OnPhase::Retitle(title) },
            None => Edit::Retitle { id, title },
        };
        if text.trim().is_empty() || !edit_plan(m, edit, now) { Entered::Refused } else { Entered::Taken }
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    ..Prompt::DEFAULT
};
