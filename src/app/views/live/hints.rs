//! Owns the hints of the live view: what the bottom line shows in each state of the session.

use crate::app::model::{HintLine, Model, Pane};
use crate::workshop::SessionState;

/// The hints, state by state; the first state that is true counts.
pub(super) const LIVE: &[HintLine] = &[
    HintLine {
        when: |m| m.session.state() == SessionState::Planned,
        rows: "*start-or-pause | note | people plan room stage search",
        narrow: "",
    },
    HintLine {
        when: |m| m.session.state() == SessionState::Done,
        rows: "back | other-pane open done | stage search quit",
        narrow: "",
    },
    HintLine {
        when: |m| m.cursor.pane == Pane::Activity && m.selected_note().is_some(),
        rows: "merge-entries headline-entry open done remove | ?count-hand | other-pane | start-or-pause next",
        narrow: "",
    },
    HintLine {
        when: |m| m.cursor.pane == Pane::SoFar,
        rows: "open done remove | other-pane | start-or-pause next | note",
        narrow: "",
    },
    HintLine {
        when: |m| m.cursor.viewed.is_some(),
        rows: "*open close | start-or-pause add-minute+remove-minute next | note | people stage search",
        narrow: "",
    },
    HintLine {
        when: |m| m.session.state() == SessionState::Paused,
        rows: "*start-or-pause | next back | note | people stage plan search",
        narrow: "",
    },
    HintLine { when: |m| m.extension().is_some(), rows: "*thumbs-up *thumbs-down type-count | note", narrow: "" },
    HintLine {
        when: |m| run_is_closed(m) == Some(true),
        rows: "*next open-or-close-poll ?run-off ?break-tie ?reveal | note | stage",
        narrow: "",
    },
    HintLine { when: |m| m.messages.up, rows: "*next add-minute+remove-minute | note | stage", narrow: "" },
    HintLine {
        when: |m| run_is_closed(m) == Some(false),
        rows: "?count-hand ?type-count open-or-close-poll ?paper-ballots ?own-vote | start-or-pause add-minute+remove-minute next | stage",
        narrow: "",
    },
    HintLine {
        when: Model::in_poll,
        rows: "?count-hand *open-or-close-poll ?type-count | start-or-pause add-minute+remove-minute next | stage people",
        narrow: "",
    },
    HintLine {
        when: |m| m.session.regroup().is_some() && m.session.nobody_to_group().is_none(),
        rows: "*groups | start-or-pause add-minute+remove-minute next | note | people stage plan",
        narrow: "",
    },
    HintLine {
        when: |m| m.session.turn().is_some(),
        rows: "*next back start-or-pause add-minute+remove-minute | note headline-entry | stage groups",
        narrow: "",
    },
    HintLine {
        when: |m| m.shown_round().is_some(),
        rows: "start-or-pause add-minute+remove-minute next | note next-group ?next-column | groups people stage search",
        narrow: "",
    },
    HintLine {
        when: |_| true,
        rows: "start-or-pause add-minute+remove-minute next | note quick-poll | people stage plan search",
        narrow: "",
    },
];

/// Returns whether the newest run of the poll that the session is in is closed; nothing before there is one.
fn run_is_closed(m: &Model) -> Option<bool> {
    m.session.poll_run().filter(|_| m.in_poll()).map(|run| run.closed.is_some())
}
