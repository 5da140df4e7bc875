//! Runs the home screen: gathers what can be continued, opened and started, and waits for a choice.

use std::path::Path;

use terminal::Input;
use terminal::signals::Notice;

use super::Failure;
use super::templates::{Template, templates};
use super::terminal_session::{self, Happening, TerminalSession};
use crate::app::config::Config;
use crate::app::home::{Choice, Entry, Home, Leads};
use crate::domain::{Activity, Kind, State};
use crate::store::{Places, list, load};
use crate::theme::{self, Theme};
use crate::{file, screens};

/// The most sessions that are looked into; older ones are opened by name.
const LOOKED_INTO: usize = 12;

/// Shows the home screen until something is chosen; nothing when the facilitator leaves.
pub(super) fn choose(room: &mut TerminalSession, places: &Places, config: &Config) -> Result<Option<Leads>, Failure> {
    let mut home = Home { entries: entries(places), selected: 0 };
    let theme = theme(config);
    loop {
        room.draw(|area, buf| {
            screens::home(&home, &theme, area, buf);
            None
        })?;
        for happening in room.wait(None) {
            match happening {
                Happening::Input(inputs) => {
                    for input in inputs {
                        let Input::Key(key) = input else { continue };
                        match home.press(key) {
                            Choice::Leave => {
                                terminal_session::leave();
                                return Ok(None);
                            }
                            Choice::Suspend => {
                                terminal_session::suspend();
                            }
                            Choice::Go(leads) => return Ok(Some(leads)),
                            Choice::Stay => {}
                        }
                    }
                }
                Happening::Gone => return Err(Failure::new("The terminal is gone.")),
                Happening::Notice(Notice::Continued | Notice::Resized) => room.clear(),
                Happening::Drained | Happening::Save(_) | Happening::Past(_) => {}
            }
        }
    }
}

/// The theme of screens that belong to no session: a built-in one.
pub(super) fn theme(config: &Config) -> Theme {
    let name = config.theme.as_deref().unwrap_or("terminal");
    let built_in = theme::built_in().iter().find(|t| t.file_name == name);
    let theme = built_in.and_then(|t| theme::parse(t.text).ok()).unwrap_or_else(Theme::terminal);
    if std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) { theme.colourless() } else { theme }
}

/// The activities of the templates, each with its template's name.
pub(super) fn shelf(places: &Places) -> Vec<(String, Activity)> {
    let all = templates(places).unwrap_or_default();
    let plans = all.iter().filter_map(|t| Some((&t.name, file::read(&t.bytes().ok()?).ok()?.session.plan)));
    let mut shelf: Vec<(String, Activity)> = plans
        .flat_map(|(name, plan)| plan.agenda.iter().map(|a| (name.clone(), a.clone())).collect::<Vec<_>>())
        .collect();
    // Exercises and polls are what a library is asked for; the words around them come last.
    shelf.sort_by_key(|(_, a)| !matches!(a.kind, Kind::Exercise | Kind::Poll));
    shelf
}

fn entries(places: &Places) -> Vec<Entry> {
    let mut files = list(places.sessions()).unwrap_or_default();
    files.sort_by_key(|e| std::cmp::Reverse(e.modified));
    let mut sessions: Vec<Entry> = files.iter().take(LOOKED_INTO).filter_map(|e| entry(&e.path)).collect();
    sessions.sort_by_key(|e| !matches!(e.leads, Leads::Continue(_)));
    sessions.extend(templates(places).unwrap_or_default().iter().map(template));
    sessions
}

fn template(template: &Template) -> Entry {
    let whose = if template.path.is_some() { "yours · " } else { "" };
    let about = match template.bytes().map(|bytes| file::read(&bytes)) {
        Ok(Ok(opened)) => opened.session.plan.purpose.clone().unwrap_or_default(),
        Ok(Err(problems)) => problems.first().map_or_else(String::new, |p| format!("line {}: {}", p.line, p.message)),
        Err(error) => error.to_string(),
    };
    Entry {
        leads: Leads::Template(template.name.clone()),
        title: template.name.clone(),
        note: format!("{whose}{about}"),
    }
}

fn entry(path: &Path) -> Option<Entry> {
    let loaded = load(path).ok()?;
    let opened = file::read(&loaded.bytes).ok()?;
    let session = &opened.session;
    let place = path.to_path_buf();
    let date = session.record.started.map(|t| t.date_naive()).or(session.plan.date);
    let date = date.map_or(String::new(), |d| d.format("%-d %B %Y · ").to_string());
    let (leads, how) = match session.state() {
        State::Live | State::Paused => {
            let at = session.activity().map_or("under way", |a| a.title.as_str());
            (Leads::Continue(place), at.to_owned())
        }
        State::Planned => (Leads::Open(place), "planned".to_owned()),
        State::Done => (Leads::Open(place), "over".to_owned()),
    };
    Some(Entry { leads, title: session.plan.title.clone(), note: format!("{date}{how}") })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_session_whose_name_is_no_text_can_be_opened() {
        use std::os::unix::ffi::OsStrExt;
        let dir = tempfile::tempdir().expect("a folder");
        let places = Places::find(Some(dir.path()));
        std::fs::create_dir_all(places.sessions()).expect("a folder");
        let path = places.sessions().join(std::ffi::OsStr::from_bytes(b"caf\xe9.toml"));
        let text = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";
        std::fs::write(&path, text).expect("written");
        let first = entries(&places).into_iter().next().expect("an entry");
        let Leads::Open(leads) = first.leads else { panic!("{:?}", first.leads) };
        assert!(load(&leads).is_ok(), "{leads:?}");
    }
}
