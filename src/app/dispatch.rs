//! Takes a key or pasted text, and does what it means: key → row → action → view, prompt or `perform`. It never
//! fails: a refusal becomes a message. Nothing below imports it.

use chrono::TimeDelta;
use terminal::Key;

use super::effect::Effect;
use super::keymap::Keymap;
use super::list_keys::{step_beside_text, stepped};
use super::model::{Action, Bind, Card, Entered, Model, Purpose};
use super::palette::CONTAINS;
use super::perform::{self, perform};
use super::plan_rows::edit_plan;
use super::prompts::{objection, save_elsewhere};
use super::showing::{follow_end, show, show_code};
use super::views::{floor, live, room};
use super::{MOST_BYTES, TextInput, closing, form_keys, group_search, layouts, palette, pasted_people, polls};
use crate::workshop::{Command, Moment, Participant, Refusal, Voice};

/// How long a key that leaves the stage waits for the second press.
const LEAVES: TimeDelta = TimeDelta::seconds(2);

/// Takes a key: into what is being typed, else as the command it means. A key with Alt that means nothing is Esc and
/// that key: tmux and slow lines make one of the two.
pub fn press(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    perform::forget_nobody_yet(m);
    match key.without_alt().filter(|_| !is_bound(m, keys, key)) {
        None => press_one(m, keys, key, now),
        Some(plain) => {
            let mut effects = press_one(m, keys, Key::Esc, now);
            // What was open may have hidden a meaning of the key with Alt.
            let next = if is_bound(m, keys, key) { key } else { plain };
            effects.extend(press_one(m, keys, next, now));
            effects
        }
    }
}

/// Returns whether a key with Alt means something where the facilitator is now.
fn is_bound(m: &Model, keys: &Keymap, key: Key) -> bool {
    if m.saving.leaving {
        return false;
    }
    if is_typing(m) { TextInput::edits(key) || suspends(m, keys, key) } else { keys.has(m.cursor.view, key) }
}

/// Returns whether letters are letters where the facilitator is now.
fn is_typing(m: &Model) -> bool {
    form_keys::is_open(m) || m.prompt.line.is_some() || m.prompt.people.is_some()
}

fn suspends(m: &Model, keys: &Keymap, key: Key) -> bool {
    matches!(keys.action(m, key), Some(Action::Run(Effect::Suspend)))
}

fn press_one(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    if m.saving.leaving {
        return answer(m, layouts::translated(key), now);
    }
    // Whatever is open, the program can be suspended; a letter is a letter there.
    if is_typing(m) && !matches!(key, Key::Char(_)) && suspends(m, keys, key) {
        return update(m, Action::Run(Effect::Suspend), now);
    }
    if m.prompt.people.is_some() {
        pasted_people::press(m, key, now);
        keep_in_range(m);
        return Vec::new();
    }
    if form_keys::is_open(m) {
        let effects = form_keys::press(m, key, now);
        keep_in_range(m);
        return effects;
    }
    if m.prompt.line.is_some() {
        return press_on_line(m, keys, key, now);
    }
    press_command(m, keys, key, now)
}

/// Takes a key as the command that it means.
fn press_command(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    let translated = layouts::translated(key);
    let key = if !keys.is_known(key) && keys.is_known(translated) { translated } else { key };
    if m.cursor.view.for_the_room && keys.row(m.cursor.view, key).is_some_and(|row| !(row.on_stage)(m)) {
        return press_private(m, keys, key, now);
    }
    let scroll = m.cursor.card.and_then(|card| scroll(card, key)).map(Action::Move);
    let Some(action) = scroll.or_else(|| keys.action(m, key)) else {
        if let Some(why) = keys.why_not(m, key) {
            m.refuse(why, now);
        }
        return Vec::new();
    };
    if let (Some(card), Action::Move(by)) = (m.cursor.card, &action) {
        let rows = if card == Card::Help { usize::MAX } else { m.full_text().len() };
        m.cursor.card_from = stepped(m.cursor.card_from, *by, rows);
        return Vec::new();
    }
    // A card lies above everything: the next key closes it, and means what it says; only moving moves in it.
    if !matches!(action, Action::Read(_) | Action::Close) {
        m.cursor.card = None;
    }
    m.messages.message = None;
    if !matches!(action, Action::Quit) {
        m.messages.quits = None;
    }
    update(m, action, now)
}

/// Takes a key that would show the room what is private: the second press leaves the stage and does what it says.
fn press_private(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    let again = m.messages.message.take().is_some_and(|message| message.leaves == Some(key) && now < message.until);
    if !again {
        let name = Keymap::shown_key(key);
        m.notify(format!("{name} leaves the stage · press {name} again"), now);
        if let Some(message) = &mut m.messages.message {
            (message.leaves, message.until) = (Some(key), now + LEAVES);
        }
        return Vec::new();
    }
    m.cursor.view = &live::VIEW;
    m.cursor.selected = 0;
    match keys.action(m, key) {
        // The stage was what was open.
        Some(Action::Close) => Vec::new(),
        _ => press_one(m, keys, key, now),
    }
}

/// Returns by how much a key scrolls a card, or turns its pages: nobody ends a phase by turning a page.
fn scroll(card: Card, key: Key) -> Option<i32> {
    Some(match (card, key) {
        (_, Key::Up) | (Card::Help, Key::Left | Key::PageUp | Key::BackTab) => -1,
        (_, Key::Down) | (Card::Help, Key::Right | Key::PageDown | Key::Tab | Key::Char(' ')) => 1,
        (Card::FullText, Key::PageUp) => -10,
        (Card::FullText, Key::PageDown) => 10,
        _ => return None,
    })
}

/// Does what the facilitator wants and tells what the program has to do for it.
pub fn update(m: &mut Model, action: Action, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let changes = match &action {
        Action::Type(purpose) => purpose.prompt.changes,
        Action::Run(Effect::Edit(..) | Effect::Report | Effect::FollowUp) | Action::ShowCode => true,
        _ => false,
    };
    if let Some(why) = m.saving.read_only.clone().filter(|_| changes) {
        m.refuse(why, now);
        return effects;
    }
    match action {
        Action::Perform(Command::Plan(edit)) => _ = edit_plan(m, *edit, now),
        Action::Perform(Command::AddHand(option)) => {
            m.cursor.option = option;
            if perform(m, Command::AddHand(option), now).is_some() {
                objection::ask(m, option);
            }
        }
        Action::Perform(command) => _ = perform(m, command, now),
        Action::Undo => perform::undo(m, now, false),
        Action::Redo => perform::undo(m, now, true),
        Action::Show(view) => show(m, view),
        Action::ShowCode => effects.extend(show_code(m)),
        Action::Close => closing::close(m),
        Action::Type(purpose) => effects.extend(begin(m, purpose)),
        Action::Move(by) => (m.cursor.view.step)(m, by),
        Action::Read(card) => {
            (m.cursor.card, m.cursor.card_from) = (Some(card).filter(|_| m.cursor.card != Some(card)), 0);
        }
        Action::Press(rows, then) => return press_rows(m, &rows, then, now),
        Action::Do(act, number) => act(m, number, now),
        Action::Run(Effect::SearchGroups) => effects.extend(group_search::begin(m, now)),
        Action::Run(effect) => effects.push(effect),
        Action::Quit if m.saving.trouble.is_some() && !m.is_saved() => m.saving.leaving = true,
        Action::Quit if room::asks_first(m, now) => {}
        Action::Quit => effects.push(Effect::Quit),
    }
    keep_in_range(m);
    effects
}

/// Does what rows of the tables of keys say, one after another, as long as they mean something; then types this.
fn press_rows(m: &mut Model, rows: &[&'static Bind], then: &str, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    for row in rows {
        let Some(action) = row.keys.iter().find_map(|key| (row.run)(m, key)) else {
            if let Some(why) = row.why_not(m) {
                m.refuse(why, now);
            }
            return effects;
        };
        effects.extend(update(m, action, now));
    }
    // What was typed before and left comes first.
    if let Some((_, line)) = m.prompt.line.as_mut().filter(|(_, line)| line.text().is_empty()) {
        line.insert(then);
    }
    effects
}

/// Takes what a participant says; the answer is for whoever said it.
pub fn handle_voice(m: &mut Model, who: &Participant, voice: Voice, now: Moment) -> Result<(), Refusal> {
    let was_empty = floor::is_empty(m);
    perform::handle_voice(m, who, voice, now)?;
    floor::keep_selected(m, was_empty);
    keep_in_range(m);
    Ok(())
}

/// Takes pasted text: into the line when one is open, else nowhere, for pasted letters are no commands.
pub fn paste(m: &mut Model, text: &str, now: Moment) {
    if form_keys::paste(m, text, now) {
        keep_in_range(m);
        return;
    }
    if pasted_people::paste(m, text, now) {
        return;
    }
    match &mut m.prompt.line {
        Some((purpose, line)) => {
            if !fits(purpose, line, text.len()) || !line.insert(text) {
                paste_refused(m, text.len(), now);
            }
        }
        None => m.refuse("Nothing was pasted. To add a note, press a first, then paste.", now),
    }
    keep_in_range(m);
}

/// Says that a paste was too long to be taken at all.
pub fn paste_refused(m: &mut Model, bytes: usize, now: Moment) {
    let most = m.prompt.line.as_ref().map_or(MOST_BYTES, |(purpose, _)| purpose.prompt.limit) / 1024;
    let more = bytes.div_ceil(1024);
    m.refuse(format!("That text is too long: it would add {more} kB, and {most} kB fit here."), now);
}

fn fits(purpose: &Purpose, line: &TextInput, more: usize) -> bool {
    line.text().len() + more <= purpose.prompt.limit
}

/// Opens a line for this purpose, with what was typed for it and left.
fn begin(m: &mut Model, purpose: Purpose) -> Option<Effect> {
    let left = m.prompt.left.take_if(|(of, text)| *of == purpose && !text.trim().is_empty());
    let line = left.map_or_else(|| purpose.start(m), |(_, text)| TextInput::new(text));
    let effect = (purpose.prompt.open)(m);
    m.messages.message = None;
    m.prompt.saved = 0;
    m.prompt.line = Some((purpose, line));
    effect
}

/// Takes a key while a line is open.
fn press_on_line(m: &mut Model, keys: &Keymap, key: Key, now: Moment) -> Vec<Effect> {
    let Some((purpose, line)) = &mut m.prompt.line else { return Vec::new() };
    if purpose.prompt.passes && line.text().is_empty() && begins_no_text(key) {
        return press_command(m, keys, key, now);
    }
    match key {
        Key::Esc | Key::Ctrl('c') => {
            if let Some((purpose, line)) = m.prompt.line.take() {
                (purpose.prompt.leave)(m, purpose, line.text());
            }
        }
        Key::Enter => return enter(m, keys, now),
        Key::Up | Key::Down | Key::PageUp | Key::PageDown => {
            let by = step_beside_text(key).unwrap_or(0);
            if purpose.prompt.list.is_some() {
                let found = palette::find(m, &keys.all_rows(m.cursor.view), now);
                // What stands first, but is no clear match, is chosen by the first press.
                let first = !m.prompt.picked
                    && by > 0
                    && found.first().is_some_and(|item| !(1..CONTAINS).contains(&item.class));
                m.prompt.offered = stepped(m.prompt.offered, if first { by - 1 } else { by }, found.len());
                m.prompt.picked = true;
            } else {
                (purpose.prompt.step)(m, by);
            }
        }
        Key::Tab => {
            let (prompt, about, text) = (purpose.prompt, purpose.about.clone(), line.text().to_owned());
            let completed = (prompt.complete)(m, &about, &text, now);
            if let (Some(completed), Some((_, line))) = (&completed, &mut m.prompt.line) {
                *line = TextInput::new(completed);
            }
            if completed.is_none() {
                form_keys::open_typed(m, prompt, &about, &text);
            }
        }
        key => {
            let before = line.text().len();
            let full = matches!(key, Key::Char(c) if !fits(purpose, line, c.len_utf8()));
            if full || !line.press(key) && matches!(key, Key::Char(_)) {
                paste_refused(m, 1, now);
            } else if line.text().len() != before {
                (m.prompt.offered, m.prompt.picked) = (0, false);
            }
        }
    }
    keep_in_range(m);
    Vec::new()
}

/// Returns whether a key can neither begin a text nor edit an empty line.
fn begins_no_text(key: Key) -> bool {
    let arrow = matches!(key, Key::Left | Key::Right | Key::Up | Key::Down);
    arrow || matches!(key, Key::Char(' ') | Key::Tab | Key::PageUp | Key::PageDown)
}

/// Takes the line at Enter.
fn enter(m: &mut Model, keys: &Keymap, now: Moment) -> Vec<Effect> {
    let Some((purpose, line)) = m.prompt.line.clone() else { return Vec::new() };
    let entered = if purpose.prompt.list.is_some() {
        let found = palette::find(m, &keys.all_rows(m.cursor.view), now);
        match palette::chosen(m, &found).and_then(|item| Ok((item.name, item.action?))) {
            Ok((name, action)) => {
                m.prompt.used.push(name);
                Entered::Then(action)
            }
            // The line says why, beside what is typed.
            Err(_) => Entered::Refused,
        }
    } else {
        (purpose.prompt.enter)(m, &purpose.about, line.text(), now)
    };
    m.prompt.line = match entered {
        Entered::Refused => Some((purpose, line)),
        Entered::Next => Some((purpose, TextInput::default())),
        Entered::Taken | Entered::Then(_) => None,
    };
    if let Entered::Then(action) = entered {
        return update(m, action, now);
    }
    keep_in_range(m);
    Vec::new()
}

/// Answers the only question the program asks: whether to leave while the disk refuses the last changes.
fn answer(m: &mut Model, key: Key, now: Moment) -> Vec<Effect> {
    match key {
        Key::Char('W') => {
            m.saving.leaving = false;
            update(m, save_elsewhere::PROMPT.open(), now)
        }
        Key::Char('q') => vec![Effect::QuitAnyway],
        Key::Char('r') | Key::Enter => vec![Effect::SaveNow],
        Key::Esc => update(m, Action::Close, now),
        _ => Vec::new(),
    }
}

/// Keeps every selection on something that is there.
pub(super) fn keep_in_range(m: &mut Model) {
    m.follow_line();
    follow_end(m);
    let last = |at: usize, len: usize| at.min(len.saturating_sub(1));
    // Looking at another activity leaves alone what is chosen in the running one.
    if m.cursor.viewed.is_none() {
        m.cursor.group = m.shown_round().map_or(m.cursor.group, |r| last(m.cursor.group, r.groups.len()));
        m.cursor.cell = last(m.cursor.cell, m.cells().len());
        m.cursor.option = last(m.cursor.option, polls::rows(m));
    }
    let activities = m.session.plan.agenda.len();
    m.cursor.viewed.take_if(|at| *at >= activities);
    m.leave_empty_pane();
    // The first line is always there to be selected, or nothing is: no need to count thousands.
    if m.cursor.selected > 0 {
        m.cursor.selected = last(m.cursor.selected, (m.cursor.view.rows)(m));
    }
    m.unmark();
    m.refresh_group_cache();
}
