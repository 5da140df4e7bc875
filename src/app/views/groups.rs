//! The groups view: the groups side by side, and what moves people between them.

use super::shared;
use crate::app::effect::Effect;
use crate::app::group_search::{self, CANNOT_BEGIN};
use crate::app::list_keys::stepped;
use crate::app::model::{About, Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::perform::perform;
use crate::app::prompts::{group_name, group_request, move_person, place};
use crate::app::rows::key;
use crate::workshop::{Command, Event, Moment, Refusal, Regroup, With};

/// The view.
pub static VIEW: View = View {
    id: "groups",
    title: "Groups",
    keys: &[
        ("Clock", &shared::MINUTES),
        ("Move", &GRID),
        ("Move", &ENTER),
        ("Move", &shared::GROUP_STEPS),
        ("Move", &shared::LIST),
        ("Form", &ROWS),
        ("Form", &shared::GROUP_REPAIR),
        ("Notes", &shared::NOTES),
    ],
    hints: &[HintLine {
        when: |_| true,
        rows: "up+down+select-left+select-right move-person swap-people find-person | shuffle pin-person toggle-host rename-group set-place || undo help",
        narrow: "up+down+select-left+select-right move-person find-person shuffle pin-person || undo help",
    }],
    opener: Some(OPENER),
    leads: true,
    moves_people: true,
    open: |m| {
        if m.session.unplaced().is_empty() {
            m.select_person_of_group();
        }
    },
    rows: |m| m.by_group().len(),
    person: |m| m.by_group().get(m.cursor.selected).cloned(),
    step: |m, by| match by {
        -1 | 1 => m.step_in_column(by == 1),
        _ => {
            m.cursor.selected = stepped(m.cursor.selected, by, m.by_group().len());
            m.select_group_of_person();
        }
    },
    follow: |m, event| {
        if let Event::Placed { name, .. } | Event::Swapped(_, name) = event {
            m.cursor.selected = m.by_group().iter().position(|n| n == name).unwrap_or(m.cursor.selected);
            m.select_group_of_person();
        }
    },
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("groups", &["g"], "Form or show breakout groups", |m, _| match m.session.regroup() {
    _ if shows_groups(m) => Some(Action::Show(&VIEW)),
    Some(Regroup::Merge) => Some(Action::Perform(Command::Merge)),
    None if m.session.round().is_some() => Some(Action::Show(&VIEW)),
    _ if !m.session.takes_groups() || m.session.nobody_to_group().is_some() => None,
    Some(Regroup::Form) => Some(Action::Do(shuffle, 0)),
    None => Some(group_request::PROMPT.open()),
})
.hint(|m| match m.session.regroup() {
    _ if shows_groups(m) => "close",
    Some(Regroup::Merge) => "merge groups",
    Some(Regroup::Form) if m.session.with() == Some(With::Pairs) => "form pairs",
    Some(Regroup::Form) => "form groups",
    None => "groups",
})
.group("Groups")
.line(&[], "Form groups, then show them")
.on_stage_while(|m| m.session.regroup().is_some())
.missing(|m| {
    let nobody = m.session.nobody_to_group().filter(|_| m.session.takes_groups());
    let title = || m.session.activity().map_or_else(String::new, |a| a.title.clone());
    Some(nobody.unwrap_or_else(|| Refusal::NoGroupsPlanned(title())).to_string())
});

/// Returns whether the view shows groups, so that its key closes it.
fn shows_groups(m: &Model) -> bool {
    m.cursor.view == &VIEW && m.session.round().is_some()
}

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("move-person", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "move", "Move the person to that group", |m, key| {
            let group = key.parse::<usize>().ok()?.checked_sub(1)?;
            m.selected_name().map(|name| Action::Perform(Command::Place { name, group: Some(group) }))
        }).group("Move"),
    key!("shuffle", &["r"], "shuffle", "Shuffle again", |_, _| Some(Action::Do(shuffle, 0))),
    key!("rename-group", &["n"], "name", "Rename the selected group", |m, _| m.session.round().map(|_| group_name::PROMPT.about(About::Index(m.cursor.group)))).group("Name"),
    key!("set-place", &["L"], "place", "Set the places of groups", |m, _| m.session.round().map(|_| place::PROMPT.about(About::Index(m.cursor.group)))).group("Name"),
    key!("toggle-host", &["t"], "host", "Set or remove the host", |m, _| m.selected_name().map(|name| Action::Perform(Command::ToggleHost(name)))).was(&["host"]).group("Name"),
    key!("draw-host", &["T"], "draw host", "Draw a host at random", |m, _| m.session.round().map(|_| Action::Do(draw_host, 0))).group("Name"),
    Bind::new("swap-people", &["w"], "Swap two people", |m, _| m.selected_name().map(|_| Action::Do(swap, 0))).was(&["swap"]).hint(|m| if m.cursor.marked.is_some() { "swap with" } else { "swap" }).group("Move"),
    Bind::new("keep-apart", &["A"], "Keep two people apart", |m, _| m.selected_name().map(|_| Action::Do(apart, 0))).was(&["apart"]).hint(|m| if m.cursor.marked.is_some() { "apart from" } else { "keep apart" }),
    Bind::new("keep-together", &["J"], "Keep two people together", |m, _| m.selected_name().map(|_| Action::Do(together, 0))).was(&["together"]).hint(|m| if m.cursor.marked.is_some() { "together with" } else { "keep together" }),
    Bind::new("pin-person", &["P"], "Pin or unpin the person", |m, _| m.selected_name().map(|_| Action::Do(pin, 0))).was(&["pin"]).hint(|m| if m.selected_name().is_some_and(|n| m.is_pinned(&n)) { "unpin" } else { "pin" }),
    key!("same-groups", &["="], "same groups", "Same groups as last time", |m, _| m.session.round_before().map(|_| Action::Perform(Command::SameGroups))).missing(|_| Some("No earlier activity had groups.".to_owned())),
    key!("hosts-stay", &["S"], "rotate", "Hosts stay, others rotate", |m, _| {
            let round = m.session.round().filter(|r| r.groups.iter().any(|g| g.host.is_some()))?;
            let seed = round.seed.wrapping_add(1) & (i64::MAX as u64);
            Some(Action::Perform(Command::Rotate { seed, stay: m.pinned_here() }))
        }).was(&["scatter"]).missing(|_| Some("No group has a host: press t to make the selected person a host.".to_owned())),
    Bind::new("search-longer", &["G"], "Search for better groups", |m, _| {
            if m.searches_groups() { return Some(Action::Run(Effect::StopSearch)); }
            (m.session.round().is_some() && m.session.unplaced().is_empty()).then_some(Action::Run(Effect::SearchGroups))
        }).hint(|m| if m.searches_groups() { "stop searching" } else { "search longer" }).missing(|_| Some(CANNOT_BEGIN.to_owned())),
    key!("merge-groups", &["M"], "merge", "Merge groups two by two", |m, _| m.session.round().map(|_| Action::Perform(Command::Merge))).was(&["merge"]),
    Bind::new("use-series-history", &["H"], "Count earlier meetings or not", |m, _| {
            let known = m.session.record.forgets || m.session.history_size().0 > 0;
            known.then_some(Action::Perform(Command::Remember(m.session.record.forgets)))
        }).was(&["remember"]).hint(|m| if m.session.record.forgets { "remember" } else { "forget" }).missing(|_| Some("No earlier session of this series is known.".to_owned())),
];

/// Moving in the grid.
#[rustfmt::skip]
static GRID: KeyTable = &[
    key!("select-left", &["←", "h"], "left", "Select in the group beside", |m, _| m.session.round().map(|_| Action::Do(aside, -1))).line(&["select-right"], "Select in the group beside"),
    key!("select-right", &["→", "l"], "right", "Select in the next group beside", |m, _| m.session.round().map(|_| Action::Do(aside, 1))),
];

#[rustfmt::skip]
static ENTER: KeyTable = &[
    Bind::new("open", &["Enter"], "Move a person, use new groups", |m, _| {
            if m.offers_groups() { return Some(Action::Do(group_search::take, 0)); }
            m.session.round().map(|_| move_person::PROMPT.open())
        }).hint(|m| if m.offers_groups() { "use groups" } else { "move" }),
    key!("find-person", &["/"], "find", "Find a person to move", |m, _| m.session.round().map(|_| move_person::PROMPT.open())),
];

/// Moves the selection to the group beside.
fn aside(m: &mut Model, by: i32, _: Moment) {
    m.step_beside(by > 0);
}

/// Forms the groups, or forms them anew from the next seed.
pub fn shuffle(m: &mut Model, _: i32, now: Moment) {
    let seed = m.session.next_seed();
    let stay = m.pinned_here();
    perform(m, Command::FormGroups { seed, stay, asked: None }, now);
}

/// Marks the selected person, or says this of whoever is marked and them.
fn pair(m: &mut Model, now: Moment, question: &str, command: fn(String, String) -> Command) {
    let Some(name) = m.selected_name() else { return };
    match m.cursor.marked.take() {
        None => {
            m.notify(format!("{name}: {question} on the other person; Esc cancels."), now);
            m.cursor.marked = Some(name);
        }
        Some(marked) if marked == name => m.messages.message = None,
        Some(marked) => {
            if perform(m, command(marked.clone(), name), now).is_none() {
                m.cursor.marked = Some(marked);
            }
        }
    }
}

fn swap(m: &mut Model, _: i32, now: Moment) {
    let unplaced = |name: &String| m.session.unplaced().iter().any(|p| p.name == *name);
    if let Some(name) = m.selected_name().filter(|name| m.cursor.marked.is_none() && unplaced(name)) {
        return m.refuse(Refusal::InNoGroup(name).to_string(), now);
    }
    pair(m, now, "swap with whom? Press w", Command::Swap);
}

fn apart(m: &mut Model, _: i32, now: Moment) {
    pair(m, now, "keep apart from whom? Press A", Command::Apart);
}

fn together(m: &mut Model, _: i32, now: Moment) {
    pair(m, now, "keep together with whom? Press J", Command::Together);
}

/// Lets the selected person keep their group at the next shuffle, or no longer.
fn pin(m: &mut Model, _: i32, now: Moment) {
    let Some((name, activity)) = m.selected_name().zip(m.session.activity().map(|a| a.id.clone())) else { return };
    let round = m.session.round();
    let Some(group) = round.and_then(|r| r.groups.iter().find(|g| g.members.contains(&name))) else {
        return m.refuse(Refusal::InNoGroup(name).to_string(), now);
    };
    if m.is_pinned(&name) {
        m.cursor.pinned.retain(|(_, n)| *n != name);
        m.notify(format!("Unpinned: {name} may move when you shuffle"), now);
    } else {
        let text = format!("Pinned: {name} stays in {} when you shuffle", group.name);
        m.cursor.pinned.push((activity, name));
        m.notify(text, now);
    }
}

fn draw_host(m: &mut Model, _: i32, now: Moment) {
    let seed = now.timestamp().unsigned_abs();
    perform(m, Command::DrawHost { group: m.cursor.group, seed }, now);
}
