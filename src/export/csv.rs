//! Owns tables for spreadsheets: RFC 4180 with a mark of UTF-8 at the front, which spreadsheets need to read it, and no
//! cell that a spreadsheet would take for a formula.

use ::csv::{Terminator, WriterBuilder};
use chrono::TimeDelta;

use super::format::{Format, Table};
use super::lines::joined;
use crate::workshop::digest::{Digest, Entry, MedianScore, Picture, PicturePoint};
use crate::workshop::text::same;
use crate::workshop::time::wording::minutes;
use crate::workshop::{KnownNames, Moment};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "a table for a spreadsheet",
    tables: true,
    report: Some(|digest, table, _| Ok(self::table(digest, table))),
    ..Format::DEFAULT
};

/// Returns a table of a digest; times are of the session's own place.
fn table(digest: &Digest, table: Table) -> String {
    let rows = match table {
        Table::Notes => notes(digest),
        Table::Polls => polls(digest),
        Table::Attendance => attendance(digest),
        Table::Timing => timing(digest),
    };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // A vector takes whatever is written to it.
        writer.write_record(&row).expect("rows of a table are equally long");
    }
    let bytes = writer.into_inner().expect("a vector takes whatever is written to it");
    String::from_utf8(bytes).expect("text stays text")
}

fn notes(digest: &Digest) -> Vec<Vec<String>> {
    let head = [
        "time", "kind", "text", "by", "owner", "due", "done", "dots", "voters", "headline", "scores", "merged",
        "activity", "group", "column", "row", "votes",
    ];
    let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    let row = |e: &Entry| {
        vec![
            time(e.at),
            e.kind.to_owned(),
            text(&e.text),
            maybe(e.by.as_ref()),
            maybe(e.owner.as_ref()),
            e.due.map_or_else(String::new, |d| d.to_string()),
            if e.kind == "action" { yes(e.done) } else { String::new() },
            number(e.dots),
            number(e.voters),
            if e.headline { yes(true) } else { String::new() },
            text(&e.scores.iter().map(|(axis, score)| format!("{axis} {score}")).collect::<Vec<_>>().join(", ")),
            text(&e.merged.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
            maybe(e.activity.as_ref()),
            maybe(e.group.as_ref()),
            maybe(e.column.as_ref()),
            maybe(e.row.as_ref()),
            number(e.votes),
        ]
    };
    with_head(&head, digest.entries().into_iter().map(row))
}

fn polls(digest: &Digest) -> Vec<Vec<String>> {
    let head = "activity,question,method,run,option,count,percent,people,place,Borda,scores,n,\
                base,present,voted,abstained,opened,closed,outcome,verdict";
    let maybe_count = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
    let mut rows = Vec::new();
    for activity in &digest.activities {
        for poll in &activity.polls {
            let turnout = poll.turnout;
            for (i, share) in poll.tally.iter().flatten().enumerate() {
                let ranked = poll.ranking.iter().flat_map(|r| &r.places).find(|o| o.option == share.option);
                let spot = poll.picture.as_ref().and_then(|p| Some((p, p.spots.get(i)?)));
                rows.push(vec![
                    text(&activity.title),
                    text(&poll.question),
                    text(&poll.method),
                    poll.run.to_string(),
                    text(&share.option),
                    share.count.to_string(),
                    share.percent.clone().unwrap_or_default(),
                    maybe_count(share.people),
                    ranked.map_or_else(String::new, |o| o.place.clone()),
                    ranked.map_or_else(String::new, |o| o.borda.clone()),
                    spot.map_or_else(String::new, |(picture, spot)| text(&scores(picture, spot))),
                    poll.n.unwrap_or_default().to_string(),
                    poll.base.clone().unwrap_or_default(),
                    poll.present.to_string(),
                    maybe_count(turnout.and_then(|t| t.voted)),
                    maybe_count(turnout.map(|t| t.abstained)),
                    time(poll.opened),
                    poll.closed.map_or_else(String::new, time),
                    text(poll.standing.as_deref().unwrap_or_default()),
                    poll.verdict.unwrap_or_default().to_owned(),
                ]);
            }
        }
    }
    with_head(&head.split(',').collect::<Vec<_>>(), rows)
}

/// Returns `impact 4.5, effort 2`, as the scores of entries are written.
fn scores(picture: &Picture, spot: &PicturePoint) -> String {
    let axis = |name: &str, score: Option<MedianScore>| score.map(|s| format!("{name} {s}"));
    let both = [axis(&picture.upwards, spot.upwards), axis(&picture.across, spot.across)];
    both.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn attendance(digest: &Digest) -> Vec<Vec<String>> {
    let mut keys: Vec<&str> = Vec::new();
    let mut known = KnownNames::default();
    for (key, _) in digest.room.people.iter().flat_map(|p| &p.attributes) {
        // More attributes than a spreadsheet has columns for are nobody's roster.
        if keys.len() < 1000 && known.add(key) {
            keys.push(key);
        }
    }
    let mut head = vec!["name", "presence", "arrived", "left", "minutes"];
    head.extend(&keys);
    let mut rows = Vec::new();
    for person in &digest.room.people {
        let values = |stay: [String; 3]| {
            let [arrived, left, stayed] = stay;
            let mut row = vec![text(&person.name), person.presence.to_owned(), arrived, left, stayed];
            let value = |key: &&str| {
                let exact = person.attributes.iter().find(|(k, _)| k == key);
                let found = exact.or_else(|| person.attributes.iter().find(|(k, _)| same(k, key)));
                found.map_or_else(String::new, |(_, v)| text(v))
            };
            row.extend(keys.iter().map(value));
            row
        };
        for (i, stay) in person.stays.iter().enumerate() {
            // The sum stands beside the first stay, so that a column of minutes adds up.
            let stayed = if i == 0 { whole_minutes(person.stayed_s) } else { String::new() };
            rows.push(values([time(stay.arrived), stay.left.map_or_else(String::new, time), stayed]));
        }
        if person.stays.is_empty() {
            rows.push(values([String::new(), String::new(), String::new()]));
        }
    }
    with_head(&head, rows)
}

fn timing(digest: &Digest) -> Vec<Vec<String>> {
    let head = ["activity", "phase", "planned start", "started", "ended", "planned minutes", "minutes", "skipped"];
    let maybe_minutes = |s: Option<i64>| s.map_or_else(String::new, whole_minutes);
    let mut rows = Vec::new();
    for a in &digest.activities {
        rows.push(vec![
            text(&a.title),
            String::new(),
            a.planned_start.map_or_else(String::new, |t| t.format("%H:%M").to_string()),
            a.started.map_or_else(String::new, time),
            a.ended.map_or_else(String::new, time),
            whole_minutes(a.planned_s),
            maybe_minutes(a.took_s),
            yes(a.skipped),
        ]);
        for p in &a.phases {
            let none = String::new;
            rows.push(vec![
                text(&a.title),
                text(&p.title),
                none(),
                none(),
                none(),
                whole_minutes(p.planned_s),
                maybe_minutes(p.took_s),
                none(),
            ]);
        }
    }
    with_head(&head, rows)
}

fn with_head(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let head = head.iter().map(|h| text(h)).collect();
    std::iter::once(head).chain(rows).collect()
}

/// Returns a moment as spreadsheets take it for one.
fn time(moment: Moment) -> String {
    moment.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn whole_minutes(s: i64) -> String {
    minutes(TimeDelta::try_seconds(s).unwrap_or_default()).to_string()
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

fn maybe(value: Option<&String>) -> String {
    value.map_or_else(String::new, |v| text(v))
}

/// Writes people's text as a cell: safe, its line ends kept, an apostrophe before what would make it a formula.
fn text(typed: &str) -> String {
    let safe = joined(typed, "\n", |line, out| out.push_str(line));
    // What stood at the front before blanks were taken off counts too: spreadsheets take them off as well.
    let first =
        |t: &str| t.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if first(&safe) || first(typed) { format!("'{safe}") } else { safe }
}
