//! Owns many sessions in one piece: what each found, all that was decided, who took part how often, what comes next.
//! It is made from digests and holds no more than they do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::kept::Keeper;
use super::open_actions::OpenActions;
use super::{Audience, Digest, Entry, FORMAT, KeptEntry, KeptList, PollSummary, RecapItem};
use crate::workshop::text::{same, same_key};
use crate::workshop::{Link, Moment, Session, sort_by_key};

/// Which sessions are told; what is empty excludes none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecapFilter {
    /// From this day on.
    pub since: Option<NaiveDate>,
    /// Up to this day; sessions that are still to come are told all the same.
    pub until: Option<NaiveDate>,
    /// Only of this series.
    pub series: Option<String>,
    /// Only with one of these tags.
    pub tags: Vec<String>,
}

impl RecapFilter {
    /// Returns whether any session can be left out.
    pub fn chooses(&self) -> bool {
        *self != Self::default()
    }

    /// Returns whether a session is told. One without a day is, unless days were asked for.
    pub fn includes(&self, session: &Session) -> bool {
        let plan = &session.plan;
        let date = session.record.started.map(|s| s.date_naive()).or(plan.date);
        let begun = session.record.started.is_some();
        let after = self.since.is_none_or(|since| date.is_some_and(|d| d >= since));
        let before = self.until.is_none_or(|until| date.is_some_and(|d| d <= until || !begun));
        let series = self.series.as_ref().is_none_or(|s| plan.series.as_ref().is_some_and(|own| same(own, s)));
        let tagged = self.tags.is_empty() || self.tags.iter().any(|t| plan.tags.iter().any(|own| same(own, t)));
        after && before && series && tagged
    }
}

/// Many sessions in one piece, for one audience.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Recap {
    /// The version of this shape.
    pub format: u8,
    /// For whom it is.
    pub audience: Audience,
    /// What it is called: the series and the time it tells of.
    pub title: String,
    /// The first day it tells of.
    pub from: Option<NaiveDate>,
    /// The last day it tells of.
    pub to: Option<NaiveDate>,
    /// The sessions that were held or are under way, oldest first.
    pub sessions: Vec<RecapSession>,
    /// Everything that was decided.
    pub decisions: Vec<RecapItem>,
    /// Actions that are still open; one that was carried into a later session is told once, as it stands there.
    pub actions: Vec<RecapItem>,
    /// Who took part, and how often.
    pub company: Participation,
    /// What the sessions were about, by tag, the most frequent first.
    pub themes: Vec<RecapTheme>,
    /// Sessions that are still to come.
    pub next: Vec<Upcoming>,
}

/// One session in a recap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecapSession {
    /// What it was called.
    pub title: String,
    /// Its series.
    pub series: Option<String>,
    /// The day.
    pub date: Option<NaiveDate>,
    /// `live`, `paused` or `done`.
    pub state: &'static str,
    /// How long it took, in seconds.
    pub took_s: Option<i64>,
    /// How many people came.
    pub came: usize,
    /// Who led.
    pub facilitators: Vec<String>,
    /// What it was about.
    pub purpose: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What to remember first.
    pub key_takeaway: Option<KeptEntry>,
    /// What it found besides: other takeaways, headlines, and entries with dots, those with most first.
    pub found: KeptList,
    /// Every run of its polls.
    pub polls: Vec<PollSummary>,
    /// Questions that are still to be answered.
    pub questions: KeptList,
    /// What everybody is to do until the next session.
    pub homework: Vec<String>,
    /// Its recording and whatever else there is.
    pub links: Vec<Link>,
}

/// Who took part, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Participation {
    /// Different people.
    pub people: usize,
    /// How many came to so many sessions, the most frequent first.
    pub often: Vec<VisitCount>,
    /// Each person with the number of their sessions; only for whoever leads.
    pub names: Vec<(String, usize)>,
}

/// How many people came to so many sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitCount {
    /// So many sessions.
    pub sessions: usize,
    /// So many people.
    pub people: usize,
}

/// What several sessions were about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecapTheme {
    /// The tag.
    pub tag: String,
    /// The titles of its sessions.
    pub sessions: Vec<String>,
}

/// A session that is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Upcoming {
    /// What it is called.
    pub title: String,
    /// Its series.
    pub series: Option<String>,
    /// The day.
    pub date: Option<NaiveDate>,
    /// The time zone of start and end, where its plan names one.
    pub zone: Option<String>,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// What it will be about.
    pub purpose: Option<String>,
    /// Where more is.
    pub links: Vec<Link>,
}

type Order = (bool, Option<NaiveDate>, Option<Moment>, Option<NaiveTime>, String);

/// What a recap tells of one session: the rest of its digest can go, so that hundreds of them need little room.
#[derive(Debug, Clone, PartialEq)]
pub struct RecapPart {
    /// Sessions are told in this order: by day, then as they began, then as they are planned to.
    order: Order,
    /// Who came.
    came: Vec<String>,
    decisions: KeptList,
    actions: KeptList,
    /// Actions of earlier sessions that were done in this one: their words and owners.
    settled: Vec<(String, Option<String>)>,
    told: Told,
}

#[derive(Debug, Clone, PartialEq)]
enum Told {
    Held(Box<RecapSession>),
    ToCome(Box<Upcoming>),
}

/// More entries than this would make a session's part longer than its report.
const FOUND: usize = 12;

impl RecapPart {
    /// Returns what a recap tells of this session.
    pub fn of(session: &Session, audience: Audience) -> Self {
        let mut digest = Digest::for_recap(session, audience);
        let settled = digest.carried.iter().filter(|c| c.kind == "action" && c.settled);
        let settled = settled.map(|c| (c.text.clone(), c.owner.clone())).collect();
        let keeper = Keeper::new(digest.title.clone(), digest.times.date);
        let lists = if digest.has_begun() {
            [
                std::mem::take(&mut digest.decisions),
                std::mem::take(&mut digest.actions),
                std::mem::take(&mut digest.questions),
                found(&digest),
                digest.key_takeaway.take().into_iter().collect(),
            ]
        } else {
            Default::default()
        };
        let [decisions, actions, questions, found, key] = keeper.keep(lists);
        Self {
            order: order(&digest),
            came: digest.room.people.iter().filter(|p| p.came()).map(|p| p.name.clone()).collect(),
            settled,
            decisions,
            actions,
            told: if digest.has_begun() {
                Told::Held(Box::new(episode(digest, key.iter().next(), found, questions)))
            } else {
                Told::ToCome(Box::new(upcoming(digest)))
            },
        }
    }
}

fn order(digest: &Digest) -> Order {
    let times = &digest.times;
    let start = times.planned_start.filter(|_| !digest.has_begun());
    (times.date.is_none(), times.date, times.started, start, digest.title.clone())
}

impl Recap {
    /// Returns many sessions in one piece, in the order of their days.
    pub fn of(mut parts: Vec<RecapPart>, audience: Audience, choice: &RecapFilter) -> Self {
        sort_by_key(&mut parts, |p| p.order.clone());
        let mut recap = Self { format: FORMAT, audience, company: company(&parts, audience), ..Self::default() };
        recap.decisions.reserve_exact(parts.iter().map(|p| p.decisions.len()).sum());
        let mut open = OpenActions::for_many(parts.iter().map(|p| p.actions.len()).sum());
        for RecapPart { decisions, actions, settled, told, .. } in parts {
            let episode = match told {
                Told::ToCome(upcoming) => {
                    recap.next.push(*upcoming);
                    continue;
                }
                Told::Held(episode) => *episode,
            };
            recap.decisions.extend(decisions.iter().map(RecapItem));
            for (text, owner) in &settled {
                open.settle(text, owner.as_deref());
            }
            actions.iter().for_each(|action| open.put(action));
            recap.sessions.push(episode);
        }
        let days = || recap.sessions.iter().filter_map(|s| s.date);
        (recap.from, recap.to) = (days().min(), days().max());
        recap.title = title(choice, recap.from, recap.to);
        recap.actions = open.left();
        recap.themes = themes(&recap.sessions);
        recap
    }
}

/// Returns `Prep with peers, November 2026`; the days where it is more than a month.
fn title(choice: &RecapFilter, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let month = |d: NaiveDate| d.format("%B %Y").to_string();
    let day = |d: NaiveDate| d.format("%-d %B %Y").to_string();
    let time = from
        .zip(to)
        .map(|(from, to)| if month(from) == month(to) { month(from) } else { format!("{} to {}", day(from), day(to)) });
    let parts: Vec<String> = choice.series.clone().into_iter().chain(time).collect();
    if parts.is_empty() { "Recap".to_owned() } else { format!("Recap: {}", parts.join(", ")) }
}

fn company(parts: &[RecapPart], audience: Audience) -> Participation {
    // By the key of the name: how it was spelled first, and to how many sessions the person came.
    let mut sessions: HashMap<String, (&str, usize)> = HashMap::new();
    for part in parts.iter().filter(|p| matches!(p.told, Told::Held(_))) {
        for name in &part.came {
            sessions.entry(same_key(name)).or_insert((name, 0)).1 += 1;
        }
    }
    let mut often: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, count) in sessions.values() {
        *often.entry(*count).or_default() += 1;
    }
    let mut names: Vec<(String, usize)> = sessions.values().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    sort_by_key(&mut names, |(name, count)| (Reverse(*count), name.clone()));
    Participation {
        people: sessions.len(),
        often: often.into_iter().rev().map(|(sessions, people)| VisitCount { sessions, people }).collect(),
        names: if audience == Audience::Facilitator { names } else { Vec::new() },
    }
}

fn themes(held: &[RecapSession]) -> Vec<RecapTheme> {
    let mut themes: Vec<RecapTheme> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for episode in held {
        for tag in &episode.tags {
            let at = *places.entry(same_key(tag)).or_insert_with(|| {
                themes.push(RecapTheme { tag: tag.clone(), sessions: Vec::new() });
                themes.len() - 1
            });
            themes[at].sessions.push(episode.title.clone());
        }
    }
    sort_by_key(&mut themes, |t| Reverse(t.sessions.len()));
    themes
}

/// Returns what a session found besides its key takeaway.
fn found(digest: &Digest) -> Vec<Entry> {
    let canvas =
        digest.activities.iter().flat_map(|a| a.canvas.iter().flat_map(|s| &s.rows).flat_map(|r| &r.cells).flatten());
    // The other kinds are told where they belong.
    let loose =
        canvas.chain(digest.activities.iter().flat_map(|a| &a.notes)).filter(|e| ["note", "quote"].contains(&e.kind));
    let mut weighty: Vec<&Entry> = loose.filter(|e| e.headline || e.dots.is_some_and(|d| d > 0)).collect();
    sort_by_key(&mut weighty, |e| (!e.headline, Reverse(e.dots)));
    let takeaways = digest.takeaways.iter().filter(|t| Some(*t) != digest.key_takeaway.as_ref());
    takeaways.chain(weighty).take(FOUND).cloned().collect()
}

fn episode(digest: Digest, key_takeaway: Option<KeptEntry>, found: KeptList, questions: KeptList) -> RecapSession {
    RecapSession {
        title: digest.title,
        series: digest.series,
        date: digest.times.date,
        state: digest.state,
        took_s: digest.times.took_s,
        came: digest.room.came,
        facilitators: digest.facilitators,
        purpose: digest.purpose,
        tags: digest.tags,
        key_takeaway,
        found,
        polls: digest.activities.into_iter().flat_map(|a| a.polls).collect(),
        questions,
        homework: digest.homework,
        links: digest.links,
    }
}

fn upcoming(digest: Digest) -> Upcoming {
    Upcoming {
        title: digest.title,
        series: digest.series,
        date: digest.times.date,
        zone: digest.times.zone,
        start: digest.times.planned_start,
        end: digest.times.hard_end.or(digest.times.planned_end),
        purpose: digest.purpose,
        links: digest.links,
    }
}
