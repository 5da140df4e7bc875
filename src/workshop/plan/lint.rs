//! Owns the lint: what of a plan will probably not work out in the room, though it is written as it should be.
//! One row of the catalogue for each rule; it never changes a plan, and the moment arrives as an argument.

use crate::workshop::sort_by_key;
use chrono::TimeDelta;

use super::places::mismatch;
use super::public_attributes::is_contact;
use crate::workshop::text::same;
use crate::workshop::time::day::Day;
use crate::workshop::{
    Activity, Kind, Moment, Person, Session, SessionState, Split, WallTime, count_of, duration_in_words,
};

/// So long without a break is too long.
const STAMINA: TimeDelta = TimeDelta::minutes(90);
/// So long with nothing planned is as good as a break.
const REST: TimeDelta = TimeDelta::minutes(5);
/// A pinned start so far away is meant for another day.
const FAR: TimeDelta = TimeDelta::hours(12);

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It will not work out as planned.
    Warning,
    /// It may be meant so.
    Hint,
}

/// One thing that will probably not work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of its rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The place in the agenda of the activity it is about; `None`: the whole session.
    pub activity: Option<usize>,
    /// The key of the plan it is about.
    pub key: &'static str,
    /// What will not work out.
    pub words: String,
    /// What to do about it.
    pub help: String,
}

/// One rule: a name, what it looks for, and the look.
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What it finds.
    pub about: &'static str,
    look: fn(&View<'_>) -> Vec<Finding>,
}

/// Every rule, in the order of the documentation.
pub const RULES: &[Rule] = &[
    Rule { name: "hard-end", about: "the session ends after its hard end", look: hard_end },
    Rule { name: "pin", about: "a fixed start that earlier activities overrun", look: pin },
    Rule { name: "turns", about: "turns that need more minutes than planned", look: turns },
    Rule { name: "groups", about: "groups that do not come out even", look: groups },
    Rule { name: "places", about: "more or fewer places than groups, or a place twice", look: places },
    Rule { name: "suits", about: "more or fewer people than the plan is for", look: suits },
    Rule { name: "break", about: "90 minutes or more without a break", look: no_break },
    Rule { name: "clocks", about: "a time that the clocks skip or show twice when they change", look: clocks },
    Rule { name: "prompt", about: "an exercise without a prompt", look: prompt },
    Rule { name: "public", about: "groups formed by contact data, or public contact data", look: public },
];

/// Returns what will probably not work out in the rest of the agenda, in its order; nothing once it is over.
pub fn lint(session: &Session, now: Moment) -> Vec<Finding> {
    if session.state() == SessionState::Done {
        return Vec::new();
    }
    let view = View::of(session, now);
    let mut found: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| (rule.look)(&view).into_iter().map(|f| Finding { rule: rule.name, ..f }))
        .collect();
    sort_by_key(&mut found, |f| f.activity);
    found
}

/// A plan as it lies before the rules: what is still to come, and when.
struct View<'s> {
    session: &'s Session,
    day: Day,
    /// The first activity that is still to come, or is running.
    from: usize,
    starts: Vec<Moment>,
    ends: Vec<Moment>,
    /// How many people are expected, or here.
    heads: usize,
    /// Whether the times are known: without a planned start they depend on when somebody begins.
    timed: bool,
}

impl<'s> View<'s> {
    fn of(session: &'s Session, now: Moment) -> Self {
        let starts = session.expected_starts(now);
        let running = session.step().map(|s| s.activity);
        let length = |i: usize| match running {
            Some(at) if at == i => session.planned_activity(i).max(session.elapsed_activity(i, now)),
            _ => session.planned_activity(i),
        };
        let day = Day::of(session, now);
        let mut ends: Vec<Moment> = starts.iter().enumerate().map(|(i, at)| day.local(*at + length(i))).collect();
        if let (Some(last), SessionState::Live | SessionState::Paused) = (ends.last_mut(), session.state()) {
            *last = session.clock_status(now).ends;
        }
        let heads = match session.state() {
            SessionState::Planned => session.plan.people.len(),
            _ => session.head_count() as usize,
        };
        let timed = session.plan.start.is_some() || session.record.started.is_some();
        Self { session, day, from: running.unwrap_or(0), starts, ends, heads, timed }
    }

    fn coming(&self) -> impl Iterator<Item = (usize, &'s Activity)> {
        self.session.plan.agenda.iter().enumerate().skip(self.from)
    }

    fn title(&self, activity: usize) -> &str {
        &self.session.plan.agenda[activity].title
    }
}

fn found(severity: Severity, activity: usize, key: &'static str, words: String, help: impl Into<String>) -> Finding {
    Finding { rule: "", severity, activity: Some(activity), key, words, help: help.into() }
}

fn clock(at: Moment) -> impl std::fmt::Display {
    at.format("%H:%M")
}

fn hard_end(v: &View<'_>) -> Vec<Finding> {
    let Some((hard, end)) = v.day.hard_end.zip(v.ends.last().copied()).filter(|_| v.timed) else { return Vec::new() };
    if end <= hard {
        return Vec::new();
    }
    let across = v.ends.iter().position(|e| *e > hard).unwrap_or(v.ends.len() - 1);
    let spare: i64 = v.coming().map(|(i, a)| spare_time(v.session.planned_activity(i), a).num_minutes()).sum();
    let late = duration_in_words(end - hard);
    let words = format!("the session ends at {}, {late} after the hard end ({})", clock(end), clock(hard));
    let help = match spare {
        0 => format!("shorten or delete activities to save {late}"),
        n => format!("save {late}: `least` and `optional` give back at most {n} min"),
    };
    vec![found(Severity::Warning, across, "minutes", words, help)]
}

fn clocks(v: &View<'_>) -> Vec<Finding> {
    let odd = v.day.odd_times(v.session).into_iter().filter(|odd| odd.activity.is_none_or(|i| i >= v.from));
    odd.map(|odd| {
        let (key, at, counts) = (odd.key, odd.local.format("%H:%M"), odd.wall.moment());
        let (day, zone) = (odd.local.format("%Y-%m-%d"), v.day.zone_name());
        let words = match odd.wall {
            WallTime::Skipped(_) => {
                format!(
                    "{key}: {at} does not exist on {day}{zone}: the clocks go forward, and {} counts",
                    clock(counts)
                )
            }
            _ => format!("{key}: {at} comes twice on {day}{zone}: the clocks go back, and the first counts"),
        };
        let help = "if another moment is meant, write a time before or after the change, or an offset as `timezone`";
        Finding { activity: odd.activity, ..found(Severity::Warning, 0, key, words, help) }
    })
    .collect()
}

/// Returns what an activity can give back when time runs out.
pub fn spare_time(planned: TimeDelta, activity: &Activity) -> TimeDelta {
    let least = activity.least.map_or(planned, |n| TimeDelta::minutes(i64::from(n)).min(planned));
    if activity.optional { planned } else { planned - least }
}

fn pin(v: &View<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for (i, activity) in v.coming().filter(|_| v.timed) {
        let Some(pin) = v.day.pin(v.session, i).filter(|_| i > v.from || v.session.step().is_none()) else { continue };
        let before = i.checked_sub(1).map(|b| (v.ends[b], v.title(b)));
        match before {
            _ if v.starts[i] > pin => {
                let from = before.map_or_else(String::new, |(ends, title)| {
                    format!(", but “{title}” before it ends at {}", clock(ends))
                });
                let words = format!("“{}” has to start at {}{from}", activity.title, clock(pin));
                let late = duration_in_words(v.starts[i] - pin);
                all.push(found(
                    Severity::Warning,
                    i,
                    "at",
                    words,
                    format!("shorten what comes before it by {late}, or change `at`"),
                ));
            }
            Some((ends, title)) if pin - ends >= FAR => {
                let words = format!(
                    "“{}” has to start at {}, before the session starts: that means the next day, {} after “{title}”",
                    activity.title,
                    clock(pin),
                    duration_in_words(pin - ends)
                );
                all.push(found(Severity::Warning, i, "at", words, "write a time after the start of the session"));
            }
            _ => {}
        }
    }
    all
}

fn turns(v: &View<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for (i, a) in v.coming() {
        let said = TimeDelta::minutes(i64::from(a.minutes));
        let takes = v.session.planned_activity(i);
        let in_turns = a.has_turns();
        if in_turns && a.minutes > 0 && takes > said {
            let words = format!(
                "“{}” is planned for {}, but its turns take {}",
                a.title,
                duration_in_words(said),
                duration_in_words(takes)
            );
            all.push(found(
                Severity::Warning,
                i,
                "minutes",
                words,
                "shorten the turns, form fewer groups, or add minutes",
            ));
        }
        let everybody = a.kind == Kind::Discussion && a.groups.is_none() && a.phases.is_empty();
        if everybody && v.heads > a.minutes as usize && a.minutes > 0 {
            let people = count_of(v.heads, "person");
            let words = format!("{people} in {}: less than a minute each in “{}”", duration_in_words(said), a.title);
            all.push(found(Severity::Hint, i, "minutes", words, "hear only some people, form groups, or add minutes"));
        }
    }
    all
}

fn groups(v: &View<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for (i, a) in v.coming().filter(|_| v.heads > 1) {
        let Some(grouping) = a.groups.as_ref().filter(|g| g.keep.is_none()) else { continue };
        let sizes = grouping.sizes(v.heads);
        let even = match grouping.split {
            Split::Size(size) => sizes.iter().all(|s| *s == size as usize),
            Split::Count(count) => sizes.len() == count as usize && sizes.first() == sizes.last(),
        };
        if even {
            continue;
        }
        let asked = match grouping.split {
            Split::Size(size) => format!("groups of {size}"),
            Split::Count(count) => count_of(count, "group"),
        };
        let words = format!("{} in {asked}: {}", count_of(v.heads, "person"), made(&sizes));
        let (severity, help) = match (grouping.split, sizes.len()) {
            (_, 1) => (
                Severity::Warning,
                "one group is the whole room: ask for smaller groups, or remove `groups`".to_owned(),
            ),
            (Split::Count(count), n) if n < count as usize => (
                Severity::Warning,
                "roundtable leaves nobody alone in a group: ask for fewer groups, or invite more people".to_owned(),
            ),
            (split, _) => (Severity::Hint, format!("everybody has a group; {}", neighbour(v.heads, split, &sizes))),
        };
        all.push(found(severity, i, "groups", words, help));
    }
    all
}

fn places(v: &View<'_>) -> Vec<Finding> {
    let of = |(i, a): (usize, &Activity)| {
        let (words, help) = mismatch(a.groups.as_ref()?, v.heads)?;
        Some(found(Severity::Hint, i, "groups", words, help))
    };
    v.coming().filter_map(of).collect()
}

/// Returns what one group more would make, where groups are larger than asked for, or one fewer.
fn neighbour(heads: usize, split: Split, sizes: &[usize]) -> String {
    let larger = matches!(split, Split::Size(size) if sizes.first().is_some_and(|s| *s > size as usize));
    let count = if larger { sizes.len() + 1 } else { sizes.len() - 1 };
    let other = Split::Count(count as u32).sizes(heads);
    if other.len() == count && count > 1 {
        format!("count = {count} makes {}", made(&other))
    } else {
        "another size may be even".to_owned()
    }
}

fn suits(v: &View<'_>) -> Vec<Finding> {
    let Some(suits) = v.session.plan.suits.filter(|s| v.heads > 0 && !s.holds(v.heads)) else { return Vec::new() };
    let words = format!("{}, but this plan is for {suits}", count_of(v.heads, "person"));
    let help = "check its groups and minutes, then change suits = { from = …, to = … }";
    vec![Finding { activity: None, ..found(Severity::Hint, 0, "suits", words, help) }]
}

/// Returns `4, 3, 3, 3`; of many groups how many there are of each size.
fn made(sizes: &[usize]) -> String {
    const LISTED: usize = 8;
    let (largest, smallest) = (sizes.first().copied().unwrap_or(0), sizes.last().copied().unwrap_or(0));
    let larger = sizes.iter().filter(|s| **s == largest).count();
    match sizes.len() {
        1 => format!("a single group of {largest}"),
        n if n <= LISTED => sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
        n if larger == n => format!("{n} groups of {largest}"),
        n => format!("{} of {largest} and {} of {smallest}", count_of(larger, "group"), n - larger),
    }
}

fn no_break(v: &View<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut since = v.from;
    let mut tell = |from: usize, until: usize| {
        let last = |i: usize| v.title(i);
        let length = v.ends[until - 1] - v.starts[from];
        if until > from && length >= STAMINA {
            let half = (from..until).find(|&i| v.ends[i] - v.starts[from] >= length / 2).unwrap_or(from);
            let words = match until - 1 {
                only if only == from => format!("{} without a break in “{}”", duration_in_words(length), last(only)),
                end => {
                    format!("{} without a break, from “{}” to “{}”", duration_in_words(length), last(from), last(end))
                }
            };
            let help = format!("add an activity with kind = \"break\" after “{}”", last(half));
            all.push(found(Severity::Hint, from, "title", words, help));
        }
    };
    for (i, a) in v.coming() {
        let idle = i > since && v.starts[i] - v.ends[i - 1] >= REST;
        if (idle || a.kind == Kind::Break) && i > since {
            tell(since, i);
        }
        if idle {
            since = i;
        }
        if a.kind == Kind::Break {
            since = i + 1;
        }
    }
    let all_of_it = v.session.plan.agenda.len();
    if all_of_it > since {
        tell(since, all_of_it);
    }
    all
}

fn prompt(v: &View<'_>) -> Vec<Finding> {
    let says = |text: Option<&String>| text.is_some_and(|t| !t.trim().is_empty());
    let asks = |a: &Activity| {
        says(a.prompt.as_ref())
            || a.phases.iter().any(|p| says(p.prompt.as_ref()))
            || a.columns.iter().any(|c| says(c.prompt.as_ref()))
    };
    let mute = v.coming().filter(|(_, a)| a.kind == Kind::Exercise && !asks(a));
    mute.map(|(i, a)| {
        let words = format!("the exercise “{}” has no prompt, and neither do its phases or columns", a.title);
        found(Severity::Hint, i, "title", words, "say what people should do: prompt = \"…\"")
    })
    .collect()
}

fn public(v: &View<'_>) -> Vec<Finding> {
    let plan = &v.session.plan;
    let people = v.session.everybody();
    let mut all = Vec::new();
    for key in &plan.public {
        let has = |p: &Person| p.attributes.iter().any(|(k, _)| same(k, key));
        let (severity, words, help) = if is_contact(key, &people) {
            let words = format!("“{key}” looks like contact data, and everybody can see it, in reports too");
            (Severity::Warning, words, "take it out of public, unless everybody agreed")
        } else if !people.is_empty() && !people.iter().any(has) {
            (Severity::Hint, format!("nobody has the attribute “{key}”"), "public lists attributes of people")
        } else {
            continue;
        };
        all.push(Finding { rule: "", severity, activity: None, key: "public", words, help: help.to_owned() });
    }
    for (i, activity) in v.coming() {
        let Some(groups) = &activity.groups else { continue };
        for key in groups.mix.iter().chain(&groups.alike).filter(|key| is_contact(key, &people)) {
            if !plan.public.iter().any(|p| same(p, key)) {
                let words = format!("“{key}” looks like contact data: groups are formed by it, and nobody sees it");
                let help = "form groups by another attribute, or list it in public if everybody may see it";
                all.push(found(Severity::Warning, i, "groups", words, help));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Column, Command, Grouping, Phase, Plan, Request, apply};
    use chrono::NaiveTime;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn now() -> Moment {
        "2026-11-24T12:00:00Z".parse().unwrap()
    }

    fn activity(title: &str, kind: Kind, minutes: u32) -> Activity {
        Activity { id: title.to_lowercase(), title: title.into(), kind, minutes, ..Activity::default() }
    }

    fn session(heads: usize, agenda: Vec<Activity>) -> Session {
        let people = (0..heads).map(|i| Person { name: format!("P{i}"), attributes: Vec::new() }).collect();
        Session::new(Plan { people, agenda, start: Some(time("15:00")), ..Plan::default() })
    }

    /// The findings of a rule: `Warning: …` or `Hint: …`.
    fn said(session: &Session, rule: &str) -> Vec<String> {
        assert!(RULES.iter().any(|r| r.name == rule), "there is no rule {rule}");
        let found = lint(session, now()).into_iter().filter(|f| f.rule == rule);
        found.map(|f| format!("{:?}: {}", f.severity, f.words)).collect()
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn a_plan_says_for_how_many_it_is_meant() {
        let hint = |heads, from, to| {
            let mut session = session(heads, vec![activity("T", Kind::Talk, 5)]);
            std::sync::Arc::make_mut(&mut session.plan).suits = Some(crate::workshop::Suits { from, to });
            said(&session, "suits")
        };
        assert_eq!(hint(8, 8, Some(24)), NONE);
        assert_eq!(hint(24, 8, Some(24)), NONE);
        assert_eq!(hint(0, 8, Some(24)), NONE, "nobody is known yet");
        assert_eq!(hint(500, 2, None), NONE);
        assert_eq!(hint(7, 8, Some(24)), ["Hint: 7 people, but this plan is for 8–24"]);
        assert_eq!(hint(25, 8, Some(24)), ["Hint: 25 people, but this plan is for 8–24"]);
        assert_eq!(hint(1, 2, None), ["Hint: 1 person, but this plan is for 2 or more"]);
        assert_eq!(hint(4, 3, Some(3)), ["Hint: 4 people, but this plan is for 3"]);
    }

    #[test]
    fn ninety_minutes_are_the_most_without_a_break() {
        let talks = |lengths: &[u32]| {
            lengths.iter().enumerate().map(|(i, m)| activity(&format!("T{i}"), Kind::Talk, *m)).collect::<Vec<_>>()
        };
        assert_eq!(said(&session(0, talks(&[45, 44])), "break"), NONE);
        assert_eq!(
            said(&session(0, talks(&[45, 45])), "break"),
            ["Hint: 1 h 30 min without a break, from “T0” to “T1”"]
        );
        assert_eq!(said(&session(0, talks(&[120])), "break"), ["Hint: 2 h without a break in “T0”"]);
        let mut parted = talks(&[60, 10, 60]);
        parted[1].kind = Kind::Break;
        assert_eq!(said(&session(0, parted.clone()), "break"), NONE);
        parted.extend([activity("Late", Kind::Talk, 40)]);
        assert_eq!(said(&session(0, parted), "break"), ["Hint: 1 h 40 min without a break, from “T2” to “Late”"]);
        // Waiting for a pinned start is a rest as well.
        let mut pinned = talks(&[60, 60]);
        pinned[1].at = Some(time("16:10"));
        assert_eq!(said(&session(0, pinned.clone()), "break"), NONE);
        pinned[1].at = Some(time("16:02"));
        assert_eq!(said(&session(0, pinned), "break").len(), 1);
        assert_eq!(said(&session(0, Vec::new()), "break"), NONE);
    }

    #[test]
    fn groups_are_said_as_they_would_be_formed() {
        let grouped = |heads, split| {
            let groups = Some(Grouping { split, ..Grouping::default() });
            session(heads, vec![Activity { groups, prompt: Some("p".into()), ..activity("G", Kind::Exercise, 10) }])
        };
        for (heads, split, words) in [
            (16, Split::Size(4), ""),
            (0, Split::Size(4), ""),
            (13, Split::Size(4), "Hint: 13 people in groups of 4: 5, 4, 4"),
            (3, Split::Size(4), "Warning: 3 people in groups of 4: a single group of 3"),
            (12, Split::Count(3), ""),
            (13, Split::Count(4), "Hint: 13 people in 4 groups: 4, 3, 3, 3"),
            (5, Split::Count(9), "Warning: 5 people in 9 groups: 3, 2"),
            (61, Split::Size(4), "Hint: 61 people in groups of 4: 1 group of 5 and 14 of 4"),
        ] {
            let expected: Vec<&str> = Some(words).filter(|w| !w.is_empty()).into_iter().collect();
            assert_eq!(said(&grouped(heads, split), "groups"), expected, "{heads} {split:?}");
        }
        // Whoever sits out makes no group uneven.
        let exact = |heads, split| {
            let groups = Some(Grouping { split, exact: true, ..Grouping::default() });
            session(heads, vec![Activity { groups, prompt: Some("p".into()), ..activity("G", Kind::Exercise, 10) }])
        };
        assert_eq!(said(&exact(13, Split::Size(4)), "groups"), NONE);
        assert_eq!(said(&exact(13, Split::Count(4)), "groups"), NONE);
        assert_eq!(
            said(&exact(3, Split::Size(4)), "groups"),
            ["Warning: 3 people in groups of 4: a single group of 3"]
        );
        // One group more, or one fewer, is named, so that nobody has to work it out.
        for (heads, split, help) in [
            (13, Split::Size(4), "everybody has a group; count = 4 makes 4, 3, 3, 3"),
            (11, Split::Size(4), "everybody has a group; count = 2 makes 6, 5"),
            (13, Split::Count(4), "everybody has a group; count = 3 makes 5, 4, 4"),
            (3, Split::Size(2), "one group is the whole room: ask for smaller groups, or remove `groups`"),
            (5, Split::Size(2), "everybody has a group; another size may be even"),
        ] {
            let found = lint(&grouped(heads, split), now());
            let help_of = |f: &Finding| (f.rule == "groups").then(|| f.help.clone());
            assert_eq!(found.iter().find_map(help_of).as_deref(), Some(help), "{heads} {split:?}");
        }
    }

    #[test]
    fn turns_have_to_fit_into_the_minutes() {
        let share =
            Phase { title: "Share".into(), minutes: 3, each: Some(crate::workshop::Each::Group), ..Phase::default() };
        let exercise = |minutes| {
            let groups = Some(Grouping::default());
            Activity {
                groups,
                phases: vec![share.clone()],
                prompt: Some("p".into()),
                ..activity("E", Kind::Exercise, minutes)
            }
        };
        assert_eq!(said(&session(16, vec![exercise(12)]), "turns"), NONE);
        assert_eq!(said(&session(16, vec![exercise(0)]), "turns"), NONE);
        assert_eq!(
            said(&session(16, vec![exercise(9)]), "turns"),
            ["Warning: “E” is planned for 9 min, but its turns take 12 min"]
        );
        let round = |heads| session(heads, vec![activity("R", Kind::Discussion, 15)]);
        assert_eq!(said(&round(15), "turns"), NONE);
        assert_eq!(said(&round(16), "turns"), ["Hint: 16 people in 15 min: less than a minute each in “R”"]);
    }

    #[test]
    fn the_hard_end_is_kept() {
        let until = |end, minutes| {
            let mut s = session(
                0,
                vec![activity("A", Kind::Talk, 20), Activity { least: Some(10), ..activity("B", Kind::Talk, minutes) }],
            );
            std::sync::Arc::make_mut(&mut s.plan).end = Some(time(end));
            s
        };
        assert_eq!(said(&until("16:00", 40), "hard-end"), NONE);
        let late = until("16:00", 45);
        assert_eq!(said(&late, "hard-end"), ["Warning: the session ends at 16:05, 5 min after the hard end (16:00)"]);
        let finding = lint(&late, now()).into_iter().find(|f| f.rule == "hard-end").unwrap();
        assert_eq!(
            (finding.activity, finding.help.as_str()),
            (Some(1), "save 5 min: `least` and `optional` give back at most 35 min")
        );
        // Without a start nothing is known about the end.
        let mut unknown = late;
        std::sync::Arc::make_mut(&mut unknown.plan).start = None;
        assert_eq!(said(&unknown, "hard-end"), NONE);
    }

    #[test]
    fn a_pinned_start_has_to_be_free() {
        let pinned = |at| {
            session(
                0,
                vec![activity("A", Kind::Talk, 30), Activity { at: Some(time(at)), ..activity("B", Kind::Talk, 5) }],
            )
        };
        assert_eq!(said(&pinned("15:30"), "pin"), NONE);
        assert_eq!(said(&pinned("15:45"), "pin"), NONE);
        assert_eq!(
            said(&pinned("15:20"), "pin"),
            ["Warning: “B” has to start at 15:20, but “A” before it ends at 15:30"]
        );
        let early = said(&pinned("14:50"), "pin");
        assert_eq!(
            early,
            [
                "Warning: “B” has to start at 14:50, before the session starts: that means the next day, 23 h 20 min after “A”"
            ]
        );
    }

    #[test]
    fn an_exercise_asks_something() {
        let prompt = || Some("What?".to_owned());
        let mute = activity("E", Kind::Exercise, 5);
        let column = Column { prompt: prompt(), ..Column::default() };
        let phase = Phase { prompt: prompt(), minutes: 5, ..Phase::default() };
        for (exercise, count) in [
            (mute.clone(), 1),
            (Activity { prompt: Some("  ".into()), ..mute.clone() }, 1),
            (Activity { prompt: prompt(), ..mute.clone() }, 0),
            (Activity { columns: vec![column], ..mute.clone() }, 0),
            (Activity { phases: vec![phase], ..mute.clone() }, 0),
            (Activity { kind: Kind::Talk, ..mute.clone() }, 0),
        ] {
            assert_eq!(said(&session(0, vec![exercise.clone()]), "prompt").len(), count, "{exercise:?}");
        }
    }

    #[test]
    fn what_is_past_is_not_looked_at_any_more() {
        let mut s = session(13, vec![activity("Mute", Kind::Exercise, 20), activity("Talk", Kind::Talk, 95)]);
        assert_eq!(lint(&s, now()).len(), 2);
        let start: Moment = "2026-11-24T15:00:00Z".parse().unwrap();
        for (command, minutes) in [(Command::Start, 0), (Command::Next, 20)] {
            apply(&mut s, &Request::Facilitator(command), start + TimeDelta::minutes(minutes)).unwrap();
        }
        let later = start + TimeDelta::minutes(21);
        let rules: Vec<_> = lint(&s, later).iter().map(|f| f.rule).collect();
        assert_eq!(rules, ["break"]);
        apply(&mut s, &Request::Facilitator(Command::Next), later).unwrap();
        assert_eq!(lint(&s, later), []);
    }

    #[test]
    fn every_rule_has_a_name_of_its_own_and_says_what_it_finds() {
        for (i, rule) in RULES.iter().enumerate() {
            assert!(!rule.about.is_empty() && RULES[..i].iter().all(|r| r.name != rule.name), "{}", rule.name);
        }
    }
}
