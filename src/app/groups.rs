//! Owns what is said of the groups on the screen and who is selected among them. It only looks.

use super::group_cache::{Key, Outlook};
use super::model::Model;
use crate::workshop::breakout::Score;
use crate::workshop::{MovePreview, count_of};

impl Model {
    /// Returns the score of the groups of the running activity.
    pub fn score(&self) -> Option<&Score> {
        self.caches.groups.score(&self.session)
    }

    /// Returns what each other group, the first ones, would change for the selected person of the groups view.
    pub fn move_previews(&self) -> &[MovePreview] {
        self.caches.groups.move_previews(&self.session, || self.selected_name())
    }

    /// Returns what would change if the selected person of the groups view and whoever is marked changed places.
    pub fn swap_preview(&self) -> Option<&MovePreview> {
        self.caches.groups.swap(&self.session, || self.cursor.marked.clone().zip(self.selected_name()))
    }

    /// Returns the groups of the activities to come, as they are planned now.
    pub fn outlook(&self) -> &Outlook {
        self.caches.groups.outlook(&self.session)
    }

    /// Forgets what was worked out of something else.
    pub(super) fn refresh_group_cache(&mut self) {
        let selected = if self.cursor.view.moves_people { self.selected_name() } else { None };
        let of = Key { revision: self.revision, selected, marked: self.cursor.marked.clone() };
        self.caches.groups.keep_only(of);
    }

    /// Returns people in the order of the groups view: those without a group first, then group by group.
    pub fn by_group(&self) -> Vec<String> {
        let mut names: Vec<String> = self.session.unplaced().into_iter().map(|p| p.name).collect();
        if let Some(round) = self.session.round() {
            names.extend(round.groups.iter().flat_map(|g| g.members.iter().cloned()));
        }
        names
    }

    /// Returns the name selected in the groups view or in the people view.
    pub fn selected_name(&self) -> Option<String> {
        (self.cursor.view.person)(self)
    }

    /// Returns whether somebody keeps their group at the next shuffle of the running activity.
    pub fn is_pinned(&self, name: &str) -> bool {
        let activity = self.session.activity().map(|a| a.id.as_str());
        self.cursor.pinned.iter().any(|(id, n)| Some(id.as_str()) == activity && n == name)
    }

    /// Returns whoever of the groups on the screen keeps their group.
    pub fn pinned_here(&self) -> Vec<String> {
        self.by_group().into_iter().filter(|name| self.is_pinned(name)).collect()
    }

    /// Chooses the group of the selected person.
    pub(super) fn select_group_of_person(&mut self) {
        if let (Some(name), Some(round)) = (self.selected_name(), self.session.round())
            && let Some(group) = round.groups.iter().position(|g| g.members.contains(&name))
        {
            self.cursor.group = group;
        }
    }

    /// Selects the first person of the chosen group.
    pub(super) fn select_person_of_group(&mut self) {
        let Some(round) = self.session.round() else { return };
        let before: usize = round.groups.iter().take(self.cursor.group).map(|g| g.members.len()).sum();
        self.cursor.selected = self.session.unplaced().len() + before;
    }

    /// Unmarks people where they cannot be seen.
    pub(super) fn unmark(&mut self) {
        let Some(name) = &self.cursor.marked else { return };
        let here = || self.session.unplaced().iter().any(|p| p.name == *name);
        let placed = || self.session.round().is_some_and(|r| r.groups.iter().any(|g| g.members.contains(name)));
        if !(self.cursor.view.moves_people && (placed() || here())) {
            self.cursor.marked = None;
        }
    }
}

/// Returns what the groups come to, short enough for the bottom line: `; no repeats, 96 % mixed`.
pub(super) fn short_score(m: &Model) -> String {
    let Some(score) = m.session.score() else { return String::new() };
    let sentence = score.sentence();
    let repeats = sentence.split(" · ").next().unwrap_or_default();
    let mix = score.mix.first().map_or(String::new(), |mix| format!(", {} % mixed", mix.percent()));
    format!("; {repeats}{mix}")
}

/// Says which constraints are broken: `; 1 constraint not met: Ana and Ben are not apart; r shuffles again`.
pub(super) fn broken_constraints(m: &Model) -> String {
    let broken = m.session.score().and_then(|score| score.broken_constraints());
    broken.map_or_else(String::new, |broken| format!("; {broken}; r shuffles again"))
}

/// Returns who is alone in a group and what would help: ` Ana is alone in Group 2: m moves Ben there.`
pub(super) fn singletons_in_words(m: &Model) -> String {
    let moves = m.session.singleton_moves();
    let Some((first, round)) = moves.first().zip(m.session.round()) else { return String::new() };
    let here = m.session.present_groups(round);
    let more = match moves.len() - 1 {
        0 => String::new(),
        more => format!(", and {}", count_of(more, "more move")),
    };
    if here[first.from].members.len() == 1 {
        let (from, to) = (&here[first.from].name, &here[first.to].name);
        return format!(" {} is alone in {from}: m moves them to {to}{more}.", first.name);
    }
    let lonely = here[first.to].members.first().map_or("", String::as_str);
    format!(" {lonely} is alone in {}: m moves {} there{more}.", here[first.to].name, first.name)
}
