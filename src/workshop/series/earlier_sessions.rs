//! Owns what a session remembers of the earlier ones of its series. It never reads a file.

use crate::workshop::sort_by;
use std::borrow::Borrow;

use chrono::NaiveTime;

use super::history::{HeldRound, PastSession, rounds};
use crate::workshop::text::same;
use crate::workshop::{Met, SeriesHistory, Session, count_of};

impl SeriesHistory {
    /// Returns what these sessions tell. Those in which nobody met are left out; of copies of one session, which have
    /// its title and start, the one with most rounds counts. The order of the sessions does not matter.
    pub fn of<S: Borrow<Session>>(sessions: impl IntoIterator<Item = S>) -> Self {
        let mut earlier: Vec<PastSession> = sessions.into_iter().filter_map(|s| earlier(s.borrow())).collect();
        sort_by(&mut earlier, |a, b| {
            let key = |e: &PastSession| (e.at, e.title.clone(), std::cmp::Reverse(e.rounds.len()));
            key(a).cmp(&key(b)).then_with(|| a.texts().cmp(b.texts())).then_with(|| a.rounds.cmp(&b.rounds))
        });
        earlier.dedup_by(|a, b| a.at == b.at && a.title == b.title);
        Self { sessions: earlier }
    }
}

fn earlier(session: &Session) -> Option<PastSession> {
    let rounds = session.own_rounds("");
    let formed = session.record.breakouts.first().map(|r| r.formed);
    let at = session.record.started.or(formed);
    (!rounds.is_empty()).then(|| PastSession::new(at, session.plan.title.clone(), &rounds))
}

impl Session {
    /// Returns whether another session belongs to the same series.
    pub fn is_in_series(&self, series: &str) -> bool {
        self.plan.series.as_deref().is_some_and(|own| same(own, series))
    }

    /// Returns what is remembered of the earlier sessions of the series: how many they are, and their rounds. It is the
    /// same whether it counts or not.
    pub fn history_size(&self) -> (usize, usize) {
        let met = |e: &PastSession| e.rounds.iter().filter(|(groups, _)| !groups.is_empty()).count();
        self.earlier().fold((0, 0), |(sessions, rounds), e| (sessions + 1, rounds + met(e)))
    }

    /// Returns what is remembered, in words: “remembers 3 earlier sessions of Prep with peers: 12 rounds”, or that they
    /// do not count; nothing where there are none.
    pub fn history_in_words(&self) -> Option<String> {
        let (sessions, rounds) = self.history_size();
        let series = self.plan.series.as_deref().filter(|_| sessions > 0)?;
        let does = if self.record.forgets { "ignores" } else { "remembers" };
        let (sessions, rounds) = (count_of(sessions, "earlier session"), count_of(rounds, "round"));
        Some(format!("{does} {sessions} of {series}: {rounds}"))
    }

    /// Returns the rounds of earlier sessions of the series and those carried over, as far as they count.
    pub(in crate::workshop) fn past_rounds(&self) -> Vec<HeldRound> {
        if self.record.forgets || (self.history.is_empty() && self.plan.met.is_empty()) {
            return Vec::new();
        }
        let people = self.everybody();
        let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
        let mut all = rounds(self.earlier(), &names);
        let held = |m: &Met| HeldRound { groups: m.groups.clone(), sit_out: m.sit_out.clone() };
        let carried: Vec<HeldRound> = self.plan.met.iter().map(held).collect();
        for round in rounds(std::iter::once(&PastSession::new(None, String::new(), &carried)), &names) {
            // The file that it was carried over from may tell of it as well: of pairs who became fours, version 0.1.0
            // carried over both.
            let tells = |known: &HeldRound| {
                let is_within =
                    |group: &Vec<String>| known.groups.iter().any(|of| group.iter().all(|n| of.contains(n)));
                round.groups.iter().all(is_within)
            };
            if !all.iter().any(tells) {
                all.push(round);
            }
        }
        all
    }

    /// Returns the sessions that were started before this one was, or, before its start, before it is planned for. A
    /// copy of this one is not among them: it was started when this one was.
    fn earlier(&self) -> impl Iterator<Item = &PastSession> {
        let plan = &self.plan;
        let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        let planned = plan.date.map(|day| day.and_time(plan.start.unwrap_or(end_of_day)));
        self.history.sessions.iter().filter(move |e| match (self.record.started, planned, e.at) {
            (Some(started), _, Some(at)) => at < started,
            (None, Some(planned), Some(at)) => {
                plan.timezone.as_ref().map_or(at, |zone| zone.at(&at)).naive_local() < planned
            }
            (_, _, None) | (None, None, Some(_)) => true,
        })
    }
}
