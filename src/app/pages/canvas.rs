//! Owns the pages of a canvas: by group, by column, in the order of dots, on two axes.

use super::page::{Page, Writer, page};
use crate::workshop::count_of;
use crate::workshop::digest::{CanvasSheet, Chapter, Digest, RankedEntry};

/// Returns the pages of an activity's entries, where it has any that a page tells better than its notes.
pub(super) fn pages(digest: &Digest, a: &Chapter) -> Vec<Page> {
    let mut all = Vec::new();
    let several = digest.activities.iter().filter(|a| !a.canvas.is_empty()).count() > 1;
    let name = if several { format!("{}: ", a.title) } else { "Canvas ".to_owned() };
    if a.canvas.iter().any(|s| s.entries > 0) {
        all.push(page(format!("{name}by group"), |w| by_group(&a.canvas, w)));
        all.push(page(format!("{name}by column"), |w| by_column(&a.canvas, w)));
    }
    if !a.by_dots.is_empty() {
        all.push(page(format!("{name}by dots"), |w| by_dots(&a.by_dots, w)));
    }
    if !a.pictures.is_empty() {
        all.push(page(format!("{name}on two axes"), |w| {
            for picture in &a.pictures {
                w.heading(format!("{} and {}", picture.across, picture.upwards));
                w.picture(picture);
            }
        }));
    }
    all
}

fn by_dots(entries: &[RankedEntry], w: &mut Writer) {
    w.heading("By dots");
    let bar = |e: &RankedEntry| {
        let group = e.group.as_ref().map_or_else(String::new, |g| format!(" ({g})"));
        (u64::from(e.dots), count_of(e.dots, "dot"), format!("{} {}{group}", e.place, e.text))
    };
    w.bars(entries.iter().map(bar).collect());
}

fn by_group(canvas: &[CanvasSheet], w: &mut Writer) {
    for sheet in canvas {
        w.heading(sheet.group.clone().unwrap_or_else(|| "The whole room".to_owned()));
        if !sheet.members.is_empty() {
            w.aside(sheet.members.join(", "));
        }
        if sheet.entries == 0 {
            w.aside("no entries");
        }
        for row in &sheet.rows {
            for (column, cell) in sheet.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
                let row = row.row.as_ref().map_or_else(String::new, |r| format!("{r} · "));
                w.aside(format!("{row}{}", column.title));
                w.entries(cell);
            }
        }
    }
}

fn by_column(canvas: &[CanvasSheet], w: &mut Writer) {
    let Some(first) = canvas.first() else { return };
    for (c, column) in first.columns.iter().enumerate() {
        w.heading(column.title.clone());
        if let Some(prompt) = &column.prompt {
            w.aside(prompt.clone());
        }
        for sheet in canvas {
            for row in sheet.rows.iter().filter(|r| r.cells.get(c).is_some_and(|cell| !cell.is_empty())) {
                let place: Vec<&str> = sheet.group.iter().chain(&row.row).map(String::as_str).collect();
                if !place.is_empty() {
                    w.aside(place.join(" · "));
                }
                w.entries(&row.cells[c]);
            }
        }
    }
}
