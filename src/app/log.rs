//! Owns undo: what was said since the session was opened, and the session as it was then.
//! Undo replays all but the last thing said; it never computes an inverse.

use std::sync::Arc;

use chrono::Timelike;

use crate::workshop::poll::Vote;
use crate::workshop::{Command, Event, Moment, Past, PollRun, Refusal, Said, Session, apply};

/// Everything said since the opening, in order.
#[derive(Debug, Clone)]
pub struct Log {
    opened: Arc<Session>,
    said: Vec<Entry>,
    /// Places of what was undone, the latest last; what is said anew makes an end of it.
    undone: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Entry {
    said: Said,
    at: Moment,
    /// What it is called on the screen when it is taken back, and in the journal.
    words: String,
    brief: String,
    undone: bool,
    /// The run that it voted in, by when it was opened, where it says of an unsigned ballot whose it is.
    signed: Option<Moment>,
    /// It opened a poll.
    opens: bool,
}

impl Entry {
    /// Something that was said and is never taken back.
    fn silent(said: Said, at: Moment) -> Self {
        let none = String::new;
        Self { said, at, words: none(), brief: none(), undone: false, signed: None, opens: false }
    }
}

impl Log {
    /// A log that begins with this session.
    pub fn new(opened: Arc<Session>) -> Self {
        Self { opened, said: Vec::new(), undone: Vec::new() }
    }

    /// Says it to the session; what it did can be undone from now on.
    pub fn say(&mut self, session: &mut Arc<Session>, said: Said, at: Moment) -> Result<Vec<Event>, Refusal> {
        // The record is read by people: whole seconds, the same for everything that happens in one.
        let at = at.with_nanosecond(0).unwrap_or(at);
        let closing = matches!(said, Said::Facilitator(Command::ClosePoll));
        let heap = closing.then(|| session.poll_run().and_then(Unsigned::of)).flatten();
        let events = apply(Arc::make_mut(session), &said, at)?;
        if let Some(first) = events.first() {
            self.undone.clear();
            if let Some(heap) = heap {
                self.take_names_off(heap);
            }
            let signed = events.iter().find_map(|e| if let Event::Voted { signed, .. } = e { *signed } else { None });
            let opens = events.iter().any(|e| matches!(e, Event::PollOpened { .. }));
            let (words, brief) = (words(first), brief(first));
            self.said.push(Entry { said, at, words, brief, undone: false, signed, opens });
        }
        Ok(events)
    }

    /// Lets the session know what its series remembers. What was said before is not changed by it when it is replayed.
    pub fn recall(&mut self, session: &mut Arc<Session>, past: Arc<Past>, at: Moment) {
        let said = Said::Past(past);
        // Taking note of something is never refused.
        let _ = apply(Arc::make_mut(session), &said, at);
        self.said.push(Entry::silent(said, at));
    }

    /// Forgets whose ballot is whose: what was said with names is said once more as one heap without them.
    fn take_names_off(&mut self, heap: Unsigned) {
        let opened = heap.opened;
        let mut command = Some(Command::Collect { opened, voters: heap.voters, votes: heap.votes });
        let mut kept = Vec::with_capacity(self.said.len());
        for entry in self.said.drain(..) {
            if entry.signed != Some(opened) {
                kept.push(entry);
                continue;
            }
            if entry.undone {
                continue;
            }
            // The first ballot may have opened the poll.
            if entry.opens {
                let said = Said::Facilitator(Command::OpenPoll);
                kept.push(Entry { said, signed: None, ..entry.clone() });
            }
            let heap = command.take().map(|command| Entry::silent(Said::Facilitator(command), entry.at));
            kept.extend(heap);
        }
        self.said = kept;
    }

    /// Takes back the facilitator's last step and tells which it was; what others said since stays.
    pub fn undo(&mut self, session: &mut Arc<Session>, at: Moment) -> Option<String> {
        let place = self.said.iter().rposition(|e| !e.undone && can_be_undone(&e.said))?;
        self.said[place].undone = true;
        self.undone.push(place);
        Some(self.again(session, place, "undone", at))
    }

    /// Does again what was undone last and tells what it was.
    pub fn redo(&mut self, session: &mut Arc<Session>, at: Moment) -> Option<String> {
        let place = self.undone.pop()?;
        self.said[place].undone = false;
        Some(self.again(session, place, "redone", at))
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.said.iter().any(|e| !e.undone && can_be_undone(&e.said))
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The session that the log describes: the opened one and everything said since that was not undone.
    pub fn replay(&self) -> Session {
        let mut session = (*self.opened).clone();
        for entry in self.said.iter().filter(|e| !e.undone) {
            // What was carried out once on the same state is carried out again; a refusal would change nothing.
            let _ = apply(&mut session, &entry.said, entry.at);
        }
        session
    }

    /// Replays, with a remark in the journal about the step at `place`.
    fn again(&mut self, session: &mut Arc<Session>, place: usize, how: &str, at: Moment) -> String {
        // Planning is nothing that happened, and neither is taking it back.
        let planning = matches!(self.said[place].said, Said::Facilitator(Command::Plan(_)));
        if planning && session.record.started.is_none() {
            *session = Arc::new(self.replay());
            return self.said[place].words.clone();
        }
        let remark = Said::Facilitator(Command::Remark(format!("{how}: {}", self.said[place].brief)));
        self.said.push(Entry::silent(remark, at));
        *session = Arc::new(self.replay());
        self.said[place].words.clone()
    }
}

/// The ballots of a run that came with names, without them.
struct Unsigned {
    opened: Moment,
    voters: Vec<String>,
    votes: Vec<Vote>,
}

impl Unsigned {
    fn of(run: &PollRun) -> Option<Self> {
        let (voters, mut votes) = run.signed()?;
        votes.sort();
        Some(Self { opened: run.opened, voters, votes })
    }
}

/// What a step is called when it is taken back. The room may see that line, so it tells no count.
fn words(event: &Event) -> String {
    match event {
        Event::Counted(counts) if counts.is_empty() => "hands".to_owned(),
        Event::Counted(counts) => {
            let options: Vec<_> = counts.iter().map(|(option, _)| option.as_str()).collect();
            format!("hands for {}", options.join(", "))
        }
        event => event.to_string(),
    }
}

/// What a step that was taken back is called in the journal. Who takes back what they wrote does not want to read
/// it there.
fn brief(event: &Event) -> String {
    match event {
        Event::Captured { kind, .. } => kind.word().to_owned(),
        Event::Reworded { .. } => "edited note".to_owned(),
        Event::NoteRemoved(_) => "deleted note".to_owned(),
        Event::DoneSet { .. } => "done mark".to_owned(),
        event => words(event),
    }
}

fn can_be_undone(said: &Said) -> bool {
    let silent = matches!(said, Said::Facilitator(Command::Remark(_) | Command::Collect { .. }));
    !silent && !matches!(said, Said::Past(_) | Said::Participant(..))
}
