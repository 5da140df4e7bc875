//! Owns the one rule that turns counts into percentages. No other code divides; whole numbers only, so that
//! every reader of the same counts comes to the same texts.

use crate::workshop::sort_by_key;
use std::cmp::Reverse;

/// The percentages of the rows of one poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Percents {
    /// One for each count, in order, without the sign: `50`, `12.5`, `<1`.
    pub texts: Vec<String>,
    /// Decimals of every text: 0 or 1.
    pub decimals: u8,
    /// What to say beside them where any was rounded.
    pub note: Option<String>,
}

/// Returns the percentages of counts that share one whole, by tie-fair largest remainder.
///
/// Every value is rounded down; then the counts take what is left, by remainder and then by count, equal counts
/// all or none, until one block no longer fits. Where that does not add to 100 the same is tried with one decimal;
/// where that does not either, whole numbers stay and a note says what they add to. A count that is not 0 but would
/// read so is `<1` (`<0.1` beside decimals). Without any count all are `0`.
///
/// Largest remainder is Hamilton's method of apportionment; taking equal counts as one block keeps their texts equal.
pub fn percents(counts: &[u64]) -> Percents {
    let whole: u128 = counts.iter().map(|&c| u128::from(c)).sum();
    if whole == 0 {
        return Percents { texts: vec!["0".to_owned(); counts.len()], decimals: 0, note: None };
    }
    // A reader can check it: where any text is not the exact share it is said that they were made to add up.
    let rounded = |units: u128| {
        let exact = counts.iter().all(|&c| (u128::from(c) * units).is_multiple_of(whole));
        (!exact).then(|| "percentages are rounded to add up to 100".to_owned())
    };
    let (parts, sum) = shares(counts, whole, 100);
    if sum == 100 {
        return Percents { texts: texts(counts, &parts, u128::to_string, "<1"), decimals: 0, note: rounded(100) };
    }
    let (tenths, sum_of_tenths) = shares(counts, whole, 1000);
    if sum_of_tenths == 1000 {
        let one_decimal = |part: &u128| format!("{}.{}", part / 10, part % 10);
        return Percents { texts: texts(counts, &tenths, one_decimal, "<0.1"), decimals: 1, note: rounded(1000) };
    }
    let note = Some(format!("percentages add up to {sum} because of rounding"));
    Percents { texts: texts(counts, &parts, u128::to_string, "<1"), decimals: 0, note }
}

/// Returns how many of a whole this is, as a whole percentage rounded half up; for answers that may overlap, such as
/// several of one person; never more than 100. Without anybody it is `0`.
pub fn share(count: u64, of: u64) -> String {
    let (count, of) = (u128::from(count.min(of)), u128::from(of));
    if of == 0 {
        return "0".to_owned();
    }
    match (count * 200 + of) / (of * 2) {
        0 if count > 0 => "<1".to_owned(),
        percent => percent.to_string(),
    }
}

/// Returns the counts' parts of `units`, and what they add to: `units` or, where a tie cannot be split, less.
fn shares(counts: &[u64], whole: u128, units: u128) -> (Vec<u128>, u128) {
    let exact = |count: u64| u128::from(count) * units;
    let mut parts: Vec<u128> = counts.iter().map(|&c| exact(c) / whole).collect();
    let mut left = units - parts.iter().sum::<u128>();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    sort_by_key(&mut order, |&i| Reverse((exact(counts[i]) % whole, counts[i])));
    for block in order.chunk_by(|&a, &b| counts[a] == counts[b]) {
        if block.len() as u128 > left {
            break;
        }
        for &i in block {
            parts[i] += 1;
        }
        left -= block.len() as u128;
    }
    (parts, units - left)
}

fn texts(counts: &[u64], parts: &[u128], text: impl Fn(&u128) -> String, tiny: &str) -> Vec<String> {
    let one = |(&count, part): (&u64, &u128)| if count > 0 && *part == 0 { tiny.to_owned() } else { text(part) };
    counts.iter().zip(parts).map(one).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_polls() {
        let rounded = Some("percentages are rounded to add up to 100");
        for (counts, texts, note) in [
            (&[6, 5, 3, 2][..], "38 31 19 12", rounded),
            (&[7, 5, 2, 2], "43.8 31.2 12.5 12.5", rounded),
            (&[2; 8], "12.5 12.5 12.5 12.5 12.5 12.5 12.5 12.5", None),
            (&[4, 4, 6], "28.6 28.6 42.8", rounded),
            (&[12, 4, 1], "71 23 6", rounded),
            (&[9, 4], "69 31", rounded),
            (&[1, 1, 1], "33 33 33", Some("percentages add up to 99 because of rounding")),
            (&[8, 3, 2, 2, 1], "50.0 18.8 12.5 12.5 6.2", rounded),
            (&[16, 0], "100 0", None),
            (&[5], "100", None),
            (&[0, 0, 0], "0 0 0", None),
            (&[150, 49, 1], "75 25 <1", rounded),
            (&[299, 1], "100 <1", rounded),
            (&[1_000_000_000_000_000_000, 1_000_000_000_000_000_000], "50 50", None),
            (&[u64::MAX, u64::MAX, u64::MAX], "33 33 33", Some("percentages add up to 99 because of rounding")),
            (&[7000, 5000, 2000, 2000, 1], "43.7 31.3 12.5 12.5 <0.1", rounded),
        ] {
            let p = percents(counts);
            assert_eq!((p.texts.join(" ").as_str(), p.note.as_deref()), (texts, note), "{counts:?}");
        }
        assert!(percents(&[]).texts.is_empty());
    }

    #[test]
    fn shares_are_rounded_half_up() {
        for (count, of, text) in [
            (0, 0, "0"),
            (3, 0, "0"),
            (0, 16, "0"),
            (1, 8, "13"),
            (1, 16, "6"),
            (16, 16, "100"),
            (18, 16, "100"),
            (1, 300, "<1"),
            (1, 200, "1"),
            (u64::MAX, u64::MAX, "100"),
        ] {
            assert_eq!(share(count, of), text, "{count} of {of}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]

        #[test]
        fn the_invariants_hold(counts in prop_oneof![
            proptest::collection::vec(0..20_u64, 0..9),
            proptest::collection::vec(0..3000_u64, 0..40),
            proptest::collection::vec(0..1_000_000_000_000_000_000_u64, 0..9),
        ]) {
            let p = percents(&counts);
            let whole: u128 = counts.iter().map(|&c| u128::from(c)).sum();
            let unit: u128 = if p.decimals == 1 { 10 } else { 1 };
            // What each text claims, in units of its last place.
            let claimed: Vec<u128> = p.texts.iter()
                .map(|t| if t.starts_with('<') { 0 } else { t.replace('.', "").parse().unwrap() })
                .collect();
            for (i, &a) in counts.iter().enumerate() {
                for (j, &b) in counts.iter().enumerate() {
                    prop_assert!(a != b || p.texts[i] == p.texts[j], "I1");
                    prop_assert!(a <= b || claimed[i] >= claimed[j], "I2");
                }
                if whole > 0 {
                    let exact = u128::from(a) * 100 * unit;
                    prop_assert!(exact.abs_diff(claimed[i] * whole) < whole, "I3");
                    prop_assert!(u128::from(a) != whole || p.texts[i] == "100", "I5 all");
                }
                let zero = p.texts[i] == "0" || p.texts[i] == "0.0";
                prop_assert_eq!(a == 0, zero, "I5 none");
                let decimals = p.texts[i].split_once('.').map_or(0, |(_, d)| d.len());
                prop_assert_eq!(decimals, usize::from(p.decimals), "I6");
            }
            let sum: u128 = claimed.iter().sum();
            let rounded = counts.iter().zip(&claimed).any(|(&c, &said)| u128::from(c) * 100 * unit != said * whole);
            prop_assert!(whole == 0 || sum == 100 * unit || p.note == Some(format!("percentages add up to {sum} because of rounding")), "I4");
            prop_assert!(sum != 100 * unit || p.note.is_some() == rounded, "it is said that they were rounded");
        }
    }
}
