//! Owns the fields of an activity of the agenda and of what belongs to it: groups, canvas, phases, poll. It writes an
//! activity as TOML and touches nothing that is there.

use super::encode::{self, KeyValue};
use super::poll::POLL;
use super::reader::TableReader;
use super::row::Value;
use super::table::{Field, derived, field, inner, table};
use crate::workshop::{Activity, Axes, Column, Each, Grouping, Phase, PhaseKind, RowsFrom, SCALE, Split};

/// How many minutes something may last.
const MINUTES: Value = Value::Whole(1, 1440);

/// How many people or groups there may be.
const PEOPLE: Value = Value::Whole(1, 500);

/// How many dots there may be.
const DOTS: Value = Value::Whole(1, 100);

table! {
    pub(super) ACTIVITY: Activity = "agenda", "this activity";
    // Whether an id is written is decided where the whole agenda is known.
    derived!(Activity, "id", String, "what the record calls it; unique in the file", |_a| None, |a, id| a.id = id)
        .of(Value::Filled).or("made from the title").like("\"use-cases\""),
    field!(Activity.title, "what it is called").of(Value::Filled).required().like("\"Welcome\""),
    field!(Activity.kind, "what the room does").required().like("\"discussion\""),
    field!(Activity.minutes, "how long it takes").of(MINUTES).or("required; with phases, their sum").like("15"),
    field!(Activity.least, "the fewest minutes it can take when you run late").of(MINUTES).or("`minutes`").like("10"),
    field!(Activity.optional, "`true`: you can skip it when you run late").like("true"),
    field!(Activity.at, "a fixed start").or("follows the one before").like("15:30:00"),
    field!(Activity.lead, "who leads it").or("nobody in particular").like("[\"Georgina\"]"),
    field!(Activity.prompt, "shown to the room").of(Value::Lines).like("\"Whom would you coach?\""),
    field!(Activity.script, "for your eyes only").of(Value::Lines).like("\"Ask the quiet ones first.\""),
    field!(Activity.groups, "how to form groups, see [groups](#groups)").or("everybody together").like("{ size = 4 }"),
    field!(Activity.rows, "the rows, see [canvas](#canvas)").or("no rows").like("[\"Sales\", \"IT\"]"),
    field!(Activity.rows_from, "which carried entries become the rows, see [canvas](#canvas)")
        .like("{ activity = \"personas\", column = \"who\" }"),
    Field::elsewhere("columns", Value::Tables(&COLUMN), "see [canvas](#canvas)"),
    Field::elsewhere("phases", Value::Tables(&PHASE), "see [phases](#phases)"),
    Field::elsewhere("poll", Value::Table(&POLL), "see [poll](#poll)"),
}

table! {
    pub(super) GROUPING: Grouping = "", "this table of groups", |r, _| {
        let example = "write groups = { size = 4 } or groups = { count = 3 }";
        let given = ["size", "count", "keep"].map(|key| r.has(key));
        if given[0] && given[1] {
            r.error("count", "groups cannot have both a size and a count", "remove one of the two");
        }
        if given == [false; 3] {
            r.faults.error(r.place.clone(), "groups has neither a size nor a count", example);
        }
        if r.has("keep") && r.has("exact") {
            r.error("exact", "groups that are used again keep who sits out", "remove exact, or remove keep");
        }
        if r.has("keep") && r.has("places") {
            r.error("places", "groups that are used again keep their places", "remove places, or remove keep");
        }
    };
    derived!(Grouping, "size", u32, "about how many people are in each", |g| size(g), |g, n| g.split = Split::Size(n))
        .of(PEOPLE).or("one of `size`, `count`, `keep` is required").like("4"),
    derived!(Grouping, "count", u32, "how many groups there are",
        |g| if let Split::Count(n) = g.split { Some(n) } else { None }, |g, n| g.split = Split::Count(n))
        .of(PEOPLE).like("3"),
    field!(Grouping.exact, "`true`: all groups have exactly this `size`, or with `count` are equally large; whoever is left over sits out, in turns")
        .like("true"),
    field!(Grouping.mix, "attributes whose values are spread over the groups").like("[\"department\"]"),
    field!(Grouping.alike, "attributes whose values are kept together").like("[\"site\"]"),
    field!(Grouping.apart, "people to keep apart").like("[\"Ana Lima\", \"Ben Osei\"]"),
    field!(Grouping.together, "people to keep together").like("[[\"Ewa\", \"Farid\"], [\"Gül\", \"Ivo\"]]"),
    field!(Grouping.hosts, "`true`: each group has a host, who stays when the others rotate").like("true"),
    field!(Grouping.keep, "the id of an earlier activity whose groups are used again").of(Value::Filled).like("\"who-how\""),
    field!(Grouping.places, "where each group works, group by group: a name, or an http or https address")
        .like("[\"Table 1\", \"https://meet.example/2\"]"),
}

/// Returns the size that is written: groups that go on need none, and have the usual one.
fn size(g: &Grouping) -> Option<u32> {
    if let Split::Size(n) = g.split { Some(n).filter(|n| *n != 4 || g.keep.is_none()) } else { None }
}

table! {
    ROWS_FROM: RowsFrom = "", "this choice of rows";
    field!(RowsFrom.activity, "the activity's id in the earlier session").of(Value::Filled).required()
        .like("\"personas\""),
    field!(RowsFrom.column, "the column's id in the earlier session").of(Value::Filled).or("every column"),
}

inner!(Grouping: GROUPING, RowsFrom: ROWS_FROM);

table! {
    pub(super) COLUMN: Column = "agenda.columns", "this column";
    field!(Column.id, "what the record calls the column; unique in the activity").of(Value::Filled)
        .or("made from the title").like("\"who\""),
    field!(Column.title, "its heading").of(Value::Filled).required().like("\"Who\""),
    field!(Column.prompt, "what to write there").of(Value::Lines).like("\"Whom, and what moves them?\""),
}

table! {
    pub(super) PHASE: Phase = "agenda.phases", "this phase", |r, phase| {
        voting(r, phase);
        turns(r, phase);
    };
    field!(Phase.title, "what it is called; unique in the activity").of(Value::Filled).required()
        .like("\"Share back\""),
    field!(Phase.minutes, "how long it takes, or each turn in it").of(MINUTES).required().like("5"),
    field!(Phase.does, "what the room does").or("`discuss`").like("\"write\""),
    field!(Phase.columns, "the ids of the columns it is about").or("all columns").like("[\"who\"]"),
    field!(Phase.prompt, "shown to the room in this phase").of(Value::Lines).or("the prompts of its columns")
        .like("\"Two minutes each.\""),
    field!(Phase.each, "who gets a turn of these minutes, one after the other; entries with the most dots first")
        .or("the minutes are for all together").like("\"group\""),
    field!(Phase.turns, "with `each = \"entry\"`: the most entries that get a turn").of(DOTS).or("required there")
        .like("5"),
    field!(
        Phase.extend,
        "the minutes that a show of thumbs may add when the time is up: the first time, the second time, …"
    )
    .of(Value::Counts(1, 1440))
    .or("nothing is asked")
    .like("[3, 2]"),
    field!(Phase.with, "with whom everybody works from this phase on").or("as in the phase before; `groups` at first")
        .like("\"pairs\""),
    field!(Phase.hidden, "`true`: notes of this phase stay private until revealed, also afterwards").like("true"),
    field!(Phase.dots, "where the phase votes: the dots of each person").of(DOTS).or("`3`").like("3"),
    field!(Phase.cap, "where the phase votes: the most dots of one person on one entry").of(DOTS)
        .or("as many as each has").like("2"),
    Field::new("axes", Value::Texts(2, 2), "where the phase votes: entries get a score on each axis instead of dots",
        |r, _, p: &mut Phase| p.axes = axes(r),
        |p, _, row, w| if let Some(axes) = &p.axes { w.put(row.name, encode::strings(&axes.names)) })
        .or("dots").like("[\"Impact\", \"Effort\"]"),
    derived!(Phase, "scale", u32, "the highest score on the axes; the lowest is 1",
        |p| p.axes.as_ref().map(|axes| axes.scale).filter(|scale| *scale != SCALE),
        |p, scale| if let Some(axes) = &mut p.axes { axes.scale = scale })
        .of(Value::Whole(2, 9)).or("`5`").like("4"),
}

const AXES: &str = "name two, such as: axes = [\"Impact\", \"Effort\"]";

/// Reads the two axes of a phase.
fn axes(r: &TableReader<'_, '_>) -> Option<Axes> {
    let place = r.place_of("axes");
    let names: Vec<String> = r.texts("axes")?.into_iter().filter(|n| !n.trim().is_empty()).collect();
    match <[String; 2]>::try_from(names) {
        Ok(names) if names[0] != names[1] => return Some(Axes { names, scale: SCALE }),
        Ok(_) => r.faults.error(place, "both axes have the same name", AXES),
        Err(names) => {
            r.faults.error(place, format!("entries are ranked by 2 axes, not by {}", names.len()), AXES);
        }
    }
    None
}

/// Says how many turns there can be.
fn turns(r: &TableReader<'_, '_>, phase: &Phase) {
    match (r.has("turns"), phase.each == Some(Each::Entry)) {
        (false, true) => r.missing("turns", "5, the most entries that get a turn"),
        (true, false) => {
            r.error("turns", "turns works only with each = \"entry\"", "write each = \"entry\", or remove turns");
        }
        _ => {}
    }
}

/// Says what a phase cannot have together.
fn voting(r: &TableReader<'_, '_>, phase: &Phase) {
    for key in ["dots", "cap", "axes"].into_iter().filter(|key| r.has(key) && phase.does != PhaseKind::Vote) {
        let message = format!("{key} works only in a phase that votes; this one has does = \"{}\"", phase.does.word());
        r.error(key, message, format!("write does = \"vote\", or remove {key}"));
    }
    for key in
        ["dots", "cap"].into_iter().filter(|key| r.has(key) && phase.does == PhaseKind::Vote && phase.axes.is_some())
    {
        let message = format!("a phase has either {key} or axes, not both");
        r.error(key, message, "split it into two phases, one after the other");
    }
    let dots = phase.dots.unwrap_or(crate::workshop::DOTS);
    if let Some(cap) = phase.cap.filter(|cap| *cap > dots) {
        let message = format!("cap is {cap}, but each person has only {dots} dots");
        r.error("cap", message, format!("write cap = {dots} or less, or remove it"));
    }
    if r.has("scale") && !r.has("axes") {
        r.error("scale", "scale needs axes, and this phase has none", AXES);
    }
    if phase.extend.iter().any(|n| !(1..=1440).contains(n)) {
        r.error("extend", "an extension lasts from 1 to 1440 minutes", "for example: extend = [3, 1]");
    }
}

/// Writes a whole activity, with its id where it is given.
pub(super) fn text(a: &Activity, id: Option<&str>, eol: &str) -> String {
    let mut own: Vec<KeyValue> = id.map(|id| ("id".into(), encode::string(id))).into_iter().collect();
    own.extend(ACTIVITY.fields(a, eol));
    let mut out = encode::table("[[agenda]]", &own);
    let columns = a.columns.iter().map(|column| ("[[agenda.columns]]", COLUMN.fields(column, eol)));
    let phases = a.phases.iter().map(|phase| ("[[agenda.phases]]", PHASE.fields(phase, eol)));
    let poll = a.poll.iter().map(|poll| ("[agenda.poll]", POLL.fields(poll, eol)));
    for (header, fields) in columns.chain(phases).chain(poll) {
        out.push('\n');
        out.push_str(&encode::table(header, &fields));
    }
    if eol == "\n" { out } else { out.replace('\n', eol) }
}
