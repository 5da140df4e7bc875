//! The stage while groups are at work: who is in which, where it works and, once it has any, how many entries it has.
//! What they write comes when it is told.

use std::ops::RangeInclusive;

use super::form::Form;
use super::scene::{Layout, Scene, State, hidden_and_place};
use super::stack::Stack;
use crate::screens::parts::text::{fit, width, wrap};
use crate::theme::Role;
use crate::workshop::text::wording::{capitalised, sit_out};
use crate::workshop::{PublicGroup, Shows, count_of};

/// The state.
pub(super) const STATE: State = State {
    shows: Shows::Groups,
    aside: hidden_and_place,
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

/// The columns between two columns of groups.
const BETWEEN: u16 = 3;
/// The least columns for the people of a group.
const LEAST: usize = 16;

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
/// several columns, then no places, then numbers of people.
fn forms(scene: &Scene<'_>, layout: &Layout) -> Vec<Form> {
    const ONE: RangeInclusive<u16> = 1..=1;
    const SEVERAL: RangeInclusive<u16> = 2..=4;
    let groups = &rows_of(scene);
    let has_places = groups.iter().any(|group| group.place.is_some());
    let by_name = [(People::Short, SEVERAL), (People::Wrapped, SEVERAL)];
    let in_rows = [(People::Short, ONE), (People::Wrapped, ONE)];
    let with_places = [(People::Whole, ONE)].into_iter().chain(in_rows.clone()).chain(by_name.clone());
    let counted = [(People::Counted, ONE), (People::Counted, SEVERAL)];
    let ways = (with_places.map(|way| (way, has_places)))
        .chain(in_rows.into_iter().chain(by_name).filter(|_| has_places).map(|way| (way, false)))
        .chain(counted.clone().into_iter().filter(|_| has_places).map(|way| (way, true)))
        .chain(counted.map(|way| (way, false)));
    let form = |((people, across), places): ((People, RangeInclusive<u16>), bool)| {
        across.filter_map(move |across| form(scene, groups, layout.text.width, (people, places, across)))
    };
    ways.flat_map(form).collect()
}

/// Returns the groups, and below them whoever sits out.
fn rows_of(scene: &Scene<'_>) -> Vec<PublicGroup> {
    let people = &scene.public.sit_out;
    let name = capitalised(sit_out(people.len()));
    let out = (!people.is_empty()).then(|| PublicGroup { name, place: None, people: people.clone(), entries: 0 });
    scene.public.groups.iter().cloned().chain(out).collect()
}

/// Returns the list with its groups below one another in so many columns; nothing where its rows are too long.
fn form(
    scene: &Scene<'_>,
    groups: &[PublicGroup],
    columns: u16,
    (people, has_places, across): (People, bool, u16),
) -> Option<Form> {
    let gap = match (columns, across) {
        (100.., 1) => 5,
        (_, 1) => 3,
        _ => 2,
    };
    let each = (columns + BETWEEN) / across - BETWEEN;
    let longest = |texts: &mut dyn Iterator<Item = &str>| texts.map(width).max().unwrap_or(0) as u16;
    let names = longest(&mut groups.iter().map(|g| g.name.as_str()));
    let places = longest(&mut groups.iter().filter_map(|g| g.place.as_deref()));
    let (name, place) = (names.min(each / 3), places.min(each / 2));
    if across > 1 && (name < names || (has_places && place < places)) {
        return None;
    }
    let x = name + gap + if has_places { place + gap } else { 0 };
    let room = usize::from(each.checked_sub(x)?);
    let high = groups.len().div_ceil(usize::from(across)).max(1);
    let mut form = Form { noun: "group", ..Form::default() };
    for (at, groups) in (0..).zip(groups.chunks(high)) {
        let left = at * (each + BETWEEN);
        let mut row = 0;
        for group in groups {
            let said = match people {
                People::Counted => count_of(group.here().count(), "person"),
                _ => names_of(group, people == People::Whole),
            };
            let least = if people == People::Counted { 1 } else { LEAST };
            if people != People::Wrapped && width(&said) > room || room < least {
                return None;
            }
            let mut rows = wrap(&said, room, usize::MAX).into_iter();
            let is_group = scene.public.groups.iter().any(|g| g.name == group.name);
            let role = if is_group { Role::Strong } else { Role::Dim };
            let at_place = group.place.as_deref().filter(|_| has_places);
            let place = at_place.map(|text| (left + name + gap, fit(text, place.into()).into_owned(), Role::Accent));
            let first = [(left, fit(&group.name, name.into()).into_owned(), role)].into_iter().chain(place);
            form.put(row, first.chain(rows.next().map(|row| (left + x, row, Role::Text))), 1);
            if across == 1 && group.entries > 0 && !scene.reading {
                form.beside.push((row, count_of(group.entries, "entry")));
            }
            row += 1;
            for text in rows {
                form.put(row, [(left + x, text, Role::Text)], 0);
                row += 1;
            }
        }
    }
    // Where names are short already, the list stands where a longer one would.
    let whole = matches!(people, People::Whole | People::Counted) && across == 1;
    form.columns = if whole { form.width() } else { columns };
    Some(form)
}

/// Returns the people of a group in one row.
fn names_of(group: &PublicGroup, whole: bool) -> String {
    let name = |p: &crate::workshop::PublicPerson| {
        format!("{}{}", if whole { &p.name } else { &p.short }, if p.hosts { " (host)" } else { "" })
    };
    group.here().map(name).collect::<Vec<_>>().join(" · ")
}
