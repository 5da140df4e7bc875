//! Owns what is said of groups that have not been formed: how they come about, and how they are planned.

use ratatui::layout::Rect;

use super::Context;
use super::parts::Pen;
use super::parts::text::{width, wrap};
use crate::theme::Role;
use crate::workshop::text::wording::sits_out;
use crate::workshop::{Activity, Group, Grouping, PlannedGroups, Split, count_of};

/// Says how groups come about, or why there are none; tells the rows it took: none once they are at work.
pub(super) fn draw(cx: &Context<'_>, activity: &Activity, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let session = &cx.m.session;
    let groups = cx.m.shown_step().is_none();
    if !activity.has_groups() || (groups && cx.m.shown_round().is_some()) || (!groups && session.regroup().is_none()) {
        return 0;
    }
    let grouping = session.grouping(Some(activity));
    if groups && let Some(planned) = planned(cx, activity) {
        return draw_planned(cx, &grouping, planned, area, pen);
    }
    let mixed =
        if grouping.mix.is_empty() { String::new() } else { format!(", mixed by {}", grouping.mix.join(" and ")) };
    let people = session.to_group().len();
    let nobody = session.nobody_to_group().filter(|_| !groups && session.round().is_none());
    if let Some(nobody) = nobody {
        let lines = wrap(&nobody.to_string(), usize::from(area.width), usize::from(area.height.min(3)));
        pen.lines(area, lines.iter().map(|line| (line, Role::Accent)));
        return lines.len() as u16 + 1;
    }
    let said = activity.phases.iter().find_map(|p| p.with?.split());
    let exact = if grouping.exact && said.is_none() { "exact " } else { "" };
    let text = match (session.round().filter(|_| !groups), said) {
        (Some(round), _) => {
            let groups = count_of(round.groups.len(), "group");
            format!("g merges the {groups} two by two, without a reshuffle.")
        }
        (None, first) if groups => match (first.unwrap_or(grouping.split), exact) {
            (Split::Size(2), exact) => format!("{exact}pairs{mixed}"),
            (Split::Size(n), "") => format!("groups of about {n}{mixed}"),
            (Split::Size(n), _) => format!("groups of exactly {n}{mixed}"),
            (Split::Count(n), "") => format!("{}{mixed}", count_of(n, "group")),
            (Split::Count(n), _) => format!("{}{mixed}", count_of(n, "equal group")),
        },
        _ if said.is_none()
            && let Some(few) = grouping.too_few(people) =>
        {
            format!("g forms groups: {few}.")
        }
        _ => {
            let (sizes, out) = (grouping.sizes(people), grouping.left_over(people));
            let list: Vec<String> = sizes.iter().map(ToString::to_string).collect();
            // Of many groups their number says enough.
            let list = if list.len() > 12 { String::new() } else { format!(" ({})", list.join(" + ")) };
            let more = rounds_to_come(cx);
            let together =
                if more == 0 { String::new() } else { format!(", looking ahead to {}", count_of(more, "more round")) };
            let out = match out {
                0 => String::new(),
                1 => "; 1 person sits out".to_owned(),
                more => format!("; {more} people sit out"),
            };
            format!("g forms {} from {people} people{list}{out}{mixed}{together}.", count_of(sizes.len(), "group"))
        }
    };
    pen.text(area.x, area.y, area.width, &text, Role::Accent);
    2
}

/// Returns the rows that this would like to have.
pub(super) fn wanted_rows(cx: &Context<'_>, activity: &Activity) -> u16 {
    planned(cx, activity).map_or(3, |planned| planned.groups.len() as u16 + 6)
}

/// Returns how many activities after the running one have groups of their own to form.
fn rounds_to_come(cx: &Context<'_>) -> usize {
    let session = &cx.m.session;
    let from = session.step().map_or(0, |s| s.activity + 1);
    let agenda = session.plan.agenda.iter().skip(from);
    agenda.filter(|a| a.groups.as_ref().is_some_and(|g| g.keep.is_none()) && session.round_of(&a.id).is_none()).count()
}

/// Returns the groups that are planned for the activity that is looked at, where it is still to come.
fn planned<'a>(cx: &'a Context<'_>, activity: &Activity) -> Option<&'a PlannedGroups> {
    let session = &cx.m.session;
    let now = session.step()?.activity;
    let comes =
        session.plan.position(&activity.id).is_some_and(|at| at > now) && session.round_of(&activity.id).is_none();
    comes.then(|| cx.m.outlook())?.planned_groups.iter().find(|a| a.activity == activity.id)
}

/// Draws groups that are planned and not formed, and what all rounds come to; tells the rows it took.
fn draw_planned(cx: &Context<'_>, grouping: &Grouping, planned: &PlannedGroups, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let groups = &planned.groups[..];
    let outlook = cx.m.outlook();
    let mixed =
        if grouping.mix.is_empty() { String::new() } else { format!(", mixed by {}", grouping.mix.join(" and ")) };
    let count: usize = groups.iter().map(|g| g.members.len()).sum();
    let out = match planned.sit_out.as_slice() {
        [] => String::new(),
        out => format!("; {}", sits_out(out.iter().map(|name| cx.cache().short(name)))),
    };
    let text = format!("planned: {} from {count} people{mixed}{out}", count_of(groups.len(), "group"));
    pen.text(area.x, area.y, area.width, &text, Role::Accent);
    let rounds = match outlook.rounds {
        1 => String::new(),
        more => format!("over all {more} rounds: "),
    };
    let words = wrap(&format!("{rounds}{}", outlook.score.sentence()), usize::from(area.width), 3);
    for (y, line) in (area.y + 1..area.bottom()).zip(&words) {
        pen.text(area.x, y, area.width, line, Role::Dim);
    }
    let above = words.len() as u16 + 2;
    let room = area.height.saturating_sub(above);
    let name = |(at, group): (usize, &Group)| match grouping.place(at) {
        Some(place) => format!("{} · {place}", group.name),
        None => group.name.clone(),
    };
    let shown: Vec<String> = groups.iter().enumerate().map(name).collect();
    let names = shown.iter().map(|name| width(name)).max().unwrap_or(0).min(usize::from(area.width / 3)) as u16;
    for (row, (group, shown)) in (0..room).zip(groups.iter().zip(&shown)) {
        let y = area.y + above + row;
        let more = groups.len().saturating_sub(usize::from(room));
        if more > 0 && row + 1 == room {
            pen.text(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &format!("and {}", count_of(more + 1, "more group")),
                Role::Dim,
            );
            break;
        }
        pen.text(area.x + 2, y, names, shown, Role::Dim);
        let x = (names + 5).min(area.width / 2);
        let people = cx.people(group, usize::from(area.width.saturating_sub(x)));
        pen.text(area.x + x, y, area.width.saturating_sub(x), &people, Role::Text);
    }
    (groups.len() as u16 + above + 1).min(area.height)
}
