//! The groups view: the groups side by side, and what moves people between them.

use super::shared;
use crate::app::model::{About, Action, Bind, Model, View};
use crate::app::perform::perform;
use crate::app::prompts::group_name;
use crate::app::rows::{key, stepped};
use crate::workshop::{Command, Event, Moment, Refusal, Regroup, With};

/// The view.
pub static VIEW: View = View {
    id: "groups",
    title: "in the groups",
    keys: &[
        shared::CLOCK,
        shared::NOTES,
        ROWS,
        shared::GROUP_STEPS,
        shared::GROUP_REPAIR,
        ENTER,
        shared::LIST,
        shared::UNDO,
        shared::TROUBLE,
        shared::EVERYWHERE,
    ],
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
    step: |m, by| {
        m.cursor.selected = stepped(m.cursor.selected, by, m.by_group().len());
        m.select_group_of_person();
    },
    follow: |m, event| {
        if let Event::Placed { name, .. } | Event::Swapped(_, name) = event {
            m.cursor.selected = m.by_group().iter().position(|n| n == name).unwrap_or(m.cursor.selected);
            m.select_group_of_person();
        }
    },
    ..View::USUAL
};

const OPENER: Bind = Bind::new(
    "groups",
    &["g"],
    "groups: the first time form them, or merge pairs into fours; then show them to move people, rename, set hosts",
    |m, _| match m.session.regroup() {
        _ if m.cursor.view == &VIEW => Some(Action::Show(&VIEW)),
        Some(Regroup::Merge) => Some(Action::Say(Command::Merge)),
        Some(Regroup::Form) => Some(Action::Do(shuffle, 0)),
        None => m.session.round().map(|_| Action::Show(&VIEW)),
    },
)
.hint(|m| match m.session.regroup() {
    _ if m.cursor.view == &VIEW => "close",
    Some(Regroup::Merge) => "merge into fours",
    Some(Regroup::Form) if m.session.with() == Some(With::Pairs) => "form pairs",
    Some(Regroup::Form) => "form groups",
    None => "groups",
})
.rank(5)
.missing(|_| Some("This activity keeps the whole group together, and no groups were formed before it.".to_owned()));

const ROWS: &[Bind] = &[
    key!("move-person", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "move there", "move the selected person into that group", |m, key| {
            let group = key.parse::<usize>().ok()?.checked_sub(1)?;
            m.selected_name().map(|name| Action::Say(Command::Place { name, group: Some(group) }))
        }).rank(1).unlisted(),
    key!("shuffle", &["r"], "shuffle again", "form the groups anew from the next seed", |_, _| Some(Action::Do(shuffle, 0))).rank(1),
    key!("rename-group", &["n"], "rename", "give the selected group another name", |m, _| m.session.round().map(|_| group_name::PROMPT.about(About::Index(m.cursor.group)))).rank(2),
    key!("toggle-host", &["t"], "host", "make the selected person the host of their group, or no longer", |m, _| m.selected_name().map(|name| Action::Say(Command::ToggleHost(name)))).was(&["host"]).rank(2),
    key!("draw-host", &["T"], "draw a host", "a host by lot: for the selected group, of those who have hosted least", |m, _| m.session.round().map(|_| Action::Do(draw_host, 0))),
    Bind::new("swap-people", &["w"], "swap two people: mark the selected person, then once more on somebody of another group", |m, _| m.selected_name().map(|_| Action::Do(swap, 0))).was(&["swap"]).hint(|m| if m.cursor.marked.is_some() { "swap with" } else { "swap" }).rank(2),
    Bind::new("keep-apart", &["A"], "apart: two people are not to be in one group; mark the selected person, then once more on another; the same again takes it back", |m, _| m.selected_name().map(|_| Action::Do(apart, 0))).was(&["apart"]).hint(|m| if m.cursor.marked.is_some() { "apart from" } else { "apart" }).rank(4),
    Bind::new("keep-together", &["J"], "together: two people are to be in one group; mark the selected person, then once more on another; the same again takes it back", |m, _| m.selected_name().map(|_| Action::Do(together, 0))).was(&["together"]).hint(|m| if m.cursor.marked.is_some() { "together with" } else { "together" }).rank(4),
    Bind::new("pin-person", &["P"], "pin: the selected person keeps the group at the next shuffle, or no longer", |m, _| m.selected_name().map(|_| Action::Do(pin, 0))).was(&["pin"]).hint(|m| if m.selected_name().is_some_and(|n| m.is_pinned(&n)) { "unpin" } else { "pin" }).rank(3),
    key!("same-groups", &["="], "as last time", "same groups as last time: those of the activity before, for whoever is still here; newcomers are placed", |m, _| m.session.round_before().map(|_| Action::Say(Command::SameGroups))).rank(3).missing(|_| Some("No activity before this one had groups that could be taken over.".to_owned())),
    key!("hosts-stay", &["S"], "hosts stay", "hosts stay, the rest scatter: everybody else goes on to other groups", |m, _| {
            let round = m.session.round().filter(|r| r.groups.iter().any(|g| g.host.is_some()))?;
            let seed = round.seed.wrapping_add(1) & (i64::MAX as u64);
            Some(Action::Say(Command::Scatter { seed, stay: m.pinned_here() }))
        }).was(&["scatter"]).rank(3).missing(|_| Some("No group has a host who could stay: t makes the selected person one.".to_owned())),
    key!("merge-groups", &["M"], "merge", "merge groups two by two: pairs become fours, and nobody is reshuffled", |m, _| m.session.round().map(|_| Action::Say(Command::Merge))).was(&["merge"]).rank(4),
    Bind::new("use-series-history", &["H"], "earlier sessions of the series: let who met there count as having met, or not", |m, _| {
            let known = m.session.record.forgets || m.session.remembered().0 > 0;
            known.then_some(Action::Say(Command::Remember(m.session.record.forgets)))
        }).was(&["remember"]).hint(|m| if m.session.record.forgets { "remember" } else { "forget" }).rank(5).missing(|_| Some("No earlier session of this series is known.".to_owned())),
];

const ENTER: &[Bind] = &[key!("open", &["Enter"], "place", "put the selected person where it costs least", |m, _| {
    m.selected_name().map(|name| Action::Say(Command::Place { name, group: None }))
})
.rank(1)
.unlisted()];

/// Forms the groups, or forms them anew from the next seed.
pub fn shuffle(m: &mut Model, _: i32, now: Moment) {
    let last = m.session.activity().and_then(|a| m.session.record.breakouts.iter().rev().find(|r| r.activity == a.id));
    let seed = last.map_or(m.session.seed(), |r| r.seed.wrapping_add(1) & (i64::MAX as u64));
    let stay = m.pinned_here();
    perform(m, Command::FormGroups { seed, stay }, now);
}

/// Marks the selected person, or says this of whoever is marked and them.
fn pair(m: &mut Model, now: Moment, question: &str, command: fn(String, String) -> Command) {
    let Some(name) = m.selected_name() else { return };
    match m.cursor.marked.take() {
        None => {
            m.tell(format!("{name} {question} on somebody else; Esc leaves it."), now);
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
        return m.object(Refusal::InNoGroup(name).to_string(), now);
    }
    pair(m, now, "changes places with whom? w", Command::Swap);
}

fn apart(m: &mut Model, _: i32, now: Moment) {
    pair(m, now, "is to be apart from whom? A", Command::Apart);
}

fn together(m: &mut Model, _: i32, now: Moment) {
    pair(m, now, "is to be together with whom? J", Command::Together);
}

/// Lets the selected person keep their group at the next shuffle, or no longer.
fn pin(m: &mut Model, _: i32, now: Moment) {
    let Some((name, activity)) = m.selected_name().zip(m.session.activity().map(|a| a.id.clone())) else { return };
    let round = m.session.round();
    let Some(group) = round.and_then(|r| r.groups.iter().find(|g| g.members.contains(&name))) else {
        return m.object(Refusal::InNoGroup(name).to_string(), now);
    };
    if m.is_pinned(&name) {
        m.cursor.pinned.retain(|(_, n)| *n != name);
        m.tell(format!("{name} goes along with the next shuffle"), now);
    } else {
        let text = format!("{name} stays in {} at the next shuffle", group.name);
        m.cursor.pinned.push((activity, name));
        m.tell(text, now);
    }
}

fn draw_host(m: &mut Model, _: i32, now: Moment) {
    let seed = now.timestamp().unsigned_abs();
    perform(m, Command::DrawHost { group: m.cursor.group, seed }, now);
}
