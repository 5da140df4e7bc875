//! Owns the stream of updates to one phone: the newest state when something has changed, at most ten times a second, and a
//! sign of life in between. Each update is whole, so that none that was missed is missed.

use std::rc::Rc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, sleep_until, timeout};

use super::body::Answered;
use super::limits::{ALIVE, UPDATES};
use super::state::State;
use super::views::Views;
use crate::room::KeyHash;

/// What one stream shows.
pub(super) type Piece = Box<dyn Fn(&Views) -> String>;

/// Opens a stream; `unread` is told when whoever has it does not read it any more.
pub(super) fn open(state: &Rc<State>, phone: KeyHash, show: Piece, unread: Rc<Notify>) -> Answered {
    let (send, pieces) = mpsc::channel(1);
    let ended = state.add_stream(phone);
    let state = Rc::clone(state);
    tokio::task::spawn_local(async move {
        tokio::select! {
            () = updates(&state, show, &send, unread) => {}
            _ = ended => {}
        }
    });
    Answered::Stream(pieces)
}

async fn updates(state: &State, show: Piece, send: &mpsc::Sender<Bytes>, unread: Rc<Notify>) {
    let mut newest = state.waist.views.clone();
    let mut closing = state.closing.subscribe();
    let mut sent = String::new();
    // Nothing has happened for a while: a sign of life goes out, where there is nothing else.
    let mut quiet = false;
    loop {
        newest.mark_unchanged();
        let views = state.views();
        let piece = show(&views);
        if piece != sent {
            // A client takes the number as the id of the event, and brings it along when it comes back.
            let event = format!("retry: 1000\nid: {}\ndata: {piece}\n\n", views.number);
            if !put(send, event, &unread, state.limits.unread).await {
                return;
            }
            sent = piece;
        } else if quiet && !put(send, String::from(":\n\n"), &unread, state.limits.unread).await {
            return;
        }
        quiet = false;
        let next = Instant::now() + UPDATES;
        let alive = Instant::now() + views.changes_in().map_or(ALIVE, |time| time.min(ALIVE));
        let closes = tokio::select! {
            // Whoever owns the session has let it go: that is the end of the room, too.
            changed = newest.changed() => changed.is_err(),
            _ = closing.wait_for(|closing| *closing) => true,
            () = sleep_until(alive) => {
                quiet = true;
                false
            }
            () = send.closed() => return,
        };
        if closes {
            put(send, String::from("event: closed\ndata: {}\n\n"), &unread, state.limits.unread).await;
            return;
        }
        sleep_until(next).await;
    }
}

/// Sends a piece; returns false once nobody reads it.
async fn put(send: &mpsc::Sender<Bytes>, piece: String, unread: &Notify, patience: Duration) -> bool {
    let Ok(sent) = timeout(patience, send.send(Bytes::from(piece))).await else {
        unread.notify_one();
        return false;
    };
    sent.is_ok()
}
