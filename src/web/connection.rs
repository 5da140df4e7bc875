//! Owns one connection while it is open: counted, and known or strange; and who sends what comes over it, where a proxy
//! passes it on.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;

use hyper::header::HeaderMap;
use tokio::sync::Notify;

use super::limits::PROOF;
use super::state::State;

/// Connections of phones that the room does not know yet, by their address; of a proxy, the requests of such phones.
pub(super) type Strangers = Rc<RefCell<HashMap<IpAddr, usize>>>;

/// One open connection, counted for as long as it is.
pub(super) struct Connection {
    pub(super) state: Rc<State>,
    pub(super) from: SocketAddr,
    /// Told when nobody reads what is sent any more.
    pub(super) unread: Rc<Notify>,
    /// There are as many connections of strangers from there as the room takes: only a phone that it knows may stay.
    pub(super) is_one_too_many: bool,
    /// A proxy passes on what others send.
    pub(super) is_proxy: bool,
    strangers: Strangers,
    /// What is counted of it, until the room knows the phone.
    counted: Cell<Option<Stranger>>,
}

/// Something that is counted for the address of a phone that the room does not know.
pub(super) struct Stranger(Strangers, IpAddr);

impl Stranger {
    fn new(strangers: &Strangers, from: IpAddr) -> Self {
        *strangers.borrow_mut().entry(from).or_default() += 1;
        Self(Rc::clone(strangers), from)
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        let mut strangers = self.0.borrow_mut();
        match strangers.get(&self.1).map_or(0, |n| n - 1) {
            0 => _ = strangers.remove(&self.1),
            left => _ = strangers.insert(self.1, left),
        }
    }
}

impl Connection {
    /// Counts a connection in.
    pub(super) fn new(
        state: Rc<State>,
        strangers: Strangers,
        from: SocketAddr,
        is_one_too_many: bool,
        is_proxy: bool,
    ) -> Self {
        state.connections.set(state.connections.get() + 1);
        let counted = Cell::new((!is_proxy).then(|| Stranger::new(&strangers, from.ip())));
        Self { state, from, unread: Rc::default(), is_one_too_many, is_proxy, strangers, counted }
    }

    /// Waits until it is clear that nobody whom the room knows is behind it.
    pub(super) async fn stays_strange(&self) {
        if self.is_one_too_many {
            tokio::time::sleep(PROOF).await;
            let counted = self.counted.take();
            let is_strange = counted.is_some();
            self.counted.set(counted);
            if is_strange {
                return;
            }
        }
        std::future::pending::<()>().await;
    }

    /// Notes that the room knows the phone behind it.
    pub(super) fn know(&self) {
        drop(self.counted.take());
    }

    /// Counts a request of a phone that the room does not know, which a proxy passes on; nothing where there are too many
    /// from its address.
    pub(super) fn count_request(&self, from: IpAddr) -> Option<Stranger> {
        let here = self.strangers.borrow().get(&from).copied().unwrap_or(0);
        (here < self.state.limits.max_per_address).then(|| Stranger::new(&self.strangers, from))
    }

    /// Returns who sends a request: whoever the connection comes from or, where that is a proxy that may say so, the last
    /// one in its list that is none.
    pub(super) fn sender(&self, headers: &HeaderMap) -> IpAddr {
        if self.is_proxy { forwarded(headers, self.from.ip(), &self.state.proxies) } else { self.from.ip() }
    }
}

/// Returns the last address of `X-Forwarded-For` that is no proxy of ours: what stands before it anybody can have written.
fn forwarded(headers: &HeaderMap, proxy: IpAddr, proxies: &[IpAddr]) -> IpAddr {
    let lists = headers.get_all("x-forwarded-for").iter().map(|list| list.to_str().unwrap_or_default());
    let all: Vec<&str> = lists.flat_map(|list| list.split(',')).collect();
    for hop in all.iter().rev() {
        match address(hop.trim()) {
            Some(hop) if proxies.contains(&hop) => {}
            Some(hop) => return hop,
            None => return proxy,
        }
    }
    proxy
}

/// Reads an address as proxies write it: alone, with a port, or in brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    let read = bare.parse::<IpAddr>().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|at| at.ip()));
    read.map(|ip| ip.to_canonical())
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.state.connections.set(self.state.connections.get() - 1);
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn only_the_last_hop_that_is_no_proxy_of_ours_counts() {
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        let (proxy, other) = (ip("127.0.0.1"), ip("10.0.0.9"));
        for (lists, expected) in [
            (&["203.0.113.7"][..], "203.0.113.7"),
            (&["1.1.1.1, 203.0.113.7"], "203.0.113.7"),
            (&["1.1.1.1", "203.0.113.7"], "203.0.113.7"),
            (&["1.1.1.1, 203.0.113.7, 10.0.0.9"], "203.0.113.7"),
            (&["203.0.113.7:5123"], "203.0.113.7"),
            (&["[2001:db8::7]:5123"], "2001:db8::7"),
            (&["::ffff:203.0.113.7"], "203.0.113.7"),
            (&["203.0.113.7, nonsense"], "127.0.0.1"),
            (&[""], "127.0.0.1"),
            (&["10.0.0.9"], "127.0.0.1"),
            (&[], "127.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            for list in lists {
                headers.append("x-forwarded-for", HeaderValue::from_static(list));
            }
            assert_eq!(forwarded(&headers, proxy, &[proxy, other]), ip(expected), "{lists:?}");
        }
    }
}
