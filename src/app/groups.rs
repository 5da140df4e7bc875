//! Owns what is said of the groups on the screen and who is selected among them. It only looks.

use super::group_cache::{Key, Outlook};
use super::model::Model;
use crate::workshop::breakout::Score;
use crate::workshop::{AskedGroups, Grouping, MovePreview, count_of};

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

    /// Returns what the groups that are asked for in the running activity would come to.
    pub(super) fn score_of_asked(&self, asked: &Grouping) -> Option<AskedGroups> {
        self.caches.groups.asked(&self.session, asked)
    }

    /// Returns the groups of the activities to come, as they are planned now.
    pub fn outlook(&self) -> &Outlook {
        self.caches.groups.outlook(&self.session)
    }

    /// Tells how many groups stand side by side on the screen, so that arrows move as the eye does.
    pub fn set_group_columns(&self, columns: usize) {
        self.caches.groups.columns.set(columns);
    }

    /// Moves the selection up or down in its group, and on into the next row of groups.
    pub(super) fn step_in_column(&mut self, down: bool) {
        let Some((group, at)) = self.selected_seat() else { return };
        let (sizes, unplaced) = (self.group_sizes(), self.without_group().len());
        let columns = self.caches.groups.columns.get().clamp(1, sizes.len().max(1));
        let seat = match (group, down) {
            (None, true) if at + 1 < unplaced => (None, at + 1),
            (None, true) => match sizes.iter().position(|size| *size > 0) {
                Some(first) => (Some(first), 0),
                None => return,
            },
            (Some(group), true) if at + 1 < sizes[group] => (Some(group), at + 1),
            (Some(group), true) => {
                // The last row may be shorter: then its last group is below.
                let row = (group / columns + 1) * columns;
                let below = (group + columns).min(sizes.len() - 1);
                if row >= sizes.len() || sizes[below] == 0 {
                    return;
                }
                (Some(below), 0)
            }
            (_, false) if at > 0 => (group, at - 1),
            (Some(group), false) if group >= columns && sizes[group - columns] > 0 => {
                (Some(group - columns), sizes[group - columns] - 1)
            }
            (Some(group), false) if group < columns && unplaced > 0 => (None, unplaced - 1),
            (_, false) => return,
        };
        self.select_seat(seat);
    }

    /// Moves the selection to the same place in the next group beside that has people.
    pub(super) fn step_beside(&mut self, right: bool) {
        let Some((Some(group), at)) = self.selected_seat() else { return };
        let sizes = self.group_sizes();
        let columns = self.caches.groups.columns.get().clamp(1, sizes.len().max(1));
        let row = group / columns * columns;
        let mut beside: Vec<usize> =
            if right { (group + 1..(row + columns).min(sizes.len())).collect() } else { (row..group).rev().collect() };
        beside.retain(|group| sizes[*group] > 0);
        if let Some(&group) = beside.first() {
            self.select_seat((Some(group), at.min(sizes[group] - 1)));
        }
    }

    fn group_sizes(&self) -> Vec<usize> {
        self.session.round().map_or_else(Vec::new, |r| r.groups.iter().map(|g| g.members.len()).collect())
    }

    /// Returns where the selected person sits: in which group, if in one, and at which place.
    fn selected_seat(&self) -> Option<(Option<usize>, usize)> {
        let unplaced = self.without_group().len();
        let Some(mut at) = self.cursor.selected.checked_sub(unplaced) else {
            return Some((None, self.cursor.selected));
        };
        for (group, size) in self.group_sizes().into_iter().enumerate() {
            if at < size {
                return Some((Some(group), at));
            }
            at -= size;
        }
        None
    }

    fn select_seat(&mut self, (group, at): (Option<usize>, usize)) {
        let before: usize = group.map_or(0, |g| self.group_sizes()[..g].iter().sum::<usize>());
        self.cursor.selected = if group.is_none() { at } else { self.without_group().len() + before + at };
        self.select_group_of_person();
    }

    /// Forgets what was worked out of something else.
    pub(super) fn refresh_group_cache(&mut self) {
        let selected = if self.cursor.view.moves_people { self.selected_name() } else { None };
        let of = Key { revision: self.revision, selected, marked: self.cursor.marked.clone() };
        self.caches.groups.keep_only(of);
    }

    /// Returns who stands above the groups: those who are still to be placed, then those who sit out.
    fn without_group(&self) -> Vec<String> {
        let mut names: Vec<String> = self.session.unplaced().into_iter().map(|p| p.name).collect();
        names.extend(self.session.sitting_out());
        names
    }

    /// Returns people in the order of the groups view: those without a group first, then group by group.
    pub fn by_group(&self) -> Vec<String> {
        let mut names = self.without_group();
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
        self.cursor.selected = self.without_group().len() + before;
    }

    /// Unmarks people where they cannot be seen.
    pub(super) fn unmark(&mut self) {
        let Some(name) = &self.cursor.marked else { return };
        let here = || self.without_group().contains(name);
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
    if let Some(from) = first.from.filter(|from| here[*from].members.len() == 1) {
        let (from, to) = (&here[from].name, &here[first.to].name);
        return format!(" {} is alone in {from}: m moves them to {to}{more}.", first.name);
    }
    let lonely = here[first.to].members.first().map_or("", String::as_str);
    format!(" {lonely} is alone in {}: m moves {} there{more}.", here[first.to].name, first.name)
}
