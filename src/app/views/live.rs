//! The live view: agenda, clock and the running activity with its notes and polls.

mod hints;

use std::sync::Arc;

use super::shared::{self, NOT_SELECTED, is_tied, no_tie};
use crate::app::list_keys::{stepped, wrapped};
use crate::app::model::{About, Action, Bind, Card, KeyTable, Look, Model, Pane, Tables, View};
use crate::app::perform::perform;
use crate::app::polls;
use crate::app::prompts::{ballot, reword, spelling, tie_break};
use crate::app::rows::key;
use crate::workshop::poll::{Form, shown_in_private};
use crate::workshop::{Command, Moment, Note, OnEntries};

/// The view.
pub static VIEW: View = View {
    id: "live",
    title: "Live",
    keys: KEYS,
    hints: hints::LIVE,
    shows_activity: true,
    leads: true,
    rows: |m| if m.cursor.pane == Pane::SoFar { m.so_far_rows() } else { m.selectable_notes().len() },
    step,
    ..View::DEFAULT
};

/// Its tables of keys; the stage has the same.
pub(super) const KEYS: Tables = &[
    ("Clock", &shared::STEPS),
    ("Clock", &shared::MINUTES),
    ("View", &shared::LIST),
    ("Notes", &shared::NOTES),
    ("Groups", &shared::GROUP_STEPS),
    ("Groups", &shared::GROUP_REPAIR),
    ("Canvas", &ROWS),
    ("Poll", &shared::POLLS),
];

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("paper-ballots", &["b"], "ballots", "Enter paper ballots", |m, _| m.in_poll().then_some(ballot::PROMPT.open())).was(&["ballot"]).group("Poll").place(1).later(),
    key!("own-vote", &["V"], "my vote", "Enter your own vote", |m, _| m.in_poll().then_some(ballot::OWN_VOTE.open())).line(&[], "My own vote").group("Poll").place(1).later(),
    key!("break-tie", &["J"], "break tie", "Break the tie", |m, _| is_tied(m, true).then_some(tie_break::PROMPT.open())).was(&["chair"]).missing(no_tie).group("Poll").place(3).later(),
    key!("correct-spelling", &["E"], "spelling", "Correct the spelling of an option", |m, _| {
            let run = m.session.poll_run().filter(|r| m.in_poll() && m.cursor.option < r.options.len());
            run.map(|_| spelling::PROMPT.about(About::Index(m.cursor.option)))
        }).was(&["spelling"]).line(&[], "Correct the spelling").group("Poll").place(3).later(),
    Bind::new("merge-answers", &["w"], "Merge answers", |m, _| polls::selected_answer(m).map(|_| Action::Do(merge_answers, 0))).was(&["answers"]).hint(|m| if m.cursor.answer.is_some() { "merge here" } else { "merge" }).missing(|m| m.in_poll().then(|| "Tab goes to the answers, ↑ ↓ select one; w merges two.".to_owned())).group("Poll").place(3).later(),
    Bind::new("pairwise-results", &["D"], "Show or hide pairwise results", |m, _| {
            let run = m.shown_run().map(|i| m.session.record.polls[i].clone())?;
            (run.known_method()?.form == Form::Order && shown_in_private(&run)).then_some(Action::Do(|m, _, _| m.cursor.duels = !m.cursor.duels, 0))
        }).was(&["duels"]).hint(|m| if m.cursor.duels { "hide details" } else { "show details" }).missing(|m| m.in_poll().then(|| "Only a ranking has pairwise results.".to_owned())).line(&[], "Pairwise results").group("Poll").place(3).later(),
    key!("mix-hands-and-ballots", &["B"], "mix", "Count hands and ballots together", |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none() && !r.rules.mixed);
            let votes = m.session.votes_on_entries() && !m.session.mixes_marks();
            (if m.in_poll() { open } else { votes }).then_some(Action::Perform(Command::Mix))
        }).was(&["mix"]).line(&[], "Count hands and ballots").group("Poll").place(1).later(),
    key!("previous-column", &["{"], "back", "Go to the previous column or row", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, -1))).missing(|m| Some(no_columns(m).to_owned())).line(&["next-column"], "Previous, next column or row").later(),
    key!("next-column", &["}"], "column", "Go to the next column or row", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, 1))).missing(|m| Some(no_columns(m).to_owned())),
    Bind::new("canvas-view", &["C"], "Change the view of the canvas", |m, _| (m.looks().len() > 1).then_some(Action::Do(next_look, 0))).was(&["look"]).hint(|m| match m.next_look() {
            Look::Overview => "all entries",
            Look::Group => "one group",
            Look::Compare => "compare",
            Look::Result => "result",
        }).missing(|_| Some("There is only one view of this activity.".to_owned())).line(&[], "Change the view").later(),
    Bind::new("merge-entries", &["M"], "Merge one entry into another", |m, _| m.selected_note().map(|_| Action::Do(merge_entries, 0))).was(&["put-together"]).hint(|m| if m.cursor.marked_entry.is_some() { "merge here" } else { "merge" }).missing(not_selected).line(&[], "Merge: mark, then target").later(),
    key!("split-entry", &["T"], "split off", "Split off a merged entry", |m, _| m.parts().map(|_| Action::Do(split_entry, 0))).was(&["take-apart"]).missing(no_parts).line(&[], "Take it apart again").place(2).later(),
    key!("promote-entry", &["L"], "put on top", "Put a merged entry on top", |m, _| m.parts().map(|_| Action::Do(promote_entry, 0))).was(&["lead"]).missing(no_parts).line(&[], "Put it on top").place(2).later(),
    key!("previous-merged-entry", &["("], "choose", "Choose the previous merged entry", |m, _| m.parts().map(|_| Action::Do(choose_part, -1))).was(&["previous-part"]).missing(no_parts).line(&["next-merged-entry"], "Choose a merged part").place(1).later(),
    key!("next-merged-entry", &[")"], "choose", "Choose the next merged entry", |m, _| m.parts().map(|_| Action::Do(choose_part, 1))).was(&["next-part"]).missing(no_parts),
    key!("headline-entry", &["H"], "headline", "Set or clear the group's headline", |m, _| m.selected_note().map(|i| Action::Perform(Command::Entries(OnEntries::ToggleHeadline(i))))).was(&["headline"]).missing(not_selected).line(&[], "Headline of the group").place(2).later(),
    key!("other-pane", &["Tab"], "", "Switch to the next pane", |_, _| Some(Action::Do(other_pane, 0))).hint(|m| if m.cursor.pane == Pane::Agenda { "entries" } else { "back" }).was(&["pane"]).line(&[], "Next pane").group("View").place(5).later(),
    Bind::new("open", &["Enter"], "Open or edit what is selected", |m, _| {
        if m.cursor.pane != Pane::Agenda {
            return m.chosen_note().map(|note| reword::PROMPT.about(About::Index(note)));
        }
        let id = &m.session.plan.agenda[m.cursor.viewed.filter(|_| m.session.record.started.is_some())?].id;
        Some(Action::Perform(Command::GoTo(id.clone())))
    })
    .hint(|m| if m.cursor.viewed.is_some() { "go there" } else { "edit" })
    .missing(none_chosen).line(&[], "Edit the selected one").group("Notes").place(1),
    key!("remove", &["X", "Del"], "delete", "Delete the selected note", |m, _| m.chosen_note().map(|note| Action::Perform(Command::RemoveNote(note)))).missing(none_chosen).line(&[], "Delete it").group("Notes").place(2),
    key!("done", &["d"], "done", "Mark done, answered or taken up", |m, _| {
            let place = m.chosen_note()?;
            let note = &m.session.record.notes[place];
            let waits = note.kind.can_be_done();
            waits.then_some(Action::Perform(Command::SetDone { note: place, done: !note.done }))
        }).missing(none_chosen).line(&[], "Mark done, answered, taken up").group("Notes").place(3),
    Bind::new("hide-entry", &["Y"], "Hide from the room, or show again", |m, _| {
            let note = m.chosen_note()?;
            let hidden = !m.session.record.notes[note].withheld;
            Some(Action::Perform(Command::Entries(OnEntries::Withhold { note, hidden })))
        }).hint(|m| if m.chosen_note().is_some_and(|note| m.session.record.notes[note].withheld) { "show" } else { "hide" }).missing(none_chosen).line(&[], "Hide it, show it again").group("Canvas").place(2).later(),
    key!("full-text", &["v"], "full text", "Show full text", |_, _| Some(Action::Read(Card::FullText))).was(&["words"]).line(&[], "Full text of the activity").group("View").place(3),
];

/// Moves among the activities, the options of the poll, the entries, or what there is so far.
fn step(m: &mut Model, by: i32) {
    match m.cursor.pane {
        Pane::Agenda => {
            let at = stepped(m.shown().unwrap_or(0), by, m.session.plan.agenda.len());
            m.cursor.viewed = (m.session.step().map(|s| s.activity) != Some(at)).then_some(at);
            return;
        }
        Pane::SoFar => {
            m.cursor.selected = stepped(m.cursor.selected, by, m.so_far_rows());
            return;
        }
        Pane::Activity => {}
    }
    let options = polls::rows(m);
    if m.shown_step().is_some() && m.shown_run().is_some() && options > 0 {
        m.cursor.option = stepped(m.cursor.option, by, options);
    } else {
        m.cursor.selected = stepped(m.cursor.selected, by, m.selectable_notes().len());
        m.follow_entry();
        m.cursor.axis = 0;
    }
}

/// Goes from the agenda to the entries, on to what there is so far, and back to the agenda.
fn other_pane(m: &mut Model, _: i32, _: Moment) {
    m.cursor.selected = 0;
    m.cursor.pane = match m.cursor.pane {
        Pane::Agenda => Pane::Activity,
        Pane::Activity if m.so_far_rows() > 0 => Pane::SoFar,
        Pane::Activity | Pane::SoFar => Pane::Agenda,
    };
    if m.cursor.pane != Pane::Activity {
        return;
    }
    // The newest note is the one most likely meant.
    if let Some(latest) = m.selectable_notes().into_iter().max() {
        m.select_note(latest);
    }
}

fn step_cell(m: &mut Model, by: i32, _: Moment) {
    m.cursor.cell = wrapped(m.cursor.cell, by, m.cells().len());
    m.select_here();
}

fn not_selected(m: &Model) -> Option<String> {
    m.selected_note().is_none().then(|| NOT_SELECTED.to_owned())
}

fn none_chosen(m: &Model) -> Option<String> {
    m.chosen_note().is_none().then(|| NOT_SELECTED.to_owned())
}

fn no_parts(m: &Model) -> Option<String> {
    not_selected(m).or_else(|| Some("Nothing is merged into this entry.".to_owned()))
}

fn no_columns(m: &Model) -> &'static str {
    match m.cells().len() {
        1 => "This phase has one column: all your notes go there.",
        _ => "This activity has no columns.",
    }
}

/// Looks at the canvas in the next way; what is selected stays selected.
fn next_look(m: &mut Model, _: i32, _: Moment) {
    let note = m.selected_note();
    m.cursor.look = m.next_look();
    if let Some(note) = note {
        m.select_note(note);
    }
}

/// Marks the selected entry, or puts whatever is marked under it.
fn merge_entries(m: &mut Model, _: i32, now: Moment) {
    let Some(under) = m.selected_note() else { return };
    match m.cursor.marked_entry.take() {
        None => {
            m.notify("Merge into which entry? Press M on it; Esc cancels.", now);
            m.cursor.marked_entry = Some(under);
        }
        Some(note) if note == under => m.messages.message = None,
        Some(note) => {
            if perform(m, Command::Entries(OnEntries::Merge { note, under }), now).is_some() {
                // What stood before the headline has gone, so the headline stands one place further up.
                m.select_note(under - usize::from(note < under));
            } else {
                m.cursor.marked_entry = Some(note);
            }
        }
    }
}

/// Lets the chosen one of what was put under the selected entry, or the last one, stand by itself again.
fn split_entry(m: &mut Model, _: i32, now: Moment) {
    let Some((note, _)) = m.parts() else { return };
    let headline = m.session.record.notes[note].as_ref().clone();
    part_with(m, OnEntries::Split { note, part: m.chosen_part() }, &headline, now);
}

/// Lets the chosen one of what was put under the selected entry, or the last one, lead.
fn promote_entry(m: &mut Model, _: i32, now: Moment) {
    let Some((note, parts)) = m.parts() else { return };
    let leader = m.session.record.notes[note].merged[m.chosen_part().unwrap_or(parts - 1)].clone();
    part_with(m, OnEntries::Promote { note, part: m.chosen_part() }, &leader, now);
}

/// Says it, and selects the headline that there is then.
fn part_with(m: &mut Model, change: OnEntries, headline: &Note, now: Moment) {
    if perform(m, Command::Entries(change), now).is_some() {
        m.cursor.part = None;
        let is = |n: &Arc<Note>| n.at == headline.at && n.text == headline.text && n.group == headline.group;
        if let Some(place) = m.session.record.notes.iter().position(is) {
            m.select_note(place);
        }
    }
}

/// Chooses another one of what was put under the selected entry.
fn choose_part(m: &mut Model, by: i32, _: Moment) {
    let Some((note, parts)) = m.parts() else { return };
    let part = match m.chosen_part() {
        Some(part) => (part as i64 + i64::from(by)).rem_euclid(parts as i64) as usize,
        None if by < 0 => parts - 1,
        None => 0,
    };
    m.cursor.part = Some((note, part));
}

/// Marks the answer that is selected, or puts whichever is marked together with it.
fn merge_answers(m: &mut Model, _: i32, now: Moment) {
    let Some(answer) = polls::selected_answer(m) else { return };
    match m.cursor.answer.take() {
        None => {
            m.notify(format!("Merge “{answer}” into which answer? Press w on it; Esc cancels."), now);
            m.cursor.answer = Some(answer);
        }
        Some(marked) if marked == answer => m.messages.message = None,
        Some(from) => {
            perform(m, Command::MoveAnswer { from, into: answer }, now);
        }
    }
}
