//! Owns the parts that say what is filled in: `columns: Who: Who is the person? / How` and `rows: Sales / IT`.
//! Here they are read and written.

use super::misread::PartError;
use super::parts::{Given, after};
use super::signs::{self, Signs, option_text, range, text_of};
use crate::file::names::Ids;
use crate::workshop::text::{same, same_key, tidy};
use crate::workshop::{Column, RowsFrom, slug};

/// What the parts say of the canvas so far.
#[derive(Debug, Default)]
pub(super) struct CanvasDraft {
    pub columns: Vec<Column>,
    pub rows: Vec<String>,
    pub rows_from: Option<RowsFrom>,
}

/// Takes a part that is about the canvas.
pub(super) fn part(draft: &mut CanvasDraft, given: &mut Given, part: Signs<'_>) -> Result<bool, PartError> {
    if let Some(rest) = after(part, "columns").or_else(|| after(part, "column")) {
        given.add("the columns", part)?;
        draft.columns = columns(rest, &[])?;
        if draft.columns.is_empty() {
            return Err(PartError::new(range(part), "Type the columns: columns: Who / How"));
        }
    } else if let Some(rest) = after(part, "rows from") {
        given.add("where the rows come from", part)?;
        let (activity, column) = match signs::named(rest, false) {
            Some((activity, column)) => (text_of(activity), Some(text_of(column)).filter(|c| !c.is_empty())),
            None => (text_of(rest), None),
        };
        if activity.is_empty() {
            return Err(PartError::new(range(part), "Type the activity: rows from personas: who"));
        }
        draft.rows_from = Some(RowsFrom { activity, column });
    } else if let Some(rest) = after(part, "rows") {
        given.add("the rows", part)?;
        draft.rows = rows(rest)?;
        if draft.rows.is_empty() {
            return Err(PartError::new(range(part), "Type the rows: rows: Sales / IT"));
        }
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Reads columns with their prompts. A column that was there before keeps its id.
pub(super) fn columns(list: Signs<'_>, before: &[Column]) -> Result<Vec<Column>, PartError> {
    let options = signs::options(list);
    let same_number = options.len() == before.len();
    let mut read: Vec<Column> = Vec::new();
    for (i, option) in options.iter().enumerate() {
        let (title, prompt) = match signs::named(option, false) {
            Some((title, prompt)) if !title.is_empty() => (title, Some(text_of(prompt)).filter(|p| !p.is_empty())),
            _ => (*option, None),
        };
        let title = tidy(&text_of(title));
        if read.iter().any(|c| same(&c.title, &title)) {
            return Err(PartError::new(range(option), format!("Two columns are called “{title}”.")));
        }
        let was = before.iter().find(|c| same(&c.title, &title));
        // One that is called something else stands where it stood.
        let renamed = || before.get(i).filter(|c| same_number && !options.iter().any(|o| starts_as(o, &c.title)));
        let id = was.or_else(renamed).map(|c| c.id.clone()).unwrap_or_default();
        read.push(Column { id, title, prompt });
    }
    let given: Vec<String> = read.iter().map(|c| c.id.clone()).filter(|id| !id.is_empty()).collect();
    let mut ids = Ids::besides(given.into_iter());
    for column in read.iter_mut().filter(|c| c.id.is_empty()) {
        column.id = ids.free(&slug(&column.title), "column");
    }
    Ok(read)
}

fn starts_as(option: Signs<'_>, title: &str) -> bool {
    let name = signs::named(option, false).map_or(option, |(name, _)| name);
    same(&text_of(name), title)
}

/// Reads rows, which are different from each other.
pub(super) fn rows(list: Signs<'_>) -> Result<Vec<String>, PartError> {
    let mut read: Vec<String> = Vec::new();
    for option in signs::options(list) {
        let row = tidy(&text_of(option));
        if read.iter().any(|r| same_key(r) == same_key(&row)) {
            return Err(PartError::new(range(option), format!("Two rows are called “{row}”.")));
        }
        read.push(row);
    }
    Ok(read)
}

/// Returns columns as they are typed; `text` writes one title or prompt.
pub(super) fn columns_text(columns: &[Column], text: fn(&str) -> String) -> String {
    let column = |c: &Column| match &c.prompt {
        Some(prompt) => format!("{}: {}", text(&c.title), text(prompt)),
        None => text(&c.title),
    };
    columns.iter().map(column).collect::<Vec<_>>().join(" / ")
}

/// Returns rows, options or names of columns as they are typed.
pub(super) fn list_text(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    texts.into_iter().map(|t| option_text(t.as_ref())).collect::<Vec<_>>().join(" / ")
}
