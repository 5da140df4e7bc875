//! Owns the room while it is open: it wires phones to the session. What they say goes through the model like everything
//! else; the answer goes back once the saver has it on the disk.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::from_room::FromRoom;
use super::known_room::{RoomFile, as_seen};
use super::networks::{Enclosure, address, networks, only_one, shown_address};
use super::room_address::{Follow, follow};
use super::terminal_session::{LoopEvent, LoopSender};
use crate::app::room::{OpenRoom, RoomMessage, RoomNews};
use crate::app::{self, Effect, Model, News};
use crate::clock::Clock;
use crate::room::{Message, RoomKeys, RoomSummary};
use crate::store::{self, AppFolders, PrivateFile};
use crate::web::{Answer, Answerer, Limits, Order, Place, Server, Snapshot, ToOwner, Waist};
use crate::workshop::{Moment, Participant, Voice, Zone};

/// The port that is taken where nothing else is said, and how many after it are tried.
const PORT: u16 = 4710;
const PORTS: u16 = 10;

/// How often it is looked at whether this computer has another address.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// The room, and what it needs to be opened.
pub(super) struct RoomHost {
    folders: AppFolders,
    sender: LoopSender,
    clock: Clock,
    zone: Option<Zone>,
    open: Option<Open>,
    /// Somebody wanted it where it is.
    asked: bool,
    /// A room that is being closed, in a thread of its own.
    closing: Option<JoinHandle<()>>,
    /// When the address was last looked at.
    looked: Instant,
    /// Voices that were carried out and are not on the disk yet, each with the revision that has to be there.
    waiting: Vec<(u64, Answerer)>,
}

/// A room that is open.
struct Open {
    server: Server,
    views: watch::Sender<Snapshot>,
    /// Written by the server's thread, so it is here for as long as that is.
    file: PrivateFile,
    at: SocketAddr,
    /// It was never open before.
    is_new: bool,
}

impl RoomHost {
    /// Creates it; nothing is opened, and no thread is started.
    pub(super) fn new(folders: &AppFolders, sender: LoopSender, clock: &Clock, zone: Option<&Zone>) -> Self {
        let (folders, clock, zone) = (folders.clone(), clock.clone(), zone.cloned());
        Self {
            folders,
            sender,
            clock,
            zone,
            open: None,
            asked: false,
            closing: None,
            looked: Instant::now(),
            waiting: Vec::new(),
        }
    }

    /// Carries out an effect that is about the room; gives back one that is not.
    pub(super) fn carry_out(&mut self, effect: Effect, m: &mut Model, now: Moment) -> Option<Effect> {
        match effect {
            Effect::OpenRoom(wanted) => self.open(wanted.as_deref(), m, now),
            Effect::ListNetworks => list(m, now),
            Effect::CloseRoom => self.close(m, now),
            Effect::LetIn(name) => self.order(Order::LetIn(name)),
            Effect::RefuseName(name) => self.order(Order::Refuse(name)),
            Effect::RemovePhones(name) => {
                // Nobody is behind a hand whose phone is gone. Lowering it is never refused.
                let _ = app::handle_voice(m, &Participant::Named(name.clone()), Voice::LowerHand, now);
                self.order(Order::Remove(name));
            }
            Effect::StageLink => self.order(Order::StageLink(store::chance())),
            Effect::EndStageLink => {
                self.order(Order::EndStageLink);
                app::handle_news(m, News::Told { text: "The stage link has ended.".to_owned(), bad: false }, now);
            }
            Effect::ReadMessage(message, read) => self.order(Order::Read(message, read)),
            other => return Some(other),
        }
        None
    }

    fn order(&self, order: Order) {
        if let Some(open) = &self.open {
            open.server.order(order);
        }
    }

    /// Opens the room: where it was asked for, where it was last, or in the one network that there is.
    fn open(&mut self, wanted: Option<&str>, m: &mut Model, now: Moment) {
        match wanted {
            None if self.open.is_some() => self.follow(m, now),
            Some(wanted) if self.is_at(wanted) => {
                let room = m.room.open.clone();
                if let Some(room) = room {
                    app::handle_news(m, News::Room(RoomNews::Opened(room)), now);
                }
            }
            _ => {
                // What was wanted once holds when the room is closed and opened again.
                self.asked |= wanted.is_some();
                self.open_at(wanted, m, now);
            }
        }
    }

    /// Returns whether the room is open at this address.
    fn is_at(&self, wanted: &str) -> bool {
        self.open.as_ref().is_some_and(|Open { at, .. }| at.to_string() == wanted || at.ip().to_string() == wanted)
    }

    fn open_at(&mut self, wanted: Option<&str>, m: &mut Model, now: Moment) {
        // Opened at another address, it closes at the one before.
        if self.open.take().is_some() {
            app::handle_news(m, News::Room(RoomNews::Closed), now);
        }
        self.finish_closing();
        self.looked = Instant::now();
        match self.begin(wanted, m) {
            Ok(Ok((open, room))) => {
                if open.is_new {
                    // The private file is named by the session's id: the file of the session has to tell it, too.
                    m.revision += 1;
                }
                self.open = Some(open);
                app::handle_news(m, News::Room(RoomNews::Opened(room)), now);
            }
            Ok(Err(choices)) => app::handle_news(m, News::Room(choices), now),
            Err(text) => app::handle_news(m, News::Told { text, bad: true }, now),
        }
    }

    /// Looks whether this computer has another address, as often as that is worth it.
    pub(super) fn look(&mut self, m: &mut Model, now: Moment) {
        if self.until_next_look().is_some_and(|left| left.is_zero()) {
            self.follow(m, now);
        }
    }

    /// Returns how long it takes until the address is looked at again, while the room is open.
    pub(super) fn until_next_look(&self) -> Option<Duration> {
        self.open.as_ref().map(|_| LOOK_EVERY.saturating_sub(self.looked.elapsed()))
    }

    /// Goes on in the network that this computer is in now.
    fn follow(&mut self, m: &mut Model, now: Moment) {
        self.looked = Instant::now();
        let (Some(open), Some(room)) = (&self.open, &m.room.open) else { return };
        let (at, all) = (open.at, networks());
        let shown = room.address.parse().map_or(at.ip(), |shown: SocketAddr| shown.ip());
        match follow(at.ip(), shown, self.asked, room.unreachable.as_deref(), &all) {
            Follow::Moves(ip) => {
                self.open_at(Some(&SocketAddr::from((ip, at.port())).to_string()), m, now);
                if let Some(room) = &m.room.open {
                    let text = format!("This computer has another address: the room is at {} now.", room.address);
                    app::handle_news(m, News::Notice(text), now);
                }
            }
            Follow::Stays(unreachable) if unreachable != room.unreachable => {
                let room = OpenRoom { unreachable, ..room.clone() };
                app::handle_news(m, News::Room(RoomNews::Opened(room)), now);
            }
            Follow::Stays(_) => {}
        }
    }

    /// Waits until a room that was closed is closed: its port and its private file are free then.
    fn finish_closing(&mut self) {
        if let Some(closing) = self.closing.take() {
            let _ = closing.join();
        }
    }

    fn begin(&self, wanted: Option<&str>, m: &Model) -> Result<Result<(Open, OpenRoom), RoomNews>, String> {
        let RoomFile { path, name, keys } = RoomFile::of(&self.folders, &m.session);
        let is_new = keys.is_none();
        let mut keys = keys.unwrap_or_else(|| RoomKeys::new(&name, [store::chance(), store::chance()]));
        let all = networks();
        let is_here = |at: SocketAddr| at.ip().is_loopback() || all.iter().any(|n| address(n) == Some(at.ip()));
        let (ip, ports) = match (wanted, keys.address().filter(|at| is_here(*at))) {
            (Some(wanted), last) => asked(wanted, last)?,
            (None, Some(last)) => (last.ip(), vec![last.port()]),
            (None, None) => match only_one(&all).and_then(address) {
                Some(ip) => (ip, usual_ports()),
                None if all.iter().any(|n| n.doubt.is_none()) => return Ok(Err(RoomNews::Choose(all))),
                None => (IpAddr::V4(Ipv4Addr::LOCALHOST), usual_ports()),
            },
        };
        let listener = listen(ip, &ports)?;
        let at = listener.local_addr().map_err(|e| format!("The room cannot be opened: {e}."))?;
        keys.set_address(at);
        keys.set_open(true);
        let doubt = all.iter().find(|network| address(network) == Some(ip)).and_then(|network| network.doubt);
        let doubtful = doubt.map(|doubt| format!("Phones may not reach this address: {doubt}."));
        let unreachable = ip.is_loopback().then(|| unreachable(Enclosure::here(), self.asked)).or(doubtful);
        let room = as_seen(&keys, shown_address(at, &all), unreachable, &m.session);
        let place = place(listener, at, &all);
        let file = PrivateFile::start(&path).map_err(|e| format!("The room cannot be opened: {e}."))?;
        let views = watch::Sender::new(Snapshot { number: m.revision, session: Arc::clone(&m.session) });
        let waist = self.waist(views.subscribe(), &file, &path);
        let server = Server::start(place, Limits::default(), keys, waist)
            .map_err(|e| format!("The room cannot be opened: {e}."))?;
        Ok(Ok((Open { server, views, file, at, is_new }, room)))
    }

    fn waist(&self, views: watch::Receiver<Snapshot>, file: &PrivateFile, path: &Path) -> Waist {
        let (clock, zone, sender, writer) = (self.clock.clone(), self.zone.clone(), self.sender.clone(), file.writer());
        let failed = format!("Phones cannot join: the room cannot be saved in {}.", path.display());
        let teller = self.sender.clone();
        Waist {
            views,
            tell: Arc::new(move |said| sender.send(LoopEvent::Room(said))),
            now: super::saving::now(&clock, zone.as_ref()),
            chance: store::chance,
            keep: Arc::new(move |text, call| {
                let (teller, failed) = (teller.clone(), failed.clone());
                let told = move |kept: bool| {
                    if !kept {
                        teller.send(LoopEvent::Room(ToOwner::Notice(failed)));
                    }
                    call(kept);
                };
                writer.put(text, Box::new(told));
            }),
        }
    }

    /// Closes the room.
    fn close(&mut self, m: &mut Model, now: Moment) {
        if self.end(m) {
            app::handle_news(m, News::Room(RoomNews::Closed), now);
        }
    }

    /// Closes the room, if it is open; returns whether it was. Its private file goes with a session that is over.
    pub(super) fn end(&mut self, m: &Model) -> bool {
        let Some(Open { server, file, .. }) = self.open.take() else { return false };
        let over = m.session.record.ended.is_some();
        let end = move || {
            drop(server);
            if over {
                file.remove();
            }
        };
        // In a thread of its own: phones that do not let go keep neither the clock nor the next key.
        self.closing = std::thread::Builder::new().name(String::from("closing")).spawn(end).ok();
        true
    }

    /// Takes what the web part tells; gives back what is to be done about it.
    pub(super) fn hear(&mut self, told: FromRoom, m: &mut Model, now: Moment) -> Option<Effect> {
        match told {
            ToOwner::Said { who, voice, answer } => match app::handle_voice(m, &who, voice, now) {
                Ok(()) if m.revision <= m.saving.on_disk => answer.give(Answer::Recorded),
                Ok(()) => self.waiting.push((m.revision, answer)),
                Err(refusal) => answer.give(Answer::Refused(refusal)),
            },
            ToOwner::Room(RoomSummary { people, unnamed, waiting }) => {
                app::handle_news(m, News::Room(RoomNews::Phones { people, unnamed, waiting }), now);
            }
            ToOwner::Messages(messages) => {
                let messages = messages.into_iter().map(|message| seen(message, now)).collect();
                app::handle_news(m, News::Room(RoomNews::Messages(messages)), now);
            }
            ToOwner::StageLink(link) => {
                app::handle_news(m, News::Notice(format!("The stage link, shown this once: {link}")), now);
                return Some(Effect::Clipboard(link, "Copied: open it on the projector.".to_owned()));
            }
            ToOwner::Notice(text) => app::handle_news(m, News::Notice(text), now),
        }
        None
    }

    /// Answers those whose words are on the disk by now.
    pub(super) fn answer_saved(&mut self, m: &Model) {
        let on_disk = m.saving.on_disk;
        let failed = m.saving.trouble.is_some();
        for (revision, answer) in std::mem::take(&mut self.waiting) {
            match () {
                () if revision <= on_disk => answer.give(Answer::Recorded),
                () if failed => answer.give(Answer::NotSaved),
                () => self.waiting.push((revision, answer)),
            }
        }
    }

    /// Lets the pages show the newest state.
    pub(super) fn publish(&self, m: &Model) {
        if let Some(open) = &self.open {
            open.views.send_if_modified(|newest| {
                let changed = newest.number != m.revision;
                if changed {
                    *newest = Snapshot { number: m.revision, session: Arc::clone(&m.session) };
                }
                changed
            });
        }
    }
}

impl Drop for RoomHost {
    fn drop(&mut self) {
        self.finish_closing();
    }
}

/// Returns a message as the facilitator sees it.
fn seen(message: Message, now: Moment) -> RoomMessage {
    let Message { id, name, at, text, read, .. } = message;
    let at = chrono::DateTime::from_timestamp(at, 0).map_or(now, |at| at.with_timezone(now.offset()));
    RoomMessage { id, by: name, at, text, read }
}

/// Lists the networks to choose from.
fn list(m: &mut Model, now: Moment) {
    let news = match networks() {
        none if none.is_empty() => News::Told { text: "This computer is in no network.".to_owned(), bad: true },
        all => News::Room(RoomNews::Choose(all)),
    };
    app::handle_news(m, news, now);
}

/// Says why phones do not reach a room that is open for this computer only.
fn unreachable(enclosure: Option<Enclosure>, asked: bool) -> String {
    match enclosure.filter(|_| !asked) {
        Some(enclosure) => enclosure.remedy().to_owned(),
        None if asked => "This address is for this computer only: phones do not reach it.".to_owned(),
        None => "No network that phones can be in was found: only this computer reaches the room.".to_owned(),
    }
}

/// Returns the ports that are tried where none is asked for; the last one is any that is free.
fn usual_ports() -> Vec<u16> {
    (PORT..PORT + PORTS).chain([0]).collect()
}

/// Reads where the room shall be: an address, with a port or without.
fn asked(wanted: &str, last: Option<SocketAddr>) -> Result<(IpAddr, Vec<u16>), String> {
    if let Ok(at) = wanted.parse::<SocketAddr>() {
        return Ok((at.ip(), vec![at.port()]));
    }
    let ip: IpAddr = wanted.parse().map_err(|_| format!("“{wanted}” is no address: write it as 192.168.1.20:4710."))?;
    match last.filter(|last| last.ip() == ip) {
        Some(last) => Ok((ip, vec![last.port()])),
        None => Ok((ip, usual_ports())),
    }
}

/// Listens on the first port that is free.
fn listen(ip: IpAddr, ports: &[u16]) -> Result<TcpListener, String> {
    let mut why = String::new();
    for port in ports {
        match TcpListener::bind((ip, *port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => why = cannot_listen(SocketAddr::from((ip, *port)), &error),
        }
    }
    Err(why)
}

fn cannot_listen(at: SocketAddr, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("Another program uses {at}: close it, or choose another port."),
        std::io::ErrorKind::AddrNotAvailable => {
            format!("This computer has no address {}: press A to choose one.", at.ip())
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This computer does not allow port {}: choose one above 1023.", at.port())
        }
        _ => format!("The room cannot be opened at {at}: {error}."),
    }
}

/// Returns where the room listens: there and, for the facilitator's own browser, on this computer alone.
fn place(listener: TcpListener, at: SocketAddr, all: &[crate::app::room::Network]) -> Place {
    let port = at.port();
    let shown = |ip: IpAddr| SocketAddr::from((ip, port)).to_string();
    let everywhere = at.ip().is_unspecified();
    let ip = shown_address(at, all).ip();
    let mut hosts = vec![shown(ip), format!("localhost:{port}"), format!("127.0.0.1:{port}")];
    if everywhere {
        hosts.extend(all.iter().filter_map(address).map(shown));
    }
    let origin = format!("http://{}", shown(ip));
    let mut listeners = vec![listener];
    if !everywhere && !at.ip().is_loopback() {
        listeners.extend(TcpListener::bind((Ipv4Addr::LOCALHOST, port)));
    }
    Place { listeners, hosts, origin }
}
