//! Reads people from lines without headings: `Ana Lima <ana@x.org>`, `Ana Lima, Support`, bullets, a list of addresses.

use super::super::problem::Source;
use super::found::{Roster, RosterOptions};
use super::marks::without_mark;
use super::names::{bracketed, is_added, is_mail, is_no_name, looks_like_person, name_of_mail, split_mail, whole_name};
use super::people::People;
use super::rows::behind_lines;
use super::sections::{self, Line, Section};
use super::values::is_phone;
use crate::workshop::Person;
use crate::workshop::limits::MOST_PEOPLE;
use crate::workshop::text::{heading, same, search_key, tidy};

/// What the fields behind a name mean where nothing says it.
const FIELDS: [&str; 2] = ["department", "role"];

/// Reads one person a line. A file has to look like people throughout; what somebody pastes is looked at before it is
/// taken, so there everything is read. Nothing where it is no list of people.
pub(super) fn lines(source: &Source<'_>, options: &RosterOptions) -> Option<Roster> {
    read(source, options, options.pasted)
}

/// Reads one person a line below a heading that says that they are people.
pub(super) fn people_below(source: &Source<'_>, options: &RosterOptions) -> Option<Roster> {
    read(source, options, true)
}

fn read(source: &Source<'_>, options: &RosterOptions, sure: bool) -> Option<Roster> {
    let pieces = pieces(source.text, behind_lines(source.text, options.skip));
    let people_of = || pieces.iter().filter(|piece| piece.left_out.is_none());
    let judged: Vec<(usize, &str)> = people_of().map(|p| (p.at, p.text.as_str())).collect();
    if !sure && !looks_like_people(&judged) {
        return None;
    }
    let small = |piece: &str| piece.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let large_below = judged.len() > 1 && judged[1..].iter().all(|(_, p)| !small(p));
    let bracketed = judged.iter().filter(|(_, piece)| department(piece).is_some()).count();
    let grouped = judged.len() > 1 && bracketed * 2 > judged.len();
    let mut people = People::default();
    for (i, Piece { at, text: piece, section, left_out }) in pieces.iter().enumerate() {
        let line = source.line(*at) - if options.pasted { options.skip } else { 0 };
        let digits = |piece: &str| piece.contains(|c: char| c.is_ascii_digit());
        let dated = digits(piece) && judged.len() > 1 && judged[1..].iter().all(|(_, p)| !digits(p));
        let titled = i == 0 && (large_below && small(piece) || dated) && !piece.contains(['@', ',']);
        if let Some(why) = left_out.or(titled.then_some("a heading")) {
            people.left_out(*at, line, Person::default(), why.to_owned());
            people.written(piece);
            continue;
        }
        let (mut person, mail) = person(piece);
        if let Some((name, within)) = department(&person.name)
            && (grouped || is_word_of_its_own(name, within))
        {
            let (name, said) = (name.to_owned(), attribute_of(name, within));
            person.name = name;
            if person.attribute(&said.0).is_none() {
                person.attributes.insert(0, said);
            }
        }
        match section {
            Section::Tag(key, value) if person.attribute(key).is_none() => {
                person.attributes.push(((*key).to_owned(), value.clone()));
            }
            Section::Out(why) if !person.name.is_empty() => {
                people.left_out(*at, line, person, why.clone());
                continue;
            }
            _ => {}
        }
        if person.name.is_empty() {
            let help = "fill in the name, or delete the line";
            people.faulty(*at, line, person, "no name", "this line has no name".to_owned(), help);
            people.written(piece);
        } else {
            people.add(*at, line, person, mail.as_deref(), false);
        }
        if people.count > MOST_PEOPLE {
            let message = format!("this list has more than {MOST_PEOPLE} people");
            people.faulty(*at, line, Person::default(), "too many", message, "make several lists of it");
            break;
        }
    }
    Some(Roster { entries: people.entries, ..Roster::default() })
}

/// One person of a list, or a line that is none.
struct Piece {
    at: usize,
    text: String,
    /// What stands above it.
    section: Section,
    left_out: Option<&'static str>,
}

impl Piece {
    /// Tells whether an address on the line below can be this person's: a part of the name stands in it.
    fn is_of(&self, mail: &str) -> bool {
        let user = search_key(mail.split('@').next().unwrap_or_default()).into_owned();
        let named = |word: &str| word.chars().count() > 2 && user.contains(&*search_key(word));
        self.left_out.is_none() && !self.text.contains('@') && self.text.split_whitespace().any(named)
    }
}

/// Cuts a list into people, each with what stands above them, and lines that are none.
fn pieces(text: &str, from: usize) -> Vec<Piece> {
    let filled = || text[from..].split_inclusive('\n').filter(|line| !line.trim().is_empty());
    let alone = filled().count() == 1;
    let place = |raw: &str| raw.as_ptr() as usize - text.as_ptr() as usize;
    let units = sections::units(&text[from..]);
    let mut found: Vec<(&str, Line)> = filled().map(|raw| (raw, sections::line(raw, alone))).collect();
    for (raw, line) in &mut found {
        if let Line::One(name) = line
            && units.contains(&(place(raw) - from))
        {
            *line = Line::Heading(Section::Tag("department", tidy(name)));
        }
    }
    let is_address = |line: &Line| matches!(line, Line::One(text) if is_mail(text));
    let below_each =
        found.len() > 1 && found.chunks(2).all(|two| two.len() == 2 && !is_address(&two[0].1) && is_address(&two[1].1));
    let named = |line: &Line| match line {
        Line::Heading(Section::Unknown(of)) | Line::Names(Section::Unknown(of), _) => is_unit(of),
        _ => false,
    };
    // Where several headings are no words that are known, they name departments.
    let several = found.iter().filter(|(_, line)| named(line)).count() > 1;
    let known = |section: Section| match section {
        Section::Unknown(of) if several && is_unit(&of) => Section::Tag("department", of),
        other => other,
    };
    let (mut pieces, mut here): (Vec<Piece>, Section) = (Vec::new(), Section::Plain);
    for (raw, line) in found {
        let at = place(raw);
        let none = |text: String, why| Piece { at, text, section: Section::Plain, left_out: Some(why) };
        match line {
            Line::Heading(section) => {
                here = known(section);
                pieces.push(none(raw.to_owned(), "a heading"));
            }
            Line::Role(role) => {
                match pieces.last_mut().filter(|above| above.section == here && above.left_out.is_none()) {
                    Some(above) => above.section = Section::Tag("role", role),
                    None => here = Section::Tag("role", role),
                }
            }
            Line::When => pieces.push(none(raw.to_owned(), "a time")),
            Line::Sum => pieces.push(none(raw.to_owned(), "adds up the others")),
            Line::Crossed(text) => {
                pieces.push(Piece { at, text, section: Section::Out("crossed out".to_owned()), left_out: None });
            }
            Line::Names(section, names) => {
                let section = known(section);
                let each = names.into_iter().map(|text| Piece { at, text, section: section.clone(), left_out: None });
                pieces.extend(each);
            }
            Line::One(mail)
                if is_mail(&mail) && pieces.last().is_some_and(|above| below_each || above.is_of(&mail)) =>
            {
                if let Some(above) = pieces.last_mut() {
                    above.text = format!("{} <{mail}>", above.text);
                }
            }
            Line::One(text) => {
                let mut cut = Vec::new();
                split_addresses(at, &text, &mut cut);
                for (at, piece) in cut {
                    let text = without_mark(piece.trim()).to_owned();
                    if !text.is_empty() {
                        pieces.push(Piece { at, text, section: here.clone(), left_out: None });
                    }
                }
            }
        }
    }
    pieces
}

/// Tells the heading that can be the name of a department: a word or two.
fn is_unit(heading: &str) -> bool {
    heading.split_whitespace().count() <= 2
}

/// Tells a word in brackets that is no second name of somebody: `Ben (Sales)`, not `Benjamin (Ben)`.
fn is_word_of_its_own(name: &str, within: &str) -> bool {
    let begins = |word: &str| {
        search_key(word).starts_with(&*search_key(within)) || search_key(within).starts_with(&*search_key(word))
    };
    !within.contains(' ') && within.chars().count() > 1 && !name.split_whitespace().any(begins)
}

/// Returns what the word behind a name says of somebody: a role, or a department.
fn attribute_of(name: &str, within: &str) -> (String, String) {
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    if within.chars().count() > 1 && same(&initials, within) {
        return ("initials".to_owned(), tidy(within));
    }
    match sections::known(within) {
        Some(Section::Tag(key, value)) => (key.to_owned(), value),
        _ => ("department".to_owned(), tidy(within)),
    }
}

/// Returns a name and what stands in brackets behind it, where that can be a department: `Ana Lima (Sales)`.
fn department(text: &str) -> Option<(&str, &str)> {
    let (text, _) = text.split_once('<').unwrap_or((text, ""));
    let (name, within) = bracketed(text.trim())?;
    let large = within.starts_with(char::is_uppercase) && !within.contains('/') && within.split(' ').count() <= 3;
    (large && !is_added(within)).then_some((name, within))
}

/// Reads one line about one person: a name, then what is known, parted by commas, tabs, semicolons or bars.
pub(super) fn person(line: &str) -> (Person, Option<String>) {
    let (rest, mut mail) = split_mail(line);
    // `Lima, Ana <ana@x.org>` is how mail programs write a name.
    let addressed = mail.is_some() && line.contains('<');
    let rest = rest.trim().trim_matches([',', ';']).trim();
    let quoted = rest.strip_prefix('"').and_then(|r| r.split_once('"'));
    let mut attributes: Vec<(String, String)> = Vec::new();
    let (name, others): (String, Vec<&str>) = if let Some((name, others)) = quoted {
        (whole_name(name), fields(others.trim_start_matches([',', ';', '\t', ' '])))
    } else {
        let parts = fields(rest);
        // So do lists in which brackets stand behind both names: `Lima, Ana (Sales)`.
        let turned = (addressed
            || department(rest).is_some() && parts.iter().all(|p| !p.contains(' ') || p.ends_with(')')))
            && parts.len() == 2
            && !parts[1].contains([':', '='])
            && !rest.contains('\t');
        match parts.split_first() {
            _ if turned => match department(rest) {
                Some((name, department)) => {
                    attributes.push(("department".to_owned(), tidy(department)));
                    (whole_name(name), Vec::new())
                }
                None => (whole_name(rest), Vec::new()),
            },
            Some((first, others)) => (whole_name(first), others.to_vec()),
            None => (String::new(), Vec::new()),
        }
    };
    let mut free = FIELDS.iter();
    let mut more = 3;
    for other in others {
        let value = tidy(other);
        let said = value.split_once([':', '=']).map(|(k, v)| (heading(k), tidy(v)));
        let said = said.filter(|(k, v)| !k.is_empty() && !v.is_empty() && !v.starts_with("//"));
        let (key, value) = match said {
            Some(said) => said,
            None if value.is_empty() => {
                free.next();
                continue;
            }
            None if is_mail(&value) => {
                mail.get_or_insert(value);
                continue;
            }
            None if is_phone(&value) => ("phone".to_owned(), value),
            None => {
                let more_of_it = || {
                    more += 1;
                    format!("column {more}")
                };
                let known = |key: &&&str| attributes.iter().any(|(k, _)| same(k, key));
                let key = free.find(|key| !known(key)).map_or_else(more_of_it, |key| (*key).to_owned());
                (key, value)
            }
        };
        // Nobody is in two departments: what is said last counts.
        attributes.retain(|(k, _)| !same(k, &key));
        attributes.push((key, value));
    }
    if let Some(mail) = &mail {
        attributes.push(("email".to_owned(), mail.clone()));
    }
    let name = if is_no_name(&name) { mail.as_deref().and_then(name_of_mail).unwrap_or_default() } else { name };
    (Person { name, attributes }, mail)
}

/// Cuts a line into its fields.
fn fields(line: &str) -> Vec<&str> {
    let parted: Vec<&str> = if let Some(separator) = ['\t', ';', '|', ','].into_iter().find(|s| line.contains(*s)) {
        line.split(separator).collect()
    } else if let Some((name, _)) =
        line.split_once(": ").filter(|(name, rest)| looks_like_person(name) && !rest.contains(':'))
    {
        vec![name, &line[name.len() + 1..]]
    } else if let Some(dash) = [" – ", " — ", " - "].into_iter().find(|dash| line.contains(dash)) {
        line.split(dash).collect()
    } else {
        vec![line]
    };
    parted.into_iter().map(str::trim).collect()
}

/// Cuts a line with several addresses or names into one piece for each, as the field To of a mail has them.
fn split_addresses<'t>(at: usize, line: &'t str, pieces: &mut Vec<(usize, &'t str)>) {
    let begins = ["to:", "cc:", "bcc:", "an:", "von:", "from:", "à:", "a:", "do:", "aan:"];
    let line = line.trim_end_matches(['\n', '\r']);
    let head = begins.iter().find(|b| line.get(..b.len()).is_some_and(|start| same(start, b)));
    let skip = head.map_or(0, |b| b.len());
    let (at, line) = (at + skip, &line[skip..]);
    let mut cuts = Vec::new();
    let (mut quoted, mut from) = (false, 0);
    let mails = line.matches('@').count();
    for (i, c) in line.char_indices() {
        quoted ^= c == '"';
        let piece = &line[from..i];
        // A comma parts people where an address stands before it and more than one in the line.
        let ends = c == ';' || c == ',' && mails > 1 && piece.contains('@');
        if ends && !quoted {
            cuts.push((from, piece));
            from = i + 1;
        }
    }
    cuts.push((from, &line[from..]));
    let listed = mails > 1 || cuts.len() > 2 && cuts.iter().all(|(_, p)| p.trim().is_empty() || looks_like_person(p));
    if listed && cuts.len() > 1 {
        pieces.extend(cuts.into_iter().map(|(offset, piece)| (at + offset, piece)));
        return;
    }
    let names: Vec<&str> = line.split(',').collect();
    if names.len() > 2 && names.iter().all(|n| looks_like_person(n)) {
        let mut offset = 0;
        for name in names {
            pieces.push((at + offset, name));
            offset += name.len() + 1;
        }
        return;
    }
    pieces.push((at, line));
}

/// Tells whether lines are people, where nobody looks at them first: addresses, or nothing but names.
fn looks_like_people(pieces: &[(usize, &str)]) -> bool {
    let most = |n: usize| n * 5 >= pieces.len() * 4;
    let of = |test: &dyn Fn(&str) -> bool| pieces.iter().filter(|(_, p)| test(p)).count();
    if pieces.is_empty() {
        return false;
    }
    let mailed = |p: &str| split_mail(p).1.is_some();
    if most(of(&mailed)) {
        return true;
    }
    let plain = |p: &str| {
        let words = p.split_whitespace().count();
        p.len() <= 80 && words <= 5 && !p.contains(|c: char| c.is_ascii_digit() || "=[]{}<>?!;\t".contains(c))
    };
    let alone = of(&|p| plain(p) && !p.trim_end_matches(':').contains([',', ':']));
    if alone == pieces.len() {
        return true;
    }
    // Names of two words in front of a comma are people, as is `Lima, Ana (Sales)`; `who,role` are headings.
    let person = |p: &str| {
        mailed(p) || department(p).is_some() || fields(p).first().is_some_and(|first| looks_like_person(first))
    };
    most(of(&person)) && person(pieces[0].1)
}
