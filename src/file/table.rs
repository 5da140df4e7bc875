//! Owns the tables of fields: for each kind of table in the session file, one field for each key, which reads it, writes
//! it and describes it. A value that equals the one it has when it is not written is not written.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::encode::{self, KeyValue, TableWriter};
use super::reader::TableReader;
use super::row::{Described, Row, Value, words};
use crate::workshop::{Choice, Moment, Zone};

/// A value as one key of the file holds it.
pub(super) trait Plain: PartialEq + Sized {
    /// What the file may say.
    const VALUE: Value;

    /// Reads it; `None` where it is absent, or wrong, which is noted.
    fn read(r: &TableReader<'_, '_>, row: &Row) -> Option<Self>;

    /// Writes it as TOML.
    fn encode(&self, row: &Row, eol: &str) -> String;
}

/// One key of a table: its row, and how it is read and written.
pub(super) struct Field<T: 'static> {
    pub row: Row,
    read: fn(&TableReader<'_, '_>, &Row, &mut T),
    write: fn(&T, &T, &Row, &mut TableWriter<'_>),
}

impl<T> Field<T> {
    /// Makes a field that is read and written like this; the second value of `write` is what counts where nothing is.
    pub(super) const fn new(
        name: &'static str,
        value: Value,
        about: &'static str,
        read: fn(&TableReader<'_, '_>, &Row, &mut T),
        write: fn(&T, &T, &Row, &mut TableWriter<'_>),
    ) -> Self {
        let row = Row { name, about, value, required: false, always: false, otherwise: "", example: "" };
        Self { row, read, write }
    }

    /// Makes a field that is described here, and read and written by whoever knows what else it takes.
    pub(super) const fn elsewhere(name: &'static str, value: Value, about: &'static str) -> Self {
        Self::new(name, value, about, |_, _, _| {}, |_, _, _, _| {})
    }

    /// Has a table without this key refused.
    pub(super) const fn required(mut self) -> Self {
        self.row.required = true;
        self
    }

    /// Has the key written whatever it says.
    pub(super) const fn always(mut self) -> Self {
        self.row.always = true;
        self
    }

    /// Allows other values.
    pub(super) const fn of(mut self, value: Value) -> Self {
        self.row.value = value;
        self
    }

    /// Says what counts where the key is absent.
    pub(super) const fn or(mut self, otherwise: &'static str) -> Self {
        self.row.otherwise = otherwise;
        self
    }

    /// Gives an example of a value.
    pub(super) const fn like(mut self, example: &'static str) -> Self {
        self.row.example = example;
        self
    }
}

/// Makes a field of a value that is kept as the file says it: `field!(Note.by, "who said it")`.
macro_rules! field {
    ($type:ident . $name:ident, $about:expr) => {
        field!($type.$name as stringify!($name), $about)
    };
    ($type:ident . $($path:ident).+ as $name:expr, $about:expr) => {
        $crate::file::table::Field::new(
            $name,
            $crate::file::table::value_of(|t: &$type| &t.$($path).+),
            $about,
            |r, row, t: &mut $type| {
                if let Some(value) = $crate::file::table::Plain::read(r, row) {
                    t.$($path).+ = value;
                }
            },
            |t, otherwise, row, w| $crate::file::table::write(w, row, &t.$($path).+, &otherwise.$($path).+),
        )
    };
}

/// Makes a field of a value that is kept in another shape: how it comes out, where it is written, and how it goes in.
macro_rules! derived {
    ($type:ident, $name:expr, $value:ty, $about:expr, |$t:ident| $get:expr, |$into:ident, $v:ident| $set:expr) => {
        $crate::file::table::Field::new(
            $name,
            <$value as $crate::file::table::Plain>::VALUE,
            $about,
            |r, row, $into: &mut $type| {
                if let Some($v) = <$value as $crate::file::table::Plain>::read(r, row) {
                    $set;
                }
            },
            |$t: &$type, _, row, w| {
                let value: Option<$value> = $get;
                if let Some(value) = value {
                    w.put(row.name, $crate::file::table::Plain::encode(&value, row, w.eol));
                }
            },
        )
    };
}

/// Puts the fields of another table among those of this one: `part!(PollRun.rules, RULES)`.
macro_rules! part {
    ($type:ident . $name:ident, $table:ident) => {
        $crate::file::table::Field::new(
            "",
            $crate::file::row::Value::Part(&$table),
            "",
            |r, _, t: &mut $type| $table.read(r, &mut t.$name),
            |t, otherwise, _, w| $table.write(&t.$name, &otherwise.$name, w),
        )
    };
}

/// Lets things with a table of their own stand under a key of another, alone or in a list.
macro_rules! inner {
    ($($type:ident: $table:ident),+) => { $(
        impl $crate::file::table::Plain for $type {
            const VALUE: $crate::file::row::Value = $crate::file::row::Value::Table(&$table);

            fn read(r: &$crate::file::reader::TableReader<'_, '_>, row: &$crate::file::row::Row) -> Option<Self> {
                r.table(row.name, &$table, row.example).map(|inner| $table.take(inner))
            }

            fn encode(&self, _: &$crate::file::row::Row, _: &str) -> String {
                $table.inline(self)
            }
        }

        impl $crate::file::table::Plain for Vec<$type> {
            const VALUE: $crate::file::row::Value = $crate::file::row::Value::Tables(&$table);

            fn read(r: &$crate::file::reader::TableReader<'_, '_>, row: &$crate::file::row::Row) -> Option<Self> {
                Some(r.tables(row.name, &$table, row.example).into_iter().map(|inner| $table.take(inner)).collect())
            }

            /// Returns each on a line of its own.
            fn encode(&self, _: &$crate::file::row::Row, _: &str) -> String {
                let tables: Vec<String> = self.iter().map(|value| format!("\n  {},", $table.inline(value))).collect();
                format!("[{}{}]", tables.concat(), if self.is_empty() { "" } else { "\n" })
            }
        }
    )+ };
}

/// Declares a table: what it is read into, its header, how messages call it, perhaps what is looked at once everything
/// is read; then its fields.
macro_rules! table {
    ($vis:vis $name:ident: $type:ty = $header:literal, $what:literal; $($fields:tt)+) => {
        table!($vis $name: $type = $header, $what, |_, _| {}; $($fields)+);
    };
    ($vis:vis $name:ident: $type:ty = $header:literal, $what:literal, $settle:expr; $($fields:tt)+) => {
        $vis static $name: $crate::file::table::Table<$type> = $crate::file::table::Table {
            header: $header,
            what: $what,
            fields: &[$($fields)+],
            settle: $settle,
        };
    };
}

pub(super) use {derived, field, inner, part, table};

/// Returns what the file may say for the value that a function leads to.
pub(super) const fn value_of<T, V: Plain>(_: fn(&T) -> &V) -> Value {
    V::VALUE
}

/// Writes a value, unless it is the one that counts where nothing is written.
pub(super) fn write<V: Plain>(w: &mut TableWriter<'_>, row: &Row, value: &V, otherwise: &V) {
    if row.required || row.always || value != otherwise {
        w.put(row.name, value.encode(row, w.eol));
    }
}

/// All fields of one kind of table.
pub(super) struct Table<T: 'static> {
    /// Its header, as `record.note`; empty where it stands between braces.
    pub header: &'static str,
    /// How messages call it, as `this activity`.
    pub what: &'static str,
    /// Its fields, in the order of the format.
    pub fields: &'static [Field<T>],
    /// What is looked at once everything is read, and notes what does not fit together.
    pub settle: fn(&TableReader<'_, '_>, &mut T),
}

impl<T: Default> Table<T> {
    /// Reads what this table has into a value.
    pub(super) fn read(&'static self, r: &TableReader<'_, '_>, into: &mut T) {
        for field in self.fields {
            if field.row.required && !r.has(field.row.name) {
                r.missing_row(&field.row);
            } else {
                (field.read)(r, &field.row, into);
            }
        }
        (self.settle)(r, into);
    }

    /// Reads a whole table, and warns of the keys it does not have.
    pub(super) fn take(&'static self, r: TableReader<'_, '_>) -> T {
        let mut value = T::default();
        self.read(&r, &mut value);
        r.finish();
        value
    }

    /// Reads each table of a list, and hands it on with its reader.
    pub(super) fn each(
        &'static self,
        r: &TableReader<'_, '_>,
        key: &str,
        mut then: impl FnMut(&TableReader<'_, '_>, T),
    ) {
        for inner in r.tables(key, self, "") {
            let mut value = T::default();
            self.read(&inner, &mut value);
            then(&inner, value);
            inner.finish();
        }
    }

    /// Writes what differs from what counts where nothing is written.
    pub(super) fn write(&self, value: &T, otherwise: &T, w: &mut TableWriter<'_>) {
        for field in self.fields {
            (field.write)(value, otherwise, &field.row, w);
        }
    }

    /// Lists its keys and values; texts over several lines are written as such, with these line ends.
    pub(super) fn fields(&self, value: &T, eol: &str) -> Vec<KeyValue> {
        self.fields_beside(value, &T::default(), eol)
    }

    fn fields_beside(&self, value: &T, otherwise: &T, eol: &str) -> Vec<KeyValue> {
        let mut w = TableWriter { eol, fields: Vec::new() };
        self.write(value, otherwise, &mut w);
        w.fields
    }

    /// Writes it between braces.
    pub(super) fn inline(&self, value: &T) -> String {
        self.inline_beside(value, &T::default())
    }

    /// Writes what differs from another value between braces.
    pub(super) fn inline_beside(&self, value: &T, otherwise: &T) -> String {
        let fields = self.fields_beside(value, otherwise, "\n");
        let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        format!("{{ {} }}", fields.join(", "))
    }

    /// Lists its keys, in the order of the format.
    pub(super) fn order(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.row.name).collect()
    }
}

impl<T: Default> Described for Table<T> {
    fn header(&self) -> &'static str {
        self.header
    }

    fn what(&self) -> &'static str {
        self.what
    }

    fn row(&self, at: usize) -> Option<&'static Row> {
        self.fields.get(at).map(|field| &field.row)
    }
}

/// Declares how values are read and written; each may also be absent.
macro_rules! plain {
    ($($type:ty: $value:expr, |$r:ident, $row:ident| $read:expr, |$this:ident, $as:ident, $eol:ident| $encode:expr;)+) => { $(
        impl Plain for $type {
            const VALUE: Value = $value;

            fn read($r: &TableReader<'_, '_>, $row: &Row) -> Option<Self> {
                $read
            }

            fn encode(&self, $as: &Row, $eol: &str) -> String {
                let $this = self;
                $encode
            }
        }
    )+ };
}

/// Returns the bounds of a whole number.
fn bounds(row: &Row) -> (i64, i64) {
    if let Value::Whole(least, most) = row.value { (least, most) } else { (0, i64::MAX) }
}

/// What a whole number may be where nothing else is said.
pub(super) const WHOLE: Value = Value::Whole(0, u32::MAX as i64);

plain! {
    String: Value::Text,
        |r, row| match row.value {
            Value::Filled => r.some_text(row.name),
            Value::Id => r.id(row.name),
            _ => r.text(row.name),
        }.map(|s| s.text.to_owned()),
        |t, row, eol| if matches!(row.value, Value::Lines) { encode::words(t, eol) } else { encode::string(t) };
    bool: Value::Flag, |r, row| r.flag(row.name), |b, _row, _eol| b.to_string();
    u32: WHOLE, |r, row| r.whole(row.name, bounds(row)).map(|n| n as u32), |n, _row, _eol| n.to_string();
    u64: Value::Whole(0, i64::MAX), |r, row| r.whole(row.name, bounds(row)).map(|n| n as u64),
        // The format holds no larger number.
        |n, _row, _eol| (*n).min(i64::MAX as u64).to_string();
    i32: Value::Whole(-1000, 1000), |r, row| r.whole(row.name, bounds(row)).map(|n| n as i32),
        |n, _row, _eol| n.to_string();
    NaiveDate: Value::Date, |r, row| r.date(row.name), |d, _row, _eol| encode::date(*d);
    NaiveTime: Value::Time, |r, row| r.time(row.name), |t, _row, _eol| encode::time(*t);
    Moment: Value::Moment, |r, row| r.moment(row.name), |at, _row, _eol| encode::moment(*at);
    Zone: Value::Zone, |r, row| r.zone(row.name), |zone, _row, _eol| encode::zone(zone);
    TimeDelta: Value::Minutes(0.0),
        |r, row| r.length(row.name, if let Value::Minutes(least) = row.value { least } else { 0.0 }),
        |length, _row, _eol| encode::minutes(*length);
    Vec<String>: Value::Texts(0, usize::MAX),
        |r, row| r.texts(row.name), |texts, _row, _eol| encode::strings(texts);
    Vec<u32>: Value::Counts(0, u32::MAX as i64), |r, row| r.counts(row.name),
        |counts, _row, _eol| encode::list(counts.iter().map(u32::to_string));
    Vec<u64>: Value::Counts(0, i64::MAX),
        |r, row| r.counts(row.name).map(|counts| counts.into_iter().map(u64::from).collect()),
        |counts, _row, _eol| encode::list(counts.iter().map(u64::to_string));
    Vec<Vec<String>>: Value::Lists(true),
        |r, row| r.lists(row.name),
        |lists, _row, _eol| encode::list(lists.iter().map(|l| encode::strings(l)));
    Vec<(String, u32)>: Value::Scores, |r, row| r.scores(row.name),
        |scores, _row, _eol| {
            let all: Vec<String> = scores.iter().map(|(axis, n)| format!("{} = {n}", encode::key(axis))).collect();
            format!("{{ {} }}", all.join(", "))
        };
}

impl<T: Choice> Plain for T {
    const VALUE: Value = Value::Choice(words::<T>);

    fn read(r: &TableReader<'_, '_>, row: &Row) -> Option<Self> {
        r.choice(row.name, &T::ALL.iter().map(|choice| choice.word())).map(|at| T::ALL[at])
    }

    fn encode(&self, _: &Row, _: &str) -> String {
        encode::string(self.word())
    }
}

impl<T: Plain> Plain for Option<T> {
    const VALUE: Value = T::VALUE;

    fn read(r: &TableReader<'_, '_>, row: &Row) -> Option<Self> {
        T::read(r, row).map(Some)
    }

    fn encode(&self, row: &Row, eol: &str) -> String {
        self.as_ref().map_or_else(|| encode::string(""), |value| value.encode(row, eol))
    }
}
