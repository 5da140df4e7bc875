//! Renders the changed entries of a list into its text: remarks and blanks go with the entry that they stand at, and what
//! did not change stays byte for byte. It knows nothing of what the entries mean.

use std::fmt::Write as _;

use super::places;

/// An entry of a list with what stands around it.
struct Entry<'t> {
    /// Blanks, line ends and remarks before it.
    before: &'t str,
    value: &'t str,
    /// What stands between it and its comma, and behind the comma on the same line.
    behind: (&'t str, &'t str),
}

/// Returns the text of a list, with its brackets, with other entries: `was` tells for each which one it was, `value`
/// writes one, given its index and the text it had. `None` where it cannot be changed in place.
pub(super) fn changed(
    text: &str,
    was: &[Option<usize>],
    value: impl Fn(usize, Option<&str>) -> Option<String>,
    eol: &str,
) -> Option<String> {
    const KEY: &str = "t = ";
    let whole = format!("{KEY}{text}");
    let (list, places) = places::list_places(&whole, &[], "t")?;
    if places.is_empty() || was.iter().flatten().any(|o| *o >= places.len()) {
        return None;
    }
    // A remark behind the bracket is about the whole list.
    let opened = &whole[list.start + 1..places.first()?.start];
    let line = opened.find('\n').filter(|end| opened[..*end].trim_start().starts_with('#')).unwrap_or(0);
    let top = list.start + 1 + opened[..line].trim_end_matches('\r').len();
    let mut at = top;
    let mut entries = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let until = places.get(i + 1).map_or(list.end - 1, |next| next.start);
        let (behind, end) = behind(&whole[place.end..until]);
        entries.push(Entry { before: &whole[at..place.start], value: &whole[place.clone()], behind });
        at = place.end + end;
    }
    let last_has_comma = whole[places.last()?.end..list.end - 1].trim_start().starts_with(',');
    // A new entry begins as the one before it does, without its remarks.
    let lead = |entry: &Entry<'_>| match entry.before.rfind('\n') {
        Some(line) => format!("{eol}{}", entry.before[line + 1..].split('#').next().unwrap_or_default()),
        None => " ".to_owned(),
    };
    let mut out = whole[..top].to_owned();
    // What stands behind a remark begins on a line of its own, or it would be part of the remark.
    let mut remark = top > list.start + 1;
    let begin = |remark: bool, next: &str| {
        if remark && !next.trim_start_matches([' ', '\t', '\r']).starts_with('\n') { eol } else { "" }
    };
    for (i, o) in was.iter().enumerate() {
        let comma = if i + 1 < was.len() || last_has_comma { "," } else { "" };
        if let Some(entry) = o.map(|o| &entries[o]) {
            let value = value(i, Some(entry.value))?;
            // On one line the first one stands at the bracket as the first one did, the others have a blank before them.
            let before = if entry.before.is_empty() && i > 0 { " " } else { entry.before };
            let before = if i == 0 && !entry.before.contains('\n') { entries[0].before } else { before };
            let (between, behind) = entry.behind;
            let _ = write!(out, "{}{before}{value}{between}{comma}{behind}", begin(remark, before));
            remark = behind.contains('#');
        } else {
            let model = &entries[i.min(entries.len() - 1)];
            let close = i == 0 && !model.before.contains('\n');
            let before = if close { model.before.to_owned() } else { lead(model) };
            let _ = write!(out, "{}{before}{}{comma}", begin(remark, &before), value(i, None)?);
            remark = false;
        }
    }
    out.push_str(begin(remark, &whole[at..]));
    out.push_str(&whole[at..]);
    out.strip_prefix(KEY).map(str::to_owned)
}

/// Returns a list of several lines with other entries, each with the remarks that stand at it; `None` where it is none.
pub(super) fn merged(was: &str, is: &str, eol: &str) -> Option<String> {
    if !was.starts_with('[') || !was.contains('\n') {
        return None;
    }
    let values = |text: &str| {
        let text = format!("t = {text}");
        let (_, places) = places::list_places(&text, &[], "t")?;
        Some(places.into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>())
    };
    let (old, new) = (values(was)?, values(is)?);
    if new.is_empty() {
        return None;
    }
    let mut continues: Vec<Option<usize>> = vec![None; new.len()];
    let same = |o: usize, n: usize| old[o] == new[n];
    let place = |o: usize, n: usize| o == n;
    // What takes the place of another one has its remarks.
    for is_it in [&same as &dyn Fn(usize, usize) -> bool, &place, &|_, _| true] {
        for n in 0..new.len() {
            if continues[n].is_none() {
                continues[n] = (0..old.len()).find(|o| !continues.contains(&Some(*o)) && is_it(*o, n));
            }
        }
    }
    changed(was, &continues, |n, _| Some(new[n].clone()), eol)
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
