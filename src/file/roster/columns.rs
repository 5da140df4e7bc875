//! Decides what each column of a table of people is used for: the name, an attribute, a refusal, or nothing. It reads
//! headings and looks at the values below them; it makes no people.

use super::found::{ColumnLeftOut, RosterOptions};
use super::head::Head;
use super::headings::{Meaning, plain};
use super::names::{is_mail, is_no_name, is_total, name, whole_name, without_original};
use super::rows::Row;
use super::values::{is_about_coming, is_link, is_moment, is_polled, is_slot, is_stamp};
use crate::workshop::text::{heading, same, same_key, search_key, tidy};

/// What the columns of a table are used for.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Whole names, the best first; and whether the original name stands behind them in brackets.
    whole: Vec<(usize, bool)>,
    /// Parts of a name: first ones, what stands between, last ones.
    parts: [Vec<usize>; 3],
    /// Names of accounts, where there is no other name.
    accounts: Vec<usize>,
    /// The first column with addresses of mail.
    pub mail: Option<usize>,
    /// Columns that tell whether somebody comes.
    pub status: Vec<usize>,
    /// The attribute that each column becomes.
    pub keys: Vec<Option<String>>,
    /// One person may stand in several rows: each is a stay in a meeting.
    pub stays: bool,
    /// What is left out, and why.
    pub left_out: Vec<ColumnLeftOut>,
}

/// What stands in headings of stays in a meeting.
const STAYS: [&str; 40] = [
    "join",
    "joined",
    "leave",
    "left",
    "duration",
    "exited",
    "beitritt",
    "austritt",
    "dauer",
    "verlassen",
    "beigetreten",
    "anwesenheitsdauer",
    "entrada",
    "saida",
    "salida",
    "union",
    "duree",
    "depart",
    "arrivee",
    "duracion",
    "durata",
    "duracao",
    "uscita",
    "accesso",
    "ingresso",
    "ingressou",
    "deelname",
    "vertrek",
    "duur",
    "dolaczenie",
    "dolaczenia",
    "opuszczenie",
    "wyjscie",
    "wyjscia",
    "trwania",
    "connexion",
    "sortie",
    "participation",
    "entree",
    "action",
];

impl Columns {
    /// Decides what the columns below these headings are used for.
    pub(super) fn new(head: &Head, rows: &[Row], options: &RosterOptions) -> Self {
        let mut columns = Self { keys: vec![None; head.cells.len()], ..Self::default() };
        columns.stays = head.cells.iter().zip(&head.meanings).any(|(cell, meaning)| {
            let when = matches!(meaning, Meaning::Time | Meaning::Technical);
            when && plain(cell).split(' ').any(|w| STAYS.contains(&w))
        });
        columns.find_names(head, rows, options);
        for (i, written) in head.cells.iter().enumerate() {
            let used = columns.whole.iter().any(|(c, _)| *c == i) || columns.parts.iter().flatten().any(|c| *c == i);
            if used || columns.accounts.contains(&i) || written.is_empty() {
                continue;
            }
            let added = |row: &&Row| !row.cells.iter().find(|c| !c.is_empty()).is_some_and(|c| is_total(c));
            let below = || rows.iter().filter(added).map(|r| r.cell(i)).filter(|v| !v.is_empty());
            if head.meanings[i] == Meaning::Status {
                columns.status.push(i);
            }
            let mails = matches!(head.meanings[i], Meaning::Email | Meaning::Account) && below().any(is_mail);
            if mails && columns.mail.is_none() {
                columns.mail = Some(i);
            }
            let why = if mails { None } else { unwanted(head.meanings[i], written, &below) };
            let key = heading(written);
            match (wanted(&key, &options.columns), why) {
                (Some(key), _) => columns.keys[i] = Some(key),
                (None, None) if options.columns.is_empty() => columns.keys[i] = Some(key),
                // A column without a value is no loss.
                (None, why) if below().next().is_some() => {
                    let why = why.unwrap_or("not asked for");
                    columns.left_out.push(ColumnLeftOut { heading: written.clone(), why });
                }
                (None, _) => {}
            }
        }
        columns
    }

    /// Finds the columns of the name.
    fn find_names(&mut self, head: &Head, rows: &[Row], options: &RosterOptions) {
        let of =
            |wanted: Meaning| -> Vec<usize> { (0..head.cells.len()).filter(|&i| head.meanings[i] == wanted).collect() };
        let original = |i: usize| (i, plain(&head.cells[i]).contains("original"));
        if let Some(chosen) = &options.name {
            let find = |part: &str| {
                let by_heading = head.cells.iter().position(|c| same(&heading(c), &heading(part)));
                by_heading
                    .or_else(|| part.trim().parse::<usize>().ok()?.checked_sub(1).filter(|i| *i < head.cells.len()))
            };
            let parts: Vec<usize> = match find(chosen) {
                Some(one) => vec![one],
                None => chosen.split(['+', ',']).filter_map(find).collect(),
            };
            match parts[..] {
                [one] => self.whole = vec![original(one)],
                _ => self.parts[0] = parts,
            }
            return;
        }
        let (mut first, mut last) = (of(Meaning::First), of(Meaning::Last));
        let mut whole = of(Meaning::Name);
        let lasts_alone = last.is_empty() && !first.is_empty();
        if lasts_alone { &mut last } else { &mut whole }.extend(of(Meaning::NameOrLast));
        let firsts_alone = first.is_empty() && !last.is_empty();
        if firsts_alone { &mut first } else { &mut whole }.extend(of(Meaning::NameOrFirst));
        last.extend(of(Meaning::SecondLast));
        let accounts = of(Meaning::Account);
        let (mails, accounts): (Vec<usize>, Vec<usize>) =
            accounts.into_iter().partition(|i| rows.iter().any(|r| is_mail(r.cell(*i))));
        let named = !(whole.is_empty() && first.is_empty() && last.is_empty());
        self.accounts = if named || !mails.is_empty() { Vec::new() } else { accounts };
        self.whole = whole.into_iter().map(original).collect();
        self.parts = [first, of(Meaning::Between), last];
    }

    /// Tells whether there is a column for the name.
    pub(super) fn has_name(&self) -> bool {
        !(self.whole.is_empty() && self.parts.iter().all(Vec::is_empty) && self.accounts.is_empty())
    }

    /// Returns the columns that make the name.
    pub(super) fn name_columns(&self) -> impl Iterator<Item = usize> {
        self.whole
            .iter()
            .map(|(i, _)| *i)
            .chain(self.parts.iter().flatten().copied())
            .chain(self.accounts.iter().copied())
    }

    /// Returns the name in a row, and the address of mail that stands with it; blank where there is none.
    pub(super) fn name(&self, row: &Row) -> (String, Option<String>) {
        for (i, original) in &self.whole {
            let field = row.cell(*i);
            let (found, mail) = name(if *original { without_original(field) } else { field });
            if !is_no_name(&found) || mail.is_some() {
                return (if is_no_name(&found) { String::new() } else { found }, mail);
            }
        }
        let part = |columns: &[usize]| {
            let cells = columns.iter().map(|i| tidy(row.cell(*i))).filter(|c| !is_no_name(c));
            cells.collect::<Vec<_>>().join(" ")
        };
        let [first, between, last] = [0, 1, 2].map(|i| part(&self.parts[i]));
        // `Name` beside `Vorname` is the last name in one list and the whole one in another.
        let whole =
            !first.is_empty() && search_key(&last).split(' ').any(|w| w == search_key(&first)) && last.contains(' ');
        let joined = if whole {
            last
        } else {
            [first, between, last].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
        };
        if !joined.is_empty() {
            let alone = self.parts[2].is_empty() && self.parts[0].len() < 2;
            return (if alone { whole_name(&joined) } else { joined }, None);
        }
        let account = self.accounts.iter().map(|i| name(row.cell(*i))).find(|(n, _)| !is_no_name(n));
        account.unwrap_or_default()
    }

    /// Returns a heading that two of the kept columns have.
    pub(super) fn key_twice(&self) -> Option<&str> {
        let mut known = std::collections::HashSet::new();
        self.keys.iter().flatten().find(|key| !known.insert(same_key(key))).map(String::as_str)
    }
}

/// Returns the attribute that a column becomes where the options name it: `department`, `Bereich=department`.
fn wanted(key: &str, columns: &[String]) -> Option<String> {
    columns.iter().find_map(|column| {
        if same(&heading(column), key) {
            return Some(key.to_owned());
        }
        let (from, to) = column.rsplit_once('=')?;
        (same(&heading(from), key) && !heading(to).is_empty()).then(|| heading(to))
    })
}

/// Returns why a column is left out; nothing where it tells something about people.
fn unwanted<'r, I: Iterator<Item = &'r str>>(
    meaning: Meaning,
    written: &str,
    below: &impl Fn() -> I,
) -> Option<&'static str> {
    match meaning {
        Meaning::Id => Some("ids"),
        Meaning::Order => Some("orders"),
        Meaning::Technical => Some("settings"),
        Meaning::Name
        | Meaning::NameOrLast
        | Meaning::NameOrFirst
        | Meaning::Account
        | Meaning::First
        | Meaning::Last => Some("other names"),
        Meaning::Time => below().all(|value| is_moment(value) || same(value, "never")).then_some("times"),
        Meaning::Status => below().all(is_about_coming).then_some("answers"),
        _ if below().next().is_some() && below().all(is_stamp) => Some("times"),
        _ if below().next().is_some() && below().all(is_link) => Some("links"),
        _ if is_slot(written) && below().all(is_polled) => Some("answers"),
        _ => None,
    }
}
