//! Owns what the templates get: plain values, made of the views, with nothing in them that somebody may not see.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Value, json};

use super::agenda::{Agenda, time};
use super::ballot::BallotFault;
use super::ballot_page::Ballot;
use super::clock::PageClock;
use super::entry_vote;
use super::fields::Fields;
use super::floor;
use super::look::{CodeAsks, CodeFault, Frame, JoinFault, JoinLook, Look, Notice, Said, SlipLook};
use super::render;
use super::result::result;
use super::results::misfit;
use super::sheet::Sheet;
use super::words::Language;
use crate::workshop::{
    Canvas, CanvasColumn, ClockStatus, Kind, Moment, OwnHand, Public, PublicGroup, PublicPerson, Refusal, SeenEntry,
    SessionState, ThumbVote, group_number, is_address,
};

/// Returns the value for the page of somebody who has joined.
pub(super) fn participant(look: &Look<'_>, frame: &Frame<'_>, said: &Said, typed: &Fields) -> Value {
    let Look { public, me, language, .. } = look;
    let group = me.group.map(|at| &public.groups[at]);
    let has_ballot = me.ballot.as_ref().is_some_and(|ballot| !ballot.by_hands);
    let writes = !has_ballot && me.canvas.as_ref().is_some_and(|canvas| canvas.takes);
    let is_wrong = said.is_wrong();
    // A final answer is shown as it was recorded, whatever was sent after it.
    let is_final = matches!(said, Said::Refused(Refusal::VotedAlready(_)));
    let nothing = Fields::default();
    let (who, who_first) = leads(frame.leads, *language);
    let ballot = me.ballot.as_ref().map(|form| {
        let typed = if is_final { &nothing } else { typed };
        let usual = me.poll.as_ref().and_then(|poll| poll.usual);
        Ballot { form, said, typed, seed: frame.seed, language: *language, usual }.value()
    });
    let vote = me.vote.as_ref().filter(|_| !has_ballot);
    let votes = vote.is_some_and(|vote| !vote.by_hands && !vote.entries.is_empty());
    let vote_sent = vote.is_some_and(|vote| votes && entry_vote::is_sent(vote, typed));
    let vote = vote.map(|vote| entry_vote::value(vote, said, typed, *language));
    let moved = ballot
        .as_ref()
        .filter(|_| has_ballot)
        .or(vote.as_ref())
        .and_then(|moved| moved["moved"].as_str())
        .map(str::to_owned);
    let of_ballot = me.ballot.as_ref().is_some_and(|form| has_ballot && typed.get("run") == form.run.to_string());
    let of_column = |canvas: &Canvas| canvas.columns.iter().any(|column| column.id == typed.get("column"));
    let is_placed = floor::has_field(frame.sheet, said, typed)
        || of_ballot
        || vote_sent
        || (writes && me.canvas.as_ref().is_some_and(of_column));
    let seen_group = |group: &PublicGroup| {
        let person = |p: &PublicPerson| json!({ "name": p.name, "hosts": p.hosts, "left": p.left, "me": Some(&p.name) == me.name.as_ref() });
        json!({
            "name": group_name(*language, &group.name),
            "place": group.place,
            "link": group.place.as_deref().filter(|place| is_address(place)),
            "people": group.people.iter().map(person).collect::<Vec<_>>(),
        })
    };
    json!({
        "key": page_key(look),
        "now": look.now.timestamp_millis(),
        "heading": heading(look, frame, &who),
        "headed": headed(look, frame, &who),
        "has_fields": has_ballot || votes || writes || frame.sheet != Sheet::Now,
        "is_placed": is_placed,
        "title": public.title,
        "leads": who,
        "leads_first": who_first,
        "form_token": frame.form_token,
        "second_code": frame.second_code,
        "name": me.name,
        "clock": PageClock::of(look.clock, look.now, *language),
        "state": look.clock.state.word(),
        "public": seen(public, look.now, *language),
        "here": frame.here,
        "agenda": Agenda::of(public, look.clock, look.now),
        "group": group.map(seen_group),
        "sits_out": me.sits_out,
        "in_groups": !public.groups.is_empty(),
        "canvas": me.canvas.as_ref().map(|canvas| self::canvas(canvas, typed, is_wrong)),
        "ballot": ballot,
        "vote": vote,
        "thumb": asked_thumb(look).map(|thumb| json!({
            "ask": thumb.ask, "minutes": thumb.minutes, "up": thumb.up == Some(true), "down": thumb.up == Some(false),
        })),
        "asks_later": me.thumb.is_some() && !look.clock.is_up(),
        "vote_sent": vote_sent,
        "bar": floor::bar(look, frame.sheet),
        "hand": floor::hand(look),
        "speaks": me.hand == OwnHand::Speaks,
        "questions": (frame.sheet == Sheet::Questions).then(|| floor::questions(look, frame.questions, said, typed)),
        "message": floor::message(said, typed),
        "parts": parts(look),
        "said": said_in_words(look, frame, said).or(moved.clone()),
        "moved": moved.is_some(),
        "wrong": is_wrong,
        "recorded": *said == Said::Recorded,
    })
}

/// Returns the question to the room's thumbs, once the time is up.
fn asked_thumb<'a>(look: &Look<'a>) -> Option<&'a ThumbVote> {
    let is_asked = look.clock.is_up() && look.me.here && look.me.ballot.is_none();
    look.me.thumb.as_ref().filter(|_| is_asked)
}

/// Returns the name of the page: first how it stands with the poll, where there is one.
fn headed(look: &Look<'_>, frame: &Frame<'_>, who: &str) -> String {
    if let Some(thumb) = asked_thumb(look).filter(|_| frame.sheet == Sheet::Now) {
        return look.language.say("thumbs-question", &[("minutes", thumb.minutes.into())]);
    }
    let is_on = frame.sheet == Sheet::Now && matches!(look.clock.state, SessionState::Live | SessionState::Paused);
    let Some(poll) = look.public.poll.as_ref().filter(|_| is_on) else { return heading(look, frame, who) };
    let what = if poll.open { "title-open" } else { "title-closed" };
    let title = look.public.activity.clone().unwrap_or_else(|| poll.question.clone());
    look.language.say(what, &[("title", title.into())])
}

/// Returns what the page is about, in a line.
fn heading(look: &Look<'_>, frame: &Frame<'_>, who: &str) -> String {
    match frame.sheet {
        Sheet::Now => {}
        Sheet::Questions => return look.language.say("floor-questions", &[]),
        Sheet::Message => return look.language.say("message-title", &[("who", who.into())]),
    }
    let public = look.public;
    let asked = public.poll.as_ref().map(|poll| poll.question.as_str());
    let named = [asked, Some(public.prompt.as_str()), public.activity.as_deref(), Some(public.title.as_str())];
    named.into_iter().flatten().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
}

/// Returns what everybody sees, as far as pages show it.
fn seen(public: &Public, now: Moment, language: Language) -> Value {
    json!({
        "purpose": public.purpose,
        "starts": public.starts.map(|at| time(at, now)),
        "guidelines": public.guidelines,
        "activity": public.activity,
        "is_break": public.kind == Kind::Break,
        "goes_on": public.goes_on.map(|at| time(at, now)),
        "phase": public.phase.as_ref().map(|(title, ..)| title),
        "turn": public.turn.as_ref().map(|turn| group_name(language, &turn.name)),
        "question": public.poll.as_ref().map(|poll| &poll.question),
        "outcome": public.outcome.as_ref().map(|outcome| json!({
            "decisions": outcome.decisions,
            "homework": outcome.homework,
            "actions": outcome.actions.iter().map(|a| json!({
                "owner": a.owner, "text": a.text, "due": a.due.map(|due| language.date(due, now.date_naive())),
            })).collect::<Vec<_>>(),
        })),
    })
}

/// Returns the name of a group, or of whoever has the turn, as it is read: one that is a number is in the words of the page.
pub(super) fn group_name(language: Language, name: &str) -> String {
    group_number(name).map_or_else(|| name.to_owned(), |n| language.say("group-number", &[("n", n.into())]))
}

/// Returns who leads, within a sentence and at the beginning of one.
pub(super) fn leads(name: Option<&str>, language: Language) -> (String, String) {
    let or = |words: &str| name.map_or_else(|| language.say(words, &[]), str::to_owned);
    (or("the-facilitator"), or("the-facilitator-first"))
}

/// Returns a canvas with what is written on it, and what was typed and not taken.
fn canvas(canvas: &Canvas, typed: &Fields, is_wrong: bool) -> Value {
    let entry = |entry: &SeenEntry| {
        let key = entry.key.to_string();
        let typed_here = is_wrong && typed.get("entry") == key && !typed.get("text").is_empty();
        json!({
            "text": entry.text, "row": entry.row, "alone": entry.alone, "wrong": typed_here,
            "typed": if typed_here { typed.get("text") } else { entry.text.as_str() }, "key": key,
        })
    };
    let column = |column: &CanvasColumn| {
        let typed_here = typed.get("column") == column.id;
        json!({
            "id": column.id,
            "title": column.title,
            "prompt": column.prompt,
            "typed": if typed_here && is_wrong { typed.get("text") } else { "" },
            "wrong": typed_here && is_wrong,
            "recorded": typed_here && !is_wrong,
            "mine": column.entries.iter().filter(|e| e.mine).map(entry).collect::<Vec<_>>(),
        })
    };
    json!({
        "activity": canvas.activity,
        "rows": canvas.rows,
        "takes": canvas.takes,
        "hidden": canvas.hidden,
        "columns": canvas.columns.iter().map(column).collect::<Vec<_>>(),
    })
}

/// Returns the parts of the page that change while nothing is sent.
fn parts(look: &Look<'_>) -> Value {
    let what =
        json!({ "poll": look.me.poll.as_ref().map(|poll| result(poll, look.me.answered.as_ref(), look.language)) });
    let mut parts = json!({ "result": render::fill("result", look.language, &what) });
    let columns = look.me.canvas.iter().flat_map(|canvas| &canvas.columns);
    for (at, column) in columns.enumerate() {
        let others = column.entries.iter().filter(|entry| !entry.mine);
        let entries: Vec<Value> = others.map(|e| json!({ "text": e.text, "row": e.row })).collect();
        parts[format!("others-{at}")] = render::fill("others", look.language, &json!({ "entries": entries })).into();
    }
    parts
}

/// Returns what changes on the page of many participants alike.
pub(super) fn update(look: &Look<'_>) -> Value {
    json!({
        "now": look.now.timestamp_millis(),
        "clock": PageClock::of(look.clock, look.now, look.language).map(|clock| json!({
            "until": clock.until, "total": clock.total, "digits": clock.digits, "state": clock.state, "label": clock.label,
        })),
        "questions": look.public.questions,
        "parts": parts(look),
    })
}

/// Returns what tells one page from another: what is on, whether they have answered, and where they are.
pub(super) fn page_key(look: &Look<'_>) -> String {
    let me = look.me;
    let voted = me.ballot.as_ref().is_some_and(|ballot| ballot.voted);
    let mut hash = DefaultHasher::new();
    (look.room_key, me.group, me.sits_out, voted, me.here).hash(&mut hash);
    if let Some(vote) = &me.vote {
        (&vote.activity, &vote.phase, vote.by_hands).hash(&mut hash);
        vote.entries.iter().for_each(|entry| (entry.key, &entry.text).hash(&mut hash));
    }
    format!("{:x}", hash.finish())
}

/// Returns the part of it that is the same for everybody.
pub(super) fn room_key(public: &Public, clock: &ClockStatus) -> String {
    let mut hash = DefaultHasher::new();
    (&public.title, &public.activity, &public.phase, &public.prompt, &public.purpose).hash(&mut hash);
    public.turn.as_ref().map(|turn| (&turn.name, turn.at)).hash(&mut hash);
    public.poll.as_ref().map(|poll| (poll.run, poll.open, &poll.options, &poll.question)).hash(&mut hash);
    (clock.state.word(), public.extension.filter(|_| clock.is_up())).hash(&mut hash);
    for group in &public.groups {
        (&group.name, &group.place).hash(&mut hash);
        group.people.iter().for_each(|p| (&p.name, p.hosts, p.left).hash(&mut hash));
    }
    format!("{:x}", hash.finish())
}

/// Says what came of what was sent last; nothing where nothing was.
fn said_in_words(look: &Look<'_>, frame: &Frame<'_>, said: &Said) -> Option<String> {
    let language = look.language;
    let (who, who_first) = leads(frame.leads, language);
    let say = |what: &str| language.say(what, &[("who", who.as_str().into()), ("Who", who_first.as_str().into())]);
    Some(match said {
        Said::Nothing | Said::Moved => return None,
        Said::Recorded => say("poll-recorded"),
        Said::Sent => say("message-sent"),
        Said::EnoughMessages => say("message-enough"),
        Said::NotSaved => say("not-saved"),
        Said::TooFast => say("too-fast"),
        Said::NoBallot(BallotFault::Empty) => say("poll-choose-first"),
        Said::NoBallot(BallotFault::Garbled) => say("wrong-form"),
        Said::Refused(refusal) => match refusal {
            Refusal::PollClosed | Refusal::PollNotOpen => match look.me.poll.as_ref().and_then(|poll| poll.closed) {
                Some(closed) => {
                    let closed = time(closed, look.now);
                    language.say("poll-too-late", &[("time", closed.into())])
                }
                None => say("poll-over"),
            },
            Refusal::VotedAlready(_) => say("poll-final-already"),
            Refusal::BallotUnknown(_) => say("poll-nobody-can-change"),
            Refusal::NeedsName => say("poll-needs-name"),
            Refusal::LongEntry(most) => language.say("entry-long", &[("most", (*most).into())]),
            Refusal::EnoughEntries(most) => language.say("entry-enough", &[("most", (*most).into())]),
            Refusal::NoWords => say("entry-empty"),
            Refusal::LongQuestion(most) => language.say("question-long", &[("most", (*most).into())]),
            Refusal::EnoughQuestions(most) => language.say("question-enough", &[("most", (*most).into())]),
            Refusal::NoQuestions => say("questions-off"),
            Refusal::QuestionAnswered => say("question-answered"),
            Refusal::NothingToWrite => say("entry-too-late"),
            Refusal::NoNote => say("entry-gone"),
            Refusal::OffScale(most) => language.say("vote-off-scale", &[("most", (*most).into())]),
            Refusal::VoteOver => say("vote-over"),
            Refusal::MarksByKeys => say("vote-by-keys"),
            Refusal::InNoGroup(_) => say("group-none"),
            Refusal::CountedByHands => say("poll-by-hands"),
            Refusal::NotHere(_) | Refusal::NoPerson(_) => say("not-here"),
            Refusal::Misfit(why) => misfit(language, why).unwrap_or_else(|| say("wrong-form")),
            _ => say("refused"),
        },
    })
}

/// Returns the value for the page for joining.
pub(super) fn join(look: &JoinLook<'_>) -> Value {
    let language = look.language;
    let (who, who_first) = leads(look.leads, language);
    let wrong = look.wrong.map(|wrong| match wrong {
        JoinFault::NoName => language.say("join-name-needed", &[]),
        JoinFault::LongName => language.say("join-name-long", &[]),
        JoinFault::InUse(name) => language.say("join-in-use", &[("name", name.into()), ("who", who.as_str().into())]),
        JoinFault::NotInvited => language.say("join-not-invited", &[("who", who.as_str().into())]),
        JoinFault::TooFast => language.say("too-fast", &[]),
        JoinFault::NotSaved => language.say("not-saved", &[]),
        JoinFault::Refused => language.say("refused", &[]),
    });
    let in_use = if let Some(JoinFault::InUse(name)) = look.wrong { Some(name) } else { None };
    json!({
        "title": look.public.title,
        "purpose": look.public.purpose,
        "when": look.public.starts.map(|starts| {
            let [from, to] = [starts, look.public.planned_end].map(|at| time(at, look.now));
            let day = language.day(starts.with_timezone(&look.now.timezone()).date_naive(), look.now.date_naive());
            language.say("date-times", &[("date", day.into()), ("from", from.into()), ("to", to.into())])
        }),
        "leads_first": who_first,
        "secure": look.secure,
        "roster": look.roster,
        "names": look.names.word(),
        "form_token": look.form_token,
        "wrong": wrong,
        "in_use": in_use,
    })
}

/// Returns the value for the page that asks for a code.
pub(super) fn code(language: Language, asks: CodeAsks, wrong: Option<CodeFault>) -> Value {
    let seconds = if let Some(CodeFault::TooOften(seconds)) = wrong { Some(seconds) } else { None };
    let (label, fault) = match asks {
        CodeAsks::Room => ("code-label", "code-wrong"),
        CodeAsks::Either => ("code-label-either", "code-wrong-either"),
        CodeAsks::Slip => ("code-label-slip", "code-wrong-slip"),
    };
    let fault = (wrong == Some(CodeFault::Wrong)).then(|| language.say(fault, &[]));
    json!({ "label": language.say(label, &[]), "wrong": fault, "seconds": seconds })
}

/// Returns the value for the page of somebody's slip.
pub(super) fn slip(look: &SlipLook<'_>) -> Value {
    let (_, who_first) = leads(look.leads, look.language);
    json!({
        "title": look.public.title,
        "purpose": look.public.purpose,
        "leads_first": who_first,
        "name": look.name,
        "code": look.code,
        "secure": look.secure,
    })
}

/// Returns the value for a page that says one thing.
pub(super) fn notice(language: Language, notice: Notice, leader: Option<&str>) -> Value {
    let what = match notice {
        Notice::NotFound => "not-found",
        Notice::Removed => "removed",
        Notice::Full => "full",
        Notice::NotSaved => "not-saved",
        Notice::TooFast => "too-fast",
        Notice::Refused => "refused",
        Notice::JoiningClosed => "joining-closed",
        Notice::NoSlip => "no-slip",
        Notice::NotJoined => "not-joined",
        Notice::WrongForm => "wrong-form",
    };
    let (who, who_first) = leads(leader, language);
    json!({ "text": language.say(what, &[("who", who.into()), ("Who", who_first.into())]), "missing": notice == Notice::NotFound })
}
