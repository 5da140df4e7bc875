//! Owns the prompt of the palette: every command by its name.

use crate::app::effect::Effect;
use crate::app::model::{Action, Bind, List, ListItem, Model, Prompt};
use crate::workshop::Command;

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "command",
    label: |_, _, _, _| "command".to_owned(),
    hints: [&["↑ ↓ choose · Enter runs it · Esc closes", "Enter runs it"]; 2],
    list: Some(List { title: "Commands", empty: "No command found.", offers }),
    open: |m| {
        m.prompt.offered = 0;
        None
    },
    changes: false,
    ..Prompt::DEFAULT
};

/// Returns every command that can be used now, then the activities, then the themes.
fn offers(m: &Model, keys: &[&'static Bind]) -> Vec<ListItem> {
    let rows = keys.iter().filter(|b| b.in_palette);
    let mut offers: Vec<ListItem> = rows
        .filter_map(|b| {
            let action = (b.run)(m, b.keys.first()?)?;
            Some(ListItem { text: b.help.to_owned(), bind: Some(*b), action })
        })
        .collect();
    for (at, activity) in m.session.plan.agenda.iter().enumerate() {
        if m.session.record.started.is_some() && m.session.step().map(|s| s.activity) != Some(at) {
            let action = Action::Perform(Command::GoTo(activity.id.clone()));
            offers.push(ListItem { text: format!("Go to {}", activity.title), bind: None, action });
        }
    }
    let theme = |name: &String| ListItem {
        text: format!("Theme {name}"),
        bind: None,
        action: Action::Run(Effect::Theme(name.clone())),
    };
    offers.extend(m.themes.iter().map(theme));
    offers
}
