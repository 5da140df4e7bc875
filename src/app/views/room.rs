//! The view of the room: how phones join it, in which network it is open, and which names are asked for twice.

use chrono::TimeDelta;

use super::shared;
use crate::app::effect::Effect;
use crate::app::model::{Action, Bind, HintLine, KeyTable, Model, View};
use crate::app::room::{OpenRoom, RoomNews};
use crate::app::rows::key;
use crate::workshop::Moment;
use crate::workshop::text::wording::count_of;

/// The view.
pub static VIEW: View = View {
    id: "room",
    title: "Room",
    keys: &[("Clock", &shared::MINUTES), ("Room", &ROWS), ("Notes", &shared::NOTES), ("View", &shared::LIST)],
    hints: &[
        HintLine {
            when: |m| !m.room.networks.is_empty(),
            rows: "*open other-address | start-or-pause || undo help",
            narrow: "",
        },
        HintLine {
            when: |_| true,
            rows: "room copy-address other-address open-or-close-room || undo help",
            narrow: "",
        },
    ],
    opener: Some(OPENER),
    leads: true,
    rows: |m| if m.room.networks.is_empty() { waiting(m).len() } else { m.room.networks.len() },
    ..View::DEFAULT
};

const OPENER: Bind = Bind::new("room", &["Q"], "Open the room, show the QR code", |_, _| Some(Action::ShowCode))
    .hint(|m| if m.cursor.view == &VIEW { "hide" } else { "room" })
    .group("Room")
    .line(&[], "Open the room; QR code")
    .later()
    .on_stage();

/// How long the question stands whether to close the room.
const ASKS: TimeDelta = TimeDelta::seconds(4);

#[rustfmt::skip]
static ROWS: KeyTable = &[
    key!("copy-address", &["C"], "copy address", "Copy the address for phones", |m, _| m.room.open.as_ref().map(|room| Action::Run(Effect::Clipboard(room.link.clone(), COPIED.to_owned())))).refuses(|_| Some(CLOSED.to_owned())),
    Bind::new("other-address", &["A"], "Choose another address", |m, _| {
        Some(if m.room.networks.is_empty() { Action::Run(Effect::ListNetworks) } else { Action::Close })
    }).hint(|m| if m.room.networks.is_empty() { "other address" } else { "back" }),
    Bind::new("open-or-close-room", &["O"], "Open or close the room", |m, _| {
        Some(Action::Run(if m.room.open.is_some() { Effect::CloseRoom } else { Effect::OpenRoom(None) }))
    }).hint(|m| if m.room.open.is_some() { "close the room" } else { "open the room" }),
    Bind::new("open", &["Enter"], "Choose the network, let a name in", |m, _| {
        if let Some(network) = m.room.networks.get(m.cursor.selected) {
            return Some(Action::Run(Effect::OpenRoom(Some(network.address.clone()))));
        }
        selected(m).map(|name| Action::Run(Effect::LetIn(name)))
    }).hint(|m| if m.room.networks.is_empty() { "let in" } else { "open the room there" }).refuses(|_| Some(NOBODY_WAITS.to_owned())).line(&[], "Let in; choose the network"),
    key!("refuse-name", &["X"], "refuse", "Refuse a name asked for twice", |m, _| {
        selected(m).filter(|_| m.room.networks.is_empty()).map(|name| Action::Run(Effect::RefuseName(name)))
    }).refuses(|_| Some(NOBODY_WAITS.to_owned())).line(&[], "Refuse the name"),
];

/// What is said of the link for phones on the clipboard.
const COPIED: &str = "Copied: whoever opens this link can join.";
/// Why something cannot be done without an open room.
const CLOSED: &str = "The room is closed: O opens it.";
/// Why nobody can be let in.
const NOBODY_WAITS: &str = "Nobody asks for a name that another phone has.";

/// Returns the names that a second phone asks for.
fn waiting(m: &Model) -> &[String] {
    m.room.open.as_ref().map_or(&[], |room| &room.waiting)
}

/// Returns the name that is selected among them.
fn selected(m: &Model) -> Option<String> {
    waiting(m).get(m.cursor.selected).cloned()
}

/// Takes what the surroundings tell of the room. A network has to be chosen where nobody but the facilitator looks.
pub(in crate::app) fn hear(m: &mut Model, news: RoomNews, now: Moment) {
    let chooses = matches!(news, RoomNews::Choose(_));
    m.room.hear(news, now);
    if chooses && m.cursor.view.for_the_room {
        m.notify("Leave the stage first: there are several networks to choose from.", now);
        m.say_on_stage("Leave the stage first.");
    } else if chooses {
        (m.cursor.view, m.cursor.selected) = (&VIEW, 0);
    }
}

/// Asks before the room is closed under phones; returns whether it asks.
pub(in crate::app) fn asks_first(m: &mut Model, now: Moment) -> bool {
    let phones = m.room.open.as_ref().map_or(0, OpenRoom::phones);
    if phones == 0 || m.messages.quits.is_some_and(|until| now < until) {
        return false;
    }
    m.messages.quits = Some(now + ASKS);
    m.notify(format!("q closes the room for {} · press q again", count_of(phones, "phone")), now);
    true
}
