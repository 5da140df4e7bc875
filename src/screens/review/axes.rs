//! Owns the picture of two axes as lines of text, for the screen that reads.

use crate::workshop::digest::{MedianScore, Picture, PicturePoint};

use super::super::parts::text::{fit, width};

/// Returns the lines of the picture at a width: each sign where its scores put it, a line through each middle.
pub(super) fn lines(picture: &Picture, columns: u16) -> Vec<String> {
    const TALL: usize = 9;
    let wide = usize::from(columns.saturating_sub(2)).clamp(9, 61) | 1;
    let mut field = vec![vec![' '; wide]; TALL];
    for (y, row) in field.iter_mut().enumerate() {
        row[wide / 2] = '┊';
        if y == TALL / 2 {
            row.fill('┈');
            row[wide / 2] = '┼';
        }
    }
    let place = |score: MedianScore, cells: usize| {
        let (low, high) = (i64::from(picture.low) * 2, i64::from(picture.high) * 2);
        ((score.0.clamp(low, high.max(low)) - low) * (cells as i64 - 1) / (high - low).max(1)) as usize
    };
    let mut left_out = 0;
    for PicturePoint { sign, across, upwards, .. } in picture.spots.iter().filter(|s| s.lies.is_some()) {
        let Some((across, upwards)) = across.zip(*upwards) else { continue };
        let row = &mut field[TALL - 1 - place(upwards, TALL)];
        let signs: Vec<char> = sign.chars().collect();
        let at = place(across, wide).min(wide.saturating_sub(signs.len()));
        // What lies at one place stands side by side, with a gap, as far as there is room.
        let is_free = |from: usize| {
            let taken = |x: usize| row.get(x).is_some_and(|c| c.is_alphanumeric());
            from + signs.len() <= wide && !(from.saturating_sub(1)..=from + signs.len()).any(taken)
        };
        let tries = (0..wide).flat_map(|by| [at.checked_add(by), at.checked_sub(by)]).flatten();
        match tries.take(24).find(|x| is_free(*x)) {
            Some(from) => row[from..from + signs.len()].copy_from_slice(&signs),
            None => left_out += 1,
        }
    }
    let mut lines = vec![format!("↑ {}", fit(&picture.upwards, wide.saturating_sub(2)))];
    lines.extend(field.into_iter().map(|row| format!("│{}", row.into_iter().collect::<String>().trim_end())));
    lines.push(format!("└{}", "─".repeat(wide)));
    let name = fit(&picture.across, wide.saturating_sub(2));
    lines.push(format!("{}{name} →", " ".repeat((wide + 1).saturating_sub(width(&name) + 2))));
    if left_out > 0 {
        lines.push(format!("{left_out} more do not fit"));
    }
    lines
}
