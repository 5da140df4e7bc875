//! Owns the commands that can be called by name: what each one is called, by which other words it is found, and what it
//! does. The list is in `commands/catalogue.rs`; what the typed words find in it is in `palette`.

mod catalogue;
mod named;
mod typed;

use super::model::{Action, Bind, ListItem, Model};
use crate::workshop::Moment;
use crate::workshop::text::search_key;
pub use catalogue::COMMANDS;
pub use named::{Choice, Does, Made, Named};

/// Lists every command as things are now, given all rows of the tables, those of the view first; then what else the keys of
/// the view do.
pub fn offers(m: &Model, rows: &[&'static Bind], typed: &str, now: Moment) -> Vec<ListItem> {
    let mut all: Vec<ListItem> = COMMANDS.iter().flat_map(|named| items(named, m, rows, typed, now)).collect();
    let named = |bind: &Bind| COMMANDS.iter().any(|named| named.row_names().contains(&bind.id));
    let here = rows.iter().filter(|bind| !named(bind) && !catalogue::ONLY_KEYS.contains(&bind.id));
    all.extend(here.filter_map(|bind| {
        // What only works in another view is not offered here.
        let action = (bind.run)(m, bind.keys.first()?)?;
        Some(ListItem { rows: vec![*bind], ..ListItem::new(bind.help, action) })
    }));
    all
}

fn items(named: &'static Named, m: &Model, rows: &[&'static Bind], typed: &str, now: Moment) -> Vec<ListItem> {
    let row = |id: &&str| rows.iter().copied().find(|bind| bind.id == *id);
    let mut binds: Vec<&'static Bind> = named.row_names().iter().filter_map(row).collect();
    let item = |text: &str| ListItem {
        name: named.bare_name().to_owned(),
        synonyms: named.synonyms.to_owned(),
        ..ListItem::new(text, Action::Close)
    };
    let mut refused = (named.refuses)(m);
    match &named.does {
        Does::Keys(_, then) => {
            let view = m.cursor.view;
            // The key that opens the view in which one is already would close it.
            let is_there = binds.first().is_some_and(|bind| view.opener.as_ref().is_some_and(|o| o.id == bind.id));
            let shown = is_there && binds.len() == 1;
            if shown && !view.for_the_room {
                refused = Some("shown already".to_owned());
            }
            if is_there && !shown {
                binds.remove(0);
            }
            let on = (named.on)(m);
            let text = if on.is_empty() { named.name.to_owned() } else { format!("{} {on}", named.name) };
            let first = binds.first().filter(|bind| bind.keys.iter().any(|key| (bind.run)(m, key).is_some()));
            let refused = refused.or_else(|| {
                let why = || binds.first().and_then(|bind| bind.why_not(m)).unwrap_or("nothing to do now".to_owned());
                first.is_none().then(why)
            });
            let action = refused.map_or_else(|| Ok(Action::Press(binds.clone(), then)), |why| Err(short(&why)));
            let found = item(&text);
            // Other words for the view that is shown leave room for what they mean in it.
            let synonyms = if shown { String::new() } else { found.synonyms.clone() };
            vec![ListItem { rows: binds, action, synonyms, ..found }]
        }
        Does::Typed(_, make) => {
            let (head, tail) = typed::parted(named, typed);
            let made = refused.map_or_else(|| make(m, &tail, now), Err);
            let text = match (&made, named.name.strip_prefix(named.bare_name())) {
                (Ok(_), Some(_)) => format!("{} {tail}", named.bare_name()),
                _ => named.name.to_owned(),
            };
            let (action, says) = match made {
                Ok((action, says)) => (Ok(action), says),
                Err(why) => (Err(short(&why)), String::new()),
            };
            vec![ListItem { rows: binds, typed: Some(head), action, says, ..item(&text) }]
        }
        Does::Acts(make) => {
            let made = refused.map_or_else(|| make(m), Err);
            let says = made.as_ref().map_or_else(|_| String::new(), |(_, says)| says.clone());
            vec![ListItem {
                action: made.map(|(action, _)| action).map_err(|why| short(&why)),
                says,
                ..item(named.name)
            }]
        }
        Does::Chosen(choices) => {
            let choices = choices(m);
            let why = if choices.is_empty() { "nothing to choose from" } else { "type its name, or choose one" };
            let action = Err(refused.unwrap_or_else(|| why.to_owned()));
            let first = named.synonyms.split(',').next().unwrap_or_default();
            let mut all = vec![ListItem { action, ..item(named.name) }];
            all.extend(choices.into_iter().map(|choice| ListItem {
                name: format!("{} {}", named.bare_name(), choice.name),
                synonyms: format!("{first} {}", choice.name),
                ..ListItem::new(&format!("{} {}", named.bare_name(), choice.name), choice.action)
            }));
            all
        }
    }
}

/// Turns a sentence into the words beside a command.
fn short(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let (first, rest) = sentence.split_at(sentence.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", search_key(first))
}
