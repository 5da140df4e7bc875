//! Owns which page a path is, and what a form does. A page for a phone is made of the newest views; a form becomes a
//! voice, and the answer to it is shown once it is on the disk.

use std::rc::Rc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER,
    SET_COOKIE,
};
use hyper::{Method, Request, Response, StatusCode};

use super::body::{self, Answered};
use super::door;
use super::server::Connection;
use super::state::State;
use super::stream;
use super::views::Views;
use super::waist::Answer;
use crate::pages::{self, CodeFault, Fields, JoinFault, JoinLook, Language, Look, Notice, Said};
use crate::room::{Claim, Key, Phone};
use crate::workshop::text::{MOST_NAME, clean};
use crate::workshop::{Participant, Refusal, Voice};

/// How long a phone keeps its cookie, in seconds.
const KEPT: u32 = 24 * 60 * 60;

/// Answers a request.
pub(super) async fn answer(connection: &Connection, request: Request<Incoming>) -> Response<Answered> {
    let head = request.method() == Method::HEAD;
    let mut response = match door::refused(&request, &connection.state.hosts) {
        Some(status) => refusal(status),
        None => routed(connection, request).await,
    };
    if head {
        *response.body_mut() = Answered::Whole(None);
    }
    door::guard(&mut response);
    response
}

/// One request on its way to a page.
struct Asked<'c> {
    connection: &'c Connection,
    state: &'c Rc<State>,
    headers: HeaderMap,
    language: Language,
    key: Option<Key>,
}

async fn routed(connection: &Connection, request: Request<Incoming>) -> Response<Answered> {
    let state = &connection.state;
    let headers = request.headers().clone();
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let key = cookie(text(COOKIE), &cookie_name(state));
    let known = key.as_ref().is_some_and(|key| state.keys.borrow().phone(key).is_some());
    if known {
        connection.know();
    }
    let language = pages::language(text(ACCEPT_LANGUAGE));
    let asked = Asked { connection, state, language, key: key.filter(|_| known), headers };
    let path = request.uri().path().to_owned();
    let post = request.method() == Method::POST;
    let session = format!("/s/{}/", state.keys.borrow().session());
    match (post, path.as_str()) {
        (false, "/") => asked.code_page(None, StatusCode::OK),
        (true, "/code") => with_fields(&asked, request, Asked::code).await,
        (false, path) if path.starts_with("/j/") => asked.link(&path[3..]).await,
        (false, path) if path == session => asked.main_page(),
        (false, path) if path == format!("{session}events") => asked.events(),
        (true, path) if path == format!("{session}join") => with_fields(&asked, request, Asked::join).await,
        (true, path) if path == format!("{session}vote") => with_fields(&asked, request, Asked::vote).await,
        // A page that was sent a form and is loaded anew.
        (false, path) if path == format!("{session}join") || path == format!("{session}vote") => asked.home(),
        (false, path) => match pages::asset(path) {
            Some(asset) => file(asset),
            None => asked.notice(Notice::NotFound, StatusCode::NOT_FOUND),
        },
        (true, _) => {
            let mut response = asked.notice(Notice::NotFound, StatusCode::NOT_FOUND);
            close(&mut response);
            response
        }
    }
}

/// Reads the fields of a form and hands them on, unless they are none, or another site's.
async fn with_fields<'a, F, A>(asked: &'a Asked<'a>, request: Request<Incoming>, then: F) -> Response<Answered>
where
    F: FnOnce(&'a Asked<'a>, Fields) -> A,
    A: Future<Output = Response<Answered>>,
{
    let bytes = match body::read(request).await {
        Ok(bytes) => bytes,
        Err(status) => return refusal(status),
    };
    if let Some(status) = door::post_refused(&asked.headers, &asked.state.hosts) {
        return refusal(status);
    }
    let decoded = form_urlencoded::parse(&bytes).map(|(name, value)| (name.into_owned(), clean(&value)));
    match Fields::new(decoded) {
        Some(fields) => then(asked, fields).await,
        None => asked.notice(Notice::WrongForm, StatusCode::UNPROCESSABLE_ENTITY),
    }
}

impl<'c> Asked<'c> {
    fn leads(views: &Views) -> Option<&str> {
        views.session().plan.facilitators.first().map(String::as_str)
    }

    fn notice(&self, notice: Notice, status: StatusCode) -> Response<Answered> {
        let views = self.state.views();
        page(status, pages::notice(self.language, notice, Self::leads(&views)))
    }

    /// Goes to the page of the session.
    fn home(&self) -> Response<Answered> {
        see(&format!("/s/{}/", self.state.keys.borrow().session()))
    }

    fn code_page(&self, wrong: Option<CodeFault>, status: StatusCode) -> Response<Answered> {
        page(status, pages::code(self.language, wrong))
    }

    /// Takes the short code.
    async fn code(&'c self, fields: Fields) -> Response<Answered> {
        let (from, age) = (self.connection.from.ip(), self.state.age());
        let joined = self.state.keys.borrow().summary().people;
        if let Err(wait) = self.state.guard.borrow().may_try(from, joined, age) {
            let seconds = wait.seconds();
            let mut response = self.code_page(Some(CodeFault::TooOften(seconds)), StatusCode::TOO_MANY_REQUESTS);
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            return response;
        }
        let right = self.state.keys.borrow().code().is(fields.get("code"));
        if right {
            return self.enter().await;
        }
        if self.state.guard.borrow_mut().note_wrong(from, age) {
            let words = "Somebody is guessing codes: no code works for 30 s. The QR code and the link still do.";
            (self.state.waist.tell)(super::ToOwner::Notice(words.to_owned()));
        }
        self.code_page(Some(CodeFault::Wrong), StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Takes the link.
    async fn link(&self, token: &str) -> Response<Answered> {
        if !self.state.keys.borrow().is_token(token) {
            return self.notice(Notice::NotFound, StatusCode::NOT_FOUND);
        }
        self.enter().await
    }

    /// Lets a phone in, with the key that it has or a new one.
    async fn enter(&self) -> Response<Answered> {
        let now = (self.state.waist.now)().timestamp();
        let chance = (self.state.waist.chance)();
        let entered = self.state.keys.borrow_mut().enter(self.key.as_ref(), chance, self.state.limits.max_people, now);
        let Some(entered) = entered else {
            return self.notice(Notice::Full, StatusCode::SERVICE_UNAVAILABLE);
        };
        if entered.fresh && !self.state.keep().await {
            return refusal(StatusCode::SERVICE_UNAVAILABLE);
        }
        let mut response = self.home();
        let kept = format!(
            "{}={}; Max-Age={KEPT}; Path=/; HttpOnly; SameSite=Lax",
            cookie_name(self.state),
            entered.key.text()
        );
        if let Ok(kept) = HeaderValue::from_str(&kept) {
            response.headers_mut().insert(SET_COOKIE, kept);
        }
        response
    }

    /// Returns who asks, or the answer for somebody who is nobody here.
    fn joined(&self) -> Result<(Key, Participant), Response<Answered>> {
        let Some(key) = self.key.clone() else {
            return Err(self.notice(Notice::NotJoined, StatusCode::UNAUTHORIZED));
        };
        let removed = self.state.keys.borrow().phone(&key).is_some_and(Phone::is_removed);
        match self.state.who(&key) {
            _ if removed => Err(self.notice(Notice::Removed, StatusCode::FORBIDDEN)),
            Some(who) => Ok((key, who)),
            None => Err(self.home()),
        }
    }

    /// Returns whether a form is this phone's own: the browser said so, or the token in it does.
    fn is_own(&self, key: &Key, fields: &Fields) -> bool {
        door::says_origin(&self.headers) || key.is_form_token(fields.get("token"))
    }

    fn main_page(&self) -> Response<Answered> {
        match self.joined() {
            Ok((key, who)) => page(StatusCode::OK, self.participant(&key, &who, &Said::Nothing, &Fields::default())),
            Err(response) if response.status() == StatusCode::SEE_OTHER => self.join_page(None, StatusCode::OK),
            Err(response) if response.status() == StatusCode::UNAUTHORIZED => self.code_page(None, StatusCode::OK),
            Err(response) => response,
        }
    }

    fn participant(&self, key: &Key, who: &Participant, said: &Said, typed: &Fields) -> String {
        let views = self.state.views();
        let me = views.session().participant(who, &views.public);
        let second = who.name().map(|name| self.state.keys.borrow().second_code(name).to_string());
        let look = Look {
            public: &views.public,
            me: &me,
            clock: &views.clock,
            now: views.now,
            leads: Self::leads(&views),
            here: views.session().head_count() as usize,
            second_code: second.as_deref().unwrap_or_default(),
            form_token: &key.form_token(),
            language: self.language,
        };
        pages::participant(&look, said, typed)
    }

    fn join_page(&self, wrong: Option<JoinFault<'_>>, status: StatusCode) -> Response<Answered> {
        let views = self.state.views();
        let Some(key) = &self.key else { return self.code_page(None, StatusCode::OK) };
        let names: Vec<String> = views.session().names().into_iter().map(str::to_owned).collect();
        let roster = if names.len() <= ROSTER { &names[..] } else { &[] };
        let look = JoinLook {
            public: &views.public,
            leads: Self::leads(&views),
            roster,
            names_optional: true,
            form_token: &key.form_token(),
            language: self.language,
            wrong,
        };
        page(status, pages::join(&look))
    }

    /// Takes a name.
    async fn join(&'c self, fields: Fields) -> Response<Answered> {
        let Some(key) = &self.key else { return self.notice(Notice::NotJoined, StatusCode::UNAUTHORIZED) };
        if !self.is_own(key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        if let Err(wait) = self.state.guard.borrow_mut().write(&key.hash(), self.state.age()) {
            return too_fast(wait.seconds());
        }
        let typed = [fields.get("typed"), fields.get("name")].into_iter().find(|name| !name.is_empty());
        let nobody = fields.get("nobody") == "yes";
        let name = match typed.filter(|_| !nobody) {
            None if !nobody => return self.join_page(Some(JoinFault::NoName), StatusCode::UNPROCESSABLE_ENTITY),
            Some(name) if name.len() > MOST_NAME => {
                return self.join_page(Some(JoinFault::LongName), StatusCode::UNPROCESSABLE_ENTITY);
            }
            name => name.map(|name| self.state.views().session().name_to_keep(name)),
        };
        if let Some(code) = Some(fields.get("second")).filter(|code| !code.is_empty()) {
            let (from, age) = (self.connection.from.ip(), self.state.age());
            let joined = self.state.keys.borrow().summary().people;
            if let Err(wait) = self.state.guard.borrow().may_try(from, joined, age) {
                return too_fast(wait.seconds());
            }
            if name.as_ref().is_some_and(|name| !self.state.keys.borrow().second_code(name).is(code)) {
                self.state.guard.borrow_mut().note_wrong(from, age);
            }
        }
        let claim = self.state.keys.borrow_mut().claim(key, name.as_deref(), fields.get("second"));
        match claim {
            None => self.notice(Notice::Removed, StatusCode::FORBIDDEN),
            Some(Claim::InUse(name)) => {
                self.state.keep().await;
                self.join_page(Some(JoinFault::InUse(&name)), StatusCode::CONFLICT)
            }
            Some(Claim::Is(who)) => {
                let wrong = match self.state.say(who, Voice::Join).await {
                    Answer::Recorded if self.state.keep().await => return self.home(),
                    Answer::Recorded | Answer::NotSaved => JoinFault::NotSaved,
                    Answer::Refused(Refusal::TooLong { .. }) => JoinFault::LongName,
                    Answer::Refused(_) => JoinFault::Refused,
                };
                self.state.keys.borrow_mut().unclaim(key);
                self.state.tell_summary();
                self.join_page(Some(wrong), StatusCode::UNPROCESSABLE_ENTITY)
            }
        }
    }

    /// Takes a ballot.
    async fn vote(&'c self, fields: Fields) -> Response<Answered> {
        let (key, who) = match self.joined() {
            Ok(joined) => joined,
            Err(response) => return response,
        };
        if !self.is_own(&key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        if let Err(wait) = self.state.guard.borrow_mut().write(&key.hash(), self.state.age()) {
            return too_fast(wait.seconds());
        }
        let said = self.cast(&who, &fields).await;
        let status = match &said {
            Said::Recorded | Said::Nothing => StatusCode::OK,
            Said::Refused(Refusal::Misfit(_)) | Said::NoBallot(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Said::Refused(Refusal::NotHere(_) | Refusal::NoPerson(_) | Refusal::NeedsName) => StatusCode::FORBIDDEN,
            Said::Refused(_) => StatusCode::CONFLICT,
            Said::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
            Said::TooFast => StatusCode::TOO_MANY_REQUESTS,
        };
        page(status, self.participant(&key, &who, &said, &fields))
    }

    async fn cast(&self, who: &Participant, fields: &Fields) -> Said {
        let views = self.state.views();
        let form = views.session().participant(who, &views.public).ballot;
        let sent = fields.get("run").parse().ok();
        // A ballot for a run that is over is none for the one that took its place.
        let Some((form, run)) = form.zip(sent).filter(|(form, sent)| form.run == *sent) else {
            return Said::Refused(Refusal::PollClosed);
        };
        let vote = match pages::read_vote(&form, fields) {
            Ok(vote) => vote,
            Err(fault) => return Said::NoBallot(fault),
        };
        match self.state.say(who.clone(), Voice::Vote { run, vote }).await {
            Answer::Recorded => Said::Recorded,
            Answer::Refused(refusal) => Said::Refused(refusal),
            Answer::NotSaved => Said::NotSaved,
        }
    }

    /// Opens the stream of updates.
    fn events(&self) -> Response<Answered> {
        let (key, who) = match self.joined() {
            Ok(joined) => joined,
            Err(response) => return response,
        };
        let language = self.language;
        let show = Box::new(move |views: &Views| update(views, &who, language));
        let unread = Rc::clone(&self.connection.unread);
        let pieces = stream::open(self.state, key.hash(), show, unread);
        let mut response = Response::new(pieces);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        response
    }
}

/// Up to so many people are listed by name.
const ROSTER: usize = 60;

/// Returns the update for one phone: its own key, and what it shares with others.
fn update(views: &Views, who: &Participant, language: Language) -> String {
    let me = views.session().participant(who, &views.public);
    let look = Look {
        public: &views.public,
        me: &me,
        clock: &views.clock,
        now: views.now,
        leads: None,
        here: 0,
        second_code: "",
        form_token: "",
        language,
    };
    let sees = me.poll.as_ref().is_some_and(|poll| poll.tally.is_some());
    let shared = views.piece(&format!("{} {:?} {sees}", language.tag(), views.group_of(who)), || pages::update(&look));
    format!("{{\"key\":\"{}\",\"page\":{shared}}}", pages::page_key(&look))
}

/// Returns the name of the cookie: each session has its own, so that two rooms on one computer do not mix.
fn cookie_name(state: &State) -> String {
    let keys = state.keys.borrow();
    let id = keys.session();
    let prefix = if state.origin.starts_with("https:") { "__Host-" } else { "" };
    format!("{prefix}rt-{}", id.get(..8).unwrap_or(id))
}

/// Reads a key from the cookies that a phone sent.
fn cookie(sent: &str, name: &str) -> Option<Key> {
    let mut pairs = sent.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).and_then(|(_, value)| Key::read(value))
}

fn page(status: StatusCode, html: String) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(Some(Bytes::from(html))));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

fn file(asset: pages::Asset) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(Some(Bytes::from_static(asset.text.as_bytes()))));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// Goes to another page, with a GET.
fn see(path: &str) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(None));
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

fn too_fast(seconds: u64) -> Response<Answered> {
    let mut response = refusal(StatusCode::TOO_MANY_REQUESTS);
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}

/// Refuses a request that no page of ours sends, in as few words as HTTP has, and closes the connection.
fn refusal(status: StatusCode) -> Response<Answered> {
    let words = status.canonical_reason().unwrap_or("Refused");
    let mut response = Response::new(Answered::Whole(Some(Bytes::from_static(words.as_bytes()))));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    close(&mut response);
    response
}

fn close(response: &mut Response<Answered>) {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
}
