//! Decides which lines with nothing but a title are activities. It changes nothing of those that say more.

use std::collections::{HashMap, HashSet};

use super::super::draft;
use super::super::line::{OutlineContext, SessionLine};
use super::entry::{Item, LineMeaning, Reading};
use crate::workshop::text::search_key;

/// Words that a mail begins or ends with, and no activity does.
const MAIL: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "dear",
    "hallo",
    "liebe",
    "lieber",
    "sehr",
    "bonjour",
    "hola",
    "ciao",
    "ola",
    "czesc",
    "beste",
    "thanks",
    "thank",
    "best",
    "regards",
    "cheers",
    "kind",
    "warm",
    "danke",
    "viele",
    "mit",
    "cordialement",
    "merci",
    "saludos",
    "gracias",
    "groeten",
    "from",
    "to",
    "cc",
    "subject",
    "sent",
    "date",
    "von",
    "an",
    "betreff",
    "gesendet",
    "yours",
    "sincerely",
];

/// Tells whether words can be the title of an activity: a few of them, and no sentence.
pub(super) fn is_title(text: &str) -> bool {
    let key = search_key(text);
    let first = key.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or_default();
    let short = text.chars().count() <= 60 && key.split(' ').count() <= 8;
    short && !text.ends_with(['.', ',', ';', ':', '!']) && !MAIL.contains(&first) && !text.contains('@')
}

/// Tells a sentence of a mail that speaks of a length: `We take 20 minutes for the budget, and then go home.`
pub(super) fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let ends = text.ends_with(['.', '!', '?']) || text.contains(". ") || text.contains("? ") || text.contains("! ");
    words > 25 || ends && words > 8
}

/// Tells whether a line is only there because it stands in a mail: a greeting, a closing, or a field of its head.
pub(super) fn is_of_mail(text: &str) -> bool {
    let key = search_key(text);
    let mut words = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_closed = text.ends_with([',', '!', '.']) || text.contains([':', '@']);
    words.next().is_some_and(|first| MAIL.contains(&first)) && (is_closed || words.all(|word| MAIL.contains(&word)))
}

/// Decides which lines with nothing but a title are activities: those of a list in which others have more, those among
/// lines of the grammar and, where no line has more, all of them.
///
/// Returns the lines that are none though others were taken for a part of them.
pub(super) fn decide(reading: &mut Reading) -> Vec<usize> {
    let items = &reading.items;
    let full: Vec<&Item> = items.iter().filter(|i| !i.bare).collect();
    let listed: HashSet<(usize, i32)> = full.iter().filter(|i| i.listed).map(|i| (i.block, i.indent)).collect();
    let typed: HashSet<usize> = full.iter().filter(|i| !i.foreign).map(|i| i.block).collect();
    // In a block of lines with minutes, one without them is an activity as well.
    let mut blocks: HashMap<(usize, bool), (usize, usize)> = HashMap::new();
    for item in items {
        let (full, all) = blocks.entry((item.block, item.listed)).or_default();
        *all += 1;
        *full += usize::from(item.foreign && item.minutes.is_some() && item.start.is_none());
    }
    let counted = |block: usize| blocks.get(&(block, false)).is_some_and(|(full, all)| *full >= 2 && *all < 2 * full);
    let none = full.is_empty();
    let lists = items.iter().any(|i| i.bare && i.listed);
    let bare = items.iter().filter(|i| i.bare && !i.listed).count();
    let is_left_out = |meaning: &LineMeaning| matches!(meaning, LineMeaning::LeftOut(_) | LineMeaning::Unclear(_));
    let prose = reading.agenda.lines.iter().filter(|l| is_left_out(&l.meaning)).count();
    let only_titles = none && !lists && bare >= 2 && prose == bare;
    let mut keep: Vec<bool> = items
        .iter()
        .map(|item| {
            !item.bare
                || (item.listed && (none || listed.contains(&(item.block, item.indent))) && is_title(&item.text))
                || (!item.listed && (typed.contains(&item.block) || counted(item.block)) && is_title(&item.text))
                || (!item.listed && only_titles)
        })
        .collect();
    let no_parents: Vec<usize> = items
        .iter()
        .zip(&keep)
        .filter(|(item, keep)| !**keep && !item.below.is_empty())
        .map(|(item, _)| item.line)
        .collect();
    if !no_parents.is_empty() {
        return no_parents;
    }
    // A comma in a title goes in quotes, unless the line is of a list.
    let commas: Vec<(usize, usize, String)> = (0..items.len())
        .filter(|&i| keep[i] && items[i].bare && !items[i].listed && items[i].text.contains(','))
        .map(|i| (i, items[i].line, items[i].text.clone()))
        .collect();
    // The first line can be the title of the session.
    let first = items.first().filter(|i| i.bare && !i.listed && !keep[0] && i.line == 0 && is_title(&i.text));
    let title = first.filter(|_| reading.agenda.title.is_none() && items.len() > 1).map(|i| (i.line, i.text.clone()));
    if let Some((line, title)) = title {
        reading.session(line, SessionLine::Title(title));
    }
    for (i, line, text) in commas {
        if let Err(wrong) = draft::read(&text, OutlineContext::default()) {
            keep[i] = false;
            reading.misread(line, &text, wrong.in_line(&text));
        }
    }
    let mut keep = keep.into_iter();
    reading.items.retain(|_| keep.next().unwrap_or(true));
    Vec::new()
}
