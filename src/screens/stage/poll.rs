//! The stage while a poll is open, and when it is closed: the question, and what the room may see of the answers. What
//! is hidden is not there: then only how many have answered.

use std::cmp::Reverse;

use ratatui::layout::Rect;

use super::scene::{Layout, MOST_COLUMNS, Piece, Scene, State, Worth};
use crate::screens::parts::{Letters, Pen};
use crate::screens::tally::{self, TallyOptions};
use crate::theme::Role;
use crate::workshop::Shows;
use crate::workshop::poll::{Detail, PublicPoll, Tally};

/// The state.
pub(super) const STATE: State = State { shows: Shows::Poll, aside, draw };

/// The rows below the answers: a blank one, and what they say.
const BELOW: u16 = 2;

/// From so many options on there is no blank row between two on a low screen.
const MANY: usize = 6;

/// One way to set question and answers: the letters of the question, the rows of a bar, the blank rows between two.
type Way = (Letters, u16, u16);

/// The ways, the largest first.
const WAYS: [Way; 8] = [
    (Letters::Huge, 2, 1),
    (Letters::Huge, 1, 1),
    (Letters::Large, 2, 1),
    (Letters::Large, 1, 1),
    (Letters::Large, 1, 0),
    (Letters::Plain, 2, 1),
    (Letters::Plain, 1, 1),
    (Letters::Plain, 1, 0),
];

fn aside(scene: &Scene<'_>) -> Vec<Piece> {
    let Some(poll) = &scene.public.poll else { return Vec::new() };
    let state = if poll.open { "Open" } else { "Closed" };
    let run = (poll.run > 1).then(|| (Worth::Least, format!("run {}", poll.run)));
    let voted = answered(poll).map(|answered| (Worth::Detail, format!("{answered} voted")));
    let left = scene.time_left().filter(|_| poll.open).map(|left| (Worth::Stays, left));
    [Some((Worth::Stays, state.to_owned())), run, voted, left].into_iter().flatten().collect()
}

/// Returns how many have answered: `11 of 16`; without the whole where nobody says who is there, or more voted.
fn answered(poll: &PublicPoll) -> Option<String> {
    let answered = poll.answered?;
    let of = Some(poll.present).filter(|present| u64::from(*present) >= answered && *present > 0);
    Some(of.map_or_else(|| answered.to_string(), |of| format!("{answered} of {of}")))
}

fn draw(scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(poll) = &scene.public.poll else { return };
    let area = layout.wide;
    let columns = area.width.min(MOST_COLUMNS);
    let set = |(letters, thick, blank): &Way| {
        let is_usable = layout.allows(*letters)
            && (*thick == 1 || layout.is_very_high())
            && !(layout.is_low && (*blank > 0) == (poll.options.len() >= MANY));
        let lines = letters.lines(&poll.question, columns, 4).filter(|_| is_usable)?;
        let above = lines.len() as u16 * letters.rows() + 1;
        (above + rows(poll, *thick, *blank) + BELOW <= area.height).then_some(((*letters, *thick, *blank), lines))
    };
    let ((letters, thick, blank), lines) = WAYS.iter().find_map(set).unwrap_or_else(|| {
        let most = usize::from((area.height / 4).max(1));
        ((Letters::Plain, 1, 0), Letters::Plain.lines(&poll.question, columns, most).unwrap_or_default())
    });
    let above = letters.draw_lines(pen, (area.x, area.y), columns, &lines, Role::Strong);
    let y = area.y + above + u16::from(area.height > 8);
    answers(poll, (thick, blank), Rect { y, height: area.bottom().saturating_sub(y), ..area }, pen);
}

/// Returns the rows that the answers take. It does not depend on what was answered, so that nothing moves with a vote.
fn rows(poll: &PublicPoll, thick: u16, blank: u16) -> u16 {
    let options = poll.options.len() as u16;
    let listed = (options * (thick + blank)).saturating_sub(blank);
    let shown = poll.tally.as_ref().map_or(0, |tally| tally::body_rows(tally, false) as u16);
    // What has a picture of its own is as high as that.
    if poll.tally.as_ref().is_some_and(|tally| tally::has_bars(tally)) { listed } else { listed.max(shown) }
}

/// Draws the bars, or the options alone while nobody may see the result.
fn answers(poll: &PublicPoll, spread: (u16, u16), area: Rect, pen: &mut Pen<'_>) {
    // While answers come in, nothing moves: what is drawn anew with each of them waits for the last one.
    if let Some(tally) = poll.tally.as_ref().filter(|_| poll.has_counts || !poll.open) {
        let is_words = tally.rows.len() != poll.options.len() && poll.options.is_empty();
        let listed = poll.options.len() * usize::from(spread.0 + spread.1);
        let sorted =
            (!poll.open && matches!(tally.detail, Detail::Counts) && listed > usize::from(area.height)).then(|| {
                // Where not all have room, those come first that most have chosen.
                let mut tally = Tally::clone(tally);
                tally.rows.sort_by_key(|row| Reverse(row.count));
                tally
            });
        let tally = sorted.as_ref().unwrap_or(tally);
        let labels = if is_words { &[][..] } else { &poll.options[..] };
        let terms = Some(poll.terms.clone());
        let look = TallyOptions { labels, chosen: None, at: 0, duels: false, large: Some(spread), terms };
        tally::draw(tally, &look, area, pen);
        return;
    }
    let step = spread.0 + spread.1;
    let last = area.bottom().saturating_sub(BELOW);
    let mut y = area.y;
    for (at, option) in poll.options.iter().enumerate() {
        let left = poll.options.len() - at;
        if y + step > last && left > 1 {
            pen.text(area.x, y, area.width, &format!("… {left} more"), Role::Dim);
            y += 1;
            break;
        }
        pen.text(area.x, y, area.width, option, Role::Text);
        y += step;
    }
    y += u16::from(spread.1 == 0);
    if let Some(answered) = answered(poll) {
        let said = format!("{answered} have voted");
        pen.text(area.x, y.min(area.bottom().saturating_sub(1)), area.width, &said, Role::Strong);
    }
}
