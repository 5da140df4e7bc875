//! Owns what every screen is given to draw from: the state, the keys, the moment, what is looked up once, and what was
//! made for the frame before and is still good.

use std::cell::OnceCell;

use ratatui::buffer::Cell;
use ratatui::layout::Rect;

use super::frame_cache::FrameCache;
use super::parts::Pen;
use super::parts::names::fit_names;
use crate::app::{Keymap, Model};
use crate::theme::Theme;
use crate::workshop::{ClockStatus, ComingTime, Group, Moment, Presence};

/// The least that the live screen needs.
pub const LEAST: (u16, u16) = (40, 12);

/// From this height on there is a blank row below the line of the day and above the bottom line.
pub(super) const ROOMY: u16 = 20;

/// A part of the screen as it was drawn.
struct Picture<V> {
    area: Rect,
    screen: Rect,
    theme: Theme,
    /// What its drawing told.
    told: V,
    /// Its cells, row by row; none before it was drawn twice, as most pictures change with the next key.
    cells: Option<Vec<Cell>>,
}

/// What a screen looks at.
pub struct Context<'a> {
    /// What the facilitator is doing.
    pub m: &'a Model,
    /// Which key means what.
    pub keys: &'a Keymap,
    /// The moment that is shown.
    pub now: Moment,
    /// Where the session stands then.
    pub clock: ClockStatus,
    /// What is still to come, which is the same while nothing happens.
    coming: Option<ComingTime>,
    cache: OnceCell<FrameCache<'a>>,
}

impl Drop for Context<'_> {
    /// Keeps for the next frame what is still to come.
    fn drop(&mut self) {
        if let Some(coming) = self.coming.take() {
            self.m.caches.kept.put("coming time", coming);
        }
    }
}

impl<'a> Context<'a> {
    /// Gathers what a frame of this moment is drawn from.
    pub fn new(m: &'a Model, keys: &'a Keymap, now: Moment) -> Self {
        m.begin_frame();
        let mut coming = m.caches.kept.take("coming time", |_: &ComingTime| true);
        let clock = m.session.clock_status_by(&mut coming, now);
        Self { m, keys, now, clock, coming, cache: OnceCell::new() }
    }

    /// Draws a part of the screen in which nothing depends on the time: as it was drawn for the frame before, if nothing
    /// has changed since. It draws nothing outside its area; what it tells is told again.
    pub(super) fn kept<V: Copy + Send + 'static>(
        &self,
        part: &'static str,
        area: Rect,
        pen: &mut Pen<'_>,
        draw: impl FnOnce(&mut Pen<'_>) -> V,
    ) -> V {
        let (kept, screen) = (&self.m.caches.kept, pen.buf.area);
        let is_same = |p: &Picture<V>| p.area == area && p.screen == screen && p.theme == *pen.theme;
        let before: Option<Picture<V>> = kept.take(part, is_same);
        let inside = area.intersection(screen);
        let rows = (inside.top()..inside.bottom()).map(|y| {
            let start = pen.buf.index_of(inside.x, y);
            start..start + usize::from(inside.width)
        });
        let rows: Vec<_> = if inside.is_empty() { Vec::new() } else { rows.collect() };
        let picture = match before {
            Some(picture) if picture.cells.is_some() => {
                let width = usize::from(inside.width).max(1);
                for (row, cells) in rows.into_iter().zip(picture.cells.iter().flat_map(|cells| cells.chunks(width))) {
                    pen.buf.content[row].clone_from_slice(cells);
                }
                picture
            }
            before => {
                let told = draw(pen);
                let twice = before.is_some();
                let cells = twice.then(|| rows.into_iter().flat_map(|row| pen.buf.content[row].to_vec()).collect());
                Picture { area, screen, theme: pen.theme.clone(), told, cells }
            }
        };
        let told = picture.told;
        kept.put(part, picture);
        told
    }

    /// Works something out that does not depend on the time: it is worked out once for the same `of`, until something
    /// changes.
    pub(super) fn once<K, V>(&self, part: &'static str, of: K, make: impl FnOnce() -> V) -> V
    where
        K: PartialEq + Send + 'static,
        V: Clone + Send + 'static,
    {
        let kept = &self.m.caches.kept;
        let made = kept.take(part, |(known, _): &(K, V)| *known == of).map_or_else(make, |(_, value)| value);
        kept.put(part, (of, made.clone()));
        made
    }

    /// Returns when an activity began or, as far as is known now, will begin.
    pub(super) fn start(&self, activity: usize) -> Moment {
        let coming = self.coming.as_ref();
        coming.map_or(self.now, |coming| coming.start(&self.m.session, activity, self.now))
    }

    /// Returns what is looked up once for the frame, when it is first wanted.
    pub fn cache(&self) -> &FrameCache<'a> {
        self.cache.get_or_init(|| FrameCache::of(self.m))
    }

    /// Returns the people of a group by their short names, in so many columns; who has left is marked, so is the host.
    pub fn people(&self, group: &Group, columns: usize) -> String {
        let members = group.members.iter().map(|member| {
            let left = if self.m.session.presence(member) == Presence::Left { " (left)" } else { "" };
            let host = if group.host.as_ref() == Some(member) { " (host)" } else { "" };
            (member.as_str(), format!("{host}{left}"))
        });
        fit_names(&members.collect::<Vec<_>>(), columns, |name, columns| self.cache().shorter(name, columns))
    }
}
