//! Carries out what the facilitator wants on the model. It never fails: a refusal becomes a message.

use chrono::TimeDelta;

use super::{Action, Board, Card, Effect, Filed, Keymap, Message, Model, News, Pane, Purpose, View};
use super::{entries, grouping, moving, palette, planning, polling, search, typing};
use crate::domain::{Command, EntryEvent, Event, Moment, Regroup, Said, State, counted, spoken};

/// How long a message stays.
pub(super) const MESSAGE: TimeDelta = TimeDelta::seconds(6);

/// Does what the facilitator wants and tells what the program has to do for it.
pub fn update(m: &mut Model, action: Action, now: Moment) -> Vec<Effect> {
    match action {
        Action::Say(Command::Plan(edit)) => {
            planning::say(m, *edit, now);
        }
        Action::Say(command) => say(m, command, now),
        Action::Words(words) => planning::open_area(m, words),
        Action::Editor(words) => {
            let text = planning::as_planned(m, &words);
            return vec![Effect::Edit(words, text)];
        }
        Action::Shelf(at) => {
            typing::begin(m, Purpose::Shelf(at));
            return vec![Effect::Shelf];
        }
        Action::Undo => take_back(m, now, false),
        Action::Redo => take_back(m, now, true),
        Action::Show(view) => show(m, view),
        Action::Away => away(m),
        Action::Type(purpose) => typing::begin(m, purpose),
        Action::Move(by) if m.card.is_some() => {
            let rows = match m.card {
                Some(Card::Words) => m.words().len(),
                _ => Keymap::of_now(m).len(),
            };
            m.card_from = m.card_from.saturating_add_signed(by as isize).min(rows.saturating_sub(1));
        }
        Action::Move(by) => moving::step(m, by),
        Action::OtherPane => {
            m.pane = if m.pane == Pane::Agenda { Pane::Activity } else { Pane::Agenda };
            // What was captured last is what is most likely meant.
            if let Some(latest) = m.selectable_notes().into_iter().max() {
                m.select_note(latest);
            }
        }
        Action::Open => open(m, now),
        Action::Group(by) => {
            m.group = wrapped(m.group, by, m.shown_groups());
            if m.view == View::Groups {
                grouping::select_group(m);
            } else {
                m.select_here();
            }
        }
        Action::Cell(by) => {
            m.cell = wrapped(m.cell, by, m.cells().len());
            m.select_here();
        }
        Action::Look => entries::look(m),
        Action::PutTogether => entries::put_together(m, now),
        Action::TakeApart => entries::take_apart(m, now),
        Action::LetLead => entries::let_lead(m, now),
        Action::Part(by) => entries::choose_part(m, by),
        Action::Mark(n) => entries::mark(m, n, now),
        Action::Groups if m.view == View::Groups => m.view = View::Live,
        Action::Groups if m.session.regroup() == Some(Regroup::Merge) => say(m, Command::Merge, now),
        Action::Groups if m.session.regroup().is_none() => show(m, View::Groups),
        Action::Groups | Action::Shuffle => grouping::shuffle(m, now),
        Action::Pair(what) => grouping::pair(m, what, now),
        Action::Pin => grouping::pin(m, now),
        Action::DrawHost => grouping::draw_host(m, now),
        Action::FitIn => grouping::fit_in(m, now),
        Action::OwnVote => typing::own_vote(m),
        Action::Duels => m.duels = !m.duels,
        Action::PutAnswers => polling::put_together(m, now),
        Action::TakeOutSleep => {
            if let Some(time) = m.slept.take() {
                m.notice = None;
                say(m, Command::TakeOut(time), now);
            }
        }
        Action::Read(card) => (m.card, m.card_from) = (Some(card).filter(|_| m.card != Some(card)), 0),
        Action::Theme(name) => return vec![Effect::Theme(name)],
        Action::SaveNow => return vec![Effect::SaveNow],
        Action::Quit if m.saving.trouble.is_some() && !m.is_saved() => m.leaving = true,
        Action::Quit => return vec![Effect::Quit],
        Action::QuitAnyway => return vec![Effect::QuitAnyway],
        Action::Suspend => return vec![Effect::Suspend],
    }
    clamp(m);
    Vec::new()
}

/// Takes what the surroundings tell.
pub fn hear(m: &mut Model, news: News, now: Moment) {
    match news {
        News::Saved { revision, at } => {
            m.saving.on_disk = m.saving.on_disk.max(revision);
            m.saving.at = Some(at);
            if m.saving.trouble.take().is_some() {
                m.leaving = false;
                tell(m, "Saved again: everything is on the disk.", now);
            }
        }
        News::NotSaved(trouble) => m.saving.trouble = Some(trouble),
        News::Notice(text) => m.notice = Some(text),
        News::Edited(words, text) => planning::keep(m, &words, &text, now),
        News::Shelf(shelf) => m.shelf = shelf,
        News::Moved(place) => m.place = place,
        // The line of warnings is taken already: the old place is still in trouble.
        News::NotMoved(why) => object(m, why, now),
        News::Slept(time) if m.session.state() == State::Live => {
            m.notice = Some(format!(
                "The computer slept for {}: that time counts. z takes it out of the clock.",
                spoken(time)
            ));
            m.slept = Some(time);
        }
        News::Slept(_) => {}
        News::Past(past) => {
            m.log.recall(&mut m.session, past, now);
            m.board = Board::default();
        }
    }
}

/// Says something in the bottom line.
pub(super) fn tell(m: &mut Model, text: impl Into<String>, now: Moment) {
    m.message = Some(Message { text: text.into(), bad: false, until: now + MESSAGE });
}

/// Says in the bottom line that something cannot be done.
pub(super) fn object(m: &mut Model, text: impl Into<String>, now: Moment) {
    m.message = Some(Message { text: text.into(), bad: true, until: now + MESSAGE });
}

/// Says it to the session and shows what came of it; true when it was carried out.
pub(super) fn say_it(m: &mut Model, command: Command, now: Moment) -> bool {
    if let Err(full) = super::weight::room(m, &command) {
        object(m, full, now);
        return false;
    }
    match m.log.say(&mut m.session, Said::Facilitator(command), now) {
        Ok(events) => {
            if !events.is_empty() {
                m.revision += 1;
                file(m, &events);
            }
            for event in &events {
                happened(m, event, now);
            }
            true
        }
        Err(refusal) => {
            object(m, refusal.to_string(), now);
            false
        }
    }
}

/// Keeps the order of the notes and the tallies in step with what happened to them.
pub(super) fn file(m: &mut Model, events: &[Event]) {
    m.tallied.follow(&m.session);
    let notes = &m.session.record.notes;
    match (events, notes.last()) {
        ([Event::Captured { .. }], Some(note)) => m.filed.add(notes.len() - 1, note),
        _ if events.iter().any(moves_notes) => {
            m.filed = Filed::of(notes);
            m.marked_entry = None;
            super::drafts::unseat(m);
        }
        ([Event::Entries(EntryEvent::Dots { .. })], _) => m.filed.count(notes),
        _ => {}
    }
}

/// Whether notes stand elsewhere, or under another group, after it.
fn moves_notes(event: &Event) -> bool {
    match event {
        Event::NoteRemoved(_) | Event::GroupRenamed { .. } | Event::Merged { .. } => true,
        Event::Entries(event) => event.moves(),
        _ => false,
    }
}

pub(super) fn say(m: &mut Model, command: Command, now: Moment) {
    let hand = if let Command::AddHand(option) = command { Some(option) } else { None };
    m.option = hand.unwrap_or(m.option);
    if say_it(m, command, now) {
        polling::ask_why(m, hand);
    }
}

/// Shows what happened where the screen does not show it by itself.
fn happened(m: &mut Model, event: &Event, now: Moment) {
    match event {
        Event::Entered { .. } => {
            m.message = None;
            m.ahead = None;
            m.cell = 0;
            m.option = 0;
            m.duels = false;
            m.selected = 0;
            m.axis = 0;
            entries::enter(m);
            m.look_at_the_clock(now);
        }
        Event::Ended => {
            m.heard = None;
            tell(m, "The session is over. ← reopens it, q leaves.", now);
        }
        Event::Arrived(name) => {
            let person = m.session.unplaced().into_iter().find(|p| p.name == *name);
            let group = person
                .and_then(|p| m.session.place_for(&p))
                .and_then(|g| m.session.round().map(|r| r.groups[g].name.clone()));
            match group {
                Some(group) => tell(m, format!("{name} is here: f puts them into {group}."), now),
                None => tell(m, format!("{name} is here."), now),
            }
        }
        Event::Placed { name, .. } | Event::Swapped(_, name) => {
            let alone = grouping::alone(m);
            tell(m, if alone.is_empty() { event.to_string() } else { format!("{event}.{alone}") }, now);
            grouping::follow(m, name);
        }
        Event::Left(_) | Event::Missed(_) => tell(m, format!("{event}.{}", grouping::alone(m)), now),
        Event::GroupsAgain { .. } | Event::Scattered { .. } | Event::Merged { .. } => {
            tell(m, format!("{event}{}", grouping::short(m)), now);
        }
        Event::Wished { .. } | Event::WishDropped { .. } => {
            tell(m, format!("{event}{}", grouping::kept(m)), now);
        }
        Event::Remembering(_) => tell(m, format!("{event}{}", grouping::short(m)), now),
        Event::GroupsFormed { groups, people, .. } => {
            let text = format!("{} of {people} people{}. g shows them.", counted(*groups, "group"), grouping::short(m));
            tell(m, text, now);
        }
        Event::Captured { place, .. } if m.view != View::Live => {
            tell(m, format!("kept {}", place.join(", ")).trim_end().to_owned(), now);
        }
        Event::Started
        | Event::Captured { .. }
        | Event::Counted(_)
        | Event::Voted { .. }
        | Event::Paused
        | Event::Remarked(_) => {}
        // The last word on whether the time is up is not the one before the thumbs.
        Event::ThumbsShown { .. } => {
            m.look_at_the_clock(now);
            tell(m, event.to_string(), now);
        }
        event => tell(m, event.to_string(), now),
    }
}

fn take_back(m: &mut Model, now: Moment, again: bool) {
    let words = if again { m.log.redo(&mut m.session, now) } else { m.log.undo(&mut m.session, now) };
    match words {
        Some(words) => {
            m.revision += 1;
            m.filed = Filed::of(&m.session.record.notes);
            m.marked_entry = None;
            m.tallied.follow(&m.session);
            m.look_at_the_clock(now);
            tell(m, format!("{}: {words}", if again { "done again" } else { "undone" }), now);
        }
        None if again => object(m, "There is nothing to do again.", now),
        None => object(m, "There is nothing to undo since the session was opened.", now),
    }
}

fn show(m: &mut Model, view: View) {
    m.view = if m.view == view { View::Live } else { view };
    m.selected = 0;
    if m.view == View::Plan {
        planning::begin(m);
    }
    if m.view == View::Groups && m.session.unplaced().is_empty() {
        grouping::select_group(m);
    }
}

fn away(m: &mut Model) {
    if m.leaving || m.card.is_some() {
        (m.leaving, m.card) = (false, None);
    } else if m.marked.is_some() || m.marked_entry.is_some() || m.answer.is_some() {
        (m.marked, m.marked_entry, m.answer) = (None, None, None);
    } else if m.view != View::Live {
        m.view = View::Live;
    } else if m.ahead.is_some() {
        m.ahead = None;
    } else if let Some(run) = polling::quick_run(m) {
        m.put_away = Some(run);
    } else if m.pane == Pane::Activity {
        m.pane = Pane::Agenda;
    } else {
        m.notice = None;
        m.slept = None;
    }
    m.message = None;
}

/// Opens what is selected: an activity begins, a note can be reworded, somebody is here.
fn open(m: &mut Model, now: Moment) {
    match m.view {
        View::Live if m.pane == Pane::Agenda => {
            if let Some(at) = m.ahead {
                let id = m.session.plan.agenda[at].id.clone();
                say(m, Command::GoTo(id), now);
            }
        }
        View::Live => {
            if let Some(note) = m.selected_note() {
                typing::begin(m, Purpose::Reword(note));
            }
        }
        View::People => {
            if let Some(person) = m.session.everybody().into_iter().nth(m.selected) {
                say(m, Command::Arrive(person), now);
            }
        }
        View::Groups => {
            if let Some(name) = m.selected_name() {
                say(m, Command::Place { name, group: None }, now);
            }
        }
        View::Search => search::open(m),
        View::Plan => {
            if let Some(Action::Words(words)) = planning::words(m, false) {
                update(m, Action::Words(words), now);
            }
        }
        View::Carried | View::Stage => {}
    }
}

fn wrapped(at: usize, by: i32, len: usize) -> usize {
    if len == 0 { 0 } else { (at as i64 + i64::from(by)).rem_euclid(len as i64) as usize }
}

/// Keeps every selection on something that is there.
pub(super) fn clamp(m: &mut Model) {
    let last = |at: usize, len: usize| at.min(len.saturating_sub(1));
    // Looking at another activity leaves alone what is chosen in the running one.
    if m.ahead.is_none() {
        m.group = m.shown_round().map_or(m.group, |r| last(m.group, r.groups.len()));
        m.cell = last(m.cell, m.cells().len());
        m.option = last(m.option, polling::rows(m));
    }
    if m.ahead.is_some_and(|at| at >= m.session.plan.agenda.len()) {
        m.ahead = None;
    }
    let len = match m.view {
        // The first line is always there to be selected, or nothing is: no need to count thousands.
        _ if m.selected == 0 => 1,
        View::Live => m.selectable_notes().len(),
        View::Groups => m.by_group().len(),
        View::People => m.session.everybody().len(),
        View::Plan => planning::rows(m).len(),
        View::Carried => m.session.plan.carried.len(),
        View::Search => search::find(m).len(),
        View::Stage => 0,
    };
    m.selected = last(m.selected, len);
    grouping::unmark(m);
    m.wipe();
    if matches!(m.line, Some((Purpose::Palette, _))) {
        m.offered = last(m.offered, palette::find(m).len());
    }
}
