//! Owns lists of two values in a run of a poll: what became what, and which option came after how many votes.

use toml::Spanned;
use toml::de::DeValue;

use super::encode::{list, string};
use super::problem::quoted;
use super::reader::TableReader;
use super::row::{Row, Value};
use super::table::{Plain, field, inner, table};
use crate::workshop::poll::LateOption;

table! {
    pub(super) LATE: LateOption = "", "this option";
    field!(LateOption.option, "the option").of(Value::Filled).required().like("\"Blue\""),
    field!(LateOption.after, "how many hands, abstentions and ballots were counted before it").or("`0`"),
}

inner!(LateOption: LATE);

impl Plain for Vec<(String, String)> {
    const VALUE: Value = Value::Pairs("", "");

    fn read(r: &TableReader<'_, '_>, row: &Row) -> Option<Self> {
        let Value::Pairs(a, b) = row.value else { return None };
        let value = r.raw(row.name)?;
        for key in value.get_ref().as_array().into_iter().flatten().filter_map(|e| e.get_ref().as_table()).flatten() {
            let name: &str = key.0.get_ref();
            if name != a && name != b && !name.starts_with("x-") {
                let message = format!("unknown key {} in {}", quoted(name), row.name);
                r.faults.warning(key.0.span(), message, format!("an entry has {a} and {b}; the rest has no effect"));
            }
        }
        let text = |entry: &DeValue<'_>, key: &str| Some(entry.get(key)?.get_ref().as_str()?.to_owned());
        let pair = |entry: &Spanned<DeValue<'_>>| Some((text(entry.get_ref(), a)?, text(entry.get_ref(), b)?));
        let pairs = value.get_ref().as_array().and_then(|entries| entries.iter().map(pair).collect());
        if pairs.is_none() {
            let help = format!("write {} = [{{ {a} = \"…\", {b} = \"…\" }}]", row.name);
            r.faults.error(value.span(), format!("{} must be a list of tables with {a} and {b}", row.name), help);
        }
        pairs
    }

    fn encode(&self, row: &Row, _: &str) -> String {
        let Value::Pairs(a, b) = row.value else { return String::new() };
        list(self.iter().map(|(x, y)| format!("{{ {a} = {}, {b} = {} }}", string(x), string(y))))
    }
}
