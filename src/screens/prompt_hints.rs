//! Owns the words beside the line being typed: what it is for, what it would become, and how it ends.

use super::Cx;
use crate::app::{Purpose, quick_poll};
use crate::domain::{NoteKind, counted};

/// What can be typed on a line and how it ends, the fullest wording first.
pub fn hints(purpose: &Purpose, empty: bool) -> Vec<&'static str> {
    match purpose {
        Purpose::Capture if empty => vec![
            "! decision  ? question  * takeaway  \" quote  ~ parked  @name action     Enter keeps · Esc leaves",
            "! decision  ? question  * takeaway  @name action     Enter keeps · Esc leaves",
            "Enter keeps · Esc leaves",
        ],
        Purpose::Capture | Purpose::Reword(_) | Purpose::Reason | Purpose::Title(..) => {
            vec!["Enter keeps · Esc leaves"]
        }
        Purpose::Count if empty => {
            vec!["8 sets this one · 8 3 2 sets them from the first on     Esc leaves", "Enter sets · Esc leaves"]
        }
        Purpose::Thumbs => vec!["up, then down: 5 2     Enter counts · Esc leaves", "up, then down: 5 2"],
        Purpose::Marks(_) | Purpose::Count | Purpose::GroupName(_) => vec!["Enter sets · Esc leaves"],
        Purpose::Ballot if empty => vec![
            "2 4 1 · b d · 1:3 2:2 · - abstains · ! not valid · Ana: 2     Esc leaves",
            "2 4 1 · - abstains · Esc leaves",
        ],
        Purpose::Ballot => vec!["Enter puts it into the box · u takes it back", "Enter puts it in"],
        Purpose::QuickPoll if empty => {
            vec!["question? a / b / c · no options: yes or no · 1-5 a scale     Enter opens it", "question? a / b / c"]
        }
        Purpose::QuickPoll => vec!["Enter opens it · Esc leaves"],
        Purpose::Chair => vec!["Enter decides · Esc leaves"],
        Purpose::Spelling(_) => vec!["a typing error only: the counts stay     Enter sets", "the counts stay"],
        Purpose::Newcomer => vec!["Name, department: Sales     Enter adds · Esc leaves", "Enter adds · Esc leaves"],
        Purpose::Elsewhere => vec!["Enter saves there · Esc leaves"],
        Purpose::Search => vec!["↑ ↓ choose · Enter goes there · Esc closes", "Enter goes there"],
        Purpose::Planned(_) => vec!["Title, 15, break     Enter adds · Esc leaves", "Enter adds · Esc leaves"],
        Purpose::PlannedPhase(..) => {
            vec!["Title, 5, write · merge, vote, share, discuss     Enter adds · Esc leaves", "Title, 5, write"]
        }
        Purpose::Shelf(_) => vec!["↑ ↓ choose · Enter takes it · Esc closes", "Enter takes it"],
        Purpose::Palette => vec!["↑ ↓ choose · Enter does it · Esc closes", "Enter does it"],
    }
}

/// What the line being typed is for; on the capture line what it would become, and where.
pub fn label(cx: &Cx<'_>, purpose: &Purpose, text: &str) -> String {
    match purpose {
        Purpose::Capture => {
            let note = cx.m.captured(&text[..text.floor_char_boundary(400)], cx.now);
            let column = note.column.as_ref().and_then(|id| cx.m.shown_activity()?.column(id)).map(|c| c.title.clone());
            let owner = note.owner.as_deref().filter(|_| note.kind == NoteKind::Action).map(|o| owner_label(cx, o));
            let due = note.due.map(|d| format!("by {}", d.format("%a %-d %b")));
            let hidden = cx.m.session.hides().then(|| "hidden".to_owned());
            let parts = [Some(note.kind.word().to_owned()), hidden, owner, due, note.group, note.row, column];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Purpose::Reword(_) => "reword".to_owned(),
        Purpose::Count => {
            let options = cx.m.session.poll_run().map(|r| r.options.clone()).unwrap_or_default();
            let option = options.get(cx.m.option).map_or(String::new(), |o| format!(" {o}"));
            format!("count for {}{option}", cx.m.option + 1)
        }
        Purpose::Ballot => {
            let number = cx.m.session.poll_run().filter(|r| r.closed.is_none()).map_or(0, |r| r.ballots.len()) + 1;
            match cx.m.ballot(text) {
                _ if text.trim().is_empty() => format!("ballot {number}"),
                Ok(meaning) => format!("ballot {number}: {meaning}"),
                Err(why) => format!("ballot {number}: {}", why.trim_end_matches('.')),
            }
        }
        Purpose::Thumbs => "thumbs up and down".to_owned(),
        Purpose::Marks(note) => super::entry_votes::score_label(cx, *note),
        Purpose::QuickPoll => {
            let (_, plan) = quick_poll(text);
            match plan.options.len() {
                0 => format!("quick poll, {}", plan.method),
                n => format!("quick poll, {}", counted(n, "option")),
            }
        }
        Purpose::Reason => "stop: what is the objection?".to_owned(),
        Purpose::Chair => "the chair decides for".to_owned(),
        Purpose::Spelling(_) => "spelling of the option".to_owned(),
        Purpose::Newcomer => "who is new?".to_owned(),
        Purpose::GroupName(_) => "new name of the group".to_owned(),
        Purpose::Elsewhere => "save to the file".to_owned(),
        Purpose::Search => "search".to_owned(),
        Purpose::Palette => "command".to_owned(),
        Purpose::Title(_, None) => "title".to_owned(),
        Purpose::Title(_, Some(_)) => "title of the phase".to_owned(),
        Purpose::PlannedPhase(..) => "new phase".to_owned(),
        Purpose::Planned(_) => "new activity".to_owned(),
        Purpose::Shelf(_) => "from the library".to_owned(),
    }
}

/// The owner of an action as it would be kept; where several people could be meant, it asks which.
fn owner_label(cx: &Cx<'_>, owner: &str) -> String {
    let everybody = cx.m.session.everybody();
    let asked = owner.to_lowercase();
    let meant: Vec<&str> =
        everybody.iter().map(|p| p.name.as_str()).filter(|n| n.to_lowercase().starts_with(&asked)).collect();
    match meant.as_slice() {
        [] | [_] => owner.to_owned(),
        names if names.contains(&owner) => owner.to_owned(),
        [first, second] => format!("{owner}: {first} or {second}?"),
        [first, second, ..] => format!("{owner}: {first}, {second} or another?"),
    }
}
