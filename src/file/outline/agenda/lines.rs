//! Reads an agenda of lines: plain ones with times or minutes, lists, headings, mails, and lines of the grammar. It
//! decides which lines are activities and which belong to one above.

use std::collections::{HashMap, HashSet};

use super::super::length::Length;
use super::super::line::SessionLine;
use super::super::parts;
use super::about;
use super::apart;
use super::clock;
use super::elapsed;
use super::entry::{Item, LineMeaning, Reading};
use super::levels::{has_lengths_below, has_lone_heading, is_plain_heading, levels_of_activities};
use super::marks::{self, MOST_LETTERS, Unmarked};
use super::table;
use super::titles::{decide, is_of_mail, is_prose, is_title};
use super::typed::{Sort, sort};
use super::{titled, words};
use crate::file::roster::is_total;
use crate::file::separated::named_separator;

/// How far to the left a heading stands.
const HEADING: i32 = -10;

/// Reads the lines of a text into the lines that are activities.
pub(super) fn read(text: &str) -> Reading {
    let raw: Vec<&str> = text.lines().collect();
    let joined = apart::joined(&raw);
    let lines: Vec<&str> =
        joined.as_ref().map_or(raw.clone(), |joined| joined.lines.iter().map(String::as_str).collect());
    let mut alone = HashSet::new();
    let mut reading = loop {
        let mut reading = Reading::default();
        walk(&mut reading, &lines, &alone);
        let parents = decide(&mut reading);
        // What stands below a line that is no activity after all stands for itself.
        if parents.is_empty() {
            break reading;
        }
        alone.extend(parents);
    };
    if let Some(joined) = joined {
        joined.restore(&mut reading.agenda.lines, &raw);
    }
    reading
}

/// Reads the lines above a table: what they say of the session, and none of them as an activity.
pub(super) fn above(lines: &[&str]) -> Reading {
    let mut reading = Reading::default();
    walk(&mut reading, lines, &HashSet::new());
    for item in std::mem::take(&mut reading.items) {
        if item.bare && reading.agenda.title.is_none() && is_title(&item.text) {
            reading.session(item.line, SessionLine::Title(item.text));
        } else {
            reading.mean(item.line, LineMeaning::LeftOut("it stands above the table"));
        }
    }
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| named_separator(line).is_some()) {
        reading.mean(at, LineMeaning::LeftOut(LineMeaning::TABLE_PART));
    }
    reading
}

/// Reads line by line; nothing belongs to the lines that are to stand `alone`.
fn walk(reading: &mut Reading, lines: &[&str], alone: &HashSet<usize>) {
    let quoted = quotes_are_replies(lines);
    let unmarked_lines: Vec<String> = lines
        .iter()
        .map(|line| if line.len() > MOST_LETTERS { String::new() } else { marks::unmarked(line).text })
        .collect();
    let mut walk = Walk {
        block: 0,
        parent: None,
        title_seen: false,
        lone_heading: has_lone_heading(lines),
        levels: levels_of_activities(lines),
        lengths_below: has_lengths_below(lines),
        alone,
        loose: clock::loose(lines),
        counted: elapsed::counted(unmarked_lines.iter().enumerate().map(|(at, text)| (at, text.as_str()))),
    };
    let mut at = 0;
    while at < lines.len() {
        let raw = lines[at];
        if is_signature(raw) && at > 0 {
            for (n, line) in lines.iter().enumerate().skip(at) {
                let index = reading.line(n + 1, line);
                if !line.trim().is_empty() {
                    reading.mean(index, LineMeaning::LeftOut("it is below the signature mark"));
                }
            }
            break;
        }
        if let Some((rows, taken)) = table::markdown(&lines[at..]) {
            table::read(reading, at, &rows, &lines[at..at + taken]);
            walk.parent = None;
            at += taken;
            continue;
        }
        let index = reading.line(at + 1, raw);
        let line = match unquoted(raw) {
            Some(_) if quoted => {
                reading.mean(index, LineMeaning::LeftOut("it is quoted from another mail"));
                at += 1;
                continue;
            }
            Some(rest) => rest,
            None => raw,
        };
        walk.line(reading, index, line);
        at += 1;
    }
}

/// Tells whether a line begins the signature of a mail.
fn is_signature(line: &str) -> bool {
    line == "--" || line == "-- "
}

/// Returns a line without the marks of a quoted mail.
fn unquoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    Some(rest.trim_start_matches(['>', ' ']))
}

/// Tells whether quoted lines are old mail: there are others with times or minutes that are not quoted.
fn quotes_are_replies(lines: &[&str]) -> bool {
    let tells = |line: &&&str| {
        let unmarked = marks::unmarked(line);
        clock::times(&unmarked.text).is_some() || marks::length_off(&unmarked.text).is_some()
    };
    lines.iter().filter(|l| unquoted(l).is_none() && l.len() <= MOST_LETTERS).any(|l| tells(&l))
}

/// Where the reading stands.
struct Walk<'w> {
    block: usize,
    /// The activity that lines below can belong to.
    parent: Option<usize>,
    title_seen: bool,
    /// There is one heading besides those of the agenda.
    lone_heading: bool,
    /// The levels of headings that are activities.
    levels: HashSet<i32>,
    /// Below a first heading there are others with lengths.
    lengths_below: bool,
    /// Lines that nothing belongs to.
    alone: &'w HashSet<usize>,
    /// Lines in which a number can be a time.
    loose: HashSet<usize>,
    /// Lines that count minutes from the start.
    counted: HashMap<usize, (u32, Option<u32>, String)>,
}

impl Walk<'_> {
    fn line(&mut self, reading: &mut Reading, index: usize, line: &str) {
        if line.trim().is_empty() {
            self.block += 1;
            return;
        }
        if line.len() > MOST_LETTERS {
            return reading.mean(index, LineMeaning::Unclear("it is too long for an activity"));
        }
        let Unmarked { indent, heading, listed, text } = marks::unmarked(line);
        if !text.chars().any(char::is_alphanumeric) {
            return reading.mean(index, LineMeaning::LeftOut(LineMeaning::NO_WORDS));
        }
        let indent = heading.map_or(indent, |level| HEADING + level);
        if heading.is_some() {
            self.block += 1;
            self.parent = self.parent.filter(|p| reading.items[*p].indent < indent);
        }
        if let Some((name, words)) = parts::to_the_end(&text) {
            let Some(parent) = self.parent else {
                return reading.mean(index, LineMeaning::Unclear("there is no activity above it"));
            };
            let item = &mut reading.items[parent];
            item.below.push((index, format!("{name}: {words}")));
            return;
        }
        if self.about_session(reading, index, &text, heading, listed) {
            return;
        }
        // A heading among those of activities is one as well.
        let foreign = self.is_activity(heading, &text);
        let item = Item { line: index, indent, listed, foreign, block: self.block, ..Item::default() };
        let Some(item) = self.item(reading, item, &text) else { return };
        self.place(reading, item, line, heading.is_some());
    }

    /// Tells whether a heading is an activity though it says no more than a title.
    fn is_activity(&self, heading: Option<i32>, text: &str) -> bool {
        heading.is_some_and(|level| self.levels.contains(&level)) && !words::is_aside(text)
    }

    /// Takes a line about the session as a whole.
    fn about_session(
        &mut self,
        reading: &mut Reading,
        index: usize,
        text: &str,
        heading: Option<i32>,
        listed: bool,
    ) -> bool {
        if about::line(reading, index, text, listed) {
            return true;
        }
        if heading == Some(1)
            && !self.title_seen
            && self.lengths_below
            && clock::times(text).is_none()
            && let Some((title, Length::Minutes(whole))) = marks::length_off(text)
        {
            self.title_seen = true;
            reading.session(index, SessionLine::Title(title));
            reading.whole = Some((index, whole));
            return true;
        }
        if heading.is_some() && is_plain_heading(text) && !self.is_activity(heading, text) {
            if !self.title_seen && (heading == Some(1) || self.lone_heading && reading.items.is_empty()) {
                self.title_seen = true;
                reading.session(index, SessionLine::Title(text.to_owned()));
            } else {
                reading.mean(index, LineMeaning::LeftOut("it is a heading"));
            }
            return true;
        }
        false
    }

    /// Reads what stands around the title of a line that may be an activity; nothing where the line was told of.
    fn item(&mut self, reading: &mut Reading, mut item: Item, text: &str) -> Option<Item> {
        let mut rest = text;
        let loose = self.loose.contains(&item.line);
        let counted = self.counted.get(&item.line).filter(|(.., title)| !title.trim().is_empty());
        if let Some((from, to, title)) = counted {
            item.counts(*from, *to);
            (rest, item.foreign) = (title, true);
        }
        let around = clock::times_in(text, loose).filter(|_| counted.is_none()).or_else(|| {
            let (before, start, end) = clock::times_at_end(text).filter(|_| counted.is_none())?;
            Some((start, end, before))
        });
        if reading.items.is_empty()
            && let Some((start, end, words)) = &around
            && let Some((date, before)) = titled::day_in(words)
        {
            about::whole(reading, item.line, (date, titled::title_before(before)), *start, *end);
            return None;
        }
        if let Some((start, end, words)) = around {
            item.starts(start, end);
            (rest, item.foreign) = (words, true);
        }
        let mut words = rest.to_owned();
        if item.foreign && words.contains(['|', '\t', ';']) {
            words = cells(&mut item, &words);
        }
        if item.foreign && words.trim().is_empty() {
            reading.mean(item.line, LineMeaning::Unclear("it is a time without a title"));
            return None;
        }
        let mut said = sort(&words);
        if !matches!(said, Sort::Grammar)
            && let Some((title, length)) = marks::length_off(&words)
        {
            item.foreign = true;
            item.minutes = match length {
                Length::Minutes(n) => Some(n),
                Length::Between(from, to) => {
                    item.remark = Some(format!("{from} to {to} minutes: {to} is taken"));
                    Some(to)
                }
                Length::Outside => None,
            };
            item.say.extend(marks::rounds_in(&words, &title));
            words = title;
            said = sort(&words);
        }
        let total = item.start.is_none() && item.minutes.is_some() && is_total(&words);
        if total || item.start.is_none() && item.foreign && !item.listed && is_prose(&words) {
            let why = if total { words::SUM } else { "it is a sentence, not a title" };
            reading.mean(item.line, LineMeaning::LeftOut(why));
            return None;
        }
        match said {
            Sort::Half { misread, known } if known || !item.foreign => {
                if self.is_below(reading, &item) {
                    item.text = words;
                    return Some(item);
                }
                reading.misread(item.line, &words, misread);
                self.parent = None;
                // Its time still counts for the lines around it.
                if item.start.is_some() {
                    reading.items.push(Item { text: String::new(), ..item });
                }
                return None;
            }
            Sort::Grammar => {}
            Sort::Title | Sort::Half { .. } => item.bare = !item.foreign,
        }
        item.text = words;
        Some(item)
    }

    /// Tells whether a line belongs to the activity above it.
    fn is_below(&self, reading: &Reading, item: &Item) -> bool {
        let Some(parent) = self.parent.map(|p| &reading.items[p]) else { return false };
        if item.start.is_some() && item.indent >= 0 && parent.start.is_some() && item.indent <= parent.indent {
            return false;
        }
        let deeper = item.indent > parent.indent && (item.listed || parent.block == item.block || parent.indent < 0);
        item.start.is_none()
            && (deeper
                || (item.listed
                    && !parent.listed
                    && item.indent == parent.indent
                    && (!parent.bare || parent.block == item.block)))
    }

    /// Puts a line where it belongs: below the activity above, or among the activities.
    fn place(&mut self, reading: &mut Reading, item: Item, line: &str, heading: bool) {
        let line_at = item.line;
        if self.is_below(reading, &item) {
            let parent = self.parent.unwrap_or_default();
            let text = marks::unmarked(line).text;
            // `(Chloé, 25')` below a title says more of it.
            let above = &reading.items[parent];
            if above.minutes.is_none()
                && (above.listed || !above.bare)
                && let Some(inside) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'))
                && let Some((rest, Length::Minutes(n))) = marks::length_off(&format!("x ({inside})"))
            {
                let rest = rest.trim_start_matches('x').trim().trim_matches(['(', ')']).to_owned();
                let item = &mut reading.items[parent];
                (item.minutes, item.foreign, item.bare) = (Some(n), true, false);
                item.say.extend(Some(rest).filter(|rest| !rest.is_empty()));
                reading.mean(line_at, LineMeaning::Joined(reading.items[parent].line));
                return;
            }
            reading.items[parent].below.push((item.line, text));
            return;
        }
        // A line that says nothing stands between an activity and a list further down.
        if item.bare && !item.listed && !heading && !is_title(&item.text) {
            self.parent = None;
            if is_of_mail(&item.text) {
                reading.mean(item.line, LineMeaning::LeftOut(LineMeaning::NOTHING_KNOWN));
            }
            return;
        }
        self.parent = (!self.alone.contains(&item.line)).then_some(reading.items.len());
        reading.items.push(item);
    }
}

/// Takes the cells of a line with a time: the first with words is the title, a length is its minutes.
fn cells(item: &mut Item, words: &str) -> String {
    let mut title = String::new();
    for cell in words.split(['|', '\t', ';']).map(str::trim).filter(|c| !c.is_empty()) {
        match marks::sure_length(cell) {
            Some(Length::Minutes(n)) if item.minutes.is_none() => item.minutes = Some(n),
            _ if title.is_empty() => cell.clone_into(&mut title),
            _ => item.say.push(cell.to_owned()),
        }
    }
    title
}
