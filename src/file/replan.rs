//! Renders a changed agenda into the text of its file: activities that are new, gone, moved or reworded. Whatever
//! did not change stays byte for byte. It never looks at the record.

use super::activity::{self, ACTIVITY};
use super::blocks::{Block, Part, Text, blocks, line_end};
use super::edit::{self, differences};
use super::encode;
use super::parts;
use super::places;
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
    let ids: Vec<(String, &str)> = new.agenda.iter().map(|a| (slug(&a.title), a.id.as_str())).collect();
    let explicit = parts::explicit_ids(&ids, "activity", |i| {
        was[i].is_some_and(|o| places::has(raw(pieces[o].blocks.start), &["agenda"], "id"))
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

/// Returns the text with what `new` says of the session as a whole; as it is where that cannot be written in place.
pub(super) fn head(text: &str, old: &Plan, new: &Plan) -> String {
    let own = |plan: &Plan| Plan {
        people: Vec::new(),
        carried: Vec::new(),
        met: Vec::new(),
        agenda: Vec::new(),
        ..plan.clone()
    };
    let (was, is) = (own(old), own(new));
    if was == is {
        return text.to_owned();
    }
    let (eol, top) = (line_end(text), blocks(text).swap_remove(0).range);
    let (was, is) = (SESSION.fields(&was, eol), SESSION.fields(&is, eol));
    let changes = differences(&was, &is);
    match edit::edit(&text[top.clone()], &[], &SESSION.order(), &changes, eol) {
        Some(head) => format!("{head}{}", &text[top.end..]),
        None => text.to_owned(),
    }
}

/// Returns an activity with what changed in it; `None` where it is written in a way that cannot be changed in place.
fn changed(parts: &[&str], old: &Activity, new: &Activity, id: Option<&str>, eol: &str) -> Option<String> {
    let order = ACTIVITY.order();
    let mut text = parts.concat();
    if old.groups != new.groups {
        text = parts::groups(&text, old.groups.as_ref(), new.groups.as_ref(), &order, eol)?;
    }
    if old.columns != new.columns {
        text = parts::columns(&text, &old.columns, &new.columns, eol)?;
    }
    if old.phases != new.phases {
        text = parts::phases(&text, &old.phases, &new.phases, eol)?;
    }
    if old.poll != new.poll {
        text = parts::poll(&text, old.poll.as_ref(), new.poll.as_ref(), eol)?;
    }
    // The groups have been written.
    let old = &Activity { groups: new.groups.clone(), ..old.clone() };
    let (was, mut is) = (ACTIVITY.fields(old, eol), ACTIVITY.fields(new, eol));
    if let Some(id) = id.filter(|_| !places::has(parts[0], &["agenda"], "id")) {
        is.push(("id".into(), encode::string(id)));
    }
    let (head, below) = parts::cut(&text);
    Some(edit::edit(head, &["agenda"], &order, &differences(&was, &is), eol)? + below)
}
