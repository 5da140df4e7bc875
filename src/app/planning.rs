//! Owns what the facilitator does on the planning screen: which row is selected, and what a key changes in it.

use terminal::Key;

use super::update::{clamp, object, say_it, tell};
use super::{Action, Area, Effect, Model, Purpose, View};
use crate::domain::{Activity, Command, Does, Edit, Kind, Moment, OnPhase, Phase, PlanWords, State};

/// One row of the planning screen: an activity, or a phase of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The activity's place in the agenda.
    pub activity: usize,
    /// The phase's place in it.
    pub phase: Option<usize>,
}

/// Which words are typed in the text area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The activity's id.
    pub id: String,
    /// The phase, counted from 0.
    pub phase: Option<usize>,
    /// The script instead of the prompt.
    pub script: bool,
}

/// Every row, in order.
pub fn rows(m: &Model) -> Vec<Row> {
    let agenda = m.session.plan.agenda.iter().enumerate();
    agenda
        .flat_map(|(activity, a)| {
            let phases = (0..a.phases.len()).map(move |p| Row { activity, phase: Some(p) });
            std::iter::once(Row { activity, phase: None }).chain(phases)
        })
        .collect()
}

/// The selected row, and its activity.
pub fn selected(m: &Model) -> Option<(Row, &Activity)> {
    let row = rows(m).get(m.selected).copied().filter(|_| m.view == View::Plan)?;
    Some((row, &m.session.plan.agenda[row.activity]))
}

/// Selects what has words to be brought back, else what is running, or the first of what is shown.
pub(super) fn begin(m: &mut Model) {
    let at = m.shown().unwrap_or(0);
    let here = |r: &Row| waits(m).map_or(r.activity == at, |(row, _)| row == *r);
    m.selected = rows(m).iter().position(here).unwrap_or(0);
}

/// The place where something new goes: behind the selected activity.
pub(super) fn place(m: &Model) -> usize {
    selected(m).map_or(0, |(row, _)| row.activity + 1)
}

fn edit(edit: Edit) -> Action {
    Action::Say(Command::Plan(Box::new(edit)))
}

/// What gives the selected row so many minutes more, or takes them.
pub(super) fn longer(m: &Model, by: i32) -> Option<Action> {
    let (row, a) = selected(m)?;
    let minutes = row.phase.map_or(a.minutes, |p| a.phases[p].minutes).saturating_add_signed(by).max(1);
    Some(edit(Edit::SetMinutes { id: a.id.clone(), phase: row.phase, minutes }))
}

/// Changes the selected phase so, or the selected activity.
fn either(m: &Model, change: OnPhase, activity: impl FnOnce(String) -> Edit) -> Option<Action> {
    let (row, a) = selected(m)?;
    let id = a.id.clone();
    Some(edit(match row.phase {
        Some(at) => Edit::Phase { id, at, change },
        None => activity(id),
    }))
}

pub(super) fn shift(m: &Model, by: i32) -> Option<Action> {
    either(m, OnPhase::Shift(by), |id| Edit::Shift { id, by })
}

pub(super) fn drop(m: &Model) -> Option<Action> {
    either(m, OnPhase::Drop, Edit::Drop)
}

pub(super) fn duplicate(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    Some(edit(match row.phase {
        Some(p) => {
            let change = OnPhase::Insert(Box::new(a.phases[p].clone()));
            Edit::Phase { id: a.id.clone(), at: p + 1, change }
        }
        None => Edit::Insert { at: row.activity + 1, activity: Box::new(a.clone()) },
    }))
}

/// A new phase behind the selected one, or behind the last one of the selected activity; a poll and a break have none.
pub(super) fn new_phase(m: &Model) -> Option<Action> {
    let (row, a) = selected(m).filter(|(_, a)| !matches!(a.kind, Kind::Poll | Kind::Break))?;
    Some(Action::Type(Purpose::PlannedPhase(a.id.clone(), row.phase.map_or(a.phases.len(), |p| p + 1))))
}

/// Lets the selected phase hide what is kept in it, or no longer.
pub(super) fn hide(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    let at = row.phase?;
    Some(edit(Edit::Phase { id: a.id.clone(), at, change: OnPhase::SetHidden(!a.phases[at].hidden) }))
}

/// The line for another title of the selected activity or phase.
pub(super) fn title(m: &Model) -> Option<Action> {
    selected(m).map(|(row, a)| Action::Type(Purpose::Title(a.id.clone(), row.phase)))
}

pub(super) fn optional(m: &Model) -> Option<Action> {
    let (_, a) = selected(m).filter(|(row, _)| row.phase.is_none())?;
    Some(edit(Edit::SetOptional { id: a.id.clone(), optional: !a.optional }))
}

/// The next kind; a poll is one only where it says what is asked. Of a phase, what the room does in it.
pub(super) fn other_kind(m: &Model) -> Option<Action> {
    let (row, a) = selected(m)?;
    if let Some(at) = row.phase {
        let next = Does::ALL.iter().cycle().skip_while(|d| **d != a.phases[at].does).nth(1)?;
        return Some(edit(Edit::Phase { id: a.id.clone(), at, change: OnPhase::SetDoes(*next) }));
    }
    let at = Kind::ALL.iter().position(|k| *k == a.kind)?;
    let others = Kind::ALL.iter().cycle().skip(at + 1);
    let kind = *others.take(Kind::ALL.len()).find(|k| **k != Kind::Poll || a.poll.is_some())?;
    Some(edit(Edit::SetKind { id: a.id.clone(), kind }))
}

/// The words of the selected row: its prompt, or the script of its activity.
pub(super) fn words(m: &Model, script: bool) -> Option<Action> {
    let (row, a) = selected(m)?;
    Some(Action::Words(Words { id: a.id.clone(), phase: row.phase.filter(|_| !script), script }))
}

/// The same in the facilitator's own editor.
pub(super) fn in_editor(m: &Model, script: bool) -> Option<Action> {
    match words(m, script)? {
        Action::Words(words) => Some(Action::Editor(words)),
        other => Some(other),
    }
}

/// The words as they are in the plan.
pub fn as_planned(m: &Model, words: &Words) -> String {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let text = activity.and_then(|a| match (words.script, words.phase) {
        (true, _) => a.script.clone(),
        (false, None) => a.prompt.clone(),
        (false, Some(p)) => a.phases.get(p)?.prompt.clone(),
    });
    text.unwrap_or_default().replace("\r\n", "\n")
}

/// The words that were being written in the text area, where they are not those of the plan.
pub(super) fn written(m: &Model) -> Option<PlanWords> {
    let (words, area) = m.area.as_ref()?;
    let text = area.text();
    (text.trim_end() != as_planned(m, words).trim_end()).then(|| drafted(m, words, text))
}

fn drafted(m: &Model, words: &Words, text: String) -> PlanWords {
    let activity = m.session.plan.position(&words.id).map(|at| &m.session.plan.agenda[at]);
    let phase = activity.zip(words.phase).and_then(|(a, p)| Some(a.phases.get(p)?.title.clone()));
    PlanWords { activity: words.id.clone(), phase, script: words.script, text }
}

/// The row of the words that wait to be brought back, with what they are about.
fn waits(m: &Model) -> Option<(Row, &str)> {
    let words = m.draft.words.as_ref()?;
    let activity = m.session.plan.position(&words.activity)?;
    let a = &m.session.plan.agenda[activity];
    match &words.phase {
        None => Some((Row { activity, phase: None }, &a.title)),
        Some(title) => {
            let phase = a.phases.iter().position(|p| p.title == *title)?;
            Some((Row { activity, phase: Some(phase) }, &a.phases[phase].title))
        }
    }
}

/// What the words that wait to be brought back are about.
pub(super) fn waiting(m: &Model) -> Option<&str> {
    waits(m).map(|(_, title)| title)
}

/// Opens the text area for these words, with what was being written of them where that was left.
pub(super) fn open_area(m: &mut Model, words: Words) {
    m.message = None;
    let planned = as_planned(m, &words);
    let about = drafted(m, &words, String::new());
    let text = m.draft.words.as_ref().filter(|d| d.is_about(&about)).map_or(planned, |d| d.text.clone());
    m.area = Some((words, Area::new(&text)));
}

/// Leaves the text area: what was written stays to be brought back; what was brought back and left once more is thrown
/// away.
fn leave_area(m: &mut Model, now: Moment) {
    let written = written(m);
    m.area = None;
    if written.is_none() {
        return;
    }
    if m.draft.words == written {
        m.draft.words = None;
        tell(m, "thrown away: the words stay as they were", now);
    } else {
        m.draft.words = written;
        tell(m, "left: the words stay as they were, and what you wrote comes back with the same key", now);
    }
}

/// Takes a key while the text area is open.
pub(super) fn press(m: &mut Model, key: Key, now: Moment) -> Vec<Effect> {
    let Some((words, area)) = &mut m.area else { return Vec::new() };
    match key {
        Key::Ctrl('c') => leave_area(m, now),
        Key::Esc => {
            let (words, text) = (words.clone(), area.text());
            m.area = None;
            keep(m, &words, &text, now);
        }
        key => {
            if !area.press(key) && matches!(key, Key::Char(_)) {
                object(m, "That is too long: the text is full.", now);
            }
        }
    }
    Vec::new()
}

/// Keeps these words in the plan; where that is refused, they wait to be brought back.
pub(super) fn keep(m: &mut Model, words: &Words, text: &str, now: Moment) {
    let text = text.replace("\r\n", "\n");
    let unkept = drafted(m, words, text.clone());
    let same = text.trim_end() == as_planned(m, words).trim_end();
    let (id, phase) = (words.id.clone(), words.phase);
    let edit = if words.script { Edit::SetScript { id, text } } else { Edit::SetPrompt { id, phase, text } };
    if same || say(m, edit, now) {
        m.draft.words.take_if(|d| d.is_about(&unkept));
    } else {
        m.draft.words = Some(unkept);
    }
}

/// Changes the plan and keeps the selection on what was changed.
pub(super) fn say(m: &mut Model, edit: Edit, now: Moment) -> bool {
    if m.fixed_agenda {
        let why = "The agenda of this file is written on one line: change it in an editor, or write [[agenda]] blocks.";
        object(m, why, now);
        return false;
    }
    let before = selected(m).map(|(row, a)| (row, a.clone()));
    let known: Vec<String> = m.session.plan.agenda.iter().map(|a| a.id.clone()).collect();
    if !say_it(m, Command::Plan(Box::new(edit)), now) {
        return false;
    }
    let agenda = &m.session.plan.agenda;
    let new = agenda.iter().position(|a| !known.contains(&a.id)).map(|activity| Row { activity, phase: None });
    let same = before.and_then(|(row, was)| {
        let activity = m.session.plan.position(&was.id)?;
        Some(Row { activity, phase: followed(&was, &agenda[activity], row.phase) })
    });
    if let Some(row) = new.or(same).filter(|_| m.view == View::Plan) {
        m.selected = rows(m).iter().position(|r| *r == row).unwrap_or(m.selected);
    }
    clamp(m);
    true
}

/// Where the selection is after the phases of an activity have changed: on what is new, else on the same phase, else in
/// the same place.
fn followed(was: &Activity, is: &Activity, phase: Option<usize>) -> Option<usize> {
    let at = |title: &str| is.phases.iter().position(|p| p.title == title);
    let new = || is.phases.iter().position(|p| !was.phases.iter().any(|w| w.title == p.title));
    if is.phases.len() > was.phases.len() {
        return new();
    }
    let last = is.phases.len().checked_sub(1)?;
    phase.map(|p| at(&was.phases[p].title).unwrap_or(p.min(last)))
}

/// `Share back, 2, share`: a title, and perhaps minutes and what the room does, in any order.
pub(super) fn phase(text: &str) -> Phase {
    let (title, minutes, does) = parts(text, &Does::ALL, Does::word);
    Phase { title, minutes: minutes.unwrap_or(5), does: does.unwrap_or_default(), ..Phase::default() }
}

/// `Coffee, 15, break`: a title, and perhaps minutes and a kind, in any order.
pub(super) fn activity(text: &str) -> Activity {
    const KINDS: [Kind; 4] = [Kind::Talk, Kind::Discussion, Kind::Exercise, Kind::Break];
    let (title, minutes, kind) = parts(text, &KINDS, Kind::word);
    let kind = kind.unwrap_or(Kind::Discussion);
    Activity { title, kind, minutes: minutes.unwrap_or(10), ..Activity::default() }
}

/// The title, the minutes and the word of a line with commas.
fn parts<T: Copy>(text: &str, words: &[T], word: fn(T) -> &'static str) -> (String, Option<u32>, Option<T>) {
    let mut parts = text.split(',').map(str::trim);
    let mut title = parts.next().unwrap_or_default().to_owned();
    let (mut minutes, mut chosen) = (None, None);
    for part in parts {
        let number = part.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
        if let Some(said) = words.iter().find(|w| word(**w).eq_ignore_ascii_case(part)) {
            chosen = Some(*said);
        } else if let Some(n) = number.parse().ok().filter(|n| (1..=1440).contains(n)) {
            minutes = Some(n);
        } else if !part.is_empty() {
            // A comma in a title is a comma.
            title = format!("{title}, {part}");
        }
    }
    (title, minutes, chosen)
}

/// Whether planning makes sense: not once the session is over.
pub(super) fn can_plan(m: &Model) -> bool {
    m.session.state() != State::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_an_activity() {
        for (text, title, minutes, kind) in [
            ("Coffee, 15, break", "Coffee", 15, Kind::Break),
            ("Coffee, Break, 20 min", "Coffee", 20, Kind::Break),
            ("Round", "Round", 10, Kind::Discussion),
            ("Who, and how, 5", "Who, and how", 5, Kind::Discussion),
            ("Vote, poll", "Vote, poll", 10, Kind::Discussion),
            ("Long, 2000", "Long, 2000", 10, Kind::Discussion),
            ("", "", 10, Kind::Discussion),
        ] {
            let a = activity(text);
            assert_eq!((a.title.as_str(), a.minutes, a.kind), (title, minutes, kind), "{text}");
        }
    }
}
