//! Reads a roster from a table of comma-separated values, as every spreadsheet writes it.
//! It keeps the order of the people and of their columns.

use std::collections::HashMap;

use super::names::{UNIQUE, already};
use super::problem::{Problem, Severity, Source, quoted, too_long};
use super::text;
use crate::workshop::limits::{MOST_ATTRIBUTES, MOST_PEOPLE};
use crate::workshop::text::{MOST_NAME, heading, same, same_key, tidy};
use crate::workshop::{KnownNames, Person};

/// The headings under which a name is looked for, the best first.
const NAMES: [&str; 3] = ["name", "full name", "fullname"];

/// Reads a roster: a row of headings, one of them `name`, then a row for each person. The other columns become
/// attributes. Commas, semicolons and tabs separate; all problems are reported at once.
pub fn roster(bytes: &[u8]) -> Result<Vec<Person>, Vec<Problem>> {
    let (text, _) = text::text(bytes).map_err(|p| vec![p])?;
    let source = Source::new(text);
    let separator = separator(text);
    if let Some(open) = open_quote(text, separator) {
        let message = "this quote is not closed where its field ends, so the rows below it cannot be told apart";
        let help = "close the quote, or remove it; within quotes, write a quote twice";
        return Err(vec![problem(&source, open, message.to_owned(), help)]);
    }
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut problems = Vec::new();
    let mut people: Vec<Person> = Vec::new();
    let mut lines: HashMap<String, (usize, String)> = HashMap::new();
    let mut headings: Option<(Vec<String>, usize)> = None;
    let mut record = csv::StringRecord::new();
    loop {
        let at = rows.position().byte() as usize;
        match rows.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(e) => {
                let place = e.position().map_or(at, |p| p.byte() as usize);
                let help = "look for a quote that is not closed";
                problems.push(problem(&source, place, "this row cannot be read".into(), help));
                break;
            }
        }
        let at = record.position().map_or(at, |p| p.byte() as usize);
        let at = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some((keys, name)) = &headings else {
            match columns(&source, at, &record) {
                Ok(found) => headings = Some(found),
                Err(p) => return Err(vec![p]),
            }
            continue;
        };
        if record.len() > keys.len() && record.iter().skip(keys.len()).any(|f| !f.is_empty()) {
            let message = format!("this row has {} fields, but there are {} headings", record.len(), keys.len());
            problems.push(problem(&source, at, message, "put a field that holds a separator in double quotes"));
            continue;
        }
        let long = keys.iter().zip(&record).find(|(_, field)| field.len() > MOST_NAME);
        if let Some((key, field)) = long {
            let what = if key.is_empty() { "this name".to_owned() } else { quoted(key) };
            let (message, help) = too_long(&what, field.len(), MOST_NAME);
            problems.push(problem(&source, at, message, &help));
            continue;
        }
        let swallowed = |field: &str| {
            let rows = field.lines().skip(1).map(|l| l.bytes().filter(|b| *b == separator).count());
            keys.len() > 1 && rows.into_iter().any(|separators| separators + 1 == keys.len())
        };
        if record.get(*name).is_some_and(|n| n.contains('\n')) || record.iter().any(swallowed) {
            let message = "a field of this row goes over several lines and holds the rows below it".to_owned();
            problems.push(problem(&source, at, message, "look for a quote too many, or write the field on one line"));
            continue;
        }
        let name = tidy(record.get(*name).unwrap_or_default());
        if name.is_empty() {
            problems.push(problem(&source, at, "this row has no name".into(), "fill the name in, or delete the row"));
            continue;
        }
        let line = source.line(at);
        let key = same_key(&name);
        if let Some((first, known)) = lines.get(&key) {
            problems.push(problem(&source, at, already("the name", &name, known, *first), UNIQUE));
            continue;
        }
        if people.len() == MOST_PEOPLE {
            let message = format!("this table has more than {MOST_PEOPLE} people");
            problems.push(problem(&source, at, message, "make several tables of it"));
            break;
        }
        lines.insert(key, (line, name.clone()));
        let filled =
            keys.iter().zip(&record).map(|(k, v)| (k, tidy(v))).filter(|(k, v)| !k.is_empty() && !v.is_empty());
        let attributes = filled.map(|(k, v)| (k.clone(), v)).collect();
        people.push(Person { name, attributes });
    }
    if problems.is_empty() { Ok(people) } else { Err(problems) }
}

fn problem(source: &Source<'_>, at: usize, message: String, help: &str) -> Problem {
    let line = source.text[at.min(source.text.len())..].lines().next().map_or(0, str::len);
    source.problem(Severity::Error, at..at + line, message, Some(help.to_owned()))
}

/// Returns the keys that the headings stand for (blank for the name's own and an empty one), and the name's column.
fn columns(source: &Source<'_>, at: usize, record: &csv::StringRecord) -> Result<(Vec<String>, usize), Problem> {
    if record.len() > MOST_ATTRIBUTES {
        let message = format!("this table has {} columns, and the most are {MOST_ATTRIBUTES}", record.len());
        return Err(problem(source, at, message, "keep the columns that tell something about people"));
    }
    if let Some(long) = record.iter().find(|h| h.len() > MOST_NAME) {
        let (message, help) = too_long("a heading", long.len(), MOST_NAME);
        return Err(problem(source, at, message, &help));
    }
    let mut keys: Vec<String> = record.iter().map(heading).collect();
    let help = "begin the file with a row of headings, for example: name,department,role";
    for wanted in NAMES {
        let found: Vec<usize> = (0..keys.len()).filter(|&i| same(&keys[i], wanted)).collect();
        match found[..] {
            [] => {}
            [name] => {
                keys[name].clear();
                let mut known = KnownNames::default();
                let twice = (0..keys.len()).find(|&i| !keys[i].is_empty() && !known.add(&keys[i]));
                return match twice {
                    Some(i) => {
                        let message = format!("there are two columns {}", quoted(&keys[i]));
                        Err(problem(source, at, message, "give one of them another heading"))
                    }
                    None => Ok((keys, name)),
                };
            }
            _ => return Err(problem(source, at, format!("there are two columns \"{wanted}\""), "keep one of them")),
        }
    }
    Err(problem(source, at, "no column is called \"name\"".to_owned(), help))
}

/// Returns where a field in quotes begins that does not end: the text ends within it, or something stands behind the
/// quote that closes it.
fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut begins = true;
    while at < bytes.len() {
        if !(begins && bytes[at] == b'"') {
            begins = bytes[at] == separator || bytes[at] == b'\n' || bytes[at] == b'\r';
            at += 1;
            continue;
        }
        let open = at;
        at += 1;
        // Two quotes within a field stand for one.
        while let Some(quote) = bytes[at..].iter().position(|b| *b == b'"') {
            at += quote;
            if bytes.get(at + 1) != Some(&b'"') {
                break;
            }
            at += 2;
        }
        if bytes.get(at) != Some(&b'"') {
            return Some(open);
        }
        at += 1;
        let behind = bytes[at..].iter().find(|b| !matches!(b, b' ' | b'\t') || **b == separator);
        if behind.is_some_and(|b| *b != separator && *b != b'\n' && *b != b'\r') {
            return Some(open);
        }
        begins = false;
    }
    None
}

/// Returns the separator that the first line with something in it uses most, outside of quotes.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| {
        let mut quoted = false;
        first
            .chars()
            .filter(|&c| {
                quoted ^= c == '"';
                c == separator && !quoted
            })
            .count()
    };
    [';', '\t'].into_iter().filter(|&s| count(s) > count(',')).max_by_key(|&s| count(s)).map_or(b',', |s| s as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<(String, String)>)> {
        let people = roster(text.as_bytes()).unwrap_or_else(|p| panic!("{}", p[0].render("r.csv")));
        people.into_iter().map(|p| (p.name, p.attributes)).collect()
    }

    fn refused(text: &str) -> String {
        let problems = roster(text.as_bytes()).expect_err("refused");
        problems.iter().map(|p| p.render("r.csv")).collect::<Vec<_>>().join("\n")
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn spreadsheets_of_every_country_are_read() {
        let wanted = vec![
            ("Lima, Ana".to_owned(), vec![pair("department", "Support"), pair("role", "Say \"hi\"")]),
            ("Ben".to_owned(), vec![pair("role", "Lead")]),
            ("Cy".to_owned(), vec![]),
        ];
        let text = "Department,NAME,Role\nSupport,\"Lima, Ana\",\"Say \"\"hi\"\"\"\n\n , Ben ,Lead\n,Cy\n";
        assert_eq!(read(text), wanted);
        assert_eq!(read(&format!("\u{feff}\n{}", text.replace('\n', "\r\n"))), wanted);
        let semicolons = "Department;Full name;Role\nSupport;Lima, Ana;\"Say \"\"hi\"\"\"\n;Ben;Lead;\n;Cy;";
        assert_eq!(read(semicolons), wanted);
        assert_eq!(read(&semicolons.replace(';', "\t")), wanted);
        assert_eq!(read("name\nAna\nBen")[1].0, "Ben");
    }

    #[test]
    fn every_faulty_row_is_named() {
        let said = refused("name,role\nAna,Lead\nAna,Host\n,Lead\nBen,a,b\n");
        assert!(said.contains("r.csv:3:1: error: the name \"Ana\" is already on line 2"), "{said}");
        assert!(said.contains("r.csv:4:1: error: this row has no name"));
        assert!(said.contains("r.csv:5:1: error: this row has 3 fields, but there are 2 headings"));
        assert!(refused("who,role\nAna,Lead\n").contains("r.csv:1:1: error: no column is called \"name\""));
        assert!(refused("name,role,Role\n").contains("two columns \"role\""));
        assert!(refused("name,Name\n").contains("two columns \"name\""));
        assert!(refused("").contains("empty"));
    }
}
