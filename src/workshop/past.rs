//! Owns what is remembered of earlier sessions of a series: who met whom in them. It never reads a file.

use std::collections::HashMap;

use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

use super::{Moment, Session, counted};

/// What the files of other sessions tell of who has met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    sessions: Vec<Earlier>,
}

/// One of those sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Earlier {
    /// When it was started; none for groups of which nobody knows when they met.
    at: Option<Moment>,
    title: String,
    names: Vec<Name>,
    /// Its rounds: groups of places in `names`.
    rounds: Vec<Vec<Vec<usize>>>,
}

/// Somebody as that file writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    text: String,
    /// What is equal in all spellings of it; none where the file has two people of one such key.
    key: Option<String>,
}

impl Past {
    /// What these sessions tell. Those in which nobody met are left out; of copies of one session, which have its
    /// title and start, the one with most rounds counts. The order of the sessions does not matter.
    pub fn of<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> Self {
        let mut earlier: Vec<Earlier> = sessions.into_iter().filter_map(Earlier::of).collect();
        earlier.sort_by(|a, b| {
            let key = |e: &Earlier| (e.at, e.title.clone(), std::cmp::Reverse(e.rounds.len()));
            key(a).cmp(&key(b)).then_with(|| a.texts().cmp(b.texts())).then_with(|| a.rounds.cmp(&b.rounds))
        });
        earlier.dedup_by(|a, b| a.at == b.at && a.title == b.title);
        Self { sessions: earlier }
    }

    /// Rounds that come from somewhere else, of which it is not known when they were.
    pub fn of_rounds(rounds: &[Vec<Vec<String>>]) -> Self {
        Self { sessions: vec![Earlier::new(None, String::new(), rounds)] }
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// The rounds of all these sessions, by the names that `names` has for people: a name that differs only in case,
    /// blanks or the form of its letters is the same person, unless two people could be meant. Others are left out.
    pub fn rounds(&self, names: &[&str]) -> Vec<Vec<Vec<String>>> {
        rounds(self.sessions.iter(), names)
    }
}

impl Earlier {
    fn of(session: &Session) -> Option<Self> {
        let rounds = session.own_rounds("");
        let formed = session.record.breakouts.first().map(|r| r.formed);
        let at = session.record.started.or(formed);
        (!rounds.is_empty()).then(|| Self::new(at, session.plan.title.clone(), &rounds))
    }

    fn new(at: Option<Moment>, title: String, rounds: &[Vec<Vec<String>>]) -> Self {
        let mut texts: Vec<&String> = rounds.iter().flatten().flatten().collect();
        texts.sort_unstable();
        texts.dedup();
        let place = |name: &String| texts.binary_search(&name).unwrap_or_default();
        let places = |group: &Vec<String>| group.iter().map(place).collect();
        let rounds = rounds.iter().map(|round| round.iter().map(places).collect()).collect();
        let keys = keys(texts.iter().map(|t| t.as_str()));
        let names = texts.into_iter().zip(keys).map(|(text, key)| Name { text: text.clone(), key }).collect();
        Self { at, title, names, rounds }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| n.text.as_str())
    }
}

/// One key for each name, none where two names have the same.
fn keys<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<String>> {
    let keys: Vec<String> = names.map(same_spelling).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for key in &keys {
        *uses.entry(key).or_default() += 1;
    }
    keys.iter().map(|key| (uses.get(key.as_str()) == Some(&1)).then(|| key.clone())).collect()
}

fn rounds<'a>(sessions: impl Iterator<Item = &'a Earlier>, names: &[&str]) -> Vec<Vec<Vec<String>>> {
    let keys = keys(names.iter().copied());
    let exact: HashMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
    let alike: HashMap<&str, usize> = keys.iter().enumerate().filter_map(|(i, k)| Some((k.as_deref()?, i))).collect();
    let mut all = Vec::new();
    for session in sessions {
        let who = |name: &Name| {
            let same = || name.key.as_deref().and_then(|key| alike.get(key));
            // Somebody who is there under exactly this name is not also somebody else.
            exact.get(name.text.as_str()).or_else(same).copied()
        };
        let people: Vec<Option<usize>> = session.names.iter().map(who).collect();
        let known = |group: &Vec<usize>| -> Vec<String> {
            group.iter().filter_map(|&p| people[p]).map(|p| names[p].to_owned()).collect()
        };
        let met = |group: Vec<String>| (group.len() > 1).then_some(group);
        let round = |r: &Vec<Vec<usize>>| r.iter().filter_map(|group| met(known(group))).collect();
        all.extend(session.rounds.iter().map(round));
    }
    all
}

/// What is equal in all spellings of a name that surely mean the same: other case, other blanks, letters composed or
/// not.
fn same_spelling(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").nfc().collect::<String>().to_lowercase().nfc().collect()
}

impl Session {
    /// Whether another session belongs to the same series.
    pub fn is_in_series(&self, series: &str) -> bool {
        self.plan.series.as_deref().is_some_and(|own| same_spelling(own) == same_spelling(series))
    }

    /// What is remembered of the earlier sessions of the series: how many they are, and their rounds. It is the same
    /// whether it counts or not.
    pub fn remembered(&self) -> (usize, usize) {
        let earlier = self.earlier();
        earlier.fold((0, 0), |(sessions, rounds), e| (sessions + 1, rounds + e.rounds.len()))
    }

    /// What is remembered, in words: “remembers 3 earlier sessions of Prep with peers: 12 rounds”, or that they do not
    /// count; nothing where there are none.
    pub fn memory(&self) -> Option<String> {
        let (sessions, rounds) = self.remembered();
        let series = self.plan.series.as_deref().filter(|_| sessions > 0)?;
        let does = if self.record.forgets { "leaves out" } else { "remembers" };
        let (sessions, rounds) = (counted(sessions, "earlier session"), counted(rounds, "round"));
        Some(format!("{does} {sessions} of {series}: {rounds}"))
    }

    /// The rounds of the earlier sessions of the series, and those that were carried over, as far as they count.
    pub(super) fn past_rounds(&self) -> Vec<Vec<Vec<String>>> {
        if self.record.forgets || (self.past.is_empty() && self.plan.met.is_empty()) {
            return Vec::new();
        }
        let people = self.everybody();
        let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
        let mut all = rounds(self.earlier(), &names);
        let carried: Vec<_> = self.plan.met.iter().map(|m| m.groups.clone()).collect();
        for round in rounds(std::iter::once(&Earlier::new(None, String::new(), &carried)), &names) {
            // The file that it was carried over from may tell of it as well.
            if !all.contains(&round) {
                all.push(round);
            }
        }
        all
    }

    /// The sessions that were started before this one was, or, before its start, before it is planned for. A copy of
    /// this one is not among them: it was started when this one was.
    fn earlier(&self) -> impl Iterator<Item = &Earlier> {
        let plan = &self.plan;
        let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        let planned = plan.date.map(|day| day.and_time(plan.start.unwrap_or(end_of_day)));
        self.past.sessions.iter().filter(move |e| match (self.record.started, planned, e.at) {
            (Some(started), _, Some(at)) => at < started,
            (None, Some(planned), Some(at)) => {
                plan.timezone.map_or(at.naive_local(), |zone| at.with_timezone(&zone).naive_local()) < planned
            }
            (_, _, None) | (None, None, Some(_)) => true,
        })
    }
}
