//! Owns what of the session is on the screen: the activity, its step, its groups, the cell that a note goes to. It only
//! looks.

use super::model::Model;
use crate::workshop::{Activity, GroupRound, Moment, Note, NoteKind, Phase, SessionState, Step, capture};

/// One place of a canvas: a column, and a row where the canvas has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The row.
    pub row: Option<&'a str>,
    /// The id of the column.
    pub column: &'a str,
}

impl Model {
    /// Returns the activity on the screen: the one looked at, else the running one, else the first or last.
    pub fn shown(&self) -> Option<usize> {
        let fallback = match self.session.state() {
            SessionState::Done => self.session.plan.agenda.len().checked_sub(1),
            _ => (!self.session.plan.agenda.is_empty()).then_some(0),
        };
        self.cursor.viewed.or_else(|| self.session.step().map(|s| s.activity)).or(fallback)
    }

    /// Returns the activity on the screen.
    pub fn shown_activity(&self) -> Option<&Activity> {
        self.shown().map(|i| &self.session.plan.agenda[i])
    }

    /// Returns the running step, when the activity on the screen is the running one.
    pub fn shown_step(&self) -> Option<Step> {
        self.session.step().filter(|s| Some(s.activity) == self.shown())
    }

    /// Returns the phase that is shown: the running one, else none.
    pub fn shown_phase(&self) -> Option<&Phase> {
        let step = self.shown_step()?;
        self.session.plan.agenda[step.activity].phases.get(step.phase?)
    }

    /// Returns the groups of the activity on the screen.
    pub fn shown_round(&self) -> Option<&GroupRound> {
        let activity = self.shown_activity().filter(|a| self.session.has_groups(a))?;
        self.session.round_of(&activity.id)
    }

    /// Returns the name of the group that captures go to.
    pub fn group_name(&self) -> Option<&str> {
        let round = self.session.round().filter(|_| self.session.in_groups())?;
        round.groups.get(self.cursor.group).map(|g| g.name.as_str())
    }

    /// Returns the places of the canvas that the shown phase is about, row by row.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        let Some(activity) = self.shown_activity() else { return Vec::new() };
        let columns: Vec<&str> = activity.columns_of(self.shown_phase()).map(|c| c.id.as_str()).collect();
        let rows = self.rows();
        rows.iter().flat_map(|row| columns.iter().map(|column| Cell { row: *row, column })).collect()
    }

    /// Returns the rows of the canvas on the screen; a single `None` where it has none.
    pub fn rows(&self) -> Vec<Option<&str>> {
        match self.shown_activity() {
            Some(a) if !a.rows.is_empty() => a.rows.iter().map(|r| Some(r.as_str())).collect(),
            _ => vec![None],
        }
    }

    /// Returns whether every change is on the disk.
    pub fn is_saved(&self) -> bool {
        self.saving.on_disk >= self.revision
    }

    /// Returns how a line for notes is understood now.
    pub fn understood(&self, text: &str, now: Moment) -> capture::Draft {
        capture::read(text, now.date_naive(), &self.session.everybody(), self.prompt.date_order)
    }

    /// Returns what a capture would become if it were kept now.
    pub fn captured(&self, text: &str, now: Moment) -> Note {
        let draft = self.understood(text, now);
        let activity = self.session.activity().or_else(|| {
            // Before and after, a note belongs to the activity that is looked at.
            self.cursor.viewed.and(self.shown_activity())
        });
        let cells = self.cells();
        let on_canvas = matches!(draft.kind, NoteKind::Note | NoteKind::Quote) && self.shown_step().is_some();
        let cell = cells.get(self.cursor.cell).filter(|_| on_canvas);
        Note {
            at: now,
            activity: activity.map(|a| a.id.clone()),
            group: self.group_name().map(str::to_owned),
            column: cell.map(|c| c.column.to_owned()),
            row: cell.and_then(|c| c.row).map(str::to_owned),
            kind: draft.kind,
            text: draft.text,
            owners: draft.owners.into_iter().collect(),
            due: draft.due,
            ..Note::default()
        }
    }
}
