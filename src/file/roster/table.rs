//! Reads the people of a table: each row below the headings, through all the sections of a report.

use super::super::problem::{Problem, Source, nearest, quoted, too_long};
use super::super::separated::{likely_separator, named_separator};
use super::columns::Columns;
use super::found::{Headings, Roster, RosterOptions};
use super::head::{self, Head};
use super::headings::{Meaning, meaning, plain};
use super::lines;
use super::marks;
use super::names::{is_mail, is_no_name, is_total, looks_like_person};
use super::people::People;
use super::rows::{self, Row, SEPARATORS, open_quote, problem};
use super::sections::{self, Line};
use super::values::{declines, is_polled};
use crate::workshop::Person;
use crate::workshop::limits::{MOST_ATTRIBUTES, MOST_PEOPLE};
use crate::workshop::text::{MOST_NAME, heading, same, tidy};

/// Reads the table in a text; nothing where no row of headings is found.
pub(super) fn table(source: &Source<'_>, options: &RosterOptions) -> Result<Option<Roster>, Problem> {
    let text = source.text;
    let named = named_separator(text);
    let from = rows::behind_lines(text, options.skip).max(named.map_or(0, |(_, from)| from));
    let likely = likely_separator(&text[from..]);
    let mut separators = vec![likely];
    separators.extend(SEPARATORS.into_iter().filter(|s| *s != likely));
    if let Some((one, _)) = named {
        separators = vec![one];
    }
    let (mut best, mut polled): (Option<(usize, u8)>, Option<u8>) = (None, None);
    for &separator in &separators {
        let (sample, _) = rows::rows(text, from, separator, head::SEARCHED + 2);
        let found = match &options.name {
            Some(_) => named_head(source, &sample, options).ok().flatten(),
            None => head::find(&sample),
        };
        if let Some(found) = found {
            let understood = found.understood();
            if best.is_none_or(|(most, _)| understood > most) {
                best = Some((understood, separator));
            }
        } else if polled.is_none() && poll_head(&sample).is_some() {
            polled = Some(separator);
        }
    }
    let separator = best.map(|(_, s)| s).or(polled);
    let Some(separator) = separator else {
        return match &options.name {
            Some(_) => Err(named_head(source, &rows::rows(text, from, likely, head::SEARCHED).0, options)
                .err()
                .unwrap_or_else(|| no_name(source, &[]))),
            None => Ok(None),
        };
    };
    if let Some(problem) = open_quote(source, from, separator) {
        return Err(problem);
    }
    let (all, broken) = rows::rows(text, from, separator, usize::MAX);
    if let Some(at) = broken {
        return Err(problem(source, at, "this row cannot be read".into(), "look for a quote that is not closed"));
    }
    let found = match &options.name {
        Some(_) => named_head(source, &all, options)?,
        None => head::find(&all).or_else(|| poll_head(&all)),
    };
    let Some(found) = found else { return Ok(None) };
    if let Some(list) = list_below(source, &all, &found, options) {
        return Ok(Some(list));
    }
    read(source, &all, found, separator, options).map(Some)
}

/// Returns the headings that the options name a column of.
fn named_head(source: &Source<'_>, rows: &[Row], options: &RosterOptions) -> Result<Option<Head>, Problem> {
    let Some(name) = &options.name else { return Ok(None) };
    let parts: Vec<&str> = name.split(['+', ',']).map(str::trim).collect();
    if let Some(found) = head::find_named(rows, &[name]).or_else(|| head::find_named(rows, &parts)) {
        return Ok(Some(found));
    }
    let number = parts.iter().map(|p| p.parse::<usize>().ok()).collect::<Option<Vec<_>>>();
    if let Some(numbers) = number.filter(|_| !rows.is_empty()) {
        let mut head = head::find(rows).unwrap_or_else(|| head::first_row(rows));
        // Without any heading that is understood, the first row is somebody, too.
        if head.understood() == 0 && head.row == 0 {
            let widest = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
            head.below = 0;
            head.cells = (1..=widest).map(|n| format!("column {n}")).collect();
            head.meanings = vec![Meaning::Other; widest];
        }
        if numbers.iter().all(|n| (1..=head.cells.len()).contains(n)) {
            return Ok(Some(head));
        }
    }
    let line = rows.iter().take(head::SEARCHED).max_by_key(|r| (r.filled(), std::cmp::Reverse(r.at)));
    let Some(row) = line else { return Err(no_name(source, rows)) };
    let near = nearest(name, row.cells.iter().map(String::as_str));
    let help = match near {
        Some(near) => format!("did you mean --name {}?", quoted(near)),
        None => "name one of these headings, or the number of a column".to_owned(),
    };
    let message = format!("no column is called {}; {}", quoted(name), seen(source, row));
    Err(problem(source, row.at, message, &help))
}

/// Reads a list of lines below one lone heading: `Participants:` above bullets, addresses or names with a comma.
fn list_below(source: &Source<'_>, rows: &[Row], found: &Head, options: &RosterOptions) -> Option<Roster> {
    let below = rows.get(found.below..)?;
    let listed = |r: &Row| {
        let text = r.cell(0);
        r.cells.len() > 1
            || marks::without_mark(text) != text
            || text.contains('<')
            || !matches!(sections::line(text, false), Line::One(clean) if clean == text)
    };
    if found.cells.len() > 1 || options.name.is_some() || !below.iter().any(listed) {
        return None;
    }
    let line = source.line(rows[found.row].at);
    let below = RosterOptions { skip: line, ..options.clone() };
    let list = lines::people_below(source, &below)?;
    Some(Roster { headings: Some(Headings { line, cells: found.cells.clone() }), above: found.row, ..list })
}

/// Returns the headings of a poll on days: no heading for the name, days above, answers below.
fn poll_head(rows: &[Row]) -> Option<Head> {
    let above = rows.iter().take(20).rposition(|r| r.cell(0).is_empty() && r.cells.len() > 1)?;
    let below: Vec<&Row> = rows[above + 1..].iter().filter(|r| !is_total(r.cell(0))).collect();
    let voted = |r: &&Row| !is_no_name(r.cell(0)) && r.cells[1..].iter().all(|c| is_polled(c));
    (!below.is_empty() && below.iter().all(voted)).then(|| Head {
        row: above,
        at: rows[above].at,
        below: above + 1,
        cells: std::iter::once("Name".to_owned())
            .chain(rows[above].cells.iter().skip(1).map(|_| String::new()))
            .collect(),
        meanings: std::iter::once(meaning("Name"))
            .chain(rows[above].cells.iter().skip(1).map(|_| Meaning::Other))
            .collect(),
    })
}

/// Returns the headings that the first row of a table is, where none of them is for a name.
pub(super) fn without_name(source: &Source<'_>, options: &RosterOptions) -> Option<Headings> {
    let from = rows::behind_lines(source.text, options.skip);
    let head = SEPARATORS.iter().find_map(|separator| {
        let (sample, _) = rows::rows(source.text, from, *separator, 2);
        (sample.len() > 1).then(|| head::first_row(&sample)).filter(Head::is_without_name)
    })?;
    Some(Headings { line: source.line(head.at), cells: head.cells })
}

/// Says that no column holds a name, and which headings there are.
pub(super) fn no_name(source: &Source<'_>, rows: &[Row]) -> Problem {
    let known = |r: &Row| r.cells.iter().filter(|c| meaning(c) != Meaning::Other).count();
    let line = rows.iter().take(20).max_by_key(|r| (known(r), r.filled(), std::cmp::Reverse(r.at)));
    let help = "say which column it is with --name COLUMN, or begin the file with a row of headings, for example: \
                name,department,role";
    match line {
        Some(row) => problem(source, row.at, format!("no column is called \"name\"; {}", seen(source, row)), help),
        None => problem(source, 0, "no column is called \"name\"".to_owned(), help),
    }
}

/// Says which headings stand in a line: `line 3 has: who · role`.
fn seen(source: &Source<'_>, row: &Row) -> String {
    Headings { line: source.line(row.at), cells: row.cells.clone() }.in_words()
}

/// Reads all sections of a table that begins with these headings.
fn read(
    source: &Source<'_>,
    rows: &[Row],
    first: Head,
    separator: u8,
    options: &RosterOptions,
) -> Result<Roster, Problem> {
    let mut roster = Roster {
        headings: Some(Headings { line: source.line(rows[first.row].at), cells: first.cells.clone() }),
        above: first.row,
        ..Roster::default()
    };
    let mut people = People::default();
    let title = |row: usize| row.checked_sub(1).and_then(|r| rows[r].alone());
    let numbered = |row: usize| row.checked_sub(1).is_some_and(|r| head::is_numbered(&rows[r]));
    let (mut head, mut sections) = (Some(first), 0);
    while let Some(this) = head.take() {
        let in_numbers = numbered(this.row);
        let mut end = this.below;
        while end < rows.len() {
            if in_numbers && head::is_numbered(&rows[end]) {
                break;
            }
            let apart = rows[end].gap || end > this.below && title(end).is_some();
            if apart && let Some(next) = head::head_at(rows, end).filter(|h| h.understood() > 1) {
                head = Some(next);
                break;
            }
            end += 1;
        }
        // The title of the next section belongs to it.
        let lone = |t: &str| !looks_like_person(t) || !rows[end].gap && this.cells.len() > 1;
        let titled = head.is_some() && end > this.below && title(end).is_some_and(lone);
        let section = &rows[this.below..end - usize::from(titled)];
        let columns = columns(source, &rows[this.row], &this, section, options)?;
        sections += 1;
        let export = !columns.left_out.is_empty() || this.row > 0 || !columns.status.is_empty() || sections > 1;
        for row in section {
            add(source, &mut people, row, &this, &columns, separator, export, options);
            if people.count > MOST_PEOPLE {
                let message = format!("this table has more than {MOST_PEOPLE} people");
                return Err(problem(source, row.at, message, "make several tables of it"));
            }
        }
        for column in columns.left_out {
            if !roster.columns_left_out.iter().any(|c| c.heading == column.heading) {
                roster.columns_left_out.push(column);
            }
        }
    }
    roster.entries = people.entries;
    Ok(roster)
}

/// Returns what the columns of a section are used for.
fn columns(
    source: &Source<'_>,
    row: &Row,
    head: &Head,
    section: &[Row],
    options: &RosterOptions,
) -> Result<Columns, Problem> {
    if head.cells.len() > MOST_ATTRIBUTES {
        let message = format!("this table has {} columns; at most {MOST_ATTRIBUTES} are allowed", head.cells.len());
        return Err(problem(source, row.at, message, "keep the columns that tell something about people"));
    }
    if let Some(long) = head.cells.iter().find(|h| h.len() > MOST_NAME) {
        let (message, help) = too_long("a heading", long.len(), MOST_NAME);
        return Err(problem(source, row.at, message, &help));
    }
    let columns = Columns::new(head, section, options);
    if !columns.has_name() {
        return Err(no_name(source, std::slice::from_ref(row)));
    }
    if let Some(twice) = columns.key_twice() {
        let message = format!("there are two columns {}", quoted(twice));
        return Err(problem(source, row.at, message, "give one of them another heading"));
    }
    let unknown = options.columns.iter().map(|c| c.rsplit_once('=').map_or(c.as_str(), |(from, _)| from)).find(|c| {
        let key = heading(c);
        !head.cells.iter().any(|h| same(&heading(h), &key))
    });
    if let Some(unknown) = unknown {
        let message = format!("no column is called {}; {}", quoted(unknown), seen(source, row));
        let near = nearest(unknown, head.cells.iter().map(String::as_str));
        let help = near.map_or_else(
            || "name one of these headings with --columns".to_owned(),
            |near| format!("did you mean {}?", quoted(near)),
        );
        return Err(problem(source, row.at, message, &help));
    }
    Ok(columns)
}

/// Adds the person in a row, or notes why there is none.
#[expect(clippy::too_many_arguments, reason = "a row is read with all that is known of its table")]
fn add(
    source: &Source<'_>,
    people: &mut People,
    row: &Row,
    head: &Head,
    columns: &Columns,
    separator: u8,
    export: bool,
    options: &RosterOptions,
) {
    // Who looks at pasted rows counts them from the first person on.
    let line = source.line(row.at) - if options.pasted { source.line(head.at) } else { 0 };
    let width = head.cells.len();
    let nobody = Person::default;
    if row.cells.iter().skip(width).any(|f| !f.is_empty()) {
        let message = format!("this row has {} fields, but there are {width} headings", row.cells.len());
        let help = "put a field that holds a separator in double quotes";
        return people.faulty(row.at, line, nobody(), "more fields than headings", message, help);
    }
    let swallowed = |field: &String| {
        let rows = field.lines().skip(1).map(|l| l.bytes().filter(|b| *b == separator).count());
        width > 1 && rows.into_iter().any(|separators| separators + 1 == width)
    };
    if columns.name_columns().any(|i| row.cell(i).contains('\n')) || row.cells.iter().any(swallowed) {
        let message = "a field of this row goes over several lines and holds the rows below it".to_owned();
        let help = "look for a quote too many, or write the field on one line";
        return people.faulty(row.at, line, nobody(), "a quote too many", message, help);
    }
    // A program that writes page by page repeats the headings.
    if columns.name_columns().all(|i| !row.cell(i).is_empty() && plain(row.cell(i)) == plain(&head.cells[i])) {
        return;
    }
    let others_are_numbers = row.cells.iter().skip(1).all(|c| !c.chars().any(char::is_alphabetic));
    if row.cells.iter().find(|c| !c.is_empty()).is_some_and(|c| is_total(c)) && others_are_numbers && width > 1 {
        return people.left_out(row.at, line, nobody(), "adds up the rows above".to_owned());
    }
    let below = row.gap && width > 1 && row.alone().is_some_and(|text| !looks_like_person(text) && text.contains(' '));
    if below {
        return people.left_out(row.at, line, nobody(), "a line below the table".to_owned());
    }
    let (name, found) = columns.name(row);
    let field = columns.mail.map(|i| row.cell(i)).filter(|m| is_mail(m));
    let mail = field.or(found.as_deref()).map(str::to_owned);
    let filled = columns.keys.iter().zip(&row.cells);
    let mut attributes: Vec<(String, String)> = filled
        .filter_map(|(key, v)| Some((key.clone()?, tidy(v))))
        .filter(|(_, v)| !v.is_empty() && v != "anonymous")
        .collect();
    if let (Some(found), true) = (found, columns.mail.is_none() && options.columns.is_empty()) {
        attributes.push(("email".to_owned(), found));
    }
    let person = Person { name, attributes };
    if let Some(i) = columns.status.iter().find(|i| declines(row.cell(**i), true)) {
        let why = tidy(row.cell(*i)).chars().take(40).collect();
        return people.left_out(row.at, line, person, why);
    }
    if person.name.is_empty() {
        if export && !options.pasted {
            return people.left_out(row.at, line, person, "no name".to_owned());
        }
        let message = "this row has no name".to_owned();
        people.faulty(row.at, line, person, "no name", message, "fill in the name, or delete the row");
        return people.written(columns.name_columns().next().map_or("", |i| row.cell(i)));
    }
    people.add(row.at, line, person, mail.as_deref(), columns.stays);
}
