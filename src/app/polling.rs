//! Owns what the facilitator does with polls on the screen: the line of a ballot, a quick poll, which run is shown. It
//! counts nothing.

use super::update::{clamp, file, object, say_it, tell};
use super::{Line, Model, Pane, Purpose, View};
use crate::domain::poll::{Rules, labels, meaning, method, option, slip};
use crate::domain::{Command, Kind, Moment, PollPlan, Public, Refusal, Said, Voice};

impl Model {
    /// The run of a poll that the screen shows, by its place in the record: the newest one of the activity on it,
    /// but for one asked on the spot that was put away.
    pub fn shown_run(&self) -> Option<usize> {
        let activity = self.shown_activity()?;
        let polls = &self.session.record.polls;
        let newest = polls.iter().rposition(|r| r.activity == activity.id)?;
        let away = activity.poll.is_none() && polls[newest].closed.is_some() && self.put_away == Some(newest);
        (!away).then_some(newest)
    }

    /// Whether the activity on the screen shows a poll rather than what it is otherwise about.
    pub fn shows_poll(&self) -> bool {
        self.shown_activity().is_some_and(|a| a.poll.is_some()) || self.shown_run().is_some()
    }

    /// Whether the keys of polls mean something now.
    pub fn in_poll(&self) -> bool {
        self.ahead.is_none() && self.session.activity().is_some_and(|a| a.kind == Kind::Poll || self.shows_poll())
    }

    /// What the room may see now.
    pub fn public(&self) -> Public {
        let mut public = self.session.public_by(|run, _| self.tallied.of_run(run));
        if self.ahead.is_none() && !self.shows_poll() {
            public.poll = None;
        }
        public
    }

    /// Everybody whose ballot may be typed in by name.
    pub fn voters(&self) -> Vec<String> {
        let mut names: Vec<String> = self.session.everybody().into_iter().map(|p| p.name).collect();
        let more = self.session.plan.facilitators.iter().filter(|f| !names.contains(f)).cloned();
        names.extend(more.collect::<Vec<_>>());
        names
    }

    /// What a line typed for a ballot means, or why it is none yet.
    pub fn ballot(&self, text: &str) -> Result<String, String> {
        let asks = self.session.asks().ok_or("No poll is asked here.")?;
        slip(text, &asks, &self.voters()).map(|s| meaning(&s, &asks))
    }
}

/// Takes what a participant says; the answer is for whoever said it.
pub fn listen(m: &mut Model, name: &str, voice: Voice, now: Moment) -> Result<(), Refusal> {
    let events = m.log.say(&mut m.session, Said::Participant(name.to_owned(), voice), now)?;
    m.revision += 1;
    file(m, &events);
    clamp(m);
    Ok(())
}

/// The poll asked on the spot that is shown though it is closed.
pub(super) fn quick_run(m: &Model) -> Option<usize> {
    let planned = m.shown_activity().is_some_and(|a| a.poll.is_some());
    m.shown_run().filter(|i| !planned && m.session.record.polls[*i].closed.is_some())
}

/// The option that a digit stands for.
pub(super) fn option_of_key(m: &Model, key: &str) -> Option<usize> {
    let asks = m.session.asks()?;
    let how = method(&asks.method)?;
    let labels = labels(how, &asks.options);
    // A digit that is no option is refused by its number, not passed over.
    labels
        .iter()
        .position(|l| l == key)
        .or_else(|| key.parse::<usize>().ok()?.checked_sub(1).map(|n| n.max(labels.len())))
}

/// Whether hands can be counted now.
pub(super) fn by_hands(m: &Model) -> bool {
    m.in_poll() && m.session.asks().and_then(|a| method(&a.method)).is_some_and(|how| how.hands)
}

/// What the key `0` means: an option of that name, or an abstention.
pub(super) fn none_of_these(m: &Model) -> Option<Command> {
    let asks = m.session.asks()?;
    let zero = labels(method(&asks.method)?, &asks.options).iter().position(|l| l == "0");
    Some(zero.map_or(Command::Abstain(None), Command::AddHand))
}

/// After a hand was counted: an objection is stopped for and asked about.
pub(super) fn ask_why(m: &mut Model, hand: Option<usize>) {
    let Some((run, option)) = m.session.poll_run().zip(hand) else { return };
    let objects = run.how().is_some_and(|h| h.reasons) && option + 1 == run.options.len();
    if objects && m.view == View::Live && m.line.is_none() {
        m.line = Some((Purpose::Reason, Line::default()));
    }
}

/// Puts the ballot typed into the box; true when it is in.
pub(super) fn cast(m: &mut Model, text: &str, now: Moment) -> bool {
    let Some(asks) = m.session.asks() else {
        object(m, "No poll is asked here.", now);
        return false;
    };
    match slip(text, &asks, &m.voters()) {
        Ok(s) => {
            let done = say_it(m, Command::Cast { by: s.by, vote: s.vote }, now);
            if done {
                let n = m.session.poll_run().map_or(0, |r| r.ballots.len());
                tell(m, format!("ballot {n} is in"), now);
            }
            done
        }
        Err(why) => {
            object(m, why, now);
            false
        }
    }
}

/// The chair decides for the option typed; true when that was carried out.
pub(super) fn decide(m: &mut Model, text: &str, now: Moment) -> bool {
    match m.session.asks().ok_or_else(String::new).and_then(|asks| option(text, &asks)) {
        Ok(option) => say_it(m, Command::ChairDecides(option), now),
        Err(why) => {
            object(m, why, now);
            false
        }
    }
}

/// Opens a poll from one line; true when it is open.
pub(super) fn quick(m: &mut Model, text: &str, now: Moment) -> bool {
    let (question, plan) = quick_poll(text);
    let done = say_it(m, Command::QuickPoll { question, plan: Box::new(plan) }, now);
    if done {
        m.option = 0;
        m.put_away = None;
    }
    done
}

/// A poll in one line: the question up to its mark, then the options with `/` between them. No options ask for yes or
/// no, `1-5` for a step of that scale, `0-5` for fist to five, `…` for words of one's own.
pub fn quick_poll(text: &str) -> (String, PollPlan) {
    let text = text.trim();
    // Without a mark the options begin behind a colon.
    let (question, rest) = match text.find('?') {
        Some(mark) => text.split_at(mark + 1),
        None => text.split_once(':').unwrap_or((text, "")),
    };
    let rest = rest.trim();
    let options: Vec<String> = rest.split('/').map(str::trim).filter(|o| !o.is_empty()).map(str::to_owned).collect();
    let bounds = rest.split_once(['-', '–']).and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    let (name, options, bounds) = match (rest, bounds) {
        ("", _) => ("yes-no", Vec::new(), None),
        ("…" | "...", _) => ("open", Vec::new(), None),
        (_, Some((0, 5))) => ("fist-to-five", Vec::new(), None),
        (_, Some((from, to))) if from < to && to - from < 100 => ("scale", Vec::new(), Some((from, to))),
        _ => ("single", options, None),
    };
    let rules = Rules { bounds, ..Rules::default() };
    (question.trim().to_owned(), PollPlan { method: name.to_owned(), options, rules })
}

/// Marks the answer that is selected, or puts whichever is marked together with it.
pub(super) fn put_together(m: &mut Model, now: Moment) {
    let Some(answer) = selected_answer(m) else { return };
    match m.answer.take() {
        None => {
            tell(m, format!("“{answer}” belongs to which? w on that one; Esc leaves it."), now);
            m.answer = Some(answer);
        }
        Some(marked) if marked == answer => m.message = None,
        Some(from) => {
            say_it(m, Command::MoveAnswer { from, into: answer }, now);
        }
    }
}

/// The answer in words that is selected.
pub(super) fn selected_answer(m: &Model) -> Option<String> {
    let run = m.session.poll_run()?;
    let words = run.how().is_some_and(|h| h.form == crate::domain::poll::Form::Words);
    let chosen = words && m.view == View::Live && m.pane == Pane::Activity;
    m.tallied.of_run(run).rows.get(m.option).filter(|_| chosen).map(|r| r.option.clone())
}

/// How many rows of the poll can be selected.
pub(super) fn rows(m: &Model) -> usize {
    let of_run = m.session.poll_run().map(|run| m.tallied.of_run(run).rows.len().max(run.options.len()));
    of_run.unwrap_or_else(|| m.session.asks().map_or(0, |a| a.options.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_poll_is_one_line() {
        for (text, question, name, options) in [
            ("Lunch now? yes / no / later", "Lunch now?", "single", "yes|no|later"),
            ("Lunch now? a/b", "Lunch now?", "single", "a|b"),
            ("  Shall we go on?  ", "Shall we go on?", "yes-no", ""),
            ("Shall we go on", "Shall we go on", "yes-no", ""),
            ("Which one: red / blue", "Which one", "single", "red|blue"),
            ("How sure? 1-5", "How sure?", "scale", ""),
            ("How sure? 0-10", "How sure?", "scale", ""),
            ("Ready? 0-5", "Ready?", "fist-to-five", ""),
            ("One word? …", "One word?", "open", ""),
            ("Which? only", "Which?", "single", "only"),
            ("", "", "yes-no", ""),
        ] {
            let (asked, plan) = quick_poll(text);
            assert_eq!(
                (asked.as_str(), plan.method.as_str(), plan.options.join("|").as_str()),
                (question, name, options),
                "{text}"
            );
        }
        assert_eq!(quick_poll("How? 0-10").1.rules.bounds, Some((0, 10)));
    }
}
