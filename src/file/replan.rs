//! Renders a changed agenda into the text of its file: activities that are new, gone, moved or reworded. Whatever
//! did not change stays byte for byte. It never looks at the record.

use super::activity::{self, ACTIVITY};
use super::blocks::{Block, Part, Text, blocks, line_end};
use super::edit::{self, differences};
use super::encode;
use super::names::Ids;
use super::phases;
use super::plan::SESSION;
use crate::workshop::{Activity, Plan, slug};

/// The blocks of one activity: its own, then those of its columns, phases and poll.
struct Piece {
    blocks: std::ops::Range<usize>,
}

/// Returns where the activities stand in a text; `None` where they are not written as `[[agenda]]`, each followed by
/// what belongs to it, so that they cannot be changed in place.
fn pieces(blocks: &[Block], activities: usize) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        match block.part {
            Part::Agenda => pieces.push(Piece { blocks: i..i + 1 }),
            Part::Within => {
                let last = pieces.last_mut().filter(|p| p.blocks.end == i)?;
                last.blocks.end = i + 1;
            }
            _ => {}
        }
    }
    (pieces.len() == activities).then_some(pieces)
}

/// Returns whether the agenda of a text can be changed in place.
pub(super) fn can_replan(blocks: &[Block], plan: &Plan) -> bool {
    pieces(blocks, plan.agenda.len()).is_some()
}

/// Returns the text with the agenda of `new` in place of that of `old`; as it is where that cannot be changed in place.
pub(super) fn replan(text: &str, old: &Plan, new: &Plan) -> String {
    let blocks = blocks(text);
    let Some(pieces) = pieces(&blocks, old.agenda.len()) else { return text.to_owned() };
    let eol = line_end(text);
    let raw = |block: usize| &text[blocks[block].range.clone()];
    let was: Vec<Option<usize>> = new.agenda.iter().map(|a| old.position(&a.id)).collect();
    let explicit = explicit_ids(&new.agenda, |i| {
        was[i].is_some_and(|o| edit::has(raw(pieces[o].blocks.start), &["agenda"], "id"))
    });
    let texts: Vec<String> = new
        .agenda
        .iter()
        .enumerate()
        .map(|(i, a)| {
            let id = explicit[i].then_some(a.id.as_str());
            let encoded = || activity::text(a, id, eol);
            let Some(o) = was[i] else { return encoded() };
            let parts: Vec<&str> = pieces[o].blocks.clone().map(raw).collect();
            changed(&parts, &old.agenda[o], a, id, eol).unwrap_or_else(encoded)
        })
        .collect();
    let mut out = Text { out: String::with_capacity(text.len() + 1024), eol, fresh: false };
    let end = blocks.iter().position(|b| b.part >= Part::Head).unwrap_or(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        if i == end && pieces.is_empty() {
            out.put(&texts, &was, 0..texts.len());
        }
        match block.part {
            Part::Agenda => {
                let slot = pieces.iter().position(|p| p.blocks.start == i).unwrap_or(0);
                let last = if slot + 1 == pieces.len() { texts.len() } else { slot + 1 };
                out.put(&texts, &was, slot.min(texts.len())..last.min(texts.len()));
            }
            Part::Within => {}
            _ => out.kept(raw(i)),
        }
    }
    if pieces.is_empty() && end == blocks.len() {
        out.put(&texts, &was, 0..texts.len());
    }
    out.out
}

/// Returns the text with the id and the calendar entry of `new`; as it is where these cannot be written in place.
pub(super) fn head(text: &str, old: &Plan, new: &Plan) -> String {
    if (&old.id, &old.calendar) == (&new.id, &new.calendar) {
        return text.to_owned();
    }
    let (eol, top) = (line_end(text), blocks(text).swap_remove(0).range);
    let own = |plan: &Plan| Plan { id: plan.id.clone(), calendar: plan.calendar.clone(), ..Plan::default() };
    let (was, is) = (SESSION.fields(&own(old), eol), SESSION.fields(&own(new), eol));
    let changes = differences(&was, &is);
    match edit::edit(&text[top.clone()], &[], &SESSION.order(), &changes, eol) {
        Some(head) => format!("{head}{}", &text[top.end..]),
        None => text.to_owned(),
    }
}

/// Returns which activities need their id written down, so that it is read again as it is; `has` tells which have it.
fn explicit_ids(agenda: &[Activity], has: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut explicit: Vec<bool> = (0..agenda.len()).map(has).collect();
    loop {
        let given = agenda.iter().zip(&explicit).filter(|(_, e)| **e).map(|(a, _)| a.id.clone());
        let mut ids = Ids::besides(given);
        let wrong =
            (0..agenda.len()).find(|&i| !explicit[i] && ids.free(&slug(&agenda[i].title), "activity") != agenda[i].id);
        match wrong {
            Some(i) => explicit[i] = true,
            None => return explicit,
        }
    }
}

/// Returns an activity with what changed in it; `None` where it is written in a way that cannot be changed in place.
fn changed(parts: &[&str], old: &Activity, new: &Activity, id: Option<&str>, eol: &str) -> Option<String> {
    let (was, mut is) = (ACTIVITY.fields(old, eol), ACTIVITY.fields(new, eol));
    if let Some(id) = id.filter(|_| !edit::has(parts[0], &["agenda"], "id")) {
        is.push(("id".into(), encode::string(id)));
    }
    let head = edit::edit(parts[0], &["agenda"], &ACTIVITY.order(), &differences(&was, &is), eol)?;
    if old.phases == new.phases {
        return Some(head + &parts[1..].concat());
    }
    phases::changed(&head, &parts[1..], &old.phases, &new.phases, eol)
}
