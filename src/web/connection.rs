//! Owns one connection while it is open: counted, and known or strange.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;

use tokio::sync::Notify;

use super::limits::PROOF;
use super::state::State;

/// Connections of phones that the room does not know yet, by their address.
pub(super) type Strangers = Rc<RefCell<HashMap<IpAddr, usize>>>;

/// One open connection, counted for as long as it is.
pub(super) struct Connection {
    pub(super) state: Rc<State>,
    pub(super) from: SocketAddr,
    /// Told when nobody reads what is sent any more.
    pub(super) unread: Rc<Notify>,
    /// There are as many connections of strangers from there as the room takes: only a phone that it knows may stay.
    pub(super) is_one_too_many: bool,
    strangers: Strangers,
    is_strange: Cell<bool>,
}

impl Connection {
    /// Counts a connection in.
    pub(super) fn new(state: Rc<State>, strangers: Strangers, from: SocketAddr, is_one_too_many: bool) -> Self {
        state.connections.set(state.connections.get() + 1);
        *strangers.borrow_mut().entry(from.ip()).or_default() += 1;
        Self { state, from, unread: Rc::default(), is_one_too_many, strangers, is_strange: Cell::new(true) }
    }

    /// Waits until it is clear that nobody whom the room knows is behind it.
    pub(super) async fn stays_strange(&self) {
        if self.is_one_too_many {
            tokio::time::sleep(PROOF).await;
            if self.is_strange.get() {
                return;
            }
        }
        std::future::pending::<()>().await;
    }

    /// Notes that the room knows the phone behind it.
    pub(super) fn know(&self) {
        if self.is_strange.replace(false) {
            let mut strangers = self.strangers.borrow_mut();
            let left = strangers.get(&self.from.ip()).map_or(0, |n| n - 1);
            match left {
                0 => _ = strangers.remove(&self.from.ip()),
                left => _ = strangers.insert(self.from.ip(), left),
            }
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.know();
        self.state.connections.set(self.state.connections.get() - 1);
    }
}
