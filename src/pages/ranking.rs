//! Owns a ranking as it is filled in: the options in rows, the ranked ones above a line, and what a button on a row does to
//! them. Nothing of it is stored before it is sent.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::fields::{Fields, number};
use crate::workshop::BallotForm;

/// What stands among the rows of a form where the ranked ones end.
const LINE: &str = "line";

/// The options in rows. Equal ranks cannot be given on a page: each row has a place of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    rows: Vec<usize>,
    /// How many of them, from the top, are ranked.
    ranked: usize,
    /// How many may be.
    most: usize,
}

/// A button on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    Up(usize),
    Down(usize),
    Out(usize),
}

impl Press {
    /// Reads a button as its form names it: `up-3`.
    pub(super) fn read(pressed: &str) -> Option<Self> {
        let (what, option) = pressed.split_once('-')?;
        let option = number(option)?;
        match what {
            "up" => Some(Self::Up(option)),
            "down" => Some(Self::Down(option)),
            "out" => Some(Self::Out(option)),
            _ => None,
        }
    }

    /// Returns the option whose row it is on.
    pub(super) fn option(self) -> usize {
        let (Self::Up(option) | Self::Down(option) | Self::Out(option)) = self;
        option
    }
}

impl Ranking {
    fn new(form: &BallotForm, rows: Vec<usize>, ranked: usize) -> Self {
        let most = form.limit.map_or(rows.len(), |limit| limit.min(rows.len()));
        Self { rows, ranked, most }
    }

    /// Returns the order in which somebody begins: another one for each, so that what stands on top gains nothing by it.
    pub(super) fn start(form: &BallotForm, seed: u64) -> Self {
        let mut rows: Vec<usize> = (0..form.options.len()).collect();
        rows.sort_by_cached_key(|option| {
            let mut hash = DefaultHasher::new();
            (seed, form.run, option).hash(&mut hash);
            hash.finish()
        });
        let all = Self::new(form, rows, 0);
        Self { ranked: all.most, ..all }
    }

    /// Returns a ranking as it was recorded; what was left out stands below the line.
    pub(super) fn recorded(form: &BallotForm, ranks: &[Vec<usize>]) -> Self {
        let mut rows = ranks.concat();
        rows.retain(|option| *option < form.options.len());
        let ranked = rows.len();
        rows.extend((0..form.options.len()).filter(|option| !ranks.iter().any(|rank| rank.contains(option))));
        Self::new(form, rows, ranked)
    }

    /// Reads the rows as they stand in a form: `order` is the number of an option, once for each row, or `line`. Nothing
    /// where no form of ours sends that, such as one option twice.
    pub(super) fn read(form: &BallotForm, fields: &Fields) -> Option<Self> {
        let (mut rows, mut line) = (Vec::new(), None);
        for row in fields.all("order") {
            if row == LINE {
                line.is_none().then(|| line = Some(rows.len()))?;
                continue;
            }
            let option = number(row).filter(|option| *option < form.options.len() && !rows.contains(option))?;
            rows.push(option);
        }
        let ranked = line.unwrap_or(rows.len());
        let missing: Vec<usize> = (0..form.options.len()).filter(|option| !rows.contains(option)).collect();
        rows.extend(missing);
        Some(Self::new(form, rows, ranked))
    }

    /// Returns what a button makes of it. Past an end nothing moves, and one option at least stays ranked.
    pub(super) fn pressed(mut self, press: Press) -> Self {
        let Some(at) = self.rows.iter().position(|row| *row == press.option()) else { return self };
        match press {
            Press::Up(_) if at == 0 => {}
            Press::Up(_) if at == self.ranked && self.ranked < self.most => self.ranked += 1,
            Press::Up(_) => self.rows.swap(at, at - 1),
            Press::Down(_) if at + 1 == self.rows.len() => {}
            Press::Down(_) if at + 1 == self.ranked && self.ranked > 1 => self.ranked -= 1,
            Press::Down(_) => self.rows.swap(at, at + 1),
            Press::Out(_) if at < self.ranked && self.ranked > 1 => {
                let row = self.rows.remove(at);
                self.ranked -= 1;
                self.rows.insert(self.ranked, row);
            }
            Press::Out(_) => {}
        }
        self
    }

    /// Returns the ranks, the best first; what stands below the line has none.
    pub(super) fn ranks(&self) -> Vec<Vec<usize>> {
        self.rows.iter().take(self.ranked).map(|row| vec![*row]).collect()
    }

    /// Returns the rows from the top: each option with its rank, where it has one.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Option<usize>)> {
        self.rows.iter().enumerate().map(|(at, row)| (*row, (at < self.ranked).then_some(at + 1)))
    }

    /// Returns the rank of an option, where it has one.
    pub(super) fn rank(&self, option: usize) -> Option<usize> {
        self.rows().find(|(row, _)| *row == option).and_then(|(_, rank)| rank)
    }

    /// Returns how many are ranked.
    pub(super) fn ranked(&self) -> usize {
        self.ranked
    }

    /// Returns how many may be ranked.
    pub(super) fn most(&self) -> usize {
        self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[usize], ranked: usize, most: usize) -> Ranking {
        Ranking { rows: rows.to_vec(), ranked, most }
    }

    #[test]
    fn a_button_exchanges_two_rows_and_past_an_end_nothing() {
        let all = rows(&[2, 0, 1], 3, 3);
        assert_eq!(all.clone().pressed(Press::Up(0)), rows(&[0, 2, 1], 3, 3));
        assert_eq!(all.clone().pressed(Press::Down(2)), rows(&[0, 2, 1], 3, 3));
        assert_eq!(all.clone().pressed(Press::Up(2)), all);
        assert_eq!(all.clone().pressed(Press::Down(1)), all);
        assert_eq!(all.clone().pressed(Press::Down(7)), all);
    }

    #[test]
    fn an_option_goes_over_the_line_and_back_and_no_more_than_allowed_are_above_it() {
        let all = rows(&[2, 0, 1], 3, 3);
        let without = all.clone().pressed(Press::Out(2));
        assert_eq!(without, rows(&[0, 1, 2], 2, 3));
        assert_eq!(without.clone().pressed(Press::Up(2)), rows(&[0, 1, 2], 3, 3));
        assert_eq!(without.pressed(Press::Down(1)), rows(&[0, 1, 2], 1, 3));
        let two = rows(&[2, 0, 1, 3], 2, 2);
        assert_eq!(two.clone().pressed(Press::Up(1)), rows(&[2, 1, 0, 3], 2, 2));
        assert_eq!(two.pressed(Press::Up(3)), rows(&[2, 0, 3, 1], 2, 2));
        let one = rows(&[2, 0, 1], 1, 3);
        assert_eq!(one.clone().pressed(Press::Down(2)), rows(&[0, 2, 1], 1, 3));
        assert_eq!(one.clone().pressed(Press::Out(2)), one);
    }

    #[test]
    fn only_buttons_of_ours_are_read() {
        assert_eq!((Press::read("up-3"), Press::read("out-0")), (Some(Press::Up(3)), Some(Press::Out(0))));
        for other in ["", "up", "up-", "up--1", "up-+1", "left-1", "up-99999999999999999999"] {
            assert_eq!(Press::read(other), None, "{other}");
        }
    }
}
