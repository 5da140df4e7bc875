//! Owns what each evil costs in the search: small whole numbers that fit a table of 16 bits. It never adds them up
//! over people.

use super::instance::{Balance, Instance};
use super::tally::{MOST_SPREAD, Tally, spread_of};

/// No price of a person in a group may go beyond this.
const MOST: i64 = 14_000;

/// The price of each evil in the search.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices {
    /// A pair apart that meets, or a pair together that does not.
    pub wish: i16,
    /// A meeting that is not the first.
    pub repeat: i16,
    /// Whether third and further meetings cost more.
    pub spread: bool,
    /// A pair of equal value.
    pub same: i16,
}

impl Prices {
    /// So that a wish outweighs whatever else a swap can change, as far as 16 bits hold it.
    pub(crate) fn new(instance: &Instance) -> Option<Self> {
        let largest = instance.largest().max(2) as i64 - 1;
        let most_same = (instance.mix.len() + instance.alike.len()) as i64;
        let same = match instance.balance {
            Balance::NewFaces => 12,
            Balance::Even => 14,
            Balance::Mix => 50,
        };
        for (repeat, same, spread) in [(20, same, true), (4, same / 5, false), (1, same / 20, false)] {
            let most_spread = if spread { MOST_SPREAD as i64 } else { 0 };
            let pair = repeat + most_spread + same * most_same;
            let wish = ((MOST - largest * pair) / largest).min(1_500);
            if wish > 2 * pair {
                return Some(Self { wish: wish as i16, repeat: repeat as i16, spread, same: same as i16 });
            }
        }
        None
    }

    /// What meeting once more costs after so many meetings.
    pub(crate) fn again(self, meetings: usize) -> i16 {
        match meetings {
            0 => 0,
            c => self.repeat + if self.spread { spread_of(c) as i16 } else { 0 },
        }
    }

    /// What a whole plan costs.
    pub(crate) fn of(self, tally: Tally) -> i64 {
        tally.broken * i64::from(self.wish)
            + tally.repeats * i64::from(self.repeat)
            + tally.sameness * i64::from(self.same)
            + if self.spread { tally.spread } else { 0 }
    }
}
