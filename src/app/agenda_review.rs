//! Owns what was pasted to plan while it is reviewed: each line, what it becomes, and which ones are left out. It changes
//! no session.

use super::DayChoice;
use crate::file::outline::{
    Agenda, AgendaLine, DayPick, LineMeaning, OutlineContext, OutlineLine, SessionLine, read_agenda, read_line_in,
};
use crate::workshop::limits::MOST_PARTS;
use crate::workshop::{Activity, Details, Edit, Moment, Plan, UNTITLED};

/// The most lines that are reviewed.
const MOST_LINES: usize = 5_000;

/// What was pasted, while it is reviewed.
#[derive(Debug, Clone)]
pub struct AgendaReview {
    /// Its lines, without blank ones.
    pub lines: Vec<PastedLine>,
    /// The selected line.
    pub selected: usize,
    /// The place in the agenda where the activities go.
    pub(super) at: usize,
    /// What the session was before.
    details: Details,
    /// What the agenda as a whole says of the session, where that has no activities yet.
    agenda: Option<Agenda>,
    /// What is to be known of the whole, one sentence each.
    pub remarks: Vec<String>,
    /// How many more lines there were than are reviewed.
    pub more: usize,
    /// The days among which one has to be chosen first: there are no lines before.
    pub days: Option<DayChoice>,
}

/// One pasted line.
#[derive(Debug, Clone)]
pub struct PastedLine {
    /// Its number in what was pasted, counted from 1.
    pub number: usize,
    /// Its words.
    pub text: String,
    /// What it becomes, or why it is not understood.
    pub becomes: Result<OutlineLine, String>,
    /// What is to be known of it, where it was taken otherwise than it stands there.
    pub remark: Option<String>,
    /// It is not taken.
    pub left_out: bool,
}

impl PastedLine {
    /// Returns whether it belongs to the activity above.
    pub fn is_below(&self) -> bool {
        let below = |line: &OutlineLine| !matches!(line, OutlineLine::Activity(_) | OutlineLine::Session(_));
        self.becomes.as_ref().is_ok_and(below)
    }
}

impl AgendaReview {
    /// Reads what was pasted for this place of a plan, whose groups can be mixed by these attributes; of a calendar `day`,
    /// where it is chosen.
    pub fn new(text: &str, at: usize, plan: &Plan, attributes: &[String], day: Option<DayPick>, now: Moment) -> Self {
        let mut review = Self::of_lines(text, at, &plan.agenda, plan.details(), attributes);
        if let Some(read) = read_agenda(text.as_bytes(), day).ok().filter(|read| review.says_less_than(read)) {
            review.days = DayChoice::of(&read, text.as_bytes(), now.date_naive());
            review.take(&read);
            review.agenda = plan.agenda.is_empty().then_some(read);
        }
        // Of a long text in which little is understood, that is seen first.
        review.selected = review.lines.iter().position(|line| line.becomes.is_ok()).unwrap_or(0);
        review
    }

    /// Reads lines of the grammar.
    fn of_lines(text: &str, at: usize, agenda: &[Activity], details: Details, attributes: &[String]) -> Self {
        let mut before: Vec<Activity> = agenda[..at.min(agenda.len())].to_vec();
        let known = before.len();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let all = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let more = all.clone().count().saturating_sub(MOST_LINES);
        let mut lines = Vec::new();
        for (i, line) in all.take(MOST_LINES) {
            let context = OutlineContext { before: &before, attributes };
            let mut becomes = read_line_in(line, context).map_err(|wrong| wrong.sentence);
            let follows = !matches!(becomes, Ok(OutlineLine::Activity(_) | OutlineLine::Session(_)) | Err(_));
            if follows && before.len() == known {
                becomes = Err("There is no activity above it.".to_owned());
            }
            match &becomes {
                Ok(OutlineLine::Activity(_)) if before.len() >= MOST_PARTS => {
                    becomes = Err(format!("A session has at most {MOST_PARTS} activities."));
                }
                Ok(OutlineLine::Activity(activity)) => before.push((**activity).clone()),
                Ok(OutlineLine::Phase(phase)) => {
                    if let Some(above) = before.last_mut() {
                        above.phases.push((**phase).clone());
                    }
                }
                _ => {}
            }
            lines.push(PastedLine {
                number: i + 1,
                text: line.trim().to_owned(),
                becomes,
                remark: None,
                left_out: false,
            });
        }
        Self { lines, selected: 0, at, details, agenda: None, remarks: Vec::new(), more, days: None }
    }

    /// Returns whether a reader of whole agendas, which knows mails, tables and calendars, understands an activity that
    /// the lines by themselves do not say, or knows that a day has to be chosen.
    fn says_less_than(&self, agenda: &Agenda) -> bool {
        let titles = |number: usize| self.lines.iter().filter(move |line| line.number == number);
        let mut lines = agenda.lines.iter().take(MOST_LINES);
        !agenda.days.is_empty()
            || lines.any(|line| {
                match line.meaning {
                LineMeaning::Activity(at) => !titles(line.number).any(|known| {
                    matches!(&known.becomes, Ok(OutlineLine::Activity(a)) if a.title == agenda.activities[at].title)
                }),
                _ => false,
            }
            })
    }

    /// Takes the lines as they were read in an agenda. An activity has its phases and words already.
    fn take(&mut self, agenda: &Agenda) {
        // Whoever chooses a day of a calendar knows that there are others.
        let is_shown = |line: &&AgendaLine| line.meaning != LineMeaning::Blank && !line.meaning.is_of_another_day();
        let written = || agenda.lines.iter().filter(is_shown);
        self.more = written().count().saturating_sub(MOST_LINES);
        self.lines.clear();
        for line in written().take(MOST_LINES) {
            let becomes = match &line.meaning {
                LineMeaning::Activity(at) => Ok(OutlineLine::Activity(Box::new(agenda.activities[*at].clone()))),
                LineMeaning::Session(said) => Ok(OutlineLine::Session(said.clone())),
                LineMeaning::Phase(..) | LineMeaning::Words(_) | LineMeaning::Joined(_) | LineMeaning::Blank => {
                    Ok(OutlineLine::Blank)
                }
                LineMeaning::LeftOut(why) | LineMeaning::Unclear(why) => Err(format!("left out: {why}")),
                LineMeaning::Misread(misread) => Err(misread.sentence.clone()),
            };
            let text = line.text.trim().to_owned();
            let remark = line.remark.clone();
            self.lines.push(PastedLine { number: line.number, text, becomes, remark, left_out: false });
        }
        self.remarks.clone_from(&agenda.remarks);
    }

    /// Returns what the session is with the agenda in it: what it says already stays.
    fn with_agenda(&self, details: Details) -> Details {
        let Some(agenda) = &self.agenda else { return details };
        let nameless = details.title.trim().is_empty() || details.title == UNTITLED;
        Details {
            title: agenda.title.clone().filter(|_| nameless).unwrap_or(details.title),
            date: details.date.or(agenda.date),
            start: details.start.or(agenda.start),
            end: details.end.or(agenda.end),
            timezone: details.timezone.or_else(|| agenda.timezone.clone()),
            ..details
        }
    }

    /// Leaves the selected line out, or takes it again; what belongs to an activity goes with it.
    pub(super) fn toggle(&mut self) {
        let Some(line) = self.lines.get_mut(self.selected) else { return };
        line.left_out = !line.left_out;
        let left_out = line.left_out;
        if matches!(line.becomes, Ok(OutlineLine::Activity(_))) {
            let below = self.lines[self.selected + 1..].iter_mut();
            let belongs = |line: &&mut PastedLine| !matches!(line.becomes, Ok(OutlineLine::Activity(_)));
            for line in below.take_while(belongs).filter(|line| !matches!(line.becomes, Ok(OutlineLine::Session(_)))) {
                line.left_out = left_out;
            }
        }
    }

    /// Returns how many lines are taken.
    pub fn taken(&self) -> usize {
        self.lines.iter().filter(|line| line.becomes.is_ok() && !line.left_out).count()
    }

    /// Returns the change of the plan that the lines come to, which are not left out; nothing where none is understood.
    pub fn edit(&self) -> Option<Edit> {
        let mut activities: Vec<Activity> = Vec::new();
        let mut details = self.details.clone();
        // An activity that is left out has no place for what follows it.
        let mut taken = false;
        for line in &self.lines {
            match &line.becomes {
                Ok(OutlineLine::Activity(activity)) => {
                    taken = !line.left_out;
                    activities.extend(taken.then(|| (**activity).clone()));
                }
                Ok(OutlineLine::Session(said)) if !line.left_out => details = with(details, said.clone()),
                Ok(below) if taken && !line.left_out => {
                    if let Some(activity) = activities.last_mut() {
                        follow(activity, below);
                    }
                }
                _ => {}
            }
        }
        if !activities.is_empty() {
            details = self.with_agenda(details);
        }
        let new = (details != self.details).then(|| Box::new(details));
        match (activities.is_empty(), new) {
            (true, None) => None,
            (true, Some(details)) => Some(Edit::SetDetails(details)),
            (false, details) => Some(Edit::Insert { at: self.at, activities, details }),
        }
    }
}

/// Puts a line below an activity into it.
fn follow(activity: &mut Activity, line: &OutlineLine) {
    let add = |into: &mut Option<String>, text: &str| match into {
        Some(words) => *words = format!("{words}\n{text}"),
        None => *into = Some(text.to_owned()),
    };
    match line {
        OutlineLine::Phase(phase) => activity.phases.push((**phase).clone()),
        OutlineLine::Script(text) => add(&mut activity.script, text),
        OutlineLine::Prompt(text) => match activity.phases.last_mut() {
            Some(phase) => add(&mut phase.prompt, text),
            None => add(&mut activity.prompt, text),
        },
        _ => {}
    }
    if !activity.phases.is_empty() {
        activity.minutes = 0;
    }
}

/// Returns what a session is once a line has said something about it.
pub fn with(details: Details, line: SessionLine) -> Details {
    match line {
        SessionLine::Title(title) => Details { title, ..details },
        SessionLine::Date(date) => Details { date: Some(date), ..details },
        SessionLine::Start(start) => Details { start: Some(start), ..details },
        SessionLine::End(end) => Details { end: Some(end), ..details },
        SessionLine::Timezone(zone) => Details { timezone: Some(zone), ..details },
    }
}
