//! The one door to `apply`: says a command to the session, files what happened into caches and messages, and returns
//! the events. It imports no view.

use chrono::TimeDelta;

use super::entries;
use super::groups::{broken_constraints, short_score, singletons_in_words};
use super::model::{Message, Model};
use super::note_index::NoteIndex;
use super::room::Call;
use super::size_limit;
use super::undo_log::NotUndone;
use crate::workshop::poll::{short_seal, shown_in_private};
use crate::workshop::text::wording::sits_out;
use crate::workshop::{
    Command, Cue, EntryEvent, Event, LineOf, Moment, NoteKind, Participant, Refusal, Request, SessionState, StepTiming,
    Voice, count_of, last_cue,
};

/// How long a message stays.
pub(super) const MESSAGE: TimeDelta = TimeDelta::seconds(4);

/// Says a command of the facilitator to the session; tells what happened, and whether it was carried out.
pub(super) fn perform(m: &mut Model, command: Command, now: Moment) -> Option<Vec<Event>> {
    if let Some(why) = m.saving.read_only.clone() {
        m.refuse(why, now);
        return None;
    }
    if matches!(command, Command::Plan(_)) && m.saving.fixed_agenda {
        let why = "This file has its agenda on one line: edit the file, or write [[agenda]] blocks.";
        m.refuse(why, now);
        return None;
    }
    if let Err(full) = size_limit::check(m, &command) {
        m.refuse(full, now);
        return None;
    }
    match m.log.perform(&mut m.session, Request::Facilitator(command), now) {
        Ok(events) => {
            if !events.is_empty() {
                m.revision += 1;
                update_caches(m, &events);
            }
            for event in &events {
                happened(m, event, now);
            }
            Some(events)
        }
        Err(refusal) => {
            m.refuse(refusal.to_string(), now);
            None
        }
    }
}

/// Says what a participant said to the session; the answer is for whoever said it.
pub(super) fn handle_voice(m: &mut Model, who: &Participant, voice: Voice, now: Moment) -> Result<(), Refusal> {
    let events = m.log.perform(&mut m.session, Request::Participant(who.clone(), voice), now)?;
    if !events.is_empty() {
        m.revision += 1;
        update_caches(m, &events);
        if let Some(more) = more_votes_than_people(m, &events) {
            m.notify(more, now);
        }
    }
    for event in &events {
        match event {
            Event::HandRaised(_) => m.room.call(Call::Hand, now),
            Event::Captured { kind: NoteKind::Question, .. } => m.room.call(Call::Question, now),
            _ => {}
        }
    }
    Ok(())
}

/// Says, at the first vote too many, that there are more of them than people on the list who are here: on an open link,
/// whoever forgets the page can join once more.
fn more_votes_than_people(m: &Model, events: &[Event]) -> Option<String> {
    let voted = events.iter().any(|event| matches!(event, Event::Voted { .. }));
    let run = m.session.poll_run().filter(|run| voted && run.closed.is_none())?;
    let (votes, here) = (run.counted(), u64::from(m.session.head_count()));
    (here > 0 && votes == here + 1).then(|| {
        let here = count_of(here as usize, "person");
        format!("{votes} votes, and {here} marked as here: somebody may have joined twice.")
    })
}

/// Undoes the facilitator's last step, or redoes what was undone last.
pub(super) fn undo(m: &mut Model, now: Moment, redo: bool) {
    if let Some(why) = m.saving.read_only.clone() {
        m.refuse(why, now);
        return;
    }
    let step = if redo { m.log.redo(&mut m.session, now) } else { m.log.undo(&mut m.session, now) };
    match step {
        Ok(step) => {
            m.revision += 1;
            m.caches.notes = NoteIndex::of(&m.session.record.notes);
            m.cursor.marked_entry = None;
            m.caches.tallies.follow(&m.session);
            m.note_cue(now);
            m.notify(format!("{}: {step}", if redo { "Redone" } else { "Undone" }), now);
            m.say_on_stage(if redo { "Redone." } else { "Undone." });
        }
        Err(NotUndone::Nothing) => m.refuse(if redo { NOTHING_TO_REDO } else { NOTHING_TO_UNDO }, now),
        Err(NotUndone::ForOthers(people)) => m.refuse(kept_for_others(people), now),
    }
}

/// Returns why a step stays that others have built on.
fn kept_for_others(people: usize) -> String {
    let have = if people == 1 { "has" } else { "have" };
    format!("{} {have} voted or written since: what they sent stays. ← goes back.", count_of(people, "person"))
}

/// Says that nobody is here yet, where the session has nobody and has not begun. It goes at the first key.
pub fn say_nobody_yet(m: &mut Model) {
    let planned = m.session.state() == SessionState::Planned && !m.session.plan.agenda.is_empty();
    if planned && m.session.names().is_empty() && m.messages.notice.is_none() {
        m.messages.notice = Some(Refusal::NobodyListed.to_string());
    }
}

/// Forgets what was said of a session that has nobody.
pub(super) fn forget_nobody_yet(m: &mut Model) {
    m.messages.notice.take_if(|notice| *notice == Refusal::NobodyListed.to_string());
}

/// Why `u` does nothing.
pub(super) const NOTHING_TO_UNDO: &str = "Nothing to undo since the session was opened.";
/// Why `U` does nothing.
pub(super) const NOTHING_TO_REDO: &str = "Nothing to redo.";

/// Keeps the order of the notes and the results of polls in step with what happened.
fn update_caches(m: &mut Model, events: &[Event]) {
    m.caches.tallies.follow(&m.session);
    // What is selected among what there is so far stays selected, though newer notes come before it.
    let selected = m.selected_so_far();
    let notes = &m.session.record.notes;
    match (events, notes.last()) {
        ([Event::Captured { .. }], Some(note)) => m.caches.notes.add(notes.len() - 1, note),
        _ if events.iter().any(moves_notes) => {
            m.caches.notes = NoteIndex::of(notes);
            m.cursor.marked_entry = None;
            rescue_draft(m);
        }
        ([Event::Entries(EntryEvent::Dots { .. } | EntryEvent::Given(_))], _) => m.caches.notes.count_dots(notes),
        // It may be of another kind now.
        ([Event::Reworded(_)], _) => m.caches.notes = NoteIndex::of(notes),
        _ => return,
    }
    if let Some(place) = selected.filter(|_| !events.iter().any(moves_notes)) {
        m.select_so_far(place);
    }
}

/// Returns whether notes have another index, or another group, after it.
fn moves_notes(event: &Event) -> bool {
    match event {
        Event::NoteRemoved(_) | Event::GroupRenamed { .. } | Event::Merged { .. } => true,
        Event::Entries(event) => event.moves_entries(),
        _ => false,
    }
}

/// Entries have another index now: a text that was meant for one of them waits on the line for notes.
fn rescue_draft(m: &mut Model) {
    let of_entry = |(purpose, _): &mut (super::model::Purpose, String)| {
        matches!((purpose.prompt.draft)(&purpose.about), Some(LineOf::Entry(_)))
    };
    if let Some((_, text)) = m.prompt.left.take_if(of_entry) {
        m.append_to_draft(&text);
    }
}

/// Shows what happened where the screen does not show it by itself.
fn happened(m: &mut Model, event: &Event, now: Moment) {
    match event {
        Event::Skipped(titles) => m.notify(format!("Skipped: {}", titles.join(", ")), now),
        Event::Entered { .. } => {
            forget_where_shown(m);
            m.cursor.viewed = None;
            m.cursor.cell = 0;
            m.cursor.option = 0;
            m.cursor.duels = false;
            m.cursor.selected = 0;
            m.cursor.axis = 0;
            entries::go_to_work(m);
            m.note_cue(now);
        }
        Event::Ended => {
            m.messages.heard = None;
            forget_where_shown(m);
        }
        Event::PeopleAdded(names) => m.notify(format!("{} added", count_of(names.len(), "person")), now),
        Event::Arrived(name) => {
            let person = m.session.unplaced().into_iter().find(|p| p.name == *name);
            let group = person
                .and_then(|p| m.session.best_group_for(&p))
                .and_then(|g| m.session.round().map(|r| r.groups[g].name.clone()));
            match group {
                Some(group) => m.notify(format!("{name} is here: f places them in {group}."), now),
                None => m.notify(format!("{name} is here."), now),
            }
        }
        Event::Placed { .. } | Event::Swapped(..) => {
            let alone = singletons_in_words(m);
            m.notify(if alone.is_empty() { event.to_string() } else { format!("{event}.{alone}") }, now);
        }
        Event::InGroups(name) => {
            let unplaced = m.session.unplaced().into_iter().find(|p| p.name == *name);
            let group = unplaced.and_then(|p| m.session.best_group_for(&p));
            let group = group.and_then(|g| Some(m.session.round()?.groups.get(g)?.name.clone()));
            let places = group.map_or_else(String::new, |group| format!(": f places them in {group}"));
            m.notify(format!("{event}{places}."), now);
        }
        Event::PhonesRemoved(name) => {
            let votes = m.session.poll_run().is_some_and(|run| run.closed.is_none() && run.vote_of(name).is_some());
            let ballot = if votes { " Their open ballot stays · X again drops it" } else { "" };
            m.notify(format!("Removed the phone of {name}.{ballot}"), now);
        }
        Event::BallotDropped(name) => m.notify(format!("Dropped the ballot of {name}."), now),
        Event::Left(_) | Event::Missed(_) | Event::InNoGroup(_) => {
            m.notify(format!("{event}.{}", singletons_in_words(m)), now);
        }
        Event::BetterGroups { .. } => m.notify(event.to_string(), now),
        Event::GroupsAgain { .. } | Event::Rotated { .. } | Event::Merged { .. } | Event::Remembering(_) => {
            m.notify(format!("{event}{}", short_score(m)), now);
        }
        Event::ConstraintAdded { .. } | Event::ConstraintDropped { .. } => {
            m.notify(format!("{event}{}", broken_constraints(m)), now);
        }
        Event::GroupsFormed { groups, people, sit_out, .. } => {
            let out = match sit_out.len() {
                0 => String::new(),
                1..=3 => format!("; {}", sits_out(sit_out.iter().map(String::as_str))),
                more => format!("; {more} sit out"),
            };
            let grouping = m.session.grouping(m.session.activity());
            let few = grouping.too_few(*people).map_or_else(String::new, |few| format!("; {few}"));
            let score = short_score(m);
            let shows = if m.cursor.view.moves_people { "" } else { ". g shows them." };
            let formed = format!("{} from {}", count_of(*groups, "group"), count_of(*people, "person"));
            m.notify(format!("{formed}{out}{few}{score}{shows}"), now);
        }
        Event::Captured { place, .. } if !m.cursor.view.shows_activity => {
            m.notify(format!("Saved: {}", place.join(", ")).trim_end_matches([':', ' ']).to_owned(), now);
            m.say_on_stage("Saved.");
        }
        Event::Started
        | Event::Captured { .. }
        | Event::Counted(_)
        | Event::Voted { .. }
        | Event::Paused
        | Event::Remarked(_) => {}
        // The last word on whether the time is up is not the one before the thumbs.
        Event::ThumbsShown { .. } => {
            m.note_cue(now);
            m.notify(event.to_string(), now);
        }
        Event::PollClosed { .. }
        | Event::ReasonGiven
        | Event::ChairDecided(_)
        | Event::OptionCorrected { .. }
        | Event::AnswerMoved => m.notify(format!("{event}{}", seal_in_words(m)), now),
        event => m.notify(event.to_string(), now),
    }
    (m.cursor.view.follow)(m, event);
}

/// Takes back what was said where the view shows it by itself.
fn forget_where_shown(m: &mut Model) {
    m.messages.message.take_if(|_| m.cursor.view.shows_activity);
}

/// Returns the seal of the newest run for somebody to write down; nothing where its result is hidden from the
/// facilitator too, as a seal can be tried out on every result.
fn seal_in_words(m: &Model) -> String {
    let run = m.session.poll_run().filter(|run| run.closed.is_some() && shown_in_private(run));
    run.and_then(|run| run.sealed.as_deref()).map_or_else(String::new, |seal| format!(" · seal {}", short_seal(seal)))
}

impl Model {
    /// Says something in the bottom line.
    pub(super) fn notify(&mut self, text: impl Into<String>, now: Moment) {
        let until = now + MESSAGE;
        self.messages.message = Some(Message { text: text.into(), bad: false, until, on_stage: "", leaves: None });
    }

    /// Says in the bottom line that something cannot be done.
    pub(super) fn refuse(&mut self, text: impl Into<String>, now: Moment) {
        let (until, on_stage) = (now + MESSAGE, "Not possible now.");
        self.messages.message = Some(Message { text: text.into(), bad: true, until, on_stage, leaves: None });
    }

    /// Says this of the message where the room sees the stage.
    pub(super) fn say_on_stage(&mut self, words: &'static str) {
        if let Some(message) = &mut self.messages.message {
            message.on_stage = words;
        }
    }

    /// Adds a text that has lost its place to the draft of a note.
    pub(super) fn append_to_draft(&mut self, text: &str) {
        let note = &mut self.prompt.draft.note;
        if note.len() + text.len() < super::MOST_BYTES {
            note.push_str(if note.is_empty() { "" } else { " " });
            note.push_str(text);
        }
    }

    /// Notes which cue was passed last, and whether the time is up; tells the cue before.
    pub(super) fn note_cue(&mut self, now: Moment) -> Option<(usize, Option<Cue>)> {
        self.messages.up = self.session.is_time_up(now);
        let cue = self.session.step().map(|_| {
            let stretch = self.session.record.timing.len() - 1;
            let (total, elapsed) = self.session.running_time(now);
            (stretch, last_cue(total, total - elapsed))
        });
        std::mem::replace(&mut self.messages.heard, cue)
    }

    /// Returns the minutes that the room's thumbs may add now: its time is up, and its plan has an extension.
    pub fn extension(&self) -> Option<u32> {
        self.session.extension().filter(|_| self.messages.up && self.session.state() == SessionState::Live)
    }

    /// Returns how many thumbs from phones are up, and how many are down.
    pub fn phone_thumbs(&self) -> (u32, u32) {
        self.session.running().map_or((0, 0), StepTiming::phone_thumbs)
    }
}
