//! The view of a session that is over: what was agreed, how polls went, and where to go from here.

use super::shared::{self, NOT_SELECTED};
use crate::app::effect::Effect;
use crate::app::ended::{self, Next, entries};
use crate::app::model::{About, Action, Bind, HintLine, KeyTable, Model, Pane, View};
use crate::app::prompts::reword;
use crate::app::rows::key;
use crate::workshop::{Command, Moment};

/// The view.
pub static VIEW: View = View {
    id: "end",
    title: "End",
    keys: &[
        ("Clock", &shared::STEPS),
        ("Clock", &shared::MINUTES),
        ("View", &shared::LIST),
        ("Next", &NEXT),
        ("Notes", &shared::NOTES),
        ("Notes", &ROWS),
    ],
    hints: &[HintLine {
        when: |_| true,
        rows: "report follow-up back | other-pane open done | stage search quit || undo help",
        narrow: "",
    }],
    leads: true,
    rows: |m| if m.cursor.pane == Pane::Agenda { ended::NEXT.len() } else { entries(m).len() },
    ..View::DEFAULT
};

#[rustfmt::skip]
static NEXT: KeyTable = &[
    key!("report", &["r"], "report", "Save the report for participants", |_, _| Some(Action::Run(Effect::Report))).line(&[], "Report for participants"),
    key!("follow-up", &["f"], "follow-up", "Start a follow-up session", |_, _| Some(Action::Run(Effect::FollowUp))).line(&[], "Follow-up session"),
];

#[rustfmt::skip]
static ROWS: KeyTable = &[
    Bind::new("other-pane", &["Tab"], "Switch between entries and next steps", |m, _| {
        (m.cursor.pane == Pane::Activity || !entries(m).is_empty()).then_some(Action::Do(other_pane, 0))
    }).hint(|m| if m.cursor.pane == Pane::Agenda { "entries" } else { "back" }).was(&["pane"]).missing(|_| Some("No entries were saved in this session.".to_owned())).line(&[], "Next pane").group("View"),
    key!("open", &["Enter"], "edit", "Open or edit what is selected", |m, _| open(m)).missing(not_selected).line(&[], "Edit it, or mark it done"),
    key!("done", &["d"], "done", "Mark done, answered or taken up", |m, _| {
            // Among the next steps it leads to the entries, where it marks one.
            if m.cursor.pane == Pane::Agenda {
                return (!entries(m).is_empty()).then_some(Action::Do(other_pane, 0));
            }
            let place = ended::selected(m)?;
            let note = &m.session.record.notes[place];
            let waits = note.kind.can_be_done();
            waits.then_some(Action::Perform(Command::SetDone { note: place, done: !note.done }))
        }).missing(not_selected).line(&[], "Mark done, answered, taken up"),
    key!("remove", &["X", "Del"], "delete", "Delete the selected note", |m, _| ended::selected(m).map(|note| Action::Perform(Command::RemoveNote(note)))).missing(not_selected).line(&[], "Delete it"),
];

/// Returns what Enter does: the selected next step, or an edit of the selected note, which completes an action.
fn open(m: &Model) -> Option<Action> {
    if let Some(next) = ended::selected_next(m) {
        return Some(match next {
            Next::Report => Action::Run(Effect::Report),
            Next::FollowUp => Action::Run(Effect::FollowUp),
            Next::Reopen => Action::Perform(Command::Back),
            Next::Quit => Action::Quit,
        });
    }
    let note = ended::selected(m)?;
    let complete = ended::is_complete(&m.session.record.notes[note]);
    let prompt = if complete { &reword::PROMPT } else { &reword::COMPLETE };
    Some(prompt.about(About::Index(note)))
}

fn not_selected(m: &Model) -> Option<String> {
    ended::selected(m).is_none().then(|| NOT_SELECTED.to_owned())
}

fn other_pane(m: &mut Model, _: i32, _: Moment) {
    m.cursor.pane = if m.cursor.pane == Pane::Agenda { Pane::Activity } else { Pane::Agenda };
    m.cursor.selected = 0;
}
