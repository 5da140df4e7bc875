//! The live view: agenda, clock and the running activity with its notes and polls.

use std::sync::Arc;

use super::shared::{self, NOT_SELECTED, is_tied, no_tie};
use crate::app::model::{About, Action, Bind, Card, Look, Model, Pane, View};
use crate::app::perform::perform;
use crate::app::polls;
use crate::app::prompts::{ballot, reword, spelling, tie_break};
use crate::app::rows::{key, stepped, wrapped};
use crate::workshop::poll::{Form, shown_in_private};
use crate::workshop::{Command, Moment, Note, OnEntries};

/// The view.
pub static VIEW: View = View {
    id: "live",
    title: "while it runs",
    keys: &[
        shared::CLOCK,
        shared::POLLS,
        shared::NOTES,
        shared::GROUP_STEPS,
        ROWS,
        shared::GROUP_REPAIR,
        shared::LIST,
        shared::UNDO,
        shared::TROUBLE,
        shared::EVERYWHERE,
    ],
    shows_activity: true,
    leads: true,
    rows: |m| m.selectable_notes().len(),
    step,
    ..View::USUAL
};

const ROWS: &[Bind] = &[
    key!("paper-ballots", &["b"], "ballots", "type in ballots, one a line: 2 4 1 or b d, 1:3 2:2 for dots, - abstains, ! not valid, Ana: 2 with a name", |m, _| m.in_poll().then_some(ballot::PROMPT.open())).was(&["ballot"]).rank(4).polls_only(),
    key!("own-vote", &["V"], "my vote", "my own vote: a ballot in the name of the facilitator, who is a peer and may vote", |m, _| m.in_poll().then_some(ballot::OWN_VOTE.open())).polls_only(),
    key!("break-tie", &["J"], "chair decides", "the chair decides a tie of the poll, and the record says so", |m, _| is_tied(m, true).then_some(tie_break::PROMPT.open())).was(&["chair"]).rank(2).polls_only().missing(no_tie),
    key!("correct-spelling", &["E"], "spelling", "correct the spelling of the chosen option of the poll; the counts stay. Another meaning is a new run", |m, _| {
            let run = m.session.poll_run().filter(|r| m.in_poll() && m.cursor.option < r.options.len());
            run.map(|_| spelling::PROMPT.about(About::Index(m.cursor.option)))
        }).was(&["spelling"]).polls_only(),
    Bind::new("merge-answers", &["w"], "put answers together: mark the selected one, then once more on the one it belongs to", |m, _| polls::selected_answer(m).map(|_| Action::Do(merge_answers, 0))).was(&["answers"]).hint(|m| if m.cursor.answer.is_some() { "belongs here" } else { "put together" }).rank(2).polls_only().missing(|m| m.in_poll().then(|| "Tab goes to the answers, ↑ and ↓ move among them; w puts two together.".to_owned())),
    Bind::new("pairwise-results", &["D"], "the duels and rounds of a ranking: which option beats which, and who goes out when", |m, _| {
            let run = m.shown_run().map(|i| m.session.record.polls[i].clone())?;
            (run.how()?.form == Form::Order && shown_in_private(&run)).then_some(Action::Do(|m, _, _| m.cursor.duels = !m.cursor.duels, 0))
        }).was(&["duels"]).hint(|m| if m.cursor.duels { "fewer figures" } else { "duels" }).rank(4).polls_only().missing(|m| m.in_poll().then(|| "Only a ranking has duels.".to_owned())),
    key!("mix-hands-and-ballots", &["B"], "mix", "let hands and ballots count together in the open poll; the result says so", |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none() && !r.rules.mixed);
            (m.in_poll() && open).then_some(Action::Say(Command::Mix))
        }).was(&["mix"]).polls_only(),
    key!("previous-column", &["{"], "column back", "the column or row before", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, -1))).missing(|m| Some(no_columns(m).to_owned())),
    key!("next-column", &["}"], "column", "the next column or row", |m, _| (m.cells().len() > 1).then_some(Action::Do(step_cell, 1))).rank(6).missing(|m| Some(no_columns(m).to_owned())),
    Bind::new("canvas-view", &["C"], "view of the canvas: all groups, one group with all columns, one column with all groups side by side, what a vote came to", |m, _| (m.looks().len() > 1).then_some(Action::Do(next_look, 0))).was(&["look"]).hint(|m| match m.next_look() {
            Look::Overview => "all entries",
            Look::Group => "one group",
            Look::Compare => "compare",
            Look::Result => "result",
        }).rank(7).missing(|_| Some("There are no groups on a canvas here to look at in another way.".to_owned())),
    Bind::new("merge-entries", &["M"], "merge entries: mark the selected one, then once more on the one that becomes their headline", |m, _| m.selected_note().map(|_| Action::Do(merge_entries, 0))).was(&["put-together"]).hint(|m| if m.cursor.marked_entry.is_some() { "put under this" } else { "merge" }).rank(5).missing(not_selected),
    key!("split-entry", &["T"], "take apart", "take apart: what was chosen of the entries put together, or put under last, stands by itself again", |m, _| m.parts().map(|_| Action::Do(take_apart, 0))).was(&["take-apart"]).rank(5).missing(no_parts),
    key!("promote-entry", &["L"], "lead", "lead: what was chosen of the entries put together, or put under last, stands above the others", |m, _| m.parts().map(|_| Action::Do(let_lead, 0))).was(&["lead"]).rank(6).missing(no_parts),
    key!("next-merged-entry", &[")"], "choose", "choose among the entries that were put under the selected one: T takes it out, L lets it lead", |m, _| m.parts().map(|_| Action::Do(choose_part, 1))).was(&["next-part"]).rank(6).missing(no_parts),
    key!("previous-merged-entry", &["("], "choose", "the one before among the entries that were put under the selected one", |m, _| m.parts().map(|_| Action::Do(choose_part, -1))).was(&["previous-part"]).missing(no_parts),
    key!("headline-entry", &["H"], "headline", "headline: the selected entry is the one that its group puts forward, or no longer; the others stay", |m, _| m.selected_note().map(|i| Action::Say(Command::Entries(OnEntries::ToggleHeadline(i))))).was(&["headline"]).rank(6).missing(not_selected),
    key!("other-pane", &["Tab"], "pane", "the other pane: agenda, or the entries of the activity", |_, _| Some(Action::Do(other_pane, 0))).was(&["pane"]),
    Bind::new("open", &["Enter"], "open what is selected: go to the activity, reword the note", |m, _| {
        if m.cursor.pane == Pane::Activity {
            return m.selected_note().map(|note| reword::PROMPT.about(About::Index(note)));
        }
        let id = &m.session.plan.agenda[m.cursor.viewed.filter(|_| m.session.record.started.is_some())?].id;
        Some(Action::Say(Command::GoTo(id.clone())))
    })
    .hint(|m| if m.cursor.viewed.is_some() { "go there" } else { "reword" })
    .rank(1)
    .unlisted()
    .missing(not_selected),
    key!("remove", &["Del", "X"], "remove", "take the selected note out", |m, _| m.selected_note().map(|note| Action::Say(Command::RemoveNote(note)))).rank(2).missing(not_selected),
    key!("done", &["d"], "done", "mark the selected action as done, a question as answered, something parked as taken up; or no longer", |m, _| {
            let place = m.selected_note()?;
            let note = &m.session.record.notes[place];
            let waits = note.kind.can_be_done();
            waits.then_some(Action::Say(Command::SetDone { note: place, done: !note.done }))
        }).rank(2).missing(not_selected),
    key!("full-text", &["v"], "all words", "read all words of the activity: what is asked, the script, the purpose, the rules", |_, _| Some(Action::Read(Card::FullText))).was(&["words"]),
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
    not_selected(m).or_else(|| Some("Nothing was put under this entry.".to_owned()))
}

fn no_columns(m: &Model) -> &'static str {
    match m.cells().len() {
        1 => "This phase is about one column alone: everything you keep goes there.",
        _ => "This activity has no columns to move between.",
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
            m.tell("Put it under which entry? M on another one; Esc leaves it.", now);
            m.cursor.marked_entry = Some(under);
        }
        Some(note) if note == under => m.messages.message = None,
        Some(note) => {
            if perform(m, Command::Entries(OnEntries::PutTogether { note, under }), now).is_some() {
                // What stood before the headline has gone, so the headline stands one place further up.
                m.select_note(under - usize::from(note < under));
            } else {
                m.cursor.marked_entry = Some(note);
            }
        }
    }
}

/// Lets the chosen one of what was put under the selected entry, or the last one, stand by itself again.
fn take_apart(m: &mut Model, _: i32, now: Moment) {
    let Some((note, _)) = m.parts() else { return };
    let headline = m.session.record.notes[note].as_ref().clone();
    part_with(m, OnEntries::TakeApart { note, part: m.chosen_part() }, &headline, now);
}

/// Lets the chosen one of what was put under the selected entry, or the last one, lead.
fn let_lead(m: &mut Model, _: i32, now: Moment) {
    let Some((note, parts)) = m.parts() else { return };
    let leader = m.session.record.notes[note].merged[m.chosen_part().unwrap_or(parts - 1)].clone();
    part_with(m, OnEntries::LetLead { note, part: m.chosen_part() }, &leader, now);
}

/// Says it, and selects the headline that there is then.
fn part_with(m: &mut Model, said: OnEntries, headline: &Note, now: Moment) {
    if perform(m, Command::Entries(said), now).is_some() {
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
            m.tell(format!("“{answer}” belongs to which? w on that one; Esc leaves it."), now);
            m.cursor.answer = Some(answer);
        }
        Some(marked) if marked == answer => m.messages.message = None,
        Some(from) => {
            perform(m, Command::MoveAnswer { from, into: answer }, now);
        }
    }
}
