//! Numbers the values of attributes, so that they can be compared.

use super::problem::Person;

/// Returns each person's value of an attribute as a small number, equal for values that differ only in case or in
/// surrounding space; none where it is blank or missing: an unknown value neither agrees nor differs.
pub(crate) fn values(people: &[&Person], key: &str) -> Vec<Option<usize>> {
    let folded: Vec<Option<String>> =
        people.iter().map(|p| p.attribute(key).map(|value| value.trim().to_lowercase())).collect();
    let mut known: Vec<&String> = folded.iter().flatten().collect();
    known.sort_unstable();
    known.dedup();
    folded.iter().map(|value| value.as_ref().and_then(|v| known.binary_search(&v).ok())).collect()
}
