//! Owns the server: a thread of its own that listens, accepts connections within the limits, and ends when it is told to.

use std::net::{IpAddr, TcpListener};
use std::rc::Rc;
use std::thread::JoinHandle;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

use super::connection::{Connection, Strangers};
use super::limits::{HEAD, HEAD_BYTES, HEADERS, Limits};
use super::routes;
use super::state::{At, State};
use super::waist::{ToOwner, Waist};
use crate::room::{Chance, RoomKeys};

/// How long open connections may take to end when the room closes.
const GOODBYE: Duration = Duration::from_millis(300);

/// How many phones may be at the door at once.
#[cfg(unix)]
const AT_THE_DOOR: i32 = 4096;

/// Where a room listens and what it answers to.
pub struct Place {
    /// What was bound: the address for phones, and the one of this computer alone.
    pub listeners: Vec<TcpListener>,
    /// The hosts, each with its port, by which pages may be asked for.
    pub hosts: Vec<String>,
    /// The beginning of the address that people see: `http://192.168.1.4:4710`.
    pub origin: String,
    /// Programs that pass on what phones send, by their addresses: only they say for whom they ask.
    pub proxies: Vec<IpAddr>,
}

/// How many files the process has open besides connections, at most.
#[cfg(unix)]
const OWN_FILES: usize = 64;

/// How many bytes the system keeps for a phone that does not read them.
#[cfg(unix)]
const UNSENT: usize = 64 * 1024;

/// What the facilitator tells the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Let the phone that waits for this name be that person.
    LetIn(String),
    /// Let nobody wait for this name any longer.
    Refuse(String),
    /// Remove the phones of a person.
    Remove(String),
    /// Mark a message as read, or as new again.
    Read(u32, bool),
    /// Make a new link to the shared screen, by chance; the one before ends.
    StageLink(Chance),
    /// End the link to the shared screen.
    EndStageLink,
    /// Let them back.
    Restore(String),
    /// Let nobody new join, or everybody again.
    RefuseNew(bool),
    /// Close the room.
    Close,
}

/// What is said where the link to the shared screen cannot be kept.
const UNSAVED: &str = "The stage link cannot be saved: there is none.";

impl Order {
    /// Returns what the room has to be told where it knew that these people's phones are removed, and now those are.
    pub fn between(before: &[String], now: &[String]) -> Vec<Self> {
        let same = before.iter().zip(now).take_while(|(a, b)| a == b).count();
        let back = before[same..].iter().rev().cloned().map(Self::Restore);
        back.chain(now[same..].iter().cloned().map(Self::Remove)).collect()
    }
}

/// A room that is open. Dropped, it closes.
pub struct Server {
    orders: mpsc::UnboundedSender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Opens the room: from then on phones get answers.
    pub fn start(place: Place, mut limits: Limits, keys: RoomKeys, waist: Waist) -> std::io::Result<Self> {
        limits.max_connections = limits.max_connections.min(files_for_connections());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        for listener in &place.listeners {
            listener.set_nonblocking(true)?;
            // The system keeps 128 phones at the door by default; the next one would try again after a second. And for a
            // phone that reads nothing it would keep megabytes: connections take over what is said here.
            #[cfg(unix)]
            {
                rustix::net::listen(listener, AT_THE_DOOR)?;
                rustix::net::sockopt::set_socket_send_buffer_size(listener, UNSENT)?;
            }
        }
        let (orders, ordered) = mpsc::unbounded_channel();
        let thread = std::thread::Builder::new().name(String::from("room")).spawn(move || {
            let Place { listeners, hosts, origin, proxies } = place;
            let state = Rc::new(State::new(waist, keys, limits, At { hosts, origin, proxies }));
            let all = LocalSet::new();
            all.block_on(&runtime, serve(state, listeners, ordered));
        })?;
        Ok(Self { orders, thread: Some(thread) })
    }

    /// Tells the room something.
    pub fn order(&self, order: Order) {
        // A room that is gone needs no orders.
        let _ = self.orders.send(order);
    }
}

/// Lets this process have as many files as the system allows, and returns how many of them may be connections: the
/// session has to be saved all the same.
#[cfg(unix)]
fn files_for_connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    // Where the system does not let it have more, it goes on with what it has.
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).is_ok();
    let files = if raised { maximum } else { current };
    files.and_then(|n| usize::try_from(n).ok()).map_or(usize::MAX, |n| n.saturating_sub(OWN_FILES).max(1))
}

#[cfg(not(unix))]
fn files_for_connections() -> usize {
    usize::MAX
}

impl Drop for Server {
    fn drop(&mut self) {
        self.order(Order::Close);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves until the room closes.
async fn serve(state: Rc<State>, listeners: Vec<TcpListener>, mut orders: mpsc::UnboundedReceiver<Order>) {
    let strangers: Strangers = Rc::default();
    for listener in listeners {
        match tokio::net::TcpListener::from_std(listener) {
            Ok(listener) => {
                tokio::task::spawn_local(accept(Rc::clone(&state), listener, Rc::clone(&strangers)));
            }
            Err(error) => (state.waist.tell)(ToOwner::Notice(format!("The room cannot listen: {error}."))),
        }
    }
    state.keep().await;
    state.tell_messages();
    while let Some(order) = orders.recv().await {
        match order {
            Order::LetIn(name) => _ = state.keys.borrow_mut().let_in(&name),
            Order::Refuse(name) => state.keys.borrow_mut().refuse(&name),
            Order::Remove(name) => {
                let removed = state.keys.borrow_mut().remove(&name);
                for phone in &removed {
                    state.end_streams(phone);
                }
            }
            Order::Read(message, read) => state.keys.borrow_mut().set_message_read(message, read),
            Order::StageLink(chance) => {
                state.end_stages();
                let token = state.keys.borrow_mut().new_stage_link(chance);
                let link = format!("{}/s/{}/stage/{token}", state.origin, state.keys.borrow().session());
                let told =
                    if state.keep().await { ToOwner::StageLink(link) } else { ToOwner::Notice(UNSAVED.to_owned()) };
                (state.waist.tell)(told);
                continue;
            }
            Order::EndStageLink => {
                state.end_stages();
                state.keys.borrow_mut().end_stage_link();
            }
            Order::Restore(name) => state.keys.borrow_mut().restore(&name),
            Order::RefuseNew(refuses) => state.keys.borrow_mut().set_refuses_new(refuses),
            Order::Close => break,
        }
        state.keep().await;
        state.tell_messages();
    }
    state.closing.send_replace(true);
    state.keys.borrow_mut().set_open(false);
    // A disk that does not answer keeps no port.
    let _ = tokio::time::timeout(GOODBYE, state.keep()).await;
    let end = tokio::time::Instant::now() + GOODBYE;
    while state.connections.get() > 0 && tokio::time::Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn accept(state: Rc<State>, listener: tokio::net::TcpListener, strangers: Strangers) {
    let mut closing = state.closing.subscribe();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = closing.wait_for(|closing| *closing) => return,
        };
        let Ok((stream, from)) = accepted else {
            // No more files for this process, or a phone that has gone already: neither is a reason to stop.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Of those that a proxy passes on it is counted who sends each request.
        let is_proxy = state.proxies.contains(&from.ip().to_canonical());
        let here = strangers.borrow().get(&from.ip()).copied().unwrap_or(0);
        if state.connections.get() >= state.limits.max_connections {
            continue;
        }
        let is_one_too_many = here >= state.limits.max_per_address && !is_proxy;
        let connection = Connection::new(Rc::clone(&state), Rc::clone(&strangers), from, is_one_too_many, is_proxy);
        tokio::task::spawn_local(answer(stream, connection));
    }
}

async fn answer(stream: TcpStream, connection: Connection) {
    let _ = stream.set_nodelay(true);
    let mut closing = connection.state.closing.subscribe();
    let connection = Rc::new(connection);
    let unread = Rc::clone(&connection.unread);
    let service = service_fn(|request| {
        let connection = Rc::clone(&connection);
        async move { Ok::<_, std::convert::Infallible>(routes::answer(&connection, request).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_headers(HEADERS).max_buf_size(HEAD_BYTES);
    let mut served = std::pin::pin!(http.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        _ = served.as_mut() => {}
        () = unread.notified() => {}
        () = connection.stays_strange() => {}
        _ = closing.wait_for(|closing| *closing) => {
            served.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(GOODBYE, served).await;
        }
    }
}
