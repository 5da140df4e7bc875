//! Writes an activity as the lines that are read as the same activity.

use std::fmt::Write as _;

use super::canvas::{columns_text, list_text};
use super::groups::{self, title_split};
use super::signs::{escaped, option_text, quoted, title_text};
use super::{parts, phase, poll, session};
use crate::workshop::{Activity, Kind};

/// Returns a title as it begins a line: in quotes where the line would be one of another sort.
fn first_title(title: &str) -> String {
    let text = title_text(title);
    let other = || {
        let about = session::begins(title) || phase::mark(title).is_some() || parts::to_the_end(title).is_some();
        about || parts::cut(title).is_ok_and(|(line, _)| parts::no_title(&line.signs).is_some())
    };
    if !text.starts_with('"') && other() { quoted(title) } else { text }
}

/// Returns the lines of an activity: its own, then those of its prompt and script, then one for each phase. They are read
/// as the same activity, apart from its id.
pub fn write_activity(a: &Activity) -> String {
    let mut out = vec![first_title(&a.title)];
    if a.minutes > 0 {
        out.push(a.minutes.to_string());
    }
    if a.kind != Kind::Poll || a.poll.is_none() {
        out.push(a.kind.word().to_owned());
    }
    match &a.groups {
        Some(g) => out.extend(groups::parts(g, escaped)),
        None if title_split(&a.title).is_some() && a.poll.is_none() => out.push("no groups".to_owned()),
        None => {}
    }
    if !a.columns.is_empty() {
        out.push(format!("columns: {}", columns_text(&a.columns, option_text)));
    }
    if !a.rows.is_empty() {
        out.push(format!("rows: {}", list_text(&a.rows)));
    }
    if let Some(from) = &a.rows_from {
        let column = from.column.as_ref().map(|c| format!(": {}", option_text(c))).unwrap_or_default();
        out.push(format!("rows from {}{column}", option_text(&from.activity)));
    }
    if let Some(poll) = &a.poll {
        out.extend(poll::parts(poll, false));
    }
    out.extend(a.at.map(|at| format!("at {}", at.format("%H:%M"))));
    out.extend(a.least.map(|least| format!("at least {least}")));
    out.extend(a.optional.then(|| "optional".to_owned()));
    if !a.lead.is_empty() {
        out.push(format!("lead {}", a.lead.iter().map(|n| escaped(n)).collect::<Vec<_>>().join(" + ")));
    }
    let mut out = out.join(", ");
    for (name, words) in [("ask", &a.prompt), ("say", &a.script)] {
        for line in words.iter().flat_map(|words| words.split('\n')) {
            let _ = write!(out, "\n{name}: {}", line.trim());
        }
    }
    for p in &a.phases {
        let _ = write!(out, "\n- {}", phase::text(p, a));
        for line in p.prompt.iter().flat_map(|words| words.split('\n')) {
            let _ = write!(out, "\nask: {}", line.trim());
        }
    }
    out
}
