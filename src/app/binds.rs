//! Owns the table of keys. Hints, help, palette, the README's table and the check for conflicts read it; a key
//! that is not here does nothing.

use super::{Action, Card, Look, Model, Pairing, Purpose, View, offered, planning, polling};
use crate::domain::poll::{Form, Tie, shown, shown_in_private};
use crate::domain::{Command, NoteKind, OnEntries, Phase, Presence, Regroup, State, Thumb, With};

/// One row: keys and what they mean.
pub struct Bind {
    /// Its name in the configuration.
    pub id: &'static str,
    /// Its keys, by name; the first is the one shown.
    pub keys: &'static [&'static str],
    /// The word beside the key at the bottom of the screen, as things are now.
    pub hint: fn(&Model) -> &'static str,
    /// What it does, in the help and the palette.
    pub about: &'static str,
    /// Its place among the hints; 0: only in the help.
    pub rank: u8,
    /// The views it works in.
    pub on: &'static [View],
    /// Whether the palette offers it.
    pub in_palette: bool,
    /// What it means now; `None`: nothing.
    pub run: fn(&Model, &str) -> Option<Action>,
}

impl Bind {
    /// Whether it means something only while there is a poll.
    pub fn is_of_polls(&self) -> bool {
        const IDS: [&str; 10] =
            ["abstain", "ballot", "own-vote", "poll", "run-off", "chair", "spelling", "answers", "duels", "mix"];
        IDS.contains(&self.id)
    }
}

const ALL: &[View] = &[View::Live, View::Groups, View::People, View::Plan, View::Carried, View::Search, View::Stage];
const ACTS: &[View] = &[View::Live, View::Groups, View::People, View::Carried, View::Stage];
const LISTS: &[View] = &[View::Live, View::Groups, View::People, View::Plan, View::Carried, View::Search];
const PLAN: &[View] = &[View::Plan];
const UNDONE: &[View] = &[View::Live, View::Groups, View::People, View::Plan, View::Carried, View::Stage];
const LIVE: &[View] = &[View::Live];
const POLL: &[View] = &[View::Live, View::Stage];
const GROUPS: &[View] = &[View::Groups];
const PEOPLE: &[View] = &[View::People];

/// Every key of the program, in the order of the help.
pub const TABLE: &[Bind] = &[
    Bind {
        id: "clock",
        keys: &["space"],
        hint: |m| match m.session.state() {
            State::Planned => "start",
            State::Paused => "go on",
            State::Live | State::Done => "pause",
        },
        about: "start the session, then pause and go on",
        rank: 2,
        on: ACTS,
        in_palette: true,
        run: |m, _| match m.session.state() {
            State::Planned => Some(Action::Say(Command::Start)),
            State::Live => Some(Action::Say(Command::Pause)),
            State::Paused => Some(Action::Say(Command::Resume)),
            State::Done => None,
        },
    },
    Bind {
        id: "next",
        keys: &["→", "l"],
        hint: |m| if m.session.turn().is_some_and(|t| t.next.is_some()) { "next turn" } else { "next" },
        about: "next phase, activity or turn; after the last one the session is over",
        rank: 4,
        on: ACTS,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Say(Command::Next)),
    },
    Bind {
        id: "thumbs-up",
        keys: &["y"],
        hint: |_| "thumbs up: go on",
        about: "thumbs up at zero: on for the minutes of the extension; = types a count",
        rank: 1,
        on: POLL,
        in_palette: true,
        run: |m, _| offered(m).map(|_| Action::Say(Command::Thumbs(Thumb::Up))),
    },
    Bind {
        id: "thumbs-down",
        keys: &["n"],
        hint: |_| "thumbs down: next",
        about: "thumbs down at zero: what is next begins",
        rank: 1,
        on: POLL,
        in_palette: true,
        run: |m, _| offered(m).map(|_| Action::Say(Command::Thumbs(Thumb::Down))),
    },
    Bind {
        id: "back",
        keys: &["←", "h"],
        hint: |m| if m.session.state() == State::Done { "reopen" } else { "back" },
        about: "back to the turn, phase or activity before; nothing is lost",
        rank: 8,
        on: ACTS,
        in_palette: true,
        run: |m, _| {
            let first = m.session.plan.steps().first().copied();
            let reopens = m.session.state() == State::Done;
            let turns = m.session.turn().is_some_and(|t| t.at > 1);
            (reopens || turns || (under_way(m) && m.session.step() != first)).then_some(Action::Say(Command::Back))
        },
    },
    Bind {
        id: "more",
        keys: &["+"],
        hint: |_| "minute more",
        about: "a minute more for what is running",
        rank: 3,
        on: ACTS,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Say(Command::AddMinutes(1))),
    },
    Bind {
        id: "less",
        keys: &["-"],
        hint: |_| "less",
        about: "a minute less for what is running",
        rank: 7,
        on: ACTS,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Say(Command::AddMinutes(-1))),
    },
    Bind {
        id: "more-5",
        keys: &[">"],
        hint: |_| "5 more",
        about: "five minutes more for what is running",
        rank: 0,
        on: ACTS,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Say(Command::AddMinutes(5))),
    },
    Bind {
        id: "less-5",
        keys: &["<"],
        hint: |_| "5 less",
        about: "five minutes less for what is running",
        rank: 0,
        on: ACTS,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Say(Command::AddMinutes(-5))),
    },
    Bind {
        id: "capture",
        keys: &["a", "i"],
        hint: |_| "note",
        about: "capture: type, Enter keeps, Esc leaves; ! decision, ? question, * takeaway, \" quote, ~ parked, @name … by DATE action",
        rank: 1,
        on: ACTS,
        in_palette: true,
        run: |_, _| Some(Action::Type(Purpose::Capture)),
    },
    Bind {
        id: "hand",
        keys: &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        hint: |m| match m.session.phase().filter(|_| !m.in_poll()) {
            Some(Phase { axes: Some(_), .. }) => "score",
            Some(_) => "dots",
            None => "a hand",
        },
        about: "one more hand for that option of the poll; in a phase that votes, so many dots on the selected entry, or its score",
        rank: 2,
        on: POLL,
        in_palette: false,
        run: |m, key| {
            let hand = || polling::option_of_key(m, key).map(|option| Action::Say(Command::AddHand(option)));
            if polling::by_hands(m) {
                return hand();
            }
            let n = key.parse::<usize>().ok()?;
            m.voted_on().map(|_| Action::Mark(n as u32))
        },
    },
    Bind {
        id: "abstain",
        keys: &["0"],
        hint: |_| "abstains",
        about: "one more hand of those who abstain; on a scale that has a 0, a hand for it",
        rank: 0,
        on: POLL,
        in_palette: false,
        run: |m, _| polling::none_of_these(m).filter(|_| polling::by_hands(m)).map(Action::Say),
    },
    Bind {
        id: "ballot",
        keys: &["b"],
        hint: |_| "ballots",
        about: "type in ballots, one a line: 2 4 1 or b d, 1:3 2:2 for dots, - abstains, ! not valid, Ana: 2 with a name",
        rank: 4,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.in_poll().then_some(Action::Type(Purpose::Ballot)),
    },
    Bind {
        id: "own-vote",
        keys: &["V"],
        hint: |_| "my vote",
        about: "my own vote: a ballot in the name of the facilitator, who is a peer and may vote",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.in_poll().then_some(Action::OwnVote),
    },
    Bind {
        id: "quick-poll",
        keys: &["P"],
        hint: |_| "quick poll",
        about: "quick poll: type question? a / b / c and it is open; no options ask for yes or no, 1-5 for a scale",
        rank: 0,
        on: POLL,
        in_palette: true,
        run: |m, _| under_way(m).then_some(Action::Type(Purpose::QuickPoll)),
    },
    Bind {
        id: "count",
        keys: &["="],
        hint: |_| "count",
        about: "type a count of the poll: for the option chosen last, or several for all from the first on; or the dots or scores of an entry; or thumbs, 5 2",
        rank: 3,
        on: POLL,
        in_palette: true,
        run: |m, _| {
            // What is typed would be seen on the stage.
            let seen = m.view == View::Stage && hides_results(m);
            let hands = (polling::by_hands(m) && !seen).then_some(Purpose::Count);
            let thumbs = || offered(m).map(|_| Purpose::Thumbs);
            hands.or_else(thumbs).or_else(|| m.voted_on().map(Purpose::Marks)).map(Action::Type)
        },
    },
    Bind {
        id: "poll",
        keys: &["o"],
        hint: |m| match m.session.poll_run() {
            Some(run) if run.closed.is_none() => "close",
            Some(_) => "run again",
            None => "open",
        },
        about: "open the poll, close it; after that, a further run of it",
        rank: 3,
        on: POLL,
        in_palette: true,
        run: |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none());
            m.in_poll().then_some(Action::Say(if open { Command::ClosePoll } else { Command::OpenPoll }))
        },
    },
    Bind {
        id: "run-off",
        keys: &["O"],
        hint: |_| "run-off",
        about: "run-off: a further run of the poll between those who share the first place",
        rank: 2,
        on: POLL,
        in_palette: true,
        run: |m, _| is_tied(m, false).then_some(Action::Say(Command::RunOff)),
    },
    Bind {
        id: "chair",
        keys: &["J"],
        hint: |_| "chair decides",
        about: "the chair decides a tie of the poll, and the record says so",
        rank: 2,
        on: LIVE,
        in_palette: true,
        run: |m, _| is_tied(m, true).then_some(Action::Type(Purpose::Chair)),
    },
    Bind {
        id: "spelling",
        keys: &["E"],
        hint: |_| "spelling",
        about: "correct the spelling of the chosen option of the poll; the counts stay. Another meaning is a new run",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |m, _| {
            let run = m.session.poll_run().filter(|r| m.in_poll() && m.option < r.options.len());
            run.map(|_| Action::Type(Purpose::Spelling(m.option)))
        },
    },
    Bind {
        id: "answers",
        keys: &["w"],
        hint: |m| if m.answer.is_some() { "belongs here" } else { "put together" },
        about: "put answers together: mark the selected one, then once more on the one it belongs to",
        rank: 2,
        on: LIVE,
        in_palette: true,
        run: |m, _| polling::selected_answer(m).map(|_| Action::PutAnswers),
    },
    Bind {
        id: "duels",
        keys: &["D"],
        hint: |m| if m.duels { "fewer figures" } else { "duels" },
        about: "the duels and rounds of a ranking: which option beats which, and who goes out when",
        rank: 4,
        on: LIVE,
        in_palette: true,
        run: |m, _| {
            let run = m.shown_run().map(|i| m.session.record.polls[i].clone())?;
            (run.how()?.form == Form::Order && shown_in_private(&run)).then_some(Action::Duels)
        },
    },
    Bind {
        id: "mix",
        keys: &["B"],
        hint: |_| "mix",
        about: "let hands and ballots count together in the open poll; the result says so",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |m, _| {
            let open = m.session.poll_run().is_some_and(|r| r.closed.is_none() && !r.rules.mixed);
            (m.in_poll() && open).then_some(Action::Say(Command::Mix))
        },
    },
    Bind {
        id: "reveal",
        keys: &["R"],
        hint: |_| "reveal",
        about: "reveal: show the room the results of a poll, or the hidden entries of the activity on the screen",
        rank: 5,
        on: POLL,
        in_palette: true,
        run: |m, _| {
            let activity = m.shown_activity().filter(|a| m.filed.hidden(&a.id) > 0);
            let results = (m.in_poll() && hides_results(m)).then_some(Command::Reveal);
            results.or_else(|| Some(Command::Entries(OnEntries::Reveal(activity?.id.clone())))).map(Action::Say)
        },
    },
    Bind {
        id: "previous-group",
        keys: &["["],
        hint: |_| "group back",
        about: "the group before; captures go to that group",
        rank: 0,
        on: &[View::Live, View::Groups],
        in_palette: true,
        run: |m, _| m.shown_round().map(|_| Action::Group(-1)),
    },
    Bind {
        id: "next-group",
        keys: &["]"],
        hint: |_| "group",
        about: "the next group; captures go to that group",
        rank: 5,
        on: &[View::Live, View::Groups],
        in_palette: true,
        run: |m, _| m.shown_round().map(|_| Action::Group(1)),
    },
    Bind {
        id: "previous-column",
        keys: &["{"],
        hint: |_| "column back",
        about: "the column or row before",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |m, _| (m.cells().len() > 1).then_some(Action::Cell(-1)),
    },
    Bind {
        id: "next-column",
        keys: &["}"],
        hint: |_| "column",
        about: "the next column or row",
        rank: 6,
        on: LIVE,
        in_palette: true,
        run: |m, _| (m.cells().len() > 1).then_some(Action::Cell(1)),
    },
    Bind {
        id: "look",
        keys: &["C"],
        hint: |m| match m.next_look() {
            Look::Overview => "all entries",
            Look::Group => "one group",
            Look::Compare => "compare",
            Look::Result => "result",
        },
        about: "view of the canvas: all groups, one group with all columns, one column with all groups side by side, what a vote came to",
        rank: 7,
        on: LIVE,
        in_palette: true,
        run: |m, _| (m.looks().len() > 1).then_some(Action::Look),
    },
    Bind {
        id: "put-together",
        keys: &["M"],
        hint: |m| if m.marked_entry.is_some() { "put under this" } else { "merge" },
        about: "merge entries: mark the selected one, then once more on the one that becomes their headline",
        rank: 5,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.selected_note().map(|_| Action::PutTogether),
    },
    Bind {
        id: "take-apart",
        keys: &["T"],
        hint: |_| "take apart",
        about: "take apart: what was chosen of the entries put together, or put under last, stands by itself again",
        rank: 5,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.parts().map(|_| Action::TakeApart),
    },
    Bind {
        id: "lead",
        keys: &["L"],
        hint: |_| "lead",
        about: "lead: what was chosen of the entries put together, or put under last, stands above the others",
        rank: 6,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.parts().map(|_| Action::LetLead),
    },
    Bind {
        id: "next-part",
        keys: &[")"],
        hint: |_| "choose",
        about: "choose among the entries that were put under the selected one: T takes it out, L lets it lead",
        rank: 6,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.parts().map(|_| Action::Part(1)),
    },
    Bind {
        id: "previous-part",
        keys: &["("],
        hint: |_| "choose",
        about: "the one before among the entries that were put under the selected one",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.parts().map(|_| Action::Part(-1)),
    },
    Bind {
        id: "headline",
        keys: &["H"],
        hint: |_| "headline",
        about: "headline: the selected entry is the one that its group puts forward, or no longer; the others stay",
        rank: 6,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.selected_note().map(|i| Action::Say(Command::Entries(OnEntries::ToggleHeadline(i)))),
    },
    Bind {
        id: "groups",
        keys: &["g"],
        hint: |m| match (m.view, m.session.regroup()) {
            (View::Groups, _) => "close",
            (_, Some(Regroup::Merge)) => "merge into fours",
            (_, Some(Regroup::Form)) if m.session.with() == Some(With::Pairs) => "form pairs",
            (_, Some(Regroup::Form)) => "form groups",
            (_, None) => "groups",
        },
        about: "groups: the first time form them, or merge pairs into fours; then show them to move people, rename, set hosts",
        rank: 5,
        on: ACTS,
        in_palette: true,
        run: |m, _| {
            let due = m.session.regroup().is_some();
            (due || m.view == View::Groups || m.session.round().is_some()).then_some(Action::Groups)
        },
    },
    Bind {
        id: "move-person",
        keys: &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        hint: |_| "move there",
        about: "move the selected person into that group",
        rank: 1,
        on: GROUPS,
        in_palette: false,
        run: |m, key| {
            let group = key.parse::<usize>().ok()?.checked_sub(1)?;
            m.selected_name().map(|name| Action::Say(Command::Place { name, group: Some(group) }))
        },
    },
    Bind {
        id: "shuffle",
        keys: &["r"],
        hint: |_| "shuffle again",
        about: "form the groups anew from the next seed",
        rank: 1,
        on: GROUPS,
        in_palette: true,
        run: |_, _| Some(Action::Shuffle),
    },
    Bind {
        id: "rename-group",
        keys: &["n"],
        hint: |_| "rename",
        about: "give the selected group another name",
        rank: 2,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.session.round().map(|_| Action::Type(Purpose::GroupName(m.group))),
    },
    Bind {
        id: "host",
        keys: &["t"],
        hint: |_| "host",
        about: "make the selected person the host of their group, or no longer",
        rank: 2,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.selected_name().map(|name| Action::Say(Command::ToggleHost(name))),
    },
    Bind {
        id: "draw-host",
        keys: &["T"],
        hint: |_| "draw a host",
        about: "a host by lot: for the selected group, of those who have hosted least",
        rank: 0,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.session.round().map(|_| Action::DrawHost),
    },
    Bind {
        id: "swap",
        keys: &["w"],
        hint: |m| if m.marked.is_some() { "swap with" } else { "swap" },
        about: "swap two people: mark the selected person, then once more on somebody of another group",
        rank: 2,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.selected_name().map(|_| Action::Pair(Pairing::Swap)),
    },
    Bind {
        id: "apart",
        keys: &["A"],
        hint: |m| if m.marked.is_some() { "apart from" } else { "apart" },
        about: "apart: two people are not to be in one group; mark the selected person, then once more on another; the same again takes it back",
        rank: 4,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.selected_name().map(|_| Action::Pair(Pairing::Apart)),
    },
    Bind {
        id: "together",
        keys: &["J"],
        hint: |m| if m.marked.is_some() { "together with" } else { "together" },
        about: "together: two people are to be in one group; mark the selected person, then once more on another; the same again takes it back",
        rank: 4,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.selected_name().map(|_| Action::Pair(Pairing::Together)),
    },
    Bind {
        id: "pin",
        keys: &["P"],
        hint: |m| if m.selected_name().is_some_and(|n| m.is_pinned(&n)) { "unpin" } else { "pin" },
        about: "pin: the selected person keeps the group at the next shuffle, or no longer",
        rank: 3,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.selected_name().map(|_| Action::Pin),
    },
    Bind {
        id: "same-groups",
        keys: &["="],
        hint: |_| "as last time",
        about: "same groups as last time: those of the activity before, for whoever is still here; newcomers are placed",
        rank: 3,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.session.round_before().map(|_| Action::Say(Command::SameGroups)),
    },
    Bind {
        id: "scatter",
        keys: &["S"],
        hint: |_| "hosts stay",
        about: "hosts stay, the rest scatter: everybody else goes on to other groups",
        rank: 3,
        on: GROUPS,
        in_palette: true,
        run: |m, _| {
            let round = m.session.round().filter(|r| r.groups.iter().any(|g| g.host.is_some()))?;
            let seed = round.seed.wrapping_add(1) & (i64::MAX as u64);
            Some(Action::Say(Command::Scatter { seed, stay: m.pinned_here() }))
        },
    },
    Bind {
        id: "merge",
        keys: &["M"],
        hint: |_| "merge",
        about: "merge groups two by two: pairs become fours, and nobody is reshuffled",
        rank: 4,
        on: GROUPS,
        in_palette: true,
        run: |m, _| m.session.round().map(|_| Action::Say(Command::Merge)),
    },
    Bind {
        id: "company",
        keys: &["m"],
        hint: |_| "give company",
        about: "give company: the fewest moves after which nobody is alone in a group",
        rank: 1,
        on: &[View::Live, View::Groups, View::People],
        in_palette: true,
        run: |m, _| (!m.session.company().is_empty()).then_some(Action::Say(Command::GiveCompany)),
    },
    Bind {
        id: "fit-in",
        keys: &["f"],
        hint: |_| "place latecomer",
        about: "put a late arrival into the group where it costs least; nobody else moves",
        rank: 1,
        on: &[View::Live, View::Groups, View::People],
        in_palette: true,
        run: |m, _| (!m.session.unplaced().is_empty()).then_some(Action::FitIn),
    },
    Bind {
        id: "remember",
        keys: &["H"],
        hint: |m| if m.session.record.forgets { "remember" } else { "forget" },
        about: "earlier sessions of the series: let who met there count as having met, or not",
        rank: 5,
        on: GROUPS,
        in_palette: true,
        run: |m, _| {
            let known = m.session.record.forgets || m.session.remembered().0 > 0;
            known.then_some(Action::Say(Command::Remember(m.session.record.forgets)))
        },
    },
    Bind {
        id: "people",
        keys: &["p"],
        hint: |m| if m.view == View::People { "close" } else { "people" },
        about: "people: who is here, late or missing",
        rank: 6,
        on: ACTS,
        in_palette: true,
        run: |_, _| Some(Action::Show(View::People)),
    },
    Bind {
        id: "missing",
        keys: &["x"],
        hint: |_| "did not come",
        about: "the selected person did not come",
        rank: 2,
        on: PEOPLE,
        in_palette: true,
        run: |m, _| {
            let name = m.selected_name()?;
            (m.session.presence(&name) != Presence::Missing).then_some(Action::Say(Command::Miss(name)))
        },
    },
    Bind {
        id: "left",
        keys: &["e"],
        hint: |_| "has left",
        about: "the selected person has left",
        rank: 2,
        on: PEOPLE,
        in_palette: true,
        run: |m, _| {
            let name = m.selected_name()?;
            (m.session.presence(&name) == Presence::Here).then_some(Action::Say(Command::Leave(name)))
        },
    },
    Bind {
        id: "newcomer",
        keys: &["n"],
        hint: |_| "somebody new",
        about: "somebody new is here; type the name, and perhaps `, department: Sales`",
        rank: 1,
        on: PEOPLE,
        in_palette: true,
        run: |_, _| Some(Action::Type(Purpose::Newcomer)),
    },
    Bind {
        id: "up",
        keys: &["↑", "k"],
        hint: |_| "up",
        about: "up",
        rank: 0,
        on: LISTS,
        in_palette: false,
        run: |_, _| Some(Action::Move(-1)),
    },
    Bind {
        id: "down",
        keys: &["↓", "j"],
        hint: |_| "down",
        about: "down",
        rank: 0,
        on: LISTS,
        in_palette: false,
        run: |_, _| Some(Action::Move(1)),
    },
    Bind {
        id: "page-up",
        keys: &["PgUp"],
        hint: |_| "page up",
        about: "a page up",
        rank: 0,
        on: LISTS,
        in_palette: false,
        run: |_, _| Some(Action::Move(-10)),
    },
    Bind {
        id: "page-down",
        keys: &["PgDn"],
        hint: |_| "page down",
        about: "a page down",
        rank: 0,
        on: LISTS,
        in_palette: false,
        run: |_, _| Some(Action::Move(10)),
    },
    Bind {
        id: "pane",
        keys: &["Tab"],
        hint: |_| "pane",
        about: "the other pane: agenda, or the entries of the activity",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |_, _| Some(Action::OtherPane),
    },
    Bind {
        id: "open",
        keys: &["Enter"],
        hint: |m| match m.view {
            View::Live if m.ahead.is_some() => "go there",
            View::Live => "reword",
            View::Groups => "place",
            View::People => "is here",
            View::Plan => "prompt",
            View::Carried => "done",
            View::Search | View::Stage => "open",
        },
        about: "open what is selected: go to the activity, reword the note, mark the person as here",
        rank: 1,
        on: LISTS,
        in_palette: false,
        run: |m, _| {
            let can = match m.view {
                View::Live => {
                    m.ahead.is_some_and(|_| m.session.record.started.is_some()) || m.selected_note().is_some()
                }
                View::Groups | View::People => m.selected_name().is_some(),
                View::Search => true,
                View::Plan => planning::selected(m).is_some(),
                View::Carried | View::Stage => false,
            };
            can.then_some(Action::Open)
        },
    },
    Bind {
        id: "remove",
        keys: &["Del", "X"],
        hint: |_| "remove",
        about: "take the selected note out",
        rank: 2,
        on: LIVE,
        in_palette: true,
        run: |m, _| m.selected_note().map(|note| Action::Say(Command::RemoveNote(note))),
    },
    Bind {
        id: "done",
        keys: &["d"],
        hint: |_| "done",
        about: "mark the selected action as done, a question as answered, something parked as taken up; or no longer",
        rank: 2,
        on: &[View::Live, View::Carried],
        in_palette: true,
        run: |m, _| {
            if m.view == View::Carried {
                let thing = m.session.plan.carried.get(m.selected).filter(|c| c.kind.waits())?;
                let done = !m.session.record.has_settled(thing);
                return Some(Action::Say(Command::Settle { carried: m.selected, done }));
            }
            let place = m.selected_note()?;
            let note = &m.session.record.notes[place];
            let waits = matches!(note.kind, NoteKind::Action | NoteKind::Question | NoteKind::Parked);
            waits.then_some(Action::Say(Command::SetDone { note: place, done: !note.done }))
        },
    },
    Bind {
        id: "carried",
        keys: &["c"],
        hint: |m| if m.view == View::Carried { "close" } else { "carried over" },
        about: "carried over: what earlier sessions have left open, and homework",
        rank: 6,
        on: ACTS,
        in_palette: true,
        run: |m, _| {
            let some = !m.session.plan.carried.is_empty();
            (some || m.view == View::Carried).then_some(Action::Show(View::Carried))
        },
    },
    Bind {
        id: "plan",
        keys: &["e"],
        hint: |m| if m.view == View::Plan { "close" } else { "plan" },
        about: "plan: add, move, lengthen, reword and drop what is to come, with the end in sight",
        rank: 7,
        on: &[View::Live, View::Plan],
        in_palette: true,
        run: |m, _| (planning::can_plan(m) || m.view == View::Plan).then_some(Action::Show(View::Plan)),
    },
    Bind {
        id: "longer",
        keys: &["+"],
        hint: |_| "longer",
        about: "a minute longer: the selected activity or phase",
        rank: 1,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::longer(m, 1),
    },
    Bind {
        id: "shorter",
        keys: &["-"],
        hint: |_| "shorter",
        about: "a minute shorter: the selected activity or phase",
        rank: 2,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::longer(m, -1),
    },
    Bind {
        id: "longer-5",
        keys: &[">"],
        hint: |_| "5 longer",
        about: "five minutes longer: the selected activity or phase",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::longer(m, 5),
    },
    Bind {
        id: "shorter-5",
        keys: &["<"],
        hint: |_| "5 shorter",
        about: "five minutes shorter: the selected activity or phase",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::longer(m, -5),
    },
    Bind {
        id: "earlier",
        keys: &["K"],
        hint: |_| "earlier",
        about: "move the selected activity or phase up",
        rank: 3,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::shift(m, -1),
    },
    Bind {
        id: "later",
        keys: &["J"],
        hint: |_| "later",
        about: "move the selected activity or phase down",
        rank: 3,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::shift(m, 1),
    },
    Bind {
        id: "new-activity",
        keys: &["n", "a"],
        hint: |_| "new",
        about: "new activity behind the selected one: type the title, and perhaps `, 15, break`",
        rank: 2,
        on: PLAN,
        in_palette: true,
        run: |m, _| Some(Action::Type(Purpose::Planned(planning::place(m)))),
    },
    Bind {
        id: "new-phase",
        keys: &["N"],
        hint: |_| "new phase",
        about: "new phase behind the selected one, or at the end of the activity: type the title, and perhaps `, 5, write`",
        rank: 5,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::new_phase(m),
    },
    Bind {
        id: "insert",
        keys: &["i"],
        hint: |_| "library",
        about: "insert an exercise, a poll or another activity from the library",
        rank: 2,
        on: PLAN,
        in_palette: true,
        run: |m, _| Some(Action::Shelf(planning::place(m))),
    },
    Bind {
        id: "retitle",
        keys: &["r"],
        hint: |_| "retitle",
        about: "call the selected activity or phase something else; what happened in it stays with it",
        rank: 4,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::title(m),
    },
    Bind {
        id: "prompt",
        keys: &["p"],
        hint: |_| "prompt",
        about: "write the prompt of the selected activity or phase, over as many lines as it needs",
        rank: 4,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::words(m, false),
    },
    Bind {
        id: "script",
        keys: &["s"],
        hint: |_| "script",
        about: "write the script of the selected activity, for your eyes only",
        rank: 5,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::words(m, true),
    },
    Bind {
        id: "editor",
        keys: &["E"],
        hint: |_| "in your editor",
        about: "write the prompt of the selected activity or phase in the editor that EDITOR names",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::in_editor(m, false),
    },
    Bind {
        id: "script-editor",
        keys: &["S"],
        hint: |_| "script in your editor",
        about: "write the script of the selected activity in the editor that EDITOR names",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::in_editor(m, true),
    },
    Bind {
        id: "drop",
        keys: &["x", "Del"],
        hint: |_| "drop",
        about: "drop the selected activity or phase",
        rank: 3,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::drop(m),
    },
    Bind {
        id: "duplicate",
        keys: &["d"],
        hint: |_| "duplicate",
        about: "duplicate the selected activity or phase",
        rank: 5,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::duplicate(m),
    },
    Bind {
        id: "optional",
        keys: &["o"],
        hint: |_| "optional",
        about: "let the selected activity be dropped when it gets late, or no longer",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::optional(m),
    },
    Bind {
        id: "kind",
        keys: &["t"],
        hint: |_| "kind",
        about: "another kind for the selected activity: talk, discussion, exercise, break; or something else to do in the phase",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::other_kind(m),
    },
    Bind {
        id: "hide",
        keys: &["h"],
        hint: |_| "hidden",
        about: "hidden: what is kept in the selected phase stays private until revealed, or no longer",
        rank: 0,
        on: PLAN,
        in_palette: true,
        run: |m, _| planning::hide(m),
    },
    Bind {
        id: "stage",
        keys: &["s"],
        hint: |m| if m.view == View::Stage { "close" } else { "stage" },
        about: "stage view: only what the room may see, large",
        rank: 0,
        on: ACTS,
        in_palette: true,
        run: |_, _| Some(Action::Show(View::Stage)),
    },
    Bind {
        id: "words",
        keys: &["v"],
        hint: |_| "all words",
        about: "read all words of the activity: what is asked, the script, the purpose, the rules",
        rank: 0,
        on: LIVE,
        in_palette: true,
        run: |_, _| Some(Action::Read(Card::Words)),
    },
    Bind {
        id: "search",
        keys: &["/"],
        hint: |_| "search",
        about: "search notes, people and the agenda",
        rank: 0,
        on: ALL,
        in_palette: true,
        run: |_, _| Some(Action::Type(Purpose::Search)),
    },
    Bind {
        id: "undo",
        keys: &["u"],
        hint: |_| "undo",
        about: "take back your own last step",
        rank: 7,
        on: UNDONE,
        in_palette: true,
        run: |m, _| m.log.can_undo().then_some(Action::Undo),
    },
    Bind {
        id: "redo",
        keys: &["U"],
        hint: |_| "redo",
        about: "do again what was taken back",
        rank: 0,
        on: UNDONE,
        in_palette: true,
        run: |m, _| m.log.can_redo().then_some(Action::Redo),
    },
    Bind {
        id: "sleep",
        keys: &["z"],
        hint: |_| "take the sleep out",
        about: "take the time the computer slept out of the clock",
        rank: 1,
        on: ACTS,
        in_palette: true,
        run: |m, _| m.slept.map(|_| Action::TakeOutSleep),
    },
    Bind {
        id: "elsewhere",
        keys: &["W"],
        hint: |_| "save elsewhere",
        about: "save to another place from now on",
        rank: 1,
        on: ACTS,
        in_palette: true,
        run: |m, _| m.saving.trouble.as_ref().map(|_| Action::Type(Purpose::Elsewhere)),
    },
    Bind {
        id: "palette",
        keys: &[":"],
        hint: |_| "commands",
        about: "every command by name",
        rank: 9,
        on: ALL,
        in_palette: false,
        run: |_, _| Some(Action::Type(Purpose::Palette)),
    },
    Bind {
        id: "away",
        keys: &["Esc"],
        hint: |_| "close",
        about: "close what is open, back to what is running",
        rank: 0,
        on: ALL,
        in_palette: false,
        run: |_, _| Some(Action::Away),
    },
    Bind {
        id: "help",
        keys: &["?"],
        hint: |_| "help",
        about: "help for this screen",
        rank: 10,
        on: ALL,
        in_palette: false,
        run: |_, _| Some(Action::Read(Card::Help)),
    },
    Bind {
        id: "quit",
        keys: &["q"],
        hint: |_| "leave",
        about: "leave; the session stays live and can be continued",
        rank: 9,
        on: ALL,
        in_palette: true,
        run: |_, _| Some(Action::Quit),
    },
    Bind {
        id: "suspend",
        keys: &["ctrl-z"],
        hint: |_| "to the shell",
        about: "give the terminal back for a while; the clock runs on",
        rank: 0,
        on: ALL,
        in_palette: false,
        run: |_, _| Some(Action::Suspend),
    },
];

fn under_way(m: &Model) -> bool {
    matches!(m.session.state(), State::Live | State::Paused)
}

fn hides_results(m: &Model) -> bool {
    m.session.poll_run().is_some_and(|run| !shown(run, false))
}

/// Whether the poll that ran last ended in a tie for the first place that is still to be decided.
fn is_tied(m: &Model, by_chair: bool) -> bool {
    let run = m.session.poll_run().filter(|r| m.in_poll() && r.closed.is_some() && shown_in_private(r));
    run.is_some_and(|r| {
        let tied = m.tallied.of_run(r).order.first().is_some_and(|top| top.len() > 1);
        tied && r.chair.is_none() && (r.rules.tie == Tie::Chair) == by_chair
    })
}
