//! Lays what the lint found onto the text: each finding at the line it is about. It finds nothing by itself.

use crate::workshop::sort_by_key;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Severity, Source};
use super::text;
use crate::workshop::lint::{self, lint as look};
use crate::workshop::{Moment, Session};

/// Returns what will probably not work out in the session that these bytes hold, in the order of the text; nothing
/// where they hold none.
pub fn lint(bytes: &[u8], session: &Session, now: Moment) -> Vec<Problem> {
    let Ok((text, _)) = text::text(bytes) else { return Vec::new() };
    let Ok(root) = DeTable::parse(text) else { return Vec::new() };
    let source = Source::new(text);
    let agenda = root.get_ref().get("agenda").and_then(|a| a.get_ref().as_array());
    let found = look(session, now).into_iter().map(|finding| {
        let table = finding.activity.and_then(|i| agenda?.get(i));
        let keys = table.map_or(Some(root.get_ref()), |t| match t.get_ref() {
            DeValue::Table(keys) => Some(keys),
            _ => None,
        });
        let named = |key: &str| Some(keys?.get_key_value(key)?.0.span());
        let place = named(finding.key).or_else(|| named("title"));
        let place = place.unwrap_or_else(|| table.map_or(0..0, toml::Spanned::span));
        let severity = match finding.severity {
            lint::Severity::Warning => Severity::Warning,
            lint::Severity::Hint => Severity::Hint,
        };
        source.problem(severity, place, finding.words, Some(finding.help))
    });
    let mut found: Vec<Problem> = found.collect();
    sort_by_key(&mut found, |p| (p.line, p.column));
    found
}
