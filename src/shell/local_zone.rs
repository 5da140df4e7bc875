//! Owns the zone of this computer: it goes to sessions whose plan names none. Nothing else asks the computer for it.

use std::sync::OnceLock;

use chrono::{DateTime, NaiveTime, Utc};

use crate::clock::{local_offset, wall_time};
use crate::file;
use crate::workshop::time::zone::ZoneRules;
use crate::workshop::{Moment, Session, Zone, sort_by_key};

/// Returns a moment by the clock of a zone; without one, by that of this computer, whose zone is looked up anew.
pub fn in_zone(zone: Option<&Zone>, at: DateTime<Utc>) -> Moment {
    zone.or(wanted_zone()).map_or_else(|| at.with_timezone(&local_offset(at)), |zone| zone.at(&at))
}

/// Returns what the computer's clock shows, by its own zone.
pub fn local_now() -> Moment {
    in_zone(None, wall_time())
}

/// Has a session without a zone go by this computer's own: its offsets around now and around the days of the session.
pub fn set_local_zone(session: &mut Session) {
    if session.plan.timezone.is_some() {
        return;
    }
    let (plan, record) = (&session.plan, &session.record);
    let planned = plan.date.map(|date| date.and_time(NaiveTime::MIN).and_utc());
    let held = [record.started, record.ended].map(|at| at.map(|at| at.to_utc()));
    let mut around: Vec<DateTime<Utc>> = [Some(wall_time()), planned].into_iter().chain(held).flatten().collect();
    sort_by_key(&mut around, |at| *at);
    session.local_zone = Some(wanted_zone().cloned().unwrap_or_else(|| local_zone(&around)));
}

/// Returns the rules of this computer's own zone around moments that are in order, as far as its local time tells them.
fn local_zone(around: &[DateTime<Utc>]) -> Zone {
    const WEEK: i64 = 7 * 86_400;
    const YEAR: i64 = 400 * 86_400;
    let offset = |at: i64| local_offset(DateTime::from_timestamp(at, 0).unwrap_or_default());
    let mut last = around.first().map_or(0, DateTime::timestamp) - WEEK;
    let first = offset(last);
    let (mut now, mut changes) = (first, Vec::new());
    for center in around.iter().map(DateTime::timestamp) {
        let mut at = last.max(center - WEEK);
        while at < center + YEAR {
            let next = offset(at);
            if next != now {
                // The second of the change lies between the two.
                let (mut before, mut after) = (last, at);
                while after - before > 1 {
                    let middle = before + (after - before) / 2;
                    if offset(middle) == now { before = middle } else { after = middle }
                }
                now = next;
                changes.push((after, now));
            }
            last = at;
            at += WEEK;
        }
    }
    Zone::named("this computer's time zone", ZoneRules { first, changes, yearly: None })
}

/// Returns the zone that the environment names: known also where the computer has no rules of zones.
fn wanted_zone() -> Option<&'static Zone> {
    static ZONE: OnceLock<Option<Zone>> = OnceLock::new();
    let named = || file::zone(std::env::var("TZ").ok()?.trim_start_matches(':'));
    ZONE.get_or_init(|| named().filter(|zone| matches!(zone, Zone::Named(_)))).as_ref()
}
