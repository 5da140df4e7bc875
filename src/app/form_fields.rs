//! Owns the fields of the forms of the plan: how each value is written and read, and what there is to choose from. Values
//! are written in the grammar of the lines that add activities.

use crate::file::outline::fields::{
    read_at, read_columns, read_groups, read_kind, read_least, read_minutes as read_length, read_phases, read_poll,
    read_rows, read_yes, write_at, write_columns, write_groups, write_phases, write_poll, write_rows,
};
use crate::file::outline::{Misread, OutlineContext};
use crate::workshop::text::{nearest, same, search_key, some_text};
use crate::workshop::{Activity, Choice, Details, Each, Kind, Phase};

/// What a form is filled in from, and what it comes to. Each form uses its own part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Subject {
    /// The activity, also of a phase.
    pub activity: Activity,
    /// The index of the phase among those of the activity.
    pub phase: usize,
    /// What the session is as a whole.
    pub details: Details,
    /// The activities before.
    pub before: Vec<Activity>,
    /// The attributes of the people.
    pub attributes: Vec<String>,
    /// How many people there are.
    pub heads: usize,
}

/// One field of a form.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Returns what there is to choose from, beside the value; what begins with `– ` stands in its place.
    pub choices: fn(&Subject) -> &'static str,
    /// Whether its value may have several lines.
    pub lines: bool,
    /// Whether the form has it.
    pub shown: fn(&Subject) -> bool,
    /// Returns its value as it is typed; empty where it has none.
    pub write: fn(&Subject) -> String,
    /// Takes what was typed.
    pub read: fn(&mut Subject, &str) -> Result<(), Misread>,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

pub(super) type Read = Result<(), Misread>;

pub(super) const fn field(
    name: &'static str,
    choices: fn(&Subject) -> &'static str,
    write: fn(&Subject) -> String,
    read: fn(&mut Subject, &str) -> Read,
) -> Field {
    Field { name, choices, lines: false, shown: |_| true, write, read }
}

/// Takes what was typed as one value of what the form is about, read by a function that refuses what it does not
/// understand; with `=`, by one that takes everything.
macro_rules! set {
    ($($path:ident).+, $read:expr) => {
        |s, text| {
            s.$($path).+ = $read(text)?;
            Ok(())
        }
    };
    ($($path:ident).+ = $read:expr) => {
        |s, text| {
            s.$($path).+ = $read(text);
            Ok(())
        }
    };
}
pub(super) use set;

impl Field {
    pub(super) const fn of_lines(self) -> Self {
        Self { lines: true, ..self }
    }

    pub(super) const fn shown_if(self, shown: fn(&Subject) -> bool) -> Self {
        Self { shown, ..self }
    }
}

/// The form of an activity.
pub(super) static ACTIVITY: &[Field] = &[
    field("title", |_| "", |s| s.activity.title.clone(), set!(activity.title, titled)),
    field("minutes", |s| if s.activity.phases.is_empty() { "" } else { "from its phases" }, minutes_text, read_minutes),
    field(
        "kind",
        |_| "talk · discussion · exercise · poll · break",
        |s| s.activity.kind.word().to_owned(),
        set!(activity.kind, read_kind),
    ),
    field("prompt", |_| "", |s| words(s.activity.prompt.as_ref()), set!(activity.prompt = read_words)).of_lines(),
    field("script", |_| "", |s| words(s.activity.script.as_ref()), set!(activity.script = read_words)).of_lines(),
    field("groups", |_| "of 3 · 5 groups · pairs · none", groups_text, read_grouping),
    field("columns", |_| "Who / How · Who: Who is it? / How", columns_text, read_canvas),
    field(
        "phases",
        |_| "Write, 5, write / Share, 2 each group",
        |s| some(write_phases(&s.activity)),
        |s, text| {
            s.activity.phases = read_phases(text, &s.activity)?;
            Ok(())
        },
    ),
    field(
        "options",
        |s| {
            if s.activity.kind == Kind::Poll {
                "a / b / c · dots: a / b · until closed"
            } else {
                "– only for a poll"
            }
        },
        |s| some(write_poll(s.activity.poll.as_ref())),
        read_options,
    ),
    field("at", |_| "15:20, a start that does not move", |s| some(write_at(s.activity.at)), set!(activity.at, read_at)),
    field(
        "at least",
        |_| "minutes, when late",
        |s| s.activity.least.map_or_else(String::new, |least| least.to_string()),
        set!(activity.least, read_least),
    ),
    field("optional", |_| "may be dropped when late", |s| yes(s.activity.optional), set!(activity.optional, read_yes)),
];

pub(super) fn words(text: Option<&String>) -> String {
    text.map(String::as_str).unwrap_or_default().replace("\r\n", "\n")
}

pub(super) fn read_words(text: &str) -> Option<String> {
    some_text(text).map(str::to_owned)
}

pub(super) fn misread(text: &str, sentence: impl Into<String>, suggestion: Option<&str>) -> Misread {
    Misread { range: 0..text.len(), sentence: sentence.into(), suggestion: suggestion.map(str::to_owned) }
}

pub(super) fn titled(text: &str) -> Result<String, Misread> {
    let title = text.trim();
    if title.is_empty() { Err(misread(text, "A title is needed.", None)) } else { Ok(title.to_owned()) }
}

/// Returns whether what is typed stands for nothing.
pub(super) fn is_none(text: &str) -> bool {
    ["", "–", "-", "none", "no"].contains(&&*search_key(text))
}

pub(super) fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

pub(super) fn word<T: Choice>(choice: Option<T>) -> String {
    choice.map_or_else(String::new, |choice| choice.word().to_owned())
}

pub(super) fn choice<T: Choice>(text: &str) -> Result<T, Misread> {
    let typed = text.trim();
    let words: Vec<&'static str> = T::ALL.iter().map(|choice| choice.word()).collect();
    if let Some(at) = words.iter().position(|word| same(word, typed)) {
        return Ok(T::ALL[at]);
    }
    let begins = || words.iter().copied().find(|word| !typed.is_empty() && word.starts_with(&*search_key(typed)));
    let near = nearest(typed, words.iter().copied()).or_else(begins);
    let help = near.map_or_else(|| format!("Type {}.", words.join(", ")), |near| format!("{near}?"));
    Err(misread(text, format!("“{typed}” is not understood. {help}"), near))
}

pub(super) fn optional_choice<T: Choice>(text: &str) -> Result<Option<T>, Misread> {
    if is_none(text) { Ok(None) } else { choice(text).map(Some) }
}

/// Returns a value as the form shows it: nothing where there is none.
pub(super) fn some(text: String) -> String {
    if text == "none" || text == "–" { String::new() } else { text }
}

/// Takes what was put before a value away again from what is said of it.
pub(super) fn without(head: &str, wrong: Misread) -> Misread {
    let less = |at: usize| at.saturating_sub(head.len());
    let sentence = wrong.sentence.replace(&format!("“{head}"), "“").replace(&format!(" {head}"), " ");
    Misread {
        range: less(wrong.range.start)..less(wrong.range.end),
        sentence,
        suggestion: wrong.suggestion.and_then(|line| line.strip_prefix(head).map(str::to_owned)),
    }
}

/// Returns the minutes of the phases together, with as many turns as there will be.
fn sum_of(s: &Subject) -> u32 {
    let a = &s.activity;
    let turns = |phase: &Phase| match phase.each {
        Some(Each::Group) => a.groups.as_ref().map_or(1, |g| g.sizes(s.heads).len()),
        Some(Each::Person) => s.heads,
        _ => 1,
    };
    let minutes = a.phases.iter().enumerate().map(|(i, p)| a.planned(Some(i), turns(p).max(1)).num_minutes());
    minutes.sum::<i64>() as u32
}

fn minutes_text(s: &Subject) -> String {
    let sum = sum_of(s);
    if sum > 0 { sum.to_string() } else { s.activity.minutes.to_string() }
}

fn read_minutes(s: &mut Subject, text: &str) -> Read {
    let minutes = read_length(text)?;
    if !s.activity.phases.is_empty() {
        let sum = sum_of(s);
        let sentence = "Its phases make its length: change one of them.";
        return if minutes == sum { Ok(()) } else { Err(misread(text, sentence, Some(&sum.to_string()))) };
    }
    s.activity.minutes = minutes;
    Ok(())
}

fn groups_text(s: &Subject) -> String {
    some(write_groups(s.activity.groups.as_ref(), &s.before))
}

fn read_grouping(s: &mut Subject, text: &str) -> Read {
    let context = OutlineContext { before: &s.before, attributes: &s.attributes };
    s.activity.groups = read_groups(text, context)?;
    Ok(())
}

/// What stands between columns and rows.
const ROWS: &str = "rows:";

fn columns_text(s: &Subject) -> String {
    let columns = some(write_columns(&s.activity.columns));
    match (columns.as_str(), some(write_rows(&s.activity.rows))) {
        (_, rows) if rows.is_empty() => columns,
        ("", rows) => format!("{ROWS} {rows}"),
        (columns, rows) => format!("{columns}, {ROWS} {rows}"),
    }
}

fn read_canvas(s: &mut Subject, text: &str) -> Read {
    let at = text.rfind(ROWS).or_else(|| text.rfind("Rows:")).filter(|at| {
        let before = text[..*at].trim_end();
        before.is_empty() || before.ends_with(',')
    });
    let (columns, rows) = at.map_or((text, ""), |at| (&text[..at], &text[at + ROWS.len()..]));
    let columns = read_columns(columns.trim_end().trim_end_matches(','), &s.activity.columns)?;
    let rows = read_rows(rows)?;
    if rows.is_empty() || rows != s.activity.rows {
        // What is typed counts, and not what earlier sessions have left.
        s.activity.rows_from = None;
    }
    (s.activity.columns, s.activity.rows) = (columns, rows);
    Ok(())
}

fn read_options(s: &mut Subject, text: &str) -> Read {
    s.activity.poll = read_poll(text)?;
    if s.activity.poll.is_some() {
        s.activity.kind = Kind::Poll;
    } else if s.activity.kind == Kind::Poll {
        return Err(misread(text, "Type the options: a / b / c", None));
    }
    Ok(())
}

/// Returns texts as they are typed: parted by slashes with blanks around.
pub(super) fn list_text(texts: &[String]) -> String {
    texts.iter().map(|text| text.replace(" / ", " \\/ ")).collect::<Vec<_>>().join(" / ")
}

pub(super) fn list(text: &str) -> Vec<String> {
    if is_none(text) {
        return Vec::new();
    }
    let texts = text.split(" / ").map(|text| text.trim().replace("\\/", "/"));
    texts.filter(|text| !text.is_empty()).collect()
}
