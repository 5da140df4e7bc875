//! Owns undo: what was said since the session was opened, and the session as it was then.
//! Undo replays all but the last thing said; it never computes an inverse. What somebody else has been told is recorded
//! is never taken away with it.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::Timelike;

use crate::workshop::poll::Vote;
use crate::workshop::{
    Command, Event, Moment, Participant, PollRun, Refusal, Request, SeriesHistory, Session, Voice, apply, sort,
};

/// Everything said since the opening, in order.
#[derive(Debug, Clone)]
pub struct UndoLog {
    opened: Arc<Session>,
    requests: Vec<LoggedRequest>,
    /// Places of what was undone, the latest last; what is said anew makes an end of it.
    undone: Vec<usize>,
}

#[derive(Debug, Clone)]
struct LoggedRequest {
    request: Request,
    at: Moment,
    /// What it is called on the screen when it is taken back, and in the journal.
    words: String,
    brief: String,
    undone: bool,
    /// What came of it, where others than the facilitator said it: they have been told that it is recorded.
    events: Vec<Event>,
    /// The run that it voted in, by when it was opened, where it says of an unsigned ballot whose it is.
    signed: Option<Moment>,
    /// It opened a poll.
    opens: bool,
}

impl LoggedRequest {
    /// Creates one that is never undone.
    fn silent(request: Request, at: Moment) -> Self {
        let none = String::new;
        let events = Vec::new();
        Self { request, at, words: none(), brief: none(), undone: false, events, signed: None, opens: false }
    }

    /// Returns who would lose something if it did not come to the same any more, and to how many people that is.
    fn others(&self) -> (Option<&Participant>, usize) {
        match &self.request {
            Request::Participant(who, _) => (Some(who), 0),
            Request::Facilitator(Command::Collect { voters, .. }) => (None, voters.len()),
            Request::Facilitator(_) | Request::History(_) => (None, 0),
        }
    }
}

impl UndoLog {
    /// Creates a log that begins with this session.
    pub fn new(opened: Arc<Session>) -> Self {
        Self { opened, requests: Vec::new(), undone: Vec::new() }
    }

    /// Says it to the session; what it did can be undone from now on.
    pub fn perform(&mut self, session: &mut Arc<Session>, request: Request, at: Moment) -> Result<Vec<Event>, Refusal> {
        // The record is read by people: whole seconds, the same for everything that happens in one.
        let at = at.with_nanosecond(0).unwrap_or(at);
        let closing = matches!(request, Request::Facilitator(Command::ClosePoll));
        let ballots = closing.then(|| session.poll_run().and_then(UnsignedBallots::of)).flatten();
        let events = apply(Arc::make_mut(session), &request, at)?;
        if let Some(first) = events.first() {
            let others = matches!(request, Request::Participant(..));
            if !others {
                self.undone.clear();
            }
            if let Some(ballots) = ballots {
                self.anonymize(ballots);
            }
            let signed = events.iter().find_map(|e| if let Event::Voted { signed, .. } = e { *signed } else { None });
            let opens = events.iter().any(|e| matches!(e, Event::PollOpened { .. }));
            let (words, brief) = (words(first), brief(first));
            let kept = if others { events.clone() } else { Vec::new() };
            self.requests.push(LoggedRequest { request, at, words, brief, undone: false, events: kept, signed, opens });
        } else if is_join(&request) && !self.requests.iter().any(|e| !e.undone && e.request == request) {
            // Who was here already is still here when the step is undone that brought them.
            self.requests.push(LoggedRequest::silent(request, at));
        }
        Ok(events)
    }

    /// Lets the session know what its series remembers. What was said before is not changed by it when it is replayed.
    pub fn set_history(&mut self, session: &mut Arc<Session>, history: Arc<SeriesHistory>, at: Moment) {
        let request = Request::History(history);
        // Taking note of something is never refused.
        let _ = apply(Arc::make_mut(session), &request, at);
        self.requests.push(LoggedRequest::silent(request, at));
    }

    /// Forgets whose ballot is whose: what was said with names is said once more as one heap without them.
    fn anonymize(&mut self, ballots: UnsignedBallots) {
        let opened = ballots.opened;
        let mut command = Some(Command::Collect { opened, voters: ballots.voters, votes: ballots.votes });
        let mut kept = Vec::with_capacity(self.requests.len());
        for entry in self.requests.drain(..) {
            if entry.signed != Some(opened) {
                kept.push(entry);
                continue;
            }
            if entry.undone {
                continue;
            }
            // The first ballot may have opened the poll.
            if entry.opens {
                let request = Request::Facilitator(Command::OpenPoll);
                kept.push(LoggedRequest { request, signed: None, ..entry.clone() });
            }
            let ballots = command.take().map(|command| LoggedRequest::silent(Request::Facilitator(command), entry.at));
            kept.extend(ballots);
        }
        self.requests = kept;
    }

    /// Takes back the facilitator's last step and tells which it was; what others said since stays. A step that what
    /// others said depends on stays, too.
    pub fn undo(&mut self, session: &mut Arc<Session>, at: Moment) -> Result<String, NotUndone> {
        let last = self.requests.iter().rposition(|e| !e.undone && can_be_undone(&e.request));
        let place = last.ok_or(NotUndone::Nothing)?;
        let words = self.turn(place, true, session, at)?;
        self.undone.push(place);
        Ok(words)
    }

    /// Does again what was undone last and tells what it was.
    pub fn redo(&mut self, session: &mut Arc<Session>, at: Moment) -> Result<String, NotUndone> {
        let place = *self.undone.last().ok_or(NotUndone::Nothing)?;
        let words = self.turn(place, false, session, at)?;
        self.undone.pop();
        Ok(words)
    }

    /// Returns whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.requests.iter().any(|e| !e.undone && can_be_undone(&e.request))
    }

    /// Returns whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Returns the session that the log describes: the opened one and everything said since that was not undone.
    pub fn replay(&self) -> Session {
        self.replay_for_others().0
    }

    /// Returns the same, and how many people would lose by it something that they were told is recorded.
    fn replay_for_others(&self) -> (Session, usize) {
        let mut session = (*self.opened).clone();
        let (mut losers, mut unknown) = (HashSet::new(), 0);
        for entry in self.requests.iter().filter(|e| !e.undone) {
            // What was carried out once on the same state is carried out again; a refusal changes nothing.
            let events = apply(&mut session, &entry.request, entry.at);
            let (who, many) = entry.others();
            match (events, who) {
                (Ok(events), Some(_)) if events == entry.events || is_join(&entry.request) => {}
                (_, Some(who)) => _ = losers.insert(who),
                (Err(_), None) => unknown += many,
                (Ok(_), None) => {}
            }
        }
        let lose = losers.len() + unknown;
        (session, lose)
    }

    /// Takes back the step at `place`, or does it again, with a remark in the journal, unless others lose by it.
    fn turn(&mut self, place: usize, back: bool, session: &mut Arc<Session>, at: Moment) -> Result<String, NotUndone> {
        self.requests[place].undone = back;
        let (replayed, lose) = self.replay_for_others();
        if lose > 0 {
            self.requests[place].undone = !back;
            return Err(NotUndone::ForOthers(lose));
        }
        let words = self.requests[place].words.clone();
        // Planning is nothing that happened, and neither is taking it back.
        let planning = matches!(self.requests[place].request, Request::Facilitator(Command::Plan(_)));
        let planned = planning && session.record.started.is_none();
        *session = Arc::new(replayed);
        if !planned {
            let how = if back { "undone" } else { "redone" };
            let remark = Request::Facilitator(Command::Remark(format!("{how}: {}", self.requests[place].brief)));
            // A remark is never refused.
            let _ = apply(Arc::make_mut(session), &remark, at);
            self.requests.push(LoggedRequest::silent(remark, at));
        }
        Ok(words)
    }
}

/// Why a step is not taken back, or not done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotUndone {
    /// There is none.
    Nothing,
    /// So many people would lose what they were told is recorded.
    ForOthers(usize),
}

/// The ballots of a run that came with names, without them.
struct UnsignedBallots {
    opened: Moment,
    voters: Vec<String>,
    votes: Vec<Vote>,
}

impl UnsignedBallots {
    fn of(run: &PollRun) -> Option<Self> {
        let (voters, mut votes) = run.signed()?;
        sort(&mut votes);
        Some(Self { opened: run.opened, voters, votes })
    }
}

/// Returns what a step is called when it is taken back. The room may see that line, so it tells no count.
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

/// Returns what a step that was taken back is called in the journal. Who takes back what they wrote does not want to
/// read it there.
fn brief(event: &Event) -> String {
    match event {
        Event::Captured { kind, .. } => kind.word().to_owned(),
        Event::Reworded(_) => "edited note".to_owned(),
        Event::NoteRemoved(_) => "deleted note".to_owned(),
        Event::DoneSet { .. } => "done mark".to_owned(),
        event => words(event),
    }
}

/// Returns whether somebody said no more than that they are here: then it is enough that they are.
fn is_join(request: &Request) -> bool {
    matches!(request, Request::Participant(_, Voice::Join))
}

fn can_be_undone(request: &Request) -> bool {
    let silent = matches!(request, Request::Facilitator(Command::Remark(_) | Command::Collect { .. }));
    !silent && !matches!(request, Request::History(_) | Request::Participant(..))
}
