//! Phones in a room: a session in the harness, the real web part on a port of this computer, and requests as bytes.

mod door;
mod floor;
mod invited;
mod joining;
mod limits;
mod marks;
mod methods;
mod proxied;
mod stage;
mod streams;
mod voting;
mod writing;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use roundtable::app;
use roundtable::room::{Invitations, Message, RoomKeys, SlipCode};
use roundtable::store;
use roundtable::web::{Answer, Limits, Order, Place, Server, Snapshot, ToOwner, Waist};
use tokio::sync::watch;

use crate::stage::Stage;

/// A poll with a question and three options, in a session with four people.
pub(crate) const POLL: &str = "format = 1\ntitle = \"Room\"\nfacilitators = [\"Dana Wood\"]\nid = \"abcdefghijklmnopqrstuvwxyz\"\n\
    people = [{ name = \"Ana Lima\" }, { name = \"Ben Osei\" }, { name = \"Chloé Park\" }, { name = \"Dev Rao\" }]\n\
    [[agenda]]\ntitle = \"Talk\"\nkind = \"talk\"\nminutes = 5\n\
    [[agenda]]\ntitle = \"Partner\"\nkind = \"poll\"\nminutes = 5\nprompt = \"Whom would you partner with?\"\n\
    [agenda.poll]\nmethod = \"single\"\noptions = [\"Operations\", \"Support\", \"Other\"]\n";

/// A room that phones take part in.
pub(crate) struct Room {
    pub server: Option<Server>,
    pub address: SocketAddr,
    pub keys: RoomKeys,
    held: Arc<Held>,
    views: watch::Sender<Snapshot>,
}

/// What the thread that owns the session has.
struct Held {
    stage: Mutex<Option<Stage>>,
    /// Whether the disk takes anything.
    full: AtomicBool,
    private: Mutex<String>,
    /// The private words that the facilitator sees.
    messages: Mutex<Vec<Message>>,
    /// The links to the shared screen that the facilitator was told.
    links: Mutex<Vec<String>>,
    /// The file of invitations: what it holds, and whether the room has seen that.
    invited: Mutex<(Invitations, bool)>,
    /// What the facilitator was told.
    told: Mutex<Vec<String>>,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    /// Reads an answer; one that is none has the status 0.
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Returns a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|l| l.split_once(": ")).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }

    /// Returns the value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let at = self.body.find(&marker).unwrap_or_else(|| panic!("no field {name} in {}", self.body)) + marker.len();
        self.body[at..].split('"').next().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "no “{text}” in {}", self.body);
        self
    }

    #[track_caller]
    pub(crate) fn hides(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "“{text}” in {}", self.body);
        self
    }
}

/// One phone: what it keeps of the room.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phone {
    pub cookie: String,
}

impl Room {
    /// Opens the room of a session.
    pub(crate) fn open(text: &str) -> Self {
        Self::with(text, Limits::default())
    }

    /// Opens it with other limits.
    pub(crate) fn with(text: &str, limits: Limits) -> Self {
        let stage = Stage::of(text).unchecked();
        let id = stage.m.session.plan.id.clone().unwrap_or_default();
        let keys = RoomKeys::new(&id, [store::chance(), store::chance()]);
        Self::again(stage, keys, limits)
    }

    /// Opens it as it was left.
    fn again(stage: Stage, keys: RoomKeys, limits: Limits) -> Self {
        Self::at(stage, keys, limits, |_| ())
    }

    /// Opens it at another place than the usual one.
    pub(crate) fn through(text: &str, limits: Limits, place: impl FnOnce(&mut Place)) -> Self {
        let stage = Stage::of(text).unchecked();
        let id = stage.m.session.plan.id.clone().unwrap_or_default();
        Self::at(stage, RoomKeys::new(&id, [store::chance(), store::chance()]), limits, place)
    }

    fn at(stage: Stage, keys: RoomKeys, limits: Limits, change: impl FnOnce(&mut Place)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let snapshot = Snapshot { number: stage.m.revision, session: Arc::clone(&stage.m.session) };
        let views = watch::Sender::new(snapshot);
        let held = Arc::new(Held {
            stage: Mutex::new(Some(stage)),
            full: AtomicBool::new(false),
            private: Mutex::new(keys.text()),
            messages: Mutex::default(),
            links: Mutex::default(),
            invited: Mutex::new((Invitations::new(keys.session()), false)),
            told: Mutex::default(),
        });
        let (send, receive) = channel();
        let owner = (Arc::clone(&held), views.clone());
        std::thread::spawn(move || own(&owner.0, &owner.1, &receive));
        let mut place = Place {
            listeners: vec![listener],
            hosts: vec![address.to_string(), format!("localhost:{}", address.port())],
            origin: format!("http://{address}"),
            proxies: Vec::new(),
        };
        change(&mut place);
        let waist = waist(&held, &views, send);
        let server = Server::start(place, limits, keys.clone(), waist).expect("a server");
        Self { server: Some(server), address, keys, held, views }
    }

    /// Lets the facilitator do something.
    pub(crate) fn lead(&self, act: impl FnOnce(Stage) -> Stage) {
        let mut stage = self.held.stage.lock().expect("the session");
        let led = act(stage.take().expect("a session"));
        publish(&led, &self.views);
        *stage = Some(led);
    }

    /// Presses keys.
    pub(crate) fn press(&self, keys: &str) {
        self.lead(|stage| stage.press(keys));
    }

    /// Looks at the session.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Stage) -> T) -> T {
        look(self.held.stage.lock().expect("the session").as_ref().expect("a session"))
    }

    /// Lets the disk take nothing any more, or everything again.
    pub(crate) fn disk_is_full(&self, full: bool) {
        self.held.full.store(full, Ordering::SeqCst);
    }

    /// Invites somebody, as another program does.
    pub(crate) fn invite(&self, name: &str) -> SlipCode {
        let code = SlipCode::new(store::chance());
        let mut invited = self.held.invited.lock().expect("the invitations");
        invited.0.invite(name, &code);
        invited.1 = true;
        code
    }

    /// What the facilitator was told.
    pub(crate) fn told(&self) -> Vec<String> {
        self.held.told.lock().expect("what was told").clone()
    }

    pub(crate) fn order(&self, order: Order) {
        self.server.as_ref().expect("an open room").order(order);
    }

    /// Ends the program at once and starts it again with what is on the disk.
    pub(crate) fn restart(mut self) -> Self {
        self.server = None;
        let stage = self.held.stage.lock().expect("the session").take().expect("a session").restart();
        let private = self.held.private.lock().expect("the file").clone();
        let keys = RoomKeys::read(&private, self.keys.session()).expect("the private file");
        Self::again(stage.unchecked(), keys, Limits::default())
    }

    /// The private words that the facilitator sees.
    pub(crate) fn messages(&self) -> Vec<Message> {
        self.held.messages.lock().expect("the messages").clone()
    }

    /// Makes a new link to the shared screen; its path.
    pub(crate) fn stage_link(&self) -> String {
        let known = self.held.links.lock().expect("the links").len();
        self.order(Order::StageLink(store::chance()));
        for _ in 0..500 {
            if let Some(link) = self.held.links.lock().expect("the links").get(known) {
                let origin = format!("http://{}", self.address);
                return link.strip_prefix(&origin).expect("a link of ours").to_owned();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("no link was told");
    }

    /// The private file, as it is on the disk.
    pub(crate) fn private(&self) -> String {
        self.held.private.lock().expect("the file").clone()
    }

    pub(crate) fn home(&self) -> String {
        format!("/s/{}/", self.keys.session())
    }

    /// Sends bytes; everything that comes back until the other side closes, or is silent for a while.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        Reply::read(&read_all(&mut stream))
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream
    }

    /// Asks for a page as a browser does.
    pub(crate) fn get(&self, phone: &Phone, path: &str) -> Reply {
        let Phone { cookie } = phone;
        let Self { address, .. } = self;
        self.raw(
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    /// Sends a form as a browser does.
    pub(crate) fn post(&self, phone: &Phone, path: &str, fields: &str) -> Reply {
        let Self { address, .. } = self;
        self.post_with(phone, path, fields, &format!("Origin: http://{address}\r\n"))
    }

    /// Sends a form with these headers.
    pub(crate) fn post_with(&self, phone: &Phone, path: &str, fields: &str, headers: &str) -> Reply {
        let (Self { address, .. }, Phone { cookie }) = (self, phone);
        self.raw(
            format!(
                "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n{headers}Content-Type: \
                 application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{fields}",
                fields.len()
            )
            .as_bytes(),
        )
    }

    /// Opens the link on a new phone.
    pub(crate) fn scan(&self) -> Phone {
        let reply = self.get(&Phone::default(), &format!("/j/{}", self.keys.token()));
        assert_eq!((reply.status, reply.header("location")), (303, Some(&*self.home())));
        let cookie = reply.header("set-cookie").expect("a cookie");
        Phone { cookie: cookie.split(';').next().unwrap_or_default().to_owned() }
    }

    /// Opens the link on a new phone and joins by name.
    pub(crate) fn join(&self, name: &str) -> Phone {
        let phone = self.scan();
        let reply = self.post(&phone, &format!("{}join", self.home()), &format!("typed={}", encoded(name)));
        assert_eq!(reply.status, 303, "{}", reply.body);
        phone
    }

    /// Votes with what is typed into the form.
    pub(crate) fn vote(&self, phone: &Phone, fields: &str) -> Reply {
        let page = self.get(phone, &self.home());
        self.post(phone, &format!("{}vote", self.home()), &format!("run={}&{fields}", page.field("run")))
    }
}

/// Writes a text as it stands in a form.
pub(crate) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

pub(crate) fn read_all(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    bytes
}

fn publish(stage: &Stage, views: &watch::Sender<Snapshot>) {
    views.send_replace(Snapshot { number: stage.m.revision, session: Arc::clone(&stage.m.session) });
}

fn waist(held: &Arc<Held>, views: &watch::Sender<Snapshot>, send: Sender<ToOwner>) -> Waist {
    let (clock, file, invitations) = (Arc::clone(held), Arc::clone(held), Arc::clone(held));
    Waist {
        views: views.subscribe(),
        tell: Arc::new(move |told| drop(send.send(told))),
        now: Arc::new(move || clock.stage.lock().expect("the session").as_ref().map(|s| s.now).unwrap_or_default()),
        chance: store::chance,
        invited: Arc::new(move || {
            let mut invited = invitations.invited.lock().expect("the invitations");
            let changed = std::mem::take(&mut invited.1);
            changed.then(|| invited.0.text())
        }),
        keep: Arc::new(move |text, call| {
            *file.private.lock().expect("the file") = text;
            call(!file.full.load(Ordering::SeqCst));
        }),
    }
}

/// Owns the session as the program's loop does.
fn own(held: &Held, views: &watch::Sender<Snapshot>, told: &Receiver<ToOwner>) {
    while let Ok(told) = told.recv() {
        match told {
            ToOwner::Said { who, voice, answer } => {
                let mut stage = held.stage.lock().expect("the session");
                let Some(stage) = stage.as_mut() else { return };
                let now = stage.now;
                let heard = app::handle_voice(&mut stage.m, &who, voice, now);
                publish(stage, views);
                answer.give(match heard {
                    Ok(()) if held.full.load(Ordering::SeqCst) => Answer::NotSaved,
                    Ok(()) => Answer::Recorded,
                    Err(refusal) => Answer::Refused(refusal),
                });
            }
            ToOwner::Messages(messages) => *held.messages.lock().expect("the messages") = messages,
            ToOwner::StageLink(link) => held.links.lock().expect("the links").push(link),
            ToOwner::Notice(text) => held.told.lock().expect("what was told").push(text),
            ToOwner::Room(_) => {}
        }
    }
}

/// Waits until something holds; a few seconds at most.
pub(crate) fn wait_for(holds: impl Fn() -> bool) {
    let holds = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        holds()
    });
    assert!(holds, "it never did");
}

#[test]
fn the_documents_say_what_a_room_cannot_promise() {
    let page = crate::docs::read("docs/room.md").replace('\n', " ");
    for said in [
        // Small groups (S33).
        "No result is split by department or another attribute of people",
        "Answers in one's own words can tell who wrote them",
        "With fewer than ten people, so can every result, anonymous or not",
        // Plain http (S42).
        "others in the same network can read them, and change them on the way",
        "Use phones for opinions, not for secrets.",
        "**A guest Wi-Fi** often keeps devices apart (client isolation).",
        // Pages of other sites (S45).
        "a form that comes from another site, and a request by another name than the room's address, are refused",
        "Some browsers also ask before a site may reach your network; do not rely on that.",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let room = Room::open(POLL);
    let phone = room.scan();
    room.get(&phone, &room.home()).shows("This page is not encrypted").shows("not for secrets");
}

#[test]
fn nothing_secret_of_the_room_is_in_the_session_or_on_the_screen() {
    let room = Room::open(POLL);
    room.press("space → o");
    let (ana, slip) = (room.join("Ana Lima"), room.invite("Ben Osei"));
    assert_eq!(room.vote(&ana, "answer=1").status, 200);
    assert_eq!(room.post(&Phone::default(), "/invited", &format!("code={}", slip.text())).status, 303);
    room.press("o");
    let key = ana.cookie.split('=').nth(1).expect("a key").to_owned();
    let secrets = [
        room.keys.token(),
        &room.keys.code().to_string(),
        &key,
        slip.text(),
        &room.keys.second_code("Ana Lima").to_string(),
    ]
    .map(str::to_owned);
    let (file, screen) = room.look(|stage| (stage.file(), stage.screen()));
    let pages = [room.get(&ana, &room.home()), room.get(&Phone::default(), "/"), room.get(&Phone::default(), "/x")];
    for secret in &secrets {
        assert!(!file.contains(secret.as_str()) && !screen.contains(secret.as_str()), "{secret}");
        // The code for a second phone stands on the page of the first one alone.
        for page in pages.iter().filter(|_| *secret != secrets[4]) {
            assert!(!page.body.contains(secret.as_str()) && !page.head.contains(secret.as_str()), "{secret}");
        }
    }
    // Of keys and slips the private file has only hashes.
    let private = room.private();
    assert!(!private.contains(&key) && !private.contains(slip.text()), "{private}");
}
