//! Owns what one value of a text is, and what to call it when it is not what it should be.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::problem::quoted;

/// Returns the whole number that a value holds.
pub(super) fn whole_of(value: &DeValue<'_>) -> Option<i64> {
    value.as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok())
}

/// Returns where a number stands that no reader of TOML takes: the parser leaves their digits to whoever asks for them,
/// and nobody asks for those under keys of one's own.
pub(super) fn bad_number(value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    let fine = match value.get_ref() {
        DeValue::Integer(_) => whole_of(value.get_ref()).is_some(),
        DeValue::Float(float) => float.as_str().parse::<f64>().is_ok(),
        DeValue::Array(items) => return items.iter().find_map(bad_number),
        DeValue::Table(table) => return table.iter().find_map(|(_, value)| bad_number(value)),
        _ => true,
    };
    (!fine).then(|| value.span())
}

/// Returns what a value is, as said after `not`.
pub(super) fn found(value: &DeValue<'_>, raw: Option<&str>) -> String {
    match value {
        DeValue::String(s) => quoted(s),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
        _ if raw.is_some() => quoted(raw.unwrap_or_default()).trim_matches('"').to_owned(),
        DeValue::Integer(_) | DeValue::Float(_) => "a number".to_owned(),
        DeValue::Boolean(_) => "true or false".to_owned(),
        DeValue::Datetime(_) => "a date".to_owned(),
    }
}

/// Returns how a value is written as a text.
pub(super) fn quote_help(key: &str, value: &Spanned<DeValue<'_>>) -> String {
    let key = if key.is_empty() { String::new() } else { format!("{key} = ") };
    match value.get_ref() {
        DeValue::Integer(i) => format!("put it in quotes: {key}{}", quoted(i.as_str())),
        DeValue::Array(_) => format!("take the square brackets away: {key}\"…\""),
        _ => format!("for example: {key}\"…\""),
    }
}
