//! Owns templates: the built-in ones and those of one's own, filled with a digest. Whatever a template puts out is
//! escaped for its format, unless the template says `safe`.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta};
use minijinja::value::{Kwargs, Rest, Serde, StringInput, Value, ValueKind, ValueOrKwargs};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, filters};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::markdown::Tidy;
use super::sink::{Bytes, Sink, Trimmed};
use super::{html, markdown};
use crate::workshop::Link;
use crate::workshop::duration_in_words;
use crate::workshop::text::bar;
use crate::workshop::time::wording;

/// The most steps that templates of one's own may take: many times what the largest report needs.
const FUEL: u64 = 50_000_000;
/// The most text that comes of a template, in bytes.
const MOST_WRITTEN: usize = 256 << 20;
/// The most that a filter may repeat, indent or fill up.
const MOST_REPEATED: usize = 10_000;

/// A template: its file's name, as `report.md`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name it is known by; the ending says what it is escaped for.
    pub name: String,
    /// The text.
    pub text: String,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's name.
    pub name: String,
    /// The line, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

const BUILT_IN: &[(&str, &str)] = &[
    ("report.md", include_str!("report.md.jinja")),
    ("report.html", include_str!("report.html.jinja")),
    ("recap.md", include_str!("recap.md.jinja")),
    ("recap.html", include_str!("recap.html.jinja")),
    ("page.html", include_str!("page.html.jinja")),
    ("parts.html", include_str!("parts.html.jinja")),
    ("parts.md", include_str!("parts.md.jinja")),
];

/// Returns the text of a template that comes with the program.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Fills the template of this name. One's own take the place of the built-in ones, which stay in reach as
/// `built-in/report.md`.
pub(super) fn fill(name: &str, what: &impl Serialize, own: &[Template]) -> Result<String, TemplateError> {
    let mut text = String::new();
    write_value(name, Value::from(Serde(what)), own, &mut text)?;
    Ok(text)
}

/// Does so with a value, and hands the text on while it is made; what templates of one's own make is held and measured
/// first.
pub(super) fn write_value(name: &str, what: Value, own: &[Template], to: Sink<'_>) -> Result<(), TemplateError> {
    let mut env = environment();
    if !own.is_empty() {
        env.set_fuel(Some(FUEL));
    }
    for (known, text) in BUILT_IN {
        let added =
            env.add_template(known, text).and_then(|()| env.add_template_owned(format!("built-in/{known}"), *text));
        added.map_err(|e| wrong(known, &e))?;
    }
    for template in own {
        env.add_template_owned(template.name.clone(), template.text.clone()).map_err(|e| wrong(&template.name, &e))?;
    }
    let template = env.get_template(name).map_err(|e| wrong(name, &e))?;
    let mut tidied = if is_markdown(name) { Shape::Markdown(Tidy::new(to)) } else { Shape::Html(Trimmed::new(to)) };
    let written = if own.is_empty() {
        template.render_captured_to(what, Bytes::new(tidied.sink())).map(drop).map_err(|e| wrong(name, &e))
    } else {
        let text = template.render(what).map_err(|e| wrong(name, &e))?;
        if text.len() > MOST_WRITTEN {
            let message = format!("the text becomes longer than {} MB", MOST_WRITTEN >> 20);
            return Err(TemplateError { name: name.to_owned(), line: None, message });
        }
        tidied.sink().write_str(&text).map_err(|_| unwritten(name))
    };
    written.and_then(|()| tidied.finish().map_err(|_| unwritten(name)))
}

/// What becomes of a filled template on its way out.
enum Shape<'a> {
    Markdown(Tidy<'a>),
    Html(Trimmed<'a>),
}

impl Shape<'_> {
    fn sink(&mut self) -> Sink<'_> {
        match self {
            Self::Markdown(tidy) => tidy,
            Self::Html(trimmed) => trimmed,
        }
    }

    fn finish(self) -> fmt::Result {
        match self {
            Self::Markdown(tidy) => tidy.finish(),
            Self::Html(_) => Ok(()),
        }
    }
}

/// Returns the error of a text that nobody takes; who refused it knows why.
fn unwritten(name: &str) -> TemplateError {
    TemplateError { name: name.to_owned(), line: None, message: "the text cannot be written".to_owned() }
}

fn wrong(name: &str, error: &Error) -> TemplateError {
    // What went wrong deepest tells the place best.
    let mut inner: &Error = error;
    while let Some(source) = std::error::Error::source(inner).and_then(|e| e.downcast_ref::<Error>()) {
        inner = source;
    }
    let kind = inner.kind().to_string();
    let message = match inner.detail() {
        _ if inner.kind() == ErrorKind::OutOfFuel => {
            "it takes too many steps: is there a loop without an end?".to_owned()
        }
        Some(detail) => format!("{kind}: {detail}"),
        None => kind,
    };
    let place = [inner, error].into_iter().find(|e| e.line().is_some()).unwrap_or(error);
    let name = place.name().unwrap_or(name);
    TemplateError { name: name.strip_prefix("built-in/").unwrap_or(name).to_owned(), line: place.line(), message }
}

fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_auto_escape_callback(
        |name| {
            if is_markdown(name) { AutoEscape::Custom("md".into()) } else { AutoEscape::Html }
        },
    );
    let syntax = env.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.expect("the usual signs are no contradiction"));
    env.set_formatter(write_escaped);
    env.add_filter("e", |state: &mut State, value: Value| escaped(state, &value));
    env.add_filter("escape", |state: &mut State, value: Value| escaped(state, &value));
    env.add_filter("lines", |state: &mut State, value: Value| {
        Value::from_safe_string(match escape_of(state) {
            Escape::Markdown => markdown::lines(&plain(&value)),
            Escape::Html => html::lines(&plain(&value)),
        })
    });
    env.add_filter("link", link);
    env.add_filter("place", place);
    env.add_filter("narrow", narrow);
    env.add_filter("short", |text: &str| short(text));
    env.add_filter("day", |text: &str| date(text).map(|d| d.format("%A, %-d %B %Y").to_string()));
    env.add_filter("date", |text: &str| date(text).map(|d| d.format("%-d %B %Y").to_string()));
    env.add_filter("clock", |text: &str, kw: Kwargs| clock(text, &kw));
    env.add_filter("spoken", |s: i64| duration_in_words(seconds(s)));
    env.add_filter("minutes", |s: i64| wording::minutes(seconds(s)));
    env.add_filter("difference", |s: i64| match wording::minutes(seconds(s)) {
        0 => "as planned".to_owned(),
        m => format!("{m:+} min"),
    });
    env.add_filter("lateness", |s: i64| wording::lateness(seconds(s)));
    limit_filters(&mut env);
    env.add_filter("bar", |count: u64, kw: Kwargs| -> Result<String, Error> {
        let drawn = bar(count, kw.get("of")?, kw.get("width")?);
        kw.assert_all_used()?;
        Ok(drawn)
    });
    env
}

/// Limits the filters that make much of little.
fn limit_filters(env: &mut Environment<'_>) {
    env.add_filter(
        "indent",
        |value: StringInput<'_>, width: Option<usize>, first: Option<bool>, blank: Option<bool>, kw: Kwargs| {
            let named = if width.is_none() { kw.get::<Option<usize>>("width")? } else { width };
            limited("indent", named.unwrap_or(0))?;
            filters::indent(value, width, first, blank, kw)
        },
    );
    env.add_filter("batch", |state: &State, value: Value, count: usize, fill: Option<Value>| {
        filters::batch(state, value, limited("batch", count)?, fill)
    });
    env.add_filter("slice", |state: &State, value: Value, count: usize, fill: Option<Value>| {
        filters::slice(state, value, limited("slice", count)?, fill)
    });
    env.add_filter("format", |state: &mut State, text: &Value, values: Rest<ValueOrKwargs>| {
        if is_wide(&plain(text)) {
            return Err(too_many("format"));
        }
        filters::format(state, text, values)
    });
}

/// Returns a number that a filter takes, unless it is too large.
fn limited(filter: &str, number: usize) -> Result<usize, Error> {
    if number <= MOST_REPEATED { Ok(number) } else { Err(too_many(filter)) }
}

fn too_many(filter: &str) -> Error {
    let message = format!("the number for “{filter}” is too large: at most {MOST_REPEATED}");
    Error::new(ErrorKind::InvalidOperation, message)
}

/// Returns whether a format such as `%5d` asks for more columns or digits than there may be.
fn is_wide(format: &str) -> bool {
    format.split('%').skip(1).any(|part| {
        let part = part.strip_prefix('(').and_then(|named| named.split_once(')')).map_or(part, |(_, rest)| rest);
        let ends = part.find(|c: char| !c.is_ascii_digit() && !"-+ #.*".contains(c)).unwrap_or(part.len());
        let mut numbers = part[..ends].split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        part[..ends].contains('*') || numbers.any(|n| n.parse().map_or(true, |n: usize| n > MOST_REPEATED))
    })
}

fn is_markdown(name: &str) -> bool {
    name.rsplit('.').next() == Some("md")
}

enum Escape {
    Markdown,
    Html,
}

fn escape_of(state: &State) -> Escape {
    if matches!(state.auto_escape(), AutoEscape::Custom(_)) { Escape::Markdown } else { Escape::Html }
}

/// Writes a value, escaped unless it is safe.
fn write_escaped(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::None | ValueKind::Undefined => return Ok(()),
        ValueKind::Number | ValueKind::Bool => Cow::Owned(value.to_string()),
        _ if value.is_safe() => plain(value),
        _ => Cow::Owned(in_line(state, value)),
    };
    out.write_str(&text).map_err(|_| Error::new(ErrorKind::WriteFailure, "it cannot be written"))
}

fn escaped(state: &State, value: &Value) -> Value {
    match value.kind() {
        _ if value.is_safe() => value.clone(),
        ValueKind::None | ValueKind::Undefined | ValueKind::Number | ValueKind::Bool => value.clone(),
        _ => Value::from_safe_string(in_line(state, value)),
    }
}

/// Returns a value as one line of escaped text.
fn in_line(state: &State, value: &Value) -> String {
    match escape_of(state) {
        Escape::Markdown => markdown::line(&plain(value)),
        Escape::Html => html::line(&plain(value)),
    }
}

/// Returns a link where the address may be followed, else label and address as text.
fn link(state: &mut State, value: &Value) -> Result<Value, Error> {
    let text = |key: &str| value.get_attr(key).map(|v| plain(&v).into_owned());
    let address = Link { label: text("label")?, url: text("url")? };
    let opens = address.opens();
    Ok(Value::from_safe_string(match (escape_of(state), opens) {
        (Escape::Markdown, true) => markdown::link(&address.label, &address.url),
        (Escape::Html, true) => html::link(&address.label, &address.url),
        (Escape::Markdown, false) => markdown::line(&format!("{}: {}", address.label, address.url)),
        (Escape::Html, false) => html::line(&format!("{}: {}", address.label, address.url)),
    }))
}

/// Returns where a group works: a link where it is an address, else its name as text.
fn place(state: &mut State, value: &Value) -> Value {
    let address = Link { label: plain(value).into_owned(), url: plain(value).into_owned() };
    Value::from_safe_string(match (escape_of(state), address.opens()) {
        (Escape::Markdown, true) => markdown::link(&address.label, &address.url),
        (Escape::Html, true) => html::link(&address.label, &address.url),
        (Escape::Markdown, false) => markdown::line(&address.label),
        (Escape::Html, false) => html::line(&address.label),
    })
}

/// Returns whether the rows of a sheet are short enough to read well as lines of text.
fn narrow(sheet: &Value) -> Result<bool, Error> {
    const MOST: usize = 100;
    for row in sheet.get_attr("rows")?.try_iter()? {
        let mut length = row.get_attr("row")?.as_str().map_or(0, str::len);
        for cell in row.get_attr("cells")?.try_iter()? {
            for entry in cell.try_iter()? {
                length += entry.get_attr("text")?.as_str().map_or(0, str::len) + 2;
            }
        }
        if length > MOST {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns what fits beside an axis of a drawing.
fn short(text: &str) -> String {
    const MOST: usize = 32;
    let mut letters = text.graphemes(true);
    let start: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_none() { start } else { format!("{}…", start.trim_end()) }
}

fn plain(value: &Value) -> Cow<'_, str> {
    value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed)
}

fn seconds(s: i64) -> TimeDelta {
    TimeDelta::try_seconds(s).unwrap_or_default()
}

fn date(text: &str) -> Result<NaiveDate, Error> {
    let day = text.get(..10).unwrap_or(text);
    day.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("“{text}” is not a date")))
}

/// Returns a point in time or a clock time as `15:26`, or so many seconds later.
fn clock(text: &str, kw: &Kwargs) -> Result<String, Error> {
    let plus = seconds(kw.get::<Option<i64>>("plus")?.unwrap_or(0));
    kw.assert_all_used()?;
    let moment = DateTime::parse_from_rfc3339(text).map(|m| m.time());
    let time = moment.or_else(|_| text.parse::<NaiveTime>());
    let time = time.map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("“{text}” is not a time")))?;
    // A clock time wraps at midnight, and so does this.
    Ok(time.overflowing_add_signed(plus).0.format("%H:%M").to_string())
}
