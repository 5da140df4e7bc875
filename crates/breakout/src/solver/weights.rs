//! Owns the penalty weights of the search: small whole numbers that fit a table of 16 bits.

use super::instance::{Instance, Priority};
use super::objectives::{MOST_SPREAD, Objectives, spread_of};

/// No cost of a person in a group may go beyond this.
const MOST: i64 = 14_000;

/// The penalty for each thing that a plan should avoid.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights {
    /// A pair apart that meets, or a pair together that does not.
    pub constraint: i16,
    /// A meeting that is not the first.
    pub repeat: i16,
    /// Whether third and further meetings cost more.
    pub spread: bool,
    /// A pair that agrees in an attribute to mix, or differs in one to be alike.
    pub attribute: i16,
    /// Somebody in another group than in the plan that is to be kept: two of them for a repeat, and no more.
    pub moved: i16,
}

impl Weights {
    /// Chooses weights so that a constraint outweighs whatever else a swap can change, as far as 16 bits hold it.
    pub(crate) fn new(instance: &Instance) -> Option<Self> {
        let largest = instance.largest().max(2) as i64 - 1;
        let most_attributes = (instance.mix.len() + instance.alike.len()) as i64;
        let attribute = if instance.attributes_last { 1 } else { attribute_weight(instance.priority) };
        for (repeat, attribute, spread) in
            [(20, attribute, true), (4, attribute / 5, false), (1, attribute / 20, false)]
        {
            let most_spread = if spread { MOST_SPREAD as i64 } else { 0 };
            let pair = repeat + most_spread + i64::from(attribute) * most_attributes;
            let constraint = ((MOST - largest * pair) / largest).min(1_500);
            if constraint > 2 * pair {
                return Some(Self {
                    constraint: constraint as i16,
                    repeat: repeat as i16,
                    spread,
                    attribute,
                    moved: (repeat * 9 / 20) as i16,
                });
            }
        }
        None
    }

    /// Returns the cost of meeting once more after so many meetings.
    pub(crate) fn repeat_cost(self, meetings: usize) -> i16 {
        match meetings {
            0 => 0,
            c => self.repeat + if self.spread { spread_of(c) as i16 } else { 0 },
        }
    }

    /// Returns the cost of a whole plan.
    pub(crate) fn total(self, objectives: Objectives) -> i64 {
        objectives.broken * i64::from(self.constraint)
            + objectives.repeats * i64::from(self.repeat)
            + objectives.attribute_cost * i64::from(self.attribute)
            + objectives.moved * i64::from(self.moved)
            + if self.spread { objectives.spread } else { 0 }
    }
}

/// Returns the weight of a pair that agrees in an attribute to mix, where a repeat weighs 20.
pub(crate) fn attribute_weight(priority: Priority) -> i16 {
    match priority {
        Priority::FewestRepeats => 12,
        Priority::Balanced => 14,
        Priority::BestMix => 50,
    }
}
