//! The catalogue of commands: name, other words, and the keys that do the same.

use super::named::{Choice, Does, Made, Named};
use super::typed::{add_break, extend, move_person, set_time_left, shorten};
use crate::app::effect::Effect;
use crate::app::ending;
use crate::app::model::{Action, Model};
use crate::workshop::{Command, SessionState};

/// Words for groups, whether they are formed or shown.
const GROUPS: &str = "breakout rooms, teams, split, tables, pairs, threes, breakouts, breakout groups, small groups, \
                      make groups, divide, trios, group work, subgroups, \
                      put people in groups, assign tables, seating, \
                      split up, split into groups, break out, pair up, assign groups, form teams, create groups";
/// Words for hiding something from the room, and for showing it again.
const HIDE: &str = "moderate, conceal, hide a question, censor";
/// Words for the stage, whether it is shown or not.
const STAGE: &str = "projector, beamer, screen, present, share, fullscreen, display, presentation, share screen, \
                     full screen, slides, what the room sees, participant view, presentation mode, \
                     big screen, monitor, tv, projection, mirror, second screen, audience, bigger, larger, zoom, large letters, font, font size, big letters, what they see";

/// Rows that are keys and no commands: what they do depends on what is selected, or on which of their keys it is.
pub(super) const ONLY_KEYS: &[&str] = &[
    "up",
    "down",
    "left",
    "right",
    "select-left",
    "select-right",
    "find-person",
    "page-up",
    "page-down",
    "open",
    "close",
    "commands",
    "count-hand",
    "abstain",
    "move-person",
    "previous-group",
    "next-group",
    "previous-column",
    "next-column",
    "next-merged-entry",
    "previous-merged-entry",
    "other-pane",
    "thumbs-up",
    "thumbs-down",
    // Of the end only; everywhere else there is a command without a key.
    "report",
    "follow-up",
];

/// Every command, in the order of the list.
#[rustfmt::skip]
pub static COMMANDS: &[Named] = &[
    keys("Start", "begin, go, kick off, launch, commence, play, start the clock, start the timer, start the session", &["start-or-pause"]).refuses(|m| unless(m, SessionState::Planned, "running already")),
    keys("Pause", "halt, hold, wait, freeze, stop, stop the clock, stop the timer, pause the timer, interrupt, time out", &["start-or-pause"]).refuses(|m| unless(m, SessionState::Live, "not running")),
    keys("Next step", "forward, skip ahead, done, move on, advance, next activity, next phase, next item, next slide", &["next"]),
    keys("Back one step", "previous, return, go back, reopen, rewind", &["back"]),
    typed("Extend the time N", "more, longer, add time, plus, extra, overtime, more time, add minutes, increase, give time, delay, prolong, lengthen, slow down, extra minutes, run over, buy time, add N", &["add-minute", "add-5-minutes"], extend),
    typed("Shorten the time N", "less, shorter, reduce, minus, less time, remove minutes, subtract, faster, speed up, hurry, cut short", &["remove-minute", "remove-5-minutes"], shorten),
    typed("Set the time left N", "timer, countdown, clock, remaining minutes, stopwatch, alarm clock, reset the clock, reset the timer, restart the timer, set the timer, deadline", &[], set_time_left),
    typed("Break: add a break after this, N", "coffee, rest, recess, pause for coffee, intermission, lunch, tea, coffee break, breather, bio break, toilet, stretch, snack", &[], add_break),
    keys("Add an activity", "insert, new exercise, agenda item, new activity, add exercise, new item, icebreaker, ice breaker, energizer, energiser, warm up, game, another activity, add a phase", &["plan", "new-activity"]),
    Named::new("Go to ACTIVITY", "jump, switch to, jump to, skip to", Does::Chosen(activities)).refuses(|m| (m.session.record.started.is_none()).then(|| "the session has not started".to_owned())),
    acts("Skip the activity", "leave out, drop, skip this, pass over, omit", |m| cut_short(ending::skip_activity(m), "skipped")),
    acts("End the session", "finish, close the session, wrap up, terminate, over, end early, finish early, adjourn, end the meeting, end the workshop, stop the session, finish the session, done for today", |m| cut_short(ending::end_session(m), "the session ends here")),
    keys("Undo", "revert, take back, oops, mistake, cancel, restore, wrong key, rollback", &["undo"]),
    keys("Redo", "repeat, undo the undo", &["redo"]),
    keys("Resume", "continue, unpause, go on, carry on, proceed, keep going", &["start-or-pause"]).refuses(|m| unless(m, SessionState::Paused, "not paused")),
    keys("Add a note", "write, comment, minute this, capture, log, new note, jot, take notes, minutes, scribe, sticky note, sticky, post-it, whiteboard, brainstorm, add entry, entry, note down, flipchart", &["note"]),
    begun("Add an action", "task, todo, assign, due, to do, to-do, action item, next steps, follow-up task, commitment, promise, who does what, deliverable", "@"),
    begun("Add a decision", "decide, agree, agreement, resolution, conclusion, we decided", "!"),
    begun("Add a question", "query, ask, open question, unclear", "?"),
    begun("Add a takeaway", "learn, insight, learning, lesson, idea, key point, reflection", "*"),
    begun("Add a quote", "say, quotation, verbatim", "\""),
    begun("Add a parked item", "park, later, parking lot, off topic, side topic, tangent, for later, backlog", "~"),
    keys("Search", "find, look, filter, lookup, search notes, find a note, find a person, ctrl-f, where is it", &["search"]),
    keys("Form groups", GROUPS, &["groups"]).refuses(|m| (m.session.regroup().is_none() && m.session.round().is_some()).then(|| "formed already".to_owned())),
    keys("Show groups", GROUPS, &["groups"]).refuses(no_groups),
    keys("Shuffle groups", "random groups, mix, reshuffle, rotate, again, randomize, randomise, new groups, regroup, random, mix up, different groups, shake up, random teams", &["groups", "shuffle"]).refuses(no_groups),
    keys("Search longer", "improve groups, better groups, optimise, optimize", &["groups", "search-longer"]).refuses(no_groups),
    typed("Move a person", "swap, reassign, change group, switch groups, move somebody, put somebody in another group, switch people, transfer", &["groups", "find-person"], move_person),
    keys("Place latecomers", "late arrival, newcomer, latecomer, late, unassigned, someone came late, came late, join a group", &["place-latecomers"]),
    keys("Fix anyone left alone", "single, company, lonely, solo, group of one", &["fix-alone"]),
    keys("Merge groups", "join pairs into fours, combine groups, fours, join groups, bigger groups, pairs to fours", &["groups", "merge-groups"]).refuses(no_groups),
    keys("Name the group", "group name, rename the group, team name, label the group", &["groups", "rename-group"]).refuses(no_groups),
    keys("Set the places", "venue, locations, where, room numbers, table numbers, meeting links, room links, zoom link", &["groups", "set-place"]).refuses(no_groups),
    keys("Keep a person out of groups", "observer, note taker, in no group, exclude, sit out, leave out of groups, spectator", &["people", "toggle-groups"]),
    keys("Keep two people apart", "separate, apart, not together, conflict", &["groups", "keep-apart"]).refuses(no_groups),
    keys("Keep two people together", "together, same group, buddy, interpreter", &["groups", "keep-together"]).refuses(no_groups),
    keys("Pin or unpin the person", "pin, lock, stay in the group", &["groups", "pin-person"]).refuses(no_groups),
    keys("Draw a host", "table host, host, leader, group leader, spokesperson, table leader", &["groups", "draw-host"]).refuses(no_groups),
    keys("Same groups as last time", "previous groups, keep the groups", &["groups", "same-groups"]).refuses(no_groups),
    keys("Hosts stay, others rotate", "world café, carousel", &["groups", "hosts-stay"]).refuses(no_groups),
    keys("Quick poll", "vote, poll, survey, show of hands, voting, questionnaire, straw poll, ask the room, yes or no, yes/no, rating, rate, scale, temperature check, pulse check, secret ballot, anonymous, anonymous vote, consensus, election, elect, quiz, opinion, new poll, ad hoc poll", &["quick-poll"]),
    keys("Open the poll", "start the vote, start voting, start the poll, launch the poll, open voting, begin the vote", &["open-or-close-poll"]).refuses(|m| unless_run(m, false, "open already")),
    keys("Close the poll", "end the vote, stop the vote, stop voting, end the poll, stop the poll, close voting, close the vote, finish the vote, finish voting", &["open-or-close-poll"]).refuses(|m| unless_run(m, true, "no poll is open")),
    keys("Run it again", "revote, restart, vote again, rerun, vote once more, second vote, repeat the vote, reopen the poll", &["open-or-close-poll"]).refuses(|m| m.session.poll_run().is_none_or(|run| run.closed.is_none()).then(|| "no poll is closed".to_owned())),
    keys("Add an option", "another answer, new option, write-in, more options, candidate", &["add-option"]).refuses(no_poll),
    keys("Type the counts", "number, result, tally, count, enter the votes, count hands, hand count, counts, votes counted", &["type-count"]),
    keys("Enter paper ballots", "slips, cards, ballots, paper vote, ballot box, written votes", &["paper-ballots"]).refuses(no_poll),
    keys("My own vote", "my vote, cast my vote", &["own-vote"]).refuses(no_poll),
    keys("Run-off", "second round, runoff, second ballot, final vote", &["run-off"]).refuses(no_poll),
    keys("Break the tie", "chair, casting vote, deadlock, lot, tiebreak, tie breaker, decide the tie, draw lots", &["break-tie"]).refuses(no_poll),
    keys("Reveal", "show the results, unhide, uncover, results, show hidden, winner, who won, outcome, show results, show votes, unveil", &["reveal"]).on(|m| if m.in_poll() { "the result".to_owned() } else { "hidden entries".to_owned() }),
    keys("Stage on", STAGE, &["stage"]).refuses(|m| m.cursor.view.for_the_room.then(|| "on already".to_owned())),
    keys("Stage off", STAGE, &["stage"]).refuses(|m| (!m.cursor.view.for_the_room).then(|| "off already".to_owned())),
    keys("Floor", "hands, queue, speakers, calls, raised hands, who speaks, questions from phones, q&a, private messages", &["floor"]),
    #[cfg(feature = "room")]
    keys("Open the room", "phones, qr, join, link, code, address, qr code, phone, wi-fi, wifi, network, url, web page, mobile, smartphones, let phones in, join code", &["room"]),
    #[cfg(feature = "room")]
    acts("Close the room", "close the phones, lock the room, disconnect, stop the phones", |m| match m.room.open {
        Some(_) => Ok((Action::Run(Effect::CloseRoom), "phones can send nothing until it opens again".to_owned())),
        None => Err("no room is open".to_owned()),
    }),
    #[cfg(feature = "room")]
    acts("Copy the stage link", "stage link, web stage, stage page, link for the projector, browser", |m| match m.room.open {
        Some(_) => Ok((Action::Run(Effect::StageLink), "a new link for the projector; the one before ends".to_owned())),
        None => Err("no room is open".to_owned()),
    }),
    #[cfg(feature = "room")]
    acts("End the stage link", "revoke the stage link, stop the stage page", |m| match m.room.open {
        Some(_) => Ok((Action::Run(Effect::EndStageLink), "the page on the projector ends".to_owned())),
        None => Err("no room is open".to_owned()),
    }),
    #[cfg(feature = "room")]
    acts("Close joining", "nobody new joins, latecomers cannot join, stop joining, lock joining", |m| match &m.room.open {
        Some(room) if room.refuses_new => Err("closed already".to_owned()),
        Some(_) => Ok((Action::Run(Effect::RefuseNew(true)), "whoever has joined goes on".to_owned())),
        None => Err("no room is open".to_owned()),
    }),
    #[cfg(feature = "room")]
    acts("Open joining", "let people join again, unlock joining", |m| match &m.room.open {
        Some(room) if room.refuses_new => Ok((Action::Run(Effect::RefuseNew(false)), "people can join again".to_owned())),
        Some(_) => Err("open already".to_owned()),
        None => Err("no room is open".to_owned()),
    }),
    #[cfg(feature = "room")]
    keys("Disconnect a phone", "kick, ban, block, throw out, drop a ballot", &["people", "remove-phone"])
        .refuses(|m| m.room.open.as_ref().is_none_or(|room| room.names.is_empty()).then(|| "nobody takes part by phone".to_owned())),
    keys("People", "attendance, participants, roster, who, attendees, absent, missing, check in, members, who is here, mark absent, check-in, roll call, headcount, register, list of people, names, who came, who is missing, no-show, left early, mark here, arrived, remove a person", &["people"]),
    keys("Add a person", "guest, arrive, new person, add participant, walk in, invite, import, import people, paste a list, csv, upload, add name, add somebody, add someone, register somebody", &["people", "add-person"]),
    keys("Plan", "agenda, schedule, edit, programme, program, timetable, outline, edit the agenda, reorder, run sheet, running order, reschedule, timing, change the plan, rename the activity, delete an activity, move an activity, change the order", &["plan"]),
    keys("Insert from the library", "template, templates, library, ready-made, methods, activity ideas", &["plan", "insert-from-library"]),
    keys("Edit the session", "session title, title, rename the session, start time, end time, hard end, time zone, facilitators", &["plan", "edit-session"]),
    keys("Full text", "script, guidelines, rules, read, instructions, prompt, purpose, facilitator notes, speaker notes, details, show the prompt, what do i say", &["full-text"]),
    keys("From earlier sessions", "carry over, homework, open actions, last time, previous session, history, last session, earlier sessions, previous notes, open items, unfinished", &["carry-over"]),
    typed("Report: save the results as a file", "export, summary, print, html, markdown, handout, pdf, email, e-mail, mail, send, send the results, recap, protocol, download, publish, output, word, share the results, meeting notes", &[], |m, _, _| begun_once(m, Effect::Report, "saved beside the session, for participants")),
    typed("Follow-up session", "next session, sequel, follow up, next meeting, continue next time", &[], |m, _, _| follow_up(m)),
    Named::new("Theme NAME", "colour, color, dark, light, contrast, dark mode, colours, colors, appearance, light mode, night mode, high contrast, style, skin, accessibility, color blind, bright", Does::Chosen(themes)),
    keys("Save: everything is saved", "save as, copy, backup, save elsewhere, save a copy, save now, autosave", &["save-elsewhere"]),
    keys("Quit; the session stays live", "exit, leave, bye, wq, q!, logout, close the program, log out, sign out, shut down, close the app, stop the program, leave the program", &["quit"]),
    acts("Quorum", "majority, threshold, rules of the poll, two thirds, poll settings", |_| Err("a rule in the plan: e, Enter on the poll".to_owned())),
    acts("Settings", "preferences, config, configuration, options, setup, customize, customise, rebind, date format", |_| Err("in config.toml: see docs/settings.md".to_owned())),
    acts("Bell", "mute, sound, beep, silence, volume, quiet, unmute, noise, ring", |_| Err("a setting: bell = false in config.toml".to_owned())),
    acts("Language", "translate, translation, english, german, deutsch, french, spanish, locale", |_| Err("the screens are in English; notes can be in any".to_owned())),
    keys("Help", "keys, shortcuts, manual, commands, keyboard, hotkeys, cheat sheet, how, tutorial, guide, show keys, key bindings, support", &["help"]),
    keys("Suspend to the shell", "background, shell, terminal", &["suspend"]),
    keys("Ignore the time asleep", "sleep, slept", &["ignore-sleep"]),
    keys("Merge entries", "cluster, combine, affinity, duplicates, group similar, deduplicate, put together, sort notes", &["merge-entries"]),
    keys("Delete the note", "remove, erase, take out, delete it, clear, delete a note, trash, discard", &["remove"]),
    keys("Hide an entry", HIDE, &["hide-entry"]).refuses(|m| unless_hidden(m, false)),
    keys("Show it again", HIDE, &["hide-entry"]).refuses(|m| unless_hidden(m, true)),
    keys("Mark done", "complete, tick, check off, answered, completed, close the action, tick off", &["done"]),
];

const fn keys(name: &'static str, synonyms: &'static str, rows: &'static [&'static str]) -> Named {
    Named::new(name, synonyms, Does::Keys(rows, ""))
}

const fn acts(name: &'static str, synonyms: &'static str, make: fn(&Model) -> Made) -> Named {
    Named::new(name, synonyms, Does::Acts(make))
}

/// Returns a command that begins a note.
const fn begun(name: &'static str, synonyms: &'static str, sign: &'static str) -> Named {
    Named::new(name, synonyms, Does::Keys(&["note"], sign))
}

const fn typed(
    name: &'static str,
    synonyms: &'static str,
    rows: &'static [&'static str],
    make: fn(&Model, &str, crate::workshop::Moment) -> Made,
) -> Named {
    Named::new(name, synonyms, Does::Typed(rows, make))
}

/// Returns what writes something of a session that has begun, and says what it does.
fn begun_once(m: &Model, effect: Effect, says: &str) -> Made {
    if m.session.record.started.is_none() {
        return Err("the session has not started".to_owned());
    }
    Ok((Action::Run(effect), says.to_owned()))
}

/// Makes the session that follows one that is over.
fn follow_up(m: &Model) -> Made {
    if m.session.state() != SessionState::Done {
        return Err("the session is not over".to_owned());
    }
    begun_once(m, Effect::FollowUp, "made beside this one, and opened")
}

/// Says what ending or skipping does.
fn cut_short(action: Result<Action, String>, says: &str) -> Made {
    action.map(|action| (action, says.to_owned()))
}

/// Returns why a command of one state does nothing in another.
fn unless(m: &Model, state: SessionState, otherwise: &str) -> Option<String> {
    match m.session.state() {
        now if now == state => None,
        SessionState::Planned => Some("the session has not started".to_owned()),
        SessionState::Done => Some("the session is over".to_owned()),
        SessionState::Live | SessionState::Paused => Some(otherwise.to_owned()),
    }
}

/// Returns why a poll that is open, or not, cannot be closed, or opened.
fn unless_run(m: &Model, open: bool, otherwise: &str) -> Option<String> {
    let is_open = m.in_poll().then(|| m.session.has_open_poll())?;
    (is_open != open).then(|| otherwise.to_owned())
}

/// Returns why what is selected cannot be hidden from the room, or shown again.
fn unless_hidden(m: &Model, is_hidden: bool) -> Option<String> {
    let note = m.chosen_note().or_else(|| m.chosen_question()).map(|note| &m.session.record.notes[note]);
    match note {
        None => Some("nothing is selected".to_owned()),
        Some(note) if note.withheld == is_hidden => None,
        Some(_) => Some(if is_hidden { "not hidden" } else { "hidden already" }.to_owned()),
    }
}

fn no_poll(m: &Model) -> Option<String> {
    (!m.in_poll()).then(|| "no poll is running".to_owned())
}

fn no_groups(m: &Model) -> Option<String> {
    (m.session.round().is_none() || m.session.regroup().is_some()).then(|| "no groups yet".to_owned())
}

fn activities(m: &Model) -> Vec<Choice> {
    let others = m.session.plan.agenda.iter().enumerate().filter(|(at, _)| {
        m.session.record.started.is_some() && m.session.step().map(|step| step.activity) != Some(*at)
    });
    let choice = |(_, activity): (usize, &crate::workshop::Activity)| Choice {
        name: activity.title.clone(),
        action: Action::Perform(Command::GoTo(activity.id.clone())),
    };
    others.map(choice).collect()
}

fn themes(m: &Model) -> Vec<Choice> {
    let choice = |name: &String| Choice { name: name.clone(), action: Action::Run(Effect::Theme(name.clone())) };
    m.themes.iter().map(choice).collect()
}
