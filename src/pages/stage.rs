//! Owns the page of the shared screen: what stands on it in each state of the session, and how large. It is made of what is
//! public, and of the clock.

mod body;
mod fitting;
mod look;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::agenda::{Agenda, time};
use super::clock::PageClock;
use super::context::group_name;
use super::qr;
use look::asked;
pub use look::{JoinWays, StageLook, StageTheme};

use crate::workshop::{Each, SessionState, Shows, digits};

/// Nobody counts the seconds to a start that is further away.
const COUNTED: TimeDelta = TimeDelta::hours(100);

/// Returns what the whole page has.
pub(super) fn page(look: &StageLook<'_>) -> Value {
    let mut page = value(look);
    page["title"] = look.public.title.clone().into();
    page["now"] = look.now.timestamp_millis().into();
    page["theme"] = match look.theme {
        Some(StageTheme::Light) => "light".into(),
        Some(StageTheme::Dark) => "dark".into(),
        None => Value::Null,
    };
    page
}

/// Returns what stands on the page.
pub(super) fn value(look: &StageLook<'_>) -> Value {
    let StageLook { public, clock, now, language, join, .. } = look;
    let shows = public.shows(clock, false);
    let date = now.date_naive();
    let title = match (shows, public.starts) {
        (Shows::Welcome, Some(at)) => language.day(at.date_naive(), date),
        (Shows::Welcome, None) => String::new(),
        _ => public.title.clone(),
    };
    let heading = Heading::of(look, shows);
    let size = fitting::heading(&heading.text, heading.has_clock);
    let join = join.as_ref().filter(|_| shows != Shows::End);
    json!({
        "rtl": language.is_right_to_left(),
        "shows": word(shows),
        "head": title,
        "time": time(*now, *now),
        "ends": ends(look),
        "agenda": Agenda::of(public, clock, *now),
        "clock": clock_of(look, shows),
        "eyebrow": heading.eyebrow,
        "besides": heading.besides,
        "heading": heading.text,
        "size": size,
        "below": heading.below,
        "body": body::value(look, shows),
        "foot": foot(look, shows),
        "next": next(look).filter(|_| shows == Shows::Poll && public.poll.as_ref().is_some_and(|poll| !poll.open)),
        "join": join.map(|join| json!({
            "address": join.address,
            "code": join.code,
            "qr": (shows == Shows::Welcome).then(|| qr::path(join.link)).flatten(),
        })),
    })
}

/// Returns what the style sheet calls a state.
fn word(shows: Shows) -> &'static str {
    match shows {
        Shows::End => "end",
        Shows::Welcome => "welcome",
        Shows::Thumbs => "thumbs",
        Shows::Poll => "poll",
        Shows::Question => "question",
        Shows::Break => "break",
        Shows::Turn => "turn",
        Shows::Groups => "groups",
        Shows::Entries => "entries",
        Shows::Talk => "talk",
    }
}

/// Returns when it begins, ends or has ended.
fn ends(look: &StageLook<'_>) -> String {
    let StageLook { public, clock, now, language, .. } = look;
    let (what, at) = match clock.state {
        SessionState::Planned => ("stage-starts", public.starts),
        SessionState::Done => ("stage-ended", Some(clock.ends)),
        _ => ("stage-ends", Some(clock.hard_end.unwrap_or(clock.ends))),
    };
    at.map_or_else(String::new, |at| language.say(what, &[("time", time(at, *now).into())]))
}

/// Returns the clock with the words beside it: those of now, and those that the page takes when its time comes.
fn clock_of(look: &StageLook<'_>, shows: Shows) -> Option<Value> {
    let StageLook { public, clock, now, language, .. } = look;
    if shows == Shows::Welcome {
        let at = public.starts?;
        let left = at - *now;
        if left > COUNTED {
            return None;
        }
        let over = left <= TimeDelta::zero();
        let label = language.say(if over { "stage-any-moment" } else { "stage-until-start" }, &[]);
        return Some(json!({
            "digits": digits(left.max(TimeDelta::zero())),
            "state": "left",
            "label": label,
            "until": (!over).then(|| at.timestamp_millis()),
            "words": { "left": label, "last": label, "up": language.say("stage-any-moment", &[]) },
        }));
    }
    let shown = PageClock::of(clock, *now, *language)?;
    let at = || [("time", shown.at.as_str().into())];
    let of_group = shows == Shows::Turn && public.each == Some(Each::Group);
    let left = if of_group { language.say("stage-left-group", &[]) } else { language.say("stage-left", &at()) };
    let [last, over] = ["stage-last-minute", "stage-over"].map(|what| language.say(what, &at()));
    let up = language.say("clock-up", &[]);
    let label = match shown.state {
        "paused" => &shown.label,
        "over" if clock.remaining() > TimeDelta::seconds(-1) => &up,
        "over" => &over,
        "last" => &last,
        _ => &left,
    };
    Some(json!({
        "digits": shown.digits,
        "long": shown.digits.chars().count() > 5,
        "state": shown.state,
        "label": label,
        "until": shown.until,
        "total": shown.total,
        "words": { "left": left, "last": last, "over": over, "up": up },
    }))
}

/// What stands at the beginning of the band, beside the clock.
#[derive(Default)]
struct Heading {
    eyebrow: String,
    besides: Option<String>,
    text: String,
    below: Option<String>,
    has_clock: bool,
}

impl Heading {
    fn of(look: &StageLook<'_>, shows: Shows) -> Self {
        let StageLook { public, language, .. } = look;
        let phase = public.phase.as_ref();
        let activity = public.activity.clone().unwrap_or_default();
        let place = |at: usize, of: usize| {
            (of > 1).then(|| language.say("stage-place", &[("at", at.into()), ("of", of.into())]))
        };
        let phase_title = || phase.map(|(title, ..)| title.clone());
        let base = Self { eyebrow: activity.clone(), besides: phase_title(), has_clock: true, ..Self::default() };
        match shows {
            Shows::End => Self {
                eyebrow: language.say("stage-what-came", &[]),
                text: language.say("stage-thanks", &[]),
                has_clock: false,
                besides: None,
                ..base
            },
            Shows::Welcome => Self {
                eyebrow: look
                    .leads
                    .map_or_else(String::new, |who| language.say("stage-invites", &[("who", who.into())])),
                text: public.title.clone(),
                below: public.purpose.clone().filter(|_| look.join.is_some()),
                ..base
            },
            Shows::Thumbs => {
                let minutes = public.extension.unwrap_or_default();
                Self { text: language.say("thumbs-question", &[("minutes", minutes.into())]), ..base }
            }
            Shows::Poll => {
                let Some(poll) = &public.poll else { return base };
                let tally = poll.tally.as_ref().filter(|_| !poll.open);
                let result = tally.map(|tally| super::results::result_in_words(*language, &tally.statement));
                let closed = (!poll.open).then(|| language.say("poll-closed", &[]));
                match result {
                    Some(result) => Self { besides: closed, text: result, below: Some(poll.question.clone()), ..base },
                    None => Self { besides: closed, text: poll.question.clone(), ..base },
                }
            }
            Shows::Turn => {
                let Some(turn) = &public.turn else { return base };
                let group = public.groups.iter().find(|group| group.name == turn.name);
                let stays = group.is_some_and(|group| group.here().any(|p| p.hosts));
                let place_of = group.and_then(|group| group.place.clone()).filter(|_| stays);
                let people = group.map(|group| group.short_names(", ")).filter(|people| !people.is_empty());
                let below: Vec<String> = place_of.into_iter().chain(people).collect();
                Self {
                    eyebrow: phase_title().unwrap_or(activity),
                    besides: place(turn.at, turn.of),
                    text: group_name(*language, &turn.name),
                    below: (!below.is_empty()).then(|| below.join(" · ")),
                    ..base
                }
            }
            // What everybody talks about stands large below.
            Shows::Talk | Shows::Break => base,
            Shows::Question | Shows::Groups | Shows::Entries => Self { text: asked(public), ..base },
        }
    }
}

/// Returns what comes next.
fn next(look: &StageLook<'_>) -> Option<String> {
    let next = look.public.next.as_ref().filter(|_| look.clock.state != SessionState::Planned)?;
    Some(group_name(look.language, next))
}

/// Returns what stands at the beginning of the foot: a sentence, or what comes next.
fn foot(look: &StageLook<'_>, shows: Shows) -> Value {
    let StageLook { public, language, here: (here, expected), .. } = look;
    let say = |what: &str, with: &[(&str, fluent_bundle::FluentValue<'_>)]| json!({ "text": language.say(what, with) });
    let answered = public.poll.as_ref().and_then(|poll| Some((poll.open, poll.answered?, poll.present)));
    match (shows, answered) {
        (Shows::Welcome, _) if *expected > 0 => {
            say("stage-here", &[("here", (*here).into()), ("of", (*expected).into())])
        }
        (Shows::Poll, Some((open, answered, present))) => {
            let what = if open { "poll-open" } else { "poll-answered-closed" };
            say(what, &[("answered", answered.into()), ("present", present.into())])
        }
        (Shows::Thumbs, _) => say("thumbs-rule", &[]),
        (Shows::End, _) => json!({ "text": public.outcome.as_ref().and_then(|o| o.homework.first()) }),
        _ => json!({ "next": next(look) }),
    }
}
