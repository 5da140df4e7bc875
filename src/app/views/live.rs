//! The live view: agenda, clock and the running activity with its notes and polls.

use std::sync::Arc;

use super::shared::{self, NOT_SELECTED, is_tied, no_tie};
use crate::app::model::{About, Action, Bind, Card, KeyTable, Look, Model, Pane, View};
use crate::app::perform::perform;
use crate::app::polls;
use crate::app::prompts::{ballot, reword, spelling, tie_break};
use crate::app::rows::{key, stepped, wrapped};
use crate::workshop::poll::{Form, shown_in_private};
use crate::workshop::{Command, Moment, Note, OnEntries};

/// The view.
pub static VIEW: View = View {
    id: "live",
    title: "Live",
    keys: &[
        &shared::CLOCK,
        &shared::POLLS,
        &shared::NOTES,
        &shared::GROUP_STEPS,
        &ROWS,
        &shared::GROUP_REPAIR,
        &shared::LIST,
        &shared::UNDO,
        &shared::TROUBLE,
        &shared::EVERYWHERE,
    ],
    shows_activity: true,
    leads: true,
    rows: |m| m.selectable_notes().len(),
    step,
    ..View::DEFAULT
};

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("paper-ballots", &["b"], "ballots", "Enter paper ballots", |m, _| m.in_poll().then_some(ballot::PROMPT.open())).was(&["ballot"]).synonyms("type in ballots, slips, cards").rank(4).polls_only(),
    key!("own-vote", &["V"], "my vote", "Enter your own vote", |m, _| m.in_poll().then_some(ballot::OWN_VOTE.open())).synonyms("my own vote, a ballot in the name of the facilitator").polls_only(),
    key!("break-tie", &["J"], "break tie", "Break the tie", |m, _| is_tied(m, true).then_some(tie_break::PROMPT.open())).was(&["chair"]).synonyms("the chair decides a tie, casting vote, deadlock").rank(2).polls_only().missing(no_tie),
    key!("correct-spelling", &["E"], "spelling", "Correct the spelling of an option", |m, _| {
            let run = m.session.poll_run().filter(|r| m.in_poll() && m.cursor.option < r.options.len());
            run.map(|_| spelling::PROMPT.about(About::Index(m.cursor.option)))
        }).was(&["spelling"]).synonyms("typo, reword, rename").polls_only(),
    Bind::new("merge-answers", &["w"], "Merge answers", |m, _| polls::selected_answer(m).map(|_| Action::Do(merge_answers, 0))).was(&["answers"]).synonyms("put answers together, combine, same answer").hint(|m| if m.cursor.answer.is_some() { "merge here" } else { "merge" }).rank(2).polls_only().missing(|m| m.in_poll().then(|| "Tab goes to the answers, ↑ ↓ select one; w merges two.".to_owned())),
    Bind::new("pairwise-results", &["D"], "Show or hide pairwise results", |m, _| {
            let run = m.shown_run().map(|i| m.session.record.polls[i].clone())?;
            (run.known_method()?.form == Form::Order && shown_in_private(&run)).then_some(Action::Do(|m, _, _| m.cursor.duels = !m.cursor.duels, 0))
        }).was(&["duels"]).synonyms("duels and rounds of a ranking, which option beats which").hint(|m| if m.cursor.duels { "hide details" } else { "show details" }).rank(4).polls_only().missing(|m| m.in_poll().then(|| "Only a ranking has pairwise results.".to_owned())),
    key!("mix-hands-and-ballots", &["B"], "mix", "Count hands and ballots together", |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none() && !r.rules.mixed);
            (m.in_poll() && open).then_some(Action::Perform(Command::Mix))
        }).was(&["mix"]).synonyms("mix, both").polls_only(),
    key!("previous-column", &["{"], "back", "Go to the previous column or row", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, -1))).synonyms("the column or row before").missing(|m| Some(no_columns(m).to_owned())),
    key!("next-column", &["}"], "column", "Go to the next column or row", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, 1))).rank(6).missing(|m| Some(no_columns(m).to_owned())),
    Bind::new("canvas-view", &["C"], "Change the view of the canvas", |m, _| (m.looks().len() > 1).then_some(Action::Do(next_look, 0))).was(&["look"]).synonyms("all groups, one group with all columns, compare one column, result of a vote").hint(|m| match m.next_look() {
            Look::Overview => "all entries",
            Look::Group => "one group",
            Look::Compare => "compare",
            Look::Result => "result",
        }).rank(7).missing(|_| Some("There is only one view of this activity.".to_owned())),
    Bind::new("merge-entries", &["M"], "Merge one entry into another", |m, _| m.selected_note().map(|_| Action::Do(merge_entries, 0))).was(&["put-together"]).synonyms("put entries together, combine, cluster, group").hint(|m| if m.cursor.marked_entry.is_some() { "merge here" } else { "merge" }).rank(5).missing(not_selected),
    key!("split-entry", &["T"], "split off", "Split off a merged entry", |m, _| m.parts().map(|_| Action::Do(split_entry, 0))).was(&["take-apart"]).synonyms("take apart, unmerge, separate").rank(5).missing(no_parts),
    key!("promote-entry", &["L"], "put on top", "Put a merged entry on top", |m, _| m.parts().map(|_| Action::Do(promote_entry, 0))).was(&["lead"]).synonyms("lead, let it stand above the others, headline").rank(6).missing(no_parts),
    key!("next-merged-entry", &[")"], "choose", "Choose the next merged entry", |m, _| m.parts().map(|_| Action::Do(choose_part, 1))).was(&["next-part"]).rank(6).missing(no_parts),
    key!("previous-merged-entry", &["("], "choose", "Choose the previous merged entry", |m, _| m.parts().map(|_| Action::Do(choose_part, -1))).was(&["previous-part"]).missing(no_parts),
    key!("headline-entry", &["H"], "headline", "Set or clear the group's headline", |m, _| m.selected_note().map(|i| Action::Perform(Command::Entries(OnEntries::ToggleHeadline(i))))).was(&["headline"]).synonyms("put forward, star, highlight").rank(6).missing(not_selected),
    key!("other-pane", &["Tab"], "pane", "Switch between agenda and entries", |_, _| Some(Action::Do(other_pane, 0))).was(&["pane"]).synonyms("the other pane, panel, focus"),
    Bind::new("open", &["Enter"], "Open or edit what is selected", |m, _| {
        if m.cursor.pane == Pane::Activity {
            return m.selected_note().map(|note| reword::PROMPT.about(About::Index(note)));
        }
        let id = &m.session.plan.agenda[m.cursor.viewed.filter(|_| m.session.record.started.is_some())?].id;
        Some(Action::Perform(Command::GoTo(id.clone())))
    }).synonyms("go to the activity, reword the note")
    .hint(|m| if m.cursor.viewed.is_some() { "go there" } else { "edit" })
    .rank(1)
    .unlisted()
    .missing(not_selected),
    key!("remove", &["Del", "X"], "delete", "Delete the selected note", |m, _| m.selected_note().map(|note| Action::Perform(Command::RemoveNote(note)))).synonyms("remove, take out, erase").rank(2).missing(not_selected),
    key!("done", &["d"], "done", "Mark done, answered or taken up", |m, _| {
            let place = m.selected_note()?;
            let note = &m.session.record.notes[place];
            let waits = note.kind.can_be_done();
            waits.then_some(Action::Perform(Command::SetDone { note: place, done: !note.done }))
        }).synonyms("complete, tick, no longer done").rank(2).missing(not_selected),
    key!("full-text", &["v"], "full text", "Show full text", |_, _| Some(Action::Read(Card::FullText))).was(&["words"]).synonyms("read all words of the activity, what is asked, script, purpose, rules, guidelines"),
];

/// Moves among the activities, the options of the poll, or the entries.
fn step(m: &mut Model, by: i32) {
    if m.cursor.pane == Pane::Agenda {
        let at = stepped(m.shown().unwrap_or(0), by, m.session.plan.agenda.len());
        m.cursor.viewed = (m.session.step().map(|s| s.activity) != Some(at)).then_some(at);
        return;
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

fn other_pane(m: &mut Model, _: i32, _: Moment) {
    m.cursor.pane = if m.cursor.pane == Pane::Agenda { Pane::Activity } else { Pane::Agenda };
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
