//! Owns dots and credits as they are given out: how much each option has, what is left, and what a button on a row does.
//! Nothing of it is stored before it is sent.

use super::fields::{Fields, number};

/// What somebody may give out, and under which rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Purse {
    /// What there is for everything together.
    pub budget: u32,
    /// The most for one.
    pub cap: Option<u32>,
    /// Whether two for one cost four, three cost nine.
    pub squares: bool,
}

/// How much each one has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amounts {
    pub purse: Purse,
    pub each: Vec<u32>,
}

impl Amounts {
    /// Reads them as they stand in a form: `amount-3` is how much the fourth one has. Nothing where one is no number.
    pub(super) fn read(purse: Purse, many: usize, fields: &Fields) -> Option<Self> {
        let amount = |at| match fields.get(&format!("amount-{at}")) {
            "" => Some(0),
            amount => number(amount),
        };
        let each = (0..many).map(amount).collect::<Option<Vec<u32>>>()?;
        Some(Self { purse, each })
    }

    /// Returns what the button that was pressed makes of it: `more-3` or `less-3`. What nobody may give is not given.
    pub(super) fn pressed(mut self, pressed: &str) -> Self {
        let button = pressed.split_once('-').and_then(|(what, at)| Some((what, number::<usize>(at)?)));
        match button.filter(|(_, at)| *at < self.each.len()) {
            Some(("more", at)) if self.takes_more(at) => self.each[at] += 1,
            Some(("less", at)) => self.each[at] = self.each[at].saturating_sub(1),
            _ => {}
        }
        self
    }

    /// Returns what so many for one cost.
    fn cost(&self, amount: u32) -> u128 {
        let amount = u128::from(amount);
        if self.purse.squares { amount * amount } else { amount }
    }

    /// Returns what one of them costs.
    pub(super) fn cost_of(&self, at: usize) -> u128 {
        self.cost(self.each[at])
    }

    /// Returns what one more for it costs.
    pub(super) fn next_costs(&self, at: usize) -> u128 {
        self.cost(self.each[at].saturating_add(1)) - self.cost_of(at)
    }

    /// Returns what is left to give.
    pub(super) fn left(&self) -> u128 {
        let spent: u128 = self.each.iter().map(|amount| self.cost(*amount)).sum();
        u128::from(self.purse.budget).saturating_sub(spent)
    }

    /// Returns whether one can get one more.
    pub(super) fn takes_more(&self, at: usize) -> bool {
        self.purse.cap.is_none_or(|cap| self.each[at] < cap) && self.is_affordable(at)
    }

    fn is_affordable(&self, at: usize) -> bool {
        self.each[at] < u32::MAX && self.next_costs(at) <= self.left()
    }

    /// Returns whether nothing more can be given to any.
    pub(super) fn is_spent(&self) -> bool {
        (0..self.each.len()).all(|at| !self.is_affordable(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(budget: u32, cap: Option<u32>, squares: bool, each: &[u32]) -> Amounts {
        Amounts { purse: Purse { budget, cap, squares }, each: each.to_vec() }
    }

    #[test]
    fn nobody_gives_more_than_there_is_or_than_one_may_have() {
        let some = given(3, Some(2), false, &[1, 1]);
        assert_eq!((some.left(), some.is_spent()), (1, false));
        let all = some.pressed("more-0");
        assert_eq!((all.each.as_slice(), all.left(), all.is_spent()), (&[2, 1][..], 0, true));
        assert_eq!(all.clone().pressed("more-1"), all);
        let capped = all.pressed("less-1");
        assert_eq!(capped.clone().pressed("more-0"), capped);
        for other in ["", "more", "more-9", "less-x", "more--1"] {
            assert_eq!(capped.clone().pressed(other), capped, "{other}");
        }
    }

    #[test]
    fn credits_cost_squares() {
        let some = given(16, None, true, &[3, 2, 0]);
        assert_eq!((some.cost_of(0), some.next_costs(0), some.left()), (9, 7, 3));
        assert!(!some.takes_more(0) && !some.takes_more(1) && some.takes_more(2));
        let over = given(16, None, true, &[u32::MAX, u32::MAX]);
        assert!(over.is_spent() && over.left() == 0);
    }
}
