//! Writes the elements of a record as TOML: one list of keys and values for each, in the order of the format.
//! It decides the shape of what is new and touches nothing that is there.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Offset as _, TimeDelta, Timelike};

use crate::workshop::{
    Ahead, Attendance, Group, LineOf, Moment, Origin, Person, Record, Round, Settled, Stretch, Thumbs, Unkept,
};

/// A key and its value, both as they stand in the file.
pub(super) type Field = (Cow<'static, str>, String);

/// Something the record has a list of.
pub(super) trait Element: PartialEq {
    /// The name of its table below `record`.
    const TABLE: &'static str;
    /// Its keys and values, in the order of the format.
    fn fields(&self) -> Vec<Field>;
    /// What stays the same while the rest of it changes.
    fn identity(&self) -> String;
}

/// Keys and values on their way into the file.
#[derive(Default)]
pub(super) struct Fields(pub Vec<Field>);

impl Fields {
    pub fn put(&mut self, key: &'static str, value: impl Into<Option<String>>) {
        if let Some(value) = value.into() {
            self.0.push((Cow::Borrowed(key), value));
        }
    }

    pub fn text(&mut self, key: &'static str, text: Option<&String>) {
        self.put(key, text.map(|t| string(t)));
    }

    pub fn moment(&mut self, key: &'static str, at: Option<Moment>) {
        self.put(key, at.map(moment));
    }

    pub fn flag(&mut self, key: &'static str, flag: bool) {
        self.put(key, flag.then(|| "true".to_owned()));
    }
}

impl Element for Attendance {
    const TABLE: &'static str = "attendance";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("name", string(&self.name));
        f.moment("arrived", self.arrived);
        f.moment("left", self.left);
        f.flag("absent", self.arrived.is_none());
        attributes(&mut f.0, &self.attributes);
        f.0
    }

    fn identity(&self) -> String {
        self.name.clone()
    }
}

impl Element for Stretch {
    const TABLE: &'static str = "timing";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("activity", string(&self.activity));
        f.text("phase", self.phase.as_ref());
        f.text("turn", self.turn.as_ref());
        f.put("started", moment(self.started));
        f.moment("ended", self.ended);
        f.put("planned", minutes(self.planned));
        f.put("added", minutes(self.added));
        f.put("paused", minutes(self.paused));
        f.moment("paused_since", self.held);
        f.put("thumbs", (!self.thumbs.is_empty()).then(|| list(self.thumbs.iter().map(thumbs))));
        f.0
    }

    fn identity(&self) -> String {
        format!("{}\0{}\0{}", self.activity, self.phase.as_deref().unwrap_or("\0"), self.started.timestamp_millis())
    }
}

fn thumbs(shown: &Thumbs) -> String {
    let counted = |key: &str, n: Option<u32>| n.map_or(String::new(), |n| format!("{key} = {n}, "));
    format!("{{ {}{}more = {} }}", counted("up", shown.up), counted("down", shown.down), shown.more)
}

/// Groups as a list over several lines.
fn groups(groups: &[Group]) -> String {
    let mut list = String::from("[");
    for g in groups {
        let _ = write!(list, "\n  {{ name = {}, members = {}", string(&g.name), strings(&g.members));
        if let Some(host) = &g.host {
            let _ = write!(list, ", host = {}", string(host));
        }
        list.push_str(" },");
    }
    list.push_str(if groups.is_empty() { "]" } else { "\n]" });
    list
}

impl Element for Ahead {
    const TABLE: &'static str = "ahead";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("activity", string(&self.activity));
        f.put("groups", groups(&self.groups));
        f.0
    }

    fn identity(&self) -> String {
        self.activity.clone()
    }
}

impl Element for Round {
    const TABLE: &'static str = "breakout";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("activity", string(&self.activity));
        f.put("formed", moment(self.formed));
        // The format holds no larger number.
        f.put("seed", self.seed.min(i64::MAX as u64).to_string());
        f.put("repeats", self.repeats.to_string());
        f.text("phase", self.phase.as_ref());
        f.put("origin", (self.origin != Origin::default()).then(|| string(self.origin.word())));
        f.put("groups", groups(&self.groups));
        f.0
    }

    fn identity(&self) -> String {
        format!("{}\0{}\0{}", self.activity, self.formed.timestamp_millis(), self.seed)
    }
}

impl Element for Settled {
    const TABLE: &'static str = "settled";

    fn fields(&self) -> Vec<Field> {
        let mut f = Fields::default();
        f.put("at", moment(self.at));
        f.put("kind", string(self.kind.word()));
        f.put("text", string(&self.text));
        f.text("owner", self.owner.as_ref());
        f.0
    }

    fn identity(&self) -> String {
        format!("{}\0{}", self.at.timestamp_millis(), self.text)
    }
}

/// The keys of `[record]` itself.
pub(super) fn head(record: &Record, draft: &Unkept) -> Vec<Field> {
    let mut f = Fields::default();
    f.moment("started", record.started);
    f.moment("ended", record.ended);
    f.flag("forgets_series", record.forgets);
    for (key, lists) in [("apart", &record.apart), ("together", &record.together)] {
        f.put(key, (!lists.is_empty()).then(|| list(lists.iter().map(|names| strings(names)))));
    }
    f.put("draft", (!draft.note.is_empty()).then(|| string(&draft.note)));
    f.put(
        "draft_of_plan",
        draft.words.as_ref().map(|words| {
            let phase = words.phase.as_ref().map_or(String::new(), |p| format!(", phase = {}", string(p)));
            let key = if words.script { "script" } else { "prompt" };
            format!("{{ activity = {}{phase}, {key} = {} }}", string(&words.activity), string(&words.text))
        }),
    );
    f.put(
        "draft_of_line",
        draft.line.as_ref().map(|line| {
            let place = match line.of {
                LineOf::Entry(note) => format!("entry = {}, ", note + 1),
                LineOf::Option(option) => format!("option = {}, ", option + 1),
                LineOf::Poll => String::new(),
            };
            format!("{{ {place}text = {} }}", string(&line.text))
        }),
    );
    f.0
}

/// One step of the journal on a line of its own.
pub(super) fn journal_line(out: &mut String, line: &str) {
    out.push_str("  ");
    push_string(out, line);
    out.push_str(",\n");
}

/// The whole journal.
pub(super) fn journal(lines: &[Arc<str>]) -> String {
    let mut out = String::with_capacity(lines.len() * 48);
    out.push('[');
    if !lines.is_empty() {
        out.push('\n');
    }
    for line in lines {
        journal_line(&mut out, line);
    }
    out.push(']');
    out
}

/// A person of the roster as `[[people]]`.
pub(super) fn person(person: &Person) -> String {
    let mut fields: Vec<Field> = vec![("name".into(), string(&person.name))];
    attributes(&mut fields, &person.attributes);
    table("[[people]]", &fields)
}

/// A header and the lines below it.
pub(super) fn table(header: &str, fields: &[Field]) -> String {
    let mut out = String::from(header);
    out.push('\n');
    for (key, value) in fields {
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

// An attribute that is called like a key of the format would be read as that key.
fn attributes(fields: &mut Vec<Field>, attributes: &[(String, String)]) {
    for (name, value) in attributes {
        let taken = ["name", "arrived", "left", "absent"].contains(&name.as_str());
        let name = key(name);
        if !taken && !fields.iter().any(|(k, _)| *k == name) {
            fields.push((Cow::Owned(name), string(value)));
        }
    }
}

/// A key, in quotes where it needs them.
pub(super) fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { name.to_owned() } else { string(name) }
}

/// A text in quotes, on one line, with every control character written out.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}

/// A text of the plan: over several lines where it has them, so that it reads as it was meant. In a file whose lines
/// end otherwise the line ends of a text are written out: they would be read as other ones.
pub(super) fn words(text: &str, eol: &str) -> String {
    if !text.contains('\n') || text.contains('\r') || eol != "\n" {
        return string(text);
    }
    let mut out = String::from("\"\"\"\n");
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let quoted = string(line);
        // Two quotes in a row end nothing; a third one is written out.
        let inner = quoted[1..quoted.len() - 1].replace("\\\"", "\"");
        out.push_str(&inner.replace("\"\"\"", "\"\"\\\""));
    }
    // A quote at the very end would belong to the mark.
    if out.ends_with('"') && !out.ends_with("\\\"") {
        out.pop();
        out.push_str("\\\"");
    }
    out.push_str("\"\"\"");
    out
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A list of texts on one line.
pub(super) fn strings(texts: &[String]) -> String {
    list(texts.iter().map(|t| string(t)))
}

pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    let mut out = String::from("[");
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        out.push_str(&item);
    }
    out.push(']');
    out
}

/// A day as TOML writes it.
pub(super) fn date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year().clamp(0, 9999), date.month(), date.day())
}

/// A time of day as TOML writes it, to the second or, where it has them, to the millisecond.
pub(super) fn time(time: NaiveTime) -> String {
    let mut out = String::new();
    push_time(&mut out, time);
    out
}

fn push_time(out: &mut String, time: NaiveTime) {
    let _ = write!(out, "{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    // A leap second has more than a thousand milliseconds; a file cannot say so.
    let milli = (time.nanosecond() / 1_000_000).min(999);
    if milli > 0 {
        let _ = write!(out, ".{milli:03}");
    }
}

pub(super) fn moment(at: Moment) -> String {
    // Offsets are written in whole minutes.
    let offset = at.offset().fix().local_minus_utc() / 60;
    let at = FixedOffset::east_opt(offset * 60).map_or(at, |o| at.with_timezone(&o));
    let local = at.naive_local();
    let mut out = date(local.date());
    out.push('T');
    push_time(&mut out, local.time());
    let sign = if offset < 0 { '-' } else { '+' };
    let _ = write!(out, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
    out
}

/// A length in minutes with as many decimals as its milliseconds need.
fn minutes(length: TimeDelta) -> String {
    let milliseconds = length.num_milliseconds();
    let minutes = milliseconds as f64 / 60_000.0;
    for decimals in 1..6 {
        let text = format!("{minutes:.decimals$}");
        if text.parse::<f64>().is_ok_and(|m| (m * 60_000.0).round() as i64 == milliseconds) {
            return text;
        }
    }
    format!("{minutes:.6}")
}
