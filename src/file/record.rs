//! Owns the fields of the record, the half of a session file that the program writes, and reads it.
//! What it refers to may have left the plan since, so a dead reference is a warning: a record always opens.

use std::collections::HashSet;
use std::sync::Arc;

use super::encode::{self, KeyValue};
use super::names::{gone, known};
use super::note::NOTE;
use super::problem::{meant, quoted};
use super::reader::TableReader;
use super::row::Value;
use super::run::{RUN, run};
use super::table::{Field, Plain, Table, derived, field, inner, table};
use crate::workshop::text::same;
use crate::workshop::{
    Activity, Attendance, Drafts, FormWords, Group, GroupRound, Hand, LineOf, LineWords, OtherWords, Plan, PlanWords,
    PlannedGroups, Record, Settled, Skipped, StepTiming, Thumbs,
};

/// A place counted from 1.
const PLACE: Value = Value::Whole(1, u32::MAX as i64);

/// An example of a moment.
const WHEN: &str = "2026-11-24T15:01:12-05:00";

table! {
    pub(super) RECORD: Record = "record", "the record";
    field!(Record.started, "when the session was started"),
    field!(Record.ended, "when the session was ended; without it the session is still live"),
    field!(Record.forgets as "forgets_series", "`true`: meetings in earlier sessions of the [series](groups.md#series) are ignored"),
    field!(Record.apart, "people to keep apart, besides those in the plan"),
    field!(Record.together, "people to keep together, besides those in the plan"),
    field!(Record.no_group, "people who take part but are in no group, besides those in the plan"),
    field!(Record.in_groups, "people who are in groups, though the plan lists them under `no_group`"),
    field!(Record.last_seal, "the seal of the poll that closed last, so that a missing run shows"),
    Field::elsewhere("", Value::Part(&DRAFTS), ""),
    Field::elsewhere("attendance", Value::Tables(&ATTENDANCE), "one stay of one person"),
    Field::elsewhere("timing", Value::Tables(&STRETCH), "one stretch of one activity, or of one phase of it"),
    Field::elsewhere("breakout", Value::Tables(&ROUND), "one round of groups that was formed"),
    Field::elsewhere("ahead", Value::Tables(&AHEAD), "groups that are planned and not formed yet"),
    Field::elsewhere("note", Value::Tables(&NOTE), "one note or canvas entry"),
    Field::elsewhere("poll", Value::Tables(&RUN), "one run of a poll"),
    Field::elsewhere("hand", Value::Tables(&HAND), "one hand that is up, or one turn to speak"),
    Field::elsewhere("skipped", Value::Tables(&SKIPPED), "one activity that was skipped"),
    Field::elsewhere("settled", Value::Tables(&SETTLED), "items from earlier sessions that are done now"),
    Field::elsewhere("journal", Value::Table(&JOURNAL), "one readable line for each step"),
}

table! {
    pub(super) DRAFTS: Drafts = "", "the record";
    field!(Drafts.note as "draft", "the note that was being typed when the file was last saved"),
    field!(Drafts.words as "draft_of_plan", "text of the plan that was being typed then")
        .like("{ activity = \"welcome\", prompt = \"Who are\" }"),
    field!(Drafts.line as "draft_of_line", "the new text of an entry or option, or the quick poll, that was being typed then")
        .like("{ entry = 3, text = \"Who was\" }"),
    field!(Drafts.other as "draft_of_other_line", "what was being typed then on another line: a person, groups, an activity")
        .like("{ line = \"newcomer\", text = \"Zoe Ad\" }"),
    field!(Drafts.form as "draft_of_form", "what was being typed then in a form of the plan")
        .like("{ activity = \"welcome\", fields = [{ field = \"minutes\", text = \"12\" }] }"),
}

table! {
    PLAN_WORDS: PlanWords = "", "this draft";
    field!(PlanWords.activity, "the activity's id").of(Value::Filled).required().like("\"welcome\""),
    field!(PlanWords.phase, "the phase's title, where they are those of a phase"),
    derived!(PlanWords, "prompt", String, "the words, of a prompt",
        |d| (!d.script).then(|| d.text.clone()), |d, text| d.text = text),
    derived!(PlanWords, "script", String, "the words, of a script",
        |d| d.script.then(|| d.text.clone()), |d, text| (d.script, d.text) = (true, text)),
}

table! {
    LINE_WORDS: LineWords = "", "this draft";
    derived!(LineWords, "entry", u32, "the place of the note, counted from 1",
        |line| if let LineOf::Entry(note) = line.of { Some(note as u32 + 1) } else { None },
        |line, n| line.of = LineOf::Entry(n as usize - 1)).of(PLACE),
    derived!(LineWords, "option", u32, "the place of the option in the running poll, counted from 1",
        |line| if let LineOf::Option(option) = line.of { Some(option as u32 + 1) } else { None },
        |line, n| if line.of == LineOf::Poll { line.of = LineOf::Option(n as usize - 1) }).of(PLACE),
    field!(LineWords.text, "the words").always(),
}

table! {
    OTHER_WORDS: OtherWords = "", "this draft";
    field!(OtherWords.line, "the name of the line").of(Value::Filled).required().like("\"newcomer\""),
    derived!(OtherWords, "at", u32, "the place that it is about, counted from 1",
        |d| d.place.map(|at| at as u32 + 1), |d, n| d.place = Some(n as usize - 1)).of(PLACE),
    field!(OtherWords.activity, "the id of the activity that it is about"),
    field!(OtherWords.text, "the words").always(),
}

table! {
    FORM_WORDS: FormWords = "", "this draft";
    field!(FormWords.activity, "the activity's id"),
    field!(FormWords.phase, "the title of its phase, where the form is that of a phase"),
    derived!(FormWords, "at", u32, "where a new activity goes in the agenda, counted from 1",
        |d| d.place.map(|at| at as u32 + 1), |d, n| d.place = Some(n as usize - 1)).of(PLACE),
    field!(FormWords.fields, "the fields, each with what was typed in it").of(Value::Pairs("field", "text")),
}

inner!(PlanWords: PLAN_WORDS, LineWords: LINE_WORDS, OtherWords: OTHER_WORDS, FormWords: FORM_WORDS);

table! {
    pub(super) ATTENDANCE: Attendance = "record.attendance", "this entry of the record";
    field!(Attendance.name, "who").of(Value::Filled).required().like("\"Ana Lima\""),
    field!(Attendance.arrived, "when they came"),
    field!(Attendance.left, "when they went"),
    derived!(Attendance, "absent", bool, "`true`: was expected and did not come",
        |a| a.arrived.is_none().then_some(true), |a, absent| if absent { a.arrived = None }),
    Field::new("anything else", Value::Attributes, "an attribute of the person",
        |r, _, p: &mut Attendance| p.attributes = r.attributes(),
        |p, _, _, w| w.attributes(&p.attributes, &ATTENDANCE)).like("department = \"Support\""),
}

table! {
    pub(super) STRETCH: StepTiming = "record.timing", "this entry of the record";
    field!(StepTiming.activity, "the activity's id").of(Value::Filled).required().like("\"welcome\""),
    field!(StepTiming.phase, "the phase's title"),
    field!(StepTiming.turn, "whose turn it was: the name of the group or person, or the words of the entry"),
    field!(StepTiming.started, "when it began").required().like(WHEN),
    field!(StepTiming.ended, "when it ended; without it the stretch is running"),
    field!(StepTiming.planned, "its minutes in the plan; 0 in a second stretch of a step, so that sums stay correct")
        .or("`0.0`"),
    field!(StepTiming.added, "minutes added live; negative if removed").of(Value::Minutes(-1_000_000.0)).or("`0.0`"),
    field!(StepTiming.paused, "minutes it was paused").or("`0.0`"),
    field!(StepTiming.held as "paused_since", "when the current pause began"),
    field!(StepTiming.mixed, "`true`: dots that the facilitator typed and dots from phones count together"),
    field!(StepTiming.thumbs_up, "who says by phone that it goes on, while the room is asked").or("nobody").like("[\"Ana Lima\"]"),
    field!(StepTiming.thumbs_down, "who says that it does not").or("nobody").like("[\"Ben Osei\"]"),
    Field::new("thumbs", Value::Tables(&THUMBS), "what the room's thumbs said when the time was up, each time",
        |r, row, s: &mut StepTiming| s.thumbs = Plain::read(r, row).unwrap_or_default(),
        |s, _, row, w| if !s.thumbs.is_empty() {
            w.put(row.name, encode::list(s.thumbs.iter().map(|shown| THUMBS.inline(shown))));
        }).like("[{ up = 5, down = 2, more = 3 }]"),
}

table! {
    THUMBS: Thumbs = "", "this show of thumbs";
    field!(Thumbs.up, "how many were up, if counted"),
    field!(Thumbs.down, "how many were down, if counted"),
    field!(Thumbs.more, "the minutes that were added").always(),
}

table! {
    pub(super) ROUND: GroupRound = "record.breakout", "this entry of the record";
    field!(GroupRound.activity, "the activity's id").of(Value::Filled).required().like("\"welcome\""),
    field!(GroupRound.formed, "when it was formed").required().like(WHEN),
    field!(GroupRound.seed, "the seed of the shuffle: the same seed, people, history and plan give the same groups").or("`0`"),
    field!(GroupRound.repeats, "pairs that had met before, without people who had to stay together or had left")
        .or("`0`"),
    field!(GroupRound.phase, "the phase that it was formed for, where phases say `with` whom everybody works"),
    field!(GroupRound.origin, "how it was formed; all but `formed` come from the round before it, which took place")
        .or("`formed`"),
    field!(GroupRound.asked, "the size and constraints that were asked for in the session, instead of those in the plan, see [groups](#groups)")
        .like("{ size = 3 }"),
    field!(GroupRound.groups, "the groups").required().like("[{ name = \"Group 1\", members = [\"Ana Lima\"] }]"),
    field!(GroupRound.sit_out, "who sits out this round, where groups are `exact`").or("nobody").like("[\"Ben Osei\"]"),
}

table! {
    GROUP: Group = "", "this group";
    field!(Group.name, "what it is called").of(Value::Filled).required().like("\"Group 1\""),
    field!(Group.members, "who is in it").always(),
    field!(Group.host, "who stays when the others rotate"),
    field!(Group.place, "where it works: a name or an address").like("\"Table 1\""),
}

table! {
    pub(super) AHEAD: PlannedGroups = "record.ahead", "this entry of the record";
    field!(PlannedGroups.activity, "the activity's id").of(Value::Filled).required().like("\"welcome\""),
    field!(PlannedGroups.groups, "the groups").like("[{ name = \"Group 1\", members = [\"Ana Lima\"] }]"),
    field!(PlannedGroups.sit_out, "who would sit out").or("nobody").like("[\"Ben Osei\"]"),
}

table! {
    pub(super) HAND: Hand = "record.hand", "this entry of the record";
    field!(Hand.by, "whose it is").of(Value::Filled).required().like("\"Ana Lima\""),
    field!(Hand.raised, "when it was raised").required().like(WHEN),
    field!(Hand.floor, "when they got the floor; without it the hand is up"),
    field!(Hand.ended, "when they lost it; without it they have it"),
}

table! {
    pub(super) SKIPPED: Skipped = "record.skipped", "this entry of the record";
    field!(Skipped.activity, "the activity's id").of(Value::Filled).required().like("\"welcome\""),
    field!(Skipped.at, "when; the moment of `ended` for what was skipped because the session ended").required().like(WHEN),
}

table! {
    pub(super) SETTLED: Settled = "record.settled", "this entry of the record";
    field!(Settled.at, "when").required().like(WHEN),
    field!(Settled.kind, "what it is, as it stands under `[[carried]]`").always().or("`action`"),
    field!(Settled.text, "its text, as it stands there").required().like("\"Call the venue\""),
    derived!(Settled, "owner", String, "its owner, as it stands there", |s| s.owners.only(), |s, name| s.owners.add(name)),
    derived!(Settled, "owners", Vec<String>, "its owners, as they stand there", |s| s.owners.several(),
        |s, names| s.owners.extend(names)),
}

table! {
    JOURNAL: Record = "record.journal", "the journal";
    // Its lines are written by what adds only the new ones.
    derived!(Record, "lines", Vec<String>, "one readable line for each step", |_r| None,
        |r, lines| r.journal = lines.into_iter().map(Arc::from).collect()),
}

inner!(Thumbs: THUMBS, Group: GROUP);

/// Writes the keys of `[record]` itself.
pub(super) fn head(record: &Record, drafts: &Drafts) -> Vec<KeyValue> {
    let mut fields = RECORD.fields(record, "\n");
    fields.extend(DRAFTS.fields(drafts, "\n"));
    fields
}

/// Leaves out of those who sit out whoever is in a group all the same: version 0.1.0 knows nothing of them, and places
/// them.
fn sit_out_once(sit_out: &mut Vec<String>, groups: &[Group]) {
    let mut known = HashSet::new();
    sit_out.retain(|name| !groups.iter().any(|g| g.members.contains(name)) && known.insert(name.clone()));
}

/// Reads everything under `[record]`, and what was being typed.
pub(super) fn record(root: &TableReader<'_, '_>, plan: &Plan) -> (Record, Drafts) {
    let (mut record, mut drafts) = (Record::default(), Drafts::default());
    if !headed(root, "record", "[record]", "write the record below a line [record]") {
        return (record, drafts);
    }
    let Some(r) = root.table("record", &RECORD, "") else { return (record, drafts) };
    RECORD.read(&r, &mut record);
    DRAFTS.read(&r, &mut drafts);
    let mut came = HashSet::new();
    list(&r, "attendance", &ATTENDANCE, |_, stay| {
        came.insert(stay.name.clone());
        record.attendance.push(stay);
    });
    r.faults.too_many("people", came.len(), &r.place_of("attendance"));
    list(&r, "timing", &STRETCH, |f, stretch| {
        if let Some(activity) = known(f, plan) {
            gone(f, "phase", activity.phases.iter().map(|p| p.title.as_str()), "phase", "this activity");
        }
        record.timing.push(stretch);
    });
    let mut groups = HashSet::new();
    list(&r, "breakout", &ROUND, |f, mut round| {
        known(f, plan);
        sit_out_once(&mut round.sit_out, &round.groups);
        groups.extend(round.groups.iter().map(|g| g.name.clone()));
        record.breakouts.push(round);
    });
    list(&r, "ahead", &AHEAD, |f, mut ahead| {
        known(f, plan);
        sit_out_once(&mut ahead.sit_out, &ahead.groups);
        record.planned_groups.push(ahead);
    });
    list(&r, "note", &NOTE, |f, note| {
        if let Some(a) = known(f, plan) {
            gone(f, "column", a.columns.iter().map(|c| c.id.as_str()), "column", "this activity");
            gone_axes(f, a);
        }
        let stranger =
            |g: &String| !groups.is_empty() && !groups.contains(g) && !groups.iter().any(|known| same(known, g));
        if note.group.as_ref().is_some_and(stranger) {
            gone(f, "group", groups.iter().map(String::as_str), "group", "this session");
        }
        record.notes.push(Arc::new(note));
    });
    list(&r, "poll", &RUN, |f, held| {
        let held = run(f, held, record.polls.len(), plan);
        record.polls.push(Arc::new(held));
    });
    list(&r, "hand", &HAND, |_, hand| record.hands.push(hand));
    list(&r, "skipped", &SKIPPED, |f, skipped| {
        known(f, plan);
        record.skipped.push(skipped);
    });
    list(&r, "settled", &SETTLED, |_, settled| record.settled.push(settled));
    if headed(&r, "journal", "[record.journal]", "write it below a line [record.journal]")
        && let Some(journal) = r.table("journal", &JOURNAL, "")
    {
        record.journal = JOURNAL.take(journal).journal;
    }
    r.finish();
    (record, drafts)
}

/// Warns of scores on an axis that no phase of the activity has.
fn gone_axes(f: &TableReader<'_, '_>, activity: &Activity) {
    let axes: Vec<&str> =
        activity.phases.iter().filter_map(|p| p.axes.as_ref()).flat_map(|a| &a.names).map(String::as_str).collect();
    let scores = f.raw("scores").and_then(|scores| scores.get_ref().as_table()).filter(|_| !axes.is_empty());
    for axis in
        scores.into_iter().flat_map(|scores| scores.keys()).filter(|axis| !axes.contains(&axis.get_ref().as_ref()))
    {
        let help = meant(axis.get_ref(), axes.iter().copied(), "it is shown as written");
        f.faults.warning(axis.span(), format!("this activity has no axis {}", quoted(axis.get_ref())), help);
    }
}

/// Reads the tables of a list of the record, each of which has to stand below a header of its own.
fn list<T: Default>(
    r: &TableReader<'_, '_>,
    key: &str,
    table: &'static Table<T>,
    then: impl FnMut(&TableReader<'_, '_>, T),
) {
    let header = format!("[[record.{key}]]");
    if headed(r, key, &header, &format!("write {header} on a line of its own for each entry")) {
        table.each(r, key, then);
    }
}

/// Tells whether a table stands below a header of its own, as the program writes it; others could not be added to.
fn headed(f: &TableReader<'_, '_>, key: &str, header: &str, help: &str) -> bool {
    let Some((name, value)) = f.table.get_key_value(key) else { return true };
    let (name, value) = (name.span(), value.span());
    let text = f.faults.source.text;
    let inside = value.start <= name.start && name.end <= value.end;
    let written = inside && text.get(value.clone()).is_some_and(|t| t.starts_with('['));
    // A parent that is only implied by `[record.journal]` has no header, and needs none.
    let implied = inside && value == name && starts_with_bracket(text, name.start);
    if written || implied {
        return true;
    }
    f.faults.error(name, format!("{header} must be on a line of its own"), help);
    false
}

fn starts_with_bracket(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(['[', ' ', '\t']).len() < at
        && text[..at].rfind('\n').map_or(&text[..at], |i| &text[i + 1..at]).trim_start().starts_with('[')
}
