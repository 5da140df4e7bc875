//! Says what a change of the plan will come to, before it is made: kind, minutes, groups, where it goes, the new end. It
//! tries changes on a copy and changes nothing.

use super::model::Model;
use super::preview::{Preview, Tone};
use crate::file::outline::{OutlineLine, SessionLine};
use crate::workshop::time::wording::{minutes, time};
use crate::workshop::{
    Activity, Command, Each, Edit, Grouping, Kind, Moment, Phase, Refusal, Request, Session, SessionState, Split,
    apply, count_of, duration_in_words,
};

/// Returns the session as it would be after a change of the plan.
pub(super) fn tried(m: &Model, edit: Edit, now: Moment) -> Result<Session, Refusal> {
    let mut session = (*m.session).clone();
    apply(&mut session, &Request::Facilitator(Command::Plan(Box::new(edit))), now)?;
    Ok(session)
}

/// Returns whether the times of a session are known: without a planned start they depend on when somebody begins.
pub fn is_timed(session: &Session) -> bool {
    session.plan.start.is_some() || session.state() != SessionState::Planned
}

/// Adds when a session ends: `ends 16:02, 2 min after the end`.
pub(super) fn push_end(preview: &mut Preview, session: &Session, now: Moment) {
    let clock = session.clock_status(now);
    if !is_timed(session) {
        let length: chrono::TimeDelta = (0..session.plan.agenda.len()).map(|i| session.planned_activity(i)).sum();
        preview.push(format!("{} in all", duration_in_words(length)), Tone::Text);
        return;
    }
    let ends = format!("ends {}", time(clock.ends));
    let Some(spare) = clock.hard_end.map(|hard| hard - clock.ends) else {
        preview.push(ends, Tone::Text);
        return;
    };
    match spare.num_seconds() {
        0 => preview.push(format!("{ends}, exactly at the end"), Tone::Text),
        n if n < 0 => preview.push(format!("{ends}, {} after the end", duration_in_words(-spare)), Tone::Doubt),
        _ => preview.push(format!("{ends}, {} before the end", duration_in_words(spare)), Tone::Text),
    }
}

/// Returns how many people take part: those who are here, before the start everybody on the list.
pub fn heads(session: &Session) -> usize {
    match session.state() {
        SessionState::Planned => session.names().len(),
        _ => session.head_count() as usize,
    }
}

/// Returns how groups are formed, in a few words: `groups of 4`, `5 groups`, `pairs`, `same groups`.
pub fn split_in_words(groups: &Grouping) -> String {
    let exact = if groups.exact { "exact " } else { "" };
    match groups.split {
        _ if groups.keep.is_some() => "same groups".to_owned(),
        Split::Size(2) => format!("{exact}pairs"),
        Split::Size(n) => format!("{exact}groups of {n}"),
        Split::Count(n) if groups.exact => count_of(n as usize, "equal group"),
        Split::Count(n) => count_of(n as usize, "group"),
    }
}

/// Returns the sizes of groups as a list: `4, 3, 3`; nothing where all are equal.
fn uneven(sizes: &[usize]) -> Option<String> {
    let even = sizes.iter().all(|n| *n == sizes[0]);
    (!even).then(|| sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
}

/// Returns what groups come out: `5 groups: 4, 3, 3, 3, 3`, or `4 groups of 4`.
pub(super) fn groups_in_words(session: &Session, groups: &Grouping) -> String {
    let heads = heads(session);
    if heads == 0 || groups.keep.is_some() {
        return split_in_words(groups);
    }
    if let Some(words) = groups.too_few(heads) {
        return words;
    }
    let sizes = groups.sizes(heads);
    let count = count_of(sizes.len(), "group");
    let said = uneven(&sizes).map_or_else(|| format!("{count} of {}", sizes[0]), |list| format!("{count}: {list}"));
    match groups.left_over(heads) {
        0 => said,
        1 => format!("{said}, 1 sits out"),
        more => format!("{said}, {more} sit out"),
    }
}

/// Returns the same as a sentence of the form: `4 groups of 4 from 16 people, every department in each`.
fn groups_in_full(session: &Session, groups: &Grouping) -> String {
    let heads = heads(session);
    let said = groups_in_words(session, groups);
    if heads == 0 || groups.keep.is_some() {
        return if heads == 0 { format!("{said}; nobody is on the list yet") } else { said };
    }
    let people = count_of(heads, "person");
    let sizes = groups.sizes(heads);
    let said = match uneven(&sizes) {
        _ if groups.too_few(heads).is_some() => said,
        Some(list) => format!("{} from {people}: {list}", count_of(sizes.len(), "group")),
        None => format!("{said} from {people}"),
    };
    let mixed: Vec<String> = groups.mix.iter().map(|attribute| mixed(session, attribute, &sizes)).collect();
    std::iter::once(said).chain(mixed).collect::<Vec<_>>().join(", ")
}

/// Returns how well an attribute can be spread over groups of these sizes.
fn mixed(session: &Session, attribute: &str, sizes: &[usize]) -> String {
    let people = match session.state() {
        SessionState::Planned => session.everybody(),
        _ => session.present(),
    };
    let mut values: Vec<(&str, usize)> = Vec::new();
    for value in people.iter().flat_map(|p| &p.attributes).filter(|(key, _)| key == attribute).map(|(_, v)| v.as_str())
    {
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => values.push((value, 1)),
        }
    }
    let smallest = sizes.iter().min().copied().unwrap_or(0);
    let each = !values.is_empty() && values.len() <= smallest && values.iter().all(|(_, n)| *n >= sizes.len());
    if each { format!("every {attribute} in each") } else { format!("{attribute} mixed as well as possible") }
}

/// Returns what an activity is, in pieces: kind, minutes, groups, phases, options.
fn pieces(session: &Session, a: &Activity) -> Vec<String> {
    let mut kind = a.kind.word().to_owned();
    kind[..1].make_ascii_uppercase();
    let turns = |phase: &Phase| match phase.each {
        Some(Each::Group) => a.groups.as_ref().map_or(1, |g| g.sizes(heads(session)).len().max(1)),
        Some(Each::Person) => heads(session).max(1),
        _ => 1,
    };
    let length = if a.phases.is_empty() {
        a.planned(None, 1)
    } else {
        (0..a.phases.len()).map(|p| a.planned(Some(p), turns(&a.phases[p]))).sum()
    };
    let mut pieces = vec![kind, format!("{} min", minutes(length))];
    pieces.extend(a.groups.as_ref().map(|groups| groups_in_words(session, groups)));
    let count = |n: usize, what: &str| (n > 0).then(|| count_of(n, what));
    pieces.extend(count(a.columns.len(), "column"));
    pieces.extend(count(a.phases.len(), "phase"));
    if let Some(poll) = a.poll.as_ref().filter(|_| a.kind == Kind::Poll) {
        pieces.extend(count(poll.options.len(), "option"));
    }
    pieces
}

/// Says what an activity at this place of the agenda comes to.
pub(super) fn of_activity(m: &Model, at: usize, activity: &Activity, now: Moment) -> Preview {
    let mut preview = Preview::default();
    match tried(m, Edit::insert(at, activity.clone()), now) {
        Err(refusal) => preview.push(refusal.to_string(), Tone::Doubt),
        Ok(session) => {
            let new = session.plan.agenda.iter().position(|a| m.session.plan.position(&a.id).is_none());
            let at = new.unwrap_or(at).min(session.plan.agenda.len().saturating_sub(1));
            for piece in session.plan.agenda.get(at).map(|a| pieces(&session, a)).unwrap_or_default() {
                preview.push(piece, Tone::Text);
            }
            preview.push(place_in_words(&session, at), Tone::Text);
            push_end(&mut preview, &session, now);
        }
    }
    preview
}

/// Says where an activity stands: `after Coffee`.
pub(super) fn place_in_words(session: &Session, at: usize) -> String {
    let before = at.checked_sub(1).and_then(|before| session.plan.agenda.get(before));
    before.map_or_else(|| "at the beginning".to_owned(), |a| format!("after {}", a.title))
}

/// Says what is new about a session as a whole: `starts 15:00`.
pub(super) fn session_in_words(session: &Session, was: &Session) -> String {
    let (is, was) = (session.plan.details(), was.plan.details());
    let clock = |word: &str, at: Option<chrono::NaiveTime>| at.map(|at| format!("{word} {}", at.format("%H:%M")));
    let said = [
        Some(is.title.clone()).filter(|_| is.title != was.title),
        is.date.filter(|_| is.date != was.date).map(|date| format!("on {}", date.format("%Y-%m-%d"))),
        clock("starts", is.start).filter(|_| is.start != was.start),
        clock("free until", is.end).filter(|_| is.end != was.end),
        is.timezone.as_ref().filter(|_| is.timezone != was.timezone).map(|zone| format!("times of {zone}")),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Says what a phase of an activity comes to.
pub(super) fn of_phase(m: &Model, activity: &Activity, at: usize, phase: &Phase, edit: Edit, now: Moment) -> Preview {
    let mut preview = Preview::default();
    match tried(m, edit, now) {
        Err(refusal) => preview.push(refusal.to_string(), Tone::Doubt),
        Ok(session) => {
            let mut kind = phase.does.word().to_owned();
            kind[..1].make_ascii_uppercase();
            preview.push(kind, Tone::Text);
            let each = phase.each.map_or("", |each| match each {
                Each::Group => " for each group",
                Each::Person => " for each person",
                Each::Entry => " for each entry",
            });
            preview.push(format!("{} min{each}", phase.minutes), Tone::Text);
            let before = at.checked_sub(1).and_then(|before| activity.phases.get(before));
            let place = before.map_or_else(|| format!("phase of {}", activity.title), |p| format!("after {}", p.title));
            preview.push(place, Tone::Text);
            push_end(&mut preview, &session, now);
        }
    }
    preview
}

/// Says what a form comes to that makes this change.
pub(super) fn of_form(m: &Model, edit: &Edit, now: Moment) -> Preview {
    let mut preview = Preview::default();
    let session = match tried(m, edit.clone(), now) {
        Err(refusal) => {
            preview.push(refusal.to_string(), Tone::Doubt);
            return preview;
        }
        Ok(session) => session,
    };
    let activity = match edit {
        Edit::Replace { id, .. } => session.plan.position(id).map(|at| &session.plan.agenda[at]),
        Edit::Insert { .. } => session.plan.agenda.iter().find(|a| m.session.plan.position(&a.id).is_none()),
        _ => None,
    };
    match activity.map(|a| (a, a.groups.as_ref())) {
        Some((_, Some(groups))) => preview.push(groups_in_full(&session, groups), Tone::Text),
        Some((a, None)) => {
            for piece in pieces(&session, a) {
                preview.push(piece, Tone::Text);
            }
            push_end(&mut preview, &session, now);
        }
        None => push_end(&mut preview, &session, now),
    }
    preview
}

/// Returns what a pasted line becomes, in words.
pub fn pasted_in_words(line: &OutlineLine) -> String {
    match line {
        OutlineLine::Activity(a) => activity_in_words(a),
        OutlineLine::Phase(phase) => format!("phase · {} min · {}", phase.minutes, phase.does.word()),
        OutlineLine::Prompt(_) => "prompt".to_owned(),
        OutlineLine::Script(_) => "script".to_owned(),
        OutlineLine::Session(line) => match line {
            SessionLine::Title(title) => format!("title of the session: {title}"),
            SessionLine::Date(date) => format!("day: {date}"),
            SessionLine::Start(at) => format!("the session starts {}", at.format("%H:%M")),
            SessionLine::End(at) => format!("the room is free until {}", at.format("%H:%M")),
            SessionLine::Timezone(zone) => format!("time zone: {zone}"),
        },
        OutlineLine::Blank => "goes with the activity above".to_owned(),
    }
}

/// Returns what a pasted activity is, in words.
fn activity_in_words(a: &Activity) -> String {
    let mut said = vec![a.kind.word().to_owned(), format!("{} min", a.minutes.max(a.phase_minutes()))];
    said.extend(a.groups.as_ref().map(split_in_words));
    said.extend(a.poll.as_ref().filter(|p| !p.options.is_empty()).map(|p| count_of(p.options.len(), "option")));
    said.join(" · ")
}
