//! Owns the room while it is open: it wires phones to the session. What they say goes through the model like everything
//! else; the answer goes back once the saver has it on the disk.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::copies::running_before;
use super::from_room::FromRoom;
use super::known_room::{RoomFile, as_seen, changes};
use super::networks::{Enclosure, address, networks, only_one, shown_address};
use super::room_address::{Follow, follow};
use super::room_place::{PORT, asked, listen, place, unreachable, usual_ports};
use super::terminal_session::{LoopEvent, LoopSender};
use crate::app::room::{OpenRoom, RoomMessage, RoomNews};
use crate::app::room_settings::RoomSettings;
use crate::app::{self, Effect, Model, News};
use crate::clock::Clock;
use crate::room::{Message, RoomKeys, RoomSummary};
use crate::store::{self, AppFolders, PrivateFile, PrivateLock};
use crate::web::{Answer, Answerer, Limits, Order, Place, Server, Snapshot, ToOwner, Waist};
use crate::workshop::{Moment, Zone};

/// How often it is looked at whether this computer has another address.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// The room, and what it needs to be opened.
pub(super) struct RoomHost {
    folders: AppFolders,
    sender: LoopSender,
    clock: Clock,
    zone: Option<Zone>,
    settings: RoomSettings,
    open: Option<Open>,
    /// Somebody wanted it where it is.
    asked: bool,
    /// A room that is being closed, in a thread of its own.
    closing: Option<JoinHandle<()>>,
    /// When the address was last looked at.
    looked: Instant,
    /// Whose phones are removed, as the room was told.
    removed: Vec<String>,
    /// Voices that were carried out and are not on the disk yet, each with the revision that has to be there.
    waiting: Vec<(u64, Answerer)>,
}

/// A room that is open.
struct Open {
    server: Server,
    views: watch::Sender<Snapshot>,
    /// Written by the server's thread, so it is here for as long as that is.
    file: PrivateFile,
    /// While it is there, no other program opens this room.
    lock: PrivateLock,
    at: SocketAddr,
    /// It was never open before.
    is_new: bool,
}

impl RoomHost {
    /// Creates it; nothing is opened, and no thread is started.
    pub(super) fn new(
        (folders, settings): (&AppFolders, &RoomSettings),
        sender: LoopSender,
        clock: &Clock,
        zone: Option<&Zone>,
    ) -> Self {
        let (folders, clock, zone, settings) = (folders.clone(), clock.clone(), zone.cloned(), settings.clone());
        Self {
            folders,
            sender,
            clock,
            zone,
            settings,
            open: None,
            asked: false,
            closing: None,
            looked: Instant::now(),
            removed: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Carries out an effect that is about the room; gives back one that is not.
    pub(super) fn carry_out(&mut self, effect: Effect, m: &mut Model, now: Moment) -> Option<Effect> {
        match effect {
            Effect::OpenRoom(wanted) => self.open(wanted.as_deref(), m, now),
            Effect::ListNetworks => list(m, now),
            Effect::CloseRoom => self.close(m, now),
            Effect::RefuseNew(refuses) => {
                self.order(Order::RefuseNew(refuses));
                app::handle_news(m, News::Room(RoomNews::RefusesNew(refuses)), now);
                let text = if refuses { "Nobody new can join now." } else { "People can join again." };
                app::handle_news(m, News::Told { text: text.to_owned(), bad: false }, now);
            }
            Effect::LetIn(name) => self.order(Order::LetIn(name)),
            Effect::RefuseName(name) => self.order(Order::Refuse(name)),
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
        match follow(
            at.ip(),
            shown,
            self.asked || self.settings.public_url.is_some(),
            room.unreachable.as_deref(),
            &all,
        ) {
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
        let lock = self.lock(m)?;
        let RoomFile { path, name, keys } = RoomFile::of(&self.folders, &m.session);
        let is_new = keys.is_none();
        let mut keys = keys.unwrap_or_else(|| RoomKeys::new(&name, [store::chance(), store::chance()]));
        let all = networks();
        let is_here = |at: SocketAddr| at.ip().is_loopback() || all.iter().any(|n| address(n) == Some(at.ip()));
        let (ip, ports) = match (wanted, keys.address().filter(|at| is_here(*at))) {
            (Some(wanted), last) => asked(wanted, last)?,
            // A proxy on this computer passes on what phones send.
            (None, None) if self.settings.public_url.is_some() => (IpAddr::V4(Ipv4Addr::LOCALHOST), vec![PORT]),
            (None, Some(last)) => (last.ip(), vec![last.port()]),
            (None, None) => match only_one(&all).and_then(address) {
                Some(ip) => (ip, usual_ports()),
                None if all.iter().any(|n| n.doubt.is_none()) => return Ok(Err(RoomNews::Choose(all))),
                None => (IpAddr::V4(Ipv4Addr::LOCALHOST), usual_ports()),
            },
        };
        let listener = listen(ip, &ports)?;
        let at = listener.local_addr().map_err(|e| format!("The room cannot be opened: {e}."))?;
        let public = self.settings.public_url.as_deref();
        keys.set_address(at);
        keys.set_public(public);
        keys.set_open(true);
        let doubt = all.iter().find(|network| address(network) == Some(ip)).and_then(|network| network.doubt);
        let doubtful = doubt.map(|doubt| format!("Phones may not reach this address: {doubt}."));
        let unreachable =
            (ip.is_loopback() && public.is_none()).then(|| unreachable(Enclosure::here(), self.asked)).or(doubtful);
        let mut room = as_seen(&keys, shown_address(at, &all), unreachable, &m.session);
        room.wifi = room.wifi.or_else(|| self.settings.wifi.clone());
        let place = Place { proxies: self.proxies(), ..place(listener, at, public, &all) };
        let file = PrivateFile::start(&path).map_err(|e| format!("The room cannot be opened: {e}."))?;
        let views = watch::Sender::new(Snapshot { number: m.revision, session: Arc::clone(&m.session) });
        let waist = self.waist(views.subscribe(), &file, &path, self.folders.invitations(&name));
        let RoomSettings { max_people, max_connections, max_per_address, .. } = self.settings;
        let limits = Limits { max_people, max_connections, max_per_address, ..Limits::default() };
        let server =
            Server::start(place, limits, keys, waist).map_err(|e| format!("The room cannot be opened: {e}."))?;
        Ok(Ok((Open { server, views, file, lock, at, is_new }, room)))
    }

    /// Takes the room for this program; a copy of the session that was opened before has it.
    fn lock(&self, m: &Model) -> Result<PrivateLock, String> {
        let help = "delete the line `id = …` in the copy";
        let id = m.session.plan.id.as_deref().unwrap_or_default();
        if let Some(other) = running_before(&self.folders, Path::new(&m.saving.place), id) {
            return Err(format!("No room here: {other} has the same id and is running. Leave it, or {help}."));
        }
        let lock = PrivateLock::take(&self.folders.room_lock(&RoomFile::name(&m.session)));
        let lock = lock.map_err(|e| format!("The room cannot be opened: {e}."))?;
        lock.ok_or_else(|| format!("No room here: a session with the same id has its room open. Close it, or {help}."))
    }

    /// Returns the proxies whose word for whom they ask is taken.
    fn proxies(&self) -> Vec<IpAddr> {
        self.settings.trusted_proxies.iter().filter_map(|proxy| proxy.parse().ok()).collect()
    }

    fn waist(&self, views: watch::Receiver<Snapshot>, file: &PrivateFile, path: &Path, invited: PathBuf) -> Waist {
        let (clock, zone, sender, writer) = (self.clock.clone(), self.zone.clone(), self.sender.clone(), file.writer());
        let failed = format!("Phones cannot join: the room cannot be saved in {}.", path.display());
        let teller = self.sender.clone();
        Waist {
            views,
            tell: Arc::new(move |said| sender.send(LoopEvent::Room(said))),
            now: super::saving::now(&clock, zone.as_ref()),
            chance: store::chance,
            invited: Arc::new(changes(invited)),
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
        let Some(Open { server, file, lock, .. }) = self.open.take() else { return false };
        let over = m.session.record.ended.is_some();
        let invited = self.folders.invitations(&RoomFile::name(&m.session));
        let end = move || {
            drop(server);
            if over {
                file.remove();
                store::remove_private(&invited);
            }
            drop(lock);
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
            ToOwner::Room(RoomSummary { people, unnamed, waiting, names }) => {
                app::handle_news(m, News::Room(RoomNews::Names(names)), now);
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

    /// Lets the pages show the newest state, and removes phones that the facilitator has removed since.
    pub(super) fn publish(&mut self, m: &Model) {
        let removed = &m.session.removed_phones;
        if *removed != self.removed {
            for order in Order::between(&self.removed, removed) {
                self.order(order);
            }
            self.removed.clone_from(removed);
        }
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
