//! Owns what a participant may write, and what they see of what is written: their own entries, and those of their group
//! as far as they are not hidden.

use crate::workshop::{Activity, EntryKey, Note, NoteKind, Participant, Phase, PhaseKind, Session};

/// The canvas of the running activity as one participant sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Canvas {
    /// The activity's id.
    pub activity: String,
    /// Its rows; none where each column is one list.
    pub rows: Vec<String>,
    /// The columns that the running phase is about.
    pub columns: Vec<CanvasColumn>,
    /// Whether they may write now.
    pub takes: bool,
    /// Whether others see what is written only later.
    pub hidden: bool,
}

/// A column of a canvas with what a participant sees in it.
#[derive(Debug, Clone, PartialEq)]
pub struct CanvasColumn {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is asked in it.
    pub prompt: Option<String>,
    /// What they see in it, in the order in which it was written.
    pub entries: Vec<SeenEntry>,
}

/// An entry as a participant sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenEntry {
    /// What it is known by.
    pub key: EntryKey,
    /// What it says.
    pub text: String,
    /// Its row, where the canvas has rows.
    pub row: Option<String>,
    /// They wrote it, and may reword and withdraw it while the phase lasts.
    pub mine: bool,
    /// The facilitator keeps it from everybody else.
    pub alone: bool,
}

impl Session {
    /// Returns whether entries may be written on a canvas in a phase.
    pub fn takes_entries(&self, activity: &Activity, phase: Option<&Phase>) -> bool {
        let writes = phase.is_none_or(|phase| phase.does == PhaseKind::Write);
        self.is_under_way() && !activity.columns.is_empty() && writes
    }

    /// Returns the canvas of the running activity as a participant of this group sees it; nothing where it has none.
    pub fn canvas_of(&self, who: &Participant, group: Option<&str>) -> Option<Canvas> {
        let activity = self.activity().filter(|activity| !activity.columns.is_empty())?;
        let phase = self.phase();
        let may = who.name().is_none_or(|name| self.presence(name) == crate::workshop::Presence::Here);
        let mut columns: Vec<CanvasColumn> = activity
            .columns_of(phase)
            .map(|column| CanvasColumn {
                id: column.id.clone(),
                title: column.title.clone(),
                prompt: column.prompt.clone(),
                entries: Vec::new(),
            })
            .collect();
        for (_, key, note) in self.keyed_entries(&activity.id) {
            let mine = is_theirs(note, who);
            let seen = mine || (!note.is_hidden() && note.group.as_deref() == group);
            let column = columns.iter_mut().find(|column| note.column.as_ref() == Some(&column.id));
            if let Some(column) = column.filter(|_| seen) {
                let (text, row) = (note.text.clone(), note.row.clone());
                column.entries.push(SeenEntry { key, text, row, mine, alone: note.withheld });
            }
        }
        Some(Canvas {
            activity: activity.id.clone(),
            rows: activity.rows.clone(),
            columns,
            takes: self.takes_entries(activity, phase) && self.plan.room.write && may,
            hidden: self.hides_new_entries(),
        })
    }
}

/// Returns whether somebody wrote an entry; of those without a name nobody knows.
pub(in crate::workshop) fn is_theirs(note: &Note, who: &Participant) -> bool {
    note.kind == NoteKind::Note && who.name().is_some() && note.by.as_deref() == who.name()
}
