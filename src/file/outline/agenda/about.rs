//! Takes lines of an agenda that are about the session as a whole: its title, its day, its times. It makes no activity.

use chrono::NaiveDate;

use super::super::line::SessionLine;
use super::super::session;
use super::clock::{self, LONGEST, Written};
use super::entry::{LineMeaning, Reading};
use super::{titled, titles, words};

/// Takes a line about the session; `false` where it is none.
pub(super) fn line(reading: &mut Reading, index: usize, text: &str, listed: bool) -> bool {
    if let Some(pieces) = titled::several(text) {
        let mut taken = false;
        for piece in pieces {
            taken |= words::when(piece).is_some() && line(reading, index, piece, listed);
        }
        if taken {
            return true;
        }
    }
    match session::line(text) {
        Ok(Some(said)) => {
            reading.session(index, said);
            return true;
        }
        Err(wrong) => {
            reading.misread(index, text, wrong.in_line(text));
            return true;
        }
        Ok(None) => {}
    }
    if let Some(when) = words::when(text) {
        let mut remark = None;
        if let Some((start, end)) = when.times {
            reading.session(index, SessionLine::Start(start));
            let start = when.date.map(|_| format!("start {}", start.format("%H:%M")));
            let end = end.map(|end| {
                reading.agenda.end.get_or_insert(end);
                format!("end {}", end.format("%H:%M"))
            });
            let said: Vec<String> = start.into_iter().chain(end).collect();
            remark = (!said.is_empty()).then(|| said.join(" · "));
        }
        if let Some(date) = when.date {
            reading.session(index, SessionLine::Date(date));
        }
        reading.agenda.lines[index].remark = remark;
        return true;
    }
    if let Some(date) = words::day(text).filter(|_| reading.items.is_empty()) {
        reading.session(index, SessionLine::Date(date));
        return true;
    }
    if let Some(title) = words::subject(text) {
        reading.session(index, SessionLine::Title(title.to_owned()));
        return true;
    }
    if words::is_agenda(text) {
        reading.mean(index, LineMeaning::LeftOut(LineMeaning::AGENDA_TITLE));
        date_of(reading, index, text);
        return true;
    }
    if let Some(why) = words::about(text).filter(|_| !listed) {
        reading.mean(index, LineMeaning::LeftOut(why));
        return true;
    }
    let timed = || clock::times(text).is_some() || clock::times_at_end(text).is_some();
    if reading.items.is_empty()
        && reading.agenda.date.is_none()
        && !listed
        && let Some((date, title)) = titled::titled_day(text).filter(|_| !timed())
    {
        reading.session(index, SessionLine::Date(date));
        if reading.agenda.title.is_none()
            && titles::is_title(title)
            && !words::is_agenda(title)
            && title.chars().any(char::is_alphanumeric)
        {
            reading.session(index, SessionLine::Title(title.to_owned()));
            reading.agenda.lines[index].remark = Some(format!("date {date}"));
        }
        return true;
    }
    false
}

/// Takes the day that stands in a title, where nothing else says it.
pub(super) fn date_of(reading: &mut Reading, index: usize, text: &str) {
    let Some((date, _)) = titled::day_in(text).filter(|_| reading.agenda.date.is_none()) else { return };
    let meaning = reading.agenda.lines[index].meaning.clone();
    reading.session(index, SessionLine::Date(date));
    if matches!(meaning, LineMeaning::Session(_)) {
        reading.agenda.lines[index].remark = Some(format!("date {date}"));
        reading.mean(index, meaning);
    }
}

/// Takes a line with the title, the day and the times of the session: `Team meeting, 27.11.2026, 10:00–11:30`.
pub(super) fn whole(
    reading: &mut Reading,
    index: usize,
    (date, title): (NaiveDate, &str),
    start: Written,
    end: Option<Written>,
) {
    let agenda = &mut reading.agenda;
    agenda.start.get_or_insert(start.at);
    let end = end.map(|end| end.after(start.at, LONGEST).unwrap_or(end.at));
    if let Some(end) = end {
        agenda.end.get_or_insert(end);
    }
    reading.session(index, SessionLine::Date(date));
    let times = format!("start {}", start.at.format("%H:%M"));
    let mut said = vec![times];
    said.extend(end.map(|end| format!("end {}", end.format("%H:%M"))));
    if title.chars().any(char::is_alphanumeric) && reading.agenda.title.is_none() {
        reading.session(index, SessionLine::Title(title.to_owned()));
        said.insert(0, format!("date {date}"));
    }
    reading.agenda.lines[index].remark = Some(said.join(" · "));
}
