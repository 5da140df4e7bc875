//! Makes activities of the lines that are some, with the lines below them as phases or words.

use chrono::{NaiveTime, TimeDelta};

use super::super::draft::{self, Draft, is_break};
use super::super::length::{Length, table_length};
use super::super::line::{OutlineContext, SessionLine};
use super::super::misread::PartError;
use super::super::{parts, phase, signs};
use super::about;
use super::audience::groups_behind;
use super::entry::{AgendaLine, Item, LineMeaning, Reading};
use super::schedule::{self, Slot};
use super::typed::is_typed;
use super::{marks, words};
use crate::file::names::Ids;
use crate::workshop::limits::MOST_PARTS;
use crate::workshop::text::{MOST_NAME, same, tidy};
use crate::workshop::{Activity, Column, Kind, Phase, duration_in_words, slug};

/// Makes the activities.
pub(super) fn activities(reading: &mut Reading) {
    whole(reading);
    end(reading);
    // A day may stand in the title.
    let titled = |line: &AgendaLine| matches!(&line.meaning, LineMeaning::Session(SessionLine::Title(_)));
    if let Some(at) = reading.agenda.lines.iter().position(titled) {
        let text = reading.agenda.lines[at].text.clone();
        about::date_of(reading, at, &text);
    }
    let said: Vec<Option<u32>> = reading.items.iter().map(|item| said_minutes(&item.text)).collect();
    titled_with_length(reading, &said);
    let mut items = std::mem::take(&mut reading.items);
    let said: Vec<Option<u32>> = items.iter().map(|item| said_minutes(&item.text)).collect();
    let slots = schedule::slots(&mut items, &said, &mut reading.agenda);
    // Where times count from 0:00, they are no times of day.
    if items.iter().find_map(|item| item.start) == Some(NaiveTime::MIN) && reading.agenda.start.is_none() {
        reading.agenda.end = None;
        for line in &mut reading.agenda.lines {
            if matches!(line.meaning, LineMeaning::Session(SessionLine::End(_))) {
                line.meaning = LineMeaning::LeftOut("times counted from 0:00 are not times of day");
            }
        }
    }
    let mut ids = Ids::besides(std::iter::empty());
    let mut skipped = false;
    for (at, (item, slot)) in items.into_iter().zip(slots).enumerate() {
        let pinned = slot.pinned || skipped;
        let start = item.start.filter(|_| pinned);
        skipped |= !build(reading, &mut ids, item, &slot, said[at].is_some());
        if let Some(start) = start
            && !std::mem::take(&mut skipped)
            && let Some(last) = reading.agenda.activities.last_mut()
        {
            last.at.get_or_insert(start);
        }
    }
    contradictions(reading);
}

/// Says where the text speaks of another length of the whole than the activities take together, or of an end before.
fn contradictions(reading: &mut Reading) {
    let agenda = &mut reading.agenda;
    if agenda.activities.len() < 2 {
        return;
    }
    let minutes = |a: &Activity| if a.phases.is_empty() { a.minutes } else { a.phase_minutes() };
    let together: u32 = agenda.activities.iter().map(minutes).sum();
    let in_words = |minutes: u32| duration_in_words(TimeDelta::minutes(minutes.into()));
    if let Some((line, whole)) = reading.whole.filter(|(_, whole)| *whole != together) {
        let words = format!("it says {}, but the activities take {}", in_words(whole), in_words(together));
        agenda.lines[line].remark = Some(words);
    }
    for line in &mut agenda.lines {
        let LineMeaning::LeftOut(words::WHOLE | words::SUM) = &line.meaning else { continue };
        let said = line.text.split(['\t', ';', ',', '|']).find_map(|part| {
            let part = part.split_once(": ").map_or(part, |(_, behind)| behind);
            match table_length(part)? {
                Length::Minutes(n) => Some(n),
                _ => None,
            }
        });
        if said.is_some_and(|said| said != together) {
            line.remark = Some(format!("the activities take {}", in_words(together)));
        } else if said.is_some() {
            line.meaning = LineMeaning::LeftOut(LineMeaning::AS_IT_IS);
        }
    }
    let (Some(start), Some(end)) = (agenda.start, agenda.end) else { return };
    let room = (end - start).num_minutes().rem_euclid(24 * 60) as u32;
    if together > room && agenda.lines.iter().all(|l| l.remark.as_ref().is_none_or(|r| !r.contains("the session ends")))
    {
        agenda.remarks.push(format!(
            "the activities take {}, but from {} to {} there are {}",
            in_words(together),
            start.format("%H:%M"),
            end.format("%H:%M"),
            in_words(room)
        ));
    }
}

/// Takes a first line with the times of the whole session: `Leads day 15:00–16:30`.
fn whole(reading: &mut Reading) {
    let items = &reading.items;
    let [first, second, ..] = &items[..] else { return };
    let (Some(start), Some(end)) = (first.start, first.end) else { return };
    let inside = items.iter().skip(1).all(|item| item.start.is_none_or(|at| at <= end));
    if items.len() < 3 || second.start != Some(start) || !inside {
        return;
    }
    let item = reading.items.remove(0);
    reading.agenda.start.get_or_insert(start);
    reading.agenda.end.get_or_insert(end);
    // A day stands where the title can.
    let said = words::day(item.text.trim_end_matches(['|', ' '])).map(SessionLine::Date);
    reading.session(item.line, said.unwrap_or(SessionLine::Title(item.text)));
    reading.agenda.lines[item.line].remark = Some(format!("{} to {}", start.format("%H:%M"), end.format("%H:%M")));
}

/// Takes a first line that says how long the whole takes: `Retro (60 min)` above lines that add up to that, or nearly.
fn titled_with_length(reading: &mut Reading, said: &[Option<u32>]) {
    let minutes: Vec<Option<u32>> = reading.items.iter().zip(said).map(|(item, said)| item.minutes.or(*said)).collect();
    let [Some(whole), rest @ ..] = &minutes[..] else { return };
    let first = &reading.items[0];
    let sum: u32 = rest.iter().flatten().sum();
    let timed = reading.items.iter().any(|item| item.start.is_some());
    let near = sum.abs_diff(*whole) * 4 <= *whole;
    let apart = reading.items.get(1).is_some_and(|next| next.block != first.block || next.listed && !first.listed);
    if timed
        || first.listed
        || !first.below.is_empty()
        || !first.foreign
        || rest.len() < 2
        || rest.iter().any(Option::is_none)
        || !(sum == *whole || near && (apart || rest.len() > 2))
        || reading.agenda.title.is_some()
    {
        return;
    }
    let whole = *whole;
    let item = reading.items.remove(0);
    reading.whole = Some((item.line, whole));
    reading.session(item.line, SessionLine::Title(item.text));
}

/// Takes a last line that says when the session ends.
fn end(reading: &mut Reading) {
    let ends = |item: &Item| {
        words::is_end(&item.text) && item.end.is_none() && item.minutes.is_none() && item.below.is_empty()
    };
    if reading.items.len() > 1
        && let Some(at) = reading.items.last().filter(|item| ends(item)).and_then(|item| item.start)
        && let Some(item) = reading.items.pop()
    {
        reading.session(item.line, SessionLine::End(at));
    }
}

/// Returns the minutes that the parts of a line say.
fn said_minutes(text: &str) -> Option<u32> {
    let (line, _) = parts::cut(text).ok()?;
    signs::parts(&line.signs).into_iter().skip(1).find_map(|part| parts::minutes(part).ok().flatten())
}

/// Makes one activity; `false` where its line is none after all.
fn build(reading: &mut Reading, ids: &mut Ids, item: Item, slot: &Slot, told: bool) -> bool {
    if item.text.is_empty() {
        return false;
    }
    if tidy(&item.text).is_empty() {
        reading.mean(item.line, LineMeaning::LeftOut("it has no title"));
        return false;
    }
    if slot.parallel {
        reading.mean(item.line, LineMeaning::Unclear("it begins at the same time as the activity above it"));
        return false;
    }
    if reading.agenda.activities.len() >= MOST_PARTS {
        reading.mean(item.line, LineMeaning::Unclear(LineMeaning::TOO_MANY));
        return false;
    }
    let context = OutlineContext { before: &reading.agenda.activities, attributes: &[] };
    let typed = is_typed(&item.text);
    let grouped = groups_behind(&item.text).filter(|_| !typed);
    let title = grouped.and_then(|(_, title)| title).filter(|title| !tidy(title).is_empty()).unwrap_or(&item.text);
    let groups = item.groups.or(grouped.map(|(split, _)| split));
    let read = if typed { draft::read(&item.text, context) } else { Ok(titled(title)) };
    let told = told || item.minutes.is_some() || item.start.is_some();
    let read = read.and_then(|mut draft| {
        draft.kind = draft.kind.or(item.kind);
        draft.minutes = Some(slot.minutes);
        if matches!(draft.kind, None | Some(Kind::Exercise | Kind::Discussion))
            && !draft.is_poll()
            && !is_break(&draft.title)
        {
            draft.groups.split = draft.groups.split.or(groups);
        }
        draft.lead.extend(item.lead.iter().cloned());
        if typed {
            return draft.finish(item.below.is_empty()).map(|a| (a, false));
        }
        // A poll without options is told of, and asked for later.
        let poll = draft.kind == Some(Kind::Poll) || (draft.kind.is_none() && draft.is_poll());
        draft.kind = if poll { Some(Kind::Discussion) } else { draft.kind };
        draft.finish(false).map(|a| (a, poll))
    });
    let (mut a, poll) = match read {
        Ok(read) => read,
        Err(wrong) => {
            let misread = wrong.in_line(&item.text);
            reading.misread(item.line, &item.text, misread);
            for (line, _) in &item.below {
                reading.mean(*line, LineMeaning::Unclear("the activity above it is not understood"));
            }
            return false;
        }
    };
    let mut remark = item.remark;
    if poll {
        remark = Some("a poll needs options: it is a discussion until you type them".to_owned());
    }
    a.id = ids.free(&slug(&a.title), "activity");
    let index = reading.agenda.activities.len();
    reading.mean(item.line, LineMeaning::Activity(index));
    if !item.say.is_empty() {
        add(&mut a.script, &item.say.join("\n"));
    }
    let foreign = item.foreign && !typed;
    let remark_of_phases = below(reading, &mut a, index, &item.below, foreign, told);
    reading.agenda.lines[item.line].remark = {
        let shortest = shortest(&mut a);
        remark.or(remark_of_phases).or(shortest)
    };
    reading.agenda.activities.push(a);
    true
}

/// Leaves out a shortest length that is more than the activity takes, and says so.
fn shortest(a: &mut Activity) -> Option<String> {
    let minutes = a.minutes.max(a.phase_minutes());
    let least = a.least.take_if(|least| *least > minutes)?;
    Some(format!("at least {least} is more than its {minutes} min: left out"))
}

/// Returns an activity's draft with nothing but a title.
fn titled(text: &str) -> Draft {
    let text = tidy(text);
    let end = text.floor_char_boundary(MOST_NAME.min(text.len()));
    Draft { title: text[..end].to_owned(), title_range: 0..0, ..Draft::default() }
}

/// Adds words to a prompt or script.
fn add(words: &mut Option<String>, more: &str) {
    match words {
        Some(words) => {
            words.push('\n');
            words.push_str(more);
        }
        None => *words = Some(more.to_owned()),
    }
}

/// Takes the lines below an activity: as phases where they fit, else as words for the facilitator. Says what is to be
/// known of it.
fn below(
    reading: &mut Reading,
    a: &mut Activity,
    index: usize,
    lines: &[(usize, String)],
    foreign: bool,
    told: bool,
) -> Option<String> {
    let columns = (!foreign).then_some(&a.columns[..]);
    let read: Vec<Option<(Phase, bool)>> = lines.iter().map(|(_, text)| of_line(text, columns)).collect();
    let phases = || read.iter().flatten().map(|(phase, _)| phase);
    let timed = read.iter().flatten().filter(|(_, timed)| *timed).count();
    let sum: u32 = phases().map(|p| p.minutes).sum();
    let differ = phases().enumerate().all(|(i, p)| phases().take(i).all(|q| !same(&p.title, &q.title)));
    let words = lines.iter().filter(|(_, text)| parts::to_the_end(text).is_some()).count();
    let fit = differ && timed > 0 && timed + words == lines.len() && (!told || sum == a.minutes);
    for ((line, text), read) in lines.iter().zip(read) {
        if let Some((name, words)) = parts::to_the_end(text) {
            let prompt = match a.phases.last_mut() {
                Some(phase) if name == "ask" => &mut phase.prompt,
                _ if name == "ask" => &mut a.prompt,
                _ => &mut a.script,
            };
            add(prompt, words);
            reading.mean(*line, LineMeaning::Words(index));
            continue;
        }
        match read {
            Some((phase, _)) if (!foreign || fit) && a.phases.len() < MOST_PARTS => {
                if a.phases.iter().any(|p| same(&p.title, &phase.title)) {
                    let range = 0..text.len();
                    let wrong = PartError::new(range, format!("Two phases are called “{}”.", phase.title));
                    reading.misread(*line, text, wrong.in_line(text));
                    continue;
                }
                reading.mean(*line, LineMeaning::Phase(index, a.phases.len()));
                a.phases.push(phase);
            }
            _ if foreign => {
                add(&mut a.script, &format!("- {text}"));
                reading.mean(*line, LineMeaning::Words(index));
            }
            _ => {
                if let Err(wrong) = phase::read_words(text, Some(&a.columns)) {
                    reading.misread(*line, text, wrong.in_line(text));
                }
            }
        }
    }
    if a.phases.is_empty() {
        return None;
    }
    let minutes = std::mem::replace(&mut a.minutes, 0);
    let sum = a.phase_minutes();
    (told && sum != minutes && !a.has_turns())
        .then(|| format!("{minutes} min, but its phases take {sum} min: {sum} min is used"))
}

/// Reads a line below an activity as a phase, and tells whether it says its minutes.
fn of_line(text: &str, columns: Option<&[Column]>) -> Option<(Phase, bool)> {
    if let Some((title, Length::Minutes(minutes))) = marks::length_off(text)
        && said_minutes(text).is_none()
    {
        let mut phase = phase::read_words(&signs::title_text(&title), columns).ok()?;
        phase.minutes = minutes;
        return Some((phase, true));
    }
    let phase = phase::read_words(text, columns).ok()?;
    Some((phase, said_minutes(text).is_some() || text.contains(" each ")))
}
