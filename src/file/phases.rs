//! Renders changed phases into the text of their activity, whether each has a header of its own or all stand in a list.
//! Remarks go with the phase that they stand at; what did not change stays byte for byte.

use std::fmt::Write as _;

use super::activity::PHASE;
use super::blocks::Text;
use super::edit::{self, differences};
use super::encode;
use crate::workshop::Phase;

/// Returns an activity with other phases: its own keys, which may hold them as a list, and the tables below. `None`
/// where they are written in a way that cannot be changed in place.
pub(super) fn changed(head: &str, below: &[&str], old: &[Phase], new: &[Phase], eol: &str) -> Option<String> {
    let is_phase = |part: &&str| edit::is_list(part, &["agenda"], "phases");
    let tables: Vec<usize> = (0..below.len()).filter(|i| is_phase(&below[*i])).collect();
    let was = matched(old, new);
    if tables.len() != old.len() {
        let head = listed(head, old, new, &was, eol).filter(|_| tables.is_empty())?;
        return Some(head + &below.concat());
    }
    let text = |(i, phase): (usize, &Phase)| {
        if let Some(o) = was[i] {
            return with_header(below[tables[o]], &old[o], phase, eol);
        }
        let text = encode::table("[[agenda.phases]]", &PHASE.fields(phase, eol));
        Some(if eol == "\n" { text } else { text.replace('\n', eol) })
    };
    let texts: Vec<String> = new.iter().enumerate().map(text).collect::<Option<_>>()?;
    let mut out = Text { out: head.to_owned(), eol: if eol == "\n" { "\n" } else { "\r\n" }, fresh: false };
    for (i, part) in below.iter().enumerate() {
        match tables.iter().position(|t| *t == i) {
            // What there is more goes behind the last one that was there.
            Some(slot) if slot + 1 == tables.len() => out.put(&texts, &was, slot.min(texts.len())..texts.len()),
            Some(slot) => out.put(&texts, &was, slot.min(texts.len())..(slot + 1).min(texts.len())),
            None => out.kept(part),
        }
    }
    if tables.is_empty() {
        out.put(&texts, &was, 0..texts.len());
    }
    Some(out.out)
}

/// Returns for each new phase the old one that it was: of the same title, else what is the same but for its title, else
/// what stood in its place.
fn matched(old: &[Phase], new: &[Phase]) -> Vec<Option<usize>> {
    let mut was: Vec<Option<usize>> = new.iter().map(|n| old.iter().position(|o| o.title == n.title)).collect();
    let but_title = |o: &Phase, n: &Phase| {
        Phase { title: String::new(), ..o.clone() } == Phase { title: String::new(), ..n.clone() }
    };
    for same in [&(|o: usize, n: usize| but_title(&old[o], &new[n])) as &dyn Fn(usize, usize) -> bool, &|o, n| o == n] {
        for n in 0..new.len() {
            if was[n].is_none() {
                was[n] = (0..old.len()).find(|o| !was.contains(&Some(*o)) && same(*o, n));
            }
        }
    }
    was
}

fn with_header(part: &str, was: &Phase, is: &Phase, eol: &str) -> Option<String> {
    let (was, is) = (PHASE.fields(was, eol), PHASE.fields(is, eol));
    let order: Vec<&str> = is.iter().map(|(key, _)| key.as_ref()).collect();
    edit::edit(part, &["agenda", "phases"], &order, &differences(&was, &is), eol)
}

/// An entry of a list with what stands around it.
struct Entry<'t> {
    /// Blanks, line ends and remarks before it.
    before: &'t str,
    table: &'t str,
    /// What stands between it and its comma, and behind the comma on the same line.
    behind: (&'t str, &'t str),
}

/// Returns the keys of an activity with other phases in their list.
fn listed(head: &str, old: &[Phase], new: &[Phase], was: &[Option<usize>], eol: &str) -> Option<String> {
    let (list, places) = edit::list_places(head, &["agenda"], "phases")?;
    if places.len() != old.len() || old.is_empty() {
        return None;
    }
    // A remark behind the bracket is about the whole list.
    let opened = &head[list.start + 1..places.first()?.start];
    let line = opened.find('\n').filter(|end| opened[..*end].trim_start().starts_with('#')).unwrap_or(0);
    let top = list.start + 1 + opened[..line].trim_end_matches('\r').len();
    let mut at = top;
    let mut entries = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let until = places.get(i + 1).map_or(list.end - 1, |next| next.start);
        let (behind, end) = behind(&head[place.end..until]);
        entries.push(Entry { before: &head[at..place.start], table: &head[place.clone()], behind });
        at = place.end + end;
    }
    let last_has_comma = head[places.last()?.end..list.end - 1].trim_start().starts_with(',');
    // A new entry begins as the one before it does, without its remarks.
    let lead = |entry: &Entry<'_>| match entry.before.rfind('\n') {
        Some(line) => format!("{eol}{}", entry.before[line + 1..].split('#').next().unwrap_or_default()),
        None => " ".to_owned(),
    };
    let mut out = head[..top].to_owned();
    // What stands behind a remark begins on a line of its own, or it would be part of the remark.
    let mut remark = top > list.start + 1;
    let begin = |remark: bool, next: &str| {
        if remark && !next.trim_start_matches([' ', '\t', '\r']).starts_with('\n') { eol } else { "" }
    };
    for (i, phase) in new.iter().enumerate() {
        let comma = if i + 1 < new.len() || last_has_comma { "," } else { "" };
        let fields = PHASE.fields(phase, eol);
        if let Some(o) = was[i] {
            let entry = &entries[o];
            let order: Vec<&str> = fields.iter().map(|(key, _)| key.as_ref()).collect();
            let before = PHASE.fields(&old[o], eol);
            let changes = differences(&before, &fields);
            let table = edit::edit_inline(entry.table, &order, &changes)?;
            // On one line the first one stands at the bracket as the first one did, the others have a blank before them.
            let before = if entry.before.is_empty() && i > 0 { " " } else { entry.before };
            let before = if i == 0 && !entry.before.contains('\n') { entries[0].before } else { before };
            let (between, behind) = entry.behind;
            let _ = write!(out, "{}{before}{table}{between}{comma}{behind}", begin(remark, before));
            remark = behind.contains('#');
        } else {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            let model = &entries[i.min(entries.len() - 1)];
            let close = i == 0 && !model.before.contains('\n');
            let before = if close { model.before.to_owned() } else { lead(model) };
            let _ = write!(out, "{}{before}{{ {} }}{comma}", begin(remark, &before), fields.join(", "));
            remark = false;
        }
    }
    out.push_str(begin(remark, &head[at..]));
    out.push_str(&head[at..]);
    Some(out)
}

/// Cuts what follows an entry of a list: what stands before its comma, what stands behind it on the same line, and
/// where that ends.
fn behind(text: &str) -> ((&str, &str), usize) {
    let mut comma = None;
    let mut remark = false;
    for (i, c) in text.char_indices() {
        match c {
            '#' => remark = true,
            '\n' => remark = false,
            ',' if !remark => {
                comma = Some(i);
                break;
            }
            _ => {}
        }
    }
    let from = comma.map_or(0, |i| i + 1);
    let line = text[from..].find('\n').map_or(text.len(), |i| from + i);
    // On the same line only a remark belongs to it; blanks are those before the next one, or before the end.
    let end =
        if text[from..line].trim_start().starts_with('#') { text[..line].trim_end_matches('\r').len() } else { from };
    match comma {
        Some(i) => ((&text[..i], &text[from..end]), end),
        None => (("", &text[..end]), end),
    }
}
