//! Owns `scale`: how much, from 1 to 5 or between bounds of one's own. The distribution comes first, then its middle.

use super::defaults::DEFAULT;
use crate::workshop::PollPlan;
use crate::workshop::poll::{Detail, Fact, Method, PollRun, Reading, Rules, Spread, TallyRow, value};

pub(super) const METHOD: Method = Method {
    name: "scale",
    about: "a number on a scale",
    options: |plan| steps(plan, (1, 5), &[]),
    keys: &["options", "from", "to", "labels"],
    read,
    ..DEFAULT
};

/// Returns the bounds of a scale, or of the axes of a matrix.
pub fn bounds(rules: &Rules) -> (i32, i32) {
    rules.bounds.unwrap_or((1, 5))
}

/// Returns the steps from one bound to the other, with the words that the plan gives them, or these.
pub(super) fn steps(plan: &PollPlan, usual: (i32, i32), words: &[&str]) -> Vec<String> {
    if !plan.options.is_empty() {
        return plan.options.clone();
    }
    let (from, to) = plan.rules.bounds.unwrap_or(usual);
    let given: Vec<&str> = match (plan.rules.labels.is_empty(), plan.rules.bounds.is_none_or(|b| b == usual)) {
        (false, _) => plan.rules.labels.iter().map(String::as_str).collect(),
        (true, true) => words.to_vec(),
        (true, false) => Vec::new(),
    };
    let count = (i64::from(to) - i64::from(from) + 1).clamp(0, 100) as usize;
    let word = |i: usize| match given.len() {
        2 if i == 0 => given[0],
        2 if i + 1 == count => given[1],
        n if n == count => given[i],
        _ => "",
    };
    (0..count).map(|i| format!("{} {}", i64::from(from) + i as i64, word(i)).trim_end().to_owned()).collect()
}

/// Returns the median and the middle half of options in order and, where they are numbers, the mean to one decimal,
/// rounded half up.
pub(super) fn read(_: &PollRun, rows: &[TallyRow]) -> Reading {
    let n: u64 = rows.iter().map(|r| r.count).sum();
    let at = |nth: u64| {
        let mut seen = 0;
        rows.iter().position(|r| {
            seen += r.count;
            seen > nth
        })
    };
    let Some(last) = n.checked_sub(1) else { return Reading::default() };
    let quadrant = n / 4;
    // There are marks, so each of these places holds one.
    let places = (at(last / 2), at(n / 2), at(quadrant), at(last - quadrant));
    let (Some(low), Some(high), Some(from), Some(to)) = places else { return Reading::default() };
    let spread = Spread { median: (low, high), half: (from, to), tenths: tenths(rows, n) };
    let short = |i: usize| value(&rows[i].option).map_or_else(|| rows[i].option.clone(), |v| v.to_string());
    let mut said = vec![Fact::Median(short(low), (low != high).then(|| short(high)))];
    said.extend(spread.mean().map(Fact::Mean));
    said.extend((n > 1).then(|| Fact::MiddleHalf(short(from), short(to))));
    Reading { facts: said, detail: Detail::Scale(spread), ..Reading::default() }
}

fn tenths(rows: &[TallyRow], n: u64) -> Option<i64> {
    let values: Vec<i64> = rows.iter().map(|r| value(&r.option)).collect::<Option<_>>()?;
    let sum: i128 = values.iter().zip(rows).map(|(&v, r)| i128::from(v) * i128::from(r.count)).sum();
    i64::try_from((sum * 20 + i128::from(n)).div_euclid(i128::from(n) * 2)).ok()
}
