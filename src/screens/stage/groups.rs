//! The stage while groups are at work: who is in which, where it works and, once it has any, how many entries it has.
//! What they write comes when it is told.

use super::form::Form;
use super::scene::{Layout, Scene, State, place};
use super::stack::Stack;
use crate::screens::grid::Line;
use crate::screens::parts::text::{fit, width, wrap};
use crate::theme::Role;
use crate::workshop::text::wording::{capitalised, sit_out};
use crate::workshop::{PublicGroup, Shows, count_of};

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Groups,
    aside: |scene| {
        let waiting = scene.public.canvas.as_ref().is_some_and(|c| c.waiting);
        waiting.then(|| "some entries are hidden".to_owned()).into_iter().chain(place(scene)).collect()
    },
    draw: |scene, layout, pen| {
        Stack {
            clock: true,
            answers: false,
            prompt: scene.asked(),
            forms: &scene.groups(layout.text.width, || forms(scene, layout)),
        }
        .draw(scene, layout, pen);
    },
};

/// How the people of a group are written.
#[derive(Clone, Copy, PartialEq)]
enum People {
    /// By their whole names.
    Whole,
    /// By their short names, in one row.
    Short,
    /// By their short names, in as many rows as it takes.
    Wrapped,
    /// As a number.
    Counted,
}

/// Returns the list of groups in every form that it can have here, the most complete one first: then short names, then
/// no places, then numbers of people.
fn forms(scene: &Scene<'_>, layout: &Layout) -> Vec<Form> {
    let columns = layout.text.width;
    let ways = [
        (People::Whole, true),
        (People::Short, true),
        (People::Wrapped, true),
        (People::Short, false),
        (People::Wrapped, false),
    ];
    let mut forms: Vec<Form> =
        ways.into_iter().filter_map(|(people, places)| form(scene, columns, people, places)).collect();
    let groups = &rows_of(scene);
    forms.extend((2..=4).filter_map(|across| beside(groups, columns, across)));
    forms.extend(form(scene, columns, People::Counted, false));
    let counted = |across: u16| {
        let rows = groups.iter().map(|g| format!("{}  {}", g.name, count_of(g.here().count(), "person")));
        side_by_side(&rows.map(|row| (row, String::new())).collect::<Vec<_>>(), columns, across)
    };
    forms.extend((2..=4).filter_map(counted));
    forms
}

/// Returns the groups, and below them whoever sits out.
fn rows_of(scene: &Scene<'_>) -> Vec<PublicGroup> {
    let people = &scene.public.sit_out;
    let name = capitalised(sit_out(people.len()));
    let out = (!people.is_empty()).then(|| PublicGroup { name, place: None, people: people.clone() });
    scene.public.groups.iter().cloned().chain(out).collect()
}

/// Returns the list with one group below the other; nothing where its rows are too long.
fn form(scene: &Scene<'_>, columns: u16, people: People, places: bool) -> Option<Form> {
    let groups = &rows_of(scene);
    let gap = if columns >= 100 { 5 } else { 3 };
    let longest = |texts: &mut dyn Iterator<Item = &str>| texts.map(width).max().unwrap_or(0) as u16;
    let name = longest(&mut groups.iter().map(|g| g.name.as_str())).min(columns / 3);
    let place = longest(&mut groups.iter().filter_map(|g| g.place.as_deref())).min(columns / 2);
    let has_places = places && place > 0;
    let x = name + gap + if has_places { place + gap } else { 0 };
    let room = usize::from(columns.checked_sub(x)?);
    let mut form = Form { noun: "group", ..Form::default() };
    for (at, group) in groups.iter().enumerate() {
        let said = match people {
            People::Counted => count_of(group.here().count(), "person"),
            _ => names(group, people == People::Whole),
        };
        if people != People::Wrapped && width(&said) > room || room < 16 {
            return None;
        }
        let mut rows = wrap(&said, room, usize::MAX).into_iter();
        let role = if at < scene.public.groups.len() { Role::Strong } else { Role::Dim };
        let mut first: Line = vec![(0, fit(&group.name, name.into()).into_owned(), role)];
        let at_place = group.place.as_deref().filter(|_| has_places);
        first.extend(at_place.map(|text| (name + gap, fit(text, place.into()).into_owned(), Role::Accent)));
        first.extend(rows.next().map(|row| (x, row, Role::Text)));
        let count = entries_of(scene, group);
        form.beside.extend((count > 0).then(|| (form.lines.len(), count_of(count, "entry"))));
        form.lines.push(first);
        form.lines.extend(rows.map(|row| vec![(x, row, Role::Text)]));
    }
    let rows = Form::of_lines(form.lines);
    // Where names are short already, the list stands where a longer one would.
    let whole = matches!(people, People::Whole | People::Counted);
    Some(Form { columns: if whole { rows.columns } else { columns }, lines: rows.lines, ..form })
}

/// Returns the list in several columns, each group with its people in one row.
fn beside(groups: &[PublicGroup], columns: u16, across: u16) -> Option<Form> {
    let rows: Vec<(String, String)> = groups.iter().map(|g| (g.name.clone(), names(g, false))).collect();
    side_by_side(&rows, columns, across)
}

/// Returns rows of a name and of what is said of it in several columns; nothing where one has no room.
fn side_by_side(rows: &[(String, String)], columns: u16, across: u16) -> Option<Form> {
    let each = (columns + 3) / across;
    let name = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0) as u16;
    let fits = |(_, said): &(String, String)| name + 2 + width(said) as u16 <= each.saturating_sub(3);
    if !rows.iter().all(fits) {
        return None;
    }
    let high = rows.len().div_ceil(usize::from(across));
    let row = |y: usize| {
        let cells = (0..across).filter_map(|c| Some((c * each, rows.get(usize::from(c) * high + y)?)));
        cells
            .flat_map(|(x, (name_of, said))| {
                [(x, name_of.clone(), Role::Strong), (x + name + 2, said.clone(), Role::Text)]
            })
            .collect()
    };
    Some(Form { columns, noun: "group", ..Form::of_lines((0..high).map(row).collect()) })
}

/// Returns the people of a group in one row.
fn names(group: &PublicGroup, whole: bool) -> String {
    let name = |p: &crate::workshop::PublicPerson| {
        format!("{}{}", if whole { &p.name } else { &p.short }, if p.hosts { " (host)" } else { "" })
    };
    group.here().map(name).collect::<Vec<_>>().join(" · ")
}

/// Returns how many entries of a group the room may know of.
fn entries_of(scene: &Scene<'_>, group: &PublicGroup) -> usize {
    let entries = scene.public.canvas.iter().filter(|_| !scene.reading).flat_map(|c| &c.entries);
    entries.filter(|n| n.group.as_ref() == Some(&group.name)).count()
}
