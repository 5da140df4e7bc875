//! Owns how large a text of the stage is set: by fixed steps, from how long it is, so that the page is the same with and
//! without a script. Sizes are in hundredths of the height of the picture.

/// The width of the page between its margins.
const WIDE: f64 = 165.0;
/// The width beside the clock.
const BESIDE: f64 = 88.0;
/// How wide a letter is, on the average, where a line is one high.
const LETTER: f64 = 0.56;

/// Returns the largest of these sizes in which a text fits into so many lines of this width; the last one where it fits in
/// none.
pub(super) fn step(text: &str, wide: f64, steps: &[(f64, usize)]) -> f64 {
    let fits = |(size, lines): &&(f64, usize)| lines_of(text, wide, *size) <= *lines;
    steps.iter().find(fits).or(steps.last()).map_or(4.8, |(size, _)| *size)
}

/// Returns how many lines a text takes, about.
pub(super) fn lines_of(text: &str, wide: f64, size: f64) -> usize {
    let room = (wide / (size * LETTER)).max(1.0) as usize;
    let of_line = |line: &str| {
        let mut lines = 1;
        let mut used = 0;
        for word in line.split_whitespace() {
            // Letters of the far east are as wide as they are high.
            let long = word.chars().map(|c| if c as u32 > 0x2e80 { 2 } else { 1 }).sum::<usize>();
            if used > 0 && used + 1 + long > room {
                lines += 1;
                used = 0;
            }
            used += long + usize::from(used > 0);
            lines += used / (room + 1);
        }
        lines
    };
    text.lines().map(of_line).sum::<usize>().max(1)
}

/// Returns the size of what is asked, beside the clock or without one.
pub(super) fn heading(text: &str, has_clock: bool) -> f64 {
    let wide = if has_clock { BESIDE } else { WIDE };
    step(text, wide, &[(7.0, 3), (6.0, 3), (5.4, 4), (4.8, 5)])
}

/// Returns the size of what is asked where nothing stands below it.
pub(super) fn alone(text: &str) -> f64 {
    step(text, WIDE, &[(10.0, 3), (9.0, 4), (7.0, 5), (6.0, 6), (5.4, 7), (4.8, 8)])
}
