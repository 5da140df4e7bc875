//! Owns which entries are on the screen and in which order the selection goes through them. It changes nothing but the
//! selection.

use std::borrow::Cow;

use super::model::{Look, Model, Pane};
use super::note_index::{Bucket, together};
use super::on_screen::Cell;
use crate::workshop::{Column, Each, Note, Phase, Rank, ranked};

/// The notes of one group, or of the whole room, on one canvas.
pub struct GroupNotes<'a>(Vec<&'a Bucket>);

impl<'a> GroupNotes<'a> {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|p| p.places.len()).sum()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what stands in a cell, by its indexes.
    pub fn cell(&self, column: &str, row: Option<&str>) -> Cow<'a, [usize]> {
        let here = |p: &&&Bucket| p.column.as_deref() == Some(column) && p.row.as_deref() == row;
        together(self.0.iter().filter(here).copied())
    }

    /// Returns what stands in none of the cells of these columns and rows: decisions, actions, other phases' entries.
    pub fn besides(&self, columns: &[&str], rows: &[Option<&str>]) -> Cow<'a, [usize]> {
        let in_cell =
            |p: &Bucket| p.column.as_deref().is_some_and(|c| columns.contains(&c)) && rows.contains(&p.row.as_deref());
        together(self.0.iter().filter(|p| !in_cell(p)).copied())
    }
}

impl Model {
    /// Returns the ways in which the canvas on the screen can be looked at.
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

    /// Returns how the canvas on the screen is looked at.
    pub fn look(&self) -> Look {
        if self.looks().contains(&self.cursor.look) { self.cursor.look } else { Look::Overview }
    }

    /// Returns how it is looked at next.
    pub fn next_look(&self) -> Look {
        let looks = self.looks();
        let at = looks.iter().position(|l| *l == self.look()).unwrap_or(0);
        looks[(at + 1) % looks.len()]
    }

    /// Returns how many groups the canvas on the screen has.
    pub fn shown_groups(&self) -> usize {
        self.shown_round().map_or(0, |r| r.groups.len())
    }

    /// Returns the columns on the screen: those that the phase is about, all of them where one group is looked at.
    pub fn columns(&self) -> Vec<&Column> {
        let phase = self.shown_phase().filter(|_| self.look() != Look::Group);
        self.shown_activity().map_or(Vec::new(), |a| a.columns_of(phase).collect())
    }

    /// Returns the notes of a group of the canvas on the screen, counted from 0; `None`: what is in no group.
    pub fn notes_of(&self, group: Option<usize>) -> GroupNotes<'_> {
        let Some(activity) = self.shown_activity() else { return GroupNotes(Vec::new()) };
        let groups = self.shown_round().map_or(&[][..], |r| &r.groups);
        let buckets = self.caches.notes.buckets(&activity.id).iter();
        let name = group.and_then(|g| groups.get(g)).map(|g| g.name.as_str());
        GroupNotes(match group {
            Some(_) => buckets.filter(|p| name.is_some() && p.group.as_deref() == name).collect(),
            None => buckets.filter(|p| !groups.iter().any(|g| p.group.as_deref() == Some(&g.name))).collect(),
        })
    }

    /// Returns the notes of the activity on the screen that can be selected there, by their index, in the
    /// order in which they are read: cell by cell, then what is besides. On a canvas by groups these are the
    /// current group's and the whole room's; where groups are compared, those of the column.
    pub fn selectable_notes(&self) -> Vec<usize> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let groups = self.shown_groups();
        if groups == 0 && activity.columns.is_empty() {
            return self.caches.notes.of_activity(&activity.id).to_vec();
        }
        if self.look() == Look::Result {
            return self.result();
        }
        let rows = self.rows();
        let mut order = Vec::new();
        if self.look() == Look::Compare {
            let groups_notes: Vec<GroupNotes<'_>> =
                (0..groups).map(Some).chain([None]).map(|g| self.notes_of(g)).collect();
            for (row, notes_of) in rows.iter().flat_map(|row| groups_notes.iter().map(move |notes_of| (row, notes_of)))
            {
                order.extend_from_slice(&notes_of.cell(self.column_here(), *row));
            }
            return order;
        }
        let columns: Vec<&str> = self.columns().into_iter().map(|c| c.id.as_str()).collect();
        for notes_of in [(groups > 0).then_some(self.cursor.group), None]
            .into_iter()
            .map(|g| self.notes_of(g))
            .skip(usize::from(groups == 0))
        {
            for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))) {
                order.extend_from_slice(&notes_of.cell(column, *row));
            }
            order.extend_from_slice(&notes_of.besides(&columns, &rows));
        }
        order
    }

    /// Returns the column that captures go to, by its id.
    pub fn column_here(&self) -> &str {
        self.cells().get(self.cursor.cell).map_or("", |c| c.column)
    }

    /// Returns the note selected in the pane of the activity, by its index.
    pub fn selected_note(&self) -> Option<usize> {
        if !self.cursor.view.shows_activity || self.cursor.pane != Pane::Activity {
            return None;
        }
        self.selectable_notes().get(self.cursor.selected).copied()
    }

    /// Selects a note of the activity on the screen, by its index.
    pub(super) fn select_note(&mut self, place: usize) {
        self.cursor.selected = self.selectable_notes().iter().position(|n| *n == place).unwrap_or(0);
        self.follow_entry();
    }

    /// Looks at the activity and the group of a note of the record, and selects it there.
    pub(super) fn go_to_note(&mut self, at: usize) {
        let note = &self.session.record.notes[at];
        let activity = note.activity.as_ref().and_then(|id| self.session.plan.position(id));
        self.cursor.viewed = activity.filter(|a| self.session.step().map(|s| s.activity) != Some(*a));
        if let (Some(group), Some(round)) = (&note.group, self.shown_round())
            && let Some(place) = round.groups.iter().position(|g| g.name == *group)
        {
            self.cursor.group = place;
        }
        self.cursor.pane = Pane::Activity;
        self.select_note(at);
    }

    /// Lets the group and the cell that captures go to follow the selected entry.
    pub(super) fn follow_entry(&mut self) {
        let Some(note) = self.selected_note().map(|i| self.session.record.notes[i].clone()) else { return };
        let here = |c: &Cell<'_>| Some(c.column) == note.column.as_deref() && c.row == note.row.as_deref();
        if let Some(cell) = self.cells().iter().position(here) {
            self.cursor.cell = cell;
        }
        let groups = self.shown_round().map_or(&[][..], |r| &r.groups);
        if let Some(group) = groups.iter().position(|g| Some(&g.name) == note.group.as_ref()) {
            self.cursor.group = group;
        }
    }

    /// Selects the first entry of the cell and group that captures go to, where it has one.
    pub(super) fn select_here(&mut self) {
        let Some((column, row)) = self.cells().get(self.cursor.cell).map(|c| (c.column, c.row)) else { return };
        let notes_of = self.notes_of((self.shown_groups() > 0).then_some(self.cursor.group));
        if let Some(first) = notes_of.cell(column, row).first().copied() {
            self.select_note(first);
        }
    }
}

impl Model {
    /// Returns the phase whose votes are looked at: the running one, the last one before it, or the last one at all.
    pub fn vote(&self) -> Option<&Phase> {
        let phases = &self.shown_activity()?.phases;
        let until = self.shown_step().and_then(|s| s.phase).map_or(phases.len(), |p| p + 1);
        let votes = |p: &&Phase| p.does == crate::workshop::PhaseKind::Vote;
        phases[..until].iter().rev().find(votes)
    }

    /// Returns the entries with dots in the columns that the vote is about, by their index, in the order of their dots.
    pub fn ranking(&self) -> Vec<(Rank, usize)> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let columns: Vec<&str> = activity.columns_of(self.vote()).map(|c| c.id.as_str()).collect();
        let notes = &self.session.record.notes;
        let about = |n: &Note| columns.is_empty() || n.column.as_deref().is_some_and(|c| columns.contains(&c));
        let voted: Vec<usize> =
            self.caches.notes.voted(&activity.id).iter().copied().filter(|i| about(&notes[*i])).collect();
        ranked(voted.iter().map(|i| notes[*i].all_dots())).into_iter().map(|p| (p, voted[p.at])).collect()
    }

    /// Returns how many entries in the columns that the vote is about have no dot.
    pub fn without_dots(&self) -> usize {
        self.about_vote().map(|p| p.places.len()).sum::<usize>().saturating_sub(self.ranking().len())
    }

    /// Returns the buckets that the vote is about.
    fn about_vote(&self) -> impl Iterator<Item = &Bucket> {
        let activity = self.shown_activity();
        let columns: Vec<&str> =
            activity.into_iter().flat_map(|a| a.columns_of(self.vote())).map(|c| c.id.as_str()).collect();
        let buckets = activity.map_or(&[][..], |a| self.caches.notes.buckets(&a.id)).iter();
        buckets.filter(move |p| columns.is_empty() || p.column.as_deref().is_some_and(|c| columns.contains(&c)))
    }

    /// Returns what the result of a vote lists: the order of dots or, by axes, every entry as it was captured.
    pub fn result(&self) -> Vec<usize> {
        if self.vote().is_none_or(|v| v.axes.is_none()) {
            return self.ranking().into_iter().map(|(_, place)| place).collect();
        }
        let mut places: Vec<usize> = self.about_vote().flat_map(|p| &p.places).copied().collect();
        places.sort_unstable();
        places
    }

    /// Returns the entry whose turn it is, where the running phase gives entries a turn, by its index.
    pub fn topic(&self) -> Option<usize> {
        let gives = self.session.phase().is_some_and(|p| p.each == Some(Each::Entry));
        let turn = self.session.running().filter(|_| gives)?.turn.as_ref()?;
        self.selectable_notes().into_iter().find(|i| self.session.record.notes[*i].text == *turn)
    }

    /// Returns the entry that digits are for, where the running phase votes.
    pub fn voted_on(&self) -> Option<usize> {
        self.shown_step().and(self.session.phase()).filter(|p| p.does == crate::workshop::PhaseKind::Vote)?;
        self.selected_note()
    }
}

impl Model {
    /// Returns the selected entry by its index, and how many were put under it; nothing where none were.
    pub fn parts(&self) -> Option<(usize, usize)> {
        let note = self.selected_note()?;
        Some((note, self.session.record.notes[note].merged.len())).filter(|(_, parts)| *parts > 0)
    }

    /// Returns which of the entries that were put under the selected one is chosen, counted from 0.
    pub fn chosen_part(&self) -> Option<usize> {
        let (note, parts) = self.parts()?;
        self.cursor.part.filter(|(of, part)| *of == note && *part < parts).map(|(_, part)| part)
    }
}

/// Goes to where a phase or turn that just began is at work: to the group whose turn it is, to the entries.
pub(super) fn go_to_work(m: &mut Model) {
    if let Some(group) = m.session.running().and_then(|s| s.turn.as_ref())
        && let Some(at) = m.shown_round().and_then(|r| r.groups.iter().position(|g| g.name == *group))
    {
        m.cursor.group = at;
    }
    if m.session.phase().is_some_and(Phase::works_on_entries) {
        m.cursor.pane = Pane::Activity;
    }
    if let Some(topic) = m.topic() {
        m.cursor.pane = Pane::Activity;
        m.select_note(topic);
    }
}
