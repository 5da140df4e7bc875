//! Owns which entries are on the screen, in which order the selection goes through them, and what a key does to the
//! selected one.

use std::borrow::Cow;
use std::sync::Arc;

use super::filed::{Pile, together};
use super::update::{object, say_it, tell};
use super::{Model, Pane, View};
use crate::domain::{Column, Command, Each, Moment, Note, OnEntries, Phase, Place, ranked};

/// How the canvas of an activity with groups is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// All groups below one another, the current one first of all.
    #[default]
    Overview,
    /// One group with all columns.
    Group,
    /// One column with all groups side by side.
    Compare,
    /// What a vote has come to: the order of dots, or the picture of two axes.
    Result,
}

/// The notes of one group, or of the whole room, on one canvas.
pub struct Sheaf<'a>(Vec<&'a Pile>);

impl<'a> Sheaf<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|p| p.places.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands in a cell, by its places in the record.
    pub fn cell(&self, column: &str, row: Option<&str>) -> Cow<'a, [usize]> {
        let here = |p: &&&Pile| p.column.as_deref() == Some(column) && p.row.as_deref() == row;
        together(self.0.iter().filter(here).copied())
    }

    /// What stands in none of the cells of these columns and rows: decisions, actions, other phases' entries.
    pub fn besides(&self, columns: &[&str], rows: &[Option<&str>]) -> Cow<'a, [usize]> {
        let in_cell =
            |p: &Pile| p.column.as_deref().is_some_and(|c| columns.contains(&c)) && rows.contains(&p.row.as_deref());
        together(self.0.iter().filter(|p| !in_cell(p)).copied())
    }
}

impl Model {
    /// The ways in which the canvas on the screen can be looked at.
    pub fn looks(&self) -> Vec<Look> {
        let mut looks = vec![Look::Overview];
        if self.shown_groups() > 0 && self.shown_activity().is_some_and(|a| !a.columns.is_empty()) {
            looks.extend([Look::Group, Look::Compare]);
        }
        if self.vote().is_some() {
            looks.push(Look::Result);
        }
        looks
    }

    /// How the canvas on the screen is looked at.
    pub fn look(&self) -> Look {
        if self.looks().contains(&self.look) { self.look } else { Look::Overview }
    }

    /// How it is looked at next.
    pub fn next_look(&self) -> Look {
        let looks = self.looks();
        let at = looks.iter().position(|l| *l == self.look()).unwrap_or(0);
        looks[(at + 1) % looks.len()]
    }

    /// How many groups the canvas on the screen has.
    pub fn shown_groups(&self) -> usize {
        self.shown_round().map_or(0, |r| r.groups.len())
    }

    /// The columns on the screen: those that the phase is about, all of them where one group is looked at.
    pub fn columns(&self) -> Vec<&Column> {
        let phase = self.shown_phase().filter(|_| self.look() != Look::Group);
        self.shown_activity().map_or(Vec::new(), |a| a.columns_of(phase).collect())
    }

    /// The rows of the canvas on the screen; a single `None` where it has none.
    pub fn rows(&self) -> Vec<Option<&str>> {
        match self.shown_activity() {
            Some(a) if !a.rows.is_empty() => a.rows.iter().map(|r| Some(r.as_str())).collect(),
            _ => vec![None],
        }
    }

    /// The notes of a group of the canvas on the screen, counted from 0; `None`: what stands in none of the groups.
    pub fn sheaf(&self, group: Option<usize>) -> Sheaf<'_> {
        let Some(activity) = self.shown_activity() else { return Sheaf(Vec::new()) };
        let groups = self.shown_round().map_or(&[][..], |r| &r.groups);
        let piles = self.filed.piles(&activity.id).iter();
        let name = group.and_then(|g| groups.get(g)).map(|g| g.name.as_str());
        Sheaf(match group {
            Some(_) => piles.filter(|p| name.is_some() && p.group.as_deref() == name).collect(),
            None => piles.filter(|p| !groups.iter().any(|g| p.group.as_deref() == Some(&g.name))).collect(),
        })
    }

    /// The notes of the activity on the screen that can be selected there, by their place in the record, in the
    /// order in which they are read: cell by cell, then what is besides. On a canvas by groups these are the
    /// current group's and the whole room's; where groups are compared, those of the column.
    pub fn selectable_notes(&self) -> Vec<usize> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let groups = self.shown_groups();
        if groups == 0 && activity.columns.is_empty() {
            return self.filed.of_activity(&activity.id).to_vec();
        }
        if self.look() == Look::Result {
            return self.result();
        }
        let rows = self.rows();
        let mut order = Vec::new();
        if self.look() == Look::Compare {
            let sheaves: Vec<Sheaf<'_>> = (0..groups).map(Some).chain([None]).map(|g| self.sheaf(g)).collect();
            for (row, sheaf) in rows.iter().flat_map(|row| sheaves.iter().map(move |sheaf| (row, sheaf))) {
                order.extend_from_slice(&sheaf.cell(self.column_here(), *row));
            }
            return order;
        }
        let columns: Vec<&str> = self.columns().into_iter().map(|c| c.id.as_str()).collect();
        for sheaf in
            [(groups > 0).then_some(self.group), None].into_iter().map(|g| self.sheaf(g)).skip(usize::from(groups == 0))
        {
            for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))) {
                order.extend_from_slice(&sheaf.cell(column, *row));
            }
            order.extend_from_slice(&sheaf.besides(&columns, &rows));
        }
        order
    }

    /// The column that captures go to, by its id.
    pub fn column_here(&self) -> &str {
        self.cells().get(self.cell).map_or("", |c| c.column)
    }

    /// The note selected in the pane of the activity, by its place in the record.
    pub fn selected_note(&self) -> Option<usize> {
        if self.view != View::Live || self.pane != Pane::Activity {
            return None;
        }
        self.selectable_notes().get(self.selected).copied()
    }

    /// Selects a note of the activity on the screen, by its place in the record.
    pub(super) fn select_note(&mut self, place: usize) {
        self.selected = self.selectable_notes().iter().position(|n| *n == place).unwrap_or(0);
        self.follow_entry();
    }

    /// Lets the group and the cell that captures go to follow the selected entry.
    pub(super) fn follow_entry(&mut self) {
        let Some(note) = self.selected_note().map(|i| self.session.record.notes[i].clone()) else { return };
        let here = |c: &super::Cell<'_>| Some(c.column) == note.column.as_deref() && c.row == note.row.as_deref();
        if let Some(cell) = self.cells().iter().position(here) {
            self.cell = cell;
        }
        let groups = self.shown_round().map_or(&[][..], |r| &r.groups);
        if let Some(group) = groups.iter().position(|g| Some(&g.name) == note.group.as_ref()) {
            self.group = group;
        }
    }

    /// Selects the first entry of the cell and group that captures go to, where it has one.
    pub(super) fn select_here(&mut self) {
        let Some((column, row)) = self.cells().get(self.cell).map(|c| (c.column, c.row)) else { return };
        let sheaf = self.sheaf((self.shown_groups() > 0).then_some(self.group));
        if let Some(first) = sheaf.cell(column, row).first().copied() {
            self.select_note(first);
        }
    }
}

impl Model {
    /// The phase whose votes are looked at: the running one, the last one before it, or the last one at all.
    pub fn vote(&self) -> Option<&Phase> {
        let phases = &self.shown_activity()?.phases;
        let until = self.shown_step().and_then(|s| s.phase).map_or(phases.len(), |p| p + 1);
        let votes = |p: &&Phase| p.does == crate::domain::Does::Vote;
        phases[..until].iter().rev().find(votes)
    }

    /// The entries with dots in the columns that the vote is about, by their place in the record, in the order of their
    /// dots.
    pub fn ranking(&self) -> Vec<(Place, usize)> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let columns: Vec<&str> = activity.columns_of(self.vote()).map(|c| c.id.as_str()).collect();
        let notes = &self.session.record.notes;
        let about = |n: &Note| columns.is_empty() || n.column.as_deref().is_some_and(|c| columns.contains(&c));
        let voted: Vec<usize> = self.filed.voted(&activity.id).iter().copied().filter(|i| about(&notes[*i])).collect();
        ranked(voted.iter().map(|i| notes[*i].all_dots())).into_iter().map(|p| (p, voted[p.at])).collect()
    }

    /// How many entries in the columns that the vote is about have no dot.
    pub fn without_dots(&self) -> usize {
        self.about_vote().map(|p| p.places.len()).sum::<usize>().saturating_sub(self.ranking().len())
    }

    /// The piles that the vote is about.
    fn about_vote(&self) -> impl Iterator<Item = &Pile> {
        let activity = self.shown_activity();
        let columns: Vec<&str> =
            activity.into_iter().flat_map(|a| a.columns_of(self.vote())).map(|c| c.id.as_str()).collect();
        let piles = activity.map_or(&[][..], |a| self.filed.piles(&a.id)).iter();
        piles.filter(move |p| columns.is_empty() || p.column.as_deref().is_some_and(|c| columns.contains(&c)))
    }

    /// What the result of a vote lists: the order of dots or, by axes, every entry as it was captured.
    pub fn result(&self) -> Vec<usize> {
        if self.vote().is_none_or(|v| v.axes.is_none()) {
            return self.ranking().into_iter().map(|(_, place)| place).collect();
        }
        let mut places: Vec<usize> = self.about_vote().flat_map(|p| &p.places).copied().collect();
        places.sort_unstable();
        places
    }

    /// The entry whose turn it is, where the running phase gives entries a turn, by its place in the record.
    pub fn topic(&self) -> Option<usize> {
        let gives = self.session.phase().is_some_and(|p| p.each == Some(Each::Entry));
        let turn = self.session.running().filter(|_| gives)?.turn.as_ref()?;
        self.selectable_notes().into_iter().find(|i| self.session.record.notes[*i].text == *turn)
    }

    /// The entry that digits are for, where the running phase votes.
    pub fn voted_on(&self) -> Option<usize> {
        self.shown_step().and(self.session.phase()).filter(|p| p.does == crate::domain::Does::Vote)?;
        self.selected_note()
    }
}

/// Looks at the canvas in the next way; what is selected stays selected.
pub(super) fn look(m: &mut Model) {
    let note = m.selected_note();
    m.look = m.next_look();
    if let Some(note) = note {
        m.select_note(note);
    }
}

/// Goes to where a phase or turn that just began is at work: to the group whose turn it is, to the entries.
pub(super) fn enter(m: &mut Model) {
    if let Some(group) = m.session.running().and_then(|s| s.turn.as_ref())
        && let Some(at) = m.shown_round().and_then(|r| r.groups.iter().position(|g| g.name == *group))
    {
        m.group = at;
    }
    if m.session.phase().is_some_and(Phase::works_on_entries) {
        m.pane = Pane::Activity;
    }
    if let Some(topic) = m.topic() {
        m.pane = Pane::Activity;
        m.select_note(topic);
    }
}

/// Marks the selected entry, or puts whatever is marked under it.
pub(super) fn put_together(m: &mut Model, now: Moment) {
    let Some(under) = m.selected_note() else { return };
    match m.marked_entry.take() {
        None => {
            tell(m, "Put it under which entry? M on another one; Esc leaves it.", now);
            m.marked_entry = Some(under);
        }
        Some(note) if note == under => m.message = None,
        Some(note) => {
            if say_it(m, Command::Entries(OnEntries::PutTogether { note, under }), now) {
                // What stood before the headline has gone, so the headline stands one place further up.
                m.select_note(under - usize::from(note < under));
            } else {
                m.marked_entry = Some(note);
            }
        }
    }
}

impl Model {
    /// The selected entry by its place in the record, and how many were put under it; nothing where none were.
    pub fn parts(&self) -> Option<(usize, usize)> {
        let note = self.selected_note()?;
        Some((note, self.session.record.notes[note].merged.len())).filter(|(_, parts)| *parts > 0)
    }

    /// Which of the entries that were put under the selected one is chosen, counted from 0.
    pub fn chosen_part(&self) -> Option<usize> {
        let (note, parts) = self.parts()?;
        self.part.filter(|(of, part)| *of == note && *part < parts).map(|(_, part)| part)
    }
}

/// Lets the chosen one of what was put under the selected entry, or the last one, stand by itself again.
pub(super) fn take_apart(m: &mut Model, now: Moment) {
    let Some((note, _)) = m.parts() else { return };
    let headline = m.session.record.notes[note].as_ref().clone();
    part_with(m, OnEntries::TakeApart { note, part: m.chosen_part() }, &headline, now);
}

/// Lets the chosen one of what was put under the selected entry, or the last one, lead.
pub(super) fn let_lead(m: &mut Model, now: Moment) {
    let Some((note, parts)) = m.parts() else { return };
    let leader = m.session.record.notes[note].merged[m.chosen_part().unwrap_or(parts - 1)].clone();
    part_with(m, OnEntries::LetLead { note, part: m.chosen_part() }, &leader, now);
}

/// Says it, and selects the headline that there is then.
fn part_with(m: &mut Model, said: OnEntries, headline: &Note, now: Moment) {
    if say_it(m, Command::Entries(said), now) {
        m.part = None;
        let is = |n: &Arc<Note>| n.at == headline.at && n.text == headline.text && n.group == headline.group;
        if let Some(place) = m.session.record.notes.iter().position(is) {
            m.select_note(place);
        }
    }
}

/// Chooses another one of what was put under the selected entry.
pub(super) fn choose_part(m: &mut Model, by: i32) {
    let Some((note, parts)) = m.parts() else { return };
    let part = match m.chosen_part() {
        Some(part) => (part as i64 + i64::from(by)).rem_euclid(parts as i64) as usize,
        None if by < 0 => parts - 1,
        None => 0,
    };
    m.part = Some((note, part));
}

/// Puts so many dots on the selected entry, or gives it this score on the axis that is asked for.
pub(super) fn mark(m: &mut Model, n: u32, now: Moment) {
    let Some(note) = m.voted_on() else { return };
    let said = match m.session.phase().and_then(|p| p.axes.as_ref()) {
        None => OnEntries::AddDots { note, dots: n },
        Some(_) => OnEntries::Score { note, axis: m.axis, score: Some(n) },
    };
    let scores = matches!(said, OnEntries::Score { .. });
    if say_it(m, Command::Entries(said), now) {
        m.axis = if scores { 1 - m.axis } else { 0 };
        m.select_note(note);
    }
}

/// Sets the dots of an entry as typed, or both its scores; false where that cannot be read.
pub(super) fn set_marks(m: &mut Model, note: usize, text: &str, now: Moment) -> bool {
    let axes = m.session.phase().is_some_and(|p| p.axes.is_some());
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if axes {
        let scores: Vec<Option<u32>> =
            words.iter().map_while(|w| if *w == "-" { Some(None) } else { Some(Some(w.parse().ok()?)) }).collect();
        if words.len() != 2 || scores.len() != 2 {
            object(m, "Two scores are wanted, such as 4 2; - takes one away.", now);
            return false;
        }
        return scores
            .iter()
            .enumerate()
            .all(|(axis, score)| say_it(m, Command::Entries(OnEntries::Score { note, axis, score: *score }), now));
    }
    match words[..] {
        [word] if word.parse::<u32>().is_ok() => {
            let dots = word.parse().unwrap_or_default();
            let done = say_it(m, Command::Entries(OnEntries::SetDots { note, dots }), now);
            m.select_note(note);
            done
        }
        _ => {
            object(m, "A number of dots is wanted, such as 8; 0 takes all of them away.", now);
            false
        }
    }
}
