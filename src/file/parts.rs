//! Renders what changed in the parts of an activity into its text: columns, phases, groups and poll, whether each has a
//! header of its own or stands in the table of the activity. Remarks go with the part that they stand at; what did not
//! change stays byte for byte.

use super::activity::{COLUMN, GROUPING, PHASE};
use super::blocks::{Text, blocks};
use super::edit::{self, differences};
use super::encode::{self, KeyValue};
use super::lists;
use super::names::Ids;
use super::places;
use super::poll::POLL;
use crate::workshop::{Column, Grouping, Phase, PollPlan, continued, slug};

/// A part that an activity has several of: its key and header, and for each the keys and values that it had and has.
struct Several {
    key: &'static str,
    header: &'static str,
    order: Vec<&'static str>,
    was: Vec<Vec<KeyValue>>,
    is: Vec<Vec<KeyValue>>,
    continues: Vec<Option<usize>>,
    /// The first one goes directly below the activity's own keys.
    first: bool,
}

/// Returns an activity with other phases.
pub(super) fn phases(text: &str, old: &[Phase], new: &[Phase], eol: &str) -> Option<String> {
    let fields = |phases: &[Phase]| phases.iter().map(|phase| PHASE.fields(phase, eol)).collect();
    let (was, is) = (fields(old), fields(new));
    let continues = continued(old, new);
    let phases =
        Several { key: "phases", header: "[[agenda.phases]]", order: PHASE.order(), was, is, continues, first: false };
    phases.changed(text, eol)
}

/// Returns an activity with other columns. Their ids stand in the text only where they are not made from the titles.
pub(super) fn columns(text: &str, old: &[Column], new: &[Column], eol: &str) -> Option<String> {
    let continues = continued(old, new);
    let written = written_ids(text, old.len());
    let has = |n: usize| continues[n].is_some_and(|o| written[o]);
    let ids: Vec<(String, &str)> = new.iter().map(|c| (slug(&c.title), c.id.as_str())).collect();
    let explicit = explicit_ids(&ids, "column", has);
    let fields = |column: &Column, with_id: bool| {
        let mut fields = COLUMN.fields(column, eol);
        fields.retain(|(key, _)| with_id || key != "id");
        fields
    };
    let was = old.iter().zip(&written).map(|(c, written)| fields(c, *written)).collect();
    let is = new.iter().zip(&explicit).map(|(c, explicit)| fields(c, *explicit)).collect();
    let columns = Several {
        key: "columns",
        header: "[[agenda.columns]]",
        order: COLUMN.order(),
        was,
        is,
        continues,
        first: true,
    };
    columns.changed(text, eol)
}

/// Tells which of so many columns have their id in the text.
fn written_ids(text: &str, count: usize) -> Vec<bool> {
    let parts = split(text);
    let tables = parts[1..].iter().filter(|part| places::is_list(part, &["agenda"], "columns"));
    let mut written: Vec<bool> = tables.map(|part| places::has(part, &["agenda", "columns"], "id")).collect();
    if let Some((_, places)) = places::list_places(parts[0], &["agenda"], "columns") {
        written.extend(places.into_iter().map(|place| places::has(&format!("t = {}", &parts[0][place]), &["t"], "id")));
    }
    written.resize(count, true);
    written
}

/// Returns which things need their id written down, so that it is read again as it is: each comes with the id made from
/// its title, and with its own. `has` tells which have it.
pub(super) fn explicit_ids(ids: &[(String, &str)], otherwise: &str, has: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut explicit: Vec<bool> = (0..ids.len()).map(has).collect();
    loop {
        let given = ids.iter().zip(&explicit).filter(|(_, e)| **e).map(|((_, id), _)| (*id).to_owned());
        let mut free = Ids::besides(given);
        let wrong = (0..ids.len()).find(|&i| !explicit[i] && free.free(&ids[i].0, otherwise) != ids[i].1);
        match wrong {
            Some(i) => explicit[i] = true,
            None => return explicit,
        }
    }
}

/// Cuts the text of an activity at its headers: its own keys, then each table below.
fn split(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = blocks(text).into_iter().map(|block| &text[block.range]).collect();
    if parts.len() > 1 && parts[0].is_empty() {
        parts.remove(0);
    }
    parts
}

/// Cuts the text of an activity behind its own keys.
pub(super) fn cut(text: &str) -> (&str, &str) {
    text.split_at(split(text)[0].len())
}

fn with_line_ends(text: String, eol: &str) -> String {
    if eol == "\n" { text } else { text.replace('\n', eol) }
}

impl Several {
    /// Returns the activity with what it has now; `None` where that cannot be changed in place.
    fn changed(&self, text: &str, eol: &str) -> Option<String> {
        let parts = split(text);
        let is_one = |part: &&str| places::is_list(part, &["agenda"], self.key);
        let tables: Vec<usize> = (1..parts.len()).filter(|i| is_one(&parts[*i])).collect();
        if tables.len() != self.was.len() {
            let head = self.listed(parts[0], eol).filter(|_| tables.is_empty())?;
            return Some(head + &parts[1..].concat());
        }
        let table = |n: usize| match self.continues[n] {
            Some(o) => {
                let order: Vec<&str> = self.order.clone();
                let changes = differences(&self.was[o], &self.is[n]);
                edit::edit(parts[tables[o]], &["agenda", self.key], &order, &changes, eol)
            }
            None => Some(with_line_ends(encode::table(self.header, &self.is[n]), eol)),
        };
        let texts: Vec<String> = (0..self.is.len()).map(table).collect::<Option<_>>()?;
        let mut out = Text { out: parts[0].to_owned(), eol: if eol == "\n" { "\n" } else { "\r\n" }, fresh: false };
        let all = 0..texts.len();
        if tables.is_empty() && self.first {
            out.put(&texts, &self.continues, all.clone());
        }
        for (i, part) in parts.iter().enumerate().skip(1) {
            match tables.iter().position(|t| *t == i) {
                // What there is more goes behind the last one that was there.
                Some(slot) if slot + 1 == tables.len() => {
                    out.put(&texts, &self.continues, slot.min(texts.len())..texts.len());
                }
                Some(slot) => out.put(&texts, &self.continues, slot.min(texts.len())..(slot + 1).min(texts.len())),
                None => out.kept(part),
            }
        }
        if tables.is_empty() && !self.first {
            out.put(&texts, &self.continues, all);
        }
        Some(out.out)
    }

    /// Returns the activity's own keys with other entries in the list that stands among them.
    fn listed(&self, head: &str, eol: &str) -> Option<String> {
        let (list, places) = places::list_places(head, &["agenda"], self.key)?;
        if places.len() != self.was.len() {
            return None;
        }
        let value = |n: usize, text: Option<&str>| match (text, self.continues[n]) {
            (Some(text), Some(o)) => edit::edit_inline(text, &self.order, &differences(&self.was[o], &self.is[n])),
            _ => Some(inline(&self.is[n])),
        };
        if self.is.is_empty() {
            return edit::edit(head, &["agenda"], &[], &[(self.key, None)], eol);
        }
        let changed = lists::changed(&head[list.clone()], &self.continues, value, eol)?;
        Some(format!("{}{changed}{}", &head[..list.start], &head[list.end..]))
    }
}

fn inline(fields: &[KeyValue]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A part that an activity has at most one of.
struct One {
    key: &'static str,
    header: &'static str,
    order: Vec<&'static str>,
    was: Option<Vec<KeyValue>>,
    is: Option<Vec<KeyValue>>,
    /// A new one stands between braces among the activity's own keys.
    inline: bool,
}

/// Returns an activity with another poll.
pub(super) fn poll(text: &str, old: Option<&PollPlan>, new: Option<&PollPlan>, eol: &str) -> Option<String> {
    let fields = |poll: Option<&PollPlan>| poll.map(|poll| POLL.fields(poll, eol));
    let (was, is) = (fields(old), fields(new));
    One { key: "poll", header: "[agenda.poll]", order: POLL.order(), was, is, inline: false }.changed(text, &[], eol)
}

/// Returns an activity with other groups; `order` are the keys of an activity.
pub(super) fn groups(
    text: &str,
    old: Option<&Grouping>,
    new: Option<&Grouping>,
    order: &[&str],
    eol: &str,
) -> Option<String> {
    let fields = |groups: Option<&Grouping>| groups.map(|groups| GROUPING.fields(groups, eol));
    let (was, is) = (fields(old), fields(new));
    One { key: "groups", header: "[agenda.groups]", order: GROUPING.order(), was, is, inline: true }
        .changed(text, order, eol)
}

impl One {
    fn changed(&self, text: &str, order: &[&str], eol: &str) -> Option<String> {
        let mut parts: Vec<String> = split(text).into_iter().map(str::to_owned).collect();
        let table = (1..parts.len()).find(|i| places::has(&parts[*i], &["agenda"], self.key));
        let place = places::value_place(&parts[0], &["agenda"], self.key);
        match (&self.was, &self.is, table, place) {
            (Some(was), Some(is), Some(at), None) => {
                let changes = differences(was, is);
                parts[at] = edit::edit(&parts[at], &["agenda", self.key], &self.order, &changes, eol)?;
            }
            (Some(was), Some(is), None, Some(place)) => {
                let changed = edit::edit_inline(&parts[0][place.clone()], &self.order, &differences(was, is))?;
                parts[0].replace_range(place, &changed);
            }
            (Some(_), None, Some(at), None) => _ = parts.remove(at),
            (Some(_), None, None, Some(_)) => {
                parts[0] = edit::edit(&parts[0], &["agenda"], order, &[(self.key, None)], eol)?;
            }
            (None, Some(is), None, None) if self.inline => {
                let value = inline(is);
                parts[0] = edit::edit(&parts[0], &["agenda"], order, &[(self.key, Some(&value))], eol)?;
            }
            (None, Some(is), None, None) => {
                let mut out = Text { out: parts.concat(), eol: if eol == "\n" { "\n" } else { "\r\n" }, fresh: false };
                out.fresh(&with_line_ends(encode::table(self.header, is), eol));
                return Some(out.out);
            }
            _ => return None,
        }
        Some(parts.concat())
    }
}
